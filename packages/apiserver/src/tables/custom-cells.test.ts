import { expect, it } from 'vitest'
import { encodeJson, type JsonObject, type JsonValue } from '../schema/json.js'
import { readCases } from '../testing/cases.js'
import { customPrinter } from './custom-cells.js'

const hour = 3600 * 1000
const then = new Date('2024-05-06T07:08:09Z')

interface Input {
  path: string
  type: string
  object: JsonObject
}

for (const { input, output } of readCases<Input, { cell: JsonValue }>('column')) {
  it(`prints ${input.path} as a ${input.type} like the real server`, () => {
    const text = encodeJson(input.object).replaceAll('HOUR-AGO', then.toISOString().replace('.000', ''))
    const { cells, columns } = customPrinter([{ name: 'Column', type: input.type, jsonPath: input.path }])
    if (output.error !== undefined) {
      expect(columns.map(({ name }) => name)).toEqual(['Name'])
      return
    }
    const cell = cells[1]?.(JSON.parse(text) as JsonObject, new Date(then.getTime() + hour)) ?? null
    const printed = typeof cell === 'string' ? cell.replaceAll(then.toISOString().replace('.000', ''), 'HOUR-AGO') : cell
    expect(printed).toEqual(output.cell)
  })
}

it('prints the age where a definition names no columns', () => {
  const { columns, cells } = customPrinter([])
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ['Name', 'string'],
    ['Age', 'date'],
  ])
  const object = { metadata: { name: 'a', creationTimestamp: then.toISOString() } }
  expect(cells.map((cell) => cell(object, new Date(then.getTime() + hour)))).toEqual(['a', '60m'])
})
