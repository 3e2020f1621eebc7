import { isObject, type JsonObject, type MutableJsonObject, setKey } from '../schema/json.js'
import { fieldSetOf } from './field-set.js'
import { metadataOf, withManagedFields } from './managed-context.js'
import { changeEntry, decodeManagedFields, encodeManagedFields, type ManagerEntry, type Managers, managerId } from './managed-fields.js'
import { fieldElement } from './path-element.js'

/*
 * A scale has managed fields of its own while it is written: those of its object that own the replicas. Afterwards they go back into the
 * object's. After k8s.io/apimachinery's ScaleHandler.
 */

/** Where an object of a version has its replicas (`spec.replicas`); undefined for a version that is not known. */
export type ReplicasPath = (apiVersion: string) => readonly string[] | undefined

const scaleVersion = 'autoscaling/v1'
const replicasOfScale = ['spec', 'replicas']

function managersOf(object: JsonObject): Managers {
  const decoded = decodeManagedFields(metadataOf(object).managedFields)
  return 'error' in decoded ? new Map() : decoded
}

function owns(entry: ManagerEntry, path: readonly string[]): boolean {
  return entry.set.has(path.map(fieldElement))
}

function add(managers: Map<string, ManagerEntry>, entry: ManagerEntry): void {
  managers.set(managerId(entry), entry)
}

/** The scale with the entries of `parent` that own the replicas, as if they owned those of the scale. */
export function withScaleManagers(scale: JsonObject, parent: JsonObject, replicasPath: ReplicasPath): JsonObject {
  const managers = new Map<string, ManagerEntry>()
  for (const entry of managersOf(parent).values()) {
    const path = replicasPath(entry.apiVersion)
    if (path && owns(entry, path)) add(managers, changeEntry(entry, { apiVersion: scaleVersion, set: fieldSetOf(replicasOfScale) }))
  }
  return withManagedFields(scale, encodeManagedFields(managers))
}

/** `parent` with the owners of its replicas as the scale has them. `apiVersion` is the parent's. */
export function withParentManagers(parent: JsonObject, scale: JsonObject, apiVersion: string, replicasPath: ReplicasPath): JsonObject {
  const ofScale = new Map(managersOf(scale))
  const managers = new Map<string, ManagerEntry>()
  for (const [id, entry] of managersOf(parent)) {
    const path = replicasPath(entry.apiVersion)
    if (!path) continue
    if (!owns(entry, path) || ofScale.delete(idInScale(entry)) || ofScale.delete(id)) {
      add(managers, entry)
      continue
    }
    const rest = entry.set.difference(fieldSetOf(path))
    if (!rest.empty) add(managers, changeEntry(entry, { set: rest }))
  }
  const path = replicasPath(apiVersion)
  // The real server loses the times of these.
  for (const entry of ofScale.values())
    if (path && owns(entry, replicasOfScale)) add(managers, changeEntry(entry, { apiVersion, set: fieldSetOf(path), time: undefined }))
  return withManagedFields(parent, encodeManagedFields(managers))
}

function idInScale(entry: ManagerEntry): string {
  return managerId({ ...entry, apiVersion: scaleVersion })
}

/** The object with a value at a path of plain fields; what is on the way is made. */
export function withValueAt(object: JsonObject, [name = '', ...rest]: readonly string[], value: number): JsonObject {
  const copy: MutableJsonObject = { ...object }
  const inner = object[name]
  setKey(copy, name, rest.length === 0 ? value : withValueAt(isObject(inner) ? inner : {}, rest, value))
  return copy
}
