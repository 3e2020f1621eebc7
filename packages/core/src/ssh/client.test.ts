import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isVivariumError } from '../errors.js'
import { identityOf } from '../process/identity.js'
import { type ServerSession, startSshServer, type TestSshServer, type TestSshServerOptions } from '../testing/ssh-server.js'
import { waitFor } from '../testing/wait-for.js'
import { createSshClient, type SshClient, type SshClientOptions } from './client.js'
import { generateSshKeyPair, writeSshKeyPair } from './key-pair.js'

const password = 'secret'
const cleanups: (() => Promise<unknown>)[] = []
let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vivarium-ssh-'))
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  await rm(directory, { recursive: true })
})

async function serve(options: TestSshServerOptions = {}, port?: number): Promise<TestSshServer> {
  const server = await startSshServer({ password, ...options }, port)
  cleanups.push(async () => server[Symbol.asyncDispose]())
  return server
}

function connect(options: Partial<SshClientOptions> = {}): SshClient {
  const client = createSshClient({ user: 'root', password, ...options })
  cleanups.push(() => client.close())
  return client
}

async function failure(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!isVivariumError(error)) throw new Error(`not a VivariumError: ${error}`)
  return error
}

/** A session that never ends by itself. */
function recordSessions(): { sessions: ServerSession[]; onSession: (session: ServerSession) => void } {
  const sessions: ServerSession[] = []
  return { sessions, onSession: (session) => sessions.push(session) }
}

describe('runWithResults', () => {
  test('gives stdout, stderr and the exit code, each for itself', async () => {
    const server = await serve()
    const result = await connect().runWithResults(server.address, 'echo out; echo err >&2; exit 7')
    expect(result).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 7 })
  })

  test('hands stdin over as text, bytes or stream, and its end without any', async () => {
    const server = await serve()
    const client = connect()
    for (const stdin of ['häuser\n', Buffer.from('häuser\n'), Readable.from(['häu', 'ser\n'])]) {
      expect((await client.runWithResults(server.address, 'cat', { stdin })).stdout).toBe('häuser\n')
    }
    expect((await client.runWithResults(server.address, 'cat')).stdout).toBe('')
  })

  test('an input that fails fails the call', async () => {
    const server = await serve()
    const broken = new Readable({ read: () => {} })
    // Early, while we still connect, and late are the same.
    const running = connect().runWithResults(server.address, 'cat', { stdin: broken })
    broken.destroy(new Error('the disk is gone'))
    await expect(running).rejects.toThrow('the disk is gone')
  })

  test('the exit code of a command that ends at once is not missed', async () => {
    const server = await serve({ onSession: (session) => answer(session, 'quick') })
    const client = connect()
    for (let count = 0; count < 50; count++)
      expect(await client.runWithResults(server.address, 'x')).toMatchObject({ stdout: 'quick', exitCode: 0 })
  })

  test('streams get the output instead of the result', async () => {
    const server = await serve()
    const stdout = new PassThrough()
    const result = await connect().runWithResults(server.address, 'echo here; echo there >&2', { stdout })
    expect([stdout.read()?.toString(), result.stdout, result.stderr]).toEqual(['here\n', '', 'there\n'])
  })

  test('megabytes of output arrive whole, and more than the limit is refused', async () => {
    const server = await serve()
    const client = connect()
    const { stdout } = await client.runWithResults(server.address, 'head -c 5000000 /dev/zero | tr "\\0" x')
    expect(stdout).toBe('x'.repeat(5_000_000))
    const error = await failure(client.runWithResults(server.address, 'head -c 5000000 /dev/zero', { maxOutputBytes: 1000 }))
    expect([error.code, error.message]).toEqual(['SSH_FAILED', expect.stringContaining('more than 1000 bytes')])
  })

  test('a command that was killed has the exit code that a shell would say', async () => {
    const server = await serve()
    expect((await connect().runWithResults(server.address, 'kill -TERM $$')).exitCode).toBe(128 + 15)
  })

  test('cancelling kills the command', async () => {
    const server = await serve()
    const controller = new AbortController()
    const pidFile = join(directory, 'pid')
    // One that does not die because its channel is closed.
    const command = `setsid sh -c 'echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}; exec sleep 1000'`
    const running = connect().runWithResults(server.address, command, { signal: controller.signal })
    await waitFor(() => existsSync(pidFile))
    const pid = Number(await readFile(pidFile, 'utf8'))
    controller.abort()
    expect((await failure(running)).code).toBe('CANCELLED')
    await waitFor(async () => (await identityOf(pid)) === undefined)
  })

  test('a deadline ends it', async () => {
    const server = await serve(recordSessions())
    expect((await failure(connect().runWithResults(server.address, 'sleep 1000', { timeoutMs: 50 }))).code).toBe('TIMED_OUT')
  })

  test('a connection that breaks is SSH_FAILED, and the next call makes a new one', async () => {
    const { sessions, onSession } = recordSessions()
    const server = await serve({
      onSession: (session) => (session.command?.endsWith('hang') ? onSession(session) : answer(session, 'back')),
    })
    const client = connect()
    const running = failure(client.runWithResults(server.address, 'hang'))
    await waitFor(() => sessions.length === 1)
    server.cut()
    expect((await running).code).toBe('SSH_FAILED')
    expect((await client.runWithResults(server.address, 'again')).stdout).toBe('back')
  })
})

function answer({ channel }: ServerSession, text: string): void {
  channel.write(text)
  channel.exit(0)
  channel.end()
}

