import type { Clock } from '../clock.js'
import type { Store } from '../store/store.js'
import type { Stored } from '../store/stored.js'
import { viewOf } from './objects.js'

/** How long an event that is due may stay: the clock may be set forward at any time, and only a look at it tells. */
const lookIntervalMs = 1000

/**
 * Events go away some time after they were last written (kube-apiserver's --event-ttl), by the server's clock; watchers see a deletion.
 * Costs nothing while there are none. Ends with `stopped`.
 */
export function expireEvents(store: Store, clock: Clock, ttlMs: number, stopped: AbortSignal): void {
  if (ttlMs <= 0) return
  const table = store.table('events')
  /** By key, those that are due first in front. */
  const written = new Map<string, number>()
  for (const stored of [...table.items].sort((a, b) => lastWrite(a) - lastWrite(b))) written.set(stored.key, lastWrite(stored))
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    const due = clock.now().getTime() - ttlMs
    for (const [key, time] of written) {
      if (time > due) break
      table.remove(key)
    }
    if (written.size === 0) rest()
  }
  const rest = () => {
    clearInterval(timer)
    timer = undefined
  }
  const watch = () => {
    if (timer !== undefined || written.size === 0 || stopped.aborted) return
    timer = setInterval(look, lookIntervalMs)
    timer.unref()
  }
  table.listen(({ type, stored }) => {
    // A write moves it to the end.
    written.delete(stored.key)
    if (type === 'DELETED') return
    written.set(stored.key, clock.now().getTime())
    watch()
  })
  stopped.addEventListener('abort', rest, { once: true })
  watch()
}

/** As well as a stored event tells. */
function lastWrite({ object }: Stored): number {
  const { metadata } = viewOf(object)
  const times = [metadata.creationTimestamp, ...(metadata.managedFields ?? []).map(({ time }) => time)]
  return Math.max(0, ...times.map((time) => Date.parse(time ?? '') || 0))
}
