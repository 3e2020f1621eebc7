import type { ManagedObjectReference } from '@vivarium/vim'
import { z } from 'zod'
import type { ManagedObject } from '../../model/managed-object.js'
import type { Model } from '../../model/model.js'
import { notFound } from '../api-error.js'
import type { ApiCall } from '../operation.js'
import { list } from '../wire.js'
import { nearest } from './placement.js'

/** Identifiers, or names: what is not among them is left out. */
export const oneOf = list(z.string()).optional()

/** Some words of an enumeration; another is INVALID_ARGUMENT. */
export const oneOfWords = <const Words extends readonly [string, ...string[]]>(words: Words) => list(z.enum(words)).optional()

/** What all listings can be narrowed by. */
export const commonFilter = z.object({ names: oneOf, folders: oneOf, datacenters: oneOf })
export type CommonFilter = z.output<typeof commonFilter>

/** All objects of a type that the caller may know of. */
export function everything({ world, sees }: ApiCall, type: string): ManagedObject[] {
  return [...world.model.objects()].filter((object) => object.type.isA(type) && sees(object))
}

/** The same, narrowed; `ids`: the filter by identifiers. */
export function listed(call: ApiCall, type: string, ids: readonly string[] | undefined, filter: CommonFilter): ManagedObject[] {
  const { model } = call.world
  return everything(call, type).filter(
    (object) =>
      admits(ids, object.reference.value) &&
      admits(filter.names, nameOf(object)) &&
      admits(filter.folders, idOf(object.get('parent'))) &&
      (filter.datacenters === undefined || admits(filter.datacenters, nearest(model, object, 'Datacenter')?.reference.value)),
  )
}

/** Without a filter, everything passes. */
export function admits(filter: readonly string[] | undefined, value: string | undefined): boolean {
  return filter === undefined || filter.length === 0 || (value !== undefined && filter.includes(value))
}

export function nameOf(object: ManagedObject): string {
  return String(object.get('name') ?? '')
}

export function idOf(reference: unknown): string | undefined {
  return (reference as ManagedObjectReference | undefined)?.value
}

/** Throws NOT_FOUND, also for what the caller may not know of. */
export function objectWith(call: ApiCall, type: string, id: string): ManagedObject {
  const object = candidates(call.world.model, type, id).find((found) => call.sees(found))
  if (object === undefined) throw notFound(type, id)
  return object
}

/** Identifiers say nothing of types that are derived from the one that is asked for. */
const derived: Readonly<Record<string, readonly string[]>> = {
  Network: ['Network', 'DistributedVirtualPortgroup', 'OpaqueNetwork'],
}

function candidates(model: Model, type: string, value: string): ManagedObject[] {
  return (derived[type] ?? [type]).flatMap((each) => model.find({ type: each, value }) ?? [])
}
