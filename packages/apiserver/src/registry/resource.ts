import type { ObjectType } from '../schema/built-in.js'
import type { JsonObject } from '../schema/json.js'
import type { GroupName } from '../status.js'
import type { Strategy } from './strategy.js'

export interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** One resource in one of the versions in which it is served. */
export interface ServedResource {
  readonly group: string
  readonly version: string
  /** The plural. */
  readonly resource: string
  readonly kind: string
  readonly singular: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly subresources: ReadonlyMap<string, ServedSubresource>
  readonly definition: ResourceDefinition
  /** Fields, lists and Go facts of this version. */
  readonly type: ObjectType
}

export interface ServedSubresource {
  readonly name: string
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly verbs: readonly string[]
}

/** What all served versions of a resource share: the rules, and where its objects are. */
export interface ResourceDefinition {
  /** Name of the table in the store. */
  readonly table: string
  readonly storage: GroupVersionKind
  readonly strategy: Strategy
  /** From any served version to another; absent where there is one version only. */
  readonly convert?: (object: JsonObject, to: GroupVersionKind) => JsonObject
  /** Custom resources name apiVersion and kind also in the items of a list. */
  readonly custom: boolean
}

export function apiVersionOf({ group, version }: { readonly group: string; readonly version: string }): string {
  return group === '' ? version : `${group}/${version}`
}

export function parseApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? { group: '', version: apiVersion } : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

export function groupResource(resource: ServedResource): GroupName {
  return { group: resource.group, name: resource.resource }
}

export function groupKind(resource: ServedResource): GroupName {
  return { group: resource.group, name: resource.kind }
}

/** The object in a served version. */
export function convertTo(resource: ServedResource, object: JsonObject): JsonObject {
  return resource.definition.convert ? resource.definition.convert(object, resource) : object
}

/** An object of a served version as it is stored. */
export function convertToStorage(resource: ServedResource, object: JsonObject): JsonObject {
  return resource.definition.convert ? resource.definition.convert(object, resource.definition.storage) : object
}

/** A name's key in the table. */
export function keyOf(resource: ServedResource, namespace: string, name: string): string {
  return resource.namespaced ? `${namespace}/${name}` : name
}
