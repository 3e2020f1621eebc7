import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { DistributedVirtualSwitchPortConnection, VirtualMachineConfigInfo, VirtualMachineRuntimeInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { portgroupConfig, resizePortgroup } from './portgroups.js'
import { switchByUuid } from './switches.js'

/** What a machine's adapter asks for, or has. */
type PortConnection = Pick<DistributedVirtualSwitchPortConnection, 'switchUuid' | 'portgroupKey' | 'portKey' | 'connectionCookie'>

export interface PortUser {
  readonly machine: ManagedObjectReference
  /** Of the adapter: its device key. */
  readonly nicKey: string
  /** Where the machine is. */
  readonly host?: ManagedObjectReference
}

/**
 * Connects a machine's adapter to a port: the one that it names, or one of the group that is free. A group that has none left grows if it may.
 * Throws the faults NotFound, InvalidArgument, LimitExceeded and ResourceInUse.
 */
export function connectPort(world: World, wanted: PortConnection, { machine, nicKey, host }: PortUser): PortConnection {
  const dvs = switchByUuid(world, wanted.switchUuid)
  if (dvs === undefined) throw fault('NotFound', {}, 'The object or item referred to could not be found.')
  const { value: switchId } = dvs.reference
  const portgroup = related(world.model, dvs, 'portgroup').find((each) => each.get('key') === wanted.portgroupKey)
  if (wanted.portgroupKey !== undefined && portgroup === undefined) throw invalidArgument('device.backing.port.portgroupKey')
  const key = wanted.portKey ?? (portgroup === undefined ? undefined : freePort(world, switchId, portgroup))
  const port = key === undefined ? undefined : world.ports.find(switchId, key)
  if (key === undefined || port === undefined) throw invalidArgument('device.backing.port.portKey')
  const { connectee } = port
  if (connectee !== undefined && (connectee.connectedEntity?.value !== machine.value || connectee.nicKey !== nicKey)) {
    throw fault('ResourceInUse', { type: 'DistributedVirtualPort', name: key }, `The resource '${key}' is in use.`)
  }
  const cookie = world.ports.connect(switchId, key, { connectedEntity: machine, nicKey, type: 'vmVnic' }, host, world.clock.now().toISOString())
  return {
    switchUuid: wanted.switchUuid,
    portKey: key,
    connectionCookie: cookie,
    ...(port.portgroup === undefined ? {} : { portgroupKey: port.portgroup }),
  }
}

/** The adapter is connected no more. Also right for a switch that is gone. */
export function disconnectPort(world: World, { switchUuid, portgroupKey, portKey }: PortConnection): void {
  const dvs = switchByUuid(world, switchUuid)
  if (dvs === undefined || portKey === undefined) return
  const portgroup = related(world.model, dvs, 'portgroup').find((each) => each.get('key') === portgroupKey)
  const config = portgroup === undefined ? undefined : portgroupConfig(portgroup)
  // An ephemeral port is there as long as something is connected.
  if (config?.type === 'ephemeral') world.ports.remove(dvs.reference.value, [portKey])
  else world.ports.disconnect(dvs.reference.value, portKey, config?.policy.portConfigResetAtDisconnect !== true, world.clock.now().toISOString())
}

function freePort(world: World, switchId: string, portgroup: ManagedObject): string | undefined {
  const { type, autoExpand } = portgroupConfig(portgroup)
  const { value: id } = portgroup.reference
  if (type === 'ephemeral') return world.ports.add(switchId, id, 1, world.clock.now().toISOString())[0]
  const free = world.ports.findFree(switchId, id)
  if (free !== undefined) return free
  const count = world.ports.keysOf(switchId, id).length
  if (autoExpand === false) {
    throw fault('LimitExceeded', { property: 'numPorts', limit: count }, `The port group '${String(portgroup.get('name'))}' has no free port.`)
  }
  // By as many as it has: thousands of adapters take few changes.
  resizePortgroup(world, portgroup, Math.max(1, count * 2))
  return world.ports.findFree(switchId, id)
}

/** An adapter of a machine that is connected to a port group. */
interface Adapter {
  readonly machine: ManagedObjectReference
  readonly nicKey: string
  readonly macAddress: string | undefined
  readonly host: ManagedObjectReference | undefined
  /** The port that it names. */
  readonly portKey: string | undefined
}

/**
 * Brings the ports of a switch up to date: machines that were there from the beginning have adapters that name no port. They get a free one of their group,
 * and a group that has none left grows if it may.
 */
export function connectMachines(world: World, dvs: ManagedObject): void {
  for (const portgroup of related(world.model, dvs, 'portgroup')) connectGroup(world, dvs.reference.value, portgroup)
}

function connectGroup(world: World, switchId: string, portgroup: ManagedObject): void {
  const { ports, clock } = world
  const { value: id } = portgroup.reference
  const { type, autoExpand, policy } = portgroupConfig(portgroup)
  const wanted = new Map(adaptersOf(world, portgroup).map((adapter) => [nameOf(adapter.machine, adapter.nicKey), adapter]))
  const now = clock.now().toISOString()
  for (const key of [...ports.keysOf(switchId, id)]) {
    const connectee = ports.find(switchId, key)?.connectee
    if (connectee?.connectedEntity === undefined || connectee.type !== 'vmVnic') continue
    const name = nameOf(connectee.connectedEntity, connectee.nicKey ?? '')
    const adapter = wanted.get(name)
    if (adapter !== undefined && (adapter.portKey ?? key) === key) wanted.delete(name)
    // An ephemeral port is there as long as something is connected.
    else if (type === 'ephemeral') ports.remove(switchId, [key])
    else ports.disconnect(switchId, key, !policy.portConfigResetAtDisconnect, now)
  }
  const free = ports.keysOf(switchId, id).filter((key) => ports.find(switchId, key)?.connectee === undefined).length
  const missing = [...wanted.values()].filter(({ portKey }) => portKey === undefined).length - free
  if (missing > 0 && (type === 'ephemeral' || autoExpand !== false)) resizePortgroup(world, portgroup, ports.keysOf(switchId, id).length + missing)
  for (const { machine, nicKey, macAddress, host, portKey } of wanted.values()) {
    const key = portKey ?? ports.findFree(switchId, id)
    if (key === undefined || ports.find(switchId, key)?.connectee !== undefined) continue
    const connectee = { connectedEntity: machine, nicKey, type: 'vmVnic', ...(macAddress === undefined ? {} : { addressHint: macAddress }) }
    ports.connect(switchId, key, connectee, host, now)
  }
}

const nameOf = ({ value }: ManagedObjectReference, nicKey: string) => `${value}:${nicKey}`

function adaptersOf({ model }: World, portgroup: ManagedObject): Adapter[] {
  const { value: id } = portgroup.reference
  return related(model, portgroup, 'vm').flatMap((machine) => {
    const { hardware } = machine.get('config') as VirtualMachineConfigInfo
    const { host } = machine.get('runtime') as VirtualMachineRuntimeInfo
    return (hardware.device ?? []).flatMap((device): Adapter[] => {
      const { backing } = device
      if (!isDataObject(backing, 'VirtualEthernetCardDistributedVirtualPortBackingInfo') || backing.port.portgroupKey !== id) return []
      const { macAddress } = device as { readonly macAddress?: string }
      return [{ machine: machine.reference, nicKey: String(device.key), macAddress, host, portKey: backing.port.portKey }]
    })
  })
}
