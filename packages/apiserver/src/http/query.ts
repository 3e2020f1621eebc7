import type { DeleteOptions } from '../registry/delete-options.js'
import { validateDryRun } from '../registry/delete-options.js'
import { type ListOptions, validateListOptions } from '../registry/list-options.js'
import { type FieldError, fieldError } from '../schema/field-error.js'
import { parseFieldSelector } from '../selectors/field-selector.js'
import { parseLabelSelector } from '../selectors/label-selector.js'
import { failure } from '../status.js'
import { validateFieldManager } from '../validation/metadata.js'

const metaGroup = 'meta.k8s.io'

/** The query of a write. */
export interface WriteOptions {
  readonly dryRun: boolean
  readonly fieldManager: string
  readonly fieldValidation: 'Strict' | 'Warn' | 'Ignore'
  readonly force?: boolean
}

/** Throws BadRequest and Invalid as the real server does. */
export function readListOptions(query: URLSearchParams, watchPath = false): ListOptions {
  const labelSelector = query.get('labelSelector')
  const fieldSelector = query.get('fieldSelector')
  const sendInitialEvents = query.get('sendInitialEvents')
  const timeoutSeconds = readInteger(query, 'timeoutSeconds')
  const options: ListOptions = {
    watch: watchPath || flag(query.get('watch')),
    allowWatchBookmarks: flag(query.get('allowWatchBookmarks')),
    resourceVersion: query.get('resourceVersion') ?? '',
    resourceVersionMatch: query.get('resourceVersionMatch') ?? '',
    limit: Math.max(0, readInteger(query, 'limit') ?? 0),
    continue: query.get('continue') ?? '',
    ...(labelSelector && { labelSelector: parseLabelSelector(labelSelector) }),
    ...(fieldSelector && { fieldSelector: parseFieldSelector(fieldSelector) }),
    ...(sendInitialEvents !== null && { sendInitialEvents: flag(sendInitialEvents) }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
  }
  const errors = validateListOptions(options)
  if (errors.length > 0) throw failure.invalid({ group: metaGroup, name: 'ListOptions' }, '', errors)
  return options
}

export type WriteVerb = 'CreateOptions' | 'UpdateOptions' | 'PatchOptions'

/** `applying`: the patch is an apply, which needs a manager and may be forced. Throws Invalid. */
export function readWriteOptions(query: URLSearchParams, verb: WriteVerb, applying = false): WriteOptions {
  const dryRun = query.getAll('dryRun')
  const fieldManager = query.get('fieldManager') ?? ''
  const validation = query.get('fieldValidation') ?? ''
  const force = query.get('force')
  const errors: FieldError[] = []
  if (verb === 'PatchOptions') {
    if (applying && fieldManager === '') errors.push(fieldError.required('fieldManager', 'is required for apply patch'))
    if (!applying && force !== null) errors.push(fieldError.forbidden('force', 'may not be specified for non-apply patch'))
  }
  errors.push(...validateFieldManager(fieldManager, 'fieldManager'), ...validateDryRun(dryRun))
  if (!['', 'Ignore', 'Warn', 'Strict'].includes(validation)) {
    errors.push(fieldError.notSupported('fieldValidation', validation, ['', 'Ignore', 'Strict', 'Warn']))
  }
  if (errors.length > 0) throw failure.invalid({ group: metaGroup, name: verb }, '', errors)
  return {
    dryRun: dryRun.length > 0,
    fieldManager,
    fieldValidation: validation === '' ? 'Warn' : (validation as WriteOptions['fieldValidation']),
    ...(force !== null && { force: flag(force) }),
  }
}

/** DeleteOptions in a query: they count only where there is no body. */
export function readDeleteOptions(query: URLSearchParams): DeleteOptions {
  const options: DeleteOptions = {}
  const gracePeriodSeconds = readInteger(query, 'gracePeriodSeconds')
  const orphanDependents = query.get('orphanDependents')
  const propagationPolicy = query.get('propagationPolicy')
  if (gracePeriodSeconds !== undefined) options.gracePeriodSeconds = gracePeriodSeconds
  if (orphanDependents !== null) options.orphanDependents = flag(orphanDependents)
  if (propagationPolicy) options.propagationPolicy = propagationPolicy
  if (query.has('dryRun')) options.dryRun = query.getAll('dryRun')
  return options
}

/** A boolean in a query: everything but `false` and `0` is true, also the name alone. */
export function flag(value: string | null): boolean {
  return value !== null && value.toLowerCase() !== 'false' && value !== '0'
}

/** Throws BadRequest for what is no integer. */
export function readInteger(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  if (!/^[+-]?[0-9]+$/.test(text)) throw failure.badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw failure.badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: value out of range`)
  return value
}
