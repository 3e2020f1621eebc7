import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ImageCache } from './image-cache.js'
import { startScript } from './testing/script.js'
import { TemporaryDirectory } from './testing/temporary-directory.js'
import { waitFor } from './testing/wait-for.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())
const hash = 'a'.repeat(64)
const open = () => new ImageCache(directory.path)
const images = () => join(directory.path, 'images')

async function build(folder: string): Promise<void> {
  await writeFile(join(folder, 'disk'), 'the disk')
  await mkdir(join(folder, 'boot'))
  await writeFile(join(folder, 'boot', 'kernel'), 'the kernel')
}

test('what was built is there, read-only, with sizes and checksums', async () => {
  const cache = open()
  expect([await cache.has(hash), await cache.list()]).toEqual([false, []])
  const image = await cache.add(hash, build)
  expect(image).toMatchObject({
    hash,
    directory: join(images(), hash),
    bytes: 18,
    files: { disk: { bytes: 8, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }, 'boot/kernel': { bytes: 10 } },
  })
  expect((await stat(join(image.directory, 'boot', 'kernel'))).mode & 0o777).toBe(0o444)
  expect([await cache.has(hash), await open().open(hash), await open().list()]).toEqual([true, image, [image]])
  await cache.verify(hash)
  await cache.add(hash, () => Promise.reject(new Error('built twice')))
  expect(await readdir(images())).toEqual([hash])
})

test('a build that fails or is cancelled leaves nothing', async () => {
  const fails = open().add(hash, async (folder) => {
    await build(folder)
    throw new Error('oops')
  })
  await expect(fails).rejects.toThrow('oops')
  const controller = new AbortController()
  const buildAndCancel = async (folder: string) => {
    await build(folder)
    controller.abort()
  }
  const cancelled = open().add(hash, buildAndCancel, { signal: controller.signal })
  await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' })
  expect([await readdir(images()), await readdir(join(directory.path, 'locks'))]).toEqual([[], []])
})

test('of two that want the same image one builds, and the other waits for it', async () => {
  let builds = 0
  const slow = async (folder: string) => {
    builds++
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
    await build(folder)
  }
  const messages: string[] = []
  const onProgress = ({ message }: { message?: string }) => messages.push(message ?? '')
  const [one, other] = await Promise.all([open().add(hash, slow, { onProgress }), open().add(hash, slow, { onProgress })])
  expect([builds, one]).toEqual([1, other])
  expect(messages.join()).toContain('waiting: the image a')
})

test('who waits builds it himself when the builder fails', async () => {
  const failing = open().add(hash, async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
    throw new Error('oops')
  })
  failing.catch(() => {})
  await waitFor(async () => (await readdir(images()).catch(() => [])).length === 1)
  expect((await open().add(hash, build)).bytes).toBe(18)
  await expect(failing).rejects.toThrow('oops')
})

test('what a killed builder left is swept, and what a living one builds is not', async () => {
  const other = 'b'.repeat(64)
  const builder = await startScript(
    directory.path,
    `const { ImageCache } = await import(core + 'image-cache.js')
     await new ImageCache(argv[0]).add(argv[1], async () => { console.log('building'); await new Promise((resolve) => setInterval(() => {}, 1000)) })`,
    [directory.path, other],
  )
  await waitFor(() => builder.output().includes('building'))
  await open().add(hash, build)
  expect((await readdir(images())).filter((name) => name.includes(other)).length).toBe(1)
  await expect(open().remove(other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  builder.child.kill('SIGKILL')
  await builder.exited
  await open().remove(hash)
  await open().add(hash, build)
  expect(await readdir(images())).toEqual([hash])
  expect((await open().add(other, build)).bytes).toBe(18)
})

test('damage is found: a missing or shorter file when it is opened, a changed one by verify', async () => {
  const { directory: folder } = await open().add(hash, build)
  const disk = join(folder, 'disk')
  await chmod(disk, 0o644)
  await writeFile(disk, 'THE disk')
  await open().open(hash)
  await expect(open().verify(hash)).rejects.toMatchObject({ code: 'CHECKSUM_MISMATCH', message: expect.stringContaining(disk) })
  await writeFile(disk, 'the')
  await expect(open().open(hash)).rejects.toMatchObject({ code: 'CORRUPT_FILE', message: expect.stringContaining('it has 3 bytes, not 8') })
  await rm(disk)
  await expect(open().add(hash, build)).rejects.toMatchObject({
    code: 'CORRUPT_FILE',
    message: expect.stringContaining('remove that image'),
  })
  await open().remove(hash)
  await open().add(hash, build)
  expect(await readFile(disk, 'utf8')).toBe('the disk')
})

test('a damaged record is told, does not hide the others, and can be removed', async () => {
  await open().add(hash, build)
  const broken = 'c'.repeat(64)
  await mkdir(join(images(), broken))
  await writeFile(join(images(), broken, 'image.json'), '{"formatVersion": 1')
  await expect(open().open(broken)).rejects.toMatchObject({ code: 'CORRUPT_FILE' })
  expect((await open().list()).map((image) => image.hash)).toEqual([hash])
  await open().remove(broken)
  await mkdir(join(images(), broken)) // no record at all: no image
  expect(await open().has(broken)).toBe(false)
  expect((await open().add(broken, build)).bytes).toBe(18)
})

test('an image that is not there is NOT_FOUND, and a hash that is no hash is refused before it becomes a path', async () => {
  await expect(open().open(hash)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(open().verify(hash)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(open().remove(hash)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const bad of ['', '..', 'abc', '../../etc', 'A'.repeat(64), `${hash}0`]) {
    await expect(open().has(bad)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(open().add(bad, build)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
    await expect(open().remove(bad)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  }
})

test('a link in an image is refused, since what it leads to is not in the cache', async () => {
  const linked = open().add(hash, (folder) => symlink('/etc/passwd', join(folder, 'disk')))
  await expect(linked).rejects.toThrow(/files only/)
  expect(await readdir(images())).toEqual([])
})
