import type { BufferEncoding, FsStat } from 'just-bash'
import { livePath, runProgram } from '../live-output.js'
import type { Sink } from '../user-process.js'
import type { FileTree } from './file-tree.js'
import { type Credentials, UserFileSystem } from './user-file-system.js'

/** just-bash finds a program of ours only where there is a file; a shell's own have none. */
const builtins: ReadonlySet<string> = new Set(['umask', 'trap', runProgram].map((name) => `/usr/bin/${name}`))

/** The files of a user and, beside them, what the standard streams of his shell lead to. */
export class ShellFileSystem extends UserFileSystem {
  readonly #sinks: ReadonlyMap<string, Sink>

  constructor(tree: FileTree, user: Credentials, sinks: Readonly<Record<1 | 2, Sink>>) {
    super(tree, user)
    this.#sinks = new Map(([1, 2] as const).map((descriptor) => [livePath(descriptor), sinks[descriptor]]))
  }

  override async writeFile(
    path: string,
    content: string | Uint8Array,
    options?: { encoding?: BufferEncoding } | BufferEncoding,
  ): Promise<void> {
    return (await this.#print(path, content, options)) ? undefined : super.writeFile(path, content, options)
  }

  override async appendFile(
    path: string,
    content: string | Uint8Array,
    options?: { encoding?: BufferEncoding } | BufferEncoding,
  ): Promise<void> {
    return (await this.#print(path, content, options)) ? undefined : super.appendFile(path, content, options)
  }

  override async exists(path: string): Promise<boolean> {
    return this.#sinks.has(path) || builtins.has(path) || super.exists(path)
  }

  override async stat(path: string): Promise<FsStat> {
    if (builtins.has(path)) return { isFile: true, isDirectory: false, isSymbolicLink: false, mode: 0o755, size: 0, mtime: new Date(0) }
    if (!this.#sinks.has(path)) return super.stat(path)
    return { isFile: false, isDirectory: false, isSymbolicLink: false, mode: 0o620, size: 0, mtime: new Date(0) }
  }

  async #print(
    path: string,
    content: string | Uint8Array,
    options: { encoding?: BufferEncoding } | BufferEncoding | undefined,
  ): Promise<boolean> {
    const sink = this.#sinks.get(path)
    if (sink === undefined) return false
    const encoding = typeof options === 'string' ? options : options?.encoding
    const isBytes = encoding === 'binary' || encoding === 'latin1'
    const bytes = typeof content !== 'string' ? Buffer.from(content) : isBytes ? Buffer.from(content, 'latin1') : bytesOfOutput(content)
    if (bytes.length > 0) await sink(bytes)
    return true
  }
}

/**
 * just-bash gives text where the bytes were UTF-8, and else one character a byte, and does not always say which. Control characters
 * that no text has tell them apart.
 */
export function bytesOfOutput(text: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const isBinary = /[\u0000\u0080-\u009f]/.test(text) && !/[^\u0000-\u00ff]/.test(text)
  return Buffer.from(text, isBinary ? 'latin1' : 'utf8')
}
