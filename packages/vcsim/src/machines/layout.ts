import type { ManagedObjectReference } from '@vivarium/vim'
import type {
  VirtualMachineFileLayout,
  VirtualMachineFileLayoutEx,
  VirtualMachineStorageInfo,
  VirtualMachineStorageSummary,
  VirtualMachineUsageOnDatastore,
} from '@vivarium/vim/types'
import type { Model } from '../model/model.js'
import type { ProjectedObject } from '../model/projection.js'
import { extentName } from '../storage/vmdk.js'
import { diskChains, machineFiles, snapshotFile, snapshotMemoryFile } from './machine-files.js'
import type { MachineState } from './state.js'

/** The old form, without sizes. */
export function layout(state: MachineState): VirtualMachineFileLayout {
  const files = machineFiles(state)
  const inside = (types: readonly string[]) =>
    files.filter(({ type }) => types.includes(type)).map(({ path }) => path.slice(path.indexOf(']') + 2))
  const swap = files.find(({ type }) => type === 'swap')
  return {
    configFile: inside(['config', 'nvram', 'snapshotList']),
    logFile: inside(['log']),
    disk: diskChains(state.config).map(({ disk, paths }) => ({ key: disk.key, diskFile: [...paths] })),
    snapshot: (state.snapshots ?? []).map(({ reference, id, config }) => ({
      key: reference,
      snapshotFile: [snapshotFile(state.config, id), ...diskChains(config).flatMap(({ paths }) => paths.slice(0, 1))],
    })),
    ...(swap === undefined ? {} : { swapFile: swap.path }),
  }
}

export function layoutEx(state: MachineState): VirtualMachineFileLayoutEx {
  const files = machineFiles(state)
  const keys = new Map(files.map(({ path }, key) => [path, key]))
  const keyOf = (path: string) => keys.get(path) ?? -1
  const disksOf = (config: MachineState['config']) =>
    diskChains(config).map(({ disk, paths }) => ({
      key: disk.key,
      chain: [...paths].reverse().map((path) => ({ fileKey: [keyOf(path), keyOf(extentName(path))] })),
    }))
  return {
    file: files.map(({ path, type, size }, key) => ({
      key,
      name: path,
      type,
      size,
      uniqueSize: size,
      backingObjectId: '',
      accessible: true,
    })),
    disk: disksOf(state.config),
    snapshot: (state.snapshots ?? []).map(({ reference, id, config }) => ({
      key: reference,
      dataKey: keyOf(snapshotFile(state.config, id)),
      memoryKey: keyOf(snapshotMemoryFile(state.config, id)),
      disk: disksOf(config),
    })),
    timestamp: state.config.modified,
  }
}

export function storageInfo(model: Model, object: ProjectedObject, state: MachineState): VirtualMachineStorageInfo {
  const usage = usageByName(state)
  const perDatastoreUsage = ((object.get('datastore') ?? []) as readonly ManagedObjectReference[]).map(
    (datastore): VirtualMachineUsageOnDatastore => {
      const { committed, uncommitted, unshared } = usage.get((model.find(datastore)?.get('name') as string | undefined) ?? '') ?? noUsage
      return { datastore, committed, uncommitted, unshared }
    },
  )
  return { perDatastoreUsage, timestamp: state.config.modified }
}

export function storageSummary(state: MachineState): VirtualMachineStorageSummary {
  const total = { ...noUsage }
  addUsage(state, () => total)
  return { ...total, timestamp: state.config.modified }
}

interface Usage {
  committed: number
  uncommitted: number
  unshared: number
}

const noUsage: Readonly<Usage> = { committed: 0, uncommitted: 0, unshared: 0 }

/** In bytes, by the datastore's name. */
function usageByName(state: MachineState): Map<string, Usage> {
  const usages = new Map<string, Usage>()
  addUsage(state, (path) => {
    const name = path.slice(1, path.indexOf(']'))
    const usage = usages.get(name) ?? { ...noUsage }
    usages.set(name, usage)
    return usage
  })
  return usages
}

/** Adds what each file and each thin disk takes to where that is counted. */
function addUsage(state: MachineState, usageOf: (path: string) => Usage): void {
  for (const { path, size, type } of machineFiles(state)) {
    const usage = usageOf(path)
    usage.committed += size
    if (type.startsWith('disk')) usage.unshared += size
  }
  for (const { disk, paths } of diskChains(state.config)) {
    const [path] = paths
    const isThin = paths.length > 1 || (disk.backing as { readonly thinProvisioned?: boolean }).thinProvisioned === true
    if (path !== undefined && isThin) usageOf(path).uncommitted += Number(disk.capacityInBytes ?? 0)
  }
}
