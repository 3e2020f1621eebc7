import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { addDaemonSetController } from './daemon-sets.js'
import { targetNode } from './node-fit.js'
import {
  type ControllerRevision,
  controllerRevisionKind,
  type DaemonSet,
  daemonSetKind,
  type Node,
  nodeKind,
  type Pod,
  podKind,
} from './objects.js'

describe('daemon sets', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start(addDaemonSetController)
    for (const name of ['a', 'b', 'c']) await node(name, name === 'c' ? 'hdd' : 'ssd')
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  /** Admission taints a new node as not ready until its kubelet says that it is. */
  const node = async (name: string, disk: string) => {
    await cluster.client.create<Node>({ ...nodeKind, metadata: { name, labels: { disk } } })
    await cluster.client.patch(nodeKind, { name }, { type: 'merge', body: { spec: { taints: null } } })
    await cluster.settled()
  }
  const create = (spec: object = {}, podSpec: object = {}) =>
    cluster.create<DaemonSet>({
      ...daemonSetKind,
      metadata: { name: 'agent' },
      spec: {
        selector: { matchLabels: { app: 'agent' } },
        template: { metadata: { labels: { app: 'agent' } }, spec: { containers: [{ name: 'c', image: 'v1' }], ...podSpec } },
        ...spec,
      },
    })
  const image = (name: string) => ({ spec: { template: { spec: { containers: [{ name: 'c', image: name }] } } } })
  const status = () => cluster.get<DaemonSet>(daemonSetKind, 'agent').status
  const pods = () =>
    cluster
      .list<Pod>(podKind)
      .map(({ spec }) => `${targetNode(spec)} ${spec?.containers[0]?.image}`)
      .sort()

  it('have a pod for each node that they fit, also for a new one', async () => {
    await create({}, { nodeSelector: { disk: 'ssd' } })
    expect(pods()).toEqual(['a v1', 'b v1'])
    expect(status()).toMatchObject({
      desiredNumberScheduled: 2,
      currentNumberScheduled: 2,
      numberReady: 2,
      numberAvailable: 2,
      updatedNumberScheduled: 2,
    })
    await node('d', 'ssd')
    expect(pods()).toEqual(['a v1', 'b v1', 'd v1'])
    const [revision] = cluster.list<ControllerRevision>(controllerRevisionKind)
    const [pod] = cluster.list<Pod>(podKind)
    expect(pod?.metadata.labels?.['controller-revision-hash']).toBe(revision?.metadata.name?.replace('agent-', ''))
    expect(pod?.metadata.labels?.['pod-template-generation']).toBe('1')
    expect(pod?.spec?.tolerations?.map(({ key }) => key)).toContain('node.kubernetes.io/unschedulable')
  })

  it('leave a node that is tainted, when they do not bear it', async () => {
    await create()
    const taints = (effect: string) => ({ spec: { taints: [{ key: 'x', effect }] } })
    await cluster.client.patch(nodeKind, { name: 'a' }, { type: 'merge', body: taints('NoSchedule') })
    await cluster.settled()
    expect([pods(), status()?.numberMisscheduled]).toEqual([['a v1', 'b v1', 'c v1'], 1])
    await cluster.client.patch(nodeKind, { name: 'a' }, { type: 'merge', body: taints('NoExecute') })
    await cluster.settled()
    expect([pods(), status()?.desiredNumberScheduled]).toEqual([['b v1', 'c v1'], 2])
  })

  it('update as many nodes at once as may be unavailable', async () => {
    await create({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } } })
    cluster.kubelet.ready = ({ spec }) => spec?.containers[0]?.image !== 'v2'
    await cluster.patch(daemonSetKind, 'agent', image('v2'))
    expect(pods().filter((each) => each.endsWith('v2'))).toHaveLength(1)
    expect(status()).toMatchObject({ updatedNumberScheduled: 1, numberUnavailable: 1 })
    await cluster.patch(daemonSetKind, 'agent', image('v3'))
    expect(pods()).toEqual(['a v3', 'b v3', 'c v3'])
  })

  it('surge: the new pod is there before the old one goes', async () => {
    await create({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } })
    cluster.kubelet.ready = ({ spec }) => spec?.containers[0]?.image !== 'v2'
    await cluster.patch(daemonSetKind, 'agent', image('v2'))
    expect(pods()).toHaveLength(4)
    cluster.kubelet.ready = () => true
    await cluster.patch(daemonSetKind, 'agent', image('v3'))
    expect(status()).toMatchObject({ numberAvailable: 3 })
  })

  it('on delete wait for somebody to delete', async () => {
    await create({ updateStrategy: { type: 'OnDelete' } })
    await cluster.patch(daemonSetKind, 'agent', image('v2'))
    expect(pods()).toEqual(['a v1', 'b v1', 'c v1'])
    await cluster.delete(podKind, cluster.names(podKind)[0] ?? '')
    expect(pods().filter((each) => each.endsWith('v2'))).toHaveLength(1)
  })

  it('replace a pod that failed, later and later', async () => {
    await create({}, { nodeSelector: { disk: 'hdd' } })
    const fail = async () => {
      for (const pod of cluster.list<Pod>(podKind)) await cluster.kubelet.finish(pod, 1)
      await cluster.settled()
      return cluster.list<Pod>(podKind)[0]?.status?.phase
    }
    expect(await fail()).toBe('Running')
    expect(await fail()).toBe('Failed')
    await cluster.advance(1000)
    expect(cluster.list<Pod>(podKind)[0]?.status?.phase).toBe('Running')
    expect(cluster.events('agent').filter((event) => event.startsWith('FailedDaemonPod'))).toHaveLength(2)
  })
})
