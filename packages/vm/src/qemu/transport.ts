import type { Socket } from 'node:net'

/** A two-way stream of bytes. Tests plug in a fake end. */
export interface Transport {
  send(bytes: Buffer): void
  /** Ends it; the handler's `onClose` is not called. Idempotent. */
  close(): void
  /** Hands over what arrives from now on: set exactly once, before anything is sent. */
  start(handler: TransportHandler): void
}

export interface TransportHandler {
  onData(bytes: Buffer): void
  /** The other end went away. */
  onClose(why: string): void
}

export function socketTransport(socket: Socket): Transport {
  let closed = false
  return {
    send: (bytes) => {
      if (!closed) socket.write(bytes)
    },
    close: () => {
      closed = true
      socket.destroy()
    },
    start: (handler) => {
      let why = 'it was closed by the other end'
      socket.on('error', (error) => {
        why = error.message
      })
      socket.on('data', (bytes) => {
        if (!closed) handler.onData(bytes)
      })
      const over = () => {
        if (!closed) handler.onClose(why)
        closed = true
      }
      socket.on('close', over)
      if (socket.destroyed) queueMicrotask(over)
    },
  }
}
