import { closeSync, openSync, writeSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureDirectory, errors, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import { isObject } from './schema/json.js'
import { apiServerErrors } from './server-errors.js'
import type { ApiServerSnapshot } from './snapshot.js'
import { readSnapshot, writeSnapshot } from './state-file.js'
import { readLines } from './state-file-lines.js'
import { decodeRecord, encodeChange, encodeRecord, RecordFault, StateBuilder, type StateJournal } from './state-file-records.js'
import type { Change } from './store/table.js'

/** What a journal says of itself in its first line. */
interface JournalStart {
  /** How many lines of it are the state that it begins with: when some are missing, nobody has had an answer yet. */
  readonly objects: number
  readonly revision: number
}

const format = 'vivarium-apiserver-journal'
const formatVersion = 1
const defaultSegmentBytes = 32 * 1024 * 1024
const timeoutMs = 600_000

export interface StateFolderOptions extends OperationOptions {
  /** A journal that is longer goes on in another file; absent: 32 MiB. */
  readonly segmentBytes?: number
  /** Called when journals up to this number are whole: `compactStateFolder` may take them. */
  readonly onClosed?: (journal: number) => void
}

/**
 * A state that is kept on disk while a server writes to it, as `state-N.gz` (a state file) and the `journal-M.jsonl` that came after it
 * (M > N), each a header and a line a change. A change is in the file, by one system call, before its client has an answer: whoever is
 * killed loses nothing. What the operating system has not yet written when the power fails is lost.
 *
 * One server at a time may have a folder open; who hands it out sees to that.
 */
export class StateFolder implements StateJournal {
  /** What was there; undefined for a new folder. */
  readonly snapshot: ApiServerSnapshot | undefined
  readonly #path: string
  readonly #segmentBytes: number
  readonly #onClosed: (journal: number) => void
  #version = ''
  #number: number
  #file: number | undefined
  #bytes = 0

  private constructor(path: string, found: FoundState, { segmentBytes = defaultSegmentBytes, onClosed = () => {} }: StateFolderOptions) {
    this.#path = path
    this.snapshot = found.snapshot
    this.#number = found.last
    this.#segmentBytes = segmentBytes
    this.#onClosed = onClosed
  }

  /** Throws CORRUPT_FILE and NEWER_FORMAT for files that can't be read; half a line at the end of a journal was never answered, and is left out. */
  static async open(path: string, options: StateFolderOptions = {}): Promise<StateFolder> {
    const operation = Operation.from(options, `reading the state in ${path}`, timeoutMs)
    await ensureDirectory(path)
    return new StateFolder(path, await readState(path, Number.POSITIVE_INFINITY, operation), options)
  }

  begin({ version, store }: ApiServerSnapshot): void {
    this.#version = version
    let text = ''
    let objects = 0
    for (const [table, items] of this.snapshot ? [] : store.tables) {
      objects += items.length
      for (const { key, revision, object } of items) text += encodeRecord({ table, key, revision, object })
    }
    this.#next({ objects, revision: store.revision })
    this.#append(Buffer.from(text))
  }

  write(table: string, change: Change): void {
    this.#append(encodeChange(table, change))
    if (this.#bytes > this.#segmentBytes) this.#next({ objects: 0, revision: change.revision })
  }

  /** Idempotent. */
  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  #next(start: JournalStart): void {
    if (this.#file !== undefined) {
      this.close()
      this.#onClosed(this.#number)
    }
    this.#number++
    this.#file = openSync(join(this.#path, journalName(this.#number)), 'wx', 0o600)
    this.#bytes = 0
    this.#append(Buffer.from(`${JSON.stringify({ format, formatVersion, kubernetes: this.#version, ...start })}\n`))
  }

  #append(bytes: Buffer): void {
    if (this.#file === undefined) throw apiServerErrors.stateNotKept(this.#path, 'it was closed')
    try {
      for (let from = 0; from < bytes.length; ) from += writeSync(this.#file, bytes, from)
    } catch (error) {
      throw apiServerErrors.stateNotKept(this.#path, messageOf(error), { cause: error })
    }
    this.#bytes += bytes.length
  }
}

/** Makes one state file of the state file that is there and the journals up to a number, which must not be written to any more. */
export async function compactStateFolder(path: string, upTo: number, options?: OperationOptions): Promise<void> {
  const operation = Operation.from(options, `compacting the state in ${path}`, timeoutMs)
  const { snapshot, last } = await readState(path, upTo, operation)
  if (!snapshot) return
  await writeSnapshot(join(path, stateName(last)), snapshot, operation)
  await removeOlder(path, last)
}

interface FoundState {
  readonly snapshot: ApiServerSnapshot | undefined
  /** Number of the newest file. */
  readonly last: number
}

const names = /^(state|journal)-(\d{8})\.(?:gz|jsonl)$/
const stateName = (number: number) => `state-${String(number).padStart(8, '0')}.gz`
const journalName = (number: number) => `journal-${String(number).padStart(8, '0')}.jsonl`

async function listFiles(path: string): Promise<{ states: number[]; journals: number[] }> {
  const states: number[] = []
  const journals: number[] = []
  for (const file of await readdir(path)) {
    const [, kind, number] = names.exec(file) ?? []
    if (kind !== undefined) (kind === 'state' ? states : journals).push(Number(number))
  }
  return { states: states.sort((a, b) => a - b), journals: journals.sort((a, b) => a - b) }
}

async function readState(path: string, upTo: number, operation: Operation): Promise<FoundState> {
  const { states, journals } = await listFiles(path)
  const base = states.at(-1) ?? 0
  const later = journals.filter((number) => number > base && number <= upTo)
  const from = base === 0 ? undefined : await readSnapshot(join(path, stateName(base)), operation)
  if (later.length === 0) return { snapshot: from, last: Math.max(base, ...journals.filter((number) => number <= upTo)) }
  const last = Math.max(...later)
  let builder = builderOf(from)
  let version = from?.version
  for (const number of later) {
    const found = await readJournal(join(path, journalName(number)), builder, operation)
    // Only a server that finds nothing begins with a state: one that ended meanwhile leaves nothing.
    if (found === 'half begun') builder = new StateBuilder()
    else version = found ?? version
  }
  return { snapshot: version === undefined ? undefined : { version, store: builder.snapshot() }, last }
}

function builderOf(snapshot: ApiServerSnapshot | undefined): StateBuilder {
  const builder = new StateBuilder(snapshot?.store.revision)
  for (const [table, items] of snapshot?.store.tables ?? []) {
    for (const { key, revision, object } of items) builder.add({ table, key, revision, object })
  }
  return builder
}

/** Gives the version of Kubernetes; undefined for a journal that was made and no more. */
async function readJournal(path: string, builder: StateBuilder, operation: Operation): Promise<string | 'half begun' | undefined> {
  let header: (JournalStart & { kubernetes: string }) | undefined
  let count = 0
  for await (const { text, whole } of readLines(path, { compressed: false, operation })) {
    if (!whole) break
    if (!header) {
      header = readHeader(path, text)
      builder.atLeast(header.revision)
      continue
    }
    count++
    try {
      builder.add(decodeRecord(text))
    } catch (error) {
      if (error instanceof RecordFault) throw errors.corruptFile(path, `line ${count + 1}: ${error.message}`)
      throw error
    }
  }
  return header && (count < header.objects ? 'half begun' : header.kubernetes)
}

function readHeader(path: string, line: string): JournalStart & { kubernetes: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = undefined
  }
  if (!isObject(value) || value.format !== format || typeof value.formatVersion !== 'number')
    throw errors.corruptFile(path, 'its first line is not that of a journal')
  const { formatVersion: found, kubernetes, objects, revision } = value
  if (found > formatVersion) throw errors.newerFormat(path, found, formatVersion)
  if (typeof kubernetes !== 'string' || !Number.isSafeInteger(objects) || !Number.isSafeInteger(revision))
    throw errors.corruptFile(path, 'its first line is damaged')
  return { kubernetes, objects: objects as number, revision: revision as number }
}

async function removeOlder(path: string, last: number): Promise<void> {
  const { states, journals } = await listFiles(path)
  const files = [
    ...states.filter((number) => number < last).map(stateName),
    ...journals.filter((number) => number <= last).map(journalName),
  ]
  for (const file of files) await rm(join(path, file), { force: true })
}
