import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { addressText, isAddress } from '../../validation/addresses.js'
import { invalid, oneOf, portNumberOrName, required } from '../../validation/checks.js'
import { validateLabels } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, portNumber, qualifiedNameRule } from '../../validation/names.js'
import { validateEndpointAddress } from './endpoint-address.js'
import { familyOf } from './service-network.js'

import { isExternal, isHeadless, needsClusterIp, needsHealthPort, type Service, type ServicePort } from './service-types.js'

const protocols = ['SCTP', 'TCP', 'UDP']
export function validateClusterIps(service: Service): FieldError[] {
  const { spec } = service
  if (spec.type === 'ExternalName') return []
  const errors: FieldError[] = []
  const ips = spec.clusterIPs ?? []
  if (spec.clusterIP) {
    if (ips.length === 0) errors.push(fieldError.required('spec.clusterIPs'))
    else if (ips[0] !== spec.clusterIP) errors.push(fieldError.invalid('spec.clusterIPs', ips, 'first value must match `clusterIP`'))
  } else if (ips.length > 0) errors.push(fieldError.invalid('spec.clusterIPs', ips, 'must be empty when `clusterIP` is not specified'))
  const seen = new Set<string>()
  for (const [i, family] of (spec.ipFamilies ?? []).entries()) {
    const at = index('spec.ipFamilies', i)
    errors.push(...oneOf(at, family, ['IPv4', 'IPv6'], true))
    if (seen.has(family)) errors.push(fieldError.duplicate(at, family))
    seen.add(family)
  }
  errors.push(...oneOf('spec.ipFamilyPolicy', spec.ipFamilyPolicy, ['PreferDualStack', 'RequireDualStack', 'SingleStack']))
  let broken = false
  for (const [i, address] of ips.entries()) {
    if (i === 0 && address === 'None') {
      if (ips.length > 1) {
        broken = true
        errors.push(fieldError.invalid('spec.clusterIPs', ips, "'None' must be the first and only value"))
      }
    } else if (!isAddress(address)) {
      broken = true
      errors.push(fieldError.invalid(index('spec.clusterIPs', i), address, addressText))
    }
  }
  if (ips.length > 2) errors.push(fieldError.invalid('spec.clusterIPs', ips, 'may only hold up to 2 values'))
  if (broken) return errors
  if (ips.length > 1 && new Set(ips.map(familyOf)).size < ips.length) {
    errors.push(fieldError.invalid('spec.clusterIPs', ips, 'may specify no more than one IP for each IP family'))
  }
  if (ips[0] !== 'None') {
    for (const [i, address] of ips.entries()) {
      const family = spec.ipFamilies?.[i]
      if (family && family !== familyOf(address)) {
        errors.push(
          fieldError.invalid(index('spec.clusterIPs', i), address, `expected an ${family} value as indicated by \`ipFamilies[${i}]\``),
        )
      }
    }
  }
  return errors
}

function validatePort(port: ServicePort, named: boolean, names: Set<string>, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (named && !port.name) errors.push(fieldError.required(child(path, 'name')))
  else if (port.name) {
    errors.push(...invalid(child(path, 'name'), port.name, dnsLabel(port.name)))
    if (names.has(port.name)) errors.push(fieldError.duplicate(child(path, 'name'), port.name))
    names.add(port.name)
  }
  errors.push(
    ...invalid(child(path, 'port'), port.port, portNumber(port.port)),
    ...oneOf(child(path, 'protocol'), port.protocol, protocols, true),
    ...portNumberOrName(child(path, 'targetPort'), port.targetPort),
  )
  if (port.appProtocol !== undefined)
    errors.push(...invalid(child(path, 'appProtocol'), port.appProtocol, qualifiedNameRule(port.appProtocol)))
  return errors
}

