import { messageOf } from '@vivarium/core'
import type { CommandCall } from '../command.js'
import { sendHttp } from '../http.js'
import type { GuestHttpResponse } from '../network.js'
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
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string; readonly controller?: boolean }[]
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

  async send(method: string, path: string, { query = {}, body, contentType, accept }: RequestOptions = {}): Promise<Answer> {
    const { network } = this.#call.guest
    const url = new URL(`${this.#access.server}${path}`)
    for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') url.searchParams.set(name, value)
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    let answer: GuestHttpResponse | undefined
    try {
      answer = await sendHttp(
        network,
        {
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
        },
        this.#call.signal,
      )
    } catch (error) {
      if (/certificate|self.signed/i.test(messageOf(error)))
        throw new KubectlFailure(`Unable to connect to the server: tls: failed to verify certificate: x509: ${messageOf(error)}`)
      throw this.#unreachable()
    }
    if (answer === undefined) throw this.#unreachable()
    const text = Buffer.from(answer.body).toString()
    const isJson = (answer.headers?.['content-type'] ?? 'application/json').includes('json')
    return { status: answer.status, body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text }
  }

  #unreachable(): KubectlFailure {
    const { host } = new URL(this.#access.server)
    return new KubectlFailure(`The connection to the server ${host} was refused - did you specify the right host or port?`)
  }
}

function failureText(body: unknown, status: number): string {
  const { kind, message, reason } = (typeof body === 'object' && body !== null ? body : {}) as Partial<Status>
  if (kind !== 'Status') return `Error from server: ${typeof body === 'string' ? body.trim() : status}`
  if (reason === 'Invalid') return `The ${message?.replace(/ is invalid:/, ' is invalid:') ?? ''}`
  if (reason === 'Unauthorized') return 'error: You must be logged in to the server (Unauthorized)'
  return `Error from server (${reason || 'Unknown'}): ${message ?? ''}`
}
