import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CoreV1Api } from '@kubernetes/client-node'
import { isVivariumError, registerDriver } from '@vivarium/core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FakeApi } from '../testing/fake-api.js'
import { FakeKubeadm } from '../testing/fake-kubeadm.js'
import { commandsOfMachines, memoryDriver } from '../testing/memory-driver.js'
import { makeWorkplace } from '../testing/workplace.js'
import { Universe } from '../universe.js'
import type { NewClusterOptions } from './new-cluster.js'

let workplace: Awaited<ReturnType<typeof makeWorkplace>>
let api: FakeApi
let kubeadm: FakeKubeadm
let universe: Universe
let number = 0

beforeAll(async () => {
  workplace = await makeWorkplace()
  registerDriver(memoryDriver)
})
beforeEach(async () => {
  api = await FakeApi.start()
  kubeadm = new FakeKubeadm(api)
  commandsOfMachines.answer = kubeadm.answer
  universe = await Universe.create(join(workplace.path, `universe-${number++}`), { driver: 'memory' })
})
afterEach(async () => {
  await universe.close()
  await api[Symbol.asyncDispose]()
  commandsOfMachines.answer = undefined
})
afterAll(() => workplace.remove())

/** The forwarded port of the control plane leads to the fake API server. */
const make = (options: NewClusterOptions = {}) =>
  universe.newCluster('main', {
    image: 'node',
    timeoutMs: 20_000,
    ...options,
    controlPlane: { ports: [{ guestPort: 6443, hostPort: api.port }], ...options.controlPlane },
  })

