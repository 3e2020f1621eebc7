import type { ManagedObjectReference } from '@vivarium/vim'
import type {
  DistributedVirtualPort,
  GuestInfo,
  HostConfigInfo,
  HostConfigManager,
  ServiceContent,
  VirtualMachineConfigInfo,
  VirtualMachineRuntimeInfo,
  VirtualMachineSnapshotInfo,
} from '@vivarium/vim/types'
import type { World } from '../call.js'
import { errors } from '../errors.js'
import { addDatacenter, type DatacenterFolder, folderOf } from '../inventory/folders.js'
import { viewOf } from '../inventory/host-config.js'
import { attach } from '../inventory/relations.js'
import { settlePorts } from '../machines/adapter-ports.js'
import { configFromInfo } from '../machines/config-from-info.js'
import { addMachineFolders, isInOwnFolder } from '../machines/machine-folders.js'
import { machineState } from '../machines/machine-state.js'
import { machineProjection } from '../machines/projection.js'
import { addSnapshotObjects } from '../machines/snapshots.js'
import type { MachineGuest, MachineState } from '../machines/state.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'
import type { PortState } from '../network/ports.js'
import { addBrowser } from '../storage/datastores.js'
import { infoOf, summaryOf } from '../storage/space.js'
import { adoptedSnapshots } from './adopted-snapshots.js'
import type { LoadedFolder, LoadedObject } from './govc-folder.js'

/** What is of sessions, or of what has happened there, stays behind. */
const left: ReadonlySet<string> = new Set([
  'ServiceInstance',
  'PropertyCollector',
  'ViewManager',
  'SessionManager',
  'TaskManager',
  'EventManager',
  'Task',
  // Made of what their machines have of them.
  'VirtualMachineSnapshot',
])

/** Puts what was read into a world that has its managers and nothing else. Throws CANNOT_LOAD. */
export function adoptFolder(world: World, loaded: LoadedFolder): void {
  const { model, content } = world
  const managers = managersOf(loaded.content, content)
  const snapshotConfigs = configsOfSnapshots(loaded)
  const adopted: ManagedObject[] = []
  for (const object of loaded.objects) {
    if (left.has(object.reference.type)) continue
    const there = model.find(managers.get(object.reference.value) ?? object.reference)
    if (there !== undefined) model.update<'ManagedObject'>(there, { ...object.properties, recentTask: [] } as Changes<'ManagedObject'>)
    else adopted.push(adopt(model, object, snapshotConfigs))
  }
  model.skipNumbers(Math.max(0, ...loaded.objects.map(({ reference }) => Number(/(\d+)$/.exec(reference.value)?.[1] ?? 0))))
  foster(world, loaded, adopted)
  for (const object of adopted) {
    if (object.type.isA('VirtualMachine')) addSnapshotObjects(world, object)
    else if (object.type.isA('HostSystem')) completeHost(model, object)
    else if (object.type.isA('Datastore')) completeDatastore(world, object)
    else if (object.type.isA('DistributedVirtualSwitch')) restorePorts(world, object, loaded.ports.get(object.reference.value))
  }
  // After their datastores, which are made of what they stood on.
  const machines = adopted.filter(({ type, projected }) => type.isA('VirtualMachine') && projected !== undefined)
  const inOwnFolder = machines.filter((vm) => isInOwnFolder(machineState(vm).config.vmPathName))
  addMachineFolders(world, inOwnFolder, true)
  settlePorts(world)
}

/** By id there: the manager here that has the same place in the service content. */
function managersOf(there: ServiceContent | undefined, here: ServiceContent): ReadonlyMap<string, ManagedObjectReference> {
  const own = here as unknown as Readonly<Record<string, unknown>>
  const found = new Map<string, ManagedObjectReference>()
  for (const [name, reference] of Object.entries(there ?? {})) {
    const ours = own[name] as ManagedObjectReference | undefined
    if (typeof reference === 'object' && ours?.value !== undefined) found.set((reference as ManagedObjectReference).value, ours)
  }
  return found
}

