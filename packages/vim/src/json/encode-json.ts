import { errors } from '../errors.js'
import { checkNumber, showValue } from '../registry/numbers.js'
import { findDataType, findNamedType, type ItemType, type Method, type ValueType } from '../registry/types.js'
import { anyNumber, EncodedValue } from '../soap/encoder.js'
import type { ManagedObjectReference } from '../values.js'
import type { TypedFault } from '../vim-error.js'

/** A value as vSphere's JSON binding writes it: data objects always with `_typeName`, and in a box what any type may be. Throws CANNOT_ENCODE. */
export function encodeJson(type: ValueType, value: unknown): string {
  return type.array ? writeArray(type.item, value, type.item.arrayName) : writeItem(type.item, value, type.item.name)
}

/** The body of an answer; undefined for nothing, which is answered with status 204. */
export function encodeJsonResult(method: Method, result?: unknown): string | undefined {
  if (method.result === undefined || ((result === undefined || result === null) && !method.result.array)) return undefined
  return encodeJson(method.result, result ?? [])
}

/** The body of a request: its arguments by name. */
export function encodeJsonParameters(method: Method, args: Readonly<Record<string, unknown>>): string {
  const members: string[] = []
  for (const parameter of method.parameters) {
    const value = args[parameter.name]
    if (value !== undefined && value !== null) members.push(`${JSON.stringify(parameter.name)}:${encodeJson(parameter, value)}`)
    else if (!parameter.optional && !parameter.array)
      throw errors.cannotEncode(`${method.name}.${parameter.name}`, 'it is required, and not there')
  }
  return `{${members.join(',')}}`
}

/** The body of an answer with status 500. */
export function encodeJsonFault(fault: TypedFault, message: string): string {
  const text = encodeJson(anyType, fault)
  return `${text.slice(0, -1)},"faultstring":${JSON.stringify(message)}}`
}

const anyType: ValueType = { item: { kind: 'any', name: 'anyType', arrayName: 'ArrayOfAnyType' }, array: false }

function writeArray(item: ItemType, values: unknown, where: string): string {
  if (!Array.isArray(values)) throw errors.cannotEncode(where, `${showValue(values)} is not an array`)
  return `[${values.map((value, index) => writeItem(item, value, `${where}[${index}]`)).join(',')}]`
}

function writeItem(item: ItemType, value: unknown, where: string): string {
  const unfit = () => errors.cannotEncode(where, `${showValue(value)} is not a valid ${item.name}`)
  switch (item.kind) {
    case 'string':
    case 'dateTime':
    case 'base64':
      if (typeof value !== 'string') throw unfit()
      return JSON.stringify(value)
    case 'enum':
      if (typeof value !== 'string' || item.values?.has(value) !== true) throw unfit()
      return JSON.stringify(value)
    case 'boolean':
      if (typeof value !== 'boolean') throw unfit()
      return String(value)
    case 'number':
    case 'long': {
      // JSON has no infinity.
      if (checkNumber(item.name, value) !== undefined || !/\d$/.test(String(value))) throw unfit()
      return Object.is(value, -0) ? '-0' : String(value)
    }
    case 'reference': {
      const { type, value: id, serverGuid } = value as ManagedObjectReference
      if (typeof type !== 'string' || typeof id !== 'string') throw unfit()
      return JSON.stringify({ _typeName: 'ManagedObjectReference', type, value: id, serverGuid })
    }
    case 'data':
      return writeObject(item.name, value, where)
    case 'any':
      return writeAny(value, where)
  }
}

function writeObject(declared: string, value: unknown, where: string): string {
  if (typeof value !== 'object' || value === null) throw errors.cannotEncode(where, `${showValue(value)} is not an object`)
  const { _typeName: name = declared } = value as { _typeName?: string }
  const type = findDataType(name)
  if (type === undefined || !type.isA(declared)) throw errors.cannotEncode(where, `${name} is not a kind of ${declared}`)
  let text = `{"_typeName":${JSON.stringify(name)}`
  for (const property of type.properties) {
    const own = (value as Readonly<Record<string, unknown>>)[property.name]
    const path = `${where}.${property.name}`
    if (own === undefined || own === null) {
      if (property.array && !property.optional) text += `,"${property.name}":[]`
      else if (!property.optional) throw errors.cannotEncode(path, 'it is required, and not there')
    } else {
      text += `,"${property.name}":${property.array ? writeArray(property.item, own, path) : writeItem(property.item, own, path)}`
    }
  }
  return `${text}}`
}

function writeAny(value: unknown, where: string): string {
  if (value instanceof EncodedValue) return writeNamed(value.type, value.value, where)
  switch (typeof value) {
    case 'string':
      return `{"_typeName":"string","_value":${JSON.stringify(value)}}`
    case 'boolean':
      return `{"_typeName":"boolean","_value":${value}}`
    case 'number':
      return writeNamed(namedType(anyNumber(value), where), value, where)
    case 'bigint':
      return writeNamed(namedType('long', where), value, where)
  }
  if (typeof value !== 'object' || value === null) throw errors.cannotEncode(where, `${showValue(value)} has no type of vSphere`)
  const { _typeName: name, _value: boxed } = value as { _typeName?: string; _value?: unknown }
  if (typeof name !== 'string') throw errors.cannotEncode(where, `${showValue(value)} needs a _typeName, since any type may be here`)
  const type = namedType(name, where)
  return writeNamed(type, isSelfDescribing(type) ? value : boxed, where)
}

function writeNamed(type: ValueType, value: unknown, where: string): string {
  if (isSelfDescribing(type)) return writeItem(type.item, value, where)
  const name = type.array ? type.item.arrayName : type.item.name
  return `{"_typeName":${JSON.stringify(name)},"_value":${type.array ? writeArray(type.item, value, where) : writeItem(type.item, value, where)}}`
}

function isSelfDescribing({ item, array }: ValueType): boolean {
  return !array && (item.kind === 'data' || item.kind === 'reference')
}

function namedType(name: string, where: string): ValueType {
  const type = findNamedType(name)
  if (type === undefined || (type.item.kind === 'any' && !type.array)) throw errors.cannotEncode(where, `there is no type ${name}`)
  return type
}
