import { isDataObject, isVimError, type ManagedObjectReference, reference } from '@vivarium/vim'
import type {
  VirtualDeviceBackingInfo,
  VirtualEthernetCardDistributedVirtualPortBackingInfo,
  VirtualMachinePowerState,
} from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import type { ManagedObject } from '../model/managed-object.js'
import { portgroupConfig, resizePortgroup } from '../network/portgroups.js'
import { isOfMachine } from '../network/ports.js'
import { switchByUuid } from '../network/switches.js'
import type { Device, MachineState } from './state.js'

/*
 * Adapters and ports of distributed switches.
 *
 * An adapter's backing names its port, and the port names its adapter: whoever changes a machine's devices does it through `changeMachine`, which
 * keeps the two of one mind. When an adapter has a port is the port group's to say (API reference, DistributedVirtualPortgroupPortgroupType): from
 * when it is configured with `earlyBinding`, while the machine is not off with the others.
 */

type PortBacking = VirtualEthernetCardDistributedVirtualPortBackingInfo & { readonly _typeName: string }

/** Where an adapter is connected, or is to be: a port group, or the switch itself. */
interface Side {
  readonly switchId: string
  readonly portgroup: ManagedObject | undefined
}

/** An adapter of a machine, and the port that it gets. */
interface Connection extends Side {
  /** In the list of devices. */
  readonly index: number
  readonly device: Device
  /** Undefined: a free one of the port group. */
  readonly key: string | undefined
}

interface Plan {
  /** Of adapters that are not to have one now: by their index. */
  readonly without: readonly number[]
  readonly connections: readonly Connection[]
  /** Ports that the machine has and does not keep. */
  readonly released: readonly (Side & { readonly key: string })[]
}

const typeName = 'VirtualEthernetCardDistributedVirtualPortBackingInfo'

function backingOf({ backing }: Device): PortBacking | undefined {
  return isDataObject(backing, typeName) ? (backing as PortBacking) : undefined
}

function sideOf(world: World, { port: { portgroupKey, portKey, switchUuid } }: PortBacking): Side | undefined {
  if (portgroupKey !== undefined && portgroupKey !== '') {
    const portgroup = world.model.find(reference('DistributedVirtualPortgroup', portgroupKey))
    const dvs = portgroup === undefined ? undefined : portgroupConfig(portgroup).distributedVirtualSwitch
    return dvs === undefined || world.model.find(dvs) === undefined ? undefined : { switchId: dvs.value, portgroup }
  }
  const dvs = portKey === undefined ? undefined : switchByUuid(world, switchUuid)
  return dvs === undefined ? undefined : { switchId: dvs.reference.value, portgroup: undefined }
}

/** True if both name the same port of a distributed switch. */
export function isSamePort(one: VirtualDeviceBackingInfo | undefined, other: VirtualDeviceBackingInfo | undefined): boolean {
  if (!isDataObject(one, typeName) || !isDataObject(other, typeName)) return false
  const { switchUuid, portKey } = one.port
  return portKey !== undefined && portKey === other.port.portKey && switchUuid === other.port.switchUuid
}

const withoutPorts = new WeakMap<object, PortBacking>()

/** What an adapter stands on, without the port of its port group; one object for all copies of an adapter. */
export function withoutPort(backing: VirtualDeviceBackingInfo | undefined): VirtualDeviceBackingInfo | undefined {
  if (!isDataObject(backing, typeName)) return backing
  const { portgroupKey, switchUuid, portKey } = backing.port
  if (portKey === undefined || portgroupKey === undefined || portgroupKey === '') return backing
  let known = withoutPorts.get(backing)
  if (known === undefined) {
    known = { ...backing, _typeName: typeName, port: { switchUuid, portgroupKey } }
    withoutPorts.set(backing, known)
  }
  return known
}

/** A port group of these types has ports for machines that are not off. */
const isLate = (portgroup: ManagedObject | undefined) =>
  portgroup !== undefined && ['lateBinding', 'ephemeral'].includes(portgroupConfig(portgroup).type)
const isEphemeral = (portgroup: ManagedObject | undefined) => portgroup !== undefined && portgroupConfig(portgroup).type === 'ephemeral'
const mayGrow = (portgroup: ManagedObject) => isEphemeral(portgroup) || portgroupConfig(portgroup).autoExpand !== false

const idOf = (switchId: string, key: string) => `${switchId}/${key}`

