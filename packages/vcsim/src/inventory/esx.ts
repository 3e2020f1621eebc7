import type { World } from '../call.js'
import { populateMachines } from '../machines/population.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { addNetwork } from '../network/networks.js'
import { addDatastore } from '../storage/datastores.js'
import { addOnlyHost } from './compute-resources.js'
import { entity } from './entity.js'
import { addDatacenterWithFolders } from './folders.js'
import type { ModelOptions } from './model-options.js'
import { attach } from './relations.js'

/** Ids of the objects that every ESX host has once. */
const ids = {
  root: 'ha-folder-root',
  datacenter: 'ha-datacenter',
  computeResource: 'ha-compute-res',
  host: 'ha-host',
  pool: 'ha-root-pool',
  network: 'HaNetwork-VM Network',
}

/** The host's UUID in govmomi's vcsim. */
const uuid = '564d2f12-8041-639b-5018-05a835b72eaf'

/** The folder that everything on an ESX host is in. */
export function addEsxRootFolder(model: Model): ManagedObject {
  return model.add('Folder', ids.root, { ...entity(ids.root, undefined), childType: ['Datacenter'], childEntity: [] })
}

/** What an ESX host by itself has: one datacenter, with the host, its datastores and its machines. */
export function populateEsx(world: World, { datastores = 1, machines = 2, autostart = true }: ModelOptions): void {
  const { model } = world
  const root = model.get(world.content.rootFolder)
  const { datacenter, folders } = addDatacenterWithFolders(model, root.reference, ids.datacenter, {
    datacenter: ids.datacenter,
    vm: { id: 'ha-folder-vm', childType: ['VirtualMachine'] },
    host: { id: 'ha-folder-host', childType: ['ComputeResource'] },
    datastore: { id: 'ha-folder-datastore', childType: ['Datastore'] },
    network: { id: 'ha-folder-network', childType: ['Network'] },
  })
  attach(model, root, 'childEntity', datacenter.reference)
  const { host, pool } = addOnlyHost(world, folders.host, { name: 'localhost.localdomain', isConnected: true, uuid, id: ids.host }, ids)
  const network = addNetwork(world, { name: 'VM Network', folder: folders.network, hosts: [host], id: ids.network })
  for (let number = 0; number < datastores; number += 1) {
    addDatastore(world, { name: `LocalDS_${number}`, folder: folders.datastore, hosts: [host] })
  }
  const group = { prefix: `${ids.host}_VM`, count: machines, folder: folders.vm, pool, host }
  populateMachines(world, [group], { datastore: 'LocalDS_0', network, isOn: autostart })
}
