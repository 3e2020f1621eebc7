import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Clock,
  checkDnsLabel,
  checkFileName,
  errors,
  getResidentKind,
  type Operation,
  type Resident,
  type ResidentDescription,
  type RunChange,
  syncTree,
  writeFileAtomically,
} from '@vivarium/core'
import { allOrNone } from '../all-or-none.js'
import { universeErrors } from '../errors.js'
import { Turns } from '../in-turn.js'
import { layout } from '../store/layout.js'
import { residentFolderOf, type SavedResident } from '../store/saves.js'

/** A resident as the run's users see it, in any process. */
export interface ResidentRecord {
  readonly kind: string
  readonly name: string
  readonly description: ResidentDescription
  /** Where the files of its description lie, by their names there. Their owner alone can read them. */
  readonly files: Readonly<Record<string, string>>
  /** Environment variables that lead programs to it, ready for use. */
  readonly env: Readonly<Record<string, string>>
}

/** Ports by resident, and by what its description calls them. */
export type ResidentPorts = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface ResidentSurroundings {
  readonly universe: string
  readonly run: string
  readonly clock: Clock
  readonly seed: string
}

interface OpenResident {
  readonly resident: Resident
  readonly options: unknown
  readonly record: ResidentRecord
}

/** The residents of an open run. */
export class Residents {
  readonly #surroundings: ResidentSurroundings
  readonly #open = new Map<string, OpenResident>()
  /** One is added or removed at a time, and none while all are saved or closed. */
  readonly #turns = new Turns()
  #closed = false

  private constructor(surroundings: ResidentSurroundings) {
    this.#surroundings = surroundings
  }

  /** Opens those of a save, side by side. When one fails, the others are closed. */
  static async open(
    surroundings: ResidentSurroundings,
    saved: { readonly directory: string; readonly residents: readonly SavedResident[] } | undefined,
    preferredPorts: ResidentPorts,
    operation: Operation,
  ): Promise<Residents> {
    const residents = new Residents(surroundings)
    if (!saved || saved.residents.length === 0) return residents
    const opened = await allOrNone(
      saved.residents,
      ({ kind, name, options, record }, one) =>
        one.step(`open resident ${name}`, (inner) =>
          residents.#make(kind, name, options, inner, {
            save: { directory: residentFolderOf(saved.directory, name), record },
            preferredPorts: preferredPorts[name] ?? {},
          }),
        ),
      async ({ resident }) => resident.close().catch(() => {}),
      operation,
    )
    for (const one of opened) residents.#open.set(one.record.name, one)
    return residents
  }

  list(): ResidentRecord[] {
    return [...this.#open.values()].map(({ record }) => record)
  }

  /** Throws ALREADY_EXISTS, INVALID_NAME, NOT_FOUND for the kind, and what the kind throws. */
  add(kind: string, name: string, options: unknown, operation: Operation): Promise<ResidentRecord> {
    checkDnsLabel('resident', name)
    return this.#turns.take(async () => {
      if (this.#closed) throw universeErrors.runClosed(this.#surroundings.run)
      if (this.#open.has(name)) throw errors.alreadyExists('resident', name)
      operation.throwIfAborted(`making resident ${name}`)
      const made = await this.#make(kind, name, options, operation, {})
      this.#open.set(name, made)
      return made.record
    })
  }

  /** Throws NOT_FOUND. */
  remove(name: string): Promise<void> {
    return this.#turns.take(async () => {
      const one = this.#open.get(name)
      if (!one) throw errors.notFound('resident', name, [...this.#open.keys()])
      this.#open.delete(name)
      try {
        await one.resident.close()
      } finally {
        await this.#removeFolders(name)
      }
    })
  }

  /** Writes all of them into a save's folder; on the disk when it resolves. */
  snapshot(directory: string, operation: Operation): Promise<SavedResident[]> {
    return this.#turns.take(async () => {
      const saved: SavedResident[] = []
      for (const [name, { resident, options, record }] of this.#open) {
        const folder = residentFolderOf(directory, name)
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const own = await operation.step(`save resident ${name}`, (inner) => resident.snapshot(folder, inner))
        saved.push({ kind: record.kind, name, options, record: own })
      }
      if (saved.length > 0) await syncTree(join(directory, 'residents'))
      return saved
    })
  }

  ports(): ResidentPorts {
    return Object.fromEntries(this.list().map(({ name, description }) => [name, description.ports]))
  }

  async settled(operation: Operation): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ resident }) => resident.settled?.(operation)))
  }

  changes(saved: readonly SavedResident[]): RunChange[] {
    const before = new Set(saved.map(({ name }) => name))
    return [
      ...[...this.#open.keys()].filter((name) => !before.has(name)).map((name) => ({ kind: 'resident', name, change: 'added' }) as const),
      ...[...before].filter((name) => !this.#open.has(name)).map((name) => ({ kind: 'resident', name, change: 'removed' }) as const),
    ]
  }

  /** Idempotent. All are closed also when one fails to. */
  close(): Promise<void> {
    this.#closed = true
    return this.#turns.take(async () => {
      const open = [...this.#open.values()]
      this.#open.clear()
      const results = await Promise.allSettled(open.map(({ resident }) => resident.close()))
      const failed = results.find((result) => result.status === 'rejected')
      if (failed) throw failed.reason
    })
  }

  async #make(
    kindName: string,
    name: string,
    options: unknown,
    operation: Operation,
    saved: {
      readonly save?: { readonly directory: string; readonly record: unknown }
      readonly preferredPorts?: Readonly<Record<string, number>>
    },
  ): Promise<OpenResident> {
    const { universe, run, clock, seed } = this.#surroundings
    const kind = getResidentKind(kindName)
    const directory = layout.runResident(universe, run, name)
    await mkdir(directory, { recursive: true, mode: 0o700 })
    let resident: Resident | undefined
    try {
      resident = await kind.open({ name, directory, options, clock, seed, ...saved }, operation)
      const { description } = resident
      const files = await this.#writeFiles(name, description.files)
      return { resident, options, record: { kind: kindName, name, description, files, env: resolveEnv(name, description.env, files) } }
    } catch (error) {
      await resident?.close().catch(() => {})
      await this.#removeFolders(name)
      throw error
    }
  }

  async #writeFiles(name: string, contents: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const files: Record<string, string> = {}
    const folder = layout.runResidentFiles(this.#surroundings.universe, this.#surroundings.run, name)
    for (const [file, content] of Object.entries(contents)) {
      const path = join(folder, checkFileName('file', file))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFileAtomically(path, content, { mode: 0o600, durable: false })
      files[file] = path
    }
    return files
  }

  async #removeFolders(name: string): Promise<void> {
    const { universe, run } = this.#surroundings
    for (const folder of [layout.runResident(universe, run, name), layout.runResidentFiles(universe, run, name)]) {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

function resolveEnv(name: string, env: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>): Record<string, string> {
  const resolve = (value: string) =>
    value.replaceAll(/\$\{file:([^}]*)\}/g, (_, file: string) => {
      const path = files[file]
      if (path === undefined) throw errors.notFound(`file of resident ${name}`, file, Object.keys(files))
      return path
    })
  return Object.fromEntries(Object.entries(env).map(([variable, value]) => [variable, resolve(value)]))
}
