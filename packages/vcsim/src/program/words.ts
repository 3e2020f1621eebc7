import { randomUUID } from 'node:crypto'
import { version } from './version.js'

/** What the program answers to a first word that asks for no simulator; undefined for everything else. */
export function answerTo(word: string | undefined): string | undefined {
  if (word === 'uuidgen') return `${randomUUID()}\n`
  if (word === 'version') return `Build Version: ${version}\n`
  return undefined
}
