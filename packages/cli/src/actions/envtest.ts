import { resolve } from 'node:path'
import { type LaidOutPrograms, layOutPrograms, programsFolder } from '@vivarium/envtest'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'

/** Where envtest looks when nothing tells it where. */
const usualFolder = '/usr/local/kubebuilder/bin'

export const path: Action = async (context) => tell(context, await programsFolder(searchPath(context)))

export const install: Action<[folder: string | undefined], { force?: boolean }> = async (context, [folder], { force = false }) =>
  tell(context, await layOutPrograms(resolve(context.io.cwd, folder ?? usualFolder), { ...searchPath(context), force }))

function searchPath({ io }: Context): { path?: string } {
  return io.env.PATH === undefined ? {} : { path: io.env.PATH }
}

async function tell(context: Context, { folder, kubectl }: LaidOutPrograms): Promise<undefined> {
  await context.output.record({ folder, kubectl: kubectl ?? null }, folder)
  if (kubectl === undefined)
    context.note('viv: no kubectl is in PATH; the one in this folder only says so. envtest itself does not need it.')
  return undefined
}
