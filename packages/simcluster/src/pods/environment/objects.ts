import type { KubeObject } from '@vivarium/controller'

/** How the environment of pods looks at the cluster. */
export interface ClusterObjects {
  find<T extends KubeObject>(kind: { readonly apiVersion: string; readonly kind: string }, namespace: string, name: string): T | undefined
  /** Those of a namespace, and the `kubernetes` of `default`. */
  services(namespace: string): readonly ServiceObject[]
  /** A token of the pod's service account, bound to the pod. */
  token(request: TokenRequest): string
}

export interface TokenRequest {
  readonly namespace: string
  readonly account: string
  readonly audience?: string
  readonly expirationSeconds: number
  readonly pod: { readonly name: string; readonly uid: string }
}

export interface ConfigMapObject extends KubeObject {
  readonly data?: Readonly<Record<string, string>>
  /** In base64. */
  readonly binaryData?: Readonly<Record<string, string>>
}

export interface SecretObject extends KubeObject {
  /** In base64. */
  readonly data?: Readonly<Record<string, string>>
}

export interface ServicePort {
  readonly name?: string
  readonly protocol?: string
  readonly port: number
  readonly targetPort?: number | string
  readonly nodePort?: number
}

export interface ServiceObject extends KubeObject {
  readonly spec: {
    readonly type?: string
    readonly clusterIP?: string
    readonly clusterIPs?: readonly string[]
    readonly externalIPs?: readonly string[]
    readonly externalName?: string
    readonly publishNotReadyAddresses?: boolean
    readonly ports?: readonly ServicePort[]
  }
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] } }
}

export const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' } as const
export const secretKind = { apiVersion: 'v1', kind: 'Secret' } as const
export const serviceKind = { apiVersion: 'v1', kind: 'Service' } as const
