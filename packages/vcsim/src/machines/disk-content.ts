import type { VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { parseDatastorePath } from '../storage/datastore-path.js'
import { copyDisk } from '../storage/disks.js'
import type { FilePlace } from '../storage/files.js'
import { descriptorIn } from '../storage/usage.js'
import { descriptorUuid, extentName } from '../storage/vmdk.js'
import type { CopiedDisk } from './clone-devices.js'
import { isDisk } from './disk-chains.js'
import { machineState } from './machine-state.js'

/**
 * Copies what disks have in them. Most have nothing: their files are not even there before somebody looks, and then nothing is done. What was
 * written to a difference by itself is not merged into the copy. Throws the faults of files.
 */
export async function copyContent(
  world: World,
  source: ManagedObject,
  target: ManagedObject,
  disks: readonly CopiedDisk[],
  signal: AbortSignal,
): Promise<void> {
  for (const { from, to } of disks) {
    const content = from.map((path) => contentAt(world, source, path)).find((place) => place !== undefined)
    if (content === undefined) continue
    signal.throwIfAborted()
    const place = placeIn(world, target, to)
    const disk = machineState(target).config.devices.find((device) => isDisk(device) && device.backing.fileName === to)
    const { uuid = '', thinProvisioned, eagerlyScrub } = (disk?.backing ?? {}) as Partial<VirtualDiskFlatVer2BackingInfo>
    if (place === undefined) continue
    const change = { uuid: descriptorUuid(uuid), isThin: thinProvisioned === true, isEagerlyZeroed: eagerlyScrub === true }
    await copyDisk(world.files, content, place, { force: true, change })
  }
}

function datastoreNamed({ model }: World, vm: ManagedObject, name: string): ManagedObject | undefined {
  return related(model, vm, 'datastore').find((datastore) => nameOf(datastore) === name)
}

function placeIn(world: World, vm: ManagedObject, name: string): FilePlace | undefined {
  const { datastore: datastoreName, path } = parseDatastorePath(name)
  const datastore = datastoreNamed(world, vm, datastoreName)
  return datastore === undefined ? undefined : world.files.place(datastore, path)
}

/** The descriptor, or the one file, of a disk in which something is. */
function contentAt(world: World, vm: ManagedObject, name: string): FilePlace | undefined {
  const { files } = world
  const { datastore: datastoreName, path } = parseDatastorePath(name)
  const datastore = datastoreNamed(world, vm, datastoreName)
  if (datastore === undefined || files.isLate(datastore, path.split('/')[0] ?? '')) return undefined
  const place = files.place(datastore, path)
  if (files.status(place)?.isFolder !== false) return undefined
  if (descriptorIn(place.file) === undefined) return place
  const extent = files.status(files.place(datastore, extentName(path)))
  return extent !== undefined && extent.realSize > 0 ? place : undefined
}
