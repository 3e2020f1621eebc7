const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** A quantity that the server has accepted (`500m`, `1Gi`), as a number. */
export function quantityNumber(text: string): number {
  const [, digits = '0', suffix = ''] = /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)$/.exec(text) ?? []
  return Number(digits) * (factors[suffix] ?? 1)
}

export function isQuantity(text: string): boolean {
  return /^\+?([0-9]+\.?[0-9]*|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$/.test(text)
}

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P'] as const

/** A whole number of billionths, or thousandths, as Kubernetes writes it: with the greatest suffix that loses nothing. */
export function decimalQuantity(value: number, unit: 'n' | 'm'): string {
  let index = decimalSuffixes.indexOf(unit)
  if (value === 0) return '0'
  for (; value % 1000 === 0 && index < decimalSuffixes.length - 1; index++) value /= 1000
  return `${value}${decimalSuffixes[index]}`
}

/** A whole number of thousandths, of something that is counted in powers of two. */
export function binaryQuantity(thousandths: number): string {
  if (thousandths % 1000 !== 0 || Math.abs(thousandths) < 1024_000) return decimalQuantity(thousandths, 'm')
  let value = thousandths / 1000
  for (const suffix of ['', 'Ki', 'Mi', 'Gi', 'Ti']) {
    if (value % 1024 !== 0 || suffix === 'Ti') return `${value}${suffix}`
    value /= 1024
  }
  return String(value)
}
