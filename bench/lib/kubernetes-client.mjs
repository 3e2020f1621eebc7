// As much of a client of a Kubernetes API server as benchmarks need: requests over one HTTP/2 connection, and a watch.
import { connect } from 'node:http2'

/** @typedef {{ url: string, certificateAuthority: string, token: string }} Server */

export class KubernetesClient {
  #server
  #session
  #isClosed = false

  /** @param {Server} server */
  constructor(server) {
    this.#server = server
    this.#session = this.#connect()
  }

  #connect() {
    const { url, certificateAuthority } = this.#server
    const session = connect(url, { ca: certificateAuthority, settings: { initialWindowSize: 2 ** 24 } })
    session.once('connect', () => session.setLocalWindowSize(2 ** 26))
    // Whoever waits for an answer is told of it there.
    session.on('error', () => {})
    return session
  }

  /** The answer's body. Throws what the server refuses. */
  async request(method, path, body, contentType = 'application/json') {
    const stream = this.#open(method, path, body, contentType)
    const chunks = []
    let status = 0
    stream.on('response', (headers) => {
      status = headers[':status']
    })
    for await (const chunk of stream) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`)
    return JSON.parse(text)
  }

  /** Events of a list's path, until the function that it gives is called, or the server ends the watch. */
  watch(path, onEvent, onEnd, onError) {
    const stream = this.#open('GET', `${path}?watch=true&timeoutSeconds=3600`)
    let rest = ''
    stream.setEncoding('utf8')
    stream.on('response', ({ ':status': status }) => {
      if (status >= 300) onError(new Error(`watching ${path} was answered with ${status}`))
    })
    stream.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()
      for (const line of lines) onEvent(JSON.parse(line))
    })
    stream.on('error', onError)
    // Of a stream that the server resets there is no end.
    const end = () => {
      if (!this.#isClosed) onEnd()
    }
    stream.on('close', end)
    return () => {
      stream.off('close', end)
      stream.close()
    }
  }

  #open(method, path, body, contentType) {
    const headers = {
      ':method': method,
      ':path': path,
      authorization: `Bearer ${this.#server.token}`,
      ...(body && { 'content-type': contentType }),
    }
    // A server that is overloaded may have ended the connection.
    if (this.#session.closed || this.#session.destroyed) this.#session = this.#connect()
    const stream = this.#session.request(headers, { endStream: body === undefined })
    if (body !== undefined) stream.end(JSON.stringify(body))
    return stream
  }

  close() {
    this.#isClosed = true
    this.#session.destroy()
  }
}
