import { isVivariumError, messageOf } from '@vivarium/core'
import { exitCodeOfKind, exitCodes } from './exit-codes.js'

/** An error as people and programs see it. */
export interface ErrorReport {
  readonly exitCode: number
  readonly code: string
  /** Empty when there is nothing left to say. */
  readonly message: string
  readonly hint?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** What went wrong, whatever was thrown. */
export function errorReport(error: unknown, signal: AbortSignal): ErrorReport {
  if (signal.aborted) {
    const message = isVivariumError(error) && error.code !== 'CANCELLED' ? `interrupted: ${error.message}` : 'interrupted'
    return { exitCode: exitCodes.interrupted, code: 'INTERRUPTED', message }
  }
  if (isVivariumError(error)) {
    const { code, kind, message, details } = error
    return { exitCode: exitCodeOfKind[kind], code, message, ...(Object.keys(details).length > 0 && { details }), ...hintFor(code, kind) }
  }
  if (isSystemError(error)) return { exitCode: exitCodes.environment, code: error.code, message: error.message }
  return {
    exitCode: exitCodes.internal,
    code: 'INTERNAL',
    message: messageOf(error),
    hint: 'This is a defect of Vivarium; --debug shows where it happened.',
  }
}

const hints: Readonly<Record<string, string>> = {
  DRIVER_NOT_READY: 'See `viv driver ls`.',
  NOT_A_UNIVERSE: 'See `viv ls` for the universes of this computer.',
}

function hintFor(code: string, kind: string): { readonly hint?: string } {
  const hint = kind === 'internal' ? 'This is a defect of Vivarium; --debug shows where it happened.' : hints[code]
  return hint === undefined ? {} : { hint }
}

/** What the operating system refused: a missing permission, a full disk. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
