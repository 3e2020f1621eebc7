import { isDeepStrictEqual } from 'node:util'
import { type ManagedObjectReference, managedObjectType } from '@vivarium/vim'
import type { ManagedObjects } from '@vivarium/vim/types'
import { objectNotFound } from '../faults.js'
import { Lazy } from './lazy.js'
import { ManagedObject, type Properties } from './managed-object.js'
import type { Projected } from './projection.js'

/** New values by name of the property; undefined unsets. What is long can be made when it is asked for. */
export type Changes<T extends keyof ManagedObjects> = {
  readonly [P in keyof ManagedObjects[T]]?: ManagedObjects[T][P] | Lazy<ManagedObjects[T][P]> | undefined
}

export interface PropertyChange {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

export type ModelEvent =
  | { readonly kind: 'created'; readonly object: ManagedObject }
  | { readonly kind: 'removed'; readonly object: ManagedObject }
  | { readonly kind: 'changed'; readonly object: ManagedObject; readonly changes: readonly PropertyChange[] }

/**
 * Managed objects by reference, and the one way to change them: a copy with the changes takes the place of what was, and who listens is
 * told what is different. Listeners are called at once, in the order in which they came, and see the new state.
 */
export class Model implements Disposable {
  readonly #objects = new Set<ManagedObject>()
  /** By type and id, which are looked for apart: to put them together costs more than to look twice. */
  readonly #byType = new Map<string, Map<string, ManagedObject>>()
  readonly #listeners = new Set<(event: ModelEvent) => void>()
  #lastNumber = 0

  find({ type, value }: ManagedObjectReference): ManagedObject | undefined {
    return this.#byType.get(type)?.get(value)
  }

  /** Throws the fault ManagedObjectNotFound. */
  get(object: ManagedObjectReference): ManagedObject {
    const found = this.find(object)
    if (found === undefined) throw objectNotFound(object)
    return found
  }

  /** All, in the order in which they came. */
  objects(): Iterable<ManagedObject> {
    return this.#objects
  }

  /** The id of an object to come: `datacenter-2`. */
  newId(prefix: string): string {
    this.#lastNumber += 1
    return `${prefix}${this.#lastNumber}`
  }

  /** That of the newest id. Ids after a lower one would be given twice. */
  get lastNumber(): number {
    return this.#lastNumber
  }

  /** Ids to come have higher numbers. */
  skipNumbers(last: number): void {
    this.#lastNumber = Math.max(this.#lastNumber, last)
  }

  /** `projected`: what the properties are made of that are not among those given. */
  add<T extends keyof ManagedObjects>(type: T, id: string, properties: Changes<T>, projected?: Projected): ManagedObject {
    const object = new ManagedObject(managedObjectType(type), id, properties as Properties, projected)
    const ofType = this.#byType.get(type)
    if (ofType === undefined) this.#byType.set(type, new Map([[id, object]]))
    else ofType.set(id, object)
    this.#objects.add(object)
    this.#emit({ kind: 'created', object })
    return object
  }

  /** Properties that are equal to what they were stay, and nobody hears of them. */
  update<T extends keyof ManagedObjects>(object: ManagedObject, next: Changes<T>): void {
    const properties: Record<string, unknown> = { ...object.properties }
    const changes: PropertyChange[] = []
    for (const [name, after] of Object.entries(next)) {
      const before = object.stored(name)
      if (before === after || (!(before instanceof Lazy) && !(after instanceof Lazy) && isDeepStrictEqual(before, after))) continue
      properties[name] = after
      changes.push({ name, before, after })
    }
    if (changes.length === 0) return
    const names = changes.map(({ name }) => name)
    const dependents = object.projected === undefined ? [] : dependentsOf(object.projected, names)
    for (const name of dependents) changes.push({ name, before: undefined, after: projectedValue(object, object.projected, name) })
    object.replace(properties, [...names, ...dependents])
    this.#emit({ kind: 'changed', object, changes })
  }

  /** A new state in the place of what the object's projected properties were made of. */
  updateState<S>(object: ManagedObject, state: S): void {
    const before = object.projected
    if (before === undefined || before.state === state) return
    const projected = { ...before, state }
    const changes = before.projection.changed(before.state, state).map((name): PropertyChange => {
      return { name, before: projectedValue(object, before, name), after: projectedValue(object, projected, name) }
    })
    object.replace(
      object.properties,
      changes.map(({ name }) => name),
      projected,
    )
    if (changes.length > 0) this.#emit({ kind: 'changed', object, changes })
  }

  remove(object: ManagedObject): void {
    if (!this.#objects.delete(object)) return
    const { type, value } = object.reference
    this.#byType.get(type)?.delete(value)
    this.#emit({ kind: 'removed', object })
    object.forgetReadings()
  }

  /** What is kept for all models of the process is kept no longer for this one. */
  [Symbol.dispose](): void {
    for (const object of this.#objects) object.forgetReadings()
  }

  /** Gives the function that ends it. */
  listen(listener: (event: ModelEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #emit(event: ModelEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

/** Made when a listener asks for it. */
function projectedValue(object: ManagedObject, projected: Projected | undefined, name: string): Lazy<unknown> {
  return new Lazy(() => projected?.projection.project(object, projected.state, name))
}

function dependentsOf({ projection }: Projected, names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => projection.dependents[name] ?? []))]
}
