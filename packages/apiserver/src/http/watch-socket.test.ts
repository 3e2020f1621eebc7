import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { ApiServer } from '../api-server.js'
import { adminToken, testTokens } from '../testing/http-client.js'

const configMaps = '/api/v1/namespaces/default/configmaps'

describe('a watch over a WebSocket', () => {
  let api: ApiServer
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens })
  })
  afterAll(() => api.close())

  const open = (path: string, headers: Record<string, string> = {}) =>
    new WebSocket(`${api.url.replace('https', 'wss')}${path}`, {
      ca: api.certificateAuthority,
      headers: { authorization: `Bearer ${adminToken}`, ...headers },
    })
  const make = (name: string) =>
    api.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data: { text: 'a\nb' } } as never)

  it('sends each event as a text, in order', async () => {
    const socket = open(`${configMaps}?watch=true`)
    const texts: string[] = []
    socket.on('message', (data, binary) => texts.push(`${binary} ${data}`))
    await once(socket, 'open')
    for (const name of ['a', 'b', 'c']) await make(name)
    await expect.poll(() => texts.length).toBe(3)
    const events = texts.map((text) => JSON.parse(text.replace(/^false /, '')))
    expect(events.map(({ type, object }) => `${type} ${object.metadata.name} ${object.data.text}`)).toEqual([
      'ADDED a a\nb',
      'ADDED b a\nb',
      'ADDED c a\nb',
    ])
    socket.close()
    await once(socket, 'close')
  })

  it('sends protobuf as it is, without lengths', async () => {
    await make('binary')
    const socket = open(`${configMaps}?watch=true&fieldSelector=metadata.name=binary`, { accept: 'application/vnd.kubernetes.protobuf' })
    const [data, binary] = (await once(socket, 'message')) as [Buffer, boolean]
    expect(binary).toBe(true)
    // WatchEvent.type, then a runtime.RawExtension with the magic of an object.
    expect(data.subarray(0, 7).toString('latin1')).toBe('\n\u0005ADDED')
    expect(data.includes(Buffer.from('k8s\u0000'))).toBe(true)
    socket.terminate()
  })

  it('ends with its time', async () => {
    const socket = open(`${configMaps}?watch=true&timeoutSeconds=1`)
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1000)
  })

  it('is answered as HTTP when it is refused', async () => {
    const socket = open(`${configMaps}?watch=true&fieldSelector=spec.nonsense=x`)
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number } & AsyncIterable<Buffer>]
    let text = ''
    for await (const chunk of answer) text += chunk
    expect([answer.statusCode, JSON.parse(text).reason]).toEqual([400, 'BadRequest'])
  })
})
