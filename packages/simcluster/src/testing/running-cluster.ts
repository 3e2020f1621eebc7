import { type KubeObject, ManualClock, type ObjectKind } from '@vivarium/controller'
import { Cluster, type ClusterOptions } from '../cluster.js'

/** A cluster with nodes whose time stands until it is moved. */
export class RunningCluster implements AsyncDisposable {
  readonly clock: ManualClock
  readonly cluster: Cluster

  private constructor(clock: ManualClock, cluster: Cluster) {
    this.clock = clock
    this.cluster = cluster
  }

  static async start(options: Omit<ClusterOptions, 'clock'> & { readonly nodes?: number } = {}): Promise<RunningCluster> {
    const { nodes = 1, ...rest } = options
    const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
    const running = new RunningCluster(clock, await Cluster.start({ seed: 'test', ...rest, clock }))
    for (let i = 1; i <= nodes; i++) await running.cluster.nodes.add({ name: `node-${i}` })
    await running.cluster.settled()
    return running
  }

  /** Lets time pass, with everything that happens meanwhile. */
  async pass(seconds: number, step = 1): Promise<void> {
    await this.cluster.settled()
    for (let rest = seconds; rest > 0; rest -= step) {
      this.clock.advance(Math.min(step, rest) * 1000)
      await this.cluster.settled()
    }
  }

  async create<T extends KubeObject>(object: T): Promise<T> {
    const created = await this.cluster.client.create({ ...object, metadata: { namespace: 'default', ...object.metadata } } as never)
    await this.cluster.settled()
    return created as unknown as T
  }

  get<T extends KubeObject>(kind: ObjectKind, name: string, namespace = 'default'): T {
    return this.cluster.client.get(kind, { namespace, name }) as unknown as T
  }

  find<T extends KubeObject>(kind: ObjectKind, name: string, namespace = 'default'): T | undefined {
    return this.cluster.client.find(kind, { namespace, name }) as unknown as T | undefined
  }

  async patch(
    kind: ObjectKind,
    name: string,
    body: object,
    options: { readonly subresource?: string; readonly namespace?: string } = {},
  ): Promise<void> {
    const { namespace = 'default', ...rest } = options
    await this.cluster.client.patch(kind, { namespace, name }, body as never, rest)
    await this.cluster.settled()
  }

  /** `reason: message` of the events about an object. */
  events(name: string): string[] {
    const { items } = this.cluster.client.list({ apiVersion: 'v1', kind: 'Event' }, {})
    return (items as unknown as (KubeObject & { involvedObject: { name?: string }; reason?: string; message?: string })[])
      .filter(({ involvedObject }) => involvedObject.name === name)
      .map(({ reason, message }) => `${reason}: ${message}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cluster.close()
  }
}
