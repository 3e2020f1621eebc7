import { describeIssues, messageOf } from '@vivarium/core'
import { z } from 'zod'
import { universeErrors } from '../../errors.js'
import { type Archive, readDocument } from './archive.js'
import { digestOf, isDigest } from './digest.js'
import type { Blob, ManifestTree, PushableImage } from './pushable-image.js'
import { type ImageName, parseImageName } from './reference.js'

const descriptor = z.looseObject({
  mediaType: z.string().default(''),
  digest: z.string().refine(isDigest, 'is no digest that is known here'),
  size: z.number().int().nonnegative(),
  urls: z.array(z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  platform: z.looseObject({ os: z.string(), architecture: z.string() }).optional(),
})
type Descriptor = z.infer<typeof descriptor>

const document = z.looseObject({
  mediaType: z.string().optional(),
  manifests: z.array(descriptor).optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional(),
})

export const ociManifest = 'application/vnd.oci.image.manifest.v1+json'
const ociIndex = 'application/vnd.oci.image.index.v1+json'

/** An index in an index is possible; a chain of them is an attack. */
const maxDepth = 4

/** The images of an OCI image layout (image specification 1.1, image-layout.md). Throws IMAGE_SOURCE_INVALID. */
export async function readOciLayout(archive: Archive, source: string): Promise<PushableImage[]> {
  const index = parseDocument(await readDocument(archive, 'index.json', source), 'index.json', source)
  const images: PushableImage[] = []
  for (const entry of index.manifests ?? []) {
    const manifest = await readManifest(archive, entry, source, 0)
    if (!manifest) throw universeErrors.imageSourceInvalid(source, `it lacks the manifest ${entry.digest}`)
    const reference = referenceOf(entry)
    images.push({ names: nameOf(reference), label: reference ?? entry.digest, manifest })
  }
  return images
}

function referenceOf({ annotations = {} }: Descriptor): string | undefined {
  return annotations['io.containerd.image.name'] ?? annotations['org.opencontainers.image.ref.name']
}

/** What many tools write is the tag alone, which is no name. */
function nameOf(reference: string | undefined): ImageName[] {
  return reference !== undefined && /[/:]/.test(reference) ? [parseImageName(reference)] : []
}

/** Undefined when the manifest is not in the archive. */
async function readManifest(archive: Archive, entry: Descriptor, source: string, depth: number): Promise<ManifestTree | undefined> {
  if (depth > maxDepth) throw universeErrors.imageSourceInvalid(source, `its indexes name each other more than ${maxDepth} deep`)
  const bytes = await readDocument(archive, pathOf(entry.digest), source)
  if (bytes === undefined) return undefined
  const [algorithm] = entry.digest.split(':')
  if (digestOf(bytes, algorithm) !== entry.digest)
    throw universeErrors.imageSourceInvalid(source, `${entry.digest} has another content than its digest says`)
  const content = parseDocument(bytes, entry.digest, source)
  if (content.manifests === undefined) {
    const mediaType = content.mediaType ?? (entry.mediaType || ociManifest)
    return { mediaType, bytes, digest: entry.digest, blobs: await blobsOf(archive, content, source), children: [] }
  }
  const children: ManifestTree[] = []
  const present: Descriptor[] = []
  for (const child of content.manifests) {
    const manifest = await readManifest(archive, child, source, depth + 1)
    if (!manifest) continue
    children.push(manifest)
    present.push(child)
  }
  if (children.length === content.manifests.length) {
    return { mediaType: content.mediaType ?? (entry.mediaType || ociIndex), bytes, digest: entry.digest, blobs: [], children }
  }
  // `docker save` names all platforms and brings only what it has.
  const own = process.arch === 'x64' ? 'amd64' : process.arch
  const fitting = present.findIndex(({ platform }) => platform?.architecture === own)
  return children[Math.max(0, fitting)]
}

async function blobsOf(archive: Archive, { config, layers = [] }: z.infer<typeof document>, source: string): Promise<Blob[]> {
  if (!config) throw universeErrors.imageSourceInvalid(source, 'one of its manifests has no configuration')
  const blobs: Blob[] = []
  for (const { digest, size, urls } of [config, ...layers]) {
    const path = pathOf(digest)
    const found = await archive.size(path)
    // Layers that may not be distributed are got from elsewhere.
    if (found === undefined && urls !== undefined) continue
    if (found === undefined) throw universeErrors.imageSourceInvalid(source, `it lacks ${digest}`)
    if (found !== size) throw universeErrors.imageSourceInvalid(source, `${digest} has ${found} bytes instead of ${size}`)
    blobs.push({ digest, size, open: () => archive.open(path) })
  }
  return blobs
}

const pathOf = (digest: string) => `blobs/${digest.replace(':', '/')}`

function parseDocument(bytes: Buffer | undefined, name: string, source: string): z.infer<typeof document> {
  if (bytes === undefined) throw universeErrors.imageSourceInvalid(source, `it has no ${name}`)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw universeErrors.imageSourceInvalid(source, `${name} is no JSON: ${messageOf(error)}`, { cause: error })
  }
  const { data, error } = document.safeParse(value)
  if (!data) throw universeErrors.imageSourceInvalid(source, `${name}: ${describeIssues(error)}`)
  return data
}
