import { isVivariumError } from '@vivarium/core'

/** What a program says and where. */
export interface Terminal {
  stdout(text: string): void
  stderr(text: string): void
  readonly env: Readonly<Record<string, string | undefined>>
}

export const processTerminal: Terminal = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  env: process.env,
}

/** Resolves with the first SIGTERM, SIGINT or SIGHUP. */
export function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

/** Tells an error as Kubernetes' programs do, and gives the exit code. */
export function failed(error: unknown, program: string, terminal: Terminal): number {
  if (isVivariumError(error)) terminal.stderr(`Error: ${error.message}\n`)
  else terminal.stderr(`Error: ${program} has a defect: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}

export function warn(terminal: Terminal, program: string, warnings: readonly string[]): void {
  for (const warning of warnings) terminal.stderr(`${program}: warning: ${warning}\n`)
}
