import type { ListResult } from '../registry/list.js'
import { apiVersionOf, convertTo, type ServedResource, type StoredForm } from '../registry/resource.js'
import { encodeJson, type JsonObject, type MutableJsonObject } from '../schema/json.js'
import { encodeBody, type Stored } from '../store/stored.js'

/** An answer before it is put into the form that the client wants: JSON comes from the store's bytes, other forms need the object. */
export interface Content {
  /** In parts, of which a list's large one is shared by all who get it. */
  readonly json: () => readonly Buffer[]
  readonly object: () => JsonObject
}

const comma = Buffer.from(',')
const newline = Buffer.from('\n')
const listEnd = Buffer.from(']}\n')
const joined = new WeakMap<readonly Stored[], { readonly form: string; readonly bytes: Buffer }>()
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

/** True where objects are served as they stand in the store. */
export function isAsStored({ definition, group, version }: ServedResource): boolean {
  const { convert, storage, form } = definition
  return !form && (!convert || (storage.group === group && storage.version === version))
}

/** The object's bytes in the request's version, without kind and apiVersion. */
export function bodyOf(resource: ServedResource, stored: Stored): Buffer {
  const { form } = resource.definition
  if (form) return bodyInForm(form, stored)
  if (isAsStored(resource)) return stored.body
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

const bodiesInForm = new WeakMap<JsonObject, Buffer>()

function bodyInForm(form: StoredForm, stored: Stored): Buffer {
  const object = form.read(stored.object)
  if (object === stored.object) return stored.body
  let body = bodiesInForm.get(object)
  if (!body) {
    body = encodeBody(object)
    bodiesInForm.set(object, body)
  }
  return body
}

/** The object in the request's version, with its kind. */
export function objectIn(resource: ServedResource, stored: Stored): JsonObject {
  return convertTo(resource, stored.object)
}

/** Names one form of a resource's objects: what was made for one is good for the other when these are the same. */
export function formOf(resource: ServedResource): string {
  return resource.definition.form?.id ?? apiVersionOf(resource)
}

export function objectContent(resource: ServedResource, stored: Stored): Content {
  return {
    json: () => [Buffer.concat([prefixOf(resource), bodyOf(resource, stored).subarray(1), newline])],
    object: () => objectIn(resource, stored),
  }
}

export function listContent(resource: ServedResource, list: ListResult): Content {
  const kind = resource.listKind
  const apiVersion = apiVersionOf(resource)
  // Lists without a type of their own say of everything whether there is more.
  const metadata = resource.definition.custom ? { continue: '', ...listMeta(list) } : listMeta(list)
  return {
    json: () => {
      const head = Buffer.from(`${encodeJson({ kind, apiVersion, metadata }).slice(0, -1)},"items":[`)
      return [head, itemsOf(resource, list), listEnd]
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

/** The items of a list, joined: once for all who get the same array from the table. */
function itemsOf(resource: ServedResource, { items }: ListResult): Buffer {
  const form = `${apiVersionOf(resource)} ${formOf(resource)}`
  const known = joined.get(items)
  if (known?.form === form) return known.bytes
  const chunks: Buffer[] = []
  const prefix = resource.definition.custom ? prefixOf(resource) : undefined
  for (const stored of items) {
    if (chunks.length > 0) chunks.push(comma)
    const body = bodyOf(resource, stored)
    if (prefix) chunks.push(prefix, body.subarray(1))
    else chunks.push(body)
  }
  const bytes = Buffer.concat(chunks)
  joined.set(items, { form, bytes })
  return bytes
}

export function listMeta(list: ListResult): JsonObject {
  const metadata: MutableJsonObject = { resourceVersion: String(list.revision) }
  if (list.continue !== undefined) metadata.continue = list.continue
  if (list.remainingItemCount !== undefined) metadata.remainingItemCount = list.remainingItemCount
  return metadata
}

export function jsonContent(object: JsonObject): Content {
  return { json: () => [Buffer.from(`${encodeJson(object)}\n`)], object: () => object }
}
