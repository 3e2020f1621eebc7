import type { StrategyContext } from '../../registry/strategy.js'
import { defineStrategy } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, inRange, qualifiedNameRule } from '../../validation/names.js'
import { keep, keepMeta } from '../kit.js'
import type { ResourceRules } from '../rules.js'
import { validateImageSpace } from './container-validation.js'
import { validatePodSpec } from './pod-spec-validation.js'
import type { Container, Pod, PodSpec } from './pod-types.js'
import { podQos } from './qos.js'
import { onlyAddedTolerations } from './scheduling-validation.js'

const updatableFields = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
]

function validate(pod: Pod, { settings }: StrategyContext): FieldError[] {
  const errors = validatePodSpec(pod.spec, 'spec', settings, true)
  for (const [i, container] of (pod.spec.containers ?? []).entries())
    errors.push(...validateImageSpace(container, index('spec.containers', i)))
  for (const [i, container] of (pod.spec.initContainers ?? []).entries())
    errors.push(...validateImageSpace(container, index('spec.initContainers', i)))
  return [...errors, ...validateDeletionCost(pod)]
}

function validateDeletionCost({ metadata }: Pod): FieldError[] {
  const name = 'controller.kubernetes.io/pod-deletion-cost'
  const cost = metadata.annotations?.[name]
  return cost === undefined || /^[+-]?(0|[1-9][0-9]*)$/.test(cost)
    ? []
    : [fieldError.invalid(key('metadata.annotations', name), cost, 'must be a 32bit integer')]
}

function validateCreate(pod: Pod, context: StrategyContext): FieldError[] {
  const errors = validate(pod, context)
  if (pod.spec.ephemeralContainers?.length) errors.push(fieldError.forbidden('spec.ephemeralContainers', 'cannot be set on create'))
  if (pod.spec.nodeName && pod.spec.schedulingGates?.length) {
    errors.push(fieldError.forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'))
  }
  return errors
}

/** What a write to the pod itself may change. */
function validateUpdate(pod: Pod, old: Pod, context: StrategyContext): FieldError[] {
  const errors = validate(pod, context)
  const images =
    validateSameContainers(pod.spec.containers, old.spec.containers, 'spec.containers') ??
    validateSameContainers(pod.spec.initContainers, old.spec.initContainers, 'spec.initContainers')
  if (images) return [...errors, ...images]
  const deadline = pod.spec.activeDeadlineSeconds
  const oldDeadline = old.spec.activeDeadlineSeconds
  if (deadline !== undefined) {
    const messages = inRange(deadline, 0, 2 ** 31 - 1)
    if (messages.length > 0) return [...errors, ...invalid('spec.activeDeadlineSeconds', deadline, messages)]
    if (oldDeadline !== undefined && oldDeadline < deadline) {
      return [...errors, fieldError.invalid('spec.activeDeadlineSeconds', deadline, 'must be less than or equal to previous value')]
    }
  } else if (oldDeadline !== undefined) {
    errors.push(fieldError.invalid('spec.activeDeadlineSeconds', null, 'must not update from a positive integer to nil value'))
  }
  errors.push(...onlyAddedTolerations(pod.spec.tolerations, old.spec.tolerations, 'spec.tolerations'), ...validateGates(pod.spec, old.spec))
  if (!sameValue(withoutUpdatable(pod.spec, old.spec), old.spec)) {
    errors.push(fieldError.forbidden('spec', `pod updates may not change fields other than ${updatableFields.join(',')}\n`))
  }
  return errors
}

function validateSameContainers(containers: Container[] | undefined, old: Container[] | undefined, path: string): FieldError[] | undefined {
  return (containers ?? []).length === (old ?? []).length
    ? undefined
    : [fieldError.forbidden(path, 'pod updates may not add or remove containers')]
}

function validateGates(spec: PodSpec, old: PodSpec): FieldError[] {
  const before = new Set((old.schedulingGates ?? []).map(({ name }) => name))
  return (spec.schedulingGates ?? []).flatMap(({ name }, i) =>
    before.has(name)
      ? []
      : [
          fieldError.forbidden(
            child(index('spec.schedulingGates', i), 'name'),
            `only deletion is allowed, but found new scheduling gate '${name}'`,
          ),
        ],
  )
}

/** The spec with everything that may change as it was. */
function withoutUpdatable(spec: PodSpec, old: PodSpec): PodSpec {
  const masked = structuredClone(spec)
  for (const list of ['containers', 'initContainers'] as const) {
    for (const [i, container] of (masked[list] ?? []).entries()) {
      const image = old[list]?.[i]?.image
      if (image !== undefined) container.image = image
    }
  }
  for (const field of ['activeDeadlineSeconds', 'schedulingGates', 'tolerations'] as const) keep(masked, old, field)
  if ((old.terminationGracePeriodSeconds ?? 0) < 0 && masked.terminationGracePeriodSeconds === 1)
    keep(masked, old, 'terminationGracePeriodSeconds')
  if (old.schedulingGates?.length) {
    keep(masked, old, 'nodeSelector')
    keep(masked, old, 'affinity')
  }
  return masked
}

function validateStatus(pod: Pod, old: Pod): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, condition] of (pod.status?.conditions ?? []).entries()) {
    const at = index('status.conditions', i)
    if (/kubernetes\.io|^[A-Za-z]+$/.test(condition.type)) continue
    errors.push(...invalid(child(at, 'type'), condition.type, qualifiedNameRule(condition.type)))
  }
  if (pod.spec.nodeName !== old.spec.nodeName) errors.push(fieldError.forbidden('status.nodeName', 'may not be changed directly'))
  const nominated = pod.status?.nominatedNodeName
  if (nominated && nominated !== old.status?.nominatedNodeName)
    errors.push(...invalid('status.nominatedNodeName', nominated, dnsSubdomain(nominated)))
  return [...errors, ...oneOf('status.qosClass', pod.status?.qosClass, ['BestEffort', 'Burstable', 'Guaranteed'])]
}

