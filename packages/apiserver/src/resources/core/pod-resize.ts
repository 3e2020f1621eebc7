import { type FieldError, fieldError, index } from '../../schema/field-error.js'
import { sameValue } from '../../validation/metadata.js'
import { keep, keepMetaForStatus } from '../kit.js'
import { mirrorAnnotation } from './pod-annotations.js'
import type { Container, Pod, Quantities } from './pod-types.js'
import { podQos } from './qos.js'

const lists = ['containers', 'initContainers'] as const

/** Takes back everything but resources and how containers take their change; other containers are for validation to refuse. */
export function keepAllButResources(pod: Pod, old: Pod): void {
  if (lists.some((list) => (pod.spec[list] ?? []).length !== (old.spec[list] ?? []).length)) return
  const resized = lists.map((list) => resizedContainers(pod.spec[list] ?? [], old.spec[list] ?? []))
  keep(pod, old, 'spec')
  keep(pod, old, 'status')
  keepMetaForStatus(pod, old)
  for (const [i, list] of lists.entries()) if (pod.spec[list]) pod.spec[list] = resized[i] ?? []
}

function resizedContainers(now: Container[], old: readonly Container[]): Container[] {
  if (now.some(({ name }, i) => name !== old[i]?.name)) return now
  return now.map((container, i) => {
    const { resources: _resources, resizePolicy: _policy, ...rest } = structuredClone(old[i] ?? {})
    const { resources, resizePolicy } = container
    return { ...rest, ...(resources && { resources }), ...(resizePolicy && { resizePolicy }) }
  })
}

/** Errors that leave nothing else to say. */
function refusal(pod: Pod, old: Pod): FieldError | undefined {
  const ofPod = ({ spec }: Pod) => [spec.resources?.limits, spec.resources?.requests].some((list) => Object.keys(list ?? {}).length > 0)
  if (ofPod(pod) || ofPod(old)) return fieldError.forbidden('', 'pods with pod-level resources cannot be resized')
  if (old.metadata.annotations?.[mirrorAnnotation] !== undefined) return fieldError.forbidden('', 'static pods cannot be resized')
  return old.spec.os?.name === 'windows' ? fieldError.forbidden('', 'windows pods cannot be resized') : undefined
}

export function validateResize(pod: Pod, old: Pod, others: readonly FieldError[]): FieldError[] {
  const refused = refusal(pod, old)
  if (refused) return [refused]
  const errors = [...others]
  const before = old.status?.qosClass ?? podQos(old.spec)
  if (before !== podQos(pod.spec))
    errors.push(fieldError.invalid('spec', pod.status?.qosClass ?? '', 'Pod QOS Class may not change as a result of resizing'))
  const running = (old.status?.containerStatuses ?? []).find(({ state }) => state?.running)
  if (running && !running.resources) errors.push(fieldError.forbidden('spec', 'Pod running on node without support for resize'))
  const order = validateOrder(pod, old)
  if (order.length > 0) return [...errors, ...order]
  for (const [i, container] of (old.spec.initContainers ?? []).entries()) {
    if (isSidecar(container)) errors.push(...validateRemoval(pod.spec.initContainers?.[i], container, `spec.initContainers[${i}]`))
  }
  for (const [i, container] of (old.spec.containers ?? []).entries())
    errors.push(...validateRemoval(pod.spec.containers?.[i], container, `spec.containers[${i}]`))
  for (const [i, container] of (pod.spec.containers ?? []).entries()) {
    if (!onlyCpuAndMemory(container, old.spec.containers?.[i] ?? {}))
      errors.push(fieldError.forbidden('spec', 'only cpu and memory resources are mutable'))
  }
  for (const [i, container] of (pod.spec.initContainers ?? []).entries()) {
    const was = old.spec.initContainers?.[i] ?? {}
    if (isSidecar(container)) {
      if (!onlyCpuAndMemory(container, was))
        errors.push(fieldError.forbidden('spec', 'only cpu and memory resources for sidecar containers are mutable'))
    } else if (!sameValue(container, was))
      errors.push(fieldError.forbidden('spec', 'resources for non-sidecar init containers are immutable'))
  }
  return errors
}

const isSidecar = ({ restartPolicy }: Container) => restartPolicy === 'Always'

function validateOrder(pod: Pod, old: Pod): FieldError[] {
  return lists.flatMap((list) => {
    const now = pod.spec[list] ?? []
    const before = old.spec[list] ?? []
    if (now.length !== before.length) return [fieldError.forbidden(`spec.${list}`, `${list} may not be added or removed on resize`)]
    return before.flatMap(({ name }, i) =>
      now[i]?.name === name
        ? []
        : [fieldError.forbidden(`${index(`spec.${list}`, i)}.name`, `${list} may not be renamed or reordered on resize`)],
    )
  })
}

function validateRemoval(now: Container | undefined, before: Container, path: string): FieldError[] {
  const removed = (field: 'requests' | 'limits') =>
    Object.keys(before.resources?.[field] ?? {}).some((name) => now?.resources?.[field]?.[name] === undefined)
  return (['requests', 'limits'] as const).flatMap((field) =>
    removed(field) ? [fieldError.forbidden(`${path}.resources.${field}`, `resource ${field} cannot be removed`)] : [],
  )
}

function onlyCpuAndMemory(container: Container, old: Container): boolean {
  const masked = (field: 'requests' | 'limits'): Quantities | undefined => {
    const before = old.resources?.[field]
    if (!before) return undefined
    const { cpu: _cpu, memory: _memory, ...others } = container.resources?.[field] ?? {}
    const { cpu, memory } = before
    return { ...others, ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) }
  }
  const limits = masked('limits')
  const requests = masked('requests')
  const resources = { ...(limits && { limits }), ...(requests && { requests }) }
  return sameResources({ ...container, resources }, old)
}

/** Without resources is the same as with none. */
function sameResources(a: Container, b: Container): boolean {
  const { resources: left, ...restOfA } = a
  const { resources: right, ...restOfB } = b
  return sameValue(restOfA, restOfB) && sameValue(left?.limits, right?.limits) && sameValue(left?.requests, right?.requests)
}
