import { errors } from '@vivarium/core'

/**
 * Reads a path such as `{.status.conditions[0].type}`, `.metadata.annotations['a.b/c']` or `status.phase` in objects: the part of
 * kubectl's JSONPath that names one field. Throws INVALID_VALUE.
 */
export function readPath(text: string): (object: unknown) => unknown {
  const inner = text.trim().replace(/^\{(.*)\}$/s, '$1')
  const path = inner.startsWith('.') || inner.startsWith('[') ? inner : `.${inner}`
  const step = /\.((?:\\.|[^.[\]\\'"])+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y
  const keys: (string | number)[] = []
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (!match) throw errors.invalidValue('path', text, 'it must name one field, such as {.status.phase} or {.status.conditions[0].type}')
    const name = match[1] ?? match[3] ?? match[4]
    keys.push(name === undefined ? Number(match[2]) : name.replace(/\\(.)/g, '$1'))
  }
  if (keys.length === 0) throw errors.invalidValue('path', text, 'it names no field')
  return (object) =>
    keys.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string | number, unknown>)[key]
          : undefined,
      object,
    )
}
