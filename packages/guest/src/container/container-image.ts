import { addProgram, emptyImage, imageLinks } from '../files/base-image.js'
import type { FileTreeSnapshot } from '../files/file-tree.js'

const directories: Readonly<Record<string, number>> = {
  '/dev/pts': 0o755,
  '/etc': 0o755,
  '/home': 0o755,
  '/mnt': 0o755,
  '/opt': 0o755,
  '/proc': 0o555,
  '/root': 0o700,
  '/run': 0o755,
  '/srv': 0o755,
  '/sys': 0o555,
  '/tmp': 0o1777,
  '/usr/lib': 0o755,
  '/usr/local/bin': 0o755,
  '/usr/share': 0o755,
  '/var/cache': 0o755,
  '/var/lib': 0o755,
  '/var/log': 0o755,
  '/var/tmp': 0o1777,
}

const files: Readonly<Record<string, { readonly text: string; readonly mode?: number }>> = {
  '/dev/null': { text: '', mode: 0o666 },
  '/dev/tty': { text: '', mode: 0o666 },
  '/etc/debian_version': { text: '12.0\n' },
  '/etc/passwd': {
    text: 'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
  },
  '/etc/group': { text: 'root:x:0:\ndaemon:x:1:\nwww-data:x:33:\nusers:x:100:\nnogroup:x:65534:\n' },
  '/etc/shadow': { text: 'root:*:19723:0:99999:7:::\n', mode: 0o640 },
  '/etc/profile': { text: '' },
  '/proc/mounts': {
    text: 'overlay / overlay rw,relatime 0 0\nproc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\ntmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0\n',
    mode: 0o444,
  },
  '/proc/sys/kernel/ostype': { text: 'Linux\n', mode: 0o444 },
}

/** The root file system that all containers begin with: a slim Debian alike with those programs. */
export function makeContainerImage(programs: Iterable<string>): FileTreeSnapshot {
  const tree = emptyImage()
  tree.makeDirectory('/usr/bin', {}, true)
  for (const [path, mode] of Object.entries(directories)) {
    tree.makeDirectory(path, {}, true)
    tree.setAttributes(path, { mode })
  }
  for (const [path, target] of Object.entries(imageLinks)) tree.makeLink(target, path)
  tree.makeDirectory('/proc/sys/kernel', {}, true)
  for (const [path, { text, mode }] of Object.entries(files)) tree.writeFile(path, Buffer.from(text), { mode: mode ?? 0o644 })
  for (const name of programs) addProgram(tree, name)
  return tree.snapshot()
}
