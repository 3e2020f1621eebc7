import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { root } from './workspace.mjs'

/** What a test run counts as that ended without a report. */
export const unfinished = { passed: 0, failed: 1, skipped: 0 }

/** A report of vitest's `json` reporter; undefined when there is none. */
export async function readReport(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
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

/** What failed, a line each: the file, the test, and the first line of why. */
export function describeFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    const file = relative(root, name)
    if (failed.length === 0) return status === 'failed' ? [line(file, message)] : []
    return failed.map(({ fullName, failureMessages }) => line(`${file} > ${fullName}`, failureMessages?.[0]))
  })
}

function line(where, why) {
  const [first = ''] = (why ?? '').trim().split('\n')
  return first === '' ? where : `${where}: ${first}`
}

export function addUp(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const count of counts) for (const key of Object.keys(total)) total[key] += count[key]
  return total
}

export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
