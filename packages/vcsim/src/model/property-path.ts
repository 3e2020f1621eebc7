import { findDataType, type ValueType } from '@vivarium/vim'

/** A step of a path: to a property, or to the element of an array with that key. */
export type Step = { readonly name: string; readonly key?: undefined } | { readonly name?: undefined; readonly key: string | number }

const segment = /([A-Za-z_]\w*)(?:\[(?:(-?\d+)|"([^"]*)")\])?(?:\.|$)/y

/**
 * The parts of `config.hardware.device[4000].deviceInfo.label` or `config.extraConfig["guestinfo.a"].value`: property names, and keys of
 * elements. Undefined for what has another form. (vSphere Web Services SDK Programming Guide, "PropertyCollector": property paths.)
 */
export function parsePath(path: string): ParsedPath | undefined {
  const known = parsedPaths.get(path)
  if (known !== undefined) return known
  const parsed = parse(path)
  if (parsed !== undefined && parsedPaths.size < mostParsedPaths) parsedPaths.set(path, parsed)
  return parsed
}

type ParsedPath = readonly [{ readonly name: string; readonly key?: string | number }, ...Step[]]

/** Clients ask for the same few again and again. */
const parsedPaths = new Map<string, ParsedPath>()
const mostParsedPaths = 1000

function parse(path: string): ParsedPath | undefined {
  const steps: { name: string; key?: string | number }[] = []
  segment.lastIndex = 0
  while (segment.lastIndex < path.length) {
    const match = segment.exec(path)
    if (match === null) return undefined
    const [, name = '', number, text] = match
    const key = number === undefined ? text : Number(number)
    steps.push(key === undefined ? { name } : { name, key })
  }
  const [first, ...rest] = steps
  if (first === undefined || path.endsWith('.')) return undefined
  return [first, ...rest.flatMap(({ name, key }): Step[] => (key === undefined ? [{ name }] : [{ name }, { key }]))]
}

/** What there is at the end of a path. */
export type Found =
  | { readonly found: 'value'; readonly type: ValueType; readonly value: unknown }
  | { readonly found: 'unset' | 'parent unset' | 'no such property' }

/** Goes from a value on, through data objects and keyed arrays. */
export function followPath(start: ValueType, value: unknown, steps: readonly Step[]): Found {
  let type = start
  let current = value
  for (const [index, step] of steps.entries()) {
    if (step.key !== undefined) {
      if (!type.array || keyOf(type) === undefined) return { found: 'no such property' }
      if (current === undefined) return { found: 'parent unset' }
      current = (current as readonly unknown[]).find((element) => elementKey(type, element) === step.key)
      type = { item: type.item, array: false }
      // An element that is not there is gone with what it was in.
      if (current === undefined) return { found: index === steps.length - 1 ? 'unset' : 'parent unset' }
      continue
    }
    const declared = type.array ? undefined : type.item.data
    if (declared === undefined) return { found: 'no such property' }
    const actual = current === undefined ? declared : (findDataType(typeNameOf(current) ?? declared.name) ?? declared)
    const property = actual.property(step.name)
    if (property === undefined) {
      // Another kind of what may be here can have it.
      return { found: actual === declared && current !== undefined ? 'no such property' : 'parent unset' }
    }
    if (current === undefined) return { found: 'parent unset' }
    current = (current as Readonly<Record<string, unknown>>)[step.name]
    type = property
  }
  return current === undefined || current === null ? { found: 'unset' } : { found: 'value', type, value: current }
}

/** The name of the property that tells the elements of such an array apart; undefined where there is none. */
function keyOf({ item }: ValueType): string | undefined {
  const key = item.data?.property('key')
  return key === undefined || key.array || !['string', 'number'].includes(key.item.kind) ? undefined : 'key'
}

/** The key of an element of an array; undefined if such arrays have no keys. */
export function elementKey(type: ValueType, element: unknown): string | number | undefined {
  const name = keyOf(type)
  return name === undefined ? undefined : (element as Readonly<Record<string, string | number>>)[name]
}

/** Of a data object that says its type. */
export function typeNameOf(value: unknown): string | undefined {
  return (value as { readonly _typeName?: string })._typeName
}
