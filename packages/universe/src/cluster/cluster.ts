import type { HttpClient, KubeClient, KubeObject } from '@vivarium/controller'
import { errors, isVivariumError, Operation, type OperationOptions } from '@vivarium/core'
import { universeErrors } from '../errors.js'
import type { VM } from '../vm.js'
import { type ApplyOptions, applyManifest } from './apply.js'
import { type ApiClass, makeApiClient } from './client-node.js'
import type { ClusterHome } from './cluster-home.js'
import type { ClusterRecord } from './cluster-record.js'
import { connectTo } from './kube-client.js'
import { createToken, joinNode, prepareNode } from './kubeadm-runs.js'
import { kubeconfigText, removeKubeconfig, writeKubeconfig } from './kubeconfig.js'
import type { Manifest } from './manifest.js'
import { NewMachines } from './new-machines.js'
import { bringUpNodes, nodeKind, untilReady } from './nodes.js'
import { registryNodePort } from './ports.js'
import type { ImageSource } from './registry/image-source.js'
import { byWorkerNumber, nextWorkerNumber, type Role, roleOf, workerSpec } from './roles.js'
import { type WaitTarget, waitFor } from './wait-for.js'

const readyTimeoutMs = 300_000
/** A real worker boots and joins in a minute where its processor is emulated. */
const workerTimeoutMs = 15 * 60_000
const pushTimeoutMs = 15 * 60_000

/**
 * A Kubernetes cluster of an open universe: a machine that is its control plane, and workers. A handle is of one run; after a checkpoint it is
 * asked for anew.
 */
export class Cluster {
  readonly #home: ClusterHome
  readonly #record: ClusterRecord
  readonly #client: HttpClient
  readonly #controlPlane: VM
  #workers: readonly VM[]

  private constructor(home: ClusterHome, record: ClusterRecord, client: HttpClient, controlPlane: VM, workers: readonly VM[]) {
    this.#home = home
    this.#record = record
    this.#client = client
    this.#controlPlane = controlPlane
    this.#workers = workers
  }

  /** The cluster of a record, with its machines as they are now. Throws NOT_FOUND when its control plane's machine is gone. */
  static async of(home: ClusterHome, record: ClusterRecord): Promise<Cluster> {
    const hosts = await home.driver().listHosts()
    const own = hosts.filter(({ spec }) => spec.cluster === record.name)
    const controlPlane = own.find(({ name }) => name === record.controlPlane.name)
    if (!controlPlane) {
      const names = hosts.map(({ name }) => name)
      throw errors.notFound('machine', record.controlPlane.name, names)
    }
    const workers = own.filter((host) => host !== controlPlane).sort(byWorkerNumber)
    return new Cluster(
      home,
      record,
      await connectTo(home, record),
      home.vm(controlPlane),
      workers.map((host) => home.vm(host)),
    )
  }

