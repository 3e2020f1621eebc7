import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualMachineCloneSpec, VirtualMachineInstantCloneSpec } from '@vivarium/vim/types'
import type { Call } from '../call.js'
import { invalidArgument, notFound, notSupported } from '../faults.js'
import { checkName } from '../inventory/entity.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { RunningTask } from '../tasks/tasks.js'
import { type CopiedDisk, changesOfClone, cloneDevices } from './clone-devices.js'
import { checkCustomization, withPendingCustomization } from './customization.js'
import { copyContent } from './disk-content.js'
import { DiskFiles } from './disk-files.js'
import { invalidPowerState } from './faults.js'
import { checkDiskFiles } from './file-locks.js'
import { datastoreNameOf, type Location, locationFor, machineFolderAt, moveTypeOf, rootPoolOf } from './location.js'
import { postEvent } from './machine-events.js'
import { writeMachineFolder } from './machine-folders.js'
import { machineState } from './machine-state.js'
import { changeMachine, createMachine, touched } from './machines.js'
import { powerOn } from './power.js'
import { Site } from './sites.js'
import { withDifferences } from './snapshots.js'
import type { MachineConfig, MachineGuest, MachineState } from './state.js'

const datastoreIn = (vmPathName: string) => vmPathName.slice(1, vmPathName.indexOf(']'))

/** Throws the faults of CloneVM_Task. */
export async function clone(
  call: Call,
  task: RunningTask,
  { folder, name: asked, spec }: { readonly folder: ManagedObject; readonly name: string; readonly spec: VirtualMachineCloneSpec },
): Promise<ManagedObjectReference> {
  const { world, object: source } = call
  const { location } = spec
  if (location.service !== undefined) throw notSupported()
  const state = machineState(source)
  const name = checkName(world.model, folder, asked)
  const { config, guest } = originOf(source, spec)
  checkDiskFiles(world, source, config)
  const datastore =
    location.datastore === undefined
      ? datastoreIn(config.vmPathName)
      : datastoreNameOf(world, location.datastore, 'spec.location.datastore')
  const { pool, host } = whereTo(call, state, spec, datastore)
  const isReadOnly = spec.snapshot !== undefined || state.config.template
  if (moveTypeOf(location.diskMoveType, 'spec.location.diskMoveType') === 'createNewChildDiskBacking') {
    if (!isReadOnly) throw invalidArgument('spec.location.diskMoveType')
    writeMachineFolder(world, source)
  }
  const isDeployed = state.config.template && !spec.template
  if (!isDeployed) postEvent(call, source, { _typeName: 'VmBeingClonedEvent', destFolder: folder, destName: name, destHost: host })
  task.progress(10)
  const copied: CopiedDisk[] = []
  const vm = createMachine(world, {
    name,
    folder,
    pool,
    host,
    template: spec.template,
    config: configOf(spec, datastore, config),
    from: {
      config: withoutPending(config),
      guest: { hasTools: guest.hasTools, ...(guest.hostName === undefined ? {} : { hostName: guest.hostName }) },
      devices: (target) => cloneDevices({ source: config, location, isReadOnly, copied }, target),
    },
  })
  const { uuid, instanceUuid } = machineState(vm).config
  if (isDeployed) postEvent(call, vm, { _typeName: 'VmBeingDeployedEvent', srcTemplate: source })
  postEvent(call, vm, { _typeName: 'VmInstanceUuidAssignedEvent', instanceUuid })
  postEvent(call, vm, { _typeName: 'VmUuidAssignedEvent', uuid })
  world.dataSets.copy(spec.snapshot?.value ?? source.reference.value, vm.reference.value)
  task.progress(50)
  await copyContent(world, source, vm, copied, task.signal)
  const context = { chainId: task.chainId }
  if (spec.customization !== undefined && !spec.template) {
    changeMachine(world, vm, withPendingCustomization(world, machineState(vm), spec.customization))
  }
  if (isDeployed) postEvent(call, vm, { _typeName: 'VmDeployedEvent', srcTemplate: source }, context)
  else postEvent(call, vm, { _typeName: 'VmClonedEvent', sourceVm: source }, context)
  if (spec.powerOn && !spec.template) {
    const failed = await powerOn(call, vm)
    if (failed !== undefined) throw failed
  }
  return vm.reference
}

/** The configuration that is cloned: the machine's as it is, or a snapshot's. Throws the fault InvalidArgument. */
function originOf(
  source: ManagedObject,
  { snapshot, customization, memory }: VirtualMachineCloneSpec,
): Pick<MachineState, 'config' | 'guest'> {
  // With its memory, only InstantClone_Task clones a machine here.
  if (memory === true) throw notSupported()
  const state = machineState(source)
  if (state.host === undefined) throw notFound()
  const found = snapshot === undefined ? state : state.snapshots?.find(({ reference }) => reference.value === snapshot.value)
  if (found === undefined) throw invalidArgument('spec.snapshot')
  if (customization !== undefined)
    checkCustomization({ ...state, config: withoutPending(found.config), guest: { hasTools: true } }, customization)
  return found
}

