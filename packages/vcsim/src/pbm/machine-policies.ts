import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { VirtualDevice, VirtualDeviceConfigSpec, VirtualMachineConfigSpec, VirtualMachineProfileSpec } from '@vivarium/vim/types'
import type { StoragePolicies } from './policies.js'

type Spec = Pick<VirtualMachineConfigSpec, 'vmProfile' | 'deviceChange'>

/** Throws the fault InvalidArgument for a policy that isn't there. */
export function checkPolicies(policies: StoragePolicies, { vmProfile = [], deviceChange = [] }: Spec): void {
  const all: VirtualMachineProfileSpec[] = [...vmProfile, ...deviceChange.flatMap(({ profile = [] }) => profile)]
  for (const profile of all) if (isDataObject(profile, 'VirtualMachineDefinedProfileSpec')) policies.get(profile.profileId)
}

/** What a specification says of a machine's policies: of its home, and of disks that it changes or adds. */
export function assignPolicies(
  policies: StoragePolicies,
  machine: ManagedObjectReference,
  { vmProfile, deviceChange = [] }: Spec,
  before: readonly VirtualDevice[],
  after: readonly VirtualDevice[],
): void {
  policies.assignToMachine(machine, vmProfile)
  const known = new Set(before.map(({ key }) => key))
  // New disks have got their keys in the order in which they were asked for.
  const newDisks = after.filter((device) => isDataObject(device, 'VirtualDisk') && !known.has(device.key))
  for (const { device, operation, profile } of deviceChange.filter(isOfDisk)) {
    if (operation === 'remove') policies.forgetDisk(machine, device.key)
    else {
      const disk = operation === 'add' ? newDisks.shift() : device
      if (disk !== undefined) policies.assignToDisk(machine, disk.key, profile)
    }
  }
}

function isOfDisk({ device }: VirtualDeviceConfigSpec): boolean {
  return isDataObject(device, 'VirtualDisk')
}
