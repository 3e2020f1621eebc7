import { ApiServer } from '@vivarium/apiserver'
import { type KubeClient, type KubeObject, Manager, ManualClock, silentLog } from '@vivarium/controller'
import { InProcessClient } from '../in-process-client.js'
import { Kubelet } from '../kubelet/kubelet.js'
import { type Pod, podKind } from '../kubelet/pod.js'
import type { Stages } from '../kubelet/stages.js'
import { NodeLifecycle } from '../node-lifecycle/node-lifecycle.js'
import { Nodes } from '../nodes/nodes.js'
import { Scheduler } from '../scheduler/scheduler.js'

/** A server with simulated nodes and what works on them, whose time stands until it is moved. */
export class SimCluster implements AsyncDisposable {
  readonly api: ApiServer
  readonly clock: ManualClock
  readonly client: KubeClient
  readonly manager: Manager
  readonly nodes: Nodes
  readonly kubelet: Kubelet
  readonly scheduler: Scheduler
  readonly lifecycle: NodeLifecycle

  private constructor(api: ApiServer, clock: ManualClock, stages: Stages | undefined) {
    this.api = api
    this.clock = clock
    this.client = new InProcessClient(api.client)
    this.manager = new Manager(this.client, { clock, log: silentLog })
    this.nodes = new Nodes(this.manager, { version: 'v1.34.1', clock })
    this.kubelet = new Kubelet(this.manager, { nodes: this.nodes, clock, seed: 'test', ...(stages && { stages }) })
    this.scheduler = new Scheduler(this.manager, { clock })
    this.lifecycle = new NodeLifecycle(this.manager, { clock })
    for (const runnable of [this.nodes, this.kubelet, this.scheduler, this.lifecycle]) this.manager.add(runnable)
  }

  static async start(options: { readonly nodes?: number; readonly stages?: Stages } = {}): Promise<SimCluster> {
    const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
    const api = await ApiServer.start({ clock, admission: { disable: ['ServiceAccount'] } })
    const cluster = new SimCluster(api, clock, options.stages)
    await cluster.manager.start()
    for (let i = 1; i <= (options.nodes ?? 1); i++) await cluster.nodes.add({ name: `node-${i}` })
    await cluster.settled()
    return cluster
  }

  /** Another one on the same server and clock, after this one has stopped: as when a saved cluster is opened. This one is not to be used any more. */
  async restarted(options: { readonly stages?: Stages } = {}): Promise<SimCluster> {
    await this.manager.stop()
    const cluster = new SimCluster(this.api, this.clock, options.stages)
    await cluster.manager.start()
    await cluster.nodes.adopt()
    await cluster.settled()
    return cluster
  }

  /** Lets everything happen that is to happen now. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((resolve) => setImmediate(resolve))
      quiet = [this.kubelet, this.scheduler, this.lifecycle].every(({ isIdle }) => isIdle) ? quiet + 1 : 0
    }
  }

  /** Lets time pass, with everything that happens meanwhile. */
  async pass(seconds: number, step = 1): Promise<void> {
    await this.settled()
    for (let rest = seconds; rest > 0; rest -= step) {
      this.clock.advance(Math.min(step, rest) * 1000)
      await this.settled()
    }
  }

  async addPod(name: string, spec: object = {}, metadata: KubeObject['metadata'] = {}): Promise<Pod> {
    const pod = { ...podKind, metadata: { namespace: 'default', name, ...metadata }, spec: { ...webSpec, ...spec } } as KubeObject
    return this.client.create<Pod>(pod as Pod)
  }

  pod(name: string): Pod | undefined {
    return this.api.client.find<Pod & { metadata: object }>(podKind, { namespace: 'default', name }) as Pod | undefined
  }

  /** Of one object: reason and message, in the order in which they were written. */
  events(name: string): string[] {
    const { items } = this.api.client.list<KubeObject & Event>({ apiVersion: 'v1', kind: 'Event' } as const, {})
    return items
      .filter(({ involvedObject }) => involvedObject.name === name)
      .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
      .map(({ reason, message }) => `${reason}: ${message}`)
  }

  condition(name: string, type: string): string {
    const { status, reason = '' } = this.pod(name)?.status?.conditions?.find((condition) => condition.type === type) ?? {}
    return `${status} ${reason}`.trim()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.manager.stop()
    await this.api.close()
  }
}

interface Event {
  readonly involvedObject: { readonly name?: string }
  readonly reason?: string
  readonly message?: string
}

const webSpec = { containers: [{ name: 'web', image: 'nginx' }] }
