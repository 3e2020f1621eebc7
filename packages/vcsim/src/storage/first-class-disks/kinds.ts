import { reference } from '@vivarium/vim'
import type { ServiceContent, VslmServiceInstanceContent } from '@vivarium/vim/types'
import type { Kind } from '../../call.js'
import type { Model } from '../../model/model.js'
import { diskAttachment } from './attachment.js'
import { globalCatalog, vslmServiceInstance, vslmTask } from './global-catalog.js'
import { storageObjectManager } from './storage-object-manager.js'

export const firstClassDiskKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['VcenterVStorageObjectManager', storageObjectManager],
  ['VirtualMachine', diskAttachment],
  ['VslmServiceInstance', vslmServiceInstance],
  ['VslmTask', vslmTask],
  ['VslmVStorageObjectManager', globalCatalog],
]

/** Where the service content leads to the manager. */
export const firstClassDiskContent = {
  vStorageObjectManager: reference('VcenterVStorageObjectManager', 'VStorageObjectManager'),
} satisfies Partial<ServiceContent>

/** Of the service at /vslm/sdk; ids are those of govmomi's vcsim. */
const catalogContent: VslmServiceInstanceContent = {
  aboutInfo: {
    name: 'VMware Virtual Storage Lifecycle Manager Service',
    fullName: 'VMware Virtual Storage Lifecycle Manager Service 1.0.0',
    vendor: 'VMware, Inc.',
    apiVersion: '1.0.0',
    instanceUuid: '31c68687-4f1e-4247-8158-f31d1ce95bbe',
  },
  sessionManager: reference('VslmSessionManager', 'SessionManager'),
  vStorageObjectManager: reference('VslmVStorageObjectManager', 'VStorageObjectManager'),
  storageLifecycleManager: reference('VslmStorageLifecycleManager', 'StorageLifecycleManager'),
}

export function addFirstClassDiskManagers(model: Model): void {
  model.add('VcenterVStorageObjectManager', firstClassDiskContent.vStorageObjectManager.value, {})
  model.add('VslmServiceInstance', 'ServiceInstance', { content: catalogContent })
  model.add('VslmSessionManager', catalogContent.sessionManager.value, {})
  model.add('VslmVStorageObjectManager', catalogContent.vStorageObjectManager.value, {})
  model.add('VslmStorageLifecycleManager', catalogContent.storageLifecycleManager.value, {})
  // What shows a task goes with it.
  model.listen((event) => {
    if (event.kind !== 'removed' || event.object.type.name !== 'Task') return
    const shown = model.find({ type: 'VslmTask', value: event.object.reference.value })
    if (shown !== undefined) model.remove(shown)
  })
}
