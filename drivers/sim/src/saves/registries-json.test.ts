import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Operation } from '@vivarium/core'
import type { RegistryContent } from '@vivarium/simcluster'
import { expect, it } from 'vitest'
import { encodeRegistries, readRegistries, registriesSchema, writeBlobs } from './registries-json.js'

it('brings images of registries to disk and back, each blob once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'viv-blobs-'))
  try {
    const digest = `sha256:${'ab'.repeat(32)}`
    const repository = {
      name: 'team/web',
      manifests: [[digest, { mediaType: 'application/vnd.oci.image.manifest.v1+json', content: Buffer.from('{"a":1}') }]] as const,
      tags: [['latest', digest]] as const,
      blobs: [digest],
    }
    const storage = { blobs: [[digest, Buffer.from([0, 255])]] as const, repositories: [repository] }
    const content: RegistryContent = new Map([
      ['pod/1/data', storage],
      ['claim/a/b', storage],
    ])
    await writeBlobs(folder, content, Operation.from({}, 'writing'))
    expect(await readdir(folder)).toEqual([`sha256-${'ab'.repeat(32)}`])
    const record = registriesSchema.parse(JSON.parse(JSON.stringify(encodeRegistries(content))))
    expect(await readRegistries(folder, record)).toEqual(content)
    await rm(join(folder, `sha256-${'ab'.repeat(32)}`))
    await expect(readRegistries(folder, record)).rejects.toMatchObject({ code: 'CORRUPT_FILE' })
  } finally {
    await rm(folder, { recursive: true })
  }
})
