import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call } from '../call.js'
import { fault } from '../faults.js'
import { postEvent } from '../machines/machine-events.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { removeComputeResource } from './compute-resource.js'
import { addComputeResource, refreshComputeResource } from './compute-resources.js'
import { duplicateName, nameOf, nearest } from './entity.js'
import { folderOf } from './folders.js'
import { refreshOwner } from './host-resources.js'
import { runtimeOf } from './host-state.js'
import { attach, detach, related } from './relations.js'

const ownerOf = (model: Model, host: ManagedObject) => model.get(host.get('parent') as ManagedObjectReference)

/** A host comes from another cluster, in maintenance mode, or was by itself. Throws the faults DuplicateName and InvalidState. */
export function moveIntoCluster(call: Call, host: ManagedObject, cluster: ManagedObject): void {
  const { world } = call
  const from = ownerOf(world.model, host)
  if (from === cluster) throw duplicateName(nameOf(host), host)
  const fromCluster = from.type.isA('ClusterComputeResource')
  if (fromCluster) checkLeaves(host)
  move(call, host, from, cluster)
  if (!fromCluster) removeComputeResource(world, from)
}

/**
 * A host leaves its cluster, in maintenance mode, and becomes one by itself: a compute resource of its name in a folder of hosts. Throws the faults
 * InvalidState, DuplicateName and NotSupported.
 */
export function moveOutOfCluster(call: Call, host: ManagedObject, folder: ManagedObject): void {
  const { world } = call
  checkLeaves(host)
  move(call, host, ownerOf(world.model, host), addComputeResource(world, folder, nameOf(host)))
}

/** A cluster lets go of a host only in maintenance mode (API reference, Folder.moveInto and ClusterComputeResource.moveInto). */
function checkLeaves(host: ManagedObject): void {
  if (runtimeOf(host).inMaintenanceMode) return
  throw fault('InvalidState', {}, 'The operation is not allowed in the current state of the host: it has to be in maintenance mode.')
}

/** Its machines come with it, into the root pool; datastores and networks stay the host's. */
function move(call: Call, host: ManagedObject, from: ManagedObject, to: ManagedObject): void {
  const { model } = call.world
  detach(model, from, 'host', host.reference)
  attach(model, to, 'host', host.reference)
  model.update<'HostSystem'>(host, { parent: to.reference })
  const pool = model.get(to.get('resourcePool') as ManagedObjectReference)
  for (const vm of related(model, host, 'vm')) {
    model.update<'VirtualMachine'>(vm, { environmentBrowser: to.get('environmentBrowser') as ManagedObjectReference })
    moveToPool(call, vm, pool)
  }
  for (const owner of [from, to]) {
    refreshComputeResource(model, owner)
    refreshOwner(model, owner, 'datastore')
    refreshOwner(model, owner, 'network')
  }
}

/** A template is in no pool. What was in a vApp comes into the datacenter's folder: the vApp stays behind. */
function moveToPool(call: Call, vm: ManagedObject, pool: ManagedObject): void {
  const { model } = call.world
  const reference = vm.get('resourcePool') as ManagedObjectReference | undefined
  if (reference === undefined) return
  const oldPool = model.get(reference)
  detach(model, oldPool, 'vm', vm.reference)
  attach(model, pool, 'vm', vm.reference)
  const datacenter = nearest(model, pool, 'Datacenter')
  const folder =
    vm.get('parentVApp') === undefined || vm.get('parent') !== undefined || datacenter === undefined
      ? undefined
      : folderOf(model, datacenter, 'vmFolder')
  if (folder !== undefined) attach(model, folder, 'childEntity', vm.reference)
  model.update<'VirtualMachine'>(vm, {
    resourcePool: pool.reference,
    ...(vm.get('parentVApp') === undefined ? {} : { parentVApp: undefined }),
    ...(folder === undefined ? {} : { parent: folder.reference }),
  })
  postEvent(call, vm, { _typeName: 'VmResourcePoolMovedEvent', oldParent: oldPool, newParent: pool })
}
