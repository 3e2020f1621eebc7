import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  decodeJsonParameters,
  EncodedValue,
  encodeJson,
  encodeJsonFault,
  encodeJsonResult,
  faultForError,
  findManagedObjectType,
  type ManagedObjectReference,
  type Method,
  method as methodNamed,
  reference,
} from '@vivarium/vim'
import { faultOf } from '../faults.js'
import type { CallResult, Pipeline } from '../pipeline.js'
import { readBody, refuseTooLong } from '../server/body.js'
import { ClientPresence } from '../server/client-presence.js'
import { callerOf } from '../server/soap.js'
import { type Trace, traced } from '../server/trace.js'
import type { Session } from '../session.js'
import type { Sessions } from '../sessions.js'
import { sessionHeader } from './sessions.js'

/** The longest message, in bytes. */
const longestBody = 64 * 2 ** 20

/** What a path names: `/sdk/vim25/8.0.1.0/VirtualMachine/vm-42/PowerOnVM_Task`. */
interface Target {
  readonly object: ManagedObjectReference
  /** Of a method or a property. */
  readonly name: string
}

/** Answers calls in vSphere's JSON binding ("VI JSON"): methods by POST, properties by GET. */
export class ViJsonEndpoint {
  readonly #pipeline: Pipeline
  readonly #sessions: Sessions
  readonly #trace: Trace | undefined

  constructor(pipeline: Pipeline, sessions: Sessions, trace?: Trace) {
    this.#trace = trace
    this.#pipeline = pipeline
    this.#sessions = sessions
  }

  static isFor(path: string): boolean {
    return /^\/sdk\/vim25\//.test(path)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const target = targetOf(pathname)
    const method = target === undefined ? undefined : methodOf(target, request.method)
    if (target === undefined || method === undefined) {
      response.writeHead(404).end()
      return
    }
    const body = await readBody(request, longestBody)
    if (body === undefined) return refuseTooLong(response)
    this.#trace?.(traced('Request', `${request.method} ${pathname} ${body.toString()}`))
    const key = request.headers[sessionHeader]
    const session = typeof key === 'string' ? this.#sessions.find(key) : undefined
    try {
      const parameters = method.name === 'Fetch' ? { prop: target.name } : decodeJsonParameters(method, body)
      const result = await this.#call(request, response, { target, method, parameters, session })
      if (result.session !== undefined && result.session !== session) response.setHeader(sessionHeader, result.session.key)
      const { value } = result
      const text = value instanceof EncodedValue ? encodeJson(value.type, value.value) : encodeJsonResult(method, value)
      if (text === undefined) response.writeHead(204).end()
      else this.#send(response, 200, text)
    } catch (error) {
      const refused = faultForError(error)
      const { fault, faultMessage } = faultOf(error)
      this.#send(
        response,
        500,
        refused === undefined ? encodeJsonFault(fault, faultMessage) : encodeJsonFault(refused.fault, refused.message),
      )
    }
  }

  #send(response: ServerResponse, status: number, text: string): void {
    this.#trace?.(traced('Response', text))
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
  }

  #call(
    request: IncomingMessage,
    response: ServerResponse,
    call: { target: Target; method: Method; parameters: Readonly<Record<string, unknown>>; session: Session | undefined },
  ): Promise<CallResult> {
    const { target, method, parameters, session } = call
    return this.#pipeline.call({
      this: target.object,
      method,
      arguments: parameters,
      session,
      caller: callerOf(request),
      client: new ClientPresence(response),
    })
  }
}

/** Releases are versions, such as 8.0.1.0, or `release` for the newest. */
function targetOf(path: string): Target | undefined {
  const [, type, id, name] = /^\/\w+\/\w+\/(?:\d+(?:\.\d+)*|release)\/(\w+)\/([^/]+)\/(\w+)$/.exec(path) ?? []
  if (type === undefined || id === undefined || name === undefined || findManagedObjectType(type) === undefined) return undefined
  try {
    return { object: reference(type, decodeURIComponent(id)), name }
  } catch {
    return undefined
  }
}

/** Reading a property is a call, too. */
function methodOf({ object, name }: Target, verb: string | undefined): Method | undefined {
  const type = findManagedObjectType(object.type)
  if (verb === 'POST') return type?.methods.has(name) === true ? methodNamed(name) : undefined
  return verb === 'GET' && type?.properties.has(name) === true ? methodNamed('Fetch') : undefined
}
