// What needs ws, loaded with the first WebSocket: most clusters never see one.
import type { Upgrade } from '@vivarium/apiserver'
import { type WebSocket, WebSocketServer } from 'ws'

export { createWebSocketStream } from 'ws'

/** SPDY frames can be this long (16 MiB), and those who tunnel them send each as one message. */
const maxMessageBytes = 17 * 1024 * 1024

/** Undefined: the handshake was wrong, and has been answered. */
export function acceptWebSocket({ take, message, head }: Upgrade, subprotocol: string): WebSocket | undefined {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: maxMessageBytes,
    clientTracking: false,
    handleProtocols: () => (subprotocol === '' ? false : subprotocol),
  })
  let socket: WebSocket | undefined
  server.handleUpgrade(message, take(), head, (opened) => {
    socket = opened
    opened.on('error', () => opened.terminate())
  })
  return socket
}
