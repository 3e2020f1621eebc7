import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { System } from './guest-system.js'
import { Input } from './input.js'
import type { GuestProcess, ProcessOutcome } from './process.js'
import { isInteractiveShell, runTerminal } from './terminal.js'
import type { Sink } from './user-process.js'

export interface ProcessPlace {
  readonly system: System
  /** Where a process stands that is not told. */
  readonly cwd: string
  /** Ends everything in this place. */
  readonly life: AbortSignal
  /** Resolves when time goes on here: a frozen machine neither begins nor prints. */
  readonly awake: () => Promise<void>
}

/** Runs a process with its streams; one at a terminal gets what is typed in lines, and a shell there prompts. Throws NOT_FOUND for the user. */
export async function runProcess(given: GuestProcess, { system, cwd, life, awake }: ProcessPlace): Promise<ProcessOutcome> {
  const signal = AbortSignal.any([given.signal, life])
  const user = system.userNamed(given.user ?? 'root')
  const process = { command: given.command, user, cwd: given.cwd ?? cwd, env: given.env ?? {} }
  await awake()
  const stdout = sinkTo(given.stdout, signal, awake)
  if (given.tty === true) {
    return {
      exitCode: await runTerminal(system, {
        ...process,
        stdin: given.stdin,
        print: stdout,
        signal,
        ...(given.onResize === undefined ? {} : { onResize: given.onResize }),
      }),
    }
  }
  const stdin = given.stdin === undefined ? Input.of() : Input.from(given.stdin, signal)
  // Without a terminal a shell reads a script.
  const command = isInteractiveShell(given.command) ? await stdin.text() : given.command
  const { exitCode } = await system.userland.run({
    ...process,
    command,
    stdin,
    stdout,
    stderr: sinkTo(given.stderr, signal, awake),
    signal,
  })
  await awake()
  return { exitCode }
}

/** Waits for who reads slowly; what is printed after the reader has gone is lost. */
function sinkTo(stream: Writable, signal: AbortSignal, awake: () => Promise<void>): Sink {
  return async (bytes) => {
    await awake()
    if (signal.aborted || stream.destroyed || stream.writableEnded || stream.write(bytes)) return
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).catch(() => {})
  }
}
