import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchListedImage, readImageLists } from './image-lists.js'
import { TemporaryDirectory } from './testing/temporary-directory.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())
const checksum = `sha256:${createHash('sha256').update('disk').digest('hex')}`
const entry = { name: 'node', driver: 'qemu', url: 'https://images.example/node.qcow2', checksum, format: 'qcow2' }

beforeEach(() => mkdir(join(directory.path, 'images')))

async function writeList(name: string, images: readonly object[]): Promise<void> {
  await writeFile(join(directory.path, 'images', name), JSON.stringify({ formatVersion: 1, images }))
}

test('gives the images of one driver from all lists, with files from the folder of the list', async () => {
  await writeList('a.json', [entry, { ...entry, driver: 'other' }])
  await writeList('b.json', [{ name: 'own', kubernetesVersion: '1.34', driver: 'qemu', file: 'own.img', checksum, format: 'raw' }])
  await writeFile(join(directory.path, 'images', 'notes.txt'), 'not a list')
  expect(await readImageLists('qemu', directory.path)).toEqual([
    { name: 'node', driver: 'qemu', source: { url: entry.url }, checksum, format: 'qcow2', list: join(directory.path, 'images', 'a.json') },
    {
      name: 'own',
      kubernetesVersion: '1.34',
      driver: 'qemu',
      source: { file: join(directory.path, 'images', 'own.img') },
      checksum,
      format: 'raw',
      list: join(directory.path, 'images', 'b.json'),
    },
  ])
})

test('no folder is no image', async () => {
  expect(await readImageLists('qemu', join(directory.path, 'none'))).toEqual([])
})

test.each<[string, object]>([
  ['exactly one of url and file', { file: 'x' }],
  ['exactly one of url and file', { url: undefined }],
  ['images[0].checksum', { checksum: 'sha256:00' }],
  ['images[0].name', { name: '../up' }],
  ['images[0].url', { url: 'ftp://x/y' }],
  ['images[0].format', { format: 'vmdk' }],
  ['Unrecognized key', { chcksum: 'x' }],
])('%s: the list is refused with its path', async (why, change) => {
  await writeList('a.json', [{ ...entry, ...change }])
  const error = await readImageLists('qemu', directory.path).catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'CORRUPT_FILE', message: expect.stringContaining(why) })
  expect(error.message).toContain(join(directory.path, 'images', 'a.json'))
})

test('a name in two lists is refused with both', async () => {
  await writeList('a.json', [entry])
  await writeList('b.json', [entry])
  await expect(readImageLists('qemu', directory.path)).rejects.toMatchObject({
    code: 'ALREADY_EXISTS',
    message: expect.stringMatching(/a\.json and .*b\.json/),
  })
})

test('an image is fetched from where the list says', async () => {
  await writeFile(join(directory.path, 'images', 'own.img'), 'disk')
  await writeList('a.json', [{ ...entry, url: undefined, file: 'own.img' }])
  const [image] = await readImageLists('qemu', directory.path)
  if (image === undefined) throw new Error('no image')
  await fetchListedImage(image, join(directory.path, 'disk'))
  expect(await readFile(join(directory.path, 'disk'), 'utf8')).toBe('disk')
})
