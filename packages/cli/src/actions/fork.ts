import { basename } from 'node:path'
import { rememberUniverse, Universe } from '@vivarium/universe'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { locate } from '../locate.js'
import { parseWholeNumber } from '../numbers.js'
import { inStep } from '../step.js'

export const fork: Action<[path: string | undefined], { count?: string; save?: string }> = async (context, [path], options) => {
  const count = options.count === undefined ? 1 : parseWholeNumber('--count', options.count, 1)
  // A run has no say in what new runs are.
  const place = await locate({
    path,
    options: context.options,
    io: { cwd: context.io.cwd, env: { VIV_UNIVERSE: context.io.env.VIV_UNIVERSE } },
  })
  if (place.run !== undefined) throw cliErrors.contradiction('fork, which makes runs of a save,', `run ${place.run}`)
  const { save } = options
  const runs = await context.work((operation) =>
    inStep(`open ${count} ${count === 1 ? 'run' : 'runs'} of ${basename(place.universe)}`, operation, (inner) =>
      Universe.fork(place.universe, { ...inner, count, detached: true, ...(save !== undefined && { save }) }),
    ),
  )
  for (const run of runs) run.disconnect()
  await rememberUniverse(place.universe, { makeCurrent: true })
  await context.output.lines(
    runs.map(({ runId }) => ({ universe: place.universe, run: runId })),
    ({ universe, run }) => `${universe}#${run}`,
  )
  return undefined
}
