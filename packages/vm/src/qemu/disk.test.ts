import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { skipWithout } from '../testing/programs.js'
import { createOverlay, importImage, inspectImage } from './disk.js'
import { emptyQcow2, parseQcow2Header } from './qcow2.js'

describe('disk images', () => {
  let folder: string
  const at = (name: string) => join(folder, name)
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'viv disk, "a";b=c:'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const qemuImg = async (...args: string[]) => (await run('qemu-img', args, { cwd: folder })).stdout

  it.each([2 ** 20, 3 * 2 ** 30 + 512, 20 * 2 ** 40])('an empty overlay of %d bytes is what qemu-img calls right', async (size) => {
    await createOverlay(at('new.qcow2'), size)
    expect(await inspectImage(at('new.qcow2'))).toMatchObject({ format: 'qcow2', virtualSize: size })
  })

  it('an empty overlay is read and checked by qemu-img', async ({ skip }) => {
    await skipWithout(skip, 'qemu-img')
    for (const size of [2 ** 20, 3 * 2 ** 30 + 512, 20 * 2 ** 40]) {
      await rm(at('new.qcow2'), { force: true })
      await createOverlay(at('new.qcow2'), size)
      expect(await qemuImg('check', '-f', 'qcow2', './new.qcow2')).toContain('No errors were found')
      expect(JSON.parse(await qemuImg('info', '--output=json', '-f', 'qcow2', './new.qcow2'))).toMatchObject({ 'virtual-size': size })
    }
  })

  it('an overlay never takes the place of a file', async () => {
    await createOverlay(at('new.qcow2'), 2 ** 20)
    await expect(createOverlay(at('new.qcow2'), 2 ** 20)).rejects.toMatchObject({ code: 'EEXIST' })
  })

  it('raw and qcow2 are told apart by content', async ({ skip }) => {
    await skipWithout(skip, 'qemu-img')
    await writeFile(at('raw.qcow2'), Buffer.alloc(2 ** 20))
    expect(await inspectImage(at('raw.qcow2'))).toMatchObject({ format: 'raw', virtualSize: 2 ** 20 })
    await qemuImg('create', '-q', '-f', 'qcow2', '-o', 'compat=0.10', './old.img', '5M')
    expect(await inspectImage(at('old.img'))).toMatchObject({ format: 'qcow2', virtualSize: 5 * 2 ** 20 })
  })

  it('one that would show the guest other files of this computer is refused', async ({ skip }) => {
    await skipWithout(skip, 'qemu-img')
    await writeFile(at('secret'), Buffer.alloc(2 ** 20))
    await qemuImg('create', '-q', '-f', 'qcow2', '-b', './secret', '-F', 'raw', './backed.qcow2')
    await qemuImg('create', '-q', '-f', 'qcow2', '-o', 'data_file=outside,data_file_raw=on', './data.qcow2', '1M')
    for (const name of ['backed.qcow2', 'data.qcow2']) {
      await expect(inspectImage(at(name))).rejects.toMatchObject({ code: 'IMAGE_REFUSED' })
      await expect(importImage(at(name), at('imported.qcow2'))).rejects.toMatchObject({ code: 'IMAGE_REFUSED' })
    }
  })

  it.each([
    ['empty', Buffer.alloc(0)],
    ['not whole sectors', Buffer.from('hello')],
    ['a qcow2 that is cut off', emptyQcow2(2 ** 20).head.subarray(0, 90)],
  ])('one that is %s is refused', async (_, content) => {
    await writeFile(at('image'), content)
    await expect(inspectImage(at('image'))).rejects.toMatchObject({ code: 'IMAGE_REFUSED' })
  })

  it('one that is not there is not found', async () => {
    await expect(inspectImage(at('none'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is imported whole, whatever its path looks like', async ({ skip }) => {
    await skipWithout(skip, 'qemu-img')
    const content = Buffer.alloc(2 ** 20, 'content ')
    await writeFile(at('from, a:b.raw'), content)
    await importImage(at('from, a:b.raw'), at('json:{to}.qcow2'))
    await qemuImg('convert', '-f', 'qcow2', '-O', 'raw', at('json:{to}.qcow2'), './back.raw')
    expect((await readFile(at('back.raw'))).equals(content)).toBe(true)
  })

  it('that qemu-img can not read leaves no file', async ({ skip }) => {
    await skipWithout(skip, 'qemu-img')
    const { head } = emptyQcow2(2 ** 30)
    head.writeBigUInt64BE(12345n, 40) // the L1 table does not begin at a cluster
    await writeFile(at('damaged.qcow2'), head)
    await truncate(at('damaged.qcow2'), 2 ** 20)
    await expect(importImage(at('damaged.qcow2'), at('to.qcow2'))).rejects.toMatchObject({ code: 'PROCESS_FAILED' })
    await expect(inspectImage(at('to.qcow2'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the header of qcow2', () => {
  it('is not seen in anything else', () => {
    expect(parseQcow2Header(Buffer.alloc(512))).toBeUndefined()
    expect(parseQcow2Header(Buffer.from('QFI\u00fb', 'latin1'))).toBeUndefined()
    const newer = Buffer.from(emptyQcow2(2 ** 20).head)
    newer.writeUInt32BE(4, 4)
    expect(parseQcow2Header(newer)).toBeUndefined()
  })
})
