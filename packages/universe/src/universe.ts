import { resolve } from 'node:path'
import {
  createSshClient,
  type DriverRun,
  errors,
  getDriver,
  Operation,
  type OperationOptions,
  type RunChange,
  type SshClient,
} from '@vivarium/core'
import type { UniverseClock } from './clock/virtual-clock.js'
import type { Cluster } from './cluster/cluster.js'
import type { ClusterHome } from './cluster/cluster-home.js'
import type { ClusterRecord } from './cluster/cluster-record.js'
import type { NewClusterOptions } from './cluster/new-cluster.js'
import type { RunDescription } from './control/methods.js'
import { RemoteRun } from './control/remote-run.js'
import { universeErrors } from './errors.js'
import { Image, makeImage, type NewImageOptions } from './image.js'
import { forgetUniverse } from './known-universes.js'
import { type NewResidentOptions, ResidentHandle } from './resident-handle.js'
import { findRun, joinRun } from './run/join-run.js'
import { lanName } from './run/lan-name.js'
import { openRuns } from './run/open-runs.js'
import type { Run } from './run/run.js'
import { layout } from './store/layout.js'
import { listLiveRuns, type RunRecord, sweepDeadRuns, withUniverseLock } from './store/runs.js'
import {
  deleteSave,
  makeUniverseFolder,
  readUniverse,
  removeUniverseFolder,
  type SaveSummary,
  summariesOfSaves,
  summaryOfUniverse,
  type UniverseSummary,
} from './universe-folder.js'
import { hostSpecOf, type NewVMOptions, VM } from './vm.js'

export const defaultDriver = 'sim'

export interface CreateOptions extends OperationOptions {
  /** Default: `sim`. */
  readonly driver?: string
  /** Names and orders of simulated parts follow from it. Default: another one for each universe. */
  readonly seed?: string
  /** The run goes on when this process ends. Default: it is closed with it. */
  readonly detached?: boolean
  /** As of `open`. */
  readonly joinable?: boolean
}

export interface OpenOptions extends OperationOptions {
  /** Default: the current save, or pristine when there is none. */
  readonly save?: string
  /** The run goes on when this process ends. Default: it is closed with it. */
  readonly detached?: boolean
  /**
   * Other processes can join the run (`attach`, the command line). Default: only if it is detached, or if the driver's runs have a process of
   * their own anyway; a run of plain memory lives in this process, quicker and for itself alone.
   */
  readonly joinable?: boolean
}

export interface ForkOptions extends OpenOptions {
  /** How many runs. */
  readonly count: number
}

/**
 * An open universe: machines, clusters and residents in an enclosure of their own. `create` makes one, `open` opens a saved
 * one; `save` keeps what it is now and ends it, `close` ends it and rewinds it to the last save, `destroy` removes all of it.
 * Everything that was made in it goes with it.
 */
export class Universe implements AsyncDisposable {
  /** Absolute path of its folder. */
  readonly path: string
  readonly #run: Run
  readonly #description: RunDescription
  readonly #hostKeys = new Map<string, string>()
  readonly #apiClients: ClusterHome['clients'] = new Map()
  #ssh: SshClient | undefined

  private constructor(path: string, run: Run, description: RunDescription) {
    this.path = path
    this.#run = run
    this.#description = description
  }

  /** Makes a universe in a new or empty folder, and opens it. Throws FOLDER_NOT_EMPTY, NOT_FOUND and DRIVER_NOT_READY. */
  static async create(path: string, options: CreateOptions = {}): Promise<Universe> {
    const operation = Operation.from(options, 'creating the universe')
    const universe = resolve(path)
    const driver = getDriver(options.driver ?? defaultDriver)
    const status = await driver.status(operation)
    if (!status.ready) {
      const problems = status.problems.map(({ message, remedy }) => `${message}; ${remedy}`).join('; ')
      throw universeErrors.driverNotReady(driver.name, problems === '' ? status.message : problems)
    }
    const { seed, ...rest } = options
    return makeUniverseFolder(universe, { driver: driver.name, seed }, () => Universe.open(universe, { ...rest, save: undefined }))
  }