describe('newCluster', () => {
  it('makes a control plane and workers that are ready when it resolves', async () => {
    const cluster = await make({ workers: 2 })
    expect(cluster).toMatchObject({ name: 'main', version: 'v1.34.1' })
    expect(cluster.controlPlane.name).toBe('main-control-plane')
    expect(cluster.workers.map(({ name }) => name)).toEqual(['main-worker-1', 'main-worker-2'])
    expect(cluster.nodes.map(({ name }) => name)).toEqual(['main-control-plane', 'main-worker-1', 'main-worker-2'])
    await cluster.nodesReady({ timeoutMs: 5000 })
    expect((await universe.vms()).map(({ name }) => name).sort()).toEqual(['main-control-plane', 'main-worker-1', 'main-worker-2'])
    expect(JSON.parse((await cluster.controlPlane.readFile('/etc/cni/net.d/10-vivarium.conflist')).toString())).toMatchObject({
      name: 'vivarium',
    })
  })

  it('tells kubeadm where the machines are, who may join, and what the caller adds', async () => {
    await make({
      podSubnet: '10.32.0.0/16',
      serviceSubnet: '10.40.0.0/16',
      kubeadm: { ClusterConfiguration: { featureGates: { RootlessControlPlane: true }, apiServer: { certSANs: ['lab.test'] } } },
    })
    const { InitConfiguration, ClusterConfiguration } = kubeadm.configurations.get('main-control-plane') ?? {}
    expect(InitConfiguration).toMatchObject({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      localAPIEndpoint: { advertiseAddress: '10.0.0.2', bindPort: 6443 },
      nodeRegistration: { name: 'main-control-plane', kubeletExtraArgs: [{ name: 'node-ip', value: '10.0.0.2' }] },
    })
    expect(ClusterConfiguration).toMatchObject({
      kubernetesVersion: 'v1.34.1',
      networking: { podSubnet: '10.32.0.0/16', serviceSubnet: '10.40.0.0/16' },
      apiServer: { certSANs: ['127.0.0.1', 'localhost', '10.0.0.2', 'lab.test'] },
      featureGates: { RootlessControlPlane: true },
    })
    const [{ token } = { token: '' }] = (InitConfiguration?.bootstrapTokens ?? []) as { token: string }[]
    expect(token).toMatch(/^[a-z0-9]{6}\.[a-z0-9]{16}$/)
    const { JoinConfiguration } = kubeadm.configurations.get('main-worker-1') ?? {}
    expect(JoinConfiguration).toMatchObject({
      discovery: {
        bootstrapToken: { token, apiServerEndpoint: '10.0.0.2:6443', caCertHashes: [expect.stringMatching(/^sha256:[0-9a-f]{64}$/)] },
      },
    })
  })

  it("sets up the nodes' network for the pod subnet that kubeadm is told in the end", async () => {
    const cluster = await make({ workers: 0, kubeadm: { ClusterConfiguration: { networking: { podSubnet: '10.99.0.0/16' } } } })
    expect((await cluster.controlPlane.readFile('/usr/local/sbin/vivarium-pod-network')).toString()).toContain(
      'ip route replace 10.99.0.0/16',
    )
  })

  it('installs the registry unless it is not wanted', async () => {
    const cluster = await make({
      workers: 0,
      controlPlane: {
        ports: [
          { guestPort: 6443, hostPort: api.port },
          { guestPort: 30000, hostPort: 4711 },
        ],
      },
    })
    expect(api.paths).toContain('/apis/apps/v1/namespaces/kube-system/deployments/registry')
    expect(api.get('/api/v1/namespaces/kube-system/services/registry')).toMatchObject({
      spec: { type: 'NodePort', ports: [{ nodePort: 30000 }] },
    })
    expect(await cluster.registryPort()).toBe(4711)
    await cluster.destroy()
    const without = await make({ workers: 0, registry: false })
    await expect(without.registryPort()).rejects.toMatchObject({ code: 'NO_REGISTRY' })
    await expect(without.pushImages('x.tar')).rejects.toMatchObject({ code: 'NO_REGISTRY' })
  })

  it('takes back what it made and shows what kubeadm printed, when kubeadm refuses the configuration', async () => {
    const complaint = 'error: strict decoding error: unknown field "networkin"'
    kubeadm.refuse.set('main-control-plane: kubeadm init', complaint)
    const failure = await make({ workers: 2, network: 'apart' }).catch((error: unknown) => error)
    expect(isVivariumError(failure, 'CLUSTER_FAILED') && failure.message).toBe(`kubeadm init on main-control-plane failed:\n${complaint}`)
    expect(await universe.vms()).toEqual([])
    expect(await universe.clusters()).toEqual([])
    kubeadm.refuse.clear()
    await expect(make({ workers: 0 })).resolves.toMatchObject({ name: 'main' })
  })

  it('takes all of it back when one worker can not join', async () => {
    kubeadm.refuse.set('main-worker-2: kubeadm join', "error execution phase preflight: couldn't validate the identity of the API Server")
    await expect(make({ workers: 3 })).rejects.toMatchObject({
      code: 'CLUSTER_FAILED',
      message: expect.stringContaining('kubeadm join on main-worker-2'),
    })
    expect(await universe.vms()).toEqual([])
    expect(await universe.clusters()).toEqual([])
  })

  it('names the nodes that did not become ready', async () => {
    const answer = kubeadm.answer
    commandsOfMachines.answer = async (machine, command) => {
      // Whoever writes there is not heard.
      const deaf = machine.name === 'main-worker-1' ? { name: machine.name, files: { ...machine.files } } : machine
      return answer(deaf, command)
    }
    const failure = make({ timeoutMs: 1500 })
    await expect(failure).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: expect.stringContaining('main-worker-1 is not ready (KubeletNotReady: cni plugin not initialized)'),
    })
    expect(await universe.vms()).toEqual([])
  })

  it('says so when the image has no kubeadm, or another version', async () => {
    kubeadm.refuse.set('kubeadm version', 'sh: 1: kubeadm: not found')
    await expect(make()).rejects.toMatchObject({ code: 'NOT_A_KUBERNETES_IMAGE', message: expect.stringContaining('kubeadm: not found') })
    kubeadm.refuse.clear()
    await expect(make({ version: '1.33' })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
      message: expect.stringContaining('has Kubernetes v1.34.1'),
    })
    expect(await universe.vms()).toEqual([])
  })

  it('refuses names and machines that there are already, and what is no subnet or count', async () => {
    await universe.newVM('main-worker-1', { image: 'node' })
    await expect(make()).rejects.toMatchObject({ code: 'ALREADY_EXISTS', message: expect.stringContaining('main-worker-1') })
    await make({ workers: 0 })
    await expect(make({ workers: 0 })).rejects.toMatchObject({ code: 'ALREADY_EXISTS', message: expect.stringContaining('cluster "main"') })
    await expect(universe.newCluster('Main', { image: 'node' })).rejects.toMatchObject({ code: 'INVALID_NAME' })
    await expect(universe.newCluster('b', { podSubnet: 'fd00::/64' })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(universe.newCluster('b', { image: 'node', workers: -1 })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    expect((await universe.vms()).map(({ name }) => name).sort()).toEqual(['main-control-plane', 'main-worker-1'])
  })

  it('stops when it is cancelled, and leaves nothing', async () => {
    const cancel = new AbortController()
    const answer = kubeadm.answer
    commandsOfMachines.answer = async (machine, command) => {
      if (command.startsWith('kubeadm join')) cancel.abort()
      return answer(machine, command)
    }
    await expect(make({ signal: cancel.signal, workers: 2 })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await universe.vms()).toEqual([])
  })
})

