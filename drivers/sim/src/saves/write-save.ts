import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Operation, syncDirectory, writeFileAtomically } from '@vivarium/core'
import type { FileTreeSnapshot } from '@vivarium/guest'
import { writeSnapshot } from '@vivarium/simcluster'
import { FileTableWriter } from './file-table.js'
import { encodeGuest, encodeTree, type FileTreeRecord } from './guest-json.js'
import { formatVersion, type SavedRun } from './record.js'
import { blobsFolder, encodeRegistries, writeBlobs } from './registries-json.js'
import type { RunState } from './run-state.js'

/** Folder of a save with what this driver writes. */
export const saveFolder = 'simulation'
export const machinesFile = 'machines.json'

/** Writes a run's state into a save's folder, for its user only: it holds keys. All of it is on the disk when it resolves. */
export async function writeSave(directory: string, state: RunState, operation: Operation): Promise<void> {
  const folder = join(directory, saveFolder)
  await mkdir(folder, { mode: 0o700 })
  const table = new FileTableWriter()
  const machines = state.machines.map(({ guest, ...machine }) => ({ ...machine, state: encodeGuest(guest, table) }))
  const controlPlanes = state.controlPlanes.map(({ snapshot: _, registries, containers: { containers, volumes }, ...plane }, index) => ({
    ...plane,
    api: `api-${index + 1}.gz`,
    registries: encodeRegistries(registries),
    containers: encodeTrees(containers, table),
    volumes: encodeTrees(volumes, table),
  }))
  for (const [index, { snapshot, registries }] of state.controlPlanes.entries()) {
    await writeSnapshot(join(folder, controlPlanes[index]?.api ?? ''), snapshot, operation)
    await writeBlobs(join(folder, blobsFolder), registries, operation)
  }
  const saved = {
    formatVersion,
    networks: state.networks,
    images: state.images,
    machines,
    controlPlanes,
    files: table.rows,
  } satisfies { readonly [K in keyof SavedRun]: unknown }
  await writeFileAtomically(join(folder, machinesFile), JSON.stringify(saved), { mode: 0o600 })
  await syncDirectory(directory)
}

function encodeTrees(trees: ReadonlyMap<string, FileTreeSnapshot>, table: FileTableWriter): Record<string, FileTreeRecord> {
  return Object.fromEntries(Array.from(trees, ([name, tree]) => [name, encodeTree(tree, table)]))
}
