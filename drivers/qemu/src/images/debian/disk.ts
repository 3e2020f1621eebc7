import { createHash } from 'node:crypto'
import { sourceDateEpoch } from './mmdebstrap.js'

/** The size of the disk that a guest sees. Only what is written to it takes space. */
export const diskBytes = 10 * 2 ** 30

/**
 * Arguments for mke2fs(8), as it is in Debian bookworm: an ext4 file system with a tree's content in a new file. No blocks are
 * kept for root, since nobody else fills such a disk. The file is new, so its inode tables are zero already and
 * no guest has to write them (`lazy_itable_init` would make each do so); a small journal, since a guest's
 * disk grows by all of it. Ids come from the recipe, so that equal trees give equal disks.
 */
export function mke2fsArguments(tree: string, disk: string, recipeHash: string): string[] {
  const uuid = uuidFrom(recipeHash)
  const extended = [`hash_seed=${uuid}`, 'lazy_itable_init=0', 'root_owner=0:0']
  const size = `${diskBytes / 1024}k`
  return ['-q', '-t', 'ext4', '-L', 'root', '-m', '0', '-J', 'size=32', '-U', uuid, '-E', extended.join(','), '-d', tree, disk, size]
}

/** A version 8 UUID (RFC 9562) from a hash in hexadecimal. */
export function uuidFrom(hash: string): string {
  const digits = createHash('sha256').update(hash).digest('hex').slice(0, 32)
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16)
  const text = `${digits.slice(0, 12)}8${digits.slice(13, 16)}${variant}${digits.slice(17)}`
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

/** mke2fs of bookworm knows the first of these, later ones the second. */
export const mke2fsEnvironment = { E2FSPROGS_FAKE_TIME: String(sourceDateEpoch), SOURCE_DATE_EPOCH: String(sourceDateEpoch) }

/**
 * A script that unpacks the tree ($1: tar archive, $2: folder) and makes the disk of it. One process tree, because under fakeroot
 * the owners of files are known only inside of it. /dev is left out: the kernel fills it, and nodes can't be made everywhere.
 * File capabilities are kept only by real root: fakeroot's are not understood by mke2fs.
 */
export function unpackAndFormat(asRoot: boolean): string {
  return `set -e
tar -x -p${asRoot ? " --xattrs --xattrs-include='*'" : ''} --numeric-owner --exclude='./dev/*' -C "$2" -f "$1"
rm "$1"
shift 2
exec mke2fs "$@"
`
}