  /**
   * Opens a private run on top of a save. Any number may be open at once; none sees what the others do. Throws NOT_A_UNIVERSE,
   * NOT_FOUND, CORRUPT_FILE, NEWER_FORMAT; a failure leaves nothing behind.
   */
  static async open(path: string, options: OpenOptions = {}): Promise<Universe> {
    const [opened] = await Universe.fork(path, { ...options, count: 1 })
    if (!opened) throw new Error('no run was opened')
    return opened
  }

  /**
   * Opens several private runs on top of one save. Of a driver of plain memory all live in this process or, with `detached` or `joinable`, in
   * one other process. All open, or none does. Throws as `open`, and INVALID_VALUE for the count.
   */
  static async fork(path: string, { count, ...options }: ForkOptions): Promise<Universe[]> {
    const operation = Operation.from(options, 'opening the universe')
    operation.throwIfAborted('opening the universe')
    if (!Number.isInteger(count) || count < 1) throw errors.invalidValue('count', count, 'it must be a whole number, at least 1')
    const universe = resolve(path)
    const { driver, currentSave } = await readUniverse(universe)
    const { save = currentSave, detached = false, joinable = false } = options
    const runs = await openRuns({ universe, driver, save, count, detached, joinable }, operation)
    return Promise.all(runs.map(async (run) => new Universe(universe, run, await run.describe())))
  }

  /**
   * Joins an open run: `id`, or the only one. Throws NO_OPEN_RUN, NOT_FOUND, INVALID_VALUE when there are several, and RUN_ELSEWHERE for one in
   * another process that opened it for itself alone.
   */
  static async attach(path: string, id?: string): Promise<Universe> {
    const universe = resolve(path)
    await readUniverse(universe)
    const run = await joinRun(universe, await findRun(universe, id))
    return new Universe(universe, run, await run.describe())
  }

  /** What is known of a universe without opening it. Throws NOT_A_UNIVERSE, CORRUPT_FILE, NEWER_FORMAT. */
  static async about(path: string): Promise<UniverseSummary> {
    return summaryOfUniverse(resolve(path))
  }

  /** The open runs of a universe, oldest first. What crashed runs have left is swept up first. */
  static async runs(path: string): Promise<RunRecord[]> {
    const universe = resolve(path)
    await readUniverse(universe)
    await withUniverseLock(universe, () => sweepDeadRuns(universe))
    return listLiveRuns(universe)
  }

  static async saves(path: string): Promise<SaveSummary[]> {
    return summariesOfSaves(resolve(path))
  }

  /** Throws NOT_FOUND, or IN_USE while it is current, open, or another save stands on it. */
  static async deleteSave(path: string, name: string): Promise<void> {
    await deleteSave(resolve(path), name)
  }

  /**
   * Removes a universe with all its saves. Throws UNIVERSE_OPEN while it is open, unless `force` closes the runs first; and RUN_ELSEWHERE for
   * a run that another process has for itself alone.
   */
  static async destroy(path: string, options: { readonly force?: boolean } = {}): Promise<void> {
    const universe = resolve(path)
    await readUniverse(universe)
    const runs = await Universe.runs(universe)
    if (runs.length > 0 && !options.force) throw universeErrors.universeOpen(universe, runs.map((run) => run.id).join(', '))
    for (const run of runs) await (await joinRun(universe, run)).close()
    await removeUniverseFolder(universe)
    await forgetUniverse(universe)
  }

  /** Unique among the universe's open runs. */
  get runId(): string {
    return this.#description.id
  }

  get driverName(): string {
    return this.#description.driver
  }

  /** The save that this run was opened from, now and with the universe's time. */
  describe(): Promise<RunDescription> {
    return this.#run.describe()
  }

