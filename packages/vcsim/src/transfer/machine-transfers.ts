import type { VirtualDisk, VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import { isDisk } from '../machines/disk-chains.js'
import type { Device } from '../machines/state.js'
import type { ManagedObject } from '../model/managed-object.js'
import { baseOf, parseDatastorePath } from '../storage/datastore-path.js'
import { fileNotFound } from '../storage/faults.js'
import type { FilePlace } from '../storage/files.js'
import { descriptorIn } from '../storage/usage.js'
import { extentName } from '../storage/vmdk.js'
import { devicePath } from './device-paths.js'
import type { LeaseFile } from './lease.js'

interface FileBacked {
  readonly backing: { readonly fileName: string }
}

/** CD-ROM and floppy images. */
export function isImage(device: Device): device is Device & FileBacked {
  if (device._typeName !== 'VirtualCdrom' && device._typeName !== 'VirtualFloppy') return false
  const { fileName } = (device.backing ?? {}) as { readonly fileName?: string }
  return fileName !== undefined && fileName !== ''
}

/** The files of a machine's disks and images: for its lease. `importName` is what the machine is called in an import specification. */
export function transferFiles(world: World, vm: ManagedObject, devices: readonly Device[], importName = nameOf(vm)): LeaseFile[] {
  const datastores = new Map(related(world.model, vm, 'datastore').map((datastore) => [nameOf(datastore), datastore]))
  const placeOf = (name: string): FilePlace => {
    const { datastore: datastoreName, path } = parseDatastorePath(name)
    const datastore = datastores.get(datastoreName)
    if (datastore === undefined) throw fileNotFound(name)
    return world.files.place(datastore, path)
  }
  const numbers = { disk: 0, image: 0 }
  return devices.flatMap((device): LeaseFile[] => {
    const keys = { key: devicePath(vm.reference.value, devices, device), importKey: devicePath(importName, devices, device) }
    if (isDisk(device)) {
      const name = `disk-${numbers.disk++}.vmdk`
      return [{ ...keys, name, place: contentOf(world, device, placeOf), capacity: Number(device.capacityInBytes ?? 0) }]
    }
    if (!isImage(device)) return []
    const place = placeOf(device.backing.fileName)
    const size = world.files.status(place)?.size
    const name = `_deviceImage${numbers.image++}${/\.\w+$/.exec(baseOf(place.path))?.[0] ?? ''}`
    return [{ ...keys, name, place, ...(size === undefined ? {} : { size }) }]
  })
}

/** What has a disk's content: the nearest file of its chain in which something was written. What is written to the others is not merged. */
function contentOf({ files }: World, disk: Device & VirtualDisk, placeOf: (name: string) => FilePlace): FilePlace {
  const chain: FilePlace[] = []
  for (let at = disk.backing as VirtualDiskFlatVer2BackingInfo | undefined; at !== undefined; at = at.parent) {
    const place = placeOf(at.fileName)
    if (!files.exists(place)) throw fileNotFound(at.fileName)
    const isInOneFile = descriptorIn(place.file) === undefined
    chain.push(isInOneFile ? place : files.place(place.datastore, extentName(place.path)))
  }
  const [own] = chain
  if (own === undefined) throw new TypeError('A disk has a file')
  return chain.find((place) => (files.status(place)?.realSize ?? 0) > 0) ?? own
}
