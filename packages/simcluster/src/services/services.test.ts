import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { type Pod, podKind, type ReplicaSet, replicaSetKind } from '../workloads/objects.js'
import { addReplicaSetController } from '../workloads/replica-sets.js'
import { addEndpointSliceController, addEndpointSliceMirroringController } from './endpoint-slices.js'
import { addEndpointsController } from './endpoints.js'
import { addIngressAddressController, addLoadBalancerController } from './load-balancers.js'
import {
  type EndpointSlice,
  type Endpoints,
  endpointSliceKind,
  endpointsKind,
  ingressKind,
  type Service,
  serviceKind,
} from './service-objects.js'

describe('services', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start((manager) => {
      addReplicaSetController(manager)
      addEndpointSliceController(manager)
      addEndpointSliceMirroringController(manager)
      addEndpointsController(manager)
      addLoadBalancerController(manager, { addresses: ['192.0.2.1', '192.0.2.2'] })
      addIngressAddressController(manager, { ingressAddress: '192.0.2.9' })
    })
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  const ports = [{ name: 'http', port: 80, targetPort: 'web' }]
  const service = (name: string, spec: object = {}) =>
    cluster.create<Service>({
      ...serviceKind,
      metadata: { name, labels: { team: 'x' } },
      spec: { selector: { app: 'web' }, ports, ...spec } as never,
    })
  const replicas = (count: number) =>
    cluster.create<ReplicaSet>({
      ...replicaSetKind,
      metadata: { name: 'web' },
      spec: {
        replicas: count,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'c', image: 'c', ports: [{ name: 'web', containerPort: 8080 }] }] },
        },
      },
    })
  const slicesOf = (name: string) => cluster.list<EndpointSlice>(endpointSliceKind, `kubernetes.io/service-name=${name}`)

  it('have the addresses of their pods in a slice, with ports by name, and whether they are ready', async () => {
    let unready = ''
    cluster.kubelet.ready = ({ metadata }) => {
      unready ||= metadata.name ?? ''
      return metadata.name !== unready
    }
    await service('web')
    expect(slicesOf('web')).toHaveLength(1)
    await replicas(2)
    const [slice] = slicesOf('web')
    expect(slicesOf('web')).toHaveLength(1)
    expect(slice?.metadata).toMatchObject({
      labels: {
        team: 'x',
        'kubernetes.io/service-name': 'web',
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      },
      ownerReferences: [{ kind: 'Service', name: 'web', controller: true }],
    })
    expect(slice?.ports).toEqual([{ name: 'http', port: 8080, protocol: 'TCP' }])
    expect(slice?.endpoints?.map(({ conditions }) => conditions?.ready).sort()).toEqual([false, true])
    expect(cluster.get<Endpoints>(endpointsKind, 'web').subsets).toMatchObject([
      {
        addresses: [{ targetRef: { kind: 'Pod' } }],
        notReadyAddresses: [{ targetRef: { name: unready } }],
        ports: [{ name: 'http', port: 8080 }],
      },
    ])
    await cluster.patch(serviceKind, 'web', { spec: { publishNotReadyAddresses: true } })
    expect(slicesOf('web')[0]?.endpoints?.map(({ conditions }) => conditions?.ready)).toEqual([true, true])
  })

  it('say which pods are going', async () => {
    await service('web')
    await replicas(1)
    const [name = ''] = cluster.names(podKind)
    await cluster.patch(podKind, name, { metadata: { finalizers: ['test/hold'] } })
    await cluster.delete(podKind, name)
    const going = slicesOf('web')[0]?.endpoints?.find(({ targetRef }) => (targetRef as { name: string }).name === name)
    expect(going?.conditions).toEqual({ ready: false, serving: true, terminating: true })
    expect(JSON.stringify(cluster.get<Endpoints>(endpointsKind, 'web').subsets)).not.toContain(name)
  })

  it('with many pods have slices of a hundred, and an endpoint stays where it is', async () => {
    await service('web')
    await replicas(150)
    const before = slicesOf('web')
    expect(before.map(({ endpoints }) => endpoints?.length).sort()).toEqual([100, 50])
    await cluster.patch(replicaSetKind, 'web', { spec: { replicas: 149 } })
    const after = slicesOf('web')
    expect(after.flatMap(({ endpoints }) => endpoints ?? [])).toHaveLength(149)
    expect(after.map(({ metadata }) => metadata.name)).toEqual(before.map(({ metadata }) => metadata.name))
    await cluster.patch(replicaSetKind, 'web', { spec: { replicas: 0 } })
    expect(slicesOf('web').map(({ endpoints }) => endpoints?.length ?? 0)).toEqual([0])
  })

  it('headless are marked, and name their pods', async () => {
    await service('web', { clusterIP: 'None', ports: [] })
    await cluster.create<Pod>({
      ...podKind,
      metadata: { name: 'a', labels: { app: 'web' } },
      spec: { hostname: 'a', subdomain: 'web', containers: [{ name: 'c', image: 'c' }] },
    })
    expect(slicesOf('web')[0]?.metadata.labels).toMatchObject({ 'service.kubernetes.io/headless': '' })
    expect(slicesOf('web')[0]?.endpoints).toMatchObject([{ hostname: 'a' }])
  })

  it('without a selector have the endpoints that somebody wrote', async () => {
    await service('other', { selector: null })
    const subsets = [{ addresses: [{ ip: '198.51.100.1' }], ports: [{ port: 5432 }] }]
    await cluster.create<Endpoints>({ ...endpointsKind, metadata: { name: 'other' }, subsets })
    expect(slicesOf('other')).toMatchObject([
      {
        metadata: { labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io' } },
        addressType: 'IPv4',
        endpoints: [{ addresses: ['198.51.100.1'], conditions: { ready: true } }],
        ports: [{ port: 5432 }],
      },
    ])
    await cluster.delete(endpointsKind, 'other')
    expect(slicesOf('other')).toEqual([])
  })

  it('keep the name of their slice when the last pod goes, and when there is one again', async () => {
    await service('web')
    await replicas(1)
    const [before] = slicesOf('web')
    await cluster.delete(replicaSetKind, 'web')
    for (const pod of cluster.list<Pod>(podKind)) await cluster.delete(podKind, pod.metadata.name ?? '')
    const name = before?.metadata.name
    expect(before?.ports).toMatchObject([{ port: 8080 }])
    expect(slicesOf('web')).toMatchObject([{ metadata: { name, uid: before?.metadata.uid }, endpoints: null, ports: null }])
    await replicas(2)
    expect(slicesOf('web')).toMatchObject([{ metadata: { name }, ports: [{ port: 8080 }] }])
  })

  it('of type LoadBalancer get addresses of the pool, each its own', async () => {
    const address = (name: string) => cluster.get<Service>(serviceKind, name).status?.loadBalancer?.ingress?.[0]?.ip
    for (const name of ['a', 'b', 'c']) await service(name, { type: 'LoadBalancer' })
    expect(['a', 'b', 'c'].map(address)).toEqual(['192.0.2.1', '192.0.2.2', undefined])
    expect(cluster.events('c').at(-1)).toMatch('SyncLoadBalancerFailed')
    await cluster.delete(serviceKind, 'a')
    expect([cluster.find(serviceKind, 'a'), address('c')]).toEqual([undefined, '192.0.2.1'])
    await cluster.patch(serviceKind, 'c', { spec: { type: 'ClusterIP' } })
    expect(cluster.get<Service>(serviceKind, 'c').metadata.finalizers).toBeUndefined()
    expect(address('c')).toBeUndefined()
  })

  it('ingresses say where they are reached', async () => {
    await cluster.create({
      ...ingressKind,
      metadata: { name: 'site' },
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    } as never)
    expect(cluster.get<Service>(ingressKind, 'site').status).toEqual({ loadBalancer: { ingress: [{ ip: '192.0.2.9' }] } })
  })
})
