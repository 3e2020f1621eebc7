import { keepEncoded } from '@vivarium/vim'
import type { Device } from './state.js'

const described = (label: string, summary = label) => ({ label, summary })

/** What every machine has from the beginning. */
export const standardDevices: readonly Device[] = (
  [
    { _typeName: 'VirtualIDEController', key: 200, deviceInfo: described('IDE 0'), busNumber: 0 },
    { _typeName: 'VirtualIDEController', key: 201, deviceInfo: described('IDE 1'), busNumber: 1 },
    { _typeName: 'VirtualPS2Controller', key: 300, deviceInfo: described('PS2 controller 0'), busNumber: 0 },
    { _typeName: 'VirtualPCIController', key: 100, deviceInfo: described('PCI controller 0'), busNumber: 0 },
    { _typeName: 'VirtualSIOController', key: 400, deviceInfo: described('SIO controller 0'), busNumber: 0 },
    { _typeName: 'VirtualKeyboard', key: 600, deviceInfo: described('Keyboard '), controllerKey: 300, unitNumber: 0 },
    {
      _typeName: 'VirtualPointingDevice',
      key: 700,
      deviceInfo: described('Pointing device', 'Pointing device; Device'),
      backing: {
        _typeName: 'VirtualPointingDeviceDeviceBackingInfo',
        deviceName: '',
        useAutoDetect: false,
        hostPointingDevice: 'autodetect',
      },
      controllerKey: 300,
      unitNumber: 1,
    },
    {
      _typeName: 'VirtualMachineVideoCard',
      key: 500,
      deviceInfo: described('Video card ', 'Video card'),
      controllerKey: 100,
      unitNumber: 0,
      videoRamSizeInKB: 4096,
      numDisplays: 1,
      useAutoDetect: false,
      enable3DSupport: false,
      use3dRenderer: 'automatic',
      graphicsMemorySizeInKB: 262_144,
    },
    {
      _typeName: 'VirtualMachineVMCIDevice',
      key: 12_000,
      deviceInfo: described(
        'VMCI device',
        'Device on the virtual machine PCI bus that provides support for the virtual machine communication interface',
      ),
      controllerKey: 100,
      unitNumber: 17,
      id: -1,
      allowUnrestrictedCommunication: false,
      filterEnable: true,
    },
  ] as readonly Device[]
).map(keepEncoded)
