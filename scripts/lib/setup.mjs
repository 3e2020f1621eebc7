import { join } from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { mustSucceed, runInForeground } from './process.mjs'
import { ensureSystemPackages } from './system-packages.mjs'
import { root } from './workspace.mjs'

/** What package.json's `engines` says. This runs before anything is installed, so nothing else can check it. */
const oldestNode = [20, 19]

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  console.error(`Vivarium needs Node ${oldestNode.join('.')} or later; this is ${process.versions.node}.`)
  process.exit(1)
}

/**
 * Makes a fresh clone ready: npm packages, programs of the system unless `systemPackages` is false, build. Returns whether all those programs are
 * there.
 */
export async function setUp({ systemPackages = true } = {}) {
  checkNode()
  await ensureDependencies()
  const complete = systemPackages ? await ensureSystemPackages() : true
  await mustSucceed(runInForeground(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root }))
  return complete
}
