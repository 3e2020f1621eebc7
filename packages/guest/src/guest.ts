import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  type Clock,
  type ExecResult,
  errors,
  type FileAccess,
  hostClock,
  isVivariumError,
  Operation,
  type OperationOptions,
} from '@vivarium/core'
import { type Account, Accounts } from './accounts.js'
import { CloudInit } from './cloud-init/cloud-init.js'
import type { DataSource } from './cloud-init/data-source.js'
import type { GuestCommand, SystemCommand } from './command.js'
import { allCommands, programsOfImage } from './commands/all.js'
import { earlyCommands, entriesOf, exists } from './early-boot.js'
import { loginEnvironment } from './environment.js'
import { addProgram, makeBaseImage } from './files/base-image.js'
import { FileTree, type FileTreeSnapshot } from './files/file-tree.js'
import type { GuestExecOptions, GuestSystem, ProcessView, ShellOutcome } from './guest-system.js'
import { Input } from './input.js'
import { type GuestNetwork, type ListeningPort, type Nic, type NicSpec, nicFrom } from './network.js'
import { type GuestPackage, Packages } from './packages.js'
import type { GuestProcess, ProcessOutcome } from './process.js'
import { runProcess } from './run-process.js'
import { Standstill } from './standstill.js'
import { ServiceManager, type ServiceSnapshot } from './systemd/service-manager.js'
import type { UnitSpec } from './systemd/unit.js'
import { Userland } from './userland.js'

export interface GuestOptions {
  /** The name that the machine was given; cloud-init and `hostnamectl` may change it. */
  readonly hostname: string
  readonly nics?: readonly NicSpec[]
  /** Default: 2. */
  readonly cpus?: number
  /** Default: 2 GiB. */
  readonly memoryBytes?: number
  /** What its files may hold in total. Default: 10 GiB. */
  readonly diskBytes?: number
  readonly network?: GuestNetwork
  /** The services of its image. */
  readonly units?: readonly UnitSpec[]
  /** More programs, or others in the place of ours. One that a package brings is there once that is installed. */
  readonly commands?: readonly GuestCommand[]
  /** What packages bring that can be installed, by name. Any other name can be installed too, and brings nothing. */
  readonly packages?: Readonly<Record<string, GuestPackage>>
  /** What cloud-init reads at boot; absent: it finds nothing. */
  readonly dataSource?: DataSource
  /** Default: the clock of this computer. */
  readonly clock?: Clock
  /** Continues from there; `hostname` and `nics` are then the snapshot's. */
  readonly snapshot?: GuestSnapshot
}

/** All that a guest is at one moment: plain, immutable data. It shares the files with the guest that it was taken from. */
export interface GuestSnapshot {
  readonly power: GuestPower
  readonly files: FileTreeSnapshot
  readonly services: ServiceSnapshot
  readonly nics: readonly Nic[]
  readonly bootId: string
  /** Milliseconds since 1970. */
  readonly bootedAt: number
  readonly console: string
}

export type GuestPower = 'off' | 'running'

const maxConsole = 256 * 1024
const kernel = '6.1.0-vivarium-amd64'

/** Those that programs send, by name. */
const signalNumbers: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, TERM: 15 }

let baseImage: FileTreeSnapshot | undefined

/** The inside of a simulated machine. It is off until `boot`, unless its snapshot says otherwise. */
export class Guest implements GuestSystem, FileAccess, AsyncDisposable {
  readonly cpus: number
  readonly memoryBytes: number
  readonly network: GuestNetwork
  readonly files: FileTree
  readonly accounts: Accounts
  readonly services: ServiceManager
  readonly cloudInit: CloudInit
  readonly packages: Packages
  readonly userland: Userland
  readonly clock: Clock
  readonly now: () => Date
  /** What `uname -r` says. */
  readonly kernelRelease = kernel
  #power: GuestPower
  /** Aborted when the machine goes down. */
  #life = new AbortController()
  #nics: readonly Nic[]
  #bootId: string
  #bootedAt: number
  #console: string
  #nextPid = 300
  #requested: 'poweroff' | 'reboot' | undefined
  #running = 0
  #transition: Promise<void> = Promise.resolve()
  readonly #standstill = new Standstill()
  readonly #powerListeners = new Set<(power: GuestPower) => void>()

