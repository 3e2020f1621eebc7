import { readFile } from 'node:fs/promises'

/** What a test run counts as that ended without a report. */
export const unfinished = { passed: 0, failed: 1, skipped: 0 }

/** Counts the tests in a report of vitest's `json` reporter; undefined when there is none. */
export async function readCounts(path) {
  let report
  try {
    report = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
  return countTests(report)
}

/** A file that failed without a failed test in it (it did not load, or a hook broke) counts as one. */
export function countTests({ testResults }) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { status, assertionResults } of testResults) {
    const before = counts.failed
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed++
      else if (test.status === 'failed') counts.failed++
      else counts.skipped++
    }
    if (status === 'failed' && counts.failed === before) counts.failed++
  }
  return counts
}

export function addUp(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const count of counts) for (const key of Object.keys(total)) total[key] += count[key]
  return total
}

export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
