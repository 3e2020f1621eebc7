import type { DatastoreCapability, DatastoreSummary } from '@vivarium/vim/types'
import { z } from 'zod'
import type { ManagedObject } from '../../model/managed-object.js'
import { operation, type Route, routes } from '../operation.js'
import { admits, commonFilter, listed, nameOf, objectWith, oneOf, oneOfWords } from './listing.js'

const service = 'com.vmware.vcenter.datastore'
const path = '/vcenter/datastore'
const types = ['VMFS', 'NFS', 'NFS41', 'CIFS', 'VSAN', 'VFFS', 'VVOL', 'PMEM'] as const
const known: ReadonlySet<string> = new Set(types)

const listAll = operation(
  service,
  'list',
  commonFilter.extend({ datastores: oneOf, types: oneOfWords(types) }),
  (call, { datastores, types: wanted, ...filter }) =>
    listed(call, 'Datastore', datastores, filter)
      .map((object) => {
        const { capacity, freeSpace } = summaryOf(object)
        return {
          datastore: object.reference.value,
          name: nameOf(object),
          type: typeOf(object),
          free_space: Number(freeSpace),
          capacity: Number(capacity),
        }
      })
      .filter(({ type }) => admits(wanted, type)),
)

const get = operation(service, 'get', z.object({ datastore: z.string() }), (call, { datastore }) => {
  const object = objectWith(call, 'Datastore', datastore)
  const { accessible, freeSpace, multipleHostAccess } = summaryOf(object)
  const { perFileThinProvisioningSupported } = (object.get('capability') ?? {}) as Partial<DatastoreCapability>
  return {
    name: nameOf(object),
    type: typeOf(object),
    accessible,
    free_space: Number(freeSpace),
    multiple_host_access: multipleHostAccess === true,
    thin_provisioning_supported: perFileThinProvisioningSupported === true,
  }
})

export const datastoreRoutes: readonly Route[] = [...routes('GET', path, listAll), ...routes('GET', `${path}/{datastore}`, get)]

function summaryOf(object: ManagedObject): DatastoreSummary {
  return object.get('summary') as DatastoreSummary
}

/** A local folder, as simulated datastores are, is told as the file system that local disks of hosts have. */
function typeOf(object: ManagedObject): string {
  const type = summaryOf(object).type.toUpperCase()
  return known.has(type) ? type : 'VMFS'
}
