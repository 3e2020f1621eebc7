import type { ServedResource } from '../registry/resource.js'
import { failure } from '../status.js'
import type { ResourcePath } from './handler-context.js'
import type { RequestInfo } from './request-info.js'

/**
 * Refuses what kube-apiserver has no route for: a path (404) or a method on one (405). Its routes for built-in resources are fixed, one for
 * each verb of a resource; a HEAD is on none of them. Connections (proxy and its like) decide for themselves.
 */
export function checkRoute(resource: ServedResource, path: ResourcePath, { verb }: RequestInfo, method: string): void {
  const inNamespace = !resource.namespaced || path.namespace !== ''
  const { verbs } = resource
  if (path.watchPath) {
    if (!verbs.includes('watch') || (path.name !== '' && !inNamespace)) throw failure.unknownResource()
    if (method !== 'GET') throw failure.methodNotAllowed()
    return
  }
  if (path.subresource !== '') {
    const subresource = resource.subresources.get(path.subresource)
    if (!subresource || !inNamespace) throw failure.unknownResource()
    return
  }
  if (path.name !== '') {
    if (!inNamespace || !itemVerbs.some((one) => verbs.includes(one))) throw failure.unknownResource()
    if (method === 'HEAD' || !itemVerbs.includes(verb) || !verbs.includes(verb)) throw failure.methodNotAllowed()
    return
  }
  if (!inNamespace) {
    if (!verbs.includes('list')) throw failure.unknownResource()
    if (method !== 'GET') throw failure.methodNotAllowed()
    return
  }
  // Lists and watches are one route.
  const routed = verb === 'watch' ? 'list' : verb
  if (method === 'HEAD' || !collectionVerbs.includes(verb) || !verbs.includes(routed)) throw failure.methodNotAllowed()
}

const itemVerbs: readonly string[] = ['get', 'update', 'patch', 'delete']
const collectionVerbs: readonly string[] = ['list', 'watch', 'create', 'deletecollection']

/** Whether an unknown path is one of kube-apiserver's own, which it answers with a Status; others get a line of text. */
export function isApiPath(path: string, groups: readonly { readonly name: string }[]): boolean {
  const [, first, second = ''] = path.split('/')
  if (first === 'api' || first === 'version') return true
  if (first === 'openid') return path.startsWith('/openid/v1/jwks')
  return first === 'apis' && groups.some(({ name }) => name === second)
}
