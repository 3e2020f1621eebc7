import type { Kind } from '../call.js'
import { notSupported } from '../faults.js'
import { nearest } from '../inventory/entity.js'
import { checkUnlocked } from '../machines/file-locks.js'
import { startTask } from '../tasks/start-task.js'
import { fileNotFound } from './faults.js'
import { namePlace } from './files.js'
import { placeNamed } from './where.js'

export const fileManager = {
  methods: {
    MakeDirectory({ world }, { name, datacenter, createParentDirectories }) {
      world.files.mkdir(placeNamed(world, name, datacenter), { parents: createParentDirectories === true })
    },

    DeleteDatastoreFile_Task(call, { name, datacenter }) {
      const { world } = call
      const place = placeNamed(world, name, datacenter)
      const remove = () => {
        checkUnlocked(world, place)
        world.files.remove(place)
      }
      return startTask(call, remove, entityOf(world.model, place.datastore))
    },

    MoveDatastoreFile_Task(call, { sourceName, sourceDatacenter, destinationName, destinationDatacenter, force }) {
      const { files, model } = call.world
      const from = placeNamed(call.world, sourceName, sourceDatacenter, 'sourceDatacenter')
      const to = placeNamed(call.world, destinationName, destinationDatacenter ?? sourceDatacenter, 'destinationDatacenter')
      const move = () => {
        for (const place of [from, to]) checkUnlocked(call.world, place)
        return files.move(from, to, { force: force === true })
      }
      return startTask(call, move, entityOf(model, from.datastore))
    },

    CopyDatastoreFile_Task(call, { sourceName, sourceDatacenter, destinationName, destinationDatacenter, force }) {
      const { files, model } = call.world
      const from = placeNamed(call.world, sourceName, sourceDatacenter, 'sourceDatacenter')
      const to = placeNamed(call.world, destinationName, destinationDatacenter ?? sourceDatacenter, 'destinationDatacenter')
      const copy = () => {
        checkUnlocked(call.world, to)
        return files.copy(from, to, { force: force === true })
      }
      return startTask(call, copy, entityOf(model, from.datastore))
    },

    ChangeOwner({ world }, { name, datacenter }) {
      const place = placeNamed(world, name, datacenter)
      if (!world.files.exists(place)) throw fileNotFound(namePlace(place))
      // Datastores here have no users of their own, as VMFS before there were any (API reference, FileManager.ChangeOwner).
      throw notSupported()
    },

    QueryFileLockInfo({ world }, { path, host }) {
      const where = host === undefined ? undefined : world.model.get(host)
      const datastores = (where?.get('datastore') ?? []) as never[]
      const place = where === undefined ? placeNamed(world, path, undefined) : world.files.resolve(path, { datastores })
      if (!world.files.exists(place)) throw fileNotFound(namePlace(place))
      return { lockInfo: [] }
    },
  },
} satisfies Kind

/** What tasks with files are about: the datacenter. */
function entityOf(model: Parameters<typeof nearest>[0], datastore: Parameters<typeof nearest>[1]) {
  const entity = nearest(model, datastore, 'Datacenter')
  return entity === undefined ? {} : { entity }
}
