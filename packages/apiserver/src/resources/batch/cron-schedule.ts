/** The five fields of a schedule: name, bounds, names of values. */
const fields = [
  { low: 0, high: 59, names: [] },
  { low: 0, high: 23, names: [] },
  { low: 1, high: 31, names: [] },
  { low: 1, high: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { low: 0, high: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const
const descriptors = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'])

/** What is wrong with a schedule, worded as robfig/cron does; undefined when it can be used. */
export function scheduleProblem(schedule: string): string | undefined {
  let spec = schedule
  if (/^(CRON_)?TZ=/.test(spec)) {
    const blank = spec.indexOf(' ')
    if (blank < 0) return `provided bad location ${spec.slice(spec.indexOf('=') + 1)}: unknown time zone`
    spec = spec.slice(blank).trim()
  }
  if (spec.startsWith('@')) {
    if (descriptors.has(spec)) return undefined
    if (spec.startsWith('@every ')) {
      const duration = spec.slice('@every '.length)
      return /^([0-9]+(\.[0-9]*)?(ns|us|µs|ms|s|m|h))+$/.test(duration)
        ? undefined
        : `failed to parse duration ${schedule}: time: invalid duration ${JSON.stringify(duration)}`
    }
    return `unrecognized descriptor: ${schedule}`
  }
  const parts = spec.split(/\s+/).filter((part) => part !== '')
  if (parts.length !== 5) return `expected exactly 5 fields, found ${parts.length}: [${parts.join(' ')}]`
  for (const [i, part] of parts.entries()) {
    for (const range of part.split(',')) {
      const problem = rangeProblem(range, fields[i] as (typeof fields)[number])
      if (problem) return problem
    }
  }
  return undefined
}

function rangeProblem(
  expression: string,
  { low, high, names }: { low: number; high: number; names: readonly string[] },
): string | undefined {
  const slashed = expression.split('/')
  const bounds = (slashed[0] ?? '').split('-')
  if (slashed.length > 2) return `too many slashes: ${expression}`
  const value = (text: string): number | string => {
    const named = names.indexOf(text.toLowerCase())
    if (named >= 0) return named + low
    if (!/^-?[0-9]+$/.test(text)) return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`
    const number = Number(text)
    return number < 0 ? `negative number (${number}) not allowed: ${text}` : number
  }
  let start: number | string = low
  let end: number | string = high
  if (bounds[0] !== '*' && bounds[0] !== '?') {
    start = value(bounds[0] ?? '')
    if (typeof start === 'string') return start
    if (bounds.length > 2) return `too many hyphens: ${expression}`
    end = bounds.length === 2 ? value(bounds[1] ?? '') : slashed.length === 2 ? high : start
    if (typeof end === 'string') return end
  }
  const step = slashed.length === 2 ? value(slashed[1] ?? '') : 1
  if (typeof step === 'string') return step
  if (start < low) return `beginning of range (${start}) below minimum (${low}): ${expression}`
  if (end > high) return `end of range (${end}) above maximum (${high}): ${expression}`
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${expression}`
  return step === 0 ? `step of range should be a positive number: ${expression}` : undefined
}
