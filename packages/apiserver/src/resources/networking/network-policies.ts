import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { isStrictSubset, networkWarnings, parseNetwork, validateLooseNetwork } from '../../validation/addresses.js'
import { invalid } from '../../validation/checks.js'
import { validateLabelSelector } from '../../validation/metadata.js'
import { dnsSubdomain, portName, portNumber } from '../../validation/names.js'
import { plain } from '../kit.js'

interface Port {
  protocol?: string
  port?: number | string
  endPort?: number
}

interface Peer {
  podSelector?: LabelSelector
  namespaceSelector?: LabelSelector
  ipBlock?: { cidr?: string; except?: string[] }
}

interface NetworkPolicy extends KubeObject {
  spec: {
    podSelector?: LabelSelector
    policyTypes?: string[]
    ingress?: { ports?: Port[]; from?: Peer[] }[]
    egress?: { ports?: Port[]; to?: Peer[] }[]
  }
}

function validatePort({ protocol, port, endPort }: Port, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (protocol !== undefined && !['TCP', 'UDP', 'SCTP'].includes(protocol))
    errors.push(fieldError.notSupported(child(path, 'protocol'), protocol, ['TCP', 'UDP', 'SCTP']))
  if (typeof port === 'number') {
    errors.push(...invalid(child(path, 'port'), port, portNumber(port)))
    if (endPort !== undefined) {
      if (endPort < port) errors.push(fieldError.invalid(child(path, 'endPort'), port, 'must be greater than or equal to `port`'))
      errors.push(...invalid(child(path, 'endPort'), endPort, portNumber(endPort)))
    }
  } else if (port === undefined) {
    if (endPort !== undefined)
      errors.push(fieldError.invalid(child(path, 'endPort'), endPort, 'may not be specified when `port` is not specified'))
  } else {
    if (endPort !== undefined)
      errors.push(fieldError.invalid(child(path, 'endPort'), endPort, 'may not be specified when `port` is non-numeric'))
    errors.push(...invalid(child(path, 'port'), port, portName(port)))
  }
  return errors
}

/** What was wrong before may stay wrong. */
interface Allowed {
  readonly labels: boolean
  readonly networks: readonly string[]
}

function peersOf({ spec }: NetworkPolicy): { peer: Peer; path: string }[] {
  const from = (spec.ingress ?? []).flatMap((rule, i) =>
    (rule.from ?? []).map((peer, p) => ({ peer, path: index(child(index('spec.ingress', i), 'from'), p) })),
  )
  const to = (spec.egress ?? []).flatMap((rule, i) =>
    (rule.to ?? []).map((peer, p) => ({ peer, path: index(child(index('spec.egress', i), 'to'), p) })),
  )
  return [...from, ...to]
}

function allowedOf(old: NetworkPolicy | undefined): Allowed {
  if (!old) return { labels: false, networks: [] }
  const peers = peersOf(old).map(({ peer }) => peer)
  const selectors = [old.spec.podSelector, ...peers.flatMap(({ podSelector, namespaceSelector }) => [podSelector, namespaceSelector])]
  return {
    labels: selectors.some((selector) => validateLabelSelector(selector, '').length > 0),
    networks: peers.flatMap(({ ipBlock }) => (ipBlock ? [ipBlock.cidr ?? '', ...(ipBlock.except ?? [])] : [])),
  }
}

function validatePeer({ podSelector, namespaceSelector, ipBlock }: Peer, path: string, allowed: Allowed): FieldError[] {
  const allowInvalidValues = allowed.labels
  const errors = [
    ...validateLabelSelector(podSelector, child(path, 'podSelector'), { allowInvalidValues }),
    ...validateLabelSelector(namespaceSelector, child(path, 'namespaceSelector'), { allowInvalidValues }),
  ]
  if (ipBlock) errors.push(...validateBlock(ipBlock, child(path, 'ipBlock'), allowed))
  if (!podSelector && !namespaceSelector && !ipBlock) errors.push(fieldError.required(path, 'must specify a peer'))
  else if (ipBlock && (podSelector || namespaceSelector))
    errors.push(fieldError.forbidden(path, 'may not specify both ipBlock and another peer'))
  return errors
}

function validateBlock({ cidr = '', except }: NonNullable<Peer['ipBlock']>, path: string, allowed: Allowed): FieldError[] {
  if (cidr === '') return [fieldError.required(child(path, 'cidr'))]
  const network = parseNetwork(cidr)
  if (!network) return validateLooseNetwork(child(path, 'cidr'), cidr, allowed.networks)
  return (except ?? []).flatMap((hole, i) => {
    const at = index(child(path, 'except'), i)
    const part = parseNetwork(hole)
    if (!part) return validateLooseNetwork(at, hole, allowed.networks)
    return isStrictSubset(part, network) ? [] : [fieldError.invalid(at, hole, 'must be a strict subset of `cidr`')]
  })
}

export const networkPolicies = plain<NetworkPolicy>({
  nameRule: dnsSubdomain,
  counted: ['spec'],
  validate({ spec = {} }, _context, old) {
    const allowed = allowedOf(old)
    const errors = validateLabelSelector(spec.podSelector, 'spec.podSelector', { allowInvalidValues: allowed.labels })
    for (const [direction, rules, peers] of [
      ['ingress', spec.ingress ?? [], 'from'],
      ['egress', spec.egress ?? [], 'to'],
    ] as const) {
      for (const [i, rule] of rules.entries()) {
        const at = index(child('spec', direction), i)
        errors.push(...(rule.ports ?? []).flatMap((port, p) => validatePort(port, index(child(at, 'ports'), p))))
        const list = (rule as { from?: Peer[]; to?: Peer[] })[peers] ?? []
        errors.push(...list.flatMap((peer, p) => validatePeer(peer, index(child(at, peers), p), allowed)))
      }
    }
    const types = spec.policyTypes ?? []
    if (types.length > 2) return [...errors, fieldError.invalid('spec.policyTypes', types, 'may not specify more than two policyTypes')]
    for (const [i, type] of types.entries()) {
      if (type !== 'Ingress' && type !== 'Egress')
        errors.push(fieldError.notSupported(index('spec.policyTypes', i), type, ['Ingress', 'Egress']))
    }
    return errors
  },
  warnings: (policy) =>
    peersOf(policy).flatMap(({ peer: { ipBlock }, path }) => {
      if (!ipBlock) return []
      const at = child(path, 'ipBlock')
      return [
        ...networkWarnings(child(at, 'cidr'), ipBlock.cidr ?? ''),
        ...(ipBlock.except ?? []).flatMap((hole, i) => networkWarnings(index(child(at, 'except'), i), hole)),
      ]
    }),
})
