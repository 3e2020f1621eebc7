import { messageOf, Operation, type OperationOptions } from '@vivarium/core'
import type { KubeClient, Selection, WatchEvent, WatchHandler, WatchOptions } from '../client.js'
import { isExpired, KubeError } from '../kube-error.js'
import { type Log, silentLog } from '../log.js'
import { type KubeObject, keyOf, keyText, type ObjectKind } from '../objects.js'
import { Backoff, type BackoffLimits } from './backoff.js'

/** Gets what a reflector finds. Must not throw. */
export interface ReflectorSink<T extends KubeObject = KubeObject> {
  /** Everything that there is: at first, and again whenever the history was lost. */
  replace(objects: readonly T[]): void
  /** One change since. */
  change(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T): void
}

export interface ReflectorOptions extends Selection {
  readonly log?: Log
  /** Waits after failures; absent: 0.8 s to 30 s, doubling. */
  readonly backoff?: BackoffLimits
  /** Objects a page of a list, where the server has no streaming lists; absent: 500. */
  readonly pageSize?: number
}

/** A streaming list of which nothing comes for so long is one that the server does not know. */
const streamingListPatienceMs = 10_000
const minWatchSeconds = 300
const defaultPageSize = 500
/** A watch that ends sooner, without an event, is a failure. */
const shortWatchMs = 1000

/**
 * Follows the objects of one kind: lists, then watches, and lists again when the history is lost (410). Prefers streaming lists (KEP-3157);
 * where a server refuses them or does not know them it pages. After client-go's tools/cache.Reflector.
 */
export class Reflector<T extends KubeObject = KubeObject> {
  readonly kind: ObjectKind
  readonly #client: KubeClient
  readonly #sink: ReflectorSink<T>
  readonly #options: ReflectorOptions
  /** Made when something fails: most never need it. */
  #backoff: Backoff | undefined
  #streaming = true
  #synced = false
  #waiting: (() => void)[] | undefined
  #resourceVersion = ''
  /** What is under way (a watch, a list, a wait), and what ends it. What others than it report is of the past. */
  #current: object | undefined
  #stopCurrent: (() => void) | undefined
  /** What a streaming list has brought so far. */
  #arriving: Map<string, T> | undefined
  #patience: NodeJS.Timeout | undefined
  /** When the watch was opened, and how many events came of it. */
  #openedMs = 0
  #events = 0
  #stopped = false

  constructor(client: KubeClient, kind: ObjectKind, sink: ReflectorSink<T>, options: ReflectorOptions = {}) {
    this.#client = client
    this.kind = kind
    this.#sink = sink
    this.#options = options
  }

  /** In process everything that is there has arrived when this returns. */
  start(): void {
    this.#list()
  }

  stop(): void {
    this.#stopped = true
    this.#leave()
  }

  /** True when what was there at the start has arrived. */
  get synced(): boolean {
    return this.#synced
  }

  /** Throws CANCELLED or TIMED_OUT. */
  async whenSynced(options?: OperationOptions): Promise<void> {
    if (this.#synced) return
    const what = `the first list of ${this.kind.kind} (${this.kind.apiVersion})`
    this.#waiting ??= []
    const waiting = this.#waiting
    await Operation.from(options, what).race(new Promise<void>((resolve) => waiting.push(resolve)), what)
  }

  #list(): void {
    if (this.#streaming) this.#streamList()
    else void this.#pagedList()
  }

  #streamList(): void {
    this.#arriving = new Map()
    this.#watch({ sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' })
    if (this.#arriving !== undefined && this.#current !== undefined) this.#bePatient()
  }

  /** A server that does not know streaming lists may take the request for an ordinary watch. */
  #bePatient(): void {
    const seen = this.#events
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => {
      if (this.#events === seen) this.#withoutStreaming('the server sends no end of the initial events')
      else this.#bePatient()
    }, streamingListPatienceMs)
  }

