import { applyConfiguration, isNoOp, trackUpdate } from '../merge/field-manager.js'
import { type FieldSet, fieldSetOf } from '../merge/field-set.js'
import type { ManagedContext } from '../merge/managed-context.js'
import type { JsonObject } from '../schema/json.js'
import { apiVersionOf, type ServedResource } from './resource.js'
import type { ServerState, WriteRequest } from './state.js'

const resetSets = new WeakMap<readonly string[], FieldSet>()

/** The object with managed fields that tell who wrote what. Both are in the request's version. */
export function trackFields(state: ServerState, request: WriteRequest, live: JsonObject | undefined, updated: JsonObject): JsonObject {
  return trackUpdate(managedContext(state, request), live, updated, request.manager)
}

/** Server-side apply of a configuration; not defaulted yet. Throws APPLY_CONFLICT and APPLY_REFUSED. */
export function applyFields(
  state: ServerState,
  request: WriteRequest,
  live: JsonObject | undefined,
  applied: JsonObject,
  force: boolean,
): JsonObject {
  return applyConfiguration(managedContext(state, request), live, applied, { manager: request.manager, force })
}

/** Takes the live object where nothing but the times of managed fields differs, so that a write without a change is seen as none. */
export function keepTimestamps(live: JsonObject, next: JsonObject): JsonObject {
  return isNoOp(live, next) ? live : next
}

function managedContext(state: ServerState, request: WriteRequest): ManagedContext {
  const { resource, subresource } = request
  const { strategy, convert } = resource.definition
  const paths = subresource === '' ? strategy.resetFields : (strategy.subresources[subresource]?.resetFields ?? [])
  const other = (apiVersion: string): ServedResource | undefined => {
    const candidate = state.registry.ofKind(apiVersion, resource.kind)
    return candidate?.definition.table === resource.definition.table ? candidate : undefined
  }
  return {
    type: resource.type,
    typeOf: (apiVersion) => (apiVersion === apiVersionOf(resource) ? resource.type : other(apiVersion)?.type),
    convert(object, apiVersion) {
      const target = other(apiVersion)
      return target && convert ? convert(object, target) : { ...object, apiVersion }
    },
    subresource,
    ...(paths.length > 0 && { resetFields: resetSet(paths) }),
    now: state.clock.now(),
  }
}

function resetSet(paths: readonly string[]): FieldSet {
  let set = resetSets.get(paths)
  if (!set) {
    set = fieldSetOf(...paths.map((path) => path.split('.')))
    resetSets.set(paths, set)
  }
  return set
}
