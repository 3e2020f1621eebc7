import type { Kind } from '../call.js'
import { notSupported } from '../faults.js'
import { nearest } from '../inventory/entity.js'
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
      return startTask(call, () => world.files.remove(place), entityOf(call.world.model, place.datastore))
    },

    MoveDatastoreFile_Task(call, { sourceName, sourceDatacenter, destinationName, destinationDatacenter, force }) {
      const { files, model } = call.world
      const from = placeNamed(call.world, sourceName, sourceDatacenter, 'sourceDatacenter')
      const to = placeNamed(call.world, destinationName, destinationDatacenter ?? sourceDatacenter, 'destinationDatacenter')
      return startTask(call, () => files.move(from, to, { force: force === true }), entityOf(model, from.datastore))
    },

    CopyDatastoreFile_Task(call, { sourceName, sourceDatacenter, destinationName, destinationDatacenter, force }) {
      const { files, model } = call.world
      const from = placeNamed(call.world, sourceName, sourceDatacenter, 'sourceDatacenter')
      const to = placeNamed(call.world, destinationName, destinationDatacenter ?? sourceDatacenter, 'destinationDatacenter')
      return startTask(call, () => files.copy(from, to, { force: force === true }), entityOf(model, from.datastore))
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
