import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Store } from '../store/store.js'
import { expireEvents } from './event-expiry.js'

const event = (name: string, time?: string) => ({
  kind: 'Event',
  apiVersion: 'v1',
  metadata: { name, ...(time && { creationTimestamp: time }) },
})
const minuteMs = 60_000

describe('events', () => {
  let now: number
  let store: Store
  let stop: AbortController
  const clock = { now: () => new Date(now) }
  const advance = (ms: number) => {
    now += ms
    vi.advanceTimersByTime(1000)
  }
  const names = () => store.table('events').items.map(({ key }) => key)
  beforeEach(() => {
    vi.useFakeTimers()
    now = Date.parse('2030-01-01T00:00:00Z')
    store = new Store(100)
    stop = new AbortController()
  })
  afterEach(() => {
    stop.abort()
    vi.useRealTimers()
  })

  it('go an hour after their last write by the clock of the server, as deletions', () => {
    expireEvents(store, clock, 60 * minuteMs, stop.signal)
    const table = store.table('events')
    const seen: string[] = []
    table.listen(({ type, stored }) => seen.push(`${type} ${stored.key}`))
    table.put('a', event('a'))
    advance(30 * minuteMs)
    table.put('b', event('b'))
    table.put('a', event('a'))
    advance(45 * minuteMs)
    expect(names()).toEqual(['a', 'b'])
    advance(15 * minuteMs)
    expect(names()).toEqual([])
    expect(seen.slice(-2)).toEqual(['DELETED b', 'DELETED a'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('of an older server go by the times that they bear', () => {
    const table = store.table('events')
    table.put('late', event('late', '2029-12-31T23:30:00Z'))
    table.put('early', event('early', '2029-12-31T22:30:00Z'))
    expireEvents(store, clock, 60 * minuteMs, stop.signal)
    advance(0)
    expect(names()).toEqual(['late'])
  })

  it('stay where no time is set, and once the server is closed', () => {
    expireEvents(store, clock, 0, stop.signal)
    store.table('events').put('a', event('a'))
    expect(vi.getTimerCount()).toBe(0)
    expireEvents(store, clock, minuteMs, stop.signal)
    store.table('events').put('b', event('b'))
    expect(vi.getTimerCount()).toBe(1)
    stop.abort()
    store.table('events').put('c', event('c'))
    expect(vi.getTimerCount()).toBe(0)
  })
})
