import type { HostRuntimeInfo } from '@vivarium/vim/types'
import { z } from 'zod'
import type { ManagedObject } from '../../model/managed-object.js'
import { operation, type Route, routes } from '../operation.js'
import { flag } from '../wire.js'
import { admits, commonFilter, idOf, listed, nameOf, objectWith, oneOf, oneOfWords } from './listing.js'
import { nearest } from './placement.js'
import { constant } from './words.js'

const service = 'com.vmware.vcenter.host'
const path = '/vcenter/host'
const ofHost = z.object({ host: z.string() })

const listAll = operation(
  service,
  'list',
  commonFilter.extend({
    hosts: oneOf,
    clusters: oneOf,
    standalone: flag.optional(),
    connection_states: oneOfWords(['CONNECTED', 'DISCONNECTED', 'NOT_RESPONDING']),
  }),
  (call, { hosts, clusters, standalone, connection_states, folders, ...filter }) =>
    listed(call, 'HostSystem', hosts, filter)
      .filter((object) => {
        const { model } = call.world
        const cluster = nearest(model, object, 'ClusterComputeResource')
        const folder = nearest(model, object, 'Folder')?.reference.value
        return (
          admits(clusters, cluster?.reference.value) &&
          admits(folders, folder) &&
          (standalone === undefined || standalone === (cluster === undefined)) &&
          admits(connection_states, constant(runtimeOf(object).connectionState))
        )
      })
      .map((object) => {
        const { connectionState, powerState } = runtimeOf(object)
        const summary = { host: object.reference.value, name: nameOf(object), connection_state: constant(connectionState) }
        return connectionState === 'connected' ? { ...summary, power_state: constant(powerState) } : summary
      }),
)

const connect = operation(service, 'connect', ofHost, async (call, { host }) => {
  await call.runTask(objectWith(call, 'HostSystem', host).reference, 'ReconnectHost_Task', {})
})

const disconnect = operation(service, 'disconnect', ofHost, async (call, { host }) => {
  await call.runTask(objectWith(call, 'HostSystem', host).reference, 'DisconnectHost_Task', {})
})

/** A host by itself goes with its compute resource. */
const remove = operation(service, 'delete', ofHost, async (call, { host }) => {
  const object = objectWith(call, 'HostSystem', host)
  const owner = call.world.model.find({ type: 'ComputeResource', value: idOf(object.get('parent')) ?? '' })
  await call.runTask((owner ?? object).reference, 'Destroy_Task', {})
})

export const hostRoutes: readonly Route[] = [
  ...routes('GET', path, listAll),
  ...routes('DELETE', `${path}/{host}`, remove),
  ...routes('POST', `${path}/{host}`, connect, { action: 'connect' }),
  ...routes('POST', `${path}/{host}`, disconnect, { action: 'disconnect' }),
  ...routes('POST', `${path}/{host}/connect`, connect),
  ...routes('POST', `${path}/{host}/disconnect`, disconnect),
]

function runtimeOf(object: ManagedObject): HostRuntimeInfo {
  return object.get('runtime') as HostRuntimeInfo
}
