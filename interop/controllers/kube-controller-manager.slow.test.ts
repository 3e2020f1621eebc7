import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import type { KubeObject, ObjectKind } from '@vivarium/controller'
import { HttpClient } from '@vivarium/controller'
import { createSigningRequest } from '@vivarium/core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { RealControlPlane, whyNoControlPlane } from './control-plane.js'

interface Any extends KubeObject {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of any kind
  [field: string]: any
}

const pods = { apiVersion: 'v1', kind: 'Pod' } as const
const deployments = { apiVersion: 'apps/v1', kind: 'Deployment' } as const
const namespaces = { apiVersion: 'v1', kind: 'Namespace' } as const
const configMaps = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const claims = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const
const secrets = { apiVersion: 'v1', kind: 'Secret' } as const
const accounts = { apiVersion: 'v1', kind: 'ServiceAccount' } as const
const requests = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest' } as const
const startMs = 30 * 60_000

const why = await whyNoControlPlane()
if (why) console.warn(`tests with kube-controller-manager are skipped: ${why}`)

/** kube-controller-manager and kube-scheduler, on our API server, nodes and kubelets. */
describe.skipIf(why !== undefined)('the real kube-controller-manager and kube-scheduler', { timeout: 60_000 }, () => {
  let plane: RealControlPlane
  const usage = { cpu: '100m' }
  beforeAll(async () => {
    plane = await RealControlPlane.start({ metrics: () => usage })
    for (const name of ['one', 'two', 'three']) await plane.cluster.nodes.add({ name })
    // Admission taints each new node until the real node lifecycle controller has seen that it is ready.
    const nodes = () => plane.cluster.client.list({ apiVersion: 'v1', kind: 'Node' }, {}).items as unknown as Any[]
    await until('nodes without taints', () => nodes().every(({ spec }) => (spec.taints ?? []).length === 0))
  }, startMs)
  afterAll(() => plane?.[Symbol.asyncDispose]())
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.error(plane.printed)
  })

  const create = (object: object) =>
    plane.cluster.client.create({
      ...object,
      metadata: { namespace: 'default', ...(object as Any).metadata },
    } as never) as unknown as Promise<Any>
  const find = (kind: ObjectKind, name: string, namespace = 'default') =>
    plane.cluster.client.find(kind, { namespace, name }) as unknown as Any | undefined
  const list = (kind: ObjectKind, labelSelector: string) => plane.cluster.client.list(kind, { labelSelector }).items as unknown as Any[]
  const until = async <T>(what: string, ask: () => T | undefined | false, timeoutMs = 30_000): Promise<T> => {
    for (const deadline = performance.now() + timeoutMs; performance.now() < deadline; ) {
      const answer = ask()
      if (answer !== undefined && answer !== false) return answer
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`${what}: not within ${timeoutMs} ms`)
  }
  const running = (app: string) =>
    list(pods, `app=${app}`).filter(({ status, metadata }) => status.phase === 'Running' && !metadata.deletionTimestamp)
  const template = (app: string, image = 'nginx', more: object = {}) => ({
    metadata: { labels: { app } },
    spec: { containers: [{ name: 'main', image, resources: { requests: { cpu: '200m' } } }], ...more },
  })
  const deployment = (app: string, replicas: number) => ({
    ...deployments,
    metadata: { name: app },
    spec: { replicas, selector: { matchLabels: { app } }, template: template(app) },
  })

  it('roll a deployment out, on all nodes, and out again', async () => {
    await create(deployment('web', 3))
    await until('three pods', () => running('web').length === 3)
    expect(new Set(running('web').map(({ spec }) => spec.nodeName)).size).toBe(3)
    await plane.cluster.client.patch(
      deployments,
      { namespace: 'default', name: 'web' },
      { spec: { template: template('web', 'nginx:2') } } as never,
      {
        type: 'strategic',
      },
    )
    await until('the new pods', () => {
      const found = find(deployments, 'web')
      const { observedGeneration, updatedReplicas, availableReplicas, replicas } = found?.status ?? {}
      // Until the controller has seen the change, its status is that of before.
      return observedGeneration === found?.metadata.generation && updatedReplicas === 3 && availableReplicas === 3 && replicas === 3
    })
    expect(running('web').map(({ spec }) => spec.containers[0].image)).toEqual(['nginx:2', 'nginx:2', 'nginx:2'])
    await create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    })
    const slices = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' }
    await until('its endpoints', () => list(slices, 'kubernetes.io/service-name=web')[0]?.endpoints?.length === 3)
  })

  it('run jobs, cron jobs, stateful sets and daemon sets', async () => {
    await create({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'count' },
      spec: { completions: 3, parallelism: 2, template: template('count', 'busybox', { restartPolicy: 'Never' }) },
    })
    await create({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'often' },
      spec: { schedule: '* * * * *', jobTemplate: { spec: { template: template('often', 'busybox', { restartPolicy: 'Never' }) } } },
    })
    await create({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: { replicas: 2, serviceName: 'db', selector: { matchLabels: { app: 'db' } }, template: template('db', 'postgres') },
    })
    await create({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: { selector: { matchLabels: { app: 'agent' } }, template: template('agent', 'agent') },
    })
    await until('the job', () => find({ apiVersion: 'batch/v1', kind: 'Job' }, 'count')?.status?.succeeded === 3)
    await until('the stateful set', () => running('db').length === 2)
    expect(
      running('db')
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(['db-0', 'db-1'])
    await until('the daemon set', () => running('agent').length === 3)
  })

  it('scale by the metrics that are served', async () => {
    await create(deployment('busy', 1))
    await create({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'busy' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'busy' },
        maxReplicas: 3,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
      },
    })
    usage.cpu = '300m'
    await until('three replicas', () => running('busy').length === 3)
    const status = await until('its metrics', () => {
      const found = find({ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' }, 'busy')?.status
      return found?.currentMetrics?.[0]?.resource?.current && found
    })
    expect(status.currentMetrics[0].resource.current).toEqual({ averageUtilization: 150, averageValue: '300m' })
  })

  // The same words as our own autoscaler's, in packages/simcluster/src/autoscaling.
  it('say why they do not scale as ours do', async () => {
    const autoscaler = (name: string, scaleTargetRef: object) =>
      create({
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name },
        spec: {
          scaleTargetRef,
          maxReplicas: 3,
          metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
        },
      })
    const message = (name: string, reason: string) =>
      until(reason, () => {
        const conditions: Any[] = find({ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' }, name)?.status?.conditions ?? []
        return conditions.find((condition) => condition.reason === reason)?.message as string | undefined
      })
    expect(await message('busy', 'ValidMetricFound')).toBe(
      'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
    )
    await autoscaler('nobody', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'nobody' })
    expect(await message('nobody', 'FailedGetScale')).toBe(
      `the HPA controller was unable to get the target's current scale: deployments.apps "nobody" not found`,
    )
    await autoscaler('thing', { apiVersion: 'example.com/v1', kind: 'Thing', name: 'web' })
    expect(await message('thing', 'FailedGetScale')).toContain('no matches for kind "Thing" in group "example.com"')
    const modest = deployment('modest', 1)
    await create({
      ...modest,
      spec: { ...modest.spec, template: template('modest', 'nginx', { containers: [{ name: 'main', image: 'nginx' }] }) },
    })
    await until('its pod', () => running('modest').length === 1)
    await autoscaler('modest', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'modest' })
    expect(await message('modest', 'FailedGetResourceMetric')).toMatch(
      /^the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container main of Pod modest-/,
    )
    await autoscaler('another', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'busy' })
    expect(await message('another', 'AmbiguousSelector')).toMatch(
      /^pods by selector app=busy are controlled by multiple HPAs: \[default\/\w+ default\/\w+\]$/,
    )
    const events = plane.cluster.client.list({ apiVersion: 'v1', kind: 'Event' }, {}).items as unknown as Any[]
    const told = (name: string) =>
      events.filter(({ involvedObject }) => involvedObject.name === name).map((event) => `${event.reason}: ${event.message}`)
    expect(told('busy')).toContain('SuccessfulRescale: New size: 3; reason: cpu resource utilization (percentage of request) above target')
    expect(
      told('modest').some((event) =>
        event.startsWith(
          'FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: ',
        ),
      ),
    ).toBe(true)
  })

  it('collect garbage and empty namespaces', async () => {
    const owner = await create({ ...configMaps, metadata: { name: 'owner' } })
    const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: owner.metadata.uid }]
    await create({ ...configMaps, metadata: { name: 'child', ownerReferences } })
    await plane.cluster.client.delete(configMaps, { namespace: 'default', name: 'owner' })
    await until('the end of the child', () => find(configMaps, 'child') === undefined)

    await create({ ...namespaces, metadata: { name: 'team' } })
    await until('its authority', () => find(configMaps, 'kube-root-ca.crt', 'team'))
    await until('its service account', () => find(accounts, 'default', 'team'))
    await create({ ...pods, metadata: { namespace: 'team', name: 'guest' }, spec: { containers: [{ name: 'main', image: 'nginx' }] } })
    await until('its pod', () => find(pods, 'guest', 'team')?.status?.phase === 'Running')
    await plane.cluster.client.delete(namespaces, { name: 'team' })
    await until('the end of the namespace', () => find(namespaces, 'team', '') === undefined)
  })

  it('bind claims, and let nobody delete what a pod uses', async () => {
    await create({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'disk', namespace: undefined },
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' }, storageClassName: 'by-hand' },
    })
    const spec = { accessModes: ['ReadWriteOnce'], storageClassName: 'by-hand', resources: { requests: { storage: '1Gi' } } }
    await create({ ...claims, metadata: { name: 'data' }, spec })
    await until('the binding', () => find(claims, 'data')?.status?.phase === 'Bound')
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }]
    await create({ ...pods, metadata: { name: 'user' }, spec: { volumes, containers: [{ name: 'main', image: 'nginx' }] } })
    await until('the pod', () => find(pods, 'user')?.status?.phase === 'Running')
    await plane.cluster.client.delete(claims, { namespace: 'default', name: 'data' })
    expect(find(claims, 'data')?.metadata.deletionTimestamp).toBeDefined()
    await plane.cluster.client.delete(pods, { namespace: 'default', name: 'user' }, { gracePeriodSeconds: 0 })
    await until('the end of the claim', () => find(claims, 'data') === undefined)
  })

  it('sign certificates and tokens that the API server takes', async () => {
    const { api } = plane.cluster
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const request = Buffer.from(createSigningRequest(key, { commonName: 'jane', organizations: ['developers'] })).toString('base64')
    await create({
      ...requests,
      metadata: { name: 'jane', namespace: undefined },
      spec: { request, signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'] },
    })
    const conditions = [{ type: 'Approved', status: 'True', reason: 'Test', message: 'by a test' }]
    await api.client.patch(requests, { name: 'jane' }, { status: { conditions } }, { subresource: 'approval' })
    const certificate = Buffer.from(
      await until('the certificate', () => find(requests, 'jane', '')?.status?.certificate),
      'base64',
    ).toString('utf8')
    expect(new X509Certificate(certificate).subject).toContain('CN=jane')

    await create({ ...accounts, metadata: { name: 'robot' } })
    const annotations = { 'kubernetes.io/service-account.name': 'robot' }
    await create({ ...secrets, type: 'kubernetes.io/service-account-token', metadata: { name: 'robot', annotations } })
    const token = Buffer.from(await until('the token', () => find(secrets, 'robot')?.data?.token), 'base64').toString('utf8')

    const whoIs = async (credentials: object) => {
      using client = new HttpClient({ server: api.url, certificateAuthority: api.certificateAuthority, credentials })
      const review = await client.create<Any>({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} })
      return review.status.userInfo.username
    }
    expect(await whoIs({ certificate, key })).toBe('jane')
    expect(await whoIs({ token })).toBe('system:serviceaccount:default:robot')
  })

  it('sign the information of the cluster for who joins', async () => {
    await create({ ...configMaps, metadata: { namespace: 'kube-public', name: 'cluster-info' }, data: { kubeconfig: 'apiVersion: v1\n' } })
    const stringData = { 'token-id': 'abcdef', 'token-secret': '0123456789abcdef', 'usage-bootstrap-signing': 'true' }
    const metadata = { namespace: 'kube-system', name: 'bootstrap-token-abcdef' }
    await create({ ...secrets, type: 'bootstrap.kubernetes.io/token', metadata, stringData })
    const signature = await until('the signature', () => find(configMaps, 'cluster-info', 'kube-public')?.data['jws-kubeconfig-abcdef'])
    expect(signature).toBe('eyJhbGciOiJIUzI1NiIsImtpZCI6ImFiY2RlZiJ9..K1chermAQEq0rdqy-ehj0VDfmA_ytv8Wzh9g26FldrE')
  })

  it('evict the pods of a node that dies', async () => {
    const tolerations = ['not-ready', 'unreachable'].map((key) => ({
      key: `node.kubernetes.io/${key}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 1,
    }))
    const fragile = deployment('fragile', 1)
    await create({ ...fragile, spec: { ...fragile.spec, template: template('fragile', 'nginx', { tolerations }) } })
    const [pod] = await until('the pod', () => running('fragile').length === 1 && running('fragile'))
    plane.cluster.nodes.get(pod?.spec.nodeName)?.crash()
    await until('another pod', () => running('fragile').some(({ metadata }) => metadata.uid !== pod?.metadata.uid), 90_000)
  }, 120_000)

  it('start the jobs of a cron job', async () => {
    await until('a job', () => find({ apiVersion: 'batch/v1', kind: 'CronJob' }, 'often')?.status?.lastScheduleTime !== undefined, 70_000)
  }, 90_000)
})
