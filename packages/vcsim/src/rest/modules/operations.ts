import { z } from 'zod'
import { invalidArgument } from '../api-error.js'
import { clusterOf } from '../inventory/placement.js'
import { type ApiCall, operation, type Route, routes } from '../operation.js'
import { list } from '../wire.js'

const service = 'com.vmware.vcenter.cluster.modules'
const path = '/vcenter/cluster/modules'
const membersPath = `${path}/vm/{module}/members`

const privilege = 'Host.Inventory.EditCluster'
const ofModule = z.object({ module: z.string() })
const members = ofModule.extend({ vms: list(z.string()) })

/** The newer form has the cluster without an envelope. */
const create = operation(
  service,
  'create',
  z.object({ spec: z.object({ cluster: z.string() }).optional(), cluster: z.string().optional() }),
  (call, { spec, cluster = spec?.cluster ?? '' }) => {
    const found = call.world.model.find({ type: 'ClusterComputeResource', value: cluster })
    if (found === undefined || !call.sees(found)) throw invalidArgument(`There is no cluster with the identifier '${cluster}'.`)
    call.require(privilege, found)
    return call.world.modules.add(cluster)
  },
)

const listAll = operation(service, 'list', z.object({}), ({ world }) => ({
  summaries: world.modules.all.map(({ id, cluster }) => ({ cluster, module: id })),
}))

const remove = operation(service, 'delete', ofModule, (call, { module }) => {
  requireOn(call, module)
  call.world.modules.remove(module)
})

const listMembers = operation(`${service}.vm.members`, 'list', ofModule, ({ world }, { module }) => ({
  vms: world.modules.get(module).machines,
}))

const addMembers = operation(`${service}.vm.members`, 'add', members, (call, { module, vms }) => {
  requireOn(call, module)
  const { cluster } = call.world.modules.get(module)
  const fit = vms.filter((vm) => clusterOf(call.world.model, call.world.model.find({ type: 'VirtualMachine', value: vm })) === cluster)
  const wereNew = call.world.modules.join(module, fit)
  return { success: wereNew && fit.length === vms.length }
})

const removeMembers = operation(`${service}.vm.members`, 'remove', members, (call, { module, vms }) => {
  requireOn(call, module)
  return { success: call.world.modules.leave(module, vms) }
})

function requireOn(call: ApiCall, module: string): void {
  const { cluster } = call.world.modules.get(module)
  call.require(privilege, call.world.model.find({ type: 'ClusterComputeResource', value: cluster }))
}

export const moduleRoutes: readonly Route[] = [
  ...routes('POST', path, create, { creates: true }),
  ...routes('GET', path, listAll),
  ...routes('DELETE', `${path}/{module}`, remove),
  ...routes('GET', membersPath, listMembers),
  ...routes('POST', membersPath, addMembers, { action: 'add' }),
  ...routes('POST', membersPath, removeMembers, { action: 'remove' }),
]
