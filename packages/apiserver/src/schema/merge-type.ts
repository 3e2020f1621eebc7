import type { OpenApiSchemas } from '../data.js'
import { isArray, isObject, type JsonObject, type JsonValue } from './json.js'

/**
 * What merging must know of a value's type: which of scalar, list and map it may be, and how lists and maps are merged. After the schemas of
 * structured-merge-diff, which kube-apiserver makes of OpenAPI. Compiled when first used, and shared.
 */
export interface MergeType {
  readonly scalar?: ScalarKind
  readonly list?: MergeList
  readonly map?: MergeMap
}

export type ScalarKind = 'numeric' | 'string' | 'boolean' | 'untyped'

export interface MergeList {
  readonly element: MergeType
  readonly atomic: boolean
  /** Of an associative list; none: a set of scalars. */
  readonly keys: readonly string[]
}

export interface MergeMap {
  /** Declared fields; any others are of type `element`. */
  readonly fields: ReadonlyMap<string, MergeField>
  /** Undefined: other fields are not allowed. */
  readonly element: MergeType | undefined
  readonly atomic: boolean
}

export interface MergeField {
  readonly type: MergeType
  readonly default: JsonValue | undefined
  /** Strategic merge patch: of lists whether and by what they are merged. */
  readonly patchStrategies: readonly string[]
  readonly patchMergeKey: string | undefined
}

/** Anything goes, as one unit. */
const untypedAtomic: MergeType = {
  scalar: 'untyped',
  get list(): MergeList {
    return untypedList
  },
  get map(): MergeMap {
    return { fields: noFields, element: untypedAtomic, atomic: true }
  },
}

const noFields: ReadonlyMap<string, MergeField> = new Map()
const untypedList: MergeList = { element: untypedAtomic, atomic: true, keys: [] }

/** Anything goes; maps are merged key by key, lists are one unit. The type of objects without a schema. */
export const deduced: MergeType = {
  scalar: 'untyped',
  list: untypedList,
  get map(): MergeMap {
    return deducedMap
  },
}

const deducedMap: MergeMap = { fields: noFields, element: deduced, atomic: false }

const quantityName = 'io.k8s.apimachinery.pkg.api.resource.Quantity'
const rawExtensionName = 'io.k8s.apimachinery.pkg.runtime.RawExtension'

type Relationship = 'atomic' | 'granular' | undefined

/** Makes merge types of the schemas in one OpenAPI v3 document. */
export class MergeTypes {
  readonly #schemas: OpenApiSchemas
  readonly #named = new Map<string, MergeType>()

  constructor(schemas: OpenApiSchemas) {
    this.#schemas = schemas
  }

  /** The type of a schema that names the kind; undefined when there is none. */
  ofKind(group: string, version: string, kind: string): MergeType | undefined {
    for (const [name, schema] of Object.entries(this.#schemas)) {
      const kinds = isObject(schema) ? schema['x-kubernetes-group-version-kind'] : undefined
      if (!isArray(kinds as JsonValue)) continue
      for (const one of kinds as readonly JsonObject[]) {
        if (one.group === group && one.version === version && one.kind === kind) return this.#byName(name, undefined)
      }
    }
    return undefined
  }

  #byName(name: string, relationship: Relationship): MergeType {
    const key = relationship === undefined ? name : `${name} ${relationship}`
    let type = this.#named.get(key)
    if (!type) {
      type = this.#compileNamed(name, relationship)
      this.#named.set(key, type)
    }
    return type
  }

