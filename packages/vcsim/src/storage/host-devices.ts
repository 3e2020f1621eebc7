import { dataObject } from '@vivarium/vim'
import type {
  HostBlockHba,
  HostDiskPartitionSpec,
  HostFileSystemVolumeInfo,
  HostMultipathInfo,
  HostScsiDisk,
  HostScsiTopology,
  HostStorageDeviceInfo,
} from '@vivarium/vim/types'
import { uuidOf } from '../ids.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { infoOf, summaryOf } from './space.js'
import { sectorSize } from './vmdk.js'

/** Where the first partition of a disk begins, in sectors. */
const firstSector = 2048

/** A host's disks: it starts from the first; datastores can be made on the other. Sizes in bytes. */
const disks = [
  { target: 0, bytes: 32 * 2 ** 30, ssd: false },
  { target: 1, bytes: 2 ** 40, ssd: true },
] as const

const adapter: HostBlockHba & { readonly _typeName: string } = dataObject('HostBlockHba', {
  key: 'key-vim.host.BlockHba-vmhba0',
  device: 'vmhba0',
  bus: 3,
  status: 'unknown',
  model: 'PVSCSI SCSI Controller',
  driver: 'pvscsi',
  pci: '0000:03:00.0',
  storageProtocol: 'scsi',
})

function diskOf(hostName: string, { target, bytes, ssd }: (typeof disks)[number]): HostScsiDisk & { readonly _typeName: string } {
  const canonicalName = `mpx.vmhba0:C0:T${target}:L0`
  const uuid = uuidOf(`${hostName}-${canonicalName}`).replaceAll('-', '')
  return dataObject('HostScsiDisk', {
    deviceName: `/vmfs/devices/disks/${canonicalName}`,
    deviceType: 'disk',
    key: `key-vim.host.ScsiDisk-${uuid}`,
    uuid,
    descriptor: [{ quality: 'highQuality', id: canonicalName }],
    canonicalName,
    displayName: `Local VMware Disk (${canonicalName})`,
    lunType: 'disk',
    vendor: 'VMware  ',
    model: 'Virtual disk    ',
    revision: '2.0 ',
    scsiLevel: 6,
    serialNumber: 'unavailable',
    queueDepth: 1024,
    operationalState: ['ok'],
    capabilities: { updateDisplayNameSupported: true },
    vStorageSupport: 'vStorageUnsupported',
    protocolEndpoint: false,
    capacity: { blockSize: sectorSize, block: bytes / sectorSize },
    devicePath: `/vmfs/devices/disks/${canonicalName}`,
    ssd,
    localDisk: true,
    emulatedDIXDIFEnabled: false,
    scsiDiskType: 'native512',
  })
}

export const disksOf = (hostName: string): HostScsiDisk[] => disks.map((disk) => diskOf(hostName, disk))

/** What a host has to store things on. */
export function storageDevices(hostName: string): HostStorageDeviceInfo {
  const luns = disksOf(hostName)
  return {
    hostBusAdapter: [adapter],
    scsiLun: luns,
    scsiTopology: topology(luns),
    multipathInfo: multipath(luns),
    softwareInternetScsiEnabled: false,
  }
}

// In these places are the keys of what is elsewhere (API reference: properties that are links).
const linkTo = (key: string | undefined) => (key ?? '') as never

function topology(luns: readonly HostScsiDisk[]): HostScsiTopology {
  const name = 'key-vim.host.ScsiTopology'
  return {
    adapter: [
      {
        key: `${name}.Interface-vmhba0`,
        adapter: linkTo(adapter.key),
        target: luns.map((lun, target) => ({
          key: `${name}.Target-vmhba0:0:${target}`,
          target,
          lun: [{ key: `${name}.Lun-${lun.uuid}`, lun: 0, scsiLun: linkTo(lun.key) }],
          transport: dataObject('HostParallelScsiTargetTransport', {}),
        })),
      },
    ],
  }
}

function multipath(luns: readonly HostScsiDisk[]): HostMultipathInfo {
  return {
    lun: luns.map((lun, target) => {
      const key = `key-vim.host.MultipathInfo.LogicalUnit-${lun.uuid}`
      const name = `vmhba0:C0:T${target}:L0`
      return {
        key,
        id: lun.uuid,
        lun: linkTo(lun.key),
        path: [
          {
            key: `key-vim.host.MultipathInfo.Path-${name}`,
            name,
            pathState: 'active',
            state: 'active',
            isWorkingPath: true,
            adapter: linkTo(adapter.key),
            lun: linkTo(key),
          },
        ],
        policy: dataObject('HostMultipathInfoFixedLogicalUnitPolicy', { policy: 'VMW_PSP_FIXED', prefer: name }),
        storageArrayTypePolicy: { policy: 'VMW_SATP_LOCAL' },
      }
    }),
  }
}

/** The volumes of a host: those of its datastores. */
export function fileSystemVolumes(model: Model, host: ManagedObject): HostFileSystemVolumeInfo {
  return {
    volumeTypeList: ['VMFS', 'NFS', 'NFS41', 'vsan', 'VVOL', 'VFFS', 'OTHER', 'PMEM'],
    mountInfo: related(model, host, 'datastore').map((datastore) => {
      const { name, type, capacity, url } = summaryOf(datastore)
      const { vmfs, nas } = infoOf(datastore) as { readonly vmfs?: object; readonly nas?: object }
      const volume = { ...(vmfs ?? nas ?? { type, name, capacity }) } as HostFileSystemVolumeInfo['mountInfo'] extends
        | (infer M)[]
        | undefined
        ? M extends { volume: infer V }
          ? V
          : never
        : never
      const typeName = vmfs !== undefined ? 'HostVmfsVolume' : nas !== undefined ? 'HostNasVolume' : 'HostFileSystemVolume'
      return {
        mountInfo: { path: url, accessMode: 'readWrite', mounted: true, accessible: true },
        volume: { ...volume, _typeName: typeName },
        vStorageSupport: 'vStorageUnsupported',
      }
    }),
  }
}

/** The disks of a host that no datastore is on, nor the host itself. */
export function freeDisks(model: Model, host: ManagedObject): HostScsiDisk[] {
  const used = new Set(related(model, host, 'datastore').flatMap((datastore) => extentsOf(datastore)))
  return disksOf(String(host.get('name')))
    .slice(1)
    .filter(({ canonicalName = '' }) => !used.has(canonicalName))
}

function extentsOf(datastore: ManagedObject): string[] {
  const { vmfs } = infoOf(datastore) as { readonly vmfs?: { readonly extent?: readonly { readonly diskName: string }[] } }
  return (vmfs?.extent ?? []).map(({ diskName }) => diskName)
}

/** One partition of VMFS on all of a disk. */
export function wholeDisk({ capacity }: HostScsiDisk): HostDiskPartitionSpec {
  const endSector = Number(capacity.block) - 1
  return {
    partitionFormat: 'gpt',
    totalSectors: Number(capacity.block),
    partition: [
      { partition: 1, startSector: firstSector, endSector, type: 'vmfs', logical: false, attributes: 0, partitionAlignment: firstSector },
    ],
  }
}
