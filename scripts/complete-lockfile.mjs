// node scripts/complete-lockfile.mjs: after `npm install` with a registry that lacks other platforms' packages, puts them back into
// package-lock.json. `npm run lint` says when this is needed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { completeLockfile } from './lib/lockfile.mjs'
import { root } from './lib/workspace.mjs'

const path = join(root, 'package-lock.json')
writeFileSync(path, `${JSON.stringify(completeLockfile(JSON.parse(readFileSync(path, 'utf8'))), null, 2)}\n`)
