import { existsSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { identityOf, launch, run } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { QemuManager } from './qemu-manager.js'
import { skipWithout } from './testing/programs.js'
import { askCounter } from './testing/serial-line.js'
import { countingDisk } from './testing/tiny-guest.js'

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF me@here'

describe('the manager of a local machine', () => {
  let folder: string
  let manager: QemuManager
  const at = (name: string) => join(folder, name)
  /** As another process would have it. */
  const another = () => new QemuManager({ directory: at('my, vm'), name: 'tiny', accelerator: 'tcg' })
  beforeEach(async ({ skip }) => {
    await skipWithout(skip, 'qemu-system-x86_64')
    folder = await mkdtemp(join(tmpdir(), 'viv manager, "x";=:'))
    await writeFile(at('base image.raw'), countingDisk())
    manager = another()
  })
  afterEach(async () => {
    await manager?.delete()
    if (folder) await rm(folder, { recursive: true })
  })
  /** A program of somebody else's that starts the machine. */
  const script = (options: object) => `
      import { QemuManager } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)}
      const manager = new QemuManager({ directory: process.argv[1], name: 'tiny', accelerator: 'tcg' })
      await manager.start(${JSON.stringify({ ...start, ...options })})`
  const start = { cpus: '1', memory: '64MiB' } as const

  it('creates, starts and deletes, and tells how it is', async () => {
    expect([await manager.exists(), await manager.running(), await manager.pid()]).toEqual([false, false, 0])
    await manager.create(at('base image.raw'))
    expect([await manager.exists(), await manager.running()]).toEqual([true, false])
    await expect(manager.create(at('base image.raw'))).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })

    const said = new PassThrough()
    manager.setOutput(said)
    await manager.start({ ...start, sshAuthorizedKey: key, ports: [{ guestPort: 22 }, { guestPort: 80, hostAddress: '127.0.0.2' }] })
    expect(String(said.read())).toMatch(/tiny: port 80 is at 127\.0\.0\.2:\d+/)
    const pid = await another().pid()
    expect((await identityOf(pid))?.pid).toBe(pid)
    expect(await another().running()).toBe(true)
    await expect(another().start(start)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' })
    expect(await askCounter(at('my, vm/console.sock'))).toBe('A')

    await another().delete()
    expect([await manager.exists(), await manager.running(), await identityOf(pid)]).toEqual([false, false, undefined])
    expect(existsSync(at('my, vm'))).toBe(false)
    await manager.delete()
  })

  it('leaves the machine running when its program ends', async () => {
    await manager.create(at('base image.raw'))
    await run(process.execPath, ['--input-type=module', '-e', script({}), at('my, vm')], { timeoutMs: 20_000 })
    expect(await manager.running()).toBe(true)
    expect(await askCounter(at('my, vm/console.sock'))).toBe('A')
  })

  it('does not come up with a kernel that is none', async () => {
    await manager.create(at('base image.raw'))
    await writeFile(at('no kernel'), 'x'.repeat(4096))
    const boot = { kernel: at('no kernel'), commandLine: 'quiet' }
    await expect(manager.start({ ...start, boot })).rejects.toMatchObject({
      code: 'QEMU_ENDED',
      message: expect.stringContaining('kernel'),
    })
    await expect(manager.start({ ...start, boot: { ...boot, kernel: at('none') } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await manager.running()).toBe(false)
  })

  it('gives cloud-init user-data, key and name', async () => {
    await manager.create(at('base image.raw'))
    await manager.start({ ...start, userData: '#cloud-config\npackages: [vim]\n', sshAuthorizedKey: `${key}\n` })
    const seed = (await readFile(at('my, vm/seed.iso'))).toString()
    expect(seed).toContain('packages: [vim]')
    expect(seed).toContain(JSON.stringify([key]))
    expect(seed).toContain('"local-hostname":"tiny"')
  })

  it('does not start when a port is taken, and leaves nothing behind', async () => {
    await manager.create(at('base image.raw'))
    const ports = [{ guestPort: 22, hostPort: 1, hostAddress: '192.0.2.1' }]
    await expect(manager.start({ ...start, ports })).rejects.toMatchObject({ code: 'FORWARD_FAILED' })
    expect([await manager.running(), existsSync(at('my, vm/running.json')), existsSync(at('my, vm/qmp.sock'))]).toEqual([
      false,
      false,
      false,
    ])
    await manager.start(start)
  })

  it('does not start on an image that was changed', async () => {
    await manager.create(at('base image.raw'))
    await appendFile(at('base image.raw'), Buffer.alloc(512))
    await expect(manager.start(start)).rejects.toMatchObject({ code: 'IMAGE_REFUSED' })
    await rm(at('base image.raw'))
    await expect(manager.start(start)).rejects.toMatchObject({ code: 'IMAGE_REFUSED' })
  })

  it('refuses what makes no sense before anything runs', async () => {
    await expect(manager.start(start)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(manager.create(at('none'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(existsSync(at('my, vm'))).toBe(false)
    await manager.create(at('base image.raw'))
    await expect(manager.start({ ...start, memory: 'much' })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(manager.start({ ...start, cpus: 0 })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(manager.start({ ...start, sshAuthorizedKey: `${key}\nroot: x` })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    expect(() => new QemuManager({ directory: folder, name: '../x' })).toThrow(expect.objectContaining({ code: 'INVALID_NAME' }))
  })

  it('says NOT_RUNNING to all that needs a running machine', async () => {
    await manager.create(at('base image.raw'))
    const login = { identityFile: at('key') }
    const calls = [
      () => manager.stop(),
      () => manager.console(),
      () => manager.shell(login),
      () => manager.sync({ ...login, from: folder, to: '/' }),
    ]
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({ code: 'NOT_RUNNING' })
    }
  })

  it('names a record that is damaged, or of a newer format', async () => {
    await manager.create(at('base image.raw'))
    const record = at('my, vm/machine.json')
    const good = await readFile(record, 'utf8')
    await writeFile(record, good.slice(0, 40))
    await expect(manager.start(start)).rejects.toMatchObject({ code: 'CORRUPT_FILE', message: expect.stringContaining('machine.json') })
    await writeFile(record, good.replace('"format": 1', '"format": 2'))
    await expect(manager.running()).resolves.toBe(false)
    await expect(manager.start(start)).rejects.toMatchObject({ code: 'NEWER_FORMAT' })
    // Deleting it is the way out.
    await manager.delete()
    expect(await manager.exists()).toBe(false)
  })

  it('leaves alone what else is in its folder', async () => {
    await mkdir(at('my, vm'))
    await writeFile(at('my, vm/diary'), 'dear')
    await manager.create(at('base image.raw'))
    await manager.delete()
    expect(await readdir(at('my, vm'))).toEqual(['diary'])
  })

  it("gives QEMU's monitor the terminal until the machine ends", async () => {
    await manager.create(at('base image.raw'))
    const child = await launch(process.execPath, ['--input-type=module', '-e', script({ monitor: true }), at('my, vm')], { stdin: 'pipe' })
    let seen = ''
    child.child.stdout?.on('data', (bytes) => {
      seen += bytes
    })
    await vi.waitFor(async () => expect([seen.includes('(qemu)'), await manager.running()]).toEqual([true, true]), 20_000)
    child.child.stdin?.write('info status\n')
    await vi.waitFor(() => expect(seen).toContain('VM status: running'), 5000)
    child.child.stdin?.write('quit\n')
    expect((await child.exited).code).toBe(0)
    expect([await manager.running(), existsSync(at('my, vm/running.json'))]).toEqual([false, false])
  })
})
