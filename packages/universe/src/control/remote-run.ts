import type {
  Breakable,
  ConsoleAccess,
  DriverRun,
  ExecOptions,
  ExecResult,
  Executable,
  FileAccess,
  Forward,
  Host,
  HostFault,
  HostKey,
  HostPower,
  HostSpec,
  HostStatus,
  Image,
  ImageSelector,
  ImageSpec,
  ImageStatus,
  Network,
  OperationOptions,
  RunChange,
  SavedState,
  Suspendable,
} from '@vivarium/core'
import type { UniverseClock } from '../clock/virtual-clock.js'
import type { ClusterRecord } from '../cluster/cluster-record.js'
import { universeErrors } from '../errors.js'
import type { ResidentRecord } from '../run/residents.js'
import type { Run } from '../run/run.js'
import type { ControlClient } from './client.js'
import type { HostRecord, ImageRecord, RunDescription } from './methods.js'

/** A run that lives in a keeper, as seen through its control socket. */
export class RemoteRun implements Run {
  readonly driver: DriverRun
  readonly clock: UniverseClock
  readonly ended: Promise<string>
  readonly #client: ControlClient
  readonly #run: string
  #endedBy: string | undefined

  constructor(client: ControlClient, run: string) {
    this.#client = client
    this.#run = run
    this.driver = new RemoteDriverRun(client)
    this.clock = remoteClock(client)
    this.ended = client.ended.then((reason) => this.#endedBy ?? reason)
  }

  describe(): Promise<RunDescription> {
    return this.#client.call('run.describe', {})
  }

  clusters(): Promise<readonly ClusterRecord[]> {
    return this.#client.call('cluster.list', {})
  }

  async putCluster(record: ClusterRecord): Promise<void> {
    await this.#client.call('cluster.put', { record })
  }

  async deleteCluster(name: string): Promise<void> {
    await this.#client.call('cluster.delete', { name })
  }

  residents(): Promise<readonly ResidentRecord[]> {
    return this.#client.call('resident.list', {})
  }

  newResident(kind: string, name: string, options: unknown, operation?: OperationOptions): Promise<ResidentRecord> {
    return this.#client.call('resident.new', { kind, name, options }, operation)
  }

  async destroyResident(name: string): Promise<void> {
    await this.#client.call('resident.destroy', { name })
  }

  async settled(options?: OperationOptions): Promise<void> {
    await this.#client.call('run.settled', {}, options)
  }

  changes(options?: OperationOptions): Promise<readonly RunChange[]> {
    return this.#client.call('run.changes', {}, options)
  }

  async save({ as, ...options }: OperationOptions & { readonly as?: string } = {}): Promise<string> {
    this.#check()
    const { save } = await this.#client.call('run.save', { as }, options)
    this.#endedBy = `it was saved as ${save}`
    await this.#client.waitUntilEnded()
    return save
  }

  async checkpoint({ as, ...options }: OperationOptions & { readonly as?: string } = {}): Promise<string> {
    this.#check()
    return (await this.#client.call('run.checkpoint', { as }, options)).save
  }

  async close(): Promise<void> {
    if (this.#endedBy !== undefined) return
    this.#endedBy = 'it was closed'
    try {
      await this.#client.call('run.close', {})
    } catch (error) {
      // A keeper that is gone already has nothing left to close.
      if (!(error instanceof Error && 'code' in error && error.code === 'RUN_GONE')) throw error
    }
    await this.#client.waitUntilEnded()
  }

  /** Lets go of the run without ending it (a detached run goes on). */
  disconnect(): void {
    this.#endedBy ??= 'this client left it'
    this.#client.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #check(): void {
    if (this.#endedBy !== undefined) throw universeErrors.runClosed(this.#run)
  }
}

const remoteClock = (client: ControlClient): UniverseClock => ({
  describe: () => client.call('clock.describe', {}),
  freeze: async () => {
    await client.call('clock.freeze', {})
  },
  resume: async () => {
    await client.call('clock.resume', {})
  },
  advance: async (milliseconds, options) => new Date((await client.call('clock.advance', { milliseconds }, options)).now),
})

class RemoteDriverRun implements DriverRun {
  readonly #client: ControlClient

  constructor(client: ControlClient) {
    this.#client = client
  }

  listNetworks(): Promise<readonly Network[]> {
    return this.#client.call('network.list', {})
  }
  createNetwork(name: string, options?: OperationOptions): Promise<Network> {
    return this.#client.call('network.create', { name }, options)
  }
  getNetwork(name: string): Promise<Network> {
    return this.#client.call('network.get', { name })
  }
  async deleteNetwork(name: string): Promise<void> {
    await this.#client.call('network.delete', { name })
  }

  async listHosts(): Promise<readonly Host[]> {
    return (await this.#client.call('host.list', {})).map((record) => new RemoteHost(this.#client, record))
  }
  async createHost(spec: HostSpec, options?: OperationOptions): Promise<Host> {
    const mutable = { ...spec, forwards: [...spec.forwards], authorizedKeys: [...spec.authorizedKeys] }
    return new RemoteHost(this.#client, await this.#client.call('host.create', { spec: mutable }, options))
  }
  async getHost(key: HostKey): Promise<Host> {
    return new RemoteHost(this.#client, await this.#client.call('host.get', { key }))
  }
  async deleteHost(key: HostKey): Promise<void> {
    await this.#client.call('host.delete', { key })
  }

  async fetchImageList(options?: OperationOptions): Promise<void> {
    await this.#client.call('image.fetchList', {}, options)
  }
  async listImages(): Promise<readonly Image[]> {
    return (await this.#client.call('image.list', {})).map((record) => new RemoteImage(this.#client, record))
  }
  async getImage(selector: ImageSelector): Promise<Image> {
    return new RemoteImage(this.#client, await this.#client.call('image.get', selector))
  }
  async newImage(spec: ImageSpec): Promise<Image> {
    // The wire's shape has mutable arrays; the values are the same.
    return new RemoteImage(this.#client, await this.#client.call('image.new', { spec: structuredClone(spec) as never }))
  }

  async deleteImage(name: string): Promise<void> {
    await this.#client.call('image.delete', { name })
  }

  save(): Promise<SavedState> {
    throw universeErrors.protocol("a driver's run is saved by its keeper, through Run.save")
  }
  close(): Promise<void> {
    throw universeErrors.protocol("a driver's run is closed by its keeper, through Run.close")
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

class RemoteHost implements Host, Suspendable, Executable, FileAccess, ConsoleAccess, Breakable {
  readonly spec: HostSpec
  readonly addresses: { readonly ipv4: string; readonly ipv6: string }
  readonly powers: ReadonlySet<HostPower>
  readonly #client: ControlClient
  readonly #key: HostKey

  constructor(client: ControlClient, record: HostRecord) {
    this.#client = client
    this.spec = record.spec
    this.addresses = record.addresses
    this.powers = new Set(record.powers)
    const { name, network, cluster } = record.spec
    this.#key = { name, network, cluster }
  }

  get name(): string {
    return this.spec.name
  }
  status(): Promise<HostStatus> {
    return this.#client.call('host.status', { key: this.#key })
  }
  pid(): Promise<number> {
    return this.#client.call('host.pid', { key: this.#key })
  }
  async sshAddress(): Promise<string | undefined> {
    return (await this.#client.call('host.sshAddress', { key: this.#key })) ?? undefined
  }
  async start(options?: OperationOptions): Promise<void> {
    await this.#client.call('host.start', { key: this.#key }, options)
  }
  async stop(options?: OperationOptions): Promise<void> {
    await this.#client.call('host.stop', { key: this.#key }, options)
  }
  async forceStop(): Promise<void> {
    await this.#client.call('host.forceStop', { key: this.#key })
  }
  waitForStateChange(timeoutMs: number, options?: OperationOptions): Promise<HostStatus> {
    return this.#client.call('host.waitForStateChange', { key: this.#key, timeoutMs }, options)
  }
  forwardPort(hostPort: number, guestPort: number, hostAddress?: string): Promise<Forward> {
    return this.#client.call('host.forwardPort', { key: this.#key, hostPort, guestPort, hostAddress })
  }
  async unforwardPort(guestPort: number): Promise<void> {
    await this.#client.call('host.unforwardPort', { key: this.#key, guestPort })
  }
  forwardSshPort(hostPort: number): Promise<Forward> {
    return this.#client.call('host.forwardSshPort', { key: this.#key, hostPort })
  }
  forwards(): Promise<readonly Forward[]> {
    return this.#client.call('host.forwards', { key: this.#key })
  }
  async suspend(): Promise<void> {
    await this.#client.call('host.suspend', { key: this.#key })
  }
  async resume(): Promise<void> {
    await this.#client.call('host.resume', { key: this.#key })
  }
  exec(command: string, { stdin, env, ...options }: ExecOptions = {}): Promise<ExecResult> {
    return this.#client.call('host.exec', { key: this.#key, command, stdin, env: env && { ...env } }, options)
  }
  readFile(path: string, options?: OperationOptions): Promise<Buffer> {
    return this.#client.call('host.readFile', { key: this.#key, path }, options)
  }
  async writeFile(path: string, content: Uint8Array | string, options: OperationOptions & { readonly mode?: number } = {}): Promise<void> {
    const { mode, ...operation } = options
    await this.#client.call('host.writeFile', { key: this.#key, path, content, mode }, operation)
  }
  async breakWith(fault: HostFault): Promise<void> {
    // The wire's shape has mutable arrays; the values are the same.
    await this.#client.call('host.breakWith', { key: this.#key, fault: structuredClone(fault) as never })
  }
  async heal(kind?: HostFault['kind']): Promise<void> {
    await this.#client.call('host.heal', { key: this.#key, kind })
  }
  faults(): Promise<readonly HostFault[]> {
    return this.#client.call('host.faults', { key: this.#key })
  }
  consoleSocket(): Promise<string> {
    return this.#client.call('host.consoleSocket', { key: this.#key })
  }
  consoleLog(): Promise<string> {
    return this.#client.call('host.consoleLog', { key: this.#key })
  }
}

class RemoteImage implements Image {
  readonly name: string
  readonly kubernetesVersion?: string
  readonly #client: ControlClient

  constructor(client: ControlClient, { name, kubernetesVersion }: ImageRecord) {
    this.#client = client
    this.name = name
    this.kubernetesVersion = kubernetesVersion
  }

  status(): Promise<ImageStatus> {
    return this.#client.call('image.status', { name: this.name })
  }
  async checksum(): Promise<string | undefined> {
    return (await this.#client.call('image.checksum', { name: this.name })) ?? undefined
  }
  async cacheKey(): Promise<string | undefined> {
    return (await this.#client.call('image.cacheKey', { name: this.name })) ?? undefined
  }
  async fetch(options?: OperationOptions): Promise<void> {
    await this.#client.call('image.fetch', { name: this.name }, options)
  }
  async fromFile(path: string, { checksum, ...options }: OperationOptions & { readonly checksum?: string } = {}): Promise<void> {
    await this.#client.call('image.fromFile', { name: this.name, path, checksum }, options)
  }
  async purgeLocal(): Promise<void> {
    await this.#client.call('image.purgeLocal', { name: this.name })
  }
}
