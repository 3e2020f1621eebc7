import { type FieldError, fieldError, index } from '../../schema/field-error.js'
import { sameValue } from '../../validation/metadata.js'
import { keep } from '../kit.js'
import type { NodeSelectorTerm, PodSpec } from './pod-types.js'

/** As long as a pod waits behind a gate, where it may go can be narrowed. Gives the spec with that as it was. */
export function withoutGatedChanges(spec: PodSpec, old: PodSpec): { spec: PodSpec; errors: FieldError[] } {
  if (!old.schedulingGates?.length) return { spec, errors: [] }
  const errors = [...validateNodeSelector(spec, old), ...validateNodeAffinity(spec, old)]
  const masked = structuredClone(spec)
  keep(masked, old, 'nodeSelector')
  const before = old.affinity?.nodeAffinity
  if (sameValue(masked.affinity?.nodeAffinity, before)) return { spec: masked, errors }
  if (!masked.affinity) masked.affinity = structuredClone({ nodeAffinity: before ?? {} })
  else if (!old.affinity && !masked.affinity.podAffinity && !masked.affinity.podAntiAffinity) delete masked.affinity
  else keep(masked.affinity, old.affinity ?? {}, 'nodeAffinity')
  return { spec: masked, errors }
}

function validateNodeSelector({ nodeSelector }: PodSpec, old: PodSpec): FieldError[] {
  return Object.entries(old.nodeSelector ?? {}).every(([name, value]) => nodeSelector?.[name] === value)
    ? []
    : [
        fieldError.invalid(
          'spec.nodeSelector',
          nodeSelector ?? null,
          'only additions to spec.nodeSelector are allowed (no mutations or deletions)',
        ),
      ]
}

function validateNodeAffinity(spec: PodSpec, old: PodSpec): FieldError[] {
  const terms = ({ affinity }: PodSpec) => affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  const before = terms(old)
  const now = terms(spec)
  const path = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms'
  if (before.length > 0 && before.length !== now.length) {
    const value = now.length > 0 ? now.map(internalTerm) : null
    return [fieldError.invalid(path, value, 'no additions/deletions to non-empty NodeSelectorTerms list are allowed')]
  }
  return before.flatMap((term, i) => {
    const changed = now[i] ?? {}
    return onlyAdds(changed, term)
      ? []
      : [fieldError.invalid(index(path, i), internalTerm(changed), 'only additions are allowed (no mutations or deletions)')]
  })
}

function onlyAdds(now: NodeSelectorTerm, old: NodeSelectorTerm): boolean {
  const lists = ['matchExpressions', 'matchFields'] as const
  if (lists.every((list) => !old[list]?.length)) return lists.every((list) => !now[list]?.length)
  return lists.every((list) => {
    const before = old[list] ?? []
    return sameValue((now[list] ?? []).slice(0, before.length), before)
  })
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
export function internalTerm({ matchExpressions, matchFields }: NodeSelectorTerm) {
  const requirements = (list: NodeSelectorTerm['matchFields']) =>
    list?.map(({ key, operator, values }) => ({ Key: key, Operator: operator, Values: values ?? null })) ?? null
  return { MatchExpressions: requirements(matchExpressions), MatchFields: requirements(matchFields) }
}
