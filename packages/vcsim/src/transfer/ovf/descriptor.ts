import { type Units, unitsIn } from './units.js'
import { Element } from './xml.js'

/* What an OVF descriptor says (DMTF DSP0243), as far as vSphere uses it. */

export interface OvfFileEntry {
  readonly id: string
  readonly href: string
  readonly size: number
  readonly compression?: string
  readonly chunkSize?: number
}

export interface OvfDisk {
  readonly id: string
  readonly fileRef?: string
  /** In bytes; NaN where it isn't a number. It can be `${property}`. */
  readonly capacity: number
  readonly populatedSize?: number
}

export interface OvfNamed {
  readonly id: string
  readonly label: string
  readonly description: string
}

export interface OvfSetting {
  readonly key: string
  readonly value: string
  readonly isRequired: boolean
}

/** A device, as CIM_ResourceAllocationSettingData has it. */
export interface OvfItem {
  readonly instanceId: string
  readonly elementName: string
  readonly resourceType: number
  readonly subType: string
  readonly parent: string
  readonly addressOnParent?: number
  readonly address: string
  readonly hostResource: string
  readonly connections: readonly string[]
  readonly quantity?: number
  readonly units: Units
  readonly reservation?: number
  readonly limit?: number
  readonly weight?: number
  readonly isConnected: boolean
  readonly isRequired: boolean
  /** Of the deployment options in which it is there; none: in all. */
  readonly configurations: readonly string[]
  readonly settings: readonly OvfSetting[]
  readonly coresPerSocket?: number
}

export interface OvfHardware {
  /** `vmx-13`; several are alternatives. */
  readonly families: readonly string[]
  readonly transports: readonly string[]
  readonly items: readonly OvfItem[]
  readonly settings: readonly OvfSetting[]
  readonly extraConfig: readonly OvfSetting[]
}

export interface OvfPropertyEntry {
  readonly id: string
  readonly category: string
  readonly type: string
  readonly qualifiers: string
  readonly isUserConfigurable: boolean
  readonly isPassword: boolean
  readonly label: string
  readonly description: string
  readonly value: string
  /** Other defaults, by deployment option. */
  readonly values: ReadonlyMap<string, string>
}

export interface OvfProduct {
  readonly classId: string
  readonly instanceId: string
  readonly name: string
  readonly vendor: string
  readonly version: string
  readonly fullVersion: string
  readonly productUrl: string
  readonly vendorUrl: string
  readonly appUrl: string
  readonly properties: readonly OvfPropertyEntry[]
}

export interface OvfEntity {
  readonly kind: 'system' | 'collection'
  readonly id: string
  readonly name?: string
  readonly annotation: string
  readonly eulas: readonly string[]
  readonly products: readonly OvfProduct[]
  readonly ipSchemes: readonly string[]
  readonly ipProtocols: readonly string[]
  /** Of a system. */
  readonly guestId?: string
  readonly cimId?: number
  readonly systemDescription?: string
  readonly hardware?: OvfHardware
  /** Of a collection. */
  readonly entities: readonly OvfEntity[]
  readonly startup: readonly OvfStartup[]
}

export interface OvfStartup {
  readonly id: string
  readonly order: number
  readonly startDelay: number
  readonly waitingForGuest: boolean
  readonly startAction: string
  readonly stopDelay: number
  readonly stopAction: string
}

export interface OvfDescriptor {
  readonly files: readonly OvfFileEntry[]
  readonly disks: readonly OvfDisk[]
  readonly networks: readonly OvfNamed[]
  readonly options: readonly OvfNamed[]
  readonly defaultOption: string
  readonly entity: OvfEntity
}

/** Undefined for XML that is no OVF envelope. Throws MALFORMED_XML and LIMIT_EXCEEDED. */
export function parseDescriptor(text: string): OvfDescriptor | undefined {
  const envelope = Element.parse(text)
  const content = envelope.children.find(({ name }) => name === 'VirtualSystem' || name === 'VirtualSystemCollection')
  if (envelope.name !== 'Envelope' || content === undefined) return undefined
  const options = inSections(envelope, 'DeploymentOptionSection', 'Configuration')
  return {
    files: inSections(envelope, 'References', 'File').map(fileOf),
    disks: inSections(envelope, 'DiskSection', 'Disk').map(diskOf),
    networks: inSections(envelope, 'NetworkSection', 'Network').map((network) => named(network, network.attribute('name') ?? '')),
    options: options.map((option) => named(option, option.attribute('id') ?? '')),
    defaultOption: (options.find((option) => option.attribute('default') === 'true') ?? options[0])?.attribute('id') ?? '',
    entity: entityOf(content),
  }
}

function inSections(parent: Element, section: string, name: string): Element[] {
  return parent.all(section).flatMap((each) => each.all(name))
}

function named(element: Element, id: string): OvfNamed {
  return { id, label: element.textOf('Label') ?? id, description: element.textOf('Description') ?? '' }
}

function numberOf(text: string | undefined): number | undefined {
  const number = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : undefined
}

function fileOf(file: Element): OvfFileEntry {
  const [compression, chunkSize] = [file.attribute('compression'), numberOf(file.attribute('chunkSize'))]
  return {
    id: file.attribute('id') ?? '',
    href: file.attribute('href') ?? '',
    size: numberOf(file.attribute('size')) ?? 0,
    ...(compression === undefined ? {} : { compression }),
    ...(chunkSize === undefined ? {} : { chunkSize }),
  }
}

