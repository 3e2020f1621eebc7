import type { ManagedObjectReference } from '@vivarium/vim'
import { dataObject } from '@vivarium/vim'
import type { ClusterRecommendation, PlacementResult, PlacementSpec, VirtualMachineRelocateSpec } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault, invalidArgument, notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { leastUsedHost } from './compute-resource.js'
import { referencesOf } from './relations.js'

const isIn = (references: readonly ManagedObjectReference[] | undefined, { value }: ManagedObjectReference) =>
  references === undefined || references.length === 0 || references.some((reference) => reference.value === value)

/** Where a new machine, or one that is to move, should run. Throws the faults InvalidState, InvalidArgument and NotSupported. */
export function placeVm({ model, clock }: World, cluster: ManagedObject, spec: PlacementSpec): PlacementResult {
  if (referencesOf(cluster, 'host').length === 0) {
    throw fault('InvalidState', {}, 'The operation is not allowed in the current state: the cluster has no hosts.')
  }
  const relocateSpec = relocation(model, cluster, spec)
  const recommendation: ClusterRecommendation = {
    key: '1',
    type: 'V1',
    time: clock.now().toISOString(),
    rating: 1,
    reason: 'xvmotionPlacement',
    reasonText: 'xvmotionPlacement',
    target: cluster.reference,
    action: [
      dataObject('PlacementAction', {
        type: 'PlacementV1',
        ...(spec.vm === undefined ? {} : { vm: spec.vm, target: spec.vm }),
        ...(relocateSpec.host === undefined ? {} : { targetHost: relocateSpec.host }),
        relocateSpec,
      }),
    ],
  }
  return { recommendations: [recommendation] }
}

function relocation(model: Model, cluster: ManagedObject, spec: PlacementSpec): VirtualMachineRelocateSpec {
  const pool = cluster.get('resourcePool') as ManagedObjectReference
  switch (spec.placementType) {
    case 'create':
    case 'clone': {
      const datastore = freest(model, cluster, spec.datastores)
      const host = leastUsedHost(
        model,
        cluster,
        (each) => isIn(spec.hosts, each.reference) && (datastore === undefined || isIn(referencesOf(each, 'datastore'), datastore)),
      )
      if (host === undefined) throw invalidArgument('placementSpec.hosts')
      return { pool, host: host.reference, ...(datastore === undefined ? {} : { datastore }) }
    }
    case 'reconfigure': {
      if (spec.configSpec === undefined) throw invalidArgument('PlacementSpec.configSpec')
      return { ...whereItIs(vmOf(model, spec)), diskMoveType: 'moveAllDiskBackingsAndAllowSharing' }
    }
    case 'relocate': {
      const vm = vmOf(model, spec)
      const wanted = spec.relocateSpec ?? {}
      for (const reference of [wanted.host, wanted.datastore, wanted.pool]) if (reference !== undefined) model.get(reference)
      return { diskMoveType: 'moveAllDiskBackingsAndDisallowSharing', ...whereItIs(vm), ...wanted }
    }
    default:
      throw notSupported()
  }
}

function vmOf(model: Model, { vm }: PlacementSpec): ManagedObject {
  if (vm === undefined) throw invalidArgument('PlacementSpec')
  const found = model.find(vm)
  // vCenter takes one that is not there for one that is to be made, which would need a configSpec.
  if (found === undefined) throw invalidArgument('PlacementSpec.configSpec')
  return found
}

function whereItIs(vm: ManagedObject): VirtualMachineRelocateSpec {
  const { host } = vm.get('runtime') as { readonly host?: ManagedObjectReference }
  const [datastore] = referencesOf(vm, 'datastore')
  const pool = vm.get('resourcePool') as ManagedObjectReference | undefined
  return {
    ...(host === undefined ? {} : { host }),
    ...(datastore === undefined ? {} : { datastore }),
    ...(pool === undefined ? {} : { pool }),
  }
}

/** Of the datastores of a cluster that may be taken, the one with the most free space. */
function freest(
  model: Model,
  cluster: ManagedObject,
  wanted: readonly ManagedObjectReference[] | undefined,
): ManagedObjectReference | undefined {
  const free = (reference: ManagedObjectReference) =>
    Number((model.get(reference).get('summary') as { readonly freeSpace: number | bigint }).freeSpace)
  const candidates = referencesOf(cluster, 'datastore').filter((reference) => isIn(wanted, reference))
  return candidates.reduce<ManagedObjectReference | undefined>(
    (best, each) => (best === undefined || free(each) > free(best) ? each : best),
    undefined,
  )
}
