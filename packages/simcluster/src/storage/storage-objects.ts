import type { KubeObject } from '@vivarium/controller'

/** The parts of these kinds that tell what is in use. */
export interface Pod extends KubeObject {
  spec?: {
    nodeName?: string
    volumes?: { name?: string; persistentVolumeClaim?: { claimName?: string }; ephemeral?: object }[]
  }
}

export interface PersistentVolumeClaim extends KubeObject {
  spec?: { volumeAttributesClassName?: string }
  status?: { currentVolumeAttributesClassName?: string; modifyVolumeStatus?: { targetVolumeAttributesClassName?: string } }
}

export interface PersistentVolume extends KubeObject {
  spec?: { volumeAttributesClassName?: string }
  status?: { phase?: string }
}

export const podKind = { apiVersion: 'v1', kind: 'Pod' } as const
export const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const
export const volumeKind = { apiVersion: 'v1', kind: 'PersistentVolume' } as const
export const attributesClassKind = { apiVersion: 'storage.k8s.io/v1', kind: 'VolumeAttributesClass' } as const

/** The claims that a pod names, by name: those that exist, and those that are made for its ephemeral volumes. */
export function claimsOf({ metadata, spec }: Pod): string[] {
  return (spec?.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim?.claimName) return [persistentVolumeClaim.claimName]
    return ephemeral ? [`${metadata.name}-${name}`] : []
  })
}

/** The attribute classes that a claim has, or is to have. */
export function classesOfClaim({ spec, status }: PersistentVolumeClaim): string[] {
  const { volumeAttributesClassName: wanted = '' } = spec ?? {}
  const { currentVolumeAttributesClassName: current = '', modifyVolumeStatus } = status ?? {}
  return [wanted, current, modifyVolumeStatus?.targetVolumeAttributesClassName ?? ''].filter((name) => name !== '')
}

export function classesOfVolume({ spec }: PersistentVolume): string[] {
  return spec?.volumeAttributesClassName ? [spec.volumeAttributesClassName] : []
}

/** A pod that is on a node uses its claims: the kubelet may have mounted them. */
export function usesClaim(pod: Pod, claim: PersistentVolumeClaim): boolean {
  const { metadata, spec } = pod
  if (!spec?.nodeName) return false
  return (spec.volumes ?? []).some(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim) return persistentVolumeClaim.claimName === claim.metadata.name
    if (!ephemeral || `${metadata.name}-${name}` !== claim.metadata.name) return false
    return !isShutDown(pod) && claim.metadata.ownerReferences?.some(({ controller, uid }) => controller && uid === metadata.uid) === true
  })
}

/** The kubelet is done with it, or it was deleted by force: it may itself wait for its claim to go. */
function isShutDown({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined && metadata.deletionGracePeriodSeconds === 0
}
