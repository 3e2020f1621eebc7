import { createHash } from 'node:crypto'
import type { Counter } from './perf-counters.js'

/** What an object is, as far as its figures depend on it. */
export interface PerfSubject {
  /** Who it is: the same object, the same figures. */
  readonly id: string
  /** When it is off, there is nothing to measure. */
  readonly isOn: boolean
  /** What it has of what is measured: MHz, KB of memory, KB of disk. */
  readonly cpuMHz: number
  readonly memoryKB: number
  readonly diskKB: number
  /** Since when it runs, in seconds since 1970; undefined where that is not known. */
  readonly bootedAt?: number
}

/** A number from 0 to 1 for a text: the same for the same. */
function hash(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE(0) / 2 ** 32
}

/** How busy it is at a time, from 0 to 1: days and hours can be seen, and each minute is different. */
function load(id: string, counter: string, instance: string, seconds: number): number {
  const phase = hash(`${id} ${counter} ${instance}`)
  const base = 0.1 + 0.2 * hash(`${id} ${counter}`)
  const day = 0.1 * (1 + Math.sin(2 * Math.PI * (seconds / 86_400 + phase)))
  const hour = 0.05 * (1 + Math.sin(2 * Math.PI * (seconds / 3600 + 3 * phase)))
  const noise = 0.1 * hash(`${id} ${counter} ${instance} ${Math.floor(seconds / 20)}`)
  return base + day + hour + noise
}

/** By unit: how much there can be, where nothing about the object says so. */
const scales: Readonly<Record<string, number>> = {
  kiloBytesPerSecond: 2000,
  millisecond: 20,
  microsecond: 500,
  number: 100,
  watt: 200,
  joule: 4000,
  celsius: 60,
}

/** Counters of what ought not to be, and is not: nothing is lost, swapped or waited for. */
const quiet =
  /swap|balloon|vmmemctl|compress|zip|dropped|errors|costop|contention|unknownProtos|busResets|Aborted|maxlimited|maxLimited|latency|overlap|violat/i

/**
 * What a counter says of an object at a time (seconds since 1970). It is made up, but always the same: whoever asks twice, or for another part of
 * the past, sees one history.
 */
export function sample(subject: PerfSubject, counter: Counter, instance: string, seconds: number): number {
  const { name, group, unit, id } = counter
  if (name === 'uptime' || name === 'osUptime') return Math.max(0, Math.floor(seconds - (subject.bootedAt ?? seconds)))
  if (!subject.isOn || group === 'vmop' || quiet.test(name)) return 0
  // Sizes of disks don't go up and down.
  if (group === 'disk' && unit === 'kiloBytes')
    return Math.round(subject.diskKB * (name.includes('used') || name.includes('usage') ? 0.4 : 1))
  const busy = load(subject.id, id, instance, seconds) * spread(counter)
  // Percentages are in hundredths.
  if (unit === 'percent') return Math.round(busy * 10_000)
  if (unit === 'megaHertz')
    return Math.round(/capacity|total|entitlement/i.test(name) && !name.includes('usage') ? subject.cpuMHz : busy * subject.cpuMHz)
  if (unit === 'kiloBytes')
    return Math.round(/granted|total|provisioned|entitlement/i.test(name) ? subject.memoryKB : busy * subject.memoryKB)
  if (unit === 'megaBytes') return Math.round((busy * subject.memoryKB) / 1024)
  return Math.round(busy * (scales[unit] ?? 100))
}

/** The least and the most are somewhat beside the average. */
function spread({ rollup }: Counter): number {
  if (rollup === 'minimum') return 0.7
  return rollup === 'maximum' ? 1.3 : 1
}
