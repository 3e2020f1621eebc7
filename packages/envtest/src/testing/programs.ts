import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type LaunchedProcess, launch, Operation } from '@vivarium/core'

type Program = 'kube-apiserver' | 'etcd'

/** One of the programs as a process, from the build. */
export class TestProgram implements AsyncDisposable {
  stdout = ''
  stderr = ''
  readonly #process: LaunchedProcess

  private constructor(process: LaunchedProcess) {
    this.#process = process
    process.child.stdout?.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString()
    })
    process.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString()
    })
  }

  static async start(
    program: Program,
    argv: readonly string[],
    options: { cwd: string; env?: Record<string, string> },
  ): Promise<TestProgram> {
    const file = fileURLToPath(new URL(`../../dist/${program}.js`, import.meta.url))
    return new TestProgram(await launch(process.execPath, [file, ...argv], { ...options, stdin: 'ignore' }))
  }

  /** Until it says that; fails when it ends before. */
  async says(pattern: RegExp): Promise<string> {
    const operation = Operation.from({ timeoutMs: 20_000 }, `${pattern} of the program`)
    const ended = this.#process.exited.then(() => {
      throw new Error(`it ended and said: ${this.stderr}`)
    })
    ended.catch(() => {})
    const found = await Promise.race([operation.poll(() => pattern.exec(this.stderr)?.[0], 10), ended])
    return found
  }

  async exitCode(): Promise<number | null> {
    return (await this.#process.exited).code
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    process.kill(this.#process.pid, signal)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process.stop()
  }
}

/** A port of 127.0.0.1 that was free a moment ago, as envtest finds its own. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

export interface TestAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any
}

/** A client of an API server, with a certificate or a token or nothing. */
export class TestClient implements Disposable {
  readonly #session: ClientHttp2Session
  readonly #token: string | undefined

  constructor(port: number, ca: string, credentials: { certificate?: string; key?: string; token?: string } = {}) {
    const { certificate, key, token } = credentials
    this.#session = connect(`https://127.0.0.1:${port}`, {
      ca,
      ...(certificate !== undefined && key !== undefined && { cert: certificate, key }),
    })
    this.#session.on('error', () => {})
    this.#token = token
  }

  async request(method: string, path: string, body?: unknown): Promise<TestAnswer> {
    const stream = this.#session.request({
      ':method': method,
      ':path': path,
      ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    })
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    const answered = new Promise<IncomingHttpHeaders & { ':status'?: number }>((resolve, reject) => {
      let headers: IncomingHttpHeaders | undefined
      stream.on('response', (received) => {
        headers = received
      })
      stream.on('end', () => headers && resolve(headers))
      stream.on('error', reject)
      // A server that is killed says nothing more.
      stream.on('close', () => reject(new Error('the connection is gone')))
    })
    stream.end(body === undefined ? undefined : JSON.stringify(body))
    const headers = await answered
    const text = Buffer.concat(chunks).toString('utf8')
    return { status: Number(headers[':status']), body: /json/.test(String(headers['content-type'])) ? JSON.parse(text) : text }
  }

  get(path: string): Promise<TestAnswer> {
    return this.request('GET', path)
  }

  post(path: string, body: unknown): Promise<TestAnswer> {
    return this.request('POST', path, body)
  }

  [Symbol.dispose](): void {
    this.#session.destroy()
  }
}
