import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createSshClient, generateSshKeyPair } from '@vivarium/core'
import { expect, it, vi } from 'vitest'
import { noCloud } from './cloud-init/data-source.js'
import { Guest } from './guest.js'
import { startSshServer } from './ssh/ssh-server.js'

/** Whether it is still under way after everything that could be done was done. */
async function hangs(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  const turns = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((go) => setImmediate(go))
    return pending
  }
  return (await Promise.race([promise, turns()])) === pending
}

it('a frozen machine answers nothing, and goes on where it was when it is thawed', async () => {
  const guest = new Guest({ hostname: 'node-1' })
  await guest.boot()
  const stdout = new PassThrough()
  let seen = ''
  stdout.on('data', (chunk: Buffer) => {
    seen += chunk
  })
  const running = guest.run({
    command: 'while true; do echo tick; sleep 0.01; done',
    stdout,
    stderr: new PassThrough(),
    signal: AbortSignal.timeout(20_000),
  })
  running.catch(() => {})
  await vi.waitFor(() => expect(seen).toContain('tick\ntick\n'))
  guest.freeze()
  guest.freeze()
  await new Promise((go) => setImmediate(go))
  const before = seen
  const late = guest.exec('hostname')
  const reading = guest.readFile('/etc/hostname')
  expect(await hangs(late)).toBe(true)
  expect(await hangs(reading)).toBe(true)
  await expect(guest.exec('hostname', { timeoutMs: 20 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
  expect(seen).toBe(before)
  guest.thaw()
  expect((await late).stdout.toString()).toBe('node-1\n')
  expect((await reading).toString()).toBe('node-1\n')
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(before.length))
  guest.freeze()
  const cut = guest.exec('hostname')
  await Promise.all([expect(cut).rejects.toMatchObject({ code: 'NOT_RUNNING' }), guest.forceOff()])
  expect(guest.isFrozen).toBe(false)
})

it('SSH to a frozen machine waits', async () => {
  const key = generateSshKeyPair('me')
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-guest-'))
  const identityFile = join(folder, 'key')
  await writeFile(identityFile, key.privateKey, { mode: 0o600 })
  await using guest = new Guest({
    hostname: 'node-1',
    dataSource: noCloud({ userData: `#cloud-config\nssh_authorized_keys: ["${key.publicKey}"]\n` }),
  })
  await guest.boot()
  await guest.cloudInit.done()
  await using server = await startSshServer(guest)
  await using client = createSshClient({ user: 'debian', identityFile })
  try {
    guest.freeze()
    const answer = client.runWithResults(server.address, 'hostname')
    expect(await hangs(answer)).toBe(true)
    guest.thaw()
    expect((await answer).stdout.toString()).toBe('node-1\n')
    guest.freeze()
    const second = client.runWithResults(server.address, 'hostname')
    expect(await hangs(second)).toBe(true)
    guest.thaw()
    expect((await second).exitCode).toBe(0)
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('a full disk takes nothing more, until there is room', async () => {
  const guest = new Guest({ hostname: 'node-1' })
  await guest.boot()
  guest.files.full = true
  await expect(guest.writeFile('/root/x', 'x')).rejects.toMatchObject({ code: 'ENOSPC' })
  const { stdout, stderr, exitCode } = await guest.exec('df -P / | tail -1; mkdir -p /srv/a; cat /etc/hosts > /srv/copy; echo after')
  expect(stdout.toString()).toMatch(/ 100% \/\n/)
  expect(stderr.toString()).toMatch(/No space left on device/i)
  expect(exitCode).not.toBe(0)
  guest.files.full = false
  await guest.writeFile('/root/x', 'x')
  await guest.forceOff()
})
