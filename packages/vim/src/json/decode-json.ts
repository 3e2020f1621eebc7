import { errors } from '../errors.js'
import { checkNumber, showValue } from '../registry/numbers.js'
import { isBase64, isDateTime } from '../registry/texts.js'
import {
  type DataType,
  findDataType,
  findNamedType,
  type ItemType,
  itemType,
  type Method,
  type Structure,
  type ValueType,
} from '../registry/types.js'
import { anyNumber } from '../soap/encoder.js'
import type { DecodeOptions } from '../soap/frames.js'
import { type TypedFault, VimError } from '../vim-error.js'

export interface JsonLimits {
  readonly bytes: number
  /** Objects inside each other. */
  readonly depth: number
}

export interface DecodeJsonOptions extends Partial<DecodeOptions> {
  readonly limits?: Partial<JsonLimits>
}

const defaultLimits: JsonLimits = { bytes: 64 * 2 ** 20, depth: 200 }

/** A value of vSphere's JSON binding. Throws INVALID_REQUEST and LIMIT_EXCEEDED. */
export function decodeJson(type: ValueType, body: Uint8Array | string, options: DecodeJsonOptions = {}): unknown {
  const json = parse(body, options)
  return new JsonDecoder(options).value(type, json, '', 0)
}

/** The arguments of a call, from its body, which may be empty. */
export function decodeJsonParameters(method: Method, body: Uint8Array | string, options: DecodeJsonOptions = {}): Record<string, unknown> {
  const json = body.length === 0 ? {} : parse(body, options)
  const parameters = structureOf(method)
  return new JsonDecoder(options).properties(parameters, json, '', 0)
}

const parameterStructures = new WeakMap<Method, Structure>()

function structureOf(method: Method): Structure {
  let parameters = parameterStructures.get(method)
  if (parameters === undefined) {
    const byName = new Map(method.parameters.map((parameter) => [parameter.name, parameter]))
    parameters = {
      label: method.name,
      properties: method.parameters,
      required: method.parameters.filter(({ optional }) => !optional),
      property: (name) => byName.get(name),
    }
    parameterStructures.set(method, parameters)
  }
  return parameters
}

/** The fault of an answer with status 500. */
export function decodeJsonFault(operation: string, body: Uint8Array | string): VimError {
  const options: DecodeJsonOptions = { unknown: 'ignore' }
  const json = parse(body, options)
  const message = typeof json === 'object' && json !== null ? (json as { faultstring?: unknown }).faultstring : undefined
  const fault = new JsonDecoder(options).value({ item: itemType('MethodFault'), array: false }, json, '', 0) as TypedFault
  return new VimError(operation, fault, typeof message === 'string' ? message : '')
}

function parse(body: Uint8Array | string, { limits }: DecodeJsonOptions): unknown {
  const { bytes } = { ...defaultLimits, ...limits }
  const text = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  if (Buffer.byteLength(text) > bytes) throw errors.limitExceeded('bytes', bytes)
  try {
    return JSON.parse(keepLongNumbers(text))
  } catch (cause) {
    throw errors.invalidRequest('the message is not JSON', '', { cause })
  }
}

/** Marks a number that JSON.parse would round. No text in JSON begins so otherwise where a number must be. */
const longMark = '\0'

/** Whole numbers of 16 digits and more as strings with a mark. */
function keepLongNumbers(text: string): string {
  if (!/\d{16}/.test(text)) return text
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs, (token) =>
    /^-?\d{16,}$/.test(token) ? `"\\u0000${token}"` : token,
  )
}

class JsonDecoder {
  readonly #refuses: boolean
  readonly #depth: number

  constructor({ unknown = 'refuse', limits }: DecodeJsonOptions) {
    this.#refuses = unknown === 'refuse'
    this.#depth = limits?.depth ?? defaultLimits.depth
  }

