import { open } from 'node:fs/promises'
import { createGzip } from 'node:zlib'
import { errors, messageOf, Operation, type OperationOptions, writeFileAtomically } from '@vivarium/core'
import { isObject } from './schema/json.js'
import { apiServerErrors } from './server-errors.js'
import type { ApiServerSnapshot } from './snapshot.js'
import { readLines } from './state-file-lines.js'
import {
  decodeRecord,
  encodeRecord,
  RecordFault,
  StateBuilder,
  type StateHeader,
  stateFormat,
  stateFormatVersion,
} from './state-file-records.js'

const chunkBytes = 256 * 1024
const timeoutMs = 600_000

/**
 * Writes a state into a file, whole or not at all, for its user only (0600): it holds secrets. gzip with a JSON object a line: first a
 * `StateHeader`, then the objects with their table, key and revision. Throws UNWRITABLE_STATE.
 */
export async function writeSnapshot(path: string, snapshot: ApiServerSnapshot, options?: OperationOptions): Promise<void> {
  const operation = Operation.from(options, `writing ${path}`, timeoutMs)
  await operation.step('write the state of an API server', async (step) => {
    const compressed = await compress(linesOf(snapshot), step)
    try {
      await writeFileAtomically(path, compressed, { mode: 0o600 })
    } catch (error) {
      throw apiServerErrors.unwritableState(path, messageOf(error), { cause: error })
    }
  })
}

function* linesOf({ version, store }: ApiServerSnapshot): Iterable<string> {
  let objects = 0
  for (const items of store.tables.values()) objects += items.length
  const header: StateHeader = {
    format: stateFormat,
    formatVersion: stateFormatVersion,
    kubernetes: version,
    revision: store.revision,
    objects,
  }
  yield `${JSON.stringify(header)}\n`
  for (const [table, items] of store.tables) {
    for (const { key, revision, object } of items) yield encodeRecord({ table, key, revision, object })
  }
}

async function compress(lines: Iterable<string>, operation: Operation): Promise<Uint8Array> {
  // The quickest level is a third of the time for a tenth more bytes.
  const gzip = createGzip({ level: 1 })
  const chunks: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<void>((resolve, reject) => gzip.once('end', resolve).once('error', reject))
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < chunkBytes) continue
    const accepted = gzip.write(text)
    text = ''
    if (!accepted) await operation.race(new Promise<void>((resolve) => gzip.once('drain', resolve)))
  }
  gzip.end(text)
  await operation.race(done)
  return Buffer.concat(chunks)
}

/**
 * Reads what `writeSnapshot` wrote; `ApiServer.start({ snapshot })` begins from it. Throws NOT_FOUND when there is no such file,
 * NOT_A_STATE for one of another kind, NEWER_FORMAT, and CORRUPT_FILE for one that is damaged, with what is wrong in it.
 */
export async function readSnapshot(path: string, options?: OperationOptions): Promise<ApiServerSnapshot> {
  const operation = Operation.from(options, `reading ${path}`, timeoutMs)
  return operation.step('read the state of an API server', async (step) => {
    await checkIsGzip(path)
    let header: StateHeader | undefined
    let builder = new StateBuilder()
    let count = 0
    for await (const { text: line, whole } of readLines(path, { compressed: true, operation: step })) {
      if (!whole) throw errors.corruptFile(path, 'its last line is cut off')
      if (!header) {
        header = readHeader(path, line)
        builder = new StateBuilder(header.revision)
        continue
      }
      count++
      try {
        const record = decodeRecord(line)
        if (record.object === undefined || record.revision > header.revision) throw new RecordFault('it does not belong into a state')
        builder.add(record)
      } catch (error) {
        if (error instanceof RecordFault) throw errors.corruptFile(path, `line ${count + 1}: ${error.message}`)
        throw error
      }
    }
    if (!header) throw apiServerErrors.notAState(path, 'it is empty')
    if (count !== header.objects) throw errors.corruptFile(path, `it has ${count} objects and should have ${header.objects}`)
    return { version: header.kubernetes, store: builder.snapshot() }
  })
}

async function checkIsGzip(path: string): Promise<void> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    file = await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw errors.fileMissing(path, { cause: error })
    throw apiServerErrors.unreadableState(path, messageOf(error), { cause: error })
  }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw apiServerErrors.notAState(path, 'it is no file')
    const magic = Buffer.alloc(2)
    await file.read(magic, 0, 2, 0)
    if (magic[0] !== 0x1f || magic[1] !== 0x8b) throw apiServerErrors.notAState(path, 'it is not compressed by gzip')
  } finally {
    await file.close()
  }
}

function readHeader(path: string, line: string): StateHeader {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = undefined
  }
  if (!isObject(value) || value.format !== stateFormat || typeof value.formatVersion !== 'number')
    throw apiServerErrors.notAState(path, 'its first line is not that of a state')
  const { formatVersion, kubernetes, revision, objects } = value
  if (formatVersion > stateFormatVersion) throw errors.newerFormat(path, formatVersion, stateFormatVersion)
  if (typeof kubernetes !== 'string' || !Number.isSafeInteger(revision) || !Number.isSafeInteger(objects) || (revision as number) < 1)
    throw errors.corruptFile(path, 'its first line is damaged')
  return value as unknown as StateHeader
}
