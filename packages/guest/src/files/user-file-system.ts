import { isVivariumError } from '@vivarium/core'
import type { BufferEncoding, ByteString, FsStat, IFileSystem } from 'just-bash'
import { fileError } from './file-error.js'
import { type FileNode, type RegularFile, sizeOf } from './file-node.js'
import type { FileTree, Located } from './file-tree.js'
import { namesOf, pathOf, resolveFrom } from './path.js'

/** Who acts: the owner of what it makes, and bound by modes unless it is root. */
export interface Credentials {
  readonly uid: number
  readonly gid: number
  readonly groups: readonly number[]
}

const read = 4
const write = 2
const search = 1

/** The interface of one `Dirent` that just-bash asks for but does not export. */
type Entry = Awaited<ReturnType<NonNullable<IFileSystem['readdirWithFileTypes']>>>[number]

/** A file tree as one user sees it: what the shell of that user works on. */
export class UserFileSystem implements IFileSystem {
  readonly #tree: FileTree
  readonly #user: Credentials
  /** The permission bits that new files don't get. */
  umask = 0o022

  constructor(tree: FileTree, user: Credentials) {
    this.#tree = tree
    this.#user = user
  }

  async readFile(path: string, options?: { encoding?: BufferEncoding | null } | BufferEncoding): Promise<string> {
    const encoding = (typeof options === 'string' ? options : options?.encoding) ?? 'utf8'
    return Buffer.from(this.#read(path)).toString(encoding)
  }

  async readFileBytes(path: string): Promise<ByteString> {
    return Buffer.from(this.#read(path)).toString('latin1') as unknown as ByteString
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.#read(path)
  }

  async writeFile(path: string, content: string | Uint8Array, options?: { encoding?: BufferEncoding } | BufferEncoding): Promise<void> {
    this.#write(path, bytesOf(content, options))
  }

  async appendFile(path: string, content: string | Uint8Array, options?: { encoding?: BufferEncoding } | BufferEncoding): Promise<void> {
    const { node } = this.#locate(path, 'open')
    const before = node?.kind === 'file' ? node.content : new Uint8Array()
    this.#write(path, Buffer.concat([before, bytesOf(content, options)]))
  }

  async exists(path: string): Promise<boolean> {
    try {
      return this.#locate(path, 'stat').node !== undefined
    } catch {
      return false
    }
  }

  async stat(path: string): Promise<FsStat> {
    return statOf(this.#found(path, 'stat'))
  }

  async lstat(path: string): Promise<FsStat> {
    return statOf(this.#found(path, 'lstat', false))
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    const names = namesOf(path)
    // The first directory that is missing is made in one that must allow it.
    for (let depth = 0; depth < names.length; depth++) {
      const { node } = this.#locate(pathOf(names.slice(0, depth + 1)), 'mkdir')
      if (node !== undefined) continue
      this.#checkParent(pathOf(names.slice(0, depth + 1)), 'mkdir')
      break
    }
    this.#tree.makeDirectory(path, { ...this.#owner(), mode: 0o777 & ~this.umask }, options?.recursive === true)
  }

  async readdir(path: string): Promise<string[]> {
    return [...this.#entries(path).keys()].sort()
  }

  async readdirWithFileTypes(path: string): Promise<Entry[]> {
    return [...this.#entries(path)]
      .map(([name, node]) => ({
        name,
        isFile: node.kind === 'file',
        isDirectory: node.kind === 'directory',
        isSymbolicLink: node.kind === 'symlink',
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    if (options?.force === true && !(await this.#lexists(path))) return
    this.#found(path, 'unlink', false)
    this.#checkParent(path, 'unlink')
    this.#tree.remove(path, options?.recursive === true)
  }

  async cp(source: string, destination: string, options?: { recursive?: boolean }): Promise<void> {
    const node = this.#found(source, 'cp', options?.recursive !== true)
    if (node.kind === 'directory' && options?.recursive !== true) throw fileError('EISDIR', 'cp', source)
    if (`${pathOf(namesOf(destination))}/`.startsWith(`${pathOf(namesOf(source))}/`)) throw fileError('EINVAL', 'cp', destination)
    await this.#copy(source, node, destination)
  }

  async mv(source: string, destination: string): Promise<void> {
    const node = this.#found(source, 'rename', false)
    if (`${pathOf(namesOf(destination))}/`.startsWith(`${pathOf(namesOf(source))}/`)) throw fileError('EINVAL', 'rename', destination)
    this.#checkParent(source, 'rename')
    this.#checkParent(destination, 'rename')
    this.#tree.remove(source, true)
    try {
      this.#tree.place(node, destination)
    } catch (error) {
      this.#tree.place(node, source)
      throw error
    }
  }

  /** The file that this user could execute under that path. */
  executable(path: string): RegularFile | undefined {
    try {
      const { node } = this.#locate(path, 'access')
      if (node?.kind !== 'file' || (node.mode & 0o111) === 0) return undefined
      this.#check(node, search, 'access', path)
      return node
    } catch {
      return undefined
    }
  }

  /** The node of a path that the user may get to; undefined: it is not there. Throws EACCES on the way, ENOTDIR, ELOOP. */
  look(path: string, followLast = true): FileNode | undefined {
    try {
      return this.#locate(path, 'stat', followLast).node
    } catch (error) {
      if (isVivariumError(error, 'ENOENT')) return undefined
      throw error
    }
  }

  /** Whether the user may do that to what is under the path: as access(2). */
  may(path: string, what: 'read' | 'write' | 'execute'): boolean {
    try {
      const node = this.#found(path, 'access')
      if (what === 'execute' && node.kind === 'file' && (node.mode & 0o111) === 0) return false
      this.#check(node, { read, write, execute: search }[what], 'access', path)
      return true
    } catch {
      return false
    }
  }

  resolvePath(base: string, path: string): string {
    return resolveFrom(base, path)
  }

  getAllPaths(): string[] {
    const paths: string[] = []
    const walk = (path: string) => {
      paths.push(path === '' ? '/' : path)
      const node = this.#tree.get(path === '' ? '/' : path, 'stat', false)
      if (node.kind === 'directory') for (const name of node.entries.keys()) walk(`${path}/${name}`)
    }
    walk('')
    return paths
  }

  async chmod(path: string, mode: number): Promise<void> {
    const node = this.#found(path, 'chmod')
    if (this.#user.uid !== 0 && this.#user.uid !== node.uid) throw fileError('EACCES', 'chmod', path)
    this.#tree.setAttributes(path, { mode: mode & 0o7777 })
  }

  async symlink(target: string, path: string): Promise<void> {
    this.#checkParent(path, 'symlink')
    this.#tree.makeLink(target, path, this.#owner())
  }

  /** A copy from then on: what is written to one name is not seen under the other. */
  async link(existing: string, path: string): Promise<void> {
    const node = this.#found(existing, 'link')
    if (node.kind !== 'file') throw fileError('EINVAL', 'link', existing)
    if (await this.#lexists(path)) throw fileError('EEXIST', 'link', path)
    this.#checkParent(path, 'link')
    this.#tree.place(node, path)
  }

  async readlink(path: string): Promise<string> {
    const node = this.#found(path, 'readlink', false)
    if (node.kind !== 'symlink') throw fileError('EINVAL', 'readlink', path)
    return node.target
  }

  async realpath(path: string): Promise<string> {
    const { names, node } = this.#locate(path, 'realpath')
    if (node === undefined) throw fileError('ENOENT', 'realpath', path)
    return pathOf(names)
  }

  async utimes(path: string, _accessed: Date, modified: Date): Promise<void> {
    this.#found(path, 'utimes')
    this.#tree.setAttributes(path, { mtimeMs: modified.getTime() })
  }

  #locate(path: string, call: string, followLast = true): Located {
    return this.#tree.locate(path, call, followLast, (directory) => this.#check(directory, search, call, path))
  }

  #found(path: string, call: string, followLast = true): FileNode {
    const { node } = this.#locate(path, call, followLast)
    if (node === undefined) throw fileError('ENOENT', call, path)
    return node
  }

  #read(path: string): Uint8Array {
    const node = this.#found(path, 'open')
    if (node.kind !== 'file') throw fileError('EISDIR', 'read', path)
    this.#check(node, read, 'open', path)
    return node.content
  }

  #write(path: string, content: Uint8Array): void {
    const { node, names } = this.#locate(path, 'open')
    if (node === undefined) this.#checkParent(pathOf(names), 'open')
    else this.#check(node, write, 'open', path)
    // As Linux' null and its kin, which programs write to everywhere.
    if (names[0] === 'dev' && node !== undefined) return
    this.#tree.writeFile(path, content, node === undefined ? { ...this.#owner(), mode: 0o666 & ~this.umask } : {})
  }

  #entries(path: string): ReadonlyMap<string, FileNode> {
    const node = this.#found(path, 'scandir')
    if (node.kind !== 'directory') throw fileError('ENOTDIR', 'scandir', path)
    this.#check(node, read, 'scandir', path)
    return node.entries
  }

  async #lexists(path: string): Promise<boolean> {
    try {
      return this.#locate(path, 'lstat', false).node !== undefined
    } catch {
      return false
    }
  }

  async #copy(from: string, node: FileNode, to: string): Promise<void> {
    if (node.kind === 'symlink') await this.symlink(node.target, to)
    else if (node.kind === 'file') {
      const isNew = !(await this.exists(to))
      this.#write(to, this.#read(from))
      if (isNew) this.#tree.setAttributes(to, { mode: node.mode })
    } else {
      if (!(await this.exists(to))) await this.mkdir(to)
      for (const name of this.#entries(from).keys())
        await this.#copy(`${from}/${name}`, this.#found(`${from}/${name}`, 'cp', false), `${to}/${name}`)
    }
  }

  #checkParent(path: string, call: string): void {
    const parent = this.#found(pathOf(namesOf(path).slice(0, -1)), call)
    this.#check(parent, write, call, path)
  }

  #check(node: FileNode, wanted: number, call: string, path: string): void {
    const { uid, gid, groups } = this.#user
    if (uid === 0) return
    let bits = node.mode & 7
    if (node.uid === uid) bits = (node.mode >> 6) & 7
    else if (node.gid === gid || groups.includes(node.gid)) bits = (node.mode >> 3) & 7
    if ((bits & wanted) !== wanted) throw fileError('EACCES', call, path)
  }

  #owner(): { uid: number; gid: number } {
    return { uid: this.#user.uid, gid: this.#user.gid }
  }
}

function bytesOf(content: string | Uint8Array, options: { encoding?: BufferEncoding } | BufferEncoding | undefined): Uint8Array {
  if (typeof content !== 'string') return Uint8Array.from(content)
  const encoding = (typeof options === 'string' ? options : options?.encoding) ?? 'utf8'
  return Buffer.from(content, encoding)
}

function statOf(node: FileNode): FsStat {
  return {
    isFile: node.kind === 'file',
    isDirectory: node.kind === 'directory',
    isSymbolicLink: node.kind === 'symlink',
    mode: node.mode,
    size: sizeOf(node),
    mtime: new Date(node.mtimeMs),
  }
}
