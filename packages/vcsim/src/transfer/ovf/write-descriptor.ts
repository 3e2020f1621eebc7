import { escapeXml } from '@vivarium/vim'
import type {
  OvfFile,
  VAppConfigInfo,
  VAppPropertyInfo,
  VirtualDevice,
  VirtualDisk,
  VirtualMachineConfigInfo,
  VmConfigInfo,
} from '@vivarium/vim/types'
import { guestFullName } from '../../machines/guest-os.js'
import type { Device } from '../../machines/state.js'
import { devicePath } from '../device-paths.js'
import { cimIdOf } from './guest-systems.js'

/** A machine of a descriptor. */
export interface DescribedMachine {
  /** Of its managed object: what the keys of its files begin with. */
  readonly id: string
  readonly name: string
  readonly config: VirtualMachineConfigInfo
  /** By the adapter's key. */
  readonly networks: ReadonlyMap<number, string>
  readonly annotation: string
}

export interface Described {
  readonly name: string
  readonly machines: readonly DescribedMachine[]
  /** Of a vApp: its settings; undefined for a machine by itself. */
  readonly vApp?: VAppConfigInfo
  readonly files: readonly OvfFile[]
}

const streamFormat = 'http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized'

const namespaces = [
  'xmlns="http://schemas.dmtf.org/ovf/envelope/1"',
  'xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common"',
  'xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"',
  'xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData"',
  'xmlns:vmw="http://www.vmware.com/schema/ovf"',
  'xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

function tag(name: string, attributes: Attributes = {}, content: string | readonly string[] = ''): string {
  const inner = typeof content === 'string' ? content : content.join('')
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  return inner === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${inner}</${name}>`
}

const text = (name: string, value: string | number | boolean, attributes: Attributes = {}) =>
  tag(name, attributes, escapeXml(String(value)))
const info = (words: string) => text('Info', words)

/** The OVF descriptor (DSP0243) of machines and the files that were made of them. */
export function writeDescriptor({ name, machines, vApp, files }: Described): string {
  const references = files.map((file, index) =>
    tag('File', { 'ovf:id': `file${index + 1}`, 'ovf:href': file.path, 'ovf:size': Number(file.size) }),
  )
  const disks = machines.flatMap((machine) => disksOf(machine, files))
  const networks = [...new Set(machines.flatMap(({ networks: own }) => [...own.values()]))]
  const systems = machines.map((machine) => systemOf(machine, disks, files, vApp === undefined ? name : machine.name))
  const sections = [
    tag('References', {}, references),
    tag('DiskSection', {}, [info('Virtual disk information'), ...disks.map(({ element }) => element)]),
    ...(networks.length === 0
      ? []
      : [
          tag('NetworkSection', {}, [
            info('The list of logical networks'),
            ...networks.map((network) => tag('Network', { 'ovf:name': network }, text('Description', `The ${network} network`))),
          ]),
        ]),
    ...(vApp === undefined ? systems : [collectionOf(name, vApp, machines, systems)]),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Envelope ${namespaces}>${sections.join('\n')}</Envelope>\n`
}

interface DescribedDisk {
  readonly machine: string
  readonly key: number
  readonly id: string
  readonly element: string
}

function disksOf({ id: machine, config }: DescribedMachine, files: readonly OvfFile[]): DescribedDisk[] {
  const devices = config.hardware.device as Device[]
  return devices.filter(isDisk).map((disk, index) => {
    const file = files.findIndex(({ deviceId }) => deviceId === devicePath(machine, devices, disk))
    const id = `${machine}-vmdisk${index + 1}`
    const element = tag('Disk', {
      'ovf:capacity': Number(disk.capacityInBytes ?? 0),
      'ovf:capacityAllocationUnits': 'byte',
      'ovf:diskId': id,
      'ovf:fileRef': file === -1 ? undefined : `file${file + 1}`,
      'ovf:format': streamFormat,
      'ovf:populatedSize': files[file]?.populatedSize === undefined ? undefined : Number(files[file]?.populatedSize),
    })
    return { machine, key: disk.key, id, element }
  })
}

function isDisk(device: Device): device is Device & VirtualDisk {
  return device._typeName === 'VirtualDisk'
}

function collectionOf(name: string, vApp: VAppConfigInfo, machines: readonly DescribedMachine[], systems: readonly string[]): string {
  const startup = (vApp.entityConfig ?? []).flatMap((entity) => {
    const machine = machines.find(({ id }) => id === entity.key?.value)
    if (machine === undefined) return []
    return [
      tag('Item', {
        'ovf:id': machine.name,
        'ovf:order': entity.startOrder ?? 0,
        'ovf:startDelay': entity.startDelay ?? 0,
        'ovf:startAction': entity.startAction ?? 'powerOn',
        'ovf:waitingForGuest': entity.waitingForGuest ?? false,
        'ovf:stopDelay': entity.stopDelay ?? 0,
        'ovf:stopAction': entity.stopAction ?? 'powerOff',
      }),
    ]
  })
  return tag('VirtualSystemCollection', { 'ovf:id': name }, [
    info('A collection of virtual machines'),
    text('Name', name),
    ...(startup.length === 0 ? [] : [tag('StartupSection', {}, [info('Startup of the virtual machines'), ...startup])]),
    ...annotation(vApp.annotation),
    ...products(vApp),
    ...systems,
  ])
}

function annotation(words: string): string[] {
  return words === '' ? [] : [tag('AnnotationSection', {}, [info('A human-readable annotation'), text('Annotation', words)])]
}

function products({ product = [], property = [], eula = [] }: VmConfigInfo): string[] {
  const own = (one: { classId?: string; instanceId?: string }, other: { classId?: string; instanceId?: string }) =>
    (one.classId ?? '') === (other.classId ?? '') && (one.instanceId ?? '') === (other.instanceId ?? '')
  const given = product.length === 0 && property.length > 0 ? [{ key: 0 }] : product
  const sections = given.map((each) => {
    const texts = [
      ['Product', each.name],
      ['Vendor', each.vendor],
      ['Version', each.version],
      ['FullVersion', each.fullVersion],
      ['ProductUrl', each.productUrl],
      ['VendorUrl', each.vendorUrl],
      ['AppUrl', each.appUrl],
    ] as const
    return tag('ProductSection', { 'ovf:class': each.classId, 'ovf:instance': each.instanceId }, [
      info('Information about the installed software'),
      ...texts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [text(name, value)])),
      ...property.filter((one) => own(one, each)).map(propertyElement),
    ])
  })
  return [...sections, ...eula.map((license) => tag('EulaSection', {}, [info('A license agreement'), text('License', license)]))]
}

