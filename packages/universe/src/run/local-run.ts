import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  cacheDir,
  type Driver,
  type DriverRun,
  errors,
  FileLock,
  getDriver,
  hostClock,
  hostId,
  messageOf,
  type OpenRunRequest,
  Operation,
  type OperationOptions,
  ProcessLedger,
  type SavedState,
} from '@vivarium/core'
import type { RunDescription } from '../control/methods.js'
import { universeErrors } from '../errors.js'
import { layout } from '../store/layout.js'
import { type RunHandle, readRun, removeRun, withUniverseLock, writeRun } from '../store/runs.js'
import { abandonSave, beginSave, commitSave, listSaveNames, nextSaveName, readSave, type SaveRecord } from '../store/saves.js'
import { readUniverseFile, writeUniverseFile } from '../store/universe-file.js'
import type { Run } from './run.js'

/** The network that every machine of a universe is on. */
export const lanName = 'lan'

/** What a driver may write into a run's folder; a checkpoint begins again without it. */
const driverFolders = ['machines', 'networks', 'images']

type State = 'open' | 'saving' | 'closing' | 'closed'

/** An open run in this process: the one that holds the driver's run, and with it what the run is made of. */
export class LocalRun implements Run {
  readonly ended: Promise<string>
  readonly #universe: string
  readonly #id: string
  readonly #token: string
  readonly #driver: Driver
  #driverRun: DriverRun
  #save: SaveRecord | null
  #clock: Clock
  readonly #openedAt = new Date().toISOString()
  #state: State = 'open'
  #saving: { readonly controller: AbortController; readonly done: Promise<unknown> } | undefined
  #closing: Promise<void> | undefined
  #resolveEnded: (reason: string) => void = () => {}

