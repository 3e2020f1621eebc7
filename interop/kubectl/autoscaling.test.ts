import { ManualClock } from '@vivarium/controller'
import { Cluster } from '@vivarium/simcluster'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Kubectl, timeToBuildMs, whyNoKubectl } from './kubectl.js'

const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

describe.skipIf(missing)('kubectl, metrics and autoscalers', { timeout: 60_000 }, () => {
  let made: { cluster: Cluster; kubectl: Kubectl } | undefined
  let timer: NodeJS.Timeout | undefined
  const usage = { cpu: '50m' }
  beforeAll(async () => {
    // Autoscalers look every 15 seconds: a second goes by in a moment.
    const clock = new ManualClock(new Date())
    timer = setInterval(() => clock.advance(1000), 20)
    const cluster = await Cluster.start({ clock, metrics: ({ pod }) => (pod?.metadata.labels?.app === 'web' ? usage : undefined) })
    await cluster.nodes.add({ name: 'worker', capacity: { cpu: '2', memory: '4Gi' } })
    made = { cluster, kubectl: await Kubectl.create(cluster.kubeconfig) }
  }, timeToBuildMs)
  afterAll(async () => {
    clearInterval(timer)
    await made?.kubectl[Symbol.asyncDispose]()
    await made?.cluster.close()
  })
  const kubectl = (...args: string[]) => made?.kubectl.run(args) ?? Promise.reject(new Error('there is no kubectl yet'))
  const until = async (what: string, ask: () => Promise<boolean>) => {
    for (const deadline = performance.now() + 40_000; !(await ask()); ) {
      if (performance.now() > deadline) throw new Error(`${what}: not within 40 s`)
    }
  }

  it('shows what nodes, pods and containers use', async () => {
    await kubectl('create', 'deployment', 'web', '--image=nginx')
    await kubectl('set', 'resources', 'deployment', 'web', '--requests=cpu=100m,memory=64Mi')
    await kubectl('rollout', 'status', 'deployment', 'web', '--timeout=20s')
    const annotations = '{"metadata":{"annotations":{"vivarium.io/cpu-usage":"250m","vivarium.io/memory-usage":"128Mi"}}}'
    await kubectl('run', 'told', '--image=nginx', `--overrides=${annotations}`)
    await kubectl('wait', 'pod', '--all', '--for=condition=Ready', '--timeout=20s')
    expect(await kubectl('top', 'nodes')).toMatch(
      /^NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\) *\nworker +\d+m +\d+% +\d+Mi +\d+% *\n$/,
    )
    const pods = await kubectl('top', 'pods')
    expect(pods).toMatch(/^NAME +CPU\(cores\) +MEMORY\(bytes\) *\n/)
    expect(pods).toMatch(/\ntold +250m +128Mi *\n/)
    expect(pods).toMatch(/\nweb-\S+ +50m +\d+Mi *\n/)
    expect(await kubectl('top', 'pod', 'told', '--containers')).toMatch(/\ntold +told +250m +128Mi *\n/)
    expect(await kubectl('top', 'pods', '-l', 'app=web', '--no-headers')).toMatch(/^web-\S+ +50m +\d+Mi *\n$/)
    const raw = JSON.parse(await kubectl('get', '--raw', '/apis/metrics.k8s.io/v1beta1/namespaces/default/pods/told'))
    expect(raw).toMatchObject({
      kind: 'PodMetrics',
      window: '15s',
      containers: [{ name: 'told', usage: { cpu: '250m', memory: '128Mi' } }],
    })
    expect(await kubectl('get', 'pods.metrics.k8s.io', 'told')).toMatch(/^NAME +CPU +MEMORY +WINDOW *\ntold +250m +128Mi +15s *\n$/)
    expect(await kubectl('api-resources', '--api-group=metrics.k8s.io')).toMatch(/\npods +metrics\.k8s\.io\/v1beta1 +true +PodMetrics\n/)
    expect(await kubectl('get', 'apiservice', 'v1beta1.metrics.k8s.io')).toMatch(
      /v1beta1\.metrics\.k8s\.io +kube-system\/metrics-server +True /,
    )
  })

  it('autoscales a deployment, and describes how', async () => {
    await kubectl('autoscale', 'deployment', 'web', '--cpu-percent=50', '--min=1', '--max=3')
    await until('the metrics', async () => / cpu: 50%\/50% +1 +3 +1 /.test(await kubectl('get', 'hpa', 'web')))
    usage.cpu = '200m'
    await until('three replicas', async () => / cpu: 200%\/50% +1 +3 +3 /.test(await kubectl('get', 'hpa', 'web')))
    const text = await kubectl('describe', 'hpa', 'web')
    for (const line of [
      /resource cpu on pods +\(as a percentage of request\): +200% \(200m\) \/ 50%/,
      /ScalingActive +True +ValidMetricFound +the HPA was able to successfully calculate a replica count from cpu resource utilization/,
      /Normal +SuccessfulRescale +\S+ +horizontal-pod-autoscaler +New size: 3; reason: cpu resource utilization \(percentage of request\) above target/,
    ])
      expect(text).toMatch(line)
  })
})
