import type { Condition } from './objects.js'

/** Adds or replaces a condition; one that says the same with the same reason stays as it is, and one of the same status keeps its transition. */
export function withCondition(conditions: readonly Condition[] | undefined, condition: Condition): Condition[] {
  const current = conditions?.find(({ type }) => type === condition.type)
  if (current?.status === condition.status && current.reason === condition.reason) return [...(conditions ?? [])]
  const { lastTransitionTime } = current?.status === condition.status ? current : condition
  return [...withoutCondition(conditions, condition.type), { ...condition, ...(lastTransitionTime && { lastTransitionTime }) }]
}

export function withoutCondition(conditions: readonly Condition[] | undefined, type: string): Condition[] {
  return (conditions ?? []).filter((condition) => condition.type !== type)
}
