import type { CoreEvent } from '@vivarium/controller'
import { expect, it } from 'vitest'
import type { Stages } from '../kubelet/stages.js'
import { RunningCluster } from '../testing/running-cluster.js'
import { podKind, podsOf } from '../testing/web-deployment.js'

const patienceMs = 200_000

const crashing: Stages = {
  containers: [{ name: 'exit', when: { phase: 'running' }, after: 100, next: { to: 'exited', exitCode: 1 } }],
}
const pod = (i: number, nodes: number) => ({
  ...podKind,
  metadata: { name: `crash-${i}` },
  spec: { nodeName: `node-${(i % nodes) + 1}`, containers: [{ name: 'c', image: 'busybox' }] },
})
const events = ({ cluster }: RunningCluster) => cluster.client.list({ apiVersion: 'v1', kind: 'Event' }).items as unknown as CoreEvent[]

/** With more patience than others need: a step is the work of thousands of pods. */
async function pass({ cluster, clock }: RunningCluster, seconds: number): Promise<void> {
  for (let rest = seconds; rest > 0; rest -= 0.5) {
    await cluster.settled({ timeoutMs: patienceMs })
    clock.advance(500)
  }
  await cluster.settled({ timeoutMs: patienceMs })
}

it('while 5,000 pods crash, others have their turn, events are counted instead of heaped up, and one timer waits for all', async () => {
  const [pods, nodes] = [5000, 50]
  await using c = await RunningCluster.start({ nodes, stages: crashing })
  const { client } = c.cluster
  for (let i = 0; i < pods; i++) await client.create({ ...pod(i, nodes), metadata: { namespace: 'default', name: `crash-${i}` } } as never)
  await pass(c, 2)

  // All of them are due at about the same time.
  c.clock.advance(11_000)
  let longestMs = 0
  const settled = c.cluster.settled({ timeoutMs: patienceMs }).then(() => 'settled')
  for (let outcome: string | undefined; outcome === undefined; ) {
    const before = performance.now()
    outcome = await Promise.race([settled, new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)))])
    longestMs = Math.max(longestMs, performance.now() - before)
  }
  // A turn is some 10 ms of work; the rest is patience with a busy computer and its garbage.
  expect(longestMs).toBeLessThan(2000)
  await pass(c, 2)

  const restarts = podsOf(c).map(({ status }) => status?.containerStatuses?.[0]?.restartCount ?? 0)
  expect(Math.min(...restarts)).toBeGreaterThanOrEqual(1)
  expect(new Set(podsOf(c).map(({ status }) => status?.containerStatuses?.[0]?.state?.waiting?.reason))).toEqual(
    new Set(['CrashLoopBackOff']),
  )
  expect(c.clock.waits.length).toBeLessThanOrEqual(10)
  const reasons = new Map<string, number>()
  for (const { involvedObject, reason = '' } of events(c))
    if (involvedObject.kind === 'Pod') reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  // Two kinds of Pulled: the first time by a download.
  for (const [reason, count] of reasons) expect([reason, count <= pods * (reason === 'Pulled' ? 2 : 1)]).toEqual([reason, true])
}, 300_000)

it('the back-off doubles from 10 s to five minutes and stays there', async () => {
  await using c = await RunningCluster.start({ stages: crashing })
  await c.create(pod(0, 1) as never)
  const starts: number[] = []
  let restarts = -1
  for (let second = 0; second < 2000; second++) {
    const count = podsOf(c)[0]?.status?.containerStatuses?.[0]?.restartCount ?? 0
    if (count > restarts) starts.push(second)
    restarts = count
    await c.pass(1)
  }
  const waits = starts.slice(1).map((at, i) => at - (starts[i] ?? 0))
  // The first time it is restarted at once; then each start takes some steps of a second.
  for (const [i, expected] of [0, 10, 20, 40, 80, 160, 300, 300, 300].entries())
    expect((waits[i] ?? 0) - expected).toSatisfy((more: number) => more >= 0 && more <= 4)
}, 60_000)
