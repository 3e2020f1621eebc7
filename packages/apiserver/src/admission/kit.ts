import type { AdmissionAttributes } from '../registry/admission.js'
import { type KubeObject, viewOf } from '../registry/objects.js'
import { groupResource } from '../registry/resource.js'
import { failure, type StatusError } from '../status.js'
import type { Store } from '../store/store.js'

/** The refusal of a plugin, in the form that all of them share. */
export function refused({ resource, name, object }: AdmissionAttributes, why: string): StatusError {
  const found = name || object?.metadata.name || object?.metadata.generateName || 'Unknown'
  return failure.forbidden(groupResource(resource), found, why)
}

/** The new object when the write is of this resource itself and of one of these operations. */
export function writeOf<T extends KubeObject>(
  { resource, subresource, operation, object }: AdmissionAttributes,
  group: string,
  plural: string,
  operations: readonly AdmissionAttributes['operation'][],
): T | undefined {
  if (resource.resource !== plural || resource.group !== group || subresource !== '' || !operations.includes(operation)) return undefined
  return object as T | undefined
}

/** All objects of a table. */
export function allOf<T extends KubeObject>(store: Store, table: string): T[] {
  return store.table(table).items.map(({ object }) => viewOf<T>(object))
}

/** The newest of the classes that are marked as the default; of those of the same second the first by name. */
export function newestDefault<T extends KubeObject>(classes: readonly T[], annotations: readonly string[]): T | undefined {
  const time = ({ metadata }: T) => Date.parse(metadata.creationTimestamp ?? '') || 0
  return classes
    .filter(({ metadata }) => annotations.some((annotation) => metadata.annotations?.[annotation] === 'true'))
    .sort((a, b) => time(b) - time(a) || ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1))[0]
}
