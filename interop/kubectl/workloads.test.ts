import { beforeAll, expect, it } from 'vitest'
import { describeWithKubectl } from './suite.js'

const deployments = { apiVersion: 'apps/v1', kind: 'Deployment' }

describeWithKubectl('what kubectl does with workloads', (suite) => {
  const kubectl = (args: readonly string[], input?: string) => suite.kubectl.run(['-n', 'work', ...args], input)
  const attempt = (args: readonly string[]) => suite.kubectl.try(['-n', 'work', ...args])
  const key = { namespace: 'work', name: 'web' }
  const makeDeployment = (name = 'web') => kubectl(['create', 'deployment', name, '--image=nginx:1', '--port=80', '--replicas=2'])
  const makePod = (name: string, more = {}) =>
    suite.api.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'work' },
      spec: { containers: [{ name: 'main', image: 'busybox' }], ...more },
    })

  beforeAll(async () => {
    await suite.namespace('work')
    await makeDeployment()
  })

  it('scale: by the scale subresource, with preconditions', async () => {
    expect(await kubectl(['scale', 'deployment', 'web', '--replicas=4'])).toBe('deployment.apps/web scaled\n')
    expect((await attempt(['scale', 'deployment', 'web', '--replicas=5', '--current-replicas=3'])).stderr).toContain(
      'Expected replicas to be 3, was 4',
    )
    expect(await kubectl(['get', 'deployment', 'web', '--subresource=scale', '-o', 'jsonpath={.kind} {.spec.replicas}'])).toBe('Scale 4')
    await kubectl(
      ['create', '-f', '-'],
      'apiVersion: v1\nkind: ReplicationController\nmetadata: {name: old}\nspec: {replicas: 1, selector: {a: b}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: main, image: nginx}]}}}\n',
    )
    expect(await kubectl(['scale', 'rc/old', 'deployment/web', '--replicas=0'])).toBe(
      'replicationcontroller/old scaled\ndeployment.apps/web scaled\n',
    )
    expect((await attempt(['scale', 'configmap/none', '--replicas=1'])).code).toBe(1)
  })

  it('rollout: status follows a controller, and pause, resume and restart change the template', async () => {
    const { client } = suite.api
    const status = (fields: Record<string, unknown>) =>
      client.patch(deployments, key, { status: fields as never }, { subresource: 'status' })
    await kubectl(['scale', 'deployment', 'web', '--replicas=2'])
    const generation = () => client.get(deployments, key).metadata.generation
    const child = suite.kubectl.start(['-n', 'work', 'rollout', 'status', 'deployment/web'])
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    const seen = (text: string) => expect.poll(() => printed, { timeout: 20_000 }).toContain(text)
    await seen('Waiting for deployment spec update to be observed')
    const observed = { observedGeneration: generation() as number, replicas: 2 }
    await status({ ...observed, updatedReplicas: 1, unavailableReplicas: 2 })
    await seen('1 out of 2 new replicas have been updated')
    await status({ ...observed, updatedReplicas: 2, readyReplicas: 1, availableReplicas: 1, unavailableReplicas: 1 })
    await seen('1 of 2 updated replicas are available')
    await status({ ...observed, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2, unavailableReplicas: null })
    await seen('deployment "web" successfully rolled out')
    expect(await ended).toBe(0)
    expect(await kubectl(['get', 'deployment', 'web', '--no-headers'])).toMatch(/^web +2\/2 +2 +2 +\d+/)

    expect(await kubectl(['rollout', 'pause', 'deployment/web'])).toBe('deployment.apps/web paused\n')
    expect((await attempt(['rollout', 'restart', 'deployment/web'])).stderr).toContain("can't restart paused deployment")
    expect(await kubectl(['rollout', 'resume', 'deployment/web'])).toBe('deployment.apps/web resumed\n')
    expect(await kubectl(['rollout', 'restart', 'deployment/web'])).toBe('deployment.apps/web restarted\n')
    expect(await kubectl(['get', 'deployment', 'web', '-o', 'jsonpath={.spec.template.metadata.annotations}'])).toContain(
      'kubectl.kubernetes.io/restartedAt',
    )
    expect((await attempt(['rollout', 'status', 'deployment/web', '--timeout=1s'])).stderr).toContain('timed out waiting for the condition')
  })

  it('rollout history and undo read the replica sets that a controller has left', async () => {
    await makeDeployment('past')
    const { metadata, spec } = JSON.parse(await kubectl(['get', 'deployment', 'past', '-o', 'json'])) as {
      metadata: { uid: string }
      spec: { template: { metadata: { labels: object }; spec: { containers: [{ image: string }] } } }
    }
    for (const revision of [1, 2]) {
      const template = structuredClone(spec.template)
      template.spec.containers[0].image = `nginx:${revision}`
      template.metadata.labels = { ...template.metadata.labels, 'pod-template-hash': `hash${revision}` }
      await suite.api.client.create({
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name: `past-hash${revision}`,
          namespace: 'work',
          labels: template.metadata.labels as Record<string, string>,
          annotations: { 'deployment.kubernetes.io/revision': String(revision), 'kubernetes.io/change-cause': `change ${revision}` },
          ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'past', uid: metadata.uid, controller: true }],
        },
        spec: { selector: { matchLabels: template.metadata.labels }, template },
      })
    }
    await kubectl(['set', 'image', 'deployment/past', 'nginx=nginx:2'])
    expect(await kubectl(['rollout', 'history', 'deployment/past'])).toMatch(/REVISION +CHANGE-CAUSE\n1 +change 1\n2 +change 2\n/)
    expect(await kubectl(['rollout', 'history', 'deployment/past', '--revision=1'])).toMatch(/Image:\s+nginx:1/)
    expect(await kubectl(['rollout', 'undo', 'deployment/past'])).toBe('deployment.apps/past rolled back\n')
    expect(await kubectl(['get', 'deployment', 'past', '-o', 'jsonpath={.spec.template.spec.containers[0].image}'])).toBe('nginx:1')
  })

  it('autoscale, expose and run', async () => {
    expect(await kubectl(['autoscale', 'deployment/web', '--min=1', '--max=3', '--cpu-percent=80'])).toBe(
      'horizontalpodautoscaler.autoscaling/web autoscaled\n',
    )
    expect(await kubectl(['get', 'hpa', '--no-headers'])).toMatch(/^web +Deployment\/web +cpu: <unknown>\/80% +1 +3 +0 /)
    expect(await kubectl(['describe', 'hpa', 'web'])).toMatch(/Min replicas: +1\nMax replicas: +3/)
    expect(await kubectl(['expose', 'deployment/web', '--target-port=8080', '--type=NodePort'])).toBe('service/web exposed\n')
    expect(
      await kubectl(['get', 'service', 'web', '-o', 'jsonpath={.spec.selector} {.spec.ports[0].port} {.spec.ports[0].targetPort}']),
    ).toBe('{"app":"web"} 80 8080')
    expect(
      await kubectl([
        'run',
        'single',
        '--image=busybox',
        '--labels=a=b',
        '--env=X=1',
        '--port=80',
        '--expose',
        '--command',
        '--',
        'sleep',
        '9',
      ]),
    ).toBe('service/single created\npod/single created\n')
    expect(
      await kubectl([
        'get',
        'pod',
        'single',
        '-o',
        'jsonpath={.spec.containers[0].command} {.metadata.labels} {.spec.containers[0].env[0].value}',
      ]),
    ).toBe('["sleep","9"] {"a":"b"} 1')
    const refused = await attempt(['run', 'bad', '--image=UPPER CASE'])
    expect(refused.stderr).toContain('Invalid image name "UPPER CASE"')
  })

  it('what needs a node is refused, and says why', async () => {
    await makePod('lonely', { nodeName: 'nowhere' })
    for (const args of [
      ['logs', 'lonely'],
      ['exec', 'lonely', '--', 'ls'],
      ['attach', 'lonely'],
      ['cp', 'lonely:/x', 'x'],
    ]) {
      const { code, stderr } = await attempt(args)
      expect([args[0], code, stderr]).toEqual([args[0], 1, expect.stringMatching(/needs nodes, and this API server has none behind it/)])
    }
    expect((await attempt(['port-forward', 'lonely', '0:80'])).stderr).toContain('pod is not running. Current status=Pending')
    await suite.api.client.patch(
      { apiVersion: 'v1', kind: 'Pod' },
      { namespace: 'work', name: 'lonely' },
      { status: { phase: 'Running' } },
      { subresource: 'status' },
    )
    const refused = await attempt(['port-forward', 'lonely', '0:80'])
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('needs nodes, and this API server has none behind it')])
    expect((await attempt(['logs', 'none'])).stderr).toMatch(/rror from server \(NotFound\): pods "none" not found/)
    for (const what of ['pods', 'nodes']) expect((await attempt(['top', what])).stderr).toBe('error: Metrics API not available\n')
  })

  it('debug: an ephemeral container, and a copy of the pod', async () => {
    await makePod('ill')
    await attempt(['debug', 'ill', '--image=busybox:debug', '--profile=general', '-c', 'doctor'])
    expect(await kubectl(['get', 'pod', 'ill', '-o', 'jsonpath={.spec.ephemeralContainers[*].name}'])).toBe('doctor')
    await attempt(['debug', 'ill', '--image=busybox:debug', '--profile=general', '--copy-to=copy', '-c', 'doctor'])
    expect(await kubectl(['get', 'pod', 'copy', '-o', 'jsonpath={.spec.containers[*].name}'])).toBe('main doctor')
    expect((await attempt(['patch', 'pod', 'ill', '-p', '{"spec":{"containers":[{"name":"main","command":["x"]}]}}'])).stderr).toContain(
      'pod updates may not change fields other than',
    )
  })

  it('events: sorted, of one object, and in describe', async () => {
    const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString().replace(/\.\d+/, '')
    const event = (name: string, reason: string, type: string, secondsAgo: number) =>
      suite.api.client.create({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace: 'work' },
        involvedObject: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'web',
          namespace: 'work',
          uid: suite.api.client.get(deployments, key).metadata.uid as string,
        },
        reason,
        message: `it was ${reason}`,
        type,
        count: 1,
        firstTimestamp: at(secondsAgo),
        lastTimestamp: at(secondsAgo),
      })
    await event('late', 'Late', 'Warning', 10)
    await event('early', 'Early', 'Normal', 100)
    expect(await kubectl(['events', '--no-headers'])).toMatch(
      /Normal +Early +Deployment\/web +it was Early\n.*Warning +Late +Deployment\/web +it was Late\n/,
    )
    expect(await kubectl(['events', '--for=deployment/web', '--types=Warning', '--no-headers'])).toMatch(/^.*Late.*\n$/)
    expect(await kubectl(['get', 'events', '--field-selector', 'reason=Early', '--no-headers'])).toMatch(
      /Normal +Early +deployment\/web +it was Early\n$/,
    )
    expect(await kubectl(['describe', 'deployment', 'web'])).toMatch(/Events:[\s\S]*Warning +Late +\d+s +it was Late/)
  })
})
