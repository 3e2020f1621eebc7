import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shellQuote } from './shell-quote.js'

it('leaves plain words as they are', () => {
  expect(shellQuote('/usr/bin/env')).toBe('/usr/bin/env')
})

it('makes any words that come out of a POSIX shell as they went in', () => {
  const character = fc.constantFrom(...`'"\\ \t\n$\`!*?~#&;|<>()[]{}-=%aé😀`)
  const words = fc.sample(fc.string({ unit: character, maxLength: 20 }), 200)
  const output = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellQuote).join(' ')}`], { encoding: 'utf8' })
  expect(output.split('\0').slice(0, -1)).toEqual(words)
})
