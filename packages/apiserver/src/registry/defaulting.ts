import { applyDefaults } from '../defaults/apply-defaults.js'
import { builtIns, type ObjectType } from '../schema/built-in.js'
import { decodeGo } from '../schema/decode.js'
import type { GoType } from '../schema/go-type.js'
import { asJson, cloneJson, type KubeObject, viewOf } from './objects.js'
import type { ServedResource } from './resource.js'
import type { ServerState } from './state.js'

/** Fills in the defaults of the version that the draft is in. */
export function setDefaults(state: ServerState, resource: ServedResource, draft: KubeObject): void {
  setDefaultsOf(state, resource.type, draft)
}

/** The same for a kind that is no resource. */
export function setDefaultsOf(state: ServerState, type: ObjectType, draft: KubeObject): void {
  if (type.go) applyDefaults(state.data, type.go, draft)
}

/** A draft of the stored version as Go writes it: fields in their order, zero values where they belong. */
export function canonical(state: ServerState, resource: ServedResource, draft: KubeObject): KubeObject {
  const go = storageType(state, resource)
  if (!go) return draft
  return viewOf(cloneJson(decodeGo(go, { value: asJson(draft) }).object))
}

function storageType(state: ServerState, resource: ServedResource): GoType | undefined {
  return resource.definition.convert ? builtIns(state.data.version).type(resource.definition.storage)?.go : resource.type.go
}
