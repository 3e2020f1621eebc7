import { type Clock, hostClock, type OperationOptions } from '@vivarium/core'
import type { KubeClient } from '../client.js'

import { controllerErrors } from '../errors.js'
import { stderrLog } from '../log.js'
import { type KubeObject, keyOf, keyText, type ObjectKey, type ObjectKind } from '../objects.js'
import { type IndexFunction, ObjectIndex } from './object-index.js'
import { Reflector, type ReflectorOptions } from './reflector.js'

/**
 * Told of changes, each in order, after the informer's own store has them. In process that is a part of the write: put work into a queue,
 * and write nothing here.
 */
export interface InformerHandler<T extends KubeObject = KubeObject> {
  /** `initial`: it was there when the informer, or this handler, began. */
  added?(object: T, initial: boolean): void
  /** With a resync also when nothing changed: then both are the same object. */
  updated?(before: T, object: T): void
  /** As it was last known. */
  deleted?(object: T): void
}

export interface InformerOptions extends ReflectorOptions {
  /** Tells the handlers of every object that often, in milliseconds; absent: never. */
  readonly resyncMs?: number
  /** By which it resyncs. */
  readonly clock?: Clock
}

const noHandlers: readonly never[] = []
const namespaceIndex = 'vivarium.io/namespace'
const ownerIndex = 'vivarium.io/owner'

/** The objects of a kind, kept up to date in memory: a store with indexes, and handlers that are told of changes. */
export class Informer<T extends KubeObject = KubeObject> {
  readonly kind: ObjectKind
  readonly #objects = new Map<string, T>()
  readonly #reflector: Reflector<T>
  readonly #options: InformerOptions
  #indexes: Map<string, ObjectIndex<T>> | undefined
  #handlers: readonly InformerHandler<T>[] = noHandlers
  #started = false
  #stopped = false
  #cancelResync: (() => void) | undefined

  constructor(client: KubeClient, kind: ObjectKind, options: InformerOptions = {}) {
    this.kind = kind
    this.#options = options
    this.#reflector = new Reflector<T>(
      client,
      kind,
      { replace: (objects) => this.#replace(objects), change: (type, object) => this.#change(type, object) },
      options,
    )
  }

  /** Idempotent. In process it is synced when this returns. */
  start(): void {
    if (this.#started) return
    this.#started = true
    this.#reflector.start()
    this.#resyncLater()
  }

  /** Idempotent. Keeps what it has. */
  stop(): void {
    this.#stopped = true
    this.#cancelResync?.()
    this.#reflector.stop()
  }

  /** True when what was there at the start is in the store, and the handlers were told. */
  get synced(): boolean {
    return this.#reflector.synced
  }

  /** Throws CANCELLED or TIMED_OUT. */
  whenSynced(options?: OperationOptions): Promise<void> {
    return this.#reflector.whenSynced(options)
  }

  /** How many objects it has. */
  get size(): number {
    return this.#objects.size
  }

  get(key: ObjectKey): T | undefined {
    return this.#objects.get(keyText(key))
  }

  /** All objects, or those of one namespace; in no order. */
  list(options: { readonly namespace?: string } = {}): T[] {
    if (options.namespace === undefined || options.namespace === '') return [...this.#objects.values()]
    return [...this.#builtIn(namespaceIndex, ({ metadata }) => [metadata.namespace ?? '']).get(options.namespace)]
  }

  /** The objects that have an owner reference to this uid. */
  ownedBy(uid: string): T[] {
    return [...this.#builtIn(ownerIndex, ({ metadata }) => (metadata.ownerReferences ?? []).map((owner) => owner.uid)).get(uid)]
  }

  /** Makes an index of one's own. Made again under the same name it replaces the one before. */
  addIndex(name: string, values: IndexFunction<T>): void {
    const index = new ObjectIndex(values)
    for (const object of this.#objects.values()) index.change(undefined, object)
    this.#indexes ??= new Map()
    this.#indexes.set(name, index)
  }

  /** The objects under a value of an index. Throws NO_SUCH_INDEX. */
  indexed(name: string, value: string): T[] {
    const index = this.#indexes?.get(name)
    if (!index) throw controllerErrors.noSuchIndex(name)
    return [...index.get(value)]
  }

  /** Tells a handler of what is there and of what changes, until the function that it gives is called. */
  handle(handler: InformerHandler<T>): () => void {
    this.#handlers = [...this.#handlers, handler]
    for (const object of this.#objects.values()) this.#guard(() => handler.added?.(object, true))
    return () => {
      this.#handlers = this.#handlers.filter((other) => other !== handler)
    }
  }

  /** Indexes cost nothing until they are used. */
  #builtIn(name: string, values: IndexFunction<T>): ObjectIndex<T> {
    let index = this.#indexes?.get(name)
    if (!index) {
      this.addIndex(name, values)
      index = this.#indexes?.get(name) as ObjectIndex<T>
    }
    return index
  }

  #replace(objects: readonly T[]): void {
    const initial = !this.#reflector.synced
    const gone = new Map(this.#objects)
    for (const object of objects) {
      gone.delete(keyText(keyOf(object)))
      this.#set(object, initial)
    }
    for (const object of gone.values()) this.#remove(object)
  }

  #change(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T): void {
    if (type !== 'DELETED') this.#set(object, false)
    else this.#remove(object)
  }

  #set(object: T, initial: boolean): void {
    const key = keyText(keyOf(object))
    let before = this.#objects.get(key)
    if (before && before.metadata.uid !== object.metadata.uid) {
      // Deleted and made again while nobody looked.
      this.#remove(before)
      before = undefined
    }
    if (before && before.metadata.resourceVersion === object.metadata.resourceVersion) return
    this.#objects.set(key, object)
    for (const index of this.#indexes?.values() ?? []) index.change(before, object)
    for (const handler of this.#handlers) {
      // As #guard, which would be the dearest part of it.
      try {
        if (before) handler.updated?.(before, object)
        else handler.added?.(object, initial)
      } catch (error) {
        this.#complain(error)
      }
    }
  }

  #remove(object: T): void {
    const key = keyText(keyOf(object))
    const before = this.#objects.get(key)
    if (!before) return
    this.#objects.delete(key)
    for (const index of this.#indexes?.values() ?? []) index.change(before, undefined)
    for (const handler of this.#handlers) this.#guard(() => handler.deleted?.(object))
  }

  #resyncLater(): void {
    const { resyncMs, clock = hostClock } = this.#options
    if (resyncMs === undefined || this.#stopped) return
    this.#cancelResync = clock.after(resyncMs, () => {
      for (const object of this.#objects.values()) {
        for (const handler of this.#handlers) this.#guard(() => handler.updated?.(object, object))
      }
      this.#resyncLater()
    })
  }

  /** A handler that throws is a defect of its own: the others and the store go on. */
  #guard(tell: () => void): void {
    try {
      tell()
    } catch (error) {
      this.#complain(error)
    }
  }

  #complain(error: unknown): void {
    const { log = stderrLog } = this.#options
    log.error('a handler failed', { kind: this.kind.kind, error })
  }
}
