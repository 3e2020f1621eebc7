import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Driver,
  type DriverRun,
  type ExecOptions,
  type ExecResult,
  type Executable,
  errors,
  type FileAccess,
  type Forward,
  type Host,
  type HostKey,
  type HostPower,
  type HostSpec,
  type HostStatus,
  hostId,
  type Image,
  type ImageSelector,
  type ImageSpec,
  type ImageStatus,
  type LaunchedProcess,
  launch,
  type Network,
  type OpenRunRequest,
  Operation,
  type OperationOptions,
  run,
  type SavedState,
  syncTree,
} from '@vivarium/core'
import { z } from 'zod'

/**
 * A driver whose machines are a folder and a sleeping process each: real enough for what a universe does with machines, and with
 * nothing to install. `FAKE_DRIVER_HANG` (`open` or `save`) makes it stand there until cancelled; `FAKE_DRIVER_FAIL` makes it fail.
 */
export function fakeDriver(name: string, runsIn: Driver['runsIn']): Driver {
  return {
    name,
    description: 'machines for tests',
    requiresPortForwarding: true,
    runsIn,
    status: async () => ({ ready: true, message: 'ready', problems: [] }),
    openRun: (request, options) => FakeRun.open(request, Operation.from(options, 'opening')),
  }
}

const recordSchema = z.object({
  networks: z.array(z.string()),
  images: z.array(z.string()),
  hosts: z.array(z.object({ spec: z.custom<HostSpec>(), running: z.boolean() })),
})

async function hangOrFail(where: 'open' | 'save', operation: Operation): Promise<void> {
  if (process.env.FAKE_DRIVER_FAIL === where) throw errors.unsupported(where, 'the test wants it to fail')
  if (process.env.FAKE_DRIVER_HANG === where) await operation.sleep(600_000)
}

class FakeRun implements DriverRun {
  readonly #request: OpenRunRequest
  readonly #networks = new Set<string>()
  readonly #hosts = new Map<string, FakeHost>()
  readonly #images = new Map<string, FakeImage>()

  private constructor(request: OpenRunRequest) {
    this.#request = request
  }

  static async open(request: OpenRunRequest, operation: Operation): Promise<FakeRun> {
    const opened = new FakeRun(request)
    try {
      if (request.save) {
        const record = recordSchema.parse(request.save.record)
        for (const name of record.networks) opened.#networks.add(name)
        for (const name of record.images) opened.#images.set(name, new FakeImage(name, 'ready'))
        for (const { spec, running } of record.hosts) {
          const host = opened.#makeHost(spec)
          await cp(join(request.save.directory, 'machines', hostId(spec)), host.directory, { recursive: true })
          if (running) await host.start()
        }
      }
      await hangOrFail('open', operation)
      return opened
    } catch (error) {
      await opened.close()
      throw error
    }
  }

