import type { Condition, KubeObject, LabelSelector } from '../../registry/objects.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import type { PodFailurePolicy, SuccessPolicy } from './job-policies.js'

export interface JobSpec {
  parallelism?: number
  completions?: number
  activeDeadlineSeconds?: number
  backoffLimit?: number
  backoffLimitPerIndex?: number
  maxFailedIndexes?: number
  ttlSecondsAfterFinished?: number
  selector?: LabelSelector
  manualSelector?: boolean
  template: PodTemplateSpec
  completionMode?: string
  suspend?: boolean
  podFailurePolicy?: PodFailurePolicy
  successPolicy?: SuccessPolicy
  podReplacementPolicy?: string
  managedBy?: string
}

export interface Job extends KubeObject {
  spec: JobSpec
  status?: JobStatus
}

export interface JobStatus {
  conditions?: Condition[]
  active?: number
  succeeded?: number
  failed?: number
  ready?: number
  terminating?: number
  startTime?: string
  completionTime?: string
  completedIndexes?: string
  failedIndexes?: string
  uncountedTerminatedPods?: { succeeded?: string[]; failed?: string[] }
}
