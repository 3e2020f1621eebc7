import { errors } from './errors.js'

// Quantities as Kubernetes parses and prints them: apimachinery's pkg/api/resource. A quantity is value × 10^scale, with the
// notation that it was written in.

type Notation = 'decimal' | 'exponent' | 'binary'

interface ParsedQuantity {
  readonly value: bigint
  readonly scale: number
  readonly notation: Notation
  /** True when the original keeps the text as it was written: what it takes for canonical on its fast path. */
  readonly keepsText: boolean
}

const decimalSuffixes: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const binarySuffixes: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
const decimalSuffixOf = new Map(Object.entries(decimalSuffixes).map(([suffix, exponent]) => [exponent, suffix]))
const binarySuffixOf = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

const grammar = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/
const maxInt64 = 2n ** 63n - 1n
/** Decimal digits that surely fit an int64. */
const maxInt64Digits = 18
const nano = -9
/** Longer texts are refused: nobody needs them, and arithmetic on them takes time. */
const maxTextLength = 128

interface QuantityParts {
  readonly negative: boolean
  /** Without leading zeros; "0" when there are no others. */
  readonly whole: string
  readonly fraction: string
  /** Of 10, or of 2 in binary notation. */
  readonly exponent: number
  readonly notation: Notation
}

function split(text: string): QuantityParts {
  const match = text.length > 0 && text.length <= maxTextLength ? grammar.exec(text) : null
  if (!match) throw errors.invalidQuantity(text.slice(0, maxTextLength), 'it is not a number with a suffix')
  const [, sign, digits = '', fraction = '', suffix = ''] = match
  const whole = digits.startsWith('0') || digits === '' ? digits.replace(/^0+/, '') || '0' : digits
  return { negative: sign === '-', whole, fraction, ...readSuffix(text, suffix) }
}

function parse(text: string): ParsedQuantity {
  const { negative, whole, fraction, exponent, notation } = split(text)
  const shifted = whole + fraction
  const unsigned = BigInt(shifted)
  const signed = (value: bigint) => (negative ? -value : value)

  if (notation === 'binary') {
    const mantissa = 1n << BigInt(exponent)
    const product = unsigned * mantissa
    const fast = fraction === '' && 15 - whole.length - Math.trunc((exponent * 3) / 10) - 1 >= 0 && product <= maxInt64
    if (fast) return { value: signed(product), scale: 0, notation, keepsText: (unsigned & 7n) !== 0n }
    const rounded = roundUpToNano(product, -fraction.length)
    if (belowOne(rounded)) return { ...rounded, value: signed(rounded.value), notation: 'decimal', keepsText: false }
    const capped = isAboveInt64(rounded) ? { value: maxInt64, scale: 0 } : rounded
    return { value: signed(capped.value), scale: capped.scale, notation, keepsText: false }
  }
  const scale = exponent - fraction.length
  if (shifted.length <= maxInt64Digits && scale >= nano) {
    const keepsText = scale % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0')
    return { value: signed(unsigned), scale, notation, keepsText: keepsText || text === '0' }
  }
  const rounded = roundUpToNano(unsigned, scale)
  return { value: signed(rounded.value), scale: rounded.scale, notation, keepsText: false }
}

function readSuffix(text: string, suffix: string): { exponent: number; notation: Notation } {
  const decimal = decimalSuffixes[suffix]
  if (decimal !== undefined) return { exponent: decimal, notation: 'decimal' }
  const binary = binarySuffixes[suffix]
  if (binary !== undefined) return { exponent: binary, notation: 'binary' }
  if (/^[eE][-+]?\d{1,4}$/.test(suffix)) return { exponent: Number(suffix.slice(1)), notation: 'exponent' }
  throw errors.invalidQuantity(text, `the suffix ${JSON.stringify(suffix)} is unknown`)
}

const belowOne = ({ value, scale }: { value: bigint; scale: number }) => value > 0n && scale < 0 && value < 10n ** BigInt(-scale)

const isAboveInt64 = ({ value, scale }: { value: bigint; scale: number }) => value > maxInt64 * 10n ** BigInt(-scale)

/** Nothing finer than 10^-9 exists; what is finer is rounded away from zero. */
function roundUpToNano(value: bigint, scale: number): { value: bigint; scale: number } {
  if (scale >= nano || value === 0n) return { value, scale }
  const divisor = 10n ** BigInt(nano - scale)
  return { value: (value + divisor - 1n) / divisor, scale: nano }
}

function withoutFactors(value: bigint, factor: bigint): { value: bigint; times: number } {
  let times = 0
  while (value !== 0n && value % factor === 0n) {
    value /= factor
    times++
  }
  return { value, times }
}

function printDecimal(text: string, quantity: ParsedQuantity, notation: Notation): string {
  let { value, times } = withoutFactors(quantity.value, 10n)
  let exponent = quantity.scale + times
  while (exponent % 3 !== 0) {
    value *= 10n
    exponent--
  }
  if (notation === 'exponent') return exponent === 0 ? `${value}` : `${value}e${exponent}`
  const suffix = decimalSuffixOf.get(exponent)
  if (suffix === undefined) throw errors.invalidQuantity(text, 'it is too large')
  return `${value}${suffix}`
}

function print(text: string, quantity: ParsedQuantity): string {
  if (quantity.keepsText) return text
  if (quantity.value === 0n) return '0'
  if (quantity.notation !== 'binary') return printDecimal(text, quantity, quantity.notation)
  const divisor = 10n ** BigInt(-quantity.scale)
  const whole = quantity.value / divisor
  const isSmall = whole > -1024n && whole < 1024n
  // A binary quantity that is not a whole number is printed in decimal, so that nothing is lost.
  if (isSmall || whole * divisor !== quantity.value) return printDecimal(text, quantity, 'decimal')
  const { value, times } = withoutFactors(whole, 1024n)
  return `${value}${binarySuffixOf[times] ?? ''}`
}

/**
 * A quantity as the Kubernetes API writes it: `1024Mi` → `1Gi`, `1.5Gi` → `1536Mi`, `1000` → `1k`. Some texts that are not
 * canonical stay as they are, as they do in Go: `1e9`, `05Mi`. Throws INVALID_QUANTITY.
 */
export function canonicalQuantity(text: string): string {
  return print(text, parse(text))
}

/** The value as a number, close enough to compare sizes by. Throws INVALID_QUANTITY. */
export function quantityValue(text: string): number {
  const { negative, whole, fraction, exponent, notation } = split(text)
  const number = Number(fraction === '' ? whole : `${whole}.${fraction}`) * (notation === 'binary' ? 2 : 10) ** exponent
  return negative ? -number : number
}
