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

const factors: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** A quantity of storage as a number of bytes. */
export function bytesOf(quantity: string | undefined): number {
  const [, number = '0', suffix = ''] = /^([\d.]+)(.*)$/.exec(quantity ?? '') ?? []
  return Number(number) * (factors[suffix] ?? 1)
}
