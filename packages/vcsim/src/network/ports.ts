import type { ManagedObjectReference } from '@vivarium/vim'
import type { DistributedVirtualSwitchPortConnectee, DVPortConfigInfo } from '@vivarium/vim/types'

/** What a port has besides what its port group gives it. */
export interface PortState {
  readonly key: string
  /** Id of its port group; undefined for a port of the switch itself. */
  readonly portgroup?: string
  readonly connectee?: DistributedVirtualSwitchPortConnectee
  readonly proxyHost?: ManagedObjectReference
  readonly cookie?: number
  readonly config?: Pick<DVPortConfigInfo, 'name' | 'description' | 'setting' | 'scope' | 'configVersion'>
  readonly since: string
}

interface SwitchPorts {
  nextKey: number
  nextCookie: number
  /** By key. */
  readonly ports: Map<string, PortState>
  /** Keys of the ports of a port group, in order, by its id. */
  readonly byPortgroup: Map<string, string[]>
  /** Keys of free ports of a port group that are known to be free, the next one last. */
  readonly free: Map<string, string[]>
}

interface SavedPorts {
  readonly switch: string
  readonly nextKey: number
  readonly nextCookie: number
  readonly ports: readonly PortState[]
}

/** True if that adapter of that machine is connected to a port. */
export function isOfMachine(port: PortState | undefined, { value }: ManagedObjectReference, nicKey: number): boolean {
  const connectee = port?.connectee
  return connectee?.type === 'vmVnic' && connectee.connectedEntity?.value === value && connectee.nicKey === String(nicKey)
}

/** The ports of all distributed switches: their keys, what is connected, what they have of their own. */
export class Ports {
  /** By id of the switch. */
  readonly #switches = new Map<string, SwitchPorts>()

  /** Adds ports to a port group, or to the switch itself; gives their keys. */
  add(switchId: string, portgroup: string | undefined, count: number, now: string): string[] {
    const state = this.#stateOf(switchId)
    const keys: string[] = []
    for (let number = 0; number < count; number += 1) {
      const key = String(state.nextKey)
      state.nextKey += 1
      state.ports.set(key, { key, since: now, ...(portgroup === undefined ? {} : { portgroup }) })
      keys.push(key)
    }
    if (portgroup !== undefined) {
      state.byPortgroup.set(portgroup, [...(state.byPortgroup.get(portgroup) ?? []), ...keys])
      state.free.set(portgroup, [...keys].reverse().concat(state.free.get(portgroup) ?? []))
    }
    return keys
  }

  remove(switchId: string, keys: readonly string[]): void {
    const state = this.#stateOf(switchId)
    const gone = new Set(keys)
    for (const key of gone) state.ports.delete(key)
    for (const [portgroup, all] of state.byPortgroup)
      state.byPortgroup.set(
        portgroup,
        all.filter((key) => !gone.has(key)),
      )
    for (const [portgroup, all] of state.free)
      state.free.set(
        portgroup,
        all.filter((key) => !gone.has(key)),
      )
  }

  removePortgroup(switchId: string, portgroup: string): void {
    this.remove(switchId, this.keysOf(switchId, portgroup))
    this.#stateOf(switchId).byPortgroup.delete(portgroup)
    this.#stateOf(switchId).free.delete(portgroup)
  }

  removeSwitch(switchId: string): void {
    this.#switches.delete(switchId)
  }

  find(switchId: string, key: string): PortState | undefined {
    return this.#stateOf(switchId).ports.get(key)
  }

