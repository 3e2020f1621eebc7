import type { KubeObject, ObjectMeta } from '@vivarium/controller'
import type { LabelSelector } from '../label-selector.js'

export const podKind = { apiVersion: 'v1', kind: 'Pod' } as const
export const nodeKind = { apiVersion: 'v1', kind: 'Node' } as const
export const replicaSetKind = { apiVersion: 'apps/v1', kind: 'ReplicaSet' } as const
export const replicationControllerKind = { apiVersion: 'v1', kind: 'ReplicationController' } as const
export const deploymentKind = { apiVersion: 'apps/v1', kind: 'Deployment' } as const
export const statefulSetKind = { apiVersion: 'apps/v1', kind: 'StatefulSet' } as const
export const daemonSetKind = { apiVersion: 'apps/v1', kind: 'DaemonSet' } as const
export const controllerRevisionKind = { apiVersion: 'apps/v1', kind: 'ControllerRevision' } as const
export const jobKind = { apiVersion: 'batch/v1', kind: 'Job' } as const
export const cronJobKind = { apiVersion: 'batch/v1', kind: 'CronJob' } as const
export const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const

export interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
  readonly lastTransitionTime?: string
  readonly lastUpdateTime?: string
  readonly lastProbeTime?: string
}

export interface PodTemplate {
  metadata?: ObjectMeta
  spec?: PodSpec
}

export interface Toleration {
  readonly key?: string
  readonly operator?: string
  readonly value?: string
  readonly effect?: string
  readonly tolerationSeconds?: number
}

export interface Container {
  name: string
  image?: string
  env?: { name: string; value?: string; valueFrom?: object }[]
  ports?: { name?: string; containerPort: number; protocol?: string }[]
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> }
  restartPolicy?: string
}

export interface Volume {
  name: string
  persistentVolumeClaim?: { claimName: string; readOnly?: boolean }
  ephemeral?: { volumeClaimTemplate?: Pick<PersistentVolumeClaim, 'metadata' | 'spec'> }
}

export interface NodeSelectorTerm {
  readonly matchExpressions?: LabelSelector['matchExpressions']
  readonly matchFields?: LabelSelector['matchExpressions']
}

export interface PodSpec {
  containers: Container[]
  initContainers?: Container[]
  volumes?: Volume[]
  nodeName?: string
  nodeSelector?: Record<string, string>
  hostname?: string
  subdomain?: string
  hostNetwork?: boolean
  restartPolicy?: string
  schedulerName?: string
  activeDeadlineSeconds?: number
  /** Of the pod as a whole. */
  resources?: { requests?: Record<string, string> }
  schedulingGates?: object[]
  tolerations?: Toleration[]
  affinity?: {
    nodeAffinity?: {
      requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms: NodeSelectorTerm[] }
      preferredDuringSchedulingIgnoredDuringExecution?: object[]
    }
    podAffinity?: object
    podAntiAffinity?: object
  }
}

export interface ContainerStatus {
  readonly name: string
  readonly restartCount?: number
  readonly state?: { readonly terminated?: { readonly exitCode: number; readonly finishedAt?: string } }
}

export interface Pod extends KubeObject {
  spec?: PodSpec
  status?: {
    phase?: string
    reason?: string
    podIP?: string
    podIPs?: { ip: string }[]
    hostIP?: string
    startTime?: string
    conditions?: Condition[]
    containerStatuses?: ContainerStatus[]
    initContainerStatuses?: ContainerStatus[]
  }
}

export interface Node extends KubeObject {
  spec?: { unschedulable?: boolean; taints?: { key: string; value?: string; effect: string }[] }
  status?: { conditions?: Condition[] }
}

export type IntOrString = number | string

/** A ReplicaSet, or a ReplicationController, whose selector is a map. */
export interface ReplicaSet extends KubeObject {
  spec?: { replicas?: number; minReadySeconds?: number; selector?: LabelSelector; template?: PodTemplate }
  status?: ReplicaSetStatus
}

export interface ReplicaSetStatus {
  replicas?: number
  fullyLabeledReplicas?: number
  readyReplicas?: number
  availableReplicas?: number
  terminatingReplicas?: number
  observedGeneration?: number
  conditions?: Condition[]
}

export interface Deployment extends KubeObject {
  spec?: {
    replicas?: number
    paused?: boolean
    minReadySeconds?: number
    progressDeadlineSeconds?: number
    revisionHistoryLimit?: number
    selector?: LabelSelector
    template?: PodTemplate
    strategy?: { type?: string; rollingUpdate?: { maxSurge?: IntOrString; maxUnavailable?: IntOrString } }
  }
  status?: DeploymentStatus
}

export interface DeploymentStatus {
  observedGeneration?: number
  replicas?: number
  updatedReplicas?: number
  readyReplicas?: number
  availableReplicas?: number
  unavailableReplicas?: number
  terminatingReplicas?: number
  collisionCount?: number
  conditions?: Condition[]
}

export interface PersistentVolumeClaim extends KubeObject {
  spec?: {
    accessModes?: string[]
    resources?: { requests?: Record<string, string> }
    selector?: LabelSelector
    storageClassName?: string
    volumeMode?: string
    volumeName?: string
  }
  status?: { phase?: string; accessModes?: string[]; capacity?: Record<string, string>; conditions?: object[] }
}

export interface ControllerRevision extends KubeObject {
  data?: { spec?: { template?: PodTemplate } }
  revision: number
}

export interface StatefulSet extends KubeObject {
  spec?: {
    replicas?: number
    serviceName?: string
    minReadySeconds?: number
    revisionHistoryLimit?: number
    podManagementPolicy?: string
    selector?: LabelSelector
    template?: PodTemplate
    ordinals?: { start?: number }
    updateStrategy?: { type?: string; rollingUpdate?: { partition?: number } }
    volumeClaimTemplates?: PersistentVolumeClaim[]
    persistentVolumeClaimRetentionPolicy?: { whenDeleted?: string; whenScaled?: string }
  }
  status?: StatefulSetStatus
}

export interface StatefulSetStatus {
  observedGeneration?: number
  replicas?: number
  readyReplicas?: number
  availableReplicas?: number
  currentReplicas?: number
  updatedReplicas?: number
  currentRevision?: string
  updateRevision?: string
  collisionCount?: number
}

export interface DaemonSet extends KubeObject {
  spec?: {
    minReadySeconds?: number
    revisionHistoryLimit?: number
    selector?: LabelSelector
    template?: PodTemplate
    updateStrategy?: { type?: string; rollingUpdate?: { maxSurge?: IntOrString; maxUnavailable?: IntOrString } }
  }
  status?: DaemonSetStatus
}

export interface DaemonSetStatus {
  observedGeneration?: number
  currentNumberScheduled?: number
  numberMisscheduled?: number
  desiredNumberScheduled?: number
  numberReady?: number
  updatedNumberScheduled?: number
  numberAvailable?: number
  numberUnavailable?: number
  collisionCount?: number
}
