import { PassThrough, Writable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { FakeTerminal } from '../testing/fake-terminal.js'
import { type ServerSession, startSshServer, type TestSshServer } from '../testing/ssh-server.js'
import { waitFor } from '../testing/wait-for.js'
import { createSshClient, type SshClient } from './client.js'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(onSession?: (session: ServerSession) => void): Promise<{ server: TestSshServer; client: SshClient }> {
  const server = await startSshServer({ password: 'secret', ...(onSession ? { onSession } : {}) })
  cleanups.push(async () => server[Symbol.asyncDispose]())
  const client = createSshClient({ user: 'root', password: 'secret' })
  cleanups.push(() => client.close())
  return { server, client }
}

/** Echoes what is typed, in brackets; `q` ends it with exit code 3. */
function brackets(session: ServerSession): void {
  session.channel.write('$ ')
  session.channel.on('data', (keys: Buffer) => {
    if (keys.toString() !== 'q') session.channel.write(`[${keys}]`)
    else {
      session.channel.exit(3)
      session.channel.end('bye')
    }
  })
}

test('on a terminal the machine gets one of its kind and size, all keys, and its new sizes', async () => {
  const sessions: ServerSession[] = []
  const { server, client } = await start((session) => {
    sessions.push(session)
    brackets(session)
  })
  const terminal = new FakeTerminal()
  terminal.resize(120, 40)
  const shell = client.runInteractiveShell(server.address, { stdin: terminal.input, stdout: terminal.output, term: 'xterm-256color' })
  await waitFor(() => terminal.seen === '$ ')
  expect(sessions[0]?.terminal).toMatchObject({ term: 'xterm-256color', cols: 120, rows: 40 })
  expect(terminal.rawModes).toEqual([true])

  terminal.type('\x03')
  await waitFor(() => terminal.seen.endsWith('[\x03]'))
  terminal.resize(100, 30)
  await waitFor(() => sessions[0]?.sizes.at(-1) === '100x30')

  terminal.type('q')
  expect(await shell).toBe(3)
  expect(terminal.seen.endsWith('bye')).toBe(true)
  expect(terminal.rawModes).toEqual([true, false])
  expect([terminal.input.isPaused(), terminal.input.listenerCount('data'), terminal.output.listenerCount('resize')]).toEqual([true, 0, 0])
})

test.each([
  ['the connection breaks', 'SSH_FAILED', (server: TestSshServer) => server.cut()],
  ['the caller cancels', 'CANCELLED', (_: TestSshServer, controller: AbortController) => controller.abort()],
])('the terminal is as before when %s', async (_, code, end) => {
  const { server, client } = await start(brackets)
  const terminal = new FakeTerminal()
  const controller = new AbortController()
  const { signal } = controller
  const shell = client.runInteractiveShell(server.address, { stdin: terminal.input, stdout: terminal.output, signal })
  await waitFor(() => terminal.seen === '$ ')
  end(server, controller)
  await expect(shell).rejects.toMatchObject({ code })
  expect(terminal.rawModes).toEqual([true, false])
  expect(terminal.input.isPaused()).toBe(true)
})

test('~. leaves a machine that does not answer', async () => {
  const { server, client } = await start((session) => session.channel.write('$ '))
  const terminal = new FakeTerminal()
  const shell = client.runInteractiveShell(server.address, { stdin: terminal.input, stdout: terminal.output })
  await waitFor(() => terminal.seen === '$ ')
  terminal.type('\r~.')
  expect(await shell).toBe(255)
  expect(terminal.rawModes).toEqual([true, false])
})

test('a terminal that can not be set leaves nothing open', async () => {
  const { server, client } = await start(brackets)
  const terminal = new FakeTerminal()
  terminal.input.setRawMode = () => {
    throw new Error('EIO')
  }
  await expect(client.runInteractiveShell(server.address, { stdin: terminal.input, stdout: terminal.output })).rejects.toThrow('EIO')
})

test('with piped input there is no terminal, stderr is apart, and the end of the input ends the shell', async () => {
  const { server, client } = await start()
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  stdin.end('echo out; echo err >&2; exit 5\n')
  expect(await client.runInteractiveShell(server.address, { stdin, stdout, stderr })).toBe(5)
  expect([stdout.read()?.toString(), stderr.read()?.toString()]).toEqual(['out\n', 'err\n'])
})

test('a command runs instead of a shell, and has no terminal when its output goes elsewhere', async () => {
  const sessions: ServerSession[] = []
  const { server, client } = await start((session) => {
    sessions.push(session)
    session.channel.exit(0)
    session.channel.end('text')
  })
  const terminal = new FakeTerminal()
  const stdout = new PassThrough()
  expect(await client.runInteractiveShell(server.address, { command: 'cat x', stdin: terminal.input, stdout })).toBe(0)
  expect([sessions[0]?.command?.endsWith('; cat x'), sessions[0]?.terminal, stdout.read()?.toString()]).toEqual([true, undefined, 'text'])
  expect(terminal.rawModes).toEqual([])
})

test('a reader that goes away ends it as a shell would say', async () => {
  const { server, client } = await start((session) => session.channel.write('much'))
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })),
  })
  expect(await client.runInteractiveShell(server.address, { command: 'yes', stdin: new PassThrough(), stdout })).toBe(141)
})
