import type { ManagedObjectReference } from '@vivarium/vim'
import type { World } from '../call.js'
import type { ManagedObject } from '../model/managed-object.js'
import { baseOf, parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { copyDisk, moveDisk } from '../storage/disks.js'
import type { FilePlace } from '../storage/files.js'
import { descriptorIn } from '../storage/usage.js'
import { chain, type DiskBacking, isDisk, withBackings } from './disk-chains.js'
import { folderOf, machineFiles } from './machine-files.js'
import type { MachineConfig, MachineState } from './state.js'

/** A file that comes to another place; a copy of it where others need it where it is. */
interface FileMove {
  readonly from: FilePlace
  readonly to: FilePlace
  readonly isDisk: boolean
  readonly isCopy: boolean
}

/** The file of a disk after a move. */
interface MovedDisk {
  readonly path: string
  readonly datastore: ManagedObject
  readonly isCopy: boolean
}

interface MovePlan {
  /** The datastore that a disk goes to, by its key; undefined for one that stays. */
  readonly datastoreFor: (key: number) => ManagedObject | undefined
  /** The datastore on which a file is now. */
  readonly datastoreOf: (path: string) => ManagedObject | undefined
  /** `[LocalDS_1] web`: the machine's folder then. */
  readonly home: string
  /** True for what is the machine's alone. */
  readonly isFree: (path: string) => boolean
  /** What others have too stays where it is. */
  readonly sharesParents: boolean
  readonly isTaken: (datastore: ManagedObject, path: string) => boolean
}

/** Where files of disks go, by where they are. */
export function planDisks(state: MachineState, plan: MovePlan, nameOf: (datastore: ManagedObject) => string): Map<string, MovedDisk> {
  const moves = new Map<string, MovedDisk>()
  const taken = new Set<string>()
  const homeName = parseDatastorePath(plan.home).path
  for (const { devices } of [state.config, ...(state.snapshots ?? []).map(({ config }) => config)]) {
    for (const disk of devices.filter(isDisk)) {
      const datastore = plan.datastoreFor(disk.key)
      if (datastore === undefined) continue
      for (const { fileName } of chain(disk.backing)) {
        const isFree = plan.isFree(fileName)
        if (moves.has(fileName) || plan.datastoreOf(fileName) === datastore || (plan.sharesParents && !isFree)) continue
        const start = `[${nameOf(datastore)}] ${homeName}/${baseOf(fileName).replace(/\.vmdk$/i, '')}`
        let path = `${start}.vmdk`
        for (let number = 1; taken.has(path) || plan.isTaken(datastore, parseDatastorePath(path).path); number += 1)
          path = `${start}_${number}.vmdk`
        taken.add(path)
        moves.set(fileName, { path, datastore, isCopy: !isFree })
      }
    }
  }
  return moves
}

/** The same state with its files where they will be. */
export function movedState(state: MachineState, disks: ReadonlyMap<string, MovedDisk>, vmPathName: string): MachineState {
  const isElsewhere = vmPathName !== state.config.vmPathName
  const moved = (config: MachineConfig): MachineConfig => {
    const { folders, ...next } = disks.size === 0 ? config : withBackings(config, (backing) => movedBacking(backing, disks))
    return { ...next, vmPathName, ...(isElsewhere || folders === undefined ? {} : { folders }) }
  }
  if (!isElsewhere && disks.size === 0) return state
  return {
    ...state,
    config: moved(state.config),
    ...(state.snapshots === undefined ? {} : { snapshots: state.snapshots.map((each) => ({ ...each, config: moved(each.config) })) }),
  }
}

function movedBacking(backing: DiskBacking, disks: ReadonlyMap<string, MovedDisk>): DiskBacking {
  const move = disks.get(backing.fileName)
  const before = backing.parent as DiskBacking | undefined
  const parent = before === undefined ? undefined : movedBacking(before, disks)
  if (move === undefined && parent === before) return backing
  const datastore: ManagedObjectReference | undefined = move?.datastore.reference ?? backing.datastore
  return {
    ...backing,
    ...(move === undefined ? {} : { fileName: move.path }),
    ...(datastore === undefined ? {} : { datastore }),
    ...(parent === undefined ? {} : { parent }),
  }
}

/** Those of a machine that are no disks, with where they go: they are the same ones in the same order. */
export function homeFiles(before: MachineState, after: MachineState): { readonly from: string; readonly to: string }[] {
  const others = (state: MachineState) => machineFiles(state).filter(({ type }) => !type.startsWith('disk'))
  const targets = others(after)
  const home = folderOf(before.config.vmPathName)
  return others(before).flatMap(({ path }, index) => {
    const to = targets[index]?.path
    return to === undefined || folderOf(path) !== home ? [] : [{ from: path, to }]
  })
}

/** Throws the faults of files, and the signal's reason; then everything is where it was. */
export async function moveFiles({ files }: World, moves: readonly FileMove[], signal: AbortSignal): Promise<void> {
  const done: FileMove[] = []
  try {
    for (const move of moves) {
      signal.throwIfAborted()
      if (!files.exists(move.from)) continue
      const folder = files.place(move.to.datastore, parentOf(move.to.path))
      if (!files.exists(folder)) files.mkdir(folder, { parents: true })
      if (!move.isDisk) await files.move(move.from, move.to)
      else if (move.isCopy) await copyDisk(files, move.from, move.to, { change: { uuid: descriptorIn(move.from.file)?.uuid ?? '' } })
      else await moveDisk(files, move.from, move.to)
      done.push(move)
    }
  } catch (error) {
    for (const { from, to, isDisk: isOfDisk, isCopy } of done.reverse()) {
      if (isCopy) files.remove(to)
      else if (isOfDisk) await moveDisk(files, to, from)
      else await files.move(to, from)
    }
    throw error
  }
}
