import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  checkDnsLabel,
  checkFileName,
  type DriverRun,
  errors,
  type Host,
  type HostKey,
  type HostSpec,
  hostId,
  type Image,
  ImageCache,
  type ImageSelector,
  type ImageSpec,
  type ListedImage,
  type Network,
  type OpenRunRequest,
  Operation,
  type OperationOptions,
  type RunChange,
  readImageLists,
  type SavedState,
} from '@vivarium/core'
import { seededRandom } from '@vivarium/simcluster'
import { nextNetworkNumber } from './addresses.js'
import { changesSince } from './changes/changes.js'
import { Clusters } from './clusters/clusters.js'
import type { ClusterSimulation } from './clusters/simulation.js'
import { driverName } from './driver-name.js'
import { Fabric } from './fabric/fabric.js'
import { guestCommands } from './guest-commands.js'
import { SimImage } from './images/image.js'
import { checkRecipe } from './images/recipe.js'
import { stockImages } from './images/stock-images.js'
import { SimHost } from './machines/host.js'
import type { HostSurroundings } from './machines/surroundings.js'
import { SimNetwork } from './network.js'
import { readSave } from './saves/read-save.js'
import { formatVersion } from './saves/record.js'
import { noState, type RunState } from './saves/run-state.js'
import { writeSave } from './saves/write-save.js'

/** A command that goes on for longer waits for something that nobody here knows of: its input, or changes (`tail -f`). Of this computer's time. */
const commandPatienceMs = 1000

/** One open run of simulated machines and clusters: all of it is memory of this process. */
export class SimRun implements DriverRun {
  readonly #request: OpenRunRequest
  readonly #cache: ImageCache
  readonly #fabric: Fabric
  readonly #clusters: Clusters
  readonly #networks = new Map<string, SimNetwork>()
  readonly #hosts = new Map<string, SimHost>()
  readonly #images = new Map<string, SimImage>()
  /** Where it started from. */
  #saved: RunState = noState
  #listed: readonly ListedImage[] | undefined
  #closed: Promise<void> | undefined

