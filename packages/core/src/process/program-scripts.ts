import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheDir } from '../directories.js'
import { errors } from '../errors.js'
import { writeFileAtomically } from '../files.js'

/** Of a script that another program's name stands for, more than enough; a real program of that name is longer. */
const longestScriptBytes = 64 * 1024

/**
 * Programs of ours under the names of others, as scripts for a POSIX shell: `kube-apiserver`, `vcsim`. Each names this Node and this installation of
 * Vivarium.
 */
export class ProgramScripts {
  readonly #folderName: string
  readonly #remedy: string

  /** `remedy`: the command that makes them, for messages and for the mark by which they are known: `viv envtest path`. Throws UNSUPPORTED on Windows. */
  constructor(folderName: string, remedy: string) {
    if (process.platform === 'win32') throw errors.unsupported(`laying out programs (${remedy})`, 'they are scripts for a POSIX shell')
    this.#folderName = folderName
    this.#remedy = remedy
  }

  /** The second line of each; a file that has it is ours. */
  get #mark(): string {
    return `# Made by Vivarium (${this.#remedy}).`
  }

  /** A script that runs these lines. */
  script(...lines: readonly string[]): string {
    return `#!/bin/sh\n${this.#mark}\n${lines.join('\n')}\n`
  }

  /** A script that becomes a module of the package. */
  launcher(program: URL): string {
    const file = fileURLToPath(program)
    return this.script(...this.present(file, 'the package vivarium'), `exec ${shellQuoted(process.execPath)} ${shellQuoted(file)} "$@"`)
  }

  /** Lines that end a script where a file is gone: whoever removes what it names, or upgrades it, should be told what to do. */
  present(file: string, what: string): string[] {
    return [
      `[ -e ${shellQuoted(file)} ] || { echo "$0:" ${shellQuoted(`${what} is not at ${file} any more; run ${this.#remedy} again`)} >&2; exit 127; }`,
    ]
  }

  /** True for a file that is there and was made here. */
  async isOurs(path: string): Promise<boolean> {
    return this.#isOurs((await textOf(path)) ?? '')
  }

  /** A folder with the scripts in the cache, made when it is not there yet: always the same for the same scripts. */
  async inCache(files: Readonly<Record<string, string>>): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
    const folder = join(cacheDir(), this.#folderName, hash)
    if (await hasFiles(folder, files)) return folder
    const making = `${folder}.${process.pid}`
    await rm(making, { recursive: true, force: true })
    await mkdir(making, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(making, name), text, { mode: 0o755 })
    try {
      await rm(folder, { recursive: true, force: true })
      await rename(making, folder)
    } catch (error) {
      await rm(making, { recursive: true, force: true })
      // Somebody else was quicker.
      if (!(await hasFiles(folder, files))) throw error
    }
    return folder
  }

  /** Puts the scripts into a folder; those that are there already are replaced when they are ours. Throws FOREIGN_FILE. */
  async layOut(
    folder: string,
    files: Readonly<Record<string, string>>,
    { force = false }: { readonly force?: boolean } = {},
  ): Promise<string> {
    const target = resolve(folder)
    await mkdir(target, { recursive: true })
    for (const name of Object.keys(files)) {
      const there = await textOf(join(target, name))
      if (there !== undefined && !this.#isOurs(there) && !force) throw errors.foreignFile(join(target, name))
    }
    for (const [name, text] of Object.entries(files)) {
      if ((await textOf(join(target, name))) !== text) await writeFileAtomically(join(target, name), text, { mode: 0o755 })
    }
    return target
  }

  #isOurs(text: string): boolean {
    return text.split('\n', 2)[1] === this.#mark
  }
}

export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

async function hasFiles(folder: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  const matches = await Promise.all(Object.entries(files).map(async ([name, text]) => (await textOf(join(folder, name))) === text))
  return matches.every(Boolean)
}

/** A script is short; of a large file, as a real kubectl is one, the beginning tells that it is none. */
async function textOf(path: string): Promise<string | undefined> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestScriptBytes), 0, longestScriptBytes, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
