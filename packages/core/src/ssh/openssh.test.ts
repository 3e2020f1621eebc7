import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identityOf } from '../process/identity.js'
import { FakeTerminal } from '../testing/fake-terminal.js'
import { type Sshd, startSshd, whyNoSshd } from '../testing/sshd.js'
import { waitFor } from '../testing/wait-for.js'
import { createSshClient, type SshClient } from './client.js'

const missing = await whyNoSshd()

describe.skipIf(missing !== undefined)(`with a real OpenSSH server${missing === undefined ? '' : ` (${missing})`}`, () => {
  let directory: string
  let sshd: Sshd
  let client: SshClient

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vivarium-sshd-'))
    sshd = await startSshd(directory)
    client = createSshClient({ user: sshd.user, identityFile: sshd.identityFile })
    await client.waitForServer(sshd.address, { timeoutMs: 20_000 })
  })
  afterAll(async () => {
    await client?.close()
    await sshd?.[Symbol.asyncDispose]()
    await rm(directory, { recursive: true })
  })

  test('commands give output and exit codes, also more at once than one connection may have', async () => {
    const results = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        client.runWithResults(sshd.address, `cat; echo err >&2; exit ${index}`, { stdin: `in ${index}` }),
      ),
    )
    // The user's login shell may have something to say before.
    const stderr = expect.stringMatching(/err\n$/)
    expect(results).toEqual(results.map((_, index) => ({ stdout: `in ${index}`, stderr, exitCode: index })))
  })

  test('a command killed by a signal has the exit code that a shell would say', async () => {
    expect((await client.runWithResults(sshd.address, 'kill -KILL $$')).exitCode).toBe(128 + 9)
  })

  test('cancelling kills the command there', async () => {
    const pidFile = join(directory, 'pid')
    const controller = new AbortController()
    const running = client.runWithResults(sshd.address, `echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}; exec sleep 1000`, {
      signal: controller.signal,
    })
    await waitFor(async () =>
      stat(pidFile).then(
        () => true,
        () => false,
      ),
    )
    const pid = Number(await readFile(pidFile, 'utf8'))
    expect(await identityOf(pid)).toBeDefined()
    controller.abort()
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
    await waitFor(async () => (await identityOf(pid)) === undefined)
  })

  test('an interactive shell has the size of the terminal, follows it, and gives its exit code', async () => {
    const terminal = new FakeTerminal()
    terminal.resize(123, 45)
    const shell = client.runInteractiveShell(sshd.address, {
      command: 'exec sh',
      stdin: terminal.input,
      stdout: terminal.output,
      term: 'xterm',
    })
    terminal.type('stty size; echo $TERM\n')
    await waitFor(() => terminal.seen.includes('45 123') && terminal.seen.includes('xterm'))
    terminal.resize(99, 33)
    await waitFor(async () => {
      terminal.type('stty size\n')
      return terminal.seen.includes('33 99')
    })
    terminal.type("echo asl''eep; sleep 1000\n")
    await waitFor(() => terminal.seen.includes('asleep'))
    terminal.type('\x03')
    terminal.type('exit 9\n')
    expect(await shell).toBe(9)
    expect(terminal.rawModes).toEqual([true, false])
  })

  test('a shell takes piped input, and gives what it prints', async () => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()]
    stdin.end('echo from the pipe\nexit 4\n')
    expect(await client.runInteractiveShell(sshd.address, { stdin, stdout })).toBe(4)
    expect(stdout.read()?.toString()).toContain('from the pipe\n')
  })

  test('files and folders go there and come back', async () => {
    const content = randomBytes(2_000_000)
    await mkdir(join(directory, 'from', 'inner'), { recursive: true })
    await writeFile(join(directory, 'from', 'inner', 'file'), content, { mode: 0o750 })
    await symlink('inner/file', join(directory, 'from', 'link'))
    await client.upload(sshd.address, join(directory, 'from'), join(directory, 'there'))
    await client.upload(sshd.address, join(directory, 'from', 'inner', 'file'), join(directory, 'there', 'link')) // onto what is there
    await client.download(sshd.address, join(directory, 'there'), join(directory, 'back'))
    expect((await readFile(join(directory, 'back', 'inner', 'file'))).equals(content)).toBe(true)
    expect((await stat(join(directory, 'back', 'inner', 'file'))).mode & 0o777).toBe(0o750)
    await client.download(sshd.address, '/proc/self/status', join(directory, 'status'))
    expect(await readFile(join(directory, 'status'), 'utf8')).toContain('Name:')
    await expect(client.download(sshd.address, '/no/such', directory)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a server that ends is SSH_FAILED for what runs', async () => {
    const other = createSshClient({ user: sshd.user, identityFile: sshd.identityFile })
    try {
      const running = other.runWithResults(sshd.address, 'kill -KILL $PPID; sleep 1000')
      await expect(running).rejects.toMatchObject({ code: 'SSH_FAILED' })
    } finally {
      await other.close()
    }
  })
})
