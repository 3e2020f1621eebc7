import type { KubeClient, ListOptions, ObjectList, WatchHandler, WatchOptions } from '../client.js'
import type { KubeObject, ObjectKind } from '../objects.js'

export class FakeWatch {
  readonly options: WatchOptions
  stopped = false
  readonly #handler: WatchHandler

  constructor(options: WatchOptions, handler: WatchHandler) {
    this.options = options
    this.#handler = handler
  }

  send(type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK', object: KubeObject): void {
    if (!this.stopped) this.#handler.event({ type, object })
  }

  /** The bookmark after what was there at the start. */
  initialEnd(resourceVersion: string): void {
    this.send('BOOKMARK', thing('', resourceVersion, { annotations: { 'k8s.io/initial-events-end': 'true' } }))
  }

  end(error?: Error): void {
    if (!this.stopped) this.#handler.end(error)
  }
}

const notThere = () => Promise.reject(new Error('this test does not expect that'))

/** A server's side of lists and watches, in the hands of a test. */
export class FakeClient implements KubeClient {
  readonly watches: FakeWatch[] = []
  readonly lists: ListOptions[] = []
  /** Answers a list; or, told so, throws. */
  onList: (options: ListOptions) => Promise<ObjectList> = notThere
  /** Called with each new watch before `watch` returns. */
  onWatch: (watch: FakeWatch) => void = () => {}

  /** The watch that is open. */
  get open(): FakeWatch {
    const open = this.watches.filter(({ stopped }) => !stopped)
    if (open.length !== 1) throw new Error(`${open.length} watches are open`)
    return open[0] as FakeWatch
  }

  watch<T extends KubeObject = KubeObject>(_kind: ObjectKind, options: WatchOptions, handler: WatchHandler<T>): () => void {
    const watch = new FakeWatch(options, handler as unknown as WatchHandler)
    this.watches.push(watch)
    this.onWatch(watch)
    return () => {
      watch.stopped = true
    }
  }

  async list<T extends KubeObject = KubeObject>(_kind: ObjectKind, options: ListOptions = {}): Promise<ObjectList<T>> {
    this.lists.push(options)
    return (await this.onList(options)) as ObjectList<T>
  }

  get = notThere
  find = notThere
  create = notThere
  update = notThere
  patch = notThere
  apply = notThere
  delete = notThere
  deleteCollection = notThere
  resources = notThere
  resourceOf = notThere
}

export const thingKind = { apiVersion: 'example.com/v1', kind: 'Thing' } as const

export function thing(name: string, resourceVersion: string, metadata: Partial<KubeObject['metadata']> = {}): KubeObject {
  return { ...thingKind, metadata: { name, namespace: 'default', uid: `uid-${name}`, resourceVersion, ...metadata } }
}
