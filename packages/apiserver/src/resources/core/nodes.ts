import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { isNetwork, networkText } from '../../validation/addresses.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { dnsSubdomain, labelValue, qualifiedNameRule } from '../../validation/names.js'
import { specAndStatus } from '../kit.js'
import { validateResourceQuantity } from './resource-requirements.js'
import { taintEffects } from './scheduling-validation.js'

interface Taint {
  key: string
  value?: string
  effect?: string
}

interface Node extends KubeObject {
  spec: { podCIDR?: string; podCIDRs?: string[]; providerID?: string; unschedulable?: boolean; taints?: Taint[] }
  status?: { capacity?: Record<string, string>; allocatable?: Record<string, string>; addresses?: { type: string; address: string }[] }
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
    if (seen.has(key)) errors.push({ ...fieldError.duplicate(at, taint), detail: 'taints must be unique by key and effect pair' })
    seen.add(key)
  }
  return errors
}

function validate({ spec, status }: Node): FieldError[] {
  const errors = validateTaints(spec.taints)
  for (const field of ['capacity', 'allocatable'] as const) {
    for (const [name, quantity] of Object.entries(status?.[field] ?? {}))
      errors.push(...validateResourceQuantity(name, quantity, `status.${field}.${name}`))
  }
  for (const [i, cidr] of (spec.podCIDRs ?? []).entries()) {
    if (!isNetwork(cidr)) errors.push(fieldError.invalid(index('spec.podCIDRs', i), cidr, networkText))
  }
  return errors
}

function validateUpdate(node: Node, old: Node): FieldError[] {
  const errors: FieldError[] = []
  const before = old.spec.podCIDRs ?? []
  const now = node.spec.podCIDRs ?? []
  if (before.length > 0 && (before.length !== now.length || before.some((cidr, i) => cidr !== now[i]))) {
    errors.push(fieldError.forbidden('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid'))
  }
  if (old.spec.providerID && old.spec.providerID !== node.spec.providerID) {
    errors.push(fieldError.forbidden('spec.providerID', 'node updates may not change providerID except from "" to valid'))
  }
  return errors
}

export const nodes = specAndStatus<Node>({
  nameRule: dnsSubdomain,
  counted: false,
  initialStatus: 'keep',
  resetFields: ['status'],
  prepareForCreate({ spec }) {
    if (spec.podCIDR && !spec.podCIDRs?.length) spec.podCIDRs = [spec.podCIDR]
  },
  prepareForUpdate({ spec }) {
    if (spec.podCIDR && !spec.podCIDRs?.length) spec.podCIDRs = [spec.podCIDR]
  },
  validate,
  validateUpdate,
  validateStatus: (node, old) => [...validate(node), ...validateUpdate(node, old)],
  selectableFields: { 'spec.unschedulable': ({ spec }) => String(spec.unschedulable ?? false) },
})
