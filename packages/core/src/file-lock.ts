import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { errors } from './errors.js'
import { Operation, type OperationOptions } from './operation.js'
import { identityOf, isAlive, type ProcessIdentity, processIdentitySchema } from './process/identity.js'

/** What a lock file contains. */
const holderSchema = z.object({ holder: processIdentitySchema, nonce: z.string().min(1), since: z.string() })
type Holder = z.infer<typeof holderSchema>

export interface FileLockOptions {
  /** What the lock protects, for messages: `the universe ./lab`. */
  readonly what: string
  /** Present: wait for the lock, until cancelled or timed out. Absent: LOCKED at once. */
  readonly wait?: OperationOptions
}

/**
 * A lock between processes of this computer, and between the parts of one: a file that names its holder. The lock of a holder
 * that died is taken over.
 *
 * A lock file appears with its content (link(2)), so it is never seen half written. A dead holder's file is replaced only by
 * the process that holds the lock on just that file's replacement (named after its nonce): so two takers can't replace one
 * after the other, and a live holder's file is never touched. That lock is a lock like any other, so a taker may die too.
 */
export class FileLock implements AsyncDisposable {
  readonly #path: string
  readonly #nonce: string

  private constructor(path: string, nonce: string) {
    this.#path = path
    this.#nonce = nonce
  }

  /** Throws LOCKED naming the holder, or with `wait` CANCELLED or TIMED_OUT. The folder must exist. */
  static async acquire(path: string, options: FileLockOptions): Promise<FileLock> {
    const me = await identityOf(process.pid)
    if (me === undefined) throw errors.locked(options.what, 'a process that can not tell who it is')
    const operation = options.wait === undefined ? undefined : Operation.from(options.wait, `waiting for ${options.what}`)
    for (;;) {
      const result = await tryAcquire(path, me)
      if (typeof result === 'string') return new FileLock(path, result)
      if (operation === undefined) throw errors.locked(options.what, describe(result, me), { details: { pid: result.holder.pid } })
      await operation.sleep(20 + Math.random() * 60)
    }
  }

  /** Idempotent. */
  async release(): Promise<void> {
    const there = await readHolder(this.#path)
    if (there !== 'damaged' && there?.nonce === this.#nonce) await rm(this.#path, { force: true })
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release()
  }
}

function describe(holder: Holder, me: ProcessIdentity): string {
  const who = holder.holder.pid === me.pid ? 'another part of this process' : `process ${holder.holder.pid}`
  return `${who} (since ${holder.since})`
}

/** The nonce of our new lock, or the living holder of the lock that is there. */
async function tryAcquire(path: string, me: ProcessIdentity): Promise<string | Holder> {
  // Who waits asks often: a look costs less than a try.
  const first = await readHolder(path)
  if (first !== undefined && first !== 'damaged' && (await isAlive(first.holder))) return first
  const mine: Holder = { holder: me, nonce: randomUUID(), since: new Date().toISOString() }
  const prepared = `${path}.${mine.nonce}.new`
  await writeFile(prepared, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
  try {
    for (;;) {
      try {
        await link(prepared, path)
        return mine.nonce
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const there = await readHolder(path)
      if (there === undefined) continue // released meanwhile
      if (there !== 'damaged' && (await isAlive(there.holder))) return there
      const result = await takeOver(path, prepared, there, me)
      if (result === 'done') return mine.nonce
      if (result !== 'again') return result
    }
  } finally {
    await rm(prepared, { force: true })
  }
}

/** Puts our file in the place of a dead holder's, unless another process is doing that. */
async function takeOver(path: string, prepared: string, dead: Holder | 'damaged', me: ProcessIdentity): Promise<'done' | 'again' | Holder> {
  const deadNonce = dead === 'damaged' ? dead : dead.nonce
  const replacement = `${path}.${deadNonce.slice(0, 8)}`
  const right = await tryAcquire(replacement, me)
  if (typeof right !== 'string') return right
  try {
    const now = await readHolder(path)
    const unchanged = now !== undefined && (now === 'damaged' ? now : now.nonce) === deadNonce
    if (!unchanged) return 'again'
    await rename(prepared, path)
    return 'done'
  } finally {
    await rm(replacement, { force: true })
  }
}

/** Who holds a lock file; undefined when there is none. Damaged: only a power failure or another hand leaves one so. */
async function readHolder(path: string): Promise<Holder | 'damaged' | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return 'damaged'
  }
}
