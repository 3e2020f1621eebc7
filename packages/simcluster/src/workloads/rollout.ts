import { controllerReference } from '@vivarium/controller'
import { type Deployment, deploymentKind, type IntOrString, type ReplicaSet, replicaSetKind } from './objects.js'
import { goJson, goPodTemplate, podTemplateHash } from './pod-template-hash.js'

const hashLabel = 'pod-template-hash'
export const revisionAnnotation = 'deployment.kubernetes.io/revision'
const historyAnnotation = 'deployment.kubernetes.io/revision-history'
const desiredAnnotation = 'deployment.kubernetes.io/desired-replicas'
const maxAnnotation = 'deployment.kubernetes.io/max-replicas'
const notCopied = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  historyAnnotation,
  desiredAnnotation,
  maxAnnotation,
  'deprecated.deployment.rollback.to',
])
const longestHistory = 2000
const longestName = 253

export const replicasOf = ({ spec }: ReplicaSet | Deployment): number => spec?.replicas ?? 1

export function sum(sets: readonly ReplicaSet[], value: (set: ReplicaSet) => number | undefined): number {
  return sets.reduce((total, set) => total + (value(set) ?? 0), 0)
}

export function isRollingUpdate({ spec }: Deployment): boolean {
  return (spec?.strategy?.type ?? 'RollingUpdate') === 'RollingUpdate'
}

/** A number, or that percentage of a total. */
export function scaled(value: IntOrString | undefined, total: number, round: 'up' | 'down'): number {
  if (typeof value !== 'string') return value ?? 0
  const exact = (Number.parseInt(value, 10) * total) / 100
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact)
}

/** How many pods a rolling update may have above, and how many below, what is asked for; never both zero. */
export function fenceposts(deployment: Deployment): { surge: number; unavailable: number } {
  if (!isRollingUpdate(deployment)) return { surge: 0, unavailable: 0 }
  const { maxSurge, maxUnavailable } = deployment.spec?.strategy?.rollingUpdate ?? {}
  const replicas = replicasOf(deployment)
  const surge = scaled(maxSurge, replicas, 'up')
  const unavailable = scaled(maxUnavailable, replicas, 'down')
  return { surge, unavailable: Math.min(replicas, surge === 0 && unavailable === 0 ? 1 : unavailable) }
}

const templateTexts = new WeakMap<object, string>()

/** What a template says, apart from the label with its hash. */
function templateText(template: object & { metadata?: { labels?: Record<string, string> } }): string {
  let text = templateTexts.get(template)
  if (text === undefined) {
    const { [hashLabel]: _, ...labels } = template.metadata?.labels ?? {}
    text = goJson(goPodTemplate({ ...template, metadata: { ...template.metadata, labels } }))
    if (Object.isFrozen(template)) templateTexts.set(template, text)
  }
  return text
}

export function hasTemplateOf(set: ReplicaSet, deployment: Deployment): boolean {
  return templateText(set.spec?.template ?? {}) === templateText(deployment.spec?.template ?? {})
}

/** Oldest first. */
export function byAge(a: ReplicaSet, b: ReplicaSet): number {
  const { creationTimestamp: timeA = '', name: nameA = '' } = a.metadata
  const { creationTimestamp: timeB = '', name: nameB = '' } = b.metadata
  return compare(timeA, timeB) || compare(nameA, nameB)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function revisionOf({ metadata }: ReplicaSet | Deployment): number {
  const revision = Number(metadata.annotations?.[revisionAnnotation] ?? 0)
  return Number.isInteger(revision) ? revision : 0
}

/** The replica set of the deployment's template (the oldest, should there be several), and the others. */
export function newAndOld(deployment: Deployment, sets: readonly ReplicaSet[]): { current: ReplicaSet | undefined; old: ReplicaSet[] } {
  const sorted = [...sets].sort(byAge)
  const current = sorted.find((set) => hasTemplateOf(set, deployment))
  return { current, old: sorted.filter((set) => set !== current) }
}

export function replicaAnnotations(deployment: Deployment): Record<string, string> {
  const replicas = replicasOf(deployment)
  return { [desiredAnnotation]: String(replicas), [maxAnnotation]: String(replicas + fenceposts(deployment).surge) }
}

export function desiredReplicas({ metadata }: ReplicaSet): number | undefined {
  const text = metadata.annotations?.[desiredAnnotation]
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}

/** The annotations of the deployment's newest set: the deployment's own, and which revision it is, and has been before. */
export function revisionAnnotations(deployment: Deployment, set: ReplicaSet | undefined, revision: number): Record<string, string> {
  const annotations = { ...set?.metadata.annotations }
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) if (!notCopied.has(key)) annotations[key] = value
  const before = annotations[revisionAnnotation]
  if (Number(before ?? 0) < revision) {
    annotations[revisionAnnotation] = String(revision)
    if (before !== undefined) {
      const history = [...(annotations[historyAnnotation] ?? '').split(',').filter((part) => part !== ''), before]
      while (history.length > 1 && history.join(',').length > longestHistory) history.shift()
      annotations[historyAnnotation] = history.join(',')
    }
  }
  return annotations
}

