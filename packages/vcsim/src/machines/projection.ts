import type { ManagedObjectReference } from '@vivarium/vim'
import type {
  GuestInfo,
  ManagedEntityStatus,
  ResourceAllocationInfo,
  ResourceConfigSpec,
  VirtualHardware,
  VirtualMachineConfigInfo,
  VirtualMachineDeviceRuntimeInfo,
  VirtualMachineQuickStats,
  VirtualMachineRuntimeInfo,
  VirtualMachineSnapshotInfo,
  VirtualMachineSnapshotTree,
  VirtualMachineSummary,
} from '@vivarium/vim/types'
import { idleUsage } from '../inventory/idle-usage.js'
import type { Model } from '../model/model.js'
import type { ProjectedObject, Projection } from '../model/projection.js'
import { capability } from './capability.js'
import { guestHostName, guestInfo, hasRunningTools } from './guest-info.js'
import { guestFullName } from './guest-os.js'
import { layout, layoutEx, storageInfo, storageSummary } from './layout.js'
import { folderOf } from './machine-files.js'
import { withOverrides } from './overrides.js'
import { projectDevices } from './project-devices.js'
import { SharedValues } from './shared-values.js'
import type { MachineConfig, MachineState } from './state.js'

type Project = (machine: Machine) => unknown

/** A machine whose properties are made. */
export interface Machine {
  readonly model: Model
  readonly object: ProjectedObject
  readonly state: MachineState
}

const projects: Readonly<Record<string, Project>> = {
  capability: () => capability,
  config: ({ model, object, state }) => configInfo(model, object, state.config),
  guest: ({ state }) => guestInfo(state),
  guestHeartbeatStatus: ({ state }) => heartbeat(state),
  layout: ({ state }) => layout(state),
  layoutEx: ({ state }) => layoutEx(state),
  resourceConfig: ({ object, state }) => resourceConfig(object, state.config),
  rootSnapshot: ({ state }) => (state.snapshots ?? []).filter(({ parent }) => parent === undefined).map(({ reference }) => reference),
  runtime: (machine) => runtimeInfo(machine),
  snapshot: ({ object, state }) => snapshotInfo(object, state),
  storage: ({ model, object, state }) => storageInfo(model, object, state),
  summary: (machine) => summary(machine),
}

/** Parts of long properties that are often asked for by themselves. */
const parts: Readonly<Record<string, Project>> = {
  'config.hardware': ({ state }) => hardwareInfo(state.config),
  'config.uuid': ({ state }) => state.config.uuid,
  'config.instanceUuid': ({ state }) => state.config.instanceUuid,
  'config.template': ({ state }) => state.config.template,
  'config.name': ({ object }) => object.get('name'),
  'config.extraConfig': ({ state }) => state.config.extraConfig,
  'config.changeVersion': ({ state }) => state.config.changeVersion,
  'runtime.powerState': ({ state }) => state.powerState,
  'runtime.host': ({ state }) => state.host,
  'runtime.connectionState': ({ state }) => state.connectionState,
  'summary.runtime': (machine) => runtimeInfo(machine),
  'guest.net': ({ state }) => guestInfo(state).net,
}

/** Which parts of the state which properties are made of. */
const sources: readonly (readonly [parts: readonly (keyof MachineState)[], properties: readonly string[]])[] = [
  [['config'], ['config', 'guest', 'layout', 'layoutEx', 'resourceConfig', 'runtime', 'storage', 'summary']],
  [['powerState'], ['runtime', 'summary', 'guest', 'guestHeartbeatStatus', 'layout', 'layoutEx', 'storage']],
  [
    ['connectionState', 'host', 'question', 'consolidationNeeded', 'isFrozen', 'isToolsInstallerMounted'],
    ['runtime', 'summary'],
  ],
  [
    ['bootTime', 'suspendTime', 'suspendInterval', 'cleanPowerOff'],
    ['runtime', 'summary'],
  ],
  [['guest'], ['guest', 'summary', 'guestHeartbeatStatus']],
  [
    ['snapshots', 'currentSnapshot'],
    ['snapshot', 'rootSnapshot', 'layout', 'layoutEx', 'storage', 'summary'],
  ],
]

const projections = new WeakMap<Model, Projection<MachineState>>()

/** How machines' properties are made; of one model, since they show what other objects have. */
export function machineProjection(model: Model): Projection<MachineState> {
  let projection = projections.get(model)
  if (projection === undefined) {
    projection = makeProjection(model)
    projections.set(model, projection)
  }
  return projection
}

function makeProjection(model: Model): Projection<MachineState> {
  return {
    names: Object.keys(projects),
    dependents: { name: ['config', 'summary'], overallStatus: ['summary'], customValue: ['summary'], datastore: ['storage'] },
    project(object, state, name, part) {
      if (!Object.hasOwn(projects, name)) return undefined
      const machine = { model, object, state }
      const makePart = part === undefined ? undefined : parts[`${name}.${part}`]
      const value = part === undefined || makePart === undefined ? projects[name]?.(machine) : { [part]: makePart(machine) }
      return state.overrides === undefined ? value : withOverrides(object.type, name, value, state.overrides)
    },
    changed(before, after) {
      if (before.overrides !== after.overrides) return Object.keys(projects)
      const names = sources.flatMap(([parts, properties]) => (parts.some((part) => before[part] !== after[part]) ? properties : []))
      return [...new Set(names)]
    },
  }
}

