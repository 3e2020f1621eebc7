import type { LifecycleHandler, Pod } from './pod.js'

export type Hook = 'postStart' | 'preStop'

/** A container is given so long at least between being asked to end and being killed (kubelet's minimumGracePeriodInSeconds). */
const minimumGraceMs = 2000

/** How long a container may take to end, with its hook: as the deletion says, else the probe that ended it, else the pod. */
export function graceMs({ metadata, spec }: Pod, { probeGraceSeconds }: { readonly probeGraceSeconds: number | undefined }): number {
  return (metadata.deletionGracePeriodSeconds ?? probeGraceSeconds ?? spec.terminationGracePeriodSeconds ?? 30) * 1000
}

/** What is left of the grace period for a container that is asked to end now; kubelet counts whole seconds of its hook. */
export function restOfGraceMs(graceMs: number, hookTookMs: number): number {
  return hookTookMs === 0 ? graceMs : Math.max(graceMs - Math.floor(hookTookMs / 1000) * 1000, minimumGraceMs)
}

/** How long a hook takes that nothing can run: what it sleeps, by the action of that name or by a command (`sleep 5`, by itself or in a shell). */
export function sleepOf({ sleep, exec }: LifecycleHandler): number {
  if (sleep) return sleep.seconds * 1000
  const [, seconds = '0'] = /(?:^|[\s;&/])sleep\s+(\d+(?:\.\d+)?)s?(?:$|[\s;&])/.exec((exec?.command ?? []).join(' ')) ?? []
  return Number(seconds) * 1000
}
