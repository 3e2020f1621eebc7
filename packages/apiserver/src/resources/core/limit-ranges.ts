import { randomUUID } from 'node:crypto'
import { compareQuantities, parseQuantity, quantityMilliValue } from '../../quantity/quantity.js'
import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { dnsSubdomain, qualifiedNameRule } from '../../validation/names.js'
import { plain } from '../kit.js'
import type { Quantities } from './pod-types.js'
import { isHugePages, isNativeResource, validateContainerResourceName, validateResourceName } from './resource-requirements.js'

interface LimitRangeItem {
  type?: string
  max?: Quantities
  min?: Quantities
  default?: Quantities
  defaultRequest?: Quantities
  maxLimitRequestRatio?: Quantities
}

interface LimitRange extends KubeObject {
  spec: { limits?: LimitRangeItem[] }
}

const numberOf = (quantity: string) => Number(quantityMilliValue(parseQuantity(quantity)))

function validateLimit(limit: LimitRangeItem, path: string): FieldError[] {
  const errors: FieldError[] = []
  const fields = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const
  const nameRule = limit.type === 'Container' || limit.type === 'Pod' ? validateContainerResourceName : validateResourceName
  for (const field of fields) {
    if (limit.type === 'Pod' && (field === 'default' || field === 'defaultRequest')) {
      if (Object.keys(limit[field] ?? {}).length > 0)
        errors.push(fieldError.forbidden(child(path, field), "may not be specified when `type` is 'Pod'"))
      continue
    }
    for (const name of Object.keys(limit[field] ?? {})) errors.push(...nameRule(name, key(child(path, field), name)))
  }
  if (limit.type === 'PersistentVolumeClaim' && limit.min?.storage === undefined && limit.max?.storage === undefined) {
    errors.push(fieldError.required(child(path, 'limits'), 'either minimum or maximum storage value is required, but neither was provided'))
  }
  const names = new Set(fields.flatMap((field) => Object.keys(limit[field] ?? {})))
  const above = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && compareQuantities(parseQuantity(a), parseQuantity(b)) > 0
  for (const name of names) {
    const [max, min, preset, request, ratio] = fields.map((field) => limit[field]?.[name])
    const at = (field: string) => key(child(path, field), name)
    if (above(min, max)) errors.push(fieldError.invalid(at('min'), min, `min value ${min} is greater than max value ${max}`))
    if (above(min, request))
      errors.push(fieldError.invalid(at('defaultRequest'), request, `min value ${min} is greater than default request value ${request}`))
    if (above(request, max))
      errors.push(fieldError.invalid(at('defaultRequest'), request, `default request value ${request} is greater than max value ${max}`))
    if (above(request, preset))
      errors.push(
        fieldError.invalid(at('defaultRequest'), request, `default request value ${request} is greater than default limit value ${preset}`),
      )
    if (above(min, preset)) errors.push(fieldError.invalid(at('default'), min, `min value ${min} is greater than default value ${preset}`))
    if (above(preset, max)) errors.push(fieldError.invalid(at('default'), max, `default value ${preset} is greater than max value ${max}`))
    if (above('1', ratio)) errors.push(fieldError.invalid(at('maxLimitRequestRatio'), ratio, `ratio ${ratio} is less than 1`))
    if (ratio !== undefined && min !== undefined && max !== undefined) {
      const highest = numberOf(max) / numberOf(min)
      if (numberOf(ratio) / 1000 > highest) {
        const text = `ratio ${ratio} is greater than max/min = ${highest.toFixed(6)}`
        errors.push(fieldError.invalid(at('maxLimitRequestRatio'), ratio, text))
      }
    }
    if ((!isNativeResource(name) || isHugePages(name)) && preset !== undefined && request !== undefined && preset !== request) {
      errors.push(
        fieldError.invalid(
          at('defaultRequest'),
          request,
          `default value ${preset} must equal to defaultRequest value ${request} in ${name}`,
        ),
      )
    }
  }
  return errors
}

/** The project's own types are few; others are in a domain. */
function validateType(type: string, path: string): FieldError[] {
  const messages = qualifiedNameRule(type)
  if (messages.length > 0) return invalid(path, type, messages)
  return type.includes('/') || ['Pod', 'Container', 'PersistentVolumeClaim'].includes(type)
    ? []
    : [fieldError.invalid(path, type, 'must be a standard limit type or fully qualified')]
}

export const limitRanges = plain<LimitRange>({
  nameRule: dnsSubdomain,
  prepareForCreate({ metadata }) {
    // These alone need no name of their own.
    if (!metadata.name) metadata.name = randomUUID()
  },
  validate({ spec }) {
    const errors: FieldError[] = []
    const types = new Set<string>()
    for (const [i, limit] of (spec?.limits ?? []).entries()) {
      const at = index('spec.limits', i)
      const type = limit.type ?? ''
      errors.push(...validateType(type, child(at, 'type')))
      if (types.has(type)) errors.push(fieldError.duplicate(child(at, 'type'), type))
      types.add(type)
      errors.push(...validateLimit(limit, at))
    }
    return errors
  },
})
