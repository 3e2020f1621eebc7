import type { Writable } from 'node:stream'
import type { OutputFormat } from '../global-options.js'
import { type Column, printable, renderTable } from './table.js'

/** Writes a command's data to stdout in the format that was asked for; nothing else goes there. */
export class Output {
  readonly format: OutputFormat
  readonly #stdout: Writable

  constructor(stdout: Writable, format: OutputFormat) {
    this.#stdout = stdout
    this.format = format
  }

  /** An array of objects for programs, a table for people. */
  async list<Row extends object>(rows: readonly Row[], columns: readonly Column<Row>[]): Promise<void> {
    if (this.format === 'table') this.text(renderTable(rows, columns))
    else await this.#document(rows)
  }

  /** One object for programs, for people the line that a script would want: a name, a path, an address. */
  async record(record: object, line: string): Promise<void> {
    if (this.format === 'table') this.text(`${printable(line)}\n`)
    else await this.#document(record)
  }

  /** An array of objects for programs, for people such a line for each. */
  async lines<Row extends object>(rows: readonly Row[], line: (row: Row) => string): Promise<void> {
    if (this.format === 'table') this.text(rows.map((row) => `${printable(line(row))}\n`).join(''))
    else await this.#document(rows)
  }

  /** One object for programs, its fields below each other for people. */
  async details(record: object): Promise<void> {
    if (this.format !== 'table') return this.#document(record)
    const fields = Object.entries(record).map(([name, value]) => ({ name, value }))
    const width = Math.max(...fields.map(({ name }) => name.length))
    this.text(fields.map(({ name, value }) => `${name.padEnd(width)}   ${printable(asText(value))}\n`).join(''))
  }

  /** Text as it is. */
  text(text: string | Uint8Array): void {
    this.#stdout.write(text)
  }

  async #document(value: object): Promise<void> {
    if (this.format === 'yaml') {
      const { stringify } = await import('yaml')
      this.text(stringify(value))
    } else {
      this.text(`${JSON.stringify(value, null, 2)}\n`)
    }
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '-'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
