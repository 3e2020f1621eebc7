import { isVivariumError } from '@vivarium/core'
import { forgetUniverse, knownUniverses, Universe } from '@vivarium/universe'
import type { Action } from '../definition.js'
import { isUniverse } from '../locate.js'
import { firstOf } from '../output/first-of.js'

/** In a row; `viv ps` has them all. */
const mostRuns = 5

interface UniverseRow {
  readonly path: string
  readonly status: 'open' | 'closed' | 'gone' | 'damaged'
  readonly current: boolean
  readonly driver: string | null
  /** The save that `open` takes; null: none, it opens pristine. */
  readonly save: string | null
  readonly runs: readonly string[]
}

/** The universes that were made or opened on this computer. One whose folder is gone is listed once more, and forgotten. */
export const list: Action = async (context) => {
  const { universes, current } = await knownUniverses()
  const rows = await Promise.all(universes.map((path) => universeRow(path, path === current)))
  await context.output.list(rows, [
    { header: '', value: (row) => (row.current ? '*' : '') },
    { header: 'STATUS', value: ({ status }) => status },
    { header: 'DRIVER', value: ({ driver }) => driver ?? '-' },
    { header: 'SAVE', value: ({ save }) => save ?? '-' },
    { header: 'RUNS', value: ({ runs }) => firstOf(runs, mostRuns) || '-' },
    { header: 'PATH', value: ({ path }) => path },
  ])
  for (const { path } of rows.filter(({ status }) => status === 'gone')) {
    await forgetUniverse(path)
    context.note(`${path} is gone; it will not be listed again.`)
  }
  return undefined
}

async function universeRow(path: string, current: boolean): Promise<UniverseRow> {
  const nothing = { path, current, driver: null, save: null, runs: [] }
  if (!(await isUniverse(path))) return { ...nothing, status: 'gone' }
  try {
    const [{ driver, currentSave }, runs] = await Promise.all([Universe.about(path), Universe.runs(path)])
    return { path, current, driver, save: currentSave, runs: runs.map(({ id }) => id), status: runs.length > 0 ? 'open' : 'closed' }
  } catch (error) {
    if (isVivariumError(error)) return { ...nothing, status: 'damaged' }
    throw error
  }
}

interface RunRow {
  readonly run: string
  readonly universe: string
  readonly driver: string
  readonly save: string | null
  readonly status: 'opening' | 'open'
  readonly detached: boolean
  readonly openedAt: string
}

/** The open runs of all known universes. */
export const listRuns: Action = async (context) => {
  const { universes } = await knownUniverses()
  const rows = (await Promise.all(universes.map(runRows))).flat()
  await context.output.list(rows, [
    { header: 'RUN', value: ({ run }) => run },
    { header: 'STATUS', value: ({ status }) => status },
    { header: 'DRIVER', value: ({ driver }) => driver },
    { header: 'SAVE', value: ({ save }) => save ?? '-' },
    { header: 'ENDS', value: ({ detached }) => (detached ? 'when closed' : 'with its owner') },
    { header: 'OPENED', value: ({ openedAt }) => openedAt },
    { header: 'UNIVERSE', value: ({ universe }) => universe },
  ])
  return undefined
}

async function runRows(universe: string): Promise<RunRow[]> {
  // One universe that can't be read must not hide the runs of the others.
  const runs = await Universe.runs(universe).catch(() => [])
  return runs.map(({ id, driver, save, owner, ready, openedAt }) => ({
    run: id,
    universe,
    driver,
    save,
    status: ready ? 'open' : 'opening',
    detached: owner === null,
    openedAt,
  }))
}
