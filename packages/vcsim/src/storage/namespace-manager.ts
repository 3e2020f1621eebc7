import { randomUUID } from 'node:crypto'
import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call, Kind, World } from '../call.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { insidePath, invalidDatastorePath } from './datastore-path.js'
import { cannotCreateFile, cannotDeleteFile, fileNotFound, invalidDatastore } from './faults.js'
import { infoOf, summaryOf } from './space.js'
import { datacenterOf } from './where.js'

/** Folders at the top of a datastore that has none of its own making: of vSAN, and of virtual volumes. */
const hasNamespaces = (datastore: ManagedObject) => ['vsan', 'vvol'].includes(summaryOf(datastore).type.toLowerCase())

/** The datastore that a path is in, as it is on hosts (the datastore's URL and then the folder), and the path inside. */
function located(
  world: World,
  datacenter: ManagedObjectReference | undefined,
  path: string,
): { readonly datastore: ManagedObject; readonly inside: string } {
  const { model } = world
  const plain = path.replace(/^ds:\/\//, '')
  const datastore = related(model, datacenterOf(world, datacenter, 'datacenter'), 'datastore').find((each) =>
    plain.startsWith(`${infoOf(each).url}/`),
  )
  const inside = datastore === undefined ? undefined : insidePath(plain.slice(infoOf(datastore).url.length + 1))
  if (datastore === undefined || inside === undefined || inside === '') throw invalidDatastorePath(path)
  return { datastore, inside }
}

function namespaceAt(call: Call, datacenter: ManagedObjectReference | undefined, path: string) {
  const found = located(call.world, datacenter, path)
  if (!hasNamespaces(found.datastore)) throw cannotDeleteFile(path)
  return found
}

export const namespaceManager = {
  methods: {
    /** The folder gets the name that is given, or a new UUID. */
    CreateDirectory({ world }, { datastore: reference, displayName }) {
      const datastore = world.model.get(reference)
      if (!hasNamespaces(datastore)) throw cannotCreateFile(`[${nameOf(datastore)}] ${displayName ?? ''}`)
      const name = displayName ?? randomUUID()
      if (insidePath(name) !== name || name.includes('/')) throw invalidDatastorePath(name)
      world.files.mkdir(world.files.place(datastore, name))
      return `${infoOf(datastore).url}/${name}`
    },

    DeleteDirectory(call, { datacenter, datastorePath }) {
      const { datastore, inside } = namespaceAt(call, datacenter, datastorePath)
      const { files } = call.world
      const place = files.place(datastore, inside)
      if (files.status(place)?.isFolder !== true) throw fileNotFound(datastorePath)
      files.remove(place)
    },

    /** Folders here are stored by their names: the path is the same. */
    ConvertNamespacePathToUuidPath({ world }, { datacenter, namespaceUrl }) {
      const { datastore, inside } = located(world, datacenter, namespaceUrl)
      if (!hasNamespaces(datastore)) throw invalidDatastore(nameOf(datastore))
      return `${infoOf(datastore).url}/${inside}`
    },
  },
} satisfies Kind
