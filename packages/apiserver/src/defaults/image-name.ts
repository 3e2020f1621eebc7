// The grammar of image names (github.com/distribution/reference).

const domainPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domain = `(?:${domainPart}(?:\\.${domainPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}'
const reference = new RegExp(`^((?:${domain}/)?${pathPart}(?:/${pathPart})*)(?::([\\w][\\w.-]{0,127}))?(?:@(${digest}))?$`)

const maxNameLength = 255

/** The tag of an image's name; `latest` when it has neither tag nor digest, and none when it is no name of an image. */
export function imageTag(image: string): string {
  const [whole, name = '', tag, hash] = reference.exec(image) ?? []
  if (whole === undefined || name.length > maxNameLength || /^[a-f0-9]{64}$/.test(image)) return ''
  return tag ?? (hash === undefined ? 'latest' : '')
}
