import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const folder = new URL('../../fixtures/1.34/tables/', import.meta.url)
// biome-ignore lint/suspicious/noExplicitAny: captured objects of every kind
type Captured = Record<string, any>

/** Kinds of which a server says itself what they are, or that it makes itself. */
const skipped = new Set([
  'v1__componentstatuses',
  'networking.k8s.io__v1__ipaddresses',
  // Those were written through the core group, which is less strict.
  'events.k8s.io__v1__events',
])
const own = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease', 'kubernetes'])

/** An object as a client could have sent it. */
function sendable(object: Captured): Captured {
  const {
    uid: _uid,
    resourceVersion: _version,
    creationTimestamp: _time,
    managedFields: _fields,
    generation: _generation,
    ...metadata
  } = object.metadata
  return { ...object, metadata }
}

describe('objects captured from kube-apiserver are valid and complete', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    // The captured nodes were ready: the taint of new ones had been taken off.
    api = await ApiServer.start({ tokens: testTokens, admission: { disable: ['TaintNodesByCondition'] } })
    http = new TestHttpClient(api)
    await http.post('/api/v1/namespaces', { metadata: { name: 'lab' } })
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  for (const file of readdirSync(folder).filter((name) => name.endsWith('.list.json'))) {
    const name = file.replace('.list.json', '')
    if (skipped.has(name)) continue
    it(name, async () => {
      const parts = name.split('__')
      const plural = parts.at(-1)
      const base = parts.length === 2 ? '/api/v1' : `/apis/${parts[0]}/${parts[1]}`
      const { items } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { items: Captured[] }
      for (const item of items) {
        if (own.has(item.metadata.name) || item.metadata.labels?.['kubernetes.io/bootstrapping']) continue
        const object = sendable(item)
        if (plural === 'jobs') {
          delete object.spec.selector
          delete object.spec.template.metadata.labels
        }
        const { namespace } = item.metadata
        const answer = await http.post(`${base}${namespace ? `/namespaces/${namespace}` : ''}/${plural}`, object)
        if (answer.status === 409 && answer.body.reason === 'AlreadyExists') continue
        expect(answer.body.kind === 'Status' ? answer.body.message : '').toBe('')
        expect(answer.status).toBe(201)
        const { kind: _kind, apiVersion: _apiVersion, metadata, status: _status, ...fields } = answer.body
        const { metadata: capturedMetadata, status: _capturedStatus, ...captured } = item
        if (plural === 'jobs') {
          delete fields.spec.selector
          delete fields.spec.template.metadata
          delete captured.spec.template.metadata
        }
        if (plural === 'certificatesigningrequests') {
          delete fields.spec.extra
          delete captured.spec.extra
        }
        expect(fields).toEqual(captured)
        expect(metadata.generation).toBe(capturedMetadata.generation)
      }
    })
  }
})
