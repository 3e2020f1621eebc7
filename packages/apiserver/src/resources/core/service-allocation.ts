import { randomInt, randomUUID } from 'node:crypto'
import { formatTime } from '../../clock.js'
import type { KubeObject } from '../../registry/objects.js'
import { asJson, viewOf } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { failure } from '../../status.js'
import { sameValue } from '../../validation/metadata.js'
import { keep } from '../kit.js'
import { contains, familyOf, pickAddress, serviceNetworks } from './service-network.js'
import {
  addressTable,
  isExternal,
  isHeadless,
  mayUseNodePort,
  needsClusterIp,
  needsHealthPort,
  needsNodePort,
  type Service,
  type ServiceSpec,
} from './service-types.js'
import { validateClusterIps } from './service-validation.js'
/** clusterIP and clusterIPs say the same. */
export function normalizeClusterIps(service: Service, old: Service | undefined): void {
  const { spec } = service
  if (!old) {
    if (spec.clusterIP && !spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP]
    return
  }
  if (spec.clusterIP !== old.spec.clusterIP && sameValue(spec.clusterIPs, old.spec.clusterIPs)) {
    if (!spec.clusterIP) delete spec.clusterIPs
    else if (spec.clusterIPs?.[0] !== spec.clusterIP) spec.clusterIPs = [spec.clusterIP]
  }
}

/** On an update, what was allocated before and is not named now stays. */
export function keepAllocated({ spec }: Service, service: Service, old: Service): void {
  if (needsClusterIp(old) && needsClusterIp(service)) {
    if (!spec.clusterIP) keep(spec, old.spec, 'clusterIP')
    if (!spec.clusterIPs?.length) keep(spec, old.spec, 'clusterIPs')
  }
  if (mayUseNodePort(old) && mayUseNodePort(service)) {
    const used = new Set((spec.ports ?? []).map(({ nodePort }) => nodePort ?? 0))
    for (const port of spec.ports ?? []) {
      const before = old.spec.ports?.find(({ name }) => (name ?? '') === (port.name ?? ''))?.nodePort
      if (!port.nodePort && before && !used.has(before)) port.nodePort = before
    }
  }
  if (needsHealthPort(old) && needsHealthPort(service) && !spec.healthCheckNodePort) keep(spec, old.spec, 'healthCheckNodePort')
}

/** A change of type takes away what no longer applies, unless the client changed it too. */
export function dropTypeDependent(service: Service, old: Service): void {
  const { spec } = service
  const same = (field: keyof ServiceSpec) => sameValue(spec[field], old.spec[field])
  if (needsClusterIp(old) && !needsClusterIp(service)) {
    if (same('clusterIPs')) {
      delete spec.clusterIP
      delete spec.clusterIPs
    }
    if (same('ipFamilies')) delete spec.ipFamilies
    if (same('ipFamilyPolicy')) delete spec.ipFamilyPolicy
    if (same('internalTrafficPolicy')) delete spec.internalTrafficPolicy
  }
  if (mayUseNodePort(old) && !mayUseNodePort(service)) {
    const before = new Set((old.spec.ports ?? []).map(({ nodePort }) => nodePort ?? 0))
    if ((spec.ports ?? []).every(({ nodePort }) => !nodePort || before.has(nodePort)))
      for (const port of spec.ports ?? []) delete port.nodePort
  }
  if (needsHealthPort(old) && !needsHealthPort(service) && same('healthCheckNodePort')) delete spec.healthCheckNodePort
  if (old.spec.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    if (same('allocateLoadBalancerNodePorts')) delete spec.allocateLoadBalancerNodePorts
    if (same('loadBalancerClass')) delete spec.loadBalancerClass
  }
  if (isExternal(old) && !isExternal(service) && same('externalTrafficPolicy')) delete spec.externalTrafficPolicy
  if (spec.type !== 'LoadBalancer' && service.status?.loadBalancer) service.status.loadBalancer = {}
}

function refuse(service: Service, ...errors: FieldError[]): never {
  throw failure.invalid({ group: '', name: 'Service' }, service.metadata.name ?? '', errors)
}

