import type { KubeObject, ObjectMeta } from '@vivarium/controller'
import type { LabelSelector } from '../label-selector.js'
import type { Condition, PodTemplate } from './objects.js'

export const trackingFinalizer = 'batch.kubernetes.io/job-tracking'

export interface ExitCodesRequirement {
  readonly containerName?: string
  readonly operator: string
  readonly values: readonly number[]
}

export interface PodFailurePolicyRule {
  readonly action: string
  readonly onExitCodes?: ExitCodesRequirement
  readonly onPodConditions?: readonly { readonly type: string; readonly status?: string }[]
}

export interface SuccessPolicyRule {
  readonly succeededIndexes?: string
  readonly succeededCount?: number
}

export interface JobSpec {
  parallelism?: number
  completions?: number
  completionMode?: string
  backoffLimit?: number
  backoffLimitPerIndex?: number
  maxFailedIndexes?: number
  activeDeadlineSeconds?: number
  ttlSecondsAfterFinished?: number
  suspend?: boolean
  managedBy?: string
  podReplacementPolicy?: string
  podFailurePolicy?: { readonly rules: readonly PodFailurePolicyRule[] }
  successPolicy?: { readonly rules: readonly SuccessPolicyRule[] }
  selector?: LabelSelector
  template?: PodTemplate
}

export interface JobStatus {
  active?: number
  ready?: number
  succeeded?: number
  failed?: number
  terminating?: number
  startTime?: string
  completionTime?: string
  completedIndexes?: string
  failedIndexes?: string
  uncountedTerminatedPods?: { succeeded?: string[]; failed?: string[] }
  conditions?: Condition[]
}

export interface Job extends KubeObject {
  spec?: JobSpec
  status?: JobStatus
}

export interface ObjectReference {
  readonly apiVersion?: string
  readonly kind?: string
  readonly namespace?: string
  readonly name?: string
  readonly uid?: string
  readonly resourceVersion?: string
}

export interface CronJob extends KubeObject {
  spec?: {
    schedule?: string
    timeZone?: string
    suspend?: boolean
    startingDeadlineSeconds?: number
    concurrencyPolicy?: string
    successfulJobsHistoryLimit?: number
    failedJobsHistoryLimit?: number
    jobTemplate?: { metadata?: ObjectMeta; spec?: JobSpec }
  }
  status?: { active?: ObjectReference[]; lastScheduleTime?: string; lastSuccessfulTime?: string }
}

/** `Complete` or `Failed` once a job has ended. */
export function jobEnd({ status }: Job): Condition | undefined {
  return status?.conditions?.find((each) => (each.type === 'Complete' || each.type === 'Failed') && each.status === 'True')
}
