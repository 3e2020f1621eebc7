import { type FileNode, sizeOf } from '../files/file-node.js'
import type { System } from '../guest-system.js'

const typeLetters: Readonly<Record<FileNode['kind'], string>> = { file: '-', directory: 'd', symlink: 'l' }
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const halfYearMs = (365 * 24 * 60 * 60 * 1000) / 2

/** A line of `ls -l` as OpenSSH's sftp-server sends it with each entry of a folder, which `sftp` shows; times are UTC. */
export function longName({ accounts, now }: System, name: string, node: FileNode): string {
  const user = accounts.find(String(node.uid))?.name ?? String(node.uid)
  const group = accounts.findGroup(String(node.gid))?.name ?? String(node.gid)
  return [
    // Where an access control list would be marked there is a blank.
    `${modeOf(node)} `,
    String(linksOf(node)).padStart(3),
    user.padEnd(8),
    group.padEnd(8),
    String(sizeOf(node)).padStart(8),
    dateOf(new Date(node.mtimeMs), now()),
    name,
  ].join(' ')
}

function modeOf({ kind, mode }: FileNode): string {
  const letters = [...'rwxrwxrwx'].map((letter, index) => ((mode & (0o400 >> index)) === 0 ? '-' : letter))
  for (const [bit, at, letter] of [
    [0o4000, 2, 's'],
    [0o2000, 5, 's'],
    [0o1000, 8, 't'],
  ] as const) {
    if ((mode & bit) !== 0) letters[at] = letters[at] === 'x' ? letter : letter.toUpperCase()
  }
  return typeLetters[kind] + letters.join('')
}

/** A folder has its own name, `.`, and the `..` of each folder in it. */
const linksOf = (node: FileNode): number =>
  node.kind === 'directory' ? 2 + [...node.entries.values()].filter(({ kind }) => kind === 'directory').length : 1

/** The time of day for the last half year, and else the year. */
function dateOf(time: Date, now: Date): string {
  const age = now.getTime() - time.getTime()
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${months[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2)}`
  return age >= 0 && age < halfYearMs
    ? `${day} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`
    : `${day}  ${time.getUTCFullYear()}`
}
