import type { CustomColumn } from '../registry/resource.js'
import { goPlain } from '../schema/go-print.js'
import { parseGoTime } from '../schema/go-time.js'
import { encodeSorted, type JsonValue } from '../schema/json.js'
import { age, ageCell, type Cell, nameCell } from './cell.js'
import { type JsonPath, JsonPathError, parseJsonPath } from './json-path.js'
import type { Printer, PrinterColumn } from './printer.js'

const nameColumn: PrinterColumn = { name: 'Name', type: 'string', format: 'name' }

/** What `additionalPrinterColumns` say, after the name; the age when they say nothing. A path that can't be read ends the columns. */
export function customPrinter(wanted: readonly CustomColumn[]): Printer {
  const columns: PrinterColumn[] = [nameColumn]
  const cells: Cell[] = [nameCell]
  if (wanted.length === 0) return { columns: [nameColumn, { name: 'Age', type: 'date' }], cells: [nameCell, ageCell] }
  for (const { jsonPath, ...column } of wanted) {
    const path = readPath(jsonPath)
    if (!path) break
    columns.push({ ...column, description: column.description || `Custom resource definition column (in JSONPath format): ${jsonPath}` })
    cells.push((object, now) => cellOf(path, column.type, object, now))
  }
  return { columns, cells }
}

function readPath(text: string): JsonPath | undefined {
  try {
    return parseJsonPath(text)
  } catch (error) {
    if (error instanceof JsonPathError) return undefined
    throw error
  }
}

function cellOf(path: JsonPath, type: string, object: JsonValue, now: Date): JsonValue {
  let value: JsonValue | undefined
  try {
    value = path.find(object)[0]
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error
  }
  if (value === undefined) return null
  if (type === 'string') return printed(value)
  return value === null ? null : converted(type, value, now)
}

/** As Go's JSONPath prints a result: structures as JSON. */
function printed(value: JsonValue): string {
  if (value === null) return '<no value>'
  if (typeof value !== 'object') return goPlain(value)
  return encodeSorted(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')
}

function converted(type: string, value: JsonValue, now: Date): JsonValue {
  switch (type) {
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : typeof value === 'bigint' ? value : null
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint' ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'date':
      return typeof value === 'string' ? sinceThen(value, now) : null
    default:
      return null
  }
}

function sinceThen(text: string, now: Date): string {
  if (text === '' || text === 'null') return '<unknown>'
  const time = parseGoTime(text, 'seconds')
  return 'error' in time ? '<invalid>' : age(time.text, now)
}
