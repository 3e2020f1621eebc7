import type { IncomingMessage, ServerResponse } from 'node:http'
import { isVivariumError, messageOf } from '@vivarium/core'
import type { Authority } from '../authority.js'
import type { World } from '../call.js'
import { errors } from '../errors.js'
import { ApiError } from '../rest/api-error.js'
import { basicCredentials, logIn, sessionOf } from '../rest/sessions.js'
import { readBody, refuseTooLong } from '../server/body.js'
import { callerOf } from '../server/soap.js'
import type { Session } from '../session.js'

/** Where rules are listed, added and removed at run time. */
export const faultsPath = '/vivarium/faults'
const longestBody = 2 ** 20

/**
 * GET lists the rules with what they did, POST adds one or several, DELETE removes one (`/vivarium/faults/ID`) or all.
 *
 * Who may log in to vCenter may use it: with a name and a password (Basic), or the session that one has. To be on the same computer is not
 * enough, for other users are there too, and browsers with pages of strangers; these can't send JSON here without asking first. To read one needs
 * the privilege System.Read on the root folder, to change Global.Settings.
 */
export class FaultsEndpoint {
  readonly #world: World
  readonly #authority: Authority

  constructor(world: World, authority: Authority) {
    this.#world = world
    this.#authority = authority
  }

  static isFor(path: string): boolean {
    return path === faultsPath || path.startsWith(`${faultsPath}/`)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = this.#sessionOf(request)
    if (found === undefined) {
      response.setHeader('www-authenticate', 'Basic realm="Vivarium"')
      send(response, 401, problem('NOT_AUTHENTICATED', 'log in with a name and a password, or send the cookie of a session'))
      return
    }
    try {
      await this.#answer(request, response, found.session)
    } finally {
      if (found.isOurs) this.#world.sessions.end(found.session)
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse, session: Session): Promise<void> {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const root = this.#world.model.get(this.#world.content.rootFolder)
    if (this.#authority.denies(session, root, isRead ? 'System.Read' : 'Global.Settings') !== undefined) {
      send(response, 403, problem('NO_PERMISSION', `${session.userName} lacks the privilege ${isRead ? 'System.Read' : 'Global.Settings'}`))
      return
    }
    const id = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(faultsPath.length + 1))
    const { interference } = this.#world
    if (isRead && id === '') send(response, 200, { rules: interference.list() })
    else if (isRead)
      sendOne(
        response,
        interference.list().find((rule) => rule.id === id),
        id,
      )
    else if (request.method === 'POST' && id === '') await this.#add(request, response)
    else if (request.method === 'DELETE') {
      if (id === '') interference.clear()
      else if (!interference.remove(id)) return sendOne(response, undefined, id)
      response.writeHead(204).end()
    } else {
      response.setHeader('allow', id === '' ? 'GET, POST, DELETE' : 'GET, DELETE')
      send(response, 405, problem('METHOD_NOT_ALLOWED', `${request.method} is not possible here`))
    }
  }

  async #add(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      send(response, 415, problem('UNSUPPORTED_MEDIA_TYPE', 'send rules as application/json'))
      return
    }
    const body = await readBody(request, longestBody)
    if (body === undefined) {
      return refuseTooLong(response, asText(problem('TOO_LONG', `rules may have ${longestBody} bytes`)), 'application/json')
    }
    try {
      const { parseRules } = await import('./rule-schema.js')
      const added = this.#world.interference.addAll(parseRules(fromJson(body)))
      send(response, 201, { rules: added.map(({ status }) => status) })
    } catch (error) {
      if (!isVivariumError(error)) throw error
      send(response, 400, problem(error.code, error.message))
    }
  }

  /** `isOurs`: it was made for this request. */
  #sessionOf(request: IncomingMessage): { readonly session: Session; readonly isOurs: boolean } | undefined {
    const { sessions } = this.#world
    const session =
      sessionOf(this.#world, request) ?? sessions.find(/(?:^|;\s*)vmware_soap_session="?([^";]*)"?/.exec(request.headers.cookie ?? '')?.[1])
    if (session !== undefined) return { session, isOurs: false }
    try {
      return { session: logIn(this.#world, basicCredentials(request.headers.authorization), callerOf(request)), isOurs: true }
    } catch (error) {
      if (error instanceof ApiError) return undefined
      throw error
    }
  }
}

function fromJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch (cause) {
    throw errors.invalidFaultRule(`it is no JSON: ${messageOf(cause)}`, { cause })
  }
}

const problem = (code: string, message: string) => ({ error: { code, message } })

const asText = (body: unknown) => `${JSON.stringify(body)}\n`

function sendOne(response: ServerResponse, found: unknown, id: string): void {
  if (found === undefined) send(response, 404, problem('NOT_FOUND', `there is no rule ${JSON.stringify(id)}`))
  else send(response, 200, found)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(asText(body))
}
