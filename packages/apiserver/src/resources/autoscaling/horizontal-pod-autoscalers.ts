import { parseQuantity, quantitySign } from '../../quantity/quantity.js'
import type { Condition, KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, nonNegative, required } from '../../validation/checks.js'
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
  tolerance?: string
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

/** What is wrong with a version, if a group must be named. */
function versionProblem(apiVersion: string, anyGroup: boolean): string | undefined {
  const parts = apiVersion.split('/')
  if (parts.length > 2) return `unexpected GroupVersion string: ${apiVersion}`
  return anyGroup || (parts.length === 2 && parts[0] !== '') ? undefined : 'apiVersion must specify API group'
}

/** `allowed`: versions may be anything, as they were before, or be without a group. */
function validateReference(reference: ObjectReference, path: string, allowed: 'any' | 'anyGroup' | 'group'): FieldError[] {
  const errors: FieldError[] = []
  for (const field of ['kind', 'name'] as const) {
    const value = reference[field]
    errors.push(...(value ? invalid(child(path, field), value, pathSegment(value)) : [fieldError.required(child(path, field))]))
  }
  const version = reference.apiVersion ?? ''
  const problem = allowed === 'any' ? undefined : versionProblem(version, allowed === 'anyGroup')
  return problem ? [...errors, fieldError.invalid(child(path, 'apiVersion'), version, problem)] : errors
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
  ]
}

const checks: Readonly<
  Record<
    'object' | 'external' | 'pods' | 'resource' | 'containerResource',
    (source: Source, path: string, allowed: 'any' | 'anyGroup') => FieldError[]
  >
> = {
  object: (source, path, allowed) => [
    ...validateReference(source.describedObject ?? {}, child(path, 'describedObject'), allowed),
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

function validateMetric(metric: Metric, path: string, allowed: 'any' | 'anyGroup'): FieldError[] {
  const errors = required(child(path, 'type'), metric.type, 'must specify a metric source type')
  const expected = metricTypes[metric.type ?? '']
  if (!expected) errors.push(fieldError.notSupported(child(path, 'type'), metric.type ?? '', typeNames))
  const present = (Object.keys(checks) as (keyof typeof checks)[]).filter((name) => metric[name] !== undefined)
  const first = present[0]
  const source = first && metric[first]
  if (first && source) errors.push(...checks[first](source, child(path, first), allowed))
  // The real server says it twice.
  if (!expected) errors.push(fieldError.notSupported(child(path, 'type'), metric.type ?? '', typeNames))
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

const zeroText = 'must specify at least one Object or External metric to support scaling to zero replicas'

/** What stays as it was may be wrong. */
function allowedTarget(target: ObjectReference, old: Autoscaler | undefined): 'any' | 'anyGroup' | 'group' {
  const before = old?.spec.scaleTargetRef
  if (before && before.apiVersion === target.apiVersion && before.kind === target.kind) return 'any'
  return target.kind === 'ReplicationController' ? 'anyGroup' : 'group'
}

function hadWrongMetric(old: Autoscaler | undefined): boolean {
  return (old?.spec.metrics ?? []).some(({ object }) => object && versionProblem(object.describedObject?.apiVersion ?? '', true))
}

/** A field that only servers with HPAConfigurableTolerance know, which is off by default. */
function dropTolerance({ spec }: Autoscaler): void {
  delete spec.behavior?.scaleUp?.tolerance
  delete spec.behavior?.scaleDown?.tolerance
}

const rules = specAndStatus<Autoscaler>({
  nameRule: dnsSubdomain,
  counted: false,
  prepareForCreate: dropTolerance,
  prepareForUpdate: dropTolerance,
  validate({ spec }, _context, old) {
    const errors: FieldError[] = []
    const { minReplicas: min, maxReplicas: max = 0 } = spec
    const metrics = spec.metrics ?? []
    if (min !== undefined && min < 1 && !(min === 0 && old?.spec.minReplicas === 0))
      errors.push(fieldError.invalid('spec.minReplicas', min, 'must be greater than or equal to 1'))
    if (max < 1) errors.push(fieldError.invalid('spec.maxReplicas', max, 'must be greater than 0'))
    if (min !== undefined && max < min)
      errors.push(fieldError.invalid('spec.maxReplicas', max, 'must be greater than or equal to `minReplicas`'))
    return [
      ...errors,
      ...validateReference(spec.scaleTargetRef, 'spec.scaleTargetRef', allowedTarget(spec.scaleTargetRef, old)),
      ...metrics.flatMap((metric, i) => validateMetric(metric, index('spec.metrics', i), hadWrongMetric(old) ? 'any' : 'anyGroup')),
      ...(min === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')
        ? [fieldError.forbidden('spec.metrics', zeroText)]
        : []),
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
