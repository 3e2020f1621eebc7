import { getDriver, type Operation } from '@vivarium/core'
import { allOrNone } from '../all-or-none.js'
import { universeErrors } from '../errors.js'
import type { RunRecord } from '../store/runs.js'
import { readSave } from '../store/saves.js'
import { readUniverseFile, seedOf } from '../store/universe-file.js'
import { LocalRun } from './local-run.js'

/**
 * Opens runs of one universe and one save in this process, side by side: those whose folders and records `allocateRuns` made. What
 * all have in common is read once. When one fails none is open; the caller removes the folders.
 */
export async function openLocalRuns(universe: string, records: readonly RunRecord[], operation: Operation): Promise<LocalRun[]> {
  const file = await readUniverseFile(universe)
  const saveName = records[0]?.save ?? null
  const save = saveName === null ? null : await readSave(universe, saveName)
  if (save && save.driver !== file.driver) throw universeErrors.driverMismatch(save.name, save.driver, file.driver)
  const place = { universe, driver: getDriver(file.driver), seed: seedOf(file), save }
  const open = (record: RunRecord, own: Operation) => LocalRun.open(record, { ...place, id: record.id }, own)
  return allOrNone(
    records,
    (record, own) => (records.length === 1 ? open(record, own) : own.step(`open run ${record.id}`, (inner) => open(record, inner))),
    async (run) => run.close().catch(() => {}),
    operation,
  )
}