  constructor(options: GuestOptions) {
    const { snapshot, clock = hostClock } = options
    const now = () => clock.now()
    this.cpus = options.cpus ?? 2
    this.memoryBytes = options.memoryBytes ?? 2 * 1024 ** 3
    this.network = options.network ?? {}
    this.clock = clock
    this.now = now
    const commands = [...allCommands, ...(options.commands ?? [])]
    // A machine runs programs that ask for a machine, besides those that any system runs.
    this.userland = new Userland(this, new Map(commands.map((command) => [command.name, command as SystemCommand])))
    baseImage ??= makeBaseImage(programsOfImage)
    this.files = new FileTree(snapshot?.files ?? baseImage, { capacityBytes: options.diskBytes ?? 10 * 1024 ** 3, now })
    this.accounts = new Accounts(this.files)
    if (snapshot === undefined) {
      const packaged = new Set(Object.values(options.packages ?? {}).flatMap((one) => one.commands ?? []))
      for (const { name } of options.commands ?? []) if (!programsOfImage.has(name) && !packaged.has(name)) addProgram(this.files, name)
      this.hostname = options.hostname
    }
    this.services = new ServiceManager(
      {
        tree: this.files,
        clock,
        bootId: () => this.#bootId,
        newPid: () => this.newPid(),
        run: async (command, env, signal) => {
          const { exitCode, stdout, stderr } = await this.runShell(command, { env, signal })
          return { exitCode, output: `${stdout}${stderr}` }
        },
        hasProgram: (path) => path.startsWith('/') && exists(this.files, path),
      },
      options.units ?? [],
      snapshot?.services,
    )
    this.packages = new Packages(this.files, this.services, options.packages ?? {})
    this.#nics = snapshot?.nics ?? (options.nics ?? []).map(nicFrom)
    this.#power = snapshot?.power ?? 'off'
    this.#bootId = snapshot?.bootId ?? ''
    this.#bootedAt = snapshot?.bootedAt ?? 0
    this.#console = snapshot?.console ?? ''
    this.cloudInit = new CloudInit(this, options.dataSource)
    if (this.#power === 'running') {
      this.services.resume()
      this.cloudInit.resume(this.#life.signal)
    }
  }

  get power(): GuestPower {
    return this.#power
  }

  get hostname(): string {
    return exists(this.files, '/etc/hostname') ? Buffer.from(this.files.readFile('/etc/hostname')).toString().trim() : 'localhost'
  }

  set hostname(name: string) {
    this.files.writeFile('/etc/hostname', Buffer.from(`${name}\n`))
  }

  get nics(): readonly Nic[] {
    return this.#nics
  }

  set nics(nics: readonly Nic[]) {
    this.#nics = nics
  }

  get bootedAt(): Date {
    return new Date(this.#bootedAt)
  }

  get bootId(): string {
    return this.#bootId
  }

  newPid(): number {
    return this.#nextPid++
  }

  /** What the serial console has printed. */
  consoleLog(): string {
    return this.#console
  }

  printToConsole(text: string): void {
    this.#console = (this.#console + text).slice(-maxConsole)
  }

  /** Called with each change of the power, also by a program inside (`poweroff`). Returns the way to unsubscribe. */
  onPowerChange(listener: (power: GuestPower) => void): () => void {
    this.#powerListeners.add(listener)
    return () => this.#powerListeners.delete(listener)
  }

  /**
   * Resolves when the enabled services have been started; cloud-init goes on in the background (`cloudInit.done()`).
   * Throws ALREADY_RUNNING.
   */
  async boot(options?: OperationOptions): Promise<void> {
    if (this.#power === 'running') throw errors.alreadyRunning(this.hostname)
    const operation = Operation.from(options, `booting ${this.hostname}`)
    this.#life = new AbortController()
    const { signal } = this.#life
    this.#bootId = randomUUID()
    this.#bootedAt = this.now().getTime()
    this.services.allDown()
    this.services.reload()
    // What lives in memory on a real machine does not outlive it.
    for (const path of ['/run', '/tmp']) for (const name of entriesOf(this.files, path)) this.files.remove(`${path}/${name}`, true)
    this.#resetKernel()
    if (!exists(this.files, '/etc/machine-id')) this.files.writeFile('/etc/machine-id', Buffer.from(`${randomBytes(16).toString('hex')}\n`))
    this.printToConsole(`[    0.000000] Linux version ${kernel}\n`)
    this.#setPower('running')
    try {
      for (const command of earlyCommands(this.files)) await operation.race(this.runShell(command), `booting ${this.hostname}`)
      for (const name of this.services.bootOrder()) await operation.race(this.services.start(name, signal), `booting ${this.hostname}`)
    } catch (error) {
      await this.forceOff()
      throw error
    }
    this.printToConsole(`\nDebian GNU/Linux 12 ${this.hostname} ttyS0\n\n${this.hostname} login: `)
    if (!signal.aborted) this.cloudInit.start(signal)
  }

  /** In order: services are stopped. Throws NOT_RUNNING. */
  async shutdown(): Promise<void> {
    if (this.#power === 'off') throw errors.notRunning(this.hostname)
    for (const { name } of this.services.list().reverse()) await this.services.stop(name)
    this.printToConsole('reboot: Power down\n')
    await this.forceOff()
  }

  /** As if the plug was pulled: what runs is ended, files stay as they are. */
  async forceOff(): Promise<void> {
    if (this.#power === 'off') return
    this.thaw()
    this.#life.abort(errors.notRunning(this.hostname))
    this.services.allDown()
    this.#setPower('off')
    await this.cloudInit.ended()
  }

  async reboot(options?: OperationOptions): Promise<void> {
    await this.shutdown()
    await this.boot(options)
  }

  /** What `poweroff` and `reboot` ask for; it happens when no command runs any more. */
  requestPower(what: 'poweroff' | 'reboot'): void {
    this.#requested = what
    this.#followRequest()
  }

  /** Resolves when a `reboot` or `poweroff` that was asked for inside is done. */
  async settled(): Promise<void> {
    await this.#transition
  }

  /**
   * Runs a command line (bash) or a program with arguments. Resolves with any exit code.
   * Throws NOT_RUNNING, NOT_FOUND for the user, TIMED_OUT and CANCELLED.
   */
  async exec(command: string | readonly string[], options: GuestExecOptions = {}): Promise<ExecResult> {
    const operation = Operation.from(options, `running a command on ${this.hostname}`)
    operation.throwIfAborted()
    const { exitCode, stdout, stderr } = await this.runShell(command, { ...options, signal: operation.signal })
    operation.throwIfAborted()
    return { exitCode, stdout, stderr, truncated: false }
  }

  /** `exec`, and with the variables as they are afterwards: what an interactive shell goes on with. */
  async runShell(
    command: string | readonly string[],
    options: Pick<GuestExecOptions, 'env' | 'stdin' | 'user' | 'cwd' | 'signal'> = {},
  ): Promise<ShellOutcome> {
    const user = this.userNamed(options.user ?? 'root')
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    return this.#alive(options.signal, async (signal) => {
      const { exitCode, env } = await this.userland.run({
        command,
        user,
        env: options.env ?? {},
        cwd: options.cwd ?? this.#homeOf(user),
        stdin: Input.of(options.stdin),
        stdout: async (bytes) => {
          stdout.push(bytes)
        },
        stderr: async (bytes) => {
          stderr.push(bytes)
        },
        signal,
      })
      return { exitCode, env, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) }
    })
  }

  /** Runs a program whose streams are open while it runs. Throws NOT_RUNNING, NOT_FOUND for the user. */
  async run(process: GuestProcess): Promise<ProcessOutcome> {
    const cwd = this.#homeOf(this.userNamed(process.user ?? 'root'))
    return this.#alive(process.signal, (signal) =>
      runProcess({ ...process, signal }, { system: this, cwd, life: this.#life.signal, awake: () => this.awake() }),
    )
  }

  processes(): readonly ProcessView[] {
    const services = this.services
      .list()
      .flatMap(({ state, command }) => (state.pid > 0 ? [{ pid: state.pid, parent: 1, user: 'root', command }] : []))
    return [{ pid: 1, parent: 0, user: 'root', command: '/sbin/init' }, ...services, ...this.userland.processes()].sort(
      (a, b) => a.pid - b.pid,
    )
  }

  signalProcess(pid: number, name: string): boolean {
    const number = signalNumbers[name] ?? 15
    const service = this.services.list().find(({ state }) => state.pid === pid)
    if (service === undefined)
      return pid === 1 || (name === '0' ? this.processes().some((process) => process.pid === pid) : this.userland.end(pid, number))
    if (name === '0') return true
    if (name === 'TERM' || name === 'INT') this.services.exited(service.name, { exitCode: 0, result: 'success' })
    else this.services.exited(service.name, { exitCode: number, result: 'signal' })
    return true
  }

  listeningPorts(): readonly ListeningPort[] {
    return [{ port: 22, process: 'sshd' }, ...(this.network.listening?.() ?? [])]
  }

  environmentOf(user: Account): Record<string, string> {
    return loginEnvironment(this.hostname, user)
  }

  /** As a hypervisor stops a machine: what runs stands still, and whoever asks waits, until `thaw`. Idempotent. */
  freeze(): void {
    this.#standstill.begin()
  }

  thaw(): void {
    this.#standstill.end()
  }

  get isFrozen(): boolean {
    return this.#standstill.stands
  }

  /** Resolves when the machine is not frozen. */
  awake(): Promise<void> {
    return this.#standstill.over()
  }

  /** Called with each `freeze` (true) and `thaw`. Returns the way to unsubscribe. */
  onFreezeChange(listener: (isFrozen: boolean) => void): () => void {
    return this.#standstill.onChange(listener)
  }

  /** Throws NOT_FOUND. */
  userNamed(name: string): Account {
    const user = this.accounts.find(name)
    if (user === undefined) {
      throw errors.notFound(
        'user',
        name,
        this.accounts.list().map((account) => account.name),
      )
    }
    return user
  }

  /** As root. Throws NOT_FOUND, and what the guest's kernel answers (EISDIR …). */
  async readFile(path: string, options?: OperationOptions): Promise<Buffer> {
    await this.#whenRunning(options)
    try {
      return Buffer.from(this.files.readFile(path))
    } catch (error) {
      throw isVivariumError(error, 'ENOENT') ? errors.fileMissing(path) : error
    }
  }

  /** As root; the folder must exist. */
  async writeFile(path: string, content: Uint8Array | string, options: OperationOptions & { readonly mode?: number } = {}): Promise<void> {
    await this.#whenRunning(options)
    try {
      this.files.writeFile(path, Buffer.from(content), options.mode === undefined ? {} : { mode: options.mode })
    } catch (error) {
      throw isVivariumError(error, 'ENOENT') ? errors.fileMissing(path) : error
    }
  }

  /** Costs next to nothing; a guest made from it shares all files until one of them writes. */
  snapshot(): GuestSnapshot {
    return {
      power: this.#power,
      files: this.files.snapshot(),
      services: this.services.snapshot(),
      nics: this.#nics,
      bootId: this.#bootId,
      bootedAt: this.#bootedAt,
      console: this.#console,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.forceOff()
  }

  /** /proc is as the image has it: what was set since the last boot is gone. */
  #resetKernel(): void {
    const image = baseImage?.root.entries.get('proc')
    if (image !== undefined && this.files.get('/proc', 'stat') !== image) this.files.place(image, '/proc')
  }

  async #whenRunning(options?: OperationOptions): Promise<void> {
    if (this.#power === 'off') throw errors.notRunning(this.hostname)
    if (!this.#standstill.stands) return
    const life = this.#life.signal
    await Operation.from(options, `reaching ${this.hostname}`).race(this.awake(), `reaching ${this.hostname}`)
    if (life.aborted) throw errors.notRunning(this.hostname)
  }

  /** Does what a running machine does; it ends with the machine. */
  async #alive<T>(given: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#power === 'off') throw errors.notRunning(this.hostname)
    const life = this.#life.signal
    const signal = given === undefined ? life : AbortSignal.any([given, life])
    this.#running++
    try {
      await this.#awakeUnless(signal)
      const result = await work(signal)
      await this.#awakeUnless(signal)
      if (life.aborted && this.#requested === undefined) throw errors.notRunning(this.hostname)
      return result
    } finally {
      this.#running--
      this.#followRequest()
    }
  }

  async #awakeUnless(signal: AbortSignal): Promise<void> {
    if (!this.#standstill.stands || signal.aborted) return
    await Promise.race([this.awake(), once(signal, 'abort')])
  }

  #homeOf(user: Account): string {
    return exists(this.files, user.home) ? user.home : '/'
  }

  #followRequest(): void {
    const what = this.#requested
    if (what === undefined || this.#running > 0) return
    this.#requested = undefined
    this.#transition = this.#transition.then(async () => {
      if (this.#power === 'off') return
      await (what === 'reboot' ? this.reboot() : this.shutdown())
    })
    // Whoever waits for it hears of a failure; nobody has to.
    this.#transition.catch(() => {})
  }

  #setPower(power: GuestPower): void {
    this.#power = power
    for (const listener of this.#powerListeners) listener(power)
  }
}
