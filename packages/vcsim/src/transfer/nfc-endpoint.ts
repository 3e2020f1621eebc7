import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isVimError } from '@vivarium/vim'
import type { World } from '../call.js'
import type { Lease, LeaseFile } from './lease.js'
import { giveContent, takeContent } from './lease-content.js'
import { UnreadableDisk } from './sparse-vmdk.js'

const prefix = '/nfc/'

/** Files of leases over HTTP: `/nfc/TICKET/disk-0.vmdk`. Who knows the ticket may read (GET) and write (PUT or POST). */
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
    lease.transferred(file, await takeContent(this.#world, file, request, Number(request.headers['content-length'] ?? 0)))
    end(response, 200)
  }

  async #give(response: ServerResponse, lease: Lease, file: LeaseFile): Promise<void> {
    const { content, size, transferred } = giveContent(this.#world, file)
    response.writeHead(200, {
      'content-type': file.capacity === undefined ? 'application/octet-stream' : 'application/x-vnd.vmware-streamVmdk',
      ...(size === undefined ? {} : { 'content-length': size }),
    })
    await pipeline(content, response)
    lease.transferred(file, transferred())
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
  if (isVimError(error, 'FileNotFound')) return 404
  return 500
}

function end(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(text), ...(status >= 400 ? { connection: 'close' } : {}) }).end(text)
}
