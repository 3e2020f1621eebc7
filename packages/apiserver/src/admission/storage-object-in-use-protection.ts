import type { AdmissionPlugin } from '../registry/admission.js'
import { writeOf } from './kit.js'

const protectedResources: readonly (readonly [group: string, plural: string, finalizer: string])[] = [
  ['', 'persistentvolumes', 'kubernetes.io/pv-protection'],
  ['', 'persistentvolumeclaims', 'kubernetes.io/pvc-protection'],
  ['storage.k8s.io', 'volumeattributesclasses', 'kubernetes.io/vac-protection'],
]

/** Volumes, claims and classes of attributes can't go while they are in use: a controller takes the finalizer off. */
export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  mutate(attributes) {
    for (const [group, plural, finalizer] of protectedResources) {
      const object = writeOf(attributes, group, plural, ['CREATE'])
      if (object && !object.metadata.finalizers?.includes(finalizer))
        object.metadata.finalizers = [...(object.metadata.finalizers ?? []), finalizer]
    }
  },
}
