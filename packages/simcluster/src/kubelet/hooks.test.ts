import { afterEach, expect, it } from 'vitest'
import { SimCluster } from '../testing/sim-cluster.js'
import { restOfGraceMs, sleepOf } from './hooks.js'
import { podKind } from './pod.js'

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

it('after a hook that took all of the time two seconds are left to end, else what it left', () => {
  expect([restOfGraceMs(4000, 4000), restOfGraceMs(30_000, 3900), restOfGraceMs(1000, 0)]).toEqual([2000, 27_000, 1000])
  expect(
    [
      ['sleep', '1.5'],
      ['nosleep', '3'],
      ['sh', '-c', 'nginx -s quit; sleep 3'],
    ].map((command) => sleepOf({ exec: { command } })),
  ).toEqual([1500, 0, 3000])
})

it('a container counts as running after its hook, and the next one is not started before', async () => {
  const c = await SimCluster.start()
  cluster = c
  await c.addPod('web', {
    containers: [
      { name: 'proxy', image: 'a', lifecycle: { postStart: { sleep: { seconds: 5 } } } },
      { name: 'web', image: 'b' },
    ],
  })
  const states = () => c.pod('web')?.status?.containerStatuses?.map(({ state }) => Object.keys(state ?? {})[0])
  await c.pass(4, 0.25)
  expect([states(), c.pod('web')?.status?.phase]).toEqual([['waiting', 'waiting'], 'Pending'])
  expect(c.events('web').filter((text) => text.startsWith('Started'))).toEqual(['Started: Started container proxy'])
  await c.pass(3, 0.25)
  expect([states(), c.pod('web')?.status?.phase]).toEqual([['running', 'running'], 'Running'])
})

it('a pod that is deleted while a hook runs after its start ends', async () => {
  const c = await SimCluster.start()
  cluster = c
  await c.addPod('web', { containers: [{ name: 'web', image: 'a', lifecycle: { postStart: { sleep: { seconds: 25 } } } }] })
  await c.pass(4, 0.25)
  await c.client.delete(podKind, { namespace: 'default', name: 'web' })
  await c.pass(2, 0.25)
  expect(c.pod('web')).toBeUndefined()
})

it('sidecars end after the containers that they serve, the last one first', async () => {
  const c = await SimCluster.start({
    stages: {
      containers: [{ name: 'stop', when: { phase: 'stopping', container: 'web' }, after: 5000, next: { to: 'exited', exitCode: 0 } }],
    },
  })
  cluster = c
  const sidecar = (name: string) => ({ name, image: 'b', restartPolicy: 'Always' })
  await c.addPod('web', { initContainers: [sidecar('one'), sidecar('two')], containers: [{ name: 'web', image: 'nginx' }] })
  await c.pass(3, 0.25)
  await c.client.delete(podKind, { namespace: 'default', name: 'web' })
  await c.pass(4, 0.25)
  const { initContainerStatuses = [] } = c.pod('web')?.status ?? {}
  expect(initContainerStatuses.map(({ state }) => Object.keys(state ?? {})[0])).toEqual(['running', 'running'])
  await c.pass(2, 0.25)
  expect(c.pod('web')).toBeUndefined()
})

it('a probe may say how long a container has that it ends', async () => {
  const c = await SimCluster.start({
    stages: {
      containers: [
        { name: 'stop', when: { phase: 'stopping' }, after: () => undefined, next: { to: 'exited', exitCode: 0 } },
        {
          name: 'sick',
          when: { phase: 'running', ready: true },
          after: 1000,
          next: { to: 'unhealthy', probe: 'Liveness', message: 'no', failures: 9 },
        },
      ],
    },
  })
  cluster = c
  const livenessProbe = { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: 4 }
  await c.addPod('web', { terminationGracePeriodSeconds: 600, containers: [{ name: 'web', image: 'a', livenessProbe }] })
  await c.pass(9, 0.25)
  expect(c.pod('web')?.status?.containerStatuses?.[0]?.restartCount).toBe(1)
})
