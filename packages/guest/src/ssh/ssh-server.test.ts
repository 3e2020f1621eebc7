import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createSshClient, generateSshKeyPair } from '@vivarium/core'
import ssh2 from 'ssh2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noCloud } from '../cloud-init/data-source.js'
import { Guest } from '../guest.js'
import { parseAuthorizedKeys } from './authentication.js'
import { type GuestSshServer, startSshServer } from './ssh-server.js'

const key = generateSshKeyPair('tester')
let guest: Guest
let server: GuestSshServer
let directory: string
/** Called when the program of this name has begun; it runs until it is interrupted. */
let block = () => {}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vivarium-guest-'))
  guest = new Guest({
    hostname: 'node-1',
    commands: [
      {
        name: 'block',
        run: async ({ signal }) => {
          block()
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
          return {}
        },
      },
    ],
    dataSource: noCloud({
      userData: `#cloud-config\nssh_pwauth: true\ndisable_root: true\nssh_authorized_keys: ["${key.publicKey}"]\nusers: [default, {name: ann, shell: /bin/bash, lock_passwd: false, plain_text_passwd: pw}]\n`,
    }),
  })
  await guest.boot()
  await guest.cloudInit.done()
  server = await startSshServer(guest, {
    dial: async (_host, port) => {
      const socket = connect(port, '127.0.0.1')
      await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
      return socket
    },
  })
})

afterEach(async () => {
  await server.close()
  await guest.forceOff()
  await rm(directory, { recursive: true, force: true })
})

async function connected(login: { username: string; password?: string; privateKey?: string }): Promise<ssh2.Client> {
  const client = new ssh2.Client()
  await new Promise<void>((resolve, reject) => {
    client
      .once('ready', resolve)
      .once('error', reject)
      .connect({ host: '127.0.0.1', port: server.port, ...login })
  })
  return client
}

interface Outcome {
  stdout: string
  stderr: string
  code: number | null
  signal: string | undefined
}

function execute(
  client: ssh2.Client,
  command: string,
  given: { stdin?: string; keepOpen?: boolean; signal?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    client.exec(command, { env: { LANG: 'xx' } }, (error, channel) => {
      if (error) return reject(error)
      const outcome: Outcome = { stdout: '', stderr: '', code: null, signal: undefined }
      channel.on('data', (data: Buffer) => {
        outcome.stdout += data
      })
      channel.stderr.on('data', (data: Buffer) => {
        outcome.stderr += data
      })
      channel.on('exit', (code: number | null, signal?: string) => Object.assign(outcome, { code, signal }))
      channel.on('close', () => resolve(outcome))
      if (given.stdin !== undefined) channel.write(given.stdin)
      if (given.keepOpen !== true) channel.end()
      if (given.signal !== undefined) channel.signal(given.signal)
    })
  })
}

describe('commands', () => {
  it('run for who has the key or the password, with input, variables and exit codes', async () => {
    const client = await connected({ username: 'debian', privateKey: key.privateKey })
    expect(await execute(client, 'whoami; echo $LANG; echo err >&2; exit 7')).toEqual({
      stdout: 'debian\nxx\n',
      stderr: 'err\n',
      code: 7,
      signal: undefined,
    })
    expect((await execute(client, 'tr a-z A-Z', { stdin: 'upper' })).stdout).toBe('UPPER')
    expect((await execute(client, 'echo no input', { keepOpen: true })).stdout).toBe('no input\n')
    expect(await execute(client, 'sleep 60', { keepOpen: true, signal: 'TERM' })).toMatchObject({ signal: 'SIGTERM' })
    client.end()
    const ann = await connected({ username: 'ann', password: 'pw' })
    expect((await execute(ann, 'id -un')).stdout).toBe('ann\n')
    ann.end()
  })

  it('print while they run, and get what is typed while they run', async () => {
    const client = await connected({ username: 'ann', password: 'pw' })
    let seen = ''
    await new Promise<void>((resolve, reject) => {
      client.exec('cat', (error, channel) => {
        if (error) return reject(error)
        channel.on('data', (data: Buffer) => {
          seen += data
          if (seen === 'one\n') channel.end('two\n')
        })
        channel.on('close', () => resolve())
        channel.write('one\n')
      })
    })
    expect(seen).toBe('one\ntwo\n')
    seen = ''
    await new Promise<void>((resolve, reject) => {
      client.exec('for i in 1 2; do echo begun $i; sleep 60; done', (error, channel) => {
        if (error) return reject(error)
        channel.on('data', (data: Buffer) => {
          seen += data
          channel.signal('INT')
        })
        channel.on('close', () => resolve())
      })
    })
    expect(seen).toBe('begun 1\n')
    client.end()
  })

  it('are refused to others; root is told whom to be', async () => {
    await expect(connected({ username: 'ann', password: 'wrong' })).rejects.toThrow(/authentication/)
    await expect(connected({ username: 'debian', privateKey: generateSshKeyPair('other').privateKey })).rejects.toThrow(/authentication/)
    await expect(connected({ username: 'ghost', password: 'pw' })).rejects.toThrow(/authentication/)
    const root = await connected({ username: 'root', privateKey: key.privateKey })
    expect(await execute(root, 'id')).toMatchObject({ stdout: expect.stringContaining('Please login as the user "debian"'), code: 142 })
    root.end()
  })

  it('end when the machine goes down, and nobody gets in until it is up', async () => {
    const client = await connected({ username: 'ann', password: 'pw' })
    const closed = new Promise<void>((resolve) => {
      client.on('close', () => resolve())
    })
    client.on('error', () => {})
    const running = execute(client, 'sleep 60').catch(() => undefined)
    await guest.forceOff()
    await closed
    await running
    await expect(connected({ username: 'ann', password: 'pw' })).rejects.toThrow()
    await guest.boot()
    ;(await connected({ username: 'ann', password: 'pw' })).end()
  })
})