/** How many replicas the newest set may have now: no more pods in all than the deployment with its surge. */
export function newReplicas(deployment: Deployment, all: readonly ReplicaSet[], current: number): number {
  const replicas = replicasOf(deployment)
  if (!isRollingUpdate(deployment)) return replicas
  const most = replicas + scaled(deployment.spec?.strategy?.rollingUpdate?.maxSurge, replicas, 'up')
  const total = sum(all, replicasOf)
  return total >= most ? current : current + Math.min(most - total, replicas - current)
}

/** A replica set for the deployment's template: its name is made of the template. */
export function newReplicaSet(deployment: Deployment, old: readonly ReplicaSet[], revision: number): ReplicaSet {
  const { metadata, spec, status } = deployment
  const { namespace = '', name = '' } = metadata
  const template = spec?.template ?? {}
  const hash = podTemplateHash(template, status?.collisionCount)
  const labels = { ...template.metadata?.labels, [hashLabel]: hash }
  return {
    ...replicaSetKind,
    metadata: {
      namespace,
      name: `${name.slice(0, longestName - 1 - hash.length)}-${hash}`,
      labels,
      annotations: { ...revisionAnnotations(deployment, undefined, revision), ...replicaAnnotations(deployment) },
      ownerReferences: [controllerReference({ ...deploymentKind, metadata })],
    },
    spec: {
      replicas: newReplicas(deployment, old, 0),
      ...(spec?.minReadySeconds !== undefined && { minReadySeconds: spec.minReadySeconds }),
      selector: { ...spec?.selector, matchLabels: { ...spec?.selector?.matchLabels, [hashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  }
}

/** New sizes, by name, for all active sets when a deployment is scaled in the middle of a rollout: each in proportion. */
export function proportionalSizes(deployment: Deployment, active: readonly ReplicaSet[]): Map<string, number> {
  const replicas = replicasOf(deployment)
  const most = replicas > 0 ? replicas + fenceposts(deployment).surge : 0
  const toAdd = most - sum(active, replicasOf)
  const sorted = [...active].sort((a, b) => replicasOf(b) - replicasOf(a) || (toAdd > 0 ? byAge(b, a) : byAge(a, b)))
  const sizes = new Map<string, number>()
  let added = 0
  for (const set of sorted) {
    const size = replicasOf(set)
    let share = 0
    if (size > 0 && toAdd !== 0 && toAdd !== added) {
      const fraction = shareOf(set, deployment, most)
      share = toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added)
    }
    sizes.set(set.metadata.name ?? '', size + share)
    added += share
  }
  const largest = sorted[0]?.metadata.name
  if (largest !== undefined && toAdd !== 0) sizes.set(largest, Math.max(0, (sizes.get(largest) ?? 0) + toAdd - added))
  return sizes
}

function shareOf(set: ReplicaSet, deployment: Deployment, most: number): number {
  const size = replicasOf(set)
  if (replicasOf(deployment) === 0) return -size
  const before = Number(set.metadata.annotations?.[maxAnnotation] ?? 0) || (deployment.status?.replicas ?? 0)
  if (before === 0) return 0
  const exact = (size * most) / before
  return Math.trunc(exact + (exact < 0 ? -0.5 : 0.5)) - size
}

export function isSaturated(deployment: Deployment, set: ReplicaSet | undefined): boolean {
  const replicas = replicasOf(deployment)
  return (
    set !== undefined &&
    replicasOf(set) === replicas &&
    desiredReplicas(set) === replicas &&
    (set.status?.availableReplicas ?? 0) === replicas
  )
}
