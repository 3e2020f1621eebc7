import { dataType, findEnumValues, type Property } from '@vivarium/vim'
import type { OvfSetting } from './descriptor.js'

/**
 * Sets `<vmw:Config key="bootOptions.efiSecureBootEnabled" value="true"/>` in a data object of a type of the API. False for a key that the type
 * does not have, or a value that is none of its type.
 */
export function applySetting(
  target: Record<string, unknown>,
  typeName: string,
  { key, value }: Pick<OvfSetting, 'key' | 'value'>,
): boolean {
  const path = key.split('.')
  const last = path.pop()
  let type = dataType(typeName)
  let at = target
  for (const name of path) {
    const property = type.property(name)
    if (property?.item.data === undefined || property.array) return false
    type = property.item.data
    const inner = (at[name] ?? {}) as Record<string, unknown>
    // What would lack other properties can't be sent.
    if (at[name] === undefined && type.required.length > 0) return false
    at[name] = inner
    at = inner
  }
  const property = last === undefined ? undefined : type.property(last)
  const parsed = property === undefined ? undefined : parsedAs(property, value)
  if (property === undefined || parsed === undefined) return false
  at[property.name] = parsed
  return true
}

function parsedAs({ item, array }: Property, text: string): unknown {
  if (array) return undefined
  switch (item.kind) {
    case 'boolean':
      return /^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : undefined
    case 'number':
    case 'long':
      return /^-?\d+$/.test(text) ? Number(text) : undefined
    case 'enum':
      return findEnumValues(item.name)?.has(text) === true ? text : undefined
    case 'string':
      return text
    default:
      return undefined
  }
}
