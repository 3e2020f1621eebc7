import type { Condition, KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsSubdomain, rangeText } from '../../validation/names.js'
import { specAndStatus } from '../kit.js'
import { validateConditionTypes } from './conditions.js'

interface Queuing {
  queues?: number
  handSize?: number
  queueLengthLimit?: number
}

interface Limited {
  nominalConcurrencyShares?: number
  limitResponse?: { type?: string; queuing?: Queuing }
  lendablePercent?: number
  borrowingLimitPercent?: number
}

interface Exempt {
  nominalConcurrencyShares?: number
  lendablePercent?: number
}

interface PriorityLevel extends KubeObject {
  spec: { type?: string; limited?: Limited; exempt?: Exempt }
  status?: { conditions?: Condition[] }
}

const zeroSharesAnnotation = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares'
const maxQueues = 10_000_000
/** Bits of the hash that queues are dealt by. */
const maxHashBits = 60

/** `catch-all`, which every server has; its spec can't be changed. Of `exempt` only what is in `exempt` can. */
const catchAll: PriorityLevel['spec'] = {
  type: 'Limited',
  limited: { nominalConcurrencyShares: 5, limitResponse: { type: 'Reject' }, lendablePercent: 0 },
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function internal({ type = '', limited, exempt }: PriorityLevel['spec']) {
  const queuing = limited?.limitResponse?.queuing
  return {
    Type: type,
    Limited: limited
      ? {
          NominalConcurrencyShares: limited.nominalConcurrencyShares ?? 0,
          LimitResponse: {
            Type: limited.limitResponse?.type ?? '',
            Queuing: queuing
              ? { Queues: queuing.queues ?? 0, HandSize: queuing.handSize ?? 0, QueueLengthLimit: queuing.queueLengthLimit ?? 0 }
              : null,
          },
          LendablePercent: limited.lendablePercent ?? null,
          BorrowingLimitPercent: limited.borrowingLimitPercent ?? null,
        }
      : null,
    Exempt: exempt
      ? { NominalConcurrencyShares: exempt.nominalConcurrencyShares ?? null, LendablePercent: exempt.lendablePercent ?? null }
      : null,
  }
}

function validate({ metadata, spec, status }: PriorityLevel): FieldError[] {
  const errors: FieldError[] = []
  if (metadata.annotations?.[zeroSharesAnnotation] !== undefined)
    errors.push(fieldError.forbidden('metadata.annotations', `annotation '${zeroSharesAnnotation}' is forbidden`))
  const name = metadata.name ?? ''
  errors.push(...validateSpec(spec, name))
  if (name === 'exempt' && !sameValue({ ...spec, exempt: null }, { type: 'Exempt', exempt: null })) {
    errors.push(fieldError.invalid('spec', internal(spec), "spec of 'exempt' except the 'spec.exempt' field must equal the fixed value"))
  } else if (name === 'catch-all' && !sameValue(spec, catchAll)) {
    errors.push(fieldError.invalid('spec', internal(spec), "spec of 'catch-all' must equal the fixed value"))
  }
  return [...errors, ...validateConditionTypes(status?.conditions)]
}

function validateSpec({ type = '', limited, exempt }: PriorityLevel['spec'], name: string): FieldError[] {
  const errors: FieldError[] = []
  if ((name === 'exempt') !== (type === 'Exempt'))
    errors.push(fieldError.invalid('spec.type', type, "must be 'Exempt' if and only if `name` is 'exempt'"))
  switch (type) {
    case 'Exempt':
      if (limited) errors.push(fieldError.forbidden('spec.limited', 'must be nil if the type is not Limited'))
      if (exempt) errors.push(...validateShares(exempt, 'spec.exempt'))
      break
    case 'Limited':
      if (exempt) errors.push(fieldError.forbidden('spec.exempt', 'must be nil if the type is Limited'))
      if (limited) errors.push(...validateLimited(limited, 'spec.limited'))
      else errors.push(fieldError.required('spec.limited', 'must not be empty when type is Limited'))
      break
    default:
      errors.push(fieldError.notSupported('spec.type', type, ['Exempt', 'Limited']))
  }
  return errors
}

function validateShares({ nominalConcurrencyShares: shares = 0, lendablePercent }: Exempt, path: string): FieldError[] {
  return [
    ...(shares < 0 ? [fieldError.invalid(child(path, 'nominalConcurrencyShares'), shares, 'must be a non-negative integer')] : []),
    ...validateLendable(lendablePercent, path),
  ]
}

function validateLendable(percent: number | undefined, path: string): FieldError[] {
  return percent !== undefined && (percent < 0 || percent > 100)
    ? [fieldError.invalid(child(path, 'lendablePercent'), percent, rangeText(0, 100))]
    : []
}

function validateLimited(limited: Limited, path: string): FieldError[] {
  const { nominalConcurrencyShares: shares = 0, borrowingLimitPercent: borrowing } = limited
  const errors: FieldError[] = []
  if (shares < 0) errors.push(fieldError.invalid(child(path, 'nominalConcurrencyShares'), shares, 'must be a non-negative integer'))
  const at = child(path, 'limitResponse')
  const { type = '', queuing } = limited.limitResponse ?? {}
  if (type === 'Reject') {
    if (queuing) errors.push(fieldError.forbidden(child(at, 'queuing'), 'must be nil if limited.limitResponse.type is not Limited'))
  } else if (type === 'Queue') {
    if (queuing) errors.push(...validateQueuing(queuing, child(at, 'queuing')))
    else errors.push(fieldError.required(child(at, 'queuing'), 'must not be empty if limited.limitResponse.type is Limited'))
  } else errors.push(fieldError.notSupported(child(at, 'type'), type, ['Queue', 'Reject']))
  errors.push(...validateLendable(limited.lendablePercent, path))
  if (borrowing !== undefined && borrowing < 0)
    errors.push(fieldError.invalid(child(path, 'borrowingLimitPercent'), borrowing, 'if specified, must be a non-negative integer'))
  return errors
}

function validateQueuing({ queues = 0, handSize = 0, queueLengthLimit = 0 }: Queuing, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (queueLengthLimit <= 0) errors.push(fieldError.invalid(child(path, 'queueLengthLimit'), queueLengthLimit, 'must be positive'))
  if (queues <= 0) errors.push(fieldError.invalid(child(path, 'queues'), queues, 'must be positive'))
  else if (queues > maxQueues) errors.push(fieldError.invalid(child(path, 'queues'), queues, `must not be greater than ${maxQueues}`))
  const handIs = (detail: string) => errors.push(fieldError.invalid(child(path, 'handSize'), handSize, detail))
  if (handSize <= 0) handIs('must be positive')
  else if (handSize > queues) handIs(`should not be greater than queues (${queues})`)
  else if (entropyBits(queues, handSize) > maxHashBits)
    handIs(`required entropy bits of deckSize ${queues} and handSize ${handSize} should not be greater than ${maxHashBits}`)
  return errors
}

/** Bits that it takes to deal a hand from a deck, as the real server estimates them (k8s.io/apiserver, shufflesharding). */
function entropyBits(deckSize: number, handSize: number): number {
  return Math.ceil(Math.log2(deckSize) * handSize)
}

export const priorityLevelConfigurations = specAndStatus<PriorityLevel>({
  nameRule: dnsSubdomain,
  validate,
  statusKeeps: 'metadata',
  statusResetFields: ['metadata', 'spec'],
  validateStatus: ({ status }) => validateConditionTypes(status?.conditions),
})
