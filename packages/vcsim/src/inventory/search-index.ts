import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call, Kind } from '../call.js'
import { findByKey, type IndexDefinition } from '../model/key-index.js'
import type { ManagedObject } from '../model/managed-object.js'
import { childNamed, nearest } from './entity.js'
import { hostKeys, machineKeys, normalizedKey } from './search-keys.js'

/** Those that have a key, in a datacenter or anywhere; not those that the caller may not see. */
function findAll(
  { world: { model }, reader }: Call,
  index: IndexDefinition,
  key: string,
  datacenter?: ManagedObjectReference,
): ManagedObjectReference[] {
  const where = datacenter === undefined ? undefined : model.get(datacenter)
  const isThere = (object: ManagedObject) => where === undefined || nearest(model, object, 'Datacenter') === where
  return findByKey(model, index, key)
    .filter((object) => isThere(object) && reader.denies(object) === undefined)
    .map(({ reference }) => reference)
}

interface Wanted {
  readonly vmSearch: boolean
  readonly datacenter?: ManagedObjectReference
}

const byUuid = (call: Call, { uuid, vmSearch, instanceUuid = false, datacenter }: Wanted & { uuid: string; instanceUuid?: boolean }) => {
  const index = vmSearch ? (instanceUuid ? machineKeys.instanceUuid : machineKeys.uuid) : hostKeys.uuid
  return findAll(call, index, normalizedKey(uuid), datacenter)
}

const byIp = (call: Call, { ip, vmSearch, datacenter }: Wanted & { ip: string }) =>
  findAll(call, (vmSearch ? machineKeys : hostKeys).ip, normalizedKey(ip), datacenter)

const byDnsName = (call: Call, { dnsName, vmSearch, datacenter }: Wanted & { dnsName: string }) =>
  findAll(call, (vmSearch ? machineKeys : hostKeys).dnsName, normalizedKey(dnsName), datacenter)

/** What finds entities without going through the inventory. */
export const searchIndex = {
  methods: {
    FindByUuid: (call, wanted) => byUuid(call, wanted)[0],
    FindAllByUuid: (call, wanted) => byUuid(call, wanted),
    FindByIp: (call, wanted) => byIp(call, wanted)[0],
    FindAllByIp: (call, wanted) => byIp(call, wanted),
    FindByDnsName: (call, wanted) => byDnsName(call, wanted)[0],
    FindAllByDnsName: (call, wanted) => byDnsName(call, wanted),
    FindByDatastorePath: (call, { datacenter, path }) => findAll(call, machineKeys.path, path, datacenter)[0],

    FindByInventoryPath({ world: { model, content }, reader }, { inventoryPath }) {
      let found: ManagedObject | undefined = model.get(content.rootFolder)
      for (const name of inventoryPath.split('/').filter((part) => part !== '')) {
        found = found === undefined ? undefined : childNamed(model, found, name)
      }
      return found === undefined || reader.denies(found) !== undefined ? undefined : found.reference
    },

    FindChild({ world: { model }, reader }, { entity, name }) {
      const found = childNamed(model, model.get(entity), name)
      return found === undefined || reader.denies(found) !== undefined ? undefined : found.reference
    },
  },
} satisfies Kind