  #compileNamed(name: string, relationship: Relationship): MergeType {
    if (name === quantityName) return { scalar: 'untyped' }
    if (name === rawExtensionName) return untypedAtomic
    const schema = this.#schemas[name]
    if (!isObject(schema)) return deduced
    const type = compileSchema(schema, false, { byName: (ref, override) => this.#byName(ref, override), embed: (type) => type })
    return relationship === undefined ? type : withRelationship(type, relationship)
  }
}

/** The merge type of a custom resource's schema, with the fields that every object has. Without a schema everything is deduced from the values. */
export function mergeTypeOfStructural(schema: JsonObject | undefined, objectMeta: MergeType): MergeType {
  if (schema === undefined) return deduced
  const embed = (type: MergeType): MergeType => withObjectFields(type, objectMeta)
  return embed(compileSchema(schema, false, { byName: () => deduced, embed }))
}

/** Adds apiVersion, kind and metadata, which a custom resource's schema need not declare. */
function withObjectFields(type: MergeType, objectMeta: MergeType): MergeType {
  let map: MergeMap | undefined
  return {
    get map() {
      const inner = type.map
      if (!inner) return undefined
      const fields = new Map(inner.fields)
      for (const name of ['apiVersion', 'kind']) fields.set(name, plainField({ scalar: 'string' }))
      fields.set('metadata', plainField(objectMeta))
      map ??= { ...inner, fields }
      return map
    },
  }
}

function plainField(type: MergeType): MergeField {
  return { type, default: undefined, patchStrategies: [], patchMergeKey: undefined }
}

function withRelationship(type: MergeType, relationship: 'atomic' | 'granular'): MergeType {
  const atomic = relationship === 'atomic'
  return {
    ...(type.scalar && { scalar: type.scalar }),
    get list() {
      return type.list && { ...type.list, atomic }
    },
    get map() {
      return type.map && { ...type.map, atomic }
    },
  }
}

interface Resolve {
  /** The type that a reference names. */
  byName(name: string, relationship: Relationship): MergeType
  /** Makes an embedded resource's type of its schema's. */
  embed(type: MergeType): MergeType
}

/** Lists and maps are compiled when first looked at: schemas refer to themselves, and most parts are never used. */
function compileSchema(schema: JsonObject, inherited: boolean, resolve: Resolve): MergeType {
  const preserve = inherited || schema['x-kubernetes-preserve-unknown-fields'] === true
  let list: MergeList | undefined
  let map: MergeMap | undefined
  const lazyList = (): MergeList => {
    list ??= compileList(schema, preserve, resolve)
    return list
  }
  const lazyMap = (): MergeMap => {
    map ??= compileMap(schema, preserve, resolve)
    return map
  }
  switch (schema.type) {
    case 'object':
      return {
        get map() {
          return lazyMap()
        },
      }
    case 'array':
      return {
        get list() {
          return lazyList()
        },
      }
    case 'integer':
    case 'number':
      return { scalar: 'numeric' }
    case 'boolean':
      return { scalar: 'boolean' }
    case 'string':
      return { scalar: schema.format === undefined || schema.format === '' || schema.format === 'byte' ? 'string' : 'untyped' }
    default:
      return {
        scalar: 'untyped',
        get list() {
          return lazyList()
        },
        get map() {
          return lazyMap()
        },
      }
  }
}

function refOf(schema: JsonObject): string | undefined {
  const all = schema.allOf
  const only = isArray(all) && all.length === 1 ? all[0] : undefined
  const ref = schema.$ref ?? (isObject(only) ? only.$ref : undefined)
  return typeof ref === 'string' ? ref.slice(ref.lastIndexOf('/') + 1) : undefined
}

function compileRef(schema: JsonValue | undefined, preserve: boolean, resolve: Resolve): MergeType {
  if (!isObject(schema)) return untypedAtomic
  const ref = refOf(schema)
  if (ref !== undefined) return resolve.byName(ref, mapRelationship(schema))
  const type = compileSchema(schema, preserve, resolve)
  return schema['x-kubernetes-embedded-resource'] === true ? resolve.embed(type) : type
}

function mapRelationship(schema: JsonObject): Relationship {
  const type = schema['x-kubernetes-map-type']
  return type === 'atomic' || type === 'granular' ? type : undefined
}

function compileList(schema: JsonObject, preserve: boolean, resolve: Resolve): MergeList {
  const element = schema.items === undefined ? untypedAtomic : compileRef(schema.items, preserve, resolve)
  const keys = schema['x-kubernetes-list-map-keys']
  switch (schema['x-kubernetes-list-type']) {
    case 'atomic':
      return { element, atomic: true, keys: [] }
    case 'set':
      return { element, atomic: false, keys: [] }
    case 'map':
      return { element, atomic: false, keys: isArray(keys) ? keys.map(String) : [] }
    default: {
      const strategy = schema['x-kubernetes-patch-strategy']
      const mergeKey = schema['x-kubernetes-patch-merge-key']
      if (strategy !== 'merge' && strategy !== 'merge,retainKeys') return { element, atomic: true, keys: [] }
      return { element, atomic: false, keys: typeof mergeKey === 'string' ? [mergeKey] : [] }
    }
  }
}

function compileMap(schema: JsonObject, preserve: boolean, resolve: Resolve): MergeMap {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const fields = new Map<string, MergeField>()
  for (const [name, property] of Object.entries(properties)) {
    if (!isObject(property)) continue
    const strategy = property['x-kubernetes-patch-strategy']
    const mergeKey = property['x-kubernetes-patch-merge-key']
    fields.set(name, {
      type: compileRef(property, preserve, resolve),
      default: property.default,
      patchStrategies: typeof strategy === 'string' ? strategy.split(',') : [],
      patchMergeKey: typeof mergeKey === 'string' ? mergeKey : undefined,
    })
  }
  return { fields, element: otherFields(schema, preserve, fields.size, resolve), atomic: schema['x-kubernetes-map-type'] === 'atomic' }
}

function otherFields(schema: JsonObject, preserve: boolean, declared: number, resolve: Resolve): MergeType | undefined {
  const more = schema.additionalProperties
  if (more === undefined) return preserve || declared === 0 ? deduced : undefined
  if (isObject(more)) return compileRef(more, preserve, resolve)
  return more === true ? deduced : undefined
}
