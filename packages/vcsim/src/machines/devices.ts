import type { Description, VirtualDeviceConfigSpec, VirtualDeviceConnectInfo, VirtualMachinePowerState } from '@vivarium/vim/types'
import type { Backings } from './backings.js'
import { type Bus, type DeviceKind, deviceKind, keyAt, scsiControllerUnit, unitsOf } from './device-kinds.js'
import type { DiskWork } from './disk-files.js'
import {
  deviceNotFound,
  invalidController,
  invalidDevice,
  invalidDeviceOperation,
  missingController,
  notHotPluggable,
  Refusal,
  refuse,
  tooManyDevices,
  unsupportedDevice,
} from './faults.js'
import type { Device } from './state.js'

/** What device changes are made in. */
export interface DeviceContext {
  readonly powerState: VirtualMachinePowerState
  /** 21 for `vmx-21`. */
  readonly hardwareVersion: number
  /** A disk that has snapshots can't grow. */
  readonly hasSnapshots: boolean
  readonly backings: Backings
}

export interface DeviceChanges {
  readonly devices: readonly Device[]
  /** What is to be done with files, in that order, before the devices are as given. */
  readonly work: readonly DiskWork[]
}

/**
 * The devices after a specification's changes, made one after another. New devices get keys of their own: others in the specification name them by
 * the key that they have there. Throws faults of the kind InvalidDeviceSpec with the index of the change.
 */
export function changeDevices(
  before: readonly Device[],
  changes: readonly VirtualDeviceConfigSpec[],
  context: DeviceContext,
): DeviceChanges {
  const list = new DeviceList(before, context)
  for (const [index, change] of changes.entries()) {
    try {
      list.change(change)
    } catch (error) {
      throw error instanceof Refusal ? error.at(index) : error
    }
  }
  return list
}

class DeviceList {
  devices: Device[]
  readonly work: DiskWork[] = []
  readonly #context: DeviceContext
  /** Keys of new devices by those that the specification has for them. */
  readonly #keys = new Map<number, number>()

  constructor(devices: readonly Device[], context: DeviceContext) {
    this.devices = [...devices]
    this.#context = context
  }

  change(change: VirtualDeviceConfigSpec): void {
    const device = change.device as Device
    const kind = deviceKind(device)
    if (kind === undefined) refuse(unsupportedDevice)
    switch (change.operation) {
      case 'add':
        this.#add(device, kind, change)
        break
      case 'edit':
        this.#edit(device, kind, change)
        break
      case 'remove':
        this.#remove(device, kind, change)
        break
      default:
        refuse(invalidDeviceOperation())
    }
  }