/** Families and policy, from what is asked for and what the server has. */
export function initFamilies(service: Service, old: Service | undefined, context: StrategyContext): void {
  const { spec } = service
  if (!needsClusterIp(service)) return
  const networks = serviceNetworks(context.settings.serviceClusterIpRanges)
  const headlessWithoutSelector = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0
  spec.ipFamilyPolicy ??= old?.spec.ipFamilyPolicy ?? (headlessWithoutSelector ? 'RequireDualStack' : 'SingleStack')
  const invalidIps = validateClusterIps(service)
  if (invalidIps.length > 0) refuse(service, ...invalidIps)
  const families = [...(spec.ipFamilies ?? [])]
  const errors: FieldError[] = []
  if (spec.ipFamilyPolicy === 'SingleStack') {
    if (spec.clusterIPs?.length === 2) {
      errors.push(
        fieldError.invalid(
          'spec.ipFamilyPolicy',
          spec.ipFamilyPolicy,
          "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified",
        ),
      )
    }
    if (families.length === 2) {
      errors.push(
        fieldError.invalid(
          'spec.ipFamilyPolicy',
          spec.ipFamilyPolicy,
          "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
        ),
      )
    }
  }
  for (const [i, address] of (spec.clusterIPs ?? []).entries()) {
    if (address === 'None') break
    if (i < families.length) continue
    const family = familyOf(address)
    if (networks.some((network) => network.family === family)) families.push(family)
    else errors.push(fieldError.invalid(index('spec.clusterIPs', i), spec.clusterIPs, `${family} is not configured on this cluster`))
  }
  if (errors.length > 0) refuse(service, ...errors)
  const other = (family: string | undefined) => (family === 'IPv4' ? 'IPv6' : 'IPv4')
  const configured = (family: string) => networks.some((network) => network.family === family)
  if (headlessWithoutSelector) {
    if (families.length === 0) families.push(networks[0]?.family ?? 'IPv4')
    if (families.length < 2 && spec.ipFamilyPolicy !== 'SingleStack') families.push(other(families[0]))
  } else {
    if (spec.ipFamilyPolicy === 'RequireDualStack' && networks.length < 2) {
      errors.push(fieldError.invalid('spec.ipFamilyPolicy', spec.ipFamilyPolicy, 'this cluster is not configured for dual-stack services'))
    }
    for (const [i, family] of families.entries()) {
      if (!configured(family)) errors.push(fieldError.invalid(index('spec.ipFamilies', i), family, 'not configured on this cluster'))
    }
    if (errors.length > 0) refuse(service, ...errors)
    if (families.length === 0) families.push(networks[0]?.family ?? 'IPv4')
    if (families.length === 1 && spec.ipFamilyPolicy !== 'SingleStack' && configured(other(families[0]))) families.push(other(families[0]))
  }
  spec.ipFamilies = families
}

/** Cluster IPs that are asked for are checked, those that are not are chosen. */
export function allocateClusterIps(service: Service, old: Service | undefined, context: StrategyContext): void {
  const { spec } = service
  if (!needsClusterIp(service) || isHeadless(service)) return
  const addresses = context.store.table(addressTable)
  const networks = serviceNetworks(context.settings.serviceClusterIpRanges)
  const mine = new Set(old?.spec.clusterIPs ?? [])
  const chosen = [...(spec.clusterIPs ?? [])]
  for (const address of chosen) {
    if (mine.has(address)) continue
    const why = networks.some((network) => contains(network, address))
      ? addresses.get(address) && 'provided IP is already allocated'
      : `the provided network does not match the current range`
    if (why) refuse(service, fieldError.invalid('spec.clusterIPs', chosen, `failed to allocate IP ${address}: ${why}`))
  }
  for (const family of (spec.ipFamilies ?? []).slice(chosen.length)) {
    const network = networks.find((candidate) => candidate.family === family)
    const address = network && pickAddress(network, (candidate) => addresses.get(candidate) !== undefined || chosen.includes(candidate))
    if (!address) throw failure.internal(`failed to allocate a serviceIP: range is full`)
    chosen.push(address)
  }
  spec.clusterIPs = chosen
  spec.clusterIP = chosen[0] ?? ''
}

/** How many of the lowest node ports are left to those who ask for one by number, as long as others are free (KEP-3668). */
function portsToChoose(size: number): number {
  return size <= 16 ? 0 : Math.min(Math.max(16, Math.floor(size / 32)), 128)
}

