import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const configMaps = '/api/v1/namespaces/default/configmaps'
const pods = '/api/v1/namespaces/default/pods'
const pod = (name: string, more: object = {}) => ({ metadata: { name, ...more }, spec: { containers: [{ name: 'c', image: 'i' }] } })
const deployment = (name: string) => ({
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
  },
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

describe('updates', () => {
  it('refuse an old resourceVersion, and take none as any', async () => {
    const { body } = await http.post(configMaps, { metadata: { name: 'u' } })
    expect((await http.put(`${configMaps}/u`, { metadata: { name: 'u' }, data: { a: '1' } })).status).toBe(200)
    const conflict = await http.put(`${configMaps}/u`, { ...body, data: { a: '2' } })
    expect([conflict.status, conflict.body.reason, conflict.body.message]).toEqual([
      409,
      'Conflict',
      'Operation cannot be fulfilled on configmaps "u": the object has been modified; please apply your changes to the latest version and try again',
    ])
    const other = await http.put(`${configMaps}/u`, { metadata: { name: 'v' } })
    expect([other.status, other.body.message]).toEqual([400, 'the name of the object (v) does not match the name on the URL (u)'])
    expect((await http.put(`${configMaps}/missing`, { metadata: { name: 'missing' } })).status).toBe(404)
  })

  it('count generations of specs alone', async () => {
    const path = '/apis/apps/v1/namespaces/default/deployments'
    const { body } = await http.post(path, deployment('gen'))
    expect([body.metadata.generation, body.spec.replicas, body.spec.strategy.type]).toEqual([1, 1, 'RollingUpdate'])
    const labelled = await http.patch(`${path}/gen`, 'application/merge-patch+json', { metadata: { labels: { a: 'b' } } })
    expect(labelled.body.metadata.generation).toBe(1)
    const scaled = await http.patch(`${path}/gen`, 'application/merge-patch+json', { spec: { replicas: 3 } })
    expect(scaled.body.metadata.generation).toBe(2)
    const status = await http.patch(`${path}/gen/status`, 'application/merge-patch+json', {
      spec: { replicas: 9 },
      status: { replicas: 3 },
    })
    expect([status.body.metadata.generation, status.body.spec.replicas, status.body.status.replicas]).toEqual([2, 3, 3])
    const ignored = await http.patch(`${path}/gen`, 'application/merge-patch+json', { status: { replicas: 7 } })
    expect(ignored.body.status.replicas).toBe(3)
    const scale = await http.get(`${path}/gen/scale`)
    expect(scale.body).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      spec: { replicas: 3 },
      status: { replicas: 3, selector: 'app=gen' },
    })
    const immutable = await http.patch(`${path}/gen`, 'application/merge-patch+json', { spec: { selector: { matchLabels: { app: 'x' } } } })
    expect(immutable.status).toBe(422)
    expect(immutable.body.message).toContain('field is immutable')
  })

  it('apply fields, and tell whose they are', async () => {
    const apply = (manager: string, data: object, query = '') =>
      http.patch(`${configMaps}/ssa?fieldManager=${manager}${query}`, 'application/apply-patch+yaml', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'ssa' },
        data,
      })
    expect((await apply('one', { a: '1', b: '1' })).status).toBe(201)
    const conflict = await apply('two', { a: '2' })
    expect([conflict.status, conflict.body.message]).toEqual([409, 'Apply failed with 1 conflict: conflict with "one": .data.a'])
    const forced = await apply('two', { a: '2' }, '&force=true')
    expect(forced.body.data).toEqual({ a: '2', b: '1' })
    const without = await apply('one', {})
    expect(without.body.data).toEqual({ a: '2' })
    const missing = await http.patch(`${configMaps}/ssa`, 'application/apply-patch+yaml', {})
    expect([missing.status, missing.body.message]).toEqual([
      422,
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ])
  })

  it('take the other kinds of patches', async () => {
    await http.post(pods, pod('patched'))
    const strategic = await http.patch(`${pods}/patched`, 'application/strategic-merge-patch+json', {
      spec: { containers: [{ name: 'c', image: 'j' }] },
    })
    expect([strategic.status, strategic.body.spec.containers[0].image]).toEqual([200, 'j'])
    const json = await http.patch(`${pods}/patched`, 'application/json-patch+json', [
      { op: 'test', path: '/spec/containers/0/image', value: 'j' },
      { op: 'replace', path: '/spec/containers/0/image', value: 'k' },
    ])
    expect(json.body.spec.containers[0].image).toBe('k')
    const failed = await http.patch(`${pods}/patched`, 'application/json-patch+json', [
      { op: 'test', path: '/spec/containers/0/image', value: 'x' },
    ])
    expect([failed.status, failed.body.reason]).toEqual([422, 'Invalid'])
    const unknown = await http.patch(`${pods}/patched`, 'application/x', {})
    expect(unknown.status).toBe(415)
    const forbidden = await http.patch(`${pods}/patched`, 'application/merge-patch+json', { spec: { hostname: 'x' } })
    expect(forbidden.body.message).toContain('pod updates may not change fields other than')
  })

  it('answer a dry run and write nothing', async () => {
    const { body } = await http.post(`${configMaps}?dryRun=All`, { metadata: { name: 'dry' } })
    expect(body.metadata.uid).toMatch(/-/)
    expect((await http.get(`${configMaps}/dry`)).status).toBe(404)
  })

  it('write every change of many writers', async () => {
    await http.post(configMaps, { metadata: { name: 'race' } })
    const writers = Array.from({ length: 20 }, (_, index) =>
      http.patch(`${configMaps}/race`, 'application/merge-patch+json', { data: { [`k${index}`]: 'v' } }),
    )
    expect((await Promise.all(writers)).map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(Object.keys((await http.get(`${configMaps}/race`)).body.data)).toHaveLength(20)
  })
})

