import { randomBytes, randomUUID } from 'node:crypto'
import { type ExecResult, errors, type FileAccess, isVivariumError, Operation, type OperationOptions } from '@vivarium/core'
import { type Account, Accounts } from './accounts.js'
import { CloudInit } from './cloud-init/cloud-init.js'
import type { DataSource } from './cloud-init/data-source.js'
import type { GuestCommand } from './command.js'
import { allCommands, programsOfImage } from './commands/all.js'
import { addProgram, makeBaseImage } from './files/base-image.js'
import { FileTree, type FileTreeSnapshot } from './files/file-tree.js'
import type { GuestExecOptions, GuestSystem, ShellOutcome } from './guest-system.js'
import { type GuestNetwork, type Nic, type NicSpec, nicFrom } from './network.js'
import { Shell } from './shell.js'
import { ServiceManager, type ServiceSnapshot } from './systemd/service-manager.js'
import type { UnitSpec } from './systemd/unit.js'

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
  /** More programs, or others in the place of ours. */
  readonly commands?: readonly GuestCommand[]
  /** What cloud-init reads at boot; absent: it finds nothing. */
  readonly dataSource?: DataSource
  /** Default: the clock of this computer. */
  readonly now?: () => Date
  /** How `sleep` waits. Default: in real time. */
  readonly sleep?: (milliseconds: number) => Promise<void>
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
  readonly now: () => Date
  readonly sleep: ((milliseconds: number) => Promise<void>) | undefined
  /** What `uname -r` says. */
  readonly kernelRelease = kernel
  readonly #commands: ReadonlyMap<string, GuestCommand>
  readonly #shells = new Map<string, Promise<Shell>>()
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
  readonly #powerListeners = new Set<(power: GuestPower) => void>()

  constructor(options: GuestOptions) {
    const { snapshot, now = () => new Date() } = options
    this.cpus = options.cpus ?? 2
    this.memoryBytes = options.memoryBytes ?? 2 * 1024 ** 3
    this.network = options.network ?? {}
    this.now = now
    this.sleep = options.sleep
    this.#commands = new Map([...allCommands, ...(options.commands ?? [])].map((command) => [command.name, command]))
    baseImage ??= makeBaseImage(programsOfImage)
    this.files = new FileTree(snapshot?.files ?? baseImage, { capacityBytes: options.diskBytes ?? 10 * 1024 ** 3, now })
    this.accounts = new Accounts(this.files)
    if (snapshot === undefined) {
      for (const { name } of options.commands ?? []) if (!programsOfImage.has(name)) addProgram(this.files, name)
      this.hostname = options.hostname
    }
    this.services = new ServiceManager(
      {
        tree: this.files,
        now,
        bootId: () => this.#bootId,
        newPid: () => this.newPid(),
        run: async (command, env, signal) => {
          const { exitCode, stdout, stderr } = await this.runShell(command, { env, signal })
          return { exitCode, output: `${stdout}${stderr}` }
        },
        hasProgram: (path) => path.startsWith('/') && this.#exists(path),
      },
      options.units ?? [],
      snapshot?.services,
    )
    this.#nics = snapshot?.nics ?? (options.nics ?? []).map(nicFrom)
    this.#power = snapshot?.power ?? 'off'
    this.#bootId = snapshot?.bootId ?? ''
    this.#bootedAt = snapshot?.bootedAt ?? 0
    this.#console = snapshot?.console ?? ''
    this.cloudInit = new CloudInit(this, options.dataSource)
    if (this.#power === 'running') this.cloudInit.resume(this.#life.signal)
  }

  get power(): GuestPower {
    return this.#power
  }

  get hostname(): string {
    return this.#exists('/etc/hostname') ? Buffer.from(this.files.readFile('/etc/hostname')).toString().trim() : 'localhost'
  }

  set hostname(name: string) {
    this.files.writeFile('/etc/hostname', Buffer.from(`${name}\n`))
    this.#shells.clear()
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
    for (const path of ['/run', '/tmp']) for (const name of this.#entries(path)) this.files.remove(`${path}/${name}`, true)
    if (!this.#exists('/etc/machine-id')) this.files.writeFile('/etc/machine-id', Buffer.from(`${randomBytes(16).toString('hex')}\n`))
    this.printToConsole(`[    0.000000] Linux version ${kernel}\n`)
    this.#setPower('running')
    try {
      for (const { name, enabled } of this.services.list()) {
        if (enabled) await operation.race(this.services.start(name, signal), `booting ${this.hostname}`)
      }
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
    if (this.#power === 'off') throw errors.notRunning(this.hostname)
    const user = this.userNamed(options.user ?? 'root')
    const life = this.#life.signal
    const shell = await this.#shellOf(user)
    this.#running++
    try {
      const outcome = await shell.run({
        command: typeof command === 'string' ? command : command.map(quote).join(' '),
        env: options.env ?? {},
        cwd: options.cwd ?? (this.#exists(user.home) ? user.home : '/'),
        stdin: Buffer.from(options.stdin ?? ''),
        signal: options.signal === undefined ? life : AbortSignal.any([options.signal, life]),
      })
      if (life.aborted && this.#requested === undefined) throw errors.notRunning(this.hostname)
      return outcome
    } finally {
      this.#running--
      this.#followRequest()
    }
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
  async readFile(path: string): Promise<Buffer> {
    this.#mustRun()
    try {
      return Buffer.from(this.files.readFile(path))
    } catch (error) {
      throw isVivariumError(error, 'ENOENT') ? errors.fileMissing(path) : error
    }
  }

  /** As root; the folder must exist. */
  async writeFile(path: string, content: Uint8Array | string, options: { readonly mode?: number } = {}): Promise<void> {
    this.#mustRun()
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

  #mustRun(): void {
    if (this.#power === 'off') throw errors.notRunning(this.hostname)
  }

  /** A user's shell is made anew when who he is has changed. */
  #shellOf(user: Account): Promise<Shell> {
    const { uid, gid, groups } = this.accounts.credentialsOf(user)
    const key = [user.name, uid, gid, user.home, ...groups].join(':')
    const made = this.#shells.get(key) ?? Shell.make(this, user, this.#commands.values())
    this.#shells.set(key, made)
    return made
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
    this.#shells.clear()
    for (const listener of this.#powerListeners) listener(power)
  }

  #exists(path: string): boolean {
    try {
      return this.files.locate(path, 'stat').node !== undefined
    } catch {
      return false
    }
  }

  #entries(path: string): readonly string[] {
    const { node } = this.files.locate(path, 'scandir')
    return node?.kind === 'directory' ? [...node.entries.keys()] : []
  }
}

/** One word for the shell, whatever is in it. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
