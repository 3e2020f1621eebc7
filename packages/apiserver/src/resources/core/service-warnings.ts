import { index } from '../../schema/field-error.js'
import { addressWarnings, networkWarnings } from '../../validation/addresses.js'
import { isHeadless, type Service } from './service-types.js'

// pkg/api/service
export function serviceWarnings(service: Service): string[] {
  const { metadata, spec } = service
  const warnings: string[] = []
  const headless = spec.type === 'ClusterIP' && spec.clusterIP === 'None'
  const externalIps = spec.externalIPs ?? []
  if (metadata.annotations?.['service.kubernetes.io/topology-aware-hints'] !== undefined) {
    warnings.push(
      'annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead',
    )
  }
  if (!isHeadless(service)) warnings.push(...ipWarnings('spec.clusterIPs', spec.clusterIPs ?? []))
  if (headless) {
    if (spec.loadBalancerIP) warnings.push('spec.loadBalancerIP is ignored for headless services')
    if (externalIps.length > 0) warnings.push('spec.externalIPs is ignored for headless services')
    if (spec.sessionAffinity !== 'None') warnings.push('spec.SessionAffinity is ignored for headless services')
  }
  warnings.push(...ipWarnings('spec.externalIPs', externalIps))
  if (spec.loadBalancerIP) warnings.push(...addressWarnings('spec.loadBalancerIP', spec.loadBalancerIP))
  warnings.push(
    ...(spec.loadBalancerSourceRanges ?? []).flatMap((range, i) => networkWarnings(index('spec.loadBalancerSourceRanges', i), range)),
  )
  if (spec.type === 'ExternalName' && externalIps.length > 0) warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"')
  if (spec.type !== 'ExternalName' && spec.externalName) warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"')
  return warnings
}

function ipWarnings(path: string, addresses: readonly string[]): string[] {
  return addresses.flatMap((address, i) => addressWarnings(index(path, i), address))
}
