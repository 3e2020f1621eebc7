import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'

/** A server to play cases against. */
export interface Server {
  /** `https://127.0.0.1:PORT` */
  readonly url: string
  /** PEM of the authority that its certificate is from. */
  readonly certificateAuthority: string
}

export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

export interface HttpAnswer {
  readonly status: number
  /** Every header line of that name. */
  header(name: string): string[]
  readonly body: IncomingMessage
}

/** A client that sends what it is told to, and gives back what comes. */
export class HttpClient {
  readonly #agent: Agent
  readonly #url: URL

  constructor(server: Server) {
    this.#url = new URL(server.url)
    this.#agent = new Agent({ keepAlive: true, ca: server.certificateAuthority })
  }

  send({ method, path, headers, body }: HttpRequest): Promise<HttpAnswer> {
    const { hostname, port } = this.#url
    const length = body === undefined ? {} : { 'content-length': String(body.length) }
    return new Promise((resolve, reject) => {
      const sent = request({ agent: this.#agent, hostname, port, method, path, headers: { ...length, ...headers } }, (response) =>
        resolve({ status: response.statusCode ?? 0, header: (name) => linesOf(response, name), body: response }),
      )
      sent.on('error', reject)
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

function linesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.flatMap((key, index) => (index % 2 === 0 && key.toLowerCase() === name ? [rawHeaders[index + 1] ?? ''] : []))
}

export async function readBody(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
