import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DriverSave, describeIssues, errors, messageOf, type Operation } from '@vivarium/core'
import type { FileTreeSnapshot } from '@vivarium/guest'
import { readSnapshot } from '@vivarium/simcluster'
import { FileTable } from './file-table.js'
import { decodeGuest, decodeTree, type FileTreeRecord } from './guest-json.js'
import { formatVersion, savedRunSchema, saveRecordSchema } from './record.js'
import { blobsFolder, readRegistries } from './registries-json.js'
import type { RunState } from './run-state.js'
import { machinesFile, saveFolder } from './write-save.js'

interface Reading {
  /** Tells a save from another one that was put in its place. */
  readonly identity: string
  readonly state: WeakRef<RunState>
}

/** By folder: runs of one save share what was read, as long as one of them has it. */
const known = new Map<string, Reading>()
const forgotten = new FinalizationRegistry<string>((directory) => {
  if (known.get(directory)?.state.deref() === undefined) known.delete(directory)
})

/** Throws CORRUPT_FILE, NEWER_FORMAT. */
export async function readSave({ name, directory, record }: DriverSave, operation: Operation): Promise<RunState> {
  if (!saveRecordSchema.safeParse(record).success) {
    const found = (record as { formatVersion?: unknown } | undefined)?.formatVersion
    if (typeof found === 'number' && found > formatVersion) throw errors.newerFormat(`save ${name}`, found, formatVersion)
    throw errors.corruptFile(`the record of save ${name}`, 'it is not one of simulated machines')
  }
  const path = join(directory, saveFolder, machinesFile)
  const { ino, mtimeMs, size } = await stat(path).catch((error: unknown): never => {
    throw errors.corruptFile(path, messageOf(error), { cause: error })
  })
  const identity = `${ino} ${mtimeMs} ${size}`
  const before = known.get(directory)
  const shared = before?.identity === identity ? before.state.deref() : undefined
  if (shared) return shared
  const state = await read(path, operation)
  known.set(directory, { identity, state: new WeakRef(state) })
  forgotten.register(state, directory)
  return state
}

async function read(path: string, operation: Operation): Promise<RunState> {
  const text = await readFile(path, 'utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw errors.corruptFile(path, messageOf(error), { cause: error })
  }
  const parsed = savedRunSchema.safeParse(value)
  if (!parsed.success) throw errors.corruptFile(path, describeIssues(parsed.error))
  const { networks, images, machines, controlPlanes, files } = parsed.data
  const table = new FileTable(files, path)
  const folder = dirname(path)
  return {
    networks,
    images,
    machines: machines.map(({ state, ...machine }) => ({ ...machine, guest: decodeGuest(state, table) })),
    controlPlanes: await Promise.all(
      controlPlanes.map(async ({ api, registries, containers, volumes, ...plane }) => ({
        ...plane,
        snapshot: await readSnapshot(join(folder, api), operation),
        registries: await readRegistries(join(folder, blobsFolder), registries),
        containers: { containers: decodeTrees(containers, table), volumes: decodeTrees(volumes, table) },
      })),
    ),
  }
}

function decodeTrees(trees: Readonly<Record<string, FileTreeRecord>>, table: FileTable): Map<string, FileTreeSnapshot> {
  return new Map(Object.entries(trees).map(([name, tree]) => [name, decodeTree(tree, table)]))
}
