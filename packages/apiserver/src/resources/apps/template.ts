import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import type { JsonObject } from '../../schema/json.js'
import { labelSelectorFromObject } from '../../selectors/label-selector.js'
import { type IntOrString, nonNegative, sortedMap } from '../../validation/checks.js'
import { validateLabelSelector } from '../../validation/metadata.js'
import { dnsLabel } from '../../validation/names.js'
import { validatePodTemplate } from '../core/pod-spec-validation.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import { templateWarnings } from '../core/pod-warnings.js'

/** Names of workloads become those of pods, and so of hosts. */
export function hostnameWarnings(name: string): string[] {
  const messages = dnsLabel(name)
  return messages.length === 0
    ? []
    : [
        `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${messages.join(' ')}]`,
      ]
}

/** Those of the template, when it may have changed. */
export function workloadWarnings(
  path: string,
  template: PodTemplateSpec | undefined,
  object: KubeObject,
  old: KubeObject | undefined,
): string[] {
  return old && object.metadata.generation === old.metadata.generation ? [] : templateWarnings(template, path)
}

/** A selector that must be there and must select something. */
export function validateOwnSelector(selector: LabelSelector | undefined, path: string, kind: string, old?: LabelSelector): FieldError[] {
  if (!selector) return [fieldError.required(path)]
  const errors = validateLabelSelector(selector, path, { allowInvalidValues: validateLabelSelector(old, '').length > 0 })
  const count = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length
  return count > 0 ? errors : [...errors, fieldError.invalid(path, selector, `empty selector is invalid for ${kind}`)]
}

export function selects(selector: LabelSelector | undefined, labels: Record<string, string> | undefined): boolean {
  return labelSelectorFromObject(selector as JsonObject | undefined).matches((labels ?? {}) as JsonObject)
}

/** The template's labels must be what the selector wants. */
export function validateSelected(selector: LabelSelector | undefined, template: PodTemplateSpec, path: string): FieldError[] {
  // None at all selects nothing, an empty one everything.
  if (selector && Object.keys(selector).length === 0) return []
  try {
    if (selector && selects(selector, template.metadata?.labels)) return []
  } catch {
    return []
  }
  return [
    fieldError.invalid(
      child(path, 'metadata', 'labels'),
      sortedMap(template.metadata?.labels),
      '`selector` does not match template `labels`',
    ),
  ]
}

/** A template of replica sets and of what makes them; it is not looked at as long as nobody knows whom the selector means. */
export function validateReplicated(
  selector: LabelSelector | undefined,
  template: PodTemplateSpec,
  context: StrategyContext,
  old: PodTemplateSpec | undefined,
): FieldError[] {
  if (!isUsable(selector)) return [fieldError.invalid('spec.selector', selector, 'invalid label selector')]
  return [
    ...validateSelected(selector, template, 'spec.template'),
    ...validateLastingTemplate(template, 'spec.template', 'ReplicaSet', context, old),
  ]
}

export function isUsable(selector: LabelSelector | undefined): boolean {
  try {
    labelSelectorFromObject(selector as JsonObject | undefined)
    return true
  } catch {
    return false
  }
}

/** A strategy as the real server prints it: it checks values of types that are not those of JSON. */
export function internalStrategy(type: string | undefined, update: { maxUnavailable?: IntOrString; maxSurge?: IntOrString } | undefined) {
  return { Type: type ?? '', RollingUpdate: update ? { MaxUnavailable: update.maxUnavailable ?? 0, MaxSurge: update.maxSurge ?? 0 } : null }
}

/** A template whose pods are kept running for ever. */
export function validateLastingTemplate(
  template: PodTemplateSpec,
  path: string,
  kind: string,
  { settings }: StrategyContext,
  old?: PodTemplateSpec,
): FieldError[] {
  const errors = validatePodTemplate(template, path, settings, old)
  const { restartPolicy, activeDeadlineSeconds } = template.spec
  if (restartPolicy !== 'Always')
    errors.push(fieldError.notSupported(child(path, 'spec', 'restartPolicy'), restartPolicy ?? '', ['Always']))
  if (activeDeadlineSeconds !== undefined) {
    errors.push(fieldError.forbidden(child(path, 'spec', 'activeDeadlineSeconds'), `activeDeadlineSeconds in ${kind} is not Supported`))
  }
  return errors
}

/** Counts in a status: none negative, and the parts not more than the whole. */
export function validateCounts(
  status: Record<string, unknown>,
  fields: readonly string[],
  parts: readonly string[],
  path = 'status',
): FieldError[] {
  const number = (field: string) => Number(status[field] ?? 0)
  const errors = fields.flatMap((field) => nonNegative(child(path, field), number(field)))
  for (const field of parts) {
    if (number(field) > number('replicas'))
      errors.push(fieldError.invalid(child(path, field), number(field), 'cannot be greater than status.replicas'))
  }
  return errors
}

/** Hash collisions are only ever added. */
export function validateCollisions(
  status: { collisionCount?: number } | undefined,
  old: { collisionCount?: number } | undefined,
): FieldError[] {
  if (old?.collisionCount === undefined || (status?.collisionCount !== undefined && status.collisionCount >= old.collisionCount)) return []
  return [fieldError.invalid('status.collisionCount', status?.collisionCount ?? 0, 'cannot be decremented')]
}
