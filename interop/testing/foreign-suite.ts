import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiServer } from '@vivarium/apiserver'
import { beforeAll, describe, expect, test } from 'vitest'

/** How a test that another language's test runner ran came out. */
export interface ForeignResult {
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** What it printed. */
  readonly output: string
}

export interface ForeignSuite {
  readonly name: string
  /** The tests that must be in the results. */
  readonly tests: readonly string[]
  /** Why they can't run here, which on CI is a failure. */
  readonly missing: string | undefined
  /** Why they are left to another run. */
  readonly postponed?: string | undefined
  /** For everything, with what `run` has to build first. */
  readonly timeoutMs: number
  /** Runs all tests. */
  run(): Promise<ReadonlyMap<string, ForeignResult>>
}

/** One vitest test for each test of another language's suite, which is run once as a whole. */
export function describeForeign({ name, tests, missing, postponed, timeoutMs, run }: ForeignSuite): void {
  const skipped = postponed ?? (process.env.CI ? undefined : missing)
  if (skipped) console.warn(`${name}: skipped: ${skipped}`)
  describe.skipIf(skipped)(name, () => {
    let results: ReadonlyMap<string, ForeignResult> = new Map()
    beforeAll(async () => {
      results = await run()
    }, timeoutMs)
    for (const each of tests) {
      test(each, (context) => {
        const result = results.get(each)
        if (result?.outcome === 'skipped') context.skip(result.output)
        expect.soft(result, 'it did not run').toBeDefined()
        if (result?.outcome === 'failed') expect.fail(result.output)
      })
    }
  })
}

/** Calls `body` with the path of an administrator's kubeconfig for a new API server, which ends with it. */
export async function withApiServer<T>(body: (kubeconfig: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-interop-'))
  const api = await ApiServer.start()
  try {
    const path = join(folder, 'kubeconfig')
    await writeFile(path, api.kubeconfig, { mode: 0o600 })
    return await body(path)
  } finally {
    await api.close()
    await rm(folder, { recursive: true, force: true })
  }
}
