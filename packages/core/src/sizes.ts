import { errors } from './errors.js'

const units: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
  ti: 2 ** 40,
}

/**
 * A size in bytes from what people write: `512MiB`, `512Mi`, `1.5GiB`, `2G`, `2GB`, or a plain number of bytes.
 * K, M, G and T are powers of 1000, Ki, Mi, Gi and Ti powers of 1024; a fraction is rounded to whole bytes. Throws INVALID_VALUE.
 */
export function parseSize(what: string, value: string | number): number {
  const bytes = typeof value === 'number' ? value : bytesOf(value)
  if (!Number.isSafeInteger(bytes) || bytes <= 0) throw errors.invalidValue(what, value, 'write a size such as 512MiB or 2GiB')
  return bytes
}

function bytesOf(text: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]i?)?b?\s*$/i.exec(text)
  if (match === null) return Number.NaN
  const unit = (match[2] ?? '').toLowerCase()
  const bytes = Number(match[1]) * (units[unit] ?? Number.NaN)
  return unit === '' ? bytes : Math.round(bytes)
}

/** A size for people: `512 MiB`, `1.5 GiB`. */
export function formatSize(bytes: number): string {
  const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let index = 0
  let value = bytes
  // From 1023.5 on, rounding would print 1024 of the smaller unit.
  while (value >= (index === 0 ? 1024 : 1023.5) && index < names.length - 1) {
    value /= 1024
    index++
  }
  return `${index === 0 || value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${names[index]}`
}
