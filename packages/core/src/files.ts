import { randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { errors } from './errors.js'

/**
 * Replaces a file as a whole: a reader sees the old content or the new one, also after a power failure. Written to a
 * new name beside it, synced, renamed, folder synced. `mode` is exact (no umask); default as for any new file. `durable: false`
 * leaves the syncing out, for what a power failure makes meaningless anyway.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: { readonly mode?: number; readonly durable?: boolean } = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx', options.mode)
    try {
      if (options.mode !== undefined) await file.chmod(options.mode)
      await file.writeFile(content)
      if (options.durable !== false) await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  if (options.durable !== false) await syncDirectory(dirname(path))
}

/** What was written to a file is on the disk when this resolves. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The names in a folder are on the disk when this resolves. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows has no such thing; it refuses to open a folder.
  if (process.platform !== 'win32') await syncFile(path)
}

/** `syncFile` and `syncDirectory` for a folder and all in it. Symbolic links are not followed. */
export async function syncTree(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) await syncTree(inner)
    else if (entry.isFile()) await syncFile(inner)
  }
  await syncDirectory(path)
}

export interface ReadJsonOptions {
  /** A file that is larger is refused as damaged. Default: 16 MiB. */
  readonly maxBytes?: number
  /** The field that holds the format's number, and the newest one that the caller knows. */
  readonly format?: { readonly field: string; readonly newest: number }
}

/**
 * Reads a JSON file of ours and checks its shape. Throws NOT_FOUND when there is no such file, NEWER_FORMAT, and CORRUPT_FILE
 * with what is wrong when it is empty, cut off, not JSON or of another shape.
 */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>, options: ReadJsonOptions = {}): Promise<T> {
  const { maxBytes = 16 * 2 ** 20, format } = options
  const text = await readBounded(path, maxBytes)
  if (text.trim() === '') throw errors.corruptFile(path, 'it is empty')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw errors.corruptFile(path, `it is not whole JSON (${(error as Error).message})`, { cause: error })
  }
  if (format !== undefined) {
    const found = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[format.field] : undefined
    if (typeof found === 'number' && found > format.newest) throw errors.newerFormat(path, found, format.newest)
  }
  // Compiling a schema pays only for the hundredth file.
  const result = schema.safeParse(value, { jitless: true })
  if (!result.success) throw errors.corruptFile(path, describeIssues(result.error))
  return result.data
}

/** What a schema found wrong, in one line: `at machines[0].name: expected string`. */
export function describeIssues(error: z.ZodError): string {
  return plainIssues(error.issues)
    .slice(0, 5)
    .map(({ path, message }) => `${path.length === 0 ? '' : `at ${z.core.toDotPath([...path])}: `}${message}`)
    .join('; ')
}

export interface PlainIssue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** What a schema found wrong. Where a value may have several forms: what is wrong with the one that it is meant to be, else which there are. */
export function plainIssues(issues: readonly z.core.$ZodIssue[]): PlainIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: issue.path, message: issue.message }]
    const [closest] = issue.errors.filter((form) => !form.some(isOtherType)).sort((a, b) => a.length - b.length)
    if (closest) return plainIssues(closest).map(({ path, message }) => ({ path: [...issue.path, ...path], message }))
    const forms = issue.errors.flatMap((form) => form.find(isOtherType) ?? [])
    const texts = forms.map((form) => (form.code === 'invalid_type' ? `expected ${form.expected}` : form.message))
    return [{ path: issue.path, message: `Invalid input: ${[...new Set(texts)].join(', or ')}` }]
  })
}

/** The value as a whole is something else than the schema is about. */
function isOtherType({ path, code }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'custom')
}

async function readBounded(path: string, maxBytes: number): Promise<string> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw errors.fileMissing(path, { cause: error })
    throw error
  }
  try {
    const { size } = await file.stat()
    if (size > maxBytes) throw errors.corruptFile(path, `it has ${size} bytes; at most ${maxBytes} are expected`)
    return await readFile(file, 'utf8')
  } finally {
    await file.close()
  }
}
