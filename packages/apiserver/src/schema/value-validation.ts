import { child, type FieldError, fieldError } from './field-error.js'
import { isKnownFormat, matchesFormat } from './formats.js'
import { goPlain } from './go-print.js'
import { encodeJson, equalJson, isArray, isObject, type JsonObject, type JsonValue, own, quoteGo, sortKeys } from './json.js'
import { compilePattern, matchesPattern } from './patterns.js'
import type { Structural } from './structural.js'

/**
 * Validates a value against an OpenAPI schema, in the words of kube-openapi's validation. With `old`, what is wrong but was so before is let
 * pass (ratcheting). `path` is where the value stands, `''` for a whole object.
 */
export function validateValue(path: string, schema: Structural, value: JsonValue, old?: JsonValue): FieldError[] {
  return new ValueValidator().validate(schema, '', value, old).findings.map((finding) => toFieldError(path, finding))
}

type Finding =
  | { readonly code: 'required'; readonly name: string }
  | { readonly code: 'enum'; readonly name: string; readonly value: JsonValue; readonly values: readonly JsonValue[] }
  | { readonly code: 'tooLong'; readonly name: string; readonly max: number }
  | { readonly code: 'tooMany'; readonly name: string; readonly actual: number; readonly max: number }
  | { readonly code: 'type'; readonly name: string; readonly value: JsonValue; readonly text: string }
  | { readonly code: 'invalid'; readonly name: string; readonly value: JsonValue; readonly text: string }
  /** Of the whole value, without a place. */
  | { readonly code: 'general'; readonly text: string }

interface Result {
  readonly findings: Finding[]
  /** How much of the schema applied: the alternative with most is the one whose errors are told. */
  matches: number
}

function toFieldError(path: string, finding: Finding): FieldError {
  const nowhere = path === '' ? '<nil>' : path
  if (finding.code === 'general') return fieldError.invalid(nowhere, '', finding.text)
  const name = finding.name.replace(/^\./, '')
  const at = name === '' ? nowhere : child(path, name)
  switch (finding.code) {
    case 'required':
      return fieldError.required(at)
    case 'enum':
      return fieldError.notSupported(
        at,
        sortKeys(finding.value),
        finding.values.map((value) => (typeof value === 'string' ? value : encodeJson(value))),
      )
    case 'tooLong':
      return fieldError.tooLong(at, finding.max)
    case 'tooMany':
      return fieldError.tooMany(at, finding.actual, finding.max)
    case 'type':
      return fieldError.typeInvalid(at, finding.value ?? '', finding.text)
    default:
      return fieldError.invalid(at, sortKeys(finding.value ?? ''), finding.text)
  }
}

class ValueValidator {
  validate(schema: Structural, name: string, value: JsonValue, old: JsonValue | undefined): Result {
    const result = this.#validateAll(schema, name, value, old)
    return result.findings.length > 0 && old !== undefined && equalJson(value, old) ? { findings: [], matches: 0 } : result
  }

