import { Writable } from 'node:stream'
import {
  createSshClient,
  type ExecOptions,
  type ExecResult,
  errors,
  isVivariumError,
  Operation,
  type OperationOptions,
  type SshClient,
} from '@vivarium/core'
import { GuestAgent } from '@vivarium/vm'
import { quote } from './guest-setup.js'

/** The way into a running guest for commands and small files: its agent, or SSH for images without one. */
export interface GuestAccess extends AsyncDisposable {
  readonly kind: 'agent' | 'ssh'
  /** Resolves when the guest answers. */
  ready(options?: OperationOptions): Promise<void>
  exec(command: string, options?: ExecOptions): Promise<ExecResult>
  readFile(path: string, options?: OperationOptions): Promise<Buffer>
  writeFile(path: string, content: Uint8Array | string, options?: OperationOptions & { readonly mode?: number }): Promise<void>
}

const environmentName = /^[A-Za-z_][A-Za-z0-9_]*$/

function checkEnvironment(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name of Object.keys(env)) {
    if (!environmentName.test(name)) throw errors.invalidName('environment variable', name, 'use letters, digits and underscores')
  }
  return env
}

/**
 * What a command finds in its environment by the agent, which is a service and has little in its own: as after a login. It is handed
 * over rather than set by env(1), since each program that is started costs an emulated machine some 20 ms.
 */
const loginEnvironment = {
  HOME: '/root',
  LANG: 'C.UTF-8',
  LOGNAME: 'root',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  SHELL: '/bin/sh',
  USER: 'root',
} as const

export function agentAccess(socketPath: string): GuestAccess {
  const agent = GuestAgent.at(socketPath)
  return {
    kind: 'agent',
    ready: (options) => agent.ping(options),
    exec: async (command, { env = {}, ...options } = {}) =>
      agent.exec({ path: '/bin/sh', args: ['-c', command] }, { ...options, env: { ...loginEnvironment, ...checkEnvironment(env) } }),
    readFile: (path, options) => agent.readFile(path, options),
    writeFile: (path, content, options) => agent.writeFile(path, content, options),
    [Symbol.asyncDispose]: () => agent.close(),
  }
}

/** `address` is asked for when it is needed: the port is forwarded only then. */
export function sshAccess(address: () => Promise<string>, identityFile: string): GuestAccess {
  const client: SshClient = createSshClient({ user: 'root', identityFile })
  const run = async (command: string, { env = {}, stdin, ...options }: ExecOptions = {}): Promise<ExecResult> => {
    const [stdout, stderr] = [new Collector(), new Collector()]
    const words = Object.entries(checkEnvironment(env)).map(([name, value]) => quote(`${name}=${value}`))
    const line = `env ${words.join(' ')} /bin/sh -c ${quote(command)}`
    const { exitCode } = await client.runWithResults(await address(), line, {
      ...options,
      ...(stdin === undefined ? {} : { stdin }),
      stdout,
      stderr,
    })
    return { exitCode, stdout: stdout.content, stderr: stderr.content, truncated: stdout.truncated || stderr.truncated }
  }
  return {
    kind: 'ssh',
    ready: async (options) => client.waitForServer(await address(), options),
    exec: run,
    readFile: async (path, options) => {
      const { exitCode, stdout, stderr } = await run(`cat -- ${quote(path)}`, options)
      if (exitCode === 0) return stdout
      throw errors.fileMissing(path, { cause: stderr.toString('utf8') })
    },
    writeFile: async (path, content, { mode = 0o644, ...options } = {}) => {
      // The file has its mode before it has its content.
      const script = `umask 077 && : > ${quote(path)} && chmod ${mode.toString(8)} -- ${quote(path)} && cat > ${quote(path)}`
      const { exitCode, stderr } = await run(script, { ...options, stdin: content })
      if (exitCode !== 0) throw errors.commandFailed(`write ${path}`, 'the machine', exitCode, stderr.toString('utf8'))
    },
    [Symbol.asyncDispose]: () => client.close(),
  }
}

/** The first of both ways that the guest answers on; the other one is closed. */
export async function firstAccess(agent: GuestAccess, ssh: GuestAccess, options?: OperationOptions): Promise<GuestAccess> {
  const operation = Operation.from(options, 'waiting for the machine')
  const decided = new AbortController()
  const attempt = async (access: GuestAccess) => {
    await access.ready({ signal: AbortSignal.any([operation.signal, decided.signal]) })
    return access
  }
  try {
    const winner = await Promise.any([attempt(agent), attempt(ssh)])
    await (winner === agent ? ssh : agent)[Symbol.asyncDispose]()
    return winner
  } catch (error) {
    await Promise.all([agent[Symbol.asyncDispose](), ssh[Symbol.asyncDispose]()])
    operation.throwIfAborted('waiting for the machine')
    // Both failed: what SSH says is about the guest, what the agent says is about the channel.
    const reasons: unknown[] = error instanceof AggregateError ? error.errors : [error]
    throw reasons.find((reason) => isVivariumError(reason)) ?? error
  } finally {
    decided.abort()
  }
}

/** As much output as the guest agent keeps (16 MiB). */
const maxOutputBytes = 16 * 2 ** 20

class Collector extends Writable {
  readonly #chunks: Buffer[] = []
  #bytes = 0
  truncated = false

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const room = maxOutputBytes - this.#bytes
    if (chunk.length > room) this.truncated = true
    const kept = chunk.subarray(0, room)
    this.#bytes += kept.length
    if (kept.length > 0) this.#chunks.push(kept)
    done()
  }

  get content(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}
