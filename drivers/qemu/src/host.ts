import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type ConsoleAccess,
  type ExecOptions,
  type ExecResult,
  type Executable,
  errors,
  type FileAccess,
  type Forward,
  type Host,
  type HostPower,
  type HostSpec,
  type HostStatus,
  hostId,
  isVivariumError,
  messageOf,
  Operation,
  type OperationOptions,
  type ProcessLedger,
  type Suspendable,
  syncTree,
  WatchedStatus,
} from '@vivarium/core'
import { createOverlay, type QemuProgram } from '@vivarium/vm'
import { hostAddresses, macAddresses } from './addresses.js'
import { qemuErrors } from './errors.js'
import { ForwardTable } from './forward-table.js'
import { agentAccess, firstAccess, type GuestAccess, sshAccess } from './guest-access.js'
import { guestSetupScript } from './guest-setup.js'
import type { ImageContent } from './image-content.js'
import { machineFiles, machineFolder, savesFromMachine } from './machine-folder.js'
import { machineOf } from './machine-of-host.js'
import type { Hardware, MachineRecord } from './record.js'
import { type MachineStart, RunningMachine, readyOrEnded } from './running-machine.js'
import { writeSeed } from './seed.js'

/** What a machine needs of the run that it is in. */
export interface HostSurroundings {
  /** Absolute path of the run's folder. */
  readonly directory: string
  readonly sshIdentityFile: string
  readonly ledger: ProcessLedger
  readonly now: () => Date
  /** The content of an image, linked into the run's folder. */
  readonly image: (hash: string) => Promise<ImageContent>
  /** The QEMU of this computer, and the hardware that a machine which starts now gets; or, for a saved one, the check that this computer has it. */
  readonly hardware: (operation: Operation) => Promise<{ readonly qemu: QemuProgram; readonly hardware: Hardware }>
  readonly networkNumber: number
  /** Host ports that it had, by guest port: used again where they are free. */
  readonly preferredPorts: Readonly<Record<string, number>>
}

const sshPort = 22
const rebootTimeoutMs = 300_000
const consoleLinesInErrors = 15

/** A machine in QEMU. */
export class QemuHost implements Host, Suspendable, Executable, FileAccess, ConsoleAccess {
  readonly spec: HostSpec
  readonly addresses: { readonly ipv4: string; readonly ipv6: string }
  readonly powers: ReadonlySet<HostPower> = new Set<HostPower>(['suspend', 'exec', 'files', 'console'])
  readonly number: number
  readonly imageHash: string
  /** The saves, oldest first, that hold its disk between the image and the top. */
  readonly #layers: readonly string[]
  readonly #diskBytes: number
  readonly #surroundings: HostSurroundings
  readonly #forwards: ForwardTable
  readonly #status = new WatchedStatus('stopped')
  #machine: RunningMachine | undefined
  /** The seed image that the running machine has, relative to its folder. */
  #seed: string | undefined
  #access: GuestAccess | undefined

  private constructor(record: MachineRecord, layers: readonly string[], surroundings: HostSurroundings) {
    this.spec = record.spec
    this.number = record.number
    this.imageHash = record.image
    this.#layers = layers
    this.#diskBytes = record.diskBytes
    this.#forwards = new ForwardTable(record.forwards)
    this.#surroundings = surroundings
    this.addresses = hostAddresses(surroundings.networkNumber, record.number)
  }