type SnapshotConfigs = ReadonlyMap<string, VirtualMachineConfigInfo>

function configsOfSnapshots({ objects }: LoadedFolder): SnapshotConfigs {
  const snapshots = objects.filter(
    ({ reference, properties }) => reference.type === 'VirtualMachineSnapshot' && properties.config !== undefined,
  )
  return new Map(snapshots.map(({ reference, properties }) => [reference.value, properties.config as VirtualMachineConfigInfo]))
}

function adopt(model: Model, { reference: { type, value }, properties }: LoadedObject, snapshotConfigs: SnapshotConfigs): ManagedObject {
  if (type !== 'VirtualMachine')
    return model.add(type as 'ManagedEntity', value, { ...properties, ...('recentTask' in properties ? { recentTask: [] } : {}) })
  const projection = machineProjection(model)
  const own = Object.fromEntries(Object.entries(properties).filter(([name]) => !projection.names.includes(name)))
  // What was not saved because its configuration could not be read, as of a machine that is orphaned, is no machine here.
  const state = stateOf(properties, snapshotConfigs)
  return model.add('VirtualMachine', value, { ...own, recentTask: [] }, state === undefined ? undefined : { projection, state })
}

function stateOf(properties: Readonly<Record<string, unknown>>, snapshotConfigs: SnapshotConfigs): MachineState | undefined {
  const config = properties.config as VirtualMachineConfigInfo | undefined
  const runtime = properties.runtime as VirtualMachineRuntimeInfo | undefined
  if (config === undefined || runtime === undefined) return undefined
  const { powerState, connectionState, bootTime, host, cleanPowerOff, consolidationNeeded } = runtime
  const machine = { config: configFromInfo(config), guest: guestOf(properties.guest as GuestInfo | undefined) }
  return {
    ...machine,
    ...adoptedSnapshots(properties.snapshot as VirtualMachineSnapshotInfo | undefined, machine, snapshotConfigs),
    powerState,
    connectionState,
    isAdopted: true,
    ...(host === undefined ? {} : { host: { type: host.type, value: host.value } }),
    ...(bootTime === undefined ? {} : { bootTime }),
    ...(cleanPowerOff === undefined ? {} : { cleanPowerOff }),
    ...(consolidationNeeded === undefined ? {} : { consolidationNeeded }),
  }
}

function guestOf(guest: GuestInfo | undefined): MachineGuest {
  const { hostName, net = [], toolsStatus } = guest ?? {}
  const withAddresses = net.filter(({ ipAddress = [] }) => ipAddress.length > 0)
  return {
    hasTools: toolsStatus !== 'toolsNotInstalled',
    ...(hostName === undefined ? {} : { hostName }),
    ...(withAddresses.length === 0
      ? {}
      : { addresses: Object.fromEntries(withAddresses.map(({ deviceConfigId, ipAddress = [] }) => [String(deviceConfigId), ipAddress])) }),
  }
}

const folders: readonly (readonly [type: string, folder: DatacenterFolder])[] = [
  ['VirtualMachine', 'vmFolder'],
  ['ComputeResource', 'hostFolder'],
  ['Datastore', 'datastoreFolder'],
  ['Network', 'networkFolder'],
  ['DistributedVirtualSwitch', 'networkFolder'],
]

