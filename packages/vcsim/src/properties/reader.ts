import type { VimError } from '@vivarium/vim'
import { encode, type ManagedObject, type Reading, rootOf } from '../model/managed-object.js'
import { followPath, parsePath } from '../model/property-path.js'

/** A value, no value, or a fault: of a property that may not be read. */
export type ReaderResult = Reading | { readonly found: 'denied'; readonly error: VimError }

export interface ReaderRules {
  /** The fault of a reader who lacks a privilege. */
  denies(object: ManagedObject, privilege: string): VimError | undefined
  /** A property whose value depends on who reads it, or when. */
  computed(object: ManagedObject, name: string): { readonly value: unknown } | undefined
  /** Names of such properties. */
  computedNames(object: ManagedObject): readonly string[]
}

/** Reads properties for one session. */
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
    const computed = this.#rules.computed(object, root)
    if (computed === undefined) return object.read(path, isKept)
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
}
