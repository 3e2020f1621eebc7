import { compareQuantities, parseQuantity } from '../../quantity/quantity.js'
import type { LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain } from '../../validation/names.js'
import type { Quantities } from './pod-types.js'

interface DataSource {
  apiGroup?: string | null
  kind?: string
  name?: string
}

export interface ClaimSpec {
  accessModes?: string[]
  selector?: LabelSelector
  resources?: { requests?: Quantities; limits?: Quantities }
  volumeName?: string
  storageClassName?: string
  volumeMode?: string
  dataSource?: DataSource
  dataSourceRef?: DataSource & { namespace?: string }
  volumeAttributesClassName?: string
}

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']

export function validateAccessModes(modes: readonly string[], path: string): FieldError[] {
  const errors = modes.flatMap((mode) => (accessModes.includes(mode) ? [] : [fieldError.notSupported(path, mode, accessModes)]))
  const others = modes.some((mode) => mode !== 'ReadWriteOncePod' && accessModes.includes(mode))
  if (modes.includes('ReadWriteOncePod') && others)
    errors.push(fieldError.forbidden(path, 'may not use ReadWriteOncePod with other access modes'))
  return errors
}

/** What a claim, or a template for claims, may ask for; what is wrong in the old one may stay wrong. */
export function validateClaimSpec(spec: ClaimSpec, path: string, old?: ClaimSpec): FieldError[] {
  const errors: FieldError[] = []
  if (!spec.accessModes?.length) errors.push(fieldError.required(child(path, 'accessModes'), 'at least 1 access mode is required'))
  const allowInvalidValues = validateLabelSelector(old?.selector, '').length > 0
  errors.push(...validateLabelSelector(spec.selector, child(path, 'selector'), { allowInvalidValues }))
  errors.push(...validateAccessModes(spec.accessModes ?? [], child(path, 'accessModes')))
  const storage = spec.resources?.requests?.storage
  const storagePath = key(child(path, 'resources'), 'storage')
  if (storage === undefined) errors.push(fieldError.required(storagePath))
  else if (compareQuantities(parseQuantity(storage), parseQuantity('0')) <= 0)
    errors.push(fieldError.invalid(storagePath, storage, 'must be greater than zero'))
  errors.push(...validateClass(spec.storageClassName, child(path, 'storageClassName')))
  errors.push(...oneOf(child(path, 'volumeMode'), spec.volumeMode, ['Block', 'Filesystem']))
  const allowGroup = Boolean(old?.dataSource?.apiGroup || old?.dataSourceRef?.apiGroup)
  return [
    ...errors,
    ...validateDataSources(spec, allowGroup, path),
    ...validateClass(spec.volumeAttributesClassName, child(path, 'volumeAttributesClassName')),
  ]
}

function validateClass(name: string | undefined, path: string): FieldError[] {
  return name ? invalid(path, name, dnsSubdomain(name)) : []
}

function validateDataSources({ dataSource, dataSourceRef }: ClaimSpec, allowGroup: boolean, path: string): FieldError[] {
  const errors = [
    ...validateDataSource(dataSource, allowGroup, child(path, 'dataSource')),
    ...validateDataSource(dataSourceRef, allowGroup, child(path, 'dataSourceRef')),
  ]
  const namespace = dataSourceRef?.namespace
  if (namespace) errors.push(...invalid(child(path, 'dataSourceRef', 'namespace'), namespace, dnsLabel(namespace)))
  if (!dataSource || !dataSourceRef) return errors
  // The real server prints a path, of which nothing is to be seen.
  if (namespace) errors.push(fieldError.invalid(path, {}, 'may not be specified when dataSourceRef.namespace is specified'))
  else if (!sameValue(dataSource, dataSourceRef)) errors.push(fieldError.invalid(path, {}, 'must match dataSourceRef'))
  return errors
}

function validateDataSource(source: DataSource | undefined, allowGroup: boolean, path: string): FieldError[] {
  if (!source) return []
  const errors: FieldError[] = []
  if (!source.name) errors.push(fieldError.required(child(path, 'name')))
  if (!source.kind) errors.push(fieldError.required(child(path, 'kind')))
  if (!source.apiGroup && source.kind !== 'PersistentVolumeClaim')
    errors.push(fieldError.invalid(path, source.kind ?? '', "must be 'PersistentVolumeClaim' when referencing the default apiGroup"))
  if (source.apiGroup && !allowGroup) errors.push(...invalid(child(path, 'apiGroup'), source.apiGroup, dnsSubdomain(source.apiGroup)))
  return errors
}

/** dataSource and dataSourceRef say the same, as far as the older one can (pkg/api/persistentvolumeclaim). */
export function normalizeDataSources(spec: ClaimSpec, old: ClaimSpec | undefined): void {
  // Only servers with CrossNamespaceVolumeDataSource know of other namespaces, which is off by default.
  if (spec.dataSourceRef?.namespace && !old?.dataSourceRef) delete spec.dataSourceRef
  const { dataSource, dataSourceRef } = spec
  if (!old?.dataSource && !old?.dataSourceRef && !dataSourceRef && dataSource && !isKnownSource(dataSource)) delete spec.dataSource
  if (spec.dataSource && !dataSourceRef) spec.dataSourceRef = { ...spec.dataSource }
  else if (!spec.dataSource && dataSourceRef && !dataSourceRef.namespace) {
    const { namespace: _namespace, ...source } = dataSourceRef
    spec.dataSource = source
  }
}

function isKnownSource({ apiGroup: group, kind }: DataSource): boolean {
  // Go writes a group that is not there as null.
  const apiGroup = group ?? ''
  return (kind === 'PersistentVolumeClaim' && apiGroup === '') || (kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io')
}
