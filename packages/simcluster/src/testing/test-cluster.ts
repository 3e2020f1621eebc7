import { type KubeClient, type KubeObject, Manager, ManualClock, type ObjectKind, silentLog } from '@vivarium/controller'
import { ApiServer } from '../api-server.js'
import { InProcessClient } from '../in-process-client.js'
import { addTestKubelet, type TestKubelet } from './test-kubelet.js'

/** An API server with some controllers, and a kubelet that makes each pod run at once. */
export class TestCluster implements AsyncDisposable {
  readonly api: ApiServer
  readonly client: KubeClient
  readonly clock: ManualClock
  readonly kubelet: TestKubelet
  readonly #manager: Manager

  private constructor(api: ApiServer, manager: Manager, clock: ManualClock, kubelet: TestKubelet) {
    this.api = api
    this.client = manager.client
    this.clock = clock
    this.kubelet = kubelet
    this.#manager = manager
  }

  static async start(add: (manager: Manager) => void): Promise<TestCluster> {
    const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
    const api = await ApiServer.start({ clock })
    const manager = new Manager(new InProcessClient(api.client.as({ manager: 'kube-controller-manager' })), { clock, log: silentLog })
    const kubelet = addTestKubelet(manager, clock)
    add(manager)
    await manager.start()
    return new TestCluster(api, manager, clock, kubelet)
  }

  /** Resolves when nobody has anything to do now. */
  async settled(): Promise<void> {
    const deadline = performance.now() + 10_000
    for (let quiet = 0; quiet < 3; ) {
      await this.api.settled()
      await new Promise<void>((resolve) => setImmediate(resolve))
      quiet = this.#manager.isIdle ? quiet + 1 : 0
      if (performance.now() > deadline) throw new Error('the controllers never come to rest')
    }
  }

  async advance(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds)
    await this.settled()
  }

  async create<T extends KubeObject>(object: T): Promise<T> {
    const created = await this.client.create<T>({ ...object, metadata: { namespace: 'default', ...object.metadata } })
    await this.settled()
    return created
  }

  get<T extends KubeObject>(kind: ObjectKind, name: string): T {
    return this.api.client.get(kind, { namespace: 'default', name }) as unknown as T
  }

  find<T extends KubeObject>(kind: ObjectKind, name: string): T | undefined {
    return this.api.client.find(kind, { namespace: 'default', name }) as unknown as T | undefined
  }

  list<T extends KubeObject>(kind: ObjectKind, labelSelector = ''): T[] {
    return [...(this.api.client.list(kind, { namespace: 'default', labelSelector }).items as unknown as T[])]
  }

  names(kind: ObjectKind, labelSelector = ''): string[] {
    return this.list(kind, labelSelector)
      .map(({ metadata }) => metadata.name ?? '')
      .sort()
  }

  async patch(kind: ObjectKind, name: string, body: object, subresource?: string): Promise<void> {
    await this.client.patch(
      kind,
      { namespace: 'default', name },
      { type: 'merge', body },
      { fieldManager: 'test', ...(subresource && { subresource }) },
    )
    await this.settled()
  }

  async delete(kind: ObjectKind, name: string): Promise<void> {
    await this.client.delete(kind, { namespace: 'default', name }, { gracePeriodSeconds: 0 })
    await this.settled()
  }

  /** `reason: message` of the events about an object, in order. */
  events(name: string): string[] {
    const events = this.list<KubeObject & { involvedObject: { name?: string }; reason?: string; message?: string }>({
      apiVersion: 'v1',
      kind: 'Event',
    })
    return events.filter(({ involvedObject }) => involvedObject.name === name).map(({ reason, message }) => `${reason}: ${message}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#manager.stop()
    await this.api.close()
  }
}
