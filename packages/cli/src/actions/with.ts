import { programsFolder } from '@vivarium/envtest'
import { Universe } from '@vivarium/universe'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { locate } from '../locate.js'
import { runWithTerminal } from '../run-with-terminal.js'
import { clusterOf } from './clusters.js'

interface WithOptions {
  readonly save?: string
  readonly cluster?: string
  readonly resident?: readonly string[]
}

/** Opens a run of its own, runs a program that is led to what is in it, closes the run, and passes the exit code on. */
export const withUniverse: Action<[command: string[]], WithOptions> = async (context, [command], { save, cluster, resident }) => {
  const [program, ...args] = command
  if (program === undefined) throw cliErrors.badSyntax('command', '', 'a program with its arguments after --')
  // A run has no say in what a new run is.
  const place = await locate({ options: context.options, io: { cwd: context.io.cwd, env: { VIV_UNIVERSE: context.io.env.VIV_UNIVERSE } } })
  if (place.run !== undefined) throw cliErrors.contradiction('with, which makes a new run,', `run ${place.run}`)
  await using universe = await context.work((operation) =>
    Universe.open(place.universe, { ...operation, joinable: true, ...(save && { save }) }),
  )
  const env = await environmentOf(universe, cluster, resident, context.io.env.PATH)
  return runWithTerminal(context, program, args, env)
}

/** What leads programs into the run: kubeconfig, envtest's programs, the residents' own variables, and the run itself for `viv`. */
async function environmentOf(
  universe: Universe,
  cluster: string | undefined,
  residents: readonly string[] | undefined,
  path: string | undefined,
): Promise<Record<string, string>> {
  const env: Record<string, string> = { VIV_UNIVERSE: universe.path, VIV_RUN: universe.runId }
  env.KUBEBUILDER_ASSETS = (await programsFolder(path === undefined ? {} : { path })).folder
  const chosen = residents ? await Promise.all(residents.map((name) => universe.resident(name))) : await universe.residents()
  for (const resident of chosen) Object.assign(env, resident.env)
  if (cluster !== undefined || (await universe.clusters()).length === 1) {
    env.KUBECONFIG = await (await clusterOf(universe, cluster)).kubeconfigFile()
  }
  return env
}