describe('connections', () => {
  test('one is kept for many calls, and more are opened before a server refuses sessions', async () => {
    const { sessions, onSession } = recordSessions()
    const server = await serve({ onSession })
    const client = connect()
    const running = Array.from({ length: 20 }, () => client.runWithResults(server.address, 'wait'))
    await waitFor(() => sessions.length === 20)
    for (const session of sessions) answer(session, 'done')
    expect((await Promise.all(running)).map(({ stdout }) => stdout)).toEqual(Array.from({ length: 20 }, () => 'done'))
    expect(server.accepted()).toBe(3)
  })

  test('an idle one is closed', async () => {
    const server = await serve()
    const client = connect({ idleCloseMs: 30 })
    await client.runWithResults(server.address, 'true')
    await waitFor(() => server.open() === 0)
  })

  test('close ends what is open, and later calls say so', async () => {
    const server = await serve()
    const client = connect()
    await client.runWithResults(server.address, 'true')
    await client.close()
    await waitFor(() => server.open() === 0)
    expect((await failure(client.runWithResults(server.address, 'true'))).message).toContain('was closed')
  })

  test('the caller that cancels while connecting does not take the connection from the others', async () => {
    const server = await serve()
    const client = connect()
    const controller = new AbortController()
    const cancelled = failure(client.runWithResults(server.address, 'true', { signal: controller.signal }))
    const other = client.runWithResults(server.address, 'echo fine')
    controller.abort()
    expect((await cancelled).code).toBe('CANCELLED')
    expect((await other).stdout).toBe('fine\n')
    expect(server.accepted()).toBe(1)
  })

  test('nothing that listens, a wrong password, a bad key file and a bad address each say what is wrong', async () => {
    const server = await serve()
    const dead = await serve()
    await dead[Symbol.asyncDispose]()
    const identityFile = join(directory, 'broken')
    await writeFile(identityFile, 'not a key')
    const messages = await Promise.all([
      failure(connect().runWithResults(dead.address, 'true')),
      failure(connect({ password: 'wrong' }).runWithResults(server.address, 'true')),
      failure(connect({ identityFile }).runWithResults(server.address, 'true')),
      failure(connect({ identityFile: join(directory, 'none') }).runWithResults(server.address, 'true')),
      failure(connect().runWithResults('127.0.0.1:99999', 'true')),
    ])
    expect(
      messages.map(({ code, message }) => `${code} ${message.replaceAll(/127.0.0.1:\d+/g, 'HOST').replaceAll(directory, 'DIR')}`),
    ).toEqual([
      'SSH_FAILED SSH to HOST failed: nothing listens there; the machine may be stopped, or still starting',
      'SSH_FAILED SSH to HOST failed: the server refuses root with a password',
      expect.stringMatching(/^SSH_FAILED SSH to HOST failed: Cannot parse privateKey/),
      expect.stringMatching(/^SSH_FAILED SSH to HOST failed: the private key can't be read: ENOENT/),
      expect.stringMatching(/^INVALID_VALUE SSH address: "HOST" can't be used/),
    ])
  })

  test('logs in with a key that we made', async () => {
    const identityFile = join(directory, 'id')
    const { publicKey } = await writeSshKeyPair(identityFile, 'test')
    const server = await serve({ authorizedKey: publicKey })
    const client = createSshClient({ user: 'root', identityFile })
    cleanups.push(() => client.close())
    expect((await client.runWithResults(server.address, 'echo in')).stdout).toBe('in\n')
    const stranger = await serve({ authorizedKey: generateSshKeyPair('other').publicKey })
    expect((await failure(client.runWithResults(stranger.address, 'true'))).message).toContain(`refuses root with the key ${identityFile}`)
  })

  test('a host key is believed once and then pinned', async () => {
    const first = await serve()
    const hostKeys = new Map<string, string>()
    const client = connect({ hostKeys })
    await client.runWithResults(first.address, 'true')
    expect(hostKeys.get(first.address)).toMatch(/^ssh-ed25519 AAAA/)
    await first[Symbol.asyncDispose]()
    const impostor = await serve({}, first.port)
    const error = await failure(client.runWithResults(impostor.address, 'true'))
    expect([error.code, error.message]).toEqual(['SSH_FAILED', expect.stringContaining('another machine answers there')])
    expect((await failure(client.waitForServer(impostor.address))).message).toContain('another machine answers there')
  })
})

describe('waitForServer', () => {
  test('waits for a port on which nobody listens yet, and keeps the connection', async () => {
    const reserved = await serve()
    await reserved[Symbol.asyncDispose]()
    const client = connect()
    const waiting = client.waitForServer(reserved.address)
    const server = await serve({}, reserved.port)
    await waiting
    await client.runWithResults(server.address, 'true')
    expect(server.accepted()).toBe(1)
  })

  test('does not storm a forward that accepts and says nothing, and takes the one that speaks', async () => {
    let connections = 0
    const silent = await listen((socket) => {
      connections++
      socket.on('error', () => {})
    })
    const waiting = failure(connect().waitForServer(addressOf(silent), { timeoutMs: 1000 }))
    expect((await waiting).code).toBe('TIMED_OUT')
    expect(connections).toBe(1)
  })

  test('a forward that closes at once is tried again with pauses that grow', async () => {
    let connections = 0
    const closing = await listen((socket) => {
      connections++
      socket.destroy()
    })
    expect((await failure(connect().waitForServer(addressOf(closing), { timeoutMs: 1500 }))).code).toBe('TIMED_OUT')
    expect(connections).toBeGreaterThan(2)
    expect(connections).toBeLessThan(12)
  })

  test('a server that refuses everybody while it boots is waited for', async () => {
    let tries = 0
    const server = await serve({ letsIn: () => ++tries > 2 })
    await connect().waitForServer(server.address)
    expect(tries).toBeGreaterThan(2)
  })
})

async function listen(onConnection: (socket: Socket) => void): Promise<Server> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    onConnection(socket)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  })
  return server
}

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return `127.0.0.1:${address.port}`
}
