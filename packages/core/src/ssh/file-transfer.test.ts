import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ProgressEvent } from '../operation.js'
import { startSshServer, type TestSshServer } from '../testing/ssh-server.js'
import { createSshClient, type SshClient } from './client.js'

let directory: string
let server: TestSshServer
let client: SshClient

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vivarium-copy-'))
  server = await startSshServer({ password: 'secret' })
  client = createSshClient({ user: 'root', password: 'secret' })
})
afterEach(async () => {
  await client.close()
  await server[Symbol.asyncDispose]()
  await rm(directory, { recursive: true })
})

/** The two directions do the same, so one set of tests is for both. */
describe.each([
  ['upload', (from: string, to: string, options = {}) => client.upload(server.address, from, to, options)],
  ['download', (from: string, to: string, options = {}) => client.download(server.address, from, to, options)],
])('%s', (_, copy) => {
  test('a file comes with its content and permissions, over what was there', async () => {
    const content = randomBytes(3_000_001)
    await writeFile(join(directory, 'a b;c'), content)
    await chmod(join(directory, 'a b;c'), 0o751)
    await writeFile(join(directory, 'target'), 'old')
    await copy(join(directory, 'a b;c'), join(directory, 'target'))
    expect((await readFile(join(directory, 'target'))).equals(content)).toBe(true)
    expect((await stat(join(directory, 'target'))).mode & 0o777).toBe(0o751)
    expect(await readdir(directory)).toEqual(['a b;c', 'target'])
  })

  test('a file goes into a folder that is there', async () => {
    await writeFile(join(directory, 'file'), 'text')
    await mkdir(join(directory, 'folder'))
    await copy(join(directory, 'file'), join(directory, 'folder'))
    expect(await readFile(join(directory, 'folder', 'file'), 'utf8')).toBe('text')
  })

  test('a folder comes with folders, empty files and links as they are', async () => {
    const from = join(directory, 'from')
    await mkdir(join(from, 'inner', 'empty'), { recursive: true })
    await writeFile(join(from, 'nothing'), '')
    await symlink('../nothing', join(from, 'inner', 'link'))
    await Promise.all(Array.from({ length: 30 }, (_unused, index) => writeFile(join(from, 'inner', `${index}`), `${index}`)))
    await copy(from, join(directory, 'to'))
    expect(await readdir(join(directory, 'to'), { recursive: true })).toEqual(await readdir(from, { recursive: true }))
    expect(await readlink(join(directory, 'to', 'inner', 'link'))).toBe('../nothing')
    expect(await readFile(join(directory, 'to', 'inner', '17'), 'utf8')).toBe('17')
    // Once more, into itself as it is now: that replaces.
    await copy(from, join(directory, 'other'))
    await copy(join(from, 'nothing'), join(directory, 'other', 'inner', '17'))
    expect(await readFile(join(directory, 'other', 'inner', '17'), 'utf8')).toBe('')
  })

  test('tells how far it is, in bytes', async () => {
    await writeFile(join(directory, 'file'), randomBytes(200_000))
    const events: ProgressEvent[] = []
    await copy(join(directory, 'file'), join(directory, 'copy'), { onProgress: (event: ProgressEvent) => events.push(event) })
    expect(events.at(-1)).toMatchObject({ current: 200_000, total: 200_000, unit: 'bytes' })
    expect(events.length).toBeGreaterThan(3)
  })

  test('cancelling leaves nothing', async () => {
    await writeFile(join(directory, 'file'), Buffer.alloc(20_000_000))
    const controller = new AbortController()
    const copying = copy(join(directory, 'file'), join(directory, 'copy'), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    await expect(copying).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect.poll(() => readdir(directory)).toEqual(['file'])
  })

  test('what is not there is NOT_FOUND with its path', async () => {
    await expect(copy(join(directory, 'none'), join(directory, 'copy'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(join(directory, 'none')),
    })
    await writeFile(join(directory, 'file'), 'text')
    await expect(copy(join(directory, 'file'), join(directory, 'none', 'copy'))).rejects.toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|ENOENT/),
    })
  })
})

test('a file that says it is empty, as those of /proc, is read to its end', async () => {
  await client.download(server.address, '/proc/self/status', join(directory, 'status'))
  expect(await readFile(join(directory, 'status'), 'utf8')).toContain('Name:')
})

test('a connection that breaks fails the copy, and nothing is left here', async () => {
  await writeFile(join(directory, 'file'), Buffer.alloc(20_000_000))
  const copying = client.download(server.address, join(directory, 'file'), join(directory, 'copy'), { onProgress: () => server.cut() })
  await expect(copying).rejects.toMatchObject({ code: 'SSH_FAILED' })
  expect(await readdir(directory)).toEqual(['file'])
})
