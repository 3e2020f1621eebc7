import { z } from 'zod'
import { errors } from '../errors.js'
import type { FaultRule, FaultRules } from './rule.js'

const reference = z.strictObject({ type: z.string().min(1), value: z.string().min(1) })

const rule = z.strictObject({
  method: z.string().min(1).optional(),
  object: z.union([z.string().min(1), reference]).optional(),
  nth: z.int().min(1).optional(),
  every: z.int().min(1).optional(),
  rate: z.number().min(0).max(1).optional(),
  count: z.int().min(1).optional(),
  latencyMs: z.union([z.number().min(0), z.tuple([z.number().min(0), z.number().min(0)])]).optional(),
  fault: z
    .union([
      z.string().min(1),
      z.strictObject({ type: z.string().min(1), message: z.string().optional(), properties: z.record(z.string(), z.unknown()).optional() }),
    ])
    .optional(),
  at: z.enum(['task', 'call']).optional(),
})

const rules = z.strictObject({ seed: z.int().min(0).optional(), rules: z.array(rule) })

/** What a file or a request has: one rule, a list of them, or `{ seed, rules }`. Throws INVALID_FAULT_RULE; whether names are right is seen when it is added. */
export function parseRules(value: unknown): FaultRules {
  const given = Array.isArray(value) ? { rules: value } : hasRules(value) ? value : { rules: [value] }
  const parsed = rules.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where =
      issue === undefined ? '' : issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
    throw errors.invalidFaultRule(`${where.replace(/^\./, '')}: ${issue?.message ?? 'it has another form'}`)
  }
  const { seed, rules: found } = parsed.data
  return { ...(seed === undefined ? {} : { seed }), rules: found as readonly FaultRule[] }
}

function hasRules(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'rules' in value
}
