import { isDataObject } from '@vivarium/vim'
import type { VirtualDiskInfo, VirtualDiskSpec } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { invalidArgument } from '../faults.js'
import { uuidOf } from '../ids.js'
import { nearest } from '../inventory/entity.js'
import { checkUnlocked } from '../machines/file-locks.js'
import { startTask } from '../tasks/start-task.js'
import { changeDescriptor, copyDisk, createDisk, deleteDisk, moveDisk, readDescriptor } from './disks.js'
import { fileNotFound } from './faults.js'
import { type FilePlace, namePlace } from './files.js'
import { geometryOf } from './vmdk.js'
import { type datacenterOf, placeNamed } from './where.js'

const adapterTypes: Readonly<Record<string, string>> = { ide: 'ide', busLogic: 'buslogic', lsiLogic: 'lsilogic' }
const diskTypes: ReadonlySet<string> = new Set([
  'preallocated',
  'thin',
  'seSparse',
  'thick',
  'eagerZeroedThick',
  'sparse2Gb',
  'thick2Gb',
  'sparseMonolithic',
  'flatMonolithic',
  'delta',
])
const thinTypes: ReadonlySet<string> = new Set(['thin', 'seSparse', 'sparse2Gb', 'sparseMonolithic', 'delta'])
const uuidForm = /^(?:[0-9a-f]{2}[ -]?){15}[0-9a-f]{2}$/i

/** For what changes disks. Throws the fault FileLocked for one of a machine that is on. */
function changeTask(call: Call, places: readonly [FilePlace, ...FilePlace[]], run: () => unknown) {
  return diskTask(call, places[0], () => {
    for (const place of places) checkUnlocked(call.world, place)
    return run()
  })
}

function diskTask(call: Call, place: FilePlace, run: () => unknown) {
  const entity = nearest(call.world.model, place.datastore, 'Datacenter')
  return startTask(call, run, entity === undefined ? {} : { entity })
}

/** The UUID of a disk that nobody gave one: as govmomi's vcsim makes it, of its datacenter and its name. */
const uuidFor = (datacenter: Parameters<typeof datacenterOf>[1], name: string) =>
  uuidOf(datacenter === undefined ? name : `${datacenter.type}:${datacenter.value}${name}`)

function provisioning({ diskType, adapterType }: VirtualDiskSpec, at: string) {
  if (!diskTypes.has(diskType)) throw invalidArgument(`${at}.diskType`)
  const adapter = adapterTypes[adapterType]
  if (adapter === undefined) throw invalidArgument(`${at}.adapterType`)
  return { isThin: thinTypes.has(diskType), isEagerlyZeroed: diskType === 'eagerZeroedThick', adapterType: adapter }
}

