import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { VirtualMachineConfigInfo, VirtualMachineRuntimeInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { portgroupConfig, resizePortgroup } from './portgroups.js'

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
 * Brings the ports of a switch up to date before somebody looks: machines' adapters come and go without their ports being told. Those that name no port get
 * a free one of their group, and a group that has none left grows if it may.
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
  if (missing > 0 && (type === 'ephemeral' || autoExpand !== false))
    resizePortgroup(world, portgroup, ports.keysOf(switchId, id).length + missing)
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
