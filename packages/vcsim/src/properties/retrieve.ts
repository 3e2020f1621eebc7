import type { ManagedObjectReference, VimError } from '@vivarium/vim'
import type { DynamicProperty, LocalizedMethodFault, MissingProperty, ObjectContent, PropertyFilterSpec } from '@vivarium/vim/types'
import { invalidProperty, objectNotFound } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Scope } from '../model/scope.js'
import type { Reader } from './reader.js'
import { FilterSpec } from './selection.js'

/** An object to read, and what of it. */
export interface Selected {
  readonly object: ManagedObject
  readonly spec: FilterSpec
}

/** What specs select, one after another. Throws the faults InvalidProperty, InvalidArgument and ManagedObjectNotFound. */
export function selectAll(scope: Scope, reader: Reader, specs: readonly PropertyFilterSpec[]): Selected[] {
  return specs.flatMap((given) => {
    const spec = new FilterSpec(given)
    const { objects, missing } = spec.select(scope, reader)
    checkMissing(spec, missing)
    return [...objects].map((object): Selected => ({ object, spec }))
  })
}

/** Throws the fault ManagedObjectNotFound, unless the filter is for objects that come and go. */
export function checkMissing({ spec }: FilterSpec, [first]: readonly ManagedObjectReference[]): void {
  if (first !== undefined && !spec.reportMissingObjectsInResults) throw objectNotFound(first)
}

/** The properties of an object as they are. Throws the fault InvalidProperty. */
export function contentOf(reader: Reader, { object, spec }: Selected): ObjectContent {
  const propSet: DynamicProperty[] = []
  const missingSet: MissingProperty[] = []
  for (const path of pathsToRead(reader, spec, object)) {
    const result = reader.read(object, path, false)
    if (result.found === 'no such property') throw invalidProperty(path)
    if (result.found === 'denied') missingSet.push({ path, fault: localized(result.error) })
    if (result.found === 'value') propSet.push({ name: path, val: result.encoded })
  }
  return { obj: object.reference, propSet, missingSet }
}

/** The same, made when it is encoded, and not kept: answers about many objects are sent piece by piece. */
export function lateContentOf(reader: Reader, selected: Selected): ObjectContent {
  let missing: ObjectContent['missingSet']
  return {
    obj: selected.object.reference,
    get propSet() {
      const { propSet = [], missingSet = [] } = contentOf(reader, selected)
      missing = missingSet
      return propSet
    },
    get missingSet() {
      return missing ?? contentOf(reader, selected).missingSet ?? []
    },
  }
}

export function pathsToRead(reader: Reader, spec: FilterSpec, object: ManagedObject): readonly string[] {
  const paths = spec.pathsOf(object) ?? []
  return paths === 'all' ? reader.names(object) : paths
}

export function localized({ fault, faultMessage }: VimError): LocalizedMethodFault {
  return { fault, localizedMessage: faultMessage }
}
