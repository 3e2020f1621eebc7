import { workloadErrors } from './errors.js'

/** When something is to happen again and again. Times are milliseconds since the epoch. */
export interface CronSchedule {
  /** The first time after another one; undefined when there is none within five years. */
  next(afterMs: number): number | undefined
}

interface Range {
  readonly min: number
  readonly max: number
  readonly names?: Readonly<Record<string, number>>
}

const names = (text: string, first: number) => Object.fromEntries(text.split(' ').map((name, i) => [name, i + first]))
const ranges: readonly Range[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: names('jan feb mar apr may jun jul aug sep oct nov dec', 1) },
  { min: 0, max: 6, names: names('sun mon tue wed thu fri sat', 0) },
]

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
const minuteMs = 60_000
const dayMs = 86_400_000
const horizonDays = 5 * 366

/**
 * The standard form of robfig/cron, as CronJobs have it: five fields, or `@hourly` and the like, or `@every 1h30m`; in a time zone of the tz
 * database, or UTC. Throws INVALID_SCHEDULE.
 */
export function parseSchedule(text: string, timeZone = 'UTC'): CronSchedule {
  const key = `${timeZone} ${text}`
  const known = parsedLately.get(key)
  if (known) return known
  const schedule = parse(text, timeZone)
  if (parsedLately.size === maxParsed) parsedLately.clear()
  parsedLately.set(key, schedule)
  return schedule
}

/** A controller reads a schedule each time that it looks at its cron job. */
const parsedLately = new Map<string, CronSchedule>()
const maxParsed = 200

function parse(text: string, timeZone: string): CronSchedule {
  const every = /^@every (.+)$/.exec(text)
  if (every?.[1] !== undefined) return constantDelay(text, every[1])
  const fields = (descriptors[text] ?? text).trim().split(/\s+/)
  if (text.startsWith('@') && descriptors[text] === undefined)
    throw workloadErrors.invalidSchedule(text, `unrecognized descriptor: ${text}`)
  if (fields.length !== 5)
    throw workloadErrors.invalidSchedule(text, `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`)
  const parsed = fields.map((field, i) => parseField(text, field, ranges[i] ?? { min: 0, max: 0 }))
  const [minutes, hours, days, months, weekdays] = parsed as [Field, Field, Field, Field, Field]
  const clock = wallClock(timeZone)
  const isDay = (date: Date) => {
    if (!months.values.has(date.getUTCMonth() + 1)) return false
    const day = days.values.has(date.getUTCDate())
    const weekday = weekdays.values.has(date.getUTCDay())
    return days.any || weekdays.any ? day && weekday : day || weekday
  }
  const sortedHours = [...hours.values].sort((a, b) => a - b)
  const sortedMinutes = [...minutes.values].sort((a, b) => a - b)
  return {
    next(afterMs) {
      const wall = clock.wallOf(afterMs)
      const firstDay = Math.floor(wall / dayMs)
      for (let day = firstDay; day <= firstDay + horizonDays; day++) {
        if (!isDay(new Date(day * dayMs))) continue
        for (const hour of sortedHours) {
          for (const minute of sortedMinutes) {
            const at = clock.instantOf(day * dayMs + (hour * 60 + minute) * minuteMs)
            if (at !== undefined && at > afterMs) return at
          }
        }
      }
      return undefined
    },
  }
}

function constantDelay(text: string, duration: string): CronSchedule {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
  if (parts.map(([part]) => part).join('') !== duration) throw workloadErrors.invalidSchedule(text, `failed to parse duration ${text}`)
  const exact = parts.reduce((total, [, count, unit = 's']) => total + Number(count) * (units[unit] ?? 0), 0)
  const delayMs = Math.max(1000, Math.floor(exact / 1000) * 1000)
  return { next: (afterMs) => Math.floor(afterMs / 1000) * 1000 + delayMs }
}

interface Field {
  readonly values: ReadonlySet<number>
  /** It says nothing: `*` or `?`. */
  readonly any: boolean
}

function parseField(schedule: string, text: string, { min, max, names: named = {} }: Range): Field {
  const values = new Set<number>()
  let any = false
  const number = (part: string) => {
    const value = named[part.toLowerCase()] ?? (/^\d+$/.test(part) ? Number(part) : Number.NaN)
    if (Number.isNaN(value)) throw workloadErrors.invalidSchedule(schedule, `failed to parse int from ${part}`)
    return value
  }
  for (const part of text.split(',')) {
    const [range = '', stepText, ...rest] = part.split('/')
    const [from = '', to, ...more] = range.split('-')
    if (rest.length > 0 || more.length > 0) throw workloadErrors.invalidSchedule(schedule, `too many slashes or hyphens: ${part}`)
    const isAny = from === '*' || from === '?'
    const step = stepText === undefined ? 1 : number(stepText)
    const first = isAny ? min : number(from)
    const last = isAny || (to === undefined && stepText !== undefined) ? max : number(to ?? from)
    if (first < min) throw workloadErrors.invalidSchedule(schedule, `beginning of range (${first}) below minimum (${min}): ${part}`)
    if (last > max) throw workloadErrors.invalidSchedule(schedule, `end of range (${last}) above maximum (${max}): ${part}`)
    if (first > last) throw workloadErrors.invalidSchedule(schedule, `beginning of range (${first}) beyond end of range (${last}): ${part}`)
    if (step === 0) throw workloadErrors.invalidSchedule(schedule, `step of range should be a positive number: ${part}`)
    any ||= isAny && step === 1
    for (let value = first; value <= last; value += step) values.add(value)
  }
  return { values, any }
}

interface WallClock {
  /** What the clock on the wall shows at an instant, as if it were UTC. */
  wallOf(instantMs: number): number
  /** The first instant at which it shows that; undefined when it never does, since the clock is put forward. */
  instantOf(wallMs: number): number | undefined
}

/** Throws INVALID_TIME_ZONE. */
function wallClock(timeZone: string): WallClock {
  if (timeZone === 'UTC' || timeZone === '') return { wallOf: (instantMs) => instantMs, instantOf: (wallMs) => wallMs }
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch (cause) {
    throw workloadErrors.invalidTimeZone(timeZone, { cause })
  }
  const wallOf = (instantMs: number) => {
    const parts = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second)
  }
  return {
    wallOf,
    instantOf(wallMs) {
      // The offset an hour to either side of a change is one of the two that may hold.
      const candidates = [wallMs - dayMs, wallMs + dayMs].map((near) => wallMs - (wallOf(near) - near))
      return candidates.sort((a, b) => a - b).find((instant) => wallOf(instant) === wallMs)
    },
  }
}
