import type { Pod } from './pod.js'
import type { PodFacts } from './pod-status.js'

/** `fieldPath`: of the container that it is about. */
export type Report = (type: 'Normal' | 'Warning', reason: string, message: string, fieldPath?: string) => void

/** A pod as it is looked at now. */
export interface PodNow {
  pod: Pod
  report: Report
  failed: PodFacts['failed']
}

/** It has been deleted, or has failed: nothing is started any more. */
export function isEnding({ pod, failed }: PodNow): boolean {
  return pod.metadata.deletionTimestamp !== undefined || failed !== undefined
}
