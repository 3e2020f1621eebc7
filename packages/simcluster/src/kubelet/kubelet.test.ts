import { afterEach, describe, expect, it } from 'vitest'
import { type Node, nodeKind } from '../nodes/node.js'
import { SimCluster } from '../testing/sim-cluster.js'
import { exitAfterAnnotation, exitCodeAnnotation, type Stages } from './stages.js'

describe('the life of a pod', () => {
  let cluster: SimCluster | undefined
  afterEach(() => cluster?.[Symbol.asyncDispose]())
  const start = async (stages?: Stages) => {
    cluster = await SimCluster.start(stages ? { stages } : {})
    return cluster
  }
  const status = (name = 'web') => cluster?.pod(name)?.status
  const container = (name = 'web') => status(name)?.containerStatuses?.[0]

  it('a healthy pod comes to run as on a real node, with its addresses, conditions and events', async () => {
    const c = await start()
    await c.addPod('web')
    await c.settled()
    expect(status()?.phase).toBe('Pending')
    expect(container()?.state).toEqual({ waiting: { reason: 'ContainerCreating' } })
    expect(c.condition('web', 'Ready')).toBe('False ContainersNotReady')
    await c.pass(1, 0.1)
    expect(status()).toMatchObject({ phase: 'Running', hostIP: '172.18.0.2', podIP: '10.244.0.2', podIPs: [{ ip: '10.244.0.2' }] })
    expect(container()).toMatchObject({ ready: true, started: true, restartCount: 0, image: 'docker.io/library/nginx:latest' })
    expect(container()?.imageID).toMatch(/^docker.io\/library\/nginx@sha256:[0-9a-f]{64}$/)
    for (const type of ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']) {
      expect([type, c.condition('web', type)]).toEqual([type, 'True'])
    }
    expect(c.events('web').map((text) => text.replace(/in [\d.]+s \([\d.]+s/, 'in TIME (TIME'))).toEqual([
      'Scheduled: Successfully assigned default/web to node-1',
      'Pulling: Pulling image "nginx"',
      expect.stringMatching(/^Pulled: Successfully pulled image "nginx" in TIME \(TIME including waiting\)\. Image size: \d+ bytes\.$/),
      'Created: Created container: web',
      'Started: Started container web',
    ])
  })

  it('nothing is written and no timer waits for pods that run', async () => {
    const c = await start()
    await c.addPod('web')
    await c.pass(2, 0.1)
    const version = c.pod('web')?.metadata.resourceVersion
    await c.pass(60, 5)
    expect(c.pod('web')?.metadata.resourceVersion).toBe(version)
    // Leases and their monitor.
    expect(c.clock.waits.length).toBeLessThanOrEqual(2)
  })

  it('init containers run one after another, sidecars stay', async () => {
    const c = await start()
    const initContainers = [
      { name: 'first', image: 'a' },
      { name: 'proxy', image: 'b', restartPolicy: 'Always' },
      { name: 'second', image: 'c' },
    ]
    await c.addPod('web', { initContainers })
    await c.settled()
    expect(c.condition('web', 'Initialized')).toBe('False ContainersNotInitialized')
    expect(container()?.state?.waiting?.reason).toBe('PodInitializing')
    await c.pass(4, 0.1)
    expect(status()?.phase).toBe('Running')
    expect(status()?.initContainerStatuses?.map(({ state }) => Object.keys(state ?? {})[0])).toEqual([
      'terminated',
      'running',
      'terminated',
    ])
    const started = c.events('web').filter((text) => text.startsWith('Started'))
    expect(started.map((text) => text.split(' ').at(-1))).toEqual(['first', 'proxy', 'second', 'web'])
    expect(c.condition('web', 'Ready')).toBe('True')
  })

  it('a pod that is to end does, with its exit code; sidecars then stop', async () => {
    const c = await start()
    const sidecar = { initContainers: [{ name: 'proxy', image: 'b', restartPolicy: 'Always' }] }
    const annotations = { [exitAfterAnnotation]: '5' }
    await c.addPod('good', { restartPolicy: 'Never', ...sidecar }, { annotations })
    await c.addPod('bad', { restartPolicy: 'Never' }, { annotations: { ...annotations, [exitCodeAnnotation]: '3' } })
    await c.pass(4, 0.1)
    expect(status('good')?.phase).toBe('Running')
    await c.pass(4, 0.1)
    expect([status('good')?.phase, status('bad')?.phase]).toEqual(['Succeeded', 'Failed'])
    expect(container('bad')?.state?.terminated).toMatchObject({ exitCode: 3, reason: 'Error' })
    expect(c.condition('good', 'Ready')).toBe('False PodCompleted')
    expect(c.condition('bad', 'Ready')).toBe('False PodFailed')
  })

  it('a container that crashes is restarted after 0 s, 10 s, 20 s, …', async () => {
    const c = await start({
      containers: [
        {
          name: 'exit',
          when: { phase: 'running', labels: { crash: '' } },
          after: 1000,
          next: { to: 'exited', exitCode: 137, reason: 'OOMKilled' },
        },
      ],
    })
    await c.addPod('web', {}, { labels: { crash: 'yes' } })
    const restarts: number[] = []
    for (let second = 0; second < 60; second++) {
      await c.pass(1, 0.5)
      restarts[container()?.restartCount ?? 0] ??= second
    }
    const [, first = 0, second = 0, third = 0] = restarts
    expect([second - first, third - second].map((gap) => Math.round(gap / 10))).toEqual([1, 2])
    expect(container()?.state?.waiting).toEqual({
      reason: 'CrashLoopBackOff',
      message: `back-off 40s restarting failed container=web pod=web_default(${c.pod('web')?.metadata.uid})`,
    })
    expect(container()?.lastState?.terminated).toMatchObject({ exitCode: 137, reason: 'OOMKilled' })
    expect(status()?.phase).toBe('Running')
    expect(c.events('web')).toContain(`BackOff: Back-off restarting failed container web in pod web_default(${c.pod('web')?.metadata.uid})`)
  })

  it('an image that cannot be pulled is tried again, until the stage is taken away', async () => {
    const c = await start()
    const message = 'failed to resolve reference "docker.io/library/nginx:latest": not found'
    const heal = c.kubelet.addStages({
      containers: [{ name: 'pull', when: { phase: 'pulling', image: /^nginx/ }, next: { to: 'pull-failed', message } }],
    })
    await c.addPod('web')
    await c.settled()
    expect(container()?.state?.waiting).toEqual({ reason: 'ErrImagePull', message })
    await c.pass(2)
    expect(container()?.state?.waiting).toEqual({
      reason: 'ImagePullBackOff',
      message: `Back-off pulling image "nginx": ErrImagePull: ${message}`,
    })
    expect(c.events('web').slice(1)).toEqual([
      'Pulling: Pulling image "nginx"',
      `Failed: Failed to pull image "nginx": ${message}`,
      'Failed: Error: ErrImagePull',
      'BackOff: Back-off pulling image "nginx"',
      'Failed: Error: ImagePullBackOff',
    ])
    heal()
    await c.pass(12)
    expect(status()?.phase).toBe('Running')
  })

  it('probes that fail: a pod that is not ready, and containers that are killed for it', async () => {
    const probe = { httpGet: { path: '/', port: 80 }, periodSeconds: 5, failureThreshold: 2 }
    const c = await start({
      containers: [
        {
          name: 'ready',
          when: { phase: 'running', name: 'sick' },
          after: 5000,
          next: { to: 'unhealthy', probe: 'Readiness', message: 'HTTP probe failed with statuscode: 503' },
        },
        {
          name: 'liveness',
          when: { phase: 'running', name: 'stuck' },
          after: 5000,
          next: { to: 'unhealthy', probe: 'Liveness', message: 'HTTP probe failed with statuscode: 500' },
        },
      ],
    })
    await c.addPod('sick', { containers: [{ name: 'web', image: 'nginx', readinessProbe: probe }] })
    await c.addPod('stuck', { containers: [{ name: 'web', image: 'nginx', livenessProbe: probe }] })
    await c.pass(13)
    expect(status('sick')?.phase).toBe('Running')
    expect(c.condition('sick', 'Ready')).toBe('False ContainersNotReady')
    expect(c.events('sick')).toContain('Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503')
    expect(container('stuck')?.restartCount).toBe(1)
    expect(c.events('stuck')).toContain('Killing: Container web failed liveness probe, will be restarted')
  })

  it('a pod that is deleted has its grace, is asked to stop, and goes', async () => {
    const c = await start({
      containers: [{ name: 'stop', when: { phase: 'stopping', name: 'slow' }, after: 3_600_000, next: { to: 'exited', exitCode: 0 } }],
    })
    await c.addPod('quick')
    await c.addPod('slow', { terminationGracePeriodSeconds: 10 })
    await c.pass(2)
    for (const name of ['quick', 'slow']) await c.client.delete({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'default', name })
    await c.pass(1, 0.1)
    expect(c.pod('quick')).toBeUndefined()
    expect(c.events('quick')).toContain('Killing: Stopping container web')
    await c.pass(6)
    expect(c.pod('slow')?.metadata.deletionTimestamp).toBeDefined()
    await c.pass(5)
    expect(c.pod('slow')).toBeUndefined()
  })

  it('a pod that is evicted or over its deadline fails and stops', async () => {
    const message = 'The node was low on resource: memory.'
    const c = await start({
      pods: [{ name: 'evict', when: { name: 'web' }, after: 5000, next: { phase: 'Failed', reason: 'Evicted', message } }],
    })
    await c.addPod('web')
    await c.addPod('late', { activeDeadlineSeconds: 8 })
    await c.pass(10)
    expect(status()).toMatchObject({ phase: 'Failed', reason: 'Evicted', message })
    expect(status('late')).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' })
    expect(container('late')?.state?.terminated).toBeDefined()
  })

  it('readiness gates and ephemeral containers', async () => {
    const c = await start()
    await c.addPod('web', { readinessGates: [{ conditionType: 'example.com/lb' }] })
    await c.pass(2)
    expect(c.condition('web', 'ContainersReady')).toBe('True')
    expect(c.condition('web', 'Ready')).toBe('False ReadinessGatesNotReady')
    const key = { namespace: 'default', name: 'web' }
    const kind = { apiVersion: 'v1', kind: 'Pod' }
    const conditions = [{ type: 'example.com/lb', status: 'True' }]
    await c.client.patch(kind, key, { type: 'strategic', body: { status: { conditions } } }, { subresource: 'status' })
    const ephemeralContainers = [{ name: 'debug', image: 'busybox' }]
    await c.client.patch(kind, key, { type: 'strategic', body: { spec: { ephemeralContainers } } }, { subresource: 'ephemeralcontainers' })
    await c.pass(2)
    expect(c.condition('web', 'Ready')).toBe('True')
    expect(status()?.ephemeralContainerStatuses?.[0]?.state?.running).toBeDefined()
  })

  it('what a stage throws holds up only what it selects', async () => {
    const c = await start({
      containers: [
        {
          name: 'pull',
          when: { phase: 'pulling', name: 'odd' },
          next: () => {
            throw new Error('a stage that fails')
          },
        },
      ],
    })
    await c.addPod('odd')
    await c.addPod('web')
    await c.pass(2)
    expect(status()?.phase).toBe('Running')
    expect(status('odd')?.phase).toBe('Pending')
  })

  it('a new kubelet goes on where the old one was: nothing is restarted, back-offs and addresses are kept', async () => {
    const exit = { to: 'exited', exitCode: 1 } as const
    const stages: Stages = { containers: [{ name: 'exit', when: { phase: 'running', name: 'crash' }, after: 1000, next: exit }] }
    const c = await start(stages)
    await c.addPod('web')
    await c.addPod('crash')
    await c.pass(6, 0.5)
    const before = [status('web'), status('crash')]
    expect(before[1]?.containerStatuses?.[0]).toMatchObject({ restartCount: 1, state: { waiting: { reason: 'CrashLoopBackOff' } } })
    await using next = await c.restarted({ stages })
    cluster = next
    expect([status('web'), status('crash')]).toEqual(before)
    await next.addPod('other')
    await next.pass(12)
    expect(status('crash')?.containerStatuses?.[0]?.restartCount).toBe(2)
    expect(status('web')).toEqual(before[0])
    expect(status('other')?.podIP).not.toBe(status('web')?.podIP)
    expect(status('other')?.podIP).not.toBe(status('crash')?.podIP)
  })
})

describe('images of a node', () => {
  it('are reported when they were pulled, the largest first, and need not be pulled again by the next kubelet', async () => {
    await using c = await SimCluster.start()
    for (const image of ['nginx', 'busybox:1.36', 'registry.example/team/app:2'])
      await c.addPod(image.replaceAll(/\W/g, '-'), { containers: [{ name: 'a', image }] })
    await c.pass(2)
    const images = async () =>
      (await c.client.get<Node>(nodeKind, { name: 'node-1' })).status?.images?.map(({ names, sizeBytes }) => [names?.at(-1), sizeBytes])
    expect(await images()).toBeUndefined()
    await c.pass(10, 5)
    const sizes = (await images())?.map(([, size]) => Number(size)) ?? []
    expect((await images())?.map(([name]) => name).toSorted()).toEqual([
      'docker.io/library/busybox:1.36',
      'docker.io/library/nginx:latest',
      'registry.example/team/app:2',
    ])
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    const next = await c.restarted()
    await next.addPod('same', { containers: [{ name: 'a', image: 'docker.io/library/nginx:latest', imagePullPolicy: 'IfNotPresent' }] })
    await next.pass(2)
    expect(next.events('same').join('\n')).toContain('already present on machine')
    await next.manager.stop()
  })
})
