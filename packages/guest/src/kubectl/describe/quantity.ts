const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
const decimal = ['', 'k', 'M', 'G', 'T', 'P', 'E']

/** An amount of a resource in thousandths, and whether it is written in powers of 1024. */
export interface Quantity {
  readonly milli: number
  readonly isBinary: boolean
}

export const nothing: Quantity = { milli: 0, isBinary: false }

export function quantity(text: string | undefined): Quantity {
  const [, number = '0', suffix = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([A-Za-z]*)$/.exec(text ?? '') ?? []
  if (suffix === 'm') return { milli: Number(number), isBinary: false }
  if (suffix === 'u' || suffix === 'n') return { milli: Number(number) / (suffix === 'u' ? 1e3 : 1e6), isBinary: false }
  const power = binary.indexOf(suffix)
  if (suffix !== '' && power > 0) return { milli: Number(number) * 1000 * 1024 ** power, isBinary: true }
  return { milli: Number(number) * 1000 * 1000 ** Math.max(decimal.indexOf(suffix), 0), isBinary: false }
}

export const plus = (a: Quantity, b: Quantity): Quantity => ({
  milli: a.milli + b.milli,
  isBinary: a.milli === 0 ? b.isBinary : a.isBinary,
})
export const larger = (a: Quantity, b: Quantity): Quantity => (b.milli > a.milli ? b : a)

/** As Go writes it: with the largest suffix that leaves a whole number. */
export function quantityText({ milli, isBinary }: Quantity): string {
  if (milli === 0) return '0'
  if (milli % 1000 !== 0) return `${milli}m`
  let value = milli / 1000
  let power = 0
  const step = isBinary ? 1024 : 1000
  while (value % step === 0 && power < 6) {
    value /= step
    power++
  }
  return `${value}${(isBinary ? binary : decimal)[power]}`
}