  get name(): string {
    return this.#record.name
  }
  /** Of Kubernetes, as kubeadm says it: `v1.34.1`. */
  get version(): string {
    return this.#record.kubernetesVersion
  }
  get controlPlane(): VM {
    return this.#controlPlane
  }
  /** In the order in which they joined. */
  get workers(): readonly VM[] {
    return this.#workers
  }
  /** The control plane and the workers. */
  get nodes(): readonly VM[] {
    return [this.#controlPlane, ...this.#workers]
  }

  /** A kubeconfig for the cluster's administrator, right for this run. */
  kubeconfig(): string {
    return kubeconfigText(this.name, this.#record.access, this.#client.server)
  }

  /** Path of a file with it (0600). It is in the run's folder, and goes with the run. */
  kubeconfigFile(): Promise<string> {
    return writeKubeconfig(this.#home, this.#record)
  }

  /** A client of the cluster's API, as its administrator. */
  get kubeClient(): KubeClient {
    return this.#client
  }

  /** An API class of `@kubernetes/client-node` for this cluster: `cluster.client(CoreV1Api)`. Throws CLIENT_NODE_MISSING. */
  client<T>(api: ApiClass<T>): T {
    return makeApiClient(api, this.kubeconfig())
  }

  /**
   * Server-side apply, as field manager `vivarium`: namespaces first, then definitions of custom resources, then the rest. Gives the objects as
   * the server has them. Throws MANIFEST_INVALID, and APPLY_FAILED, which names the object.
   */
  apply(manifest: Manifest, options?: ApplyOptions): Promise<KubeObject[]> {
    return applyManifest(this.#client, manifest, options)
  }

  /** Resolves when all nodes are ready. Throws TIMED_OUT (default: after 5 minutes), which names those that are not. */
  async nodesReady(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `nodes of ${this.name} being ready`, readyTimeoutMs)
    await untilReady(
      this.#client,
      this.nodes.map(({ name }) => name),
      operation,
    )
  }

  /** Resolves when an object is as it should be. Throws TIMED_OUT (default: after 2 minutes), which says how it is instead. */
  waitFor(target: WaitTarget, options?: OperationOptions): Promise<KubeObject | undefined> {
    return waitFor(this.#client, target, options)
  }

  /** Makes one more worker, as the others unless `role` says otherwise, and waits until its node is ready. What fails is taken back. */
  async addWorker(role: Role = {}, options?: OperationOptions): Promise<VM> {
    const operation = Operation.from(options, `adding a worker to ${this.name}`, workerTimeoutMs)
    const { podSubnet, image, kubernetesVersion, worker } = this.#record
    const number = nextWorkerNumber(
      this.name,
      this.#workers.map(({ name }) => name),
    )
    const made = { cluster: this.name, image, kubernetesVersion, universe: this.#home.universe }
    const spec = await workerSpec(number, roleOf(worker, role), worker.network, made)
    return operation.step(`add worker ${spec.name}`, async (inner) => {
      const machines = new NewMachines(this.#home)
      try {
        const [machine] = await machines.hosts([spec], inner)
        if (!machine) throw new TypeError('no machine was made')
        await inner.step(`start ${machine.name}`, (starting) => machine.start(starting))
        await prepareNode(machine, podSubnet, inner)
        await joinNode(this.#record, this.#controlPlane, machine, await createToken(this.#controlPlane, inner), inner)
        await bringUpNodes(this.#client, [machine], inner)
        this.#workers = [...this.#workers, machine]
        return machine
      } catch (error) {
        await machines.takeBack()
        await this.#forgetNode(spec.name).catch(() => {})
        throw error
      }
    })
  }

  /** Takes a worker out: `kubeadm reset`, its node, its machine. Its pods are not asked (drain it first for that). Throws NOT_FOUND. */
  async removeWorker(name: string, options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `removing ${name}`, workerTimeoutMs)
    const machine = this.#workers.find((worker) => worker.name === name)
    if (!machine) {
      const names = this.#workers.map((worker) => worker.name)
      throw errors.notFound('worker', name, names)
    }
    await operation.step(`remove worker ${name}`, async (inner) => {
      // A kubelet that goes on would register its node again.
      if ((await machine.status()) === 'running') await machine.run('kubeadm reset --force', { signal: inner.signal, allowFailure: true })
      await this.#forgetNode(name, inner)
      await machine.destroy()
      this.#workers = this.#workers.filter((worker) => worker !== machine)
    })
  }

  /** The port of 127.0.0.1 at which this computer reaches the cluster's registry. Throws NO_REGISTRY. */
  async registryPort(): Promise<number> {
    if (!this.#record.registry) throw universeErrors.noRegistry(this.name)
    return this.#controlPlane.forwardedPort(registryNodePort)
  }

  /**
   * Pushes images into the cluster's registry: from docker-archive and OCI archive files, OCI layout folders, or `docker:NAME`. Gives the
   * names that pods use: `localhost:30000/NAME:TAG`. Throws NO_REGISTRY, IMAGE_SOURCE_INVALID, REGISTRY_FAILED.
   */
  async pushImages(sources: ImageSource | readonly ImageSource[], options?: OperationOptions): Promise<string[]> {
    const operation = Operation.from(options, 'pushing images', pushTimeoutMs)
    if (!this.#record.registry) throw universeErrors.noRegistry(this.name)
    const { pushAll } = await import('./registry/push.js')
    const address = await this.#controlPlane.address(registryNodePort)
    return pushAll(`http://${address}`, Array.isArray(sources) ? sources : [sources as ImageSource], operation)
  }

  /** Deletes the cluster with its machines. */
  async destroy(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `deleting the cluster ${this.name}`)
    await operation.step(`delete cluster ${this.name}`, async () => {
      this.#client.close()
      await this.#home.run.deleteCluster(this.name)
      await removeKubeconfig(this.#home, this.name)
      await Promise.all(this.nodes.map((machine) => machine.destroy().catch(ignoreMissing)))
    })
  }

  async #forgetNode(name: string, operation?: Operation): Promise<void> {
    await this.#client.delete(nodeKind, { name }, operation).catch((error: unknown) => {
      if (!isVivariumError(error, 'KUBERNETES_NOT_FOUND')) throw error
    })
  }
}

function ignoreMissing(error: unknown): void {
  if (!isVivariumError(error, 'NOT_FOUND')) throw error
}
