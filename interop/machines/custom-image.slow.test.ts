import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { findProgram } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Universe } from 'vivarium'
import { cloudImage, cloudImagePrograms } from '../../packages/vm/dist/testing/cloud-image.js'

const found = await Promise.all(cloudImagePrograms.map((name) => findProgram(name)))
const missing = process.env.CI ? [] : cloudImagePrograms.filter((_, index) => found[index] === undefined)
if (missing.length > 0) console.warn(`tests with a cloud image are skipped: ${missing.join(', ')} missing`)

const minutes = 60_000

/** An image as distributions publish them: it boots by firmware, has cloud-init, and knows nothing of Vivarium. */
describe.skipIf(missing.length > 0)('a machine from a disk image of somebody else', { timeout: 20 * minutes }, () => {
  let folder: string
  let universe: Universe

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'viv custom image '))
    universe = await Universe.create(join(folder, 'lab'), { driver: 'qemu' })
    const { image } = await cloudImage()
    await universe.newImage('cloud', { fromFile: image })
    const vm = await universe.newVM('web', {
      image: 'cloud',
      memory: '512MiB',
      userData: '#cloud-config\nwrite_files:\n  - {path: /root/greeting, content: from cloud-init}\n',
    })
    await vm.start({ timeoutMs: 10 * minutes })
  }, 30 * minutes)
  afterAll(async () => {
    await universe?.close()
    if (folder) await Universe.destroy(join(folder, 'lab'), { force: true })
    await rm(folder, { recursive: true, force: true })
  })

  test('has its NICs under the names that such images know, ens3 by DHCP and ens4 by us', async () => {
    const vm = await universe.vm('web')
    expect((await vm.run('ip -o -4 address show dev ens3')).stdout).toContain('10.0.2.15/24')
    expect((await vm.run('ip -o -4 address show dev ens4')).stdout).toContain(vm.ipv4)
    expect((await vm.run('hostname')).stdout).toBe('web\n')
  })

  test('gets its user-data, and lets root in by the key of the universe', async () => {
    const vm = await universe.vm('web')
    await vm.run('cloud-init status --wait', { timeoutMs: 10 * minutes, allowFailure: true })
    expect((await vm.readFile('/root/greeting')).toString()).toBe('from cloud-init')
    const stdout: string[] = []
    const sink = new Writable({ write: (chunk, _encoding, done) => done(void stdout.push(String(chunk))) })
    expect(await vm.ssh({ command: 'id -un', stdout: sink })).toBe(0)
    expect(stdout.join('')).toBe('root\n')
  })

  test('is reached by SSH where it has no guest agent, also after a save', async () => {
    const vm = await universe.vm('web')
    await vm.run('systemctl mask qemu-guest-agent; rm -f /root/greeting; sync')
    await vm.shutdown({ timeoutMs: 5 * minutes })
    await vm.start({ timeoutMs: 10 * minutes })
    await vm.writeFile('/root/a file', 'through SSH', { mode: 0o600 })
    expect((await vm.run('stat -c %a \'/root/a file\'; echo "$X"', { env: { X: "it's" } })).stdout).toBe("600\nit's\n")
    await universe.save()
    universe = await Universe.open(join(folder, 'lab'))
    const opened = await universe.vm('web')
    expect((await opened.readFile('/root/a file')).toString()).toBe('through SSH')
    expect(await opened.run('exit 4', { allowFailure: true })).toMatchObject({ exitCode: 4 })
  })
})
