import { z } from 'zod'
import type { ManagedObject } from '../../model/managed-object.js'
import { operation, type Route, routes } from '../operation.js'
import { admits, commonFilter, everything, idOf, nameOf, oneOf } from './listing.js'
import { nearest } from './placement.js'

const types = ['DATACENTER', 'DATASTORE', 'HOST', 'NETWORK', 'VIRTUAL_MACHINE'] as const
type FolderType = (typeof types)[number]

const listAll = operation(
  'com.vmware.vcenter.folder',
  'list',
  commonFilter.omit({ folders: true }).extend({ folders: oneOf, parent_folders: oneOf, type: z.enum(types).optional() }),
  (call, { folders, parent_folders, type, ...filter }) =>
    everything(call, 'Folder')
      .filter((object) => admits(folders, object.reference.value) && admits(filter.names, nameOf(object)))
      .filter((object) => admits(parent_folders, idOf(object.get('parent'))) && (type === undefined || typeOf(object) === type))
      .filter(
        (object) =>
          filter.datacenters === undefined || admits(filter.datacenters, nearest(call.world.model, object, 'Datacenter')?.reference.value),
      )
      .map((object) => ({ folder: object.reference.value, name: nameOf(object), type: typeOf(object) })),
)

export const folderRoutes: readonly Route[] = routes('GET', '/vcenter/folder', listAll)

/** By what may be in it. */
function typeOf(object: ManagedObject): FolderType {
  const children = (object.get('childType') ?? []) as readonly string[]
  const has = (type: string) => children.includes(type)
  if (has('Datacenter')) return 'DATACENTER'
  if (has('VirtualMachine')) return 'VIRTUAL_MACHINE'
  if (has('ComputeResource')) return 'HOST'
  return has('Datastore') ? 'DATASTORE' : 'NETWORK'
}
