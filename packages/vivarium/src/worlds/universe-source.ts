import { createHash } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { checkFileName, FileLock, isVivariumError } from '@vivarium/core'
// The front door, which knows the drivers.
import { Universe, type UniverseSummary } from '../index.js'

/** A universe that tests build by themselves, once. */
export interface UniverseRecipe {
  /** Names its folder: letters, digits, dots and hyphens. */
  readonly name: string
  /** Fills a new universe; it is saved afterwards. */
  readonly build: (universe: Universe) => Promise<void>
  /** The universe is built anew when this differs from last time. Default: the text of `build`, which does not show what that one calls. */
  readonly key?: string
  /** Default: `sim`. */
  readonly driver?: string
  /** Where universes of tests lie. Default: node_modules/.cache/vivarium of the folder that the tests run in. */
  readonly folder?: string
}

/** The path of a universe that is there, or how to make one. */
export type UniverseSource = string | UniverseRecipe

/** The longest that a universe may take to be built, while others wait for it. */
const buildTimeoutMs = 30 * 60_000

/** Opens a run of its own. Whoever comes first builds; others, in this process or another, wait until that is done. */
export async function openUniverse(source: UniverseSource, save?: string): Promise<Universe> {
  const path = typeof source === 'string' ? resolve(source) : await builtUniverse(source)
  return Universe.open(path, save === undefined ? {} : { save })
}

async function builtUniverse({ name, build, key = build.toString(), driver, folder }: UniverseRecipe): Promise<string> {
  checkFileName('universe', name)
  const all = resolve(folder ?? join('node_modules', '.cache', 'vivarium'))
  const hash = createHash('sha256')
    .update(`${driver ?? ''}\n${key}`)
    .digest('hex')
    .slice(0, 12)
  const path = join(all, `${name}-${hash}`)
  if (await isBuilt(path)) return path
  await mkdir(all, { recursive: true })
  await using _lock = await FileLock.acquire(join(all, `${name}.lock`), {
    what: `building the universe ${name}`,
    wait: { timeoutMs: buildTimeoutMs },
  })
  if (await isBuilt(path)) return path
  // What a build that was ended has left, and what was built from an older recipe.
  const older = (await readdir(all)).filter((other) => other.startsWith(`${name}-`) && /^[0-9a-f]{12}$/.test(other.slice(name.length + 1)))
  for (const other of older) await destroyUnlessOpen(join(all, other))
  const universe = await Universe.create(path, driver === undefined ? {} : { driver })
  try {
    await build(universe)
    await universe.save()
  } catch (error) {
    await universe.close()
    await Universe.destroy(path)
    throw error
  }
  return path
}

async function isBuilt(path: string): Promise<boolean> {
  const about = await aboutIfThere(path)
  return about !== undefined && about.currentSave !== null
}

async function destroyUnlessOpen(path: string): Promise<void> {
  const about = await aboutIfThere(path)
  if (about && (await Universe.runs(path)).length === 0) await Universe.destroy(path)
}

/** Undefined where there is no universe; one that can't be read is an error. */
async function aboutIfThere(path: string): Promise<UniverseSummary | undefined> {
  try {
    return await Universe.about(path)
  } catch (error) {
    if (isVivariumError(error, 'NOT_A_UNIVERSE')) return undefined
    throw error
  }
}
