import { ManualClock } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { DueTimes } from './due-times.js'

it('keys come when they are due, each once and in order, with one timer', () => {
  const clock = new ManualClock()
  const now = clock.now().getTime()
  const seen: string[] = []
  const due = new DueTimes(clock, (key) => seen.push(key))
  for (const [i, seconds] of [5, 1, 9, 3, 7].entries()) due.set(`key-${i}`, now + seconds * 1000)
  expect(clock.waits).toEqual([1000])
  due.set('key-1', now + 4000) // later than it was
  due.set('key-2', now + 2000) // sooner
  due.delete('key-4')
  clock.advance(3000)
  expect(seen).toEqual(['key-2', 'key-3'])
  clock.advance(60_000)
  expect(seen).toEqual(['key-2', 'key-3', 'key-1', 'key-0'])
  expect(clock.waits).toEqual([])
})

it('what is set while others come is not lost', () => {
  const clock = new ManualClock()
  const seen: string[] = []
  const due: DueTimes = new DueTimes(clock, (key) => {
    seen.push(key)
    if (seen.length < 4) due.set(key, clock.now().getTime() + 10)
  })
  due.set('again', clock.now().getTime() + 10)
  clock.advance(100)
  expect(seen.length).toBe(4)
  due.set('never', clock.now().getTime() + 10)
  due.clear()
  clock.advance(100)
  expect(seen.length).toBe(4)
})
