/** The names on the way to an absolute path, `.`, `..` and empty ones resolved. */
export function namesOf(path: string): string[] {
  const names: string[] = []
  for (const name of path.split('/')) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return names
}

export const pathOf = (names: readonly string[]): string => `/${names.join('/')}`

/** `path` as seen from the folder `base`. */
export function resolveFrom(base: string, path: string): string {
  return pathOf(namesOf(path.startsWith('/') ? path : `${base}/${path}`))
}
