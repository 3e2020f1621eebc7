import type { ManagedObject } from './managed-object.js'
import type { Model } from './model.js'

/** How objects are found by something that they have. Make one of each kind, once. */
export interface IndexDefinition {
  /** Only objects of this type, and of those derived from it. */
  readonly type: string
  /** Of an object; there may be several, or none. */
  keysOf(object: ManagedObject): readonly string[]
  /** Properties whose change can give an object other keys. */
  readonly properties: readonly string[]
}

const indexes = new WeakMap<Model, Map<IndexDefinition, KeyIndex>>()

/** The objects of a model that have a key, in the order in which they got it. It costs nothing before it is asked for the first time. */
export function findByKey(model: Model, definition: IndexDefinition, key: string): readonly ManagedObject[] {
  const ofModel = indexes.get(model) ?? new Map<IndexDefinition, KeyIndex>()
  indexes.set(model, ofModel)
  const index = ofModel.get(definition) ?? new KeyIndex(model, definition)
  ofModel.set(definition, index)
  return index.find(key)
}

/** Objects by key, kept true to the model. */
class KeyIndex {
  readonly #definition: IndexDefinition
  readonly #objects = new Map<string, readonly ManagedObject[]>()
  readonly #keys = new Map<ManagedObject, readonly string[]>()

  constructor(model: Model, definition: IndexDefinition) {
    this.#definition = definition
    for (const object of model.objects()) this.#put(object)
    model.listen((event) => {
      if (event.kind === 'created') this.#put(event.object)
      else if (event.kind === 'removed') this.#take(event.object)
      else if (event.changes.some(({ name }) => definition.properties.includes(name))) {
        this.#take(event.object)
        this.#put(event.object)
      }
    })
  }

  find(key: string): readonly ManagedObject[] {
    return this.#objects.get(key) ?? []
  }

  #put(object: ManagedObject): void {
    if (!object.type.isA(this.#definition.type)) return
    const keys = this.#definition.keysOf(object)
    if (keys.length === 0) return
    this.#keys.set(object, keys)
    for (const key of keys) this.#objects.set(key, [...this.find(key), object])
  }

  #take(object: ManagedObject): void {
    for (const key of this.#keys.get(object) ?? []) {
      const others = this.find(key).filter((other) => other !== object)
      if (others.length === 0) this.#objects.delete(key)
      else this.#objects.set(key, others)
    }
    this.#keys.delete(object)
  }
}
