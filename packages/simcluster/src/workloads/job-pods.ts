import { completionIndex, indexAnnotation } from './job-indexes.js'
import { type Job, trackingFinalizer } from './job-objects.js'
import type { Container, Pod } from './objects.js'
import { podFromTemplate } from './pod-control.js'

const failureCount = 'batch.kubernetes.io/job-index-failure-count'
const ignoredFailureCount = 'batch.kubernetes.io/job-index-ignored-failure-count'
const longestPrefix = 58

export const isIndexed = ({ spec }: Job): boolean => spec?.completionMode === 'Indexed'

export const isTracked = ({ metadata }: Pod): boolean => metadata.finalizers?.includes(trackingFinalizer) === true

/** Where a job waits for failed pods alone, one that is being deleted has not failed yet. */
export function replacesOnlyFailed({ spec }: Job): boolean {
  return spec?.podReplacementPolicy === 'Failed' || spec?.podFailurePolicy !== undefined
}

export function hasFailed(pod: Pod, job: Job): boolean {
  if (pod.status?.phase === 'Failed') return true
  return !replacesOnlyFailed(job) && pod.metadata.deletionTimestamp !== undefined && pod.status?.phase !== 'Succeeded'
}

/** How often the index of a pod failed before, as its annotations say: what counts, and what a policy ignores. */
export function indexFailures({ metadata }: Pod): { counted: number; ignored: number } {
  const number = (name: string) => Number(metadata.annotations?.[name] ?? 0) || 0
  return { counted: number(failureCount), ignored: number(ignoredFailureCount) }
}

/** A pod of a job; `last` is the one of the same index that failed, where the job counts failures by index. */
export function jobPod(job: Job, index: number | undefined, failures?: { counted: number; ignored: number }): Pod {
  const pod = podFromTemplate(job.spec?.template ?? {}, job)
  const metadata = { ...pod.metadata, finalizers: [...new Set([...(pod.metadata.finalizers ?? []), trackingFinalizer])] }
  if (index === undefined || !pod.spec) return { ...pod, metadata }
  const suffix = `-${index}-`
  const { name = '' } = job.metadata
  metadata.generateName = `${name.slice(0, longestPrefix - suffix.length)}${suffix}`
  metadata.labels = { ...metadata.labels, [indexAnnotation]: String(index) }
  metadata.annotations = {
    ...metadata.annotations,
    [indexAnnotation]: String(index),
    ...(failures && { [failureCount]: String(failures.counted) }),
    ...(failures && failures.ignored > 0 && { [ignoredFailureCount]: String(failures.ignored) }),
  }
  const spec = {
    ...pod.spec,
    hostname: `${name}-${index}`,
    containers: pod.spec.containers.map(withIndex),
    ...(pod.spec.initContainers && { initContainers: pod.spec.initContainers.map(withIndex) }),
  }
  return { ...pod, metadata, spec }
}

function withIndex(container: Container): Container {
  if (container.env?.some(({ name }) => name === 'JOB_COMPLETION_INDEX')) return container
  const valueFrom = { fieldRef: { fieldPath: `metadata.labels['${indexAnnotation}']` } }
  return { ...container, env: [...(container.env ?? []), { name: 'JOB_COMPLETION_INDEX', valueFrom }] }
}

/** Of several active pods of one index all but the oldest are too many, and those of indexes that there are not. */
export function duplicatePods(pods: readonly Pod[], completions: number): Pod[] {
  const kept = new Set<number>()
  return [...pods]
    .sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1))
    .filter((pod) => {
      const index = completionIndex(pod)
      if (index === undefined || index >= completions || kept.has(index)) return true
      kept.add(index)
      return false
    })
}