/** What its source was to become when it is switched on is not what the clone is to become. */
function withoutPending(config: MachineConfig): MachineConfig {
  const { tools } = config.settings
  if (tools?.pendingCustomization === undefined) return config
  const { pendingCustomization: _pending, ...rest } = tools
  return { ...config, settings: { ...config.settings, tools: rest } }
}

function whereTo(
  { world, object }: Call,
  state: MachineState,
  { location, template }: VirtualMachineCloneSpec,
  datastore: string,
): Location {
  const { model } = world
  const ownPool = object.get('resourcePool') as ManagedObjectReference | undefined
  const host = state.host === undefined ? undefined : model.find(state.host)
  // A template is in no pool; its host's does to find the host.
  const pool = ownPool !== undefined ? model.find(ownPool) : template && host !== undefined ? rootPoolOf(world, host) : undefined
  if (pool === undefined && location.pool === undefined) throw invalidArgument('spec.location.pool')
  return locationFor(world, location, { pool, host }, datastore, 'spec.location')
}

function configOf({ config = {}, location }: VirtualMachineCloneSpec, datastore: string, source: MachineConfig) {
  const { name: _name, changeVersion: _version, ...rest } = config
  const { vmPathName } = config.files ?? {}
  const files = { ...config.files, vmPathName: vmPathName === undefined || vmPathName === '' ? `[${datastore}]` : vmPathName }
  const deviceChange = changesOfClone([...(location.deviceChange ?? []), ...(config.deviceChange ?? [])], source)
  const vmProfile = config.vmProfile ?? location.profile
  const tagSpecs = config.tagSpecs ?? location.tagSpecs
  return {
    ...rest,
    files,
    ...(deviceChange.length === 0 ? {} : { deviceChange }),
    ...(vmProfile === undefined ? {} : { vmProfile }),
    ...(tagSpecs === undefined ? {} : { tagSpecs }),
  }
}

/**
 * A machine that goes on from where another is now, with disks that are differences to those of that one; so these become parents of differences
 * of its own. Throws the faults of InstantClone_Task.
 */
export function instantClone(
  call: Call,
  { name: asked, location, config: extraConfig, biosUuid }: VirtualMachineInstantCloneSpec,
): ManagedObjectReference {
  const { world, object: source } = call
  const state = machineState(source)
  const parent = location.folder ?? (source.get('parent') as ManagedObjectReference | undefined)
  if (location.service !== undefined || state.host === undefined) throw notSupported()
  if (state.powerState !== 'poweredOn') throw invalidPowerState(state.powerState, 'poweredOn')
  if (parent === undefined) throw invalidArgument('spec.location.folder')
  const folder = machineFolderAt(world, parent, 'spec.location.folder')
  const name = checkName(world.model, folder, asked)
  const datastore =
    location.datastore === undefined
      ? datastoreIn(state.config.vmPathName)
      : datastoreNameOf(world, location.datastore, 'spec.location.datastore')
  const { pool, host } = whereTo(call, state, { location, template: false, powerOn: true }, datastore)
  postEvent(call, source, { _typeName: 'VmBeingClonedEvent', destFolder: folder, destName: name, destHost: host })
  const site = Site.of(world, source, state.host)
  const { config: after, work } = withDifferences(site, state, state.config)
  new DiskFiles(site).do(work)
  changeMachine(world, source, { ...state, config: touched(world, after) })
  const linked = { ...location, diskMoveType: 'createNewChildDiskBacking' }
  const vm = createMachine(world, {
    name,
    folder,
    pool,
    host,
    powerState: 'poweredOn',
    config: {
      files: { vmPathName: `[${datastore}]` },
      ...(extraConfig === undefined ? {} : { extraConfig }),
      ...(biosUuid === undefined ? {} : { uuid: biosUuid }),
      ...(location.deviceChange === undefined ? {} : { deviceChange: location.deviceChange }),
      ...(location.profile === undefined ? {} : { vmProfile: location.profile }),
    },
    from: {
      config: withoutPending(state.config),
      guest: runningGuest(state.guest),
      devices: (target) => cloneDevices({ source: state.config, location: linked, isReadOnly: true, copied: [] }, target),
    },
  })
  postEvent(call, vm, { _typeName: 'VmClonedEvent', sourceVm: source })
  return vm.reference
}

function runningGuest({ customization: _customization, ...guest }: MachineGuest): MachineGuest {
  return guest
}
