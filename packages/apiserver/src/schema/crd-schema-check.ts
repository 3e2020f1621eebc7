import { checkEmbedded, embeddedFault, type MetadataCheck } from './embedded-meta.js'
import { child, type FieldError, fieldError, index, key as keyed } from './field-error.js'
import type { GoType } from './go-type.js'
import { equalJson, isArray, isObject, type JsonObject, type JsonValue } from './json.js'
import { printedSchema } from './printed-schema.js'
import { prune, typeAndMetadata } from './pruning.js'
import { Structural, unsupportedIn } from './structural.js'
import { checkStructural } from './structural-check.js'
import { validateValue } from './value-validation.js'

export interface CrdSchemaContext {
  /** The version has a status subresource: then the root of its schema may have fewer keywords. */
  readonly statusEnabled: boolean
  readonly objectMeta: GoType
  readonly checkMetadata: MetadataCheck
}

/**
 * All that ValidateCustomResourceDefinition says of one version's schema (rules in CEL aside). `path` is that of the validation
 * (`spec.versions[0].schema`), `schema` the openAPIV3Schema in it.
 */
export function checkCrdSchema(path: string, schema: JsonObject, context: CrdSchemaContext): FieldError[] {
  const at = child(path, 'openAPIV3Schema')
  const wrong: FieldError[] = []
  if (context.statusEnabled) wrong.push(...checkRoot(at, schema))
  if (schema.nullable === true) wrong.push(fieldError.forbidden(`${at}.nullable`, 'nullable cannot be true at the root'))
  const unsupported = unsupportedIn(schema)
  if (unsupported === undefined) {
    const structural = new Structural(schema)
    const found = checkStructural(at, structural)
    wrong.push(...(found.length > 0 ? found : checkDefaults(at, structural, context)))
  }
  wrong.push(...checkSchema(at, schema, { root: true, insideMeta: false, defaultsForbidden: undefined }))
  if (wrong.length === 0 && unsupported !== undefined) wrong.push(fieldError.invalid(at, '', unsupported))
  return wrong
}

/** Go's names of the keywords, as the message lists them, with those of JSON. */
const rootKeywords: Readonly<Record<string, string>> = {
  Description: 'description',
  Type: 'type',
  Format: 'format',
  Title: 'title',
  Maximum: 'maximum',
  ExclusiveMaximum: 'exclusiveMaximum',
  Minimum: 'minimum',
  ExclusiveMinimum: 'exclusiveMinimum',
  MaxLength: 'maxLength',
  MinLength: 'minLength',
  Pattern: 'pattern',
  MaxItems: 'maxItems',
  MinItems: 'minItems',
  UniqueItems: 'uniqueItems',
  MultipleOf: 'multipleOf',
  Required: 'required',
  Items: 'items',
  Properties: 'properties',
  ExternalDocs: 'externalDocs',
  Example: 'example',
  XPreserveUnknownFields: 'x-kubernetes-preserve-unknown-fields',
  XValidations: 'x-kubernetes-validations',
}

function checkRoot(at: string, schema: JsonObject): FieldError[] {
  const allowed = new Set(Object.values(rootKeywords))
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'type') {
      if (value === 'object' || value === '') continue
      const rule = 'only "object" is allowed as the type at the root of the schema if the status subresource is enabled'
      return [fieldError.invalid(`${at}.type`, value, rule)]
    }
    if (allowed.has(keyword) || value === null || value === false) continue
    const rule = `only [${Object.keys(rootKeywords).join(' ')}] fields are allowed at the root of the schema if the status subresource is enabled`
    return [fieldError.invalid(at, printedSchema(schema), rule)]
  }
  return []
}

/** Defaults must be valid values, and have nothing that would be pruned. */
function checkDefaults(path: string, root: Structural, context: CrdSchemaContext): FieldError[] {
  const visit = (schema: Structural, at: string): FieldError[] => {
    const wrong = schema.default === undefined ? [] : checkDefault(child(at, 'default'), schema, schema.default, context)
    if (schema.items) wrong.push(...visit(schema.items, child(at, 'items')))
    for (const [name, property] of schema.properties) wrong.push(...visit(property, keyed(child(at, 'properties'), name)))
    return wrong
  }
  // A default of the whole is that of a resource.
  return visit(new Structural({ ...root.source, 'x-kubernetes-embedded-resource': true }), path)
}

