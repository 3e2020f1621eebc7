import type { KubeObject } from '@vivarium/controller'

export const storageClassKind = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' } as const
export const selectedNodeAnnotation = 'volume.kubernetes.io/selected-node'
export const boundByController = 'pv.kubernetes.io/bound-by-controller'
export const bindCompleted = 'pv.kubernetes.io/bind-completed'
export const provisionedBy = 'pv.kubernetes.io/provisioned-by'
export const storageProvisioner = 'volume.kubernetes.io/storage-provisioner'

export interface StorageClass extends KubeObject {
  provisioner: string
  reclaimPolicy?: string
  volumeBindingMode?: string
  mountOptions?: string[]
}

export interface ClaimReference {
  readonly apiVersion?: string
  readonly kind?: string
  readonly namespace?: string
  readonly name?: string
  readonly uid?: string
  readonly resourceVersion?: string
}

export interface Volume extends KubeObject {
  spec?: {
    capacity?: Record<string, string>
    accessModes?: string[]
    storageClassName?: string
    volumeMode?: string
    persistentVolumeReclaimPolicy?: string
    claimRef?: ClaimReference
    hostPath?: { path: string }
    csi?: { driver: string; volumeHandle: string }
    mountOptions?: string[]
    nodeAffinity?: object
  }
  status?: { phase?: string; message?: string; lastPhaseTransitionTime?: string }
}
