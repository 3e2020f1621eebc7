import type { FileNode } from '../files/file-node.js'
import { FileTree, type FileTreeSnapshot } from '../files/file-tree.js'

export interface VolumeFile {
  readonly content: Uint8Array
  /** Permission bits. */
  readonly mode: number
}

export interface VolumeOptions {
  readonly now: () => Date
  /** Default: 10 GiB. */
  readonly capacityBytes?: number
  /** Files of an `emptyDir` or a claim, as they were. */
  readonly snapshot?: FileTreeSnapshot
  /** Files that are somebody else's, of a machine for example: what is written there is written here. */
  readonly files?: FileTree
  /** Content by relative path that comes from outside (config maps, secrets, tokens), as it is now: asked whenever somebody looks. Another map when it has changed. */
  readonly source?: () => ReadonlyMap<string, VolumeFile>
}

const empty = (time: number): FileTreeSnapshot => ({
  root: { kind: 'directory', entries: new Map(), mode: 0o777, uid: 0, gid: 0, mtimeMs: time },
  usedBytes: 0,
})

/** Files that several containers can mount. */
export class Volume {
  readonly files: FileTree
  readonly #source: VolumeOptions['source']
  readonly #now: () => Date
  #shown: ReadonlyMap<string, VolumeFile> | undefined

  constructor({ now, capacityBytes = 10 * 1024 ** 3, snapshot, files, source }: VolumeOptions) {
    this.files = files ?? new FileTree(snapshot ?? empty(now().getTime()), { capacityBytes, now })
    this.#source = source
    this.#now = now
  }

  has(path: string): boolean {
    try {
      return this.files.locate(path, 'stat').node !== undefined
    } catch {
      return false
    }
  }

  snapshot(): FileTreeSnapshot {
    return this.files.snapshot()
  }

  /** Brings the files up to date with their source, in one step as kubelet's atomic writer does: `..data` is led to a new folder. */
  refresh(): void {
    const wanted = this.#source?.()
    if (wanted === undefined || (this.#shown !== undefined && isEqual(this.#shown, wanted))) return
    const tree = this.files
    const now = this.#now()
    const before = targetOf(this.files.locate('/..data', 'readlink', false).node)
    const folder = folderName(now, before)
    tree.makeDirectory(`/${folder}`)
    for (const [path, { content, mode }] of wanted) {
      const parent = path.split('/').slice(0, -1).join('/')
      if (parent !== '') tree.makeDirectory(`/${folder}/${parent}`, {}, true)
      tree.writeFile(`/${folder}/${path}`, content, { mode })
    }
    if (before !== undefined) tree.remove('/..data')
    tree.makeLink(folder, '/..data')
    const names = new Set([...wanted.keys()].map((path) => path.split('/')[0] ?? ''))
    const { node } = tree.locate('/', 'scandir')
    for (const name of node?.kind === 'directory' ? [...node.entries.keys()] : []) {
      if (name === '..data' || name === folder || names.has(name)) continue
      tree.remove(`/${name}`, true)
    }
    for (const name of names) if (tree.locate(`/${name}`, 'symlink', false).node === undefined) tree.makeLink(`..data/${name}`, `/${name}`)
    this.#shown = wanted
  }
}

const targetOf = (node: FileNode | undefined): string | undefined => (node?.kind === 'symlink' ? node.target : undefined)

/** `..2025_01_31_10_20_30.123456789`, as kubelet names it; another one than before even within a millisecond. */
function folderName(now: Date, before: string | undefined): string {
  const stamp = `..${now.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '_')}.`
  let nanoseconds = now.getUTCMilliseconds() * 1_000_000 + 1
  while (`${stamp}${nanoseconds}` === before) nanoseconds++
  return `${stamp}${nanoseconds}`
}

function isEqual(a: ReadonlyMap<string, VolumeFile>, b: ReadonlyMap<string, VolumeFile>): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [path, file] of a) {
    const other = b.get(path)
    if (other === undefined || other.mode !== file.mode || Buffer.compare(other.content, file.content) !== 0) return false
  }
  return true
}
