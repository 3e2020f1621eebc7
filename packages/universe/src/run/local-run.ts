import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type DriverRun, errors, FileLock, messageOf, Operation, type OperationOptions, type RunChange } from '@vivarium/core'
import type { UniverseClock } from '../clock/virtual-clock.js'
import type { ClusterRecord } from '../cluster/cluster-record.js'
import type { RunDescription } from '../control/methods.js'
import { universeErrors } from '../errors.js'
import { layout } from '../store/layout.js'
import { type RunRecord, readRun, removeRun, withUniverseLock, writeRun } from '../store/runs.js'
import { abandonSave, beginSave, commitSave, listSaveNames, nextSaveName, readSave, type SaveRecord } from '../store/saves.js'
import { readUniverseFile, writeUniverseFile } from '../store/universe-file.js'
import { Contents, type Place, type PortsInUse, type SavedContents } from './contents.js'
import type { ResidentRecord } from './residents.js'
import type { Run } from './run.js'

/** What may be written into a run's folder while it is open; a checkpoint begins again without it. */
const foldersOfContents = ['machines', 'networks', 'images', 'residents', 'resident-files']

type State = 'open' | 'saving' | 'closing' | 'closed'

/** The runs that are open in this process, by token. */
const openHere = new Map<string, LocalRun>()

/** An open run in this process: the one that holds the driver's run, and with it what the run is made of. */
export class LocalRun implements Run {
  readonly ended: Promise<string>
  readonly clock: UniverseClock
  readonly #record: RunRecord
  #place: Place
  #contents: Contents
  readonly #openedAt = new Date().toISOString()
  #state: State = 'open'
  #saving: { readonly controller: AbortController; readonly done: Promise<unknown> } | undefined
  #closing: Promise<void> | undefined
  #resolveEnded: (reason: string) => void = () => {}

