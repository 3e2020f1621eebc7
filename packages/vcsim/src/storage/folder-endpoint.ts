import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isVimError } from '@vivarium/vim'
import type { Authority } from '../authority.js'
import type { World } from '../call.js'
import { checkUnlocked } from '../machines/file-locks.js'
import { basicCredentials } from '../rest/sessions.js'
import { callerOf, cookieOf } from '../server/soap.js'
import type { Session } from '../session.js'
import { parseRange } from './byte-range.js'
import { parentOf } from './datastore-path.js'
import { readContent, writeContent } from './file-content.js'
import type { FilePlace, FileStatus } from './files.js'
import { placeOfUrl } from './where.js'

const privileges: Readonly<Record<string, string>> = {
  GET: 'Datastore.Browse',
  HEAD: 'Datastore.Browse',
  PUT: 'Datastore.FileManagement',
  POST: 'Datastore.FileManagement',
  DELETE: 'Datastore.DeleteFile',
}

/**
 * Files of datastores over HTTP: `/folder/vm/vm.vmx?dcPath=DC0&dsName=LocalDS_0`. Who asks has a session's cookie, a ticket for that request, or a name and
 * a password (RFC 7617).
 */
export class FolderEndpoint {
  readonly #world: World
  readonly #authority: Authority

  constructor(world: World, authority: Authority) {
    this.#world = world
    this.#authority = authority
  }

  static isFor(pathname: string): boolean {
    return pathname === '/folder' || pathname.startsWith('/folder/')
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request
    const privilege = privileges[method]
    if (privilege === undefined) return end(response, 405, { allow: Object.keys(privileges).join(', ') })
    const url = new URL(request.url ?? '/', 'http://localhost')
    const login = this.#login(request, method, url)
    if (login === undefined) return end(response, 401, { 'www-authenticate': 'Basic realm="VMware HTTP server"' })
    const { session, close } = login
    const finish = session.begin(this.#world.clock)
    try {
      const place = placeOfUrl(this.#world, plainUrl(request.url ?? '/'))
      if (this.#authority.denies(session, place.datastore, privilege) !== undefined) return end(response, 403)
      await this.#serve(request, response, method, place)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else end(response, statusOf(error), { connection: 'close' })
    } finally {
      finish()
      close()
    }
  }

  #login(request: IncomingMessage, method: string, url: URL): { readonly session: Session; readonly close: () => void } | undefined {
    const { sessions, tickets } = this.#world
    const ticket = /(?:^|;\s*)vmware_cgi_ticket="?([^";]*)"?/.exec(request.headers.cookie ?? '')?.[1]
    const session = sessions.find(cookieOf(request)) ?? (ticket === undefined ? undefined : tickets.redeem(ticket, method, url))
    if (session !== undefined) return { session, close: () => {} }
    const credentials = basicCredentials(request.headers.authorization)
    if (credentials === undefined || !sessions.isWelcome(credentials.username, credentials.password)) return undefined
    const own = sessions.open(credentials.username, callerOf(request))
    return { session: own, close: () => sessions.end(own) }
  }

  async #serve(request: IncomingMessage, response: ServerResponse, method: string, place: FilePlace): Promise<void> {
    const { files } = this.#world
    const status = files.status(place)
    if (method === 'PUT' || method === 'POST') return this.#upload(request, response, method, place, status)
    if (status === undefined) return end(response, 404)
    if (method === 'DELETE') {
      checkUnlocked(this.#world, place)
      files.remove(place)
      return end(response, 204)
    }
    if (status.isFolder) return this.#list(response, method, place)
    const range = parseRange(request.headers.range, status.size)
    const validators = {
      'accept-ranges': 'bytes',
      'last-modified': status.modified.toUTCString(),
      'content-type': 'application/octet-stream',
    }
    if (range === 'not satisfiable') return end(response, 416, { 'content-range': `bytes */${status.size}` })
    const { start, end: last } = range ?? { start: 0, end: status.size - 1 }
    response.writeHead(range === undefined ? 200 : 206, {
      ...validators,
      'content-length': last - start + 1,
      ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${last}/${status.size}` }),
    })
    if (method === 'HEAD') response.end()
    else await pipeline(readContent(place, status, { start, end: last }), response)
  }

  async #upload(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    place: FilePlace,
    status: FileStatus | undefined,
  ): Promise<void> {
    const { files } = this.#world
    if (status?.isFolder === true || place.path === '') return end(response, 400, { connection: 'close' })
    if (method === 'POST' && status !== undefined) return end(response, 409, { connection: 'close' })
    checkUnlocked(this.#world, place)
    files.checkFits(place, Number(request.headers['content-length'] ?? 0))
    const folder = files.place(place.datastore, parentOf(place.path))
    if (!files.exists(folder)) files.mkdir(folder, { parents: true })
    await writeContent(files, place, request)
    end(response, status === undefined ? 201 : 200)
  }

  #list(response: ServerResponse, method: string, folder: FilePlace): void {
    const { files } = this.#world
    const names = files.list(folder).map((name) => (files.status(files.inside(folder, name))?.isFolder === true ? `${name}/` : name))
    const rows = names.map((name) => `<a href="${encodeURIComponent(name).replaceAll('%2F', '/')}">${escapeHtml(name)}</a>\n`).join('')
    const text = `<pre>\n${rows}</pre>\n`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(text) })
    response.end(method === 'HEAD' ? undefined : text)
  }
}

/** The URL of a request as it was written: `..` in it is not to be taken out, but refused. */
function plainUrl(text: string): { readonly pathname: string; readonly searchParams: URLSearchParams } {
  const question = text.indexOf('?')
  const pathname = question === -1 ? text : text.slice(0, question)
  return { pathname, searchParams: new URLSearchParams(question === -1 ? '' : text.slice(question + 1)) }
}

function statusOf(error: unknown): number {
  if (isVimError(error, 'NoDiskSpace')) return 507
  if (isVimError(error, 'FileNotFound') || isVimError(error, 'InvalidDatastore'))
    return isVimError(error, 'InvalidDatastorePath') ? 400 : 404
  if (isVimError(error, 'FileAlreadyExists')) return 409
  if (isVimError(error, 'InvalidArgument') || error instanceof URIError) return 400
  return 500
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, status === 204 ? headers : { 'content-length': 0, ...headers }).end()
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
