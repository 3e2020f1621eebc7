import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const pods = '/api/v1/namespaces/default/pods'
const pod = (name: string) => ({ metadata: { name }, spec: { containers: [{ name: 'c', image: 'i' }] } })
const binding = (name: string, node: string) => ({
  metadata: { name, annotations: { why: 'room' } },
  target: { apiVersion: 'v1', kind: 'Node', name: node },
})

let api: ApiServer
let http: TestHttpClient
beforeAll(async () => {
  api = await ApiServer.start({ tokens: testTokens })
  http = new TestHttpClient(api)
})
afterAll(async () => {
  await http[Symbol.asyncDispose]()
  await api.close()
})

it('a binding puts a pod on a node, once, and nobody comes to own the field', async () => {
  await http.post(pods, pod('bound'))
  const bound = await http.post(`${pods}/bound/binding`, binding('bound', 'here'))
  expect([bound.status, bound.body]).toEqual([201, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }])
  const { metadata, spec, status } = (await http.get(`${pods}/bound`)).body
  expect([spec.nodeName, metadata.annotations]).toEqual(['here', { why: 'room' }])
  expect(status).toMatchObject({ phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'True' }] })
  expect(JSON.stringify(metadata.managedFields)).not.toContain('nodeName')
  const again = await http.post(`${pods}/bound/binding`, binding('bound', 'there'))
  expect([again.status, again.body.message]).toEqual([
    409,
    'Operation cannot be fulfilled on pods/binding "bound": pod bound is already assigned to node "here"',
  ])
})

it('a binding can be posted to the namespace too, and needs a target', async () => {
  await http.post(pods, pod('other'))
  expect((await http.post('/api/v1/namespaces/default/bindings', binding('other', 'here'))).status).toBe(201)
  expect((await http.get(`${pods}/other`)).body.spec.nodeName).toBe('here')
  const missing = await http.post(`${pods}/other/binding`, { metadata: { name: 'other' }, target: {} })
  expect([missing.status, missing.body.message]).toEqual([500, 'target.name: Required value'])
})
