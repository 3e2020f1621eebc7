import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findProgram, run } from '@vivarium/core'
import { CachedFolder } from '../testing/content-cache.js'
import type { ForeignResult } from '../testing/foreign-suite.js'
import { workspaceRoot } from '../testing/workspace.js'

/** The module of the Go tests of Kubernetes' clients. */
export const goModule = join(workspaceRoot, 'interop/go')
const minutes = 60_000

/** One package of a module, whose tests are compiled into a program in the cache. */
export interface GoTests {
  /** The names of the tests, as the sources have them. */
  readonly tests: readonly string[]
  /** Why nothing can be compiled or run here. */
  readonly missing: string | undefined
  /** Whether the program is there already: compiling it takes minutes. */
  readonly built: boolean
  run(options: GoTestRun): Promise<ReadonlyMap<string, ForeignResult>>
}

export interface GoTestRun {
  readonly env: Readonly<Record<string, string>>
  readonly timeoutMs: number
}

/** What compiles here, as a text: Go's version and the platform. Undefined without Go. */
export async function goToolchain(): Promise<string | undefined> {
  if ((await findProgram('go')) === undefined) return undefined
  return (await run('go', ['env', 'GOVERSION', 'GOOS', 'GOARCH'], { cwd: goModule })).stdout
}

/** Compiles the tests of a package of the module in `folder` into a program. Others may be at work on this computer too. */
export async function compileTests(folder: string, packagePath: string, output: string): Promise<void> {
  const command = ['go', 'test', '-c', '-ldflags=-s -w', '-o', output, packagePath]
  await run('nice', ['-n', '10', ...command], { cwd: folder, timeoutMs: 20 * minutes })
}

/** The tests of the package `name` of the module in the folder `module`. */
export async function goTests(name: string, module = goModule): Promise<GoTests> {
  const folder = join(module, name)
  // All of the module, since its packages use each other.
  const files = (await readdir(module, { recursive: true })).filter((file) => /\.go$|^go\.(?:mod|sum)$/.test(file)).sort()
  const sources = await Promise.all(files.map((file) => readFile(join(module, file), 'utf8')))
  const own = sources.filter((_, i) => files[i]?.startsWith(`${name}/`))
  const toolchain = await goToolchain()
  const cached = new CachedFolder(`go-${name}`, [toolchain ?? '', ...files.flatMap((file, i) => [file, sources[i] ?? ''])])
  const program = 'tests'

  return {
    tests: own.flatMap((source) => [...source.matchAll(/^func (Test(?!Main\b)\w+)\(t \*testing\.T\)/gm)].map(([, test]) => test as string)),
    missing: toolchain === undefined ? 'go is not installed' : undefined,
    built: (await cached.find()) !== undefined,
    async run({ env, timeoutMs }) {
      const built = await cached.make(async (path) => {
        await compileTests(module, `./${name}`, join(path, program))
      })
      // As `go test -json` does it, with a program that is there already.
      const { stdout } = await run('go', ['tool', 'test2json', '-t', join(built, program), '-test.v=test2json'], {
        cwd: folder,
        env,
        timeoutMs,
        okExitCodes: [0, 1],
      })
      return resultsOf(stdout)
    },
  }
}

interface GoEvent {
  readonly Action: string
  readonly Test?: string
  readonly Output?: string
}

const outcomes: Readonly<Record<string, ForeignResult['outcome']>> = { pass: 'passed', fail: 'failed', skip: 'skipped' }

/** From the events of test2json. What subtests print belongs to their test; so does a panic's text, which has no test, to one that did not end. */
function resultsOf(events: string): Map<string, ForeignResult> {
  const results = new Map<string, ForeignResult>()
  const outputs = new Map<string, string>()
  let loose = ''
  for (const line of events.trim().split('\n')) {
    const { Action, Test, Output = '' } = JSON.parse(line) as GoEvent
    const test = Test?.split('/')[0]
    if (Action === 'output') {
      if (test === undefined) loose += Output
      else outputs.set(test, (outputs.get(test) ?? '') + Output)
    }
    const outcome = outcomes[Action]
    if (outcome !== undefined && test !== undefined && test === Test) results.set(test, { outcome, output: outputs.get(test) ?? '' })
  }
  for (const [test, output] of outputs) if (!results.has(test)) results.set(test, { outcome: 'failed', output: output + loose })
  return results
}
