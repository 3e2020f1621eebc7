import { text } from 'node:stream/consumers'
import { messageOf } from '@vivarium/core'
import type { CommandCall } from '../command.js'
import { openConnection, requestOver, sendHttp } from '../http.js'
import type { GuestHttpRequest } from '../network.js'
import { type ChannelSocket, openChannels } from './channel-socket.js'
import { KubectlFailure } from './failure.js'
import type { Access } from './kubeconfig.js'

export interface KubeObject {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: {
    readonly name?: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
    readonly resourceVersion?: string
    readonly uid?: string
    readonly ownerReferences?: readonly {
      readonly kind: string
      readonly name: string
      readonly uid?: string
      readonly controller?: boolean
    }[]
    readonly deletionTimestamp?: string
  }
  readonly [field: string]: unknown
}

interface Status {
  readonly kind: 'Status'
  readonly message?: string
  readonly reason?: string
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly contentType?: string
  readonly accept?: string
}

/** The API as this user may use it, through the machine's network. */
export class ApiClient {
  readonly namespace: string
  readonly server: string
  readonly #call: CommandCall
  readonly #access: Access

  constructor(call: CommandCall, access: Access) {
    this.#call = call
    this.#access = access
    this.namespace = access.namespace
    this.server = access.server
  }

  /** The body of a successful answer. Throws KubectlFailure with what kubectl says of others. */
  async ask<T = KubeObject>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
    const { status, body } = await this.send(method, path, options)
    if (status < 400) return body as T
    throw new KubectlFailure(failureText(body, status))
  }

  /** As `ask`; undefined when there is no such thing. */
  async find<T = KubeObject>(path: string, options: RequestOptions = {}): Promise<T | undefined> {
    const { status, body } = await this.send('GET', path, options)
    if (status === 404) return undefined
    if (status >= 400) throw new KubectlFailure(failureText(body, status))
    return body as T
  }

  async send(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const { network } = this.#call.guest
    const request = this.#request(method, path, options)
    const answer = await this.#reached(() => sendHttp(network, request, this.#call.signal))
    const content = Buffer.from(answer.body).toString()
    const isJson = (answer.headers?.['content-type'] ?? 'application/json').includes('json')
    return { status: answer.status, body: isJson && content !== '' ? (JSON.parse(content) as unknown) : content }
  }

  /** What the server sends as long as it sends: a log that grows, a watch. Throws KubectlFailure. */
  async *follow(path: string, query: RequestOptions['query'], accept = 'application/json'): AsyncGenerator<Buffer> {
    const { signal, guest } = this.#call
    const { dial } = guest.network
    const request = this.#request('GET', path, { ...(query && { query }), accept })
    if (dial === undefined) throw this.#unreachable()
    const answer = await this.#reached(async () => requestOver(await openConnection(dial.bind(guest.network), request), request, signal))
    try {
      if (answer.status >= 400) throw failureOf(answer.status, await text(answer.body))
      for await (const chunk of answer.body) yield chunk as Buffer
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      answer.body.destroy()
    }
  }

  /** Streams to and from a container. Throws KubectlFailure. */
  async openChannels(path: string, query: Readonly<Record<string, readonly string[]>>): Promise<ChannelSocket> {
    const { network } = this.#call.guest
    const { dial } = network
    if (dial === undefined) throw this.#unreachable()
    const request = this.#request('GET', path)
    for (const [name, values] of Object.entries(query)) for (const value of values) request.url.searchParams.append(name, value)
    const connection = await this.#reached(() => openConnection(dial.bind(network), request))
    return openChannels(connection, request.url, request.headers, failureOf)
  }

  #request(method: string, path: string, { query = {}, body, contentType, accept }: RequestOptions = {}): GuestHttpRequest {
    const url = new URL(`${this.#access.server}${path}`)
    for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') url.searchParams.set(name, value)
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    return {
      url,
      method,
      headers: {
        accept: accept ?? 'application/json',
        'user-agent': 'kubectl',
        ...(this.#access.token !== undefined && { authorization: `Bearer ${this.#access.token}` }),
        ...(content && { 'content-type': contentType ?? 'application/json', 'content-length': String(content.length) }),
      },
      ...(content && { body: content }),
      tls: this.#access.tls,
    }
  }

  async #reached<T>(ask: () => Promise<T> | undefined): Promise<T> {
    let answer: T | undefined
    try {
      answer = await ask()
    } catch (error) {
      if (/certificate|self.signed/i.test(messageOf(error)))
        throw new KubectlFailure(`Unable to connect to the server: tls: failed to verify certificate: x509: ${messageOf(error)}`)
      throw this.#unreachable()
    }
    if (answer === undefined) throw this.#unreachable()
    return answer
  }

  #unreachable(): KubectlFailure {
    const { host } = new URL(this.#access.server)
    return new KubectlFailure(`The connection to the server ${host} was refused - did you specify the right host or port?`)
  }
}

function failureOf(status: number, body: string): KubectlFailure {
  try {
    return new KubectlFailure(failureText(JSON.parse(body) as unknown, status))
  } catch {
    return new KubectlFailure(failureText(body, status))
  }
}

function failureText(body: unknown, status: number): string {
  const { kind, message, reason } = (typeof body === 'object' && body !== null ? body : {}) as Partial<Status>
  if (kind !== 'Status') return `Error from server: ${typeof body === 'string' ? body.trim() : status}`
  if (reason === 'Invalid') return `The ${message?.replace(/ is invalid:/, ' is invalid:') ?? ''}`
  if (reason === 'Unauthorized') return 'error: You must be logged in to the server (Unauthorized)'
  return `Error from server (${reason || 'Unknown'}): ${message ?? ''}`
}
