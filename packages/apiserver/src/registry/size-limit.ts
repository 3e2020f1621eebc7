import { withManagedFields } from '../merge/managed-context.js'
import { encodeProtobuf } from '../protobuf/encode.js'
import { encodeJson, isArray, type JsonObject, type JsonValue } from '../schema/json.js'
import { StatusError } from '../status.js'
import type { ServedResource } from './resource.js'

/** What etcd takes in one request (its --max-request-bytes), and what its client sends at all. */
const maxRequestBytes = 1.5 * 1024 * 1024
const maxMessageBytes = 2 * 1024 * 1024
/** The key, and what stands around the value in a request. */
const envelopeBytes = 200

/**
 * The object as etcd would take it: one that is too large is tried without its managed fields, as kube-apiserver does. Throws its error for
 * one that is too large even then.
 */
export function withinLimit(resource: ServedResource, object: JsonObject): JsonObject {
  if (!mayExceed(object)) return object
  if (storedBytes(resource, object) <= maxRequestBytes) return object
  const smaller = withManagedFields(object, undefined)
  const size = storedBytes(resource, smaller)
  if (size <= maxRequestBytes) return smaller
  throw new StatusError(
    500,
    '',
    size > maxMessageBytes
      ? `rpc error: code = ResourceExhausted desc = trying to send message larger than max (${size} vs. ${maxMessageBytes})`
      : 'etcdserver: request is too large',
  )
}

function storedBytes({ definition }: ServedResource, object: JsonObject): number {
  return envelopeBytes + (definition.custom ? Buffer.byteLength(encodeJson(object)) : encodeProtobuf(object).length)
}

/** Sizes of parts that are stored already, at most: one write after the other leaves them as they are. */
const knownSizes = new WeakMap<object, number>()

/** False for nearly all objects, without encoding them. */
function mayExceed(object: JsonObject): boolean {
  let size = 0
  for (const key in object) {
    size += 3 * key.length + partSize(object[key] ?? null)
    if (size > maxRequestBytes) return true
  }
  return size > maxRequestBytes - envelopeBytes
}

function partSize(value: JsonValue): number {
  if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return sizeAtMost(value)
  let size = knownSizes.get(value)
  if (size === undefined) {
    size = sizeAtMost(value)
    knownSizes.set(value, size)
  }
  return size
}

/** In bytes, however it is encoded: a character has at most three. Of what is too large not all is counted. */
function sizeAtMost(value: JsonValue): number {
  if (typeof value === 'string') return 16 + 3 * value.length
  let size = 16
  if (typeof value !== 'object' || value === null) return size
  if (isArray(value)) for (let i = 0; i < value.length && size <= maxRequestBytes; i++) size += sizeAtMost(value[i] ?? null)
  else
    for (const key in value as JsonObject) {
      if (size > maxRequestBytes) break
      const part = (value as JsonObject)[key] ?? null
      // Of all that is found again in the next revision the largest, and the same for many objects.
      size += 3 * key.length + (key === 'fieldsV1' ? partSize(part) : sizeAtMost(part))
    }
  return size
}