  #add(given: Device, kind: DeviceKind, change: VirtualDeviceConfigSpec): void {
    if (kind.isBuiltIn) {
      this.#addBuiltIn(given, kind)
      return
    }
    const same = this.devices.filter((device) => deviceKind(device) === kind)
    if (same.length >= kind.most) refuse(tooManyDevices)
    this.#checkHot(given, kind)
    const busNumber = kind.bus === undefined || kind.most === 1 ? undefined : this.#busNumber(given, same)
    const controller = this.#controllerFor(given, kind)
    const unitNumber = this.#unitFor(given, kind, controller, busNumber)
    const key = this.#freeKey(keyAt(kind, controller, unitNumber, busNumber))
    // An adapter's address is made of its unit.
    const placed = unitNumber === undefined ? given : { ...given, unitNumber }
    const { backing, properties, summary, work } = this.#context.backings.added(placed, change, { key, controller })
    this.work.push(...work)
    const label = kind.label(this.#number(kind, same, busNumber))
    const isConnectable = kind.isConnectable || given.connectable !== undefined
    // Built in one go, property by property in one order: ten thousand machines have many of these.
    const device: Device = {
      ...withoutDerived(given),
      ...properties,
      key,
      deviceInfo: description(label, summary ?? label),
      ...(backing === undefined ? {} : { backing }),
      ...(isConnectable ? { connectable: this.#connection(given.connectable, backing) } : {}),
      ...(controller === undefined ? {} : { controllerKey: controller.key }),
      ...(unitNumber === undefined ? {} : { unitNumber }),
      ...(busNumber === undefined ? {} : { busNumber }),
      ...(kind.bus === 'SCSI' ? { scsiCtlrUnitNumber: scsiControllerUnit, hotAddRemove: true } : {}),
    }
    this.#keys.set(given.key, key)
    this.devices.push(device)
  }

  /** One that is there from the beginning: only what others call it is learnt. */
  #addBuiltIn(given: Device, kind: DeviceKind): void {
    const bus = busNumberOf(given)
    const there = this.devices.find((device) => deviceKind(device) === kind && busNumberOf(device) === bus)
    if (there === undefined) refuse(tooManyDevices)
    this.#keys.set(given.key, there.key)
    const { key: _key, deviceInfo: _info, controllerKey: _controller, unitNumber: _unit, backing: _backing, ...own } = withoutDerived(given)
    if (kind.bus === undefined && Object.keys(own).length > 1) this.#replace(there, { ...there, ...own })
  }

  #edit(given: Device, kind: DeviceKind, change: VirtualDeviceConfigSpec): void {
    const old = this.#find(given)
    if (deviceKind(old) !== kind || (old._typeName !== given._typeName && kind.type !== 'VirtualEthernetCard'))
      refuse(invalidDevice('device'))
    const controller = this.#controllerOf(given.controllerKey ?? old.controllerKey)
    const hasMoved = given.controllerKey !== undefined && given.controllerKey !== 0 && controller?.key !== old.controllerKey
    if (hasMoved || (given.unitNumber !== undefined && given.unitNumber !== old.unitNumber)) {
      if (this.#context.powerState !== 'poweredOff') refuse(invalidDevice('device.unitNumber'))
      if (kind.on.length > 0 && (controller === undefined || !isOn(kind, controller))) refuse(invalidController(given.controllerKey ?? 0))
    }
    const position = this.devices.indexOf(old)
    this.devices = this.devices.filter((device) => device !== old)
    const place = controller ?? this.#controllerOf(old.controllerKey)
    const asked = given.unitNumber === undefined && !hasMoved ? { ...given, unitNumber: old.unitNumber } : given
    const unitNumber = this.#unitFor(asked as Device, kind, place, busNumberOf(old))
    const { backing, properties, summary, work } = this.#context.backings.edited(old, given, change, this.#context.hasSnapshots)
    this.work.push(...work)
    const label = given.deviceInfo?.label ?? ''
    const device: Device = {
      ...old,
      ...withoutDerived(given),
      ...properties,
      key: old.key,
      deviceInfo: description(label === '' ? (old.deviceInfo?.label ?? '') : label, summary ?? old.deviceInfo?.summary ?? label),
      ...(backing === undefined ? {} : { backing }),
      ...(old.connectable === undefined && given.connectable === undefined
        ? {}
        : { connectable: this.#connection(given.connectable ?? old.connectable, backing, old.connectable) }),
      ...(place === undefined ? {} : { controllerKey: place.key }),
      ...(unitNumber === undefined ? {} : { unitNumber }),
      ...(busNumberOf(old) === undefined ? {} : { busNumber: busNumberOf(old) }),
    }
    this.devices.splice(position, 0, device)
  }

  #remove(given: Device, kind: DeviceKind, change: VirtualDeviceConfigSpec): void {
    const device = this.#find(given)
    if (kind.isBuiltIn) refuse(invalidDeviceOperation('remove'))
    this.#checkHot(device, kind)
    if (kind.bus !== undefined) {
      // ESX takes what is on the controller away with it, but not disks.
      const children = this.devices.filter(({ controllerKey }) => controllerKey === device.key)
      if (children.some(({ _typeName }) => _typeName === 'VirtualDisk')) refuse(invalidDeviceOperation('remove'))
      this.devices = this.devices.filter((other) => !children.includes(other))
    }
    this.work.push(...this.#context.backings.removed(device, change))
    this.devices = this.devices.filter((other) => other !== device)
  }

  #find({ key }: Device): Device {
    const own = this.#keys.get(key) ?? key
    return this.devices.find((device) => device.key === own) ?? refuse(deviceNotFound)
  }

  #replace(old: Device, device: Device): void {
    this.devices = this.devices.map((other) => (other === old ? device : other))
  }

  #controllerOf(key: number | undefined): Device | undefined {
    if (key === undefined || key === 0) return undefined
    const own = this.#keys.get(key) ?? key
    const controller = this.devices.find((device) => device.key === own)
    return controller === undefined || deviceKind(controller)?.bus === undefined ? refuse(invalidController(key)) : controller
  }

