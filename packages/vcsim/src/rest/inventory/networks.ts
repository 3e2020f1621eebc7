import type { ManagedObject } from '../../model/managed-object.js'
import { operation, type Route, routes } from '../operation.js'
import { admits, commonFilter, listed, nameOf, oneOf, oneOfWords } from './listing.js'

const listAll = operation(
  'com.vmware.vcenter.network',
  'list',
  commonFilter.extend({ networks: oneOf, types: oneOfWords(['STANDARD_PORTGROUP', 'DISTRIBUTED_PORTGROUP', 'OPAQUE_NETWORK']) }),
  (call, { networks, types, ...filter }) =>
    listed(call, 'Network', networks, filter)
      .map((object) => ({ network: object.reference.value, name: nameOf(object), type: networkType(object) }))
      .filter(({ type }) => admits(types, type)),
)

export const networkRoutes: readonly Route[] = routes('GET', '/vcenter/network', listAll)

export function networkType({ type }: ManagedObject): string {
  if (type.isA('DistributedVirtualPortgroup')) return 'DISTRIBUTED_PORTGROUP'
  return type.isA('OpaqueNetwork') ? 'OPAQUE_NETWORK' : 'STANDARD_PORTGROUP'
}