describe('a terminal', () => {
  it('keeps folder and variables from line to line, and ends with exit', async () => {
    const client = await connected({ username: 'debian', privateKey: key.privateKey })
    let seen = ''
    const code = await new Promise<number>((resolve, reject) => {
      client.shell({ term: 'xterm' }, (error, channel) => {
        if (error) return reject(error)
        channel.on('data', (data: Buffer) => {
          seen += data
        })
        channel.on('exit', resolve)
        channel.write('cd /etc; X=kept\recho "$X in $PWD" on $TERMM\x7f\rexit 5\r')
      })
    })
    client.end()
    expect(seen).toContain('debian@node-1:/etc$ ')
    expect(seen).toContain('kept in /etc on xterm\r\n')
    expect(code).toBe(5)
  })
})

it('interrupts a command at a terminal, and goes on', async () => {
  let seen = ''
  const client = await connected({ username: 'ann', password: 'pw' })
  const code = await new Promise<number>((resolve, reject) => {
    client.shell({ term: 'xterm' }, (error, channel) => {
      if (error) return reject(error)
      block = () => channel.write('\x03exit\r')
      channel.on('data', (data: Buffer) => {
        seen += data
      })
      channel.on('exit', resolve)
      channel.write('block\r')
    })
  })
  client.end()
  expect(seen).toContain('^C')
  expect(code).toBe(130)
})

describe('other clients', () => {
  it("core's own: commands and files", async () => {
    const identityFile = join(directory, 'identity')
    await writeFile(identityFile, key.privateKey, { mode: 0o600 })
    await using client = createSshClient({ user: 'debian', identityFile })
    const { exitCode, stdout } = await client.runWithResults(server.address, 'echo "out $(hostname)"; exit 3')
    expect([exitCode, stdout.toString()]).toEqual([3, 'out node-1\n'])
    const local = join(directory, 'blob')
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256))
    await writeFile(local, bytes)
    await client.upload(server.address, local, '/home/debian/blob')
    await client.download(server.address, '/home/debian/blob', join(directory, 'back'))
    expect(await readFile(join(directory, 'back'))).toEqual(bytes)
    expect(guest.files.get('/home/debian/blob', 'stat').uid).toBe(1000)
  })

  it('OpenSSH: a command; files by scp and sftp, which end', async ({ skip }) => {
    const run = promisify(execFile)
    const there = await run('ssh', ['-V']).then(
      () => true,
      () => false,
    )
    if (!there && process.env.CI === undefined) skip('there is no ssh')
    const identity = join(directory, 'key')
    await writeFile(identity, key.privateKey, { mode: 0o600 })
    const known = join(directory, 'known')
    await writeFile(known, `[127.0.0.1]:${server.port} ${server.hostKey}\n`)
    const options = ['-F', 'none', '-i', identity, '-o', `UserKnownHostsFile=${known}`]
    for (const option of ['IdentitiesOnly=yes', 'StrictHostKeyChecking=yes', `Port=${server.port}`]) options.push('-o', option)
    const { stdout } = await run('ssh', [...options, '-n', 'debian@127.0.0.1', 'sudo systemctl is-system-running; id -un'])
    expect(stdout).toBe('running\ndebian\n')
    const script = join(directory, 'h')
    await writeFile(script, '#!/bin/sh\necho "ran $1"\n', { mode: 0o755 })
    await run('scp', [...options, '-q', script, 'debian@127.0.0.1:h'])
    await run('scp', [...options, '-q', 'debian@127.0.0.1:h', join(directory, 'back')])
    expect(await readFile(join(directory, 'back'), 'utf8')).toBe('#!/bin/sh\necho "ran $1"\n')
    const batch = join(directory, 'batch')
    await writeFile(batch, `put ${script} g\nsymlink g link\nls -l\n`)
    expect((await run('sftp', [...options, '-q', '-b', batch, 'debian@127.0.0.1'])).stdout).toMatch(
      /^-rwxr-xr-x +\S+ debian +debian +24 \w{3} [ \d]\d \d\d:\d\d g$/m,
    )
    expect((await run('ssh', [...options, '-n', 'debian@127.0.0.1', './h 1; sh link 2; readlink link'])).stdout).toBe('ran 1\nran 2\ng\n')
  })
})

