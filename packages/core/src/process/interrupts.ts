import { killAllChildren } from './children.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** npm passes the terminal's Ctrl-C on to a process that got it itself: within this time, it is the same one. */
const sameInterruptMs = 200

/**
 * What Ctrl-C does: the first SIGINT, SIGTERM or SIGHUP runs `onFirst`, which closes in order and ends the process; the
 * second kills all children and exits with 130. Returns a function that takes the handlers away again.
 */
export function handleInterrupts(onFirst: () => Promise<void>): () => void {
  let first: number | undefined
  const onSignal = () => {
    const now = performance.now()
    if (first === undefined) {
      first = now
      void onFirst()
    } else if (now - first > sameInterruptMs) {
      killAllChildren()
      process.exit(130)
    }
  }
  for (const signal of signals) process.on(signal, onSignal)
  return () => {
    for (const signal of signals) process.off(signal, onSignal)
  }
}
