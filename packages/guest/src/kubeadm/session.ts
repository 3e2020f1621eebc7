import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { isVivariumError, messageOf } from '@vivarium/core'
import type { CommandCall } from '../command.js'
import type { ClusterStarter } from './cluster-starter.js'
import type { ConfigWorld } from './config/load.js'
import { KubeadmFailure } from './kubeadm-failure.js'

/** klog names a file and a line of its program; this one has none. */
const warnedAt = 'kubeadm.go:1'

/** One run of kubeadm: what it was called with, and what it does to its machine. */
export class Session {
  readonly call: CommandCall
  readonly starter: ClusterStarter
  /** The machine, as the starter knows it. */
  readonly machine: string
  readonly world: ConfigWorld
  /** `--patches`. */
  patchesDirectory: string | undefined
  #out = ''
  #err = ''
  #pid: number | undefined

  constructor(call: CommandCall, starter: ClusterStarter, machine: string) {
    this.call = call
    this.starter = starter
    this.machine = machine
    this.world = {
      hostname: call.guest.hostname,
      defaultAddress: defaultAddress(call),
      newToken,
      fileExists: (path) => this.exists(path),
      warn: (message) => this.warn(message),
    }
  }

  /** What was printed and not yet sent. */
  get printed(): { readonly stdout: string; readonly stderr: string } {
    return { stdout: this.#out, stderr: this.#err }
  }

  print(line: string): void {
    this.#out += `${line}\n`
  }

  printError(line: string): void {
    this.#err += `${line}\n`
  }

  /** A warning as klog writes it. */
  warn(message: string): void {
    const now = this.call.guest.now().toISOString()
    this.#pid ??= this.call.guest.newPid()
    const stamp = `${now.slice(5, 7)}${now.slice(8, 10)} ${now.slice(11, 23)}000`
    this.#err += `W${stamp} ${String(this.#pid).padStart(7)} ${warnedAt}] ${message.replace(/\n$/, '')}\n`
  }

  /** Sends what was printed so far, so that it is seen while kubeadm goes on. */
  async flush(): Promise<void> {
    const { stdout, stderr } = this.printed
    this.#out = ''
    this.#err = ''
    if (stdout !== '') await this.call.print(stdout)
    if (stderr !== '') await this.call.printError(stderr)
  }

  exists(path: string): boolean {
    try {
      return this.call.guest.files.locate(this.#absolute(path), 'stat').node !== undefined
    } catch {
      return false
    }
  }

  /** Names in a directory; undefined when there is none. */
  namesIn(path: string): string[] | undefined {
    try {
      const node = this.call.guest.files.get(path, 'scandir')
      return node.kind === 'directory' ? [...node.entries.keys()].sort() : undefined
    } catch {
      return undefined
    }
  }

  /** The text of a file; undefined when there is none. Fails where the user may not read it. */
  async readIfThere(path: string): Promise<string | undefined> {
    return this.exists(path) ? this.read(path) : undefined
  }

  /** The text of a file. Fails in Go's words. */
  async read(path: string, prefix = ''): Promise<string> {
    try {
      return await this.call.files.readFile(this.#absolute(path))
    } catch (error) {
      throw new KubeadmFailure(`${prefix}open ${path}: ${reasonOf(error)}`)
    }
  }

  async write(path: string, text: string, mode = 0o600): Promise<void> {
    const absolute = this.#absolute(path)
    try {
      await this.call.files.mkdir(absolute.slice(0, Math.max(1, absolute.lastIndexOf('/'))), { recursive: true })
      await this.call.files.writeFile(absolute, text)
      await this.call.files.chmod(absolute, mode)
    } catch (error) {
      throw new KubeadmFailure(`open ${path}: ${reasonOf(error)}`)
    }
  }

  async makeDirectory(path: string, mode = 0o700): Promise<void> {
    if (this.exists(path)) return
    await this.call.files.mkdir(path, { recursive: true })
    await this.call.files.chmod(path, mode)
  }

  async remove(path: string): Promise<void> {
    await this.call.files.rm(path, { recursive: true, force: true })
  }

  /**
   * Asks until there is an answer, which is undefined when there was none in time: `timeoutMs` of the machine's time, at most `longestMs` of
   * this computer's, since a simulated world has nothing that is slow by itself.
   */
  async poll<T>(ask: () => Promise<T | undefined>, { timeoutMs, longestMs }: PollLimits): Promise<T | undefined> {
    const { guest, signal } = this.call
    const [startedAt, started] = [guest.now().getTime(), performance.now()]
    for (let pauseMs = 1; ; pauseMs = Math.min(250, pauseMs * 1.5)) {
      signal.throwIfAborted()
      const answer = await ask()
      if (answer !== undefined) return answer
      if (guest.now().getTime() - startedAt >= timeoutMs || performance.now() - started >= longestMs) return undefined
      await this.flush()
      await setTimeout(pauseMs, undefined, { signal })
    }
  }

  #absolute(path: string): string {
    return this.call.files.resolvePath(this.call.cwd, path)
  }
}

export interface PollLimits {
  readonly timeoutMs: number
  readonly longestMs: number
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A bootstrap token that nobody can guess. */
export function newToken(): string {
  const text = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
  return `${text(6)}.${text(16)}`
}

/** Of the first card that has a way out, else of any. */
export function defaultAddress({ guest }: CommandCall): string | undefined {
  const cards = guest.nics.filter(({ up, name }) => up && name !== 'lo')
  const card = cards.find(({ routes }) => routes.some(({ to }) => to === 'default')) ?? cards.find(({ addresses }) => addresses.length > 0)
  const addresses = card?.addresses.map((address) => address.split('/')[0] ?? '') ?? []
  return addresses.find((address) => !address.includes(':')) ?? addresses[0]
}

function reasonOf(error: unknown): string {
  const text = messageOf(error)
  if (/ENOENT|no such file/i.test(text) || isVivariumError(error, 'NOT_FOUND')) return 'no such file or directory'
  if (/EACCES|permission/i.test(text)) return 'permission denied'
  if (/EISDIR/.test(text)) return 'is a directory'
  if (/ENOSPC/.test(text)) return 'no space left on device'
  return text
}
