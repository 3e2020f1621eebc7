import { PassThrough } from 'node:stream'
import type { TerminalInput, TerminalOutput } from '../ssh/interactive-shell.js'

/** A user at a terminal. */
export class FakeTerminal {
  readonly input: TerminalInput & PassThrough
  readonly output: TerminalOutput & PassThrough
  /** Every mode that was set on it. */
  readonly rawModes: boolean[] = []
  #columns = 80
  #rows = 24

  constructor() {
    const setRawMode = (raw: boolean) => this.rawModes.push(raw)
    this.input = Object.assign(new PassThrough(), { isTTY: true, setRawMode })
    this.output = Object.defineProperties(Object.assign(new PassThrough(), { isTTY: true }), {
      columns: { get: () => this.#columns },
      rows: { get: () => this.#rows },
    })
    this.output.on('data', (chunk: Buffer) => {
      this.seen += chunk
    })
  }

  /** What the user has seen so far. */
  seen = ''

  type(keys: string): void {
    this.input.write(keys)
  }

  resize(columns: number, rows: number): void {
    this.#columns = columns
    this.#rows = rows
    this.output.emit('resize')
  }
}
