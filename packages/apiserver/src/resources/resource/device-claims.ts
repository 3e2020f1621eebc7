import { viewOf } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { dnsSubdomain, labelValue, qualifiedNameRule } from '../../validation/names.js'
import { type DeviceConfiguration, validateConfiguration } from './device-configuration.js'
import { type DeviceSelector, validateSelectors } from './device-selectors.js'
import { itself, requiredName, validateDistinct, validateFullyQualified, validateItems, validateLabelName } from './names.js'

interface Toleration {
  key?: string
  operator?: string
  value?: string
  effect?: string
}

interface ExactRequest {
  deviceClassName?: string
  selectors?: DeviceSelector[]
  allocationMode?: string
  count?: number
  adminAccess?: boolean
  tolerations?: Toleration[]
  capacity?: object
}

interface SubRequest extends ExactRequest {
  name?: string
}

interface DeviceRequest {
  name?: string
  exactly?: ExactRequest
  firstAvailable?: SubRequest[]
}

interface Constraint {
  requests?: string[]
  matchAttribute?: string
  distinctAttribute?: string
}

interface ClaimConfiguration extends DeviceConfiguration {
  requests?: string[]
}

/** What a claim for devices, or a template for claims, asks for. */
export interface DeviceClaim {
  requests?: DeviceRequest[]
  constraints?: Constraint[]
  config?: ClaimConfiguration[]
}

const maxRequests = 32
const maxAlternatives = 8
const maxConstraints = 32
export const maxConfigurations = 32

/** Takes away what only servers with DRAConsumableCapacity know, as the real one does by default. */
export function dropCapacityRequests({ requests }: DeviceClaim): void {
  for (const { exactly, firstAvailable } of requests ?? []) {
    delete exactly?.capacity
    for (const alternative of firstAvailable ?? []) delete alternative.capacity
  }
}

export function validateDeviceClaim(claim: DeviceClaim, path: string, stored: boolean): FieldError[] {
  const names = requestNames(claim)
  return [
    ...validateDistinct(claim.requests, maxRequests, child(path, 'requests'), validateRequest, {
      field: 'name',
      of: ({ name = '' }) => name,
    }),
    ...validateItems(claim.constraints, maxConstraints, child(path, 'constraints'), (constraint, at) =>
      validateConstraint(constraint, names, at),
    ),
    ...validateItems(claim.config, maxConfigurations, child(path, 'config'), (configuration, at) => [
      ...validateRequestReferences(configuration.requests, names, child(at, 'requests')),
      ...validateConfiguration(configuration, at, stored),
    ]),
  ]
}

/** Requests, and `request/alternative`, that other fields can name. */
export function requestNames({ requests }: DeviceClaim): ReadonlySet<string> {
  return new Set(
    (requests ?? []).flatMap(({ name = '', firstAvailable }) => [
      name,
      ...(firstAvailable ?? []).map((alternative) => `${name}/${alternative.name ?? ''}`),
    ]),
  )
}

export function validateRequestReferences(requests: readonly string[] | undefined, names: ReadonlySet<string>, path: string): FieldError[] {
  return validateDistinct(requests, maxRequests, path, (name, at) => validateRequestReference(name, names, at), itself)
}

export function validateRequestReference(name: string, names: ReadonlySet<string>, path: string): FieldError[] {
  const unknown = fieldError.invalid(
    path,
    name,
    "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'",
  )
  const segments = name.split('/')
  if (segments.length > 2) return [unknown]
  const errors = segments.flatMap((segment) => validateLabelName(segment, path))
  return names.has(name) ? errors : [...errors, unknown]
}

