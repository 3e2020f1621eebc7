import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { nonNegative } from '../../validation/checks.js'
import { byteLength, qualifiedNameRule } from '../../validation/names.js'
import type { PodSpec } from '../core/pod-types.js'
import { countIndexes, parseIndexes } from './indexes.js'

interface ExitCodes {
  containerName?: string
  operator?: string
  values?: number[]
}

interface FailureRule {
  action?: string
  onExitCodes?: ExitCodes
  onPodConditions?: { type?: string; status?: string }[]
}

/** When a job's failed pods count, and when they don't. */
export interface PodFailurePolicy {
  rules?: FailureRule[]
}

/** When a job is done before all its indexes are. */
export interface SuccessPolicy {
  rules?: { succeededIndexes?: string; succeededCount?: number }[]
}

const maxRules = 20
const maxPatterns = 20
const maxExitCodes = 255
const maxIndexesBytes = 64 * 1024
const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const statuses = ['False', 'True', 'Unknown']
const operators = ['In', 'NotIn']

/** An error of a value that is not printed. */
const invalidRule = (path: string, detail: string): FieldError => fieldError.omitted(path, detail)

/** One of a few, of which a missing one is told in Go's way. */
function oneOfListed(path: string, value: string | undefined, supported: readonly string[]): FieldError[] {
  if (!value) return [fieldError.required(path, `valid values: [${supported.map((each) => JSON.stringify(each)).join(' ')}]`)]
  return supported.includes(value) ? [] : [fieldError.notSupported(path, value, supported)]
}

export function validatePodFailurePolicy(
  policy: PodFailurePolicy,
  template: PodSpec,
  backoffLimitPerIndex: number | undefined,
  path: string,
): FieldError[] {
  const rules = policy.rules ?? []
  const errors = rules.length > maxRules ? [fieldError.tooMany(child(path, 'rules'), rules.length, maxRules)] : []
  const containers = new Set([...(template.containers ?? []), ...(template.initContainers ?? [])].map(({ name }) => name))
  for (const [i, rule] of rules.entries()) {
    const at = index(child(path, 'rules'), i)
    const { action, onExitCodes, onPodConditions } = rule
    const conditions = onPodConditions ?? []
    if (action !== 'FailIndex') errors.push(...oneOfListed(child(at, 'action'), action, actions))
    else if (backoffLimitPerIndex === undefined)
      errors.push(fieldError.invalid(child(at, 'action'), action, 'requires the backoffLimitPerIndex to be set'))
    if (onExitCodes) errors.push(...validateExitCodes(onExitCodes, containers, child(at, 'onExitCodes')))
    errors.push(...validatePatterns(conditions, child(at, 'onPodConditions')))
    if (onExitCodes && conditions.length > 0)
      errors.push(invalidRule(at, 'specifying both OnExitCodes and OnPodConditions is not supported'))
    if (!onExitCodes && conditions.length === 0)
      errors.push(invalidRule(at, 'specifying one of OnExitCodes and OnPodConditions is required'))
  }
  return errors
}

function validatePatterns(conditions: NonNullable<FailureRule['onPodConditions']>, path: string): FieldError[] {
  const errors = conditions.length > maxPatterns ? [fieldError.tooMany(path, conditions.length, maxPatterns)] : []
  for (const [i, { type = '', status }] of conditions.entries()) {
    const at = index(path, i)
    for (const message of qualifiedNameRule(type)) errors.push(fieldError.invalid(child(at, 'type'), type, message))
    errors.push(...oneOfListed(child(at, 'status'), status, statuses))
  }
  return errors
}

function validateExitCodes(
  { operator, containerName, values }: ExitCodes,
  containers: ReadonlySet<string | undefined>,
  path: string,
): FieldError[] {
  const errors = oneOfListed(child(path, 'operator'), operator, operators)
  if (containerName !== undefined && !containers.has(containerName)) {
    const detail = 'must be one of the container or initContainer names in the pod template'
    errors.push(fieldError.invalid(child(path, 'containerName'), containerName, detail))
  }
  const at = child(path, 'values')
  const codes = values ?? []
  if (codes.length === 0) errors.push(fieldError.invalid(at, codes, 'at least one value is required'))
  else if (codes.length > maxExitCodes) errors.push(fieldError.tooMany(at, codes.length, maxExitCodes))
  for (const [i, code] of codes.entries()) {
    if (operator === 'In' && code === 0) errors.push(fieldError.invalid(index(at, i), code, 'must not be 0 for the In operator'))
    if (codes.indexOf(code) < i) errors.push(fieldError.duplicate(index(at, i), code))
  }
  return codes.some((code, i) => i > 0 && (codes[i - 1] ?? 0) > code)
    ? [...errors, fieldError.invalid(at, codes, 'must be ordered')]
    : errors
}

export function validateSuccessPolicy(policy: SuccessPolicy, completions: number, path: string): FieldError[] {
  const rules = policy.rules ?? []
  const at = child(path, 'rules')
  const errors: FieldError[] = []
  if (rules.length === 0) {
    errors.push(fieldError.required(at, 'at least one rules must be specified when the successPolicy is specified'))
  }
  if (rules.length > maxRules) errors.push(fieldError.tooMany(at, rules.length, maxRules))
  for (const [i, { succeededIndexes: indexes, succeededCount: count }] of rules.entries()) {
    const rulePath = index(at, i)
    const countPath = child(rulePath, 'succeededCount')
    if (indexes === undefined && count === undefined)
      errors.push(fieldError.required(rulePath, 'at least one of succeededCount or succeededIndexes must be specified'))
    const parsed = parseIndexes(indexes ?? '', completions)
    const indexesPath = child(rulePath, 'succeededIndexes')
    if (byteLength(indexes ?? '') > maxIndexesBytes) errors.push(fieldError.tooLong(indexesPath, maxIndexesBytes))
    if (parsed.problem) errors.push(fieldError.invalid(indexesPath, indexes, `error parsing succeededIndexes: ${parsed.problem}`))
    if (count === undefined) continue
    const atMost = (limit: number, what: string) => {
      if (count > limit) errors.push(fieldError.invalid(countPath, count, `must be less than or equal to ${limit} (${what})`))
    }
    errors.push(...nonNegative(countPath, count))
    atMost(completions, 'the number of specified completions')
    if (indexes !== undefined) atMost(countIndexes(parsed.intervals), 'the number of indexes in the specified succeededIndexes field')
  }
  return errors
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
export function internalSuccessPolicy({ rules }: SuccessPolicy) {
  return {
    Rules:
      rules?.map(({ succeededIndexes, succeededCount }) => ({
        SucceededIndexes: succeededIndexes ?? null,
        SucceededCount: succeededCount ?? null,
      })) ?? null,
  }
}
