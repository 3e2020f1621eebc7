import { quoteGo } from './json.js'

/** What a text is as a time: the UTC text that Go would write, or the error of Go's time.Parse. */
export type GoTime = { readonly text: string } | { readonly error: string }

const layouts = {
  /** metav1.Time: whole seconds are kept, a fraction is read and dropped. */
  seconds: '2006-01-02T15:04:05Z07:00',
  /** metav1.MicroTime: exactly six digits of a fraction. */
  micro: '2006-01-02T15:04:05.000000Z07:00',
} as const

const parts = [
  { name: 'year', layout: '2006', digits: 4, after: '-' },
  { name: 'month', layout: '01', digits: 2, after: '-', min: 1, max: 12 },
  { name: 'day', layout: '02', digits: 2, after: 'T', min: 1, max: 31 },
  { name: 'hour', layout: '15', digits: 2, after: ':', min: 0, max: 23 },
  { name: 'minute', layout: '04', digits: 2, after: ':', min: 0, max: 59 },
  { name: 'second', layout: '05', digits: 2, after: '', min: 0, max: 59 },
] as const

/** Times in the usual form that were checked lately: most of those of an object are read at each of its writes. */
const usualTimes = new Set<string>()
const maxUsualTimes = 1000

/** Reads an RFC 3339 time as metav1.Time (`seconds`) or metav1.MicroTime (`micro`) do. */
export function parseGoTime(text: string, kind: keyof typeof layouts): GoTime {
  if (kind === 'seconds' && usualTimes.has(text)) return { text }
  const usual = kind === 'seconds' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN
  // The round trip catches days that a month does not have.
  if (!Number.isNaN(usual) && new Date(usual).toISOString().slice(0, 19) === text.slice(0, 19)) {
    if (usualTimes.size === maxUsualTimes) usualTimes.clear()
    usualTimes.add(text)
    return { text }
  }
  const cannot = (rest: string, element: string): GoTime => ({
    error: `parsing time ${quoteGo(text)} as ${quoteGo(layouts[kind])}: cannot parse ${quoteGo(rest)} as ${quoteGo(element)}`,
  })
  const outOfRange = (what: string): GoTime => ({ error: `parsing time ${quoteGo(text)}: ${what} out of range` })
  let rest = text
  let rangeError: string | undefined
  const values: number[] = []
  for (const part of parts) {
    // Go takes an hour of one digit.
    const digits = (part.name === 'hour' ? /^\d{1,2}/ : part.digits === 4 ? /^\d{4}/ : /^\d\d/).exec(rest)?.[0]
    if (digits === undefined) return cannot(rest, part.layout)
    const value = Number(digits)
    if ('max' in part && (value < part.min || value > part.max) && part.name !== 'day') return outOfRange(part.name)
    values.push(value)
    rest = rest.slice(digits.length)
    if (!rest.startsWith(part.after)) return cannot(rest, part.after)
    rest = rest.slice(part.after.length)
  }
  let fraction = ''
  if (kind === 'micro') {
    const match = /^[.,](\d{6})/.exec(rest)
    if (!match) return cannot(rest, '.000000')
    fraction = match[1] ?? ''
    rest = rest.slice(7)
    if (/^\d/.test(rest)) return cannot(rest, 'Z07:00')
  } else {
    const match = /^[.,](\d+)/.exec(rest)
    if (match) rest = rest.slice(match[0].length)
  }
  let offset = 0
  if (rest.startsWith('Z')) rest = rest.slice(1)
  else {
    const match = /^([+-])(\d\d):(\d\d)/.exec(rest)
    if (!match) return cannot(rest, 'Z07:00')
    const hours = Number(match[2])
    const minutes = Number(match[3])
    if (hours > 24) rangeError = 'time zone offset hour'
    else if (minutes > 60) rangeError = 'time zone offset minute'
    offset = (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes)
    rest = rest.slice(6)
  }
  if (rangeError !== undefined) return outOfRange(rangeError)
  if (rest !== '') return { error: `parsing time ${quoteGo(text)}: extra text: ${quoteGo(rest)}` }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = values
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (day < 1 || date.getUTCMonth() !== month - 1) return outOfRange('day')
  date.setUTCHours(hour, minute - offset, second)
  // toISOString writes years outside 0…9999 with a sign; Go writes them without, and they are not RFC 3339 any more.
  const seconds = date.toISOString().slice(0, 19)
  return { text: kind === 'micro' ? `${seconds}.${fraction}Z` : `${seconds}Z` }
}
