import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { addDisruptionController, budgetKind, type PodDisruptionBudget } from './disruption.js'
import { type Pod, podKind, type ReplicaSet, replicaSetKind } from './objects.js'
import { addReplicaSetController } from './replica-sets.js'

describe('disruption budgets', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start((manager) => {
      addReplicaSetController(manager)
      addDisruptionController(manager)
    })
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'c' }] } }
  const replicas = (count: number) =>
    cluster.create<ReplicaSet>({
      ...replicaSetKind,
      metadata: { name: 'web' },
      spec: { replicas: count, selector: { matchLabels: { app: 'web' } }, template },
    })
  const budget = (spec: object) =>
    cluster.create<PodDisruptionBudget>({
      ...budgetKind,
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
    })
  const status = () => cluster.get<PodDisruptionBudget>(budgetKind, 'web').status
  const condition = () => status()?.conditions?.map(({ type, status: is, reason }) => `${type}=${is} ${reason}`)

  it.each([
    [{ minAvailable: 3 }, 2, 3],
    [{ minAvailable: '50%' }, 2, 3],
    [{ maxUnavailable: '25%' }, 2, 3],
    [{ maxUnavailable: 1 }, 1, 4],
  ])('%o of five', async (spec, allowed, desired) => {
    await replicas(5)
    await budget(spec)
    expect(status()).toMatchObject({ disruptionsAllowed: allowed, desiredHealthy: desired, expectedPods: 5, currentHealthy: 5 })
    expect(condition()).toEqual(['DisruptionAllowed=True SufficientPods'])
  })

  it('allow nothing when too few pods are ready', async () => {
    cluster.kubelet.ready = () => false
    await replicas(2)
    await budget({ minAvailable: 1 })
    expect(status()).toMatchObject({ disruptionsAllowed: 0, currentHealthy: 0 })
    expect(condition()).toEqual(['DisruptionAllowed=False InsufficientPods'])
  })

  it('follow what the pods’ owner asks for', async () => {
    await replicas(4)
    await budget({ maxUnavailable: '50%' })
    await cluster.patch(replicaSetKind, 'web', { spec: { replicas: 2 } })
    expect(status()).toMatchObject({ expectedPods: 2, disruptionsAllowed: 1 })
  })

  it('say when a pod is nobody’s and they would have to know how many there should be', async () => {
    await cluster.create<Pod>({ ...podKind, ...template, metadata: { name: 'bare', ...template.metadata } })
    await budget({ maxUnavailable: 1 })
    expect(condition()).toEqual(['DisruptionAllowed=False SyncFailed'])
    expect(status()?.conditions?.[0]?.message).toContain('found no controllers for pod "bare"')
  })
})
