import type { KubeObject } from '../registry/objects.js'
import type { ScalePaths } from '../registry/resource.js'
import { type FieldError, fieldError } from '../schema/field-error.js'
import { goPlain, goType } from '../schema/go-print.js'
import { isObject, type JsonObject, type JsonValue, own } from '../schema/json.js'

const maxReplicas = 2 ** 31 - 1

/** The value at a path of plain fields, or what Go's NestedInt64 or NestedString says of a value that does not fit. */
export type Nested<T> = { readonly value: T | undefined } | { readonly error: string }

export function nestedInteger(object: JsonObject, path: string): Nested<number> {
  return nested(object, path, 'int64', (value) => {
    const number = typeof value === 'bigint' ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) ? number : undefined
  })
}

export function nestedText(object: JsonObject, path: string): Nested<string> {
  return nested(object, path, 'string', (value) => (typeof value === 'string' ? value : undefined))
}

function nested<T>(object: JsonObject, path: string, type: string, read: (value: JsonValue) => T | undefined): Nested<T> {
  let value: JsonValue | undefined = object
  const names = path.split('.')
  for (const [i, name] of names.entries()) {
    if (value === undefined || value === null) return { value: undefined }
    if (!isObject(value)) return { error: accessorError(names.slice(0, i + 1), value, 'map[string]interface{}') }
    value = own(value, name)
    if (value === undefined) return { value: undefined }
  }
  if (value === undefined) return { value: undefined }
  const found = read(value)
  return found === undefined ? { error: accessorError(names, value, type) } : { value: found }
}

function accessorError(path: readonly string[], value: JsonValue, type: string): string {
  const found = typeof value === 'number' && Number.isInteger(value) ? 'int64' : value === null ? '<nil>' : goType(value)
  return `.${path.join('.')} accessor error: ${goPlain(value)} is of the type ${found}, expected ${type}`
}

/** What is wrong with the values that the scale subresource would show. */
export function scaleProblems(paths: ScalePaths | undefined, object: KubeObject, part: 'spec' | 'status'): FieldError[] {
  if (!paths) return []
  const json = object as unknown as JsonObject
  const path = part === 'spec' ? paths.specReplicas : paths.statusReplicas
  const errors = replicasProblem(path, nestedInteger(json, path))
  if (part === 'spec' || paths.labelSelector === undefined) return errors
  const selector = nestedText(json, paths.labelSelector)
  if ('error' in selector) errors.push(fieldError.invalid(`.${paths.labelSelector}`, '', selector.error))
  return errors
}

function replicasProblem(path: string, found: Nested<number>): FieldError[] {
  const at = `.${path}`
  if ('error' in found) return [fieldError.invalid(at, 0, found.error)]
  const replicas = found.value ?? 0
  if (replicas < 0) return [fieldError.invalid(at, replicas, 'should be a non-negative integer')]
  return replicas > maxReplicas ? [fieldError.invalid(at, replicas, `should be less than or equal to ${maxReplicas}`)] : []
}
