import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuantity, quantityValue } from './quantity.js'

const recorded = JSON.parse(readFileSync(new URL('../test-data/quantities.json', import.meta.url), 'utf8')) as [string, string | null][]

describe('canonicalQuantity', () => {
  it("prints every recorded text as Kubernetes' own parser does, and refuses what that refuses", () => {
    for (const [text, canonical] of recorded) {
      if (canonical === null) expect(() => canonicalQuantity(text), text).toThrow(expect.objectContaining({ code: 'INVALID_QUANTITY' }))
      else expect(canonicalQuantity(text), text).toBe(canonical)
    }
  })

  it('refuses a decimal that has no suffix, where the original drops it and so makes 2000E into 2', () => {
    expect(() => canonicalQuantity('2000E')).toThrow(/too large/)
  })

  it('refuses a text that no one writes before it does arithmetic on it', () => {
    expect(() => canonicalQuantity('9'.repeat(1_000_000))).toThrow(expect.objectContaining({ code: 'INVALID_QUANTITY' }))
  })

  const quantities = fc
    .tuple(
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
      fc.option(fc.integer({ min: 0, max: 999 })),
      fc.constantFrom('', 'Ki', 'Mi', 'Gi', 'm', 'k', 'M', 'G', 'e3'),
    )
    .map(([whole, fraction, suffix]) => `${whole}${fraction === null ? '' : `.${fraction}`}${suffix}`)

  it('is its own canonical form, and has the same value', () => {
    fc.assert(
      fc.property(quantities, (text) => {
        const canonical = canonicalQuantity(text)
        expect(canonicalQuantity(canonical)).toBe(canonical)
        // Doubles have 15 digits.
        expect(Math.abs(quantityValue(canonical) - quantityValue(text))).toBeLessThanOrEqual(Math.abs(quantityValue(text)) * 1e-15 + 1e-9)
      }),
    )
  })
})

describe('quantityValue', () => {
  it.each([
    ['1Gi', 2 ** 30],
    ['1.5Ki', 1536],
    ['500m', 0.5],
    ['-2k', -2000],
    ['1e3', 1000],
    ['0', 0],
  ])('%s', (text, value) => expect(quantityValue(text)).toBe(value))
})
