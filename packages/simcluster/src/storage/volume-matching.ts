import { selects } from '../label-selector.js'
import { quantityNumber } from '../quantity.js'
import type { PersistentVolumeClaim } from '../workloads/objects.js'
import type { Volume } from './volume-objects.js'

export function isClaimOf({ spec }: Volume, { metadata }: PersistentVolumeClaim): boolean {
  const reference = spec?.claimRef
  if (reference?.namespace !== metadata.namespace || reference?.name !== metadata.name) return false
  return !reference?.uid || reference.uid === metadata.uid
}

/** The volume that a claim gets: one that was made for it, or the smallest that is free and has what it asks for. */
export function bestVolume(claim: PersistentVolumeClaim, volumes: readonly Volume[]): Volume | undefined {
  const { accessModes = [], resources, selector, storageClassName = '', volumeMode = 'Filesystem' } = claim.spec ?? {}
  const wanted = quantityNumber(resources?.requests?.storage ?? '0')
  const size = ({ spec }: Volume) => quantityNumber(spec?.capacity?.storage ?? '0')
  const fitting = volumes.filter((volume) => {
    const { spec, metadata } = volume
    if (metadata.deletionTimestamp !== undefined || size(volume) < wanted || (spec?.volumeMode ?? 'Filesystem') !== volumeMode) return false
    if (!accessModes.every((mode) => spec?.accessModes?.includes(mode)) || (spec?.storageClassName ?? '') !== storageClassName) return false
    if (spec?.claimRef) return isClaimOf(volume, claim)
    return volume.status?.phase === 'Available' && (selector === undefined || selects(selector, metadata.labels))
  })
  const forIt = fitting.find(({ spec }) => spec?.claimRef)
  return forIt ?? fitting.sort((a, b) => size(a) - size(b) || ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1))[0]
}
