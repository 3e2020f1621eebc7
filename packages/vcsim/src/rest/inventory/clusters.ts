import type { ClusterConfigInfo } from '@vivarium/vim/types'
import { z } from 'zod'
import { operation, type Route, routes } from '../operation.js'
import { commonFilter, idOf, listed, nameOf, objectWith, oneOf } from './listing.js'

const service = 'com.vmware.vcenter.cluster'
const path = '/vcenter/cluster'

const listAll = operation(service, 'list', commonFilter.extend({ clusters: oneOf }), (call, { clusters, ...filter }) =>
  listed(call, 'ClusterComputeResource', clusters, filter).map((object) => {
    const { dasConfig, drsConfig } = (object.get('configuration') ?? {}) as Partial<ClusterConfigInfo>
    const switches = { ha_enabled: dasConfig?.enabled === true, drs_enabled: drsConfig?.enabled === true }
    return { cluster: object.reference.value, name: nameOf(object), ...switches }
  }),
)

const get = operation(service, 'get', z.object({ cluster: z.string() }), (call, { cluster }) => {
  const object = objectWith(call, 'ClusterComputeResource', cluster)
  return { name: nameOf(object), resource_pool: idOf(object.get('resourcePool')) }
})

export const clusterRoutes: readonly Route[] = [...routes('GET', path, listAll), ...routes('GET', `${path}/{cluster}`, get)]
