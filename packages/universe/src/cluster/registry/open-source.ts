import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Operation, requireProgram, run } from '@vivarium/core'
import { universeErrors } from '../../errors.js'
import { type Archive, FolderArchive, readDocument, TarArchive } from './archive.js'
import { readDockerArchive } from './docker-archive.js'
import { readOciLayout } from './oci-layout.js'
import type { PushableImage } from './pushable-image.js'
import { imageNameText, parseImageName } from './reference.js'

const dockerPrefix = 'docker:'
/** Unpacked, an archive may have at most so much. */
const maxArchiveBytes = 64 * 2 ** 30

/**
 * Hands the images of a source to `use`; what was unpacked for it is gone afterwards. Throws IMAGE_SOURCE_INVALID, PROGRAM_MISSING for
 * `docker:NAME` without docker, and PROCESS_FAILED with what docker says.
 */
export async function withImagesOf<T>(source: string, operation: Operation, use: (images: PushableImage[]) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'vivarium-push-'))
  try {
    const path = source.startsWith(dockerPrefix) ? await saveFromDocker(source.slice(dockerPrefix.length), scratch, operation) : source
    if (await isFolder(path, source)) return await use(await imagesOf(new FolderArchive(path), source))
    await using archive = await TarArchive.open(await unpacked(path, scratch, source, operation), source)
    return await use(await imagesOf(archive, source))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function isFolder(path: string, source: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw universeErrors.imageSourceInvalid(source, 'there is no such file or folder', { cause: error })
  }
}

async function imagesOf(archive: Archive, source: string): Promise<PushableImage[]> {
  // Since 25, `docker save` writes both; the layout has the images' own manifests.
  const images =
    (await archive.size('oci-layout')) !== undefined ? await readOciLayout(archive, source) : await imagesOfDockerArchive(archive, source)
  if (images.length === 0) throw universeErrors.imageSourceInvalid(source, 'it has no image in it')
  return images
}

async function imagesOfDockerArchive(archive: Archive, source: string): Promise<PushableImage[]> {
  const manifest = await readDocument(archive, 'manifest.json', source)
  if (!manifest)
    throw universeErrors.imageSourceInvalid(source, 'it has neither oci-layout nor manifest.json: it is no archive of an image')
  return readDockerArchive(archive, manifest, source)
}

async function saveFromDocker(name: string, scratch: string, operation: Operation): Promise<string> {
  // A name that is one is no option either.
  const parsed = parseImageName(name)
  const docker = await requireProgram('docker')
  const path = join(scratch, 'image.tar')
  await operation.step(`docker save ${imageNameText(parsed)}`, (inner) =>
    run(docker, ['save', '--output', path, name], { signal: inner.signal }),
  )
  return path
}

/** The archive without gzip around it, in which one could not go back and forth. */
async function unpacked(path: string, scratch: string, source: string, operation: Operation): Promise<string> {
  if (!(await isGzip(path))) return path
  const target = join(scratch, 'unpacked.tar')
  let bytes = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > maxArchiveBytes ? universeErrors.imageSourceInvalid(source, `it has more than ${maxArchiveBytes} bytes`) : null, chunk)
    },
  })
  try {
    await pipeline(createReadStream(path), createGunzip(), bounded, createWriteStream(target, { mode: 0o600 }), {
      signal: operation.signal,
    })
  } catch (error) {
    operation.throwIfAborted('unpacking the archive')
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw universeErrors.imageSourceInvalid(source, 'its gzip is damaged', { cause: error })
    throw error
  }
  return target
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}