  /** A new machine, or one from the save of that name: off, its folder with an empty top of its disk. */
  static async make(record: MachineRecord, surroundings: HostSurroundings, save?: string): Promise<QemuHost> {
    const host = new QemuHost(record, save === undefined ? record.layers : [...record.layers, save], surroundings)
    await mkdir(host.#directory, { recursive: true, mode: 0o700 })
    try {
      await createOverlay(join(host.#directory, machineFiles.disk), record.diskBytes)
    } catch (error) {
      await rm(host.#directory, { recursive: true, force: true })
      throw error
    }
    return host
  }

  get name(): string {
    return this.spec.name
  }

  get id(): string {
    return hostId(this.spec)
  }

  async status(): Promise<HostStatus> {
    // QEMU stops a machine whose disk can't be written; it is as if suspended, and told apart when it is used.
    return this.#status.current === 'running' && this.#machine?.qemu.state === 'io-error' ? 'paused' : this.#status.current
  }

  async pid(): Promise<number> {
    return this.#machine?.qemu.pid ?? 0
  }

  async start(options?: OperationOptions): Promise<void> {
    if (this.#status.current !== 'stopped' && this.#status.current !== 'failed') throw errors.alreadyRunning(this.name)
    const operation = Operation.from(options, `starting ${this.name}`)
    this.#status.change('starting')
    try {
      const { qemu, hardware } = await this.#surroundings.hardware(operation)
      const image = await this.#surroundings.image(this.imageHash)
      await rm(join(this.#directory, machineFiles.consoleLog), { force: true })
      this.#seed = this.#needsSeed(image) ? machineFiles.seed : undefined
      if (this.#seed) await writeSeed(join(this.#directory, this.#seed), this.spec, this.#macAddresses.internet)
      const machine = await RunningMachine.boot(this.#machineStart(qemu, hardware, image), operation)
      this.#hold(machine)
      await this.#forwards.attach(machine.forwards, {
        preferred: this.#surroundings.preferredPorts,
        fallBack: false,
        signal: operation.signal,
      })
      this.#access = await this.#answers(machine, image.guestAgent ? 'agent' : 'either', operation)
      await this.#setUp(this.#access, operation)
      this.#status.change('running')
    } catch (error) {
      const died = this.#machine === undefined && isVivariumError(error, 'QEMU_ENDED')
      await this.#drop()
      this.#status.change(died ? 'failed' : 'stopped')
      throw error
    }
  }

  /** Brings a saved machine back, loaded and standing; `resumed` lets it go on. */
  async load(saved: NonNullable<MachineRecord['running']>, qemu: QemuProgram, operation: Operation): Promise<void> {
    this.#status.change('starting')
    try {
      const image = await this.#surroundings.image(this.imageHash)
      const save = `${savesFromMachine}/${this.#layers.at(-1)}/${machineFolder(this.id)}`
      this.#seed = this.#needsSeed(image) ? `${save}/${machineFiles.seed}` : undefined
      this.#hold(await RunningMachine.load(this.#machineStart(qemu, saved.hardware, image), save, operation))
      this.#access = saved.access === 'agent' ? this.#agent() : this.#ssh()
    } catch (error) {
      await this.#drop()
      this.#status.change('stopped')
      throw error
    }
  }

  /** Lets a loaded machine go on, and resolves when it answers. One that was suspended stays so. */
  async resumed(paused: boolean, operation: Operation): Promise<void> {
    const machine = this.#requireMachine()
    if (!paused) await machine.qemu.cont(operation)
    await this.#forwards.attach(machine.forwards, {
      preferred: this.#surroundings.preferredPorts,
      fallBack: true,
      signal: operation.signal,
    })
    if (paused) {
      this.#status.change('paused')
      return
    }
    const access = this.#access
    if (access && (await readyOrEnded(machine, access, operation)) === 'ended') throw qemuErrors.machineDied(this.name, 'ended')
    this.#status.change('running')
  }

  async stop(options?: OperationOptions): Promise<void> {
    const machine = this.#requireGuest()
    const operation = Operation.from(options, `the shutdown of ${this.name}`)
    this.#status.change('stopping')
    try {
      const access = this.#requireAccess()
      // What the agent or SSH says when its own machine goes down does not matter: the machine's end is what counts.
      access.exec('systemctl poweroff || poweroff', { signal: operation.signal }).catch(() => undefined)
      await machine.qemu.waitForState(['ended'], operation)
      await machine.qemu.exited
      await this.#drop()
      this.#status.change('stopped')
    } catch (error) {
      if (this.#machine === machine) this.#status.change('running')
      throw error
    }
  }

  async forceStop(): Promise<void> {
    this.#requireMachine()
    this.#status.change('stopping')
    await this.#drop()
    this.#status.change('stopped')
  }

  waitForStateChange(timeoutMs: number, options?: OperationOptions): Promise<HostStatus> {
    return this.#status.waitForChange(`a change of ${this.name}'s state`, { ...options, timeoutMs })
  }

  async suspend(): Promise<void> {
    const machine = this.#requireGuest()
    await machine.qemu.stop()
    this.#status.change('paused')
  }

  async resume(): Promise<void> {
    const machine = this.#requireMachine()
    await machine.qemu.cont()
    this.#status.change('running')
  }

  async exec(command: string, options?: ExecOptions): Promise<ExecResult> {
    this.#requireGuest()
    return this.#requireAccess().exec(command, options)
  }

  async readFile(path: string, options?: OperationOptions): Promise<Buffer> {
    this.#requireGuest()
    return this.#requireAccess().readFile(path, options)
  }

  async writeFile(path: string, content: Uint8Array | string, options?: OperationOptions & { readonly mode?: number }): Promise<void> {
    this.#requireGuest()
    return this.#requireAccess().writeFile(path, content, options)
  }

  async consoleSocket(): Promise<string> {
    this.#requireMachine()
    return join(this.#directory, machineFiles.console)
  }

  async consoleLog(): Promise<string> {
    return readFile(join(this.#directory, machineFiles.consoleLog), 'utf8').catch(() => '')
  }

  async sshAddress(): Promise<string | undefined> {
    if (!this.#machine) return undefined
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

  /** Stops the processor for a save; the clock stands with it. Resolves with what has to be undone when the save fails. */
  async freeze(operation: Operation): Promise<() => Promise<void>> {
    if (this.#status.current === 'starting' || this.#status.current === 'stopping') {
      throw qemuErrors.saveFailed(this.name, `it is ${this.#status.current}; wait until that is done`)
    }
    const machine = this.#machine
    if (machine?.qemu.state !== 'running') return async () => {}
    await machine.qemu.stop(operation)
    return () => machine.qemu.cont({ timeoutMs: 10_000 })
  }

  /** Writes the frozen machine's state beside its disk. */
  async writeState(operation: Operation): Promise<void> {
    await this.#machine?.writeState(operation)
  }

  async discardState(): Promise<void> {
    await this.#machine?.discardState()
  }

  /** Ends the frozen machine for good and moves its files into a save's folder, all of it on the disk. Resolves with its record. */
  async moveInto(saveFolder: string): Promise<MachineRecord> {
    const target = join(saveFolder, machineFolder(this.id))
    await mkdir(target, { recursive: true, mode: 0o700 })
    const machine = this.#machine
    const paused = this.#status.current === 'paused'
    const running = machine && { hardware: machine.hardware, paused, access: this.#access?.kind ?? 'agent' }
    const record: MachineRecord = {
      spec: this.spec,
      number: this.number,
      image: this.imageHash,
      layers: [...this.#layers],
      diskBytes: this.#diskBytes,
      forwards: this.#forwards.wanted(),
      ...(running ? { running } : {}),
    }
    const files: [string, string][] = [[machineFiles.disk, machineFiles.disk]]
    if (machine) {
      this.#machine = undefined
      await machine.quit()
      files.push([machine.memoryFile, machineFiles.memory], [machineFiles.state, machineFiles.state])
    }
    await this.#access?.[Symbol.asyncDispose]()
    this.#access = undefined
    this.#status.change('stopped')
    if (machine && this.#seed) await copyFile(join(this.#directory, this.#seed), join(target, machineFiles.seed))
    for (const [from, to] of files) await rename(join(this.#directory, from), join(target, to))
    await syncTree(target)
    return record
  }

  /** Ends the machine, if it runs, without mercy. */
  async close(): Promise<void> {
    await this.#drop()
    this.#status.change('stopped')
  }

  async delete(): Promise<void> {
    await this.close()
    await rm(this.#directory, { recursive: true, force: true })
  }

  get #directory(): string {
    return join(this.#surroundings.directory, machineFolder(this.id))
  }

  get #macAddresses(): { readonly internet: string; readonly lan: string } {
    return macAddresses(this.#surroundings.networkNumber, this.number)
  }

  #needsSeed(image: ImageContent): boolean {
    return this.spec.userData !== undefined || image.cloudInit
  }

  #machineStart(qemu: QemuProgram, hardware: Hardware, image: ImageContent): MachineStart {
    const { ledger, now } = this.#surroundings
    const disk = { image: this.imageHash, saves: this.#layers, content: image }
    return {
      qemu,
      hardware,
      memoryBytes: this.spec.memoryBytes,
      directory: this.#directory,
      ledger,
      machine: machineOf({ spec: this.spec, hardware, disk, macAddresses: this.#macAddresses, seed: this.#seed, clockStart: now() }),
    }
  }

  /** From now on the machine is this host's; when it ends by itself, so does its running. */
  #hold(machine: RunningMachine): void {
    this.#machine = machine
    void machine.qemu.exited.then(async ({ code }) => {
      if (this.#machine !== machine) return
      const orderly = code === 0
      await this.#drop()
      this.#status.change(orderly ? 'stopped' : 'failed')
    })
    machine.qemu.qmp.onEvent(({ event, data }) => {
      // The guest rebooted: what `ip` had set is gone.
      if (event === 'RESET' && data.guest === true && this.#status.current === 'running') void this.#setUpAgain(machine)
    })
  }

  async #setUpAgain(machine: RunningMachine): Promise<void> {
    this.#status.change('starting')
    const operation = Operation.from({ timeoutMs: rebootTimeoutMs }, `the reboot of ${this.name}`)
    try {
      const access = this.#requireAccess()
      if ((await readyOrEnded(machine, access, operation)) === 'ready') await this.#setUp(access, operation)
    } catch (error) {
      // Nobody waits for this: a guest that does not come back is seen by whoever talks to it next, and why is in the keeper's log.
      console.error(`${this.name} was not set up again after its reboot:`, error)
    }
    if (this.#status.current === 'starting' && this.#machine === machine) this.#status.change('running')
  }

  /** The way in on which the guest answers. Throws MACHINE_NOT_READY with the end of its console. */
  async #answers(machine: RunningMachine, ways: 'agent' | 'either', operation: Operation): Promise<GuestAccess> {
    const access = ways === 'agent' ? readyAccess(this.#agent(), operation) : firstAccess(this.#agent(), this.#ssh(), operation)
    const over = new AbortController()
    try {
      const ended = machine.qemu.waitForState(['ended'], { signal: over.signal }).then((): never => {
        throw qemuErrors.machineDied(this.name, 'ended before the guest answered')
      })
      return await Promise.race([access, ended])
    } catch (error) {
      access.then((late) => late[Symbol.asyncDispose]()).catch(() => {})
      if (operation.signal.aborted && !isVivariumError(error, 'TIMED_OUT')) throw error
      throw qemuErrors.notReady(this.name, messageOf(error), await this.#consoleTail(), { cause: error })
    } finally {
      over.abort()
    }
  }

  async #setUp(access: GuestAccess, operation: Operation): Promise<void> {
    const setup = guestSetupScript({
      hostname: this.spec.hostname ?? this.spec.name,
      authorizedKeys: this.spec.authorizedKeys,
      lan: { macAddress: this.#macAddresses.lan, ...this.addresses },
    })
    const { exitCode, stdout, stderr } = await access.exec(setup, { signal: operation.signal })
    if (exitCode !== 0) throw qemuErrors.guestSetupFailed(this.name, `${stdout.toString('utf8')}${stderr.toString('utf8')}`.trim())
  }

  #agent(): GuestAccess {
    return agentAccess(join(this.#directory, machineFiles.agent))
  }

  #ssh(): GuestAccess {
    return sshAccess(async () => (await this.sshAddress()) ?? this.#throwNotRunning(), this.#surroundings.sshIdentityFile)
  }

  async #consoleTail(): Promise<string> {
    return (await this.consoleLog()).trimEnd().split('\n').slice(-consoleLinesInErrors).join('\n')
  }

  #requireMachine(): RunningMachine {
    return this.#machine ?? this.#throwNotRunning()
  }

  /** A machine whose guest can be spoken to. */
  #requireGuest(): RunningMachine {
    const machine = this.#requireMachine()
    if (machine.qemu.state === 'io-error') throw qemuErrors.ioError(this.name)
    if (machine.qemu.state === 'paused') throw qemuErrors.suspended(this.name)
    return machine
  }

  #requireAccess(): GuestAccess {
    return this.#access ?? this.#throwNotRunning()
  }

  #throwNotRunning(): never {
    throw errors.notRunning(this.name)
  }

  async #drop(): Promise<void> {
    const machine = this.#machine
    const access = this.#access
    this.#machine = undefined
    this.#access = undefined
    this.#forwards.detach()
    await access?.[Symbol.asyncDispose]()
    await machine?.kill()
  }
}

async function readyAccess(access: GuestAccess, operation: Operation): Promise<GuestAccess> {
  try {
    await access.ready(operation)
    return access
  } catch (error) {
    await access[Symbol.asyncDispose]()
    throw error
  }
}
