import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ManagedObjectReference, reference } from '@vivarium/vim'
import type { VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { invalidArgument, notSupported } from '../faults.js'
import { uuidOf } from '../ids.js'
import { entity, nearest } from '../inventory/entity.js'
import { attach, detach, referencesOf } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { assignPolicies, checkPolicies } from '../pbm/machine-policies.js'
import { applyTagSpecs, tagsIn } from '../rest/tagging/tag-specs.js'
import { formatDatastorePath, parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { fileAlreadyExists } from '../storage/faults.js'
import { infoOf } from '../storage/space.js'
import { checkAdapters, connectAdapters, disconnectAdapters, makeRoom } from './adapter-ports.js'
import { Backings } from './backings.js'
import { configure } from './configure.js'
import { type CopyTarget, copyDevices } from './copy-devices.js'
import { withPower } from './devices.js'
import { DiskFiles } from './disk-files.js'
import { invalidVmConfig } from './faults.js'
import { addMachineFolders, isInOwnFolder, makeMachineFolder } from './machine-folders.js'
import { machineState } from './machine-state.js'
import { connectionOn, placeMachine } from './placement.js'
import { machineProjection } from './projection.js'
import { datastoresOf, networksOf } from './references.js'
import {
  defaultExtraConfig,
  defaultHardware,
  defaultSettings,
  hardwareVersion,
  newestHardware,
  oldestHardware,
  versionName,
} from './settings.js'
import { Site } from './sites.js'
import { standardDevices } from './standard-devices.js'
import type { Device, MachineConfig, MachineGuest, MachineSnapshot, MachineState } from './state.js'

/** The machine, or snapshot, that another is a copy of. */
export interface MachineSource {
  readonly config: MachineConfig
  readonly guest: MachineGuest
  /** The copy's devices. Default: `copyDevices`. Files of disks outside of its folder are to be there. */
  readonly devices?: (target: CopyTarget) => readonly Device[]
  readonly snapshots?: readonly MachineSnapshot[]
}

/** A machine to be. */
export interface NewMachine {
  /** As it is stored; nothing in the folder has it yet. */
  readonly name: string
  readonly config: VirtualMachineConfigSpec
  /** Undefined for a machine that is only in a vApp. */
  readonly folder?: ManagedObject
  /** A resource pool or vApp. A template has one only to find its host. */
  readonly pool: ManagedObject
  readonly host?: ManagedObject
  readonly template?: boolean
  readonly powerState?: MachineState['powerState']
  /** What it begins with instead of what every machine has. */
  readonly from?: MachineSource
  /** Its files are there already. */
  readonly isRegistered?: boolean
  /** Sites known already, by id of the host. */
  readonly sites?: Map<string, Site>
}

const guestOfNew: MachineGuest = { hasTools: true }

/**
 * Adds a machine to the inventory. Throws the faults of CreateVM_Task but those of its name and privileges; then nothing has been done.
 * Events are who asks' to post.
 */
export function createMachine(world: World, request: NewMachine): ManagedObject {
  const [machine] = createMachines(world, [request])
  return machine as ManagedObject
}

/** The same for many at once: what they are in is changed only once. */
export function createMachines(world: World, requests: readonly NewMachine[]): ManagedObject[] {
  const { model } = world
  const sites = requests[0]?.sites ?? new Map<string, Site>()
  const counts = new Map<ManagedObject, number>()
  const prepared = requests.map((request) => prepare(world, request, sites, counts))
  if (prepared.length > 1)
    makeRoom(
      world,
      prepared.map(({ state }) => state),
    )
  const made = prepared.map(({ request, id, state: planned, site }) => {
    const state = connectAdapters(world, reference('VirtualMachine', id), undefined, planned)
    const datastore = site.shared(`datastores ${state.config.vmPathName.slice(0, state.config.vmPathName.indexOf(']'))}`, () =>
      datastoresOf(site, state),
    )
    const datastores = datastore.length === 1 && !hasOtherDatastore(state) ? datastore : datastoresOf(site, state)
    const networks = networksOf(site, state.config)
    const key = networks.map(({ value }) => value).join(' ')
    const { folder, pool, template = false } = request
    const isInVApp = folder === undefined && pool.type.isA('VirtualApp')
    return model.add(
      'VirtualMachine',
      id,
      {
        ...(isInVApp ? { parentVApp: pool.reference } : {}),
        ...(template ? {} : { resourcePool: pool.reference }),
        environmentBrowser: site.shared('browser', () => browserOf(world, site.host)),
        datastore: datastores,
        network: site.shared(`networks ${key}`, () => networks),
        ...entity(request.name, folder?.reference),
      },
      { projection: machineProjection(model), state },
    )
  })
  relate(world, made, prepared)
  for (const [index, { request, state }] of prepared.entries()) {
    const machine = made[index]
    if (machine === undefined) continue
    assignPolicies(world.policies, machine.reference, request.config, request.from?.config.devices ?? [], state.config.devices)
    applyTagSpecs(world.tagging, machine.reference, request.config.tagSpecs)
  }
  addMachineFolders(
    world,
    made.filter((_, index) => prepared[index]?.isFolderLate),
  )
  for (const [index, { isFolderLate, request, site }] of prepared.entries()) {
    const machine = made[index]
    if (!isFolderLate && request.isRegistered !== true && machine !== undefined) makeMachineFolder(site, machine)
  }
  return made
}

function hasOtherDatastore({ config: { vmPathName, devices }, snapshots = [] }: MachineState): boolean {
  const own = vmPathName.slice(0, vmPathName.indexOf(']') + 1)
  return (
    snapshots.length > 0 ||
    devices.some(({ backing }) => {
      const { fileName, parent } = (backing ?? {}) as { readonly fileName?: string; readonly parent?: unknown }
      return parent !== undefined || (fileName !== undefined && !fileName.startsWith(own))
    })
  )
}

interface Prepared {
  readonly request: NewMachine
  readonly id: string
  readonly state: MachineState
  readonly site: Site
  /** Its files are written when somebody looks. */
  readonly isFolderLate: boolean
}

/** All that can go wrong does so here. */
function prepare(world: World, request: NewMachine, sites: Map<string, Site>, counts: Map<ManagedObject, number>): Prepared {
  const { config: spec, pool, from } = request
  const asked = spec.files?.vmPathName ?? ''
  if (asked === '') throw invalidVmConfig('configSpec.files.vmPathName')
  const { datastore: datastoreName } = parseDatastorePath(asked)
  const host = request.host ?? nextHost(world, pool, datastoreName, counts)
  let site = sites.get(host.reference.value)
  if (site === undefined) {
    const datacenter = nearest(world.model, request.folder ?? pool, 'Datacenter')
    if (datacenter === undefined) throw invalidArgument('folder')
    site = new Site(world, datacenter, host)
    sites.set(host.reference.value, site)
  }
  const id = world.model.newId('vm-')
  const { vmPathName, isFolderNew } =
    request.isRegistered === true
      ? { vmPathName: asked, isFolderNew: false }
      : newVmPath(site, asked, request.name, request.sites !== undefined)
  const now = world.clock.now().toISOString()
  const source = from?.config
  // Named one by one, what may be missing last: V8 adds slowly to copies.
  const begin: MachineState = {
    config: {
      vmPathName,
      createDate: spec.createDate ?? now,
      modified: now,
      changeVersion: versionAfter('', now),
      // A template can't be configured; it becomes one below.
      template: false,
      uuid: uuidOf(vmPathName),
      instanceUuid: uuidOf(vmPathName.toUpperCase()),
      settings: source?.settings ?? settingsFor(spec.version),
      hardware: source?.hardware ?? defaultHardware,
      extraConfig: source?.extraConfig ?? defaultExtraConfig,
      devices:
        source === undefined ? standardDevices : (from?.devices ?? ((target) => copyDevices(source, target)))({ site, id, vmPathName }),
      ...(source?.vAppConfig === undefined ? {} : { vAppConfig: source.vAppConfig }),
    },
    powerState: 'poweredOff',
    connectionState: connectionOn(host),
    host: host.reference,
    guest: from?.guest ?? guestOfNew,
    ...(from?.snapshots === undefined ? {} : { snapshots: from.snapshots }),
  }
  const owner = { id, vmPathName, firmware: spec.firmware ?? begin.config.settings.firmware ?? 'bios', isNew: isFolderNew }
  const { changeVersion: _version, ...changes } = spec
  checkPolicies(world.policies, changes)
  tagsIn(world.tagging, changes.tagSpecs)
  const { state: configured, work } = configure(begin, changes, new Backings(site, owner))
  const isFolderLate = isFolderNew && isInOwnFolder(vmPathName)
  // Disks in the machine's own new folder come with it; others are made now.
  const own = vmPathName.slice(0, vmPathName.lastIndexOf('/') + 1)
  const elsewhere = isFolderNew ? work.filter(({ path }) => !path.startsWith(own)) : work
  const { powerState = 'poweredOff', template = false } = request
  if (elsewhere.length > 0) {
    checkAdapters(world, reference('VirtualMachine', id), [], { ...configured, powerState })
    new DiskFiles(site).do(elsewhere)
  }
  const devices = withPower(configured.config.devices, powerState)
  const config = devices === configured.config.devices && !template ? configured.config : { ...configured.config, devices, template }
  const state: MachineState = {
    config,
    powerState,
    connectionState: configured.connectionState,
    guest: configured.guest,
    ...(configured.host === undefined ? {} : { host: configured.host }),
    ...(powerState === 'poweredOn' ? { bootTime: now } : {}),
    ...(configured.snapshots === undefined ? {} : { snapshots: configured.snapshots }),
    ...(configured.profiles === undefined ? {} : { profiles: configured.profiles }),
    ...(configured.overrides === undefined ? {} : { overrides: configured.overrides }),
  }
  return { request, id, state, site, isFolderLate }
}

/** Throws the faults InvalidArgument and NotSupported. */
function settingsFor(version: string | undefined) {
  if (version === undefined || version === '') return defaultSettings
  const number = hardwareVersion(version)
  if (number === undefined || number < oldestHardware || number > newestHardware) throw notSupported()
  return number === newestHardware ? defaultSettings : { ...defaultSettings, version: versionName(number) }
}

/** In a batch, those that come earlier count as being there. */
function nextHost(world: World, pool: ManagedObject, datastore: string, counts: Map<ManagedObject, number>): ManagedObject {
  const host = placeMachine(world, pool, datastore, undefined, (candidate) => counts.get(candidate) ?? 0)
  counts.set(host, (counts.get(host) ?? 0) + 1)
  return host
}

/** The .vmx of a new machine: in a folder of its own, unless it is asked for in another. Throws the fault FileAlreadyExists. */
export function newVmPath(site: Site, asked: string, name: string, isOneOfMany: boolean): { vmPathName: string; isFolderNew: boolean } {
  const { datastore: datastoreName, path } = parseDatastorePath(asked)
  const datastore = site.datastore(datastoreName)
  const { files } = site.world
  if (/\.vmx$/i.test(path)) {
    const exact = formatDatastorePath({ datastore: datastoreName, path })
    if (files.exists(files.place(datastore, path))) throw fileAlreadyExists(exact)
    const isFolderNew = !files.isLate(datastore, parentOf(path)) && !existsSync(join(infoOf(datastore).url, parentOf(path)))
    return { vmPathName: exact, isFolderNew }
  }
  const folder = path === '' ? fileName(name) : path
  const { url } = infoOf(datastore)
  const names = isOneOfMany ? site.shared(`folders ${datastoreName}`, () => new Set(readdirSync(url))) : undefined
  for (let number = 0; ; number += 1) {
    const free = number === 0 ? folder : `${folder}_${number}`
    const isTaken = files.isLate(datastore, free) || (names === undefined ? existsSync(join(url, free)) : names.has(free))
    names?.add(free)
    if (!isTaken)
      return { vmPathName: formatDatastorePath({ datastore: datastoreName, path: `${free}/${fileName(name)}.vmx` }), isFolderNew: true }
  }
}

/** A machine's name as names of its files. */
function fileName(name: string): string {
  return name
    .replace(/%2f|%5c|%25/gi, '_')
    .replace(/[\\/\0]/g, '_')
    .replace(/^\.+/, '_')
}

function browserOf({ model }: World, host: ManagedObject): ManagedObjectReference {
  const parent = model.get(host.get('parent') as ManagedObjectReference)
  return parent.get('environmentBrowser') as ManagedObjectReference
}

/** Everything that has a list of its machines gets the new ones. */
function relate({ model }: World, made: readonly ManagedObject[], prepared: readonly Prepared[]): void {
  const lists = new Map<string, Map<ManagedObject, ManagedObjectReference[]>>()
  const add = (property: string, holder: ManagedObject, vm: ManagedObject) => {
    const holders = lists.get(property) ?? new Map<ManagedObject, ManagedObjectReference[]>()
    lists.set(property, holders)
    const list = holders.get(holder)
    if (list === undefined) holders.set(holder, [vm.reference])
    else list.push(vm.reference)
  }
  for (const [index, vm] of made.entries()) {
    const { request, site } = prepared[index] as Prepared
    if (request.folder !== undefined) add('childEntity', request.folder, vm)
    if (request.template !== true) add('vm', request.pool, vm)
    add('vm', site.host, vm)
    for (const property of ['datastore', 'network']) {
      for (const reference of referencesOf(vm, property)) {
        const holder = model.find(reference)
        if (holder !== undefined) add('vm', holder, vm)
      }
    }
  }
  for (const [property, holders] of lists) for (const [holder, references] of holders) attach(model, holder, property, ...references)
}

/**
 * A new state, and with it the ports, datastores and networks that the machine uses. Throws the fault ResourceNotAvailable where there is no port for
 * an adapter; then nothing has been done.
 */
export function changeMachine(world: World, vm: ManagedObject, wanted: MachineState): void {
  const { model } = world
  const before = machineState(vm)
  if (before === wanted) return
  const next = connectAdapters(world, vm.reference, before, wanted)
  const isElsewhere =
    before.config.devices !== next.config.devices ||
    before.config.vmPathName !== next.config.vmPathName ||
    before.host !== next.host ||
    before.snapshots !== next.snapshots
  if (isElsewhere && next.host !== undefined) {
    const site = Site.of(world, vm, next.host)
    changeList(world, vm, 'datastore', datastoresOf(site, next))
    changeList(world, vm, 'network', networksOf(site, next.config))
  }
  if (before.host?.value !== next.host?.value) {
    const [from, to] = [before.host, next.host].map((host) => (host === undefined ? undefined : model.find(host)))
    if (from !== undefined) detach(model, from, 'vm', vm.reference)
    if (to !== undefined) {
      attach(model, to, 'vm', vm.reference)
      model.update<'VirtualMachine'>(vm, { environmentBrowser: browserOf(world, to) })
    }
  }
  model.updateState(vm, next)
}

function changeList({ model }: World, vm: ManagedObject, property: 'datastore' | 'network', next: readonly ManagedObjectReference[]): void {
  const before = referencesOf(vm, property)
  const isIn = (list: readonly ManagedObjectReference[], { value }: ManagedObjectReference) => list.some((each) => each.value === value)
  for (const reference of before) {
    const holder = isIn(next, reference) ? undefined : model.find(reference)
    if (holder !== undefined) detach(model, holder, 'vm', vm.reference)
  }
  for (const reference of next) {
    const holder = isIn(before, reference) ? undefined : model.find(reference)
    if (holder !== undefined) attach(model, holder, 'vm', vm.reference)
  }
  if (next.length !== before.length || next.some((reference, index) => reference.value !== before[index]?.value)) {
    model.update<'VirtualMachine'>(vm, { [property]: next as ManagedObjectReference[] })
  }
}

/** Takes a machine out of the inventory, with its snapshots; its files stay. */
export function removeMachine(world: World, vm: ManagedObject): void {
  const { model } = world
  const { snapshots = [], host } = machineState(vm)
  disconnectAdapters(world, vm.reference, machineState(vm))
  for (const { reference } of snapshots) {
    const snapshot = model.find(reference)
    if (snapshot !== undefined) model.remove(snapshot)
  }
  const holders = [
    [host, 'vm'],
    [vm.get('parent'), 'childEntity'],
    [vm.get('resourcePool'), 'vm'],
    [vm.get('parentVApp'), 'vm'],
    ...referencesOf(vm, 'datastore').map((reference) => [reference, 'vm'] as const),
    ...referencesOf(vm, 'network').map((reference) => [reference, 'vm'] as const),
  ] as readonly (readonly [ManagedObjectReference | undefined, string])[]
  for (const [reference, property] of holders) {
    const holder = reference === undefined ? undefined : model.find(reference)
    if (holder !== undefined) detach(model, holder, property, vm.reference)
  }
  model.remove(vm)
}

/** A configuration that was changed now: with another `changeVersion`. */
export function touched({ clock }: World, config: MachineConfig): MachineConfig {
  const now = clock.now().toISOString()
  return { ...config, modified: now, changeVersion: versionAfter(config.changeVersion, now) }
}

/** Microseconds count the changes of one moment. */
function versionAfter(before: string, now: string): string {
  const moment = now.slice(0, -1)
  const last = before.startsWith(moment) ? Number(before.slice(moment.length, -1)) : -1
  return `${moment}${String(last + 1).padStart(3, '0')}Z`
}
