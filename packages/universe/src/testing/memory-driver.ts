import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Breakable,
  type Driver,
  type DriverRun,
  type ExecResult,
  type Executable,
  errors,
  type FileAccess,
  type Forward,
  type Host,
  type HostFault,
  type HostKey,
  type HostPower,
  type HostSpec,
  type HostStatus,
  hostId,
  type Image,
  type ImageSelector,
  type ImageSpec,
  type Network,
  type OpenRunRequest,
  type RunChange,
  type SavedState,
  syncTree,
} from '@vivarium/core'
import { z } from 'zod'

const hostState = z.object({
  spec: z.custom<HostSpec>(),
  running: z.boolean(),
  files: z.record(z.string(), z.string()),
  /** When it writes the next line, in milliseconds since 1970. */
  nextLineAt: z.number().optional(),
})
type HostState = z.infer<typeof hostState>
const stateSchema = z.object({ networks: z.array(z.string()), images: z.array(z.string()), hosts: z.array(hostState) })

/** What a machine is to the test that answers its commands. */
export interface MemoryMachine {
  readonly name: string
  readonly files: Record<string, string>
}

/** How commands end, where a test says so; else these machines run none. */
export const commandsOfMachines: {
  answer?: (machine: MemoryMachine, command: string) => Promise<{ exitCode?: number; stdout?: string; stderr?: string }>
} = {}

/**
 * A driver whose machines are plain memory and live by the universe's clock: one that runs and has a file `every` (milliseconds) writes the
 * time into its file `log` that often, which takes it a moment of real time.
 */
export const memoryDriver: Driver = {
  name: 'memory',
  description: 'machines in memory, for tests',
  requiresPortForwarding: true,
  runsIn: 'caller',
  obeysClock: true,
  status: async () => ({ ready: true, message: 'ready', problems: [] }),
  openRun: async (request) => {
    const path = request.save && join(request.save.directory, 'machines.json')
    const state = path ? stateSchema.parse(JSON.parse(await readFile(path, 'utf8'))) : { networks: [], images: [], hosts: [] }
    return new MemoryRun(request, state)
  },
}

class MemoryRun implements DriverRun {
  readonly request: OpenRunRequest
  readonly #before: readonly HostState[]
  readonly #networks: Set<string>
  readonly #images: Set<string>
  readonly #hosts: Map<string, MemoryHost>
  /** What goes on outside of time. */
  readonly work = new Set<Promise<void>>()

  constructor(request: OpenRunRequest, { networks, images, hosts }: z.infer<typeof stateSchema>) {
    this.request = request
    this.#before = structuredClone(hosts)
    this.#networks = new Set(networks)
    this.#images = new Set(images)
    this.#hosts = new Map(hosts.map((state) => [hostId(state.spec), new MemoryHost(this, state)]))
  }

