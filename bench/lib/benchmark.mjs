import { median } from './statistics.mjs'

/**
 * A benchmark: the default export of a `bench/NAME.bench.mjs`. Its body prepares what it needs, then measures any number of things
 * with the `Bench` that it gets.
 *
 * @param {string} description what is measured, against which program, in one line
 * @param {(bench: Bench) => Promise<void>} body
 */
export function benchmark(description, body) {
  return { description, body }
}

/**
 * One side of a measurement.
 * @typedef {object} Side
 * @property {string} name what is run: `vivarium`, `qemu -loadvm`
 * @property {() => unknown} run what is timed. It may resolve with `{ milliseconds }` when it timed the part that counts itself, and with
 *   `{ notes: { 'bytes': 123 } }` for numbers that are shown beside the time (the last run's).
 * @property {() => unknown} [before] before each run, not timed
 * @property {() => unknown} [after] after each run, not timed, also when the run failed
 */

/**
 * @typedef {object} Settings
 * @property {number} [runs] how often each side is run; default 5
 * @property {number} [warmups] runs that are not counted; default 1
 * @property {number} [repeat] calls a run, for what takes less than milliseconds: the time is that of one call; default 1
 * @property {number} [atMostMs] limit for the median of ours
 * @property {number} [atMostRatio] limit for the median of ours divided by that of the peer
 */

/** What a benchmark's body measures with, and what was measured so far. */
export class Bench {
  /** @type {Row[]} */
  rows = []
  #cleanups = []
  #say

  constructor(say) {
    this.#say = say
  }

  /** Runs `cleanup` when the benchmark is over, however it ends; the last one first. */
  defer(cleanup) {
    this.#cleanups.push(cleanup)
  }

  /** Times ours alone. @param {string} what @param {Side & Settings} options */
  async measure(what, { name, run, before, after, ...settings }) {
    await this.#row(what, { name, run, before, after }, undefined, settings)
  }

  /** Times ours and the peer in turns, so that what the computer does besides hits both. @param {string} what @param {{ ours: Side, peer: Side } & Settings} options */
  async compare(what, { ours, peer, ...settings }) {
    await this.#row(what, ours, peer, settings)
  }

  /**
   * Reports a size that was measured: ours, and the peer's where there is one.
   * @param {string} what @param {{ ours: string, mebibytes: number, peer?: string, peerMebibytes?: number, atMost?: number }} options
   */
  size(what, { ours, mebibytes, peer, peerMebibytes, atMost }) {
    this.rows.push({
      what,
      unit: 'MiB',
      ours,
      oursValues: [mebibytes],
      peer,
      peerValues: peer === undefined ? undefined : [peerMebibytes],
      notes: {},
      atMost,
    })
  }

  async #row(what, ours, peer, { runs = 5, warmups = 1, repeat = 1, atMostMs, atMostRatio }) {
    const sides = [ours, peer].filter((side) => side !== undefined)
    const times = new Map(sides.map((side) => [side, []]))
    const notes = {}
    for (let round = -warmups; round < runs; round++) {
      // The order changes: what comes second may find warm caches.
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        this.#say(`${what}: ${side.name}, ${round < 0 ? 'warm-up' : `${round + 1} of ${runs}`}`)
        const { milliseconds, notes: found } = await timeOnce(side, repeat)
        if (round >= 0) times.get(side).push(milliseconds)
        if (side === ours) Object.assign(notes, found)
      }
    }
    this.rows.push({
      what,
      unit: 'ms',
      ours: ours.name,
      oursValues: times.get(ours),
      peer: peer?.name,
      peerValues: peer && times.get(peer),
      notes,
      atMost: atMostMs,
      atMostRatio,
    })
  }

  async cleanUp() {
    for (const cleanup of this.#cleanups.toReversed()) await cleanup()
  }
}

/**
 * What was measured for one thing: times of each counted run in milliseconds, or a size in MiB.
 * @typedef {{ what: string, unit: 'ms' | 'MiB', ours: string, oursValues: number[], peer?: string, peerValues?: number[], notes: Record<string, number | string>, atMost?: number, atMostRatio?: number }} Row
 */

async function timeOnce({ run, before, after }, repeat) {
  await before?.()
  try {
    let result
    const started = performance.now()
    for (let call = 0; call < repeat; call++) {
      result = run()
      if (result instanceof Promise) result = await result
    }
    const milliseconds = (performance.now() - started) / repeat
    return { milliseconds: result?.milliseconds ?? milliseconds, notes: result?.notes }
  } finally {
    await after?.()
  }
}

/** Ours divided by the peer's, by medians; undefined without a peer. @param {Row} row */
export function ratioOf({ oursValues, peerValues }) {
  return peerValues && median(oursValues) / median(peerValues)
}

/** What a row promised and does not keep, in words; empty when all is well. @param {Row} row */
export function missedLimits(row) {
  const { unit, oursValues, atMost, atMostRatio } = row
  const ratio = ratioOf(row)
  return [
    ...(atMost !== undefined && median(oursValues) > atMost ? [`more than ${atMost} ${unit}`] : []),
    ...(atMostRatio !== undefined && ratio !== undefined && ratio > atMostRatio ? [`more than ${atMostRatio} × ${row.peer}`] : []),
  ]
}
