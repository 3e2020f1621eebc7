import { badRequest, failures } from '../errors.js'
import { isObject, type JsonValue, jsonKind } from './json.js'
import { type ParsedBody, parseJson } from './json-text.js'
import { type ParsedYaml, parseYaml } from './yaml-text.js'

export interface TypeMeta {
  /** Empty when the body has none. */
  readonly apiVersion: string
  readonly kind: string
}

/** A body that was read, with the type that it names. */
export interface ParsedObject extends ParsedBody {
  readonly typeMeta: TypeMeta
  /** For a strict reader, before what the decoder finds. */
  readonly yamlFindings: readonly string[]
}

/** Reads the body of a write. Throws MALFORMED_BODY as the real decoder words it, where it does not even find the kind. */
export function parseObject(text: string, format: 'json' | 'yaml'): ParsedObject {
  const body: ParsedYaml = format === 'yaml' ? parseYaml(text) : { ...parseFully(text), yamlFindings: [] }
  return { ...body, typeMeta: readTypeMeta(body.value) }
}

function parseFully(text: string): ParsedBody {
  try {
    return parseJson(text)
  } catch (error) {
    throw noType(error instanceof Error ? error.message : String(error))
  }
}

/** apiVersion and kind of a body; Go reads these two without regard to case. */
export function readTypeMeta(value: JsonValue): TypeMeta {
  if (value === null) return { apiVersion: '', kind: '' }
  if (!isObject(value))
    throw noType(`json: cannot unmarshal ${Array.isArray(value) ? 'array' : jsonKind(value)} into Go value of type ${headerType}`)
  return { apiVersion: textOf(value, 'apiVersion'), kind: textOf(value, 'kind') }
}

const headerType = 'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

function textOf(object: { readonly [key: string]: JsonValue }, name: 'apiVersion' | 'kind'): string {
  const value = object[name] ?? otherCase(object, name)
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  throw noType(`json: cannot unmarshal ${jsonKind(value)} into Go struct field .${name} of type string`)
}

function otherCase(object: { readonly [key: string]: JsonValue }, name: string): JsonValue | undefined {
  const lower = name.toLowerCase()
  for (const key in object) if (key.length === name.length && key.toLowerCase() === lower) return object[key]
  return undefined
}

function noType(text: string): Error {
  return failures.malformedBody(`couldn't get version/kind; json parse error: ${text}`, { details: badRequest })
}
