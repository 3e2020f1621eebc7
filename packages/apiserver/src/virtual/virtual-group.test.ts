import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'
import type { VirtualGroup } from './virtual-group.js'

/** For each config map how many keys it has. */
const counts: VirtualGroup = {
  group: 'counts.example.com',
  version: 'v1beta1',
  service: { namespace: 'kube-system', name: 'counter' },
  resources: [
    {
      resource: 'counts',
      kind: 'Count',
      namespaced: true,
      columns: [{ name: 'Keys', type: 'string', cell: (object) => String((object as { keys?: number }).keys) }],
      list: (client, { namespace, name }) =>
        client
          .list<
            { metadata: { name?: string; namespace?: string; labels?: Record<string, string> }; data?: object } & {
              apiVersion: string
              kind: string
            }
          >({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace, ...(name !== undefined && { fieldSelector: `metadata.name=${name}` }) })
          .items.map(({ metadata, data }) => ({
            metadata: {
              name: metadata.name ?? '',
              namespace: metadata.namespace ?? '',
              ...(metadata.labels && { labels: metadata.labels }),
            },
            keys: Object.keys(data ?? {}).length,
          })),
    },
  ],
}

describe('a group that is not stored', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({
      tokens: { ...testTokens, guest: { name: 'guest', groups: ['system:authenticated'] } },
      virtualGroups: [counts],
      authorizer: ({ user, resource }) => (user.name === 'guest' && resource?.group === counts.group ? 'not for guests' : undefined),
    })
    http = new TestHttpClient(api)
    for (const name of ['one', 'two']) {
      const metadata = { namespace: 'default', name, labels: { name } }
      await api.client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: '1', b: '2' } } as never)
    }
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })
  const path = '/apis/counts.example.com/v1beta1'

  it('is in discovery, with an APIService that is available', async () => {
    expect((await http.request('GET', path)).body).toEqual({
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion: 'counts.example.com/v1beta1',
      resources: [{ name: 'counts', singularName: '', namespaced: true, kind: 'Count', verbs: ['get', 'list'] }],
    })
    expect((await http.request('GET', '/apis')).body.groups.at(-1).name).toBe('counts.example.com')
    const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'
    expect((await http.request('GET', '/apis', { headers: { accept } })).body.items.at(-1)).toMatchObject({
      metadata: { name: 'counts.example.com' },
      versions: [{ version: 'v1beta1', resources: [{ resource: 'counts', scope: 'Namespaced' }] }],
    })
    const service = await http.request('GET', '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.counts.example.com')
    expect(service.body).toMatchObject({
      spec: { service: { namespace: 'kube-system', name: 'counter', port: 443 } },
      status: { conditions: [{ type: 'Available', status: 'True', reason: 'Passed' }] },
    })
  })

  it('is got and listed, with selectors and as a table, also by those who would rather have protobuf', async () => {
    const accept = 'application/vnd.kubernetes.protobuf,application/json'
    const one = await http.request('GET', `${path}/namespaces/default/counts/one`, { headers: { accept } })
    expect(one.body).toMatchObject({ kind: 'Count', apiVersion: 'counts.example.com/v1beta1', metadata: { name: 'one' }, keys: 2 })
    const list = await http.request('GET', `${path}/counts?labelSelector=name%3Dtwo`)
    expect(list.body).toMatchObject({ kind: 'CountList', items: [{ metadata: { name: 'two', namespace: 'default' }, keys: 2 }] })
    const table = await http.request('GET', `${path}/namespaces/default/counts`, {
      headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
    })
    expect(table.body.rows.map(({ cells }: { cells: unknown }) => cells)).toEqual([
      ['one', '2'],
      ['two', '2'],
    ])
    expect(api.client.list({ apiVersion: 'counts.example.com/v1beta1', kind: 'Count' }, { namespace: 'default' }).items).toHaveLength(2)
  })

  it('is refused as other resources are: what is not there, what it can not do, who may not', async () => {
    expect((await http.request('GET', `${path}/namespaces/default/counts/three`)).body).toMatchObject({
      code: 404,
      message: 'counts.counts.example.com "three" not found',
    })
    expect((await http.request('POST', `${path}/namespaces/default/counts`, { body: {} })).status).toBe(405)
    const guest = await http.request('GET', `${path}/counts`, { headers: { authorization: 'Bearer guest' } })
    expect(guest.body.message).toContain('cannot list resource "counts" in API group "counts.example.com"')
  })

  it('is of a fork what is in the fork', async () => {
    await using fork = await api.fork()
    await fork.client.delete({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: 'default', name: 'two' })
    const kind = { apiVersion: 'counts.example.com/v1beta1', kind: 'Count' }
    expect(fork.client.list(kind, { namespace: 'default' }).items).toHaveLength(1)
    expect(api.client.list(kind, { namespace: 'default' }).items).toHaveLength(2)
  })
})
