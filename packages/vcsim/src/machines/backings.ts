import { isSubtype, type ManagedObjectReference, reference } from '@vivarium/vim'
import type {
  VirtualDeviceBackingInfo,
  VirtualDeviceConfigSpec,
  VirtualDisk,
  VirtualDiskFlatVer2BackingInfo,
  VirtualEthernetCard,
  VirtualEthernetCardDistributedVirtualPortBackingInfo,
  VirtualEthernetCardNetworkBackingInfo,
  VirtualEthernetCardOpaqueNetworkBackingInfo,
} from '@vivarium/vim/types'
import { nameOf } from '../inventory/entity.js'
import type { ManagedObject } from '../model/managed-object.js'
import { formatDatastorePath, parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { fileAlreadyExists, fileNotFound } from '../storage/faults.js'
import { diskUuid, firstCardUnit, macAddress as newMac, numberOf } from './addresses.js'
import { deviceKind } from './device-kinds.js'
import { type DiskFile, DiskFiles, type DiskWork } from './disk-files.js'
import { invalidBacking, invalidDevice, invalidDeviceOperation, refuse, unsupportedDevice } from './faults.js'
import { PortWishes } from './port-wishes.js'
import type { Site } from './sites.js'
import type { Device } from './state.js'
import { isWord } from './words.js'

/** What a device has of what it stands on. */
export interface Backed {
  readonly backing?: VirtualDeviceBackingInfo
  /** What the device has besides, whoever asked for it. */
  readonly properties?: Readonly<Record<string, unknown>>
  /** Of its description. */
  readonly summary?: string
  readonly work: readonly DiskWork[]
}

/** The machine whose devices these are. */
export interface Owner {
  /** `vm-42`. */
  readonly id: string
  readonly vmPathName: string
  readonly firmware: string
  /** Its folder is made with it, and can have nothing in it. */
  readonly isNew: boolean
}

type Typed<T> = T & { readonly _typeName: string }

const none: readonly DiskWork[] = []
const bytesPerKilobyte = 1024
const unlimited = { limit: -1, shares: { shares: 1000, level: 'normal' as const }, reservation: 0 }
const diskShares = { shares: 1000, level: 'normal' as const }
const cardAllocation = { reservation: 0, share: { shares: 50, level: 'normal' as const }, limit: -1 }
/** PCI slots of network adapters, in the order of their units. */
const cardSlots = [160, 192, 224, 256, 1184, 1216, 1248, 1280, 1312, 1344].map((pciSlotNumber) => ({
  _typeName: 'VirtualDevicePciBusSlotInfo' as const,
  pciSlotNumber,
}))

/** Checks what devices stand on, against the networks, datastores and files that are there. */
export class Backings {
  readonly #site: Site
  readonly #owner: Owner
  readonly #files: DiskFiles
  readonly #wishes: PortWishes
  /** Files that the specification makes. */
  readonly #made = new Set<string>()

  constructor(site: Site, owner: Owner) {
    this.#site = site
    this.#owner = owner
    this.#files = new DiskFiles(site)
    this.#wishes = new PortWishes(site.world, reference('VirtualMachine', owner.id))
  }

  added(device: Device, change: VirtualDeviceConfigSpec, { key, controller }: { key: number; controller: Device | undefined }): Backed {
    switch (deviceKind(device)?.type) {
      case 'VirtualDisk':
        return this.#addedDisk(device as Device & VirtualDisk, change, key, controller)
      case 'VirtualEthernetCard':
        return this.#card(device as Device & VirtualEthernetCard, undefined)
      case 'VirtualTPM':
        if (this.#owner.firmware !== 'efi') refuse(unsupportedDevice)
        return { work: none, ...this.#plain(device) }
      default:
        return { work: none, ...this.#plain(device) }
    }
  }

  edited(old: Device, device: Device, change: VirtualDeviceConfigSpec, hasSnapshots: boolean): Backed {
    const merged = device.backing === undefined && old.backing !== undefined ? ({ ...device, backing: old.backing } as Device) : device
    switch (deviceKind(old)?.type) {
      case 'VirtualDisk':
        return this.#editedDisk(old as Device & VirtualDisk, merged as Device & VirtualDisk, change, hasSnapshots)
      case 'VirtualEthernetCard':
        return this.#card(merged as Device & VirtualEthernetCard, old as Device & VirtualEthernetCard)
      default:
        return { work: none, ...this.#plain(merged) }
    }
  }

  removed(device: Device, { fileOperation }: VirtualDeviceConfigSpec): readonly DiskWork[] {
    this.#wishes.given(device)
    if (fileOperation === undefined) return none
    const { backing } = device as Device & { readonly backing?: Typed<VirtualDeviceBackingInfo> & { readonly fileName?: string } }
    if (fileOperation !== 'destroy' || device._typeName !== 'VirtualDisk' || backing?.fileName === undefined) {
      return refuse(invalidDeviceOperation(undefined, fileOperation))
    }
    return [{ operation: 'delete', path: backing.fileName }]
  }

  #addedDisk(disk: Device & VirtualDisk, { fileOperation }: VirtualDeviceConfigSpec, key: number, controller: Device | undefined): Backed {
    const given = disk.backing as Typed<VirtualDiskFlatVer2BackingInfo> | undefined
    if (given === undefined || !isSubtype(given._typeName, 'VirtualDeviceFileBackingInfo')) return refuse(invalidBacking())
    // Hosts make disks of their own format only.
    if (/Sparse|Ver1/.test(given._typeName) && given._typeName !== 'VirtualDiskSeSparseBackingInfo') return refuse(unsupportedDevice)
    const isIde = controller !== undefined && deviceKind(controller)?.bus === 'IDE'
    if (fileOperation === undefined) return this.#existingDisk(disk, given, key)
    if (fileOperation !== 'create') return refuse(invalidDeviceOperation(undefined, fileOperation))
    const path = this.#newDiskPath(given)
    const parent = given.parent === undefined ? undefined : this.#parentDisk(given)
    const asked =
      disk.capacityInBytes !== undefined && Number(disk.capacityInBytes) > 0
        ? Number(disk.capacityInBytes)
        : Number(disk.capacityInKB) * bytesPerKilobyte
    const capacity = parent?.capacity ?? asked
    if (!(capacity > 0)) return refuse(invalidDevice('device.capacityInKB'))
    const made = this.#diskBacking(given, path)
    this.#made.add(path)
    const file: DiskFile = {
      path,
      capacity,
      isThin: made.thinProvisioned === true || parent !== undefined,
      isEagerlyZeroed: made.eagerlyScrub === true,
      adapterType: isIde ? 'ide' : 'lsilogic',
      uuid: made.uuid ?? '',
      ...(parent === undefined ? {} : { parent: parent.path }),
    }
    return { ...this.#disk(disk, made, capacity, key), work: [{ operation: 'create', ...file }] }
  }

  #existingDisk(disk: Device & VirtualDisk, given: Typed<VirtualDiskFlatVer2BackingInfo>, key: number): Backed {
    if (given.fileName.trim() === '') return refuse(invalidBacking('device.backing.fileName'))
    const { datastore, path } = parseDatastorePath(given.fileName)
    this.#site.datastore(datastore)
    if (path === '') return refuse(invalidBacking('device.backing.fileName'))
    const name = formatDatastorePath({ datastore, path })
    const found = this.#files.find(name)
    if (found === undefined) throw fileNotFound(name)
    const uuid = found.uuid === undefined ? {} : { uuid: found.uuid }
    const backing = this.#diskBacking({ thinProvisioned: found.isThin, eagerlyScrub: found.isEagerlyZeroed, ...uuid, ...given }, name)
    return { ...this.#disk(disk, backing, found.capacity, key), work: none }
  }

  #editedDisk(
    old: Device & VirtualDisk,
    disk: Device & VirtualDisk,
    { fileOperation }: VirtualDeviceConfigSpec,
    hasSnapshots: boolean,
  ): Backed {
    if (fileOperation === 'destroy' || fileOperation === 'create') return refuse(invalidDeviceOperation('edit', fileOperation))
    const before = old.backing as Typed<VirtualDiskFlatVer2BackingInfo>
    const given = disk.backing as Typed<VirtualDiskFlatVer2BackingInfo>
    if (given._typeName !== before._typeName) return refuse(invalidBacking())
    checkDiskWords(given)
    const hasOtherFile = given.fileName !== '' && given.fileName !== before.fileName
    const existing = hasOtherFile ? this.#files.find(given.fileName) : undefined
    if (hasOtherFile && existing === undefined) throw fileNotFound(given.fileName)
    const size = existing?.capacity ?? Number(old.capacityInBytes)
    const capacity = existing === undefined ? changedCapacity(old, disk) : size
    if (capacity === undefined || capacity < size || (capacity > size && hasSnapshots)) return refuse(invalidDeviceOperation('edit'))
    const path = hasOtherFile ? given.fileName : before.fileName
    const backing = {
      ...before,
      ...given,
      fileName: path,
      ...(hasOtherFile ? { datastore: this.#datastoreOf(path) } : { uuid: before.uuid }),
    } as typeof before
    const work: DiskWork[] = capacity > size ? [{ operation: 'grow', path, capacity }] : []
    return { ...this.#disk({ ...old, ...disk } as Device & VirtualDisk, backing, capacity, old.key), work }
  }

  #disk(disk: Device & VirtualDisk, backing: VirtualDeviceBackingInfo, capacity: number, key: number): Omit<Backed, 'work'> {
    const capacityInKB = Math.floor(capacity / bytesPerKilobyte)
    return {
      backing,
      properties: {
        capacityInKB,
        capacityInBytes: capacity,
        shares: disk.shares ?? diskShares,
        storageIOAllocation:
          disk.storageIOAllocation?.shares === undefined ? { ...unlimited, ...disk.storageIOAllocation } : disk.storageIOAllocation,
        diskObjectId: disk.diskObjectId ?? `${numberOf(this.#owner.id)}-${key}`,
        nativeUnmanagedLinkedClone: disk.nativeUnmanagedLinkedClone ?? false,
      },
      summary: `${String(capacityInKB).replace(/\B(?=(\d{3})+$)/g, ',')} KB`,
    }
  }

  #diskBacking(
    given: Partial<VirtualDiskFlatVer2BackingInfo> & { readonly _typeName: string },
    path: string,
  ): Typed<VirtualDiskFlatVer2BackingInfo> {
    const {
      _typeName,
      diskMode = '',
      split = false,
      writeThrough = false,
      thinProvisioned = false,
      eagerlyScrub = false,
      uuid = '',
      digestEnabled = false,
      sharing = 'sharingNone',
    } = given
    checkDiskWords(given)
    const datastore = this.#datastoreOf(path)
    const isFlat = _typeName === 'VirtualDiskFlatVer2BackingInfo'
    return {
      ...given,
      _typeName,
      fileName: path,
      datastore,
      backingObjectId: given.backingObjectId ?? '',
      diskMode: diskMode === '' ? 'persistent' : diskMode,
      writeThrough,
      uuid: uuid === '' ? diskUuid(this.#site, path) : uuid,
      digestEnabled,
      ...(isFlat ? { split, thinProvisioned, eagerlyScrub, sharing } : {}),
    } as Typed<VirtualDiskFlatVer2BackingInfo>
  }

  #datastoreOf(path: string): ManagedObjectReference {
    return this.#site.datastore(parseDatastorePath(path).datastore).reference
  }

  /** Where a new disk goes: to the path that is asked for, or beside the machine's own files under the next free name. */
  #newDiskPath({ fileName, datastore: reference }: VirtualDiskFlatVer2BackingInfo): string {
    const own = parseDatastorePath(this.#owner.vmPathName)
    const named = fileName.trim() === '' ? undefined : parseDatastorePath(fileName)
    const chosen = reference === undefined ? undefined : this.#site.world.model.find(reference)
    const datastore = named?.datastore ?? (chosen === undefined ? own.datastore : nameOf(chosen))
    this.#site.datastore(datastore)
    if (named !== undefined && /\.vmdk$/i.test(named.path)) {
      const path = formatDatastorePath(named)
      if (this.#isTaken(path)) throw fileAlreadyExists(path)
      return path
    }
    const folder = named === undefined || named.path === '' ? parentOf(own.path) : named.path
    const base = (own.path.split('/').at(-1) ?? '').replace(/\.vmx$/i, '')
    for (let number = 0; ; number += 1) {
      const name = number === 0 ? `${base}.vmdk` : `${base}_${number}.vmdk`
      const path = formatDatastorePath({ datastore, path: folder === '' ? name : `${folder}/${name}` })
      if (!this.#isTaken(path)) return path
    }
  }

  #isTaken(path: string): boolean {
    if (this.#made.has(path)) return true
    const own = parseDatastorePath(this.#owner.vmPathName)
    const there = parseDatastorePath(path)
    const isOwnNewFolder = this.#owner.isNew && there.datastore === own.datastore && parentOf(there.path) === parentOf(own.path)
    return !isOwnNewFolder && this.#files.exists(path)
  }

  #parentDisk({ parent }: VirtualDiskFlatVer2BackingInfo): { readonly path: string; readonly capacity: number } {
    const path = parent?.fileName ?? ''
    const found = path === '' ? undefined : this.#files.find(path)
    return found === undefined ? refuse(invalidDevice('device.backing.parent.fileName')) : { path, capacity: found.capacity }
  }

  #card(card: Device & VirtualEthernetCard, old: (Device & VirtualEthernetCard) | undefined): Backed {
    const { backing, summary } = this.#networkBacking(card.backing as Typed<VirtualDeviceBackingInfo> | undefined, old)
    if (old !== undefined && portgroupOf(old.backing) !== portgroupOf(backing)) this.#wishes.given(old)
    const unit = card.unitNumber ?? old?.unitNumber ?? firstCardUnit
    const macAddress = card.macAddress ?? ''
    if (macAddress !== '' && !/^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(macAddress)) refuse(invalidDevice('device.macAddress'))
    const isManual = macAddress !== '' && macAddress !== old?.macAddress
    const addressType = (card.addressType ?? '').toLowerCase()
    if (!isWord('VirtualEthernetCardMacType', addressType)) refuse(invalidDevice('device.addressType'))
    return {
      backing,
      summary,
      work: none,
      properties: {
        addressType: isManual
          ? addressType === '' || addressType === 'generated'
            ? 'manual'
            : addressType
          : (old?.addressType ?? 'assigned'),
        macAddress: macAddress === '' ? (old?.macAddress ?? newMac(this.#owner.id, unit)) : macAddress.toLowerCase().replaceAll('-', ':'),
        wakeOnLanEnabled: card.wakeOnLanEnabled ?? true,
        resourceAllocation: card.resourceAllocation ?? old?.resourceAllocation ?? cardAllocation,
        slotInfo: card.slotInfo ?? old?.slotInfo ?? cardSlots[unit - firstCardUnit] ?? cardSlots[0],
        ...(isSubtype(card._typeName, 'VirtualVmxnet3') ? { uptCompatibilityEnabled: card.uptCompatibilityEnabled ?? true } : {}),
      },
    }
  }

  #networkBacking(
    given: Typed<VirtualDeviceBackingInfo> | undefined,
    old: Device | undefined,
  ): { readonly backing: VirtualDeviceBackingInfo; readonly summary: string } {
    switch (given?._typeName) {
      case 'VirtualEthernetCardNetworkBackingInfo': {
        const { deviceName, network: reference } = given as VirtualEthernetCardNetworkBackingInfo
        const network =
          deviceName === '' && reference !== undefined ? this.#site.world.model.find(reference) : this.#site.networkNamed(deviceName)
        if (network === undefined) return refuse(invalidBacking('device.backing.deviceName'))
        return this.#site.shared(`network ${network.reference.value}`, () => ({
          backing: {
            _typeName: 'VirtualEthernetCardNetworkBackingInfo',
            deviceName: nameOf(network),
            useAutoDetect: false,
            network: network.reference,
          } as VirtualEthernetCardNetworkBackingInfo,
          summary: nameOf(network),
        }))
      }
      case 'VirtualEthernetCardDistributedVirtualPortBackingInfo':
        return this.#portBacking(given as Typed<VirtualEthernetCardDistributedVirtualPortBackingInfo>, old)
      case 'VirtualEthernetCardOpaqueNetworkBackingInfo': {
        const { opaqueNetworkId, opaqueNetworkType } = given as VirtualEthernetCardOpaqueNetworkBackingInfo
        const network = this.#site.opaqueNetwork(opaqueNetworkId, opaqueNetworkType)
        if (network === undefined) return refuse(invalidBacking('device.backing.opaqueNetworkId'))
        if (!network.type.isA('DistributedVirtualPortgroup')) return { backing: given, summary: `${opaqueNetworkType}: ${opaqueNetworkId}` }
        return this.#portOf(network)
      }
      default:
        return refuse(invalidBacking())
    }
  }

  #portBacking(given: Typed<VirtualEthernetCardDistributedVirtualPortBackingInfo>, old: Device | undefined) {
    const { switchUuid, portgroupKey = '', portKey = '' } = given.port
    if (portKey === '' && portgroupKey === '') return refuse(invalidBacking('device.backing.port'))
    const port = portKey === '' ? undefined : this.#wishes.wished(given, old)
    const group = portgroupKey === '' ? port?.portgroup : portgroupKey
    // A port of the switch itself.
    if (group === undefined) return { backing: given, summary: `DVSwitch: ${switchUuid}` }
    const portgroup = this.#site.portgroupWithKey(group)
    if (portgroup === undefined || !this.#site.hasNetwork(portgroup)) return refuse(invalidBacking('device.backing.port.portgroupKey'))
    const own = this.#portOf(portgroup)
    if (own.backing.port.switchUuid !== switchUuid) return refuse(invalidBacking('device.backing.port.switchUuid'))
    return port === undefined ? own : { ...own, backing: { ...own.backing, port: { ...own.backing.port, portKey } } }
  }

  #portOf(portgroup: ManagedObject) {
    const { model } = this.#site.world
    const { distributedVirtualSwitch, key } = portgroup.get('config') as { distributedVirtualSwitch?: ManagedObjectReference; key: string }
    const switchUuid = (distributedVirtualSwitch === undefined ? undefined : model.find(distributedVirtualSwitch)?.get('uuid')) as
      | string
      | undefined
    return this.#site.shared(`port ${key}`, () => ({
      backing: {
        _typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo' as const,
        port: { switchUuid: switchUuid ?? '', portgroupKey: key },
      },
      summary: `DVSwitch: ${switchUuid ?? ''}`,
    }))
  }

  /** A device that stands on a file, on something of the host's, or on nothing. */
  #plain(device: Device): Omit<Backed, 'work'> {
    const backing = device.backing as
      | (Typed<VirtualDeviceBackingInfo> & { fileName?: string; deviceName?: string; serviceURI?: string; pipeName?: string })
      | undefined
    if (backing === undefined) return {}
    if (isSubtype(backing._typeName, 'VirtualDeviceFileBackingInfo')) {
      const { fileName = '' } = backing
      const what = device._typeName === 'VirtualCdrom' ? 'ISO' : device._typeName === 'VirtualFloppy' ? 'Image' : 'File'
      return { backing: { ...backing, datastore: this.#datastoreOf(fileName) } as VirtualDeviceBackingInfo, summary: `${what} ${fileName}` }
    }
    if (backing.serviceURI !== undefined) return { backing, summary: `Remote ${backing.serviceURI}` }
    if (backing.pipeName !== undefined) return { backing, summary: `Pipe ${backing.pipeName}` }
    if (/Remote/.test(backing._typeName)) return { backing, summary: `Remote ${device._typeName === 'VirtualCdrom' ? 'ATAPI' : 'device'}` }
    const summary = backing.deviceName === undefined || backing.deviceName === '' ? undefined : backing.deviceName
    return { backing, ...(summary === undefined ? {} : { summary }) }
  }
}

/** Refuses what is no mode of a disk, and no way to share one. */
function checkDiskWords({ diskMode, sharing }: Partial<VirtualDiskFlatVer2BackingInfo>): void {
  if (!isWord('VirtualDiskMode', diskMode)) refuse(invalidDevice('device.backing.diskMode'))
  if (!isWord('VirtualDiskSharing', sharing)) refuse(invalidDevice('device.backing.sharing'))
}

const portgroupOf = (backing: VirtualDeviceBackingInfo | undefined) =>
  (backing as Partial<VirtualEthernetCardDistributedVirtualPortBackingInfo> | undefined)?.port?.portgroupKey

/** Clients send both sizes, and change one or both; undefined where these don't fit together. */
function changedCapacity(old: VirtualDisk, disk: VirtualDisk): number | undefined {
  const before = Number(old.capacityInBytes)
  const inBytes = disk.capacityInBytes === undefined || Number(disk.capacityInBytes) === 0 ? undefined : Number(disk.capacityInBytes)
  const inKilobytes = Number(disk.capacityInKB) === 0 ? undefined : Number(disk.capacityInKB) * bytesPerKilobyte
  const isKilobytesOld = inKilobytes === undefined || Math.floor(before / bytesPerKilobyte) * bytesPerKilobyte === inKilobytes
  if (inBytes === undefined || inBytes === before) return isKilobytesOld ? before : inKilobytes
  if (isKilobytesOld || Math.floor(inBytes / bytesPerKilobyte) * bytesPerKilobyte === inKilobytes) return inBytes
  return undefined
}
