import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CoreV1Api } from '@kubernetes/client-node'
import { qemuDriver } from '@vivarium/driver-qemu'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, kubernetes, Universe, type VM } from 'vivarium'
import { versions } from '../../scripts/lib/go-programs.mjs'
import { Kubectl } from '../kubectl/kubectl.js'
import { localKubernetes, whyNoLocalKubernetes } from './local-kubernetes.js'

const missing = process.env.CI ? undefined : ((await whyNoMachines()) ?? (await whyNoLocalKubernetes()))
if (missing) console.warn(`tests with a real cluster are skipped: ${missing}`)

async function whyNoMachines(): Promise<string | undefined> {
  const { ready, problems } = await qemuDriver.status()
  return ready ? undefined : problems.map(({ message }) => message).join('; ')
}

const minutes = 60_000

/** Kubernetes' own programs in real machines, from files of this computer: nothing is fetched from pkgs.k8s.io or registry.k8s.io. */
describe.skipIf(missing)('a cluster on real machines', { timeout: 30 * minutes }, () => {
  let folder: string
  let lab: string
  let universe: Universe
  let cluster: Cluster
  let kubectl: Kubectl
  let pushed: string
  let portBefore: number

  beforeAll(async () => {
    const local = await localKubernetes()
    pushed = local.pushed
    folder = await mkdtemp(join(tmpdir(), 'viv real cluster '))
    lab = join(folder, 'lab')
    universe = await Universe.create(lab, { driver: 'qemu' })
    const { programs, images } = local
    await universe.newImage('node', { customize: [kubernetes({ version: '1.34', programs, images })], timeoutMs: 20 * minutes })
    // With one processor it is well on a busy computer, too: see the README of drivers/qemu.
    const controlPlane = { cpus: 1 }
    cluster = await universe.newCluster('main', { image: 'node', workers: 1, controlPlane, timeoutMs: 60 * minutes })
    portBefore = await cluster.controlPlane.forwardedPort(6443)
    await universe.save()
    universe = await Universe.open(lab)
    cluster = await universe.cluster('main')
    kubectl = await Kubectl.create(cluster.kubeconfig())
  }, 120 * minutes)
  afterAll(async () => {
    await kubectl?.[Symbol.asyncDispose]()
    await universe?.close()
    if (lab) await Universe.destroy(lab, { force: true })
    if (folder) await rm(folder, { recursive: true, force: true })
  }, 5 * minutes)

  test('is there after an open, at another port, with a kubeconfig for this run', async () => {
    expect(cluster.version).toBe(`v${versions.kubernetes}`)
    expect(cluster.nodes.map(({ name }) => name)).toEqual(['main-control-plane', 'main-worker-1'])
    await cluster.nodesReady({ timeoutMs: 10 * minutes })
    const port = await cluster.controlPlane.forwardedPort(6443)
    expect(port).not.toBe(portBefore)
    expect(await readFile(await cluster.kubeconfigFile(), 'utf8')).toContain(`server: "https://127.0.0.1:${port}"`)
    const nodes = JSON.parse(await kubectl.run(['get', 'nodes', '-o', 'json'])) as { items: { status: { nodeInfo: object } }[] }
    const nodeInfo = { kubeletVersion: `v${versions.kubernetes}`, containerRuntimeVersion: expect.stringContaining('containerd://') }
    expect(nodes.items.map(({ status }) => status.nodeInfo)).toEqual([expect.objectContaining(nodeInfo), expect.objectContaining(nodeInfo)])
  })

  test('runs pods that reach each other by name, on all nodes and from the nodes', async () => {
    const pods = await serve('web', 'example.com/web:1', 2)
    expect(pods.map(({ node }) => node).sort()).toEqual(['main-control-plane', 'main-worker-1'])
    const other = encodeURIComponent('http://web.default.svc.cluster.local/')
    for (const machine of cluster.nodes) {
      for (const { name, ip } of pods) {
        expect(await get(machine, `http://${ip}:8080/`)).toBe(`${name} says hello\n`)
        expect(await get(machine, `http://${ip}:8080/get?url=${other}`)).toMatch(/^web-\w+ says hello\n$/)
      }
    }
  })

  test('answers kubectl: logs, exec, and what a service says', async () => {
    await serve('web', 'example.com/web:1', 2)
    expect(await kubectl.run(['logs', 'daemonset/web'])).toMatch(/web-\w+ listens/)
    expect(await kubectl.run(['exec', '-n', 'kube-system', 'daemonset/kube-proxy', '--', 'iptables', '--version'])).toMatch(/^iptables v/)
    expect(await kubectl.run(['get', '--raw', '/api/v1/namespaces/default/services/web/proxy/'])).toMatch(/^web-\w+ says hello\n$/)
  })

  test('runs what is pushed into its registry', async () => {
    const registry = { kind: 'Deployment', name: 'registry', namespace: 'kube-system', condition: 'Available' }
    await cluster.waitFor(registry, { timeoutMs: 10 * minutes })
    const [image = ''] = await cluster.pushImages(pushed)
    expect(image).toBe('localhost:30000/web:pushed')
    for (const { name, ip } of await serve('own', image, 2)) {
      expect(await get(cluster.controlPlane, `http://${ip}:8080/`)).toBe(`${name} says pushed\n`)
    }
  })

  test('gains and loses a worker', async () => {
    const added = await cluster.addWorker({}, { timeoutMs: 30 * minutes })
    expect(added.name).toBe('main-worker-2')
    const [pod] = (await serve('web', 'example.com/web:1', 3)).filter(({ node }) => node === 'main-worker-2')
    expect(await get(cluster.controlPlane, `http://${pod?.ip}:8080/`)).toBe(`${pod?.name} says hello\n`)
    await cluster.removeWorker('main-worker-2', { timeoutMs: 10 * minutes })
    const { items } = await cluster.client(CoreV1Api).listNode()
    expect(items.map(({ metadata }) => metadata?.name).sort()).toEqual(['main-control-plane', 'main-worker-1'])
  })

  test('is as it was saved when it is opened again', async () => {
    await cluster.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'passing' } })
    await universe.close()
    universe = await Universe.open(lab)
    cluster = await universe.cluster('main')
    await cluster.nodesReady({ timeoutMs: 10 * minutes })
    expect(await cluster.kubeClient.find({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: 'default', name: 'passing' })).toBe(
      undefined,
    )
  })

  /** A web server on every node, also the control plane, with a service before it. Gives its pods when they are ready. */
  async function serve(name: string, image: string, nodes: number) {
    await cluster.apply(webServer(name, image))
    const isRolledOut = (object: object) => {
      const { status } = object as { readonly status?: { readonly numberReady?: number; readonly desiredNumberScheduled?: number } }
      return status?.desiredNumberScheduled === nodes && status.numberReady === nodes
    }
    await cluster.waitFor({ kind: 'DaemonSet', name, until: isRolledOut }, { timeoutMs: 15 * minutes })
    const { items } = await cluster.client(CoreV1Api).listNamespacedPod({ namespace: 'default', labelSelector: `app=${name}` })
    return items.map(({ metadata, spec, status }) => ({ name: metadata?.name, node: spec?.nodeName, ip: status?.podIP }))
  }
})

/** A service's rules and the answers of its name server come some time after its pods. */
async function get(machine: VM, url: string): Promise<string> {
  const { stdout } = await machine.run(`curl -sS --fail --retry 20 --retry-delay 3 --retry-all-errors '${url}'`, {
    timeoutMs: 10 * minutes,
  })
  return stdout
}

const webServer = (name: string, image: string) => `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      tolerations: [{ operator: Exists }]
      containers: [{ name: web, image: "${image}", ports: [{ containerPort: 8080 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 80, targetPort: 8080 }]
`
