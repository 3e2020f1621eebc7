import { expect, it } from 'vitest'
import type { Stages } from '../kubelet/stages.js'
import { RunningCluster } from '../testing/running-cluster.js'
import { podKind, podsOf } from '../testing/web-deployment.js'

const pod = (name: string, labels: Record<string, string> = {}) => ({
  ...podKind,
  metadata: { name, labels },
  spec: { containers: [{ name: 'c', image: 'busybox' }] },
})
const phases = (c: RunningCluster) => Object.fromEntries(podsOf(c).map(({ metadata, status }) => [metadata.name, status?.phase]))
const defect = () => {
  throw new TypeError('cannot read properties of undefined')
}

const broken: Record<string, Stages> = {
  selector: { containers: [{ name: 'odd', when: { phase: 'running', labels: { odd: '' }, matches: defect }, next: { to: 'ready' } }] },
  delay: { containers: [{ name: 'odd', when: { phase: 'running', labels: { odd: '' } }, after: defect, next: { to: 'ready' } }] },
  outcome: { containers: [{ name: 'odd', when: { phase: 'running', labels: { odd: '' } }, after: 500, next: defect }] },
  'outcome of a pod': { pods: [{ name: 'odd', when: { phase: 'Running', labels: { odd: '' } }, next: defect }] },
}

it.each(Object.entries(broken))(
  "a stage of a user whose %s throws: the pod is told of it and lives on without, others don't notice",
  async (_, stages) => {
    await using c = await RunningCluster.start({ stages })
    await c.create(pod('odd', { odd: 'yes' }))
    await c.create(pod('even'))
    await c.pass(30)
    expect(phases(c)).toEqual({ odd: 'Running', even: 'Running' })
    expect(c.events('odd').filter((text) => text.startsWith('StageFailed'))).toEqual([
      'StageFailed: The stage odd threw: cannot read properties of undefined',
    ])
    expect(c.events('even').filter((text) => text.startsWith('StageFailed'))).toEqual([])
    // The cluster goes on: what comes later is run, what is deleted goes.
    await c.create(pod('later', { odd: 'yes' }))
    await c.cluster.client.delete(podKind, { namespace: 'default', name: 'odd' })
    await c.pass(40)
    expect(phases(c)).toEqual({ later: 'Running', even: 'Running' })
  },
)
