import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Operation } from '@vivarium/core'
import { HttpTransport } from '../client/transport.js'
import { decodeRequest, encodeRequest } from '../soap/request.js'
import { decodeResponse, encodeFault, encodeResponse } from '../soap/response.js'
import { VimError } from '../vim-error.js'

/** Stands between a client and a server, and reads and writes anew all that they say to each other. */
export class Relay implements AsyncDisposable {
  /** What was not understood, or could not be written. */
  readonly problems: unknown[] = []
  messages = 0
  readonly url: URL
  readonly #server: http.Server
  readonly #transport: HttpTransport

  private constructor(server: http.Server, transport: HttpTransport, url: URL) {
    this.#server = server
    this.#transport = transport
    this.url = url
  }

  static async start(target: string): Promise<Relay> {
    const transport = new HttpTransport()
    const server = http.createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = new URL(target)
    url.port = String((server.address() as AddressInfo).port)
    const relay = new Relay(server, transport, url)
    server.on('request', async (incoming: http.IncomingMessage, outgoing: http.ServerResponse) => {
      try {
        await relay.#pass(incoming, outgoing, new URL(incoming.url ?? '', target))
      } catch (error) {
        relay.problems.push(error)
        outgoing.destroy()
      }
    })
    return relay
  }

  async #pass(incoming: http.IncomingMessage, outgoing: http.ServerResponse, target: URL): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    target.username = ''
    target.password = ''
    const { cookie = '', soapaction = '' } = incoming.headers
    const headers = { cookie, soapaction: String(soapaction), 'content-type': 'text/xml' }
    const operation = Operation.from({}, 'a request through the relay', 120_000)
    if (incoming.method !== 'POST') {
      const answer = await this.#transport.send({ method: 'GET', url: target, headers }, operation)
      outgoing.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body)
      return
    }
    const {
      method,
      this: self,
      arguments: args,
      headers: soapHeaders,
    } = decodeRequest(Buffer.concat(chunks), { soapAction: headers.soapaction })
    const body = encodeRequest(method, self, args, soapHeaders)
    const answer = await this.#transport.send({ method: 'POST', url: target, headers, body }, operation)
    const setCookie = answer.headers['set-cookie']
    outgoing.writeHead(answer.status, { 'content-type': 'text/xml', ...(setCookie === undefined ? {} : { 'set-cookie': setCookie }) })
    let text: string
    try {
      text = encodeResponse(method, decodeResponse(method, answer.body))
    } catch (error) {
      if (!(error instanceof VimError)) throw error
      text = encodeFault(error.fault, error.faultMessage, { namespace: method.namespace })
    }
    this.messages += 1
    outgoing.end(text)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#transport.close()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
