/** Indexes of a job as its status has them, `1,3-5`: how many they are, or what is wrong with the text. */
export function parseIndexes(text: string, completions: number): { readonly intervals: readonly Interval[]; readonly problem?: string } {
  const intervals: Interval[] = []
  let last: number | undefined
  for (const part of text === '' ? [] : text.split(',')) {
    const interval = parseInterval(part, completions)
    if (typeof interval === 'string') return { intervals: [], problem: interval }
    if (last !== undefined && last >= interval.first)
      return { intervals: [], problem: `non-increasing order, previous: ${last}, current: ${interval.first}` }
    intervals.push(interval)
    last = interval.last
  }
  return { intervals }
}

export interface Interval {
  readonly first: number
  readonly last: number
}

export function countIndexes(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}

/** The first index that is in both. */
export function commonIndex(a: readonly Interval[], b: readonly Interval[]): number | undefined {
  for (const left of a) {
    for (const right of b) if (left.first <= right.last && right.first <= left.last) return Math.max(left.first, right.first)
  }
  return undefined
}

function parseInterval(text: string, completions: number): Interval | string {
  const limits = text.split('-')
  if (limits.length > 2) {
    const fragment = JSON.stringify(text)
    return `the fragment ${fragment} violates the requirement that an index interval can have at most two parts separated by '-'`
  }
  const numbers: number[] = []
  for (const limit of limits) {
    if (!/^[+-]?[0-9]+$/.test(limit)) return `cannot convert string to integer for index: ${JSON.stringify(limit)}`
    if (Number(limit) >= completions) return `too large index: ${JSON.stringify(limit)}`
    numbers.push(Number(limit))
  }
  const [first = 0, last = first] = numbers
  return limits.length === 2 && first >= last ? `non-increasing order, previous: ${first}, current: ${last}` : { first, last }
}
