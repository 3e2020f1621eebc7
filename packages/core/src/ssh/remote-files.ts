import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { SFTPWrapper, Stats } from 'ssh2'
import { errors, isVivariumError, messageOf } from '../errors.js'
import type { Operation } from '../operation.js'

const noSuchFile = 2 // SSH_FX_NO_SUCH_FILE, draft-ietf-secsh-filexfer-02

/** What a transfer needs of an SFTP session, with promises that end when the operation does. Errors name the path. */
export class RemoteFiles {
  readonly #sftp: SFTPWrapper
  readonly #address: string
  readonly #operation: Operation
  readonly #ended: Promise<never>

  constructor(sftp: SFTPWrapper, address: string, operation: Operation) {
    this.#sftp = sftp
    this.#address = address
    this.#operation = operation
    // ssh2 does not answer all of what was asked of a session that breaks.
    this.#ended = new Promise<never>((_, reject) => {
      sftp.once('close', () => reject(errors.sshFailed(address, 'the connection ended while copying')))
    })
    this.#ended.catch(() => {})
  }

  stat(path: string): Promise<Stats> {
    return this.#call((done) => this.#sftp.stat(path, done), path)
  }

  lstat(path: string): Promise<Stats> {
    return this.#call((done) => this.#sftp.lstat(path, done), path)
  }

  async isDirectory(path: string): Promise<boolean> {
    try {
      return (await this.stat(path)).isDirectory()
    } catch (error) {
      if (isVivariumError(error, 'NOT_FOUND')) return false
      throw error
    }
  }

  readlink(path: string): Promise<string> {
    return this.#call((done) => this.#sftp.readlink(path, done), path)
  }

  symlink(target: string, path: string): Promise<void> {
    return this.#call((done) => this.#sftp.symlink(target, path, done), path)
  }

  mkdir(path: string, mode: number): Promise<void> {
    return this.#call((done) => this.#sftp.mkdir(path, { mode }, done), path)
  }

  /** The names in a folder, without `.` and `..`. They come from the machine: one that would lead out of it is left out. */
  async readdir(path: string): Promise<readonly string[]> {
    const found = await this.#call<readonly { filename: string }[]>((done) => this.#sftp.readdir(path, done), path)
    return found.map(({ filename }) => filename).filter((name) => name !== '.' && name !== '..' && !name.includes('/'))
  }

  put(from: string, to: string, mode: number, onBytes: (bytes: number) => void): Promise<void> {
    const options = { mode, step: (_total: number, bytes: number) => onBytes(bytes) }
    return this.#call((done) => this.#sftp.fastPut(from, to, options, done), to)
  }

  async get(from: string, to: string, bytes: number, mode: number, onBytes: (bytes: number) => void): Promise<void> {
    if (bytes > 0) {
      const options = { mode, step: (_total: number, read: number) => onBytes(read) }
      await this.#call((done) => this.#sftp.fastGet(from, to, options, done), from)
      return
    }
    // Files of /proc say that they are empty: what is in them is known by reading.
    const source = this.#sftp.createReadStream(from)
    source.on('data', (chunk: Buffer) => onBytes(chunk.length))
    await this.#call((done) => {
      pipeline(source, createWriteStream(to, { flags: 'wx', mode })).then(() => done(), done)
    }, from)
  }

  /** Renames onto what is there. The one request that does so is OpenSSH's own; a server without it loses the old file first. */
  async replace(from: string, to: string): Promise<void> {
    try {
      await this.#call((done) => this.#sftp.ext_openssh_rename(from, to, done), to)
    } catch {
      await this.#call((done) => this.#sftp.unlink(to, done), to).catch(() => {})
      await this.#call((done) => this.#sftp.rename(from, to, done), to)
    }
  }

  /** Asks to remove a file, and waits for no answer: for what is left of a transfer that failed. */
  discard(path: string): void {
    this.#sftp.unlink(path, () => {})
  }

  #call<T = void>(request: (done: (error?: Error | null, value?: T) => void) => unknown, path: string): Promise<T> {
    const answer = new Promise<T>((resolve, reject) => {
      // The session may have ended: then ssh2 throws.
      try {
        request((error, value) => (error ? reject(this.#explain(error, path)) : resolve(value as T)))
      } catch (error) {
        reject(this.#explain(error, path))
      }
    })
    return this.#operation.race(Promise.race([answer, this.#ended]), `copying at ${this.#address}`)
  }

  #explain(error: unknown, path: string): Error {
    // An error of this computer's file system tells its path itself.
    if (error instanceof Error && 'syscall' in error) return error
    if (error instanceof Error && 'code' in error && error.code === noSuchFile) {
      return errors.fileMissing(`${path} on ${this.#address}`, { cause: error })
    }
    return errors.sshFailed(this.#address, `${path}: ${messageOf(error)}`, { cause: error })
  }
}
