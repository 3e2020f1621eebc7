import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isVivariumError } from '../errors.js'
import { readJsonFile, writeFileAtomically } from '../files.js'
import { identityOf, killIfAlive, type ProcessIdentity, processIdentitySchema } from './identity.js'

/**
 * The processes that a run has started, one small file each, so that whoever finds the run of a crashed keeper can end them
 * without killing a stranger that got the same pid.
 */
export class ProcessLedger {
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  /** Writes a process down; one that is gone already is not. */
  async add(pid: number): Promise<void> {
    const identity = await identityOf(pid)
    if (!identity) return
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
    await writeFileAtomically(this.#file(pid), JSON.stringify(identity), { mode: 0o600, durable: false })
  }

  async remove(pid: number): Promise<void> {
    await rm(this.#file(pid), { force: true })
  }

  /** Kills every process in the ledger that is still the one that was written down. Resolves with how many that were. */
  async reap(): Promise<number> {
    let killed = 0
    for (const name of await readdir(this.#directory).catch(() => [])) {
      const identity = await this.#read(join(this.#directory, name))
      if (identity && (await killIfAlive(identity, 'SIGKILL'))) killed++
    }
    return killed
  }

  async #read(path: string): Promise<ProcessIdentity | undefined> {
    try {
      return await readJsonFile(path, processIdentitySchema)
    } catch (error) {
      // A half-written line of a ledger names nobody: there is no one to end.
      if (isVivariumError(error)) return undefined
      throw error
    }
  }

  #file(pid: number): string {
    return join(this.#directory, `${pid}.json`)
  }
}
