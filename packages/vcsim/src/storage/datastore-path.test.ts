import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confinedFile } from './confinement.js'
import { formatDatastorePath, parseDatastorePath } from './datastore-path.js'

describe('datastore paths', () => {
  test.each([
    ['[ds] vm/vm.vmx', 'ds', 'vm/vm.vmx'],
    ['[ds]', 'ds', ''],
    ['[ds] /', 'ds', ''],
    ['[a b]  x y/z ', 'a b', 'x y/z'],
    ['[ds]vm//./disk.vmdk', 'ds', 'vm/disk.vmdk'],
  ])('%s is a path', (text, datastore, path) => {
    expect(parseDatastorePath(text)).toEqual({ datastore, path })
    expect(parseDatastorePath(formatDatastorePath({ datastore, path }))).toEqual({ datastore, path })
  })

  test.each(['', 'vm/vm.vmx', '[ds', '[] x', '[ds] ../x', '[ds] a/../../b', '[ds] /etc/passwd', '[ds] a\\..\\b', '[ds] a\0b'])(
    '%j is refused',
    (text) => {
      expect(() => parseDatastorePath(text)).toThrow('Invalid datastore path')
    },
  )
})

describe('files of a datastore', () => {
  let top: string
  beforeAll(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'vcsim-confinement-')))
    mkdirSync(join(top, 'ds', 'a'), { recursive: true })
    writeFileSync(join(top, 'secret'), '')
    writeFileSync(join(top, 'ds', 'a', 'file'), '')
    symlinkSync(join(top, 'secret'), join(top, 'ds', 'out'))
    symlinkSync(top, join(top, 'ds', 'up'))
    symlinkSync(join(top, 'nowhere'), join(top, 'ds', 'broken'))
    symlinkSync('a/file', join(top, 'ds', 'inside'))
  })
  afterAll(() => rmSync(top, { recursive: true }))

  test('can not be reached outside by symbolic links, nor made there', () => {
    for (const path of ['out', 'up/secret', 'up/new', 'broken', 'broken/new', 'up'])
      expect(confinedFile(join(top, 'ds'), path), path).toBeUndefined()
  })

  test('are found inside, also by links, and where nothing is yet', () => {
    for (const path of ['', 'a', 'a/file', 'inside', 'new', 'new/deep/file'])
      expect(confinedFile(join(top, 'ds'), path), path).toBeDefined()
  })
})