  private constructor(
    universe: string,
    { id, token }: RunHandle,
    driver: Driver,
    driverRun: DriverRun,
    save: SaveRecord | null,
    clock: Clock,
  ) {
    this.#universe = universe
    this.#id = id
    this.#token = token
    this.#driver = driver
    this.#driverRun = driverRun
    this.#save = save
    this.#clock = clock
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve
    })
  }

  /** Opens the run whose folder and record `allocateRun` made. On failure the caller removes them. */
  static async open(universe: string, id: string, options?: OperationOptions): Promise<LocalRun> {
    const operation = Operation.from(options, 'opening the universe')
    const { save: saveName, token } = await readRun(universe, id)
    const { driver: driverName } = await readUniverseFile(universe)
    const driver = getDriver(driverName)
    const save = saveName === null ? null : await readSave(universe, saveName)
    if (save && save.driver !== driverName) throw universeErrors.driverMismatch(save.name, save.driver, driverName)
    const clock: Clock = { base: save ? Date.parse(save.clock) : Date.now(), started: performance.now() }
    const driverRun = await openDriverRun(driver, { universe, id, save, clock }, operation)
    try {
      if (save === null) await driverRun.createNetwork(lanName, operation)
      const record = await readRun(universe, id)
      await writeRun(universe, { ...record, ready: true })
      return new LocalRun(universe, { id, token }, driver, driverRun, save, clock)
    } catch (error) {
      await driverRun.close()
      throw error
    }
  }

  get driver(): DriverRun {
    return this.#driverRun
  }

  async describe(): Promise<RunDescription> {
    return {
      id: this.#id,
      universe: this.#universe,
      driver: this.#driver.name,
      requiresPortForwarding: this.#driver.requiresPortForwarding,
      save: this.#save?.name ?? null,
      openedAt: this.#openedAt,
      clock: this.#now().toISOString(),
    }
  }

  save(options: OperationOptions & { readonly as?: string } = {}): Promise<string> {
    return this.#exclusively(options, async (operation) => {
      const name = await this.#write(options.as, operation)
      await this.#end(`it was saved as ${name}`)
      return name
    })
  }

  checkpoint(options: OperationOptions & { readonly as?: string } = {}): Promise<string> {
    return this.#exclusively(options, async (operation) => {
      const preferredPorts = await this.#forwardedPorts()
      const name = await this.#write(options.as, operation)
      try {
        // The save is made: whoever cancels from here on still gets the run back.
        await this.#reopen(name, preferredPorts, Operation.from({ onProgress: options.onProgress }, 'opening the save'))
        return name
      } catch (error) {
        await this.#end(`it was saved as ${name}, but could not be opened again: ${messageOf(error)}`)
        throw error
      }
    })
  }

  async #reopen(name: string, preferredPorts: PreferredPorts, operation: Operation): Promise<void> {
    await this.#driverRun.close()
    const folder = layout.run(this.#universe, this.#id)
    for (const inner of driverFolders) await rm(join(folder, inner), { recursive: true, force: true })
    const save = await readSave(this.#universe, name)
    const clock: Clock = { base: Date.parse(save.clock), started: performance.now() }
    this.#driverRun = await openDriverRun(this.#driver, { universe: this.#universe, id: this.#id, save, clock, preferredPorts }, operation)
    this.#save = save
    this.#clock = clock
    await writeRun(this.#universe, { ...(await readRun(this.#universe, this.#id)), save: name })
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #close(): Promise<void> {
    if (this.#saving) {
      this.#saving.controller.abort(errors.cancelled('the save', { details: { reason: 'the run is being closed' } }))
      await this.#saving.done
    }
    if (this.#state !== 'closed') await this.#end('it was closed')
  }

  async #end(reason: string): Promise<void> {
    this.#state = 'closing'
    try {
      await this.#driverRun.close()
    } finally {
      await removeRun(this.#universe, { id: this.#id, token: this.#token })
      this.#state = 'closed'
      this.#resolveEnded(reason)
    }
  }

  /** Runs a save alone: neither a second save nor a close comes between. */
  async #exclusively<T>(options: OperationOptions, body: (operation: Operation) => Promise<T>): Promise<T> {
    if (this.#state === 'closed') throw universeErrors.runClosed(this.#id)
    if (this.#state !== 'open') throw universeErrors.runBusy(this.#id, this.#state === 'saving' ? 'being saved' : 'being closed')
    const outer = Operation.from(options, 'saving the universe')
    outer.throwIfAborted('saving the universe')
    this.#state = 'saving'
    const controller = new AbortController()
    const signal = AbortSignal.any([outer.signal, controller.signal])
    const work = body(Operation.from({ signal, onProgress: outer.onProgress }, 'saving the universe'))
    this.#saving = { controller, done: work.catch(() => {}) }
    try {
      return await work
    } finally {
      this.#saving = undefined
      if (this.#state === 'saving') this.#state = 'open'
    }
  }

  async #write(as: string | undefined, operation: Operation): Promise<string> {
    await using _lock = await FileLock.acquire(layout.saveLock(this.#universe), { what: `saving ${this.#universe}` })
    const { currentSave } = await readUniverseFile(this.#universe)
    const parent = this.#save?.name ?? null
    if (currentSave !== parent && as === undefined) {
      throw universeErrors.saveConflict(describeSave(parent), describeSave(currentSave))
    }
    const taken = await listSaveNames(this.#universe)
    const name = as ?? nextSaveName(taken)
    layout.save(this.#universe, name) // checks the name
    if (taken.includes(name)) throw errors.alreadyExists('save', name)
    const clock = this.#now().toISOString()
    const directory = await beginSave(this.#universe, this.#id)
    let saved: SavedState | undefined
    try {
      saved = await this.#driverRun.save(directory, operation)
      await this.#commit({
        name,
        parent,
        createdAt: new Date().toISOString(),
        clock,
        driver: this.#driver.name,
        requires: saved.requires,
        images: [...saved.images],
        driverRecord: saved.record,
      })
      return name
    } catch (error) {
      await abandonSave(this.#universe, this.#id)
      // The driver has given its state away: there is nothing to go on with.
      if (saved) await this.#end(`it could not be saved: ${messageOf(error)}`)
      throw error
    }
  }

  async #commit(save: Omit<SaveRecord, 'formatVersion'>): Promise<void> {
    await withUniverseLock(this.#universe, async () => {
      await commitSave(this.#universe, this.#id, save)
      const file = await readUniverseFile(this.#universe)
      // A save beside one that came meanwhile is a branch: what `open` takes stays.
      if (file.currentSave === save.parent) await writeUniverseFile(this.#universe, { ...file, currentSave: save.name })
    })
  }

  async #forwardedPorts(): Promise<PreferredPorts> {
    const ports: Record<string, Record<string, number>> = {}
    for (const host of await this.#driverRun.listHosts()) {
      ports[hostId(host.spec)] = Object.fromEntries((await host.forwards()).map(({ guestPort, hostPort }) => [guestPort, hostPort]))
    }
    return ports
  }

  #now(): Date {
    return timeOf(this.#clock)
  }
}

/** The universe's time (`base`, milliseconds since 1970) at a moment (`started`) of this computer's monotonic clock. */
interface Clock {
  readonly base: number
  readonly started: number
}

const timeOf = ({ base, started }: Clock) => new Date(base + (performance.now() - started))

type PreferredPorts = NonNullable<OpenRunRequest['preferredPorts']>

interface OpenDriverRun {
  readonly universe: string
  readonly id: string
  readonly save: SaveRecord | null
  readonly clock: Clock
  readonly preferredPorts?: PreferredPorts
}

function openDriverRun(
  driver: Driver,
  { universe, id, save, clock, preferredPorts }: OpenDriverRun,
  operation: Operation,
): Promise<DriverRun> {
  return driver.openRun(
    {
      directory: layout.run(universe, id),
      ...(save ? { save: { name: save.name, directory: layout.save(universe, save.name), record: save.driverRecord } } : {}),
      cacheDirectory: cacheDir(),
      sshIdentityFile: layout.sshIdentity(universe),
      clock: { now: () => timeOf(clock), after: hostClock.after },
      seed: id,
      ledger: new ProcessLedger(layout.runProcesses(universe, id)),
      preferredPorts,
    },
    operation,
  )
}

const describeSave = (name: string | null) => (name === null ? 'the pristine universe' : `save ${name}`)
