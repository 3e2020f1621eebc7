import { child, type FieldError, fieldError, fieldErrorText, index, key as keyed } from './field-error.js'
import { compareBytes, equalJson, isArray, isObject, type JsonObject, type JsonValue } from './json.js'
import { compilePattern } from './patterns.js'
import type { Structural } from './structural.js'

type Level = 'root' | 'item' | 'field'

/** The rules that make a schema structural, with the errors of apiextensions-apiserver, sorted as it does. */
export function checkStructural(path: string, schema: Structural): FieldError[] {
  const wrong = [...checkInvariants(schema, 'root', path), ...checkCompleteness(schema, schema, path, path)]
  return wrong.sort((a, b) => compareBytes(fieldErrorText(a), fieldErrorText(b)))
}

function checkInvariants(schema: Structural, level: Level, path: string): FieldError[] {
  const wrong: FieldError[] = []
  const { items, additionalProperties: more } = schema
  if (schema.type === 'array' && items === undefined) wrong.push(fieldError.required(child(path, 'items'), 'must be specified'))
  if (items) wrong.push(...checkInvariants(items, 'item', child(path, 'items')))
  for (const [name, property] of schema.properties)
    wrong.push(...checkInvariants(property, 'field', keyed(child(path, 'properties'), name)))
  if (more !== undefined && level === 'root')
    wrong.push(fieldError.forbidden(child(path, 'additionalProperties'), 'must not be used at the root'))
  if (typeof more === 'object') wrong.push(...checkInvariants(more, 'field', child(path, 'additionalProperties')))
  wrong.push(...checkExtensions(schema, path))
  wrong.push(...checkValueRules(schema, isIntOrStringPattern(schema.source), isIntOrStringPattern(firstAllOf(schema)), path))
  wrong.push(...checkTypeRules(schema, level, path))
  wrong.push(...checkMetaRules(schema, level, path))
  return wrong
}

function checkExtensions(schema: Structural, path: string): FieldError[] {
  const wrong: FieldError[] = []
  const rule = 'must be false if x-kubernetes-int-or-string is true'
  if (schema.isIntOrString && schema.preservesUnknownFields) {
    wrong.push(fieldError.invalid(child(path, 'x-kubernetes-preserve-unknown-fields'), true, rule))
  }
  if (schema.isIntOrString && schema.isEmbeddedResource)
    wrong.push(fieldError.invalid(child(path, 'x-kubernetes-embedded-resource'), true, rule))
  return wrong
}

const emptyType: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
}

function checkTypeRules(schema: Structural, level: Level, path: string): FieldError[] {
  const wrong: FieldError[] = []
  const typePath = child(path, 'type')
  const embedded = 'must be object if x-kubernetes-embedded-resource is true'
  if (schema.isEmbeddedResource && schema.type !== 'object') {
    wrong.push(schema.type === '' ? fieldError.required(typePath, embedded) : fieldError.invalid(typePath, schema.type, embedded))
  } else if (schema.type === '' && !schema.isIntOrString && !schema.preservesUnknownFields) {
    wrong.push(fieldError.required(typePath, emptyType[level]))
  }
  if (schema.isEmbeddedResource && schema.additionalProperties !== undefined) {
    wrong.push(fieldError.forbidden(child(path, 'additionalProperties'), 'must not be used if x-kubernetes-embedded-resource is set'))
  }
  if (level === 'root' && schema.type !== '' && schema.type !== 'object')
    wrong.push(fieldError.invalid(typePath, schema.type, 'must be object at the root'))
  return wrong
}

function checkMetaRules(schema: Structural, level: Level, path: string): FieldError[] {
  const wrong: FieldError[] = []
  const isResource = level === 'root' || schema.isEmbeddedResource
  const properties = child(path, 'properties')
  for (const name of ['kind', 'apiVersion']) {
    const property = schema.properties.get(name)
    if (property && isResource && property.type !== 'string') {
      wrong.push(fieldError.invalid(child(keyed(properties, name), 'type'), property.type, 'must be string'))
    }
  }
  const metadata = schema.properties.get('metadata')
  if (metadata) {
    const at = keyed(properties, 'metadata')
    if (isResource && metadata.type !== 'object') wrong.push(fieldError.invalid(child(at, 'type'), metadata.type, 'must be object'))
    if (level === 'root' && saysTooMuch(metadata.source)) {
      wrong.push(
        fieldError.forbidden(at, 'must not specify anything other than name and generateName, but metadata is implicitly specified'),
      )
    }
  }
  if (schema.isEmbeddedResource && !schema.preservesUnknownFields && schema.properties.size === 0) {
    const rule = 'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields'
    wrong.push(fieldError.required(properties, rule))
  }
  return wrong
}

/** Besides rules on names, the schema of the root's metadata may have nothing. */
function saysTooMuch(metadata: JsonObject): boolean {
  for (const [name, value] of Object.entries(metadata)) {
    if (name === 'type' || name === 'default' || isZero(value)) continue
    if (name !== 'properties' || !isObject(value)) return true
    if (Object.keys(value).some((property) => property !== 'name' && property !== 'generateName')) return true
  }
  return false
}

