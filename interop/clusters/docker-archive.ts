import { createHash } from 'node:crypto'

/** What is at a path of an archive: a file's content, or `{ link }`, a symbolic link's target. */
export type Entry = Buffer | string | { readonly link: string }

/** A tar archive (ustar) of files and links. */
export function tar(entries: Readonly<Record<string, Entry>>, mode = 0o644): Buffer {
  const blocks = Object.entries(entries).flatMap(([path, entry]) => {
    const link = typeof entry === 'object' && 'link' in entry ? entry.link : undefined
    const bytes = link !== undefined ? Buffer.alloc(0) : Buffer.from(entry as Buffer | string)
    const header = Buffer.alloc(512)
    header.write(path, 0, 100)
    header.write(`${mode.toString(8).padStart(7, '0')}\0`, 100)
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write(' '.repeat(8), 148)
    header.write(link === undefined ? '0' : '2', 156)
    header.write(link ?? '', 157, 100)
    header.write('ustar\x0000', 257)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

/** How containers of an image are started, as an image's configuration says it (OCI image specification, config). */
export interface ImageConfig {
  readonly Entrypoint?: readonly string[]
  readonly Cmd?: readonly string[]
  readonly Env?: readonly string[]
}

/** What `docker save` writes for an image. */
export function dockerArchive(tag: string, layers: readonly Buffer[], config: ImageConfig = {}): Buffer {
  const paths = layers.map((_, index) => `layer-${index}/layer.tar`)
  const diffIds = layers.map((layer) => `sha256:${createHash('sha256').update(layer).digest('hex')}`)
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64'
  const description = JSON.stringify({ architecture, os: 'linux', config, rootfs: { type: 'layers', diff_ids: diffIds } })
  const manifest = JSON.stringify([{ Config: 'config.json', RepoTags: [tag], Layers: paths }])
  return tar({
    'config.json': description,
    ...Object.fromEntries(layers.map((layer, index) => [paths[index], layer])),
    'manifest.json': manifest,
  })
}
