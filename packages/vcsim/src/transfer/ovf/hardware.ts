import type { OvfFileItem, VirtualDevice, VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { Device } from '../../machines/state.js'
import { devicePath } from '../device-paths.js'
import type { OvfDescriptor, OvfDisk, OvfFileEntry, OvfItem } from './descriptor.js'
import { layoutFor } from './disk-provisioning.js'
import { badReference, badValue, type Issues, unsupportedSubType, unsupportedType } from './ovf-faults.js'
import { applySetting } from './settings.js'

/** What a machine's devices are made with. */
export interface HardwareContext {
  readonly descriptor: OvfDescriptor
  /** What the machine will be called. */
  readonly machine: string
  /** `LocalDS_0` */
  readonly datastore: string
  readonly provisioning: string
  readonly issues: Issues
  /** What is connected to a network of the descriptor; undefined if there is nothing. */
  networkBacking(name: string): VirtualDevice['backing'] | undefined
}

type Made = Device & { busNumber?: number; unitNumber?: number }

/** Devices by the resource type of CIM, and then by VMware's names of subtypes, in lower case; '' stands for none. */
const controllers: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  5: { '': 'VirtualIDEController', piix4: 'VirtualIDEController', ide: 'VirtualIDEController' },
  6: {
    '': 'VirtualLsiLogicController',
    lsilogic: 'VirtualLsiLogicController',
    lsilogicsas: 'VirtualLsiLogicSASController',
    buslogic: 'VirtualBusLogicController',
    virtualscsi: 'ParaVirtualSCSIController',
    pvscsi: 'ParaVirtualSCSIController',
  },
  20: {
    ahci: 'VirtualAHCIController',
    'vmware.sata.ahci': 'VirtualAHCIController',
    'vmware.nvme.controller': 'VirtualNVMEController',
  },
  23: {
    '': 'VirtualUSBController',
    'vmware.usb.ehci': 'VirtualUSBController',
    'vmware.usb.uhci': 'VirtualUSBController',
    'vmware.usb.xhci': 'VirtualUSBXHCIController',
  },
}

const cards: Readonly<Record<string, string>> = {
  '': 'VirtualE1000',
  e1000: 'VirtualE1000',
  e1000e: 'VirtualE1000e',
  pcnet32: 'VirtualPCNet32',
  vlance: 'VirtualPCNet32',
  flexible: 'VirtualPCNet32',
  vmxnet: 'VirtualVmxnet',
  vmxnet2: 'VirtualVmxnet2',
  vmxnet3: 'VirtualVmxnet3',
  sriov: 'VirtualSriovEthernetCard',
}

/** Those that every machine has, or that only say what the host should show. */
const ignored: ReadonlySet<number> = new Set([13, 24])

const bytesPerMegabyte = 2 ** 20

/** Makes a machine's devices, processors and memory of a descriptor's items. */
export class Hardware {
  readonly spec: VirtualMachineConfigSpec = {}
  readonly files: OvfFileItem[] = []
  readonly #context: HardwareContext
  readonly #devices: Made[] = []
  readonly #disks = new Set<Device>()
  readonly #byInstance = new Map<string, Made>()
  #images = 0

