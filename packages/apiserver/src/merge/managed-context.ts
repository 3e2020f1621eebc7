import type { GroupVersionKind, ObjectType } from '../schema/built-in.js'
import { isArray, isObject, type JsonObject, own, withKey, withoutKey } from '../schema/json.js'
import { deduced, type MergeType } from '../schema/merge-type.js'
import { type FieldSet, fieldSetOf, recursiveDifferenceOf } from './field-set.js'

/** What server-side apply must know beside the objects. */
export interface ManagedContext {
  /** The kind in the version of the request. */
  readonly type: ObjectType
  /** The kind in another version; undefined when that version is not served (any more). */
  typeOf(apiVersion: string): ObjectType | undefined
  /** An object in another version. Only called for versions that `typeOf` knows. */
  convert(object: JsonObject, apiVersion: string): JsonObject
  /** Empty for the main resource. */
  readonly subresource: string
  /** Fields that this request can not set (`status` for the main resource, the rest for `status`); nobody gets to own them by it. */
  readonly resetFields?: FieldSet
  /** The time of the request. */
  readonly now: Date
}

/** Never owned by anybody. */
export const stripped = fieldSetOf(
  ['apiVersion'],
  ['kind'],
  ['metadata'],
  ['metadata', 'name'],
  ['metadata', 'namespace'],
  ['metadata', 'creationTimestamp'],
  ['metadata', 'selfLink'],
  ['metadata', 'uid'],
  ['metadata', 'clusterName'],
  ['metadata', 'generation'],
  ['metadata', 'managedFields'],
  ['metadata', 'resourceVersion'],
)

export function metadataOf(object: JsonObject): JsonObject {
  return isObject(object.metadata) ? object.metadata : noMetadata
}

const noMetadata: JsonObject = Object.freeze({})

/** The object with these managed fields, or without any. Itself when that is what it has. */
export function withManagedFields(object: JsonObject, managedFields: readonly JsonObject[] | undefined): JsonObject {
  const metadata = metadataOf(object)
  if (managedFields === undefined)
    return Object.hasOwn(metadata, 'managedFields') ? { ...object, metadata: withoutKey(metadata, 'managedFields') } : object
  const present = own(metadata, 'managedFields')
  if (isArray(present) && present.length === managedFields.length && present.every((entry, i) => entry === managedFields[i])) return object
  return { ...object, metadata: withKey(metadata, 'managedFields', managedFields) }
}

export function apiVersionOf(gvk: GroupVersionKind): string {
  return gvk.group === '' ? gvk.version : `${gvk.group}/${gvk.version}`
}

export function mergeTypeOf(type: ObjectType): MergeType {
  return type.merge ?? deduced
}

export function typeIn(context: ManagedContext, apiVersion: string): ObjectType | undefined {
  return apiVersion === apiVersionOf(context.type.gvk) ? context.type : context.typeOf(apiVersion)
}

export function inVersion(context: ManagedContext, object: JsonObject, apiVersion: string): JsonObject {
  return object.apiVersion === apiVersion || object.apiVersion === undefined ? object : context.convert(object, apiVersion)
}

export function withoutReset(context: ManagedContext, set: FieldSet): FieldSet {
  return context.resetFields === undefined ? set : recursiveDifferenceOf(set, context.resetFields)
}
