import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheDir, errors, findProgram, writeFileAtomically } from '@vivarium/core'
import { envtestErrors } from './errors.js'

export interface LayoutOptions {
  /** Where a kubectl is looked for; absent: $PATH. */
  readonly path?: string
  /** Replaces files that are not ours. */
  readonly force?: boolean
}

export interface LaidOutPrograms {
  readonly folder: string
  /** The real kubectl that the one laid out runs; undefined: there is none, and ours only says so. */
  readonly kubectl: string | undefined
}

/** The second line of each program; a file that has it is ours. */
const mark = '# Made by Vivarium (viv envtest).'
const names = ['kube-apiserver', 'etcd', 'kubectl'] as const

/** A folder with the programs in the cache, made when it is not there yet: always the same for the same Vivarium, Node and kubectl. */
export async function programsFolder(options: LayoutOptions = {}): Promise<LaidOutPrograms> {
  const { kubectl, files } = await programs(options.path)
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
  const folder = join(cacheDir(), 'envtest', hash)
  if (await hasFiles(folder, files)) return { folder, kubectl }
  const making = `${folder}.${process.pid}`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true })
  for (const name of names) await writeFile(join(making, name), files[name], { mode: 0o755 })
  try {
    await rm(folder, { recursive: true, force: true })
    await rename(making, folder)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    // Somebody else was quicker.
    if (!(await hasFiles(folder, files))) throw error
  }
  return { folder, kubectl }
}

/** Puts the programs into a folder; those that are there already are replaced when they are ours. Throws FOREIGN_FILE. */
export async function layOutPrograms(folder: string, options: LayoutOptions = {}): Promise<LaidOutPrograms> {
  const target = resolve(folder)
  const { kubectl, files } = await programs(options.path, target)
  await mkdir(target, { recursive: true })
  for (const name of names) {
    const there = await textOf(join(target, name))
    if (there !== undefined && !isOurs(there) && !options.force) throw envtestErrors.foreignFile(join(target, name))
  }
  for (const name of names) {
    if ((await textOf(join(target, name))) !== files[name]) await writeFileAtomically(join(target, name), files[name], { mode: 0o755 })
  }
  return { folder: target, kubectl }
}

type Files = Readonly<Record<(typeof names)[number], string>>

async function programs(path = process.env.PATH, exceptFolder?: string): Promise<{ kubectl: string | undefined; files: Files }> {
  if (process.platform === 'win32') throw errors.unsupported('laying out programs for envtest', 'they are scripts for a POSIX shell')
  const kubectl = await realKubectl(path, exceptFolder)
  return {
    kubectl,
    files: {
      'kube-apiserver': launcher(new URL('./kube-apiserver.js', import.meta.url)),
      etcd: launcher(new URL('./etcd.js', import.meta.url)),
      kubectl:
        kubectl === undefined
          ? script(
              `echo 'kubectl: no kubectl was in PATH when this file was made; install one, then run viv envtest path (or install) again' >&2`,
              'exit 127',
            )
          : script(...present(kubectl, 'kubectl'), `exec ${quoted(kubectl)} "$@"`),
    },
  }
}

function launcher(program: URL): string {
  const file = fileURLToPath(program)
  return script(...present(file, 'the package vivarium'), `exec ${quoted(process.execPath)} ${quoted(file)} "$@"`)
}

/** Whoever removes the package, or upgrades what is named here, should be told what to do. */
function present(file: string, what: string): string[] {
  return [
    `[ -e ${quoted(file)} ] || { echo "$0:" ${quoted(`${what} is not at ${file} any more; run viv envtest path (or install) again`)} >&2; exit 127; }`,
  ]
}

function script(...lines: string[]): string {
  return `#!/bin/sh\n${mark}\n${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

async function realKubectl(path = '', exceptFolder?: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder) || resolve(folder) === exceptFolder) continue
    const found = await findProgram(join(folder, 'kubectl'))
    if (found !== undefined && !isOurs((await textOf(found)) ?? '')) return found
  }
  return undefined
}

function isOurs(text: string): boolean {
  return text.split('\n', 2)[1] === mark
}

async function hasFiles(folder: string, files: Files): Promise<boolean> {
  const there = await Promise.all(names.map((name) => textOf(join(folder, name))))
  return names.every((name, index) => there[index] === files[name])
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
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxScriptBytes), 0, maxScriptBytes, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

const maxScriptBytes = 64 * 1024