  constructor(context: HardwareContext, items: readonly OvfItem[]) {
    this.#context = context
    // Controllers come first: those on them name them.
    for (const item of items) if (controllers[item.resourceType] !== undefined) this.#controller(item)
    for (const item of items) if (controllers[item.resourceType] === undefined) this.#item(item)
    this.spec.deviceChange = this.#devices.map((device) => ({
      operation: 'add',
      ...(this.#disks.has(device) ? { fileOperation: 'create' } : {}),
      device,
    }))
  }

  #refuse(item: OvfItem, why: typeof unsupportedType): void {
    const { issues } = this.#context
    // What is not required is left out (DSP0243, 8.4).
    if (item.isRequired) issues.error(why(item))
    else issues.warn(why(item))
  }

  #add(item: OvfItem, device: Made): void {
    for (const setting of item.settings) applySetting(device as unknown as Record<string, unknown>, device._typeName, setting)
    this.#devices.push(device)
    this.#byInstance.set(item.instanceId, device)
  }

  #key(): number {
    return -101 - this.#devices.length
  }

  #controller(item: OvfItem): void {
    const type = controllers[item.resourceType]?.[item.subType.split(/[\s,]/)[0]?.toLowerCase() ?? '']
    if (type === undefined) {
      this.#refuse(item, unsupportedSubType)
      return
    }
    const sameBus = this.#devices.filter(({ _typeName }) => busOf(_typeName) === busOf(type))
    const number = Number(item.address)
    const busNumber =
      item.address !== '' && Number.isInteger(number) && !sameBus.some((other) => other.busNumber === number) ? number : sameBus.length
    const isScsi = item.resourceType === 6
    this.#add(item, {
      _typeName: type,
      key: this.#key(),
      busNumber,
      ...(isScsi ? { sharedBus: 'noSharing' } : {}),
    } as Made)
  }

  #item(item: OvfItem): void {
    switch (item.resourceType) {
      case 3:
        this.spec.numCPUs = item.quantity ?? 1
        if (item.coresPerSocket !== undefined) this.spec.numCoresPerSocket = item.coresPerSocket
        this.#allocation(item, 'cpuAllocation', 1)
        return
      case 4:
        // Without a unit it is in megabytes, as old descriptors have it.
        this.spec.memoryMB = Math.round((item.quantity ?? 0) * (item.units.isGiven ? item.units.factor / bytesPerMegabyte : 1))
        this.#allocation(item, 'memoryAllocation', item.units.isGiven ? item.units.factor / bytesPerMegabyte : 1)
        return
      case 10:
        this.#card(item)
        return
      case 14:
        this.#drive(item, 'VirtualFloppy', 'img')
        return
      case 15:
      case 16:
        this.#drive(item, 'VirtualCdrom', 'iso')
        return
      case 17:
        this.#disk(item)
        return
      case 1:
        this.#other(item)
        return
      case 35:
        this.#add(item, {
          _typeName: 'VirtualHdAudioCard',
          key: this.#key(),
          backing: { _typeName: 'VirtualSoundCardDeviceBackingInfo', deviceName: '', useAutoDetect: true },
        } as unknown as Made)
        return
      default:
        if (!ignored.has(item.resourceType)) this.#refuse(item, unsupportedType)
    }
  }

  #other(item: OvfItem): void {
    const kind = item.subType.toLowerCase()
    if (kind === 'vmware.vtpm' || kind === 'vmware.tpm') this.#add(item, { _typeName: 'VirtualTPM', key: this.#key() } as Made)
    else if (!/^(|vmware\.(vmci|keyboard|pointing.*|videocard))$/.test(kind)) this.#refuse(item, unsupportedSubType)
  }

  #allocation({ reservation, limit, weight }: OvfItem, name: 'cpuAllocation' | 'memoryAllocation', factor: number): void {
    if (reservation === undefined && limit === undefined && weight === undefined) return
    this.spec[name] = {
      ...(reservation === undefined ? {} : { reservation: Math.round(reservation * factor) }),
      ...(limit === undefined ? {} : { limit: Math.round(limit * factor) }),
      ...(weight === undefined ? {} : { shares: { shares: weight, level: 'custom' } }),
    }
  }

  #card(item: OvfItem): void {
    const type = cards[item.subType.toLowerCase()]
    if (type === undefined) {
      this.#refuse(item, unsupportedSubType)
      return
    }
    const backing = this.#context.networkBacking(item.connections[0] ?? '')
    if (backing === undefined) return
    this.#add(item, {
      _typeName: type,
      key: this.#key(),
      backing,
      connectable: { startConnected: item.isConnected, allowGuestControl: true, connected: item.isConnected },
      addressType: item.address === '' ? 'assigned' : 'manual',
      ...(item.address === '' ? {} : { macAddress: item.address }),
    } as unknown as Made)
  }

  /** Where a device is: on the controller that it names, or on the first of its kind that there is. */
  #placeOf(item: OvfItem): Partial<Made> | undefined {
    if (item.parent === '') return {}
    const controller = this.#byInstance.get(item.parent)
    if (controller === undefined) return undefined
    const taken = this.#devices.filter(({ controllerKey }) => controllerKey === controller.key).map(({ unitNumber }) => unitNumber)
    let unitNumber = item.addressOnParent ?? 0
    // Unit 7 is the SCSI controller's own.
    while (taken.includes(unitNumber) || (unitNumber === 7 && busOf(controller._typeName) === 'SCSI')) unitNumber += 1
    return { controllerKey: controller.key, unitNumber }
  }

  #drive(item: OvfItem, type: 'VirtualCdrom' | 'VirtualFloppy', extension: string): void {
    const place = type === 'VirtualFloppy' ? {} : this.#placeOf(item)
    // Its controller was refused.
    if (place === undefined) return
    const { machine, datastore } = this.#context
    const isCdrom = type === 'VirtualCdrom'
    const file = item.hostResource === '' ? undefined : this.#fileOf(item.hostResource)
    const image = file === undefined ? undefined : `[${datastore}] ${machine}/_deviceImage${this.#images++}.${extension}`
    const empty = {
      _typeName: isCdrom ? 'VirtualCdromRemotePassthroughBackingInfo' : 'VirtualFloppyRemoteDeviceBackingInfo',
      deviceName: '',
      useAutoDetect: false,
      ...(isCdrom ? { exclusive: false } : {}),
    }
    const device = {
      _typeName: type,
      key: this.#key(),
      ...place,
      backing:
        image === undefined
          ? empty
          : { _typeName: isCdrom ? 'VirtualCdromIsoBackingInfo' : 'VirtualFloppyImageBackingInfo', fileName: image },
      connectable: { startConnected: item.isConnected, allowGuestControl: true, connected: item.isConnected },
    } as unknown as Made
    this.#add(item, device)
    if (file !== undefined) this.#upload(item, device, file, true)
  }

  #disk(item: OvfItem): void {
    const place = this.#placeOf(item)
    if (place === undefined) return
    const { descriptor, issues, provisioning } = this.#context
    const id = /^(?:ovf:)?\/disk\/(.*)$/.exec(item.hostResource)?.[1] ?? item.hostResource
    const found = descriptor.disks.find((disk) => disk.id === id)
    if (found === undefined) {
      issues.error(badReference('HostResource', 'disk', item.hostResource))
      return
    }
    if (!(found.capacity > 0)) {
      issues.error(badValue('Disk', 'capacity', found.id))
      return
    }
    const device = {
      _typeName: 'VirtualDisk',
      key: this.#key(),
      ...place,
      capacityInKB: Math.ceil(found.capacity / 1024),
      backing: {
        _typeName: 'VirtualDiskFlatVer2BackingInfo',
        fileName: '',
        diskMode: 'persistent',
        ...layoutFor(provisioning),
      },
    } as unknown as Made
    this.#add(item, device)
    this.#disks.add(device)
    const file = found.fileRef === undefined ? undefined : this.#fileNamed(found.fileRef, found)
    if (file !== undefined) this.#upload(item, device, file, false)
  }

  #fileNamed(id: string, disk: OvfDisk): OvfFileEntry | undefined {
    const file = this.#context.descriptor.files.find((each) => each.id === id)
    if (file === undefined) this.#context.issues.error(badReference('Disk', 'fileRef', disk.fileRef ?? id))
    return file
  }

  #fileOf(hostResource: string): OvfFileEntry | undefined {
    const id = /^(?:ovf:)?\/file\/(.*)$/.exec(hostResource)?.[1] ?? hostResource
    const file = this.#context.descriptor.files.find((each) => each.id === id)
    if (file === undefined) this.#context.issues.error(badReference('HostResource', 'file', hostResource))
    return file
  }

  #upload(item: OvfItem, device: Device, file: OvfFileEntry, create: boolean): void {
    const { compression, chunkSize } = file
    this.files.push({
      deviceId: devicePath(this.#context.machine, this.#devices, device),
      path: file.href,
      ...(compression === undefined || compression === 'identity' ? {} : { compressionMethod: compression }),
      ...(chunkSize === undefined ? {} : { chunkSize }),
      size: file.size,
      cimType: item.resourceType,
      create,
    })
  }
}

function busOf(type: string): string {
  return /IDE|SCSI|Lsi|BusLogic|AHCI|NVME|XHCI|USB/i.exec(type)?.[0].replace(/Lsi|BusLogic/i, 'SCSI') ?? type
}
