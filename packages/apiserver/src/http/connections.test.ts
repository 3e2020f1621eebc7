import { once } from 'node:events'
import { request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { ApiServer } from '../api-server.js'
import { failure } from '../status.js'
import { adminToken, TestHttpClient, testTokens } from '../testing/http-client.js'
import type { Connection } from './connection.js'

const pods = '/api/v1/namespaces/default/pods'
const headers = { authorization: `Bearer ${adminToken}` }

/** Stands for a kubelet: echoes what it gets, in the protocol that it is asked in. */
class EchoBackend {
  readonly seen: Connection[] = []
  readonly #sockets = new WebSocketServer({ noServer: true })

  readonly answer = async (connection: Connection): Promise<void> => {
    this.seen.push(connection)
    const { kind, request, response, query } = connection
    if (query.get('command') === 'fail') throw failure.badRequest('no such command')
    if (!request.upgrade) {
      const chunks: Buffer[] = []
      for await (const chunk of request.body) chunks.push(chunk as Buffer)
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.write(Buffer.from(`${kind} ${request.method} `))
      response.end(Buffer.concat(chunks))
      return
    }
    const { protocol, message, head, take } = request.upgrade
    const socket = take()
    if (protocol === 'websocket') {
      this.#sockets.handleUpgrade(message, socket, head, (opened) => opened.on('message', (data, binary) => opened.send(data, { binary })))
      return
    }
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: ${protocol}\r\n\r\n`)
    if (head.length > 0) socket.write(head)
    socket.pipe(socket)
  }
}

interface Upgraded {
  readonly status: number
  readonly text: string
  readonly socket?: Duplex
}

function upgrade(api: ApiServer, path: string, protocol: string, method = 'POST'): Promise<Upgraded> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(`${api.url}${path}`, {
      method,
      ca: api.certificateAuthority,
      headers: { ...headers, connection: 'Upgrade', upgrade: protocol },
      agent: false,
    })
    request.on('upgrade', (answer, socket) => resolve({ status: answer.statusCode ?? 0, text: '', socket }))
    request.on('response', (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    request.on('error', reject)
    request.end()
  })
}

async function makePods(api: ApiServer): Promise<void> {
  const pod = (name: string, nodeName: string | undefined, containers: string[]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { ...(nodeName && { nodeName }), containers: containers.map((container) => ({ name: container, image: 'i' })) },
  })
  await api.client.create(pod('one', 'node', ['main']))
  await api.client.create(pod('two', 'node', ['main', 'side']))
  await api.client.create(pod('pending', undefined, ['main']))
  await api.client.patch(
    { apiVersion: 'v1', kind: 'Pod' },
    { namespace: 'default', name: 'one' },
    { status: { podIP: '10.1.2.3' } },
    { subresource: 'status' },
  )
}

describe('connections with a backend', () => {
  const backend = new EchoBackend()
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens, backend: backend.answer })
    http = new TestHttpClient(api)
    await makePods(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  it('hand over the socket of a WebSocket', async () => {
    const socket = new WebSocket(`${api.url.replace('https', 'wss')}${pods}/one/exec?command=sh`, ['v5.channel.k8s.io'], {
      ca: api.certificateAuthority,
      headers,
    })
    await once(socket, 'open')
    expect(socket.protocol).toBe('v5.channel.k8s.io')
    socket.send(Buffer.from([0, 104, 105]))
    const [data] = (await once(socket, 'message')) as [Buffer]
    expect([...data]).toEqual([0, 104, 105])
    socket.close()
    await once(socket, 'close')
    const { kind, container, object, user } = backend.seen.at(-1) as Connection
    expect([kind, container, object.metadata.name, user.name]).toEqual(['exec', 'main', 'one', 'admin'])
  })

  it('hand over the raw socket of SPDY, with bytes of any kind both ways', async () => {
    const { status, socket } = await upgrade(api, `${pods}/two/portforward`, 'SPDY/3.1')
    expect(status).toBe(101)
    if (!socket) throw new Error('no socket')
    const sent = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256))
    const received: Buffer[] = []
    let length = 0
    const all = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        received.push(chunk)
        length += chunk.length
        if (length >= sent.length) resolve()
      })
    })
    socket.write(sent)
    await all
    expect(Buffer.concat(received).equals(sent)).toBe(true)
    socket.destroy()
    expect(backend.seen.at(-1)?.container).toBeUndefined()
  })

  it('let HTTP through: logs and proxies, with any method and body, over HTTP/2 too', async () => {
    expect((await http.get(`${pods}/two/log?container=side`)).text).toBe('log GET ')
    expect(backend.seen.at(-1)?.container).toBe('side')
    const answer = await http.request('PUT', `${pods}/https:one:8443/proxy/a/b?c=d`, { body: 'hello' })
    expect(answer.text).toBe('proxy PUT hello')
    expect(backend.seen.at(-1)?.proxy).toEqual({ scheme: 'https', port: '8443', path: '/a/b' })
  })

  it('answer what the backend refuses before it takes the socket', async () => {
    const { status, text } = await upgrade(api, `${pods}/one/exec?command=fail`, 'SPDY/3.1')
    expect([status, JSON.parse(text).message]).toEqual([400, 'no such command'])
  })

  it.each([
    ['a pod that does not exist', `${pods}/nothing/exec`, 404, 'pods "nothing" not found'],
    ['a pod on no node', `${pods}/pending/exec`, 400, 'pod pending does not have a host assigned'],
    [
      'a container that is not named',
      `${pods}/two/attach`,
      400,
      'a container name must be specified for pod two, choose one of: [main side]',
    ],
    ['a container that does not exist', `${pods}/two/exec?container=x`, 400, 'container x is not valid for pod two'],
  ])('refuse %s', async (_what, path, code, message) => {
    const { status, text } = await upgrade(api, path, 'SPDY/3.1')
    expect([status, JSON.parse(text).message]).toEqual([code, message])
  })

  it('are for who asks for an upgrade, by the methods that the real server takes', async () => {
    expect((await http.get(`${pods}/one/exec`)).body.message).toBe('Upgrade request required')
    expect((await http.put(`${pods}/one/exec`, {})).status).toBe(405)
    expect((await http.post(`${pods}/one/log`, {})).status).toBe(405)
    expect((await http.get(`${pods}/pending/log`)).status).toBe(204)
    expect((await http.get(`${pods}/a:b:c:d/proxy`)).body.message).toBe('invalid pod request "a:b:c:d"')
    expect((await http.get(`${pods}/two/log?container=main&tailLines=-1`)).body.message).toBe(
      'PodLogOptions "two" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    )
  })

  it('are authenticated as all others', async () => {
    const socket = new WebSocket(`${api.url.replace('https', 'wss')}${pods}/one/exec`, {
      ca: api.certificateAuthority,
      headers: { authorization: 'Bearer garbage' },
    })
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number; destroy(): void }]
    expect(answer.statusCode).toBe(401)
    answer.destroy()
    const protocols = [`base64url.bearer.authorization.k8s.io.${Buffer.from(adminToken).toString('base64url')}`, 'v4.channel.k8s.io']
    const browser = new WebSocket(`${api.url.replace('https', 'wss')}${pods}/one/exec`, protocols, { ca: api.certificateAuthority })
    browser.on('error', () => {})
    await once(browser, 'open')
    expect(backend.seen.at(-1)?.user.name).toBe('admin')
    browser.terminate()
  })
})

describe('connections without a backend', () => {
  it('are refused with 501, however they are asked for', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    await using http = new TestHttpClient(api)
    await makePods(api)
    const message = (subresource: string) =>
      `pods/${subresource} needs nodes, and this API server has none behind it: start it with a backend`
    for (const protocol of ['SPDY/3.1', 'websocket']) {
      const { status, text } = await upgrade(api, `${pods}/one/exec`, protocol)
      expect([status, JSON.parse(text).message, JSON.parse(text).code]).toEqual([501, message('exec'), 501])
    }
    const log = await http.get(`${pods}/one/log`)
    expect([log.status, log.body.message]).toEqual([501, message('log')])
    expect((await http.get(`${pods}/one/proxy/x`)).status).toBe(501)
  })
})
