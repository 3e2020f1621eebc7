import type { AdmissionPlugin } from '../registry/admission.js'
import type { KubeObject } from '../registry/objects.js'
import type { Store } from '../store/store.js'
import { allOf, newestDefault, writeOf } from './kit.js'

export interface ClaimObject extends KubeObject {
  spec: { storageClassName?: string; resources?: { requests?: Record<string, string> } }
  status?: { phase?: string }
}

const classAnnotation = 'volume.beta.kubernetes.io/storage-class'

/** The class of a claim, undefined where none is named; the annotation is older and wins. */
export function classOfClaim({ metadata, spec }: ClaimObject): string | undefined {
  return metadata.annotations?.[classAnnotation] ?? spec.storageClassName
}

/** Claims that name no storage class get the default one. */
export function defaultStorageClass(store: Store): AdmissionPlugin {
  return {
    name: 'DefaultStorageClass',
    mutate(attributes) {
      const claim = writeOf<ClaimObject>(attributes, '', 'persistentvolumeclaims', ['CREATE'])
      if (!claim || classOfClaim(claim) !== undefined) return
      const found = newestDefault(allOf(store, 'storageclasses.storage.k8s.io'), [
        'storageclass.kubernetes.io/is-default-class',
        'storageclass.beta.kubernetes.io/is-default-class',
      ])
      if (found?.metadata.name) claim.spec.storageClassName = found.metadata.name
    },
  }
}
