import type { ManagedObjectType } from '@vivarium/vim'
import { accessKinds } from '../access/kinds.js'
import type { Kind } from '../call.js'
import { checkKinds } from '../checks/kinds.js'
import { inventoryKinds } from '../inventory/kinds.js'
import { machineKinds } from '../machines/kinds.js'
import { managerKinds } from '../managers/managers.js'
import { networkKinds } from '../network/kinds.js'
import { policyKinds } from '../pbm/kinds.js'
import { firstClassDiskKinds } from '../storage/first-class-disks/kinds.js'
import { storageKinds } from '../storage/kinds.js'
import { transferKinds } from '../transfer/kinds.js'
import { managedObject } from './managed-object.js'
import { propertyCollector, propertyFilter } from './property-collector.js'
import { serviceInstance } from './service-instance.js'
import { sessionManager } from './session-manager.js'
import { inventoryView, listView, view, viewManager } from './views.js'

/** By type of the managed object, which several rooms can add to. A type has what those have that it is derived from. */
const kinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['ManagedObject', managedObject],
  ['ServiceInstance', serviceInstance],
  ['SessionManager', sessionManager],
  ['PropertyCollector', propertyCollector],
  ['PropertyFilter', propertyFilter],
  ['ViewManager', viewManager],
  ['View', view],
  ['ListView', listView],
  ['InventoryView', inventoryView],
  ...accessKinds,
  ...firstClassDiskKinds,
  ...inventoryKinds,
  ...machineKinds,
  ...storageKinds,
  ...transferKinds,
  ...checkKinds,
  ...networkKinds,
  ...managerKinds,
  ...policyKinds,
]

const lineages = new Map<string, readonly Kind[]>()

/** The kinds that a type is of, the nearest first. */
export function kindsOf(type: ManagedObjectType): readonly Kind[] {
  let found = lineages.get(type.name)
  if (found === undefined) {
    const lineage: Kind[] = []
    for (let at: ManagedObjectType | undefined = type; at !== undefined; at = at.base) {
      for (const [name, kind] of kinds) if (name === at.name) lineage.push(kind)
    }
    found = lineage
    lineages.set(type.name, found)
  }
  return found
}

/** Names of the methods that work, and of the types that have any. */
export function served(): { readonly methods: string[]; readonly types: string[] } {
  const methods = kinds.flatMap(([, kind]) => Object.keys(kind.methods))
  return { methods: [...new Set(methods)].sort(), types: [...new Set(kinds.map(([type]) => type))].sort() }
}
