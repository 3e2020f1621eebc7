import type {
  VirtualMachineConfigInfo,
  VirtualMachineConfigSpec,
  VirtualMachineRuntimeInfo,
  VirtualMachineSummary,
} from '@vivarium/vim/types'
import { z } from 'zod'
import type { ManagedObject } from '../../model/managed-object.js'
import { notFound } from '../api-error.js'
import { type ApiCall, operation, type Route, routes } from '../operation.js'
import { admits, commonFilter, idOf, listed, nameOf, objectWith, oneOf, oneOfWords } from './listing.js'
import { bootDetails, cpuDetails, hardwareDetails, machineDetails, memoryDetails } from './machine-details.js'
import { adaptersOf, cdromsOf, type Devices, disksOf, type NetworkTypeOf } from './machine-devices.js'
import { networkType } from './networks.js'
import { clusterOf, hostOf } from './placement.js'
import { constant } from './words.js'

const service = 'com.vmware.vcenter.vm'
const path = '/vcenter/vm'
const ofMachine = z.object({ vm: z.string() })

const listAll = operation(
  service,
  'list',
  commonFilter.extend({
    vms: oneOf,
    hosts: oneOf,
    clusters: oneOf,
    resource_pools: oneOf,
    power_states: oneOfWords(['POWERED_OFF', 'POWERED_ON', 'SUSPENDED']),
  }),
  (call, { vms, hosts, clusters, resource_pools, power_states, ...filter }) =>
    listed(call, 'VirtualMachine', vms, filter)
      .filter(
        (object) =>
          (hosts === undefined || admits(hosts, hostOf(object)?.value)) &&
          (clusters === undefined || admits(clusters, clusterOf(call.world.model, object))) &&
          admits(resource_pools, idOf(object.get('resourcePool'))),
      )
      .flatMap((object) => {
        const { config, runtime } = object.get('summary') as VirtualMachineSummary
        // Templates are in no listing of machines.
        if (config.template) return []
        const sizes = config.numCpu === undefined ? {} : { cpu_count: config.numCpu, memory_size_MiB: config.memorySizeMB }
        return [{ vm: object.reference.value, name: nameOf(object), power_state: constant(runtime.powerState), ...sizes }]
      })
      .filter(({ power_state }) => admits(power_states, power_state)),
)

const get = operation(service, 'get', ofMachine, (call, { vm }) => {
  const object = objectWith(call, 'VirtualMachine', vm)
  return machineDetails(configOf(object), object.get('runtime') as VirtualMachineRuntimeInfo, networkTypeIn(call))
})

const remove = operation(service, 'delete', ofMachine, async (call, { vm }) => {
  await call.runTask(objectWith(call, 'VirtualMachine', vm).reference, 'Destroy_Task', {})
})

/** One part of what `get` tells. */
function part(name: string, describe: (config: VirtualMachineConfigInfo) => unknown) {
  return operation(`${service}.hardware.${name}`, 'get', ofMachine, (call, { vm }) =>
    describe(configOf(objectWith(call, 'VirtualMachine', vm))),
  )
}

/** The devices of a kind: their keys, and one of them by its key. */
function deviceRoutes(kind: string, parameter: string, devicesOf: (config: VirtualMachineConfigInfo, call: ApiCall) => Devices): Route[] {
  const at = `${path}/{vm}/hardware/${kind}`
  const listKeys = operation(`${service}.hardware.${kind}`, 'list', ofMachine, (call, { vm }) =>
    [...devicesOf(configOf(objectWith(call, 'VirtualMachine', vm)), call).keys()].map((key) => ({ [parameter]: key })),
  )
  const getOne = operation(`${service}.hardware.${kind}`, 'get', z.looseObject({ vm: z.string() }), (call, { vm, [parameter]: given }) => {
    const key = String(given)
    const found = devicesOf(configOf(objectWith(call, 'VirtualMachine', vm)), call).get(key)
    if (found === undefined) throw notFound(kind, key)
    return found
  })
  return [...routes('GET', at, listKeys), ...routes('GET', `${at}/{${parameter}}`, getOne)]
}

/** The newer form has the spec without an envelope. */
const specOrPlain = <S extends z.ZodRawShape>(shape: S) => ofMachine.extend({ spec: z.object(shape).optional(), ...shape })

const cpuChanges = {
  count: z.int().positive().optional(),
  cores_per_socket: z.int().positive().optional(),
  hot_add_enabled: z.boolean().optional(),
  hot_remove_enabled: z.boolean().optional(),
}
const changeCpu = operation(`${service}.hardware.cpu`, 'update', specOrPlain(cpuChanges), async (call, { vm, spec, ...plain }) => {
  const { count, cores_per_socket, hot_add_enabled, hot_remove_enabled } = spec ?? plain
  await reconfigure(call, vm, {
    ...(count === undefined ? {} : { numCPUs: count }),
    ...(cores_per_socket === undefined ? {} : { numCoresPerSocket: cores_per_socket }),
    ...(hot_add_enabled === undefined ? {} : { cpuHotAddEnabled: hot_add_enabled }),
    ...(hot_remove_enabled === undefined ? {} : { cpuHotRemoveEnabled: hot_remove_enabled }),
  })
})

const memoryChanges = { size_MiB: z.int().positive().optional(), hot_add_enabled: z.boolean().optional() }
const changeMemory = operation(`${service}.hardware.memory`, 'update', specOrPlain(memoryChanges), async (call, { vm, spec, ...plain }) => {
  const { size_MiB, hot_add_enabled } = spec ?? plain
  await reconfigure(call, vm, {
    ...(size_MiB === undefined ? {} : { memoryMB: size_MiB }),
    ...(hot_add_enabled === undefined ? {} : { memoryHotAddEnabled: hot_add_enabled }),
  })
})

async function reconfigure(call: ApiCall, vm: string, spec: VirtualMachineConfigSpec): Promise<void> {
  await call.runTask(objectWith(call, 'VirtualMachine', vm).reference, 'ReconfigVM_Task', { spec })
}

const hardware = `${path}/{vm}/hardware`

export const machineRoutes: readonly Route[] = [
  ...routes('GET', path, listAll),
  ...routes('GET', `${path}/{vm}`, get),
  ...routes('DELETE', `${path}/{vm}`, remove),
  ...routes('GET', hardware, part('version', hardwareDetails)),
  ...routes('GET', `${hardware}/cpu`, part('cpu', cpuDetails)),
  ...routes('PATCH', `${hardware}/cpu`, changeCpu),
  ...routes('GET', `${hardware}/memory`, part('memory', memoryDetails)),
  ...routes('PATCH', `${hardware}/memory`, changeMemory),
  ...routes('GET', `${hardware}/boot`, part('boot', bootDetails)),
  ...deviceRoutes('disk', 'disk', (config) => disksOf(config.hardware.device ?? [])),
  ...deviceRoutes('ethernet', 'nic', (config, call) => adaptersOf(config.hardware.device ?? [], networkTypeIn(call))),
  ...deviceRoutes('cdrom', 'cdrom', (config) => cdromsOf(config.hardware.device ?? [])),
]

function configOf(object: ManagedObject): VirtualMachineConfigInfo {
  return object.get('config') as VirtualMachineConfigInfo
}

function networkTypeIn(call: ApiCall): NetworkTypeOf {
  return (id) => {
    try {
      return networkType(objectWith(call, 'Network', id))
    } catch {
      return 'STANDARD_PORTGROUP'
    }
  }
}
