import { parseQuantity, quantitySign } from '../../quantity/quantity.js'
import type { Condition, KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, nonNegative, required } from '../../validation/checks.js'
import { validateLabelSelector } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, pathSegment } from '../../validation/names.js'
import { validateContainerResourceName } from '../core/resource-requirements.js'
import { specAndStatus } from '../kit.js'
import type { ResourceRules } from '../rules.js'
import { convertAutoscaler } from './autoscaler-versions.js'

interface Target {
  type?: string
  value?: string
  averageValue?: string
  averageUtilization?: number
}

interface ObjectReference {
  apiVersion?: string
  kind?: string
  name?: string
}

interface Source {
  name?: string
  container?: string
  metric?: { name?: string; selector?: object }
  describedObject?: ObjectReference
  target: Target
}

export interface Metric {
  type?: string
  object?: Source
  pods?: Source
  resource?: Source
  containerResource?: Source
  external?: Source
}

interface ScalingRules {
  stabilizationWindowSeconds?: number
  selectPolicy?: string
  policies?: { type: string; value: number; periodSeconds: number }[]
}

interface Autoscaler extends KubeObject {
  spec: {
    scaleTargetRef: ObjectReference
    minReplicas?: number
    maxReplicas?: number
    metrics?: Metric[]
    behavior?: { scaleUp?: ScalingRules; scaleDown?: ScalingRules }
  }
  status?: { conditions?: Condition[]; currentReplicas?: number; desiredReplicas?: number }
}

function validateReference(reference: ObjectReference, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const field of ['kind', 'name'] as const) {
    const value = reference[field]
    errors.push(...(value ? invalid(child(path, field), value, pathSegment(value)) : [fieldError.required(child(path, field))]))
  }
  if ((reference.apiVersion ?? '').split('/').length > 2) {
    errors.push(
      fieldError.invalid(child(path, 'apiVersion'), reference.apiVersion, `unexpected GroupVersion string: ${reference.apiVersion}`),
    )
  }
  return errors
}

function validateTarget(target: Target, path: string): FieldError[] {
  const errors = required(child(path, 'type'), target.type, 'must specify a metric target type')
  if (!['Utilization', 'Value', 'AverageValue'].includes(target.type ?? '')) {
    errors.push(fieldError.invalid(child(path, 'type'), target.type ?? '', 'must be either Utilization, Value, or AverageValue'))
  }
  for (const field of ['value', 'averageValue'] as const) {
    const value = target[field]
    if (value !== undefined && quantitySign(parseQuantity(value)) !== 1)
      errors.push(fieldError.invalid(child(path, field), value, 'must be positive'))
  }
  if (target.averageUtilization !== undefined && target.averageUtilization < 1) {
    errors.push(fieldError.invalid(child(path, 'averageUtilization'), target.averageUtilization, 'must be greater than 0'))
  }
  return errors
}

function validateIdentifier(metric: Source['metric'], path: string): FieldError[] {
  return [
    ...(metric?.name
      ? invalid(child(path, 'name'), metric.name, pathSegment(metric.name))
      : [fieldError.required(child(path, 'name'), 'must specify a metric name')]),
    ...validateLabelSelector(metric?.selector, child(path, 'selector')),
  ]
}

const checks: Readonly<
  Record<'object' | 'external' | 'pods' | 'resource' | 'containerResource', (source: Source, path: string) => FieldError[]>
> = {
  object: (source, path) => [
    ...validateReference(source.describedObject ?? {}, child(path, 'describedObject')),
    ...validateIdentifier(source.metric, child(path, 'metric')),
    ...validateTarget(source.target, child(path, 'target')),
    ...(source.target.value === undefined && source.target.averageValue === undefined
      ? [fieldError.required(child(path, 'target', 'averageValue'), 'must set either a target value or averageValue')]
      : []),
  ],
  external: (source, path) => [
    ...validateIdentifier(source.metric, child(path, 'metric')),
    ...validateTarget(source.target, child(path, 'target')),
    ...(source.target.value === undefined && source.target.averageValue === undefined
      ? [fieldError.required(child(path, 'target', 'averageValue'), 'must set either a target value for metric or a per-pod target')]
      : []),
    ...(source.target.value !== undefined && source.target.averageValue !== undefined
      ? [fieldError.forbidden(child(path, 'target', 'value'), 'may not set both a target value for metric and a per-pod target')]
      : []),
  ],
  pods: (source, path) => [
    ...validateIdentifier(source.metric, child(path, 'metric')),
    ...validateTarget(source.target, child(path, 'target')),
    ...required(child(path, 'target', 'averageValue'), source.target.averageValue, 'must specify a positive target averageValue'),
  ],
  resource: (source, path) => [
    ...required(child(path, 'name'), source.name, 'must specify a resource name'),
    ...validateUtilization(source, path),
  ],
  containerResource: (source, path) => [
    ...(source.name
      ? validateContainerResourceName(source.name, child(path, 'name'))
      : [fieldError.required(child(path, 'name'), 'must specify a resource name')]),
    ...(source.container
      ? invalid(child(path, 'container'), source.container, dnsLabel(source.container))
      : [fieldError.required(child(path, 'container'), 'must specify a container')]),
    ...validateUtilization(source, path),
  ],
}

