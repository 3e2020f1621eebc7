import { isSubtype } from '@vivarium/vim'
import type { Device } from './state.js'

/** What a device is attached to: a controller, by its type. */
export type Bus = 'PCI' | 'SIO' | 'PS2' | 'IDE' | 'SCSI' | 'SATA' | 'NVMe' | 'USB' | 'NVDIMM'

/** How one kind of device is put into a machine, as ESX does it (observed in machines of vSphere 7 and 8). */
export interface DeviceKind {
  /** The type of it, and of those derived from it. */
  readonly type: string
  /** Of the first one; also how vCenter numbers them: controllers from 0, all else from 1. */
  readonly label: (number: number) => string
  /** The key of the first one. */
  readonly key: number
  /** Where it can be; the first is where it goes when no controller is named. None: it stands for itself. */
  readonly on: readonly Bus[]
  /** The unit that the first one gets on its controller, where that is not the first free one. */
  readonly firstUnit?: number
  /** How many there can be in a machine. */
  readonly most: number
  /** What kind of bus it is for others. */
  readonly bus?: Bus
  /** Units of that bus that can be taken. */
  readonly units?: number
  /** Whether it can be added to, and removed from, a machine that is on. */
  readonly isHot: boolean
  /** Whether it has a connection that comes and goes. */
  readonly isConnectable?: boolean
  /** Every machine has it from the beginning, and it can't be removed. */
  readonly isBuiltIn?: boolean
}

const numbered = (text: string) => (number: number) => `${text} ${number}`
const always = (text: string) => () => text

const kinds: readonly DeviceKind[] = [
  { type: 'VirtualDisk', label: numbered('Hard disk'), key: 2000, on: ['SCSI', 'SATA', 'NVMe', 'IDE'], most: 256, isHot: true },
  { type: 'VirtualCdrom', label: numbered('CD/DVD drive'), key: 3000, on: ['IDE', 'SATA'], most: 34, isHot: true, isConnectable: true },
  {
    type: 'VirtualEthernetCard',
    label: numbered('Network adapter'),
    key: 4000,
    on: ['PCI'],
    firstUnit: 7,
    most: 10,
    isHot: true,
    isConnectable: true,
  },
  { type: 'VirtualSCSIPassthrough', label: numbered('SCSI device'), key: 2000, on: ['SCSI'], most: 60, isHot: true, isConnectable: true },
  {
    type: 'VirtualFloppy',
    label: numbered('Floppy drive'),
    key: 8000,
    on: ['SIO'],
    firstUnit: 0,
    most: 2,
    isHot: false,
    isConnectable: true,
  },
  {
    type: 'VirtualSerialPort',
    label: numbered('Serial port'),
    key: 9000,
    on: ['SIO'],
    firstUnit: 0,
    most: 32,
    isHot: false,
    isConnectable: true,
  },
  {
    type: 'VirtualParallelPort',
    label: numbered('Parallel port'),
    key: 10000,
    on: ['SIO'],
    firstUnit: 0,
    most: 3,
    isHot: false,
    isConnectable: true,
  },
  { type: 'VirtualUSB', label: numbered('USB'), key: 20000, on: ['USB'], firstUnit: 0, most: 20, isHot: true, isConnectable: true },
  {
    type: 'VirtualSCSIController',
    label: numbered('SCSI controller'),
    key: 1000,
    on: ['PCI'],
    firstUnit: 3,
    most: 4,
    bus: 'SCSI',
    units: 16,
    isHot: true,
  },
  {
    type: 'VirtualNVMEController',
    label: numbered('NVME controller'),
    key: 31000,
    on: ['PCI'],
    firstUnit: 30,
    most: 4,
    bus: 'NVMe',
    units: 15,
    isHot: true,
  },
  {
    type: 'VirtualSATAController',
    label: numbered('SATA controller'),
    key: 15000,
    on: ['PCI'],
    firstUnit: 24,
    most: 4,
    bus: 'SATA',
    units: 30,
    isHot: true,
  },
  {
    type: 'VirtualUSBXHCIController',
    label: always('USB xHCI controller'),
    key: 14000,
    on: ['PCI'],
    firstUnit: 23,
    most: 1,
    bus: 'USB',
    units: 20,
    isHot: true,
  },
  {
    type: 'VirtualUSBController',
    label: always('USB controller'),
    key: 7000,
    on: ['PCI'],
    firstUnit: 22,
    most: 1,
    bus: 'USB',
    units: 20,
    isHot: false,
  },
  {
    type: 'VirtualNVDIMMController',
    label: always('NVDIMM controller'),
    key: 29000,
    on: ['PCI'],
    firstUnit: 28,
    most: 1,
    bus: 'NVDIMM',
    units: 64,
    isHot: false,
  },
  { type: 'VirtualNVDIMM', label: numbered('NVDIMM'), key: 28000, on: ['NVDIMM'], most: 64, isHot: false },
  { type: 'VirtualPCIPassthrough', label: numbered('PCI device'), key: 13000, on: ['PCI'], firstUnit: 18, most: 16, isHot: false },
  { type: 'VirtualTPM', label: always('Virtual TPM'), key: 11000, on: ['PCI'], firstUnit: 35, most: 1, isHot: false },
  {
    type: 'VirtualSoundCard',
    label: always('Sound card'),
    key: 5000,
    on: ['PCI'],
    firstUnit: 1,
    most: 1,
    isHot: false,
    isConnectable: true,
  },
  { type: 'VirtualWDT', label: always('Watchdog timer'), key: 18000, on: ['PCI'], firstUnit: 36, most: 1, isHot: false },
  { type: 'VirtualPrecisionClock', label: always('Precision clock'), key: 19000, on: ['PCI'], firstUnit: 37, most: 1, isHot: false },
  { type: 'VirtualMachineVMIROM', label: always('VMI ROM'), key: 18500, on: ['PCI'], firstUnit: 38, most: 1, isHot: false },
  {
    type: 'VirtualIDEController',
    label: (number) => `IDE ${number}`,
    key: 200,
    on: [],
    most: 2,
    bus: 'IDE',
    units: 2,
    isHot: false,
    isBuiltIn: true,
  },
  {
    type: 'VirtualPCIController',
    label: numbered('PCI controller'),
    key: 100,
    on: [],
    most: 1,
    bus: 'PCI',
    units: 1000,
    isHot: false,
    isBuiltIn: true,
  },
  {
    type: 'VirtualPS2Controller',
    label: numbered('PS2 controller'),
    key: 300,
    on: [],
    most: 1,
    bus: 'PS2',
    units: 2,
    isHot: false,
    isBuiltIn: true,
  },
  {
    type: 'VirtualSIOController',
    label: numbered('SIO controller'),
    key: 400,
    on: [],
    most: 1,
    bus: 'SIO',
    units: 100,
    isHot: false,
    isBuiltIn: true,
  },
  {
    type: 'VirtualMachineVideoCard',
    label: always('Video card '),
    key: 500,
    on: ['PCI'],
    firstUnit: 0,
    most: 1,
    isHot: false,
    isBuiltIn: true,
  },
  { type: 'VirtualKeyboard', label: always('Keyboard '), key: 600, on: ['PS2'], firstUnit: 0, most: 1, isHot: false, isBuiltIn: true },
  {
    type: 'VirtualPointingDevice',
    label: always('Pointing device'),
    key: 700,
    on: ['PS2'],
    firstUnit: 1,
    most: 1,
    isHot: false,
    isBuiltIn: true,
  },
  {
    type: 'VirtualMachineVMCIDevice',
    label: always('VMCI device'),
    key: 12000,
    on: ['PCI'],
    firstUnit: 17,
    most: 1,
    isHot: false,
    isBuiltIn: true,
  },
]

