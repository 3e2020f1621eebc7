import type { ManagedObjectReference } from '@vivarium/vim'
import type { World } from '../call.js'
import { fault, invalidArgument, notFound, notSupported } from '../faults.js'
import { storedName } from '../inventory/entity.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import { withPower } from './devices.js'
import { consolidated, type DiskBacking, differenceName, differenceTo, diskFilesOf, isInSnapshots, withBackings } from './disk-chains.js'
import { DiskFiles, type DiskWork } from './disk-files.js'
import { ownFiles } from './disk-owners.js'
import { toolsUnavailable } from './faults.js'
import { checkDiskFiles } from './file-locks.js'
import { hasRunningTools } from './guest-info.js'
import { machineState } from './machine-state.js'
import { changeMachine, touched } from './machines.js'
import { placeMachine } from './placement.js'
import { configInfo } from './projection.js'
import { Site } from './sites.js'
import { removeSnapshotFiles, writeSnapshotFiles } from './snapshot-files.js'
import type { MachineConfig, MachineSnapshot, MachineState } from './state.js'

interface NewSnapshot {
  readonly name: string
  readonly description: string
  /** With what is in the machine's memory. */
  readonly memory: boolean
  readonly quiesce: boolean
}

/** vSphere's longest chain of snapshots (vSphere 8 configuration maximums). */
const mostLevels = 32
const longestName = 80

/** A name of a snapshot as it is stored; names need not be different. Throws the fault InvalidName. */
function checkSnapshotName(vm: ManagedObject, given: string): string {
  const name = storedName(given)
  if (name.trim() === '' || name.length > longestName)
    throw fault('InvalidName', { name, entity: vm.reference }, `The name '${name}' is invalid.`)
  return name
}

/** Throws the faults InvalidName, NotSupported, ToolsUnavailable, MemorySnapshotOnIndependentDisk, TooManySnapshotLevels and FileNotFound. */
export function takeSnapshot(world: World, vm: ManagedObject, { name, description, memory, quiesce }: NewSnapshot): ManagedObjectReference {
  const { model } = world
  const before = machineState(vm)
  const stored = checkSnapshotName(vm, name)
  if (before.config.template || before.host === undefined) throw notSupported()
  if (quiesce && before.powerState === 'poweredOn' && !hasRunningTools(before)) throw toolsUnavailable()
  const hasMemory = (memory && before.powerState === 'poweredOn') || before.powerState === 'suspended'
  if (hasMemory && before.config.devices.some(isIndependent)) throw memoryOfIndependentDisk()
  const { snapshots = [], currentSnapshot } = before
  if (lineOf(snapshots, currentSnapshot).length >= mostLevels) throw tooManyLevels()
  checkDiskFiles(world, vm)
  const site = Site.of(world, vm, before.host)
  const { config, work } = withDifferences(site, before, before.config)
  new DiskFiles(site).do(work)
  const reference: ManagedObjectReference = { type: 'VirtualMachineSnapshot', value: model.newId('snapshot-') }
  const snapshot: MachineSnapshot = {
    reference,
    id: Math.max(0, ...snapshots.map(({ id }) => id)) + 1,
    ...(currentSnapshot === undefined ? {} : { parent: currentSnapshot }),
    name: stored,
    description,
    createTime: world.clock.now().toISOString(),
    powerState: hasMemory ? before.powerState : 'poweredOff',
    quiesced: quiesce && before.powerState === 'poweredOn',
    hasMemory,
    config: before.config,
    guest: before.guest,
  }
  writeSnapshotFiles(site, before.config, snapshot)
  addSnapshotObject(world, vm, snapshot)
  world.dataSets.copy(vm.reference.value, reference.value)
  changeMachine(world, vm, { ...before, config: touched(world, config), snapshots: [...snapshots, snapshot], currentSnapshot: reference })
  showChildren(world, vm)
  return reference
}

function addSnapshotObject(world: World, vm: ManagedObject, { reference, config }: MachineSnapshot): void {
  world.model.add('VirtualMachineSnapshot', reference.value, {
    vm: vm.reference,
    config: lazyConfig(world, vm, config),
    childSnapshot: [],
    value: [],
    availableField: [],
  })
}

/** For a machine that comes with its snapshots. */
export function addSnapshotObjects(world: World, vm: ManagedObject): void {
  if (vm.projected === undefined) return
  for (const snapshot of machineState(vm).snapshots ?? []) addSnapshotObject(world, vm, snapshot)
  showChildren(world, vm)
}

function lazyConfig(world: World, vm: ManagedObject, config: MachineConfig) {
  return new Lazy(() => configInfo(world.model, vm, config))
}

