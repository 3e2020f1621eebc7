import { parseIndexes } from './job-indexes.js'
import type { ExitCodesRequirement, JobSpec } from './job-objects.js'
import type { ContainerStatus, Pod } from './objects.js'

export interface FailureVerdict {
  /** Whether it counts for the backoff limit. */
  readonly counts: boolean
  readonly failsIndex: boolean
  /** Why the whole job fails of it. */
  readonly failsJob?: string
}

const counted: FailureVerdict = { counts: true, failsIndex: false }

/** What a job's podFailurePolicy says of a pod that failed: its first rule that matches. */
export function judgeFailure({ podFailurePolicy }: JobSpec, pod: Pod): FailureVerdict {
  const { namespace = '', name = '' } = pod.metadata
  for (const [index, { action, onExitCodes, onPodConditions }] of (podFailurePolicy?.rules ?? []).entries()) {
    const container = onExitCodes && matchingContainer(pod, onExitCodes)
    const condition = onPodConditions
      ?.map((pattern) => pod.status?.conditions?.find(({ type, status }) => type === pattern.type && status === (pattern.status ?? 'True')))
      .find((found) => found !== undefined)
    if (!container && !condition) continue
    if (action === 'Ignore') return { counts: false, failsIndex: false }
    if (action === 'FailIndex') return { counts: true, failsIndex: true }
    if (action !== 'FailJob') return counted
    const what = container
      ? `Container ${container.name} for pod ${namespace}/${name} failed with exit code ${container.state?.terminated?.exitCode}`
      : `Pod ${namespace}/${name} has condition ${condition?.type}`
    return { ...counted, failsJob: `${what} matching FailJob rule at index ${index}` }
  }
  return counted
}

function matchingContainer({ status }: Pod, { containerName, operator, values }: ExitCodesRequirement): ContainerStatus | undefined {
  return [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])].find(({ name, state }) => {
    const exitCode = state?.terminated?.exitCode
    if (exitCode === undefined || exitCode === 0 || (containerName !== undefined && containerName !== name)) return false
    return operator === 'In' ? values.includes(exitCode) : !values.includes(exitCode)
  })
}

/** The message of the rule of a successPolicy that is met. */
export function metSuccessRule({ successPolicy, completions = 0 }: JobSpec, succeeded: ReadonlySet<number>): string | undefined {
  if (succeeded.size === 0) return undefined
  for (const [index, { succeededIndexes, succeededCount }] of (successPolicy?.rules ?? []).entries()) {
    const required = succeededIndexes === undefined ? succeeded : parseIndexes(succeededIndexes, completions)
    if (required.size === 0) continue
    const met = [...required].filter((each) => succeeded.has(each)).length
    const all = succeededIndexes !== undefined && met === required.size
    if (all || (succeededCount !== undefined && met >= succeededCount)) return `Matched rules at index ${index}`
  }
  return undefined
}
