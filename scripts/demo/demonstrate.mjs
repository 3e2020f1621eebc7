// The main job, shown: a universe is filled, saved, opened, changed and rewound; with simulated clusters, or with real machines.
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Universe } from 'vivarium'
import { showCluster } from './cluster.mjs'
import { showMachines } from './machines.mjs'
import { Narrator } from './narrator.mjs'

/**
 * Runs the demonstration in a folder of its own, and removes it whatever happens, unless it is to be kept. `driver`: `sim` shows a cluster,
 * others a machine.
 */
export async function demonstrate({ driver, keep }) {
  const narrator = new Narrator()
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-demo-'))
  const interrupted = onInterrupt(() => rmSync(folder, { recursive: true, force: true }))
  const operation = { signal: interrupted, onProgress: narrator.onProgress }
  try {
    const path = join(folder, 'universe')
    if (driver === 'sim') await showCluster(narrator, path, operation)
    else await showMachines(narrator, path, driver, operation)
    narrator.sumUp()
    if (keep) console.log(`\nThe universe stays in ${path}. Remove it with: npx viv destroy ${path}`)
    else await Universe.destroy(path)
  } catch (error) {
    if (!interrupted.aborted) throw error
    console.log('\nInterrupted.')
    process.exitCode = 130
  } finally {
    if (!keep) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Aborted by the first Ctrl-C, so that all is closed in order. The second ends this process at once; machines die with it. */
function onInterrupt(beforeExit) {
  const controller = new AbortController()
  let first
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // npm passes on a Ctrl-C that the terminal has sent to us, too.
      if (first !== undefined && performance.now() - first > 200) {
        beforeExit()
        process.exit(130)
      }
      first ??= performance.now()
      controller.abort()
    })
  }
  return controller.signal
}
