import { isVivariumError } from '@vivarium/core'
import { fileError } from './file-error.js'
import type { Directory, FileAttributes, FileNode, RegularFile } from './file-node.js'
import { namesOf, pathOf } from './path.js'

/** As Linux: so many symbolic links on the way are a loop. */
const maxLinks = 40

/** A directory that only this tree has, so that it may be changed in place. */
interface OwnDirectory extends FileAttributes {
  kind: 'directory'
  mode: number
  uid: number
  gid: number
  mtimeMs: number
  entries: Map<string, FileNode>
}

/** A tree of files as it was at one moment: plain, immutable, shared by every tree that started from it. */
export interface FileTreeSnapshot {
  readonly root: Directory
  readonly usedBytes: number
}

/** Where a path leads: the names without links, and what is there. */
export interface Located {
  readonly names: readonly string[]
  readonly node: FileNode | undefined
}

/** Another tree in the place of a directory. */
interface MountPoint {
  readonly names: readonly string[]
  readonly tree: FileTree
  /** Where in that tree it begins. */
  readonly from: readonly string[]
  readonly readOnly: boolean
  readonly refresh: (() => void) | undefined
}

export interface MountOptions {
  readonly readOnly?: boolean
  /** The directory or file of the other tree that is shown. Default: its root. */
  readonly from?: string
  /** Called before somebody looks into it. */
  readonly refresh?: () => void
}

export interface FileTreeOptions {
  /** What all files together may hold. */
  readonly capacityBytes: number
  readonly now: () => Date
}

/**
 * A file system in memory. A write copies the directories on its way once; all else stays shared with the snapshot that the
 * tree came from. It knows modes and owners but lets everybody do everything: `UserFileSystem` checks.
 */
export class FileTree {
  #root: Directory
  #own = new WeakSet<Directory>()
  #usedBytes: number
  readonly #options: FileTreeOptions
  readonly #mounts = new Map<string, MountPoint>()
  /** While true, whatever needs more room is refused (ENOSPC). */
  full = false
  /** While true, nothing but what is mounted can be written (EROFS). */
  readOnly = false

  constructor(snapshot: FileTreeSnapshot, options: FileTreeOptions) {
    this.#root = snapshot.root
    this.#usedBytes = snapshot.usedBytes
    this.#options = options
  }

  get usedBytes(): number {
    return this.full ? this.#options.capacityBytes : this.#usedBytes
  }

  get capacityBytes(): number {
    return this.#options.capacityBytes
  }

  /** Costs nothing: from now on this tree copies what it changes. */
  snapshot(): FileTreeSnapshot {
    this.#own = new WeakSet()
    return { root: this.#root, usedBytes: this.#usedBytes }
  }

  /** Shows another tree at a path, which is made when it is missing. It is no part of snapshots of this one. */
  mount(path: string, tree: FileTree, { readOnly = false, from = '/', refresh }: MountOptions = {}): void {
    refresh?.()
    const isFile = tree.get(from, 'mount').kind === 'file'
    let { names, node } = this.#locateToMake(path)
    if (node === undefined) {
      const wasReadOnly = this.readOnly
      this.readOnly = false
      try {
        if (!isFile) this.makeDirectory(path, {}, true)
        else {
          this.makeDirectory(pathOf(namesOf(path).slice(0, -1)), {}, true)
          this.writeFile(path, new Uint8Array())
        }
      } finally {
        this.readOnly = wasReadOnly
      }
      ;({ names, node } = this.locate(path, 'mount'))
    }
    this.#mounts.set(pathOf(names), { names, tree, from: tree.locate(from, 'mount').names, readOnly, refresh })
  }

  #locateToMake(path: string): Located {
    try {
      return this.locate(path, 'mount')
    } catch (error) {
      if (isVivariumError(error, 'ENOENT')) return { names: [], node: undefined }
      throw error
    }
  }

  unmount(path: string): void {
    this.#mounts.delete(pathOf(this.locate(path, 'umount').names))
  }

