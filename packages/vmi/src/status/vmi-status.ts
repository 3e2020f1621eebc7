import { object, option, rest, same, text } from '../arguments.js'
import type {
  ChangedBlockTrackingStatus,
  StorageMigratedVolumeInfo,
  VirtualMachineInstance,
  VirtualMachineInstanceCondition,
  VirtualMachineInstanceMigrationState,
  VirtualMachineInstanceNetworkInterface,
  VirtualMachineInstancePhaseTransitionTimestamp,
  VirtualMachineInstanceStatus,
  VolumeStatus,
} from '../generated/types.js'
import { make, put } from '../go-json.js'
import { defineFunction, defineOption, type StatusOption } from '../option.js'
import { append } from '../paths.js'
import type { VirtualMachineInstancePhase } from '../values.js'

/** The status of a VMI, made by options in the order given. */
export const newStatus = defineFunction(
  'newStatus',
  [rest(option<StatusOption>('opts'))],
  (...opts: StatusOption[]): VirtualMachineInstanceStatus => {
    const status: VirtualMachineInstanceStatus = { guestOSInfo: {}, runtimeUser: 0 }
    for (const apply of opts) apply(status)
    return status
  },
)

/** Runs options on the caller's own status, changes it and returns it. What it had is written as the API writes it. */
export const update = defineFunction(
  'update',
  [same('status', 'VirtualMachineInstanceStatus'), rest(option<StatusOption>('opts'))],
  (status: VirtualMachineInstanceStatus, ...opts: StatusOption[]): VirtualMachineInstanceStatus => {
    const written = make('VirtualMachineInstanceStatus', status)
    for (const name of Object.keys(status)) delete status[name as keyof VirtualMachineInstanceStatus]
    Object.assign(status, written)
    for (const apply of opts) apply(status)
    return status
  },
)

/** An option of the VMI: replaces its status. */
export const withStatus = defineOption(
  'withStatus',
  [object('status', 'VirtualMachineInstanceStatus')],
  (vmi: VirtualMachineInstance, status: VirtualMachineInstanceStatus) => {
    vmi.status = status
  },
)

/** Times in the API have whole seconds. */
const now = () => `${new Date().toISOString().slice(0, 19)}Z`

/** Sets the phase, and adds the change to it, stamped with the current time. */
export const withPhase = defineOption(
  'withPhase',
  [text<VirtualMachineInstancePhase>('phase')],
  (status: VirtualMachineInstanceStatus, phase: VirtualMachineInstancePhase) => {
    put(status, { phase })
    append(
      status,
      'phaseTransitionTimestamps',
      make('VirtualMachineInstancePhaseTransitionTimestamp', { phase, phaseTransitionTimestamp: now() }),
    )
  },
)

/** Adds a change of phase with a time of its own. */
export const withPhaseTransitionTimestamps = defineOption(
  'withPhaseTransitionTimestamps',
  [object('ts', 'VirtualMachineInstancePhaseTransitionTimestamp')],
  (status: VirtualMachineInstanceStatus, ts: VirtualMachineInstancePhaseTransitionTimestamp) => {
    append(status, 'phaseTransitionTimestamps', ts)
  },
)

/** Adds a condition; one of that type may be there already. */
export const withCondition = defineOption(
  'withCondition',
  [object('condition', 'VirtualMachineInstanceCondition')],
  (status: VirtualMachineInstanceStatus, condition: VirtualMachineInstanceCondition) => {
    append(status, 'conditions', condition)
  },
)

export const withLauncherContainerImageVersion = defineOption(
  'withLauncherContainerImageVersion',
  [text('image')],
  (status: VirtualMachineInstanceStatus, image: string) => put(status, { launcherContainerImageVersion: image }),
)

/** Adds a pod by its UID, and the node that it is on. */
export const withActivePod = defineOption(
  'withActivePod',
  [text('uid'), text('nodeName')],
  (status: VirtualMachineInstanceStatus, uid: string, nodeName: string) => {
    status.activePods = { ...status.activePods, [uid]: nodeName }
  },
)

export const withMigratedVolume = defineOption(
  'withMigratedVolume',
  [object('volumeInfo', 'StorageMigratedVolumeInfo')],
  (status: VirtualMachineInstanceStatus, volumeInfo: StorageMigratedVolumeInfo) => {
    append(status, 'migratedVolumes', volumeInfo)
  },
)

export const withVolumeStatus = defineOption(
  'withVolumeStatus',
  [object('volumeStatus', 'VolumeStatus')],
  (status: VirtualMachineInstanceStatus, volumeStatus: VolumeStatus) => {
    append(status, 'volumeStatus', volumeStatus)
  },
)

export const withMigrationState = defineOption(
  'withMigrationState',
  [object('migrationState', 'VirtualMachineInstanceMigrationState')],
  (status: VirtualMachineInstanceStatus, migrationState: VirtualMachineInstanceMigrationState) => {
    status.migrationState = migrationState
  },
)

export const withInterfaceStatus = defineOption(
  'withInterfaceStatus',
  [object('interfaceStatus', 'VirtualMachineInstanceNetworkInterface')],
  (status: VirtualMachineInstanceStatus, interfaceStatus: VirtualMachineInstanceNetworkInterface) => {
    append(status, 'interfaces', interfaceStatus)
  },
)

export const withNodeName = defineOption('withNodeName', [text('node')], (status: VirtualMachineInstanceStatus, node: string) =>
  put(status, { nodeName: node }),
)

export const withChangedBlockTracking = defineOption(
  'withChangedBlockTracking',
  [object('changedBlockTracking', 'ChangedBlockTrackingStatus')],
  (status: VirtualMachineInstanceStatus, changedBlockTracking: ChangedBlockTrackingStatus) => {
    status.changedBlockTracking = changedBlockTracking
  },
)
