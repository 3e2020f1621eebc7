import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expandSparse, isSparse, streamDisk, UnreadableDisk } from './sparse-vmdk.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sparse-vmdk-'))
})
afterAll(() => rm(folder, { recursive: true }))

const capacity = 80 * 2 ** 20

async function stream(content: Buffer): Promise<string> {
  const [flat, disk] = [join(folder, 'flat'), join(folder, 'disk.vmdk')]
  await writeFile(flat, content)
  await writeFile(disk, streamDisk(flat, capacity))
  return disk
}

test('what is written as a stream comes back, zeros are left out', async () => {
  const content = Buffer.alloc(40 * 2 ** 20 + 100)
  content.write('first grain', 17)
  content.write('in the second table', 36 * 2 ** 20)
  content.write('last', content.length - 4)
  const disk = await stream(content)
  const bytes = await readFile(disk)
  expect(isSparse(bytes)).toBe(true)
  expect(bytes.length % 512).toBe(0)
  expect(bytes.length).toBeLessThan(100_000)
  const back = join(folder, 'back')
  await expandSparse(disk, back, capacity)
  const expanded = await readFile(back)
  expect(expanded.subarray(0, content.length).equals(content)).toBe(true)
  expect(expanded.subarray(content.length).equals(Buffer.alloc(expanded.length - content.length))).toBe(true)
})

test('what is broken off, damaged or too big is refused', async () => {
  const disk = await stream(Buffer.from('content'))
  await expect(expandSparse(disk, join(folder, 'small'), capacity / 2)).rejects.toThrow(UnreadableDisk)
  const { length } = await readFile(disk)
  await truncate(disk, length - 512)
  await expect(expandSparse(disk, join(folder, 'broken'), capacity)).rejects.toThrow(UnreadableDisk)
})
