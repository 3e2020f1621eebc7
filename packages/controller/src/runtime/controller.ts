import type { Clock } from '@vivarium/core'
import type { Informer } from '../cache/informer.js'
import type { Informers } from '../cache/informers.js'
import type { KubeClient, Selection } from '../client.js'

import type { Log } from '../log.js'
import { groupOf, type KubeObject, keyText, type ObjectKind } from '../objects.js'
import type { RateLimiter } from '../queue/rate-limiter.js'
import { WorkQueue } from '../queue/work-queue.js'
import type { ObjectChange, Predicate } from './predicates.js'

/** What is to be reconciled: an object's name, never the object, which may have changed or gone since. */
export interface Request {
  /** Empty for what is in no namespace. */
  readonly namespace: string
  readonly name: string
}

export interface ReconcileContext {
  readonly client: KubeClient
  /** The shared informers of the manager: reads that cost nothing, a moment behind the server. */
  readonly informers: Informers
  readonly clock: Clock
  readonly log: Log
  /** Aborted when the controller stops and its time to end in peace is over. */
  readonly signal: AbortSignal
}

export interface ReconcileResult {
  /** Reconcile again after so many milliseconds of the clock's time, also if nothing changes. */
  readonly requeueAfterMs?: number
}

/**
 * Makes the world as the object says, from whatever it is now. Must be safe to repeat. What it throws is logged, and it is called again
 * after a while that grows with each failure.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: most reconcilers return nothing
export type Reconcile = (request: Request, context: ReconcileContext) => Promise<ReconcileResult | undefined | void>

/** Objects of one kind whose changes lead to requests. */
export interface WatchSource<T extends KubeObject = KubeObject> extends ObjectKind, Selection {
  readonly predicate?: Predicate<T>
}

export interface MappedSource<T extends KubeObject = KubeObject> extends WatchSource<T> {
  /** Which requests a change of the object leads to; for an update both the old and the new object are asked for. */
  map(object: T): readonly Request[]
}

export interface ControllerOptions {
  /** For logs. */
  readonly name: string
  /** The kind that it reconciles: a change of an object is a request with its name. */
  readonly for: WatchSource
  /** Kinds that it makes: a change of an object is a request for the object of the kind `for` that controls it. */
  readonly owns?: readonly WatchSource[]
  readonly watches?: readonly MappedSource[]
  readonly reconcile: Reconcile
  /** How many requests are worked on at once, never two of one name; absent: 1. */
  readonly concurrency?: number
  readonly rateLimiter?: RateLimiter<string>
}

/** A source of one kind with its own type, among sources of others. */
export function watchSource<T extends KubeObject>(source: MappedSource<T>): MappedSource {
  return source as unknown as MappedSource
}

/** Calls a reconciler when something changes; made by `Manager.addController`. */
export class Controller {
  readonly name: string
  readonly #options: ControllerOptions
  readonly #context: ReconcileContext
  readonly #queue: WorkQueue<string>
  readonly #stopHandlers: (() => void)[] = []
  readonly #abort: AbortController
  /** Done in this turn of the event loop. */
  #finished: string[] = []

  constructor(options: ControllerOptions, context: Omit<ReconcileContext, 'signal'>) {
    this.name = options.name
    this.#options = options
    this.#abort = new AbortController()
    this.#context = { ...context, log: context.log.with({ controller: options.name }), signal: this.#abort.signal }
    this.#queue = new WorkQueue({
      clock: context.clock,
      ...(options.rateLimiter && { rateLimiter: options.rateLimiter }),
    })
    const owner = options.for
    this.#follow({ ...owner, map: ({ metadata }) => [{ namespace: metadata.namespace ?? '', name: metadata.name ?? '' }] })
    for (const source of options.owns ?? []) this.#follow({ ...source, map: (object) => controllerOf(object, owner) })
    for (const source of options.watches ?? []) this.#follow(source)
  }

  /** True when there is nothing to do now. Requests that wait for their time, or for another try, do not count. */
  get isIdle(): boolean {
    return this.#queue.isIdle
  }

  /** Asks for a reconciliation, as a change would. */
  enqueue({ namespace, name }: Request): void {
    this.#queue.add(keyText({ namespace, name }))
  }

  /** Reconciles nothing until `resume`; what changes meanwhile is reconciled then. */
  pause(): void {
    this.#queue.pause()
  }

  resume(): void {
    this.#queue.resume()
  }

  start(): void {
    for (let i = 0; i < (this.#options.concurrency ?? 1); i++) void this.#work()
  }

  /** Takes no more, and waits for what is being worked on; after `drainMs` that is aborted, and no longer waited for than it takes to notice. */
  async stop(drainMs: number): Promise<void> {
    for (const stop of this.#stopHandlers) stop()
    const drained = this.#queue.shutDown()
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#context.log.warn('the controller did not end in time; what it does is aborted')
        resolve()
      }, drainMs)
    })
    await Promise.race([drained, patience])
    clearTimeout(timer)
    this.#abort.abort()
  }

  #follow(source: MappedSource): void {
    const informer: Informer = this.#context.informers.of(source, source)
    const tell = (change: ObjectChange) => {
      if (source.predicate && !source.predicate(change)) return
      if (change.before && change.before !== change.after) for (const request of source.map(change.before)) this.enqueue(request)
      if (change.after) for (const request of source.map(change.after)) this.enqueue(request)
    }
    this.#stopHandlers.push(
      informer.handle({
        added: (object) => tell({ before: undefined, after: object }),
        updated: (before, object) => tell({ before, after: object }),
        deleted: (object) => tell({ before: object, after: undefined }),
      }),
    )
  }

  async #work(): Promise<void> {
    for (;;) {
      const key = await this.#queue.get()
      if (key === undefined) return
      await this.#reconcile(key)
      this.#done(key)
    }
  }

  /** A name has its turn once: however often it changes meanwhile (in process that costs no time at all), it is looked at once more. */
  #done(key: string): void {
    if (this.#finished.push(key) > 1) return
    setImmediate(() => {
      const finished = this.#finished
      this.#finished = []
      for (const each of finished) this.#queue.done(each)
    })
  }

  async #reconcile(key: string): Promise<void> {
    const slash = key.indexOf('/')
    const request = { namespace: slash < 0 ? '' : key.slice(0, slash), name: key.slice(slash + 1) }
    const log = this.#context.log.with({ object: key })
    try {
      const result = await this.#options.reconcile(request, { ...this.#context, log })
      this.#queue.forget(key)
      if (result?.requeueAfterMs !== undefined) this.#queue.addAfter(key, result.requeueAfterMs)
    } catch (error) {
      log.warn('reconciling failed; it is tried again', { error, retries: this.#queue.retries(key) })
      this.#queue.addRateLimited(key)
    }
  }
}

/** The object of a kind that controls another one. Versions of the kind don't matter, its group does. */
function controllerOf({ metadata }: KubeObject, owner: ObjectKind): readonly Request[] {
  const reference = metadata.ownerReferences?.find(({ controller }) => controller === true)
  if (!reference || reference.kind !== owner.kind || groupOf(reference.apiVersion) !== groupOf(owner.apiVersion)) return []
  return [{ namespace: metadata.namespace ?? '', name: reference.name }]
}
