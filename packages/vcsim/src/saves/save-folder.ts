import { constants, existsSync } from 'node:fs'
import { cp, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { errors as coreErrors, describeIssues, isVivariumError, messageOf, writeFileAtomically } from '@vivarium/core'
import { z } from 'zod'
import type { World } from '../call.js'
import { infoOf } from '../storage/space.js'
import { pack, type SharedJson, unpack } from './shared-json.js'
import { datastoresIn, type SavedWorld, saveWorld } from './world-state.js'

/** What a save's folder has: the state, and the files of datastores, each in a folder by the datastore's id. */
const stateFile = 'vcenter.json.gz'
const filesFolder = 'datastores'

/** Saves of another format are of another version of this program. */
const format = 1

const savedSchema = z.object({ format: z.number(), shared: z.array(z.unknown()), value: z.unknown() })
const worldSchema = z.object({
  instanceUuid: z.string(),
  isEsx: z.boolean(),
  model: z.object({
    lastNumber: z.number(),
    objects: z.array(
      z.object({ type: z.string(), id: z.string(), properties: z.record(z.string(), z.unknown()), state: z.unknown().optional() }),
    ),
  }),
  services: z.record(z.string(), z.unknown()),
  datastores: z.array(z.object({ id: z.string(), folder: z.string().optional(), late: z.array(z.string()) })),
})

/** So long tasks that run may take to end before a save begins. */
const patienceMs = 2000

/** A save that has been read. */
export interface OpenSave {
  readonly world: SavedWorld
  readonly directory: string
}

/** Writes everything into a folder, which must exist and be empty. Tasks that don't end soon are not part of the save. */
export async function writeSave(world: World, directory: string, signal?: AbortSignal): Promise<void> {
  await quiet(world, signal)
  // All at one moment: nothing is awaited before the state is taken.
  const text = JSON.stringify({ format, ...pack(saveWorld(world)) })
  const copies = datastoresIn(world.model).filter((datastore) => world.files.isOwn(datastore))
  await mkdir(join(directory, filesFolder), { recursive: true })
  for (const datastore of copies) await copyFolder(infoOf(datastore).url, join(directory, filesFolder, datastore.reference.value))
  await writeFileAtomically(join(directory, stateFile), await promisify(gzip)(text, { level: 1 }))
}

async function quiet(world: World, signal: AbortSignal | undefined): Promise<void> {
  const until = Date.now() + patienceMs
  while (world.tasks.running > 0 && Date.now() < until) {
    signal?.throwIfAborted()
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, until - Date.now())
      const stop = world.model.listen(({ object }) => object.reference.type === 'Task' && done())
      function done() {
        clearTimeout(timer)
        stop()
        resolve()
      }
    })
  }
}

/** Throws CORRUPT_FILE, NEWER_FORMAT and NOT_FOUND. */
export async function readSave(directory: string): Promise<OpenSave> {
  const file = join(directory, stateFile)
  if (!existsSync(file)) throw coreErrors.fileMissing(file)
  try {
    const text = (await promisify(gunzip)(await readFile(file))).toString('utf8')
    const saved = checked(savedSchema, JSON.parse(text))
    if (saved.format > format) throw coreErrors.newerFormat(file, saved.format, format)
    return { world: checked(worldSchema, unpack(saved as SharedJson)) as SavedWorld, directory }
  } catch (cause) {
    if (isVivariumError(cause, 'NEWER_FORMAT')) throw cause
    throw coreErrors.corruptFile(file, messageOf(cause), { cause })
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const { success, data, error } = schema.safeParse(value)
  if (!success) throw new TypeError(describeIssues(error))
  return data
}

/** Puts the files of datastores into the folders that they have now. */
export async function restoreFiles(world: World, { directory, world: { datastores } }: OpenSave): Promise<void> {
  for (const { id, folder } of datastores) {
    const datastore = world.model.find({ type: 'Datastore', value: id })
    const source = folder === undefined ? undefined : join(directory, filesFolder, folder)
    if (datastore !== undefined && source !== undefined && existsSync(source)) await copyFolder(source, infoOf(datastore).url)
  }
}

async function copyFolder(source: string, target: string): Promise<void> {
  // Links stay what they are; where the file system can, copies share their content with what they are of.
  await cp(source, target, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
}
