import type { World } from '../call.js'
import { invalidArgument, notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { chain, consolidated, type DiskBacking, isDisk, withBackings } from './disk-chains.js'
import { copyContent } from './disk-content.js'
import { DiskFiles } from './disk-files.js'
import { ownFiles } from './disk-owners.js'
import { machineState } from './machine-state.js'
import { changeMachine, touched } from './machines.js'
import { Site } from './sites.js'
import { removeFiles, showSnapshots } from './snapshots.js'
import type { MachineConfig, MachineState } from './state.js'

/**
 * Disks stand on as few files as can be; with `unlink` on none that others have too. `keys`: of which disks; undefined for all. Throws the faults
 * InvalidArgument and NotSupported, and those of files.
 */
export async function promoteDisks(
  world: World,
  vm: ManagedObject,
  keys: readonly number[] | undefined,
  unlink: boolean,
  signal: AbortSignal,
): Promise<void> {
  const before = machineState(vm)
  if (before.host === undefined) throw notSupported()
  const disks = before.config.devices.filter(isDisk)
  for (const key of keys ?? []) if (!disks.some((disk) => disk.key === key)) throw invalidArgument('disks')
  const chosen = disks.filter(({ key }) => keys === undefined || keys.includes(key))
  const isFree = ownFiles(world, vm)
  const lowest = unlink ? chosen.flatMap(({ backing }) => lowestOwn(backing, isFree) ?? []) : []
  const isLowest = new Set(lowest.map(({ fileName }) => fileName))
  const whole = (config: MachineConfig) => withBackings(config, (backing) => cutBelow(backing, isLowest))
  const unlinked: MachineState = {
    ...before,
    config: whole(before.config),
    ...(before.snapshots === undefined ? {} : { snapshots: before.snapshots.map((each) => ({ ...each, config: whole(each.config) })) }),
  }
  const after = consolidated(unlinked, isFree)
  if (after.config === before.config) return
  const copies = lowest.map(({ fileName, parent }) => ({
    from: parent === undefined ? [] : [...chain(parent as DiskBacking)].map((each) => each.fileName),
    to: fileName,
  }))
  await copyContent(world, vm, vm, copies, signal)
  const site = Site.of(world, vm, before.host)
  const files = new DiskFiles(site)
  for (const { fileName } of lowest) if (files.exists(fileName)) files.hang(fileName, undefined)
  removeFiles(site, unlinked, after, isFree)
  changeMachine(world, vm, { ...after, config: touched(world, after.config) })
  showSnapshots(world, vm, before)
}

/** The last file of a chain that is the machine's alone, if it is a difference to one that is not. */
function lowestOwn(backing: DiskBacking, isFree: (path: string) => boolean): DiskBacking | undefined {
  const parent = backing.parent as DiskBacking | undefined
  if (parent === undefined || !isFree(backing.fileName)) return undefined
  return isFree(parent.fileName) ? lowestOwn(parent, isFree) : backing
}

function cutBelow(backing: DiskBacking, last: ReadonlySet<string>): DiskBacking {
  const { parent, ...own } = backing
  if (parent === undefined) return backing
  if (last.has(backing.fileName)) return own
  const cut = cutBelow(parent as DiskBacking, last)
  return cut === parent ? backing : { ...backing, parent: cut }
}
