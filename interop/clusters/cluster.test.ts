import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppsV1Api, CoreV1Api } from '@kubernetes/client-node'
import { registerDriver, run } from '@vivarium/core'
import { simDriver } from '@vivarium/driver-sim'
import { type Cluster, Universe, type VM } from '@vivarium/universe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findGoProgram, goProgram } from '../../scripts/lib/go-programs.mjs'
import { Kubectl, timeToBuildMs, whyNoKubectl } from '../kubectl/kubectl.js'
import { dockerArchive, tar } from './docker-archive.js'

// In CI it is built where there is none.
const hasKubeadm = process.env.CI !== undefined || (await findGoProgram('kubeadm')) !== undefined
if (!hasKubeadm) console.warn('a test with the real kubeadm is skipped: none was built')
const missing = await whyNoKubectl()
if (missing) console.warn(`tests with the real kubectl are skipped: ${missing}`)

let folder: string
let path: string
const before = { config: process.env.VIVARIUM_CONFIG_DIR, cache: process.env.VIVARIUM_CACHE_DIR }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'viv clusters '))
  process.env.VIVARIUM_CONFIG_DIR = join(folder, 'config')
  process.env.VIVARIUM_CACHE_DIR = join(folder, 'cache')
  registerDriver(simDriver)
  path = join(folder, 'lab')
  const universe = await Universe.create(path)
  await universe.newCluster('main', { workers: 2 })
  await universe.save({ as: 'new' })
}, 60_000)
afterAll(async () => {
  process.env.VIVARIUM_CONFIG_DIR = before.config
  process.env.VIVARIUM_CACHE_DIR = before.cache
  await rm(folder, { recursive: true, force: true })
})

/** Each test has the saved cluster for itself, and leaves it as it was. */
async function withCluster(body: (cluster: Cluster, universe: Universe) => Promise<void>): Promise<void> {
  const universe = await Universe.open(path, { save: 'new' })
  try {
    await body(await universe.cluster('main'), universe)
  } finally {
    await universe.close()
  }
}

const deployment = (replicas: number, image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "${image}" }] }
`

describe('a simulated cluster', { timeout: 30_000 }, () => {
  it('is there after an open, with nodes that are ready and a kubeconfig for this run', () =>
    withCluster(async (cluster, universe) => {
      expect(cluster.nodes.map(({ name }) => name)).toEqual(['main-control-plane', 'main-worker-1', 'main-worker-2'])
      await cluster.nodesReady({ timeoutMs: 10_000 })
      const port = await cluster.controlPlane.forwardedPort(6443)
      const text = await readFile(join(path, 'runs', universe.runId, 'kubeconfigs', 'main.yaml'), 'utf8')
      expect(text).toContain(`server: "https://127.0.0.1:${port}"`)
      expect(await readFile(await cluster.kubeconfigFile(), 'utf8')).toBe(text)
    }))

  it('takes manifests, and clients of @kubernetes/client-node', () =>
    withCluster(async (cluster) => {
      await cluster.apply(
        `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n${deployment(3, 'nginx').replace('name: web }', 'name: web, namespace: shop }')}`,
      )
      await cluster.waitFor({ kind: 'deployment', name: 'web', namespace: 'shop', condition: 'Available' }, { timeoutMs: 15_000 })
      const { items } = await cluster.client(CoreV1Api).listNamespacedPod({ namespace: 'shop' })
      expect(items.map((pod) => pod.status?.phase)).toEqual(['Running', 'Running', 'Running'])
      // The control plane is tainted.
      expect(new Set(items.map((pod) => pod.spec?.nodeName))).toEqual(new Set(['main-worker-1', 'main-worker-2']))
      const { metadata } = await cluster.client(AppsV1Api).readNamespacedDeployment({ name: 'web', namespace: 'shop' })
      expect(metadata?.managedFields?.some(({ manager, operation }) => manager === 'vivarium' && operation === 'Apply')).toBe(true)
    }))

  it('serves definitions and what they define from one manifest', () =>
    withCluster(async (cluster) => {
      const schema = '{ type: object, x-kubernetes-preserve-unknown-fields: true }'
      await cluster.apply(`apiVersion: zoo.test/v1
