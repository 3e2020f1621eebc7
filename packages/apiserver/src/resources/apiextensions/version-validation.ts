import type { DefinitionSubresources, DefinitionVersion } from '../../custom/definition.js'
import { checkEmbeddedMetadata } from '../../custom/strategy.js'
import type { CustomColumn } from '../../registry/resource.js'
import { checkCrdSchema } from '../../schema/crd-schema-check.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import type { GoType } from '../../schema/go-type.js'
import type { JsonObject } from '../../schema/json.js'
import { Structural, unsupportedIn } from '../../schema/structural.js'

/** What one version says, or what all of them say alike: schema, subresources, columns, fields to select by. */
export function validateVersionParts(
  path: string,
  schemaField: 'schema' | 'validation',
  parts: Omit<DefinitionVersion, 'name' | 'served' | 'storage'>,
  statusEnabled: boolean,
  objectMeta: GoType,
): FieldError[] {
  return [
    ...validateSchema(child(path, schemaField), parts.schema?.openAPIV3Schema, statusEnabled, objectMeta),
    ...validateSubresources(child(path, 'subresources'), parts.subresources),
    ...(parts.additionalPrinterColumns ?? []).flatMap((column, i) =>
      validateColumn(index(child(path, 'additionalPrinterColumns'), i), column),
    ),
    ...validateSelectableFields(path, schemaField, parts),
  ]
}

function validateSchema(path: string, schema: JsonObject | undefined, statusEnabled: boolean, objectMeta: GoType): FieldError[] {
  return schema ? checkCrdSchema(path, schema, { statusEnabled, objectMeta, checkMetadata: checkEmbeddedMetadata }) : []
}

export function validateDeprecation(path: string, { deprecated, deprecationWarning: warning }: DefinitionVersion): FieldError[] {
  if (warning === undefined) return []
  const at = child(path, 'deprecationWarning')
  const wrong = (rule: string) => [fieldError.invalid(at, warning, rule)]
  if (!deprecated) return wrong('can only be set for deprecated versions')
  const errors: FieldError[] = []
  if (Buffer.byteLength(warning) > 256) errors.push(...wrong('must be <= 256 characters long'))
  if (warning === '') errors.push(...wrong('must not be an empty string'))
  const hidden = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.exec(warning)
  if (hidden) {
    const position = Buffer.byteLength(warning.slice(0, hidden.index))
    errors.push(...wrong(`must only contain printable UTF-8 characters; non-printable character found at index ${position}`))
  }
  return errors
}

function validateSubresources(path: string, subresources: DefinitionSubresources | undefined): FieldError[] {
  const scale = subresources?.scale
  if (!scale) return []
  const at = (field: string) => `${path}.scale.${field}`
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = scale
  const errors = [
    ...validateReplicasPath(at('specReplicasPath'), specReplicasPath, '.spec.', '.spec'),
    ...validateReplicasPath(at('statusReplicasPath'), statusReplicasPath, '.status.', '.status'),
  ]
  if (labelSelectorPath) {
    const simple = validateSimplePath(at('labelSelectorPath'), labelSelectorPath)
    if (simple.length > 0) errors.push(...simple)
    else if (!labelSelectorPath.startsWith('.spec.') && !labelSelectorPath.startsWith('.status.'))
      errors.push(fieldError.invalid(at('labelSelectorPath'), labelSelectorPath, 'should be a json path under either .spec or .status'))
  }
  return errors
}

function validateReplicasPath(at: string, path: string, prefix: string, part: string): FieldError[] {
  if (!path) return [fieldError.required(at)]
  const simple = validateSimplePath(at, path)
  if (simple.length > 0) return simple
  return path.startsWith(prefix) ? [] : [fieldError.invalid(at, path, `should be a json path under ${part}`)]
}

function validateSimplePath(at: string, path: string): FieldError[] {
  return path.startsWith('.') ? [] : [fieldError.invalid(at, path, 'must be a simple json path starting with .')]
}

const columnTypes = ['boolean', 'date', 'integer', 'number', 'string']
const columnFormats = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']

function validateColumn(path: string, { name, type, format, jsonPath }: CustomColumn): FieldError[] {
  const errors: FieldError[] = []
  if (!name) errors.push(fieldError.required(child(path, 'name')))
  const types = `must be one of ${columnTypes.join(',')}`
  if (!type) errors.push(fieldError.required(child(path, 'type'), types))
  else if (!columnTypes.includes(type)) errors.push(fieldError.invalid(child(path, 'type'), type, types))
  if (format && !columnFormats.includes(format))
    errors.push(fieldError.invalid(child(path, 'format'), format, `must be one of ${columnFormats.join(',')}`))
  if (!jsonPath) errors.push(fieldError.required(child(path, 'JSONPath')))
  else errors.push(...validateSimplePath(child(path, 'JSONPath'), jsonPath))
  return errors
}

const maxSelectableFields = 8
const selectableTypes = new Set(['string', 'boolean', 'integer'])

function validateSelectableFields(
  path: string,
  schemaField: 'schema' | 'validation',
  { selectableFields = [], schema }: Omit<DefinitionVersion, 'name' | 'served' | 'storage'>,
): FieldError[] {
  if (selectableFields.length === 0) return []
  const at = child(path, 'selectableFields')
  const source = schema?.openAPIV3Schema
  if (!source) {
    const rule =
      schemaField === 'schema'
        ? 'may only be set when `version.schema.openAPIV3Schema` is not included'
        : 'may only be set when validations.schema is included'
    return [fieldError.invalid(at, '', rule)]
  }
  const unsupported = unsupportedIn(source)
  if (unsupported !== undefined) return [fieldError.invalid(child(path, 'schema.openAPIV3Schema'), '', unsupported)]
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, { jsonPath }] of selectableFields.entries()) {
    const here = child(index(at, i), 'jsonPath')
    if (!jsonPath) {
      errors.push(fieldError.required(here))
      continue
    }
    const found = fieldAt(jsonPath, new Structural(source))
    if ('error' in found) {
      errors.push(fieldError.invalid(here, jsonPath, `is an invalid path: ${found.error}`))
      continue
    }
    if (found.names[0] === 'metadata') errors.push(fieldError.invalid(here, jsonPath, 'must not point to fields in metadata'))
    if (!selectableTypes.has(found.schema.type)) {
      const rule = 'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'
      errors.push(fieldError.invalid(here, jsonPath, rule))
    }
    if (seen.has(jsonPath)) errors.push(fieldError.duplicate(here, jsonPath))
    seen.add(jsonPath)
  }
  if (seen.size > maxSelectableFields) errors.push(fieldError.tooMany(at, seen.size, maxSelectableFields))
  return errors
}

/** The field of a schema that a path such as `.spec.color` names. */
function fieldAt(
  path: string,
  root: Structural,
): { readonly names: readonly string[]; readonly schema: Structural } | { readonly error: string } {
  const tokens = path.match(/[.[\]]|[^.[\]]+/g) ?? []
  const names: string[] = []
  let schema = root
  for (let i = 0; i < tokens.length; i += 2) {
    const token = tokens[i] ?? ''
    if (token === '[') return { error: 'array notation is not allowed' }
    if (token !== '.') return { error: `expected [ or . but got: ${token}` }
    const name = tokens[i + 1]
    if (name === undefined) return { error: 'unexpected end of JSON path' }
    const next = schema.source.properties !== undefined ? schema.properties.get(name) : schema.additionalSchema
    if (!next) return { error: 'does not refer to a valid field' }
    names.push(name)
    schema = next
  }
  return { names, schema }
}
