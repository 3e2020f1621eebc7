import { afterEach, expect, it } from 'vitest'
import { SimCluster } from '../testing/sim-cluster.js'
import type { Pod } from './pod.js'

let cluster: SimCluster | undefined
afterEach(() => cluster?.[Symbol.asyncDispose]())

const node = 'small'
/** Put on the node by whoever made them: no scheduler looks at them. */
async function start(...pods: readonly (readonly [name: string, spec: object])[]): Promise<SimCluster> {
  cluster = await SimCluster.start()
  await cluster.nodes.add({ name: node, capacity: { cpu: '2', memory: '1Gi', pods: '3' } })
  for (const [name, spec] of pods) {
    await cluster.addPod(name, { nodeName: node, ...spec })
    await cluster.pass(2, 0.5)
  }
  return cluster
}
const requests = (amounts: object, more: object = {}) => ({
  containers: [{ name: 'web', image: 'nginx', resources: { requests: amounts }, ...more }],
})
const inKubeSystem = { namespace: 'kube-system' }
const rejected = (reason: string, message: string): Partial<Pod['status'] & object> => ({
  phase: 'Failed',
  reason,
  message: `Pod was rejected: ${message}`,
})

it('a pod that was put on a node without room for it fails there, in the words of a kubelet', async () => {
  const c = await start(['first', requests({ cpu: '1500m' })], ['second', requests({ cpu: '600m' })], ['third', requests({ cpu: '500m' })])
  const message = "Node didn't have enough resource: cpu, requested: 600, used: 1500, capacity: 2000"
  expect(c.pod('second')?.status).toMatchObject(rejected('OutOfcpu', message))
  expect(c.pod('second')?.status?.containerStatuses).toBeUndefined()
  expect(c.events('second')).toEqual([`OutOfcpu: ${message}`])
  // What was refused takes no room.
  expect([c.pod('first')?.status?.phase, c.pod('third')?.status?.phase]).toEqual(['Running', 'Running'])
})

it('memory and the number of pods count, and what pods had is free when they are gone or have ended', async () => {
  const done = { restartPolicy: 'Never' }
  const exit = { annotations: { 'vivarium.io/exit-after-seconds': '1' } }
  const c = await start(['big', requests({ memory: '1Gi' })])
  const memory = "Node didn't have enough resource: memory, requested: 1, used: 1073741824, capacity: 1073741824"
  expect(c.pod('big')?.status?.phase).toBe('Running')
  await c.addPod('late', { nodeName: node, ...requests({ memory: '1' }) })
  await c.pass(1)
  expect(c.pod('late')?.status).toMatchObject(rejected('OutOfmemory', memory))
  await c.client.delete({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'default', name: 'big' }, { gracePeriodSeconds: 0 })
  for (const name of ['a', 'b', 'c']) await c.addPod(name, { nodeName: node, ...done }, exit)
  await c.addPod('d', { nodeName: node })
  await c.pass(1, 0.25)
  expect(c.pod('d')?.status).toMatchObject(
    rejected('OutOfpods', "Node didn't have enough resource: pods, requested: 1, used: 3, capacity: 3"),
  )
  await c.pass(3)
  expect(c.pod('a')?.status?.phase).toBe('Succeeded')
  await c.addPod('e', { nodeName: node, ...requests({ memory: '1Gi' }) })
  await c.pass(2, 0.5)
  expect(c.pod('e')?.status?.phase).toBe('Running')
})

it('node selectors, host ports, taints and operating systems are looked at, too', async () => {
  const port = { ports: [{ containerPort: 80, hostPort: 80 }] }
  const c = await start(
    ['elsewhere', { nodeSelector: { disk: 'ssd' } }],
    ['port', requests({}, port)],
    ['taken', requests({}, port)],
    ['windows', { os: { name: 'windows' } }],
  )
  expect(c.pod('elsewhere')?.status).toMatchObject(
    rejected('NodeAffinity', "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"),
  )
  expect(c.pod('port')?.status?.phase).toBe('Running')
  expect(c.pod('taken')?.status).toMatchObject(
    rejected('NodePorts', "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports"),
  )
  expect(c.pod('windows')?.status).toMatchObject(rejected('PodOSNotSupported', "Failed to admit pod as the OS field doesn't match node OS"))
  await c.client.patch(
    { apiVersion: 'v1', kind: 'Node' },
    { name: node },
    { type: 'merge', body: { spec: { taints: [{ key: 'broken', effect: 'NoExecute' }] } } },
  )
  await c.addPod('tainted', { nodeName: node, tolerations: [] })
  await c.settled()
  // It is also evicted, and so may be gone.
  expect(c.events('tainted')).toContain(
    "TaintToleration: Predicate TaintToleration failed: node(s) had taints that the pod didn't tolerate",
  )
})

it('what runs on a node goes on there after a restart, also when its room has become too small; what was refused stays as it is', async () => {
  const c = await start(['first', requests({ cpu: '2' })], ['second', requests({ cpu: '1' })])
  const refused = c.pod('second')?.metadata.resourceVersion
  cluster = await c.restarted()
  await cluster.pass(2)
  expect(cluster.pod('first')?.status?.phase).toBe('Running')
  expect(cluster.pod('second')?.metadata.resourceVersion).toBe(refused)
  await cluster.addPod('third', { nodeName: node, ...requests({ cpu: '1' }) })
  await cluster.pass(1)
  expect(cluster.pod('third')?.status?.reason).toBe('OutOfcpu')
})

it('less important pods make room for a critical one, as few as it needs', async () => {
  const c = await start(['large', requests({ cpu: '1200m' })], ['small', requests({ cpu: '700m' })])
  await c.addPod('critical', { nodeName: node, priorityClassName: 'system-node-critical', ...requests({ cpu: '600m' }) }, inKubeSystem)
  await c.pass(4, 0.25)
  const critical = c.api.client.get({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'kube-system', name: 'critical' }) as unknown as Pod
  expect(critical.status?.phase).toBe('Running')
  expect(c.pod('large')?.status?.phase).toBe('Running')
  const message = 'Preempted in order to admit critical pod'
  expect(c.pod('small')?.status).toMatchObject({ phase: 'Failed', reason: 'Preempting', message })
  expect(c.condition('small', 'DisruptionTarget')).toBe('True TerminationByKubelet')
  expect(c.events('small')).toContain(`Preempting: ${message}`)
})

it('a critical pod that would not fit if all others went is refused', async () => {
  const c = await start(['web', requests({ cpu: '500m' })])
  await c.addPod('critical', { nodeName: node, priorityClassName: 'system-node-critical', ...requests({ cpu: '3' }) })
  await c.pass(1)
  expect(c.pod('critical')?.status).toMatchObject(
    rejected(
      'UnexpectedAdmissionError',
      'Unexpected error while attempting to recover from admission failure: preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [(res: cpu, q: 1500), ]',
    ),
  )
  expect(c.pod('web')?.status?.phase).toBe('Running')
})
