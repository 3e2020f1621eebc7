import type { Condition } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'

/** Conditions of flow schemas and priority levels: each type once, and named. */
export function validateConditionTypes(conditions: readonly Condition[] | undefined): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, { type }] of (conditions ?? []).entries()) {
    const at = child(index('status.conditions', i), 'type')
    if (seen.has(type)) errors.push(fieldError.duplicate(at, type))
    seen.add(type)
    if (!type) errors.push(fieldError.required(at))
  }
  return errors
}