  /** Ids of the switches that have had ports. */
  get switches(): string[] {
    return [...this.#switches.keys()]
  }

  count(switchId: string): number {
    return this.#stateOf(switchId).ports.size
  }

  /** All of a switch's, in order of their keys. */
  all(switchId: string): PortState[] {
    return [...this.#stateOf(switchId).ports.values()]
  }

  keysOf(switchId: string, portgroup: string): readonly string[] {
    return this.#stateOf(switchId).byPortgroup.get(portgroup) ?? []
  }

  /** A port of a group that nothing is connected to; undefined if there is none. */
  findFree(switchId: string, portgroup: string): string | undefined {
    const state = this.#stateOf(switchId)
    const free = state.free.get(portgroup) ?? []
    for (let key = free.at(-1); key !== undefined; key = free.at(-1)) {
      if (state.ports.get(key)?.connectee === undefined && state.ports.has(key)) return key
      free.pop()
    }
    return undefined
  }

  countFree(switchId: string, portgroup: string): number {
    const { ports } = this.#stateOf(switchId)
    return this.keysOf(switchId, portgroup).filter((key) => ports.get(key)?.connectee === undefined).length
  }

  /** Gives the connection's cookie, which stays the same as long as the same is connected. The port must exist. */
  connect(
    switchId: string,
    key: string,
    connectee: DistributedVirtualSwitchPortConnectee,
    proxyHost: ManagedObjectReference | undefined,
    now: string,
  ): number {
    const state = this.#stateOf(switchId)
    const port = state.ports.get(key)
    const host = proxyHost === undefined ? {} : { proxyHost }
    const { connectedEntity, nicKey } = connectee
    if (port?.cookie !== undefined && connectedEntity !== undefined && isOfMachine(port, connectedEntity, Number(nicKey))) {
      state.ports.set(key, { ...port, connectee, ...host })
      return port.cookie
    }
    const cookie = state.nextCookie
    state.nextCookie += 1
    if (port !== undefined) state.ports.set(key, { ...port, connectee, cookie, since: now, ...host })
    return cookie
  }

  disconnect(switchId: string, key: string, keepConfig: boolean, now: string): void {
    const state = this.#switches.get(switchId)
    const port = state?.ports.get(key)
    if (state === undefined || port === undefined) return
    const { portgroup, config } = port
    state.ports.set(key, {
      key,
      since: now,
      ...(portgroup === undefined ? {} : { portgroup }),
      ...(config === undefined || !keepConfig ? {} : { config }),
    })
    if (portgroup !== undefined) state.free.get(portgroup)?.push(key)
  }

  configure(switchId: string, key: string, config: PortState['config']): void {
    const state = this.#stateOf(switchId)
    const port = state.ports.get(key)
    if (port !== undefined) state.ports.set(key, { ...port, ...(config === undefined ? {} : { config }) })
  }

  /** Moves a free port to another port group, or to the switch itself. */
  move(switchId: string, key: string, portgroup: string | undefined, now: string): void {
    this.remove(switchId, [key])
    const state = this.#stateOf(switchId)
    state.ports.set(key, { key, since: now, ...(portgroup === undefined ? {} : { portgroup }) })
    if (portgroup === undefined) return
    state.byPortgroup.set(portgroup, [...(state.byPortgroup.get(portgroup) ?? []), key])
    state.free.set(portgroup, [key, ...(state.free.get(portgroup) ?? [])])
  }

  save(): unknown {
    return [...this.#switches].map(
      ([id, { nextKey, nextCookie, ports }]): SavedPorts => ({ switch: id, nextKey, nextCookie, ports: [...ports.values()] }),
    )
  }

  restore(saved: unknown): void {
    this.#switches.clear()
    for (const { switch: id, nextKey, nextCookie, ports } of saved as SavedPorts[]) {
      const state = this.#stateOf(id)
      state.nextKey = nextKey
      state.nextCookie = nextCookie
      for (const port of ports) {
        state.ports.set(port.key, port)
        if (port.portgroup === undefined) continue
        push(state.byPortgroup, port.portgroup, port.key)
        if (port.connectee === undefined) push(state.free, port.portgroup, port.key)
      }
      for (const free of state.free.values()) free.reverse()
    }
  }

  #stateOf(switchId: string): SwitchPorts {
    let state = this.#switches.get(switchId)
    if (state === undefined) {
      state = { nextKey: 0, nextCookie: 1, ports: new Map(), byPortgroup: new Map(), free: new Map() }
      this.#switches.set(switchId, state)
    }
    return state
  }
}

function push(lists: Map<string, string[]>, name: string, value: string): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [value])
  else list.push(value)
}
