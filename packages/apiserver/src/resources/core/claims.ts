import { compareQuantities, parseQuantity } from '../../quantity/quantity.js'
import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError, key } from '../../schema/field-error.js'
import { invalid, negativeQuantity } from '../../validation/checks.js'
import { immutable, sameValue } from '../../validation/metadata.js'
import { dnsSubdomain, qualifiedNameRule } from '../../validation/names.js'
import { keep, specAndStatus } from '../kit.js'
import { type ClaimSpec, normalizeDataSources, validateClaimSpec } from './claim-spec.js'
import type { Quantities } from './pod-types.js'
import { claimWarnings } from './pod-warnings.js'
import { isNativeResource } from './resource-requirements.js'

interface Claim extends KubeObject {
  spec: ClaimSpec
  status?: {
    phase?: string
    capacity?: Quantities
    allocatedResources?: Quantities
    allocatedResourceStatuses?: Record<string, string>
    currentVolumeAttributesClassName?: string
  }
}

const classAnnotation = 'volume.beta.kubernetes.io/storage-class'

/** The class went from the annotation of old times to the field. */
function movedClassToField(claim: Claim, old: Claim): boolean {
  const before = old.metadata.annotations?.[classAnnotation]
  const now = claim.metadata.annotations?.[classAnnotation]
  return (
    before !== undefined &&
    old.spec.storageClassName === undefined &&
    claim.spec.storageClassName === before &&
    (now === undefined || now === before)
  )
}

function validateUpdate(claim: Claim, old: Claim): FieldError[] {
  const errors: FieldError[] = []
  const now = structuredClone(claim.spec)
  const before = structuredClone(old.spec)
  // A volume is found once.
  if (!old.spec.volumeName) keep(before, claim.spec, 'volumeName')
  const annotation = old.metadata.annotations?.[classAnnotation]
  if (movedClassToField(claim, old)) delete now.storageClassName
  else {
    const annotationNow = claim.metadata.annotations?.[classAnnotation] ?? ''
    if (annotationNow !== (annotation ?? ''))
      errors.push(fieldError.invalid(`metadata.annotations.${classAnnotation}`, annotationNow, 'field is immutable'))
    if (
      old.spec.storageClassName === undefined &&
      now.storageClassName !== undefined &&
      [undefined, now.storageClassName].includes(annotation)
    )
      delete now.storageClassName
  }
  const size = claim.spec.resources?.requests?.storage ?? '0'
  const oldSize = old.spec.resources?.requests?.storage ?? '0'
  if (claim.status?.phase === 'Bound') {
    if (now.resources?.requests) now.resources.requests.storage = oldSize
    keep(now, old.spec, 'volumeAttributesClassName')
  }
  if (!sameValue(now, before)) {
    const text = 'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n'
    errors.push(fieldError.forbidden('spec', text))
  }
  if (isLess(size, oldSize) && !isLess(old.status?.capacity?.storage ?? '0', size))
    errors.push(fieldError.forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity'))
  errors.push(...immutable(claim.spec.volumeMode, old.spec.volumeMode, 'volumeMode'))
  if (old.status?.currentVolumeAttributesClassName !== undefined && !claim.spec.volumeAttributesClassName) {
    if (claim.spec.volumeAttributesClassName !== old.spec.volumeAttributesClassName) {
      const to = claim.spec.volumeAttributesClassName === undefined ? 'nil' : 'empty string'
      const text = `update to ${to} is forbidden when status.currentVolumeAttributesClassName is not nil`
      errors.push(fieldError.forbidden('spec.volumeAttributesClassName', text))
    }
  }
  return errors
}

function isLess(a: string, b: string): boolean {
  return compareQuantities(parseQuantity(a), parseQuantity(b)) < 0
}

const resizeStates = [
  'ControllerResizeInProgress',
  'ControllerResizeInfeasible',
  'NodeResizePending',
  'NodeResizeInProgress',
  'NodeResizeInfeasible',
]

/** Of a claim's resources, the project's own has one name. */
function validateResourceKey(name: string, path: string): FieldError[] {
  const messages = qualifiedNameRule(name)
  if (messages.length > 0) return invalid(path, name, messages)
  return isNativeResource(name) && name !== 'storage' ? [fieldError.notSupported(path, name, ['storage'])] : []
}

function validateStatus({ status, spec }: Claim): FieldError[] {
  const errors: FieldError[] = spec.accessModes?.length ? [] : [fieldError.required('Spec.accessModes')]
  const basic = (quantity: string, path: string) =>
    isLess(quantity, '0') ? [fieldError.invalid(path, Number(quantity), 'must be a valid resource quantity')] : []
  for (const [name, quantity] of Object.entries(status?.capacity ?? {})) errors.push(...basic(quantity, key('status.capacity', name)))
  for (const [name, state] of Object.entries(status?.allocatedResourceStatuses ?? {})) {
    errors.push(...validateResourceKey(name, 'status.allocatedResourceStatuses'))
    // The real server names the resource, not the state.
    if (!resizeStates.includes(state))
      errors.push(fieldError.notSupported('status.allocatedResourceStatuses', name, [...resizeStates].sort()))
  }
  for (const [name, quantity] of Object.entries(status?.allocatedResources ?? {})) {
    const wrongName = validateResourceKey(name, 'status.allocatedResources')
    const path = key('status.allocatedResources', name)
    const wrong = wrongName.length > 0 ? wrongName : basic(quantity, path)
    errors.push(...(wrong.length > 0 ? wrong : negativeQuantity(path, quantity)))
  }
  return errors
}

export const persistentVolumeClaims = specAndStatus<Claim>({
  nameRule: dnsSubdomain,
  counted: false,
  initialStatus: () => ({ phase: 'Pending' }),
  prepareForCreate: ({ spec }) => normalizeDataSources(spec, undefined),
  prepareForUpdate: ({ spec }, old) => normalizeDataSources(spec, old.spec),
  validate: ({ spec }, _context, old) => validateClaimSpec(spec, 'spec', old?.spec),
  validateUpdate,
  validateStatus,
  warnings: ({ metadata, spec }) => [
    ...(metadata.annotations?.[classAnnotation] === undefined
      ? []
      : [`${key('metadata.annotations', classAnnotation)}: deprecated since v1.8; use "storageClassName" attribute instead`]),
    ...claimWarnings(spec, 'spec'),
  ],
  returnsDeletedObject: true,
})
