import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { validateLooseAddress, validateLooseNetwork } from '../../validation/addresses.js'
import { invalid, oneOf, portNumberOrName } from '../../validation/checks.js'
import { validateLabels } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, portNumber, qualifiedNameRule } from '../../validation/names.js'
import { validateEndpointAddress } from './endpoint-address.js'
import { familyOf } from './service-network.js'

import { isExternal, isHeadless, needsHealthPort, type Service, type ServicePort } from './service-types.js'

const protocols = ['SCTP', 'TCP', 'UDP']
export function validateClusterIps(service: Service, old?: Service): FieldError[] {
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
    errors.push(...oneOf(at, family, ['IPv4', 'IPv6']))
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
    } else {
      const wrong = validateLooseAddress(index('spec.clusterIPs', i), address, old?.spec.clusterIPs)
      broken ||= wrong.length > 0
      errors.push(...wrong)
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
      if ((family === 'IPv4' || family === 'IPv6') && family !== familyOf(address)) {
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

export function validateService(service: Service, _context?: unknown, old?: Service): FieldError[] {
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
  errors.push(...validateClusterIps(service, old))
  for (const [i, address] of (spec.externalIPs ?? []).entries()) {
    const at = index('spec.externalIPs', i)
    const wrong = validateLooseAddress(at, address, old?.spec.externalIPs)
    errors.push(...(wrong.length > 0 ? wrong : validateEndpointAddress(address, at)))
  }
  errors.push(
    ...oneOf('spec.type', spec.type, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'], true),
    ...validatePortNumbers(service),
  )
  errors.push(...validateSourceRanges(service, old))
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
    const pair = `${port.protocol} ${port.nodePort}`
    if (nodePorts.has(pair)) errors.push(fieldError.duplicate(child(index('spec.ports', i), 'nodePort'), port.nodePort))
    nodePorts.add(pair)
  }
  for (const [i, port] of (spec.ports ?? []).entries()) {
    const pair = `${port.protocol} ${port.port}`
    // As Go prints the internal struct.
    if (ports.has(pair)) {
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
    ports.add(pair)
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
  } else if (!spec.healthCheckNodePort) errors.push(fieldError.required('spec.healthCheckNodePort'))
  else errors.push(...invalid('spec.healthCheckNodePort', spec.healthCheckNodePort, portNumber(spec.healthCheckNodePort)))
  if (spec.internalTrafficPolicy === undefined && ['ClusterIP', 'LoadBalancer', 'NodePort'].includes(spec.type ?? ''))
    errors.push(fieldError.required('spec.internalTrafficPolicy'))
  errors.push(...oneOf('spec.internalTrafficPolicy', spec.internalTrafficPolicy, ['Cluster', 'Local']))
  return [...errors, ...oneOf('spec.trafficDistribution', spec.trafficDistribution, trafficDistributions)]
}

const trafficDistributions = ['PreferClose', 'PreferSameZone', 'PreferSameNode']
const sourceRangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges'

/** The field, or the annotation of old times, which are for load balancers only. */
function validateSourceRanges({ metadata, spec }: Service, old: Service | undefined): FieldError[] {
  const onlyBalancers = (path: string) =>
    spec.type === 'LoadBalancer' ? [] : [fieldError.forbidden(path, "may only be used when `type` is 'LoadBalancer'")]
  if (spec.loadBalancerSourceRanges?.length) {
    const path = 'spec.LoadBalancerSourceRanges'
    const before = (old?.spec.loadBalancerSourceRanges ?? []).map((range) => range.trim())
    const wrong = spec.loadBalancerSourceRanges.flatMap((range, i) => validateLooseNetwork(index(path, i), range.trim(), before))
    return [...onlyBalancers(path), ...wrong]
  }
  const annotation = metadata.annotations?.[sourceRangesAnnotation]
  if (annotation === undefined) return []
  const path = key('metadata.annotations', sourceRangesAnnotation)
  const errors = onlyBalancers(path)
  if (annotation.trim() === '' || old?.metadata.annotations?.[sourceRangesAnnotation] === annotation) return errors
  return [...errors, ...annotation.split(',').flatMap((range) => validateLooseNetwork(path, range.trim()))]
}

const onceText = 'may not change once set'

/** Cluster IPs and families stay, but for a second one that comes or goes. */
function validateFamilyChange(service: Service, old: Service, field: 'clusterIPs' | 'ipFamilies'): FieldError[] {
  if (service.spec.type === 'ExternalName' || old.spec.type === 'ExternalName') return []
  if (isHeadless(service) && isHeadless(old)) return []
  if (field === 'ipFamilies' && isHeadless(service) !== isHeadless(old)) return []
  const before = old.spec[field] ?? []
  const now = service.spec[field] ?? []
  const path = child('spec', field)
  if (before.length === now.length) {
    return before.flatMap((value, i) =>
      // Of families, the real server always names the first.
      value === now[i] ? [] : [fieldError.invalid(index(path, field === 'ipFamilies' ? 0 : i), now, onceText)],
    )
  }
  const errors: FieldError[] = []
  const changed = before.length > 0 && now.length > 0 && before[0] !== now[0]
  if (before.length > now.length && (service.spec.clusterIPs ?? []).length === 0) {
    const what = field === 'ipFamilies' ? 'ipFamily' : 'clusterIP'
    errors.push(fieldError.invalid(index(path, 0), now.length > 0 ? now : null, `primary ${what} can not be unset`))
  }
  if (changed) errors.push(fieldError.invalid(index(path, 0), service.spec.clusterIPs ?? null, onceText))
  if (before.length > now.length && now.length === 1 && service.spec.ipFamilyPolicy !== 'SingleStack') {
    const what = field === 'ipFamilies' ? 'ipFamily' : 'clusterIP'
    const detail = `must be set to 'SingleStack' when releasing the secondary ${what}`
    errors.push(fieldError.invalid('spec.ipFamilyPolicy', service.spec.ipFamilyPolicy ?? null, detail))
  }
  return errors
}

function validateBalancerClassChange({ spec }: Service, old: Service): FieldError[] {
  if (old.spec.type !== 'LoadBalancer' || spec.type !== 'LoadBalancer') return []
  const errors: FieldError[] = []
  if (old.spec.loadBalancerClass !== spec.loadBalancerClass)
    errors.push(fieldError.invalid('spec.loadBalancerClass', spec.loadBalancerClass ?? null, onceText))
  // Which is looked at again among the fields.
  if (spec.loadBalancerClass !== undefined)
    errors.push(...invalid('spec.loadBalancerClass', spec.loadBalancerClass, qualifiedNameRule(spec.loadBalancerClass)))
  return errors
}

export function validateServiceUpdate(service: Service, old: Service, context: unknown): FieldError[] {
  const errors = [
    ...validateFamilyChange(service, old, 'clusterIPs'),
    ...validateFamilyChange(service, old, 'ipFamilies'),
    ...validateBalancerClassChange(service, old),
  ]
  if (needsHealthPort(old) && needsHealthPort(service) && old.spec.healthCheckNodePort !== service.spec.healthCheckNodePort)
    errors.push(fieldError.forbidden('spec.healthCheckNodePort', 'field is immutable'))
  return [...errors, ...validateService(service, context, old)]
}