function validateUtilization({ target }: Source, path: string): FieldError[] {
  const errors = validateTarget(target, child(path, 'target'))
  if (target.averageUtilization === undefined && target.averageValue === undefined) {
    errors.push(
      fieldError.required(child(path, 'target', 'averageUtilization'), 'must set either a target raw value or a target utilization'),
    )
  }
  if (target.averageUtilization !== undefined && target.averageValue !== undefined) {
    errors.push(fieldError.forbidden(child(path, 'target', 'averageValue'), 'may not set both a target raw value and a target utilization'))
  }
  return errors
}

const metricTypes: Readonly<Record<string, keyof typeof checks>> = {
  Object: 'object',
  External: 'external',
  Pods: 'pods',
  Resource: 'resource',
  ContainerResource: 'containerResource',
}
const typeNames = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']

function validateMetric(metric: Metric, path: string): FieldError[] {
  const errors = required(child(path, 'type'), metric.type, 'must specify a metric source type')
  const expected = metricTypes[metric.type ?? '']
  if (!expected) errors.push(fieldError.notSupported(child(path, 'type'), metric.type ?? '', typeNames))
  const present = (Object.keys(checks) as (keyof typeof checks)[]).filter((name) => metric[name] !== undefined)
  const first = present[0]
  const source = first && metric[first]
  if (first && source) errors.push(...checks[first](source, child(path, first)))
  if (expected && !metric[expected])
    errors.push(fieldError.required(child(path, expected), 'must populate information for the given metric source'))
  if (present.length !== 1) {
    for (const name of present)
      if (name !== expected) errors.push(fieldError.forbidden(child(path, name), 'must populate the given metric source only'))
  }
  return errors
}

function validateScaling(rules: ScalingRules | undefined, path: string): FieldError[] {
  if (!rules) return []
  const errors: FieldError[] = []
  const window = rules.stabilizationWindowSeconds
  if (window !== undefined && window < 0)
    errors.push(fieldError.invalid(child(path, 'stabilizationWindowSeconds'), window, 'must be greater than or equal to zero'))
  if (window !== undefined && window > 3600)
    errors.push(fieldError.invalid(child(path, 'stabilizationWindowSeconds'), window, 'must be less than or equal to 3600'))
  if (rules.selectPolicy !== undefined && !['Disabled', 'Max', 'Min'].includes(rules.selectPolicy)) {
    errors.push(fieldError.notSupported(child(path, 'selectPolicy'), rules.selectPolicy, ['Disabled', 'Max', 'Min']))
  }
  if (!rules.policies?.length) errors.push(fieldError.required(child(path, 'policies'), 'must specify at least one Policy'))
  for (const [i, policy] of (rules.policies ?? []).entries()) {
    const at = index(child(path, 'policies'), i)
    if (policy.type !== 'Pods' && policy.type !== 'Percent')
      errors.push(fieldError.notSupported(child(at, 'type'), policy.type, ['Percent', 'Pods']))
    if (policy.value <= 0) errors.push(fieldError.invalid(child(at, 'value'), policy.value, 'must be greater than zero'))
    if (policy.periodSeconds <= 0)
      errors.push(fieldError.invalid(child(at, 'periodSeconds'), policy.periodSeconds, 'must be greater than zero'))
    if (policy.periodSeconds > 1800)
      errors.push(fieldError.invalid(child(at, 'periodSeconds'), policy.periodSeconds, 'must be less than or equal to 1800'))
  }
  return errors
}

const rules = specAndStatus<Autoscaler>({
  nameRule: dnsSubdomain,
  counted: false,
  validate({ spec }) {
    const errors: FieldError[] = []
    const { minReplicas: min, maxReplicas: max = 0, metrics = [] } = spec
    if (min !== undefined && min < 1) errors.push(fieldError.invalid('spec.minReplicas', min, 'must be greater than or equal to 1'))
    if (max < 1) errors.push(fieldError.invalid('spec.maxReplicas', max, 'must be greater than 0'))
    if (min !== undefined && max < min)
      errors.push(fieldError.invalid('spec.maxReplicas', max, 'must be greater than or equal to `minReplicas`'))
    return [
      ...errors,
      ...validateReference(spec.scaleTargetRef, 'spec.scaleTargetRef'),
      ...metrics.flatMap((metric, i) => validateMetric(metric, index('spec.metrics', i))),
      ...validateScaling(spec.behavior?.scaleUp, 'spec.behavior.scaleUp'),
      ...validateScaling(spec.behavior?.scaleDown, 'spec.behavior.scaleDown'),
    ]
  },
  validateStatus: ({ status = {} }) => [
    ...nonNegative('status.currentReplicas', status.currentReplicas),
    ...nonNegative('status.desiredReplicas', status.desiredReplicas),
  ],
})

export const horizontalPodAutoscalers: ResourceRules = {
  ...rules,
  storage: { group: 'autoscaling', version: 'v2', kind: 'HorizontalPodAutoscaler' },
  convert: convertAutoscaler,
}
