import { applianceRoutes } from './appliance/operations.js'
import { dataSetRoutes } from './data-sets/operations.js'
import { clusterRoutes } from './inventory/clusters.js'
import { datacenterRoutes } from './inventory/datacenters.js'
import { datastoreRoutes } from './inventory/datastores.js'
import { folderRoutes } from './inventory/folders.js'
import { hostRoutes } from './inventory/hosts.js'
import { machinePowerRoutes } from './inventory/machine-power.js'
import { machineRoutes } from './inventory/machines.js'
import { networkRoutes } from './inventory/networks.js'
import { resourcePoolRoutes } from './inventory/resource-pools.js'
import { itemRoutes } from './library/item-operations.js'
import { libraryRoutes } from './library/library-operations.js'
import { otherLibraryRoutes } from './library/other-operations.js'
import { ovfRoutes } from './library/ovf-operations.js'
import { templateRoutes } from './library/template-operations.js'
import { transferRoutes } from './library/transfer-operations.js'
import { moduleRoutes } from './modules/operations.js'
import type { Route } from './operation.js'
import { associationRoutes } from './tagging/associations.js'
import { categoryRoutes } from './tagging/categories.js'
import { tagRoutes } from './tagging/tags.js'
import { taskRoutes } from './tasks.js'

/** All that can be asked for. */
export function operationRoutes(): readonly Route[] {
  return [
    ...categoryRoutes,
    ...tagRoutes,
    ...associationRoutes,
    ...moduleRoutes,
    ...datacenterRoutes,
    ...folderRoutes,
    ...clusterRoutes,
    ...hostRoutes,
    ...datastoreRoutes,
    ...networkRoutes,
    ...resourcePoolRoutes,
    ...machineRoutes,
    ...machinePowerRoutes,
    ...libraryRoutes,
    ...itemRoutes,
    ...transferRoutes,
    ...otherLibraryRoutes,
    ...templateRoutes,
    ...ovfRoutes,
    ...dataSetRoutes,
    ...applianceRoutes,
    ...taskRoutes,
  ]
}
