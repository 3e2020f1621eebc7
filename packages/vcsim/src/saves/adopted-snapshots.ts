import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualMachineConfigInfo, VirtualMachineSnapshotInfo, VirtualMachineSnapshotTree } from '@vivarium/vim/types'
import { configFromInfo } from '../machines/config-from-info.js'
import { chain, type DiskBacking, isInSnapshots, withBackings } from '../machines/disk-chains.js'
import type { MachineConfig, MachineSnapshot, MachineState } from '../machines/state.js'

/**
 * The snapshots that a machine's property `snapshot` tells of. `configs`: by id of the snapshot, where its object was saved too; a snapshot whose
 * object was not is taken to be as the machine is now, on the disks that the machine's are differences to.
 */
export function adoptedSnapshots(
  info: VirtualMachineSnapshotInfo | undefined,
  machine: Pick<MachineState, 'config' | 'guest'>,
  configs: ReadonlyMap<string, VirtualMachineConfigInfo>,
): Pick<MachineState, 'snapshots' | 'currentSnapshot'> {
  if (info === undefined) return {}
  const trees = [...flat(info.rootSnapshotList)]
  const current = info.currentSnapshot === undefined ? undefined : plain(info.currentSnapshot)
  const levels = levelsBelow(trees, current)
  const snapshots = trees.map(({ tree, parent }): MachineSnapshot => {
    const reference = plain(tree.snapshot)
    const saved = configs.get(reference.value)
    return {
      reference,
      id: tree.id,
      ...(parent === undefined ? {} : { parent }),
      name: tree.name,
      description: tree.description,
      createTime: tree.createTime,
      powerState: tree.state,
      quiesced: tree.quiesced,
      hasMemory: tree.state !== 'poweredOff',
      config: saved === undefined ? below(machine.config, levels.get(reference.value) ?? levels.size) : configFromInfo(saved),
      guest: machine.guest,
    }
  })
  return { snapshots, ...(current === undefined ? {} : { currentSnapshot: current }) }
}

interface Placed {
  readonly tree: VirtualMachineSnapshotTree
  readonly parent: ManagedObjectReference | undefined
}

/** Parents before their children. */
function* flat(trees: readonly VirtualMachineSnapshotTree[], parent?: ManagedObjectReference): Iterable<Placed> {
  for (const tree of trees) {
    yield { tree, parent }
    yield* flat(tree.childSnapshotList ?? [], plain(tree.snapshot))
  }
}

/** How many differences a machine's disks are above those of the snapshots that it stands on, by id: 1 for the newest. */
function levelsBelow(trees: readonly Placed[], current: ManagedObjectReference | undefined): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  for (let at = current; at !== undefined && !levels.has(at.value); ) {
    levels.set(at.value, levels.size + 1)
    const { value } = at
    at = trees.find(({ tree }) => tree.snapshot.value === value)?.parent
  }
  return levels
}

/** With the disks that so many differences lie on, or as far down as they go. */
function below(config: MachineConfig, levels: number): MachineConfig {
  return withBackings(config, (backing, disk) => {
    const files: readonly DiskBacking[] = isInSnapshots(disk) ? [...chain(backing)] : [backing]
    return files[Math.min(levels, files.length - 1)] ?? backing
  })
}

function plain({ type, value }: ManagedObjectReference): ManagedObjectReference {
  return { type, value }
}
