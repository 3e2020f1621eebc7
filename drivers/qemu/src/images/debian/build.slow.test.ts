import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errors, findProgram, isVivariumError, Operation, type ProgressEvent, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readImageContent } from '../../image-content.js'
import { buildDebianImage } from './build.js'
import { diskBytes } from './disk.js'
import { debianBase } from './recipe.js'

const needed = ['mmdebstrap', 'mke2fs', 'debugfs', 'qemu-img', 'cpio']
const missing: string[] = []
for (const program of needed) if ((await findProgram(program)) === undefined) missing.push(program)

const minutes = 60_000

// A build is a minute's work of two programs that are not ours, so these run apart from the others.
describe.skipIf(missing.length > 0 && !process.env.CI)('buildDebianImage', () => {
  let folder: string
  let image: string
  const events: ProgressEvent[] = []

  /** What builds have left of their temporary files. */
  const leftovers = () => readdir(join(folder, 'tmp'))

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vivarium-build-'))
    // In a user namespace, mmdebstrap works as another user.
    await chmod(folder, 0o755)
    await mkdir(join(folder, 'tmp'))
    vi.stubEnv('TMPDIR', join(folder, 'tmp'))
    image = join(folder, `it's "an", image; $x`)
    await mkdir(image)
    const recipe = {
      base: debianBase,
      steps: [
        { kind: 'packages', names: ['tree'] },
        { kind: 'file', path: '/srv/it is/here.txt', content: 'content\n', mode: 0o600 },
        { kind: 'script', script: 'tree /srv > /srv/seen\nid -un > /srv/user\n[ -c /dev/null ] && [ -d /proc/self ]' },
        { kind: 'packages', names: ['jq'] },
        { kind: 'script', script: '#!/bin/bash\n[[ -x /usr/bin/jq ]] && echo yes > /srv/jq' },
      ],
    } as const
    await buildDebianImage(recipe, image, Operation.from({ onProgress: (event) => void events.push(event) }, 'build', 9 * minutes))
    await run('qemu-img', ['convert', '-O', 'raw', join(image, 'disk.qcow2'), join(folder, 'disk.raw')])
  }, 10 * minutes)
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  }, minutes)

  /** What a command of debugfs(8) says about the disk. */
  const ask = async (command: string) => (await run('debugfs', ['-R', command, join(folder, 'disk.raw')])).stdout

  it('leaves what a machine needs, and nothing else', async () => {
    expect((await readdir(image)).sort()).toEqual(['content.json', 'disk.qcow2', 'initrd', 'kernel', 'recipe.json'])
    const content = await readImageContent(image)
    expect(content).toMatchObject({ disk: 'disk.qcow2', diskBytes, guestAgent: true, boot: { kind: 'kernel', kernel: 'kernel' } })
    const info = JSON.parse((await run('qemu-img', ['info', '--output=json', join(image, 'disk.qcow2')])).stdout)
    expect(info).toMatchObject({ format: 'qcow2', 'virtual-size': diskBytes })
  })

  it('applies the steps in order, as root, inside the tree', async () => {
    expect(await ask('cat "/srv/it is/here.txt"')).toBe('content\n')
    expect(await ask('stat "/srv/it is/here.txt"')).toMatch(/Mode: +0600/)
    expect(await ask('cat /srv/seen')).toContain('here.txt')
    expect(await ask('cat /srv/user')).toBe('root\n')
    expect(await ask('cat /srv/jq')).toBe('yes\n')
  })

  it('belongs to root, with no identity and nothing of this computer in it', async () => {
    expect(await ask('stat /usr/bin/jq')).toMatch(/User: +0 +Group: +0/)
    expect(await ask('cat /etc/machine-id')).toBe('')
    expect(await ask('cat /etc/hostname')).toBe('localhost\n')
    expect(await ask('cat /etc/resolv.conf')).toBe('')
    expect(await ask('ls -p /etc/ssh')).not.toContain('ssh_host')
    expect(await ask('ls -p /etc/apt/sources.list.d')).not.toContain('build')
    expect(await ask('cat /etc/apt/sources.list.d/debian.sources')).toContain('http://deb.debian.org/debian\n')
    expect(await ask('cat /etc/shadow')).toMatch(/^root:[*!]:/m)
  })

  it('has no service that sets the time', async () => {
    expect(await ask('stat /usr/lib/systemd/systemd-timesyncd')).toBe('')
    expect(await ask('stat /etc/systemd/system/systemd-timesyncd.service')).toContain('/dev/null')
  })

  it('has an initrd that cpio can read', async () => {
    const { stdout } = await run('sh', ['-c', 'cpio -t --quiet < "$1"', 'sh', join(image, 'initrd')])
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(['init', 'bin/busybox', 'nodes/net/tun']))
    expect(stdout).toMatch(/virtio_blk\.ko/)
  })

  it('needs no guest to write its inode tables', async () => {
    const { stdout } = await run('dumpe2fs', [join(folder, 'disk.raw')])
    const groups = stdout.split('\n').filter((line) => /^Group \d+:/.test(line))
    expect(groups.length).toBeGreaterThan(10)
    expect(groups.filter((line) => !line.includes('ITABLE_ZEROED'))).toEqual([])
  })

  it('says what it does', () => {
    expect(events.filter((event) => event.state === 'done').map((event) => event.step.at(-1))).toEqual([
      'install Debian',
      'make the disk',
      'make the initrd',
    ])
    expect(events.some((event) => event.message?.includes('jq'))).toBe(true)
  })

  it(
    'names the step that failed, shows its output, and leaves nothing',
    async () => {
      const directory = join(folder, 'failing')
      await mkdir(directory)
      const steps = [
        { kind: 'file', path: '/etc/motd', content: 'hello' },
        { kind: 'script', script: 'echo this is why >&2\nfalse\necho not reached' },
      ] as const
      const failure = await buildDebianImage({ base: debianBase, steps }, directory, Operation.from({}, 'build', 9 * minutes)).catch(
        (e) => e,
      )
      expect(isVivariumError(failure, 'IMAGE_STEP_FAILED')).toBe(true)
      expect(failure.message).toBe('step 2 (script: echo this is why >&2) of the image recipe failed:\nthis is why')
      expect(await readdir(directory)).toEqual([])
      expect(await leftovers()).toEqual([])
    },
    10 * minutes,
  )

  it(
    'stops when it is cancelled, and leaves nothing',
    async () => {
      const directory = join(folder, 'cancelled')
      await mkdir(directory)
      const cancel = new AbortController()
      const onProgress = ({ message }: ProgressEvent) => {
        if (message?.includes('installing')) cancel.abort()
      }
      const building = buildDebianImage(
        { base: debianBase, steps: [] },
        directory,
        Operation.from({ signal: cancel.signal, onProgress }, 'build'),
      )
      await expect(building).rejects.toMatchObject({ code: errors.table.cancelled.code })
      expect(await readdir(directory)).toEqual([])
      expect(await leftovers()).toEqual([])
    },
    10 * minutes,
  )

  it('reads as the recipe that it was', async () => {
    expect(JSON.parse(await readFile(join(image, 'recipe.json'), 'utf8'))).toMatchObject({ base: debianBase })
  })
})
