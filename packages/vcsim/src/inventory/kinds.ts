import type { Kind } from '../call.js'
import { cluster } from './cluster.js'
import { computeResource } from './compute-resource.js'
import { datacenter } from './datacenter.js'
import { environmentBrowser } from './environment-browser.js'
import { folder } from './folder.js'
import { hostAutoStartManager } from './host-auto-start-manager.js'
import { hostCertificateManager } from './host-certificate-manager.js'
import { hostDateTimeSystem } from './host-date-time-system.js'
import { hostFirewallSystem } from './host-firewall-system.js'
import { hostOptionManager } from './host-option-manager.js'
import { hostServiceSystem } from './host-service-system.js'
import { hostSystem } from './host-system.js'
import { managedEntity } from './managed-entity.js'
import { resourcePool } from './resource-pool.js'
import { searchIndex } from './search-index.js'
import { virtualApp } from './virtual-app.js'

/** How the objects of the inventory behave that hold others. */
export const inventoryKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['ManagedEntity', managedEntity],
  ['SearchIndex', searchIndex],
  ['Folder', folder],
  ['Datacenter', datacenter],
  ['ComputeResource', computeResource],
  ['ClusterComputeResource', cluster],
  ['EnvironmentBrowser', environmentBrowser],
  ['HostSystem', hostSystem],
  ['HostAutoStartManager', hostAutoStartManager],
  ['HostCertificateManager', hostCertificateManager],
  ['HostDateTimeSystem', hostDateTimeSystem],
  ['HostFirewallSystem', hostFirewallSystem],
  ['HostServiceSystem', hostServiceSystem],
  ['OptionManager', hostOptionManager],
  ['ResourcePool', resourcePool],
  ['VirtualApp', virtualApp],
]
