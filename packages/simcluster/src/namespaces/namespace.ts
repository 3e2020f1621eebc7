import type { KubeObject } from '@vivarium/controller'

export interface NamespaceCondition {
  type: string
  status: 'True' | 'False'
  lastTransitionTime?: string
  reason?: string
  message?: string
}

/** Core v1 Namespace. */
export interface Namespace extends KubeObject {
  spec?: { finalizers?: string[] }
  status?: { phase?: string; conditions?: NamespaceCondition[] }
}

export const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' } as const
