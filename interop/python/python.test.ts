import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findProgram, run } from '@vivarium/core'
import { CachedFolder } from '../testing/content-cache.js'
import { describeForeign, type ForeignResult, withApiServer } from '../testing/foreign-suite.js'
import { workspaceRoot } from '../testing/workspace.js'

const folder = join(workspaceRoot, 'interop/python')
const script = await readFile(join(folder, 'test_kubernetes.py'), 'utf8')
const requirements = await readFile(join(folder, 'requirements.txt'), 'utf8')
const minutes = 60_000

/** Its version; undefined where a virtual environment can't be made. Debian has venv and pip in packages of their own. */
async function pythonVersion(): Promise<string | undefined> {
  if ((await findProgram('python3')) === undefined) return undefined
  const probe = 'import ensurepip, sys, venv; print(sys.version)'
  // A shim of a version manager that has no Python ends with 127.
  const { exitCode, stdout } = await run('python3', ['-c', probe], { okExitCodes: [0, 1, 127] })
  return exitCode === 0 ? stdout : undefined
}

const version = await pythonVersion()
const missing = version === undefined ? 'python3 with venv and pip is not installed' : undefined

/** A Python with the pinned client, in the cache. */
async function python(): Promise<string> {
  const environment = new CachedFolder('python', [version ?? '', requirements])
  const path = await environment.make(async (made) => {
    await run('python3', ['-m', 'venv', made], { timeoutMs: 2 * minutes })
    await run(join(made, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--requirement', join(folder, 'requirements.txt')], {
      timeoutMs: 5 * minutes,
    })
  })
  return join(path, 'bin/python')
}

describeForeign({
  name: "Python's kubernetes client",
  tests: [...script.matchAll(/^ {4}def (test_\w+)\(/gm)].map(([, name]) => name as string),
  missing,
  timeoutMs: 10 * minutes,
  async run() {
    const interpreter = await python()
    const { stdout } = await withApiServer((kubeconfig) =>
      run(interpreter, ['-B', join(folder, 'test_kubernetes.py')], { env: { KUBECONFIG: kubeconfig }, timeoutMs: 3 * minutes }),
    )
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ForeignResult & { test: string })
    return new Map(results.map((result) => [result.test, result]))
  },
})