  mounts(): readonly { readonly path: string; readonly readOnly: boolean }[] {
    return Array.from(this.#mounts, ([path, { readOnly }]) => ({ path, readOnly }))
  }

  /**
   * Follows a path. The last name may lead nowhere; a missing directory on the way is ENOENT. `visit` is called for each
   * directory that is walked through.
   */
  locate(path: string, call: string, followLast = true, visit?: (directory: Directory) => void): Located {
    let pending = path.split('/').filter((name) => name !== '' && name !== '.')
    let links = 0
    let names: string[] = []
    let trail: FileNode[] = [this.#root]
    while (pending.length > 0) {
      const [name = '', ...rest] = pending
      pending = rest
      const here = trail.at(-1)
      if (here === undefined) throw fileError('ENOENT', call, path)
      if (here.kind !== 'directory') throw fileError('ENOTDIR', call, path)
      visit?.(here)
      if (name === '..') {
        names.pop()
        if (trail.length > 1) trail.pop()
        continue
      }
      const next = this.#mounts.size > 0 ? this.#entry(here, [...names, name]) : here.entries.get(name)
      if (next?.kind === 'symlink' && (followLast || pending.length > 0)) {
        if (++links > maxLinks) throw fileError('ELOOP', call, path)
        if (next.target.startsWith('/')) {
          names = []
          trail = [this.#root]
        }
        pending = [...next.target.split('/').filter((part) => part !== '' && part !== '.'), ...pending]
        continue
      }
      names.push(name)
      if (next === undefined) {
        if (pending.length > 0) throw fileError('ENOENT', call, path)
        return { names, node: undefined }
      }
      trail.push(next)
    }
    return { names, node: trail.at(-1) }
  }

  get(path: string, call: string, followLast = true): FileNode {
    const { node } = this.locate(path, call, followLast)
    if (node === undefined) throw fileError('ENOENT', call, path)
    return node
  }

  readFile(path: string): Uint8Array {
    const node = this.get(path, 'open')
    if (node.kind !== 'file') throw fileError('EISDIR', 'read', path)
    return node.content
  }

  /** Writes a whole file. An existing one keeps its mode and owner unless they are given. */
  writeFile(path: string, content: Uint8Array, attributes: Partial<FileAttributes> = {}): void {
    const { names, node } = this.locate(path, 'open')
    if (node?.kind === 'directory') throw fileError('EISDIR', 'open', path)
    const before = node?.kind === 'file' ? node : undefined
    this.#put(names, path, {
      kind: 'file',
      content,
      mode: attributes.mode ?? before?.mode ?? 0o644,
      uid: attributes.uid ?? before?.uid ?? 0,
      gid: attributes.gid ?? before?.gid ?? 0,
      mtimeMs: attributes.mtimeMs ?? this.#options.now().getTime(),
    })
  }

  makeDirectory(path: string, attributes: Partial<FileAttributes> = {}, recursive = false): void {
    const names = namesOf(path)
    if (recursive) {
      for (let depth = 1; depth < names.length; depth++) {
        const above = pathOf(names.slice(0, depth))
        const { node } = this.locate(above, 'mkdir')
        if (node === undefined) this.makeDirectory(above, attributes)
        else if (node.kind !== 'directory') throw fileError('ENOTDIR', 'mkdir', path)
      }
    }
    const found = this.locate(path, 'mkdir', recursive)
    if (found.node !== undefined) {
      if (recursive && found.node.kind === 'directory') return
      throw fileError('EEXIST', 'mkdir', path)
    }
    this.#put(found.names, path, {
      kind: 'directory',
      entries: new Map(),
      mode: attributes.mode ?? 0o755,
      uid: attributes.uid ?? 0,
      gid: attributes.gid ?? 0,
      mtimeMs: attributes.mtimeMs ?? this.#options.now().getTime(),
    })
  }

  makeLink(target: string, path: string, attributes: Partial<FileAttributes> = {}): void {
    const { names, node } = this.locate(path, 'symlink', false)
    if (node !== undefined) throw fileError('EEXIST', 'symlink', path)
    const { uid = 0, gid = 0, mtimeMs = this.#options.now().getTime() } = attributes
    this.#put(names, path, { kind: 'symlink', target, mode: 0o777, uid, gid, mtimeMs })
  }

  remove(path: string, recursive = false): void {
    const { names, node } = this.locate(path, 'unlink', false)
    if (node === undefined) throw fileError('ENOENT', 'unlink', path)
    if (names.length === 0) throw fileError('EINVAL', 'unlink', path)
    if (node.kind === 'directory' && node.entries.size > 0 && !recursive) throw fileError('ENOTEMPTY', 'rmdir', path)
    for (const mount of this.#mounts.values()) if (startsWith(mount.names, names)) throw fileError('EBUSY', 'unlink', path)
    const place = this.#placeOf(names, 'unlink', path)
    place.tree.#usedBytes -= bytesIn(node)
    const parent = place.tree.#parentOf(place.names)
    parent.entries.delete(place.names.at(-1) ?? '')
    parent.mtimeMs = this.#options.now().getTime()
  }

  /** Puts a node of another place (shared, not copied) at a path. */
  place(node: FileNode, path: string): void {
    const { names } = this.locate(path, 'open', false)
    this.#disown(node)
    this.#put(names, path, node)
  }

  setAttributes(path: string, attributes: Partial<FileAttributes>, followLast = true): void {
    const { names, node } = this.locate(path, 'chmod', followLast)
    if (node === undefined) throw fileError('ENOENT', 'chmod', path)
    const place = this.#placeOf(names, 'chmod', path)
    if (place.names.length === 0) Object.assign(place.tree.#directoryAt([]), attributes)
    else place.tree.#put(place.names, path, { ...node, ...attributes })
  }

  /** What stands under those names, where mounts count. */
  #entry(parent: Directory, names: readonly string[]): FileNode | undefined {
    const mount = this.#mounts.get(pathOf(names))
    if (mount === undefined) return parent.entries.get(names.at(-1) ?? '')
    mount.refresh?.()
    return mount.tree.locate(pathOf(mount.from), 'stat').node
  }

  /** The tree that those names lie in, and their names there. */
  #placeOf(names: readonly string[], call: string, path: string): { tree: FileTree; names: readonly string[] } {
    let found: MountPoint | undefined
    for (const mount of this.#mounts.values()) {
      if (startsWith(names, mount.names) && mount.names.length > (found?.names.length ?? -1)) found = mount
    }
    if (found?.readOnly ?? this.readOnly) throw fileError('EROFS', call, path)
    return found === undefined ? { tree: this, names } : { tree: found.tree, names: [...found.from, ...names.slice(found.names.length)] }
  }

  #put(at: readonly string[], path: string, node: FileNode): void {
    const { tree, names } = this.#placeOf(at, 'open', path)
    if (tree !== this) {
      tree.#put(names, path, node)
      return
    }
    const name = names.at(-1)
    if (name === undefined) throw fileError('EISDIR', 'open', path)
    const parent = this.#parentOf(names)
    const before = parent.entries.get(name)
    const growth = bytesIn(node) - (before === undefined ? 0 : bytesIn(before))
    if (growth > 0 && (this.full || this.#usedBytes + growth > this.#options.capacityBytes)) throw fileError('ENOSPC', 'write', path)
    this.#usedBytes += growth
    parent.entries.set(name, node)
    parent.mtimeMs = this.#options.now().getTime()
  }

  #parentOf(names: readonly string[]): OwnDirectory {
    return this.#directoryAt(names.slice(0, -1))
  }

  /** The directory at those names, copied with all above it where it is shared. */
  #directoryAt(names: readonly string[]): OwnDirectory {
    let here = this.#owned(this.#root)
    this.#root = here
    for (const name of names) {
      const next = here.entries.get(name)
      if (next?.kind !== 'directory') throw fileError('ENOTDIR', 'open', pathOf(names))
      const own = this.#owned(next)
      here.entries.set(name, own)
      here = own
    }
    return here
  }

  #owned(directory: Directory): OwnDirectory {
    if (this.#own.has(directory)) return directory as OwnDirectory
    const copy: OwnDirectory = { ...directory, entries: new Map(directory.entries) }
    this.#own.add(copy)
    return copy
  }

  /** A subtree that is now in two places must be copied by whoever changes it. */
  #disown(node: FileNode): void {
    if (node.kind !== 'directory' || !this.#own.delete(node)) return
    for (const entry of node.entries.values()) this.#disown(entry)
  }
}

const startsWith = (names: readonly string[], beginning: readonly string[]): boolean =>
  beginning.every((name, index) => names[index] === name)

function bytesIn(node: FileNode): number {
  if (node.kind === 'file') return (node as RegularFile).content.length
  if (node.kind === 'symlink') return 0
  let sum = 0
  for (const entry of node.entries.values()) sum += bytesIn(entry)
  return sum
}
