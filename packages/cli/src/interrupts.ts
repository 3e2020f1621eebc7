import { handleInterrupts } from '@vivarium/core'

/** The first Ctrl-C aborts what runs, which then closes in order; the second ends the process. */
export function abortOnInterrupt(controller: AbortController): void {
  handleInterrupts(async () => controller.abort())
}
