import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type {
  ImportSpec,
  VAppConfigInfo,
  VAppConfigSpec,
  VAppEntityConfigInfo,
  VAppPropertyInfo,
  VirtualAppImportSpec,
  VirtualMachineConfigSpec,
  VirtualMachineImportSpec,
  VmConfigSpec,
} from '@vivarium/vim/types'
import type { Call, World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { nameOf, nearest, storedName } from '../inventory/entity.js'
import { folderOf } from '../inventory/folders.js'
import { detach, related } from '../inventory/relations.js'
import { reconfiguredVApp } from '../inventory/vapp-configuration.js'
import { addVApp } from '../inventory/vapps.js'
import { createNew, type Destination } from '../machines/create.js'
import { machineFolderAt } from '../machines/location.js'
import { besideOf } from '../machines/machine-files.js'
import { deleteMachineFiles } from '../machines/machine-folders.js'
import { machineState } from '../machines/machine-state.js'
import { removeMachine } from '../machines/machines.js'
import { reconfigure } from '../machines/reconfigure.js'
import type { Device } from '../machines/state.js'
import type { ManagedObject } from '../model/managed-object.js'
import { baseOf, parseDatastorePath } from '../storage/datastore-path.js'
import { isImage, transferFiles } from './machine-transfers.js'
import { type Leased, openLease } from './open-lease.js'

/** Throws the faults of ImportVApp that are not the lease's. */
export function importVApp(
  call: Call,
  spec: ImportSpec,
  folder?: ManagedObjectReference,
  host?: ManagedObjectReference,
): ManagedObjectReference {
  const { world, object: pool } = call
  if (!isDataObject(spec, 'VirtualMachineImportSpec') && !isDataObject(spec, 'VirtualAppImportSpec')) throw invalidArgument('spec')
  const isInVApp = pool.type.isA('VirtualApp')
  if (isInVApp && folder !== undefined) throw invalidArgument('folder')
  const foundHost = host === undefined ? undefined : world.model.get(host)
  const destination: Destination = {
    pool,
    ...(isInVApp ? {} : { folder: folder === undefined ? machineFolder(world, pool) : machineFolderAt(world, folder, 'folder') }),
    ...(foundHost === undefined ? {} : { host: foundHost }),
  }
  return openLease(call, () => importEntity(call, spec, destination)).object.reference
}

function machineFolder({ model }: World, pool: ManagedObject): ManagedObject {
  const datacenter = nearest(model, pool, 'Datacenter')
  if (datacenter === undefined) throw invalidArgument('folder')
  return folderOf(model, datacenter, 'vmFolder')
}

/** Makes what is to be imported, without its content. What goes wrong leaves nothing behind. */
function importEntity(call: Call, spec: ImportSpec, destination: Destination): Leased {
  if (isDataObject(spec, 'VirtualMachineImportSpec')) return importMachine(call, spec as VirtualMachineImportSpec, destination)
  return importCollection(call, spec as VirtualAppImportSpec, destination)
}

function importMachine(call: Call, { configSpec }: VirtualMachineImportSpec, destination: Destination): Leased {
  const { world } = call
  if (configSpec.vAppConfig !== undefined) checkProperties(configSpec.vAppConfig)
  const vm = world.model.get(createNew(call, withoutImages(configSpec), destination))
  const undo = () => {
    deleteMachineFiles(world, vm)
    removeMachine(world, vm)
  }
  try {
    giveImages(world, vm, configSpec)
    const files = transferFiles(world, vm, machineState(vm).config.devices, configSpec.name ?? nameOf(vm))
    return { entity: vm, files, machines: [vm], undo }
  } catch (error) {
    undo()
    throw error
  }
}

/** Throws the fault NotUserConfigurableProperty for a value that nobody may give. */
function checkProperties({ property = [] }: VmConfigSpec): void {
  for (const { info } of property) {
    const { userConfigurable, value = '', defaultValue = '' } = info ?? ({} as VAppPropertyInfo)
    if (info === undefined || userConfigurable === true || value === '' || value === defaultValue) continue
    const { id = '', category = '', label = '', type = 'string', classId = '' } = info
    throw fault(
      'NotUserConfigurableProperty',
      { id, category, label, type, value },
      `Property '${classId === '' ? id : `${classId}.${id}`}' must be configured by the vApp author; it is not user configurable.`,
    )
  }
}

type Changes = NonNullable<VirtualMachineConfigSpec['deviceChange']>

/** Images come with the import: their drives are empty until the machine has a folder for them. */
function withoutImages(spec: VirtualMachineConfigSpec): VirtualMachineConfigSpec {
  const { deviceChange } = spec
  if (deviceChange === undefined) return spec
  return {
    ...spec,
    deviceChange: deviceChange.map((change) => (isImage(change.device as Device) ? { ...change, device: emptied(change) } : change)),
  }
}

function emptied({ device }: Changes[number]): Changes[number]['device'] {
  const _typeName =
    (device as Device)._typeName === 'VirtualCdrom' ? 'VirtualCdromRemotePassthroughBackingInfo' : 'VirtualFloppyRemoteDeviceBackingInfo'
  return {
    ...device,
    backing: { _typeName, deviceName: '', useAutoDetect: false, exclusive: false } as Changes[number]['device']['backing'],
  }
}

/** The images that are there already stay where they are; others come into the machine's folder. */
function giveImages(world: World, vm: ManagedObject, { deviceChange = [] }: VirtualMachineConfigSpec): void {
  const { devices, vmPathName } = machineState(vm).config
  const numbers = new Map<string, number>()
  const changes = deviceChange.flatMap(({ device: given }): Changes => {
    const { _typeName } = given as Device
    const number = numbers.get(_typeName) ?? 0
    numbers.set(_typeName, number + 1)
    if (!isImage(given as Device)) return []
    const device = devices.filter((each) => each._typeName === _typeName)[number]
    if (device === undefined) return []
    const { fileName } = given.backing as { readonly fileName: string }
    const path = imageIsThere(world, vm, fileName) ? fileName : besideOf(vmPathName, baseOf(parseDatastorePath(fileName).path))
    return [{ operation: 'edit', device: { ...device, backing: { ...given.backing, fileName: path } as Device['backing'] } as Device }]
  })
  if (changes.length > 0) reconfigure(world, vm, { deviceChange: changes })
}

function imageIsThere(world: World, vm: ManagedObject, fileName: string): boolean {
  const { datastore: name, path } = parseDatastorePath(fileName)
  const datastore = related(world.model, vm, 'datastore').find((each) => nameOf(each) === name)
  return datastore !== undefined && world.files.exists(world.files.place(datastore, path))
}

function importCollection(call: Call, spec: VirtualAppImportSpec, { pool, folder, host }: Destination): Leased {
  const { world } = call
  checkProperties(spec.vAppConfigSpec)
  const vApp = addVApp(world, pool, spec.name, spec.resourcePoolSpec, spec.vAppConfigSpec, folder)
  const made: Leased[] = []
  const undo = () => {
    for (const each of made.toReversed()) each.undo?.()
    removeVApp(world, vApp)
  }
  try {
    const entities: VAppEntityConfigInfo[] = []
    for (const child of spec.child ?? []) {
      const leased = importEntity(call, child, { pool: vApp, ...(host === undefined ? {} : { host }) })
      made.push(leased)
      entities.push({
        startOrder: made.length,
        startAction: 'powerOn',
        stopAction: 'powerOff',
        ...child.entityConfig,
        key: leased.entity.reference,
        tag: storedName(nameOf(leased.entity)),
      })
    }
    const change: VAppConfigSpec = { entityConfig: entities }
    world.model.update<'VirtualApp'>(vApp, { vAppConfig: reconfiguredVApp(vApp.get('vAppConfig') as VAppConfigInfo, change) })
    // Each machine has a first disk.
    const files = made.flatMap((each, index) => each.files.map((file) => ({ ...file, name: `${index}-${file.name}` })))
    return { entity: vApp, files, machines: made.flatMap(({ machines = [] }) => machines), undo }
  } catch (error) {
    undo()
    throw error
  }
}

function removeVApp({ model }: World, vApp: ManagedObject): void {
  for (const [property, holder] of [
    ['parent', 'resourcePool'],
    ['parentFolder', 'childEntity'],
  ] as const) {
    const reference = vApp.get(property) as ManagedObjectReference | undefined
    if (reference !== undefined) detach(model, model.get(reference), holder, vApp.reference)
  }
  model.remove(vApp)
}
