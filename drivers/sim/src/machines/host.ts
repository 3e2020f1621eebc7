import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import {
  type Breakable,
  type ConsoleAccess,
  type ExecOptions,
  type ExecResult,
  type Executable,
  errors,
  type FileAccess,
  type Forward,
  type ForwardSpec,
  type Host,
  type HostFault,
  type HostPower,
  type HostSpec,
  type HostStatus,
  hostId,
  Operation,
  type OperationOptions,
  type Suspendable,
  WatchedStatus,
} from '@vivarium/core'
import { type FileTree, type Guest, type GuestSnapshot, type SshService, sshService } from '@vivarium/guest'
import type { NodeInfo } from '@vivarium/simcluster'
import { type Addresses, hostAddresses, internetAddress } from '../addresses.js'
import type { ClusterMachine } from '../clusters/world.js'
import { simErrors } from '../errors.js'
import type { Station } from '../fabric/fabric.js'
import { kubeletUnit } from '../images/kubernetes.js'
import { StandingClock } from '../standing-clock.js'
import { Console } from './console.js'
import { FaultTable } from './fault-table.js'
import { ForwardTable } from './forward-table.js'
import { addressesInHostsFile } from './hosts-file.js'
import { makeGuest, nameGuest, networkCards, sshPort } from './machine-guest.js'
import { containerImages, nodeInfo } from './node-info.js'
import type { HostSurroundings } from './surroundings.js'

/** A machine as a save keeps it. */
export interface MachineState {
  readonly spec: HostSpec
  /** Its number on its network. */
  readonly number: number
  readonly forwards: readonly ForwardSpec[]
  readonly faults: readonly HostFault[]
  readonly suspended: boolean
  readonly guest: GuestSnapshot
}

/** A simulated machine: a guest on a network of the run. */
export class SimHost implements Host, Suspendable, Executable, FileAccess, ConsoleAccess, Breakable, ClusterMachine {
  readonly spec: HostSpec
  readonly id: string
  readonly number: number
  readonly addresses: Addresses
  readonly powers: ReadonlySet<HostPower> = new Set<HostPower>(['suspend', 'exec', 'files', 'console', 'faults'])
  readonly station: Station
  readonly #guest: Guest
  readonly #surroundings: HostSurroundings
  readonly #clock: StandingClock
  readonly #forwards: ForwardTable
  readonly #console: Console
  readonly #faults: FaultTable
  readonly #status: WatchedStatus
  #ssh: SshService | undefined
  #suspended: boolean
  /** Commands that were asked for from outside and have not ended. */
  #commands = 0
  /** What a change of power inside has led to. */
  #following: Promise<void> = Promise.resolve()
  #closed = false

