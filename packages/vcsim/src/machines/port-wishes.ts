import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { VirtualEthernetCardDistributedVirtualPortBackingInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault } from '../faults.js'
import { isOfMachine, type PortState } from '../network/ports.js'
import { switchByUuid } from '../network/switches.js'
import { invalidBacking, refuse } from './faults.js'
import type { Device } from './state.js'

type PortBacking = VirtualEthernetCardDistributedVirtualPortBackingInfo

/** The ports that one specification asks for by their keys. */
export class PortWishes {
  readonly #world: World
  readonly #machine: ManagedObjectReference
  /** Ports of adapters that the specification has taken away, and of those that it gives them to. */
  readonly #given = new Set<string>()
  readonly #wished = new Set<string>()

  constructor(world: World, machine: ManagedObjectReference) {
    this.#world = world
    this.#machine = machine
  }

  /** The port that an adapter is to have; `old` is the adapter as it is. Refuses what is no port of that switch and group, and one that is in use. */
  wished({ port: { switchUuid, portgroupKey, portKey = '' } }: PortBacking, old: Device | undefined): PortState {
    const dvs = switchByUuid(this.#world, switchUuid)
    if (dvs === undefined) return refuse(invalidBacking('device.backing.port.switchUuid'))
    const port = this.#world.ports.find(dvs.reference.value, portKey)
    const isElsewhere = portgroupKey !== undefined && portgroupKey !== '' && port?.portgroup !== portgroupKey
    if (port === undefined || isElsewhere) return refuse(invalidBacking('device.backing.port.portKey'))
    const id = `${switchUuid}/${portKey}`
    const isOwn = old !== undefined && isOfMachine(port, this.#machine, old.key)
    if (this.#wished.has(id) || (port.connectee !== undefined && !isOwn && !this.#given.has(id))) throw portInUse(portKey)
    this.#wished.add(id)
    if (!isOwn) this.given(old)
    return port
  }

  /** An adapter goes, or gets another port: its own is free for those that come later. */
  given(device: Device | undefined): void {
    const backing = device?.backing
    if (!isDataObject(backing, 'VirtualEthernetCardDistributedVirtualPortBackingInfo')) return
    const { switchUuid, portKey } = backing.port
    if (portKey !== undefined) this.#given.add(`${switchUuid}/${portKey}`)
  }
}

const portInUse = (name: string) => fault('ResourceInUse', { type: 'DistributedVirtualPort', name }, `The resource '${name}' is in use.`)