/** Throws the fault ResourceNotAvailable for a port group that has no port left and may not grow. */
function plan(world: World, machine: ManagedObjectReference, before: readonly Device[], next: readonly Device[], isOff: boolean): Plan {
  const { ports } = world
  const held = new Map<string, Side & { readonly key: string; readonly nicKey: string }>()
  for (const device of before) {
    const backing = backingOf(device)
    const side = backing === undefined ? undefined : sideOf(world, backing)
    const key = backing?.port.portKey
    if (side === undefined || key === undefined || !isOfMachine(ports.find(side.switchId, key), machine, device.key)) continue
    held.set(idOf(side.switchId, key), { ...side, key, nicKey: String(device.key) })
  }
  const released = new Map(held)
  const claimed = new Set<string>()
  const without: number[] = []
  const connections: Connection[] = []
  for (const [index, device] of next.entries()) {
    const backing = backingOf(device)
    const side = backing === undefined ? undefined : sideOf(world, backing)
    if (backing === undefined || side === undefined || (isOff && isLate(side.portgroup))) {
      if (backing !== undefined) without.push(index)
      continue
    }
    const own = [...held.values()].find(
      ({ nicKey, switchId, portgroup }) => nicKey === String(device.key) && switchId === side.switchId && portgroup === side.portgroup,
    )
    const wished = backing.port.portKey ?? own?.key
    const port = wished === undefined ? undefined : ports.find(side.switchId, wished)
    const id = idOf(side.switchId, wished ?? '')
    const isFree = port !== undefined && (port.connectee === undefined || held.has(id)) && !claimed.has(id)
    const isThere = isFree && port.portgroup === side.portgroup?.reference.value
    if (isThere) {
      claimed.add(id)
      released.delete(id)
    } else if (side.portgroup === undefined) {
      // Nobody but who asked for a port of the switch itself knows which other would do.
      without.push(index)
      continue
    }
    connections.push({ ...side, index, device, key: isThere ? wished : undefined })
  }
  const result = { without, connections, released: [...released.values()] }
  checkRoom(world, result, held)
  return result
}

function checkRoom({ ports }: World, { connections, released }: Plan, held: ReadonlyMap<string, unknown>): void {
  const portgroups = new Set(connections.flatMap(({ key, portgroup }) => (key === undefined && portgroup !== undefined ? [portgroup] : [])))
  for (const portgroup of portgroups) {
    if (mayGrow(portgroup)) continue
    const here = connections.filter((connection) => connection.portgroup === portgroup)
    const taken = here.filter(({ switchId, key }) => key === undefined || !held.has(idOf(switchId, key))).length
    const given = released.filter((port) => port.portgroup === portgroup).length
    if (taken <= given + ports.countFree(here[0]?.switchId ?? '', portgroup.reference.value)) continue
    const name = nameOf(portgroup)
    throw fault(
      'ResourceNotAvailable',
      { containerType: 'DistributedVirtualPortgroup', containerName: name, type: 'DistributedVirtualPort' },
      `No free port is available in the distributed port group '${name}'.`,
    )
  }
}

const isUnchanged = (before: MachineState, next: MachineState) =>
  before.config.devices === next.config.devices && before.host === next.host && before.powerState === next.powerState

const isOff = (powerState: VirtualMachinePowerState) => powerState === 'poweredOff'

/** Throws the fault ResourceNotAvailable if `connectAdapters` would. */
export function checkAdapters(world: World, machine: ManagedObjectReference, before: readonly Device[], next: MachineState): void {
  plan(world, machine, before, next.config.devices, isOff(next.powerState))
}

/**
 * The state that a machine gets, with the ports of its adapters: those that they name or have had, and free ones for the others. Ports that are no
 * longer needed become free. `before` is undefined for a new machine. Throws the fault ResourceNotAvailable; then nothing has been done.
 */
export function connectAdapters(
  world: World,
  machine: ManagedObjectReference,
  before: MachineState | undefined,
  next: MachineState,
): MachineState {
  if (before !== undefined && isUnchanged(before, next)) return next
  const { config, host, powerState } = next
  const { without, connections, released } = plan(world, machine, before?.config.devices ?? [], config.devices, isOff(powerState))
  release(world, released)
  if (without.length === 0 && connections.length === 0) return next
  const devices = [...config.devices]
  const portAt = (index: number) => (config.devices[index] as Device & { readonly backing: PortBacking }).backing.port
  const set = (index: number, port: PortBacking['port']) => {
    const device = config.devices[index] as Device
    const { portKey, connectionCookie, portgroupKey } = portAt(index)
    if (portKey === port.portKey && connectionCookie === port.connectionCookie && portgroupKey === port.portgroupKey) return
    devices[index] = { ...device, backing: { ...device.backing, port } as PortBacking }
  }
  for (const index of without) {
    const { switchUuid, portgroupKey } = portAt(index)
    set(index, { switchUuid, ...(portgroupKey === undefined || portgroupKey === '' ? {} : { portgroupKey }) })
  }
  const now = world.clock.now().toISOString()
  for (const { index, device, switchId, portgroup, key } of connections) {
    const portKey = key ?? freePort(world, switchId, portgroup as ManagedObject)
    const { macAddress: addressHint } = device as { readonly macAddress?: string }
    const connectee = {
      connectedEntity: machine,
      nicKey: String(device.key),
      type: 'vmVnic',
      ...(addressHint === undefined ? {} : { addressHint }),
    }
    const connectionCookie = world.ports.connect(switchId, portKey, connectee, host, now)
    const { switchUuid } = portAt(index)
    set(index, {
      switchUuid,
      ...(portgroup === undefined ? {} : { portgroupKey: portgroup.reference.value }),
      portKey,
      connectionCookie,
    })
  }
  return devices.every((device, index) => device === config.devices[index]) ? next : { ...next, config: { ...config, devices } }
}

