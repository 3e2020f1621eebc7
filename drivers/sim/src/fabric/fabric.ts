import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Clock, Operation } from '@vivarium/core'
import { join } from './join.js'
import { Wire } from './wire.js'

/** A machine as the network sees it. */
export interface Station {
  /** Unique in the run. */
  readonly id: string
  readonly network: string
  /** All that it is reached by on its network. */
  readonly addresses: readonly string[]
  /** Addresses that are its own only from inside. */
  readonly ownAddresses: readonly string[]
  /** Names that lead to it on its network. */
  readonly names: () => readonly string[]
  /** `hung`: its packets go nowhere, but nothing is lost. */
  readonly state: () => 'off' | 'on' | 'hung'
}

/** Takes a connection. `from`: the station that it came from; undefined: from outside, through a forwarded port. */
export type Accept = (socket: Duplex, from: Station | undefined) => void

/** Leads a connection to a port that nobody listens at somewhere else. Rejects when nobody is there either. */
export type AcceptElse = (port: number) => Promise<Duplex> | undefined

/** What leads somewhere from a station that is no station: the addresses of a cluster's services and pods. */
export type Route = (host: string, port: number) => Promise<Duplex> | undefined

interface Faults {
  /** Stations that nothing gets through from and to; `all`: everybody, also from outside. */
  partition?: ReadonlySet<string> | 'all'
  loss?: number
}

interface OpenWire {
  readonly wire: Wire
  readonly from: Station | undefined
  readonly to: Station
}

/** As Linux gives up on a connection: after six SYN packets, 127 s. */
const connectTimeoutMs = 127_000
/** Of a packet there and back, on a network of one's own. */
const roundTripMs = 0.4
const outside = '(outside)'

/** A connection that can't be made, in the words of Linux. */
export class DialError extends Error {
  readonly code: 'ECONNREFUSED' | 'EHOSTUNREACH' | 'ETIMEDOUT' | 'ENOTFOUND'

