import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isVimError } from '@vivarium/vim'
import type { World } from '../call.js'
import { parentOf } from '../storage/datastore-path.js'
import { readContent, receive } from '../storage/file-content.js'
import { headOf } from '../storage/usage.js'
import type { Lease, LeaseFile } from './lease.js'
import { expandSparse, isSparse, streamDisk, UnreadableDisk } from './sparse-vmdk.js'

const prefix = '/nfc/'

/**
 * Files of leases over HTTP: `/nfc/TICKET/disk-0.vmdk`. Who knows the ticket may read (GET) and write (PUT or POST). Disks come and go as
 * `streamOptimized`; sparse ones in one file are taken, too, and what is no sparse extent is the disk's content as it is.
 */
export class NfcEndpoint {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  static isFor(pathname: string): boolean {
    return pathname.startsWith(prefix)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [ticket = '', encoded = ''] = pathname.slice(prefix.length).split('/')
    const lease = this.#world.leases.withTicket(ticket)
    const file = lease?.file(decoded(encoded))
    if (lease === undefined || file === undefined) return end(response, 404)
    try {
      if (request.method === 'PUT' || request.method === 'POST') await this.#take(request, response, lease, file)
      else if (request.method === 'GET') await this.#give(response, lease, file)
      else end(response, 405)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else end(response, statusOf(error), error instanceof UnreadableDisk ? error.message : '')
    }
  }

  async #take(request: IncomingMessage, response: ServerResponse, lease: Lease, file: LeaseFile): Promise<void> {
    const { files } = this.#world
    const { place, capacity } = file
    const folder = files.place(place.datastore, parentOf(place.path))
    if (!files.exists(folder)) files.mkdir(folder, { parents: true })
    if (capacity === undefined) files.checkFits(place, Number(request.headers['content-length'] ?? 0))
    const sums = new Sums()
    const upload = files.uploadFile(place)
    const content = files.uploadFile(place)
    try {
      const size = await receive(place, request, upload, (chunk) => sums.add(chunk))
      if (capacity !== undefined && isSparse(headOf(upload, 4))) {
        await expandSparse(upload, content, capacity)
        files.adopt(content, place)
      } else if (capacity !== undefined && size > capacity) throw new UnreadableDisk('it is bigger than the disk that it is for')
      else files.adopt(upload, place)
      lease.transferred(file, { size, sums: sums.end(), ...(capacity === undefined ? {} : { populatedSize: files.status(place)?.realSize ?? 0 }) })
    } finally {
      await Promise.all([rm(upload, { force: true }), rm(content, { force: true })])
    }
    end(response, 200)
  }

  async #give(response: ServerResponse, lease: Lease, file: LeaseFile): Promise<void> {
    const { place, capacity } = file
    const status = this.#world.files.status(place)
    if (status === undefined || status.isFolder || !existsSync(place.file)) return end(response, 404)
    const sums = new Sums()
    let size = 0
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        sums.add(chunk)
        done(null, chunk)
      },
    })
    const content =
      capacity === undefined
        ? readContent(place, status, { start: 0, end: status.size - 1 })
        : Readable.from(streamDisk(place.file, capacity), { objectMode: false })
    response.writeHead(200, {
      'content-type': capacity === undefined ? 'application/octet-stream' : 'application/x-vnd.vmware-streamVmdk',
      ...(capacity === undefined ? { 'content-length': status.size } : {}),
    })
    await pipeline(content, count, response)
    lease.transferred(file, { size, sums: sums.end(), ...(capacity === undefined ? {} : { populatedSize: status.realSize }) })
  }
}

/** The checksums that manifests can have. */
class Sums {
  readonly #hashes = [createHash('sha1'), createHash('sha256'), createHash('sha512')] as const

  add(chunk: Buffer): void {
    for (const hash of this.#hashes) hash.update(chunk)
  }

  end() {
    const [sha1, sha256, sha512] = this.#hashes
    return { sha1: sha1.digest('hex'), sha256: sha256.digest('hex'), sha512: sha512.digest('hex') }
  }
}

/** '' for what is no name. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function statusOf(error: unknown): number {
  if (error instanceof UnreadableDisk) return 400
  if (isVimError(error, 'NoDiskSpace')) return 507
  return 500
}

function end(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(text), ...(status >= 400 ? { connection: 'close' } : {}) }).end(text)
}
