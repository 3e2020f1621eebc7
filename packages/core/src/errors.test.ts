import { expect, test } from 'vitest'
import { defineErrors, errors, isVivariumError, messageOf, VivariumError } from './errors.js'

test('every error of the table has a code in capitals, a kind, a meaning, and a message that is one paragraph', () => {
  for (const [name, entry] of Object.entries(errors.table)) {
    expect(entry.code, name).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
    expect(['usage', 'state', 'environment', 'internal'], name).toContain(entry.kind)
    expect(entry.meaning, name).toMatch(/\.$/)
  }
})

test('a row makes its error, with cause and details after its own arguments', () => {
  const own = defineErrors({
    tooHot: {
      code: 'TOO_HOT',
      kind: 'state',
      meaning: 'It is too hot.',
      message: (what: string, degrees: number) => `${what} has ${degrees} degrees`,
    },
    plain: { code: 'PLAIN', kind: 'internal', meaning: 'Nothing.', message: () => 'nothing' },
  })
  const cause = new Error('sun')
  const error = own.tooHot('the roof', 40, { cause, details: { degrees: 40 } })
  expect(error).toMatchObject({
    code: 'TOO_HOT',
    kind: 'state',
    message: 'the roof has 40 degrees',
    cause,
    details: { degrees: 40 },
    name: 'VivariumError',
  })
  expect(own.plain({ cause })).toMatchObject({ message: 'nothing', cause })
  expect(own.plain()).not.toHaveProperty('cause')
})

test('an error crosses a process boundary as JSON', () => {
  const error = errors.commandFailed('make', 'web', 2, 'oops', { details: { exitCode: 2 } })
  const again = VivariumError.fromJSON(JSON.parse(JSON.stringify(error)))
  expect(again).toBeInstanceOf(VivariumError)
  expect(again.toJSON()).toEqual(error.toJSON())
})

test('errors are told apart by code', () => {
  const error: unknown = errors.notRunning('web')
  expect([isVivariumError(error), isVivariumError(error, 'NOT_RUNNING'), isVivariumError(error, 'LOCKED')]).toEqual([true, true, false])
  expect(isVivariumError(new Error('NOT_RUNNING'))).toBe(false)
  expect([messageOf(new Error('text')), messageOf('text'), messageOf(undefined)]).toEqual(['text', 'text', 'undefined'])
})

test('what is not there is told with what is', () => {
  expect(errors.notFound('image', 'x', ['b', 'a']).message).toBe('there is no image "x"; there is: a, b')
  expect(errors.notFound('image', 'x', []).message).toBe('there is no image "x"; no image exists here')
})

test('any value can be told in a message, and a long one is cut', () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular
  for (const value of [undefined, 10n, circular, Symbol('x'), () => 1, null, Number.NaN]) {
    expect(errors.invalidValue('x', value, 'rule').message).toContain("can't be used: rule")
  }
  expect(errors.invalidValue('x', 'y'.repeat(10_000), 'rule').message.length).toBeLessThan(150)
})
