import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineSplitter } from './lines.js'

function split(pieces: readonly string[]): string[] {
  const lines: string[] = []
  const splitter = new LineSplitter((line) => lines.push(line))
  for (const piece of pieces) splitter.write(piece)
  splitter.end()
  return lines
}

test('both kinds of line ends, empty lines, and a last line without an end', () => {
  expect(split(['a\r\nb\n\nc'])).toEqual(['a', 'b', '', 'c'])
  expect(split(['a\r', '\nb\n'])).toEqual(['a', 'b'])
  expect(split([])).toEqual([])
})

test('how the text is cut makes no difference', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'ä') })), (pieces) => {
      expect(split(pieces)).toEqual(split([pieces.join('')]))
    }),
  )
})
