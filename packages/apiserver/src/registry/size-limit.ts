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

/** False for nearly all objects, without encoding them: a character has at most three bytes. */
function mayExceed(object: JsonObject): boolean {
  let room = maxRequestBytes - envelopeBytes
  const visit = (value: JsonValue): void => {
    room -= 16
    if (typeof value === 'string') room -= 3 * value.length
    else if (typeof value === 'object' && value !== null) {
      if (isArray(value)) for (let i = 0; i < value.length && room > 0; i++) visit(value[i] ?? null)
      else
        for (const key in value as JsonObject) {
          if (room <= 0) return
          room -= 3 * key.length
          visit((value as JsonObject)[key] ?? null)
        }
    }
  }
  visit(object)
  return room <= 0
}
