import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { invalidArgument } from '../faults.js'
import { checkName } from '../inventory/entity.js'
import type { ManagedObject } from '../model/managed-object.js'
import { assignPolicies, checkPolicies } from '../pbm/machine-policies.js'
import { applyTagSpecs, tagsIn } from '../rest/tagging/tag-specs.js'
import { checkAdapters } from './adapter-ports.js'
import { Backings } from './backings.js'
import { configure } from './configure.js'
import { DiskFiles } from './disk-files.js'
import { writeMachineFolder, writeVmx } from './machine-folders.js'
import { machineState } from './machine-state.js'
import { changeMachine, touched } from './machines.js'
import { Site } from './sites.js'

/** Changes a machine's configuration, with the files of its disks. Throws the faults of ReconfigVM_Task; then nothing has been done. */
export function reconfigure(world: World, vm: ManagedObject, spec: VirtualMachineConfigSpec): void {
  const before = machineState(vm)
  if (before.host === undefined) throw invalidArgument('host')
  const site = Site.of(world, vm, before.host)
  const { vmPathName, settings } = before.config
  const owner = { id: vm.reference.value, vmPathName, firmware: spec.firmware ?? settings.firmware ?? 'bios', isNew: false }
  const name = spec.name === undefined || spec.name === '' ? undefined : checkNewName(world, vm, spec.name)
  checkPolicies(world.policies, spec)
  tagsIn(world.tagging, spec.tagSpecs)
  if (spec.deviceChange?.some(({ device }) => isDataObject(device, 'VirtualDisk')) === true) writeMachineFolder(world, vm)
  const { state, work } = configure(before, spec, new Backings(site, owner))
  checkAdapters(world, vm.reference, before.config.devices, state)
  new DiskFiles(site).do(work)
  if (name !== undefined) world.model.update<'VirtualMachine'>(vm, { name })
  changeMachine(world, vm, { ...state, config: touched(world, state.config) })
  assignPolicies(world.policies, vm.reference, spec, before.config.devices, state.config.devices)
  applyTagSpecs(world.tagging, vm.reference, spec.tagSpecs)
  if (!world.files.isLate(site.datastore(datastoreName(vmPathName)), folderName(vmPathName))) writeVmx(world, vm)
}

/** The name as it is stored. Throws the faults InvalidName and DuplicateName. */
export function checkNewName({ model }: World, vm: ManagedObject, asked: string): string {
  const parent = (vm.get('parent') ?? vm.get('parentVApp')) as ManagedObjectReference
  return checkName(model, model.get(parent), asked, vm)
}

const datastoreName = (vmPathName: string) => vmPathName.slice(1, vmPathName.indexOf(']'))
const folderName = (vmPathName: string) => vmPathName.slice(vmPathName.indexOf(']') + 2).split('/')[0] ?? ''
