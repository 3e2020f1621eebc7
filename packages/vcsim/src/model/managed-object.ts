import { EncodedValue, type ManagedObjectReference, type ManagedObjectType, reference } from '@vivarium/vim'
import { Lazy } from './lazy.js'
import { type Found, followPath, parsePath } from './property-path.js'

/** By name. A value never changes; a new one takes its place. What is undefined is not set. */
export type Properties = Readonly<Record<string, unknown>>

/** What a path of an object leads to: a value ready for the wire, or why there is none. */
export type Reading =
  | { readonly found: 'value'; readonly encoded: EncodedValue }
  /** `parent`: what the value would be in is not there. */
  | { readonly found: 'unset' | 'parent unset' | 'no such property' }

/** One managed object. Only its model changes it. */
export class ManagedObject {
  readonly reference: ManagedObjectReference
  readonly type: ManagedObjectType
  #properties: Properties
  /** By path; what was encoded once serves everybody until it changes. */
  readonly #readings = new Map<string, Reading>()

  constructor(type: ManagedObjectType, id: string, properties: Properties) {
    this.type = type
    this.reference = reference(type.name, id)
    this.#properties = properties
  }

  /** The value of a property. */
  get(name: string): unknown {
    const value = this.#properties[name]
    return value instanceof Lazy ? value.value : value
  }

  /** The same without making what is lazy. */
  stored(name: string): unknown {
    return this.#properties[name]
  }

  /** Names of the properties that have been set, though maybe to nothing. */
  get names(): readonly string[] {
    return Object.keys(this.#properties)
  }

  read(path: string): Reading {
    let reading = this.#readings.get(path)
    if (reading === undefined) {
      reading = encode(this.#find(path))
      // Paths that lead nowhere are of the client's making: without end.
      if (reading.found === 'value') this.#readings.set(path, reading)
    }
    return reading
  }

  #find(path: string): Found {
    const [first, ...rest] = parsePath(path) ?? []
    const property = first === undefined ? undefined : this.type.properties.get(first.name)
    if (first === undefined || property === undefined) return { found: 'no such property' }
    return followPath(property, this.get(first.name), first.key === undefined ? rest : [{ key: first.key }, ...rest])
  }

  /** For the model: what takes the place of its properties, and which of them that changes. */
  replace(properties: Properties, changed: readonly string[]): void {
    this.#properties = properties
    const names = new Set(changed)
    for (const path of this.#readings.keys()) {
      if (names.has(rootOf(path))) this.#readings.delete(path)
    }
  }
}

/** `config` of `config.hardware.device[4000]`: the property that a path begins with. */
export function rootOf(path: string): string {
  const end = path.search(/[.[]/)
  return end === -1 ? path : path.slice(0, end)
}

export function encode(found: Found): Reading {
  return found.found === 'value' ? { found: 'value', encoded: EncodedValue.of(found.type, found.value) } : found
}
