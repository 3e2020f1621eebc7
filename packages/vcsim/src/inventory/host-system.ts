import { randomBytes } from 'node:crypto'
import { isVimError, type ManagedObjectReference } from '@vivarium/vim'
import type { HostConfigInfo, HostListSummary } from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { fault, hostNotConnected, notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import type { RunningTask } from '../tasks/tasks.js'
import { clusterConfiguration } from './cluster.js'
import { mayRunOn } from './cluster-rules.js'
import { checkUnused, leastUsedHost } from './compute-resource.js'
import { refreshComputeResource } from './compute-resources.js'
import { changeConfig } from './host-config.js'
import { changeConnection } from './host-connection.js'
import { refreshOwner } from './host-resources.js'
import { changeRuntime, runtimeOf } from './host-state.js'
import { removeHost } from './hosts.js'
import { referencesOf, related } from './relations.js'
import { taskEnd } from './subtask.js'

const parentOf = ({ model }: World, host: ManagedObject) => model.get(host.get('parent') as ManagedObjectReference)

type HostEventName =
  | 'EnteringMaintenanceModeEvent'
  | 'EnteredMaintenanceModeEvent'
  | 'ExitMaintenanceModeEvent'
  | 'HostDisconnectedEvent'
  | 'HostConnectedEvent'
  | 'EnteredStandbyModeEvent'
  | 'ExitedStandbyModeEvent'
  | 'HostRemovedEvent'

function post({ world, session, object: host }: Call, _typeName: HostEventName): void {
  world.events.post({ _typeName }, { host, userName: session?.userName ?? '' })
}

function invalidState(): ReturnType<typeof fault> {
  return fault('InvalidState', {}, 'The operation is not allowed in the current state.')
}

/** Throws the fault HostNotConnected. */
function checkConnected({ object }: Call): void {
  if (runtimeOf(object).connectionState !== 'connected') throw hostNotConnected()
}

/** Where DRS would take a machine that has to leave its host; undefined where DRS may not, or there is no place. */
function refuge({ world, object: host }: Call, vm: ManagedObject): ManagedObject | undefined {
  const cluster = parentOf(world, host)
  if (!cluster.type.isA('ClusterComputeResource')) return undefined
  const configuration = clusterConfiguration(cluster)
  if (!configuration.drsConfig.enabled || configuration.drsConfig.defaultVmBehavior !== 'fullyAutomated') return undefined
  const datastores = referencesOf(vm, 'datastore')
  return leastUsedHost(world.model, cluster, (candidate) => {
    const reachable = new Set(referencesOf(candidate, 'datastore').map(({ value }) => value))
    return (
      candidate !== host &&
      datastores.every(({ value }) => reachable.has(value)) &&
      mayRunOn(configuration, vm.reference, candidate.reference)
    )
  })
}

/** DRS moves the machines that run on a host to others; those that it may not or can not move stay where they are. */
async function evacuate(call: Call, task: RunningTask, alsoPoweredOff: boolean): Promise<void> {
  const { world, object } = call
  const machines = related(world.model, object, 'vm')
  for (const [index, vm] of machines.entries()) {
    const { powerState } = vm.get('runtime') as { readonly powerState?: string }
    const target = powerState === 'poweredOn' || alsoPoweredOff ? refuge(call, vm) : undefined
    if (target !== undefined) await migrate(call, vm, target, task.signal)
    task.progress((100 * (index + 1)) / machines.length)
  }
}

/** One that can't be moved stays. */
async function migrate(call: Call, vm: ManagedObject, target: ManagedObject, signal: AbortSignal): Promise<void> {
  try {
    const moved = await call.invoke(vm, 'MigrateVM_Task', { host: target.reference, priority: 'highPriority' })
    await taskEnd(call.world, moved, signal)
  } catch (error) {
    if (!isVimError(error)) throw error
  }
}

function down(call: Call, how: 'poweredOff' | 'standBy', force: boolean): ManagedObjectReference {
  checkConnected(call)
  if (!force && !runtimeOf(call.object).inMaintenanceMode) throw invalidState()
  return startTask(call, () => {
    const { model } = call.world
    if (how === 'poweredOff') changeConnection(call, call.object, { connectionState: 'notResponding', powerState: 'unknown' })
    else changeRuntime(model, call.object, { powerState: 'standBy', standbyMode: 'in' })
    if (how === 'standBy') post(call, 'EnteredStandbyModeEvent')
  })
}

/** A host. */
export const hostSystem = {
  methods: {
    EnterMaintenanceMode_Task(call, { evacuatePoweredOffVms = false }) {
      checkConnected(call)
      const { object, world } = call
      if (runtimeOf(object).inMaintenanceMode) throw invalidState()
      return startTask(
        call,
        async (task) => {
          post(call, 'EnteringMaintenanceModeEvent')
          await evacuate(call, task, evacuatePoweredOffVms)
          changeRuntime(world.model, object, { inMaintenanceMode: true })
          post(call, 'EnteredMaintenanceModeEvent')
        },
        { cancelable: true },
      )
    },

    ExitMaintenanceMode_Task(call) {
      checkConnected(call)
      const { object, world } = call
      if (!runtimeOf(object).inMaintenanceMode) throw invalidState()
      return startTask(call, () => {
        changeRuntime(world.model, object, { inMaintenanceMode: false })
        post(call, 'ExitMaintenanceModeEvent')
      })
    },

    DisconnectHost_Task(call) {
      const { object } = call
      return startTask(call, () => {
        if (runtimeOf(object).connectionState === 'disconnected') throw invalidState()
        changeConnection(call, object, { connectionState: 'disconnected' })
        post(call, 'HostDisconnectedEvent')
      })
    },

    /** Also one that was shut down comes back so. */
    ReconnectHost_Task(call) {
      const { object, world } = call
      return startTask(call, () => {
        const { connectionState, powerState } = runtimeOf(object)
        if (connectionState === 'connected') throw invalidState()
        const boot = powerState === 'poweredOn' ? {} : ({ powerState: 'poweredOn', bootTime: world.clock.now().toISOString() } as const)
        changeConnection(call, object, { connectionState: 'connected', ...boot })
        post(call, 'HostConnectedEvent')
      })
    },

    RebootHost_Task(call, { force }) {
      checkConnected(call)
      const { object, world } = call
      if (!force && !runtimeOf(object).inMaintenanceMode) throw invalidState()
      return startTask(call, () => {
        changeConnection(call, object, { connectionState: 'notResponding' })
        post(call, 'HostDisconnectedEvent')
        changeConnection(call, object, { connectionState: 'connected', bootTime: world.clock.now().toISOString() })
        post(call, 'HostConnectedEvent')
      })
    },

    ShutdownHost_Task: (call, { force }) => down(call, 'poweredOff', force),
    PowerDownHostToStandBy_Task: (call) => down(call, 'standBy', false),

    PowerUpHostFromStandBy_Task(call) {
      const { object, world } = call
      if (runtimeOf(object).powerState !== 'standBy') throw invalidState()
      return startTask(call, () => {
        changeRuntime(world.model, object, { powerState: 'poweredOn', standbyMode: 'none', bootTime: world.clock.now().toISOString() })
        post(call, 'ExitedStandbyModeEvent')
      })
    },

    /**
     * Of a cluster's host, which is disconnected or in maintenance mode. The only way to remove a host by itself is to remove its compute resource
     * (API reference, HostSystem.destroy).
     */
    Destroy_Task(call) {
      const { object, world } = call
      const owner = parentOf(world, object)
      if (!owner.type.isA('ClusterComputeResource')) throw notSupported()
      const { connectionState, inMaintenanceMode } = runtimeOf(object)
      if (connectionState === 'connected' && !inMaintenanceMode) throw invalidState()
      return startTask(call, () => {
        checkUnused(object)
        post(call, 'HostRemovedEvent')
        removeHost(world, object)
        refreshComputeResource(world.model, owner)
        refreshOwner(world.model, owner, 'datastore')
        refreshOwner(world.model, owner, 'network')
      })
    },

    QueryHostConnectionInfo({ world: { model }, object }) {
      const summary = object.get('summary') as HostListSummary
      return {
        serverIp: '127.0.0.1',
        inDasCluster: false,
        host: summary,
        vm: related(model, object, 'vm').map((vm) => vm.get('summary') as never),
        vimAccountNameRequired: true,
        clusterSupported: true,
        network: related(model, object, 'network').map((network) => ({ summary: network.get('summary') as never })),
        datastore: related(model, object, 'datastore').map((datastore) => ({ summary: datastore.get('summary') as never })),
        capability: object.get('capability') as never,
      }
    },

    /** The hardware has no TPM. */
    QueryTpmAttestationReport: () => undefined,

    RetrieveHardwareUptime({ world, object }) {
      return Math.floor((world.clock.now().getTime() - Date.parse(runtimeOf(object).bootTime ?? '')) / 1000)
    },

    /** An estimate: 1 % of the memory, and 10 MiB for each processor. */
    QueryMemoryOverhead: (_call, { memorySize, numVcpus }) => Math.ceil(Number(memorySize) / 100) + numVcpus * 10 * 1024 * 1024,

    UpdateFlags({ world, object }, { flagInfo }) {
      changeConfig(world.model, object, { flags: flagInfo })
    },

    EnterLockdownMode({ world, object }) {
      lock(world, object, true)
    },

    ExitLockdownMode({ world, object }) {
      lock(world, object, false)
    },

    ReconfigureHostForDAS_Task(call) {
      const owner = parentOf(call.world, call.object)
      if (!owner.type.isA('ClusterComputeResource')) throw notSupported()
      return startTask(call, () => refreshComputeResource(call.world.model, owner))
    },

    AcquireCimServicesTicket: ({ object }) => ({
      host: object.get('name') as string,
      port: 5989,
      service: 'vim.host.Cim',
      serviceVersion: '1.0',
      sessionId: randomBytes(16).toString('hex'),
    }),
  },
} satisfies Kind

function lock({ model }: World, host: ManagedObject, isLocked: boolean): void {
  const { adminDisabled = false } = host.get('config') as HostConfigInfo
  if (adminDisabled === isLocked) {
    throw isLocked
      ? fault('HostConfigFault', {}, 'Lockdown mode is enabled already.')
      : fault('HostConfigFault', {}, 'Lockdown mode is not enabled.')
  }
  changeConfig(model, host, { adminDisabled: isLocked, lockdownMode: isLocked ? 'lockdownNormal' : 'lockdownDisabled' })
}
