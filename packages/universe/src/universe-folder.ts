import { mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import { errors, isVivariumError, writeSshKeyPair } from '@vivarium/core'
import { universeErrors } from './errors.js'
import { layout } from './store/layout.js'
import { listLiveRuns, withUniverseLock } from './store/runs.js'
import { ancestry, deleteSaveFolder, listSaves, saveSize } from './store/saves.js'
import { readUniverseFile, seedOf, type UniverseFile, universeFormat, writeUniverseFile } from './store/universe-file.js'

/** A universe as it is listed. */
export interface UniverseSummary {
  /** Absolute. */
  readonly path: string
  readonly driver: string
  readonly currentSave: string | null
  readonly createdAt: string
  /** Names and orders of simulated parts follow from it. */
  readonly seed: string
}

/** A save as it is listed. */
export interface SaveSummary {
  readonly name: string
  readonly parent: string | null
  readonly createdAt: string
  readonly current: boolean
  /** Bytes on disk of its own files. */
  readonly bytes: number
  readonly requires: Readonly<Record<string, string>>
}

/**
 * Makes the files of a universe in a new or empty folder, then does `whatNext`; when either fails, all is removed. Throws
 * FOLDER_NOT_EMPTY, INVALID_VALUE for the seed.
 */
export async function makeUniverseFolder<T>(
  universe: string,
  { driver, seed }: { readonly driver: string; readonly seed: string | undefined },
  whatNext: () => Promise<T>,
): Promise<T> {
  if (seed !== undefined && (seed === '' || seed.length > 253)) throw errors.invalidValue('seed', seed, 'give 1 to 253 characters')
  const made = await mkdir(universe, { recursive: true, mode: 0o700 })
  if ((await readdir(universe)).length > 0) throw universeErrors.folderNotEmpty(universe)
  try {
    await mkdir(layout.sshFolder(universe), { mode: 0o700 })
    await writeSshKeyPair(layout.sshIdentity(universe), `vivarium ${driver}`)
    await mkdir(layout.saves(universe), { mode: 0o700 })
    await mkdir(layout.runs(universe), { mode: 0o700 })
    await writeUniverseFile(universe, {
      formatVersion: universeFormat,
      id: crypto.randomUUID(),
      driver,
      createdAt: new Date().toISOString(),
      currentSave: null,
      ...(seed === undefined ? {} : { seed }),
    })
    return await whatNext()
  } catch (error) {
    await removeOurFiles(universe)
    if (made !== undefined) await rmdir(universe).catch(() => {})
    throw error
  }
}

/** Throws NOT_A_UNIVERSE, CORRUPT_FILE, NEWER_FORMAT. */
export async function readUniverse(universe: string): Promise<UniverseFile> {
  try {
    return await readUniverseFile(universe)
  } catch (error) {
    if (isVivariumError(error, 'NOT_FOUND')) throw universeErrors.notAUniverse(universe, { cause: error })
    throw error
  }
}

export async function summaryOfUniverse(universe: string): Promise<UniverseSummary> {
  const file = await readUniverse(universe)
  const { driver, currentSave, createdAt } = file
  return { path: universe, driver, currentSave, createdAt, seed: seedOf(file) }
}

export async function summariesOfSaves(universe: string): Promise<SaveSummary[]> {
  const { currentSave } = await readUniverse(universe)
  return Promise.all(
    (await listSaves(universe)).map(async ({ name, parent, createdAt, requires }) => ({
      name,
      parent,
      createdAt,
      current: name === currentSave,
      bytes: await saveSize(universe, name),
      requires,
    })),
  )
}

/** Throws NOT_FOUND, or IN_USE while it is current, open, or another save stands on it. */
export async function deleteSave(universe: string, name: string): Promise<void> {
  const { currentSave } = await readUniverse(universe)
  await withUniverseLock(universe, async () => {
    const saves = await listSaves(universe)
    if (!saves.some((save) => save.name === name))
      throw errors.notFound(
        'save',
        name,
        saves.map((save) => save.name),
      )
    if (currentSave === name) throw errors.inUse('save', name, 'the universe: it is the current save')
    const child = saves.find((save) => save.name !== name && ancestry(saves, save.name).includes(name))
    if (child) throw errors.inUse('save', name, `save ${child.name}, which stands on it`)
    const run = (await listLiveRuns(universe)).find((open) => open.save === name)
    if (run) throw errors.inUse('save', name, `run ${run.id}`)
    await deleteSaveFolder(universe, name)
  })
}

/** Removes what is ours, and the folder itself when nothing of somebody else's lies in it. */
export async function removeUniverseFolder(universe: string): Promise<void> {
  await removeOurFiles(universe)
  await rmdir(universe).catch(() => {})
}

async function removeOurFiles(universe: string): Promise<void> {
  // Without universe.json there is no universe any more: a crash from here on leaves rubbish, not half a universe.
  await rm(layout.universeFile(universe), { force: true })
  for (const folder of [layout.runs(universe), layout.saves(universe), layout.sshFolder(universe)]) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  for (const file of [layout.lock(universe), layout.saveLock(universe)]) await rm(file, { force: true })
}
