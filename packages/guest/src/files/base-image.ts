import type { RegularFile } from './file-node.js'
import type { FileTreeSnapshot } from './file-tree.js'
import { FileTree } from './file-tree.js'

/** When the image says that its files were written: the same in every process, so that images are equal. */
const builtAt = new Date('2025-01-01T00:00:00Z')

/** Kernel parameters as they are after boot. */
const parameters: Readonly<Record<string, string>> = {
  'fs/file-max': '9223372036854775807',
  'fs/inotify/max_user_instances': '128',
  'fs/inotify/max_user_watches': '65536',
  'kernel/keys/root_maxbytes': '25000000',
  'kernel/keys/root_maxkeys': '1000000',
  'kernel/ostype': 'Linux',
  'kernel/panic': '0',
  'kernel/panic_on_oops': '0',
  'kernel/pid_max': '4194304',
  'net/core/somaxconn': '4096',
  'net/ipv4/conf/all/forwarding': '0',
  'net/ipv4/conf/all/rp_filter': '0',
  'net/ipv4/conf/default/rp_filter': '0',
  'net/ipv4/ip_forward': '0',
  'net/ipv4/ip_local_port_range': '32768\t60999',
  'net/ipv6/conf/all/disable_ipv6': '0',
  'net/ipv6/conf/all/forwarding': '0',
  'net/ipv6/conf/default/disable_ipv6': '0',
  'net/ipv6/conf/default/forwarding': '0',
  'net/netfilter/nf_conntrack_max': '262144',
  'vm/max_map_count': '65530',
  'vm/overcommit_memory': '0',
  'vm/panic_on_oom': '0',
  'vm/swappiness': '60',
}

/** What dpkg says is installed. */
const packages: Readonly<Record<string, string>> = {
  apt: '2.6.1',
  'base-files': '12.4+deb12u5',
  bash: '5.2.15-2+b2',
  'ca-certificates': '20230311',
  'cloud-init': '22.4.2-1',
  coreutils: '9.1-1',
  curl: '7.88.1-10+deb12u5',
  dpkg: '1.21.22',
  iproute2: '6.1.0-3',
  'openssh-server': '1:9.2p1-2+deb12u2',
  procps: '2:4.0.2-3',
  sudo: '1.9.13p3-1+deb12u1',
  systemd: '252.22-1~deb12u1',
  tar: '1.34+dfsg-1.2+deb12u1',
  wget: '1.21.3-1+b2',
}

const directories: Readonly<Record<string, number>> = {
  '/boot': 0o755,
  '/dev/pts': 0o755,
  '/etc/cloud/cloud.cfg.d': 0o755,
  '/etc/default': 0o755,
  '/etc/profile.d': 0o755,
  '/etc/ssh/sshd_config.d': 0o755,
  '/etc/modules-load.d': 0o755,
  '/etc/sudoers.d': 0o750,
  '/etc/sysctl.d': 0o755,
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
  '/proc/modules': { text: '', mode: 0o444 },
  '/proc/mounts': {
    text: '/dev/vda1 / ext4 rw,relatime 0 0\nproc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\nsysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0\ntmpfs /run tmpfs rw,nosuid,nodev 0 0\ncgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime 0 0\n',
    mode: 0o444,
  },
  '/proc/swaps': { text: 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n', mode: 0o444 },
  '/etc/fstab': { text: '/dev/vda1 / ext4 rw,discard,errors=remount-ro 0 1\n' },
  '/var/lib/dpkg/status': {
    text: Object.entries(packages)
      .map(
        ([name, version]) =>
          `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\nDescription: ${name}\n`,
      )
      .join('\n'),
  },
  '/proc/cmdline': { text: 'BOOT_IMAGE=/boot/vmlinuz root=/dev/vda1 ro console=ttyS0\n', mode: 0o444 },
}

/** As one directory, which current distributions move to: every program is found in each of the usual places. */
export const imageLinks: Readonly<Record<string, string>> = {
  '/bin': 'usr/bin',
  '/sbin': 'usr/bin',
  '/usr/sbin': 'bin',
  '/lib': 'usr/lib',
  '/var/run': '/run',
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/** A tree without files. Whatever is made in it was made when the image was built. */
export function emptyImage(): FileTree {
  return new FileTree(
    { root: { kind: 'directory', entries: new Map(), mode: 0o755, uid: 0, gid: 0, mtimeMs: builtAt.getTime() }, usedBytes: 0 },
    { capacityBytes: Number.POSITIVE_INFINITY, now: () => builtAt },
  )
}

/** The disk of a new guest: a small Debian alike with those programs. */
export function makeBaseImage(programs: Iterable<string>): FileTreeSnapshot {
  const tree = emptyImage()
  tree.makeDirectory('/usr/bin', {}, true)
  for (const [path, mode] of Object.entries(directories)) {
    tree.makeDirectory(path, {}, true)
    tree.setAttributes(path, { mode })
  }
  for (const [path, target] of Object.entries(imageLinks)) tree.makeLink(target, path)
  for (const path of ['/var/lib/dpkg', ...Object.keys(parameters).map((name) => parentOf(`/proc/sys/${name}`))])
    tree.makeDirectory(path, {}, true)
  for (const [name, value] of Object.entries(parameters)) tree.writeFile(`/proc/sys/${name}`, Buffer.from(`${value}\n`))
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

const programs = new WeakMap<RegularFile, string>()
const longestProgram = 200

/** The name of the program that `addProgram` made the file for. */
export function programIn(file: RegularFile): string | undefined {
  const known = programs.get(file)
  if (known !== undefined || file.content.length > longestProgram) return known
  const name = /^#!\/bin\/sh\nexec \/usr\/bin\/(\S+) "\$@"\n$/.exec(Buffer.from(file.content).toString())?.[1]
  if (name !== undefined) programs.set(file, name)
  return name
}