/** Also of a snapshot. */
export function configInfo(model: Model, object: ProjectedObject, config: MachineConfig): VirtualMachineConfigInfo {
  const { vmPathName, settings, folders, extraConfig, vAppConfig } = config
  const folder = folderOf(vmPathName)
  // Own properties first: V8 is a hundred times slower at adding properties to a copy than at copying into what has some.
  return {
    changeVersion: config.changeVersion,
    modified: config.modified,
    name: object.get('name') as string,
    guestFullName: guestFullName(settings.guestId),
    uuid: config.uuid,
    instanceUuid: config.instanceUuid,
    createDate: config.createDate,
    template: config.template,
    files: {
      vmPathName,
      snapshotDirectory: folders?.snapshot ?? folder,
      suspendDirectory: folders?.suspend ?? folder,
      logDirectory: folders?.log ?? folder,
    },
    hardware: hardwareInfo(config),
    extraConfig: extraConfig as VirtualMachineConfigInfo['extraConfig'] & object,
    datastoreUrl: datastoreUrls(model, object),
    ...settings,
    cpuAllocation: withShares(settings.cpuAllocation, config.hardware.numCPU * cpuShares),
    memoryAllocation: withShares(settings.memoryAllocation, config.hardware.memoryMB * memoryShares),
    ...(vAppConfig === undefined ? {} : { vAppConfig }),
  }
}

function hardwareInfo({ hardware, devices }: MachineConfig): VirtualHardware {
  return { device: projectDevices(devices), ...hardware }
}

/** Shares of a machine by the level `normal`, for each processor and each megabyte (vSphere Resource Management, "Resource Allocation Shares"). */
const cpuShares = 1000
const memoryShares = 10
const levels: Readonly<Record<string, number>> = { low: 0.5, normal: 1, high: 2 }

function withShares(allocation: ResourceAllocationInfo | undefined, normal: number): ResourceAllocationInfo {
  const { level = 'normal', shares = 0 } = allocation?.shares ?? {}
  return { ...allocation, shares: { level, shares: level === 'custom' ? shares : normal * (levels[level] ?? 1) } }
}

function datastoreUrls(model: Model, object: ProjectedObject): { name: string; url: string }[] {
  return ((object.get('datastore') ?? []) as readonly ManagedObjectReference[]).flatMap((reference) => {
    const datastore = model.find(reference)
    const url = (datastore?.get('summary') as { readonly url?: string } | undefined)?.url
    return datastore === undefined || url === undefined ? [] : [{ name: datastore.get('name') as string, url }]
  })
}

function resourceConfig(object: ProjectedObject, { settings, hardware, changeVersion, modified }: MachineConfig): ResourceConfigSpec {
  return {
    entity: object.reference,
    changeVersion,
    lastModified: modified,
    cpuAllocation: withShares(settings.cpuAllocation, hardware.numCPU * cpuShares),
    memoryAllocation: withShares(settings.memoryAllocation, hardware.memoryMB * memoryShares),
  }
}

function heartbeat(state: MachineState): ManagedEntityStatus {
  return hasRunningTools(state) ? 'green' : 'gray'
}

function runtimeInfo({ model, state }: Machine): VirtualMachineRuntimeInfo {
  const { host, bootTime, suspendTime, suspendInterval, question, config } = state
  const isOn = state.powerState === 'poweredOn'
  return {
    device: runtimeDevices(config),
    connectionState: state.connectionState,
    powerState: state.powerState,
    faultToleranceState: 'notConfigured',
    toolsInstallerMounted: state.isToolsInstallerMounted ?? false,
    suspendInterval: suspendInterval ?? 0,
    memoryOverhead: 0,
    maxCpuUsage: config.hardware.numCPU * cpuMhzOf(model, host),
    maxMemoryUsage: config.hardware.memoryMB,
    numMksConnections: 0,
    recordReplayState: 'inactive',
    onlineStandby: false,
    consolidationNeeded: state.consolidationNeeded ?? false,
    paused: false,
    snapshotInBackground: false,
    instantCloneFrozen: state.isFrozen ?? false,
    suspendedToMemory: false,
    iommuActive: false,
    ...(host === undefined ? {} : { host }),
    ...(suspendTime === undefined ? {} : { suspendTime }),
    ...(bootTime === undefined ? {} : { bootTime }),
    ...(question === undefined ? {} : { question }),
    ...(isOn || state.cleanPowerOff === undefined ? {} : { cleanPowerOff: state.cleanPowerOff }),
    ...(config.settings.keyId === undefined ? {} : { cryptoState: 'unlocked' }),
  }
}

const networkRuntime = {
  _typeName: 'VirtualMachineDeviceRuntimeInfoVirtualEthernetCardRuntimeState' as const,
  vmDirectPathGen2Active: false,
}

