import { afterEach, describe, expect, it } from 'vitest'
import type { WatchEvent } from '../client.js'
import { type Answer, coreResources, FakeServer, inTurn, json, status } from '../testing/fake-server.js'
import { waitFor } from '../testing/wait-for.js'
import { HttpClient } from './http-client.js'

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const settings = { ...configMap, metadata: { namespace: 'default', name: 'settings', resourceVersion: '5' } }
const path = '/api/v1/namespaces/default/configmaps/settings'
const key = { namespace: 'default', name: 'settings' }

const used: (FakeServer | HttpClient)[] = []
afterEach(async () => {
  for (const one of used.splice(0).reverse()) {
    if (one instanceof HttpClient) one.close()
    else await one[Symbol.asyncDispose]()
  }
})

async function connect(answers: Record<string, Answer>, options = {}) {
  const server = await FakeServer.start({ 'GET /api/v1': coreResources, ...answers })
  const client = new HttpClient({ server: server.url }, options)
  used.push(server, client)
  return { server, client }
}

describe('the client over HTTP', () => {
  it('finds the path of a kind by discovery, once', async () => {
    const { server, client } = await connect({
      [`GET ${path}`]: json(settings),
      'GET /api/v1/namespaces/x': json({ ...configMap, metadata: {} }),
    })
    expect(await client.get(configMap, key)).toEqual(settings)
    await client.get(configMap, key)
    // A namespace is of no use where the kind has none.
    await client.get({ apiVersion: 'v1', kind: 'Namespace' }, { namespace: 'x', name: 'x' })
    expect(server.log).toEqual(['GET /api/v1', `GET ${path}`, `GET ${path}`, 'GET /api/v1/namespaces/x'])
  })

  it('looks again for a kind that was not there', async () => {
    const group = (...kinds: string[]) =>
      json({ resources: kinds.map((kind) => ({ name: `${kind.toLowerCase()}s`, kind, namespaced: true, verbs: [] })) })
    const { client } = await connect({
      'GET /apis/example.com/v1': inTurn(status(404, 'NotFound', 'no'), group('Other'), group('Other', 'Thing')),
      'GET /apis/example.com/v1/namespaces/a/things/b': json({}),
    })
    const thing = { apiVersion: 'example.com/v1', kind: 'Thing' }
    const find = () => client.get(thing, { namespace: 'a', name: 'b' })
    for (let i = 0; i < 2; i++)
      await expect(find()).rejects.toMatchObject({ reason: 'NotFound', message: 'no matches for kind "Thing" in version "example.com/v1"' })
    expect(await find()).toEqual({})
  })

  it('gives errors as what the server says of them', async () => {
    const refusal = {
      kind: 'Status',
      status: 'Failure',
      reason: 'Invalid',
      code: 422,
      message: 'ConfigMap "settings" is invalid',
      details: { name: 'settings', causes: [{ reason: 'FieldValueRequired', field: 'data', message: 'Required value' }] },
    }
    const { client } = await connect({
      [`PUT ${path}`]: json(refusal, 422),
      [`GET ${path}`]: (_, response) => response.writeHead(502).end('bad gateway'),
    })
    await expect(client.update(settings)).rejects.toMatchObject({
      name: 'KubeError',
      code: 'KUBERNETES_INVALID',
      status: 422,
      reason: 'Invalid',
      message: 'ConfigMap "settings" is invalid',
      statusDetails: { causes: [{ field: 'data' }] },
    })
    await expect(client.get(configMap, key)).rejects.toMatchObject({ status: 502, message: 'bad gateway' })
  })

  it('tells what is not there from what fails', async () => {
    const { client } = await connect({
      [`GET ${path}`]: inTurn(status(404, 'NotFound', 'configmaps "settings" not found'), status(403, 'Forbidden', 'no')),
    })
    expect(await client.find(configMap, key)).toBeUndefined()
    await expect(client.find(configMap, key)).rejects.toMatchObject({ reason: 'Forbidden' })
  })

  it('lists pages, and says of each item what it is', async () => {
    const { server, client } = await connect({
      'GET /api/v1/configmaps': json({ metadata: { resourceVersion: '9', continue: 'token' }, items: [{ metadata: { name: 'a' } }] }),
    })
    const list = await client.list(configMap, {
      labelSelector: 'a=b',
      limit: 1,
      continue: 'x',
      resourceVersion: '5',
      resourceVersionMatch: 'Exact',
    })
    expect(list).toEqual({ resourceVersion: '9', continue: 'token', items: [{ ...configMap, metadata: { name: 'a' } }] })
    expect(server.log.at(-1)).toBe(
      'GET /api/v1/configmaps?labelSelector=a%3Db&limit=1&continue=x&resourceVersion=5&resourceVersionMatch=Exact',
    )
  })

  it('writes in every way there is', async () => {
    const collection = '/api/v1/namespaces/default/configmaps'
    const { server, client } = await connect({
      [`POST ${collection}`]: json(settings, 201),
      [`PUT ${path}/status`]: json(settings),
      [`PATCH ${path}`]: json(settings),
      [`DELETE ${path}`]: json({ kind: 'Status' }),
      [`DELETE ${collection}`]: json({ kind: 'Status' }),
    })
    await client.create(settings, { dryRun: true })
    await client.update(settings, { subresource: 'status', fieldManager: 'me' })
    await client.patch(configMap, key, { type: 'merge', body: { data: { a: null } } })
    await client.patch(configMap, key, { type: 'strategic', body: {} })
    await client.patch(configMap, key, { type: 'json', body: [{ op: 'remove', path: '/data' }] })
    await client.apply(settings, { force: true })
    await client.delete(configMap, key, { propagationPolicy: 'Foreground', preconditions: { uid: 'x' }, gracePeriodSeconds: 0 })
    await client.deleteCollection(configMap, { namespace: 'default', labelSelector: 'a=b' })
    const sent = server.requests
      .slice(1)
      .map(({ method, url, headers, body }) => [`${method} ${url}`, headers['content-type'], JSON.parse(body)])
    const options = { kind: 'DeleteOptions', apiVersion: 'v1' }
    expect(sent).toEqual([
      [`POST ${collection}?fieldManager=vivarium&dryRun=All`, 'application/json', settings],
      [`PUT ${path}/status?fieldManager=me`, 'application/json', settings],
      [`PATCH ${path}?fieldManager=vivarium`, 'application/merge-patch+json', { data: { a: null } }],
      [`PATCH ${path}?fieldManager=vivarium`, 'application/strategic-merge-patch+json', {}],
      [`PATCH ${path}?fieldManager=vivarium`, 'application/json-patch+json', [{ op: 'remove', path: '/data' }]],
      [`PATCH ${path}?fieldManager=vivarium&force=true`, 'application/apply-patch+yaml', settings],
      [
        `DELETE ${path}`,
        'application/json',
        { ...options, propagationPolicy: 'Foreground', preconditions: { uid: 'x' }, gracePeriodSeconds: 0 },
      ],
      [`DELETE ${collection}?labelSelector=a%3Db`, 'application/json', options],
    ])
  })

  it('does as Retry-After says, and not without it', async () => {
    const busy = status(429, 'TooManyRequests', 'too many requests', { 'retry-after': '0' })
    const { server, client } = await connect({
      [`GET ${path}`]: inTurn(
        busy,
        status(503, 'ServiceUnavailable', 'soon', { 'retry-after': '0' }),
        json(settings),
        status(429, 'TooManyRequests', 'no'),
      ),
    })
    expect(await client.get(configMap, key)).toEqual(settings)
    expect(server.log.filter((line) => line.endsWith(path))).toHaveLength(3)
    await expect(client.get(configMap, key)).rejects.toMatchObject({ status: 429 })
  })

  it('ends a request at its deadline, and when it is cancelled', async () => {
    const { client } = await connect({ [`GET ${path}`]: () => {} }, { timeoutMs: 20 })
    await expect(client.get(configMap, key)).rejects.toMatchObject({ code: 'TIMED_OUT' })
    await expect(client.get(configMap, key, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('says when a server does not answer, and when it is none', async () => {
    const client = new HttpClient({ server: 'http://127.0.0.1:9' })
    used.push(client)
    await expect(client.get(configMap, key)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
    const other = await connect({ [`GET ${path}`]: (_, response) => response.end('<html>') })
    await expect(other.client.get(configMap, key)).rejects.toMatchObject({ code: 'BAD_ANSWER' })
  })
})

describe('watches over HTTP', () => {
  const watch = async (answer: Answer) => {
    const { server, client } = await connect({ 'GET /api/v1/configmaps': answer })
    const events: WatchEvent[] = []
    let ended: { error: Error | undefined } | undefined
    const stop = client.watch(
      configMap,
      { resourceVersion: '5', sendInitialEvents: true, allowWatchBookmarks: true },
      {
        event: (event) => events.push(event),
        end: (error) => {
          ended = { error }
        },
      },
    )
    return { server, events, stop, end: () => waitFor('the end', () => ended) }
  }

  it('read events, however they are cut, to the end', async () => {
    const text = `${JSON.stringify({ type: 'ADDED', object: { ...settings, data: { umlaut: 'ä' } } })}\n${JSON.stringify({ type: 'DELETED', object: settings })}\n`
    const bytes = Buffer.from(text)
    const { server, events, end } = await watch(async (_, response) => {
      for (const byte of bytes) response.write(Buffer.from([byte]))
      response.end()
    })
    expect((await end()).error).toBeUndefined()
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'DELETED'])
    expect(events[0]?.object).toEqual({ ...settings, data: { umlaut: 'ä' } })
    expect(server.log.at(-1)).toBe('GET /api/v1/configmaps?resourceVersion=5&sendInitialEvents=true&allowWatchBookmarks=true&watch=true')
  })

  it('end with the error that the server sends, before or among the events', async () => {
    const expired = { kind: 'Status', code: 410, reason: 'Expired', message: 'too old resource version' }
    const late = await watch((_, response) => response.end(`${JSON.stringify({ type: 'ERROR', object: expired })}\n`))
    expect((await late.end()).error).toMatchObject({ status: 410, reason: 'Expired' })
    const early = await watch(status(422, 'Invalid', 'sendInitialEvents is forbidden'))
    expect((await early.end()).error).toMatchObject({ status: 422 })
  })

  it('end with an error when the connection breaks', async () => {
    const { end } = await watch((_, response) => {
      response.write('{"type":"ADDED"', () => response.destroy())
    })
    expect((await end()).error).toBeInstanceOf(Error)
  })

  it('are over for both sides when they are stopped', async () => {
    let closed = false
    const { events, stop } = await watch((_, response) => {
      response.on('close', () => {
        closed = true
      })
      response.write(`${JSON.stringify({ type: 'ADDED', object: settings })}\n`)
    })
    await waitFor('an event', () => events.length === 1)
    stop()
    await waitFor('the server to see it', () => closed)
    expect(events).toHaveLength(1)
  })
})

describe('discovery', () => {
  const version = (version: string, ...names: string[]) => ({
    version,
    resources: names.map((resource) => ({ resource, responseKind: { kind: resource }, scope: 'Namespaced', verbs: ['list'] })),
  })

  it('takes the aggregated form: each resource in the preferred version, and groups that are down as such', async () => {
    const kind = 'APIGroupDiscoveryList'
    const { client } = await connect({
      'GET /api': json({ kind, items: [{ versions: [version('v1', 'pods')] }] }),
      'GET /apis': json({
        kind,
        items: [
          { metadata: { name: 'example.com' }, versions: [version('v2', 'things'), version('v1', 'things', 'olds')] },
          { metadata: { name: 'down.com' }, versions: [{ version: 'v1', freshness: 'Stale' }] },
        ],
      }),
    })
    const { resources, failures } = await client.resources()
    expect(resources.map(({ apiVersion, resource }) => `${apiVersion} ${resource}`)).toEqual([
      'v1 pods',
      'example.com/v2 things',
      'example.com/v1 olds',
    ])
    expect(failures).toEqual([{ apiVersion: 'down.com/v1', message: 'stale GroupVersion discovery: down.com/v1' }])
    // What is known by now needs no further question.
    expect((await client.resourceOf({ apiVersion: 'example.com/v1', kind: 'things' })).version).toBe('v1')
  })

  it('asks group by group where there is no aggregated form', async () => {
    const group = (name: string, preferred: string, ...versions: string[]) => ({
      name,
      preferredVersion: { groupVersion: preferred },
      versions: versions.map((groupVersion) => ({ groupVersion })),
    })
    const things = json({ resources: [{ name: 'things', kind: 'Thing', namespaced: true, verbs: ['list'] }] })
    const { client } = await connect({
      'GET /api': json({ kind: 'APIVersions', versions: ['v1'] }),
      'GET /apis': json({
        kind: 'APIGroupList',
        groups: [
          group('example.com', 'example.com/v2', 'example.com/v1', 'example.com/v2'),
          group('down.com', 'down.com/v1', 'down.com/v1'),
        ],
      }),
      'GET /apis/example.com/v1': things,
      'GET /apis/example.com/v2': things,
      'GET /apis/down.com/v1': status(503, 'ServiceUnavailable', 'down'),
    })
    const { resources, failures } = await client.resources()
    expect(resources.map(({ apiVersion, resource }) => `${apiVersion} ${resource}`)).toEqual([
      'v1 configmaps',
      'v1 namespaces',
      'example.com/v2 things',
    ])
    expect(failures).toEqual([{ apiVersion: 'down.com/v1', message: 'down' }])
  })
})
