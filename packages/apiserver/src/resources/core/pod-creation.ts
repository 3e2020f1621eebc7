import { formatTime } from '../../clock.js'
import { sameValue } from '../../validation/metadata.js'
import { everyContainer } from './every-container.js'
import { appArmorOfAnnotation, appArmorPrefix } from './pod-annotations.js'
import type { Pod, PodAffinityTerm } from './pod-types.js'
import { validateAppArmor } from './security-validation.js'

// What the real server fills in when a pod is made (pkg/registry/core/pod/strategy.go).

export function addSchedulingGatedCondition({ spec, status }: Pod, now: Date): void {
  if (!status || !spec.schedulingGates?.length) return
  status.conditions = [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'SchedulingGated',
      message: 'Scheduling is blocked due to non-empty scheduling gates',
      lastTransitionTime: formatTime(now),
    },
  ]
}

/** Selectors of affinity and spread are narrowed to the pod's own values of the keys that they name. */
export function addMatchLabelKeys({ metadata, spec }: Pod): void {
  const labels = metadata.labels ?? {}
  const add = ({ labelSelector }: PodAffinityTerm, keys: readonly string[] | undefined, operator: 'In' | 'NotIn') => {
    for (const key of keys ?? []) {
      const value = labels[key]
      if (!labelSelector || value === undefined) continue
      labelSelector.matchExpressions = [...(labelSelector.matchExpressions ?? []), { key, operator, values: [value] }]
    }
  }
  const { podAffinity, podAntiAffinity } = spec.affinity ?? {}
  for (const affinity of [podAffinity, podAntiAffinity]) {
    const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
    const needed = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
    for (const term of [...preferred.map(({ podAffinityTerm }) => podAffinityTerm), ...needed]) {
      add(term, term.matchLabelKeys, 'In')
      add(term, term.mismatchLabelKeys, 'NotIn')
    }
  }
  for (const constraint of spec.topologySpreadConstraints ?? []) add(constraint, constraint.matchLabelKeys, 'In')
}

/** Annotations of old that name an AppArmor profile become fields. */
export function takeAppArmorAnnotations({ metadata, spec }: Pod, warn: (message: string) => void): void {
  if (spec.os?.name === 'windows') return
  for (const { container } of everyContainer(spec, 'spec')) {
    const name = `${appArmorPrefix}${container.name}`
    const annotation = metadata.annotations?.[name]
    if (annotation === undefined || container.securityContext?.appArmorProfile) continue
    const profile = appArmorOfAnnotation(annotation)
    const valid = profile !== undefined && validateAppArmor(profile, '').length === 0
    if (valid && sameValue(profile, spec.securityContext?.appArmorProfile)) continue
    if (valid) container.securityContext = { ...container.securityContext, appArmorProfile: profile }
    warn(`metadata.annotations[${name}]: deprecated since v1.30; use the "appArmorProfile" field instead`)
  }
}
