import { findManagedObjectType, isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { ObjectSpec, PropertyFilterSpec, PropertySpec, SelectionSpec, TraversalSpec } from '@vivarium/vim/types'
import { invalidArgument, invalidProperty } from '../faults.js'
import { type ManagedObject, rootOf } from '../model/managed-object.js'
import { parsePath } from '../model/property-path.js'
import type { Scope } from '../model/scope.js'
import type { Reader } from './reader.js'

/** What a filter selects at one time. */
export interface Selection {
  /** Those whose properties are reported. */
  readonly objects: ReadonlySet<ManagedObject>
  /** All that the way led through: a change of what it follows there can change the selection. */
  readonly visited: ReadonlySet<ManagedObject>
  /** Objects that the filter names, and that don't exist. */
  readonly missing: readonly ManagedObjectReference[]
  /** Whether the way led to references of objects that don't exist, or not yet. */
  readonly isDangling: boolean
}

/** A step of the way, with the steps that can follow it. */
interface Step {
  readonly type: string
  readonly path: string
  readonly skip: boolean
  readonly next: readonly Step[]
}

interface Start {
  readonly object: ManagedObjectReference
  readonly skip: boolean
  readonly next: readonly Step[]
}

/** How many levels of selection specs within selection specs. */
const deepestSpec = 100

/** A PropertyFilterSpec that was checked: which objects, and which of their properties. */
export class FilterSpec {
  readonly spec: PropertyFilterSpec
  /** Names of the properties that lead from object to object. */
  readonly followed: ReadonlySet<string>
  readonly #starts: readonly Start[]
  readonly #paths = new Map<string, readonly string[] | 'all' | undefined>()

  /** Throws the faults InvalidProperty and InvalidArgument. */
  constructor(spec: PropertyFilterSpec) {
    this.spec = spec
    for (const { type, all, pathSet = [] } of spec.propSet) {
      const managed = findManagedObjectType(type)
      if (managed === undefined) throw invalidArgument('specSet.propSet.type')
      if (all) continue
      for (const path of pathSet) {
        const [first] = parsePath(path) ?? []
        if (first === undefined || !managed.properties.has(first.name)) throw invalidProperty(path)
      }
    }
    const followed = new Set<string>()
    this.#starts = spec.objectSet.map((start) => startOf(start, followed))
    this.followed = followed
  }

  /** Paths to report of objects of a type; undefined: such objects are not reported. */
  pathsOf({ type }: ManagedObject): readonly string[] | 'all' | undefined {
    if (!this.#paths.has(type.name)) this.#paths.set(type.name, unite(this.spec.propSet.filter((set) => type.isA(set.type))))
    return this.#paths.get(type.name)
  }

  select(scope: Scope, reader: Reader): Selection {
    const objects = new Set<ManagedObject>()
    const visited = new Set<ManagedObject>()
    const missing: ManagedObjectReference[] = []
    let isDangling = false
    // A circle ends where a step comes to the same object again.
    const taken = new Map<Step, Set<ManagedObject>>()
    const waiting: { readonly object: ManagedObject; readonly next: readonly Step[] }[] = []
    const visit = (object: ManagedObject, skip: boolean, next: readonly Step[]) => {
      if (reader.denies(object) !== undefined) return
      visited.add(object)
      if (!skip && this.pathsOf(object) !== undefined) objects.add(object)
      if (next.length > 0) waiting.push({ object, next })
    }
    for (const { object: reference, skip, next } of this.#starts) {
      const object = scope.find(reference)
      if (object === undefined) missing.push(reference)
      else visit(object, skip, next)
      for (let current = waiting.shift(); current !== undefined; current = waiting.pop()) {
        const { object, next } = current
        for (const step of next) {
          if (!object.type.isA(step.type)) continue
          const seen = taken.get(step) ?? new Set()
          if (seen.has(object)) continue
          taken.set(step, seen.add(object))
          for (const target of referencesIn(reader.value(object, step.path))) {
            const found = scope.find(target)
            if (found === undefined) isDangling = true
            else visit(found, step.skip, step.next)
          }
        }
      }
    }
    return { objects, visited, missing, isDangling }
  }
}

function unite(sets: readonly PropertySpec[]): readonly string[] | 'all' | undefined {
  if (sets.length === 0) return undefined
  if (sets.some(({ all }) => all)) return 'all'
  return [...new Set(sets.flatMap(({ pathSet = [] }) => pathSet))]
}

function startOf({ obj, skip = false, selectSet = [] }: ObjectSpec, followed: Set<string>): Start {
  // A name stands for a step anywhere in the object's specs, also one that it is in itself.
  const named = new Map<string, { readonly step: Step; readonly next: Step[] }>()
  const resolve: (() => void)[] = []
  const stepsOf = (specs: readonly SelectionSpec[], into: Step[], depth: number) => {
    if (depth > deepestSpec) throw invalidArgument('specSet.objectSet.selectSet')
    for (const spec of specs) {
      if (isDataObject(spec, 'TraversalSpec')) into.push(stepOf(spec, depth))
      else {
        resolve.push(() => {
          const found = named.get(spec.name ?? '')
          if (found === undefined) throw invalidArgument('specSet.objectSet.selectSet')
          into.push(found.step)
        })
      }
    }
  }
  const stepOf = ({ name, type, path, skip = false, selectSet = [] }: TraversalSpec, depth: number): Step => {
    const managed = findManagedObjectType(type)
    if (managed === undefined) throw invalidArgument('specSet.objectSet.selectSet.type')
    if (parsePath(path) === undefined || !managed.properties.has(rootOf(path))) throw invalidProperty(path)
    followed.add(rootOf(path))
    const next: Step[] = []
    const step = { type, path, skip, next }
    if (name !== undefined && name !== '') named.set(name, { step, next })
    stepsOf(selectSet, next, depth + 1)
    return step
  }
  const next: Step[] = []
  stepsOf(selectSet, next, 0)
  for (const put of resolve) put()
  return { object: obj, skip, next }
}

function referencesIn(value: unknown): readonly ManagedObjectReference[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(isReference)
}

function isReference(value: unknown): value is ManagedObjectReference {
  return typeof value === 'object' && value !== null && 'type' in value && 'value' in value
}
