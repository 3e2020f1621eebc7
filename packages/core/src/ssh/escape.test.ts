import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EscapeFilter } from './escape.js'

/** What comes out for keys that come in these pieces, and whether the user left. */
async function type(...pieces: readonly (string | Buffer)[]): Promise<{ out: string; left: boolean }> {
  const filter = new EscapeFilter()
  let left = false
  filter.on('escape', () => {
    left = true
  })
  for (const piece of pieces) filter.write(piece)
  filter.end()
  const chunks = await filter.toArray()
  return { out: Buffer.concat(chunks).toString(), left }
}

test('~. at the beginning of a line leaves, also when it comes key by key', async () => {
  expect(await type('ls\r~.')).toEqual({ out: 'ls\r', left: true })
  expect(await type('~', '.')).toEqual({ out: '', left: true })
})

test('~. inside a line is typed, and ~~ types one tilde', async () => {
  expect(await type('cd ~./x\r')).toEqual({ out: 'cd ~./x\r', left: false })
  expect(await type('~~.\r')).toEqual({ out: '~.\r', left: false })
  expect(await type('~', 'x')).toEqual({ out: '~x', left: false })
  expect(await type('~')).toEqual({ out: '~', left: false })
})

test('keys without a tilde pass as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 }).map((text) => text.replaceAll('~', ''))), async (pieces) => {
      expect((await type(...pieces)).out).toBe(pieces.join(''))
    }),
    { numRuns: 50 },
  )
})
