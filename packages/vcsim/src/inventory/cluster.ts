import type { ManagedObjectReference } from '@vivarium/vim'
import type { ClusterConfigInfoEx, ComputeResourceSummary, DatastoreSummary, HostListSummary } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { invalidArgument, notSupported } from '../faults.js'
import { isReady } from '../machines/placement.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { startTask } from '../tasks/start-task.js'
import { type ClusterMembers, reconfiguredCluster } from './cluster-configuration.js'
import { rulesFor } from './cluster-rules.js'
import { addClusterHost, configurationProperties, refreshComputeResource } from './compute-resources.js'
import { giveDefaultNetwork } from './datacenters.js'
import { moveIntoCluster } from './host-moves.js'
import { hostNameOf } from './host-name.js'
import { placeVm } from './placement.js'
import { referencesOf, related } from './relations.js'

export function clusterConfiguration(cluster: ManagedObject): ClusterConfigInfoEx {
  return cluster.get('configurationEx') as ClusterConfigInfoEx
}

/** The machines and hosts of a cluster. */
function membersOf(model: Model, cluster: ManagedObject): ClusterMembers {
  const has = (reference: ManagedObjectReference) => {
    const object = model.get(reference)
    if (object.type.isA('HostSystem')) return (object.get('parent') as ManagedObjectReference).value === cluster.reference.value
    const pool = object.get('resourcePool') as ManagedObjectReference | undefined
    // A template has no pool, and a machine of a vApp has the vApp as its pool.
    const owner = pool === undefined ? undefined : model.find(pool)?.get('owner')
    return (owner as ManagedObjectReference | undefined)?.value === cluster.reference.value
  }
  return { has }
}

function reconfigure(call: Call, spec: Parameters<typeof reconfiguredCluster>[1], modify: boolean): ManagedObjectReference {
  const { object, world } = call
  const { model, events } = world
  return startTask(call, () => {
    const before = clusterConfiguration(object)
    const after = reconfiguredCluster(before, spec, modify, membersOf(model, object))
    model.update<'ClusterComputeResource'>(object, configurationProperties(after))
    refreshComputeResource(model, object)
    const context = { computeResource: object, userName: call.session?.userName ?? '' }
    events.post({ _typeName: 'ClusterReconfiguredEvent' }, context)
    const drs = [before.drsConfig.enabled === true, after.drsConfig.enabled === true]
    if (!drs[0] && drs[1]) events.post({ _typeName: 'DrsEnabledEvent', behavior: after.drsConfig.defaultVmBehavior ?? 'manual' }, context)
    if (drs[0] && !drs[1]) events.post({ _typeName: 'DrsDisabledEvent' }, context)
    const das = [before.dasConfig.enabled === true, after.dasConfig.enabled === true]
    if (!das[0] && das[1]) events.post({ _typeName: 'DasEnabledEvent' }, context)
    if (das[0] && !das[1]) events.post({ _typeName: 'DasDisabledEvent' }, context)
  })
}

function resourceUsage(model: Model, cluster: ManagedObject) {
  const { totalCpu, totalMemory } = cluster.get('summary') as ComputeResourceSummary
  const stats = related(model, cluster, 'host').map((host) => (host.get('summary') as HostListSummary).quickStats)
  const datastores = related(model, cluster, 'datastore').map((datastore) => datastore.get('summary') as DatastoreSummary)
  const sum = (numbers: readonly (number | bigint | undefined)[]) => numbers.reduce<number>((total, each) => total + Number(each ?? 0), 0)
  const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024)
  return {
    cpuUsedMHz: sum(stats.map(({ overallCpuUsage }) => overallCpuUsage)),
    cpuCapacityMHz: totalCpu,
    memUsedMB: sum(stats.map(({ overallMemoryUsage }) => overallMemoryUsage)),
    memCapacityMB: megabytes(Number(totalMemory)),
    pMemAvailableMB: 0,
    pMemCapacityMB: 0,
    storageUsedMB: megabytes(sum(datastores.map(({ capacity, freeSpace }) => Number(capacity) - Number(freeSpace)))),
    storageCapacityMB: megabytes(sum(datastores.map(({ capacity }) => capacity))),
  }
}

/** A cluster. */
export const cluster = {
  methods: {
    AddHost_Task(call, { spec, asConnected, resourcePool }) {
      const { object, world } = call
      if (resourcePool !== undefined) throw notSupported()
      const name = hostNameOf(spec)
      return startTask(call, () => {
        const host = addClusterHost(world, object, { name, isConnected: asConnected })
        giveDefaultNetwork(world, [host])
        world.events.post({ _typeName: 'HostAddedEvent' }, { host, userName: call.session?.userName ?? '' })
        return host.reference
      })
    },

    MoveInto_Task(call, { host }) {
      const { object, world } = call
      const hosts = host.map((reference) => world.model.get(reference))
      return startTask(call, () => {
        for (const each of hosts) moveIntoCluster(call, each, object)
      })
    },

    MoveHostInto_Task(call, { host, resourcePool }) {
      if (resourcePool !== undefined) throw notSupported()
      const moved = call.world.model.get(host)
      return startTask(call, () => moveIntoCluster(call, moved, call.object))
    },

    ReconfigureComputeResource_Task: (call, { spec, modify }) => reconfigure(call, spec, modify),
    ReconfigureCluster_Task: (call, { spec, modify }) => reconfigure(call, spec, modify),

    PlaceVm: ({ world, object }, { placementSpec }) => placeVm(world, object, placementSpec),

    RecommendHostsForVm({ world: { model }, object }, { pool }) {
      if (pool !== undefined && (model.get(pool).get('owner') as ManagedObjectReference).value !== object.reference.value)
        throw invalidArgument('pool')
      const hosts = related(model, object, 'host').filter(isReady)
      const most = Math.max(0, ...hosts.map((host) => referencesOf(host, 'vm').length))
      return hosts.map((host) => ({ host: host.reference, rating: referencesOf(host, 'vm').length < most ? 5 : 1 }))
    },

    FindRulesForVm: ({ object }, { vm }) => rulesFor(clusterConfiguration(object), vm),

    GetResourceUsage: ({ world, object }) => resourceUsage(world.model, object),

    /** What DRS would do is done when it is asked for: there is nothing to wait for. */
    RefreshRecommendation() {},
  },
} satisfies Kind
