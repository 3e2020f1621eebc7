import type { ObjectType } from './built-in.js'
import { decodeCustom } from './custom-resource.js'
import { type Decoded, decodeGo } from './decode.js'
import type { JsonObject } from './json.js'
import type { ParsedBody } from './json-text.js'

/** Reads what a client sent of a kind: by its Go type (`stored`: see decodeGo), or by a custom resource's schema. Throws MALFORMED_BODY. */
export function decodeObjectOf(type: ObjectType, body: ParsedBody, stored?: JsonObject): Decoded {
  return type.custom ? decodeCustom(type.custom.schema, body, type.custom.objectMeta) : decodeGo(type.go, body, true, stored)
}
