import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { messageOf } from '@vivarium/core'
import { errors } from '../errors.js'

/**
 * The proxy by which extensions reach vCenter with their certificate: each CONNECT, whatever name it has (`sdkTunnel:8089`), leads to the simulator.
 * vCenter has it at port 80.
 */
export class Tunnel implements AsyncDisposable {
  readonly port: number
  readonly #server: Server
  readonly #sockets: ReadonlySet<Socket>

  private constructor(server: Server, port: number, sockets: ReadonlySet<Socket>) {
    this.#server = server
    this.port = port
    this.#sockets = sockets
  }

  /** Throws CANNOT_LISTEN. */
  static async start(host: string, port: number, target: { readonly host: string; readonly port: number }): Promise<Tunnel> {
    const sockets = new Set<Socket>()
    const server = createServer((_request, response) => response.writeHead(405, { allow: 'CONNECT' }).end())
    server.on('connect', (_request, client: Socket, head: Buffer) => {
      const upstream = connect(target.port, target.host)
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          sockets.delete(one)
          other.destroy()
        })
      }
      upstream.on('connect', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n')
        upstream.write(head)
        client.pipe(upstream).pipe(client)
      })
    })
    server.listen(port, host)
    try {
      await once(server, 'listening')
    } catch (cause) {
      throw errors.cannotListen(`${host}:${port}`, messageOf(cause), { cause })
    }
    return new Tunnel(server, (server.address() as AddressInfo).port, sockets)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }
}
