import type { FileTree } from './files/file-tree.js'

/** What systemd runs early at boot for the files that name modules, kernel parameters and swap: command lines, in order. */
export function earlyCommands(files: FileTree): readonly (readonly string[])[] {
  const modules = linesOf(files, '/etc/modules-load.d', '.conf')
  const hasParameters = exists(files, '/etc/sysctl.conf') || entriesOf(files, '/etc/sysctl.d').length > 0
  const hasSwap = exists(files, '/etc/fstab') && /\sswap\s/.test(Buffer.from(files.readFile('/etc/fstab')).toString())
  return [
    ...(modules.length > 0 ? [['modprobe', '-a', ...modules]] : []),
    ...(hasParameters ? [['sysctl', '--system', '-q']] : []),
    ...(hasSwap ? [['swapon', '-a']] : []),
  ]
}

function linesOf(files: FileTree, folder: string, suffix: string): readonly string[] {
  return entriesOf(files, folder)
    .filter((name) => name.endsWith(suffix))
    .flatMap((name) =>
      Buffer.from(files.readFile(`${folder}/${name}`))
        .toString()
        .split('\n'),
    )
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#;]/.test(line))
}

export function exists(files: FileTree, path: string): boolean {
  try {
    return files.locate(path, 'stat').node !== undefined
  } catch {
    return false
  }
}

/** The names in a folder; none where there is no such folder. */
export function entriesOf(files: FileTree, path: string): readonly string[] {
  const node = exists(files, path) ? files.get(path, 'scandir') : undefined
  return node?.kind === 'directory' ? [...node.entries.keys()] : []
}
