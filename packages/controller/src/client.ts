import type { OperationOptions } from '@vivarium/core'
import type { KubeObject, ObjectKey, ObjectKind } from './objects.js'

export interface Selection {
  /** Absent or empty: all namespaces. */
  readonly namespace?: string
  /** As kubectl writes it: `app=web,tier!=back`. */
  readonly labelSelector?: string
  readonly fieldSelector?: string
}

export interface GetOptions extends OperationOptions {
  /** `scale`: the object's autoscaling/v1 Scale instead. */
  readonly subresource?: 'scale'
}

export type ResourceVersionMatch = 'Exact' | 'NotOlderThan'

export interface ListOptions extends Selection, OperationOptions {
  /** At most so many objects; the list's `continue` then says how to go on. */
  readonly limit?: number
  readonly continue?: string
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: ResourceVersionMatch
}

export interface ObjectList<T extends KubeObject = KubeObject> {
  readonly items: readonly T[]
  readonly resourceVersion: string
  readonly continue?: string
}

export interface WatchOptions extends Selection {
  /** Events after this version; absent: what is there, as ADDED events, and then what happens. */
  readonly resourceVersion?: string
  /** A streaming list: what is there comes first, then a bookmark with the annotation `k8s.io/initial-events-end`. */
  readonly sendInitialEvents?: boolean
  readonly resourceVersionMatch?: ResourceVersionMatch
  readonly allowWatchBookmarks?: boolean
  /** The server ends the watch after so long. */
  readonly timeoutSeconds?: number
}

export interface WatchEvent<T extends KubeObject = KubeObject> {
  /** Of a bookmark's object only metadata.resourceVersion and annotations mean something. */
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'
  readonly object: T
}

/** Gets what a watch finds, in order; possibly the first events before `watch` returns. Must not throw. */
export interface WatchHandler<T extends KubeObject = KubeObject> {
  event(event: WatchEvent<T>): void
  /** Once, and then no more: with an error, or without one when the server ended it in peace. Not called after the watch was stopped. */
  end(error?: Error): void
}

export interface WriteOptions extends OperationOptions {
  /** `status`, `scale`, `finalize`, …; absent: the object itself. */
  readonly subresource?: string
  readonly dryRun?: boolean
  /** Whose fields they are that this write sets; absent: the client's own. */
  readonly fieldManager?: string
}

export interface DeleteOptions extends OperationOptions {
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'
  /** The deletion is refused (Conflict) when the object is not this one any more. */
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly dryRun?: boolean
}

/** JSON merge patch (RFC 7396), strategic merge patch, or JSON patch (RFC 6902). */
export type Patch =
  | { readonly type: 'merge' | 'strategic'; readonly body: object }
  | { readonly type: 'json'; readonly body: readonly JsonPatchOperation[] }

export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string }

/** A resource as the server tells of it. */
export interface ApiResource extends ObjectKind {
  readonly group: string
  readonly version: string
  /** The plural: `deployments`. */
  readonly resource: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
}

export interface ApiResources {
  /** Each resource once, in the version that the server prefers. Without subresources. */
  readonly resources: readonly ApiResource[]
  /** API groups (`metrics.k8s.io/v1beta1`) that could not be asked, and why. */
  readonly failures: readonly { readonly apiVersion: string; readonly message: string }[]
}

/**
 * A Kubernetes API as controllers use it, over HTTP or in process. What a server refuses comes as a KubeError with its reason; what is
 * given may be frozen and shared.
 */
export interface KubeClient {
  get<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, options?: GetOptions): Promise<T>
  /** Undefined where `get` throws NotFound. */
  find<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, options?: OperationOptions): Promise<T | undefined>
  list<T extends KubeObject = KubeObject>(kind: ObjectKind, options?: ListOptions): Promise<ObjectList<T>>
  /** Gives the function that ends it. Never throws: what goes wrong is the handler's `end`. */
  watch<T extends KubeObject = KubeObject>(kind: ObjectKind, options: WatchOptions, handler: WatchHandler<T>): () => void
  create<T extends KubeObject>(object: T, options?: WriteOptions): Promise<T>
  /** Replaces the object, or one of its subresources. With metadata.resourceVersion only if nobody wrote since. */
  update<T extends KubeObject>(object: T, options?: WriteOptions): Promise<T>
  patch<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, patch: Patch, options?: WriteOptions): Promise<T>
  /** Server-side apply. Throws Conflict unless `force`. */
  apply<T extends KubeObject>(object: T, options?: WriteOptions & { readonly force?: boolean }): Promise<T>
  /** Resolves when the server took it; with finalizers or a grace period the object is still there. */
  delete(kind: ObjectKind, key: ObjectKey, options?: DeleteOptions): Promise<void>
  deleteCollection(kind: ObjectKind, selection: Selection, options?: DeleteOptions): Promise<void>
  /** What the server has now; asks it each time. */
  resources(options?: OperationOptions): Promise<ApiResources>
  /** The resource of a kind; asks the server when it is not known yet. Throws NotFound when there is none. */
  resourceOf(kind: ObjectKind, options?: OperationOptions): Promise<ApiResource>
}
