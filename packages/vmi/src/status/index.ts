export type { StatusOption, VMStatusOption } from '../option.js'
export { newVMStatus, withVMCondition, withVMStatus, withVMVolumeUpdateState } from './vm-status.js'
export {
  newStatus,
  update,
  withActivePod,
  withChangedBlockTracking,
  withCondition,
  withInterfaceStatus,
  withLauncherContainerImageVersion,
  withMigratedVolume,
  withMigrationState,
  withNodeName,
  withPhase,
  withPhaseTransitionTimestamps,
  withStatus,
  withVolumeStatus,
} from './vmi-status.js'
