import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheDir } from '@vivarium/core'
import { programsFolder } from '@vivarium/envtest'

/** Calls `body` with the environment in which envtest starts our programs. */
export async function withOurPrograms<T>(body: (env: Readonly<Record<string, string>>) => Promise<T>): Promise<T> {
  // There envtest notes which ports it has taken, and leaves the files of servers that did not start.
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-envtest-'))
  try {
    const programs = await programsFolder()
    return await body({ KUBEBUILDER_ASSETS: programs.folder, XDG_CACHE_HOME: folder, TMPDIR: folder, VIVARIUM_CACHE_DIR: cacheDir() })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