  async listNetworks(): Promise<readonly Network[]> {
    return [...this.#networks].map(networkNamed)
  }
  async createNetwork(name: string): Promise<Network> {
    this.#networks.add(name)
    return networkNamed(name)
  }
  async getNetwork(name: string): Promise<Network> {
    if (!this.#networks.has(name)) throw errors.notFound('network', name, [...this.#networks])
    return networkNamed(name)
  }
  async deleteNetwork(name: string): Promise<void> {
    this.#networks.delete(name)
  }

  async listHosts(): Promise<readonly Host[]> {
    return [...this.#hosts.values()]
  }
  async createHost(spec: HostSpec): Promise<Host> {
    const host = new MemoryHost(this, { spec, running: false, files: { seed: this.request.seed } })
    this.#hosts.set(hostId(spec), host)
    return host
  }
  async getHost(key: HostKey): Promise<Host> {
    const host = this.#hosts.get(hostId(key))
    if (!host) throw errors.notFound('machine', hostId(key), [...this.#hosts.keys()])
    return host
  }
  async deleteHost(key: HostKey): Promise<void> {
    this.#hosts.get(hostId(key))?.halt()
    this.#hosts.delete(hostId(key))
  }

  async fetchImageList(): Promise<void> {}
  async listImages(): Promise<readonly Image[]> {
    return [...this.#images].map(imageNamed)
  }
  async getImage(selector: ImageSelector): Promise<Image> {
    return imageNamed('name' in selector ? selector.name : selector.kubernetesVersion)
  }
  async newImage({ name }: ImageSpec): Promise<Image> {
    this.#images.add(name)
    return imageNamed(name)
  }
  async deleteImage(name: string): Promise<void> {
    this.#images.delete(name)
  }

  async save(directory: string): Promise<SavedState> {
    const state = { networks: [...this.#networks], images: [...this.#images], hosts: [...this.#hosts.values()].map(({ state }) => state) }
    await writeFile(join(directory, 'machines.json'), JSON.stringify(state))
    await syncTree(directory)
    await this.close()
    return { record: {}, requires: {}, images: [] }
  }

  async settled(): Promise<void> {
    while (this.work.size > 0) await Promise.all(this.work)
  }

  async changes(): Promise<readonly RunChange[]> {
    const changes: RunChange[] = []
    for (const { state } of this.#hosts.values()) {
      const { name } = state.spec
      const before = this.#before.find(({ spec }) => hostId(spec) === hostId(state.spec))
      if (!before) changes.push({ kind: 'machine', name, change: 'added' })
      else if (JSON.stringify(before) !== JSON.stringify(state)) changes.push({ kind: 'machine', name, change: 'changed' })
    }
    return changes
  }

  async close(): Promise<void> {
    for (const host of this.#hosts.values()) host.halt()
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

const networkNamed = (name: string): Network => ({ name, ipv4: '10.0.0.0/24', ipv6: 'fd00::/64' })

const imageNamed = (name: string): Image => ({
  name,
  status: async () => 'ready',
  checksum: async () => undefined,
  cacheKey: async () => undefined,
  fetch: async () => {},
  fromFile: async () => {},
  purgeLocal: async () => {},
})

class MemoryHost implements Host, FileAccess, Breakable, Executable {
  readonly state: HostState
  readonly addresses = { ipv4: '10.0.0.2', ipv6: 'fd00::2' }
  readonly powers: ReadonlySet<HostPower> = new Set<HostPower>(['files', 'faults', ...(commandsOfMachines.answer ? ['exec' as const] : [])])
  readonly #run: MemoryRun
  readonly #forwards: Forward[]
  #faults: HostFault[] = []
  #cancelLine: (() => void) | undefined

  constructor(run: MemoryRun, state: HostState) {
    this.#run = run
    this.state = state
    const preferred = run.request.preferredPorts?.[hostId(state.spec)] ?? {}
    this.#forwards = state.spec.forwards.map(({ guestPort, hostPort }) => ({
      guestPort,
      hostPort: preferred[guestPort] ?? hostPort ?? 20_000 + guestPort,
      hostAddress: '127.0.0.1',
    }))
    if (state.running) this.#writeLines()
  }

  get name(): string {
    return this.state.spec.name
  }
  get spec(): HostSpec {
    return this.state.spec
  }
  async status(): Promise<HostStatus> {
    return this.state.running ? 'running' : 'stopped'
  }
  async pid(): Promise<number> {
    return 0
  }
  async sshAddress(): Promise<string | undefined> {
    return undefined
  }
  async start(): Promise<void> {
    if (this.state.running) throw errors.alreadyRunning(this.name)
    this.state.running = true
    this.#writeLines()
  }
  async stop(): Promise<void> {
    if (!this.state.running) throw errors.notRunning(this.name)
    this.halt()
    this.state.running = false
    this.state.nextLineAt = undefined
  }
  async forceStop(): Promise<void> {
    await this.stop()
  }
  async waitForStateChange(): Promise<HostStatus> {
    return this.status()
  }
  async forwardPort(hostPort: number, guestPort: number, hostAddress = '127.0.0.1'): Promise<Forward> {
    const forward = { guestPort, hostPort: hostPort || 30_000 + guestPort, hostAddress }
    this.#forwards.push(forward)
    return forward
  }
  async unforwardPort(): Promise<void> {}
  forwardSshPort(hostPort: number): Promise<Forward> {
    return this.forwardPort(hostPort, 22)
  }
  async forwards(): Promise<readonly Forward[]> {
    return this.#forwards
  }

  async readFile(path: string): Promise<Buffer> {
    const content = this.state.files[path]
    if (content === undefined) throw errors.fileMissing(path)
    return Buffer.from(content)
  }
  async writeFile(path: string, content: Uint8Array | string): Promise<void> {
    this.state.files[path] = Buffer.from(content).toString()
  }

  async exec(command: string): Promise<ExecResult> {
    const {
      exitCode = 0,
      stdout = '',
      stderr = '',
    } = (await commandsOfMachines.answer?.({ name: this.name, files: this.state.files }, command)) ?? {}
    return { exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr), truncated: false }
  }

  async breakWith(fault: HostFault): Promise<void> {
    if (fault.kind === 'crash') await this.stop()
    else this.#faults = [...this.#faults.filter(({ kind }) => kind !== fault.kind), fault]
  }
  async heal(kind?: HostFault['kind']): Promise<void> {
    this.#faults = kind === undefined ? [] : this.#faults.filter((fault) => fault.kind !== kind)
  }
  async faults(): Promise<readonly HostFault[]> {
    return this.#faults
  }

  halt(): void {
    this.#cancelLine?.()
  }

  #writeLines(): void {
    const { clock } = this.#run.request
    const every = Number(this.state.files.every)
    if (!Number.isFinite(every)) return
    const now = clock.now().getTime()
    this.state.nextLineAt ??= now + every
    this.#cancelLine = clock.after(this.state.nextLineAt - now, () => {
      this.state.nextLineAt = undefined
      const work = new Promise<void>((resolve) => setTimeout(resolve, 1)).then(() => {
        this.state.files.log = `${this.state.files.log ?? ''}${clock.now().toISOString()}\n`
        this.#run.work.delete(work)
        if (this.state.running) this.#writeLines()
      })
      this.#run.work.add(work)
    })
  }
}
