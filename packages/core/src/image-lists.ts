import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { configDir } from './directories.js'
import { download } from './download.js'
import { errors } from './errors.js'
import { readJsonFile } from './files.js'
import type { OperationOptions } from './operation.js'

const formatVersion = 1
const maxFileBytes = 4 * 2 ** 20

const entrySchema = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/, "letters, digits, '.', '_' and '-'"),
    kubernetesVersion: z.string().min(1).max(64).optional(),
    driver: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "a driver's name"),
    url: z.url({ protocol: /^https?$/ }).optional(),
    file: z.string().min(1).optional(),
    checksum: z.string().regex(/^sha256:[0-9a-fA-F]{64}$/, "'sha256:' and 64 hexadecimal digits"),
    format: z.enum(['qcow2', 'raw']),
  })
  .refine((entry) => (entry.url === undefined) !== (entry.file === undefined), 'exactly one of url and file')

const listSchema = z.strictObject({ formatVersion: z.literal(formatVersion), images: z.array(entrySchema).max(10_000) })

/** An image that can be had from somewhere, as an image list names it. */
export interface ListedImage {
  /** Unique among the images of its driver. */
  readonly name: string
  /** Absent for an image without Kubernetes. */
  readonly kubernetesVersion?: string
  readonly driver: string
  /** An http or https URL, or the absolute path of a file. */
  readonly source: { readonly url: string } | { readonly file: string }
  /** `sha256:…` of what the source gives. */
  readonly checksum: string
  readonly format: 'qcow2' | 'raw'
  /** The list that it stands in. */
  readonly list: string
}

/**
 * The images of a driver in the image lists, `images/*.json` in the config folder; a `file` there is relative to the
 * list's own folder. Throws CORRUPT_FILE, NEWER_FORMAT; ALREADY_EXISTS when two lists give one name.
 */
export async function readImageLists(driver: string, directory: string = configDir()): Promise<readonly ListedImage[]> {
  const folder = join(directory, 'images')
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const images = new Map<string, ListedImage>()
  for (const name of names.filter((file) => file.endsWith('.json') && !file.startsWith('.')).sort()) {
    for (const image of await readImageList(join(folder, name))) {
      if (image.driver !== driver) continue
      const other = images.get(image.name)
      if (other !== undefined) throw errors.alreadyExists(`image in ${other.list} and ${image.list} with the name`, image.name)
      images.set(image.name, image)
    }
  }
  return [...images.values()]
}

async function readImageList(path: string): Promise<readonly ListedImage[]> {
  const format = { field: 'formatVersion', newest: formatVersion }
  const { images } = await readJsonFile(path, listSchema, { maxBytes: maxFileBytes, format })
  return images.map(({ url, file, kubernetesVersion, ...entry }) => ({
    ...entry,
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
    source: url === undefined ? { file: resolve(dirname(path), file ?? '') } : { url },
    list: path,
  }))
}

/** Gets a listed image into a new file. Throws DOWNLOAD_FAILED, NOT_FOUND, CHECKSUM_MISMATCH; nothing is left then. */
export async function fetchListedImage(
  image: ListedImage,
  destination: string,
  options?: OperationOptions & { readonly maxBytes?: number },
): Promise<void> {
  const source = 'url' in image.source ? image.source.url : image.source.file
  await download(source, destination, { ...options, checksum: image.checksum })
}
