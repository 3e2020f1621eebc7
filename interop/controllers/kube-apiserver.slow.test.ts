import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type CoreEvent,
  EventRecorder,
  HttpClient,
  Informer,
  type KubeClient,
  type KubeObject,
  LeaderElector,
  type Lease,
  leaseKind,
  Manager,
  setControllerReference,
  silentLog,
} from '@vivarium/controller'
import { CertificateAuthority, createSigningRequest, findProgram } from '@vivarium/core'
import {
  addWorkloadControllers,
  type Controllers,
  Kubelet,
  NodeLifecycle,
  Nodes,
  Scheduler,
  startControllersWith,
} from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findGoProgram } from '../../scripts/lib/go-programs.mjs'
import { startReferenceServer } from '../../scripts/lib/reference-server.mjs'

interface Namespace extends KubeObject {
  status?: { conditions?: { type: string; status: string; message: string }[] }
}

interface Any extends KubeObject {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of any kind
  [field: string]: any
}

const podKind = { apiVersion: 'v1', kind: 'Pod' } as const
const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' } as const
const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const
const definitionKind = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' } as const
const widgetKind = { apiVersion: 'example.com/v1', kind: 'Widget' } as const
const startMs = 900_000

const installed = (await findGoProgram('kube-apiserver')) && (await findGoProgram('etcd'))
const possible = process.env.CI || installed || (await findProgram('go'))
if (!possible) console.warn('tests with kube-apiserver are skipped: it is not installed with etcd, nor is Go to build both with')

