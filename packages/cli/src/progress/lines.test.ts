import { expect, it } from 'vitest'
import { lastingLine, liveLine } from './lines.js'
import { StepTree } from './step-tree.js'

it('leaves a line for what ended, and in a log one for what began', () => {
  const step = ['build image node']
  expect(lastingLine({ step, state: 'done', durationMs: 41_200 }, { withStart: true })).toBe('build image node … done (41.2 s)')
  expect(lastingLine({ step, state: 'failed', durationMs: 3000 }, { withStart: false })).toBe('build image node … failed (3.0 s)')
  expect(lastingLine({ step, state: 'started' }, { withStart: true })).toBe('build image node …')
  expect(lastingLine({ step, state: 'started' }, { withStart: false })).toBeUndefined()
  expect(lastingLine({ step: [...step, 'install'], state: 'started' }, { withStart: true })).toBeUndefined()
  expect(lastingLine({ step: [...step, 'install'], state: 'done', durationMs: 1100 }, { withStart: true })).toBe(
    'build image node › install … done (1.1 s)',
  )
  // Of a thousand quick steps inside of one nobody wants to read.
  expect(lastingLine({ step: [...step, 'install'], state: 'done', durationMs: 100 }, { withStart: true })).toBeUndefined()
  expect(lastingLine({ step: ['a', 'b', 'c'], state: 'done' }, { withStart: true })).toBeUndefined()
  expect(lastingLine({ step: [], state: 'running', message: 'x' }, { withStart: true })).toBeUndefined()
})

it('shows how far a running step is, and never wraps', () => {
  const step = {
    path: ['build', 'download'],
    startedAt: 0,
    latest: { current: 2 ** 20, total: 2 ** 22, unit: 'bytes' as const, message: 'a\u001b[31m file' },
  }
  expect(liveLine(step, 2000, 200)).toBe('⠋ build › download  1.0 MiB of 4.0 MiB (25 %)  2.0 s  a\\u{1b}[31m file')
  expect(liveLine({ ...step, latest: { current: 900_000, total: 3_600_000, message: 'noon' } }, 500, 200)).toBe(
    '⠴ build › download  25 %  noon',
  )
  expect(liveLine(step, 2000, 20)).toBe('⠋ build › download…')
})

it('knows the innermost steps that run, also side by side', () => {
  const steps = new StepTree()
  const leaves = () => steps.leaves().map(({ path }) => path.join('/'))
  steps.apply({ step: ['open'], state: 'started' }, 0)
  steps.apply({ step: ['open', 'web'], state: 'started' }, 1)
  steps.apply({ step: ['open', 'db'], state: 'started' }, 2)
  expect(leaves()).toEqual(['open/web', 'open/db'])
  steps.apply({ step: ['open', 'web'], state: 'done' }, 3)
  expect(leaves()).toEqual(['open/db'])
  steps.apply({ step: ['open'], state: 'failed' }, 4)
  expect(leaves()).toEqual([])
})
