import { isDeepStrictEqual } from 'node:util'
import { findDataType, type ValueType } from '@vivarium/vim'
import { elementKey, typeNameOf } from './property-path.js'

/** What makes one value another. */
export interface Difference {
  /** `config.hardware.device[4000].connectable.connected` */
  readonly path: string
  readonly op: 'assign' | 'add' | 'remove'
  /** With `assign`: undefined where it is no longer set. */
  readonly value?: { readonly type: ValueType; readonly value: unknown }
}

/**
 * The smallest changes, each by its path, that make `after` of `before`: a data object's properties and the elements of keyed arrays one by
 * one; all else as a whole. Added elements go to an array's end.
 */
export function differences(type: ValueType, before: unknown, after: unknown, path: string): Difference[] {
  if (before === after || isDeepStrictEqual(before, after)) return []
  if (after === undefined) return [{ path, op: 'assign' }]
  const whole: Difference[] = [{ path, op: 'assign', value: { type, value: after } }]
  if (before === undefined) return whole
  if (type.array) return ofElements(type, before as readonly unknown[], after as readonly unknown[], path) ?? whole
  return ofProperties(type, before, after, path) ?? whole
}

function ofProperties({ item }: ValueType, before: unknown, after: unknown, path: string): Difference[] | undefined {
  if (item.data === undefined) return undefined
  const [one, other] = [typeNameOf(before) ?? item.name, typeNameOf(after) ?? item.name]
  if (one !== other) return undefined
  const [from, to] = [before, after] as Readonly<Record<string, unknown>>[]
  return findDataType(one)?.properties.flatMap((property) =>
    differences(property, from?.[property.name], to?.[property.name], `${path}.${property.name}`),
  )
}

function ofElements(type: ValueType, before: readonly unknown[], after: readonly unknown[], path: string): Difference[] | undefined {
  // On the wire, an empty array inside of a data object is none, and nothing can be added to that.
  if (before.length === 0) return undefined
  const [from, to] = [byKey(type, before), byKey(type, after)]
  if (from === undefined || to === undefined) return undefined
  const kept = [...from.keys()].filter((key) => to.has(key))
  const added = [...to.keys()].filter((key) => !from.has(key))
  if (!isDeepStrictEqual([...kept, ...added], [...to.keys()])) return undefined
  const element = { item: type.item, array: false }
  const at = (key: string | number) => `${path}[${JSON.stringify(key)}]`
  return [
    ...[...from.keys()].filter((key) => !to.has(key)).map((key): Difference => ({ path: at(key), op: 'remove' })),
    ...kept.flatMap((key) => differences(element, from.get(key), to.get(key), at(key))),
    ...added.map((key): Difference => ({ path: at(key), op: 'add', value: { type: element, value: to.get(key) } })),
  ]
}

/** Undefined where keys don't tell the elements apart, or can't be written in a path. */
function byKey(type: ValueType, elements: readonly unknown[]): ReadonlyMap<string | number, unknown> | undefined {
  const keyed = new Map<string | number, unknown>()
  for (const element of elements) {
    const key = elementKey(type, element)
    if (key === undefined || keyed.has(key) || (typeof key === 'string' && /["\\]/.test(key))) return undefined
    keyed.set(key, element)
  }
  return keyed
}
