/** `spec.containers.0.name`, or a JSON pointer (RFC 6901) where a key has a dot in it. */
export function parsePath(path: string): string[] {
  if (path.startsWith('/')) {
    return path
      .slice(1)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  }
  return path === '' ? [] : path.split('.')
}

type Container = Record<string, unknown>

/** A copy of the value with other values at some paths; `$remove` removes. What is missing on the way is made. */
export function setPaths(value: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  let result = structuredClone(value)
  for (const [path, to] of Object.entries(changes)) {
    const parts = parsePath(path)
    const last = parts.pop()
    if (last === undefined) {
      result = to
      continue
    }
    let at = result as Container
    for (const [index, part] of parts.entries()) {
      if (typeof at[part] !== 'object' || at[part] === null) at[part] = /^\d+$/.test(parts[index + 1] ?? last) ? [] : {}
      at = at[part] as Container
    }
    if (to !== '$remove') at[last] = to
    else if (Array.isArray(at)) at.splice(Number(last), 1)
    else delete at[last]
  }
  return result
}

/** What stands at a path; undefined when nothing does. */
export function getPath(value: unknown, path: string): unknown {
  let at = value
  for (const part of parsePath(path)) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Container)[part]
  }
  return at
}
