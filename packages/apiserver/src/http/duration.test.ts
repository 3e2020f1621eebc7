import { describe, expect, it } from 'vitest'
import { parseDuration } from './duration.js'

describe('a duration in a query', () => {
  it.each([
    ['0', 0],
    ['5s', 5000],
    ['1h30m', 5_400_000],
    ['-1.5s', -1500],
    ['+.5s', 500],
    ['1.s', 1000],
    ['100ms1us', 100.001],
  ])('%s is %d ms', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds))

  it.each([
    ['', 'time: invalid duration ""'],
    ['-', 'time: invalid duration "-"'],
    ['.s', 'time: invalid duration ".s"'],
    ['5', 'time: missing unit in duration "5"'],
    ['5 s', 'time: unknown unit " s" in duration "5 s"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['1toString', 'time: unknown unit "toString" in duration "1toString"'],
    ['3000000h', 'time: invalid duration "3000000h"'],
    ['s', 'time: invalid duration "s"'],
  ])('%s is refused in the words of Go', (text, error) => expect(parseDuration(text)).toEqual({ error }))
})