const sharedRuntimes = new SharedValues<VirtualMachineDeviceRuntimeInfo>()

function runtimeDevices({ devices }: MachineConfig): VirtualMachineRuntimeInfo['device'] & object {
  return devices
    .filter(({ _typeName, key }) => key >= 4000 && key < 5000 && _typeName !== 'VirtualDisk')
    .map(({ key }) => sharedRuntimes.get(String(key), () => ({ runtimeState: networkRuntime, key })))
}

function cpuMhzOf(model: Model, host: ManagedObjectReference | undefined): number {
  const hardware = (host === undefined ? undefined : model.find(host)?.get('summary')) as
    | { readonly hardware?: { readonly cpuMhz?: number } }
    | undefined
  return hardware?.hardware?.cpuMhz ?? 0
}

function summary(machine: Machine): VirtualMachineSummary {
  const { object, state } = machine
  const { config } = state
  const { settings, hardware } = config
  const guest: GuestInfo = guestInfo(state)
  const product = config.vAppConfig?.product?.[0]
  const count = (test: (type: string, key: number) => boolean) => config.devices.filter(({ _typeName, key }) => test(_typeName, key)).length
  const { toolsStatus, toolsVersionStatus, toolsVersionStatus2, toolsRunningStatus, ipAddress } = guest
  const hostName = guestHostName(state)
  return {
    vm: object.reference,
    runtime: runtimeInfo(machine),
    guest: {
      guestId: settings.guestId,
      guestFullName: guestFullName(settings.guestId),
      hwVersion: settings.version,
      ...(toolsStatus === undefined ? {} : { toolsStatus }),
      ...(toolsVersionStatus === undefined ? {} : { toolsVersionStatus }),
      ...(toolsVersionStatus2 === undefined ? {} : { toolsVersionStatus2 }),
      ...(toolsRunningStatus === undefined ? {} : { toolsRunningStatus }),
      ...(hostName === undefined ? {} : { hostName }),
      ...(ipAddress === undefined ? {} : { ipAddress }),
    },
    config: {
      name: object.get('name') as string,
      template: config.template,
      vmPathName: config.vmPathName,
      memorySizeMB: hardware.memoryMB,
      cpuReservation: Number(settings.cpuAllocation?.reservation ?? 0),
      memoryReservation: Number(settings.memoryAllocation?.reservation ?? 0),
      numCpu: hardware.numCPU,
      numEthernetCards: count((type, key) => key >= 4000 && key < 5000 && type !== 'VirtualDisk'),
      numVirtualDisks: count((type) => type === 'VirtualDisk'),
      uuid: config.uuid,
      instanceUuid: config.instanceUuid,
      guestId: settings.guestId,
      guestFullName: guestFullName(settings.guestId),
      annotation: settings.annotation ?? '',
      installBootRequired: config.vAppConfig?.installBootRequired ?? false,
      tpmPresent: config.devices.some(({ _typeName }) => _typeName === 'VirtualTPM'),
      numVmiopBackings: count((type) => type === 'VirtualPCIPassthrough'),
      hwVersion: settings.version,
      ...(product === undefined ? {} : { product }),
      ...(settings.managedBy === undefined ? {} : { managedBy: settings.managedBy }),
    },
    storage: storageSummary(state),
    quickStats: quickStats(heartbeat(state), state.powerState === 'poweredOn' ? hardware.memoryMB : 0),
    overallStatus: (object.get('overallStatus') ?? 'green') as ManagedEntityStatus,
    customValue: (object.get('customValue') ?? []) as VirtualMachineSummary['customValue'] & object,
  }
}

const sharedStats = new SharedValues<VirtualMachineQuickStats>()

function quickStats(guestHeartbeatStatus: ManagedEntityStatus, grantedMemory: number): VirtualMachineQuickStats {
  return sharedStats.get(`${guestHeartbeatStatus} ${grantedMemory}`, () => ({
    guestHeartbeatStatus,
    grantedMemory,
    ...idleUsage,
    overallCpuReadiness: 0,
    ftLogBandwidth: -1,
    ftSecondaryLatency: -1,
    ftLatencyStatus: 'gray',
    uptimeSeconds: 0,
    ssdSwappedMemory: 0,
  }))
}

function snapshotInfo(object: ProjectedObject, { snapshots = [], currentSnapshot }: MachineState): VirtualMachineSnapshotInfo | undefined {
  if (snapshots.length === 0) return undefined
  const childrenOf = (parent: string | undefined): VirtualMachineSnapshotTree[] =>
    snapshots
      .filter((snapshot) => snapshot.parent?.value === parent)
      .map((snapshot) => ({
        snapshot: snapshot.reference,
        vm: object.reference,
        name: snapshot.name,
        description: snapshot.description,
        id: snapshot.id,
        createTime: snapshot.createTime,
        state: snapshot.powerState,
        quiesced: snapshot.quiesced,
        childSnapshotList: childrenOf(snapshot.reference.value),
        replaySupported: false,
      }))
  return { ...(currentSnapshot === undefined ? {} : { currentSnapshot }), rootSnapshotList: childrenOf(undefined) }
}