/** Node ports that are asked for are checked, those that are not are chosen. */
export function allocateNodePorts(service: Service, old: Service | undefined, context: StrategyContext): void {
  const { spec } = service
  const { first, last } = context.settings.nodePorts
  const mine = new Set([...(old?.spec.ports ?? []).map(({ nodePort }) => nodePort ?? 0), old?.spec.healthCheckNodePort ?? 0])
  const used = new Set<number>()
  for (const { object } of context.store.table('services').items) {
    const other = viewOf<Service>(object)
    if (other.metadata.uid === service.metadata.uid || other.metadata.uid === old?.metadata.uid) continue
    for (const { nodePort } of other.spec.ports ?? []) if (nodePort) used.add(nodePort)
    if (other.spec.healthCheckNodePort) used.add(other.spec.healthCheckNodePort)
  }
  const claim = (path: string, port: number) => {
    if (mine.has(port)) return
    if (port < first || port > last) {
      refuse(
        service,
        fieldError.invalid(path, port, `provided port is not in the valid range. The range of valid ports is ${first}-${last}`),
      )
    }
    if (used.has(port)) refuse(service, fieldError.invalid(path, port, 'provided port is already allocated'))
    used.add(port)
  }
  const free = (from: number, to: number): number | undefined => {
    const size = to - from + 1
    const start = size > 0 ? randomInt(size) : 0
    for (let i = 0; i < size; i++) {
      const port = from + ((start + i) % size)
      if (!used.has(port) && !mine.has(port)) return port
    }
    return undefined
  }
  const pick = (): number => {
    const chosen = first + portsToChoose(last - first + 1)
    const port = free(chosen, last) ?? free(first, chosen - 1)
    if (port === undefined) throw failure.internal('failed to allocate a nodePort: range is full')
    used.add(port)
    return port
  }
  if (mayUseNodePort(service)) {
    // The protocols of one port share a number.
    const ofPort = new Map<number, number>()
    const ports = spec.ports ?? []
    for (const [i, port] of ports.entries()) {
      if (!port.nodePort && !needsNodePort(service)) continue
      const path = child(index('spec.ports', i), 'nodePort')
      const shared = ofPort.get(port.port)
      if (shared === undefined) {
        const asked = ports.find((other) => other.port === port.port && other.nodePort)?.nodePort
        if (asked) claim(path, asked)
        port.nodePort = asked || pick()
        ofPort.set(port.port, port.nodePort)
      } else if (!port.nodePort) port.nodePort = shared
      else if (port.nodePort !== shared) claim(path, port.nodePort)
    }
  }
  if (needsHealthPort(service)) {
    if (spec.healthCheckNodePort) claim('spec.healthCheckNodePort', spec.healthCheckNodePort)
    else spec.healthCheckNodePort = pick()
  }
}

/** That the server wrote an address: with its labels and its parent. */
const ownedByServer = {
  manager: 'kube-apiserver',
  operation: 'Update',
  apiVersion: 'networking.k8s.io/v1',
  fieldsType: 'FieldsV1',
  fieldsV1: {
    'f:metadata': {
      'f:labels': { '.': {}, 'f:ipaddress.kubernetes.io/ip-family': {}, 'f:ipaddress.kubernetes.io/managed-by': {} },
    },
    'f:spec': { 'f:parentRef': { '.': {}, 'f:name': {}, 'f:namespace': {}, 'f:resource': {} } },
  },
}

/** Keeps an IPAddress object for each cluster IP, which is also how taken ones are known. */
export function trackAddresses(service: Service | undefined, old: Service | undefined, context: StrategyContext): void {
  const table = context.store.table(addressTable)
  const real = (addresses: readonly string[] | undefined) => (addresses ?? []).filter((address) => address !== 'None')
  const now = new Set(real(service?.spec.clusterIPs))
  for (const address of real(old?.spec.clusterIPs)) if (!now.has(address)) table.remove(address)
  for (const address of now) {
    if (!service || table.get(address)) continue
    table.put(
      address,
      asJson({
        kind: 'IPAddress',
        apiVersion: 'networking.k8s.io/v1',
        metadata: {
          name: address,
          uid: randomUUID(),
          creationTimestamp: formatTime(context.now),
          labels: { 'ipaddress.kubernetes.io/ip-family': familyOf(address), 'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io' },
          managedFields: [{ ...ownedByServer, time: formatTime(context.now) }],
        },
        spec: { parentRef: { resource: 'services', namespace: service.metadata.namespace, name: service.metadata.name } },
      } as KubeObject),
    )
  }
}
