import { readJsonFile, writeFileAtomically } from '@vivarium/core'
import { z } from 'zod'
import { layout } from './layout.js'

export const universeFormat = 1

const schema = z.object({
  formatVersion: z.literal(universeFormat),
  id: z.uuid(),
  driver: z.string().min(1),
  createdAt: z.iso.datetime(),
  currentSave: z.string().min(1).nullable(),
  /** Absent: the id. */
  seed: z.string().min(1).optional(),
})

/** The content of universe.json. */
export type UniverseFile = z.infer<typeof schema>

/** Names and orders of simulated parts follow from it. */
export const seedOf = ({ id, seed }: UniverseFile): string => seed ?? id

/** Throws NOT_FOUND, CORRUPT_FILE or NEWER_FORMAT. */
export async function readUniverseFile(universe: string): Promise<UniverseFile> {
  return readJsonFile(layout.universeFile(universe), schema, { format: { field: 'formatVersion', newest: universeFormat } })
}

export async function writeUniverseFile(universe: string, content: UniverseFile): Promise<void> {
  await writeFileAtomically(layout.universeFile(universe), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}
