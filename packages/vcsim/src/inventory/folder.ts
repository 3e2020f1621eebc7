import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call, Kind } from '../call.js'
import { fault, invalidArgument, notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { newClusterConfiguration, reconfiguredCluster } from './cluster-configuration.js'
import { reconfigureComputeResource } from './compute-resource.js'
import { addCluster, addStandaloneHost } from './compute-resources.js'
import { createDatacenter, giveDefaultNetwork } from './datacenters.js'
import { childNamed, duplicateName, nameOf, nearest, parentOf } from './entity.js'
import { addFolder, checkTakes, takes } from './folders.js'
import { moveOutOfCluster } from './host-moves.js'
import { hostNameOf } from './host-name.js'
import { attach, detach, related } from './relations.js'
import { taskEnd } from './subtask.js'

const userOf = ({ session }: Call) => session?.userName ?? ''

function createCluster(call: Call, name: string, spec: Parameters<typeof reconfiguredCluster>[1]): ManagedObjectReference {
  const { world, object } = call
  const configuration = reconfiguredCluster(newClusterConfiguration, spec, true, { has: () => false })
  const cluster = addCluster(world, object, name, configuration)
  world.events.post({ _typeName: 'ClusterCreatedEvent', parent: object }, { computeResource: cluster, userName: userOf(call) })
  return cluster.reference
}

/** What is in a folder goes first. A datacenter's own folders stay. `keepsFiles`: machines leave the inventory only. */
function destroy(call: Call, keepsFiles: boolean): ManagedObjectReference {
  const { world, object } = call
  const { model } = world
  const parent = parentOf(model, object)
  if (parent === undefined || parent.type.isA('Datacenter')) throw notSupported()
  return startTask(call, async ({ signal }) => {
    for (const child of related(model, object, 'childEntity')) {
      if (keepsFiles && child.type.isA('VirtualMachine')) await call.invoke(child, 'UnregisterVM', {})
      else await taskEnd(world, await call.invoke(child, destroyMethod(child, keepsFiles), {}), signal)
    }
    detach(model, parent, 'childEntity', object.reference)
    model.remove(object)
  })
}

function destroyMethod({ type }: ManagedObject, keepsFiles: boolean) {
  if (!keepsFiles) return 'Destroy_Task'
  if (type.isA('VirtualApp')) return 'unregisterVApp_Task'
  return type.isA('Folder') ? 'UnregisterAndDestroy_Task' : 'Destroy_Task'
}

/** Throws the faults NotSupported, InvalidFolder, DuplicateName, and InvalidState for a host that is not in maintenance mode. */
function move(call: Call, entity: ManagedObject): void {
  const { model } = call.world
  const { object: target } = call
  const parent = parentOf(model, entity)
  // A host by itself is moved with its compute resource.
  if (parent?.type.isA('ClusterComputeResource') === true && entity.type.isA('HostSystem') && takes(target, 'ComputeResource')) {
    checkSameDatacenter(call, entity)
    moveOutOfCluster(call, entity, target)
    return
  }
  if (parent === undefined || !parent.type.isA('Folder') || !takes(target, entity.reference.type)) throw notSupported()
  // A folder of machines doesn't become one of hosts.
  const kindOf = (folder: ManagedObject) => String(folder.get('childType'))
  if (entity.reference.type === 'Folder' && kindOf(entity) !== kindOf(target)) throw notSupported()
  for (let at: ManagedObject | undefined = target; at !== undefined; at = parentOf(model, at)) {
    if (at === entity)
      throw fault('InvalidFolder', { target: target.reference }, 'A folder can not be moved into itself or one of its own.')
  }
  if (!entity.type.isA('Datacenter')) checkSameDatacenter(call, entity)
  const same = childNamed(model, target, nameOf(entity))
  if (same !== undefined && same !== entity) throw duplicateName(nameOf(entity), same)
  if (parent === target) return
  detach(model, parent, 'childEntity', entity.reference)
  attach(model, target, 'childEntity', entity.reference)
  model.update<'ManagedEntity'>(entity, { parent: target.reference })
}

/** Throws the fault InvalidFolder. */
function checkSameDatacenter({ world: { model }, object: target }: Call, entity: ManagedObject): void {
  if (nearest(model, entity, 'Datacenter') === nearest(model, target, 'Datacenter')) return
  throw fault('InvalidFolder', { target: target.reference }, 'An entity can not be moved into a folder of another datacenter.')
}

export const folder = {
  methods: {
    CreateFolder: ({ world, object }, { name }) => addFolder(world.model, object, name).reference,

    CreateDatacenter(call, { name }) {
      const { world, object } = call
      const datacenter = createDatacenter(world, object, name)
      world.events.post({ _typeName: 'DatacenterCreatedEvent', parent: object }, { datacenter, userName: userOf(call) })
      return datacenter.reference
    },

    CreateCluster: (call, { name, spec }) => createCluster(call, name, spec),
    CreateClusterEx: (call, { name, spec }) => createCluster(call, name, spec),

    AddStandaloneHost_Task(call, { spec, addConnected, compResSpec }) {
      const { world, object } = call
      checkTakes(object, 'ComputeResource')
      const name = hostNameOf(spec)
      return startTask(call, () => {
        const { computeResource, host } = addStandaloneHost(world, object, { name, isConnected: addConnected })
        if (compResSpec !== undefined) {
          reconfigureComputeResource(world.model, computeResource, compResSpec)
        }
        giveDefaultNetwork(world, [host])
        world.events.post({ _typeName: 'HostAddedEvent' }, { host, userName: userOf(call) })
        return computeResource.reference
      })
    },

    MoveIntoFolder_Task(call, { list }) {
      const { model } = call.world
      if (list.length === 0) throw invalidArgument('list')
      const entities = list.map((reference) => model.get(reference))
      return startTask(call, () => {
        for (const entity of entities) move(call, entity)
      })
    },

    Destroy_Task: (call) => destroy(call, false),
    UnregisterAndDestroy_Task: (call) => destroy(call, true),
  },
} satisfies Kind
