import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import {
  checkDnsLabel,
  checkFileName,
  type DriverRun,
  type DriverSave,
  errors,
  type Host,
  type HostKey,
  type HostSpec,
  hostId,
  type Image,
  ImageCache,
  type ImageSelector,
  type ImageSpec,
  isVivariumError,
  type ListedImage,
  type Network,
  type OpenRunRequest,
  Operation,
  type OperationOptions,
  readImageLists,
  type SavedState,
} from '@vivarium/core'
import { parseCpus, parseMemory } from '@vivarium/vm'
import { nextHostNumber, nextNetworkNumber } from './addresses.js'
import { driverName } from './driver-name.js'
import { qemuErrors } from './errors.js'
import { checkHardware, currentHardware, requirementsOf } from './hardware.js'
import { type HostSurroundings, QemuHost } from './host.js'
import { QemuImage } from './image.js'
import { type ImageContent, readImageContent } from './image-content.js'
import { debianBase } from './images/debian/index.js'
import { plainSteps } from './images/debian/kubernetes.js'
import { imageLink } from './machine-folder.js'
import { QemuNetwork } from './network.js'
import { type MachineRecord, parseRecord, type RunRecord } from './record.js'

/** The images that can be built without being defined: a base as it is. */
const stockImages = [{ name: debianBase, recipe: { base: debianBase, steps: [] } }]

/** One open run of real machines. */
export class QemuRun implements DriverRun {
  readonly #request: OpenRunRequest
  readonly #cache: ImageCache
  readonly #networks = new Map<string, QemuNetwork>()
  readonly #hosts = new Map<string, QemuHost>()
  /** Hosts that are being made: their names and their numbers are taken. */
  readonly #arriving = new Map<string, { readonly number: number; readonly network: string }>()
  readonly #images = new Map<string, QemuImage>()
  readonly #linked = new Set<string>()
  #listed: readonly ListedImage[] = []
  #closed: Promise<void> | undefined

  private constructor(request: OpenRunRequest) {
    this.#request = request
    this.#cache = new ImageCache(request.cacheDirectory)
  }

  static async open(request: OpenRunRequest, options?: OperationOptions): Promise<QemuRun> {
    const operation = Operation.from(options, 'opening the run')
    const run = new QemuRun(request)
    // QEMU is looked for while the folders are made; who needs it hears of its errors.
    const found = request.save && currentHardware(operation)
    found?.catch(() => {})
    try {
      for (const folder of ['machines', 'networks', 'images']) {
        await mkdir(join(request.directory, folder), { recursive: true, mode: 0o700 })
      }
      run.#listed = await readImageLists(driverName)
      if (request.save && found) await run.#restore(request.save, found, operation)
      return run
    } catch (error) {
      await run.close()
      throw error
    }
  }

  /** Networks first, then all machines side by side: loaded while they stand, then let go in rapid succession, so that their clocks agree. */
  async #restore(save: DriverSave, found: ReturnType<typeof currentHardware>, operation: Operation): Promise<void> {
    const record = parseRecord(save.name, save.record)
    for (const { running } of record.machines) if (running) await checkHardware(save.name, running.hardware, operation)
    for (const image of record.images) this.#images.set(image.name, new QemuImage(image, this.#imageSurroundings))
    for (const { name, number } of record.networks) this.#networks.set(name, await QemuNetwork.open(name, number, this.#request.directory))
    const hosts = await Promise.all(
      record.machines.map(async (machine) => {
        const host = await QemuHost.make(machine, this.#hostSurroundings(machine.spec), save.name)
        this.#hosts.set(host.id, host)
        return { host, running: machine.running }
      }),
    )
    await settleAll(
      hosts.map(async ({ host, running }) => {
        if (running) await operation.step(`load ${host.name}`, async (inner) => host.load(running, (await found).qemu, inner))
      }),
    )
    await settleAll(
      hosts.map(async ({ host, running }) => {
        if (running) await operation.step(`resume ${host.name}`, (inner) => host.resumed(running.paused, inner))
      }),
    )
  }

