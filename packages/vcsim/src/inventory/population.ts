import { randomUUID } from 'node:crypto'
import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { World } from '../call.js'
import { type MachineGroup, populateMachines } from '../machines/population.js'
import type { ManagedObject } from '../model/managed-object.js'
import { addOpaqueNetwork } from '../network/networks.js'
import { addPortgroup } from '../network/portgroups.js'
import { addMembers, addSwitch } from '../network/switches.js'
import { addDatastore } from '../storage/datastores.js'
import { addPod } from '../storage/pods.js'
import { addCluster, addClusterHosts, addStandaloneHost } from './compute-resources.js'
import { createDatacenter, giveDefaultNetwork } from './datacenters.js'
import { populateEsx } from './esx.js'
import { addFolder, type DatacenterFolder, folderOf } from './folders.js'
import type { ModelOptions } from './model-options.js'
import { addPool, defaultAllocation } from './pools.js'
import { related } from './relations.js'
import { addVApp, markStarted } from './vapps.js'

/** Fills a world that has nothing but the root folder. */
export function populate(world: World, options: ModelOptions = {}): void {
  const { datacenters = 1, folders = 0, esx = false } = options
  if (esx) {
    populateEsx(world, options)
    return
  }
  for (let number = 0; number < datacenters; number += 1) {
    const folderNumber = number - Math.max(0, datacenters - folders)
    populateDatacenter(world, `DC${number}`, folderNumber < 0 ? undefined : `F${folderNumber}`, options)
  }
}

function populateDatacenter(world: World, name: string, folderName: string | undefined, options: ModelOptions): void {
  const { model } = world
  const root = model.get(world.content.rootFolder)
  const datacenter = createDatacenter(world, folderName === undefined ? root : addFolder(model, root, folderName), name)
  for (let number = 0; number < (options.storagePods ?? 0); number += 1) {
    addPod(world, folderOf(model, datacenter, 'datastoreFolder'), `${name}_POD${number}`)
  }
  const folder = (property: DatacenterFolder) => {
    const top = folderOf(model, datacenter, property)
    return folderName === undefined ? top : addFolder(model, top, folderName)
  }
  const folders: DatacenterFolders = { vm: folder('vmFolder'), host: folder('hostFolder'), network: folder('networkFolder') }
  const datastoreFolder = folder('datastoreFolder')
  const { hosts, machines } = populateHosts(world, name, folders, options)
  giveDefaultNetwork(world, hosts)
  const network = populateSwitch(world, name, folders.network, hosts, options)
  for (let number = 0; number < (options.datastores ?? 1); number += 1) {
    addDatastore(world, { name: `LocalDS_${number}`, folder: datastoreFolder, hosts })
  }
  const isOn = options.autostart ?? true
  const standard = related(model, datacenter, 'network')[0]
  const nicNetwork = network ?? standard
  populateMachines(world, machines, { datastore: 'LocalDS_0', isOn, ...(nicNetwork === undefined ? {} : { network: nicNetwork }) })
  if (isOn) for (const { pool } of machines) markStarted(world, pool)
}

interface DatacenterFolders {
  readonly vm: ManagedObject
  readonly host: ManagedObject
  readonly network: ManagedObject
}

/** Hosts by themselves, then clusters; with the places where machines will be. */
function populateHosts(world: World, name: string, folders: DatacenterFolders, options: ModelOptions) {
  const { model } = world
  const { standaloneHosts = 1, clusters = 1, clusterHosts = 3, pools = 0, vApps = 0, machines: count = 2 } = options
  const hosts: ManagedObject[] = []
  const machines: MachineGroup[] = []
  const addMachines = (prefix: string, pool: ManagedObject, host?: ManagedObject) =>
    machines.push({ prefix: `${prefix}_VM`, count, folder: folders.vm, pool, ...(host === undefined ? {} : { host }) })
  const rootPoolOf = (computeResource: ManagedObject) => model.get(computeResource.get('resourcePool') as ManagedObjectReference)
  for (let number = 0; number < standaloneHosts; number += 1) {
    const hostName = `${name}_H${number}`
    const { computeResource, host } = addStandaloneHost(world, folders.host, { name: hostName, isConnected: true })
    hosts.push(host)
    addMachines(hostName, rootPoolOf(computeResource), host)
  }
  for (let number = 0; number < clusters; number += 1) {
    const clusterName = `${name}_C${number}`
    const cluster = addCluster(world, folders.host, clusterName)
    hosts.push(...addClusterHosts(world, cluster, clusterHosts))
    const rootPool = rootPoolOf(cluster)
    if (pools === 0) addMachines(`${clusterName}_RP0`, rootPool)
    for (let pool = 1; pool <= pools; pool += 1) {
      const poolName = `${clusterName}_RP${pool}`
      addMachines(poolName, addPool(world, rootPool, poolName, defaultAllocation()))
    }
    for (let vApp = 0; vApp < vApps; vApp += 1) {
      const vAppName = `${clusterName}_APP${vApp}`
      addMachines(vAppName, addVApp(world, rootPool, vAppName, defaultAllocation(), {}, folders.vm))
    }
  }
  return { hosts, machines }
}

/** One switch for all hosts, with port groups, of which it gives the first; and opaque networks, each with a port group of the same logical switch. */
function populateSwitch(
  world: World,
  name: string,
  folder: ManagedObject,
  hosts: readonly ManagedObject[],
  options: ModelOptions,
): ManagedObject | undefined {
  const { portgroups = 1, nsxPortgroups = 0, opaqueNetworks = 0 } = options
  if (portgroups + nsxPortgroups + opaqueNetworks === 0) return undefined
  const dvs = addSwitch(world, { folder, spec: { configSpec: dataObject('VMwareDVSConfigSpec', { name: 'DVS0' }) } })
  addMembers(
    world,
    dvs,
    hosts.map((host) => ({ host })),
  )
  const added: ManagedObject[] = []
  for (let number = 0; number < portgroups; number += 1) {
    added.push(addPortgroup(world, dvs, { name: `${name}_DVPG${number}`, type: 'earlyBinding', numPorts: 1 }))
  }
  for (let number = 0; number < nsxPortgroups + opaqueNetworks; number += 1) {
    const opaqueNetworkId = number < nsxPortgroups ? undefined : randomUUID()
    const backing = opaqueNetworkId === undefined ? {} : { logicalSwitchUuid: opaqueNetworkId }
    addPortgroup(world, dvs, { name: `${name}_NSXPG${number}`, type: 'earlyBinding', numPorts: 0, backingType: 'nsx', ...backing })
    if (opaqueNetworkId !== undefined)
      addOpaqueNetwork(world, { name: `${name}_NSX${number - nsxPortgroups}`, folder, hosts, opaqueNetworkId })
  }
  return added[0]
}
