import { controllerReference, type KubeObject, type OwnerReference } from '@vivarium/controller'
import { type ControllerRevision, claimKind, type PersistentVolumeClaim, type Pod, podKind, type StatefulSet } from './objects.js'
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
 * are deleted then; else nobody. Other owners stay.
 */
export function claimOwners(set: StatefulSet, claim: PersistentVolumeClaim, pod: Pod | undefined, isCondemned: boolean): OwnerReference[] {
  const { whenDeleted = 'Retain', whenScaled = 'Retain' } = set.spec?.persistentVolumeClaimRetentionPolicy ?? {}
  const others = (claim.metadata.ownerReferences ?? []).filter(
    ({ uid, kind, name }) => uid !== set.metadata.uid && !(kind === 'Pod' && name.startsWith(`${set.metadata.name}-`)),
  )
  if (isCondemned && whenScaled === 'Delete') return pod?.metadata.uid ? [...others, controllerReference(pod)] : others
  return whenDeleted === 'Delete' ? [...others, controllerReference(set)] : others
}

export function runsAndIsReady({ status }: Pod): boolean {
  return status?.phase === 'Running' && conditionOf(status.conditions, 'Ready')?.status === 'True'
}

export function isAvailableReplica(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  return runsAndIsReady(pod) && isAvailable(pod, minReadySeconds, nowMs)
}
