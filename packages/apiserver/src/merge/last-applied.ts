import { encodeSorted, isObject, type JsonObject, type JsonValue, own, withKey, withoutKey } from '../schema/json.js'
import { compareValues } from './compare.js'
import type { FieldSet } from './field-set.js'
import { apiVersionOf, type ManagedContext, mergeTypeOf, metadataOf } from './managed-context.js'
import { fieldSetOfValue } from './typed.js'
import { checkTyped } from './typed-check.js'

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

const maxAnnotationsSize = 256 * 1024

/** The fields that are as the annotation of client-side apply says. */
export function fieldsAsLastApplied(context: ManagedContext, live: JsonObject): FieldSet | undefined {
  const text = lastAppliedOf(live)
  if (text === undefined) return undefined
  let config: JsonValue
  try {
    config = JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
  const merge = mergeTypeOf(context.type)
  if (!isObject(config) || config.apiVersion !== apiVersionOf(context.type.gvk) || checkTyped(merge, config, false) !== undefined)
    return undefined
  const comparison = compareValues(merge, config, live)
  return fieldSetOfValue(merge, config).difference(comparison.modified).difference(comparison.added).difference(comparison.removed)
}

function lastAppliedOf(object: JsonObject): string | undefined {
  const annotations = own(metadataOf(object), 'annotations')
  const text = isObject(annotations) ? own(annotations, lastApplied) : undefined
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** Keeps client-side apply's annotation up to date, so that one can go back to it. */
export function refreshLastApplied(object: JsonObject, applied: JsonObject): JsonObject {
  if (lastAppliedOf(object) === undefined) return object
  const metadata = metadataOf(object)
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {}
  const text = `${encodeSorted(withoutAnnotation(applied))}\n`
  let size = 0
  for (const [key, value] of Object.entries({ ...annotations, [lastApplied]: text }))
    size += Buffer.byteLength(key) + Buffer.byteLength(String(value))
  const next = size > maxAnnotationsSize ? withoutKey(annotations, lastApplied) : withKey(annotations, lastApplied, text)
  return next === annotations ? object : { ...object, metadata: withKey(metadata, 'annotations', next) }
}

function withoutAnnotation(applied: JsonObject): JsonObject {
  const metadata = metadataOf(applied)
  if (!isObject(metadata.annotations)) return applied
  const rest = withoutKey(metadata.annotations, lastApplied)
  return {
    ...applied,
    metadata: Object.keys(rest).length === 0 ? withoutKey(metadata, 'annotations') : withKey(metadata, 'annotations', rest),
  }
}
