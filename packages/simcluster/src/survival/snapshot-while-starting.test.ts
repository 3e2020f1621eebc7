import { ManualClock } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { Cluster } from '../cluster.js'
import { RunningCluster } from '../testing/running-cluster.js'
import { podsOf, web } from '../testing/web-deployment.js'

const phases = (c: Pick<RunningCluster, 'cluster'>) => {
  const counts: Record<string, number> = {}
  for (const { status } of podsOf(c)) counts[status?.phase ?? ''] = (counts[status?.phase ?? ''] ?? 0) + 1
  return counts
}

it.each([0, 0.15, 0.3])(
  'what is saved %s s after a deployment of 30 was made goes on, each pod once, while the other world goes its own way',
  async (seconds) => {
    await using c = await RunningCluster.start({ nodes: 3 })
    await c.create(web({ replicas: 30 }))
    if (seconds > 0) await c.pass(seconds, 0.05)
    const snapshot = c.cluster.snapshot()
    const names = new Set(podsOf(c).map(({ metadata }) => metadata.name))
    const clock = new ManualClock(c.clock.now())
    await using cluster = await Cluster.start({ snapshot, clock, seed: 'test' })
    const fork = { cluster }
    await c.pass(3, 0.1)
    expect(phases(c)).toEqual({ Running: 30 })
    for (let i = 0; i < 30; i++) {
      clock.advance(100)
      await cluster.settled()
    }
    expect(phases(fork)).toEqual({ Running: 30 })
    for (const name of names) expect(podsOf(fork).map(({ metadata }) => metadata.name)).toContain(name)
    expect(podsOf(fork).every(({ status }) => status?.containerStatuses?.[0]?.restartCount === 0)).toBe(true)
    const addresses = podsOf(fork).map(({ status }) => status?.podIP)
    expect(new Set(addresses).size).toBe(30)
  },
  60_000,
)
