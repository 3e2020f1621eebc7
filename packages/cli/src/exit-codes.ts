import type { ErrorKind } from '@vivarium/core'

/** What the exit code of `viv` means. `ssh`, `vm exec`, `kubectl` and `with` give that of what they run instead. */
export const exitCodes = {
  ok: 0,
  /** The operation failed, or the world is in a state that forbids it. */
  failed: 1,
  /** The command line is wrong: an unknown command, flag, name or value. */
  usage: 2,
  /** This computer lacks something: a program, a permission, space. */
  environment: 3,
  /** A defect of ours. */
  internal: 70,
  /** Ctrl-C, or another signal to end. */
  interrupted: 130,
} as const

export const exitCodeOfKind: Readonly<Record<ErrorKind, number>> = {
  usage: exitCodes.usage,
  state: exitCodes.failed,
  environment: exitCodes.environment,
  internal: exitCodes.internal,
}
