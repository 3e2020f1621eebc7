import { createHash } from 'node:crypto'
import type { NodeImage } from '../nodes/node.js'

/** An image as a container runtime calls it: `docker.io/library/nginx:latest` for `nginx`. */
export function fullImageName(image: string): string {
  const slash = image.indexOf('/')
  const first = slash < 0 ? '' : image.slice(0, slash)
  const hasRegistry = first.includes('.') || first.includes(':') || first === 'localhost'
  const path = hasRegistry ? image : `docker.io/${slash < 0 ? 'library/' : ''}${image}`
  const last = path.slice(path.lastIndexOf('/') + 1)
  return last.includes(':') || last.includes('@') ? path : `${path}:latest`
}

/** By image; there are few of them, and they are asked for all the time. So are the containers that are on their way. */
const ids = new Map<string, string>()
const maxRemembered = 1000

/** What a runtime tells of an image that it has pulled: always the same digest for the same name. */
export function imageId(image: string): string {
  const known = ids.get(image)
  if (known !== undefined) return known
  const full = fullImageName(image)
  if (full.includes('@')) return full
  const id = `${full.slice(0, full.lastIndexOf(':'))}@sha256:${createHash('sha256').update(full).digest('hex')}`
  if (ids.size === maxRemembered) ids.clear()
  ids.set(image, id)
  return id
}

const containerIds = new Map<string, string>()

export function containerId(podUid: string, name: string, restarts: number): string {
  const container = `${podUid}/${name}/${restarts}`
  const known = containerIds.get(container)
  if (known !== undefined) return known
  const id = `containerd://${createHash('sha256').update(container).digest('hex')}`
  if (containerIds.size === maxRemembered) containerIds.clear()
  containerIds.set(container, id)
  return id
}

/** The size of an image, in bytes: always the same for the same name. */
export function imageSize(image: string): number {
  return 5_000_000 + (createHash('sha256').update(image).digest().readUInt32BE(0) % 200_000_000)
}

/** Kubelet's nodeStatusMaxImages. */
const mostReported = 50

/** Images as a node reports them: the largest first, by digest and name. */
export function nodeImages(images: Iterable<string>): NodeImage[] {
  const unique = new Set(Array.from(images, fullImageName))
  return Array.from(unique, (name) => ({ names: [...new Set([imageId(name), name])], sizeBytes: imageSize(name) }))
    .toSorted((a, b) => b.sizeBytes - a.sizeBytes)
    .slice(0, mostReported)
}
