import { errors } from '@vivarium/core'
import { universeErrors } from '../errors.js'
import { connectToRun } from '../keeper/start-keeper.js'
import { listLiveRuns, type RunRecord } from '../store/runs.js'
import { LocalRun } from './local-run.js'
import type { Run } from './run.js'

/** An open run: `id`, or the only one that can be joined. Throws as `Universe.attach`. */
export async function findRun(universe: string, id: string | undefined): Promise<RunRecord> {
  const ready = (await listLiveRuns(universe)).filter((run) => run.ready)
  if (id !== undefined) {
    const named = ready.find((run) => run.id === id)
    if (named) return named
    throw errors.notFound(
      'open run',
      id,
      ready.map((run) => run.id),
    )
  }
  const reachable = ready.filter((run) => run.joinable || LocalRun.here(run))
  const candidates = reachable.length > 0 ? reachable : ready
  const [only, ...others] = candidates
  if (!only) throw universeErrors.noOpenRun(universe)
  if (others.length === 0) return only
  const ids = candidates.map((run) => run.id).join(', ')
  throw errors.invalidValue('run', '', `${universe} is open in several runs (${ids}): say which one`)
}

/** Joins a run wherever it is. Throws RUN_ELSEWHERE for one that another process has for itself alone. */
export async function joinRun(universe: string, run: RunRecord): Promise<Run> {
  const here = LocalRun.here(run)
  if (here) return here
  if (!run.joinable) throw universeErrors.runElsewhere(run.id, run.keeper.pid)
  return connectToRun(universe, run.id)
}
