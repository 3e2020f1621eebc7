import { dataObject, isDataObject } from '@vivarium/vim'
import type { VirtualDevice, VirtualDisk } from '@vivarium/vim/types'
import type { Kind, World } from '../../call.js'
import { fault, invalidArgument, notFound } from '../../faults.js'
import { machineState } from '../../machines/machine-state.js'
import { reconfigure } from '../../machines/reconfigure.js'
import type { ManagedObject } from '../../model/managed-object.js'
import { startTask } from '../../tasks/start-task.js'
import { namePlace } from '../files.js'
import type { FirstClassDisk } from './first-class-disks.js'

const devicesOf = (vm: ManagedObject): readonly VirtualDevice[] => machineState(vm).config.devices

function controllerOf(vm: ManagedObject, asked: number | undefined): number {
  const devices = devicesOf(vm)
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

/** Where a disk goes in a machine. */
interface Position {
  readonly controllerKey?: number | undefined
  readonly unitNumber?: number | undefined
}

/** What refuses at once is thrown at once; gives the work. Throws the faults InvalidState, InvalidController and InvalidArgument. */
export function prepareAttachment(world: World, vm: ManagedObject, disk: FirstClassDisk, position: Position): () => void {
  const { firstClassDisks } = world
  if (disk.consumer !== undefined) {
    throw fault('InvalidState', {}, 'The operation is not allowed in the current state: the disk is attached to a virtual machine.')
  }
  const controllerKey = controllerOf(vm, position.controllerKey)
  return () => {
    const device = dataObject('VirtualDisk', {
      key: -1,
      controllerKey,
      ...(position.unitNumber === undefined ? {} : { unitNumber: position.unitNumber }),
      capacityInKB: disk.capacityInMB * 1024,
      vDiskId: { id: disk.id },
      backing: dataObject('VirtualDiskFlatVer2BackingInfo', {
        fileName: namePlace(firstClassDisks.placeOf(disk)),
        datastore: { type: 'Datastore', value: disk.datastore },
        diskMode: 'persistent',
        thinProvisioned: disk.provisioningType === 'thin',
      }),
    })
    reconfigure(world, vm, { deviceChange: [{ operation: 'add', device }] })
    firstClassDisks.change(disk, { consumer: machineState(vm).config.uuid })
  }
}

/** First class disks in machines. */
export const diskAttachment = {
  methods: {
    AttachDisk_Task(call, { diskId, datastore, controllerKey, unitNumber }) {
      const { world, object } = call
      const disk = world.firstClassDisks.getWhole(diskId.id, datastore)
      return startTask(call, prepareAttachment(world, object, disk, { controllerKey, unitNumber }))
    },

    DetachDisk_Task(call, { diskId }) {
      const device = devicesOf(call.object).find(
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