  private constructor(record: RunRecord, place: Place, contents: Contents) {
    this.#record = record
    this.#place = place
    this.#contents = contents
    this.clock = this.#makeClock()
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve
    })
  }

  /** Opens a run whose folder and record `allocateRuns` made. On failure the caller removes them. */
  static async open(record: RunRecord, place: Place, operation: Operation): Promise<LocalRun> {
    const contents = await Contents.open(place, undefined, operation)
    try {
      await writeRun(place.universe, { ...record, ready: true })
      const run = new LocalRun(record, place, contents)
      openHere.set(record.token, run)
      return run
    } catch (error) {
      await contents.close()
      throw error
    }
  }

  /** The run, if it is open in this process. */
  static here({ token }: RunRecord): LocalRun | undefined {
    return openHere.get(token)
  }

  get id(): string {
    return this.#record.id
  }

  get driver(): DriverRun {
    if (this.#state === 'closed') throw universeErrors.runClosed(this.#record.id)
    return this.#contents.driverRun
  }

  async describe(): Promise<RunDescription> {
    const { id, universe, driver, save } = this.#place
    return {
      id,
      universe,
      driver: driver.name,
      requiresPortForwarding: driver.requiresPortForwarding,
      save: save?.name ?? null,
      openedAt: this.#openedAt,
      clock: this.#contents.clock.now().toISOString(),
    }
  }

  async clusters(): Promise<readonly ClusterRecord[]> {
    return this.#contents.clusters
  }

  async putCluster(record: ClusterRecord): Promise<void> {
    this.#checkOpen()
    this.#contents.putCluster(record)
  }

  async deleteCluster(name: string): Promise<void> {
    this.#checkOpen()
    this.#contents.deleteCluster(name)
  }

  async residents(): Promise<readonly ResidentRecord[]> {
    return this.#contents.residents.list()
  }

  async newResident(kind: string, name: string, options: unknown, operation?: OperationOptions): Promise<ResidentRecord> {
    this.#checkOpen()
    return this.#contents.residents.add(kind, name, options, Operation.from(operation, `making resident ${name}`))
  }

  async destroyResident(name: string): Promise<void> {
    this.#checkOpen()
    await this.#contents.residents.remove(name)
  }

  async settled(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, 'the universe settling')
    await operation.race(this.#contents.settled(operation), 'the universe settling')
  }

  async changes(options?: OperationOptions): Promise<readonly RunChange[]> {
    return this.#contents.changes(Operation.from(options, 'comparing with the save'))
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
      const ports = await this.#contents.portsInUse()
      const name = await this.#write(options.as, operation)
      try {
        // The save is made: whoever cancels from here on still gets the run back.
        await this.#reopen(name, ports, Operation.from({ onProgress: options.onProgress }, 'opening the save'))
        return name
      } catch (error) {
        await this.#end(`it was saved as ${name}, but could not be opened again: ${messageOf(error)}`)
        throw error
      }
    })
  }

  async #reopen(name: string, ports: PortsInUse, operation: Operation): Promise<void> {
    const { universe, id } = this.#place
    await this.#contents.close()
    for (const folder of foldersOfContents) await rm(join(layout.run(universe, id), folder), { recursive: true, force: true })
    const place = { ...this.#place, save: await readSave(universe, name) }
    this.#contents = await Contents.open(place, ports, operation)
    this.#place = place
    await writeRun(universe, { ...(await readRun(universe, id)), save: name })
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
      await this.#contents.close()
    } finally {
      await removeRun(this.#place.universe, this.#record)
      openHere.delete(this.#record.token)
      this.#state = 'closed'
      this.#resolveEnded(reason)
    }
  }

  #checkOpen(): void {
    const { id } = this.#place
    if (this.#state === 'closed') throw universeErrors.runClosed(id)
    if (this.#state !== 'open') throw universeErrors.runBusy(id, this.#state === 'saving' ? 'being saved' : 'being closed')
  }

  #makeClock(): UniverseClock {
    const changeable = () => {
      this.#checkOpen()
      const { driver } = this.#place
      if (driver.obeysClock !== true) {
        throw errors.unsupported(
          'setting the clock of this universe',
          `the machines of driver ${driver.name} keep time by themselves, at the pace of this computer`,
        )
      }
      return this.#contents.clock
    }
    return {
      describe: async () => ({ now: this.#contents.clock.now().toISOString(), mode: this.#contents.clock.mode }),
      freeze: async () => changeable().freeze(),
      resume: async () => {
        this.#checkOpen()
        this.#contents.clock.resume()
      },
      advance: async (milliseconds, options) =>
        changeable().advance(milliseconds, (operation) => this.#contents.settled(operation), options),
    }
  }

  /** Runs a save alone: neither a second save nor a close comes between. */
  async #exclusively<T>(options: OperationOptions, body: (operation: Operation) => Promise<T>): Promise<T> {
    this.#checkOpen()
    if (this.#contents.clock.isAdvancing) throw universeErrors.clockBusy()
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
    const { universe, id, driver, save } = this.#place
    await using _lock = await FileLock.acquire(layout.saveLock(universe), { what: `saving ${universe}` })
    const { currentSave } = await readUniverseFile(universe)
    const parent = save?.name ?? null
    if (currentSave !== parent && as === undefined) {
      throw universeErrors.saveConflict(describeSave(parent), describeSave(currentSave))
    }
    const taken = await listSaveNames(universe)
    const name = as ?? nextSaveName(taken)
    layout.save(universe, name) // checks the name
    if (taken.includes(name)) throw errors.alreadyExists('save', name)
    const directory = await beginSave(universe, id)
    let saved: SavedContents | undefined
    try {
      saved = await this.#contents.save(directory, operation)
      await this.#commit({ name, parent, createdAt: new Date().toISOString(), driver: driver.name, ...saved })
      return name
    } catch (error) {
      await abandonSave(universe, id)
      // The driver has given its state away: there is nothing to go on with.
      if (saved) await this.#end(`it could not be saved: ${messageOf(error)}`)
      throw error
    }
  }

  async #commit(save: Omit<SaveRecord, 'formatVersion'>): Promise<void> {
    const { universe, id } = this.#place
    await withUniverseLock(universe, async () => {
      await commitSave(universe, id, save)
      const file = await readUniverseFile(universe)
      // A save beside one that came meanwhile is a branch: what `open` takes stays.
      if (file.currentSave === save.parent) await writeUniverseFile(universe, { ...file, currentSave: save.name })
    })
  }
}

const describeSave = (name: string | null) => (name === null ? 'the pristine universe' : `save ${name}`)
