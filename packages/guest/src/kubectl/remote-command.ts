import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import { chosenContainer } from './chosen-pod.js'
import { KubectlFailure } from './failure.js'
import type { Session } from './session.js'

const streamFlags: OptionTable = {
  container: { short: 'c', value: true },
  stdin: { short: 'i' },
  tty: { short: 't' },
  quiet: { short: 'q' },
}
export const execFlags = streamFlags
export const attachFlags = streamFlags

/** Channels of remotecommand's WebSocket protocol v5, by their number. */
const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const

interface RemoteStatus {
  readonly status?: string
  readonly reason?: string
  readonly message?: string
  readonly details?: { readonly causes?: readonly { readonly reason?: string; readonly message?: string }[] }
}

export async function exec(session: Session): Promise<CommandResult> {
  const { args } = session.call
  const dashes = args.indexOf('--')
  const command = dashes < 0 ? [] : args.slice(dashes + 1)
  const words = session.words.slice(0, session.words.length - command.length)
  const [word, ...rest] = words
  if (dashes < 0 && rest.length > 0)
    throw usage('exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead', 'exec')
  if (word === undefined) throw new KubectlFailure('error: pod, type/name or --filename must be specified')
  if (command.length === 0) throw new KubectlFailure('error: you must specify at least one command for the container')
  return connect(session, 'exec', word, { command })
}

export async function attach(session: Session): Promise<CommandResult> {
  const [word] = session.words
  if (word === undefined) throw usage('at least 1 argument is required for attach', 'attach')
  return connect(session, 'attach', word, {})
}

/** For `kubectl run`, which makes the pod first. */
export const attachTo = (session: Session, pod: string): Promise<CommandResult> => connect(session, 'attach', pod, {})

const usage = (text: string, verb: string) => new KubectlFailure(`error: ${text}\nSee 'kubectl ${verb} -h' for help and examples`)

async function connect(
  session: Session,
  subresource: 'exec' | 'attach',
  word: string,
  query: Readonly<Record<string, readonly string[]>>,
): Promise<CommandResult> {
  const { flags, call } = session
  const { pod, container } = await chosenContainer(session, word)
  const stdin = flags.has('stdin')
  const raw = flags.has('tty') && stdin ? call.stdin.takeTerminal() : undefined
  const tty = raw !== undefined
  if (flags.has('tty') && !tty) {
    const why = 'Unable to use a TTY - input is not a terminal or the right kind of file'
    await call.printError(`${why}\n`)
  }
  const client = await session.client()
  try {
    const socket = await client.openChannels(`${pod}/${subresource}`, {
      ...query,
      container: [container],
      stdin: [String(stdin)],
      stdout: ['true'],
      stderr: [String(!tty)],
      tty: [String(tty)],
    })
    const over = new AbortController()
    const { COLUMNS, LINES } = call.env
    if (tty && COLUMNS !== undefined && LINES !== undefined)
      socket.send(channels.resize, JSON.stringify({ Width: Number(COLUMNS), Height: Number(LINES) }))
    if (stdin) {
      const pump = async () => {
        for await (const chunk of raw ?? call.stdin) {
          if (over.signal.aborted) return
          socket.send(channels.stdin, chunk)
        }
        if (!over.signal.aborted) socket.send(channels.close, Buffer.from([channels.stdin]))
      }
      void pump().catch(() => {})
    }
    const stop = () => socket.close()
    call.signal.addEventListener('abort', stop, { once: true })
    let status: RemoteStatus | undefined
    for await (const [channel, chunk] of socket.messages) {
      if (channel === channels.stdout) await call.print(chunk)
      else if (channel === channels.stderr) await call.printError(chunk)
      else if (channel === channels.error) {
        // The last that comes.
        status = JSON.parse(chunk.toString()) as RemoteStatus
        break
      }
    }
    socket.close()
    over.abort()
    call.signal.removeEventListener('abort', stop)
    return outcomeOf(status)
  } finally {
    raw?.release()
  }
}

function outcomeOf(status: RemoteStatus | undefined): CommandResult {
  if (status === undefined || status.status === 'Success') return {}
  const code = status.details?.causes?.find(({ reason }) => reason === 'ExitCode')?.message
  if (status.reason === 'NonZeroExitCode' && code !== undefined)
    return { stderr: `command terminated with exit code ${code}\n`, exitCode: Number(code) }
  return { stderr: `error: ${status.message ?? 'the connection was lost'}\n`, exitCode: 1 }
}
