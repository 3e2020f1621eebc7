import { failure } from '../status.js'

/** What a path and method ask for; after RequestInfo of k8s.io/apiserver. */
export interface RequestInfo {
  readonly path: string
  /** get, list, watch, create, update, patch, delete, deletecollection; for other paths the method in lower case. */
  readonly verb: string
  /** Absent for a path that is no resource. */
  readonly resource?: {
    readonly apiVersion: string
    readonly group: string
    readonly version: string
    readonly resource: string
    readonly subresource: string
    readonly namespace: string
    readonly name: string
    /** What follows the subresource (proxy): without a leading slash. */
    readonly rest: string
    /** More parts than a resource can have. */
    readonly tooLong: boolean
    /** Asked for with the deprecated /watch/ prefix. */
    readonly watchPath: boolean
  }
}

const verbs: Readonly<Record<string, string>> = { POST: 'create', GET: 'get', HEAD: 'get', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }

/** `watch` says whether the query asks for one. Throws BadRequest for a path that can't be decoded. */
export function parseRequestInfo(method: string, path: string, watch: boolean): RequestInfo {
  const plain = { path, verb: method.toLowerCase() }
  if (path.startsWith('//')) return plain
  const parts = splitPath(path)
  if (parts.length < 3 || (parts[0] !== 'api' && parts[0] !== 'apis')) return plain
  const grouped = parts[0] === 'apis'
  if (grouped && parts.length < 4) return plain
  const group = grouped ? (parts[1] ?? '') : ''
  const version = parts[grouped ? 2 : 1] ?? ''
  let rest = parts.slice(grouped ? 3 : 2)
  let verb = verbs[method] ?? ''
  const watchPath = rest[0] === 'watch'
  if (watchPath) {
    if (rest.length < 2) return plain
    rest = rest.slice(1)
    verb = 'watch'
  }
  let namespace = ''
  if (rest[0] === 'namespaces' && rest.length > 1) {
    namespace = rest[1] ?? ''
    if (rest.length > 2 && rest[2] !== 'status' && rest[2] !== 'finalize') rest = rest.slice(2)
  }
  const [resource = '', name = '', subresource = '', ...more] = rest
  if (name === '' && !watchPath) {
    if (verb === 'get') verb = watch ? 'watch' : 'list'
    if (verb === 'delete') verb = 'deletecollection'
  }
  return {
    path,
    verb,
    resource: {
      apiVersion: group === '' ? version : `${group}/${version}`,
      group,
      version,
      resource,
      subresource,
      namespace,
      name,
      rest: more.join('/'),
      tooLong: more.length > 0,
      watchPath,
    },
  }
}

/** Decoded before it is split, as Go's URL.Path: an encoded slash is a slash. */
function splitPath(path: string): string[] {
  let decoded = path
  if (path.includes('%')) {
    try {
      decoded = decodeURIComponent(path)
    } catch {
      throw failure.badRequest(`the path ${JSON.stringify(path)} can't be decoded`)
    }
  }
  let [start, end] = [0, decoded.length]
  while (start < end && decoded[start] === '/') start++
  while (end > start && decoded[end - 1] === '/') end--
  return start === end ? [] : decoded.slice(start, end).split('/')
}
