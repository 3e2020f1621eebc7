/** Programmatic units (DMTF DSP0004, appendix C), as far as they are of bytes. */
export interface Units {
  /** How many bytes, or hertz, one of them has; 1 for what has none. */
  readonly factor: number
  readonly isGiven: boolean
}

const oldNames: readonly (readonly [pattern: RegExp, factor: number])[] = [
  [/^kilo ?bytes?$|^kb$/i, 2 ** 10],
  [/^mega ?bytes?$|^mb$/i, 2 ** 20],
  [/^giga ?bytes?$|^gb$/i, 2 ** 30],
  [/^tera ?bytes?$|^tb$/i, 2 ** 40],
]

/** `byte * 2^20`, `hertz * 10^6`, and the names of OVF 0.9: `MegaBytes`. */
export function unitsIn(text: string): Units {
  const plain = text.trim()
  if (plain === '') return { factor: 1, isGiven: false }
  const [, base, exponent = '1'] = /\*\s*(\d+)(?:\s*\^\s*(\d+))?\s*$/.exec(plain) ?? []
  if (base !== undefined) return { factor: Number(base) ** Number(exponent), isGiven: true }
  return { factor: oldNames.find(([pattern]) => pattern.test(plain))?.[1] ?? 1, isGiven: true }
}
