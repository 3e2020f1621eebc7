import { controllerReference, type KubeObject, type ObjectKind, type OwnerReference } from '@vivarium/controller'
import {
  type ControllerRevision,
  claimKind,
  type PersistentVolumeClaim,
  type Pod,
  podKind,
  type StatefulSet,
  statefulSetKind,
} from './objects.js'
import { conditionOf, isAvailable } from './pods.js'
import { revisionLabel, templateOf } from './revisions.js'

const nameLabel = 'statefulset.kubernetes.io/pod-name'
const indexLabel = 'apps.kubernetes.io/pod-index'

export function startOrdinal({ spec }: StatefulSet): number {
  return spec?.ordinals?.start ?? 0
}

/** The number at the end of the name of a pod of a set; undefined for one that is none of it. */
export function ordinalOf({ metadata }: KubeObject, set: StatefulSet): number | undefined {
  const [, parent, ordinal] = /^(.*)-(\d+)$/.exec(metadata.name ?? '') ?? []
  return parent === set.metadata.name ? Number(ordinal) : undefined
}

export function revisionOfPod({ metadata }: Pod): string | undefined {
  return metadata.labels?.[revisionLabel]
}

/** The pod of an ordinal, as a revision of the set has it: its name, host name and claims are always the same. */
export function statefulPod(set: StatefulSet, revision: ControllerRevision, ordinal: number): Pod {
  const template = templateOf(revision)
  const name = `${set.metadata.name}-${ordinal}`
  const claims = (set.spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name ?? '')
  const volumes = [
    ...claims.map((claim) => ({ name: claim, persistentVolumeClaim: { claimName: claimName(set, claim, ordinal), readOnly: false } })),
    ...(template.spec?.volumes ?? []).filter((volume) => !claims.includes(volume.name)),
  ]
  return {
    ...podKind,
    metadata: {
      namespace: set.metadata.namespace ?? '',
      name,
      labels: {
        ...template.metadata?.labels,
        [nameLabel]: name,
        [indexLabel]: String(ordinal),
        [revisionLabel]: revision.metadata.name ?? '',
      },
      ...(template.metadata?.annotations && { annotations: { ...template.metadata.annotations } }),
      ...(template.metadata?.finalizers && { finalizers: [...template.metadata.finalizers] }),
      ownerReferences: [controllerReference(set)],
    },
    spec: {
      containers: [],
      ...template.spec,
      hostname: name,
      ...(set.spec?.serviceName && { subdomain: set.spec.serviceName }),
      ...(volumes.length > 0 && { volumes }),
    },
  }
}

function claimName(set: StatefulSet, template: string, ordinal: number): string {
  return `${template}-${set.metadata.name}-${ordinal}`
}

/** The claims of an ordinal. */
export function claimsOfOrdinal(set: StatefulSet, ordinal: number): PersistentVolumeClaim[] {
  return (set.spec?.volumeClaimTemplates ?? []).map(({ metadata, spec }) => ({
    ...claimKind,
    metadata: {
      namespace: set.metadata.namespace ?? '',
      name: claimName(set, metadata.name ?? '', ordinal),
      labels: { ...metadata.labels, ...set.spec?.selector?.matchLabels },
      ...(metadata.annotations && { annotations: { ...metadata.annotations } }),
    },
    ...(spec && { spec }),
  }))
}

/**
 * Whom a claim goes with: the set, where claims are deleted with it; its pod, where that is about to go as the set is made smaller and claims
 * are deleted then; else nobody. Other owners stay, and where one of them is its controller, neither set nor pod is its owner. A claim of a set or
 * pod of that name that is no more is left as it is: the garbage collector will have it.
 */
export function claimOwners(set: StatefulSet, claim: PersistentVolumeClaim, pod: Pod, isCondemned: boolean): OwnerReference[] {
  const { whenDeleted = 'Retain', whenScaled = 'Retain' } = set.spec?.persistentVolumeClaimRetentionPolicy ?? {}
  const owners = [...(claim.metadata.ownerReferences ?? [])]
  const means = (reference: OwnerReference, { metadata }: KubeObject, { apiVersion, kind }: ObjectKind) =>
    reference.apiVersion === apiVersion && reference.kind === kind && reference.name === metadata.name
  const isStale = (reference: OwnerReference) =>
    (means(reference, set, statefulSetKind) && reference.uid !== set.metadata.uid) ||
    (means(reference, pod, podKind) && reference.uid !== pod.metadata.uid)
  if (owners.some(isStale)) return owners
  const others = owners.filter((reference) => !means(reference, set, statefulSetKind) && !means(reference, pod, podKind))
  if (others.some(({ controller }) => controller)) return others
  if (isCondemned && whenScaled === 'Delete') return [...others, controllerReference(pod)]
  return whenDeleted === 'Delete' ? [...others, controllerReference(set)] : others
}

export function runsAndIsReady({ status }: Pod): boolean {
  return status?.phase === 'Running' && conditionOf(status.conditions, 'Ready')?.status === 'True'
}

export function isAvailableReplica(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  return runsAndIsReady(pod) && isAvailable(pod, minReadySeconds, nowMs)
}
