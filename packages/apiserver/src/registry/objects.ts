import type { ObjectType } from '../schema/built-in.js'
import type { JsonObject } from '../schema/json.js'

/** Views on objects of which the decoder has already made sure that each field has its Go type; a view names only what is used here. */
export interface OwnerReference {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
  blockOwnerDeletion?: boolean
}

export interface ManagedFieldsEntry {
  manager?: string
  operation?: string
  apiVersion?: string
  time?: string
  fieldsType?: string
  fieldsV1?: JsonObject
  subresource?: string
}

export interface ObjectMeta {
  name?: string
  generateName?: string
  namespace?: string
  selfLink?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  creationTimestamp?: string
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: OwnerReference[]
  finalizers?: string[]
  managedFields?: ManagedFieldsEntry[]
}

/** Any object of the API; drafts of it are changed in place until they are stored, what is stored is frozen. */
export interface KubeObject {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
}

export interface LabelSelectorRequirement {
  key: string
  operator: string
  values?: string[]
}

export interface LabelSelector {
  matchLabels?: Record<string, string>
  matchExpressions?: LabelSelectorRequirement[]
}

/** metav1.Condition. */
export interface Condition {
  type: string
  status: string
  observedGeneration?: number
  lastTransitionTime?: string
  reason?: string
  message?: string
}

/** A copy that may be changed. */
export function cloneJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cloneJson) as T
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const given = (value as Record<string, unknown>)[key]
    // Sets of managed fields are only ever replaced, and are known by their identity: reading and writing one costs more than all the rest.
    const inner = key === 'fieldsV1' && Object.isFrozen(given) ? given : cloneJson(given)
    if (key === '__proto__') Object.defineProperty(copy, key, { value: inner, enumerable: true, writable: true, configurable: true })
    else copy[key] = inner
  }
  return copy as T
}

/** A draft of what is stored. */
export function draftOf<T extends KubeObject = KubeObject>(object: JsonObject): T {
  return cloneJson(object) as unknown as T
}

/** What the decoder made of an object of the type, as a draft with its kind in front and metadata there. */
export function draftOfDecoded(
  type: ObjectType,
  { kind, apiVersion }: Pick<KubeObject, 'apiVersion' | 'kind'>,
  decoded: JsonObject,
): KubeObject {
  const { kind: _kind, apiVersion: _apiVersion, metadata, ...rest } = decoded
  const object = { kind, apiVersion, metadata: metadata ?? {}, ...rest }
  // Go's decoder makes all of it anew; of a custom resource there are parts of what was sent.
  return type.go ? viewOf(object) : draftOf(object)
}

/** A draft or view as plain JSON. */
export function asJson(object: KubeObject): JsonObject {
  return object as unknown as JsonObject
}

export function viewOf<T extends KubeObject = KubeObject>(object: JsonObject): T {
  return object as unknown as T
}
