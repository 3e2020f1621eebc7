import type { StrategyContext } from '../../registry/strategy.js'
import { defineStrategy } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, required } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, inRange } from '../../validation/names.js'
import { keep, keepMeta, keepMetaForStatus, keepStored } from '../kit.js'
import type { ResourceRules } from '../rules.js'
import { validateImageSpace } from './container-validation.js'
import { allowancesOf } from './pod-allowances.js'
import { dropAlphaFields } from './pod-alpha-fields.js'
import { mirrorAnnotation, validateAnnotationUpdate, validateMatchingProfiles, validatePodAnnotations } from './pod-annotations.js'
import { addMatchLabelKeys, addSchedulingGatedCondition, takeAppArmorAnnotations } from './pod-creation.js'
import { withoutGatedChanges } from './pod-gates.js'
import { keepAllButResources, validateResize } from './pod-resize.js'
import { validatePodSpec } from './pod-spec-validation.js'
import { podStatusWarnings, preparePodStatus, validatePodStatus } from './pod-status.js'
import type { Container, Pod, PodSpec } from './pod-types.js'
import { podWarnings } from './pod-warnings.js'
import { podQos } from './qos.js'
import { onlyAddedTolerations } from './scheduling-validation.js'

const updatableFields = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
]

/** All of a pod; what is wrong in the old one may stay wrong. */
function validate(pod: Pod, { settings }: StrategyContext, old?: Pod): FieldError[] {
  const { metadata, spec } = pod
  const allowed = allowancesOf(old?.spec, old?.metadata.annotations)
  const errors = [
    ...validatePodAnnotations(metadata.annotations, spec, 'metadata.annotations', allowed.deletionCost),
    ...validatePodSpec(spec, 'spec', { settings, allowed, meta: metadata }),
    ...validateTokenVolumes(spec),
  ]
  for (const list of ['containers', 'initContainers'] as const)
    errors.push(...(spec[list] ?? []).flatMap((container, i) => validateImageSpace(container, index(child('spec', list), i))))
  return errors
}

/** Tokens are those of a service account. */
function validateTokenVolumes({ serviceAccountName, volumes }: PodSpec): FieldError[] {
  if (serviceAccountName) return []
  return (volumes ?? []).flatMap(({ projected }, v) => {
    const { sources } = (projected ?? {}) as { sources?: { serviceAccountToken?: object }[] }
    return (sources ?? []).flatMap(({ serviceAccountToken }, s) =>
      serviceAccountToken
        ? [
            fieldError.forbidden(
              `spec.volumes[${v}].projected.sources[${s}].serviceAccountToken`,
              'must not be specified when serviceAccountName is not set',
            ),
          ]
        : [],
    )
  })
}

