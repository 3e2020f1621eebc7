// npm run record-vsphere-corpus [-- TOPIC...]: plays the cases of interop/vsphere/corpus against govmomi's vcsim, and writes down its answers.
// Builds it from its Go module first where it is missing.
import { join } from 'node:path'
import { goProgram } from './lib/go-programs.mjs'
import { runInForeground } from './lib/process.mjs'
import { setUp } from './lib/setup.mjs'
import { root, tools } from './lib/workspace.mjs'

const topics = process.argv.slice(2)
await setUp()
const only = topics.length === 0 ? [] : ['-t', `^(?:${topics.join('|')}) `]
const test = join(root, 'interop/vsphere/corpus/corpus.test.ts')
process.exitCode = await runInForeground(process.execPath, [tools.vitest, 'run', test, ...only], {
  cwd: root,
  env: { VIVARIUM_VSPHERE_REFERENCE: await goProgram('govmomi-vcsim') },
})
