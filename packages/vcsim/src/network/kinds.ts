import { reference } from '@vivarium/vim'
import type { ServiceContent } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import type { Model } from '../model/model.js'
import { distributedPortgroup } from './distributed-portgroup.js'
import { distributedSwitch } from './distributed-switch.js'
import { hostNetworkSystem } from './host-network-system.js'
import { network } from './network.js'
import { switchFolder } from './switch-folder.js'
import { switchManager } from './switch-manager.js'
import { virtualNicManager } from './virtual-nic-manager.js'

/** How the objects behave that have to do with networks, by type. */
export const networkKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['DistributedVirtualPortgroup', distributedPortgroup],
  ['DistributedVirtualSwitch', distributedSwitch],
  ['DistributedVirtualSwitchManager', switchManager],
  ['Folder', switchFolder],
  ['HostNetworkSystem', hostNetworkSystem],
  ['HostVirtualNicManager', virtualNicManager],
  ['Network', network],
]

/** Where the service content leads to the manager. */
export const networkContent = {
  dvSwitchManager: reference('DistributedVirtualSwitchManager', 'DVSManager'),
} satisfies Partial<ServiceContent>

export function addNetworkManagers(model: Model): void {
  model.add('DistributedVirtualSwitchManager', networkContent.dvSwitchManager.value, {})
}
