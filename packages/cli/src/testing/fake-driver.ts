import { join } from 'node:path'
import {
  type ConsoleAccess,
  type Driver,
  type DriverRun,
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
  type Network,
  Operation,
  type OperationOptions,
  type SavedState,
  type Suspendable,
} from '@vivarium/core'
import { z } from 'zod'
import { FakeDoors } from './fake-doors.js'

/** What the machines of the fake driver are made of: plain memory, and its JSON in a save. */
const recordSchema = z.object({
  networks: z.array(z.string()),
  images: z.array(z.object({ name: z.string(), steps: z.number() })),
  hosts: z.array(z.object({ spec: z.custom<HostSpec>(), running: z.boolean(), files: z.record(z.string(), z.string()) })),
})

const lan = (name: string): Network => ({ name, ipv4: '10.0.0.0/24', ipv6: 'fd00::/64' })

/** A driver whose machines are plain memory in a keeper: all that the command line needs of one, without a hypervisor. */
export const fakeDriver: Driver = {
  name: 'fake',
  description: 'machines in memory, for tests',
  requiresPortForwarding: true,
  runsIn: 'keeper',
  status: async () => ({ ready: true, message: 'always ready', problems: [] }),
  openRun: async ({ save, directory }, options) => {
    const operation = Operation.from(options, 'opening')
    const record = save === undefined ? { networks: [], images: [], hosts: [] } : recordSchema.parse(save.record)
    return operation.step('open fake run', async () => new FakeRun(directory, record))
  },
}

class FakeRun implements DriverRun {
  readonly #networks: Network[]
  readonly #images: FakeImage[]
  readonly #hosts: FakeHost[]

  readonly #directory: string

