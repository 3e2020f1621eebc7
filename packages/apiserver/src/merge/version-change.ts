import type { JsonObject } from '../schema/json.js'
import { deduced, type MergeType } from '../schema/merge-type.js'
import type { Comparison } from './changed-fields.js'
import { compareValues } from './compare.js'
import { differenceOf, type FieldSet, fieldSetOfPaths, recursiveDifferenceOf } from './field-set.js'
import { apiVersionOf, inVersion, type ManagedContext, mergeTypeOf, typeIn } from './managed-context.js'
import { changeEntry, type ManagerEntry, type Managers } from './managed-fields.js'
import type { PathElement } from './path-element.js'
import { checkTyped } from './typed-check.js'

/** An object that its schema can't make sense of: a write that is tracked goes on without managed fields, an apply is refused with the message. */
export class UntrackableError extends Error {}

/** One change of an object as each version sees it; comparisons are made when they are asked for. */
export class Change {
  readonly #context: ManagedContext
  readonly #before: JsonObject
  readonly #after: JsonObject
  readonly #comparisons = new Map<string, Comparison | undefined>()

  constructor(context: ManagedContext, before: JsonObject, after: JsonObject) {
    this.#context = context
    this.#before = before
    this.#after = after
  }

  /** Undefined for a version that is gone. */
  in(apiVersion: string): Comparison | undefined {
    if (!this.#comparisons.has(apiVersion)) this.#comparisons.set(apiVersion, this.#compare(apiVersion))
    return this.#comparisons.get(apiVersion)
  }

  #compare(apiVersion: string): Comparison | undefined {
    const type = typeIn(this.#context, apiVersion)
    if (!type) return undefined
    const merge = mergeTypeOf(type)
    const before = inVersion(this.#context, this.#before, apiVersion)
    const after = inVersion(this.#context, this.#after, apiVersion)
    if (apiVersion !== apiVersionOf(this.#context.type.gvk)) {
      // Conversion None changes no more than the name of the version.
      checkFit('old', merge, before)
      checkFit('new', merge, after)
    }
    const comparison = compareValues(merge, before, after)
    const reset = this.#context.resetFields
    if (reset === undefined) return comparison
    return {
      removed: recursiveDifferenceOf(comparison.removed, reset),
      modified: recursiveDifferenceOf(comparison.modified, reset),
      added: recursiveDifferenceOf(comparison.added, reset),
    }
  }
}

function checkFit(which: string, merge: MergeType, object: JsonObject): void {
  const fault = checkTyped(merge, object, true)
  if (fault !== undefined) throw new UntrackableError(`failed to convert ${which} object: ${fault}`)
}

/** Entries after a forced change by somebody else: they lose what was changed, added or removed under them. */
export function loseFields(managers: Managers, change: Change, except: string | undefined): Map<string, ManagerEntry> {
  const out = new Map<string, ManagerEntry>()
  for (const [id, entry] of managers) {
    if (id === except) {
      out.set(id, entry)
      continue
    }
    const comparison = change.in(entry.apiVersion)
    if (!comparison) continue
    const { set: before } = entry
    let set = before
    for (const lost of [comparison.modified, comparison.added, comparison.removed])
      if (!lost.empty && before.intersects(lost)) set = differenceOf(set, lost)
    if (!set.empty) out.set(id, changeEntry(entry, { set }))
  }
  return out
}

/** Entries whose fields a schema has since made atomic: the whole is owned instead of the parts. */
export function reconcile(context: ManagedContext, managers: Managers): Managers {
  let out: Map<string, ManagerEntry> | undefined
  for (const [id, entry] of managers) {
    const type = typeIn(context, entry.apiVersion)
    if (!type) {
      out ??= new Map(managers)
      out.delete(id)
      continue
    }
    const merge = mergeTypeOf(type)
    if (entry.set.fits === merge) continue
    const set = atomicOwners(merge, entry.set)
    set.fits = merge
    if (set === entry.set) continue
    out ??= new Map(managers)
    out.set(id, changeEntry(entry, { set }))
  }
  return out ?? managers
}

function atomicOwners(type: MergeType, set: FieldSet): FieldSet {
  const whole: PathElement[][] = []
  const visit = (at: MergeType, below: FieldSet, path: readonly PathElement[]): void => {
    const { map } = at
    const list = map ? undefined : at.list
    if ((map?.atomic && map.element !== deduced) || list?.atomic) {
      if (path.length > 0) whole.push([...path])
      return
    }
    for (const [element, child] of below.children) {
      const inner = map ? (map.fields.get(element.slice(2))?.type ?? map.element) : list?.element
      if (inner && inner !== deduced) visit(inner, child, [...path, element])
    }
  }
  visit(type, set, [])
  if (whole.length === 0) return set
  const roots = fieldSetOfPaths(whole)
  return set.recursiveDifference(roots).union(roots)
}
