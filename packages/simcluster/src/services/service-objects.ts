import type { KubeObject } from '@vivarium/controller'
import type { Pod } from '../workloads/objects.js'
import { isFinished } from '../workloads/pods.js'

export const serviceKind = { apiVersion: 'v1', kind: 'Service' } as const
export const endpointsKind = { apiVersion: 'v1', kind: 'Endpoints' } as const
export const endpointSliceKind = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' } as const
export const ingressKind = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' } as const
export const headlessLabel = 'service.kubernetes.io/headless'

export interface ServicePort {
  readonly name?: string
  readonly port: number
  readonly targetPort?: number | string
  readonly protocol?: string
  readonly appProtocol?: string
}

export interface LoadBalancerStatus {
  ingress?: { ip?: string; hostname?: string; ipMode?: string }[]
}

export interface Service extends KubeObject {
  spec?: {
    type?: string
    selector?: Record<string, string>
    ports?: ServicePort[]
    clusterIP?: string
    ipFamilies?: string[]
    publishNotReadyAddresses?: boolean
    loadBalancerIP?: string
    loadBalancerClass?: string
  }
  status?: { loadBalancer?: LoadBalancerStatus; conditions?: object[] }
}

export interface EndpointPort {
  readonly name?: string
  readonly port?: number
  readonly protocol?: string
  readonly appProtocol?: string
}

export interface Endpoint {
  readonly addresses: readonly string[]
  readonly conditions?: { readonly ready?: boolean; readonly serving?: boolean; readonly terminating?: boolean }
  readonly hostname?: string
  readonly nodeName?: string
  readonly zone?: string
  readonly targetRef?: object
}

export interface EndpointSlice extends KubeObject {
  addressType: string
  endpoints?: readonly Endpoint[] | null
  ports?: readonly EndpointPort[] | null
}

export interface EndpointAddress {
  readonly ip: string
  readonly hostname?: string
  readonly nodeName?: string
  readonly targetRef?: object
}

export interface EndpointSubset {
  addresses?: EndpointAddress[]
  notReadyAddresses?: EndpointAddress[]
  ports?: EndpointPort[]
}

export interface Endpoints extends KubeObject {
  subsets?: EndpointSubset[]
}

export function isHeadless({ spec }: Service): boolean {
  return spec?.clusterIP === undefined || spec.clusterIP === '' || spec.clusterIP === 'None'
}

/** A pod that has an address and has not ended. */
export function hasEndpoint(pod: Pod): boolean {
  return !isFinished(pod) && (pod.status?.podIPs?.[0]?.ip ?? pod.status?.podIP ?? '') !== ''
}

export function addressOf({ status }: Pod, family: string): string | undefined {
  const addresses = [...(status?.podIPs ?? []).map(({ ip }) => ip), ...(status?.podIP ? [status.podIP] : [])]
  return addresses.find((ip) => ip.includes(':') === (family === 'IPv6'))
}

/** The ports of a service at a pod: a name is looked up in its containers; a port that it does not have is left out. */
export function portsAt(service: Service, pod: Pod): EndpointPort[] {
  return (service.spec?.ports ?? []).flatMap(({ name, port, targetPort = port, protocol = 'TCP', appProtocol }) => {
    const number = typeof targetPort === 'number' ? targetPort || port : namedPort(pod, targetPort, protocol)
    return number === undefined ? [] : [{ name: name ?? '', port: number, protocol, ...(appProtocol !== undefined && { appProtocol }) }]
  })
}

function namedPort({ spec }: Pod, name: string, protocol: string): number | undefined {
  const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  for (const { ports = [] } of [...(spec?.containers ?? []), ...sidecars]) {
    const found = ports.find((port) => port.name === name && (port.protocol ?? 'TCP') === protocol)
    if (found) return found.containerPort
  }
  return undefined
}

/** The name by which a pod is found in DNS, where its service is its subdomain. */
export function hostnameOf({ spec, metadata }: Pod, service: Service): string | undefined {
  if (!spec?.hostname || spec.subdomain !== service.metadata.name || metadata.namespace !== service.metadata.namespace) return undefined
  return spec.hostname
}
