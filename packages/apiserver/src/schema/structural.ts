import { failures, unprocessable } from '../errors.js'
import { isArray, isObject, type JsonObject, type JsonValue } from './json.js'

/**
 * A node of a custom resource's OpenAPI v3 schema, ready for pruning, defaulting and validation. Children are made when they are first
 * asked for: real CRDs have schemas of megabytes, of which an object uses a little.
 */
export class Structural {
  /** The schema as it is written. */
  readonly source: JsonObject
  #properties: ReadonlyMap<string, Structural> | undefined
  #items: Structural | undefined | null = null
  #additional: Structural | boolean | undefined | null = null
  readonly #branches = new Map<string, readonly Structural[]>()

  constructor(source: JsonObject) {
    this.source = source
  }

  /** Empty when the schema has none. */
  get type(): string {
    return textOf(this.source.type)
  }

  get format(): string {
    return textOf(this.source.format)
  }

  get nullable(): boolean {
    return this.source.nullable === true
  }

  /** Undefined without a default; a default of null is none. */
  get default(): JsonValue | undefined {
    return this.source.default ?? undefined
  }

  get preservesUnknownFields(): boolean {
    return this.source['x-kubernetes-preserve-unknown-fields'] === true
  }

  get isEmbeddedResource(): boolean {
    return this.source['x-kubernetes-embedded-resource'] === true
  }

  get isIntOrString(): boolean {
    return this.source['x-kubernetes-int-or-string'] === true
  }

  get listType(): string | undefined {
    const type = this.source['x-kubernetes-list-type']
    return typeof type === 'string' ? type : undefined
  }

  get listMapKeys(): readonly string[] {
    const keys = this.source['x-kubernetes-list-map-keys']
    return isArray(keys) ? keys.map(String) : []
  }

  get mapType(): string | undefined {
    const type = this.source['x-kubernetes-map-type']
    return typeof type === 'string' ? type : undefined
  }

  /** Rules in CEL, as they are written. */
  get rules(): readonly JsonValue[] {
    const rules = this.source['x-kubernetes-validations']
    return isArray(rules) ? rules : []
  }

  get properties(): ReadonlyMap<string, Structural> {
    if (!this.#properties) {
      const properties = isObject(this.source.properties) ? this.source.properties : {}
      this.#properties = new Map(Object.entries(properties).map(([name, schema]) => [name, new Structural(isObject(schema) ? schema : {})]))
    }
    return this.#properties
  }

  get items(): Structural | undefined {
    if (this.#items === null) this.#items = isObject(this.source.items) ? new Structural(this.source.items) : undefined
    return this.#items
  }

  /** Of keys that are no properties: their schema, whether there may be any, or undefined when nothing is said. */
  get additionalProperties(): Structural | boolean | undefined {
    if (this.#additional === null) {
      const more = this.source.additionalProperties
      this.#additional = isObject(more) ? new Structural(more) : typeof more === 'boolean' ? more : undefined
    }
    return this.#additional
  }

  /** The schema of additional properties, when there is one. */
  get additionalSchema(): Structural | undefined {
    const more = this.additionalProperties
    return typeof more === 'object' ? more : undefined
  }

  branches(kind: 'allOf' | 'anyOf' | 'oneOf'): readonly Structural[] {
    let branches = this.#branches.get(kind)
    if (!branches) {
      const schemas = this.source[kind]
      branches = isArray(schemas) ? schemas.map((schema) => new Structural(isObject(schema) ? schema : {})) : []
      this.#branches.set(kind, branches)
    }
    return branches
  }

  get not(): Structural | undefined {
    const { not } = this.source
    if (!isObject(not)) return undefined
    let branch = this.#branches.get('not')?.[0]
    if (!branch) {
      branch = new Structural(not)
      this.#branches.set('not', [branch])
    }
    return branch
  }
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

const unsupported = ['id', 'schema', '$ref', 'patternProperties', 'dependencies', 'additionalItems', 'definitions'] as const

/** Makes a structural schema of `spec.versions[].schema.openAPIV3Schema`. Throws INVALID_SCHEMA for what is not one at all. */
export function compileStructural(schema: JsonObject): Structural {
  const fault = unsupportedIn(schema)
  if (fault !== undefined) throw failures.invalidSchema(fault, { details: unprocessable })
  return new Structural(schema)
}

/** The first thing in a schema that no structural schema can have, in the real server's words. */
export function unsupportedIn(schema: JsonObject): string | undefined {
  for (const name of unsupported) {
    const value = schema[name === 'schema' ? '$schema' : name]
    if (value === undefined || value === '' || (isObject(value) && Object.keys(value).length === 0 && name !== 'additionalItems')) continue
    return `OpenAPIV3Schema '${name}' is not supported`
  }
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
    return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined"
  }
  if (isArray(schema.items) && schema.items.length > 0) return "OpenAPIV3Schema 'items' must be a schema, but is an array"
  for (const inner of subschemas(schema)) {
    const fault = unsupportedIn(inner)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** True when rules in CEL stand somewhere in a schema. */
export function hasRules(schema: JsonObject | undefined): boolean {
  if (schema === undefined) return false
  const rules = schema['x-kubernetes-validations']
  return (isArray(rules) && rules.length > 0) || subschemas(schema).some(hasRules)
}

/** True when a default stands somewhere in a schema. */
export function hasDefaults(schema: JsonObject | undefined): boolean {
  return schema !== undefined && ((schema.default ?? null) !== null || subschemas(schema).some(hasDefaults))
}

/** The schemas right inside of a schema. */
export function subschemas(schema: JsonObject): JsonObject[] {
  const { items, additionalProperties, not, properties, allOf, anyOf, oneOf } = schema
  const lists = [allOf, anyOf, oneOf].flatMap((list) => (isArray(list) ? list : []))
  return [not, ...lists, items, ...(isObject(properties) ? Object.values(properties) : []), additionalProperties].filter(isObject)
}