kind: Lizard
metadata: { name: leo }
spec: { legs: 4 }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: lizards.zoo.test }
spec:
  group: zoo.test
  scope: Namespaced
  names: { kind: Lizard, plural: lizards }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: ${schema} } }]
`)
      const lizard = await cluster.kubeClient.get({ apiVersion: 'zoo.test/v1', kind: 'Lizard' }, { namespace: 'default', name: 'leo' })
      expect(lizard).toMatchObject({ spec: { legs: 4 } })
    }))

  it('is its own in each fork, at ports of its own', async () => {
    const forks = await Universe.fork(path, { count: 3, save: 'new' })
    try {
      const clusters = await Promise.all(forks.map((fork) => fork.cluster('main')))
      expect(new Set(clusters.map((cluster) => cluster.kubeconfig())).size).toBe(3)
      await clusters[0]?.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'mine' } })
      const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
      const found = await Promise.all(clusters.map((cluster) => cluster.kubeClient.find(kind, { namespace: 'default', name: 'mine' })))
      expect(found.map((object) => object !== undefined)).toEqual([true, false, false])
    } finally {
      await Promise.all(forks.map((fork) => fork.close()))
    }
  })

  it('gains and loses workers, and keeps them in a save', () =>
    withCluster(async (cluster, universe) => {
      const added = await cluster.addWorker({ cpus: 3 }, { timeoutMs: 15_000 })
      expect(added).toMatchObject({ name: 'main-worker-3', cpus: 3 })
      await cluster.removeWorker('main-worker-1', { timeoutMs: 15_000 })
      await universe.checkpoint({ as: 'other-workers' })
      const again = await universe.cluster('main')
      expect(again.nodes.map(({ name }) => name)).toEqual(['main-control-plane', 'main-worker-2', 'main-worker-3'])
      await again.nodesReady({ timeoutMs: 10_000 })
      const { items } = await again.client(CoreV1Api).listNode()
      expect(items.map(({ metadata }) => metadata?.name).sort()).toEqual(['main-control-plane', 'main-worker-2', 'main-worker-3'])
    }))

  it('runs pods from images that were pushed into its registry', () =>
    withCluster(async (cluster) => {
      const archive = join(folder, 'page.tar')
      await writeFile(archive, dockerArchive('page:1', [tar({ 'srv/page': 'hello' })]))
      expect(await cluster.pushImages(archive, { timeoutMs: 15_000 })).toEqual(['localhost:30000/page:1'])
      const catalog = await fetch(`http://127.0.0.1:${await cluster.registryPort()}/v2/page/tags/list`)
      expect(await catalog.json()).toMatchObject({ tags: ['1'] })
      const absent = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'absent' },
        spec: { containers: [{ name: 'a', image: 'localhost:30000/absent:1' }] },
      }
      await cluster.apply(absent)
      const jsonPath = '{.status.containerStatuses[0].state.waiting.reason}=ErrImagePull'
      await cluster.waitFor({ kind: 'Pod', name: 'absent', jsonPath }, { timeoutMs: 15_000 })
      await cluster.apply(deployment(1, 'localhost:30000/page:1'))
      await cluster.waitFor({ kind: 'Deployment', name: 'web', condition: 'Available' }, { timeoutMs: 15_000 })
    }))

  describe.skipIf(missing)('with kubectl', () => {
    let kubectl: Kubectl
    let universe: Universe
    beforeAll(async () => {
      universe = await Universe.open(path, { save: 'new' })
      kubectl = await Kubectl.create((await universe.cluster('main')).kubeconfig())
    }, timeToBuildMs)
    afterAll(async () => {
      await kubectl?.[Symbol.asyncDispose]()
      await universe?.close()
    })

    it('shows its nodes', async () => {
      const lines = (await kubectl.run(['get', 'nodes', '--no-headers'])).trimEnd().split('\n')
      expect(lines.map((line) => line.split(/\s+/).slice(0, 3))).toEqual([
        ['main-control-plane', 'Ready', 'control-plane'],
        ['main-worker-1', 'Ready', '<none>'],
        ['main-worker-2', 'Ready', '<none>'],
      ])
      expect(await kubectl.run(['config', 'current-context'])).toBe('kubernetes-admin@main\n')
    })
  })
})

