import type { IncomingMessage, ServerResponse } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { decodeRequest, encodeFault, encodeResponsePieces, faultForError, type SoapRequest, type VimError } from '@vivarium/vim'
import { faultOf } from '../faults.js'
import type { Pipeline } from '../pipeline.js'
import type { Caller, Session } from '../session.js'
import type { Sessions } from '../sessions.js'
import { readBody, refuseTooLong } from './body.js'
import { ClientPresence } from './client-presence.js'
import { type Trace, traced } from './trace.js'

/** The longest message, in bytes. */
const longestBody = 64 * 2 ** 20
/** An answer of fewer characters is sent whole. */
const longestWhole = 256 * 2 ** 10
const contentType = 'text/xml; charset=utf-8'
const cookieName = 'vmware_soap_session'

/** Answers calls by SOAP 1.1 over HTTP. */
export class SoapEndpoint {
  readonly #pipeline: Pipeline
  readonly #sessions: Sessions
  readonly #areCookiesSecure: boolean
  readonly #trace: Trace | undefined

  constructor(pipeline: Pipeline, sessions: Sessions, areCookiesSecure: boolean, trace?: Trace) {
    this.#trace = trace
    this.#pipeline = pipeline
    this.#sessions = sessions
    this.#areCookiesSecure = areCookiesSecure
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, longestBody)
    if (body === undefined) return refuseTooLong(response)
    this.#trace?.(traced('Request', body.toString()))
    const client = new ClientPresence(response)
    let call: SoapRequest | undefined
    try {
      const { soapaction } = request.headers
      call = decodeRequest(body, typeof soapaction === 'string' ? { soapAction: soapaction } : {})
      const session = this.#sessions.find(cookieOf(request) ?? call.headers.sessionCookie)
      const { this: self, method, arguments: parameters } = call
      const result = await this.#pipeline.call({
        this: self,
        method,
        arguments: parameters,
        session,
        caller: callerOf(request),
        client,
        message: body,
      })
      const pieces = encodeResponsePieces(call.method, result.value, call.namespace)
      const first = take(pieces, this.#trace === undefined ? longestWhole : Number.POSITIVE_INFINITY)
      if (result.session !== session) response.setHeader('set-cookie', this.#cookie(result.session))
      if (first.isAll) this.#send(response, 200, first.text)
      else await sendPieces(response, first.text, pieces)
    } catch (error) {
      // Half an answer can only be broken off.
      if (response.headersSent) throw error
      this.#send(response, 500, encodeError(error, call?.namespace))
    }
  }

  #send(response: ServerResponse, status: number, text: string): void {
    this.#trace?.(traced('Response', text))
    response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) }).end(text)
  }

  #cookie(session: Session | undefined): string {
    const secure = this.#areCookiesSecure ? '; Secure' : ''
    return session === undefined
      ? `${cookieName}=""; Path=/; HttpOnly; Max-Age=0${secure}`
      : `${cookieName}="${session.key}"; Path=/; HttpOnly${secure}`
  }
}

/** Pieces of so many characters together, or all that are left. */
function take(pieces: Iterator<string>, characters: number): { readonly text: string; readonly isAll: boolean } {
  let text = ''
  while (text.length < characters) {
    const { done, value } = pieces.next()
    if (done === true) return { text, isAll: true }
    text += value
  }
  return { text, isAll: false }
}

/** A long answer goes out while it is made, no faster than the client reads; others get their turn in between. */
async function sendPieces(response: ServerResponse, first: string, pieces: Iterator<string>): Promise<void> {
  response.writeHead(200, { 'content-type': contentType })
  for (let part = { text: first, isAll: false }; !response.destroyed; part = take(pieces, longestWhole)) {
    const isTaken = response.write(Buffer.from(part.text))
    if (part.isAll) break
    if (isTaken) await setImmediate()
    else await drained(response)
  }
  response.end()
}

/** Until there is room for more, or nobody listens any more. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.off('drain', end).off('close', end)
      resolve()
    }
    response.on('drain', end).on('close', end)
  })
}

function encodeError(error: unknown, namespace: string | undefined): string {
  const refused = faultForError(error)
  const { fault, message }: { fault: VimError['fault']; message: string } =
    refused ?? ((found: VimError) => ({ fault: found.fault, message: found.faultMessage }))(faultOf(error))
  return encodeFault(fault, message, namespace === undefined ? {} : { namespace })
}

/** The key of the session that a request is of. */
export function cookieOf({ headers }: IncomingMessage): string | undefined {
  return /(?:^|;\s*)vmware_soap_session="?([^";]*)"?/.exec(headers.cookie ?? '')?.[1]
}

export function callerOf({ socket, headers }: IncomingMessage): Caller {
  const certificate = 'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate() : undefined
  return {
    address: socket.remoteAddress ?? '',
    userAgent: headers['user-agent'] ?? '',
    // Without one it is an empty object.
    thumbprint: certificate?.fingerprint,
  }
}
