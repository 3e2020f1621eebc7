import type { KubeObject, ObjectMeta } from '@vivarium/controller'

export const nodeKind = { apiVersion: 'v1', kind: 'Node' } as const
export const nodeLeaseNamespace = 'kube-node-lease'

export interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
  readonly timeAdded?: string
}

export interface NodeCondition {
  readonly type: string
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason?: string
  readonly message?: string
  readonly lastHeartbeatTime?: string
  readonly lastTransitionTime?: string
}

export interface NodeAddress {
  readonly type: string
  readonly address: string
}

export interface NodeImage {
  readonly names?: readonly string[]
  readonly sizeBytes?: number
}

/** The parts of a v1 Node that nodes, scheduler and node lifecycle work with. */
export interface Node extends KubeObject {
  metadata: ObjectMeta
  spec?: { podCIDR?: string; podCIDRs?: string[]; providerID?: string; unschedulable?: boolean; taints?: Taint[] }
  status?: {
    capacity?: Record<string, string>
    allocatable?: Record<string, string>
    conditions?: NodeCondition[]
    addresses?: NodeAddress[]
    daemonEndpoints?: object
    nodeInfo?: Record<string, string>
    images?: NodeImage[]
  }
}

export function conditionOf(node: Node, type: string): NodeCondition | undefined {
  return node.status?.conditions?.find((condition) => condition.type === type)
}
