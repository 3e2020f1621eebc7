import type { ManagedObjectReference } from '@vivarium/vim'
import type { HostConfigInfo, HostConfigManager } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { objectNotFound } from '../faults.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'
import { addBrowser } from '../storage/datastores.js'
import { newCertificateInfo } from './host-certificate.js'
import { viewOf } from './host-config.js'

/** The objects that manage parts of a host: the property of its `configManager`, their type, and what their ids begin with in a vCenter. */
const systems = [
  ['advancedOption', 'OptionManager', 'EsxHostAdvSettings'],
  ['autoStartManager', 'HostAutoStartManager', 'autoStartManager'],
  ['certificateManager', 'HostCertificateManager', 'certificateManager'],
  ['datastoreSystem', 'HostDatastoreSystem', 'datastoreSystem'],
  ['dateTimeSystem', 'HostDateTimeSystem', 'dateTimeSystem'],
  ['firewallSystem', 'HostFirewallSystem', 'firewallSystem'],
  ['networkSystem', 'HostNetworkSystem', 'networkSystem'],
  ['serviceSystem', 'HostServiceSystem', 'serviceSystem'],
  ['storageSystem', 'HostStorageSystem', 'storageSystem'],
  ['virtualNicManager', 'HostVirtualNicManager', 'virtualNicManager'],
] as const

/** The host of a server that is nothing but that host. */
const onlyHost = 'ha-host'

/** What ids have after a host's `host-`; those of an ESX host by itself have nothing. */
const suffixOf = (id: string) => (id === onlyHost ? '' : id.slice(id.lastIndexOf('-')))

/** Adds those of a host; gives the host's properties that lead to them. */
export function addHostSystems(
  world: World,
  host: ManagedObjectReference,
  name: string,
  config: Lazy<HostConfigInfo>,
): Changes<'HostSystem'> {
  const suffix = suffixOf(host.value)
  const now = world.clock.now().toISOString()
  const configManager: HostConfigManager = {}
  const certificateInfo = new Lazy(() => newCertificateInfo(name, now))
  for (const [property, type, prefix] of systems) {
    const properties = type === 'HostCertificateManager' ? { certificateInfo } : viewOf(property, config)
    configManager[property] = world.model.add(type, `${prefix}${suffix}`, properties).reference
  }
  return { configManager, datastoreBrowser: addBrowser(world, `datastoreBrowser-${host.value}`, []).reference }
}

/** Those of a host go with it. */
export function removeHostSystems(model: Model, host: ManagedObject): void {
  const references = [...Object.values(host.get('configManager') as HostConfigManager), host.get('datastoreBrowser')]
  for (const reference of references as ManagedObjectReference[]) {
    const system = model.find(reference)
    if (system !== undefined) model.remove(system)
  }
}

/** The host that such an object is of. */
export function hostOfSystem(model: Model, { reference }: ManagedObject): ManagedObject {
  const number = /-\d+$/.exec(reference.value)?.[0]
  const likely = model.find({ type: 'HostSystem', value: number === undefined ? onlyHost : `host${number}` })
  if (likely !== undefined && hasSystem(likely, reference)) return likely
  // What was loaded can have other ids.
  for (const object of model.objects()) if (object.type.isA('HostSystem') && hasSystem(object, reference)) return object
  throw objectNotFound(reference)
}

function hasSystem(host: ManagedObject, { value }: ManagedObjectReference): boolean {
  return Object.values((host.get('configManager') ?? {}) as HostConfigManager).some(
    (each: ManagedObjectReference | string) => typeof each === 'object' && each.value === value,
  )
}
