// npm run bench [-- NAME...]: sets up what is missing, runs bench/NAME.bench.mjs one after the other (all of them without a name) and
// prints what they measured. Writes nothing. Fails when a benchmark fails or misses a limit of its own.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Bench, missedLimits } from '../bench/lib/benchmark.mjs'
import { describeComputer, table } from '../bench/lib/report.mjs'
import { setUp } from './lib/setup.mjs'
import { root } from './lib/workspace.mjs'

const suffix = '.bench.mjs'
const folder = join(root, 'bench')
const there = readdirSync(folder).flatMap((file) => (file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : []))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !there.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there is: ${there.join(', ')}`)
  process.exit(2)
}

await setUp()
for (const line of describeComputer()) console.log(line)
for (const name of asked.length > 0 ? asked : there) {
  const { default: benchmark } = await import(pathToFileURL(join(folder, `${name}${suffix}`)).href)
  console.log(`\n## ${name}: ${benchmark.description}\n`)
  const bench = new Bench((text) => console.error(text))
  try {
    await benchmark.body(bench)
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  } finally {
    await bench.cleanUp()
  }
  if (bench.rows.length > 0) console.log(table(bench.rows))
  if (bench.rows.some((row) => missedLimits(row).length > 0)) process.exitCode = 1
}