/** The kit, and the controllers that are written with it, with the server that they are made for. */
describe.skipIf(!possible)('the real kube-apiserver', { timeout: 60_000 }, () => {
  let server: Awaited<ReturnType<typeof startReferenceServer>>
  let client: HttpClient
  let controllers: Controllers
  let authority: CertificateAuthority
  let folder: string | undefined
  beforeAll(async () => {
    authority = await CertificateAuthority.create('clients')
    folder = await mkdtemp(join(tmpdir(), 'vivarium-controllers-'))
    await writeFile(join(folder, 'clients.crt'), authority.certificate)
    server = await startReferenceServer({
      tokens: { secret: { name: 'admin', groups: ['system:masters'] } },
      flags: [`--client-ca-file=${join(folder, 'clients.crt')}`],
    })
    client = new HttpClient({ server: server.url, certificateAuthority: server.certificateAuthority, credentials: { token: 'secret' } })
    controllers = await startControllersWith(client, server.certificateAuthority)
  }, startMs)
  afterAll(async () => {
    await controllers?.stop()
    client?.close()
    await server?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  const until = async <T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> => {
    for (const deadline = performance.now() + 20_000; performance.now() < deadline; ) {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`${what}: not within 20 s`)
  }
  const gone = (kind: typeof configMap | typeof namespaceKind, name: string, namespace = 'team') =>
    until(`the end of ${name}`, async () => (await client.find(kind, { namespace, name })) === undefined)
  const make = (name: string, owners: readonly KubeObject[] = [], more: object = {}) =>
    client.create<KubeObject>({
      ...configMap,
      metadata: {
        namespace: 'team',
        name,
        ownerReferences: owners.map(({ apiVersion, kind, metadata }) => ({
          apiVersion,
          kind,
          name: metadata.name ?? '',
          uid: metadata.uid ?? '',
          blockOwnerDeletion: true,
        })),
        ...more,
      },
    })

  it('has its namespaces filled, its garbage collected, and its namespaces emptied', async () => {
    await client.create({ ...namespaceKind, metadata: { name: 'team' } })
    await until('the service account', () =>
      client.find({ apiVersion: 'v1', kind: 'ServiceAccount' }, { namespace: 'team', name: 'default' }),
    )
    await until('the authority', () => client.find(configMap, { namespace: 'team', name: 'kube-root-ca.crt' }))

    await make('child', [await make('owner')])
    await client.delete(configMap, { namespace: 'team', name: 'owner' }, { propagationPolicy: 'Foreground' })
    await gone(configMap, 'owner')
    expect(await client.find(configMap, { namespace: 'team', name: 'child' })).toBeUndefined()

    await make('orphan', [await make('parent')])
    await client.delete(configMap, { namespace: 'team', name: 'parent' }, { propagationPolicy: 'Orphan' })
    await gone(configMap, 'parent')
    expect((await client.get(configMap, { namespace: 'team', name: 'orphan' })).metadata.ownerReferences).toBeUndefined()

    await client.create({
      ...definitionKind,
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    } as KubeObject)
    const widget = await until('the kind', () =>
      client.create<KubeObject>({ ...widgetKind, metadata: { namespace: 'team', name: 'widget' } }).catch(() => undefined),
    )
    await make('of-widget', [widget])
    await client.delete(widgetKind, { namespace: 'team', name: 'widget' })
    await gone(configMap, 'of-widget')

    await client.create<KubeObject>({ ...widgetKind, metadata: { namespace: 'team', name: 'another' } })
    await client.create({
      ...claimKind,
      metadata: { namespace: 'team', name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    } as KubeObject)
    await make('held', [], { finalizers: ['example.com/wait'] })
    await client.delete(namespaceKind, { name: 'team' })
    const message = await until('the conditions', async () => {
      const { status } = await client.get<Namespace>(namespaceKind, { name: 'team' })
      return status?.conditions?.find(({ type, status }) => type === 'NamespaceFinalizersRemaining' && status === 'True')?.message
    })
    expect(message).toContain('example.com/wait in 1 resource instances')
    await client.patch(configMap, { namespace: 'team', name: 'held' }, { type: 'merge', body: { metadata: { finalizers: null } } })
    await gone(namespaceKind, 'team')
    await client.delete(definitionKind, { name: 'widgets.example.com' })
    await until('the end of the kind', async () => (await client.find(definitionKind, { name: 'widgets.example.com' })) === undefined)
  })

  it('is worked on by a reconciler that is elected', async () => {
    await using manager = new Manager(client, { leaderElection: { namespace: 'default', name: 'doubles', identity: 'one' } })
    manager.addController({
      name: 'doubles',
      for: { ...configMap, namespace: 'default', labelSelector: 'doubled' },
      owns: [configMap],
      async reconcile(request, { client, informers }) {
        const original = informers.of(configMap, { namespace: 'default', labelSelector: 'doubled' }).get(request)
        if (!original) return
        const double: KubeObject = { ...configMap, metadata: { ...request, name: `${request.name}-double` } }
        setControllerReference(original, double)
        await client.apply(double, { force: true })
      },
    })
    await manager.start()
    const key = { namespace: 'default', name: 'original-double' }
    await client.create({ ...configMap, metadata: { namespace: 'default', name: 'original', labels: { doubled: '' } } })
    const first = await until('the double', () => client.find(configMap, key))
    await client.delete(configMap, key)
    await until('another double', async () => {
      const double = await client.find(configMap, key)
      return double !== undefined && double.metadata.uid !== first.metadata.uid
    })
    await client.delete(configMap, { namespace: 'default', name: 'original' })
    await gone(configMap, 'original-double', 'default')
    await manager.stop()
    expect((await client.get<Lease>(leaseKind, { namespace: 'default', name: 'doubles' })).spec).toMatchObject({
      holderIdentity: '',
      leaseTransitions: 0,
    })
  })

  it('is followed by informers, as a stream and in pages, and takes events', async () => {
    for (let i = 0; i < 7; i++)
      await client.create({ ...configMap, metadata: { namespace: 'default', name: `page-${i}`, labels: { pages: '' } } })
    // A server that refuses streaming lists, in that respect.
    const paging: KubeClient = Object.assign(Object.create(client) as KubeClient, {
      list: client.list.bind(client),
      watch: ((kind, options, handler) =>
        // Not allowed together, and so refused by the server itself.
        client.watch(
          kind,
          options.sendInitialEvents ? { ...options, resourceVersionMatch: 'Exact' } : options,
          handler,
        )) satisfies KubeClient['watch'],
    })
    for (const one of [client, paging]) {
      const informer = new Informer(one, configMap, { labelSelector: 'pages', pageSize: 3 })
      informer.start()
      await informer.whenSynced({ timeoutMs: 20_000 })
      expect(informer.size).toBe(7)
      await client.create({ ...configMap, metadata: { namespace: 'default', name: 'page-7', labels: { pages: '' } } })
      await until('one more', async () => informer.size === 8)
      await client.delete(configMap, { namespace: 'default', name: 'page-7' })
      await until('one less', async () => informer.size === 7)
      informer.stop()
    }
    const recorder = new EventRecorder(client, { component: 'interop' })
    const subject = await client.get(configMap, { namespace: 'default', name: 'page-0' })
    for (let i = 0; i < 3; i++) recorder.event(subject, 'Normal', 'Counted', 'as often as this')
    await recorder.flush()
    const { items } = await client.list<CoreEvent>({ apiVersion: 'v1', kind: 'Event' }, { fieldSelector: 'reason=Counted' })
    expect(items.map(({ count, message, involvedObject }) => [count, message, involvedObject.name])).toEqual([
      [3, 'as often as this', 'page-0'],
    ])
  })

  it('lets one of two candidates lead', async () => {
    const led: string[] = []
    const candidate = (identity: string) => {
      const elector = new LeaderElector(
        client,
        { namespace: 'default', name: 'election', identity, leaseDurationMs: 2000, renewDeadlineMs: 1500, retryPeriodMs: 200 },
        { onStartedLeading: () => led.push(identity), onStoppedLeading: () => led.push(`not ${identity}`) },
      )
      elector.start()
      return elector
    }
    const one = candidate('one')
    await until('a leader', async () => one.isLeader)
    const two = candidate('two')
    await until('the other to know', async () => two.leader === 'one')
    await one.stop()
    await until('the other to lead', async () => two.isLeader)
    await two.stop()
    expect(led).toEqual(['one', 'two'])
  })

  it('has a whole cluster behind it: workloads, scheduler, nodes and kubelets', { timeout: 180_000 }, async () => {
    using nodesClient = new HttpClient({
      server: server.url,
      certificateAuthority: server.certificateAuthority,
      credentials: { token: 'secret' },
    })
    await using manager = new Manager(nodesClient, { log: silentLog })
    addWorkloadControllers(
      manager,
      { tokenSecrets: false },
      {
        addresses: ['198.51.100.1'],
        ingressAddress: '198.51.100.2',
        api: { authority, certificateAuthority: server.certificateAuthority, secretToken: () => '' },
      },
    )
    const nodes = new Nodes(manager, { version: 'v1.34.4' })
    for (const runnable of [nodes, new Kubelet(manager, { nodes }), new Scheduler(manager), new NodeLifecycle(manager)])
      manager.add(runnable)
    await manager.start()
    for (const name of ['one', 'two', 'three']) await nodes.add({ name })

    const create = (object: object) =>
      client.create<Any>({ ...object, metadata: { namespace: 'work', ...(object as Any).metadata } } as unknown as Any)
    const find = (apiVersion: string, kind: string, name: string, namespace = 'work') =>
      client.find<Any>({ apiVersion, kind }, { namespace, name })
    const running = async (app: string) =>
      (await client.list<Any>(podKind, { namespace: 'work', labelSelector: `app=${app}` })).items.filter(
        ({ status, metadata }) => status.phase === 'Running' && !metadata.deletionTimestamp,
      )
    const template = (app: string, more: object = {}) => ({
      metadata: { labels: { app } },
      spec: { containers: [{ name: 'main', image: 'nginx', resources: { requests: { cpu: '100m' } } }], ...more },
    })
    const selector = (app: string) => ({ matchLabels: { app } })
    await client.create({ ...namespaceKind, metadata: { name: 'work' } })
    await until('the service account', () => find('v1', 'ServiceAccount', 'default'))

    await create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { replicas: 3, selector: selector('web'), template: template('web') },
    })
    const service = { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }] }
    await create({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: service })
    await create({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        replicas: 2,
        serviceName: 'db',
        selector: selector('db'),
        template: template('db'),
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { storageClassName: 'disks', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      },
    })
    await create({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'disks', namespace: undefined },
      provisioner: 'example.com/disks',
    })
    await create({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: { selector: selector('agent'), template: template('agent') },
    })
    await create({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'count' },
      spec: { completions: 4, parallelism: 2, template: template('count', { restartPolicy: 'Never' }) },
    })
    await create({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web' },
      spec: { minAvailable: 2, selector: selector('web') },
    })
    await create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'all' },
      spec: { hard: { pods: '50', 'count/jobs.batch': '5' } },
    })
    await until('the deployment', async () => (await running('web')).length === 3)
    expect(new Set((await running('web')).map(({ spec }) => spec.nodeName)).size).toBe(3)
    await until('the stateful set', async () => (await running('db')).length === 2)
    await until('the daemon set', async () => (await running('agent')).length === 3)
    await until('the job', async () => (await find('batch/v1', 'Job', 'count'))?.status?.succeeded === 4)
    await until('the budget', async () => (await find('policy/v1', 'PodDisruptionBudget', 'web'))?.status?.disruptionsAllowed === 1)
    await until('the address', async () => (await find('v1', 'Service', 'web'))?.status?.loadBalancer?.ingress?.[0]?.ip === '198.51.100.1')
    await until('the endpoints', async () => (await find('v1', 'Endpoints', 'web'))?.subsets?.[0]?.addresses?.length === 3)
    await until('the claim', async () => (await find('v1', 'PersistentVolumeClaim', 'data-db-1'))?.status?.phase === 'Bound')
    await until('the quota', async () => (await find('v1', 'ResourceQuota', 'all'))?.status?.used?.pods === '8')

    const web = { apiVersion: 'apps/v1', kind: 'Deployment' }
    await client.patch(
      web,
      { namespace: 'work', name: 'web' },
      { type: 'strategic', body: { spec: { template: { spec: { containers: [{ name: 'main', image: 'nginx:2' }] } } } } },
    )
    await until('the rollout', async () => {
      const { updatedReplicas, availableReplicas, replicas } = (await find('apps/v1', 'Deployment', 'web'))?.status ?? {}
      return updatedReplicas === 3 && availableReplicas === 3 && replicas === 3
    })

    // Nobody serves metrics here.
    await create({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { ...web, name: 'web' },
        maxReplicas: 5,
        minReplicas: 4,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
      },
    })
    await until('the lowest number of replicas', async () => (await running('web')).length === 4)
    const message = await until('what it says of metrics', async () => {
      const conditions = (await find('autoscaling/v2', 'HorizontalPodAutoscaler', 'web'))?.status?.conditions ?? []
      return conditions.find(({ reason }: { reason: string }) => reason === 'FailedGetResourceMetric')?.message as string | undefined
    })
    expect(message).toContain('the server could not find the requested resource (get pods.metrics.k8s.io)')

    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const requests = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest' } as const
    const request = Buffer.from(createSigningRequest(key, { commonName: 'jane' })).toString('base64')
    await create({
      ...requests,
      metadata: { name: 'jane', namespace: undefined },
      spec: { request, signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'] },
    })
    const conditions = [{ type: 'Approved', status: 'True', reason: 'Test', message: 'by a test' }]
    await client.patch(requests, { name: 'jane' }, { type: 'merge', body: { status: { conditions } } }, { subresource: 'approval' })
    const signed = await until(
      'the certificate',
      async () => (await client.get<Any>(requests, { name: 'jane' })).status?.certificate as string,
    )
    using jane = new HttpClient({
      server: server.url,
      certificateAuthority: server.certificateAuthority,
      credentials: { certificate: Buffer.from(signed, 'base64').toString('utf8'), key },
    })
    const review = await jane.create<Any>({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} })
    expect(review.status.userInfo.username).toBe('jane')

    await client.delete(namespaceKind, { name: 'work' })
    await until('the end of the namespace', async () => (await client.find(namespaceKind, { name: 'work' })) === undefined)
  })
})