/** The configuration with its disks as differences to those that a snapshot has. `state`: with all files that there are. */
export function withDifferences(
  site: Site,
  state: MachineState,
  config: MachineConfig,
): { readonly config: MachineConfig; readonly work: readonly DiskWork[] } {
  const files = new DiskFiles(site)
  const taken = new Set(diskFilesOf(state).keys())
  const work: DiskWork[] = []
  const next = withBackings(config, (backing, disk) => {
    if (!isInSnapshots(disk)) return backing
    const path = differenceName(backing.fileName, (each) => taken.has(each) || files.exists(each))
    taken.add(path)
    work.push({
      operation: 'create',
      path,
      capacity: Number(disk.capacityInBytes ?? 0),
      isThin: true,
      isEagerlyZeroed: false,
      adapterType: 'lsilogic',
      uuid: backing.uuid ?? '',
      parent: backing.fileName,
    })
    return differenceTo(backing, path)
  })
  return { config: next, work }
}

const isIndependent = (device: MachineConfig['devices'][number]) =>
  ((device.backing as Partial<DiskBacking> | undefined)?.diskMode ?? '').startsWith('independent')

const isSame = (one: ManagedObjectReference | undefined, other: ManagedObjectReference | undefined) => one?.value === other?.value

/** A snapshot with those that it was taken after. */
function lineOf(snapshots: readonly MachineSnapshot[], from: ManagedObjectReference | undefined): MachineSnapshot[] {
  const found = snapshots.find(({ reference }) => isSame(reference, from))
  return found === undefined || from === undefined ? [] : [found, ...lineOf(snapshots, found.parent)]
}

/** The state of a snapshot in its machine. Throws the fault NotFound. */
function snapshotOf(vm: ManagedObject, reference: ManagedObjectReference): MachineSnapshot {
  const found = machineState(vm).snapshots?.find((each) => isSame(each.reference, reference))
  if (found === undefined) throw notFound()
  return found
}

/**
 * The machine becomes what it was; what it has done since is gone. `host`: where it is to be then. `staysOff`: it is not switched on, even if it was
 * on. Throws the faults NotFound, InvalidArgument and NotSupported.
 */
export function revert(
  world: World,
  vm: ManagedObject,
  reference: ManagedObjectReference,
  { host, staysOff }: { readonly host: ManagedObject | undefined; readonly staysOff: boolean },
): void {
  const before = machineState(vm)
  if (before.config.template || before.host === undefined) throw notSupported()
  const snapshot = snapshotOf(vm, reference)
  const pool = vm.get('resourcePool') as ManagedObjectReference | undefined
  if (host !== undefined && pool !== undefined) placeMachine(world, world.model.get(pool), '', host)
  const site = Site.of(world, vm, host?.reference ?? before.host)
  const isFree = ownFiles(world, vm)
  const { config, work } = withDifferences(site, before, snapshot.config)
  const now = world.clock.now().toISOString()
  const powerState = staysOff && snapshot.powerState === 'poweredOn' ? 'poweredOff' : snapshot.powerState
  const { suspendTime: _suspended, bootTime, cleanPowerOff: _clean, consolidationNeeded: _needed, ...rest } = before
  const { vmPathName, uuid, instanceUuid, createDate, template } = before.config
  const next: MachineState = {
    ...rest,
    config: touched(world, {
      ...config,
      devices: withPower(config.devices, powerState),
      vmPathName,
      uuid,
      instanceUuid,
      createDate,
      template,
    }),
    powerState,
    guest: snapshot.guest,
    host: site.host.reference,
    currentSnapshot: reference,
    ...(powerState === 'poweredOff' ? {} : { bootTime: bootTime ?? now }),
    ...(powerState === 'suspended' ? { suspendTime: now } : {}),
  }
  new DiskFiles(site).do(work)
  removeFiles(site, before, next, isFree)
  world.dataSets.copy(reference.value, vm.reference.value)
  changeMachine(world, vm, next)
}

/** Deletes the files of disks that a machine had and has no more, and lets what is left be differences to what they are differences to now. */
export function removeFiles(site: Site, before: MachineState, after: MachineState, isFree: (path: string) => boolean): void {
  const files = new DiskFiles(site)
  const [old, left] = [diskFilesOf(before), diskFilesOf(after)]
  const work: DiskWork[] = []
  for (const path of old.keys()) if (!left.has(path) && isFree(path)) work.push({ operation: 'delete', path })
  for (const [path, parent] of left) {
    if (old.has(path) && old.get(path) !== parent && files.exists(path)) files.hang(path, parent)
  }
  files.do(work)
}

