import { describe, expect, it } from 'vitest'
import { parseSchedule } from './cron-schedule.js'

const next = (schedule: string, after: string, timeZone?: string, count = 1) => {
  const parsed = parseSchedule(schedule, timeZone)
  const times: string[] = []
  for (let at: number | undefined = Date.parse(after); times.length < count; ) {
    at = parsed.next(at)
    if (at === undefined) return [...times, 'never']
    times.push(new Date(at).toISOString().slice(0, 16))
  }
  return count === 1 ? times[0] : times
}

describe('a schedule', () => {
  it.each([
    ['*/15 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T00:15'],
    ['5/20 * * * *', '2026-01-01T00:06:00Z', '2026-01-01T00:25'],
    ['30 6-16/4 * * 1-5', '2026-01-02T16:00:00Z', '2026-01-05T06:30'],
    ['0 0 1 jan mon', '2026-01-01T00:00:00Z', '2026-01-05T00:00'],
    ['0 0 29 2 *', '2026-01-01T00:00:00Z', '2028-02-29T00:00'],
    ['@hourly', '2026-01-01T00:00:01Z', '2026-01-01T01:00'],
    ['@weekly', '2026-01-01T00:00:00Z', '2026-01-04T00:00'],
    ['@every 90m', '2026-01-01T00:00:00Z', '2026-01-01T01:30'],
  ])('%s after %s is %s', (schedule, after, expected) => expect(next(schedule, after)).toBe(expected))

  it('that never comes says so', () => expect(next('0 0 31 2 *', '2026-01-01T00:00:00Z', 'UTC', 1)).toEqual(['never']))

  it('obeys its time zone, and leaves out what the clock skips', () => {
    expect(next('0 8 * * *', '2026-01-01T00:00:00Z', 'America/New_York')).toBe('2026-01-01T13:00')
    expect(next('30 2 * * *', '2026-03-28T12:00:00Z', 'Europe/Berlin', 2)).toEqual(['2026-03-30T00:30', '2026-03-31T00:30'])
  })

  it.each(['* * * *', '60 * * * *', '* * * * 7', '5-1 * * * *', 'x * * * *', '@sometimes', '*/0 * * * *', '@every soon'])(
    '%s is none',
    (schedule) => expect(() => parseSchedule(schedule)).toThrow(expect.objectContaining({ code: 'INVALID_SCHEDULE' })),
  )
  it('in a time zone that nobody knows is none', () =>
    expect(() => parseSchedule('@hourly', 'Mars/Base')).toThrow('unknown time zone Mars/Base'))
})