describe('Cluster', () => {
  it('is there again after open and checkpoint, with a kubeconfig for that run', async () => {
    const made = await make()
    const file = await made.kubeconfigFile()
    expect(file).toBe(join(universe.path, 'runs', universe.runId, 'kubeconfigs', 'main.yaml'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await universe.checkpoint()
    const after = await universe.cluster('main')
    expect(await readFile(file, 'utf8')).toBe(after.kubeconfig())
    await after.nodesReady({ timeoutMs: 5000 })
    await universe.save()
    universe = await Universe.open(universe.path)
    // Before anybody asks for the cluster.
    const opened = join(universe.path, 'runs', universe.runId, 'kubeconfigs', 'main.yaml')
    expect(await readFile(opened, 'utf8')).toContain(`server: "https://127.0.0.1:${api.port}"`)
    const cluster = await universe.cluster('main')
    expect(cluster.workers.map(({ name }) => name)).toEqual(['main-worker-1'])
    await cluster.nodesReady({ timeoutMs: 5000 })
    await expect(universe.cluster('other')).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('main') })
  })

  it('gives classes of @kubernetes/client-node a connection', async () => {
    const cluster = await make({ workers: 0 })
    const node = await cluster.client(CoreV1Api).readNode({ name: 'main-control-plane' })
    expect(node.metadata?.name).toBe('main-control-plane')
  })

  it('gains workers like the first ones, and loses them', async () => {
    const cluster = await make({ workers: 1, worker: { cpus: 3, memory: '2GiB' } })
    const added = await cluster.addWorker({ cpus: 4 })
    expect(added).toMatchObject({ name: 'main-worker-2', cpus: 4, memoryBytes: 2 * 2 ** 30 })
    expect(kubeadm.configurations.get('main-worker-2')?.JoinConfiguration).toMatchObject({
      discovery: { bootstrapToken: { token: 'later0.0123456789abcdef' } },
    })
    await cluster.nodesReady({ timeoutMs: 5000 })
    await cluster.removeWorker('main-worker-1')
    expect(api.paths.filter((path) => path.startsWith('/api/v1/nodes/'))).toEqual([
      '/api/v1/nodes/main-control-plane',
      '/api/v1/nodes/main-worker-2',
    ])
    const reset = kubeadm.commands.indexOf('main-worker-1: kubeadm reset --force')
    expect(reset).toBeGreaterThan(0)
    expect(cluster.workers.map(({ name }) => name)).toEqual(['main-worker-2'])
    expect((await universe.cluster('main')).nodes.map(({ name }) => name)).toEqual(['main-control-plane', 'main-worker-2'])
    await expect(cluster.removeWorker('main-worker-1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is as before when a worker can not be added', async () => {
    const cluster = await make({ workers: 1 })
    kubeadm.refuse.set('main-worker-2: kubeadm join', 'no')
    await expect(cluster.addWorker()).rejects.toMatchObject({ code: 'CLUSTER_FAILED' })
    expect((await universe.vms()).map(({ name }) => name).sort()).toEqual(['main-control-plane', 'main-worker-1'])
    expect(cluster.workers).toHaveLength(1)
  })

  it('goes with its machines and its kubeconfig', async () => {
    const cluster = await make()
    const file = await cluster.kubeconfigFile()
    await cluster.destroy()
    expect(await universe.vms()).toEqual([])
    expect(await universe.clusters()).toEqual([])
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('apply', () => {
  it('applies namespaces, then definitions, then the rest, and waits until new kinds are served', async () => {
    const cluster = await make({ workers: 0, registry: false })
    setTimeout(() => api.serve('test.dev/v1', 'lizards', 'Lizard', true), 60)
    const applied = await cluster.apply(`apiVersion: test.dev/v1
kind: Lizard
metadata: { name: leo, namespace: zoo }
spec: { awake: y, from: 2024-01-02 }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: rules }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: lizards.test.dev }
spec: { group: test.dev, names: { kind: Lizard, plural: lizards } }
---
apiVersion: v1
kind: Namespace
metadata: { name: zoo }
`)
    expect(applied.map(({ kind }) => kind)).toEqual(['Namespace', 'CustomResourceDefinition', 'Lizard', 'ConfigMap'])
    expect(api.writes.slice(-4)).toEqual([
      'PATCH /api/v1/namespaces/zoo',
      'PATCH /apis/apiextensions.k8s.io/v1/customresourcedefinitions/lizards.test.dev',
      'PATCH /apis/test.dev/v1/namespaces/zoo/lizards/leo',
      'PATCH /api/v1/namespaces/default/configmaps/rules',
    ])
    expect(applied[2]).toMatchObject({ spec: { awake: true, from: '2024-01-02' } })
  })

  it('names the object that could not be applied', async () => {
    const cluster = await make({ workers: 0, registry: false })
    const unknown = { apiVersion: 'test.dev/v1', kind: 'Snail', metadata: { name: 'gary', namespace: 'zoo' } }
    await expect(cluster.apply([unknown])).rejects.toMatchObject({
      code: 'APPLY_FAILED',
      message: expect.stringContaining('Snail zoo/gary (test.dev/v1) could not be applied: no matches for kind "Snail"'),
    })
  })
})

describe('waitFor', () => {
  const web = (status: object, generation = 1) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', generation },
    status,
  })
  const path = '/apis/apps/v1/namespaces/default/deployments/web'

  it('waits for a condition of the present generation, a field, and an end', async () => {
    const cluster = await make({ workers: 0, registry: false })
    const conditions = [{ type: 'Available', status: 'True' }]
    api.put(path, web({ observedGeneration: 1, conditions, readyReplicas: 1 }, 2))
    const available = cluster.waitFor({ kind: 'deployments.apps', name: 'web', condition: 'Available' }, { timeoutMs: 5000 })
    const replicas = cluster.waitFor({ kind: 'Deployment', name: 'web', jsonPath: '{.status.readyReplicas}=3' }, { timeoutMs: 5000 })
    api.put(path, web({ observedGeneration: 2, conditions, readyReplicas: 3 }, 2))
    expect(await available).toMatchObject({ status: { observedGeneration: 2 } })
    expect(await replicas).toMatchObject({ status: { readyReplicas: 3 } })
    const deleted = cluster.waitFor({ kind: 'Deployment', apiVersion: 'apps/v1', name: 'web', deleted: true }, { timeoutMs: 5000 })
    api.delete(path)
    expect(await deleted).toBeUndefined()
  })

  it('says how it is instead, when the time is over', async () => {
    const cluster = await make({ workers: 0, registry: false })
    api.put(path, web({ conditions: [{ type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable' }] }))
    await expect(cluster.waitFor({ kind: 'deployment', name: 'web', condition: 'Available' }, { timeoutMs: 1500 })).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: 'condition Available of deployment web did not come in time; it is there: Available=False (MinimumReplicasUnavailable)',
    })
    await expect(cluster.waitFor({ kind: 'lizards', name: 'leo' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(cluster.waitFor({ kind: 'Pod', name: 'x', deleted: true, condition: 'Ready' })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
    })
  })
})
