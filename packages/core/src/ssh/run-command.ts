import { once } from 'node:events'
import { constants } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import type { ClientChannel } from 'ssh2'
import { errors } from '../errors.js'
import { Operation, type OperationOptions } from '../operation.js'
import type { ConnectionPool, Leased } from './connection-pool.js'
import { MarkedCommand } from './marked-command.js'

export interface SshRunOptions extends OperationOptions {
  /** Default: nothing, at its end at once. */
  readonly stdin?: Readable | Uint8Array | string
  /** Gets the output as it comes, instead of the result. It is not ended. */
  readonly stdout?: Writable
  readonly stderr?: Writable
  /** How much stdout and stderr together may be in the result; more is SSH_FAILED. Default: 16 MiB. */
  readonly maxOutputBytes?: number
}

export interface SshResult {
  /** As UTF-8; empty when it went to a stream. */
  readonly stdout: string
  readonly stderr: string
  /** As a shell says it: 128 and the signal's number for a command that was killed. */
  readonly exitCode: number
}

/** Runs a command by the login shell of the user. Resolves with any exit code. */
export async function runCommand(pool: ConnectionPool, address: string, command: string, options: SshRunOptions): Promise<SshResult> {
  const operation = Operation.from(options, `${JSON.stringify(command)} at ${address}`)
  const { stdin, stdout, stderr, maxOutputBytes = 16 * 2 ** 20 } = options
  const inputStream = stdin === undefined || typeof stdin === 'string' || stdin instanceof Uint8Array ? undefined : stdin
  let onInputError: (error: Error) => void = () => {}
  const inputFailed = new Promise<never>((_, reject) => {
    onInputError = reject
  })
  inputFailed.catch(() => {}) // it may fail before, or after, anybody waits for it
  inputStream?.on('error', onInputError)
  const marked = new MarkedCommand(command)
  let leased: Leased<ClientChannel> | undefined
  let hasEnded = true
  try {
    leased = await pool.open<ClientChannel>(
      address,
      operation,
      (client, done) => client.exec(marked.line, done),
      (late) => {
        late.close()
        void marked.kill(pool, address)
      },
    )
    hasEnded = false
    const { channel } = leased
    const ended = exitOf(channel, address)
    const left = { bytes: maxOutputBytes }
    const collected = { stdout: collect(channel, stdout, left), stderr: collect(channel.stderr, stderr, left) }
    if (inputStream !== undefined) inputStream.pipe(channel)
    else channel.end(stdin)

    const result = Promise.all([collected.stdout, collected.stderr, ended])
    const [out, err, exitCode] = await operation.race(Promise.race([result, inputFailed]), `${JSON.stringify(command)} at ${address}`)
    hasEnded = true
    if (left.bytes < 0) throw errors.sshFailed(address, `${JSON.stringify(command)} printed more than ${maxOutputBytes} bytes`)
    return { stdout: out, stderr: err, exitCode }
  } finally {
    inputStream?.off('error', onInputError)
    if (leased !== undefined) {
      inputStream?.unpipe(leased.channel)
      leased.channel.close()
      leased.release()
    }
    if (!hasEnded) await marked.kill(pool, address)
  }
}

/**
 * The exit code, once the channel is closed and read to its end. Rejects with SSH_FAILED when it closes without one.
 * (`exit` may come before anybody listens, in the same packet as the answer to `exec`; `close` repeats it.)
 */
export function exitOf(channel: ClientChannel, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    channel.once('close', (code?: number | null, signal?: string) => {
      if (code === undefined) reject(errors.sshFailed(address, 'the connection ended before the command did'))
      else resolve(code ?? 128 + signalNumber(signal))
    })
  })
}

function signalNumber(name: string | undefined): number {
  const signals: Readonly<Record<string, number>> = constants.signals
  return signals[`SIG${name?.replace(/^SIG/, '')}`] ?? 0
}

/** Reads a stream to its end, into `sink` or a text. Text beyond what is left of the limit is dropped, and the count goes below 0. */
async function collect(stream: Readable, sink: Writable | undefined, left: { bytes: number }): Promise<string> {
  const chunks: Buffer[] = []
  if (sink !== undefined) stream.pipe(sink, { end: false })
  else {
    stream.on('data', (chunk: Buffer) => {
      left.bytes -= chunk.length
      if (left.bytes >= 0) chunks.push(chunk)
    })
  }
  await once(stream, 'end')
  return Buffer.concat(chunks).toString('utf8')
}
