import { reference } from '@vivarium/vim'
import type { ServiceContent } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import type { Model } from '../model/model.js'
import { datastore } from './datastore.js'
import { datastoreBrowser } from './datastore-browser.js'
import { fileManager } from './file-manager.js'
import { hostDatastoreSystem } from './host-datastore-system.js'
import { hostStorageSystem } from './host-storage-system.js'
import { namespaceManager } from './namespace-manager.js'
import { podFolder } from './pod-folder.js'
import { serviceTicketIssuer } from './service-ticket-issuer.js'
import { storagePod } from './storage-pod.js'
import { storageResourceManager } from './storage-resource-manager.js'
import { virtualDiskManager } from './virtual-disk-manager.js'

/** How the objects behave that have to do with storage, by type. */
export const storageKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['Datastore', datastore],
  ['DatastoreNamespaceManager', namespaceManager],
  ['FileManager', fileManager],
  ['Folder', podFolder],
  ['HostDatastoreBrowser', datastoreBrowser],
  ['HostDatastoreSystem', hostDatastoreSystem],
  ['HostStorageSystem', hostStorageSystem],
  ['SessionManager', serviceTicketIssuer],
  ['StoragePod', storagePod],
  ['StorageResourceManager', storageResourceManager],
  ['VirtualDiskManager', virtualDiskManager],
]

/** Where the service content leads to the managers. */
export const storageContent = {
  fileManager: reference('FileManager', 'FileManager'),
  virtualDiskManager: reference('VirtualDiskManager', 'virtualDiskManager'),
  storageResourceManager: reference('StorageResourceManager', 'StorageResourceManager'),
  datastoreNamespaceManager: reference('DatastoreNamespaceManager', 'DatastoreNamespaceManager'),
} satisfies Partial<ServiceContent>

/** Their objects. */
export function addStorageManagers(model: Model): void {
  model.add('FileManager', storageContent.fileManager.value, {})
  model.add('VirtualDiskManager', storageContent.virtualDiskManager.value, {})
  model.add('StorageResourceManager', storageContent.storageResourceManager.value, {})
  model.add('DatastoreNamespaceManager', storageContent.datastoreNamespaceManager.value, {})
}
