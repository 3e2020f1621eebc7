import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { describeIssues, errors, messageOf } from '@vivarium/core'
import type { GuestSnapshot } from '@vivarium/guest'
import { z } from 'zod'
import { FileTable, FileTableWriter } from '../saves/file-table.js'
import { decodeGuest, encodeGuest, guestSchema } from '../saves/guest-json.js'

/** What a machine starts from: a guest that is off, without network cards. */
export type ImageContent = GuestSnapshot

const format = 'vivarium-sim-image'
const formatVersion = 1
const schema = z.object({ format: z.literal(format), formatVersion: z.number().int(), files: z.array(z.unknown()), guest: guestSchema })

/** An image as a file: gzip of JSON. */
export async function encodeImage(content: ImageContent): Promise<Buffer> {
  return promisify(gzip)(imageText(content))
}

/** Hexadecimal SHA-256 of what is in it. */
export function checksumOf(content: ImageContent): string {
  return createHash('sha256').update(imageText(content)).digest('hex')
}

/** Throws NOT_FOUND, CORRUPT_FILE, NEWER_FORMAT. */
export async function readImage(path: string): Promise<ImageContent> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException): never => {
    throw error.code === 'ENOENT' ? errors.fileMissing(path) : error
  })
  let value: unknown
  try {
    value = JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'))
  } catch (error) {
    throw errors.corruptFile(path, `it is no image of a simulated machine (${messageOf(error)})`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw errors.corruptFile(path, describeIssues(parsed.error))
  if (parsed.data.formatVersion > formatVersion) throw errors.newerFormat(path, parsed.data.formatVersion, formatVersion)
  return decodeGuest(parsed.data.guest, new FileTable(parsed.data.files, path))
}

function imageText(content: ImageContent): string {
  const table = new FileTableWriter()
  const guest = encodeGuest(content, table)
  return JSON.stringify({ format, formatVersion, files: table.rows, guest })
}
