import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '@vivarium/core'
import { errors } from '../errors.js'

/** How often it is looked whether somebody reads from a FIFO. */
const lookEveryMs = 5

/**
 * Writes one line into a file and closes it: often a FIFO in which a script waits for it. A file that is not there is made, for its owner only:
 * the line has a password. Throws ENVIRONMENT_FILE.
 */
export async function writeEnvironment(path: string, line: string, signal: AbortSignal): Promise<void> {
  try {
    await using file = await openForReader(path, signal)
    if ((await file.stat()).isFile()) await file.truncate()
    await file.write(`${line}\n`)
  } catch (cause) {
    if (signal.aborted) throw cause
    throw errors.environmentFile(path, messageOf(cause), { cause })
  }
}

/** Waits for a FIFO's reader. An open that blocks would keep a thread, and with it the process, for as long as nobody reads. */
async function openForReader(path: string, signal: AbortSignal): Promise<FileHandle> {
  for (;;) {
    try {
      return await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NONBLOCK, 0o600)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error
      await sleep(lookEveryMs, undefined, { signal })
    }
  }
}
