import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { checkFileName, errors, isVivariumError, readJsonFile, syncDirectory, writeFileAtomically } from '@vivarium/core'
import { z } from 'zod'
import { clusterRecordSchema } from '../cluster/cluster-record.js'
import { layout } from './layout.js'

/** 2: with residents, clusters and the clock's mode. */
const saveFormat = 2

const schema = z.object({
  formatVersion: z.union([z.literal(1), z.literal(saveFormat)]),
  name: z.string().min(1),
  /** The save that the run was opened from; its disk layers are below this one's. */
  parent: z.string().min(1).nullable(),
  createdAt: z.iso.datetime(),
  /** The universe's time at the save. */
  clock: z.iso.datetime(),
  clockMode: z.enum(['real', 'frozen']).default('real'),
  driver: z.string().min(1),
  requires: z.record(z.string(), z.string()),
  /** Keys in the image cache of what it stands on. */
  images: z.array(z.string()),
  clusters: z.array(clusterRecordSchema).default([]),
  residents: z.array(z.object({ kind: z.string().min(1), name: z.string().min(1), options: z.unknown(), record: z.unknown() })).default([]),
  driverRecord: z.unknown(),
})

/** The content of a save's save.json. */
export type SaveRecord = z.infer<typeof schema>
/** A resident in a save: what it was made with, and what its `snapshot` gave. */
export type SavedResident = SaveRecord['residents'][number]

/** Throws NOT_FOUND (with the names that exist), CORRUPT_FILE or NEWER_FORMAT. */
export async function readSave(universe: string, name: string): Promise<SaveRecord> {
  const names = await listSaveNames(universe)
  if (!names.includes(checkFileName('save', name))) throw errors.notFound('save', name, names)
  const path = layout.saveFile(universe, name)
  const record = await readJsonFile(path, schema, { format: { field: 'formatVersion', newest: saveFormat } })
  if (record.name !== name) throw errors.corruptFile(path, `it is the record of save ${JSON.stringify(record.name)}`)
  return record
}

export async function listSaveNames(universe: string): Promise<string[]> {
  const entries = await readdir(layout.saves(universe), { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
}

/** Every save's record; one that can't be read is left out, for lists. */
export async function listSaves(universe: string): Promise<SaveRecord[]> {
  const records: SaveRecord[] = []
  for (const name of await listSaveNames(universe)) {
    try {
      records.push(await readSave(universe, name))
    } catch (error) {
      if (!isVivariumError(error)) throw error
    }
  }
  return records.sort((one, other) => one.createdAt.localeCompare(other.createdAt))
}

/** The folder of a resident's own files in a save, finished or not. */
export const residentFolderOf = (save: string, name: string) => join(save, 'residents', name)

/** Makes the folder that a save is written into before it has its name. Leftovers of a crashed save by the same run id go first. */
export async function beginSave(universe: string, run: string): Promise<string> {
  const directory = layout.unfinishedSave(universe, run)
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true, mode: 0o700 })
  return directory
}

export async function abandonSave(universe: string, run: string): Promise<void> {
  await rm(layout.unfinishedSave(universe, run), { recursive: true, force: true })
}

/** Gives a finished save its name. Until the rename in here nothing has happened; after it the save is whole and durable. */
export async function commitSave(universe: string, run: string, record: Omit<SaveRecord, 'formatVersion'>): Promise<void> {
  const directory = layout.unfinishedSave(universe, run)
  const content: SaveRecord = { formatVersion: saveFormat, ...record }
  await writeFileAtomically(join(directory, 'save.json'), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  await syncDirectory(directory)
  await rename(directory, layout.save(universe, record.name))
  await syncDirectory(layout.saves(universe))
}

/** `save-1`, `save-2`, …: the first that is free. */
export function nextSaveName(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = `save-${number}`
    if (!taken.includes(name)) return name
  }
}

/** The save and all that it stands on, from it to the oldest. */
export function ancestry(records: readonly SaveRecord[], name: string): string[] {
  const chain: string[] = []
  let next: string | null = name
  while (next !== null && !chain.includes(next)) {
    chain.push(next)
    const current: string = next
    next = records.find((record) => record.name === current)?.parent ?? null
  }
  return chain
}

/** Bytes that a save's own files take on disk (not those of the saves below it). */
export async function saveSize(universe: string, name: string): Promise<number> {
  return sizeOnDisk(layout.save(universe, name))
}

async function sizeOnDisk(path: string): Promise<number> {
  const info = await lstat(path)
  let bytes = info.blocks * 512
  if (info.isDirectory()) {
    for (const entry of await readdir(path)) bytes += await sizeOnDisk(join(path, entry))
  }
  return bytes
}

export async function deleteSaveFolder(universe: string, name: string): Promise<void> {
  // Out of sight first: a crash while its files go must not leave half a save under its name.
  const doomed = join(layout.saves(universe), `.deleted-${name}`)
  await rm(doomed, { recursive: true, force: true })
  await rename(layout.save(universe, name), doomed)
  await syncDirectory(layout.saves(universe))
  await rm(doomed, { recursive: true, force: true })
}
