import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualEthernetCard, VirtualMachineRelocateSpec } from '@vivarium/vim/types'
import type { Call, World } from '../call.js'
import { fault, invalidArgument, notSupported } from '../faults.js'
import { checkName, nameOf, nearest } from '../inventory/entity.js'
import { folderOf as datacenterFolder } from '../inventory/folders.js'
import { attach, detach, referencesOf, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { assignPolicies, checkPolicies } from '../pbm/machine-policies.js'
import { parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { changeDescriptor } from '../storage/disks.js'
import { invalidDatastore } from '../storage/faults.js'
import type { RunningTask } from '../tasks/tasks.js'
import { checkAdapters } from './adapter-ports.js'
import { Backings } from './backings.js'
import { formatOf } from './clone-devices.js'
import { configure } from './configure.js'
import { chain, consolidated, type DiskBacking, diskFilesOf, isDisk, withBackings } from './disk-chains.js'
import { DiskFiles } from './disk-files.js'
import { ownFiles } from './disk-owners.js'
import { checkDiskFiles } from './file-locks.js'
import { homeFiles, movedState, moveFiles, planDisks } from './file-moves.js'
import { datastoreNameOf, locationFor, machineFolderAt, moveTypeOf, rootPoolOf } from './location.js'
import { postEvent } from './machine-events.js'
import { folderOf } from './machine-files.js'
import { addMachineFolders, writeMachineFolder, writeVmx } from './machine-folders.js'
import { machineState } from './machine-state.js'
import { changeMachine, newVmPath, touched } from './machines.js'
import { hostsOf } from './placement.js'
import { Site } from './sites.js'
import { removeFiles, showSnapshots } from './snapshots.js'
import type { Device, MachineState } from './state.js'

/** Where a machine is to be, in the inventory and on hosts. */
interface Destination {
  readonly site: Site
  /** Undefined for a template. */
  readonly pool: ManagedObject | undefined
  /** Undefined if it stays. */
  readonly folder: ManagedObject | undefined
}

/** Throws the faults of RelocateVM_Task; then everything is as it was. */
export async function relocate(call: Call, task: RunningTask, vm: ManagedObject, spec: VirtualMachineRelocateSpec): Promise<void> {
  const { world } = call
  const before = machineState(vm)
  if (spec.service !== undefined || before.host === undefined) throw notSupported()
  checkPolicies(world.policies, {
    ...(spec.profile === undefined ? {} : { vmProfile: spec.profile }),
    deviceChange: spec.deviceChange ?? [],
  })
  checkDiskFiles(world, vm)
  const source = Site.of(world, vm, before.host)
  const destination = destinationOf(world, vm, before, spec)
  const { site } = destination
  const files = filePlan(world, vm, before, spec, site)
  const owner = {
    id: vm.reference.value,
    vmPathName: files.after.config.vmPathName,
    firmware: before.config.settings.firmware ?? 'bios',
    isNew: false,
  }
  const placed = { ...files.after, config: withNetworks(site, files.after.config, spec), host: site.host.reference }
  const configured =
    spec.deviceChange === undefined || spec.deviceChange.length === 0
      ? { state: placed, work: [] }
      : configure(
          { ...placed, config: { ...placed.config, template: false } },
          { deviceChange: spec.deviceChange },
          new Backings(site, owner),
        )
  checkAdapters(world, vm.reference, before.config.devices, configured.state)
  announce(call, vm, before, files, site)
  task.progress(10)
  const moves = [
    ...[...files.disks].map(([from, { path, isCopy }]) => ({ from: placeOf(source, from), to: placeOf(site, path), isDisk: true, isCopy })),
    ...files.others.map(({ from, to }) => ({ from: placeOf(source, from), to: placeOf(site, to), isDisk: false, isCopy: false })),
  ]
  await moveFiles(world, moves, task.signal)
  task.progress(80)
  settleDisks(site, files, before)
  new DiskFiles(site).do(configured.work)
  const { template } = before.config
  const next = { ...configured.state, config: { ...configured.state.config, template } }
  place(call, vm, destination)
  const hasOtherConfig = next.config !== before.config
  changeMachine(world, vm, hasOtherConfig ? { ...next, config: touched(world, next.config) } : next)
  showSnapshots(world, vm, before)
  const { deviceChange = [], profile } = spec
  assignPolicies(
    world.policies,
    vm.reference,
    { deviceChange, ...(profile === undefined ? {} : { vmProfile: profile }) },
    before.config.devices,
    next.config.devices,
  )
  tidy(world, vm, before, files, source)
  tell(call, task, vm, before, files, source)
}

function destinationOf(world: World, vm: ManagedObject, before: MachineState, spec: VirtualMachineRelocateSpec): Destination {
  const { model } = world
  const { template, vmPathName } = before.config
  const host = before.host === undefined ? undefined : model.find(before.host)
  const ownPool = vm.get('resourcePool') as ManagedObjectReference | undefined
  const pool = ownPool !== undefined ? model.find(ownPool) : host === undefined ? undefined : rootPoolOf(world, host)
  const datastore =
    spec.datastore === undefined ? parseDatastorePath(vmPathName).datastore : datastoreNameOf(world, spec.datastore, 'spec.datastore')
  const location = locationFor(world, askedLocation(world, spec, template), { pool, host }, datastore)
  const folder = spec.folder === undefined ? undefined : machineFolderAt(world, spec.folder, 'spec.folder')
  const datacenter = nearest(model, location.host, 'Datacenter')
  if (datacenter === undefined || nearest(model, folder ?? vm, 'Datacenter') !== datacenter) throw invalidArgument('spec.folder')
  const leavesVApp = vm.get('parentVApp') !== undefined && spec.pool !== undefined && !location.pool.type.isA('VirtualApp')
  const target = folder ?? (leavesVApp && vm.get('parent') === undefined ? datacenterFolder(model, datacenter, 'vmFolder') : undefined)
  if (target !== undefined) checkName(model, target, nameOf(vm), vm)
  return { site: new Site(world, datacenter, location.host), pool: template ? undefined : location.pool, folder: target }
}

/**
 * A template is in no pool: one that is asked for is ignored. Of a pool and a host that don't go together the pool counts, as with govmomi's vcsim:
 * govc sends the host that its environment names also where somebody only asks for a pool. vCenter refuses that.
 */
function askedLocation(
  world: World,
  { pool, host }: VirtualMachineRelocateSpec,
  isTemplate: boolean,
): Pick<VirtualMachineRelocateSpec, 'pool' | 'host'> {
  const onlyHost = host === undefined ? {} : { host }
  if (pool === undefined || isTemplate) return onlyHost
  const foundPool = world.model.get(pool)
  const isApart = host !== undefined && foundPool.type.isA('ResourcePool') && !hostsOf(world, foundPool).includes(world.model.get(host))
  return isApart ? { pool } : { pool, ...onlyHost }
}

/** What comes to another place on datastores. */
interface FilePlan {
  readonly after: MachineState
  readonly disks: ReturnType<typeof planDisks>
  readonly others: ReturnType<typeof homeFiles>
  /** Nobody has looked at its files: there are none yet. */
  readonly isLate: boolean
  readonly isHomeMoving: boolean
}

function filePlan(world: World, vm: ManagedObject, before: MachineState, spec: VirtualMachineRelocateSpec, site: Site): FilePlan {
  const { files } = world
  const own = related(world.model, vm, 'datastore')
  const datastoreOf = (path: string) => own.find((datastore) => nameOf(datastore) === parseDatastorePath(path).datastore)
  const { vmPathName } = before.config
  const homeDatastore = datastoreOf(vmPathName)
  const target = spec.datastore === undefined ? undefined : site.datastore(datastoreNameOf(world, spec.datastore, 'spec.datastore'))
  const isHomeMoving = target !== undefined && target !== homeDatastore
  const newPath = isHomeMoving ? newVmPath(site, `[${nameOf(target)}]`, nameOf(vm), false).vmPathName : vmPathName
  for (const { diskId, diskMoveType } of spec.disk ?? []) {
    if (!before.config.devices.some((device) => isDisk(device) && device.key === diskId)) throw invalidArgument('spec.disk.diskId')
    moveTypeOf(diskMoveType, 'spec.disk.diskMoveType')
  }
  const type = moveTypeOf(spec.diskMoveType, 'spec.diskMoveType')
  const located = new Map(
    (spec.disk ?? []).map(({ diskId, datastore }) => [diskId, site.datastore(datastoreNameOf(world, datastore, 'spec.disk.datastore'))]),
  )
  const disks = planDisks(
    before,
    {
      datastoreFor: (key) => located.get(key) ?? target,
      datastoreOf,
      home: folderOf(newPath),
      isFree: ownFiles(world, vm),
      sharesParents: type === 'moveChildMostDiskBacking' || type === 'createNewChildDiskBacking',
      isTaken: (datastore, path) => (isHomeMoving && datastore === target ? false : files.exists(files.place(datastore, path))),
    },
    nameOf,
  )
  const moved = movedState(before, disks, newPath)
  checkReachable(site, before, disks, isHomeMoving, datastoreOf)
  const config = withBackings(moved.config, (backing, disk) => {
    const locator = spec.disk?.find(({ diskId }) => diskId === disk.key)
    const format = backing.parent === undefined ? formatOf(spec, locator?.diskBackingInfo) : {}
    const isOther = Object.entries(format).some(([name, value]) => backing[name as keyof DiskBacking] !== value)
    return isOther ? ({ ...backing, ...format } as DiskBacking) : backing
  })
  const formatted = config === moved.config ? moved : { ...moved, config }
  const isWhole = type === 'moveAllDiskBackingsAndConsolidate' && (before.snapshots ?? []).length === 0
  const isOwn = ownFiles(world, vm)
  const newFiles = new Set([...disks.values()].map(({ path }) => path))
  const after = isWhole ? consolidated(formatted, (path) => newFiles.has(path) || isOwn(path)) : formatted
  const home = folderOf(vmPathName)
  const isAllHome = [...diskFilesOf(before).keys()].every((path) => folderOf(path) === home)
  const hasLateFolder = homeDatastore !== undefined && files.isLate(homeDatastore, parseDatastorePath(home).path)
  const isLate = hasLateFolder && isHomeMoving && isAllHome && located.size === 0 && before.snapshots === undefined
  if (isLate) return { after, disks: new Map(), others: [], isLate, isHomeMoving }
  if (isHomeMoving || disks.size > 0 || config !== moved.config) writeMachineFolder(world, vm)
  return { after, disks, others: isHomeMoving ? homeFiles(before, after) : [], isLate: false, isHomeMoving }
}

/** What stays where it is has to be seen from the new host. Throws the faults CannotAccessVmConfig and CannotAccessVmDisk. */
function checkReachable(
  site: Site,
  { config, host }: MachineState,
  disks: ReadonlyMap<string, unknown>,
  isHomeMoving: boolean,
  datastoreOf: (path: string) => ManagedObject | undefined,
): void {
  if (host?.value === site.host.reference.value) return
  const seen = new Set(referencesOf(site.host, 'datastore').map(({ value }) => value))
  const isSeen = (path: string) => {
    const datastore = datastoreOf(path)
    return datastore !== undefined && seen.has(datastore.reference.value)
  }
  const reason = (path: string) => {
    const { fault: inner, faultMessage } = invalidDatastore(parseDatastorePath(path).datastore)
    return { fault: inner, localizedMessage: faultMessage }
  }
  if (!isHomeMoving && !isSeen(config.vmPathName)) {
    throw fault('CannotAccessVmConfig', { reason: reason(config.vmPathName) }, 'Unable to access the virtual machine configuration.')
  }
  for (const { backing, deviceInfo } of config.devices.filter(isDisk)) {
    for (const { fileName } of chain(backing)) {
      if (disks.has(fileName) || isSeen(fileName)) continue
      const device = deviceInfo?.label ?? ''
      throw fault(
        'CannotAccessVmDisk',
        { device, backing: fileName, connected: true, fault: reason(fileName) },
        `Virtual disk '${device}' is not accessible on the host: ${fileName}`,
      )
    }
  }
}

const isCard = (device: Device): device is Device & VirtualEthernetCard => device.key >= 4000 && device.key < 5000

/** Adapters stay in networks that are called the same there. Throws the fault CannotAccessNetwork. */
function withNetworks(
  site: Site,
  config: MachineState['config'],
  { deviceChange = [] }: VirtualMachineRelocateSpec,
): MachineState['config'] {
  const changed = new Set(deviceChange.map(({ device }) => device.key))
  let isOther = false
  const devices = config.devices.map((device) => {
    if (!isCard(device) || changed.has(device.key)) return device
    const { deviceName, network, port } = (device.backing ?? {}) as {
      readonly deviceName?: string
      readonly network?: ManagedObjectReference
      readonly port?: { readonly portgroupKey?: string }
    }
    const wanted = deviceName ?? port?.portgroupKey
    if (wanted === undefined) return device
    const found = deviceName === undefined ? site.portgroupWithKey(wanted) : site.networkNamed(deviceName)
    if (found === undefined) {
      const label = device.deviceInfo?.label ?? ''
      const connected = device.connectable?.connected ?? false
      throw fault(
        'CannotAccessNetwork',
        { device: label, backing: wanted, connected, ...(network === undefined ? {} : { network }) },
        `Network interface '${label}' uses network '${wanted}', which is not accessible.`,
      )
    }
    if (network === undefined || network.value === found.reference.value) return device
    isOther = true
    return { ...device, backing: { ...device.backing, network: found.reference } } as Device
  })
  return isOther ? { ...config, devices } : config
}

function placeOf(site: Site, name: string) {
  const { datastore, path } = parseDatastorePath(name)
  return site.world.files.place(site.datastore(datastore), path)
}

/** Disks that were moved are differences to disks that were moved, and those that are not needed any more are gone. */
function settleDisks(site: Site, { after, disks, isLate }: FilePlan, before: MachineState): void {
  if (isLate) return
  const files = new DiskFiles(site)
  const middle = movedState(before, disks, after.config.vmPathName)
  const moved = new Set([...disks.values()].map(({ path }) => path))
  for (const [path, parent] of diskFilesOf(middle)) {
    if (parent !== undefined && (moved.has(path) || moved.has(parent)) && files.exists(path)) files.hang(path, parent)
  }
  removeFiles(site, middle, after, (path) => moved.has(path))
  for (const { backing } of after.config.devices.filter(isDisk)) {
    const old = middle.config.devices.filter(isDisk).find((device) => device.backing.fileName === backing.fileName)?.backing
    const { thinProvisioned = false, eagerlyScrub = false } = backing
    if (old === undefined || (old.thinProvisioned === backing.thinProvisioned && old.eagerlyScrub === backing.eagerlyScrub)) continue
    if (files.exists(backing.fileName)) {
      changeDescriptor(site.world.files, placeOf(site, backing.fileName), () => ({
        isThin: thinProvisioned,
        isEagerlyZeroed: eagerlyScrub,
      }))
    }
  }
}

/** In the inventory. */
function place(call: Call, vm: ManagedObject, { pool, folder }: Destination): void {
  const { model } = call.world
  const oldPool = vm.get('resourcePool') as ManagedObjectReference | undefined
  if (pool !== undefined && oldPool?.value !== pool.reference.value) {
    const old = oldPool === undefined ? undefined : model.find(oldPool)
    if (old !== undefined) detach(model, old, 'vm', vm.reference)
    attach(model, pool, 'vm', vm.reference)
    model.update<'VirtualMachine'>(vm, { resourcePool: pool.reference })
    if (old !== undefined) postEvent(call, vm, { _typeName: 'VmResourcePoolMovedEvent', oldParent: old, newParent: pool })
  }
  const oldParent = vm.get('parent') as ManagedObjectReference | undefined
  if (folder !== undefined && oldParent?.value !== folder.reference.value) {
    const old = oldParent === undefined ? undefined : model.find(oldParent)
    if (old !== undefined) detach(model, old, 'childEntity', vm.reference)
    attach(model, folder, 'childEntity', vm.reference)
    model.update<'VirtualMachine'>(vm, { parent: folder.reference, parentVApp: undefined })
  }
}

/** The folder that the machine has left goes if there is nothing else in it. */
function tidy(world: World, vm: ManagedObject, before: MachineState, { isLate, isHomeMoving }: FilePlan, source: Site): void {
  if (!isHomeMoving) return
  const { files } = world
  const { datastore: name, path } = parseDatastorePath(before.config.vmPathName)
  const datastore = source.datastore(name)
  const folder = parentOf(path)
  if (isLate) {
    files.dropLate(datastore, folder)
    addMachineFolders(world, [vm])
    return
  }
  writeVmx(world, vm)
  if (folder === '') return
  const old = files.place(datastore, folder)
  if (files.exists(old) && files.list(old).length === 0) files.remove(old)
}

function announce(
  call: Call,
  vm: ManagedObject,
  { powerState, config }: MachineState,
  { after, isHomeMoving }: FilePlan,
  site: Site,
): void {
  const destDatastore = site.datastore(parseDatastorePath(after.config.vmPathName).datastore)
  const event = { destHost: site.host, destDatacenter: site.datacenter, destDatastore }
  const ds = { ds: related(call.world.model, vm, 'datastore')[0] ?? destDatastore }
  if (powerState === 'poweredOn') postEvent(call, vm, { _typeName: 'VmBeingHotMigratedEvent', ...event }, ds)
  else if (isHomeMoving && !config.template) postEvent(call, vm, { _typeName: 'VmBeingRelocatedEvent', ...event }, ds)
  else postEvent(call, vm, { _typeName: 'VmBeingMigratedEvent', ...event }, ds)
}

function tell(
  call: Call,
  { chainId }: RunningTask,
  vm: ManagedObject,
  { powerState, config }: MachineState,
  { isHomeMoving }: FilePlan,
  source: Site,
): void {
  const sourceDatastore = source.datastore(parseDatastorePath(config.vmPathName).datastore)
  const event = { sourceHost: source.host, sourceDatacenter: source.datacenter, sourceDatastore }
  const [ds] = related(call.world.model, vm, 'datastore')
  const context = { chainId, ...(ds === undefined ? {} : { ds }) }
  if (powerState !== 'poweredOn' && isHomeMoving && !config.template)
    postEvent(call, vm, { _typeName: 'VmRelocatedEvent', ...event }, context)
  else postEvent(call, vm, { _typeName: 'VmMigratedEvent', ...event }, context)
}
