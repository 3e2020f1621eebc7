import { errors, formatSize, parseSize } from '@vivarium/core'

const minimumMemory = 64 * 2 ** 20

/** A number of virtual CPUs from what people write. Throws INVALID_VALUE. */
export function parseCpus(value: string | number): number {
  const cpus = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof cpus !== 'number' || !Number.isInteger(cpus) || cpus < 1 || cpus > 255) {
    throw errors.invalidValue('cpus', value, 'write a whole number from 1 to 255')
  }
  return cpus
}

/** A machine's memory in bytes from what people write: `512MiB`, `2G`. At least 64 MiB, and whole MiB. Throws INVALID_VALUE. */
export function parseMemory(value: string | number): number {
  const bytes = parseSize('memory', value)
  if (bytes < minimumMemory) throw errors.invalidValue('memory', value, `a machine needs at least ${formatSize(minimumMemory)}`)
  return Math.ceil(bytes / 2 ** 20) * 2 ** 20
}
