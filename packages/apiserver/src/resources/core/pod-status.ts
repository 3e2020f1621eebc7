import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { addressText, addressWarnings, isAddress, parseAddress } from '../../validation/addresses.js'
import { invalid } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { dnsSubdomain, qualifiedNameRule } from '../../validation/names.js'
import { validateAnnotationUpdate, validatePodAnnotations } from './pod-annotations.js'
import type { ContainerStatus, Pod } from './pod-types.js'
import { validateId } from './security-validation.js'

const systemConditions = ['PodScheduled', 'Ready', 'Initialized']
const generationText = 'must be a non-negative integer'
const statusLists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const

/** What a write to a pod's status may say. */
export function validatePodStatus(pod: Pod, old: Pod): FieldError[] {
  const { status = {} } = pod
  const errors = [
    ...validateAnnotationUpdate(pod, old),
    ...validatePodAnnotations(pod.metadata.annotations, pod.spec, 'metadata.annotations', true),
    ...validateConditions(pod),
  ]
  const nominated = status.nominatedNodeName
  if (nominated && nominated !== old.status?.nominatedNodeName)
    errors.push(...invalid('status.nominatedNodeName', nominated, dnsSubdomain(nominated)))
  if ((status.observedGeneration ?? 0) < 0)
    errors.push(fieldError.invalid('status.observedGeneration', status.observedGeneration, generationText))
  errors.push(...immutable(status.qosClass, old.status?.qosClass, 'status.qosClass'))
  for (const list of statusLists) errors.push(...validateTransitions(pod, old, list))
  return [
    ...errors,
    ...validateClaimStatuses(pod),
    ...validateAddresses(status.podIPs, old.status?.podIPs, 'status.podIPs'),
    ...validateHostAddresses(pod, old),
    ...statusLists.flatMap((list) => validateUsers(pod, status[list], child('status', list))),
  ]
}

function validateConditions({ status }: Pod): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, { type, observedGeneration }] of (status?.conditions ?? []).entries()) {
    const at = index('status.conditions', i)
    if ((observedGeneration ?? 0) < 0) errors.push(fieldError.invalid(child(at, 'observedGeneration'), observedGeneration, generationText))
    if (!systemConditions.includes(type)) errors.push(...invalid(child(at, 'Type'), type, qualifiedNameRule(type)))
  }
  return errors
}

/** What has ended does not run again, unless the pod restarts it. */
function validateTransitions({ status }: Pod, old: Pod, list: (typeof statusLists)[number]): FieldError[] {
  const { restartPolicy, initContainers } = old.spec
  const restarts = list !== 'ephemeralContainerStatuses'
  if (restarts && restartPolicy === 'Always') return []
  const sidecars = new Set(
    list === 'initContainerStatuses' ? (initContainers ?? []).filter((c) => c.restartPolicy === 'Always').map(({ name }) => name) : [],
  )
  const errors: FieldError[] = []
  for (const [i, before] of (old.status?.[list] ?? []).entries()) {
    const ended = before.state?.terminated
    if (!ended || sidecars.has(before.name)) continue
    if (restarts && ended.exitCode && restartPolicy === 'OnFailure') continue
    for (const now of status?.[list] ?? []) {
      if (now.name !== before.name || now.state?.terminated) continue
      errors.push(fieldError.forbidden(child(index(child('status', list), i), 'state'), 'may not be transitioned to non-terminated state'))
    }
  }
  return errors
}

function validateClaimStatuses({ spec, status }: Pod): FieldError[] {
  const errors: FieldError[] = []
  const known = new Set((spec.resourceClaims ?? []).map(({ name }) => name))
  const seen = new Set<string>()
  for (const [i, { name = '', resourceClaimName }] of (status?.resourceClaimStatuses ?? []).entries()) {
    const at = child(index('status.resourceClaimStatuses', i), 'name')
    if (!known.has(name)) errors.push(fieldError.invalid(at, name, 'must match the name of an entry in `spec.resourceClaims`'))
    if (seen.has(name)) errors.push(fieldError.duplicate(at, name))
    seen.add(name)
    if (resourceClaimName !== undefined) errors.push(...invalid(at, resourceClaimName, dnsSubdomain(resourceClaimName)))
  }
  return errors
}

