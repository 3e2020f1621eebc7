import { errors } from '@vivarium/core'
import type { Directory, FileNode } from '@vivarium/guest'

/**
 * Kind, mode, owner, group, time, then the content: text (`f`), base64 (`b`), a link's target (`l`), or names with places in the table (`d`).
 * A directory comes after all that is in it.
 */
type Row = ['f' | 'b' | 'l', number, number, number, number, string] | ['d', number, number, number, number, [string, number][]]

/** File trees as plain JSON, where what several of them share stands once: most of a machine is its image. */
export class FileTableWriter {
  readonly rows: Row[] = []
  readonly #places = new Map<FileNode, number>()

  /** The place of a node in the table. */
  add(node: FileNode): number {
    const known = this.#places.get(node)
    if (known !== undefined) return known
    const { mode, uid, gid, mtimeMs } = node
    let row: Row
    if (node.kind === 'directory') {
      row = ['d', mode, uid, gid, mtimeMs, Array.from(node.entries, ([name, entry]): [string, number] => [name, this.add(entry)])]
    } else if (node.kind === 'symlink') {
      row = ['l', mode, uid, gid, mtimeMs, node.target]
    } else {
      const bytes = Buffer.from(node.content.buffer, node.content.byteOffset, node.content.byteLength)
      const text = bytes.toString('utf8')
      row = Buffer.from(text).equals(bytes)
        ? ['f', mode, uid, gid, mtimeMs, text]
        : ['b', mode, uid, gid, mtimeMs, bytes.toString('base64')]
    }
    const place = this.rows.push(row) - 1
    this.#places.set(node, place)
    return place
  }
}

/** The way back: what stood once is one object again. Throws CORRUPT_FILE; `path` is for its message. */
export class FileTable {
  readonly #nodes: FileNode[] = []
  readonly #path: string

  constructor(rows: readonly unknown[], path: string) {
    this.#path = path
    for (const row of rows) this.#nodes.push(this.#read(row))
  }

  directory(place: number): Directory {
    const node = this.#at(place)
    if (node.kind !== 'directory') throw errors.corruptFile(this.#path, `row ${place} of its files is no directory`)
    return node
  }

  #at(place: number): FileNode {
    const node = this.#nodes[place]
    if (node === undefined) throw errors.corruptFile(this.#path, `its files have no row ${place}, or it comes too late`)
    return node
  }

  #read(row: unknown): FileNode {
    if (!isRow(row)) throw errors.corruptFile(this.#path, `row ${this.#nodes.length} of its files can't be read`)
    const [kind, mode, uid, gid, mtimeMs, content] = row
    const attributes = { mode, uid, gid, mtimeMs }
    if (kind === 'd') return { kind: 'directory', ...attributes, entries: new Map(content.map(([name, place]) => [name, this.#at(place)])) }
    if (kind === 'l') return { kind: 'symlink', ...attributes, target: content }
    return { kind: 'file', ...attributes, content: Buffer.from(content, kind === 'f' ? 'utf8' : 'base64') }
  }
}

function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 6) return false
  const [kind, mode, uid, gid, mtimeMs, content] = row as unknown[]
  if (![mode, uid, gid, mtimeMs].every((number) => typeof number === 'number')) return false
  if (kind === 'f' || kind === 'b' || kind === 'l') return typeof content === 'string'
  return kind === 'd' && Array.isArray(content) && content.every(isEntry)
}

function isEntry(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string' && typeof entry[1] === 'number'
}
