import type { ManagedObjectReference } from '@vivarium/vim'
import { findEnumValues } from '@vivarium/vim'
import type {
  GuestOsDescriptor,
  IntOption,
  LongOption,
  ResourceConfigOption,
  VirtualMachineConfigOption,
  VirtualMachineConfigOptionDescriptor,
} from '@vivarium/vim/types'
import { capability } from '../machines/capability.js'
import { guestFamily, guestFullName } from '../machines/guest-os.js'
import { hardwareVersion, newestHardware, versionName } from '../machines/settings.js'
import { standardDevices } from '../machines/standard-devices.js'

/** Versions of virtual hardware that there are, the oldest first; 5, 6 and 12 never came, or not to ESXi. */
const versions = [3, 4, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, newestHardware] as const

const int = (min: number, max: number, defaultValue: number): IntOption => ({ valueIsReadonly: false, min, max, defaultValue })
const long = (min: number, max: number, defaultValue: number): LongOption => ({ valueIsReadonly: false, min, max, defaultValue })

/** What pools and machines may ask for. */
export const resourceConfigOption: ResourceConfigOption = {
  cpuAllocationOption: { sharesOption: { sharesOption: int(0, 1_000_000, 4000), defaultLevel: 'normal' } },
  memoryAllocationOption: { sharesOption: { sharesOption: int(0, 1_000_000, 163_840), defaultLevel: 'normal' } },
}

/** Which versions machines can have that hosts run. */
export function configOptionDescriptors(hosts: readonly ManagedObjectReference[]): VirtualMachineConfigOptionDescriptor[] {
  return versions.map((version) => ({
    key: versionName(version),
    description: `ESX hardware version ${version}`,
    host: [...hosts],
    createSupported: true,
    defaultConfigOption: version === newestHardware,
    runSupported: true,
    upgradeSupported: true,
  }))
}

function guest(id: string): GuestOsDescriptor {
  const family = guestFamily(id)
  const isWindows = family === 'windowsGuest'
  const controller = isWindows ? 'VirtualLsiLogicSASController' : 'ParaVirtualSCSIController'
  return {
    id,
    family,
    fullName: guestFullName(id),
    supportedMaxCPUs: 128,
    numSupportedPhysicalSockets: 128,
    numSupportedCoresPerSocket: 64,
    supportedMinMemMB: 32,
    supportedMaxMemMB: 6_291_456,
    recommendedMemMB: isWindows ? 4096 : 2048,
    recommendedColorDepth: 32,
    supportedDiskControllerList: [
      'VirtualIDEController',
      'VirtualLsiLogicController',
      'VirtualLsiLogicSASController',
      'ParaVirtualSCSIController',
      'VirtualAHCIController',
      'VirtualNVMEController',
    ],
    recommendedSCSIController: controller,
    recommendedDiskController: controller,
    supportedNumDisks: 256,
    recommendedDiskSizeMB: isWindows ? 40_960 : 16_384,
    recommendedCdromController: 'VirtualAHCIController',
    supportedEthernetCard: ['VirtualE1000', 'VirtualE1000e', 'VirtualVmxnet3', 'VirtualSriovEthernetCard'],
    recommendedEthernetCard: 'VirtualVmxnet3',
    supportsSlaveDisk: true,
    smcRequired: family === 'darwinGuestFamily',
    supportsWakeOnLan: true,
    supportsVMI: false,
    supportsMemoryHotAdd: true,
    supportsCpuHotAdd: true,
    supportsCpuHotRemove: false,
    supportedFirmware: ['bios', 'efi'],
    recommendedFirmware: isWindows ? 'efi' : 'bios',
    supportedUSBControllerList: ['VirtualUSBController', 'VirtualUSBXHCIController'],
    recommendedUSBController: 'VirtualUSBXHCIController',
    supports3D: true,
    recommended3D: false,
    smcRecommended: false,
    ich7mRecommended: false,
    usbRecommended: false,
    supportLevel: 'supported',
    supportedForCreate: true,
    vRAMSizeInKB: int(2048, 262_144, 4096),
    numSupportedFloppyDevices: 2,
    wakeOnLanEthernetCard: ['VirtualE1000', 'VirtualE1000e', 'VirtualVmxnet3'],
    supportsPvscsiControllerForBoot: true,
    diskUuidEnabled: true,
    supportsHotPlugPCI: true,
    supportsSecureBoot: true,
    defaultSecureBoot: isWindows,
    supportsTPM20: isWindows,
    recommendedTPM20: false,
  }
}

let guests: readonly GuestOsDescriptor[] | undefined

/** Of guest operating systems that there are; all of them where none that is asked for is one. */
function guestDescriptors(wanted: readonly string[]): GuestOsDescriptor[] {
  guests ??= [...(findEnumValues('VirtualMachineGuestOsIdentifier') ?? [])].map(guest)
  const chosen = guests.filter(({ id }) => wanted.includes(id))
  return [...(chosen.length === 0 ? guests : chosen)]
}

/** What machines of a version can have; undefined for a version that there is not. */
export function configOption(key: string | undefined, guestIds: readonly string[]): VirtualMachineConfigOption | undefined {
  const version = key === undefined || key === '' ? newestHardware : hardwareVersion(key)
  if (version === undefined || !versions.some((each) => each === version)) return undefined
  const guestOSDescriptor = guestDescriptors(guestIds)
  const usual = guestOSDescriptor.findIndex(({ id }) => id === 'otherGuest')
  return {
    version: versionName(version),
    description: `ESX hardware version ${version}`,
    guestOSDescriptor,
    guestOSDefaultIndex: Math.max(0, usual),
    hardwareOptions: {
      hwVersion: version,
      virtualDeviceOption: [],
      deviceListReadonly: false,
      numCPU: Array.from({ length: 128 }, (_, index) => index + 1),
      numCoresPerSocket: int(1, 64, 1),
      numCpuReadonly: false,
      memoryMB: long(4, 6_291_456, 4096),
      numPCIControllers: int(1, 1, 1),
      numIDEControllers: int(2, 2, 2),
      numUSBControllers: int(0, 1, 0),
      numUSBXHCIControllers: int(0, 1, 0),
      numSIOControllers: int(1, 1, 1),
      numPS2Controllers: int(1, 1, 1),
      licensingLimit: [],
      resourceConfigOption,
    },
    capabilities: capability,
    datastore: { unsupportedVolumes: [] },
    defaultDevice: [...standardDevices],
    supportedMonitorType: ['release', 'debug', 'stats'],
    supportedOvfEnvironmentTransport: ['iso', 'com.vmware.guestInfo'],
    supportedOvfInstallTransport: [],
  }
}
