import { posix } from 'node:path'
import { compareQuantities, parseQuantity } from '../../quantity/quantity.js'
import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { invalid, oneOf, sortedMap } from '../../validation/checks.js'
import { dnsSubdomain } from '../../validation/names.js'
import { validateAccessModes } from './claim-spec.js'
import type { NodeSelector, Quantities } from './pod-types.js'
import { validateNodeSelector } from './scheduling-validation.js'
import { type Fields, sharedSources } from './volume-sources.js'

export interface VolumeSpec {
  capacity?: Quantities
  accessModes?: string[]
  persistentVolumeReclaimPolicy?: string
  storageClassName?: string
  volumeMode?: string
  nodeAffinity?: { required?: NodeSelector }
  claimRef?: { name?: string; namespace?: string }
  volumeAttributesClassName?: string
  mountOptions?: string[]
  [source: string]: unknown
}

/** Sources of volumes, in the order in which the real server looks at them. */
const sourceNames = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'flocker',
  'nfs',
  'rbd',
  'quobyte',
  'cephfs',
  'iscsi',
  'cinder',
  'fc',
  'flexVolume',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'scaleIO',
  'local',
  'storageos',
  'csi',
] as const

export function sourcesOf(spec: VolumeSpec): Record<string, unknown> {
  return Object.fromEntries(sourceNames.filter((name) => spec[name] !== undefined).map((name) => [name, spec[name]]))
}

export interface VolumeScope {
  /** The volume's name. */
  readonly name: string
  /** Part of another object, which says what most fields are for. */
  readonly inline: boolean
  /** Labels that were wrong before may stay. */
  readonly allowInvalidLabels?: boolean
}

const inlineText = 'may not be specified in the context of inline volumes'

export function validateVolumeSpec(spec: VolumeSpec, path: string, scope: VolumeScope): FieldError[] {
  const { inline } = scope
  const at = (field: string) => child(path, field)
  const errors: FieldError[] = []
  if (inline) {
    if (spec.claimRef) errors.push(fieldError.forbidden(at('claimRef'), inlineText))
    if (Object.keys(spec.capacity ?? {}).length > 0) errors.push(fieldError.forbidden(at('capacity'), inlineText))
    if (!spec.csi) errors.push(fieldError.required(at('csi'), 'has to be specified in the context of inline volumes'))
  }
  if (!spec.accessModes?.length) errors.push(fieldError.required(at('accessModes')))
  errors.push(...validateAccessModes(spec.accessModes ?? [], at('accessModes')))
  if (!inline) errors.push(...validateCapacity(spec.capacity ?? {}, at('capacity')))
  const policy = spec.persistentVolumeReclaimPolicy
  if (policy && inline && policy !== 'Retain') {
    errors.push(fieldError.forbidden(at('persistentVolumeReclaimPolicy'), 'may only be Retain in the context of inline volumes'))
  } else if (policy && !inline) errors.push(...oneOf(at('persistentVolumeReclaimPolicy'), policy, ['Delete', 'Recycle', 'Retain']))
  if (spec.nodeAffinity) errors.push(...validateNodeAffinity(spec.nodeAffinity, at('nodeAffinity'), scope))
  errors.push(...validateSource(spec, path, scope))
  const hostPath = (spec.hostPath as { path?: string } | undefined)?.path
  if (hostPath !== undefined && policy === 'Recycle' && posix.normalize(hostPath) === '/')
    errors.push(fieldError.forbidden(at('persistentVolumeReclaimPolicy'), "may not be 'recycle' for a hostPath mount of '/'"))
  return [...errors, ...validateClasses(spec, path, inline)]
}

