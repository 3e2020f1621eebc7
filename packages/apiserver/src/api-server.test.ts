import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from './api-server.js'
import { StatusError } from './status.js'
import { TestHttpClient, testTokens } from './testing/http-client.js'

const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
const configMap = (name: string, data: Record<string, string> = {}) => ({ ...kind, metadata: { name, namespace: 'default' }, data })

describe('ApiServer', () => {
  it('is ready when it has started, with what a new cluster has', async () => {
    await using api = await ApiServer.start()
    const names = (kind: string, apiVersion = 'v1') => api.client.list({ apiVersion, kind }).items.map(({ metadata }) => metadata.name)
    expect(names('Namespace')).toEqual(['default', 'kube-node-lease', 'kube-public', 'kube-system'])
    expect(names('Service')).toEqual(['kubernetes'])
    expect(names('PriorityClass', 'scheduling.k8s.io/v1')).toEqual(['system-cluster-critical', 'system-node-critical'])
    expect(names('ClusterRole', 'rbac.authorization.k8s.io/v1')).toContain('cluster-admin')
    expect(api.kubeconfig).toContain(`"server": "${api.url}"`)
  })

  it('names the port that is in use', async () => {
    await using api = await ApiServer.start()
    await expect(ApiServer.start({ port: api.port })).rejects.toMatchObject({ code: 'PORT_IN_USE' })
  })

  it('refuses a version of which there is no data', async () => {
    await expect(ApiServer.start({ version: '1.2' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('starts from the data of every version that is there', async () => {
    await using api = await ApiServer.start({ version: '1.34', tokens: testTokens })
    await using http = new TestHttpClient(api)
    expect((await http.get('/version')).body.minor).toBe('34')
  })

  it('forks cheaply: neither sees what the other writes', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    await api.client.create(configMap('before'))
    await using fork = await api.fork()
    await fork.client.create(configMap('in-fork'))
    await api.client.delete(kind, { namespace: 'default', name: 'before' })
    const names = (server: ApiServer) => server.client.list(kind, { namespace: 'default' }).items.map(({ metadata }) => metadata.name)
    expect([names(api), names(fork)]).toEqual([[], ['before', 'in-fork']])
    expect(fork.port).not.toBe(api.port)
    await using http = new TestHttpClient(fork)
    expect((await http.get('/api/v1/namespaces/default/configmaps/in-fork')).status).toBe(200)
  })

  it('starts from a snapshot, again and again', async () => {
    const snapshot = await (async () => {
      await using api = await ApiServer.start()
      await api.client.create(configMap('kept', { a: '1' }))
      return api.snapshot()
    })()
    for (let round = 0; round < 2; round++) {
      await using api = await ApiServer.start({ snapshot })
      expect(api.client.get(kind, { namespace: 'default', name: 'kept' })).toMatchObject({ data: { a: '1' } })
      await api.client.delete(kind, { namespace: 'default', name: 'kept' })
    }
  })

  it('says that it is closed', async () => {
    const api = await ApiServer.start()
    await api.close()
    await api.close()
    expect(() => api.snapshot()).toThrow(expect.objectContaining({ code: 'API_SERVER_CLOSED' }))
  })
})

describe('the client without HTTP', () => {
  let api: ApiServer
  beforeAll(async () => {
    api = await ApiServer.start()
  })
  afterAll(() => api.close())

  it('creates, reads, changes and deletes by the same rules', async () => {
    const { client } = api
    const created = await client.create(configMap('c', { a: '1' }))
    expect(created.metadata).toMatchObject({ uid: expect.any(String), managedFields: [{ manager: 'vivarium', operation: 'Update' }] })
    expect(Object.isFrozen(client.get(kind, { namespace: 'default', name: 'c' }))).toBe(true)
    await expect(client.create(configMap('c'))).rejects.toMatchObject({ reason: 'AlreadyExists', code: 'KUBERNETES_ALREADY_EXISTS' })
    const patched = await client.patch(kind, { namespace: 'default', name: 'c' }, { data: { b: '2' } })
    expect(patched).toMatchObject({ data: { a: '1', b: '2' } })
    await expect(client.update({ ...created, data: { a: '3' } })).rejects.toMatchObject({ reason: 'Conflict' })
    await client.delete(kind, { namespace: 'default', name: 'c' })
    expect(client.find(kind, { namespace: 'default', name: 'c' })).toBeUndefined()
    expect(() => client.get(kind, { namespace: 'default', name: 'c' })).toThrow(StatusError)
  })

  it('applies as a manager of its own', async () => {
    const { client } = api
    await client.apply(configMap('applied', { a: '1' }))
    await expect(client.as({ manager: 'other' }).apply(configMap('applied', { a: '2' }))).rejects.toMatchObject({ reason: 'Conflict' })
    expect(await client.as({ manager: 'other' }).apply(configMap('applied', { a: '2' }), { force: true })).toMatchObject({
      data: { a: '2' },
    })
  })

  it('hears of changes as they are made', async () => {
    const seen: string[] = []
    const stop = api.client.watch(kind, { namespace: 'default', labelSelector: 'seen' }, ({ type, object }) =>
      seen.push(`${type} ${object.metadata.name}`),
    )
    await api.client.create({ ...configMap('w'), metadata: { name: 'w', namespace: 'default', labels: { seen: '' } } })
    await api.client.create(configMap('unseen'))
    await api.client.delete(kind, { namespace: 'default', name: 'w' })
    stop()
    expect(seen).toEqual(['ADDED w', 'DELETED w'])
  })
})
