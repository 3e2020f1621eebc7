import type { LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, labelValue, qualifiedNameRule } from '../../validation/names.js'
import type { PodAllowances } from './container-scope.js'
import type {
  Affinity,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  Toleration,
  TopologySpreadConstraint,
} from './pod-types.js'

export const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

export function validateTolerations(tolerations: readonly Toleration[] | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, { key: name = '', operator = '', value = '', effect = '', tolerationSeconds }] of (tolerations ?? []).entries()) {
    const at = index(path, i)
    if (name !== '') errors.push(...invalid(child(at, 'key'), name, qualifiedNameRule(name)))
    if (name === '' && operator !== 'Exists') {
      errors.push(
        fieldError.invalid(
          child(at, 'operator'),
          operator,
          'operator must be Exists when `key` is empty, which means "match all values and all keys"',
        ),
      )
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      errors.push(fieldError.invalid(child(at, 'effect'), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"))
    }
    if (operator === 'Equal' || operator === '') {
      const messages = labelValue(value)
      if (messages.length > 0) errors.push(fieldError.invalid(child(at, 'operator'), value, messages.join(';')))
    } else if (operator === 'Exists') {
      if (value !== '') errors.push(fieldError.invalid(child(at, 'operator'), value, "value must be empty when `operator` is 'Exists'"))
    } else errors.push(fieldError.notSupported(child(at, 'operator'), operator, ['Equal', 'Exists']))
    if (effect !== '') errors.push(...oneOf(child(at, 'effect'), effect, taintEffects))
  }
  return errors
}

export function validateNodeSelector(selector: NodeSelector, path: string, allowInvalidValues = false): FieldError[] {
  const terms = selector.nodeSelectorTerms ?? []
  const at = child(path, 'nodeSelectorTerms')
  if (terms.length === 0) return [fieldError.required(at, 'must have at least one node selector term')]
  return terms.flatMap((term, i) => validateTerm(term, index(at, i), allowInvalidValues))
}

function validateTerm(term: NodeSelectorTerm, path: string, allowInvalidValues: boolean): FieldError[] {
  return [
    ...(term.matchExpressions ?? []).flatMap((requirement, i) =>
      validateRequirement(requirement, index(child(path, 'matchExpressions'), i), allowInvalidValues),
    ),
    ...(term.matchFields ?? []).flatMap((requirement, i) => validateFieldRequirement(requirement, index(child(path, 'matchFields'), i))),
  ]
}

function validateRequirement(
  { key: name, operator, values = [] }: NodeSelectorRequirement,
  path: string,
  allowInvalidValues: boolean,
): FieldError[] {
  const errors: FieldError[] = []
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0)
        errors.push(fieldError.required(child(path, 'values'), "must be specified when `operator` is 'In' or 'NotIn'"))
      break
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0)
        errors.push(fieldError.forbidden(child(path, 'values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
      break
    case 'Gt':
    case 'Lt':
      if (values.length !== 1)
        errors.push(fieldError.required(child(path, 'values'), "must be specified single value when `operator` is 'Lt' or 'Gt'"))
      break
    default:
      errors.push(fieldError.invalid(child(path, 'operator'), operator, 'not a valid selector operator'))
  }
  errors.push(...invalid(child(path, 'key'), name, qualifiedNameRule(name)))
  if (!allowInvalidValues) errors.push(...values.flatMap((value, i) => invalid(index(child(path, 'values'), i), value, labelValue(value))))
  return errors
}

function validateFieldRequirement({ key: name, operator, values = [] }: NodeSelectorRequirement, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (operator !== 'In' && operator !== 'NotIn')
    errors.push(fieldError.invalid(child(path, 'operator'), operator, 'not a valid selector operator'))
  else if (values.length !== 1) {
    errors.push(
      fieldError.required(child(path, 'values'), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"),
    )
  }
  if (name !== 'metadata.name') errors.push(fieldError.invalid(child(path, 'key'), name, 'not a valid field selector key'))
  else errors.push(...values.flatMap((value, i) => invalid(index(child(path, 'values'), i), value, dnsSubdomain(value))))
  return errors
}

export function validateAffinity(affinity: Affinity | undefined, allowed: PodAllowances, path: string): FieldError[] {
  if (!affinity) return []
  const errors: FieldError[] = []
  const { nodeAffinity } = affinity
  if (nodeAffinity) {
    const at = child(path, 'nodeAffinity')
    const { requiredDuringSchedulingIgnoredDuringExecution: needed, preferredDuringSchedulingIgnoredDuringExecution: preferred } =
      nodeAffinity
    if (needed) {
      const neededPath = child(at, 'requiredDuringSchedulingIgnoredDuringExecution')
      errors.push(...validateNodeSelector(needed, neededPath, allowed.invalidNodeAffinityValues))
    }
    for (const [i, { weight, preference }] of (preferred ?? []).entries()) {
      const termPath = index(child(at, 'preferredDuringSchedulingIgnoredDuringExecution'), i)
      errors.push(...validateWeight(weight, termPath), ...validateTerm(preference, child(termPath, 'preference'), true))
    }
  }
  errors.push(
    ...validatePodAffinity(affinity.podAffinity, allowed, child(path, 'podAffinity')),
    ...validatePodAffinity(affinity.podAntiAffinity, allowed, child(path, 'podAntiAffinity')),
  )
  return errors
}

function validateWeight(weight: number, path: string): FieldError[] {
  return weight <= 0 || weight > 100 ? [fieldError.invalid(child(path, 'weight'), weight, 'must be in the range 1-100')] : []
}

function validatePodAffinity(affinity: PodAffinity | undefined, allowed: PodAllowances, path: string): FieldError[] {
  if (!affinity) return []
  const { requiredDuringSchedulingIgnoredDuringExecution: needed, preferredDuringSchedulingIgnoredDuringExecution: preferred } = affinity
  return [
    ...(needed ?? []).flatMap((term, i) =>
      validatePodAffinityTerm(term, allowed, index(child(path, 'requiredDuringSchedulingIgnoredDuringExecution'), i)),
    ),
    ...(preferred ?? []).flatMap(({ weight, podAffinityTerm }, i) => {
      const at = index(child(path, 'preferredDuringSchedulingIgnoredDuringExecution'), i)
      return [...validateWeight(weight, at), ...validatePodAffinityTerm(podAffinityTerm, allowed, child(at, 'podAffinityTerm'))]
    }),
  ]
}

function validatePodAffinityTerm(term: PodAffinityTerm, allowed: PodAllowances, path: string): FieldError[] {
  const lenient = { allowInvalidValues: allowed.invalidSelectorValues }
  const errors = [
    ...validateLabelSelector(term.labelSelector, child(path, 'labelSelector'), lenient),
    ...validateLabelSelector(term.namespaceSelector, child(path, 'namespaceSelector'), lenient),
    ...(term.namespaces ?? []).flatMap((name) => invalid(child(path, 'namespace'), name, dnsLabel(name))),
    ...validateMatchLabelKeys(term, path),
  ]
  if (!term.topologyKey) errors.push(fieldError.required(child(path, 'topologyKey'), 'can not be empty'))
  errors.push(...invalid(child(path, 'topologyKey'), term.topologyKey ?? '', qualifiedNameRule(term.topologyKey ?? '')))
  return errors
}

interface LabelKeys {
  labelSelector?: LabelSelector
  matchLabelKeys?: string[]
  mismatchLabelKeys?: string[]
}

/**
 * Keys of which the pod's own values are added to a selector. By the time of this check they have been: a key that is there twice
 * was in the selector before.
 */
export function validateMatchLabelKeys({ labelSelector, matchLabelKeys, mismatchLabelKeys }: LabelKeys, path: string): FieldError[] {
  const keys = matchLabelKeys ?? []
  const errors = [
    ...validateLabelKeys(keys, labelSelector, child(path, 'matchLabelKeys')),
    ...validateLabelKeys(mismatchLabelKeys, labelSelector, child(path, 'mismatchLabelKeys')),
  ]
  const selected = new Set(Object.keys(labelSelector?.matchLabels ?? {}))
  for (const { key: name } of labelSelector?.matchExpressions ?? []) {
    if (keys.includes(name) && selected.has(name))
      errors.push(fieldError.invalid(index(path, keys.lastIndexOf(name)), name, 'exists in both matchLabelKeys and labelSelector'))
    selected.add(name)
  }
  for (const [i, name] of keys.entries()) {
    if (mismatchLabelKeys?.includes(name))
      errors.push(fieldError.invalid(index(child(path, 'matchLabelKeys'), i), name, 'exists in both matchLabelKeys and mismatchLabelKeys'))
  }
  return errors
}

function validateLabelKeys(keys: readonly string[] | undefined, selector: LabelSelector | undefined, path: string): FieldError[] {
  if (!keys?.length) return []
  if (selector === undefined) return [fieldError.forbidden(path, 'must not be specified when labelSelector is not set')]
  return keys.flatMap((name, i) => invalid(index(path, i), name, qualifiedNameRule(name)))
}

/** The rule before 1.34, which pods that don't fit the new one are still held to. */
function validateLegacyLabelKeys({ labelSelector, matchLabelKeys }: LabelKeys, path: string): FieldError[] {
  const keys = matchLabelKeys ?? []
  if (keys.length === 0) return []
  const selected = new Set([
    ...Object.keys(labelSelector?.matchLabels ?? {}),
    ...(labelSelector?.matchExpressions ?? []).map((requirement) => requirement.key),
  ])
  const errors = labelSelector ? [] : [fieldError.forbidden(path, 'must not be specified when labelSelector is not set')]
  for (const [i, name] of keys.entries()) {
    errors.push(...invalid(index(path, i), name, qualifiedNameRule(name)))
    if (selected.has(name)) errors.push(fieldError.invalid(index(path, i), name, 'exists in both matchLabelKeys and labelSelector'))
  }
  return errors
}

function aboveZero(path: string, value: number): FieldError[] {
  return value > 0 ? [] : [fieldError.invalid(path, value, 'must be greater than zero')]
}

export function validateTopologySpread(
  constraints: readonly TopologySpreadConstraint[] | undefined,
  allowed: PodAllowances,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, constraint] of (constraints ?? []).entries()) {
    const at = index(path, i)
    errors.push(...aboveZero(child(at, 'maxSkew'), constraint.maxSkew ?? 0))
    if (!constraint.topologyKey) errors.push(fieldError.required(child(at, 'topologyKey'), 'can not be empty'))
    if (!['DoNotSchedule', 'ScheduleAnyway'].includes(constraint.whenUnsatisfiable ?? '')) {
      errors.push(
        fieldError.notSupported(child(at, 'whenUnsatisfiable'), constraint.whenUnsatisfiable ?? '', ['DoNotSchedule', 'ScheduleAnyway']),
      )
    }
    const repeated = (constraints ?? [])
      .slice(i + 1)
      .some((other) => other.topologyKey === constraint.topologyKey && other.whenUnsatisfiable === constraint.whenUnsatisfiable)
    if (repeated) {
      errors.push(
        fieldError.duplicate(child(at, '{topologyKey, whenUnsatisfiable}'), `{${constraint.topologyKey}, ${constraint.whenUnsatisfiable}}`),
      )
    }
    if (constraint.minDomains !== undefined) {
      errors.push(...aboveZero(child(at, 'minDomains'), constraint.minDomains))
      if (constraint.whenUnsatisfiable !== 'DoNotSchedule') {
        errors.push(
          fieldError.invalid(
            child(at, 'minDomains'),
            constraint.minDomains,
            `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${constraint.whenUnsatisfiable}`,
          ),
        )
      }
    }
    errors.push(
      ...oneOf(child(at, 'nodeAffinityPolicy'), constraint.nodeAffinityPolicy, ['Honor', 'Ignore']),
      ...oneOf(child(at, 'nodeTaintsPolicy'), constraint.nodeTaintsPolicy, ['Honor', 'Ignore']),
      ...(allowed.legacySpreadKeys
        ? validateLegacyLabelKeys(constraint, child(at, 'matchLabelKeys'))
        : validateMatchLabelKeys(constraint, at)),
      ...(allowed.invalidSpreadSelector ? [] : validateLabelSelector(constraint.labelSelector, child(at, 'labelSelector'))),
    )
  }
  return errors
}

/** New tolerations may only be added, and the seconds of old ones shortened. */
export function onlyAddedTolerations(
  now: readonly Toleration[] | undefined,
  old: readonly Toleration[] | undefined,
  path: string,
): FieldError[] {
  const same = (a: Toleration, b: Toleration) => sameValue({ ...a, tolerationSeconds: 0 }, { ...b, tolerationSeconds: 0 })
  return (old ?? []).every((before) => (now ?? []).some((after) => same(before, after)))
    ? validateTolerations(now, path)
    : [fieldError.forbidden(path, 'existing toleration can not be modified except its tolerationSeconds')]
}