export const virtualDiskManager = {
  methods: {
    CreateVirtualDisk_Task(call, { name, datacenter, spec }) {
      const place = placeNamed(call.world, name, datacenter)
      const kind = provisioning(spec, 'spec')
      if (!isDataObject(spec, 'FileBackedVirtualDiskSpec')) throw invalidArgument('spec')
      const capacity = Number(spec.capacityKb) * 1024
      if (capacity <= 0) throw invalidArgument('spec.capacityKb')
      return diskTask(call, place, () => {
        createDisk(call.world.files, place, { ...kind, capacity, uuid: uuidFor(datacenter, name) })
        return name
      })
    },

    DeleteVirtualDisk_Task(call, { name, datacenter }) {
      const place = placeNamed(call.world, name, datacenter)
      return changeTask(call, [place], () => deleteDisk(call.world.files, place))
    },

    MoveVirtualDisk_Task(call, { sourceName, sourceDatacenter, destName, destDatacenter, force }) {
      const from = placeNamed(call.world, sourceName, sourceDatacenter, 'sourceDatacenter')
      const to = placeNamed(call.world, destName, destDatacenter ?? sourceDatacenter, 'destDatacenter')
      return changeTask(call, [from, to], async () => {
        await moveDisk(call.world.files, from, to, { force: force === true })
        return destName
      })
    },

    CopyVirtualDisk_Task(call, { sourceName, sourceDatacenter, destName, destDatacenter, destSpec, force }) {
      const from = placeNamed(call.world, sourceName, sourceDatacenter, 'sourceDatacenter')
      const to = placeNamed(call.world, destName, destDatacenter ?? sourceDatacenter, 'destDatacenter')
      const change = {
        ...(destSpec === undefined ? {} : provisioning(destSpec, 'destSpec')),
        uuid: uuidFor(destDatacenter ?? sourceDatacenter, destName),
      }
      return changeTask(call, [to], async () => {
        await copyDisk(call.world.files, from, to, { force: force === true, change })
        return destName
      })
    },

    ExtendVirtualDisk_Task(call, { name, datacenter, newCapacityKb, eagerZero }) {
      const place = placeNamed(call.world, name, datacenter)
      return changeTask(call, [place], () =>
        changeDescriptor(call.world.files, place, ({ capacity, isEagerlyZeroed }) => {
          const wanted = Number(newCapacityKb) * 1024
          if (wanted < capacity) throw invalidArgument('newCapacityKb')
          return { capacity: wanted, isEagerlyZeroed: isEagerlyZeroed && eagerZero !== false }
        }),
      )
    },

    InflateVirtualDisk_Task: (call, { name, datacenter }) => eagerTask(call, name, datacenter),
    EagerZeroVirtualDisk_Task: (call, { name, datacenter }) => eagerTask(call, name, datacenter),

    ZeroFillVirtualDisk_Task(call, { name, datacenter }) {
      const place = placeNamed(call.world, name, datacenter)
      return changeTask(call, [place], () => {
        const descriptor = readDescriptor(call.world.files, place)
        if (descriptor === undefined) return
        // What was written is gone; what was not is read as zeros anyway.
        call.world.files.write(extentOf(call, place, descriptor.extent), '')
      })
    },

    /** Blocks of zeros have never been written here: there are none to give back. */
    ShrinkVirtualDisk_Task(call, { name, datacenter }) {
      const place = placeNamed(call.world, name, datacenter)
      return diskTask(call, place, () => void readDescriptor(call.world.files, place))
    },

    /** Files here are not in fragments of a datastore's blocks. */
    DefragmentVirtualDisk_Task(call, { name, datacenter }) {
      const place = placeNamed(call.world, name, datacenter)
      return diskTask(call, place, () => void readDescriptor(call.world.files, place))
    },

    QueryVirtualDiskFragmentation(call, { name, datacenter }) {
      readDescriptor(call.world.files, placeNamed(call.world, name, datacenter))
      return 0
    },

    QueryVirtualDiskInfo_Task(call, { name, datacenter, includeParents }) {
      const place = placeNamed(call.world, name, datacenter)
      return diskTask(call, place, () => diskInfos(call, place, includeParents))
    },

    QueryVirtualDiskUuid(call, { name, datacenter }) {
      const descriptor = readDescriptor(call.world.files, placeNamed(call.world, name, datacenter))
      return descriptor === undefined || descriptor.uuid === '' ? uuidFor(datacenter, name) : descriptor.uuid
    },

    SetVirtualDiskUuid(call, { name, datacenter, uuid }) {
      if (!uuidForm.test(uuid)) throw invalidArgument('uuid')
      changeDescriptor(call.world.files, placeNamed(call.world, name, datacenter), () => ({ uuid }))
    },

    QueryVirtualDiskGeometry(call, { name, datacenter }) {
      const place = placeNamed(call.world, name, datacenter)
      const descriptor = readDescriptor(call.world.files, place)
      if (descriptor === undefined) throw fileNotFound(namePlace(place))
      return geometryOf(descriptor)
    },
  },
} satisfies Kind

/** A disk, and where that is asked for those that it is a difference to, the nearest first. Throws the fault FileNotFound. */
function diskInfos(call: Call, first: FilePlace, includeParents: boolean): VirtualDiskInfo[] {
  const infos: VirtualDiskInfo[] = []
  const seen = new Set<string>()
  for (let place: FilePlace | undefined = first; place !== undefined && !seen.has(place.file); ) {
    seen.add(place.file)
    const descriptor = readDescriptor(call.world.files, place)
    const parent: FilePlace | undefined = descriptor?.parent === undefined ? undefined : parentOfDisk(call, place, descriptor.parent.file)
    infos.push({
      unit: { name: namePlace(place) },
      diskType: diskTypeOf(descriptor),
      ...(parent === undefined ? {} : { parent: namePlace(parent) }),
    })
    place = includeParents ? parent : undefined
  }
  return infos
}

/** A disk in one file is a sparse extent. */
function diskTypeOf(descriptor: ReturnType<typeof readDescriptor>): string {
  if (descriptor === undefined) return 'sparseMonolithic'
  if (descriptor.parent !== undefined) return 'delta'
  if (descriptor.isThin) return 'thin'
  return descriptor.isEagerlyZeroed ? 'eagerZeroedThick' : 'preallocated'
}

/** A parent is named by its file beside its child, or by its path. */
function parentOfDisk(call: Call, child: FilePlace, hint: string): FilePlace {
  if (!hint.startsWith('[')) return extentOf(call, child, hint)
  const datacenter = nearest(call.world.model, child.datastore, 'Datacenter')
  return placeNamed(call.world, hint, datacenter?.reference)
}

/** The disk takes all of its capacity from now on. */
function eagerTask(call: Call, name: string, datacenter: Parameters<typeof datacenterOf>[1]) {
  const place = placeNamed(call.world, name, datacenter)
  return changeTask(call, [place], () => changeDescriptor(call.world.files, place, () => ({ isThin: false, isEagerlyZeroed: true })))
}

function extentOf({ world }: Call, { datastore, path }: FilePlace, extent: string): FilePlace {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  return world.files.place(datastore, `${folder}${extent}`)
}
