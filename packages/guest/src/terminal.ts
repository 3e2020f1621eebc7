import { PassThrough, type Readable } from 'node:stream'
import type { Account } from './accounts.js'
import type { System } from './guest-system.js'
import { Input, type RawTerminal } from './input.js'
import { LineEditor } from './line-editor.js'
import type { Sink, UserProcessEnd } from './user-process.js'

/** The variables of just-bash that are its own: the next line's shell sets them itself, and programs must not find them. */
const ownVariables = new Set('SHELLOPTS BASHOPTS OPTIND OSTYPE MACHTYPE HOSTTYPE PIPESTATUS BASH_ARGV0 _'.split(' '))

/** What a user has set: the next line has it, exported. */
const isKept = ([name, value]: readonly [string, string]): boolean =>
  /^[A-Za-z_]\w*$/.test(name) && !ownVariables.has(name) && !(name === 'IFS' && value === ' \t\n')

export interface TerminalProcess {
  readonly command: string | readonly string[]
  readonly user: Account
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly stdin: Readable | undefined
  readonly print: Sink
  readonly signal: AbortSignal
  readonly onResize?: (listener: (columns: number, rows: number) => void) => void
}

/** Whether it is a shell that takes its commands from its input. */
export function isInteractiveShell(command: string | readonly string[]): boolean {
  const words = typeof command === 'string' ? command.trim().split(/\s+/) : command
  return /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a)?sh$/.test(words[0] ?? '') && words.slice(1).every((word) => /^-[ils]+$/.test(word))
}