function propertyElement({
  id = '',
  type = 'string',
  userConfigurable = false,
  defaultValue = '',
  category = '',
  label = '',
  description = '',
}: VAppPropertyInfo): string {
  const [base = 'string'] = type.split(/[([]/)
  const isPassword = base === 'password'
  const element = tag(
    'Property',
    {
      'ovf:key': id,
      'ovf:type': base === 'int' ? 'int32' : base === 'real' ? 'real64' : isPassword || !/^(boolean|string)$/.test(base) ? 'string' : base,
      'ovf:userConfigurable': userConfigurable,
      ...(isPassword ? { 'ovf:password': true } : {}),
      // A default password would be read by everybody.
      ...(isPassword || defaultValue === '' ? {} : { 'ovf:value': defaultValue }),
    },
    [...(label === '' ? [] : [text('Label', label)]), ...(description === '' ? [] : [text('Description', description)])],
  )
  return category === '' ? element : `${text('Category', category)}${element}`
}

function systemOf(machine: DescribedMachine, disks: readonly DescribedDisk[], files: readonly OvfFile[], id: string): string {
  const { config, name } = machine
  const { guestId, version, vAppConfig } = config
  return tag('VirtualSystem', { 'ovf:id': id }, [
    info('A virtual machine'),
    text('Name', id === name ? name : id),
    tag('OperatingSystemSection', { 'ovf:id': cimIdOf(guestId), 'vmw:osType': guestId }, [
      info('The operating system installed'),
      text('Description', guestFullName(guestId)),
    ]),
    tag('VirtualHardwareSection', { 'ovf:transport': vAppConfig?.ovfEnvironmentTransport?.join(' ') || undefined }, [
      info('Virtual hardware requirements'),
      tag('System', {}, [
        text('vssd:ElementName', 'Virtual Hardware Family'),
        text('vssd:InstanceID', 0),
        text('vssd:VirtualSystemIdentifier', id),
        text('vssd:VirtualSystemType', version),
      ]),
      ...itemsOf(machine, disks, files),
      ...settings(config),
    ]),
    ...annotation(machine.annotation),
    ...(vAppConfig === undefined ? [] : products(vAppConfig)),
  ])
}

function settings({ firmware, bootOptions, cpuHotAddEnabled, memoryHotAddEnabled, nestedHVEnabled }: VirtualMachineConfigInfo): string[] {
  const entries = {
    firmware,
    'bootOptions.efiSecureBootEnabled': bootOptions?.efiSecureBootEnabled,
    cpuHotAddEnabled,
    memoryHotAddEnabled,
    nestedHVEnabled,
  }
  return Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [tag('vmw:Config', { 'ovf:required': false, 'vmw:key': key, 'vmw:value': value })],
  )
}

/** The resource type of CIM and VMware's name of the subtype, by type of the device. */
const kinds: Readonly<Record<string, readonly [type: number, subType?: string]>> = {
  VirtualIDEController: [5],
  VirtualLsiLogicController: [6, 'lsilogic'],
  VirtualLsiLogicSASController: [6, 'lsilogicsas'],
  VirtualBusLogicController: [6, 'buslogic'],
  ParaVirtualSCSIController: [6, 'VirtualSCSI'],
  VirtualAHCIController: [20, 'vmware.sata.ahci'],
  VirtualNVMEController: [20, 'vmware.nvme.controller'],
  VirtualUSBController: [23, 'vmware.usb.ehci'],
  VirtualUSBXHCIController: [23, 'vmware.usb.xhci'],
  VirtualE1000: [10, 'E1000'],
  VirtualE1000e: [10, 'E1000e'],
  VirtualPCNet32: [10, 'PCNet32'],
  VirtualVmxnet: [10, 'VmxNet'],
  VirtualVmxnet2: [10, 'VmxNet2'],
  VirtualVmxnet3: [10, 'VmxNet3'],
  VirtualSriovEthernetCard: [10, 'Sriov'],
  VirtualFloppy: [14, 'vmware.floppy.remotedevice'],
  VirtualCdrom: [15, 'vmware.cdrom.remotepassthrough'],
  VirtualDisk: [17],
  VirtualTPM: [1, 'vmware.vtpm'],
}

function itemsOf(machine: DescribedMachine, disks: readonly DescribedDisk[], files: readonly OvfFile[]): string[] {
  const { config, id } = machine
  const { numCPU, memoryMB, numCoresPerSocket = 1 } = config.hardware
  const devices = config.hardware.device as Device[]
  const known = devices.filter(({ _typeName }) => kinds[_typeName] !== undefined)
  const instanceOf = new Map(known.map(({ key }, index) => [key, index + 3]))
  return [
    // Elements are in the order of their names: the schema wants that.
    tag('Item', {}, [
      text('rasd:AllocationUnits', 'hertz * 10^6'),
      text('rasd:Description', 'Number of Virtual CPUs'),
      text('rasd:ElementName', `${numCPU} virtual CPU(s)`),
      text('rasd:InstanceID', 1),
      text('rasd:ResourceType', 3),
      text('rasd:VirtualQuantity', numCPU),
      ...(numCoresPerSocket > 1 ? [text('vmw:CoresPerSocket', numCoresPerSocket, { 'ovf:required': false })] : []),
    ]),
    tag('Item', {}, [
      text('rasd:AllocationUnits', 'byte * 2^20'),
      text('rasd:Description', 'Memory Size'),
      text('rasd:ElementName', `${memoryMB}MB of memory`),
      text('rasd:InstanceID', 2),
      text('rasd:ResourceType', 4),
      text('rasd:VirtualQuantity', memoryMB),
    ]),
    ...known.map((device) => itemOf(device, { machine, disks, files, devices, instanceOf, id })),
  ]
}

interface ItemContext {
  readonly machine: DescribedMachine
  readonly disks: readonly DescribedDisk[]
  readonly files: readonly OvfFile[]
  readonly devices: readonly Device[]
  readonly instanceOf: ReadonlyMap<number, number>
  readonly id: string
}

function itemOf(device: Device, { machine, disks, files, devices, instanceOf, id }: ItemContext): string {
  const [type, ownSubType] = kinds[device._typeName] ?? [0]
  const parent = device.controllerKey === undefined ? undefined : instanceOf.get(device.controllerKey)
  const disk = disks.find(({ machine: owner, key }) => owner === id && key === device.key)
  const file = files.findIndex(({ deviceId }) => deviceId === devicePath(id, devices, device))
  const network = machine.networks.get(device.key)
  const { busNumber } = device as { readonly busNumber?: number }
  const isController = type === 5 || type === 6 || type === 20 || type === 23
  const host = disk === undefined ? (file === -1 || isController ? undefined : `ovf:/file/file${file + 1}`) : `ovf:/disk/${disk.id}`
  const subType = host !== undefined && disk === undefined ? (type === 15 ? 'vmware.cdrom.iso' : 'vmware.floppy.image') : ownSubType
  return tag('Item', type === 14 || type === 15 || type === 23 ? { 'ovf:required': false } : {}, [
    ...(isController ? [text('rasd:Address', busNumber ?? 0)] : []),
    ...(parent === undefined || device.unitNumber === undefined ? [] : [text('rasd:AddressOnParent', device.unitNumber)]),
    ...(type === 10 || type === 14 || type === 15 ? [text('rasd:AutomaticAllocation', startsConnected(device))] : []),
    ...(network === undefined ? [] : [text('rasd:Connection', network)]),
    text('rasd:ElementName', device.deviceInfo?.label ?? device._typeName),
    ...(host === undefined ? [] : [text('rasd:HostResource', host)]),
    text('rasd:InstanceID', instanceOf.get(device.key) ?? 0),
    ...(parent === undefined ? [] : [text('rasd:Parent', parent)]),
    ...(subType === undefined ? [] : [text('rasd:ResourceSubType', subType)]),
    text('rasd:ResourceType', type),
  ])
}

function startsConnected({ connectable }: VirtualDevice): boolean {
  return connectable?.startConnected ?? true
}