  #validateAll(schema: Structural, name: string, value: JsonValue, old: JsonValue | undefined): Result {
    const result: Result = { findings: [], matches: 0 }
    if (value === null) {
      checkType(schema, name, value, result)
      checkEnum(schema, name, value, result)
      return result
    }
    if (typesOf(schema).length > 0 || formatOf(schema) !== '') {
      checkType(schema, name, value, result)
      result.matches++
    }
    merge(result, this.#combinations(schema, name, value, old))
    result.matches++
    if (typeof value === 'string') {
      checkString(schema, name, value, result)
      result.matches++
      if (formatOf(schema) !== '') {
        checkFormat(schema, name, value, result)
        result.matches++
      }
    } else if (typeof value === 'number' || typeof value === 'bigint') {
      checkNumber(schema, name, value, result)
      result.matches += 2
    } else if (isArray(value)) {
      merge(result, this.#list(schema, name, value, old))
      result.matches++
    }
    checkEnum(schema, name, value, result)
    result.matches++
    if (isObject(value)) {
      merge(result, this.#object(schema, name, value, old))
      result.matches++
    }
    result.matches++
    return result
  }

  #combinations(schema: Structural, name: string, value: JsonValue, old: JsonValue | undefined): Result {
    const main: Result = { findings: [], matches: 1 }
    const anyOf = schema.branches('anyOf')
    if (anyOf.length > 0) this.#anyOf(anyOf, name, value, old, main)
    const oneOf = schema.branches('oneOf')
    if (oneOf.length > 0) this.#oneOf(oneOf, name, value, old, main)
    const allOf = schema.branches('allOf')
    if (allOf.length > 0) {
      const results = allOf.map((branch) => this.#validateAll(branch, name, value, old))
      for (const result of results) merge(main, result)
      const valid = results.filter(isValid).length
      if (valid !== allOf.length)
        general(main, `${quoteGo(name)} must validate all the schemas (allOf)${valid === 0 ? '. None validated' : ''}`)
    }
    const { not } = schema
    if (not && isValid(this.#validateAll(not, name, value, old))) general(main, `${quoteGo(name)} must not validate the schema (not)`)
    return main
  }

  #anyOf(branches: readonly Structural[], name: string, value: JsonValue, old: JsonValue | undefined, main: Result): void {
    let best: Result | undefined
    for (const branch of branches) {
      const result = this.#validateAll(branch, name, value, old)
      if (isValid(result)) {
        merge(main, result)
        return
      }
      if (best === undefined || result.matches > best.matches) best = result
    }
    general(main, `${quoteGo(name)} must validate at least one schema (anyOf)`)
    if (best) merge(main, best)
  }

  #oneOf(branches: readonly Structural[], name: string, value: JsonValue, old: JsonValue | undefined, main: Result): void {
    let best: Result | undefined
    let first: Result | undefined
    let valid = 0
    for (const branch of branches) {
      const result = this.#validateAll(branch, name, value, old)
      if (isValid(result)) {
        valid++
        best = undefined
        first ??= result
      } else if (valid === 0 && (best === undefined || result.matches > best.matches)) best = result
    }
    if (valid === 1 && first) {
      merge(main, first)
      return
    }
    const found = valid === 0 ? 'Found none valid' : `Found ${valid} valid alternatives`
    general(main, `${quoteGo(name)} must validate one and only one schema (oneOf). ${found}`)
    if (best) merge(main, best)
  }

  #list(schema: Structural, name: string, value: readonly JsonValue[], old: JsonValue | undefined): Result {
    const result: Result = { findings: [], matches: 1 }
    const { items } = schema
    if (items) {
      const before = correlatedItems(schema, old)
      for (const [i, item] of value.entries()) merge(result, this.validate(items, `${name}[${i}]`, item, before(item)))
    }
    const { minItems, maxItems } = schema.source
    if (isNumber(minItems) && value.length < minItems)
      invalid(result, name, value.length, `${name} in body should have at least ${minItems} items`)
    if (isNumber(maxItems) && value.length > maxItems)
      result.findings.push({ code: 'tooMany', name, actual: value.length, max: Number(maxItems) })
    if (schema.source.uniqueItems === true && value.some((item, i) => value.findIndex((other) => equalJson(item, other)) < i)) {
      invalid(result, name, '', `${name} in body shouldn't contain duplicates`)
    }
    return result
  }

  #object(schema: Structural, name: string, value: JsonObject, old: JsonValue | undefined): Result {
    const result: Result = { findings: [], matches: 0 }
    const { minProperties, maxProperties, required } = schema.source
    const count = Object.keys(value).length
    if (isNumber(minProperties) && count < minProperties)
      invalid(result, name, count, `${name} in body should have at least ${minProperties} properties`)
    if (isNumber(maxProperties) && count > maxProperties)
      result.findings.push({ code: 'tooMany', name, actual: count, max: Number(maxProperties) })
    const more = schema.additionalProperties
    const before = (key: string) => (isObject(old) && !(name === '' && isTypeOrMetadata(key)) ? own(old, key) : undefined)
    for (const key in value) {
      if (schema.properties.has(key)) continue
      if (more === false) invalid(result, name, key, `${name}.${key} in body is a forbidden property`)
      else if (typeof more === 'object') merge(result, this.validate(more, `${name}.${key}`, value[key] ?? null, before(key)))
    }
    for (const [key, property] of schema.properties) {
      if (Object.hasOwn(value, key))
        merge(result, this.validate(property, name === '' ? key : `${name}.${key}`, value[key] ?? null, before(key)))
    }
    for (const key of isArray(required) ? required : []) {
      if (typeof key === 'string' && !Object.hasOwn(value, key)) result.findings.push({ code: 'required', name: `${name}.${key}` })
    }
    return result
  }
}

function isTypeOrMetadata(key: string): boolean {
  return key === 'apiVersion' || key === 'kind' || key === 'metadata'
}

/** Finds the item of an old keyed list with the same keys; other lists have no items that can be told to be the same. */
function correlatedItems(schema: Structural, old: JsonValue | undefined): (item: JsonValue) => JsonValue | undefined {
  if (schema.listType !== 'map' || !isArray(old)) return () => undefined
  const keysOf = (item: JsonObject) => encodeJson(schema.listMapKeys.map((key) => own(item, key) ?? null))
  const items = new Map(old.filter(isObject).map((item) => [keysOf(item), item]))
  return (item) => (isObject(item) ? items.get(keysOf(item)) : undefined)
}

function isNumber(value: JsonValue | undefined): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

function isValid(result: Result): boolean {
  return result.findings.length === 0
}

function merge(into: Result, other: Result): void {
  for (const finding of other.findings) into.findings.push(finding)
  into.matches += other.matches
}

function general(result: Result, text: string): void {
  result.findings.push({ code: 'general', text })
}

function invalid(result: Result, name: string, value: JsonValue, text: string): void {
  result.findings.push({ code: 'invalid', name, value, text })
}

