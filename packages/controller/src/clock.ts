/** A metav1.Time: RFC 3339 in UTC, whole seconds. */
export function formatTime(date: Date): string {
  const second = Math.floor(date.getTime() / 1000)
  if (second !== last.second) last = { second, text: `${date.toISOString().slice(0, 19)}Z` }
  return last.text
}

/** Most writes are of the same second as the one before. */
let last = { second: Number.NaN, text: '' }

/** A metav1.MicroTime. */
export function formatMicroTime(date: Date): string {
  return `${date.toISOString().slice(0, 23)}000Z`
}
