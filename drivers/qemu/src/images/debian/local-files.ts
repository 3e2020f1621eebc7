import { readdir, stat } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import { errors, Operation, sha256OfFile } from '@vivarium/core'
import { archiveFolder } from './container-images.js'
import type { CopyStep } from './recipe.js'

/** Programs that a machine of a cluster has to have. */
export const neededPrograms = ['kubeadm', 'kubelet', 'kubectl'] as const
/** Taken along when it is there: kubeadm does without, people like to have it. */
const optionalPrograms = ['crictl'] as const
const pluginFolder = 'cni'
/** Those of the CNI configuration that clusters get, and the one that containerd wants for each pod. */
const neededPlugins = ['bridge', 'host-local', 'loopback', 'portmap'] as const

/** Copies a folder of programs into the tree: see the step `kubernetes`. Throws INVALID_VALUE, which says what the folder has not. */
export async function programSteps(folder: string): Promise<CopyStep[]> {
  const programs = await filesIn(folder)
  const plugins = await filesIn(join(folder, pluginFolder))
  const missing = [
    ...neededPrograms.filter((name) => !programs.includes(name)),
    ...neededPlugins.filter((name) => !plugins.includes(name)).map((name) => `${pluginFolder}/${name}`),
  ]
  if (missing.length > 0) {
    const rule = `it has no ${missing.join(', ')}; put kubeadm, kubelet and kubectl there, and CNI plugins in the folder ${pluginFolder} in it`
    throw errors.invalidValue('programs', folder, rule)
  }
  const taken = programs.filter((name) => [...neededPrograms, ...optionalPrograms].some((program) => program === name))
  return Promise.all([
    ...taken.map((name) => copyStep(join(folder, name), `/usr/bin/${name}`, 0o755)),
    ...plugins.map((name) => copyStep(join(folder, pluginFolder, name), `/opt/cni/bin/${name}`, 0o755)),
  ])
}

/** Copies archives of container images to where they are imported from. Throws INVALID_VALUE, NOT_FOUND. */
export function archiveSteps(paths: readonly string[]): Promise<CopyStep[]> {
  return Promise.all(paths.map((path, index) => copyStep(path, `${archiveFolder}/${index + 1}.tar`, 0o600)))
}

/** Names of the archives of those steps, as the script that imports them takes them. */
export const archiveNames = (steps: readonly CopyStep[]) => steps.map(({ path }) => basename(path))

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(absolute('programs', folder), { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
    throw error
  }
}

async function copyStep(source: string, path: string, mode: number): Promise<CopyStep> {
  const found = await stat(absolute('images', source)).catch((error: unknown) => {
    throw errors.fileMissing(source, { cause: error })
  })
  if (!found.isFile()) throw errors.invalidValue('images', source, 'it is no file')
  return { kind: 'copy', path, mode, source, sha256: await sha256OfFile(source, Operation.from({}, `reading ${source}`)) }
}

/** Who builds may be another process than who asked, in another folder. */
function absolute(what: string, path: string): string {
  if (!isAbsolute(path)) throw errors.invalidValue(what, path, 'it must be an absolute path')
  return path
}
