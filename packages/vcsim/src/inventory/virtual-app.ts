import type { ManagedObjectReference } from '@vivarium/vim'
import type { VAppConfigInfo, VirtualAppSummary } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { detach, related } from './relations.js'
import { taskEnd } from './subtask.js'
import { reconfiguredVApp } from './vapp-configuration.js'
import { changeVAppSummary } from './vapps.js'

type PowerState = 'poweredOn' | 'poweredOff' | 'suspended'

const powerStateOf = (vm: ManagedObject) => (vm.get('runtime') as { readonly powerState: PowerState }).powerState

/** In the order in which they start; those that say nothing last. */
function startOrder(vApp: ManagedObject, machines: readonly ManagedObject[]): ManagedObject[] {
  const { entityConfig = [] } = vApp.get('vAppConfig') as VAppConfigInfo
  const order = new Map(entityConfig.map(({ key, startOrder }) => [key?.value, startOrder ?? Number.MAX_SAFE_INTEGER]))
  const of = ({ reference }: ManagedObject) => order.get(reference.value) ?? Number.MAX_SAFE_INTEGER
  return machines.toSorted((one, other) => of(one) - of(other))
}

/** Brings all machines of a vApp, and of those in it, into a state, one after the other. */
async function bring(
  call: Call,
  vApp: ManagedObject,
  to: PowerState,
  method: 'PowerOnVM_Task' | 'PowerOffVM_Task' | 'SuspendVM_Task',
  signal: AbortSignal,
) {
  const { world } = call
  const machines = startOrder(vApp, related(world.model, vApp, 'vm'))
  for (const vm of to === 'poweredOn' ? machines : machines.toReversed()) {
    const state = powerStateOf(vm)
    if (state === to || (to === 'suspended' && state === 'poweredOff')) continue
    await taskEnd(world, await call.invoke(vm, method, {}), signal)
  }
  for (const child of related(world.model, vApp, 'resourcePool')) {
    if (child.type.isA('VirtualApp')) await bring(call, child, to, method, signal)
  }
  changeVAppSummary(world.model, vApp, { vAppState: to === 'poweredOn' ? 'started' : 'stopped', suspended: to === 'suspended' })
}

const stateOf = (vApp: ManagedObject) => (vApp.get('summary') as VirtualAppSummary).vAppState

function power(call: Call, to: PowerState, method: 'PowerOnVM_Task' | 'PowerOffVM_Task' | 'SuspendVM_Task'): ManagedObjectReference {
  const isStarted = stateOf(call.object) === 'started'
  if (isStarted === (to === 'poweredOn')) {
    throw fault('InvalidState', {}, `The operation is not allowed in the current state: the vApp is ${isStarted ? 'started' : 'stopped'}.`)
  }
  return startTask(call, ({ signal }) => bring(call, call.object, to, method, signal), { cancelable: true })
}

/** A vApp: a pool whose machines are one application. */
export const virtualApp = {
  methods: {
    UpdateVAppConfig({ world, object }, { spec }) {
      const vAppConfig = reconfiguredVApp(object.get('vAppConfig') as VAppConfigInfo, spec)
      world.model.update<'VirtualApp'>(object, { vAppConfig })
    },

    PowerOnVApp_Task: (call) => power(call, 'poweredOn', 'PowerOnVM_Task'),
    PowerOffVApp_Task: (call) => power(call, 'poweredOff', 'PowerOffVM_Task'),
    SuspendVApp_Task: (call) => power(call, 'suspended', 'SuspendVM_Task'),

    /** Its machines go with it, from the disk too. */
    Destroy_Task(call) {
      const { object } = call
      if (stateOf(object) === 'started')
        throw fault('InvalidState', {}, 'The operation is not allowed in the current state: the vApp is started.')
      return startTask(call, ({ signal }) => remove(call, object, 'Destroy_Task', signal))
    },

    /** Its machines are no longer in the inventory; their files stay. */
    unregisterVApp_Task: (call) => startTask(call, ({ signal }) => remove(call, call.object, 'UnregisterVM', signal)),
  },
} satisfies Kind

async function remove(call: Call, vApp: ManagedObject, how: 'Destroy_Task' | 'UnregisterVM', signal: AbortSignal): Promise<void> {
  const { world } = call
  const { model } = world
  for (const child of related(model, vApp, 'resourcePool')) await remove(call, child, how, signal)
  for (const vm of related(model, vApp, 'vm')) {
    if (how === 'UnregisterVM') await call.invoke(vm, how, {})
    else await taskEnd(world, await call.invoke(vm, how, {}), signal)
  }
  const parent = model.get(vApp.get('parent') as ManagedObjectReference)
  detach(model, parent, 'resourcePool', vApp.reference)
  const folder = vApp.get('parentFolder') as ManagedObjectReference | undefined
  if (folder !== undefined) detach(model, model.get(folder), 'childEntity', vApp.reference)
  model.remove(vApp)
}