function isZero(value: JsonValue): boolean {
  return value === null || value === false || value === '' || (isArray(value) && value.length === 0)
}

export const intOrStringAnyOf: readonly JsonValue[] = [{ type: 'integer' }, { type: 'string' }]

function isIntOrStringPattern(schema: JsonObject | undefined): boolean {
  return schema !== undefined && equalJson(schema.anyOf, intOrStringAnyOf)
}

function firstAllOf(schema: Structural): JsonObject | undefined {
  return schema.branches('allOf')[0]?.source
}

function checkValueRules(schema: Structural, skipAnyOf: boolean, skipFirstAllOfAnyOf: boolean, path: string): FieldError[] {
  const wrong: FieldError[] = []
  for (const kind of ['anyOf', 'allOf', 'oneOf'] as const) {
    if (kind === 'anyOf' && skipAnyOf) continue
    for (const [i, branch] of schema.branches(kind).entries()) {
      wrong.push(...checkNested(branch, kind === 'allOf' && skipFirstAllOfAnyOf && i === 0, index(child(path, kind), i)))
    }
  }
  if (schema.not) wrong.push(...checkNested(schema.not, false, child(path, 'not')))
  const { pattern } = schema.source
  if (typeof pattern === 'string' && pattern !== '') {
    const compiled = compilePattern(pattern)
    if ('error' in compiled) {
      wrong.push(fieldError.invalid(child(path, 'pattern'), pattern, `must be a valid regular expression, but isn't: ${compiled.error}`))
    }
  }
  return wrong
}

/** Inside of allOf, anyOf, oneOf and not only rules on values may stand. */
function checkNested(schema: Structural, skipAnyOf: boolean, path: string): FieldError[] {
  const wrong = checkValueRules(schema, skipAnyOf, false, path)
  if (schema.items) wrong.push(...checkNested(schema.items, false, child(path, 'items')))
  for (const [name, property] of schema.properties) wrong.push(...checkNested(property, false, keyed(child(path, 'properties'), name)))
  const forbid = (present: boolean, name: string, rule: string) =>
    present && wrong.push(fieldError.forbidden(child(path, name), `must be ${rule} to be structural`))
  const text = (name: string) => typeof schema.source[name] === 'string' && schema.source[name] !== ''
  const more = schema.additionalProperties
  forbid(schema.type !== '', 'type', 'empty')
  forbid(more !== undefined && more !== false, 'additionalProperties', 'undefined')
  forbid(schema.default !== undefined, 'default', 'undefined')
  forbid(text('title'), 'title', 'empty')
  forbid(text('description'), 'description', 'empty')
  forbid(schema.nullable, 'nullable', 'false')
  forbid(schema.preservesUnknownFields, 'x-kubernetes-preserve-unknown-fields', 'false')
  forbid(schema.isEmbeddedResource, 'x-kubernetes-embedded-resource', 'false')
  forbid(schema.isIntOrString, 'x-kubernetes-int-or-string', 'false')
  forbid(schema.listMapKeys.length > 0, 'x-kubernetes-list-map-keys', 'empty')
  forbid(schema.listType !== undefined, 'x-kubernetes-list-type', 'undefined')
  forbid(schema.mapType !== undefined, 'x-kubernetes-map-type', 'undefined')
  forbid(schema.rules.length > 0, 'x-kubernetes-validations', 'empty')
  if (schema.properties.has('metadata')) {
    wrong.push(fieldError.forbidden(keyed(child(path, 'properties'), 'metadata'), 'must not be specified in a nested context'))
  }
  return wrong
}

/** What is ruled on in a branch must also be declared outside of it. */
function checkCompleteness(rules: Structural, schema: Structural, schemaPath: string, rulesPath: string): FieldError[] {
  const wrong: FieldError[] = []
  if (rules.not) wrong.push(...checkNestedCompleteness(rules.not, schema, schemaPath, child(rulesPath, 'not')))
  for (const kind of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [i, branch] of rules.branches(kind).entries()) {
      wrong.push(...checkNestedCompleteness(branch, schema, schemaPath, index(child(rulesPath, kind), i)))
    }
  }
  return wrong
}

function checkNestedCompleteness(rules: Structural, schema: Structural | undefined, schemaPath: string, rulesPath: string): FieldError[] {
  if (schema === undefined) return [fieldError.required(schemaPath, `because it is defined in ${rulesPath}`)]
  const wrong = checkCompleteness(rules, schema, schemaPath, rulesPath)
  if (rules.items) wrong.push(...checkNestedCompleteness(rules.items, schema.items, child(schemaPath, 'items'), child(rulesPath, 'items')))
  for (const [name, property] of rules.properties) {
    const declaredAt = keyed(child(schemaPath, 'properties'), name)
    wrong.push(...checkNestedCompleteness(property, schema.properties.get(name), declaredAt, keyed(child(rulesPath, 'properties'), name)))
  }
  return wrong
}
