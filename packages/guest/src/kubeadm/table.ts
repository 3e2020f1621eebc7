/** Rows in columns as kubeadm's tables have them: each at least `minimum` wide and three apart; the last one is not padded. */
export function columns(rows: readonly (readonly string[])[], minimum = 10): string {
  const last = Math.max(...rows.map((row) => row.length)) - 1
  const widths = Array.from({ length: last }, (_, column) => Math.max(minimum, ...rows.map((row) => (row[column] ?? '').length + 3)))
  return rows.map((row) => `${row.map((cell, column) => (column === last ? cell : cell.padEnd(widths[column] ?? 0))).join('')}\n`).join('')
}

/** A time span in its largest unit: `23h`, `364d`, `9y`. */
export function shortDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 60) return `${seconds}s`
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)]
  if (minutes < 60) return `${minutes}m`
  if (hours < 24) return `${hours}h`
  return hours < 24 * 365 ? `${Math.floor(hours / 24)}d` : `${Math.floor(hours / 24 / 365)}y`
}
