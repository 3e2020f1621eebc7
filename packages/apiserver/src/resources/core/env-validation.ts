import { parseQuantity, quantitySign } from '../../quantity/quantity.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { asPrefix, configMapKeyName, dnsSubdomain, environmentVariableName, qualifiedNameRule } from '../../validation/names.js'
import type { Container, EnvVar, FieldRef, KeyRef, ResourceFieldRef } from './pod-types.js'

const envFieldPaths = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

export function validateEnv(env: readonly EnvVar[] | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, variable] of (env ?? []).entries()) {
    const at = index(path, i)
    if (!variable.name) errors.push(fieldError.required(child(at, 'name')))
    else errors.push(...invalid(child(at, 'name'), variable.name, environmentVariableName(variable.name)))
    errors.push(...validateValueFrom(variable, child(at, 'valueFrom')))
  }
  return errors
}

function validateValueFrom({ value, valueFrom }: EnvVar, path: string): FieldError[] {
  if (!valueFrom) return []
  const errors: FieldError[] = []
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom
  if (fieldRef) errors.push(...validateFieldRef(fieldRef, envFieldPaths, child(path, 'fieldRef')))
  if (resourceFieldRef) errors.push(...validateResourceFieldRef(resourceFieldRef, child(path, 'resourceFieldRef'), false))
  if (configMapKeyRef) errors.push(...validateKeyRef(configMapKeyRef, child(path, 'configMapKeyRef')))
  if (secretKeyRef) errors.push(...validateKeyRef(secretKeyRef, child(path, 'secretKeyRef')))
  const sources = Object.values(valueFrom).filter((source) => source !== undefined).length
  if (sources === 0) {
    errors.push(fieldError.invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'))
  } else if (value) {
    errors.push(fieldError.invalid(path, '', 'may not be specified when `value` is not empty'))
  } else if (sources > 1) errors.push(fieldError.invalid(path, '', 'may not have more than one field specified at a time'))
  return errors
}

export function validateFieldRef(ref: FieldRef, paths: readonly string[], path: string): FieldError[] {
  const fieldPath = ref.fieldPath ?? ''
  if (!ref.apiVersion) return [fieldError.required(child(path, 'apiVersion'))]
  if (fieldPath === '') return [fieldError.required(child(path, 'fieldPath'))]
  const [, subscripted, subscript = ''] = /^(.+?)\['(.*)'\]$/s.exec(fieldPath) ?? []
  if (ref.apiVersion !== 'v1')
    return [
      fieldError.invalid(child(path, 'fieldPath'), fieldPath, `error converting fieldPath: unsupported pod version: ${ref.apiVersion}`),
    ]
  if (subscripted === undefined ? !fieldLabels.has(fieldPath) : !subscriptLabels.has(subscripted)) {
    const problem = subscripted === undefined ? 'field label not supported' : 'field label does not support subscript'
    return [fieldError.invalid(child(path, 'fieldPath'), fieldPath, `error converting fieldPath: ${problem}: ${fieldPath}`)]
  }
  if (subscripted !== undefined)
    return invalid(path, subscript, qualifiedNameRule(subscripted === 'metadata.annotations' ? subscript.toLowerCase() : subscript)).map(
      (error) => (subscripted === 'metadata.annotations' ? { ...error, value: subscript.toLowerCase() } : error),
    )
  return paths.includes(fieldPath) ? [] : [fieldError.notSupported(child(path, 'fieldPath'), fieldPath, paths)]
}

const subscriptLabels = new Set(['metadata.annotations', 'metadata.labels'])
/** What can be asked for in some place; which place takes which is another question. */
const fieldLabels = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
])

const resourceFields = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]

export function validateResourceFieldRef(ref: ResourceFieldRef, path: string, inVolume: boolean): FieldError[] {
  const resource = ref.resource ?? ''
  const errors: FieldError[] = []
  if (inVolume && !ref.containerName) errors.push(fieldError.required(child(path, 'containerName')))
  else if (resource === '') errors.push(fieldError.required(child(path, 'resource')))
  else if (!resourceFields.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource))
    errors.push(fieldError.notSupported(child(path, 'resource'), resource, resourceFields))
  return [...errors, ...validateDivisor(resource, ref.divisor, child(path, 'divisor'))]
}

const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']
const divisors = [
  { resource: /^(limits|requests)\.cpu$/, values: ['1m', '1'], text: '1m and 1 are supported with the cpu resource' },
  {
    resource: /^(limits|requests)\.memory$/,
    values: byteDivisors,
    text: `${byteDivisors.join(', ')} are supported with the memory resource`,
  },
  {
    resource: /^(limits|requests)\.ephemeral-storage$/,
    values: byteDivisors,
    text: `${byteDivisors.join(', ')} are supported with the local ephemeral storage resource`,
  },
  {
    resource: /^(limits|requests)\.hugepages-/,
    values: byteDivisors,
    text: `${byteDivisors.join(', ')} are supported with the hugepages resource`,
  },
]

function validateDivisor(resource: string, divisor: string | undefined, path: string): FieldError[] {
  const quantity = parseQuantity(divisor ?? '0')
  if (quantitySign(quantity) === 0) return []
  const rule = divisors.find((candidate) => candidate.resource.test(resource))
  return !rule || rule.values.includes(quantity.text) ? [] : [fieldError.invalid(path, resource, `only divisor's values ${rule.text}`)]
}

function validateKeyRef(ref: KeyRef, path: string): FieldError[] {
  return [
    ...invalid(child(path, 'name'), ref.name ?? '', dnsSubdomain(ref.name ?? '')),
    ...(ref.key ? invalid(child(path, 'key'), ref.key, configMapKeyName(ref.key)) : [fieldError.required(child(path, 'key'))]),
  ]
}

/** envFrom of a container. */
export function validateEnvFrom(sources: Container['envFrom'], path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, source] of (sources ?? []).entries()) {
    const at = index(path, i)
    if (source.prefix) errors.push(...invalid(child(at, 'prefix'), source.prefix, environmentVariableName(source.prefix)))
    let count = 0
    for (const field of ['configMapRef', 'secretRef'] as const) {
      const ref = source[field]
      if (!ref) continue
      count++
      if (!ref.name) errors.push(fieldError.required(child(at, field, 'name')))
      else errors.push(...invalid(child(at, field, 'name'), ref.name, dnsSubdomain(asPrefix(ref.name))))
    }
    if (count === 0) errors.push(fieldError.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`'))
    else if (count > 1) errors.push(fieldError.invalid(path, '', 'may not have more than one field specified at a time'))
  }
  return errors
}
