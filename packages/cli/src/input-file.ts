import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { messageOf } from '@vivarium/core'
import { cliErrors } from './errors.js'
import type { Io } from './io.js'

/** More than any manifest, script or user-data has; a mistaken path to a disk image must not fill the memory. */
const maxBytes = 16 * 2 ** 20

/** The text of a file that the command line names; `-` is stdin. Throws FILE_UNREADABLE, also for what is not UTF-8 text. */
export async function readInputText(path: string, io: Pick<Io, 'stdin' | 'cwd'>): Promise<string> {
  const content = path === '-' ? await buffer(io.stdin) : await readInputFile(path, resolve(io.cwd, path))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch (error) {
    throw cliErrors.fileUnreadable(path, 'it is not UTF-8 text', { cause: error })
  }
}

async function readInputFile(name: string, path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size <= maxBytes) return await readFile(path)
  } catch (error) {
    throw cliErrors.fileUnreadable(name, reasonOf(error), { cause: error })
  }
  throw cliErrors.fileUnreadable(name, `it is larger than ${maxBytes / 2 ** 20} MiB`)
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES') return 'permission denied'
  if (code === 'EISDIR') return 'it is a folder'
  return messageOf(error)
}
