import { expect, it } from 'vitest'
import { StandingClock } from './standing-clock.js'
import { ManualClock } from './testing/manual-clock.js'

it('keeps what becomes due while it stands for when it goes on, in its order', async () => {
  const clock = new ManualClock()
  const standing = new StandingClock(clock)
  const happened: string[] = []
  standing.after(20, () => happened.push('second'))
  standing.after(10, () => happened.push('first'))
  const cancel = standing.after(15, () => happened.push('cancelled'))
  standing.stand()
  await clock.advance(100)
  cancel()
  expect(happened).toEqual([])
  expect(standing.waiting).toBe(2)
  standing.goOn()
  expect(happened).toEqual(['first', 'second'])
  expect(standing.waiting).toBe(0)
})
