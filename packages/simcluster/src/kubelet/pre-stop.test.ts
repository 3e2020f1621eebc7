import { afterEach, expect, it } from 'vitest'
import { SimCluster } from '../testing/sim-cluster.js'
import { podKind } from './pod.js'
import { killAfterMs, preStopMs } from './pre-stop.js'

let cluster: SimCluster | undefined
afterEach(() => cluster?.[Symbol.asyncDispose]())

/** In whole seconds, how long a pod with the hook takes to go. */
async function secondsToEnd(preStop: object, terminationGracePeriodSeconds = 30): Promise<number> {
  const c = await SimCluster.start()
  cluster = c
  await c.addPod('web', { terminationGracePeriodSeconds, containers: [{ name: 'web', image: 'nginx', lifecycle: { preStop } }] })
  await c.pass(2)
  await c.client.delete(podKind, { namespace: 'default', name: 'web' })
  await c.settled()
  for (let second = 0; second < 60; second++) {
    if (!c.pod('web')) return second
    await c.pass(1, 0.25)
  }
  throw new Error('the pod is still there')
}

it('a pod that is deleted ends after what its hook sleeps', async () => {
  expect(await secondsToEnd({ sleep: { seconds: 5 } })).toBe(6)
  await cluster?.[Symbol.asyncDispose]()
  expect(await secondsToEnd({ exec: { command: ['/bin/sh', '-c', 'sleep 3; nginx -s quit'] } })).toBe(4)
})

it('a hook that takes longer than the grace period does not hold it up for longer', async () => {
  expect(await secondsToEnd({ exec: { command: ['sleep', '600'] } }, 4)).toBe(5)
})

it('after a hook that took all of the time two seconds are left to end', () => {
  const pod = { metadata: {}, spec: { terminationGracePeriodSeconds: 4, containers: [] } } as never
  const hook = (command: string[]) => ({ name: 'web', lifecycle: { preStop: { exec: { command } } } })
  expect([preStopMs(pod, hook(['sleep', '600'])), killAfterMs(pod, hook(['sleep', '600']))]).toEqual([4000, 6000])
  expect([preStopMs(pod, hook(['nosleep', '3'])), killAfterMs(pod, hook(['nosleep', '3']))]).toEqual([0, 4000])
})
