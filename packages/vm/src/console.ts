import type { Socket } from 'node:net'
import { messageOf, Operation, type TerminalInput, type TerminalOutput } from '@vivarium/core'
import { vmErrors } from './errors.js'
import { connectUnixSocket } from './unix-socket.js'

export interface ConsoleOptions {
  /** Default: this process's own. */
  readonly stdin?: TerminalInput
  readonly stdout?: TerminalOutput
  readonly signal?: AbortSignal
}

/** Ctrl-], as in telnet and virsh: a key that no login or shell uses. */
const leaveKey = 0x1d

/**
 * Connects the user's terminal with a machine's serial console until Ctrl-] or the end of the input (`left`), or until the machine
 * ends (`closed`). On a terminal all other keys go to the machine, Ctrl-C too; it is as before when this ends, however it
 * ends. Throws CONSOLE_UNREACHABLE, CANCELLED.
 */
export async function attachConsole(socketPath: string, options: ConsoleOptions = {}): Promise<'left' | 'closed'> {
  const { stdin = process.stdin, stdout = process.stdout } = options
  const operation = Operation.from(options, 'the serial console')
  const socket = await reach(socketPath, operation)
  const wasRaw = stdin.isRaw === true
  const raw = stdin.isTTY === true && stdin.setRawMode !== undefined
  const undo: (() => void)[] = [() => socket.destroy()]
  try {
    const ended = new Promise<'left' | 'closed'>((resolve, reject) => {
      const onKeys = (keys: Buffer | string) => {
        const bytes = Buffer.from(keys)
        const leave = bytes.indexOf(leaveKey)
        socket.write(leave < 0 ? bytes : bytes.subarray(0, leave))
        if (leave >= 0) resolve('left')
      }
      const onEnd = () => resolve('left')
      stdin.on('data', onKeys)
      stdin.on('end', onEnd)
      stdout.on('error', reject)
      socket.on('data', (bytes: Buffer) => stdout.write(bytes))
      socket.on('close', () => resolve('closed'))
      // It closes after its error.
      socket.on('error', () => {})
      undo.push(() => {
        stdin.off('data', onKeys)
        stdin.off('end', onEnd)
        stdout.off('error', reject)
        stdin.pause()
      })
    })
    if (raw) {
      stdin.setRawMode?.(true)
      undo.push(() => stdin.setRawMode?.(wasRaw))
    }
    return await operation.race(ended, 'the serial console')
  } finally {
    for (const step of undo.reverse()) step()
  }
}

async function reach(socketPath: string, operation: Operation): Promise<Socket> {
  try {
    return await connectUnixSocket(socketPath, operation)
  } catch (error) {
    operation.throwIfAborted('the serial console')
    throw vmErrors.consoleUnreachable(socketPath, messageOf(error), { cause: error })
  }
}
