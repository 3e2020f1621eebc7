import { forEachDriver, listSettings, residentKinds } from '@vivarium/core'
import { knownUniverses, Universe } from '@vivarium/universe'
import { withRun } from '../attach.js'
import type { Context } from '../context.js'
import { locate } from '../locate.js'
import type { NameKind } from '../word-definition.js'

/** Kinds that the shell itself completes. */
export type FileKind = Extract<NameKind, 'file' | 'folder'>

/** The names of a kind that there are now, where the context says. */
export const listNames: Readonly<Record<Exclude<NameKind, FileKind>, (context: Context) => Promise<readonly string[]>>> = {
  machine: machineNames,
  'machine-path': async (context) => (await machineNames(context)).map((name) => `${name}:`),
  image: (context) => withRun(context, async (universe) => (await universe.images()).map(({ name }) => name)),
  save: async (context) => (await Universe.saves((await locate(context)).universe)).map(({ name }) => name),
  run: async (context) => (await Universe.runs((await locate(context)).universe)).map(({ id }) => id),
  universe: async () => (await knownUniverses()).universes,
  driver: async (context) => {
    await context.io.prepare()
    const names: string[] = []
    forEachDriver(({ name }) => {
      names.push(name)
      return true
    })
    return names
  },
  cluster: (context) => withRun(context, async (universe) => (await universe.clusters()).map(({ name }) => name)),
  resident: (context) => withRun(context, async (universe) => (await universe.residents()).map(({ name }) => name)),
  'resident-kind': async (context) => {
    await context.io.prepare()
    return residentKinds().map(({ name }) => name)
  },
  setting: async (context) => {
    await context.io.prepare()
    return (await listSettings()).map(({ setting }) => setting.name)
  },
}

function machineNames(context: Context): Promise<string[]> {
  return withRun(context, async (universe) => (await universe.vms()).map(({ name }) => name))
}
