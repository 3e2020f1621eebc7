import { once } from 'node:events'
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import type { KubeObject } from '../registry/objects.js'
import { adminToken, TestHttpClient, testTokens } from '../testing/http-client.js'

const configMaps = '/api/v1/namespaces/default/configmaps'
const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
const authorization = `Bearer ${adminToken}`

function open(api: ApiServer): ClientHttp2Session {
  const session = connect(api.url, { ca: api.certificateAuthority })
  session.on('error', () => {})
  return session
}

function request(session: ClientHttp2Session, path: string, method = 'GET'): ClientHttp2Stream {
  const stream = session.request({ ':method': method, ':path': path, authorization }, { endStream: method === 'GET' })
  stream.on('error', () => {})
  return stream
}

/** The status of an answer that is read to its end. */
async function statusOf(stream: ClientHttp2Stream): Promise<number> {
  const [headers] = (await once(stream, 'response')) as [{ ':status': number }]
  stream.resume()
  await once(stream, 'end')
  return headers[':status']
}

describe('clients that mean no good', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens, requestTimeoutMs: 500, maxInFlight: 600 })
    http = new TestHttpClient(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })
  const ready = async () => expect((await http.get('/readyz')).text).toBe('ok')
  const write = (name: string, data: Record<string, string>) =>
    api.client.apply<KubeObject & { data: Record<string, string> }>({ ...kind, metadata: { name, namespace: 'default' }, data })

  it('reset every stream as soon as it is open: the others are served', async () => {
    const session = open(api)
    for (let count = 0; count < 3000 && !session.destroyed; count++) {
      request(session, `${configMaps}?limit=1`).close(constants.NGHTTP2_CANCEL)
      if (count % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await ready()
    session.destroy()
  })

  it('open thousands of streams: all are answered, if only with 429', async () => {
    const session = open(api)
    const statuses = await Promise.all(Array.from({ length: 2000 }, () => statusOf(request(session, `${configMaps}?limit=1`))))
    expect(new Set(statuses).has(200)).toBe(true)
    expect([...new Set(statuses)].every((status) => status === 200 || status === 429)).toBe(true)
    session.destroy()
    await ready()
  })

  it('begin more bodies than may be under way: the rest gets 429 with a time to wait', async () => {
    await using small = await ApiServer.start({ tokens: testTokens, maxInFlight: 5 })
    const session = open(small)
    const slow = Array.from({ length: 5 }, () => request(session, configMaps, 'POST'))
    for (const stream of slow) stream.write('{')
    await using other = new TestHttpClient(small)
    await expect.poll(async () => (await other.get(configMaps)).status).toBe(429)
    const { text, headers } = await other.get(configMaps)
    expect([text, headers['retry-after']]).toEqual(['Too many requests, please try again later.\n', '1'])
    // Watches do not count.
    const watch = other.watch(`${configMaps}?watch=true&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`)
    expect((await watch.take(1))[0]?.type).toBe('BOOKMARK')
    watch.close()
    for (const stream of slow) stream.close(constants.NGHTTP2_CANCEL)
    await expect.poll(async () => (await other.get(configMaps)).status).toBe(200)
    session.destroy()
  })

  it('do not read a large answer: it is given up with the deadline', async () => {
    for (let index = 0; index < 40; index++) await write(`large-${index}`, { text: 'x'.repeat(100_000) })
    const session = open(api)
    const stream = request(session, configMaps)
    await once(stream, 'response')
    stream.pause()
    await new Promise<void>((resolve) => stream.on('close', resolve))
    expect(stream.rstCode).toBe(constants.NGHTTP2_INTERNAL_ERROR)
    session.destroy()
    await ready()
  })

  it('never read their watch: it ends, and the others miss nothing', async () => {
    const session = open(api)
    const stuck = request(session, `${configMaps}?watch=true`)
    await once(stuck, 'response')
    stuck.pause()
    const closed = new Promise<void>((resolve) => stuck.on('close', resolve))
    const { resourceVersion } = (await http.get(`${configMaps}?limit=1`)).body.metadata
    const reader = http.watch(`${configMaps}?watch=true&fieldSelector=metadata.name=busy&resourceVersion=${resourceVersion}`, {
      accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    })
    const text = 'x'.repeat(500_000)
    const revisions: (string | undefined)[] = []
    for (let index = 0; index < 300; index++) {
      const { metadata } = await write('busy', { text, count: String(index) })
      revisions.push(metadata.resourceVersion)
      // A client in the same process only reads when it gets a turn.
      if (index % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const events = await reader.take(revisions.length)
    expect(events.map(({ object }) => object.metadata.resourceVersion)).toEqual(revisions)
    reader.close()
    await closed
    session.destroy()
  })

  it('vanish in the middle of everything', async () => {
    for (let round = 0; round < 8; round++) {
      const session = open(api)
      for (let index = 0; index < 20; index++) {
        request(session, `${configMaps}?watch=true`)
        request(session, configMaps)
        request(session, configMaps, 'POST').write('{"kind":')
      }
      await once(session, 'connect')
      await write('vanishing', { round: String(round) })
      session.destroy()
      const socket = connectTls({ port: api.port, host: '127.0.0.1', ca: api.certificateAuthority, ALPNProtocols: ['http/1.1'] })
      socket.on('error', () => {})
      await once(socket, 'secureConnect')
      socket.write(`POST ${configMaps} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-length: 100\r\n\r\n{`)
      socket.destroy()
    }
    await ready()
  })

  it('speak something else, or nothing at all', async () => {
    for (const words of ['GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01\xff\xff', 'SSH-2.0-x\r\n', '\0'.repeat(1000)]) {
      const socket = connectTcp({ port: api.port, host: '127.0.0.1' })
      socket.on('error', () => {})
      socket.write(words)
      socket.end()
      socket.resume()
      await once(socket, 'close')
    }
    const silent = Array.from({ length: 50 }, () => connectTcp({ port: api.port, host: '127.0.0.1' }))
    for (const socket of silent) socket.on('error', () => {})
    await ready()
    for (const socket of silent) socket.destroy()
    const socket = connectTls({ port: api.port, host: '127.0.0.1', ca: api.certificateAuthority, ALPNProtocols: ['http/1.1'] })
    socket.on('error', () => {})
    socket.write(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`)
    socket.resume()
    await once(socket, 'close')
    await ready()
  })

  it('stay connected when the server closes: it does not wait for them', async () => {
    const closing = await ApiServer.start({ tokens: testTokens })
    const sessions = Array.from({ length: 5 }, () => open(closing))
    for (const session of sessions) {
      await once(request(session, `${configMaps}?watch=true`), 'response')
      request(session, configMaps, 'POST').write('{')
    }
    const silent = connectTcp({ port: closing.port, host: '127.0.0.1' })
    silent.on('error', () => {})
    await once(silent, 'connect')
    const started = Date.now()
    await closing.close()
    expect(Date.now() - started).toBeLessThan(2000)
    silent.destroy()
    for (const session of sessions) session.destroy()
  })
})

describe('a thousand watchers', () => {
  it('get every event of every write, in order', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    const sessions = Array.from({ length: 10 }, () => open(api))
    const writes = 30
    const watchers = sessions.flatMap((session) =>
      Array.from({ length: 100 }, () => {
        const stream = request(session, `${configMaps}?watch=true`)
        const seen: string[] = []
        let rest = ''
        stream.setEncoding('utf8')
        stream.on('data', (text: string) => {
          const lines = (rest + text).split('\n')
          rest = lines.pop() ?? ''
          for (const line of lines) {
            const { type, object } = JSON.parse(line)
            seen.push(`${type} ${object.data.count}`)
          }
        })
        return { seen, open: once(stream, 'response') }
      }),
    )
    await Promise.all(watchers.map(({ open }) => open))
    const expected: string[] = []
    for (let count = 0; count < writes; count++) {
      await api.client.apply({ ...kind, metadata: { name: 'watched', namespace: 'default' }, data: { count: String(count) } } as KubeObject)
      expected.push(`${count === 0 ? 'ADDED' : 'MODIFIED'} ${count}`)
    }
    await expect.poll(() => watchers.every(({ seen }) => seen.length >= writes), { timeout: 20_000 }).toBe(true)
    expect(watchers.every(({ seen }) => seen.join() === expected.join())).toBe(true)
    for (const session of sessions) session.destroy()
  })
})