type Addresses = readonly { ip?: string }[] | undefined

/** At most one of each family; what was there before may be anything. */
function validateAddresses(addresses: Addresses, old: Addresses, path: string): FieldError[] {
  const before = new Set((old ?? []).map(({ ip }) => ip))
  const texts = (addresses ?? []).map(({ ip = '' }) => ip)
  const errors = texts.flatMap((ip, i) => (before.has(ip) || isAddress(ip) ? [] : [fieldError.invalid(index(path, i), ip, addressText)]))
  if (texts.length < 2) return errors
  const wrong = texts.find((ip) => !isAddress(ip))
  if (wrong !== undefined) {
    errors.push(fieldError.internal(path, `failed to check for dual stack with error:invalid IPs: ${JSON.stringify(wrong)}`))
  }
  const families = new Set(texts.map((ip) => parseAddress(ip)?.family))
  if (wrong !== undefined || families.size < 2 || texts.length > 2) {
    const internal = texts.map((IP) => ({ IP }))
    errors.push(fieldError.invalid(path, internal, 'may specify no more than one IP for each IP family'))
  }
  return errors
}

function validateHostAddresses({ status }: Pod, old: Pod): FieldError[] {
  const first = status?.hostIPs?.[0]?.ip
  if (first === undefined) return []
  const errors = validateAddresses(status?.hostIPs, old.status?.hostIPs, 'status.hostIPs')
  return status?.hostIP === first ? errors : [fieldError.invalid('status.hostIPs[0].ip', first, 'must be equal to `hostIP`'), ...errors]
}

function validateUsers({ spec }: Pod, statuses: readonly ContainerStatus[] | undefined, path: string): FieldError[] {
  return (statuses ?? []).flatMap(({ user }, i) => {
    const linux = user?.linux
    const at = child(index(path, i), 'user', 'linux')
    if (!linux) return []
    if (spec.os?.name === 'windows') return [fieldError.forbidden(at, 'cannot be set for a windows pod')]
    return [
      ...validateId(child(at, 'uid'), linux.uid),
      ...validateId(child(at, 'gid'), linux.gid),
      ...(linux.supplementalGroups ?? []).flatMap((group, g) => validateId(index(child(at, 'supplementalGroups'), g), group)),
    ]
  })
}

export function podStatusWarnings({ status }: Pod): string[] {
  return (['podIPs', 'hostIPs'] as const).flatMap((list) =>
    (status?.[list] ?? []).flatMap(({ ip = '' }, i) => addressWarnings(child(index(child('status', list), i), 'ip'), ip)),
  )
}

/** Writers that don't know of generations keep those that were observed; and of what depends on alpha features nothing is kept. */
export function preparePodStatus(pod: Pod, old: Pod): void {
  const { status } = pod
  if (!status) return
  if (!status.qosClass && old.status?.qosClass) status.qosClass = old.status.qosClass
  if (!status.observedGeneration && old.status?.observedGeneration) status.observedGeneration = old.status.observedGeneration
  const observed = new Map<string, number[]>()
  for (const { type, observedGeneration = 0 } of old.status?.conditions ?? [])
    observed.set(type, [...(observed.get(type) ?? []), observedGeneration])
  for (const condition of status.conditions ?? []) {
    const before = observed.get(condition.type)?.shift()
    if (!condition.observedGeneration && before) condition.observedGeneration = before
  }
  delete status.extendedResourceClaimStatus
  for (const list of statusLists) for (const container of status[list] ?? []) delete container.allocatedResourcesStatus
}