  #withoutStreaming(why: string): void {
    this.#log.debug('no streaming list', { kind: this.kind.kind, why })
    this.#leave()
    this.#streaming = false
    this.#list()
  }

  async #pagedList(): Promise<void> {
    const controller = new AbortController()
    const current = this.#enter({}, () => controller.abort())
    try {
      const items: T[] = []
      let next: string | undefined
      let resourceVersion: string
      do {
        const page = await this.#client.list<T>(this.kind, {
          ...this.#selection,
          limit: this.#options.pageSize ?? defaultPageSize,
          ...(next !== undefined && { continue: next }),
          signal: controller.signal,
        })
        if (this.#current !== current) return
        for (const item of page.items) items.push(item)
        resourceVersion = page.resourceVersion
        next = page.continue
      } while (next !== undefined && next !== '')
      this.#listed(items, resourceVersion)
      this.#watchOn()
    } catch (error) {
      if (this.#current === current) this.#retryList(error)
    }
  }

  #listed(objects: readonly T[], resourceVersion: string): void {
    this.#resourceVersion = resourceVersion
    this.#backoff?.reset()
    this.#sink.replace(objects)
    this.#synced = true
    for (const resolve of this.#waiting ?? []) resolve()
    this.#waiting = undefined
  }

  #watchOn(): void {
    this.#watch({ resourceVersion: this.#resourceVersion })
  }

  #watch(start: Pick<WatchOptions, 'resourceVersion' | 'sendInitialEvents' | 'resourceVersionMatch'>): void {
    if (this.#stopped) return
    this.#openedMs = performance.now()
    this.#events = 0
    const handler: WatchHandler<T> = {
      event: (event) => {
        if (this.#current === handler) this.#onEvent(event)
      },
      end: (error) => {
        if (this.#current === handler) this.#onEnd(error)
      },
    }
    this.#enter(handler, undefined)
    const options = {
      ...this.#selection,
      ...start,
      allowWatchBookmarks: true,
      // Not all at the same time.
      timeoutSeconds: Math.round(minWatchSeconds * (1 + Math.random())),
    }
    const stop = this.#client.watch<T>(this.kind, options, handler)
    // It may have ended, or been given up, before it was there to be stopped.
    if (this.#current === handler) this.#stopCurrent = stop
    else stop()
  }

  #onEvent({ type, object }: WatchEvent<T>): void {
    this.#events++
    const arriving = this.#arriving
    if (arriving === undefined) {
      this.#resourceVersion = object.metadata.resourceVersion ?? this.#resourceVersion
      this.#backoff?.reset()
      if (type !== 'BOOKMARK') this.#sink.change(type, object)
    } else if (type === 'DELETED') arriving.delete(keyText(keyOf(object)))
    else if (type !== 'BOOKMARK') arriving.set(keyText(keyOf(object)), object)
    else if (object.metadata.annotations?.['k8s.io/initial-events-end'] !== 'true') {
      this.#withoutStreaming('the server sends bookmarks before the end of the initial events')
    } else {
      this.#arriving = undefined
      clearTimeout(this.#patience)
      this.#listed([...arriving.values()], object.metadata.resourceVersion ?? '')
    }
  }

  #onEnd(error: Error | undefined): void {
    if (this.#arriving === undefined) this.#watchEnded(error)
    else if (refusesStreaming(error)) this.#withoutStreaming(messageOf(error))
    else this.#retryList(error)
  }

  #watchEnded(error: Error | undefined): void {
    this.#leave()
    const lasted = performance.now() - this.#openedMs >= shortWatchMs
    if (lasted) this.#backoff?.reset()
    if (error !== undefined) this.#log.debug('the watch ended', { kind: this.kind.kind, error })
    const inPeace = error === undefined && (lasted || this.#events > 0)
    if (inPeace) this.#watchOn()
    else this.#after(isTransient(error) ? () => this.#watchOn() : () => this.#list())
  }

  #retryList(error: unknown): void {
    this.#leave()
    if (error !== undefined) this.#log.warn('the list failed; it is tried again', { kind: this.kind.kind, error })
    this.#after(() => this.#list())
  }

  #after(next: () => void): void {
    this.#backoff ??= new Backoff(this.#options.backoff)
    const milliseconds = this.#backoff.next()
    if (milliseconds === 0) next()
    else {
      const timer = setTimeout(() => {
        this.#leave()
        next()
      }, milliseconds)
      this.#enter({}, () => clearTimeout(timer))
    }
  }

  get #log(): Log {
    return this.#options.log ?? silentLog
  }

  get #selection(): Selection {
    const { namespace, labelSelector, fieldSelector } = this.#options
    return { ...(namespace && { namespace }), ...(labelSelector && { labelSelector }), ...(fieldSelector && { fieldSelector }) }
  }

  /** What is under way from now on. */
  #enter(current: object, stop: (() => void) | undefined): object {
    if (this.#stopped) stop?.()
    else {
      this.#current = current
      this.#stopCurrent = stop
    }
    return current
  }

  #leave(): void {
    const stop = this.#stopCurrent
    this.#current = undefined
    this.#stopCurrent = undefined
    this.#arriving = undefined
    clearTimeout(this.#patience)
    stop?.()
  }
}

/** A server refuses what it does not know or has switched off as Invalid or BadRequest. */
function refusesStreaming(error: unknown): boolean {
  return error instanceof KubeError && [400, 405, 415, 422].includes(error.status)
}

/** The watch may go on where it was: the server said nothing about what was watched. */
function isTransient(error: Error | undefined): boolean {
  if (error === undefined) return true
  if (!(error instanceof KubeError)) return true
  return !isExpired(error) && (error.status === 429 || error.status >= 500)
}
