import type { ManagedObjectReference, VimError } from '@vivarium/vim'
import { encode, type ManagedObject, type Reading, rootOf } from '../model/managed-object.js'
import { followPath, parsePath } from '../model/property-path.js'

/** A value, no value, or a fault: of a property that may not be read. */
export type ReaderResult = Reading | { readonly found: 'denied'; readonly error: VimError }

export interface ReaderRules {
  /** The fault of a reader who lacks a privilege. */
  denies(object: ManagedObject, privilege: string): VimError | undefined
  /** True for a reader to whom nothing is denied. */
  deniesNothing(): boolean
  find(object: ManagedObjectReference): ManagedObject | undefined
  /** A property whose value depends on who reads it, or when. */
  computed(object: ManagedObject, name: string, reader: Reader): { readonly value: unknown } | undefined
  /** Names of such properties. */
  computedNames(object: ManagedObject): readonly string[]
}

/** Reads properties for one session, and says what it may see. */
export class Reader {
  readonly #rules: ReaderRules

  constructor(rules: ReaderRules) {
    this.#rules = rules
  }

  /** `isKept`: others will soon read the same. */
  read(object: ManagedObject, path: string, isKept = true): ReaderResult {
    const root = rootOf(path)
    const property = object.type.properties.get(root)
    if (property === undefined) return { found: 'no such property' }
    const denied = this.#rules.denies(object, property.privilege ?? 'System.Read')
    if (denied !== undefined) return { found: 'denied', error: denied }
    const computed = this.#rules.computed(object, root, this)
    // What is left as it is stored was maybe encoded before.
    if (computed === undefined || computed.value === object.get(root)) return object.read(path, isKept)
    const [first, ...rest] = parsePath(path) ?? []
    if (first === undefined) return { found: 'no such property' }
    return encode(followPath(property, computed.value, first.key === undefined ? rest : [{ key: first.key }, ...rest]))
  }

  /** The value behind a path, for what follows references; undefined where there is none, or where one may not see it. */
  value(object: ManagedObject, path: string): unknown {
    const result = this.read(object, path)
    return result.found === 'value' ? result.encoded.value : undefined
  }

  /** Names of all properties that have been set. */
  names(object: ManagedObject): readonly string[] {
    const computed = this.#rules.computedNames(object)
    return computed.length === 0 ? object.names : [...new Set([...object.names, ...computed])]
  }

  /** The fault of who may not even know that an object is there. */
  denies(object: ManagedObject): VimError | undefined {
    const denied = this.#rules.denies(object, 'System.View')
    return denied?.fault._typeName === 'NoPermission' ? denied : undefined
  }

  /** True for what is there for the session: who may not view an object has none. */
  sees(object: ManagedObject): boolean {
    return this.#rules.deniesNothing() || this.denies(object) === undefined
  }

  /** References without those of what the session may not view; the very same list where nothing is to be left out. */
  visible<R extends readonly ManagedObjectReference[]>(references: R): R | ManagedObjectReference[] {
    if (this.#rules.deniesNothing()) return references
    const seen = references.filter((reference) => {
      const object = this.#rules.find(reference)
      return object === undefined || this.sees(object)
    })
    return seen.length === references.length ? references : seen
  }

  /**
   * True if the session may know what happened to something: it sees that, or, if that is gone, the nearest of what it was in that is still there.
   * `around`: what it was in, the nearest first.
   */
  seesPast(reference: ManagedObjectReference, around: readonly ManagedObjectReference[]): boolean {
    if (this.#rules.deniesNothing()) return true
    for (const each of [reference, ...around]) {
      const object = this.#rules.find(each)
      if (object !== undefined) return this.sees(object)
    }
    return false
  }
}
