import { z } from 'zod'
import { operation, type Route, routes } from '../operation.js'
import { flag } from '../wire.js'
import { commonFilter, idOf, listed, nameOf, objectWith, oneOf } from './listing.js'

const service = 'com.vmware.vcenter.datacenter'
const path = '/vcenter/datacenter'
const ofDatacenter = z.object({ datacenter: z.string() })

const listAll = operation(service, 'list', commonFilter.extend({ datacenters: oneOf }), (call, { datacenters, ...filter }) =>
  listed(call, 'Datacenter', datacenters, filter).map((object) => ({ name: nameOf(object), datacenter: object.reference.value })),
)

const get = operation(service, 'get', ofDatacenter, (call, { datacenter }) => {
  const object = objectWith(call, 'Datacenter', datacenter)
  return {
    name: nameOf(object),
    datastore_folder: idOf(object.get('datastoreFolder')),
    host_folder: idOf(object.get('hostFolder')),
    network_folder: idOf(object.get('networkFolder')),
    vm_folder: idOf(object.get('vmFolder')),
  }
})

const named = z.object({ name: z.string(), folder: z.string().optional() })

/** The newer form has the spec without an envelope. */
const create = operation(service, 'create', z.union([z.object({ spec: named }), named]), async (call, given) => {
  const { name, folder } = 'spec' in given ? given.spec : given
  const parent = folder === undefined ? call.world.content.rootFolder : objectWith(call, 'Folder', folder).reference
  return (await call.invoke(parent, 'CreateDatacenter', { name })).value
})

const remove = operation(service, 'delete', ofDatacenter.extend({ force: flag.optional() }), async (call, { datacenter }) => {
  await call.runTask(objectWith(call, 'Datacenter', datacenter).reference, 'Destroy_Task', {})
})

export const datacenterRoutes: readonly Route[] = [
  ...routes('GET', path, listAll),
  ...routes('POST', path, create, { creates: true }),
  ...routes('GET', `${path}/{datacenter}`, get),
  ...routes('DELETE', `${path}/{datacenter}`, remove),
]
