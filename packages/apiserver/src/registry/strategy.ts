import type { User } from '../auth/user.js'
import type { FieldError } from '../schema/field-error.js'
import type { Store } from '../store/store.js'
import { type NameRule, pathSegment } from '../validation/names.js'
import type { DeleteOptions } from './delete-options.js'
import type { KubeObject } from './objects.js'

/** What a strategy may know about the request and the server that it works in. */
export interface StrategyContext {
  readonly now: Date
  readonly user: User
  /** The group and version that the client speaks. */
  readonly apiVersion: string
  readonly store: Store
  readonly dryRun: boolean
  readonly settings: ServerSettings
  /** Tells the client something about what it sent (Warning header). */
  readonly warn: (message: string) => void
}

/** What an operator sets with kube-apiserver's flags, as far as objects depend on it. */
export interface ServerSettings {
  /** The networks that cluster IPs come from, in CIDR notation; the first one is of the default family. */
  readonly serviceClusterIpRanges: readonly string[]
  readonly nodePorts: { readonly first: number; readonly last: number }
  /** Deletions put finalizers on objects for a garbage collector (foreground, orphan). */
  readonly garbageCollection: boolean
  readonly allowPrivileged: boolean
}

/** How writes to a subresource of a kind differ from writes to the kind itself. */
export interface SubresourceStrategy<T extends KubeObject = KubeObject> {
  /** Takes back what this subresource may not change. */
  prepareForUpdate(object: T, old: T, context: StrategyContext): void
  validateUpdate?(object: T, old: T, context: StrategyContext): FieldError[]
  /** What a client that wrote a valid object should know (Warning headers). */
  warnings?(object: T, old: T): string[]
  /** Paths whose changes are not this subresource's, for managed fields. */
  readonly resetFields: readonly string[]
}

/** The rules for one kind, after the strategies in the real server's registry. All works on the stored version. */
export interface Strategy<T extends KubeObject = KubeObject> {
  readonly nameRule: NameRule
  prepareForCreate?(object: T, context: StrategyContext): void
  /** In addition to the rules for metadata. */
  validate?(object: T, context: StrategyContext): FieldError[]
  prepareForUpdate?(object: T, old: T, context: StrategyContext): void
  /** In addition to the rules for metadata. */
  validateUpdate?(object: T, old: T, context: StrategyContext): FieldError[]
  /** What a client that wrote a valid object should know (Warning headers); `old` is absent on create. */
  warnings?(object: T, old: T | undefined): string[]
  /** What a client that deletes an object should know (Warning headers). */
  deleteWarnings?(options: DeleteOptions): string[]
  /** After a commit: what else changes with it. `object` is absent after a deletion, `old` on create. */
  afterCommit?(object: T | undefined, old: T | undefined, context: StrategyContext): void
  /** PUT makes an object that does not exist. */
  readonly createOnUpdate: boolean
  /** PUT needs no resourceVersion. */
  readonly unconditionalUpdate: boolean
  /** Seconds that a deletion lasts; undefined: the object goes at once. */
  gracePeriodSeconds?(object: T, requested: number | undefined): number | undefined
  /** Instead of the ordinary deletion, its first step: gives true when the object may go, else the draft is written. */
  beginDelete?(object: T, context: StrategyContext): boolean
  /** An object that is being deleted and has no metadata finalizers may go. */
  mayGo?(object: T): boolean
  /** What happens to dependents when the client does not say; `none`: dependents are never looked at. */
  readonly propagation: 'background' | 'orphan' | 'none'
  /** A delete answers with the object, not with a Status. */
  readonly returnsDeletedObject: boolean
  /** Fields that a field selector can name, beside metadata.name and metadata.namespace. */
  readonly selectableFields: Readonly<Record<string, (object: T) => string>>
  /** Paths that a write to the main resource leaves alone, for managed fields. */
  readonly resetFields: readonly string[]
  readonly subresources: Readonly<Record<string, SubresourceStrategy<T>>>
}

const ordinary = {
  nameRule: pathSegment,
  createOnUpdate: false,
  unconditionalUpdate: true,
  propagation: 'background',
  returnsDeletedObject: false,
  selectableFields: {},
  resetFields: [],
  subresources: {},
} as const satisfies Partial<Strategy>

/** A strategy for one kind as the registry holds it for any kind, with what is usual filled in. */
export function defineStrategy<T extends KubeObject>(rules: Partial<Strategy<T>>): Strategy {
  return { ...ordinary, ...rules } as unknown as Strategy
}