describe('deletions', () => {
  it('answer with a status for what is gone, and with the object while it stays', async () => {
    const { body } = await http.post(configMaps, { metadata: { name: 'd' } })
    const gone = await http.delete(`${configMaps}/d`)
    expect(gone.body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name: 'd', kind: 'configmaps', uid: body.metadata.uid },
    })
    await http.post(configMaps, { metadata: { name: 'kept', finalizers: ['example.com/x'] } })
    const marked = await http.delete(`${configMaps}/kept`)
    expect(marked.body.metadata).toMatchObject({ deletionTimestamp: expect.any(String), deletionGracePeriodSeconds: 0 })
    const added = await http.patch(`${configMaps}/kept`, 'application/merge-patch+json', {
      metadata: { finalizers: ['example.com/x', 'example.com/y'] },
    })
    expect(added.body.message).toContain(
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"example.com/y"}',
    )
    expect((await http.patch(`${configMaps}/kept`, 'application/merge-patch+json', { metadata: { finalizers: null } })).status).toBe(200)
    expect((await http.get(`${configMaps}/kept`)).status).toBe(404)
  })

  it('keep to preconditions', async () => {
    const { body } = await http.post(configMaps, { metadata: { name: 'pre' } })
    const wrong = await http.delete(`${configMaps}/pre`, { preconditions: { uid: 'x' } })
    expect([wrong.status, wrong.body.message]).toEqual([
      409,
      `Operation cannot be fulfilled on ConfigMap "pre": the UID in the precondition (x) does not match the UID in record (${body.metadata.uid}). The object might have been deleted and then recreated`,
    ])
    expect(
      (
        await http.delete(`${configMaps}/pre`, {
          preconditions: { uid: body.metadata.uid, resourceVersion: body.metadata.resourceVersion },
        })
      ).status,
    ).toBe(200)
  })

  it('give a pod on a node its grace period, and one without a node none', async () => {
    await http.post(pods, pod('free'))
    expect((await http.delete(`${pods}/free`)).body.metadata.deletionGracePeriodSeconds).toBe(0)
    expect((await http.get(`${pods}/free`)).status).toBe(404)
    await http.post(pods, { ...pod('bound'), spec: { ...pod('').spec, nodeName: 'n' } })
    await http.patch(`${pods}/bound/status`, 'application/merge-patch+json', { status: { phase: 'Running' } })
    const marked = await http.delete(`${pods}/bound`)
    expect(marked.body.metadata.deletionGracePeriodSeconds).toBe(30)
    const shorter = await http.delete(`${pods}/bound`, { gracePeriodSeconds: 5 })
    expect(shorter.body.metadata.deletionGracePeriodSeconds).toBe(5)
    await http.delete(`${pods}/bound?gracePeriodSeconds=0`)
    expect((await http.get(`${pods}/bound`)).status).toBe(404)
  })

  it('mark for the garbage collector what has to wait for dependents', async () => {
    const path = '/apis/apps/v1/namespaces/default/deployments'
    await http.post(path, deployment('owner'))
    const foreground = await http.delete(`${path}/owner`, { propagationPolicy: 'Foreground' })
    expect(foreground.body.metadata.finalizers).toEqual(['foregroundDeletion'])
    await http.patch(`${path}/owner`, 'application/merge-patch+json', { metadata: { finalizers: null } })
    await http.post(path, deployment('owner'))
    expect((await http.delete(`${path}/owner`, { propagationPolicy: 'Orphan' })).body.metadata.finalizers).toEqual(['orphan'])
    expect((await http.delete(`${path}/owner`, { propagationPolicy: 'Sideways' })).status).toBe(422)
  })

  it('take whole collections, as far as a selector reaches', async () => {
    for (const name of ['c1', 'c2', 'c3']) await http.post(configMaps, { metadata: { name, labels: { set: name === 'c3' ? 'b' : 'a' } } })
    const { body } = await http.delete(`${configMaps}?labelSelector=set%3Da`)
    expect([body.kind, body.items.length]).toEqual(['ConfigMapList', 2])
    expect((await http.get(`${configMaps}/c3`)).status).toBe(200)
  })

  it('empty a namespace that ends, and let nothing new in', async () => {
    await http.post('/api/v1/namespaces', { metadata: { name: 'ending' } })
    await http.post('/api/v1/namespaces/ending/configmaps', { metadata: { name: 'a' } })
    const marked = await http.delete('/api/v1/namespaces/ending')
    expect(marked.body.status.phase).toBe('Terminating')
    const late = await http.post('/api/v1/namespaces/ending/configmaps', { metadata: { name: 'b' } })
    expect([late.status, late.body.message]).toEqual([
      403,
      'configmaps "b" is forbidden: unable to create new content in namespace ending because it is being terminated',
    ])
    const none = await http.post('/api/v1/namespaces/none/configmaps', { metadata: { name: 'b' } })
    expect([none.status, none.body.message]).toEqual([404, 'namespaces "none" not found'])
  })
})
