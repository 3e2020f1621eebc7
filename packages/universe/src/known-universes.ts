import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { configDir, FileLock, isVivariumError, readJsonFile, writeFileAtomically } from '@vivarium/core'
import { z } from 'zod'

const format = 1

const schema = z.object({
  formatVersion: z.literal(format),
  /** Absolute paths, the newest last. */
  universes: z.array(z.string()),
  /** The one that a command means when it is not told and does not stand in one. */
  current: z.string().nullable(),
})
type KnownUniverses = z.infer<typeof schema>

const path = () => join(configDir(), 'universes.json')

/** The universes that were made or opened on this computer, by path, and which one is current. */
export async function knownUniverses(): Promise<{ readonly universes: readonly string[]; readonly current: string | null }> {
  try {
    return await readJsonFile(path(), schema, { format: { field: 'formatVersion', newest: format } })
  } catch (error) {
    if (isVivariumError(error, 'NOT_FOUND')) return { universes: [], current: null }
    throw error
  }
}

/** Writes a universe down; `create`, `open` and `use` also make it the current one. */
export async function rememberUniverse(universe: string, options: { readonly makeCurrent: boolean }): Promise<void> {
  await change(({ universes, current }) => ({
    universes: universes.includes(universe) ? universes : [...universes, universe],
    current: options.makeCurrent ? universe : current,
  }))
}

export async function forgetUniverse(universe: string): Promise<void> {
  await change(({ universes, current }) => ({
    universes: universes.filter((known) => known !== universe),
    current: current === universe ? null : current,
  }))
}

async function change(body: (known: Omit<KnownUniverses, 'formatVersion'>) => Omit<KnownUniverses, 'formatVersion'>): Promise<void> {
  await mkdir(dirname(path()), { recursive: true, mode: 0o700 })
  await using _lock = await FileLock.acquire(`${path()}.lock`, { what: 'the list of universes', wait: { timeoutMs: 10_000 } })
  const known = await knownUniverses()
  const changed: KnownUniverses = { formatVersion: format, ...body({ universes: [...known.universes], current: known.current }) }
  await writeFileAtomically(path(), `${JSON.stringify(changed, null, 2)}\n`, { mode: 0o600 })
}
