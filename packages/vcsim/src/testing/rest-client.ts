import type { VCenter } from '../vcenter.js'

export interface RestAnswer {
  readonly status: number
  readonly headers: Headers
  /** JSON; undefined for none. */
  readonly body: unknown
}

/** Speaks plain HTTP to a simulator that has no TLS. */
export class RestClient {
  readonly #origin: string
  readonly #headers: Readonly<Record<string, string>>

  constructor(vcenter: VCenter, headers: Readonly<Record<string, string>> = {}) {
    this.#origin = vcenter.url.origin
    this.#headers = headers
  }

  /** One with a session. */
  static async logIn(vcenter: VCenter, username = 'user', password = 'pass'): Promise<RestClient> {
    const { body } = await new RestClient(vcenter, basic(username, password)).send('POST', '/api/session')
    return new RestClient(vcenter, { 'vmware-api-session-id': String(body) })
  }

  /** The key of its session. */
  get session(): string {
    return this.#headers['vmware-api-session-id'] ?? ''
  }

  async send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<RestAnswer> {
    const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const answer = await fetch(`${this.#origin}${path}`, { method, headers: { ...this.#headers, ...headers }, ...content })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
  }

  /** The body of an answer that has to be a success. */
  async get<T = unknown>(path: string): Promise<T> {
    return this.ask<T>('GET', path)
  }

  async ask<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
}

export function basic(username: string, password: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}
