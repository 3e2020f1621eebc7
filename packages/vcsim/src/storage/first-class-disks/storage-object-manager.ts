import type { Kind } from '../../call.js'
import { startTask } from '../../tasks/start-task.js'
import { attachTag, clone, datastoreOf, detachTag, disksWithTag, prepareCreation, recordOf, register, tagsOf } from './operations.js'

const flagNames: ReadonlySet<string> = new Set(['keepAfterDeleteVm', 'disableRelocation', 'enableChangedBlockTracking'])

/** Disks by their id and datastore. */
export const storageObjectManager = {
  methods: {
    CreateDisk_Task(call, { spec }) {
      const create = prepareCreation(call, spec)
      return startTask(call, () => call.world.firstClassDisks.describe(create()))
    },

    RegisterDisk: (call, { path, name, id }) => call.world.firstClassDisks.describe(register(call, path, name, id)),

    ListVStorageObject: (call, { datastore }) =>
      call.world.firstClassDisks.all(datastoreOf(call, datastore).reference).map(({ id }) => ({ id })),

    RetrieveVStorageObject: ({ world: { firstClassDisks } }, { id, datastore }) =>
      firstClassDisks.describe(firstClassDisks.getWhole(id.id, datastore)),

    RetrieveVStorageObjectState({ world: { firstClassDisks } }, { id, datastore }) {
      firstClassDisks.getWhole(id.id, datastore)
      return { tentative: false }
    },

    ExtendDisk_Task(call, { id, datastore, newCapacityInMB }) {
      const { firstClassDisks } = call.world
      return startTask(call, () => firstClassDisks.extend(firstClassDisks.getWhole(id.id, datastore), Number(newCapacityInMB)))
    },

    InflateDisk_Task(call, { id, datastore }) {
      const { firstClassDisks } = call.world
      return startTask(call, () => firstClassDisks.inflate(firstClassDisks.getWhole(id.id, datastore)))
    },

    RenameVStorageObject({ world: { firstClassDisks } }, { id, datastore, name }) {
      firstClassDisks.change(firstClassDisks.get(id.id, datastore), { name })
    },

    DeleteVStorageObject_Task(call, { id, datastore }) {
      const { firstClassDisks } = call.world
      return startTask(call, () => firstClassDisks.delete(firstClassDisks.get(id.id, datastore)))
    },

    CloneVStorageObject_Task(call, { id, datastore, spec }) {
      const disk = call.world.firstClassDisks.getWhole(id.id, datastore)
      return startTask(call, async () => call.world.firstClassDisks.describe(await clone(call, disk, spec)))
    },

    ReconcileDatastoreInventory_Task(call, { datastore }) {
      const { reference } = datastoreOf(call, datastore)
      return startTask(call, () => call.world.firstClassDisks.reconcile(reference))
    },

    UnregisterDisk_Task(call, { id, datastore }) {
      const { firstClassDisks } = call.world
      return startTask(call, () => firstClassDisks.unregister(firstClassDisks.get(id.id, datastore)))
    },

    SetVStorageObjectControlFlags({ world: { firstClassDisks } }, { id, datastore, controlFlags = [] }) {
      const disk = firstClassDisks.get(id.id, datastore)
      firstClassDisks.change(disk, { flags: [...new Set([...disk.flags, ...controlFlags.filter((flag) => flagNames.has(flag))])] })
    },

    ClearVStorageObjectControlFlags({ world: { firstClassDisks } }, { id, datastore, controlFlags = [] }) {
      const disk = firstClassDisks.get(id.id, datastore)
      firstClassDisks.change(disk, { flags: disk.flags.filter((flag) => !controlFlags.includes(flag)) })
    },

    VStorageObjectCreateSnapshot_Task(call, { id, datastore, description }) {
      const { firstClassDisks } = call.world
      return startTask(call, () => ({ id: firstClassDisks.addSnapshot(firstClassDisks.getWhole(id.id, datastore), description).id }))
    },

    DeleteSnapshot_Task(call, { id, datastore, snapshotId }) {
      const { firstClassDisks } = call.world
      return startTask(call, () => firstClassDisks.removeSnapshot(firstClassDisks.getWhole(id.id, datastore), snapshotId.id))
    },

    RetrieveSnapshotInfo: ({ world: { firstClassDisks } }, { id, datastore }) =>
      firstClassDisks.describeSnapshots(firstClassDisks.getWhole(id.id, datastore)),

    AttachTagToVStorageObject: (call, { id, category, tag }) => attachTag(call, call.world.firstClassDisks.get(id.id), category, tag),
    DetachTagFromVStorageObject: (call, { id, category, tag }) => detachTag(call, call.world.firstClassDisks.get(id.id), category, tag),
    ListVStorageObjectsAttachedToTag: (call, { category, tag }) => disksWithTag(call, category, tag),
    ListTagsAttachedToVStorageObject: (call, { id }) => tagsOf(call, call.world.firstClassDisks.get(id.id)),

    VCenterUpdateVStorageObjectMetadataEx_Task(call, { id, datastore, metadata, deleteKeys = [] }) {
      const { firstClassDisks } = call.world
      return startTask(call, () => firstClassDisks.updateMetadata(firstClassDisks.get(id.id, datastore), recordOf(metadata), deleteKeys))
    },
  },
} satisfies Kind
