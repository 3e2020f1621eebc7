import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheDir } from '@vivarium/core'
import { programsFolder } from '@vivarium/envtest'
import { describeForeign } from '../testing/foreign-suite.js'
import { goTests } from './go-tests.js'

const minutes = 60_000
const { tests, missing, run } = await goTests('envtest')

describeForeign({
  name: "controller-runtime's envtest with our programs",
  tests,
  missing,
  timeoutMs: 30 * minutes,
  async run() {
    // There envtest notes which ports it has taken.
    const cache = await mkdtemp(join(tmpdir(), 'vivarium-envtest-'))
    try {
      const { folder } = await programsFolder()
      return await run({
        env: { KUBEBUILDER_ASSETS: folder, XDG_CACHE_HOME: cache, VIVARIUM_CACHE_DIR: cacheDir() },
        timeoutMs: 10 * minutes,
      })
    } finally {
      await rm(cache, { recursive: true, force: true })
    }
  },
})
