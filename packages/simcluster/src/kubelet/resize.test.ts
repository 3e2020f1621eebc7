import { afterEach, expect, it } from 'vitest'
import { SimCluster } from '../testing/sim-cluster.js'
import { type PodCondition, podKind } from './pod.js'

let cluster: SimCluster
afterEach(() => cluster?.[Symbol.asyncDispose]())

const requests = (cpu: string, memory = '1Gi') => ({ requests: { cpu, memory } })

async function start(resources: Readonly<Record<string, object>>, more: object = {}): Promise<void> {
  cluster = await SimCluster.start()
  for (const [name, of] of Object.entries(resources))
    await cluster.addPod(name, { containers: [{ name: 'a', image: 'a', resources: of, ...more }] })
  await cluster.pass(2)
}

async function resize(name: string, resources: object): Promise<void> {
  const body = { spec: { containers: [{ name: 'a', resources }] } }
  await cluster.client.patch(podKind, { namespace: 'default', name }, { type: 'strategic', body }, { subresource: 'resize' })
  await cluster.settled()
}

const container = (name: string) => cluster.pod(name)?.status?.containerStatuses?.[0]
const condition = (name: string, type: string): PodCondition | undefined =>
  cluster.pod(name)?.status?.conditions?.find((one) => one.type === type)

it('a pod gets what it asks for while it runs', async () => {
  await start({ web: requests('1') })
  await resize('web', requests('2'))
  expect(condition('web', 'PodResizeInProgress')).toMatchObject({ status: 'True', observedGeneration: 2 })
  expect(container('web')).toMatchObject({
    restartCount: 0,
    allocatedResources: { cpu: '2', memory: '1Gi' },
    resources: { requests: { cpu: '1', memory: '1Gi' } },
  })
  await cluster.pass(2)
  expect(condition('web', 'PodResizeInProgress')).toBeUndefined()
  expect(container('web')).toMatchObject({ restartCount: 0, resources: { requests: { cpu: '2', memory: '1Gi' } } })
  expect(cluster.events('web')).toContain(
    'ResizeCompleted: Pod resize completed: {"containers":[{"name":"a","resources":{"requests":{"cpu":"2","memory":"1Gi"}}}]}',
  )
})

it('what is more than the node has can not be; what others have is waited for', async () => {
  await start({ web: requests('1'), other: requests('2') })
  await resize('web', requests('9'))
  expect(condition('web', 'PodResizePending')).toMatchObject({
    reason: 'Infeasible',
    message: "Node didn't have enough capacity: cpu, requested: 9000, capacity: 4000",
  })
  await resize('web', requests('3'))
  expect(condition('web', 'PodResizePending')).toMatchObject({
    reason: 'Deferred',
    message: "Node didn't have enough resource: cpu, requested: 3000, used: 2000, capacity: 4000",
  })
  expect(container('web')).toMatchObject({ allocatedResources: { cpu: '1' } })
  // The kubelet that comes after knows it from the pod.
  cluster = await cluster.restarted()
  expect(condition('web', 'PodResizePending')?.reason).toBe('Deferred')
  await cluster.client.delete(podKind, { namespace: 'default', name: 'other' })
  await cluster.pass(3)
  expect(condition('web', 'PodResizePending')).toBeUndefined()
  expect(container('web')).toMatchObject({ allocatedResources: { cpu: '3' }, resources: { requests: { cpu: '3' } } })
})

it('a container whose policy says so is started anew for it', async () => {
  await start({ web: requests('1') }, { resizePolicy: [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }] })
  await resize('web', requests('2'))
  await cluster.pass(3)
  expect(container('web')?.restartCount).toBe(0)
  await resize('web', requests('2', '2Gi'))
  await cluster.pass(4, 0.25)
  expect(container('web')).toMatchObject({ restartCount: 1, ready: true, resources: { requests: { memory: '2Gi' } } })
  expect(cluster.events('web')).toContain('Killing: Container a resize requires restart')
  expect(condition('web', 'PodResizeInProgress')).toBeUndefined()
})
