import type { ManagedObjectReference } from '@vivarium/vim'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'

const isSame = (one: ManagedObjectReference, other: ManagedObjectReference) => one.value === other.value && one.type === other.type

/** The references in a property that has a list of them. */
export function referencesOf(holder: ManagedObject, property: string): readonly ManagedObjectReference[] {
  return (holder.get(property) ?? []) as readonly ManagedObjectReference[]
}

/** The objects that such a property leads to, without those that are gone. */
export function related(model: Model, holder: ManagedObject, property: string): ManagedObject[] {
  return referencesOf(holder, property).flatMap((reference) => model.find(reference) ?? [])
}

/**
 * Puts references into a list of them, such as `HostSystem.vm`; those that are in it already stay where they are. Many at once take one change.
 */
export function attach(model: Model, holder: ManagedObject, property: string, ...references: readonly ManagedObjectReference[]): void {
  const before = referencesOf(holder, property)
  const isFew = references.length < 8
  const known = isFew ? undefined : new Set(before.map(({ value }) => value))
  const isNew = (reference: ManagedObjectReference) =>
    known === undefined ? !before.some((other) => isSame(other, reference)) : !known.has(reference.value)
  const added = before.length === 0 ? references : references.filter(isNew)
  if (added.length > 0) change(model, holder, property, [...before, ...added])
}

/** Takes references out of a list of them. */
export function detach(model: Model, holder: ManagedObject, property: string, ...references: readonly ManagedObjectReference[]): void {
  const gone = new Set(references.map(({ value }) => value))
  const before = referencesOf(holder, property)
  const after = before.filter(({ value }) => !gone.has(value))
  if (after.length < before.length) change(model, holder, property, after)
}

function change(model: Model, holder: ManagedObject, property: string, value: readonly ManagedObjectReference[]): void {
  model.update<'ManagedEntity'>(holder, { [property]: value } as Changes<'ManagedEntity'>)
}
