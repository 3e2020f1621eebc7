import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Operation } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dockerArchive, ociLayout, sha256, type TarFile, tar } from '../../testing/archives.js'
import { FakeRegistry } from '../../testing/fake-registry.js'
import type { ImageSource } from './image-source.js'
import { pushAll } from './push.js'

let folder: string
let registry: FakeRegistry

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), `vivarium push's "test" `))
  await mkdir(join(folder, 'tmp'))
  vi.stubEnv('TMPDIR', join(folder, 'tmp'))
  registry = await FakeRegistry.start()
})
afterEach(async () => {
  expect(await readdir(join(folder, 'tmp'))).toEqual([])
  vi.unstubAllEnvs()
  await registry[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const push = (...sources: ImageSource[]) => pushAll(registry.url, sources, Operation.from({ timeoutMs: 10_000 }, 'pushing'))

async function file(name: string, content: Buffer | string): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

const layer = tar([{ path: 'srv/page', content: 'hello' }])
const other = tar([{ path: 'srv/other', content: 'x'.repeat(100_000) }])

describe('pushAll', () => {
  it('pushes what docker save wrote, under each of its tags', async () => {
    const path = await file('web.tar', tar(dockerArchive(['web:1', 'ghcr.io/team/web:latest'], [layer, other])))
    expect(await push(path)).toEqual(['localhost:30000/web:1', 'localhost:30000/team/web:latest'])
    expect(registry.manifests.get('web:1')?.content).toMatchObject({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      layers: [{ digest: sha256(layer), mediaType: 'application/vnd.oci.image.layer.v1.tar' }, { digest: sha256(other) }],
    })
    expect(registry.blobs.get(sha256(other))).toEqual(other)
  })

  it('takes packed archives and packed layers, and follows links to layers', async () => {
    const files = dockerArchive(['web:1'], [layer]).map((entry) =>
      entry.path.endsWith('layer.tar') ? { ...entry, content: gzipSync(layer) } : entry,
    )
    const linked = files.map(
      (entry): TarFile => (entry.path.endsWith('layer.tar') ? { path: entry.path, link: '../shared/layer.tar' } : entry),
    )
    const path = await file('web.tar.gz', gzipSync(tar([{ path: './shared/layer.tar', content: gzipSync(layer) }, ...linked])))
    await push(path)
    expect(registry.manifests.get('web:1')?.content).toMatchObject({
      layers: [{ digest: sha256(gzipSync(layer)), mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' }],
    })
  })

  it('pushes OCI archives and OCI layout folders with the manifests that they have', async () => {
    const files = ociLayout({ 'io.containerd.image.name': 'docker.io/library/web:2', 'org.opencontainers.image.ref.name': '2' }, layer)
    const archive = await file('web.oci.tar', tar(files))
    for (const { path, content = '' } of ociLayout({ 'org.opencontainers.image.ref.name': 'team/app:3' }, other))
      await file(`layout/${path}`, content as Buffer)
    expect(await push(archive, join(folder, 'layout'))).toEqual(['localhost:30000/web:2', 'localhost:30000/team/app:3'])
    const manifest = files[2]?.content ?? ''
    expect([...registry.manifests.keys()]).toContain(`web@${sha256(manifest)}`)
  })

  it('pushes an index with all that it names, and of one that is not whole the image for this processor', async () => {
    const architecture = process.arch === 'x64' ? 'amd64' : process.arch
    const files = ociLayout({}, layer)
    const [layout, , manifest, ...blobs] = files
    if (!layout || !manifest) throw new Error('no layout')
    const descriptor = {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: sha256(manifest.content ?? ''),
      size: Buffer.byteLength(manifest.content ?? ''),
    }
    const make = (missing: boolean, name: string) => {
      const absent = { ...descriptor, digest: sha256('nothing'), platform: { os: 'linux', architecture: 's390x' } }
      const inner = JSON.stringify({
        schemaVersion: 2,
        manifests: [...(missing ? [absent] : []), { ...descriptor, platform: { os: 'linux', architecture } }],
      })
      const mediaType = 'application/vnd.oci.image.index.v1+json'
      const annotations = { 'io.containerd.image.name': name }
      const index = JSON.stringify({ manifests: [{ mediaType, digest: sha256(inner), size: inner.length, annotations }] })
      return tar([
        layout,
        { path: 'index.json', content: index },
        { path: `blobs/${sha256(inner).replace(':', '/')}`, content: inner },
        manifest,
        ...blobs,
      ])
    }
    await push(await file('whole.tar', make(false, 'whole:1')), await file('part.tar', make(true, 'part:1')))
    expect(registry.manifests.get('whole:1')?.mediaType).toBe('application/vnd.oci.image.index.v1+json')
    expect(registry.manifests.get('part:1')?.content).toMatchObject({ layers: [{ digest: sha256(layer) }] })
  })

  it('does not send what the registry has', async () => {
    const path = await file('web.tar', tar(dockerArchive(['web:1', 'web:2'], [layer])))
    await push(path)
    expect(registry.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
  })

  it('waits for a registry that is still starting', async () => {
    registry.notReady = 2
    await push(await file('web.tar', tar(dockerArchive(['web:1'], [layer]))))
    expect(registry.manifests.has('web:1')).toBe(true)
  })

  it('gives an image without a name the one that the caller says', async () => {
    const path = await file('web.tar', tar(dockerArchive(null, [layer])))
    await expect(push(path)).rejects.toMatchObject({ code: 'IMAGE_SOURCE_INVALID', message: expect.stringContaining("as: 'NAME:TAG'") })
    expect(await push({ from: path, as: 'team/web' })).toEqual(['localhost:30000/team/web:latest'])
    await expect(push({ from: path, as: 'Team/Web' })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })

  it('refuses what is no image, is cut off, or has other content than it says', async () => {
    const whole = dockerArchive(['web:1'], [layer])
    const swapped = whole.map((entry) => (entry.path.endsWith('layer.tar') ? { ...entry, content: other } : entry))
    const layout = ociLayout({ 'io.containerd.image.name': 'web:1' }, layer)
    const size = layer.length
    const broken = layout.map((entry, index) => (index === layout.length - 1 ? { ...entry, content: Buffer.alloc(size, 7) } : entry))
    const sources: [string, Buffer, RegExp][] = [
      ['text', Buffer.from('this is no archive'.repeat(100)), /no tar archive/],
      ['empty.tar', Buffer.alloc(1024), /neither oci-layout nor manifest.json/],
      ['cut.tar', tar(whole).subarray(0, 3000), /cut off/],
      ['cut.tar.gz', gzipSync(tar(whole)).subarray(0, 200), /gzip is damaged/],
      ['layer.tar', tar(swapped), /is not the one that its configuration names/],
      ['missing.tar', tar(whole.filter(({ path }) => !path.endsWith('layer.tar'))), /lacks layer-0\/layer.tar/],
      [
        'outside.tar',
        tar([...whole.slice(0, 1), { path: 'layer-0/layer.tar', link: '../../etc/passwd' }, ...whole.slice(2)]),
        /lacks layer-0\/layer.tar/,
      ],
      ['broken.oci.tar', tar(broken), /has another content than its digest says/],
      ['manifest.oci.tar', tar(layout.map((entry, index) => (index === 2 ? { ...entry, content: '{}' } : entry))), /has another content/],
    ]
    for (const [name, content, message] of sources) {
      await expect(push(await file(name, content)), name).rejects.toMatchObject({
        code: 'IMAGE_SOURCE_INVALID',
        message: expect.stringMatching(message),
      })
    }
    await expect(push(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'IMAGE_SOURCE_INVALID' })
    expect([...registry.manifests.keys()]).toEqual([])
  })

  it('tells what the registry says when it refuses', async () => {
    const path = await file('web.tar', tar(dockerArchive(['web:1'], [layer])))
    const has = registry.blobs.has.bind(registry.blobs)
    // It forgets what it was given.
    vi.spyOn(registry.blobs, 'set').mockReturnValue(registry.blobs)
    await expect(push(path)).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('MANIFEST_BLOB_UNKNOWN: refused'),
    })
    expect(has(sha256(layer))).toBe(false)
  })

  it('asks docker for docker:NAME', async () => {
    const archive = await file('saved.tar', tar(dockerArchive(['app:dev'], [layer])))
    await file('bin/docker', `#!/bin/sh\n[ "$1 $2 $4" = 'save --output app:dev' ] && cp '${archive.replaceAll("'", `'\\''`)}' "$3"\n`)
    await chmod(join(folder, 'bin/docker'), 0o755)
    vi.stubEnv('PATH', `${join(folder, 'bin')}:${process.env.PATH}`)
    expect(await push('docker:app:dev')).toEqual(['localhost:30000/app:dev'])
    vi.stubEnv('PATH', join(folder, 'nothing'))
    await expect(push('docker:app:dev')).rejects.toMatchObject({ code: 'PROGRAM_MISSING' })
    await expect(push('docker:--output')).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })
})
