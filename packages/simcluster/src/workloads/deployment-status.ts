import { formatTime } from '@vivarium/controller'
import { withCondition, withoutCondition } from './conditions.js'
import type { Condition, Deployment, DeploymentStatus, ReplicaSet } from './objects.js'
import { conditionOf, timeOf } from './pods.js'
import { fenceposts, replicasOf, sum } from './rollout.js'

const noDeadline = 2 ** 31 - 1

export function progressDeadlineMs({ spec }: Deployment): number | undefined {
  const seconds = spec?.progressDeadlineSeconds
  return seconds === undefined || seconds === noDeadline ? undefined : seconds * 1000
}

export function progressing(status: 'True' | 'False' | 'Unknown', reason: string, message: string, now: Date): Condition {
  return newCondition('Progressing', status, reason, message, now)
}

function newCondition(type: string, status: string, reason: string, message: string, now: Date): Condition {
  const time = formatTime(now)
  return { type, status, lastUpdateTime: time, lastTransitionTime: time, reason, message }
}

/** A status with all its counts, as they are when nothing is said of them. */
function counted(
  status: DeploymentStatus | undefined,
): Required<Omit<DeploymentStatus, 'collisionCount' | 'conditions' | 'terminatingReplicas'>> {
  return {
    observedGeneration: status?.observedGeneration ?? 0,
    replicas: status?.replicas ?? 0,
    updatedReplicas: status?.updatedReplicas ?? 0,
    readyReplicas: status?.readyReplicas ?? 0,
    availableReplicas: status?.availableReplicas ?? 0,
    unavailableReplicas: status?.unavailableReplicas ?? 0,
  }
}

/** The counts of a deployment's sets, and whether enough is available. */
export function deploymentStatus(
  deployment: Deployment,
  current: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
  now: Date,
): DeploymentStatus {
  const all = current ? [...old, current] : old
  const { status, metadata } = deployment
  const availableReplicas = sum(all, (set) => set.status?.availableReplicas)
  const counts = {
    observedGeneration: metadata.generation ?? 0,
    replicas: sum(all, (set) => set.status?.replicas),
    updatedReplicas: current?.status?.replicas ?? 0,
    readyReplicas: sum(all, (set) => set.status?.readyReplicas),
    availableReplicas,
    unavailableReplicas: Math.max(0, sum(all, replicasOf) - availableReplicas),
  }
  const available =
    availableReplicas >= replicasOf(deployment) - fenceposts(deployment).unavailable
      ? newCondition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', now)
      : newCondition('Available', 'False', 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.', now)
  return {
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    ...(status?.collisionCount !== undefined && { collisionCount: status.collisionCount }),
    conditions: withCondition(status?.conditions, available),
  }
}

export function isComplete(deployment: Deployment, status: DeploymentStatus | undefined): boolean {
  const counts = counted(status)
  const replicas = replicasOf(deployment)
  return (
    counts.updatedReplicas === replicas &&
    counts.replicas === replicas &&
    counts.availableReplicas === replicas &&
    counts.observedGeneration >= (deployment.metadata.generation ?? 0)
  )
}

function hasProgressed(before: DeploymentStatus | undefined, after: DeploymentStatus): boolean {
  const a = counted(before)
  const b = counted(after)
  return (
    b.updatedReplicas > a.updatedReplicas ||
    b.replicas - b.updatedReplicas < a.replicas - a.updatedReplicas ||
    b.readyReplicas > a.readyReplicas ||
    b.availableReplicas > a.availableReplicas
  )
}

/** The status in a rollout: also how far it is, whether that takes too long, and what its sets fail of. */
export function rolloutStatus(
  deployment: Deployment,
  current: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
  now: Date,
): DeploymentStatus {
  const status = deploymentStatus(deployment, current, old, now)
  let conditions: readonly Condition[] = status.conditions ?? []
  const deadlineMs = progressDeadlineMs(deployment)
  const before = conditionOf(deployment.status?.conditions, 'Progressing')
  const subject = current ? `ReplicaSet "${current.metadata.name}"` : `Deployment "${deployment.metadata.name}"`
  if (deadlineMs === undefined) conditions = withoutCondition(conditions, 'Progressing')
  else if (counted(status).replicas !== counted(status).updatedReplicas || before?.reason !== 'NewReplicaSetAvailable') {
    if (isComplete(deployment, status)) {
      const message = `${subject} has successfully progressed.`
      conditions = withCondition(conditions, progressing('True', 'NewReplicaSetAvailable', message, now))
    } else if (hasProgressed(deployment.status, status)) {
      const condition = progressing('True', 'ReplicaSetUpdated', `${subject} is progressing.`, now)
      const { lastTransitionTime } = before?.status === 'True' ? before : condition
      conditions = [...withoutCondition(conditions, 'Progressing'), { ...condition, ...(lastTransitionTime && { lastTransitionTime }) }]
    } else if (isTimedOut(before, deadlineMs, now)) {
      const message = `${subject} has timed out progressing.`
      conditions = withCondition(conditions, progressing('False', 'ProgressDeadlineExceeded', message, now))
    }
  }
  const failure = [...(current ? [current] : []), ...old]
    .map((set) => conditionOf(set.status?.conditions, 'ReplicaFailure'))
    .find((condition) => condition !== undefined)
  conditions = failure
    ? withCondition(conditions, { ...failure, ...(failure.lastTransitionTime && { lastUpdateTime: failure.lastTransitionTime }) })
    : withoutCondition(conditions, 'ReplicaFailure')
  return { ...status, conditions: [...conditions] }
}

function isTimedOut(condition: Condition | undefined, deadlineMs: number, now: Date): boolean {
  if (!condition || condition.reason === 'NewReplicaSetAvailable') return false
  if (condition.reason === 'ProgressDeadlineExceeded') return true
  return timeOf(condition.lastUpdateTime) + deadlineMs < now.getTime()
}

/** Milliseconds until a rollout has taken too long, and a second more; undefined when there is no such time. */
export function progressCheckMs(deployment: Deployment, status: DeploymentStatus, now: Date): number | undefined {
  const deadlineMs = progressDeadlineMs(deployment)
  const condition = conditionOf(status.conditions, 'Progressing')
  if (deadlineMs === undefined || !condition) return undefined
  if (isComplete(deployment, status) || condition.reason === 'ProgressDeadlineExceeded' || condition.reason === 'DeploymentPaused')
    return undefined
  return Math.max(0, timeOf(condition.lastUpdateTime) + deadlineMs - now.getTime()) + 1000
}
