import type { Pod } from './objects.js'
import { conditionOf, timeOf } from './pods.js'

const firstMs = 10_000
const longestMs = 600_000

/** How often the pods of a job have failed since the last success, and when the last one did. */
export interface Backoff {
  readonly failures: number
  readonly lastFailureMs: number
}

export const noBackoff: Backoff = { failures: 0, lastFailureMs: 0 }

export function nextBackoff(before: Backoff, succeeded: readonly Pod[], failed: readonly Pod[]): Backoff {
  const failures = failed.map(finishedAt)
  if (succeeded.length === 0) {
    if (failures.length === 0) return before
    return { failures: before.failures + failures.length, lastFailureMs: Math.max(...failures) }
  }
  const lastSuccess = Math.max(...succeeded.map(finishedAt))
  const since = failures.filter((time) => time > lastSuccess)
  return since.length === 0 ? noBackoff : { failures: since.length, lastFailureMs: Math.max(...since) }
}

/** Milliseconds to wait until the next pod is made: 10 s after the first failure, twice as long after each further one, up to 10 min. */
export function backoffWait({ failures, lastFailureMs }: Backoff, nowMs: number): number {
  if (failures === 0) return 0
  const wait = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20))
  return Math.max(0, lastFailureMs + wait - nowMs)
}

/** When a pod ended: its last container did, or it became not ready, or was deleted; in milliseconds since the epoch. */
export function finishedAt({ metadata, status }: Pod): number {
  const ends = (status?.containerStatuses ?? []).map(({ state }) => timeOf(state?.terminated?.finishedAt))
  if (ends.length > 0 && !ends.some(Number.isNaN)) return Math.max(...ends)
  const ready = conditionOf(status?.conditions, 'Ready')
  if (ready?.status === 'False' && ready.lastTransitionTime !== undefined) return timeOf(ready.lastTransitionTime)
  if (metadata.deletionTimestamp !== undefined) {
    return timeOf(metadata.deletionTimestamp) - (metadata.deletionGracePeriodSeconds ?? 0) * 1000
  }
  return timeOf(metadata.creationTimestamp)
}
