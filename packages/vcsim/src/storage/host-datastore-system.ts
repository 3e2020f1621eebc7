import { statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { DatastoreHostMount, HostDatastoreSystemDatastoreResult, HostScsiDisk, VmfsDatastoreOption } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault, faultOf, invalidArgument, notSupported } from '../faults.js'
import { uuidOf } from '../ids.js'
import { duplicateName, nameOf, nearest } from '../inventory/entity.js'
import { folderOf } from '../inventory/folders.js'
import { hostOfSystem } from '../inventory/host-systems.js'
import { referencesOf, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { checkUnused } from './datastore.js'
import { addDatastore, mountDatastore, type NewDatastore, removeDatastore, unmountDatastore } from './datastores.js'
import { fileNotFound } from './faults.js'
import { freeDisks, wholeDisk } from './host-devices.js'
import { infoOf } from './space.js'
import { sectorSize } from './vmdk.js'

const nasTypes: ReadonlySet<string> = new Set(['NFS', 'NFS41', 'CIFS'])
const notFound = () => fault('NotFound', {}, 'The object or item referred to could not be found.')

const hostOf = ({ world, object }: Call) => hostOfSystem(world.model, object)

/**
 * A datastore of the host's datacenter. One of that name that is there already, and is the same by `isSame`, is mounted; any other keeps its name.
 * Throws the faults DuplicateName and InvalidName.
 */
function create(
  call: Call,
  wanted: Omit<NewDatastore, 'folder' | 'hosts'>,
  isSame: (other: ManagedObject) => boolean,
): ManagedObjectReference {
  const { world } = call
  const { model } = world
  const host = hostOf(call)
  const datacenter = nearest(model, host, 'Datacenter')
  if (datacenter === undefined) throw notFound()
  const there = related(model, datacenter, 'datastore').find((datastore) => nameOf(datastore) === wanted.name)
  const isMounted = there !== undefined && referencesOf(host, 'datastore').some(({ value }) => value === there.reference.value)
  if (there !== undefined && (isMounted || !isSame(there))) throw duplicateName(wanted.name, there)
  const userName = call.session?.userName ?? ''
  if (there !== undefined) {
    mountDatastore(world, there, [host])
    world.events.post({ _typeName: 'DatastoreDiscoveredEvent', datastore: there }, { ds: there, host, userName })
    return there.reference
  }
  return addDatastore(world, { ...wanted, folder: folderOf(model, datacenter, 'datastoreFolder'), hosts: [host] }).reference
}

/** Throws the faults FileNotFound and HostConfigFault for what is no folder of this computer. */
function checkFolder(path: string): void {
  const found = isAbsolute(path) ? statSync(path, { throwIfNoEntry: false }) : undefined
  if (found === undefined) throw fileNotFound(path)
  if (!found.isDirectory()) throw fault('HostConfigFault', {}, `${path} is no folder.`)
}

/** Throws the faults NotFound and ResourceInUse. The last host to lose it takes it out of the inventory. */
function remove(call: Call, reference: ManagedObjectReference): void {
  const { world } = call
  const host = hostOf(call)
  const datastore = world.model.get(reference)
  if (!referencesOf(host, 'datastore').some(({ value }) => value === reference.value)) throw notFound()
  const mounts = (datastore.get('host') ?? []) as DatastoreHostMount[]
  const own = new Set(referencesOf(host, 'vm').map(({ value }) => value))
  const isUsedHere = referencesOf(datastore, 'vm').some(({ value }) => own.has(value))
  if (mounts.length === 1 || isUsedHere) checkUnused(datastore)
  const userName = call.session?.userName ?? ''
  world.events.post({ _typeName: 'DatastoreRemovedOnHostEvent', datastore }, { ds: datastore, host, userName })
  if (mounts.length === 1) removeDatastore(world, datastore)
  else unmountDatastore(world, datastore, host)
}

function diskAt(call: Call, devicePath: string): HostScsiDisk {
  const disk = freeDisks(call.world.model, hostOf(call)).find((each) => each.devicePath === devicePath)
  if (disk === undefined) throw notFound()
  return disk
}

const majorVersions: ReadonlySet<number> = new Set([5, 6])

/** The one way to use a disk that is free: all of it. */
function createOptions(disk: HostScsiDisk, majorVersion: number): VmfsDatastoreOption[] {
  const partition = wholeDisk(disk)
  const [{ startSector, endSector } = { startSector: 0, endSector: 0 }] = partition.partition ?? []
  const range = {
    partition: 1,
    type: 'vmfs',
    start: { blockSize: sectorSize, block: startSector },
    end: { blockSize: sectorSize, block: endSector },
  }
  const layout = { total: disk.capacity, partition: [range] }
  return [
    {
      info: dataObject('VmfsDatastoreAllExtentOption', { layout, partitionFormatChange: true, vmfsExtent: range }),
      spec: dataObject('VmfsDatastoreCreateSpec', {
        diskUuid: disk.uuid,
        partition,
        vmfs: {
          extent: { diskName: disk.canonicalName ?? '', partition: 1 },
          majorVersion,
          volumeName: '',
          blockSize: 1024,
          unmapGranularity: 1024,
          unmapPriority: 'low',
        },
      }),
    },
  ]
}

export const hostDatastoreSystem = {
  methods: {
    CreateLocalDatastore(call, { name, path }) {
      checkFolder(path)
      const made = { name, path, info: dataObject('LocalDatastoreInfo', { path } as never) }
      return create(call, made, (other) => infoOf(other).url === path)
    },

    CreateNasDatastore(call, { spec }) {
      const { remoteHost, remotePath, localPath, accessMode, type = 'NFS', userName } = spec
      if (remoteHost === '') throw invalidArgument('spec.remoteHost')
      if (remotePath === '') throw invalidArgument('spec.remotePath')
      if (!['readWrite', 'readOnly'].includes(accessMode)) throw invalidArgument('spec.accessMode')
      const kind = type.toUpperCase()
      if (!nasTypes.has(kind)) throw invalidArgument('spec.type')
      // What NFS would bring is a folder of this computer: the one named, or a new one.
      const folder = isAbsolute(localPath) ? localPath : undefined
      if (folder !== undefined) checkFolder(folder)
      const name = localPath.slice(localPath.lastIndexOf('/') + 1)
      const remoteHostNames = spec.remoteHostNames ?? [remoteHost]
      const nas = {
        type: kind,
        name,
        capacity: 0,
        remoteHost,
        remotePath,
        remoteHostNames,
        ...(userName === undefined ? {} : { userName }),
      }
      const made = {
        name,
        type: kind,
        info: dataObject('NasDatastoreInfo', { nas } as never),
        ...(folder === undefined ? {} : { path: folder }),
      }
      return create(call, made, (other) => {
        const there = (infoOf(other) as { readonly nas?: typeof nas }).nas
        return there?.remoteHost === remoteHost && there.remotePath === remotePath
      })
    },

    QueryAvailableDisksForVmfs: (call) => freeDisks(call.world.model, hostOf(call)),

    QueryVmfsDatastoreCreateOptions: (call, { devicePath, vmfsMajorVersion = 6 }) =>
      createOptions(diskAt(call, devicePath), vmfsMajorVersion),

    CreateVmfsDatastore(call, { spec }) {
      const host = hostOf(call)
      const disk = freeDisks(call.world.model, host).find(({ uuid }) => uuid === spec.diskUuid)
      if (disk === undefined) throw invalidArgument('spec.diskUuid')
      const { volumeName, majorVersion } = spec.vmfs
      if (!majorVersions.has(majorVersion)) throw invalidArgument('spec.vmfs.majorVersion')
      const [{ startSector, endSector } = { startSector: 0, endSector: -1 }] = spec.partition.partition ?? []
      const capacity = (Number(endSector) - Number(startSector) + 1) * sectorSize
      if (capacity <= 0 || Number(endSector) >= Number(disk.capacity.block)) throw invalidArgument('spec.partition')
      const vmfs = {
        type: 'VMFS',
        name: volumeName,
        capacity,
        blockSizeMb: 1,
        blockSize: 1024,
        maxBlocks: 63_963_136,
        majorVersion,
        version: majorVersion === 6 ? '6.82' : '5.81',
        uuid: uuidOf(`${disk.uuid}-${volumeName}`),
        extent: [{ diskName: disk.canonicalName ?? '', partition: 1 }],
        vmfsUpgradable: false,
        ssd: disk.ssd ?? false,
        local: true,
        scsiDiskType: 'native512',
      }
      const info = dataObject('VmfsDatastoreInfo', {
        vmfs,
        maxPhysicalRDMFileSize: 70_368_744_177_664,
        maxVirtualRDMFileSize: 68_169_720_922_112,
      } as never)
      return create(call, { name: volumeName, type: 'VMFS', capacity, info }, () => false)
    },

    RemoveDatastore: (call, { datastore }) => remove(call, datastore),

    RemoveDatastoreEx_Task(call, { datastore }) {
      return startTask(
        call,
        () =>
          datastore.map((key): HostDatastoreSystemDatastoreResult => {
            try {
              remove(call, key)
              return { key }
            } catch (error) {
              const { fault, faultMessage } = faultOf(error)
              return { key, fault: { fault, localizedMessage: faultMessage } }
            }
          }),
        { entity: hostOf(call) },
      )
    },

    UpdateLocalSwapDatastore(call, { datastore }) {
      const host = hostOf(call)
      if (datastore !== undefined && !referencesOf(host, 'datastore').some(({ value }) => value === datastore.value)) {
        throw fault('InaccessibleDatastore', { datastore, name: '' }, 'The datastore is not accessible from the host.')
      }
      throw notSupported()
    },

    QueryUnresolvedVmfsVolumes: () => [],
  },
} satisfies Kind
