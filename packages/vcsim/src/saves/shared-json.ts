/** Values as JSON that keeps what JSON alone does not: bigints, and that objects which were one are one again. */
export interface SharedJson {
  /** Objects that are in several places. Their own parts can be others, which come before. */
  readonly shared: readonly unknown[]
  readonly value: unknown
}

// What stands for something else is an object with one of these as its only key; objects that have such keys of their own are escaped.
const sharedKey = '$shared'
const bigintKey = '$bigint'
const plainKey = '$plain'

/** The value has no cycles, and nothing that is not plain data. */
export function pack(value: unknown): SharedJson {
  const counts = new Map<object, number>()
  count(value, counts)
  const shared: unknown[] = []
  const places = new Map<object, number>()
  const write = (given: unknown): unknown => {
    if (typeof given === 'bigint') return { [bigintKey]: String(given) }
    if (typeof given !== 'object' || given === null) return given
    if ((counts.get(given) ?? 0) < 2) return writeParts(given)
    let place = places.get(given)
    if (place === undefined) {
      const written = writeParts(given)
      place = shared.push(written) - 1
      places.set(given, place)
    }
    return { [sharedKey]: place }
  }
  const writeParts = (given: object): unknown => {
    if (Array.isArray(given)) return given.map(write)
    const entries = Object.entries(given).filter(([, part]) => part !== undefined)
    const written = entries.map(([key, part]) => [key, write(part)] as const)
    return entries.some(([key]) => key.startsWith('$')) ? { [plainKey]: written } : Object.fromEntries(written)
  }
  return { value: write(value), shared }
}

function count(value: unknown, counts: Map<object, number>): void {
  if (typeof value !== 'object' || value === null) return
  const before = counts.get(value) ?? 0
  counts.set(value, before + 1)
  if (before > 0) return
  for (const part of Array.isArray(value) ? value : Object.values(value)) count(part, counts)
}

export function unpack({ shared, value }: SharedJson): unknown {
  const made: unknown[] = []
  const read = (given: unknown): unknown => {
    if (typeof given !== 'object' || given === null) return given
    if (Array.isArray(given)) return given.map(read)
    const parts = given as Readonly<Record<string, unknown>>
    if (typeof parts[sharedKey] === 'number') return made[parts[sharedKey]]
    if (typeof parts[bigintKey] === 'string') return BigInt(parts[bigintKey])
    const plain = parts[plainKey]
    if (plain !== undefined) return Object.fromEntries((plain as [string, unknown][]).map(([key, part]) => [key, read(part)]))
    return Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, read(part)]))
  }
  for (const each of shared) made.push(read(each))
  return read(value)
}