function checkDefault(path: string, schema: Structural, value: JsonValue, context: CrdSchemaContext): FieldError[] {
  const wrong: FieldError[] = []
  if (isObject(value) && !equalJson(prune(schema, value, schema.isEmbeddedResource).object, value)) {
    wrong.push(fieldError.invalid(path, value, 'must not have unknown fields'))
  } else if (isArray(value)) {
    const { items } = schema
    if (value.some((item) => isObject(item) && !equalJson(prune(items, item, items?.isEmbeddedResource ?? false).object, item))) {
      wrong.push(fieldError.invalid(path, value, 'must not have unknown fields'))
    }
  }
  const fault = embeddedFault(path, schema, value, context.objectMeta)
  if (fault) return [...wrong, fault]
  const embedded = checkEmbedded(path, schema, value, context.checkMetadata)
  return [...wrong, ...(embedded.length > 0 ? embedded : validateValue(path, schema, value))]
}

interface Place {
  readonly root: boolean
  readonly insideMeta: boolean
  /** Why there may be no defaults here. */
  readonly defaultsForbidden: string | undefined
}

const schemaTypes = ['array', 'boolean', 'integer', 'number', 'object', 'string']

function checkSchema(path: string, schema: JsonObject, place: Place): FieldError[] {
  const inner = { ...place, root: false }
  const wrong = checkKeywords(path, schema, place)
  if (schema.uniqueItems === true) {
    wrong.push(
      fieldError.forbidden(child(path, 'uniqueItems'), 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'),
    )
  }
  wrong.push(...checkProperties(path, schema, place))
  if (isObject(schema.not)) wrong.push(...checkSchema(child(path, 'not'), schema.not, inner))
  for (const kind of ['allOf', 'oneOf', 'anyOf'] as const) {
    const branches = schema[kind]
    for (const [i, branch] of (isArray(branches) ? branches : []).entries()) {
      if (isObject(branch)) wrong.push(...checkSchema(index(child(path, kind), i), branch, inner))
    }
  }
  if (isObject(schema.items)) wrong.push(...checkSchema(child(path, 'items'), schema.items, inner))
  wrong.push(...checkExtensions(path, schema), ...checkListKeys(path, schema), ...checkRules(path, schema))
  return wrong
}

function checkProperties(path: string, schema: JsonObject, place: Place): FieldError[] {
  const wrong: FieldError[] = []
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : []
  const more = schema.additionalProperties
  if (more !== undefined && more !== null) {
    const at = child(path, 'additionalProperties')
    if (properties.length > 0 && more !== true)
      wrong.push(fieldError.forbidden(at, 'additionalProperties and properties are mutual exclusive'))
    const forbidden = place.insideMeta ? 'inside additionalProperties applying to object metadata' : place.defaultsForbidden
    if (isObject(more)) wrong.push(...checkSchema(at, more, { root: false, insideMeta: place.insideMeta, defaultsForbidden: forbidden }))
  }
  for (const [name, property] of properties) {
    const meta = (place.root || schema['x-kubernetes-embedded-resource'] === true) && typeAndMetadata.has(name)
    const inner: Place = {
      root: false,
      insideMeta: place.insideMeta || meta,
      defaultsForbidden: meta && place.root ? `in top-level ${name}` : place.defaultsForbidden,
    }
    if (isObject(property)) wrong.push(...checkSchema(keyed(child(path, 'properties'), name), property, inner))
  }
  return wrong
}

function checkKeywords(path: string, schema: JsonObject, place: Place): FieldError[] {
  const wrong: FieldError[] = []
  const { type } = schema
  if (typeof type === 'string' && type !== '' && !schemaTypes.includes(type))
    wrong.push(fieldError.notSupported(child(path, 'type'), type, schemaTypes))
  if (schema.default !== undefined && schema.default !== null && place.defaultsForbidden !== undefined) {
    wrong.push(fieldError.forbidden(child(path, 'default'), `must not be set ${place.defaultsForbidden}`))
  }
  if (typeof schema.id === 'string' && schema.id !== '') wrong.push(fieldError.forbidden(child(path, 'id'), 'id is not supported'))
  for (const name of ['additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref']) {
    const value = schema[name]
    const empty = isObject(value) && Object.keys(value).length === 0 && name !== 'additionalItems'
    if (value !== undefined && value !== null && !empty) wrong.push(fieldError.forbidden(child(path, name), `${name} is not supported`))
  }
  if (type === 'null') wrong.push(fieldError.forbidden(child(path, 'type'), 'type cannot be set to null, use nullable as an alternative'))
  if (isArray(schema.items) && schema.items.length > 0)
    wrong.push(fieldError.forbidden(child(path, 'items'), 'items must be a schema object and not an array'))
  if (place.insideMeta && schema['x-kubernetes-embedded-resource'] === true) {
    wrong.push(fieldError.forbidden(child(path, 'x-kubernetes-embedded-resource'), 'must not be used inside of resource meta'))
  }
  return wrong
}

/** An extension that only a type may have. */
function checkTypeOf(path: string, type: JsonValue | undefined, wanted: string, extension: string): FieldError[] {
  if (type === wanted) return []
  const rule = `must be ${wanted} if ${extension} is specified`
  return [
    type === undefined || type === ''
      ? fieldError.required(child(path, 'type'), rule)
      : fieldError.invalid(child(path, 'type'), type, rule),
  ]
}

function checkExtensions(path: string, schema: JsonObject): FieldError[] {
  const wrong: FieldError[] = []
  const { type, 'x-kubernetes-map-type': mapType, 'x-kubernetes-list-type': listType } = schema
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
    wrong.push(fieldError.invalid(child(path, 'x-kubernetes-preserve-unknown-fields'), false, 'must be true or undefined'))
  }
  if (mapType !== undefined) {
    wrong.push(...checkTypeOf(path, type, 'object', 'x-kubernetes-map-type'))
    if (mapType !== 'atomic' && mapType !== 'granular') {
      wrong.push(fieldError.notSupported(child(path, 'x-kubernetes-map-type'), mapType, ['atomic', 'granular']))
    }
  }
  if (listType === undefined) return wrong
  const typeFault = checkTypeOf(path, type, 'array', 'x-kubernetes-list-type')
  wrong.push(...(typeFault.length === 0 && listType === 'set' ? checkSetItems(path, schema) : typeFault))
  if (listType !== 'atomic' && listType !== 'set' && listType !== 'map') {
    wrong.push(fieldError.notSupported(child(path, 'x-kubernetes-list-type'), listType, ['atomic', 'set', 'map']))
  }
  return wrong
}