function typesOf(schema: Structural): readonly string[] {
  if (schema.isIntOrString) return ['integer', 'string']
  return schema.type === '' ? [] : [schema.type]
}

/** Formats that are not checked count as none. */
function formatOf(schema: Structural): string {
  return isKnownFormat(schema.format) ? schema.format : ''
}

function checkType(schema: Structural, name: string, value: JsonValue, result: Result): void {
  result.matches++
  const types = typesOf(schema)
  const expected = types.join(',')
  const mismatch = (found: string, wanted = expected) =>
    result.findings.push({ code: 'type', name, value: found, text: `${name} in body must be of type ${wanted}: ${quoteGo(found)}` })
  if (value === null) {
    if (types.length > 0 && !schema.nullable) mismatch('null')
    return
  }
  const format = formatOf(schema)
  const kind = kindOf(value)
  const fits =
    types.includes(kind) ||
    (kind === 'number' && types.includes('integer') && Number.isInteger(value)) ||
    (kind === 'integer' && types.includes('number'))
  const textual = kind === 'string' || kind === 'array'
  if (!textual && format !== '' && !fits) {
    mismatch(kind === 'integer' ? 'int64' : kind === 'number' ? 'float64' : '', format)
    return
  }
  if (format !== '' && textual && !types.includes('number') && !types.includes('integer')) return
  if (!fits) mismatch(kind)
}

/** The type as JSON tells it; Go has decoded whole numbers as integers. */
function kindOf(value: JsonValue): string {
  if (isArray(value)) return 'array'
  if (isObject(value)) return 'object'
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? 'integer' : 'number'
  return typeof value === 'bigint' ? 'integer' : typeof value
}

function checkString(schema: Structural, name: string, value: string, result: Result): void {
  const { maxLength, minLength, pattern } = schema.source
  const length = maxLength === undefined && minLength === undefined ? 0 : [...value].length
  if (isNumber(maxLength) && length > maxLength) {
    result.findings.push({ code: 'tooLong', name, max: Number(maxLength) })
    return
  }
  if (isNumber(minLength) && length < minLength) {
    invalid(result, name, value, `${name} in body should be at least ${minLength} chars long`)
    return
  }
  if (typeof pattern !== 'string' || pattern === '') return
  const compiled = compilePattern(pattern)
  if ('error' in compiled)
    invalid(result, name, value, `${name} in body should match '${pattern}, but pattern is invalid: ${compiled.error}'`)
  else if (!matchesPattern(compiled, value)) invalid(result, name, value, `${name} in body should match '${pattern}'`)
}

function checkFormat(schema: Structural, name: string, value: string, result: Result): void {
  const format = formatOf(schema)
  if (matchesFormat(format, value)) return
  result.findings.push({ code: 'type', name, value, text: `${name} in body must be of type ${format}: ${quoteGo(value)}` })
}

function checkNumber(schema: Structural, name: string, value: number | bigint, result: Result): void {
  const { multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum } = schema.source
  const whole = kindOf(value) === 'integer'
  // Go compares integers with the bound cut down to an integer.
  const bound = (limit: number | bigint) => (whole ? Math.trunc(Number(limit)) : Number(limit))
  if (isNumber(multipleOf)) {
    const factor = bound(multipleOf)
    if (factor <= 0) invalid(result, name, factor, `factor MultipleOf declared for ${name} must be positive: ${goPlain(factor)}`)
    else if (!isMultiple(value, factor, whole)) invalid(result, name, value, `${name} in body should be a multiple of ${goPlain(factor)}`)
  }
  if (isNumber(minimum)) {
    const limit = bound(minimum)
    const exclusive = exclusiveMinimum === true
    if (value < limit || (exclusive && Number(value) === limit)) {
      invalid(result, name, value, `${name} in body should be greater than ${exclusive ? '' : 'or equal to '}${goPlain(limit)}`)
    }
  }
  if (isNumber(maximum)) {
    const limit = bound(maximum)
    const exclusive = exclusiveMaximum === true
    if (value > limit || (exclusive && Number(value) === limit)) {
      invalid(result, name, value, `${name} in body should be less than ${exclusive ? '' : 'or equal to '}${goPlain(limit)}`)
    }
  }
}

function isMultiple(value: number | bigint, factor: number, whole: boolean): boolean {
  if (typeof value === 'bigint') return value % BigInt(factor) === 0n
  if (whole) return value % factor === 0
  const quotient = factor < 1 ? (1 / factor) * value : value / factor
  return Math.abs(quotient - Math.round(quotient)) < 1e-9
}

function checkEnum(schema: Structural, name: string, value: JsonValue, result: Result): void {
  const values = schema.source.enum
  if (!isArray(values) || values.length === 0) return
  // Null is never equal to an allowed null in Go.
  if (value !== null && values.some((allowed) => equalJson(allowed, value))) return
  result.findings.push({ code: 'enum', name, value, values })
}
