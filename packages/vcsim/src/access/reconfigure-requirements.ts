import { isSubtype, type ManagedObjectReference } from '@vivarium/vim'
import type { ServiceContent, VirtualDeviceConfigSpec, VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'

/** A privilege that a call needs on an object. */
export interface Requirement {
  readonly object: ManagedObjectReference
  readonly privilege: string
}

/** Properties of a spec that need another privilege than VirtualMachine.Config.Settings (API reference, VirtualMachine.ReconfigVM_Task). */
const byProperty = new Map<string, string>([
  ['name', 'Rename'],
  ['annotation', 'Annotation'],
  ['numCPUs', 'CPUCount'],
  ['numCoresPerSocket', 'CPUCount'],
  ['simultaneousThreads', 'CPUCount'],
  ['memoryMB', 'Memory'],
  ['cpuAllocation', 'Resource'],
  ['memoryAllocation', 'Resource'],
  ['cpuAffinity', 'Resource'],
  ['memoryAffinity', 'Resource'],
  ['latencySensitivity', 'Resource'],
  ['networkShaper', 'Resource'],
  ['extraConfig', 'AdvancedConfig'],
  ['swapPlacement', 'SwapPlacement'],
  ['changeTrackingEnabled', 'ChangeTracking'],
  ['managedBy', 'ManagedBy'],
])
const others = 'Settings'

/** Of a version to compare with, nothing is needed; devices are looked at one by one. */
const apart: ReadonlySet<string> = new Set(['_typeName', 'changeVersion', 'deviceChange', 'tagSpecs', 'vmProfile'])

/** What a spec of a machine's configuration needs: on the machine, and on the networks and datastores that it uses. For a new machine only the latter. */
export function reconfigureRequirements(model: Model, machine: ManagedObject | undefined, spec: VirtualMachineConfigSpec): Requirement[] {
  const { deviceChange = [] } = spec
  const privileges = new Set<string>()
  for (const [name, value] of Object.entries(spec)) {
    if (value !== undefined && !apart.has(name)) privileges.add(`VirtualMachine.Config.${byProperty.get(name) ?? others}`)
  }
  for (const change of deviceChange) privileges.add(ofDevice(change))
  const onMachine = machine === undefined ? [] : [...privileges].map((privilege) => ({ object: machine.reference, privilege }))
  return [...onMachine, ...ofServices(model, machine, spec), ...deviceChange.flatMap((change) => ofBacking(model, change))]
}

/** What tags and storage policies in a spec need, which are other services'. */
function ofServices(
  model: Model,
  machine: ManagedObject | undefined,
  { tagSpecs = [], vmProfile = [], deviceChange = [] }: VirtualMachineConfigSpec,
) {
  const { rootFolder } = model.get({ type: 'ServiceInstance', value: 'ServiceInstance' }).get('content') as ServiceContent
  const hasProfile = vmProfile.length > 0 || deviceChange.some(({ profile = [] }) => profile.length > 0)
  return [
    ...(tagSpecs.length > 0 ? [{ object: machine?.reference ?? rootFolder, privilege: 'InventoryService.Tagging.AttachTag' }] : []),
    ...(hasProfile ? [{ object: rootFolder, privilege: 'StorageProfile.View' }] : []),
  ]
}

const kindOf = ({ _typeName }: { readonly _typeName?: string }, name: string) => _typeName !== undefined && isSubtype(_typeName, name)

function ofDevice({ operation, fileOperation, device }: VirtualDeviceConfigSpec): string {
  const { backing } = device
  if (kindOf(device, 'VirtualDisk')) {
    if (operation === 'remove') return 'VirtualMachine.Config.RemoveDisk'
    if (operation === 'edit') return 'VirtualMachine.Config.DiskExtend'
    if (backing !== undefined && isSubtype(backing._typeName ?? '', 'VirtualDiskRawDiskMappingVer1BackingInfo'))
      return 'VirtualMachine.Config.RawDevice'
    return fileOperation === undefined ? 'VirtualMachine.Config.AddExistingDisk' : 'VirtualMachine.Config.AddNewDisk'
  }
  if (operation !== 'edit')
    return kindOf(device, 'VirtualUSB') ? 'VirtualMachine.Config.HostUSBDevice' : 'VirtualMachine.Config.AddRemoveDevice'
  if (kindOf(device, 'VirtualCdrom')) return 'VirtualMachine.Interact.SetCDMedia'
  if (kindOf(device, 'VirtualFloppy')) return 'VirtualMachine.Interact.SetFloppyMedia'
  return 'VirtualMachine.Config.EditDevice'
}

function ofBacking(model: Model, { operation, fileOperation, device: { backing } }: VirtualDeviceConfigSpec): Requirement[] {
  if (operation === 'remove' || backing === undefined) return []
  const { network, port, datastore } = backing as {
    readonly network?: ManagedObjectReference
    readonly port?: { readonly portgroupKey?: string }
    readonly datastore?: ManagedObjectReference
  }
  const portgroup = port?.portgroupKey === undefined ? undefined : { type: 'DistributedVirtualPortgroup', value: port.portgroupKey }
  const used = [network, portgroup].filter((each): each is ManagedObjectReference => each !== undefined && model.find(each) !== undefined)
  return [
    ...used.map((object) => ({ object, privilege: 'Network.Assign' })),
    ...(fileOperation !== undefined && datastore !== undefined ? [{ object: datastore, privilege: 'Datastore.AllocateSpace' }] : []),
  ]
}
