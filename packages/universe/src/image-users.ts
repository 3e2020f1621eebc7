import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type CachedImage, cacheDir, ImageCache } from '@vivarium/core'
import { knownUniverses } from './known-universes.js'
import { layout } from './store/layout.js'
import { listLiveRuns } from './store/runs.js'
import { listSaves } from './store/saves.js'

/**
 * Who stands on which image of the cache: for each key the saves and open runs of the universes that are known on this
 * computer, for people. A driver links the images of a run into its `images` folder, under their keys.
 */
export async function imageUsers(): Promise<ReadonlyMap<string, readonly string[]>> {
  const users = new Map<string, string[]>()
  const add = (key: string, user: string) => void users.set(key, [...(users.get(key) ?? []), user])
  for (const universe of (await knownUniverses()).universes) {
    for (const { name, images } of await listSaves(universe)) for (const key of images) add(key, `save ${name} of ${universe}`)
    for (const { id } of await listLiveRuns(universe)) {
      for (const key of await readdir(join(layout.run(universe, id), 'images')).catch(() => [])) add(key, `run ${id} of ${universe}`)
    }
  }
  return users
}

/** Removes the images of the cache that no known universe stands on. Resolves with those that were removed. */
export async function pruneImages(): Promise<readonly CachedImage[]> {
  const cache = new ImageCache(cacheDir())
  const users = await imageUsers()
  const unused = (await cache.list()).filter(({ hash }) => !users.has(hash))
  for (const { hash } of unused) await cache.remove(hash)
  return unused
}