  async listNetworks(): Promise<readonly Network[]> {
    return [...this.#networks].map(networkNamed)
  }
  async createNetwork(name: string): Promise<Network> {
    if (this.#networks.has(name)) throw errors.alreadyExists('network', name)
    this.#networks.add(name)
    return networkNamed(name)
  }
  async getNetwork(name: string): Promise<Network> {
    if (!this.#networks.has(name)) throw errors.notFound('network', name, [...this.#networks])
    return networkNamed(name)
  }
  async deleteNetwork(name: string): Promise<void> {
    await this.getNetwork(name)
    this.#networks.delete(name)
  }

  async listHosts(): Promise<readonly Host[]> {
    return [...this.#hosts.values()]
  }
  async createHost(spec: HostSpec): Promise<Host> {
    if (this.#hosts.has(hostId(spec))) throw errors.alreadyExists('machine', hostId(spec))
    await this.getNetwork(spec.network)
    await this.getImage({ name: spec.image })
    const host = this.#makeHost(spec)
    await mkdir(host.directory, { recursive: true })
    return host
  }
  async getHost(key: HostKey): Promise<FakeHost> {
    const host = this.#hosts.get(hostId(key))
    if (!host) throw errors.notFound('machine', hostId(key), [...this.#hosts.keys()])
    return host
  }
  async deleteHost(key: HostKey): Promise<void> {
    const host = await this.getHost(key)
    await host.end()
    await rm(host.directory, { recursive: true })
    this.#hosts.delete(hostId(key))
  }

  async fetchImageList(): Promise<void> {}
  async listImages(): Promise<readonly Image[]> {
    return [...this.#images.values()]
  }
  async getImage(selector: ImageSelector): Promise<Image> {
    const name = 'name' in selector ? selector.name : selector.kubernetesVersion
    const image = this.#images.get(name)
    if (!image) throw errors.notFound('image', name, [...this.#images.keys()])
    return image
  }
  async newImage({ name }: ImageSpec): Promise<Image> {
    if (this.#images.has(name)) throw errors.alreadyExists('image', name)
    const image = new FakeImage(name, 'absent')
    this.#images.set(name, image)
    return image
  }
  async deleteImage(name: string): Promise<void> {
    await this.getImage({ name })
    this.#images.delete(name)
  }

  async save(directory: string, options?: OperationOptions): Promise<SavedState> {
    const hosts: { spec: HostSpec; running: boolean }[] = []
    await hangOrFail('save', Operation.from(options, 'saving'))
    for (const host of this.#hosts.values()) {
      hosts.push({ spec: host.spec, running: (await host.status()) === 'running' })
      await host.end()
      await cp(host.directory, join(directory, 'machines', host.id), { recursive: true })
    }
    await syncTree(directory)
    return {
      record: { networks: [...this.#networks], images: [...this.#images.keys()], hosts },
      requires: { patience: 'none' },
      images: [],
    }
  }
  async close(): Promise<void> {
    for (const host of this.#hosts.values()) await host.end()
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #makeHost(spec: HostSpec): FakeHost {
    const host = new FakeHost(spec, this.#request)
    this.#hosts.set(host.id, host)
    return host
  }
}

const networkNamed = (name: string): Network => ({ name, ipv4: '10.0.0.0/24', ipv6: 'fd00::/64' })

class FakeHost implements Host, Executable, FileAccess {
  readonly spec: HostSpec
  readonly id: string
  readonly directory: string
  readonly addresses = { ipv4: '10.0.0.2', ipv6: 'fd00::2' }
  readonly powers: ReadonlySet<HostPower> = new Set<HostPower>(['exec', 'files'])
  readonly #request: OpenRunRequest
  readonly #forwards: Forward[] = []
  #process: LaunchedProcess | undefined

  constructor(spec: HostSpec, request: OpenRunRequest) {
    this.spec = spec
    this.id = hostId(spec)
    this.directory = join(request.directory, 'machines', this.id)
    this.#request = request
    for (const { guestPort, hostPort = 1000 + guestPort, hostAddress = '127.0.0.1' } of spec.forwards) {
      this.#forwards.push({ guestPort, hostPort, hostAddress })
    }
  }

  get name(): string {
    return this.spec.name
  }
  async status(): Promise<HostStatus> {
    return this.#process ? 'running' : 'stopped'
  }
  async pid(): Promise<number> {
    return this.#process?.pid ?? 0
  }
  async sshAddress(): Promise<string | undefined> {
    return undefined
  }
  async start(): Promise<void> {
    if (this.#process) throw errors.alreadyRunning(this.name)
    const machine = await launch('sleep', ['3600'], { stdout: 'ignore', stderr: 'ignore' })
    this.#process = machine
    await this.#request.ledger.add(machine.pid)
    void machine.exited.then(() => {
      if (this.#process === machine) this.#process = undefined
    })
  }
  async stop(): Promise<void> {
    if (!this.#process) throw errors.notRunning(this.name)
    await this.end()
  }
  async forceStop(): Promise<void> {
    await this.stop()
  }
  async waitForStateChange(timeoutMs: number): Promise<HostStatus> {
    const before = await this.status()
    const operation = Operation.from({ timeoutMs }, 'a change of state')
    return operation.poll(async () => {
      const now = await this.status()
      return now === before ? undefined : now
    }, 5)
  }
  async forwardPort(hostPort: number, guestPort: number, hostAddress = '127.0.0.1'): Promise<Forward> {
    const forward = { guestPort, hostPort: hostPort || 2000 + guestPort, hostAddress }
    this.#forwards.push(forward)
    return forward
  }
  async unforwardPort(guestPort: number): Promise<void> {
    const index = this.#forwards.findIndex((forward) => forward.guestPort === guestPort)
    if (index < 0) throw errors.notFound('forwarded port', String(guestPort), [])
    this.#forwards.splice(index, 1)
  }
  forwardSshPort(hostPort: number): Promise<Forward> {
    return this.forwardPort(hostPort, 22)
  }
  async forwards(): Promise<readonly Forward[]> {
    return [...this.#forwards]
  }

  /** Runs in the machine's folder, on this computer. */
  async exec(command: string, { stdin, env, ...options }: ExecOptions = {}): Promise<ExecResult> {
    const result = await run('sh', ['-c', command], {
      ...options,
      cwd: this.directory,
      okExitCodes: Array.from({ length: 256 }, (_, code) => code),
      ...(stdin === undefined ? {} : { stdin }),
      ...(env === undefined ? {} : { env }),
    })
    return { exitCode: result.exitCode, stdout: Buffer.from(result.stdout), stderr: Buffer.from(result.stderr), truncated: false }
  }
  async readFile(path: string): Promise<Buffer> {
    return readFile(join(this.directory, path)).catch(() => {
      throw errors.fileMissing(path)
    })
  }
  async writeFile(path: string, content: Uint8Array | string): Promise<void> {
    await writeFile(join(this.directory, path), content)
  }

  async end(): Promise<void> {
    const machine = this.#process
    this.#process = undefined
    if (!machine) return
    await machine.kill()
    await this.#request.ledger.remove(machine.pid)
  }
}

class FakeImage implements Image {
  readonly name: string
  #status: ImageStatus

  constructor(name: string, status: ImageStatus) {
    this.name = name
    this.#status = status
  }
  async status(): Promise<ImageStatus> {
    return this.#status
  }
  async checksum(): Promise<string | undefined> {
    return undefined
  }
  async cacheKey(): Promise<string | undefined> {
    return undefined
  }
  async fetch(options?: OperationOptions): Promise<void> {
    await Operation.from(options, 'fetch').step(`build image ${this.name}`, async () => {
      if (this.name === 'broken') throw errors.unsupported('that image', 'the test wants it to fail')
      this.#status = 'ready'
    })
  }
  async fromFile(): Promise<void> {
    this.#status = 'ready'
  }
  async purgeLocal(): Promise<void> {
    this.#status = 'absent'
  }
}
