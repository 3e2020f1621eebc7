import { describe, expect, test } from 'vitest'
import { VirtualClock } from './virtual-clock.js'

const start = new Date('2030-01-01T00:00:00Z')
const at = (clock: VirtualClock) => clock.now().getTime() - start.getTime()
const frozen = () => new VirtualClock({ now: start, mode: 'frozen' })
const nothing = async () => {}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a clock', () => {
  test('goes on at the pace of the host, and calls in time', async () => {
    const clock = new VirtualClock({ now: start, mode: 'real' })
    const calls: string[] = []
    clock.after(40, () => calls.push('second'))
    clock.after(20, () => calls.push('first'))
    clock.after(30, () => calls.push('cancelled'))()
    await new Promise<void>((resolve) => clock.after(60, resolve))
    expect(calls).toEqual(['first', 'second'])
    expect(at(clock)).toBeGreaterThanOrEqual(60)
    expect(at(clock)).toBeLessThan(10_000)
    clock.stop()
  })

  test('that is frozen stands, but what waits for no time happens', async () => {
    const clock = new VirtualClock({ now: start, mode: 'real' })
    clock.freeze()
    const before = clock.now()
    let called = 0
    clock.after(1, () => called++)
    await new Promise<void>((resolve) => clock.after(0, resolve))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect([called, clock.now()]).toEqual([0, before])
    clock.resume()
    await new Promise<void>((resolve) => clock.after(2, resolve))
    expect(called).toBe(1)
    clock.stop()
  })

  test('never calls on the stack of who asks', () => {
    const clock = frozen()
    let called = false
    clock.after(0, () => {
      called = true
    })
    expect(called).toBe(false)
    clock.stop()
  })

  test('that is held stands, with what is due, and goes on as it was', async () => {
    const clock = new VirtualClock({ now: start, mode: 'real' })
    const release = clock.hold()
    const before = clock.now()
    let called = false
    clock.after(0, () => {
      called = true
    })
    await turn()
    await turn()
    expect([called, clock.now()]).toEqual([false, before])
    release()
    await new Promise<void>((resolve) => clock.after(1, resolve))
    expect([called, clock.mode]).toEqual([true, 'real'])
    clock.stop()
  })

  test('that is stopped calls nobody', async () => {
    const clock = new VirtualClock({ now: start, mode: 'real' })
    let called = false
    clock.after(0, () => {
      called = true
    })
    clock.stop()
    clock.after(0, () => {
      called = true
    })
    await turn()
    await turn()
    expect(called).toBe(false)
  })
})

describe('advance', () => {
  test('calls each at its time, in order, and those of one time in the order in which they asked', async () => {
    const clock = frozen()
    const calls: string[] = []
    const note = (name: string) => () => calls.push(`${name} ${at(clock)}`)
    clock.after(200, note('c'))
    clock.after(100, note('a'))
    clock.after(100, note('b'))
    clock.after(50, () => {
      note('first')()
      clock.after(0, note('at once'))
      clock.after(50, note('after b'))
    })
    clock.after(201, note('too late'))
    expect(await clock.advance(200, nothing)).toEqual(new Date(start.getTime() + 200))
    expect(calls).toEqual(['first 50', 'at once 50', 'a 100', 'b 100', 'after b 100', 'c 200'])
    expect(clock.mode).toBe('frozen')
    clock.stop()
  })

  test('who is cancelled by another of the same time is not called', async () => {
    const clock = frozen()
    const calls: string[] = []
    let cancel = () => {}
    clock.after(5, () => cancel())
    cancel = clock.after(5, () => calls.push('cancelled'))
    clock.after(5, () => calls.push('third'))
    await clock.advance(5, nothing)
    expect(calls).toEqual(['third'])
  })

  test('time does not go on before the universe has settled', async () => {
    const clock = frozen()
    let work = 0
    const log: string[] = []
    const busy = () => {
      work++
      setTimeout(() => {
        log.push(`work of ${at(clock)} done`)
        work--
        if (at(clock) < 20) clock.after(10, busy)
      }, 5)
    }
    clock.after(10, busy)
    clock.after(15, () => log.push('15'))
    await clock.advance(100, async () => {
      while (work > 0) await new Promise((resolve) => setTimeout(resolve, 1))
    })
    expect(log).toEqual(['work of 10 done', '15', 'work of 20 done'])
    expect(at(clock)).toBe(100)
  })

  test('a day of what happens each minute takes a moment, also while the clock goes on', async () => {
    const clock = new VirtualClock({ now: start, mode: 'real' })
    let minutes = 0
    const each = () => {
      minutes++
      clock.after(60_000, each)
    }
    clock.after(60_000, each)
    const started = performance.now()
    await clock.advance(86_400_000, nothing)
    expect(minutes).toBe(1440)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(clock.mode).toBe('real')
    clock.stop()
  })

  test('what waits for no time again and again is an error, and the clock can be used', async () => {
    const clock = frozen()
    let on = true
    const again = () => {
      if (on) clock.after(0, again)
    }
    clock.after(10, again)
    await expect(clock.advance(20, nothing)).rejects.toMatchObject({ code: 'CLOCK_STUCK' })
    expect(at(clock)).toBe(10)
    on = false
    await clock.advance(10, nothing)
    expect(at(clock)).toBe(20)
  })

  test('is cancelled where it is, tells how far it is, and one goes at a time', async () => {
    const clock = frozen()
    const cancel = new AbortController()
    const progress: unknown[] = []
    clock.after(10, () => cancel.abort())
    const first = clock.advance(1000, nothing, { signal: cancel.signal, onProgress: (event) => progress.push(event.current) })
    await expect(clock.advance(1, nothing)).rejects.toMatchObject({ code: 'CLOCK_BUSY' })
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(at(clock)).toBe(10)
    expect(progress).toEqual([0])
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(clock.advance(wrong, nothing)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    }
  })

  test('a clock that is stopped meanwhile ends it', async () => {
    const clock = frozen()
    const advancing = clock.advance(10, () => new Promise(() => {}))
    clock.stop()
    await expect(advancing).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('many who wait and many who cancel cost little', async () => {
    const clock = frozen()
    const seen: number[] = []
    for (let index = 0; index < 100_000; index++) {
      const wait = (index * 7919) % 5000
      const cancel = clock.after(wait, () => seen.push(at(clock)))
      if (index % 4 !== 0) cancel()
    }
    await clock.advance(5000, nothing)
    expect(seen).toHaveLength(25_000)
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
  })
})
