import { isDeepStrictEqual } from 'node:util'
import type { KubeObject } from '../objects.js'

/** A change as a predicate sees it: `before` is absent when the object was added, `after` when it was deleted. */
export interface ObjectChange<T extends KubeObject = KubeObject> {
  readonly before: T | undefined
  readonly after: T | undefined
}

/** Whether a change is worth a reconciliation. */
export type Predicate<T extends KubeObject = KubeObject> = (change: ObjectChange<T>) => boolean

/** A predicate about updates; what is added or deleted always passes. */
function onUpdate(changed: (before: KubeObject, after: KubeObject) => boolean): Predicate {
  return ({ before, after }) => before === undefined || after === undefined || changed(before, after)
}

/** The spec changed: what only touches status or metadata does not pass. For kinds whose server counts generations. */
export const generationChanged: Predicate = onUpdate((before, after) => before.metadata.generation !== after.metadata.generation)
export const labelsChanged: Predicate = onUpdate((before, after) => !isDeepStrictEqual(before.metadata.labels, after.metadata.labels))
export const annotationsChanged: Predicate = onUpdate(
  (before, after) => !isDeepStrictEqual(before.metadata.annotations, after.metadata.annotations),
)
/** Anything was written: a resync does not pass. */
export const resourceVersionChanged: Predicate = onUpdate(
  (before, after) => before.metadata.resourceVersion !== after.metadata.resourceVersion,
)

export function and<T extends KubeObject>(...predicates: readonly Predicate<T>[]): Predicate<T> {
  return (change) => predicates.every((predicate) => predicate(change))
}

export function or<T extends KubeObject>(...predicates: readonly Predicate<T>[]): Predicate<T> {
  return (change) => predicates.some((predicate) => predicate(change))
}

export function not<T extends KubeObject>(predicate: Predicate<T>): Predicate<T> {
  return (change) => !predicate(change)
}
