import { applyDefaults, hasDefaultsOfSpecAlone } from '../defaults/apply-defaults.js'
import { metadataOf } from '../merge/managed-context.js'
import { builtIns, type ObjectType } from '../schema/built-in.js'
import { normalizeGo } from '../schema/decode.js'
import { applyDefaults as fillIn } from '../schema/defaulting.js'
import type { GoType } from '../schema/go-type.js'
import type { JsonObject, JsonValue } from '../schema/json.js'
import type { Structural } from '../schema/structural.js'
import { asJson, cloneJson, type KubeObject, viewOf } from './objects.js'
import type { ServedResource } from './resource.js'
import type { ServerState, WriteRequest } from './state.js'

/** Fills in the defaults of the version that the draft is in. A spec that is the stored one has them. */
export function setDefaults(state: ServerState, resource: ServedResource, draft: KubeObject): void {
  setDefaultsOf(state, resource.type, draft)
}

/**
 * What a write finds in the live object and leaves there as it is: what is in its metadata, and for a write to the status its spec, if the
 * kind's defaults concern nothing else. A draft may hold it frozen; what it costs to read, fill in, compare and store it all anew is most of
 * what a write costs.
 */
export function untouchedBy({ resource, subresource }: WriteRequest, live: JsonObject | undefined): JsonObject | undefined {
  const { type, definition } = resource
  if (!type.go || definition.convert || live === undefined || !Object.isFrozen(live)) return undefined
  // The metadata itself gets a new resource version at least, so it is never the live one.
  const metadata = { ...metadataOf(live) }
  return subresource === 'status' && live.spec !== undefined && hasDefaultsOfSpecAlone(type.go)
    ? { metadata, spec: live.spec }
    : { metadata }
}

/** The same for a kind that is no resource. */
export function setDefaultsOf(state: ServerState, type: ObjectType, draft: KubeObject): void {
  if (type.go) applyDefaults(state.data, type.go, draft)
  else setCustomDefaults(type.custom.schema, draft as unknown as Record<string, JsonValue>)
}

function setCustomDefaults(schema: Structural | undefined, draft: Record<string, JsonValue>): void {
  const filled = fillIn(schema, draft)
  if (filled === draft) return
  // The schema's own values stay its own.
  for (const [name, value] of Object.entries(filled)) if (value !== draft[name]) draft[name] = cloneJson(value)
}

/**
 * A draft of the stored version as Go writes it: fields in their order, zero values where they belong. It is not to be changed any more.
 * `live` is what is stored until then.
 */
export function canonical(state: ServerState, resource: ServedResource, draft: KubeObject, live?: JsonObject): KubeObject {
  const go = storageType(state, resource)
  if (!go) return draft
  return viewOf(normalizeGo(go, asJson(draft), live))
}

function storageType(state: ServerState, resource: ServedResource): GoType | undefined {
  return resource.definition.convert ? builtIns(state.data.version).type(resource.definition.storage)?.go : resource.type.go
}
