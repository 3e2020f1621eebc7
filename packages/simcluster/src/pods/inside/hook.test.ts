import { ManualClock } from '@vivarium/controller'
import { errors } from '@vivarium/core'
import { afterEach, expect, it } from 'vitest'
import { Cluster } from '../../cluster.js'
import type { Pod } from '../../kubelet/pod.js'
import type { ContainerProcess, ContainerRuntime } from '../container-runtime.js'

const podKind = { apiVersion: 'v1', kind: 'Pod' }
const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
let cluster: Cluster
const programs = new Map<string, (process: ContainerProcess) => Promise<number>>()

/** Programs that the test has made. */
const runtime: ContainerRuntime = {
  open: () => ({
    exec: async (process) => {
      const program = programs.get(process.command[0] ?? '')
      if (!program) throw errors.notFound('program', process.command[0] ?? '', [])
      return { exitCode: await program(process) }
    },
    close: () => {},
  }),
}

async function pass(seconds: number): Promise<void> {
  for (let step = 0; step < seconds * 4; step++) {
    await cluster.settled()
    clock.advance(250)
  }
  await cluster.settled()
}

async function start(lifecycle: object): Promise<void> {
  cluster = await Cluster.start({
    clock,
    seed: 'test',
    runtime,
    behaviours: [
      {
        when: { name: 'web', container: 'main' },
        http: [
          { port: 8080, handler: ({ url, headers }, response) => void response.end(`${asked.push(`${url} ${headers['user-agent']}`)}`) },
        ],
      },
    ],
  })
  await cluster.nodes.add({ name: 'node-1' })
  await cluster.client.create({
    ...podKind,
    metadata: { namespace: 'default', name: 'web' },
    spec: {
      terminationGracePeriodSeconds: 20,
      containers: [{ name: 'main', image: 'example/app', ports: [{ name: 'http', containerPort: 8080 }], lifecycle }],
    },
  } as never)
  await pass(3)
}

const asked: string[] = []
const pod = () => cluster.client.find(podKind, { namespace: 'default', name: 'web' }) as Pod | undefined
const state = () => pod()?.status?.containerStatuses?.[0]
const events = () =>
  (cluster.client.list({ apiVersion: 'v1', kind: 'Event' }, {}).items as unknown as { reason: string; message: string }[]).map(
    ({ reason, message }) => `${reason}: ${message}`,
  )
const remove = () => cluster.client.delete(podKind, { namespace: 'default', name: 'web' })

afterEach(async () => {
  await cluster.close()
  programs.clear()
  asked.length = 0
})

it('a program before the end runs in its container, which has what is left of the grace period', async () => {
  let finish = (_exitCode: number) => {}
  programs.set('drain', () => new Promise((resolve) => (finish = resolve)))
  await start({ preStop: { exec: { command: ['drain', 'now'] } } })
  await remove()
  await pass(5)
  expect(state()?.state?.running).toBeDefined()
  finish(0)
  await pass(1)
  expect(pod()).toBeUndefined()
  expect(events().join('\n')).not.toContain('FailedPreStopHook')
})

it('a hook before the end that fails is told, and the container ends', async () => {
  programs.set('drain', exits(3, 'secret'))
  await start({ preStop: { exec: { command: ['drain'] } } })
  await remove()
  await pass(1)
  expect(pod()).toBeUndefined()
  expect(events()).toContain('FailedPreStopHook: PreStopHook failed')
  expect(events()).toContain('Killing: Stopping container main')
})

it('a request is made to the pod itself, whatever it answers', async () => {
  const lifecycle = {
    postStart: { httpGet: { path: 'hello', port: 8080 } },
    preStop: { httpGet: { path: '/bye?x=1', port: 'http' } },
  }
  await start(lifecycle)
  expect(state()?.ready).toBe(true)
  await remove()
  await pass(1)
  expect(asked).toEqual(['/hello kube-lifecycle/1.34', '/bye?x=1 kube-lifecycle/1.34'])
  expect(events().join('\n')).not.toContain('Failed')
})

it('a container whose hook fails after its start is ended and started anew', async () => {
  programs.set('setup', exits(1, 'no database\n'))
  await start({ postStart: { exec: { command: ['setup', '--all'] } } })
  await pass(2)
  expect(events()).toContain('FailedPostStartHook: PostStartHook failed')
  expect(events()).toContain('Killing: FailedPostStartHook')
  expect(state()).toMatchObject({ ready: false, restartCount: 1, state: { waiting: { reason: 'CrashLoopBackOff' } } })
  programs.set('setup', async () => 0)
  await pass(20)
  expect(state()).toMatchObject({ ready: true, restartCount: 2 })
})

it('a program that only the real image has did its work', async () => {
  programs.set('sh', async () => 127)
  await start({ postStart: { exec: { command: ['/app/setup'] } }, preStop: { exec: { command: ['sh', '-c', 'nginx -s quit'] } } })
  expect(state()?.ready).toBe(true)
  await remove()
  await pass(1)
  expect(pod()).toBeUndefined()
  expect(events().join('\n')).not.toContain('Failed')
})

function exits(exitCode: number, text: string) {
  return async ({ stdout }: ContainerProcess): Promise<number> => {
    await new Promise<void>((resolve) => stdout.write(text, () => resolve()))
    return exitCode
  }
}
