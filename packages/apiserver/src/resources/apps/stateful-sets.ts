import type { KubeObject, LabelSelector, ObjectMeta } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { type IntOrString, invalid, isZero, nonNegative, numberOrPercent, overHundredPercent } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsLabel } from '../../validation/names.js'
import { type ClaimSpec, validateClaimSpec } from '../core/claim-spec.js'
import { dropAlphaFields } from '../core/pod-alpha-fields.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import { claimWarnings } from '../core/pod-warnings.js'
import { keep, specAndStatus } from '../kit.js'
import {
  isUsable,
  validateCollisions,
  validateCounts,
  validateLastingTemplate,
  validateOwnSelector,
  validateSelected,
  workloadWarnings,
} from './template.js'

interface ClaimTemplate {
  kind?: string
  apiVersion?: string
  metadata?: ObjectMeta
  spec?: ClaimSpec
  status?: { phase?: string }
}

interface StatefulSet extends KubeObject {
  spec: {
    replicas?: number
    selector?: LabelSelector
    template: PodTemplateSpec
    volumeClaimTemplates?: ClaimTemplate[]
    serviceName?: string
    podManagementPolicy?: string
    updateStrategy?: { type?: string; rollingUpdate?: { partition?: number; maxUnavailable?: IntOrString } }
    minReadySeconds?: number
    revisionHistoryLimit?: number
    ordinals?: { start?: number }
    persistentVolumeClaimRetentionPolicy?: { whenDeleted?: string; whenScaled?: string }
  }
  status?: { collisionCount?: number; availableReplicas?: number; readyReplicas?: number; [field: string]: unknown }
}

const mutable = [
  'replicas',
  'template',
  'updateStrategy',
  'minReadySeconds',
  'ordinals',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
] as const
const changeText =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"