  /** The one that is named, or else the first that has room. */
  #controllerFor(given: Device, kind: DeviceKind): Device | undefined {
    if (kind.on.length === 0) return undefined
    const named = this.#controllerOf(given.controllerKey)
    if (named !== undefined) return isOn(kind, named) ? named : refuse(invalidController(given.controllerKey ?? 0))
    const found = kind.on.flatMap((bus) => this.devices.filter((device) => deviceKind(device)?.bus === bus))
    if (found.length === 0) refuse(missingController)
    return found.find((controller) => this.#freeUnit(kind, controller) !== undefined) ?? refuse(tooManyDevices)
  }

  #takenUnits(kind: DeviceKind, controller: Device): Set<number> {
    const taken = new Set<number>()
    // Ports and drives of the SIO controller are counted apart.
    const isSio = deviceKind(controller)?.bus === 'SIO'
    for (const device of this.devices) {
      const { controllerKey, unitNumber } = device
      if (controllerKey !== controller.key || unitNumber === undefined) continue
      if (!isSio || deviceKind(device) === kind) taken.add(unitNumber)
    }
    if (deviceKind(controller)?.bus === 'SCSI') taken.add(scsiControllerUnit)
    return taken
  }

  #freeUnit(kind: DeviceKind, controller: Device): number | undefined {
    const taken = this.#takenUnits(kind, controller)
    const units = unitsOf(controller, this.#context.hardwareVersion)
    for (let unit = kind.firstUnit ?? 0; unit < units; unit += 1) if (!taken.has(unit)) return unit
    return undefined
  }

  /** Throws if the unit is taken, or if there is no free one. */
  #unitFor(given: Device, kind: DeviceKind, controller: Device | undefined, busNumber: number | undefined): number | undefined {
    if (controller === undefined) return undefined
    const { unitNumber } = given
    const bus = deviceKind(controller)?.bus
    // Ports and drives of the SIO controller have the numbers of their kind; clients count all that is on it.
    const isGiven = unitNumber !== undefined && unitNumber >= 0 && bus !== 'SIO'
    const taken = this.#takenUnits(kind, controller)
    // On the PCI bus, vCenter finds another place for what is in the way.
    const isPci = bus === 'PCI'
    if (isGiven && !taken.has(unitNumber) && (isPci || unitNumber < unitsOf(controller, this.#context.hardwareVersion))) return unitNumber
    if (isGiven && !isPci) refuse(invalidDevice('device.unitNumber'))
    if (isGiven && kind.type === 'VirtualEthernetCard') refuse(invalidDevice('device.unitNumber'))
    const wished = busNumber === undefined ? undefined : (kind.firstUnit ?? 0) + busNumber
    if (wished !== undefined && !taken.has(wished)) return wished
    return this.#freeUnit(kind, controller) ?? refuse(tooManyDevices)
  }

  #busNumber(given: Device, same: readonly Device[]): number {
    const taken = new Set(same.map(busNumberOf))
    const wished = busNumberOf(given)
    if (wished !== undefined && wished >= 0 && !taken.has(wished)) return wished
    // Clients that leave it out send 0.
    if (wished !== undefined && wished > 0) refuse(invalidDevice('device.busNumber'))
    let free = 0
    while (taken.has(free)) free += 1
    return free
  }

  #freeKey(wished: number): number {
    let key = wished
    while (this.devices.some((device) => device.key === key)) key += 1
    return key
  }

  #number(kind: DeviceKind, same: readonly Device[], busNumber: number | undefined): number {
    if (busNumber !== undefined) return busNumber
    const labels = new Set(same.map(({ deviceInfo }) => deviceInfo?.label))
    let number = 1
    while (kind.most > 1 && labels.has(kind.label(number))) number += 1
    return number
  }

  #checkHot(device: Device, kind: DeviceKind): void {
    if (this.#context.powerState === 'poweredOff') return
    const controller = this.#controllerOf(device.controllerKey)
    const isOnIde = controller === undefined ? kind.on[0] === 'IDE' : deviceKind(controller)?.bus === 'IDE'
    if (this.#context.powerState === 'suspended' || !kind.isHot || isOnIde) refuse(notHotPluggable)
  }

  #connection(given: VirtualDeviceConnectInfo | undefined, backing: unknown, old?: VirtualDeviceConnectInfo): VirtualDeviceConnectInfo {
    const isOn = this.#context.powerState === 'poweredOn'
    const wished = given ?? { startConnected: true, allowGuestControl: true, connected: backing !== undefined }
    const connected = isOn && (given === undefined ? wished.startConnected : wished.connected)
    return connection({ ...old, ...wished, connected, status: connected ? 'ok' : 'untried' })
  }
}

