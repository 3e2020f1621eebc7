import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call, Kind } from '../call.js'
import { fault, invalidArgument, notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { newClusterConfiguration, reconfiguredCluster } from './cluster-configuration.js'
import { reconfigureComputeResource } from './compute-resource.js'
import { addCluster, addStandaloneHost } from './compute-resources.js'
import { childNamed, duplicateName, nameOf, nearest } from './entity.js'
import { addFolder, checkTakes, takes } from './folders.js'
import { createDatacenter, giveDefaultNetwork } from './datacenters.js'
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

/** What is in a folder goes first. A datacenter's own folders stay. */
function destroy(call: Call): ManagedObjectReference {
  const { world, object } = call
  const { model } = world
  const parent = model.find((object.get('parent') ?? world.content.rootFolder) as ManagedObjectReference)
  if (parent === undefined || object.reference.value === world.content.rootFolder.value || parent.type.isA('Datacenter'))
    throw notSupported()
  return startTask(call, async ({ signal }) => {
    for (const child of related(model, object, 'childEntity')) {
      await taskEnd(world, await call.invoke(child, 'Destroy_Task', {}), signal)
    }
    detach(model, parent, 'childEntity', object.reference)
    model.remove(object)
  })
}

/** Throws the faults NotSupported, InvalidFolder and DuplicateName. */
function checkMoves(call: Call, entity: ManagedObject): ManagedObject {
  const { model } = call.world
  const { object: target } = call
  const parent = model.find((entity.get('parent') ?? target.reference) as ManagedObjectReference)
  if (parent === undefined || !parent.type.isA('Folder') || !takes(target, entity.reference.type)) throw notSupported()
  for (
    let at: ManagedObject | undefined = target;
    at !== undefined;
    at = model.find((at.get('parent') ?? at.reference) as ManagedObjectReference)
  ) {
    if (at === entity)
      throw fault('InvalidFolder', { target: target.reference }, 'A folder can not be moved into itself or one of its own.')
    if (at.get('parent') === undefined) break
  }
  const isInDatacenter = (object: ManagedObject) => nearest(model, object, 'Datacenter')
  if (!entity.type.isA('Datacenter') && isInDatacenter(entity) !== isInDatacenter(target)) {
    throw fault('InvalidFolder', { target: target.reference }, 'An entity can not be moved into a folder of another datacenter.')
  }
  const same = childNamed(model, target, nameOf(entity))
  if (same !== undefined && same !== entity) throw duplicateName(nameOf(entity), same)
  return parent
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
      const { object: target } = call
      if (list.length === 0) throw invalidArgument('list')
      const entities = list.map((reference) => model.get(reference))
      return startTask(call, () => {
        for (const entity of entities) {
          const parent = checkMoves(call, entity)
          if (parent === target) continue
          detach(model, parent, 'childEntity', entity.reference)
          attach(model, target, 'childEntity', entity.reference)
          model.update<'ManagedEntity'>(entity, { parent: target.reference })
        }
      })
    },

    Destroy_Task: (call) => destroy(call),
  },
} satisfies Kind
