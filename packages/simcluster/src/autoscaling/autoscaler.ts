import type { KubeObject } from '@vivarium/controller'
import type { Condition } from '../workloads/objects.js'

export const autoscalerKind = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' } as const

export interface MetricTarget {
  readonly type: string
  readonly averageUtilization?: number
  readonly averageValue?: string
  readonly value?: string
}

export interface MetricSpec {
  readonly type: string
  readonly resource?: { readonly name: string; readonly target: MetricTarget }
  readonly containerResource?: { readonly name: string; readonly container: string; readonly target: MetricTarget }
}

export interface MetricStatus {
  readonly type: string
  readonly resource?: { readonly name: string; readonly current: MetricValue }
  readonly containerResource?: { readonly name: string; readonly container: string; readonly current: MetricValue }
}

export interface MetricValue {
  readonly averageUtilization?: number
  readonly averageValue?: string
}

export interface ScalingPolicy {
  readonly type: string
  readonly value: number
  readonly periodSeconds: number
}

export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number
  readonly selectPolicy?: string
  readonly policies?: readonly ScalingPolicy[]
}

export interface Behavior {
  readonly scaleUp?: ScalingRules
  readonly scaleDown?: ScalingRules
}

/** autoscaling/v2 HorizontalPodAutoscaler. */
export interface Autoscaler extends KubeObject {
  spec: {
    readonly scaleTargetRef: { readonly apiVersion?: string; readonly kind: string; readonly name: string }
    readonly minReplicas?: number
    readonly maxReplicas: number
    readonly metrics?: readonly MetricSpec[]
    readonly behavior?: Behavior
  }
  status?: AutoscalerStatus
}

export interface AutoscalerStatus {
  readonly currentReplicas?: number
  readonly desiredReplicas: number
  readonly lastScaleTime?: string
  readonly currentMetrics?: readonly (MetricStatus | { readonly type: string })[] | null
  readonly conditions?: readonly Condition[]
}

/** autoscaling/v1 Scale. */
export interface Scale extends KubeObject {
  spec?: { replicas?: number }
  status?: { replicas: number; selector?: string }
}
