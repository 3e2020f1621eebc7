import type { ListResult } from '../registry/list.js'
import { apiVersionOf, convertTo, type ServedResource } from '../registry/resource.js'
import { encodeJson, type JsonObject, type MutableJsonObject } from '../schema/json.js'
import { encodeBody, type Stored } from '../store/stored.js'

/** An answer before it is put into the form that the client wants: JSON comes from the store's bytes, other forms need the object. */
export interface Content {
  readonly json: () => Buffer
  readonly object: () => JsonObject
}

const comma = Buffer.from(',')
const newline = Buffer.from('\n')
const prefixes = new WeakMap<ServedResource, Buffer>()
const converted = new WeakMap<Stored, Map<string, Buffer>>()

/** `{"kind":…,"apiVersion":…,`: what the store's bytes lack in front. */
export function prefixOf(resource: ServedResource): Buffer {
  let prefix = prefixes.get(resource)
  if (!prefix) {
    prefix = Buffer.from(`{"kind":${JSON.stringify(resource.kind)},"apiVersion":${JSON.stringify(apiVersionOf(resource))},`)
    prefixes.set(resource, prefix)
  }
  return prefix
}

/** The object's bytes in the request's version, without kind and apiVersion. */
export function bodyOf(resource: ServedResource, stored: Stored): Buffer {
  const { convert, storage } = resource.definition
  if (!convert || (storage.group === resource.group && storage.version === resource.version)) return stored.body
  let bodies = converted.get(stored)
  if (!bodies) {
    bodies = new Map()
    converted.set(stored, bodies)
  }
  const version = apiVersionOf(resource)
  let body = bodies.get(version)
  if (!body) {
    body = encodeBody(convertTo(resource, stored.object))
    bodies.set(version, body)
  }
  return body
}

/** The object in the request's version, with its kind. */
export function objectIn(resource: ServedResource, stored: Stored): JsonObject {
  return resource.definition.convert ? convertTo(resource, stored.object) : stored.object
}

export function objectContent(resource: ServedResource, stored: Stored): Content {
  return {
    json: () => Buffer.concat([prefixOf(resource), bodyOf(resource, stored).subarray(1), newline]),
    object: () => objectIn(resource, stored),
  }
}

export function listContent(resource: ServedResource, list: ListResult): Content {
  const kind = `${resource.kind}List`
  const apiVersion = apiVersionOf(resource)
  const metadata = listMeta(list)
  return {
    json: () => {
      const chunks: Buffer[] = [Buffer.from(`${encodeJson({ kind, apiVersion, metadata }).slice(0, -1)},"items":[`)]
      const prefix = resource.definition.custom ? prefixOf(resource) : undefined
      for (const [i, stored] of list.items.entries()) {
        if (i > 0) chunks.push(comma)
        const body = bodyOf(resource, stored)
        if (prefix) chunks.push(prefix, body.subarray(1))
        else chunks.push(body)
      }
      chunks.push(Buffer.from(']}\n'))
      return Buffer.concat(chunks)
    },
    object: () => ({
      kind,
      apiVersion,
      metadata,
      items: list.items.map((stored) => {
        const object = objectIn(resource, stored)
        if (resource.definition.custom) return object
        const { kind: _kind, apiVersion: _apiVersion, ...item } = object
        return item
      }),
    }),
  }
}

export function listMeta(list: ListResult): JsonObject {
  const metadata: MutableJsonObject = { resourceVersion: String(list.revision) }
  if (list.continue !== undefined) metadata.continue = list.continue
  if (list.remainingItemCount !== undefined) metadata.remainingItemCount = list.remainingItemCount
  return metadata
}

export function jsonContent(object: JsonObject): Content {
  return { json: () => Buffer.from(`${encodeJson(object)}\n`), object: () => object }
}
