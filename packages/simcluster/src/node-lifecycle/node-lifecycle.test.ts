import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conditionOf, type Node, nodeKind } from '../nodes/node.js'
import { SimCluster } from '../testing/sim-cluster.js'

describe('nodes that fail', () => {
  let c: SimCluster
  beforeEach(async () => {
    c = await SimCluster.start({ nodes: 3 })
  })
  afterEach(() => c[Symbol.asyncDispose]())

  const object = (name: string) => c.api.client.get<Node & { metadata: object }>(nodeKind, { name }) as Node
  const taints = (name: string) => (object(name).spec?.taints ?? []).map(({ key, effect }) => `${key.split('/')[1]}:${effect}`)
  const ready = (name: string) => {
    const { status, reason, message } = conditionOf(object(name), 'Ready') ?? {}
    return [status, reason, message]
  }

  it('a new node is ready, with its lease, and takes pods', async () => {
    expect(ready('node-1')).toEqual(['True', 'KubeletReady', 'kubelet is posting ready status'])
    expect(taints('node-1')).toEqual([])
    const lease = () =>
      c.client.get<Node & { spec: { renewTime?: string } }>(
        { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' },
        { namespace: 'kube-node-lease', name: 'node-1' },
      )
    const first = await lease()
    expect(first.metadata.ownerReferences).toEqual([{ ...nodeKind, name: 'node-1', uid: object('node-1').metadata.uid }])
    await c.pass(120, 5)
    expect(Date.parse((await lease()).spec.renewTime ?? '') - Date.parse(first.spec.renewTime ?? '')).toBeGreaterThanOrEqual(110_000)
    expect(ready('node-1')[0]).toBe('True')
  })

  it('one that says nothing is unreachable; its pods are not ready, then have to leave; when it is back all is well again', async () => {
    await c.addPod('web', { nodeName: 'node-1' })
    await c.addPod('patient', { nodeName: 'node-1', tolerations: [{ operator: 'Exists' }] })
    await c.pass(2)
    c.nodes.get('node-1')?.crash()
    await c.pass(70, 5)
    expect(ready('node-1')).toEqual(['Unknown', 'NodeStatusUnknown', 'Kubelet stopped posting node status.'])
    expect(taints('node-1').sort()).toEqual(['unreachable:NoExecute', 'unreachable:NoSchedule'])
    expect(c.condition('web', 'Ready')).toBe('False')
    expect(c.events('web')).toContain('NodeNotReady: Node is not ready')
    expect(c.events('node-1')).toContain('NodeNotReady: Node node-1 status is now: NodeNotReady')
    await c.pass(200, 5)
    expect(c.pod('web')?.metadata.deletionTimestamp).toBeUndefined()
    await c.pass(120, 5)
    // The kubelet that would end it is not there.
    expect(c.pod('web')?.metadata.deletionTimestamp).toBeDefined()
    expect(c.condition('web', 'DisruptionTarget')).toBe('True DeletionByTaintManager')
    expect(c.events('web')).toContain('TaintManagerEviction: Marking for deletion Pod default/web')
    await c.nodes.get('node-1')?.recover()
    await c.pass(5)
    expect(ready('node-1')[0]).toBe('True')
    expect(taints('node-1')).toEqual([])
    expect(c.pod('web')).toBeUndefined()
    expect(c.condition('patient', 'Ready')).toBe('True')
    expect(c.pod('patient')?.status?.containerStatuses?.[0]).toMatchObject({ restartCount: 1, ready: true })
  })

  it('after it was frozen its pods go on as if nothing had been', async () => {
    await c.addPod('web', { nodeName: 'node-1' })
    await c.pass(2)
    c.nodes.get('node-1')?.freeze()
    await c.pass(70, 5)
    expect(c.condition('web', 'Ready')).toBe('False')
    await c.nodes.get('node-1')?.recover()
    await c.pass(5)
    expect(c.condition('web', 'Ready')).toBe('True')
    expect(c.pod('web')?.status?.containerStatuses?.[0]?.restartCount).toBe(0)
    await c.pass(400, 5)
    expect(c.condition('web', 'Ready')).toBe('True')
  })

  it('one that says it is not ready, or under pressure, is tainted', async () => {
    const node = c.nodes.get('node-2')
    await node?.setCondition('Ready', { status: 'False', reason: 'KubeletNotReady', message: 'container runtime is down' })
    await node?.setCondition('DiskPressure', { status: 'True', reason: 'KubeletHasDiskPressure', message: 'kubelet has disk pressure' })
    await c.settled()
    expect(ready('node-2')).toEqual(['False', 'KubeletNotReady', 'container runtime is down'])
    expect(taints('node-2').sort()).toEqual(['disk-pressure:NoSchedule', 'not-ready:NoExecute', 'not-ready:NoSchedule'])
    await node?.setCondition('Ready')
    await node?.setCondition('DiskPressure')
    await c.settled()
    expect(taints('node-2')).toEqual([])
  })

  it('when no node is heard of, no pod has to leave', async () => {
    await c.addPod('web', { nodeName: 'node-1', tolerations: [{ key: 'x', operator: 'Exists' }] })
    await c.pass(2)
    for (const node of c.nodes) node.freeze()
    await c.pass(600, 5)
    expect(taints('node-1')).toEqual(['unreachable:NoSchedule'])
    expect(c.pod('web')?.metadata.deletionTimestamp).toBeUndefined()
  })

  it("a jump of the time is nobody's silence", async () => {
    c.clock.advance(24 * 3_600_000)
    await c.settled()
    await c.pass(60, 5)
    expect(ready('node-1')[0]).toBe('True')
    expect(c.events('node-1')).not.toContain('NodeNotReady: Node node-1 status is now: NodeNotReady')
  })

  it('what ran on a node that is removed is gone', async () => {
    await c.addPod('web', { nodeName: 'node-1' })
    await c.pass(2)
    await c.nodes.get('node-1')?.remove()
    await c.pass(60, 5)
    expect(c.pod('web')).toBeUndefined()
    expect(c.nodes.get('node-1')).toBeUndefined()
  })
})