  value({ item, array }: ValueType, json: unknown, where: string, depth: number): unknown {
    if (!array) return this.#item(item, json, where, depth)
    const items = boxedArray(json, item) ?? json
    if (!Array.isArray(items)) throw refuse(where, `${showValue(json)} is not an array`)
    return items.map((each, index) => this.#item(item, each, `${where}[${index}]`, depth))
  }

  properties(type: Structure, json: unknown, where: string, depth: number): Record<string, unknown> {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw refuse(where, `${showValue(json)} is not an object`)
    if (depth > this.#depth) throw errors.limitExceeded('levels of objects', this.#depth)
    const value: Record<string, unknown> = 'vmodlName' in type ? { _typeName: (type as DataType).name } : {}
    for (const [name, own] of Object.entries(json)) {
      if (name === '_typeName' || own === null) continue
      const property = type.property(name)
      if (property !== undefined) value[name] = this.value(property, own, where === '' ? name : `${where}.${name}`, depth + 1)
      else if (this.#refuses) throw refuse(where, `${type.label} has no property ${JSON.stringify(name.slice(0, 80))}`)
    }
    for (const { name, array } of type.required) {
      if (value[name] !== undefined) continue
      if (array) value[name] = []
      else if (this.#refuses) throw refuse(where, `Required property ${name} is missing from ${type.label}`)
    }
    return value
  }

  #item(item: ItemType, json: unknown, where: string, depth: number): unknown {
    const problem = () => refuse(where, `${showValue(json)} is not a valid ${item.name}`)
    switch (item.kind) {
      case 'string':
        if (typeof json !== 'string') throw problem()
        return json
      case 'dateTime':
        if (typeof json !== 'string' || !isDateTime(json)) throw problem()
        return json
      case 'base64':
        if (typeof json !== 'string' || !isBase64(json)) throw problem()
        return json
      case 'enum':
        if (typeof json !== 'string' || (this.#refuses && item.values?.has(json) !== true)) throw problem()
        return json
      case 'boolean':
        if (typeof json !== 'boolean') throw problem()
        return json
      case 'number':
      case 'long': {
        const number = numberOf(item.name, json)
        if (checkNumber(item.name, number) !== undefined) throw problem()
        return number
      }
      case 'reference': {
        const { type, value, serverGuid } = (json ?? {}) as Readonly<Record<string, unknown>>
        if (typeof type !== 'string' || typeof value !== 'string') throw problem()
        return typeof serverGuid === 'string' ? { type, value, serverGuid } : { type, value }
      }
      case 'data':
        return this.#object(item.name, json, where, depth)
      case 'any':
        return this.#any(json, where, depth)
    }
  }

  #object(declared: string, json: unknown, where: string, depth: number): unknown {
    const { _typeName: said = declared } = (json ?? {}) as { _typeName?: unknown }
    const type = typeof said === 'string' ? findDataType(said) : undefined
    if (type?.isA(declared)) return this.properties(type, json, where, depth)
    const known = findDataType(declared)
    if (known === undefined || this.#refuses || type !== undefined) throw refuse(where, `${showValue(said)} is not a kind of ${declared}`)
    return this.properties(known, json, where, depth)
  }

  #any(json: unknown, where: string, depth: number): unknown {
    if (typeof json === 'string' || typeof json === 'boolean') return json
    if (typeof json === 'number') return json
    const { _typeName: name, _value: boxed } = (json ?? {}) as { _typeName?: unknown; _value?: unknown }
    const type = typeof name === 'string' ? findNamedType(name) : undefined
    if (type === undefined) throw refuse(where, `${showValue(json)} has no _typeName of vSphere's`)
    if (!type.array && type.item.kind === 'data') return this.#item(type.item, json, where, depth)
    if (!type.array && type.item.kind === 'reference') {
      return { _typeName: 'ManagedObjectReference', ...(this.#item(type.item, json, where, depth) as object) }
    }
    const value = this.value(type, boxed, `${where}._value`, depth + 1)
    if (type.array) return { _typeName: type.item.arrayName, _value: value }
    const isPlain = type.item.kind === 'string' || type.item.kind === 'boolean' || typeof value === 'bigint'
    if (isPlain || (typeof value === 'number' && anyNumber(value) === type.item.name)) return value
    return { _typeName: type.item.name, _value: value }
  }
}

function boxedArray(json: unknown, item: ItemType): unknown {
  const { _typeName: name, _value: value } = (json ?? {}) as { _typeName?: unknown; _value?: unknown }
  return name === item.arrayName ? value : undefined
}

function numberOf(type: string, json: unknown): unknown {
  if (typeof json !== 'string' || !json.startsWith(longMark)) return json
  const digits = json.slice(longMark.length)
  if (type !== 'long') return Number(digits)
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits)
}

function refuse(where: string, why: string): Error {
  return errors.invalidRequest(where === '' ? why : `${where}: ${why}`, '')
}
