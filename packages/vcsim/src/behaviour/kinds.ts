import type { ManagedObjectType } from '@vivarium/vim'
import type { Kind } from '../call.js'
import { folder } from './folder.js'
import { managedObject } from './managed-object.js'
import { propertyCollector, propertyFilter } from './property-collector.js'
import { searchIndex } from './search-index.js'
import { serviceInstance } from './service-instance.js'
import { sessionManager } from './session-manager.js'
import { inventoryView, listView, view, viewManager } from './views.js'

/** By type of the managed object. A type has what those have that it is derived from. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['ManagedObject', managedObject],
  ['ServiceInstance', serviceInstance],
  ['SessionManager', sessionManager],
  ['PropertyCollector', propertyCollector],
  ['PropertyFilter', propertyFilter],
  ['ViewManager', viewManager],
  ['View', view],
  ['ListView', listView],
  ['InventoryView', inventoryView],
  ['SearchIndex', searchIndex],
  ['Folder', folder],
])

const lineages = new Map<string, readonly Kind[]>()

/** The kinds that a type is of, the nearest first. */
export function kindsOf(type: ManagedObjectType): readonly Kind[] {
  let found = lineages.get(type.name)
  if (found === undefined) {
    const lineage: Kind[] = []
    for (let at: ManagedObjectType | undefined = type; at !== undefined; at = at.base) {
      const kind = kinds.get(at.name)
      if (kind !== undefined) lineage.push(kind)
    }
    found = lineage
    lineages.set(type.name, found)
  }
  return found
}

/** Names of the methods that work, and of the types that have any. */
export function served(): { readonly methods: string[]; readonly types: string[] } {
  const methods = [...kinds.values()].flatMap((kind) => Object.keys(kind.methods))
  return { methods: [...new Set(methods)].sort(), types: [...kinds.keys()].sort() }
}
