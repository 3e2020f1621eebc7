import { describe, expect, it } from 'vitest'
import { byWorkerNumber, nextWorkerNumber } from './roles.js'

describe('nextWorkerNumber', () => {
  it('is one more than the highest, and looks at nobody else', () => {
    expect(nextWorkerNumber('a', [])).toBe(1)
    expect(nextWorkerNumber('a', ['a-worker-9', 'a-worker-10', 'a-worker-x', 'ab-worker-99', 'a-control-plane'])).toBe(11)
  })
})

describe('byWorkerNumber', () => {
  it('puts 10 after 9', () => {
    const names = ['a-worker-10', 'a-worker-9', 'a-worker-1'].map((name) => ({ name }))
    expect(names.sort(byWorkerNumber).map(({ name }) => name)).toEqual(['a-worker-1', 'a-worker-9', 'a-worker-10'])
  })
})
