import { expect, test } from 'vitest'
import { Bench, missedLimits, ratioOf } from '../../bench/lib/benchmark.mjs'
import { table } from '../../bench/lib/report.mjs'
import { median } from '../../bench/lib/statistics.mjs'

test('a median is the middle value, or between the two middle ones', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('a comparison runs both sides in turns, warm-ups apart, and cleans up after each run', async () => {
  const calls: string[] = []
  const side = (name: string, milliseconds: number) => ({
    name,
    before: () => calls.push(`before ${name}`),
    run: async () => {
      calls.push(name)
      return { milliseconds, notes: { bytes: 7 } }
    },
    after: () => calls.push(`after ${name}`),
  })
  const bench = new Bench(() => {})
  await bench.compare('speed', { ours: side('ours', 10), peer: side('peer', 40), runs: 2, warmups: 1, atMostRatio: 0.5, atMostMs: 5 })
  expect(calls.filter((call) => !call.includes(' '))).toEqual(['peer', 'ours', 'ours', 'peer', 'peer', 'ours'])
  expect(calls.slice(0, 3)).toEqual(['before peer', 'peer', 'after peer'])
  const [row] = bench.rows
  expect(row).toMatchObject({ oursValues: [10, 10], peerValues: [40, 40], notes: { bytes: 7 } })
  if (!row) return
  expect(ratioOf(row)).toBe(0.25)
  expect(missedLimits(row)).toEqual(['more than 5 ms'])
  expect(table([row])).toContain(
    '| speed; bytes 7 | 10 ms (10 ms–10 ms) | 40 ms (40 ms–40 ms), peer | 0.25 × | 5.00 ms, 0.5 ×: MISSED | 2    |',
  )
})

test('what takes less than a clock tick is repeated, and the time of one call is reported', async () => {
  let calls = 0
  const bench = new Bench(() => {})
  await bench.measure('a call', { name: 'ours', run: () => ++calls, runs: 3, warmups: 0, repeat: 1000 })
  expect(calls).toBe(3000)
  expect(median(bench.rows[0]?.oursValues ?? [1])).toBeLessThan(0.1)
})

test('a size is reported beside the peer and its limit', () => {
  const bench = new Bench(() => {})
  bench.size('memory', { ours: 'ours', mebibytes: 20, peer: 'theirs', peerMebibytes: 80, atMost: 15 })
  const [row] = bench.rows
  if (!row) throw new Error('there is no row')
  expect(missedLimits(row)).toEqual(['more than 15 MiB'])
  expect(table([row])).toContain('| memory   | 20 MiB | 80 MiB, theirs | 0.25 × | 15 MiB: MISSED | 1    |')
})

test('what a benchmark deferred is undone in reverse order', async () => {
  const undone: number[] = []
  const bench = new Bench(() => {})
  bench.defer(() => undone.push(1))
  bench.defer(() => undone.push(2))
  await bench.cleanUp()
  expect(undone).toEqual([2, 1])
})
