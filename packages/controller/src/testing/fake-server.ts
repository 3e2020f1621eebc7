import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Answer = (request: FakeRequest, response: ServerResponse) => void

/** An HTTP server whose answers a test gives, by method and path (without the query). */
export class FakeServer implements AsyncDisposable {
  readonly requests: FakeRequest[] = []
  readonly #answers: Readonly<Record<string, Answer>>
  readonly #server: Server

  private constructor(answers: Readonly<Record<string, Answer>>) {
    this.#answers = answers
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  static async start(answers: Readonly<Record<string, Answer>>): Promise<FakeServer> {
    const server = new FakeServer(answers)
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve))
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What was asked for under a path, as `METHOD /path?query`. */
  get log(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '', headers } = request
    const seen = { method, url, headers, body }
    this.requests.push(seen)
    const answer = this.#answers[`${method} ${url.split('?')[0]}`]
    if (answer) answer(seen, response)
    else status(404, 'NotFound', 'the server could not find the requested resource')(seen, response)
  }
}

export function json(value: object, code = 200, headers: Record<string, string> = {}): Answer {
  return (_, response) => response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

export function status(code: number, reason: string, message: string, headers: Record<string, string> = {}): Answer {
  return json({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message, code }, code, headers)
}

/** Each of the answers once, in this order, and then the last one. */
export function inTurn(...answers: readonly Answer[]): Answer {
  let next = 0
  return (request, response) => answers[Math.min(next++, answers.length - 1)]?.(request, response)
}

export const coreResources = json({
  kind: 'APIResourceList',
  groupVersion: 'v1',
  resources: [
    { name: 'configmaps', kind: 'ConfigMap', namespaced: true, verbs: ['get', 'list', 'watch', 'delete'] },
    { name: 'namespaces', kind: 'Namespace', namespaced: false, verbs: ['get', 'list'] },
    { name: 'namespaces/status', kind: 'Namespace', namespaced: false, verbs: ['get'] },
  ],
})