function validateRequest({ name, exactly, firstAvailable = [] }: DeviceRequest, path: string): FieldError[] {
  const errors = validateLabelName(name, child(path, 'name'))
  errors.push(
    ...validateDistinct(
      firstAvailable,
      maxAlternatives,
      child(path, 'firstAvailable'),
      (alternative, at) => [...validateLabelName(alternative.name, child(at, 'name')), ...validateExact(alternative, at)],
      { field: 'name', of: (alternative) => alternative.name ?? '' },
    ),
  )
  if (exactly) errors.push(...validateExact(exactly, child(path, 'exactly')))
  if (!exactly && firstAvailable.length === 0)
    errors.push(fieldError.required(path, 'exactly one of `exactly` or `firstAvailable` is required'))
  if (exactly && firstAvailable.length > 0) {
    errors.push(fieldError.invalid(path, null, 'exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set'))
  }
  return errors
}

function validateExact(request: ExactRequest, path: string): FieldError[] {
  const { allocationMode = '', count = 0 } = request
  const countPath = child(path, 'count')
  const errors = [
    ...requiredName(request.deviceClassName, child(path, 'deviceClassName'), dnsSubdomain),
    ...validateSelectors(request.selectors, child(path, 'selectors')),
  ]
  if (allocationMode === 'All') {
    if (count !== 0) errors.push(fieldError.invalid(countPath, count, "must not be specified when allocationMode is 'All'"))
  } else if (allocationMode === 'ExactCount') {
    if (count <= 0) errors.push(fieldError.invalid(countPath, count, 'must be greater than zero'))
  } else errors.push(fieldError.notSupported(child(path, 'allocationMode'), allocationMode, ['All', 'ExactCount']))
  return [
    ...errors,
    ...(request.tolerations ?? []).flatMap((toleration, i) => validateToleration(toleration, index(child(path, 'tolerations'), i))),
  ]
}

function validateToleration({ key = '', operator = '', value = '', effect }: Toleration, path: string): FieldError[] {
  const errors = key === '' ? [] : invalid(child(path, 'key'), key, qualifiedNameRule(key))
  const valuePath = child(path, 'value')
  if (operator === 'Exists') {
    if (value !== '') errors.push(fieldError.invalid(valuePath, value, 'must be empty for operator `Exists`'))
  } else if (operator === 'Equal') errors.push(...invalid(valuePath, value, labelValue(value)))
  else errors.push(...oneOf(child(path, 'operator'), operator, ['Equal', 'Exists'], true))
  return [...errors, ...oneOf(child(path, 'effect'), effect, ['NoExecute', 'NoSchedule'])]
}

function validateConstraint(constraint: Constraint, names: ReadonlySet<string>, path: string): FieldError[] {
  const errors = validateRequestReferences(constraint.requests, names, child(path, 'requests'))
  const { matchAttribute, distinctAttribute } = constraint
  if (matchAttribute !== undefined) return [...errors, ...validateFullyQualified(matchAttribute, child(path, 'matchAttribute'))]
  if (distinctAttribute !== undefined) return [...errors, ...validateFullyQualified(distinctAttribute, child(path, 'distinctAttribute'))]
  return [...errors, fieldError.required(child(path, 'matchAttribute'))]
}

const adminLabel = 'resource.kubernetes.io/admin-access'

/** Devices that others use too can only be had in namespaces that are marked for it. */
export function validateAdminAccess(requests: DeviceRequest[] | undefined, namespace: string, { store }: StrategyContext): FieldError[] {
  const at = (requests ?? []).findIndex(({ exactly }) => exactly?.adminAccess)
  return at < 0 ? [] : validateAdminNamespace(namespace, child(index('spec.devices.requests', at), 'adminAccess'), store)
}

export function validateAdminNamespace(name: string, path: string, store: StrategyContext['store']): FieldError[] {
  const namespace = store.table('namespaces').get(name)
  const labels = namespace && viewOf(namespace.object).metadata.labels
  return labels?.[adminLabel] === 'true'
    ? []
    : [fieldError.forbidden(path, `admin access to devices requires the \`${adminLabel}: true\` label on the containing namespace`)]
}
