import { mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  createSshClient,
  type DriverRun,
  errors,
  getDriver,
  isVivariumError,
  Operation,
  type OperationOptions,
  type SshClient,
  writeSshKeyPair,
} from '@vivarium/core'
import type { RunDescription } from './control/methods.js'
import { RemoteRun } from './control/remote-run.js'
import { universeErrors } from './errors.js'
import { Image, makeImage, type NewImageOptions } from './image.js'
import { connectToRun, startKeeper } from './keeper/start-keeper.js'
import { forgetUniverse } from './known-universes.js'
import { LocalRun, lanName } from './run/local-run.js'
import type { Run } from './run/run.js'
import { layout } from './store/layout.js'
import { allocateRun, listLiveRuns, type RunRecord, removeRun, sweepDeadRuns, withUniverseLock } from './store/runs.js'
import { ancestry, deleteSaveFolder, listSaves, readSave, saveSize } from './store/saves.js'
import { readUniverseFile, type UniverseFile, universeFormat, writeUniverseFile } from './store/universe-file.js'
import { hostSpecOf, type NewVMOptions, VM } from './vm.js'

export const defaultDriver = 'qemu'

export interface CreateOptions extends OperationOptions {
  /** Default: `qemu`. */
  readonly driver?: string
  /** The run goes on when this process ends. Default: it is closed with it. */
  readonly detached?: boolean
}

export interface OpenOptions extends OperationOptions {
  /** Default: the current save, or pristine when there is none. */
  readonly save?: string
  readonly detached?: boolean
}

/** A universe as it is listed. */
export interface UniverseSummary {
  /** Absolute. */
  readonly path: string
  readonly driver: string
  readonly currentSave: string | null
  readonly createdAt: string
}

/** A save as it is listed. */
export interface SaveSummary {
  readonly name: string
  readonly parent: string | null
  readonly createdAt: string
  readonly current: boolean
  /** Bytes on disk of its own files. */
  readonly bytes: number
  readonly requires: Readonly<Record<string, string>>
}

/**
 * An open universe: machines (later clusters and residents) in an enclosure of their own. `create` makes one, `open` opens a saved
 * one; `save` keeps what it is now and ends it, `close` ends it and rewinds it to the last save, `destroy` removes all of it.
 * Everything that was made in it goes with it.
 */
