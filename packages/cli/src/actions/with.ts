import { basename } from 'node:path'
import { programsFolder } from '@vivarium/envtest'
import { type ResidentHandle, Universe } from '@vivarium/universe'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { locate } from '../locate.js'
import { programOf, runWithTerminal } from '../run-with-terminal.js'
import { inStep } from '../step.js'
import { clusterOf } from './clusters.js'

interface WithOptions {
  readonly save?: string
  readonly cluster?: string
  readonly resident?: readonly string[]
}

/** Opens a run of its own, runs a program that is led to what is in it, closes the run, and passes the exit code on. */
export const withUniverse: Action<[command: string[]], WithOptions> = async (context, [command], { save, cluster, resident }) => {
  const [name, ...args] = command
  if (name === undefined) throw cliErrors.badSyntax('command', '', 'a program with its arguments after --')
  // A run has no say in what a new run is.
  const place = await locate({ options: context.options, io: { cwd: context.io.cwd, env: { VIV_UNIVERSE: context.io.env.VIV_UNIVERSE } } })
  if (place.run !== undefined) throw cliErrors.contradiction('with, which makes a new run,', `run ${place.run}`)
  const program = await programOf(context, name, `install ${name}, or write the path of a program`)
  await using universe = await context.work((operation) =>
    inStep(`open ${basename(place.universe)}`, operation, (inner) =>
      Universe.open(place.universe, { ...inner, joinable: true, ...(save !== undefined && { save }) }),
    ),
  )
  const env = {
    VIV_UNIVERSE: universe.path,
    VIV_RUN: universe.runId,
    KUBEBUILDER_ASSETS: (await programsFolder({ path: context.io.env.PATH ?? '' })).folder,
    ...(await variablesOf(universe, cluster, resident)),
  }
  // Awaited here: the run is closed when this function is left.
  return await runWithTerminal(context, program, args, env)
}

/** What leads programs to residents and to a cluster. Nothing is guessed: where several could be meant, it says so. */
async function variablesOf(
  universe: Universe,
  cluster: string | undefined,
  residents: readonly string[] | undefined,
): Promise<Record<string, string>> {
  const chosen = residents ? await Promise.all(residents.map((name) => universe.resident(name))) : await universe.residents()
  const kubeconfig = await kubeconfigOf(universe, cluster, residents !== undefined && chosen.some(({ env }) => 'KUBECONFIG' in env))
  return { ...joined(chosen, kubeconfig === undefined ? [] : ['KUBECONFIG']), ...(kubeconfig !== undefined && { KUBECONFIG: kubeconfig }) }
}

/** The named cluster's, or the only one's; a resident that was named goes before clusters that were not. */
async function kubeconfigOf(universe: Universe, cluster: string | undefined, isNamedElsewhere: boolean): Promise<string | undefined> {
  if (cluster === undefined && (isNamedElsewhere || (await universe.clusters()).length === 0)) return undefined
  return (await clusterOf(universe, cluster)).kubeconfigFile()
}

function joined(residents: readonly ResidentHandle[], except: readonly string[]): Record<string, string> {
  const env: Record<string, string> = {}
  for (const resident of residents) {
    for (const [variable, value] of Object.entries(resident.env)) {
      if (except.includes(variable)) continue
      if (variable in env) throw cliErrors.severalResidents(variable, residents.map(({ name }) => name).join(', '))
      env[variable] = value
    }
  }
  return env
}
