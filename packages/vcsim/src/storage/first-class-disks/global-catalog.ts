import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { TaskInfo, VslmTaskInfo } from '@vivarium/vim/types'
import type { Call, Kind } from '../../call.js'
import { invalidArgument, objectNotFound } from '../../faults.js'
import { startTask } from '../../tasks/start-task.js'
import type { RunningTask } from '../../tasks/tasks.js'
import { infoOf } from '../space.js'
import { prepareAttachment } from './attachment.js'
import { diskTest } from './disk-query.js'
import type { FirstClassDisk } from './first-class-disks.js'
import {
  attachTag,
  clone,
  detachTag,
  disksWithTag,
  metadataOf,
  metadataValue,
  prepareCreation,
  recordOf,
  register,
  tagsOf,
} from './operations.js'

/** A task of this service, which shows one of vCenter's. */
function task(call: Call, run: (task: RunningTask) => unknown): ManagedObjectReference {
  const { value } = startTask(call, run)
  return call.world.model.add('VslmTask', value, {}).reference
}

function infoOfTask({ world, object }: Call): TaskInfo {
  const found = world.model.find({ type: 'Task', value: object.reference.value })
  if (found === undefined) throw objectNotFound(object.reference)
  return found.get('info') as TaskInfo
}

const disks = ({ world }: Call) => world.firstClassDisks
const diskOf = (call: Call, { id }: { readonly id: string }) => disks(call).getWhole(id)

function describe(call: Call, disk: FirstClassDisk) {
  const datastore = call.world.model.get({ type: 'Datastore', value: disk.datastore })
  return {
    id: { id: disk.id },
    name: disk.name,
    capacityInMB: disk.capacityInMB,
    createTime: disk.createTime,
    datastoreUrl: infoOf(datastore).url,
    diskPath: disk.path,
    backingObjectId: { id: disk.backingObjectId },
    ...(Object.keys(disk.metadata).length === 0 ? {} : { metadata: metadataOf(disk) }),
    snapshotInfo: disk.snapshots.map(({ id, backingObjectId, description }) => ({
      snapshotId: { id },
      backingObjectId: { id: backingObjectId },
      description,
    })),
  }
}

export const vslmServiceInstance = {
  methods: { RetrieveContent: ({ object }) => object.get('content') as never },
} satisfies Kind

export const vslmTask = {
  methods: {
    VslmQueryInfo(call): VslmTaskInfo {
      const { task: _task, result: _result, reason, progressDetails: _details, ...info } = infoOfTask(call)
      const { userName = '' } = reason as { readonly userName?: string }
      return { ...info, task: call.object.reference, reason: { _typeName: 'VslmTaskReasonUser', userName } as VslmTaskInfo['reason'] }
    },
    VslmQueryTaskResult: (call) => infoOfTask(call).result,
    VslmCancelTask(call) {
      const found = call.world.model.find({ type: 'Task', value: call.object.reference.value })
      if (found === undefined) throw objectNotFound(call.object.reference)
      call.world.tasks.cancel(found)
    },
  },
} satisfies Kind

/** The same disks, wherever they are. */
export const globalCatalog = {
  methods: {
    VslmCreateDisk_Task(call, { spec }) {
      const create = prepareCreation(call, spec)
      return task(call, () => disks(call).describe(create()))
    },
    VslmRegisterDisk: (call, { path, name }) => disks(call).describe(register(call, path, name, undefined)),
    VslmRetrieveVStorageObject: (call, { id }) => disks(call).describe(diskOf(call, id)),
    VslmRetrieveVStorageObjectState(call, { id }) {
      diskOf(call, id)
      return { tentative: false }
    },
    VslmRetrieveVStorageObjects: (call, { ids = [] }) => ids.map((id) => describe(call, diskOf(call, id))),
    VslmListVStorageObjectForSpec(call, { query = [], maxResult }) {
      if (maxResult < 0) throw invalidArgument('maxResult')
      const tests = query.map(diskTest)
      const found = disks(call)
        .all()
        .filter((disk) => tests.every((test) => test(disk)))
        .sort((one, other) => (one.id < other.id ? -1 : 1))
      const shown = found.slice(0, maxResult === 0 ? undefined : maxResult)
      return {
        allRecordsReturned: shown.length === found.length,
        id: shown.map(({ id }) => ({ id })),
        queryResults: shown.map((disk) => describe(call, disk)),
      }
    },
    VslmAttachDisk_Task(call, { id, vm, controllerKey, unitNumber }) {
      const machine = call.world.model.get(vm)
      if (!machine.type.isA('VirtualMachine')) throw invalidArgument('vm')
      return task(call, prepareAttachment(call.world, machine, diskOf(call, id), { controllerKey, unitNumber }))
    },
    VslmExtendDisk_Task: (call, { id, newCapacityInMB }) => task(call, () => disks(call).extend(diskOf(call, id), Number(newCapacityInMB))),
    VslmInflateDisk_Task: (call, { id }) => task(call, () => disks(call).inflate(diskOf(call, id))),
    VslmRenameVStorageObject(call, { id, name }) {
      disks(call).change(diskOf(call, id), { name })
    },
    VslmDeleteVStorageObject_Task: (call, { id }) => task(call, () => disks(call).delete(disks(call).get(id.id))),
    VslmCloneVStorageObject_Task(call, { id, spec }) {
      const disk = diskOf(call, id)
      return task(call, async () => disks(call).describe(await clone(call, disk, spec)))
    },
    VslmCreateSnapshot_Task: (call, { id, description }) =>
      task(call, () => dataObject('ID', { id: disks(call).addSnapshot(diskOf(call, id), description).id })),
    VslmDeleteSnapshot_Task: (call, { id, snapshotId }) => task(call, () => disks(call).removeSnapshot(diskOf(call, id), snapshotId.id)),
    VslmRetrieveSnapshotInfo: (call, { id }) => disks(call).describeSnapshots(diskOf(call, id)),
    VslmAttachTagToVStorageObject: (call, { id, category, tag }) => attachTag(call, diskOf(call, id), category, tag),
    VslmDetachTagFromVStorageObject: (call, { id, category, tag }) => detachTag(call, diskOf(call, id), category, tag),
    VslmListVStorageObjectsAttachedToTag: (call, { category, tag }) => disksWithTag(call, category, tag),
    VslmListTagsAttachedToVStorageObject: (call, { id }) => tagsOf(call, diskOf(call, id)),
    VslmReconcileDatastoreInventory_Task: (call, { datastore }) => task(call, () => disks(call).reconcile(datastore)),
    VslmUpdateVStorageObjectMetadata_Task: (call, { id, metadata, deleteKeys = [] }) =>
      task(call, () => disks(call).updateMetadata(diskOf(call, id), recordOf(metadata), deleteKeys)),
    VslmRetrieveVStorageObjectMetadata: (call, { id, prefix }) => metadataOf(diskOf(call, id), prefix),
    VslmRetrieveVStorageObjectMetadataValue: (call, { id, key }) => metadataValue(diskOf(call, id), key),
  },
} satisfies Kind
