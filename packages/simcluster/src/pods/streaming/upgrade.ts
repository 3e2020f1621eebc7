import type { OutgoingHttpHeaders } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpRequest, HttpResponse, Upgrade } from '@vivarium/apiserver'

const spdyProtocol = 'SPDY/3.1'

export function isWebSocket({ protocol }: Upgrade): boolean {
  return protocol === 'websocket'
}

/** As kubelets answer: a text, not a Status. */
export function answerText(response: HttpResponse, status: number, text: string, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(text), ...headers })
  response.end(Buffer.from(text))
}

/** The protocol of streams that both sides know, by the client's preference; undefined: there is none. */
export function spdySubprotocol(request: HttpRequest, known: readonly string[]): string | undefined {
  const asked = String(request.headers['x-stream-protocol-version'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  // Clients that name none are as old as the first protocol.
  if (asked.length === 0) return known.at(-1)
  return asked.find((name) => known.includes(name))
}

/** Answers that the connection goes on in SPDY. */
export function acceptSpdy({ take, head }: Upgrade, subprotocol: string): Duplex {
  const socket = take()
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${spdyProtocol}\r\nX-Stream-Protocol-Version: ${subprotocol}\r\n\r\n`,
  )
  if (head.length > 0) socket.unshift(head)
  return socket
}

export function webSocketSubprotocol(request: HttpRequest, known: readonly string[]): string | undefined {
  const asked = String(request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((name) => name.trim())
    // A token that comes as a protocol is for who authenticates.
    .filter((name) => name !== '' && !name.startsWith('base64url.bearer.'))
  if (asked.length === 0) return known.includes('') ? '' : undefined
  return asked.find((name) => known.includes(name))
}
