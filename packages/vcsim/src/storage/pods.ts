import type { PodStorageDrsEntry } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { checkName, entity } from '../inventory/entity.js'
import { checkTakes } from '../inventory/folders.js'
import { attach } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { updatePod } from './space.js'

/** Storage DRS of a new datastore cluster. (API reference, StorageDrsPodConfigInfo.) */
const drsEntry: PodStorageDrsEntry = {
  storageDrsConfig: {
    podConfig: {
      enabled: true,
      ioLoadBalanceEnabled: true,
      defaultVmBehavior: 'manual',
      loadBalanceInterval: 480,
      defaultIntraVmAffinity: true,
      spaceLoadBalanceConfig: { spaceThresholdMode: 'utilization', spaceUtilizationThreshold: 80, minSpaceUtilizationDifference: 5 },
      ioLoadBalanceConfig: { reservablePercentThreshold: 60, ioLatencyThreshold: 15, ioLoadImbalanceThreshold: 5 },
      automationOverrides: {},
      rule: [],
      option: [],
    },
    vmConfig: [],
  },
  recommendation: [],
  drsFault: [],
  actionHistory: [],
}

/** A datastore cluster. Throws the faults NotSupported, InvalidName and DuplicateName. */
export function addPod({ model }: World, folder: ManagedObject, given: string): ManagedObject {
  checkTakes(folder, 'StoragePod')
  const name = checkName(model, folder, given)
  const pod = model.add('StoragePod', model.newId('group-p'), {
    ...entity(name, folder.reference),
    childType: ['Datastore'],
    childEntity: [],
    summary: { name, capacity: 0, freeSpace: 0 },
    podStorageDrsEntry: drsEntry,
  })
  attach(model, folder, 'childEntity', pod.reference)
  return pod
}

/** Keeps what datastore clusters say of themselves as datastores come and go. */
export function watchPods(model: Model): void {
  model.listen((event) => {
    const isConcerned =
      event.kind === 'changed' && event.object.reference.type === 'StoragePod' && event.changes.some(({ name }) => name === 'childEntity')
    if (isConcerned) updatePod(model, event.object)
  })
}
