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
} from '@vivarium/controller'
import { findProgram } from '@vivarium/core'
import { type Controllers, startControllersWith } from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findGoProgram } from '../../scripts/lib/go-programs.mjs'
import { startReferenceServer } from '../../scripts/lib/reference-server.mjs'

interface Namespace extends KubeObject {
  status?: { conditions?: { type: string; status: string; message: string }[] }
}

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
  beforeAll(async () => {
    server = await startReferenceServer({ tokens: { secret: { name: 'admin', groups: ['system:masters'] } } })
    client = new HttpClient({ server: server.url, certificateAuthority: server.certificateAuthority, credentials: { token: 'secret' } })
    controllers = await startControllersWith(client, server.certificateAuthority)
  }, startMs)
  afterAll(async () => {
    await controllers?.stop()
    client?.close()
    await server?.close()
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
})
