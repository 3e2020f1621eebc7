import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { addDeploymentController } from './deployments.js'
import { type Deployment, deploymentKind, type Pod, podKind, type ReplicaSet, replicaSetKind } from './objects.js'
import { podTemplateHash } from './pod-template-hash.js'
import { addReplicaSetController } from './replica-sets.js'

const deployment = (replicas: number, more: object = {}): Deployment => ({
  ...deploymentKind,
  metadata: { name: 'web' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'v1' }] } },
    ...more,
  },
})
const image = (name: string) => ({ spec: { template: { spec: { containers: [{ name: 'c', image: name }] } } } })

describe('deployments', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start((manager) => {
      addReplicaSetController(manager)
      addDeploymentController(manager)
    })
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  const get = () => cluster.get<Deployment>(deploymentKind, 'web')
  const sets = () => cluster.list<ReplicaSet>(replicaSetKind).sort((a, b) => revision(a) - revision(b))
  const revision = ({ metadata }: ReplicaSet) => Number(metadata.annotations?.['deployment.kubernetes.io/revision'])
  const sizes = () => sets().map(({ spec }) => spec?.replicas)
  const condition = (type: string) => get().status?.conditions?.find((each) => each.type === type)
  const isV2 = (pod: Pod) => pod.spec?.containers[0]?.image === 'v2'

  it('make a replica set with the hash of the template in its name, and say when it is there', async () => {
    await cluster.create(deployment(3))
    const hash = podTemplateHash(get().spec?.template ?? {})
    const [set] = sets()
    expect(set?.metadata).toMatchObject({
      name: `web-${hash}`,
      labels: { app: 'web', 'pod-template-hash': hash },
      annotations: {
        'deployment.kubernetes.io/desired-replicas': '3',
        'deployment.kubernetes.io/max-replicas': '4',
        'deployment.kubernetes.io/revision': '1',
      },
    })
    expect(get().metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '1' })
    expect(get().status).toMatchObject({ replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3, observedGeneration: 1 })
    expect(condition('Available')).toMatchObject({ status: 'True', reason: 'MinimumReplicasAvailable' })
    expect(condition('Progressing')).toMatchObject({
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: `ReplicaSet "web-${hash}" has successfully progressed.`,
    })
    expect(cluster.events('web')).toEqual([`ScalingReplicaSet: Scaled up replica set web-${hash} from 0 to 3`])
    // A check of the progress that was asked for on the way comes once, and finds nothing to do.
    await cluster.advance(602_000)
    expect(cluster.clock.waits).toEqual([])
    expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' })
  })

  it('roll out within surge and unavailability, and stop when the new pods are not ready', async () => {
    cluster.kubelet.ready = (pod) => !isV2(pod)
    await cluster.create(deployment(10))
    await cluster.patch(deploymentKind, 'web', image('v2'))
    expect(sizes()).toEqual([8, 5])
    expect(get().status).toMatchObject({ replicas: 13, updatedReplicas: 5, availableReplicas: 8, unavailableReplicas: 5 })
    expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'ReplicaSetUpdated' })
    await cluster.advance(602_000)
    expect(condition('Progressing')).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded' })
    await cluster.patch(deploymentKind, 'web', image('v3'))
    expect(sizes()).toEqual([0, 0, 10])
    expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' })
    expect(cluster.list(podKind)).toHaveLength(10)
  })

  it('go back to a template of before with its replica set, and remember its revisions', async () => {
    await cluster.create(deployment(2))
    await cluster.patch(deploymentKind, 'web', image('v2'))
    await cluster.patch(deploymentKind, 'web', image('v1'))
    expect(sets().map((set) => [revision(set), set.spec?.replicas])).toEqual([
      [2, 0],
      [3, 2],
    ])
    expect(sets()[1]?.metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision-history': '1' })
    expect(get().metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '3' })
  })

  it('keep as much history as they are told', async () => {
    await cluster.create(deployment(1, { revisionHistoryLimit: 1 }))
    for (const name of ['v2', 'v3', 'v4']) await cluster.patch(deploymentKind, 'web', image(name))
    expect(sets().map(revision)).toEqual([3, 4])
  })

  it('recreate: no new pod before the last old one is gone', async () => {
    await cluster.create(deployment(2, { strategy: { type: 'Recreate' } }))
    for (const { metadata } of cluster.list<Pod>(podKind)) {
      await cluster.patch(podKind, metadata.name ?? '', { metadata: { finalizers: ['test/hold'] } })
    }
    await cluster.patch(deploymentKind, 'web', image('v2'))
    expect(sizes()).toEqual([0])
    for (const name of cluster.names(podKind)) await cluster.patch(podKind, name, { metadata: { finalizers: null } })
    expect(sizes()).toEqual([0, 2])
    expect(condition('Progressing')).toMatchObject({ reason: 'NewReplicaSetAvailable' })
  })

  it('scale in the middle of a rollout in proportion', async () => {
    cluster.kubelet.ready = (pod) => !isV2(pod)
    await cluster.create(deployment(10, { strategy: { rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } } }))
    await cluster.patch(deploymentKind, 'web', image('v2'))
    expect(sizes()).toEqual([8, 5])
    await cluster.patch(deploymentKind, 'web', { spec: { replicas: 15 } })
    expect(sizes()).toEqual([11, 7])
    await cluster.patch(deploymentKind, 'web', { spec: { replicas: 0 } })
    expect(sizes()).toEqual([0, 0])
  })

  it('paused only scale; resumed they roll out', async () => {
    await cluster.create(deployment(2))
    await cluster.patch(deploymentKind, 'web', { spec: { paused: true, ...image('v2').spec } })
    expect(sizes()).toEqual([2])
    expect(condition('Progressing')).toMatchObject({ status: 'Unknown', reason: 'DeploymentPaused' })
    await cluster.patch(deploymentKind, 'web', { spec: { replicas: 3 } })
    expect(sizes()).toEqual([3])
    await cluster.patch(deploymentKind, 'web', { spec: { paused: false } })
    expect(sizes()).toEqual([0, 3])
    expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' })
  })

  it('find another name when that of the new set is taken', async () => {
    await cluster.create(deployment(0))
    const [set] = sets()
    await cluster.delete(deploymentKind, 'web')
    await cluster.create({
      ...replicaSetKind,
      metadata: { name: set?.metadata.name ?? '' },
      spec: {
        replicas: 0,
        selector: { matchLabels: { x: 'y' } },
        template: { metadata: { labels: { x: 'y' } }, spec: deployment(0).spec?.template?.spec ?? {} },
      },
    } as ReplicaSet)
    await cluster.create(deployment(1))
    await expect.poll(() => get().status?.collisionCount).toBe(1)
    await expect.poll(() => get().status?.availableReplicas).toBe(1)
  })

  it('say what their pods fail of', async () => {
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { serviceAccountName: 'nobody', containers: [{ name: 'c', image: 'c' }] },
    }
    await cluster.create(deployment(1, { template }))
    expect(condition('ReplicaFailure')).toMatchObject({ status: 'True', reason: 'FailedCreate' })
    expect(condition('Available')).toMatchObject({ status: 'False', reason: 'MinimumReplicasUnavailable' })
  })
})
