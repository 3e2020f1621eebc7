import { createGunzip } from 'node:zlib'
import { describeIssues, messageOf } from '@vivarium/core'
import { z } from 'zod'
import { universeErrors } from '../../errors.js'
import { type Archive, readDocument } from './archive.js'
import { digestOf, digestOfStream } from './digest.js'
import { ociManifest } from './oci-layout.js'
import type { Blob, PushableImage } from './pushable-image.js'
import { parseImageName } from './reference.js'

const manifestSchema = z.array(
  z.looseObject({ Config: z.string(), RepoTags: z.array(z.string()).nullish(), Layers: z.array(z.string()).max(1000) }),
)
const configSchema = z.looseObject({ rootfs: z.looseObject({ diff_ids: z.array(z.string()) }) })

/** The images of what `docker save` writes (Docker image specification 1.2). They are pushed with OCI manifests. Throws IMAGE_SOURCE_INVALID. */
export async function readDockerArchive(archive: Archive, manifestJson: Buffer, source: string): Promise<PushableImage[]> {
  const images: PushableImage[] = []
  for (const { Config, RepoTags, Layers } of parse(manifestJson, manifestSchema, 'manifest.json', source)) {
    const config = await readDocument(archive, Config, source)
    if (!config) throw universeErrors.imageSourceInvalid(source, `it lacks ${Config}`)
    const { diff_ids: diffIds } = parse(config, configSchema, Config, source).rootfs
    if (diffIds.length !== Layers.length) {
      throw universeErrors.imageSourceInvalid(source, `${Config} names ${diffIds.length} layers, manifest.json ${Layers.length}`)
    }
    const layers: (Blob & { readonly mediaType: string })[] = []
    for (const [index, path] of Layers.entries()) layers.push(await readLayer(archive, path, diffIds[index] ?? '', source))
    const configBlob = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf(config), size: config.length }
    const bytes = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: ociManifest,
        config: configBlob,
        layers: layers.map(({ mediaType, digest, size }) => ({ mediaType, digest, size })),
      }),
    )
    const names = (RepoTags ?? []).map(parseImageName)
    const blobs = [{ ...configBlob, open: () => archive.open(Config) }, ...layers]
    images.push({ names, label: Config, manifest: { mediaType: ociManifest, bytes, digest: digestOf(bytes), blobs, children: [] } })
  }
  return images
}

/** What a layer is without compression is known from the configuration (`diff_ids`): so it is seen whether it is whole. */
async function readLayer(archive: Archive, path: string, diffId: string, source: string): Promise<Blob & { readonly mediaType: string }> {
  const size = await archive.size(path)
  if (size === undefined) throw universeErrors.imageSourceInvalid(source, `it lacks ${path}`)
  const isGzip = await startsWith(archive, path, [0x1f, 0x8b])
  const digest = await digestOfStream(archive.open(path))
  const content = isGzip ? await digestOfGzip(archive, path) : digest
  if (content !== diffId)
    throw universeErrors.imageSourceInvalid(source, `the layer ${path} is not the one that its configuration names (${diffId})`)
  const mediaType = `application/vnd.oci.image.layer.v1.tar${isGzip ? '+gzip' : ''}`
  return { mediaType, digest, size, open: () => archive.open(path) }
}

async function digestOfGzip(archive: Archive, path: string): Promise<string | undefined> {
  const file = archive.open(path)
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  try {
    return await digestOfStream(file.pipe(unpacked))
  } catch {
    return undefined
  } finally {
    file.destroy()
  }
}

async function startsWith(archive: Archive, path: string, magic: readonly number[]): Promise<boolean> {
  for await (const chunk of archive.open(path)) return magic.every((byte, index) => (chunk as Buffer)[index] === byte)
  return false
}

function parse<T>(bytes: Buffer, schema: z.ZodType<T>, name: string, source: string): T {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw universeErrors.imageSourceInvalid(source, `${name} is no JSON: ${messageOf(error)}`, { cause: error })
  }
  const { data, error } = schema.safeParse(value)
  if (error) throw universeErrors.imageSourceInvalid(source, `${name}: ${describeIssues(error)}`)
  return data
}
