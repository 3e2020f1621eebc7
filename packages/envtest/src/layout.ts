import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { findProgram, ProgramScripts, shellQuoted } from '@vivarium/core'

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

/** A folder with the programs in the cache, made when it is not there yet: always the same for the same Vivarium, Node and kubectl. */
export async function programsFolder(options: LayoutOptions = {}): Promise<LaidOutPrograms> {
  const { scripts, kubectl, files } = await programs(options.path)
  return { folder: await scripts.inCache(files), kubectl }
}

/** Puts the programs into a folder; those that are there already are replaced when they are ours. Throws FOREIGN_FILE. */
export async function layOutPrograms(folder: string, options: LayoutOptions = {}): Promise<LaidOutPrograms> {
  const { scripts, kubectl, files } = await programs(options.path, resolve(folder))
  return { folder: await scripts.layOut(folder, files, options), kubectl }
}

async function programs(path = process.env.PATH, exceptFolder?: string) {
  const scripts = new ProgramScripts('envtest', 'viv envtest path')
  const kubectl = await realKubectl(scripts, path, exceptFolder)
  const files = {
    'kube-apiserver': scripts.launcher(new URL('./kube-apiserver.js', import.meta.url)),
    etcd: scripts.launcher(new URL('./etcd.js', import.meta.url)),
    kubectl:
      kubectl === undefined
        ? scripts.script(
            `echo 'kubectl: no kubectl was in PATH when this file was made; install one, then run viv envtest path (or install) again' >&2`,
            'exit 127',
          )
        : scripts.script(...scripts.present(kubectl, 'kubectl'), `exec ${shellQuoted(kubectl)} "$@"`),
  }
  return { scripts, kubectl, files }
}

async function realKubectl(scripts: ProgramScripts, path = '', exceptFolder?: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder) || resolve(folder) === exceptFolder) continue
    const found = await findProgram(join(folder, 'kubectl'))
    if (found !== undefined && !(await scripts.isOurs(found))) return found
  }
  return undefined
}
