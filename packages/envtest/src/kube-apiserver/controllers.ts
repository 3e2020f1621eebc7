import type { ControllerSwitches } from '@vivarium/simcluster'
import { envtestErrors } from '../errors.js'

/** Controllers by the names that kube-controller-manager gives them. */
const switches: Readonly<Record<string, keyof ControllerSwitches>> = {
  'garbage-collector-controller': 'garbageCollector',
  garbagecollector: 'garbageCollector',
  'namespace-controller': 'namespaces',
  namespace: 'namespaces',
  'serviceaccount-controller': 'serviceAccounts',
  serviceaccount: 'serviceAccounts',
  'root-ca-certificate-publisher-controller': 'rootCaConfigMaps',
  'root-ca-cert-publisher': 'rootCaConfigMaps',
  'persistentvolumeclaim-protection-controller': 'storageProtection',
  'pvc-protection': 'storageProtection',
  'persistentvolume-protection-controller': 'storageProtection',
  'pv-protection': 'storageProtection',
}

/** Which controllers run behind the API: those that are named, all for `*`, and none unless somebody asks, since envtest has none. */
export function chosenControllers(names: readonly string[]): false | ControllerSwitches {
  const chosen = new Set<keyof ControllerSwitches>()
  for (const name of names) {
    const one = switches[name]
    if (name === '*') for (const each of Object.values(switches)) chosen.add(each)
    else if (one) chosen.add(one)
    else
      throw envtestErrors.badFlag(
        `${JSON.stringify(name)} is not in the list of known controllers: ${[...new Set(Object.keys(switches))].join(', ')}, or * for all`,
      )
  }
  if (chosen.size === 0) return false
  return {
    garbageCollector: chosen.has('garbageCollector'),
    namespaces: chosen.has('namespaces'),
    serviceAccounts: chosen.has('serviceAccounts'),
    rootCaConfigMaps: chosen.has('rootCaConfigMaps'),
    storageProtection: chosen.has('storageProtection'),
  }
}
