import { dataType, type ManagedObjectReference, type Method, type Property, type ValueType } from '@vivarium/vim'
import type { Model } from '../model/model.js'

/** Deeper than this, only what must be there is. */
const deepest = 2

/**
 * Arguments with which a method could do something: texts, numbers, and references to objects that there are. With `isFull` also what
 * may be left out.
 */
export function plausibleArguments(model: Model, method: Method, isFull: boolean): Record<string, unknown> {
  return objectOf(model, method.parameters, isFull ? deepest : 0)
}

function objectOf(model: Model, properties: readonly Property[], depth: number): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const property of properties) {
    if (property.optional && depth <= 0) continue
    const value = makeValue(model, property, property.target, depth)
    if (value !== undefined) values[property.name] = value
  }
  return values
}

function makeValue(model: Model, { item, array }: ValueType, target: string | undefined, depth: number): unknown {
  const value = makeItem(model, item, target, depth)
  return array && value !== undefined ? [value] : value
}

function makeItem(model: Model, item: ValueType['item'], target: string | undefined, depth: number): unknown {
  switch (item.kind) {
    case 'string':
      return 'x'
    case 'boolean':
      return true
    case 'number':
    case 'long':
      return 1
    case 'dateTime':
      return '2026-01-01T00:00:00Z'
    case 'base64':
      return 'eA=='
    case 'enum':
      return [...(item.values ?? [])][0]
    case 'reference':
      return referenceTo(model, target ?? 'ManagedEntity')
    case 'data':
      return { _typeName: item.name, ...objectOf(model, dataType(item.name).properties, depth - 1) }
    case 'any':
      return 'x'
  }
}

function referenceTo(model: Model, type: string): ManagedObjectReference | undefined {
  for (const object of model.objects()) if (object.type.isA(type)) return object.reference
  return undefined
}
