import { once } from 'node:events'
import { connect, type IncomingHttpHeaders } from 'node:http2'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { adminToken, TestHttpClient, testTokens } from '../testing/http-client.js'

const configMaps = '/api/v1/namespaces/default/configmaps'

describe('the deadline of a request', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens, requestTimeoutMs: 400 })
    http = new TestHttpClient(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  it.each(['5', 'abc', '1x'])('?timeout=%s is refused', async (timeout) => {
    const { status, body } = await http.get(`${configMaps}?timeout=${timeout}`)
    expect([status, body.reason]).toEqual([400, 'BadRequest'])
    expect(body.message).toMatch(/^invalid timeout specified in the request URL - time: /)
  })

  it.each(['0', '0s', '-5s', '10s', '1h'])('?timeout=%s is no shorter than the server allows', async (timeout) => {
    expect((await http.get(`${configMaps}?timeout=${timeout}`)).status).toBe(200)
  })

  it('gives a body up that does not come, with 504', async () => {
    const session = connect(api.url, { ca: api.certificateAuthority })
    try {
      const started = Date.now()
      const stream = session.request(
        { ':method': 'POST', ':path': `${configMaps}?timeout=100ms`, authorization: `Bearer ${adminToken}` },
        { endStream: false },
      )
      stream.write('{')
      const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders & { ':status': number }]
      let text = ''
      for await (const chunk of stream) text += chunk
      expect(headers[':status']).toBe(504)
      expect(headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(JSON.parse(text)).toEqual({
        metadata: {},
        status: 'Failure',
        message: 'Timeout: request did not complete within the allotted timeout',
        reason: 'Timeout',
        details: {},
        code: 504,
      })
      expect(Date.now() - started).toBeLessThan(400)
    } finally {
      session.destroy()
    }
  })

  it('gives up after the time of the server, also over HTTP/1.1, and closes the connection', async () => {
    const socket = connectTls({ port: api.port, host: '127.0.0.1', ca: api.certificateAuthority, ALPNProtocols: ['http/1.1'] })
    socket.write(
      `POST ${configMaps} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${adminToken}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"kind"`,
    )
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    await once(socket, 'close')
    expect(text).toMatch(/^HTTP\/1\.1 504 /)
    expect(text).toContain('request did not complete within the allotted timeout')
  })

  it('is none for watches, whether their request ends or not', async () => {
    const session = connect(api.url, { ca: api.certificateAuthority })
    try {
      const headers = { ':path': `${configMaps}?watch=true&timeout=50ms`, authorization: `Bearer ${adminToken}` }
      const watches = [session.request(headers, { endStream: true }), session.request(headers, { endStream: false })]
      const texts = watches.map((watch, index) => {
        const seen = { text: '' }
        watch.on('data', (chunk) => {
          seen.text += chunk
        })
        watch.on('close', () => {
          seen.text += `closed ${index}`
        })
        return seen
      })
      // Two requests that are given up, one after the other: more time than any request has.
      for (let round = 0; round < 2; round++) {
        const slow = session.request(
          { ':method': 'POST', ':path': configMaps, authorization: `Bearer ${adminToken}` },
          { endStream: false },
        )
        await once(slow, 'response')
        slow.close()
      }
      await http.post(configMaps, { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'late' } })
      await expect.poll(() => texts.every(({ text }) => text.includes('"late"'))).toBe(true)
      expect(texts.some(({ text }) => text.includes('closed'))).toBe(false)
    } finally {
      session.destroy()
    }
  })

  it('cuts off who goes on sending what nobody reads', async () => {
    const session = connect(api.url, { ca: api.certificateAuthority })
    try {
      const stream = session.request(
        { ':method': 'POST', ':path': '/nothing', authorization: `Bearer ${adminToken}` },
        { endStream: false },
      )
      stream.on('error', () => {})
      const closed = new Promise<void>((resolve) => stream.on('close', resolve))
      await once(stream, 'response')
      stream.resume()
      stream.write(Buffer.alloc(300 * 1024))
      await closed
    } finally {
      session.destroy()
    }
  })
})
