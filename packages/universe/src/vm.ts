import { readFile } from 'node:fs/promises'
import {
  canAccessFiles,
  canExec,
  canSuspend,
  checkDnsLabel,
  type DriverRun,
  type ExecOptions,
  errors,
  type FileAccess,
  type Forward,
  type ForwardSpec,
  type Host,
  type HostFault,
  type HostSpec,
  type HostStatus,
  hasConsole,
  type InteractiveShellOptions,
  isBreakable,
  Operation,
  type OperationOptions,
  parseAddress,
  parseSize,
  type SshClient,
  type SyncRequest,
  syncFiles,
  uploadTree,
} from '@vivarium/core'
import { universeErrors } from './errors.js'
import { layout } from './store/layout.js'

export interface NewVMOptions extends OperationOptions {
  /** Name of an image of this universe. */
  readonly image: string
  /** Default: the machine's name. */
  readonly hostname?: string
  /** Default: 1. */
  readonly cpus?: number
  /** Such as `512MiB`, or bytes. Default: 1 GiB. */
  readonly memory?: string | number
  /** TCP ports of the guest that this computer can reach, each at a free port of 127.0.0.1 unless it says where. */
  readonly ports?: readonly (number | ForwardSpec)[]
  /** SSH public keys (one line each) that may log in as root, besides the universe's own. */
  readonly authorizedKeys?: readonly string[]
  /** cloud-init user-data, for images with cloud-init. */
  readonly userData?: string
}

/** `command` absent: a login shell. */
export type SshOptions = InteractiveShellOptions

/** `chown`: owner in the machine (`USER:GROUP`); `excludes`: patterns as rsync takes them. */
export type SyncOptions = Omit<SyncRequest, 'from' | 'to'>

/** What `run` gives back. */
export interface CommandResult {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

export interface RunCommandOptions extends ExecOptions {
  /** Give a failed command's result back instead of throwing COMMAND_FAILED. */
  readonly allowFailure?: boolean
}

/** What a machine's handle needs of the universe that it is in. */
export interface Surroundings {
  readonly universe: string
  /** Logs in with the universe's key. */
  readonly ssh: () => SshClient
  /** The host key of the SSH server at an address, as in `known_hosts`. */
  readonly hostKey: (address: string) => Promise<string>
  readonly requiresPortForwarding: boolean
  readonly driver: () => DriverRun
}

/** The longest that a machine may take to boot, or to shut down, unless the caller says otherwise. */
const bootTimeoutMs = 300_000
const shutdownTimeoutMs = 90_000

/** A machine of an open universe. */
export class VM {
  readonly #host: Host
  readonly #surroundings: Surroundings

  constructor(host: Host, surroundings: Surroundings) {
    this.#host = host
    this.#surroundings = surroundings
  }

  get name(): string {
    return this.#host.name
  }
  /** What it was given at creation; the guest may have changed its own since. */
  get hostname(): string {
    return this.#host.spec.hostname ?? this.#host.name
  }
  get image(): string {
    return this.#host.spec.image
  }
  get cpus(): number {
    return this.#host.spec.cpus
  }
  get memoryBytes(): number {
    return this.#host.spec.memoryBytes
  }
  /** On the universe's LAN, where machines reach each other. */
  get ipv4(): string {
    return this.#host.addresses.ipv4
  }
  get ipv6(): string {
    return this.#host.addresses.ipv6
  }

  status(): Promise<HostStatus> {
    return this.#host.status()
  }

  /** Process id of what runs the machine on this computer; 0 while it is stopped. */
  pid(): Promise<number> {
    return this.#host.pid()
  }

  /** Boots it; resolves when it answers commands. Throws ALREADY_RUNNING. */
  start(options?: OperationOptions): Promise<void> {
    return this.#host.start(Operation.from(options, `starting ${this.name}`, bootTimeoutMs))
  }

  /** An orderly shutdown; resolves when it is off. Throws NOT_RUNNING. */
  shutdown(options?: OperationOptions): Promise<void> {
    return this.#host.stop(Operation.from(options, `the shutdown of ${this.name}`, shutdownTimeoutMs))
  }

  /** As if the plug was pulled. Throws NOT_RUNNING. */
  kill(): Promise<void> {
    return this.#host.forceStop()
  }

  /** Resolves when the machine is off, whoever turns it off. */
  async wait(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `${this.name} being off`)
    await operation.poll(async () => {
      const status = await this.#host.status()
      if (status === 'stopped' || status === 'failed') return true
      // Each turn waits for a change; its own deadline only begins the next turn.
      await operation.race(this.#host.waitForStateChange(10_000).catch(() => undefined))
      return undefined
    }, 1)
  }

