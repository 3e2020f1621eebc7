import type { Interrupts } from './interrupts.js'
import { main } from './main.js'

/**
 * This process as `viv`: its command line, its streams, its Ctrl-C, and in the end its exit. `loadDrivers` is called before the first
 * command that needs more than this computer's files.
 */
export async function runProcess(loadDrivers: () => Promise<void>): Promise<never> {
  const interrupted = new AbortController()
  let interrupts: Interrupts | undefined
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever reads has read enough: `viv vm ls | head -1`.
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  }
  // Sockets and pipes to keepers don't keep a process alive, but what waits for them must not end in the middle.
  const untilDone = setInterval(() => {}, 2 ** 30)
  const listenForInterrupts = async () => {
    const { Interrupts } = await import('./interrupts.js')
    interrupts = new Interrupts(interrupted)
    interrupts.listen()
  }
  const exitCode = await main(process.argv.slice(2), {
    signal: interrupted.signal,
    listenForInterrupts,
    handOverInterrupts: (handler) => interrupts?.handOver(handler) ?? (() => {}),
    prepare: async () => {
      await listenForInterrupts()
      await loadDrivers()
    },
  })
  clearInterval(untilDone)
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))))
  process.exit(exitCode)
}
