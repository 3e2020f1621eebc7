import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeIssues, readJsonFile, syncTree, writeFileAtomically } from './files.js'
import { TemporaryDirectory } from './testing/temporary-directory.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())
const path = () => join(directory.path, 'file.json')

describe('writeFileAtomically', () => {
  test('makes and replaces a file, with exactly the permissions that were asked for', async () => {
    await writeFileAtomically(path(), 'one', { mode: 0o666 })
    expect((await stat(path())).mode & 0o777).toBe(0o666)
    await writeFileAtomically(path(), Buffer.from('two'), { mode: 0o600 })
    expect([await readFile(path(), 'utf8'), (await stat(path())).mode & 0o777]).toEqual(['two', 0o600])
    expect(await readdir(directory.path)).toEqual(['file.json'])
  })

  test('a failure leaves the old content and nothing else', async () => {
    await mkdir(path())
    await expect(writeFileAtomically(path(), 'text')).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await readdir(directory.path)).toEqual(['file.json'])
  })

  test('a reader sees one content or the other, whole', async () => {
    const contents = ['a'.repeat(100_000), 'b'.repeat(100_000)]
    await writeFileAtomically(path(), 'a'.repeat(100_000))
    let writing = true
    const writes = (async () => {
      for (let round = 0; round < 20; round++) await writeFileAtomically(path(), contents[round % 2] ?? '')
      writing = false
    })()
    while (writing) expect(contents).toContain(await readFile(path(), 'utf8'))
    await writes
  })
})

test('syncTree goes through folders, and past links that lead nowhere', async () => {
  await mkdir(join(directory.path, 'a', 'b'), { recursive: true })
  await writeFile(join(directory.path, 'a', 'b', 'c'), 'text')
  await symlink('/no/such/file', join(directory.path, 'a', 'link'))
  await syncTree(directory.path)
  await expect(syncTree(join(directory.path, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
})

describe('describeIssues', () => {
  const delay = z.union([z.number(), z.strictObject({ ms: z.number(), jitter: z.number() })])
  const told = (value: unknown) => {
    const { error } = z.object({ after: delay }).safeParse(value)
    return error && describeIssues(error)
  }

  test('of several forms it tells what is wrong with the one that is meant, else which there are', () => {
    expect(told({ after: { ms: 5 } })).toBe('at after.jitter: Invalid input: expected number, received undefined')
    expect(told({ after: 'soon' })).toBe('at after: Invalid input: expected number, or expected object')
    expect(told({})).toBe('at after: Invalid input: expected number, or expected object')
  })
})

describe('readJsonFile', () => {
  const schema = z.object({ formatVersion: z.number(), machines: z.array(z.object({ name: z.string() })) })
  const read = (options = {}) => readJsonFile(path(), schema, { format: { field: 'formatVersion', newest: 2 }, ...options })

  test('gives what the schema reads', async () => {
    await writeFile(path(), '{"formatVersion": 2, "machines": [{"name": "web", "more": 1}]}')
    expect(await read()).toEqual({ formatVersion: 2, machines: [{ name: 'web' }] })
  })

  test('a file that is not there is NOT_FOUND with its path', async () => {
    await expect(read()).rejects.toMatchObject({ code: 'NOT_FOUND', message: `there is no file ${path()}` })
  })

  test.each([
    ['an empty one', '', /it is empty/],
    ['one of zeros, as a power failure leaves', '\0\0\0\0', /not whole JSON/],
    ['one that was cut off', '{"formatVersion": 2, "mach', /not whole JSON/],
    ['one of another shape', '{"formatVersion": 2, "machines": [{"name": 5}]}', /at machines\[0\]\.name: .*expected string/],
    ['one that is no object', '[]', /expected object/],
    ['one that is too large', `"${'x'.repeat(2000)}"`, /it has 2002 bytes; at most 1000/],
  ])('%s is CORRUPT_FILE and says what is wrong', async (_, content, why) => {
    await writeFile(path(), content)
    const error = await read({ maxBytes: 1000 }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'CORRUPT_FILE', message: expect.stringMatching(why) })
    expect(error.message).toContain(path())
  })

  test('one of a newer format is NEWER_FORMAT, whatever else is in it', async () => {
    await writeFile(path(), '{"formatVersion": 3, "machines": "elsewhere"}')
    await expect(read()).rejects.toMatchObject({ code: 'NEWER_FORMAT', message: expect.stringContaining('has format 3') })
  })
})
