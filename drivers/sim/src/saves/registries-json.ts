import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errors, messageOf, type Operation, writeFileAtomically } from '@vivarium/core'
import type { RegistryContent } from '@vivarium/simcluster'
import { z } from 'zod'

/** What image registries in a cluster keep, by where it lies. Blobs are in files of their own, named by their digests. */
export const registriesSchema = z.record(
  z.string(),
  z.object({
    blobs: z.array(z.string().regex(/^[a-z0-9]+:[0-9a-f]+$/)),
    repositories: z.array(
      z.object({
        name: z.string(),
        manifests: z.array(z.tuple([z.string(), z.object({ mediaType: z.string(), base64: z.base64() })])),
        tags: z.array(z.tuple([z.string(), z.string()])),
        blobs: z.array(z.string()),
      }),
    ),
  }),
)
export type RegistriesRecord = z.infer<typeof registriesSchema>

export const blobsFolder = 'blobs'

export function encodeRegistries(content: RegistryContent): RegistriesRecord {
  return Object.fromEntries(
    Array.from(content, ([place, { blobs, repositories }]) => [
      place,
      {
        blobs: blobs.map(([digest]) => digest),
        repositories: repositories.map(({ name, manifests, tags, blobs: own }) => ({
          name,
          manifests: manifests.map(([digest, { mediaType, content }]) => [digest, { mediaType, base64: content.toString('base64') }]),
          tags: tags.map(([tag, digest]) => [tag, digest]),
          blobs: [...own],
        })),
      },
    ]),
  )
}

/** Writes the blobs that are not there yet. */
export async function writeBlobs(folder: string, content: RegistryContent, operation: Operation): Promise<void> {
  const all = new Map([...content.values()].flatMap(({ blobs }) => blobs))
  if (all.size > 0) await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [digest, blob] of all) {
    operation.throwIfAborted('writing the registries')
    await writeFileAtomically(join(folder, fileOf(digest)), blob, { mode: 0o600 })
  }
}

/** Throws CORRUPT_FILE. */
export async function readRegistries(folder: string, record: RegistriesRecord): Promise<RegistryContent> {
  const digests = [...new Set(Object.values(record).flatMap(({ blobs }) => blobs))]
  const contents = await Promise.all(digests.map((digest) => readBlob(join(folder, fileOf(digest)))))
  const known = new Map(digests.map((digest, index) => [digest, contents[index] ?? Buffer.alloc(0)]))
  return new Map(
    Object.entries(record).map(([place, { blobs, repositories }]) => [
      place,
      {
        blobs: blobs.map((digest): [string, Buffer] => [digest, known.get(digest) ?? Buffer.alloc(0)]),
        repositories: repositories.map(({ manifests, ...repository }) => ({
          ...repository,
          manifests: manifests.map(([digest, { mediaType, base64 }]): [string, { mediaType: string; content: Buffer }] => [
            digest,
            { mediaType, content: Buffer.from(base64, 'base64') },
          ]),
        })),
      },
    ]),
  )
}

async function readBlob(path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown): never => {
    throw errors.corruptFile(path, messageOf(error), { cause: error })
  })
}

const fileOf = (digest: string): string => digest.replace(':', '-')