function diskOf(disk: Element): OvfDisk {
  const [fileRef, populatedSize] = [disk.attribute('fileRef'), numberOf(disk.attribute('populatedSize'))]
  const unit = unitsIn(disk.attribute('capacityAllocationUnits') ?? 'byte').factor
  return {
    id: disk.attribute('diskId') ?? '',
    capacity: Number(disk.attribute('capacity') ?? Number.NaN) * unit,
    ...(fileRef === undefined || fileRef === '' ? {} : { fileRef }),
    ...(populatedSize === undefined ? {} : { populatedSize }),
  }
}

function entityOf(element: Element): OvfEntity {
  const kind = element.name === 'VirtualSystem' ? 'system' : 'collection'
  const name = element.textOf('Name')
  const os = element.first('OperatingSystemSection')
  const [guestId, cimId, systemDescription] = [os?.attribute('osType'), numberOf(os?.attribute('id')), os?.textOf('Description')]
  const assignment = element.first('IpAssignmentSection')
  const hardware = element.first('VirtualHardwareSection')
  return {
    kind,
    id: element.attribute('id') ?? '',
    ...(name === undefined || name === '' ? {} : { name }),
    annotation: inSections(element, 'AnnotationSection', 'Annotation')[0]?.text ?? '',
    eulas: inSections(element, 'EulaSection', 'License').map(({ text }) => text),
    products: element.all('ProductSection').map(productOf),
    ipSchemes: words(assignment?.attribute('schemes')),
    ipProtocols: words(assignment?.attribute('protocols')),
    ...(guestId === undefined ? {} : { guestId }),
    ...(cimId === undefined ? {} : { cimId }),
    ...(systemDescription === undefined ? {} : { systemDescription }),
    ...(hardware === undefined ? {} : { hardware: hardwareOf(hardware) }),
    entities: kind === 'system' ? [] : element.all('VirtualSystem', 'VirtualSystemCollection').map(entityOf),
    startup: inSections(element, 'StartupSection', 'Item').map(startupOf),
  }
}

const words = (text: string | undefined) => (text ?? '').split(/[\s,]+/).filter((word) => word !== '')

function startupOf(item: Element): OvfStartup {
  const action = (name: string, fallback: string) => item.attribute(name) ?? fallback
  return {
    id: item.attribute('id') ?? '',
    order: numberOf(item.attribute('order')) ?? 0,
    startDelay: numberOf(item.attribute('startDelay')) ?? 0,
    waitingForGuest: item.attribute('waitingForGuest') === 'true',
    startAction: action('startAction', 'powerOn'),
    stopDelay: numberOf(item.attribute('stopDelay')) ?? 0,
    stopAction: action('stopAction', 'powerOff'),
  }
}

function productOf(section: Element): OvfProduct {
  const text = (name: string) => section.textOf(name) ?? ''
  let category = ''
  const properties: OvfPropertyEntry[] = []
  // A category is that of the properties after it.
  for (const child of section.children) {
    if (child.name === 'Category') category = child.text
    if (child.name === 'Property') properties.push(propertyOf(child, category))
  }
  return {
    classId: section.attribute('class') ?? '',
    instanceId: section.attribute('instance') ?? '',
    name: text('Product'),
    vendor: text('Vendor'),
    version: text('Version'),
    fullVersion: text('FullVersion'),
    productUrl: text('ProductUrl'),
    vendorUrl: text('VendorUrl'),
    appUrl: text('AppUrl'),
    properties,
  }
}

function propertyOf(property: Element, category: string): OvfPropertyEntry {
  const values = property.all('Value').map((value) => [value.attribute('configuration') ?? '', value.attribute('value') ?? ''] as const)
  return {
    id: property.attribute('key') ?? '',
    category,
    type: property.attribute('type') ?? 'string',
    qualifiers: property.attribute('qualifiers') ?? '',
    isUserConfigurable: property.attribute('userConfigurable') === 'true',
    isPassword: property.attribute('password') === 'true',
    label: property.textOf('Label') ?? '',
    description: property.textOf('Description') ?? '',
    value: property.attribute('value') ?? '',
    values: new Map(values),
  }
}

function settingOf(element: Element): OvfSetting {
  return {
    key: element.attribute('key') ?? '',
    value: element.attribute('value') ?? '',
    isRequired: element.attribute('required') !== 'false',
  }
}

function hardwareOf(section: Element): OvfHardware {
  return {
    families: words(section.first('System')?.textOf('VirtualSystemType')),
    transports: words(section.attribute('transport')),
    items: section.all('Item', 'StorageItem', 'EthernetPortItem').map(itemOf),
    settings: section.all('Config').map(settingOf),
    extraConfig: section.all('ExtraConfig').map(settingOf),
  }
}

function itemOf(item: Element): OvfItem {
  const number = (name: string) => numberOf(item.textOf(name))
  const optional = {
    addressOnParent: number('AddressOnParent'),
    quantity: number('VirtualQuantity'),
    reservation: number('Reservation'),
    limit: number('Limit'),
    weight: number('Weight'),
    coresPerSocket: number('CoresPerSocket'),
  }
  return {
    instanceId: item.textOf('InstanceID') ?? item.textOf('InstanceId') ?? '',
    elementName: item.textOf('ElementName') ?? '',
    resourceType: number('ResourceType') ?? 0,
    subType: item.textOf('ResourceSubType') ?? '',
    parent: item.textOf('Parent') ?? '',
    address: item.textOf('Address') ?? '',
    hostResource: item.textOf('HostResource') ?? '',
    connections: item.all('Connection').map(({ text }) => text),
    units: unitsIn(item.textOf('AllocationUnits') ?? item.textOf('VirtualQuantityUnits') ?? ''),
    isConnected: item.textOf('AutomaticAllocation') !== 'false',
    isRequired: item.attribute('required') !== 'false',
    configurations: words(item.attribute('configuration')),
    settings: item.all('Config').map(settingOf),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}
