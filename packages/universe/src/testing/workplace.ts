import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for a test's universes, with config and cache folders of its own: what a test remembers is not what its user remembers. The
 * name has what shells and QEMU options trip over.
 */
export async function makeWorkplace(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `viv test, "quoted"; 'it' $HOME `))
  const before = { config: process.env.VIVARIUM_CONFIG_DIR, cache: process.env.VIVARIUM_CACHE_DIR }
  process.env.VIVARIUM_CONFIG_DIR = join(path, 'config')
  process.env.VIVARIUM_CACHE_DIR = join(path, 'cache')
  return {
    path,
    remove: async () => {
      restore('VIVARIUM_CONFIG_DIR', before.config)
      restore('VIVARIUM_CACHE_DIR', before.cache)
      await rm(path, { recursive: true, force: true })
    },
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