export class Universe implements AsyncDisposable {
  /** Absolute path of its folder. */
  readonly path: string
  readonly #run: Run
  readonly #description: RunDescription
  readonly #hostKeys = new Map<string, string>()
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
    const made = await mkdir(universe, { recursive: true, mode: 0o700 })
    if ((await readdir(universe)).length > 0) throw universeErrors.folderNotEmpty(universe)
    try {
      await mkdir(layout.sshFolder(universe), { mode: 0o700 })
      await writeSshKeyPair(layout.sshIdentity(universe), `vivarium ${driver.name}`)
      await mkdir(layout.saves(universe), { mode: 0o700 })
      await mkdir(layout.runs(universe), { mode: 0o700 })
      const content: UniverseFile = {
        formatVersion: universeFormat,
        id: crypto.randomUUID(),
        driver: driver.name,
        createdAt: new Date().toISOString(),
        currentSave: null,
      }
      await writeUniverseFile(universe, content)
      return await Universe.open(universe, { ...options, save: undefined })
    } catch (error) {
      await removeUniverseFiles(universe)
      if (made !== undefined) await rmdir(universe).catch(() => {})
      throw error
    }
  }

  /**
   * Opens a private run on top of a save. Any number may be open at once; none sees what the others do. Throws NOT_A_UNIVERSE,
   * NOT_FOUND, CORRUPT_FILE, NEWER_FORMAT; a failure leaves nothing behind.
   */
  static async open(path: string, options: OpenOptions = {}): Promise<Universe> {
    const operation = Operation.from(options, 'opening the universe')
    const universe = resolve(path)
    const { driver, currentSave } = await readUniverse(universe)
    const save = options.save ?? currentSave
    if (save !== null) await readSave(universe, save)
    const detached = options.detached ?? false
    const { runsIn } = getDriver(driver)
    if (detached && runsIn === 'caller') {
      throw errors.unsupported('a detached run', `driver ${driver} keeps its runs in the process that opens them`)
    }
    const handle = await allocateRun(universe, { driver, save, detached })
    try {
      const run =
        runsIn === 'keeper'
          ? await startKeeper({ universe, run: handle.id, detached, driver, signal: operation.signal, onProgress: operation.onProgress })
          : await LocalRun.open(universe, handle.id, operation)
      return new Universe(universe, run, await run.describe())
    } catch (error) {
      await removeRun(universe, handle)
      throw error
    }
  }

  /** Joins a run that is open in a keeper: `id`, or the only one. Throws NO_OPEN_RUN, NOT_FOUND, INVALID_VALUE when there are several. */
  static async attach(path: string, id?: string): Promise<Universe> {
    const universe = resolve(path)
    await readUniverse(universe)
    const runs = (await listLiveRuns(universe)).filter((run) => run.ready)
    const ids = runs.map((run) => run.id)
    if (id !== undefined && !ids.includes(id)) throw errors.notFound('open run', id, ids)
    if (id === undefined && ids.length > 1) {
      throw errors.invalidValue('run', '', `${universe} is open in several runs (${ids.join(', ')}): say which one`)
    }
    const chosen = id ?? ids[0]
    if (chosen === undefined) throw universeErrors.noOpenRun(universe)
    const run = await connectToRun(universe, chosen)
    return new Universe(universe, run, await run.describe())
  }

  /** What is known of a universe without opening it. Throws NOT_A_UNIVERSE, CORRUPT_FILE, NEWER_FORMAT. */
  static async about(path: string): Promise<UniverseSummary> {
    const universe = resolve(path)
    const { driver, currentSave, createdAt } = await readUniverse(universe)
    return { path: universe, driver, currentSave, createdAt }
  }

  /** The open runs of a universe, oldest first. What crashed runs have left is swept up first. */
  static async runs(path: string): Promise<RunRecord[]> {
    const universe = resolve(path)
    await readUniverse(universe)
    await withUniverseLock(universe, () => sweepDeadRuns(universe))
    return listLiveRuns(universe)
  }

  static async saves(path: string): Promise<SaveSummary[]> {
    const universe = resolve(path)
    const { currentSave } = await readUniverse(universe)
    return Promise.all(
      (await listSaves(universe)).map(async ({ name, parent, createdAt, requires }) => ({
        name,
        parent,
        createdAt,
        current: name === currentSave,
        bytes: await saveSize(universe, name),
        requires,
      })),
    )
  }

  /** Throws NOT_FOUND, or IN_USE while it is current, open, or another save stands on it. */
  static async deleteSave(path: string, name: string): Promise<void> {
    const universe = resolve(path)
    const { currentSave } = await readUniverse(universe)
    await withUniverseLock(universe, async () => {
      const saves = await listSaves(universe)
      if (!saves.some((save) => save.name === name))
        throw errors.notFound(
          'save',
          name,
          saves.map((save) => save.name),
        )
      if (currentSave === name) throw errors.inUse('save', name, 'the universe: it is the current save')
      const child = saves.find((save) => save.name !== name && ancestry(saves, save.name).includes(name))
      if (child) throw errors.inUse('save', name, `save ${child.name}, which stands on it`)
      const run = (await listLiveRuns(universe)).find((open) => open.save === name)
      if (run) throw errors.inUse('save', name, `run ${run.id}`)
      await deleteSaveFolder(universe, name)
    })
  }

  /** Removes a universe with all its saves. Throws UNIVERSE_OPEN while it is open, unless `force` closes the runs first. */
  static async destroy(path: string, options: { readonly force?: boolean } = {}): Promise<void> {
    const universe = resolve(path)
    await readUniverse(universe)
    const runs = await Universe.runs(universe)
    if (runs.length > 0 && !options.force) throw universeErrors.universeOpen(universe, runs.map((run) => run.id).join(', '))
    for (const run of runs) await closeRun(universe, run)
    await removeUniverseFiles(universe)
    // The folder itself only when nothing of somebody else's lies in it.
    await rmdir(universe).catch(() => {})
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
    void this.#ssh?.close()
    if (this.#run instanceof RemoteRun) this.#run.disconnect()
  }

  /** Resolves with the reason when this run has ended, whoever ended it. */
  get ended(): Promise<string> {
    return this.#run.ended
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
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
    await this.#ssh?.close()
    return result
  }
}

async function readUniverse(universe: string): Promise<UniverseFile> {
  try {
    return await readUniverseFile(universe)
  } catch (error) {
    if (isVivariumError(error, 'NOT_FOUND')) throw universeErrors.notAUniverse(universe, { cause: error })
    throw error
  }
}

async function closeRun(universe: string, { id }: RunRecord): Promise<void> {
  const run = await connectToRun(universe, id)
  await run.close()
}

/** Only what is ours: the folder may hold files of its owner. */
async function removeUniverseFiles(universe: string): Promise<void> {
  // Without universe.json there is no universe any more: a crash from here on leaves rubbish, not half a universe.
  await rm(layout.universeFile(universe), { force: true })
  for (const folder of [layout.runs(universe), layout.saves(universe), layout.sshFolder(universe)]) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  for (const file of [layout.lock(universe), layout.saveLock(universe)]) await rm(file, { force: true })
}
