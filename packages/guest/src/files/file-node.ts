/** What `stat` tells of anything in a file system. */
export interface FileAttributes {
  /** Permission bits as in chmod, without the file type. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Milliseconds since 1970. */
  readonly mtimeMs: number
}

export interface RegularFile extends FileAttributes {
  readonly kind: 'file'
  readonly content: Uint8Array
}

export interface Directory extends FileAttributes {
  readonly kind: 'directory'
  readonly entries: ReadonlyMap<string, FileNode>
}

export interface SymbolicLink extends FileAttributes {
  readonly kind: 'symlink'
  readonly target: string
}

/** Immutable once it is part of a snapshot: a tree of files is shared by all that started from it, until one of them writes. */
export type FileNode = RegularFile | Directory | SymbolicLink

/** Bytes, as stat(2) tells it. */
export const sizeOf = (node: FileNode): number =>
  node.kind === 'file' ? node.content.length : node.kind === 'symlink' ? Buffer.byteLength(node.target) : 4096
