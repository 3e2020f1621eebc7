import { getObject } from '../registry/list.js'
import { type KubeObject, viewOf } from '../registry/objects.js'
import { convertTo, type ServedResource, type ServedSubresource } from '../registry/resource.js'
import type { Pod } from '../resources/core/pod-types.js'
import { type FieldError, fieldError } from '../schema/field-error.js'
import { failure } from '../status.js'
import type { ConnectionKind } from './connection.js'
import type { Exchange } from './exchange.js'
import type { HandlerContext, ResourcePath } from './handler-context.js'
import { readInteger } from './query.js'

const kinds: ReadonlySet<string> = new Set<ConnectionKind>(['log', 'exec', 'attach', 'portforward', 'proxy'])

export function isConnection(subresource: ServedSubresource): subresource is ServedSubresource & { readonly name: ConnectionKind } {
  return kinds.has(subresource.name)
}

/** Checks what kube-apiserver checks before it turns to a kubelet, then hands the request to the backend. */
export async function handleConnection(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  kind: ConnectionKind,
  path: ResourcePath,
): Promise<void> {
  const { request, response, query, user } = exchange
  if (kind === 'log' ? exchange.method !== 'GET' : kind !== 'proxy' && exchange.method !== 'GET' && exchange.method !== 'POST')
    throw failure.methodNotAllowed()
  if (kind === 'log') checkLogOptions(query, path.name)
  const place = kind === 'proxy' ? splitPlace(resource, path.name) : undefined
  const stored = getObject(context.state, resource, path.namespace, place?.name ?? path.name)
  const object = viewOf(convertTo(resource, stored.object))
  if (resource.resource === 'pods' && kind === 'proxy' && !viewOf<Pod & { status?: { podIP?: string } }>(stored.object).status?.podIP)
    throw failure.badRequest('address not allowed')
  let container: string | undefined
  if (resource.resource === 'pods' && kind !== 'proxy') {
    const pod = viewOf<Pod>(stored.object)
    if (kind !== 'portforward') container = containerOf(pod, query.get('container') ?? '')
    if (!pod.spec.nodeName) {
      // Of a pod that nobody runs there is nothing to tell.
      if (kind === 'log') {
        exchange.response.writeHead(204, exchange.headers({}))
        exchange.response.end()
        return
      }
      throw failure.badRequest(`pod ${path.name} does not have a host assigned`)
    }
  }
  if (kind !== 'log' && kind !== 'proxy' && !request.upgrade) throw failure.badRequest('Upgrade request required')
  if (!context.backend)
    throw failure.notImplemented(
      `${resource.resource}/${kind} needs nodes, and this API server has none behind it: start it with a backend`,
    )
  await context.backend({
    kind,
    user,
    object,
    ...(container !== undefined && { container }),
    ...(place && { proxy: { scheme: place.scheme, port: place.port, path: `/${path.rest}` } }),
    query,
    request,
    response,
  })
}

/** `name`, `name:port` or `scheme:name:port`, as proxies take them. */
function splitPlace({ kind }: ServedResource, text: string): { scheme: string; name: string; port: string } {
  const parts = text.split(':')
  const [scheme = '', name = '', port = ''] = parts.length === 3 ? parts : ['', ...parts]
  if (parts.length > 3 || name === '' || (parts.length === 3 && scheme !== '' && scheme !== 'http' && scheme !== 'https'))
    throw failure.badRequest(`invalid ${kind.toLowerCase()} request ${JSON.stringify(text)}`)
  return { scheme, name, port }
}

function containerOf({ metadata, spec }: Pod & KubeObject, wanted: string): string {
  const names = [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])].map(
    ({ name }) => name ?? '',
  )
  const pod = metadata.name ?? ''
  if (wanted !== '') {
    if (!names.includes(wanted)) throw failure.badRequest(`container ${wanted} is not valid for pod ${pod}`)
    return wanted
  }
  const [only, ...more] = spec.containers ?? []
  if (!only) throw failure.badRequest(`a container name must be specified for pod ${pod}`)
  if (more.length > 0) throw failure.badRequest(`a container name must be specified for pod ${pod}, choose one of: [${names.join(' ')}]`)
  return only.name ?? ''
}

function checkLogOptions(query: URLSearchParams, name: string): void {
  const errors: FieldError[] = []
  const tailLines = readInteger(query, 'tailLines')
  const limitBytes = readInteger(query, 'limitBytes')
  const sinceSeconds = readInteger(query, 'sinceSeconds')
  if (tailLines !== undefined && tailLines < 0)
    errors.push(fieldError.invalid('tailLines', tailLines, 'must be greater than or equal to 0'))
  if (limitBytes !== undefined && limitBytes < 1) errors.push(fieldError.invalid('limitBytes', limitBytes, 'must be greater than 0'))
  if (sinceSeconds !== undefined && query.get('sinceTime'))
    errors.push(fieldError.forbidden('[]', 'at most one of `sinceTime` or `sinceSeconds` may be specified'))
  else if (sinceSeconds !== undefined && sinceSeconds < 1)
    errors.push(fieldError.invalid('sinceSeconds', sinceSeconds, 'must be greater than 0'))
  if (query.get('stream')) errors.push(fieldError.forbidden('stream', 'may not be specified'))
  if (errors.length > 0) throw failure.invalid({ group: '', name: 'PodLogOptions' }, name, errors)
}
