// Part of npm run lint: what must hold for the tracked files as a whole and for each package, and no other tool looks at.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { missingOptionalPackages } from './lib/lockfile.mjs'
import { root } from './lib/workspace.mjs'

const problems = []

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))

// Paths of the computer that somebody worked on. Short ones, such as `/root`, are also paths inside machines.
const own = [root, homedir()].filter((path) => path.split(sep).length > 2)
const asPattern = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const ofOneComputer = new RegExp(`(?<![\\w.~/-])(?:${['/(?:work|Users)/[\\w.-]+', ...own.map(asPattern)].join('|')})(?![\\w-])`)
const isData = /(?:^|\/)(?:data|fixtures|test-data|generated)\/|^package-lock\.json$/
for (const path of tracked.filter((name) => !isData.test(name))) {
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  lines.forEach((line, index) => {
    const found = ofOneComputer.exec(line)
    if (found) problems.push(`${path}:${index + 1}: ${found[0]} is a path of one computer`)
  })
}

const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8')
if (/"resolved": "https?:/.test(lockfile)) problems.push('package-lock.json names a registry: run npm with the .npmrc of this workspace')
for (const { name, wantedBy } of missingOptionalPackages(JSON.parse(lockfile))) {
  problems.push(`package-lock.json lacks ${name} of ${wantedBy}, so npm ci refuses it: run node scripts/complete-lockfile.mjs`)
}

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
const built = references.map(({ path }) => path)
const packages = tracked.filter((path) => /^(?:packages|drivers)\/[^/]+\/package\.json$/.test(path)).map(dirname)
for (const folder of packages) {
  for (const file of ['README.md', 'CHANGELOG.md']) {
    if (!tracked.includes(`${folder}/${file}`)) problems.push(`${folder} has no ${file}`)
  }
  if (!built.includes(folder)) problems.push(`${folder} is not among the references of tsconfig.json`)
  const rule = `imports-of-${folder.replace('/', '-')}`
  if (!forbidden.some(({ name }) => name === rule)) problems.push(`${folder} has no rule in .dependency-cruiser.cjs`)
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
