import type { Duplex } from 'node:stream'
import { messageOf } from '@vivarium/core'
import { WebSocket } from 'ws'
import { KubectlFailure } from './failure.js'

/** Several streams over one connection, each message with the number of its channel before it (remotecommand's WebSocket protocol). */
export interface ChannelSocket {
  /** Until the other side has closed it. Throws KubectlFailure when it breaks. */
  readonly messages: AsyncIterable<readonly [channel: number, chunk: Buffer]>
  send(channel: number, chunk: Buffer | string): void
  /**
   * At once: where both sides wait for the other's end, TLS over a stream that is no socket of the system never comes to one (Node 20: what has
   * been read to its end counts as closing, and no more is written to it).
   */
  close(): void
}

/** Over a connection that is made, encrypted where the server wants it. Throws KubectlFailure with what the server answers instead. */
export async function openChannels(
  connection: Duplex,
  url: URL,
  headers: Readonly<Record<string, string>>,
  refused: (status: number, body: string) => KubectlFailure,
): Promise<ChannelSocket> {
  const address = new URL(url)
  address.protocol = 'ws:'
  const socket = new WebSocket(address, ['v5.channel.k8s.io', 'v4.channel.k8s.io'], {
    createConnection: () => connection,
    headers: { ...headers, host: url.host },
    perMessageDeflate: false,
  })
  const queue: (readonly [number, Buffer])[] = []
  let wake = () => {}
  let failure: unknown
  let isOver = false
  socket.on('message', (data: Buffer) => {
    queue.push([data[0] ?? 0, data.subarray(1)])
    wake()
  })
  socket.on('close', () => {
    isOver = true
    connection.destroy()
    wake()
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', (error) => {
      failure = error
      reject(new KubectlFailure(`error: ${messageOf(error)}`))
    })
    socket.on('unexpected-response', (_request, response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        reject(refused(response.statusCode ?? 0, Buffer.concat(chunks).toString()))
        connection.destroy()
      })
    })
  })
  return {
    messages: (async function* () {
      for (;;) {
        const next = queue.shift()
        if (next) yield next
        else if (failure !== undefined) throw new KubectlFailure(`error: ${messageOf(failure)}`)
        else if (isOver) return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    })(),
    send: (channel, chunk) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(chunk)]))
    },
    close: () => socket.terminate(),
  }
}
