import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { Call, MethodTable } from '../call.js'
import { invalidArgument, notSupported } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { attach, detach } from '../inventory/relations.js'
import { startTask } from '../tasks/start-task.js'
import { alreadyUpgraded, invalidPowerState, invalidState } from './faults.js'
import { postEvent } from './machine-events.js'
import { machineState } from './machine-state.js'
import { changeMachine, touched } from './machines.js'
import { hostsOf, isReady, placeMachine } from './placement.js'
import { checkNewName, reconfigure } from './reconfigure.js'
import { hardwareVersion, newestHardware, oldestHardware, versionName } from './settings.js'

function rename(call: Call, asked: string): void {
  const { world, object } = call
  const newName = checkNewName(world, object, asked)
  const oldName = nameOf(object)
  if (newName === oldName) return
  world.model.update<'VirtualMachine'>(object, { name: newName })
  postEvent(call, object, { _typeName: 'VmRenamedEvent', oldName, newName })
}

function reconfigureAndTell(call: Call, spec: VirtualMachineConfigSpec): void {
  const { world, object } = call
  const { config } = machineState(object)
  const oldName = nameOf(object)
  reconfigure(world, object, spec)
  const after = machineState(object).config
  postEvent(call, object, { _typeName: 'VmReconfiguredEvent', configSpec: spec })
  const newName = nameOf(object)
  if (newName !== oldName) postEvent(call, object, { _typeName: 'VmRenamedEvent', oldName, newName })
  if (after.uuid !== config.uuid) postEvent(call, object, { _typeName: 'VmUuidChangedEvent', oldUuid: config.uuid, newUuid: after.uuid })
  if (after.instanceUuid !== config.instanceUuid) {
    const uuids = { oldInstanceUuid: config.instanceUuid, newInstanceUuid: after.instanceUuid }
    postEvent(call, object, { _typeName: 'VmInstanceUuidChangedEvent', ...uuids })
  }
}

function upgrade(call: Call, asked: string | undefined): void {
  const { world, object } = call
  const state = machineState(object)
  if (state.powerState !== 'poweredOff') throw invalidPowerState(state.powerState, 'poweredOff')
  const host = state.host === undefined ? undefined : world.model.find(state.host)
  if (state.config.template || host === undefined || !isReady(host)) throw invalidState()
  const now = hardwareVersion(state.config.settings.version) ?? oldestHardware
  if (now >= newestHardware && (asked === undefined || asked === '')) throw alreadyUpgraded()
  const next = asked === undefined || asked === '' ? newestHardware : hardwareVersion(asked)
  if (next === undefined) throw invalidArgument('version')
  if (next < oldestHardware || next > newestHardware) throw notSupported()
  if (next <= now) throw alreadyUpgraded()
  const version = versionName(next)
  postEvent(call, object, { _typeName: 'VmUpgradingEvent', version })
  const config = touched(world, { ...state.config, settings: { ...state.config.settings, version } })
  changeMachine(world, object, { ...state, config })
  postEvent(call, object, { _typeName: 'VmUpgradeCompleteEvent', version })
}

export const configMethods = {
  ReconfigVM_Task: (call, { spec }) => startTask(call, () => reconfigureAndTell(call, spec)),
  Rename_Task: (call, { newName }) => startTask(call, () => rename(call, newName)),
  UpgradeVM_Task: (call, { version }) => startTask(call, () => upgrade(call, version)),

  MarkAsTemplate({ world, object }) {
    const state = machineState(object)
    if (state.config.template) throw notSupported()
    if (state.powerState !== 'poweredOff') throw invalidPowerState(state.powerState, 'poweredOff')
    // What is in a vApp has to leave it first.
    if (object.get('parentVApp') !== undefined) throw invalidState()
    const pool = object.get('resourcePool') as ManagedObjectReference | undefined
    const holder = pool === undefined ? undefined : world.model.find(pool)
    if (holder !== undefined) detach(world.model, holder, 'vm', object.reference)
    world.model.update<'VirtualMachine'>(object, { resourcePool: undefined })
    changeMachine(world, object, { ...state, config: touched(world, { ...state.config, template: true }) })
  },

  MarkAsVirtualMachine({ world, object }, { pool: poolReference, host: asked }) {
    const state = machineState(object)
    if (!state.config.template) throw notSupported()
    const pool = world.model.get(poolReference)
    const { vmPathName } = state.config
    const current = state.host === undefined ? undefined : world.model.find(state.host)
    const stays = asked === undefined && current !== undefined && hostsOf(world, pool).includes(current)
    const wished = asked === undefined ? (stays ? current : undefined) : world.model.get(asked)
    const host = placeMachine(world, pool, vmPathName.slice(1, vmPathName.indexOf(']')), wished)
    world.model.update<'VirtualMachine'>(object, { resourcePool: pool.reference })
    attach(world.model, pool, 'vm', object.reference)
    changeMachine(world, object, { ...state, host: host.reference, config: touched(world, { ...state.config, template: false }) })
  },

  /** Everything is always as it is. */
  RefreshStorageInfo() {},
} satisfies MethodTable
