import type { ManagedObjectReference } from '@vivarium/vim'
import type { Methods } from '@vivarium/vim/types'
import type { Call, World } from '../call.js'
import { hostNotConnected, notSupported } from '../faults.js'
import { isEsx } from '../is-esx.js'
import type { ManagedObject } from '../model/managed-object.js'
import { taskInProgress } from './faults.js'
import { machineState } from './machine-state.js'

/** What only a vCenter does with machines (API reference, VirtualMachine): it needs templates, or another host. */
const onlyInVCenter: ReadonlySet<string> = new Set<keyof Methods>([
  'CloneVM_Task',
  'InstantClone_Task',
  'MarkAsTemplate',
  'MarkAsVirtualMachine',
  'MigrateVM_Task',
  'RelocateVM_Task',
])

/** What has the machine's host do something, and leaves the machine as it is. */
const asking: readonly (keyof Methods)[] = ['CloneVM_Task', 'AcquireTicket', 'AcquireMksTicket', 'QueryConnections']

/** What has the machine's host change it. A lease changes nothing, but is alone with what it covers. */
const changing: readonly (keyof Methods)[] = [
  'PowerOnVM_Task',
  'PowerOffVM_Task',
  'SuspendVM_Task',
  'ResetVM_Task',
  'TerminateVM',
  'ShutdownGuest',
  'RebootGuest',
  'StandbyGuest',
  'AnswerVM',
  'ReconfigVM_Task',
  'Rename_Task',
  'UpgradeVM_Task',
  'CustomizeVM_Task',
  'SetScreenResolution',
  'ResetGuestInformation',
  'MountToolsInstaller',
  'UnmountToolsInstaller',
  'UpgradeTools_Task',
  'CreateSnapshot_Task',
  'CreateSnapshotEx_Task',
  'RevertToCurrentSnapshot_Task',
  'RemoveAllSnapshots_Task',
  'ConsolidateVMDisks_Task',
  'RevertToSnapshot_Task',
  'RemoveSnapshot_Task',
  'RenameSnapshot',
  'InstantClone_Task',
  'MarkAsTemplate',
  'MarkAsVirtualMachine',
  'MigrateVM_Task',
  'RelocateVM_Task',
  'PromoteDisks_Task',
  'DefragmentAllDisks',
  'AttachDisk_Task',
  'DetachDisk_Task',
  'ExportVm',
  'ExportSnapshot',
  'Destroy_Task',
]

const needsHost: ReadonlySet<string> = new Set<string>([...asking, ...changing])
/** Also what the vCenter does by itself. */
const needsNoLease: ReadonlySet<string> = new Set<string>([...changing, 'UnregisterVM'])

/** Throws the faults NotSupported (on an ESX host), HostNotConnected and TaskInProgress for a method that a machine can't be asked for now. */
export function admitToMachine(call: Call): void {
  admit(call, call.object)
}

/** The same for a machine's snapshot. */
export function admitToSnapshot(call: Call): void {
  const vm = call.world.model.find(call.object.get('vm') as ManagedObjectReference)
  if (vm !== undefined) admit(call, vm)
}

function admit({ world, method: { name } }: Call, vm: ManagedObject): void {
  if (onlyInVCenter.has(name) && isEsx(world.content)) throw notSupported()
  if (needsHost.has(name)) checkHost(vm)
  if (needsNoLease.has(name)) checkLeases(world, vm)
}

/** For what changes a machine as a part of something else. Throws the faults HostNotConnected and TaskInProgress. */
export function checkChangeable(world: World, vm: ManagedObject): void {
  checkHost(vm)
  checkLeases(world, vm)
}

function checkHost(vm: ManagedObject): void {
  if (machineState(vm).connectionState === 'disconnected') throw hostNotConnected()
}

function checkLeases({ leases }: World, vm: ManagedObject): void {
  const task = leases.taskHolding(vm)
  if (task !== undefined) throw taskInProgress(task)
}
