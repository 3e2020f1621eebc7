import { basename, resolve } from 'node:path'
import { rememberUniverse, Universe, universeErrors } from '@vivarium/universe'
import { withRun } from '../attach.js'
import { confirm } from '../confirm.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { locate } from '../locate.js'
import { inStep } from '../step.js'
import { type ClusterWords, clusterShape, noteKubeconfig } from './clusters.js'

interface CreateOptions extends ClusterWords {
  readonly driver?: string
  readonly cluster?: string
  readonly resident?: readonly string[]
  readonly seed?: string
}

export const create: Action<[path: string], CreateOptions> = async (context, [path], options) => {
  const folder = resolve(context.io.cwd, path)
  const { driver, cluster, seed } = options
  const residents = (options.resident ?? []).map(parseResident)
  const shape = clusterShape(options)
  if (cluster === undefined) refuseWordsAboutClusters(options)
  const universe = await context.work(async (operation) => {
    const made = await Universe.create(folder, {
      ...operation,
      detached: true,
      ...(driver && { driver }),
      ...(seed !== undefined && { seed }),
    })
    try {
      for (const { kind, name } of residents) await made.newResident(kind, name, operation)
      if (cluster !== undefined) await made.newCluster(cluster, { ...operation, ...shape })
    } catch (error) {
      await made.destroy()
      throw error
    }
    return made
  })
  universe.disconnect()
  await rememberUniverse(folder, { makeCurrent: true })
  await context.output.record({ universe: folder, run: universe.runId, driver: universe.driverName }, folder)
  context.note('It is open in the background, and what other commands mean by default. `viv save` keeps it, `viv close` rewinds it.')
  if (cluster !== undefined) noteKubeconfig(context, cluster)
  return undefined
}

export const save: Action<[], { as?: string }> = async (context, _, { as }) => {
  await withRun(context, async (universe) => {
    const name = await context.work((operation) =>
      inStep(`save ${basename(universe.path)}`, operation, (inner) => universe.save({ ...inner, ...(as && { as }) })),
    )
    await context.output.record({ universe: universe.path, save: name }, name)
    context.note('Saved and closed. `viv open` opens it again.')
  })
  return undefined
}

export const checkpoint: Action<[], { as?: string }> = async (context, _, { as }) => {
  await withRun(context, async (universe) => {
    const name = await context.work((operation) =>
      inStep(`save ${basename(universe.path)}`, operation, (inner) => universe.checkpoint({ ...inner, ...(as && { as }) })),
    )
    await context.output.record({ universe: universe.path, run: universe.runId, save: name }, name)
  })
  return undefined
}

export const close: Action<[path: string | undefined], { all?: boolean }> = async (context, [path], { all = false }) => {
  if (!all) {
    await withRun(
      context,
      async (universe) => {
        await universe.close()
        await context.output.record({ universe: universe.path, run: universe.runId }, `${universe.path}#${universe.runId}`)
      },
      path,
    )
    return undefined
  }
  const place = await locate({ path, options: context.options, io: context.io })
  if (place.run !== undefined) throw cliErrors.contradiction(`run ${place.run}`, '--all')
  const runs = (await Universe.runs(place.universe)).filter((run) => run.ready)
  for (const { id } of runs) await (await Universe.attach(place.universe, id)).close()
  await context.output.lines(
    runs.map(({ id }) => ({ universe: place.universe, run: id })),
    ({ universe, run }) => `${universe}#${run}`,
  )
  return undefined
}

export const destroy: Action<[path: string], { force?: boolean; yes?: boolean }> = async (
  context,
  [path],
  { force = false, yes = false },
) => {
  const place = await locate({ path, options: {}, io: { cwd: context.io.cwd, env: {} } })
  if (place.run !== undefined) throw cliErrors.badSyntax('PATH', path, `the universe's folder; a run is ended with \`viv close ${path}\``)
  const [saves, runs] = await Promise.all([Universe.saves(place.universe), Universe.runs(place.universe)])
  if (runs.length > 0 && !force) throw universeErrors.universeOpen(place.universe, runs.map(({ id }) => id).join(', '))
  await confirm(context, `destroying ${place.universe} with ${describeContent(saves.length, runs.length)}`, { yes })
  await Universe.destroy(place.universe, { force })
  await context.output.record({ universe: place.universe }, place.universe)
  return undefined
}

export const use: Action<[path: string]> = async (context, [path]) => {
  const folder = resolve(context.io.cwd, path)
  await Universe.about(folder) // refuses what is no universe
  await rememberUniverse(folder, { makeCurrent: true })
  await context.output.record({ universe: folder }, folder)
  return undefined
}

function refuseWordsAboutClusters({ workers, kubernetesVersion, image }: ClusterWords): void {
  const words = { '--workers': workers, '--kubernetes-version': kubernetesVersion, '--image': image }
  for (const [option, word] of Object.entries(words)) {
    if (word !== undefined) throw cliErrors.missingOption(option, '--cluster NAME')
  }
}

function parseResident(text: string): { readonly kind: string; readonly name: string } {
  const [, kind, name] = /^([^:]+):(.+)$/.exec(text) ?? []
  if (kind === undefined || name === undefined) throw cliErrors.badSyntax('--resident', text, 'KIND:NAME, such as apiserver:api')
  return { kind, name }
}

function describeContent(saves: number, runs: number): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  return runs === 0 ? count(saves, 'save') : `${count(saves, 'save')} and ${count(runs, 'open run')}`
}
