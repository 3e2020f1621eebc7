import { findDataType, type ManagedObjectType, type ValueType } from '@vivarium/vim'

/** The values of a property that were set from outside, in the place of what the machine has. Paths that the type doesn't have are left out. */
export function withOverrides(type: ManagedObjectType, name: string, value: unknown, overrides: Readonly<Record<string, string>>): unknown {
  const declared = type.properties.get(name)
  let next = value
  for (const [path, text] of Object.entries(overrides)) {
    const [root, ...rest] = path.split('.')
    if (root === name && declared !== undefined) next = put(declared, next, rest, text)
    // What VMware Tools tell is also in the summary.
    if (root === 'guest' && name === 'summary' && declared !== undefined) next = put(declared, next, ['guest', ...rest], text)
  }
  return next
}

function put(type: ValueType, value: unknown, path: readonly string[], text: string): unknown {
  const [name, ...rest] = path
  if (name === undefined) return parse(type, text) ?? value
  const data = type.item.data
  if (data === undefined || type.array) return value
  const actual = findDataType((value as { readonly _typeName?: string } | undefined)?._typeName ?? data.name) ?? data
  const property = actual.property(name)
  if (property === undefined) return value
  const before = (value as Readonly<Record<string, unknown>> | undefined)?.[name]
  const after = put(property, before, rest, text)
  return after === before || value === undefined ? value : { ...(value as object), [name]: after }
}

/** Undefined for a text that can't be such a value. */
function parse({ item, array }: ValueType, text: string): unknown {
  if (array) return undefined
  switch (item.kind) {
    case 'string':
    case 'dateTime':
      return text
    case 'boolean':
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined
    case 'number':
    case 'long':
      return /^-?\d+$/.test(text) ? Number(text) : undefined
    case 'enum':
      return item.values?.has(text) === true ? text : undefined
    default:
      return undefined
  }
}
