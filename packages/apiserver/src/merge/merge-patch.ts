import { isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject, own, setKey } from '../schema/json.js'

/**
 * JSON merge patch (RFC 7396) as kube-apiserver applies it: in what is new, nulls are dropped also inside of lists. Parts that the patch does not
 * change are the value's own.
 */
export function applyMergePatch(value: JsonObject, patch: JsonValue): JsonValue {
  return isObject(patch) ? mergeObjects(value, patch) : withoutNulls(patch)
}

function mergeObjects(before: JsonObject, patch: JsonObject): JsonObject {
  let out: MutableJsonObject | undefined
  for (const key in patch) {
    const change = patch[key] ?? null
    const old = own(before, key)
    if (change === null) {
      if (old === undefined) continue
      out ??= { ...before }
      delete out[key]
      continue
    }
    const fresh = isObject(old) ? (isObject(change) ? mergeObjects(old, change) : change) : withoutNulls(change)
    if (fresh === old) continue
    out ??= { ...before }
    setKey(out, key, fresh)
  }
  return out ?? before
}

/** Items of lists stay, also when they are null. */
function withoutNulls(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(withoutNulls)
  if (!isObject(value)) return value
  const out: MutableJsonObject = {}
  for (const key in value) {
    const item = value[key] ?? null
    if (item !== null) setKey(out, key, withoutNulls(item))
  }
  return out
}
