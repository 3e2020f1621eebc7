import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../schema/json.js'
import { messageThrownBy, readCases } from '../testing/cases.js'
import { parseFieldSelector } from './field-selector.js'
import { labelSelectorFromObject, parseLabelSelector } from './label-selector.js'

interface Answer {
  text: string
  matches: boolean[]
}

describe('label selectors as Go reads them', () => {
  for (const { input, output } of readCases<{ selector: string; labels: JsonObject[] }, Answer>('labels')) {
    it(JSON.stringify(input.selector), () => {
      if (output.error !== undefined) {
        expect(messageThrownBy(() => parseLabelSelector(input.selector))).toBe(output.error)
        return
      }
      const selector = parseLabelSelector(input.selector)
      expect({ text: selector.toString(), matches: input.labels.map((labels) => selector.matches(labels)) }).toEqual(output)
    })
  }
})

describe('LabelSelector objects as Go reads them', () => {
  for (const { input, output } of readCases<{ selector: JsonObject | null; labels: JsonObject[] }, Answer>('labelobj')) {
    it(JSON.stringify(input.selector), () => {
      if (output.error !== undefined) {
        expect(messageThrownBy(() => labelSelectorFromObject(input.selector))).toBe(output.error)
        return
      }
      const selector = labelSelectorFromObject(input.selector)
      expect({ text: selector.toString(), matches: input.labels.map((labels) => selector.matches(labels)) }).toEqual(output)
    })
  }
})

describe('field selectors as Go reads them', () => {
  for (const { input, output } of readCases<string, { requirements: string[][] }>('fields')) {
    it(JSON.stringify(input), () => {
      if (output.error !== undefined) {
        expect(messageThrownBy(() => parseFieldSelector(input))).toBe(output.error)
        return
      }
      expect(parseFieldSelector(input).requirements.map(({ field, operator, value }) => [field, operator, value])).toEqual(
        output.requirements,
      )
    })
  }
})

it('labels named like properties of every object are not found by accident', () => {
  expect(parseLabelSelector('constructor').matches({})).toBe(false)
  expect(parseLabelSelector('!toString').matches({})).toBe(true)
})

it('any text is a selector or an INVALID_SELECTOR', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^([a-z/!=<>(), ]|in|notin){0,20}$/))
  fc.assert(
    fc.property(text, (one) => {
      for (const parse of [parseLabelSelector, parseFieldSelector]) {
        try {
          const selector = parse(one)
          expect(parse(selector.toString()).toString()).toBe(selector.toString())
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_SELECTOR' })
        }
      }
    }),
    { numRuns: 1000 },
  )
})