  private constructor(request: OpenRunRequest) {
    const { clock, seed } = request
    this.#request = request
    this.#cache = new ImageCache(request.cacheDirectory)
    this.#fabric = new Fabric(clock, seededRandom(`${seed}/network`))
    this.#clusters = new Clusters({
      fabric: this.#fabric,
      clock,
      seed,
      machine: (id) => this.#hosts.get(id),
    })
  }

  static async open(request: OpenRunRequest, options?: OperationOptions): Promise<SimRun> {
    const operation = Operation.from(options, 'opening the run')
    const run = new SimRun(request)
    try {
      await mkdir(join(request.directory, 'machines'), { recursive: true, mode: 0o700 })
      if (request.save) await run.#restore(await readSave(request.save, operation))
      return run
    } catch (error) {
      await run.close()
      throw error
    }
  }

  async #restore(state: RunState): Promise<void> {
    this.#saved = state
    for (const image of state.images) this.#images.set(image.name, new SimImage(image, this.#imageSurroundings))
    for (const { name, number } of state.networks) this.#networks.set(name, new SimNetwork(name, number))
    for (const machine of state.machines) {
      const host = SimHost.restore(machine, this.#hostSurroundings(machine.spec))
      this.#networks.get(machine.spec.network)?.keepNumber(machine.number)
      this.#hosts.set(host.id, host)
    }
    await this.#clusters.open(state.controlPlanes)
    await Promise.all(Array.from(this.#hosts.values(), (host) => host.attach()))
  }

  async listNetworks(): Promise<readonly Network[]> {
    return [...this.#networks.values()]
  }

  async createNetwork(name: string): Promise<Network> {
    checkDnsLabel('network', name)
    if (this.#networks.has(name)) throw errors.alreadyExists('network', name)
    const network = new SimNetwork(name, nextNetworkNumber(Array.from(this.#networks.values(), ({ number }) => number)))
    this.#networks.set(name, network)
    return network
  }

  async getNetwork(name: string): Promise<SimNetwork> {
    const network = this.#networks.get(name)
    if (!network) throw errors.notFound('network', name, [...this.#networks.keys()])
    return network
  }

  async deleteNetwork(name: string): Promise<void> {
    await this.getNetwork(name)
    const host = [...this.#hosts.values()].find((candidate) => candidate.spec.network === name)
    if (host) throw errors.inUse('network', name, `machine ${host.name}`)
    this.#networks.delete(name)
  }

  async listHosts(): Promise<readonly Host[]> {
    return [...this.#hosts.values()]
  }

  async createHost(spec: HostSpec, options?: OperationOptions): Promise<Host> {
    const operation = Operation.from(options, `creating ${spec.name}`)
    checkDnsLabel('machine', spec.name)
    if (spec.cluster !== undefined) checkDnsLabel('cluster', spec.cluster)
    if (!(Number.isInteger(spec.cpus) && spec.cpus > 0))
      throw errors.invalidValue('cpus', spec.cpus, 'a machine has at least one processor')
    if (!(spec.memoryBytes > 0)) throw errors.invalidValue('memoryBytes', spec.memoryBytes, 'a machine has some memory')
    const id = hostId(spec)
    const network = await this.getNetwork(spec.network)
    const content = await (await this.#image(spec.image)).content(operation)
    operation.throwIfAborted(`creating ${spec.name}`)
    // From here on nobody else has a turn.
    if (this.#hosts.has(id)) throw errors.alreadyExists('machine', id)
    const own = { ...spec, forwards: [...spec.forwards], authorizedKeys: [...spec.authorizedKeys] }
    const host = SimHost.make(own, network.claimNumber(), content, this.#hostSurroundings(spec))
    this.#hosts.set(id, host)
    return host
  }

  async getHost(key: HostKey): Promise<SimHost> {
    const host = this.#hosts.get(hostId(key))
    if (!host) throw errors.notFound('machine', hostId(key), [...this.#hosts.keys()])
    return host
  }

  /** Its part of a control plane goes with it. */
  async deleteHost(key: HostKey): Promise<void> {
    const host = await this.getHost(key)
    await host.close()
    this.#hosts.delete(host.id)
    this.#networks.get(host.spec.network)?.releaseNumber(host.number)
    await this.#clusters.leave(host.id)
  }

  async fetchImageList(): Promise<void> {
    this.#listed = await readImageLists(driverName)
  }

  /** Those of the run, then those that can be had: the stock ones and the image lists'. */
  async listImages(): Promise<readonly Image[]> {
    return [...this.#images.values(), ...(await this.#available())]
  }

  async getImage(selector: ImageSelector): Promise<SimImage> {
    if ('name' in selector) return this.#image(selector.name)
    const all = [...this.#images.values(), ...(await this.#available())]
    const found = all.find((image) => image.kubernetesVersion === selector.kubernetesVersion)
    if (found) return this.#image(found.name)
    const versions = all.flatMap((image) => image.kubernetesVersion ?? [])
    throw errors.notFound('image for Kubernetes', selector.kubernetesVersion, versions)
  }

  async newImage(spec: ImageSpec): Promise<SimImage> {
    checkFileName('image', spec.name)
    const isStock = stockImages().some(({ name }) => name === spec.name)
    if (this.#images.has(spec.name) || isStock) throw errors.alreadyExists('image', spec.name)
    if (spec.recipe) checkRecipe(spec.recipe)
    const image = new SimImage(structuredClone(spec), this.#imageSurroundings)
    this.#images.set(spec.name, image)
    return image
  }

  async deleteImage(name: string): Promise<void> {
    if (!this.#images.has(name)) throw errors.notFound('image', name, [...this.#images.keys()])
    const host = [...this.#hosts.values()].find((candidate) => candidate.spec.image === name)
    if (host) throw errors.inUse('image', name, `machine ${host.name}`)
    this.#images.delete(name)
  }

  async save(directory: string, options?: OperationOptions): Promise<SavedState> {
    const operation = Operation.from(options, 'saving the machines')
    // What follows from what was done belongs to it.
    await this.#clusters.settled(operation)
    // In one step of this process: all of it is of the same moment.
    const state = this.#state()
    await operation.step('write machines and clusters', (inner) => writeSave(directory, state, inner))
    operation.throwIfAborted('saving the machines')
    await this.#end()
    return { record: { formatVersion }, requires: {}, images: state.images.flatMap(({ hash }) => hash ?? []) }
  }

  /** Clusters have nothing to do, and no command in a machine goes on that waits for no time and no connection; one that lasts is not waited for. */
  async settled(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, 'the work of machines and clusters', 60_000)
    const patience = performance.now() + commandPatienceMs
    for (let quiet = 0; quiet < 2; ) {
      await Promise.all(Array.from(this.#hosts.values(), (host) => host.settled()))
      await this.#clusters.settled(operation)
      await operation.race(new Promise<void>((resolve) => setImmediate(resolve)))
      const isBusy = performance.now() < patience && [...this.#hosts.values()].some((host) => host.isBusy)
      quiet = isBusy ? 0 : quiet + 1
    }
  }

  simulationOf(name: string): ClusterSimulation {
    const plane = [...this.#clusters].find((candidate) => candidate.name === name)
    if (plane) return plane.simulation
    const names = Array.from(this.#clusters, (candidate) => candidate.name)
    throw errors.notFound('cluster', name, names)
  }

  async changes(): Promise<readonly RunChange[]> {
    return changesSince(this.#saved, this.#state())
  }

  close(): Promise<void> {
    this.#closed ??= this.#end()
    return this.#closed
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #end(): Promise<void> {
    await this.#clusters.close()
    await Promise.all(Array.from(this.#hosts.values(), (host) => host.close()))
    this.#fabric.close()
  }

  #state(): RunState {
    return {
      networks: Array.from(this.#networks.values(), ({ name, number }) => ({ name, number })),
      images: Array.from(this.#images.values(), (image) => image.record),
      machines: Array.from(this.#hosts.values(), (host) => host.state()),
      controlPlanes: Array.from(this.#clusters, (plane) => plane.state()),
    }
  }

  /** The images that can be had without being made by hand, but are not the run's own. */
  async #available(): Promise<SimImage[]> {
    this.#listed ??= await readImageLists(driverName)
    const stock = stockImages().map((record) => new SimImage(record, this.#imageSurroundings, { stock: true }))
    const listed = this.#listed.map(
      (entry) => new SimImage({ name: entry.name, kubernetesVersion: entry.kubernetesVersion }, this.#imageSurroundings, { listed: entry }),
    )
    return [...stock, ...listed].filter(({ name }) => !this.#images.has(name))
  }

  /** One of the run, or one that can be had; of those, one of an image list becomes the run's own by being asked for. */
  async #image(name: string): Promise<SimImage> {
    const own = this.#images.get(name)
    if (own) return own
    const stock = stockImages().find((image) => image.name === name)
    if (stock) return new SimImage(stock, this.#imageSurroundings, { stock: true })
    const available = await this.#available()
    const image = available.find((candidate) => candidate.name === name)
    if (!image) throw errors.notFound('image', name, [...this.#images.keys(), ...available.map((candidate) => candidate.name)])
    this.#images.set(name, image)
    return image
  }

  get #imageSurroundings() {
    return {
      cache: this.#cache,
      commands: guestCommands('', this.#clusters),
      usedBy: (name: string) => {
        const host = [...this.#hosts.values()].find((candidate) => candidate.spec.image === name)
        return host && `machine ${host.name}`
      },
    }
  }

  #hostSurroundings(spec: HostSpec): HostSurroundings {
    const { directory, clock, preferredPorts } = this.#request
    return {
      directory,
      fabric: this.#fabric,
      clock,
      networkNumber: this.#networks.get(spec.network)?.number ?? 0,
      preferredPorts: preferredPorts?.[hostId(spec)] ?? {},
      commands: (machine) => guestCommands(machine, this.#clusters),
      changed: (machine) => this.#clusters.refresh(machine),
      touched: (machine) => this.#clusters.look(machine),
    }
  }
}
