import type { ManagedObjectReference, ManagedObjectType } from '@vivarium/vim'

/** What a projection sees of the object. */
export interface ProjectedObject {
  readonly reference: ManagedObjectReference
  readonly type: ManagedObjectType
  get(name: string): unknown
}

/**
 * Properties that are made of an object's state when they are read, and not kept: of objects that are many and whose properties are long.
 * The state is immutable plain data that can be written as JSON.
 */
export interface Projection<S> {
  readonly names: readonly string[]
  /** Undefined where the property is not set. `part`: of its value only that property is looked at, and all others may be missing. */
  project(object: ProjectedObject, state: S, name: string, part?: string): unknown
  /** Names of the properties that can be different. */
  changed(before: S, after: S): readonly string[]
  /** Properties of the object's own, with the projected ones that change with them. */
  readonly dependents: Readonly<Record<string, readonly string[]>>
}

/** An object's state with what is made of it. */
export interface Projected<S = unknown> {
  readonly projection: Projection<S>
  readonly state: S
}
