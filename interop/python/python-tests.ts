import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findProgram, run } from '@vivarium/core'
import { CachedFolder } from '../testing/content-cache.js'
import type { ForeignResult, ForeignSuite } from '../testing/foreign-suite.js'
import { workspaceRoot } from '../testing/workspace.js'

const minutes = 60_000

export interface PythonTests extends Pick<ForeignSuite, 'tests' | 'missing'> {
  run(env: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, ForeignResult>>
}

/** The tests of a script of unittest that prints its results by `json_result`, with what `requirements.txt` beside it names. */
export async function pythonTests(script: string): Promise<PythonTests> {
  const source = await readFile(script, 'utf8')
  const version = await pythonVersion()
  return {
    tests: [...source.matchAll(/^ {4}def (test_\w+)\(/gm)].map(([, name]) => name as string),
    missing: version === undefined ? 'python3 with venv and pip is not installed' : undefined,
    async run(env) {
      const interpreter = await python(join(dirname(script), 'requirements.txt'), version ?? '')
      const { stdout } = await run(interpreter, ['-B', script], {
        env: { ...env, PYTHONPATH: join(workspaceRoot, 'interop/python') },
        timeoutMs: 3 * minutes,
      })
      const results = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as ForeignResult & { test: string })
      return new Map(results.map((result) => [result.test, result]))
    },
  }
}

/** Its version; undefined where a virtual environment can't be made. Debian has venv and pip in packages of their own. */
async function pythonVersion(): Promise<string | undefined> {
  if ((await findProgram('python3')) === undefined) return undefined
  const probe = 'import ensurepip, sys, venv; print(sys.version)'
  // A shim of a version manager that has no Python ends with 127.
  const { exitCode, stdout } = await run('python3', ['-c', probe], { okExitCodes: [0, 1, 127] })
  return exitCode === 0 ? stdout : undefined
}

/** A Python with the pinned packages, in the cache. */
async function python(requirements: string, version: string): Promise<string> {
  const environment = new CachedFolder('python', [version, await readFile(requirements, 'utf8')])
  const path = await environment.make(async (made) => {
    await run('python3', ['-m', 'venv', made], { timeoutMs: 2 * minutes })
    await run(join(made, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements], { timeoutMs: 5 * minutes })
  })
  return join(path, 'bin/python')
}