  /** Makes a machine from an image of this universe; `start` boots it. Throws NOT_FOUND, ALREADY_EXISTS, INVALID_NAME, INVALID_VALUE. */
  async newVM(name: string, options: NewVMOptions): Promise<VM> {
    const spec = await hostSpecOf(name, lanName, options, this.path)
    if ((await this.#driver.listHosts()).some((host) => host.name === name)) throw errors.alreadyExists('machine', name)
    return this.#wrap(await this.#driver.createHost(spec, options))
  }

  /** Throws NOT_FOUND with the names that there are. */
  async vm(name: string): Promise<VM> {
    const hosts = await this.#driver.listHosts()
    const host = hosts.find((candidate) => candidate.name === name)
    if (!host)
      throw errors.notFound(
        'machine',
        name,
        hosts.map((candidate) => candidate.name),
      )
    return this.#wrap(host)
  }

  async vms(): Promise<VM[]> {
    return (await this.#driver.listHosts()).map((host) => this.#wrap(host))
  }

  /** Builds an image (or takes it from a file) under a name of this universe. Throws ALREADY_EXISTS. */
  newImage(name: string, options: NewImageOptions = {}): Promise<Image> {
    return makeImage(this.#driver, name, options)
  }

  /** Throws NOT_FOUND. */
  async image(name: string): Promise<Image> {
    return new Image(await this.#driver.getImage({ name }))
  }

  async images(): Promise<Image[]> {
    return (await this.#driver.listImages()).map((image) => new Image(image))
  }

  /** Forgets an image's name; its content stays in the cache for others. Throws NOT_FOUND, IN_USE. */
  async deleteImage(name: string): Promise<void> {
    await this.#driver.deleteImage(name)
  }

  /**
   * Makes a Kubernetes cluster by kubeadm: machines for a control plane and workers, which are started and become its nodes. Resolves when all
   * are ready; what fails is taken back. Throws ALREADY_EXISTS, NO_KUBERNETES_IMAGE, NOT_A_KUBERNETES_IMAGE, CLUSTER_FAILED (with what kubeadm
   * printed), INVALID_NAME, INVALID_VALUE, TIMED_OUT (default: after 30 minutes).
   */
  async newCluster(name: string, options?: NewClusterOptions): Promise<Cluster> {
    const { newCluster } = await import('./cluster/new-cluster.js')
    return newCluster(this.#clusterHome, name, options)
  }

  /** Throws NOT_FOUND with the names that there are. */
  async cluster(name: string): Promise<Cluster> {
    const records = await this.#run.clusters()
    const record = records.find((candidate) => candidate.name === name)
    if (record) return this.#clusterOf(record)
    throw errors.notFound(
      'cluster',
      name,
      records.map((candidate) => candidate.name),
    )
  }

  async clusters(): Promise<Cluster[]> {
    return Promise.all((await this.#run.clusters()).map((record) => this.#clusterOf(record)))
  }

  /** The time of the universe. */
  get clock(): UniverseClock {
    return this.#run.clock
  }

  /**
   * Makes a resident of a registered kind. Throws NOT_FOUND for the kind, ALREADY_EXISTS, INVALID_NAME, and INVALID_VALUE for options that
   * the kind does not know.
   */
  async newResident(kind: string, name: string, { options = {}, ...operation }: NewResidentOptions = {}): Promise<ResidentHandle> {
    return new ResidentHandle(await this.#run.newResident(kind, name, options, operation), this.#run)
  }

  /** Throws NOT_FOUND with the names that there are. */
  async resident(name: string): Promise<ResidentHandle> {
    const residents = await this.residents()
    const found = residents.find((resident) => resident.name === name)
    if (found) return found
    throw errors.notFound(
      'resident',
      name,
      residents.map((resident) => resident.name),
    )
  }

  async residents(): Promise<ResidentHandle[]> {
    return (await this.#run.residents()).map((record) => new ResidentHandle(record, this.#run))
  }

  /**
   * Resolves when nothing is left to do at the present time of the clock, as far as the driver and the residents know. What waits for a time,
   * or goes on outside of the universe, is not waited for.
   */
  settled(options?: OperationOptions): Promise<void> {
    return this.#run.settled(options)
  }

  /**
   * What is otherwise than in the save that this run was opened from, as far as the driver knows; of a pristine run all there is. Throws
   * UNSUPPORTED for drivers that do not know.
   */
  changes(options?: OperationOptions): Promise<readonly RunChange[]> {
    return this.#run.changes(options)
  }

  /**
   * Saves everything under a name (default: the next `save-N`) and closes. The save becomes the current one, which `open` takes, unless
   * another run saved meanwhile: then it must have a name (`as`) and stands beside that one. Resolves with the name.
   */
  save(options?: OperationOptions & { readonly as?: string }): Promise<string> {
    return this.#leave(() => this.#run.save(options))
  }

  /** Saves, and goes on from there. */
  checkpoint(options?: OperationOptions & { readonly as?: string }): Promise<string> {
    return this.#run.checkpoint(options)
  }

  /** Ends this run. Everything that was done in it since its save is gone. Idempotent. */
  close(): Promise<void> {
    return this.#leave(() => this.#run.close())
  }

  /** Closes this run and removes the universe. Throws UNIVERSE_OPEN while other runs are open. */
  async destroy(): Promise<void> {
    const others = (await Universe.runs(this.path)).filter((run) => run.id !== this.runId)
    if (others.length > 0) throw universeErrors.universeOpen(this.path, others.map((run) => run.id).join(', '))
    await this.close()
    await Universe.destroy(this.path)
  }

  /** Lets go of a detached run without ending it. */
  disconnect(): void {
    this.#closeApiClients()
    void this.#ssh?.close()
    if (this.#run instanceof RemoteRun) this.#run.disconnect()
  }

  /**
   * The driver's contract for this run, for what goes beyond a universe. After a checkpoint it is another one. The universe does not hear of
   * what is made or changed here; of a run in another process it has what the keeper passes on.
   */
  get driverRun(): DriverRun {
    return this.#driver
  }

  /** Resolves with the reason when this run has ended, whoever ended it. */
  get ended(): Promise<string> {
    return this.#run.ended
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  get #clusterHome(): ClusterHome {
    const { id, requiresPortForwarding } = this.#description
    return {
      universe: this.path,
      runId: id,
      requiresPortForwarding,
      driver: () => this.#driver,
      run: this.#run,
      vm: (host) => this.#wrap(host),
      clients: this.#apiClients,
    }
  }

  async #clusterOf(record: ClusterRecord): Promise<Cluster> {
    const { Cluster } = await import('./cluster/cluster.js')
    return Cluster.of(this.#clusterHome, record)
  }

  get #driver(): DriverRun {
    return this.#run.driver
  }

  #wrap(host: Awaited<ReturnType<DriverRun['getHost']>>): VM {
    return new VM(host, {
      universe: this.path,
      requiresPortForwarding: this.#description.requiresPortForwarding,
      driver: () => this.#driver,
      ssh: () => this.#sshClient(),
      hostKey: async (address) => {
        // Which key it is comes out by logging in.
        await this.#sshClient().waitForServer(address)
        return this.#hostKeys.get(address) ?? ''
      },
    })
  }

  #sshClient(): SshClient {
    this.#ssh ??= createSshClient({ user: 'root', identityFile: layout.sshIdentity(this.path), hostKeys: this.#hostKeys })
    return this.#ssh
  }

  /** Ends this handle's own connections when the run has ended. */
  async #leave<T>(end: () => Promise<T>): Promise<T> {
    const result = await end()
    this.#closeApiClients()
    await this.#ssh?.close()
    return result
  }

  #closeApiClients(): void {
    for (const client of this.#apiClients.values()) client.close()
    this.#apiClients.clear()
  }
}
