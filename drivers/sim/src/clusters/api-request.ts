import type { ApiAnswer } from '@vivarium/guest'
import { type Client, StatusError } from '@vivarium/simcluster'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface ApiPath {
  readonly apiVersion: string
  readonly group: string
  readonly namespace?: string
  readonly resource: string
  readonly name?: string
  readonly subresource?: string
}

/** A request to the API by its path, without HTTP, as the client's user. Patches are JSON merge patches. */
export async function requestApi(client: Client, method: Method, path: string, body?: unknown): Promise<ApiAnswer> {
  try {
    return { status: method === 'POST' ? 201 : 200, body: await answer(client, method, path, body) }
  } catch (error) {
    if (!(error instanceof StatusError)) throw error
    return { status: error.httpCode, body: error.status }
  }
}

async function answer(client: Client, method: Method, text: string, body: unknown): Promise<unknown> {
  const path = parsePath(text)
  const resource = path && client.resources().find((known) => known.group === path.group && known.resource === path.resource)
  if (path === undefined || resource === undefined) throw notServed(text)
  const kind = { apiVersion: path.apiVersion, kind: resource.kind }
  const place = path.namespace === undefined ? {} : { namespace: path.namespace }
  const { name, subresource } = path
  const write = subresource === undefined ? {} : { subresource }
  const given = (body ?? {}) as { readonly metadata?: object }
  const object = { ...kind, ...given, metadata: { ...given.metadata, ...place, ...(name !== undefined && { name }) } }
  if (name === undefined) {
    if (method === 'POST') return client.create(object, write)
    if (method !== 'GET') throw notServed(text)
    const { items, resourceVersion } = client.list(kind, place)
    return { apiVersion: kind.apiVersion, kind: `${kind.kind}List`, metadata: { resourceVersion }, items }
  }
  if (method === 'GET') return client.get(kind, { ...place, name })
  if (method === 'PUT') return client.update(object, write)
  if (method === 'PATCH') return client.patch(kind, { ...place, name }, given as Parameters<Client['patch']>[2], write)
  if (method === 'DELETE') return client.delete(kind, { ...place, name })
  throw notServed(text)
}

/** `/api/v1/namespaces/NS/PLURAL/NAME/SUB`, `/apis/GROUP/VERSION/…`. */
export function parsePath(text: string): ApiPath | undefined {
  const parts = text
    .replace(/\?.*$/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
  const root = parts.shift()
  const group = root === 'apis' ? (parts.shift() ?? '') : ''
  const version = parts.shift()
  if ((root !== 'api' && root !== 'apis') || version === undefined) return undefined
  const apiVersion = group === '' ? version : `${group}/${version}`
  // A namespace's own path is no namespace that something is in.
  const isInside = parts[0] === 'namespaces' && parts.length > 2 && !['status', 'finalize'].includes(parts[2] ?? '')
  const namespace = isInside ? parts.splice(0, 2)[1] : undefined
  const [resource, name, subresource] = parts
  if (resource === undefined) return undefined
  return {
    apiVersion,
    group,
    resource,
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
    ...(subresource !== undefined && { subresource }),
  }
}

function notServed(path: string): StatusError {
  return new StatusError(404, 'NotFound', `the server could not find the requested resource (${path})`)
}
