import { once } from 'node:events'
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import type { ApiServer } from '../api-server.js'
import type { User } from '../auth/user.js'

/** A token and its user, for servers under test. */
export const adminToken = 'admin-token'
export const testTokens: Readonly<Record<string, User>> = { [adminToken]: { name: 'admin', groups: ['system:masters'] } }

export interface TestAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any
}

export interface TestRequest {
  readonly headers?: Readonly<Record<string, string>>
  /** Objects are sent as JSON. */
  readonly body?: unknown
}

/** A plain HTTP/2 client for tests; it adds the administrator's token unless a header says otherwise. */
export class TestHttpClient implements AsyncDisposable {
  readonly #session: ClientHttp2Session

  constructor(api: ApiServer) {
    this.#session = connect(api.url, { ca: api.certificateAuthority })
    this.#session.on('error', () => {})
  }

  async request(method: string, path: string, { headers = {}, body }: TestRequest = {}): Promise<TestAnswer> {
    const stream = this.#session.request(
      {
        ':method': method,
        ':path': path,
        authorization: `Bearer ${adminToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
        // Else a DELETE would have no body.
      },
      { endStream: false },
    )
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.end(body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
    const [[answer]] = (await Promise.all([once(stream, 'response'), once(stream, 'end')])) as [
      [IncomingHttpHeaders & { ':status'?: number }],
      unknown,
    ]
    const bytes = Buffer.concat(chunks)
    const text = bytes.toString('utf8')
    return {
      status: answer[':status'] ?? 0,
      headers: answer,
      bytes,
      text,
      body: /json/.test(answer['content-type'] ?? '') ? JSON.parse(text) : undefined,
    }
  }

  get(path: string, request?: TestRequest): Promise<TestAnswer> {
    return this.request('GET', path, request)
  }

  post(path: string, body: unknown, request?: TestRequest): Promise<TestAnswer> {
    return this.request('POST', path, { ...request, body })
  }

  put(path: string, body: unknown, request?: TestRequest): Promise<TestAnswer> {
    return this.request('PUT', path, { ...request, body })
  }

  patch(path: string, type: string, body: unknown, request?: TestRequest): Promise<TestAnswer> {
    return this.request('PATCH', path, { body, headers: { 'content-type': type, ...request?.headers } })
  }

  delete(path: string, body?: unknown): Promise<TestAnswer> {
    return this.request('DELETE', path, { body })
  }

  /** Events of a watch, as they come. */
  watch(path: string, headers: Readonly<Record<string, string>> = {}): TestWatch {
    return new TestWatch(this.#session.request({ ':method': 'GET', ':path': path, authorization: `Bearer ${adminToken}`, ...headers }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#session.destroy()
  }
}

export interface TestEvent {
  readonly type: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of any shape
  readonly object: any
}

export class TestWatch {
  readonly #stream: ReturnType<ClientHttp2Session['request']>
  readonly #events: TestEvent[] = []
  #waiting: (() => void) | undefined
  ended = false

  constructor(stream: ReturnType<ClientHttp2Session['request']>) {
    this.#stream = stream
    let rest = ''
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') this.#events.push(JSON.parse(line) as TestEvent)
      this.#waiting?.()
    })
    stream.on('error', () => {})
    stream.on('close', () => {
      this.ended = true
      this.#waiting?.()
    })
    stream.end()
  }

  /** The next so many events; fails when the watch ends before, or after five seconds. */
  async take(count: number): Promise<TestEvent[]> {
    const deadline = Date.now() + 5000
    while (this.#events.length < count) {
      if (this.ended) throw new Error(`the watch ended after ${this.#events.length} of ${count} events`)
      await this.#wait(deadline, `${this.#events.length} of ${count} events`)
    }
    return this.#events.splice(0, count)
  }

  async end(): Promise<void> {
    const deadline = Date.now() + 5000
    while (!this.ended) await this.#wait(deadline, 'the end of the watch')
  }

  async #wait(deadline: number, what: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`timed out waiting for ${what}`)), Math.max(1, deadline - Date.now()))
      this.#waiting = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** Reads no more until `resume`, as a client does that hangs. */
  pause(): void {
    this.#stream.pause()
  }

  resume(): void {
    this.#stream.resume()
  }

  close(): void {
    this.#stream.close()
  }
}
