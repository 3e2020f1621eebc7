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

  constructor(snapshot: FileTreeSnapshot, options: FileTreeOptions) {
    this.#root = snapshot.root
    this.#usedBytes = snapshot.usedBytes
    this.#options = options
  }

  get usedBytes(): number {
    return this.#usedBytes
  }

  get capacityBytes(): number {
    return this.#options.capacityBytes
  }

  /** Costs nothing: from now on this tree copies what it changes. */
  snapshot(): FileTreeSnapshot {
    this.#own = new WeakSet()
    return { root: this.#root, usedBytes: this.#usedBytes }
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
      const next = here.entries.get(name)
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
    this.#usedBytes -= bytesIn(node)
    this.#parentOf(names).entries.delete(names.at(-1) ?? '')
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
    if (names.length === 0) Object.assign(this.#directoryAt([]), attributes)
    else this.#put(names, path, { ...node, ...attributes })
  }

  #put(names: readonly string[], path: string, node: FileNode): void {
    const name = names.at(-1)
    if (name === undefined) throw fileError('EISDIR', 'open', path)
    const parent = this.#parentOf(names)
    const before = parent.entries.get(name)
    const growth = bytesIn(node) - (before === undefined ? 0 : bytesIn(before))
    if (growth > 0 && this.#usedBytes + growth > this.#options.capacityBytes) throw fileError('ENOSPC', 'write', path)
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

function bytesIn(node: FileNode): number {
  if (node.kind === 'file') return (node as RegularFile).content.length
  if (node.kind === 'symlink') return 0
  let sum = 0
  for (const entry of node.entries.values()) sum += bytesIn(entry)
  return sum
}
