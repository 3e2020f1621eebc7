export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export interface LogEntry {
  readonly level: LogLevel
  readonly message: string
  /** What it is about: controller, object, error, … */
  readonly fields: Readonly<Record<string, unknown>>
}

export type LogFields = Readonly<Record<string, unknown>>

export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  /** The same log, with fields that each entry has. */
  with(fields: LogFields): Log
}

/** A log whose entries go to `write`, which must not throw. */
export function createLog(write: (entry: LogEntry) => void, fields: LogFields = {}): Log {
  const at = (level: LogLevel) => (message: string, more?: LogFields) =>
    write({ level, message, fields: more ? { ...fields, ...more } : fields })
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (more) => createLog(write, { ...fields, ...more }),
  }
}

const drop = () => {}

export const silentLog: Log = { debug: drop, info: drop, warn: drop, error: drop, with: () => silentLog }

/** Warnings and errors, a line each, on stderr. */
export const stderrLog: Log = createLog(({ level, message, fields }) => {
  if (level === 'debug' || level === 'info') return
  const facts = Object.entries(fields).map(([name, value]) => ` ${name}=${value instanceof Error ? value.message : String(value)}`)
  process.stderr.write(`${level}: ${message}${facts.join('')}\n`)
})
