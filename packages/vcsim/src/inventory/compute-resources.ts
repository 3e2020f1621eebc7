import type { ManagedObjectReference } from '@vivarium/vim'
import type { ClusterComputeResourceSummary, ClusterConfigInfoEx, ComputeResourceSummary } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { isReady } from '../machines/placement.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'
import { newClusterConfiguration, olderConfiguration } from './cluster-configuration.js'
import { checkName, entity, nameOf } from './entity.js'
import { checkTakes } from './folders.js'
import { hostSize } from './host-hardware.js'
import { addHost, type NewHost } from './hosts.js'
import { addRootPool, type Capacity, poolProperties, wholeAllocation } from './pools.js'
import { attach, related } from './relations.js'

/** Sums of what the hosts have; `effective`: of those that can run machines. */
function summaryOf(hosts: readonly ManagedObject[]): ComputeResourceSummary {
  const { cores, threads, cpuMhz, memoryBytes } = hostSize
  const effective = hosts.filter(isReady).length
  const count = hosts.length
  return {
    totalCpu: count * cores * cpuMhz,
    totalMemory: count * memoryBytes,
    numCpuCores: count * cores,
    numCpuThreads: count * threads,
    effectiveCpu: effective * cores * cpuMhz,
    effectiveMemory: Math.floor((effective * memoryBytes) / 1024 / 1024),
    numHosts: count,
    numEffectiveHosts: effective,
    overallStatus: 'green',
  }
}

const totalOf = ({ totalCpu, totalMemory }: ComputeResourceSummary): Capacity => ({ cpuMhz: totalCpu, memoryBytes: Number(totalMemory) })

/** To call after a host came, went or changed: the summary of its compute resource, and what the root pool has, follow. */
export function refreshComputeResource(model: Model, computeResource: ManagedObject): void {
  const sums = summaryOf(related(model, computeResource, 'host'))
  const before = computeResource.get('summary') as ComputeResourceSummary
  model.update<'ComputeResource'>(computeResource, { summary: { ...before, ...sums } })
  const pool = model.find(computeResource.get('resourcePool') as ManagedObjectReference)
  if (pool !== undefined) {
    const capacity = totalOf(sums)
    const config = { entity: pool.reference, ...wholeAllocation(capacity) }
    model.update<'ResourcePool'>(pool, poolProperties('Resources', config, capacity))
  }
}

const clusterSummary = (): ClusterComputeResourceSummary & { _typeName: string } => ({
  _typeName: 'ClusterComputeResourceSummary',
  ...summaryOf([]),
  currentFailoverLevel: 0,
  numVmotions: 0,
  usageSummary: {
    totalCpuCapacityMhz: 0,
    totalMemCapacityMB: 0,
    cpuReservationMhz: 0,
    memReservationMB: 0,
    cpuDemandMhz: 0,
    memDemandMB: 0,
    statsGenNumber: 0,
    cpuEntitledMhz: 0,
    memEntitledMB: 0,
    poweredOffVmCount: 0,
    totalVmCount: 0,
  },
})

/** A cluster without hosts. Throws the faults NotSupported, InvalidName and DuplicateName. */
export function addCluster(
  world: World,
  folder: ManagedObject,
  name: string,
  configuration: ClusterConfigInfoEx = newClusterConfiguration,
): ManagedObject {
  const { model } = world
  checkTakes(folder, 'ComputeResource')
  checkTakes(folder, 'Folder')
  const stored = checkName(model, folder, name)
  const id = model.newId('domain-c')
  const reference: ManagedObjectReference = { type: 'ClusterComputeResource', value: id }
  const cluster = model.add('ClusterComputeResource', id, {
    ...entity(stored, folder.reference),
    ...ownerOf(model, addRootPool(model, reference, { cpuMhz: 0, memoryBytes: 0 })),
    summary: clusterSummary(),
    ...configurationProperties(configuration),
  })
  attach(model, folder, 'childEntity', reference)
  return cluster
}

/** The properties in which a cluster's settings are. */
export function configurationProperties(configuration: ClusterConfigInfoEx): Changes<'ClusterComputeResource'> {
  return { configurationEx: configuration, configuration: olderConfiguration(configuration) }
}

interface StandaloneHost {
  readonly computeResource: ManagedObject
  readonly host: ManagedObject
  readonly pool: ManagedObject
}

/** A host that is in no cluster: a compute resource with its name. Throws the faults NotSupported, InvalidName and DuplicateName. */
export function addStandaloneHost(world: World, folder: ManagedObject, spec: NewHost): StandaloneHost {
  const computeResource = addComputeResource(world, folder, spec.name)
  return withHost(world, computeResource, { ...spec, name: nameOf(computeResource) })
}

/** A compute resource for one host, which is to come. Throws the faults NotSupported, InvalidName and DuplicateName. */
export function addComputeResource({ model }: World, folder: ManagedObject, name: string): ManagedObject {
  checkTakes(folder, 'ComputeResource')
  checkTakes(folder, 'Folder')
  const stored = checkName(model, folder, name)
  return addEmpty(model, folder, stored, { computeResource: model.newId('domain-s'), pool: model.newId('resgroup-') })
}

interface StandaloneIds {
  readonly computeResource: string
  readonly pool: string
}

/** A host by itself with given ids. */
export function addOnlyHost(world: World, folder: ManagedObject, spec: NewHost, ids: StandaloneIds): StandaloneHost {
  return withHost(world, addEmpty(world.model, folder, spec.name, ids), spec)
}

function addEmpty(model: Model, folder: ManagedObject, name: string, ids: StandaloneIds): ManagedObject {
  const reference: ManagedObjectReference = { type: 'ComputeResource', value: ids.computeResource }
  const pool = addRootPool(model, reference, { cpuMhz: 0, memoryBytes: 0 }, ids.pool)
  const computeResource = model.add('ComputeResource', ids.computeResource, {
    ...entity(name, folder.reference),
    ...ownerOf(model, pool),
    summary: summaryOf([]),
    configurationEx: { vmSwapPlacement: 'vmDirectory' },
  })
  attach(model, folder, 'childEntity', reference)
  return computeResource
}

function withHost(world: World, computeResource: ManagedObject, spec: NewHost): StandaloneHost {
  const host = addHost(world, computeResource, spec)
  refreshComputeResource(world.model, computeResource)
  return { computeResource, host, pool: world.model.get(computeResource.get('resourcePool') as ManagedObjectReference) }
}

/** A host of a cluster. Throws the faults InvalidName and DuplicateName. */
export function addClusterHost(world: World, cluster: ManagedObject, spec: NewHost): ManagedObject {
  checkName(world.model, cluster, spec.name)
  const host = addHost(world, cluster, spec)
  refreshComputeResource(world.model, cluster)
  return host
}

/** So many hosts of a new cluster: its name, then H0, H1 … */
export function addClusterHosts(world: World, cluster: ManagedObject, count: number): ManagedObject[] {
  const hosts = Array.from({ length: count }, (_, number) =>
    addHost(world, cluster, { name: `${nameOf(cluster)}_H${number}`, isConnected: true }),
  )
  refreshComputeResource(world.model, cluster)
  return hosts
}

/** What every compute resource begins with. */
function ownerOf(model: Model, pool: ManagedObject): Changes<'ComputeResource'> {
  return {
    host: [],
    datastore: [],
    network: [],
    resourcePool: pool.reference,
    environmentBrowser: model.add('EnvironmentBrowser', model.newId('envbrowser-'), {}).reference,
  }
}
