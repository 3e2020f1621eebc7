import { compareQuantities, parseQuantity } from '../../quantity/quantity.js'
import type { LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { validateLabelSelector } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import type { Quantities } from './pod-types.js'

export interface ClaimSpec {
  accessModes?: string[]
  selector?: LabelSelector
  resources?: { requests?: Quantities; limits?: Quantities }
  volumeName?: string
  storageClassName?: string
  volumeMode?: string
  dataSource?: { apiGroup?: string; kind?: string; name?: string }
  dataSourceRef?: { apiGroup?: string; kind?: string; name?: string; namespace?: string }
  volumeAttributesClassName?: string
}

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

export function validateAccessModes(modes: readonly string[], path: string): FieldError[] {
  const errors = modes.flatMap((mode, i) =>
    accessModes.includes(mode) ? [] : [fieldError.notSupported(path === '' ? index(path, i) : path, mode, accessModes)],
  )
  if (modes.includes('ReadWriteOncePod') && modes.length > 1)
    errors.push(fieldError.forbidden(path, 'may not use ReadWriteOncePod with other access modes'))
  return errors
}

/** What a claim, or a template for claims, may ask for. */
export function validateClaimSpec(spec: ClaimSpec, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!spec.accessModes?.length) errors.push(fieldError.required(child(path, 'accessModes'), 'at least 1 access mode is required'))
  errors.push(...validateLabelSelector(spec.selector, child(path, 'selector')))
  errors.push(...validateAccessModes(spec.accessModes ?? [], child(path, 'accessModes')))
  const storage = spec.resources?.requests?.storage
  if (storage === undefined) errors.push(fieldError.required(key(child(path, 'resources'), 'storage')))
  else if (compareQuantities(parseQuantity(storage), parseQuantity('0')) <= 0) {
    errors.push(fieldError.invalid(key(child(path, 'resources'), 'storage'), storage, 'must be greater than zero'))
  }
  if (spec.storageClassName)
    errors.push(...invalid(child(path, 'storageClassName'), spec.storageClassName, dnsSubdomain(spec.storageClassName)))
  errors.push(...oneOf(child(path, 'volumeMode'), spec.volumeMode, ['Block', 'Filesystem']))
  errors.push(
    ...validateDataSource(spec.dataSource, child(path, 'dataSource')),
    ...validateDataSource(spec.dataSourceRef, child(path, 'dataSourceRef')),
  )
  if (spec.volumeAttributesClassName) {
    errors.push(
      ...invalid(child(path, 'volumeAttributesClassName'), spec.volumeAttributesClassName, dnsSubdomain(spec.volumeAttributesClassName)),
    )
  }
  return errors
}

function validateDataSource(source: ClaimSpec['dataSource'], path: string): FieldError[] {
  if (!source) return []
  const errors: FieldError[] = []
  if (!source.name) errors.push(fieldError.required(child(path, 'name')))
  if (!source.kind) errors.push(fieldError.required(child(path, 'kind')))
  if (!source.apiGroup && source.kind !== 'PersistentVolumeClaim') {
    errors.push(fieldError.invalid(path, source.kind ?? '', 'must be "PersistentVolumeClaim" when referencing the default apiGroup'))
  }
  if (source.apiGroup) errors.push(...invalid(child(path, 'apiGroup'), source.apiGroup, dnsSubdomain(source.apiGroup)))
  return errors
}
