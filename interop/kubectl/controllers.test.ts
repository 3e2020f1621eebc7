import { ApiServer } from '@vivarium/apiserver'
import { Manager, silentLog } from '@vivarium/controller'
import {
  addCronJobController,
  addDaemonSetController,
  addDeploymentController,
  addJobController,
  addReplicaSetController,
  addStatefulSetController,
  InProcessClient,
  Kubelet,
  NodeLifecycle,
  Nodes,
  Scheduler,
  startControllers,
} from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const reason = await whyNoKubectl()

describe.skipIf(reason !== undefined)(`kubectl and our controllers${reason ? ` (skipped: ${reason})` : ''}`, () => {
  const opened: AsyncDisposable[] = []
  const use = <T extends AsyncDisposable>(what: T): T => {
    opened.unshift(what)
    return what
  }
  let program: Kubectl
  let kubectl: (...args: string[]) => Promise<string>

  beforeAll(async () => {
    const api = use(await ApiServer.start())
    use(await startControllers(api))
    const manager = use(new Manager(new InProcessClient(api.client.as({ manager: 'kube-controller-manager' })), { log: silentLog }))
    const nodes = new Nodes(manager, { version: 'v1.34.1' })
    for (const runnable of [nodes, new Kubelet(manager, { nodes }), new Scheduler(manager), new NodeLifecycle(manager)])
      manager.add(runnable)
    addReplicaSetController(manager)
    addDeploymentController(manager)
    addStatefulSetController(manager)
    addDaemonSetController(manager)
    addJobController(manager)
    addCronJobController(manager)
    await manager.start()
    for (const name of ['one', 'two']) await nodes.add({ name })
    program = use(await Kubectl.create(api.kubeconfig))
    kubectl = (...args) => program.run(args)
  }, timeToBuildMs)
  afterAll(async () => {
    for (const each of opened) await each[Symbol.asyncDispose]()
  })

  it('roll out, tell of it, and go back', async () => {
    await kubectl('create', 'deployment', 'web', '--image=nginx:1', '--replicas=3')
    expect(await kubectl('rollout', 'status', 'deployment/web', '--timeout=15s')).toContain('deployment "web" successfully rolled out')
    await kubectl('set', 'image', 'deployment/web', 'nginx=nginx:2')
    expect(await kubectl('rollout', 'status', 'deployment/web', '--timeout=15s')).toContain('successfully rolled out')
    expect(await kubectl('rollout', 'history', 'deployment/web')).toMatch(/^1 .*\n2 /m)
    expect(await kubectl('rollout', 'undo', 'deployment/web')).toContain('deployment.apps/web rolled back')
    await kubectl('rollout', 'status', 'deployment/web', '--timeout=15s')
    expect(await kubectl('get', 'pods', '-l', 'app=web', '-o', 'jsonpath={.items[*].spec.containers[0].image}')).toContain('nginx:1')
    await kubectl('scale', 'deployment/web', '--replicas=1')
    await kubectl('wait', 'deployment/web', '--for=jsonpath={.status.replicas}=1', '--timeout=15s')
    expect(await kubectl('describe', 'deployment', 'web')).toContain('ScalingReplicaSet')
  }, 120_000)

  it('wait for a job', async () => {
    await kubectl('create', 'job', 'once', '--image=busybox', '--', 'true')
    expect(await kubectl('wait', '--for=condition=complete', 'job/once', '--timeout=15s')).toBe('job.batch/once condition met\n')
    await kubectl('create', 'cronjob', 'often', '--image=busybox', '--schedule=*/5 * * * *')
    await kubectl('create', 'job', 'now', '--from=cronjob/often')
    await kubectl('wait', '--for=condition=complete', 'job/now', '--timeout=15s')
  }, 120_000)

  it('roll stateful sets and daemon sets out', async () => {
    const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'c', image: 'c:1' }] } }
    const spec = { selector: { matchLabels: { app: 'x' } }, template }
    await program.run(
      ['apply', '-f', '-'],
      JSON.stringify({ ...workload('StatefulSet'), spec: { ...spec, replicas: 2, serviceName: 'x' } }),
    )
    await program.run(['apply', '-f', '-'], JSON.stringify({ ...workload('DaemonSet'), spec }))
    for (const kind of ['statefulset', 'daemonset']) {
      await kubectl('set', 'image', `${kind}/x`, 'c=c:2')
      await kubectl('rollout', 'status', `${kind}/x`, '--timeout=15s')
      expect(await kubectl('rollout', 'history', `${kind}/x`)).toContain('2 ')
      await kubectl('rollout', 'undo', `${kind}/x`)
      await kubectl('rollout', 'status', `${kind}/x`, '--timeout=15s')
      expect(await kubectl('get', `${kind}/x`, '-o', 'jsonpath={.spec.template.spec.containers[0].image}')).toBe('c:1')
    }
  }, 120_000)
})

const workload = (kind: string) => ({ apiVersion: 'apps/v1', kind, metadata: { name: 'x', namespace: 'default' } })
