/** A value in which every datastore path of a datastore (`[old] vm/vm.vmx`) is that of its new name. What has none stays the same object. */
export function withRenamedPaths<T>(value: T, from: string, to: string): T {
  const prefix = `[${from}]`
  const rename = (given: unknown): unknown => {
    if (typeof given === 'string') return given.startsWith(prefix) ? `[${to}]${given.slice(prefix.length)}` : given
    if (typeof given !== 'object' || given === null) return given
    if (Array.isArray(given)) {
      const parts = given.map(rename)
      return parts.some((part, index) => part !== given[index]) ? parts : given
    }
    const entries = Object.entries(given).map(([key, part]) => [key, part, rename(part)] as const)
    return entries.some(([, before, after]) => before !== after) ? Object.fromEntries(entries.map(([key, , after]) => [key, after])) : given
  }
  return rename(value) as T
}
