import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDnsLabel, checkFileName } from './names.js'

const refused = expect.objectContaining({ code: 'INVALID_NAME' })

function outcome(check: () => string): unknown {
  try {
    return check()
  } catch (error) {
    return error
  }
}

test.each(['a', 'web', 'worker-1', '1', 'a'.repeat(63), 'a--b'])('%j can name a machine', (name) => {
  expect(checkDnsLabel('machine', name)).toBe(name)
})

test.each(['', '-a', 'a-', 'A', 'a.b', 'a_b', 'a'.repeat(64), 'ä', 'a\n', ' a', '..', 'a/b', undefined, 5, null])('%j can not', (name) => {
  expect(outcome(() => checkDnsLabel('machine', name))).toEqual(refused)
})

test.each(['a', 'Node_1.34-x', 'save-1', 'a'.repeat(64)])('%j can name a save', (name) => {
  expect(checkFileName('save', name)).toBe(name)
})

test.each(['', '.', '..', '.a', 'a.', 'a..b', 'a/b', 'a\\b', 'a b', 'a\0', 'a'.repeat(65), '-a', undefined])('%j can not', (name) => {
  expect(outcome(() => checkFileName('save', name))).toEqual(refused)
})

test('whatever the name: it is taken as it is or refused, and one that is taken can not leave its folder', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'aZ0-._/\\ ') })), (name) => {
      for (const check of [checkDnsLabel, checkFileName]) {
        const result = outcome(() => check('thing', name))
        if (typeof result === 'string') expect(result).toMatch(/^[A-Za-z0-9](?!.*\.\.)[A-Za-z0-9._-]*$/)
        else expect(result).toEqual(refused)
      }
    }),
  )
})