  /** Freezes it in memory. Throws UNSUPPORTED, NOT_RUNNING. */
  async suspend(): Promise<void> {
    if (!canSuspend(this.#host)) throw this.#lacks('suspend')
    await this.#host.suspend()
  }

  async resume(): Promise<void> {
    if (!canSuspend(this.#host)) throw this.#lacks('resume')
    await this.#host.resume()
  }

  /** Breaks it on purpose. One fault of the same kind is replaced. Throws UNSUPPORTED, INVALID_VALUE, NOT_RUNNING. */
  async breakWith(fault: HostFault): Promise<void> {
    if (!isBreakable(this.#host)) throw this.#lacks('breaking things')
    await this.#host.breakWith(fault)
  }

  /** Takes faults away: one kind, or all. A machine that crashed is started again with `start`. Throws UNSUPPORTED. */
  async heal(kind?: HostFault['kind']): Promise<void> {
    if (!isBreakable(this.#host)) throw this.#lacks('breaking things')
    await this.#host.heal(kind)
  }

  /** What it is broken with at present. Throws UNSUPPORTED. */
  async faults(): Promise<readonly HostFault[]> {
    if (!isBreakable(this.#host)) throw this.#lacks('breaking things')
    return this.#host.faults()
  }

  /** Stops it by force if it runs, and deletes it with its disk. */
  destroy(): Promise<void> {
    const { name, network, cluster } = this.#host.spec
    return this.#surroundings.driver().deleteHost({ name, network, cluster })
  }

  /** Runs a shell command as root. Throws COMMAND_FAILED (exit code and output in `details`) unless `allowFailure`. */
  async run(command: string, options: RunCommandOptions = {}): Promise<CommandResult> {
    if (!canExec(this.#host)) throw this.#lacks('running a command')
    const { allowFailure = false, ...execOptions } = options
    const { exitCode, stdout, stderr } = await this.#host.exec(command, execOptions)
    const result = { exitCode, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') }
    if (exitCode !== 0 && !allowFailure) {
      const output = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-20).join('\n')
      throw errors.commandFailed(command, this.name, exitCode, output, { details: result })
    }
    return result
  }

  /** Throws NOT_FOUND. For files of more than a few MiB, `copyFrom` is quicker. */
  readFile(path: string, options?: OperationOptions): Promise<Buffer> {
    return this.#files().readFile(path, options)
  }

  /** Writes a file as root; its folder must exist. */
  writeFile(path: string, content: Uint8Array | string, options?: OperationOptions & { readonly mode?: number }): Promise<void> {
    return this.#files().writeFile(path, content, options)
  }

  /** The port of this computer (127.0.0.1, unless the forward says otherwise) that leads to the guest's. Throws PORT_NOT_FORWARDED. */
  async forwardedPort(guestPort: number): Promise<number> {
    return (await this.#forward(guestPort)).hostPort
  }

  /** Where this computer reaches a port of the guest, as `host:port`: through a forward, or directly where the driver's network allows it. */
  async address(guestPort: number): Promise<string> {
    if (!this.#surroundings.requiresPortForwarding) return `${this.ipv4}:${guestPort}`
    const { hostAddress, hostPort } = await this.#forward(guestPort)
    return `${hostAddress}:${hostPort}`
  }

  /** Forwards one more port; `hostPort` 0 takes a free one. */
  forwardPort(guestPort: number, hostPort = 0, hostAddress?: string): Promise<Forward> {
    return this.#host.forwardPort(hostPort, guestPort, hostAddress)
  }

  unforwardPort(guestPort: number): Promise<void> {
    return this.#host.unforwardPort(guestPort)
  }

  forwards(): Promise<readonly Forward[]> {
    return this.#host.forwards()
  }

  /** Where this computer reaches its SSH server, as `host:port`. Log in as root with `sshIdentityFile`. Throws NOT_RUNNING. */
  async sshAddress(): Promise<string> {
    const address = await this.#host.sshAddress()
    if (address === undefined) throw errors.notRunning(this.name)
    return address
  }

  /** Private key that opens every machine of the universe. */
  get sshIdentityFile(): string {
    return layout.sshIdentity(this.#surroundings.universe)
  }

  /** A shell, or a command, with this process's terminal. Resolves with its exit code. */
  async ssh(options: SshOptions = {}): Promise<number> {
    return this.#surroundings.ssh().runInteractiveShell(await this.sshAddress(), options)
  }

  /** Copies a file or folder to the machine, into `remotePath` where that is a folder. */
  async copyTo(localPath: string, remotePath: string, options?: OperationOptions): Promise<void> {
    await this.#surroundings.ssh().upload(await this.sshAddress(), localPath, remotePath, options)
  }

  /** Copies a file or folder from the machine, into `localPath` where that is a folder. */
  async copyFrom(remotePath: string, localPath: string, options?: OperationOptions): Promise<void> {
    await this.#surroundings.ssh().download(await this.sshAddress(), remotePath, localPath, options)
  }

  /**
   * Makes files of the machine the same as this computer's, by rsync over SSH; where the machine has no rsync, as simulated ones, all files
   * are sent. What is only in the machine stays.
   */
  async sync(from: string, to: string, options: SyncOptions = {}): Promise<void> {
    const address = await this.sshAddress()
    const ssh = this.#surroundings.ssh()
    const signal = options.signal === undefined ? {} : { signal: options.signal }
    const { exitCode } = await ssh.runWithResults(address, 'command -v rsync', signal)
    if (exitCode !== 0) return uploadTree(ssh, address, { ...options, from, to })
    const { host: hostAddress, port } = parseAddress(address)
    const target = {
      hostAddress,
      port,
      user: 'root',
      identityFile: this.sshIdentityFile,
      hostKey: await this.#surroundings.hostKey(address),
    }
    await syncFiles(target, { ...options, from, to })
  }

  /** Path of the Unix socket of the serial console; one client at a time. Throws UNSUPPORTED, NOT_RUNNING. */
  consoleSocket(): Promise<string> {
    if (!hasConsole(this.#host)) throw this.#lacks('the console')
    return this.#host.consoleSocket()
  }

  /** What the serial console has printed since the start. */
  consoleLog(): Promise<string> {
    if (!hasConsole(this.#host)) throw this.#lacks('the console')
    return this.#host.consoleLog()
  }

  #files(): FileAccess {
    if (!canAccessFiles(this.#host)) throw this.#lacks('access to files')
    return this.#host
  }

  async #forward(guestPort: number): Promise<Forward> {
    const forwards = await this.#host.forwards()
    const forward = forwards.find((candidate) => candidate.guestPort === guestPort)
    if (forward) return forward
    throw universeErrors.portNotForwarded(this.name, guestPort, forwards.map((candidate) => candidate.guestPort).join(', '))
  }

  #lacks(what: string) {
    return errors.unsupported(`${what} on ${this.name}`, 'its driver has no such power')
  }
}

/** What a caller wrote, checked and completed. */
export async function hostSpecOf(name: string, network: string, options: NewVMOptions, universe: string): Promise<HostSpec> {
  const { cpus = 1, memory = '1GiB', ports = [], authorizedKeys = [], hostname, userData } = options
  if (!Number.isInteger(cpus) || cpus < 1 || cpus > 255) throw errors.invalidValue('cpus', cpus, 'it must be a whole number from 1 to 255')
  const universeKey = await readFile(`${layout.sshIdentity(universe)}.pub`, 'utf8')
  return {
    name: checkDnsLabel('machine', name),
    network,
    image: options.image,
    ...(hostname === undefined ? {} : { hostname: checkHostname(hostname) }),
    cpus,
    memoryBytes: parseSize('memory', memory),
    forwards: ports.map((port) =>
      typeof port === 'number' ? { guestPort: checkPort(port) } : { ...port, guestPort: checkPort(port.guestPort) },
    ),
    authorizedKeys: [universeKey.trim(), ...authorizedKeys.map(checkAuthorizedKey)],
    ...(userData === undefined ? {} : { userData }),
  }
}

function checkPort(port: number): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw errors.invalidValue('port', port, 'it must be a whole number from 1 to 65535')
  return port
}

/** A host name may be a full domain name (RFC 1123). */
function checkHostname(hostname: string): string {
  if (hostname.length > 253) throw errors.invalidName('host', hostname, 'it must have at most 253 characters')
  for (const label of hostname.split('.')) checkDnsLabel('host', label)
  return hostname
}

function checkAuthorizedKey(key: string): string {
  if (!/^[a-z0-9@.-]+ [A-Za-z0-9+/=]+( [^\r\n]*)?$/.test(key.trim())) {
    throw errors.invalidValue('authorizedKeys', key, 'give a public key as it stands in a .pub file: type, key and comment on one line')
  }
  return key.trim()
}
