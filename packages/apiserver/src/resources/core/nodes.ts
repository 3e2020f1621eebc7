import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { networkWarnings, parseNetwork, validateLooseNetwork } from '../../validation/addresses.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { dnsSubdomain, labelValue, qualifiedNameRule } from '../../validation/names.js'
import { specAndStatus } from '../kit.js'
import { validateResourceQuantity } from './resource-requirements.js'
import { taintEffects } from './scheduling-validation.js'

interface Taint {
  key: string
  value?: string
  effect?: string
  timeAdded?: string | null
}

interface Node extends KubeObject {
  spec: {
    podCIDR?: string
    podCIDRs?: string[]
    providerID?: string
    externalID?: string
    configSource?: object
    unschedulable?: boolean
    taints?: Taint[]
  }
  status?: {
    config?: object
    capacity?: Record<string, string>
    allocatable?: Record<string, string>
    addresses?: { type: string; address: string }[]
  }
}

function validateTaints(taints: readonly Taint[] | undefined): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, taint] of (taints ?? []).entries()) {
    // The real server's path is that of the metadata.
    const at = index('metadata.taints', i)
    errors.push(...invalid(child(at, 'key'), taint.key, qualifiedNameRule(taint.key)))
    const messages = labelValue(taint.value ?? '')
    if (messages.length > 0) errors.push(fieldError.invalid(child(at, 'value'), taint.value, messages.join(';')))
    errors.push(...oneOf(child(at, 'effect'), taint.effect, taintEffects, true))
    const key = `${taint.effect} ${taint.key}`
    if (seen.has(key))
      errors.push({ ...fieldError.duplicate(at, printedTaint(taint)), detail: 'taints must be unique by key and effect pair' })
    seen.add(key)
  }
  return errors
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function printedTaint({ key, value = '', effect = '', timeAdded = null }: Taint) {
  return { Key: key, Value: value, Effect: effect, TimeAdded: timeAdded }
}

function validate({ spec, status }: Node): FieldError[] {
  const errors = validateTaints(spec.taints)
  for (const field of ['capacity', 'allocatable'] as const) {
    for (const [name, quantity] of Object.entries(status?.[field] ?? {}))
      errors.push(...validateResourceQuantity(name, quantity, `status.${field}.${name}`))
  }
  const networks = spec.podCIDRs ?? []
  for (const [i, cidr] of networks.entries()) errors.push(...validateLooseNetwork(index('spec.podCIDRs', i), cidr))
  if (networks.length < 2) return errors
  const families = networks.map((cidr) => parseNetwork(cidr)?.family)
  const wrong = networks.find((_, i) => families[i] === undefined)
  if (wrong !== undefined) {
    const why = `failed to check with dual stack with error:invalid CIDR address: ${wrong}`
    errors.push(fieldError.internal('spec.podCIDRs', `invalid PodCIDRs. ${why}`))
  }
  if (wrong !== undefined || networks.length > 2 || families[0] === families[1])
    errors.push(fieldError.invalid('spec.podCIDRs', networks, 'may specify no more than one CIDR for each IP family'))
  return errors
}

function warnings({ spec }: Node): string[] {
  return [
    ...(spec.configSource ? ['spec.configSource: the feature is removed'] : []),
    ...(spec.externalID ? ['spec.externalID: this field is deprecated, and is unused by Kubernetes'] : []),
    ...(spec.podCIDRs ?? []).flatMap((cidr, i) => networkWarnings(index('spec.podCIDRs', i), cidr)),
  ]
}

function validateUpdate(node: Node, old: Node): FieldError[] {
  const errors: FieldError[] = []
  const addresses = (node.status?.addresses ?? []).map(({ type, address }) => JSON.stringify({ Type: type, Address: address }))
  for (const [i, address] of addresses.entries())
    if (addresses.indexOf(address) < i) errors.push(fieldError.duplicate(index('status.addresses', i), JSON.parse(address)))
  const before = old.spec.podCIDRs ?? []
  const now = node.spec.podCIDRs ?? []
  if (before.length > 0 && (before.length !== now.length || before.some((cidr, i) => cidr !== now[i]))) {
    errors.push(fieldError.forbidden('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid'))
  }
  if (old.spec.providerID && old.spec.providerID !== node.spec.providerID) {
    errors.push(fieldError.forbidden('spec.providerID', 'node updates may not change providerID except from "" to valid'))
  }
  if ((old.spec.externalID ?? '') !== (node.spec.externalID ?? ''))
    errors.push(fieldError.forbidden('spec.externalID', 'may not be updated'))
  return errors
}

export const nodes = specAndStatus<Node>({
  nameRule: dnsSubdomain,
  counted: false,
  initialStatus: 'keep',
  resetFields: ['status'],
  prepareForCreate({ spec, status }) {
    // A feature that was removed.
    delete spec.configSource
    delete status?.config
  },
  prepareForUpdate({ spec }, old) {
    if (!old.spec.configSource) delete spec.configSource
  },
  validate,
  validateUpdate,
  warnings,
  validateStatus: (node, old) => [...validate(node), ...validateUpdate(node, old)],
  selectableFields: { 'spec.unschedulable': ({ spec }) => String(spec.unschedulable ?? false) },
})
