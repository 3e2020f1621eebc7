import { errors } from '@vivarium/core'

/** An image's name in the cluster's registry. */
export interface ImageName {
  /** `team/web` */
  readonly repository: string
  readonly tag: string
}

/** The distribution specification's grammar for names and tags. */
const repositoryPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/
/** What comes before the first slash is a registry when it is localhost, or has a dot or a port. */
const registryPattern = /^(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:))(?::\d+)?$/
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/

/**
 * `ghcr.io/team/web:1.2` is `team/web:1.2` in the cluster's registry: the registry that it comes from is left out, and so is Docker Hub's
 * `library/`. Without a tag it is `latest`. Throws INVALID_VALUE.
 */
export function parseImageName(text: string): ImageName {
  const [whole = ''] = text.split('@')
  const slash = whole.indexOf('/')
  const first = slash < 0 ? '' : whole.slice(0, slash)
  const isRegistry = registryPattern.test(first)
  let path = isRegistry ? whole.slice(slash + 1) : whole
  if (isRegistry && /^(index\.)?docker\.io$/.test(first)) path = path.replace(/^library\/(?=[^/]+$)/, '')
  const colon = path.indexOf(':')
  const [repository, tag] = colon < 0 ? [path, 'latest'] : [path.slice(0, colon), path.slice(colon + 1)]
  if (repository.length > 255 || !repositoryPattern.test(repository) || !tagPattern.test(tag)) {
    throw errors.invalidValue('image', text, 'it must be the name of an image, such as team/web:1.2')
  }
  return { repository, tag }
}

export const imageNameText = ({ repository, tag }: ImageName) => `${repository}:${tag}`
