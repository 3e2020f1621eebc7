import type { ServerChannel } from 'ssh2'
import type { Guest } from '../guest.js'
import { environmentOf } from '../shell.js'
import type { Login } from './authentication.js'

/** The variables of just-bash that are its own and must not be handed to the next line. */
const ownVariables = new Set(['?', 'SHELLOPTS', 'BASHOPTS', 'OPTIND'])
const maxLine = 64 * 1024

/** A login shell at a terminal: a line at a time, with echo, backspace, Ctrl-C, Ctrl-D and Ctrl-U. */
export async function runTerminal(
  guest: Guest,
  login: Login,
  channel: ServerChannel,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const { user } = login
  let variables: Record<string, string> = { ...environmentOf(guest, user), ...env, PWD: user.home }
  let lastExit = 0
  let line = ''
  let running: AbortController | undefined
  const waiting: string[] = []
  let wake: (() => void) | undefined
  let ended = false

  const write = (text: string) => channel.write(text.replaceAll(/\r?\n/g, '\r\n'))
  const prompt = () => {
    const cwd = variables.PWD ?? '/'
    const shown = cwd === user.home ? '~' : cwd.startsWith(`${user.home}/`) ? `~${cwd.slice(user.home.length)}` : cwd
    write(`${user.name}@${guest.hostname.split('.')[0]}:${shown}${user.uid === 0 ? '#' : '$'} `)
  }
  const end = () => {
    ended = true
    running?.abort()
    wake?.()
  }
  channel.on('data', (chunk: Buffer) => {
    for (const character of chunk.toString('utf8')) {
      if (character === '\r' || character === '\n') {
        write('\n')
        waiting.push(line)
        line = ''
        wake?.()
      } else if (character === '\u0003') {
        line = ''
        write('^C\n')
        if (running === undefined) prompt()
        else running.abort()
      } else if (character === '\u0004') {
        if (line === '' && running === undefined) end()
      } else if (character === '\u0015') {
        write('\b \b'.repeat(line.length))
        line = ''
      } else if (character === '\u007f' || character === '\b') {
        if (line !== '') write('\b \b')
        line = line.slice(0, -1)
      } else if (character >= ' ' && line.length < maxLine) {
        line += character
        write(character)
      }
    }
  })
  channel.on('end', end)
  channel.on('close', end)

  prompt()
  while (!ended) {
    const command = waiting.shift()
    if (command === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      continue
    }
    const exit = /^\s*(?:exit|logout)(?:\s+(\d+))?\s*$/.exec(command)
    if (exit) {
      lastExit = exit[1] === undefined ? lastExit : Number(exit[1]) & 255
      break
    }
    if (command.trim() !== '') {
      const interrupt = new AbortController()
      running = interrupt
      const outcome = await guest.runShell(command, {
        user: user.name,
        env: variables,
        cwd: variables.PWD ?? '/',
        signal: interrupt.signal,
      })
      running = undefined
      // What an interrupted command has done to the variables, and what the shell says about its end, is not for the user.
      if (interrupt.signal.aborted) lastExit = 130
      else {
        variables = Object.fromEntries(Object.entries(outcome.env).filter(([name]) => !ownVariables.has(name)))
        lastExit = outcome.exitCode
        write(`${outcome.stdout}${outcome.stderr}`)
      }
    }
    prompt()
  }
  return lastExit
}