function checkSetItems(path: string, schema: JsonObject): FieldError[] {
  const { items } = schema
  if (!isObject(items)) return []
  const rule = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  const listType = items['x-kubernetes-list-type'] ?? null
  if (items.type === 'array' && listType !== null && listType !== 'atomic') {
    return [fieldError.invalid(child(path, 'items', 'x-kubernetes-list-type'), listType, rule)]
  }
  if (items.type === 'object' && items['x-kubernetes-map-type'] !== 'atomic') {
    return [fieldError.invalid(child(path, 'items', 'x-kubernetes-map-type'), listType, rule)]
  }
  return []
}

function checkListKeys(path: string, schema: JsonObject): FieldError[] {
  const wrong: FieldError[] = []
  const { 'x-kubernetes-list-type': listType, 'x-kubernetes-list-map-keys': given, items } = schema
  const keys = isArray(given) ? given.map(String) : []
  const typePath = child(path, 'x-kubernetes-list-type')
  const keysPath = child(path, 'x-kubernetes-list-map-keys')
  if (keys.length > 0 && listType !== 'map') {
    const rule = 'must be map if x-kubernetes-list-map-keys is non-empty'
    wrong.push(listType === undefined ? fieldError.required(typePath, rule) : fieldError.invalid(typePath, listType, rule))
  }
  if (listType === 'map') {
    if (keys.length === 0) wrong.push(fieldError.required(keysPath, 'must not be empty if x-kubernetes-list-type is map'))
    if (items === undefined) wrong.push(fieldError.required(child(path, 'items'), 'must have a schema if x-kubernetes-list-type is map'))
    if (isObject(items)) wrong.push(...checkKeyedItems(path, items, keys))
  }
  if (!isObject(items) || (listType !== 'set' && listType !== 'map')) return wrong
  if (items.nullable === true) {
    wrong.push(fieldError.forbidden(child(path, 'items', 'nullable'), `cannot be nullable when x-kubernetes-list-type is ${listType}`))
  }
  return listType === 'map' ? [...wrong, ...checkKeyProperties(path, items, keys)] : wrong
}

