import type { Kind } from '../call.js'
import { fault } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { hostOfSystem } from '../inventory/host-systems.js'
import { disksOf, fileSystemVolumes, freeDisks, storageDevices, wholeDisk } from './host-devices.js'

export const hostStorageSystem = {
  methods: {
    // A host's devices are always all known.
    RescanAllHba() {},
    RescanVmfs() {},
    RefreshStorageSystem() {},

    RescanHba({ world, object }, { hbaDevice }) {
      const { hostBusAdapter = [] } = storageDevices(nameOf(hostOfSystem(world.model, object)))
      if (hostBusAdapter.every(({ device }) => device !== hbaDevice)) throw notFound()
    },

    RetrieveDiskPartitionInfo({ world, object }, { devicePath }) {
      const host = hostOfSystem(world.model, object)
      const free = new Set(freeDisks(world.model, host).map((disk) => disk.devicePath))
      const disks = disksOf(nameOf(host))
      return devicePath.map((deviceName) => {
        const disk = disks.find((each) => each.devicePath === deviceName)
        if (disk === undefined) throw notFound()
        const spec = wholeDisk(disk)
        const partition = free.has(deviceName) ? [] : (spec.partition ?? [])
        const block = (sector: number | bigint) => ({ blockSize: disk.capacity.blockSize, block: sector })
        const ranges = partition.map(({ type, startSector, endSector }, index) => ({
          partition: index + 1,
          type,
          start: block(startSector),
          end: block(endSector),
        }))
        return { deviceName, spec: { ...spec, partition }, layout: { total: disk.capacity, partition: ranges } }
      })
    },

    QueryUnresolvedVmfsVolume: () => [],

    QueryPathSelectionPolicyOptions: () => [
      { policy: { key: 'VMW_PSP_MRU', label: 'Most Recently Used (VMware)', summary: 'Most Recently Used (VMware)' } },
      { policy: { key: 'VMW_PSP_RR', label: 'Round Robin (VMware)', summary: 'Round Robin (VMware)' } },
      { policy: { key: 'VMW_PSP_FIXED', label: 'Fixed (VMware)', summary: 'Fixed (VMware)' } },
    ],

    QueryStorageArrayTypePolicyOptions: () => [
      { policy: { key: 'VMW_SATP_LOCAL', label: 'Supports direct attached devices', summary: 'Supports direct attached devices' } },
    ],
  },
  computed: {
    storageDeviceInfo: ({ model }, _session, object) => storageDevices(nameOf(hostOfSystem(model, object))),
    fileSystemVolumeInfo: ({ model }, _session, object) => fileSystemVolumes(model, hostOfSystem(model, object)),
    systemFile: () => [],
    multipathStateInfo: ({ model }, _session, object) => ({
      path: (storageDevices(nameOf(hostOfSystem(model, object))).multipathInfo?.lun ?? [])
        .flatMap(({ path }) => path)
        .map(({ name, pathState }) => ({ name, pathState })),
    }),
  },
} satisfies Kind

const notFound = () => fault('NotFound', {}, 'The object or item referred to could not be found.')
