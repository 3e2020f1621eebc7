import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addUp, countTests, describeCounts, describeFailures, readReport } from '../../scripts/lib/test-counts.mjs'
import { root } from '../../scripts/lib/workspace.mjs'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((each) => ({ status: each })) })

test('.ci/run counts every test that ran once, by its outcome', () => {
  const report = { testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'passed', 'failed', 'pending')] }
  expect(countTests(report)).toEqual({ passed: 2, failed: 1, skipped: 3 })
})

test('.ci/run counts a file that could not be loaded as a failure', () => {
  expect(countTests({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('.ci/run names what failed at its end, with the first line of why', () => {
  const name = join(root, 'packages/a.test.ts')
  const assertionResults = [
    { status: 'passed', fullName: 'fine' },
    { status: 'failed', fullName: 'a > b', failureMessages: ['Error: no\n    at c'] },
    { status: 'failed', fullName: 'd', failureMessages: [] },
  ]
  const testResults = [
    { name, status: 'failed', message: '', assertionResults },
    { name, status: 'failed', message: 'Cannot find module', assertionResults: [] },
    { name, status: 'passed', message: '', assertionResults: [] },
  ]
  expect(describeFailures({ testResults })).toEqual([
    'packages/a.test.ts > a > b: Error: no',
    'packages/a.test.ts > d',
    'packages/a.test.ts: Cannot find module',
  ])
})

test('the last line of .ci/run is the sum, and names skipped tests only when there are some', () => {
  const sum = addUp([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ])
  expect(describeCounts(sum)).toBe('5 passed, 1 failed')
  expect(describeCounts({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
})

test('a report that is missing or cut off is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-counts-'))
  try {
    expect(await readReport(join(folder, 'none.json'))).toBeUndefined()
    await writeFile(join(folder, 'half.json'), '{ "testResults": [')
    expect(await readReport(join(folder, 'half.json'))).toBeUndefined()
  } finally {
    await rm(folder, { recursive: true })
  }
})