function validate({ spec }: StatefulSet, context: StrategyContext, old?: StatefulSet): FieldError[] {
  const creating = old === undefined
  const errors: FieldError[] = []
  const policy = spec.podManagementPolicy
  if (!policy) errors.push(fieldError.required('spec.podManagementPolicy'))
  else if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    errors.push(fieldError.invalid('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'"))
  }
  errors.push(...validateStrategy(spec.updateStrategy ?? {}))
  for (const field of ['whenDeleted', 'whenScaled'] as const) {
    const value = spec.persistentVolumeClaimRetentionPolicy?.[field]
    if (value !== undefined && value !== 'Retain' && value !== 'Delete') {
      errors.push(fieldError.notSupported(`spec.persistentVolumeClaimRetentionPolicy.${field}`, value, ['Retain', 'Delete']))
    }
  }
  if (creating) {
    for (const [i, template] of (spec.volumeClaimTemplates ?? []).entries()) {
      errors.push(...validateClaimSpec(template.spec ?? {}, child(index('spec.volumeClaimTemplates', i), 'spec')))
    }
  }
  errors.push(
    ...nonNegative('spec.replicas', spec.replicas),
    ...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...nonNegative('spec.ordinals.start', spec.ordinals?.start),
  )
  if (creating && spec.serviceName) errors.push(...invalid('spec.serviceName', spec.serviceName, dnsLabel(spec.serviceName)))
  errors.push(...validateOwnSelector(spec.selector, 'spec.selector', 'statefulset', old?.spec.selector))
  if (!isUsable(spec.selector)) return [...errors, fieldError.invalid('spec.selector', spec.selector, '')]
  return [
    ...errors,
    ...validateSelected(spec.selector, spec.template, 'spec.template'),
    ...validateLastingTemplate(withClaimVolumes(spec), 'spec.template', 'StatefulSet', context, old?.spec.template),
  ]
}

/** The template as its pods will have it: claims of the set are volumes too. */
function withClaimVolumes({ template, volumeClaimTemplates = [] }: StatefulSet['spec']): PodTemplateSpec {
  const names = [...new Set(volumeClaimTemplates.map(({ metadata }) => metadata?.name ?? ''))]
  const volumes = [
    ...names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...(template.spec.volumes ?? []).filter(({ name }) => !names.includes(name ?? '')),
  ]
  const { hostname: _hostname, subdomain: _subdomain, ...spec } = template.spec
  return { ...template, spec: { ...spec, volumes } }
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function internal(update: NonNullable<StatefulSet['spec']['updateStrategy']>['rollingUpdate']) {
  return update ? { Partition: update.partition ?? 0, MaxUnavailable: update.maxUnavailable ?? null } : null
}

function validateStrategy(strategy: NonNullable<StatefulSet['spec']['updateStrategy']>): FieldError[] {
  const { type, rollingUpdate } = strategy
  if (!type) return [fieldError.required('spec.updateStrategy')]
  if (type === 'OnDelete') {
    return rollingUpdate
      ? [
          fieldError.invalid(
            'spec.updateStrategy.rollingUpdate',
            internal(rollingUpdate),
            "only allowed for updateStrategy 'RollingUpdate'",
          ),
        ]
      : []
  }
  if (type !== 'RollingUpdate')
    return [
      fieldError.invalid(
        'spec.updateStrategy',
        { Type: type, RollingUpdate: internal(rollingUpdate) },
        "must be 'RollingUpdate' or 'OnDelete'",
      ),
    ]
  const path = 'spec.updateStrategy.rollingUpdate'
  const errors = nonNegative(`${path}.partition`, rollingUpdate?.partition)
  const max = rollingUpdate?.maxUnavailable
  if (max !== undefined) {
    errors.push(...numberOrPercent(`${path}.maxUnavailable`, max))
    if (isZero(max)) errors.push(fieldError.invalid(`${path}.maxUnavailable`, max, 'cannot be 0'))
    errors.push(...overHundredPercent(`${path}.maxUnavailable`, max))
  }
  return errors
}

export const statefulSets = specAndStatus<StatefulSet>({
  nameRule: dnsLabel,
  prepareForCreate(set) {
    dropAlphaFields(set.spec.template.spec)
    // Templates of claims are stored with their kind, as the real server writes them.
    for (const template of set.spec.volumeClaimTemplates ?? []) {
      template.kind = 'PersistentVolumeClaim'
      template.apiVersion = 'v1'
      template.status = { phase: 'Pending' }
    }
  },
  prepareForUpdate(set) {
    dropAlphaFields(set.spec.template.spec)
    for (const template of set.spec.volumeClaimTemplates ?? []) {
      template.kind ??= 'PersistentVolumeClaim'
      template.apiVersion ??= 'v1'
    }
  },
  validate,
  warnings(set, old) {
    const { template, volumeClaimTemplates, revisionHistoryLimit = 0 } = set.spec
    const claims = old ? [] : (volumeClaimTemplates ?? [])
    return [
      ...workloadWarnings('spec.template', template, set, old),
      ...claims.flatMap(({ spec }, i) => claimWarnings(spec ?? {}, index('spec.volumeClaimTemplates', i))),
      ...(revisionHistoryLimit < 0
        ? ['spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended']
        : []),
    ]
  },
  validateUpdate(set, old) {
    const masked = structuredClone(set.spec)
    for (const field of mutable) keep(masked, old.spec, field)
    return sameValue(masked, old.spec) ? [] : [fieldError.forbidden('spec', changeText)]
  },
  validateStatus({ status = {} }, old) {
    const errors = validateCounts(
      status,
      ['replicas', 'readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas', 'observedGeneration', 'collisionCount'],
      ['readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas'],
    )
    if ((status.availableReplicas ?? 0) > (status.readyReplicas ?? 0)) {
      errors.push(fieldError.invalid('status.availableReplicas', status.availableReplicas, 'cannot be greater than status.readyReplicas'))
    }
    return [...errors, ...validateCollisions(status, old.status)]
  },
})
