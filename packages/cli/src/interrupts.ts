import { handleInterrupts } from '@vivarium/core'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What Ctrl-C does to this process: the first aborts what runs, which then closes in order; the second ends the process. */
export class Interrupts {
  readonly #controller: AbortController
  #ignore: (() => void) | undefined

  constructor(controller: AbortController) {
    this.#controller = controller
  }

  listen(): void {
    this.#ignore ??= handleInterrupts(async () => this.#controller.abort())
  }

  /** Another program has the terminal: from here on the handler is told instead, until the returned function is called. */
  handOver(handler: (signal: NodeJS.Signals) => void): () => void {
    this.#ignore?.()
    this.#ignore = undefined
    for (const signal of signals) process.on(signal, handler)
    return () => {
      for (const signal of signals) process.off(signal, handler)
      this.listen()
    }
  }
}
