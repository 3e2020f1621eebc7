import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import {
  FileLock,
  identityOf,
  isAlive,
  isVivariumError,
  type OperationOptions,
  type ProcessIdentity,
  ProcessLedger,
  processIdentitySchema,
  readJsonFile,
  writeFileAtomically,
} from '@vivarium/core'
import { z } from 'zod'
import { protocolVersion } from '../control/protocol-version.js'
import { Turns } from '../in-turn.js'
import { layout } from './layout.js'

const runFormat = 1

/** The content of a run's run.json. */
export interface RunRecord {
  readonly formatVersion: 1
  readonly id: string
  /** Tells this run from a later one that gets the same id. */
  readonly token: string
  readonly driver: string
  /** The save it was opened from; null for a pristine run. A checkpoint moves it. */
  readonly save: string | null
  /** The process that keeps the run: first the one that opens it, then its keeper. When it is dead, so is the run. */
  readonly keeper: ProcessIdentity
  /** The process that the run ends with; null for a detached run. */
  readonly owner: ProcessIdentity | null
  /** False while the run is being opened. */
  readonly ready: boolean
  /** False: it lives in the process that opened it, without a control socket. */
  readonly joinable: boolean
  readonly openedAt: string
  /** What its keeper speaks on the control socket. */
  readonly protocol: number
}

const schema: z.ZodType<RunRecord> = z.object({
  formatVersion: z.literal(runFormat),
  id: z.string().min(1),
  token: z.uuid(),
  driver: z.string().min(1),
  save: z.string().min(1).nullable(),
  keeper: processIdentitySchema,
  owner: processIdentitySchema.nullable(),
  ready: z.boolean(),
  joinable: z.boolean().default(true),
  openedAt: z.iso.datetime(),
  protocol: z.int(),
})

export async function readRun(universe: string, id: string): Promise<RunRecord> {
  return readJsonFile(layout.runFile(universe, id), schema, { format: { field: 'formatVersion', newest: runFormat } })
}

/** Not durable: a run does not outlive a power failure either. */
export async function writeRun(universe: string, record: Omit<RunRecord, 'formatVersion'>): Promise<void> {
  const content: RunRecord = { formatVersion: runFormat, ...record }
  await writeFileAtomically(layout.runFile(universe, record.id), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, durable: false })
}

/** Who waits for the lock of a universe in this process: here one is told when it is free, between processes one has to ask. */
const turns = new Map<string, Turns>()

/** Takes the universe's lock for a short change to its list of runs or saves. */
export async function withUniverseLock<T>(universe: string, body: () => Promise<T>, wait?: OperationOptions): Promise<T> {
  const inTurn = turns.get(universe) ?? new Turns()
  turns.set(universe, inTurn)
  try {
    return await inTurn.take(async () => {
      const lock = await FileLock.acquire(layout.lock(universe), { what: `the universe ${universe}`, wait: wait ?? { timeoutMs: 30_000 } })
      try {
        return await body()
      } finally {
        await lock[Symbol.asyncDispose]()
      }
    })
  } finally {
    if (inTurn.idle) turns.delete(universe)
  }
}

/** The folders of runs that live in this process: these need no looking after while it lives. */
const livesHere = new Set<string>()

/** A run, told from all others of its universe at any time. */
export interface RunHandle {
  readonly id: string
  readonly token: string
}

/** Makes the folders and records of new runs, kept by this process for now. Sweeps up dead runs first. */
export async function allocateRuns(
  universe: string,
  count: number,
  about: { readonly driver: string; readonly save: string | null; readonly detached: boolean; readonly joinable: boolean },
): Promise<RunRecord[]> {
  const self = await identityOf(process.pid)
  if (!self) throw new Error('this process has no identity')
  const { driver, save, detached, joinable } = about
  return withUniverseLock(universe, async () => {
    await sweepDeadRuns(universe)
    await mkdir(layout.runs(universe), { recursive: true, mode: 0o700 })
    const ids = freeIds(await readdir(layout.runs(universe)), count)
    return Promise.all(
      ids.map(async (id) => {
        await mkdir(layout.run(universe, id), { mode: 0o700 })
        const record: RunRecord = {
          formatVersion: runFormat,
          id,
          token: randomUUID(),
          driver,
          save,
          keeper: self,
          owner: detached ? null : self,
          ready: false,
          joinable,
          openedAt: new Date().toISOString(),
          protocol: protocolVersion,
        }
        await writeRun(universe, record)
        if (!joinable) livesHere.add(layout.run(universe, id))
        return record
      }),
    )
  })
}

/** The lowest that are not taken. */
function freeIds(taken: readonly string[], count: number): string[] {
  const ids: string[] = []
  for (let number = 1; ids.length < count; number++) {
    if (!taken.includes(String(number))) ids.push(String(number))
  }
  return ids
}

/** The runs whose keeper is alive. */
export async function listLiveRuns(universe: string): Promise<RunRecord[]> {
  const live: RunRecord[] = []
  const isAlive = rememberingLiveness()
  for (const id of await readdir(layout.runs(universe)).catch(() => [])) {
    try {
      const record = await readRun(universe, id)
      if (await isAlive(record.keeper)) live.push(record)
    } catch (error) {
      if (!isVivariumError(error)) throw error
    }
  }
  return live.sort((one, other) => Number(one.id) - Number(other.id))
}

/**
 * Ends what dead runs left running and deletes their folders and their unfinished saves. Call it under the universe's lock:
 * a run that is being allocated has no record yet.
 */
export async function sweepDeadRuns(universe: string): Promise<string[]> {
  const swept: string[] = []
  const isAlive = rememberingLiveness()
  for (const id of await readdir(layout.runs(universe)).catch(() => [])) {
    if (livesHere.has(layout.run(universe, id))) continue
    try {
      const record = await readRun(universe, id)
      if (await isAlive(record.keeper)) continue
    } catch (error) {
      if (!isVivariumError(error)) throw error
      // A newer Vivarium's run is not ours to judge.
      if (error.code === 'NEWER_FORMAT') continue
    }
    await removeRunFolder(universe, id)
    swept.push(id)
  }
  return swept
}

/** `isAlive` for one look at many runs: a process that keeps several is asked after once. */
function rememberingLiveness(): (identity: ProcessIdentity) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>()
  return (identity) => {
    const key = `${identity.pid} ${identity.startTime}`
    const answer = known.get(key) ?? isAlive(identity)
    known.set(key, answer)
    return answer
  }
}

/** Ends and deletes a run, unless somebody has swept it up already and its id is another run's now. */
export async function removeRun(universe: string, { id, token }: RunHandle): Promise<void> {
  await withUniverseLock(universe, async () => {
    const record = await readRun(universe, id).catch(() => undefined)
    if (record?.token === token) await removeRunFolder(universe, id)
    livesHere.delete(layout.run(universe, id))
  })
}

/** Kills the run's recorded processes and deletes its folder and unfinished save. */
async function removeRunFolder(universe: string, id: string): Promise<void> {
  await new ProcessLedger(layout.runProcesses(universe, id)).reap()
  await rm(layout.unfinishedSave(universe, id), { recursive: true, force: true })
  await rm(layout.run(universe, id), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}