describe.skipIf(!hasKubeadm)('the real kubeadm', () => {
  let kubeadm: string
  beforeAll(async () => {
    kubeadm = await goProgram('kubeadm')
  }, timeToBuildMs)

  it('takes the configurations that machines of a cluster got', () =>
    withCluster(async (cluster) => {
      for (const machine of cluster.nodes) {
        const configuration = join(folder, `${machine.name}.yaml`)
        await writeFile(configuration, await machine.readFile('/root/kubeadm.yaml'))
        expect((await run(kubeadm, ['config', 'validate', '--config', configuration])).stdout, machine.name).toBe('ok\n')
      }
    }))
})

describe('kubeadm in simulated machines', { timeout: 30_000 }, () => {
  async function withMachine(body: (machine: VM, cluster: Cluster) => Promise<void>): Promise<void> {
    await withCluster(async (cluster, universe) => {
      const machine = await universe.newVM('stranger', { image: cluster.controlPlane.image, cpus: 2, memory: '2GiB' })
      await machine.start()
      await body(machine, cluster)
    })
  }
  const join = (cluster: Cluster, token: string, hash: string) =>
    `kubeadm join ${cluster.controlPlane.ipv4}:6443 --token ${token} --discovery-token-ca-cert-hash ${hash}`
  /** `kubeadm token create --print-join-command` says both. */
  async function credentials(cluster: Cluster): Promise<{ token: string; hash: string }> {
    const { stdout } = await cluster.controlPlane.run('kubeadm token create --print-join-command')
    const [, token = '', hash = ''] = /--token (\S+) --discovery-token-ca-cert-hash (\S+)/.exec(stdout) ?? []
    return { token, hash }
  }
  const nodeNames = async (cluster: Cluster) => (await cluster.client(CoreV1Api).listNode()).items.map(({ metadata }) => metadata?.name)

  it('refuses a configuration as kubeadm does, and nothing is left of the cluster', () =>
    withCluster(async (_, universe) => {
      const kubeadm = { ClusterConfiguration: { networking: { dnsDomain: 'not a domain' }, apiServer: { certSANs: ['bad name!'] } } }
      const failure = await universe.newCluster('broken', { kubeadm }).catch((error: unknown) => error)
      expect(failure).toMatchObject({
        code: 'CLUSTER_FAILED',
        message: expect.stringMatching(/kubeadm init on broken-control-plane failed:[\s\S]*certSANs/),
      })
      expect((await universe.clusters()).map(({ name }) => name)).toEqual(['main'])
      expect((await universe.vms()).filter(({ name }) => name.startsWith('broken'))).toEqual([])
    }))

  it('lets nobody join with a wrong token', () =>
    withMachine(async (machine, cluster) => {
      const { hash } = await credentials(cluster)
      const command = join(cluster, 'wrong0.0123456789abcdef', hash)
      const { exitCode, stderr } = await machine.run(command, { allowFailure: true, timeoutMs: 20_000 })
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('wrong0')])
      expect(await nodeNames(cluster)).not.toContain('stranger')
    }))

  it('lets nobody join who expects another authority', () =>
    withMachine(async (machine, cluster) => {
      const { token } = await credentials(cluster)
      const command = join(cluster, token, `sha256:${'0'.repeat(64)}`)
      const { exitCode, stderr } = await machine.run(command, { allowFailure: true, timeoutMs: 20_000 })
      expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/sha256:|pinned|hash/)])
      expect(await nodeNames(cluster)).not.toContain('stranger')
    }))

  it('lets a machine join by the command that it prints', () =>
    withMachine(async (machine, cluster) => {
      const { token, hash } = await credentials(cluster)
      await machine.run(join(cluster, token, hash), { timeoutMs: 20_000 })
      expect(await nodeNames(cluster)).toContain('stranger')
    }))
})
