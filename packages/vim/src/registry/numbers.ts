const ranges: Readonly<Record<string, readonly [number, number]>> = {
  // Signed on the wire of vCenter; clients also send 0 to 255.
  byte: [-128, 255],
  short: [-32768, 32767],
  int: [-2147483648, 2147483647],
}
const longest = 2n ** 63n

/** True for whole numbers of 32 bits. */
export function int32(value: number): boolean {
  return (value | 0) === value
}

/** What is wrong with a value as one of a numeric type; undefined if nothing is. */
export function checkNumber(type: string, value: unknown): string | undefined {
  if (type === 'float' || type === 'double') return typeof value === 'number' ? undefined : `${showValue(value)} is not a number`
  if (type === 'long') {
    if (typeof value === 'bigint') return value >= -longest && value < longest ? undefined : `${value} is out of range for long`
    return Number.isSafeInteger(value) ? undefined : `${showValue(value)} is not a long; whole numbers past 2^53 are bigints`
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) return `${showValue(value)} is not a whole number`
  if (int32(value) && type === 'int') return undefined
  const [least, most] = ranges[type] ?? [0, 0]
  return value >= least && value <= most ? undefined : `${value} is out of range for ${type}`
}

/** The number that a text is, or undefined if it is not one of that type. */
export function parseNumber(type: string, text: string): number | bigint | undefined {
  const trimmed = text.trim()
  if (type === 'float' || type === 'double') {
    if (trimmed === 'INF' || trimmed === '+INF') return Number.POSITIVE_INFINITY
    if (trimmed === '-INF') return Number.NEGATIVE_INFINITY
    if (trimmed === 'NaN') return Number.NaN
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : undefined
  }
  if (!/^[+-]?\d{1,19}$/.test(trimmed)) return undefined
  const number = Number(trimmed)
  const value = Number.isSafeInteger(number) ? number + 0 : BigInt(trimmed.replace('+', ''))
  return checkNumber(type, value) === undefined ? value : undefined
}

/** A value in a message: it may be anything, and long. */
export function showValue(value: unknown): string {
  let text: string
  try {
    text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  } catch {
    text = String(value)
  }
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`
}
