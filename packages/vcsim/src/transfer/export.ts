import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualAppSummary } from '@vivarium/vim/types'
import type { Call } from '../call.js'
import { fault, notFound } from '../faults.js'
import { related } from '../inventory/relations.js'
import { invalidPowerState } from '../machines/faults.js'
import { machineState } from '../machines/machine-state.js'
import { checkChangeable } from '../machines/preconditions.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { transferFiles } from './machine-transfers.js'
import { openLease } from './open-lease.js'

/** Throws the faults of ExportVm. */
export function exportMachine(call: Call): ManagedObjectReference {
  const { world, object: vm } = call
  const { powerState } = machineState(vm)
  if (powerState !== 'poweredOff') throw invalidPowerState(powerState, 'poweredOff')
  return openLease(call, () => ({ entity: vm, files: transferFiles(world, vm, machineState(vm).config.devices) }), [vm]).object.reference
}

/** The same of a machine as it was; it may run. */
export function exportSnapshot(call: Call): ManagedObjectReference {
  const { world, object } = call
  const vm = world.model.find(object.get('vm') as ManagedObjectReference)
  const found =
    vm === undefined ? undefined : machineState(vm).snapshots?.find(({ reference }) => reference.value === object.reference.value)
  if (vm === undefined || found === undefined) throw notFound()
  return openLease(call, () => ({ entity: vm, files: transferFiles(world, vm, found.config.devices) }), [vm]).object.reference
}

/** Throws the faults of ExportVApp. */
export function exportVApp(call: Call): ManagedObjectReference {
  const { world, object: vApp } = call
  if ((vApp.get('summary') as VirtualAppSummary).vAppState === 'started')
    throw fault('InvalidState', {}, 'The operation is not allowed in the current state: the vApp is started.')
  const machines = machinesIn(world.model, vApp)
  for (const vm of machines) checkChangeable(world, vm)
  const files = () =>
    machines.flatMap((vm, index) =>
      // Two machines have a first disk each.
      transferFiles(world, vm, machineState(vm).config.devices).map((file) => ({ ...file, name: `${index}-${file.name}` })),
    )
  return openLease(call, () => ({ entity: vApp, files: files() }), machines).object.reference
}

/** With those of the vApps in it. */
export function machinesIn(model: Model, vApp: ManagedObject): ManagedObject[] {
  const inner = related(model, vApp, 'resourcePool').filter(({ type }) => type.isA('VirtualApp'))
  return [...related(model, vApp, 'vm'), ...inner.flatMap((each) => machinesIn(model, each))]
}
