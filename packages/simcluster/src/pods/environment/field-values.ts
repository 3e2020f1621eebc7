import type { Container, Pod, ResourceFieldReference } from '../../kubelet/pod.js'
import { quantityNumber } from '../../quantity.js'

/** What a container gets that has no limit: all that its node has. */
export interface NodeResources {
  readonly [resource: string]: string
}

/** The value of a downward API field; undefined for a path that is not one of them. */
export function fieldValue(pod: Pod, path: string): string | undefined {
  const { metadata, spec, status } = pod
  const keyed = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path)
  if (keyed?.[2] !== undefined) return metadata[keyed[1] as 'labels' | 'annotations']?.[keyed[2]] ?? ''
  switch (path) {
    case 'metadata.name':
      return metadata.name ?? ''
    case 'metadata.namespace':
      return metadata.namespace ?? ''
    case 'metadata.uid':
      return metadata.uid ?? ''
    case 'metadata.labels':
      return mapText(metadata.labels)
    case 'metadata.annotations':
      return mapText(metadata.annotations)
    case 'spec.nodeName':
      return spec.nodeName ?? ''
    case 'spec.serviceAccountName':
      return spec.serviceAccountName ?? ''
    case 'status.hostIP':
      return status?.hostIP ?? ''
    case 'status.hostIPs':
      return (status?.hostIPs ?? []).map(({ ip }) => ip).join(',')
    case 'status.podIP':
      return status?.podIP ?? ''
    case 'status.podIPs':
      return (status?.podIPs ?? []).map(({ ip }) => ip).join(',')
    default:
      return undefined
  }
}

/** The value of a resource field: in whole units of the divisor, rounded up. */
export function resourceValue(pod: Pod, own: Container, reference: ResourceFieldReference, node: NodeResources): string {
  const { containerName, resource, divisor = '1' } = reference
  const { containers, initContainers = [] } = pod.spec
  const container = containerName ? [...containers, ...initContainers].find(({ name }) => name === containerName) : own
  const [kind = '', name = ''] = resource.split(/\.(.*)/)
  const { requests, limits } = container?.resources ?? {}
  const amount = kind === 'limits' ? (limits?.[name] ?? node[name]) : requests?.[name]
  const unit = quantityNumber(divisor === '0' ? '1' : divisor)
  return String(Math.ceil(quantityNumber(amount ?? '0') / unit))
}

/** A line an entry, sorted, with Go's quotes. */
function mapText(map: Readonly<Record<string, string>> = {}): string {
  return Object.keys(map)
    .sort()
    .map((key) => `${key}=${JSON.stringify(map[key])}`)
    .join('\n')
}