/** Runs a program at a terminal, or a shell that prompts for commands. Resolves with the exit code. */
export async function runTerminal(system: System, process: TerminalProcess): Promise<number> {
  const { stdin, signal, print } = process
  const terminal = new Terminal((text) => print(Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'))))
  const size: Record<string, string> = {}
  process.onResize?.((columns, rows) => Object.assign(size, { COLUMNS: String(columns), LINES: String(rows) }))
  const ended = new AbortController()
  const end = () => {
    ended.abort()
    terminal.end()
  }
  signal.addEventListener('abort', end, { once: true })
  if (stdin === undefined) terminal.type(Buffer.from('\u0004'))
  stdin?.on('data', (chunk: Buffer) => terminal.type(chunk))
  // Who hangs up ends the shell after what was typed; who is cut off, at once.
  stdin?.once('end', () => terminal.type(Buffer.from('\u0004')))
  stdin?.once('close', () => terminal.type(Buffer.from('\u0004')))
  stdin?.once('error', end)
  try {
    if (isInteractiveShell(process.command)) return await converse(system, process, terminal, size, ended.signal)
    return await runForeground(system, process, terminal, ended.signal, { TERM: 'xterm', ...size, ...process.env }).then(
      ({ exitCode }) => exitCode,
    )
  } finally {
    signal.removeEventListener('abort', end)
    await terminal.flushed()
  }
}

async function converse(
  system: System,
  process: TerminalProcess,
  terminal: Terminal,
  size: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const { user, command } = process
  const isBash = /bash/.test(typeof command === 'string' ? command : (command[0] ?? ''))
  let variables: Record<string, string> = { ...system.environmentOf(user), TERM: 'xterm', ...process.env, PWD: process.cwd }
  let lastExit = 0
  const prompt = () => {
    const sign = user.uid === 0 ? '#' : '$'
    if (!isBash) return `${sign} `
    const cwd = variables.PWD ?? '/'
    const shown = cwd === user.home ? '~' : cwd.startsWith(`${user.home}/`) ? `~${cwd.slice(user.home.length)}` : cwd
    return `${user.name}@${system.hostname.split('.')[0]}:${shown}${sign} `
  }
  for (;;) {
    const line = await terminal.readCommand(prompt())
    if (line === undefined || signal.aborted) return lastExit
    const exit = /^\s*(?:exit|logout)(?:\s+(\d+))?\s*;?\s*$/.exec(line)
    if (exit) return exit[1] === undefined ? lastExit : Number(exit[1]) & 255
    if (line.trim() === '') continue
    // A shell begins with no exit code of its own.
    const script = lastExit !== 0 && line.includes('$?') ? `(exit ${lastExit}); ${line}` : line
    const outcome = await runForeground(system, { ...process, command: script, cwd: variables.PWD ?? '/' }, terminal, signal, {
      ...variables,
      ...size,
    })
    lastExit = outcome.exitCode
    if (outcome.hasExited && !outcome.wasInterrupted) return lastExit
    // What an interrupted command has done to the variables is lost.
    if (!outcome.wasInterrupted) variables = Object.fromEntries(Object.entries(outcome.env).filter(isKept))
  }
}

async function runForeground(
  system: System,
  { command, user, cwd }: TerminalProcess,
  terminal: Terminal,
  signal: AbortSignal,
  env: Readonly<Record<string, string>>,
): Promise<UserProcessEnd & { readonly wasInterrupted: boolean }> {
  const interrupt = new AbortController()
  // SIGINT
  terminal.onInterrupt = () => interrupt.abort(2)
  let isOver = false
  const print: Sink = async (bytes) => {
    if (!isOver) await terminal.print(bytes)
  }
  try {
    const outcome = await system.userland.run({
      command,
      user,
      cwd,
      env,
      stdin: new Input(terminal.lines(), AbortSignal.any([signal, interrupt.signal]), () => terminal.takeRaw()),
      stdinIsTerminal: true,
      stdout: print,
      stderr: print,
      signal: AbortSignal.any([signal, interrupt.signal]),
    })
    return interrupt.signal.aborted ? { ...outcome, env, wasInterrupted: true } : { ...outcome, wasInterrupted: false }
  } finally {
    isOver = true
    terminal.onInterrupt = undefined
  }
}

/** The kernel's side of a terminal: typed lines wait until somebody reads them; Ctrl-C goes to what runs. */
class Terminal {
  /** Set while a program runs in the foreground. */
  onInterrupt: (() => void) | undefined
  readonly #editor: LineEditor
  readonly #show: (text: string) => Promise<void>
  #shown: Promise<void> = Promise.resolve()
  /** Typed and not read; undefined is an end of input. */
  readonly #waiting: (string | undefined)[] = []
  #wake: (() => void) | undefined
  #raw: PassThrough | undefined
  #hasEnded = false
  #prompt: string | undefined

  constructor(show: (text: string) => Promise<void>) {
    this.#show = show
    this.#editor = new LineEditor((text) => this.#write(text))
  }

  type(chunk: Buffer): void {
    if (this.#raw !== undefined) {
      this.#raw.write(chunk)
      return
    }
    for (const event of this.#editor.type(chunk.toString('utf8'))) {
      if (event.kind === 'line') this.#put(event.text)
      else if (event.kind === 'end') this.#put(undefined)
      else if (this.onInterrupt !== undefined) this.onInterrupt()
      else if (this.#prompt !== undefined) this.#write(this.#prompt)
    }
  }

  /** Keys go to a program as they are typed, until it releases the terminal. */
  takeRaw(): RawTerminal {
    const raw = new PassThrough()
    this.#raw = raw
    return {
      release: () => {
        if (this.#raw === raw) this.#raw = undefined
        raw.end()
      },
      [Symbol.asyncIterator]: () => raw.iterator({ destroyOnReturn: false }),
    }
  }

  print(bytes: Buffer): Promise<void> {
    this.#write(bytes.toString())
    return this.#shown
  }

  flushed(): Promise<void> {
    return this.#shown
  }

  end(): void {
    this.#hasEnded = true
    this.#raw?.end()
    this.#wake?.()
  }

  /** Undefined: the input has ended. */
  async readCommand(prompt: string): Promise<string | undefined> {
    this.#write(prompt)
    this.#prompt = prompt
    try {
      const line = await this.#take()
      if (line !== undefined) this.#editor.remember(line)
      return line
    } finally {
      this.#prompt = undefined
    }
  }

  /** What a program reads: line for line, until Ctrl-D. */
  async *lines(): AsyncGenerator<Buffer> {
    for (let line = await this.#take(); line !== undefined; line = await this.#take()) yield Buffer.from(`${line}\n`)
  }

  #put(line: string | undefined): void {
    this.#waiting.push(line)
    this.#wake?.()
  }

  async #take(): Promise<string | undefined> {
    while (this.#waiting.length === 0) {
      if (this.#hasEnded) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.#waiting.shift()
  }

  #write(text: string): void {
    this.#shown = this.#shown.then(() => this.#show(text)).catch(() => {})
  }
}