  async listNetworks(): Promise<readonly Network[]> {
    return [...this.#networks.values()]
  }

  async createNetwork(name: string): Promise<Network> {
    checkDnsLabel('network', name)
    if (this.#networks.has(name)) throw errors.alreadyExists('network', name)
    const number = nextNetworkNumber([...this.#networks.values()].map((network) => network.number))
    const network = await QemuNetwork.open(name, number, this.#request.directory)
    this.#networks.set(name, network)
    return network
  }

  async getNetwork(name: string): Promise<QemuNetwork> {
    const network = this.#networks.get(name)
    if (!network) throw errors.notFound('network', name, [...this.#networks.keys()])
    return network
  }

  async deleteNetwork(name: string): Promise<void> {
    const network = await this.getNetwork(name)
    const host = [...this.#hosts.values()].find((candidate) => candidate.spec.network === name)
    if (host) throw errors.inUse('network', name, `machine ${host.name}`)
    if (this.#numbersOn(name).length > 0) throw errors.inUse('network', name, 'a machine that is being made')
    this.#networks.delete(name)
    await network[Symbol.asyncDispose]()
  }

  async listHosts(): Promise<readonly Host[]> {
    return [...this.#hosts.values()]
  }

  async createHost(spec: HostSpec, options?: OperationOptions): Promise<Host> {
    const operation = Operation.from(options, `creating ${spec.name}`)
    checkDnsLabel('machine', spec.name)
    if (spec.cluster !== undefined) checkDnsLabel('cluster', spec.cluster)
    const id = hostId(spec)
    const network = await this.getNetwork(spec.network)
    const image = (await this.#image(spec.image)).hash
    const { diskBytes } = await this.#content(image)
    operation.throwIfAborted(`creating ${spec.name}`)
    if (this.#hosts.has(id) || this.#arriving.has(id)) throw errors.alreadyExists('machine', id)
    const number = nextHostNumber(network.name, this.#numbersOn(network.name))
    const record: MachineRecord = {
      spec: {
        ...spec,
        cpus: parseCpus(spec.cpus),
        memoryBytes: parseMemory(spec.memoryBytes),
        forwards: [...spec.forwards],
        authorizedKeys: [...spec.authorizedKeys],
      },
      number,
      image,
      layers: [],
      diskBytes,
      forwards: [...spec.forwards],
    }
    this.#arriving.set(id, { number, network: network.name })
    try {
      const host = await QemuHost.make(record, this.#hostSurroundings(spec))
      this.#hosts.set(id, host)
      return host
    } finally {
      this.#arriving.delete(id)
    }
  }

  #numbersOn(network: string): number[] {
    const made = [...this.#hosts.values()].map((host) => ({ number: host.number, network: host.spec.network }))
    return [...made, ...this.#arriving.values()].filter((host) => host.network === network).map(({ number }) => number)
  }

  async getHost(key: HostKey): Promise<QemuHost> {
    const host = this.#hosts.get(hostId(key))
    if (!host) throw errors.notFound('machine', hostId(key), [...this.#hosts.keys()])
    return host
  }

  async deleteHost(key: HostKey): Promise<void> {
    const host = await this.getHost(key)
    await host.delete()
    this.#hosts.delete(host.id)
  }

  async fetchImageList(): Promise<void> {
    this.#listed = await readImageLists(driverName)
  }

  /** Those of the run, then those that can be had: the stock ones and the image lists'. */
  async listImages(): Promise<readonly Image[]> {
    return [...this.#images.values(), ...this.#available()]
  }

  async getImage(selector: ImageSelector): Promise<QemuImage> {
    if ('name' in selector) return this.#image(selector.name)
    const all = [...this.#images.values(), ...this.#available()]
    const found = all.find((image) => image.kubernetesVersion === selector.kubernetesVersion)
    if (found) return this.#image(found.name)
    const versions = all.flatMap((image) => image.kubernetesVersion ?? [])
    throw errors.notFound('image for Kubernetes', selector.kubernetesVersion, versions)
  }

  async newImage(spec: ImageSpec): Promise<QemuImage> {
    checkFileName('image', spec.name)
    if (this.#images.has(spec.name)) throw errors.alreadyExists('image', spec.name)
    if (spec.recipe && spec.recipe.base !== debianBase) throw qemuErrors.unknownBase(spec.recipe.base, [debianBase])
    const { recipe, ...named } = spec
    const plain = { ...named, ...(recipe && { recipe: { base: recipe.base, steps: await plainSteps(recipe.steps) } }) }
    const image = new QemuImage(structuredClone(plain), this.#imageSurroundings)
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
    const hosts = [...this.#hosts.values()]
    const thaw: (() => Promise<void>)[] = []
    try {
      // All of them stop together, so that what they have said to each other agrees.
      await settleAll(hosts.map(async (host) => void thaw.push(await host.freeze(operation))))
      await settleAll(hosts.map((host) => operation.step(`save ${host.name}`, (inner) => host.writeState(inner))))
      operation.throwIfAborted('saving the machines')
    } catch (error) {
      await Promise.all(hosts.map((host) => host.discardState()))
      await Promise.all(thaw.map((undo) => undo()))
      throw error
    }
    const machines: MachineRecord[] = []
    await settleAll(
      hosts.map(async (host) => {
        machines.push(await operation.step(`store ${host.name}`, () => host.moveInto(directory)))
      }),
    )
    const record: RunRecord = {
      formatVersion: 1,
      networks: [...this.#networks.values()].map(({ name, number }) => ({ name, number })),
      machines,
      images: [...this.#images.values()].map((image) => image.record),
    }
    const images = new Set([...machines.map((machine) => machine.image), ...record.images.flatMap(({ hash }) => hash ?? [])])
    return { record, requires: requirementsOf(machines), images: [...images] }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#hosts.values()].map((host) => host.close()))
    await Promise.all([...this.#networks.values()].map((network) => network[Symbol.asyncDispose]()))
  }

  /** The images that can be had without being made by hand, but are not the run's own yet. */
  #available(): QemuImage[] {
    const stock = stockImages.map((record) => new QemuImage(record, this.#imageSurroundings))
    const listed = this.#listed.map(
      (entry) => new QemuImage({ name: entry.name, kubernetesVersion: entry.kubernetesVersion }, this.#imageSurroundings, entry),
    )
    return [...stock, ...listed].filter(({ name }) => !this.#images.has(name))
  }

  /** One of the run; one that can be had becomes the run's own by being asked for. */
  #image(name: string): QemuImage {
    const own = this.#images.get(name)
    if (own) return own
    const available = this.#available()
    const image = available.find((candidate) => candidate.name === name)
    if (!image) throw errors.notFound('image', name, [...this.#images.keys(), ...available.map((candidate) => candidate.name)])
    this.#images.set(name, image)
    return image
  }

  /** Links an image's folder into the run's, so that QEMU gets short names without anybody's folders in them, and reads what it is. */
  async #content(hash: string): Promise<ImageContent> {
    const { directory } = await this.#cache.open(hash).catch((error: unknown) => {
      if (!isVivariumError(error, 'NOT_FOUND')) throw error
      const name = [...this.#images.values()].find((image) => image.record.hash === hash)?.name ?? 'of a machine'
      throw qemuErrors.imageNotInCache(name, hash, 'build it again with the same recipe, or import the same file', { cause: error })
    })
    if (!this.#linked.has(hash)) {
      this.#linked.add(hash)
      await symlink(directory, join(this.#request.directory, imageLink(hash)))
    }
    return readImageContent(directory)
  }

  get #imageSurroundings() {
    return {
      cache: this.#cache,
      usedBy: (hash: string) => {
        const host = [...this.#hosts.values()].find((candidate) => candidate.imageHash === hash)
        return host && `machine ${host.name}`
      },
    }
  }

  #hostSurroundings(spec: HostSpec): HostSurroundings {
    const { directory, sshIdentityFile, ledger, clock, preferredPorts } = this.#request
    return {
      directory,
      sshIdentityFile,
      ledger,
      now: () => clock.now(),
      image: (hash) => this.#content(hash),
      hardware: currentHardware,
      networkNumber: this.#networks.get(spec.network)?.number ?? 0,
      preferredPorts: preferredPorts?.[hostId(spec)] ?? {},
    }
  }
}

/** Waits for all of them, also when one fails: nothing goes on behind the caller's back. Throws the first failure. */
async function settleAll(promises: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(promises)) if (result.status === 'rejected') throw result.reason
}
