import type { OperationOptions } from '@vivarium/core'
import type { GlobalOptions } from './global-options.js'
import type { Io } from './io.js'
import { Output } from './output/output.js'
import { showProgress } from './progress/progress.js'

/** What every action gets: the process around it, the global options, and the ways to say something. */
export class Context {
  readonly io: Io
  readonly options: GlobalOptions
  readonly output: Output

  constructor(io: Io, options: GlobalOptions) {
    this.io = io
    this.options = options
    this.output = new Output(io.stdout, options.output)
  }

  /** A sentence for people, on stderr. */
  note(text: string): void {
    if (!this.options.quiet) this.io.stderr.write(`${text}\n`)
  }

  /** Runs what takes time, with the interrupt's signal and progress on stderr. */
  async work<T>(body: (operation: OperationOptions) => Promise<T>): Promise<T> {
    const display = showProgress(this.io.stderr, { quiet: this.options.quiet ?? false, env: this.io.env })
    try {
      return await body({ signal: this.io.signal, onProgress: display.onProgress })
    } finally {
      display.end()
    }
  }
}
