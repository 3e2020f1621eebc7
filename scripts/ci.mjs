// The whole check of a clean checkout, for .ci/run: lint, all tests, then the slow ones as far as the time allows. The last line that
// it prints is `N passed, N failed` (and `, N skipped`), counted from what vitest says it ran.
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { runInForeground, runNpm } from './lib/process.mjs'
import { addUp, countTests, describeCounts, describeFailures, readReport, unfinished } from './lib/test-counts.mjs'
import { root, tools } from './lib/workspace.mjs'

const minutes = 60_000
/** Of the hour that a whole run may take, what is left for its end and for a slower computer. */
const deadline = performance.now() + 52 * minutes
const testLimitMs = 30 * minutes
/** A slow test file is only begun when it has at least this long. */
const slowFileMinimumMs = 3 * minutes
/** That of real clusters, on a computer whose machines are emulated. */
const longestFileMinimumMs = 35 * minutes
const timeLeft = () => deadline - performance.now()

// Go's own archive is unpacked here, and leaves PATH to whoever unpacks it.
process.env.PATH = [process.env.PATH, '/usr/local/go/bin'].join(delimiter)

const reports = await mkdtemp(join(tmpdir(), 'vivarium-ci-'))
const counts = []
const problems = []

const heading = (text) => console.log(`\n=== ${text} (${Math.round(performance.now() / 1000)} s)`)

/** Runs vitest with a report and adds its counts; a run that ends without one counts as a failed test. */
async function test(name, start, timeoutMs) {
  const path = join(reports, `${counts.length}.json`)
  const exitCode = await start(['--reporter=default', '--reporter=json', `--outputFile.json=${path}`], {
    cwd: root,
    timeoutMs: Math.max(1000, Math.min(timeoutMs, timeLeft())),
  })
  const report = await readReport(path)
  counts.push(report ? countTests(report) : unfinished)
  if (exitCode === 124) problems.push(`${name}: took too long and was ended`)
  else if (exitCode !== 0) problems.push(`${name}: exit code ${exitCode}`)
  else if (!report) problems.push(`${name}: no report`)
  if (report) problems.push(...describeFailures(report))
}

try {
  await ensureDependencies()

  heading('npm run lint')
  if ((await runNpm(['run', 'lint'], { cwd: root })) !== 0) problems.push('lint failed')

  heading('npm test')
  await test('npm test', (args, options) => runNpm(['test', '--', ...args], options), testLimitMs)

  const files = ['packages', 'drivers', 'interop'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)),
  )
  const slowFiles = files.filter((path) => path.endsWith('.slow.test.ts') && !/[/](?:node_modules|dist)[/]/.test(path))
  // One by one, so that what the time allows is whole files; last the one that alone takes longer than most others together.
  const isLongest = (path) => path.includes('clusters/real')
  for (const file of [...slowFiles.filter((path) => !isLongest(path)).sort(), ...slowFiles.filter(isLongest)]) {
    if (timeLeft() < (isLongest(file) ? longestFileMinimumMs : slowFileMinimumMs)) {
      console.log(`\nNot run, for want of time: ${file}`)
      continue
    }
    heading(file)
    const run = (args, options) => runInForeground(process.execPath, [tools.vitest, 'run', '--mode', 'slow', file, ...args], options)
    await test(file, run, timeLeft())
  }
} finally {
  await rm(reports, { recursive: true, force: true })
}

const total = addUp(counts)
console.log()
for (const problem of problems) console.log(problem)
console.log(describeCounts(total))
process.exitCode = problems.length === 0 && total.failed === 0 && total.passed > 0 ? 0 : 1
