import type { ManagedObjectReference } from '@vivarium/vim'
import { objectNotFound } from '../faults.js'
import type { ManagedObject } from './managed-object.js'
import type { Model, ModelEvent } from './model.js'

/** What a session sees: the objects that everybody has, and its own views, collectors and filters. */
export class Scope {
  readonly shared: Model
  readonly own: Model

  constructor(shared: Model, own: Model) {
    this.shared = shared
    this.own = own
  }

  find(object: ManagedObjectReference): ManagedObject | undefined {
    return this.own.find(object) ?? this.shared.find(object)
  }

  /** Throws the fault ManagedObjectNotFound. */
  get(object: ManagedObjectReference): ManagedObject {
    const found = this.find(object)
    if (found === undefined) throw objectNotFound(object)
    return found
  }

  listen(listener: (event: ModelEvent) => void): () => void {
    const ends = [this.shared.listen(listener), this.own.listen(listener)]
    return () => {
      for (const end of ends) end()
    }
  }
}
