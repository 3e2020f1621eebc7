import type { Container, Pod } from './pod.js'

/** A container is given so long at least between being asked to end and being killed (kubelet's minimumGracePeriodInSeconds). */
const minimumGraceMs = 2000

/** How long a pod may take to end. */
export function graceMs({ metadata, spec }: Pod): number {
  return (metadata.deletionGracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30) * 1000
}

/**
 * How long the hook takes before a container is asked to end: what it sleeps, by the action of that name or by a command (`sleep 5`, by itself or
 * in a shell), but no longer than the grace period. Other hooks take no time.
 */
export function preStopMs(pod: Pod, { lifecycle }: Container): number {
  const { sleep, exec } = lifecycle?.preStop ?? {}
  return Math.min((sleep ? sleep.seconds : sleepOf(exec?.command ?? [])) * 1000, graceMs(pod))
}

/** After so long it is killed, counted from when it was to stop. */
export function killAfterMs(pod: Pod, container: Container): number {
  const hook = preStopMs(pod, container)
  return hook === 0 ? graceMs(pod) : Math.max(graceMs(pod), hook + minimumGraceMs)
}

function sleepOf(command: readonly string[]): number {
  const [, seconds = '0'] = /(?:^|[\s;&/])sleep\s+(\d+(?:\.\d+)?)s?(?:$|[\s;&])/.exec(command.join(' ')) ?? []
  return Number(seconds)
}
