import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiHost } from './api-call.js'

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Answers below /rest and /api. What does that is loaded with the first request: until then it costs nothing. */
export class RestApi {
  readonly #host: ApiHost
  #answer: Promise<Answer> | undefined

  constructor(host: ApiHost) {
    this.#host = host
  }

  static isFor(path: string): boolean {
    return /^\/(?:api|rest)(?:\/|$)/.test(path)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A host by itself has none.
    if (this.#host.world.content.about.apiType !== 'VirtualCenter') {
      response.writeHead(404, { 'content-length': 0 }).end()
      return
    }
    this.#answer ??= this.#load()
    const answer = await this.#answer
    await answer(request, response)
  }

  async #load(): Promise<Answer> {
    const { RestEndpoint } = await import('./endpoint.js')
    const endpoint = new RestEndpoint(this.#host)
    return (request, response) => endpoint.answer(request, response)
  }
}