function validateCapacity(capacity: Quantities, path: string): FieldError[] {
  const entries = Object.entries(capacity)
  const errors: FieldError[] = entries.length === 0 ? [fieldError.required(path)] : []
  if (capacity.storage === undefined || entries.length > 1) errors.push(fieldError.notSupported(path, sortedMap(capacity), ['storage']))
  for (const [name, quantity] of entries) {
    const sign = compareQuantities(parseQuantity(quantity), parseQuantity('0'))
    if (sign < 0) errors.push(fieldError.invalid(key(path, name), Number(quantity), 'must be a valid resource quantity'))
    if (sign <= 0) errors.push(fieldError.invalid(key(path, name), quantity, 'must be greater than zero'))
  }
  return errors
}

function validateNodeAffinity({ required }: { required?: NodeSelector }, path: string, scope: VolumeScope): FieldError[] {
  if (scope.inline) return [fieldError.forbidden(path, inlineText)]
  return required
    ? validateNodeSelector(required, child(path, 'required'), scope.allowInvalidLabels)
    : [fieldError.required(child(path, 'required'), 'must specify required node constraints')]
}

function validateSource(spec: VolumeSpec, path: string, { name }: VolumeScope): FieldError[] {
  const sources = Object.entries(sourcesOf(spec))
  if (sources.length === 0) return [fieldError.required(path, 'must specify a volume type')]
  const errors: FieldError[] = []
  for (const [i, [kind, source]] of sources.entries()) {
    // The real server lets a flexVolume stand beside another one.
    if (i > 0 && kind !== 'flexVolume') {
      errors.push(fieldError.forbidden(child(path, kind === 'cephfs' ? 'cephFS' : kind), 'may not specify more than 1 volume type'))
      continue
    }
    errors.push(...(sharedSources[kind]?.(source as Fields, child(path, kind), { persistent: true, name }) ?? []))
    if (kind === 'local' && !spec.nodeAffinity)
      errors.push(fieldError.required(child(path, 'nodeAffinity'), 'Local volume requires node affinity'))
  }
  return errors
}

function validateClasses(spec: VolumeSpec, path: string, inline: boolean): FieldError[] {
  const { storageClassName, volumeMode, volumeAttributesClassName } = spec
  const errors: FieldError[] = []
  if (storageClassName) {
    const at = child(path, 'storageClassName')
    errors.push(...(inline ? [fieldError.forbidden(at, inlineText)] : invalid(at, storageClassName, dnsSubdomain(storageClassName))))
  }
  if (inline && volumeMode !== undefined && volumeMode !== 'Filesystem') {
    const text = 'may not specify volumeMode other than Filesystem in the context of inline volumes'
    errors.push(fieldError.forbidden(child(path, 'volumeMode'), text))
  } else if (!inline) errors.push(...oneOf(child(path, 'volumeMode'), volumeMode, ['Block', 'Filesystem']))
  if (volumeAttributesClassName === undefined) return errors
  const at = child(path, 'volumeAttributesClassName')
  if (volumeAttributesClassName === '') errors.push(fieldError.required(at, 'an empty string is disallowed'))
  else errors.push(...invalid(at, volumeAttributesClassName, dnsSubdomain(volumeAttributesClassName)))
  if (!spec.csi) errors.push(fieldError.required(child(path, 'csi'), 'has to be specified when using volumeAttributesClassName'))
  return errors
}

const mountable = new Set<string>([
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'nfs',
  'rbd',
  'quobyte',
  'iscsi',
  'cinder',
  'cephfs',
  'azureFile',
  'vsphereVolume',
  'azureDisk',
  'photonPersistentDisk',
])
export const mountOptionsAnnotation = 'volume.beta.kubernetes.io/mount-options'

/** The annotation for mount options is for a few kinds of volumes only. */
export function validateMountOptions({ metadata }: KubeObject, spec: VolumeSpec): FieldError[] {
  if (metadata.annotations?.[mountOptionsAnnotation] === undefined || Object.keys(sourcesOf(spec)).some((name) => mountable.has(name)))
    return []
  return [fieldError.forbidden(`metadata.annotations.${mountOptionsAnnotation}`, 'may not specify mount options for this volume type')]
}
