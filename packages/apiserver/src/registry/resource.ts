import type { ObjectType } from '../schema/built-in.js'
import type { JsonObject } from '../schema/json.js'
import type { GroupName } from '../status.js'
import type { Stored } from '../store/stored.js'
import type { Printer } from '../tables/printer.js'
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
  readonly listKind: string
  readonly singular: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly subresources: ReadonlyMap<string, ServedSubresource>
  readonly definition: ResourceDefinition
  /** Fields, lists and Go facts of this version. */
  readonly type: ObjectType
  /** What every request for this version is warned of. */
  readonly deprecation?: string
  /** Custom resources: what is printed beside the name. */
  readonly columns?: readonly CustomColumn[]
  /** What is not in the store: how it is printed. */
  readonly printer?: Printer
}

/** A column that a custom resource definition asks for. */
export interface CustomColumn {
  readonly name: string
  readonly type: string
  readonly format?: string
  readonly description?: string
  readonly priority?: number
  readonly jsonPath: string
}

export interface ServedSubresource {
  readonly name: string
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly verbs: readonly string[]
  /** Custom resources: where `scale` finds its values. */
  readonly scale?: ScalePaths
}

/** Paths of plain fields, such as `spec.replicas`. */
export interface ScalePaths {
  readonly specReplicas: string
  readonly statusReplicas: string
  /** Of a selector as text. */
  readonly labelSelector?: string
}

/** What all served versions of a resource share: the rules, and where its objects are. Each version of a custom resource has its own rules. */
export interface ResourceDefinition {
  /** Name of the table in the store. */
  readonly table: string
  /** The version that the rules work on. */
  readonly storage: GroupVersionKind
  readonly strategy: Strategy
  /** From any served version to another; absent where there is one version only. */
  readonly convert?: (object: JsonObject, to: GroupVersionKind) => JsonObject
  /** Custom resources name apiVersion and kind also in the items of a list. */
  readonly custom: boolean
  /** Absent: objects are stored as the rules leave them. */
  readonly form?: StoredForm
  /** What is not in the store comes from here, in the order of its keys: all of a namespace (empty: of all), or at least what has the name. */
  readonly source?: (namespace: string, name?: string) => readonly Stored[]
}

/** How objects of a custom resource stand in the store, where they may be of any version and written under any schema. */
export interface StoredForm {
  /** Of this form only: what was made of objects in another one is of no use here. */
  readonly id: string
  /** What is stored, as the rules of this version see it; the same object for the same stored one. */
  read(stored: JsonObject): JsonObject
  write(object: JsonObject): JsonObject
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

/** The kind as errors name it: that of the stored version, whatever the client speaks (events have two groups). */
export function groupKind({ definition }: ServedResource): GroupName {
  return { group: definition.storage.group, name: definition.storage.kind }
}

/** Resources whose objects have another place in etcd than their name. */
const etcdPlaces: Readonly<Record<string, string>> = {
  endpoints: 'services/endpoints',
  ingresses: 'ingress',
  nodes: 'minions',
  replicationcontrollers: 'controllers',
  services: 'services/specs',
}

/** The key that an object would have in etcd, which some messages name. Built-in groups but the aggregated ones' are not in it. */
export function etcdKey({ group, resource, definition }: ServedResource, namespace: string, name: string): string {
  const inGroup = definition.custom || group === 'apiextensions.k8s.io' || group === 'apiregistration.k8s.io'
  const place = inGroup ? `${group}/${resource}` : (etcdPlaces[resource] ?? resource)
  return `/registry/${place}/${namespace === '' ? '' : `${namespace}/`}${name}`
}

/** A stored object in a served version. */
export function convertTo(resource: ServedResource, object: JsonObject): JsonObject {
  const { convert, form } = resource.definition
  if (form) return form.read(object)
  return convert ? convert(object, resource) : object
}

/** A stored object in the version that the rules work on. */
export function storedView(resource: ServedResource, object: JsonObject): JsonObject {
  return resource.definition.form?.read(object) ?? object
}

/** An object after the rules, as it goes into the store. */
export function toStore(resource: ServedResource, object: JsonObject): JsonObject {
  return resource.definition.form?.write(object) ?? object
}

/** An object of a served version in the one that the rules work on. */
export function convertToStorage(resource: ServedResource, object: JsonObject): JsonObject {
  return resource.definition.convert ? resource.definition.convert(object, resource.definition.storage) : object
}

/** A name's key in the table. */
export function keyOf(resource: ServedResource, namespace: string, name: string): string {
  return resource.namespaced ? `${namespace}/${name}` : name
}
