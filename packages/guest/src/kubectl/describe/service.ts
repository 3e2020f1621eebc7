import type { KubeObject } from '../client.js'
import { annotations, labels, type Page } from './page.js'

export interface Service extends KubeObject {
  readonly spec?: {
    readonly selector?: Readonly<Record<string, string>>
    readonly type?: string
    readonly ipFamilyPolicy?: string
    readonly ipFamilies?: readonly string[]
    readonly clusterIP?: string
    readonly clusterIPs?: readonly string[]
    readonly externalIPs?: readonly string[]
    readonly loadBalancerIP?: string
    readonly externalName?: string
    readonly ports?: readonly {
      readonly name?: string
      readonly port: number
      readonly protocol?: string
      readonly targetPort?: number | string
      readonly nodePort?: number
    }[]
    readonly sessionAffinity?: string
    readonly externalTrafficPolicy?: string
    readonly internalTrafficPolicy?: string
    readonly healthCheckNodePort?: number
    readonly loadBalancerSourceRanges?: readonly string[]
    readonly trafficDistribution?: string
  }
  readonly status?: {
    readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string; readonly ipMode?: string }[] }
  }
}

export interface EndpointSlice extends KubeObject {
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[]
  readonly endpoints?: readonly { readonly addresses: readonly string[]; readonly conditions?: { readonly ready?: boolean } }[]
}

export function describeService(page: Page, { metadata = {}, spec = {}, status = {} }: Service, slices: readonly EndpointSlice[]): void {
  page.field(0, 'Name', metadata.name ?? '')
  page.field(0, 'Namespace', metadata.namespace ?? '')
  labels(page, 'Labels', metadata.labels)
  annotations(page, 'Annotations', metadata.annotations)
  const selector = Object.entries(spec.selector ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  page.field(0, 'Selector', selector.join(',') || '<none>')
  page.field(0, 'Type', spec.type ?? '')
  if (spec.ipFamilyPolicy) page.field(0, 'IP Family Policy', spec.ipFamilyPolicy)
  page.field(0, 'IP Families', spec.ipFamilies?.join(',') || '<none>')
  page.field(0, 'IP', spec.clusterIP ?? '')
  page.field(0, 'IPs', spec.clusterIPs?.join(',') || '<none>')
  if (spec.externalIPs?.length) page.field(0, 'External IPs', spec.externalIPs.join(','))
  if (spec.loadBalancerIP) page.field(0, 'Desired LoadBalancer IP', spec.loadBalancerIP)
  if (spec.externalName) page.field(0, 'External Name', spec.externalName)
  const ingress = (status.loadBalancer?.ingress ?? []).map(({ ip, hostname, ipMode }) =>
    ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : hostname,
  )
  if (ingress.length > 0) page.field(0, 'LoadBalancer Ingress', ingress.join(', '))
  for (const { name = '', port, protocol = 'TCP', targetPort = port, nodePort } of spec.ports ?? []) {
    const title = name || '<unset>'
    page.line(0, `Port:\t${title}\t${port}/${protocol}`)
    page.field(0, 'TargetPort', `${targetPort}/${protocol}`)
    if (nodePort) page.line(0, `NodePort:\t${title}\t${nodePort}/${protocol}`)
    page.field(0, 'Endpoints', endpointsText(slices, name))
  }
  page.field(0, 'Session Affinity', spec.sessionAffinity ?? '')
  if (spec.externalTrafficPolicy) page.field(0, 'External Traffic Policy', spec.externalTrafficPolicy)
  if (spec.internalTrafficPolicy) page.field(0, 'Internal Traffic Policy', spec.internalTrafficPolicy)
  if (spec.healthCheckNodePort) page.field(0, 'HealthCheck NodePort', spec.healthCheckNodePort)
  if (spec.loadBalancerSourceRanges?.length) page.field(0, 'LoadBalancer Source Ranges', spec.loadBalancerSourceRanges.join(','))
  if (spec.trafficDistribution) page.field(0, 'Traffic Distribution', spec.trafficDistribution)
}

const mostShown = 3

/** The ready ones of a port, the first three by name. */
function endpointsText(slices: readonly EndpointSlice[], port: string): string {
  if (slices.length === 0) return '<none>'
  const ready = (slice: EndpointSlice) => (slice.endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false)
  const all = slices.flatMap((slice) =>
    slice.ports?.length
      ? slice.ports
          .filter(({ name = '' }) => name === port)
          .flatMap(({ port: number }) =>
            ready(slice).map(({ addresses: [address = ''] }) =>
              address.includes(':') ? `[${address}]:${number}` : `${address}:${number}`,
            ),
          )
      : ready(slice).map(({ addresses }) => addresses[0] ?? ''),
  )
  const shown = all.slice(0, mostShown).join(',')
  return all.length > mostShown ? `${shown} + ${all.length - mostShown} more...` : shown
}
