import type { FileTreeSnapshot } from './file-tree.js'
import { FileTree } from './file-tree.js'

/** When the image says that its files were written: the same in every process, so that images are equal. */
const builtAt = new Date('2025-01-01T00:00:00Z')

const directories: Readonly<Record<string, number>> = {
  '/boot': 0o755,
  '/dev/pts': 0o755,
  '/etc/cloud/cloud.cfg.d': 0o755,
  '/etc/default': 0o755,
  '/etc/profile.d': 0o755,
  '/etc/ssh/sshd_config.d': 0o755,
  '/etc/sudoers.d': 0o750,
  '/etc/systemd/system': 0o755,
  '/home': 0o755,
  '/media': 0o755,
  '/mnt': 0o755,
  '/opt': 0o755,
  '/proc': 0o555,
  '/root': 0o700,
  '/root/.ssh': 0o700,
  '/run': 0o755,
  '/srv': 0o755,
  '/sys': 0o555,
  '/tmp': 0o1777,
  '/usr/lib/systemd/system': 0o755,
  '/usr/local/bin': 0o755,
  '/usr/local/sbin': 0o755,
  '/usr/share': 0o755,
  '/var/cache': 0o755,
  '/var/lib/cloud': 0o755,
  '/var/log': 0o755,
  '/var/tmp': 0o1777,
}

const files: Readonly<Record<string, { readonly text: string; readonly mode?: number }>> = {
  '/dev/null': { text: '', mode: 0o666 },
  '/dev/tty': { text: '', mode: 0o666 },
  '/dev/kmsg': { text: '', mode: 0o644 },
  '/dev/console': { text: '', mode: 0o600 },
  '/etc/os-release': {
    text: 'PRETTY_NAME="Vivarium simulated guest (Debian 12 alike)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\n',
  },
  '/etc/debian_version': { text: '12.0\n' },
  '/etc/passwd': {
    text: 'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nsshd:x:100:65534::/run/sshd:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
  },
  '/etc/group': {
    text: 'root:x:0:\ndaemon:x:1:\nadm:x:4:\ndisk:x:6:\ndialout:x:20:\ncdrom:x:24:\nfloppy:x:25:\nsudo:x:27:\naudio:x:29:\ndip:x:30:\nvideo:x:44:\nplugdev:x:46:\nusers:x:100:\nsystemd-journal:x:101:\nnetdev:x:102:\nwheel:x:103:\nnogroup:x:65534:\n',
  },
  '/etc/shadow': {
    text: 'root:*:19723:0:99999:7:::\ndaemon:*:19723:0:99999:7:::\nsshd:!:19723::::::\nnobody:*:19723:0:99999:7:::\n',
    mode: 0o640,
  },
  '/etc/hosts': { text: '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n' },
  '/etc/shells': { text: '/bin/sh\n/bin/bash\n' },
  '/etc/ssh/sshd_config': { text: 'Include /etc/ssh/sshd_config.d/*.conf\nPermitRootLogin prohibit-password\nPasswordAuthentication no\n' },
  '/etc/sudoers': { text: 'root ALL=(ALL:ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n', mode: 0o440 },
  '/etc/profile': { text: '' },
  '/proc/cmdline': { text: 'BOOT_IMAGE=/boot/vmlinuz root=/dev/vda1 ro console=ttyS0\n', mode: 0o444 },
}

/** As one directory, which current distributions move to: every program is found in each of the usual places. */
const links = { '/bin': 'usr/bin', '/sbin': 'usr/bin', '/usr/sbin': 'bin', '/lib': 'usr/lib', '/var/run': '/run' }

/** The disk of a new guest: a small Debian alike with those programs. */
export function makeBaseImage(programs: Iterable<string>): FileTreeSnapshot {
  const tree = new FileTree(
    { root: { kind: 'directory', entries: new Map(), mode: 0o755, uid: 0, gid: 0, mtimeMs: builtAt.getTime() }, usedBytes: 0 },
    { capacityBytes: Number.POSITIVE_INFINITY, now: () => builtAt },
  )
  tree.makeDirectory('/usr/bin', {}, true)
  for (const [path, mode] of Object.entries(directories)) {
    tree.makeDirectory(path, {}, true)
    tree.setAttributes(path, { mode })
  }
  for (const [path, target] of Object.entries(links)) tree.makeLink(target, path)
  for (const [path, { text, mode }] of Object.entries(files)) tree.writeFile(path, Buffer.from(text), { mode: mode ?? 0o644 })
  for (const name of programs) addProgram(tree, name)
  return tree.snapshot()
}

/**
 * The file by which the shell finds one of its built-in programs. The shell takes it as built in only under /usr/bin and
 * /bin; by another path it runs what the file says.
 */
export function addProgram(tree: FileTree, name: string): void {
  tree.writeFile(`/usr/bin/${name}`, Buffer.from(`#!/bin/sh\nexec /usr/bin/${name} "$@"\n`), { mode: 0o755 })
}
