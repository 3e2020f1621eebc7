import { getDriver, type Operation } from '@vivarium/core'
import { allOrNone } from '../all-or-none.js'
import { startKeeper } from '../keeper/start-keeper.js'
import { allocateRuns, removeRun } from '../store/runs.js'
import { openLocalRuns } from './open-local-runs.js'
import type { Run } from './run.js'

/** Most runs are opened for the sake of a cluster. Who needs it and can't load it is told so then. */
function loadClusters(): void {
  import('../cluster/new-cluster.js').catch(() => {})
}

export interface OpenRunsRequest {
  /** Absolute path of the universe's folder. */
  readonly universe: string
  readonly driver: string
  /** Null: pristine. */
  readonly save: string | null
  readonly count: number
  /** They go on when this process ends. */
  readonly detached: boolean
  /** Others can join them. */
  readonly joinable: boolean
}

/**
 * Opens private runs of one save: in keepers, one each, where the driver wants that; of plain memory all in this process, or, when they are to
 * outlive it or to be joined by others, all in one keeper. When one fails none is open, and nothing is left.
 */
export async function openRuns(
  { universe, driver, save, count, detached, joinable }: OpenRunsRequest,
  operation: Operation,
): Promise<Run[]> {
  const apart = getDriver(driver).runsIn === 'keeper'
  const inKeeper = apart || detached || joinable
  const records = await allocateRuns(universe, count, { driver, save, detached, joinable: inKeeper })
  try {
    if (!inKeeper) return await openLocalRuns(universe, records, operation)
    const runs = await allOrNone(
      apart ? records.map((record) => [record]) : [records],
      (kept, { signal, onProgress }) =>
        startKeeper({ universe, runs: kept.map(({ id }) => id), detached, driver, signal, onProgress, onStarted: loadClusters }),
      async (opened) => {
        for (const run of opened) await run.close().catch(() => {})
      },
      operation,
    )
    return runs.flat()
  } catch (error) {
    await Promise.all(records.map((record) => removeRun(universe, record)))
    throw error
  }
}
