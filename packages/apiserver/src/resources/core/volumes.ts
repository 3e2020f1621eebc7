import { formatTime } from '../../clock.js'
import { compareQuantities, parseQuantity } from '../../quantity/quantity.js'
import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { invalid, oneOf, required } from '../../validation/checks.js'
import { immutable, sameValue } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { keep, specAndStatus } from '../kit.js'
import { type ClaimSpec, validateAccessModes, validateClaimSpec } from './claim-spec.js'
import { validateNoBacksteps } from './paths.js'
import type { NodeSelector, Quantities } from './pod-types.js'
import { validateNodeSelector } from './scheduling-validation.js'

interface PersistentVolume extends KubeObject {
  spec: {
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
  status?: { phase?: string; lastPhaseTransitionTime?: string }
}

/** What a spec has beside the source of its volume. */
const ordinaryFields = new Set([
  'capacity',
  'accessModes',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeMode',
  'nodeAffinity',
  'claimRef',
  'volumeAttributesClassName',
  'mountOptions',
])
const sourcesOf = (spec: PersistentVolume['spec']) => Object.keys(spec).filter((field) => !ordinaryFields.has(field))
const sourceFields: Readonly<Record<string, readonly string[]>> = {
  hostPath: ['path'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  nfs: ['server', 'path'],
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  rbd: ['monitors', 'image'],
  cinder: ['volumeID'],
  cephfs: ['monitors'],
  flexVolume: ['driver'],
  azureFile: ['secretName', 'shareName'],
  vsphereVolume: ['volumePath'],
  azureDisk: ['diskName', 'diskURI'],
  portworxVolume: ['volumeID'],
  local: ['path'],
  csi: ['driver', 'volumeHandle'],
}

function validateVolume({ spec }: PersistentVolume): FieldError[] {
  const errors: FieldError[] = []
  if (!spec.accessModes?.length) errors.push(fieldError.required('spec.accessModes'))
  errors.push(...validateAccessModes(spec.accessModes ?? [], 'spec.accessModes'))
  const capacity = Object.entries(spec.capacity ?? {})
  if (capacity.length === 0) errors.push(fieldError.required('spec.capacity'))
  if (spec.capacity?.storage === undefined || capacity.length > 1)
    errors.push(fieldError.notSupported('spec.capacity', spec.capacity ?? null, ['storage']))
  for (const [name, quantity] of capacity) {
    if (compareQuantities(parseQuantity(quantity), parseQuantity('0')) <= 0)
      errors.push(fieldError.invalid(key('spec.capacity', name), quantity, 'must be greater than zero'))
  }
  errors.push(...oneOf('spec.persistentVolumeReclaimPolicy', spec.persistentVolumeReclaimPolicy, ['Delete', 'Recycle', 'Retain']))
  if (spec.nodeAffinity) {
    if (!spec.nodeAffinity.required)
      errors.push(fieldError.required('spec.nodeAffinity.required', 'must specify required node constraints'))
    else errors.push(...validateNodeSelector(spec.nodeAffinity.required, 'spec.nodeAffinity.required'))
  }
  for (const [i, name] of sourcesOf(spec).entries()) {
    const at = child('spec', name)
    if (i > 0) {
      errors.push(fieldError.forbidden(at, 'may not specify more than 1 volume type'))
      continue
    }
    const source = spec[name] as Record<string, unknown>
    errors.push(...(sourceFields[name] ?? []).flatMap((field) => required(child(at, field), source[field])))
    if ((name === 'hostPath' || name === 'local') && typeof source.path === 'string')
      errors.push(...validateNoBacksteps(source.path, child(at, 'path')))
    if (name === 'local' && !spec.nodeAffinity) errors.push(fieldError.required('spec.nodeAffinity', 'Local volume requires node affinity'))
  }
  if (sourcesOf(spec).length === 0) errors.push(fieldError.required('spec', 'must specify a volume type'))
  if (spec.storageClassName) errors.push(...invalid('spec.storageClassName', spec.storageClassName, dnsSubdomain(spec.storageClassName)))
  return [...errors, ...oneOf('spec.volumeMode', spec.volumeMode, ['Block', 'Filesystem'])]
}

export const persistentVolumes = specAndStatus<PersistentVolume>({
  nameRule: dnsSubdomain,
  counted: false,
  initialStatus: () => ({ phase: 'Pending' }),
  prepareForCreate(volume, { now }) {
    volume.status = { ...volume.status, lastPhaseTransitionTime: formatTime(now) }
  },
  validate: validateVolume,
  validateUpdate(volume, old) {
    const sources = ({ spec }: PersistentVolume) => Object.fromEntries(sourcesOf(spec).map((name) => [name, spec[name]]))
    const errors = sameValue(sources(volume), sources(old))
      ? []
      : [fieldError.forbidden('spec.persistentvolumesource', 'spec.persistentvolumesource is immutable after creation\n')]
    errors.push(...immutable(volume.spec.volumeMode, old.spec.volumeMode, 'volumeMode'))
    if (old.spec.nodeAffinity) errors.push(...immutable(volume.spec.nodeAffinity, old.spec.nodeAffinity, 'nodeAffinity'))
    return errors
  },
  validateStatus: () => [],
  returnsDeletedObject: true,
  selectableFields: { 'metadata.name': ({ metadata }) => metadata.name ?? '' },
})

interface Claim extends KubeObject {
  spec: ClaimSpec & { selector?: LabelSelector }
  status?: { phase?: string; capacity?: Quantities }
}

function validateClaimUpdate(claim: Claim, old: Claim): FieldError[] {
  const masked = structuredClone(claim.spec)
  const before = structuredClone(old.spec)
  if (!old.spec.volumeName) keep(before, claim.spec, 'volumeName')
  const bound = claim.status?.phase === 'Bound'
  if (bound && masked.resources?.requests && old.spec.resources?.requests?.storage !== undefined)
    masked.resources.requests.storage = old.spec.resources.requests.storage
  if (bound) keep(masked, old.spec, 'volumeAttributesClassName')
  // A class can be named later where there was none.
  if (old.spec.storageClassName === undefined && !old.metadata.annotations?.['volume.beta.kubernetes.io/storage-class'])
    keep(masked, old.spec, 'storageClassName')
  const errors = sameValue(masked, before)
    ? []
    : [
        fieldError.forbidden(
          'spec',
          'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n',
        ),
      ]
  const size = claim.spec.resources?.requests?.storage ?? '0'
  const oldSize = old.spec.resources?.requests?.storage ?? '0'
  if (
    compareQuantities(parseQuantity(size), parseQuantity(oldSize)) < 0 &&
    compareQuantities(parseQuantity(size), parseQuantity(old.status?.capacity?.storage ?? '0')) <= 0
  ) {
    errors.push(fieldError.forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity'))
  }
  return [...errors, ...immutable(claim.spec.volumeMode, old.spec.volumeMode, 'volumeMode')]
}

export const persistentVolumeClaims = specAndStatus<Claim>({
  nameRule: dnsSubdomain,
  counted: false,
  initialStatus: () => ({ phase: 'Pending' }),
  validate: ({ spec }) => validateClaimSpec(spec, 'spec'),
  validateUpdate: validateClaimUpdate,
  validateStatus: () => [],
  returnsDeletedObject: true,
})
