/** Who has to act: the caller (`usage`), whoever keeps the computer (`environment`), or nobody yet: the world is in a state that forbids it (`state`); `internal` is a defect of ours. */
export type ErrorKind = 'usage' | 'state' | 'environment' | 'internal'

/**
 * The base of every error that Vivarium throws on purpose. `code` is stable and may be compared; the message says what is wrong and what to do about it.
 */
export class VivariumError extends Error {
  readonly code: string
  readonly kind: ErrorKind
  /** Facts behind the message, for programs: plain JSON. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, kind: ErrorKind, message: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'VivariumError'
    this.code = code
    this.kind = kind
    this.details = options.details ?? {}
  }

  toJSON(): ErrorRecord {
    return { code: this.code, kind: this.kind, message: this.message, details: this.details }
  }

  static fromJSON(record: ErrorRecord): VivariumError {
    return new VivariumError(record.code, record.kind, record.message, { details: { ...record.details } })
  }
}

/** A VivariumError as it crosses a process boundary. */
export interface ErrorRecord {
  readonly code: string
  readonly kind: ErrorKind
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** True for a VivariumError, and with `code` only for one with that code. */
export function isVivariumError(error: unknown, code?: string): error is VivariumError {
  return error instanceof VivariumError && (code === undefined || error.code === code)
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

// biome-ignore lint/suspicious/noExplicitAny: the one place where a parameter list of any shape is inferred
type ErrorEntry = { code: string; kind: ErrorKind; meaning: string; message: (...args: any[]) => string }
type ErrorFactory<E extends ErrorEntry> = (
  ...args: [...Parameters<E['message']>, options?: { cause?: unknown; details?: Record<string, unknown> }]
) => VivariumError

/**
 * A package's errors in one table: code, kind, meaning (for the docs) and message. Gives a function for each row that makes
 * the error; after the message's own arguments it takes `{ cause, details }`.
 */
export function defineErrors<T extends Record<string, ErrorEntry>>(
  table: T,
): { readonly [K in keyof T]: ErrorFactory<T[K]> } & { readonly table: T } {
  const made: Record<string, unknown> = { table }
  for (const [name, entry] of Object.entries(table)) {
    made[name] = (...args: unknown[]) => {
      const options = args[entry.message.length] as { cause?: unknown; details?: Record<string, unknown> } | undefined
      return new VivariumError(entry.code, entry.kind, entry.message(...args.slice(0, entry.message.length)), options)
    }
  }
  return made as { readonly [K in keyof T]: ErrorFactory<T[K]> } & { readonly table: T }
}

/** A value that a caller gave, in a message: it may be anything, and long. */
function show(value: unknown): string {
  let text: string
  try {
    text = JSON.stringify(value) ?? String(value)
  } catch {
    text = String(value)
  }
  return text.length <= 100 ? text : `${text.slice(0, 97)}...`
}

/** Errors that every room shares. */
export const errors = defineErrors({
  invalidName: {
    code: 'INVALID_NAME',
    kind: 'usage',
    meaning: 'A name breaks the rule for names of its kind.',
    message: (kind: string, name: string, rule: string) => `${show(name)} can't be the name of a ${kind}: ${rule}`,
  },
  invalidValue: {
    code: 'INVALID_VALUE',
    kind: 'usage',
    meaning: 'A value given by the caller can not be used.',
    message: (what: string, value: unknown, rule: string) => `${what}: ${show(value)} can't be used: ${rule}`,
  },
  notFound: {
    code: 'NOT_FOUND',
    kind: 'usage',
    meaning: 'There is nothing of that kind with that name.',
    message: (kind: string, name: string, there: readonly string[]) =>
      `there is no ${kind} ${JSON.stringify(name)}; ${there.length === 0 ? `no ${kind} exists here` : `there is: ${[...there].sort().join(', ')}`}`,
  },
  alreadyExists: {
    code: 'ALREADY_EXISTS',
    kind: 'usage',
    meaning: 'The name is taken.',
    message: (kind: string, name: string) =>
      `a ${kind} ${JSON.stringify(name)} exists already; choose another name, or delete that one first`,
  },
  inUse: {
    code: 'IN_USE',
    kind: 'state',
    meaning: 'A thing that others stand on can not be deleted.',
    message: (kind: string, name: string, by: string) => `the ${kind} ${JSON.stringify(name)} is in use by ${by}`,
  },
  locked: {
    code: 'LOCKED',
    kind: 'state',
    meaning: 'Another process, or another part of this one, is working on it.',
    message: (what: string, holder: string) => `${what} is in use by ${holder}; wait until it is done, or end it`,
  },
  fileMissing: {
    code: 'NOT_FOUND',
    kind: 'usage',
    meaning: 'There is nothing of that kind with that name.',
    message: (path: string) => `there is no file ${path}`,
  },
  unsupported: {
    code: 'UNSUPPORTED',
    kind: 'usage',
    meaning: 'The driver or machine does not have that power.',
    message: (what: string, why: string) => `${what} is not possible here: ${why}`,
  },
  cancelled: {
    code: 'CANCELLED',
    kind: 'state',
    meaning: 'The caller cancelled the operation.',
    message: (what: string) => `${what} was cancelled`,
  },
  timedOut: {
    code: 'TIMED_OUT',
    kind: 'state',
    meaning: 'The operation did not end before its deadline.',
    message: (what: string, seconds: number) => `${what} took longer than ${seconds} s`,
  },
  corruptFile: {
    code: 'CORRUPT_FILE',
    kind: 'state',
    meaning: 'A file of ours does not have the content that it must have.',
    message: (path: string, why: string) => `${path} is damaged and can't be read: ${why}`,
  },
  newerFormat: {
    code: 'NEWER_FORMAT',
    kind: 'state',
    meaning: 'A file was written by a newer Vivarium.',
    message: (path: string, found: number, known: number) =>
      `${path} has format ${found}; this Vivarium knows formats up to ${known}. Update Vivarium to open it`,
  },
  programMissing: {
    code: 'PROGRAM_MISSING',
    kind: 'environment',
    meaning: 'A program that is needed is not installed.',
    message: (program: string, packageHint: string) => `the program ${program} is not installed or not in PATH; ${packageHint}`,
  },
  processFailed: {
    code: 'PROCESS_FAILED',
    kind: 'environment',
    meaning: 'A child process ended with an error.',
    message: (program: string, how: string, output: string) => `${program} ${how}${output === '' ? '' : `:\n${output}`}`,
  },
  commandFailed: {
    code: 'COMMAND_FAILED',
    kind: 'state',
    meaning: 'A command inside a machine ended with an exit code other than 0. `details` has exitCode, stdout and stderr.',
    message: (command: string, machine: string, exitCode: number, output: string) =>
      `${JSON.stringify(command)} on ${machine} ended with exit code ${exitCode}${output === '' ? '' : `:\n${output}`}`,
  },
  alreadyRunning: {
    code: 'ALREADY_RUNNING',
    kind: 'state',
    meaning: 'A machine that runs can not be started.',
    message: (machine: string) => `${machine} is already running`,
  },
  notRunning: {
    code: 'NOT_RUNNING',
    kind: 'state',
    meaning: 'The operation needs a running machine.',
    message: (machine: string) => `${machine} is not running; start it first`,
  },
  checksumMismatch: {
    code: 'CHECKSUM_MISMATCH',
    kind: 'state',
    meaning: 'The content is not what its checksum says.',
    message: (what: string, expected: string, found: string) => `${what} has SHA-256 ${found}, expected ${expected}`,
  },
  downloadFailed: {
    code: 'DOWNLOAD_FAILED',
    kind: 'environment',
    meaning: 'A file could not be downloaded.',
    message: (url: string, why: string) => `${url} could not be downloaded: ${why}`,
  },
  sshFailed: {
    code: 'SSH_FAILED',
    kind: 'state',
    meaning: 'An SSH connection could not be made or broke.',
    message: (address: string, why: string) => `SSH to ${address} failed: ${why}`,
  },
  foreignFile: {
    code: 'FOREIGN_FILE',
    kind: 'usage',
    meaning: 'Where a program should be laid out is a file that is none of ours.',
    message: (path: string) => `${path} exists and was not made by Vivarium; name another folder, or replace it with --force`,
  },
})
