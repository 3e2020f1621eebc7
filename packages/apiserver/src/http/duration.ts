import { quoteGo } from '../schema/json.js'

const nanosecondsIn: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
}
/** About 292 years: what Go's time.Duration holds. */
const maxNanoseconds = 2 ** 63

/** Milliseconds of a duration in Go's form (`1h30m`, `-1.5s`), or what time.ParseDuration says against it. */
export function parseDuration(text: string): number | { readonly error: string } {
  const invalid = { error: `time: invalid duration ${quoteGo(text)}` }
  let rest = text
  const negative = rest.startsWith('-')
  if (negative || rest.startsWith('+')) rest = rest.slice(1)
  if (rest === '0') return 0
  if (rest === '') return invalid
  let sum = 0
  while (rest !== '') {
    const number = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)/.exec(rest)?.[0]
    if (number === undefined) return invalid
    rest = rest.slice(number.length)
    const unit = /^[^.0-9]+/.exec(rest)?.[0]
    if (unit === undefined) return { error: `time: missing unit in duration ${quoteGo(text)}` }
    if (!Object.hasOwn(nanosecondsIn, unit)) return { error: `time: unknown unit ${quoteGo(unit)} in duration ${quoteGo(text)}` }
    rest = rest.slice(unit.length)
    sum += Number(number) * (nanosecondsIn[unit] ?? 0)
    if (sum > maxNanoseconds) return invalid
  }
  return (negative ? -sum : sum) / 1e6
}