export function validateService(service: Service): FieldError[] {
  const { spec } = service
  const errors: FieldError[] = []
  const ports = spec.ports ?? []
  if (ports.length === 0 && !isHeadless(service) && spec.type !== 'ExternalName') errors.push(fieldError.required('spec.ports'))
  if ((spec.type === 'LoadBalancer' || spec.type === 'NodePort') && isHeadless(service)) {
    errors.push(fieldError.invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${spec.type} services`))
  }
  if (spec.type === 'ExternalName') {
    for (const field of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const) {
      if (spec[field]?.length) errors.push(fieldError.forbidden(child('spec', field), 'may not be set for ExternalName services'))
    }
    const name = (spec.externalName ?? '').replace(/\.$/, '')
    errors.push(...(name === '' ? [fieldError.required('spec.externalName')] : invalid('spec.externalName', name, dnsSubdomain(name))))
  }
  const names = new Set<string>()
  for (const [i, port] of ports.entries()) errors.push(...validatePort(port, ports.length > 1, names, index('spec.ports', i)))
  errors.push(
    ...validateLabels(spec.selector, 'spec.selector'),
    ...oneOf('spec.sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None'], true),
  )
  if (spec.sessionAffinity === 'ClientIP') {
    const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 0
    if (seconds <= 0 || seconds > 86400) {
      errors.push(
        fieldError.invalid('spec.sessionAffinityConfig.clientIP.timeoutSeconds', seconds, 'must be greater than 0 and less than 86400'),
      )
    }
  } else if (spec.sessionAffinity === 'None' && spec.sessionAffinityConfig) {
    errors.push(fieldError.forbidden('spec.sessionAffinityConfig', 'must not be set when session affinity is None'))
  }
  errors.push(...validateClusterIps(service))
  for (const [i, address] of (spec.externalIPs ?? []).entries()) {
    if (!isAddress(address)) errors.push(fieldError.invalid(index('spec.externalIPs', i), address, addressText))
    else errors.push(...validateEndpointAddress(address, index('spec.externalIPs', i)))
  }
  errors.push(
    ...oneOf('spec.type', spec.type, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'], true),
    ...validatePortNumbers(service),
  )
  if (spec.loadBalancerSourceRanges?.length && spec.type !== 'LoadBalancer') {
    errors.push(fieldError.forbidden('spec.LoadBalancerSourceRanges', "may only be used when `type` is 'LoadBalancer'"))
  }
  if (spec.allocateLoadBalancerNodePorts !== undefined && spec.type !== 'LoadBalancer') {
    errors.push(fieldError.forbidden('spec.allocateLoadBalancerNodePorts', "may only be used when `type` is 'LoadBalancer'"))
  }
  if (spec.loadBalancerClass !== undefined) {
    if (spec.type !== 'LoadBalancer')
      errors.push(fieldError.forbidden('spec.loadBalancerClass', "may only be used when `type` is 'LoadBalancer'"))
    else errors.push(...invalid('spec.loadBalancerClass', spec.loadBalancerClass, qualifiedNameRule(spec.loadBalancerClass)))
  }
  return [...errors, ...validateTraffic(service)]
}

function validatePortNumbers({ spec }: Service): FieldError[] {
  const errors: FieldError[] = []
  const nodePorts = new Set<string>()
  const ports = new Set<string>()
  for (const [i, port] of (spec.ports ?? []).entries()) {
    if (spec.type === 'ClusterIP' && port.nodePort) {
      errors.push(fieldError.forbidden(child(index('spec.ports', i), 'nodePort'), "may not be used when `type` is 'ClusterIP'"))
    }
  }
  for (const [i, port] of (spec.ports ?? []).entries()) {
    if (!port.nodePort) continue
    const key = `${port.protocol} ${port.nodePort}`
    if (nodePorts.has(key)) errors.push(fieldError.duplicate(child(index('spec.ports', i), 'nodePort'), port.nodePort))
    nodePorts.add(key)
  }
  for (const [i, port] of (spec.ports ?? []).entries()) {
    const key = `${port.protocol} ${port.port}`
    // As Go prints the internal struct.
    if (ports.has(key)) {
      errors.push(
        fieldError.duplicate(index('spec.ports', i), {
          Name: '',
          Protocol: port.protocol,
          AppProtocol: null,
          Port: port.port,
          TargetPort: 0,
          NodePort: 0,
        }),
      )
    }
    ports.add(key)
  }
  return errors
}

function validateTraffic(service: Service): FieldError[] {
  const { spec } = service
  const errors: FieldError[] = []
  if (!isExternal(service)) {
    if (spec.externalTrafficPolicy) {
      errors.push(
        fieldError.invalid('spec.externalTrafficPolicy', spec.externalTrafficPolicy, 'may only be set for externally-accessible services'),
      )
    }
  } else errors.push(...oneOf('spec.externalTrafficPolicy', spec.externalTrafficPolicy, ['Cluster', 'Local'], true))
  if (!needsHealthPort(service)) {
    if (spec.healthCheckNodePort) {
      errors.push(
        fieldError.invalid(
          'spec.healthCheckNodePort',
          spec.healthCheckNodePort,
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
        ),
      )
    }
  } else errors.push(...required('spec.healthCheckNodePort', spec.healthCheckNodePort))
  errors.push(...oneOf('spec.internalTrafficPolicy', spec.internalTrafficPolicy, ['Cluster', 'Local'], needsClusterIp(service)))
  return [...errors, ...oneOf('spec.trafficDistribution', spec.trafficDistribution, ['PreferClose'])]
}

export function validateServiceUpdate(service: Service, old: Service): FieldError[] {
  const errors: FieldError[] = []
  if (needsClusterIp(old) && needsClusterIp(service)) {
    const before = old.spec.clusterIPs ?? []
    const now = service.spec.clusterIPs ?? []
    if (before[0] && now[0] !== before[0]) {
      errors.push(fieldError.invalid('spec.clusterIPs[0]', now, 'may not change once set'))
    }
    if (before.length === 2 && now.length === 2 && before[1] !== now[1])
      errors.push(fieldError.invalid('spec.clusterIPs[1]', now, 'may not change once set'))
    const families = old.spec.ipFamilies ?? []
    if (families[0] && service.spec.ipFamilies?.[0] !== families[0]) {
      errors.push(fieldError.invalid('spec.ipFamilies[0]', service.spec.ipFamilies ?? null, 'may not change once set'))
    }
  }
  if (
    old.spec.type === 'LoadBalancer' &&
    service.spec.type === 'LoadBalancer' &&
    old.spec.loadBalancerClass !== service.spec.loadBalancerClass
  ) {
    errors.push(fieldError.invalid('spec.loadBalancerClass', service.spec.loadBalancerClass ?? null, 'may not change once set'))
  }
  if (needsHealthPort(old) && needsHealthPort(service) && old.spec.healthCheckNodePort !== service.spec.healthCheckNodePort) {
    errors.push(fieldError.forbidden('spec.healthCheckNodePort', 'field is immutable'))
  }
  return [...errors, ...validateService(service)]
}