function checkKeyedItems(path: string, items: JsonObject, keys: readonly string[]): FieldError[] {
  if (items.type !== 'object') {
    return [
      fieldError.invalid(child(path, 'items', 'type'), items.type ?? '', "must be object if parent array's x-kubernetes-list-type is map"),
    ]
  }
  const wrong: FieldError[] = []
  const keysPath = child(path, 'x-kubernetes-list-map-keys')
  const seen = new Set<string>()
  for (const name of keys) {
    const property = isObject(items.properties) ? items.properties[name] : undefined
    if (!isObject(property)) wrong.push(fieldError.invalid(keysPath, keys, 'entries must all be names of item properties'))
    else if (property.type === 'array' || property.type === 'object') {
      const at = child(keyed(child(path, 'items', 'properties'), name), 'type')
      wrong.push(fieldError.invalid(at, items.type, "must be a scalar type if parent array's x-kubernetes-list-type is map"))
    }
    if (seen.has(name)) wrong.push(fieldError.invalid(keysPath, keys, 'must not contain duplicate entries'))
    seen.add(name)
  }
  return wrong
}

function checkKeyProperties(path: string, items: JsonObject, keys: readonly string[]): FieldError[] {
  const wrong: FieldError[] = []
  const required = isArray(items.required) ? items.required : []
  for (const name of keys) {
    const property = isObject(items.properties) ? items.properties[name] : undefined
    if (!isObject(property)) continue
    const at = keyed(child(path, 'items', 'properties'), name)
    if (!required.includes(name) && (property.default === undefined || property.default === null)) {
      wrong.push(
        fieldError.required(
          child(at, 'default'),
          'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property',
        ),
      )
    }
    if (property.nullable === true) {
      wrong.push(fieldError.forbidden(child(at, 'nullable'), 'this property is in x-kubernetes-list-map-keys, so it cannot be nullable'))
    }
  }
  return wrong
}

const ruleReasons = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']

/** The form of rules in CEL; what they say is not looked at. */
function checkRules(path: string, schema: JsonObject): FieldError[] {
  const wrong: FieldError[] = []
  const rules = schema['x-kubernetes-validations']
  for (const [i, given] of (isArray(rules) ? rules : []).entries()) {
    if (!isObject(given)) continue
    const at = index(child(path, 'x-kubernetes-validations'), i)
    const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
    const [rule, message, messageExpression, fieldPath] = [text('rule'), text('message'), text('messageExpression'), text('fieldPath')]
    if (rule.trim() === '') wrong.push(fieldError.required(child(at, 'rule'), 'rule is not specified'))
    else if (message !== '' && message.trim() === '')
      wrong.push(fieldError.invalid(child(at, 'message'), message, 'must be non-empty if specified'))
    else if (/[\n\r]/.test(message.trim())) wrong.push(fieldError.invalid(child(at, 'message'), message, 'must not contain line breaks'))
    else if (/[\n\r]/.test(rule.trim()) && message.trim() === '') {
      wrong.push(fieldError.required(child(at, 'message'), 'message must be specified if rule contains line breaks'))
    }
    if (messageExpression !== '' && messageExpression.trim() === '') {
      wrong.push(fieldError.required(child(at, 'messageExpression'), 'messageExpression must be non-empty if specified'))
    }
    if (given.reason !== undefined && !ruleReasons.includes(text('reason')))
      wrong.push(fieldError.notSupported(child(at, 'reason'), given.reason, ruleReasons))
    if (fieldPath !== '' && fieldPath.trim() === '')
      wrong.push(fieldError.invalid(child(at, 'fieldPath'), fieldPath, 'must be non-empty if specified'))
    if (fieldPath !== '' && !isFieldPath(schema, fieldPath))
      wrong.push(fieldError.invalid(child(at, 'fieldPath'), fieldPath, 'must be a valid path'))
    if (/[\n\r]/.test(fieldPath)) wrong.push(fieldError.invalid(child(at, 'fieldPath'), fieldPath, 'must not contain line breaks'))
  }
  return wrong
}

/** A path of declared fields below a schema: `.spec.name`, `.labels['a.b']`. */
function isFieldPath(schema: JsonObject, path: string): boolean {
  if (!/^(?:\.[A-Za-z_][\w-]*|\['[^']*'\])+$/.test(path)) return false
  let at: Structural | undefined = new Structural(schema)
  for (const step of path.match(/\.[A-Za-z_][\w-]*|\['[^']*'\]/g) ?? []) {
    const name = step.startsWith('.') ? step.slice(1) : step.slice(2, -2)
    at = at?.properties.get(name) ?? at?.additionalSchema
    if (at === undefined) return false
  }
  return true
}
