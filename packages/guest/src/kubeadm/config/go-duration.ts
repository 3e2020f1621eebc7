const units: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Milliseconds of a duration as Go writes it (`1h30m`); for a text that is none, Go's own words in `error`. */
export function parseDuration(text: string): number | { readonly error: string } {
  const quoted = JSON.stringify(text)
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? []
  if (rest === '0') return 0
  if (rest === '') return { error: `time: invalid duration ${quoted}` }
  let milliseconds = 0
  let left = rest
  while (left !== '') {
    const [number] = /^\d*\.?\d*/.exec(left) ?? ['']
    if (number === '' || number === '.') return { error: `time: invalid duration ${quoted}` }
    left = left.slice(number.length)
    const [unit] = /^[^\d.]*/.exec(left) ?? ['']
    if (unit === '') return { error: `time: missing unit in duration ${quoted}` }
    const factor = units[unit]
    if (factor === undefined) return { error: `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}` }
    milliseconds += Number(number) * factor
    left = left.slice(unit.length)
  }
  return sign === '-' ? -milliseconds : milliseconds
}

/** A duration as Go prints it, in whole nanoseconds: `24h0m0s`, `1.5s`, `300ms`, `10.175µs`, `0s`. */
export function formatDuration(milliseconds: number): string {
  const value = Math.round(Math.abs(milliseconds) * 1e6) / 1e6
  if (value === 0) return '0s'
  const sign = milliseconds < 0 ? '-' : ''
  const plain = (number: number, digits: number) => String(Number(number.toFixed(digits)))
  if (value < 1e-3) return `${sign}${plain(value * 1e6, 0)}ns`
  if (value < 1) return `${sign}${plain(value * 1e3, 3)}µs`
  if (value < 1000) return `${sign}${plain(value, 6)}ms`
  const seconds = value / 1000
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = `${plain(seconds - hours * 3600 - minutes * 60, 9)}s`
  if (hours > 0) return `${sign}${hours}h${minutes}m${rest}`
  return minutes > 0 ? `${sign}${minutes}m${rest}` : `${sign}${rest}`
}