function isOn(kind: DeviceKind, controller: Device): boolean {
  const bus = deviceKind(controller)?.bus
  return bus !== undefined && (kind.on as readonly Bus[]).includes(bus)
}

function busNumberOf(device: Device): number | undefined {
  return (device as { readonly busNumber?: number }).busNumber
}

/** Without what follows from the other devices, or is always made anew. */
function withoutDerived(device: Device): Device {
  const { device: _children, ...own } = device as Device & { readonly device?: unknown }
  return own
}

/** Equal descriptions of different machines are one object. */
const descriptions = new Map<string, Description>()
const mostShared = 10_000

export function description(label: string, summary: string): Description {
  const key = `${label}\0${summary}`
  let found = descriptions.get(key)
  if (found === undefined) {
    found = { label, summary }
    if (descriptions.size < mostShared) descriptions.set(key, found)
  }
  return found
}

const connections = new Map<string, VirtualDeviceConnectInfo>()

function connection(info: VirtualDeviceConnectInfo): VirtualDeviceConnectInfo {
  const { migrateConnect, startConnected, allowGuestControl, connected, status } = info
  const key = `${migrateConnect} ${startConnected} ${allowGuestControl} ${connected} ${status}`
  let found = connections.get(key)
  if (found === undefined) {
    found = {
      ...(migrateConnect === undefined ? {} : { migrateConnect }),
      startConnected,
      allowGuestControl,
      connected,
      ...(status === undefined ? {} : { status }),
    }
    if (connections.size < mostShared) connections.set(key, found)
  }
  return found
}

/** The devices of a machine that goes on, or off: what can be connected then is, or isn't. */
export function withPower(devices: readonly Device[], powerState: VirtualMachinePowerState): readonly Device[] {
  const isOn = powerState === 'poweredOn'
  let isOther = false
  const next = devices.map((device) => {
    const { connectable } = device
    if (connectable === undefined) return device
    const connected = isOn && connectable.startConnected
    if (connectable.connected === connected) return device
    isOther = true
    return { ...device, connectable: connection({ ...connectable, connected, status: connected ? 'ok' : 'untried' }) }
  })
  return isOther ? next : devices
}
