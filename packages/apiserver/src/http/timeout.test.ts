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
      expect(JSON.parse(text)).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
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

  it('is none for watches', async () => {
    const watch = http.watch(`${configMaps}?watch=true&timeout=50ms`)
    const later = http.get(`${configMaps}?timeout=1s`)
    await later
    await new Promise((resolve) => setTimeout(resolve, 500))
    await http.post(configMaps, { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'late' } })
    const names: string[] = []
    while (!names.includes('late')) for (const { object } of await watch.take(1)) names.push(object.metadata.name)
    expect(watch.ended).toBe(false)
    watch.close()
  })
})
