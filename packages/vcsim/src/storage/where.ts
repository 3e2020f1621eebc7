import type { ManagedObjectReference } from '@vivarium/vim'
import type { World } from '../call.js'
import { invalidArgument } from '../faults.js'
import { inventoryPath, nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import { isEsx } from '../is-esx.js'
import type { ManagedObject } from '../model/managed-object.js'
import { insidePath } from './datastore-path.js'
import { invalidDatastore } from './faults.js'
import type { FilePlace } from './files.js'

/** The datacenter that a call names, or the only one that an ESX host has. Throws the fault InvalidArgument. */
export function datacenterOf(world: World, given: ManagedObjectReference | undefined, argument: string): ManagedObject {
  if (given !== undefined) {
    const datacenter = world.model.get(given)
    if (!datacenter.type.isA('Datacenter')) throw invalidArgument(argument)
    return datacenter
  }
  const only = isEsx(world.content) ? datacenters(world)[0] : undefined
  if (only === undefined) throw invalidArgument(argument)
  return only
}

function datacenters({ model, content }: World): ManagedObject[] {
  const found: ManagedObject[] = []
  const waiting = [model.get(content.rootFolder)]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.type.isA('Datacenter')) found.push(at)
    else waiting.push(...related(model, at, 'childEntity'))
  }
  return found
}

/** A file by its datastore path and datacenter, or by its URL at /folder, which says the datacenter. Throws faults. */
export function placeNamed(world: World, name: string, datacenter: ManagedObjectReference | undefined, argument = 'datacenter'): FilePlace {
  const url = /^https?:\/\//.test(name) && URL.canParse(name) ? new URL(name) : undefined
  if (url?.pathname.startsWith('/folder')) return placeOfUrl(world, url)
  return world.files.resolve(name, { datacenter: datacenterOf(world, datacenter, argument) })
}

/** The file of a URL such as `/folder/vm/vm.vmx?dcPath=DC0&dsName=LocalDS_0`. Throws the faults InvalidArgument, InvalidDatastore and InvalidDatastorePath. */
export function placeOfUrl(world: World, url: Pick<URL, 'pathname' | 'searchParams'>): FilePlace {
  const name = url.searchParams.get('dsName')
  const inside = insidePath(decodeURIComponent(url.pathname.replace(/^\/folder\/?/, '')))
  if (name === null) throw invalidArgument('dsName')
  if (inside === undefined) throw invalidArgument('path')
  const path = url.searchParams.get('dcPath')
  // With a ticket for a host there is no datacenter; the datastore's name has to do.
  const among = path === null || path === '' ? datacenters(world) : [datacenterAt(world, path)]
  const datastore = among.flatMap((datacenter) => related(world.model, datacenter, 'datastore')).find((each) => nameOf(each) === name)
  if (datastore === undefined) throw invalidDatastore(name)
  return world.files.place(datastore, inside)
}

/** By its path from the root folder: `F0/DC0`. */
function datacenterAt(world: World, path: string): ManagedObject {
  const wanted = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => `/${part}`)
    .join('')
  const found = datacenters(world).find((datacenter) => inventoryPath(world.model, datacenter) === wanted)
  if (found === undefined) throw invalidArgument('dcPath')
  return found
}
