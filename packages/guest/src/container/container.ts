import { type Clock, errors, hostClock } from '@vivarium/core'
import { type Account, Accounts } from '../accounts.js'
import type { SystemCommand } from '../command.js'
import { plainWords } from '../command-line.js'
import { containerCommands, programsOfContainer } from '../commands/all.js'
import { searchPath } from '../environment.js'
import { addProgram } from '../files/base-image.js'
import { FileTree, type FileTreeSnapshot } from '../files/file-tree.js'
import type { GuestExecOptions, ProcessView, ShellOutcome, System } from '../guest-system.js'
import { Input } from '../input.js'
import type { GuestNetwork, ListeningPort, Nic } from '../network.js'
import type { GuestProcess, ProcessOutcome } from '../process.js'
import { runProcess } from '../run-process.js'
import { Userland } from '../userland.js'
import { makeContainerImage } from './container-image.js'
import type { Volume } from './volume.js'

export interface ContainerOptions {
  /** `nginx:1.27`: /etc/os-release tells of it. */
  readonly image: string
  readonly hostname: string
  /** Behind the host name in /etc/hosts, and so of `hostname -f`: `db.default.svc.cluster.local`. */
  readonly domain?: string
  /** The program and arguments of process 1, as `ps` shows it. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Default: `/`. */
  readonly workingDirectory?: string
  /** Name or number. Default: root. */
  readonly user?: string
  /** Of the pod; the first is in /etc/hosts. */
  readonly addresses?: readonly string[]
  /** More lines of /etc/hosts: names by address. */
  readonly hostAliases?: Readonly<Record<string, readonly string[]>>
  /** Text of /etc/resolv.conf. */
  readonly resolvConf?: string
  /** What is mounted, as it is now; asked again before each process. */
  readonly mounts?: () => readonly ContainerMount[]
  /** Whether the root file system can't be written. Default: false. */
  readonly readOnlyRoot?: boolean
  readonly network?: GuestNetwork
  /** Default: the clock of this computer. */
  readonly clock?: Clock
  /** More programs, or others in the place of ours. */
  readonly commands?: readonly SystemCommand[]
  /** `kill 1` and its like, with the signal's name without SIG: what becomes of process 1 is not for the container to say. */
  readonly onSignal?: (name: string) => void
  /** Default: 2. */
  readonly cpus?: number
  /** Default: 2 GiB. */
  readonly memoryBytes?: number
  /** Its own files, as they were: continues from there. */
  readonly snapshot?: FileTreeSnapshot
}

/** A volume at a place in a container. */
export interface ContainerMount {
  /** Absolute path in the container; made when it is missing. */
  readonly path: string
  /** The same object in several containers: what one writes the others see. */
  readonly volume: Volume
  readonly readOnly: boolean
  /** The part of the volume that is mounted: a folder (made when it is missing) or a file. Default: all of it. */
  readonly subPath?: string
}

let image: FileTreeSnapshot | undefined

/** The inside of a simulated container: files and programs; no boot, no services. */
export class Container implements System, Disposable {
  readonly cpus: number
  readonly memoryBytes: number
  readonly network: GuestNetwork
  /** Its own files, with what is mounted. */
  readonly files: FileTree
  readonly accounts: Accounts
  readonly userland: Userland
  readonly clock: Clock
  readonly now: () => Date
  readonly kernelRelease = '6.1.0-vivarium-amd64'
  readonly bootedAt: Date
  nics: readonly Nic[]
  readonly #options: ContainerOptions
  readonly #life = new AbortController()
  #mounted: readonly ContainerMount[] = []
  #nextPid = 7

  constructor(options: ContainerOptions) {
    const { clock = hostClock, snapshot } = options
    this.#options = options
    this.cpus = options.cpus ?? 2
    this.memoryBytes = options.memoryBytes ?? 2 * 1024 ** 3
    this.network = options.network ?? {}
    this.clock = clock
    this.now = () => clock.now()
    this.bootedAt = clock.now()
    image ??= makeContainerImage(programsOfContainer)
    this.files = new FileTree(snapshot ?? image, { capacityBytes: 10 * 1024 ** 3, now: this.now })
    this.accounts = new Accounts(this.files)
    this.userland = new Userland(
      this,
      new Map([...containerCommands, ...(options.commands ?? [])].map((command) => [command.name, command])),
    )
    this.nics = (options.addresses ?? []).slice(0, 1).map((address) => ({
      name: 'eth0',
      mac: '02:00:00:00:00:01',
      mtu: 1500,
      up: true,
      addresses: [address.includes('/') ? address : `${address}/24`],
      routes: [],
    }))
    if (snapshot === undefined)
      for (const { name } of options.commands ?? []) if (!programsOfContainer.has(name)) addProgram(this.files, name)
    this.#writeEtc()
    this.files.readOnly = options.readOnlyRoot === true
    this.#mount()
  }

  get hostname(): string {
    return this.#options.hostname
  }

