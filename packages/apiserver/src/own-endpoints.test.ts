import { expect, it } from 'vitest'
import { ApiServer } from './api-server.js'

const key = { namespace: 'default', name: 'kubernetes' }
// biome-ignore lint/suspicious/noExplicitAny: objects of several kinds
const find = (api: ApiServer, apiVersion: string, kind: string): any => api.client.find({ apiVersion, kind }, key)
const ends = (api: ApiServer) => {
  const endpoints = find(api, 'v1', 'Endpoints')
  const slice = find(api, 'discovery.k8s.io/v1', 'EndpointSlice')
  return { endpoints, slice, target: find(api, 'v1', 'Service').spec.ports[0].targetPort }
}

it('the service kubernetes has Endpoints and a slice with the address that the server advertises', async () => {
  await using api = await ApiServer.start({ listen: false, advertiseAddress: '10.1.0.5', advertisePort: 6443 })
  const ports = [{ name: 'https', port: 6443, protocol: 'TCP' }]
  const { endpoints, slice, target } = ends(api)
  expect(target).toBe(6443)
  expect(endpoints).toMatchObject({
    metadata: { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
    subsets: [{ addresses: [{ ip: '10.1.0.5' }], ports }],
  })
  expect(slice).toMatchObject({
    metadata: { labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.1.0.5'], conditions: { ready: true } }],
    ports,
  })

  await api.advertise(['10.1.0.6', '10.1.0.5'])
  expect(ends(api).endpoints.subsets[0].addresses).toEqual([{ ip: '10.1.0.5' }, { ip: '10.1.0.6' }])
  expect(ends(api).slice.endpoints).toHaveLength(2)
})

it('a fork that is reached elsewhere says so, and one at the same place writes nothing', async () => {
  const there = { listen: false, advertiseAddress: '10.1.0.5', advertisePort: 6443 }
  await using api = await ApiServer.start(there)
  await using same = await api.fork()
  expect(ends(same)).toEqual(ends(api))
  await using other = await api.fork({ advertiseAddress: '10.2.0.5', advertisePort: 7443 })
  const { endpoints, slice, target } = ends(other)
  expect(target).toBe(7443)
  expect(endpoints.subsets).toMatchObject([{ addresses: [{ ip: '10.2.0.5' }], ports: [{ port: 7443 }] }])
  expect(slice).toMatchObject({ endpoints: [{ addresses: ['10.2.0.5'] }], ports: [{ port: 7443 }] })
})

it('a server at a loopback address has none, which no endpoint can have', async () => {
  await using api = await ApiServer.start()
  expect(ends(api)).toEqual({ endpoints: undefined, slice: undefined, target: api.port })
})