const byType = new Map<string, DeviceKind | undefined>()

/** Undefined for a type that no machine can have, such as the abstract VirtualDevice. */
export function deviceKind({ _typeName: type }: { readonly _typeName?: string }): DeviceKind | undefined {
  if (type === undefined) return undefined
  if (!byType.has(type)) {
    const kind = kinds.find((candidate) => isSubtype(type, candidate.type))
    byType.set(type, abstract.has(type) ? undefined : kind)
  }
  return byType.get(type)
}

const abstract = new Set(['VirtualEthernetCard', 'VirtualSCSIController', 'VirtualSATAController', 'VirtualSoundCard', 'VirtualVmxnet'])

/** The unit of a SCSI bus that the controller itself has. */
export const scsiControllerUnit = 7

/** How many units a controller has for others: paravirtual SCSI and NVMe have more on newer hardware. */
export function unitsOf(controller: Device, hardwareVersion: number): number {
  const { units = 0 } = deviceKind(controller) ?? {}
  if (controller._typeName === 'ParaVirtualSCSIController' && hardwareVersion >= 14) return 65
  if (controller._typeName === 'VirtualNVMEController' && hardwareVersion >= 21) return 64
  return units
}

/** The key that ESX gives to a device at that place, if nothing has it yet. */
export function keyAt(kind: DeviceKind, controller: Device | undefined, unit: number | undefined, busNumber: number | undefined): number {
  const bus = controller === undefined ? undefined : deviceKind(controller)?.bus
  if (busNumber !== undefined) return kind.key + busNumber
  if (unit === undefined) return kind.key
  const number = (controller as { readonly busNumber?: number } | undefined)?.busNumber ?? 0
  switch (bus) {
    case 'SCSI':
      return unit < 16 ? 2000 + 16 * number + unit : 131_072 + 64 * number + unit
    case 'IDE':
      return 3000 + 2 * number + unit
    case 'SATA':
      return 16_000 + 30 * number + unit
    case 'NVMe':
      return unit < 15 ? 32_000 + 15 * number + unit : 132_072 + 64 * number + unit
    default:
      return kind.key + Math.max(0, unit - (kind.firstUnit ?? 0))
  }
}