  constructor(code: DialError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** The networks of a run: who listens where, connections between machines, names, and what is broken. Nothing of it is on this computer's own network. */
export class Fabric {
  readonly #clock: Clock
  readonly #random: () => number
  readonly #stations = new Map<string, Station>()
  readonly #listeners = new Map<string, Map<number, Accept>>()
  readonly #others = new Map<string, Set<AcceptElse>>()
  readonly #routes = new Map<string, Set<Route>>()
  readonly #faults = new Map<string, Faults>()
  readonly #wires = new Set<OpenWire>()
  /** Who waits for a way to be free. */
  readonly #waiting = new Map<() => void, Station | undefined>()

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock
    this.#random = random
  }

  add(station: Station): void {
    this.#stations.set(station.id, station)
  }

  /** With all that listens there, and all its connections. */
  remove(id: string): void {
    this.changed(id)
    this.cut(id)
    this.#stations.delete(id)
    this.#listeners.delete(id)
    this.#others.delete(id)
    this.#routes.delete(id)
    this.#faults.delete(id)
  }

  /** On all addresses of a station. Gives the function that ends it; open connections stay. */
  listen(id: string, port: number, accept: Accept): () => void {
    const ports = this.#listeners.get(id) ?? new Map<number, Accept>()
    this.#listeners.set(id, ports)
    ports.set(port, accept)
    return () => {
      if (ports.get(port) === accept) ports.delete(port)
    }
  }

  /** Where somebody listens at a station. */
  portsOf(id: string): readonly number[] {
    return [...(this.#listeners.get(id)?.keys() ?? [])]
  }

  /** For all ports of a station that nobody listens at. */
  listenElse(id: string, accept: AcceptElse): () => void {
    const others = this.#others.get(id) ?? new Set<AcceptElse>()
    this.#others.set(id, others)
    others.add(accept)
    return () => void others.delete(accept)
  }

  /** Where connections of a station lead that are for no station. */
  addRoute(id: string, route: Route): () => void {
    const routes = this.#routes.get(id) ?? new Set<Route>()
    this.#routes.set(id, routes)
    routes.add(route)
    return () => void routes.delete(route)
  }

  setPartition(id: string, partition: Faults['partition']): void {
    this.#change(id, { partition })
  }

  setLoss(id: string, loss: number | undefined): void {
    this.#change(id, { loss })
  }

  /** Whether packets get from one to the other. */
  isOpen(from: Station | undefined, to: Station): boolean {
    if (to.state() !== 'on' || (from !== undefined && from.state() !== 'on')) return false
    return !this.#parts(from, to) && !this.#parts(to, from)
  }

  /** To be told when a station's state is otherwise: connections stall or go on. Those of one that is off end. */
  changed(id: string): void {
    const station = this.#stations.get(id)
    if (station?.state() === 'off') this.cut(id)
    for (const { wire, from, to } of this.#wires) if (from?.id === id || to.id === id) wire.stalled = !this.isOpen(from, to)
    for (const look of [...this.#waiting.keys()]) look()
  }

  /** Whether a connection of a station waits for a way to be free. */
  isWaiting(id: string): boolean {
    for (const from of this.#waiting.values()) if (from?.id === id) return true
    for (const { wire, from, to } of this.#wires) if (wire.stalled && (from?.id === id || to.id === id)) return true
    return false
  }

  /** Ends all connections of a station. */
  cut(id: string): void {
    for (const { wire, from, to } of [...this.#wires]) if (from?.id === id || to.id === id) wire.cut()
  }

  /**
   * A connection from inside of a station. Rejects with a `DialError` when nobody answers there; when packets get lost, only after the time that
   * Linux tries it, by the universe's clock, or when the signal is aborted.
   */
  async dial(from: string, host: string, port: number, signal?: AbortSignal): Promise<Duplex> {
    const station = this.#stations.get(from)
    if (station === undefined) throw new DialError('EHOSTUNREACH', 'Network is unreachable')
    const to = this.find(station, host)
    if (to !== undefined) return this.#connect(station, to, port, signal)
    for (const route of this.#routes.get(from) ?? []) {
      const way = route(host, port)
      if (way) return way
    }
    if (isIP(host) === 0) throw new DialError('ENOTFOUND', `Could not resolve host: ${host}`)
    // There is no internet here, and nobody else on the network.
    throw new DialError('EHOSTUNREACH', 'No route to host')
  }

  /** A connection from this computer, through a forwarded port. */
  async dialFromOutside(to: string, port: number, signal?: AbortSignal): Promise<Duplex> {
    const station = this.#stations.get(to)
    if (station === undefined) throw new DialError('EHOSTUNREACH', 'No route to host')
    return this.#connect(undefined, station, port, signal)
  }

  /** Milliseconds for a packet there and back; undefined when none comes back. */
  async ping(from: string, address: string): Promise<number | undefined> {
    const station = this.#stations.get(from)
    const to = station && this.find(station, address)
    if (station === undefined || to === undefined || !this.isOpen(station, to)) return undefined
    return to === station || !this.#isLost(station, to) ? roundTripMs : undefined
  }

  /** Addresses of a name on a station's network, IPv4 first. */
  resolve(from: string, name: string): readonly string[] {
    const station = this.#stations.get(from)
    const found = station && this.find(station, name)
    return found?.addresses ?? []
  }

  /** Who has that name or address, as a station sees it. */
  find(from: Station, host: string): Station | undefined {
    if (host === 'localhost' || host === '::1' || /^127\./.test(host) || from.ownAddresses.includes(host)) return from
    const wanted = host.toLowerCase().replace(/\.$/, '')
    for (const station of this.#stations.values()) {
      if (station.network !== from.network) continue
      if (station.addresses.includes(wanted) || station.names().includes(wanted)) return station
    }
    return undefined
  }

  close(): void {
    for (const { wire } of [...this.#wires]) wire.cut()
    this.#waiting.clear()
  }

  async #connect(from: Station | undefined, to: Station, port: number, signal?: AbortSignal): Promise<Duplex> {
    if (to.state() === 'off') throw new DialError('EHOSTUNREACH', 'No route to host')
    if (from !== to && this.#isLost(from, to)) throw new DialError('ETIMEDOUT', 'Connection timed out')
    if (!this.isOpen(from, to)) await this.#whenOpen(from, to, signal)
    const accept = this.#listeners.get(to.id)?.get(port) ?? (await this.#acceptElse(to.id, port))
    if (accept === undefined) throw new DialError('ECONNREFUSED', 'Connection refused')
    const wire = new Wire()
    const open = { wire, from, to }
    this.#wires.add(open)
    wire.onClosed = () => this.#wires.delete(open)
    const [near, far] = wire.ends
    accept(far, from)
    return near
  }

  async #acceptElse(id: string, port: number): Promise<Accept | undefined> {
    for (const other of this.#others.get(id) ?? []) {
      const target = await other(port)?.catch(() => undefined)
      if (target) return (socket) => join(socket, target)
    }
    return undefined
  }

  async #whenOpen(from: Station | undefined, to: Station, signal?: AbortSignal): Promise<void> {
    const operation = Operation.from({ ...(signal && { signal }) }, 'the connection')
    let look = () => {}
    let cancel = () => {}
    try {
      await operation.race(
        new Promise<void>((resolve, reject) => {
          cancel = this.#clock.after(connectTimeoutMs, () => reject(new DialError('ETIMEDOUT', 'Connection timed out')))
          look = () => {
            if (to.state() === 'off') reject(new DialError('EHOSTUNREACH', 'No route to host'))
            else if (this.isOpen(from, to)) resolve()
          }
          this.#waiting.set(look, from)
        }),
      )
    } finally {
      this.#waiting.delete(look)
      cancel()
    }
  }

  #parts(one: Station | undefined, other: Station | undefined): boolean {
    const partition = one && this.#faults.get(one.id)?.partition
    if (partition === undefined || one === other) return false
    return partition === 'all' || partition.has(other?.id ?? outside)
  }

  #isLost(from: Station | undefined, to: Station): boolean {
    const rates = [from && this.#faults.get(from.id)?.loss, this.#faults.get(to.id)?.loss]
    return rates.some((rate) => rate !== undefined && this.#random() < rate)
  }

  #change(id: string, change: Faults): void {
    this.#faults.set(id, { ...this.#faults.get(id), ...change })
    this.changed(id)
  }
}
