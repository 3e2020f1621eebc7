import { messageOf, Operation, type OperationOptions } from '@vivarium/core'
import type { KubeClient, Selection, WatchEvent } from '../client.js'
import { isExpired, KubeError } from '../kube-error.js'
import { type Log, silentLog } from '../log.js'
import { type KubeObject, keyOf, keyText, type ObjectKind } from '../objects.js'
import { Backoff } from './backoff.js'

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
  readonly backoff?: Backoff
  /** Objects a page of a list, where the server has no streaming lists; absent: 500. */
  readonly pageSize?: number
}

/** A streaming list of which nothing comes for so long is one that the server does not know. */
const streamingListPatienceMs = 10_000
const minWatchSeconds = 300
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
  readonly #log: Log
  readonly #backoff: Backoff
  #streaming = true
  #synced = false
  #waiting: (() => void)[] | undefined
  #resourceVersion = ''
  /** The list or watch under way: what others report is of the past. */
  #current: object | undefined
  #stopCurrent: (() => void) | undefined
  /** When the watch was opened, and whether nothing came of it yet. */
  #openedMs = 0
  #quiet = true
  #stopped = false

  constructor(client: KubeClient, kind: ObjectKind, sink: ReflectorSink<T>, options: ReflectorOptions = {}) {
    this.#client = client
    this.kind = kind
    this.#sink = sink
    this.#options = options
    this.#log = options.log ?? silentLog
    this.#backoff = options.backoff ?? new Backoff()
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
    const objects = new Map<string, T>()
    let seen = 0
    let listing = true
    const patience = (seenBefore: number) => {
      const timer = setTimeout(() => {
        if (seen === seenBefore) this.#withoutStreaming('the server sends no end of the initial events')
        else cancelPatience = patience(seen)
      }, streamingListPatienceMs)
      return () => clearTimeout(timer)
    }
    let cancelPatience: (() => void) | undefined
    let left = false
    this.#watch(
      { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' },
      {
        event: ({ type, object }) => {
          if (!listing) return this.#event(type, object)
          seen++
          if (type === 'DELETED') objects.delete(keyText(keyOf(object)))
          else if (type !== 'BOOKMARK') objects.set(keyText(keyOf(object)), object)
          else if (object.metadata.annotations?.['k8s.io/initial-events-end'] !== 'true') {
            this.#withoutStreaming('the server sends bookmarks before the end of the initial events')
          } else {
            listing = false
            cancelPatience?.()
            this.#listed([...objects.values()], object.metadata.resourceVersion ?? '')
          }
        },
        end: (error) => {
          if (!listing) return this.#watchEnded(error)
          if (refusesStreaming(error)) this.#withoutStreaming(messageOf(error))
          else this.#retryList(error)
        },
        left: () => {
          left = true
          cancelPatience?.()
        },
      },
    )
    if (listing && !left) cancelPatience = patience(0)
  }

  #withoutStreaming(why: string): void {
    this.#log.debug('no streaming list', { kind: this.kind.kind, why })
    this.#leave()
    this.#streaming = false
    this.#list()
  }

  async #pagedList(): Promise<void> {
    const controller = new AbortController()
    const current = this.#enter(() => controller.abort())
    const { namespace, labelSelector, fieldSelector, pageSize = 500 } = this.#options
    const selection = { ...(namespace && { namespace }), ...(labelSelector && { labelSelector }), ...(fieldSelector && { fieldSelector }) }
    try {
      const items: T[] = []
      let next: string | undefined
      let resourceVersion: string
      do {
        const page = await this.#client.list<T>(this.kind, {
          ...selection,
          limit: pageSize,
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
    this.#backoff.reset()
    this.#sink.replace(objects)
    this.#synced = true
    for (const resolve of this.#waiting ?? []) resolve()
    this.#waiting = undefined
  }

  #watchOn(): void {
    this.#watch(
      { resourceVersion: this.#resourceVersion },
      { event: ({ type, object }) => this.#event(type, object), end: (error) => this.#watchEnded(error) },
    )
  }

  #event(type: WatchEvent['type'], object: T): void {
    this.#resourceVersion = object.metadata.resourceVersion ?? this.#resourceVersion
    this.#quiet = false
    this.#backoff.reset()
    if (type !== 'BOOKMARK') this.#sink.change(type, object)
  }

  #watchEnded(error: Error | undefined): void {
    this.#leave()
    const lasted = performance.now() - this.#openedMs >= shortWatchMs
    if (lasted) this.#backoff.reset()
    const tooSoon = this.#quiet && !lasted
    if (error !== undefined) this.#log.debug('the watch ended', { kind: this.kind.kind, error })
    if (error === undefined && !tooSoon) this.#watchOn()
    else this.#after(isTransient(error) ? () => this.#watchOn() : () => this.#list())
  }

  #retryList(error: unknown): void {
    this.#leave()
    if (error !== undefined) this.#log.warn('the list failed; it is tried again', { kind: this.kind.kind, error })
    this.#after(() => this.#list())
  }

  #after(next: () => void): void {
    const milliseconds = this.#backoff.next()
    if (milliseconds === 0) next()
    else {
      const timer = setTimeout(() => {
        this.#leave()
        next()
      }, milliseconds)
      this.#enter(() => clearTimeout(timer))
    }
  }

  #watch(
    options: { resourceVersion?: string; sendInitialEvents?: boolean; resourceVersionMatch?: 'NotOlderThan' },
    handler: { event(event: WatchEvent<T>): void; end(error?: Error): void; left?(): void },
  ): void {
    if (this.#stopped) return
    const { namespace, labelSelector, fieldSelector } = this.#options
    this.#openedMs = performance.now()
    this.#quiet = true
    let stop: (() => void) | undefined
    const current = this.#enter(() => {
      handler.left?.()
      stop?.()
    })
    stop = this.#client.watch<T>(
      this.kind,
      {
        ...(namespace && { namespace }),
        ...(labelSelector && { labelSelector }),
        ...(fieldSelector && { fieldSelector }),
        ...options,
        allowWatchBookmarks: true,
        // Not all at the same time.
        timeoutSeconds: Math.round(minWatchSeconds * (1 + Math.random())),
      },
      {
        event: (event) => {
          if (this.#current === current) handler.event(event)
        },
        end: (error) => {
          if (this.#current === current) handler.end(error)
        },
      },
    )
    // It may have ended, or been given up, before it was there to be stopped.
    if (this.#current !== current) stop()
  }

  /** Begins what is under way from now on. */
  #enter(stop: () => void): object {
    const current = {}
    if (this.#stopped) {
      stop()
      return current
    }
    this.#current = current
    this.#stopCurrent = stop
    return current
  }

  #leave(): void {
    const stop = this.#stopCurrent
    this.#current = undefined
    this.#stopCurrent = undefined
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
