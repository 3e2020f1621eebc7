import type { ManagedObjectReference } from '@vivarium/vim'
import { findByKey, type IndexDefinition } from '../model/key-index.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'

/** Who has a browser, by its id. A machine names the one of its compute resource: it is not the machine's own. */
const ownersOfBrowsers: Readonly<Record<string, readonly IndexDefinition[]>> = {
  EnvironmentBrowser: [ownersBy('ComputeResource', 'environmentBrowser')],
  HostDatastoreBrowser: [ownersBy('HostSystem', 'datastoreBrowser'), ownersBy('Datastore', 'browser')],
}

function ownersBy(type: string, property: string): IndexDefinition {
  const keysOf = (owner: ManagedObject) => {
    const browser = owner.get(property)
    return isReference(browser) ? [browser.value] : []
  }
  return { type, properties: [property], keysOf }
}

/** The entity whose permissions are those of an object; undefined for the managers of a vCenter. */
export function entityOf(model: Model, object: ManagedObject): ManagedObject | undefined {
  if (object.type.isA('ManagedEntity')) return object
  const owners = ownersOfBrowsers[object.type.name]
  if (owners !== undefined) return owners.flatMap((definition) => findByKey(model, definition, object.reference.value))[0]
  const named = object.get('vm') ?? (object.get('info') as { entity?: unknown } | undefined)?.entity
  if (isReference(named)) return model.find(named)
  return hostOf(model, object)
}

/** The host of an object that manages a part of it: the ids of both end alike. */
function hostOf(model: Model, { reference }: ManagedObject): ManagedObject | undefined {
  const host = model.find({ type: 'HostSystem', value: `host-${reference.value.slice(reference.value.lastIndexOf('-') + 1)}` })
  const systems = Object.values((host?.get('configManager') ?? {}) as Record<string, ManagedObjectReference>)
  return systems.some(({ value }) => value === reference.value) ? host : undefined
}

function isReference(value: unknown): value is ManagedObjectReference {
  return typeof value === 'object' && value !== null && 'type' in value && 'value' in value
}
