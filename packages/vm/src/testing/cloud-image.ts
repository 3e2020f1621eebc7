import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, open, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, ensureDirectory, FileLock, run } from '@vivarium/core'

/** What the image is built with; all of it has to be installed. */
export const cloudImagePrograms = ['mmdebstrap', 'mke2fs', 'mformat', 'mcopy', 'syslinux', 'qemu-img']

/** Changes whenever what is below changes, so that an old image is not taken for a new one. */
const recipeVersion = 1
const packages = [
  ...['linux-image-cloud-amd64', 'initramfs-tools', 'systemd-sysv', 'udev', 'dbus', 'libpam-systemd'],
  ...['cloud-init', 'netplan.io', 'openssh-server', 'sudo', 'rsync', 'qemu-guest-agent', 'iproute2'],
]
const mebibyte = 2 ** 20
const bootBytes = 96 * mebibyte
const rootBytes = 1600 * mebibyte

/**
 * A disk image like those that distributions publish for clouds: Debian with cloud-init that boots by firmware (BIOS, syslinux).
 * Built once, as root, which takes some minutes, and kept in the cache folder.
 */
export async function cloudImage(): Promise<{ readonly image: string; readonly kernel: string; readonly initrd: string }> {
  const folder = await ensureDirectory(join(cacheDir(), 'testing'))
  const [image, kernel, initrd] = ['qcow2', 'vmlinuz', 'initrd'].map((end) => join(folder, `cloud-image-${recipeVersion}.${end}`))
  if (!image || !kernel || !initrd) throw new Error('unreachable')
  const lock = await FileLock.acquire(join(folder, 'cloud-image.lock'), { what: 'the test image', wait: { timeoutMs: 15 * 60_000 } })
  try {
    if (!existsSync(image)) await build({ image, kernel, initrd }, folder)
    return { image, kernel, initrd }
  } finally {
    await lock.release()
  }
}

async function build(results: { image: string; kernel: string; initrd: string }, folder: string): Promise<void> {
  const work = await mkdtemp(join(folder, 'build-'))
  const at = (name: string) => join(work, name)
  try {
    const tree = at('tree')
    await run('mmdebstrap', [
      ...['--mode=root', '--variant=important', `--include=${packages.join(',')}`, '--aptopt=Acquire::Languages "none"'],
      ...['doc', 'man', 'locale'].map((kind) => `--dpkgopt=path-exclude=/usr/share/${kind}/*`),
      '--customize-hook=echo "LABEL=root / ext4 defaults 0 1" > "$1/etc/fstab"',
      '--customize-hook=: > "$1/etc/machine-id"; rm -f "$1"/etc/ssh/ssh_host_*',
      ...['bookworm', tree],
    ])
    const files = await readdir(join(tree, 'boot'))
    const boot = (start: string) => join(tree, 'boot', files.find((name) => name.startsWith(start)) ?? start)
    await copyFile(boot('vmlinuz-'), at('vmlinuz'))
    await copyFile(boot('initrd.img-'), at('initrd'))
    await bootPartition(at)
    await writeFile(at('root.ext4'), '')
    await truncate(at('root.ext4'), rootBytes)
    await run('mke2fs', ['-q', '-t', 'ext4', '-L', 'root', '-d', tree, at('root.ext4')])
    await disk(at)
    await run('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', at('disk.img'), at('disk.qcow2')])
    await rename(at('vmlinuz'), results.kernel)
    await rename(at('initrd'), results.initrd)
    await rename(at('disk.qcow2'), results.image)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function bootPartition(at: (name: string) => string): Promise<void> {
  const append = 'root=LABEL=root ro console=ttyS0 initrd=/initrd'
  await writeFile(at('syslinux.cfg'), `DEFAULT linux\nPROMPT 0\nLABEL linux\n  KERNEL /vmlinuz\n  APPEND ${append}\n`)
  await writeFile(at('boot.fat'), '')
  await truncate(at('boot.fat'), bootBytes)
  await run('mformat', ['-i', at('boot.fat'), '-T', String(bootBytes / 512), '-v', 'BOOT', '::'])
  for (const name of ['vmlinuz', 'initrd', 'syslinux.cfg']) await run('mcopy', ['-i', at('boot.fat'), at(name), `::/${name}`])
  await run('syslinux', ['-i', at('boot.fat')])
}

/** Boot code, a partition table with two entries, and the partitions. */
async function disk(at: (name: string) => string): Promise<void> {
  const mbr = Buffer.alloc(512)
  const code = await open('/usr/lib/syslinux/mbr/mbr.bin')
  await code.read(mbr, 0, 440, 0)
  await code.close()
  const entry = (index: number, bootable: boolean, type: number, start: number, bytes: number) => {
    const offset = 446 + index * 16
    mbr.writeUInt8(bootable ? 0x80 : 0, offset)
    mbr.writeUInt8(type, offset + 4)
    mbr.writeUInt32LE(start / 512, offset + 8)
    mbr.writeUInt32LE(bytes / 512, offset + 12)
  }
  entry(0, true, 0x0e, mebibyte, bootBytes)
  entry(1, false, 0x83, mebibyte + bootBytes, rootBytes)
  mbr.writeUInt16LE(0xaa55, 510)
  await writeFile(at('disk.img'), mbr)
  await truncate(at('disk.img'), 2 * mebibyte + bootBytes + rootBytes)
  const copy = (from: string, offset: number) =>
    run('dd', [`if=${at(from)}`, `of=${at('disk.img')}`, 'bs=1M', `seek=${offset / mebibyte}`, 'conv=notrunc,sparse'])
  await copy('boot.fat', mebibyte)
  await copy('root.ext4', mebibyte + bootBytes)
}