  constructor(directory: string, { networks, images, hosts }: z.infer<typeof recordSchema>) {
    this.#directory = directory
    this.#networks = networks.map(lan)
    this.#images = images.map(({ name, steps }) => new FakeImage({ name }, 'ready', steps))
    this.#hosts = hosts.map(
      ({ spec, running, files }, index) => new FakeHost(directory, spec, index, { running, files: new Map(Object.entries(files)) }),
    )
  }

  async listNetworks() {
    return this.#networks
  }
  async createNetwork(name: string) {
    const network = lan(name)
    this.#networks.push(network)
    return network
  }
  async getNetwork(name: string) {
    return this.#networks.find((network) => network.name === name) ?? missing('network', name, this.#networks)
  }
  async deleteNetwork(name: string) {
    removeFrom(this.#networks, await this.getNetwork(name))
  }

  async listHosts() {
    return this.#hosts
  }
  async createHost(spec: HostSpec) {
    await this.getImage({ name: spec.image })
    const host = new FakeHost(this.#directory, spec, this.#hosts.length, { running: false, files: new Map() })
    this.#hosts.push(host)
    return host
  }
  async getHost(key: HostKey) {
    return this.#hosts.find(({ spec }) => hostId(spec) === hostId(key)) ?? missing('host', key.name, this.#hosts)
  }
  async deleteHost(key: HostKey) {
    removeFrom(this.#hosts, await this.getHost(key))
  }

  async fetchImageList() {}
  async listImages() {
    return this.#images
  }
  async getImage(selector: ImageSelector) {
    const wanted = 'name' in selector ? selector.name : `Kubernetes ${selector.kubernetesVersion}`
    return this.#images.find(({ name }) => name === wanted) ?? missing('image', wanted, this.#images)
  }
  async newImage(spec: ImageSpec) {
    if (this.#images.some(({ name }) => name === spec.name)) throw errors.alreadyExists('image', spec.name)
    const image = new FakeImage(spec, 'absent', spec.recipe?.steps.length ?? 0)
    this.#images.push(image)
    return image
  }
  async deleteImage(name: string) {
    const user = this.#hosts.find(({ spec }) => spec.image === name)
    if (user) throw errors.inUse('image', name, `machine ${user.name}`)
    removeFrom(this.#images, await this.getImage({ name }))
  }

  save(_directory: string, options?: OperationOptions): Promise<SavedState> {
    return Operation.from(options, 'saving').step('write machines', async () => ({
      record: {
        networks: this.#networks.map(({ name }) => name),
        images: this.#images.map(({ name, steps }) => ({ name, steps })),
        hosts: this.#hosts.map((host) => host.toRecord()),
      },
      requires: { fake: '1' },
      images: [],
    }))
  }
  async close() {}
  async [Symbol.asyncDispose]() {}
}

class FakeImage implements Image {
  readonly name: string
  readonly kubernetesVersion?: string
  readonly steps: number
  #status: ImageStatus

  constructor({ name, kubernetesVersion }: ImageSpec, status: ImageStatus, steps: number) {
    this.name = name
    if (kubernetesVersion !== undefined) this.kubernetesVersion = kubernetesVersion
    this.steps = steps
    this.#status = status
  }
  async status() {
    return this.#status
  }
  async checksum() {
    return this.#status === 'ready' ? `sha256:${'0'.repeat(64)}` : undefined
  }
  async cacheKey() {
    return undefined
  }
  async fetch(options?: OperationOptions) {
    await Operation.from(options, 'building').step(`build image ${this.name}`, async (operation) => {
      operation.report({ message: `${this.steps} steps`, current: 1, total: 2, unit: 'bytes' })
      this.#status = 'ready'
    })
  }
  async fromFile() {
    this.#status = 'ready'
  }
  async purgeLocal() {
    this.#status = 'absent'
  }
}

class FakeHost implements Host, Suspendable, Executable, FileAccess, ConsoleAccess {
  readonly spec: HostSpec
  readonly addresses: { readonly ipv4: string; readonly ipv6: string }
  readonly powers: ReadonlySet<HostPower> = new Set<HostPower>(['suspend', 'exec', 'files', 'console'])
  readonly #files: Map<string, string>
  readonly #doors: FakeDoors
  #forwards: Forward[]
  #status: HostStatus

  constructor(directory: string, spec: HostSpec, index: number, state: { readonly running: boolean; readonly files: Map<string, string> }) {
    this.spec = spec
    this.#doors = new FakeDoors(join(directory, `${spec.name}.sock`))
    this.addresses = { ipv4: `10.0.0.${index + 2}`, ipv6: `fd00::${(index + 2).toString(16)}` }
    this.#files = state.files
    this.#status = state.running ? 'running' : 'stopped'
    this.#forwards = spec.forwards.map(({ guestPort, hostPort = 30000 + guestPort, hostAddress = '127.0.0.1' }) => ({
      guestPort,
      hostPort,
      hostAddress,
    }))
  }

  get name() {
    return this.spec.name
  }
  toRecord() {
    return { spec: this.spec, running: this.#status === 'running', files: Object.fromEntries(this.#files) }
  }
  async status() {
    return this.#status
  }
  async pid() {
    return this.#status === 'stopped' ? 0 : process.pid
  }
  async sshAddress() {
    return this.#status === 'running' ? this.#doors.sshAddress() : undefined
  }
  async start(options?: OperationOptions) {
    if (this.#status !== 'stopped') throw errors.alreadyRunning(this.name)
    // An image of this name never boots: for tests of what waits, and is interrupted.
    const boots = this.spec.image !== 'never-boots'
    await Operation.from(options, 'starting').step(`start ${this.name}`, (operation) =>
      boots ? Promise.resolve() : operation.sleep(3_600_000),
    )
    this.#status = 'running'
  }
  async stop() {
    await this.forceStop()
  }
  async forceStop() {
    if (this.#status === 'stopped') throw errors.notRunning(this.name)
    this.#status = 'stopped'
  }
  async waitForStateChange() {
    return this.#status
  }
  async forwardPort(hostPort: number, guestPort: number, hostAddress = '127.0.0.1') {
    const forward = { guestPort, hostPort: hostPort || 30000 + guestPort, hostAddress }
    this.#forwards.push(forward)
    return forward
  }
  async unforwardPort(guestPort: number) {
    this.#forwards = this.#forwards.filter((forward) => forward.guestPort !== guestPort)
  }
  forwardSshPort(hostPort: number) {
    return this.forwardPort(hostPort, 22)
  }
  async forwards() {
    return this.#forwards
  }
  async suspend() {
    this.#status = 'paused'
  }
  async resume() {
    this.#status = 'running'
  }

  /** `exit N`, `cat` and `echo WORDS`, and for other commands the command itself, so that a test sees what came. */
  async exec(command: string, { stdin }: { readonly stdin?: Uint8Array | string } = {}): Promise<ExecResult> {
    if (this.#status !== 'running') throw errors.notRunning(this.name)
    const [program, ...words] = command.split(' ')
    const answer = (stdout: string, exitCode = 0) => ({ exitCode, stdout: Buffer.from(stdout), stderr: Buffer.alloc(0), truncated: false })
    if (program === 'exit') return { ...answer('', Number(words[0])), stderr: Buffer.from('it failed\n') }
    if (program === 'cat') return answer(Buffer.from(stdin ?? '').toString())
    if (program === 'touch') {
      this.#files.set(words.join(' '), '')
      return answer('')
    }
    if (program === 'ls') return answer([...this.#files.keys()].map((name) => `${name}\n`).join(''))
    return answer(`${command}\n`)
  }
  async readFile(path: string) {
    return Buffer.from(this.#files.get(path) ?? '')
  }
  async writeFile(path: string, content: Uint8Array | string) {
    this.#files.set(path, Buffer.from(content).toString())
  }
  async consoleSocket() {
    if (this.#status !== 'running') throw errors.notRunning(this.name)
    return this.#doors.consoleSocket()
  }
  async consoleLog() {
    return `${this.name} login: `
  }
}

function missing(kind: string, name: string, there: readonly { readonly name: string }[]): never {
  throw errors.notFound(
    kind,
    name,
    there.map((thing) => thing.name),
  )
}

function removeFrom<T>(list: T[], item: T): void {
  list.splice(list.indexOf(item), 1)
}
