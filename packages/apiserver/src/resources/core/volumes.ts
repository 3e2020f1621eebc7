import { formatTime } from '../../clock.js'
import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { immutable, sameValue } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { specAndStatus } from '../kit.js'
import { gaLabel, nodeSelectorTermWarnings } from './node-label-warnings.js'
import type { NodeSelector } from './pod-types.js'
import { volumeKindWarnings } from './pod-warnings.js'
import { validateNodeSelector } from './scheduling-validation.js'
import { mountOptionsAnnotation, sourcesOf, type VolumeSpec, validateMountOptions, validateVolumeSpec } from './volume-spec.js'

interface PersistentVolume extends KubeObject {
  spec: VolumeSpec
  status?: { phase?: string; lastPhaseTransitionTime?: string }
}

function validate(volume: PersistentVolume, _context: unknown, old?: PersistentVolume): FieldError[] {
  const { metadata, spec } = volume
  const before = old?.spec.nodeAffinity?.required
  const allowInvalidLabels = before !== undefined && validateNodeSelector(before, '').length > 0
  return [
    ...validateVolumeSpec(spec, 'spec', { name: metadata.name ?? '', inline: false, allowInvalidLabels }),
    ...validateMountOptions(volume, spec),
  ]
}

/** The source as it is compared: the secret for growing the volume can be named later. */
function lastingSource({ spec }: PersistentVolume, old: PersistentVolume): object {
  const sources = structuredClone(sourcesOf(spec))
  const csi = (from: Record<string, unknown>) => from.csi as { controllerExpandSecretRef?: object } | undefined
  const mine = csi(sources)
  if (mine && csi(old.spec)?.controllerExpandSecretRef === undefined) delete mine.controllerExpandSecretRef
  return sources
}

/** The affinity with the labels that replace those of beta times, where the new one has them. */
function withNewLabels(required: NodeSelector | undefined, now: NodeSelector | undefined): NodeSelector | undefined {
  const copy = structuredClone(required)
  for (const [i, term] of (copy?.nodeSelectorTerms ?? []).entries()) {
    for (const [j, requirement] of (term.matchExpressions ?? []).entries()) {
      const after = now?.nodeSelectorTerms?.[i]?.matchExpressions?.[j]?.key
      if (after !== undefined && gaLabel(requirement.key) === after) requirement.key = after
    }
  }
  return copy
}

function validateUpdate(volume: PersistentVolume, old: PersistentVolume): FieldError[] {
  const errors: FieldError[] = sameValue(lastingSource(volume, old), lastingSource(old, old))
    ? []
    : [fieldError.forbidden('spec.persistentvolumesource', 'spec.persistentvolumesource is immutable after creation\n')]
  errors.push(...immutable(volume.spec.volumeMode, old.spec.volumeMode, 'volumeMode'))
  const [now, before] = [volume.spec.nodeAffinity, old.spec.nodeAffinity]
  if (before && !sameValue(now?.required, withNewLabels(before.required, now?.required)))
    errors.push(fieldError.invalid('nodeAffinity', now ?? null, 'field is immutable, except for updating from beta label to GA'))
  if (old.spec.volumeAttributesClassName !== undefined && volume.spec.volumeAttributesClassName === undefined)
    errors.push(fieldError.forbidden('spec.volumeAttributesClassName', 'update from non-nil value to nil is forbidden'))
  return errors
}

const deprecatedAnnotations = [
  ['volume.beta.kubernetes.io/storage-class', 'deprecated since v1.8; use "storageClassName" attribute instead'],
  [mountOptionsAnnotation, 'deprecated since v1.31; use "mountOptions" attribute instead'],
] as const

function warnings({ metadata, spec }: PersistentVolume): string[] {
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms ?? []
  return [
    ...deprecatedAnnotations.flatMap(([name, text]) =>
      metadata.annotations?.[name] === undefined ? [] : [`${key('metadata.annotations', name)}: ${text}`],
    ),
    ...(spec.persistentVolumeReclaimPolicy === 'Recycle'
      ? [
          'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
        ]
      : []),
    ...terms.flatMap((term, i) => nodeSelectorTermWarnings(term, false, index('spec.nodeAffinity.required.nodeSelectorTerms', i))),
    ...volumeKindWarnings(spec, 'spec', ['cephfs', 'photonPersistentDisk', 'scaleIO', 'storageos', 'glusterfs', 'rbd']),
  ]
}

export const persistentVolumes = specAndStatus<PersistentVolume>({
  nameRule: dnsSubdomain,
  counted: false,
  initialStatus: () => ({ phase: 'Pending' }),
  prepareForCreate(volume, { now }) {
    volume.status = { ...volume.status, lastPhaseTransitionTime: formatTime(now) }
  },
  validate,
  validateUpdate,
  validateStatus: () => [],
  prepareStatus({ status }, old, { now }) {
    const before = old.status?.lastPhaseTransitionTime
    if (!status) return
    // Who sets a phase may say since when it is.
    if (status.phase !== old.status?.phase) {
      if (status.lastPhaseTransitionTime === undefined || status.lastPhaseTransitionTime === before)
        status.lastPhaseTransitionTime = formatTime(now)
    } else if (before !== undefined) status.lastPhaseTransitionTime ??= before
  },
  warnings,
  returnsDeletedObject: true,
})
