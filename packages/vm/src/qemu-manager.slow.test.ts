import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { Operation, writeSshKeyPair } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GuestAgent } from './qemu/guest-agent.js'
import { QemuManager } from './qemu-manager.js'
import { cloudImage, cloudImagePrograms } from './testing/cloud-image.js'
import { missingPrograms, skipWithout } from './testing/programs.js'
import { countingDisk } from './testing/tiny-guest.js'

const minute = 60_000

const missing = await missingPrograms('qemu-system-x86_64', 'rsync', 'ssh', ...cloudImagePrograms)
// The image's tree belongs to root, and so must its builder be.
const possible = missing.length === 0 && process.getuid?.() === 0

/** One machine's whole life, in order: each test goes on where the one before left it. */
describe.runIf(possible)('a cloud image, from its creation to its deletion', { timeout: 10 * minute }, () => {
  let folder: string
  let manager: QemuManager
  let login: { identityFile: string }
  let publicKey: string
  let base: Awaited<ReturnType<typeof cloudImage>>
  const shell = async (command: string) => (await manager.shell({ ...login, command, timeoutMs: 2 * minute })).stdout

  beforeAll(async () => {
    base = await cloudImage()
    folder = await mkdtemp(join(tmpdir(), 'viv manager, "x";=:'))
    login = { identityFile: join(folder, 'my key; %h') }
    publicKey = (await writeSshKeyPair(login.identityFile, 'viv test')).publicKey
    manager = new QemuManager({ directory: join(folder, 'vm'), name: 'cloudy' })
    await manager.create(base.image)
  }, 15 * minute)
  afterAll(async () => {
    await manager?.delete()
    if (folder) await rm(folder, { recursive: true })
  })

  const userData = '#cloud-config\nwrite_files:\n  - path: /etc/from-user-data\n    content: seeded\nusers: [default, {name: ann}]\n'

  it('boots by firmware, takes its seed, and lets us in', async () => {
    const ports = [{ guestPort: 22 }, { guestPort: 8080, hostAddress: '127.0.0.1' }]
    await manager.start({ userData, cpus: 2, memory: '1GiB', sshAuthorizedKey: publicKey, ports })
    expect(await shell('hostname; id -un; cat /etc/from-user-data')).toBe('cloudy\nroot\nseeded')
  })

  it('names its NIC ens3 and reaches this computer at addr', async () => {
    expect(await shell('ip -o -4 addr show ens3')).toContain('10.0.2.15/24')
    expect(await shell('ip route')).toContain('default via 10.0.2.2')
    expect(manager.addr).toBe('10.0.2.2')
  })

  it('gives exit codes, both streams, input, and ends a command at its deadline', async () => {
    const result = await manager.shell({ ...login, command: 'cat; echo err >&2; exit 7', stdin: PassThrough.from(['in']) })
    expect(result).toMatchObject({ exitCode: 7, stdout: 'in', stderr: 'err\n' })
    await expect(manager.shell({ ...login, command: 'sleep 100', timeoutMs: 3000 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
  })

  it('copies trees by rsync, whatever the names are', async () => {
    const tree = join(folder, `a "tree"; it's $(odd)`)
    const names = [`file with 'quotes' & "more"; $(touch x)`, 'semi;colon', 'two  blanks', '-dash', 'wörld:1', 'new\nline']
    await mkdir(join(tree, 'node modules'), { recursive: true })
    await writeFile(join(tree, 'node modules', 'skipped'), '')
    for (const name of names) await writeFile(join(tree, name), name)
    const to = `/srv/to "here"; it's $(odd)`
    await manager.sync({ ...login, from: `${tree}/`, to, chown: 'ann:ann', excludes: ['node modules'] })
    const listing = await shell(
      `cd '/srv/to "here"; it'\\''s $(odd)' && find . -type f -print0 | sort -z | tr '\\0' '|'; stat -c %U ./semi*`,
    )
    expect(listing).toBe(
      `${names
        .map((name) => `./${name}|`)
        .sort()
        .join('')}ann\n`,
    )
  })

  it('has a guest agent that answers quickly', async () => {
    const agent = GuestAgent.at(join(folder, 'vm', 'agent.sock'))
    try {
      await agent.ping({ timeoutMs: minute })
      const times: number[] = []
      for (let run = 0; run < 21; run++) {
        const started = performance.now()
        expect((await agent.exec({ path: '/bin/true' })).exitCode).toBe(0)
        times.push(performance.now() - started)
      }
      console.log(`run('true') by guest agent: median ${times.sort((a, b) => a - b)[10]?.toFixed(1)} ms`)
      const content = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 7) % 256))
      await agent.writeFile('/root/binary', content, { mode: 0o600 })
      expect((await agent.readFile('/root/binary')).equals(content)).toBe(true)
      expect((await agent.exec({ path: '/usr/bin/stat', args: ['-c', '%a %s', '/root/binary'] })).stdout.toString()).toBe('600 3000000\n')
      await expect(agent.readFile('/no/such')).rejects.toMatchObject({ code: 'NOT_FOUND' })
      const { stdout, stderr, exitCode } = await agent.exec(
        { path: '/bin/sh', args: ['-c', 'cat; echo "$A" >&2; kill -KILL $$'] },
        { stdin: 'in', env: { A: 'b c' } },
      )
      expect([stdout.toString(), stderr.toString(), exitCode]).toEqual(['in', 'b c\n', 137])
      const sleep = agent.exec({ path: '/bin/sh', args: ['-c', 'sleep 4711 & sleep 4711'] }, { timeoutMs: 1500 })
      await expect(sleep).rejects.toMatchObject({ code: 'TIMED_OUT' })
      await vi.waitFor(async () => {
        expect((await agent.exec({ path: '/usr/bin/pgrep', args: ['-f', 'sleep 4711'] })).stdout.toString()).toBe('')
      }, 10_000)
      expect((await agent.networkInterfaces()).map(({ name }) => name)).toContain('ens3')
    } finally {
      await agent.close()
    }
  })

  it('has a serial console with a login', async () => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()]
    let seen = ''
    stdout.on('data', (bytes) => {
      seen += bytes
    })
    const attached = manager.console({ stdin, stdout })
    await vi.waitFor(
      () => {
        stdin.write('\r')
        expect(seen).toContain('cloudy login:')
      },
      { timeout: 2 * minute, interval: 1000 },
    )
    stdin.write('\u001d')
    await attached
    expect(await readFile(join(folder, 'vm', 'console.log'), 'utf8')).toContain('Linux version')
  })

  it('forwards a port with a host address', async () => {
    await shell('nohup python3 -m http.server 8080 --directory /etc >/dev/null 2>&1 & sleep 0.1')
    const said = new PassThrough()
    manager.setOutput(said)
    const record = JSON.parse(await readFile(join(folder, 'vm', 'running.json'), 'utf8')) as {
      ports: { guestPort: number; hostPort: number }[]
    }
    const port = record.ports.find(({ guestPort }) => guestPort === 8080)?.hostPort
    const operation = Operation.from({ timeoutMs: 3 * minute }, 'the web server')
    const body = await operation.poll(async () => {
      // QEMU accepts a connection before the guest does: one that nobody answers is given up, and tried again.
      const signal = AbortSignal.any([operation.signal, AbortSignal.timeout(10_000)])
      const response = await fetch(`http://127.0.0.1:${port}/from-user-data`, { signal }).catch(() => undefined)
      return response?.ok ? response.text().catch(() => undefined) : undefined
    }, 500)
    expect(body).toBe('seeded')
  })

  it('shuts down in order, keeps its disk, and starts again as the same machine', async () => {
    await shell('echo kept > /root/kept')
    const hostKey = await readFile(join(folder, 'vm', 'host-key'), 'utf8')
    const started = performance.now()
    await manager.stop()
    expect(performance.now() - started).toBeLessThan(85_000)
    expect([await manager.running(), await manager.pid()]).toEqual([false, 0])
    await manager.start({ userData, cpus: 2, memory: '1GiB', sshAuthorizedKey: publicKey, ports: [{ guestPort: 22 }] })
    expect(await shell('cat /root/kept')).toBe('kept\n')
    expect(await readFile(join(folder, 'vm', 'host-key'), 'utf8')).toBe(hostKey)
    await manager.shell({ ...login, command: 'systemctl poweroff' }).catch(() => {})
    await vi.waitFor(async () => expect(await manager.running()).toBe(false), { timeout: 2 * minute, interval: 500 })
  })

  it('boots directly from a kernel', async () => {
    const boot = { kernel: base.kernel, initrd: base.initrd, commandLine: 'root=LABEL=root   ro  viv.test=direct' }
    await manager.start({ userData, cpus: 2, memory: '1GiB', sshAuthorizedKey: publicKey, boot, ports: [{ guestPort: 22 }] })
    expect(await shell('cat /proc/cmdline')).toBe('root=LABEL=root ro viv.test=direct console=ttyS0\n')
  })
})

describe('a machine that does not listen to its power button', { timeout: 5 * minute }, () => {
  it('is ended when it was given its time', async ({ skip }) => {
    await skipWithout(skip, 'qemu-system-x86_64')
    const folder = await mkdtemp(join(tmpdir(), 'viv-deaf-'))
    const manager = new QemuManager({ directory: join(folder, 'vm'), accelerator: 'tcg' })
    try {
      await writeFile(join(folder, 'disk.raw'), countingDisk())
      await manager.create(join(folder, 'disk.raw'))
      await manager.start({ cpus: 1, memory: '64MiB', ports: [{ guestPort: 22 }] })
      const { ports } = JSON.parse(await readFile(join(folder, 'vm/running.json'), 'utf8')) as { ports: [{ hostPort: number }] }
      await manager.stop()
      expect(await manager.running()).toBe(false)
      await expect(
        new Promise((resolve, reject) => connect(ports[0].hostPort, '127.0.0.1').once('connect', resolve).once('error', reject)),
      ).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    } finally {
      await manager.delete()
      await rm(folder, { recursive: true })
    }
  })
})