  /** Runs a program to its end. Throws NOT_FOUND for a program or a user that is not there, and NOT_RUNNING after `close`. */
  async exec(process: GuestProcess): Promise<ProcessOutcome> {
    if (this.#life.signal.aborted) throw errors.notRunning(this.hostname)
    this.#mount()
    const user = this.userNamed(process.user ?? this.#options.user ?? 'root')
    const cwd = process.cwd ?? this.#options.workingDirectory ?? '/'
    const [program] = typeof process.command === 'string' ? (plainWords(process.command) ?? ['sh']) : process.command
    const env = { ...this.environmentOf(user), ...process.env }
    if (program === undefined || !this.userland.has(program, user, env, cwd)) {
      throw errors.notFound(
        'program',
        program ?? '',
        [...programsOfContainer].filter((name) => /^(?:sh|bash|ls|cat|env)$/.test(name)),
      )
    }
    const outcome = await runProcess({ ...process, user: user.name }, { system: this, cwd, life: this.#life.signal, awake: async () => {} })
    if (this.#life.signal.aborted) throw errors.notRunning(this.hostname)
    return outcome
  }

  processes(): readonly ProcessView[] {
    const { command, user = 'root' } = this.#options
    return [{ pid: 1, parent: 0, user, command: command.join(' ') }, ...this.userland.processes().map((one) => ({ ...one, parent: 0 }))]
  }

  signalProcess(pid: number, name: string): boolean {
    if (pid !== 1) return name === '0' || this.userland.end(pid, name === 'KILL' ? 9 : name === 'INT' ? 2 : 15)
    if (name !== '0') this.#options.onSignal?.(name)
    return true
  }

  newPid(): number {
    return this.#nextPid++
  }

  listeningPorts(): readonly ListeningPort[] {
    return this.network.listening?.() ?? []
  }

  environmentOf(user: Account): Record<string, string> {
    return { PATH: searchPath, HOSTNAME: this.hostname, HOME: user.home, ...this.#options.env }
  }

  /** A number that no user has is a user of its own, as with `runAsUser`. Throws NOT_FOUND. */
  userNamed(nameOrUid: string): Account {
    const found = this.accounts.find(nameOrUid)
    if (found !== undefined) return found
    if (/^\d+$/.test(nameOrUid)) return { name: nameOrUid, uid: Number(nameOrUid), gid: 0, comment: '', home: '/', shell: '/bin/sh' }
    throw errors.notFound(
      'user',
      nameOrUid,
      this.accounts.list().map(({ name }) => name),
    )
  }

  async runShell(
    command: string | readonly string[],
    options: Pick<GuestExecOptions, 'env' | 'stdin' | 'user' | 'cwd' | 'signal'> = {},
  ): Promise<ShellOutcome> {
    if (this.#life.signal.aborted) throw errors.notRunning(this.hostname)
    this.#mount()
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    const { exitCode, env } = await this.userland.run({
      command,
      user: this.userNamed(options.user ?? this.#options.user ?? 'root'),
      env: options.env ?? {},
      cwd: options.cwd ?? this.#options.workingDirectory ?? '/',
      stdin: Input.of(options.stdin),
      stdout: async (bytes) => {
        stdout.push(bytes)
      },
      stderr: async (bytes) => {
        stderr.push(bytes)
      },
      signal: options.signal === undefined ? this.#life.signal : AbortSignal.any([options.signal, this.#life.signal]),
    })
    return { exitCode, env, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) }
  }

  /** Its own files; volumes have snapshots of their own. `fileTreeToJson` makes JSON of it. */
  snapshot(): FileTreeSnapshot {
    return this.files.snapshot()
  }

  /** Ends what runs in it. Idempotent. */
  close(): void {
    this.#life.abort(errors.notRunning(this.hostname))
  }

  [Symbol.dispose](): void {
    this.close()
  }

  /** What is mounted now, where it differs from what was. */
  #mount(): void {
    const wanted = this.#options.mounts?.() ?? []
    const isSame = (a: ContainerMount, b: ContainerMount) =>
      a.path === b.path && a.volume === b.volume && a.readOnly === b.readOnly && a.subPath === b.subPath
    const gone = this.#mounted.filter((mount) => !wanted.some((other) => isSame(mount, other)))
    for (const { path } of gone) this.files.unmount(path)
    const fresh = wanted.filter((mount) => !this.#mounted.some((other) => isSame(mount, other)))
    // What is mounted inside of another mount comes after it.
    for (const { path, volume, readOnly, subPath } of fresh.toSorted((a, b) => a.path.length - b.path.length)) {
      const from = `/${subPath ?? ''}`
      volume.refresh()
      if (subPath !== undefined && !volume.has(from)) volume.files.makeDirectory(from, {}, true)
      this.files.mount(path, volume.files, { readOnly, from, refresh: () => volume.refresh() })
    }
    this.#mounted = wanted
  }

  #writeEtc(): void {
    const { image: name, hostname, domain, addresses = [], hostAliases = {}, resolvConf = '' } = this.#options
    const write = (path: string, text: string) => this.files.writeFile(path, Buffer.from(text))
    const [repository = name, tag] = name.split('@')[0]?.split('/').at(-1)?.split(':') ?? []
    const title = `${repository}${tag === undefined ? '' : ` ${tag}`}`
    write(
      '/etc/os-release',
      `PRETTY_NAME="Debian GNU/Linux 12 (bookworm), simulated image of ${title}"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\nIMAGE_ID="${repository}"\nIMAGE_VERSION="${tag ?? 'latest'}"\n`,
    )
    write('/etc/hostname', `${hostname}\n`)
    write('/etc/resolv.conf', resolvConf)
    const aliases = Object.entries(hostAliases).map(([address, others]) => `${address}\t${others.join('\t')}\n`)
    const names = domain === undefined ? hostname : `${hostname}.${domain}\t${hostname}`
    const own = addresses.map((address) => `${address.split('/')[0]}\t${names}\n`)
    write(
      '/etc/hosts',
      `# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n${own.join('')}${aliases.length === 0 ? '' : `\n# Entries added by HostAliases.\n${aliases.join('')}`}`,
    )
  }
}
