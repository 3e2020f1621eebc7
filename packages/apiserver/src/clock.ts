/** What the server takes its time from: creation times, lifetimes of tokens, ages in tables. Timers and TLS stay in host time. */
export interface Clock {
  now(): Date
}

export const hostClock: Clock = { now: () => new Date() }

/** A metav1.Time: RFC 3339 in UTC without fractions of a second. */
export function formatTime(date: Date): string {
  const second = Math.floor(date.getTime() / 1000)
  if (second !== last.second) last = { second, text: `${date.toISOString().slice(0, 19)}Z` }
  return last.text
}

/** Most writes are of the same second as the one before. */
let last = { second: Number.NaN, text: '' }
