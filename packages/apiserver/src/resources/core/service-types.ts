import type { KubeObject } from '../../registry/objects.js'

export interface ServicePort {
  name?: string
  protocol?: string
  port: number
  targetPort?: number | string
  nodePort?: number
  appProtocol?: string
}

export interface ServiceSpec {
  ports?: ServicePort[]
  selector?: Record<string, string>
  clusterIP?: string
  clusterIPs?: string[]
  type?: string
  externalIPs?: string[]
  sessionAffinity?: string
  sessionAffinityConfig?: { clientIP?: { timeoutSeconds?: number } }
  externalName?: string
  externalTrafficPolicy?: string
  internalTrafficPolicy?: string
  trafficDistribution?: string
  healthCheckNodePort?: number
  ipFamilies?: string[]
  ipFamilyPolicy?: string
  allocateLoadBalancerNodePorts?: boolean
  loadBalancerClass?: string
  loadBalancerSourceRanges?: string[]
  loadBalancerIP?: string
}

export interface BalancerIngress {
  ip?: string
  hostname?: string
  ipMode?: string
}

export interface Service extends KubeObject {
  spec: ServiceSpec
  status?: { loadBalancer?: { ingress?: BalancerIngress[] } }
}

export const addressTable = 'ipaddresses.networking.k8s.io'

export const needsClusterIp = ({ spec }: Service) => spec.type !== 'ExternalName'
export const isHeadless = ({ spec }: Service) => spec.clusterIPs?.[0] === 'None'
export const mayUseNodePort = ({ spec }: Service) => spec.type === 'NodePort' || spec.type === 'LoadBalancer'
/** Load balancers need none when they are asked to do without; those that they have stay. */
export const needsNodePort = ({ spec }: Service) =>
  spec.type === 'NodePort' || (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)
export const needsHealthPort = ({ spec }: Service) => spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local'
export const isExternal = ({ spec }: Service) =>
  spec.type === 'LoadBalancer' || spec.type === 'NodePort' || (spec.type === 'ClusterIP' && Boolean(spec.externalIPs?.length))
