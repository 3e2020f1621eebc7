import type { VirtualDiskFlatVer2BackingInfo, VirtualEthernetCard } from '@vivarium/vim/types'
import { withoutPort } from './adapter-ports.js'
import { diskUuid, macAddress, numberOf } from './addresses.js'
import { baseNameOf, besideOf, folderOf } from './machine-files.js'
import type { Site } from './sites.js'
import type { Device, MachineConfig } from './state.js'

/** The machine that gets a copy. */
export interface CopyTarget {
  readonly site: Site
  /** `vm-42` */
  readonly id: string
  readonly vmPathName: string
}

/**
 * The devices of a machine for another: whole disks in that one's folder, named as they were, and adapters with addresses of their own; those that
 * somebody chose stay. Of a port group they get ports of their own.
 */
export function copyDevices({ devices, vmPathName }: MachineConfig, target: CopyTarget): Device[] {
  return devices.map((device) => {
    if (device._typeName === 'VirtualDisk') return copyDisk(device, vmPathName, target)
    const { addressType, unitNumber = 0 } = device as Device & VirtualEthernetCard
    if (addressType === undefined) return device
    const backing = withoutPort(device.backing)
    const hasOwnBacking = backing === device.backing
    if (addressType === 'manual') return hasOwnBacking ? device : ({ ...device, backing } as Device)
    return { ...device, ...(hasOwnBacking ? {} : { backing }), macAddress: macAddress(target.id, unitNumber) } as Device
  })
}

function copyDisk(disk: Device, vmPathName: string, { site, id, vmPathName: targetPath }: CopyTarget): Device {
  const { parent: _parent, ...backing } = disk.backing as VirtualDiskFlatVer2BackingInfo
  const fileName = besideOf(targetPath, copiedName(backing.fileName, vmPathName, targetPath))
  const datastore = site.datastore(targetPath.slice(1, targetPath.indexOf(']'))).reference
  return {
    ...disk,
    backing: { ...backing, fileName, datastore, uuid: diskUuid(site, fileName) },
    diskObjectId: `${numberOf(id)}-${disk.key}`,
  } as Device
}

/** What is called after the machine is called after the other one; also of a snapshot's disk, which has a number more: `web-000001.vmdk`. */
function copiedName(fileName: string, from: string, to: string): string {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.indexOf(']') + 1) + 1).replace(/-\d{6}\.vmdk$/, '.vmdk')
  const base = baseNameOf(from)
  const isOwn = folderOf(fileName) === folderOf(from) && (name === `${base}.vmdk` || name.startsWith(`${base}_`))
  return isOwn ? `${baseNameOf(to)}${name.slice(base.length)}` : name
}
