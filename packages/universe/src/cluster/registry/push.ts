import type { Operation } from '@vivarium/core'
import { universeErrors } from '../../errors.js'
import { registryNodePort } from '../ports.js'
import type { ImageSource } from './image-source.js'
import { withImagesOf } from './open-source.js'
import type { ManifestTree, PushableImage } from './pushable-image.js'
import { type ImageName, imageNameText, parseImageName } from './reference.js'
import { RegistryClient } from './registry-client.js'

/** Pushes the images of all sources to the registry at an address. Gives their names for pods, in order. */
export async function pushAll(registry: string, sources: readonly ImageSource[], operation: Operation): Promise<string[]> {
  using client = new RegistryClient(registry)
  const names: string[] = []
  for (const source of sources) {
    const { from, as } = typeof source === 'string' ? { from: source, as: undefined } : source
    const pushed = await operation.step(`push ${from}`, (inner) =>
      withImagesOf(from, inner, async (images) => {
        const named = namesOf(images, from, as)
        await client.whenReady(inner)
        for (const { manifest, names } of named) {
          for (const name of names) await pushImage(client, from, name, manifest, inner)
        }
        return named.flatMap((image) => image.names)
      }),
    )
    names.push(...pushed.map((name) => `localhost:${registryNodePort}/${imageNameText(name)}`))
  }
  return names
}

type Named = Pick<PushableImage, 'manifest'> & { readonly names: readonly ImageName[] }

function namesOf(images: readonly PushableImage[], source: string, as: string | undefined): readonly Named[] {
  if (as !== undefined) {
    const [only] = images
    if (!only || images.length > 1)
      throw universeErrors.imageSourceInvalid(source, `it has ${images.length} images, which can't all be ${as}`)
    return [{ manifest: only.manifest, names: [parseImageName(as)] }]
  }
  const nameless = images.find(({ names }) => names.length === 0)
  if (nameless) {
    throw universeErrors.imageSourceInvalid(
      source,
      `the image ${nameless.label} in it has no name; say which: { from: ${JSON.stringify(source)}, as: 'NAME:TAG' }`,
    )
  }
  return images
}

async function pushImage(
  client: RegistryClient,
  source: string,
  { repository, tag }: ImageName,
  manifest: ManifestTree,
  operation: Operation,
): Promise<void> {
  const push = async (tree: ManifestTree, reference: string) => {
    for (const child of tree.children) await push(child, child.digest)
    for (const blob of tree.blobs) {
      operation.report({ message: `${repository}: ${blob.digest.slice(0, 19)} (${blob.size} bytes)` })
      const mismatch = (found: string) =>
        universeErrors.imageSourceInvalid(source, `${blob.digest} has another content than its digest says (${found})`)
      await client.pushBlob(repository, blob, mismatch, operation)
    }
    await client.pushManifest(repository, reference, tree, operation)
  }
  await push(manifest, tag)
}
