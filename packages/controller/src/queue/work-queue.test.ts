import { afterEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../manual-clock.js'
import { waitFor } from '../testing/wait-for.js'
import { defaultRateLimiter, exponentialBackoff, slowestOf, tokenBucket } from './rate-limiter.js'
import { WorkQueue } from './work-queue.js'

const queues: WorkQueue<string>[] = []
afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.shutDown()))
})

function make(options = {}): WorkQueue<string> {
  const queue = new WorkQueue<string>(options)
  queues.push(queue)
  return queue
}

/** Takes what is there and lets it be done. */
async function takeAll(queue: WorkQueue<string>): Promise<string[]> {
  const taken: string[] = []
  while (queue.length > 0) {
    const item = (await queue.get()) as string
    taken.push(item)
    queue.done(item)
  }
  return taken
}

describe('a work queue', () => {
  it('has an item once, in the order of first additions', async () => {
    const queue = make()
    for (const item of ['a', 'b', 'a', 'c', 'b']) queue.add(item)
    expect(queue.length).toBe(3)
    expect(await takeAll(queue)).toEqual(['a', 'b', 'c'])
  })

  it('gives an item that was added while it was worked on out again only when that is done', async () => {
    const queue = make()
    queue.add('a')
    expect(await queue.get()).toBe('a')
    queue.add('a')
    queue.add('a')
    expect([queue.length, queue.isIdle]).toEqual([0, false])
    queue.done('a')
    expect(queue.length).toBe(1)
    expect(await queue.get()).toBe('a')
    queue.done('a')
    expect([queue.length, queue.isIdle]).toEqual([0, true])
  })

  it('serves workers that wait, each an item of its own', async () => {
    const queue = make()
    const waiting = [queue.get(), queue.get()]
    queue.add('a')
    queue.add('b')
    expect(await Promise.all(waiting)).toEqual(['a', 'b'])
    queue.done('a')
    queue.done('b')
  })

  it('keeps the order of very many', async () => {
    const queue = make()
    const items = Array.from({ length: 20_000 }, (_, i) => `item ${i}`)
    for (const item of items) queue.add(item)
    expect(await takeAll(queue)).toEqual(items)
  })

  it('adds later by the clock, the sooner of two times, and not at all when nothing waits', async () => {
    const clock = new ManualClock()
    const queue = make({ clock })
    queue.addAfter('a', 1000)
    queue.addAfter('a', 500)
    queue.addAfter('a', 2000)
    queue.addAfter('b', 700)
    expect(clock.waits).toEqual([500, 700])
    clock.advance(600)
    expect(await takeAll(queue)).toEqual(['a'])
    clock.advance(5000)
    expect(await takeAll(queue)).toEqual(['b'])
    expect(clock.waits).toEqual([])
    queue.addAfter('c', 0)
    expect(queue.length).toBe(1)
    await takeAll(queue)
  })

  it('adds what failed after its rate limit, and forgets', async () => {
    const queue = make({ rateLimiter: exponentialBackoff(1, 1000) })
    for (let i = 0; i < 3; i++) {
      queue.addRateLimited('a')
      await waitFor('the item', () => queue.length === 1)
      await takeAll(queue)
    }
    expect(queue.retries('a')).toBe(3)
    queue.forget('a')
    expect(queue.retries('a')).toBe(0)
  })

  it('shut down takes no more, lets workers end, and waits for what they are at', async () => {
    const clock = new ManualClock()
    const queue = make({ clock })
    queue.add('working')
    await queue.get()
    const idle = queue.get()
    queue.addAfter('later', 10)
    let down = false
    const shutDown = queue.shutDown().then(() => {
      down = true
    })
    expect(await idle).toBeUndefined()
    queue.add('more')
    clock.advance(20)
    expect([queue.length, down, clock.waits]).toEqual([0, false, []])
    queue.done('working')
    await shutDown
    expect(await queue.get()).toBeUndefined()
  })
})

describe('rate limits', () => {
  it('grow with each failure of an item, up to a limit', () => {
    const limiter = exponentialBackoff<string>(5, 100)
    expect(Array.from({ length: 7 }, () => limiter.when('a'))).toEqual([5, 10, 20, 40, 80, 100, 100])
    expect([limiter.when('b'), limiter.retries('a')]).toEqual([5, 7])
    limiter.forget('a')
    expect([limiter.when('a'), limiter.retries('b')]).toEqual([5, 1])
  })

  it('over all items allow a burst, then a steady rate', () => {
    let now = 0
    const limiter = tokenBucket<string>(10, 3, () => now)
    expect(Array.from({ length: 5 }, (_, i) => Math.round(limiter.when(`${i}`)))).toEqual([0, 0, 0, 100, 200])
    now = 10_000
    expect(Array.from({ length: 4 }, (_, i) => Math.round(limiter.when(`${i}`)))).toEqual([0, 0, 0, 100])
  })

  it('together are as slow as the slowest', () => {
    const limiter = slowestOf<string>(
      exponentialBackoff(5, 1000),
      tokenBucket(1, 1, () => 0),
    )
    expect([limiter.when('a'), limiter.when('a'), limiter.retries('a')]).toEqual([5, 1000, 2])
  })

  it('are those of client-go when nothing else is said', () => {
    const limiter = defaultRateLimiter<string>()
    const waits = Array.from({ length: 30 }, () => limiter.when('a'))
    expect([waits[0], waits[1], waits[29]]).toEqual([5, 10, 1_000_000])
  })
})