export function bumpGeneration(pod: Pod, old: Pod): void {
  if (!sameValue(pod.spec, old.spec)) pod.metadata.generation = (old.metadata.generation ?? 0) + 1
}

export const pods: ResourceRules = {
  strategy: defineStrategy<Pod>({
    nameRule: dnsSubdomain,
    resetFields: ['status'],
    prepareForCreate(pod, { now }) {
      pod.metadata.generation = 1
      pod.status = { phase: 'Pending', qosClass: podQos(pod.spec) }
      if (pod.spec.schedulingGates?.length) {
        pod.status.conditions = [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'SchedulingGated',
            message: 'Scheduling is blocked due to non-empty scheduling gates',
            lastTransitionTime: `${now.toISOString().slice(0, 19)}Z`,
          },
        ]
      }
      if (pod.spec.serviceAccountName) pod.spec.serviceAccount = pod.spec.serviceAccountName
    },
    validate(pod, context) {
      const messages = dnsLabel(pod.metadata.name ?? '')
      if (messages.length > 0) {
        context.warn(
          `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${messages.join(' ')}]`,
        )
      }
      return validateCreate(pod, context)
    },
    prepareForUpdate(pod, old) {
      keep(pod, old, 'status')
      bumpGeneration(pod, old)
    },
    validateUpdate,
    gracePeriodSeconds(pod, requested) {
      if (!pod.spec.nodeName || pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded') return 0
      const period = requested ?? pod.spec.terminationGracePeriodSeconds ?? 0
      return period < 0 ? 1 : period
    },
    returnsDeletedObject: true,
    selectableFields: {
      'spec.nodeName': ({ spec }) => spec.nodeName ?? '',
      'spec.restartPolicy': ({ spec }) => spec.restartPolicy ?? '',
      'spec.schedulerName': ({ spec }) => (spec as { schedulerName?: string }).schedulerName ?? '',
      'spec.serviceAccountName': ({ spec }) => spec.serviceAccountName ?? '',
      'spec.hostNetwork': ({ spec }) => String(spec.hostNetwork ?? false),
      'status.phase': ({ status }) => status?.phase ?? '',
      'status.podIP': ({ status }) => status?.podIPs?.[0]?.ip ?? '',
      'status.podIPs': ({ status }) => status?.podIPs?.[0]?.ip ?? '',
      'status.nominatedNodeName': ({ status }) => status?.nominatedNodeName ?? '',
    },
    subresources: {
      status: {
        prepareForUpdate(pod, old) {
          keep(pod, old, 'spec')
          keepMeta(pod, old, 'ownerReferences')
          if (pod.status && !pod.status.qosClass && old.status?.qosClass) pod.status.qosClass = old.status.qosClass
        },
        validateUpdate: validateStatus,
        resetFields: ['spec', 'metadata.deletionTimestamp', 'metadata.ownerReferences'],
      },
      ephemeralcontainers: {
        prepareForUpdate(pod, old) {
          const added = pod.spec.ephemeralContainers
          keep(pod, old, 'spec')
          keep(pod, old, 'status')
          if (added) pod.spec.ephemeralContainers = added
          bumpGeneration(pod, old)
        },
        validateUpdate(pod, old, context) {
          const errors = validate(pod, context)
          for (const container of old.spec.ephemeralContainers ?? []) {
            const now = (pod.spec.ephemeralContainers ?? []).find(({ name }) => name === container.name)
            if (!now)
              errors.push(
                fieldError.forbidden(
                  'spec.ephemeralContainers',
                  `existing ephemeral containers ${JSON.stringify(container.name)} may not be removed\n`,
                ),
              )
            else if (!sameValue(now, container))
              errors.push(
                fieldError.forbidden(
                  'spec.ephemeralContainers',
                  `existing ephemeral containers ${JSON.stringify(container.name)} may not be changed\n`,
                ),
              )
          }
          return errors
        },
        resetFields: ['status'],
      },
      resize: {
        prepareForUpdate(pod, old) {
          const resources = new Map(
            [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? [])].map(({ name, resources: wanted, resizePolicy }) => [
              name,
              { wanted, resizePolicy },
            ]),
          )
          keep(pod, old, 'spec')
          keep(pod, old, 'status')
          for (const container of [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? [])]) {
            const resized = resources.get(container.name)
            if (resized?.wanted) container.resources = resized.wanted
            if (resized?.resizePolicy) container.resizePolicy = resized.resizePolicy
          }
          bumpGeneration(pod, old)
        },
        validateUpdate(pod, old, context) {
          const errors = validate(pod, context)
          if (podQos(pod.spec) !== podQos(old.spec))
            errors.push(fieldError.invalid('spec', podQos(pod.spec), 'Pod QOS Class may not change as a result of resizing'))
          return errors
        },
        resetFields: ['status'],
      },
    },
  }),
}