  private constructor({ spec, number, forwards, faults, suspended, guest }: MachineState, surroundings: HostSurroundings) {
    const { fabric, directory } = surroundings
    this.spec = spec
    this.id = hostId(spec)
    this.number = number
    this.addresses = hostAddresses(surroundings.networkNumber, number)
    this.#surroundings = surroundings
    this.#clock = new StandingClock(surroundings.clock)
    this.#suspended = suspended
    this.#status = new WatchedStatus(guest.power === 'off' ? 'stopped' : suspended ? 'paused' : 'running')
    this.#guest = makeGuest({
      id: this.id,
      spec,
      snapshot: guest,
      clock: this.#clock,
      fabric,
      commands: surroundings.commands(this.id),
      dial: (host, port) => this.#dial(host, port),
      // Once the service manager has taken note of it.
      kubeletChanged: () => setImmediate(() => void surroundings.changed(this.id).catch(() => {})),
    })
    this.#forwards = new ForwardTable(forwards, (port, signal) => fabric.dialFromOutside(this.id, port, signal))
    this.#console = new Console(join(directory, 'machines', this.id, 'console.sock'), this.#guest)
    this.station = {
      id: this.id,
      network: spec.network,
      addresses: [this.addresses.ipv4, this.addresses.ipv6],
      ownAddresses: [internetAddress],
      names: () => [...new Set([spec.name, this.#guest.hostname])],
      state: () => (this.#guest.power === 'off' ? 'off' : this.#guest.isFrozen ? 'hung' : 'on'),
    }
    fabric.add(this.station)
    fabric.listen(this.id, sshPort, (socket) => this.#sshService().accept(socket))
    this.#faults = new FaultTable(faults, spec, this.#guest, fabric)
    this.#standIfHung()
    this.#guest.onPowerChange((power) => this.#powerChanged(power))
  }

  /** A new machine: off, with its host name and keys. */
  static make(spec: HostSpec, number: number, image: GuestSnapshot, surroundings: HostSurroundings): SimHost {
    const nics = networkCards(surroundings.networkNumber, number)
    const state = { spec, number, forwards: spec.forwards, faults: [], suspended: false, guest: { ...image, nics } }
    const host = new SimHost(state, surroundings)
    nameGuest(host.#guest, spec)
    return host
  }

  /** One of a save. What ran goes on; `attach` lets it be reached. */
  static restore(state: MachineState, surroundings: HostSurroundings): SimHost {
    return new SimHost(state, surroundings)
  }

  /** Listens for a restored machine that is on. A port that another run has is replaced by a free one. */
  async attach(): Promise<void> {
    if (this.#guest.power === 'running') await this.#forwards.attach({ preferred: this.#surroundings.preferredPorts, fallBack: true })
  }

  get name(): string {
    return this.spec.name
  }

  get cluster(): string | undefined {
    return this.spec.cluster
  }

  get bootId(): string {
    return this.#guest.bootId
  }

  get isDiskFull(): boolean {
    return this.#faults.has('full-disk')
  }

  /** False while somebody has stopped its service. */
  get runsKubelet(): boolean {
    const unit = this.#guest.services.find(kubeletUnit)
    return unit === undefined || unit.state.active === 'active' || unit.state.active === 'activating'
  }

  get files(): FileTree {
    return this.#guest.files
  }

  get info(): NodeInfo {
    const { files, kernelRelease, bootId } = this.#guest
    return nodeInfo(files, kernelRelease, bootId)
  }

  get images(): readonly string[] {
    return containerImages(this.#guest.files)
  }

  /** /etc/hosts first, then the network. */
  resolve(name: string): readonly string[] {
    const found = addressesInHostsFile(this.#guest.files, name)
    return found.length > 0 ? found : this.#surroundings.fabric.resolve(this.id, name)
  }

  async status(): Promise<HostStatus> {
    return this.#status.current
  }

  async pid(): Promise<number> {
    return 0
  }

  async start(options?: OperationOptions): Promise<void> {
    if (this.#status.current !== 'stopped') throw errors.alreadyRunning(this.name)
    const operation = Operation.from(options, `starting ${this.name}`)
    this.#status.change('starting')
    try {
      await this.#forwards.attach({ preferred: this.#surroundings.preferredPorts, fallBack: false })
      await this.#guest.boot(operation)
      await this.#surroundings.changed(this.id)
      this.#status.change('running')
    } catch (error) {
      await this.#down()
      throw error
    }
  }

  async stop(options?: OperationOptions): Promise<void> {
    this.#requireGuest()
    const operation = Operation.from(options, `the shutdown of ${this.name}`)
    this.#status.change('stopping')
    try {
      await operation.race(this.#guest.awake(), `the shutdown of ${this.name}`)
      await operation.race(this.#guest.shutdown(), `the shutdown of ${this.name}`)
    } catch (error) {
      if (this.#guest.power === 'running') this.#status.change('running')
      else await this.#down()
      throw error
    }
    await this.#down()
  }

  async forceStop(): Promise<void> {
    if (this.#guest.power === 'off') throw errors.notRunning(this.name)
    this.#status.change('stopping')
    await this.#down()
  }

  waitForStateChange(timeoutMs: number, options?: OperationOptions): Promise<HostStatus> {
    return this.#status.waitForChange(`a change of ${this.name}'s state`, { ...options, timeoutMs })
  }

  async suspend(): Promise<void> {
    this.#requireGuest()
    this.#suspended = true
    await this.#hungOrNot()
    this.#status.change('paused')
  }

  async resume(): Promise<void> {
    if (this.#guest.power === 'off') throw errors.notRunning(this.name)
    this.#suspended = false
    await this.#hungOrNot()
    this.#status.change('running')
  }

  async exec(command: string, options: ExecOptions = {}): Promise<ExecResult> {
    this.#requireGuest()
    this.#commands++
    try {
      return await this.#guest.exec(command, options)
    } finally {
      this.#commands--
      this.#surroundings.touched(this.id)
    }
  }

  async readFile(path: string, options?: OperationOptions): Promise<Buffer> {
    this.#requireGuest()
    return this.#guest.readFile(path, options)
  }

  async writeFile(path: string, content: Uint8Array | string, options?: OperationOptions & { readonly mode?: number }): Promise<void> {
    this.#requireGuest()
    await this.#guest.writeFile(path, content, options)
    this.#surroundings.touched(this.id)
  }

  async consoleSocket(): Promise<string> {
    if (this.#guest.power === 'off') throw errors.notRunning(this.name)
    return this.#console.open()
  }

  async consoleLog(): Promise<string> {
    return this.#guest.consoleLog()
  }

  async sshAddress(): Promise<string | undefined> {
    if (this.#guest.power === 'off') return undefined
    const { hostAddress, hostPort } = this.#forwards.find(sshPort) ?? (await this.forwardSshPort(0))
    // What listens everywhere is reached at home.
    return `${hostAddress === '0.0.0.0' ? '127.0.0.1' : hostAddress}:${hostPort}`
  }

  forwardPort(hostPort: number, guestPort: number, hostAddress = '127.0.0.1'): Promise<Forward> {
    return this.#forwards.add({ guestPort, hostPort, hostAddress })
  }

  unforwardPort(guestPort: number): Promise<void> {
    return this.#forwards.remove(guestPort)
  }

  forwardSshPort(hostPort: number): Promise<Forward> {
    return this.forwardPort(hostPort, sshPort)
  }

  async forwards(): Promise<readonly Forward[]> {
    return this.#forwards.list()
  }

  async breakWith(fault: HostFault): Promise<void> {
    if (this.#guest.power === 'off') throw errors.notRunning(this.name)
    if (fault.kind === 'crash') {
      await this.#down()
      return
    }
    this.#faults.add(fault)
    await this.#hungOrNot()
  }

  async heal(kind?: HostFault['kind']): Promise<void> {
    this.#faults.heal(kind)
    await this.#hungOrNot()
  }

  async faults(): Promise<readonly HostFault[]> {
    return this.#faults.list()
  }

  /** Whether something goes on inside that waits for no time and no connection. */
  get isBusy(): boolean {
    if (this.station.state() !== 'on' || this.#surroundings.fabric.isWaiting(this.id)) return false
    return (this.#commands > 0 || !this.#guest.cloudInit.hasEnded) && this.#clock.waiting === 0
  }

  /** Resolves when the machine has followed what was asked for inside, such as a reboot. */
  async settled(): Promise<void> {
    await this.#guest.settled()
    await this.#following
  }

  state(): MachineState {
    if (this.#status.current === 'starting' || this.#status.current === 'stopping')
      throw simErrors.saveFailed(this.name, `it is ${this.#status.current}; wait until that is done`)
    return {
      spec: this.spec,
      number: this.number,
      forwards: this.#forwards.wanted(),
      faults: this.#faults.list(),
      suspended: this.#suspended,
      guest: this.#guest.snapshot(),
    }
  }

  /** Ends it, without mercy. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#guest.forceOff()
    await this.#forwards.detach()
    await this.#console[Symbol.asyncDispose]()
    this.#ssh?.close()
    this.#clock.goOn()
    this.#surroundings.fabric.remove(this.id)
    this.#status.change('stopped')
  }

  async #dial(host: string, port: number): Promise<Duplex> {
    const [address = host] = this.resolve(host)
    return this.#surroundings.fabric.dial(this.id, address, port)
  }

  #sshService(): SshService {
    this.#ssh ??= sshService(this.#guest, { dial: (host, port) => this.#dial(host, port) })
    return this.#ssh
  }

  /** A machine whose guest can be spoken to. */
  #requireGuest(): void {
    if (this.#guest.power === 'off') throw errors.notRunning(this.name)
    if (this.#suspended) throw simErrors.suspended(this.name)
  }

  /** The power is gone. */
  async #down(): Promise<void> {
    this.#status.change('stopping')
    this.#suspended = false
    this.#faults.heal('freeze')
    await this.#guest.forceOff()
    await this.#following
    await this.#follow()
  }

  /** Also a program inside has turned it off, or on again. */
  #powerChanged(power: 'off' | 'running'): void {
    if (this.#closed) return
    const { fabric, changed } = this.#surroundings
    fabric.changed(this.id)
    if (power === 'off') this.#clock.goOn()
    // At once: nothing may go on in the meantime.
    const followed = changed(this.id)
    if (this.#status.current !== 'running' && this.#status.current !== 'paused') {
      followed.catch(() => {})
      return
    }
    this.#following = this.#following.then(async () => {
      await followed
      await this.#guest.settled()
      if (this.#guest.power === 'off' && this.#status.current === 'running') await this.#follow()
    })
    // Whoever waits for it hears of a failure; nobody has to.
    this.#following.catch(() => {})
  }

  /** What belongs to a machine that is off. */
  async #follow(): Promise<void> {
    await this.#forwards.detach()
    await this.#console[Symbol.asyncDispose]()
    await this.#surroundings.changed(this.id)
    this.#status.change('stopped')
  }

  #standIfHung(): void {
    if (this.#guest.power === 'running' && (this.#suspended || this.#faults.has('freeze'))) {
      this.#guest.freeze()
      this.#clock.stand()
    } else {
      this.#guest.thaw()
      this.#clock.goOn()
    }
  }

  async #hungOrNot(): Promise<void> {
    this.#standIfHung()
    this.#surroundings.fabric.changed(this.id)
    await this.#surroundings.changed(this.id)
  }
}
