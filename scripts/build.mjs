// npm run build: compiles the rooms (tsc -b), then bundles the package `vivarium` from them.
import { mustSucceed, runInForeground, runNpm } from './lib/process.mjs'
import { root, tools } from './lib/workspace.mjs'

await mustSucceed(runInForeground(process.execPath, [tools.tsc, '-b'], { cwd: root }))
await mustSucceed(runNpm(['run', '--silent', 'bundle', '--workspace', 'vivarium'], { cwd: root }))
