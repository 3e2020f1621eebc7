import { createHash } from 'node:crypto'

/** An image as a container runtime calls it: `docker.io/library/nginx:latest` for `nginx`. */
export function fullImageName(image: string): string {
  const slash = image.indexOf('/')
  const first = slash < 0 ? '' : image.slice(0, slash)
  const hasRegistry = first.includes('.') || first.includes(':') || first === 'localhost'
  const path = hasRegistry ? image : `docker.io/${slash < 0 ? 'library/' : ''}${image}`
  const last = path.slice(path.lastIndexOf('/') + 1)
  return last.includes(':') || last.includes('@') ? path : `${path}:latest`
}

/** By image; there are few of them, and they are asked for all the time. */
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

export function containerId(podUid: string, name: string, restarts: number): string {
  return `containerd://${createHash('sha256').update(`${podUid}/${name}/${restarts}`).digest('hex')}`
}