/** What was saved without the folder that it is in goes into the folder of its kind of a datacenter. */
function foster(world: World, { folder }: LoadedFolder, objects: readonly ManagedObject[]): void {
  const { model, content } = world
  const orphans = objects.filter((object) => {
    const parent = object.get('parent') as ManagedObjectReference | undefined
    return object.type.isA('ManagedEntity') && parent !== undefined && model.find(parent) === undefined
  })
  if (orphans.length === 0) return
  const datacenter = objects.find(({ type }) => type.isA('Datacenter')) ?? addDatacenter(model, model.get(content.rootFolder), 'DC0')
  for (const orphan of orphans) {
    const parent = orphan.get('parent') as ManagedObjectReference
    const property = folders.find(([type]) => orphan.type.isA(type))?.[1]
    if (orphan.type.isA('Datacenter')) attach(model, model.get(content.rootFolder), 'childEntity', orphan.reference)
    else if (property === undefined || parent.type !== 'Folder') {
      throw errors.cannotLoad(
        folder,
        `it has ${orphan.reference.type}:${orphan.reference.value}, but not the ${parent.type}:${parent.value} that this is in`,
      )
    }
    const target = property === undefined ? model.get(content.rootFolder) : folderOf(model, datacenter, property)
    attach(model, target, 'childEntity', orphan.reference)
    if (property === 'datastoreFolder') attach(model, datacenter, 'datastore', orphan.reference)
    if (property === 'networkFolder') attach(model, datacenter, 'network', orphan.reference)
    model.update<'ManagedEntity'>(orphan, { parent: target.reference })
  }
}

/** The managers of a host that were not saved. */
function completeHost(model: Model, host: ManagedObject): void {
  const config = new Lazy(() => (host.get('config') ?? {}) as HostConfigInfo)
  for (const [name, reference] of Object.entries((host.get('configManager') ?? {}) as HostConfigManager)) {
    const { type, value } = reference as ManagedObjectReference
    if (value !== undefined && model.find({ type, value }) === undefined)
      model.add(type as 'ManagedObject', value, viewOf(name as keyof HostConfigManager, config))
  }
}

/** Its files are here now: in a folder that has none of them. */
function completeDatastore(world: World, datastore: ManagedObject): void {
  const { model, files } = world
  const url = files.makeFolder(`${datastore.reference.value}-${String(datastore.get('name'))}`)
  model.update<'Datastore'>(datastore, { info: { ...infoOf(datastore), url }, summary: { ...summaryOf(datastore), url } })
  const browser = datastore.get('browser') as ManagedObjectReference | undefined
  if (browser === undefined) return
  const there = model.find(browser)
  if (there === undefined) addBrowser(world, browser.value, [datastore.reference])
}

/** As they were when they were saved; else those that port groups say they have. */
function restorePorts(world: World, dvs: ManagedObject, saved: readonly DistributedVirtualPort[] | undefined): void {
  const now = world.clock.now().toISOString()
  const ports = saved === undefined ? portsOfGroups(world.model, dvs, now) : saved.map(portState)
  const numbers = ports.map(({ key }) => Number(key)).filter((number) => Number.isInteger(number))
  const others = world.ports.save() as { readonly switch: string }[]
  const own = {
    switch: dvs.reference.value,
    nextKey: Math.max(-1, ...numbers) + 1,
    nextCookie: Math.max(0, ...ports.map(({ cookie = 0 }) => cookie)) + 1,
    ports,
  }
  world.ports.restore([...others, own])
}

function portState({
  key,
  portgroupKey,
  connectee,
  proxyHost,
  connectionCookie,
  config,
  lastStatusChange,
}: DistributedVirtualPort): PortState {
  const { name, description, scope, configVersion } = config
  return {
    key,
    since: lastStatusChange,
    ...(portgroupKey === undefined ? {} : { portgroup: portgroupKey }),
    ...(connectee === undefined ? {} : { connectee }),
    ...(proxyHost === undefined ? {} : { proxyHost }),
    ...(connectionCookie === undefined ? {} : { cookie: connectionCookie }),
    config: {
      configVersion,
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(scope === undefined ? {} : { scope }),
    },
  }
}

function portsOfGroups(model: Model, dvs: ManagedObject, since: string): PortState[] {
  const groups = ((dvs.get('portgroup') ?? []) as ManagedObjectReference[]).flatMap((each) => model.find(each) ?? [])
  return groups.flatMap((group) =>
    ((group.get('portKeys') ?? []) as string[]).map((key) => ({ key, portgroup: group.reference.value, since })),
  )
}
