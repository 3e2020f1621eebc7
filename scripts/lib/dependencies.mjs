import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustSucceed, runNpm } from './process.mjs'
import { root } from './workspace.mjs'

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Whether node_modules holds what package-lock.json says, by npm's own record of it. Optional packages may be absent: most
 * are another platform's. Workspaces are not installed, but linked.
 */
function dependenciesAreInstalled() {
  const wanted = readPackages('package-lock.json') ?? {}
  const installed = readPackages('node_modules/.package-lock.json')
  if (!installed) return false
  return Object.entries(wanted).every(([path, { version, integrity, link, optional }]) => {
    if (!path.startsWith('node_modules/')) return true
    if (link === true) return existsSync(join(root, path))
    const there = installed[path]
    return there === undefined ? optional === true : there.version === version && there.integrity === integrity
  })
}

export async function ensureDependencies() {
  if (dependenciesAreInstalled()) return
  console.error('Installing the npm packages of package-lock.json.')
  await mustSucceed(runNpm(['ci', '--prefer-offline'], { cwd: root }))
}
