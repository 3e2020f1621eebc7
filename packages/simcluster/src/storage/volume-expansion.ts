import { isConflict, isNotFound, type Manager } from '@vivarium/controller'
import { quantityNumber } from '../quantity.js'
import { claimKind, type PersistentVolumeClaim } from '../workloads/objects.js'
import { recorderOf } from '../workloads/recorder.js'
import { volumeKind } from './storage-objects.js'
import type { Volume } from './volume-objects.js'

/** Bound claims that ask for more than they have get it: the volume grows at once, as simulated ones can. */
export function addVolumeExpansion(manager: Manager): void {
  const recorder = recorderOf('volume_expand')
  const claims = manager.informers.of<PersistentVolumeClaim>(claimKind)
  manager.addController({
    name: 'persistentvolume-expander',
    for: { ...claimKind, predicate: ({ after }) => after !== undefined && wantsMore(after as PersistentVolumeClaim) },
    async reconcile(request, context) {
      const claim = claims.get(request)
      if (!claim || !wantsMore(claim)) return
      const { client } = context
      const storage = claim.spec?.resources?.requests?.storage ?? ''
      const name = claim.spec?.volumeName ?? ''
      try {
        const volume = await client.get<Volume>(volumeKind, { name })
        if (quantityNumber(volume.spec?.capacity?.storage ?? '0') < quantityNumber(storage)) {
          await client.patch(volumeKind, { name }, { type: 'merge', body: { spec: { capacity: { storage } } } })
        }
        await client.patch(claimKind, request, { type: 'merge', body: { status: { capacity: { storage } } } }, { subresource: 'status' })
        recorder(context).event(claim, 'Normal', 'VolumeResizeSuccessful', 'Resize volume succeeded')
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    },
  })
}

function wantsMore({ spec, status }: PersistentVolumeClaim): boolean {
  if (status?.phase !== 'Bound' || !spec?.volumeName) return false
  return quantityNumber(spec.resources?.requests?.storage ?? '0') > quantityNumber(status.capacity?.storage ?? '0')
}
