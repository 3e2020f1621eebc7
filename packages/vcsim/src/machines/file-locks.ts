import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '../call.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import { findByKey, type IndexDefinition } from '../model/key-index.js'
import type { ManagedObject } from '../model/managed-object.js'
import { parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { fileLocked, fileNotFound } from '../storage/faults.js'
import { type FilePlace, namePlace } from '../storage/files.js'
import { infoOf } from '../storage/space.js'
import { chain, diskFilesOf, isDisk } from './disk-chains.js'
import { folderOf, machineFiles } from './machine-files.js'
import { isInOwnFolder } from './machine-folders.js'
import { machineState } from './machine-state.js'
import type { MachineConfig } from './state.js'

/** Machines by the folders that have files of theirs, and by those that these are in. Names of datastores are taken for unique. */
const byFolder: IndexDefinition = {
  type: 'VirtualMachine',
  properties: ['config', 'snapshot'],
  keysOf: (vm) => (vm.projected === undefined ? [] : foldersOf(vm)),
}

function foldersOf(vm: ManagedObject): string[] {
  const state = machineState(vm)
  const found = new Set<string>()
  for (const path of [state.config.vmPathName, ...diskFilesOf(state).keys()]) {
    let at = folderOf(path)
    found.add(at)
    // The top of a datastore has all machines in it.
    while (at.includes('/')) {
      at = folderOf(at)
      found.add(at)
    }
  }
  return [...found]
}

/** Throws the fault FileLocked for a file that a machine has open because it is on, and for a folder with such a file. */
export function checkUnlocked({ model }: World, place: FilePlace): void {
  const name = namePlace(place)
  const isInside = (path: string) => path === name || path.startsWith(`${name}/`)
  const near = new Set([...findByKey(model, byFolder, name), ...findByKey(model, byFolder, folderOf(name))])
  for (const vm of near) {
    const state = machineState(vm)
    const locked = state.powerState === 'poweredOn' ? machineFiles(state).find(({ path }) => isInside(path)) : undefined
    if (locked !== undefined) throw fileLocked(locked.path)
  }
}

/**
 * Throws the fault FileNotFound if a file of a machine's disks is gone. Files that nobody has looked for are written when somebody does: for those
 * no disk of this computer is asked.
 */
export function checkDiskFiles({ model, files }: World, vm: ManagedObject, config: MachineConfig = machineState(vm).config): void {
  const { isAdopted = false } = machineState(vm)
  const home = isInOwnFolder(config.vmPathName) ? folderOf(config.vmPathName) : undefined
  const datastores = related(model, vm, 'datastore')
  for (const { backing } of config.devices.filter(isDisk)) {
    for (const { fileName } of chain(backing)) {
      if (isAdopted && folderOf(fileName) !== home) continue
      const { datastore: name, path } = parseDatastorePath(fileName)
      const datastore = datastores.find((each) => nameOf(each) === name)
      if (datastore === undefined || files.isLate(datastore, topOf(path))) continue
      if (!existsSync(join(infoOf(datastore).url, path))) throw fileNotFound(fileName)
    }
  }
}

const topOf = (path: string): string => (parentOf(path) === '' ? '' : (path.split('/')[0] ?? ''))
