import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { addressText, addressWarnings, parseAddress } from '../../validation/addresses.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { immutable, sameValue, validateLabels } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, labelValue, qualifiedNameRule } from '../../validation/names.js'
import { validateEndpointAddress } from '../core/endpoint-address.js'
import { plain } from '../kit.js'

interface Endpoint {
  addresses?: string[]
  hostname?: string
  nodeName?: string
  deprecatedTopology?: Record<string, string>
  hints?: { forZones?: { name: string }[]; forNodes?: { name: string }[] }
}

interface EndpointSlice extends KubeObject {
  addressType?: string
  endpoints?: Endpoint[]
  ports?: { name?: string; protocol?: string; port?: number; appProtocol?: string }[]
}

function validateAddress(address: string, type: string | undefined, list: string, path: string): FieldError[] {
  if (type === 'FQDN') {
    const name = address.replace(/\.$/, '')
    const messages = dnsSubdomain(name)
    if (messages.length === 0 && !name.includes('.')) messages.push('should be a domain with at least two segments separated by dots')
    return invalid(path, address, messages)
  }
  const family = parseAddress(address)?.family
  if (!family) return [fieldError.invalid(path, address, addressText)]
  const errors: FieldError[] = []
  if (type === 'IPv4' && family !== 'IPv4') errors.push(fieldError.invalid(list, address, 'must be an IPv4 address'))
  if (type === 'IPv6' && family !== 'IPv6') errors.push(fieldError.invalid(list, address, 'must be an IPv6 address'))
  return [...errors, ...validateEndpointAddress(address, path)]
}

function validateEndpoint(endpoint: Endpoint, type: string | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  const list = child(path, 'addresses')
  const addresses = endpoint.addresses ?? []
  if (addresses.length === 0) errors.push(fieldError.required(list, 'must contain at least 1 address'))
  else if (addresses.length > 100) errors.push(fieldError.tooMany(list, addresses.length, 100))
  errors.push(...addresses.flatMap((address, i) => validateAddress(address, type, list, index(list, i))))
  if (endpoint.nodeName !== undefined) errors.push(...invalid(child(path, 'nodeName'), endpoint.nodeName, dnsSubdomain(endpoint.nodeName)))
  errors.push(...validateLabels(endpoint.deprecatedTopology, child(path, 'deprecatedTopology')))
  if (endpoint.hostname !== undefined) errors.push(...invalid(child(path, 'hostname'), endpoint.hostname, dnsLabel(endpoint.hostname)))
  for (const [field, rule] of [
    ['forZones', labelValue],
    ['forNodes', dnsSubdomain],
  ] as const) {
    const hints = endpoint.hints?.[field] ?? []
    const at = child(path, 'hints', field)
    if (hints.length > 8) {
      errors.push(fieldError.tooMany(at, hints.length, 8))
      continue
    }
    const seen = new Set<string>()
    for (const [i, { name }] of hints.entries()) {
      const namePath = child(index(at, i), 'name')
      if (seen.has(name)) errors.push(fieldError.duplicate(namePath, name))
      seen.add(name)
      errors.push(...invalid(namePath, name, rule(name)))
    }
  }
  return errors
}

const hostnameLabel = 'kubernetes.io/hostname'

/** The topology is of another version; only a node's name that it had before is taken over. */
function dropTopology(endpoints: Endpoint[], old: readonly Endpoint[]): void {
  const known = new Set(old.flatMap(({ deprecatedTopology }) => deprecatedTopology?.[hostnameLabel] || []))
  for (const endpoint of endpoints) {
    const name = endpoint.deprecatedTopology?.[hostnameLabel]
    if (endpoint.nodeName === undefined && name !== undefined && known.has(name) && dnsSubdomain(name).length === 0)
      endpoint.nodeName = name
    delete endpoint.deprecatedTopology
  }
}

const ownControllers = ['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io']

function addressAdvice({ metadata, endpoints }: EndpointSlice): string[] {
  if (ownControllers.includes(metadata.labels?.['endpointslice.kubernetes.io/managed-by'] ?? '')) return []
  return (endpoints ?? []).flatMap(({ addresses }, e) =>
    (addresses ?? []).flatMap((address, i) => addressWarnings(index(child(index('endpoints', e), 'addresses'), i), address)),
  )
}

export const endpointSlices = plain<EndpointSlice>({
  nameRule: dnsSubdomain,
  counted: ['endpoints', 'ports'],
  validate({ addressType, ...slice }) {
    const endpoints = slice.endpoints ?? []
    const ports = slice.ports ?? []
    const errors = oneOf('addressType', addressType, ['FQDN', 'IPv4', 'IPv6'], true)
    if (ports.length > 20000) errors.push(fieldError.tooMany('ports', ports.length, 20000))
    const names = new Set<string>()
    for (const [i, { name = '', protocol, appProtocol }] of ports.entries()) {
      const at = index('ports', i)
      if (name !== '') errors.push(...invalid(child(at, 'name'), name, dnsLabel(name)))
      if (names.has(name)) errors.push(fieldError.duplicate(child(at, 'name'), name))
      names.add(name)
      errors.push(
        ...(protocol === undefined
          ? [fieldError.required(child(at, 'protocol'))]
          : oneOf(child(at, 'protocol'), protocol, ['SCTP', 'TCP', 'UDP'])),
      )
      if (appProtocol !== undefined) errors.push(...invalid(child(at, 'appProtocol'), appProtocol, qualifiedNameRule(appProtocol)))
    }
    if (endpoints.length > 1000) return [...errors, fieldError.tooMany('endpoints', endpoints.length, 1000)]
    return [...errors, ...endpoints.flatMap((endpoint, i) => validateEndpoint(endpoint, addressType, index('endpoints', i)))]
  },
  prepareForCreate: ({ endpoints }) => dropTopology(endpoints ?? [], []),
  prepareForUpdate(slice, old) {
    if (!sameValue(slice.endpoints, old.endpoints)) dropTopology(slice.endpoints ?? [], old.endpoints ?? [])
    if (!sameValue(slice.metadata.labels, old.metadata.labels)) slice.metadata.generation = (old.metadata.generation ?? 0) + 1
  },
  validateUpdate: (slice, old) => immutable(slice.addressType, old.addressType, 'addressType'),
  warnings: (slice, old) => [
    // The path is one that the real server builds.
    ...(!old && slice.addressType === 'FQDN' ? ['spec.addressType: FQDN endpoints are deprecated'] : []),
    ...addressAdvice(slice),
  ],
})
