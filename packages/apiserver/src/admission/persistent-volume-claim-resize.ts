import { compareQuantities, parseQuantity } from '../quantity/quantity.js'
import type { AdmissionPlugin } from '../registry/admission.js'
import type { KubeObject } from '../registry/objects.js'
import type { Store } from '../store/store.js'
import { type ClaimObject, classOfClaim } from './default-storage-class.js'
import { allOf, refused, writeOf } from './kit.js'

interface StorageClass extends KubeObject {
  allowVolumeExpansion?: boolean
}

/** A claim grows only when it is bound and its class lets it. */
export function persistentVolumeClaimResize(store: Store): AdmissionPlugin {
  return {
    name: 'PersistentVolumeClaimResize',
    validate(attributes) {
      const claim = writeOf<ClaimObject>(attributes, '', 'persistentvolumeclaims', ['UPDATE'])
      if (!claim) return
      const old = attributes.old as ClaimObject
      const size = ({ spec }: ClaimObject) => spec.resources?.requests?.storage ?? '0'
      if (compareQuantities(parseQuantity(size(claim)), parseQuantity(size(old))) <= 0) return
      if (old.status?.phase !== 'Bound') throw refused(attributes, 'Only bound persistent volume claims can be expanded')
      const name = classOfClaim(claim)
      const found = allOf<StorageClass>(store, 'storageclasses.storage.k8s.io').find(({ metadata }) => metadata.name === name)
      if (!name || classOfClaim(old) !== name || !found?.allowVolumeExpansion) {
        throw refused(
          attributes,
          'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
        )
      }
    },
  }
}