/** With those after it, if `withChildren`. `consolidate`: differences that are not needed any more go. Throws the fault NotFound. */
export function removeSnapshots(
  world: World,
  vm: ManagedObject,
  which: ManagedObjectReference | 'all',
  { withChildren, consolidate }: { readonly withChildren: boolean; readonly consolidate: boolean },
): void {
  const { snapshots = [], currentSnapshot, ...before } = machineState(vm)
  if (which !== 'all') snapshotOf(vm, which)
  const isGone = ({ reference }: MachineSnapshot) =>
    which === 'all' ||
    isSame(reference, which) ||
    (withChildren && lineOf(snapshots, reference).some((each) => isSame(each.reference, which)))
  const gone = snapshots.filter(isGone)
  const survivor = (reference: ManagedObjectReference | undefined) => lineOf(snapshots, reference).find((each) => !isGone(each))?.reference
  const left = snapshots
    .filter((snapshot) => !isGone(snapshot))
    .map(({ parent, ...snapshot }): MachineSnapshot => {
      const above = survivor(parent)
      return { ...snapshot, ...(above === undefined ? {} : { parent: above }) }
    })
  const current = survivor(currentSnapshot)
  const next: MachineState = {
    ...before,
    ...(left.length === 0 ? {} : { snapshots: left }),
    ...(current === undefined ? {} : { currentSnapshot: current }),
  }
  const isFree = ownFiles(world, vm)
  const after = consolidate ? withoutNeed(consolidated(next, isFree)) : next
  const isNeeded = !consolidate && consolidated(next, isFree) !== next
  finish(world, vm, isNeeded ? { ...after, consolidationNeeded: true } : after, gone, isFree)
}

/** Throws the fault NotSupported. */
export function consolidateDisks(world: World, vm: ManagedObject): void {
  const isFree = ownFiles(world, vm)
  finish(world, vm, withoutNeed(consolidated(machineState(vm), isFree)), [], isFree)
}

function withoutNeed({ consolidationNeeded: _needed, ...state }: MachineState): MachineState {
  return state
}

function finish(
  world: World,
  vm: ManagedObject,
  next: MachineState,
  gone: readonly MachineSnapshot[],
  isFree: (path: string) => boolean,
): void {
  const before = machineState(vm)
  if (before.host !== undefined) {
    const site = Site.of(world, vm, before.host)
    removeFiles(site, before, next, isFree)
    for (const snapshot of gone) removeSnapshotFiles(site, before.config, snapshot)
  }
  const isOther = next.config !== before.config
  changeMachine(world, vm, isOther ? { ...next, config: touched(world, next.config) } : next)
  for (const { reference } of gone) {
    const object = world.model.find(reference)
    if (object !== undefined) world.model.remove(object)
  }
  showSnapshots(world, vm, before)
}

/** The snapshots' own properties become what the machine's state has of them now. */
export function showSnapshots(world: World, vm: ManagedObject, before: MachineState): void {
  for (const { reference, config } of machineState(vm).snapshots ?? []) {
    const object = world.model.find(reference)
    const old = before.snapshots?.find((each) => isSame(each.reference, reference))
    if (object !== undefined && old?.config !== config) {
      world.model.update<'VirtualMachineSnapshot'>(object, { config: lazyConfig(world, vm, config) as never })
    }
  }
  showChildren(world, vm)
}

/** The snapshots' own property of those that were taken after them. */
function showChildren({ model }: World, vm: ManagedObject): void {
  const { snapshots = [] } = machineState(vm)
  for (const { reference } of snapshots) {
    const object = model.find(reference)
    const childSnapshot = snapshots.filter(({ parent }) => isSame(parent, reference)).map((child) => child.reference)
    if (object !== undefined) model.update<'VirtualMachineSnapshot'>(object, { childSnapshot })
  }
}

/** Throws the faults NotFound and InvalidName. */
export function renameSnapshot(
  world: World,
  vm: ManagedObject,
  reference: ManagedObjectReference,
  changes: { readonly name?: string | undefined; readonly description?: string | undefined },
): void {
  const state = machineState(vm)
  snapshotOf(vm, reference)
  if (changes.name === undefined && changes.description === undefined) throw invalidArgument('name')
  const snapshots = (state.snapshots ?? []).map((snapshot) =>
    isSame(snapshot.reference, reference)
      ? {
          ...snapshot,
          ...(changes.name === undefined ? {} : { name: checkSnapshotName(vm, changes.name) }),
          ...(changes.description === undefined ? {} : { description: changes.description }),
        }
      : snapshot,
  )
  changeMachine(world, vm, { ...state, snapshots })
}

const memoryOfIndependentDisk = () =>
  fault('MemorySnapshotOnIndependentDisk', {}, 'The virtual machine has an independent disk: a snapshot with its memory can not be taken.')

const tooManyLevels = () =>
  fault('TooManySnapshotLevels', {}, `The maximum number of snapshots in a chain (${mostLevels}) has been reached.`)