function validateCreate(pod: Pod, context: StrategyContext): FieldError[] {
  const errors = validate(pod, context)
  if (pod.spec.ephemeralContainers?.length) errors.push(fieldError.forbidden('spec.ephemeralContainers', 'cannot be set on create'))
  if (pod.spec.nodeName && pod.spec.schedulingGates?.length) {
    errors.push(fieldError.forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'))
  }
  return [...errors, ...validateMatchingProfiles(pod.metadata, pod.spec)]
}

/** What a write to the pod itself may change. */
function validateUpdate(pod: Pod, old: Pod, context: StrategyContext): FieldError[] {
  const errors = [...validate(pod, context, old), ...validateAnnotationUpdate(pod, old)]
  for (const list of ['containers', 'initContainers'] as const) {
    const path = child('spec', list)
    const containers = pod.spec[list] ?? []
    if (containers.length !== (old.spec[list] ?? []).length)
      return [...errors, fieldError.forbidden(path, 'pod updates may not add or remove containers')]
    errors.push(...containers.flatMap((container, i) => validateImage(container, index(path, i))))
  }
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
  if (sameValue(pod.spec, old.spec)) return errors
  const gated = withoutGatedChanges(withoutUpdatable(pod.spec, old.spec), old.spec)
  errors.push(...gated.errors)
  if (!sameValue(gated.spec, old.spec))
    errors.push(fieldError.forbidden('spec', `pod updates may not change fields other than ${updatableFields.join(',')}\n`))
  return errors
}

function validateImage(container: Container, path: string): FieldError[] {
  return [...required(child(path, 'image'), container.image), ...validateImageSpace(container, path)]
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
  return masked
}

function validateEphemeralUpdate(pod: Pod, old: Pod, context: StrategyContext): FieldError[] {
  if (old.metadata.annotations?.[mirrorAnnotation] !== undefined)
    return [fieldError.forbidden('', 'static pods do not support ephemeral containers')]
  const errors = [...validate(pod, context, old), ...validateAnnotationUpdate(pod, old)]
  for (const container of old.spec.ephemeralContainers ?? []) {
    const now = (pod.spec.ephemeralContainers ?? []).find(({ name }) => name === container.name)
    if (now && sameValue(now, container)) continue
    const what = now ? 'changed' : 'removed'
    errors.push(
      fieldError.forbidden(
        'spec.ephemeralContainers',
        `existing ephemeral containers ${JSON.stringify(container.name)} may not be ${what}\n`,
      ),
    )
  }
  return errors
}

export function bumpGeneration(pod: Pod, old: Pod): void {
  if (!sameValue(pod.spec, old.spec)) pod.metadata.generation = (old.metadata.generation ?? 0) + 1
}

export const pods: ResourceRules = {
  strategy: defineStrategy<Pod>({
    nameRule: dnsSubdomain,
    resetFields: ['status'],
    prepareForCreate(pod, { now, warn }) {
      pod.metadata.generation = 1
      pod.status = { phase: 'Pending', qosClass: podQos(pod.spec) }
      dropAlphaFields(pod.spec)
      addSchedulingGatedCondition(pod, now)
      addMatchLabelKeys(pod)
      takeAppArmorAnnotations(pod, warn)
      if (pod.spec.serviceAccountName) pod.spec.serviceAccount = pod.spec.serviceAccountName
    },
    validate: validateCreate,
    warnings(pod, old) {
      // People don't change pods much, and programs do it often.
      if (old) return []
      const messages = dnsLabel(pod.metadata.name ?? '')
      const name = `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${messages.join(' ')}]`
      return [...(messages.length > 0 ? [name] : []), ...podWarnings(pod.spec, pod.metadata, '')]
    },
    prepareForUpdate(pod, old) {
      keepStored(pod, old, 'status')
      dropAlphaFields(pod.spec)
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
          keepStored(pod, old, 'spec')
          keepMeta(pod, old, 'ownerReferences')
          preparePodStatus(pod, old)
        },
        validateUpdate: validatePodStatus,
        warnings: podStatusWarnings,
        resetFields: ['spec', 'metadata.deletionTimestamp', 'metadata.ownerReferences'],
      },
      // Checked where the pod is put on its node (BindingREST): what changes is the server's own doing.
      binding: { prepareForUpdate() {}, resetFields: [] },
      ephemeralcontainers: {
        prepareForUpdate(pod, old) {
          const added = pod.spec.ephemeralContainers
          keep(pod, old, 'spec')
          keep(pod, old, 'status')
          keepMetaForStatus(pod, old)
          if (added) pod.spec.ephemeralContainers = added
          else delete pod.spec.ephemeralContainers
          dropAlphaFields(pod.spec)
          bumpGeneration(pod, old)
        },
        validateUpdate: validateEphemeralUpdate,
        resetFields: ['status'],
      },
      resize: {
        prepareForUpdate(pod, old) {
          keepAllButResources(pod, old)
          bumpGeneration(pod, old)
        },
        validateUpdate: (pod, old, context) => validateResize(pod, old, validate(pod, context, old)),
        resetFields: ['status'],
      },
    },
  }),
}
