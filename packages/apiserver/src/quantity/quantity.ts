import { badRequest, failures } from '../errors.js'

/** How a quantity is written: `12Mi`, `12M`, `12e6`. */
export type QuantityFormat = 'BinarySI' | 'DecimalSI' | 'DecimalExponent'

/**
 * A Kubernetes quantity: unscaled × 10^exponent. `text` is how it is written (canonical, or as it was given where Go keeps that);
 * after k8s.io/apimachinery/pkg/api/resource.
 */
export interface Quantity {
  readonly unscaled: bigint
  readonly exponent: number
  readonly format: QuantityFormat
  readonly text: string
}

const binary: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const binarySuffixes = new Map(Object.entries(binary).map(([suffix, power]) => [power, suffix]))
const decimalSuffixes = new Map(Object.entries(decimal).map(([suffix, power]) => [power, suffix]))

const formatWrong = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const numericWrong = 'unable to parse numeric part of quantity'
const suffixWrong = "unable to parse quantity's suffix"

const shape = /^([+-]?)0*([0-9]*)(?:(\.)([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/
const maxInt64 = 2n ** 63n - 1n
/** The most digits that int64 arithmetic is trusted with; what is longer, or finer than nano, goes to decimals of any length and loses its text. */
const int64Digits = 18
const nano = -9

/** Reads a quantity as JSON gives it: a string or a plain number. Throws INVALID_QUANTITY with the real server's text. */
export function parseQuantity(input: string | number | bigint): Quantity {
  const text = typeof input === 'string' ? input.trim() : String(input)
  if (text === '') throw invalid(formatWrong)
  if (text === '0') return { unscaled: 0n, exponent: 0, format: 'DecimalSI', text }
  const match = shape.exec(text)
  if (!match) throw invalid(formatWrong)
  const [, sign = '', digits = '', point = '', fraction = '', suffix = ''] = match
  const { base, power, format } = interpretSuffix(suffix)
  const whole = digits === '' ? '0' : digits
  const hasDigit = point !== '' ? digits !== '' || fraction !== '' || /0/.test(text.slice(0, text.indexOf('.'))) : /[0-9]/.test(text)

  if (fitsInt64(format, power, whole, fraction)) {
    const exponent = (base === 10 ? power : 0) - fraction.length
    if (exponent >= nano) {
      const shifted = whole + fraction
      const value = BigInt(shifted)
      const product = base === 2 ? value << BigInt(power) : value
      if (product <= maxInt64) {
        const keep =
          format === 'BinarySI'
            ? power % 10 === 0 && (value & 7n) !== 0n
            : exponent % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0')
        const unscaled = sign === '-' ? -product : product
        return finish(unscaled, exponent, format, keep ? text : undefined)
      }
    }
  }
  if (!hasDigit) throw invalid(numericWrong)
  return parseLong(BigInt(whole + fraction), fraction.length, sign, base, power, format)
}

function interpretSuffix(suffix: string): { base: 2 | 10; power: number; format: QuantityFormat } {
  if (Object.hasOwn(decimal, suffix)) return { base: 10, power: decimal[suffix] ?? 0, format: 'DecimalSI' }
  if (Object.hasOwn(binary, suffix)) return { base: 2, power: binary[suffix] ?? 0, format: 'BinarySI' }
  if (/^[eE][-+]?[0-9]{1,18}$/.test(suffix)) {
    return { base: 10, power: Number(BigInt.asIntN(32, BigInt(suffix.slice(1).replace('+', '')))), format: 'DecimalExponent' }
  }
  throw invalid(suffixWrong)
}

function fitsInt64(format: QuantityFormat, power: number, whole: string, fraction: string): boolean {
  if (format !== 'BinarySI') return int64Digits - (whole.length + fraction.length) >= 0
  return fraction === '' && 15 - whole.length - Math.trunc((power * 3) / 10) - 1 >= 0
}

/** Go's way for numbers beyond int64: rounded up to nano, binary ones capped at 2^63-1. */
function parseLong(digits: bigint, scale: number, sign: string, base: 2 | 10, power: number, given: QuantityFormat): Quantity {
  let format = given
  let unscaled = base === 2 ? digits << BigInt(power) : digits
  let exponent = (base === 10 ? power : 0) - scale
  if (unscaled !== 0n && exponent < nano) {
    unscaled = shiftUp(unscaled, nano - exponent)
    exponent = nano
  }
  if (format === 'BinarySI') {
    if (compareAmounts(unscaled, exponent, maxInt64, 0) > 0) {
      unscaled = maxInt64
      exponent = 0
    }
    if (unscaled > 0n && compareAmounts(unscaled, exponent, 1n, 0) < 0) format = 'DecimalSI'
  }
  return finish(sign === '-' ? -unscaled : unscaled, exponent, format, undefined)
}

/** Divides by 10^places, rounding away from zero. Bounded: a divisor with more digits than the number gives 1. */
function shiftUp(unscaled: bigint, places: number): bigint {
  const magnitude = unscaled < 0n ? -unscaled : unscaled
  if (magnitude === 0n) return 0n
  if (places > magnitude.toString().length) return unscaled < 0n ? -1n : 1n
  const divisor = 10n ** BigInt(places)
  const quotient = (magnitude + divisor - 1n) / divisor
  return unscaled < 0n ? -quotient : quotient
}

function finish(unscaled: bigint, exponent: number, format: QuantityFormat, text: string | undefined): Quantity {
  return { unscaled, exponent, format, text: text ?? canonicalText(unscaled, exponent, format) }
}

function canonicalText(unscaled: bigint, exponent: number, format: QuantityFormat): string {
  if (unscaled === 0n) return '0'
  if (format === 'BinarySI') {
    const small = compareAmounts(unscaled, exponent, -1024n, 0) > 0 && compareAmounts(unscaled, exponent, 1024n, 0) < 0
    const whole = small ? undefined : exactInteger(unscaled, exponent)
    if (whole !== undefined) return binaryText(whole)
  }
  return decimalText(unscaled, exponent, format === 'DecimalExponent')
}

function exactInteger(unscaled: bigint, exponent: number): bigint | undefined {
  if (exponent >= 0) return unscaled * 10n ** BigInt(exponent)
  const divisor = 10n ** BigInt(-exponent)
  return unscaled % divisor === 0n ? unscaled / divisor : undefined
}

function binaryText(whole: bigint): string {
  let value = whole
  let power = 0
  while (value !== 0n && value % 1024n === 0n) {
    value /= 1024n
    power += 10
  }
  return `${value}${power === 0 ? '' : (binarySuffixes.get(power) ?? '')}`
}

function decimalText(unscaled: bigint, exponent: number, asExponent: boolean): string {
  let value = unscaled
  let power = exponent
  const zeros = /0*$/.exec(value.toString())?.[0].length ?? 0
  if (zeros > 0) {
    value /= 10n ** BigInt(zeros)
    power += zeros
  }
  while (power % 3 !== 0) {
    value *= 10n
    power--
  }
  if (asExponent) return `${value}${power === 0 ? '' : `e${power}`}`
  return `${value}${decimalSuffixes.get(power) ?? ''}`
}

/** Compares without building numbers that are longer than the inputs (exponents may be in the billions). */
function compareAmounts(a: bigint, aExponent: number, b: bigint, bExponent: number): -1 | 0 | 1 {
  const aSign = signOf(a)
  const bSign = signOf(b)
  if (aSign !== bSign) return aSign < bSign ? -1 : 1
  if (aSign === 0) return 0
  const aMagnitude = digitsOf(a) + aExponent
  const bMagnitude = digitsOf(b) + bExponent
  if (aMagnitude !== bMagnitude) return (aMagnitude < bMagnitude ? -1 : 1) * aSign === 1 ? 1 : -1
  const low = Math.min(aExponent, bExponent)
  const left = a * 10n ** BigInt(aExponent - low)
  const right = b * 10n ** BigInt(bExponent - low)
  return left < right ? -1 : left > right ? 1 : 0
}

function signOf(value: bigint): -1 | 0 | 1 {
  return value < 0n ? -1 : value > 0n ? 1 : 0
}

function digitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString().length
}

/** The text that Go writes for a quantity. */
export function canonicalQuantity(input: string | number | bigint): string {
  return parseQuantity(input).text
}

export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  return compareAmounts(a.unscaled, a.exponent, b.unscaled, b.exponent)
}

/** The most that exponents may differ in a sum; beyond it the smaller one is taken for nothing. */
const maxAlignment = 10_000

/** a + b in a's format; in b's when a is zero. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  const format = a.unscaled === 0n ? b.format : a.format
  if (a.unscaled === 0n) return finish(b.unscaled, b.exponent, format, undefined)
  if (b.unscaled === 0n) return finish(a.unscaled, a.exponent, format, undefined)
  const [high, low] = a.exponent >= b.exponent ? [a, b] : [b, a]
  if (high.exponent - low.exponent > maxAlignment) return finish(high.unscaled, high.exponent, format, undefined)
  return finish(high.unscaled * 10n ** BigInt(high.exponent - low.exponent) + low.unscaled, low.exponent, format, undefined)
}

export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  return addQuantities(a, { ...b, unscaled: -b.unscaled })
}

/** Rounded up (away from zero) to thousandths, if it is finer. */
export function roundUpToMilli(quantity: Quantity): Quantity {
  const { unscaled, exponent, format } = quantity
  return exponent >= -3 ? quantity : finish(shiftUp(unscaled, -3 - exponent), -3, format, undefined)
}

export function quantitySign(quantity: Quantity): -1 | 0 | 1 {
  return signOf(quantity.unscaled)
}

/** The quantity in whole units, rounded up (away from zero), at most what an int64 holds. */
export function quantityValue(quantity: Quantity): bigint {
  return scaled(quantity, 0)
}

/** The quantity in thousandths, rounded up, at most what an int64 holds. */
export function quantityMilliValue(quantity: Quantity): bigint {
  return scaled(quantity, -3)
}

function scaled({ unscaled, exponent }: Quantity, scale: number): bigint {
  const places = exponent - scale
  if (places <= 0) return shiftUp(unscaled, -places)
  if (digitsOf(unscaled) + places > 19) return unscaled < 0n ? -maxInt64 - 1n : maxInt64
  const value = unscaled * 10n ** BigInt(places)
  return value > maxInt64 ? maxInt64 : value < -maxInt64 - 1n ? -maxInt64 - 1n : value
}

function invalid(text: string): Error {
  return failures.invalidQuantity(text, { details: badRequest })
}
