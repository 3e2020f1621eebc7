import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { decodeRequest, encodeFault, encodeResponse, faultForError, type SoapRequest, type VimError } from '@vivarium/vim'
import { faultOf } from '../faults.js'
import type { Pipeline } from '../pipeline.js'
import type { Caller, Session } from '../session.js'
import type { Sessions } from '../sessions.js'
import { readBody } from './body.js'
import { type Trace, traced } from './trace.js'

/** The longest message, in bytes. */
const longestBody = 64 * 2 ** 20
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
    if (body === undefined) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    this.#trace?.(traced('Request', body.toString()))
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    let call: SoapRequest | undefined
    try {
      const { soapaction } = request.headers
      call = decodeRequest(body, typeof soapaction === 'string' ? { soapAction: soapaction } : {})
      const session = this.#sessions.find(cookieOf(request) ?? call.headers.sessionCookie)
      const result = await this.#pipeline.call({ ...call, session, caller: callerOf(request), signal: gone.signal })
      const text = encodeResponse(call.method, result.value, call.namespace)
      if (result.session !== session) response.setHeader('set-cookie', this.#cookie(result.session))
      this.#send(response, 200, text)
    } catch (error) {
      this.#send(response, 500, encodeError(error, call?.namespace))
    }
  }

  #send(response: ServerResponse, status: number, text: string): void {
    this.#trace?.(traced('Response', text))
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text)
  }

  #cookie(session: Session | undefined): string {
    const secure = this.#areCookiesSecure ? '; Secure' : ''
    return session === undefined
      ? `${cookieName}=""; Path=/; HttpOnly; Max-Age=0${secure}`
      : `${cookieName}="${session.key}"; Path=/; HttpOnly${secure}`
  }
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
    hasCertificate: certificate !== undefined && certificate !== null && Object.keys(certificate).length > 0,
  }
}
