import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from '../command.js'
import { signals } from '../signals.js'

function kill({ guest, user, args }: SystemCall): CommandResult {
  let signal = 'TERM'
  const rest = [...args]
  if (rest[0] === '-l') return output(`${signals.join(' ')}\n`)
  if (rest[0] === '-s') {
    signal = rest[1] ?? ''
    rest.splice(0, 2)
  } else if (rest[0]?.startsWith('-') === true && rest[0] !== '--') signal = (rest.shift() ?? '').slice(1)
  if (rest[0] === '--') rest.shift()
  const name = /^\d+$/.test(signal) ? (signal === '0' ? '0' : signals[Number(signal) - 1]) : signal.toUpperCase().replace(/^SIG/, '')
  if (name === undefined || (name !== '0' && !signals.includes(name)))
    return complaint(`bash: kill: ${signal}: invalid signal specification`)
  if (rest.length === 0) return complaint('kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]', 2)
  const complaints: string[] = []
  for (const given of rest) {
    const process = guest.processes().find(({ pid }) => String(pid) === given)
    if (!/^\d+$/.test(given)) complaints.push(`bash: kill: ${given}: arguments must be process or job IDs`)
    else if (process === undefined) complaints.push(`bash: kill: (${given}) - No such process`)
    else if (user.uid !== 0 && process.user !== user.name) complaints.push(`bash: kill: (${given}) - Operation not permitted`)
    else guest.signalProcess(process.pid, name)
  }
  return complaints.length === 0 ? {} : complaint(complaints.join('\n'))
}

/** `pkill` and `pgrep`: by a pattern of the name, or with -f of the whole command. */
function byPattern(program: 'pkill' | 'pgrep'): SystemCommand {
  return {
    name: program,
    run: ({ guest, user, args }) => {
      const isFull = args.includes('-f')
      const isListed = args.includes('-l') || args.includes('-a')
      const signal = args.find((arg) => /^-(?:[A-Z]+|\d+)$/.test(arg))?.slice(1) ?? 'TERM'
      const pattern = args.find((arg) => !arg.startsWith('-'))
      if (pattern === undefined) return complaint(`${program}: no matching criteria specified`, 2)
      const nameOf = (command: string) => command.split(' ')[0]?.split('/').at(-1) ?? ''
      const found = guest
        .processes()
        .filter(
          ({ pid, command }) => pid !== 1 && new RegExp(pattern).test(isFull ? command : nameOf(command)) && nameOf(command) !== program,
        )
      if (program === 'pgrep')
        return {
          stdout: found
            .map(({ pid, command }) => `${pid}${isListed ? ` ${args.includes('-a') ? command : nameOf(command)}` : ''}\n`)
            .join(''),
          exitCode: found.length > 0 ? 0 : 1,
        }
      const name = /^\d+$/.test(signal) ? (signals[Number(signal) - 1] ?? 'TERM') : signal.replace(/^SIG/, '')
      for (const process of found) if (user.uid === 0 || process.user === user.name) guest.signalProcess(process.pid, name)
      return { exitCode: found.length > 0 ? 0 : 1 }
    },
  }
}

const secondsByUnit: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** In the time of the system's clock. */
async function sleep({ guest, args, signal }: SystemCall): Promise<CommandResult> {
  if (args.length === 0) return complaint("sleep: missing operand\nTry 'sleep --help' for more information.")
  let seconds = 0
  for (const arg of args) {
    const match = /^(\d+\.?\d*|\.\d+|inf(?:inity)?)([smhd]?)$/.exec(arg)
    if (match === null) return complaint(`sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.`)
    seconds += (match[1]?.startsWith('inf') === true ? Number.POSITIVE_INFINITY : Number(match[1])) * (secondsByUnit[match[2] ?? ''] ?? 1)
  }
  if (signal.aborted) return { exitCode: 143 }
  return new Promise((resolve) => {
    const cancel = seconds === Number.POSITIVE_INFINITY ? () => {} : guest.clock.after(seconds * 1000, () => end(0))
    const stop = () => end(143)
    const end = (exitCode: number) => {
      cancel()
      signal.removeEventListener('abort', stop)
      resolve({ exitCode })
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}

export const processCommands: readonly SystemCommand[] = [
  { name: 'kill', run: kill },
  byPattern('pkill'),
  byPattern('pgrep'),
  { name: 'sleep', run: sleep },
]
