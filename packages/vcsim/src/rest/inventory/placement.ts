import type { ManagedObjectReference } from '@vivarium/vim'
import type { ManagedObject } from '../../model/managed-object.js'
import type { Model } from '../../model/model.js'

/** An object and all that it is in, from the inside out, by their parents. */
export function* lineageOf(model: Model, object: ManagedObject): Generator<ManagedObject> {
  const seen = new Set<ManagedObject>()
  for (let at: ManagedObject | undefined = object; at !== undefined && !seen.has(at); ) {
    seen.add(at)
    yield at
    // What is in a vApp has no parent, but says so otherwise.
    const parent = (at.get('parent') ?? at.get('parentVApp')) as ManagedObjectReference | undefined
    at = parent === undefined ? undefined : model.find(parent)
  }
}

/** The nearest of a type that an object is in, or is. */
export function nearest(model: Model, object: ManagedObject, type: string): ManagedObject | undefined {
  for (const at of lineageOf(model, object)) if (at.type.isA(type)) return at
  return undefined
}

/** The host that a machine is on. */
export function hostOf(machine: ManagedObject): ManagedObjectReference | undefined {
  return (machine.get('runtime') as { readonly host?: ManagedObjectReference } | undefined)?.host
}

/** The id of the cluster, or of the host by itself, that a machine runs in. */
export function clusterOf(model: Model, machine: ManagedObject | undefined): string | undefined {
  const host = machine === undefined ? undefined : hostOf(machine)
  const found = host === undefined ? undefined : model.find(host)
  const parent = found?.get('parent') as ManagedObjectReference | undefined
  return parent?.value
}
