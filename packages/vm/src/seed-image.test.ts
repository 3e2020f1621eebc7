import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedImage } from './seed-image.js'
import { skipWithout } from './testing/programs.js'

const content = {
  userData: '#cloud-config\nhostname: wéb\n',
  metaData: 'instance-id: one\n',
  networkConfig: `version: 2\n# ${'x'.repeat(5000)}\n`,
}

describe('the NoCloud seed image', () => {
  let folder: string
  let path: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'viv-seed-'))
    path = join(folder, 'seed.iso')
    await writeFile(path, seedImage(content))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is the same for the same content', () => {
    expect(seedImage(content).equals(seedImage(content))).toBe(true)
  })

  it('has whole sectors and ends with the last file', () => {
    expect(seedImage(content).length).toBe((21 + 1 + 1 + 3) * 2048)
    expect(seedImage({ userData: '', metaData: '' }).length).toBe(21 * 2048)
  })

  it('holds the files under the names that cloud-init looks for', async ({ skip }) => {
    await skipWithout(skip, 'isoinfo')
    const isoinfo = (await findProgram('isoinfo')) ?? ''
    const read = (file: string) => execFileSync(isoinfo, ['-R', '-i', path, '-x', `/${file}`]).toString()
    expect(execFileSync(isoinfo, ['-R', '-f', '-i', path]).toString().trim().split('\n').sort()).toEqual([
      '/meta-data',
      '/network-config',
      '/user-data',
    ])
    expect(read('user-data')).toBe(content.userData)
    expect(read('meta-data')).toBe(content.metaData)
    expect(read('network-config')).toBe(content.networkConfig)
  })

  it('has the label by which cloud-init finds it', async ({ skip }) => {
    await skipWithout(skip, 'blkid')
    const blkid = (await findProgram('blkid')) ?? ''
    const output = execFileSync(blkid, ['-p', '-o', 'export', path]).toString()
    expect(output).toContain('LABEL=cidata')
    expect(output).toContain('TYPE=iso9660')
  })
})
