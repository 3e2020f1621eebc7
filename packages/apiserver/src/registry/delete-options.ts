import { type FieldError, fieldError } from '../schema/field-error.js'

/** metav1.DeleteOptions. */
export interface DeleteOptions {
  gracePeriodSeconds?: number
  preconditions?: { uid?: string; resourceVersion?: string }
  orphanDependents?: boolean
  propagationPolicy?: string
  dryRun?: string[]
}

export function validateDryRun(dryRun: readonly string[] | undefined): FieldError[] {
  return (dryRun ?? []).every((value) => value === 'All') ? [] : [fieldError.notSupported('dryRun', dryRun, ['All'])]
}

export function validateDeleteOptions(options: DeleteOptions): FieldError[] {
  const errors: FieldError[] = []
  const policy = options.propagationPolicy
  if (options.orphanDependents !== undefined && policy !== undefined) {
    errors.push(fieldError.invalid('propagationPolicy', policy, 'orphanDependents and deletionPropagation cannot be both set'))
  }
  if (policy !== undefined && !['Foreground', 'Background', 'Orphan'].includes(policy)) {
    errors.push(fieldError.notSupported('propagationPolicy', policy, ['Foreground', 'Background', 'Orphan', 'nil']))
  }
  return [...errors, ...validateDryRun(options.dryRun)]
}
