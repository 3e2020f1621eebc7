import { createHash } from 'node:crypto'

export const sha256 = (bytes: Buffer | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export interface TarFile {
  readonly path: string
  readonly content?: Buffer | string
  /** The target of a symbolic link. */
  readonly link?: string
  readonly type?: string
}

/** A tar archive (ustar). */
export function tar(files: readonly TarFile[]): Buffer {
  const blocks = files.flatMap(({ path, content = '', link, type }) => {
    const bytes = Buffer.from(content)
    const header = Buffer.alloc(512)
    header.write(path, 0, 100)
    header.write('0000644\0', 100)
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write(' '.repeat(8), 148)
    header.write(type ?? (link === undefined ? '0' : '2'), 156)
    header.write(link ?? '', 157, 100)
    header.write('ustar\x0000', 257)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

/** What `docker save` wrote before version 25, for one image with these layers. */
export function dockerArchive(tags: readonly string[] | null, layers: readonly Buffer[]): TarFile[] {
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => sha256(layer)) },
  })
  const Layers = layers.map((_, index) => `layer-${index}/layer.tar`)
  return [
    { path: 'config.json', content: config },
    ...layers.map((content, index) => ({ path: Layers[index] ?? '', content })),
    { path: 'manifest.json', content: JSON.stringify([{ Config: 'config.json', RepoTags: tags, Layers }]) },
  ]
}

/** An OCI layout with one image of one layer. Its index names it by these annotations. */
export function ociLayout(annotations: Record<string, string>, layer: Buffer): TarFile[] {
  const config = JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [sha256(layer)] } })
  const of = (mediaType: string, content: Buffer | string) => ({ mediaType, digest: sha256(content), size: Buffer.byteLength(content) })
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: of('application/vnd.oci.image.config.v1+json', config),
    layers: [of('application/vnd.oci.image.layer.v1.tar', layer)],
  })
  const index = { schemaVersion: 2, manifests: [{ ...of('application/vnd.oci.image.manifest.v1+json', manifest), annotations }] }
  const blob = (content: Buffer | string) => ({ path: `blobs/${sha256(content).replace(':', '/')}`, content })
  return [
    { path: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
    { path: 'index.json', content: JSON.stringify(index) },
    blob(manifest),
    blob(config),
    blob(layer),
  ]
}
