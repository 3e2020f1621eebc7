import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { addressWarnings, validateLooseAddress } from '../../validation/addresses.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, portNumber, qualifiedNameRule } from '../../validation/names.js'
import { plain } from '../kit.js'
import { validateEndpointAddress } from './endpoint-address.js'

interface EndpointSubset {
  addresses?: { ip?: string; hostname?: string; nodeName?: string }[]
  notReadyAddresses?: { ip?: string; hostname?: string; nodeName?: string }[]
  ports?: { name?: string; port?: number; protocol?: string; appProtocol?: string }[]
}

interface Endpoints extends KubeObject {
  subsets?: EndpointSubset[]
}

function validateSubset(subset: EndpointSubset, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!subset.addresses?.length && !subset.notReadyAddresses?.length)
    errors.push(fieldError.required(path, 'must specify `addresses` or `notReadyAddresses`'))
  for (const field of ['addresses', 'notReadyAddresses'] as const) {
    for (const [i, { ip = '', hostname, nodeName }] of (subset[field] ?? []).entries()) {
      const at = index(child(path, field), i)
      errors.push(...validateLooseAddress(child(at, 'ip'), ip))
      if (hostname) errors.push(...invalid(child(at, 'hostname'), hostname, dnsLabel(hostname)))
      if (nodeName !== undefined) errors.push(...invalid(child(at, 'nodeName'), nodeName, dnsSubdomain(nodeName)))
      errors.push(...validateEndpointAddress(ip, child(at, 'ip')))
    }
  }
  for (const [i, port] of (subset.ports ?? []).entries()) {
    const at = index(child(path, 'ports'), i)
    if ((subset.ports?.length ?? 0) > 1 && !port.name) errors.push(fieldError.required(child(at, 'name')))
    else if (port.name) errors.push(...invalid(child(at, 'name'), port.name, dnsLabel(port.name)))
    errors.push(
      ...invalid(child(at, 'port'), port.port ?? 0, portNumber(port.port ?? 0)),
      ...oneOf(child(at, 'protocol'), port.protocol, ['SCTP', 'TCP', 'UDP'], true),
    )
    if (port.appProtocol !== undefined)
      errors.push(...invalid(child(at, 'appProtocol'), port.appProtocol, qualifiedNameRule(port.appProtocol)))
  }
  return errors
}

export const endpoints = plain<Endpoints>({
  nameRule: dnsSubdomain,
  createOnUpdate: true,
  validate({ subsets }, _context, old) {
    // What an older server let through may stay.
    if (old && sameValue(subsets, old.subsets)) return []
    return (subsets ?? []).flatMap((subset, i) => validateSubset(subset, index('subsets', i)))
  },
  warnings({ metadata, subsets }) {
    if (metadata.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller') return []
    return (subsets ?? []).flatMap((subset, s) =>
      (['addresses', 'notReadyAddresses'] as const).flatMap((field) =>
        (subset[field] ?? []).flatMap(({ ip }, i) => addressWarnings(child(index(child(index('subsets', s), field), i), 'ip'), ip ?? '')),
      ),
    )
  },
})
