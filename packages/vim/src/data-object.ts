import type { DataObjects } from './generated/data-objects.js'
import { isSubtype } from './registry/types.js'

/** A data object with its type's name, as a place needs that declares another type: `dataObject('VirtualDisk', { key: -1, … })`. */
export function dataObject<K extends keyof DataObjects>(name: K, properties: DataObjects[K]): DataObjects[K] & { _typeName: K } {
  return { ...properties, _typeName: name }
}

/** True for a data object of that type, or of one derived from it. Its type has to be known: `_typeName` is there after decoding. */
export function isDataObject<K extends keyof DataObjects>(value: unknown, name: K): value is DataObjects[K] & { _typeName: string } {
  if (typeof value !== 'object' || value === null) return false
  const { _typeName: own } = value as { _typeName?: unknown }
  return typeof own === 'string' && isSubtype(own, name)
}
