import type { ManagedObjectReference } from '@vivarium/vim'
import type { ID, KeyValue, VslmCloneSpec, VslmCreateSpec, VslmCreateSpecDiskFileBackingSpec, VslmTagEntry } from '@vivarium/vim/types'
import type { Call } from '../../call.js'
import { invalidArgument, notFound } from '../../faults.js'
import type { ManagedObject } from '../../model/managed-object.js'
import { copyDisk } from '../disks.js'
import { placeOfUrl } from '../where.js'
import type { FirstClassDisk, FirstClassDisks } from './first-class-disks.js'

/** What both doors to these disks do: the vCenter's manager, which is told the datastore, and the one of the global catalog. */

export function datastoreOf({ world }: Call, reference: ManagedObjectReference): ManagedObject {
  const datastore = world.model.get(reference)
  if (!datastore.type.isA('Datastore')) throw invalidArgument('datastore')
  return datastore
}

export const recordOf = (pairs: readonly KeyValue[] = []): Record<string, string> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, value]))

/** Throws the faults InvalidArgument and NotFound at once; the disk is made later. */
export function prepareCreation(call: Call, spec: VslmCreateSpec): () => FirstClassDisk {
  const { backingSpec } = spec
  const datastore = datastoreOf(call, backingSpec.datastore)
  for (const profile of spec.profile ?? []) {
    const { profileId } = profile as { readonly profileId?: string }
    if (profileId !== undefined && call.world.policies.find(profileId) === undefined) throw notFound()
  }
  return () =>
    call.world.firstClassDisks.create({
      name: spec.name,
      datastore,
      path: backingSpec.path,
      id: spec.id?.id,
      capacityInMB: Number(spec.capacityInMB),
      provisioningType: (backingSpec as VslmCreateSpecDiskFileBackingSpec).provisioningType,
      keepAfterDeleteVm: spec.keepAfterDeleteVm,
      metadata: recordOf(spec.metadata),
    })
}

/** The path is a URL at /folder. Throws the faults InvalidArgument and InvalidDatastore. */
export function register({ world }: Call, path: string, name: string | undefined, id: ID | undefined): FirstClassDisk {
  if (!URL.canParse(path)) throw invalidArgument('path')
  return world.firstClassDisks.register(placeOfUrl(world, new URL(path)), name, id?.id)
}

export async function clone(
  call: Call,
  disk: FirstClassDisk,
  { name, backingSpec, keepAfterDeleteVm, metadata }: VslmCloneSpec,
): Promise<FirstClassDisk> {
  const disks: FirstClassDisks = call.world.firstClassDisks
  const copy = disks.create({
    name,
    datastore: datastoreOf(call, backingSpec.datastore),
    path: backingSpec.path,
    capacityInMB: disk.capacityInMB,
    provisioningType: disk.provisioningType,
    keepAfterDeleteVm,
    metadata: { ...disk.metadata, ...recordOf(metadata) },
  })
  await copyDisk(call.world.files, disks.placeOf(disk), disks.placeOf(copy), { force: true })
  return copy
}

/** What tags are attached to that are of a disk. */
const tagged = (id: string): ManagedObjectReference => ({ type: 'fcd', value: id })

function tagNamed({ world }: Call, category: string, name: string): string {
  const tag = world.tagging.tagNamed(category, name)
  if (tag === undefined) throw notFound()
  return tag.id
}

export function attachTag(call: Call, disk: FirstClassDisk, category: string, tag: string): void {
  call.world.tagging.attach(tagNamed(call, category, tag), tagged(disk.id))
}

export function detachTag(call: Call, disk: FirstClassDisk, category: string, tag: string): void {
  call.world.tagging.detach(tagNamed(call, category, tag), tagged(disk.id))
}

export function disksWithTag(call: Call, category: string, tag: string): ID[] {
  const objects = call.world.tagging.objectsOf(tagNamed(call, category, tag))
  return objects.filter(({ type }) => type === 'fcd').map(({ value }) => ({ id: value }))
}

export function tagsOf({ world }: Call, disk: FirstClassDisk): VslmTagEntry[] {
  return world.tagging.tagsOf(tagged(disk.id)).map((id) => {
    const { name, categoryId } = world.tagging.tag(id)
    return { tagName: name, parentCategoryName: world.tagging.category(categoryId).name }
  })
}

/** Metadata whose keys begin so. */
export function metadataOf({ metadata }: FirstClassDisk, prefix = ''): KeyValue[] {
  return Object.entries(metadata)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => ({ key, value }))
}

/** Throws the fault KeyNotFound. */
export function metadataValue({ metadata }: FirstClassDisk, key: string): string {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined
  if (value === undefined) throw notFound()
  return value
}
