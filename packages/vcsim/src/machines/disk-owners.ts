import type { World } from '../call.js'
import { findByKey, type IndexDefinition } from '../model/key-index.js'
import type { ManagedObject } from '../model/managed-object.js'
import { diskFilesOf, topFiles } from './disk-chains.js'
import { folderOf } from './machine-files.js'
import { machineState } from './machine-state.js'

/** Machines by the files that their disks and those of their snapshots stand on, also of linked clones. Names of datastores are taken for unique. */
const byDiskFile: IndexDefinition = {
  type: 'VirtualMachine',
  properties: ['config', 'snapshot'],
  keysOf: (vm) => (vm.projected === undefined ? [] : [...diskFilesOf(machineState(vm)).keys()]),
}

/**
 * Says of files of disks whether they are a machine's alone, so that they go with it: not what a linked clone stands on, be it of the machine's
 * source, or of a clone that still needs it.
 */
export function ownFiles({ model }: World, vm: ManagedObject): (path: string) => boolean {
  const state = machineState(vm)
  const tops = topFiles(state)
  const folder = folderOf(state.config.vmPathName)
  return (path) => (tops.has(path) || folderOf(path) === folder) && findByKey(model, byDiskFile, path).every((other) => other === vm)
}
