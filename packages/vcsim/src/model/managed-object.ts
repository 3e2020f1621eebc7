import { EncodedValue, type ManagedObjectReference, type ManagedObjectType, reference } from '@vivarium/vim'
import { Lazy } from './lazy.js'
import type { Projected } from './projection.js'
import { type Found, followPath, parsePath } from './property-path.js'
import { recentReadings } from './recent-readings.js'

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
  #projected: Projected | undefined
  /** By path; what was encoded once serves everybody until it changes. */
  #readings: Map<string, Reading> | undefined

  constructor(type: ManagedObjectType, id: string, properties: Properties, projected?: Projected) {
    this.type = type
    this.reference = reference(type.name, id)
    this.#properties = properties
    this.#projected = projected
  }

  /** What its projected properties are made of; undefined if it has none. */
  get projected(): Projected | undefined {
    return this.#projected
  }

  /** The value of a property. */
  get(name: string): unknown {
    const value = this.#properties[name]
    if (value === undefined && this.#projected !== undefined) return this.#projected.projection.project(this, this.#projected.state, name)
    return value instanceof Lazy ? value.value : value
  }

  /** The same without making what is lazy or projected. */
  stored(name: string): unknown {
    return this.#properties[name]
  }

  /** Its own, without those that are projected. */
  get properties(): Properties {
    return this.#properties
  }

  /** Names of the properties that have been set, though maybe to nothing. */
  get names(): readonly string[] {
    const own = Object.keys(this.#properties)
    return this.#projected === undefined ? own : [...own, ...this.#projected.projection.names]
  }

  /** `isKept`: for others that will read it soon, too. What is projected is made anew each time else. */
  read(path: string, isKept = true): Reading {
    const known = this.#readings?.get(path)
    if (known !== undefined) return known
    const found = this.#find(path)
    if (found.found === 'value' && !isKept && this.#projected !== undefined)
      return { found: 'value', encoded: EncodedValue.once(found.type, found.value) }
    const reading = encode(found)
    // Paths that lead nowhere are of the client's making: without end.
    if (reading.found === 'value') {
      this.#readings ??= new Map()
      recentReadings.add(this.#readings, path, reading, reading.encoded.length)
    }
    return reading
  }

  #find(path: string): Found {
    const [first, ...rest] = parsePath(path) ?? []
    const property = first === undefined ? undefined : this.type.properties.get(first.name)
    if (first === undefined || property === undefined) return { found: 'no such property' }
    const value = this.#partOf(first.name, first.key === undefined ? rest[0]?.name : undefined)
    return followPath(property, value, first.key === undefined ? rest : [{ key: first.key }, ...rest])
  }

  /** The value of a property, of which only that property is looked at. */
  #partOf(name: string, part: string | undefined): unknown {
    if (part === undefined || this.#projected === undefined || this.#properties[name] !== undefined) return this.get(name)
    return this.#projected.projection.project(this, this.#projected.state, name, part)
  }

  /** For the model: what takes the place of its properties, and which of them that changes. */
  replace(properties: Properties, changed: readonly string[], projected = this.#projected): void {
    this.#properties = properties
    this.#projected = projected
    if (this.#readings === undefined) return
    const names = new Set(changed)
    for (const [path, reading] of this.#readings) {
      if (names.has(rootOf(path))) recentReadings.forget(reading)
    }
  }

  /** For the model: what was encoded is not kept any longer. */
  forgetReadings(): void {
    for (const reading of this.#readings?.values() ?? []) recentReadings.forget(reading)
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