/** The ports of a machine that goes become free. */
export function disconnectAdapters(world: World, machine: ManagedObjectReference, { config }: MachineState): void {
  release(world, plan(world, machine, config.devices, [], true).released)
}

function release(world: World, released: Plan['released']): void {
  const { ports } = world
  const now = world.clock.now().toISOString()
  for (const { switchId, portgroup, key } of released) {
    // An ephemeral port is there as long as something is connected.
    if (portgroup !== undefined && isEphemeral(portgroup)) {
      ports.disconnect(switchId, key, false, now)
      resizePortgroup(world, portgroup, ports.keysOf(switchId, portgroup.reference.value).length - 1)
    } else {
      const isReset = portgroup === undefined || portgroupConfig(portgroup).policy.portConfigResetAtDisconnect
      ports.disconnect(switchId, key, !isReset, now)
    }
  }
}

/** How many ports a port group that may grow gets when it has none left (vSphere Networking, "Elastic" port allocation). */
const portsAtOnce = 8

function freePort(world: World, switchId: string, portgroup: ManagedObject): string {
  const { value: id } = portgroup.reference
  const { ports } = world
  const free = ports.findFree(switchId, id)
  if (free !== undefined) return free
  resizePortgroup(world, portgroup, ports.keysOf(switchId, id).length + (isEphemeral(portgroup) ? 1 : portsAtOnce))
  return ports.findFree(switchId, id) as string
}

/** Before many machines get ports: their port groups grow once, and not for each of them. */
export function makeRoom(world: World, states: readonly MachineState[]): void {
  const wanted = new Map<string, { readonly side: Side; count: number }>()
  for (const { config, powerState } of states) {
    for (const device of config.devices) {
      const backing = backingOf(device)
      const key = backing?.port.portgroupKey
      if (backing === undefined || key === undefined || backing.port.portKey !== undefined) continue
      const known = wanted.get(key) ?? { side: sideOf(world, backing), count: 0 }
      if (known.side?.portgroup === undefined || (isOff(powerState) && isLate(known.side.portgroup))) continue
      wanted.set(key, { side: known.side, count: known.count + 1 })
    }
  }
  for (const [id, { side, count }] of wanted) {
    const portgroup = side.portgroup as ManagedObject
    const missing = count - world.ports.countFree(side.switchId, id)
    if (missing <= 0 || !mayGrow(portgroup)) continue
    const more = isEphemeral(portgroup) ? missing : Math.ceil(missing / portsAtOnce) * portsAtOnce
    resizePortgroup(world, portgroup, world.ports.keysOf(side.switchId, id).length + more)
  }
}

/**
 * For what comes from elsewhere, or was saved when adapters did not know their ports: adapters that should have ports get them, as far as there are
 * some, and ports whose adapter is not there become free.
 */
export function settlePorts(world: World): void {
  const { model, ports } = world
  const now = world.clock.now().toISOString()
  for (const switchId of ports.switches) {
    for (const { key, connectee } of ports.all(switchId)) {
      if (connectee?.type !== 'vmVnic' || connectee.connectedEntity === undefined) continue
      const devices = stateOf(model.find(connectee.connectedEntity))?.config.devices ?? []
      const names = devices.some((device) => String(device.key) === connectee.nicKey && backingOf(device)?.port.portKey === key)
      if (!names) ports.disconnect(switchId, key, true, now)
    }
  }
  for (const vm of model.objects()) {
    const state = stateOf(vm)
    if (state === undefined || state.config.devices.every((device) => isSettled(world, vm, device))) continue
    try {
      model.updateState(vm, connectAdapters(world, vm.reference, undefined, state))
    } catch (error) {
      if (!isVimError(error)) throw error
    }
  }
}

const stateOf = (vm: ManagedObject | undefined) =>
  vm?.type.isA('VirtualMachine') === true ? (vm.projected?.state as MachineState | undefined) : undefined

function isSettled(world: World, vm: ManagedObject, device: Device): boolean {
  const backing = backingOf(device)
  const side = backing === undefined ? undefined : sideOf(world, backing)
  if (backing === undefined || side === undefined) return true
  const { portKey } = backing.port
  return portKey !== undefined && isOfMachine(world.ports.find(side.switchId, portKey), vm.reference, device.key)
}
