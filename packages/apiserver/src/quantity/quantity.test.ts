import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageThrownBy, readCases } from '../testing/cases.js'
import { addQuantities, compareQuantities, parseQuantity, quantityMilliValue, quantityValue, subtractQuantities } from './quantity.js'

describe('quantities as Go reads and writes them', () => {
  for (const { input, output } of readCases<string, { text: string; value: number; milli: number }>('quantity')) {
    it(JSON.stringify(input), () => {
      // White space around a quantity is dropped where JSON is read, which is here.
      if (output.error !== undefined && input.trim() === input) expect(messageThrownBy(() => parseQuantity(input))).toBe(output.error)
      if (output.error !== undefined) return
      const quantity = parseQuantity(input)
      expect(quantity.text).toBe(output.text)
      // Where Go's value overflows ours is the largest number, and what is below zero is always rounded away from it.
      if (quantity.unscaled >= 0n && quantityMilliValue(quantity) < 2n ** 53n) {
        expect([quantityValue(quantity), quantityMilliValue(quantity)]).toEqual([BigInt(output.value), BigInt(output.milli)])
      }
    })
  }
})

describe('sums and comparisons of quantities', () => {
  for (const { input, output } of readCases<[string, string], { compare: number; sum: string; difference: string }>('quantity2')) {
    it(input.join(' and '), () => {
      const [a, b] = [parseQuantity(input[0]), parseQuantity(input[1])]
      expect({ compare: compareQuantities(a, b), sum: addQuantities(a, b).text, difference: subtractQuantities(a, b).text }).toEqual(output)
    })
  }
})

it('any text is a quantity or an INVALID_QUANTITY, at once', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[+-]?[0-9.]{0,30}[eEinumkKMGTP]{0,3}[-+]?[0-9]{0,12}$/))
  fc.assert(
    fc.property(text, text, (a, b) => {
      for (const one of [a, b]) {
        try {
          const quantity = parseQuantity(one)
          expect(compareQuantities(quantity, quantity)).toBe(0)
          addQuantities(quantity, parseQuantity('1Ki'))
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_QUANTITY' })
        }
      }
    }),
    { numRuns: 500 },
  )
})
