import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { download } from './download.js'
import type { ProgressEvent } from './operation.js'
import { TemporaryDirectory } from './testing/temporary-directory.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())
const content = Buffer.alloc(300_000, 'image ')
const checksum = `sha256:${createHash('sha256').update(content).digest('hex')}`
const target = () => join(directory.path, 'target')
const cleanups: (() => void)[] = []

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return `http://127.0.0.1:${address.port}/image`
}

test('from http: the whole content, with progress in bytes', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/image') response.writeHead(302, { location: '/elsewhere' }).end()
    else response.writeHead(200, { 'content-length': content.length }).end(content)
  })
  const events: ProgressEvent[] = []
  await download(url, target(), { checksum: checksum.toUpperCase().replace('SHA256', 'sha256'), onProgress: (event) => events.push(event) })
  expect((await readFile(target())).equals(content)).toBe(true)
  expect(events.at(-1)).toMatchObject({ current: content.length, total: content.length, unit: 'bytes' })
  expect(await readdir(directory.path)).toEqual(['target'])
})

test('from a path and from a file URL', async () => {
  const source = join(directory.path, 'a b#c')
  await writeFile(source, content)
  await download(source, target(), { checksum })
  await download(pathToFileURL(source).href, target(), { checksum })
  expect((await readFile(target())).equals(content)).toBe(true)
})

test.each<[string, RequestListener, object, object]>([
  [
    'another content',
    (_, response) => response.end('other'),
    {},
    { code: 'CHECKSUM_MISMATCH', message: expect.stringContaining('expected') },
  ],
  [
    'an error of the server',
    (_, response) => response.writeHead(404).end('no'),
    {},
    { code: 'DOWNLOAD_FAILED', message: expect.stringContaining('404') },
  ],
  [
    'more than the limit, as the server tells',
    (_, response) => response.writeHead(200, { 'content-length': content.length }).end(content),
    { maxBytes: 1000 },
    { code: 'DOWNLOAD_FAILED', message: expect.stringContaining('larger than 1000 B') },
  ],
  [
    'more than the limit, that the server did not tell',
    (_, response) => {
      response.write(content)
      response.end()
    },
    { maxBytes: 1000 },
    { code: 'DOWNLOAD_FAILED', message: expect.stringContaining('larger than 1000 B') },
  ],
  [
    'a connection that breaks',
    (_, response) => {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 1000), () => response.destroy())
    },
    {},
    { code: 'DOWNLOAD_FAILED' },
  ],
  ['a server that never answers', () => {}, { timeoutMs: 100 }, { code: 'TIMED_OUT' }],
])('%s fails, and nothing is left', async (_, listener, options, expected) => {
  const url = await serve(listener)
  await expect(download(url, target(), { checksum, ...options })).rejects.toMatchObject(expected)
  expect(await readdir(directory.path)).toEqual([])
})

test('cancelling in the middle leaves nothing', async () => {
  const url = await serve((_, response) => {
    response.write(content)
  })
  const controller = new AbortController()
  const running = download(url, target(), { checksum, signal: controller.signal, onProgress: () => controller.abort() })
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(await readdir(directory.path)).toEqual([])
})

test('a server that is not there, a file that is not, a folder and a bad checksum are told', async () => {
  await expect(download('http://127.0.0.1:1/x', target(), { checksum })).rejects.toMatchObject({
    code: 'DOWNLOAD_FAILED',
    message: expect.not.stringContaining('fetch failed'),
  })
  await expect(download(join(directory.path, 'none'), target(), { checksum })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await mkdir(join(directory.path, 'folder'))
  await expect(download(join(directory.path, 'folder'), target(), { checksum })).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' })
  await expect(download('x', target(), { checksum: 'md5:00' })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
})
