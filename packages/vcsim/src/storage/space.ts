import type { DatastoreInfo, DatastoreSummary, StoragePodSummary } from '@vivarium/vim/types'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { noDiskSpace } from './faults.js'

export const summaryOf = (datastore: ManagedObject) => datastore.get('summary') as DatastoreSummary
export const infoOf = (datastore: ManagedObject) => datastore.get('info') as DatastoreInfo

/** Throws the fault NoDiskSpace if a datastore has not so many bytes more. */
export function checkFits(datastore: ManagedObject, bytes: number, file: string): void {
  if (bytes > 0 && bytes > Number(summaryOf(datastore).freeSpace)) throw noDiskSpace(file, nameOf(datastore))
}

/** What is free, and what thin disks may still take (`uncommitted`), by so many bytes more or less. */
export function changeSpace(model: Model, datastore: ManagedObject, by: { readonly free?: number; readonly uncommitted?: number }): void {
  const summary = summaryOf(datastore)
  const { free = 0, uncommitted = 0 } = by
  if (free === 0 && uncommitted === 0) return
  setSpace(model, datastore, {
    freeSpace: Number(summary.freeSpace) + free,
    uncommitted: Math.max(0, Number(summary.uncommitted ?? 0) + uncommitted),
  })
}

export function setSpace(
  model: Model,
  datastore: ManagedObject,
  space: Partial<Pick<DatastoreSummary, 'capacity' | 'freeSpace' | 'uncommitted'>>,
): void {
  const { freeSpace, capacity } = { ...summaryOf(datastore), ...space }
  model.update<'Datastore'>(datastore, {
    summary: { ...summaryOf(datastore), ...space },
    info: { ...infoOf(datastore), freeSpace, maxFileSize: capacity, maxMemoryFileSize: capacity, maxVirtualDiskCapacity: capacity },
  })
  const parent = datastore.get('parent') as DatastoreSummary['datastore']
  const pod = parent?.type === 'StoragePod' ? model.find(parent) : undefined
  if (pod !== undefined) updatePod(model, pod)
}

/** A storage pod's capacity and free space are those of its datastores together. */
export function updatePod(model: Model, pod: ManagedObject): void {
  const summaries = related(model, pod, 'childEntity')
    .filter(({ type }) => type.isA('Datastore'))
    .map(summaryOf)
  const sum = (of: (summary: DatastoreSummary) => unknown) => summaries.reduce((total, summary) => total + Number(of(summary)), 0)
  const summary: StoragePodSummary = {
    name: nameOf(pod),
    capacity: sum(({ capacity }) => capacity),
    freeSpace: sum(({ freeSpace }) => freeSpace),
  }
  model.update<'StoragePod'>(pod, { summary })
}