it('ends SFTP when the client has ended: what is written is stored, the exit status is 0', async () => {
  const client = await connected({ username: 'debian', privateKey: key.privateKey })
  const seen = await new Promise<{ exitCode?: number }>((resolve, reject) => {
    client.subsys('sftp', (error, channel) => {
      if (error) return reject(error)
      const outcome: { exitCode?: number } = {}
      channel.on('exit', (exitCode: number) => Object.assign(outcome, { exitCode }))
      channel.on('close', () => resolve(outcome))
      // SSH_FXP_OPEN to write, and SSH_FXP_WRITE to the first handle; nobody closes it.
      const next = [
        () => channel.write(packet(3, number(1), text('left'), number(0x0a), number(0))),
        () => channel.end(packet(6, number(2), text('\0\0\0\0'), number(0), number(0), text('all'))),
      ]
      channel.on('data', () => next.shift()?.())
      channel.write(packet(1, number(3)))
    })
  })
  client.end()
  expect(seen).toEqual({ exitCode: 0 })
  expect((await guest.readFile('/home/debian/left')).toString()).toBe('all')

  function number(value: number): Buffer {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return bytes
  }
  function text(value: string): Buffer {
    return Buffer.concat([number(value.length), Buffer.from(value)])
  }
  function packet(type: number, ...fields: Buffer[]): Buffer {
    const body = Buffer.concat([Buffer.from([type]), ...fields])
    return Buffer.concat([number(body.length), body])
  }
})

it('lists folders by SFTP as ls -l does', async () => {
  await guest.exec(
    'mkdir -p /srv/d/in; printf 12345 > /srv/f; chmod 4750 /srv/f; chown ann:debian /srv/f; ln -s f /srv/l; chmod 1777 /srv/d',
  )
  const now = guest.now()
  guest.files.setAttributes('/srv/d', { mtimeMs: Date.UTC(2001, 1, 3) })
  const client = await connected({ username: 'debian', privateKey: key.privateKey })
  const names = await new Promise<string[]>((resolve, reject) => {
    client.sftp((error, sftp) => {
      if (error) return reject(error)
      sftp.readdir('/srv', (failed, list) => (failed ? reject(failed) : resolve(list.map(({ longname }) => longname))))
    })
  })
  client.end()
  const day = `${now.toUTCString().slice(8, 11)} ${String(now.getUTCDate()).padStart(2)} `
  expect(names).toEqual([
    'drwxrwxrwt    3 root     root         4096 Feb  3  2001 d',
    expect.stringContaining(`-rwsr-x---    1 ann      debian          5 ${day}`),
    expect.stringContaining(`lrwxrwxrwx    1 root     root            1 ${day}`),
  ])
})

it('answers at once what reads no input, though it stays open, and tells of the connection', async () => {
  const client = await connected({ username: 'debian', privateKey: key.privateKey })
  expect(await execute(client, 'nosuchprog -x', { stdin: 'x', keepOpen: true })).toMatchObject({
    code: 127,
    stderr: 'bash: nosuchprog: command not found\n',
  })
  const { stdout } = await execute(client, 'echo "$SSH_CLIENT/$SSH_CONNECTION"')
  expect(stdout).toMatch(/^127\.0\.0\.1 \d+ 22\/127\.0\.0\.1 \d+ \S+ 22\n$/)
  client.end()
})

it('forwards ports through the dial function', async () => {
  const target = createServer((socket) => socket.end('from inside'))
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  const { port } = target.address() as { port: number }
  const client = await connected({ username: 'ann', password: 'pw' })
  const text = await new Promise<string>((resolve, reject) => {
    client.forwardOut('127.0.0.1', 1, '10.96.0.1', port, (error, stream) => {
      if (error) return reject(error)
      let all = ''
      stream.on('data', (data: Buffer) => {
        all += data
      })
      stream.on('close', () => resolve(all))
    })
  })
  expect(text).toBe('from inside')
  client.end()
  await new Promise((resolve) => target.close(resolve))
})

it('keeps its host key in the guest', async () => {
  const second = await startSshServer(new Guest({ hostname: 'x', snapshot: guest.snapshot() }))
  expect(second.hostKey).toBe(server.hostKey)
  await second.close()
})

it('reads options of authorized_keys, quoted ones too', () => {
  expect(parseAuthorizedKeys('# no\n\nno-pty,command="echo \\"a, b\\"; exit 1" ssh-ed25519 AAAA me\necdsa-sha2-nistp256 BBBB\n')).toEqual([
    { options: ['no-pty', 'command="echo \\"a, b\\"; exit 1"'], key: 'ssh-ed25519 AAAA me' },
    { options: [], key: 'ecdsa-sha2-nistp256 BBBB' },
  ])
})
