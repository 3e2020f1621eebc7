import { readFile } from 'node:fs/promises'
import { messageOf } from '@vivarium/core'
import { errors } from '../errors.js'

const longestCredential = 4096

/** A user name or a password: the value itself, or the content of the file of that path, as secrets are mounted. Throws CREDENTIAL_FILE. */
export async function readCredential(value: string): Promise<string> {
  if (value === '' || value.includes('\0')) return value
  try {
    const content = await readFile(value, 'utf8')
    if (content.length > longestCredential) throw errors.credentialFile(value, `it is longer than ${longestCredential} characters`)
    return content.trim()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EPERM') throw errors.credentialFile(value, messageOf(error), { cause: error })
    if (code === undefined || code === 'CREDENTIAL_FILE') throw error
    return value
  }
}
