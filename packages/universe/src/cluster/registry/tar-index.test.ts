import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, run } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TarFile, tar } from '../../testing/archives.js'
import { indexTar } from './tar-index.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-tar-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function index(path: string) {
  const file = await open(path)
  try {
    return await indexTar(file, 'it')
  } finally {
    await file.close()
  }
}

async function indexOf(files: readonly TarFile[]) {
  const path = join(folder, 'archive.tar')
  await writeFile(path, tar(files))
  return index(path)
}

describe('indexTar', () => {
  it('knows files by plain paths, and none outside of the archive', async () => {
    const entries = await indexOf([
      { path: './a//b', content: '12345' },
      { path: '../outside', content: 'x' },
      { path: '/etc/passwd', content: 'x' },
      { path: 'folder/', type: '5' },
      { path: 'c/link', link: '../a/b' },
      { path: 'c/out', link: '../../x' },
    ])
    expect([...entries.keys()]).toEqual(['a/b', 'c/link'])
    expect(entries.get('a/b')).toEqual({ offset: 512, size: 5 })
    expect(entries.get('c/link')).toMatchObject({ link: 'a/b' })
  })

  it('reads the long names of pax and of GNU', async () => {
    const long = `${'d'.repeat(90)}/${'e'.repeat(90)}`
    const record = `${` path=${long}\n`.length + 3} path=${long}\n`
    const entries = await indexOf([
      { path: 'PaxHeader', type: 'x', content: record },
      { path: 'short', content: 'pax' },
      { path: '././@LongLink', type: 'L', content: `${long}2\0` },
      { path: 'short', content: 'gnu' },
      { path: 'after', content: '' },
    ])
    expect([...entries.keys()]).toEqual([long, `${long}2`, 'after'])
  })

  it('finds what tar(1) has put in, in each of its formats', async (context) => {
    if ((await findProgram('tar')) === undefined && !process.env.CI) context.skip('tar is not installed')
    const name = 'n'.repeat(120)
    await writeFile(join(folder, name), 'content')
    for (const format of ['gnu', 'pax']) {
      const path = join(folder, `${format}.tar`)
      await run('tar', ['-cf', path, `--format=${format}`, '-C', folder, name])
      expect((await index(path)).get(name), format).toMatchObject({ size: 7 })
    }
  })

  it('ends at a header that is damaged', async () => {
    const bytes = tar([
      { path: 'a', content: 'x' },
      { path: 'b', content: 'y' },
    ])
    bytes[1024 + 3] = 0x7a
    await writeFile(join(folder, 'damaged.tar'), bytes)
    await expect(index(join(folder, 'damaged.tar'))).rejects.toMatchObject({
      code: 'IMAGE_SOURCE_INVALID',
      message: expect.stringContaining('damaged at byte 1024'),
    })
  })
})
