import { dataObject, isDataObject } from '@vivarium/vim'
import type { VirtualDevice, VirtualDisk } from '@vivarium/vim/types'
import type { Call, Kind } from '../../call.js'
import { fault, invalidArgument, notFound } from '../../faults.js'
import { machineState } from '../../machines/machine-state.js'
import { reconfigure } from '../../machines/reconfigure.js'
import { startTask } from '../../tasks/start-task.js'
import { namePlace } from '../files.js'

const devicesOf = ({ object }: Call): readonly VirtualDevice[] => machineState(object).config.devices

function controllerOf(call: Call, asked: number | undefined): number {
  const devices = devicesOf(call)
  const found = devices.find((device) => (asked === undefined ? isDataObject(device, 'VirtualSCSIController') : device.key === asked))
  if (found === undefined)
    throw asked === undefined
      ? fault(
          'InvalidController',
          { controllerKey: -1, property: 'controllerKey', deviceIndex: 0 },
          'There is no SCSI controller for the disk.',
        )
      : invalidArgument('controllerKey')
  return found.key
}

/** First class disks in machines. */
export const diskAttachment = {
  methods: {
    AttachDisk_Task(call, { diskId, datastore, controllerKey, unitNumber }) {
      const { firstClassDisks } = call.world
      const disk = firstClassDisks.getWhole(diskId.id, datastore)
      if (disk.consumer !== undefined)
        throw fault('InvalidState', {}, 'The operation is not allowed in the current state: the disk is attached to a virtual machine.')
      const controller = controllerOf(call, controllerKey)
      return startTask(call, () => {
        const device = dataObject('VirtualDisk', {
          key: -1,
          controllerKey: controller,
          ...(unitNumber === undefined ? {} : { unitNumber }),
          capacityInKB: disk.capacityInMB * 1024,
          vDiskId: { id: disk.id },
          backing: dataObject('VirtualDiskFlatVer2BackingInfo', {
            fileName: namePlace(firstClassDisks.placeOf(disk)),
            datastore,
            diskMode: 'persistent',
            thinProvisioned: disk.provisioningType === 'thin',
          }),
        })
        reconfigure(call.world, call.object, { deviceChange: [{ operation: 'add', device }] })
        firstClassDisks.change(disk, { consumer: machineState(call.object).config.uuid })
      })
    },

    DetachDisk_Task(call, { diskId }) {
      const device = devicesOf(call).find(
        (each): each is VirtualDisk => isDataObject(each, 'VirtualDisk') && each.vDiskId?.id === diskId.id,
      )
      if (device === undefined) throw notFound()
      return startTask(call, () => {
        reconfigure(call.world, call.object, { deviceChange: [{ operation: 'remove', device }] })
        const { firstClassDisks } = call.world
        const { consumer: _consumer, ...detached } = firstClassDisks.get(diskId.id)
        firstClassDisks.replace(detached)
      })
    },
  },
} satisfies Kind
