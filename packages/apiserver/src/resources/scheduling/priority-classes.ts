import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { oneOf } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { plain } from '../kit.js'

interface PriorityClass extends KubeObject {
  value: number
  globalDefault?: boolean
  preemptionPolicy?: string
}

const highestOfUsers = 1_000_000_000
const ofSystem: Readonly<Record<string, number>> = { 'system-node-critical': 2_000_001_000, 'system-cluster-critical': 2_000_000_000 }

function systemProblem({ metadata, value, globalDefault }: PriorityClass): string | undefined {
  const name = metadata.name ?? ''
  const known = ofSystem[name]
  if (known === undefined) return `${name} is not a known system priority class`
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined
}

export const priorityClasses = plain<PriorityClass>({
  nameRule: dnsSubdomain,
  prepareForCreate(priority) {
    priority.metadata.generation = 1
  },
  validate(priority, _context, old) {
    if (old) return []
    const errors: FieldError[] = []
    if (priority.metadata.name?.startsWith('system-')) {
      const problem = systemProblem(priority)
      if (problem) {
        errors.push(
          fieldError.forbidden(
            'metadata.name',
            `priority class names with 'system-' prefix are reserved for system use only. error: ${problem}`,
          ),
        )
      }
    } else if (priority.value > highestOfUsers) {
      errors.push(fieldError.forbidden('value', `maximum allowed value of a user defined priority is ${highestOfUsers}`))
    }
    const policy = priority.preemptionPolicy
    return policy === undefined ? errors : [...errors, ...oneOf('preemptionPolicy', policy, ['PreemptLowerPriority', 'Never'], true)]
  },
  validateUpdate: (priority, old) => [
    ...((priority.value ?? 0) === (old.value ?? 0) ? [] : [fieldError.forbidden('value', 'may not be changed in an update.')]),
    ...immutable(priority.preemptionPolicy, old.preemptionPolicy, 'preemptionPolicy'),
  ],
})
