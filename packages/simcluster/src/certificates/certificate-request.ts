import type { KubeObject } from '@vivarium/controller'
import type { Condition } from '../workloads/objects.js'

export const certificateRequestKind = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest' } as const

/** certificates.k8s.io/v1 CertificateSigningRequest. */
export interface CertificateSigningRequest extends KubeObject {
  spec: {
    /** PEM, in base64. */
    readonly request: string
    readonly signerName: string
    readonly usages?: readonly string[]
    readonly expirationSeconds?: number
    readonly username?: string
    readonly groups?: readonly string[]
  }
  status?: {
    /** PEM, in base64. */
    readonly certificate?: string
    readonly conditions?: readonly Condition[]
  }
}

export const signers = {
  client: 'kubernetes.io/kube-apiserver-client',
  kubeletClient: 'kubernetes.io/kube-apiserver-client-kubelet',
  kubeletServing: 'kubernetes.io/kubelet-serving',
} as const
