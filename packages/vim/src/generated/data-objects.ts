// Made by scripts/generate-types.mjs. Do not edit.
import type { Base64, DateTime, Long, ManagedObjectReference } from '../values.js'
import type { ArrayUpdateOperation, AutoStartWaitHeartbeatSetting, ComputeResourceHostSPBMLicenseInfoHostSPBMLicenseState, CustomizationLicenseDataMode, CustomizationNetBIOSMode, CustomizationSysprepRebootOption, DasVmPriority, DayOfWeek, DpmBehavior, DrsBehavior, EntityReferenceEntityType, EventFilterSpecRecursionOption, FibreChannelPortType, FtIssuesOnHostHostSelectionType, HostAccessMode, HostFirewallRuleDirection, HostFirewallRulePortType, HostInternetScsiHbaNetworkBindingSupportType, HostLockdownMode, HostPowerOperationType, HostSnmpAgentCapability, HostSystemConnectionState, HostSystemPowerState, HostTpmAttestationInfoAcceptanceStatus, LatencySensitivitySensitivityLevel, LicenseFeatureInfoState, LicenseManagerState, LicenseReservationInfoState, ManagedEntityStatus, MetricAlarmOperator, ObjectUpdateKind, PerfStatsType, PerfSummaryType, PropertyChangeOp, SharesLevel, StateAlarmOperator, TaskFilterSpecRecursionOption, TaskFilterSpecTimeOption, TaskInfoState, VirtualAppVAppState, VirtualDeviceConfigSpecFileOperation, VirtualDeviceConfigSpecOperation, VirtualMachineConnectionState, VirtualMachineFaultToleranceState, VirtualMachineMovePriority, VirtualMachinePowerState, VirtualMachineRecordReplayState, VirtualMachineRelocateTransformation, VirtualMachineToolsStatus, VirtualSCSISharing, VslmTaskInfoState, WeekOfMonth } from './enums.js'

/** vim.AboutInfo */
export interface AboutInfo extends DynamicData {
  name: string
  fullName: string
  vendor: string
  version: string
  patchLevel?: string
  build: string
  localeVersion?: string
  localeBuild?: string
  osType: string
  productLineId: string
  apiType: string
  apiVersion: string
  instanceUuid?: string
  licenseProductName?: string
  licenseProductVersion?: string
}

/** vim.event.AccountCreatedEvent */
export interface AccountCreatedEvent extends HostEvent {
  spec: HostAccountSpec
  group: boolean
}

/** vim.event.AccountRemovedEvent */
export interface AccountRemovedEvent extends HostEvent {
  account: string
  group: boolean
}

/** vim.event.AccountUpdatedEvent */
export interface AccountUpdatedEvent extends HostEvent {
  spec: HostAccountSpec
  group: boolean
  prevDescription?: string
}

/** vim.action.Action */
export interface Action extends DynamicData {
}

/** vim.fault.ActiveDirectoryFault */
export interface ActiveDirectoryFault extends VimFault {
  errorCode?: number
}

/** vim.profile.host.ActiveDirectoryProfile */
export interface ActiveDirectoryProfile extends ApplyProfile {
}

/** vim.fault.ActiveVMsBlockingEVC */
export interface ActiveVMsBlockingEVC extends EVCConfigFault {
  evcMode?: string
  host?: ManagedObjectReference[]
  hostName?: string[]
}

/** vim.vsan.ActiveDirectoryServerConfig */
export interface ActiveVsanDirectoryServerConfig extends VsanDirectoryServerConfig {
  activeDirectoryDomainName?: string
  username?: string
  password?: string
  organizationalUnit?: string
  preferredADServers?: string[]
}

/** vim.fault.AdminDisabled */
export interface AdminDisabled extends HostConfigFault {
}

/** vim.fault.AdminNotDisabled */
export interface AdminNotDisabled extends HostConfigFault {
}

/** vim.event.AdminPasswordNotChangedEvent */
export interface AdminPasswordNotChangedEvent extends HostEvent {
}

/** vim.fault.AffinityConfigured */
export interface AffinityConfigured extends MigrationFault {
  configuredAffinity: string[]
}

/** vim.scheduler.AfterStartupTaskScheduler */
export interface AfterStartupTaskScheduler extends TaskScheduler {
  minute: number
}

/** eam.Agency.ComputeResourceScope */
export interface AgencyComputeResourceScope extends AgencyScope {
  computeResource?: ManagedObjectReference[]
}

/** eam.Agency.ConfigInfo */
export interface AgencyConfigInfo extends DynamicData {
  agentConfig?: AgentConfigInfo[]
  scope?: AgencyScope
  manuallyMarkAgentVmAvailableAfterProvisioning?: boolean
  manuallyMarkAgentVmAvailableAfterPowerOn?: boolean
  optimizedDeploymentEnabled?: boolean
  agentName?: string
  agencyName?: string
  useUuidVmName?: boolean
  manuallyProvisioned?: boolean
  manuallyMonitored?: boolean
  bypassVumEnabled?: boolean
  agentVmNetwork?: ManagedObjectReference[]
  agentVmDatastore?: ManagedObjectReference[]
  preferHostConfiguration?: boolean
  ipPool?: IpPool
  resourcePools?: AgencyVMResourcePool[]
  folders?: AgencyVMFolder[]
}

/** eam.issue.AgencyDisabled */
export interface AgencyDisabled extends AgencyIssue {
}

/** eam.issue.AgencyIssue */
export interface AgencyIssue extends Issue {
  agency: ManagedObjectReference
  agencyName: string
  solutionId: string
  solutionName: string
}

/** eam.Agency.Scope */
export interface AgencyScope extends DynamicData {
}

/** eam.Agency.VMFolder */
export interface AgencyVMFolder extends DynamicData {
  folderId: ManagedObjectReference
  datacenterId: ManagedObjectReference
}

/** eam.Agency.VMResourcePool */
export interface AgencyVMResourcePool extends DynamicData {
  resourcePoolId: ManagedObjectReference
  computeResourceId: ManagedObjectReference
}

/** eam.Agent.AnyCertificate */
export interface AgentAnyCertificate extends AgentSslTrust {
}

/** eam.Agent.ConfigInfo */
export interface AgentConfigInfo extends DynamicData {
  productLineId?: string
  hostVersion?: string
  ovfPackageUrl?: string
  authenticationScheme?: string
  ovfSslTrust?: AgentSslTrust
  ovfEnvironment?: AgentOvfEnvironmentInfo
  vibUrl?: string
  vibSslTrust?: AgentSslTrust
  vibMatchingRules?: AgentVibMatchingRule[]
  vibName?: string
  dvFilterEnabled?: boolean
  rebootHostAfterVibUninstall?: boolean
  vmciService?: string[]
  ovfDiskProvisioning?: string
  vmStoragePolicies?: AgentStoragePolicy[]
  vmResourceConfiguration?: string
}

/** vim.fault.AgentInstallFailed */
export interface AgentInstallFailed extends HostConnectFault {
  reason?: string
  statusCode?: number
  installerOutput?: string
}

/** eam.issue.AgentIssue */
export interface AgentIssue extends AgencyIssue {
  agent: ManagedObjectReference
  agentName: string
  host: ManagedObjectReference
  hostName: string
}

/** eam.Agent.OvfEnvironmentInfo */
export interface AgentOvfEnvironmentInfo extends DynamicData {
  ovfProperty?: AgentOvfEnvironmentInfoOvfProperty[]
}

/** eam.Agent.OvfEnvironmentInfo.OvfProperty */
export interface AgentOvfEnvironmentInfoOvfProperty extends DynamicData {
  key: string
  value: string
}

/** eam.Agent.PinnedPemCertificate */
export interface AgentPinnedPemCertificate extends AgentSslTrust {
  sslCertificate: string
}

/** eam.Agent.RuntimeInfo */
export interface AgentRuntimeInfo extends EamObjectRuntimeInfo {
  vmPowerState: VirtualMachinePowerState
  receivingHeartBeat: boolean
  host?: ManagedObjectReference
  vm?: ManagedObjectReference
  vmIp?: string
  vmName: string
  esxAgentResourcePool?: ManagedObjectReference
  esxAgentFolder?: ManagedObjectReference
  installedBulletin?: string[]
  installedVibs?: VibVibInfo[]
  agency?: ManagedObjectReference
  vmHook?: AgentVmHook
}

/** eam.Agent.SslTrust */
export interface AgentSslTrust extends DynamicData {
}

/** eam.Agent.StoragePolicy */
export interface AgentStoragePolicy extends DynamicData {
}

/** eam.Agent.VibMatchingRule */
export interface AgentVibMatchingRule extends DynamicData {
  vibNameRegex: string
  vibVersionRegex: string
}

/** eam.Agent.VmHook */
export interface AgentVmHook extends DynamicData {
  vm: ManagedObjectReference
  vmState: string
}

/** eam.Agent.VsanStoragePolicy */
export interface AgentVsanStoragePolicy extends AgentStoragePolicy {
  profileId: string
}

/** vim.event.AlarmAcknowledgedEvent */
export interface AlarmAcknowledgedEvent extends AlarmEvent {
  source: ManagedEntityEventArgument
  entity: ManagedEntityEventArgument
}

/** vim.alarm.AlarmAction */
export interface AlarmAction extends DynamicData {
}

/** vim.event.AlarmActionTriggeredEvent */
export interface AlarmActionTriggeredEvent extends AlarmEvent {
  source: ManagedEntityEventArgument
  entity: ManagedEntityEventArgument
}

/** vim.event.AlarmClearedEvent */
export interface AlarmClearedEvent extends AlarmEvent {
  source: ManagedEntityEventArgument
  entity: ManagedEntityEventArgument
  from: string
}

/** vim.event.AlarmCreatedEvent */
export interface AlarmCreatedEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
}

/** vim.alarm.AlarmDescription */
export interface AlarmDescription extends DynamicData {
  expr: TypeDescription[]
  stateOperator: ElementDescription[]
  metricOperator: ElementDescription[]
  hostSystemConnectionState: ElementDescription[]
  virtualMachinePowerState: ElementDescription[]
  datastoreConnectionState: ElementDescription[]
  hostSystemPowerState: ElementDescription[]
  virtualMachineGuestHeartbeatStatus: ElementDescription[]
  entityStatus: ElementDescription[]
  action: TypeDescription[]
}

/** vim.event.AlarmEmailCompletedEvent */
export interface AlarmEmailCompletedEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
  to: string
}

/** vim.event.AlarmEmailFailedEvent */
export interface AlarmEmailFailedEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
  to: string
  reason: LocalizedMethodFault
}

/** vim.event.AlarmEvent */
export interface AlarmEvent extends Event {
  alarm: AlarmEventArgument
}

/** vim.event.AlarmEventArgument */
export interface AlarmEventArgument extends EntityEventArgument {
  alarm: ManagedObjectReference
}

/** vim.alarm.AlarmExpression */
export interface AlarmExpression extends DynamicData {
}

/** sms.provider.AlarmFilter */
export interface AlarmFilter extends DynamicData {
  alarmStatus?: string
  alarmType?: string
  entityType?: string
  entityId?: unknown[]
  pageMarker?: string
}

/** vim.alarm.AlarmFilterSpec */
export interface AlarmFilterSpec extends DynamicData {
  status?: ManagedEntityStatus[]
  typeEntity?: string
  typeTrigger?: string
}

/** vim.alarm.AlarmInfo */
export interface AlarmInfo extends AlarmSpec {
  key: string
  alarm: ManagedObjectReference
  entity: ManagedObjectReference
  lastModifiedTime: DateTime
  lastModifiedUser: string
  creationEventId: number
}

/** vim.event.AlarmReconfiguredEvent */
export interface AlarmReconfiguredEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
  configChanges?: ChangesInfoEventArgument
}

/** vim.event.AlarmRemovedEvent */
export interface AlarmRemovedEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
}

/** sms.provider.AlarmResult */
export interface AlarmResult extends DynamicData {
  storageAlarm?: StorageAlarm[]
  pageMarker?: string
}

/** vim.event.AlarmScriptCompleteEvent */
export interface AlarmScriptCompleteEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
  script: string
}

/** vim.event.AlarmScriptFailedEvent */
export interface AlarmScriptFailedEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
  script: string
  reason: LocalizedMethodFault
}

/** vim.alarm.AlarmSetting */
export interface AlarmSetting extends DynamicData {
  toleranceRange: number
  reportingFrequency: number
}

/** vim.event.AlarmSnmpCompletedEvent */
export interface AlarmSnmpCompletedEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
}

/** vim.event.AlarmSnmpFailedEvent */
export interface AlarmSnmpFailedEvent extends AlarmEvent {
  entity: ManagedEntityEventArgument
  reason: LocalizedMethodFault
}

/** vim.alarm.AlarmSpec */
export interface AlarmSpec extends DynamicData {
  name: string
  systemName?: string
  description: string
  enabled: boolean
  expression: AlarmExpression
  action?: AlarmAction
  actionFrequency?: number
  setting?: AlarmSetting
}

/** vim.alarm.AlarmState */
export interface AlarmState extends DynamicData {
  key: string
  entity: ManagedObjectReference
  alarm: ManagedObjectReference
  overallStatus: ManagedEntityStatus
  time: DateTime
  acknowledged?: boolean
  acknowledgedByUser?: string
  acknowledgedTime?: DateTime
  eventKey?: number
  disabled?: boolean
}

/** vim.event.AlarmStatusChangedEvent */
export interface AlarmStatusChangedEvent extends AlarmEvent {
  source: ManagedEntityEventArgument
  entity: ManagedEntityEventArgument
  from: string
  to: string
}

/** vim.alarm.AlarmTriggeringAction */
export interface AlarmTriggeringAction extends AlarmAction {
  action: Action
  transitionSpecs?: AlarmTriggeringActionTransitionSpec[]
  green2yellow: boolean
  yellow2red: boolean
  red2yellow: boolean
  yellow2green: boolean
}

/** vim.alarm.AlarmTriggeringAction.TransitionSpec */
export interface AlarmTriggeringActionTransitionSpec extends DynamicData {
  startState: ManagedEntityStatus
  finalState: ManagedEntityStatus
  repeats: boolean
}

/** vim.event.AllVirtualMachinesLicensedEvent */
export interface AllVirtualMachinesLicensedEvent extends LicenseEvent {
}

/** vim.event.AlreadyAuthenticatedSessionEvent */
export interface AlreadyAuthenticatedSessionEvent extends SessionEvent {
}

/** vim.fault.AlreadyBeingManaged */
export interface AlreadyBeingManaged extends HostConnectFault {
  ipAddress: string
}

/** vim.fault.AlreadyConnected */
export interface AlreadyConnected extends HostConnectFault {
  name: string
}

/** sms.fault.replication.AlreadyDone */
export interface AlreadyDone extends SmsReplicationFault {
}

/** vim.fault.AlreadyExists */
export interface AlreadyExists extends VimFault {
  name?: string
}

/** vim.fault.AlreadyUpgraded */
export interface AlreadyUpgraded extends VimFault {
}

/** vim.alarm.AndAlarmExpression */
export interface AndAlarmExpression extends AlarmExpression {
  expression: AlarmExpression[]
}

/** vim.profile.host.AnswerFile */
export interface AnswerFile extends DynamicData {
  userInput?: ProfileDeferredPolicyOptionParameter[]
  createdTime: DateTime
  modifiedTime: DateTime
}

/** vim.profile.host.ProfileManager.AnswerFileCreateSpec */
export interface AnswerFileCreateSpec extends DynamicData {
  validating?: boolean
}

/** vim.profile.host.ProfileManager.AnswerFileOptionsCreateSpec */
export interface AnswerFileOptionsCreateSpec extends AnswerFileCreateSpec {
  userInput?: ProfileDeferredPolicyOptionParameter[]
}

/** vim.profile.host.ProfileManager.AnswerFileSerializedCreateSpec */
export interface AnswerFileSerializedCreateSpec extends AnswerFileCreateSpec {
  answerFileConfigString: string
}

/** vim.profile.host.AnswerFileStatusResult.AnswerFileStatusError */
export interface AnswerFileStatusError extends DynamicData {
  userInputPath: ProfilePropertyPath
  errMsg: LocalizableMessage
}

/** vim.profile.host.AnswerFileStatusResult */
export interface AnswerFileStatusResult extends DynamicData {
  checkedTime: DateTime
  host: ManagedObjectReference
  status: string
  error?: AnswerFileStatusError[]
}

/** vim.fault.AnswerFileUpdateFailed */
export interface AnswerFileUpdateFailed extends VimFault {
  failure: AnswerFileUpdateFailure[]
}

/** vim.fault.AnswerFileUpdateFailed.UpdateFailure */
export interface AnswerFileUpdateFailure extends DynamicData {
  userInputPath: ProfilePropertyPath
  errMsg: LocalizableMessage
}

/** vim.fault.ApplicationQuiesceFault */
export interface ApplicationQuiesceFault extends SnapshotFault {
}

/** vim.profile.host.ProfileManager.ApplyHostConfigResult */
export interface ApplyHostProfileConfigurationResult extends DynamicData {
  startTime: DateTime
  completeTime: DateTime
  host: ManagedObjectReference
  status: string
  errors?: LocalizedMethodFault[]
}

/** vim.profile.host.ProfileManager.ApplyHostConfigSpec */
export interface ApplyHostProfileConfigurationSpec extends ProfileExecuteResult {
  host: ManagedObjectReference
  taskListRequirement?: string[]
  taskDescription?: LocalizableMessage[]
  rebootStateless?: boolean
  rebootHost?: boolean
  faultData?: LocalizedMethodFault
}

/** vim.profile.ApplyProfile */
export interface ApplyProfile extends DynamicData {
  enabled: boolean
  policy?: ProfilePolicy[]
  profileTypeName?: string
  profileVersion?: string
  property?: ProfileApplyProfileProperty[]
  favorite?: boolean
  toBeMerged?: boolean
  toReplaceWith?: boolean
  toBeDeleted?: boolean
  copyEnableStatus?: boolean
  hidden?: boolean
}

/** vim.storageDrs.ApplyRecommendationResult */
export interface ApplyStorageRecommendationResult extends DynamicData {
  vm?: ManagedObjectReference
}

/** vim.option.ArrayUpdateSpec */
export interface ArrayUpdateSpec extends DynamicData {
  operation: ArrayUpdateOperation
  removeKey?: unknown
}

/** sms.fault.AuthConnectionFailed */
export interface AuthConnectionFailed extends NoPermission {
}

/** vim.fault.AuthMinimumAdminPermission */
export interface AuthMinimumAdminPermission extends VimFault {
}

/** vim.profile.host.AuthenticationProfile */
export interface AuthenticationProfile extends ApplyProfile {
  activeDirectory?: ActiveDirectoryProfile
}

/** vmodl.fault.AuthenticationRequired */
export interface AuthenticationRequired extends RuntimeFault {
  authenticate: AuthenticationRequiredChallenge[]
}

/** vmodl.fault.AuthenticationRequired.Challenge */
export interface AuthenticationRequiredChallenge extends DynamicData {
  scheme: string
  realm?: string
  error?: string
  errorDescription?: string
  ovl?: string
  oidcConfigUrl?: string
}

/** vim.AuthorizationDescription */
export interface AuthorizationDescription extends DynamicData {
  privilege: ElementDescription[]
  privilegeGroup: ElementDescription[]
}

/** vim.event.AuthorizationEvent */
export interface AuthorizationEvent extends Event {
}

/** vim.AuthorizationManager.Privilege */
export interface AuthorizationPrivilege extends DynamicData {
  privId: string
  onParent: boolean
  name: string
  privGroupName: string
}

/** vim.AuthorizationManager.Role */
export interface AuthorizationRole extends DynamicData {
  roleId: number
  system: boolean
  name: string
  info: Description
  privilege?: string[]
}

/** vim.host.AutoStartManager.SystemDefaults */
export interface AutoStartDefaults extends DynamicData {
  enabled?: boolean
  startDelay?: number
  stopDelay?: number
  waitForHeartbeat?: boolean
  stopAction?: string
}

/** vim.host.AutoStartManager.AutoPowerInfo */
export interface AutoStartPowerInfo extends DynamicData {
  key: ManagedObjectReference
  startOrder: number
  startDelay: number
  waitForHeartbeat: AutoStartWaitHeartbeatSetting
  startAction: string
  stopDelay: number
  stopAction: string
}

/** sms.storage.BackingConfig */
export interface BackingConfig extends DynamicData {
  thinProvisionBackingIdentifier?: string
  deduplicationBackingIdentifier?: string
  autoTieringEnabled?: boolean
  deduplicationEfficiency?: Long
  performanceOptimizationInterval?: Long
}

/** sms.storage.BackingStoragePool */
export interface BackingStoragePool extends DynamicData {
  uuid: string
  type: string
  capacityInMB: Long
  usedSpaceInMB: Long
}

/** vim.fault.BackupBlobReadFailure */
export interface BackupBlobReadFailure extends DvsFault {
  entityName: string
  entityType: string
  fault: LocalizedMethodFault
}

/** vim.fault.BackupBlobWriteFailure */
export interface BackupBlobWriteFailure extends DvsFault {
  entityName: string
  entityType: string
  fault: LocalizedMethodFault
}

/** vim.event.BadUsernameSessionEvent */
export interface BadUsernameSessionEvent extends SessionEvent {
  ipAddress: string
}

/** vim.vslm.BaseConfigInfo */
export interface BaseConfigInfo extends DynamicData {
  id: ID
  name: string
  createTime: DateTime
  keepAfterDeleteVm?: boolean
  relocationDisabled?: boolean
  nativeSnapshotSupported?: boolean
  changedBlockTrackingEnabled?: boolean
  backing: BaseConfigInfoBackingInfo
  metadata?: KeyValue[]
  vclock?: vslmVClockInfo
  iofilter?: string[]
}

/** vim.vslm.BaseConfigInfo.BackingInfo */
export interface BaseConfigInfoBackingInfo extends DynamicData {
  datastore: ManagedObjectReference
}

/** vim.vslm.BaseConfigInfo.DiskFileBackingInfo */
export interface BaseConfigInfoDiskFileBackingInfo extends BaseConfigInfoFileBackingInfo {
  provisioningType: string
}

/** vim.vslm.BaseConfigInfo.FileBackingInfo */
export interface BaseConfigInfoFileBackingInfo extends BaseConfigInfoBackingInfo {
  filePath: string
  backingObjectId?: string
  parent?: BaseConfigInfoFileBackingInfo
  deltaSizeInMB?: Long
  keyId?: CryptoKeyId
  sharedFileBacking?: boolean
}

/** vim.vslm.BaseConfigInfo.RawDiskMappingBackingInfo */
export interface BaseConfigInfoRawDiskMappingBackingInfo extends BaseConfigInfoFileBackingInfo {
  lunUuid: string
  compatibilityMode: string
}

/** vim.BatchResult */
export interface BatchResult extends DynamicData {
  result: string
  hostKey: string
  ds?: ManagedObjectReference
  fault?: LocalizedMethodFault
}

/** vim.fault.BlockedByFirewall */
export interface BlockedByFirewall extends HostConfigFault {
}

/** vim.option.BoolOption */
export interface BoolOption extends OptionType {
  supported: boolean
  defaultValue: boolean
}

/** vim.BoolPolicy */
export interface BoolPolicy extends InheritablePolicy {
  value?: boolean
}

/** vim.fault.CAMServerRefusedConnection */
export interface CAMServerRefusedConnection extends InvalidCAMServer {
}

/** vim.event.CanceledHostOperationEvent */
export interface CanceledHostOperationEvent extends HostEvent {
}

/** eam.issue.CannotAccessAgentOVF */
export interface CannotAccessAgentOVF extends VmNotDeployed {
  downloadUrl: string
}

/** eam.issue.CannotAccessAgentVib */
export interface CannotAccessAgentVib extends VibNotInstalled {
  downloadUrl: string
}

/** vim.fault.CannotAccessFile */
export interface CannotAccessFile extends FileFault {
}

/** vim.fault.CannotAccessLocalSource */
export interface CannotAccessLocalSource extends VimFault {
}

/** vim.fault.CannotAccessNetwork */
export interface CannotAccessNetwork extends CannotAccessVmDevice {
  network?: ManagedObjectReference
}

/** vim.fault.CannotAccessVmComponent */
export interface CannotAccessVmComponent extends VmConfigFault {
}

/** vim.fault.CannotAccessVmConfig */
export interface CannotAccessVmConfig extends CannotAccessVmComponent {
  reason: LocalizedMethodFault
}

/** vim.fault.CannotAccessVmDevice */
export interface CannotAccessVmDevice extends CannotAccessVmComponent {
  device: string
  backing: string
  connected: boolean
}

/** vim.fault.CannotAccessVmDisk */
export interface CannotAccessVmDisk extends CannotAccessVmDevice {
  fault: LocalizedMethodFault
}

/** vim.fault.CannotAddHostWithFTVmAsStandalone */
export interface CannotAddHostWithFTVmAsStandalone extends HostConnectFault {
}

/** vim.fault.CannotAddHostWithFTVmToDifferentCluster */
export interface CannotAddHostWithFTVmToDifferentCluster extends HostConnectFault {
}

/** vim.fault.CannotAddHostWithFTVmToNonHACluster */
export interface CannotAddHostWithFTVmToNonHACluster extends HostConnectFault {
}

/** vim.fault.CannotChangeDrsBehaviorForFtSecondary */
export interface CannotChangeDrsBehaviorForFtSecondary extends VmFaultToleranceIssue {
  vm: ManagedObjectReference
  vmName: string
}

/** vim.fault.CannotChangeHaSettingsForFtSecondary */
export interface CannotChangeHaSettingsForFtSecondary extends VmFaultToleranceIssue {
  vm: ManagedObjectReference
  vmName: string
}

/** vim.fault.CannotChangeVsanClusterUuid */
export interface CannotChangeVsanClusterUuid extends VsanFault {
}

/** vim.fault.CannotChangeVsanNodeUuid */
export interface CannotChangeVsanNodeUuid extends VsanFault {
}

/** vim.fault.CannotComputeFTCompatibleHosts */
export interface CannotComputeFTCompatibleHosts extends VmFaultToleranceIssue {
  vm: ManagedObjectReference
  vmName: string
}

/** vim.fault.CannotCreateFile */
export interface CannotCreateFile extends FileFault {
}

/** vim.fault.CannotDecryptPasswords */
export interface CannotDecryptPasswords extends CustomizationFault {
}

/** vim.fault.CannotDeleteFile */
export interface CannotDeleteFile extends FileFault {
}

/** vim.fault.CannotDisableDrsOnClustersWithVApps */
export interface CannotDisableDrsOnClustersWithVApps extends RuntimeFault {
}

/** vim.fault.CannotDisableSnapshot */
export interface CannotDisableSnapshot extends VmConfigFault {
}

/** vim.fault.CannotDisconnectHostWithFaultToleranceVm */
export interface CannotDisconnectHostWithFaultToleranceVm extends VimFault {
  hostName: string
}

/** vim.fault.CannotEnableVmcpForCluster */
export interface CannotEnableVmcpForCluster extends VimFault {
  host?: ManagedObjectReference
  hostName?: string
  reason?: string
}

/** vim.fault.CannotModifyConfigCpuRequirements */
export interface CannotModifyConfigCpuRequirements extends MigrationFault {
}

/** vim.fault.CannotMoveFaultToleranceVm */
export interface CannotMoveFaultToleranceVm extends VimFault {
  moveType: string
  vmName: string
}

/** vim.fault.CannotMoveHostWithFaultToleranceVm */
export interface CannotMoveHostWithFaultToleranceVm extends VimFault {
}

/** vim.fault.CannotMoveVmWithDeltaDisk */
export interface CannotMoveVmWithDeltaDisk extends MigrationFault {
  device: string
}

/** vim.fault.CannotMoveVmWithNativeDeltaDisk */
export interface CannotMoveVmWithNativeDeltaDisk extends MigrationFault {
}

/** vim.fault.CannotMoveVsanEnabledHost */
export interface CannotMoveVsanEnabledHost extends VsanFault {
}

/** vim.fault.CannotPlaceWithoutPrerequisiteMoves */
export interface CannotPlaceWithoutPrerequisiteMoves extends VimFault {
}

/** vim.fault.CannotPowerOffVmInCluster */
export interface CannotPowerOffVmInCluster extends InvalidState {
  operation: string
  vm: ManagedObjectReference
  vmName: string
}

/** vim.fault.CannotReconfigureVsanWhenHaEnabled */
export interface CannotReconfigureVsanWhenHaEnabled extends VsanFault {
}

/** vim.fault.CannotUseNetwork */
export interface CannotUseNetwork extends VmConfigFault {
  device: string
  backing: string
  connected: boolean
  reason: string
  network?: ManagedObjectReference
}

/** vim.Capability */
export interface Capability extends DynamicData {
  provisioningSupported: boolean
  multiHostSupported: boolean
  userShellAccessSupported: boolean
  supportedEVCMode?: EVCMode[]
  supportedEVCGraphicsMode?: FeatureEVCMode[]
  networkBackupAndRestoreSupported?: boolean
  ftDrsWithoutEvcSupported?: boolean
  hciWorkflowSupported?: boolean
  computePolicyVersion?: number
  clusterPlacementSupported?: boolean
  lifecycleManagementSupported?: boolean
  hostSeedingSupported?: boolean
  scalableSharesSupported?: boolean
  hadcsSupported?: boolean
  configMgmtSupported?: boolean
}

/** sms.fault.CertificateAuthorityFault */
export interface CertificateAuthorityFault extends ProviderRegistrationFault {
  faultCode: number
}

/** sms.fault.CertificateNotImported */
export interface CertificateNotImported extends ProviderRegistrationFault {
}

/** eam.issue.CertificateNotTrusted */
export interface CertificateNotTrusted extends AgentIssue {
  url: string
}

/** eam.fault.CertificateNotTrustedFault */
export interface CertificateNotTrustedFault extends EamAppFault {
  url?: string
}

/** sms.fault.CertificateRefreshFailed */
export interface CertificateRefreshFailed extends MethodFault {
  providerId?: string[]
}

/** sms.fault.CertificateRevocationFailed */
export interface CertificateRevocationFailed extends MethodFault {
}

/** vim.event.ChangesInfoEventArgument */
export interface ChangesInfoEventArgument extends DynamicData {
  modified?: string
  added?: string
  deleted?: string
}

/** vim.vm.check.Result */
export interface CheckResult extends DynamicData {
  vm?: ManagedObjectReference
  host?: ManagedObjectReference
  warning?: LocalizedMethodFault[]
  error?: LocalizedMethodFault[]
}

/** vim.option.ChoiceOption */
export interface ChoiceOption extends OptionType {
  choiceInfo: ElementDescription[]
  defaultIndex?: number
}

/** vim.fault.ClockSkew */
export interface ClockSkew extends HostConfigFault {
}

/** vim.fault.CloneFromSnapshotNotSupported */
export interface CloneFromSnapshotNotSupported extends MigrationFault {
}

/** vim.cluster.Action */
export interface ClusterAction extends DynamicData {
  type: string
  target?: ManagedObjectReference
}

/** vim.cluster.ActionHistory */
export interface ClusterActionHistory extends DynamicData {
  action: ClusterAction
  time: DateTime
}

/** vim.cluster.AffinityRuleSpec */
export interface ClusterAffinityRuleSpec extends ClusterRuleInfo {
  vm: ManagedObjectReference[]
}

/** eam.issue.cluster.agent.AgentIssue */
export interface ClusterAgentAgentIssue extends AgencyIssue {
  agent: ManagedObjectReference
  cluster?: ManagedObjectReference
}

/** eam.issue.cluster.agent.CertificateNotTrusted */
export interface ClusterAgentCertificateNotTrusted extends ClusterAgentVmNotDeployed {
  url: string
}

/** eam.issue.cluster.agent.HostInMaintenanceMode */
export interface ClusterAgentHostInMaintenanceMode extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.HostInPartialMaintenanceMode */
export interface ClusterAgentHostInPartialMaintenanceMode extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.InsufficientClusterResources */
export interface ClusterAgentInsufficientClusterResources extends ClusterAgentVmPoweredOff {
}

/** eam.issue.cluster.agent.InsufficientClusterSpace */
export interface ClusterAgentInsufficientClusterSpace extends ClusterAgentVmNotDeployed {
}

/** eam.issue.cluster.agent.InvalidConfig */
export interface ClusterAgentInvalidConfig extends ClusterAgentVmIssue {
  error: unknown
}

/** eam.issue.cluster.agent.MissingClusterVmDatastore */
export interface ClusterAgentMissingClusterVmDatastore extends ClusterAgentVmNotDeployed {
  missingDatastores?: ManagedObjectReference[]
}

/** eam.issue.cluster.agent.MissingClusterVmNetwork */
export interface ClusterAgentMissingClusterVmNetwork extends ClusterAgentVmNotDeployed {
  missingNetworks?: ManagedObjectReference[]
  networkNames?: string[]
}

/** eam.issue.cluster.agent.OvfInvalidProperty */
export interface ClusterAgentOvfInvalidProperty extends ClusterAgentAgentIssue {
  error?: LocalizedMethodFault[]
}

/** eam.issue.cluster.agent.TransitionFailed */
export interface ClusterAgentTransitionFailed extends ClusterAgentAgentIssue {
}

/** eam.issue.cluster.agent.VmHookFailed */
export interface ClusterAgentVmHookFailed extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.VmHookTimedout */
export interface ClusterAgentVmHookTimedout extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.VmInaccessible */
export interface ClusterAgentVmInaccessible extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.VmIssue */
export interface ClusterAgentVmIssue extends ClusterAgentAgentIssue {
  vm: ManagedObjectReference
}

/** eam.issue.cluster.agent.VmNotDeployed */
export interface ClusterAgentVmNotDeployed extends ClusterAgentAgentIssue {
}

/** eam.issue.cluster.agent.VmNotRemoved */
export interface ClusterAgentVmNotRemoved extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.VmPoweredOff */
export interface ClusterAgentVmPoweredOff extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.VmPoweredOn */
export interface ClusterAgentVmPoweredOn extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.VmProtected */
export interface ClusterAgentVmProtected extends ClusterAgentVmIssue {
}

/** eam.issue.cluster.agent.VmSuspended */
export interface ClusterAgentVmSuspended extends ClusterAgentVmIssue {
}

/** vim.cluster.AntiAffinityRuleSpec */
export interface ClusterAntiAffinityRuleSpec extends ClusterRuleInfo {
  vm: ManagedObjectReference[]
}

/** vim.cluster.AttemptedVmInfo */
export interface ClusterAttemptedVmInfo extends DynamicData {
  vm: ManagedObjectReference
  task?: ManagedObjectReference
}

/** vim.cluster.ClusterInitialPlacementAction */
export interface ClusterClusterInitialPlacementAction extends ClusterAction {
  targetHost?: ManagedObjectReference
  pool: ManagedObjectReference
  availableNetworks?: ManagedObjectReference[]
  configSpec?: VirtualMachineConfigSpec
}

/** vim.event.ClusterComplianceCheckedEvent */
export interface ClusterComplianceCheckedEvent extends ClusterEvent {
  profile: ProfileEventArgument
}

/** vim.ClusterComputeResource.ClusterConfigResult */
export interface ClusterComputeResourceClusterConfigResult extends DynamicData {
  failedHosts?: FolderFailedHostResult[]
  configuredHosts?: ManagedObjectReference[]
}

/** vim.ClusterComputeResource.CryptoModePolicy */
export interface ClusterComputeResourceCryptoModePolicy extends DynamicData {
  keyId?: CryptoKeyId
  providerId?: KeyProviderId
}

/** vim.ClusterComputeResource.DVSConfigurationValidation */
export interface ClusterComputeResourceDVSConfigurationValidation extends ClusterComputeResourceValidationResultBase {
  isDvsValid: boolean
  isDvpgValid: boolean
}

/** vim.ClusterComputeResource.DVSSetting */
export interface ClusterComputeResourceDVSSetting extends DynamicData {
  dvSwitch: ManagedObjectReference
  pnicDevices?: string[]
  dvPortgroupSetting?: ClusterComputeResourceDVSSettingDVPortgroupToServiceMapping[]
}

/** vim.ClusterComputeResource.DVSSetting.DVPortgroupToServiceMapping */
export interface ClusterComputeResourceDVSSettingDVPortgroupToServiceMapping extends DynamicData {
  dvPortgroup: ManagedObjectReference
  service: string
}

/** vim.ClusterComputeResource.DvsProfile */
export interface ClusterComputeResourceDvsProfile extends DynamicData {
  dvsName?: string
  dvSwitch?: ManagedObjectReference
  pnicDevices?: string[]
  dvPortgroupMapping?: ClusterComputeResourceDvsProfileDVPortgroupSpecToServiceMapping[]
}

/** vim.ClusterComputeResource.DvsProfile.DVPortgroupSpecToServiceMapping */
export interface ClusterComputeResourceDvsProfileDVPortgroupSpecToServiceMapping extends DynamicData {
  dvPortgroupSpec?: DVPortgroupConfigSpec
  dvPortgroup?: ManagedObjectReference
  service: string
}

/** vim.ClusterComputeResource.HCIConfigInfo */
export interface ClusterComputeResourceHCIConfigInfo extends DynamicData {
  workflowState: string
  dvsSetting?: ClusterComputeResourceDVSSetting[]
  configuredHosts?: ManagedObjectReference[]
  hostConfigProfile?: ClusterComputeResourceHostConfigurationProfile
}

/** vim.ClusterComputeResource.HCIConfigSpec */
export interface ClusterComputeResourceHCIConfigSpec extends DynamicData {
  dvsProf?: ClusterComputeResourceDvsProfile[]
  hostConfigProfile?: ClusterComputeResourceHostConfigurationProfile
  vSanConfigSpec?: SDDCBase
  vcProf?: ClusterComputeResourceVCProfile
}

/** vim.ClusterComputeResource.HostConfigurationInput */
export interface ClusterComputeResourceHostConfigurationInput extends DynamicData {
  host: ManagedObjectReference
  hostVmkNics?: ClusterComputeResourceHostVmkNicInfo[]
  allowedInNonMaintenanceMode?: boolean
}

/** vim.ClusterComputeResource.HostConfigurationProfile */
export interface ClusterComputeResourceHostConfigurationProfile extends DynamicData {
  dateTimeConfig?: HostDateTimeConfig
  lockdownMode?: HostLockdownMode
}

/** vim.ClusterComputeResource.HostConfigurationValidation */
export interface ClusterComputeResourceHostConfigurationValidation extends ClusterComputeResourceValidationResultBase {
  host: ManagedObjectReference
  isDvsSettingValid?: boolean
  isVmknicSettingValid?: boolean
  isNtpSettingValid?: boolean
  isLockdownModeValid?: boolean
}

/** vim.ClusterComputeResource.HostEvacuationInfo */
export interface ClusterComputeResourceHostEvacuationInfo extends DynamicData {
  host: ManagedObjectReference
  action?: OptionValue[]
}

/** vim.ClusterComputeResource.HostVmkNicInfo */
export interface ClusterComputeResourceHostVmkNicInfo extends DynamicData {
  nicSpec: HostVirtualNicSpec
  service: string
}

/** vim.ClusterComputeResource.MaintenanceInfo */
export interface ClusterComputeResourceMaintenanceInfo extends DynamicData {
  partialMMId?: string
  hostEvacInfo?: ClusterComputeResourceHostEvacuationInfo[]
}

/** vim.ClusterComputeResource.Summary */
export interface ClusterComputeResourceSummary extends ComputeResourceSummary {
  currentFailoverLevel: number
  admissionControlInfo?: ClusterDasAdmissionControlInfo
  numVmotions: number
  targetBalance?: number
  currentBalance?: number
  drsScore?: number
  numVmsPerDrsScoreBucket?: number[]
  usageSummary?: ClusterUsageSummary
  currentEVCModeKey?: string
  currentEVCGraphicsModeKey?: string
  dasData?: ClusterDasData
  clusterMaintenanceModeStatus?: string
  vcsHealthStatus?: string
  vcsSlots?: ClusterComputeResourceVcsSlots[]
}

/** vim.ClusterComputeResource.VCProfile */
export interface ClusterComputeResourceVCProfile extends DynamicData {
  clusterSpec?: ClusterConfigSpecEx
  evcModeKey?: string
  evcGraphicsModeKey?: string
}

/** vim.ClusterComputeResource.ValidationResultBase */
export interface ClusterComputeResourceValidationResultBase extends DynamicData {
  info?: LocalizableMessage[]
}

/** vim.ClusterComputeResource.VcsSlots */
export interface ClusterComputeResourceVcsSlots extends DynamicData {
  systemId?: string
  host: ManagedObjectReference
  datastore?: ManagedObjectReference[]
  totalSlots: number
}

/** vim.cluster.ConfigInfo */
export interface ClusterConfigInfo extends DynamicData {
  dasConfig: ClusterDasConfigInfo
  dasVmConfig?: ClusterDasVmConfigInfo[]
  drsConfig: ClusterDrsConfigInfo
  drsVmConfig?: ClusterDrsVmConfigInfo[]
  rule?: ClusterRuleInfo[]
}

/** vim.cluster.ConfigInfoEx */
export interface ClusterConfigInfoEx extends ComputeResourceConfigInfo {
  systemVMsConfig?: ClusterSystemVMsConfigInfo
  dasConfig: ClusterDasConfigInfo
  dasVmConfig?: ClusterDasVmConfigInfo[]
  drsConfig: ClusterDrsConfigInfo
  drsVmConfig?: ClusterDrsVmConfigInfo[]
  rule?: ClusterRuleInfo[]
  orchestration?: ClusterOrchestrationInfo
  vmOrchestration?: ClusterVmOrchestrationInfo[]
  dpmConfigInfo?: ClusterDpmConfigInfo
  dpmHostConfig?: ClusterDpmHostConfigInfo[]
  vsanConfigInfo?: VsanClusterConfigInfo
  vsanHostConfig?: VsanHostConfigInfo[]
  group?: ClusterGroupInfo[]
  infraUpdateHaConfig?: ClusterInfraUpdateHaConfigInfo
  proactiveDrsConfig?: ClusterProactiveDrsConfigInfo
  cryptoConfig?: ClusterCryptoConfigInfo
  vsanCoreConfig?: VsanClusterCoreConfig
}

/** vim.cluster.ConfigSpec */
export interface ClusterConfigSpec extends DynamicData {
  dasConfig?: ClusterDasConfigInfo
  dasVmConfigSpec?: ClusterDasVmConfigSpec[]
  drsConfig?: ClusterDrsConfigInfo
  drsVmConfigSpec?: ClusterDrsVmConfigSpec[]
  rulesSpec?: ClusterRuleSpec[]
}

/** vim.cluster.ConfigSpecEx */
export interface ClusterConfigSpecEx extends ComputeResourceConfigSpec {
  systemVMsConfig?: ClusterSystemVMsConfigSpec
  dasConfig?: ClusterDasConfigInfo
  dasVmConfigSpec?: ClusterDasVmConfigSpec[]
  drsConfig?: ClusterDrsConfigInfo
  drsVmConfigSpec?: ClusterDrsVmConfigSpec[]
  rulesSpec?: ClusterRuleSpec[]
  orchestration?: ClusterOrchestrationInfo
  vmOrchestrationSpec?: ClusterVmOrchestrationSpec[]
  dpmConfig?: ClusterDpmConfigInfo
  dpmHostConfigSpec?: ClusterDpmHostConfigSpec[]
  vsanConfig?: VsanClusterConfigInfo
  vsanHostConfigSpec?: VsanHostConfigInfo[]
  groupSpec?: ClusterGroupSpec[]
  infraUpdateHaConfig?: ClusterInfraUpdateHaConfigInfo
  proactiveDrsConfig?: ClusterProactiveDrsConfigInfo
  inHciWorkflow?: boolean
  cryptoConfig?: ClusterCryptoConfigInfo
  vsanCoreConfigSpec?: VsanClusterCoreConfigSpec
}

/** vim.event.ClusterCreatedEvent */
export interface ClusterCreatedEvent extends ClusterEvent {
  parent: FolderEventArgument
}

/** vim.cluster.CryptoConfigInfo */
export interface ClusterCryptoConfigInfo extends DynamicData {
  cryptoMode?: string
  policy?: ClusterComputeResourceCryptoModePolicy
}

/** vim.cluster.DasAamHostInfo */
export interface ClusterDasAamHostInfo extends ClusterDasHostInfo {
  hostDasState?: ClusterDasAamNodeState[]
  primaryHosts?: string[]
}

/** vim.cluster.DasAamNodeState */
export interface ClusterDasAamNodeState extends DynamicData {
  host: ManagedObjectReference
  name: string
  configState: string
  runtimeState: string
}

/** vim.cluster.DasAdmissionControlInfo */
export interface ClusterDasAdmissionControlInfo extends DynamicData {
}

/** vim.cluster.DasAdmissionControlPolicy */
export interface ClusterDasAdmissionControlPolicy extends DynamicData {
  resourceReductionToToleratePercent?: number
  pMemAdmissionControlEnabled?: boolean
}

/** vim.cluster.DasAdvancedRuntimeInfo */
export interface ClusterDasAdvancedRuntimeInfo extends DynamicData {
  dasHostInfo?: ClusterDasHostInfo
  vmcpSupported?: ClusterDasAdvancedRuntimeInfoVmcpCapabilityInfo
  heartbeatDatastoreInfo?: DasHeartbeatDatastoreInfo[]
}

/** vim.cluster.DasAdvancedRuntimeInfo.VmcpCapabilityInfo */
export interface ClusterDasAdvancedRuntimeInfoVmcpCapabilityInfo extends DynamicData {
  storageAPDSupported: boolean
  storagePDLSupported: boolean
}

/** vim.cluster.DasConfigInfo */
export interface ClusterDasConfigInfo extends DynamicData {
  enabled?: boolean
  vmMonitoring?: string
  hostMonitoring?: string
  vmComponentProtecting?: string
  failoverLevel?: number
  admissionControlPolicy?: ClusterDasAdmissionControlPolicy
  admissionControlEnabled?: boolean
  defaultVmSettings?: ClusterDasVmSettings
  option?: OptionValue[]
  heartbeatDatastore?: ManagedObjectReference[]
  hBDatastoreCandidatePolicy?: string
}

/** vim.cluster.DasData */
export interface ClusterDasData extends DynamicData {
}

/** vim.cluster.DasDataSummary */
export interface ClusterDasDataSummary extends ClusterDasData {
  hostListVersion: Long
  clusterConfigVersion: Long
  compatListVersion: Long
}

/** vim.cluster.DasFailoverLevelAdvancedRuntimeInfo */
export interface ClusterDasFailoverLevelAdvancedRuntimeInfo extends ClusterDasAdvancedRuntimeInfo {
  slotInfo: ClusterDasFailoverLevelAdvancedRuntimeInfoSlotInfo
  totalSlots: number
  usedSlots: number
  unreservedSlots: number
  totalVms: number
  totalHosts: number
  totalGoodHosts: number
  hostSlots?: ClusterDasFailoverLevelAdvancedRuntimeInfoHostSlots[]
  vmsRequiringMultipleSlots?: ClusterDasFailoverLevelAdvancedRuntimeInfoVmSlots[]
}

/** vim.cluster.DasFailoverLevelAdvancedRuntimeInfo.HostSlots */
export interface ClusterDasFailoverLevelAdvancedRuntimeInfoHostSlots extends DynamicData {
  host: ManagedObjectReference
  slots: number
}

/** vim.cluster.DasFailoverLevelAdvancedRuntimeInfo.SlotInfo */
export interface ClusterDasFailoverLevelAdvancedRuntimeInfoSlotInfo extends DynamicData {
  numVcpus: number
  cpuMHz: number
  memoryMB: number
}

/** vim.cluster.DasFailoverLevelAdvancedRuntimeInfo.VmSlots */
export interface ClusterDasFailoverLevelAdvancedRuntimeInfoVmSlots extends DynamicData {
  vm: ManagedObjectReference
  slots: number
}

/** vim.cluster.DasFdmHostState */
export interface ClusterDasFdmHostState extends DynamicData {
  state: string
  stateReporter?: ManagedObjectReference
}

/** vim.cluster.DasHostInfo */
export interface ClusterDasHostInfo extends DynamicData {
}

/** vim.cluster.DasHostRecommendation */
export interface ClusterDasHostRecommendation extends DynamicData {
  host: ManagedObjectReference
  drsRating?: number
}

/** vim.cluster.DasVmConfigInfo */
export interface ClusterDasVmConfigInfo extends DynamicData {
  key: ManagedObjectReference
  restartPriority?: DasVmPriority
  powerOffOnIsolation?: boolean
  dasSettings?: ClusterDasVmSettings
}

/** vim.cluster.DasVmConfigSpec */
export interface ClusterDasVmConfigSpec extends ArrayUpdateSpec {
  info?: ClusterDasVmConfigInfo
}

/** vim.cluster.DasVmSettings */
export interface ClusterDasVmSettings extends DynamicData {
  restartPriority?: string
  restartPriorityTimeout?: number
  isolationResponse?: string
  vmToolsMonitoringSettings?: ClusterVmToolsMonitoringSettings
  vmComponentProtectionSettings?: ClusterVmComponentProtectionSettings
}

/** vim.cluster.DatastoreUpdateSpec */
export interface ClusterDatastoreUpdateSpec extends ArrayUpdateSpec {
  datastore?: ManagedObjectReference
}

/** vim.cluster.DependencyRuleInfo */
export interface ClusterDependencyRuleInfo extends ClusterRuleInfo {
  vmGroup: string
  dependsOnVmGroup: string
}

/** vim.event.ClusterDestroyedEvent */
export interface ClusterDestroyedEvent extends ClusterEvent {
}

/** vim.cluster.DpmConfigInfo */
export interface ClusterDpmConfigInfo extends DynamicData {
  enabled?: boolean
  defaultDpmBehavior?: DpmBehavior
  hostPowerActionRate?: number
  option?: OptionValue[]
}

/** vim.cluster.DpmHostConfigInfo */
export interface ClusterDpmHostConfigInfo extends DynamicData {
  key: ManagedObjectReference
  enabled?: boolean
  behavior?: DpmBehavior
}

/** vim.cluster.DpmHostConfigSpec */
export interface ClusterDpmHostConfigSpec extends ArrayUpdateSpec {
  info?: ClusterDpmHostConfigInfo
}

/** vim.cluster.DrsConfigInfo */
export interface ClusterDrsConfigInfo extends DynamicData {
  enabled?: boolean
  enableVmBehaviorOverrides?: boolean
  defaultVmBehavior?: DrsBehavior
  vmotionRate?: number
  scaleDescendantsShares?: string
  option?: OptionValue[]
}

/** vim.cluster.DrsFaults */
export interface ClusterDrsFaults extends DynamicData {
  reason: string
  faultsByVm: ClusterDrsFaultsFaultsByVm[]
}

/** vim.cluster.DrsFaults.FaultsByVirtualDisk */
export interface ClusterDrsFaultsFaultsByVirtualDisk extends ClusterDrsFaultsFaultsByVm {
  disk?: VirtualDiskId
}

/** vim.cluster.DrsFaults.FaultsByVm */
export interface ClusterDrsFaultsFaultsByVm extends DynamicData {
  vm?: ManagedObjectReference
  fault: LocalizedMethodFault[]
}

/** vim.cluster.DrsMigration */
export interface ClusterDrsMigration extends DynamicData {
  key: string
  time: DateTime
  vm: ManagedObjectReference
  cpuLoad?: number
  memoryLoad?: Long
  source: ManagedObjectReference
  sourceCpuLoad?: number
  sourceMemoryLoad?: Long
  destination: ManagedObjectReference
  destinationCpuLoad?: number
  destinationMemoryLoad?: Long
}

/** vim.cluster.DrsRecommendation */
export interface ClusterDrsRecommendation extends DynamicData {
  key: string
  rating: number
  reason: string
  reasonText: string
  migrationList: ClusterDrsMigration[]
}

/** vim.cluster.DrsVmConfigInfo */
export interface ClusterDrsVmConfigInfo extends DynamicData {
  key: ManagedObjectReference
  enabled?: boolean
  behavior?: DrsBehavior
}

/** vim.cluster.DrsVmConfigSpec */
export interface ClusterDrsVmConfigSpec extends ArrayUpdateSpec {
  info?: ClusterDrsVmConfigInfo
}

/** vim.cluster.EVCManager.CheckResult */
export interface ClusterEVCManagerCheckResult extends DynamicData {
  evcModeKey: string
  error: LocalizedMethodFault
  host?: ManagedObjectReference[]
}

/** vim.cluster.EVCManager.EVCState */
export interface ClusterEVCManagerEVCState extends DynamicData {
  supportedEVCMode: EVCMode[]
  currentEVCModeKey?: string
  guaranteedCPUFeatures?: HostCpuIdInfo[]
  featureCapability?: HostFeatureCapability[]
  featureMask?: HostFeatureMask[]
  featureRequirement?: VirtualMachineFeatureRequirement[]
}

/** vim.cluster.EnterMaintenanceResult */
export interface ClusterEnterMaintenanceResult extends DynamicData {
  recommendations?: ClusterRecommendation[]
  fault?: ClusterDrsFaults
}

/** vim.event.ClusterEvent */
export interface ClusterEvent extends Event {
}

/** vim.cluster.FailoverHostAdmissionControlInfo */
export interface ClusterFailoverHostAdmissionControlInfo extends ClusterDasAdmissionControlInfo {
  hostStatus?: ClusterFailoverHostAdmissionControlInfoHostStatus[]
}

/** vim.cluster.FailoverHostAdmissionControlInfo.HostStatus */
export interface ClusterFailoverHostAdmissionControlInfoHostStatus extends DynamicData {
  host: ManagedObjectReference
  status: ManagedEntityStatus
}

/** vim.cluster.FailoverHostAdmissionControlPolicy */
export interface ClusterFailoverHostAdmissionControlPolicy extends ClusterDasAdmissionControlPolicy {
  failoverHosts?: ManagedObjectReference[]
  failoverLevel?: number
}

/** vim.cluster.FailoverLevelAdmissionControlInfo */
export interface ClusterFailoverLevelAdmissionControlInfo extends ClusterDasAdmissionControlInfo {
  currentFailoverLevel: number
}

/** vim.cluster.FailoverLevelAdmissionControlPolicy */
export interface ClusterFailoverLevelAdmissionControlPolicy extends ClusterDasAdmissionControlPolicy {
  failoverLevel: number
  slotPolicy?: ClusterSlotPolicy
}

/** vim.cluster.FailoverResourcesAdmissionControlInfo */
export interface ClusterFailoverResourcesAdmissionControlInfo extends ClusterDasAdmissionControlInfo {
  currentCpuFailoverResourcesPercent: number
  currentMemoryFailoverResourcesPercent: number
  currentPMemFailoverResourcesPercent?: number
}

/** vim.cluster.FailoverResourcesAdmissionControlPolicy */
export interface ClusterFailoverResourcesAdmissionControlPolicy extends ClusterDasAdmissionControlPolicy {
  cpuFailoverResourcesPercent: number
  memoryFailoverResourcesPercent: number
  failoverLevel?: number
  autoComputePercentages?: boolean
  pMemFailoverResourcesPercent?: number
  autoComputePMemFailoverResourcesPercent?: boolean
}

/** vim.cluster.FixedSizeSlotPolicy */
export interface ClusterFixedSizeSlotPolicy extends ClusterSlotPolicy {
  cpu: number
  memory: number
}

/** vim.cluster.FtVmHostRuleInfo */
export interface ClusterFtVmHostRuleInfo extends ClusterRuleInfo {
  vmGroupName: string
  hostGroupName?: string[]
}

/** vim.cluster.GroupInfo */
export interface ClusterGroupInfo extends DynamicData {
  name: string
  userCreated?: boolean
  uniqueID?: string
}

/** vim.cluster.GroupSpec */
export interface ClusterGroupSpec extends ArrayUpdateSpec {
  info?: ClusterGroupInfo
}

/** vim.cluster.HostGroup */
export interface ClusterHostGroup extends ClusterGroupInfo {
  host?: ManagedObjectReference[]
}

/** vim.cluster.HostInfraUpdateHaModeAction */
export interface ClusterHostInfraUpdateHaModeAction extends ClusterAction {
  operationType: string
}

/** vim.cluster.HostPowerAction */
export interface ClusterHostPowerAction extends ClusterAction {
  operationType: HostPowerOperationType
  powerConsumptionWatt?: number
  cpuCapacityMHz?: number
  memCapacityMB?: number
}

/** vim.cluster.HostRecommendation */
export interface ClusterHostRecommendation extends DynamicData {
  host: ManagedObjectReference
  rating: number
}

/** vim.cluster.InfraUpdateHaConfigInfo */
export interface ClusterInfraUpdateHaConfigInfo extends DynamicData {
  enabled?: boolean
  behavior?: string
  moderateRemediation?: string
  severeRemediation?: string
  providers?: string[]
}

/** vim.cluster.InitialPlacementAction */
export interface ClusterInitialPlacementAction extends ClusterAction {
  targetHost: ManagedObjectReference
  pool?: ManagedObjectReference
}

/** vim.IoFilterManager.ClusterIoFilterInfo */
export interface ClusterIoFilterInfo extends IoFilterInfo {
  opType: string
  vibUrl?: string
}

/** vim.cluster.MigrationAction */
export interface ClusterMigrationAction extends ClusterAction {
  drsMigration?: ClusterDrsMigration
}

/** vim.vcha.FailoverClusterConfigurator.ClusterNetworkConfigSpec */
export interface ClusterNetworkConfigSpec extends DynamicData {
  networkPortGroup: ManagedObjectReference
  ipSettings: CustomizationIPSettings
}

/** vim.cluster.NotAttemptedVmInfo */
export interface ClusterNotAttemptedVmInfo extends DynamicData {
  vm: ManagedObjectReference
  fault: LocalizedMethodFault
}

/** vim.cluster.OrchestrationInfo */
export interface ClusterOrchestrationInfo extends DynamicData {
  defaultVmReadiness?: ClusterVmReadiness
}

/** vim.event.ClusterOvercommittedEvent */
export interface ClusterOvercommittedEvent extends ClusterEvent {
}

/** vim.cluster.ClusterPowerContext */
export interface ClusterPowerContext extends DynamicData {
  currentClusterPowerStatus: string
  orderedClusterPowerStatus?: string[]
  trackingTask?: ManagedObjectReference
  lastErrorMessage?: LocalizableMessage
  lastErrorMOs?: ManagedObjectReference[]
}

/** vim.cluster.PowerOnVmResult */
export interface ClusterPowerOnVmResult extends DynamicData {
  attempted?: ClusterAttemptedVmInfo[]
  notAttempted?: ClusterNotAttemptedVmInfo[]
  recommendations?: ClusterRecommendation[]
}

/** vim.cluster.PreemptibleVmPairInfo */
export interface ClusterPreemptibleVmPairInfo extends DynamicData {
  id?: number
  monitoredVm: ManagedObjectReference
  preemptibleVm: ManagedObjectReference
}

/** vim.cluster.PreemptibleVmPairSpec */
export interface ClusterPreemptibleVmPairSpec extends ArrayUpdateSpec {
  info?: ClusterPreemptibleVmPairInfo
}

/** vim.cluster.ProactiveDrsConfigInfo */
export interface ClusterProactiveDrsConfigInfo extends DynamicData {
  enabled?: boolean
}

/** vim.profile.cluster.ClusterProfile.CompleteConfigSpec */
export interface ClusterProfileCompleteConfigSpec extends ClusterProfileConfigSpec {
  complyProfile?: ComplianceProfile
}

/** vim.profile.cluster.ClusterProfile.ConfigInfo */
export interface ClusterProfileConfigInfo extends ProfileConfigInfo {
  complyProfile?: ComplianceProfile
}

/** vim.profile.cluster.ClusterProfile.ConfigServiceCreateSpec */
export interface ClusterProfileConfigServiceCreateSpec extends ClusterProfileConfigSpec {
  serviceType?: string[]
}

/** vim.profile.cluster.ClusterProfile.ConfigSpec */
export interface ClusterProfileConfigSpec extends ClusterProfileCreateSpec {
}

/** vim.profile.cluster.ClusterProfile.CreateSpec */
export interface ClusterProfileCreateSpec extends ProfileCreateSpec {
}

/** vim.cluster.Recommendation */
export interface ClusterRecommendation extends DynamicData {
  key: string
  type: string
  time: DateTime
  rating: number
  reason: string
  reasonText: string
  warningText?: string
  warningDetails?: LocalizableMessage
  prerequisite?: string[]
  action?: ClusterAction[]
  target?: ManagedObjectReference
}

/** vim.event.ClusterReconfiguredEvent */
export interface ClusterReconfiguredEvent extends ClusterEvent {
  configChanges?: ChangesInfoEventArgument
}

/** vim.cluster.ResourceUsageSummary */
export interface ClusterResourceUsageSummary extends DynamicData {
  cpuUsedMHz: number
  cpuCapacityMHz: number
  memUsedMB: number
  memCapacityMB: number
  pMemAvailableMB?: Long
  pMemCapacityMB?: Long
  storageUsedMB: Long
  storageCapacityMB: Long
}

/** vim.cluster.RuleInfo */
export interface ClusterRuleInfo extends DynamicData {
  key?: number
  status?: ManagedEntityStatus
  enabled?: boolean
  name?: string
  mandatory?: boolean
  userCreated?: boolean
  inCompliance?: boolean
  ruleUuid?: string
}

/** vim.cluster.RuleSpec */
export interface ClusterRuleSpec extends ArrayUpdateSpec {
  info?: ClusterRuleInfo
}

/** vim.vsan.ClusterRuntimeInfo */
export interface ClusterRuntimeInfo extends DynamicData {
  clusterUuid: string
  totalComponentsCount: number
  cluster?: ManagedObjectReference
}

/** vim.cluster.SlotPolicy */
export interface ClusterSlotPolicy extends DynamicData {
}

/** vim.event.ClusterStatusChangedEvent */
export interface ClusterStatusChangedEvent extends ClusterEvent {
  oldStatus: string
  newStatus: string
}

/** vim.cluster.SystemVMsConfigInfo */
export interface ClusterSystemVMsConfigInfo extends DynamicData {
  allowedDatastores?: ManagedObjectReference[]
  notAllowedDatastores?: ManagedObjectReference[]
  dsTagCategoriesToExclude?: string[]
  deploymentMode?: string
}

/** vim.cluster.SystemVMsConfigSpec */
export interface ClusterSystemVMsConfigSpec extends DynamicData {
  allowedDatastores?: ClusterDatastoreUpdateSpec[]
  notAllowedDatastores?: ClusterDatastoreUpdateSpec[]
  dsTagCategoriesToExclude?: ClusterTagCategoryUpdateSpec[]
  deploymentMode?: string
}

/** vim.cluster.TagCategoryUpdateSpec */
export interface ClusterTagCategoryUpdateSpec extends ArrayUpdateSpec {
  category?: string
}

/** vim.cluster.UsageSummary */
export interface ClusterUsageSummary extends DynamicData {
  totalCpuCapacityMhz: number
  totalMemCapacityMB: number
  cpuReservationMhz: number
  memReservationMB: number
  poweredOffCpuReservationMhz?: number
  poweredOffMemReservationMB?: number
  cpuDemandMhz: number
  memDemandMB: number
  statsGenNumber: Long
  cpuEntitledMhz: number
  memEntitledMB: number
  poweredOffVmCount: number
  totalVmCount: number
  tier0MemCapacityMB?: number
  reservedTier0MemMB?: number
  unreservedTier0MemMB?: number
}

/** vim.cluster.VmComponentProtectionSettings */
export interface ClusterVmComponentProtectionSettings extends DynamicData {
  vmStorageProtectionForAPD?: string
  enableAPDTimeoutForHosts?: boolean
  vmTerminateDelayForAPDSec?: number
  vmReactionOnAPDCleared?: string
  vmStorageProtectionForPDL?: string
}

/** vim.cluster.VmGroup */
export interface ClusterVmGroup extends ClusterGroupInfo {
  vm?: ManagedObjectReference[]
}

/** vim.cluster.VmHostRuleInfo */
export interface ClusterVmHostRuleInfo extends ClusterRuleInfo {
  vmGroupName?: string
  affineHostGroupName?: string
  antiAffineHostGroupName?: string
}

/** vim.cluster.VmOrchestrationInfo */
export interface ClusterVmOrchestrationInfo extends DynamicData {
  vm: ManagedObjectReference
  vmReadiness: ClusterVmReadiness
}

/** vim.cluster.VmOrchestrationSpec */
export interface ClusterVmOrchestrationSpec extends ArrayUpdateSpec {
  info?: ClusterVmOrchestrationInfo
}

/** vim.cluster.VmReadiness */
export interface ClusterVmReadiness extends DynamicData {
  readyCondition?: string
  postReadyDelay?: number
}

/** vim.cluster.VmToolsMonitoringSettings */
export interface ClusterVmToolsMonitoringSettings extends DynamicData {
  enabled?: boolean
  vmMonitoring?: string
  clusterSettings?: boolean
  failureInterval?: number
  minUpTime?: number
  maxFailures?: number
  maxFailureWindow?: number
}

/** vim.cns.AccessControlSpec */
export interface CnsAccessControlSpec extends DynamicData {
}

/** vim.fault.CnsAlreadyRegisteredFault */
export interface CnsAlreadyRegisteredFault extends CnsFault {
  volumeId: CnsVolumeId
}

/** vim.cns.AsyncQueryResult */
export interface CnsAsyncQueryResult extends CnsVolumeOperationResult {
  queryResult?: CnsQueryResult
}

/** vim.cns.BackingObjectDetails */
export interface CnsBackingObjectDetails extends DynamicData {
  capacityInMb?: Long
}

/** vim.cns.BaseCreateSpec */
export interface CnsBaseCreateSpec extends DynamicData {
}

/** vim.cns.BlockBackingDetails */
export interface CnsBlockBackingDetails extends CnsBackingObjectDetails {
  backingDiskId?: string
  backingDiskUrlPath?: string
  backingDiskPath?: string
  backingDiskObjectId?: string
  usedCapacityInMb?: Long
  aggregatedSnapshotCapacityInMb?: Long
}

/** vim.cns.BlockCreateSpec */
export interface CnsBlockCreateSpec extends CnsBaseCreateSpec {
  cryptoSpec?: CryptoSpec
}

/** vim.cns.BlockVolumeRelocateSpec */
export interface CnsBlockVolumeRelocateSpec extends CnsVolumeRelocateSpec {
}

/** vim.cns.CloneVolumeSource */
export interface CnsCloneVolumeSource extends CnsVolumeSource {
  volumeId: CnsVolumeId
  keepAfterDeleteVm?: boolean
}

/** vim.cns.ContainerCluster */
export interface CnsContainerCluster extends DynamicData {
  clusterType: string
  clusterId: string
  vSphereUser: string
  clusterFlavor?: string
  clusterDistribution?: string
  delete?: boolean
}

/** vim.cns.Cursor */
export interface CnsCursor extends DynamicData {
  offset: Long
  limit: Long
  totalRecords?: Long
}

/** vim.cns.EntityMetadata */
export interface CnsEntityMetadata extends DynamicData {
  entityName: string
  labels?: KeyValue[]
  delete?: boolean
  clusterId?: string
}

/** vim.fault.CnsFault */
export interface CnsFault extends VimFault {
  reason: string
}

/** vim.cns.FileBackingDetails */
export interface CnsFileBackingDetails extends CnsBackingObjectDetails {
  backingFileId?: string
}

/** vim.cns.FileCreateSpec */
export interface CnsFileCreateSpec extends CnsBaseCreateSpec {
}

/** vim.fault.CnsInCompatibleFault */
export interface CnsInCompatibleFault extends CnsPlacementFault {
  errors?: LocalizedMethodFault[]
}

/** vim.cns.KubernetesEntityMetadata */
export interface CnsKubernetesEntityMetadata extends CnsEntityMetadata {
  entityType: string
  namespace?: string
  referredEntity?: CnsKubernetesEntityReference[]
}

/** vim.cns.KubernetesEntityReference */
export interface CnsKubernetesEntityReference extends DynamicData {
  entityType: string
  entityName: string
  namespace?: string
  clusterId?: string
}

/** vim.cns.KubernetesQueryFilter */
export interface CnsKubernetesQueryFilter extends CnsQueryFilter {
  namespaces?: string[]
  podNames?: string[]
  pvcNames?: string[]
  pvNames?: string[]
}

/** vim.fault.CnsMissingControllerFault */
export interface CnsMissingControllerFault extends CnsFault {
}

/** vim.fault.CnsMissingPrivilegeFault */
export interface CnsMissingPrivilegeFault extends CnsPlacementFault {
  privileges?: string[]
}

/** vim.cns.NFSAccessControlSpec */
export interface CnsNFSAccessControlSpec extends CnsAccessControlSpec {
  netPermission: VsanFileShareNetPermission
  delete?: boolean
}

/** vim.fault.CnsNotRegisteredFault */
export interface CnsNotRegisteredFault extends CnsFault {
  volumeId: CnsVolumeId
}

/** vim.fault.CnsPlacementFault */
export interface CnsPlacementFault extends CnsFault {
}

/** vim.cns.PlacementResult */
export interface CnsPlacementResult extends DynamicData {
  datastore: ManagedObjectReference
  placementFaults?: LocalizedMethodFault[]
  clusters?: ManagedObjectReference[]
}

/** vim.cns.QueryFilter */
export interface CnsQueryFilter extends DynamicData {
  volumeIds?: CnsVolumeId[]
  names?: string[]
  containerClusterIds?: string[]
  storagePolicyId?: string
  datastores?: ManagedObjectReference[]
  labels?: KeyValue[]
  complianceStatus?: string
  datastoreAccessibilityStatus?: string
  cursor?: CnsCursor
  healthStatus?: string
}

/** vim.cns.QueryResult */
export interface CnsQueryResult extends DynamicData {
  volumes?: CnsVolume[]
  cursor: CnsCursor
}

/** vim.cns.QuerySelection */
export interface CnsQuerySelection extends DynamicData {
  names?: string[]
}

/** vim.fault.CnsRankedLowerFault */
export interface CnsRankedLowerFault extends CnsPlacementFault {
}

/** vim.cns.SnapshotCreateSpec */
export interface CnsSnapshotCreateSpec extends DynamicData {
  volumeId: CnsVolumeId
  description: string
  snapshotId?: CnsSnapshotId
}

/** vim.cns.SnapshotDeleteSpec */
export interface CnsSnapshotDeleteSpec extends DynamicData {
  volumeId: CnsVolumeId
  snapshotId: CnsSnapshotId
}

/** vim.cns.SnapshotId */
export interface CnsSnapshotId extends DynamicData {
  id: string
}

/** vim.fault.CnsSnapshotNotFoundFault */
export interface CnsSnapshotNotFoundFault extends CnsFault {
  volumeId?: CnsVolumeId
  SnapshotId: CnsSnapshotId
}

/** vim.cns.SnapshotVolumeSource */
export interface CnsSnapshotVolumeSource extends CnsVolumeSource {
  volumeId?: CnsVolumeId
  snapshotId?: CnsSnapshotId
  linkedClone?: boolean
}

/** vim.cns.SyncVolumeSpec */
export interface CnsSyncVolumeSpec extends DynamicData {
  volumeId: CnsVolumeId
  datastore?: ManagedObjectReference
  syncMode?: string[]
}

/** vim.cns.UnregisterVolumeSpec */
export interface CnsUnregisterVolumeSpec extends DynamicData {
  volumeId: CnsVolumeId
  targetVolumeType: string
}

/** vim.cns.VSANFileCreateSpec */
export interface CnsVSANFileCreateSpec extends CnsFileCreateSpec {
  softQuotaInMb?: Long
  permission?: VsanFileShareNetPermission[]
}

/** vim.cns.Volume */
export interface CnsVolume extends DynamicData {
  volumeId: CnsVolumeId
  datastoreUrl?: string
  name?: string
  volumeType?: string
  storagePolicyId?: string
  metadata?: CnsVolumeMetadata
  backingObjectDetails?: CnsBackingObjectDetails
  complianceStatus?: string
  datastoreAccessibilityStatus?: string
  healthStatus?: string
}

/** vim.cns.VolumeACLConfigureSpec */
export interface CnsVolumeACLConfigureSpec extends DynamicData {
  volumeId: CnsVolumeId
  accessControlSpecList: CnsAccessControlSpec[]
}

/** vim.fault.CnsVolumeAlreadyExistsFault */
export interface CnsVolumeAlreadyExistsFault extends CnsFault {
  volumeId: CnsVolumeId
  datastore?: ManagedObjectReference
}

/** vim.cns.VolumeAttachDetachSpec */
export interface CnsVolumeAttachDetachSpec extends DynamicData {
  volumeId: CnsVolumeId
  vm: ManagedObjectReference
  diskMode?: string
  sharing?: string
  controllerKey?: number
  unitNumber?: number
  backingTypeName?: string
  volumeEncrypted?: boolean
}

/** vim.cns.VolumeAttachResult */
export interface CnsVolumeAttachResult extends CnsVolumeOperationResult {
  diskUUID?: string
}

/** vim.cns.VolumeCreateResult */
export interface CnsVolumeCreateResult extends CnsVolumeOperationResult {
  name?: string
  placementResults?: CnsPlacementResult[]
}

/** vim.cns.VolumeCreateSpec */
export interface CnsVolumeCreateSpec extends DynamicData {
  name: string
  volumeType: string
  volumeId?: CnsVolumeId
  datastores?: ManagedObjectReference[]
  metadata?: CnsVolumeMetadata
  backingObjectDetails: CnsBackingObjectDetails
  profile?: VirtualMachineProfileSpec[]
  activeClusters?: ManagedObjectReference[]
  createSpec?: CnsBaseCreateSpec
  volumeSource?: CnsVolumeSource
}

/** vim.cns.VolumeCryptoUpdateSpec */
export interface CnsVolumeCryptoUpdateSpec extends DynamicData {
  volumeId: CnsVolumeId
  profile?: VirtualMachineProfileSpec[]
  disksCrypto?: DiskCryptoSpec
}

/** vim.cns.VolumeExtendSpec */
export interface CnsVolumeExtendSpec extends DynamicData {
  volumeId: CnsVolumeId
  capacityInMb: Long
}

/** vim.cns.VolumeId */
export interface CnsVolumeId extends DynamicData {
  id: string
}

/** vim.cns.VolumeMetadata */
export interface CnsVolumeMetadata extends DynamicData {
  containerCluster: CnsContainerCluster
  entityMetadata?: CnsEntityMetadata[]
  containerClusterArray?: CnsContainerCluster[]
}

/** vim.cns.VolumeMetadataUpdateSpec */
export interface CnsVolumeMetadataUpdateSpec extends DynamicData {
  volumeId: CnsVolumeId
  metadata: CnsVolumeMetadata
}

/** vim.fault.CnsVolumeNotFoundFault */
export interface CnsVolumeNotFoundFault extends CnsFault {
  volumeId: CnsVolumeId
}

/** vim.cns.VolumeOperationBatchResult */
export interface CnsVolumeOperationBatchResult extends DynamicData {
  volumeResults?: CnsVolumeOperationResult[]
}

/** vim.cns.VolumeOperationResult */
export interface CnsVolumeOperationResult extends DynamicData {
  volumeId?: CnsVolumeId
  fault?: LocalizedMethodFault
}

/** vim.cns.VolumePolicyReconfigSpec */
export interface CnsVolumePolicyReconfigSpec extends DynamicData {
  volumeId: CnsVolumeId
  profile?: VirtualMachineProfileSpec[]
}

/** vim.cns.VolumeRelocateSpec */
export interface CnsVolumeRelocateSpec extends DynamicData {
  volumeId: CnsVolumeId
  datastore: ManagedObjectReference
  profile?: VirtualMachineProfileSpec[]
}

/** vim.cns.VolumeSource */
export interface CnsVolumeSource extends DynamicData {
}

/** vim.cns.VsanFileShareBackingDetails */
export interface CnsVsanFileShareBackingDetails extends CnsFileBackingDetails {
  name?: string
  accessPoints?: KeyValue[]
  permission?: VsanFileShareNetPermission[]
}

/** vim.fault.CollectorAddressUnset */
export interface CollectorAddressUnset extends DvsFault {
}

/** vim.profile.ComplianceResult.ComplianceFailure */
export interface ComplianceFailure extends DynamicData {
  failureType: string
  message: LocalizableMessage
  expressionName?: string
  failureValues?: ComplianceFailureComplianceFailureValues[]
}

/** vim.profile.ComplianceResult.ComplianceFailure.ComplianceFailureValues */
export interface ComplianceFailureComplianceFailureValues extends DynamicData {
  comparisonIdentifier: string
  profileInstance?: string
  hostValue?: unknown
  profileValue?: unknown
}

/** vim.profile.ComplianceLocator */
export interface ComplianceLocator extends DynamicData {
  expressionName: string
  applyPath: ProfilePropertyPath
}

/** vim.profile.ComplianceProfile */
export interface ComplianceProfile extends DynamicData {
  expression: ProfileExpression[]
  rootExpression: string
}

/** vim.profile.ComplianceResult */
export interface ComplianceResult extends DynamicData {
  profile?: ManagedObjectReference
  complianceStatus: string
  entity?: ManagedObjectReference
  checkTime?: DateTime
  failure?: ComplianceFailure[]
}

/** vim.profile.CompositePolicyOption */
export interface CompositePolicyOption extends PolicyOption {
  option?: PolicyOption[]
}

/** vim.ComputeResource.ConfigInfo */
export interface ComputeResourceConfigInfo extends DynamicData {
  vmSwapPlacement: string
  spbmEnabled?: boolean
  defaultHardwareVersionKey?: string
  maximumHardwareVersionKey?: string
}

/** vim.ComputeResource.ConfigSpec */
export interface ComputeResourceConfigSpec extends DynamicData {
  vmSwapPlacement?: string
  spbmEnabled?: boolean
  defaultHardwareVersionKey?: string
  desiredSoftwareSpec?: DesiredSoftwareSpec
  maximumHardwareVersionKey?: string
  enableConfigManager?: boolean
  hostSeedSpec?: ComputeResourceHostSeedSpec
  softwareSpecId?: string
  networkBootMode?: string
}

/** vim.event.ComputeResourceEventArgument */
export interface ComputeResourceEventArgument extends EntityEventArgument {
  computeResource: ManagedObjectReference
}

/** vim.ComputeResource.HostSPBMLicenseInfo */
export interface ComputeResourceHostSPBMLicenseInfo extends DynamicData {
  host: ManagedObjectReference
  licenseState: ComputeResourceHostSPBMLicenseInfoHostSPBMLicenseState
}

/** vim.ComputeResource.HostSeedSpec */
export interface ComputeResourceHostSeedSpec extends DynamicData {
  singleHostSpec: ComputeResourceHostSeedSpecSingleHostSpec
}

/** vim.ComputeResource.HostSeedSpec.SingleHostSpec */
export interface ComputeResourceHostSeedSpecSingleHostSpec extends DynamicData {
  newHostCnxSpec?: HostConnectSpec
  existingHost?: ManagedObjectReference
}

/** vim.ComputeResource.Summary */
export interface ComputeResourceSummary extends DynamicData {
  totalCpu: number
  totalMemory: Long
  numCpuCores: number
  numCpuThreads: number
  effectiveCpu: number
  effectiveMemory: Long
  numHosts: number
  numEffectiveHosts: number
  overallStatus: ManagedEntityStatus
}

/** vim.fault.ConcurrentAccess */
export interface ConcurrentAccess extends VimFault {
}

/** vim.vm.ConfigTarget */
export interface ConfigTarget extends DynamicData {
  numCpus: number
  numCpuCores: number
  numNumaNodes: number
  maxCpusPerHost?: number
  smcPresent: boolean
  datastore?: VirtualMachineDatastoreInfo[]
  network?: VirtualMachineNetworkInfo[]
  opaqueNetwork?: OpaqueNetworkTargetInfo[]
  distributedVirtualPortgroup?: DistributedVirtualPortgroupInfo[]
  distributedVirtualSwitch?: DistributedVirtualSwitchInfo[]
  subnetInfo?: SubnetInfo[]
  cdRom?: VirtualMachineCdromInfo[]
  serial?: VirtualMachineSerialInfo[]
  parallel?: VirtualMachineParallelInfo[]
  sound?: VirtualMachineSoundInfo[]
  usb?: VirtualMachineUsbInfo[]
  floppy?: VirtualMachineFloppyInfo[]
  legacyNetworkInfo?: VirtualMachineLegacyNetworkSwitchInfo[]
  scsiPassthrough?: VirtualMachineScsiPassthroughInfo[]
  scsiDisk?: VirtualMachineScsiDiskDeviceInfo[]
  ideDisk?: VirtualMachineIdeDiskDeviceInfo[]
  maxMemMBOptimalPerf: number
  supportedMaxMemMB?: number
  resourcePool?: ResourcePoolRuntimeInfo
  autoVmotion?: boolean
  pciPassthrough?: VirtualMachinePciPassthroughInfo[]
  sriov?: VirtualMachineSriovInfo[]
  vFlashModule?: VirtualMachineVFlashModuleInfo[]
  sharedGpuPassthroughTypes?: VirtualMachinePciSharedGpuPassthroughInfo[]
  availablePersistentMemoryReservationMB?: Long
  dynamicPassthrough?: VirtualMachineDynamicPassthroughInfo[]
  sgxTargetInfo?: VirtualMachineSgxTargetInfo
  precisionClockInfo?: VirtualMachinePrecisionClockInfo[]
  sevSupported?: boolean
  vgpuDeviceInfo?: VirtualMachineVgpuDeviceInfo[]
  vgpuProfileInfo?: VirtualMachineVgpuProfileInfo[]
  vendorDeviceGroupInfo?: VirtualMachineVendorDeviceGroupInfo[]
  maxSimultaneousThreads?: number
  dvxClassInfo?: VirtualMachineDvxClassInfo[]
  sevSnpSupported?: boolean
  tdxSupported?: boolean
  vMotionBandwidth?: Long[]
}

/** vim.fault.ConflictingConfiguration */
export interface ConflictingConfiguration extends DvsFault {
  configInConflict: ConflictingConfigurationConfig[]
}

/** vim.fault.ConflictingConfiguration.Config */
export interface ConflictingConfigurationConfig extends DynamicData {
  entity?: ManagedObjectReference
  propertyPath: string
}

/** vim.fault.ConflictingDatastoreFound */
export interface ConflictingDatastoreFound extends RuntimeFault {
  name: string
  url: string
}

/** vim.fault.ConnectedIso */
export interface ConnectedIso extends OvfExport {
  cdrom: VirtualCdrom
  filename: string
}

/** vim.fault.CpuCompatibilityUnknown */
export interface CpuCompatibilityUnknown extends CpuIncompatible {
}

/** vim.fault.CpuHotPlugNotSupported */
export interface CpuHotPlugNotSupported extends VmConfigFault {
}

/** vim.fault.CpuIncompatible */
export interface CpuIncompatible extends VirtualHardwareCompatibilityIssue {
  level: number
  registerName: string
  registerBits?: string
  desiredBits?: string
  host?: ManagedObjectReference
}

/** vim.fault.CpuIncompatible1ECX */
export interface CpuIncompatible1ECX extends CpuIncompatible {
  sse3: boolean
  pclmulqdq: boolean
  ssse3: boolean
  sse41: boolean
  sse42: boolean
  aes: boolean
  other: boolean
  otherOnly: boolean
}

/** vim.fault.CpuIncompatible81EDX */
export interface CpuIncompatible81EDX extends CpuIncompatible {
  nx: boolean
  ffxsr: boolean
  rdtscp: boolean
  lm: boolean
  other: boolean
  otherOnly: boolean
}

/** vim.action.CreateTaskAction */
export interface CreateTaskAction extends Action {
  taskTypeId: string
  cancelable: boolean
}

/** vim.encryption.CryptoKeyId */
export interface CryptoKeyId extends DynamicData {
  keyId: string
  providerId?: KeyProviderId
}

/** vim.encryption.CryptoKeyPlain */
export interface CryptoKeyPlain extends DynamicData {
  keyId: CryptoKeyId
  algorithm: string
  keyData: string
}

/** vim.encryption.CryptoKeyResult */
export interface CryptoKeyResult extends DynamicData {
  keyId: CryptoKeyId
  success: boolean
  reason?: string
  fault?: LocalizedMethodFault
}

/** vim.encryption.CryptoManagerHost.KeyStatus */
export interface CryptoManagerHostKeyStatus extends DynamicData {
  keyId: CryptoKeyId
  present: boolean
  managementType?: string
  accessGranted?: boolean
}

/** vim.encryption.CryptoManagerKmip.CertSignRequest */
export interface CryptoManagerKmipCertSignRequest extends DynamicData {
  commonName?: string
  organization?: string
  organizationUnit?: string
  locality?: string
  state?: string
  country?: string
  email?: string
}

/** vim.encryption.CryptoManagerKmip.CertificateInfo */
export interface CryptoManagerKmipCertificateInfo extends DynamicData {
  subject: string
  issuer: string
  serialNumber: string
  notBefore: DateTime
  notAfter: DateTime
  fingerprint: string
  checkTime: DateTime
  secondsSinceValid?: number
  secondsBeforeExpire?: number
}

/** vim.encryption.CryptoManagerKmip.ClusterStatus */
export interface CryptoManagerKmipClusterStatus extends DynamicData {
  clusterId: KeyProviderId
  overallStatus?: ManagedEntityStatus
  managementType?: string
  servers: CryptoManagerKmipServerStatus[]
  clientCertInfo?: CryptoManagerKmipCertificateInfo
}

/** vim.encryption.CryptoManagerKmip.CryptoKeyStatus */
export interface CryptoManagerKmipCryptoKeyStatus extends DynamicData {
  keyId: CryptoKeyId
  keyAvailable?: boolean
  reason?: string
  keyInfo?: CryptoManagerKmipCryptoKeyStatusKeyInfo
  encryptedVMs?: ManagedObjectReference[]
  affectedHosts?: ManagedObjectReference[]
  referencedByTags?: string[]
}

/** vim.encryption.CryptoManagerKmip.CryptoKeyStatus.KeyInfo */
export interface CryptoManagerKmipCryptoKeyStatusKeyInfo extends DynamicData {
  keyId: string
}

/** vim.encryption.CryptoManagerKmip.CryptoKeyStatus.WrappingKeyIdKeyInfo */
export interface CryptoManagerKmipCryptoKeyStatusWrappingKeyIdKeyInfo extends CryptoManagerKmipCryptoKeyStatusKeyInfo {
  configuredTime?: DateTime
}

/** vim.encryption.CryptoManagerKmip.CryptoKeyStatus.WrappingRotationIntervalKeyInfo */
export interface CryptoManagerKmipCryptoKeyStatusWrappingRotationIntervalKeyInfo extends CryptoManagerKmipCryptoKeyStatusKeyInfo {
  createTime?: DateTime
  rotateTime?: DateTime
}

/** vim.encryption.CryptoManagerKmip.CustomAttributeSpec */
export interface CryptoManagerKmipCustomAttributeSpec extends DynamicData {
  attributes?: KeyValue[]
}

/** vim.encryption.CryptoManagerKmip.GenerateKeySpec */
export interface CryptoManagerKmipGenerateKeySpec extends DynamicData {
  keyType?: string
}

/** vim.encryption.CryptoManagerKmip.ServerCertInfo */
export interface CryptoManagerKmipServerCertInfo extends DynamicData {
  certificate: string
  certInfo?: CryptoManagerKmipCertificateInfo
  clientTrustServer?: boolean
}

/** vim.encryption.CryptoManagerKmip.ServerStatus */
export interface CryptoManagerKmipServerStatus extends DynamicData {
  name: string
  status: ManagedEntityStatus
  connectionStatus: string
  certInfo?: CryptoManagerKmipCertificateInfo
  clientTrustServer?: boolean
  serverTrustClient?: boolean
}

/** vim.encryption.CryptoSpec */
export interface CryptoSpec extends DynamicData {
}

/** vim.encryption.CryptoSpecDecrypt */
export interface CryptoSpecDecrypt extends CryptoSpec {
}

/** vim.encryption.CryptoSpecDeepRecrypt */
export interface CryptoSpecDeepRecrypt extends CryptoSpec {
  newKeyId: CryptoKeyId
}

/** vim.encryption.CryptoSpecEncrypt */
export interface CryptoSpecEncrypt extends CryptoSpec {
  cryptoKeyId: CryptoKeyId
}

/** vim.encryption.CryptoSpecNoOp */
export interface CryptoSpecNoOp extends CryptoSpec {
}

/** vim.encryption.CryptoSpecRegister */
export interface CryptoSpecRegister extends CryptoSpecNoOp {
  cryptoKeyId: CryptoKeyId
}

/** vim.encryption.CryptoSpecShallowRecrypt */
export interface CryptoSpecShallowRecrypt extends CryptoSpec {
  newKeyId: CryptoKeyId
}

/** vim.CustomFieldsManager.FieldDef */
export interface CustomFieldDef extends DynamicData {
  key: number
  name: string
  type: string
  managedObjectType?: string
  fieldDefPrivileges?: PrivilegePolicyDef
  fieldInstancePrivileges?: PrivilegePolicyDef
}

/** vim.event.CustomFieldDefAddedEvent */
export interface CustomFieldDefAddedEvent extends CustomFieldDefEvent {
}

/** vim.event.CustomFieldDefEvent */
export interface CustomFieldDefEvent extends CustomFieldEvent {
  fieldKey: number
  name: string
}

/** vim.event.CustomFieldDefRemovedEvent */
export interface CustomFieldDefRemovedEvent extends CustomFieldDefEvent {
}

/** vim.event.CustomFieldDefRenamedEvent */
export interface CustomFieldDefRenamedEvent extends CustomFieldDefEvent {
  newName: string
}

/** vim.event.CustomFieldEvent */
export interface CustomFieldEvent extends Event {
}

/** vim.CustomFieldsManager.StringValue */
export interface CustomFieldStringValue extends CustomFieldValue {
  value: string
}

/** vim.CustomFieldsManager.Value */
export interface CustomFieldValue extends DynamicData {
  key: number
}

/** vim.event.CustomFieldValueChangedEvent */
export interface CustomFieldValueChangedEvent extends CustomFieldEvent {
  entity: ManagedEntityEventArgument
  fieldKey: number
  name: string
  value: string
  prevState?: string
}

/** vim.vm.customization.AdapterMapping */
export interface CustomizationAdapterMapping extends DynamicData {
  macAddress?: string
  adapter: CustomizationIPSettings
}

/** vim.vm.customization.AutoIpV6Generator */
export interface CustomizationAutoIpV6Generator extends CustomizationIpV6Generator {
}

/** vim.vm.customization.CloudinitPrep */
export interface CustomizationCloudinitPrep extends CustomizationIdentitySettings {
  metadata: string
  userdata?: string
}

/** vim.vm.customization.CustomIpGenerator */
export interface CustomizationCustomIpGenerator extends CustomizationIpGenerator {
  argument?: string
}

/** vim.vm.customization.CustomIpV6Generator */
export interface CustomizationCustomIpV6Generator extends CustomizationIpV6Generator {
  argument?: string
}

/** vim.vm.customization.CustomNameGenerator */
export interface CustomizationCustomName extends CustomizationName {
  argument?: string
}

/** vim.vm.customization.DhcpIpGenerator */
export interface CustomizationDhcpIpGenerator extends CustomizationIpGenerator {
}

/** vim.vm.customization.DhcpIpV6Generator */
export interface CustomizationDhcpIpV6Generator extends CustomizationIpV6Generator {
}

/** vim.vm.customization.DisableIpV4 */
export interface CustomizationDisableIpV4 extends CustomizationIpGenerator {
}

/** vim.event.CustomizationEvent */
export interface CustomizationEvent extends VmEvent {
  logLocation?: string
}

/** vim.event.CustomizationFailed */
export interface CustomizationFailed extends CustomizationEvent {
  reason?: string
}

/** vim.fault.CustomizationFault */
export interface CustomizationFault extends VimFault {
}

/** vim.vm.customization.FixedIp */
export interface CustomizationFixedIp extends CustomizationIpGenerator {
  ipAddress: string
}

/** vim.vm.customization.FixedIpV6 */
export interface CustomizationFixedIpV6 extends CustomizationIpV6Generator {
  ipAddress: string
  subnetMask: number
}

/** vim.vm.customization.FixedName */
export interface CustomizationFixedName extends CustomizationName {
  name: string
}

/** vim.vm.customization.GlobalIPSettings */
export interface CustomizationGlobalIPSettings extends DynamicData {
  dnsSuffixList?: string[]
  dnsServerList?: string[]
}

/** vim.vm.customization.GuiRunOnce */
export interface CustomizationGuiRunOnce extends DynamicData {
  commandList: string[]
}

/** vim.vm.customization.GuiUnattended */
export interface CustomizationGuiUnattended extends DynamicData {
  password?: CustomizationPassword
  timeZone: number
  autoLogon: boolean
  autoLogonCount: number
}

/** vim.vm.customization.IPSettings */
export interface CustomizationIPSettings extends DynamicData {
  ip: CustomizationIpGenerator
  subnetMask?: string
  gateway?: string[]
  ipV6Spec?: CustomizationIPSettingsIpV6AddressSpec
  dnsServerList?: string[]
  dnsDomain?: string
  primaryWINS?: string
  secondaryWINS?: string
  netBIOS?: CustomizationNetBIOSMode
}

/** vim.vm.customization.IPSettings.IpV6AddressSpec */
export interface CustomizationIPSettingsIpV6AddressSpec extends DynamicData {
  ip: CustomizationIpV6Generator[]
  gateway?: string[]
}

/** vim.vm.customization.Identification */
export interface CustomizationIdentification extends DynamicData {
  joinWorkgroup?: string
  joinDomain?: string
  domainAdmin?: string
  domainAdminPassword?: CustomizationPassword
  domainOU?: string
}

/** vim.vm.customization.IdentitySettings */
export interface CustomizationIdentitySettings extends DynamicData {
}

/** vim.vm.customization.IpGenerator */
export interface CustomizationIpGenerator extends DynamicData {
}

/** vim.vm.customization.IpV6Generator */
export interface CustomizationIpV6Generator extends DynamicData {
}

/** vim.vm.customization.LicenseFilePrintData */
export interface CustomizationLicenseFilePrintData extends DynamicData {
  autoMode: CustomizationLicenseDataMode
  autoUsers?: number
}

/** vim.vm.customization.LinuxFlexPrep */
export interface CustomizationLinuxFlexPrep extends CustomizationIdentitySettings {
}

/** vim.event.CustomizationLinuxIdentityFailed */
export interface CustomizationLinuxIdentityFailed extends CustomizationFailed {
}

/** vim.vm.customization.LinuxOptions */
export interface CustomizationLinuxOptions extends CustomizationOptions {
}

/** vim.vm.customization.LinuxPrep */
export interface CustomizationLinuxPrep extends CustomizationIdentitySettings {
  hostName: CustomizationName
  domain: string
  timeZone?: string
  hwClockUTC?: boolean
  scriptText?: string
  compatibleCustomizationMethod?: string
  resetPassword?: boolean
  password?: CustomizationPassword
  extraConfig?: OptionValue[]
}

/** vim.vm.customization.NameGenerator */
export interface CustomizationName extends DynamicData {
}

/** vim.event.CustomizationNetworkSetupFailed */
export interface CustomizationNetworkSetupFailed extends CustomizationFailed {
}

/** vim.vm.customization.Options */
export interface CustomizationOptions extends DynamicData {
}

/** vim.vm.customization.Password */
export interface CustomizationPassword extends DynamicData {
  value: string
  plainText: boolean
}

/** vim.fault.CustomizationPending */
export interface CustomizationPending extends CustomizationFault {
}

/** vim.vm.customization.PrefixNameGenerator */
export interface CustomizationPrefixName extends CustomizationName {
  base: string
}

/** vim.vm.customization.Specification */
export interface CustomizationSpec extends DynamicData {
  options?: CustomizationOptions
  identity: CustomizationIdentitySettings
  globalIPSettings: CustomizationGlobalIPSettings
  nicSettingMap?: CustomizationAdapterMapping[]
  encryptionKey?: number[]
}

/** vim.CustomizationSpecInfo */
export interface CustomizationSpecInfo extends DynamicData {
  name: string
  description: string
  type: string
  changeVersion?: string
  lastUpdateTime?: DateTime
}

/** vim.CustomizationSpecItem */
export interface CustomizationSpecItem extends DynamicData {
  info: CustomizationSpecInfo
  spec: CustomizationSpec
}

/** vim.event.CustomizationStartedEvent */
export interface CustomizationStartedEvent extends CustomizationEvent {
}

/** vim.vm.customization.StatelessIpV6Generator */
export interface CustomizationStatelessIpV6Generator extends CustomizationIpV6Generator {
}

/** vim.event.CustomizationSucceeded */
export interface CustomizationSucceeded extends CustomizationEvent {
}

/** vim.vm.customization.Sysprep */
export interface CustomizationSysprep extends CustomizationIdentitySettings {
  guiUnattended: CustomizationGuiUnattended
  userData: CustomizationUserData
  guiRunOnce?: CustomizationGuiRunOnce
  identification: CustomizationIdentification
  licenseFilePrintData?: CustomizationLicenseFilePrintData
  scriptText?: string
  resetPassword?: boolean
  extraConfig?: OptionValue[]
}

/** vim.event.CustomizationSysprepFailed */
export interface CustomizationSysprepFailed extends CustomizationFailed {
  sysprepVersion: string
  systemVersion: string
}

/** vim.vm.customization.SysprepText */
export interface CustomizationSysprepText extends CustomizationIdentitySettings {
  value: string
}

/** vim.event.CustomizationUnknownFailure */
export interface CustomizationUnknownFailure extends CustomizationFailed {
}

/** vim.vm.customization.UnknownIpGenerator */
export interface CustomizationUnknownIpGenerator extends CustomizationIpGenerator {
}

/** vim.vm.customization.UnknownIpV6Generator */
export interface CustomizationUnknownIpV6Generator extends CustomizationIpV6Generator {
}

/** vim.vm.customization.UnknownNameGenerator */
export interface CustomizationUnknownName extends CustomizationName {
}

/** vim.vm.customization.UserData */
export interface CustomizationUserData extends DynamicData {
  fullName: string
  orgName: string
  computerName: CustomizationName
  productId: string
}

/** vim.vm.customization.VirtualMachineNameGenerator */
export interface CustomizationVirtualMachineName extends CustomizationName {
}

/** vim.vm.customization.WinOptions */
export interface CustomizationWinOptions extends CustomizationOptions {
  changeSID: boolean
  deleteAccounts: boolean
  reboot?: CustomizationSysprepRebootOption
}

/** vim.vm.customization.WindowsFlexPrep */
export interface CustomizationWindowsFlexPrep extends CustomizationIdentitySettings {
}

/** vim.dvs.DistributedVirtualPort.ConfigInfo */
export interface DVPortConfigInfo extends DynamicData {
  name?: string
  scope?: ManagedObjectReference[]
  description?: string
  setting?: DVPortSetting
  configVersion: string
}

/** vim.dvs.DistributedVirtualPort.ConfigSpec */
export interface DVPortConfigSpec extends DynamicData {
  operation: string
  key?: string
  name?: string
  scope?: ManagedObjectReference[]
  description?: string
  setting?: DVPortSetting
  configVersion?: string
}

/** vim.fault.DVPortNotSupported */
export interface DVPortNotSupported extends DeviceBackingNotSupported {
}

/** vim.dvs.DistributedVirtualPort.Setting */
export interface DVPortSetting extends DynamicData {
  blocked?: BoolPolicy
  vmDirectPathGen2Allowed?: BoolPolicy
  inShapingPolicy?: DVSTrafficShapingPolicy
  outShapingPolicy?: DVSTrafficShapingPolicy
  vendorSpecificConfig?: DVSVendorSpecificConfig
  networkResourcePoolKey?: StringPolicy
  filterPolicy?: DvsFilterPolicy
}

/** vim.dvs.DistributedVirtualPort.State */
export interface DVPortState extends DynamicData {
  runtimeInfo?: DVPortStatus
  stats: DistributedVirtualSwitchPortStatistics
  vendorSpecificState?: DistributedVirtualSwitchKeyedOpaqueBlob[]
}

/** vim.dvs.DistributedVirtualPort.RuntimeInfo */
export interface DVPortStatus extends DynamicData {
  linkUp: boolean
  blocked: boolean
  vlanIds?: NumericRange[]
  trunkingMode?: boolean
  mtu?: number
  linkPeer?: string
  macAddress?: string
  statusDetail?: string
  vmDirectPathGen2Active?: boolean
  vmDirectPathGen2InactiveReasonNetwork?: string[]
  vmDirectPathGen2InactiveReasonOther?: string[]
  vmDirectPathGen2InactiveReasonExtended?: string
}

/** vim.dvs.DistributedVirtualPortgroup.ConfigInfo */
export interface DVPortgroupConfigInfo extends DynamicData {
  key: string
  name: string
  numPorts: number
  distributedVirtualSwitch?: ManagedObjectReference
  defaultPortConfig?: DVPortSetting
  description?: string
  type: string
  backingType?: string
  policy: DVPortgroupPolicy
  portNameFormat?: string
  scope?: ManagedObjectReference[]
  vendorSpecificConfig?: DistributedVirtualSwitchKeyedOpaqueBlob[]
  configVersion?: string
  autoExpand?: boolean
  vmVnicNetworkResourcePoolKey?: string
  uplink?: boolean
  transportZoneUuid?: string
  transportZoneName?: string
  logicalSwitchUuid?: string
  segmentId?: string
  subnetId?: string
  nsxConfig?: DVPortgroupNsxConfig
}

/** vim.dvs.DistributedVirtualPortgroup.ConfigSpec */
export interface DVPortgroupConfigSpec extends DynamicData {
  configVersion?: string
  name?: string
  numPorts?: number
  portNameFormat?: string
  defaultPortConfig?: DVPortSetting
  description?: string
  type?: string
  backingType?: string
  scope?: ManagedObjectReference[]
  policy?: DVPortgroupPolicy
  vendorSpecificConfig?: DistributedVirtualSwitchKeyedOpaqueBlob[]
  autoExpand?: boolean
  vmVnicNetworkResourcePoolKey?: string
  transportZoneUuid?: string
  transportZoneName?: string
  logicalSwitchUuid?: string
  segmentId?: string
  subnetId?: string
  nsxConfig?: DVPortgroupNsxConfig
}

/** vim.event.DVPortgroupCreatedEvent */
export interface DVPortgroupCreatedEvent extends DVPortgroupEvent {
}

/** vim.event.DVPortgroupDestroyedEvent */
export interface DVPortgroupDestroyedEvent extends DVPortgroupEvent {
}

/** vim.event.DVPortgroupEvent */
export interface DVPortgroupEvent extends Event {
}

/** vim.dvs.DistributedVirtualPortgroup.NsxConfig */
export interface DVPortgroupNsxConfig extends DynamicData {
  vlanIdExtended?: number
  subnetAddresses?: DVPortgroupNsxSubnetAddressInfo
  spanIds?: string[]
}

/** vim.dvs.DistributedVirtualPortgroup.SubnetAddressInfo */
export interface DVPortgroupNsxSubnetAddressInfo extends DynamicData {
  cidr?: string[]
}

/** vim.dvs.DistributedVirtualPortgroup.PortgroupPolicy */
export interface DVPortgroupPolicy extends DynamicData {
  blockOverrideAllowed: boolean
  shapingOverrideAllowed: boolean
  vendorConfigOverrideAllowed: boolean
  livePortMovingAllowed: boolean
  portConfigResetAtDisconnect: boolean
  networkResourcePoolOverrideAllowed?: boolean
  trafficFilterOverrideAllowed?: boolean
}

/** vim.event.DVPortgroupReconfiguredEvent */
export interface DVPortgroupReconfiguredEvent extends DVPortgroupEvent {
  configSpec: DVPortgroupConfigSpec
  configChanges?: ChangesInfoEventArgument
}

/** vim.event.DVPortgroupRenamedEvent */
export interface DVPortgroupRenamedEvent extends DVPortgroupEvent {
  oldName: string
  newName: string
}

/** vim.dvs.DistributedVirtualPortgroupSelection */
export interface DVPortgroupSelection extends SelectionSet {
  dvsUuid: string
  portgroupKey: string[]
}

/** vim.DistributedVirtualSwitch.BackupRestoreCapability */
export interface DVSBackupRestoreCapability extends DynamicData {
  backupRestoreSupported: boolean
}

/** vim.DistributedVirtualSwitch.Capability */
export interface DVSCapability extends DynamicData {
  dvsOperationSupported?: boolean
  dvPortGroupOperationSupported?: boolean
  dvPortOperationSupported?: boolean
  compatibleHostComponentProductInfo?: DistributedVirtualSwitchHostProductSpec[]
  featuresSupported?: DVSFeatureCapability
}

/** vim.DistributedVirtualSwitch.ConfigInfo */
export interface DVSConfigInfo extends DynamicData {
  uuid: string
  name: string
  numStandalonePorts: number
  numPorts: number
  maxPorts: number
  uplinkPortPolicy: DVSUplinkPortPolicy
  uplinkPortgroup?: ManagedObjectReference[]
  defaultPortConfig: DVPortSetting
  host?: DistributedVirtualSwitchHostMember[]
  productInfo: DistributedVirtualSwitchProductSpec
  targetInfo?: DistributedVirtualSwitchProductSpec
  extensionKey?: string
  vendorSpecificConfig?: DistributedVirtualSwitchKeyedOpaqueBlob[]
  policy?: DVSPolicy
  description?: string
  configVersion: string
  contact: DVSContactInfo
  switchIpAddress?: string
  createTime: DateTime
  networkResourceManagementEnabled: boolean
  defaultProxySwitchMaxNumPorts?: number
  healthCheckConfig?: DVSHealthCheckConfig[]
  infrastructureTrafficResourceConfig?: DvsHostInfrastructureTrafficResource[]
  netResourcePoolTrafficResourceConfig?: DvsHostInfrastructureTrafficResource[]
  networkResourceControlVersion?: string
  vmVnicNetworkResourcePool?: DVSVmVnicNetworkResourcePool[]
  pnicCapacityRatioForReservation?: number
}

/** vim.DistributedVirtualSwitch.ConfigSpec */
export interface DVSConfigSpec extends DynamicData {
  configVersion?: string
  name?: string
  numStandalonePorts?: number
  maxPorts?: number
  uplinkPortPolicy?: DVSUplinkPortPolicy
  uplinkPortgroup?: ManagedObjectReference[]
  defaultPortConfig?: DVPortSetting
  host?: DistributedVirtualSwitchHostMemberConfigSpec[]
  extensionKey?: string
  description?: string
  policy?: DVSPolicy
  vendorSpecificConfig?: DistributedVirtualSwitchKeyedOpaqueBlob[]
  contact?: DVSContactInfo
  switchIpAddress?: string
  defaultProxySwitchMaxNumPorts?: number
  infrastructureTrafficResourceConfig?: DvsHostInfrastructureTrafficResource[]
  netResourcePoolTrafficResourceConfig?: DvsHostInfrastructureTrafficResource[]
  networkResourceControlVersion?: string
}

/** vim.DistributedVirtualSwitch.ContactInfo */
export interface DVSContactInfo extends DynamicData {
  name?: string
  contact?: string
}

/** vim.DistributedVirtualSwitch.CreateSpec */
export interface DVSCreateSpec extends DynamicData {
  configSpec: DVSConfigSpec
  productInfo?: DistributedVirtualSwitchProductSpec
  capability?: DVSCapability
}

/** vim.dvs.VmwareDistributedVirtualSwitch.FailureCriteria */
export interface DVSFailureCriteria extends InheritablePolicy {
  checkSpeed?: StringPolicy
  speed?: IntPolicy
  checkDuplex?: BoolPolicy
  fullDuplex?: BoolPolicy
  checkErrorPercent?: BoolPolicy
  percentage?: IntPolicy
  checkBeacon?: BoolPolicy
}

/** vim.DistributedVirtualSwitch.FeatureCapability */
export interface DVSFeatureCapability extends DynamicData {
  networkResourceManagementSupported: boolean
  vmDirectPathGen2Supported?: boolean
  nicTeamingPolicy?: string[]
  networkResourcePoolHighShareValue?: number
  networkResourceManagementCapability?: DVSNetworkResourceManagementCapability
  healthCheckCapability?: DVSHealthCheckCapability
  rollbackCapability?: DVSRollbackCapability
  backupRestoreCapability?: DVSBackupRestoreCapability
  networkFilterSupported?: boolean
  macLearningSupported?: boolean
}

/** vim.dvs.FilterSpec.ConnecteeSpec */
export interface DVSFilterSpecConnecteeSpec extends DynamicData {
}

/** vim.dvs.FilterSpec.PnicConnecteeSpec */
export interface DVSFilterSpecPnicConnecteeSpec extends DVSFilterSpecConnecteeSpec {
  pnicNameSpec?: string
}

/** vim.dvs.FilterSpec.PvlanSpec */
export interface DVSFilterSpecPvlanSpec extends DVSFilterSpecVlanSpec {
  pvlanId?: number
}

/** vim.dvs.FilterSpec.TrunkVlanSpec */
export interface DVSFilterSpecTrunkVlanSpec extends DVSFilterSpecVlanSpec {
  range?: NumericRange
}

/** vim.dvs.FilterSpec.VlanIdSpec */
export interface DVSFilterSpecVlanIdSpec extends DVSFilterSpecVlanSpec {
  vlanId?: number
}

/** vim.dvs.FilterSpec.VlanSpec */
export interface DVSFilterSpecVlanSpec extends DynamicData {
}

/** vim.dvs.FilterSpec.VmConnecteeSpec */
export interface DVSFilterSpecVmConnecteeSpec extends DVSFilterSpecConnecteeSpec {
  vmNameSpec?: string
}

/** vim.dvs.FilterSpec.VmknicConnecteeSpec */
export interface DVSFilterSpecVmknicConnecteeSpec extends DVSFilterSpecConnecteeSpec {
  vmknicNameSpec?: string
}

/** vim.DistributedVirtualSwitch.HealthCheckFeatureCapability */
export interface DVSHealthCheckCapability extends DynamicData {
}

/** vim.DistributedVirtualSwitch.HealthCheckConfig */
export interface DVSHealthCheckConfig extends DynamicData {
  enable?: boolean
  interval?: number
}

/** vim.dvs.DistributedVirtualPort.HostLocalPortInfo */
export interface DVSHostLocalPortInfo extends DynamicData {
  switchUuid: string
  portKey: string
  setting: DVPortSetting
  vnic: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.MacLearningPolicy */
export interface DVSMacLearningPolicy extends InheritablePolicy {
  enabled: boolean
  allowUnicastFlooding?: boolean
  limit?: number
  limitPolicy?: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.MacManagementPolicy */
export interface DVSMacManagementPolicy extends InheritablePolicy {
  allowPromiscuous?: boolean
  macChanges?: boolean
  forgedTransmits?: boolean
  macLearningPolicy?: DVSMacLearningPolicy
}

/** vim.dvs.DistributedVirtualSwitchManager.DvsConfigTarget */
export interface DVSManagerDvsConfigTarget extends DynamicData {
  distributedVirtualPortgroup?: DistributedVirtualPortgroupInfo[]
  distributedVirtualSwitch?: DistributedVirtualSwitchInfo[]
}

/** vim.dvs.DistributedVirtualSwitchManager.PhysicalNicsList */
export interface DVSManagerPhysicalNicsList extends DynamicData {
  host: ManagedObjectReference
  physicalNics?: PhysicalNic[]
}

/** vim.DistributedVirtualSwitch.NameArrayUplinkPortPolicy */
export interface DVSNameArrayUplinkPortPolicy extends DVSUplinkPortPolicy {
  uplinkPortName: string[]
}

/** vim.DistributedVirtualSwitch.NetworkResourceManagementCapability */
export interface DVSNetworkResourceManagementCapability extends DynamicData {
  networkResourceManagementSupported: boolean
  networkResourcePoolHighShareValue: number
  qosSupported: boolean
  userDefinedNetworkResourcePoolsSupported: boolean
  networkResourceControlVersion3Supported?: boolean
  userDefinedInfraTrafficPoolSupported?: boolean
}

/** vim.dvs.NetworkResourcePool */
export interface DVSNetworkResourcePool extends DynamicData {
  key: string
  name?: string
  description?: string
  configVersion: string
  allocationInfo: DVSNetworkResourcePoolAllocationInfo
}

/** vim.dvs.NetworkResourcePool.AllocationInfo */
export interface DVSNetworkResourcePoolAllocationInfo extends DynamicData {
  limit?: Long
  shares?: SharesInfo
  priorityTag?: number
}

/** vim.dvs.NetworkResourcePool.ConfigSpec */
export interface DVSNetworkResourcePoolConfigSpec extends DynamicData {
  key: string
  configVersion?: string
  allocationInfo?: DVSNetworkResourcePoolAllocationInfo
  name?: string
  description?: string
}

/** vim.DistributedVirtualSwitch.SwitchPolicy */
export interface DVSPolicy extends DynamicData {
  autoPreInstallAllowed?: boolean
  autoUpgradeAllowed?: boolean
  partialUpgradeAllowed?: boolean
}

/** vim.DistributedVirtualSwitch.RollbackCapability */
export interface DVSRollbackCapability extends DynamicData {
  rollbackSupported: boolean
}

/** vim.DistributedVirtualSwitch.RuntimeInfo */
export interface DVSRuntimeInfo extends DynamicData {
  hostMemberRuntime?: HostMemberRuntimeInfo[]
  resourceRuntimeInfo?: DvsResourceRuntimeInfo
}

/** vim.dvs.VmwareDistributedVirtualSwitch.SecurityPolicy */
export interface DVSSecurityPolicy extends InheritablePolicy {
  allowPromiscuous?: BoolPolicy
  macChanges?: BoolPolicy
  forgedTransmits?: BoolPolicy
}

/** vim.dvs.DistributedVirtualSwitchSelection */
export interface DVSSelection extends SelectionSet {
  dvsUuid: string
}

/** vim.DistributedVirtualSwitch.Summary */
export interface DVSSummary extends DynamicData {
  name: string
  uuid: string
  numPorts: number
  productInfo?: DistributedVirtualSwitchProductSpec
  hostMember?: ManagedObjectReference[]
  vm?: ManagedObjectReference[]
  host?: ManagedObjectReference[]
  portgroupName?: string[]
  description?: string
  contact?: DVSContactInfo
  numHosts?: number
}

/** vim.dvs.DistributedVirtualPort.TrafficShapingPolicy */
export interface DVSTrafficShapingPolicy extends InheritablePolicy {
  enabled?: BoolPolicy
  averageBandwidth?: LongPolicy
  peakBandwidth?: LongPolicy
  burstSize?: LongPolicy
}

/** vim.DistributedVirtualSwitch.UplinkPortPolicy */
export interface DVSUplinkPortPolicy extends DynamicData {
}

/** vim.dvs.DistributedVirtualPort.VendorSpecificConfig */
export interface DVSVendorSpecificConfig extends InheritablePolicy {
  keyValue?: DistributedVirtualSwitchKeyedOpaqueBlob[]
}

/** vim.dvs.VmVnicNetworkResourcePool */
export interface DVSVmVnicNetworkResourcePool extends DynamicData {
  key: string
  name?: string
  description?: string
  configVersion: string
  allocationInfo?: DvsVmVnicResourceAllocation
}

/** vim.scheduler.DailyTaskScheduler */
export interface DailyTaskScheduler extends HourlyTaskScheduler {
  hour: number
}

/** vim.event.DasAdmissionControlDisabledEvent */
export interface DasAdmissionControlDisabledEvent extends ClusterEvent {
}

/** vim.event.DasAdmissionControlEnabledEvent */
export interface DasAdmissionControlEnabledEvent extends ClusterEvent {
}

/** vim.event.DasAgentFoundEvent */
export interface DasAgentFoundEvent extends ClusterEvent {
}

/** vim.event.DasAgentUnavailableEvent */
export interface DasAgentUnavailableEvent extends ClusterEvent {
}

/** vim.event.DasClusterIsolatedEvent */
export interface DasClusterIsolatedEvent extends ClusterEvent {
}

/** vim.fault.DasConfigFault */
export interface DasConfigFault extends VimFault {
  reason?: string
  output?: string
  event?: Event[]
}

/** vim.event.DasDisabledEvent */
export interface DasDisabledEvent extends ClusterEvent {
}

/** vim.event.DasEnabledEvent */
export interface DasEnabledEvent extends ClusterEvent {
}

/** vim.cluster.DasAdvancedRuntimeInfo.HeartbeatDatastoreInfo */
export interface DasHeartbeatDatastoreInfo extends DynamicData {
  datastore: ManagedObjectReference
  hosts: ManagedObjectReference[]
}

/** vim.event.DasHostFailedEvent */
export interface DasHostFailedEvent extends ClusterEvent {
  failedHost: HostEventArgument
}

/** vim.event.DasHostIsolatedEvent */
export interface DasHostIsolatedEvent extends ClusterEvent {
  isolatedHost: HostEventArgument
}

/** vim.fault.DatabaseError */
export interface DatabaseError extends RuntimeFault {
}

/** vim.ResourcePlanningManager.DatabaseSizeEstimate */
export interface DatabaseSizeEstimate extends DynamicData {
  size: Long
}

/** vim.ResourcePlanningManager.DatabaseSizeParam */
export interface DatabaseSizeParam extends DynamicData {
  inventoryDesc: InventoryDescription
  perfStatsDesc?: PerformanceStatisticsDescription
}

/** vim.Datacenter.BasicConnectInfo */
export interface DatacenterBasicConnectInfo extends DynamicData {
  hostname?: string
  error?: LocalizedMethodFault
  serverIp?: string
  numVm?: number
  numPoweredOnVm?: number
  hostProductInfo?: AboutInfo
  hardwareVendor?: string
  hardwareModel?: string
}

/** vim.Datacenter.ConfigInfo */
export interface DatacenterConfigInfo extends DynamicData {
  defaultHardwareVersionKey?: string
  maximumHardwareVersionKey?: string
}

/** vim.Datacenter.ConfigSpec */
export interface DatacenterConfigSpec extends DynamicData {
  defaultHardwareVersionKey?: string
  maximumHardwareVersionKey?: string
}

/** vim.event.DatacenterCreatedEvent */
export interface DatacenterCreatedEvent extends DatacenterEvent {
  parent: FolderEventArgument
}

/** vim.event.DatacenterEvent */
export interface DatacenterEvent extends Event {
}

/** vim.event.DatacenterEventArgument */
export interface DatacenterEventArgument extends EntityEventArgument {
  datacenter: ManagedObjectReference
}

/** vim.fault.DatacenterMismatch */
export interface DatacenterMismatch extends MigrationFault {
  invalidArgument: DatacenterMismatchArgument[]
  expectedDatacenter: ManagedObjectReference
}

/** vim.fault.DatacenterMismatch.Argument */
export interface DatacenterMismatchArgument extends DynamicData {
  entity: ManagedObjectReference
  inputDatacenter?: ManagedObjectReference
}

/** vim.event.DatacenterRenamedEvent */
export interface DatacenterRenamedEvent extends DatacenterEvent {
  oldName: string
  newName: string
}

/** sms.storage.DatastoreBackingPoolMapping */
export interface DatastoreBackingPoolMapping extends DynamicData {
  datastore: ManagedObjectReference[]
  backingStoragePool?: BackingStoragePool[]
}

/** vim.Datastore.Capability */
export interface DatastoreCapability extends DynamicData {
  directoryHierarchySupported: boolean
  rawDiskMappingsSupported: boolean
  perFileThinProvisioningSupported: boolean
  storageIORMSupported: boolean
  nativeSnapshotSupported: boolean
  topLevelDirectoryCreateSupported?: boolean
  seSparseSupported?: boolean
  vmfsSparseSupported?: boolean
  vsanSparseSupported?: boolean
  upitSupported?: boolean
  vmdkExpandSupported?: boolean
  clusteredVmdkSupported?: boolean
}

/** vim.event.DatastoreCapacityIncreasedEvent */
export interface DatastoreCapacityIncreasedEvent extends DatastoreEvent {
  oldCapacity: Long
  newCapacity: Long
}

/** vim.event.DatastoreDestroyedEvent */
export interface DatastoreDestroyedEvent extends DatastoreEvent {
}

/** vim.event.DatastoreDiscoveredEvent */
export interface DatastoreDiscoveredEvent extends HostEvent {
  datastore: DatastoreEventArgument
}

/** vim.event.DatastoreDuplicatedEvent */
export interface DatastoreDuplicatedEvent extends DatastoreEvent {
}

/** vim.event.DatastoreEvent */
export interface DatastoreEvent extends Event {
  datastore?: DatastoreEventArgument
}

/** vim.event.DatastoreEventArgument */
export interface DatastoreEventArgument extends EntityEventArgument {
  datastore: ManagedObjectReference
}

/** vim.event.DatastoreFileCopiedEvent */
export interface DatastoreFileCopiedEvent extends DatastoreFileEvent {
  sourceDatastore: DatastoreEventArgument
  sourceFile: string
}

/** vim.event.DatastoreFileDeletedEvent */
export interface DatastoreFileDeletedEvent extends DatastoreFileEvent {
}

/** vim.event.DatastoreFileEvent */
export interface DatastoreFileEvent extends DatastoreEvent {
  targetFile: string
  sourceOfOperation?: string
  succeeded?: boolean
}

/** vim.event.DatastoreFileMovedEvent */
export interface DatastoreFileMovedEvent extends DatastoreFileEvent {
  sourceDatastore: DatastoreEventArgument
  sourceFile: string
}

/** vim.Datastore.HostMount */
export interface DatastoreHostMount extends DynamicData {
  key: ManagedObjectReference
  mountInfo: HostMountInfo
}

/** vim.event.DatastoreIORMReconfiguredEvent */
export interface DatastoreIORMReconfiguredEvent extends DatastoreEvent {
}

/** vim.Datastore.Info */
export interface DatastoreInfo extends DynamicData {
  name: string
  url: string
  freeSpace: Long
  maxFileSize: Long
  maxVirtualDiskCapacity?: Long
  maxMemoryFileSize: Long
  timestamp?: DateTime
  containerId?: string
  aliasOf?: string
  supportedVDiskFormats?: string[]
  logicalSectorSize?: number
  physicalSectorSize?: number
}

/** vim.Datastore.MountPathDatastorePair */
export interface DatastoreMountPathDatastorePair extends DynamicData {
  oldMountPath: string
  datastore: ManagedObjectReference
}

/** vim.DatastoreNamespaceManager.DirectoryInfo */
export interface DatastoreNamespaceManagerDirectoryInfo extends DynamicData {
  capacity: Long
  used: Long
}

/** vim.fault.DatastoreNotWritableOnHost */
export interface DatastoreNotWritableOnHost extends InvalidDatastore {
  host: ManagedObjectReference
}

/** vim.vm.DatastoreOption */
export interface DatastoreOption extends DynamicData {
  unsupportedVolumes?: VirtualMachineDatastoreVolumeOption[]
}

/** sms.storage.DatastorePair */
export interface DatastorePair extends DynamicData {
  datastore1: ManagedObjectReference
  datastore2: ManagedObjectReference
}

/** vim.event.DatastorePrincipalConfigured */
export interface DatastorePrincipalConfigured extends HostEvent {
  datastorePrincipal: string
}

/** vim.event.DatastoreRemovedOnHostEvent */
export interface DatastoreRemovedOnHostEvent extends HostEvent {
  datastore: DatastoreEventArgument
}

/** vim.event.DatastoreRenamedEvent */
export interface DatastoreRenamedEvent extends DatastoreEvent {
  oldName: string
  newName: string
}

/** vim.event.DatastoreRenamedOnHostEvent */
export interface DatastoreRenamedOnHostEvent extends HostEvent {
  oldName: string
  newName: string
}

/** vim.Datastore.Summary */
export interface DatastoreSummary extends DynamicData {
  datastore?: ManagedObjectReference
  name: string
  url: string
  capacity: Long
  freeSpace: Long
  uncommitted?: Long
  accessible: boolean
  multipleHostAccess?: boolean
  type: string
  maintenanceMode?: string
}

/** vim.Datastore.VVolContainerFailoverPair */
export interface DatastoreVVolContainerFailoverPair extends DynamicData {
  srcContainer?: string
  tgtContainer: string
  vvolMapping?: KeyValue[]
}

/** vim.profile.host.DateTimeProfile */
export interface DateTimeProfile extends ApplyProfile {
}

/** vim.vsan.DefaultDatastorePolicySelectionInfo */
export interface DefaultDatastorePolicySelectionInfo extends DynamicData {
  enabled: boolean
  defaultPolicyId?: string
  lastPolicySelectionTime?: DateTime
}

/** vim.fault.DeltaDiskFormatNotSupported */
export interface DeltaDiskFormatNotSupported extends VmConfigFault {
  datastore?: ManagedObjectReference[]
  deltaDiskFormat: string
}

/** vim.Description */
export interface Description extends DynamicData {
  label: string
  summary: string
}

/** vim.DesiredSoftwareSpec */
export interface DesiredSoftwareSpec extends DynamicData {
  baseImageSpec: DesiredSoftwareSpecBaseImageSpec
  vendorAddOnSpec?: DesiredSoftwareSpecVendorAddOnSpec
  components?: DesiredSoftwareSpecComponentSpec[]
  removedComponents?: string[]
}

/** vim.DesiredSoftwareSpec.BaseImageSpec */
export interface DesiredSoftwareSpecBaseImageSpec extends DynamicData {
  version: string
}

/** vim.DesiredSoftwareSpec.ComponentSpec */
export interface DesiredSoftwareSpecComponentSpec extends DynamicData {
  name: string
  version?: string
}

/** vim.DesiredSoftwareSpec.VendorAddOnSpec */
export interface DesiredSoftwareSpecVendorAddOnSpec extends DynamicData {
  name: string
  version: string
}

/** vim.fault.DestinationSwitchFull */
export interface DestinationSwitchFull extends CannotAccessNetwork {
}

/** vim.fault.DestinationVsanDisabled */
export interface DestinationVsanDisabled extends CannotMoveVsanEnabledHost {
  destinationCluster: string
}

/** vim.VirtualDiskManager.DeviceBackedVirtualDiskSpec */
export interface DeviceBackedVirtualDiskSpec extends VirtualDiskSpec {
  device: string
}

/** vim.fault.DeviceBackingNotSupported */
export interface DeviceBackingNotSupported extends DeviceNotSupported {
  backing: string
}

/** vim.fault.DeviceControllerNotSupported */
export interface DeviceControllerNotSupported extends DeviceNotSupported {
  controller: string
}

/** vim.vm.replication.DeviceGroupId */
export interface DeviceGroupId extends DynamicData {
  id: string
}

/** vim.fault.DeviceHotPlugNotSupported */
export interface DeviceHotPlugNotSupported extends InvalidDeviceSpec {
}

/** sms.storage.replication.DeviceId */
export interface DeviceId extends DynamicData {
}

/** vim.fault.DeviceNotFound */
export interface DeviceNotFound extends InvalidDeviceSpec {
}

/** vim.fault.DeviceNotSupported */
export interface DeviceNotSupported extends VirtualHardwareCompatibilityIssue {
  device: string
  reason?: string
}

/** vim.host.DevicePciId */
export interface DevicePciId extends DynamicData {
  vendorId: Long
  deviceId: Long
  subVendorId: Long
  subDeviceId: Long
}

/** vim.fault.DeviceUnsupportedForVmPlatform */
export interface DeviceUnsupportedForVmPlatform extends InvalidDeviceSpec {
}

/** vim.fault.DeviceUnsupportedForVmVersion */
export interface DeviceUnsupportedForVmVersion extends InvalidDeviceSpec {
  currentVersion: string
  expectedVersion: string
}

/** vim.DiagnosticManager.AuditRecordResult */
export interface DiagnosticManagerAuditRecordResult extends DynamicData {
  records?: string[]
  nextToken: string
}

/** vim.DiagnosticManager.BundleInfo */
export interface DiagnosticManagerBundleInfo extends DynamicData {
  system?: ManagedObjectReference
  url: string
}

/** vim.DiagnosticManager.LogDescriptor */
export interface DiagnosticManagerLogDescriptor extends DynamicData {
  key: string
  fileName: string
  creator: string
  format: string
  mimeType: string
  info: Description
}

/** vim.DiagnosticManager.LogHeader */
export interface DiagnosticManagerLogHeader extends DynamicData {
  lineStart: number
  lineEnd: number
  lineText?: string[]
}

/** vim.fault.DigestNotSupported */
export interface DigestNotSupported extends DeviceNotSupported {
}

/** vim.DirectPathProfileManager.DirectPathProfileInfo */
export interface DirectPathProfileInfo extends DynamicData {
  id: string
  name: string
  description?: string
  vendorName: string
  deviceConfig: DirectPathProfileManagerDirectPathConfig
}

/** vim.DirectPathProfileManager.CapacityInfo */
export interface DirectPathProfileManagerCapacityInfo extends DirectPathProfileManagerCapacityResult {
  profile: DirectPathProfileInfo
  consumed: number
  remaining: number
  max: number
  unusedReservation: number
}

/** vim.DirectPathProfileManager.CapacityQueryByDeviceConfig */
export interface DirectPathProfileManagerCapacityQueryByDeviceConfig extends DirectPathProfileManagerCapacityQuerySpec {
  deviceConfig: DirectPathProfileManagerDirectPathConfig
}

/** vim.DirectPathProfileManager.CapacityQueryById */
export interface DirectPathProfileManagerCapacityQueryById extends DirectPathProfileManagerCapacityQuerySpec {
  id: string
}

/** vim.DirectPathProfileManager.CapacityQueryByName */
export interface DirectPathProfileManagerCapacityQueryByName extends DirectPathProfileManagerCapacityQuerySpec {
  name: string
}

/** vim.DirectPathProfileManager.CapacityQuerySpec */
export interface DirectPathProfileManagerCapacityQuerySpec extends DynamicData {
}

/** vim.DirectPathProfileManager.CapacityResult */
export interface DirectPathProfileManagerCapacityResult extends DynamicData {
}

/** vim.DirectPathProfileManager.CapacityUnknown */
export interface DirectPathProfileManagerCapacityUnknown extends DirectPathProfileManagerCapacityResult {
  querySpec: DirectPathProfileManagerCapacityQuerySpec
  faultList?: LocalizedMethodFault[]
}

/** vim.DirectPathProfileManager.CreateSpec */
export interface DirectPathProfileManagerCreateSpec extends DynamicData {
  name: string
  description?: string
  deviceConfig: DirectPathProfileManagerDirectPathConfig
}

/** vim.DirectPathProfileManager.DirectPathConfig */
export interface DirectPathProfileManagerDirectPathConfig extends DynamicData {
}

/** vim.DirectPathProfileManager.DvxDirectPathConfig */
export interface DirectPathProfileManagerDvxDirectPathConfig extends DirectPathProfileManagerDirectPathConfig {
  dvxBacking: VirtualPCIPassthroughDvxBackingInfo
}

/** vim.DirectPathProfileManager.DynamicDirectPathConfig */
export interface DirectPathProfileManagerDynamicDirectPathConfig extends DirectPathProfileManagerDirectPathConfig {
  dynamicDirectPathBacking: VirtualPCIPassthroughDynamicBackingInfo
}

/** vim.DirectPathProfileManager.FilterSpec */
export interface DirectPathProfileManagerFilterSpec extends DynamicData {
  ids?: string[]
  names?: string[]
  clusters?: ManagedObjectReference[]
}

/** vim.DirectPathProfileManager.TargetCluster */
export interface DirectPathProfileManagerTargetCluster extends DirectPathProfileManagerTargetEntity {
  cluster: ManagedObjectReference
}

/** vim.DirectPathProfileManager.TargetEntity */
export interface DirectPathProfileManagerTargetEntity extends DynamicData {
}

/** vim.DirectPathProfileManager.TargetHost */
export interface DirectPathProfileManagerTargetHost extends DirectPathProfileManagerTargetEntity {
  host: ManagedObjectReference
}

/** vim.DirectPathProfileManager.UpdateSpec */
export interface DirectPathProfileManagerUpdateSpec extends DynamicData {
  name?: string
  description?: string
}

/** vim.DirectPathProfileManager.VirtualDeviceGroupDirectPathConfig */
export interface DirectPathProfileManagerVirtualDeviceGroupDirectPathConfig extends DirectPathProfileManagerDirectPathConfig {
  deviceGroupName: string
}

/** vim.DirectPathProfileManager.VmiopDirectPathConfig */
export interface DirectPathProfileManagerVmiopDirectPathConfig extends DirectPathProfileManagerDirectPathConfig {
  vgpuProfile: string
}

/** vim.fault.DirectoryNotEmpty */
export interface DirectoryNotEmpty extends FileFault {
}

/** vim.fault.DisableAdminNotSupported */
export interface DisableAdminNotSupported extends HostConfigFault {
}

/** eam.fault.DisabledClusterFault */
export interface DisabledClusterFault extends EamAppFault {
  disabledComputeResource?: ManagedObjectReference[]
}

/** vim.fault.DisallowedChangeByService */
export interface DisallowedChangeByService extends RuntimeFault {
  serviceName: string
  disallowedChange?: string
}

/** vim.fault.DisallowedDiskModeChange */
export interface DisallowedDiskModeChange extends InvalidDeviceSpec {
}

/** vim.fault.DisallowedMigrationDeviceAttached */
export interface DisallowedMigrationDeviceAttached extends MigrationFault {
  fault: LocalizedMethodFault
}

/** vim.fault.DisallowedOperationOnFailoverHost */
export interface DisallowedOperationOnFailoverHost extends RuntimeFault {
  host: ManagedObjectReference
  hostname: string
}

/** vim.fault.DisconnectedHostsBlockingEVC */
export interface DisconnectedHostsBlockingEVC extends EVCConfigFault {
}

/** vim.VirtualMachine.DiskChangeInfo.DiskChangeExtent */
export interface DiskChangeExtent extends DynamicData {
  start: Long
  length: Long
}

/** vim.VirtualMachine.DiskChangeInfo */
export interface DiskChangeInfo extends DynamicData {
  startOffset: Long
  length: Long
  changedArea?: DiskChangeExtent[]
}

/** vim.vsan.DiskClaimConfiguration */
export interface DiskClaimConfiguration extends DynamicData {
  diskType: string
  diskNamePrefix?: string
  numberOfDisks?: number
  diskModel?: string
  vendor?: string
  diskCapacity?: Long
}

/** vim.vslm.DiskCryptoSpec */
export interface DiskCryptoSpec extends DynamicData {
  parent?: DiskCryptoSpec
  crypto: CryptoSpec
}

/** vim.fault.DiskHasPartitions */
export interface DiskHasPartitions extends VsanDiskFault {
}

/** vim.vsan.DiskInfo */
export interface DiskInfo extends DynamicData {
  diskUuid: string
  diskName: string
  isSsd?: boolean
}

/** vim.fault.DiskIsLastRemainingNonSSD */
export interface DiskIsLastRemainingNonSSD extends VsanDiskFault {
}

/** vim.fault.DiskIsNonLocal */
export interface DiskIsNonLocal extends VsanDiskFault {
}

/** vim.fault.DiskIsUSB */
export interface DiskIsUSB extends VsanDiskFault {
}

/** vim.fault.DiskMoveTypeNotSupported */
export interface DiskMoveTypeNotSupported extends MigrationFault {
}

/** vim.fault.DiskNotSupported */
export interface DiskNotSupported extends VirtualHardwareCompatibilityIssue {
  disk: number
}

/** vim.fault.DiskTooSmall */
export interface DiskTooSmall extends VsanDiskFault {
}

/** vim.dvs.DistributedVirtualPort */
export interface DistributedVirtualPort extends DynamicData {
  key: string
  config: DVPortConfigInfo
  dvsUuid: string
  portgroupKey?: string
  proxyHost?: ManagedObjectReference
  connectee?: DistributedVirtualSwitchPortConnectee
  conflict: boolean
  conflictPortKey?: string
  state?: DVPortState
  connectionCookie?: number
  lastStatusChange: DateTime
  hostLocalPort?: boolean
  externalId?: string
  segmentPortId?: string
}

/** vim.dvs.DistributedVirtualPortgroupInfo */
export interface DistributedVirtualPortgroupInfo extends DynamicData {
  switchName: string
  switchUuid: string
  portgroupName: string
  portgroupKey: string
  portgroupType: string
  uplinkPortgroup: boolean
  portgroup: ManagedObjectReference
  networkReservationSupported?: boolean
  backingType?: string
  logicalSwitchUuid?: string
  segmentId?: string
  subnetId?: string
}

/** vim.dvs.DistributedVirtualPortgroup.NsxPortgroupOperationResult */
export interface DistributedVirtualPortgroupNsxPortgroupOperationResult extends DynamicData {
  portgroups?: ManagedObjectReference[]
  problems?: DistributedVirtualPortgroupProblem[]
}

/** vim.dvs.DistributedVirtualPortgroup.Problem */
export interface DistributedVirtualPortgroupProblem extends DynamicData {
  logicalSwitchUuid: string
  fault: LocalizedMethodFault
}

/** vim.dvs.HostMember */
export interface DistributedVirtualSwitchHostMember extends DynamicData {
  runtimeState?: DistributedVirtualSwitchHostMemberRuntimeState
  config: DistributedVirtualSwitchHostMemberConfigInfo
  productInfo?: DistributedVirtualSwitchProductSpec
  uplinkPortKey?: string[]
  status: string
  statusDetail?: string
}

/** vim.dvs.HostMember.Backing */
export interface DistributedVirtualSwitchHostMemberBacking extends DynamicData {
}

/** vim.dvs.HostMember.ConfigInfo */
export interface DistributedVirtualSwitchHostMemberConfigInfo extends DynamicData {
  host?: ManagedObjectReference
  maxProxySwitchPorts: number
  vendorSpecificConfig?: DistributedVirtualSwitchKeyedOpaqueBlob[]
  backing: DistributedVirtualSwitchHostMemberBacking
  nsxSwitch?: boolean
  ensEnabled?: boolean
  ensInterruptEnabled?: boolean
  transportZones?: DistributedVirtualSwitchHostMemberTransportZoneInfo[]
  nsxtUsedUplinkNames?: string[]
  networkOffloadingEnabled?: boolean
  teplessMode?: boolean
}

/** vim.dvs.HostMember.ConfigSpec */
export interface DistributedVirtualSwitchHostMemberConfigSpec extends DynamicData {
  operation: string
  host: ManagedObjectReference
  backing?: DistributedVirtualSwitchHostMemberBacking
  maxProxySwitchPorts?: number
  vendorSpecificConfig?: DistributedVirtualSwitchKeyedOpaqueBlob[]
}

/** vim.dvs.HostMember.HostPerfNicOffloadState */
export interface DistributedVirtualSwitchHostMemberHostPerfNicOffloadState extends DynamicData {
  enabled: boolean
  runtimeStatus?: string
  statusDescription?: string
}

/** vim.dvs.HostMember.HostUplinkState */
export interface DistributedVirtualSwitchHostMemberHostUplinkState extends DynamicData {
  uplinkName: string
  state: string
}

/** vim.dvs.HostMember.PnicBacking */
export interface DistributedVirtualSwitchHostMemberPnicBacking extends DistributedVirtualSwitchHostMemberBacking {
  pnicSpec?: DistributedVirtualSwitchHostMemberPnicSpec[]
}

/** vim.dvs.HostMember.PnicSpec */
export interface DistributedVirtualSwitchHostMemberPnicSpec extends DynamicData {
  pnicDevice: string
  uplinkPortKey?: string
  uplinkPortgroupKey?: string
  connectionCookie?: number
}

/** vim.dvs.HostMember.RuntimeState */
export interface DistributedVirtualSwitchHostMemberRuntimeState extends DynamicData {
  currentMaxProxySwitchPorts: number
}

/** vim.dvs.HostMember.TransportZoneInfo */
export interface DistributedVirtualSwitchHostMemberTransportZoneInfo extends DynamicData {
  uuid: string
  type: string
}

/** vim.dvs.HostProductSpec */
export interface DistributedVirtualSwitchHostProductSpec extends DynamicData {
  productLineId?: string
  version?: string
}

/** vim.dvs.DistributedVirtualSwitchInfo */
export interface DistributedVirtualSwitchInfo extends DynamicData {
  switchName: string
  switchUuid: string
  distributedVirtualSwitch: ManagedObjectReference
  networkReservationSupported?: boolean
}

/** vim.dvs.KeyedOpaqueBlob */
export interface DistributedVirtualSwitchKeyedOpaqueBlob extends DynamicData {
  key: string
  opaqueData: string
}

/** vim.dvs.DistributedVirtualSwitchManager.CompatibilityResult */
export interface DistributedVirtualSwitchManagerCompatibilityResult extends DynamicData {
  host: ManagedObjectReference
  error?: LocalizedMethodFault[]
}

/** vim.dvs.DistributedVirtualSwitchManager.DvsProductSpec */
export interface DistributedVirtualSwitchManagerDvsProductSpec extends DynamicData {
  newSwitchProductSpec?: DistributedVirtualSwitchProductSpec
  distributedVirtualSwitch?: ManagedObjectReference
}

/** vim.dvs.DistributedVirtualSwitchManager.HostArrayFilter */
export interface DistributedVirtualSwitchManagerHostArrayFilter extends DistributedVirtualSwitchManagerHostDvsFilterSpec {
  host: ManagedObjectReference[]
}

/** vim.dvs.DistributedVirtualSwitchManager.HostContainer */
export interface DistributedVirtualSwitchManagerHostContainer extends DynamicData {
  container: ManagedObjectReference
  recursive: boolean
}

/** vim.dvs.DistributedVirtualSwitchManager.HostContainerFilter */
export interface DistributedVirtualSwitchManagerHostContainerFilter extends DistributedVirtualSwitchManagerHostDvsFilterSpec {
  hostContainer: DistributedVirtualSwitchManagerHostContainer
}

/** vim.dvs.DistributedVirtualSwitchManager.HostDvsFilterSpec */
export interface DistributedVirtualSwitchManagerHostDvsFilterSpec extends DynamicData {
  inclusive: boolean
}

/** vim.dvs.DistributedVirtualSwitchManager.HostDvsMembershipFilter */
export interface DistributedVirtualSwitchManagerHostDvsMembershipFilter extends DistributedVirtualSwitchManagerHostDvsFilterSpec {
  distributedVirtualSwitch: ManagedObjectReference
}

/** vim.dvs.DistributedVirtualSwitchManager.ImportResult */
export interface DistributedVirtualSwitchManagerImportResult extends DynamicData {
  distributedVirtualSwitch?: ManagedObjectReference[]
  distributedVirtualPortgroup?: ManagedObjectReference[]
  importFault?: ImportOperationBulkFaultFaultOnImport[]
}

/** vim.dvs.DistributedVirtualSwitchManager.SpanInfo */
export interface DistributedVirtualSwitchManagerSpanInfo extends DynamicData {
  ID: string
  clusters?: ManagedObjectReference[]
  exclusive?: boolean
}

/** vim.dvs.NetworkOffloadSpec */
export interface DistributedVirtualSwitchNetworkOffloadSpec extends DynamicData {
  id: string
  name?: string
  types?: string[]
  dpuCapability?: VMwareDvsDpuCapability
}

/** vim.dvs.PortConnectee */
export interface DistributedVirtualSwitchPortConnectee extends DynamicData {
  connectedEntity?: ManagedObjectReference
  nicKey?: string
  type?: string
  addressHint?: string
}

/** vim.dvs.PortConnection */
export interface DistributedVirtualSwitchPortConnection extends DynamicData {
  switchUuid: string
  portgroupKey?: string
  portKey?: string
  connectionCookie?: number
}

/** vim.dvs.PortCriteria */
export interface DistributedVirtualSwitchPortCriteria extends DynamicData {
  connected?: boolean
  active?: boolean
  uplinkPort?: boolean
  nsxPort?: boolean
  scope?: ManagedObjectReference
  portgroupKey?: string[]
  inside?: boolean
  portKey?: string[]
  host?: ManagedObjectReference[]
}

/** vim.dvs.PortStatistics */
export interface DistributedVirtualSwitchPortStatistics extends DynamicData {
  packetsInMulticast: Long
  packetsOutMulticast: Long
  bytesInMulticast: Long
  bytesOutMulticast: Long
  packetsInUnicast: Long
  packetsOutUnicast: Long
  bytesInUnicast: Long
  bytesOutUnicast: Long
  packetsInBroadcast: Long
  packetsOutBroadcast: Long
  bytesInBroadcast: Long
  bytesOutBroadcast: Long
  packetsInDropped: Long
  packetsOutDropped: Long
  packetsInException: Long
  packetsOutException: Long
  bytesInFromPnic?: Long
  bytesOutToPnic?: Long
}

/** vim.dvs.ProductSpec */
export interface DistributedVirtualSwitchProductSpec extends DynamicData {
  name?: string
  vendor?: string
  version?: string
  build?: string
  forwardingClass?: string
  bundleId?: string
  bundleUrl?: string
}

/** vim.fault.DomainNotFound */
export interface DomainNotFound extends ActiveDirectoryFault {
  domainName: string
}

/** vim.vsan.DpDaemonHealth */
export interface DpDaemonHealth extends DynamicData {
  host: ManagedObjectReference
  name: string
  status: string
}

/** vim.host.HardwareStatusInfo.DpuStatusInfo */
export interface DpuStatusInfo extends HostHardwareElementInfo {
  dpuId: string
  fru?: HostFru
  sensors?: DpuStatusInfoOperationalInfo[]
}

/** vim.host.HardwareStatusInfo.DpuStatusInfo.OperationalInfo */
export interface DpuStatusInfoOperationalInfo extends DynamicData {
  sensorId: string
  healthState?: ElementDescription
  reading: string
  units?: string
  timeStamp?: DateTime
}

/** vim.event.DrsDisabledEvent */
export interface DrsDisabledEvent extends ClusterEvent {
}

/** vim.fault.DrsDisabledOnVm */
export interface DrsDisabledOnVm extends VimFault {
}

/** vim.event.DrsEnabledEvent */
export interface DrsEnabledEvent extends ClusterEvent {
  behavior: string
}

/** vim.event.DrsEnteredStandbyModeEvent */
export interface DrsEnteredStandbyModeEvent extends EnteredStandbyModeEvent {
}

/** vim.event.DrsEnteringStandbyModeEvent */
export interface DrsEnteringStandbyModeEvent extends EnteringStandbyModeEvent {
}

/** vim.event.DrsExitStandbyModeFailedEvent */
export interface DrsExitStandbyModeFailedEvent extends ExitStandbyModeFailedEvent {
}

/** vim.event.DrsExitedStandbyModeEvent */
export interface DrsExitedStandbyModeEvent extends ExitedStandbyModeEvent {
}

/** vim.event.DrsExitingStandbyModeEvent */
export interface DrsExitingStandbyModeEvent extends ExitingStandbyModeEvent {
}

/** vim.event.DrsInvocationFailedEvent */
export interface DrsInvocationFailedEvent extends ClusterEvent {
}

/** sms.storage.DrsMigrationCapabilityResult */
export interface DrsMigrationCapabilityResult extends DynamicData {
  recommendedDatastorePair?: DatastorePair[]
  nonRecommendedDatastorePair?: DatastorePair[]
}

/** vim.event.DrsRecoveredFromFailureEvent */
export interface DrsRecoveredFromFailureEvent extends ClusterEvent {
}

/** vim.event.DrsResourceConfigureFailedEvent */
export interface DrsResourceConfigureFailedEvent extends HostEvent {
  reason: LocalizedMethodFault
}

/** vim.event.DrsResourceConfigureSyncedEvent */
export interface DrsResourceConfigureSyncedEvent extends HostEvent {
}

/** vim.event.DrsRuleComplianceEvent */
export interface DrsRuleComplianceEvent extends VmEvent {
}

/** vim.event.DrsRuleViolationEvent */
export interface DrsRuleViolationEvent extends VmEvent {
}

/** vim.event.DrsSoftRuleViolationEvent */
export interface DrsSoftRuleViolationEvent extends VmEvent {
}

/** vim.event.DrsVmMigratedEvent */
export interface DrsVmMigratedEvent extends VmMigratedEvent {
}

/** vim.event.DrsVmPoweredOnEvent */
export interface DrsVmPoweredOnEvent extends VmPoweredOnEvent {
}

/** vim.fault.DrsVmotionIncompatibleFault */
export interface DrsVmotionIncompatibleFault extends VirtualHardwareCompatibilityIssue {
  host: ManagedObjectReference
}

/** vim.fault.DuplicateDisks */
export interface DuplicateDisks extends VsanDiskFault {
}

/** sms.fault.DuplicateEntry */
export interface DuplicateEntry extends MethodFault {
}

/** vim.event.DuplicateIpDetectedEvent */
export interface DuplicateIpDetectedEvent extends HostEvent {
  duplicateIP: string
  macAddress: string
}

/** vim.fault.DuplicateName */
export interface DuplicateName extends VimFault {
  name: string
  object: ManagedObjectReference
}

/** vim.fault.DuplicateVsanNetworkInterface */
export interface DuplicateVsanNetworkInterface extends VsanFault {
  device: string
}

/** vim.event.DvpgImportEvent */
export interface DvpgImportEvent extends DVPortgroupEvent {
  importType: string
}

/** vim.event.DvpgRestoreEvent */
export interface DvpgRestoreEvent extends DVPortgroupEvent {
}

/** vim.dvs.TrafficRule.AcceptAction */
export interface DvsAcceptNetworkRuleAction extends DvsNetworkRuleAction {
}

/** vim.fault.DvsApplyOperationFault */
export interface DvsApplyOperationFault extends DvsFault {
  objectFault: DvsApplyOperationFaultFaultOnObject[]
}

/** vim.fault.DvsApplyOperationFault.FaultOnObject */
export interface DvsApplyOperationFaultFaultOnObject extends DynamicData {
  objectId: string
  type: string
  fault: LocalizedMethodFault
}

/** vim.dvs.TrafficRule.CopyAction */
export interface DvsCopyNetworkRuleAction extends DvsNetworkRuleAction {
}

/** vim.event.DvsCreatedEvent */
export interface DvsCreatedEvent extends DvsEvent {
  parent: FolderEventArgument
}

/** vim.event.DvsDestroyedEvent */
export interface DvsDestroyedEvent extends DvsEvent {
}

/** vim.dvs.TrafficRule.DropAction */
export interface DvsDropNetworkRuleAction extends DvsNetworkRuleAction {
}

/** vim.event.DvsEvent */
export interface DvsEvent extends Event {
}

/** vim.event.DvsEventArgument */
export interface DvsEventArgument extends EntityEventArgument {
  dvs: ManagedObjectReference
}

/** vim.fault.DvsFault */
export interface DvsFault extends VimFault {
}

/** vim.dvs.DistributedVirtualPort.FilterConfig */
export interface DvsFilterConfig extends InheritablePolicy {
  key?: string
  agentName?: string
  slotNumber?: string
  parameters?: DvsFilterParameter
  onFailure?: string
}

/** vim.dvs.DistributedVirtualPort.FilterConfigSpec */
export interface DvsFilterConfigSpec extends DvsFilterConfig {
  operation: string
}

/** vim.dvs.DistributedVirtualPort.FilterParameter */
export interface DvsFilterParameter extends DynamicData {
  parameters?: string[]
}

/** vim.dvs.DistributedVirtualPort.FilterPolicy */
export interface DvsFilterPolicy extends InheritablePolicy {
  filterConfig?: DvsFilterConfig[]
}

/** vim.dvs.TrafficRule.GreAction */
export interface DvsGreEncapNetworkRuleAction extends DvsNetworkRuleAction {
  encapsulationIp: SingleIp
}

/** vim.event.DvsHealthStatusChangeEvent */
export interface DvsHealthStatusChangeEvent extends HostEvent {
  switchUuid: string
  healthResult?: HostMemberHealthCheckResult
}

/** vim.event.DvsHostBackInSyncEvent */
export interface DvsHostBackInSyncEvent extends DvsEvent {
  hostBackInSync: HostEventArgument
}

/** vim.DistributedVirtualSwitch.HostInfrastructureTrafficResource */
export interface DvsHostInfrastructureTrafficResource extends DynamicData {
  key: string
  description?: string
  allocationInfo: DvsHostInfrastructureTrafficResourceAllocation
}

/** vim.DistributedVirtualSwitch.HostInfrastructureTrafficResource.ResourceAllocation */
export interface DvsHostInfrastructureTrafficResourceAllocation extends DynamicData {
  limit?: Long
  shares?: SharesInfo
  reservation?: Long
}

/** vim.event.DvsHostJoinedEvent */
export interface DvsHostJoinedEvent extends DvsEvent {
  hostJoined: HostEventArgument
}

/** vim.event.DvsHostLeftEvent */
export interface DvsHostLeftEvent extends DvsEvent {
  hostLeft: HostEventArgument
}

/** vim.event.DvsHostStatusUpdated */
export interface DvsHostStatusUpdated extends DvsEvent {
  hostMember: HostEventArgument
  oldStatus?: string
  newStatus?: string
  oldStatusDetail?: string
  newStatusDetail?: string
}

/** vim.profile.host.DvsHostVNicProfile */
export interface DvsHostVNicProfile extends DvsVNicProfile {
}

/** vim.event.DvsHostWentOutOfSyncEvent */
export interface DvsHostWentOutOfSyncEvent extends DvsEvent {
  hostOutOfSync: DvsOutOfSyncHostArgument
}

/** vim.event.DvsImportEvent */
export interface DvsImportEvent extends DvsEvent {
  importType: string
}

/** vim.dvs.TrafficRule.IpQualifier */
export interface DvsIpNetworkRuleQualifier extends DvsNetworkRuleQualifier {
  sourceAddress?: IpAddress
  destinationAddress?: IpAddress
  protocol?: IntExpression
  sourceIpPort?: DvsIpPort
  destinationIpPort?: DvsIpPort
  tcpFlags?: IntExpression
}

/** vim.dvs.TrafficRule.IpPort */
export interface DvsIpPort extends NegatableExpression {
}

/** vim.dvs.TrafficRule.IpPortRange */
export interface DvsIpPortRange extends DvsIpPort {
  startPortNumber: number
  endPortNumber: number
}

/** vim.dvs.TrafficRule.LogAction */
export interface DvsLogNetworkRuleAction extends DvsNetworkRuleAction {
}

/** vim.dvs.TrafficRule.MacQualifier */
export interface DvsMacNetworkRuleQualifier extends DvsNetworkRuleQualifier {
  sourceAddress?: MacAddress
  destinationAddress?: MacAddress
  protocol?: IntExpression
  vlanId?: IntExpression
}

/** vim.dvs.TrafficRule.MacRewriteAction */
export interface DvsMacRewriteNetworkRuleAction extends DvsNetworkRuleAction {
  rewriteMac: string
}

/** vim.event.DvsMergedEvent */
export interface DvsMergedEvent extends DvsEvent {
  sourceDvs: DvsEventArgument
  destinationDvs: DvsEventArgument
}

/** vim.dvs.TrafficRule.Action */
export interface DvsNetworkRuleAction extends DynamicData {
}

/** vim.dvs.TrafficRule.Qualifier */
export interface DvsNetworkRuleQualifier extends DynamicData {
  key?: string
}

/** vim.fault.DvsNotAuthorized */
export interface DvsNotAuthorized extends DvsFault {
  sessionExtensionKey?: string
  dvsExtensionKey?: string
}

/** vim.fault.DvsOperationBulkFault */
export interface DvsOperationBulkFault extends DvsFault {
  hostFault: DvsOperationBulkFaultFaultOnHost[]
}

/** vim.fault.DvsOperationBulkFault.FaultOnHost */
export interface DvsOperationBulkFaultFaultOnHost extends DynamicData {
  host: ManagedObjectReference
  fault: LocalizedMethodFault
}

/** vim.event.DvsOutOfSyncHostArgument */
export interface DvsOutOfSyncHostArgument extends DynamicData {
  outOfSyncHost: HostEventArgument
  configParamters: string[]
}

/** vim.event.DvsPortBlockedEvent */
export interface DvsPortBlockedEvent extends DvsEvent {
  portKey: string
  statusDetail?: string
  runtimeInfo?: DVPortStatus
  prevBlockState?: string
}

/** vim.event.DvsPortConnectedEvent */
export interface DvsPortConnectedEvent extends DvsEvent {
  portKey: string
  connectee?: DistributedVirtualSwitchPortConnectee
}

/** vim.event.DvsPortCreatedEvent */
export interface DvsPortCreatedEvent extends DvsEvent {
  portKey: string[]
}

/** vim.event.DvsPortDeletedEvent */
export interface DvsPortDeletedEvent extends DvsEvent {
  portKey: string[]
}

/** vim.event.DvsPortDisconnectedEvent */
export interface DvsPortDisconnectedEvent extends DvsEvent {
  portKey: string
  connectee?: DistributedVirtualSwitchPortConnectee
}

/** vim.event.DvsPortEnteredPassthruEvent */
export interface DvsPortEnteredPassthruEvent extends DvsEvent {
  portKey: string
  runtimeInfo?: DVPortStatus
}

/** vim.event.DvsPortExitedPassthruEvent */
export interface DvsPortExitedPassthruEvent extends DvsEvent {
  portKey: string
  runtimeInfo?: DVPortStatus
}

/** vim.event.DvsPortJoinPortgroupEvent */
export interface DvsPortJoinPortgroupEvent extends DvsEvent {
  portKey: string
  portgroupKey: string
  portgroupName: string
}

/** vim.event.DvsPortLeavePortgroupEvent */
export interface DvsPortLeavePortgroupEvent extends DvsEvent {
  portKey: string
  portgroupKey: string
  portgroupName: string
}

/** vim.event.DvsPortLinkDownEvent */
export interface DvsPortLinkDownEvent extends DvsEvent {
  portKey: string
  runtimeInfo?: DVPortStatus
}

/** vim.event.DvsPortLinkUpEvent */
export interface DvsPortLinkUpEvent extends DvsEvent {
  portKey: string
  runtimeInfo?: DVPortStatus
}

/** vim.event.DvsPortReconfiguredEvent */
export interface DvsPortReconfiguredEvent extends DvsEvent {
  portKey: string[]
  configChanges?: ChangesInfoEventArgument[]
}

/** vim.event.DvsPortRuntimeChangeEvent */
export interface DvsPortRuntimeChangeEvent extends DvsEvent {
  portKey: string
  runtimeInfo: DVPortStatus
}

/** vim.event.DvsPortUnblockedEvent */
export interface DvsPortUnblockedEvent extends DvsEvent {
  portKey: string
  runtimeInfo?: DVPortStatus
  prevBlockState?: string
}

/** vim.event.DvsPortVendorSpecificStateChangeEvent */
export interface DvsPortVendorSpecificStateChangeEvent extends DvsEvent {
  portKey: string
}

/** vim.profile.host.DvsProfile */
export interface DvsProfile extends ApplyProfile {
  key: string
  name: string
  uplink?: PnicUplinkProfile[]
}

/** vim.dvs.TrafficRule.PuntAction */
export interface DvsPuntNetworkRuleAction extends DvsNetworkRuleAction {
}

/** vim.dvs.TrafficRule.RateLimitAction */
export interface DvsRateLimitNetworkRuleAction extends DvsNetworkRuleAction {
  packetsPerSecond: number
}

/** vim.event.DvsReconfiguredEvent */
export interface DvsReconfiguredEvent extends DvsEvent {
  configSpec: DVSConfigSpec
  configChanges?: ChangesInfoEventArgument
}

/** vim.event.DvsRenamedEvent */
export interface DvsRenamedEvent extends DvsEvent {
  oldName: string
  newName: string
}

/** vim.DistributedVirtualSwitch.ResourceRuntimeInfo */
export interface DvsResourceRuntimeInfo extends DynamicData {
  capacity?: number
  usage?: number
  available?: number
  allocatedResource?: DvsVnicAllocatedResource[]
  vmVnicNetworkResourcePoolRuntime?: DvsVmVnicNetworkResourcePoolRuntimeInfo[]
}

/** vim.event.DvsRestoreEvent */
export interface DvsRestoreEvent extends DvsEvent {
}

/** vim.fault.DvsScopeViolated */
export interface DvsScopeViolated extends DvsFault {
  scope: ManagedObjectReference[]
  entity: ManagedObjectReference
}

/** vim.profile.host.DvsServiceConsoleVNicProfile */
export interface DvsServiceConsoleVNicProfile extends DvsVNicProfile {
}

/** vim.dvs.TrafficRule.SingleIpPort */
export interface DvsSingleIpPort extends DvsIpPort {
  portNumber: number
}

/** vim.dvs.TrafficRule.SystemTrafficQualifier */
export interface DvsSystemTrafficNetworkRuleQualifier extends DvsNetworkRuleQualifier {
  typeOfSystemTraffic?: StringExpression
}

/** vim.dvs.DistributedVirtualPort.TrafficFilterConfig */
export interface DvsTrafficFilterConfig extends DvsFilterConfig {
  trafficRuleset?: DvsTrafficRuleset
}

/** vim.dvs.DistributedVirtualPort.TrafficFilterConfigSpec */
export interface DvsTrafficFilterConfigSpec extends DvsTrafficFilterConfig {
  operation: string
}

/** vim.dvs.TrafficRule */
export interface DvsTrafficRule extends DynamicData {
  key?: string
  description?: string
  sequence?: number
  qualifier?: DvsNetworkRuleQualifier[]
  action?: DvsNetworkRuleAction
  direction?: string
}

/** vim.dvs.TrafficRuleset */
export interface DvsTrafficRuleset extends DynamicData {
  key?: string
  enabled?: boolean
  precedence?: number
  rules?: DvsTrafficRule[]
}

/** vim.dvs.TrafficRule.UpdateTagAction */
export interface DvsUpdateTagNetworkRuleAction extends DvsNetworkRuleAction {
  qosTag?: number
  dscpTag?: number
}

/** vim.event.DvsUpgradeAvailableEvent */
export interface DvsUpgradeAvailableEvent extends DvsEvent {
  productInfo: DistributedVirtualSwitchProductSpec
}

/** vim.event.DvsUpgradeInProgressEvent */
export interface DvsUpgradeInProgressEvent extends DvsEvent {
  productInfo: DistributedVirtualSwitchProductSpec
}

/** vim.event.DvsUpgradeRejectedEvent */
export interface DvsUpgradeRejectedEvent extends DvsEvent {
  productInfo: DistributedVirtualSwitchProductSpec
}

/** vim.event.DvsUpgradedEvent */
export interface DvsUpgradedEvent extends DvsEvent {
  productInfo: DistributedVirtualSwitchProductSpec
}

/** vim.profile.host.DvsVNicProfile */
export interface DvsVNicProfile extends ApplyProfile {
  key: string
  ipConfig: IpAddressProfile
}

/** vim.dvs.VmVnicNetworkResourcePool.RuntimeInfo */
export interface DvsVmVnicNetworkResourcePoolRuntimeInfo extends DynamicData {
  key: string
  name?: string
  capacity?: number
  usage?: number
  available?: number
  status: string
  allocatedResource?: DvsVnicAllocatedResource[]
}

/** vim.dvs.VmVnicNetworkResourcePool.ResourceAllocation */
export interface DvsVmVnicResourceAllocation extends DynamicData {
  reservationQuota?: Long
}

/** vim.dvs.VmVnicNetworkResourcePool.ConfigSpec */
export interface DvsVmVnicResourcePoolConfigSpec extends DynamicData {
  operation: string
  key?: string
  configVersion?: string
  allocationInfo?: DvsVmVnicResourceAllocation
  name?: string
  description?: string
}

/** vim.dvs.VmVnicNetworkResourcePool.VnicAllocatedResource */
export interface DvsVnicAllocatedResource extends DynamicData {
  vm: ManagedObjectReference
  vnicKey: string
  reservation?: Long
}

/** vmodl.DynamicArray */
export interface DynamicArray {
  /** Name of its type; needed where it is not the one that the place declares. */
  _typeName?: string
  dynamicType?: string
  val: unknown[]
}

/** vmodl.DynamicData */
export interface DynamicData {
  /** Name of its type; needed where it is not the one that the place declares. */
  _typeName?: string
}

/** vmodl.DynamicProperty */
export interface DynamicProperty {
  /** Name of its type; needed where it is not the one that the place declares. */
  _typeName?: string
  name: string
  val: unknown
}

/** vim.fault.EVCAdmissionFailed */
export interface EVCAdmissionFailed extends NotSupportedHostInCluster {
  faults?: LocalizedMethodFault[]
}

/** vim.fault.EVCAdmissionFailedCPUFeaturesForMode */
export interface EVCAdmissionFailedCPUFeaturesForMode extends EVCAdmissionFailed {
  currentEVCModeKey: string
}

/** vim.fault.EVCAdmissionFailedCPUModel */
export interface EVCAdmissionFailedCPUModel extends EVCAdmissionFailed {
}

/** vim.fault.EVCAdmissionFailedCPUModelForMode */
export interface EVCAdmissionFailedCPUModelForMode extends EVCAdmissionFailed {
  currentEVCModeKey: string
}

/** vim.fault.EVCAdmissionFailedCPUVendor */
export interface EVCAdmissionFailedCPUVendor extends EVCAdmissionFailed {
  clusterCPUVendor: string
  hostCPUVendor: string
}

/** vim.fault.EVCAdmissionFailedCPUVendorUnknown */
export interface EVCAdmissionFailedCPUVendorUnknown extends EVCAdmissionFailed {
}

/** vim.fault.EVCAdmissionFailedHostDisconnected */
export interface EVCAdmissionFailedHostDisconnected extends EVCAdmissionFailed {
}

/** vim.fault.EVCAdmissionFailedHostSoftware */
export interface EVCAdmissionFailedHostSoftware extends EVCAdmissionFailed {
}

/** vim.fault.EVCAdmissionFailedHostSoftwareForMode */
export interface EVCAdmissionFailedHostSoftwareForMode extends EVCAdmissionFailed {
}

/** vim.fault.EVCAdmissionFailedVmActive */
export interface EVCAdmissionFailedVmActive extends EVCAdmissionFailed {
}

/** vim.fault.EVCConfigFault */
export interface EVCConfigFault extends VimFault {
  faults?: LocalizedMethodFault[]
}

/** vim.EVCMode */
export interface EVCMode extends ElementDescription {
  guaranteedCPUFeatures?: HostCpuIdInfo[]
  featureCapability?: HostFeatureCapability[]
  featureMask?: HostFeatureMask[]
  featureRequirement?: VirtualMachineFeatureRequirement[]
  vendor: string
  track: string[]
  vendorTier: number
}

/** vim.fault.EVCModeIllegalByVendor */
export interface EVCModeIllegalByVendor extends EVCConfigFault {
  clusterCPUVendor: string
  modeCPUVendor: string
}

/** vim.fault.EVCModeUnsupportedByHosts */
export interface EVCModeUnsupportedByHosts extends EVCConfigFault {
  evcMode?: string
  host?: ManagedObjectReference[]
  hostName?: string[]
}

/** vim.fault.EVCUnsupportedByHostHardware */
export interface EVCUnsupportedByHostHardware extends EVCConfigFault {
  host: ManagedObjectReference[]
  hostName: string[]
}

/** vim.fault.EVCUnsupportedByHostSoftware */
export interface EVCUnsupportedByHostSoftware extends EVCConfigFault {
  host: ManagedObjectReference[]
  hostName: string[]
}

/** eam.fault.EamAppFault */
export interface EamAppFault extends EamRuntimeFault {
}

/** eam.fault.EamFault */
export interface EamFault extends MethodFault {
}

/** eam.fault.EamIOFault */
export interface EamIOFault extends EamRuntimeFault {
}

/** eam.fault.InvalidLogin */
export interface EamInvalidLogin extends EamRuntimeFault {
}

/** eam.fault.InvalidState */
export interface EamInvalidState extends EamAppFault {
}

/** eam.fault.InvalidVibPackage */
export interface EamInvalidVibPackage extends EamRuntimeFault {
}

/** eam.EamObject.RuntimeInfo */
export interface EamObjectRuntimeInfo extends DynamicData {
  status: string
  issue?: Issue[]
  goalState: string
  entity: ManagedObjectReference
}

/** eam.fault.EamRuntimeFault */
export interface EamRuntimeFault extends RuntimeFault {
}

/** eam.fault.EamServiceNotInitialized */
export interface EamServiceNotInitialized extends EamRuntimeFault {
}

/** eam.fault.EamSystemFault */
export interface EamSystemFault extends EamRuntimeFault {
}

/** vim.fault.EightHostLimitViolated */
export interface EightHostLimitViolated extends VmConfigFault {
}

/** vim.ElementDescription */
export interface ElementDescription extends Description {
  key: string
}

/** vim.fault.EncryptionKeyRequired */
export interface EncryptionKeyRequired extends InvalidState {
  requiredKey?: CryptoKeyId[]
}

/** vim.event.EnteredMaintenanceModeEvent */
export interface EnteredMaintenanceModeEvent extends HostEvent {
}

/** vim.event.EnteredStandbyModeEvent */
export interface EnteredStandbyModeEvent extends HostEvent {
}

/** vim.event.EnteringMaintenanceModeEvent */
export interface EnteringMaintenanceModeEvent extends HostEvent {
}

/** vim.event.EnteringStandbyModeEvent */
export interface EnteringStandbyModeEvent extends HostEvent {
}

/** vim.dvs.EntityBackup */
export interface EntityBackup extends DynamicData {
}

/** vim.dvs.EntityBackup.Config */
export interface EntityBackupConfig extends DynamicData {
  entityType: string
  configBlob: Base64
  key?: string
  name?: string
  container?: ManagedObjectReference
  configVersion?: string
}

/** vim.event.EntityEventArgument */
export interface EntityEventArgument extends EventArgument {
  name: string
}

/** vim.AuthorizationManager.EntityPrivilege */
export interface EntityPrivilege extends DynamicData {
  entity: ManagedObjectReference
  privAvailability: PrivilegeAvailability[]
}

/** sms.EntityReference */
export interface EntityReference extends DynamicData {
  id: string
  type?: EntityReferenceEntityType
}

/** vim.vsan.EntityResourceCheckDetails */
export interface EntityResourceCheckDetails extends DynamicData {
  name?: string
  uuid?: string
  isNew?: boolean
  capacity?: Long
  postOperationCapacity?: Long
  usedCapacity?: Long
  postOperationUsedCapacity?: Long
  additionalRequiredCapacity?: Long
  maxComponents?: Long
  components?: Long
}

/** vim.EnumDescription */
export interface EnumDescription extends DynamicData {
  key: string
  tags: ElementDescription[]
}

/** vim.EnvironmentBrowser.ConfigOptionQuerySpec */
export interface EnvironmentBrowserConfigOptionQuerySpec extends DynamicData {
  key?: string
  host?: ManagedObjectReference
  guestId?: string[]
}

/** vim.event.ErrorUpgradeEvent */
export interface ErrorUpgradeEvent extends UpgradeEvent {
}

/** vim.LicenseManager.EvaluationLicense */
export interface EvaluationLicenseSource extends LicenseSource {
  remainingHours?: Long
}

/** vim.event.Event */
export interface Event extends DynamicData {
  key: number
  chainId: number
  createdTime: DateTime
  userName: string
  datacenter?: DatacenterEventArgument
  computeResource?: ComputeResourceEventArgument
  host?: HostEventArgument
  vm?: VmEventArgument
  ds?: DatastoreEventArgument
  net?: NetworkEventArgument
  dvs?: DvsEventArgument
  tgw?: TgwEventArgument
  fullFormattedMessage?: string
  changeTag?: string
  auditId?: string
}

/** vim.alarm.EventAlarmExpression */
export interface EventAlarmExpression extends AlarmExpression {
  comparisons?: EventAlarmExpressionComparison[]
  eventType: string
  eventTypeId?: string
  objectType?: string
  status?: ManagedEntityStatus
}

/** vim.alarm.EventAlarmExpression.Comparison */
export interface EventAlarmExpressionComparison extends DynamicData {
  attributeName: string
  operator: string
  value: string
}

/** vim.event.EventDescription.EventArgDesc */
export interface EventArgDesc extends DynamicData {
  name: string
  type: string
  description?: ElementDescription
}

/** vim.event.EventArgument */
export interface EventArgument extends DynamicData {
}

/** vim.event.EventDescription */
export interface EventDescription extends DynamicData {
  category: ElementDescription[]
  eventInfo: EventDescriptionEventDetail[]
  enumeratedTypes?: EnumDescription[]
}

/** vim.event.EventDescription.EventDetail */
export interface EventDescriptionEventDetail extends DynamicData {
  key: string
  description?: string
  category: string
  formatOnDatacenter: string
  formatOnComputeResource: string
  formatOnHost: string
  formatOnVm: string
  fullFormat: string
  longDescription?: string
}

/** vim.event.EventEx */
export interface EventEx extends Event {
  eventTypeId: string
  severity?: string
  message?: string
  arguments?: KeyAnyValue[]
  objectId?: string
  objectType?: string
  objectName?: string
  fault?: LocalizedMethodFault
}

/** vim.event.EventFilterSpec */
export interface EventFilterSpec extends DynamicData {
  entity?: EventFilterSpecByEntity
  time?: EventFilterSpecByTime
  userName?: EventFilterSpecByUsername
  eventChainId?: number
  alarm?: ManagedObjectReference
  scheduledTask?: ManagedObjectReference
  disableFullMessage?: boolean
  category?: string[]
  type?: string[]
  tag?: string[]
  eventTypeId?: string[]
  maxCount?: number
  delayedInit?: boolean
  auditable?: boolean
  auditId?: string[]
}

/** vim.event.EventFilterSpec.ByEntity */
export interface EventFilterSpecByEntity extends DynamicData {
  entity: ManagedObjectReference
  recursion: EventFilterSpecRecursionOption
}

/** vim.event.EventFilterSpec.ByTime */
export interface EventFilterSpecByTime extends DynamicData {
  beginTime?: DateTime
  endTime?: DateTime
}

/** vim.event.EventFilterSpec.ByUsername */
export interface EventFilterSpecByUsername extends DynamicData {
  systemUser: boolean
  userList?: string[]
}

/** vim.event.EventManager.EventViewSpec */
export interface EventManagerEventViewSpec extends DynamicData {
}

/** vim.event.EventManager.ViewByStartId */
export interface EventManagerViewByStartId extends EventManagerEventViewSpec {
  startEventId: number
  isForward: boolean
}

/** vim.event.ExitMaintenanceModeEvent */
export interface ExitMaintenanceModeEvent extends HostEvent {
}

/** vim.event.ExitStandbyModeFailedEvent */
export interface ExitStandbyModeFailedEvent extends HostEvent {
}

/** vim.event.ExitedStandbyModeEvent */
export interface ExitedStandbyModeEvent extends HostEvent {
}

/** vim.event.ExitingStandbyModeEvent */
export interface ExitingStandbyModeEvent extends HostEvent {
}

/** vim.fault.ExpiredAddonLicense */
export interface ExpiredAddonLicense extends ExpiredFeatureLicense {
}

/** vim.fault.ExpiredEditionLicense */
export interface ExpiredEditionLicense extends ExpiredFeatureLicense {
}

/** vim.fault.ExpiredFeatureLicense */
export interface ExpiredFeatureLicense extends NotEnoughLicenses {
  feature: string
  count: number
  expirationDate: DateTime
}

/** vim.ext.ExtendedProductInfo */
export interface ExtExtendedProductInfo extends DynamicData {
  companyUrl?: string
  productUrl?: string
  managementUrl?: string
  self?: ManagedObjectReference
}

/** vim.ext.ManagedEntityInfo */
export interface ExtManagedEntityInfo extends DynamicData {
  type: string
  smallIconUrl?: string
  iconUrl?: string
  description?: string
}

/** vim.ext.SolutionManagerInfo */
export interface ExtSolutionManagerInfo extends DynamicData {
  tab?: ExtSolutionManagerInfoTabInfo[]
  smallIconUrl?: string
}

/** vim.ext.SolutionManagerInfo.TabInfo */
export interface ExtSolutionManagerInfoTabInfo extends DynamicData {
  label: string
  url: string
}

/** vim.ExtendedDescription */
export interface ExtendedDescription extends Description {
  messageCatalogKeyPrefix: string
  messageArg?: KeyAnyValue[]
}

/** vim.ExtendedElementDescription */
export interface ExtendedElementDescription extends ElementDescription {
  messageCatalogKeyPrefix: string
  messageArg?: KeyAnyValue[]
}

/** vim.event.ExtendedEvent */
export interface ExtendedEvent extends GeneralEvent {
  eventTypeId: string
  managedObject: ManagedObjectReference
  data?: ExtendedEventPair[]
}

/** vim.event.ExtendedEvent.Pair */
export interface ExtendedEventPair extends DynamicData {
  key: string
  value: string
}

/** vim.fault.ExtendedFault */
export interface ExtendedFault extends VimFault {
  faultTypeId: string
  data?: KeyValue[]
}

/** eam.issue.ExtensibleIssue */
export interface ExtensibleIssue extends Issue {
  typeId: string
  argument?: KeyAnyValue[]
  target?: ManagedObjectReference
  agent?: ManagedObjectReference
  agency?: ManagedObjectReference
}

/** vim.Extension */
export interface Extension extends DynamicData {
  description: Description
  key: string
  company?: string
  type?: string
  version: string
  subjectName?: string
  server?: ExtensionServerInfo[]
  client?: ExtensionClientInfo[]
  taskList?: ExtensionTaskTypeInfo[]
  eventList?: ExtensionEventTypeInfo[]
  faultList?: ExtensionFaultTypeInfo[]
  privilegeList?: ExtensionPrivilegeInfo[]
  resourceList?: ExtensionResourceInfo[]
  lastHeartbeatTime: DateTime
  healthInfo?: ExtensionHealthInfo
  ovfConsumerInfo?: ExtensionOvfConsumerInfo
  extendedProductInfo?: ExtExtendedProductInfo
  managedEntityInfo?: ExtManagedEntityInfo[]
  shownInSolutionManager?: boolean
  solutionManagerInfo?: ExtSolutionManagerInfo
}

/** vim.Extension.ClientInfo */
export interface ExtensionClientInfo extends DynamicData {
  version: string
  description: Description
  company: string
  type: string
  url: string
}

/** vim.Extension.EventTypeInfo */
export interface ExtensionEventTypeInfo extends DynamicData {
  eventID: string
  eventTypeSchema?: string
}

/** vim.Extension.FaultTypeInfo */
export interface ExtensionFaultTypeInfo extends DynamicData {
  faultID: string
}

/** vim.Extension.HealthInfo */
export interface ExtensionHealthInfo extends DynamicData {
  url: string
}

/** vim.ExtensionManager.IpAllocationUsage */
export interface ExtensionManagerIpAllocationUsage extends DynamicData {
  extensionKey: string
  numAddresses: number
}

/** vim.Extension.OvfConsumerInfo */
export interface ExtensionOvfConsumerInfo extends DynamicData {
  callbackUrl: string
  sectionType: string[]
}

/** vim.Extension.PrivilegeInfo */
export interface ExtensionPrivilegeInfo extends DynamicData {
  privID: string
  privGroupName: string
}

/** vim.Extension.ResourceInfo */
export interface ExtensionResourceInfo extends DynamicData {
  locale: string
  module: string
  data: KeyValue[]
}

/** vim.Extension.ServerInfo */
export interface ExtensionServerInfo extends DynamicData {
  url: string
  description: Description
  company: string
  type: string
  adminEmail: string[]
  serverThumbprint?: string
  serverCertificate?: string
}

/** vim.Extension.TaskTypeInfo */
export interface ExtensionTaskTypeInfo extends DynamicData {
  taskID: string
}

/** vim.fault.FailToEnableSPBM */
export interface FailToEnableSPBM extends NotEnoughLicenses {
  cs: ManagedObjectReference
  csName: string
  hostLicenseStates: ComputeResourceHostSPBMLicenseInfo[]
}

/** vim.fault.FailToLockFaultToleranceVMs */
export interface FailToLockFaultToleranceVMs extends RuntimeFault {
  vmName: string
  vm: ManagedObjectReference
  alreadyLockedVm: ManagedObjectReference
}

/** vim.event.FailoverLevelRestored */
export interface FailoverLevelRestored extends ClusterEvent {
}

/** vim.vcha.FailoverClusterConfigurator.FailoverNodeInfo */
export interface FailoverNodeInfo extends DynamicData {
  clusterIpSettings: CustomizationIPSettings
  failoverIp?: CustomizationIPSettings
  biosUuid?: string
}

/** sms.storage.replication.FailoverParam */
export interface FailoverParam extends DynamicData {
  isPlanned: boolean
  checkOnly: boolean
  replicationGroupsToFailover?: ReplicationGroupData[]
  policyAssociations?: PolicyAssociation[]
}

/** sms.storage.replication.FailoverSuccessResult */
export interface FailoverSuccessResult extends GroupOperationResult {
  newState: string
  pitId?: PointInTimeReplicaId
  pitIdBeforeFailover?: PointInTimeReplicaId
  recoveredDeviceInfo?: RecoveredDevice[]
  timeStamp?: DateTime
}

/** sms.FaultDomainFilter */
export interface FaultDomainFilter extends DynamicData {
  providerId?: string
}

/** vim.vm.replication.FaultDomainId */
export interface FaultDomainId extends DynamicData {
  id: string
}

/** sms.storage.replication.FaultDomainInfo */
export interface FaultDomainInfo extends FaultDomainId {
  name?: string
  description?: string
  storageArrayId?: string
  children?: FaultDomainId[]
  provider?: ManagedObjectReference
}

/** sms.storage.FaultDomainProviderMapping */
export interface FaultDomainProviderMapping extends DynamicData {
  activeProvider: ManagedObjectReference
  faultDomainId?: FaultDomainId[]
}

/** vim.fault.FaultToleranceAntiAffinityViolated */
export interface FaultToleranceAntiAffinityViolated extends MigrationFault {
  hostName: string
  host: ManagedObjectReference
}

/** vim.fault.FaultToleranceCannotEditMem */
export interface FaultToleranceCannotEditMem extends VmConfigFault {
  vmName: string
  vm: ManagedObjectReference
}

/** vim.vm.FaultToleranceConfigInfo */
export interface FaultToleranceConfigInfo extends DynamicData {
  role: number
  instanceUuids: string[]
  configPaths: string[]
  orphaned?: boolean
}

/** vim.vm.FaultToleranceConfigSpec */
export interface FaultToleranceConfigSpec extends DynamicData {
  metaDataPath?: FaultToleranceMetaSpec
  secondaryVmSpec?: FaultToleranceVMConfigSpec
  metroFtEnabled?: boolean
  metroFtHostGroup?: string
}

/** vim.fault.FaultToleranceCpuIncompatible */
export interface FaultToleranceCpuIncompatible extends CpuIncompatible {
  model: boolean
  family: boolean
  stepping: boolean
}

/** vim.vm.FaultToleranceVMConfigSpec.FaultToleranceDiskSpec */
export interface FaultToleranceDiskSpec extends DynamicData {
  disk: VirtualDevice
  datastore: ManagedObjectReference
}

/** vim.vm.FaultToleranceMetaSpec */
export interface FaultToleranceMetaSpec extends DynamicData {
  metaDataDatastore: ManagedObjectReference
}

/** vim.fault.FaultToleranceNeedsThickDisk */
export interface FaultToleranceNeedsThickDisk extends MigrationFault {
  vmName: string
}

/** vim.fault.FaultToleranceNotLicensed */
export interface FaultToleranceNotLicensed extends VmFaultToleranceIssue {
  hostName?: string
}

/** vim.fault.FaultToleranceNotSameBuild */
export interface FaultToleranceNotSameBuild extends MigrationFault {
  build: string
}

/** vim.vm.FaultTolerancePrimaryConfigInfo */
export interface FaultTolerancePrimaryConfigInfo extends FaultToleranceConfigInfo {
  secondaries: ManagedObjectReference[]
}

/** vim.fault.FaultTolerancePrimaryPowerOnNotAttempted */
export interface FaultTolerancePrimaryPowerOnNotAttempted extends VmFaultToleranceIssue {
  secondaryVm: ManagedObjectReference
  primaryVm: ManagedObjectReference
}

/** vim.vm.FaultToleranceSecondaryConfigInfo */
export interface FaultToleranceSecondaryConfigInfo extends FaultToleranceConfigInfo {
  primaryVM: ManagedObjectReference
}

/** vim.vm.FaultToleranceSecondaryOpResult */
export interface FaultToleranceSecondaryOpResult extends DynamicData {
  vm: ManagedObjectReference
  powerOnAttempted: boolean
  powerOnResult?: ClusterPowerOnVmResult
}

/** vim.vm.FaultToleranceVMConfigSpec */
export interface FaultToleranceVMConfigSpec extends DynamicData {
  vmConfig?: ManagedObjectReference
  disks?: FaultToleranceDiskSpec[]
}

/** vim.fault.FaultToleranceVmNotDasProtected */
export interface FaultToleranceVmNotDasProtected extends VimFault {
  vm: ManagedObjectReference
  vmName: string
}

/** vim.FaultsByHost */
export interface FaultsByHost extends DynamicData {
  host: ManagedObjectReference
  faults?: LocalizedMethodFault[]
}

/** vim.FaultsByVM */
export interface FaultsByVM extends DynamicData {
  vm: ManagedObjectReference
  faults?: LocalizedMethodFault[]
}

/** sms.storage.FcStoragePort */
export interface FcStoragePort extends StoragePort {
  portWwn: string
  nodeWwn: string
}

/** vim.host.FcoeConfig */
export interface FcoeConfig extends DynamicData {
  priorityClass: number
  sourceMac: string
  vlanRange: FcoeConfigVlanRange[]
  capabilities: FcoeConfigFcoeCapabilities
  fcoeActive: boolean
}

/** vim.host.FcoeConfig.FcoeCapabilities */
export interface FcoeConfigFcoeCapabilities extends DynamicData {
  priorityClass: boolean
  sourceMacAddress: boolean
  vlanRange: boolean
}

/** vim.host.FcoeConfig.FcoeSpecification */
export interface FcoeConfigFcoeSpecification extends DynamicData {
  underlyingPnic: string
  priorityClass?: number
  sourceMac?: string
  vlanRange?: FcoeConfigVlanRange[]
}

/** vim.host.FcoeConfig.VlanRange */
export interface FcoeConfigVlanRange extends DynamicData {
  vlanLow: number
  vlanHigh: number
}

/** vim.fault.FcoeFault */
export interface FcoeFault extends VimFault {
}

/** vim.fault.FcoeFaultPnicHasNoPortSet */
export interface FcoeFaultPnicHasNoPortSet extends FcoeFault {
  nicDevice: string
}

/** sms.storage.FcoeStoragePort */
export interface FcoeStoragePort extends StoragePort {
  portWwn: string
  nodeWwn: string
}

/** vim.FeatureEVCMode */
export interface FeatureEVCMode extends ElementDescription {
  mask?: HostFeatureMask[]
  capability?: HostFeatureCapability[]
  requirement?: VirtualMachineFeatureRequirement[]
}

/** vim.fault.FeatureRequirementsNotMet */
export interface FeatureRequirementsNotMet extends VirtualHardwareCompatibilityIssue {
  featureRequirement?: VirtualMachineFeatureRequirement[]
  vm?: ManagedObjectReference
  host?: ManagedObjectReference
}

/** vim.fault.FileAlreadyExists */
export interface FileAlreadyExists extends FileFault {
}

/** vim.fault.FileBackedPortNotSupported */
export interface FileBackedPortNotSupported extends DeviceNotSupported {
}

/** vim.VirtualDiskManager.FileBackedVirtualDiskSpec */
export interface FileBackedVirtualDiskSpec extends VirtualDiskSpec {
  capacityKb: Long
  profile?: VirtualMachineProfileSpec[]
  crypto?: CryptoSpec
  sectorFormat?: string
}

/** vim.fault.FileFault */
export interface FileFault extends VimFault {
  file: string
}

/** vim.host.DatastoreBrowser.FileInfo */
export interface FileInfo extends DynamicData {
  path: string
  friendlyName?: string
  fileSize?: Long
  modification?: DateTime
  owner?: string
}

/** vim.FileManager.FileLockInfo */
export interface FileLockInfo extends DynamicData {
  filePath: string
  host: string
  mac: string
  id: string
  worldName: string
  ownerId?: string
  lockMode: string
  acquired?: DateTime
  heartbeat?: DateTime
  refCount?: number
}

/** vim.FileManager.FileLockInfoResult */
export interface FileLockInfoResult extends DynamicData {
  lockInfo?: FileLockInfo[]
  fault?: LocalizedMethodFault
}

/** vim.fault.FileLocked */
export interface FileLocked extends FileFault {
}

/** vim.fault.FileNameTooLong */
export interface FileNameTooLong extends FileFault {
}

/** vim.fault.FileNotFound */
export interface FileNotFound extends FileFault {
}

/** vim.fault.FileNotWritable */
export interface FileNotWritable extends FileFault {
}

/** vim.host.DatastoreBrowser.Query */
export interface FileQuery extends DynamicData {
}

/** vim.host.DatastoreBrowser.FileInfo.Details */
export interface FileQueryFlags extends DynamicData {
  fileType: boolean
  fileSize: boolean
  modification: boolean
  fileOwner: boolean
}

/** vim.vsan.FileShareQueryResult */
export interface FileShareQueryResult extends DynamicData {
  fileShares?: VsanFileShare[]
  nextOffset?: string
  totalShareCount?: Long
  maxShareCount?: Long
}

/** vim.fault.FileTooLarge */
export interface FileTooLarge extends FileFault {
  datastore: string
  fileSize: Long
  maxFileSize?: Long
}

/** vim.vm.guest.FileManager.FileTransferInformation */
export interface FileTransferInformation extends DynamicData {
  attributes: GuestFileAttributes
  size: Long
  url: string
}

/** vim.fault.FilesystemQuiesceFault */
export interface FilesystemQuiesceFault extends SnapshotFault {
}

/** vim.fault.FilterInUse */
export interface FilterInUse extends ResourceInUse {
  disk?: VirtualDiskId[]
}

/** vim.profile.host.FirewallProfile */
export interface FirewallProfile extends ApplyProfile {
  ruleset?: FirewallProfileRulesetProfile[]
}

/** vim.profile.host.FirewallProfile.RulesetProfile */
export interface FirewallProfileRulesetProfile extends ApplyProfile {
  key: string
}

/** vim.option.FloatOption */
export interface FloatOption extends OptionType {
  min: number
  max: number
  defaultValue: number
}

/** vim.host.DatastoreBrowser.FloppyImageInfo */
export interface FloppyImageFileInfo extends FileInfo {
}

/** vim.host.DatastoreBrowser.FloppyImageQuery */
export interface FloppyImageFileQuery extends FileQuery {
}

/** vim.Folder.BatchAddHostsToClusterResult */
export interface FolderBatchAddHostsToClusterResult extends DynamicData {
  hostsAddedToCluster?: ManagedObjectReference[]
  hostsFailedInventoryAdd?: FolderFailedHostResult[]
  hostsFailedMoveToCluster?: FolderFailedHostResult[]
}

/** vim.Folder.BatchAddStandaloneHostsResult */
export interface FolderBatchAddStandaloneHostsResult extends DynamicData {
  addedHosts?: ManagedObjectReference[]
  hostsFailedInventoryAdd?: FolderFailedHostResult[]
}

/** vim.event.FolderEventArgument */
export interface FolderEventArgument extends EntityEventArgument {
  folder: ManagedObjectReference
}

/** vim.Folder.ExternallyManagedFolderInfo */
export interface FolderExternallyManagedFolderInfo extends DynamicData {
  id: string
  type: string
}

/** vim.Folder.FailedHostResult */
export interface FolderFailedHostResult extends DynamicData {
  hostName?: string
  host?: ManagedObjectReference
  context: LocalizableMessage
  fault: LocalizedMethodFault
}

/** vim.host.DatastoreBrowser.FolderInfo */
export interface FolderFileInfo extends FileInfo {
}

/** vim.host.DatastoreBrowser.FolderQuery */
export interface FolderFileQuery extends FileQuery {
}

/** vim.Folder.NewHostSpec */
export interface FolderNewHostSpec extends DynamicData {
  hostCnxSpec: HostConnectSpec
  esxLicense?: string
}

/** vim.fault.FtIssuesOnHost */
export interface FtIssuesOnHost extends VmFaultToleranceIssue {
  host: ManagedObjectReference
  hostName: string
  errors?: LocalizedMethodFault[]
}

/** vim.fault.FtVmHostRuleViolation */
export interface FtVmHostRuleViolation extends VmConfigFault {
  vmName: string
  hostName: string
  hostGroup: string
}

/** vim.fault.FullStorageVMotionNotSupported */
export interface FullStorageVMotionNotSupported extends MigrationFeatureNotSupported {
}

/** vim.fault.GatewayConnectFault */
export interface GatewayConnectFault extends HostConnectFault {
  gatewayType: string
  gatewayId: string
  gatewayInfo: string
  details?: LocalizableMessage
}

/** vim.fault.GatewayHostNotReachable */
export interface GatewayHostNotReachable extends GatewayToHostConnectFault {
}

/** vim.fault.GatewayNotFound */
export interface GatewayNotFound extends GatewayConnectFault {
}

/** vim.fault.GatewayNotReachable */
export interface GatewayNotReachable extends GatewayConnectFault {
}

/** vim.fault.GatewayOperationRefused */
export interface GatewayOperationRefused extends GatewayConnectFault {
}

/** vim.fault.GatewayToHostAuthFault */
export interface GatewayToHostAuthFault extends GatewayToHostConnectFault {
  invalidProperties: string[]
  missingProperties: string[]
}

/** vim.fault.GatewayToHostConnectFault */
export interface GatewayToHostConnectFault extends GatewayConnectFault {
  hostname: string
  port?: number
}

/** vim.fault.GatewayToHostTrustVerifyFault */
export interface GatewayToHostTrustVerifyFault extends GatewayToHostConnectFault {
  verificationToken: string
  propertiesToVerify: KeyValue[]
}

/** vim.event.GeneralEvent */
export interface GeneralEvent extends Event {
  message: string
}

/** vim.event.GeneralHostErrorEvent */
export interface GeneralHostErrorEvent extends GeneralEvent {
}

/** vim.event.GeneralHostInfoEvent */
export interface GeneralHostInfoEvent extends GeneralEvent {
}

/** vim.event.GeneralHostWarningEvent */
export interface GeneralHostWarningEvent extends GeneralEvent {
}

/** vim.event.GeneralUserEvent */
export interface GeneralUserEvent extends GeneralEvent {
  entity?: ManagedEntityEventArgument
}

/** vim.event.GeneralVmErrorEvent */
export interface GeneralVmErrorEvent extends GeneralEvent {
}

/** vim.event.GeneralVmInfoEvent */
export interface GeneralVmInfoEvent extends GeneralEvent {
}

/** vim.event.GeneralVmWarningEvent */
export interface GeneralVmWarningEvent extends GeneralEvent {
}

/** vim.fault.GenericDrsFault */
export interface GenericDrsFault extends VimFault {
  hostFaults?: LocalizedMethodFault[]
}

/** vim.fault.GenericVmConfigFault */
export interface GenericVmConfigFault extends VmConfigFault {
  reason: string
}

/** vim.event.GhostDvsProxySwitchDetectedEvent */
export interface GhostDvsProxySwitchDetectedEvent extends HostEvent {
  switchUuid: string[]
}

/** vim.event.GhostDvsProxySwitchRemovedEvent */
export interface GhostDvsProxySwitchRemovedEvent extends HostEvent {
  switchUuid: string[]
}

/** vim.event.GlobalMessageChangedEvent */
export interface GlobalMessageChangedEvent extends SessionEvent {
  message: string
  prevMessage?: string
}

/** vim.alarm.GroupAlarmAction */
export interface GroupAlarmAction extends AlarmAction {
  action: AlarmAction[]
}

/** sms.storage.replication.GroupErrorResult */
export interface GroupErrorResult extends GroupOperationResult {
  error: LocalizedMethodFault[]
}

/** sms.storage.replication.GroupInfo */
export interface GroupInfo extends DynamicData {
  groupId: ReplicationGroupId
}

/** sms.storage.replication.GroupOperationResult */
export interface GroupOperationResult extends DynamicData {
  groupId: ReplicationGroupId
  warning?: LocalizedMethodFault[]
}

/** vim.vm.guest.AliasManager.GuestAliases */
export interface GuestAliases extends DynamicData {
  base64Cert: string
  aliases: GuestAuthAliasInfo[]
}

/** vim.vm.guest.AliasManager.GuestAuthAliasInfo */
export interface GuestAuthAliasInfo extends DynamicData {
  subject: GuestAuthSubject
  comment: string
}

/** vim.vm.guest.AliasManager.GuestAuthAnySubject */
export interface GuestAuthAnySubject extends GuestAuthSubject {
}

/** vim.vm.guest.AliasManager.GuestAuthNamedSubject */
export interface GuestAuthNamedSubject extends GuestAuthSubject {
  name: string
}

/** vim.vm.guest.AliasManager.GuestAuthSubject */
export interface GuestAuthSubject extends DynamicData {
}

/** vim.vm.guest.GuestAuthentication */
export interface GuestAuthentication extends DynamicData {
  interactiveSession: boolean
}

/** vim.fault.GuestAuthenticationChallenge */
export interface GuestAuthenticationChallenge extends GuestOperationsFault {
  serverChallenge: GuestAuthentication
  sessionID: Long
}

/** vim.fault.GuestComponentsOutOfDate */
export interface GuestComponentsOutOfDate extends GuestOperationsFault {
}

/** vim.vm.GuestInfo.DiskInfo */
export interface GuestDiskInfo extends DynamicData {
  diskPath?: string
  capacity?: Long
  freeSpace?: Long
  filesystemType?: string
  mappings?: GuestInfoVirtualDiskMapping[]
}

/** vim.vm.guest.FileManager.FileAttributes */
export interface GuestFileAttributes extends DynamicData {
  modificationTime?: DateTime
  accessTime?: DateTime
  symlinkTarget?: string
}

/** vim.vm.guest.FileManager.FileInfo */
export interface GuestFileInfo extends DynamicData {
  path: string
  type: string
  size: Long
  attributes: GuestFileAttributes
}

/** vim.vm.GuestInfo */
export interface GuestInfo extends DynamicData {
  toolsStatus?: VirtualMachineToolsStatus
  toolsVersionStatus?: string
  toolsVersionStatus2?: string
  toolsRunningStatus?: string
  toolsVersion?: string
  toolsInstallType?: string
  guestId?: string
  guestFamily?: string
  guestFullName?: string
  guestRebootStatus?: VirtualMachineGuestRebootStatus
  guestDetailedData?: string
  hostName?: string
  ipAddress?: string
  net?: GuestNicInfo[]
  ipStack?: GuestStackInfo[]
  disk?: GuestDiskInfo[]
  screen?: GuestScreenInfo
  guestState: string
  appHeartbeatStatus?: string
  guestKernelCrashed?: boolean
  appState?: string
  guestOperationsReady?: boolean
  interactiveGuestOperationsReady?: boolean
  guestStateChangeSupported?: boolean
  generationInfo?: GuestInfoNamespaceGenerationInfo[]
  hwVersion?: string
  customizationInfo?: GuestInfoCustomizationInfo
}

/** vim.vm.GuestInfo.CustomizationInfo */
export interface GuestInfoCustomizationInfo extends DynamicData {
  customizationStatus: string
  startTime?: DateTime
  endTime?: DateTime
  errorMsg?: string
}

/** vim.vm.GuestInfo.NamespaceGenerationInfo */
export interface GuestInfoNamespaceGenerationInfo extends DynamicData {
  key: string
  generationNo: number
}

/** vim.vm.GuestInfo.VirtualDiskMapping */
export interface GuestInfoVirtualDiskMapping extends DynamicData {
  key: number
}

/** vim.vm.guest.FileManager.ListFileInfo */
export interface GuestListFileInfo extends DynamicData {
  files?: GuestFileInfo[]
  remaining: number
}

/** vim.vm.guest.AliasManager.GuestMappedAliases */
export interface GuestMappedAliases extends DynamicData {
  base64Cert: string
  username: string
  subjects: GuestAuthSubject[]
}

/** vim.fault.GuestMultipleMappings */
export interface GuestMultipleMappings extends GuestOperationsFault {
}

/** vim.vm.GuestInfo.NicInfo */
export interface GuestNicInfo extends DynamicData {
  network?: string
  ipAddress?: string[]
  macAddress?: string
  connected: boolean
  deviceConfigId: number
  dnsConfig?: NetDnsConfigInfo
  ipConfig?: NetIpConfigInfo
  netBIOSConfig?: NetBIOSConfigInfo
}

/** vim.fault.GuestOperationsFault */
export interface GuestOperationsFault extends VimFault {
}

/** vim.fault.GuestOperationsUnavailable */
export interface GuestOperationsUnavailable extends GuestOperationsFault {
}

/** vim.vm.GuestOsDescriptor */
export interface GuestOsDescriptor extends DynamicData {
  id: string
  family: string
  fullName: string
  supportedMaxCPUs: number
  numSupportedPhysicalSockets: number
  numSupportedCoresPerSocket: number
  supportedMinMemMB: number
  supportedMaxMemMB: number
  recommendedMemMB: number
  recommendedColorDepth: number
  supportedDiskControllerList: string[]
  recommendedSCSIController?: string
  recommendedDiskController: string
  supportedNumDisks: number
  recommendedDiskSizeMB: number
  recommendedCdromController: string
  supportedEthernetCard: string[]
  recommendedEthernetCard?: string
  supportsSlaveDisk?: boolean
  cpuFeatureMask?: HostCpuIdInfo[]
  smcRequired: boolean
  supportsWakeOnLan: boolean
  supportsVMI: boolean
  supportsMemoryHotAdd: boolean
  supportsCpuHotAdd: boolean
  supportsCpuHotRemove: boolean
  supportedFirmware: string[]
  recommendedFirmware: string
  supportedUSBControllerList?: string[]
  recommendedUSBController?: string
  supports3D: boolean
  recommended3D: boolean
  smcRecommended: boolean
  ich7mRecommended: boolean
  usbRecommended: boolean
  supportLevel: string
  supportedForCreate: boolean
  vRAMSizeInKB: IntOption
  numSupportedFloppyDevices: number
  wakeOnLanEthernetCard?: string[]
  supportsPvscsiControllerForBoot: boolean
  diskUuidEnabled: boolean
  supportsHotPlugPCI: boolean
  supportsSecureBoot?: boolean
  defaultSecureBoot?: boolean
  persistentMemorySupported?: boolean
  supportedMinPersistentMemoryMB?: Long
  supportedMaxPersistentMemoryMB?: Long
  recommendedPersistentMemoryMB?: Long
  persistentMemoryHotAddSupported?: boolean
  persistentMemoryHotRemoveSupported?: boolean
  persistentMemoryColdGrowthSupported?: boolean
  persistentMemoryColdGrowthGranularityMB?: Long
  persistentMemoryHotGrowthSupported?: boolean
  persistentMemoryHotGrowthGranularityMB?: Long
  numRecommendedPhysicalSockets?: number
  numRecommendedCoresPerSocket?: number
  vvtdSupported?: BoolOption
  vbsSupported?: BoolOption
  vsgxSupported?: BoolOption
  vsgxRemoteAttestationSupported?: boolean
  supportsTPM20?: boolean
  recommendedTPM20?: boolean
  vwdtSupported?: boolean
}

/** vim.fault.GuestPermissionDenied */
export interface GuestPermissionDenied extends GuestOperationsFault {
}

/** vim.vm.guest.FileManager.PosixFileAttributes */
export interface GuestPosixFileAttributes extends GuestFileAttributes {
  ownerId?: number
  groupId?: number
  permissions?: Long
}

/** vim.vm.guest.ProcessManager.ProcessInfo */
export interface GuestProcessInfo extends DynamicData {
  name: string
  pid: Long
  owner: string
  cmdLine: string
  startTime: DateTime
  endTime?: DateTime
  exitCode?: number
}

/** vim.fault.GuestProcessNotFound */
export interface GuestProcessNotFound extends GuestOperationsFault {
  pid: Long
}

/** vim.vm.guest.ProcessManager.ProgramSpec */
export interface GuestProgramSpec extends DynamicData {
  programPath: string
  arguments: string
  workingDirectory?: string
  envVariables?: string[]
}

/** vim.vm.guest.WindowsRegistryManager.RegistryKeyName */
export interface GuestRegKeyNameSpec extends DynamicData {
  registryPath: string
  wowBitness: string
}

/** vim.vm.guest.WindowsRegistryManager.RegistryKeyRecord */
export interface GuestRegKeyRecordSpec extends DynamicData {
  key: GuestRegKeySpec
  fault?: LocalizedMethodFault
}

/** vim.vm.guest.WindowsRegistryManager.RegistryKey */
export interface GuestRegKeySpec extends DynamicData {
  keyName: GuestRegKeyNameSpec
  classType: string
  lastWritten: DateTime
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueBinary */
export interface GuestRegValueBinarySpec extends GuestRegValueDataSpec {
  value?: Base64
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueData */
export interface GuestRegValueDataSpec extends DynamicData {
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueDword */
export interface GuestRegValueDwordSpec extends GuestRegValueDataSpec {
  value: number
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueExpandString */
export interface GuestRegValueExpandStringSpec extends GuestRegValueDataSpec {
  value?: string
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueMultiString */
export interface GuestRegValueMultiStringSpec extends GuestRegValueDataSpec {
  value?: string[]
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueName */
export interface GuestRegValueNameSpec extends DynamicData {
  keyName: GuestRegKeyNameSpec
  name: string
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueQword */
export interface GuestRegValueQwordSpec extends GuestRegValueDataSpec {
  value: Long
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValue */
export interface GuestRegValueSpec extends DynamicData {
  name: GuestRegValueNameSpec
  data: GuestRegValueDataSpec
}

/** vim.vm.guest.WindowsRegistryManager.RegistryValueString */
export interface GuestRegValueStringSpec extends GuestRegValueDataSpec {
  value?: string
}

/** vim.fault.GuestRegistryFault */
export interface GuestRegistryFault extends GuestOperationsFault {
  windowsSystemErrorCode: Long
}

/** vim.fault.GuestRegistryKeyAlreadyExists */
export interface GuestRegistryKeyAlreadyExists extends GuestRegistryKeyFault {
}

/** vim.fault.GuestRegistryKeyFault */
export interface GuestRegistryKeyFault extends GuestRegistryFault {
  keyName: string
}

/** vim.fault.GuestRegistryKeyHasSubkeys */
export interface GuestRegistryKeyHasSubkeys extends GuestRegistryKeyFault {
}

/** vim.fault.GuestRegistryKeyInvalid */
export interface GuestRegistryKeyInvalid extends GuestRegistryKeyFault {
}

/** vim.fault.GuestRegistryKeyParentVolatile */
export interface GuestRegistryKeyParentVolatile extends GuestRegistryKeyFault {
}

/** vim.fault.GuestRegistryValueFault */
export interface GuestRegistryValueFault extends GuestRegistryFault {
  keyName: string
  valueName: string
}

/** vim.fault.GuestRegistryValueNotFound */
export interface GuestRegistryValueNotFound extends GuestRegistryValueFault {
}

/** vim.vm.GuestInfo.ScreenInfo */
export interface GuestScreenInfo extends DynamicData {
  width: number
  height: number
}

/** vim.vm.GuestInfo.StackInfo */
export interface GuestStackInfo extends DynamicData {
  dnsConfig?: NetDnsConfigInfo
  ipRouteConfig?: NetIpRouteConfigInfo
  ipStackConfig?: KeyValue[]
  dhcpConfig?: NetDhcpConfigInfo
}

/** vim.vm.guest.FileManager.WindowsFileAttributes */
export interface GuestWindowsFileAttributes extends GuestFileAttributes {
  hidden?: boolean
  readOnly?: boolean
  createTime?: DateTime
}

/** vim.vm.guest.ProcessManager.WindowsProgramSpec */
export interface GuestWindowsProgramSpec extends GuestProgramSpec {
  startMinimized: boolean
}

/** vim.fault.HAErrorsAtDest */
export interface HAErrorsAtDest extends MigrationFault {
}

/** vim.storageDrs.HbrDiskMigrationAction */
export interface HbrDiskMigrationAction extends ClusterAction {
  collectionId: string
  collectionName: string
  diskIds: string[]
  source: ManagedObjectReference
  destination: ManagedObjectReference
  sizeTransferred: Long
  spaceUtilSrcBefore?: number
  spaceUtilDstBefore?: number
  spaceUtilSrcAfter?: number
  spaceUtilDstAfter?: number
  ioLatencySrcBefore?: number
  ioLatencyDstBefore?: number
}

/** vim.HbrManager.ReplicationVmInfo */
export interface HbrManagerReplicationVmInfo extends DynamicData {
  state: string
  progressInfo?: ReplicationVmProgressInfo
  imageId?: string
  lastError?: LocalizedMethodFault
}

/** vim.HbrManager.VmReplicationCapability */
export interface HbrManagerVmReplicationCapability extends DynamicData {
  vm: ManagedObjectReference
  supportedQuiesceMode: string
  compressionSupported: boolean
  maxSupportedSourceDiskCapacity: Long
  minRpo?: Long
  fault?: LocalizedMethodFault
}

/** vim.HbrReplicationTargetSpec */
export interface HbrReplicationTargetSpec extends DynamicData {
}

/** vim.HbrTargetSpec */
export interface HbrTargetSpec extends DynamicData {
  targetIP: string
  certificate: string
}

/** vim.HbrTargetSpecReplacement */
export interface HbrTargetSpecReplacement extends HbrReplicationTargetSpec {
  spec?: HbrTargetSpec[]
}

/** vim.event.HealthStatusChangedEvent */
export interface HealthStatusChangedEvent extends Event {
  componentId: string
  oldStatus: string
  newStatus: string
  componentName: string
  serviceId?: string
}

/** vim.host.HealthStatusSystem.Runtime */
export interface HealthSystemRuntime extends DynamicData {
  systemHealthInfo?: HostSystemHealthInfo
  hardwareStatusInfo?: HostHardwareStatusInfo
}

/** vim.HealthUpdate */
export interface HealthUpdate extends DynamicData {
  entity: ManagedObjectReference
  healthUpdateInfoId: string
  id: string
  status: ManagedEntityStatus
  remediation: string
}

/** vim.HealthUpdateInfo */
export interface HealthUpdateInfo extends DynamicData {
  id: string
  componentType: string
  description: string
}

/** vim.fault.HeterogenousHostsBlockingEVC */
export interface HeterogenousHostsBlockingEVC extends EVCConfigFault {
}

/** eam.lccm.Hooks.HookListSpec */
export interface HooksHookListSpec extends DynamicData {
  solutions?: string[]
  hosts?: ManagedObjectReference[]
}

/** eam.lccm.Hooks.MarkAsProcessedSpec */
export interface HooksMarkAsProcessedSpec extends DynamicData {
  vm: ManagedObjectReference
  hookType: string
  success: boolean
}

/** vim.host.HostAccessManager.AccessEntry */
export interface HostAccessControlEntry extends DynamicData {
  principal: string
  group: boolean
  accessMode: HostAccessMode
}

/** vim.fault.HostAccessRestrictedToManagementServer */
export interface HostAccessRestrictedToManagementServer extends NotSupported {
  managementServer: string
}

/** vim.host.LocalAccountManager.AccountSpecification */
export interface HostAccountSpec extends DynamicData {
  id: string
  password?: string
  description?: string
}

/** vim.host.ActiveDirectorySpec */
export interface HostActiveDirectory extends DynamicData {
  changeOperation: string
  spec?: HostActiveDirectorySpec
}

/** vim.host.ActiveDirectoryInfo */
export interface HostActiveDirectoryInfo extends HostDirectoryStoreInfo {
  joinedDomain?: string
  trustedDomain?: string[]
  domainMembershipStatus?: string
  smartCardAuthenticationEnabled?: boolean
}

/** vim.host.ActiveDirectorySpec.Specification */
export interface HostActiveDirectorySpec extends DynamicData {
  domainName?: string
  userName?: string
  password?: string
  camServer?: string
  thumbprint?: string
  certificate?: string
  smartCardAuthenticationEnabled?: boolean
  smartCardTrustAnchors?: string[]
}

/** vim.event.HostAddFailedEvent */
export interface HostAddFailedEvent extends HostEvent {
  hostname: string
}

/** vim.event.HostAddedEvent */
export interface HostAddedEvent extends HostEvent {
}

/** vim.event.HostAdminDisableEvent */
export interface HostAdminDisableEvent extends HostEvent {
}

/** vim.event.HostAdminEnableEvent */
export interface HostAdminEnableEvent extends HostEvent {
}

/** vim.profile.host.HostApplyProfile */
export interface HostApplyProfile extends ApplyProfile {
  memory?: HostMemoryProfile
  storage?: StorageProfile
  network?: NetworkProfile
  datetime?: DateTimeProfile
  firewall?: FirewallProfile
  security?: SecurityProfile
  service?: ServiceProfile[]
  option?: OptionProfile[]
  userAccount?: UserProfile[]
  usergroupAccount?: UserGroupProfile[]
  authentication?: AuthenticationProfile
}

/** vim.host.AssignableHardwareBinding */
export interface HostAssignableHardwareBinding extends DynamicData {
  instanceId: string
  vm: ManagedObjectReference
  pciId?: string
  deviceKey?: number
}

/** vim.host.AssignableHardwareConfig */
export interface HostAssignableHardwareConfig extends DynamicData {
  attributeOverride?: HostAssignableHardwareConfigAttributeOverride[]
}

/** vim.host.AssignableHardwareConfig.AttributeOverride */
export interface HostAssignableHardwareConfigAttributeOverride extends DynamicData {
  instanceId: string
  name: string
  value?: unknown
}

/** vim.host.AuthenticationInfo */
export interface HostAuthenticationInfo extends DynamicData {
  principal: string
  ownerTag: string
  sslCertificates?: string[]
}

/** vim.host.AuthenticationManagerInfo */
export interface HostAuthenticationManagerInfo extends DynamicData {
  authConfig: HostAuthenticationStoreInfo[]
}

/** vim.host.AuthenticationStoreInfo */
export interface HostAuthenticationStoreInfo extends DynamicData {
  enabled: boolean
}

/** vim.host.AutoStartManager.Config */
export interface HostAutoStartManagerConfig extends DynamicData {
  defaults?: AutoStartDefaults
  powerInfo?: AutoStartPowerInfo[]
}

/** vim.host.BIOSInfo */
export interface HostBIOSInfo extends DynamicData {
  biosVersion?: string
  releaseDate?: DateTime
  vendor?: string
  majorRelease?: number
  minorRelease?: number
  firmwareMajorRelease?: number
  firmwareMinorRelease?: number
  firmwareType?: string
}

/** vim.host.BlockAdapterTargetTransport */
export interface HostBlockAdapterTargetTransport extends HostTargetTransport {
}

/** vim.host.BlockHba */
export interface HostBlockHba extends HostHostBusAdapter {
}

/** vim.host.BootDeviceSystem.BootDevice */
export interface HostBootDevice extends DynamicData {
  key: string
  description: string
}

/** vim.host.BootDeviceInfo */
export interface HostBootDeviceInfo extends DynamicData {
  bootDevices?: HostBootDevice[]
  currentBootDeviceKey?: string
}

/** vim.host.CacheConfigurationManager.CacheConfigurationInfo */
export interface HostCacheConfigurationInfo extends DynamicData {
  key: ManagedObjectReference
  swapSize: Long
}

/** vim.host.CacheConfigurationManager.CacheConfigurationSpec */
export interface HostCacheConfigurationSpec extends DynamicData {
  datastore: ManagedObjectReference
  swapSize: Long
}

/** vim.host.Capability */
export interface HostCapability extends DynamicData {
  recursiveResourcePoolsSupported: boolean
  cpuMemoryResourceConfigurationSupported: boolean
  rebootSupported: boolean
  shutdownSupported: boolean
  vmotionSupported: boolean
  standbySupported: boolean
  ipmiSupported?: boolean
  maxSupportedVMs?: number
  maxRunningVMs?: number
  maxSupportedVcpus?: number
  maxRegisteredVMs?: number
  datastorePrincipalSupported: boolean
  sanSupported: boolean
  nfsSupported: boolean
  iscsiSupported: boolean
  vlanTaggingSupported: boolean
  nicTeamingSupported: boolean
  highGuestMemSupported: boolean
  maintenanceModeSupported: boolean
  suspendedRelocateSupported: boolean
  restrictedSnapshotRelocateSupported: boolean
  perVmSwapFiles: boolean
  localSwapDatastoreSupported: boolean
  unsharedSwapVMotionSupported: boolean
  backgroundSnapshotsSupported: boolean
  preAssignedPCIUnitNumbersSupported: boolean
  screenshotSupported: boolean
  scaledScreenshotSupported: boolean
  storageVMotionSupported: boolean
  vmotionWithStorageVMotionSupported: boolean
  vmotionAcrossNetworkSupported?: boolean
  maxNumDisksSVMotion?: number
  maxVirtualDiskDescVersionSupported?: number
  hbrNicSelectionSupported: boolean
  vrNfcNicSelectionSupported: boolean
  recordReplaySupported: boolean
  ftSupported: boolean
  replayUnsupportedReason?: string
  replayCompatibilityIssues?: string[]
  smpFtSupported: boolean
  ftCompatibilityIssues?: string[]
  smpFtCompatibilityIssues?: string[]
  maxVcpusPerFtVm?: number
  loginBySSLThumbprintSupported?: boolean
  cloneFromSnapshotSupported: boolean
  deltaDiskBackingsSupported: boolean
  perVMNetworkTrafficShapingSupported: boolean
  tpmSupported: boolean
  tpmVersion?: string
  txtEnabled?: boolean
  drtmType?: string
  supportedCpuFeature?: HostCpuIdInfo[]
  virtualExecUsageSupported: boolean
  storageIORMSupported: boolean
  vmDirectPathGen2Supported?: boolean
  vmDirectPathGen2UnsupportedReason?: string[]
  vmDirectPathGen2UnsupportedReasonExtended?: string
  supportedVmfsMajorVersion?: number[]
  vStorageCapable: boolean
  snapshotRelayoutSupported: boolean
  firewallIpRulesSupported?: boolean
  servicePackageInfoSupported?: boolean
  maxHostRunningVms?: number
  maxHostSupportedVcpus?: number
  vmfsDatastoreMountCapable: boolean
  eightPlusHostVmfsSharedAccessSupported: boolean
  nestedHVSupported: boolean
  vPMCSupported: boolean
  interVMCommunicationThroughVMCISupported: boolean
  scheduledHardwareUpgradeSupported?: boolean
  featureCapabilitiesSupported: boolean
  latencySensitivitySupported: boolean
  storagePolicySupported?: boolean
  accel3dSupported: boolean
  reliableMemoryAware?: boolean
  multipleNetworkStackInstanceSupported?: boolean
  messageBusProxySupported?: boolean
  vsanSupported?: boolean
  vFlashSupported?: boolean
  hostAccessManagerSupported?: boolean
  provisioningNicSelectionSupported: boolean
  nfs41Supported?: boolean
  nfs41Krb5iSupported?: boolean
  turnDiskLocatorLedSupported?: boolean
  virtualVolumeDatastoreSupported?: boolean
  markAsSsdSupported?: boolean
  markAsLocalSupported?: boolean
  smartCardAuthenticationSupported?: boolean
  pMemSupported?: boolean
  pMemSnapshotSupported?: boolean
  cryptoSupported?: boolean
  oneKVolumeAPIsSupported?: boolean
  gatewayOnNicSupported?: boolean
  upitSupported?: boolean
  cpuHwMmuSupported?: boolean
  encryptedVMotionSupported?: boolean
  encryptionChangeOnAddRemoveSupported?: boolean
  encryptionHotOperationSupported?: boolean
  encryptionWithSnapshotsSupported?: boolean
  encryptionFaultToleranceSupported?: boolean
  encryptionMemorySaveSupported?: boolean
  encryptionRDMSupported?: boolean
  encryptionVFlashSupported?: boolean
  encryptionCBRCSupported?: boolean
  encryptionHBRSupported?: boolean
  ftEfiSupported?: boolean
  unmapMethodSupported?: string
  maxMemMBPerFtVm?: number
  virtualMmuUsageIgnored?: boolean
  virtualExecUsageIgnored?: boolean
  vmCreateDateSupported?: boolean
  vmfs3EOLSupported?: boolean
  ftVmcpSupported?: boolean
  quickBootSupported?: boolean
  encryptedFtSupported?: boolean
  assignableHardwareSupported?: boolean
  suspendToMemorySupported?: boolean
  useFeatureReqsForOldHWv?: boolean
  markPerenniallyReservedSupported?: boolean
  hppPspSupported?: boolean
  deviceRebindWithoutRebootSupported?: boolean
  storagePolicyChangeSupported?: boolean
  precisionTimeProtocolSupported?: boolean
  remoteDeviceVMotionSupported?: boolean
  maxSupportedVmMemory?: number
  ahDeviceHintsSupported?: boolean
  nvmeOverTcpSupported?: boolean
  nvmeStorageFabricServicesSupported?: boolean
  assignHwPciConfigSupported?: boolean
  timeConfigSupported?: boolean
  nvmeBatchOperationsSupported?: boolean
  pMemFailoverSupported?: boolean
  hostConfigEncryptionSupported?: boolean
  maxSupportedSimultaneousThreads?: number
  ptpConfigSupported?: boolean
  maxSupportedPtpPorts?: number
  sgxRegistrationSupported?: boolean
  pMemIndependentSnapshotSupported?: boolean
  iommuSLDirtyCapable?: boolean
  vmknicBindingSupported?: boolean
  ultralowFixedUnmapSupported?: boolean
  nvmeVvolSupported?: boolean
  fptHotplugSupported?: boolean
  mconnectSupported?: boolean
  vsanNicMgmtSupported?: boolean
  vvolNQNSupported?: boolean
  stretchedSCSupported?: boolean
  vmknicBindingOnNFSv41?: boolean
  vpStatusCheckSupported?: boolean
  e2e4knSupported?: boolean
  vsanDedicatedVmkNicSupported?: boolean
  nConnectSupported?: boolean
  userKeySupported?: boolean
  ndcmSupported?: boolean
  uefiSecureBoot?: boolean
  vpxdVmxGenerationSupported?: boolean
  nfs41Krb5pSupported?: boolean
  cimSupported?: boolean
  npivSupported?: boolean
  entitlementSupported?: boolean
  monitorUnrestricted?: boolean
  vnetworkingNicSelectionSupported?: boolean
  directPathInfoSupported?: boolean
  fcdLinkedCloneSupported?: boolean
  ehvQuickBootSupported?: boolean
  nestedHvTieringEnabled?: boolean
}

/** vim.host.CertificateManager.CertificateInfo */
export interface HostCertificateManagerCertificateInfo extends DynamicData {
  kind?: string
  issuer?: string
  notBefore?: DateTime
  notAfter?: DateTime
  subject?: string
  status: string
}

/** vim.host.CertificateManager.CertificateSpec */
export interface HostCertificateManagerCertificateSpec extends DynamicData {
  kind: string
  subjectAlternativeNames?: string[]
  cryptoAlgorithm?: string
}

/** vim.event.HostCnxFailedAccountFailedEvent */
export interface HostCnxFailedAccountFailedEvent extends HostEvent {
}

/** vim.event.HostCnxFailedAlreadyManagedEvent */
export interface HostCnxFailedAlreadyManagedEvent extends HostEvent {
  serverName: string
}

/** vim.event.HostCnxFailedBadCcagentEvent */
export interface HostCnxFailedBadCcagentEvent extends HostEvent {
}

/** vim.event.HostCnxFailedBadUsernameEvent */
export interface HostCnxFailedBadUsernameEvent extends HostEvent {
}

/** vim.event.HostCnxFailedBadVersionEvent */
export interface HostCnxFailedBadVersionEvent extends HostEvent {
}

/** vim.event.HostCnxFailedCcagentUpgradeEvent */
export interface HostCnxFailedCcagentUpgradeEvent extends HostEvent {
}

/** vim.event.HostCnxFailedEvent */
export interface HostCnxFailedEvent extends HostEvent {
}

/** vim.event.HostCnxFailedNetworkErrorEvent */
export interface HostCnxFailedNetworkErrorEvent extends HostEvent {
}

/** vim.event.HostCnxFailedNoAccessEvent */
export interface HostCnxFailedNoAccessEvent extends HostEvent {
}

/** vim.event.HostCnxFailedNoConnectionEvent */
export interface HostCnxFailedNoConnectionEvent extends HostEvent {
}

/** vim.event.HostCnxFailedNoLicenseEvent */
export interface HostCnxFailedNoLicenseEvent extends HostEvent {
}

/** vim.event.HostCnxFailedNotFoundEvent */
export interface HostCnxFailedNotFoundEvent extends HostEvent {
}

/** vim.event.HostCnxFailedTimeoutEvent */
export interface HostCnxFailedTimeoutEvent extends HostEvent {
}

/** vmodl.fault.HostCommunication */
export interface HostCommunication extends RuntimeFault {
}

/** vim.event.HostComplianceCheckedEvent */
export interface HostComplianceCheckedEvent extends HostEvent {
  profile: ProfileEventArgument
}

/** vim.event.HostCompliantEvent */
export interface HostCompliantEvent extends HostEvent {
}

/** vim.event.HostConfigAppliedEvent */
export interface HostConfigAppliedEvent extends HostEvent {
}

/** vim.host.ConfigChange */
export interface HostConfigChange extends DynamicData {
}

/** vim.fault.HostConfigFailed */
export interface HostConfigFailed extends HostConfigFault {
  failure: LocalizedMethodFault[]
}

/** vim.fault.HostConfigFault */
export interface HostConfigFault extends VimFault {
}

/** vim.host.ConfigInfo */
export interface HostConfigInfo extends DynamicData {
  host: ManagedObjectReference
  product: AboutInfo
  deploymentInfo?: HostDeploymentInfo
  hyperThread?: HostHyperThreadScheduleInfo
  cpuScheduler?: HostCpuSchedulerInfo
  consoleReservation?: ServiceConsoleReservationInfo
  virtualMachineReservation?: VirtualMachineMemoryReservationInfo
  storageDevice?: HostStorageDeviceInfo
  multipathState?: HostMultipathStateInfo
  fileSystemVolume?: HostFileSystemVolumeInfo
  systemFile?: string[]
  network?: HostNetworkInfo
  vmotion?: HostVMotionInfo
  virtualNicManagerInfo?: HostVirtualNicManagerInfo
  capabilities?: HostNetCapabilities
  datastoreCapabilities?: HostDatastoreSystemCapabilities
  offloadCapabilities?: HostNetOffloadCapabilities
  service?: HostServiceInfo
  firewall?: HostFirewallInfo
  autoStart?: HostAutoStartManagerConfig
  activeDiagnosticPartition?: HostDiagnosticPartition
  option?: OptionValue[]
  optionDef?: OptionDef[]
  datastorePrincipal?: string
  localSwapDatastore?: ManagedObjectReference
  systemSwapConfiguration?: HostSystemSwapConfiguration
  systemResources?: HostSystemResourceInfo
  dateTimeInfo?: HostDateTimeInfo
  flags?: HostFlagInfo
  adminDisabled?: boolean
  lockdownMode?: HostLockdownMode
  ipmi?: HostIpmiInfo
  sslThumbprintInfo?: HostSslThumbprintInfo
  sslThumbprintData?: HostSslThumbprintInfo[]
  authenticationData?: HostAuthenticationInfo[]
  certificate?: number[]
  pciPassthruInfo?: HostPciPassthruInfo[]
  authenticationManagerInfo?: HostAuthenticationManagerInfo
  featureVersion?: HostFeatureVersionInfo[]
  powerSystemCapability?: PowerSystemCapability
  powerSystemInfo?: PowerSystemInfo
  cacheConfigurationInfo?: HostCacheConfigurationInfo[]
  wakeOnLanCapable?: boolean
  featureCapability?: HostFeatureCapability[]
  maskedFeatureCapability?: HostFeatureCapability[]
  vFlashConfigInfo?: HostVFlashManagerVFlashConfigInfo
  vsanHostConfig?: VsanHostConfigInfo
  domainList?: string[]
  scriptCheckSum?: Base64
  hostConfigCheckSum?: Base64
  descriptionTreeCheckSum?: Base64
  graphicsInfo?: HostGraphicsInfo[]
  sharedPassthruGpuTypes?: string[]
  graphicsConfig?: HostGraphicsConfig
  sharedGpuCapabilities?: HostSharedGpuCapabilities[]
  ioFilterInfo?: HostIoFilterInfo[]
  sriovDevicePool?: HostSriovDevicePoolInfo[]
  assignableHardwareBinding?: HostAssignableHardwareBinding[]
  assignableHardwareConfig?: HostAssignableHardwareConfig
}

/** vim.host.ConfigManager */
export interface HostConfigManager extends DynamicData {
  cpuScheduler?: ManagedObjectReference
  datastoreSystem?: ManagedObjectReference
  memoryManager?: ManagedObjectReference
  storageSystem?: ManagedObjectReference
  networkSystem?: ManagedObjectReference
  vmotionSystem?: ManagedObjectReference
  virtualNicManager?: ManagedObjectReference
  serviceSystem?: ManagedObjectReference
  firewallSystem?: ManagedObjectReference
  advancedOption?: ManagedObjectReference
  diagnosticSystem?: ManagedObjectReference
  autoStartManager?: ManagedObjectReference
  snmpSystem?: ManagedObjectReference
  dateTimeSystem?: ManagedObjectReference
  patchManager?: ManagedObjectReference
  imageConfigManager?: ManagedObjectReference
  bootDeviceSystem?: ManagedObjectReference
  firmwareSystem?: ManagedObjectReference
  healthStatusSystem?: ManagedObjectReference
  pciPassthruSystem?: ManagedObjectReference
  licenseManager?: ManagedObjectReference
  kernelModuleSystem?: ManagedObjectReference
  authenticationManager?: ManagedObjectReference
  powerSystem?: ManagedObjectReference
  cacheConfigurationManager?: ManagedObjectReference
  esxAgentHostManager?: ManagedObjectReference
  iscsiManager?: ManagedObjectReference
  vFlashManager?: ManagedObjectReference
  vsanSystem?: ManagedObjectReference
  messageBusProxy?: ManagedObjectReference
  userDirectory?: ManagedObjectReference
  accountManager?: ManagedObjectReference
  hostAccessManager?: ManagedObjectReference
  graphicsManager?: ManagedObjectReference
  vsanInternalSystem?: ManagedObjectReference
  certificateManager?: ManagedObjectReference
  cryptoManager?: ManagedObjectReference
  nvdimmSystem?: ManagedObjectReference
  assignableHardwareManager?: ManagedObjectReference
}

/** vim.host.ConfigSpec */
export interface HostConfigSpec extends DynamicData {
  nasDatastore?: HostNasVolumeConfig[]
  network?: HostNetworkConfig
  nicTypeSelection?: HostVirtualNicManagerNicTypeSelection[]
  service?: HostServiceConfig[]
  firewall?: HostFirewallConfig
  option?: OptionValue[]
  datastorePrincipal?: string
  datastorePrincipalPasswd?: string
  datetime?: HostDateTimeConfig
  storageDevice?: HostStorageDeviceInfo
  license?: HostLicenseSpec
  security?: HostSecuritySpec
  userAccount?: HostAccountSpec[]
  usergroupAccount?: HostAccountSpec[]
  memory?: HostMemorySpec
  activeDirectory?: HostActiveDirectory[]
  genericConfig?: KeyAnyValue[]
  graphicsConfig?: HostGraphicsConfig
  assignableHardwareConfig?: HostAssignableHardwareConfig
}

/** vim.host.Summary.ConfigSummary */
export interface HostConfigSummary extends DynamicData {
  name: string
  port: number
  sslThumbprint?: string
  sslCertificate?: string
  product?: AboutInfo
  vmotionEnabled: boolean
  faultToleranceEnabled: boolean
  featureVersion?: HostFeatureVersionInfo[]
  agentVmDatastore?: ManagedObjectReference
  agentVmNetwork?: ManagedObjectReference
}

/** vim.fault.HostConnectFault */
export interface HostConnectFault extends VimFault {
}

/** vim.host.ConnectInfo */
export interface HostConnectInfo extends DynamicData {
  serverIp?: string
  inDasCluster?: boolean
  host: HostListSummary
  vm?: VirtualMachineSummary[]
  vimAccountNameRequired?: boolean
  clusterSupported?: boolean
  network?: HostConnectInfoNetworkInfo[]
  datastore?: HostDatastoreConnectInfo[]
  license?: HostLicenseConnectInfo
  capability?: HostCapability
}

/** vim.host.ConnectInfo.NetworkInfo */
export interface HostConnectInfoNetworkInfo extends DynamicData {
  summary: NetworkSummary
}

/** vim.host.ConnectSpec */
export interface HostConnectSpec extends DynamicData {
  hostName?: string
  port?: number
  sslThumbprint?: string
  sslCertificate?: string
  userName?: string
  password?: string
  vmFolder?: ManagedObjectReference
  force: boolean
  vimAccountName?: string
  vimAccountPassword?: string
  managementIp?: string
  lockdownMode?: HostLockdownMode
  hostGateway?: HostGatewaySpec
}

/** vim.event.HostConnectedEvent */
export interface HostConnectedEvent extends HostEvent {
}

/** vim.event.HostConnectionLostEvent */
export interface HostConnectionLostEvent extends HostEvent {
}

/** vim.host.CpuIdInfo */
export interface HostCpuIdInfo extends DynamicData {
  level: number
  vendor?: string
  eax?: string
  ebx?: string
  ecx?: string
  edx?: string
}

/** vim.host.CpuInfo */
export interface HostCpuInfo extends DynamicData {
  numCpuPackages: number
  numCpuCores: number
  numCpuThreads: number
  hz: Long
}

/** vim.host.CpuPackage */
export interface HostCpuPackage extends DynamicData {
  index: number
  vendor: string
  hz: Long
  busHz: Long
  description: string
  threadId: number[]
  cpuFeature?: HostCpuIdInfo[]
  family?: number
  model?: number
  stepping?: number
}

/** vim.host.CpuPowerManagementInfo */
export interface HostCpuPowerManagementInfo extends DynamicData {
  currentPolicy?: string
  hardwareSupport?: string
}

/** vim.host.CpuSchedulerSystem.CpuSchedulerInfo */
export interface HostCpuSchedulerInfo extends DynamicData {
  policy: string
}

/** vim.event.HostDasDisabledEvent */
export interface HostDasDisabledEvent extends HostEvent {
}

/** vim.event.HostDasDisablingEvent */
export interface HostDasDisablingEvent extends HostEvent {
}

/** vim.event.HostDasEnabledEvent */
export interface HostDasEnabledEvent extends HostEvent {
}

/** vim.event.HostDasEnablingEvent */
export interface HostDasEnablingEvent extends HostEvent {
}

/** vim.event.HostDasErrorEvent */
export interface HostDasErrorEvent extends HostEvent {
  message?: string
  reason?: string
}

/** vim.event.HostDasEvent */
export interface HostDasEvent extends HostEvent {
}

/** vim.event.HostDasOkEvent */
export interface HostDasOkEvent extends HostEvent {
}

/** vim.host.DataTransportConnectionInfo */
export interface HostDataTransportConnectionInfo extends DynamicData {
  staticMemoryConsumed: Long
}

/** vim.host.DatastoreBrowser.SearchResults */
export interface HostDatastoreBrowserSearchResults extends DynamicData {
  datastore?: ManagedObjectReference
  folderPath?: string
  file?: FileInfo[]
}

/** vim.host.DatastoreBrowser.SearchSpec */
export interface HostDatastoreBrowserSearchSpec extends DynamicData {
  query?: FileQuery[]
  details?: FileQueryFlags
  searchCaseInsensitive?: boolean
  matchPattern?: string[]
  sortFoldersFirst?: boolean
}

/** vim.host.ConnectInfo.DatastoreInfo */
export interface HostDatastoreConnectInfo extends DynamicData {
  summary: DatastoreSummary
}

/** vim.host.ConnectInfo.DatastoreExistsInfo */
export interface HostDatastoreExistsConnectInfo extends HostDatastoreConnectInfo {
  newDatastoreName: string
}

/** vim.host.ConnectInfo.DatastoreNameConflictInfo */
export interface HostDatastoreNameConflictConnectInfo extends HostDatastoreConnectInfo {
  newDatastoreName: string
}

/** vim.host.DatastoreSystem.Capabilities */
export interface HostDatastoreSystemCapabilities extends DynamicData {
  nfsMountCreationRequired: boolean
  nfsMountCreationSupported: boolean
  localDatastoreSupported: boolean
  vmfsExtentExpansionSupported: boolean
}

/** vim.host.DatastoreSystem.DatastoreResult */
export interface HostDatastoreSystemDatastoreResult extends DynamicData {
  key: ManagedObjectReference
  fault?: LocalizedMethodFault
}

/** vim.host.DatastoreSystem.VvolDatastoreSpec */
export interface HostDatastoreSystemVvolDatastoreSpec extends DynamicData {
  name: string
  scId: string
}

/** vim.host.DateTimeConfig */
export interface HostDateTimeConfig extends DynamicData {
  timeZone?: string
  ntpConfig?: HostNtpConfig
  ptpConfig?: HostPtpConfig
  protocol?: string
  enabled?: boolean
  disableEvents?: boolean
  disableFallback?: boolean
  resetToFactoryDefaults?: boolean
}

/** vim.host.DateTimeInfo */
export interface HostDateTimeInfo extends DynamicData {
  timeZone: HostDateTimeSystemTimeZone
  systemClockProtocol?: string
  ntpConfig?: HostNtpConfig
  ptpConfig?: HostPtpConfig
  enabled?: boolean
  disableEvents?: boolean
  disableFallback?: boolean
  inFallbackState?: boolean
  serviceSync?: boolean
  lastSyncTime?: DateTime
  remoteNtpServer?: string
  ntpRunTime?: Long
  ptpRunTime?: Long
  ntpDuration?: string
  ptpDuration?: string
}

/** vim.host.DateTimeSystem.ServiceTestResult */
export interface HostDateTimeSystemServiceTestResult extends DynamicData {
  workingNormally: boolean
  report?: string[]
}

/** vim.host.DateTimeSystem.TimeZone */
export interface HostDateTimeSystemTimeZone extends DynamicData {
  key: string
  name: string
  description: string
  gmtOffset: number
}

/** vim.host.DeploymentInfo */
export interface HostDeploymentInfo extends DynamicData {
  bootedFromStatelessCache?: boolean
}

/** vim.host.Device */
export interface HostDevice extends DynamicData {
  deviceName: string
  deviceType: string
}

/** vim.host.DhcpService */
export interface HostDhcpService extends DynamicData {
  key: string
  spec: HostDhcpServiceSpec
}

/** vim.host.DhcpService.Config */
export interface HostDhcpServiceConfig extends DynamicData {
  changeOperation?: string
  key: string
  spec: HostDhcpServiceSpec
}

/** vim.host.DhcpService.Specification */
export interface HostDhcpServiceSpec extends DynamicData {
  virtualSwitch: string
  defaultLeaseDuration: number
  leaseBeginIp: string
  leaseEndIp: string
  maxLeaseDuration: number
  unlimitedLease: boolean
  ipSubnetAddr: string
  ipSubnetMask: string
}

/** vim.host.DiagnosticPartition */
export interface HostDiagnosticPartition extends DynamicData {
  storageType: string
  diagnosticType: string
  slots: number
  id: HostScsiDiskPartition
}

/** vim.host.DiagnosticPartition.CreateDescription */
export interface HostDiagnosticPartitionCreateDescription extends DynamicData {
  layout: HostDiskPartitionLayout
  diskUuid: string
  spec: HostDiagnosticPartitionCreateSpec
}

/** vim.host.DiagnosticPartition.CreateOption */
export interface HostDiagnosticPartitionCreateOption extends DynamicData {
  storageType: string
  diagnosticType: string
  disk: HostScsiDisk
}

/** vim.host.DiagnosticPartition.CreateSpec */
export interface HostDiagnosticPartitionCreateSpec extends DynamicData {
  storageType: string
  diagnosticType: string
  id: HostScsiDiskPartition
  partition: HostDiskPartitionSpec
  active?: boolean
}

/** vim.host.DigestInfo */
export interface HostDigestInfo extends DynamicData {
  digestMethod: string
  digestValue: number[]
  objectName?: string
}

/** vim.host.DirectoryStoreInfo */
export interface HostDirectoryStoreInfo extends HostAuthenticationStoreInfo {
}

/** vim.event.HostDisconnectedEvent */
export interface HostDisconnectedEvent extends HostEvent {
  reason?: string
}

/** vim.host.DiskConfigurationResult */
export interface HostDiskConfigurationResult extends DynamicData {
  devicePath?: string
  success?: boolean
  fault?: LocalizedMethodFault
}

/** vim.host.DiskDimensions */
export interface HostDiskDimensions extends DynamicData {
}

/** vim.host.DiskDimensions.Chs */
export interface HostDiskDimensionsChs extends DynamicData {
  cylinder: Long
  head: number
  sector: number
}

/** vim.host.DiskDimensions.Lba */
export interface HostDiskDimensionsLba extends DynamicData {
  blockSize: number
  block: Long
}

/** vim.vm.device.HostDiskMappingInfo */
export interface HostDiskMappingInfo extends DynamicData {
  physicalPartition?: HostDiskMappingPartitionInfo
  name: string
  exclusive?: boolean
}

/** vim.vm.device.HostDiskMappingOption */
export interface HostDiskMappingOption extends DynamicData {
  physicalPartition?: HostDiskMappingPartitionOption[]
  name: string
}

/** vim.vm.device.HostDiskMappingInfo.PartitionInfo */
export interface HostDiskMappingPartitionInfo extends DynamicData {
  name: string
  fileSystem: string
  capacityInKb: Long
}

/** vim.vm.device.HostDiskMappingOption.PartitionOption */
export interface HostDiskMappingPartitionOption extends DynamicData {
  name: string
  fileSystem: string
  capacityInKb: Long
}

/** vim.host.DiskPartitionInfo.Partition */
export interface HostDiskPartitionAttributes extends DynamicData {
  partition: number
  startSector: Long
  endSector: Long
  type: string
  guid?: string
  logical: boolean
  attributes: number
  partitionAlignment?: Long
}

/** vim.host.DiskPartitionInfo.BlockRange */
export interface HostDiskPartitionBlockRange extends DynamicData {
  partition?: number
  type: string
  start: HostDiskDimensionsLba
  end: HostDiskDimensionsLba
}

/** vim.host.DiskPartitionInfo */
export interface HostDiskPartitionInfo extends DynamicData {
  deviceName: string
  spec: HostDiskPartitionSpec
  layout: HostDiskPartitionLayout
}

/** vim.host.DiskPartitionInfo.Layout */
export interface HostDiskPartitionLayout extends DynamicData {
  total?: HostDiskDimensionsLba
  partition: HostDiskPartitionBlockRange[]
}

/** vim.host.DiskPartitionInfo.Specification */
export interface HostDiskPartitionSpec extends DynamicData {
  partitionFormat?: string
  chs?: HostDiskDimensionsChs
  totalSectors?: Long
  partition?: HostDiskPartitionAttributes[]
  sectorSize?: number
}

/** vim.host.DnsConfig */
export interface HostDnsConfig extends DynamicData {
  dhcp: boolean
  virtualNicDevice?: string
  ipv6VirtualNicDevice?: string
  hostName: string
  domainName: string
  address?: string[]
  searchDomain?: string[]
}

/** vim.host.DnsConfigSpec */
export interface HostDnsConfigSpec extends HostDnsConfig {
  virtualNicConnection?: HostVirtualNicConnection
  virtualNicConnectionV6?: HostVirtualNicConnection
}

/** vim.host.DvxClass */
export interface HostDvxClass extends DynamicData {
  deviceClass: string
  checkpointSupported: boolean
  swDMATracingSupported: boolean
  sriovNic: boolean
}

/** vim.event.HostEnableAdminFailedEvent */
export interface HostEnableAdminFailedEvent extends HostEvent {
  permissions: Permission[]
}

/** vim.host.EnterMaintenanceResult */
export interface HostEnterMaintenanceResult extends DynamicData {
  vmFaults?: FaultsByVM[]
  hostFaults?: FaultsByHost[]
}

/** vim.host.EsxAgentHostManager.ConfigInfo */
export interface HostEsxAgentHostManagerConfigInfo extends DynamicData {
  agentVmDatastore?: ManagedObjectReference
  agentVmNetwork?: ManagedObjectReference
}

/** vim.event.HostEvent */
export interface HostEvent extends Event {
}

/** vim.event.HostEventArgument */
export interface HostEventArgument extends EntityEventArgument {
  host: ManagedObjectReference
}

/** vim.event.HostExtraNetworksEvent */
export interface HostExtraNetworksEvent extends HostDasEvent {
  ips?: string
}

/** vim.host.FaultToleranceManager.ComponentHealthInfo */
export interface HostFaultToleranceManagerComponentHealthInfo extends DynamicData {
  isStorageHealthy: boolean
  isNetworkHealthy: boolean
}

/** vim.host.FeatureCapability */
export interface HostFeatureCapability extends DynamicData {
  key: string
  featureName: string
  value: string
}

/** vim.host.FeatureMask */
export interface HostFeatureMask extends DynamicData {
  key: string
  featureName: string
  value: string
}

/** vim.host.FeatureVersionInfo */
export interface HostFeatureVersionInfo extends DynamicData {
  key: string
  value: string
}

/** vim.host.FibreChannelHba */
export interface HostFibreChannelHba extends HostHostBusAdapter {
  portWorldWideName: Long
  nodeWorldWideName: Long
  portType: FibreChannelPortType
  speed: Long
}

/** vim.host.FibreChannelOverEthernetHba */
export interface HostFibreChannelOverEthernetHba extends HostFibreChannelHba {
  underlyingNic: string
  linkInfo: HostFibreChannelOverEthernetHbaLinkInfo
  isSoftwareFcoe: boolean
  markedForRemoval?: boolean
}

/** vim.host.FibreChannelOverEthernetHba.LinkInfo */
export interface HostFibreChannelOverEthernetHbaLinkInfo extends DynamicData {
  vnportMac: string
  fcfMac: string
  vlanId: number
}

/** vim.host.FibreChannelOverEthernetTargetTransport */
export interface HostFibreChannelOverEthernetTargetTransport extends HostFibreChannelTargetTransport {
  vnportMac: string
  fcfMac: string
  vlanId: number
}

/** vim.host.FibreChannelTargetTransport */
export interface HostFibreChannelTargetTransport extends HostTargetTransport {
  portWorldWideName: Long
  nodeWorldWideName: Long
}

/** vim.host.FileAccess */
export interface HostFileAccess extends DynamicData {
  who: string
  what: string
}

/** vim.host.FileSystemMountInfo */
export interface HostFileSystemMountInfo extends DynamicData {
  mountInfo: HostMountInfo
  volume: HostFileSystemVolume
  vStorageSupport?: string
}

/** vim.host.FileSystemVolume */
export interface HostFileSystemVolume extends DynamicData {
  type: string
  name: string
  capacity: Long
}

/** vim.host.FileSystemVolumeInfo */
export interface HostFileSystemVolumeInfo extends DynamicData {
  volumeTypeList?: string[]
  mountInfo?: HostFileSystemMountInfo[]
}

/** vim.host.FirewallConfig */
export interface HostFirewallConfig extends DynamicData {
  rule?: HostFirewallConfigRuleSetConfig[]
  defaultBlockingPolicy: HostFirewallDefaultPolicy
}

/** vim.host.FirewallConfig.RuleSetConfig */
export interface HostFirewallConfigRuleSetConfig extends DynamicData {
  rulesetId: string
  enabled: boolean
  allowedHosts?: HostFirewallRulesetIpList
}

/** vim.host.FirewallInfo.DefaultPolicy */
export interface HostFirewallDefaultPolicy extends DynamicData {
  incomingBlocked?: boolean
  outgoingBlocked?: boolean
}

/** vim.host.FirewallInfo */
export interface HostFirewallInfo extends DynamicData {
  defaultPolicy: HostFirewallDefaultPolicy
  ruleset?: HostFirewallRuleset[]
}

/** vim.host.Ruleset.Rule */
export interface HostFirewallRule extends DynamicData {
  port: number
  endPort?: number
  direction: HostFirewallRuleDirection
  portType?: HostFirewallRulePortType
  protocol: string
}

/** vim.host.Ruleset */
export interface HostFirewallRuleset extends DynamicData {
  key: string
  label: string
  required: boolean
  rule: HostFirewallRule[]
  service?: string
  enabled: boolean
  allowedHosts?: HostFirewallRulesetIpList
  userControllable?: boolean
  ipListUserConfigurable?: boolean
}

/** vim.host.Ruleset.IpList */
export interface HostFirewallRulesetIpList extends DynamicData {
  ipAddress?: string[]
  ipNetwork?: HostFirewallRulesetIpNetwork[]
  allIp: boolean
}

/** vim.host.Ruleset.IpNetwork */
export interface HostFirewallRulesetIpNetwork extends DynamicData {
  network: string
  prefixLength: number
}

/** vim.host.Ruleset.RulesetSpec */
export interface HostFirewallRulesetRulesetSpec extends DynamicData {
  allowedHosts: HostFirewallRulesetIpList
}

/** vim.host.FlagInfo */
export interface HostFlagInfo extends DynamicData {
  backgroundSnapshotsEnabled?: boolean
}

/** vim.host.ForceMountedInfo */
export interface HostForceMountedInfo extends DynamicData {
  persist: boolean
  mounted: boolean
}

/** vim.host.Fru */
export interface HostFru extends DynamicData {
  type: string
  partName: string
  partNumber: string
  manufacturer: string
  serialNumber?: string
  mfgTimeStamp?: DateTime
}

/** vim.host.GatewaySpec */
export interface HostGatewaySpec extends DynamicData {
  gatewayType: string
  gatewayId?: string
  trustVerificationToken?: string
  hostAuthParams?: KeyValue[]
}

/** vim.event.HostGetShortNameFailedEvent */
export interface HostGetShortNameFailedEvent extends HostEvent {
}

/** vim.host.GraphicsConfig */
export interface HostGraphicsConfig extends DynamicData {
  hostDefaultGraphicsType: string
  sharedPassthruAssignmentPolicy: string
  deviceType?: HostGraphicsConfigDeviceType[]
}

/** vim.host.GraphicsConfig.DeviceType */
export interface HostGraphicsConfigDeviceType extends DynamicData {
  deviceId: string
  graphicsType: string
  vgpuMode?: string
}

/** vim.host.GraphicsInfo */
export interface HostGraphicsInfo extends DynamicData {
  deviceName: string
  vendorName: string
  pciId: string
  graphicsType: string
  vgpuMode?: string
  memorySizeInKB: Long
  vm?: ManagedObjectReference[]
}

/** vim.host.HardwareStatusInfo.HardwareElementInfo */
export interface HostHardwareElementInfo extends DynamicData {
  name: string
  status: ElementDescription
}

/** vim.host.HardwareInfo */
export interface HostHardwareInfo extends DynamicData {
  systemInfo: HostSystemInfo
  cpuPowerManagementInfo?: HostCpuPowerManagementInfo
  cpuInfo: HostCpuInfo
  cpuPkg: HostCpuPackage[]
  memorySize: Long
  numaInfo?: HostNumaInfo
  smcPresent: boolean
  pciDevice?: HostPciDevice[]
  dvxClasses?: HostDvxClass[]
  cpuFeature?: HostCpuIdInfo[]
  biosInfo?: HostBIOSInfo
  reliableMemoryInfo?: HostReliableMemoryInfo
  persistentMemoryInfo?: HostPersistentMemoryInfo
  sgxInfo?: HostSgxInfo
  sevInfo?: HostSevInfo
  memoryTieringType?: string
  memoryTierInfo?: HostMemoryTierInfo[]
  tdxInfo?: HostTdxInfo
}

/** vim.host.HardwareStatusInfo */
export interface HostHardwareStatusInfo extends DynamicData {
  memoryStatusInfo?: HostHardwareElementInfo[]
  cpuStatusInfo?: HostHardwareElementInfo[]
  storageStatusInfo?: HostStorageElementInfo[]
  dpuStatusInfo?: DpuStatusInfo[]
}

/** vim.host.Summary.HardwareSummary */
export interface HostHardwareSummary extends DynamicData {
  vendor: string
  model: string
  family?: string
  uuid: string
  otherIdentifyingInfo?: HostSystemIdentificationInfo[]
  memorySize: Long
  cpuModel: string
  cpuMhz: number
  numCpuPkgs: number
  numCpuCores: number
  numCpuThreads: number
  numNics: number
  numHBAs: number
}

/** vim.fault.HostHasComponentFailure */
export interface HostHasComponentFailure extends VimFault {
  hostName: string
  componentType: string
  componentName: string
}

/** vim.host.HbaCreateSpec */
export interface HostHbaCreateSpec extends DynamicData {
}

/** vim.host.HostBusAdapter */
export interface HostHostBusAdapter extends DynamicData {
  key?: string
  device: string
  bus: number
  status: string
  model: string
  driver?: string
  pci?: string
  storageProtocol?: string
  driverVersion?: string
  firmwareVersion?: string
}

/** vim.host.CpuSchedulerSystem.HyperThreadScheduleInfo */
export interface HostHyperThreadScheduleInfo extends DynamicData {
  available: boolean
  active: boolean
  config: boolean
}

/** vim.host.ImageConfigManager.ImageProfileSummary */
export interface HostImageProfileSummary extends DynamicData {
  name: string
  vendor: string
}

/** vim.event.HostInAuditModeEvent */
export interface HostInAuditModeEvent extends HostEvent {
}

/** vim.fault.HostInDomain */
export interface HostInDomain extends HostConfigFault {
}

/** eam.issue.HostInMaintenanceMode */
export interface HostInMaintenanceMode extends VmDeployed {
}

/** eam.issue.HostInPartialMaintenanceMode */
export interface HostInPartialMaintenanceMode extends AgentIssue {
  vm?: ManagedObjectReference
}

/** eam.issue.HostInStandbyMode */
export interface HostInStandbyMode extends VmDeployed {
}

/** vim.fault.HostIncompatibleForFaultTolerance */
export interface HostIncompatibleForFaultTolerance extends VmFaultToleranceIssue {
  hostName?: string
  reason?: string
}

/** vim.fault.HostIncompatibleForRecordReplay */
export interface HostIncompatibleForRecordReplay extends VimFault {
  hostName?: string
  reason?: string
}

/** vim.host.InternetScsiHba */
export interface HostInternetScsiHba extends HostHostBusAdapter {
  isSoftwareBased: boolean
  canBeDisabled?: boolean
  networkBindingSupport?: HostInternetScsiHbaNetworkBindingSupportType
  discoveryCapabilities: HostInternetScsiHbaDiscoveryCapabilities
  discoveryProperties: HostInternetScsiHbaDiscoveryProperties
  authenticationCapabilities: HostInternetScsiHbaAuthenticationCapabilities
  authenticationProperties: HostInternetScsiHbaAuthenticationProperties
  digestCapabilities?: HostInternetScsiHbaDigestCapabilities
  digestProperties?: HostInternetScsiHbaDigestProperties
  ipCapabilities: HostInternetScsiHbaIPCapabilities
  ipProperties: HostInternetScsiHbaIPProperties
  supportedAdvancedOptions?: OptionDef[]
  advancedOptions?: HostInternetScsiHbaParamValue[]
  iScsiName: string
  iScsiAlias?: string
  configuredSendTarget?: HostInternetScsiHbaSendTarget[]
  configuredStaticTarget?: HostInternetScsiHbaStaticTarget[]
  maxSpeedMb?: number
  currentSpeedMb?: number
}

/** vim.host.InternetScsiHba.AuthenticationCapabilities */
export interface HostInternetScsiHbaAuthenticationCapabilities extends DynamicData {
  chapAuthSettable: boolean
  krb5AuthSettable: boolean
  srpAuthSettable: boolean
  spkmAuthSettable: boolean
  mutualChapSettable?: boolean
  targetChapSettable?: boolean
  targetMutualChapSettable?: boolean
}

/** vim.host.InternetScsiHba.AuthenticationProperties */
export interface HostInternetScsiHbaAuthenticationProperties extends DynamicData {
  chapAuthEnabled: boolean
  chapName?: string
  chapSecret?: string
  chapAuthenticationType?: string
  chapInherited?: boolean
  mutualChapName?: string
  mutualChapSecret?: string
  mutualChapAuthenticationType?: string
  mutualChapInherited?: boolean
}

/** vim.host.InternetScsiHba.DigestCapabilities */
export interface HostInternetScsiHbaDigestCapabilities extends DynamicData {
  headerDigestSettable?: boolean
  dataDigestSettable?: boolean
  targetHeaderDigestSettable?: boolean
  targetDataDigestSettable?: boolean
}

/** vim.host.InternetScsiHba.DigestProperties */
export interface HostInternetScsiHbaDigestProperties extends DynamicData {
  headerDigestType?: string
  headerDigestInherited?: boolean
  dataDigestType?: string
  dataDigestInherited?: boolean
}

/** vim.host.InternetScsiHba.DiscoveryCapabilities */
export interface HostInternetScsiHbaDiscoveryCapabilities extends DynamicData {
  iSnsDiscoverySettable: boolean
  slpDiscoverySettable: boolean
  staticTargetDiscoverySettable: boolean
  sendTargetsDiscoverySettable: boolean
}

/** vim.host.InternetScsiHba.DiscoveryProperties */
export interface HostInternetScsiHbaDiscoveryProperties extends DynamicData {
  iSnsDiscoveryEnabled: boolean
  iSnsDiscoveryMethod?: string
  iSnsHost?: string
  slpDiscoveryEnabled: boolean
  slpDiscoveryMethod?: string
  slpHost?: string
  staticTargetDiscoveryEnabled: boolean
  sendTargetsDiscoveryEnabled: boolean
}

/** vim.host.InternetScsiHba.IPCapabilities */
export interface HostInternetScsiHbaIPCapabilities extends DynamicData {
  addressSettable: boolean
  ipConfigurationMethodSettable: boolean
  subnetMaskSettable: boolean
  defaultGatewaySettable: boolean
  primaryDnsServerAddressSettable: boolean
  alternateDnsServerAddressSettable: boolean
  ipv6Supported?: boolean
  arpRedirectSettable?: boolean
  mtuSettable?: boolean
  hostNameAsTargetAddress?: boolean
  nameAliasSettable?: boolean
  ipv4EnableSettable?: boolean
  ipv6EnableSettable?: boolean
  ipv6PrefixLengthSettable?: boolean
  ipv6PrefixLength?: number
  ipv6DhcpConfigurationSettable?: boolean
  ipv6LinkLocalAutoConfigurationSettable?: boolean
  ipv6RouterAdvertisementConfigurationSettable?: boolean
  ipv6DefaultGatewaySettable?: boolean
  ipv6MaxStaticAddressesSupported?: number
}

/** vim.host.InternetScsiHba.IPProperties */
export interface HostInternetScsiHbaIPProperties extends DynamicData {
  mac?: string
  address?: string
  dhcpConfigurationEnabled: boolean
  subnetMask?: string
  defaultGateway?: string
  primaryDnsServerAddress?: string
  alternateDnsServerAddress?: string
  ipv6Address?: string
  ipv6SubnetMask?: string
  ipv6DefaultGateway?: string
  arpRedirectEnabled?: boolean
  mtu?: number
  jumboFramesEnabled?: boolean
  ipv4Enabled?: boolean
  ipv6Enabled?: boolean
  ipv6properties?: HostInternetScsiHbaIPv6Properties
}

/** vim.host.InternetScsiHba.IPv6Properties */
export interface HostInternetScsiHbaIPv6Properties extends DynamicData {
  iscsiIpv6Address?: HostInternetScsiHbaIscsiIpv6Address[]
  ipv6DhcpConfigurationEnabled?: boolean
  ipv6LinkLocalAutoConfigurationEnabled?: boolean
  ipv6RouterAdvertisementConfigurationEnabled?: boolean
  ipv6DefaultGateway?: string
}

/** vim.host.InternetScsiHba.IscsiIpv6Address */
export interface HostInternetScsiHbaIscsiIpv6Address extends DynamicData {
  address: string
  prefixLength: number
  origin: string
  operation?: string
}

/** vim.host.InternetScsiHba.ParamValue */
export interface HostInternetScsiHbaParamValue extends OptionValue {
  isInherited?: boolean
}

/** vim.host.InternetScsiHba.SendTarget */
export interface HostInternetScsiHbaSendTarget extends DynamicData {
  address: string
  port?: number
  authenticationProperties?: HostInternetScsiHbaAuthenticationProperties
  digestProperties?: HostInternetScsiHbaDigestProperties
  supportedAdvancedOptions?: OptionDef[]
  advancedOptions?: HostInternetScsiHbaParamValue[]
  parent?: string
}

/** vim.host.InternetScsiHba.StaticTarget */
export interface HostInternetScsiHbaStaticTarget extends DynamicData {
  address: string
  port?: number
  iScsiName: string
  discoveryMethod?: string
  authenticationProperties?: HostInternetScsiHbaAuthenticationProperties
  digestProperties?: HostInternetScsiHbaDigestProperties
  supportedAdvancedOptions?: OptionDef[]
  advancedOptions?: HostInternetScsiHbaParamValue[]
  parent?: string
}

/** vim.host.InternetScsiHba.TargetSet */
export interface HostInternetScsiHbaTargetSet extends DynamicData {
  staticTargets?: HostInternetScsiHbaStaticTarget[]
  sendTargets?: HostInternetScsiHbaSendTarget[]
}

/** vim.host.InternetScsiTargetTransport */
export interface HostInternetScsiTargetTransport extends HostTargetTransport {
  iScsiName: string
  iScsiAlias: string
  address?: string[]
}

/** vim.fault.HostInventoryFull */
export interface HostInventoryFull extends NotEnoughLicenses {
  capacity: number
}

/** vim.event.HostInventoryFullEvent */
export interface HostInventoryFullEvent extends LicenseEvent {
  capacity: number
}

/** vim.event.HostInventoryUnreadableEvent */
export interface HostInventoryUnreadableEvent extends Event {
}

/** vim.IoFilterManager.HostIoFilterInfo */
export interface HostIoFilterInfo extends IoFilterInfo {
  available: boolean
}

/** vim.event.HostIpChangedEvent */
export interface HostIpChangedEvent extends HostEvent {
  oldIP: string
  newIP: string
}

/** vim.host.IpConfig */
export interface HostIpConfig extends DynamicData {
  dhcp: boolean
  ipAddress?: string
  subnetMask?: string
  ipV6Config?: HostIpConfigIpV6AddressConfiguration
}

/** vim.host.IpConfig.IpV6Address */
export interface HostIpConfigIpV6Address extends DynamicData {
  ipAddress: string
  prefixLength: number
  origin?: string
  dadState?: string
  lifetime?: DateTime
  operation?: string
}

/** vim.host.IpConfig.IpV6AddressConfiguration */
export interface HostIpConfigIpV6AddressConfiguration extends DynamicData {
  ipV6Address?: HostIpConfigIpV6Address[]
  autoConfigurationEnabled?: boolean
  dhcpV6Enabled?: boolean
}

/** vim.event.HostIpInconsistentEvent */
export interface HostIpInconsistentEvent extends HostEvent {
  ipAddress: string
  ipAddress2: string
}

/** vim.host.IpRouteConfig */
export interface HostIpRouteConfig extends DynamicData {
  defaultGateway?: string
  gatewayDevice?: string
  ipV6DefaultGateway?: string
  ipV6GatewayDevice?: string
}

/** vim.host.IpRouteConfigSpec */
export interface HostIpRouteConfigSpec extends HostIpRouteConfig {
  gatewayDeviceConnection?: HostVirtualNicConnection
  ipV6GatewayDeviceConnection?: HostVirtualNicConnection
}

/** vim.host.IpRouteEntry */
export interface HostIpRouteEntry extends DynamicData {
  network: string
  prefixLength: number
  gateway: string
  deviceName?: string
}

/** vim.host.IpRouteOp */
export interface HostIpRouteOp extends DynamicData {
  changeOperation: string
  route: HostIpRouteEntry
}

/** vim.host.IpRouteTableConfig */
export interface HostIpRouteTableConfig extends DynamicData {
  ipRoute?: HostIpRouteOp[]
  ipv6Route?: HostIpRouteOp[]
}

/** vim.host.IpRouteTableInfo */
export interface HostIpRouteTableInfo extends DynamicData {
  ipRoute?: HostIpRouteEntry[]
  ipv6Route?: HostIpRouteEntry[]
}

/** vim.event.HostIpToShortNameFailedEvent */
export interface HostIpToShortNameFailedEvent extends HostEvent {
}

/** vim.host.IpmiInfo */
export interface HostIpmiInfo extends DynamicData {
  bmcIpAddress?: string
  bmcMacAddress?: string
  login?: string
  password?: string
}

/** vim.event.HostIsolationIpPingFailedEvent */
export interface HostIsolationIpPingFailedEvent extends HostDasEvent {
  isolationIp: string
}

/** eam.issue.HostIssue */
export interface HostIssue extends Issue {
  host: ManagedObjectReference
}

/** vim.LicenseManager.LicensableResourceInfo */
export interface HostLicensableResourceInfo extends DynamicData {
  resource: KeyAnyValue[]
}

/** vim.host.ConnectInfo.LicenseInfo */
export interface HostLicenseConnectInfo extends DynamicData {
  license: LicenseManagerLicenseInfo
  evaluation: LicenseManagerEvaluationInfo
  resource?: HostLicensableResourceInfo
}

/** vim.event.HostLicenseExpiredEvent */
export interface HostLicenseExpiredEvent extends LicenseEvent {
}

/** vim.host.LicenseSpec */
export interface HostLicenseSpec extends DynamicData {
  source?: LicenseSource
  editionKey?: string
  disabledFeatureKey?: string[]
  enabledFeatureKey?: string[]
}

/** vim.host.Summary */
export interface HostListSummary extends DynamicData {
  host?: ManagedObjectReference
  hardware?: HostHardwareSummary
  runtime?: HostRuntimeInfo
  config: HostConfigSummary
  quickStats: HostListSummaryQuickStats
  overallStatus: ManagedEntityStatus
  rebootRequired: boolean
  rebootRequiredReason?: LocalizableMessage[]
  maintenanceModeRequired?: boolean
  customValue?: CustomFieldValue[]
  managementServerIp?: string
  maxEVCModeKey?: string
  currentEVCModeKey?: string
  currentEVCGraphicsModeKey?: string
  gateway?: HostListSummaryGatewaySummary
  tpmAttestation?: HostTpmAttestationInfo
  trustAuthorityAttestationInfos?: HostTrustAuthorityAttestationInfo[]
}

/** vim.host.Summary.GatewaySummary */
export interface HostListSummaryGatewaySummary extends DynamicData {
  gatewayType: string
  gatewayId: string
}

/** vim.host.Summary.QuickStats */
export interface HostListSummaryQuickStats extends DynamicData {
  overallCpuUsage?: number
  overallMemoryUsage?: number
  distributedCpuFairness?: number
  distributedMemoryFairness?: number
  availablePMemCapacity?: number
  uptime?: number
}

/** vim.host.LocalAuthenticationInfo */
export interface HostLocalAuthenticationInfo extends HostAuthenticationStoreInfo {
}

/** vim.host.LocalFileSystemVolume */
export interface HostLocalFileSystemVolume extends HostFileSystemVolume {
  device: string
}

/** vim.host.LocalFileSystemVolume.Specification */
export interface HostLocalFileSystemVolumeSpec extends DynamicData {
  device: string
  localPath: string
}

/** vim.event.HostLocalPortCreatedEvent */
export interface HostLocalPortCreatedEvent extends DvsEvent {
  hostLocalPort: DVSHostLocalPortInfo
}

/** vim.host.LowLevelProvisioningManager.DiskLayoutSpec */
export interface HostLowLevelProvisioningManagerDiskLayoutSpec extends DynamicData {
  controllerType: string
  busNumber: number
  unitNumber: number
  srcFilename: string
  dstFilename: string
}

/** vim.host.LowLevelProvisioningManager.FileDeleteResult */
export interface HostLowLevelProvisioningManagerFileDeleteResult extends DynamicData {
  fileName: string
  fault: LocalizedMethodFault
}

/** vim.host.LowLevelProvisioningManager.FileDeleteSpec */
export interface HostLowLevelProvisioningManagerFileDeleteSpec extends DynamicData {
  fileName: string
  fileType: string
}

/** vim.host.LowLevelProvisioningManager.FileReserveResult */
export interface HostLowLevelProvisioningManagerFileReserveResult extends DynamicData {
  baseName: string
  parentDir: string
  reservedName: string
}

/** vim.host.LowLevelProvisioningManager.FileReserveSpec */
export interface HostLowLevelProvisioningManagerFileReserveSpec extends DynamicData {
  baseName: string
  parentDir: string
  fileType: string
  storageProfile: string
}

/** vim.host.LowLevelProvisioningManager.SnapshotLayoutSpec */
export interface HostLowLevelProvisioningManagerSnapshotLayoutSpec extends DynamicData {
  id: number
  srcFilename: string
  dstFilename: string
  disk?: HostLowLevelProvisioningManagerDiskLayoutSpec[]
}

/** vim.host.LowLevelProvisioningManager.VmMigrationStatus */
export interface HostLowLevelProvisioningManagerVmMigrationStatus extends DynamicData {
  migrationId: Long
  type: string
  source: boolean
  consideredSuccessful: boolean
}

/** vim.host.LowLevelProvisioningManager.VmRecoveryInfo */
export interface HostLowLevelProvisioningManagerVmRecoveryInfo extends DynamicData {
  version: string
  biosUUID: string
  instanceUUID: string
  ftInfo?: FaultToleranceConfigInfo
}

/** vim.host.MaintenanceSpec */
export interface HostMaintenanceSpec extends DynamicData {
  vsanMode?: VsanHostDecommissionMode
  purpose?: string
  evacMode?: HostMaintenanceSpecEvacuationMode
}

/** vim.host.MaintenanceSpec.EvacuationMode */
export interface HostMaintenanceSpecEvacuationMode extends DynamicData {
  workloadNonDisruptive: boolean
}

/** vim.dvs.HostMember.HealthCheckResult */
export interface HostMemberHealthCheckResult extends DynamicData {
  summary?: string
}

/** vim.dvs.HostMember.RuntimeInfo */
export interface HostMemberRuntimeInfo extends DynamicData {
  host: ManagedObjectReference
  status?: string
  statusDetail?: string
  nsxtStatus?: string
  nsxtStatusDetail?: string
  healthCheckResult?: HostMemberHealthCheckResult[]
  hostUplinkState?: DistributedVirtualSwitchHostMemberHostUplinkState[]
  hostPerfNicOffloadState?: DistributedVirtualSwitchHostMemberHostPerfNicOffloadState
}

/** vim.dvs.HostMember.UplinkHealthCheckResult */
export interface HostMemberUplinkHealthCheckResult extends HostMemberHealthCheckResult {
  uplinkPortKey: string
}

/** vim.profile.host.HostMemoryProfile */
export interface HostMemoryProfile extends ApplyProfile {
}

/** vim.host.MemorySpec */
export interface HostMemorySpec extends DynamicData {
  serviceConsoleReservation?: Long
}

/** vim.host.MemoryTierInfo */
export interface HostMemoryTierInfo extends DynamicData {
  name: string
  type: string
  flags?: string[]
  internalFlags?: string[]
  size: Long
}

/** vim.event.HostMissingNetworksEvent */
export interface HostMissingNetworksEvent extends HostDasEvent {
  ips?: string
}

/** vim.event.HostMonitoringStateChangedEvent */
export interface HostMonitoringStateChangedEvent extends ClusterEvent {
  state: string
  prevState?: string
}

/** vim.host.MountInfo */
export interface HostMountInfo extends DynamicData {
  path?: string
  accessMode: string
  mounted?: boolean
  accessible?: boolean
  inaccessibleReason?: string
  vmknicName?: string
  vmknicActive?: boolean
  mountFailedReason?: string
  numTcpConnections?: number
}

/** vim.host.MultipathInfo */
export interface HostMultipathInfo extends DynamicData {
  lun?: HostMultipathInfoLogicalUnit[]
}

/** vim.host.MultipathInfo.FixedLogicalUnitPolicy */
export interface HostMultipathInfoFixedLogicalUnitPolicy extends HostMultipathInfoLogicalUnitPolicy {
  prefer: string
}

/** vim.host.MultipathInfo.HppLogicalUnitPolicy */
export interface HostMultipathInfoHppLogicalUnitPolicy extends HostMultipathInfoLogicalUnitPolicy {
  bytes?: Long
  iops?: Long
  path?: string
  latencyEvalTime?: Long
  samplingIosPerPath?: Long
}

/** vim.host.MultipathInfo.LogicalUnit */
export interface HostMultipathInfoLogicalUnit extends DynamicData {
  key: string
  id: string
  lun: string
  path: HostMultipathInfoPath[]
  policy: HostMultipathInfoLogicalUnitPolicy
  storageArrayTypePolicy?: HostMultipathInfoLogicalUnitStorageArrayTypePolicy
}

/** vim.host.MultipathInfo.LogicalUnitPolicy */
export interface HostMultipathInfoLogicalUnitPolicy extends DynamicData {
  policy: string
}

/** vim.host.MultipathInfo.LogicalUnitStorageArrayTypePolicy */
export interface HostMultipathInfoLogicalUnitStorageArrayTypePolicy extends DynamicData {
  policy: string
}

/** vim.host.MultipathInfo.Path */
export interface HostMultipathInfoPath extends DynamicData {
  key: string
  name: string
  pathState: string
  state?: string
  isWorkingPath?: boolean
  adapter: string
  lun: string
  transport?: HostTargetTransport
}

/** vim.host.MultipathStateInfo */
export interface HostMultipathStateInfo extends DynamicData {
  path?: HostMultipathStateInfoPath[]
}

/** vim.host.MultipathStateInfo.Path */
export interface HostMultipathStateInfoPath extends DynamicData {
  name: string
  pathState: string
}

/** vim.host.NasVolume */
export interface HostNasVolume extends HostFileSystemVolume {
  remoteHost: string
  remotePath: string
  userName?: string
  remoteHostNames?: string[]
  securityType?: string
  protocolEndpoint?: boolean
}

/** vim.host.NasVolume.Config */
export interface HostNasVolumeConfig extends DynamicData {
  changeOperation?: string
  spec?: HostNasVolumeSpec
}

/** vim.host.NasVolume.Specification */
export interface HostNasVolumeSpec extends DynamicData {
  remoteHost: string
  remotePath: string
  localPath: string
  accessMode: string
  type?: string
  userName?: string
  password?: string
  remoteHostNames?: string[]
  securityType?: string
  vmknicToBind?: string
  vmknicBound?: boolean
  connections?: number
}

/** vim.host.NasVolume.UserInfo */
export interface HostNasVolumeUserInfo extends DynamicData {
  user: string
}

/** vim.host.NatService */
export interface HostNatService extends DynamicData {
  key: string
  spec: HostNatServiceSpec
}

/** vim.host.NatService.Config */
export interface HostNatServiceConfig extends DynamicData {
  changeOperation?: string
  key: string
  spec: HostNatServiceSpec
}

/** vim.host.NatService.NameServiceSpec */
export interface HostNatServiceNameServiceSpec extends DynamicData {
  dnsAutoDetect: boolean
  dnsPolicy: string
  dnsRetries: number
  dnsTimeout: number
  dnsNameServer?: string[]
  nbdsTimeout: number
  nbnsRetries: number
  nbnsTimeout: number
}

/** vim.host.NatService.PortForwardSpecification */
export interface HostNatServicePortForwardSpec extends DynamicData {
  type: string
  name: string
  hostPort: number
  guestPort: number
  guestIpAddress: string
}

/** vim.host.NatService.Specification */
export interface HostNatServiceSpec extends DynamicData {
  virtualSwitch: string
  activeFtp: boolean
  allowAnyOui: boolean
  configPort: boolean
  ipGatewayAddress: string
  udpTimeout: number
  portForward?: HostNatServicePortForwardSpec[]
  nameService?: HostNatServiceNameServiceSpec
}

/** vim.host.NetCapabilities */
export interface HostNetCapabilities extends DynamicData {
  canSetPhysicalNicLinkSpeed: boolean
  supportsNicTeaming: boolean
  nicTeamingPolicy?: string[]
  supportsVlan: boolean
  usesServiceConsoleNic: boolean
  supportsNetworkHints: boolean
  maxPortGroupsPerVswitch?: number
  vswitchConfigSupported: boolean
  vnicConfigSupported: boolean
  ipRouteConfigSupported: boolean
  dnsConfigSupported: boolean
  dhcpOnVnicSupported: boolean
  ipV6Supported: boolean
  backupNfcNiocSupported?: boolean
}

/** vim.host.NetOffloadCapabilities */
export interface HostNetOffloadCapabilities extends DynamicData {
  csumOffload?: boolean
  tcpSegmentation?: boolean
  zeroCopyXmit?: boolean
}

/** vim.host.NetStackInstance */
export interface HostNetStackInstance extends DynamicData {
  key?: string
  name?: string
  dnsConfig?: HostDnsConfig
  ipRouteConfig?: HostIpRouteConfig
  requestedMaxNumberOfConnections?: number
  congestionControlAlgorithm?: string
  ipV6Enabled?: boolean
  routeTableConfig?: HostIpRouteTableConfig
  owner?: string
}

/** vim.host.NetworkConfig */
export interface HostNetworkConfig extends DynamicData {
  vswitch?: HostVirtualSwitchConfig[]
  proxySwitch?: HostProxySwitchConfig[]
  portgroup?: HostPortGroupConfig[]
  pnic?: PhysicalNicConfig[]
  vnic?: HostVirtualNicConfig[]
  consoleVnic?: HostVirtualNicConfig[]
  dnsConfig?: HostDnsConfig
  ipRouteConfig?: HostIpRouteConfig
  consoleIpRouteConfig?: HostIpRouteConfig
  routeTableConfig?: HostIpRouteTableConfig
  dhcp?: HostDhcpServiceConfig[]
  nat?: HostNatServiceConfig[]
  ipV6Enabled?: boolean
  netStackSpec?: HostNetworkConfigNetStackSpec[]
  migrationStatus?: string
}

/** vim.host.NetworkConfig.NetStackSpec */
export interface HostNetworkConfigNetStackSpec extends DynamicData {
  netStackInstance: HostNetStackInstance
  operation?: string
}

/** vim.host.NetworkConfig.Result */
export interface HostNetworkConfigResult extends DynamicData {
  vnicDevice?: string[]
  consoleVnicDevice?: string[]
}

/** vim.host.NetworkInfo */
export interface HostNetworkInfo extends DynamicData {
  vswitch?: HostVirtualSwitch[]
  proxySwitch?: HostProxySwitch[]
  portgroup?: HostPortGroup[]
  pnic?: PhysicalNic[]
  rdmaDevice?: HostRdmaDevice[]
  vnic?: HostVirtualNic[]
  consoleVnic?: HostVirtualNic[]
  dnsConfig?: HostDnsConfig
  ipRouteConfig?: HostIpRouteConfig
  consoleIpRouteConfig?: HostIpRouteConfig
  routeTableInfo?: HostIpRouteTableInfo
  dhcp?: HostDhcpService[]
  nat?: HostNatService[]
  ipV6Enabled?: boolean
  atBootIpV6Enabled?: boolean
  netStackInstance?: HostNetStackInstance[]
  opaqueSwitch?: HostOpaqueSwitch[]
  opaqueNetwork?: HostOpaqueNetworkInfo[]
  nsxTransportNodeId?: string
  nvdsToVdsMigrationRequired?: boolean
  migrationStatus?: string
}

/** vim.host.NetworkPolicy */
export interface HostNetworkPolicy extends DynamicData {
  security?: HostNetworkSecurityPolicy
  nicTeaming?: HostNicTeamingPolicy
  offloadPolicy?: HostNetOffloadCapabilities
  shapingPolicy?: HostNetworkTrafficShapingPolicy
}

/** vim.host.RuntimeInfo.NetworkResourceRuntimeInfo */
export interface HostNetworkResourceRuntime extends DynamicData {
  pnicResourceInfo: HostPnicNetworkResourceInfo[]
}

/** vim.host.NetworkPolicy.SecurityPolicy */
export interface HostNetworkSecurityPolicy extends DynamicData {
  allowPromiscuous?: boolean
  macChanges?: boolean
  forgedTransmits?: boolean
}

/** vim.host.NetworkPolicy.TrafficShapingPolicy */
export interface HostNetworkTrafficShapingPolicy extends DynamicData {
  enabled?: boolean
  averageBandwidth?: Long
  peakBandwidth?: Long
  burstSize?: Long
}

/** vim.host.ConnectInfo.NewNetworkInfo */
export interface HostNewNetworkConnectInfo extends HostConnectInfoNetworkInfo {
}

/** vim.host.NfcConnectionInfo */
export interface HostNfcConnectionInfo extends HostDataTransportConnectionInfo {
  streamingMemoryConsumed?: Long
}

/** vim.host.NetworkPolicy.NicFailureCriteria */
export interface HostNicFailureCriteria extends DynamicData {
  checkSpeed?: string
  speed?: number
  checkDuplex?: boolean
  fullDuplex?: boolean
  checkErrorPercent?: boolean
  percentage?: number
  checkBeacon?: boolean
}

/** vim.host.NetworkPolicy.NicOrderPolicy */
export interface HostNicOrderPolicy extends DynamicData {
  activeNic?: string[]
  standbyNic?: string[]
}

/** vim.host.NetworkPolicy.NicTeamingPolicy */
export interface HostNicTeamingPolicy extends DynamicData {
  policy?: string
  reversePolicy?: boolean
  notifySwitches?: boolean
  rollingOrder?: boolean
  failureCriteria?: HostNicFailureCriteria
  nicOrder?: HostNicOrderPolicy
}

/** vim.event.HostNoAvailableNetworksEvent */
export interface HostNoAvailableNetworksEvent extends HostDasEvent {
  ips?: string
}

/** vim.event.HostNoHAEnabledPortGroupsEvent */
export interface HostNoHAEnabledPortGroupsEvent extends HostDasEvent {
}

/** vim.event.HostNoRedundantManagementNetworkEvent */
export interface HostNoRedundantManagementNetworkEvent extends HostDasEvent {
}

/** vim.event.HostNonCompliantEvent */
export interface HostNonCompliantEvent extends HostEvent {
}

/** vmodl.fault.HostNotConnected */
export interface HostNotConnected extends HostCommunication {
}

/** vim.event.HostNotInClusterEvent */
export interface HostNotInClusterEvent extends HostDasEvent {
}

/** vmodl.fault.HostNotReachable */
export interface HostNotReachable extends HostCommunication {
}

/** vim.host.NtpConfig */
export interface HostNtpConfig extends DynamicData {
  server?: string[]
  configFile?: string[]
}

/** vim.host.NumaInfo */
export interface HostNumaInfo extends DynamicData {
  type: string
  numNodes: number
  numaNode?: HostNumaNode[]
}

/** vim.host.NumaNode */
export interface HostNumaNode extends DynamicData {
  typeId: number
  cpuID: number[]
  memorySize?: Long
  memoryRangeBegin: Long
  memoryRangeLength: Long
  pciId?: string[]
}

/** vim.host.NumericSensorInfo */
export interface HostNumericSensorInfo extends DynamicData {
  name: string
  healthState?: ElementDescription
  currentReading: Long
  unitModifier: number
  baseUnits: string
  rateUnits?: string
  sensorType: string
  id?: string
  sensorNumber?: Long
  timeStamp?: string
  fru?: HostFru
}

/** vim.host.NvmeConnectSpec */
export interface HostNvmeConnectSpec extends HostNvmeSpec {
  subnqn: string
  controllerId?: number
  adminQueueSize?: number
  keepAliveTimeout?: number
}

/** vim.host.NvmeController */
export interface HostNvmeController extends DynamicData {
  key: string
  controllerNumber: number
  subnqn: string
  name: string
  associatedAdapter: string
  transportType: string
  fusedOperationSupported: boolean
  numberOfQueues: number
  queueSize: number
  attachedNamespace?: HostNvmeNamespace[]
  vendorId?: string
  model?: string
  serialNumber?: string
  firmwareVersion?: string
}

/** vim.host.NvmeDisconnectSpec */
export interface HostNvmeDisconnectSpec extends DynamicData {
  hbaName: string
  subnqn?: string
  controllerNumber?: number
}

/** vim.host.NvmeDiscoverSpec */
export interface HostNvmeDiscoverSpec extends HostNvmeSpec {
  autoConnect?: boolean
  rootDiscoveryController?: boolean
}

/** vim.host.NvmeDiscoveryLog */
export interface HostNvmeDiscoveryLog extends DynamicData {
  entry?: HostNvmeDiscoveryLogEntry[]
  complete: boolean
}

/** vim.host.NvmeDiscoveryLog.Entry */
export interface HostNvmeDiscoveryLogEntry extends DynamicData {
  subnqn: string
  subsystemType: string
  subsystemPortId: number
  controllerId: number
  adminQueueMaxSize: number
  transportParameters: HostNvmeTransportParameters
  transportRequirements: string
  connected: boolean
}

/** vim.host.NvmeNamespace */
export interface HostNvmeNamespace extends DynamicData {
  key: string
  name: string
  id: number
  blockSize: number
  capacityInBlocks: Long
}

/** vim.host.NvmeOpaqueTransportParameters */
export interface HostNvmeOpaqueTransportParameters extends HostNvmeTransportParameters {
  trtype: string
  traddr: string
  adrfam: string
  trsvcid: string
  tsas: Base64
}

/** vim.host.NvmeOverFibreChannelParameters */
export interface HostNvmeOverFibreChannelParameters extends HostNvmeTransportParameters {
  nodeWorldWideName: Long
  portWorldWideName: Long
}

/** vim.host.NvmeOverRdmaParameters */
export interface HostNvmeOverRdmaParameters extends HostNvmeTransportParameters {
  address: string
  addressFamily?: string
  portNumber?: number
}

/** vim.host.NvmeOverTcpParameters */
export interface HostNvmeOverTcpParameters extends HostNvmeTransportParameters {
  address: string
  portNumber?: number
  digestVerification?: string
}

/** vim.host.NvmeSpec */
export interface HostNvmeSpec extends DynamicData {
  hbaName: string
  transportParameters: HostNvmeTransportParameters
}

/** vim.host.NvmeTopology */
export interface HostNvmeTopology extends DynamicData {
  adapter?: HostNvmeTopologyInterface[]
}

/** vim.host.NvmeTopology.Interface */
export interface HostNvmeTopologyInterface extends DynamicData {
  key: string
  adapter: string
  connectedController?: HostNvmeController[]
}

/** vim.host.NvmeTransportParameters */
export interface HostNvmeTransportParameters extends DynamicData {
}

/** vim.host.OpaqueNetworkInfo */
export interface HostOpaqueNetworkInfo extends DynamicData {
  opaqueNetworkId: string
  opaqueNetworkName: string
  opaqueNetworkType: string
  pnicZone?: string[]
  capability?: OpaqueNetworkCapability
  extraConfig?: OptionValue[]
}

/** vim.host.OpaqueSwitch */
export interface HostOpaqueSwitch extends DynamicData {
  key: string
  name?: string
  pnic?: string[]
  pnicZone?: HostOpaqueSwitchPhysicalNicZone[]
  status?: string
  vtep?: HostVirtualNic[]
  extraConfig?: OptionValue[]
  featureCapability?: HostFeatureCapability[]
}

/** vim.host.OpaqueSwitch.PhysicalNicZone */
export interface HostOpaqueSwitchPhysicalNicZone extends DynamicData {
  key: string
  pnicDevice?: string[]
}

/** vim.event.HostOvercommittedEvent */
export interface HostOvercommittedEvent extends ClusterOvercommittedEvent {
}

/** vim.host.PMemVolume */
export interface HostPMemVolume extends HostFileSystemVolume {
  uuid: string
  version: string
}

/** vim.host.ParallelScsiHba */
export interface HostParallelScsiHba extends HostHostBusAdapter {
}

/** vim.host.ParallelScsiTargetTransport */
export interface HostParallelScsiTargetTransport extends HostTargetTransport {
}

/** vim.host.PartialMaintenanceModeRuntimeInfo */
export interface HostPartialMaintenanceModeRuntimeInfo extends DynamicData {
  key: string
  hostStatus: string
}

/** vim.host.PatchManager.Locator */
export interface HostPatchManagerLocator extends DynamicData {
  url: string
  proxy?: string
}

/** vim.host.PatchManager.PatchManagerOperationSpec */
export interface HostPatchManagerPatchManagerOperationSpec extends DynamicData {
  proxy?: string
  port?: number
  userName?: string
  password?: string
  cmdOption?: string
}

/** vim.host.PatchManager.Result */
export interface HostPatchManagerResult extends DynamicData {
  version: string
  status?: HostPatchManagerStatus[]
  xmlResult?: string
}

/** vim.host.PatchManager.Status */
export interface HostPatchManagerStatus extends DynamicData {
  id: string
  applicable: boolean
  reason?: string[]
  integrity?: string
  installed: boolean
  installState?: string[]
  prerequisitePatch?: HostPatchManagerStatusPrerequisitePatch[]
  restartRequired: boolean
  reconnectRequired: boolean
  vmOffRequired: boolean
  supersededPatchIds?: string[]
}

/** vim.host.PatchManager.Status.PrerequisitePatch */
export interface HostPatchManagerStatusPrerequisitePatch extends DynamicData {
  id: string
  installState?: string[]
}

/** vim.host.PathSelectionPolicyOption */
export interface HostPathSelectionPolicyOption extends DynamicData {
  policy: ElementDescription
}

/** vim.host.PciDevice */
export interface HostPciDevice extends DynamicData {
  id: string
  classId: number
  bus: number
  slot: number
  physicalSlot?: number
  slotDescription?: string
  function: number
  vendorId: number
  subVendorId: number
  vendorName: string
  deviceId: number
  subDeviceId: number
  parentBridge?: string
  deviceName: string
  deviceClassName?: string
  directPathInfo?: HostPciDeviceDirectPathInfo
}

/** vim.host.PciDevice.DirectPathInfo */
export interface HostPciDeviceDirectPathInfo extends DynamicData {
  interconnectType?: string
  driverName?: string
  driverVersion?: string
  availableMemory?: number
}

/** vim.host.PciPassthruConfig */
export interface HostPciPassthruConfig extends DynamicData {
  id: string
  passthruEnabled: boolean
  applyNow?: boolean
  hardwareLabel?: string
}

/** vim.host.PciPassthruInfo */
export interface HostPciPassthruInfo extends DynamicData {
  id: string
  dependentDevice: string
  passthruEnabled: boolean
  passthruCapable: boolean
  passthruActive: boolean
  hardwareLabel?: string
  directPathState?: HostPciPassthruInfoDirectPathState
}

/** vim.host.PciPassthruInfo.DirectPathState */
export interface HostPciPassthruInfoDirectPathState extends DynamicData {
  mode: string
  configurableModes?: string[]
  usedMemory?: number
}

/** vim.host.PcieHba */
export interface HostPcieHba extends HostHostBusAdapter {
}

/** vim.host.PcieTargetTransport */
export interface HostPcieTargetTransport extends HostTargetTransport {
}

/** vim.host.PersistentMemoryInfo */
export interface HostPersistentMemoryInfo extends DynamicData {
  capacityInMB?: Long
  volumeUUID?: string
}

/** vim.host.RuntimeInfo.PlacedVirtualNicIdentifier */
export interface HostPlacedVirtualNicIdentifier extends DynamicData {
  vm: ManagedObjectReference
  vnicKey: string
  reservation?: number
}

/** vim.host.PlugStoreTopology */
export interface HostPlugStoreTopology extends DynamicData {
  adapter?: HostPlugStoreTopologyAdapter[]
  path?: HostPlugStoreTopologyPath[]
  target?: HostPlugStoreTopologyTarget[]
  device?: HostPlugStoreTopologyDevice[]
  plugin?: HostPlugStoreTopologyPlugin[]
}

/** vim.host.PlugStoreTopology.Adapter */
export interface HostPlugStoreTopologyAdapter extends DynamicData {
  key: string
  adapter: string
  path?: string[]
}

/** vim.host.PlugStoreTopology.Device */
export interface HostPlugStoreTopologyDevice extends DynamicData {
  key: string
  lun: string
  path?: string[]
}

/** vim.host.PlugStoreTopology.Path */
export interface HostPlugStoreTopologyPath extends DynamicData {
  key: string
  name: string
  channelNumber?: number
  targetNumber?: number
  lunNumber?: number
  adapter?: string
  target?: string
  device?: string
}

/** vim.host.PlugStoreTopology.Plugin */
export interface HostPlugStoreTopologyPlugin extends DynamicData {
  key: string
  name: string
  device?: string[]
  claimedPath?: string[]
}

/** vim.host.PlugStoreTopology.Target */
export interface HostPlugStoreTopologyTarget extends DynamicData {
  key: string
  transport?: HostTargetTransport
}

/** vim.host.RuntimeInfo.PnicNetworkResourceInfo */
export interface HostPnicNetworkResourceInfo extends DynamicData {
  pnicDevice: string
  availableBandwidthForVMTraffic?: Long
  unusedBandwidthForVMTraffic?: Long
  placedVirtualNics?: HostPlacedVirtualNicIdentifier[]
}

/** vim.host.PortGroup */
export interface HostPortGroup extends DynamicData {
  key?: string
  port?: HostPortGroupPort[]
  vswitch?: string
  computedPolicy: HostNetworkPolicy
  spec: HostPortGroupSpec
}

/** vim.host.PortGroup.Config */
export interface HostPortGroupConfig extends DynamicData {
  changeOperation?: string
  spec?: HostPortGroupSpec
}

/** vim.host.PortGroup.Port */
export interface HostPortGroupPort extends DynamicData {
  key?: string
  mac?: string[]
  type: string
}

/** vim.profile.host.HostPortGroupProfile */
export interface HostPortGroupProfile extends PortGroupProfile {
  ipConfig: IpAddressProfile
}

/** vim.host.PortGroup.Specification */
export interface HostPortGroupSpec extends DynamicData {
  name: string
  vlanId: number
  vswitchName: string
  policy: HostNetworkPolicy
}

/** vim.host.LocalAccountManager.PosixAccountSpecification */
export interface HostPosixAccountSpec extends HostAccountSpec {
  posixId?: number
  shellAccess?: boolean
}

/** vim.fault.HostPowerOpFailed */
export interface HostPowerOpFailed extends VimFault {
}

/** vim.host.PowerSystem.PowerPolicy */
export interface HostPowerPolicy extends DynamicData {
  key: number
  name: string
  shortName: string
  description: string
}

/** eam.issue.HostPoweredOff */
export interface HostPoweredOff extends VmDeployed {
}

/** vim.event.HostPrimaryAgentNotShortNameEvent */
export interface HostPrimaryAgentNotShortNameEvent extends HostDasEvent {
  primaryAgent: string
}

/** vim.event.HostProfileAppliedEvent */
export interface HostProfileAppliedEvent extends HostEvent {
  profile: ProfileEventArgument
}

/** vim.profile.host.HostProfile.CompleteConfigSpec */
export interface HostProfileCompleteConfigSpec extends HostProfileConfigSpec {
  applyProfile?: HostApplyProfile
  customComplyProfile?: ComplianceProfile
  disabledExpressionListChanged: boolean
  disabledExpressionList?: string[]
  validatorHost?: ManagedObjectReference
  validating?: boolean
  hostConfig?: HostProfileConfigInfo
}

/** vim.profile.host.HostProfile.ConfigInfo */
export interface HostProfileConfigInfo extends ProfileConfigInfo {
  applyProfile?: HostApplyProfile
  defaultComplyProfile?: ComplianceProfile
  defaultComplyLocator?: ComplianceLocator[]
  customComplyProfile?: ComplianceProfile
  disabledExpressionList?: string[]
  description?: ProfileDescription
}

/** vim.profile.host.HostProfile.ConfigSpec */
export interface HostProfileConfigSpec extends ProfileCreateSpec {
}

/** vim.profile.host.HostProfile.HostBasedConfigSpec */
export interface HostProfileHostBasedConfigSpec extends HostProfileConfigSpec {
  host: ManagedObjectReference
  useHostProfileEngine?: boolean
}

/** vim.profile.host.ProfileManager.CompositionResult */
export interface HostProfileManagerCompositionResult extends DynamicData {
  errors?: LocalizableMessage[]
  results?: HostProfileManagerCompositionResultResultElement[]
}

/** vim.profile.host.ProfileManager.CompositionResult.ResultElement */
export interface HostProfileManagerCompositionResultResultElement extends DynamicData {
  target: ManagedObjectReference
  status: string
  errors?: LocalizableMessage[]
}

/** vim.profile.host.ProfileManager.CompositionValidationResult */
export interface HostProfileManagerCompositionValidationResult extends DynamicData {
  results?: HostProfileManagerCompositionValidationResultResultElement[]
  errors?: LocalizableMessage[]
}

/** vim.profile.host.ProfileManager.CompositionValidationResult.ResultElement */
export interface HostProfileManagerCompositionValidationResultResultElement extends DynamicData {
  target: ManagedObjectReference
  status: string
  errors?: LocalizableMessage[]
  sourceDiffForToBeMerged?: HostApplyProfile
  targetDiffForToBeMerged?: HostApplyProfile
  toBeAdded?: HostApplyProfile
  toBeDeleted?: HostApplyProfile
  toBeDisabled?: HostApplyProfile
  toBeEnabled?: HostApplyProfile
  toBeReenableCC?: HostApplyProfile
}

/** vim.profile.host.ProfileManager.ConfigTaskList */
export interface HostProfileManagerConfigTaskList extends DynamicData {
  configSpec?: HostConfigSpec
  taskDescription?: LocalizableMessage[]
  taskListRequirement?: string[]
}

/** vim.profile.host.ProfileManager.HostToConfigSpecMap */
export interface HostProfileManagerHostToConfigSpecMap extends DynamicData {
  host: ManagedObjectReference
  configSpec: AnswerFileCreateSpec
}

/** vim.profile.host.HostProfile.SerializedHostProfileSpec */
export interface HostProfileSerializedHostProfileSpec extends ProfileSerializedCreateSpec {
  validatorHost?: ManagedObjectReference
  validating?: boolean
}

/** vim.profile.host.HostProfile.ValidationFailureInfo */
export interface HostProfileValidationFailureInfo extends DynamicData {
  name: string
  annotation: string
  updateType: string
  host?: ManagedObjectReference
  applyProfile?: HostApplyProfile
  failures?: ProfileUpdateFailedUpdateFailure[]
  faults?: LocalizedMethodFault[]
}

/** vim.profile.host.ProfileManager.EntityCustomizations */
export interface HostProfilesEntityCustomizations extends DynamicData {
}

/** vim.host.ProtocolEndpoint */
export interface HostProtocolEndpoint extends DynamicData {
  peType: string
  type?: string
  uuid: string
  hostKey?: ManagedObjectReference[]
  storageArray?: string
  nfsServer?: string
  nfsDir?: string
  nfsServerScope?: string
  nfsServerMajor?: string
  nfsServerAuthType?: string
  nfsServerUser?: string
  deviceId?: string
  usedByStretchedContainer?: boolean
}

/** vim.host.HostProxySwitch */
export interface HostProxySwitch extends DynamicData {
  dvsUuid: string
  dvsName: string
  key: string
  numPorts: number
  configNumPorts?: number
  numPortsAvailable: number
  uplinkPort?: KeyValue[]
  mtu?: number
  pnic?: string[]
  spec: HostProxySwitchSpec
  hostLag?: HostProxySwitchHostLagConfig[]
  networkReservationSupported?: boolean
  nsxtEnabled?: boolean
  ensEnabled?: boolean
  ensInterruptEnabled?: boolean
  transportZones?: DistributedVirtualSwitchHostMemberTransportZoneInfo[]
  nsxUsedUplinkPort?: string[]
  nsxtStatus?: string
  nsxtStatusDetail?: string
  ensInfo?: HostProxySwitchEnsInfo
  networkOffloadingEnabled?: boolean
  hostUplinkState?: DistributedVirtualSwitchHostMemberHostUplinkState[]
  autoDeployOwned?: boolean
  hostPerfNicOffloadState?: DistributedVirtualSwitchHostMemberHostPerfNicOffloadState
  teplessMode?: boolean
}

/** vim.host.HostProxySwitch.Config */
export interface HostProxySwitchConfig extends DynamicData {
  changeOperation?: string
  uuid: string
  spec?: HostProxySwitchSpec
}

/** vim.host.HostProxySwitch.EnsInfo */
export interface HostProxySwitchEnsInfo extends DynamicData {
  opsVersion: Long
  numPSOps: Long
  numLcoreOps: Long
  errorStatus: Long
  lcoreStatus: Long
}

/** vim.host.HostProxySwitch.HostLagConfig */
export interface HostProxySwitchHostLagConfig extends DynamicData {
  lagKey: string
  lagName?: string
  uplinkPort?: KeyValue[]
}

/** vim.host.HostProxySwitch.Specification */
export interface HostProxySwitchSpec extends DynamicData {
  backing?: DistributedVirtualSwitchHostMemberBacking
}

/** vim.host.PtpConfig */
export interface HostPtpConfig extends DynamicData {
  domain?: number
  port?: HostPtpConfigPtpPort[]
}

/** vim.host.PtpConfig.PtpPort */
export interface HostPtpConfigPtpPort extends DynamicData {
  index: number
  deviceType?: string
  device?: string
  ipConfig?: HostIpConfig
}

/** vim.host.QualifiedName */
export interface HostQualifiedName extends DynamicData {
  value: string
  type: string
}

/** vim.host.RdmaDevice */
export interface HostRdmaDevice extends DynamicData {
  key: string
  device: string
  driver?: string
  description?: string
  backing?: HostRdmaDeviceBacking
  connectionInfo: HostRdmaDeviceConnectionInfo
  capability: HostRdmaDeviceCapability
}

/** vim.host.RdmaDevice.Backing */
export interface HostRdmaDeviceBacking extends DynamicData {
}

/** vim.host.RdmaDevice.Capability */
export interface HostRdmaDeviceCapability extends DynamicData {
  roceV1Capable: boolean
  roceV2Capable: boolean
  iWarpCapable: boolean
}

/** vim.host.RdmaDevice.ConnectionInfo */
export interface HostRdmaDeviceConnectionInfo extends DynamicData {
  state: string
  mtu: number
  speedInMbps: number
}

/** vim.host.RdmaDevice.PnicBacking */
export interface HostRdmaDevicePnicBacking extends HostRdmaDeviceBacking {
  pairedUplink: string
}

/** vim.host.RdmaHba */
export interface HostRdmaHba extends HostHostBusAdapter {
  associatedRdmaDevice?: string
}

/** vim.host.RdmaTargetTransport */
export interface HostRdmaTargetTransport extends HostTargetTransport {
}

/** vim.event.HostReconnectionFailedEvent */
export interface HostReconnectionFailedEvent extends HostEvent {
}

/** vim.host.ReliableMemoryInfo */
export interface HostReliableMemoryInfo extends DynamicData {
  memorySize: Long
}

/** vim.event.HostRemovedEvent */
export interface HostRemovedEvent extends HostEvent {
}

/** vim.host.ResignatureRescanResult */
export interface HostResignatureRescanResult extends DynamicData {
  rescan?: HostVmfsRescanResult[]
  result: ManagedObjectReference
}

/** vim.host.RuntimeInfo */
export interface HostRuntimeInfo extends DynamicData {
  connectionState: HostSystemConnectionState
  powerState: HostSystemPowerState
  standbyMode?: string
  inMaintenanceMode: boolean
  inQuarantineMode?: boolean
  bootTime?: DateTime
  healthSystemRuntime?: HealthSystemRuntime
  dasHostState?: ClusterDasFdmHostState
  tpmPcrValues?: HostTpmDigestInfo[]
  vsanRuntimeInfo?: VsanHostRuntimeInfo
  networkRuntimeInfo?: HostRuntimeInfoNetworkRuntimeInfo
  vFlashResourceRuntimeInfo?: HostVFlashManagerVFlashResourceRunTimeInfo
  hostMaxVirtualDiskCapacity?: Long
  cryptoState?: string
  cryptoKeyId?: CryptoKeyId
  statelessNvdsMigrationReady?: string
  partialMaintenanceMode?: HostPartialMaintenanceModeRuntimeInfo[]
  stateEncryption?: HostRuntimeInfoStateEncryptionInfo
  podVMInfo?: PodVMInfo
}

/** vim.host.RuntimeInfo.NetStackInstanceRuntimeInfo */
export interface HostRuntimeInfoNetStackInstanceRuntimeInfo extends DynamicData {
  netStackInstanceKey: string
  state?: string
  vmknicKeys?: string[]
  maxNumberOfConnections?: number
  currentIpV6Enabled?: boolean
}

/** vim.host.RuntimeInfo.NetworkRuntimeInfo */
export interface HostRuntimeInfoNetworkRuntimeInfo extends DynamicData {
  netStackInstanceRuntimeInfo?: HostRuntimeInfoNetStackInstanceRuntimeInfo[]
  networkResourceRuntime?: HostNetworkResourceRuntime
}

/** vim.host.RuntimeInfo.StateEncryptionInfo */
export interface HostRuntimeInfoStateEncryptionInfo extends DynamicData {
  protectionMode: string
  requireSecureBoot?: boolean
  requireExecInstalledOnly?: boolean
}

/** vim.host.ScsiDisk */
export interface HostScsiDisk extends ScsiLun {
  capacity: HostDiskDimensionsLba
  devicePath: string
  ssd?: boolean
  localDisk?: boolean
  physicalLocation?: string[]
  emulatedDIXDIFEnabled?: boolean
  vsanDiskInfo?: VsanHostVsanDiskInfo
  scsiDiskType?: string
  usedByMemoryTiering?: boolean
}

/** vim.host.ScsiDisk.Partition */
export interface HostScsiDiskPartition extends DynamicData {
  diskName: string
  partition: number
}

/** vim.host.ScsiTopology */
export interface HostScsiTopology extends DynamicData {
  adapter?: HostScsiTopologyInterface[]
}

/** vim.host.ScsiTopology.Interface */
export interface HostScsiTopologyInterface extends DynamicData {
  key: string
  adapter: string
  target?: HostScsiTopologyTarget[]
}

/** vim.host.ScsiTopology.Lun */
export interface HostScsiTopologyLun extends DynamicData {
  key: string
  lun: number
  scsiLun: string
}

/** vim.host.ScsiTopology.Target */
export interface HostScsiTopologyTarget extends DynamicData {
  key: string
  target: number
  lun?: HostScsiTopologyLun[]
  transport?: HostTargetTransport
}

/** vim.host.SecuritySpec */
export interface HostSecuritySpec extends DynamicData {
  adminPassword?: string
  removePermission?: Permission[]
  addPermission?: Permission[]
}

/** vim.host.SerialAttachedHba */
export interface HostSerialAttachedHba extends HostHostBusAdapter {
  nodeWorldWideName: string
}

/** vim.host.SerialAttachedTargetTransport */
export interface HostSerialAttachedTargetTransport extends HostTargetTransport {
}

/** vim.host.Service */
export interface HostService extends DynamicData {
  key: string
  label: string
  required: boolean
  uninstallable: boolean
  running: boolean
  ruleset?: string[]
  policy: string
  sourcePackage?: HostServiceSourcePackage
}

/** vim.host.ServiceConfig */
export interface HostServiceConfig extends DynamicData {
  serviceId: string
  startupPolicy: string
}

/** vim.host.ServiceInfo */
export interface HostServiceInfo extends DynamicData {
  service?: HostService[]
}

/** vim.host.Service.SourcePackage */
export interface HostServiceSourcePackage extends DynamicData {
  sourcePackageName: string
  description: string
}

/** vim.HostServiceTicket */
export interface HostServiceTicket extends DynamicData {
  host?: string
  port?: number
  sslThumbprint?: string
  sslCertificate?: string
  service: string
  serviceVersion: string
  sessionId: string
}

/** vim.host.SevInfo */
export interface HostSevInfo extends DynamicData {
  sevState: string
  maxSevEsGuests: Long
  snpState?: string
  snpSupported?: boolean
}

/** vim.host.SgxInfo */
export interface HostSgxInfo extends DynamicData {
  sgxState: string
  totalEpcMemory: Long
  flcMode: string
  lePubKeyHash?: string
  registrationInfo?: HostSgxRegistrationInfo
}

/** vim.host.SgxRegistrationInfo */
export interface HostSgxRegistrationInfo extends DynamicData {
  status?: string
  biosError?: number
  registrationUrl?: string
  type?: string
  ppid?: string
  lastRegisteredTime?: DateTime
}

/** vim.host.SharedGpuCapabilities */
export interface HostSharedGpuCapabilities extends DynamicData {
  vgpu: string
  diskSnapshotSupported: boolean
  memorySnapshotSupported: boolean
  suspendSupported: boolean
  migrateSupported: boolean
}

/** vim.event.HostShortNameInconsistentEvent */
export interface HostShortNameInconsistentEvent extends HostDasEvent {
  shortName: string
  shortName2: string
}

/** vim.event.HostShortNameToIpFailedEvent */
export interface HostShortNameToIpFailedEvent extends HostEvent {
  shortName: string
}

/** vim.event.HostShutdownEvent */
export interface HostShutdownEvent extends HostEvent {
  reason: string
}

/** vim.host.SnmpSystem.SnmpConfigSpec */
export interface HostSnmpConfigSpec extends DynamicData {
  enabled?: boolean
  port?: number
  readOnlyCommunities?: string[]
  trapTargets?: HostSnmpDestination[]
  option?: KeyValue[]
}

/** vim.host.SnmpSystem.SnmpConfigSpec.Destination */
export interface HostSnmpDestination extends DynamicData {
  hostName: string
  port: number
  community: string
}

/** vim.host.SnmpSystem.AgentLimits */
export interface HostSnmpSystemAgentLimits extends DynamicData {
  maxReadOnlyCommunities: number
  maxTrapDestinations: number
  maxCommunityLength: number
  maxBufferSize: number
  capability: HostSnmpAgentCapability
}

/** vim.host.HostSpbmDatastoreInfo */
export interface HostSpbmDatastoreInfo extends DynamicData {
  datastoreUrl: string
  namespace: string
  defaultProfileId: string
}

/** vim.host.HostSpbmHashInfo */
export interface HostSpbmHashInfo extends DynamicData {
  policyInfoHash: string
  datastoreInfoHash: string
}

/** vim.host.HostSpbmPolicyBlobInfo */
export interface HostSpbmPolicyBlobInfo extends DynamicData {
  policyBlob: string
  namespace: string
}

/** vim.host.HostSpbmPolicyInfo */
export interface HostSpbmPolicyInfo extends DynamicData {
  profileId: string
  name: string
  description?: string
  generationId: Long
  policyBlobInfo: HostSpbmPolicyBlobInfo[]
}

/** vim.profile.host.HostSpecification */
export interface HostSpecification extends DynamicData {
  createdTime: DateTime
  lastModified?: DateTime
  host: ManagedObjectReference
  subSpecs?: HostSubSpecification[]
  changeID?: string
}

/** vim.event.HostSpecificationChangedEvent */
export interface HostSpecificationChangedEvent extends HostEvent {
}

/** vim.fault.HostSpecificationOperationFailed */
export interface HostSpecificationOperationFailed extends VimFault {
  host: ManagedObjectReference
}

/** vim.event.HostSpecificationRequireEvent */
export interface HostSpecificationRequireEvent extends HostEvent {
}

/** vim.event.HostSpecificationUpdateEvent */
export interface HostSpecificationUpdateEvent extends HostEvent {
  hostSpec: HostSpecification
}

/** vim.host.SriovConfig */
export interface HostSriovConfig extends HostPciPassthruConfig {
  sriovEnabled: boolean
  numVirtualFunction: number
}

/** vim.host.SriovDevicePoolInfo */
export interface HostSriovDevicePoolInfo extends DynamicData {
  key: string
}

/** vim.host.SriovInfo */
export interface HostSriovInfo extends HostPciPassthruInfo {
  sriovEnabled: boolean
  sriovCapable: boolean
  sriovActive: boolean
  numVirtualFunctionRequested: number
  numVirtualFunction: number
  maxVirtualFunctionSupported: number
}

/** vim.host.SriovNetworkDevicePoolInfo */
export interface HostSriovNetworkDevicePoolInfo extends HostSriovDevicePoolInfo {
  switchKey?: string
  switchUuid?: string
  pnic?: PhysicalNic[]
}

/** vim.host.SslThumbprintInfo */
export interface HostSslThumbprintInfo extends DynamicData {
  principal: string
  ownerTag: string
  sslThumbprints?: string[]
}

/** vim.event.HostStatusChangedEvent */
export interface HostStatusChangedEvent extends ClusterStatusChangedEvent {
}

/** vim.host.StorageArrayTypePolicyOption */
export interface HostStorageArrayTypePolicyOption extends DynamicData {
  policy: ElementDescription
}

/** vim.host.StorageDeviceInfo */
export interface HostStorageDeviceInfo extends DynamicData {
  hostBusAdapter?: HostHostBusAdapter[]
  scsiLun?: ScsiLun[]
  scsiTopology?: HostScsiTopology
  nvmeTopology?: HostNvmeTopology
  multipathInfo?: HostMultipathInfo
  plugStoreTopology?: HostPlugStoreTopology
  softwareInternetScsiEnabled: boolean
}

/** vim.host.HardwareStatusInfo.StorageStatusInfo */
export interface HostStorageElementInfo extends HostHardwareElementInfo {
  operationalInfo?: HostStorageOperationalInfo[]
}

/** vim.host.HardwareStatusInfo.StorageStatusInfo.OperationalInfo */
export interface HostStorageOperationalInfo extends DynamicData {
  property: string
  value: string
}

/** vim.host.StorageSystem.DiskLocatorLedResult */
export interface HostStorageSystemDiskLocatorLedResult extends DynamicData {
  key: string
  fault: LocalizedMethodFault
}

/** vim.host.StorageSystem.ScsiLunResult */
export interface HostStorageSystemScsiLunResult extends DynamicData {
  key: string
  fault?: LocalizedMethodFault
}

/** vim.host.StorageSystem.VmfsVolumeResult */
export interface HostStorageSystemVmfsVolumeResult extends DynamicData {
  key: string
  fault?: LocalizedMethodFault
}

/** vim.profile.host.HostSubSpecification */
export interface HostSubSpecification extends DynamicData {
  name: string
  createdTime: DateTime
  data?: number[]
  binaryData?: Base64
}

/** vim.event.HostSubSpecificationDeleteEvent */
export interface HostSubSpecificationDeleteEvent extends HostEvent {
  subSpecName: string
}

/** vim.event.HostSubSpecificationUpdateEvent */
export interface HostSubSpecificationUpdateEvent extends HostEvent {
  hostSubSpec: HostSubSpecification
}

/** vim.event.HostSyncFailedEvent */
export interface HostSyncFailedEvent extends HostEvent {
  reason: LocalizedMethodFault
}

/** vim.HostSystem.ComplianceCheckState */
export interface HostSystemComplianceCheckState extends DynamicData {
  state: string
  checkTime: DateTime
}

/** vim.host.SystemHealthInfo */
export interface HostSystemHealthInfo extends DynamicData {
  numericSensorInfo?: HostNumericSensorInfo[]
}

/** vim.host.SystemIdentificationInfo */
export interface HostSystemIdentificationInfo extends DynamicData {
  identifierValue: string
  identifierType: ElementDescription
}

/** vim.host.SystemInfo */
export interface HostSystemInfo extends DynamicData {
  vendor: string
  model: string
  family?: string
  uuid: string
  otherIdentifyingInfo?: HostSystemIdentificationInfo[]
  serialNumber?: string
  qualifiedName?: HostQualifiedName[]
  vvolHostNQN?: HostQualifiedName
  vvolHostId?: string
  bootCommandLine?: string
}

/** vim.HostSystem.ReconnectSpec */
export interface HostSystemReconnectSpec extends DynamicData {
  syncState?: boolean
}

/** vim.HostSystem.RemediationState */
export interface HostSystemRemediationState extends DynamicData {
  state: string
  operationTime: DateTime
}

/** vim.host.SystemResourceInfo */
export interface HostSystemResourceInfo extends DynamicData {
  key: string
  config?: ResourceConfigSpec
  child?: HostSystemResourceInfo[]
}

/** vim.host.SystemSwapConfiguration */
export interface HostSystemSwapConfiguration extends DynamicData {
  option?: HostSystemSwapConfigurationSystemSwapOption[]
}

/** vim.host.SystemSwapConfiguration.DatastoreOption */
export interface HostSystemSwapConfigurationDatastoreOption extends HostSystemSwapConfigurationSystemSwapOption {
  datastore: string
}

/** vim.host.SystemSwapConfiguration.DisabledOption */
export interface HostSystemSwapConfigurationDisabledOption extends HostSystemSwapConfigurationSystemSwapOption {
}

/** vim.host.SystemSwapConfiguration.HostCacheOption */
export interface HostSystemSwapConfigurationHostCacheOption extends HostSystemSwapConfigurationSystemSwapOption {
}

/** vim.host.SystemSwapConfiguration.HostLocalSwapOption */
export interface HostSystemSwapConfigurationHostLocalSwapOption extends HostSystemSwapConfigurationSystemSwapOption {
}

/** vim.host.SystemSwapConfiguration.SystemSwapOption */
export interface HostSystemSwapConfigurationSystemSwapOption extends DynamicData {
  key: number
}

/** vim.host.TargetTransport */
export interface HostTargetTransport extends DynamicData {
}

/** vim.host.TcpHba */
export interface HostTcpHba extends HostHostBusAdapter {
  associatedPnic?: string
}

/** vim.host.TcpHbaCreateSpec */
export interface HostTcpHbaCreateSpec extends HostHbaCreateSpec {
  pnic: string
}

/** vim.host.TcpTargetTransport */
export interface HostTcpTargetTransport extends HostTargetTransport {
}

/** vim.host.TdxInfo */
export interface HostTdxInfo extends DynamicData {
  tdxState: string
  numTDXPrivateKeyIDs: number
}

/** vim.host.TpmAttestationInfo */
export interface HostTpmAttestationInfo extends DynamicData {
  time: DateTime
  status: HostTpmAttestationInfoAcceptanceStatus
  message?: LocalizableMessage
}

/** vim.host.TpmAttestationReport */
export interface HostTpmAttestationReport extends DynamicData {
  tpmPcrValues: HostTpmDigestInfo[]
  tpmEvents: HostTpmEventLogEntry[]
  tpmLogReliable: boolean
}

/** vim.host.TpmBootCompleteEventDetails */
export interface HostTpmBootCompleteEventDetails extends HostTpmEventDetails {
}

/** vim.host.TpmBootSecurityOptionEventDetails */
export interface HostTpmBootSecurityOptionEventDetails extends HostTpmEventDetails {
  bootSecurityOption: string
}

/** vim.host.TpmCommandEventDetails */
export interface HostTpmCommandEventDetails extends HostTpmEventDetails {
  commandLine: string
}

/** vim.host.TpmDigestInfo */
export interface HostTpmDigestInfo extends HostDigestInfo {
  pcrNumber: number
}

/** vim.host.TpmEventDetails */
export interface HostTpmEventDetails extends DynamicData {
  dataHash: number[]
  dataHashMethod?: string
}

/** vim.host.TpmEventLogEntry */
export interface HostTpmEventLogEntry extends DynamicData {
  pcrIndex: number
  eventDetails: HostTpmEventDetails
}

/** vim.host.TpmNvTagEventDetails */
export interface HostTpmNvTagEventDetails extends HostTpmBootSecurityOptionEventDetails {
}

/** vim.host.TpmOptionEventDetails */
export interface HostTpmOptionEventDetails extends HostTpmEventDetails {
  optionsFileName: string
  bootOptions?: number[]
}

/** vim.host.TpmSignerEventDetails */
export interface HostTpmSignerEventDetails extends HostTpmBootSecurityOptionEventDetails {
}

/** vim.host.TpmSoftwareComponentEventDetails */
export interface HostTpmSoftwareComponentEventDetails extends HostTpmEventDetails {
  componentName: string
  vibName: string
  vibVersion: string
  vibVendor: string
}

/** vim.host.TpmSystemVersionEventDetails */
export interface HostTpmSystemVersionEventDetails extends HostTpmEventDetails {
  systemVersion: string
}

/** vim.host.TpmVersionEventDetails */
export interface HostTpmVersionEventDetails extends HostTpmEventDetails {
  version: Base64
}

/** vim.host.TrustAuthorityAttestationInfo */
export interface HostTrustAuthorityAttestationInfo extends DynamicData {
  attestationStatus: string
  serviceId?: string
  attestedAt?: DateTime
  attestedUntil?: DateTime
  messages?: LocalizableMessage[]
}

/** vim.host.UnresolvedVmfsExtent */
export interface HostUnresolvedVmfsExtent extends DynamicData {
  device: HostScsiDiskPartition
  devicePath: string
  vmfsUuid: string
  isHeadExtent: boolean
  ordinal: number
  startBlock: number
  endBlock: number
  reason: string
}

/** vim.host.UnresolvedVmfsResignatureSpec */
export interface HostUnresolvedVmfsResignatureSpec extends DynamicData {
  extentDevicePath: string[]
}

/** vim.host.UnresolvedVmfsResolutionResult */
export interface HostUnresolvedVmfsResolutionResult extends DynamicData {
  spec: HostUnresolvedVmfsResolutionSpec
  vmfs?: HostVmfsVolume
  fault?: LocalizedMethodFault
}

/** vim.host.UnresolvedVmfsResolutionSpec */
export interface HostUnresolvedVmfsResolutionSpec extends DynamicData {
  extentDevicePath: string[]
  uuidResolution: string
}

/** vim.host.UnresolvedVmfsVolume */
export interface HostUnresolvedVmfsVolume extends DynamicData {
  extent: HostUnresolvedVmfsExtent[]
  vmfsLabel: string
  vmfsUuid: string
  totalBlocks: number
  resolveStatus: HostUnresolvedVmfsVolumeResolveStatus
}

/** vim.host.UnresolvedVmfsVolume.ResolveStatus */
export interface HostUnresolvedVmfsVolumeResolveStatus extends DynamicData {
  resolvable: boolean
  incompleteExtents?: boolean
  multipleCopies?: boolean
}

/** vim.event.HostUpgradeFailedEvent */
export interface HostUpgradeFailedEvent extends HostEvent {
}

/** vim.event.HostUserWorldSwapNotEnabledEvent */
export interface HostUserWorldSwapNotEnabledEvent extends HostEvent {
}

/** vim.host.VFlashManager.VFlashCacheConfigInfo */
export interface HostVFlashManagerVFlashCacheConfigInfo extends DynamicData {
  vFlashModuleConfigOption?: HostVFlashManagerVFlashCacheConfigInfoVFlashModuleConfigOption[]
  defaultVFlashModule?: string
  swapCacheReservationInGB?: Long
}

/** vim.host.VFlashManager.VFlashCacheConfigInfo.VFlashModuleConfigOption */
export interface HostVFlashManagerVFlashCacheConfigInfoVFlashModuleConfigOption extends DynamicData {
  vFlashModule: string
  vFlashModuleVersion: string
  minSupportedModuleVersion: string
  cacheConsistencyType: ChoiceOption
  cacheMode: ChoiceOption
  blockSizeInKBOption: LongOption
  reservationInMBOption: LongOption
  maxDiskSizeInKB: Long
}

/** vim.host.VFlashManager.VFlashCacheConfigSpec */
export interface HostVFlashManagerVFlashCacheConfigSpec extends DynamicData {
  defaultVFlashModule: string
  swapCacheReservationInGB: Long
}

/** vim.host.VFlashManager.VFlashConfigInfo */
export interface HostVFlashManagerVFlashConfigInfo extends DynamicData {
  vFlashResourceConfigInfo?: HostVFlashManagerVFlashResourceConfigInfo
  vFlashCacheConfigInfo?: HostVFlashManagerVFlashCacheConfigInfo
}

/** vim.host.VFlashManager.VFlashResourceConfigInfo */
export interface HostVFlashManagerVFlashResourceConfigInfo extends DynamicData {
  vffs?: HostVffsVolume
  capacity: Long
}

/** vim.host.VFlashManager.VFlashResourceConfigSpec */
export interface HostVFlashManagerVFlashResourceConfigSpec extends DynamicData {
  vffsUuid: string
}

/** vim.host.VFlashManager.VFlashResourceRunTimeInfo */
export interface HostVFlashManagerVFlashResourceRunTimeInfo extends DynamicData {
  usage: Long
  capacity: Long
  accessible: boolean
  capacityForVmCache: Long
  freeForVmCache: Long
}

/** vim.host.VFlashResourceConfigurationResult */
export interface HostVFlashResourceConfigurationResult extends DynamicData {
  devicePath?: string[]
  vffs?: HostVffsVolume
  diskConfigurationResult?: HostDiskConfigurationResult[]
}

/** vim.ServiceInstance.HostVMotionCompatibility */
export interface HostVMotionCompatibility extends DynamicData {
  host: ManagedObjectReference
  compatibility?: string[]
}

/** vim.host.VMotionConfig */
export interface HostVMotionConfig extends DynamicData {
  vmotionNicKey?: string
  enabled: boolean
}

/** vim.host.VMotionInfo */
export interface HostVMotionInfo extends DynamicData {
  netConfig?: HostVMotionNetConfig
  ipConfig?: HostIpConfig
}

/** vim.host.VMotionManager.DstInstantCloneResult */
export interface HostVMotionManagerDstInstantCloneResult extends DynamicData {
  dstVmId?: number
  startTime?: Long
  cptLoadTime?: Long
  cptLoadDoneTime?: Long
  replicateMemDoneTime?: Long
  endTime?: Long
  cptXferTime?: Long
  cptCacheUsed?: Long
  devCptStreamSize?: Long
  devCptStreamTime?: Long
}

/** vim.host.VMotionManager.SrcInstantCloneResult */
export interface HostVMotionManagerSrcInstantCloneResult extends DynamicData {
  startTime?: Long
  quiesceTime?: Long
  quiesceDoneTime?: Long
  resumeDoneTime?: Long
  endTime?: Long
}

/** vim.host.VMotionSystem.NetConfig */
export interface HostVMotionNetConfig extends DynamicData {
  candidateVnic?: HostVirtualNic[]
  selectedVnic?: string
}

/** vim.host.VfatVolume */
export interface HostVfatVolume extends HostFileSystemVolume {
}

/** vim.host.VffsVolume.Specification */
export interface HostVffsSpec extends DynamicData {
  devicePath: string
  partition?: HostDiskPartitionSpec
  majorVersion: number
  volumeName: string
}

/** vim.host.VffsVolume */
export interface HostVffsVolume extends HostFileSystemVolume {
  majorVersion: number
  version: string
  uuid: string
  extent: HostScsiDiskPartition[]
}

/** vim.host.VirtualNic */
export interface HostVirtualNic extends DynamicData {
  device: string
  key: string
  portgroup: string
  spec: HostVirtualNicSpec
  port?: string
  owner?: string
}

/** vim.host.VirtualNic.Config */
export interface HostVirtualNicConfig extends DynamicData {
  changeOperation?: string
  device?: string
  portgroup: string
  spec?: HostVirtualNicSpec
}

/** vim.host.VirtualNicConnection */
export interface HostVirtualNicConnection extends DynamicData {
  portgroup?: string
  dvPort?: DistributedVirtualSwitchPortConnection
  opNetwork?: HostVirtualNicOpaqueNetworkSpec
}

/** vim.host.VirtualNic.IpRouteSpec */
export interface HostVirtualNicIpRouteSpec extends DynamicData {
  ipRouteConfig?: HostIpRouteConfig
}

/** vim.host.VirtualNicManagerInfo */
export interface HostVirtualNicManagerInfo extends DynamicData {
  netConfig?: VirtualNicManagerNetConfig[]
}

/** vim.host.VirtualNicManager.NicTypeSelection */
export interface HostVirtualNicManagerNicTypeSelection extends DynamicData {
  vnic: HostVirtualNicConnection
  nicType?: string[]
}

/** vim.host.VirtualNic.OpaqueNetworkSpec */
export interface HostVirtualNicOpaqueNetworkSpec extends DynamicData {
  opaqueNetworkId: string
  opaqueNetworkType: string
}

/** vim.host.VirtualNic.Specification */
export interface HostVirtualNicSpec extends DynamicData {
  ip?: HostIpConfig
  mac?: string
  distributedVirtualPort?: DistributedVirtualSwitchPortConnection
  portgroup?: string
  mtu?: number
  tsoEnabled?: boolean
  netStackInstanceKey?: string
  opaqueNetwork?: HostVirtualNicOpaqueNetworkSpec
  externalId?: string
  pinnedPnic?: string
  ipRouteSpec?: HostVirtualNicIpRouteSpec
  systemOwned?: boolean
  dpuId?: string
}

/** vim.host.VirtualSwitch */
export interface HostVirtualSwitch extends DynamicData {
  name: string
  key: string
  numPorts: number
  numPortsAvailable: number
  mtu?: number
  portgroup?: string[]
  pnic?: string[]
  spec: HostVirtualSwitchSpec
}

/** vim.host.VirtualSwitch.AutoBridge */
export interface HostVirtualSwitchAutoBridge extends HostVirtualSwitchBridge {
  excludedNicDevice?: string[]
}

/** vim.host.VirtualSwitch.BeaconConfig */
export interface HostVirtualSwitchBeaconConfig extends DynamicData {
  interval: number
}

/** vim.host.VirtualSwitch.BondBridge */
export interface HostVirtualSwitchBondBridge extends HostVirtualSwitchBridge {
  nicDevice: string[]
  beacon?: HostVirtualSwitchBeaconConfig
  linkDiscoveryProtocolConfig?: LinkDiscoveryProtocolConfig
}

/** vim.host.VirtualSwitch.Bridge */
export interface HostVirtualSwitchBridge extends DynamicData {
}

/** vim.host.VirtualSwitch.Config */
export interface HostVirtualSwitchConfig extends DynamicData {
  changeOperation?: string
  name: string
  spec?: HostVirtualSwitchSpec
}

/** vim.host.VirtualSwitch.SimpleBridge */
export interface HostVirtualSwitchSimpleBridge extends HostVirtualSwitchBridge {
  nicDevice: string
}

/** vim.host.VirtualSwitch.Specification */
export interface HostVirtualSwitchSpec extends DynamicData {
  numPorts: number
  bridge?: HostVirtualSwitchBridge
  policy?: HostNetworkPolicy
  mtu?: number
}

/** vim.host.VmciAccessManager.AccessSpec */
export interface HostVmciAccessManagerAccessSpec extends DynamicData {
  vm: ManagedObjectReference
  services?: string[]
  mode: string
}

/** vim.host.VmfsRescanResult */
export interface HostVmfsRescanResult extends DynamicData {
  host: ManagedObjectReference
  fault?: LocalizedMethodFault
}

/** vim.host.VmfsVolume.Specification */
export interface HostVmfsSpec extends DynamicData {
  extent: HostScsiDiskPartition
  blockSizeMb?: number
  majorVersion: number
  volumeName: string
  blockSize?: number
  unmapGranularity?: number
  unmapPriority?: string
  unmapBandwidthSpec?: VmfsUnmapBandwidthSpec
}

/** vim.host.VmfsVolume */
export interface HostVmfsVolume extends HostFileSystemVolume {
  blockSizeMb: number
  blockSize?: number
  unmapGranularity?: number
  unmapPriority?: string
  unmapBandwidthSpec?: VmfsUnmapBandwidthSpec
  maxBlocks: number
  majorVersion: number
  version: string
  uuid: string
  extent: HostScsiDiskPartition[]
  vmfsUpgradable: boolean
  forceMountedInfo?: HostForceMountedInfo
  ssd?: boolean
  local?: boolean
  scsiDiskType?: string
}

/** vim.event.HostVnicConnectedToCustomizedDVPortEvent */
export interface HostVnicConnectedToCustomizedDVPortEvent extends HostEvent {
  vnic: VnicPortArgument
  prevPortKey?: string
}

/** vim.host.VsanInternalSystem.CmmdsQuery */
export interface HostVsanInternalSystemCmmdsQuery extends DynamicData {
  type?: string
  uuid?: string
  owner?: string
}

/** vim.host.VsanInternalSystem.DeleteVsanObjectsResult */
export interface HostVsanInternalSystemDeleteVsanObjectsResult extends DynamicData {
  uuid: string
  success: boolean
  failureReason?: LocalizableMessage[]
}

/** vim.host.VsanInternalSystem.VsanObjectOperationResult */
export interface HostVsanInternalSystemVsanObjectOperationResult extends DynamicData {
  uuid: string
  failureReason?: LocalizableMessage[]
}

/** vim.host.VsanInternalSystem.VsanPhysicalDiskDiagnosticsResult */
export interface HostVsanInternalSystemVsanPhysicalDiskDiagnosticsResult extends DynamicData {
  diskUuid: string
  success: boolean
  failureReason?: string
}

/** vim.host.VvolNQN */
export interface HostVvolNQN extends DynamicData {
  targetNQN: string
  storageArray: string
  online: boolean
}

/** vim.host.VvolVolume */
export interface HostVvolVolume extends HostFileSystemVolume {
  scId: string
  hostPE?: VVolHostPE[]
  hostVvolNQN?: HostVvolVolumeHostVvolNQN[]
  vasaProviderInfo?: VimVasaProviderInfo[]
  storageArray?: VASAStorageArray[]
  protocolEndpointType?: string
  vvolNQNFieldsAvailable?: boolean
  stretched?: boolean
}

/** vim.host.VvolVolume.HostVvolNQN */
export interface HostVvolVolumeHostVvolNQN extends DynamicData {
  host?: ManagedObjectReference
  vvolNQN?: HostVvolNQN[]
}

/** vim.host.VvolVolume.Specification */
export interface HostVvolVolumeSpecification extends DynamicData {
  maxSizeInMB: Long
  volumeName: string
  vasaProviderInfo?: VimVasaProviderInfo[]
  storageArray?: VASAStorageArray[]
  uuid: string
  stretched?: boolean
}

/** vim.event.HostWwnChangedEvent */
export interface HostWwnChangedEvent extends HostEvent {
  oldNodeWwns?: Long[]
  oldPortWwns?: Long[]
  newNodeWwns?: Long[]
  newPortWwns?: Long[]
}

/** vim.event.HostWwnConflictEvent */
export interface HostWwnConflictEvent extends HostEvent {
  conflictedVms?: VmEventArgument[]
  conflictedHosts?: HostEventArgument[]
  wwn: Long
}

/** vim.fault.HotSnapshotMoveNotSupported */
export interface HotSnapshotMoveNotSupported extends SnapshotCopyNotSupported {
}

/** vim.scheduler.HourlyTaskScheduler */
export interface HourlyTaskScheduler extends RecurrentTaskScheduler {
  minute: number
}

/** vim.fault.HttpFault */
export interface HttpFault extends VimFault {
  statusCode: number
  statusMessage: string
}

/** vim.HttpNfcLease.Capabilities */
export interface HttpNfcLeaseCapabilities extends DynamicData {
  pullModeSupported: boolean
  corsSupported: boolean
}

/** vim.HttpNfcLease.DatastoreLeaseInfo */
export interface HttpNfcLeaseDatastoreLeaseInfo extends DynamicData {
  datastoreKey: string
  hosts: HttpNfcLeaseHostInfo[]
}

/** vim.HttpNfcLease.DeviceUrl */
export interface HttpNfcLeaseDeviceUrl extends DynamicData {
  key: string
  importKey: string
  url: string
  sslThumbprint: string
  sslCertificate?: string
  disk?: boolean
  targetId?: string
  datastoreKey?: string
  fileSize?: Long
}

/** vim.HttpNfcLease.HostInfo */
export interface HttpNfcLeaseHostInfo extends DynamicData {
  url: string
  sslThumbprint: string
}

/** vim.HttpNfcLease.Info */
export interface HttpNfcLeaseInfo extends DynamicData {
  lease: ManagedObjectReference
  entity: ManagedObjectReference
  deviceUrl?: HttpNfcLeaseDeviceUrl[]
  totalDiskCapacityInKB: Long
  leaseTimeout: number
  hostMap?: HttpNfcLeaseDatastoreLeaseInfo[]
}

/** vim.HttpNfcLease.ManifestEntry */
export interface HttpNfcLeaseManifestEntry extends DynamicData {
  key: string
  sha1: string
  checksum?: string
  checksumType?: string
  size: Long
  disk: boolean
  capacity?: Long
  populatedSize?: Long
}

/** vim.HttpNfcLease.ProbeResult */
export interface HttpNfcLeaseProbeResult extends DynamicData {
  serverAccessible: boolean
}

/** vim.HttpNfcLease.SourceFile */
export interface HttpNfcLeaseSourceFile extends DynamicData {
  targetDeviceId: string
  url: string
  memberName?: string
  create: boolean
  sslThumbprint?: string
  sslCertificate?: string
  httpHeaders?: KeyValue[]
  size?: Long
}

/** vim.vslm.ID */
export interface ID extends DynamicData {
  id: string
}

/** vim.fault.IDEDiskNotSupported */
export interface IDEDiskNotSupported extends DiskNotSupported {
}

/** vim.fault.IORMNotSupportedHostOnDatastore */
export interface IORMNotSupportedHostOnDatastore extends VimFault {
  datastore: ManagedObjectReference
  datastoreName: string
  host?: ManagedObjectReference[]
}

/** vim.event.iScsiBootFailureEvent */
export interface IScsiBootFailureEvent extends HostEvent {
}

/** eam.issue.ImmediateHostRebootRequired */
export interface ImmediateHostRebootRequired extends VibIssue {
}

/** vim.fault.ImportHostAddFailure */
export interface ImportHostAddFailure extends DvsFault {
  hostIp: string[]
}

/** vim.fault.ImportOperationBulkFault */
export interface ImportOperationBulkFault extends DvsFault {
  importFaults: ImportOperationBulkFaultFaultOnImport[]
}

/** vim.fault.ImportOperationBulkFault.FaultOnImport */
export interface ImportOperationBulkFaultFaultOnImport extends DynamicData {
  entityType?: string
  key?: string
  fault: LocalizedMethodFault
}

/** vim.ImportSpec */
export interface ImportSpec extends DynamicData {
  entityConfig?: VAppEntityConfigInfo
  instantiationOst?: OvfConsumerOstNode
}

/** vim.fault.InUseFeatureManipulationDisallowed */
export interface InUseFeatureManipulationDisallowed extends NotEnoughLicenses {
}

/** vim.fault.InaccessibleDatastore */
export interface InaccessibleDatastore extends InvalidDatastore {
  detail?: string
}

/** vim.fault.InaccessibleFTMetadataDatastore */
export interface InaccessibleFTMetadataDatastore extends InaccessibleDatastore {
}

/** vim.fault.InaccessibleVFlashSource */
export interface InaccessibleVFlashSource extends VimFault {
  hostName: string
}

/** sms.fault.InactiveProvider */
export interface InactiveProvider extends MethodFault {
  mapping?: FaultDomainProviderMapping[]
}

/** vim.fault.IncompatibleDefaultDevice */
export interface IncompatibleDefaultDevice extends MigrationFault {
  device: string
}

/** vim.fault.IncompatibleHostForFtSecondary */
export interface IncompatibleHostForFtSecondary extends VmFaultToleranceIssue {
  host: ManagedObjectReference
  error?: LocalizedMethodFault[]
}

/** vim.fault.IncompatibleHostForVmReplication */
export interface IncompatibleHostForVmReplication extends ReplicationFault {
  vmName: string
  hostName: string
  reason: string
}

/** eam.issue.IncompatibleHostVersion */
export interface IncompatibleHostVersion extends VmNotDeployed {
}

/** vim.fault.IncompatibleSetting */
export interface IncompatibleSetting extends InvalidArgument {
  conflictingProperty: string
}

/** vim.fault.IncorrectFileType */
export interface IncorrectFileType extends FileFault {
}

/** vim.fault.IncorrectHostInformation */
export interface IncorrectHostInformation extends NotEnoughLicenses {
}

/** vim.event.IncorrectHostInformationEvent */
export interface IncorrectHostInformationEvent extends LicenseEvent {
}

/** sms.fault.IncorrectUsernamePassword */
export interface IncorrectUsernamePassword extends ProviderRegistrationFault {
}

/** vim.fault.IndependentDiskVMotionNotSupported */
export interface IndependentDiskVMotionNotSupported extends MigrationFeatureNotSupported {
}

/** vim.event.InfoUpgradeEvent */
export interface InfoUpgradeEvent extends UpgradeEvent {
}

/** vim.InheritablePolicy */
export interface InheritablePolicy extends DynamicData {
  inherited: boolean
}

/** vim.fault.InsufficientAgentVmsDeployed */
export interface InsufficientAgentVmsDeployed extends InsufficientResourcesFault {
  hostName: string
  requiredNumAgentVms: number
  currentNumAgentVms: number
}

/** vim.fault.InsufficientCpuResourcesFault */
export interface InsufficientCpuResourcesFault extends InsufficientResourcesFault {
  unreserved: Long
  requested: Long
}

/** vim.fault.InsufficientDisks */
export interface InsufficientDisks extends VsanDiskFault {
}

/** vim.event.InsufficientFailoverResourcesEvent */
export interface InsufficientFailoverResourcesEvent extends ClusterEvent {
}

/** vim.fault.InsufficientFailoverResourcesFault */
export interface InsufficientFailoverResourcesFault extends InsufficientResourcesFault {
}

/** vim.fault.InsufficientGraphicsResourcesFault */
export interface InsufficientGraphicsResourcesFault extends InsufficientResourcesFault {
}

/** vim.fault.InsufficientHostCapacityFault */
export interface InsufficientHostCapacityFault extends InsufficientResourcesFault {
  host?: ManagedObjectReference
}

/** vim.fault.InsufficientHostCpuCapacityFault */
export interface InsufficientHostCpuCapacityFault extends InsufficientHostCapacityFault {
  unreserved: Long
  requested: Long
}

/** vim.fault.InsufficientHostMemoryCapacityFault */
export interface InsufficientHostMemoryCapacityFault extends InsufficientHostCapacityFault {
  unreserved: Long
  requested: Long
}

/** eam.issue.InsufficientIpAddresses */
export interface InsufficientIpAddresses extends VmPoweredOff {
  network: ManagedObjectReference
}

/** vim.fault.InsufficientMemoryResourcesFault */
export interface InsufficientMemoryResourcesFault extends InsufficientResourcesFault {
  unreserved: Long
  requested: Long
}

/** vim.fault.InsufficientNetworkCapacity */
export interface InsufficientNetworkCapacity extends InsufficientResourcesFault {
}

/** vim.fault.InsufficientNetworkResourcePoolCapacity */
export interface InsufficientNetworkResourcePoolCapacity extends InsufficientResourcesFault {
  dvsName: string
  dvsUuid: string
  resourcePoolKey: string
  available: Long
  requested: Long
  device: string[]
}

/** vim.fault.InsufficientPerCpuCapacity */
export interface InsufficientPerCpuCapacity extends InsufficientHostCapacityFault {
}

/** eam.issue.InsufficientResources */
export interface InsufficientResources extends VmNotDeployed {
}

/** vim.fault.InsufficientResourcesFault */
export interface InsufficientResourcesFault extends VimFault {
}

/** eam.issue.InsufficientSpace */
export interface InsufficientSpace extends VmNotDeployed {
}

/** vim.fault.InsufficientStandbyCpuResource */
export interface InsufficientStandbyCpuResource extends InsufficientStandbyResource {
  available: Long
  requested: Long
}

/** vim.fault.InsufficientStandbyMemoryResource */
export interface InsufficientStandbyMemoryResource extends InsufficientStandbyResource {
  available: Long
  requested: Long
}

/** vim.fault.InsufficientStandbyResource */
export interface InsufficientStandbyResource extends InsufficientResourcesFault {
}

/** vim.fault.InsufficientStorageIops */
export interface InsufficientStorageIops extends VimFault {
  unreservedIops: Long
  requestedIops: Long
  datastoreName: string
}

/** vim.fault.InsufficientStorageSpace */
export interface InsufficientStorageSpace extends InsufficientResourcesFault {
}

/** vim.fault.InsufficientVFlashResourcesFault */
export interface InsufficientVFlashResourcesFault extends InsufficientResourcesFault {
  freeSpaceInMB?: Long
  freeSpace: Long
  requestedSpaceInMB?: Long
  requestedSpace: Long
}

/** vim.IntExpression */
export interface IntExpression extends NegatableExpression {
  value?: number
}

/** vim.option.IntOption */
export interface IntOption extends OptionType {
  min: number
  max: number
  defaultValue: number
}

/** vim.IntPolicy */
export interface IntPolicy extends InheritablePolicy {
  value?: number
}

/** eam.issue.integrity.agency.CannotDeleteSoftware */
export interface IntegrityAgencyCannotDeleteSoftware extends IntegrityAgencyVUMIssue {
}

/** eam.issue.integrity.agency.CannotStageSoftware */
export interface IntegrityAgencyCannotStageSoftware extends IntegrityAgencyVUMIssue {
}

/** eam.issue.integrity.agency.VUMIssue */
export interface IntegrityAgencyVUMIssue extends AgencyIssue {
}

/** eam.issue.integrity.agency.VUMUnavailable */
export interface IntegrityAgencyVUMUnavailable extends IntegrityAgencyVUMIssue {
}

/** vim.fault.InvalidAffinitySettingFault */
export interface InvalidAffinitySettingFault extends VimFault {
}

/** eam.fault.InvalidAgencyScope */
export interface InvalidAgencyScope extends EamFault {
  unknownComputeResource?: ManagedObjectReference[]
}

/** eam.fault.InvalidAgentConfiguration */
export interface InvalidAgentConfiguration extends EamFault {
  invalidAgentConfiguration?: AgentConfigInfo
  invalidField?: string
}

/** vmodl.fault.InvalidArgument */
export interface InvalidArgument extends RuntimeFault {
  invalidProperty?: string
}

/** vim.fault.InvalidBmcRole */
export interface InvalidBmcRole extends VimFault {
}

/** vim.fault.InvalidBundle */
export interface InvalidBundle extends PlatformConfigFault {
}

/** vim.fault.InvalidCAMCertificate */
export interface InvalidCAMCertificate extends InvalidCAMServer {
}

/** vim.fault.InvalidCAMServer */
export interface InvalidCAMServer extends ActiveDirectoryFault {
  camServer: string
}

/** sms.fault.InvalidCertificate */
export interface InvalidCertificate extends ProviderRegistrationFault {
  certificate: string
}

/** vim.fault.InvalidClientCertificate */
export interface InvalidClientCertificate extends InvalidLogin {
}

/** vmodl.query.InvalidCollectorVersion */
export interface InvalidCollectorVersion extends MethodFault {
}

/** eam.issue.InvalidConfig */
export interface InvalidConfig extends VmIssue {
  error: unknown
}

/** vim.fault.InvalidController */
export interface InvalidController extends InvalidDeviceSpec {
  controllerKey: number
}

/** vim.fault.InvalidDasConfigArgument */
export interface InvalidDasConfigArgument extends InvalidArgument {
  entry?: string
  clusterName?: string
}

/** vim.fault.InvalidDasRestartPriorityForFtVm */
export interface InvalidDasRestartPriorityForFtVm extends InvalidArgument {
  vm: ManagedObjectReference
  vmName: string
}

/** vim.fault.InvalidDatastore */
export interface InvalidDatastore extends VimFault {
  datastore?: ManagedObjectReference
  name?: string
}

/** vim.fault.InvalidDatastorePath */
export interface InvalidDatastorePath extends InvalidDatastore {
  datastorePath: string
}

/** vim.fault.InvalidDatastoreState */
export interface InvalidDatastoreState extends InvalidState {
  datastoreName?: string
}

/** vim.fault.InvalidDeviceBacking */
export interface InvalidDeviceBacking extends InvalidDeviceSpec {
}

/** vim.fault.InvalidDeviceOperation */
export interface InvalidDeviceOperation extends InvalidDeviceSpec {
  badOp?: VirtualDeviceConfigSpecOperation
  badFileOp?: VirtualDeviceConfigSpecFileOperation
}

/** vim.fault.InvalidDeviceSpec */
export interface InvalidDeviceSpec extends InvalidVmConfig {
  deviceIndex: number
}

/** vim.fault.InvalidDiskFormat */
export interface InvalidDiskFormat extends InvalidFormat {
}

/** vim.fault.InvalidDrsBehaviorForFtVm */
export interface InvalidDrsBehaviorForFtVm extends InvalidArgument {
  vm: ManagedObjectReference
  vmName: string
}

/** vim.event.InvalidEditionEvent */
export interface InvalidEditionEvent extends LicenseEvent {
  feature: string
}

/** vim.fault.InvalidEditionLicense */
export interface InvalidEditionLicense extends NotEnoughLicenses {
  feature: string
}

/** vim.fault.InvalidEvent */
export interface InvalidEvent extends VimFault {
}

/** vim.fault.InvalidFolder */
export interface InvalidFolder extends VimFault {
  target: ManagedObjectReference
}

/** vim.fault.InvalidFormat */
export interface InvalidFormat extends VmConfigFault {
}

/** sms.fault.replication.InvalidFunctionTarget */
export interface InvalidFunctionTarget extends SmsReplicationFault {
}

/** vim.fault.InvalidGuestLogin */
export interface InvalidGuestLogin extends GuestOperationsFault {
}

/** vim.fault.InvalidHostConnectionState */
export interface InvalidHostConnectionState extends InvalidHostState {
}

/** vim.fault.InvalidHostName */
export interface InvalidHostName extends HostConfigFault {
}

/** vim.fault.InvalidHostState */
export interface InvalidHostState extends InvalidState {
  host?: ManagedObjectReference
}

/** vim.fault.InvalidIndexArgument */
export interface InvalidIndexArgument extends InvalidArgument {
  key: string
}

/** vim.fault.InvalidIpfixConfig */
export interface InvalidIpfixConfig extends DvsFault {
  property?: string
}

/** vim.fault.InvalidIpmiLoginInfo */
export interface InvalidIpmiLoginInfo extends VimFault {
}

/** vim.fault.InvalidIpmiMacAddress */
export interface InvalidIpmiMacAddress extends VimFault {
  userProvidedMacAddress: string
  observedMacAddress: string
}

/** vim.fault.InvalidLicense */
export interface InvalidLicense extends VimFault {
  licenseContent: string
}

/** vim.fault.InvalidLocale */
export interface InvalidLocale extends VimFault {
}

/** vim.fault.InvalidLogin */
export interface InvalidLogin extends VimFault {
}

/** vim.fault.InvalidName */
export interface InvalidName extends VimFault {
  name: string
  entity?: ManagedObjectReference
}

/** vim.fault.InvalidNasCredentials */
export interface InvalidNasCredentials extends NasConfigFault {
  userName: string
}

/** vim.fault.InvalidNetworkInType */
export interface InvalidNetworkInType extends VAppPropertyFault {
}

/** vim.fault.InvalidNetworkResource */
export interface InvalidNetworkResource extends NasConfigFault {
  remoteHost: string
  remotePath: string
}

/** vim.fault.InvalidOperationOnSecondaryVm */
export interface InvalidOperationOnSecondaryVm extends VmFaultToleranceIssue {
  instanceUuid: string
}

/** vim.fault.InvalidPowerState */
export interface InvalidPowerState extends InvalidState {
  requestedState?: VirtualMachinePowerState
  existingState: VirtualMachinePowerState
}

/** vim.fault.InvalidPrivilege */
export interface InvalidPrivilege extends VimFault {
  privilege: string
}

/** sms.fault.InvalidProfile */
export interface InvalidProfile extends MethodFault {
}

/** vim.fault.InvalidProfileReferenceHost */
export interface InvalidProfileReferenceHost extends RuntimeFault {
  reason?: string
  host?: ManagedObjectReference
  profile?: ManagedObjectReference
  profileName?: string
}

/** vmodl.query.InvalidProperty */
export interface InvalidProperty extends MethodFault {
  name: string
}

/** vim.fault.InvalidPropertyType */
export interface InvalidPropertyType extends VAppPropertyFault {
}

/** vim.fault.InvalidPropertyValue */
export interface InvalidPropertyValue extends VAppPropertyFault {
}

/** sms.fault.replication.InvalidReplicationState */
export interface InvalidReplicationState extends SmsReplicationFault {
  desiredState?: string[]
  currentState: string
}

/** vmodl.fault.InvalidRequest */
export interface InvalidRequest extends RuntimeFault {
}

/** vim.fault.InvalidResourcePoolStructureFault */
export interface InvalidResourcePoolStructureFault extends InsufficientResourcesFault {
}

/** vim.fault.InvalidScheduledTask */
export interface InvalidScheduledTask extends RuntimeFault {
}

/** sms.fault.InvalidSession */
export interface InvalidSession extends NoPermission {
  sessionCookie: string
}

/** vim.fault.InvalidSnapshotFormat */
export interface InvalidSnapshotFormat extends InvalidFormat {
}

/** vim.fault.InvalidState */
export interface InvalidState extends VimFault {
}

/** vmodl.fault.InvalidToken */
export interface InvalidToken extends RuntimeFault {
}

/** vmodl.fault.InvalidType */
export interface InvalidType extends InvalidRequest {
  argument?: string
}

/** eam.fault.InvalidUrl */
export interface InvalidUrl extends EamFault {
  url: string
  malformedUrl: boolean
  unknownHost: boolean
  connectionRefused: boolean
  responseCode?: number
}

/** vim.fault.InvalidVmConfig */
export interface InvalidVmConfig extends VmConfigFault {
  property?: string
}

/** vim.fault.InvalidVmState */
export interface InvalidVmState extends InvalidState {
  vm: ManagedObjectReference
}

/** vim.ResourcePlanningManager.InventoryDescription */
export interface InventoryDescription extends DynamicData {
  numHosts: number
  numVirtualMachines: number
  numResourcePools?: number
  numClusters?: number
  numCpuDev?: number
  numNetDev?: number
  numDiskDev?: number
  numvCpuDev?: number
  numvNetDev?: number
  numvDiskDev?: number
}

/** vim.fault.InventoryHasStandardAloneHosts */
export interface InventoryHasStandardAloneHosts extends NotEnoughLicenses {
  hosts: string[]
}

/** vim.IoFilterManager.QueryIssueResult.HostIssue */
export interface IoFilterHostIssue extends DynamicData {
  host: ManagedObjectReference
  issue: LocalizedMethodFault[]
}

/** vim.IoFilterManager.IoFilterInfo */
export interface IoFilterInfo extends DynamicData {
  id: string
  name: string
  vendor: string
  version: string
  type?: string
  summary?: string
  releaseDate?: string
}

/** vim.IoFilterManager.SslTrust */
export interface IoFilterManagerSslTrust extends DynamicData {
}

/** vim.IoFilterManager.QueryIssueResult */
export interface IoFilterQueryIssueResult extends DynamicData {
  opType: string
  hostIssue?: IoFilterHostIssue[]
}

/** vim.IpAddress */
export interface IpAddress extends NegatableExpression {
}

/** vim.profile.host.IpAddressProfile */
export interface IpAddressProfile extends ApplyProfile {
}

/** vim.fault.IpHostnameGeneratorError */
export interface IpHostnameGeneratorError extends CustomizationFault {
}

/** vim.vApp.IpPool */
export interface IpPool extends DynamicData {
  id?: number
  name?: string
  ipv4Config?: IpPoolIpPoolConfigInfo
  ipv6Config?: IpPoolIpPoolConfigInfo
  dnsDomain?: string
  dnsSearchPath?: string
  hostPrefix?: string
  httpProxy?: string
  networkAssociation?: IpPoolAssociation[]
  availableIpv4Addresses?: number
  availableIpv6Addresses?: number
  allocatedIpv4Addresses?: number
  allocatedIpv6Addresses?: number
}

/** vim.vApp.IpPool.Association */
export interface IpPoolAssociation extends DynamicData {
  network?: ManagedObjectReference
  networkName: string
}

/** vim.vApp.IpPool.IpPoolConfigInfo */
export interface IpPoolIpPoolConfigInfo extends DynamicData {
  subnetAddress?: string
  netmask?: string
  gateway?: string
  range?: string
  dns?: string[]
  dhcpServerAvailable?: boolean
  ipPoolEnabled?: boolean
}

/** vim.IpPoolManager.IpAllocation */
export interface IpPoolManagerIpAllocation extends DynamicData {
  ipAddress: string
  allocationId: string
}

/** vim.IpRange */
export interface IpRange extends IpAddress {
  addressPrefix: string
  prefixLength?: number
}

/** vim.profile.host.IpRouteProfile */
export interface IpRouteProfile extends ApplyProfile {
  staticRoute?: StaticRouteProfile[]
}

/** vim.host.IscsiManager.IscsiDependencyEntity */
export interface IscsiDependencyEntity extends DynamicData {
  pnicDevice: string
  vnicDevice: string
  vmhbaName: string
}

/** vim.fault.IscsiFault */
export interface IscsiFault extends VimFault {
}

/** vim.fault.IscsiFaultInvalidVnic */
export interface IscsiFaultInvalidVnic extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultPnicInUse */
export interface IscsiFaultPnicInUse extends IscsiFault {
  pnicDevice: string
}

/** vim.fault.IscsiFaultVnicAlreadyBound */
export interface IscsiFaultVnicAlreadyBound extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicHasActivePaths */
export interface IscsiFaultVnicHasActivePaths extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicHasMultipleUplinks */
export interface IscsiFaultVnicHasMultipleUplinks extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicHasNoUplinks */
export interface IscsiFaultVnicHasNoUplinks extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicHasWrongUplink */
export interface IscsiFaultVnicHasWrongUplink extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicInUse */
export interface IscsiFaultVnicInUse extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicIsLastPath */
export interface IscsiFaultVnicIsLastPath extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicNotBound */
export interface IscsiFaultVnicNotBound extends IscsiFault {
  vnicDevice: string
}

/** vim.fault.IscsiFaultVnicNotFound */
export interface IscsiFaultVnicNotFound extends IscsiFault {
  vnicDevice: string
}

/** vim.host.IscsiManager.IscsiMigrationDependency */
export interface IscsiMigrationDependency extends DynamicData {
  migrationAllowed: boolean
  disallowReason?: IscsiStatus
  dependency?: IscsiDependencyEntity[]
}

/** vim.host.IscsiManager.IscsiPortInfo */
export interface IscsiPortInfo extends DynamicData {
  vnicDevice?: string
  vnic?: HostVirtualNic
  pnicDevice?: string
  pnic?: PhysicalNic
  switchName?: string
  switchUuid?: string
  portgroupName?: string
  portgroupKey?: string
  portKey?: string
  opaqueNetworkId?: string
  opaqueNetworkType?: string
  opaqueNetworkName?: string
  externalId?: string
  complianceStatus?: IscsiStatus
  pathStatus?: string
}

/** vim.host.IscsiManager.IscsiStatus */
export interface IscsiStatus extends DynamicData {
  reason?: LocalizedMethodFault[]
}

/** sms.storage.IscsiStoragePort */
export interface IscsiStoragePort extends StoragePort {
  identifier: string
}

/** vim.host.DatastoreBrowser.IsoImageInfo */
export interface IsoImageFileInfo extends FileInfo {
}

/** vim.host.DatastoreBrowser.IsoImageQuery */
export interface IsoImageFileQuery extends FileQuery {
}

/** eam.issue.Issue */
export interface Issue extends DynamicData {
  key: number
  description: string
  time: DateTime
}

/** vim.host.KernelModuleSystem.ModuleInfo */
export interface KernelModuleInfo extends DynamicData {
  id: number
  name: string
  version: string
  filename: string
  optionString: string
  loaded: boolean
  enabled: boolean
  useCount: number
  readOnlySection: KernelModuleSectionInfo
  writableSection: KernelModuleSectionInfo
  textSection: KernelModuleSectionInfo
  dataSection: KernelModuleSectionInfo
  bssSection: KernelModuleSectionInfo
}

/** vim.host.KernelModuleSystem.ModuleInfo.SectionInfo */
export interface KernelModuleSectionInfo extends DynamicData {
  address: Long
  length?: number
}

/** vmodl.KeyAnyValue */
export interface KeyAnyValue extends DynamicData {
  key: string
  value: unknown
}

/** vim.fault.KeyNotFound */
export interface KeyNotFound extends VimFault {
  key: string
}

/** vim.encryption.KeyProviderId */
export interface KeyProviderId extends DynamicData {
  id: string
}

/** vim.KeyValue */
export interface KeyValue extends DynamicData {
  key: string
  value: string
}

/** vim.encryption.KmipClusterInfo */
export interface KmipClusterInfo extends DynamicData {
  clusterId: KeyProviderId
  servers?: KmipServerInfo[]
  useAsDefault: boolean
  managementType?: string
  useAsEntityDefault?: ManagedObjectReference[]
  hasBackup?: boolean
  tpmRequired?: boolean
  keyId?: string
  defaultKeyType?: string
  keyInfo?: KmipClusterInfoKeyInfo
}

/** vim.encryption.KmipClusterInfo.KeyInfo */
export interface KmipClusterInfoKeyInfo extends DynamicData {
}

/** vim.encryption.KmipClusterInfo.WrappingKeyIdKeyInfo */
export interface KmipClusterInfoWrappingKeyIdKeyInfo extends KmipClusterInfoKeyInfo {
  keyId: string
  configuredTime: DateTime
}

/** vim.encryption.KmipClusterInfo.WrappingRotationIntervalKeyInfo */
export interface KmipClusterInfoWrappingRotationIntervalKeyInfo extends KmipClusterInfoKeyInfo {
  keyId?: string
  rotationInterval?: number
  lastRotation?: DateTime
}

/** vim.encryption.KmipServerInfo */
export interface KmipServerInfo extends DynamicData {
  name: string
  address: string
  port: number
  proxyAddress?: string
  proxyPort?: number
  reconnect?: number
  protocol?: string
  nbio?: number
  timeout?: number
  userName?: string
}

/** vim.encryption.KmipServerSpec */
export interface KmipServerSpec extends DynamicData {
  clusterId: KeyProviderId
  info: KmipServerInfo
  password?: string
  defaultKeyType?: string
  keySpec?: KmipServerSpecKeySpec
}

/** vim.encryption.KmipServerSpec.KeySpec */
export interface KmipServerSpecKeySpec extends DynamicData {
}

/** vim.encryption.KmipServerSpec.WrappingKeyIdKeySpec */
export interface KmipServerSpecWrappingKeyIdKeySpec extends KmipServerSpecKeySpec {
  keyId: string
}

/** vim.encryption.KmipServerSpec.WrappingRotationIntervalKeySpec */
export interface KmipServerSpecWrappingRotationIntervalKeySpec extends KmipServerSpecKeySpec {
  rotationInterval?: number
}

/** vim.encryption.KmipServerStatus */
export interface KmipServerStatus extends DynamicData {
  clusterId: KeyProviderId
  name: string
  status: ManagedEntityStatus
  description: string
}

/** vim.host.LACPInfo */
export interface LACPInfo extends DynamicData {
  dvsName: string
  lags?: LAGInfo[]
}

/** vim.host.LAGInfo */
export interface LAGInfo extends DynamicData {
  lagName: string
  groupState: number
  vnics?: string[]
  uplinks?: LAGUplinkInfo[]
}

/** vim.host.LAGUplinkInfo */
export interface LAGUplinkInfo extends DynamicData {
  uplinkName: string
  portState: number
  bundleState: string
}

/** vim.fault.LargeRDMConversionNotSupported */
export interface LargeRDMConversionNotSupported extends MigrationFault {
  device: string
}

/** vim.fault.LargeRDMNotSupportedOnDatastore */
export interface LargeRDMNotSupportedOnDatastore extends VmConfigFault {
  device: string
  datastore: ManagedObjectReference
  datastoreName: string
}

/** vim.LatencySensitivity */
export interface LatencySensitivity extends DynamicData {
  level: LatencySensitivitySensitivityLevel
  sensitivity?: number
}

/** vim.fault.LegacyNetworkInterfaceInUse */
export interface LegacyNetworkInterfaceInUse extends CannotAccessNetwork {
}

/** vim.fault.LicenseAssignmentFailed */
export interface LicenseAssignmentFailed extends RuntimeFault {
  reason?: string
}

/** vim.LicenseAssignmentManager.LicenseAssignment */
export interface LicenseAssignmentManagerLicenseAssignment extends DynamicData {
  entityId: string
  scope?: string
  entityDisplayName?: string
  assignedLicense: LicenseManagerLicenseInfo
  properties?: KeyAnyValue[]
}

/** vim.LicenseManager.AvailabilityInfo */
export interface LicenseAvailabilityInfo extends DynamicData {
  feature: LicenseFeatureInfo
  total: number
  available: number
}

/** vim.LicenseManager.DiagnosticInfo */
export interface LicenseDiagnostics extends DynamicData {
  sourceLastChanged: DateTime
  sourceLost: string
  sourceLatency: number
  licenseRequests: string
  licenseRequestFailures: string
  licenseFeatureUnknowns: string
  opState: LicenseManagerState
  lastStatusUpdate: DateTime
  opFailureMessage: string
}

/** vim.fault.LicenseDowngradeDisallowed */
export interface LicenseDowngradeDisallowed extends NotEnoughLicenses {
  edition: string
  entityId: string
  features: KeyAnyValue[]
}

/** vim.fault.LicenseEntityNotFound */
export interface LicenseEntityNotFound extends VimFault {
  entityId: string
}

/** vim.event.LicenseEvent */
export interface LicenseEvent extends Event {
}

/** vim.fault.LicenseExpired */
export interface LicenseExpired extends NotEnoughLicenses {
  licenseKey: string
}

/** vim.event.LicenseExpiredEvent */
export interface LicenseExpiredEvent extends Event {
  feature: LicenseFeatureInfo
}

/** vim.LicenseManager.FeatureInfo */
export interface LicenseFeatureInfo extends DynamicData {
  key: string
  featureName: string
  featureDescription?: string
  state?: LicenseFeatureInfoState
  costUnit: string
  sourceRestriction?: string
  dependentKey?: string[]
  edition?: boolean
  expiresOn?: DateTime
}

/** vim.fault.LicenseKeyEntityMismatch */
export interface LicenseKeyEntityMismatch extends NotEnoughLicenses {
}

/** vim.LicenseManager.EvaluationInfo */
export interface LicenseManagerEvaluationInfo extends DynamicData {
  properties: KeyAnyValue[]
}

/** vim.LicenseManager.LicenseInfo */
export interface LicenseManagerLicenseInfo extends DynamicData {
  licenseKey: string
  editionKey: string
  name: string
  total: number
  used?: number
  costUnit: string
  properties?: KeyAnyValue[]
  labels?: KeyValue[]
}

/** vim.event.LicenseNonComplianceEvent */
export interface LicenseNonComplianceEvent extends LicenseEvent {
  url: string
}

/** vim.LicenseManager.ReservationInfo */
export interface LicenseReservationInfo extends DynamicData {
  key: string
  state: LicenseReservationInfoState
  required: number
}

/** vim.fault.LicenseRestricted */
export interface LicenseRestricted extends NotEnoughLicenses {
}

/** vim.event.LicenseRestrictedEvent */
export interface LicenseRestrictedEvent extends LicenseEvent {
}

/** vim.event.LicenseServerAvailableEvent */
export interface LicenseServerAvailableEvent extends LicenseEvent {
  licenseServer: string
}

/** vim.LicenseManager.LicenseServer */
export interface LicenseServerSource extends LicenseSource {
  licenseServer: string
}

/** vim.fault.LicenseServerUnavailable */
export interface LicenseServerUnavailable extends VimFault {
  licenseServer: string
}

/** vim.event.LicenseServerUnavailableEvent */
export interface LicenseServerUnavailableEvent extends LicenseEvent {
  licenseServer: string
}

/** vim.LicenseManager.LicenseSource */
export interface LicenseSource extends DynamicData {
}

/** vim.fault.LicenseSourceUnavailable */
export interface LicenseSourceUnavailable extends NotEnoughLicenses {
  licenseSource: LicenseSource
}

/** vim.LicenseManager.LicenseUsageInfo */
export interface LicenseUsageInfo extends DynamicData {
  source: LicenseSource
  sourceAvailable: boolean
  reservationInfo?: LicenseReservationInfo[]
  featureInfo?: LicenseFeatureInfo[]
}

/** vim.vsan.LifecycleConfigDetails */
export interface LifecycleConfigDetails extends DynamicData {
  clusterType: string
  faultDomainsDetails?: LifecycleFaultDomainDetails[]
  witnessHostsDetails?: LifecycleWitnessDetails[]
}

/** vim.vsan.LifecycleFaultDomainDetails */
export interface LifecycleFaultDomainDetails extends DynamicData {
  isPreferredFaultDomain?: boolean
  name?: string
  hosts?: ManagedObjectReference[]
}

/** vim.vsan.LifecyclePreCheckResult */
export interface LifecyclePreCheckResult extends DynamicData {
  type?: string
  description?: LocalizableMessage
  status: string
  reason?: LocalizableMessage
}

/** vim.vsan.LifecycleWitnessDetails */
export interface LifecycleWitnessDetails extends DynamicData {
  host: ManagedObjectReference
  isVirtualAppliance: boolean
  sharedClusters?: ManagedObjectReference[]
}

/** vim.fault.LimitExceeded */
export interface LimitExceeded extends VimFault {
  property?: string
  limit?: number
}

/** vim.host.LinkDiscoveryProtocolConfig */
export interface LinkDiscoveryProtocolConfig extends DynamicData {
  protocol: string
  operation: string
}

/** vim.host.PhysicalNic.LldpInfo */
export interface LinkLayerDiscoveryProtocolInfo extends DynamicData {
  chassisId: string
  portId: string
  timeToLive: number
  parameter?: KeyAnyValue[]
}

/** vim.profile.host.VirtualSwitchProfile.LinkProfile */
export interface LinkProfile extends ApplyProfile {
}

/** vim.fault.LinuxVolumeNotClean */
export interface LinuxVolumeNotClean extends CustomizationFault {
}

/** vim.event.LocalDatastoreCreatedEvent */
export interface LocalDatastoreCreatedEvent extends HostEvent {
  datastore: DatastoreEventArgument
  datastoreUrl?: string
}

/** vim.host.LocalDatastoreInfo */
export interface LocalDatastoreInfo extends DatastoreInfo {
  path?: string
}

/** vim.LicenseManager.LocalLicense */
export interface LocalLicenseSource extends LicenseSource {
  licenseKeys: string
}

/** vim.event.LocalTSMEnabledEvent */
export interface LocalTSMEnabledEvent extends HostEvent {
}

/** vmodl.LocalizableMessage */
export interface LocalizableMessage extends DynamicData {
  key: string
  arg?: KeyAnyValue[]
  message?: string
}

/** vim.LocalizationManager.MessageCatalog */
export interface LocalizationManagerMessageCatalog extends DynamicData {
  moduleName: string
  catalogName: string
  locale: string
  catalogUri: string
  lastModified?: DateTime
  md5sum?: string
  version?: string
}

/** vmodl.LocalizedMethodFault */
export interface LocalizedMethodFault extends DynamicData {
  fault: MethodFault
  localizedMessage?: string
}

/** vim.event.LockerMisconfiguredEvent */
export interface LockerMisconfiguredEvent extends Event {
  datastore: DatastoreEventArgument
}

/** vim.event.LockerReconfiguredEvent */
export interface LockerReconfiguredEvent extends Event {
  oldDatastore?: DatastoreEventArgument
  newDatastore?: DatastoreEventArgument
}

/** vim.fault.LogBundlingFailed */
export interface LogBundlingFailed extends VimFault {
}

/** vim.option.LongOption */
export interface LongOption extends OptionType {
  min: Long
  max: Long
  defaultValue: Long
}

/** vim.LongPolicy */
export interface LongPolicy extends InheritablePolicy {
  value?: Long
}

/** sms.storage.LunHbaAssociation */
export interface LunHbaAssociation extends DynamicData {
  canonicalName: string
  hba: HostHostBusAdapter[]
}

/** vim.MacAddress */
export interface MacAddress extends NegatableExpression {
}

/** vim.MacRange */
export interface MacRange extends MacAddress {
  address: string
  mask: string
}

/** vim.fault.MaintenanceModeFileMove */
export interface MaintenanceModeFileMove extends MigrationFault {
}

/** vim.ext.ManagedByInfo */
export interface ManagedByInfo extends DynamicData {
  extensionKey: string
  type: string
}

/** vim.event.ManagedEntityEventArgument */
export interface ManagedEntityEventArgument extends EntityEventArgument {
  entity: ManagedObjectReference
}

/** eam.issue.HostNotReachable */
export interface ManagedHostNotReachable extends AgentIssue {
}

/** vmodl.fault.ManagedObjectNotFound */
export interface ManagedObjectNotFound extends RuntimeFault {
  obj: ManagedObjectReference
}

/** vim.fault.MemoryFileFormatNotSupportedByDatastore */
export interface MemoryFileFormatNotSupportedByDatastore extends UnsupportedDatastore {
  datastoreName: string
  type: string
}

/** vim.fault.MemoryHotPlugNotSupported */
export interface MemoryHotPlugNotSupported extends VmConfigFault {
}

/** vim.fault.MemorySizeNotRecommended */
export interface MemorySizeNotRecommended extends VirtualHardwareCompatibilityIssue {
  memorySizeMB: number
  minMemorySizeMB: number
  maxMemorySizeMB: number
}

/** vim.fault.MemorySizeNotSupported */
export interface MemorySizeNotSupported extends VirtualHardwareCompatibilityIssue {
  memorySizeMB: number
  minMemorySizeMB: number
  maxMemorySizeMB: number
}

/** vim.fault.MemorySizeNotSupportedByDatastore */
export interface MemorySizeNotSupportedByDatastore extends VirtualHardwareCompatibilityIssue {
  datastore: ManagedObjectReference
  memorySizeMB: number
  maxMemorySizeMB: number
}

/** vim.fault.MemorySnapshotOnIndependentDisk */
export interface MemorySnapshotOnIndependentDisk extends SnapshotFault {
}

/** vim.action.MethodAction */
export interface MethodAction extends Action {
  name: string
  argument?: MethodActionArgument[]
}

/** vim.action.MethodActionArgument */
export interface MethodActionArgument extends DynamicData {
  value?: unknown
}

/** vim.fault.MethodAlreadyDisabledFault */
export interface MethodAlreadyDisabledFault extends RuntimeFault {
  sourceId: string
}

/** vim.MethodDescription */
export interface MethodDescription extends Description {
  key: string
}

/** vim.fault.MethodDisabled */
export interface MethodDisabled extends RuntimeFault {
  source?: string
}

/** vmodl.MethodFault */
export interface MethodFault {
  /** Name of its type; needed where it is not the one that the place declares. */
  _typeName?: string
  faultCause?: LocalizedMethodFault
  faultMessage?: LocalizableMessage[]
}

/** vmodl.fault.MethodNotFound */
export interface MethodNotFound extends InvalidRequest {
  receiver: ManagedObjectReference
  method: string
}

/** vim.alarm.MetricAlarmExpression */
export interface MetricAlarmExpression extends AlarmExpression {
  operator: MetricAlarmOperator
  type: string
  metric: PerfMetricId
  yellow?: number
  yellowInterval?: number
  red?: number
  redInterval?: number
}

/** vim.fault.MigrationDisabled */
export interface MigrationDisabled extends MigrationFault {
}

/** vim.event.MigrationErrorEvent */
export interface MigrationErrorEvent extends MigrationEvent {
}

/** vim.event.MigrationEvent */
export interface MigrationEvent extends VmEvent {
  fault: LocalizedMethodFault
}

/** vim.fault.MigrationFault */
export interface MigrationFault extends VimFault {
}

/** vim.fault.MigrationFeatureNotSupported */
export interface MigrationFeatureNotSupported extends MigrationFault {
  atSourceHost: boolean
  failedHostName: string
  failedHost: ManagedObjectReference
}

/** vim.event.MigrationHostErrorEvent */
export interface MigrationHostErrorEvent extends MigrationEvent {
  dstHost: HostEventArgument
}

/** vim.event.MigrationHostWarningEvent */
export interface MigrationHostWarningEvent extends MigrationEvent {
  dstHost: HostEventArgument
}

/** vim.fault.MigrationNotReady */
export interface MigrationNotReady extends MigrationFault {
  reason: string
}

/** vim.event.MigrationResourceErrorEvent */
export interface MigrationResourceErrorEvent extends MigrationEvent {
  dstPool: ResourcePoolEventArgument
  dstHost: HostEventArgument
}

/** vim.event.MigrationResourceWarningEvent */
export interface MigrationResourceWarningEvent extends MigrationEvent {
  dstPool: ResourcePoolEventArgument
  dstHost: HostEventArgument
}

/** vim.event.MigrationWarningEvent */
export interface MigrationWarningEvent extends MigrationEvent {
}

/** vim.fault.MismatchedBundle */
export interface MismatchedBundle extends VimFault {
  bundleUuid: string
  hostUuid: string
  bundleBuildNumber: number
  hostBuildNumber: number
}

/** vim.fault.MismatchedNetworkPolicies */
export interface MismatchedNetworkPolicies extends MigrationFault {
  device: string
  backing: string
  connected: boolean
}

/** vim.fault.MismatchedVMotionNetworkNames */
export interface MismatchedVMotionNetworkNames extends MigrationFault {
  sourceNetwork: string
  destNetwork: string
}

/** eam.issue.MissingAgentIpPool */
export interface MissingAgentIpPool extends VmPoweredOff {
  network: ManagedObjectReference
}

/** vim.fault.MissingBmcSupport */
export interface MissingBmcSupport extends VimFault {
}

/** vim.fault.MissingController */
export interface MissingController extends InvalidDeviceSpec {
}

/** eam.issue.MissingDvFilterSwitch */
export interface MissingDvFilterSwitch extends AgentIssue {
}

/** vim.fault.MissingIpPool */
export interface MissingIpPool extends VAppPropertyFault {
}

/** vim.fault.MissingLinuxCustResources */
export interface MissingLinuxCustResources extends CustomizationFault {
}

/** vim.fault.MissingNetworkIpConfig */
export interface MissingNetworkIpConfig extends VAppPropertyFault {
}

/** vmodl.query.PropertyCollector.MissingObject */
export interface MissingObject extends DynamicData {
  obj: ManagedObjectReference
  fault: LocalizedMethodFault
}

/** vim.fault.MissingPowerOffConfiguration */
export interface MissingPowerOffConfiguration extends VAppConfigFault {
}

/** vim.fault.MissingPowerOnConfiguration */
export interface MissingPowerOnConfiguration extends VAppConfigFault {
}

/** vmodl.query.PropertyCollector.MissingProperty */
export interface MissingProperty extends DynamicData {
  path: string
  fault: LocalizedMethodFault
}

/** vim.fault.MissingWindowsCustResources */
export interface MissingWindowsCustResources extends CustomizationFault {
}

/** vim.fault.MksConnectionLimitReached */
export interface MksConnectionLimitReached extends InvalidState {
  connectionLimit: number
}

/** vim.host.FileAccess.Modes */
export interface ModeInfo extends DynamicData {
  browse?: string
  read: string
  modify: string
  use: string
  admin?: string
  full: string
}

/** vim.scheduler.MonthlyByDayTaskScheduler */
export interface MonthlyByDayTaskScheduler extends MonthlyTaskScheduler {
  day: number
}

/** vim.scheduler.MonthlyByWeekdayTaskScheduler */
export interface MonthlyByWeekdayTaskScheduler extends MonthlyTaskScheduler {
  offset: WeekOfMonth
  weekday: DayOfWeek
}

/** vim.scheduler.MonthlyTaskScheduler */
export interface MonthlyTaskScheduler extends DailyTaskScheduler {
}

/** vim.fault.MountError */
export interface MountError extends CustomizationFault {
  vm: ManagedObjectReference
  diskIndex: number
}

/** vim.event.MtuMatchEvent */
export interface MtuMatchEvent extends DvsHealthStatusChangeEvent {
}

/** vim.event.MtuMismatchEvent */
export interface MtuMismatchEvent extends DvsHealthStatusChangeEvent {
}

/** vim.fault.MultiWriterNotSupported */
export interface MultiWriterNotSupported extends DeviceNotSupported {
}

/** vim.fault.MultipleCertificatesVerifyFault */
export interface MultipleCertificatesVerifyFault extends HostConnectFault {
  thumbprintData: MultipleCertificatesVerifyFaultThumbprintData[]
}

/** vim.fault.MultipleCertificatesVerifyFault.ThumbprintData */
export interface MultipleCertificatesVerifyFaultThumbprintData extends DynamicData {
  port: number
  thumbprint: string
}

/** vim.fault.MultipleSnapshotsNotSupported */
export interface MultipleSnapshotsNotSupported extends SnapshotFault {
}

/** sms.fault.MultipleSortSpecsNotSupported */
export interface MultipleSortSpecsNotSupported extends InvalidArgument {
}

/** vim.event.NASDatastoreCreatedEvent */
export interface NASDatastoreCreatedEvent extends HostEvent {
  datastore: DatastoreEventArgument
  datastoreUrl?: string
}

/** vim.vm.guest.NamePasswordAuthentication */
export interface NamePasswordAuthentication extends GuestAuthentication {
  username: string
  password: string
}

/** sms.storage.NameValuePair */
export interface NameValuePair extends DynamicData {
  parameterName: string
  parameterValue: string
}

/** vim.fault.NamespaceFull */
export interface NamespaceFull extends VimFault {
  name: string
  currentMaxSize: Long
  requiredSize?: Long
}

/** vim.fault.NamespaceLimitReached */
export interface NamespaceLimitReached extends VimFault {
  limit?: number
}

/** vim.fault.NamespaceWriteProtected */
export interface NamespaceWriteProtected extends VimFault {
  name: string
}

/** vim.fault.NasConfigFault */
export interface NasConfigFault extends HostConfigFault {
  name: string
}

/** vim.fault.NasConnectionLimitReached */
export interface NasConnectionLimitReached extends NasConfigFault {
  remoteHost: string
  remotePath: string
}

/** vim.host.NasDatastoreInfo */
export interface NasDatastoreInfo extends DatastoreInfo {
  nas?: HostNasVolume
}

/** vim.fault.NasSessionCredentialConflict */
export interface NasSessionCredentialConflict extends NasConfigFault {
  remoteHost: string
  remotePath: string
  userName: string
}

/** vim.profile.host.NasStorageProfile */
export interface NasStorageProfile extends ApplyProfile {
  key: string
}

/** vim.fault.NasVolumeNotMounted */
export interface NasVolumeNotMounted extends NasConfigFault {
  remoteHost: string
  remotePath: string
}

/** vim.NegatableExpression */
export interface NegatableExpression extends DynamicData {
  negate?: boolean
}

/** vim.net.NetBIOSConfigInfo */
export interface NetBIOSConfigInfo extends DynamicData {
  mode: string
}

/** vim.net.DhcpConfigInfo */
export interface NetDhcpConfigInfo extends DynamicData {
  ipv6?: NetDhcpConfigInfoDhcpOptions
  ipv4?: NetDhcpConfigInfoDhcpOptions
}

/** vim.net.DhcpConfigInfo.DhcpOptions */
export interface NetDhcpConfigInfoDhcpOptions extends DynamicData {
  enable: boolean
  config?: KeyValue[]
}

/** vim.net.DhcpConfigSpec */
export interface NetDhcpConfigSpec extends DynamicData {
  ipv6?: NetDhcpConfigSpecDhcpOptionsSpec
  ipv4?: NetDhcpConfigSpecDhcpOptionsSpec
}

/** vim.net.DhcpConfigSpec.DhcpOptionsSpec */
export interface NetDhcpConfigSpecDhcpOptionsSpec extends DynamicData {
  enable?: boolean
  config: KeyValue[]
  operation: string
}

/** vim.net.DnsConfigInfo */
export interface NetDnsConfigInfo extends DynamicData {
  dhcp: boolean
  hostName: string
  domainName: string
  ipAddress?: string[]
  searchDomain?: string[]
}

/** vim.net.DnsConfigSpec */
export interface NetDnsConfigSpec extends DynamicData {
  dhcp?: boolean
  hostName?: string
  domainName?: string
  ipAddress?: string[]
  searchDomain?: string[]
}

/** vim.net.IpConfigInfo */
export interface NetIpConfigInfo extends DynamicData {
  ipAddress?: NetIpConfigInfoIpAddress[]
  dhcp?: NetDhcpConfigInfo
  autoConfigurationEnabled?: boolean
}

/** vim.net.IpConfigInfo.IpAddress */
export interface NetIpConfigInfoIpAddress extends DynamicData {
  ipAddress: string
  prefixLength: number
  origin?: string
  state?: string
  lifetime?: DateTime
}

/** vim.net.IpConfigSpec */
export interface NetIpConfigSpec extends DynamicData {
  ipAddress?: NetIpConfigSpecIpAddressSpec[]
  dhcp?: NetDhcpConfigSpec
  autoConfigurationEnabled?: boolean
}

/** vim.net.IpConfigSpec.IpAddressSpec */
export interface NetIpConfigSpecIpAddressSpec extends DynamicData {
  ipAddress: string
  prefixLength: number
  operation: string
}

/** vim.net.IpRouteConfigInfo */
export interface NetIpRouteConfigInfo extends DynamicData {
  ipRoute?: NetIpRouteConfigInfoIpRoute[]
}

/** vim.net.IpRouteConfigInfo.Gateway */
export interface NetIpRouteConfigInfoGateway extends DynamicData {
  ipAddress?: string
  device?: string
}

/** vim.net.IpRouteConfigInfo.IpRoute */
export interface NetIpRouteConfigInfoIpRoute extends DynamicData {
  network: string
  prefixLength: number
  gateway: NetIpRouteConfigInfoGateway
}

/** vim.net.IpRouteConfigSpec */
export interface NetIpRouteConfigSpec extends DynamicData {
  ipRoute?: NetIpRouteConfigSpecIpRouteSpec[]
}

/** vim.net.IpRouteConfigSpec.GatewaySpec */
export interface NetIpRouteConfigSpecGatewaySpec extends DynamicData {
  ipAddress?: string
  device?: string
}

/** vim.net.IpRouteConfigSpec.IpRouteSpec */
export interface NetIpRouteConfigSpecIpRouteSpec extends DynamicData {
  network: string
  prefixLength: number
  gateway: NetIpRouteConfigSpecGatewaySpec
  operation: string
}

/** vim.net.IpStackInfo */
export interface NetIpStackInfo extends DynamicData {
  neighbor?: NetIpStackInfoNetToMedia[]
  defaultRouter?: NetIpStackInfoDefaultRouter[]
}

/** vim.net.IpStackInfo.DefaultRouter */
export interface NetIpStackInfoDefaultRouter extends DynamicData {
  ipAddress: string
  device: string
  lifetime: DateTime
  preference: string
}

/** vim.net.IpStackInfo.NetToMedia */
export interface NetIpStackInfoNetToMedia extends DynamicData {
  ipAddress: string
  physicalAddress: string
  device: string
  type: string
}

/** vim.profile.host.NetStackInstanceProfile */
export interface NetStackInstanceProfile extends ApplyProfile {
  key: string
  dnsConfig: NetworkProfileDnsConfigProfile
  ipRouteConfig: IpRouteProfile
}

/** vim.fault.NetworkCopyFault */
export interface NetworkCopyFault extends FileFault {
}

/** vim.fault.NetworkDisruptedAndConfigRolledBack */
export interface NetworkDisruptedAndConfigRolledBack extends VimFault {
  host: string
}

/** vim.event.NetworkEventArgument */
export interface NetworkEventArgument extends EntityEventArgument {
  network: ManagedObjectReference
}

/** vim.fault.NetworkInaccessible */
export interface NetworkInaccessible extends NasConfigFault {
}

/** vim.profile.host.NetworkPolicyProfile */
export interface NetworkPolicyProfile extends ApplyProfile {
}

/** vim.profile.host.NetworkProfile */
export interface NetworkProfile extends ApplyProfile {
  vswitch?: VirtualSwitchProfile[]
  vmPortGroup?: VmPortGroupProfile[]
  hostPortGroup?: HostPortGroupProfile[]
  serviceConsolePortGroup?: ServiceConsolePortGroupProfile[]
  dnsConfig?: NetworkProfileDnsConfigProfile
  ipRouteConfig?: IpRouteProfile
  consoleIpRouteConfig?: IpRouteProfile
  pnic?: PhysicalNicProfile[]
  dvswitch?: DvsProfile[]
  dvsServiceConsoleNic?: DvsServiceConsoleVNicProfile[]
  dvsHostNic?: DvsHostVNicProfile[]
  nsxHostNic?: NsxHostVNicProfile[]
  netStackInstance?: NetStackInstanceProfile[]
  opaqueSwitch?: OpaqueSwitchProfile
}

/** vim.profile.host.NetworkProfile.DnsConfigProfile */
export interface NetworkProfileDnsConfigProfile extends ApplyProfile {
}

/** vim.event.NetworkRollbackEvent */
export interface NetworkRollbackEvent extends Event {
  methodName: string
  transactionId: string
}

/** vim.Network.Summary */
export interface NetworkSummary extends DynamicData {
  network?: ManagedObjectReference
  name: string
  accessible: boolean
  ipPoolName: string
  ipPoolId?: number
}

/** vim.fault.NetworksMayNotBeTheSame */
export interface NetworksMayNotBeTheSame extends MigrationFault {
  name?: string
}

/** vim.fault.NicSettingMismatch */
export interface NicSettingMismatch extends CustomizationFault {
  numberOfNicsInSpec: number
  numberOfNicsInVM: number
}

/** vim.event.NoAccessUserEvent */
export interface NoAccessUserEvent extends SessionEvent {
  ipAddress: string
}

/** vim.fault.NoActiveHostInCluster */
export interface NoActiveHostInCluster extends InvalidState {
  computeResource: ManagedObjectReference
}

/** eam.issue.NoAgentVmDatastore */
export interface NoAgentVmDatastore extends VmNotDeployed {
}

/** eam.issue.NoAgentVmNetwork */
export interface NoAgentVmNetwork extends VmNotDeployed {
}

/** vim.fault.NoAvailableIp */
export interface NoAvailableIp extends VAppPropertyFault {
  network: ManagedObjectReference
}

/** vim.fault.NoClientCertificate */
export interface NoClientCertificate extends VimFault {
}

/** sms.fault.NoCommonProviderForAllBackings */
export interface NoCommonProviderForAllBackings extends QueryExecutionFault {
}

/** vim.fault.NoCompatibleDatastore */
export interface NoCompatibleDatastore extends VimFault {
}

/** vim.fault.NoCompatibleHardAffinityHost */
export interface NoCompatibleHardAffinityHost extends VmConfigFault {
  vmName: string
}

/** vim.fault.NoCompatibleHost */
export interface NoCompatibleHost extends VimFault {
  host?: ManagedObjectReference[]
  error?: LocalizedMethodFault[]
}

/** vim.fault.NoCompatibleHostWithAccessToDevice */
export interface NoCompatibleHostWithAccessToDevice extends NoCompatibleHost {
}

/** vim.fault.NoCompatibleSoftAffinityHost */
export interface NoCompatibleSoftAffinityHost extends VmConfigFault {
  vmName: string
}

/** vim.fault.NoConnectedDatastore */
export interface NoConnectedDatastore extends VimFault {
}

/** eam.fault.NoConnectionToVCenter */
export interface NoConnectionToVCenter extends EamRuntimeFault {
}

/** eam.issue.NoCustomAgentVmDatastore */
export interface NoCustomAgentVmDatastore extends NoAgentVmDatastore {
  customAgentVmDatastore: ManagedObjectReference[]
  customAgentVmDatastoreName: string[]
}

/** eam.issue.NoCustomAgentVmNetwork */
export interface NoCustomAgentVmNetwork extends NoAgentVmNetwork {
  customAgentVmNetwork: ManagedObjectReference[]
  customAgentVmNetworkName: string[]
}

/** vim.event.NoDatastoresConfiguredEvent */
export interface NoDatastoresConfiguredEvent extends HostEvent {
}

/** eam.issue.NoDiscoverableAgentVmDatastore */
export interface NoDiscoverableAgentVmDatastore extends VmNotDeployed {
}

/** eam.issue.NoDiscoverableAgentVmNetwork */
export interface NoDiscoverableAgentVmNetwork extends VmNotDeployed {
}

/** vim.fault.NoDiskFound */
export interface NoDiskFound extends VimFault {
}

/** vim.fault.NoDiskSpace */
export interface NoDiskSpace extends FileFault {
  datastore: string
}

/** vim.fault.NoDisksToCustomize */
export interface NoDisksToCustomize extends CustomizationFault {
}

/** vim.fault.NoGateway */
export interface NoGateway extends HostConfigFault {
}

/** vim.fault.NoGuestHeartbeat */
export interface NoGuestHeartbeat extends MigrationFault {
}

/** vim.fault.NoHost */
export interface NoHost extends HostConnectFault {
  name?: string
}

/** vim.fault.NoHostSuitableForFtSecondary */
export interface NoHostSuitableForFtSecondary extends VmFaultToleranceIssue {
  vm: ManagedObjectReference
  vmName: string
}

/** vim.event.NoLicenseEvent */
export interface NoLicenseEvent extends LicenseEvent {
  feature: LicenseFeatureInfo
}

/** vim.fault.NoLicenseServerConfigured */
export interface NoLicenseServerConfigured extends NotEnoughLicenses {
}

/** vim.event.NoMaintenanceModeDrsRecommendationForVM */
export interface NoMaintenanceModeDrsRecommendationForVM extends VmEvent {
}

/** vim.fault.NoPeerHostFound */
export interface NoPeerHostFound extends HostPowerOpFailed {
}

/** vim.fault.NoPermission */
export interface NoPermission extends SecurityError {
  object?: ManagedObjectReference
  privilegeId?: string
  missingPrivileges?: NoPermissionEntityPrivileges[]
}

/** vim.fault.NoPermission.EntityPrivileges */
export interface NoPermissionEntityPrivileges extends DynamicData {
  entity: ManagedObjectReference
  privilegeIds?: string[]
}

/** vim.fault.NoPermissionOnAD */
export interface NoPermissionOnAD extends ActiveDirectoryFault {
}

/** vim.fault.NoPermissionOnHost */
export interface NoPermissionOnHost extends HostConnectFault {
}

/** vim.fault.NoPermissionOnNasVolume */
export interface NoPermissionOnNasVolume extends NasConfigFault {
  userName?: string
}

/** sms.fault.replication.NoReplicationTarget */
export interface NoReplicationTarget extends SmsReplicationFault {
}

/** vim.fault.NoSubjectName */
export interface NoSubjectName extends VimFault {
}

/** sms.fault.replication.NoValidReplica */
export interface NoValidReplica extends SmsReplicationFault {
  deviceId?: DeviceId
}

/** vim.fault.NoVcManagedIpConfigured */
export interface NoVcManagedIpConfigured extends VAppPropertyFault {
}

/** vim.fault.NoVirtualNic */
export interface NoVirtualNic extends HostConfigFault {
}

/** vim.fault.NoVmInVApp */
export interface NoVmInVApp extends VAppConfigFault {
}

/** vim.vcha.FailoverClusterConfigurator.NodeDeploymentSpec */
export interface NodeDeploymentSpec extends DynamicData {
  esxHost?: ManagedObjectReference
  datastore?: ManagedObjectReference
  publicNetworkPortGroup?: ManagedObjectReference
  clusterNetworkPortGroup?: ManagedObjectReference
  folder: ManagedObjectReference
  resourcePool?: ManagedObjectReference
  managementVc?: ServiceLocator
  nodeName: string
  ipSettings: CustomizationIPSettings
}

/** vim.vcha.FailoverClusterConfigurator.NodeNetworkSpec */
export interface NodeNetworkSpec extends DynamicData {
  ipSettings: CustomizationIPSettings
}

/** vim.fault.NonADUserRequired */
export interface NonADUserRequired extends ActiveDirectoryFault {
}

/** vim.fault.NonHomeRDMVMotionNotSupported */
export interface NonHomeRDMVMotionNotSupported extends MigrationFeatureNotSupported {
  device: string
}

/** vim.fault.NonPersistentDisksNotSupported */
export interface NonPersistentDisksNotSupported extends DeviceNotSupported {
}

/** vim.event.NonVIWorkloadDetectedOnDatastoreEvent */
export interface NonVIWorkloadDetectedOnDatastoreEvent extends DatastoreEvent {
}

/** vim.fault.NonVmwareOuiMacNotSupportedHost */
export interface NonVmwareOuiMacNotSupportedHost extends NotSupportedHost {
  hostName: string
}

/** vim.fault.NotADirectory */
export interface NotADirectory extends FileFault {
}

/** vim.fault.NotAFile */
export interface NotAFile extends FileFault {
}

/** vim.fault.NotAuthenticated */
export interface NotAuthenticated extends NoPermission {
}

/** eam.fault.NotAuthorized */
export interface NotAuthorized extends EamRuntimeFault {
}

/** vim.fault.NotEnoughCpus */
export interface NotEnoughCpus extends VirtualHardwareCompatibilityIssue {
  numCpuDest: number
  numCpuVm: number
}

/** vmodl.fault.NotEnoughLicenses */
export interface NotEnoughLicenses extends RuntimeFault {
}

/** vim.fault.NotEnoughLogicalCpus */
export interface NotEnoughLogicalCpus extends NotEnoughCpus {
  host?: ManagedObjectReference
}

/** vim.event.NotEnoughResourcesToStartVmEvent */
export interface NotEnoughResourcesToStartVmEvent extends VmEvent {
  reason: string
}

/** vim.fault.NotFound */
export interface NotFound extends VimFault {
}

/** vmodl.fault.NotImplemented */
export interface NotImplemented extends RuntimeFault {
}

/** vmodl.fault.NotSupported */
export interface NotSupported extends RuntimeFault {
}

/** sms.fault.NotSupportedByProvider */
export interface NotSupportedByProvider extends MethodFault {
}

/** vim.fault.NotSupportedDeviceForFT */
export interface NotSupportedDeviceForFT extends VmFaultToleranceIssue {
  host: ManagedObjectReference
  hostName?: string
  vm: ManagedObjectReference
  vmName?: string
  deviceType: string
  deviceLabel?: string
}

/** vim.fault.NotSupportedHost */
export interface NotSupportedHost extends HostConnectFault {
  productName?: string
  productVersion?: string
}

/** vim.fault.NotSupportedHostForChecksum */
export interface NotSupportedHostForChecksum extends VimFault {
}

/** vim.fault.NotSupportedHostForVFlash */
export interface NotSupportedHostForVFlash extends NotSupportedHost {
  hostName: string
}

/** vim.fault.NotSupportedHostForVmcp */
export interface NotSupportedHostForVmcp extends NotSupportedHost {
  hostName: string
}

/** vim.fault.NotSupportedHostForVmemFile */
export interface NotSupportedHostForVmemFile extends NotSupportedHost {
  hostName: string
}

/** vim.fault.NotSupportedHostForVsan */
export interface NotSupportedHostForVsan extends NotSupportedHost {
  hostName: string
}

/** vim.fault.NotSupportedHostInCluster */
export interface NotSupportedHostInCluster extends NotSupportedHost {
}

/** vim.fault.NotSupportedHostInDvs */
export interface NotSupportedHostInDvs extends NotSupportedHost {
  switchProductSpec: DistributedVirtualSwitchProductSpec
}

/** vim.fault.NotSupportedHostInHACluster */
export interface NotSupportedHostInHACluster extends NotSupportedHost {
  hostName: string
  build: string
}

/** vim.fault.NotUserConfigurableProperty */
export interface NotUserConfigurableProperty extends VAppPropertyFault {
}

/** vim.profile.host.NsxHostVNicProfile */
export interface NsxHostVNicProfile extends ApplyProfile {
  key: string
  ipConfig: IpAddressProfile
}

/** vim.profile.host.VirtualSwitchProfile.NumPortsProfile */
export interface NumPortsProfile extends ApplyProfile {
}

/** vim.fault.NumVirtualCoresPerSocketNotSupported */
export interface NumVirtualCoresPerSocketNotSupported extends VirtualHardwareCompatibilityIssue {
  maxSupportedCoresPerSocketDest: number
  numCoresPerSocketVm: number
}

/** vim.fault.NumVirtualCpusExceedsLimit */
export interface NumVirtualCpusExceedsLimit extends InsufficientResourcesFault {
  maxSupportedVcpus: number
}

/** vim.fault.NumVirtualCpusIncompatible */
export interface NumVirtualCpusIncompatible extends VmConfigFault {
  reason: string
  numCpu: number
}

/** vim.fault.NumVirtualCpusNotSupported */
export interface NumVirtualCpusNotSupported extends VirtualHardwareCompatibilityIssue {
  maxSupportedVcpusDest: number
  numCpuVm: number
}

/** vim.NumericRange */
export interface NumericRange extends DynamicData {
  start: number
  end: number
}

/** vim.host.NvdimmSystem.DimmInfo */
export interface NvdimmDimmInfo extends DynamicData {
  dimmHandle: number
  healthInfo: NvdimmHealthInfo
  totalCapacity: Long
  persistentCapacity: Long
  availablePersistentCapacity: Long
  volatileCapacity: Long
  availableVolatileCapacity: Long
  blockCapacity: Long
  regionInfo?: NvdimmRegionInfo[]
  representationString: string
}

/** vim.host.NvdimmSystem.Guid */
export interface NvdimmGuid extends DynamicData {
  uuid: string
}

/** vim.host.NvdimmSystem.HealthInfo */
export interface NvdimmHealthInfo extends DynamicData {
  healthStatus: string
  healthInformation: string
  stateFlagInfo?: string[]
  dimmTemperature: number
  dimmTemperatureThreshold: number
  spareBlocksPercentage: number
  spareBlockThreshold: number
  dimmLifespanPercentage: number
  esTemperature?: number
  esTemperatureThreshold?: number
  esLifespanPercentage?: number
}

/** vim.host.NvdimmSystem.InterleaveSetInfo */
export interface NvdimmInterleaveSetInfo extends DynamicData {
  setId: number
  rangeType: string
  baseAddress: Long
  size: Long
  availableSize: Long
  deviceList?: number[]
  state: string
}

/** vim.host.NvdimmSystem.NamespaceCreateSpec */
export interface NvdimmNamespaceCreateSpec extends DynamicData {
  friendlyName?: string
  blockSize: Long
  blockCount: Long
  type: string
  locationID: number
}

/** vim.host.NvdimmSystem.NamespaceDeleteSpec */
export interface NvdimmNamespaceDeleteSpec extends DynamicData {
  uuid: string
}

/** vim.host.NvdimmSystem.NamespaceDetails */
export interface NvdimmNamespaceDetails extends DynamicData {
  uuid: string
  friendlyName: string
  size: Long
  type: string
  namespaceHealthStatus: string
  interleavesetID: number
  state: string
}

/** vim.host.NvdimmSystem.NamespaceInfo */
export interface NvdimmNamespaceInfo extends DynamicData {
  uuid: string
  friendlyName: string
  blockSize: Long
  blockCount: Long
  type: string
  namespaceHealthStatus: string
  locationID: number
  state: string
}

/** vim.host.NvdimmSystem.PMemNamespaceCreateSpec */
export interface NvdimmPMemNamespaceCreateSpec extends DynamicData {
  friendlyName?: string
  size: Long
  interleavesetID: number
}

/** vim.host.NvdimmSystem.RegionInfo */
export interface NvdimmRegionInfo extends DynamicData {
  regionId: number
  setId: number
  rangeType: string
  startAddr: Long
  size: Long
  offset: Long
}

/** vim.host.NvdimmSystem.Summary */
export interface NvdimmSummary extends DynamicData {
  numDimms: number
  healthStatus: string
  totalCapacity: Long
  persistentCapacity: Long
  blockCapacity: Long
  availableCapacity: Long
  numInterleavesets: number
  numNamespaces: number
}

/** vim.host.NvdimmSystem.NvdimmSystemInfo */
export interface NvdimmSystemInfo extends DynamicData {
  summary?: NvdimmSummary
  dimms?: number[]
  dimmInfo?: NvdimmDimmInfo[]
  interleaveSet?: number[]
  iSetInfo?: NvdimmInterleaveSetInfo[]
  namespace?: NvdimmGuid[]
  nsInfo?: NvdimmNamespaceInfo[]
  nsDetails?: NvdimmNamespaceDetails[]
}

/** vmodl.query.PropertyCollector.ObjectContent */
export interface ObjectContent extends DynamicData {
  obj: ManagedObjectReference
  propSet?: DynamicProperty[]
  missingSet?: MissingProperty[]
}

/** vmodl.query.PropertyCollector.ObjectSpec */
export interface ObjectSpec extends DynamicData {
  obj: ManagedObjectReference
  skip?: boolean
  selectSet?: SelectionSpec[]
}

/** vmodl.query.PropertyCollector.ObjectUpdate */
export interface ObjectUpdate extends DynamicData {
  kind: ObjectUpdateKind
  obj: ManagedObjectReference
  changeSet?: PropertyChange[]
  missingSet?: MissingProperty[]
}

/** vim.scheduler.OnceTaskScheduler */
export interface OnceTaskScheduler extends TaskScheduler {
  runAt?: DateTime
}

/** vim.OpaqueNetwork.Capability */
export interface OpaqueNetworkCapability extends DynamicData {
  networkReservationSupported: boolean
}

/** vim.OpaqueNetwork.Summary */
export interface OpaqueNetworkSummary extends NetworkSummary {
  opaqueNetworkId: string
  opaqueNetworkType: string
}

/** vim.vm.OpaqueNetworkInfo */
export interface OpaqueNetworkTargetInfo extends VirtualMachineTargetInfo {
  network: OpaqueNetworkSummary
  networkReservationSupported?: boolean
}

/** vim.profile.host.OpaqueSwitchProfile */
export interface OpaqueSwitchProfile extends ApplyProfile {
}

/** vim.fault.OperationDisabledByGuest */
export interface OperationDisabledByGuest extends GuestOperationsFault {
}

/** vim.fault.OperationDisallowedOnHost */
export interface OperationDisallowedOnHost extends RuntimeFault {
}

/** vim.fault.OperationNotSupportedByGuest */
export interface OperationNotSupportedByGuest extends GuestOperationsFault {
}

/** vim.option.OptionDef */
export interface OptionDef extends ElementDescription {
  optionType: OptionType
}

/** vim.profile.host.OptionProfile */
export interface OptionProfile extends ApplyProfile {
  key: string
}

/** vim.option.OptionType */
export interface OptionType extends DynamicData {
  valueIsReadonly?: boolean
}

/** vim.option.OptionValue */
export interface OptionValue extends DynamicData {
  key: string
  value?: unknown
}

/** vim.alarm.OrAlarmExpression */
export interface OrAlarmExpression extends AlarmExpression {
  expression: AlarmExpression[]
}

/** eam.issue.OrphanedAgency */
export interface OrphanedAgency extends AgencyIssue {
}

/** eam.issue.OrphanedDvFilterSwitch */
export interface OrphanedDvFilterSwitch extends HostIssue {
}

/** vim.fault.OutOfBounds */
export interface OutOfBounds extends VimFault {
  argumentName: string
}

/** vim.event.OutOfSyncDvsHost */
export interface OutOfSyncDvsHost extends DvsEvent {
  hostOutOfSync: DvsOutOfSyncHostArgument[]
}

/** vim.fault.OvfAttribute */
export interface OvfAttribute extends OvfInvalidPackage {
  elementName: string
  attributeName: string
}

/** vim.fault.OvfConnectedDevice */
export interface OvfConnectedDevice extends OvfHardwareExport {
}

/** vim.fault.OvfConnectedDeviceFloppy */
export interface OvfConnectedDeviceFloppy extends OvfConnectedDevice {
  filename: string
}

/** vim.fault.OvfConnectedDeviceIso */
export interface OvfConnectedDeviceIso extends OvfConnectedDevice {
  filename: string
}

/** vim.fault.OvfConstraint */
export interface OvfConstraint extends OvfInvalidPackage {
  name: string
}

/** vim.fault.OvfConsumerCallbackFault */
export interface OvfConsumerCallbackFault extends OvfFault {
  extensionKey: string
  extensionName: string
}

/** vim.fault.OvfConsumerCommunicationError */
export interface OvfConsumerCommunicationError extends OvfConsumerCallbackFault {
  description: string
}

/** vim.fault.OvfConsumerFault */
export interface OvfConsumerFault extends OvfConsumerCallbackFault {
  errorKey: string
  message: string
  params?: KeyValue[]
}

/** vim.fault.OvfConsumerInvalidSection */
export interface OvfConsumerInvalidSection extends OvfConsumerCallbackFault {
  lineNumber: number
  description: string
}

/** vim.OvfConsumer.OstNode */
export interface OvfConsumerOstNode extends DynamicData {
  id: string
  type: string
  section?: OvfConsumerOvfSection[]
  child?: OvfConsumerOstNode[]
  entity?: ManagedObjectReference
}

/** vim.OvfConsumer.OvfSection */
export interface OvfConsumerOvfSection extends DynamicData {
  lineNumber: number
  xml: string
}

/** vim.fault.OvfConsumerPowerOnFault */
export interface OvfConsumerPowerOnFault extends InvalidState {
  extensionKey: string
  extensionName: string
  description: string
}

/** vim.fault.OvfConsumerUndeclaredSection */
export interface OvfConsumerUndeclaredSection extends OvfConsumerCallbackFault {
  qualifiedSectionType: string
}

/** vim.fault.OvfConsumerUndefinedPrefix */
export interface OvfConsumerUndefinedPrefix extends OvfConsumerCallbackFault {
  prefix: string
}

/** vim.fault.OvfConsumerValidationFault */
export interface OvfConsumerValidationFault extends VmConfigFault {
  extensionKey: string
  extensionName: string
  message: string
}

/** vim.fault.OvfCpuCompatibility */
export interface OvfCpuCompatibility extends OvfImport {
  registerName: string
  level: number
  registerValue: string
  desiredRegisterValue: string
}

/** vim.fault.OvfCpuCompatibilityCheckNotSupported */
export interface OvfCpuCompatibilityCheckNotSupported extends OvfImport {
}

/** vim.OvfManager.CreateDescriptorParams */
export interface OvfCreateDescriptorParams extends DynamicData {
  ovfFiles?: OvfFile[]
  name?: string
  description?: string
  includeImageFiles?: boolean
  exportOption?: string[]
  snapshot?: ManagedObjectReference
}

/** vim.OvfManager.CreateDescriptorResult */
export interface OvfCreateDescriptorResult extends DynamicData {
  ovfDescriptor: string
  error?: LocalizedMethodFault[]
  warning?: LocalizedMethodFault[]
  includeImageFiles?: boolean
}

/** vim.OvfManager.CreateImportSpecParams */
export interface OvfCreateImportSpecParams extends OvfManagerCommonParams {
  entityName: string
  hostSystem?: ManagedObjectReference
  networkMapping?: OvfNetworkMapping[]
  ipAllocationPolicy?: string
  ipProtocol?: string
  propertyMapping?: KeyValue[]
  resourceMapping?: OvfResourceMap[]
  diskProvisioning?: string
  instantiationOst?: OvfConsumerOstNode
}

/** vim.OvfManager.CreateImportSpecResult */
export interface OvfCreateImportSpecResult extends DynamicData {
  importSpec?: ImportSpec
  fileItem?: OvfFileItem[]
  warning?: LocalizedMethodFault[]
  error?: LocalizedMethodFault[]
}

/** vim.OvfManager.DatastoreMapping */
export interface OvfDatastoreMapping extends DynamicData {
  diskId: string
  datastore: ManagedObjectReference
}

/** vim.OvfManager.DeploymentOption */
export interface OvfDeploymentOption extends DynamicData {
  key: string
  label: string
  description: string
}

/** vim.fault.OvfDiskMappingNotFound */
export interface OvfDiskMappingNotFound extends OvfSystemFault {
  diskName: string
  vmName: string
}

/** vim.fault.OvfDiskOrderConstraint */
export interface OvfDiskOrderConstraint extends OvfConstraint {
}

/** vim.fault.OvfDuplicateElement */
export interface OvfDuplicateElement extends OvfElement {
}

/** vim.fault.OvfDuplicatedElementBoundary */
export interface OvfDuplicatedElementBoundary extends OvfElement {
  boundary: string
}

/** vim.fault.OvfDuplicatedPropertyIdExport */
export interface OvfDuplicatedPropertyIdExport extends OvfExport {
  fqid: string
}

/** vim.fault.OvfDuplicatedPropertyIdImport */
export interface OvfDuplicatedPropertyIdImport extends OvfExport {
}

/** vim.fault.OvfElement */
export interface OvfElement extends OvfInvalidPackage {
  name: string
}

/** vim.fault.OvfElementInvalidValue */
export interface OvfElementInvalidValue extends OvfElement {
  value: string
}

/** vim.fault.OvfExport */
export interface OvfExport extends OvfFault {
}

/** vim.fault.OvfExportFailed */
export interface OvfExportFailed extends OvfExport {
}

/** vim.fault.OvfFault */
export interface OvfFault extends VimFault {
}

/** vim.OvfManager.OvfFile */
export interface OvfFile extends DynamicData {
  deviceId: string
  path: string
  compressionMethod?: string
  chunkSize?: Long
  size: Long
  capacity?: Long
  populatedSize?: Long
}

/** vim.OvfManager.FileItem */
export interface OvfFileItem extends DynamicData {
  deviceId: string
  path: string
  compressionMethod?: string
  chunkSize?: Long
  size?: Long
  cimType: number
  create: boolean
}

/** vim.fault.OvfHardwareCheck */
export interface OvfHardwareCheck extends OvfImport {
}

/** vim.fault.OvfHardwareExport */
export interface OvfHardwareExport extends OvfExport {
  device?: VirtualDevice
  vmPath: string
}

/** vim.fault.OvfHostResourceConstraint */
export interface OvfHostResourceConstraint extends OvfConstraint {
  value: string
}

/** vim.fault.OvfHostValueNotParsed */
export interface OvfHostValueNotParsed extends OvfSystemFault {
  property: string
  value: string
}

/** vim.fault.OvfImport */
export interface OvfImport extends OvfFault {
}

/** vim.fault.OvfImportFailed */
export interface OvfImportFailed extends OvfImport {
}

/** vim.OvfManager.OvfImportParams */
export interface OvfImportParams extends OvfCreateImportSpecParams {
  pushMode?: boolean
  signatureRequired?: boolean
  skipManifestCheck?: boolean
  powerOn?: boolean
  customHttpHeaders?: KeyValue[]
  sourceCertificate?: string
  datastoreMappings?: OvfDatastoreMapping[]
  vmProfile?: string
  diskProfiles?: OvfStorageProfileMapping[]
}

/** vim.fault.OvfInternalError */
export interface OvfInternalError extends OvfSystemFault {
}

/** eam.issue.OvfInvalidFormat */
export interface OvfInvalidFormat extends VmNotDeployed {
  error?: LocalizedMethodFault[]
}

/** vim.fault.OvfInvalidPackage */
export interface OvfInvalidPackage extends OvfFault {
  lineNumber: number
}

/** eam.issue.OvfInvalidProperty */
export interface OvfInvalidProperty extends AgentIssue {
  error?: LocalizedMethodFault[]
}

/** vim.fault.OvfInvalidValue */
export interface OvfInvalidValue extends OvfAttribute {
  value: string
}

/** vim.fault.OvfInvalidValueConfiguration */
export interface OvfInvalidValueConfiguration extends OvfInvalidValue {
}

/** vim.fault.OvfInvalidValueEmpty */
export interface OvfInvalidValueEmpty extends OvfInvalidValue {
}

/** vim.fault.OvfInvalidValueFormatMalformed */
export interface OvfInvalidValueFormatMalformed extends OvfInvalidValue {
}

/** vim.fault.OvfInvalidValueReference */
export interface OvfInvalidValueReference extends OvfInvalidValue {
}

/** vim.fault.OvfInvalidVmName */
export interface OvfInvalidVmName extends OvfUnsupportedPackage {
  name: string
}

/** vim.OvfManager.CommonParams */
export interface OvfManagerCommonParams extends DynamicData {
  locale: string
  deploymentOption: string
  msgBundle?: KeyValue[]
  importOption?: string[]
}

/** vim.fault.OvfMappedOsId */
export interface OvfMappedOsId extends OvfImport {
  ovfId: number
  ovfDescription: string
  targetDescription: string
}

/** vim.fault.OvfMissingAttribute */
export interface OvfMissingAttribute extends OvfAttribute {
}

/** vim.fault.OvfMissingElement */
export interface OvfMissingElement extends OvfElement {
}

/** vim.fault.OvfMissingElementNormalBoundary */
export interface OvfMissingElementNormalBoundary extends OvfMissingElement {
  boundary: string
}

/** vim.fault.OvfMissingHardware */
export interface OvfMissingHardware extends OvfImport {
  name: string
  resourceType: number
}

/** vim.OvfManager.NetworkInfo */
export interface OvfNetworkInfo extends DynamicData {
  name: string
  description: string
}

/** vim.OvfManager.NetworkMapping */
export interface OvfNetworkMapping extends DynamicData {
  name: string
  network: ManagedObjectReference
}

/** vim.fault.OvfNetworkMappingNotSupported */
export interface OvfNetworkMappingNotSupported extends OvfImport {
}

/** vim.fault.OvfNoHostNic */
export interface OvfNoHostNic extends OvfUnsupportedPackage {
}

/** vim.fault.OvfNoSpaceOnController */
export interface OvfNoSpaceOnController extends OvfUnsupportedElement {
  parent: string
}

/** vim.fault.OvfNoSupportedHardwareFamily */
export interface OvfNoSupportedHardwareFamily extends OvfUnsupportedPackage {
  version: string
}

/** vim.OvfManager.OvfOptionInfo */
export interface OvfOptionInfo extends DynamicData {
  option: string
  description: LocalizableMessage
}

/** vim.OvfManager.ParseDescriptorParams */
export interface OvfParseDescriptorParams extends OvfManagerCommonParams {
}

/** vim.OvfManager.ParseDescriptorResult */
export interface OvfParseDescriptorResult extends DynamicData {
  eula?: string[]
  network?: OvfNetworkInfo[]
  ipAllocationScheme?: string[]
  ipProtocols?: string[]
  property?: VAppPropertyInfo[]
  productInfo?: VAppProductInfo
  annotation: string
  approximateDownloadSize?: Long
  approximateFlatDeploymentSize?: Long
  approximateSparseDeploymentSize?: Long
  defaultEntityName: string
  virtualApp: boolean
  deploymentOption?: OvfDeploymentOption[]
  defaultDeploymentOption: string
  entityName?: KeyValue[]
  annotatedOst?: OvfConsumerOstNode
  error?: LocalizedMethodFault[]
  warning?: LocalizedMethodFault[]
}

/** vim.fault.OvfProperty */
export interface OvfProperty extends OvfInvalidPackage {
  type: string
  value: string
}

/** vim.fault.OvfPropertyExport */
export interface OvfPropertyExport extends OvfExport {
  type: string
  value: string
}

/** vim.fault.OvfPropertyNetwork */
export interface OvfPropertyNetwork extends OvfProperty {
}

/** vim.fault.OvfPropertyNetworkExport */
export interface OvfPropertyNetworkExport extends OvfExport {
  network: string
}

/** vim.fault.OvfPropertyQualifier */
export interface OvfPropertyQualifier extends OvfProperty {
  qualifier: string
}

/** vim.fault.OvfPropertyQualifierDuplicate */
export interface OvfPropertyQualifierDuplicate extends OvfProperty {
  qualifier: string
}

/** vim.fault.OvfPropertyQualifierIgnored */
export interface OvfPropertyQualifierIgnored extends OvfProperty {
  qualifier: string
}

/** vim.fault.OvfPropertyType */
export interface OvfPropertyType extends OvfProperty {
}

/** vim.fault.OvfPropertyValue */
export interface OvfPropertyValue extends OvfProperty {
}

/** vim.OvfManager.ResourceMap */
export interface OvfResourceMap extends DynamicData {
  source: string
  parent?: ManagedObjectReference
  resourceSpec?: ResourceConfigSpec
  datastore?: ManagedObjectReference
}

/** vim.OvfManager.StorageProfileMapping */
export interface OvfStorageProfileMapping extends DynamicData {
  diskId: string
  storageProfileId: string
}

/** vim.fault.OvfSystemFault */
export interface OvfSystemFault extends OvfFault {
}

/** vim.fault.OvfToXmlUnsupportedElement */
export interface OvfToXmlUnsupportedElement extends OvfSystemFault {
  name?: string
}

/** vim.fault.OvfUnableToExportDisk */
export interface OvfUnableToExportDisk extends OvfHardwareExport {
  diskName: string
}

/** vim.fault.OvfUnexpectedElement */
export interface OvfUnexpectedElement extends OvfElement {
}

/** vim.fault.OvfUnknownDevice */
export interface OvfUnknownDevice extends OvfSystemFault {
  device?: VirtualDevice
  vmName: string
}

/** vim.fault.OvfUnknownDeviceBacking */
export interface OvfUnknownDeviceBacking extends OvfHardwareExport {
  backing: VirtualDeviceBackingInfo
}

/** vim.fault.OvfUnknownEntity */
export interface OvfUnknownEntity extends OvfSystemFault {
  lineNumber: number
}

/** vim.fault.OvfUnsupportedAttribute */
export interface OvfUnsupportedAttribute extends OvfUnsupportedPackage {
  elementName: string
  attributeName: string
}

/** vim.fault.OvfUnsupportedAttributeValue */
export interface OvfUnsupportedAttributeValue extends OvfUnsupportedAttribute {
  value: string
}

/** vim.fault.OvfUnsupportedDeviceBackingInfo */
export interface OvfUnsupportedDeviceBackingInfo extends OvfSystemFault {
  elementName?: string
  instanceId?: string
  deviceName: string
  backingName?: string
}

/** vim.fault.OvfUnsupportedDeviceBackingOption */
export interface OvfUnsupportedDeviceBackingOption extends OvfSystemFault {
  elementName?: string
  instanceId?: string
  deviceName: string
  backingName?: string
}

/** vim.fault.OvfUnsupportedDeviceExport */
export interface OvfUnsupportedDeviceExport extends OvfHardwareExport {
}

/** vim.fault.OvfUnsupportedDiskProvisioning */
export interface OvfUnsupportedDiskProvisioning extends OvfImport {
  diskProvisioning: string
  supportedDiskProvisioning: string
}

/** vim.fault.OvfUnsupportedElement */
export interface OvfUnsupportedElement extends OvfUnsupportedPackage {
  name: string
}

/** vim.fault.OvfUnsupportedElementValue */
export interface OvfUnsupportedElementValue extends OvfUnsupportedElement {
  value: string
}

/** vim.fault.OvfUnsupportedPackage */
export interface OvfUnsupportedPackage extends OvfFault {
  lineNumber?: number
}

/** vim.fault.OvfUnsupportedSection */
export interface OvfUnsupportedSection extends OvfUnsupportedElement {
  info: string
}

/** vim.fault.OvfUnsupportedSubType */
export interface OvfUnsupportedSubType extends OvfUnsupportedPackage {
  elementName: string
  instanceId: string
  deviceType: number
  deviceSubType: string
}

/** vim.fault.OvfUnsupportedType */
export interface OvfUnsupportedType extends OvfUnsupportedPackage {
  name: string
  instanceId: string
  deviceType: number
}

/** vim.OvfManager.ValidateHostParams */
export interface OvfValidateHostParams extends OvfManagerCommonParams {
}

/** vim.OvfManager.ValidateHostResult */
export interface OvfValidateHostResult extends DynamicData {
  downloadSize?: Long
  flatDeploymentSize?: Long
  sparseDeploymentSize?: Long
  error?: LocalizedMethodFault[]
  warning?: LocalizedMethodFault[]
  supportedDiskProvisioning?: string[]
}

/** vim.fault.OvfWrongElement */
export interface OvfWrongElement extends OvfElement {
}

/** vim.fault.OvfWrongNamespace */
export interface OvfWrongNamespace extends OvfInvalidPackage {
  namespaceName: string
}

/** vim.fault.OvfXmlFormat */
export interface OvfXmlFormat extends OvfInvalidPackage {
  description: string
}

/** vim.host.PMemDatastoreInfo */
export interface PMemDatastoreInfo extends DatastoreInfo {
  pmem: HostPMemVolume
}

/** vim.vm.device.ParaVirtualSCSIController */
export interface ParaVirtualSCSIController extends VirtualSCSIController {
}

/** vim.vm.device.ParaVirtualSCSIControllerOption */
export interface ParaVirtualSCSIControllerOption extends VirtualSCSIControllerOption {
}

/** vim.vcha.FailoverClusterConfigurator.PassiveNodeDeploymentSpec */
export interface PassiveNodeDeploymentSpec extends NodeDeploymentSpec {
  failoverIpSettings?: CustomizationIPSettings
}

/** vim.vcha.FailoverClusterConfigurator.PassiveNodeNetworkSpec */
export interface PassiveNodeNetworkSpec extends NodeNetworkSpec {
  failoverIpSettings?: CustomizationIPSettings
}

/** vim.fault.PasswordExpired */
export interface PasswordExpired extends InvalidLogin {
}

/** vim.PasswordField */
export interface PasswordField extends DynamicData {
  value: string
}

/** vim.fault.PatchAlreadyInstalled */
export interface PatchAlreadyInstalled extends PatchNotApplicable {
}

/** vim.fault.PatchBinariesNotFound */
export interface PatchBinariesNotFound extends VimFault {
  patchID: string
  binary?: string[]
}

/** vim.fault.PatchInstallFailed */
export interface PatchInstallFailed extends PlatformConfigFault {
  rolledBack: boolean
}

/** vim.fault.PatchIntegrityError */
export interface PatchIntegrityError extends PlatformConfigFault {
}

/** vim.fault.PatchMetadataCorrupted */
export interface PatchMetadataCorrupted extends PatchMetadataInvalid {
}

/** vim.fault.PatchMetadataInvalid */
export interface PatchMetadataInvalid extends VimFault {
  patchID: string
  metaData?: string[]
}

/** vim.fault.PatchMetadataNotFound */
export interface PatchMetadataNotFound extends PatchMetadataInvalid {
}

/** vim.fault.PatchMissingDependencies */
export interface PatchMissingDependencies extends PatchNotApplicable {
  prerequisitePatch?: string[]
  prerequisiteLib?: string[]
}

/** vim.fault.PatchNotApplicable */
export interface PatchNotApplicable extends VimFault {
  patchID: string
}

/** vim.fault.PatchSuperseded */
export interface PatchSuperseded extends PatchNotApplicable {
  supersede?: string[]
}

/** pbm.AboutInfo */
export interface PbmAboutInfo extends DynamicData {
  name: string
  version: string
  instanceUuid: string
}

/** pbm.fault.AlreadyExists */
export interface PbmAlreadyExists extends PbmFault {
  name?: string
}

/** pbm.capability.ConstraintInstance */
export interface PbmCapabilityConstraintInstance extends DynamicData {
  propertyInstance: PbmCapabilityPropertyInstance[]
}

/** pbm.profile.CapabilityConstraints */
export interface PbmCapabilityConstraints extends DynamicData {
}

/** pbm.capability.types.DescriptiveValue */
export interface PbmCapabilityDescription extends DynamicData {
  description: PbmExtendedElementDescription
  value: unknown
}

/** pbm.capability.types.DiscreteSet */
export interface PbmCapabilityDiscreteSet extends DynamicData {
  values: unknown[]
}

/** pbm.capability.GenericTypeInfo */
export interface PbmCapabilityGenericTypeInfo extends PbmCapabilityTypeInfo {
  genericTypeName: string
}

/** pbm.capability.CapabilityInstance */
export interface PbmCapabilityInstance extends DynamicData {
  id: PbmCapabilityMetadataUniqueId
  constraint: PbmCapabilityConstraintInstance[]
}

/** pbm.capability.CapabilityMetadata */
export interface PbmCapabilityMetadata extends DynamicData {
  id: PbmCapabilityMetadataUniqueId
  summary: PbmExtendedElementDescription
  mandatory?: boolean
  hint?: boolean
  keyId?: string
  allowMultipleConstraints?: boolean
  propertyMetadata: PbmCapabilityPropertyMetadata[]
}

/** pbm.capability.provider.CapabilityObjectMetadataPerCategory */
export interface PbmCapabilityMetadataPerCategory extends DynamicData {
  subCategory: string
  capabilityMetadata: PbmCapabilityMetadata[]
}

/** pbm.capability.CapabilityMetadata.UniqueId */
export interface PbmCapabilityMetadataUniqueId extends DynamicData {
  namespace: string
  id: string
}

/** pbm.capability.provider.CapabilityObjectSchema.NamespaceInfo */
export interface PbmCapabilityNamespaceInfo extends DynamicData {
  version: string
  namespace: string
  info?: PbmExtendedElementDescription
}

/** pbm.profile.CapabilityBasedProfile */
export interface PbmCapabilityProfile extends PbmProfile {
  profileCategory: string
  resourceType: PbmProfileResourceType
  constraints: PbmCapabilityConstraints
  generationId?: Long
  isDefault: boolean
  systemCreatedProfileType?: string
  lineOfService?: string
  k8sCompliantName?: string
  otherK8sCompliantNames?: string[]
}

/** pbm.profile.CapabilityBasedProfileCreateSpec */
export interface PbmCapabilityProfileCreateSpec extends DynamicData {
  name: string
  description?: string
  category?: string
  resourceType: PbmProfileResourceType
  constraints: PbmCapabilityConstraints
  k8sCompliantName?: string
}

/** pbm.fault.CapabilityProfilePropertyMismatchFault */
export interface PbmCapabilityProfilePropertyMismatchFault extends PbmPropertyMismatchFault {
  resourcePropertyInstance: PbmCapabilityPropertyInstance
}

/** pbm.profile.CapabilityBasedProfileUpdateSpec */
export interface PbmCapabilityProfileUpdateSpec extends DynamicData {
  name?: string
  description?: string
  constraints?: PbmCapabilityConstraints
}

/** pbm.capability.PropertyInstance */
export interface PbmCapabilityPropertyInstance extends DynamicData {
  id: string
  operator?: string
  value: unknown
}

/** pbm.capability.PropertyMetadata */
export interface PbmCapabilityPropertyMetadata extends DynamicData {
  id: string
  summary: PbmExtendedElementDescription
  mandatory: boolean
  type?: PbmCapabilityTypeInfo
  defaultValue?: unknown
  allowedValue?: unknown
  requirementsTypeHint?: string
}

/** pbm.capability.types.Range */
export interface PbmCapabilityRange extends DynamicData {
  min: unknown
  max: unknown
}

/** pbm.capability.provider.CapabilityObjectSchema */
export interface PbmCapabilitySchema extends DynamicData {
  vendorInfo: PbmCapabilitySchemaVendorInfo
  namespaceInfo: PbmCapabilityNamespaceInfo
  lineOfService?: PbmLineOfServiceInfo
  capabilityMetadataPerCategory: PbmCapabilityMetadataPerCategory[]
  capabilityCategory?: string
}

/** pbm.capability.provider.CapabilityObjectSchema.VendorInfo */
export interface PbmCapabilitySchemaVendorInfo extends DynamicData {
  vendorUuid: string
  info: PbmExtendedElementDescription
}

/** pbm.profile.SubProfileCapabilityConstraints.SubProfile */
export interface PbmCapabilitySubProfile extends DynamicData {
  name: string
  capability: PbmCapabilityInstance[]
  forceProvision?: boolean
}

/** pbm.profile.SubProfileCapabilityConstraints */
export interface PbmCapabilitySubProfileConstraints extends PbmCapabilityConstraints {
  subProfiles: PbmCapabilitySubProfile[]
}

/** pbm.capability.types.TimeSpan */
export interface PbmCapabilityTimeSpan extends DynamicData {
  value: number
  unit: string
}

/** pbm.capability.TypeInfo */
export interface PbmCapabilityTypeInfo extends DynamicData {
  typeName: string
}

/** pbm.capability.provider.CapabilityObjectSchema.VendorNamespaceInfo */
export interface PbmCapabilityVendorNamespaceInfo extends DynamicData {
  vendorInfo: PbmCapabilitySchemaVendorInfo
  namespaceInfo: PbmCapabilityNamespaceInfo
}

/** pbm.capability.provider.CapabilityObjectSchema.VendorResourceTypeInfo */
export interface PbmCapabilityVendorResourceTypeInfo extends DynamicData {
  resourceType: string
  vendorNamespaceInfo: PbmCapabilityVendorNamespaceInfo[]
}

/** pbm.fault.CompatibilityCheckFault */
export interface PbmCompatibilityCheckFault extends PbmFault {
  hub: PbmPlacementHub
}

/** pbm.compliance.OperationalStatus */
export interface PbmComplianceOperationalStatus extends DynamicData {
  healthy?: boolean
  operationETA?: DateTime
  operationProgress?: Long
  transitional?: boolean
}

/** pbm.compliance.PolicyStatus */
export interface PbmCompliancePolicyStatus extends DynamicData {
  expectedValue: PbmCapabilityInstance
  currentValue?: PbmCapabilityInstance
}

/** pbm.compliance.ComplianceResult */
export interface PbmComplianceResult extends DynamicData {
  checkTime: DateTime
  entity: PbmServerObjectRef
  profile?: PbmProfileId
  complianceTaskStatus?: string
  complianceStatus: string
  mismatch: boolean
  violatedPolicies?: PbmCompliancePolicyStatus[]
  errorCause?: LocalizedMethodFault[]
  operationalStatus?: PbmComplianceOperationalStatus
  info?: PbmExtendedElementDescription
}

/** pbm.profile.DataServiceToPoliciesMap */
export interface PbmDataServiceToPoliciesMap extends DynamicData {
  dataServicePolicy: PbmProfileId
  parentStoragePolicies?: PbmProfileId[]
  fault?: LocalizedMethodFault
}

/** pbm.profile.provider.DatastoreSpaceStatistics */
export interface PbmDatastoreSpaceStatistics extends DynamicData {
  profileId?: string
  physicalTotalInMB: Long
  physicalFreeInMB: Long
  physicalUsedInMB: Long
  logicalLimitInMB?: Long
  logicalFreeInMB: Long
  logicalUsedInMB: Long
}

/** pbm.profile.DefaultCapabilityBasedProfile */
export interface PbmDefaultCapabilityProfile extends PbmCapabilityProfile {
  vvolType: string[]
  containerId: string
}

/** pbm.fault.DefaultProfileAppliesFault */
export interface PbmDefaultProfileAppliesFault extends PbmCompatibilityCheckFault {
}

/** pbm.profile.DefaultProfileInfo */
export interface PbmDefaultProfileInfo extends DynamicData {
  datastores: PbmPlacementHub[]
  defaultProfile?: PbmProfile
  methodFault?: LocalizedMethodFault
}

/** pbm.fault.DuplicateName */
export interface PbmDuplicateName extends PbmFault {
  name: string
}

/** pbm.ExtendedElementDescription */
export interface PbmExtendedElementDescription extends DynamicData {
  label: string
  summary: string
  key: string
  messageCatalogKeyPrefix: string
  messageArg?: KeyAnyValue[]
}

/** pbm.fault.PBMFault */
export interface PbmFault extends MethodFault {
}

/** pbm.fault.InvalidLogin */
export interface PbmFaultInvalidLogin extends PbmFault {
}

/** pbm.fault.NoPermission */
export interface PbmFaultNoPermission extends SecurityError {
  missingPrivileges?: PbmFaultNoPermissionEntityPrivileges[]
}

/** pbm.fault.NoPermission.EntityPrivileges */
export interface PbmFaultNoPermissionEntityPrivileges extends DynamicData {
  profileId?: PbmProfileId
  privilegeIds?: string[]
}

/** pbm.fault.NotFound */
export interface PbmFaultNotFound extends PbmFault {
}

/** pbm.fault.ProfileStorageFault */
export interface PbmFaultProfileStorageFault extends PbmFault {
}

/** pbm.compliance.FetchEntityHealthStatusSpec */
export interface PbmFetchEntityHealthStatusSpec extends DynamicData {
  objectRef: PbmServerObjectRef
  backingId?: string
}

/** pbm.fault.IncompatibleVendorSpecificRuleSet */
export interface PbmIncompatibleVendorSpecificRuleSet extends PbmCapabilityProfilePropertyMismatchFault {
}

/** pbm.IofilterInfo */
export interface PbmIofilterInfo extends DynamicData {
  vibId: string
  filterType?: string
}

/** pbm.fault.LegacyHubsNotSupported */
export interface PbmLegacyHubsNotSupported extends PbmFault {
  hubs: PbmPlacementHub[]
}

/** pbm.capability.provider.LineOfServiceInfo */
export interface PbmLineOfServiceInfo extends DynamicData {
  lineOfService: string
  name: PbmExtendedElementDescription
  description?: PbmExtendedElementDescription
}

/** pbm.LoggingConfiguration */
export interface PbmLoggingConfiguration extends DynamicData {
  component: string
  logLevel: string
}

/** pbm.fault.NonExistentHubs */
export interface PbmNonExistentHubs extends PbmFault {
  hubs: PbmPlacementHub[]
}

/** pbm.capability.provider.PersistenceBasedDataServiceInfo */
export interface PbmPersistenceBasedDataServiceInfo extends PbmLineOfServiceInfo {
  compatiblePersistenceSchemaNamespace?: string[]
}

/** pbm.placement.CapabilityConstraintsRequirement */
export interface PbmPlacementCapabilityConstraintsRequirement extends PbmPlacementRequirement {
  constraints: PbmCapabilityConstraints
}

/** pbm.placement.CapabilityProfileRequirement */
export interface PbmPlacementCapabilityProfileRequirement extends PbmPlacementRequirement {
  profileId: PbmProfileId
}

/** pbm.placement.CompatibilityResult */
export interface PbmPlacementCompatibilityResult extends DynamicData {
  hub: PbmPlacementHub
  hubInfo?: PbmPlacementHubInfo
  matchingResources?: PbmPlacementMatchingResources[]
  howMany?: Long
  utilization?: PbmPlacementResourceUtilization[]
  warning?: LocalizedMethodFault[]
  error?: LocalizedMethodFault[]
}

/** pbm.placement.PlacementHub */
export interface PbmPlacementHub extends DynamicData {
  hubType: string
  hubId: string
}

/** pbm.placement.PlacementHubInfo */
export interface PbmPlacementHubInfo extends DynamicData {
  zoneClusters?: PbmServerObjectRef[]
}

/** pbm.placement.MatchingReplicationResources */
export interface PbmPlacementMatchingReplicationResources extends PbmPlacementMatchingResources {
  replicationGroup?: ReplicationGroupId[]
}

/** pbm.placement.MatchingResources */
export interface PbmPlacementMatchingResources extends DynamicData {
}

/** pbm.placement.Requirement */
export interface PbmPlacementRequirement extends DynamicData {
}

/** pbm.placement.ResourceUtilization */
export interface PbmPlacementResourceUtilization extends DynamicData {
  name: PbmExtendedElementDescription
  description: PbmExtendedElementDescription
  availableBefore?: Long
  availableAfter?: Long
  total?: Long
}

/** pbm.placement.ZoneTopologyRequirement */
export interface PbmPlacementZoneTopologyRequirement extends PbmPlacementCapabilityProfileRequirement {
  clusters?: PbmServerObjectRef[]
}

/** pbm.profile.Profile */
export interface PbmProfile extends DynamicData {
  profileId: PbmProfileId
  name: string
  description?: string
  creationTime: DateTime
  createdBy: string
  lastUpdatedTime: DateTime
  lastUpdatedBy: string
}

/** pbm.profile.ProfileId */
export interface PbmProfileId extends DynamicData {
  uniqueId: string
}

/** pbm.profile.ProfileK8sCompliantNameSpec */
export interface PbmProfileK8sCompliantNameSpec extends DynamicData {
  profileId: string
  k8sCompliantName: string
  otherK8sCompliantNames?: string[]
}

/** pbm.profile.ProfileOperationOutcome */
export interface PbmProfileOperationOutcome extends DynamicData {
  profileId: PbmProfileId
  fault?: LocalizedMethodFault
}

/** pbm.profile.ResourceType */
export interface PbmProfileResourceType extends DynamicData {
  resourceType: string
}

/** pbm.ProfileToIofilterMap */
export interface PbmProfileToIofilterMap extends DynamicData {
  key: PbmProfileId
  iofilters?: PbmIofilterInfo[]
  fault?: LocalizedMethodFault
}

/** pbm.profile.ProfileType */
export interface PbmProfileType extends DynamicData {
  uniqueId: string
}

/** pbm.fault.PropertyMismatchFault */
export interface PbmPropertyMismatchFault extends PbmCompatibilityCheckFault {
  capabilityInstanceId: PbmCapabilityMetadataUniqueId
  requirementPropertyInstance: PbmCapabilityPropertyInstance
}

/** pbm.profile.QueryProfileResult */
export interface PbmQueryProfileResult extends DynamicData {
  object: PbmServerObjectRef
  profileId?: PbmProfileId[]
  fault?: LocalizedMethodFault
}

/** pbm.replication.QueryReplicationGroupResult */
export interface PbmQueryReplicationGroupResult extends DynamicData {
  object: PbmServerObjectRef
  replicationGroupId?: ReplicationGroupId
  fault?: LocalizedMethodFault
}

/** pbm.fault.ResourceInUse */
export interface PbmResourceInUse extends PbmFault {
  type?: string
  name?: string
}

/** pbm.compliance.RollupComplianceResult */
export interface PbmRollupComplianceResult extends DynamicData {
  oldestCheckTime: DateTime
  entity: PbmServerObjectRef
  overallComplianceStatus: string
  overallComplianceTaskStatus?: string
  result?: PbmComplianceResult[]
  errorCause?: LocalizedMethodFault[]
  profileMismatch: boolean
}

/** pbm.ServerObjectRef */
export interface PbmServerObjectRef extends DynamicData {
  objectType: string
  key: string
  serverUuid?: string
}

/** pbm.ServiceInstanceContent */
export interface PbmServiceInstanceContent extends DynamicData {
  aboutInfo: PbmAboutInfo
  sessionManager: ManagedObjectReference
  capabilityMetadataManager: ManagedObjectReference
  profileManager: ManagedObjectReference
  complianceManager: ManagedObjectReference
  placementSolver: ManagedObjectReference
  replicationManager?: ManagedObjectReference
}

/** pbm.capability.provider.VaioDataServiceInfo */
export interface PbmVaioDataServiceInfo extends PbmLineOfServiceInfo {
}

/** sms.fault.replication.PeerNotReachable */
export interface PeerNotReachable extends SmsReplicationFault {
}

/** vim.PerformanceManager.CompositeEntityMetric */
export interface PerfCompositeMetric extends DynamicData {
  entity?: PerfEntityMetricBase
  childEntity?: PerfEntityMetricBase[]
}

/** vim.PerformanceManager.CounterInfo */
export interface PerfCounterInfo extends DynamicData {
  key: number
  nameInfo: ElementDescription
  groupInfo: ElementDescription
  unitInfo: ElementDescription
  rollupType: PerfSummaryType
  statsType: PerfStatsType
  level?: number
  perDeviceLevel?: number
  associatedCounterId?: number[]
}

/** vim.PerformanceManager.EntityMetric */
export interface PerfEntityMetric extends PerfEntityMetricBase {
  sampleInfo?: PerfSampleInfo[]
  value?: PerfMetricSeries[]
}

/** vim.PerformanceManager.EntityMetricBase */
export interface PerfEntityMetricBase extends DynamicData {
  entity: ManagedObjectReference
}

/** vim.PerformanceManager.EntityMetricCSV */
export interface PerfEntityMetricCSV extends PerfEntityMetricBase {
  sampleInfoCSV: string
  value?: PerfMetricSeriesCSV[]
}

/** vim.HistoricalInterval */
export interface PerfInterval extends DynamicData {
  key: number
  samplingPeriod: number
  name: string
  length: number
  level?: number
  enabled: boolean
}

/** vim.PerformanceManager.MetricId */
export interface PerfMetricId extends DynamicData {
  counterId: number
  instance: string
}

/** vim.PerformanceManager.IntSeries */
export interface PerfMetricIntSeries extends PerfMetricSeries {
  value?: Long[]
}

/** vim.PerformanceManager.MetricSeries */
export interface PerfMetricSeries extends DynamicData {
  id: PerfMetricId
}

/** vim.PerformanceManager.MetricSeriesCSV */
export interface PerfMetricSeriesCSV extends PerfMetricSeries {
  value?: string
}

/** vim.PerformanceManager.ProviderSummary */
export interface PerfProviderSummary extends DynamicData {
  entity: ManagedObjectReference
  currentSupported: boolean
  summarySupported: boolean
  refreshRate?: number
}

/** vim.PerformanceManager.QuerySpec */
export interface PerfQuerySpec extends DynamicData {
  entity: ManagedObjectReference
  startTime?: DateTime
  endTime?: DateTime
  maxSample?: number
  metricId?: PerfMetricId[]
  intervalId?: number
  format?: string
}

/** vim.PerformanceManager.SampleInfo */
export interface PerfSampleInfo extends DynamicData {
  timestamp: DateTime
  interval: number
}

/** vim.cluster.PerformClusterPowerActionSpec */
export interface PerformClusterPowerActionSpec extends DynamicData {
  targetPowerStatus: string
  isOrchestration?: boolean
  initialPowerStatus?: string
  powerOffReason?: string
  infraVMs?: ManagedObjectReference[]
  infraVMUuids?: string[]
}

/** vim.PerformanceDescription */
export interface PerformanceDescription extends DynamicData {
  counterType: ElementDescription[]
  statsType: ElementDescription[]
}

/** vim.PerformanceManager.CounterLevelMapping */
export interface PerformanceManagerCounterLevelMapping extends DynamicData {
  counterId: number
  aggregateLevel?: number
  perDeviceLevel?: number
}

/** vim.ResourcePlanningManager.PerfStatsDescription */
export interface PerformanceStatisticsDescription extends DynamicData {
  intervals?: PerfInterval[]
}

/** vim.AuthorizationManager.Permission */
export interface Permission extends DynamicData {
  entity?: ManagedObjectReference
  principal: string
  group: boolean
  roleId: number
  propagate: boolean
}

/** vim.event.PermissionAddedEvent */
export interface PermissionAddedEvent extends PermissionEvent {
  role: RoleEventArgument
  propagate: boolean
}

/** vim.event.PermissionEvent */
export interface PermissionEvent extends AuthorizationEvent {
  entity: ManagedEntityEventArgument
  principal: string
  group: boolean
}

/** vim.profile.host.PermissionProfile */
export interface PermissionProfile extends ApplyProfile {
  key: string
}

/** vim.event.PermissionRemovedEvent */
export interface PermissionRemovedEvent extends PermissionEvent {
}

/** vim.event.PermissionUpdatedEvent */
export interface PermissionUpdatedEvent extends PermissionEvent {
  role: RoleEventArgument
  propagate: boolean
  prevRole?: RoleEventArgument
  prevPropagate?: boolean
}

/** eam.issue.personality.agency.CannotConfigureSolutions */
export interface PersonalityAgencyCannotConfigureSolutions extends PersonalityAgencyPMIssue {
  cr: ManagedObjectReference
  solutionsToModify?: string[]
  solutionsToRemove?: string[]
}

/** eam.issue.personality.agency.CannotUploadDepot */
export interface PersonalityAgencyCannotUploadDepot extends PersonalityAgencyDepotIssue {
  localDepotUrl: string
}

/** eam.issue.personality.agency.DepotIssue */
export interface PersonalityAgencyDepotIssue extends PersonalityAgencyPMIssue {
  remoteDepotUrl: string
}

/** eam.issue.personality.agency.InaccessibleDepot */
export interface PersonalityAgencyInaccessibleDepot extends PersonalityAgencyDepotIssue {
}

/** eam.issue.personality.agency.InvalidDepot */
export interface PersonalityAgencyInvalidDepot extends PersonalityAgencyDepotIssue {
}

/** eam.issue.personality.agency.PMIssue */
export interface PersonalityAgencyPMIssue extends AgencyIssue {
}

/** eam.issue.personality.agency.PMUnavailable */
export interface PersonalityAgencyPMUnavailable extends PersonalityAgencyPMIssue {
}

/** eam.issue.personality.agent.AwaitingPMRemediation */
export interface PersonalityAgentAwaitingPMRemediation extends PersonalityAgentPMIssue {
}

/** eam.issue.personality.agent.BlockedByAgencyOperation */
export interface PersonalityAgentBlockedByAgencyOperation extends PersonalityAgentPMIssue {
}

/** eam.issue.personality.agent.PMIssue */
export interface PersonalityAgentPMIssue extends AgentIssue {
}

/** vim.fault.PhysCompatRDMNotSupported */
export interface PhysCompatRDMNotSupported extends RDMNotSupported {
}

/** vim.host.PhysicalNic */
export interface PhysicalNic extends DynamicData {
  key?: string
  device: string
  pci: string
  driver?: string
  driverVersion?: string
  firmwareVersion?: string
  linkSpeed?: PhysicalNicLinkInfo
  validLinkSpecification?: PhysicalNicLinkInfo[]
  spec: PhysicalNicSpec
  wakeOnLanSupported: boolean
  mac: string
  fcoeConfiguration?: FcoeConfig
  vmDirectPathGen2Supported?: boolean
  vmDirectPathGen2SupportedMode?: string
  resourcePoolSchedulerAllowed?: boolean
  resourcePoolSchedulerDisallowedReason?: string[]
  autoNegotiateSupported?: boolean
  enhancedNetworkingStackSupported?: boolean
  ensInterruptSupported?: boolean
  rdmaDevice?: string
  dpuId?: string
  perfNicOffloadSupported?: boolean
}

/** vim.host.PhysicalNic.CdpDeviceCapability */
export interface PhysicalNicCdpDeviceCapability extends DynamicData {
  router: boolean
  transparentBridge: boolean
  sourceRouteBridge: boolean
  networkSwitch: boolean
  host: boolean
  igmpEnabled: boolean
  repeater: boolean
}

/** vim.host.PhysicalNic.CdpInfo */
export interface PhysicalNicCdpInfo extends DynamicData {
  cdpVersion?: number
  timeout?: number
  ttl?: number
  samples?: number
  devId?: string
  address?: string
  portId?: string
  deviceCapability?: PhysicalNicCdpDeviceCapability
  softwareVersion?: string
  hardwarePlatform?: string
  ipPrefix?: string
  ipPrefixLen?: number
  vlan?: number
  fullDuplex?: boolean
  mtu?: number
  systemName?: string
  systemOID?: string
  mgmtAddr?: string
  location?: string
}

/** vim.host.PhysicalNic.Config */
export interface PhysicalNicConfig extends DynamicData {
  device: string
  spec: PhysicalNicSpec
}

/** vim.host.PhysicalNic.NetworkHint.HintElement */
export interface PhysicalNicHint extends DynamicData {
  vlanId?: number
}

/** vim.host.PhysicalNic.NetworkHint */
export interface PhysicalNicHintInfo extends DynamicData {
  device: string
  subnet?: PhysicalNicIpHint[]
  network?: PhysicalNicNameHint[]
  connectedSwitchPort?: PhysicalNicCdpInfo
  lldpInfo?: LinkLayerDiscoveryProtocolInfo
}

/** vim.host.PhysicalNic.NetworkHint.IpNetwork */
export interface PhysicalNicIpHint extends PhysicalNicHint {
  ipSubnet: string
}

/** vim.host.PhysicalNic.LinkSpeedDuplex */
export interface PhysicalNicLinkInfo extends DynamicData {
  speedMb: number
  duplex: boolean
}

/** vim.host.PhysicalNic.NetworkHint.NamedNetwork */
export interface PhysicalNicNameHint extends PhysicalNicHint {
  network: string
}

/** vim.profile.host.PhysicalNicProfile */
export interface PhysicalNicProfile extends ApplyProfile {
  key: string
}

/** vim.host.PhysicalNic.Specification */
export interface PhysicalNicSpec extends DynamicData {
  ip?: HostIpConfig
  linkSpeed?: PhysicalNicLinkInfo
  enableEnhancedNetworkingStack?: boolean
  ensInterruptEnabled?: boolean
}

/** vim.IoFilterManager.PinnedCertificate */
export interface PinnedCertificate extends IoFilterManagerSslTrust {
  sslCertificate: string
}

/** vim.PlaceVmsXClusterSpec.CandidateNetworks */
export interface PlaceVmsXClusterSpecCandidateNetworks extends DynamicData {
  networks?: ManagedObjectReference[]
}

/** vim.cluster.PlacementAction */
export interface PlacementAction extends ClusterAction {
  vm?: ManagedObjectReference
  targetHost?: ManagedObjectReference
  relocateSpec?: VirtualMachineRelocateSpec
}

/** vim.storageDrs.PlacementAffinityRule */
export interface PlacementAffinityRule extends DynamicData {
  ruleType: string
  ruleScope: string
  vms?: ManagedObjectReference[]
  keys?: string[]
}

/** vim.storageDrs.PlacementRankResult */
export interface PlacementRankResult extends DynamicData {
  key: string
  candidate: ManagedObjectReference
  reservedSpaceMB: Long
  usedSpaceMB: Long
  totalSpaceMB: Long
  utilization: number
  faults?: LocalizedMethodFault[]
}

/** vim.storageDrs.PlacementRankSpec */
export interface PlacementRankSpec extends DynamicData {
  specs: PlacementSpec[]
  clusters: ManagedObjectReference[]
  rules?: PlacementAffinityRule[]
  placementRankByVm?: StorageDrsPlacementRankVmSpec[]
}

/** vim.cluster.PlacementResult */
export interface PlacementResult extends DynamicData {
  recommendations?: ClusterRecommendation[]
  drsFault?: ClusterDrsFaults
}

/** vim.cluster.PlacementSpec */
export interface PlacementSpec extends DynamicData {
  priority?: VirtualMachineMovePriority
  vm?: ManagedObjectReference
  configSpec?: VirtualMachineConfigSpec
  relocateSpec?: VirtualMachineRelocateSpec
  hosts?: ManagedObjectReference[]
  datastores?: ManagedObjectReference[]
  storagePods?: ManagedObjectReference[]
  disallowPrerequisiteMoves?: boolean
  rules?: ClusterRuleInfo[]
  key?: string
  placementType?: string
  cloneSpec?: VirtualMachineCloneSpec
  cloneName?: string
}

/** vim.fault.PlatformConfigFault */
export interface PlatformConfigFault extends HostConfigFault {
  text: string
}

/** vim.host.PnicTSOInfo */
export interface PnicTSOInfo extends DynamicData {
  nicName: string
  isSupported: boolean
  isEnabled: boolean
}

/** vim.profile.host.PnicUplinkProfile */
export interface PnicUplinkProfile extends ApplyProfile {
  key: string
}

/** vim.storageDrs.PodSelectionSpec.DiskLocator */
export interface PodDiskLocator extends DynamicData {
  diskId: number
  diskMoveType?: string
  diskBackingInfo?: VirtualDeviceBackingInfo
  profile?: VirtualMachineProfileSpec[]
}

/** vim.StorageResourceManager.PodStorageDrsEntry */
export interface PodStorageDrsEntry extends DynamicData {
  storageDrsConfig: StorageDrsConfigInfo
  recommendation?: ClusterRecommendation[]
  drsFault?: ClusterDrsFaults[]
  actionHistory?: ClusterActionHistory[]
}

/** vim.host.PodVMInfo */
export interface PodVMInfo extends DynamicData {
  hasPageSharingPodVM: boolean
  podVMOverheadInfo: PodVMOverheadInfo
}

/** vim.host.PodVMOverheadInfo */
export interface PodVMOverheadInfo extends DynamicData {
  crxPageSharingSupported: boolean
  podVMOverheadWithoutPageSharing: number
  podVMOverheadWithPageSharing: number
}

/** sms.storage.replication.PointInTimeReplicaId */
export interface PointInTimeReplicaId extends DynamicData {
  id: string
}

/** sms.storage.replication.QueryPointInTimeReplicaSuccessResult.PointInTimeReplicaInfo */
export interface PointInTimeReplicaInfo extends DynamicData {
  id: PointInTimeReplicaId
  pitName: string
  timeStamp: DateTime
  tags?: string[]
}

/** sms.storage.replication.FailoverParam.PolicyAssociation */
export interface PolicyAssociation extends DynamicData {
  id: DeviceId
  policyId: string
  datastore: ManagedObjectReference
}

/** vim.profile.PolicyOption */
export interface PolicyOption extends DynamicData {
  id: string
  parameter?: KeyAnyValue[]
}

/** vim.profile.host.PortGroupProfile */
export interface PortGroupProfile extends ApplyProfile {
  key: string
  name: string
  vlan: VlanProfile
  vswitch: VirtualSwitchSelectionProfile
  networkPolicy: NetworkPolicyProfile
}

/** vim.PosixUserSearchResult */
export interface PosixUserSearchResult extends UserSearchResult {
  id: number
  shellAccess?: boolean
  lastPasswordChange?: Long
  maximumPasswordAge?: Long
}

/** vim.fault.PowerOnFtSecondaryFailed */
export interface PowerOnFtSecondaryFailed extends VmFaultToleranceIssue {
  vm: ManagedObjectReference
  vmName: string
  hostSelectionBy: FtIssuesOnHostHostSelectionType
  hostErrors?: LocalizedMethodFault[]
  rootCause: LocalizedMethodFault
}

/** vim.fault.PowerOnFtSecondaryTimedout */
export interface PowerOnFtSecondaryTimedout extends Timedout {
  vm: ManagedObjectReference
  vmName: string
  timeout: number
}

/** vim.host.PowerSystem.Capability */
export interface PowerSystemCapability extends DynamicData {
  availablePolicy: HostPowerPolicy[]
}

/** vim.host.PowerSystem.Info */
export interface PowerSystemInfo extends DynamicData {
  currentPolicy: HostPowerPolicy
}

/** vim.AuthorizationManager.PrivilegeAvailability */
export interface PrivilegeAvailability extends DynamicData {
  privId: string
  isGranted: boolean
}

/** vim.PrivilegePolicyDef */
export interface PrivilegePolicyDef extends DynamicData {
  createPrivilege: string
  readPrivilege: string
  updatePrivilege: string
  deletePrivilege: string
}

/** vim.ServiceInstance.ProductComponentInfo */
export interface ProductComponentInfo extends DynamicData {
  id: string
  name: string
  version: string
  release: number
}

/** vim.profile.ApplyProfileElement */
export interface ProfileApplyProfileElement extends ApplyProfile {
  key: string
}

/** vim.profile.ApplyProfileProperty */
export interface ProfileApplyProfileProperty extends DynamicData {
  propertyName: string
  array: boolean
  profile?: ApplyProfile[]
}

/** vim.event.ProfileAssociatedEvent */
export interface ProfileAssociatedEvent extends ProfileEvent {
}

/** vim.event.ProfileChangedEvent */
export interface ProfileChangedEvent extends ProfileEvent {
}

/** vim.profile.CompositeExpression */
export interface ProfileCompositeExpression extends ProfileExpression {
  operator: string
  expressionName: string[]
}

/** vim.profile.CompositePolicyOptionMetadata */
export interface ProfileCompositePolicyOptionMetadata extends ProfilePolicyOptionMetadata {
  option: string[]
}

/** vim.profile.Profile.ConfigInfo */
export interface ProfileConfigInfo extends DynamicData {
  name: string
  annotation?: string
  enabled: boolean
}

/** vim.profile.Profile.CreateSpec */
export interface ProfileCreateSpec extends DynamicData {
  name?: string
  annotation?: string
  enabled?: boolean
}

/** vim.event.ProfileCreatedEvent */
export interface ProfileCreatedEvent extends ProfileEvent {
}

/** vim.profile.DeferredPolicyOptionParameter */
export interface ProfileDeferredPolicyOptionParameter extends DynamicData {
  inputPath: ProfilePropertyPath
  parameter?: KeyAnyValue[]
}

/** vim.profile.Profile.Description */
export interface ProfileDescription extends DynamicData {
  section: ProfileDescriptionSection[]
}

/** vim.profile.Profile.Description.Section */
export interface ProfileDescriptionSection extends DynamicData {
  description: ExtendedElementDescription
  message?: LocalizableMessage[]
}

/** vim.event.ProfileDissociatedEvent */
export interface ProfileDissociatedEvent extends ProfileEvent {
}

/** vim.event.ProfileEvent */
export interface ProfileEvent extends Event {
  profile: ProfileEventArgument
}

/** vim.event.ProfileEventArgument */
export interface ProfileEventArgument extends EventArgument {
  profile: ManagedObjectReference
  name: string
}

/** vim.profile.host.ExecuteResult.ExecuteError */
export interface ProfileExecuteError extends DynamicData {
  path?: ProfilePropertyPath
  message: LocalizableMessage
}

/** vim.profile.host.ExecuteResult */
export interface ProfileExecuteResult extends DynamicData {
  status: string
  configSpec?: HostConfigSpec
  inapplicablePath?: string[]
  requireInput?: ProfileDeferredPolicyOptionParameter[]
  error?: ProfileExecuteError[]
}

/** vim.profile.Expression */
export interface ProfileExpression extends DynamicData {
  id: string
  displayName: string
  negated: boolean
}

/** vim.profile.ExpressionMetadata */
export interface ProfileExpressionMetadata extends DynamicData {
  expressionId: ExtendedElementDescription
  parameter?: ProfileParameterMetadata[]
}

/** vim.profile.ProfileMetadata */
export interface ProfileMetadata extends DynamicData {
  key: string
  profileTypeName?: string
  description?: ExtendedDescription
  sortSpec?: ProfileMetadataProfileSortSpec[]
  profileCategory?: string
  profileComponent?: string
  operationMessages?: ProfileMetadataProfileOperationMessage[]
}

/** vim.profile.ProfileMetadata.ProfileOperationMessage */
export interface ProfileMetadataProfileOperationMessage extends DynamicData {
  operationName: string
  message: LocalizableMessage
}

/** vim.profile.ProfileMetadata.ProfileSortSpec */
export interface ProfileMetadataProfileSortSpec extends DynamicData {
  policyId: string
  parameter: string
}

/** vim.profile.ParameterMetadata */
export interface ProfileParameterMetadata extends DynamicData {
  id: ExtendedElementDescription
  type: string
  optional: boolean
  defaultValue?: unknown
  hidden?: boolean
  securitySensitive?: boolean
  readOnly?: boolean
  parameterRelations?: ProfileParameterMetadataParameterRelationMetadata[]
}

/** vim.profile.ParameterMetadata.ParameterRelationMetadata */
export interface ProfileParameterMetadataParameterRelationMetadata extends DynamicData {
  relationTypes?: string[]
  values?: unknown[]
  path?: ProfilePropertyPath
  minCount: number
  maxCount: number
}

/** vim.profile.Policy */
export interface ProfilePolicy extends DynamicData {
  id: string
  policyOption: PolicyOption
}

/** vim.profile.PolicyMetadata */
export interface ProfilePolicyMetadata extends DynamicData {
  id: ExtendedElementDescription
  possibleOption: ProfilePolicyOptionMetadata[]
}

/** vim.profile.PolicyOptionMetadata */
export interface ProfilePolicyOptionMetadata extends DynamicData {
  id: ExtendedElementDescription
  parameter?: ProfileParameterMetadata[]
}

/** vim.profile.ProfileStructure */
export interface ProfileProfileStructure extends DynamicData {
  profileTypeName: string
  child?: ProfileProfileStructureProperty[]
}

/** vim.profile.ProfileStructureProperty */
export interface ProfileProfileStructureProperty extends DynamicData {
  propertyName: string
  array: boolean
  element: ProfileProfileStructure
}

/** vim.profile.ProfilePropertyPath */
export interface ProfilePropertyPath extends DynamicData {
  profilePath: string
  policyId?: string
  parameterId?: string
  policyOptionId?: string
}

/** vim.event.ProfileReferenceHostChangedEvent */
export interface ProfileReferenceHostChangedEvent extends ProfileEvent {
  referenceHost?: ManagedObjectReference
  referenceHostName?: string
  prevReferenceHostName?: string
}

/** vim.event.ProfileRemovedEvent */
export interface ProfileRemovedEvent extends ProfileEvent {
}

/** vim.profile.Profile.SerializedCreateSpec */
export interface ProfileSerializedCreateSpec extends ProfileCreateSpec {
  profileConfigString: string
}

/** vim.profile.SimpleExpression */
export interface ProfileSimpleExpression extends ProfileExpression {
  expressionType: string
  parameter?: KeyAnyValue[]
}

/** vim.fault.ProfileUpdateFailed */
export interface ProfileUpdateFailed extends VimFault {
  failure: ProfileUpdateFailedUpdateFailure[]
  warnings?: ProfileUpdateFailedUpdateFailure[]
}

/** vim.fault.ProfileUpdateFailed.UpdateFailure */
export interface ProfileUpdateFailedUpdateFailure extends DynamicData {
  profilePath: ProfilePropertyPath
  errMsg: LocalizableMessage
}

/** sms.storage.replication.PromoteParam */
export interface PromoteParam extends DynamicData {
  isPlanned: boolean
  replicationGroupsToPromote?: ReplicationGroupId[]
}

/** vmodl.query.PropertyCollector.Change */
export interface PropertyChange extends DynamicData {
  name: string
  op: PropertyChangeOp
  val?: unknown
}

/** vmodl.query.PropertyCollector.FilterSpec */
export interface PropertyFilterSpec extends DynamicData {
  propSet: PropertySpec[]
  objectSet: ObjectSpec[]
  reportMissingObjectsInResults?: boolean
}

/** vmodl.query.PropertyCollector.FilterUpdate */
export interface PropertyFilterUpdate extends DynamicData {
  filter: ManagedObjectReference
  objectSet?: ObjectUpdate[]
  missingSet?: MissingObject[]
}

/** vmodl.query.PropertyCollector.PropertySpec */
export interface PropertySpec extends DynamicData {
  type: string
  all?: boolean
  pathSet?: string[]
}

/** sms.fault.ProviderBusy */
export interface ProviderBusy extends MethodFault {
}

/** sms.fault.ProviderConnectionFailed */
export interface ProviderConnectionFailed extends RuntimeFault {
}

/** sms.fault.ProviderNotFound */
export interface ProviderNotFound extends QueryExecutionFault {
}

/** sms.fault.ProviderOutOfProvisioningResource */
export interface ProviderOutOfProvisioningResource extends MethodFault {
  provisioningResourceId: string
  availableBefore?: Long
  availableAfter?: Long
  total?: Long
  isTransient?: boolean
}

/** sms.fault.ProviderOutOfResource */
export interface ProviderOutOfResource extends MethodFault {
}

/** sms.fault.ProviderRegistrationFault */
export interface ProviderRegistrationFault extends MethodFault {
}

/** sms.fault.ProviderSyncFailed */
export interface ProviderSyncFailed extends MethodFault {
}

/** sms.fault.ProviderUnavailable */
export interface ProviderUnavailable extends MethodFault {
}

/** sms.fault.ProviderUnregistrationFault */
export interface ProviderUnregistrationFault extends MethodFault {
}

/** sms.fault.ProxyRegistrationFailed */
export interface ProxyRegistrationFailed extends RuntimeFault {
}

/** vim.fault.QuarantineModeFault */
export interface QuarantineModeFault extends VmConfigFault {
  vmName: string
  faultType: string
}

/** sms.fault.QueryExecutionFault */
export interface QueryExecutionFault extends MethodFault {
}

/** sms.fault.QueryNotSupported */
export interface QueryNotSupported extends InvalidArgument {
  entityType?: EntityReferenceEntityType
  relatedEntityType: EntityReferenceEntityType
}

/** sms.storage.replication.QueryPointInTimeReplicaParam */
export interface QueryPointInTimeReplicaParam extends DynamicData {
  replicaTimeQueryParam?: ReplicaQueryIntervalParam
  pitName?: string
  tags?: string[]
  preferDetails?: boolean
}

/** sms.storage.replication.QueryPointInTimeReplicaSuccessResult */
export interface QueryPointInTimeReplicaSuccessResult extends GroupOperationResult {
  replicaInfo?: PointInTimeReplicaInfo[]
}

/** sms.storage.replication.QueryPointInTimeReplicaSummaryResult */
export interface QueryPointInTimeReplicaSummaryResult extends GroupOperationResult {
  intervalResults?: ReplicaIntervalQueryResult[]
}

/** sms.storage.replication.QueryReplicationGroupSuccessResult */
export interface QueryReplicationGroupSuccessResult extends GroupOperationResult {
  rgInfo: GroupInfo
}

/** sms.storage.replication.QueryReplicationPeerResult */
export interface QueryReplicationPeerResult extends DynamicData {
  sourceDomain: FaultDomainId
  targetDomain?: FaultDomainId[]
  error?: LocalizedMethodFault[]
  warning?: LocalizedMethodFault[]
}

/** vim.cluster.QueryVsanManagedStorageSpaceUsageSpec */
export interface QueryVsanManagedStorageSpaceUsageSpec extends DynamicData {
  datastoreTypes: string[]
}

/** vim.fault.QuestionPending */
export interface QuestionPending extends InvalidState {
  text: string
}

/** vim.fault.QuiesceDatastoreIOForHAFailed */
export interface QuiesceDatastoreIOForHAFailed extends ResourceInUse {
  host: ManagedObjectReference
  hostName: string
  ds: ManagedObjectReference
  dsName: string
}

/** vim.fault.RDMConversionNotSupported */
export interface RDMConversionNotSupported extends MigrationFault {
  device: string
}

/** vim.fault.RDMNotPreserved */
export interface RDMNotPreserved extends MigrationFault {
  device: string
}

/** vim.fault.RDMNotSupported */
export interface RDMNotSupported extends DeviceNotSupported {
}

/** vim.fault.RDMNotSupportedOnDatastore */
export interface RDMNotSupportedOnDatastore extends VmConfigFault {
  device: string
  datastore: ManagedObjectReference
  datastoreName: string
}

/** vim.fault.RDMPointsToInaccessibleDisk */
export interface RDMPointsToInaccessibleDisk extends CannotAccessVmDisk {
}

/** vim.fault.RawDiskNotSupported */
export interface RawDiskNotSupported extends DeviceNotSupported {
}

/** vim.fault.ReadHostResourcePoolTreeFailed */
export interface ReadHostResourcePoolTreeFailed extends HostConnectFault {
}

/** vim.fault.ReadOnlyDisksWithLegacyDestination */
export interface ReadOnlyDisksWithLegacyDestination extends MigrationFault {
  roDiskCount: number
  timeoutDanger: boolean
}

/** vim.fault.RebootRequired */
export interface RebootRequired extends VimFault {
  patch?: string
}

/** vim.fault.RecordReplayDisabled */
export interface RecordReplayDisabled extends VimFault {
}

/** sms.storage.replication.FailoverSuccessResult.RecoveredDevice */
export interface RecoveredDevice extends DynamicData {
  targetDeviceId?: ReplicaId
  recoveredDeviceId?: DeviceId
  sourceDeviceId: DeviceId
  info?: string[]
  datastore: ManagedObjectReference
  recoveredDiskInfo?: RecoveredDiskInfo[]
  error?: LocalizedMethodFault
  warnings?: LocalizedMethodFault[]
}

/** sms.storage.replication.FailoverSuccessResult.RecoveredDiskInfo */
export interface RecoveredDiskInfo extends DynamicData {
  deviceKey: number
  dsUrl: string
  diskPath: string
}

/** sms.storage.replication.RecoveredTargetGroupMemberInfo */
export interface RecoveredTargetGroupMemberInfo extends TargetGroupMemberInfo {
  recoveredDeviceId?: DeviceId
}

/** vim.event.RecoveryEvent */
export interface RecoveryEvent extends DvsEvent {
  hostName: string
  portKey: string
  dvsUuid?: string
  vnic?: string
}

/** vim.scheduler.RecurrentTaskScheduler */
export interface RecurrentTaskScheduler extends TaskScheduler {
  interval: number
}

/** sms.provider.VasaProviderInfo.RelatedStorageArray */
export interface RelatedStorageArray extends DynamicData {
  arrayId: string
  active: boolean
  manageable: boolean
  priority: number
}

/** vim.host.SoftwarePackage.Relation */
export interface Relation extends DynamicData {
  constraint?: string
  name: string
  version?: string
}

/** vim.fault.RemoteDeviceNotSupported */
export interface RemoteDeviceNotSupported extends DeviceNotSupported {
}

/** vim.event.RemoteTSMEnabledEvent */
export interface RemoteTSMEnabledEvent extends HostEvent {
}

/** vim.vsan.host.RemoteVsanServerClusterConfig */
export interface RemoteVsanServerClusterConfig extends DynamicData {
  clusterUuid: string
  siteAffinity?: SiteAffinityInfo
}

/** vim.vsan.RemoteVsanSite */
export interface RemoteVsanSite extends DynamicData {
  name: string
}

/** vim.vsan.RemoteVsanSiteAffinity */
export interface RemoteVsanSiteAffinity extends DynamicData {
  clientSite?: RemoteVsanSite
  serverSite: RemoteVsanSite
}

/** vim.fault.RemoveFailed */
export interface RemoveFailed extends VimFault {
}

/** vim.vsan.RepairTimerInfo */
export interface RepairTimerInfo extends DynamicData {
  maxTimeToRepair: number
  minTimeToRepair: number
  objectCount: number
  objectCountWithRepairTimer?: number
}

/** sms.storage.replication.ReplicaId */
export interface ReplicaId extends DynamicData {
  id: string
}

/** sms.storage.replication.QueryPointInTimeReplicaSummaryResult.ReplicaIntervalQueryResult */
export interface ReplicaIntervalQueryResult extends DynamicData {
  fromDate: DateTime
  toDate: DateTime
  number: number
}

/** sms.storage.replication.QueryPointInTimeReplicaParam.ReplicaQueryIntervalParam */
export interface ReplicaQueryIntervalParam extends DynamicData {
  fromDate?: DateTime
  toDate?: DateTime
  number?: number
}

/** vim.fault.ReplicationConfigFault */
export interface ReplicationConfigFault extends ReplicationFault {
}

/** vim.vm.ReplicationConfigSpec */
export interface ReplicationConfigSpec extends DynamicData {
  generation: Long
  vmReplicationId: string
  destination: string
  port: number
  rpo: Long
  quiesceGuestEnabled: boolean
  paused: boolean
  oppUpdatesEnabled: boolean
  netCompressionEnabled?: boolean
  netEncryptionEnabled?: boolean
  encryptionDestination?: string
  additionalEncryptionDestination?: string[]
  encryptionPort?: number
  remoteCertificateThumbprint?: string
  dataSetsReplicationEnabled?: boolean
  useHbrProxyHttpPreamble?: boolean
  disk?: ReplicationInfoDiskSettings[]
}

/** vim.fault.ReplicationDiskConfigFault */
export interface ReplicationDiskConfigFault extends ReplicationConfigFault {
  reason?: string
  vmRef?: ManagedObjectReference
  key?: number
}

/** vim.fault.ReplicationFault */
export interface ReplicationFault extends VimFault {
}

/** sms.storage.replication.FailoverParam.ReplicationGroupData */
export interface ReplicationGroupData extends DynamicData {
  groupId: ReplicationGroupId
  pitId?: PointInTimeReplicaId
}

/** sms.ReplicationGroupFilter */
export interface ReplicationGroupFilter extends DynamicData {
  groupId?: ReplicationGroupId[]
}

/** vim.vm.replication.ReplicationGroupId */
export interface ReplicationGroupId extends DynamicData {
  faultDomainId: FaultDomainId
  deviceGroupId: DeviceGroupId
}

/** vim.fault.ReplicationIncompatibleWithFT */
export interface ReplicationIncompatibleWithFT extends ReplicationFault {
}

/** vim.vm.ReplicationConfigSpec.DiskSettings */
export interface ReplicationInfoDiskSettings extends DynamicData {
  key: number
  diskReplicationId: string
}

/** vim.fault.ReplicationInvalidOptions */
export interface ReplicationInvalidOptions extends ReplicationFault {
  options: string
  entity?: ManagedObjectReference
}

/** vim.fault.ReplicationNotSupportedOnHost */
export interface ReplicationNotSupportedOnHost extends ReplicationFault {
}

/** vim.vm.replication.ReplicationSpec */
export interface ReplicationSpec extends DynamicData {
  replicationGroupId: ReplicationGroupId
}

/** sms.storage.replication.SourceGroupInfo.ReplicationTargetInfo */
export interface ReplicationTargetInfo extends DynamicData {
  targetGroupId: ReplicationGroupId
  replicationAgreementDescription?: string
}

/** vim.fault.ReplicationVmConfigFault */
export interface ReplicationVmConfigFault extends ReplicationConfigFault {
  reason?: string
  vmRef?: ManagedObjectReference
}

/** vim.fault.ReplicationVmFault */
export interface ReplicationVmFault extends ReplicationFault {
  reason: string
  state?: string
  instanceId?: string
  vm: ManagedObjectReference
}

/** vim.fault.ReplicationVmInProgressFault */
export interface ReplicationVmInProgressFault extends ReplicationVmFault {
  requestedActivity: string
  inProgressActivity: string
}

/** vim.HbrManager.ReplicationVmInfo.ProgressInfo */
export interface ReplicationVmProgressInfo extends DynamicData {
  progress: number
  bytesTransferred: Long
  bytesToTransfer: Long
  checksumTotalBytes?: Long
  checksumComparedBytes?: Long
}

/** vmodl.fault.RequestCanceled */
export interface RequestCanceled extends RuntimeFault {
}

/** vim.ResourceAllocationInfo */
export interface ResourceAllocationInfo extends DynamicData {
  reservation?: Long
  expandableReservation?: boolean
  limit?: Long
  shares?: SharesInfo
  overheadLimit?: Long
}

/** vim.ResourceAllocationOption */
export interface ResourceAllocationOption extends DynamicData {
  sharesOption: SharesOption
}

/** vim.ResourceConfigOption */
export interface ResourceConfigOption extends DynamicData {
  cpuAllocationOption: ResourceAllocationOption
  memoryAllocationOption: ResourceAllocationOption
}

/** vim.ResourceConfigSpec */
export interface ResourceConfigSpec extends DynamicData {
  entity?: ManagedObjectReference
  changeVersion?: string
  lastModified?: DateTime
  cpuAllocation: ResourceAllocationInfo
  memoryAllocation: ResourceAllocationInfo
  scaleDescendantsShares?: string
}

/** vim.fault.ResourceInUse */
export interface ResourceInUse extends VimFault {
  type?: string
  name?: string
}

/** vim.fault.ResourceNotAvailable */
export interface ResourceNotAvailable extends VimFault {
  containerType?: string
  containerName?: string
  type?: string
}

/** vim.event.ResourcePoolCreatedEvent */
export interface ResourcePoolCreatedEvent extends ResourcePoolEvent {
  parent: ResourcePoolEventArgument
}

/** vim.event.ResourcePoolDestroyedEvent */
export interface ResourcePoolDestroyedEvent extends ResourcePoolEvent {
}

/** vim.event.ResourcePoolEvent */
export interface ResourcePoolEvent extends Event {
  resourcePool: ResourcePoolEventArgument
}

/** vim.event.ResourcePoolEventArgument */
export interface ResourcePoolEventArgument extends EntityEventArgument {
  resourcePool: ManagedObjectReference
}

/** vim.event.ResourcePoolMovedEvent */
export interface ResourcePoolMovedEvent extends ResourcePoolEvent {
  oldParent: ResourcePoolEventArgument
  newParent: ResourcePoolEventArgument
}

/** vim.ResourcePool.Summary.QuickStats */
export interface ResourcePoolQuickStats extends DynamicData {
  overallCpuUsage?: Long
  overallCpuDemand?: Long
  guestMemoryUsage?: Long
  hostMemoryUsage?: Long
  distributedCpuEntitlement?: Long
  distributedMemoryEntitlement?: Long
  staticCpuEntitlement?: number
  staticMemoryEntitlement?: number
  privateMemory?: Long
  sharedMemory?: Long
  swappedMemory?: Long
  balloonedMemory?: Long
  overheadMemory?: Long
  consumedOverheadMemory?: Long
  compressedMemory?: Long
}

/** vim.event.ResourcePoolReconfiguredEvent */
export interface ResourcePoolReconfiguredEvent extends ResourcePoolEvent {
  configChanges?: ChangesInfoEventArgument
}

/** vim.ResourcePool.ResourceUsage */
export interface ResourcePoolResourceUsage extends DynamicData {
  reservationUsed: Long
  reservationUsedForVm: Long
  unreservedForPool: Long
  unreservedForVm: Long
  overallUsage: Long
  maxUsage: Long
}

/** vim.ResourcePool.RuntimeInfo */
export interface ResourcePoolRuntimeInfo extends DynamicData {
  memory: ResourcePoolResourceUsage
  cpu: ResourcePoolResourceUsage
  overallStatus: ManagedEntityStatus
  sharesScalable?: string
}

/** vim.ResourcePool.Summary */
export interface ResourcePoolSummary extends DynamicData {
  name: string
  config: ResourceConfigSpec
  runtime: ResourcePoolRuntimeInfo
  quickStats?: ResourcePoolQuickStats
  configuredMemoryMB?: number
}

/** vim.event.ResourceViolatedEvent */
export interface ResourceViolatedEvent extends ResourcePoolEvent {
}

/** vim.fault.RestrictedByAdministrator */
export interface RestrictedByAdministrator extends RuntimeFault {
  details: string
}

/** vim.fault.RestrictedVersion */
export interface RestrictedVersion extends SecurityError {
}

/** vim.vsan.ResyncIopsInfo */
export interface ResyncIopsInfo extends DynamicData {
  resyncIops: number
}

/** vmodl.query.PropertyCollector.RetrieveOptions */
export interface RetrieveOptions extends DynamicData {
  maxObjects?: number
}

/** vmodl.query.PropertyCollector.RetrieveResult */
export interface RetrieveResult extends DynamicData {
  token?: string
  objects: ObjectContent[]
}

/** vim.vslm.vcenter.RetrieveVStorageObjSpec */
export interface RetrieveVStorageObjSpec extends DynamicData {
  id: ID
  datastore: ManagedObjectReference
}

/** sms.storage.replication.ReverseReplicationSuccessResult */
export interface ReverseReplicationSuccessResult extends GroupOperationResult {
  newGroupId: DeviceGroupId
}

/** vim.event.RoleAddedEvent */
export interface RoleAddedEvent extends RoleEvent {
  privilegeList?: string[]
}

/** vim.event.RoleEvent */
export interface RoleEvent extends AuthorizationEvent {
  role: RoleEventArgument
}

/** vim.event.RoleEventArgument */
export interface RoleEventArgument extends EventArgument {
  roleId: number
  name: string
}

/** vim.event.RoleRemovedEvent */
export interface RoleRemovedEvent extends RoleEvent {
}

/** vim.event.RoleUpdatedEvent */
export interface RoleUpdatedEvent extends RoleEvent {
  privilegeList?: string[]
  prevRoleName?: string
  privilegesAdded?: string[]
  privilegesRemoved?: string[]
}

/** vim.event.RollbackEvent */
export interface RollbackEvent extends DvsEvent {
  hostName: string
  methodName?: string
}

/** vim.fault.RollbackFailure */
export interface RollbackFailure extends DvsFault {
  entityName: string
  entityType: string
}

/** vim.fault.RuleViolation */
export interface RuleViolation extends VmConfigFault {
  host?: ManagedObjectReference
  rule: ClusterRuleInfo
}

/** vim.action.RunScriptAction */
export interface RunScriptAction extends Action {
  script: string
}

/** vmodl.RuntimeFault */
export interface RuntimeFault extends MethodFault {
}

/** vim.vm.guest.SAMLTokenAuthentication */
export interface SAMLTokenAuthentication extends GuestAuthentication {
  token: string
  username?: string
}

/** vim.SDDCBase */
export interface SDDCBase extends DynamicData {
}

/** vim.vsan.SSDEnduranceThresholdSpec */
export interface SSDEnduranceThresholdSpec extends DynamicData {
  clustername: string
  clusternameop?: string
  hostname?: string
  hostnameop?: string
  diskname?: string
  disknameop?: string
  diskvendorname?: string
  diskvendorop?: string
  ssdEndurancePtg: number
  severity: string
}

/** vim.fault.SSLDisabledFault */
export interface SSLDisabledFault extends HostConnectFault {
}

/** vim.fault.SSLVerifyFault */
export interface SSLVerifyFault extends HostConnectFault {
  selfSigned: boolean
  thumbprint?: string
  certificate?: string
}

/** vim.vm.guest.SSPIAuthentication */
export interface SSPIAuthentication extends GuestAuthentication {
  sspiToken: string
}

/** vim.fault.SSPIChallenge */
export interface SSPIChallenge extends VimFault {
  base64Token: string
}

/** vim.vm.ScheduledHardwareUpgradeInfo */
export interface ScheduledHardwareUpgradeInfo extends DynamicData {
  upgradePolicy?: string
  versionKey?: string
  scheduledHardwareUpgradeStatus?: string
  fault?: LocalizedMethodFault
}

/** vim.event.ScheduledTaskCompletedEvent */
export interface ScheduledTaskCompletedEvent extends ScheduledTaskEvent {
}

/** vim.event.ScheduledTaskCreatedEvent */
export interface ScheduledTaskCreatedEvent extends ScheduledTaskEvent {
}

/** vim.scheduler.ScheduledTaskDescription */
export interface ScheduledTaskDescription extends DynamicData {
  action: TypeDescription[]
  schedulerInfo: ScheduledTaskDetail[]
  state: ElementDescription[]
  dayOfWeek: ElementDescription[]
  weekOfMonth: ElementDescription[]
}

/** vim.scheduler.ScheduledTaskDescription.SchedulerDetail */
export interface ScheduledTaskDetail extends TypeDescription {
  frequency: string
}

/** vim.event.ScheduledTaskEmailCompletedEvent */
export interface ScheduledTaskEmailCompletedEvent extends ScheduledTaskEvent {
  to: string
}

/** vim.event.ScheduledTaskEmailFailedEvent */
export interface ScheduledTaskEmailFailedEvent extends ScheduledTaskEvent {
  to: string
  reason: LocalizedMethodFault
}

/** vim.event.ScheduledTaskEvent */
export interface ScheduledTaskEvent extends Event {
  scheduledTask: ScheduledTaskEventArgument
  entity: ManagedEntityEventArgument
}

/** vim.event.ScheduledTaskEventArgument */
export interface ScheduledTaskEventArgument extends EntityEventArgument {
  scheduledTask: ManagedObjectReference
}

/** vim.event.ScheduledTaskFailedEvent */
export interface ScheduledTaskFailedEvent extends ScheduledTaskEvent {
  reason: LocalizedMethodFault
}

/** vim.scheduler.ScheduledTaskInfo */
export interface ScheduledTaskInfo extends ScheduledTaskSpec {
  scheduledTask: ManagedObjectReference
  entity: ManagedObjectReference
  lastModifiedTime: DateTime
  lastModifiedUser: string
  nextRunTime?: DateTime
  prevRunTime?: DateTime
  state: TaskInfoState
  error?: LocalizedMethodFault
  result?: unknown
  progress?: number
  activeTask?: ManagedObjectReference
  taskObject: ManagedObjectReference
}

/** vim.event.ScheduledTaskReconfiguredEvent */
export interface ScheduledTaskReconfiguredEvent extends ScheduledTaskEvent {
  configChanges?: ChangesInfoEventArgument
}

/** vim.event.ScheduledTaskRemovedEvent */
export interface ScheduledTaskRemovedEvent extends ScheduledTaskEvent {
}

/** vim.scheduler.ScheduledTaskSpec */
export interface ScheduledTaskSpec extends DynamicData {
  name: string
  description: string
  enabled: boolean
  scheduler: TaskScheduler
  action: Action
  notification?: string
}

/** vim.event.ScheduledTaskStartedEvent */
export interface ScheduledTaskStartedEvent extends ScheduledTaskEvent {
}

/** vim.host.ScsiLun */
export interface ScsiLun extends HostDevice {
  key?: string
  uuid: string
  descriptor?: ScsiLunDescriptor[]
  canonicalName?: string
  displayName?: string
  lunType: string
  vendor?: string
  model?: string
  revision?: string
  scsiLevel?: number
  serialNumber?: string
  durableName?: ScsiLunDurableName
  alternateName?: ScsiLunDurableName[]
  standardInquiry?: number[]
  queueDepth?: number
  operationalState: string[]
  capabilities?: ScsiLunCapabilities
  vStorageSupport?: string
  protocolEndpoint?: boolean
  perenniallyReserved?: boolean
  clusteredVmdkSupported?: boolean
  applicationProtocol?: string
  dispersedNs?: boolean
  deviceReservation?: string
}

/** vim.host.ScsiLun.Capabilities */
export interface ScsiLunCapabilities extends DynamicData {
  updateDisplayNameSupported: boolean
}

/** vim.host.ScsiLun.Descriptor */
export interface ScsiLunDescriptor extends DynamicData {
  quality: string
  id: string
}

/** vim.host.ScsiLun.DurableName */
export interface ScsiLunDurableName extends DynamicData {
  namespace: string
  namespaceId: number
  data?: number[]
}

/** vim.VirtualDiskManager.SeSparseVirtualDiskSpec */
export interface SeSparseVirtualDiskSpec extends FileBackedVirtualDiskSpec {
  grainSizeKb?: number
}

/** vim.SearchIndex.Filter */
export interface SearchIndexFilter extends DynamicData {
  predicates?: SearchIndexPredicate[]
}

/** vim.SearchIndex.IterationSpec */
export interface SearchIndexIterationSpec extends DynamicData {
  marker?: string
  limit?: number
}

/** vim.SearchIndex.OptionalValue */
export interface SearchIndexOptionalValue extends DynamicData {
  value?: unknown
}

/** vim.SearchIndex.Predicate */
export interface SearchIndexPredicate extends DynamicData {
  propertyPath: string
  operator: string
  arrayOperator?: string
  comparableValue?: unknown
  comparableList?: unknown[]
}

/** vim.SearchIndex.QuerySpec */
export interface SearchIndexQuerySpec extends DynamicData {
  properties?: string[]
  resourceType: string
  filters?: SearchIndexFilter[]
  returnTotalCount?: boolean
  limit?: number
}

/** vim.SearchIndex.ResourceItem */
export interface SearchIndexResourceItem extends DynamicData {
  propertyValues?: SearchIndexOptionalValue[]
}

/** vim.SearchIndex.ResultSet */
export interface SearchIndexResultSet extends DynamicData {
  properties?: string[]
  items?: SearchIndexResourceItem[]
  totalCount?: number
  marker?: string
}

/** vim.fault.SecondaryVmAlreadyDisabled */
export interface SecondaryVmAlreadyDisabled extends VmFaultToleranceIssue {
  instanceUuid: string
}

/** vim.fault.SecondaryVmAlreadyEnabled */
export interface SecondaryVmAlreadyEnabled extends VmFaultToleranceIssue {
  instanceUuid: string
}

/** vim.fault.SecondaryVmAlreadyRegistered */
export interface SecondaryVmAlreadyRegistered extends VmFaultToleranceIssue {
  instanceUuid: string
}

/** vim.fault.SecondaryVmNotRegistered */
export interface SecondaryVmNotRegistered extends VmFaultToleranceIssue {
  instanceUuid: string
}

/** vmodl.fault.SecurityError */
export interface SecurityError extends RuntimeFault {
}

/** vim.profile.host.SecurityProfile */
export interface SecurityProfile extends ApplyProfile {
  permission?: PermissionProfile[]
}

/** vim.SelectionSet */
export interface SelectionSet extends DynamicData {
}

/** vmodl.query.PropertyCollector.SelectionSpec */
export interface SelectionSpec extends DynamicData {
  name?: string
}

/** vim.action.SendEmailAction */
export interface SendEmailAction extends Action {
  toList: string
  ccList: string
  subject: string
  body: string
}

/** vim.action.SendSNMPAction */
export interface SendSNMPAction extends Action {
}

/** vim.event.ServerLicenseExpiredEvent */
export interface ServerLicenseExpiredEvent extends LicenseEvent {
  product: string
}

/** vim.event.ServerStartedSessionEvent */
export interface ServerStartedSessionEvent extends SessionEvent {
}

/** vim.profile.host.ServiceConsolePortGroupProfile */
export interface ServiceConsolePortGroupProfile extends PortGroupProfile {
  ipConfig: IpAddressProfile
}

/** vim.host.MemoryManagerSystem.ServiceConsoleReservationInfo */
export interface ServiceConsoleReservationInfo extends DynamicData {
  serviceConsoleReservedCfg: Long
  serviceConsoleReserved: Long
  unreserved: Long
}

/** vim.ServiceInstanceContent */
export interface ServiceContent extends DynamicData {
  rootFolder: ManagedObjectReference
  propertyCollector: ManagedObjectReference
  viewManager?: ManagedObjectReference
  about: AboutInfo
  setting?: ManagedObjectReference
  userDirectory?: ManagedObjectReference
  sessionManager?: ManagedObjectReference
  authorizationManager?: ManagedObjectReference
  serviceManager?: ManagedObjectReference
  perfManager?: ManagedObjectReference
  scheduledTaskManager?: ManagedObjectReference
  alarmManager?: ManagedObjectReference
  eventManager?: ManagedObjectReference
  taskManager?: ManagedObjectReference
  extensionManager?: ManagedObjectReference
  customizationSpecManager?: ManagedObjectReference
  guestCustomizationManager?: ManagedObjectReference
  customFieldsManager?: ManagedObjectReference
  accountManager?: ManagedObjectReference
  diagnosticManager?: ManagedObjectReference
  licenseManager?: ManagedObjectReference
  searchIndex?: ManagedObjectReference
  fileManager?: ManagedObjectReference
  datastoreNamespaceManager?: ManagedObjectReference
  virtualDiskManager?: ManagedObjectReference
  virtualizationManager?: ManagedObjectReference
  snmpSystem?: ManagedObjectReference
  vmProvisioningChecker?: ManagedObjectReference
  vmCompatibilityChecker?: ManagedObjectReference
  ovfManager?: ManagedObjectReference
  ipPoolManager?: ManagedObjectReference
  dvSwitchManager?: ManagedObjectReference
  hostProfileManager?: ManagedObjectReference
  clusterProfileManager?: ManagedObjectReference
  complianceManager?: ManagedObjectReference
  localizationManager?: ManagedObjectReference
  storageResourceManager?: ManagedObjectReference
  guestOperationsManager?: ManagedObjectReference
  overheadMemoryManager?: ManagedObjectReference
  certificateManager?: ManagedObjectReference
  ioFilterManager?: ManagedObjectReference
  vStorageObjectManager?: ManagedObjectReference
  hostSpecManager?: ManagedObjectReference
  cryptoManager?: ManagedObjectReference
  healthUpdateManager?: ManagedObjectReference
  failoverClusterConfigurator?: ManagedObjectReference
  failoverClusterManager?: ManagedObjectReference
  tenantManager?: ManagedObjectReference
  siteInfoManager?: ManagedObjectReference
  storageQueryManager?: ManagedObjectReference
  directPathProfileManager?: ManagedObjectReference
}

/** vim.ServiceLocator */
export interface ServiceLocator extends DynamicData {
  instanceUuid: string
  url: string
  credential: ServiceLocatorCredential
  sslThumbprint?: string
  sslCertificate?: string
}

/** vim.ServiceLocator.Credential */
export interface ServiceLocatorCredential extends DynamicData {
}

/** vim.ServiceLocator.NamePassword */
export interface ServiceLocatorNamePassword extends ServiceLocatorCredential {
  username: string
  password: string
}

/** vim.ServiceLocator.SAMLCredential */
export interface ServiceLocatorSAMLCredential extends ServiceLocatorCredential {
  token?: string
}

/** vim.ServiceManager.ServiceInfo */
export interface ServiceManagerServiceInfo extends DynamicData {
  serviceName: string
  location?: string[]
  service: ManagedObjectReference
  description: string
}

/** sms.fault.ServiceNotInitialized */
export interface ServiceNotInitialized extends RuntimeFault {
}

/** vim.profile.host.ServiceProfile */
export interface ServiceProfile extends ApplyProfile {
  key: string
}

/** vim.event.SessionEvent */
export interface SessionEvent extends Event {
}

/** vim.SessionManager.GenericServiceTicket */
export interface SessionManagerGenericServiceTicket extends DynamicData {
  id: string
  hostName?: string
  sslThumbprint?: string
  certThumbprintList?: VirtualMachineCertThumbprint[]
  sslCertificate?: string
  ticketType?: string
}

/** vim.SessionManager.HttpServiceRequestSpec */
export interface SessionManagerHttpServiceRequestSpec extends SessionManagerServiceRequestSpec {
  method?: string
  url: string
}

/** vim.SessionManager.LocalTicket */
export interface SessionManagerLocalTicket extends DynamicData {
  userName: string
  passwordFilePath: string
}

/** vim.SessionManager.ServiceRequestSpec */
export interface SessionManagerServiceRequestSpec extends DynamicData {
}

/** vim.SessionManager.VmomiServiceRequestSpec */
export interface SessionManagerVmomiServiceRequestSpec extends SessionManagerServiceRequestSpec {
  method: string
}

/** vmodl.fault.SessionNotFound */
export interface SessionNotFound extends RuntimeFault {
}

/** vim.event.SessionTerminatedEvent */
export interface SessionTerminatedEvent extends SessionEvent {
  sessionId: string
  terminatedUsername: string
}

/** vim.fault.SharedBusControllerNotSupported */
export interface SharedBusControllerNotSupported extends DeviceNotSupported {
}

/** vim.SharesInfo */
export interface SharesInfo extends DynamicData {
  shares: number
  level: SharesLevel
}

/** vim.SharesOption */
export interface SharesOption extends DynamicData {
  sharesOption: IntOption
  defaultLevel: SharesLevel
}

/** vim.fault.ShrinkDiskFault */
export interface ShrinkDiskFault extends VimFault {
  diskId?: number
}

/** vim.SingleIp */
export interface SingleIp extends IpAddress {
  address: string
}

/** vim.SingleMac */
export interface SingleMac extends MacAddress {
  address: string
}

/** vim.vsan.host.SiteAffinityInfo */
export interface SiteAffinityInfo extends DynamicData {
  name: string
  siteId?: string
}

/** vim.SiteInfo */
export interface SiteInfo extends DynamicData {
}

/** sms.AboutInfo */
export interface SmsAboutInfo extends DynamicData {
  name: string
  fullName: string
  vendor: string
  apiVersion: string
  instanceUuid: string
  vasaApiVersion?: string
}

/** sms.fault.SmsFault */
export interface SmsFault extends MethodFault {
}

/** sms.fault.InvalidLogin */
export interface SmsInvalidLogin extends MethodFault {
}

/** sms.provider.ProviderInfo */
export interface SmsProviderInfo extends DynamicData {
  uid: string
  name: string
  description?: string
  version?: string
}

/** sms.provider.ProviderSpec */
export interface SmsProviderSpec extends DynamicData {
  name: string
  description?: string
}

/** sms.fault.replication.ReplicationFault */
export interface SmsReplicationFault extends MethodFault {
}

/** sms.fault.ResourceInUse */
export interface SmsResourceInUse extends ResourceInUse {
  deviceIds?: DeviceId[]
}

/** sms.TaskInfo */
export interface SmsTaskInfo extends DynamicData {
  key: string
  task: ManagedObjectReference
  object?: ManagedObjectReference
  error?: LocalizedMethodFault
  result?: unknown
  startTime?: DateTime
  completionTime?: DateTime
  state: string
  progress?: number
}

/** vim.fault.SnapshotCloneNotSupported */
export interface SnapshotCloneNotSupported extends SnapshotCopyNotSupported {
}

/** vim.fault.SnapshotCopyNotSupported */
export interface SnapshotCopyNotSupported extends MigrationFault {
}

/** vim.fault.SnapshotDisabled */
export interface SnapshotDisabled extends SnapshotFault {
}

/** vim.fault.SnapshotFault */
export interface SnapshotFault extends VimFault {
}

/** vim.fault.SnapshotIncompatibleDeviceInVm */
export interface SnapshotIncompatibleDeviceInVm extends SnapshotFault {
  fault: LocalizedMethodFault
}

/** vim.fault.SnapshotLocked */
export interface SnapshotLocked extends SnapshotFault {
}

/** vim.fault.SnapshotMoveFromNonHomeNotSupported */
export interface SnapshotMoveFromNonHomeNotSupported extends SnapshotCopyNotSupported {
}

/** vim.fault.SnapshotMoveNotSupported */
export interface SnapshotMoveNotSupported extends SnapshotCopyNotSupported {
}

/** vim.fault.SnapshotMoveToNonHomeNotSupported */
export interface SnapshotMoveToNonHomeNotSupported extends SnapshotCopyNotSupported {
}

/** vim.fault.SnapshotNoChange */
export interface SnapshotNoChange extends SnapshotFault {
}

/** vim.fault.SnapshotRevertIssue */
export interface SnapshotRevertIssue extends MigrationFault {
  snapshotName?: string
  event?: Event[]
  errors: boolean
}

/** vim.vm.SnapshotSelectionSpec */
export interface SnapshotSelectionSpec extends DynamicData {
  retentionDays?: number
}

/** vim.fault.SoftRuleVioCorrectionDisallowed */
export interface SoftRuleVioCorrectionDisallowed extends VmConfigFault {
  vmName: string
}

/** vim.fault.SoftRuleVioCorrectionImpact */
export interface SoftRuleVioCorrectionImpact extends VmConfigFault {
  vmName: string
}

/** vim.host.SoftwarePackage */
export interface SoftwarePackage extends DynamicData {
  name: string
  version: string
  type: string
  vendor: string
  acceptanceLevel: string
  summary: string
  description: string
  referenceURL?: string[]
  creationDate?: DateTime
  depends?: Relation[]
  conflicts?: Relation[]
  replaces?: Relation[]
  provides?: string[]
  maintenanceModeRequired?: boolean
  hardwarePlatformsRequired?: string[]
  capability: SoftwarePackageCapability
  tag?: string[]
  payload?: string[]
}

/** vim.host.SoftwarePackage.Capability */
export interface SoftwarePackageCapability extends DynamicData {
  liveInstallAllowed?: boolean
  liveRemoveAllowed?: boolean
  statelessReady?: boolean
  overlay?: boolean
}

/** vim.fault.SolutionUserRequired */
export interface SolutionUserRequired extends SecurityError {
}

/** eam.lccm.Solutions.ApplySpec */
export interface SolutionsApplySpec extends DynamicData {
  desiredState?: SolutionsSolutionConfig[]
  solutions?: string[]
  hosts?: ManagedObjectReference[]
  deploymentUnits?: string[]
}

/** eam.lccm.Solutions.ClusterBoundSolutionConfig */
export interface SolutionsClusterBoundSolutionConfig extends SolutionsTypeSpecificSolutionConfig {
  vmCount: number
  vmPlacementPolicies?: string[]
  vmNetworks?: SolutionsVMNetworkMapping[]
  datastores?: ManagedObjectReference[]
  devices?: VirtualMachineConfigSpec
}

/** eam.lccm.Solutions.ClusterSolutionComplianceResult */
export interface SolutionsClusterSolutionComplianceResult extends DynamicData {
  solution: string
  compliant: boolean
  deploymentUnits?: SolutionsDeploymentUnitComplianceResult[]
}

/** eam.lccm.Solutions.ComplianceResult */
export interface SolutionsComplianceResult extends DynamicData {
  compliant: boolean
  hosts?: SolutionsHostComplianceResult[]
  clusterSolutionsCompliance?: SolutionsClusterSolutionComplianceResult[]
}

/** eam.lccm.Solutions.ComplianceSpec */
export interface SolutionsComplianceSpec extends DynamicData {
  desiredState?: SolutionsSolutionConfig[]
  solutions?: string[]
  hosts?: ManagedObjectReference[]
  deploymentUnits?: string[]
}

/** eam.lccm.Solutions.DeploymentUnitComplianceResult */
export interface SolutionsDeploymentUnitComplianceResult extends DynamicData {
  deploymentUnit: string
  compliant: boolean
  compliance?: SolutionsSolutionComplianceResult
}

/** eam.lccm.Solutions.HookAcknowledgeConfig */
export interface SolutionsHookAcknowledgeConfig extends DynamicData {
}

/** eam.lccm.Solutions.HookConfig */
export interface SolutionsHookConfig extends DynamicData {
  type: string
  acknowledgement: SolutionsHookAcknowledgeConfig
  timeout?: Long
}

/** eam.lccm.Solutions.HookInfo */
export interface SolutionsHookInfo extends DynamicData {
  vm: ManagedObjectReference
  solution: string
  config: SolutionsHookConfig
  raisedAt: DateTime
  dynamicUpdateProcessed: boolean
}

/** eam.lccm.Solutions.HostBoundSolutionConfig */
export interface SolutionsHostBoundSolutionConfig extends SolutionsTypeSpecificSolutionConfig {
  preferHostConfiguration?: boolean
  networks?: ManagedObjectReference[]
  datastores?: ManagedObjectReference[]
  vmci?: string[]
}

/** eam.lccm.Solutions.HostComplianceResult */
export interface SolutionsHostComplianceResult extends DynamicData {
  host: ManagedObjectReference
  compliant: boolean
  solutions?: SolutionsSolutionComplianceResult[]
}

/** eam.lccm.Solutions.InteractiveHookAcknowledgeConfig */
export interface SolutionsInteractiveHookAcknowledgeConfig extends SolutionsHookAcknowledgeConfig {
}

/** eam.lccm.Solutions.OvfProperty */
export interface SolutionsOvfProperty extends DynamicData {
  key: string
  value: string
}

/** eam.lccm.Solutions.ProfileIdStoragePolicy */
export interface SolutionsProfileIdStoragePolicy extends SolutionsStoragePolicy {
  profileId: string
}

/** eam.lccm.Solutions.SolutionComplianceResult */
export interface SolutionsSolutionComplianceResult extends DynamicData {
  solution: string
  compliant: boolean
  nonComplianceReason?: string
  vm?: ManagedObjectReference
  upgradingVm?: ManagedObjectReference
  hook?: SolutionsHookInfo
  issues?: Issue[]
  solutionConfig?: SolutionsSolutionConfig
}

/** eam.lccm.Solutions.SolutionConfig */
export interface SolutionsSolutionConfig extends DynamicData {
  solution: string
  displayName: string
  displayVersion: string
  vmSource: SolutionsVMSource
  prefixVmName: string
  uuidVmName: boolean
  resourcePool?: ManagedObjectReference
  folder?: ManagedObjectReference
  ovfProperties?: SolutionsOvfProperty[]
  storagePolicies?: SolutionsStoragePolicy[]
  vmDiskProvisioning?: string
  vmDeploymentOptimization?: string
  typeSpecificConfig: SolutionsTypeSpecificSolutionConfig
  hooks?: SolutionsHookConfig[]
  vmResourceSpec?: SolutionsVmResourceSpec
}

/** eam.lccm.Solutions.SolutionValidationResult */
export interface SolutionsSolutionValidationResult extends DynamicData {
  solution: string
  valid: boolean
  invalidReason?: string
}

/** eam.lccm.Solutions.StoragePolicy */
export interface SolutionsStoragePolicy extends DynamicData {
}

/** eam.lccm.Solutions.TransitionSpec */
export interface SolutionsTransitionSpec extends DynamicData {
  solution: string
  agencyId: string
}

/** eam.lccm.Solutions.TypeSpecificSolutionConfig */
export interface SolutionsTypeSpecificSolutionConfig extends DynamicData {
}

/** eam.lccm.Solutions.UrlVMSource */
export interface SolutionsUrlVMSource extends SolutionsVMSource {
  ovfUrl: string
  certificateValidation?: boolean
  certificatePEM?: string
}

/** eam.lccm.Solutions.VMNetworkMapping */
export interface SolutionsVMNetworkMapping extends DynamicData {
  name: string
  id: ManagedObjectReference
}

/** eam.lccm.Solutions.VMSource */
export interface SolutionsVMSource extends DynamicData {
}

/** eam.lccm.Solutions.ValidateSpec */
export interface SolutionsValidateSpec extends DynamicData {
  desiredState: SolutionsSolutionConfig[]
  transitionSpec?: SolutionsTransitionSpec
}

/** eam.lccm.Solutions.ValidationResult */
export interface SolutionsValidationResult extends DynamicData {
  valid: boolean
  solutionResult?: SolutionsSolutionValidationResult[]
}

/** eam.lccm.Solutions.VmResourceSpec */
export interface SolutionsVmResourceSpec extends DynamicData {
  ovfDeploymentOption?: string
}

/** sms.storage.replication.SourceGroupInfo */
export interface SourceGroupInfo extends GroupInfo {
  name?: string
  description?: string
  state: string
  replica?: ReplicationTargetInfo[]
  memberInfo?: SourceGroupMemberInfo[]
}

/** sms.storage.replication.SourceGroupMemberInfo */
export interface SourceGroupMemberInfo extends DynamicData {
  deviceId: DeviceId
  targetId?: TargetDeviceId[]
}

/** vim.vcha.FailoverClusterConfigurator.SourceNodeSpec */
export interface SourceNodeSpec extends DynamicData {
  managementVc: ServiceLocator
  activeVc: ManagedObjectReference
}

/** vim.fault.SsdDiskNotAvailable */
export interface SsdDiskNotAvailable extends VimFault {
  devicePath: string
}

/** vim.alarm.StateAlarmExpression */
export interface StateAlarmExpression extends AlarmExpression {
  operator: StateAlarmOperator
  type: string
  statePath: string
  yellow?: string
  red?: string
}

/** vim.profile.host.StaticRouteProfile */
export interface StaticRouteProfile extends ApplyProfile {
  key?: string
}

/** sms.storage.StorageAlarm */
export interface StorageAlarm extends DynamicData {
  alarmId: Long
  alarmType: string
  containerId?: string
  objectId?: string
  objectType: string
  status: string
  alarmTimeStamp: DateTime
  messageId: string
  parameterList?: NameValuePair[]
  alarmObject?: unknown
}

/** sms.storage.StorageArray */
export interface StorageArray extends DynamicData {
  name: string
  uuid: string
  vendorId: string
  modelId: string
  firmware?: string
  alternateName?: string[]
  supportedBlockInterface?: string[]
  supportedFileSystemInterface?: string[]
  supportedProfile?: string[]
  priority?: number
  discoverySvc?: VASAStorageArrayDiscoverySvcInfo[]
}

/** sms.storage.StorageCapability */
export interface StorageCapability extends DynamicData {
  uuid: string
  name: string
  description: string
}

/** sms.storage.StorageContainer */
export interface StorageContainer extends DynamicData {
  uuid: string
  name: string
  maxVvolSizeInMB: Long
  providerId: string[]
  arrayId: string[]
  vvolContainerType?: string
  stretched?: boolean
}

/** sms.storage.StorageContainerResult */
export interface StorageContainerResult extends DynamicData {
  storageContainer?: StorageContainer[]
  providerInfo?: SmsProviderInfo[]
}

/** sms.storage.StorageContainerSpec */
export interface StorageContainerSpec extends DynamicData {
  containerId?: string[]
}

/** vim.storageDrs.AutomationConfig */
export interface StorageDrsAutomationConfig extends DynamicData {
  spaceLoadBalanceAutomationMode?: string
  ioLoadBalanceAutomationMode?: string
  ruleEnforcementAutomationMode?: string
  policyEnforcementAutomationMode?: string
  vmEvacuationAutomationMode?: string
}

/** vim.fault.StorageDrsCannotMoveDiskInMultiWriterMode */
export interface StorageDrsCannotMoveDiskInMultiWriterMode extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveFTVm */
export interface StorageDrsCannotMoveFTVm extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveIndependentDisk */
export interface StorageDrsCannotMoveIndependentDisk extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveManuallyPlacedSwapFile */
export interface StorageDrsCannotMoveManuallyPlacedSwapFile extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveManuallyPlacedVm */
export interface StorageDrsCannotMoveManuallyPlacedVm extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveSharedDisk */
export interface StorageDrsCannotMoveSharedDisk extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveTemplate */
export interface StorageDrsCannotMoveTemplate extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveVmInUserFolder */
export interface StorageDrsCannotMoveVmInUserFolder extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveVmWithMountedCDROM */
export interface StorageDrsCannotMoveVmWithMountedCDROM extends VimFault {
}

/** vim.fault.StorageDrsCannotMoveVmWithNoFilesInLayout */
export interface StorageDrsCannotMoveVmWithNoFilesInLayout extends VimFault {
}

/** vim.storageDrs.ConfigInfo */
export interface StorageDrsConfigInfo extends DynamicData {
  podConfig: StorageDrsPodConfigInfo
  vmConfig?: StorageDrsVmConfigInfo[]
}

/** vim.storageDrs.ConfigSpec */
export interface StorageDrsConfigSpec extends DynamicData {
  podConfigSpec?: StorageDrsPodConfigSpec
  vmConfigSpec?: StorageDrsVmConfigSpec[]
}

/** vim.fault.StorageDrsDatacentersCannotShareDatastore */
export interface StorageDrsDatacentersCannotShareDatastore extends VimFault {
}

/** vim.fault.StorageDrsDisabledOnVm */
export interface StorageDrsDisabledOnVm extends VimFault {
}

/** vim.fault.StorageDrsHbrDiskNotMovable */
export interface StorageDrsHbrDiskNotMovable extends VimFault {
  nonMovableDiskIds: string
}

/** vim.fault.StorageDrsHmsMoveInProgress */
export interface StorageDrsHmsMoveInProgress extends VimFault {
}

/** vim.fault.StorageDrsHmsUnreachable */
export interface StorageDrsHmsUnreachable extends VimFault {
}

/** vim.storageDrs.IoLoadBalanceConfig */
export interface StorageDrsIoLoadBalanceConfig extends DynamicData {
  reservablePercentThreshold?: number
  reservableIopsThreshold?: number
  reservableThresholdMode?: string
  ioLatencyThreshold?: number
  ioLoadImbalanceThreshold?: number
}

/** vim.fault.StorageDrsIolbDisabledInternally */
export interface StorageDrsIolbDisabledInternally extends VimFault {
}

/** vim.storageDrs.OptionSpec */
export interface StorageDrsOptionSpec extends ArrayUpdateSpec {
  option?: OptionValue
}

/** vim.storageDrs.PlacementRankVmSpec */
export interface StorageDrsPlacementRankVmSpec extends DynamicData {
  vmPlacementSpec: PlacementSpec
  vmClusters: ManagedObjectReference[]
}

/** vim.storageDrs.PodConfigInfo */
export interface StorageDrsPodConfigInfo extends DynamicData {
  enabled: boolean
  ioLoadBalanceEnabled: boolean
  defaultVmBehavior: string
  loadBalanceInterval?: number
  defaultIntraVmAffinity?: boolean
  spaceLoadBalanceConfig?: StorageDrsSpaceLoadBalanceConfig
  ioLoadBalanceConfig?: StorageDrsIoLoadBalanceConfig
  automationOverrides?: StorageDrsAutomationConfig
  rule?: ClusterRuleInfo[]
  option?: OptionValue[]
}

/** vim.storageDrs.PodConfigSpec */
export interface StorageDrsPodConfigSpec extends DynamicData {
  enabled?: boolean
  ioLoadBalanceEnabled?: boolean
  defaultVmBehavior?: string
  loadBalanceInterval?: number
  defaultIntraVmAffinity?: boolean
  spaceLoadBalanceConfig?: StorageDrsSpaceLoadBalanceConfig
  ioLoadBalanceConfig?: StorageDrsIoLoadBalanceConfig
  automationOverrides?: StorageDrsAutomationConfig
  rule?: ClusterRuleSpec[]
  option?: StorageDrsOptionSpec[]
}

/** vim.storageDrs.PodSelectionSpec */
export interface StorageDrsPodSelectionSpec extends DynamicData {
  initialVmConfig?: VmPodConfigForPlacement[]
  storagePod?: ManagedObjectReference
}

/** vim.fault.StorageDrsRelocateDisabled */
export interface StorageDrsRelocateDisabled extends VimFault {
}

/** vim.storageDrs.SpaceLoadBalanceConfig */
export interface StorageDrsSpaceLoadBalanceConfig extends DynamicData {
  spaceThresholdMode?: string
  spaceUtilizationThreshold?: number
  freeSpaceThresholdGB?: number
  minSpaceUtilizationDifference?: number
}

/** vim.fault.StorageDrsStaleHmsCollection */
export interface StorageDrsStaleHmsCollection extends VimFault {
}

/** vim.fault.StorageDrsUnableToMoveFiles */
export interface StorageDrsUnableToMoveFiles extends VimFault {
}

/** vim.storageDrs.VmConfigInfo */
export interface StorageDrsVmConfigInfo extends DynamicData {
  vm?: ManagedObjectReference
  enabled?: boolean
  behavior?: string
  intraVmAffinity?: boolean
  intraVmAntiAffinity?: VirtualDiskAntiAffinityRuleSpec
  virtualDiskRules?: VirtualDiskRuleSpec[]
}

/** vim.storageDrs.VmConfigSpec */
export interface StorageDrsVmConfigSpec extends ArrayUpdateSpec {
  info?: StorageDrsVmConfigInfo
}

/** sms.storage.StorageFileSystem */
export interface StorageFileSystem extends DynamicData {
  uuid: string
  info: StorageFileSystemInfo[]
  nativeSnapshotSupported: boolean
  thinProvisioningStatus: string
  type: string
  version: string
  backingConfig?: BackingConfig
}

/** sms.storage.FileSystemInfo */
export interface StorageFileSystemInfo extends DynamicData {
  fileServerName: string
  fileSystemPath: string
  ipAddress?: string
}

/** vim.StorageResourceManager.IOAllocationInfo */
export interface StorageIOAllocationInfo extends DynamicData {
  limit?: Long
  shares?: SharesInfo
  reservation?: number
}

/** vim.StorageResourceManager.IOAllocationOption */
export interface StorageIOAllocationOption extends DynamicData {
  limitOption: LongOption
  sharesOption: SharesOption
}

/** vim.StorageResourceManager.IORMConfigOption */
export interface StorageIORMConfigOption extends DynamicData {
  enabledOption: BoolOption
  congestionThresholdOption: IntOption
  statsCollectionEnabledOption: BoolOption
  reservationEnabledOption: BoolOption
}

/** vim.StorageResourceManager.IORMConfigSpec */
export interface StorageIORMConfigSpec extends DynamicData {
  enabled?: boolean
  congestionThresholdMode?: string
  congestionThreshold?: number
  percentOfPeakThroughput?: number
  statsCollectionEnabled?: boolean
  reservationEnabled?: boolean
  statsAggregationDisabled?: boolean
  reservableIopsThreshold?: number
}

/** vim.StorageResourceManager.IORMConfigInfo */
export interface StorageIORMInfo extends DynamicData {
  enabled: boolean
  congestionThresholdMode: string
  congestionThreshold: number
  percentOfPeakThroughput?: number
  statsCollectionEnabled: boolean
  reservationEnabled: boolean
  statsAggregationDisabled?: boolean
  reservableIopsThreshold?: number
}

/** sms.storage.StorageLun */
export interface StorageLun extends DynamicData {
  uuid: string
  vSphereLunIdentifier: string
  vendorDisplayName: string
  capacityInMB: Long
  usedSpaceInMB: Long
  lunThinProvisioned: boolean
  alternateIdentifier?: string[]
  drsManagementPermitted: boolean
  thinProvisioningStatus: string
  backingConfig?: BackingConfig
}

/** vim.storageDrs.StorageMigrationAction */
export interface StorageMigrationAction extends ClusterAction {
  vm: ManagedObjectReference
  relocateSpec: VirtualMachineRelocateSpec
  source: ManagedObjectReference
  destination: ManagedObjectReference
  sizeTransferred: Long
  spaceUtilSrcBefore?: number
  spaceUtilDstBefore?: number
  spaceUtilSrcAfter?: number
  spaceUtilDstAfter?: number
  ioLatencySrcBefore?: number
  ioLatencyDstBefore?: number
}

/** vim.StorageResourceManager.StoragePerformanceSummary */
export interface StoragePerformanceSummary extends DynamicData {
  interval: number
  percentile: number[]
  datastoreReadLatency: number[]
  datastoreWriteLatency: number[]
  datastoreVmLatency: number[]
  datastoreReadIops: number[]
  datastoreWriteIops: number[]
  siocActivityDuration: number
}

/** vim.storageDrs.StoragePlacementAction */
export interface StoragePlacementAction extends ClusterAction {
  vm?: ManagedObjectReference
  relocateSpec: VirtualMachineRelocateSpec
  destination: ManagedObjectReference
  spaceUtilBefore?: number
  spaceDemandBefore?: number
  spaceUtilAfter?: number
  spaceDemandAfter?: number
  ioLatencyBefore?: number
}

/** vim.storageDrs.StoragePlacementResult */
export interface StoragePlacementResult extends DynamicData {
  recommendations?: ClusterRecommendation[]
  drsFault?: ClusterDrsFaults
  task?: ManagedObjectReference
}

/** vim.storageDrs.StoragePlacementSpec */
export interface StoragePlacementSpec extends DynamicData {
  type: string
  priority?: VirtualMachineMovePriority
  vm?: ManagedObjectReference
  podSelectionSpec: StorageDrsPodSelectionSpec
  cloneSpec?: VirtualMachineCloneSpec
  cloneName?: string
  configSpec?: VirtualMachineConfigSpec
  relocateSpec?: VirtualMachineRelocateSpec
  resourcePool?: ManagedObjectReference
  host?: ManagedObjectReference
  folder?: ManagedObjectReference
  disallowPrerequisiteMoves?: boolean
  resourceLeaseDurationSec?: number
}

/** vim.StoragePod.Summary */
export interface StoragePodSummary extends DynamicData {
  name: string
  capacity: Long
  freeSpace: Long
}

/** sms.storage.StoragePort */
export interface StoragePort extends DynamicData {
  uuid: string
  type: string
  alternateName?: string[]
}

/** sms.storage.StorageProcessor */
export interface StorageProcessor extends DynamicData {
  uuid: string
  alternateIdentifer?: string[]
}

/** vim.profile.host.StorageProfile */
export interface StorageProfile extends ApplyProfile {
  nasStorage?: NasStorageProfile[]
}

/** vim.VirtualMachine.StorageRequirement */
export interface StorageRequirement extends DynamicData {
  datastore: ManagedObjectReference
  freeSpaceRequiredInKb: Long
}

/** vim.StorageResourceManager.StorageProfileStatistics */
export interface StorageResourceManagerStorageProfileStatistics extends DynamicData {
  profileId: string
  totalSpaceMB: Long
  usedSpaceMB: Long
}

/** vim.fault.StorageVMotionNotSupported */
export interface StorageVMotionNotSupported extends MigrationFeatureNotSupported {
}

/** vim.fault.StorageVmotionIncompatible */
export interface StorageVmotionIncompatible extends VirtualHardwareCompatibilityIssue {
  datastore?: ManagedObjectReference
}

/** vim.StringExpression */
export interface StringExpression extends NegatableExpression {
  value?: string
}

/** vim.option.StringOption */
export interface StringOption extends OptionType {
  defaultValue: string
  validCharacters?: string
}

/** vim.StringPolicy */
export interface StringPolicy extends InheritablePolicy {
  value?: string
}

/** vim.profile.host.ProfileManager.StructuredCustomizations */
export interface StructuredCustomizations extends HostProfilesEntityCustomizations {
  entity: ManagedObjectReference
  customizations?: AnswerFile
}

/** vim.vm.SubnetInfo */
export interface SubnetInfo extends VirtualMachineTargetInfo {
  id: string
  subnetFolderInfo: SubnetInfoFolderInfo
  vpcFolderInfo: SubnetInfoFolderInfo
  projectFolderInfo?: SubnetInfoFolderInfo
  rootFolderInfo: SubnetInfoFolderInfo
}

/** vim.vm.SubnetInfo.FolderInfo */
export interface SubnetInfoFolderInfo extends DynamicData {
  name: string
  folder: ManagedObjectReference
}

/** sms.provider.VasaProviderInfo.SupportedVendorModelMapping */
export interface SupportedVendorModelMapping extends DynamicData {
  vendorId?: string
  modelId?: string
}

/** vim.fault.SuspendedRelocateNotSupported */
export interface SuspendedRelocateNotSupported extends MigrationFault {
}

/** vim.fault.SwapDatastoreNotWritableOnHost */
export interface SwapDatastoreNotWritableOnHost extends DatastoreNotWritableOnHost {
}

/** vim.fault.SwapDatastoreUnset */
export interface SwapDatastoreUnset extends VimFault {
}

/** vim.fault.SwapPlacementOverrideNotSupported */
export interface SwapPlacementOverrideNotSupported extends InvalidVmConfig {
}

/** vim.fault.SwitchIpUnset */
export interface SwitchIpUnset extends DvsFault {
}

/** vim.fault.SwitchNotInUpgradeMode */
export interface SwitchNotInUpgradeMode extends DvsFault {
}

/** sms.fault.SyncInProgress */
export interface SyncInProgress extends ProviderSyncFailed {
}

/** sms.fault.replication.SyncOngoing */
export interface SyncOngoing extends SmsReplicationFault {
  task: ManagedObjectReference
}

/** sms.storage.replication.SyncReplicationGroupSuccessResult */
export interface SyncReplicationGroupSuccessResult extends GroupOperationResult {
  timeStamp: DateTime
  pitId?: PointInTimeReplicaId
  pitName?: string
}

/** vmodl.fault.SystemError */
export interface SystemError extends RuntimeFault {
  reason: string
}

/** vim.host.SystemEventInfo */
export interface SystemEventInfo extends DynamicData {
  recordId: Long
  when: string
  selType: Long
  message: string
  sensorNumber: Long
}

/** vim.Tag */
export interface Tag extends DynamicData {
  key: string
}

/** vim.TagId */
export interface TagId extends DynamicData {
  nameId?: TagIdNameId
  uuid?: string
}

/** vim.TagId.NameId */
export interface TagIdNameId extends DynamicData {
  tag: string
  category: string
}

/** vim.TagSpec */
export interface TagSpec extends ArrayUpdateSpec {
  id: TagId
}

/** sms.storage.replication.SourceGroupMemberInfo.TargetDeviceId */
export interface TargetDeviceId extends DynamicData {
  domainId: FaultDomainId
  deviceId: ReplicaId
}

/** sms.storage.replication.TargetGroupInfo */
export interface TargetGroupInfo extends GroupInfo {
  sourceInfo: TargetToSourceInfo
  state: string
  devices?: TargetGroupMemberInfo[]
  isPromoteCapable?: boolean
  name?: string
}

/** sms.storage.replication.TargetGroupMemberInfo */
export interface TargetGroupMemberInfo extends DynamicData {
  replicaId: ReplicaId
  sourceId: DeviceId
  targetDatastore: ManagedObjectReference
}

/** sms.storage.replication.TargetGroupInfo.TargetToSourceInfo */
export interface TargetToSourceInfo extends DynamicData {
  sourceGroupId: ReplicationGroupId
  replicationAgreementDescription?: string
}

/** vim.TaskDescription */
export interface TaskDescription extends DynamicData {
  methodInfo: ElementDescription[]
  state: ElementDescription[]
  reason: TypeDescription[]
}

/** vim.event.TaskEvent */
export interface TaskEvent extends Event {
  info: TaskInfo
}

/** vim.TaskFilterSpec */
export interface TaskFilterSpec extends DynamicData {
  entity?: TaskFilterSpecByEntity
  time?: TaskFilterSpecByTime
  userName?: TaskFilterSpecByUsername
  activationId?: string[]
  state?: TaskInfoState[]
  alarm?: ManagedObjectReference
  scheduledTask?: ManagedObjectReference
  eventChainId?: number[]
  tag?: string[]
  parentTaskKey?: string[]
  rootTaskKey?: string[]
}

/** vim.TaskFilterSpec.ByEntity */
export interface TaskFilterSpecByEntity extends DynamicData {
  entity: ManagedObjectReference
  recursion: TaskFilterSpecRecursionOption
}

/** vim.TaskFilterSpec.ByTime */
export interface TaskFilterSpecByTime extends DynamicData {
  timeType: TaskFilterSpecTimeOption
  beginTime?: DateTime
  endTime?: DateTime
}

/** vim.TaskFilterSpec.ByUsername */
export interface TaskFilterSpecByUsername extends DynamicData {
  systemUser: boolean
  userList?: string[]
}

/** vim.fault.TaskInProgress */
export interface TaskInProgress extends VimFault {
  task: ManagedObjectReference
}

/** vim.TaskInfo */
export interface TaskInfo extends DynamicData {
  key: string
  task: ManagedObjectReference
  description?: LocalizableMessage
  name?: string
  descriptionId: string
  entity?: ManagedObjectReference
  entityName?: string
  locked?: ManagedObjectReference[]
  state: TaskInfoState
  cancelled: boolean
  cancelable: boolean
  error?: LocalizedMethodFault
  result?: unknown
  progress?: number
  progressDetails?: KeyAnyValue[]
  reason: TaskReason
  queueTime: DateTime
  startTime?: DateTime
  completeTime?: DateTime
  eventChainId: number
  changeTag?: string
  parentTaskKey?: string
  rootTaskKey?: string
  activationId?: string
}

/** vim.TaskInfoFilterSpec */
export interface TaskInfoFilterSpec extends DynamicData {
  filterTaskResults?: TaskInfoFilterSpecFilterTaskResults
}

/** vim.TaskInfoFilterSpec.FilterTaskResults */
export interface TaskInfoFilterSpecFilterTaskResults extends DynamicData {
  removeAll?: boolean
  descriptionIds?: string[]
  filterIn?: boolean
}

/** vim.TaskManager.TaskViewSpec */
export interface TaskManagerTaskViewSpec extends DynamicData {
}

/** vim.TaskManager.ViewByStartId */
export interface TaskManagerViewByStartId extends TaskManagerTaskViewSpec {
  count: number
  startId: string
}

/** vim.TaskReason */
export interface TaskReason extends DynamicData {
}

/** vim.TaskReasonAlarm */
export interface TaskReasonAlarm extends TaskReason {
  alarmName: string
  alarm: ManagedObjectReference
  entityName: string
  entity: ManagedObjectReference
}

/** vim.TaskReasonSchedule */
export interface TaskReasonSchedule extends TaskReason {
  name: string
  scheduledTask: ManagedObjectReference
}

/** vim.TaskReasonSystem */
export interface TaskReasonSystem extends TaskReason {
}

/** vim.TaskReasonUser */
export interface TaskReasonUser extends TaskReason {
  userName: string
}

/** vim.scheduler.TaskScheduler */
export interface TaskScheduler extends DynamicData {
  activeTime?: DateTime
  expireTime?: DateTime
}

/** vim.event.TaskTimeoutEvent */
export interface TaskTimeoutEvent extends TaskEvent {
}

/** vim.event.TeamingMatchEvent */
export interface TeamingMatchEvent extends DvsHealthStatusChangeEvent {
}

/** vim.event.TeamingMisMatchEvent */
export interface TeamingMisMatchEvent extends DvsHealthStatusChangeEvent {
}

/** vim.event.TemplateBeingUpgradedEvent */
export interface TemplateBeingUpgradedEvent extends TemplateUpgradeEvent {
}

/** vim.host.DatastoreBrowser.TemplateVmConfigInfo */
export interface TemplateConfigFileInfo extends VmConfigFileInfo {
}

/** vim.host.DatastoreBrowser.TemplateVmConfigQuery */
export interface TemplateConfigFileQuery extends VmConfigFileQuery {
}

/** vim.event.TemplateUpgradeEvent */
export interface TemplateUpgradeEvent extends Event {
  legacyTemplate: string
}

/** vim.event.TemplateUpgradeFailedEvent */
export interface TemplateUpgradeFailedEvent extends TemplateUpgradeEvent {
  reason: LocalizedMethodFault
}

/** vim.event.TemplateUpgradedEvent */
export interface TemplateUpgradedEvent extends TemplateUpgradeEvent {
}

/** sms.storage.replication.TestFailoverParam */
export interface TestFailoverParam extends FailoverParam {
}

/** vim.event.TgwEventArgument */
export interface TgwEventArgument extends EntityEventArgument {
  tgw: ManagedObjectReference
}

/** vim.fault.ThirdPartyLicenseAssignmentFailed */
export interface ThirdPartyLicenseAssignmentFailed extends RuntimeFault {
  host: ManagedObjectReference
  module: string
  reason?: string
}

/** vim.vm.guest.TicketedSessionAuthentication */
export interface TicketedSessionAuthentication extends GuestAuthentication {
  ticket: string
}

/** vim.event.TimedOutHostOperationEvent */
export interface TimedOutHostOperationEvent extends HostEvent {
}

/** vim.fault.Timedout */
export interface Timedout extends VimFault {
}

/** sms.fault.TooMany */
export interface TooMany extends MethodFault {
  maxBatchSize?: Long
}

/** vim.fault.TooManyConcurrentNativeClones */
export interface TooManyConcurrentNativeClones extends FileFault {
}

/** vim.fault.TooManyConsecutiveOverrides */
export interface TooManyConsecutiveOverrides extends VimFault {
}

/** vim.fault.TooManyDevices */
export interface TooManyDevices extends InvalidVmConfig {
}

/** vim.fault.TooManyDisksOnLegacyHost */
export interface TooManyDisksOnLegacyHost extends MigrationFault {
  diskCount: number
  timeoutDanger: boolean
}

/** vim.fault.TooManyGuestLogons */
export interface TooManyGuestLogons extends GuestOperationsFault {
}

/** vim.fault.TooManyHosts */
export interface TooManyHosts extends HostConnectFault {
}

/** vim.fault.TooManyNativeCloneLevels */
export interface TooManyNativeCloneLevels extends FileFault {
}

/** vim.fault.TooManyNativeClonesOnFile */
export interface TooManyNativeClonesOnFile extends FileFault {
}

/** vim.fault.TooManySnapshotLevels */
export interface TooManySnapshotLevels extends SnapshotFault {
}

/** vim.fault.ToolsAlreadyUpgraded */
export interface ToolsAlreadyUpgraded extends VmToolsUpgradeFault {
}

/** vim.fault.ToolsAutoUpgradeNotSupported */
export interface ToolsAutoUpgradeNotSupported extends VmToolsUpgradeFault {
}

/** vim.vm.ToolsConfigInfo */
export interface ToolsConfigInfo extends DynamicData {
  toolsVersion?: number
  toolsInstallType?: string
  afterPowerOn?: boolean
  afterResume?: boolean
  beforeGuestStandby?: boolean
  beforeGuestShutdown?: boolean
  beforeGuestReboot?: boolean
  toolsUpgradePolicy?: string
  pendingCustomization?: string
  customizationKeyId?: CryptoKeyId
  syncTimeWithHostAllowed?: boolean
  syncTimeWithHost?: boolean
  lastInstallInfo?: ToolsConfigInfoToolsLastInstallInfo
}

/** vim.vm.ToolsConfigInfo.ToolsLastInstallInfo */
export interface ToolsConfigInfoToolsLastInstallInfo extends DynamicData {
  counter: number
  fault?: LocalizedMethodFault
}

/** vim.fault.ToolsImageCopyFailed */
export interface ToolsImageCopyFailed extends VmToolsUpgradeFault {
}

/** vim.fault.ToolsImageNotAvailable */
export interface ToolsImageNotAvailable extends VmToolsUpgradeFault {
}

/** vim.fault.ToolsImageSignatureCheckFailed */
export interface ToolsImageSignatureCheckFailed extends VmToolsUpgradeFault {
}

/** vim.fault.ToolsInstallationInProgress */
export interface ToolsInstallationInProgress extends MigrationFault {
}

/** vim.fault.ToolsUnavailable */
export interface ToolsUnavailable extends VimFault {
}

/** vim.fault.ToolsUpgradeCancelled */
export interface ToolsUpgradeCancelled extends VmToolsUpgradeFault {
}

/** vim.TransitGateway.ConfigInfo */
export interface TransitGatewayConfigInfo extends DynamicData {
  ID: string
  name: string
}

/** vim.TransitGateway.ConfigSpec */
export interface TransitGatewayConfigSpec extends DynamicData {
  name?: string
}

/** vim.TransitGateway.CreateSpec */
export interface TransitGatewayCreateSpec extends DynamicData {
  ID: string
  name: string
}

/** eam.issue.TransitionFailed */
export interface TransitionFailed extends AgentIssue {
}

/** vmodl.query.PropertyCollector.TraversalSpec */
export interface TraversalSpec extends SelectionSpec {
  type: string
  path: string
  skip?: boolean
  selectSet?: SelectionSpec[]
}

/** vim.TypeDescription */
export interface TypeDescription extends Description {
  key: string
}

/** vim.fault.UnSupportedDatastoreForVFlash */
export interface UnSupportedDatastoreForVFlash extends UnsupportedDatastore {
  datastoreName: string
  type: string
}

/** vim.fault.UncommittedUndoableDisk */
export interface UncommittedUndoableDisk extends MigrationFault {
}

/** vim.fault.UnconfiguredPropertyValue */
export interface UnconfiguredPropertyValue extends InvalidPropertyValue {
}

/** vim.fault.UncustomizableGuest */
export interface UncustomizableGuest extends CustomizationFault {
  uncustomizableGuestOS: string
}

/** vim.fault.UnexpectedCustomizationFault */
export interface UnexpectedCustomizationFault extends CustomizationFault {
}

/** vmodl.fault.UnexpectedFault */
export interface UnexpectedFault extends RuntimeFault {
  faultName: string
  fault?: LocalizedMethodFault
}

/** eam.issue.UnknownAgentVm */
export interface UnknownAgentVm extends HostIssue {
  vm: ManagedObjectReference
}

/** vim.event.UnlicensedVirtualMachinesEvent */
export interface UnlicensedVirtualMachinesEvent extends LicenseEvent {
  unlicensed: number
  available: number
}

/** vim.event.UnlicensedVirtualMachinesFoundEvent */
export interface UnlicensedVirtualMachinesFoundEvent extends LicenseEvent {
  available: number
}

/** vim.fault.UnrecognizedHost */
export interface UnrecognizedHost extends VimFault {
  hostName: string
}

/** vim.fault.UnsharedSwapVMotionNotSupported */
export interface UnsharedSwapVMotionNotSupported extends MigrationFeatureNotSupported {
}

/** vim.fault.UnsupportedDatastore */
export interface UnsupportedDatastore extends VmConfigFault {
  datastore?: ManagedObjectReference
}

/** vim.fault.UnsupportedGuest */
export interface UnsupportedGuest extends InvalidVmConfig {
  unsupportedGuestOS: string
}

/** vim.fault.UnsupportedVimApiVersion */
export interface UnsupportedVimApiVersion extends VimFault {
  version?: string
}

/** vim.fault.UnsupportedVmxLocation */
export interface UnsupportedVmxLocation extends VmConfigFault {
}

/** vim.IoFilterManager.UntrustedCertificate */
export interface UntrustedCertificate extends IoFilterManagerSslTrust {
}

/** vim.fault.UnusedVirtualDiskBlocksNotScrubbed */
export interface UnusedVirtualDiskBlocksNotScrubbed extends DeviceBackingNotSupported {
}

/** vmodl.query.PropertyCollector.UpdateSet */
export interface UpdateSet extends DynamicData {
  version: string
  filterSet?: PropertyFilterUpdate[]
  truncated?: boolean
}

/** vim.UpdateVirtualMachineFilesResult */
export interface UpdateVirtualMachineFilesResult extends DynamicData {
  failedVmFile?: UpdateVirtualMachineFilesResultFailedVmFileInfo[]
}

/** vim.UpdateVirtualMachineFilesResult.FailedVmFileInfo */
export interface UpdateVirtualMachineFilesResultFailedVmFileInfo extends DynamicData {
  vmFile: string
  fault: LocalizedMethodFault
}

/** vim.event.UpdatedAgentBeingRestartedEvent */
export interface UpdatedAgentBeingRestartedEvent extends HostEvent {
}

/** vim.event.UpgradeEvent */
export interface UpgradeEvent extends Event {
  message: string
}

/** vim.event.UplinkPortMtuNotSupportEvent */
export interface UplinkPortMtuNotSupportEvent extends DvsHealthStatusChangeEvent {
}

/** vim.event.UplinkPortMtuSupportEvent */
export interface UplinkPortMtuSupportEvent extends DvsHealthStatusChangeEvent {
}

/** vim.event.UplinkPortVlanTrunkedEvent */
export interface UplinkPortVlanTrunkedEvent extends DvsHealthStatusChangeEvent {
}

/** vim.event.UplinkPortVlanUntrunkedEvent */
export interface UplinkPortVlanUntrunkedEvent extends DvsHealthStatusChangeEvent {
}

/** vim.vm.UsbScanCodeSpec */
export interface UsbScanCodeSpec extends DynamicData {
  keyEvents: UsbScanCodeSpecKeyEvent[]
}

/** vim.vm.UsbScanCodeSpec.KeyEvent */
export interface UsbScanCodeSpecKeyEvent extends DynamicData {
  usbHidCode: number
  modifiers?: UsbScanCodeSpecModifierType
}

/** vim.vm.UsbScanCodeSpec.ModifierType */
export interface UsbScanCodeSpecModifierType extends DynamicData {
  leftControl?: boolean
  leftShift?: boolean
  leftAlt?: boolean
  leftGui?: boolean
  rightControl?: boolean
  rightShift?: boolean
  rightAlt?: boolean
  rightGui?: boolean
}

/** vim.event.UserAssignedToGroup */
export interface UserAssignedToGroup extends HostEvent {
  userLogin: string
  group: string
}

/** vim.profile.host.UserGroupProfile */
export interface UserGroupProfile extends ApplyProfile {
  key: string
}

/** vim.profile.UserInputRequiredParameterMetadata */
export interface UserInputRequiredParameterMetadata extends ProfilePolicyOptionMetadata {
  userInputParameter?: ProfileParameterMetadata[]
}

/** vim.event.UserLoginSessionEvent */
export interface UserLoginSessionEvent extends SessionEvent {
  ipAddress: string
  userAgent?: string
  locale: string
  sessionId: string
}

/** vim.event.UserLogoutSessionEvent */
export interface UserLogoutSessionEvent extends SessionEvent {
  ipAddress?: string
  userAgent?: string
  callCount?: Long
  sessionId?: string
  loginTime?: DateTime
}

/** vim.fault.UserNotFound */
export interface UserNotFound extends VimFault {
  principal: string
  unresolved: boolean
}

/** vim.event.UserPasswordChanged */
export interface UserPasswordChanged extends HostEvent {
  userLogin: string
}

/** vim.AuthorizationManager.UserPrivilegeResult */
export interface UserPrivilegeResult extends DynamicData {
  entity: ManagedObjectReference
  privileges?: string[]
}

/** vim.profile.host.UserProfile */
export interface UserProfile extends ApplyProfile {
  key: string
}

/** vim.UserSearchResult */
export interface UserSearchResult extends DynamicData {
  principal: string
  fullName?: string
  group: boolean
}

/** vim.UserSession */
export interface UserSession extends DynamicData {
  key: string
  userName: string
  fullName: string
  loginTime: DateTime
  lastActiveTime: DateTime
  locale: string
  messageLocale: string
  extensionSession: boolean
  ipAddress: string
  userAgent: string
  callCount: Long
}

/** vim.event.UserUnassignedFromGroup */
export interface UserUnassignedFromGroup extends HostEvent {
  userLogin: string
  group: string
}

/** vim.event.UserUpgradeEvent */
export interface UserUpgradeEvent extends UpgradeEvent {
}

/** sms.provider.VASAProviderUpgradeSpec */
export interface VASAProviderUpgradeSpec extends DynamicData {
  providerUid: string
  username: string
  password: string
}

/** vim.VasaStorageArray */
export interface VASAStorageArray extends DynamicData {
  name: string
  uuid: string
  vendorId: string
  modelId: string
  discoverySvcInfo?: VASAStorageArrayDiscoverySvcInfo[]
}

/** vim.VasaStorageArray.DiscoveryFcTransport */
export interface VASAStorageArrayDiscoveryFcTransport extends DynamicData {
  nodeWwn: string
  portWwn: string
}

/** vim.VasaStorageArray.DiscoveryIpTransport */
export interface VASAStorageArrayDiscoveryIpTransport extends DynamicData {
  ipAddress: string
  portNumber?: string
}

/** vim.VasaStorageArray.DiscoverySvcInfo */
export interface VASAStorageArrayDiscoverySvcInfo extends DynamicData {
  portType: string
  svcNqn: string
  ipInfo?: VASAStorageArrayDiscoveryIpTransport
  fcInfo?: VASAStorageArrayDiscoveryFcTransport
}

/** vim.vApp.CloneSpec */
export interface VAppCloneSpec extends DynamicData {
  location: ManagedObjectReference
  host?: ManagedObjectReference
  resourceSpec?: ResourceConfigSpec
  vmFolder?: ManagedObjectReference
  networkMapping?: VAppCloneSpecNetworkMappingPair[]
  property?: KeyValue[]
  resourceMapping?: VAppCloneSpecResourceMap[]
  provisioning?: string
}

/** vim.vApp.CloneSpec.NetworkMappingPair */
export interface VAppCloneSpecNetworkMappingPair extends DynamicData {
  source: ManagedObjectReference
  destination: ManagedObjectReference
}

/** vim.vApp.CloneSpec.ResourceMap */
export interface VAppCloneSpecResourceMap extends DynamicData {
  source: ManagedObjectReference
  parent?: ManagedObjectReference
  resourceSpec?: ResourceConfigSpec
  location?: ManagedObjectReference
}

/** vim.fault.VAppConfigFault */
export interface VAppConfigFault extends VimFault {
}

/** vim.vApp.VAppConfigInfo */
export interface VAppConfigInfo extends VmConfigInfo {
  entityConfig?: VAppEntityConfigInfo[]
  annotation: string
  instanceUuid?: string
  managedBy?: ManagedByInfo
}

/** vim.vApp.VAppConfigSpec */
export interface VAppConfigSpec extends VmConfigSpec {
  entityConfig?: VAppEntityConfigInfo[]
  annotation?: string
  instanceUuid?: string
  managedBy?: ManagedByInfo
}

/** vim.vApp.EntityConfigInfo */
export interface VAppEntityConfigInfo extends DynamicData {
  key?: ManagedObjectReference
  tag?: string
  startOrder?: number
  startDelay?: number
  waitingForGuest?: boolean
  startAction?: string
  stopDelay?: number
  stopAction?: string
  destroyWithParent?: boolean
}

/** vim.vApp.IPAssignmentInfo */
export interface VAppIPAssignmentInfo extends DynamicData {
  supportedAllocationScheme?: string[]
  ipAllocationPolicy?: string
  supportedIpProtocol?: string[]
  ipProtocol?: string
}

/** vim.fault.VAppNotRunning */
export interface VAppNotRunning extends VmConfigFault {
}

/** vim.fault.VAppOperationInProgress */
export interface VAppOperationInProgress extends RuntimeFault {
}

/** vim.vApp.OvfSectionInfo */
export interface VAppOvfSectionInfo extends DynamicData {
  key?: number
  namespace?: string
  type?: string
  atEnvelopeLevel?: boolean
  contents?: string
}

/** vim.vApp.OvfSectionSpec */
export interface VAppOvfSectionSpec extends ArrayUpdateSpec {
  info?: VAppOvfSectionInfo
}

/** vim.vApp.ProductInfo */
export interface VAppProductInfo extends DynamicData {
  key: number
  classId?: string
  instanceId?: string
  name?: string
  vendor?: string
  version?: string
  fullVersion?: string
  vendorUrl?: string
  productUrl?: string
  appUrl?: string
}

/** vim.vApp.ProductSpec */
export interface VAppProductSpec extends ArrayUpdateSpec {
  info?: VAppProductInfo
}

/** vim.fault.VAppPropertyFault */
export interface VAppPropertyFault extends VmConfigFault {
  id: string
  category: string
  label: string
  type: string
  value: string
}

/** vim.vApp.PropertyInfo */
export interface VAppPropertyInfo extends DynamicData {
  key: number
  classId?: string
  instanceId?: string
  id?: string
  category?: string
  label?: string
  type?: string
  typeReference?: string
  userConfigurable?: boolean
  defaultValue?: string
  value?: string
  description?: string
}

/** vim.vApp.PropertySpec */
export interface VAppPropertySpec extends ArrayUpdateSpec {
  info?: VAppPropertyInfo
}

/** vim.fault.VAppTaskInProgress */
export interface VAppTaskInProgress extends TaskInProgress {
}

/** vim.fault.VFlashCacheHotConfigNotSupported */
export interface VFlashCacheHotConfigNotSupported extends VmConfigFault {
}

/** vim.fault.VFlashModuleNotSupported */
export interface VFlashModuleNotSupported extends VmConfigFault {
  vmName: string
  moduleName: string
  reason: string
  hostName: string
}

/** vim.fault.VFlashModuleVersionIncompatible */
export interface VFlashModuleVersionIncompatible extends VimFault {
  moduleName: string
  vmRequestModuleVersion: string
  hostMinSupportedVerson: string
  hostModuleVersion: string
}

/** vim.event.VMFSDatastoreCreatedEvent */
export interface VMFSDatastoreCreatedEvent extends HostEvent {
  datastore: DatastoreEventArgument
  datastoreUrl?: string
}

/** vim.event.VMFSDatastoreExpandedEvent */
export interface VMFSDatastoreExpandedEvent extends HostEvent {
  datastore: DatastoreEventArgument
}

/** vim.event.VMFSDatastoreExtendedEvent */
export interface VMFSDatastoreExtendedEvent extends HostEvent {
  datastore: DatastoreEventArgument
}

/** vim.fault.VMINotSupported */
export interface VMINotSupported extends DeviceNotSupported {
}

/** vim.fault.VMOnConflictDVPort */
export interface VMOnConflictDVPort extends CannotAccessNetwork {
}

/** vim.fault.VMOnVirtualIntranet */
export interface VMOnVirtualIntranet extends CannotAccessNetwork {
}

/** vim.fault.VMotionAcrossNetworkNotSupported */
export interface VMotionAcrossNetworkNotSupported extends MigrationFeatureNotSupported {
}

/** vim.fault.VMotionInterfaceIssue */
export interface VMotionInterfaceIssue extends MigrationFault {
  atSourceHost: boolean
  failedHost: string
  failedHostEntity?: ManagedObjectReference
}

/** vim.event.VMotionLicenseExpiredEvent */
export interface VMotionLicenseExpiredEvent extends LicenseEvent {
}

/** vim.fault.VMotionLinkCapacityLow */
export interface VMotionLinkCapacityLow extends VMotionInterfaceIssue {
  network: string
}

/** vim.fault.VMotionLinkDown */
export interface VMotionLinkDown extends VMotionInterfaceIssue {
  network: string
}

/** vim.fault.VMotionNotConfigured */
export interface VMotionNotConfigured extends VMotionInterfaceIssue {
}

/** vim.fault.VMotionNotLicensed */
export interface VMotionNotLicensed extends VMotionInterfaceIssue {
}

/** vim.fault.VMotionNotSupported */
export interface VMotionNotSupported extends VMotionInterfaceIssue {
}

/** vim.fault.VMotionProtocolIncompatible */
export interface VMotionProtocolIncompatible extends MigrationFault {
}

/** vim.dvs.VmwareDistributedVirtualSwitch.ConfigInfo */
export interface VMwareDVSConfigInfo extends DVSConfigInfo {
  vspanSession?: VMwareVspanSession[]
  pvlanConfig?: VMwareDVSPvlanMapEntry[]
  maxMtu: number
  linkDiscoveryProtocolConfig?: LinkDiscoveryProtocolConfig
  ipfixConfig?: VMwareIpfixConfig
  lacpGroupConfig?: VMwareDvsLacpGroupConfig[]
  lacpApiVersion?: string
  multicastFilteringMode?: string
  networkOffloadSpecId?: string
  networkOffloadConfig?: VmwareDistributedVirtualSwitchNetworkOffloadConfig
  realTimeConfig?: VmwareDistributedVirtualSwitchRealTimeConfig
}

/** vim.dvs.VmwareDistributedVirtualSwitch.ConfigSpec */
export interface VMwareDVSConfigSpec extends DVSConfigSpec {
  pvlanConfigSpec?: VMwareDVSPvlanConfigSpec[]
  vspanConfigSpec?: VMwareDVSVspanConfigSpec[]
  maxMtu?: number
  linkDiscoveryProtocolConfig?: LinkDiscoveryProtocolConfig
  ipfixConfig?: VMwareIpfixConfig
  lacpApiVersion?: string
  multicastFilteringMode?: string
  networkOffloadSpecId?: string
  networkOffloadConfig?: VmwareDistributedVirtualSwitchNetworkOffloadConfig
  realTimeConfig?: VmwareDistributedVirtualSwitchRealTimeConfig
}

/** vim.dvs.VmwareDistributedVirtualSwitch.FeatureCapability */
export interface VMwareDVSFeatureCapability extends DVSFeatureCapability {
  vspanSupported?: boolean
  lldpSupported?: boolean
  ipfixSupported?: boolean
  ipfixCapability?: VMwareDvsIpfixCapability
  multicastSnoopingSupported?: boolean
  vspanCapability?: VMwareDVSVspanCapability
  lacpCapability?: VMwareDvsLacpCapability
  dpuCapability?: VMwareDvsDpuCapability
  nsxSupported?: boolean
  mtuCapability?: VMwareDvsMtuCapability
  realTimeConfigSupported?: boolean
  perfNicOffloadCapability?: VMwareDvsPerfNicOffloadCapability
  systemTrafficCapabilities?: VMwareDvsSystemTrafficCapabilities
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VmwareHealthCheckFeatureCapability */
export interface VMwareDVSHealthCheckCapability extends DVSHealthCheckCapability {
  vlanMtuSupported: boolean
  teamingSupported: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VmwareHealthCheckConfig */
export interface VMwareDVSHealthCheckConfig extends DVSHealthCheckConfig {
}

/** vim.dvs.VmwareDistributedVirtualSwitch.MtuHealthCheckResult */
export interface VMwareDVSMtuHealthCheckResult extends HostMemberUplinkHealthCheckResult {
  mtuMismatch: boolean
  vlanSupportSwitchMtu?: NumericRange[]
  vlanNotSupportSwitchMtu?: NumericRange[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VmwarePortConfigPolicy */
export interface VMwareDVSPortSetting extends DVPortSetting {
  vlan?: VmwareDistributedVirtualSwitchVlanSpec
  qosTag?: IntPolicy
  uplinkTeamingPolicy?: VmwareUplinkPortTeamingPolicy
  securityPolicy?: DVSSecurityPolicy
  ipfixEnabled?: BoolPolicy
  txUplink?: BoolPolicy
  lacpPolicy?: VMwareUplinkLacpPolicy
  macManagementPolicy?: DVSMacManagementPolicy
  VNI?: IntPolicy
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VMwarePortgroupPolicy */
export interface VMwareDVSPortgroupPolicy extends DVPortgroupPolicy {
  vlanOverrideAllowed: boolean
  uplinkTeamingOverrideAllowed: boolean
  securityPolicyOverrideAllowed: boolean
  ipfixOverrideAllowed?: boolean
  macManagementOverrideAllowed?: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.PvlanConfigSpec */
export interface VMwareDVSPvlanConfigSpec extends DynamicData {
  pvlanEntry: VMwareDVSPvlanMapEntry
  operation: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.PvlanMapEntry */
export interface VMwareDVSPvlanMapEntry extends DynamicData {
  primaryVlanId: number
  secondaryVlanId: number
  pvlanType: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.TeamingHealthCheckConfig */
export interface VMwareDVSTeamingHealthCheckConfig extends VMwareDVSHealthCheckConfig {
}

/** vim.dvs.VmwareDistributedVirtualSwitch.TeamingHealthCheckResult */
export interface VMwareDVSTeamingHealthCheckResult extends HostMemberHealthCheckResult {
  teamingStatus: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VlanHealthCheckResult */
export interface VMwareDVSVlanHealthCheckResult extends HostMemberUplinkHealthCheckResult {
  trunkedVlan?: NumericRange[]
  untrunkedVlan?: NumericRange[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VlanMtuHealthCheckConfig */
export interface VMwareDVSVlanMtuHealthCheckConfig extends VMwareDVSHealthCheckConfig {
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VspanFeatureCapability */
export interface VMwareDVSVspanCapability extends DynamicData {
  mixedDestSupported: boolean
  dvportSupported: boolean
  remoteSourceSupported: boolean
  remoteDestSupported: boolean
  encapRemoteSourceSupported: boolean
  erspanProtocolSupported?: boolean
  mirrorNetstackSupported?: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VspanConfigSpec */
export interface VMwareDVSVspanConfigSpec extends DynamicData {
  vspanSession: VMwareVspanSession
  operation: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.DpuFeatureCapability */
export interface VMwareDvsDpuCapability extends DynamicData {
  networkOffloadSupported?: boolean
  activeStandbyModeSupported?: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.IpfixFeatureCapability */
export interface VMwareDvsIpfixCapability extends DynamicData {
  ipfixSupported?: boolean
  ipv6ForIpfixSupported?: boolean
  observationDomainIdSupported?: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.LacpFeatureCapability */
export interface VMwareDvsLacpCapability extends DynamicData {
  lacpSupported?: boolean
  multiLacpGroupSupported?: boolean
  lacpFastModeSupported?: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.LacpGroupConfig */
export interface VMwareDvsLacpGroupConfig extends DynamicData {
  key?: string
  name?: string
  mode?: string
  uplinkNum?: number
  loadbalanceAlgorithm?: string
  vlan?: VMwareDvsLagVlanConfig
  ipfix?: VMwareDvsLagIpfixConfig
  uplinkName?: string[]
  uplinkPortKey?: string[]
  timeoutMode?: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.LacpGroupSpec */
export interface VMwareDvsLacpGroupSpec extends DynamicData {
  lacpGroupConfig: VMwareDvsLacpGroupConfig
  operation: string
}

/** vim.dvs.VmwareDistributedVirtualSwitch.LagIpfixConfig */
export interface VMwareDvsLagIpfixConfig extends DynamicData {
  ipfixEnabled?: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.LagVlanConfig */
export interface VMwareDvsLagVlanConfig extends DynamicData {
  vlanId?: NumericRange[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.MtuCapability */
export interface VMwareDvsMtuCapability extends DynamicData {
  minMtuSupported: number
  maxMtuSupported: number
}

/** vim.dvs.VmwareDistributedVirtualSwitch.PerfNicOffloadFeatureCapability */
export interface VMwareDvsPerfNicOffloadCapability extends DynamicData {
  supported?: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.SystemTrafficCapabilities */
export interface VMwareDvsSystemTrafficCapabilities extends DynamicData {
  systemTrafficQualifiers?: string[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.IpfixConfig */
export interface VMwareIpfixConfig extends DynamicData {
  collectorIpAddress?: string
  collectorPort?: number
  observationDomainId?: Long
  activeFlowTimeout: number
  idleFlowTimeout?: number
  samplingRate: number
  internalFlowsOnly: boolean
}

/** vim.dvs.VmwareDistributedVirtualSwitch.UplinkLacpPolicy */
export interface VMwareUplinkLacpPolicy extends InheritablePolicy {
  enable?: BoolPolicy
  mode?: StringPolicy
}

/** vim.dvs.VmwareDistributedVirtualSwitch.UplinkPortOrderPolicy */
export interface VMwareUplinkPortOrderPolicy extends InheritablePolicy {
  activeUplinkPort?: string[]
  standbyUplinkPort?: string[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VspanPorts */
export interface VMwareVspanPort extends DynamicData {
  portKey?: string[]
  uplinkPortName?: string[]
  wildcardPortConnecteeType?: string[]
  vlans?: number[]
  ipAddress?: string[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VspanSession */
export interface VMwareVspanSession extends DynamicData {
  key?: string
  name?: string
  description?: string
  enabled: boolean
  sourcePortTransmitted?: VMwareVspanPort
  sourcePortReceived?: VMwareVspanPort
  destinationPort?: VMwareVspanPort
  encapsulationVlanId?: number
  stripOriginalVlan: boolean
  mirroredPacketLength?: number
  normalTrafficAllowed: boolean
  sessionType?: string
  samplingRate?: number
  encapType?: string
  erspanId?: number
  erspanCOS?: number
  erspanGraNanosec?: boolean
  netstack?: string
}

/** vim.vsan.EntityCompatibilityResult */
export interface VSANEntityCompatibilityResult extends DynamicData {
  entity: ManagedObjectReference
  compatible: boolean
  incompatibleReasons?: LocalizableMessage[]
  extendedAttributes?: KeyAnyValue[]
}

/** vim.vsan.SharedWitnessCompatibilityResult */
export interface VSANSharedWitnessCompatibilityResult extends DynamicData {
  witnessHostCompatibility: VSANEntityCompatibilityResult
  roboClusterCompatibility?: VSANEntityCompatibilityResult[]
}

/** vim.cluster.VSANStretchedClusterHostVirtualApplianceStatus */
export interface VSANStretchedClusterHostVirtualApplianceStatus extends DynamicData {
  vcCluster?: ManagedObjectReference
  isVirtualApp?: boolean
  vcClusters?: ManagedObjectReference[]
  isVirtualAppValid?: boolean
}

/** vim.vslm.VStorageObject */
export interface VStorageObject extends DynamicData {
  config: VStorageObjectConfigInfo
}

/** vim.vslm.vcenter.VStorageObjectAssociations */
export interface VStorageObjectAssociations extends DynamicData {
  id: ID
  vmDiskAssociations?: VStorageObjectAssociationsVmDiskAssociations[]
  fault?: LocalizedMethodFault
}

/** vim.vslm.vcenter.VStorageObjectAssociations.VmDiskAssociations */
export interface VStorageObjectAssociationsVmDiskAssociations extends DynamicData {
  vmId: string
  diskKey: number
}

/** vim.vslm.VStorageObjectAttachResult */
export interface VStorageObjectAttachResult extends DynamicData {
  volumeId: ID
  diskUUID?: string
  fault?: LocalizedMethodFault
}

/** vim.vslm.VStorageObjectAttachSpec */
export interface VStorageObjectAttachSpec extends DynamicData {
  volumeId: ID
  datastore: ManagedObjectReference
  diskMode?: string
  sharing?: string
  controllerKey?: number
  unitNumber?: number
}

/** vim.vslm.VStorageObject.ConfigInfo */
export interface VStorageObjectConfigInfo extends BaseConfigInfo {
  descriptorVersion?: number
  capacityInMB: Long
  consumptionType?: string[]
  consumerId?: ID[]
  virtualDiskFormat?: string
  linkedCloneBasePath?: string
  linkedCloneParentId?: ID
}

/** vim.vslm.ReconcileResult */
export interface VStorageObjectReconcileResult extends DynamicData {
  reconcileDetails?: VStorageObjectReconcileResultReconcileDetail[]
}

/** vim.vslm.ReconcileResult.InvalidDiskPath */
export interface VStorageObjectReconcileResultInvalidDiskPath extends DynamicData {
  path: string
  reason: string
}

/** vim.vslm.ReconcileResult.ReconcileDetail */
export interface VStorageObjectReconcileResultReconcileDetail extends DynamicData {
  hostName?: string
  reconcileReportPath?: string
  isReconciled?: boolean
  isDeepScanned?: boolean
  numberOfReconcileIssues?: number
  numberOfFcdsBeforeReconcile?: number
  numberOfFcdsAfterReconcile?: number
  invalidDiskPaths?: VStorageObjectReconcileResultInvalidDiskPath[]
}

/** vim.vslm.ReconcileSpec */
export interface VStorageObjectReconcileSpec extends DynamicData {
  datastore: ManagedObjectReference
  includeDiskPaths?: string[]
  excludeDiskPaths?: string[]
  deepScan?: boolean
  dryRun?: boolean
  generateReport?: number
}

/** vim.vslm.VStorageObjectSnapshot */
export interface VStorageObjectSnapshot extends DynamicData {
  id: ID
  vclock: vslmVClockInfo
  usedCapacity?: Long
}

/** vim.vslm.VStorageObjectSnapshotDetails */
export interface VStorageObjectSnapshotDetails extends DynamicData {
  path?: string
  changedBlockTrackingId?: string
}

/** vim.vslm.VStorageObjectSnapshotInfo */
export interface VStorageObjectSnapshotInfo extends DynamicData {
  snapshots?: VStorageObjectSnapshotInfoVStorageObjectSnapshot[]
}

/** vim.vslm.VStorageObjectSnapshotInfo.VStorageObjectSnapshot */
export interface VStorageObjectSnapshotInfoVStorageObjectSnapshot extends DynamicData {
  id?: ID
  backingObjectId?: string
  createTime: DateTime
  description: string
}

/** vim.vslm.StateInfo */
export interface VStorageObjectStateInfo extends DynamicData {
  tentative?: boolean
}

/** vim.host.VvolVolume.HostProtocolEndpoint */
export interface VVolHostPE extends DynamicData {
  key: ManagedObjectReference
  protocolEndpoint: HostProtocolEndpoint[]
}

/** sms.storage.replication.VVolId */
export interface VVolId extends DeviceId {
  id: string
}

/** vim.VVolVmConfigFileUpdateResult */
export interface VVolVmConfigFileUpdateResult extends DynamicData {
  succeededVmConfigFile?: KeyValue[]
  failedVmConfigFile?: VVolVmConfigFileUpdateResultFailedVmConfigFileInfo[]
}

/** vim.VVolVmConfigFileUpdateResult.FailedVmConfigFileInfo */
export interface VVolVmConfigFileUpdateResultFailedVmConfigFileInfo extends DynamicData {
  targetConfigVVolId: string
  dsPath?: string
  fault: LocalizedMethodFault
}

/** vim.VasaVvolManager.VasaProviderContainerSpec */
export interface VasaProviderContainerSpec extends DynamicData {
  vasaProviderInfo?: VimVasaProviderInfo[]
  scId: string
  deleted: boolean
  stretched?: boolean
}

/** sms.provider.VasaProviderInfo */
export interface VasaProviderInfo extends SmsProviderInfo {
  url: string
  certificate?: string
  status?: string
  statusFault?: LocalizedMethodFault
  vasaVersion?: string
  namespace?: string
  lastSyncTime?: string
  supportedVendorModelMapping?: SupportedVendorModelMapping[]
  supportedProfile?: string[]
  supportedProviderProfile?: string[]
  relatedStorageArray?: RelatedStorageArray[]
  providerId?: string
  certificateExpiryDate?: string
  certificateStatus?: string
  serviceLocation?: string
  needsExplicitActivation?: boolean
  maxBatchSize?: Long
  retainVasaProviderCertificate?: boolean
  arrayIndependentProvider?: boolean
  type?: string
  category?: string
  priority?: number
  failoverGroupId?: string
}

/** sms.provider.VasaProviderSpec */
export interface VasaProviderSpec extends SmsProviderSpec {
  username: string
  password: string
  url: string
  certificate?: string
}

/** sms.storage.replication.VirtualDiskId */
export interface VasaVirtualDiskId extends DeviceId {
  diskId: string
}

/** vim.event.VcAgentUninstallFailedEvent */
export interface VcAgentUninstallFailedEvent extends HostEvent {
  reason?: string
}

/** vim.event.VcAgentUninstalledEvent */
export interface VcAgentUninstalledEvent extends HostEvent {
}

/** vim.event.VcAgentUpgradeFailedEvent */
export interface VcAgentUpgradeFailedEvent extends HostEvent {
  reason?: string
}

/** vim.event.VcAgentUpgradedEvent */
export interface VcAgentUpgradedEvent extends HostEvent {
}

/** vim.vsan.VcRemoteVsanServerClusterConfig */
export interface VcRemoteVsanServerClusterConfig extends DynamicData {
  serverClusters?: VcRemoteVsanServerClusterInfo[]
}

/** vim.vsan.VcRemoteVsanServerClusterInfo */
export interface VcRemoteVsanServerClusterInfo extends DynamicData {
  clusterUuid: string
  networkTopology?: string
  siteAffinity?: RemoteVsanSiteAffinity[]
  ownerVc?: string
  ditConfig?: VsanDataInTransitEncryptionConfig
}

/** vim.vcha.FailoverClusterConfigurator.VchaClusterConfigInfo */
export interface VchaClusterConfigInfo extends DynamicData {
  failoverNodeInfo1?: FailoverNodeInfo
  failoverNodeInfo2?: FailoverNodeInfo
  witnessNodeInfo?: WitnessNodeInfo
  state: string
}

/** vim.vcha.FailoverClusterConfigurator.VchaClusterConfigSpec */
export interface VchaClusterConfigSpec extends DynamicData {
  passiveIp: string
  witnessIp: string
}

/** vim.vcha.FailoverClusterConfigurator.VchaClusterDeploymentSpec */
export interface VchaClusterDeploymentSpec extends DynamicData {
  passiveDeploymentSpec: PassiveNodeDeploymentSpec
  witnessDeploymentSpec: NodeDeploymentSpec
  activeVcSpec: SourceNodeSpec
  activeVcNetworkConfig?: ClusterNetworkConfigSpec
}

/** vim.vcha.FailoverClusterManager.VchaClusterHealth */
export interface VchaClusterHealth extends DynamicData {
  runtimeInfo: VchaClusterRuntimeInfo
  healthMessages?: LocalizableMessage[]
  additionalInformation?: LocalizableMessage[]
}

/** vim.vcha.FailoverClusterConfigurator.VchaClusterNetworkSpec */
export interface VchaClusterNetworkSpec extends DynamicData {
  witnessNetworkSpec: NodeNetworkSpec
  passiveNetworkSpec: PassiveNodeNetworkSpec
}

/** vim.vcha.FailoverClusterManager.VchaClusterRuntimeInfo */
export interface VchaClusterRuntimeInfo extends DynamicData {
  clusterState: string
  nodeInfo?: VchaNodeRuntimeInfo[]
  clusterMode: string
}

/** vim.vcha.FailoverClusterManager.VchaNodeRuntimeInfo */
export interface VchaNodeRuntimeInfo extends DynamicData {
  nodeState: string
  nodeRole: string
  nodeIp: string
}

/** eam.issue.VibCannotPutHostInMaintenanceMode */
export interface VibCannotPutHostInMaintenanceMode extends VibIssue {
}

/** eam.issue.VibCannotPutHostOutOfMaintenanceMode */
export interface VibCannotPutHostOutOfMaintenanceMode extends VibIssue {
}

/** eam.issue.VibDependenciesNotMetByHost */
export interface VibDependenciesNotMetByHost extends VibNotInstalled {
}

/** eam.issue.VibInvalidFormat */
export interface VibInvalidFormat extends VibNotInstalled {
}

/** eam.issue.VibIssue */
export interface VibIssue extends AgentIssue {
}

/** eam.issue.VibNotInstalled */
export interface VibNotInstalled extends VibIssue {
}

/** eam.issue.VibRequirementsNotMetByHost */
export interface VibRequirementsNotMetByHost extends VibNotInstalled {
}

/** eam.issue.VibRequiresHostInMaintenanceMode */
export interface VibRequiresHostInMaintenanceMode extends VibIssue {
}

/** eam.issue.VibRequiresHostReboot */
export interface VibRequiresHostReboot extends VibIssue {
}

/** eam.issue.VibRequiresManualInstallation */
export interface VibRequiresManualInstallation extends VibIssue {
  bulletin: string[]
}

/** eam.issue.VibRequiresManualUninstallation */
export interface VibRequiresManualUninstallation extends VibIssue {
  bulletin: string[]
}

/** eam.vib.VibInfo */
export interface VibVibInfo extends DynamicData {
  id: string
  name: string
  version: string
  vendor: string
  summary: string
  softwareTags?: VibVibInfoSoftwareTags
  releaseDate: DateTime
}

/** eam.vib.VibInfo.SoftwareTags */
export interface VibVibInfoSoftwareTags extends DynamicData {
  tags?: string[]
}

/** eam.vib.VibServices.AnyCertificate */
export interface VibVibServicesAnyCertificate extends VibVibServicesSslTrust {
}

/** eam.vib.VibServices.PinnedPemCertificate */
export interface VibVibServicesPinnedPemCertificate extends VibVibServicesSslTrust {
  sslCertificate: string
}

/** eam.vib.VibServices.SslTrust */
export interface VibVibServicesSslTrust extends DynamicData {
}

/** vim.event.VimAccountPasswordChangedEvent */
export interface VimAccountPasswordChangedEvent extends HostEvent {
}

/** vim.cluster.VSANPreferredFaultDomainInfo */
export interface VimClusterVSANPreferredFaultDomainInfo extends DynamicData {
  preferredFaultDomainName?: string
  preferredFaultDomainId?: string
}

/** vim.cluster.VSANStretchedClusterCapability */
export interface VimClusterVSANStretchedClusterCapability extends DynamicData {
  hostMoId: string
  connStatus?: string
  isSupported?: boolean
  hostCapability?: VimHostVSANStretchedClusterHostCapability
}

/** vim.cluster.VSANStretchedClusterFaultDomainConfig */
export interface VimClusterVSANStretchedClusterFaultDomainConfig extends DynamicData {
  firstFdName: string
  firstFdHosts: ManagedObjectReference[]
  secondFdName: string
  secondFdHosts: ManagedObjectReference[]
}

/** vim.cluster.VSANWitnessHostInfo */
export interface VimClusterVSANWitnessHostInfo extends DynamicData {
  nodeUuid: string
  faultDomainName?: string
  preferredFdName?: string
  preferredFdUuid?: string
  unicastAgentAddr?: string
  host?: ManagedObjectReference
  metadataMode?: boolean
}

/** vim.cluster.VsanDiskMappingsConfigSpec */
export interface VimClusterVsanDiskMappingsConfigSpec extends DynamicData {
  hostDiskMappings: VimClusterVsanHostDiskMapping[]
}

/** vim.cluster.VsanFaultDomainSpec */
export interface VimClusterVsanFaultDomainSpec extends DynamicData {
  hosts?: ManagedObjectReference[]
  name: string
}

/** vim.cluster.VsanFaultDomainsConfigSpec */
export interface VimClusterVsanFaultDomainsConfigSpec extends DynamicData {
  faultDomains: VimClusterVsanFaultDomainSpec[]
  witness?: VimClusterVsanWitnessSpec
}

/** vim.cluster.VsanHostDiskMapping */
export interface VimClusterVsanHostDiskMapping extends DynamicData {
  host: ManagedObjectReference
  cacheDisks?: HostScsiDisk[]
  capacityDisks?: HostScsiDisk[]
  type: string
}

/** vim.cluster.VsanWitnessSpec */
export interface VimClusterVsanWitnessSpec extends DynamicData {
  host: ManagedObjectReference
  preferredFaultDomainName: string
  diskMapping?: VsanHostDiskMapping
  storagePoolSpec?: VsanAddStoragePoolDiskSpec
}

/** vim.fault.VimFault */
export interface VimFault extends MethodFault {
}

/** vim.host.VSANStretchedClusterHostCapability */
export interface VimHostVSANStretchedClusterHostCapability extends DynamicData {
  featureVersion: string
}

/** vim.VimVasaProvider */
export interface VimVasaProvider extends DynamicData {
  uid?: string
  url: string
  name?: string
  selfSignedCertificate?: string
  vhostConfig?: VimVasaProviderVirtualHostConfig
  versionId?: number
}

/** vim.VimVasaProviderInfo */
export interface VimVasaProviderInfo extends DynamicData {
  provider: VimVasaProvider
  arrayState?: VimVasaProviderStatePerArray[]
}

/** vim.VimVasaProvider.StatePerArray */
export interface VimVasaProviderStatePerArray extends DynamicData {
  priority: number
  arrayId: string
  active: boolean
}

/** vim.VimVasaProvider.VirtualHostConfig */
export interface VimVasaProviderVirtualHostConfig extends DynamicData {
  vhostName?: string
  serviceHost: string
  servicePort?: number
}

/** vim.vsan.DataEfficiencyCapacityState */
export interface VimVsanDataEfficiencyCapacityState extends DynamicData {
  logicalCapacity?: Long
  logicalCapacityUsed?: Long
  physicalCapacity?: Long
  physicalCapacityUsed?: Long
  dedupMetadataSize?: Long
  spaceEfficiencyMetadataSize?: VsanSpaceEfficiencyMetadataSize
  esaDedupSpaceSaving?: Long
  esaCompressionSpaceSaving?: Long
  totalSpaceUsedWithoutOverhead?: Long
  dedupEnabledObjectSpaceUsed?: Long
}

/** vim.vsan.host.DiskMapInfoEx */
export interface VimVsanHostDiskMapInfoEx extends DynamicData {
  mapping: VsanHostDiskMapping
  isMounted: boolean
  unlockedEncrypted?: boolean
  isAllFlash: boolean
  isDataEfficiency?: boolean
  encryptionInfo?: VsanDataEncryptionConfig
  dataEfficiencyConfig?: VsanDataEfficiencyConfig
  diskgroupCapability?: string[]
}

/** vim.vsan.host.DiskMappingCreationSpec */
export interface VimVsanHostDiskMappingCreationSpec extends DynamicData {
  host: ManagedObjectReference
  cacheDisks?: HostScsiDisk[]
  capacityDisks?: HostScsiDisk[]
  creationType: string
}

/** vim.vsan.host.DiskResultEx */
export interface VimVsanHostDiskResultEx extends VsanHostDiskResult {
  vsanDirectTagged: boolean
  storagePoolDiskState?: string
  storagePoolDiskError?: LocalizedMethodFault
  isCapacityFlash?: boolean
}

/** vim.vsan.host.QueryVsanDisksSpec */
export interface VimVsanHostQueryVsanDisksSpec extends DynamicData {
  diskName?: string
  vsanDiskType?: string
}

/** vim.vsan.host.StoragePoolDiskInfo */
export interface VimVsanHostStoragePoolDiskInfo extends DynamicData {
  disk: HostScsiDisk
  vsanUuid?: string
  error?: LocalizedMethodFault
  isMounted?: boolean
  isEncrypted?: boolean
  dekId?: string
  diskType?: string
}

/** vim.vsan.host.StoragePoolInfo */
export interface VimVsanHostStoragePoolInfo extends DynamicData {
  storagePoolDisks?: VimVsanHostStoragePoolDiskInfo[]
}

/** vim.vsan.host.TrimDiskEntry */
export interface VimVsanHostTrimDiskEntry extends DynamicData {
  diskName: string
  diskType?: string
}

/** vim.vsan.host.TrimDiskSpec */
export interface VimVsanHostTrimDiskSpec extends DynamicData {
  disks?: VimVsanHostTrimDiskEntry[]
}

/** vim.vsan.host.UpdateStoragePoolDiskSpec */
export interface VimVsanHostUpdateStoragePoolDiskSpec extends DynamicData {
  diskUuids?: string[]
  diskFormatVersion?: Long
}

/** vim.vsan.host.VsanDirectStorage */
export interface VimVsanHostVsanDirectStorage extends DynamicData {
  scsiDisks?: VimVsanHostVsanScsiDisk[]
  tier?: string
}

/** vim.vsan.host.VsanDiskManagementSystemCapability */
export interface VimVsanHostVsanDiskManagementSystemCapability extends DynamicData {
  version: string
}

/** vim.vsan.host.VsanHostCapability */
export interface VimVsanHostVsanHostCapability extends DynamicData {
  host: ManagedObjectReference
  isSupported: boolean
  isLicensed: boolean
}

/** vim.vsan.host.VsanManagedDisksInfo */
export interface VimVsanHostVsanManagedDisksInfo extends DynamicData {
  vSANDirectDisks?: VimVsanHostVsanDirectStorage[]
  vSANDiskMapInfo?: VimVsanHostDiskMapInfoEx[]
  vSANPMemInfo?: VimVsanHostVsanManagedPMemInfo
  storagePools?: VimVsanHostStoragePoolInfo[]
}

/** vim.vsan.host.VsanManagedPMemInfo */
export interface VimVsanHostVsanManagedPMemInfo extends DynamicData {
  localPMemDatastores?: ManagedObjectReference[]
}

/** vim.vsan.host.VsanScsiDisk */
export interface VimVsanHostVsanScsiDisk extends DynamicData {
  capacity: HostDiskDimensionsLba
  usedCapacity?: Long
  devicePath: string
  ssd?: boolean
  localDisk?: boolean
  scsiDiskType?: string
  uuid: string
  operationalState?: string[]
  canonicalName?: string
  displayName?: string
  lunType: string
  vendor?: string
  model?: string
  mountInfo?: HostMountInfo
}

/** vim.vsan.ReconfigSpec */
export interface VimVsanReconfigSpec extends SDDCBase {
  vsanClusterConfig?: VsanClusterConfigInfo
  dataEfficiencyConfig?: VsanDataEfficiencyConfig
  diskMappingSpec?: VimClusterVsanDiskMappingsConfigSpec
  faultDomainsSpec?: VimClusterVsanFaultDomainsConfigSpec
  modify: boolean
  allowReducedRedundancy?: boolean
  resyncIopsLimitConfig?: ResyncIopsInfo
  iscsiSpec?: VsanIscsiTargetServiceSpec
  dataEncryptionConfig?: VsanDataEncryptionConfig
  extendedConfig?: VsanExtendedConfig
  datastoreConfig?: VsanDatastoreConfig
  perfsvcConfig?: VsanPerfsvcConfig
  unmapConfig?: VsanUnmapConfig
  vumConfig?: VsanVumConfig
  metricsConfig?: VsanMetricsConfig
  fileServiceConfig?: VsanFileServiceConfig
  rdmaConfig?: VsanRdmaConfig
  dataInTransitEncryptionConfig?: VsanDataInTransitEncryptionConfig
  mode?: string
  vsanHealthConfig?: VsanHealthConfigSpec
  vsanEsaConfig?: VsanEsaConfig
  xvcDatastoreConfig?: VsanXVCDatastoreConfig
  serverClusterConfig?: VcRemoteVsanServerClusterConfig
  snapServiceConfig?: VsanSnapServiceConfig
  deconvergedNetConfig?: VsanDeconvergedNetConfig
  vbossClusterConfig?: VsanVbossClusterConfig
}

/** vim.vsan.VsanPMemConfig */
export interface VimVsanVsanPMemConfig extends DynamicData {
  enabled: boolean
}

/** vim.vm.device.VirtualAHCIController */
export interface VirtualAHCIController extends VirtualSATAController {
}

/** vim.vm.device.VirtualAHCIControllerOption */
export interface VirtualAHCIControllerOption extends VirtualSATAControllerOption {
}

/** vim.vApp.VAppImportSpec */
export interface VirtualAppImportSpec extends ImportSpec {
  name: string
  vAppConfigSpec: VAppConfigSpec
  resourcePoolSpec: ResourceConfigSpec
  child?: ImportSpec[]
}

/** vim.VirtualApp.LinkInfo */
export interface VirtualAppLinkInfo extends DynamicData {
  key: ManagedObjectReference
  destroyWithParent?: boolean
}

/** vim.VirtualApp.Summary */
export interface VirtualAppSummary extends ResourcePoolSummary {
  product?: VAppProductInfo
  vAppState?: VirtualAppVAppState
  suspended?: boolean
  installBootRequired?: boolean
  instanceUuid?: string
}

/** vim.vm.device.VirtualBusLogicController */
export interface VirtualBusLogicController extends VirtualSCSIController {
}

/** vim.vm.device.VirtualBusLogicControllerOption */
export interface VirtualBusLogicControllerOption extends VirtualSCSIControllerOption {
}

/** vim.vm.device.VirtualCdrom */
export interface VirtualCdrom extends VirtualDevice {
}

/** vim.vm.device.VirtualCdrom.AtapiBackingInfo */
export interface VirtualCdromAtapiBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualCdromOption.AtapiBackingOption */
export interface VirtualCdromAtapiBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualCdrom.IsoBackingInfo */
export interface VirtualCdromIsoBackingInfo extends VirtualDeviceFileBackingInfo {
}

/** vim.vm.device.VirtualCdromOption.IsoBackingOption */
export interface VirtualCdromIsoBackingOption extends VirtualDeviceFileBackingOption {
}

/** vim.vm.device.VirtualCdromOption */
export interface VirtualCdromOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualCdrom.PassthroughBackingInfo */
export interface VirtualCdromPassthroughBackingInfo extends VirtualDeviceDeviceBackingInfo {
  exclusive: boolean
}

/** vim.vm.device.VirtualCdromOption.PassthroughBackingOption */
export interface VirtualCdromPassthroughBackingOption extends VirtualDeviceDeviceBackingOption {
  exclusive: BoolOption
}

/** vim.vm.device.VirtualCdrom.RemoteAtapiBackingInfo */
export interface VirtualCdromRemoteAtapiBackingInfo extends VirtualDeviceRemoteDeviceBackingInfo {
}

/** vim.vm.device.VirtualCdromOption.RemoteAtapiBackingOption */
export interface VirtualCdromRemoteAtapiBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualCdrom.RemotePassthroughBackingInfo */
export interface VirtualCdromRemotePassthroughBackingInfo extends VirtualDeviceRemoteDeviceBackingInfo {
  exclusive: boolean
}

/** vim.vm.device.VirtualCdromOption.RemotePassthroughBackingOption */
export interface VirtualCdromRemotePassthroughBackingOption extends VirtualDeviceRemoteDeviceBackingOption {
  exclusive: BoolOption
}

/** vim.vm.device.VirtualController */
export interface VirtualController extends VirtualDevice {
  busNumber: number
  device?: number[]
}

/** vim.vm.device.VirtualControllerOption */
export interface VirtualControllerOption extends VirtualDeviceOption {
  devices: IntOption
  supportedDevice?: string[]
}

/** vim.vm.device.VirtualDevice */
export interface VirtualDevice extends DynamicData {
  key: number
  deviceInfo?: Description
  backing?: VirtualDeviceBackingInfo
  connectable?: VirtualDeviceConnectInfo
  slotInfo?: VirtualDeviceBusSlotInfo
  controllerKey?: number
  unitNumber?: number
  numaNode?: number
  deviceGroupInfo?: VirtualDeviceDeviceGroupInfo
}

/** vim.vm.device.VirtualDevice.BackingInfo */
export interface VirtualDeviceBackingInfo extends DynamicData {
}

/** vim.vm.device.VirtualDeviceOption.BackingOption */
export interface VirtualDeviceBackingOption extends DynamicData {
  type: string
}

/** vim.vm.device.VirtualDevice.BusSlotInfo */
export interface VirtualDeviceBusSlotInfo extends DynamicData {
}

/** vim.vm.device.VirtualDeviceOption.BusSlotOption */
export interface VirtualDeviceBusSlotOption extends DynamicData {
  type: string
}

/** vim.vm.device.VirtualDeviceSpec */
export interface VirtualDeviceConfigSpec extends DynamicData {
  operation?: VirtualDeviceConfigSpecOperation
  fileOperation?: VirtualDeviceConfigSpecFileOperation
  device: VirtualDevice
  profile?: VirtualMachineProfileSpec[]
  backing?: VirtualDeviceConfigSpecBackingSpec
  filterSpec?: VirtualMachineBaseIndependentFilterSpec[]
  changeMode?: string
}

/** vim.vm.device.VirtualDeviceSpec.BackingSpec */
export interface VirtualDeviceConfigSpecBackingSpec extends DynamicData {
  parent?: VirtualDeviceConfigSpecBackingSpec
  crypto?: CryptoSpec
}

/** vim.vm.device.VirtualDevice.ConnectInfo */
export interface VirtualDeviceConnectInfo extends DynamicData {
  migrateConnect?: string
  startConnected: boolean
  allowGuestControl: boolean
  connected: boolean
  status?: string
}

/** vim.vm.device.VirtualDeviceOption.ConnectOption */
export interface VirtualDeviceConnectOption extends DynamicData {
  startConnected: BoolOption
  allowGuestControl: BoolOption
}

/** vim.vm.device.VirtualDevice.DeviceBackingInfo */
export interface VirtualDeviceDeviceBackingInfo extends VirtualDeviceBackingInfo {
  deviceName: string
  useAutoDetect?: boolean
}

/** vim.vm.device.VirtualDeviceOption.DeviceBackingOption */
export interface VirtualDeviceDeviceBackingOption extends VirtualDeviceBackingOption {
  autoDetectAvailable: BoolOption
}

/** vim.vm.device.VirtualDevice.DeviceGroupInfo */
export interface VirtualDeviceDeviceGroupInfo extends DynamicData {
  groupInstanceKey: number
  sequenceId: number
}

/** vim.vm.device.VirtualDevice.FileBackingInfo */
export interface VirtualDeviceFileBackingInfo extends VirtualDeviceBackingInfo {
  fileName: string
  datastore?: ManagedObjectReference
  backingObjectId?: string
}

/** vim.vm.device.VirtualDeviceOption.FileBackingOption */
export interface VirtualDeviceFileBackingOption extends VirtualDeviceBackingOption {
  fileNameExtensions?: ChoiceOption
}

/** vim.vm.device.VirtualDeviceOption */
export interface VirtualDeviceOption extends DynamicData {
  type: string
  connectOption?: VirtualDeviceConnectOption
  busSlotOption?: VirtualDeviceBusSlotOption
  controllerType?: string
  autoAssignController?: BoolOption
  backingOption?: VirtualDeviceBackingOption[]
  defaultBackingOptionIndex?: number
  licensingLimit?: string[]
  deprecated: boolean
  plugAndPlay: boolean
  hotRemoveSupported: boolean
  numaSupported?: boolean
}

/** vim.vm.device.VirtualDevice.PciBusSlotInfo */
export interface VirtualDevicePciBusSlotInfo extends VirtualDeviceBusSlotInfo {
  pciSlotNumber: number
}

/** vim.vm.device.VirtualDevice.PipeBackingInfo */
export interface VirtualDevicePipeBackingInfo extends VirtualDeviceBackingInfo {
  pipeName: string
}

/** vim.vm.device.VirtualDeviceOption.PipeBackingOption */
export interface VirtualDevicePipeBackingOption extends VirtualDeviceBackingOption {
}

/** vim.vm.device.VirtualDevice.RemoteDeviceBackingInfo */
export interface VirtualDeviceRemoteDeviceBackingInfo extends VirtualDeviceBackingInfo {
  deviceName: string
  useAutoDetect?: boolean
}

/** vim.vm.device.VirtualDeviceOption.RemoteDeviceBackingOption */
export interface VirtualDeviceRemoteDeviceBackingOption extends VirtualDeviceBackingOption {
  autoDetectAvailable: BoolOption
}

/** vim.vm.device.VirtualDevice.URIBackingInfo */
export interface VirtualDeviceURIBackingInfo extends VirtualDeviceBackingInfo {
  serviceURI: string
  direction: string
  proxyURI?: string
}

/** vim.vm.device.VirtualDeviceOption.URIBackingOption */
export interface VirtualDeviceURIBackingOption extends VirtualDeviceBackingOption {
  directions: ChoiceOption
}

/** vim.vm.device.VirtualDisk */
export interface VirtualDisk extends VirtualDevice {
  capacityInKB: Long
  capacityInBytes?: Long
  shares?: SharesInfo
  storageIOAllocation?: StorageIOAllocationInfo
  diskObjectId?: string
  vFlashCacheConfigInfo?: VirtualDiskVFlashCacheConfigInfo
  iofilter?: string[]
  vDiskId?: ID
  vDiskVersion?: number
  virtualDiskFormat?: string
  nativeUnmanagedLinkedClone?: boolean
  independentFilters?: VirtualMachineBaseIndependentFilterSpec[]
  guestReadOnly?: boolean
  diskChainBrokenIssue?: string
}

/** vim.storageDrs.VirtualDiskAntiAffinityRuleSpec */
export interface VirtualDiskAntiAffinityRuleSpec extends ClusterRuleInfo {
  diskId: number[]
}

/** vim.fault.VirtualDiskBlocksNotFullyProvisioned */
export interface VirtualDiskBlocksNotFullyProvisioned extends DeviceBackingNotSupported {
}

/** vim.vm.device.VirtualDiskSpec */
export interface VirtualDiskConfigSpec extends VirtualDeviceConfigSpec {
  diskMoveType?: string
  migrateCache?: boolean
}

/** vim.vm.device.VirtualDiskOption.DeltaDiskFormatsSupported */
export interface VirtualDiskDeltaDiskFormatsSupported extends DynamicData {
  datastoreType: string
  deltaDiskFormat: ChoiceOption
}

/** vim.vm.device.VirtualDisk.FlatVer1BackingInfo */
export interface VirtualDiskFlatVer1BackingInfo extends VirtualDeviceFileBackingInfo {
  diskMode: string
  split?: boolean
  writeThrough?: boolean
  contentId?: string
  parent?: VirtualDiskFlatVer1BackingInfo
}

/** vim.vm.device.VirtualDiskOption.FlatVer1BackingOption */
export interface VirtualDiskFlatVer1BackingOption extends VirtualDeviceFileBackingOption {
  diskMode: ChoiceOption
  split: BoolOption
  writeThrough: BoolOption
  growable: boolean
}

/** vim.vm.device.VirtualDisk.FlatVer2BackingInfo */
export interface VirtualDiskFlatVer2BackingInfo extends VirtualDeviceFileBackingInfo {
  diskMode: string
  split?: boolean
  writeThrough?: boolean
  thinProvisioned?: boolean
  eagerlyScrub?: boolean
  uuid?: string
  contentId?: string
  changeId?: string
  parent?: VirtualDiskFlatVer2BackingInfo
  deltaDiskFormat?: string
  digestEnabled?: boolean
  deltaGrainSize?: number
  deltaDiskFormatVariant?: string
  sharing?: string
  keyId?: CryptoKeyId
}

/** vim.vm.device.VirtualDiskOption.FlatVer2BackingOption */
export interface VirtualDiskFlatVer2BackingOption extends VirtualDeviceFileBackingOption {
  diskMode: ChoiceOption
  split: BoolOption
  writeThrough: BoolOption
  growable: boolean
  hotGrowable: boolean
  uuid: boolean
  thinProvisioned: BoolOption
  eagerlyScrub: BoolOption
  deltaDiskFormat: ChoiceOption
  deltaDiskFormatsSupported: VirtualDiskDeltaDiskFormatsSupported[]
  virtualDiskFormat?: ChoiceOption
}

/** vim.vm.device.VirtualDiskId */
export interface VirtualDiskId extends DynamicData {
  vm: ManagedObjectReference
  diskId: number
}

/** vim.VirtualDiskInfo */
export interface VirtualDiskInfo extends DynamicData {
  unit: VirtualDiskUnitInfo
  diskType: string
  parent?: string
}

/** sms.storage.replication.VirtualDiskKey */
export interface VirtualDiskKey extends DeviceId {
  vmInstanceUUID: string
  deviceKey: number
}

/** vim.vm.device.VirtualDisk.LocalPMemBackingInfo */
export interface VirtualDiskLocalPMemBackingInfo extends VirtualDeviceFileBackingInfo {
  diskMode: string
  uuid?: string
  volumeUUID?: string
  contentId?: string
}

/** vim.vm.device.VirtualDiskOption.LocalPMemBackingOption */
export interface VirtualDiskLocalPMemBackingOption extends VirtualDeviceFileBackingOption {
  diskMode: ChoiceOption
  growable: boolean
  hotGrowable: boolean
  uuid: boolean
}

/** sms.storage.replication.VirtualDiskMoId */
export interface VirtualDiskMoId extends DeviceId {
  vcUuid?: string
  vmMoid: string
  diskKey: string
}

/** vim.fault.VirtualDiskModeNotSupported */
export interface VirtualDiskModeNotSupported extends DeviceNotSupported {
  mode: string
}

/** vim.vm.device.VirtualDiskOption */
export interface VirtualDiskOption extends VirtualDeviceOption {
  capacityInKB: LongOption
  ioAllocationOption: StorageIOAllocationOption
  vFlashCacheConfigOption?: VirtualDiskOptionVFlashCacheConfigOption
}

/** vim.vm.device.VirtualDiskOption.VFlashCacheConfigOption */
export interface VirtualDiskOptionVFlashCacheConfigOption extends DynamicData {
  cacheConsistencyType: ChoiceOption
  cacheMode: ChoiceOption
  reservationInMB: LongOption
  blockSizeInKB: LongOption
}

/** vim.vm.device.VirtualDisk.PartitionedRawDiskVer2BackingInfo */
export interface VirtualDiskPartitionedRawDiskVer2BackingInfo extends VirtualDiskRawDiskVer2BackingInfo {
  partition: number[]
}

/** vim.vm.device.VirtualDiskOption.PartitionedRawDiskVer2BackingOption */
export interface VirtualDiskPartitionedRawDiskVer2BackingOption extends VirtualDiskRawDiskVer2BackingOption {
}

/** vim.vm.device.VirtualDisk.RawDiskMappingVer1BackingInfo */
export interface VirtualDiskRawDiskMappingVer1BackingInfo extends VirtualDeviceFileBackingInfo {
  lunUuid?: string
  deviceName?: string
  compatibilityMode?: string
  diskMode?: string
  uuid?: string
  contentId?: string
  changeId?: string
  parent?: VirtualDiskRawDiskMappingVer1BackingInfo
  deltaDiskFormat?: string
  deltaGrainSize?: number
  sharing?: string
}

/** vim.vm.device.VirtualDiskOption.RawDiskMappingVer1BackingOption */
export interface VirtualDiskRawDiskMappingVer1BackingOption extends VirtualDeviceDeviceBackingOption {
  descriptorFileNameExtensions?: ChoiceOption
  compatibilityMode: ChoiceOption
  diskMode: ChoiceOption
  uuid: boolean
  virtualDiskFormat?: ChoiceOption
}

/** vim.vm.device.VirtualDisk.RawDiskVer2BackingInfo */
export interface VirtualDiskRawDiskVer2BackingInfo extends VirtualDeviceDeviceBackingInfo {
  descriptorFileName: string
  uuid?: string
  changeId?: string
  sharing?: string
}

/** vim.vm.device.VirtualDiskOption.RawDiskVer2BackingOption */
export interface VirtualDiskRawDiskVer2BackingOption extends VirtualDeviceDeviceBackingOption {
  descriptorFileNameExtensions: ChoiceOption
  uuid: boolean
}

/** vim.storageDrs.VirtualDiskRuleSpec */
export interface VirtualDiskRuleSpec extends ClusterRuleInfo {
  diskRuleType: string
  diskId?: number[]
}

/** vim.vm.device.VirtualDisk.SeSparseBackingInfo */
export interface VirtualDiskSeSparseBackingInfo extends VirtualDeviceFileBackingInfo {
  diskMode: string
  writeThrough?: boolean
  uuid?: string
  contentId?: string
  changeId?: string
  parent?: VirtualDiskSeSparseBackingInfo
  deltaDiskFormat?: string
  digestEnabled?: boolean
  grainSize?: number
  keyId?: CryptoKeyId
}

/** vim.vm.device.VirtualDiskOption.SeSparseBackingOption */
export interface VirtualDiskSeSparseBackingOption extends VirtualDeviceFileBackingOption {
  diskMode: ChoiceOption
  writeThrough: BoolOption
  growable: boolean
  hotGrowable: boolean
  uuid: boolean
  deltaDiskFormatsSupported: VirtualDiskDeltaDiskFormatsSupported[]
  virtualDiskFormat?: ChoiceOption
}

/** vim.vm.device.VirtualDisk.SparseVer1BackingInfo */
export interface VirtualDiskSparseVer1BackingInfo extends VirtualDeviceFileBackingInfo {
  diskMode: string
  split?: boolean
  writeThrough?: boolean
  spaceUsedInKB?: Long
  contentId?: string
  parent?: VirtualDiskSparseVer1BackingInfo
}

/** vim.vm.device.VirtualDiskOption.SparseVer1BackingOption */
export interface VirtualDiskSparseVer1BackingOption extends VirtualDeviceFileBackingOption {
  diskModes: ChoiceOption
  split: BoolOption
  writeThrough: BoolOption
  growable: boolean
}

/** vim.vm.device.VirtualDisk.SparseVer2BackingInfo */
export interface VirtualDiskSparseVer2BackingInfo extends VirtualDeviceFileBackingInfo {
  diskMode: string
  split?: boolean
  writeThrough?: boolean
  spaceUsedInKB?: Long
  uuid?: string
  contentId?: string
  changeId?: string
  parent?: VirtualDiskSparseVer2BackingInfo
  keyId?: CryptoKeyId
}

/** vim.vm.device.VirtualDiskOption.SparseVer2BackingOption */
export interface VirtualDiskSparseVer2BackingOption extends VirtualDeviceFileBackingOption {
  diskMode: ChoiceOption
  split: BoolOption
  writeThrough: BoolOption
  growable: boolean
  hotGrowable: boolean
  uuid: boolean
  virtualDiskFormat?: ChoiceOption
}

/** vim.VirtualDiskManager.VirtualDiskSpec */
export interface VirtualDiskSpec extends DynamicData {
  diskType: string
  adapterType: string
}

/** vim.VirtualDiskUnitInfo */
export interface VirtualDiskUnitInfo extends DynamicData {
  name: string
}

/** vim.vm.device.VirtualDisk.VFlashCacheConfigInfo */
export interface VirtualDiskVFlashCacheConfigInfo extends DynamicData {
  vFlashModule?: string
  reservationInMB?: Long
  cacheConsistencyType?: string
  cacheMode?: string
  blockSizeInKB?: Long
}

/** vim.vm.device.VirtualE1000 */
export interface VirtualE1000 extends VirtualEthernetCard {
}

/** vim.vm.device.VirtualE1000Option */
export interface VirtualE1000Option extends VirtualEthernetCardOption {
}

/** vim.vm.device.VirtualE1000e */
export interface VirtualE1000e extends VirtualEthernetCard {
}

/** vim.vm.device.VirtualE1000eOption */
export interface VirtualE1000eOption extends VirtualEthernetCardOption {
}

/** vim.vm.device.VirtualEnsoniq1371 */
export interface VirtualEnsoniq1371 extends VirtualSoundCard {
}

/** vim.vm.device.VirtualEnsoniq1371Option */
export interface VirtualEnsoniq1371Option extends VirtualSoundCardOption {
}

/** vim.vm.device.VirtualEthernetCard */
export interface VirtualEthernetCard extends VirtualDevice {
  addressType?: string
  macAddress?: string
  wakeOnLanEnabled?: boolean
  resourceAllocation?: VirtualEthernetCardResourceAllocation
  externalId?: string
  uptCompatibilityEnabled?: boolean
  subnetId?: string
}

/** vim.vm.device.VirtualEthernetCardOption.DistributedVirtualPortBackingOption */
export interface VirtualEthernetCardDVPortBackingOption extends VirtualDeviceBackingOption {
}

/** vim.vm.device.VirtualEthernetCard.DistributedVirtualPortBackingInfo */
export interface VirtualEthernetCardDistributedVirtualPortBackingInfo extends VirtualDeviceBackingInfo {
  port: DistributedVirtualSwitchPortConnection
}

/** vim.vm.device.VirtualEthernetCard.LegacyNetworkBackingInfo */
export interface VirtualEthernetCardLegacyNetworkBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualEthernetCardOption.LegacyNetworkBackingOption */
export interface VirtualEthernetCardLegacyNetworkBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualEthernetCard.NetworkBackingInfo */
export interface VirtualEthernetCardNetworkBackingInfo extends VirtualDeviceDeviceBackingInfo {
  network?: ManagedObjectReference
  inPassthroughMode?: boolean
}

/** vim.vm.device.VirtualEthernetCardOption.NetworkBackingOption */
export interface VirtualEthernetCardNetworkBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.fault.VirtualEthernetCardNotSupported */
export interface VirtualEthernetCardNotSupported extends DeviceNotSupported {
}

/** vim.vm.device.VirtualEthernetCard.OpaqueNetworkBackingInfo */
export interface VirtualEthernetCardOpaqueNetworkBackingInfo extends VirtualDeviceBackingInfo {
  opaqueNetworkId: string
  opaqueNetworkType: string
}

/** vim.vm.device.VirtualEthernetCardOption.OpaqueNetworkBackingOption */
export interface VirtualEthernetCardOpaqueNetworkBackingOption extends VirtualDeviceBackingOption {
}

/** vim.vm.device.VirtualEthernetCardOption */
export interface VirtualEthernetCardOption extends VirtualDeviceOption {
  supportedOUI: ChoiceOption
  macType: ChoiceOption
  wakeOnLanEnabled: BoolOption
  vmDirectPathGen2Supported?: boolean
  uptCompatibilityEnabled?: BoolOption
}

/** vim.vm.device.VirtualEthernetCard.ResourceAllocation */
export interface VirtualEthernetCardResourceAllocation extends DynamicData {
  reservation?: Long
  share: SharesInfo
  limit?: Long
}

/** vim.vm.device.VirtualFloppy */
export interface VirtualFloppy extends VirtualDevice {
}

/** vim.vm.device.VirtualFloppy.DeviceBackingInfo */
export interface VirtualFloppyDeviceBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualFloppyOption.DeviceBackingOption */
export interface VirtualFloppyDeviceBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualFloppy.ImageBackingInfo */
export interface VirtualFloppyImageBackingInfo extends VirtualDeviceFileBackingInfo {
}

/** vim.vm.device.VirtualFloppyOption.ImageBackingOption */
export interface VirtualFloppyImageBackingOption extends VirtualDeviceFileBackingOption {
}

/** vim.vm.device.VirtualFloppyOption */
export interface VirtualFloppyOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualFloppy.RemoteDeviceBackingInfo */
export interface VirtualFloppyRemoteDeviceBackingInfo extends VirtualDeviceRemoteDeviceBackingInfo {
}

/** vim.vm.device.VirtualFloppyOption.RemoteDeviceBackingOption */
export interface VirtualFloppyRemoteDeviceBackingOption extends VirtualDeviceRemoteDeviceBackingOption {
}

/** vim.vm.VirtualHardware */
export interface VirtualHardware extends DynamicData {
  numCPU: number
  numCoresPerSocket?: number
  autoCoresPerSocket?: boolean
  memoryMB: number
  virtualICH7MPresent?: boolean
  virtualSMCPresent?: boolean
  device?: VirtualDevice[]
  motherboardLayout?: string
  simultaneousThreads?: number
}

/** vim.fault.VirtualHardwareCompatibilityIssue */
export interface VirtualHardwareCompatibilityIssue extends VmConfigFault {
}

/** vim.vm.VirtualHardwareOption */
export interface VirtualHardwareOption extends DynamicData {
  hwVersion: number
  virtualDeviceOption: VirtualDeviceOption[]
  deviceListReadonly: boolean
  numCPU: number[]
  numCoresPerSocket: IntOption
  autoCoresPerSocket?: BoolOption
  numCpuReadonly: boolean
  memoryMB: LongOption
  numPCIControllers: IntOption
  numIDEControllers: IntOption
  numUSBControllers: IntOption
  numUSBXHCIControllers: IntOption
  numSIOControllers: IntOption
  numPS2Controllers: IntOption
  licensingLimit?: string[]
  numSupportedWwnPorts?: IntOption
  numSupportedWwnNodes?: IntOption
  resourceConfigOption: ResourceConfigOption
  numNVDIMMControllers?: IntOption
  numTPMDevices?: IntOption
  numWDTDevices?: IntOption
  numPrecisionClockDevices?: IntOption
  epcMemoryMB?: LongOption
  acpiHostBridgesFirmware?: string[]
  numCpuSimultaneousThreads?: IntOption
  numNumaNodes?: IntOption
  numDeviceGroups?: IntOption
  deviceGroupTypes?: string[]
}

/** vim.fault.VirtualHardwareVersionNotSupported */
export interface VirtualHardwareVersionNotSupported extends VirtualHardwareCompatibilityIssue {
  hostName: string
  host: ManagedObjectReference
}

/** vim.vm.device.VirtualHdAudioCard */
export interface VirtualHdAudioCard extends VirtualSoundCard {
}

/** vim.vm.device.VirtualHdAudioCardOption */
export interface VirtualHdAudioCardOption extends VirtualSoundCardOption {
}

/** vim.vm.device.VirtualIDEController */
export interface VirtualIDEController extends VirtualController {
}

/** vim.vm.device.VirtualIDEControllerOption */
export interface VirtualIDEControllerOption extends VirtualControllerOption {
  numIDEDisks: IntOption
  numIDECdroms: IntOption
}

/** vim.vm.device.VirtualKeyboard */
export interface VirtualKeyboard extends VirtualDevice {
}

/** vim.vm.device.VirtualKeyboardOption */
export interface VirtualKeyboardOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualLsiLogicController */
export interface VirtualLsiLogicController extends VirtualSCSIController {
}

/** vim.vm.device.VirtualLsiLogicControllerOption */
export interface VirtualLsiLogicControllerOption extends VirtualSCSIControllerOption {
}

/** vim.vm.device.VirtualLsiLogicSASController */
export interface VirtualLsiLogicSASController extends VirtualSCSIController {
}

/** vim.vm.device.VirtualLsiLogicSASControllerOption */
export interface VirtualLsiLogicSASControllerOption extends VirtualSCSIControllerOption {
}

/** vim.vm.AffinityInfo */
export interface VirtualMachineAffinityInfo extends DynamicData {
  affinitySet?: number[]
}

/** vim.vm.BaseIndependentFilterSpec */
export interface VirtualMachineBaseIndependentFilterSpec extends DynamicData {
}

/** vim.vm.BootOptions */
export interface VirtualMachineBootOptions extends DynamicData {
  bootDelay?: Long
  enterBIOSSetup?: boolean
  efiSecureBootEnabled?: boolean
  bootRetryEnabled?: boolean
  bootRetryDelay?: Long
  bootOrder?: VirtualMachineBootOptionsBootableDevice[]
  networkBootProtocol?: string
}

/** vim.vm.BootOptions.BootableCdromDevice */
export interface VirtualMachineBootOptionsBootableCdromDevice extends VirtualMachineBootOptionsBootableDevice {
}

/** vim.vm.BootOptions.BootableDevice */
export interface VirtualMachineBootOptionsBootableDevice extends DynamicData {
}

/** vim.vm.BootOptions.BootableDiskDevice */
export interface VirtualMachineBootOptionsBootableDiskDevice extends VirtualMachineBootOptionsBootableDevice {
  deviceKey: number
}

/** vim.vm.BootOptions.BootableEthernetDevice */
export interface VirtualMachineBootOptionsBootableEthernetDevice extends VirtualMachineBootOptionsBootableDevice {
  deviceKey: number
}

/** vim.vm.BootOptions.BootableFloppyDevice */
export interface VirtualMachineBootOptionsBootableFloppyDevice extends VirtualMachineBootOptionsBootableDevice {
}

/** vim.vm.Capability */
export interface VirtualMachineCapability extends DynamicData {
  snapshotOperationsSupported: boolean
  multipleSnapshotsSupported: boolean
  snapshotConfigSupported: boolean
  poweredOffSnapshotsSupported: boolean
  memorySnapshotsSupported: boolean
  revertToSnapshotSupported: boolean
  quiescedSnapshotsSupported: boolean
  disableSnapshotsSupported: boolean
  lockSnapshotsSupported: boolean
  consolePreferencesSupported: boolean
  cpuFeatureMaskSupported: boolean
  s1AcpiManagementSupported: boolean
  settingScreenResolutionSupported: boolean
  toolsAutoUpdateSupported: boolean
  vmNpivWwnSupported: boolean
  npivWwnOnNonRdmVmSupported: boolean
  vmNpivWwnDisableSupported: boolean
  vmNpivWwnUpdateSupported: boolean
  swapPlacementSupported: boolean
  toolsSyncTimeSupported: boolean
  virtualMmuUsageSupported: boolean
  diskSharesSupported: boolean
  bootOptionsSupported: boolean
  bootRetryOptionsSupported: boolean
  settingVideoRamSizeSupported: boolean
  settingDisplayTopologySupported: boolean
  recordReplaySupported: boolean
  changeTrackingSupported: boolean
  multipleCoresPerSocketSupported: boolean
  hostBasedReplicationSupported: boolean
  guestAutoLockSupported: boolean
  memoryReservationLockSupported: boolean
  featureRequirementSupported: boolean
  poweredOnMonitorTypeChangeSupported: boolean
  seSparseDiskSupported: boolean
  nestedHVSupported: boolean
  vPMCSupported: boolean
  secureBootSupported?: boolean
  perVmEvcSupported?: boolean
  virtualMmuUsageIgnored?: boolean
  virtualExecUsageIgnored?: boolean
  diskOnlySnapshotOnSuspendedVMSupported?: boolean
  suspendToMemorySupported?: boolean
  toolsSyncTimeAllowSupported?: boolean
  sevSupported?: boolean
  pmemFailoverSupported?: boolean
  requireSgxAttestationSupported?: boolean
  changeModeDisksSupported?: boolean
  vendorDeviceGroupSupported?: boolean
  sevSnpSupported?: boolean
  tdxSupported?: boolean
  ehvSecureBootSupported?: boolean
}

/** vim.vm.CdromInfo */
export interface VirtualMachineCdromInfo extends VirtualMachineTargetInfo {
  description?: string
}

/** vim.vm.CertThumbprint */
export interface VirtualMachineCertThumbprint extends DynamicData {
  thumbprint: string
  hashAlgorithm?: string
}

/** vim.vm.CloneSpec */
export interface VirtualMachineCloneSpec extends DynamicData {
  location: VirtualMachineRelocateSpec
  template: boolean
  config?: VirtualMachineConfigSpec
  customization?: CustomizationSpec
  powerOn: boolean
  snapshot?: ManagedObjectReference
  memory?: boolean
  tpmProvisionPolicy?: string
}

/** vim.vm.ConfigInfo */
export interface VirtualMachineConfigInfo extends DynamicData {
  changeVersion: string
  modified: DateTime
  name: string
  guestFullName: string
  version: string
  uuid: string
  createDate?: DateTime
  instanceUuid?: string
  npivNodeWorldWideName?: Long[]
  npivPortWorldWideName?: Long[]
  npivWorldWideNameType?: string
  npivDesiredNodeWwns?: number
  npivDesiredPortWwns?: number
  npivTemporaryDisabled?: boolean
  npivOnNonRdmDisks?: boolean
  locationId?: string
  template: boolean
  guestId: string
  alternateGuestName: string
  annotation?: string
  files: VirtualMachineFileInfo
  tools?: ToolsConfigInfo
  flags: VirtualMachineFlagInfo
  consolePreferences?: VirtualMachineConsolePreferences
  defaultPowerOps: VirtualMachineDefaultPowerOpInfo
  rebootPowerOff?: boolean
  hardware: VirtualHardware
  vcpuConfig?: VirtualMachineVcpuConfig[]
  cpuAllocation?: ResourceAllocationInfo
  memoryAllocation?: ResourceAllocationInfo
  latencySensitivity?: LatencySensitivity
  memoryHotAddEnabled?: boolean
  cpuHotAddEnabled?: boolean
  cpuHotRemoveEnabled?: boolean
  hotPlugMemoryLimit?: Long
  hotPlugMemoryIncrementSize?: Long
  cpuAffinity?: VirtualMachineAffinityInfo
  memoryAffinity?: VirtualMachineAffinityInfo
  networkShaper?: VirtualMachineNetworkShaperInfo
  extraConfig?: OptionValue[]
  cpuFeatureMask?: HostCpuIdInfo[]
  datastoreUrl?: VirtualMachineConfigInfoDatastoreUrlPair[]
  swapPlacement?: string
  bootOptions?: VirtualMachineBootOptions
  ftInfo?: FaultToleranceConfigInfo
  repConfig?: ReplicationConfigSpec
  vAppConfig?: VmConfigInfo
  vAssertsEnabled?: boolean
  changeTrackingEnabled?: boolean
  firmware?: string
  maxMksConnections?: number
  guestAutoLockEnabled?: boolean
  managedBy?: ManagedByInfo
  memoryReservationLockedToMax?: boolean
  initialOverhead?: VirtualMachineConfigInfoOverheadInfo
  nestedHVEnabled?: boolean
  vPMCEnabled?: boolean
  scheduledHardwareUpgradeInfo?: ScheduledHardwareUpgradeInfo
  forkConfigInfo?: VirtualMachineForkConfigInfo
  vFlashCacheReservation?: Long
  vmxConfigChecksum?: Base64
  messageBusTunnelEnabled?: boolean
  vmStorageObjectId?: string
  swapStorageObjectId?: string
  keyId?: CryptoKeyId
  guestIntegrityInfo?: VirtualMachineGuestIntegrityInfo
  migrateEncryption?: string
  sgxInfo?: VirtualMachineSgxInfo
  contentLibItemInfo?: VirtualMachineContentLibraryItemInfo
  ftEncryptionMode?: string
  guestMonitoringModeInfo?: VirtualMachineGuestMonitoringModeInfo
  sevEnabled?: boolean
  numaInfo?: VirtualMachineVirtualNumaInfo
  pmemFailoverEnabled?: boolean
  vmxStatsCollectionEnabled?: boolean
  vmOpNotificationToAppEnabled?: boolean
  vmOpNotificationTimeout?: Long
  deviceSwap?: VirtualMachineVirtualDeviceSwap
  pmem?: VirtualMachineVirtualPMem
  deviceGroups?: VirtualMachineVirtualDeviceGroups
  fixedPassthruHotPlugEnabled?: boolean
  metroFtEnabled?: boolean
  vmxRuntimeConfig?: OptionValue[]
  metroFtHostGroup?: string
  tdxEnabled?: boolean
  sevSnpEnabled?: boolean
  guestArchitecture?: string
}

/** vim.vm.ConfigInfo.DatastoreUrlPair */
export interface VirtualMachineConfigInfoDatastoreUrlPair extends DynamicData {
  name: string
  url: string
}

/** vim.vm.ConfigInfo.OverheadInfo */
export interface VirtualMachineConfigInfoOverheadInfo extends DynamicData {
  initialMemoryReservation?: Long
  initialSwapReservation?: Long
}

/** vim.vm.ConfigOption */
export interface VirtualMachineConfigOption extends DynamicData {
  version: string
  description: string
  guestOSDescriptor: GuestOsDescriptor[]
  guestOSDefaultIndex: number
  hardwareOptions: VirtualHardwareOption
  capabilities: VirtualMachineCapability
  datastore: DatastoreOption
  defaultDevice?: VirtualDevice[]
  supportedMonitorType: string[]
  supportedOvfEnvironmentTransport?: string[]
  supportedOvfInstallTransport?: string[]
  propertyRelations?: VirtualMachinePropertyRelation[]
}

/** vim.vm.ConfigOptionDescriptor */
export interface VirtualMachineConfigOptionDescriptor extends DynamicData {
  key: string
  description?: string
  host?: ManagedObjectReference[]
  createSupported: boolean
  defaultConfigOption: boolean
  runSupported: boolean
  upgradeSupported: boolean
}

/** vim.vm.ConfigSpec */
export interface VirtualMachineConfigSpec extends DynamicData {
  changeVersion?: string
  name?: string
  version?: string
  createDate?: DateTime
  uuid?: string
  instanceUuid?: string
  npivNodeWorldWideName?: Long[]
  npivPortWorldWideName?: Long[]
  npivWorldWideNameType?: string
  npivDesiredNodeWwns?: number
  npivDesiredPortWwns?: number
  npivTemporaryDisabled?: boolean
  npivOnNonRdmDisks?: boolean
  npivWorldWideNameOp?: string
  locationId?: string
  guestId?: string
  alternateGuestName?: string
  annotation?: string
  files?: VirtualMachineFileInfo
  tools?: ToolsConfigInfo
  flags?: VirtualMachineFlagInfo
  consolePreferences?: VirtualMachineConsolePreferences
  powerOpInfo?: VirtualMachineDefaultPowerOpInfo
  rebootPowerOff?: boolean
  numCPUs?: number
  vcpuConfig?: VirtualMachineVcpuConfig[]
  numCoresPerSocket?: number
  memoryMB?: Long
  memoryHotAddEnabled?: boolean
  cpuHotAddEnabled?: boolean
  cpuHotRemoveEnabled?: boolean
  virtualICH7MPresent?: boolean
  virtualSMCPresent?: boolean
  deviceChange?: VirtualDeviceConfigSpec[]
  cpuAllocation?: ResourceAllocationInfo
  memoryAllocation?: ResourceAllocationInfo
  latencySensitivity?: LatencySensitivity
  cpuAffinity?: VirtualMachineAffinityInfo
  memoryAffinity?: VirtualMachineAffinityInfo
  networkShaper?: VirtualMachineNetworkShaperInfo
  cpuFeatureMask?: VirtualMachineCpuIdInfoSpec[]
  extraConfig?: OptionValue[]
  swapPlacement?: string
  bootOptions?: VirtualMachineBootOptions
  vAppConfig?: VmConfigSpec
  ftInfo?: FaultToleranceConfigInfo
  repConfig?: ReplicationConfigSpec
  vAppConfigRemoved?: boolean
  vAssertsEnabled?: boolean
  changeTrackingEnabled?: boolean
  firmware?: string
  maxMksConnections?: number
  guestAutoLockEnabled?: boolean
  managedBy?: ManagedByInfo
  memoryReservationLockedToMax?: boolean
  nestedHVEnabled?: boolean
  vPMCEnabled?: boolean
  scheduledHardwareUpgradeInfo?: ScheduledHardwareUpgradeInfo
  vmProfile?: VirtualMachineProfileSpec[]
  messageBusTunnelEnabled?: boolean
  crypto?: CryptoSpec
  migrateEncryption?: string
  sgxInfo?: VirtualMachineSgxInfo
  ftEncryptionMode?: string
  guestMonitoringModeInfo?: VirtualMachineGuestMonitoringModeInfo
  sevEnabled?: boolean
  virtualNuma?: VirtualMachineVirtualNuma
  motherboardLayout?: string
  pmemFailoverEnabled?: boolean
  vmxStatsCollectionEnabled?: boolean
  vmOpNotificationToAppEnabled?: boolean
  vmOpNotificationTimeout?: Long
  deviceSwap?: VirtualMachineVirtualDeviceSwap
  simultaneousThreads?: number
  pmem?: VirtualMachineVirtualPMem
  deviceGroups?: VirtualMachineVirtualDeviceGroups
  fixedPassthruHotPlugEnabled?: boolean
  metroFtEnabled?: boolean
  metroFtHostGroup?: string
  tdxEnabled?: boolean
  sevSnpEnabled?: boolean
  tagSpecs?: TagSpec[]
  vmPlacementPolicies?: VmPlacementPolicy[]
}

/** vim.vm.Summary.ConfigSummary */
export interface VirtualMachineConfigSummary extends DynamicData {
  name: string
  template: boolean
  vmPathName: string
  memorySizeMB?: number
  cpuReservation?: number
  memoryReservation?: number
  numCpu?: number
  numEthernetCards?: number
  numVirtualDisks?: number
  uuid?: string
  instanceUuid?: string
  guestId?: string
  guestFullName?: string
  annotation?: string
  product?: VAppProductInfo
  installBootRequired?: boolean
  ftInfo?: FaultToleranceConfigInfo
  managedBy?: ManagedByInfo
  tpmPresent?: boolean
  numVmiopBackings?: number
  hwVersion?: string
}

/** vim.VirtualMachine.Connection */
export interface VirtualMachineConnection extends DynamicData {
  label: string
  client: string
  userName: string
}

/** vim.vm.ConsolePreferences */
export interface VirtualMachineConsolePreferences extends DynamicData {
  powerOnWhenOpened?: boolean
  enterFullScreenOnPowerOn?: boolean
  closeOnPowerOffOrSuspend?: boolean
}

/** vim.vm.ContentLibraryItemInfo */
export interface VirtualMachineContentLibraryItemInfo extends DynamicData {
  contentLibraryItemUuid: string
  contentLibraryItemVersion?: string
}

/** vim.vm.ConfigSpec.CpuIdInfoSpec */
export interface VirtualMachineCpuIdInfoSpec extends ArrayUpdateSpec {
  info?: HostCpuIdInfo
}

/** vim.vm.DatastoreInfo */
export interface VirtualMachineDatastoreInfo extends VirtualMachineTargetInfo {
  datastore: DatastoreSummary
  capability: DatastoreCapability
  maxFileSize: Long
  maxVirtualDiskCapacity?: Long
  maxPhysicalRDMFileSize?: Long
  maxVirtualRDMFileSize?: Long
  mode: string
  vStorageSupport?: string
  supportedVDiskFormats?: string[]
}

/** vim.vm.DatastoreOption.FileSystemVolumeOption */
export interface VirtualMachineDatastoreVolumeOption extends DynamicData {
  fileSystemType: string
  majorVersion?: number
}

/** vim.vm.DefaultPowerOpInfo */
export interface VirtualMachineDefaultPowerOpInfo extends DynamicData {
  powerOffType?: string
  suspendType?: string
  resetType?: string
  defaultPowerOffType?: string
  defaultSuspendType?: string
  defaultResetType?: string
  standbyAction?: string
}

/** vim.vm.DefaultProfileSpec */
export interface VirtualMachineDefaultProfileSpec extends VirtualMachineProfileSpec {
}

/** vim.vm.DefinedProfileSpec */
export interface VirtualMachineDefinedProfileSpec extends VirtualMachineProfileSpec {
  profileId: string
  replicationSpec?: ReplicationSpec
  profileData?: VirtualMachineProfileRawData
  profileParams?: KeyValue[]
}

/** vim.vm.DeviceRuntimeInfo */
export interface VirtualMachineDeviceRuntimeInfo extends DynamicData {
  runtimeState: VirtualMachineDeviceRuntimeInfoDeviceRuntimeState
  key: number
}

/** vim.vm.DeviceRuntimeInfo.DeviceRuntimeState */
export interface VirtualMachineDeviceRuntimeInfoDeviceRuntimeState extends DynamicData {
}

/** vim.vm.DeviceRuntimeInfo.VirtualEthernetCardRuntimeState */
export interface VirtualMachineDeviceRuntimeInfoVirtualEthernetCardRuntimeState extends VirtualMachineDeviceRuntimeInfoDeviceRuntimeState {
  vmDirectPathGen2Active?: boolean
  vmDirectPathGen2InactiveReasonVm?: string[]
  vmDirectPathGen2InactiveReasonOther?: string[]
  vmDirectPathGen2InactiveReasonExtended?: string
  uptv2Active?: boolean
  uptv2InactiveReasonVm?: string[]
  uptv2InactiveReasonOther?: string[]
  reservationStatus?: string
  attachmentStatus?: string
  featureRequirement?: VirtualMachineFeatureRequirement[]
}

/** vim.vm.DiskDeviceInfo */
export interface VirtualMachineDiskDeviceInfo extends VirtualMachineTargetInfo {
  capacity?: Long
  vm?: ManagedObjectReference[]
}

/** vim.VirtualMachine.DisplayTopology */
export interface VirtualMachineDisplayTopology extends DynamicData {
  x: number
  y: number
  width: number
  height: number
}

/** vim.vm.DvxClassInfo */
export interface VirtualMachineDvxClassInfo extends DynamicData {
  deviceClass: ElementDescription
  vendorName: string
  sriovNic: boolean
  configParams?: OptionDef[]
}

/** vim.vm.DynamicPassthroughInfo */
export interface VirtualMachineDynamicPassthroughInfo extends VirtualMachineTargetInfo {
  vendorName: string
  deviceName: string
  customLabel?: string
  vendorId: number
  deviceId: number
}

/** vim.vm.EmptyIndependentFilterSpec */
export interface VirtualMachineEmptyIndependentFilterSpec extends VirtualMachineBaseIndependentFilterSpec {
}

/** vim.vm.EmptyProfileSpec */
export interface VirtualMachineEmptyProfileSpec extends VirtualMachineProfileSpec {
}

/** vim.vm.FeatureRequirement */
export interface VirtualMachineFeatureRequirement extends DynamicData {
  key: string
  featureName: string
  value: string
}

/** vim.vm.FileInfo */
export interface VirtualMachineFileInfo extends DynamicData {
  vmPathName?: string
  snapshotDirectory?: string
  suspendDirectory?: string
  logDirectory?: string
  ftMetadataDirectory?: string
}

/** vim.vm.FileLayout */
export interface VirtualMachineFileLayout extends DynamicData {
  configFile?: string[]
  logFile?: string[]
  disk?: VirtualMachineFileLayoutDiskLayout[]
  snapshot?: VirtualMachineFileLayoutSnapshotLayout[]
  swapFile?: string
}

/** vim.vm.FileLayout.DiskLayout */
export interface VirtualMachineFileLayoutDiskLayout extends DynamicData {
  key: number
  diskFile: string[]
}

/** vim.vm.FileLayoutEx */
export interface VirtualMachineFileLayoutEx extends DynamicData {
  file?: VirtualMachineFileLayoutExFileInfo[]
  disk?: VirtualMachineFileLayoutExDiskLayout[]
  snapshot?: VirtualMachineFileLayoutExSnapshotLayout[]
  timestamp: DateTime
}

/** vim.vm.FileLayoutEx.DiskLayout */
export interface VirtualMachineFileLayoutExDiskLayout extends DynamicData {
  key: number
  virtualDiskFormat?: string
  chain?: VirtualMachineFileLayoutExDiskUnit[]
}

/** vim.vm.FileLayoutEx.DiskUnit */
export interface VirtualMachineFileLayoutExDiskUnit extends DynamicData {
  fileKey: number[]
}

/** vim.vm.FileLayoutEx.FileInfo */
export interface VirtualMachineFileLayoutExFileInfo extends DynamicData {
  key: number
  name: string
  type: string
  size: Long
  uniqueSize?: Long
  backingObjectId?: string
  accessible?: boolean
}

/** vim.vm.FileLayoutEx.SnapshotLayout */
export interface VirtualMachineFileLayoutExSnapshotLayout extends DynamicData {
  key: ManagedObjectReference
  dataKey: number
  memoryKey: number
  disk?: VirtualMachineFileLayoutExDiskLayout[]
}

/** vim.vm.FileLayout.SnapshotLayout */
export interface VirtualMachineFileLayoutSnapshotLayout extends DynamicData {
  key: ManagedObjectReference
  snapshotFile: string[]
}

/** sms.storage.replication.VirtualMachineFilePath */
export interface VirtualMachineFilePath extends VirtualMachineId {
  vcUuid?: string
  dsUrl: string
  vmxPath: string
}

/** vim.vm.FlagInfo */
export interface VirtualMachineFlagInfo extends DynamicData {
  disableAcceleration?: boolean
  enableLogging?: boolean
  useToe?: boolean
  runWithDebugInfo?: boolean
  monitorType?: string
  htSharing?: string
  snapshotDisabled?: boolean
  snapshotLocked?: boolean
  diskUuidEnabled?: boolean
  virtualMmuUsage?: string
  virtualExecUsage?: string
  snapshotPowerOffBehavior?: string
  recordReplayEnabled?: boolean
  faultToleranceType?: string
  cbrcCacheEnabled?: boolean
  vvtdEnabled?: boolean
  vbsEnabled?: boolean
}

/** vim.vm.FloppyInfo */
export interface VirtualMachineFloppyInfo extends VirtualMachineTargetInfo {
}

/** vim.vm.ForkConfigInfo */
export interface VirtualMachineForkConfigInfo extends DynamicData {
  parentEnabled?: boolean
  childForkGroupId?: string
  parentForkGroupId?: string
  childType?: string
}

/** vim.vm.GuestIntegrityInfo */
export interface VirtualMachineGuestIntegrityInfo extends DynamicData {
  enabled?: boolean
}

/** vim.vm.GuestMonitoringModeInfo */
export interface VirtualMachineGuestMonitoringModeInfo extends DynamicData {
  gmmFile?: string
  gmmAppliance?: string
}

/** vim.vm.GuestQuiesceSpec */
export interface VirtualMachineGuestQuiesceSpec extends DynamicData {
  timeout?: number
}

/** vim.vm.GuestInfo.GuestRebootStatus */
export interface VirtualMachineGuestRebootStatus extends DynamicData {
  rebootRequested: boolean
  requestingComponents?: string[]
  requestTimestamp?: DateTime
}

/** vim.vm.Summary.GuestSummary */
export interface VirtualMachineGuestSummary extends DynamicData {
  guestId?: string
  guestFullName?: string
  toolsStatus?: VirtualMachineToolsStatus
  toolsVersionStatus?: string
  toolsVersionStatus2?: string
  toolsRunningStatus?: string
  hostName?: string
  ipAddress?: string
  hwVersion?: string
}

/** sms.storage.replication.VirtualMachineId */
export interface VirtualMachineId extends DeviceId {
}

/** vim.vm.IdeDiskDeviceInfo */
export interface VirtualMachineIdeDiskDeviceInfo extends VirtualMachineDiskDeviceInfo {
  partitionTable?: VirtualMachineIdeDiskDevicePartitionInfo[]
}

/** vim.vm.IdeDiskDeviceInfo.PartitionInfo */
export interface VirtualMachineIdeDiskDevicePartitionInfo extends DynamicData {
  id: number
  capacity: number
}

/** vim.vm.VmImportSpec */
export interface VirtualMachineImportSpec extends ImportSpec {
  configSpec: VirtualMachineConfigSpec
  resPoolEntity?: ManagedObjectReference
}

/** vim.vm.IndependentFilterSpec */
export interface VirtualMachineIndependentFilterSpec extends VirtualMachineBaseIndependentFilterSpec {
  filterName: string
  filterClass?: string
  filterCapabilities?: KeyValue[]
}

/** vim.vm.InstantCloneSpec */
export interface VirtualMachineInstantCloneSpec extends DynamicData {
  name: string
  location: VirtualMachineRelocateSpec
  config?: OptionValue[]
  biosUuid?: string
}

/** vim.vm.LegacyNetworkSwitchInfo */
export interface VirtualMachineLegacyNetworkSwitchInfo extends DynamicData {
  name: string
}

/** vim.host.MemoryManagerSystem.VirtualMachineReservationInfo */
export interface VirtualMachineMemoryReservationInfo extends DynamicData {
  virtualMachineMin: Long
  virtualMachineMax: Long
  virtualMachineReserved: Long
  allocationPolicy: string
}

/** vim.host.MemoryManagerSystem.VirtualMachineReservationSpec */
export interface VirtualMachineMemoryReservationSpec extends DynamicData {
  virtualMachineReserved?: Long
  allocationPolicy?: string
}

/** vim.vm.Message */
export interface VirtualMachineMessage extends DynamicData {
  id: string
  argument?: unknown[]
  text?: string
}

/** vim.vm.MetadataManager.VmMetadata */
export interface VirtualMachineMetadataManagerVmMetadata extends DynamicData {
  vmId: string
  metadata?: string
}

/** vim.vm.MetadataManager.VmMetadataInput */
export interface VirtualMachineMetadataManagerVmMetadataInput extends DynamicData {
  operation: string
  vmMetadata: VirtualMachineMetadataManagerVmMetadata
}

/** vim.vm.MetadataManager.VmMetadataOwner */
export interface VirtualMachineMetadataManagerVmMetadataOwner extends DynamicData {
  name: string
}

/** vim.vm.MetadataManager.VmMetadataResult */
export interface VirtualMachineMetadataManagerVmMetadataResult extends DynamicData {
  vmMetadata: VirtualMachineMetadataManagerVmMetadata
  error?: LocalizedMethodFault
}

/** vim.VirtualMachine.MksConnection */
export interface VirtualMachineMksConnection extends VirtualMachineConnection {
}

/** vim.VirtualMachine.MksTicket */
export interface VirtualMachineMksTicket extends DynamicData {
  ticket: string
  cfgFile: string
  host?: string
  port?: number
  sslThumbprint?: string
}

/** sms.storage.replication.VirtualMachineMoId */
export interface VirtualMachineMoId extends VirtualMachineId {
  vcUuid?: string
  vmMoid: string
}

/** vim.vm.NetworkInfo */
export interface VirtualMachineNetworkInfo extends VirtualMachineTargetInfo {
  network: NetworkSummary
  vswitch?: string
}

/** vim.vm.NetworkShaperInfo */
export interface VirtualMachineNetworkShaperInfo extends DynamicData {
  enabled?: boolean
  peakBps?: Long
  averageBps?: Long
  burstSize?: Long
}

/** vim.vm.ParallelInfo */
export interface VirtualMachineParallelInfo extends VirtualMachineTargetInfo {
}

/** vim.vm.PciPassthroughInfo */
export interface VirtualMachinePciPassthroughInfo extends VirtualMachineTargetInfo {
  pciDevice: HostPciDevice
  systemId: string
}

/** vim.vm.PciSharedGpuPassthroughInfo */
export interface VirtualMachinePciSharedGpuPassthroughInfo extends VirtualMachineTargetInfo {
  vgpu: string
}

/** vim.vm.PrecisionClockInfo */
export interface VirtualMachinePrecisionClockInfo extends VirtualMachineTargetInfo {
  systemClockProtocol?: string
}

/** vim.vm.ProfileDetails */
export interface VirtualMachineProfileDetails extends DynamicData {
  profile?: VirtualMachineProfileSpec[]
  diskProfileDetails?: VirtualMachineProfileDetailsDiskProfileDetails[]
}

/** vim.vm.ProfileDetails.DiskProfileDetails */
export interface VirtualMachineProfileDetailsDiskProfileDetails extends DynamicData {
  diskId: number
  profile?: VirtualMachineProfileSpec[]
}

/** vim.vm.ProfileRawData */
export interface VirtualMachineProfileRawData extends DynamicData {
  extensionKey: string
  objectData?: string
}

/** vim.vm.ProfileSpec */
export interface VirtualMachineProfileSpec extends DynamicData {
}

/** vim.vm.PropertyRelation */
export interface VirtualMachinePropertyRelation extends DynamicData {
  key: DynamicProperty
  relations?: DynamicProperty[]
}

/** vim.vm.QuestionInfo */
export interface VirtualMachineQuestionInfo extends DynamicData {
  id: string
  text: string
  choice: ChoiceOption
  message?: VirtualMachineMessage[]
}

/** vim.vm.Summary.QuickStats */
export interface VirtualMachineQuickStats extends DynamicData {
  overallCpuUsage?: number
  overallCpuDemand?: number
  overallCpuReadiness?: number
  guestMemoryUsage?: number
  hostMemoryUsage?: number
  guestHeartbeatStatus: ManagedEntityStatus
  distributedCpuEntitlement?: number
  distributedMemoryEntitlement?: number
  staticCpuEntitlement?: number
  staticMemoryEntitlement?: number
  grantedMemory?: number
  privateMemory?: number
  sharedMemory?: number
  swappedMemory?: number
  balloonedMemory?: number
  consumedOverheadMemory?: number
  ftLogBandwidth?: number
  ftSecondaryLatency?: number
  ftLatencyStatus?: ManagedEntityStatus
  compressedMemory?: Long
  uptimeSeconds?: number
  ssdSwappedMemory?: Long
  activeMemory?: number
  memoryTierStats?: VirtualMachineQuickStatsMemoryTierStats[]
}

/** vim.vm.Summary.QuickStats.MemoryTierStats */
export interface VirtualMachineQuickStatsMemoryTierStats extends DynamicData {
  memoryTierType: string
  readBandwidth: Long
}

/** vim.vm.RelocateSpec */
export interface VirtualMachineRelocateSpec extends DynamicData {
  service?: ServiceLocator
  folder?: ManagedObjectReference
  datastore?: ManagedObjectReference
  diskMoveType?: string
  pool?: ManagedObjectReference
  host?: ManagedObjectReference
  disk?: VirtualMachineRelocateSpecDiskLocator[]
  transform?: VirtualMachineRelocateTransformation
  deviceChange?: VirtualDeviceConfigSpec[]
  profile?: VirtualMachineProfileSpec[]
  cryptoSpec?: CryptoSpec
  tagSpecs?: TagSpec[]
  vmPlacementPolicies?: VmPlacementPolicy[]
}

/** vim.vm.RelocateSpec.DiskLocator */
export interface VirtualMachineRelocateSpecDiskLocator extends DynamicData {
  diskId: number
  datastore: ManagedObjectReference
  diskMoveType?: string
  diskBackingInfo?: VirtualDeviceBackingInfo
  profile?: VirtualMachineProfileSpec[]
  backing?: VirtualMachineRelocateSpecDiskLocatorBackingSpec
  filterSpec?: VirtualMachineBaseIndependentFilterSpec[]
}

/** vim.vm.RelocateSpec.DiskLocator.BackingSpec */
export interface VirtualMachineRelocateSpecDiskLocatorBackingSpec extends DynamicData {
  parent?: VirtualMachineRelocateSpecDiskLocatorBackingSpec
  crypto?: CryptoSpec
}

/** vim.vm.RuntimeInfo */
export interface VirtualMachineRuntimeInfo extends DynamicData {
  device?: VirtualMachineDeviceRuntimeInfo[]
  host?: ManagedObjectReference
  connectionState: VirtualMachineConnectionState
  powerState: VirtualMachinePowerState
  vmFailoverInProgress?: boolean
  faultToleranceState: VirtualMachineFaultToleranceState
  dasVmProtection?: VirtualMachineRuntimeInfoDasProtectionState
  toolsInstallerMounted: boolean
  suspendTime?: DateTime
  bootTime?: DateTime
  suspendInterval?: Long
  question?: VirtualMachineQuestionInfo
  memoryOverhead?: Long
  maxCpuUsage?: number
  maxMemoryUsage?: number
  numMksConnections: number
  recordReplayState: VirtualMachineRecordReplayState
  cleanPowerOff?: boolean
  needSecondaryReason?: string
  onlineStandby: boolean
  minRequiredEVCModeKey?: string
  consolidationNeeded: boolean
  offlineFeatureRequirement?: VirtualMachineFeatureRequirement[]
  featureRequirement?: VirtualMachineFeatureRequirement[]
  featureMask?: HostFeatureMask[]
  vFlashCacheAllocation?: Long
  paused?: boolean
  snapshotInBackground?: boolean
  quiescedForkParent?: boolean
  instantCloneFrozen?: boolean
  cryptoState?: string
  suspendedToMemory?: boolean
  opNotificationTimeout?: Long
  iommuActive?: boolean
  consolidateWorkTotal?: Long
  consolidateWorkDone?: Long
  diskChainBroken?: boolean
}

/** vim.vm.RuntimeInfo.DasProtectionState */
export interface VirtualMachineRuntimeInfoDasProtectionState extends DynamicData {
  dasProtected: boolean
}

/** vim.vm.ScsiDiskDeviceInfo */
export interface VirtualMachineScsiDiskDeviceInfo extends VirtualMachineDiskDeviceInfo {
  disk?: HostScsiDisk
  transportHint?: string
  lunNumber?: number
}

/** vim.vm.ScsiPassthroughInfo */
export interface VirtualMachineScsiPassthroughInfo extends VirtualMachineTargetInfo {
  scsiClass: string
  vendor: string
  physicalUnitNumber: number
}

/** vim.vm.SerialInfo */
export interface VirtualMachineSerialInfo extends VirtualMachineTargetInfo {
}

/** vim.vm.SgxInfo */
export interface VirtualMachineSgxInfo extends DynamicData {
  epcSize: Long
  flcMode?: string
  lePubKeyHash?: string
  requireAttestation?: boolean
}

/** vim.vm.SgxTargetInfo */
export interface VirtualMachineSgxTargetInfo extends VirtualMachineTargetInfo {
  maxEpcSize: Long
  flcModes?: string[]
  lePubKeyHashes?: string[]
  requireAttestationSupported?: boolean
}

/** vim.vm.SnapshotInfo */
export interface VirtualMachineSnapshotInfo extends DynamicData {
  currentSnapshot?: ManagedObjectReference
  rootSnapshotList: VirtualMachineSnapshotTree[]
}

/** vim.vm.SnapshotTree */
export interface VirtualMachineSnapshotTree extends DynamicData {
  snapshot: ManagedObjectReference
  vm: ManagedObjectReference
  name: string
  description: string
  id: number
  createTime: DateTime
  state: VirtualMachinePowerState
  quiesced: boolean
  backupManifest?: string
  childSnapshotList?: VirtualMachineSnapshotTree[]
  replaySupported?: boolean
}

/** vim.vm.SoundInfo */
export interface VirtualMachineSoundInfo extends VirtualMachineTargetInfo {
}

/** vim.vm.SriovDevicePoolInfo */
export interface VirtualMachineSriovDevicePoolInfo extends DynamicData {
  key: string
}

/** vim.vm.SriovInfo */
export interface VirtualMachineSriovInfo extends VirtualMachinePciPassthroughInfo {
  virtualFunction: boolean
  pnic?: string
  devicePool?: VirtualMachineSriovDevicePoolInfo
}

/** vim.vm.SriovNetworkDevicePoolInfo */
export interface VirtualMachineSriovNetworkDevicePoolInfo extends VirtualMachineSriovDevicePoolInfo {
  switchKey?: string
  switchUuid?: string
}

/** vim.vm.StorageInfo */
export interface VirtualMachineStorageInfo extends DynamicData {
  perDatastoreUsage?: VirtualMachineUsageOnDatastore[]
  timestamp: DateTime
}

/** vim.vm.Summary.StorageSummary */
export interface VirtualMachineStorageSummary extends DynamicData {
  committed: Long
  uncommitted: Long
  unshared: Long
  timestamp: DateTime
}

/** vim.vm.Summary */
export interface VirtualMachineSummary extends DynamicData {
  vm?: ManagedObjectReference
  runtime: VirtualMachineRuntimeInfo
  guest?: VirtualMachineGuestSummary
  config: VirtualMachineConfigSummary
  storage?: VirtualMachineStorageSummary
  quickStats: VirtualMachineQuickStats
  overallStatus: ManagedEntityStatus
  customValue?: CustomFieldValue[]
}

/** vim.vm.TargetInfo */
export interface VirtualMachineTargetInfo extends DynamicData {
  name: string
  configurationTag?: string[]
}

/** vim.VirtualMachine.Ticket */
export interface VirtualMachineTicket extends DynamicData {
  ticket: string
  cfgFile: string
  host?: string
  port?: number
  sslThumbprint?: string
  certThumbprintList?: VirtualMachineCertThumbprint[]
  sslCertificate?: string
  url?: string
}

/** sms.storage.replication.VirtualMachineUUID */
export interface VirtualMachineUUID extends VirtualMachineId {
  vmInstanceUUID: string
}

/** vim.vm.StorageInfo.UsageOnDatastore */
export interface VirtualMachineUsageOnDatastore extends DynamicData {
  datastore: ManagedObjectReference
  committed: Long
  uncommitted: Long
  unshared: Long
}

/** vim.vm.UsbInfo */
export interface VirtualMachineUsbInfo extends VirtualMachineTargetInfo {
  description: string
  vendor: number
  product: number
  physicalPath: string
  family?: string[]
  speed?: string[]
  summary?: VirtualMachineSummary
}

/** vim.vm.VFlashModuleInfo */
export interface VirtualMachineVFlashModuleInfo extends VirtualMachineTargetInfo {
  vFlashModule: HostVFlashManagerVFlashCacheConfigInfoVFlashModuleConfigOption
}

/** vim.vm.device.VirtualVMCIDevice */
export interface VirtualMachineVMCIDevice extends VirtualDevice {
  id?: Long
  allowUnrestrictedCommunication?: boolean
  filterEnable?: boolean
  filterInfo?: VirtualMachineVMCIDeviceFilterInfo
}

/** vim.vm.device.VirtualVMCIDevice.FilterInfo */
export interface VirtualMachineVMCIDeviceFilterInfo extends DynamicData {
  filters?: VirtualMachineVMCIDeviceFilterSpec[]
}

/** vim.vm.device.VirtualVMCIDevice.FilterSpec */
export interface VirtualMachineVMCIDeviceFilterSpec extends DynamicData {
  rank: Long
  action: string
  protocol: string
  direction: string
  lowerDstPortBoundary?: Long
  upperDstPortBoundary?: Long
}

/** vim.vm.device.VirtualVMCIDeviceOption */
export interface VirtualMachineVMCIDeviceOption extends VirtualDeviceOption {
  allowUnrestrictedCommunication: BoolOption
  filterSpecOption?: VirtualMachineVMCIDeviceOptionFilterSpecOption
  filterSupported?: BoolOption
}

/** vim.vm.device.VirtualVMCIDeviceOption.FilterSpecOption */
export interface VirtualMachineVMCIDeviceOptionFilterSpecOption extends DynamicData {
  action: ChoiceOption
  protocol: ChoiceOption
  direction: ChoiceOption
  lowerDstPortBoundary: LongOption
  upperDstPortBoundary: LongOption
}

/** vim.vm.device.VirtualVMIROM */
export interface VirtualMachineVMIROM extends VirtualDevice {
}

/** vim.vm.VMotionStunTimeInfo */
export interface VirtualMachineVMotionStunTimeInfo extends VirtualMachineTargetInfo {
  migrationBW: Long
  stunTime: Long
}

/** vim.vm.VcpuConfig */
export interface VirtualMachineVcpuConfig extends DynamicData {
  latencySensitivity?: LatencySensitivity
}

/** vim.vm.VendorDeviceGroupInfo */
export interface VirtualMachineVendorDeviceGroupInfo extends VirtualMachineTargetInfo {
  deviceGroupName: string
  deviceGroupDescription?: string
  componentDeviceInfo?: VirtualMachineVendorDeviceGroupInfoComponentDeviceInfo[]
}

/** vim.vm.VendorDeviceGroupInfo.ComponentDeviceInfo */
export interface VirtualMachineVendorDeviceGroupInfoComponentDeviceInfo extends DynamicData {
  type: string
  vendorName: string
  deviceName: string
  isConfigurable: boolean
  device: VirtualDevice
}

/** vim.vm.VgpuDeviceInfo */
export interface VirtualMachineVgpuDeviceInfo extends VirtualMachineTargetInfo {
  deviceName: string
  deviceVendorId: Long
  maxFbSizeInGib: Long
  timeSlicedCapable: boolean
  migCapable: boolean
  computeProfileCapable: boolean
  quadroProfileCapable: boolean
}

/** vim.vm.VgpuProfileInfo */
export interface VirtualMachineVgpuProfileInfo extends VirtualMachineTargetInfo {
  profileName: string
  deviceVendorId: Long
  fbSizeInGib: Long
  profileSharing: string
  profileClass: string
  stunTimeEstimates?: VirtualMachineVMotionStunTimeInfo[]
}

/** vim.vm.device.VirtualVideoCard */
export interface VirtualMachineVideoCard extends VirtualDevice {
  videoRamSizeInKB?: Long
  numDisplays?: number
  useAutoDetect?: boolean
  enable3DSupport?: boolean
  use3dRenderer?: string
  graphicsMemorySizeInKB?: Long
}

/** vim.vm.VirtualDeviceGroups */
export interface VirtualMachineVirtualDeviceGroups extends DynamicData {
  deviceGroup?: VirtualMachineVirtualDeviceGroupsDeviceGroup[]
}

/** vim.vm.VirtualDeviceGroups.DeviceGroup */
export interface VirtualMachineVirtualDeviceGroupsDeviceGroup extends DynamicData {
  groupInstanceKey: number
  deviceInfo?: Description
}

/** vim.vm.VirtualDeviceGroups.VendorDeviceGroup */
export interface VirtualMachineVirtualDeviceGroupsVendorDeviceGroup extends VirtualMachineVirtualDeviceGroupsDeviceGroup {
  deviceGroupName: string
}

/** vim.vm.VirtualDeviceSwap */
export interface VirtualMachineVirtualDeviceSwap extends DynamicData {
  lsiToPvscsi?: VirtualMachineVirtualDeviceSwapDeviceSwapInfo
}

/** vim.vm.VirtualDeviceSwap.DeviceSwapInfo */
export interface VirtualMachineVirtualDeviceSwapDeviceSwapInfo extends DynamicData {
  enabled?: boolean
  applicable?: boolean
  status?: string
}

/** vim.vm.VirtualNuma */
export interface VirtualMachineVirtualNuma extends DynamicData {
  coresPerNumaNode?: number
  exposeVnumaOnCpuHotadd?: boolean
}

/** vim.vm.VirtualNumaInfo */
export interface VirtualMachineVirtualNumaInfo extends DynamicData {
  coresPerNumaNode?: number
  autoCoresPerNumaNode?: boolean
  vnumaOnCpuHotaddExposed?: boolean
}

/** vim.vm.VirtualPMem */
export interface VirtualMachineVirtualPMem extends DynamicData {
  snapshotMode?: string
}

/** vim.vm.WindowsQuiesceSpec */
export interface VirtualMachineWindowsQuiesceSpec extends VirtualMachineGuestQuiesceSpec {
  vssBackupType?: number
  vssBootableSystemState?: boolean
  vssPartialFileSupport?: boolean
  vssBackupContext?: string
}

/** vim.VirtualMachine.WipeResult */
export interface VirtualMachineWipeResult extends DynamicData {
  diskId: number
  shrinkableDiskSpace: Long
}

/** vim.vm.device.VirtualNVDIMM */
export interface VirtualNVDIMM extends VirtualDevice {
  capacityInMB: Long
  configuredCapacityInMB?: Long
}

/** vim.vm.device.VirtualNVDIMM.BackingInfo */
export interface VirtualNVDIMMBackingInfo extends VirtualDeviceFileBackingInfo {
  parent?: VirtualNVDIMMBackingInfo
  changeId?: string
}

/** vim.vm.device.VirtualNVDIMMController */
export interface VirtualNVDIMMController extends VirtualController {
}

/** vim.vm.device.VirtualNVDIMMControllerOption */
export interface VirtualNVDIMMControllerOption extends VirtualControllerOption {
  numNVDIMMControllers: IntOption
}

/** vim.vm.device.VirtualNVDIMMOption */
export interface VirtualNVDIMMOption extends VirtualDeviceOption {
  capacityInMB: LongOption
  growable: boolean
  hotGrowable: boolean
  granularityInMB: Long
}

/** vim.vm.device.VirtualNVMEController */
export interface VirtualNVMEController extends VirtualController {
  sharedBus?: string
}

/** vim.vm.device.VirtualNVMEControllerOption */
export interface VirtualNVMEControllerOption extends VirtualControllerOption {
  numNVMEDisks: IntOption
  sharing?: string[]
}

/** vim.host.VirtualNicManager.NetConfig */
export interface VirtualNicManagerNetConfig extends DynamicData {
  nicType: string
  multiSelectAllowed: boolean
  candidateVnic?: HostVirtualNic[]
  selectedVnic?: string[]
}

/** vim.vm.device.VirtualPCIController */
export interface VirtualPCIController extends VirtualController {
}

/** vim.vm.device.VirtualPCIControllerOption */
export interface VirtualPCIControllerOption extends VirtualControllerOption {
  numSCSIControllers: IntOption
  numEthernetCards: IntOption
  numVideoCards: IntOption
  numSoundCards: IntOption
  numVmiRoms: IntOption
  numVmciDevices: IntOption
  numPCIPassthroughDevices: IntOption
  numSasSCSIControllers: IntOption
  numVmxnet3EthernetCards: IntOption
  numParaVirtualSCSIControllers: IntOption
  numSATAControllers: IntOption
  numNVMEControllers?: IntOption
  numVmxnet3VrdmaEthernetCards?: IntOption
}

/** vim.vm.device.VirtualPCIPassthrough */
export interface VirtualPCIPassthrough extends VirtualDevice {
}

/** vim.vm.device.VirtualPCIPassthrough.AllowedDevice */
export interface VirtualPCIPassthroughAllowedDevice extends DynamicData {
  vendorId: number
  deviceId: number
  subVendorId?: number
  subDeviceId?: number
  revisionId?: number
}

/** vim.vm.device.VirtualPCIPassthrough.DeviceBackingInfo */
export interface VirtualPCIPassthroughDeviceBackingInfo extends VirtualDeviceDeviceBackingInfo {
  id: string
  deviceId: string
  systemId: string
  vendorId: number
}

/** vim.vm.device.VirtualPCIPassthroughOption.DeviceBackingOption */
export interface VirtualPCIPassthroughDeviceBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualPCIPassthrough.DvxBackingInfo */
export interface VirtualPCIPassthroughDvxBackingInfo extends VirtualDeviceBackingInfo {
  deviceClass?: string
  configParams?: OptionValue[]
}

/** vim.vm.device.VirtualPCIPassthroughOption.DvxBackingOption */
export interface VirtualPCIPassthroughDvxBackingOption extends VirtualDeviceBackingOption {
}

/** vim.vm.device.VirtualPCIPassthrough.DynamicBackingInfo */
export interface VirtualPCIPassthroughDynamicBackingInfo extends VirtualDeviceDeviceBackingInfo {
  allowedDevice?: VirtualPCIPassthroughAllowedDevice[]
  customLabel?: string
  assignedId?: string
}

/** vim.vm.device.VirtualPCIPassthroughOption.DynamicBackingOption */
export interface VirtualPCIPassthroughDynamicBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualPCIPassthroughOption */
export interface VirtualPCIPassthroughOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualPCIPassthrough.PluginBackingInfo */
export interface VirtualPCIPassthroughPluginBackingInfo extends VirtualDeviceBackingInfo {
}

/** vim.vm.device.VirtualPCIPassthroughOption.PluginBackingOption */
export interface VirtualPCIPassthroughPluginBackingOption extends VirtualDeviceBackingOption {
}

/** vim.vm.device.VirtualPCIPassthrough.VmiopBackingInfo */
export interface VirtualPCIPassthroughVmiopBackingInfo extends VirtualPCIPassthroughPluginBackingInfo {
  vgpu?: string
  vgpuMigrateDataSizeMB?: number
  migrateSupported?: boolean
  enhancedMigrateCapability?: boolean
}

/** vim.vm.device.VirtualPCIPassthroughOption.VmiopBackingOption */
export interface VirtualPCIPassthroughVmiopBackingOption extends VirtualPCIPassthroughPluginBackingOption {
  vgpu: StringOption
  maxInstances: number
}

/** vim.vm.device.VirtualPCNet32 */
export interface VirtualPCNet32 extends VirtualEthernetCard {
}

/** vim.vm.device.VirtualPCNet32Option */
export interface VirtualPCNet32Option extends VirtualEthernetCardOption {
  supportsMorphing: boolean
}

/** vim.vm.device.VirtualPS2Controller */
export interface VirtualPS2Controller extends VirtualController {
}

/** vim.vm.device.VirtualPS2ControllerOption */
export interface VirtualPS2ControllerOption extends VirtualControllerOption {
  numKeyboards: IntOption
  numPointingDevices: IntOption
}

/** vim.vm.device.VirtualParallelPort */
export interface VirtualParallelPort extends VirtualDevice {
}

/** vim.vm.device.VirtualParallelPort.DeviceBackingInfo */
export interface VirtualParallelPortDeviceBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualParallelPortOption.DeviceBackingOption */
export interface VirtualParallelPortDeviceBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualParallelPort.FileBackingInfo */
export interface VirtualParallelPortFileBackingInfo extends VirtualDeviceFileBackingInfo {
}

/** vim.vm.device.VirtualParallelPortOption.FileBackingOption */
export interface VirtualParallelPortFileBackingOption extends VirtualDeviceFileBackingOption {
}

/** vim.vm.device.VirtualParallelPortOption */
export interface VirtualParallelPortOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualPointingDevice */
export interface VirtualPointingDevice extends VirtualDevice {
}

/** vim.vm.device.VirtualPointingDeviceOption.DeviceBackingOption */
export interface VirtualPointingDeviceBackingOption extends VirtualDeviceDeviceBackingOption {
  hostPointingDevice: ChoiceOption
}

/** vim.vm.device.VirtualPointingDevice.DeviceBackingInfo */
export interface VirtualPointingDeviceDeviceBackingInfo extends VirtualDeviceDeviceBackingInfo {
  hostPointingDevice: string
}

/** vim.vm.device.VirtualPointingDeviceOption */
export interface VirtualPointingDeviceOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualPrecisionClock */
export interface VirtualPrecisionClock extends VirtualDevice {
}

/** vim.vm.device.VirtualPrecisionClockOption */
export interface VirtualPrecisionClockOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualPrecisionClock.SystemClockBackingInfo */
export interface VirtualPrecisionClockSystemClockBackingInfo extends VirtualDeviceBackingInfo {
  protocol?: string
}

/** vim.vm.device.VirtualPrecisionClockOption.SystemClockBackingOption */
export interface VirtualPrecisionClockSystemClockBackingOption extends VirtualDeviceBackingOption {
  protocol: ChoiceOption
}

/** vim.vm.device.VirtualSATAController */
export interface VirtualSATAController extends VirtualController {
}

/** vim.vm.device.VirtualSATAControllerOption */
export interface VirtualSATAControllerOption extends VirtualControllerOption {
  numSATADisks: IntOption
  numSATACdroms: IntOption
}

/** vim.vm.device.VirtualSCSIController */
export interface VirtualSCSIController extends VirtualController {
  hotAddRemove?: boolean
  sharedBus: VirtualSCSISharing
  scsiCtlrUnitNumber?: number
}

/** vim.vm.device.VirtualSCSIControllerOption */
export interface VirtualSCSIControllerOption extends VirtualControllerOption {
  numSCSIDisks: IntOption
  numSCSICdroms: IntOption
  numSCSIPassthrough: IntOption
  sharing: VirtualSCSISharing[]
  defaultSharedIndex: number
  hotAddRemove: BoolOption
  scsiCtlrUnitNumber: number
}

/** vim.vm.device.VirtualSCSIPassthrough */
export interface VirtualSCSIPassthrough extends VirtualDevice {
}

/** vim.vm.device.VirtualSCSIPassthrough.DeviceBackingInfo */
export interface VirtualSCSIPassthroughDeviceBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualSCSIPassthroughOption.DeviceBackingOption */
export interface VirtualSCSIPassthroughDeviceBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualSCSIPassthroughOption */
export interface VirtualSCSIPassthroughOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualSIOController */
export interface VirtualSIOController extends VirtualController {
}

/** vim.vm.device.VirtualSIOControllerOption */
export interface VirtualSIOControllerOption extends VirtualControllerOption {
  numFloppyDrives: IntOption
  numSerialPorts: IntOption
  numParallelPorts: IntOption
}

/** vim.vm.device.VirtualSerialPort */
export interface VirtualSerialPort extends VirtualDevice {
  yieldOnPoll: boolean
}

/** vim.vm.device.VirtualSerialPort.DeviceBackingInfo */
export interface VirtualSerialPortDeviceBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualSerialPortOption.DeviceBackingOption */
export interface VirtualSerialPortDeviceBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualSerialPort.FileBackingInfo */
export interface VirtualSerialPortFileBackingInfo extends VirtualDeviceFileBackingInfo {
}

/** vim.vm.device.VirtualSerialPortOption.FileBackingOption */
export interface VirtualSerialPortFileBackingOption extends VirtualDeviceFileBackingOption {
}

/** vim.vm.device.VirtualSerialPortOption */
export interface VirtualSerialPortOption extends VirtualDeviceOption {
  yieldOnPoll: BoolOption
}

/** vim.vm.device.VirtualSerialPort.PipeBackingInfo */
export interface VirtualSerialPortPipeBackingInfo extends VirtualDevicePipeBackingInfo {
  endpoint: string
  noRxLoss?: boolean
}

/** vim.vm.device.VirtualSerialPortOption.PipeBackingOption */
export interface VirtualSerialPortPipeBackingOption extends VirtualDevicePipeBackingOption {
  endpoint: ChoiceOption
  noRxLoss: BoolOption
}

/** vim.vm.device.VirtualSerialPort.ThinPrintBackingInfo */
export interface VirtualSerialPortThinPrintBackingInfo extends VirtualDeviceBackingInfo {
}

/** vim.vm.device.VirtualSerialPortOption.ThinPrintBackingOption */
export interface VirtualSerialPortThinPrintBackingOption extends VirtualDeviceBackingOption {
}

/** vim.vm.device.VirtualSerialPort.URIBackingInfo */
export interface VirtualSerialPortURIBackingInfo extends VirtualDeviceURIBackingInfo {
}

/** vim.vm.device.VirtualSerialPortOption.URIBackingOption */
export interface VirtualSerialPortURIBackingOption extends VirtualDeviceURIBackingOption {
}

/** vim.vm.device.VirtualSoundBlaster16 */
export interface VirtualSoundBlaster16 extends VirtualSoundCard {
}

/** vim.vm.device.VirtualSoundBlaster16Option */
export interface VirtualSoundBlaster16Option extends VirtualSoundCardOption {
}

/** vim.vm.device.VirtualSoundCard */
export interface VirtualSoundCard extends VirtualDevice {
}

/** vim.vm.device.VirtualSoundCard.DeviceBackingInfo */
export interface VirtualSoundCardDeviceBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualSoundCardOption.DeviceBackingOption */
export interface VirtualSoundCardDeviceBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualSoundCardOption */
export interface VirtualSoundCardOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualSriovEthernetCard */
export interface VirtualSriovEthernetCard extends VirtualEthernetCard {
  allowGuestOSMtuChange?: boolean
  sriovBacking?: VirtualSriovEthernetCardSriovBackingInfo
  dvxBackingInfo?: VirtualPCIPassthroughDvxBackingInfo
}

/** vim.vm.device.VirtualSriovEthernetCardOption */
export interface VirtualSriovEthernetCardOption extends VirtualEthernetCardOption {
}

/** vim.vm.device.VirtualSriovEthernetCard.SriovBackingInfo */
export interface VirtualSriovEthernetCardSriovBackingInfo extends VirtualDeviceBackingInfo {
  physicalFunctionBacking?: VirtualPCIPassthroughDeviceBackingInfo
  virtualFunctionBacking?: VirtualPCIPassthroughDeviceBackingInfo
  virtualFunctionIndex?: number
}

/** vim.vm.device.VirtualSriovEthernetCardOption.SriovBackingOption */
export interface VirtualSriovEthernetCardSriovBackingOption extends VirtualDeviceBackingOption {
}

/** vim.profile.host.VirtualSwitchProfile */
export interface VirtualSwitchProfile extends ApplyProfile {
  key: string
  name: string
  link: LinkProfile
  numPorts: NumPortsProfile
  networkPolicy: NetworkPolicyProfile
}

/** vim.profile.host.PortGroupProfile.VirtualSwitchSelectionProfile */
export interface VirtualSwitchSelectionProfile extends ApplyProfile {
}

/** vim.vm.device.VirtualTPM */
export interface VirtualTPM extends VirtualDevice {
  endorsementKeyCertificateSigningRequest?: Base64[]
  endorsementKeyCertificate?: Base64[]
}

/** vim.vm.device.VirtualTPMOption */
export interface VirtualTPMOption extends VirtualDeviceOption {
  supportedFirmware?: string[]
}

/** vim.vm.device.VirtualUSB */
export interface VirtualUSB extends VirtualDevice {
  connected: boolean
  vendor?: number
  product?: number
  family?: string[]
  speed?: string[]
}

/** vim.vm.device.VirtualUSBController */
export interface VirtualUSBController extends VirtualController {
  autoConnectDevices?: boolean
  ehciEnabled?: boolean
}

/** vim.vm.device.VirtualUSBControllerOption */
export interface VirtualUSBControllerOption extends VirtualControllerOption {
  autoConnectDevices: BoolOption
  ehciSupported: BoolOption
  supportedSpeeds: string[]
}

/** vim.vm.device.VirtualUSBController.PciBusSlotInfo */
export interface VirtualUSBControllerPciBusSlotInfo extends VirtualDevicePciBusSlotInfo {
  ehciPciSlotNumber?: number
}

/** vim.vm.device.VirtualUSBOption */
export interface VirtualUSBOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualUSB.RemoteClientBackingInfo */
export interface VirtualUSBRemoteClientBackingInfo extends VirtualDeviceRemoteDeviceBackingInfo {
  hostname: string
}

/** vim.vm.device.VirtualUSBOption.RemoteClientBackingOption */
export interface VirtualUSBRemoteClientBackingOption extends VirtualDeviceRemoteDeviceBackingOption {
}

/** vim.vm.device.VirtualUSB.RemoteHostBackingInfo */
export interface VirtualUSBRemoteHostBackingInfo extends VirtualDeviceDeviceBackingInfo {
  hostname: string
}

/** vim.vm.device.VirtualUSBOption.RemoteHostBackingOption */
export interface VirtualUSBRemoteHostBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualUSB.USBBackingInfo */
export interface VirtualUSBUSBBackingInfo extends VirtualDeviceDeviceBackingInfo {
}

/** vim.vm.device.VirtualUSBOption.USBBackingOption */
export interface VirtualUSBUSBBackingOption extends VirtualDeviceDeviceBackingOption {
}

/** vim.vm.device.VirtualUSBXHCIController */
export interface VirtualUSBXHCIController extends VirtualController {
  autoConnectDevices?: boolean
}

/** vim.vm.device.VirtualUSBXHCIControllerOption */
export interface VirtualUSBXHCIControllerOption extends VirtualControllerOption {
  autoConnectDevices: BoolOption
  supportedSpeeds: string[]
}

/** vim.vm.device.VirtualVMIROMOption */
export interface VirtualVMIROMOption extends VirtualDeviceOption {
}

/** vim.vm.device.VirtualVideoCardOption */
export interface VirtualVideoCardOption extends VirtualDeviceOption {
  videoRamSizeInKB?: LongOption
  numDisplays?: IntOption
  useAutoDetect?: BoolOption
  support3D?: BoolOption
  use3dRendererSupported?: BoolOption
  graphicsMemorySizeInKB?: LongOption
  graphicsMemorySizeSupported?: BoolOption
}

/** vim.vm.device.VirtualVmxnet */
export interface VirtualVmxnet extends VirtualEthernetCard {
}

/** vim.vm.device.VirtualVmxnet2 */
export interface VirtualVmxnet2 extends VirtualVmxnet {
}

/** vim.vm.device.VirtualVmxnet2Option */
export interface VirtualVmxnet2Option extends VirtualVmxnetOption {
}

/** vim.vm.device.VirtualVmxnet3 */
export interface VirtualVmxnet3 extends VirtualVmxnet {
  uptv2Enabled?: boolean
  strictLatencyConfig?: VirtualVmxnet3StrictLatencyConfig
}

/** vim.vm.device.VirtualVmxnet3Option */
export interface VirtualVmxnet3Option extends VirtualVmxnetOption {
  uptv2Enabled?: BoolOption
  strictLatencyConfigOption?: VirtualVmxnet3OptionStrictLatencyConfigOption
}

/** vim.vm.device.VirtualVmxnet3Option.StrictLatencyConfigOption */
export interface VirtualVmxnet3OptionStrictLatencyConfigOption extends DynamicData {
  allowed: BoolOption
  measureLatency: BoolOption
  maxTxQueues: IntOption
  maxRxQueues: IntOption
  txDataRingDescSize: IntOption
  rxDataRingDescSize: IntOption
  disableOffload: ChoiceOption
}

/** vim.vm.device.VirtualVmxnet3.StrictLatencyConfig */
export interface VirtualVmxnet3StrictLatencyConfig extends DynamicData {
  allowed?: boolean
  measureLatency?: boolean
  maxTxQueues?: number
  maxRxQueues?: number
  txDataRingDescSize?: number
  rxDataRingDescSize?: number
  disableOffload?: string
}

/** vim.vm.device.VirtualVmxnet3Vrdma */
export interface VirtualVmxnet3Vrdma extends VirtualVmxnet3 {
  deviceProtocol?: string
}

/** vim.vm.device.VirtualVmxnet3VrdmaOption */
export interface VirtualVmxnet3VrdmaOption extends VirtualVmxnet3Option {
  deviceProtocol?: ChoiceOption
}

/** vim.vm.device.VirtualVmxnetOption */
export interface VirtualVmxnetOption extends VirtualEthernetCardOption {
}

/** vim.vm.device.VirtualWDT */
export interface VirtualWDT extends VirtualDevice {
  runOnBoot: boolean
  running: boolean
}

/** vim.vm.device.VirtualWDTOption */
export interface VirtualWDTOption extends VirtualDeviceOption {
  runOnBoot: BoolOption
}

/** vim.profile.host.PortGroupProfile.VlanProfile */
export interface VlanProfile extends ApplyProfile {
}

/** vim.event.VmAcquiredMksTicketEvent */
export interface VmAcquiredMksTicketEvent extends VmEvent {
}

/** vim.event.VmAcquiredTicketEvent */
export interface VmAcquiredTicketEvent extends VmEvent {
  ticketType: string
}

/** vim.fault.VmAlreadyExistsInDatacenter */
export interface VmAlreadyExistsInDatacenter extends InvalidFolder {
  host: ManagedObjectReference
  hostname: string
  vm: ManagedObjectReference[]
}

/** vim.event.VmAutoRenameEvent */
export interface VmAutoRenameEvent extends VmEvent {
  oldName: string
  newName: string
}

/** vim.event.VmBeingClonedEvent */
export interface VmBeingClonedEvent extends VmCloneEvent {
  destFolder: FolderEventArgument
  destName: string
  destHost: HostEventArgument
}

/** vim.event.VmBeingClonedNoFolderEvent */
export interface VmBeingClonedNoFolderEvent extends VmCloneEvent {
  destName: string
  destHost: HostEventArgument
}

/** vim.event.VmBeingCreatedEvent */
export interface VmBeingCreatedEvent extends VmEvent {
  configSpec?: VirtualMachineConfigSpec
}

/** vim.event.VmBeingDeployedEvent */
export interface VmBeingDeployedEvent extends VmEvent {
  srcTemplate: VmEventArgument
}

/** vim.event.VmBeingHotMigratedEvent */
export interface VmBeingHotMigratedEvent extends VmEvent {
  destHost: HostEventArgument
  destDatacenter?: DatacenterEventArgument
  destDatastore?: DatastoreEventArgument
}

/** vim.event.VmBeingMigratedEvent */
export interface VmBeingMigratedEvent extends VmEvent {
  destHost: HostEventArgument
  destDatacenter?: DatacenterEventArgument
  destDatastore?: DatastoreEventArgument
}

/** vim.event.VmBeingRelocatedEvent */
export interface VmBeingRelocatedEvent extends VmRelocateSpecEvent {
  destHost: HostEventArgument
  destDatacenter?: DatacenterEventArgument
  destDatastore?: DatastoreEventArgument
}

/** vim.event.VmCloneEvent */
export interface VmCloneEvent extends VmEvent {
}

/** vim.event.VmCloneFailedEvent */
export interface VmCloneFailedEvent extends VmCloneEvent {
  destFolder: FolderEventArgument
  destName: string
  destHost: HostEventArgument
  reason: LocalizedMethodFault
}

/** vim.event.VmClonedEvent */
export interface VmClonedEvent extends VmCloneEvent {
  sourceVm: VmEventArgument
}

/** vim.fault.VmConfigFault */
export interface VmConfigFault extends VimFault {
}

/** vim.host.DatastoreBrowser.VmConfigInfo.VmConfigEncryptionInfo */
export interface VmConfigFileEncryptionInfo extends DynamicData {
  keyId?: CryptoKeyId
}

/** vim.host.DatastoreBrowser.VmConfigInfo */
export interface VmConfigFileInfo extends FileInfo {
  configVersion?: number
  encryption?: VmConfigFileEncryptionInfo
}

/** vim.host.DatastoreBrowser.VmConfigQuery */
export interface VmConfigFileQuery extends FileQuery {
  filter?: VmConfigFileQueryFilter
  details?: VmConfigFileQueryFlags
}

/** vim.host.DatastoreBrowser.VmConfigQuery.Filter */
export interface VmConfigFileQueryFilter extends DynamicData {
  matchConfigVersion?: number[]
  encrypted?: boolean
}

/** vim.host.DatastoreBrowser.VmConfigQuery.Details */
export interface VmConfigFileQueryFlags extends DynamicData {
  configVersion: boolean
  encryption?: boolean
}

/** vim.fault.VmConfigIncompatibleForFaultTolerance */
export interface VmConfigIncompatibleForFaultTolerance extends VmConfigFault {
  fault?: LocalizedMethodFault
}

/** vim.fault.VmConfigIncompatibleForRecordReplay */
export interface VmConfigIncompatibleForRecordReplay extends VmConfigFault {
  fault?: LocalizedMethodFault
}

/** vim.vApp.VmConfigInfo */
export interface VmConfigInfo extends DynamicData {
  product?: VAppProductInfo[]
  property?: VAppPropertyInfo[]
  ipAssignment: VAppIPAssignmentInfo
  eula?: string[]
  ovfSection?: VAppOvfSectionInfo[]
  ovfEnvironmentTransport?: string[]
  installBootRequired: boolean
  installBootStopDelay: number
}

/** vim.event.VmConfigMissingEvent */
export interface VmConfigMissingEvent extends VmEvent {
}

/** vim.vApp.VmConfigSpec */
export interface VmConfigSpec extends DynamicData {
  product?: VAppProductSpec[]
  property?: VAppPropertySpec[]
  ipAssignment?: VAppIPAssignmentInfo
  eula?: string[]
  ovfSection?: VAppOvfSectionSpec[]
  ovfEnvironmentTransport?: string[]
  installBootRequired?: boolean
  installBootStopDelay?: number
}

/** vim.event.VmConnectedEvent */
export interface VmConnectedEvent extends VmEvent {
}

/** eam.issue.VmCorrupted */
export interface VmCorrupted extends VmIssue {
  missingFile?: string
}

/** vim.event.VmCreatedEvent */
export interface VmCreatedEvent extends VmEvent {
}

/** vim.event.VmDasBeingResetEvent */
export interface VmDasBeingResetEvent extends VmEvent {
  reason?: string
}

/** vim.event.VmDasBeingResetWithScreenshotEvent */
export interface VmDasBeingResetWithScreenshotEvent extends VmDasBeingResetEvent {
  screenshotFilePath: string
}

/** vim.event.VmDasResetFailedEvent */
export interface VmDasResetFailedEvent extends VmEvent {
}

/** vim.event.VmDasUpdateErrorEvent */
export interface VmDasUpdateErrorEvent extends VmEvent {
}

/** vim.event.VmDasUpdateOkEvent */
export interface VmDasUpdateOkEvent extends VmEvent {
}

/** vim.event.VmDateRolledBackEvent */
export interface VmDateRolledBackEvent extends VmEvent {
}

/** vim.event.VmDeployFailedEvent */
export interface VmDeployFailedEvent extends VmEvent {
  destDatastore: EntityEventArgument
  reason: LocalizedMethodFault
}

/** eam.issue.VmDeployed */
export interface VmDeployed extends VmIssue {
}

/** vim.event.VmDeployedEvent */
export interface VmDeployedEvent extends VmEvent {
  srcTemplate: VmEventArgument
}

/** vim.event.VmDisconnectedEvent */
export interface VmDisconnectedEvent extends VmEvent {
}

/** vim.event.VmDiscoveredEvent */
export interface VmDiscoveredEvent extends VmEvent {
}

/** vim.event.VmDiskFailedEvent */
export interface VmDiskFailedEvent extends VmEvent {
  disk: string
  reason: LocalizedMethodFault
}

/** vim.host.DatastoreBrowser.VmDiskInfo.VmDiskEncryptionInfo */
export interface VmDiskFileEncryptionInfo extends DynamicData {
  keyId?: CryptoKeyId
}

/** vim.host.DatastoreBrowser.VmDiskInfo */
export interface VmDiskFileInfo extends FileInfo {
  diskType?: string
  capacityKb?: Long
  hardwareVersion?: number
  controllerType?: string
  diskExtents?: string[]
  thin?: boolean
  encryption?: VmDiskFileEncryptionInfo
  sectorFormat?: string
}

/** vim.host.DatastoreBrowser.VmDiskQuery */
export interface VmDiskFileQuery extends FileQuery {
  filter?: VmDiskFileQueryFilter
  details?: VmDiskFileQueryFlags
}

/** vim.host.DatastoreBrowser.VmDiskQuery.Filter */
export interface VmDiskFileQueryFilter extends DynamicData {
  diskType?: string[]
  matchHardwareVersion?: number[]
  controllerType?: string[]
  thin?: boolean
  encrypted?: boolean
}

/** vim.host.DatastoreBrowser.VmDiskQuery.Details */
export interface VmDiskFileQueryFlags extends DynamicData {
  diskType: boolean
  capacityKb: boolean
  hardwareVersion: boolean
  controllerType?: boolean
  diskExtents?: boolean
  thin?: boolean
  encryption?: boolean
  sectorFormat?: boolean
}

/** vim.event.VmEmigratingEvent */
export interface VmEmigratingEvent extends VmEvent {
}

/** vim.event.VmEndRecordingEvent */
export interface VmEndRecordingEvent extends VmEvent {
}

/** vim.event.VmEndReplayingEvent */
export interface VmEndReplayingEvent extends VmEvent {
}

/** vim.event.VmEvent */
export interface VmEvent extends Event {
  template: boolean
}

/** vim.event.VmEventArgument */
export interface VmEventArgument extends EntityEventArgument {
  vm: ManagedObjectReference
}

/** vim.event.VmFailedMigrateEvent */
export interface VmFailedMigrateEvent extends VmEvent {
  destHost: HostEventArgument
  reason: LocalizedMethodFault
  destDatacenter?: DatacenterEventArgument
  destDatastore?: DatastoreEventArgument
}

/** vim.event.VmFailedRelayoutEvent */
export interface VmFailedRelayoutEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedRelayoutOnVmfs2DatastoreEvent */
export interface VmFailedRelayoutOnVmfs2DatastoreEvent extends VmEvent {
}

/** vim.event.VmFailedStartingSecondaryEvent */
export interface VmFailedStartingSecondaryEvent extends VmEvent {
  reason?: string
}

/** vim.event.VmFailedToPowerOffEvent */
export interface VmFailedToPowerOffEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedToPowerOnEvent */
export interface VmFailedToPowerOnEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedToRebootGuestEvent */
export interface VmFailedToRebootGuestEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedToResetEvent */
export interface VmFailedToResetEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedToShutdownGuestEvent */
export interface VmFailedToShutdownGuestEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedToStandbyGuestEvent */
export interface VmFailedToStandbyGuestEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedToSuspendEvent */
export interface VmFailedToSuspendEvent extends VmEvent {
  reason: LocalizedMethodFault
}

/** vim.event.VmFailedUpdatingSecondaryConfig */
export interface VmFailedUpdatingSecondaryConfig extends VmEvent {
}

/** vim.event.VmFailoverFailed */
export interface VmFailoverFailed extends VmEvent {
  reason?: LocalizedMethodFault
}

/** vim.fault.VmFaultToleranceConfigIssue */
export interface VmFaultToleranceConfigIssue extends VmFaultToleranceIssue {
  reason?: string
  entityName?: string
  entity?: ManagedObjectReference
}

/** vim.fault.VmFaultToleranceConfigIssueWrapper */
export interface VmFaultToleranceConfigIssueWrapper extends VmFaultToleranceIssue {
  entityName?: string
  entity?: ManagedObjectReference
  error?: LocalizedMethodFault
}

/** vim.fault.VmFaultToleranceInvalidFileBacking */
export interface VmFaultToleranceInvalidFileBacking extends VmFaultToleranceIssue {
  backingType?: string
  backingFilename?: string
}

/** vim.fault.VmFaultToleranceIssue */
export interface VmFaultToleranceIssue extends VimFault {
}

/** vim.fault.VmFaultToleranceOpIssuesList */
export interface VmFaultToleranceOpIssuesList extends VmFaultToleranceIssue {
  errors?: LocalizedMethodFault[]
  warnings?: LocalizedMethodFault[]
}

/** vim.event.VmFaultToleranceStateChangedEvent */
export interface VmFaultToleranceStateChangedEvent extends VmEvent {
  oldState: VirtualMachineFaultToleranceState
  newState: VirtualMachineFaultToleranceState
}

/** vim.fault.VmFaultToleranceTooManyFtVcpusOnHost */
export interface VmFaultToleranceTooManyFtVcpusOnHost extends InsufficientResourcesFault {
  hostName?: string
  maxNumFtVcpus: number
}

/** vim.fault.VmFaultToleranceTooManyVMsOnHost */
export interface VmFaultToleranceTooManyVMsOnHost extends InsufficientResourcesFault {
  hostName?: string
  maxNumFtVms: number
}

/** vim.event.VmFaultToleranceTurnedOffEvent */
export interface VmFaultToleranceTurnedOffEvent extends VmEvent {
}

/** vim.event.VmFaultToleranceVmTerminatedEvent */
export interface VmFaultToleranceVmTerminatedEvent extends VmEvent {
  reason?: string
}

/** vim.event.VmGuestOSCrashedEvent */
export interface VmGuestOSCrashedEvent extends VmEvent {
}

/** vim.event.VmGuestRebootEvent */
export interface VmGuestRebootEvent extends VmEvent {
}

/** vim.event.VmGuestShutdownEvent */
export interface VmGuestShutdownEvent extends VmEvent {
}

/** vim.event.VmGuestStandbyEvent */
export interface VmGuestStandbyEvent extends VmEvent {
}

/** vim.event.VmHealthMonitoringStateChangedEvent */
export interface VmHealthMonitoringStateChangedEvent extends ClusterEvent {
  state: string
  prevState?: string
}

/** eam.issue.VmHookFailed */
export interface VmHookFailed extends VmIssue {
}

/** eam.issue.VmHookTimedout */
export interface VmHookTimedout extends VmIssue {
}

/** vim.fault.VmHostAffinityRuleViolation */
export interface VmHostAffinityRuleViolation extends VmConfigFault {
  vmName: string
  hostName: string
}

/** eam.issue.VmInaccessible */
export interface VmInaccessible extends VmIssue {
}

/** vim.event.VmInstanceUuidAssignedEvent */
export interface VmInstanceUuidAssignedEvent extends VmEvent {
  instanceUuid: string
}

/** vim.event.VmInstanceUuidChangedEvent */
export interface VmInstanceUuidChangedEvent extends VmEvent {
  oldInstanceUuid: string
  newInstanceUuid: string
}

/** vim.event.VmInstanceUuidConflictEvent */
export interface VmInstanceUuidConflictEvent extends VmEvent {
  conflictedVm: VmEventArgument
  instanceUuid: string
}

/** eam.issue.VmIssue */
export interface VmIssue extends AgentIssue {
  vm: ManagedObjectReference
}

/** vim.fault.VmLimitLicense */
export interface VmLimitLicense extends NotEnoughLicenses {
  limit: number
}

/** vim.host.DatastoreBrowser.VmLogInfo */
export interface VmLogFileInfo extends FileInfo {
}

/** vim.host.DatastoreBrowser.VmLogQuery */
export interface VmLogFileQuery extends FileQuery {
}

/** vim.event.VmMacAssignedEvent */
export interface VmMacAssignedEvent extends VmEvent {
  adapter: string
  mac: string
}

/** vim.event.VmMacChangedEvent */
export interface VmMacChangedEvent extends VmEvent {
  adapter: string
  oldMac: string
  newMac: string
}

/** vim.event.VmMacConflictEvent */
export interface VmMacConflictEvent extends VmEvent {
  conflictedVm: VmEventArgument
  mac: string
}

/** eam.issue.VmMarkedAsTemplate */
export interface VmMarkedAsTemplate extends VmIssue {
}

/** vim.event.VmMaxFTRestartCountReached */
export interface VmMaxFTRestartCountReached extends VmEvent {
}

/** vim.event.VmMaxRestartCountReached */
export interface VmMaxRestartCountReached extends VmEvent {
}

/** vim.event.VmMessageErrorEvent */
export interface VmMessageErrorEvent extends VmEvent {
  message: string
  messageInfo?: VirtualMachineMessage[]
}

/** vim.event.VmMessageEvent */
export interface VmMessageEvent extends VmEvent {
  message: string
  messageInfo?: VirtualMachineMessage[]
}

/** vim.event.VmMessageWarningEvent */
export interface VmMessageWarningEvent extends VmEvent {
  message: string
  messageInfo?: VirtualMachineMessage[]
}

/** vim.fault.VmMetadataManagerFault */
export interface VmMetadataManagerFault extends VimFault {
}

/** vim.event.VmMigratedEvent */
export interface VmMigratedEvent extends VmEvent {
  sourceHost: HostEventArgument
  sourceDatacenter?: DatacenterEventArgument
  sourceDatastore?: DatastoreEventArgument
}

/** vim.fault.VmMonitorIncompatibleForFaultTolerance */
export interface VmMonitorIncompatibleForFaultTolerance extends VimFault {
}

/** vim.event.VmNoCompatibleHostForSecondaryEvent */
export interface VmNoCompatibleHostForSecondaryEvent extends VmEvent {
}

/** vim.event.VmNoNetworkAccessEvent */
export interface VmNoNetworkAccessEvent extends VmEvent {
  destHost: HostEventArgument
}

/** eam.issue.VmNotDeployed */
export interface VmNotDeployed extends AgentIssue {
}

/** vim.host.DatastoreBrowser.VmNvramInfo */
export interface VmNvramFileInfo extends FileInfo {
}

/** vim.host.DatastoreBrowser.VmNvramQuery */
export interface VmNvramFileQuery extends FileQuery {
}

/** eam.issue.VmOrphaned */
export interface VmOrphaned extends VmIssue {
}

/** vim.event.VmOrphanedEvent */
export interface VmOrphanedEvent extends VmEvent {
}

/** vim.vm.VmPlacementPolicy */
export interface VmPlacementPolicy extends DynamicData {
}

/** vim.storageDrs.PodSelectionSpec.VmPodConfig */
export interface VmPodConfigForPlacement extends DynamicData {
  storagePod: ManagedObjectReference
  disk?: PodDiskLocator[]
  vmConfig?: StorageDrsVmConfigInfo
  interVmRule?: ClusterRuleInfo[]
}

/** vim.profile.host.VmPortGroupProfile */
export interface VmPortGroupProfile extends PortGroupProfile {
}

/** vim.event.VmPowerOffOnIsolationEvent */
export interface VmPowerOffOnIsolationEvent extends VmPoweredOffEvent {
  isolatedHost: HostEventArgument
}

/** vim.fault.VmPowerOnDisabled */
export interface VmPowerOnDisabled extends InvalidState {
}

/** eam.issue.VmPoweredOff */
export interface VmPoweredOff extends VmIssue {
}

/** vim.event.VmPoweredOffEvent */
export interface VmPoweredOffEvent extends VmEvent {
}

/** eam.issue.VmPoweredOn */
export interface VmPoweredOn extends VmIssue {
}

/** vim.event.VmPoweredOnEvent */
export interface VmPoweredOnEvent extends VmEvent {
}

/** vim.event.VmPoweringOnWithCustomizedDVPortEvent */
export interface VmPoweringOnWithCustomizedDVPortEvent extends VmEvent {
  vnic: VnicPortArgument[]
}

/** vim.event.VmPrimaryFailoverEvent */
export interface VmPrimaryFailoverEvent extends VmEvent {
  reason?: string
}

/** eam.issue.VmProtected */
export interface VmProtected extends VmIssue {
}

/** vim.event.VmReconfiguredEvent */
export interface VmReconfiguredEvent extends VmEvent {
  configSpec: VirtualMachineConfigSpec
  configChanges?: ChangesInfoEventArgument
}

/** vim.event.VmRegisteredEvent */
export interface VmRegisteredEvent extends VmEvent {
}

/** vim.event.VmRelayoutSuccessfulEvent */
export interface VmRelayoutSuccessfulEvent extends VmEvent {
}

/** vim.event.VmRelayoutUpToDateEvent */
export interface VmRelayoutUpToDateEvent extends VmEvent {
}

/** vim.event.VmReloadFromPathEvent */
export interface VmReloadFromPathEvent extends VmEvent {
  configPath: string
}

/** vim.event.VmReloadFromPathFailedEvent */
export interface VmReloadFromPathFailedEvent extends VmEvent {
  configPath: string
}

/** vim.event.VmRelocateFailedEvent */
export interface VmRelocateFailedEvent extends VmRelocateSpecEvent {
  destHost: HostEventArgument
  reason: LocalizedMethodFault
  destDatacenter?: DatacenterEventArgument
  destDatastore?: DatastoreEventArgument
}

/** vim.event.VmRelocateSpecEvent */
export interface VmRelocateSpecEvent extends VmEvent {
}

/** vim.event.VmRelocatedEvent */
export interface VmRelocatedEvent extends VmRelocateSpecEvent {
  sourceHost: HostEventArgument
  sourceDatacenter?: DatacenterEventArgument
  sourceDatastore?: DatastoreEventArgument
}

/** vim.event.VmRemoteConsoleConnectedEvent */
export interface VmRemoteConsoleConnectedEvent extends VmEvent {
}

/** vim.event.VmRemoteConsoleDisconnectedEvent */
export interface VmRemoteConsoleDisconnectedEvent extends VmEvent {
}

/** vim.event.VmRemovedEvent */
export interface VmRemovedEvent extends VmEvent {
}

/** vim.event.VmRenamedEvent */
export interface VmRenamedEvent extends VmEvent {
  oldName: string
  newName: string
}

/** vim.event.VmRequirementsExceedCurrentEVCModeEvent */
export interface VmRequirementsExceedCurrentEVCModeEvent extends VmEvent {
}

/** eam.issue.VmRequiresHostOutOfMaintenanceMode */
export interface VmRequiresHostOutOfMaintenanceMode extends VmNotDeployed {
}

/** vim.event.VmResettingEvent */
export interface VmResettingEvent extends VmEvent {
}

/** vim.event.VmResourcePoolMovedEvent */
export interface VmResourcePoolMovedEvent extends VmEvent {
  oldParent: ResourcePoolEventArgument
  newParent: ResourcePoolEventArgument
}

/** vim.event.VmResourceReallocatedEvent */
export interface VmResourceReallocatedEvent extends VmEvent {
  configChanges?: ChangesInfoEventArgument
}

/** vim.event.VmRestartedOnAlternateHostEvent */
export interface VmRestartedOnAlternateHostEvent extends VmPoweredOnEvent {
  sourceHost: HostEventArgument
}

/** vim.event.VmResumingEvent */
export interface VmResumingEvent extends VmEvent {
}

/** vim.event.VmSecondaryAddedEvent */
export interface VmSecondaryAddedEvent extends VmEvent {
}

/** vim.event.VmSecondaryDisabledBySystemEvent */
export interface VmSecondaryDisabledBySystemEvent extends VmEvent {
  reason?: LocalizedMethodFault
}

/** vim.event.VmSecondaryDisabledEvent */
export interface VmSecondaryDisabledEvent extends VmEvent {
}

/** vim.event.VmSecondaryEnabledEvent */
export interface VmSecondaryEnabledEvent extends VmEvent {
}

/** vim.event.VmSecondaryStartedEvent */
export interface VmSecondaryStartedEvent extends VmEvent {
}

/** vim.event.VmShutdownOnIsolationEvent */
export interface VmShutdownOnIsolationEvent extends VmPoweredOffEvent {
  isolatedHost: HostEventArgument
  shutdownResult?: string
}

/** vim.fault.VmSmpFaultToleranceTooManyVMsOnHost */
export interface VmSmpFaultToleranceTooManyVMsOnHost extends InsufficientResourcesFault {
  hostName?: string
  maxNumSmpFtVms: number
}

/** vim.host.DatastoreBrowser.VmSnapshotInfo */
export interface VmSnapshotFileInfo extends FileInfo {
}

/** vim.host.DatastoreBrowser.VmSnapshotQuery */
export interface VmSnapshotFileQuery extends FileQuery {
}

/** vim.event.VmStartRecordingEvent */
export interface VmStartRecordingEvent extends VmEvent {
}

/** vim.event.VmStartReplayingEvent */
export interface VmStartReplayingEvent extends VmEvent {
}

/** vim.event.VmStartingEvent */
export interface VmStartingEvent extends VmEvent {
}

/** vim.event.VmStartingSecondaryEvent */
export interface VmStartingSecondaryEvent extends VmEvent {
}

/** vim.event.VmStaticMacConflictEvent */
export interface VmStaticMacConflictEvent extends VmEvent {
  conflictedVm: VmEventArgument
  mac: string
}

/** vim.event.VmStoppingEvent */
export interface VmStoppingEvent extends VmEvent {
}

/** eam.issue.VmSuspended */
export interface VmSuspended extends VmIssue {
}

/** vim.event.VmSuspendedEvent */
export interface VmSuspendedEvent extends VmEvent {
}

/** vim.event.VmSuspendingEvent */
export interface VmSuspendingEvent extends VmEvent {
}

/** vim.event.VmTimedoutStartingSecondaryEvent */
export interface VmTimedoutStartingSecondaryEvent extends VmEvent {
  timeout?: Long
}

/** vim.vm.VmToVmGroupsAntiAffinity */
export interface VmToVmGroupsAntiAffinity extends VmPlacementPolicy {
  selfTag?: TagId
  antiAffinedVmGroupTags?: TagId[]
  policyStrictness?: string
  policyTopology?: string
}

/** vim.fault.VmToolsUpgradeFault */
export interface VmToolsUpgradeFault extends VimFault {
}

/** vim.event.VmUnsupportedStartingEvent */
export interface VmUnsupportedStartingEvent extends VmStartingEvent {
  guestId: string
}

/** vim.event.VmUpgradeCompleteEvent */
export interface VmUpgradeCompleteEvent extends VmEvent {
  version: string
}

/** vim.event.VmUpgradeFailedEvent */
export interface VmUpgradeFailedEvent extends VmEvent {
}

/** vim.event.VmUpgradingEvent */
export interface VmUpgradingEvent extends VmEvent {
  version: string
}

/** vim.event.VmUuidAssignedEvent */
export interface VmUuidAssignedEvent extends VmEvent {
  uuid: string
}

/** vim.event.VmUuidChangedEvent */
export interface VmUuidChangedEvent extends VmEvent {
  oldUuid: string
  newUuid: string
}

/** vim.event.VmUuidConflictEvent */
export interface VmUuidConflictEvent extends VmEvent {
  conflictedVm: VmEventArgument
  uuid: string
}

/** vim.fault.VmValidateMaxDevice */
export interface VmValidateMaxDevice extends VimFault {
  device: string
  max: number
  count: number
}

/** vim.vm.VmVmAffinity */
export interface VmVmAffinity extends VmPlacementPolicy {
  affinedVmsTag: TagId
  policyStrictness?: string
  policyTopology?: string
}

/** vim.vm.VmVmAntiAffinity */
export interface VmVmAntiAffinity extends VmPlacementPolicy {
  antiAffinedVmsTag: TagId
  policyStrictness?: string
  policyTopology?: string
}

/** vim.event.VmVnicPoolReservationViolationClearEvent */
export interface VmVnicPoolReservationViolationClearEvent extends DvsEvent {
  vmVnicResourcePoolKey: string
  vmVnicResourcePoolName?: string
}

/** vim.event.VmVnicPoolReservationViolationRaiseEvent */
export interface VmVnicPoolReservationViolationRaiseEvent extends DvsEvent {
  vmVnicResourcePoolKey: string
  vmVnicResourcePoolName?: string
}

/** eam.issue.VmWrongFolder */
export interface VmWrongFolder extends VmIssue {
  currentFolder: ManagedObjectReference
  requiredFolder: ManagedObjectReference
}

/** eam.issue.VmWrongResourcePool */
export interface VmWrongResourcePool extends VmIssue {
  currentResourcePool: ManagedObjectReference
  requiredResourcePool: ManagedObjectReference
}

/** vim.event.VmWwnAssignedEvent */
export interface VmWwnAssignedEvent extends VmEvent {
  nodeWwns: Long[]
  portWwns: Long[]
}

/** vim.event.VmWwnChangedEvent */
export interface VmWwnChangedEvent extends VmEvent {
  oldNodeWwns?: Long[]
  oldPortWwns?: Long[]
  newNodeWwns?: Long[]
  newPortWwns?: Long[]
}

/** vim.fault.VmWwnConflict */
export interface VmWwnConflict extends InvalidVmConfig {
  vm?: ManagedObjectReference
  host?: ManagedObjectReference
  name?: string
  wwn?: Long
}

/** vim.event.VmWwnConflictEvent */
export interface VmWwnConflictEvent extends VmEvent {
  conflictedVms?: VmEventArgument[]
  conflictedHosts?: HostEventArgument[]
  wwn: Long
}

/** vim.fault.VmfsAlreadyMounted */
export interface VmfsAlreadyMounted extends VmfsMountFault {
}

/** vim.fault.VmfsAmbiguousMount */
export interface VmfsAmbiguousMount extends VmfsMountFault {
}

/** vim.host.VmfsVolume.ConfigOption */
export interface VmfsConfigOption extends DynamicData {
  blockSizeOption: number
  unmapGranularityOption?: number[]
  unmapBandwidthFixedValue?: LongOption
  unmapBandwidthDynamicMin?: LongOption
  unmapBandwidthDynamicMax?: LongOption
  unmapBandwidthIncrement?: Long
  unmapBandwidthUltraLow?: Long
}

/** vim.host.VmfsDatastoreOption.AllExtentInfo */
export interface VmfsDatastoreAllExtentOption extends VmfsDatastoreSingleExtentOption {
}

/** vim.host.VmfsDatastoreOption.Info */
export interface VmfsDatastoreBaseOption extends DynamicData {
  layout: HostDiskPartitionLayout
  partitionFormatChange?: boolean
}

/** vim.host.VmfsDatastoreCreateSpec */
export interface VmfsDatastoreCreateSpec extends VmfsDatastoreSpec {
  partition: HostDiskPartitionSpec
  vmfs: HostVmfsSpec
  extent?: HostScsiDiskPartition[]
}

/** vim.host.VmfsDatastoreExpandSpec */
export interface VmfsDatastoreExpandSpec extends VmfsDatastoreSpec {
  partition: HostDiskPartitionSpec
  extent: HostScsiDiskPartition
}

/** vim.host.VmfsDatastoreExtendSpec */
export interface VmfsDatastoreExtendSpec extends VmfsDatastoreSpec {
  partition: HostDiskPartitionSpec
  extent: HostScsiDiskPartition[]
}

/** vim.host.VmfsDatastoreInfo */
export interface VmfsDatastoreInfo extends DatastoreInfo {
  maxPhysicalRDMFileSize: Long
  maxVirtualRDMFileSize: Long
  vmfs?: HostVmfsVolume
}

/** vim.host.VmfsDatastoreOption.MultipleExtentInfo */
export interface VmfsDatastoreMultipleExtentOption extends VmfsDatastoreBaseOption {
  vmfsExtent: HostDiskPartitionBlockRange[]
}

/** vim.host.VmfsDatastoreOption */
export interface VmfsDatastoreOption extends DynamicData {
  info: VmfsDatastoreBaseOption
  spec: VmfsDatastoreSpec
}

/** vim.host.VmfsDatastoreOption.SingleExtentInfo */
export interface VmfsDatastoreSingleExtentOption extends VmfsDatastoreBaseOption {
  vmfsExtent: HostDiskPartitionBlockRange
}

/** vim.host.VmfsDatastoreSpec */
export interface VmfsDatastoreSpec extends DynamicData {
  diskUuid: string
}

/** vim.fault.VmfsMountFault */
export interface VmfsMountFault extends HostConfigFault {
  uuid: string
}

/** vim.host.VmfsVolume.UnmapBandwidthSpec */
export interface VmfsUnmapBandwidthSpec extends DynamicData {
  policy: string
  fixedValue: Long
  dynamicMin: Long
  dynamicMax: Long
}

/** vim.fault.VmotionInterfaceNotEnabled */
export interface VmotionInterfaceNotEnabled extends HostPowerOpFailed {
}

/** vim.dvs.VmwareDistributedVirtualSwitch.DpuFailoverPolicy */
export interface VmwareDistributedVirtualSwitchDpuFailoverPolicy extends DynamicData {
  activeUplink?: string[]
  standbyUplink?: string[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.NetworkOffloadConfig */
export interface VmwareDistributedVirtualSwitchNetworkOffloadConfig extends DynamicData {
  dpuFailoverPolicy?: VmwareDistributedVirtualSwitchDpuFailoverPolicy
}

/** vim.dvs.VmwareDistributedVirtualSwitch.PvlanSpec */
export interface VmwareDistributedVirtualSwitchPvlanSpec extends VmwareDistributedVirtualSwitchVlanSpec {
  pvlanId: number
}

/** vim.dvs.VmwareDistributedVirtualSwitch.RealTimeConfig */
export interface VmwareDistributedVirtualSwitchRealTimeConfig extends DynamicData {
  allowed?: boolean
  lanAnnotation?: VmwareDistributedVirtualSwitchRealTimeLanAnnotation
}

/** vim.dvs.VmwareDistributedVirtualSwitch.RealTimeLanAnnotation */
export interface VmwareDistributedVirtualSwitchRealTimeLanAnnotation extends DynamicData {
  lanAUplink?: string[]
  lanBUplink?: string[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.TrunkVlanSpec */
export interface VmwareDistributedVirtualSwitchTrunkVlanSpec extends VmwareDistributedVirtualSwitchVlanSpec {
  vlanId?: NumericRange[]
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VlanIdSpec */
export interface VmwareDistributedVirtualSwitchVlanIdSpec extends VmwareDistributedVirtualSwitchVlanSpec {
  vlanId: number
}

/** vim.dvs.VmwareDistributedVirtualSwitch.VlanSpec */
export interface VmwareDistributedVirtualSwitchVlanSpec extends InheritablePolicy {
}

/** vim.dvs.VmwareDistributedVirtualSwitch.UplinkPortTeamingPolicy */
export interface VmwareUplinkPortTeamingPolicy extends InheritablePolicy {
  policy?: StringPolicy
  reversePolicy?: BoolPolicy
  notifySwitches?: BoolPolicy
  rollingOrder?: BoolPolicy
  failureCriteria?: DVSFailureCriteria
  uplinkPortOrder?: VMwareUplinkPortOrderPolicy
}

/** vim.event.VnicPortArgument */
export interface VnicPortArgument extends DynamicData {
  vnic: string
  port: DistributedVirtualSwitchPortConnection
}

/** vim.fault.VolumeEditorError */
export interface VolumeEditorError extends CustomizationFault {
}

/** vim.fault.VramLimitLicense */
export interface VramLimitLicense extends NotEnoughLicenses {
  limit: number
}

/** vim.vsan.host.AddStoragePoolDiskSpec */
export interface VsanAddStoragePoolDiskSpec extends DynamicData {
  host: ManagedObjectReference
  disks: VsanStoragePoolDisk[]
}

/** vim.vsan.AdvancedDatastoreConfig */
export interface VsanAdvancedDatastoreConfig extends VsanDatastoreConfig {
  remoteDatastores?: ManagedObjectReference[]
}

/** vim.cluster.VsanAttachToSrOperation */
export interface VsanAttachToSrOperation extends DynamicData {
  task?: ManagedObjectReference
  success?: boolean
  timestamp?: DateTime
  srNumber: string
}

/** vim.vsan.AutoRAIDConfig */
export interface VsanAutoRAIDConfig extends DynamicData {
  assumeAutoManagedRAID: boolean
}

/** vim.vsan.AutoRAIDInfo */
export interface VsanAutoRAIDInfo extends DynamicData {
  hostFailuresToTolerate: Long
  subFailuresToTolerate?: Long
}

/** vim.host.VsanBasicDeviceInfo */
export interface VsanBasicDeviceInfo extends DynamicData {
  deviceName: string
  pciId?: string
  fwVersion?: string
  features?: string[]
}

/** vim.vsan.upgradesystem.BrokenDiskChainIssue */
export interface VsanBrokenDiskChainIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.vsan.VsanBurnInTest */
export interface VsanBurnInTest extends DynamicData {
  testname: string
  workload?: string
  duration: Long
  result: string
}

/** vim.vsan.VsanBurnInTestCheckResult */
export interface VsanBurnInTestCheckResult extends DynamicData {
  passedTests?: VsanBurnInTest[]
  notPerformedTests?: VsanBurnInTest[]
  failedTests?: VsanBurnInTest[]
}

/** vim.cluster.VsanCapability */
export interface VsanCapability extends DynamicData {
  target?: ManagedObjectReference
  capabilities?: string[]
  statuses?: string[]
}

/** vim.vsan.CapacityReservationInfo */
export interface VsanCapacityReservationInfo extends DynamicData {
  hostRebuildThreshold?: string
  vsanOpSpaceThreshold?: string
}

/** vim.vsan.ClientDatastoreConfig */
export interface VsanClientDatastoreConfig extends VsanDatastoreSpec {
  clusters: ManagedObjectReference[]
}

/** vim.cluster.VsanClientServerHciMeshDitEncryptionHealthSummary */
export interface VsanClientServerHciMeshDitEncryptionHealthSummary extends DynamicData {
  clusterUuid: string
  clusterName: string
  ownerVc?: string
  isLocalOwnerVc?: boolean
  health: string
  issues?: string[]
}

/** vim.vsan.ClientUnicastConfig */
export interface VsanClientUnicastConfig extends DynamicData {
  unicastInfo?: VsanHostClientClusterUnicastInfo[]
}

/** vim.vsan.VsanCloudHealthStatus */
export interface VsanCloudHealthStatus extends DynamicData {
  collectorRunning?: boolean
  lastSentTimestamp?: string
  internetConnectivity?: boolean
}

/** vim.cluster.VsanClusterAdvCfgSyncHostResult */
export interface VsanClusterAdvCfgSyncHostResult extends DynamicData {
  hostname: string
  value: string
  isDefault?: boolean
}

/** vim.cluster.VsanClusterAdvCfgSyncResult */
export interface VsanClusterAdvCfgSyncResult extends DynamicData {
  inSync: boolean
  name: string
  hostValues?: VsanClusterAdvCfgSyncHostResult[]
}

/** vim.cluster.VsanClusterBalancePerDiskInfo */
export interface VsanClusterBalancePerDiskInfo extends DynamicData {
  uuid?: string
  fullness: Long
  variance: Long
  fullnessAboveThreshold: Long
  dataToMoveB: Long
  compFullness?: Long
  compVariance?: Long
}

/** vim.cluster.VsanClusterBalanceSummary */
export interface VsanClusterBalanceSummary extends DynamicData {
  varianceThreshold: Long
  disks?: VsanClusterBalancePerDiskInfo[]
}

/** vim.vsan.VsanClusterBurnInTestResultList */
export interface VsanClusterBurnInTestResultList extends DynamicData {
  items?: VsanBurnInTest[]
  hosts?: string[]
}

/** vim.cluster.VsanClusterClomdLivenessResult */
export interface VsanClusterClomdLivenessResult extends DynamicData {
  clomdLivenessResult?: VsanHostClomdLivenessResult[]
  issueFound: boolean
}

/** vim.cluster.VsanClusterConfig */
export interface VsanClusterConfig extends DynamicData {
  config: VsanClusterConfigInfo
  name: string
  hosts?: string[]
  toBeDeleted?: boolean
}

/** vim.vsan.cluster.ConfigInfo */
export interface VsanClusterConfigInfo extends DynamicData {
  enabled?: boolean
  defaultConfig?: VsanClusterConfigInfoHostDefaultInfo
  vsanEsaEnabled?: boolean
  vsanCyberRecoveryEnabled?: boolean
}

/** vim.vsan.cluster.ConfigInfo.HostDefaultInfo */
export interface VsanClusterConfigInfoHostDefaultInfo extends DynamicData {
  uuid?: string
  autoClaimStorage?: boolean
  checksumEnabled?: boolean
}

/** vim.vsan.ClusterConfigPrecheckItem */
export interface VsanClusterConfigPrecheckItem extends ClusterComputeResourceValidationResultBase {
  status: string
  description?: LocalizableMessage
}

/** vim.vsan.cluster.CoreConfigInfo */
export interface VsanClusterCoreConfig extends DynamicData {
  vsanMaxEnabled?: boolean
}

/** vim.vsan.cluster.CoreConfigSpec */
export interface VsanClusterCoreConfigSpec extends DynamicData {
  vsanMaxEnabled?: boolean
}

/** vim.cluster.VsanClusterCreateVmHealthTestResult */
export interface VsanClusterCreateVmHealthTestResult extends DynamicData {
  clusterResult: VsanClusterProactiveTestResult
  hostResults?: VsanHostCreateVmHealthTestResult[]
}

/** vim.cluster.VsanClusterDitEncryptionHealthSummary */
export interface VsanClusterDitEncryptionHealthSummary extends DynamicData {
  overallHealth: string
  enabled?: boolean
  hostResults?: VsanDitEncryptionHealthSummary[]
}

/** vim.cluster.VsanClusterEncryptionHealthSummary */
export interface VsanClusterEncryptionHealthSummary extends DynamicData {
  overallHealth?: string
  configHealth?: string
  kmsHealth?: string
  vcKmsResult?: VsanVcKmipServersHealth
  hostResults?: VsanEncryptionHealthSummary[]
  aesniHealth?: string
}

/** vim.cluster.VsanClusterFileServiceHealthSummary */
export interface VsanClusterFileServiceHealthSummary extends DynamicData {
  overallHealth?: string
  hostResults?: VsanFileServiceHealthSummary[]
}

/** vim.cluster.VsanClusterGlobalDedupHealthSummary */
export interface VsanClusterGlobalDedupHealthSummary extends DynamicData {
  dedupConfigHealth?: VsanHostGlobalDedupConfigHealthSummary[]
  dedupStoreHealth?: string
}

/** vim.cluster.VsanClusterHciMeshDitEncryptionHealthSummary */
export interface VsanClusterHciMeshDitEncryptionHealthSummary extends DynamicData {
  overallHealth: string
  hostClientClusterSummary?: VsanHostHciMeshDitEncryptionHealthSummary[]
  hostServerClusterSummary?: VsanHostHciMeshDitEncryptionHealthSummary[]
  serverClusterSummary?: VsanClientServerHciMeshDitEncryptionHealthSummary[]
}

/** vim.cluster.VsanClusterHclInfo */
export interface VsanClusterHclInfo extends DynamicData {
  hclDbLastUpdate?: DateTime
  hclDbAgeHealth?: string
  hostResults?: VsanHostHclInfo[]
  updateItems?: VsanUpdateItem[]
  hclDbAbsent?: boolean
}

/** vim.cluster.VsanClusterHealthAction */
export interface VsanClusterHealthAction extends DynamicData {
  actionId: string
  actionLabel: LocalizableMessage
  actionDescription: LocalizableMessage
  enabled: boolean
  parameters?: KeyValue[]
}

/** vim.cluster.VsanClusterHealthCheckInfo */
export interface VsanClusterHealthCheckInfo extends DynamicData {
  testId: string
  testName?: string
  groupId: string
  groupName?: string
}

/** vim.cluster.VsanClusterHealthConfigs */
export interface VsanClusterHealthConfigs extends DynamicData {
  enableVsanTelemetry?: boolean
  vsanTelemetryInterval?: number
  vsanTelemetryProxy?: VsanClusterTelemetryProxyConfig
  configs?: VsanClusterHealthResultKeyValuePair[]
}

/** vim.cluster.VsanClusterHealthGroup */
export interface VsanClusterHealthGroup extends DynamicData {
  groupId: string
  groupName: string
  groupHealth: string
  groupTests?: VsanClusterHealthTest[]
  groupDetails?: VsanClusterHealthResultBase[]
  inProgress?: boolean
}

/** vim.cluster.VsanClusterHealthExternalLink */
export interface VsanClusterHealthLink extends VsanClusterHealthLinkBase {
  url: string
  category?: string
}

/** vim.cluster.VsanClusterHealthLinkBase */
export interface VsanClusterHealthLinkBase extends DynamicData {
  label?: string
}

/** vim.cluster.VsanClusterHealthQuerySpec */
export interface VsanClusterHealthQuerySpec extends DynamicData {
  task?: ManagedObjectReference
  diskNames?: string[]
  includeHealthRemediation?: boolean
  excludeChecks?: string[]
}

/** vim.cluster.VsanClusterHealthResultBase */
export interface VsanClusterHealthResultBase extends DynamicData {
  label?: string
}

/** vim.cluster.VsanClusterHealthResultColumnInfo */
export interface VsanClusterHealthResultColumnInfo extends DynamicData {
  label: string
  type: string
}

/** vim.cluster.VsanClusterHealthResultKeyValuePair */
export interface VsanClusterHealthResultKeyValuePair extends DynamicData {
  key?: string
  value?: string
}

/** vim.cluster.VsanClusterHealthResultRow */
export interface VsanClusterHealthResultRow extends DynamicData {
  values: string[]
  nestedRows?: VsanClusterHealthResultRow[]
  actions?: VsanHealthDataDrivenAction[]
}

/** vim.cluster.VsanClusterHealthResultTable */
export interface VsanClusterHealthResultTable extends VsanClusterHealthResultBase {
  columns?: VsanClusterHealthResultColumnInfo[]
  rows?: VsanClusterHealthResultRow[]
}

/** vim.cluster.VsanClusterHealthResultWithRemediation */
export interface VsanClusterHealthResultWithRemediation extends VsanClusterHealthResultBase {
  issueDescription?: string
  issueDetail?: VsanClusterHealthResultTable[]
  troubleshooting?: VsanHealthTroubleshooting
  additionalResources?: VsanClusterHealthLink[]
}

/** vim.cluster.VsanClusterHealthSummary */
export interface VsanClusterHealthSummary extends DynamicData {
  clusterStatus?: VsanClusterHealthSystemStatusResult
  timestamp?: DateTime
  clusterVersions?: VsanClusterHealthSystemVersionResult
  objectHealth?: VsanObjectOverallHealth
  vmHealth?: VsanClusterVMsHealthOverallResult
  networkHealth?: VsanClusterNetworkHealthResult
  limitHealth?: VsanClusterLimitHealthResult
  advCfgSync?: VsanClusterAdvCfgSyncResult[]
  createVmHealth?: VsanHostCreateVmHealthTestResult[]
  physicalDisksHealth?: VsanPhysicalDiskHealthSummary[]
  encryptionHealth?: VsanClusterEncryptionHealthSummary
  hclInfo?: VsanClusterHclInfo
  groups?: VsanClusterHealthGroup[]
  overallHealth: string
  overallHealthDescription: string
  clomdLiveness?: VsanClusterClomdLivenessResult
  diskBalance?: VsanClusterBalanceSummary
  genericCluster?: VsanGenericClusterBestPracticeHealth
  networkConfig?: VsanNetworkConfigBestPracticeHealth
  vsanConfig?: VsanConfigCheckResult
  burnInTest?: VsanBurnInTestCheckResult
  perfsvcHealth?: VsanPerfsvcHealthResult
  cluster?: ManagedObjectReference
  fileServiceHealth?: VsanClusterFileServiceHealthSummary
  ditEncryptionHealth?: VsanClusterDitEncryptionHealthSummary
  healthScore?: number
  globalDedupHealth?: VsanClusterGlobalDedupHealthSummary
  hciMeshDitEncryptionHealth?: VsanClusterHciMeshDitEncryptionHealthSummary
  healthStatusCounts?: VsanHealthStatusCounts
}

/** vim.cluster.VsanClusterHealthSystemObjectsRepairResult */
export interface VsanClusterHealthSystemObjectsRepairResult extends DynamicData {
  inRepairingQueueObjects?: string[]
  failedRepairObjects?: VsanFailedRepairObjectResult[]
  issueFound: boolean
}

/** vim.cluster.VsanClusterHealthSystemStatusResult */
export interface VsanClusterHealthSystemStatusResult extends DynamicData {
  status: string
  goalState: string
  untrackedHosts?: string[]
  trackedHostsStatus?: VsanHostHealthSystemStatusResult[]
}

/** vim.cluster.VsanClusterHealthSystemVersionResult */
export interface VsanClusterHealthSystemVersionResult extends DynamicData {
  hostResults?: VsanHostHealthSystemVersionResult[]
  vcVersion?: string
  issueFound: boolean
  upgradePossible?: boolean
  vcBuild?: string
}

/** vim.cluster.VsanClusterHealthTest */
export interface VsanClusterHealthTest extends DynamicData {
  testId?: string
  testName?: string
  testDescription?: string
  testShortDescription?: string
  testHealthyEntities?: number
  testAllEntities?: number
  testHealth?: string
  testDetails?: VsanClusterHealthResultBase[]
  testActions?: VsanClusterHealthAction[]
  historicalResults?: VsanHistoricalHealthTest[]
  testCorrelation?: VsanHealthCorrelation
  reducedScore?: number
  category?: string
  riskIfNotFix?: string
  lastStatusChangeTime?: DateTime
}

/** vim.cluster.VsanClusterHostVmknicMapping */
export interface VsanClusterHostVmknicMapping extends DynamicData {
  host: string
  vmknic: string
}

/** vim.cluster.VsanClusterLimitHealthResult */
export interface VsanClusterLimitHealthResult extends DynamicData {
  issueFound: boolean
  componentLimitHealth: string
  diskFreeSpaceHealth: string
  rcFreeReservationHealth: string
  hostResults?: VsanLimitHealthResult[]
  whatifHostFailures?: VsanClusterWhatifHostFailuresResult[]
  hostsCommFailure?: string[]
}

/** vim.host.VsanClusterMembershipInfo */
export interface VsanClusterMembershipInfo extends DynamicData {
  clusterUuid?: string
  health?: string
  membershipUuid?: string
  memberUuid?: string[]
}

/** vim.cluster.VsanClusterNetworkHealthResult */
export interface VsanClusterNetworkHealthResult extends DynamicData {
  hostResults?: VsanNetworkHealthResult[]
  issueFound?: boolean
  vsanVmknicPresent?: boolean
  matchingMulticastConfig?: boolean
  matchingIpSubnets?: boolean
  pingTestSuccess?: boolean
  largePingTestSuccess?: boolean
  hostLatencyCheckSuccess?: boolean
  potentialMulticastIssue?: boolean
  otherHostsInVsanCluster?: string[]
  partitions?: VsanClusterNetworkPartitionInfo[]
  hostsWithVsanDisabled?: string[]
  hostsDisconnected?: string[]
  hostsCommFailure?: string[]
  hostsInEsxMaintenanceMode?: string[]
  hostsInVsanMaintenanceMode?: string[]
  infoAboutUnexpectedHosts?: VsanQueryResultHostInfo[]
  clusterInUnicastMode?: boolean
  clusterInRDMAMode?: boolean
}

/** vim.cluster.VsanClusterNetworkLoadTestResult */
export interface VsanClusterNetworkLoadTestResult extends DynamicData {
  clusterResult: VsanClusterProactiveTestResult
  hostResults?: VsanNetworkLoadTestResult[]
}

/** vim.cluster.VsanClusterNetworkPartitionInfo */
export interface VsanClusterNetworkPartitionInfo extends DynamicData {
  hosts?: string[]
  partitionUnknown?: boolean
}

/** vim.cluster.VsanClusterNetworkPerfTaskSpec */
export interface VsanClusterNetworkPerfTaskSpec extends DynamicData {
  Cluster?: ManagedObjectReference
  DurationSec?: number
  ownerVc?: string
}

/** vim.cluster.VsanObjectExtAttrs */
export interface VsanClusterObjectExtAttrs extends DynamicData {
  uuid: string
  objectType?: string
  objectPath?: string
  groupUuid?: string
  directoryName?: string
}

/** vim.cluster.VsanClusterProactiveTestResult */
export interface VsanClusterProactiveTestResult extends DynamicData {
  overallStatus: string
  overallStatusDescription: string
  timestamp: DateTime
  healthTest?: VsanClusterHealthTest
}

/** vim.cluster.VsanClusterTelemetryProxyConfig */
export interface VsanClusterTelemetryProxyConfig extends DynamicData {
  host?: string
  port?: number
  user?: string
  password?: string
  autoDiscovered?: boolean
}

/** vim.fault.VsanClusterUuidMismatch */
export interface VsanClusterUuidMismatch extends CannotMoveVsanEnabledHost {
  hostClusterUuid: string
  destinationClusterUuid: string
}

/** vim.cluster.VsanClusterVMsHealthOverallResult */
export interface VsanClusterVMsHealthOverallResult extends DynamicData {
  healthStateList?: VsanClusterVMsHealthSummaryResult[]
  overallHealthState?: string
}

/** vim.cluster.VsanClusterVMsHealthSummaryResult */
export interface VsanClusterVMsHealthSummaryResult extends DynamicData {
  numVMs: number
  state?: string
  health: string
  vmInstanceUuids?: string[]
}

/** vim.cluster.VsanClusterVmdkLoadTestResult */
export interface VsanClusterVmdkLoadTestResult extends DynamicData {
  task?: ManagedObjectReference
  clusterResult?: VsanClusterProactiveTestResult
  hostResults?: VsanHostVmdkLoadTestResult[]
}

/** vim.cluster.VsanClusterWhatifHostFailuresResult */
export interface VsanClusterWhatifHostFailuresResult extends DynamicData {
  numFailures: Long
  totalUsedCapacityB: Long
  totalCapacityB: Long
  totalRcReservationB: Long
  totalRcSizeB: Long
  usedComponents: Long
  totalComponents: Long
  componentLimitHealth?: string
  diskFreeSpaceHealth?: string
  rcFreeReservationHealth?: string
  slackSpaceCapRequired?: Long
  diskSpaceThreshold?: VsanHealthThreshold
  capacityReservationInfo?: VsanCapacityReservationInfo
}

/** vim.VsanComparator */
export interface VsanComparator extends DynamicData {
}

/** vim.vsan.CompatibilityCheckResult */
export interface VsanCompatibilityCheckResult extends DynamicData {
  status: string
  message?: LocalizableMessage
}

/** vim.vsan.host.ComplianceDetail */
export interface VsanComplianceDetail extends DynamicData {
  objectUUID: string
  complianceStatus: string
  objectHealth: number
  violatedPolicies?: VsanPolicyStatus[]
}

/** vim.vsan.host.VsanComplianceQuerySpec */
export interface VsanComplianceQuerySpec extends DynamicData {
  uuids?: string[]
  spbmProfileId?: string
  spbmProfileGenerationId?: number
}

/** vim.vsan.host.ComplianceResult */
export interface VsanComplianceResult extends DynamicData {
  checkTime: DateTime
  policyId?: string
  policyGen?: number
  objComplianceDetail?: VsanComplianceDetail[]
}

/** vim.vsan.VsanCompliantDriver */
export interface VsanCompliantDriver extends DynamicData {
  driverName: string
  driverVersion: string
  supportedFeatures?: string[]
}

/** vim.vsan.VsanCompliantFirmware */
export interface VsanCompliantFirmware extends DynamicData {
  firmwareVersion: string
  compliantDrivers: VsanCompliantDriver[]
}

/** vim.cluster.VsanComponentBasicInfo */
export interface VsanComponentBasicInfo extends DynamicData {
  uuid: string
  componentState: string
  hostName: string
  hostNodeUuid: string
  faultDomainUuid?: string
  faultDomainName?: string
  cacheDiskInfo?: DiskInfo
  capacityDiskInfo?: DiskInfo
}

/** vim.cluster.VsanComponentPlacement */
export interface VsanComponentPlacement extends DynamicData {
  type: string
  children?: VsanComponentPlacement[]
  basicInfo?: VsanComponentBasicInfo
}

/** vim.VsanCompositeConstraint */
export interface VsanCompositeConstraint extends VsanResourceConstraint {
  nestedConstraints?: VsanResourceConstraint[]
  conjoiner?: string
}

/** vim.vsan.VsanConfigBaseIssue */
export interface VsanConfigBaseIssue extends DynamicData {
}

/** vim.vsan.VsanConfigCheckResult */
export interface VsanConfigCheckResult extends DynamicData {
  vsanEnabled: boolean
  issues?: VsanConfigBaseIssue[]
}

/** vim.cluster.VsanConfigGeneration */
export interface VsanConfigGeneration extends DynamicData {
  vcUuid: string
  genNum: Long
  genTime: Long
}

/** vim.vsan.ConfigInfoEx */
export interface VsanConfigInfoEx extends VsanClusterConfigInfo {
  dataEfficiencyConfig?: VsanDataEfficiencyConfig
  resyncIopsLimitConfig?: ResyncIopsInfo
  iscsiConfig?: VsanIscsiTargetServiceConfig
  dataEncryptionConfig?: VsanDataEncryptionConfig
  extendedConfig?: VsanExtendedConfig
  datastoreConfig?: VsanDatastoreConfig
  perfsvcConfig?: VsanPerfsvcConfig
  unmapConfig?: VsanUnmapConfig
  vumConfig?: VsanVumConfig
  fileServiceConfig?: VsanFileServiceConfig
  metricsConfig?: VsanMetricsConfig
  rdmaConfig?: VsanRdmaConfig
  dataInTransitEncryptionConfig?: VsanDataInTransitEncryptionConfig
  vsanHealthConfig?: VsanHealthConfigSpec
  mode?: string
  vsanPMemConfig?: VimVsanVsanPMemConfig
  vsanEsaConfigInfo?: VsanEsaConfigInfo
  xvcDatastoreConfig?: VsanXVCDatastoreConfig
  serverClusterConfig?: VcRemoteVsanServerClusterConfig
  datastoreDefaultPolicySelectionConfig?: VsanDatastoreDefaultPolicySelectionConfig
  snapServiceConfig?: VsanSnapServiceConfig
  deconvergedNetConfig?: VsanDeconvergedNetConfig
  siteFaultDomainConfig?: VsanSiteFaultDomainConfig
  vbossClusterConfig?: VsanVbossClusterConfig
}

/** vim.vsan.VsanConfigNotAllDisksClaimedIssue */
export interface VsanConfigNotAllDisksClaimedIssue extends VsanConfigBaseIssue {
  host: ManagedObjectReference
  disks: string[]
}

/** vim.vsan.CyberRecoveryConfig */
export interface VsanCyberRecoveryConfig extends DynamicData {
  enabled: boolean
}

/** vim.host.VsanDaemonHealth */
export interface VsanDaemonHealth extends DynamicData {
  name: string
  alive: boolean
  error?: LocalizedMethodFault
}

/** vim.cluster.VsanDataDrivenAPIAction */
export interface VsanDataDrivenAPIAction extends DynamicData {
  actionId: string
  actionLabel: LocalizableMessage
  actionDescription: LocalizableMessage
  enabled: boolean
  parameters?: KeyValue[]
}

/** vim.vsan.DataEfficiencyConfig */
export interface VsanDataEfficiencyConfig extends DynamicData {
  dedupEnabled: boolean
  compressionEnabled?: boolean
}

/** vim.vsan.DataEfficiencyConfigEx */
export interface VsanDataEfficiencyConfigEx extends VsanDataEfficiencyConfig {
  dedupStoreUuid?: string
  dedupPaused?: boolean
}

/** vim.vsan.DataEncryptionConfig */
export interface VsanDataEncryptionConfig extends DynamicData {
  encryptionEnabled: boolean
  kmsProviderId?: KeyProviderId
  kekId?: string
  hostKeyId?: string
  dekGenerationId?: Long
  changing?: boolean
  eraseDisksBeforeUse?: boolean
  wrappedDek?: string
  dekId?: string
  oldWrappedDek?: string
  oldDekId?: string
  kekVerifier?: string
  dekVerifier?: string
  oldDekVerifier?: string
  iv?: string
  syncing?: boolean
}

/** vim.vsan.DataInTransitEncryptionConfig */
export interface VsanDataInTransitEncryptionConfig extends DynamicData {
  enabled?: boolean
  rekeyInterval?: number
  state?: string
}

/** vim.VsanDataObfuscationRule */
export interface VsanDataObfuscationRule extends DynamicData {
}

/** vim.vsan.DatastoreConfig */
export interface VsanDatastoreConfig extends DynamicData {
  datastores?: VsanDatastoreSpec[]
}

/** vim.vsan.VsanDatastoreDefaultPolicySelectionConfig */
export interface VsanDatastoreDefaultPolicySelectionConfig extends DynamicData {
  enabled: boolean
}

/** vim.host.VsanDatastoreInfo */
export interface VsanDatastoreInfo extends DatastoreInfo {
  membershipUuid?: string
  accessGenNo?: number
}

/** vim.vsan.DatastoreSourcePrecheckItem */
export interface VsanDatastoreSourcePrecheckItem extends VsanMountPrecheckItem {
}

/** vim.vsan.DatastoreSourcePrecheckResult */
export interface VsanDatastoreSourcePrecheckResult extends VsanMountPrecheckResult {
}

/** vim.vsan.DatastoreSpec */
export interface VsanDatastoreSpec extends DynamicData {
  uuid: string
  name: string
}

/** vim.vsan.VsanDeconvergedNetConfig */
export interface VsanDeconvergedNetConfig extends DynamicData {
  enabled: boolean
}

/** vim.vsan.host.DeleteStoragePoolDiskSpec */
export interface VsanDeleteStoragePoolDiskSpec extends DynamicData {
  diskUuids: string[]
  maintenanceSpec: HostMaintenanceSpec
}

/** vim.cluster.VsanDiagnosticsThreshold */
export interface VsanDiagnosticsThreshold extends DynamicData {
  entityType: string
  metric: string
  yellow?: number
  red?: number
}

/** vim.vsan.DirectoryServerConfig */
export interface VsanDirectoryServerConfig extends DynamicData {
}

/** vim.vsan.upgradesystem.DisallowDataMovementIssue */
export interface VsanDisallowDataMovementIssue extends VsanUpgradeSystemPreflightCheckIssue {
}

/** vim.vsan.upgradesystem.DisallowEvacuateDataIssue */
export interface VsanDisallowEvacuateDataIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts?: ManagedObjectReference[]
}

/** vim.vsan.DiskDataEvacuationResourceCheckTaskDetails */
export interface VsanDiskDataEvacuationResourceCheckTaskDetails extends VsanResourceCheckTaskDetails {
  diskUuid?: string
  isCapacityTier?: boolean
}

/** vim.host.VsanDiskEncryptionHealth */
export interface VsanDiskEncryptionHealth extends DynamicData {
  diskHealth?: VsanPhysicalDiskHealth
  encryptionIssues?: string[]
}

/** vim.fault.VsanDiskFault */
export interface VsanDiskFault extends VsanFault {
  device?: string
}

/** vim.cluster.VsanDiskFormatConversionCheckResult */
export interface VsanDiskFormatConversionCheckResult extends VsanUpgradeSystemPreflightCheckResult {
  isSupported: boolean
  targetVersion?: number
  isDataMovementRequired?: boolean
  storagePoolDisk?: string
}

/** vim.cluster.VsanDiskFormatConversionSpec */
export interface VsanDiskFormatConversionSpec extends DynamicData {
  dataEfficiencyConfig?: VsanDataEfficiencyConfig
  dataEncryptionConfig?: VsanDataEncryptionConfig
  skipHostRemediation?: boolean
  allowDataMovement?: boolean
}

/** vim.vsan.DiskGroupResourceCheckResult */
export interface VsanDiskGroupResourceCheckResult extends EntityResourceCheckDetails {
  cacheTierDisk?: VsanDiskResourceCheckResult
  capacityTierDisks?: VsanDiskResourceCheckResult[]
}

/** vim.vsan.VsanDiskModelInfo */
export interface VsanDiskModelInfo extends DynamicData {
  productId: string
  vendor: string
  partNumber?: string
}

/** vim.host.VsanDiskRebalanceResult */
export interface VsanDiskRebalanceResult extends DynamicData {
  status: string
  bytesMoving?: Long
  remainingBytesToMove?: Long
  diskUsage?: number
  maxDiskUsage?: number
  minDiskUsage?: number
  avgDiskUsage?: number
  diskCompUsage?: number
  maxDiskCompUsage?: number
  minDiskCompUsage?: number
  avgDiskCompUsage?: number
}

/** vim.vsan.DiskResourceCheckResult */
export interface VsanDiskResourceCheckResult extends EntityResourceCheckDetails {
}

/** vim.vsan.upgradesystem.DiskUnhealthIssue */
export interface VsanDiskUnhealthIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.host.VsanDitEncryptionHealthSummary */
export interface VsanDitEncryptionHealthSummary extends DynamicData {
  hostname?: string
  health?: string
  reason?: LocalizableMessage
  ditEncryptionInfo?: VsanInTransitEncryptionInfo
}

/** vim.vsan.VsanDownloadItem */
export interface VsanDownloadItem extends DynamicData {
  url: string
  sha1sum: string
  formatType?: string
  itemId?: string
}

/** vim.cluster.VsanEffectiveSpaceUsage */
export interface VsanEffectiveSpaceUsage extends DynamicData {
  totalUsableB: Long
  freeUsableB: Long
  actualWrittenB?: Long
  overReservedB?: Long
  totalProvisionB?: Long
  snapshotSpace?: VsanSnapshotSpace
}

/** vim.host.VsanEncryptionHealthSummary */
export interface VsanEncryptionHealthSummary extends DynamicData {
  hostname?: string
  encryptionInfo?: VsanHostEncryptionInfo
  overallKmsHealth: string
  kmsHealth?: VsanKmsHealth[]
  encryptionIssues?: string[]
  diskResults?: VsanDiskEncryptionHealth[]
  error?: LocalizedMethodFault
  aesniEnabled?: boolean
  inconsistentlyEncryptedObjectCount?: Long
  hostEncryptionDekId?: string
  kekVerifierHealth?: boolean
  dekVerifierHealth?: boolean
}

/** vim.cluster.VsanEntitySpaceUsage */
export interface VsanEntitySpaceUsage extends DynamicData {
  entityId?: string
  spaceUsageByObjectType?: VsanObjectSpaceSummary[]
  totalCapacityB?: Long
  freeCapacityB?: Long
  efficientCapacity?: VimVsanDataEfficiencyCapacityState
}

/** vim.vsan.VsanEsaConfig */
export interface VsanEsaConfig extends DynamicData {
  storagePoolSpecs?: VsanAddStoragePoolDiskSpec[]
  hclDiskClaimEnabled?: boolean
  datastoreDefaultPolicySelectionConfig?: VsanDatastoreDefaultPolicySelectionConfig
  diskConfiguration?: VsanEsaDiskConfiguration
  autoRAIDConfig?: VsanAutoRAIDConfig
  deleteStoragePoolDiskSpec?: VsanDeleteStoragePoolDiskSpec
}

/** vim.vsan.VsanEsaConfigInfo */
export interface VsanEsaConfigInfo extends DynamicData {
  hclDiskClaimEnabled?: boolean
  datastoreDefaultPolicySelectionConfig?: VsanDatastoreDefaultPolicySelectionConfig
  diskConfiguration?: VsanEsaDiskConfiguration
  autoRAIDConfig?: VsanAutoRAIDConfig
}

/** vim.vsan.VsanEsaDiskConfiguration */
export interface VsanEsaDiskConfiguration extends DynamicData {
  diskClaimConfiguration?: DiskClaimConfiguration[]
}

/** vim.vsan.VsanExtendedConfig */
export interface VsanExtendedConfig extends DynamicData {
  objectRepairTimer?: Long
  disableSiteReadLocality?: boolean
  enableCustomizedSwapObject?: boolean
  largeScaleClusterSupport?: boolean
  proactiveRebalanceInfo?: VsanProactiveRebalanceInfo
  capacityReservationInfo?: VsanCapacityReservationInfo
}

/** vim.host.VsanFailedRepairObjectResult */
export interface VsanFailedRepairObjectResult extends DynamicData {
  uuid: string
  errMessage?: string
}

/** vim.fault.VsanFault */
export interface VsanFault extends VimFault {
}

/** vim.cluster.FaultDomainDestroySpec */
export interface VsanFaultDomainDestroySpec extends VimClusterVsanFaultDomainSpec {
}

/** vim.vsan.FaultDomainResourceCheckResult */
export interface VsanFaultDomainResourceCheckResult extends EntityResourceCheckDetails {
  hosts?: VsanHostResourceCheckResult[]
}

/** vim.cluster.FaultDomainUpdateSpec */
export interface VsanFaultDomainUpdateSpec extends VimClusterVsanFaultDomainSpec {
  operation: string
}

/** vim.host.VsanFileServerHealthSummary */
export interface VsanFileServerHealthSummary extends DynamicData {
  domainName?: string
  fileServerIp?: string
  nfsdHealth?: string
  networkHealth?: string
  rootfsHealth?: string
  description?: string
  smbConnections?: number
  smbDaemonHealth?: string
  adTestJoinHealth?: string
  dnsLookupHealth?: string
}

/** vim.host.VsanFileServiceBalanceHealth */
export interface VsanFileServiceBalanceHealth extends DynamicData {
  health?: string
  description?: string
}

/** vim.vsan.FileServiceConfig */
export interface VsanFileServiceConfig extends DynamicData {
  enabled: boolean
  fileServerMemoryMB?: Long
  fileServerCPUMhz?: Long
  fsvmMemoryMB?: Long
  fsvmCPU?: Long
  network?: ManagedObjectReference
  domains?: VsanFileServiceDomainConfig[]
  fileAnalyticsEnabled?: boolean
}

/** vim.vsan.FileServiceDomain */
export interface VsanFileServiceDomain extends DynamicData {
  uuid: string
  config?: VsanFileServiceDomainConfig
}

/** vim.vsan.FileServiceDomainConfig */
export interface VsanFileServiceDomainConfig extends DynamicData {
  name?: string
  dnsServerAddresses?: string[]
  dnsSuffixes?: string[]
  fileServerIpConfig?: VsanFileServiceIpConfig[]
  directoryServerConfig?: VsanDirectoryServerConfig
  version?: string
}

/** vim.vsan.FileServiceDomainQuerySpec */
export interface VsanFileServiceDomainQuerySpec extends DynamicData {
  uuids?: string[]
  names?: string[]
}

/** vim.host.VsanFileServiceHealthSummary */
export interface VsanFileServiceHealthSummary extends DynamicData {
  hostname?: string
  overallHealth?: string
  enabled?: boolean
  vdfsdStatus?: VsanResourceHealth
  fsvmStatus?: VsanResourceHealth
  rootFsStatus?: VsanFileServiceRootFsHealth
  fileServerHealth?: VsanFileServerHealthSummary[]
  fileShareHealth?: VsanFileServiceShareHealthSummary[]
  balanceStatus?: VsanFileServiceBalanceHealth
  hostLoadStatus?: VsanResourceHealth
}

/** vim.vsan.FileServiceIpConfig */
export interface VsanFileServiceIpConfig extends HostIpConfig {
  fqdn?: string
  isPrimary?: boolean
  gateway: string
  affinityLocation?: string
  ipv6Gateway?: string
}

/** vim.vsan.VsanFileServiceOvfSpec */
export interface VsanFileServiceOvfSpec extends DynamicData {
  version?: string
  updateTime?: DateTime
  task?: ManagedObjectReference
}

/** vim.vsan.VsanFileServicePreflightCheckResult */
export interface VsanFileServicePreflightCheckResult extends DynamicData {
  ovfInstalled?: string
  fsvmVersion?: string
  lastUpgradeDate?: DateTime
  ovfMixedModeIssue?: string
  hostVersion?: string
  mixedModeIssue?: string
  networkPartitionIssue?: string
  vsanDatastoreIssue?: string
  domainConfigIssue?: string
  fileServiceVersion?: string
  dvsConfigIssue?: string
  domainConfigWarning?: string
  ntpConfigWarning?: string
  svsConfigIssue?: string
  nsxConfigIssue?: string
}

/** vim.host.VsanFileServiceRootFsHealth */
export interface VsanFileServiceRootFsHealth extends DynamicData {
  created?: boolean
  health?: string
  description?: string
}

/** vim.host.VsanFileServiceShareHealthSummary */
export interface VsanFileServiceShareHealthSummary extends DynamicData {
  overallHealth?: string
  domainName?: string
  shareUuid?: string
  shareName?: string
  objectHealth?: VsanObjectOverallHealth
  description?: string
  extensible?: boolean
  spbmProfileUuid?: string
  spbmProfileGenerationId?: string
  sharePolicyMismatch?: boolean
}

/** vim.vsan.FileShare */
export interface VsanFileShare extends DynamicData {
  uuid: string
  config?: VsanFileShareConfig
  runtime?: VsanFileShareRuntimeInfo
}

/** vim.vsan.FileShareConfig */
export interface VsanFileShareConfig extends DynamicData {
  name?: string
  domainName?: string
  quota?: string
  softQuota?: string
  labels?: KeyValue[]
  storagePolicy?: VirtualMachineProfileSpec
  permission?: VsanFileShareNetPermission[]
  protocols?: string[]
  smbOptions?: VsanFileShareSmbOptions
  nfsSecType?: string
  affinityLocation?: string
}

/** vim.vsan.FileShareNetPermission */
export interface VsanFileShareNetPermission extends DynamicData {
  ips: string
  permissions?: string
  allowRoot?: boolean
}

/** vim.vsan.FileShareQueryProperties */
export interface VsanFileShareQueryProperties extends DynamicData {
  includeBasic?: boolean
  includeUsedCapacity?: boolean
  includeVsanObjectUuids?: boolean
  includeAllLabels?: boolean
  labelKeys?: string[]
}

/** vim.vsan.FileShareQuerySpec */
export interface VsanFileShareQuerySpec extends DynamicData {
  domainName?: string
  uuids?: string[]
  names?: string[]
  offset?: string
  limit?: Long
  managedBy?: string[]
  protocols?: string[]
  pageNumber?: Long
  properties?: VsanFileShareQueryProperties
}

/** vim.vsan.FileShareRuntimeInfo */
export interface VsanFileShareRuntimeInfo extends DynamicData {
  usedCapacity?: Long
  hostname?: string
  address?: string
  vsanObjectUuids?: string[]
  accessPoints?: KeyValue[]
  managedBy?: string
  fileServerFQDN?: string
}

/** vim.vsan.FileShareSmbOptions */
export interface VsanFileShareSmbOptions extends DynamicData {
  encryption?: string
  accessBasedEnumeration?: boolean
}

/** vim.vsan.FileShareSnapshot */
export interface VsanFileShareSnapshot extends DynamicData {
  config?: VsanFileShareSnapshotConfig
  creationTime?: DateTime
  usedCapacity?: Long
}

/** vim.vsan.FileShareSnapshotConfig */
export interface VsanFileShareSnapshotConfig extends DynamicData {
  shareUuid?: string
  name?: string
}

/** vim.vsan.FileShareSnapshotQueryResult */
export interface VsanFileShareSnapshotQueryResult extends DynamicData {
  snapshots?: VsanFileShareSnapshot[]
  totalCount?: number
}

/** vim.vsan.FileShareSnapshotQuerySpec */
export interface VsanFileShareSnapshotQuerySpec extends DynamicData {
  shareUuid: string
  snapshotNames?: string[]
  startTime?: DateTime
  endTime?: DateTime
  pageSize?: number
  pageNumber?: number
}

/** vim.vsan.VsanGenericClusterBaseIssue */
export interface VsanGenericClusterBaseIssue extends DynamicData {
}

/** vim.vsan.VsanGenericClusterBestPracticeHealth */
export interface VsanGenericClusterBestPracticeHealth extends DynamicData {
  drsEnabled: boolean
  haEnabled: boolean
  issues?: VsanGenericClusterBaseIssue[]
}

/** vim.vsan.HciMeshDatastoreSource */
export interface VsanHciMeshDatastoreSource extends DynamicData {
  vcInfo: VsanRemoteVcInfo
}

/** vim.host.VsanHclCommonDeviceInfo */
export interface VsanHclCommonDeviceInfo extends DynamicData {
  deviceName: string
  displayName?: string
  driverName?: string
  driverVersion?: string
  vendorId?: Long
  deviceId?: Long
  subVendorId?: Long
  subDeviceId?: Long
  extraInfo?: KeyValue[]
  deviceOnHcl?: boolean
  releaseSupported?: boolean
  releasesOnHcl?: string[]
  driverVersionsOnHcl?: string[]
  driverVersionSupported?: boolean
  fwVersionSupported?: boolean
  fwVersionOnHcl?: string[]
  fwVersion?: string
  driversOnHcl?: VsanHclDriverInfo[]
}

/** vim.host.VsanHclComputeResource */
export interface VsanHclComputeResource extends DynamicData {
  memory: VsanHclMemInfo
}

/** vim.host.VsanHclControllerInfo */
export interface VsanHclControllerInfo extends DynamicData {
  deviceName: string
  deviceDisplayName?: string
  driverName?: string
  driverVersion?: string
  vendorId?: Long
  deviceId?: Long
  subVendorId?: Long
  subDeviceId?: Long
  extraInfo?: KeyValue[]
  deviceOnHcl?: boolean
  releaseSupported?: boolean
  releasesOnHcl?: string[]
  driverVersionsOnHcl?: string[]
  driverVersionSupported?: boolean
  fwVersionSupported?: boolean
  fwVersionOnHcl?: string[]
  cacheConfigSupported?: boolean
  cacheConfigOnHcl?: string[]
  raidConfigSupported?: boolean
  raidConfigOnHcl?: string[]
  fwVersion?: string
  raidConfig?: string
  cacheConfig?: string
  cimProviderInfo?: VsanHostCimProviderInfo
  usedByVsan?: boolean
  disks?: VsanHclDiskInfo[]
  issues?: LocalizedMethodFault[]
  remediableIssues?: string[]
  driversOnHcl?: VsanHclDriverInfo[]
  fwAuxVersion?: string
  queueDepth?: Long
  queueDepthOnHcl?: Long
  queueDepthSupported?: boolean
  diskMode?: string
  diskModeOnHcl?: string[]
  diskModeSupported?: boolean
  toolName?: string
  toolVersion?: string
  productId?: string
  diskCapacity?: Long
  vcgEntryInfo?: VsanVcgDeviceInfo[]
  controllerType?: string
  userSelectedVcgId?: number
  vsanCompatibility?: string[]
}

/** vim.vsan.VsanHclDeviceConstraint */
export interface VsanHclDeviceConstraint extends DynamicData {
  pciId: string
  vcgLink?: string
  similarVcgLinks?: string[]
  compliantFirmwares?: VsanCompliantFirmware[]
  vcgId?: number
  model?: string
  partner?: string
  partNumber?: string
  release?: string
}

/** vim.vsan.VsanHclDiskConstraint */
export interface VsanHclDiskConstraint extends DynamicData {
  productId: string
  vendor: string
  constraints?: VsanHclMinFwConstraint[]
  pcieConstraints?: VsanHclDeviceConstraint[]
  partNumber?: string
}

/** vim.host.VsanHclDiskInfo */
export interface VsanHclDiskInfo extends DynamicData {
  deviceName: string
  model?: string
  isSsd?: boolean
  vsanDisk: boolean
  issues?: LocalizedMethodFault[]
  remediableIssues?: string[]
  uuid?: string
  capacity?: Long
  vsanCompatibility?: string[]
}

/** vim.vsan.VsanHclDriverInfo */
export interface VsanHclDriverInfo extends DynamicData {
  driverVersion?: string
  driverLink?: VsanDownloadItem
  fwVersion?: string
  fwLinks?: VsanDownloadItem[]
  toolsLinks?: VsanDownloadItem[]
  eula?: string
  driverType?: string
  driverName?: string
  diskModes?: string[]
  supportedFeatures?: string[]
}

/** vim.host.VsanHclFirmwareFile */
export interface VsanHclFirmwareFile extends DynamicData {
  fileType: string
  filenameOrUrl: string
  sha1sum: string
}

/** vim.host.VsanHclFirmwareUpdateSpec */
export interface VsanHclFirmwareUpdateSpec extends DynamicData {
  host: ManagedObjectReference
  hbaDevice: string
  fwFiles: VsanHclFirmwareFile[]
  allowDowngrade?: boolean
  firmwareComponent?: VsanHostFwComponent[]
}

/** vim.host.VsanHclMemInfo */
export interface VsanHclMemInfo extends DynamicData {
  memorySize?: Long
  vsanHostCompatibility?: string[]
}

/** vim.vsan.VsanHclMinFwConstraint */
export interface VsanHclMinFwConstraint extends DynamicData {
  vcgId: number
  vcgLink: string
  model: string
  partner: string
  partNumber?: string
  release: string
  firmware: string
}

/** vim.host.VsanHclNicInfo */
export interface VsanHclNicInfo extends VsanHclCommonDeviceInfo {
  vmknic?: string
  useByVsan?: boolean
  rdmaConfig?: VsanNicRdmaInfo
  vsanHostCompatibility?: string[]
  nicLinkSpeedInMbps?: number
}

/** vim.vsan.VsanHclQuerySpec */
export interface VsanHclQuerySpec extends DynamicData {
  includeOnlyVsanControllers?: boolean
  cluster?: ManagedObjectReference
  hosts?: ManagedObjectReference[]
  vsanStoragePoolEligibleDisksOnly?: boolean
}

/** vim.vsan.VsanHclReleaseConstraint */
export interface VsanHclReleaseConstraint extends DynamicData {
  cluster: ManagedObjectReference
  release: string
  hostDevices?: VsanHostDeviceInfo[]
  constraints?: VsanHclDeviceConstraint[]
}

/** vim.cluster.VsanHealthActionBase */
export interface VsanHealthActionBase extends DynamicData {
  description: string
}

/** vim.cluster.VsanHealthActionSteps */
export interface VsanHealthActionSteps extends VsanHealthActionBase {
  steps?: VsanHealthActionBase[]
}

/** vim.cluster.VsanHealthApiBasedAction */
export interface VsanHealthApiBasedAction extends VsanHealthActionBase {
  apiAction: VsanClusterHealthAction
}

/** vim.cluster.VsanHealthCmdBasedAction */
export interface VsanHealthCmdBasedAction extends VsanHealthActionBase {
  commands: string[]
}

/** vim.vsan.VsanHealthConfigSpec */
export interface VsanHealthConfigSpec extends DynamicData {
  healthCheckThresholdSpec?: VsanHealthThreshold[]
  historicalHealthConfig?: VsanHistoricalHealthConfig
}

/** vim.cluster.VsanHealthConfirmationDialog */
export interface VsanHealthConfirmationDialog extends DynamicData {
  title: string
  subTitle?: string
  content: string
  agreeLabel?: string
  closeLabel?: string
  isWarning?: boolean
}

/** vim.cluster.VsanHealthCorrelation */
export interface VsanHealthCorrelation extends DynamicData {
  primaryHealthTests?: string[]
  relatedHealthTests?: string[]
  skippedHealthTests?: string[]
}

/** vim.vsan.VsanHealthCustomizationSpec */
export interface VsanHealthCustomizationSpec extends DynamicData {
  ssdEnduranceSpec?: SSDEnduranceThresholdSpec[]
}

/** vim.cluster.VsanHealthDataDrivenAction */
export interface VsanHealthDataDrivenAction extends VsanHealthActionBase {
  apiAction: VsanDataDrivenAPIAction
  confirmation?: VsanHealthConfirmationDialog
}

/** vim.cluster.VsanHealthExtMgmtPreCheckResult */
export interface VsanHealthExtMgmtPreCheckResult extends DynamicData {
  overallResult: boolean
  esxVersionCheckPassed?: boolean
  drsCheckPassed?: boolean
  eamConnectionCheckPassed?: boolean
  installStateCheckPassed?: boolean
  results: VsanClusterHealthTest[]
  vumRegistered?: boolean
}

/** vim.host.VsanHealthObjectStats */
export interface VsanHealthObjectStats extends DynamicData {
  numAutoManagedObjects: Long
  numFTT3ManagedObjects: Long
}

/** vim.host.VsanHealthQuerySpec */
export interface VsanHealthQuerySpec extends DynamicData {
  includeAllRemoteClusters?: boolean
  remoteClusterUuids?: string[]
  latencyOnly?: boolean
  mode?: string
}

/** vim.cluster.VsanHealthStatusCounts */
export interface VsanHealthStatusCounts extends DynamicData {
  error: number
  warning: number
  info: number
}

/** vim.vsan.VsanHealthThreshold */
export interface VsanHealthThreshold extends DynamicData {
  yellowValue: Long
  redValue: Long
  target?: string
  enabled?: boolean
}

/** vim.cluster.VsanHealthTroubleshooting */
export interface VsanHealthTroubleshooting extends DynamicData {
  diagnosticSteps?: VsanHealthActionBase[]
  remediations?: VsanHealthActionBase[]
}

/** vim.cluster.VsanHealthTxtBasedAction */
export interface VsanHealthTxtBasedAction extends VsanHealthActionBase {
}

/** vim.vsan.upgradesystem.HigherObjectsPresentDuringDowngradeIssue */
export interface VsanHigherObjectsPresentDuringDowngradeIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.vsan.VsanHistoricalHealthConfig */
export interface VsanHistoricalHealthConfig extends DynamicData {
  enabled: boolean
}

/** vim.cluster.VsanHistoricalHealthQuerySpec */
export interface VsanHistoricalHealthQuerySpec extends DynamicData {
  clusters: ManagedObjectReference[]
  start: DateTime
  end?: DateTime
  testId?: string
  groupId?: string
  includeHealthRemediation?: boolean
}

/** vim.cluster.VsanHistoricalHealthTest */
export interface VsanHistoricalHealthTest extends DynamicData {
  timestamp: DateTime
  health: string
  testDetails?: VsanClusterHealthResultBase[]
  testCorrelation?: VsanHealthCorrelation
}

/** vim.vsan.host.AbortWipeDiskStatus */
export interface VsanHostAbortWipeDiskStatus extends DynamicData {
  disk: string
  success: boolean
  reason?: LocalizableMessage[]
}

/** vim.vsan.host.AboutInfoEx */
export interface VsanHostAboutInfoEx extends DynamicData {
  name?: string
  version?: string
  build?: string
  buildType?: string
  apiVersion?: string
}

/** vim.vsan.host.VsanAssociatedObjects */
export interface VsanHostAssociatedObjects extends DynamicData {
  spbmProfileId: string
  spbmProfileGenerationNum: number
  vsanObjects?: string[]
}

/** vim.vsan.host.VsanAssociatedObjectsResult */
export interface VsanHostAssociatedObjectsResult extends DynamicData {
  data: VsanHostAssociatedObjects[]
  offset: number
  limit: number
}

/** vim.host.VsanHostCimProviderInfo */
export interface VsanHostCimProviderInfo extends DynamicData {
  cimProviderSupported?: boolean
  installedCIMProvider?: string
  cimProviderOnHcl?: string[]
  cimProviderLinksOnHcl?: VsanDownloadItem[]
}

/** vim.vsan.host.ClientClusterUnicastConfig */
export interface VsanHostClientClusterUnicastConfig extends DynamicData {
  remoteUnicastConfig?: VsanHostClientClusterUnicastInfo[]
}

/** vim.vsan.host.ClientClusterUnicastInfo */
export interface VsanHostClientClusterUnicastInfo extends DynamicData {
  clusterUuid: string
  unicastInfo?: VsanHostClientHostUnicastInfo[]
}

/** vim.vsan.host.ClientHostUnicastInfo */
export interface VsanHostClientHostUnicastInfo extends DynamicData {
  hostUuid: string
  unicastSpec?: VsanUnicastAddressInfo[]
  thumbprintList?: VirtualMachineCertThumbprint[]
}

/** vim.cluster.VsanHostClomdLivenessResult */
export interface VsanHostClomdLivenessResult extends DynamicData {
  hostname: string
  clomdStat: string
  error?: LocalizedMethodFault
}

/** vim.vsan.host.ClusterStatus */
export interface VsanHostClusterStatus extends DynamicData {
  uuid?: string
  nodeUuid?: string
  health: string
  nodeState: VsanHostClusterStatusState
  memberUuid?: string[]
}

/** vim.vsan.host.ClusterStatus.State */
export interface VsanHostClusterStatusState extends DynamicData {
  state: string
  completion?: VsanHostClusterStatusStateCompletionEstimate
}

/** vim.vsan.host.ClusterStatus.State.CompletionEstimate */
export interface VsanHostClusterStatusStateCompletionEstimate extends DynamicData {
  completeTime?: DateTime
  percentComplete?: number
}

/** vim.vsan.host.VsanComponentSyncState */
export interface VsanHostComponentSyncState extends DynamicData {
  uuid: string
  diskUuid: string
  hostUuid: string
  bytesToSync: Long
  recoveryETA?: Long
  reasons?: string[]
}

/** vim.vsan.host.ConfigInfo */
export interface VsanHostConfigInfo extends DynamicData {
  enabled?: boolean
  hostSystem?: ManagedObjectReference
  clusterInfo?: VsanHostConfigInfoClusterInfo
  storageInfo?: VsanHostConfigInfoStorageInfo
  networkInfo?: VsanHostConfigInfoNetworkInfo
  faultDomainInfo?: VsanHostFaultDomainInfo
  vsanEsaEnabled?: boolean
  vsanCyberRecoveryEnabled?: boolean
}

/** vim.vsan.host.ConfigInfo.ClusterInfo */
export interface VsanHostConfigInfoClusterInfo extends DynamicData {
  uuid?: string
  nodeUuid?: string
}

/** vim.vsan.host.ConfigInfoEx */
export interface VsanHostConfigInfoEx extends VsanHostConfigInfo {
  encryptionInfo?: VsanHostEncryptionInfo
  dataEfficiencyInfo?: VsanDataEfficiencyConfig
  resyncIopsLimitInfo?: ResyncIopsInfo
  extendedConfig?: VsanExtendedConfig
  datastoreInfo?: VsanDatastoreConfig
  unmapConfig?: VsanUnmapConfig
  witnessHostConfig?: VsanWitnessHostConfig[]
  internalExtendedConfig?: VsanInternalExtendedConfig
  metricsConfig?: VsanMetricsConfig
  unicastConfig?: VsanHostServerClusterUnicastConfig
  rdmaConfig?: VsanRdmaConfig
  dataInTransitEncryptionInfo?: VsanInTransitEncryptionInfo
  mode?: string
  serverClusterConfigs?: RemoteVsanServerClusterConfig[]
  snapServiceConfig?: VsanSnapServiceConfig
  deconvergedNetConfig?: VsanDeconvergedNetConfig
  remoteDITInfos?: VsanInTransitEncryptionInfo[]
  clientUnicastConfig?: VsanHostClientClusterUnicastConfig
  siteTakeoverConfig?: VsanSiteTakeoverConfig
  vbossHostConfig?: VsanVbossHostConfig
  autoRAIDConfig?: VsanAutoRAIDConfig
}

/** vim.vsan.host.ConfigInfo.NetworkInfo */
export interface VsanHostConfigInfoNetworkInfo extends DynamicData {
  port?: VsanHostConfigInfoNetworkInfoPortConfig[]
}

/** vim.vsan.host.ConfigInfo.NetworkInfo.PortConfig */
export interface VsanHostConfigInfoNetworkInfoPortConfig extends DynamicData {
  ipConfig?: VsanHostIpConfig
  device: string
}

/** vim.vsan.host.ConfigInfo.StorageInfo */
export interface VsanHostConfigInfoStorageInfo extends DynamicData {
  autoClaimStorage?: boolean
  diskMapping?: VsanHostDiskMapping[]
  diskMapInfo?: VsanHostDiskMapInfo[]
  checksumEnabled?: boolean
}

/** vim.vsan.host.CreateNativeKeyProviderSpec */
export interface VsanHostCreateNativeKeyProviderSpec extends DynamicData {
  provider: string
  keyId?: string
  keyDerivationKey?: string
  tpmRequired?: boolean
}

/** vim.cluster.VsanHostCreateVmHealthTestResult */
export interface VsanHostCreateVmHealthTestResult extends DynamicData {
  hostname: string
  state: string
  fault?: LocalizedMethodFault
}

/** vim.vsan.host.DecommissionMode */
export interface VsanHostDecommissionMode extends DynamicData {
  objectAction: string
}

/** vim.vsan.VsanHostDeviceInfo */
export interface VsanHostDeviceInfo extends DynamicData {
  hostname: string
  devices?: VsanBasicDeviceInfo[]
}

/** vim.vsan.host.DiskMapInfo */
export interface VsanHostDiskMapInfo extends DynamicData {
  mapping: VsanHostDiskMapping
  mounted: boolean
}

/** vim.vsan.host.DiskMapResult */
export interface VsanHostDiskMapResult extends DynamicData {
  mapping: VsanHostDiskMapping
  diskResult?: VsanHostDiskResult[]
  error?: LocalizedMethodFault
}

/** vim.vsan.host.DiskMapping */
export interface VsanHostDiskMapping extends DynamicData {
  ssd: HostScsiDisk
  nonSsd: HostScsiDisk[]
}

/** vim.vsan.host.DiskResult */
export interface VsanHostDiskResult extends DynamicData {
  disk: HostScsiDisk
  state: string
  vsanUuid?: string
  error?: LocalizedMethodFault
  degraded?: boolean
}

/** vim.vsan.host.DrsStats */
export interface VsanHostDrsStats extends DynamicData {
  host: ManagedObjectReference
  stats: Base64
  readLocalityPresented?: boolean
}

/** vim.host.VsanHostEMMSummary */
export interface VsanHostEMMSummary extends DynamicData {
  hostname?: string
  inMaintenanceMode?: boolean
  inDecomState?: boolean
}

/** vim.vsan.host.EncryptionInfo */
export interface VsanHostEncryptionInfo extends DynamicData {
  enabled?: boolean
  kekId?: string
  hostKeyId?: string
  kmipServers?: KmipServerSpec[]
  kmsServerCerts?: string[]
  clientKey?: string
  clientCert?: string
  dekGenerationId?: Long
  changing?: boolean
  eraseDisksBeforeUse?: boolean
  wrappedDek?: string
  dekId?: string
  oldWrappedDek?: string
  oldDekId?: string
  kekVerifier?: string
  dekVerifier?: string
  oldDekVerifier?: string
  iv?: string
  syncing?: boolean
}

/** vim.vsan.host.ConfigInfo.FaultDomainInfo */
export interface VsanHostFaultDomainInfo extends DynamicData {
  name: string
}

/** vim.host.VsanHostFwComponent */
export interface VsanHostFwComponent extends DynamicData {
  name: string
  url?: string
  sha1sum?: string
  currentVersion?: string
  suggestedVersion?: string
  componentID?: string[]
}

/** vim.host.VsanHostGlobalDedupConfigHealthSummary */
export interface VsanHostGlobalDedupConfigHealthSummary extends DynamicData {
  hostname?: string
  health?: string
}

/** vim.host.VsanHostHciMeshDitEncryptionHealth */
export interface VsanHostHciMeshDitEncryptionHealth extends DynamicData {
  clusterUuid: string
  clusterName: string
  ownerVc?: string
  isLocalOwnerVc?: boolean
  health: string
  issues?: string[]
}

/** vim.host.VsanHostHciMeshDitEncryptionHealthSummary */
export interface VsanHostHciMeshDitEncryptionHealthSummary extends DynamicData {
  hostname: string
  clusterUuid: string
  clusterName: string
  ownerVc: string
  isLocalOwnerVc?: boolean
  capable?: boolean
  clusterHealths?: VsanHostHciMeshDitEncryptionHealth[]
}

/** vim.host.VsanHostHclInfo */
export interface VsanHostHclInfo extends DynamicData {
  hostname: string
  hclChecked: boolean
  releaseName?: string
  error?: LocalizedMethodFault
  controllers?: VsanHclControllerInfo[]
  pnics?: VsanHclNicInfo[]
  host?: ManagedObjectReference
  computeResource?: VsanHclComputeResource
  vsanHostCompatibility?: string[]
}

/** vim.host.VsanHostHealthSystemStatusResult */
export interface VsanHostHealthSystemStatusResult extends DynamicData {
  hostname: string
  status: string
  issues?: string[]
}

/** vim.cluster.VsanHostHealthSystemVersionResult */
export interface VsanHostHealthSystemVersionResult extends DynamicData {
  hostname: string
  version?: string
  error?: LocalizedMethodFault
  build?: string
}

/** vim.host.VsanHostHwDeviceId */
export interface VsanHostHwDeviceId extends DynamicData {
  pciId: DevicePciId
  productId?: string
  diskCapacity?: Long
}

/** vim.host.VsanHostIoInsightInfo */
export interface VsanHostIoInsightInfo extends DynamicData {
  host: ManagedObjectReference
  ioinsightWorldId?: Long
  faultMessage?: string
  ioinsightInfo?: VsanIoInsightInfo
}

/** vim.vsan.host.IpConfig */
export interface VsanHostIpConfig extends DynamicData {
  upstreamIpAddress: string
  downstreamIpAddress: string
}

/** vim.vsan.host.IpConfigEx */
export interface VsanHostIpConfigEx extends VsanHostIpConfig {
  upstreamIpV6Address?: string
  downstreamIpV6Address?: string
}

/** vim.vsan.host.MembershipInfo */
export interface VsanHostMembershipInfo extends DynamicData {
  nodeUuid: string
  hostname: string
}

/** vim.vsan.host.PortConfigEx */
export interface VsanHostPortConfigEx extends VsanHostConfigInfoNetworkInfoPortConfig {
  trafficTypes?: string[]
}

/** vim.vsan.upgradesystem.HostPropertyRetrieveIssue */
export interface VsanHostPropertyRetrieveIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.host.VsanHostQueryCheckLimitsSpec */
export interface VsanHostQueryCheckLimitsSpec extends DynamicData {
  optionTypes?: string[]
  fetchAll: boolean
}

/** vim.host.VsanHostReference */
export interface VsanHostReference extends DynamicData {
  hostname: string
}

/** vim.vsan.HostResourceCheckResult */
export interface VsanHostResourceCheckResult extends EntityResourceCheckDetails {
  host?: ManagedObjectReference
  diskGroups?: VsanDiskGroupResourceCheckResult[]
  storagePools?: VsanStoragePoolResourceCheckResult[]
}

/** vim.vsan.host.VsanRuntimeInfo */
export interface VsanHostRuntimeInfo extends DynamicData {
  membershipList?: VsanHostMembershipInfo[]
  diskIssues?: VsanHostRuntimeInfoDiskIssue[]
  accessGenNo?: number
}

/** vim.vsan.host.VsanRuntimeInfo.DiskIssue */
export interface VsanHostRuntimeInfoDiskIssue extends DynamicData {
  diskId: string
  issue: string
}

/** vim.vsan.host.RuntimeStats */
export interface VsanHostRuntimeStats extends DynamicData {
  resyncIopsInfo?: ResyncIopsInfo
  configGeneration?: VsanConfigGeneration
  supportedClusterSize?: number
  repairTimerInfo?: RepairTimerInfo
  componentLimitPerCluster?: number
  maxWitnessClusters?: number
}

/** vim.vsan.host.ServerClusterUnicastConfig */
export interface VsanHostServerClusterUnicastConfig extends DynamicData {
  remoteUnicastConfig?: VsanHostServerClusterUnicastInfo[]
}

/** vim.vsan.host.ServerClusterUnicastInfo */
export interface VsanHostServerClusterUnicastInfo extends DynamicData {
  clusterUuid: string
  unicastInfo?: VsanServerHostUnicastInfo[]
}

/** vim.vsan.HostSiteMaintenanceStatus */
export interface VsanHostSiteMaintenanceStatus extends DynamicData {
  host: ManagedObjectReference
  state?: string
  startTime?: DateTime
  hostCount?: Long
  hosts?: string[]
  statusUpdateTime?: Long
}

/** vim.host.VsanHostVirtualApplianceInfo */
export interface VsanHostVirtualApplianceInfo extends DynamicData {
  hostKey: ManagedObjectReference
  isVirtualApp: boolean
  isDeployedFromOVF?: boolean
}

/** vim.host.VsanHostVmdkLoadTestResult */
export interface VsanHostVmdkLoadTestResult extends DynamicData {
  hostname: string
  issueFound: boolean
  faultMessage?: string
  vmdkResults?: VsanVmdkLoadTestResult[]
}

/** vim.vsan.host.VsanDiskInfo */
export interface VsanHostVsanDiskInfo extends DynamicData {
  vsanUuid: string
  formatVersion: number
}

/** vim.vsan.host.VsanSyncingObjectQueryResult */
export interface VsanHostVsanObjectSyncQueryResult extends DynamicData {
  totalObjectsToSync?: Long
  totalBytesToSync?: Long
  totalRecoveryETA?: Long
  objects?: VsanHostVsanObjectSyncState[]
  syncingObjectRecoveryDetails?: VsanSyncingObjectRecoveryDetails
}

/** vim.vsan.host.VsanObjectSyncState */
export interface VsanHostVsanObjectSyncState extends DynamicData {
  uuid: string
  components: VsanHostComponentSyncState[]
}

/** vim.vsan.host.WipeDiskStatus */
export interface VsanHostWipeDiskStatus extends DynamicData {
  disk: string
  eligible: string
  ineligibleReason?: LocalizableMessage[]
  wipeState?: string
  percentageCompleted?: number
  estimatedTime?: Long
  wipeStartTime?: DateTime
  wipeCompleteTime?: DateTime
}

/** vim.vsan.upgradesystem.HostWithHybridDiskgroupIssue */
export interface VsanHostWithHybridDiskgroupIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.vsan.upgradesystem.HostsCompressionOnlyNotSupported */
export interface VsanHostsCompressionOnlyNotSupported extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.host.VsanHwToVcgInfoMapping */
export interface VsanHwToVcgInfoMapping extends DynamicData {
  vsanHostHwDeviceId: VsanHostHwDeviceId
  vcgId: number
}

/** vim.vsan.VsanHwToVcgInfoMappingSpec */
export interface VsanHwToVcgInfoMappingSpec extends DynamicData {
  entity: string
  vsanHwToVcgInfoMappings: VsanHwToVcgInfoMapping[]
}

/** vim.vsan.IODiagnosticsFailedCheck */
export interface VsanIODiagnosticsFailedCheck extends DynamicData {
  unsupportedType: string
  reason: LocalizableMessage
}

/** vim.vsan.IODiagnosticsInstance */
export interface VsanIODiagnosticsInstance extends DynamicData {
  name: string
  state: string
  events?: VsanIODiagnosticsInstanceEvent[]
  targets?: VsanIODiagnosticsTarget[]
  startTime: DateTime
  endTime: DateTime
  recurrenceName?: string
}

/** vim.vsan.IODiagnosticsInstanceEvent */
export interface VsanIODiagnosticsInstanceEvent extends DynamicData {
  eventType: string
  eventTime: DateTime
  eventTargets?: VsanIODiagnosticsTarget[]
}

/** vim.vsan.IODiagnosticsInstanceQuerySpec */
export interface VsanIODiagnosticsInstanceQuerySpec extends DynamicData {
  targets?: VsanIODiagnosticsTarget[]
  startTime: DateTime
  endTime?: DateTime
}

/** vim.vsan.IODiagnosticsObjectLayout */
export interface VsanIODiagnosticsObjectLayout extends DynamicData {
  layout: string
}

/** vim.vsan.IODiagnosticsPrecheckResult */
export interface VsanIODiagnosticsPrecheckResult extends DynamicData {
  supported: boolean
  failedChecks?: VsanIODiagnosticsFailedCheck[]
}

/** vim.vsan.IODiagnosticsStats */
export interface VsanIODiagnosticsStats extends DynamicData {
  objectsIOStats?: VsanObjectIOStats[]
  startTime: DateTime
  endTime: DateTime
}

/** vim.vsan.IODiagnosticsTarget */
export interface VsanIODiagnosticsTarget extends DynamicData {
  type: string
  entityId: string
  objUuids?: string[]
}

/** vim.vsan.IODiagnosticsTargetStats */
export interface VsanIODiagnosticsTargetStats extends DynamicData {
  target: VsanIODiagnosticsTarget
  objectsIODiagnosticsStats?: VsanIODiagnosticsStats[]
}

/** vim.vsan.IOLatency */
export interface VsanIOLatency extends DynamicData {
  latencyType: string
  sourceEntityUuid: string
  destEntityUuid: string
  readLatencyStats: VsanIOLatencyMetrics
  writeLatencyStats: VsanIOLatencyMetrics
  detailedInfo?: KeyAnyValue[]
}

/** vim.vsan.IOLatencyMetrics */
export interface VsanIOLatencyMetrics extends DynamicData {
  totalCount: number
  averageLatency: number
  stddevLatency?: number
}

/** vim.vsan.VsanIOTripAnalyzerConfig */
export interface VsanIOTripAnalyzerConfig extends DynamicData {
  recurrences?: VsanIOTripAnalyzerRecurrence[]
}

/** vim.vsan.VsanIOTripAnalyzerRecurrence */
export interface VsanIOTripAnalyzerRecurrence extends DynamicData {
  name?: string
  targets: VsanIODiagnosticsTarget[]
  startTime: DateTime
  endTime?: DateTime
  duration: Long
  interval: Long
  status: string
}

/** vim.vsan.host.DataInTransitEncryptionInfo */
export interface VsanInTransitEncryptionInfo extends DynamicData {
  enabled?: boolean
  rekeyInterval?: number
  transitionState?: string
  serverClusterUuid?: string
  clientClusterUuid?: string
}

/** vim.fault.VsanIncompatibleDiskMapping */
export interface VsanIncompatibleDiskMapping extends VsanDiskFault {
}

/** vim.vsan.VsanInternalExtendedConfig */
export interface VsanInternalExtendedConfig extends DynamicData {
  vcMaxDiskVersion?: number
  stretchedClient?: boolean
}

/** vim.host.VsanIoInsightInfo */
export interface VsanIoInsightInfo extends DynamicData {
  state?: string
  monitoredVMs?: ManagedObjectReference[]
}

/** vim.cluster.VsanIoInsightInstance */
export interface VsanIoInsightInstance extends DynamicData {
  runName: string
  state?: string
  startTime?: DateTime
  endTime?: DateTime
  hostsIoInsightInfo?: VsanHostIoInsightInfo[]
  hostUuids?: string[]
  vmUuids?: string[]
}

/** vim.cluster.VsanIoInsightInstanceQuerySpec */
export interface VsanIoInsightInstanceQuerySpec extends DynamicData {
  state?: string
  entityRefId?: string
}

/** vim.host.VsanIperfClientSpec */
export interface VsanIperfClientSpec extends DynamicData {
  Reverse: boolean
}

/** vim.cluster.VsanIscsiHomeObjectSpec */
export interface VsanIscsiHomeObjectSpec extends DynamicData {
  storagePolicy?: VirtualMachineProfileSpec
  defaultConfig?: VsanIscsiTargetServiceDefaultConfigSpec
}

/** vim.cluster.VsanIscsiInitiatorGroup */
export interface VsanIscsiInitiatorGroup extends DynamicData {
  name: string
  initiators?: string[]
  targets?: VsanIscsiTargetBasicInfo[]
}

/** vim.cluster.VsanIscsiLUN */
export interface VsanIscsiLUN extends VsanIscsiLUNCommonInfo {
  targetAlias: string
  uuid: string
  actualSize: Long
  objectInformation?: VsanObjectInformation
}

/** vim.cluster.VsanIscsiLUNCommonInfo */
export interface VsanIscsiLUNCommonInfo extends DynamicData {
  lunId?: number
  alias?: string
  lunSize: Long
  status?: string
}

/** vim.cluster.VsanIscsiLUNSpec */
export interface VsanIscsiLUNSpec extends VsanIscsiLUNCommonInfo {
  storagePolicy?: VirtualMachineProfileSpec
  newLunId?: number
}

/** vim.cluster.VsanIscsiTarget */
export interface VsanIscsiTarget extends VsanIscsiTargetCommonInfo {
  lunCount?: number
  objectInformation?: VsanObjectInformation
  ioOwnerHost?: string
  initiators?: string[]
  initiatorGroups?: string[]
}

/** vim.cluster.VsanIscsiTargetAuthSpec */
export interface VsanIscsiTargetAuthSpec extends DynamicData {
  authType?: string
  userNameAttachToTarget?: string
  userSecretAttachToTarget?: string
  userNameAttachToInitiator?: string
  userSecretAttachToInitiator?: string
}

/** vim.cluster.VsanIscsiTargetBasicInfo */
export interface VsanIscsiTargetBasicInfo extends DynamicData {
  alias: string
  iqn?: string
}

/** vim.cluster.VsanIscsiTargetCommonInfo */
export interface VsanIscsiTargetCommonInfo extends VsanIscsiTargetBasicInfo {
  authSpec?: VsanIscsiTargetAuthSpec
  port?: number
  networkInterface?: string
  affinityLocation?: string
}

/** vim.cluster.VsanIscsiTargetServiceConfig */
export interface VsanIscsiTargetServiceConfig extends DynamicData {
  defaultConfig?: VsanIscsiTargetServiceDefaultConfigSpec
  enabled?: boolean
  vipConfigs?: VsanIscsiVipConfigSpec[]
}

/** vim.cluster.VsanIscsiTargetServiceDefaultConfigSpec */
export interface VsanIscsiTargetServiceDefaultConfigSpec extends DynamicData {
  networkInterface?: string
  port?: number
  iscsiTargetAuthSpec?: VsanIscsiTargetAuthSpec
}

/** vim.cluster.VsanIscsiTargetServiceSpec */
export interface VsanIscsiTargetServiceSpec extends VsanIscsiTargetServiceConfig {
  homeObjectStoragePolicy?: VirtualMachineProfileSpec
}

/** vim.cluster.VsanIscsiTargetSpec */
export interface VsanIscsiTargetSpec extends VsanIscsiTargetCommonInfo {
  storagePolicy?: VirtualMachineProfileSpec
  newAlias?: string
}

/** vim.vsan.VipConfig */
export interface VsanIscsiVipConfig extends VsanIscsiVipConfigSpec {
  vmknicName?: string
  owner?: ManagedObjectReference
  ownerHostUuid?: string
}

/** vim.vsan.VipConfigSpec */
export interface VsanIscsiVipConfigSpec extends DynamicData {
  enabled?: boolean
  v4NetworkConfig?: VsanVipNetworkConfig
  v6NetworkConfig?: VsanVipNetworkConfig
  vswitchConfig?: VsanIscsiVipVswitchConfig
  distributedSwitchConfig?: VsanIscsiVipDVswitchConfig
}

/** vim.vsan.VipDVswitchConfig */
export interface VsanIscsiVipDVswitchConfig extends DynamicData {
  portGroup?: ManagedObjectReference
  dvsUuid?: string
}

/** vim.vsan.VipVswitchConfig */
export interface VsanIscsiVipVswitchConfig extends DynamicData {
  vswitchName: string
  vlanId?: number
}

/** vim.VsanJsonComparator */
export interface VsanJsonComparator extends VsanComparator {
  comparator?: string
  comparableValue?: KeyAnyValue
}

/** vim.VsanJsonFilterRule */
export interface VsanJsonFilterRule extends DynamicData {
  filterComparator?: VsanComparator
  comparablePath?: string[]
  keysWithStrVal?: string[]
  propertyName?: string
}

/** vim.host.VsanKmsHealth */
export interface VsanKmsHealth extends DynamicData {
  serverName: string
  health: string
  error?: LocalizedMethodFault
  trustHealth?: string
  certHealth?: string
  certExpireDate?: DateTime
}

/** vim.host.VsanLicensedDiskResult */
export interface VsanLicensedDiskResult extends DynamicData {
  uuid: string
  name: string
  capacity: Long
}

/** vim.host.VsanLimitHealthResult */
export interface VsanLimitHealthResult extends DynamicData {
  hostname?: string
  issueFound: boolean
  maxComponents: number
  freeComponents: number
  componentLimitHealth: string
  lowestFreeDiskSpacePct: number
  usedDiskSpaceB: Long
  totalDiskSpaceB: Long
  diskFreeSpaceHealth: string
  reservedRcSizeB: Long
  totalRcSizeB: Long
  rcFreeReservationHealth: string
  totalLogicalSpaceB?: Long
  logicalSpaceUsedB?: Long
  dedupMetadataSizeB?: Long
  diskTransientCapacityUsedB?: Long
  dgTransientCapacityUsedB?: Long
  slackSpaceCapRequired?: Long
  resyncPauseThreshold?: Long
  spaceEfficiencyMetadataSizeB?: VsanSpaceEfficiencyMetadataSize
  hostRebuildCapacity?: Long
  minSpaceRequiredForVsanOp?: Long
  enforceCapResrvSpace?: Long
  cdReservedSizeB?: Long
}

/** vim.VsanMassCollectorPropertyParams */
export interface VsanMassCollectorPropertyParams extends DynamicData {
  propertyName?: string
  propertyParams?: KeyAnyValue[]
}

/** vim.VsanMassCollectorSpec */
export interface VsanMassCollectorSpec extends DynamicData {
  objects?: ManagedObjectReference[]
  objectCollection?: string
  properties: string[]
  propertiesParams?: VsanMassCollectorPropertyParams[]
  constraint?: VsanResourceConstraint
}

/** vim.vsan.MetricProfile */
export interface VsanMetricProfile extends DynamicData {
  authToken: string
}

/** vim.vsan.MetricsConfig */
export interface VsanMetricsConfig extends DynamicData {
  profiles?: VsanMetricProfile[]
}

/** vim.vsan.upgradesystem.MixedEsxVersionInClientIssue */
export interface VsanMixedEsxVersionInClientIssue extends VsanUpgradeSystemPreflightCheckIssue {
  clusterName: string
}

/** vim.vsan.upgradesystem.MixedEsxVersionIssue */
export interface VsanMixedEsxVersionIssue extends VsanUpgradeSystemPreflightCheckIssue {
}

/** vim.vsan.MountPrecheckItem */
export interface VsanMountPrecheckItem extends DynamicData {
  type: string
  description: LocalizableMessage
  status: string
  reason?: LocalizableMessage[]
  ignoreMessage?: LocalizableMessage[]
}

/** vim.vsan.MountPrecheckNetworkConnectivity */
export interface VsanMountPrecheckNetworkConnectivity extends DynamicData {
  host: ManagedObjectReference
  smallPingTestSuccessPct: number
  largePingTestSuccessPct: number
  status: string
}

/** vim.vsan.MountPrecheckNetworkConnectivityDetail */
export interface VsanMountPrecheckNetworkConnectivityDetail extends DynamicData {
  host: ManagedObjectReference
  networkConnectivity?: VsanMountPrecheckNetworkConnectivity[]
}

/** vim.vsan.MountPrecheckNetworkConnectivityResult */
export interface VsanMountPrecheckNetworkConnectivityResult extends VsanMountPrecheckItem {
  details?: VsanMountPrecheckNetworkConnectivityDetail[]
}

/** vim.vsan.MountPrecheckNetworkLatency */
export interface VsanMountPrecheckNetworkLatency extends DynamicData {
  host: ManagedObjectReference
  networkLatency: Long
  status: string
}

/** vim.vsan.MountPrecheckNetworkLatencyDetail */
export interface VsanMountPrecheckNetworkLatencyDetail extends DynamicData {
  host: ManagedObjectReference
  networkLatencies?: VsanMountPrecheckNetworkLatency[]
}

/** vim.vsan.MountPrecheckNetworkLatencyResult */
export interface VsanMountPrecheckNetworkLatencyResult extends VsanMountPrecheckItem {
  details: VsanMountPrecheckNetworkLatencyDetail[]
}

/** vim.vsan.MountPrecheckResult */
export interface VsanMountPrecheckResult extends DynamicData {
  result?: VsanMountPrecheckItem[]
}

/** vim.VsanNestJsonComparator */
export interface VsanNestJsonComparator extends VsanComparator {
  nestedComparators?: VsanJsonComparator[]
  conjoiner?: string
}

/** vim.vsan.VsanNetworkConfigBaseIssue */
export interface VsanNetworkConfigBaseIssue extends DynamicData {
}

/** vim.vsan.VsanNetworkConfigBestPracticeHealth */
export interface VsanNetworkConfigBestPracticeHealth extends DynamicData {
  vdsPresent: boolean
  issues?: VsanNetworkConfigBaseIssue[]
}

/** vim.vsan.VsanNetworkConfigPnicSpeedInconsistencyIssue */
export interface VsanNetworkConfigPnicSpeedInconsistencyIssue extends VsanNetworkConfigBaseIssue {
  host: ManagedObjectReference
  vswitchName?: string
  vds?: ManagedObjectReference
  speedsMb: Long[]
}

/** vim.vsan.VsanNetworkConfigPortgroupWithNoRedundancyIssue */
export interface VsanNetworkConfigPortgroupWithNoRedundancyIssue extends VsanNetworkConfigBaseIssue {
  host: ManagedObjectReference
  portgroupName?: string
  vds?: ManagedObjectReference
  pg?: ManagedObjectReference
  numPnics: Long
}

/** vim.vsan.VsanNetworkConfigVdsScopeIssue */
export interface VsanNetworkConfigVdsScopeIssue extends VsanNetworkConfigBaseIssue {
  vds: ManagedObjectReference
  memberHosts: ManagedObjectReference[]
  nonMemberHosts: ManagedObjectReference[]
}

/** vim.vsan.VsanNetworkConfigVsanNotOnVdsIssue */
export interface VsanNetworkConfigVsanNotOnVdsIssue extends VsanNetworkConfigBaseIssue {
  host: ManagedObjectReference
  vmknic: string
}

/** vim.vsan.VsanNetworkConfigVswitchWithNoRedundancyIssue */
export interface VsanNetworkConfigVswitchWithNoRedundancyIssue extends VsanNetworkConfigBaseIssue {
  host: ManagedObjectReference
  vswitchName?: string
  vds?: ManagedObjectReference
  numPnics: Long
}

/** vim.cluster.VsanNetworkDiagnostics */
export interface VsanNetworkDiagnostics extends DynamicData {
  host: ManagedObjectReference
  eventTypeId: string
  severity: string
  createdTime: DateTime
  arguments?: KeyAnyValue[]
}

/** vim.host.VsanNetworkDiagnosticsHealthInfo */
export interface VsanNetworkDiagnosticsHealthInfo extends DynamicData {
  vnicInfo?: HostVirtualNic[]
  pnicTSOInfo?: PnicTSOInfo[]
  LACPInfo?: LACPInfo[]
}

/** vim.host.VsanNetworkHealthResult */
export interface VsanNetworkHealthResult extends DynamicData {
  host?: ManagedObjectReference
  hostname?: string
  vsanVmknicPresent?: boolean
  ipSubnets?: string[]
  issueFound?: boolean
  peerHealth?: VsanNetworkPeerHealthResult[]
  vMotionHealth?: VsanNetworkPeerHealthResult[]
  multicastConfig?: string
  unicastConfig?: string
  inUnicast?: boolean
  rdmaEnabled?: boolean
  rdtConnProtocol?: string
  serverClusters?: VsanServerClusterInfo[]
  externalPeerHealth?: VsanNetworkPeerHealthResult[]
}

/** vim.host.VsanNetworkLoadTestResult */
export interface VsanNetworkLoadTestResult extends DynamicData {
  hostname: string
  status?: string
  client: boolean
  bandwidthBps: Long
  totalBytes: Long
  lostDatagrams?: Long
  lossPct?: Long
  sentDatagrams?: Long
  jitterMs?: number
}

/** vim.host.VsanNetworkPeerHealthResult */
export interface VsanNetworkPeerHealthResult extends DynamicData {
  peer?: string
  peerHostname?: string
  peerVmknicName?: string
  smallPingTestSuccessPct?: number
  largePingTestSuccessPct?: number
  maxLatencyUs?: Long
  onSameIpSubnet?: boolean
  sourceVmknicName?: string
  connectivityHealthState?: string
  missingHeartBeatCount?: number
}

/** vim.vsan.VsanNetworkVMotionVmknicNotFountIssue */
export interface VsanNetworkVMotionVmknicNotFountIssue extends VsanNetworkConfigBaseIssue {
  hostWithoutVmotionVmknic: ManagedObjectReference
}

/** vim.host.VsanInternalSystem.NewPolicyBatch */
export interface VsanNewPolicyBatch extends DynamicData {
  size?: Long[]
  policy?: string
}

/** vim.host.VsanNicRdmaInfo */
export interface VsanNicRdmaInfo extends DynamicData {
  rdmaCapable?: boolean
  rdmaProtocolCapable?: string
  dcbEnabled?: boolean
  dcbMode?: string
  pfcEnabled?: boolean
  pfcConfig?: string
}

/** vim.fault.VsanNodeNotMaster */
export interface VsanNodeNotMaster extends VimFault {
  vsanMasterUuid?: string
  cmmdsMasterButNotStatsMaster?: boolean
}

/** vim.cluster.VsanObjIdentityQuerySpec */
export interface VsanObjIdentityQuerySpec extends DynamicData {
  knownSpbmProfileUuids?: string[]
  includeEffectiveCapacity?: boolean
}

/** vim.vsan.VsanObjSnapParams */
export interface VsanObjSnapParams extends DynamicData {
  uuid: string
  creator?: string
  snapshotType?: string
  cookie?: string
  immutableTag?: string
}

/** vim.vsan.VsanObjectDetail */
export interface VsanObjectDetail extends DynamicData {
  uuid: string
  objectPath?: string
  snapshots?: VsanSnapshotDetail[]
}

/** vim.cluster.VsanObjectExtraAttributes */
export interface VsanObjectExtraAttributes extends DynamicData {
  uuid: string
  objPath: string
  objClass: number
  ufn: string
  isHbrCfg: boolean
  ownerClusterUuid?: string
}

/** vim.host.VsanObjectHealth */
export interface VsanObjectHealth extends DynamicData {
  numObjects: number
  health?: string
  objUuids?: string[]
  vsanClusterUuid?: string
}

/** vim.vsan.ObjectHealthTelemetrySummary */
export interface VsanObjectHealthTelemetrySummary extends DynamicData {
  healthyObjectCount: number
  inaccessibleObjectCount: number
  needRetryObjectCount: number
  pdlObjectCount: number
  clusterHostCount: number
}

/** vim.vsan.ObjectIOStats */
export interface VsanObjectIOStats extends DynamicData {
  backingObjectId: string
  ioLatencyStats?: VsanIOLatency[]
  objectLayout: VsanIODiagnosticsObjectLayout
}

/** vim.cluster.VsanObjectIdentity */
export interface VsanObjectIdentity extends DynamicData {
  uuid: string
  type: string
  vmInstanceUuid?: string
  vmNsObjectUuid?: string
  vm?: ManagedObjectReference
  description?: string
  spbmProfileUuid?: string
  metadatas?: KeyValue[]
  typeExtId?: string
  spbmProfileName?: string
}

/** vim.cluster.VsanObjectIdentityAndHealth */
export interface VsanObjectIdentityAndHealth extends DynamicData {
  identities?: VsanObjectIdentity[]
  health?: VsanObjectOverallHealth
  spaceSummary?: VsanObjectSpaceSummary[]
  rawData?: string
}

/** vim.vsan.upgradesystem.ObjectInaccessibleIssue */
export interface VsanObjectInaccessibleIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.cluster.VsanObjectInformation */
export interface VsanObjectInformation extends DynamicData {
  directoryName?: string
  vsanObjectUuid?: string
  vsanHealth?: string
  policyAttributes?: KeyValue[]
  spbmProfileUuid?: string
  spbmProfileGenerationId?: string
  spbmComplianceResult?: VsanStorageComplianceResult
}

/** vim.host.VsanObjectOverallHealth */
export interface VsanObjectOverallHealth extends DynamicData {
  objectHealthDetail?: VsanObjectHealth[]
  objectsComplianceDetail?: VsanStorageComplianceResult[]
  objectVersionCompliance?: boolean
  objectFormatChangeRequiredUuids?: string[]
  objectsRelayoutBytes?: Long
  globalDedupStoreHealth?: string
  objectStats?: VsanHealthObjectStats
  vsanObjectsForObjectStoreVolumes?: string[]
}

/** vim.cluster.VsanObjectPlacement */
export interface VsanObjectPlacement extends DynamicData {
  details?: VsanObjectPlacementDetails[]
}

/** vim.cluster.VsanObjectPlacementDetails */
export interface VsanObjectPlacementDetails extends DynamicData {
  uuid: string
  type: string
  name?: string
  isRemote: boolean
  vm?: ManagedObjectReference
  spbmProfileUuid?: string
  spbmProfileName?: string
  isLocalPolicy?: boolean
  remoteDatastoreUuid?: string
  remoteDatastoreName?: string
  remoteCluster?: ManagedObjectReference
  remoteClusterName?: string
  remoteVc?: string
  healthState?: string
  components?: VsanComponentPlacement[]
}

/** vim.vsan.upgradesystem.ObjectPolicyIssue */
export interface VsanObjectPolicyIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.vsan.host.VsanObjectProfileInfo */
export interface VsanObjectProfileInfo extends DynamicData {
  vsanObjectUuid: string
  spbmProfileId: string
  spbmProfileGenerationNum: number
}

/** vim.cluster.VsanObjectQuerySpec */
export interface VsanObjectQuerySpec extends DynamicData {
  uuid: string
  spbmProfileGenerationId?: string
}

/** vim.vsan.VsanObjectSnapshotId */
export interface VsanObjectSnapshotId extends DynamicData {
  uuid: string
  snapshotId: number
  cookie?: string
}

/** vim.cluster.VsanObjectSpaceSummary */
export interface VsanObjectSpaceSummary extends DynamicData {
  objType?: string
  overheadB?: Long
  temporaryOverheadB?: Long
  primaryCapacityB?: Long
  provisionCapacityB?: Long
  reservedCapacityB?: Long
  overReservedB?: Long
  physicalUsedB?: Long
  usedB?: Long
  objTypeExt?: string
  objTypeExtDesc?: string
  snapshotUsedB?: Long
}

/** vim.VsanObjectTypeRule */
export interface VsanObjectTypeRule extends DynamicData {
  objectType?: string
  attributes?: string[]
}

/** vim.cluster.VsanPerfDiagnoseQuerySpec */
export interface VsanPerfDiagnoseQuerySpec extends DynamicData {
  startTime: DateTime
  endTime: DateTime
  queryType: string
  context?: string
}

/** vim.cluster.VsanPerfDiagnosticException */
export interface VsanPerfDiagnosticException extends DynamicData {
  exceptionId: string
  exceptionMessage: string
  exceptionDetails: string
  exceptionUrl: string
}

/** vim.cluster.VsanPerfDiagnosticResult */
export interface VsanPerfDiagnosticResult extends DynamicData {
  exceptionId: string
  recommendation?: string
  aggregationFunction?: string
  aggregationData?: VsanPerfEntityMetricCSV
  exceptionData: VsanPerfEntityMetricCSV[]
}

/** vim.cluster.VsanPerfEntityMetricCSV */
export interface VsanPerfEntityMetricCSV extends DynamicData {
  entityRefId: string
  sampleInfo?: string
  value?: VsanPerfMetricSeriesCSV[]
}

/** vim.cluster.VsanPerfEntityType */
export interface VsanPerfEntityType extends DynamicData {
  name: string
  id: string
  graphs: VsanPerfGraph[]
  description?: string
  advancedGraphs?: VsanPerfGraph[]
  verboseGraphs?: VsanPerfGraph[]
  hotspotGraphs?: VsanPerfGraph[]
}

/** vim.cluster.VsanPerfGraph */
export interface VsanPerfGraph extends DynamicData {
  id: string
  metrics: VsanPerfMetricId[]
  unit: string
  threshold?: VsanPerfThreshold
  name?: string
  description?: string
  secondGraph?: VsanPerfGraph
}

/** vim.cluster.VsanPerfHotspotEntitiesMetrics */
export interface VsanPerfHotspotEntitiesMetrics extends DynamicData {
  entityRefId: string
  startTime: DateTime
  endTime: DateTime
  metricsValue?: VsanPerfMetricSeriesCSV[]
}

/** vim.cluster.VsanPerfHotspotEntityType */
export interface VsanPerfHotspotEntityType extends DynamicData {
  name: string
  id: string
  sortingMetrics?: VsanPerfMetricId[]
  originalEntityTypes?: string[]
  description?: string
}

/** vim.cluster.VsanPerfHotspotQuerySpec */
export interface VsanPerfHotspotQuerySpec extends DynamicData {
  startTime: DateTime
  endTime: DateTime
  entity: string
  metricId: string
  numEntities?: number
}

/** vim.cluster.VsanPerfMasterInformation */
export interface VsanPerfMasterInformation extends DynamicData {
  secSinceLastStatsWrite?: Long
  secSinceLastStatsCollect?: Long
  statsIntervalSec: Long
  collectionFailureHostUuids?: string[]
  renamedStatsDirectories?: string[]
  statsDirectoryPercentFree?: Long
  verboseMode?: boolean
  verboseModeLastUpdate?: DateTime
}

/** vim.cluster.VsanPerfMemberInfo */
export interface VsanPerfMemberInfo extends DynamicData {
  thumbprint: string
  thumbprintList?: VirtualMachineCertThumbprint[]
  memberUuid?: string
  isSupportUnicast?: boolean
  unicastAddressInfos?: VsanUnicastAddressInfo[]
  hostname?: string
}

/** vim.cluster.VsanPerfMetricId */
export interface VsanPerfMetricId extends DynamicData {
  label: string
  group?: string
  rollupType?: string
  statsType?: string
  name?: string
  description?: string
  metricsCollectInterval?: number
}

/** vim.cluster.VsanPerfMetricSeriesCSV */
export interface VsanPerfMetricSeriesCSV extends DynamicData {
  metricId: VsanPerfMetricId
  threshold?: VsanPerfThreshold
  numExceptions?: string
  values?: string
}

/** vim.cluster.VsanPerfNodeInformation */
export interface VsanPerfNodeInformation extends DynamicData {
  version: string
  hostname?: string
  error?: LocalizedMethodFault
  isCmmdsMaster: boolean
  isStatsMaster: boolean
  vsanMasterUuid?: string
  vsanNodeUuid?: string
  masterInfo?: VsanPerfMasterInformation
  diagnosticMode?: boolean
}

/** vim.cluster.VsanPerfQuerySpec */
export interface VsanPerfQuerySpec extends DynamicData {
  entityRefId: string
  startTime?: DateTime
  endTime?: DateTime
  group?: string
  labels?: string[]
  interval?: number
}

/** vim.cluster.VsanPerfThreshold */
export interface VsanPerfThreshold extends DynamicData {
  direction: string
  yellow?: string
  red?: string
}

/** vim.cluster.VsanPerfTimeRange */
export interface VsanPerfTimeRange extends DynamicData {
  name: string
  startTime: DateTime
  endTime: DateTime
}

/** vim.cluster.VsanPerfTimeRangeQuerySpec */
export interface VsanPerfTimeRangeQuerySpec extends DynamicData {
  name?: string
  startTimeFrom?: DateTime
  startTimeTo?: DateTime
  endTimeFrom?: DateTime
  endTimeTo?: DateTime
}

/** vim.cluster.VsanPerfTopEntities */
export interface VsanPerfTopEntities extends DynamicData {
  metricId: VsanPerfMetricId
  entities: VsanPerfTopEntity[]
}

/** vim.cluster.VsanPerfTopEntity */
export interface VsanPerfTopEntity extends DynamicData {
  entityRefId: string
  value: string
}

/** vim.cluster.VsanPerfTopQuerySpec */
export interface VsanPerfTopQuerySpec extends DynamicData {
  timeStamp: DateTime
  entity: string
  metricId: string
  numEntities?: number
}

/** vim.cluster.VsanPerfsvcConfig */
export interface VsanPerfsvcConfig extends DynamicData {
  enabled: boolean
  profile?: VirtualMachineProfileSpec
  diagnosticMode?: boolean
  verboseMode?: boolean
}

/** vim.vsan.VsanPerfsvcHealthResult */
export interface VsanPerfsvcHealthResult extends DynamicData {
  statsObjectInfo?: VsanObjectInformation
  statsObjectConsistent?: boolean
  statsObjectPolicyConsistent?: boolean
  datastoreCompatible?: boolean
  enoughFreeSpace?: boolean
  remediateAction?: string
  hostResults?: VsanPerfNodeInformation[]
  verboseModeStatus?: boolean
}

/** vim.host.VsanPhysicalDiskHealth */
export interface VsanPhysicalDiskHealth extends DynamicData {
  name: string
  uuid: string
  inCmmds: boolean
  inVsi: boolean
  dedupScope?: Long
  formatVersion?: number
  isAllFlash?: number
  congestionValue?: number
  congestionArea?: string
  congestionHealth?: string
  metadataHealth?: string
  operationalHealthDescription?: string
  operationalHealth?: string
  dedupUsageHealth?: string
  capacityHealth?: string
  summaryHealth: string
  capacity?: Long
  usedCapacity?: Long
  reservedCapacity?: Long
  totalBytes?: Long
  freeBytes?: Long
  hashedBytes?: Long
  dedupedBytes?: Long
  scsiDisk?: HostScsiDisk
  usedComponents?: Long
  maxComponents?: Long
  compLimitHealth?: string
  encryptionEnabled?: boolean
  kmsProviderId?: string
  kekId?: string
  dekGenerationId?: Long
  encryptedUnlocked?: boolean
  rebalanceResult?: VsanDiskRebalanceResult
  dekId?: string
  kekVerifierHealth?: boolean
  dekVerifierHealth?: boolean
  logicalCapacity?: Long
  logicalCapacityUsed?: Long
  logicalCapacityHealth?: string
  vsanDiskGroupUuid?: string
  dgLayoutIssue?: boolean
  usedMetadataComponents?: Long
  maxMetadataComponents?: Long
  pendingClusterDekId?: string
  dmekVerifierHealth?: boolean
}

/** vim.host.VsanPhysicalDiskHealthSummary */
export interface VsanPhysicalDiskHealthSummary extends DynamicData {
  overallHealth: string
  heapsWithIssues?: VsanResourceHealth[]
  slabsWithIssues?: VsanResourceHealth[]
  disks?: VsanPhysicalDiskHealth[]
  componentsWithIssues?: VsanResourceHealth[]
  hostname?: string
  hostDedupScope?: number
  error?: LocalizedMethodFault
  licensedDisks?: VsanLicensedDiskResult[]
}

/** vim.host.VsanInternalSystem.PolicyChangeBatch */
export interface VsanPolicyChangeBatch extends DynamicData {
  uuid?: string[]
  policy?: string
}

/** vim.host.VsanInternalSystem.PolicyCost */
export interface VsanPolicyCost extends DynamicData {
  changeDataSize?: Long
  currentDataSize?: Long
  tempDataSize?: Long
  copyDataSize?: Long
  changeFlashReadCacheSize?: Long
  currentFlashReadCacheSize?: Long
  currentDiskSpaceToAddressSpaceRatio?: number
  diskSpaceToAddressSpaceRatio?: number
}

/** vim.host.VsanInternalSystem.PolicySatisfiability */
export interface VsanPolicySatisfiability extends DynamicData {
  uuid?: string
  isSatisfiable: boolean
  reason?: LocalizableMessage
  cost?: VsanPolicyCost
}

/** vim.vsan.host.PolicyStatus */
export interface VsanPolicyStatus extends DynamicData {
  id: string
  expectedValue: string
  currentValue: string
}

/** vim.vsan.VsanPrepareVsanForVcsaSpec */
export interface VsanPrepareVsanForVcsaSpec extends DynamicData {
  vsanDiskMappingCreationSpec?: VimVsanHostDiskMappingCreationSpec
  vsanDataEfficiencyConfig?: VsanDataEfficiencyConfig
  taskId?: string
  vsanDataEncryptionConfig?: VsanHostEncryptionInfo
  vsanAddStoragePoolDiskSpec?: VsanAddStoragePoolDiskSpec
  createNativeKeyProviderSpec?: VsanHostCreateNativeKeyProviderSpec
}

/** vim.vsan.ProactiveRebalanceInfo */
export interface VsanProactiveRebalanceInfo extends DynamicData {
  enabled?: boolean
  threshold?: number
}

/** vim.host.VsanProactiveRebalanceInfoEx */
export interface VsanProactiveRebalanceInfoEx extends DynamicData {
  running?: boolean
  startTs?: DateTime
  stopTs?: DateTime
  varianceThreshold?: number
  timeThreshold?: number
  rateThreshold?: number
  hostname?: string
  error?: LocalizedMethodFault
}

/** vim.VsanPropertyConstraint */
export interface VsanPropertyConstraint extends VsanResourceConstraint {
  propertyName?: string
  comparator?: string
  comparableValue?: KeyAnyValue
}

/** vim.cluster.VsanQueryPhysicalPlacementSpecs */
export interface VsanQueryPhysicalPlacementSpecs extends DynamicData {
  vms?: ManagedObjectReference[]
}

/** vim.host.VsanQueryResultHostInfo */
export interface VsanQueryResultHostInfo extends DynamicData {
  uuid?: string
  hostnameInCmmds?: string
  vsanIpv4Addresses?: string[]
}

/** vim.vsan.RdmaConfig */
export interface VsanRdmaConfig extends DynamicData {
  rdmaEnabled: boolean
}

/** vim.VsanRegexBasedRule */
export interface VsanRegexBasedRule extends DynamicData {
  rules?: string[]
}

/** vim.vsan.upgradesystem.RemoteClusterNotCompatible */
export interface VsanRemoteClusterNotCompatible extends VsanUpgradeSystemPreflightCheckIssue {
  compatibilityInfo: KeyAnyValue[]
}

/** vim.cluster.VsanRemoteClusterQuerySpec */
export interface VsanRemoteClusterQuerySpec extends DynamicData {
  startTime?: DateTime
  endTime?: DateTime
}

/** vim.vsan.RemoteVcInfo */
export interface VsanRemoteVcInfo extends DynamicData {
  linkType?: string
  vcHost: string
}

/** vim.vsan.RemoteVcInfoStandalone */
export interface VsanRemoteVcInfoStandalone extends VsanRemoteVcInfo {
  user?: string
  password?: string
  cert?: string
}

/** vim.host.VsanRepairObjectsResult */
export interface VsanRepairObjectsResult extends DynamicData {
  inQueueObjects?: string[]
  failedRepairObjects?: VsanFailedRepairObjectResult[]
  notInQueueObjects?: string[]
}

/** vim.vsan.ResourceCheckComponentResult */
export interface VsanResourceCheckComponentResult extends VsanResourceCheckResult {
  type: string
}

/** vim.vsan.ResourceCheckDataPersistenceResult */
export interface VsanResourceCheckDataPersistenceResult extends VsanResourceCheckComponentResult {
  dataToRebuild?: Long
  inaccessibleInstances?: string[]
  reducedAvailabilityInstances?: string[]
  rebuildInstances?: string[]
}

/** vim.vsan.ResourceCheckResult */
export interface VsanResourceCheckResult extends EntityResourceCheckDetails {
  timestamp: DateTime
  status: string
  messages?: LocalizableMessage[]
  faultDomains?: VsanFaultDomainResourceCheckResult[]
  dataToMove?: Long
  nonCompliantObjects?: string[]
  inaccessibleObjects?: string[]
  capacityThreshold?: VsanHealthThreshold
  health?: VsanClusterHealthSummary
  dataToResync?: Long
  dedupStoreHealth?: string
}

/** vim.vsan.ResourceCheckSpec */
export interface VsanResourceCheckSpec extends DynamicData {
  operation: string
  entities?: string[]
  maintenanceSpec?: HostMaintenanceSpec
  parent?: ManagedObjectReference
}

/** vim.vsan.ResourceCheckStatus */
export interface VsanResourceCheckStatus extends DynamicData {
  status: string
  result?: VsanResourceCheckResult
  task?: VsanResourceCheckTaskDetails
  parentTask?: VsanResourceCheckTaskDetails
  componentResults?: VsanResourceCheckComponentResult[]
}

/** vim.vsan.ResourceCheckTaskDetails */
export interface VsanResourceCheckTaskDetails extends DynamicData {
  task: ManagedObjectReference
  host?: ManagedObjectReference
  hostUuid?: string
  maintenanceSpec?: HostMaintenanceSpec
}

/** vim.vsan.ResourceCheckVsanResult */
export interface VsanResourceCheckVsanResult extends VsanResourceCheckComponentResult {
}

/** vim.VsanResourceConstraint */
export interface VsanResourceConstraint extends DynamicData {
  targetType?: string
}

/** vim.host.VsanResourceHealth */
export interface VsanResourceHealth extends DynamicData {
  resource: string
  health: string
  description?: string
}

/** vim.vsan.RuntimeStatsHostMap */
export interface VsanRuntimeStatsHostMap extends DynamicData {
  host: ManagedObjectReference
  stats?: VsanHostRuntimeStats
}

/** vim.host.VsanServerClusterInfo */
export interface VsanServerClusterInfo extends DynamicData {
  cluster?: ManagedObjectReference
  peerHealth?: VsanNetworkPeerHealthResult[]
  membership?: VsanClusterMembershipInfo
}

/** vim.vsan.ServerHostUnicastInfo */
export interface VsanServerHostUnicastInfo extends DynamicData {
  hostUuid: string
  nodeType?: string
  unicastSpec?: VsanUnicastAddressInfo[]
  thumbprintList?: VirtualMachineCertThumbprint[]
}

/** vim.cluster.SiteFaultDomain */
export interface VsanSiteFaultDomain extends DynamicData {
  hosts?: ManagedObjectReference[]
  name: string
}

/** vim.cluster.SiteFaultDomainConfig */
export interface VsanSiteFaultDomainConfig extends DynamicData {
  siteFaultDomains?: VsanSiteFaultDomain[]
}

/** vim.vsan.SiteMaintenanceCheckTaskDetails */
export interface VsanSiteMaintenanceCheckTaskDetails extends VsanResourceCheckTaskDetails {
  cluster: ManagedObjectReference
  siteMaintenanceSpec: VsanSiteMaintenanceSpec
}

/** vim.vsan.SiteMaintenanceInfo */
export interface VsanSiteMaintenanceInfo extends DynamicData {
  faultDomainName: string
  state: string
  trackingTask?: ManagedObjectReference
  hostStatus?: VsanHostSiteMaintenanceStatus[]
  statusUpdateTime?: Long
}

/** vim.vsan.SiteMaintenancePrecheckDetail */
export interface VsanSiteMaintenancePrecheckDetail extends DynamicData {
  testName: string
  testStatus: string
  message?: LocalizableMessage
}

/** vim.vsan.SiteMaintenancePrecheckStatus */
export interface VsanSiteMaintenancePrecheckStatus extends DynamicData {
  timestamp: DateTime
  status: string
  taskDetails?: VsanSiteMaintenanceCheckTaskDetails
  resourceCheckResult?: VsanSiteMaintenanceResourceCheckResult
}

/** vim.vsan.SiteMaintenanceResourceCheckResult */
export interface VsanSiteMaintenanceResourceCheckResult extends VsanResourceCheckVsanResult {
  vmToMigrate?: ManagedObjectReference[]
  vmToPowerOffInfo?: VsanSiteMaintenanceVMPowerOffInfo[]
  checkDetails?: VsanSiteMaintenancePrecheckDetail[]
}

/** vim.vsan.SiteMaintenanceSpec */
export interface VsanSiteMaintenanceSpec extends DynamicData {
  faultDomainName: string
}

/** vim.vsan.VMPowerOffInfo */
export interface VsanSiteMaintenanceVMPowerOffInfo extends DynamicData {
  vmToPowerOff?: ManagedObjectReference[]
  reason?: LocalizableMessage
}

/** vim.vsan.host.SiteTakeoverConfig */
export interface VsanSiteTakeoverConfig extends DynamicData {
  takeoverTimestamp?: Long
}

/** vim.host.VsanSmartDiskStats */
export interface VsanSmartDiskStats extends DynamicData {
  disk: string
  stats?: VsanSmartParameter[]
  error?: LocalizedMethodFault
}

/** vim.host.VsanSmartParameter */
export interface VsanSmartParameter extends DynamicData {
  parameter?: string
  value?: number
  threshold?: number
  worst?: number
}

/** vim.host.VsanSmartStatsHostSummary */
export interface VsanSmartStatsHostSummary extends DynamicData {
  hostname?: string
  smartStats?: VsanSmartDiskStats[]
}

/** vim.vsan.SnapServiceConfig */
export interface VsanSnapServiceConfig extends DynamicData {
  enabled: boolean
}

/** vim.vsan.VsanSnapshotDetail */
export interface VsanSnapshotDetail extends DynamicData {
  snapshotId: number
  snapshotType: string
  snapshotPath?: string
  snapshotTagsInfo?: KeyValue[]
}

/** vim.vsan.VsanSnapshotQueryResult */
export interface VsanSnapshotQueryResult extends DynamicData {
  objects?: VsanObjectDetail[]
}

/** vim.vsan.VsanSnapshotQuerySpec */
export interface VsanSnapshotQuerySpec extends DynamicData {
  datastoreUuid: string
  objectUuids?: string[]
  snapshotType?: string
  creator?: string
  includeDescriptorPath?: boolean
  snapshotTagMask?: number
}

/** vim.cluster.VsanSnapshotSpace */
export interface VsanSnapshotSpace extends DynamicData {
  snapshotCount?: number
  actualSnapshotUsedB?: Long
  fullyInflatedSnapshotUsedB?: Long
}

/** vim.vsan.VsanSpaceEfficiencyMetadataSize */
export interface VsanSpaceEfficiencyMetadataSize extends DynamicData {
  dedupMetadataSize?: Long
  compressionMetadataSize?: Long
}

/** vim.vsan.VsanSpaceEfficiencyRatio */
export interface VsanSpaceEfficiencyRatio extends DynamicData {
  overallRatio?: number
  compressionRatio?: number
  dedupRatio?: number
  dedupEnabledRatio?: number
  thinProvisionRatio?: number
  snapshotSavingRatio?: number
}

/** vim.cluster.VsanSpaceQuerySpec */
export interface VsanSpaceQuerySpec extends DynamicData {
  entityType: string
  entityIds?: string[]
}

/** vim.cluster.VsanSpaceUsage */
export interface VsanSpaceUsage extends DynamicData {
  totalCapacityB: Long
  freeCapacityB?: Long
  spaceOverview?: VsanObjectSpaceSummary
  spaceDetail?: VsanSpaceUsageDetailResult
  efficientCapacity?: VimVsanDataEfficiencyCapacityState
  whatifCapacities?: VsanWhatifCapacity[]
  uncommittedB?: Long
  capacityHealthThreshold?: VsanHealthThreshold
  spaceEfficiencyRatio?: VsanSpaceEfficiencyRatio
  effectiveSpaceUsage?: VsanEffectiveSpaceUsage
}

/** vim.cluster.VsanSpaceUsageDetailResult */
export interface VsanSpaceUsageDetailResult extends DynamicData {
  spaceUsageByObjectType?: VsanObjectSpaceSummary[]
}

/** vim.cluster.VsanSpaceUsageWithDatastoreType */
export interface VsanSpaceUsageWithDatastoreType extends DynamicData {
  spaceUsage?: VsanSpaceUsage
  datastoreType?: string
}

/** vim.fault.VsanSslVerifyCertFault */
export interface VsanSslVerifyCertFault extends SSLVerifyFault {
  cert: string
}

/** vim.cluster.StorageComplianceResult */
export interface VsanStorageComplianceResult extends DynamicData {
  checkTime?: DateTime
  profile?: string
  objectUUID?: string
  complianceStatus: string
  mismatch: boolean
  violatedPolicies?: VsanStoragePolicyStatus[]
  operationalStatus?: VsanStorageOperationalStatus
  objPolicyGenerationId?: string
}

/** vim.cluster.StorageOperationalStatus */
export interface VsanStorageOperationalStatus extends DynamicData {
  healthy?: boolean
  operationETA?: DateTime
  operationProgress?: Long
  transitional?: boolean
}

/** vim.cluster.StoragePolicyStatus */
export interface VsanStoragePolicyStatus extends DynamicData {
  id?: string
  expectedValue?: string
  currentValue?: string
}

/** vim.vsan.host.StoragePoolDisk */
export interface VsanStoragePoolDisk extends DynamicData {
  diskName: string
  diskType: string
}

/** vim.vsan.StoragePoolDiskResourceCheckResult */
export interface VsanStoragePoolDiskResourceCheckResult extends VsanDiskResourceCheckResult {
  diskType?: string
}

/** vim.vsan.StoragePoolResourceCheckResult */
export interface VsanStoragePoolResourceCheckResult extends EntityResourceCheckDetails {
  disks?: VsanStoragePoolDiskResourceCheckResult[]
}

/** vim.cluster.VsanStorageWorkloadType */
export interface VsanStorageWorkloadType extends DynamicData {
  specs: VsanVmdkLoadTestSpec[]
  typeId: string
  name: string
  description: string
  duration?: Long
}

/** vim.cluster.VsanStretchedClusterConfig */
export interface VsanStretchedClusterConfig extends DynamicData {
  cluster: ManagedObjectReference
  preferredFdName?: string
  faultDomainConfig?: VimClusterVSANStretchedClusterFaultDomainConfig
}

/** vim.cluster.VsanSyncingObjectFilter */
export interface VsanSyncingObjectFilter extends DynamicData {
  resyncType?: string
  resyncStatus?: string
  numberOfObjects?: Long
  offset?: Long
  includeDedupObject?: boolean
}

/** vim.vsan.host.VsanSyncingObjectRecoveryDetails */
export interface VsanSyncingObjectRecoveryDetails extends DynamicData {
  activelySyncingObjectRecoveryETA?: Long
  queuedForSyncObjectRecoveryETA?: Long
  suspendedObjectRecoveryETA?: Long
  activeObjectsToSync?: Long
  queuedObjectsToSync?: Long
  suspendedObjectsToSync?: Long
  bytesToSyncForActiveObjects?: Long
  bytesToSyncForQueuedObjects?: Long
  bytesToSyncForSuspendedObjects?: Long
}

/** vim.cluster.VsanUnicastAddressInfo */
export interface VsanUnicastAddressInfo extends DynamicData {
  address: string
  port?: number
  nicType?: string
}

/** vim.vsan.upgradesystem.UnknownScanIssue */
export interface VsanUnknownScanIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.vsan.VsanUnmapConfig */
export interface VsanUnmapConfig extends DynamicData {
  enable: boolean
}

/** vim.vsan.upgradesystem.UnsupportedHighDiskVersionIssue */
export interface VsanUnsupportedHighDiskVersionIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.vsan.VsanUpdateItem */
export interface VsanUpdateItem extends DynamicData {
  host: ManagedObjectReference
  type: string
  name: string
  version: string
  existingVersion?: string
  present: boolean
  vibSpec?: VsanVibSpec[]
  vibType?: string
  firmwareSpec?: VsanHclFirmwareUpdateSpec
  downloadInfo?: VsanDownloadItem[]
  eula?: string
  adapter?: string
  key?: string
  impact?: string
  firmwareUnknown?: boolean
}

/** vim.cluster.VsanUpgradeStatusEx */
export interface VsanUpgradeStatusEx extends VsanUpgradeSystemUpgradeStatus {
  isPrecheck?: boolean
  precheckResult?: VsanDiskFormatConversionCheckResult
}

/** vim.VsanUpgradeSystem.APIBrokenIssue */
export interface VsanUpgradeSystemAPIBrokenIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.VsanUpgradeSystem.AutoClaimEnabledOnHostsIssue */
export interface VsanUpgradeSystemAutoClaimEnabledOnHostsIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.VsanUpgradeSystem.HostsDisconnectedIssue */
export interface VsanUpgradeSystemHostsDisconnectedIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.VsanUpgradeSystem.MissingHostsInClusterIssue */
export interface VsanUpgradeSystemMissingHostsInClusterIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.VsanUpgradeSystem.NetworkPartitionInfo */
export interface VsanUpgradeSystemNetworkPartitionInfo extends DynamicData {
  hosts: ManagedObjectReference[]
}

/** vim.VsanUpgradeSystem.NetworkPartitionIssue */
export interface VsanUpgradeSystemNetworkPartitionIssue extends VsanUpgradeSystemPreflightCheckIssue {
  partitions: VsanUpgradeSystemNetworkPartitionInfo[]
}

/** vim.VsanUpgradeSystem.NotEnoughFreeCapacityIssue */
export interface VsanUpgradeSystemNotEnoughFreeCapacityIssue extends VsanUpgradeSystemPreflightCheckIssue {
  reducedRedundancyUpgradePossible: boolean
}

/** vim.VsanUpgradeSystem.PreflightCheckIssue */
export interface VsanUpgradeSystemPreflightCheckIssue extends DynamicData {
  msg: string
}

/** vim.VsanUpgradeSystem.PreflightCheckResult */
export interface VsanUpgradeSystemPreflightCheckResult extends DynamicData {
  issues?: VsanUpgradeSystemPreflightCheckIssue[]
  diskMappingToRestore?: VsanHostDiskMapping
}

/** vim.VsanUpgradeSystem.RogueHostsInClusterIssue */
export interface VsanUpgradeSystemRogueHostsInClusterIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.VsanUpgradeSystem.UpgradeHistoryDiskGroupOp */
export interface VsanUpgradeSystemUpgradeHistoryDiskGroupOp extends VsanUpgradeSystemUpgradeHistoryItem {
  operation: string
  diskMapping: VsanHostDiskMapping
}

/** vim.VsanUpgradeSystem.UpgradeHistoryItem */
export interface VsanUpgradeSystemUpgradeHistoryItem extends DynamicData {
  timestamp: DateTime
  host?: ManagedObjectReference
  message: string
  task?: ManagedObjectReference
}

/** vim.VsanUpgradeSystem.UpgradeHistoryPreflightFail */
export interface VsanUpgradeSystemUpgradeHistoryPreflightFail extends VsanUpgradeSystemUpgradeHistoryItem {
  preflightResult: VsanUpgradeSystemPreflightCheckResult
}

/** vim.cluster.VsanUpgradeSystemUpgradeHistoryStoragePoolOp */
export interface VsanUpgradeSystemUpgradeHistoryStoragePoolOp extends VsanUpgradeSystemUpgradeHistoryItem {
  operation: string
  diskInfo: VimVsanHostStoragePoolDiskInfo
}

/** vim.VsanUpgradeSystem.UpgradeStatus */
export interface VsanUpgradeSystemUpgradeStatus extends DynamicData {
  inProgress: boolean
  history?: VsanUpgradeSystemUpgradeHistoryItem[]
  aborted?: boolean
  completed?: boolean
  progress?: number
}

/** vim.VsanUpgradeSystem.V2ObjectsPresentDuringDowngradeIssue */
export interface VsanUpgradeSystemV2ObjectsPresentDuringDowngradeIssue extends VsanUpgradeSystemPreflightCheckIssue {
  uuids: string[]
}

/** vim.VsanUpgradeSystem.WrongEsxVersionIssue */
export interface VsanUpgradeSystemWrongEsxVersionIssue extends VsanUpgradeSystemPreflightCheckIssue {
  hosts: ManagedObjectReference[]
}

/** vim.vsan.VsanValidationItem */
export interface VsanValidationItem extends ClusterComputeResourceValidationResultBase {
}

/** vim.vsan.cluster.VbossClusterConfig */
export interface VsanVbossClusterConfig extends VsanVbossConfig {
}

/** vim.vsan.VbossConfig */
export interface VsanVbossConfig extends DynamicData {
  enabled: boolean
  configs?: VsanVbossObjectStoreConfig[]
}

/** vim.vsan.host.VbossHostConfig */
export interface VsanVbossHostConfig extends VsanVbossConfig {
}

/** vim.vsan.VbossObjectStoreConfig */
export interface VsanVbossObjectStoreConfig extends DynamicData {
  id: string
  secretKey?: string
  volumeUuids?: string[]
  properties?: string
}

/** vim.cluster.VsanVcKmipServersHealth */
export interface VsanVcKmipServersHealth extends DynamicData {
  health?: string
  error?: LocalizedMethodFault
  kmsProviderId?: string
  kmsHealth?: VsanKmsHealth[]
  clientCertHealth?: string
  clientCertExpireDate?: DateTime
  isAwsKms?: boolean
  cmkHealth?: string
  kekExpireHealth?: string
  kekExpireDate?: DateTime
  hostKeyExpireHealth?: string
  hostKeyExpireDate?: DateTime
}

/** vim.cluster.VsanVcLifecycleCheckResult */
export interface VsanVcLifecycleCheckResult extends DynamicData {
  status: string
  preCheckResults?: LifecyclePreCheckResult[]
  configDetails: LifecycleConfigDetails
}

/** vim.cluster.VsanVcLifecycleCheckSpec */
export interface VsanVcLifecycleCheckSpec extends DynamicData {
  operation: string
}

/** vim.vsan.VsanVcPostDeployConfigSpec */
export interface VsanVcPostDeployConfigSpec extends DynamicData {
  dcName?: string
  clusterName?: string
  firstHost?: HostConnectSpec
  hostsToAdd?: HostConnectSpec[]
  vsanDataEfficiencyConfig?: VsanDataEfficiencyConfig
  vsanLicenseKey?: string
  hostLicenseKey?: string
  taskId?: string
  vsanDataEncryptionConfig?: VsanHostEncryptionInfo
  createNativeKeyProviderSpec?: VsanHostCreateNativeKeyProviderSpec
  vsanClusterMode?: string
  deconvergedNetConfig?: VsanDeconvergedNetConfig
}

/** vim.vsan.VsanVcStretchedClusterConfigSpec */
export interface VsanVcStretchedClusterConfigSpec extends DynamicData {
  witnessHost: ManagedObjectReference
  clusters: VsanStretchedClusterConfig[]
  witnessDiskMappings?: VsanHostDiskMapping[]
  witnessStoragePoolSpecs?: VsanAddStoragePoolDiskSpec[]
}

/** vim.host.VsanVcgDeviceInfo */
export interface VsanVcgDeviceInfo extends DynamicData {
  vcgId: number
  vcgModelName?: string
}

/** vim.vsan.VsanVcsaDeploymentProgress */
export interface VsanVcsaDeploymentProgress extends DynamicData {
  phase: string
  progressPct: Long
  message: string
  success: boolean
  error?: LocalizedMethodFault
  updateCounter: Long
  taskId?: string
  vm?: ManagedObjectReference
}

/** vim.vsan.VsanVdsMigrationPlan */
export interface VsanVdsMigrationPlan extends DynamicData {
  vdsSpec: DVSCreateSpec
  pgs?: VsanVdsPgMigrationSpec[]
  inaccessibleVms?: ManagedObjectReference[]
  infraVms?: ManagedObjectReference[]
}

/** vim.vsan.VsanVdsPgMigrationHostInfo */
export interface VsanVdsPgMigrationHostInfo extends DynamicData {
  host: ManagedObjectReference
  hostname: string
  vmknicDevices?: string[]
  vmVnics?: VsanVdsPgMigrationVmInfo[]
}

/** vim.vsan.VsanVdsPgMigrationSpec */
export interface VsanVdsPgMigrationSpec extends DynamicData {
  vssPgName: string
  dvPgName: string
  vdsPgSetting: VMwareDVSPortSetting
  vdsPgType: string
  hosts?: VsanVdsPgMigrationHostInfo[]
  collisionRename: boolean
}

/** vim.vsan.VsanVdsPgMigrationVmInfo */
export interface VsanVdsPgMigrationVmInfo extends DynamicData {
  vm: ManagedObjectReference
  vnicLabel: string[]
}

/** vim.vsan.VsanVibInstallPreflightStatus */
export interface VsanVibInstallPreflightStatus extends DynamicData {
  manualVmotionRequired: boolean
  rollingRequired: boolean
}

/** vim.vsan.VsanVibScanResult */
export interface VsanVibScanResult extends DynamicData {
  host: ManagedObjectReference
  vibName: string
  vibVersion: string
  existingVersion?: string
  maintenanceModeRequired: boolean
  rebootRequired: boolean
  meetsSystemReq: boolean
  pkgDepsMetByHost: boolean
}

/** vim.vsan.VsanVibSpec */
export interface VsanVibSpec extends DynamicData {
  host: ManagedObjectReference
  metaUrl?: string
  metaSha1Sum?: string
  vibUrl: string
  vibSha1Sum: string
}

/** vim.vsan.VipNetworkConfig */
export interface VsanVipNetworkConfig extends DynamicData {
  ipAddress: string
  subnet: string
  gateway?: string
}

/** vim.vsan.VsanVmVdsMigrationSpec */
export interface VsanVmVdsMigrationSpec extends DynamicData {
  vmInstanceUuid: string
  vnics: VsanVnicVdsMigrationSpec[]
}

/** vim.host.VsanVmdkIOLoadSpec */
export interface VsanVmdkIOLoadSpec extends DynamicData {
  readPct: number
  oio: number
  iosizeB: number
  dataSizeMb: Long
  random: boolean
  startOffsetB?: Long
}

/** vim.host.VsanVmdkLoadTestResult */
export interface VsanVmdkLoadTestResult extends DynamicData {
  success: boolean
  faultMessage?: string
  spec: VsanVmdkLoadTestSpec
  actualDurationSec?: number
  totalBytes?: Long
  iops?: Long
  tputBps?: Long
  avgLatencyUs?: Long
  maxLatencyUs?: Long
  numIoAboveLatencyThreshold?: Long
}

/** vim.host.VsanVmdkLoadTestSpec */
export interface VsanVmdkLoadTestSpec extends DynamicData {
  vmdkCreateSpec?: FileBackedVirtualDiskSpec
  vmdkIOSpec?: VsanVmdkIOLoadSpec
  vmdkIOSpecSequence?: VsanVmdkIOLoadSpec[]
  stepDurationSec?: Long
}

/** vim.vsan.VsanVnicVdsMigrationSpec */
export interface VsanVnicVdsMigrationSpec extends DynamicData {
  key: number
  vdsBacking: VirtualDeviceBackingInfo
}

/** vim.cluster.VsanVsanClusterPcapGroup */
export interface VsanVsanClusterPcapGroup extends DynamicData {
  master: string
  members?: string[]
}

/** vim.cluster.VsanVsanClusterPcapResult */
export interface VsanVsanClusterPcapResult extends DynamicData {
  pkts?: string[]
  groups?: VsanVsanClusterPcapGroup[]
  issues?: string[]
  hostResults?: VsanVsanPcapResult[]
}

/** vim.host.VsanVsanPcapResult */
export interface VsanVsanPcapResult extends DynamicData {
  calltime: number
  vmknic: string
  tcpdumpFilter: string
  snaplen: number
  pkts?: string[]
  pcap?: string
  error?: LocalizedMethodFault
  hostname?: string
}

/** vim.vsan.VsanVumConfig */
export interface VsanVumConfig extends DynamicData {
  baselinePreferenceType: string
}

/** vim.cluster.VsanVumSystemConfig */
export interface VsanVumSystemConfig extends DynamicData {
  enabled?: boolean
  autoCheckInterval?: number
  metadataUpdateInterval?: number
  releaseDbLastUpdate?: DateTime
}

/** vim.vsan.host.VsanWhatIfEvacDetail */
export interface VsanWhatIfEvacDetail extends DynamicData {
  success?: boolean
  bytesToSync?: Long
  inaccessibleObjects?: string[]
  incompliantObjects?: string[]
  extraSpaceNeeded?: Long
  failedDueToInaccessibleObjects?: boolean
}

/** vim.vsan.host.VsanWhatIfEvacResult */
export interface VsanWhatIfEvacResult extends DynamicData {
  noAction: VsanWhatIfEvacDetail
  ensureAccess: VsanWhatIfEvacDetail
  evacAllData: VsanWhatIfEvacDetail
}

/** vim.cluster.VsanWhatifCapacity */
export interface VsanWhatifCapacity extends DynamicData {
  totalWhatifCapacityB: Long
  freeWhatifCapacityB: Long
  storagePolicy: VirtualMachineProfileSpec
  isSatisfiable: boolean
}

/** vim.vsan.WitnessHostConfig */
export interface VsanWitnessHostConfig extends DynamicData {
  subClusterUuid: string
  preferredFaultDomainName: string
  metadataMode?: boolean
}

/** vim.vsan.XVCClientInfo */
export interface VsanXVCClientInfo extends DynamicData {
  cluster: ManagedObjectReference
  clusterName: string
  vsanFormatVersion: string
  ownerVc: string
  vcUuid?: string
  clusterUuid?: string
}

/** vim.vsan.XVCDatastoreConfig */
export interface VsanXVCDatastoreConfig extends DynamicData {
  xvcDatastores?: VsanXVCDatastoreInfo[]
}

/** vim.vsan.XVCDatastoreInfo */
export interface VsanXVCDatastoreInfo extends DynamicData {
  datastore: ManagedObjectReference
  ownerVc: string
}

/** vim.vsan.XvcClientConfig */
export interface VsanXvcClientConfig extends VsanDatastoreSpec {
  xvcClusters?: VsanXVCClientInfo[]
}

/** vim.vsan.XvcClientInfoSpec */
export interface VsanXvcClientInfoSpec extends DynamicData {
  clientVc: string
  vcUuid?: string
  vcVersion?: string
  cluster?: ManagedObjectReference
  clusterName?: string
  clusterUuid?: string
  vsanFormatVersion?: string
  minVsanFormatVersion?: string
  datastore?: ManagedObjectReference[]
  unicastInfo?: VsanHostClientClusterUnicastInfo
  saGeneration?: Long
}

/** vim.vsan.XvcQueryCriteria */
export interface VsanXvcQueryCriteria extends DynamicData {
  property: string
  operator?: string
  comparableValue?: unknown
  comparableList?: DynamicArray
  ignoreCase?: boolean
}

/** vim.vsan.XvcQueryFilter */
export interface VsanXvcQueryFilter extends DynamicData {
  criterias?: VsanXvcQueryCriteria[]
  operator?: string
}

/** vim.vsan.XvcQueryPropertyValue */
export interface VsanXvcQueryPropertyValue extends DynamicData {
  value?: unknown
}

/** vim.vsan.XvcQueryResultSet */
export interface VsanXvcQueryResultSet extends DynamicData {
  properties?: string[]
  resultItems?: VsanXvcResultItem[]
  totalCount?: Long
}

/** vim.vsan.XvcQuerySpec */
export interface VsanXvcQuerySpec extends DynamicData {
  objectModel?: string
  properties?: string[]
  filter?: VsanXvcQueryFilter
  offset?: number
  limit?: number
  returnTotalCount?: boolean
}

/** vim.vsan.XvcResultItem */
export interface VsanXvcResultItem extends DynamicData {
  propertyValues?: VsanXvcQueryPropertyValue[]
}

/** vslm.AboutInfo */
export interface VslmAboutInfo extends DynamicData {
  name: string
  fullName: string
  vendor: string
  apiVersion: string
  instanceUuid: string
}

/** vim.vslm.CloneSpec */
export interface VslmCloneSpec extends VslmMigrateSpec {
  name: string
  keepAfterDeleteVm?: boolean
  metadata?: KeyValue[]
}

/** vim.vslm.CreateSpec */
export interface VslmCreateSpec extends DynamicData {
  id?: ID
  name: string
  keepAfterDeleteVm?: boolean
  backingSpec: VslmCreateSpecBackingSpec
  capacityInMB: Long
  profile?: VirtualMachineProfileSpec[]
  crypto?: CryptoSpec
  metadata?: KeyValue[]
}

/** vim.vslm.CreateSpec.BackingSpec */
export interface VslmCreateSpecBackingSpec extends DynamicData {
  datastore: ManagedObjectReference
  path?: string
}

/** vim.vslm.CreateSpec.DiskFileBackingSpec */
export interface VslmCreateSpecDiskFileBackingSpec extends VslmCreateSpecBackingSpec {
  provisioningType?: string
}

/** vim.vslm.CreateSpec.RawDiskMappingBackingSpec */
export interface VslmCreateSpecRawDiskMappingBackingSpec extends VslmCreateSpecBackingSpec {
  lunUuid: string
  compatibilityMode: string
}

/** vslm.vso.DatastoreSyncStatus */
export interface VslmDatastoreSyncStatus extends DynamicData {
  datastoreURL: string
  objectVClock: Long
  syncVClock: Long
  syncTime?: DateTime
  numberOfRetries?: number
  error?: LocalizedMethodFault
}

/** vslm.fault.VslmFault */
export interface VslmFault extends MethodFault {
  msg?: string
}

/** vim.vslm.MigrateSpec */
export interface VslmMigrateSpec extends DynamicData {
  backingSpec: VslmCreateSpecBackingSpec
  profile?: VirtualMachineProfileSpec[]
  consolidate?: boolean
  disksCrypto?: DiskCryptoSpec
  service?: ServiceLocator
}

/** vslm.QueryDatastoreInfoResult */
export interface VslmQueryDatastoreInfoResult extends DynamicData {
  datacenter: ManagedObjectReference
  datastore: ManagedObjectReference
}

/** vim.vslm.RelocateSpec */
export interface VslmRelocateSpec extends VslmMigrateSpec {
}

/** vslm.ServiceInstanceContent */
export interface VslmServiceInstanceContent extends DynamicData {
  aboutInfo: VslmAboutInfo
  sessionManager: ManagedObjectReference
  vStorageObjectManager: ManagedObjectReference
  storageLifecycleManager: ManagedObjectReference
}

/** vslm.fault.SyncFault */
export interface VslmSyncFault extends VslmFault {
  id?: ID
}

/** vim.vslm.TagEntry */
export interface VslmTagEntry extends DynamicData {
  tagName: string
  parentCategoryName: string
}

/** vslm.TaskInfo */
export interface VslmTaskInfo extends DynamicData {
  key: string
  task: ManagedObjectReference
  description?: LocalizableMessage
  name?: string
  descriptionId: string
  entity?: ManagedObjectReference
  entityName?: string
  locked?: ManagedObjectReference[]
  state: VslmTaskInfoState
  cancelled: boolean
  cancelable: boolean
  error?: LocalizedMethodFault
  result?: unknown
  progress?: number
  reason: VslmTaskReason
  queueTime: DateTime
  startTime?: DateTime
  completeTime?: DateTime
  eventChainId: number
  changeTag?: string
  parentTaskKey?: string
  rootTaskKey?: string
  activationId?: string
}

/** vslm.TaskReason */
export interface VslmTaskReason extends DynamicData {
}

/** vslm.TaskReasonAlarm */
export interface VslmTaskReasonAlarm extends VslmTaskReason {
  alarmName: string
  alarm: ManagedObjectReference
  entityName: string
  entity: ManagedObjectReference
}

/** vslm.TaskReasonSchedule */
export interface VslmTaskReasonSchedule extends VslmTaskReason {
  name: string
  scheduledTask: ManagedObjectReference
}

/** vslm.TaskReasonSystem */
export interface VslmTaskReasonSystem extends VslmTaskReason {
}

/** vslm.TaskReasonUser */
export interface VslmTaskReasonUser extends VslmTaskReason {
  userName: string
}

/** vslm.vso.VStorageObjectAssociations */
export interface VslmVsoVStorageObjectAssociations extends DynamicData {
  id: ID
  vmDiskAssociation?: VslmVsoVStorageObjectAssociationsVmDiskAssociation[]
  fault?: LocalizedMethodFault
}

/** vslm.vso.VStorageObjectAssociations.VmDiskAssociation */
export interface VslmVsoVStorageObjectAssociationsVmDiskAssociation extends DynamicData {
  vmId: string
  diskKey: number
}

/** vslm.vso.VStorageObjectQueryResult */
export interface VslmVsoVStorageObjectQueryResult extends DynamicData {
  allRecordsReturned: boolean
  id?: ID[]
  queryResults?: VslmVsoVStorageObjectResult[]
}

/** vslm.vso.VStorageObjectQuerySpec */
export interface VslmVsoVStorageObjectQuerySpec extends DynamicData {
  queryField: string
  queryOperator: string
  queryValue?: string[]
}

/** vslm.vso.VStorageObjectResult */
export interface VslmVsoVStorageObjectResult extends DynamicData {
  id: ID
  name?: string
  capacityInMB: Long
  createTime?: DateTime
  datastoreUrl?: string
  diskPath?: string
  usedCapacityInMB?: Long
  backingObjectId?: ID
  snapshotInfo?: VslmVsoVStorageObjectSnapshotResult[]
  metadata?: KeyValue[]
  error?: LocalizedMethodFault
}

/** vslm.vso.VStorageObjectSnapshotResult */
export interface VslmVsoVStorageObjectSnapshotResult extends DynamicData {
  backingObjectId: ID
  description?: string
  snapshotId?: ID
  diskPath?: string
}

/** vim.fault.VspanDestPortConflict */
export interface VspanDestPortConflict extends DvsFault {
  vspanSessionKey1: string
  vspanSessionKey2: string
  portKey: string
}

/** vim.fault.VspanPortConflict */
export interface VspanPortConflict extends DvsFault {
  vspanSessionKey1: string
  vspanSessionKey2: string
  portKey: string
}

/** vim.fault.VspanPortMoveFault */
export interface VspanPortMoveFault extends DvsFault {
  srcPortgroupName: string
  destPortgroupName: string
  portKey: string
}

/** vim.fault.VspanPortPromiscChangeFault */
export interface VspanPortPromiscChangeFault extends DvsFault {
  portKey: string
}

/** vim.fault.VspanPortgroupPromiscChangeFault */
export interface VspanPortgroupPromiscChangeFault extends DvsFault {
  portgroupName: string
}

/** vim.fault.VspanPortgroupTypeChangeFault */
export interface VspanPortgroupTypeChangeFault extends DvsFault {
  portgroupName: string
}

/** vim.fault.VspanPromiscuousPortNotSupported */
export interface VspanPromiscuousPortNotSupported extends DvsFault {
  vspanSessionKey: string
  portKey: string
}

/** vim.fault.VspanSameSessionPortConflict */
export interface VspanSameSessionPortConflict extends DvsFault {
  vspanSessionKey: string
  portKey: string
}

/** vim.host.VvolDatastoreInfo */
export interface VvolDatastoreInfo extends DatastoreInfo {
  vvolDS?: HostVvolVolume
}

/** vmodl.query.PropertyCollector.WaitOptions */
export interface WaitOptions extends DynamicData {
  maxWaitSeconds?: number
  maxObjectUpdates?: number
}

/** vim.fault.WakeOnLanNotSupported */
export interface WakeOnLanNotSupported extends VirtualHardwareCompatibilityIssue {
}

/** vim.fault.WakeOnLanNotSupportedByVmotionNIC */
export interface WakeOnLanNotSupportedByVmotionNIC extends HostPowerOpFailed {
}

/** vim.event.WarningUpgradeEvent */
export interface WarningUpgradeEvent extends UpgradeEvent {
}

/** vim.scheduler.WeeklyTaskScheduler */
export interface WeeklyTaskScheduler extends DailyTaskScheduler {
  sunday: boolean
  monday: boolean
  tuesday: boolean
  wednesday: boolean
  thursday: boolean
  friday: boolean
  saturday: boolean
}

/** vim.fault.WillLoseHAProtection */
export interface WillLoseHAProtection extends MigrationFault {
  resolution: string
}

/** vim.fault.WillModifyConfigCpuRequirements */
export interface WillModifyConfigCpuRequirements extends MigrationFault {
}

/** vim.fault.WillResetSnapshotDirectory */
export interface WillResetSnapshotDirectory extends MigrationFault {
}

/** vim.net.WinNetBIOSConfigInfo */
export interface WinNetBIOSConfigInfo extends NetBIOSConfigInfo {
  primaryWINS: string
  secondaryWINS?: string
}

/** vim.fault.WipeDiskFault */
export interface WipeDiskFault extends VimFault {
}

/** vim.vcha.FailoverClusterConfigurator.WitnessNodeInfo */
export interface WitnessNodeInfo extends DynamicData {
  ipSettings: CustomizationIPSettings
  biosUuid?: string
}

/** vim.vslm.InfrastructureObjectPolicy */
export interface vslmInfrastructureObjectPolicy extends DynamicData {
  name: string
  backingObjectId: string
  profileId: string
  error?: LocalizedMethodFault
}

/** vim.vslm.InfrastructureObjectPolicySpec */
export interface vslmInfrastructureObjectPolicySpec extends DynamicData {
  datastore: ManagedObjectReference
  profile?: VirtualMachineProfileSpec[]
}

/** vim.vslm.VClockInfo */
export interface vslmVClockInfo extends DynamicData {
  vClockTime: Long
}

/** All, by name. */
export interface DataObjects {
  AboutInfo: AboutInfo
  AccountCreatedEvent: AccountCreatedEvent
  AccountRemovedEvent: AccountRemovedEvent
  AccountUpdatedEvent: AccountUpdatedEvent
  Action: Action
  ActiveDirectoryFault: ActiveDirectoryFault
  ActiveDirectoryProfile: ActiveDirectoryProfile
  ActiveVMsBlockingEVC: ActiveVMsBlockingEVC
  ActiveVsanDirectoryServerConfig: ActiveVsanDirectoryServerConfig
  AdminDisabled: AdminDisabled
  AdminNotDisabled: AdminNotDisabled
  AdminPasswordNotChangedEvent: AdminPasswordNotChangedEvent
  AffinityConfigured: AffinityConfigured
  AfterStartupTaskScheduler: AfterStartupTaskScheduler
  AgencyComputeResourceScope: AgencyComputeResourceScope
  AgencyConfigInfo: AgencyConfigInfo
  AgencyDisabled: AgencyDisabled
  AgencyIssue: AgencyIssue
  AgencyScope: AgencyScope
  AgencyVMFolder: AgencyVMFolder
  AgencyVMResourcePool: AgencyVMResourcePool
  AgentAnyCertificate: AgentAnyCertificate
  AgentConfigInfo: AgentConfigInfo
  AgentInstallFailed: AgentInstallFailed
  AgentIssue: AgentIssue
  AgentOvfEnvironmentInfo: AgentOvfEnvironmentInfo
  AgentOvfEnvironmentInfoOvfProperty: AgentOvfEnvironmentInfoOvfProperty
  AgentPinnedPemCertificate: AgentPinnedPemCertificate
  AgentRuntimeInfo: AgentRuntimeInfo
  AgentSslTrust: AgentSslTrust
  AgentStoragePolicy: AgentStoragePolicy
  AgentVibMatchingRule: AgentVibMatchingRule
  AgentVmHook: AgentVmHook
  AgentVsanStoragePolicy: AgentVsanStoragePolicy
  AlarmAcknowledgedEvent: AlarmAcknowledgedEvent
  AlarmAction: AlarmAction
  AlarmActionTriggeredEvent: AlarmActionTriggeredEvent
  AlarmClearedEvent: AlarmClearedEvent
  AlarmCreatedEvent: AlarmCreatedEvent
  AlarmDescription: AlarmDescription
  AlarmEmailCompletedEvent: AlarmEmailCompletedEvent
  AlarmEmailFailedEvent: AlarmEmailFailedEvent
  AlarmEvent: AlarmEvent
  AlarmEventArgument: AlarmEventArgument
  AlarmExpression: AlarmExpression
  AlarmFilter: AlarmFilter
  AlarmFilterSpec: AlarmFilterSpec
  AlarmInfo: AlarmInfo
  AlarmReconfiguredEvent: AlarmReconfiguredEvent
  AlarmRemovedEvent: AlarmRemovedEvent
  AlarmResult: AlarmResult
  AlarmScriptCompleteEvent: AlarmScriptCompleteEvent
  AlarmScriptFailedEvent: AlarmScriptFailedEvent
  AlarmSetting: AlarmSetting
  AlarmSnmpCompletedEvent: AlarmSnmpCompletedEvent
  AlarmSnmpFailedEvent: AlarmSnmpFailedEvent
  AlarmSpec: AlarmSpec
  AlarmState: AlarmState
  AlarmStatusChangedEvent: AlarmStatusChangedEvent
  AlarmTriggeringAction: AlarmTriggeringAction
  AlarmTriggeringActionTransitionSpec: AlarmTriggeringActionTransitionSpec
  AllVirtualMachinesLicensedEvent: AllVirtualMachinesLicensedEvent
  AlreadyAuthenticatedSessionEvent: AlreadyAuthenticatedSessionEvent
  AlreadyBeingManaged: AlreadyBeingManaged
  AlreadyConnected: AlreadyConnected
  AlreadyDone: AlreadyDone
  AlreadyExists: AlreadyExists
  AlreadyUpgraded: AlreadyUpgraded
  AndAlarmExpression: AndAlarmExpression
  AnswerFile: AnswerFile
  AnswerFileCreateSpec: AnswerFileCreateSpec
  AnswerFileOptionsCreateSpec: AnswerFileOptionsCreateSpec
  AnswerFileSerializedCreateSpec: AnswerFileSerializedCreateSpec
  AnswerFileStatusError: AnswerFileStatusError
  AnswerFileStatusResult: AnswerFileStatusResult
  AnswerFileUpdateFailed: AnswerFileUpdateFailed
  AnswerFileUpdateFailure: AnswerFileUpdateFailure
  ApplicationQuiesceFault: ApplicationQuiesceFault
  ApplyHostProfileConfigurationResult: ApplyHostProfileConfigurationResult
  ApplyHostProfileConfigurationSpec: ApplyHostProfileConfigurationSpec
  ApplyProfile: ApplyProfile
  ApplyStorageRecommendationResult: ApplyStorageRecommendationResult
  ArrayUpdateSpec: ArrayUpdateSpec
  AuthConnectionFailed: AuthConnectionFailed
  AuthMinimumAdminPermission: AuthMinimumAdminPermission
  AuthenticationProfile: AuthenticationProfile
  AuthenticationRequired: AuthenticationRequired
  AuthenticationRequiredChallenge: AuthenticationRequiredChallenge
  AuthorizationDescription: AuthorizationDescription
  AuthorizationEvent: AuthorizationEvent
  AuthorizationPrivilege: AuthorizationPrivilege
  AuthorizationRole: AuthorizationRole
  AutoStartDefaults: AutoStartDefaults
  AutoStartPowerInfo: AutoStartPowerInfo
  BackingConfig: BackingConfig
  BackingStoragePool: BackingStoragePool
  BackupBlobReadFailure: BackupBlobReadFailure
  BackupBlobWriteFailure: BackupBlobWriteFailure
  BadUsernameSessionEvent: BadUsernameSessionEvent
  BaseConfigInfo: BaseConfigInfo
  BaseConfigInfoBackingInfo: BaseConfigInfoBackingInfo
  BaseConfigInfoDiskFileBackingInfo: BaseConfigInfoDiskFileBackingInfo
  BaseConfigInfoFileBackingInfo: BaseConfigInfoFileBackingInfo
  BaseConfigInfoRawDiskMappingBackingInfo: BaseConfigInfoRawDiskMappingBackingInfo
  BatchResult: BatchResult
  BlockedByFirewall: BlockedByFirewall
  BoolOption: BoolOption
  BoolPolicy: BoolPolicy
  CAMServerRefusedConnection: CAMServerRefusedConnection
  CanceledHostOperationEvent: CanceledHostOperationEvent
  CannotAccessAgentOVF: CannotAccessAgentOVF
  CannotAccessAgentVib: CannotAccessAgentVib
  CannotAccessFile: CannotAccessFile
  CannotAccessLocalSource: CannotAccessLocalSource
  CannotAccessNetwork: CannotAccessNetwork
  CannotAccessVmComponent: CannotAccessVmComponent
  CannotAccessVmConfig: CannotAccessVmConfig
  CannotAccessVmDevice: CannotAccessVmDevice
  CannotAccessVmDisk: CannotAccessVmDisk
  CannotAddHostWithFTVmAsStandalone: CannotAddHostWithFTVmAsStandalone
  CannotAddHostWithFTVmToDifferentCluster: CannotAddHostWithFTVmToDifferentCluster
  CannotAddHostWithFTVmToNonHACluster: CannotAddHostWithFTVmToNonHACluster
  CannotChangeDrsBehaviorForFtSecondary: CannotChangeDrsBehaviorForFtSecondary
  CannotChangeHaSettingsForFtSecondary: CannotChangeHaSettingsForFtSecondary
  CannotChangeVsanClusterUuid: CannotChangeVsanClusterUuid
  CannotChangeVsanNodeUuid: CannotChangeVsanNodeUuid
  CannotComputeFTCompatibleHosts: CannotComputeFTCompatibleHosts
  CannotCreateFile: CannotCreateFile
  CannotDecryptPasswords: CannotDecryptPasswords
  CannotDeleteFile: CannotDeleteFile
  CannotDisableDrsOnClustersWithVApps: CannotDisableDrsOnClustersWithVApps
  CannotDisableSnapshot: CannotDisableSnapshot
  CannotDisconnectHostWithFaultToleranceVm: CannotDisconnectHostWithFaultToleranceVm
  CannotEnableVmcpForCluster: CannotEnableVmcpForCluster
  CannotModifyConfigCpuRequirements: CannotModifyConfigCpuRequirements
  CannotMoveFaultToleranceVm: CannotMoveFaultToleranceVm
  CannotMoveHostWithFaultToleranceVm: CannotMoveHostWithFaultToleranceVm
  CannotMoveVmWithDeltaDisk: CannotMoveVmWithDeltaDisk
  CannotMoveVmWithNativeDeltaDisk: CannotMoveVmWithNativeDeltaDisk
  CannotMoveVsanEnabledHost: CannotMoveVsanEnabledHost
  CannotPlaceWithoutPrerequisiteMoves: CannotPlaceWithoutPrerequisiteMoves
  CannotPowerOffVmInCluster: CannotPowerOffVmInCluster
  CannotReconfigureVsanWhenHaEnabled: CannotReconfigureVsanWhenHaEnabled
  CannotUseNetwork: CannotUseNetwork
  Capability: Capability
  CertificateAuthorityFault: CertificateAuthorityFault
  CertificateNotImported: CertificateNotImported
  CertificateNotTrusted: CertificateNotTrusted
  CertificateNotTrustedFault: CertificateNotTrustedFault
  CertificateRefreshFailed: CertificateRefreshFailed
  CertificateRevocationFailed: CertificateRevocationFailed
  ChangesInfoEventArgument: ChangesInfoEventArgument
  CheckResult: CheckResult
  ChoiceOption: ChoiceOption
  ClockSkew: ClockSkew
  CloneFromSnapshotNotSupported: CloneFromSnapshotNotSupported
  ClusterAction: ClusterAction
  ClusterActionHistory: ClusterActionHistory
  ClusterAffinityRuleSpec: ClusterAffinityRuleSpec
  ClusterAgentAgentIssue: ClusterAgentAgentIssue
  ClusterAgentCertificateNotTrusted: ClusterAgentCertificateNotTrusted
  ClusterAgentHostInMaintenanceMode: ClusterAgentHostInMaintenanceMode
  ClusterAgentHostInPartialMaintenanceMode: ClusterAgentHostInPartialMaintenanceMode
  ClusterAgentInsufficientClusterResources: ClusterAgentInsufficientClusterResources
  ClusterAgentInsufficientClusterSpace: ClusterAgentInsufficientClusterSpace
  ClusterAgentInvalidConfig: ClusterAgentInvalidConfig
  ClusterAgentMissingClusterVmDatastore: ClusterAgentMissingClusterVmDatastore
  ClusterAgentMissingClusterVmNetwork: ClusterAgentMissingClusterVmNetwork
  ClusterAgentOvfInvalidProperty: ClusterAgentOvfInvalidProperty
  ClusterAgentTransitionFailed: ClusterAgentTransitionFailed
  ClusterAgentVmHookFailed: ClusterAgentVmHookFailed
  ClusterAgentVmHookTimedout: ClusterAgentVmHookTimedout
  ClusterAgentVmInaccessible: ClusterAgentVmInaccessible
  ClusterAgentVmIssue: ClusterAgentVmIssue
  ClusterAgentVmNotDeployed: ClusterAgentVmNotDeployed
  ClusterAgentVmNotRemoved: ClusterAgentVmNotRemoved
  ClusterAgentVmPoweredOff: ClusterAgentVmPoweredOff
  ClusterAgentVmPoweredOn: ClusterAgentVmPoweredOn
  ClusterAgentVmProtected: ClusterAgentVmProtected
  ClusterAgentVmSuspended: ClusterAgentVmSuspended
  ClusterAntiAffinityRuleSpec: ClusterAntiAffinityRuleSpec
  ClusterAttemptedVmInfo: ClusterAttemptedVmInfo
  ClusterClusterInitialPlacementAction: ClusterClusterInitialPlacementAction
  ClusterComplianceCheckedEvent: ClusterComplianceCheckedEvent
  ClusterComputeResourceClusterConfigResult: ClusterComputeResourceClusterConfigResult
  ClusterComputeResourceCryptoModePolicy: ClusterComputeResourceCryptoModePolicy
  ClusterComputeResourceDVSConfigurationValidation: ClusterComputeResourceDVSConfigurationValidation
  ClusterComputeResourceDVSSetting: ClusterComputeResourceDVSSetting
  ClusterComputeResourceDVSSettingDVPortgroupToServiceMapping: ClusterComputeResourceDVSSettingDVPortgroupToServiceMapping
  ClusterComputeResourceDvsProfile: ClusterComputeResourceDvsProfile
  ClusterComputeResourceDvsProfileDVPortgroupSpecToServiceMapping: ClusterComputeResourceDvsProfileDVPortgroupSpecToServiceMapping
  ClusterComputeResourceHCIConfigInfo: ClusterComputeResourceHCIConfigInfo
  ClusterComputeResourceHCIConfigSpec: ClusterComputeResourceHCIConfigSpec
  ClusterComputeResourceHostConfigurationInput: ClusterComputeResourceHostConfigurationInput
  ClusterComputeResourceHostConfigurationProfile: ClusterComputeResourceHostConfigurationProfile
  ClusterComputeResourceHostConfigurationValidation: ClusterComputeResourceHostConfigurationValidation
  ClusterComputeResourceHostEvacuationInfo: ClusterComputeResourceHostEvacuationInfo
  ClusterComputeResourceHostVmkNicInfo: ClusterComputeResourceHostVmkNicInfo
  ClusterComputeResourceMaintenanceInfo: ClusterComputeResourceMaintenanceInfo
  ClusterComputeResourceSummary: ClusterComputeResourceSummary
  ClusterComputeResourceVCProfile: ClusterComputeResourceVCProfile
  ClusterComputeResourceValidationResultBase: ClusterComputeResourceValidationResultBase
  ClusterComputeResourceVcsSlots: ClusterComputeResourceVcsSlots
  ClusterConfigInfo: ClusterConfigInfo
  ClusterConfigInfoEx: ClusterConfigInfoEx
  ClusterConfigSpec: ClusterConfigSpec
  ClusterConfigSpecEx: ClusterConfigSpecEx
  ClusterCreatedEvent: ClusterCreatedEvent
  ClusterCryptoConfigInfo: ClusterCryptoConfigInfo
  ClusterDasAamHostInfo: ClusterDasAamHostInfo
  ClusterDasAamNodeState: ClusterDasAamNodeState
  ClusterDasAdmissionControlInfo: ClusterDasAdmissionControlInfo
  ClusterDasAdmissionControlPolicy: ClusterDasAdmissionControlPolicy
  ClusterDasAdvancedRuntimeInfo: ClusterDasAdvancedRuntimeInfo
  ClusterDasAdvancedRuntimeInfoVmcpCapabilityInfo: ClusterDasAdvancedRuntimeInfoVmcpCapabilityInfo
  ClusterDasConfigInfo: ClusterDasConfigInfo
  ClusterDasData: ClusterDasData
  ClusterDasDataSummary: ClusterDasDataSummary
  ClusterDasFailoverLevelAdvancedRuntimeInfo: ClusterDasFailoverLevelAdvancedRuntimeInfo
  ClusterDasFailoverLevelAdvancedRuntimeInfoHostSlots: ClusterDasFailoverLevelAdvancedRuntimeInfoHostSlots
  ClusterDasFailoverLevelAdvancedRuntimeInfoSlotInfo: ClusterDasFailoverLevelAdvancedRuntimeInfoSlotInfo
  ClusterDasFailoverLevelAdvancedRuntimeInfoVmSlots: ClusterDasFailoverLevelAdvancedRuntimeInfoVmSlots
  ClusterDasFdmHostState: ClusterDasFdmHostState
  ClusterDasHostInfo: ClusterDasHostInfo
  ClusterDasHostRecommendation: ClusterDasHostRecommendation
  ClusterDasVmConfigInfo: ClusterDasVmConfigInfo
  ClusterDasVmConfigSpec: ClusterDasVmConfigSpec
  ClusterDasVmSettings: ClusterDasVmSettings
  ClusterDatastoreUpdateSpec: ClusterDatastoreUpdateSpec
  ClusterDependencyRuleInfo: ClusterDependencyRuleInfo
  ClusterDestroyedEvent: ClusterDestroyedEvent
  ClusterDpmConfigInfo: ClusterDpmConfigInfo
  ClusterDpmHostConfigInfo: ClusterDpmHostConfigInfo
  ClusterDpmHostConfigSpec: ClusterDpmHostConfigSpec
  ClusterDrsConfigInfo: ClusterDrsConfigInfo
  ClusterDrsFaults: ClusterDrsFaults
  ClusterDrsFaultsFaultsByVirtualDisk: ClusterDrsFaultsFaultsByVirtualDisk
  ClusterDrsFaultsFaultsByVm: ClusterDrsFaultsFaultsByVm
  ClusterDrsMigration: ClusterDrsMigration
  ClusterDrsRecommendation: ClusterDrsRecommendation
  ClusterDrsVmConfigInfo: ClusterDrsVmConfigInfo
  ClusterDrsVmConfigSpec: ClusterDrsVmConfigSpec
  ClusterEVCManagerCheckResult: ClusterEVCManagerCheckResult
  ClusterEVCManagerEVCState: ClusterEVCManagerEVCState
  ClusterEnterMaintenanceResult: ClusterEnterMaintenanceResult
  ClusterEvent: ClusterEvent
  ClusterFailoverHostAdmissionControlInfo: ClusterFailoverHostAdmissionControlInfo
  ClusterFailoverHostAdmissionControlInfoHostStatus: ClusterFailoverHostAdmissionControlInfoHostStatus
  ClusterFailoverHostAdmissionControlPolicy: ClusterFailoverHostAdmissionControlPolicy
  ClusterFailoverLevelAdmissionControlInfo: ClusterFailoverLevelAdmissionControlInfo
  ClusterFailoverLevelAdmissionControlPolicy: ClusterFailoverLevelAdmissionControlPolicy
  ClusterFailoverResourcesAdmissionControlInfo: ClusterFailoverResourcesAdmissionControlInfo
  ClusterFailoverResourcesAdmissionControlPolicy: ClusterFailoverResourcesAdmissionControlPolicy
  ClusterFixedSizeSlotPolicy: ClusterFixedSizeSlotPolicy
  ClusterFtVmHostRuleInfo: ClusterFtVmHostRuleInfo
  ClusterGroupInfo: ClusterGroupInfo
  ClusterGroupSpec: ClusterGroupSpec
  ClusterHostGroup: ClusterHostGroup
  ClusterHostInfraUpdateHaModeAction: ClusterHostInfraUpdateHaModeAction
  ClusterHostPowerAction: ClusterHostPowerAction
  ClusterHostRecommendation: ClusterHostRecommendation
  ClusterInfraUpdateHaConfigInfo: ClusterInfraUpdateHaConfigInfo
  ClusterInitialPlacementAction: ClusterInitialPlacementAction
  ClusterIoFilterInfo: ClusterIoFilterInfo
  ClusterMigrationAction: ClusterMigrationAction
  ClusterNetworkConfigSpec: ClusterNetworkConfigSpec
  ClusterNotAttemptedVmInfo: ClusterNotAttemptedVmInfo
  ClusterOrchestrationInfo: ClusterOrchestrationInfo
  ClusterOvercommittedEvent: ClusterOvercommittedEvent
  ClusterPowerContext: ClusterPowerContext
  ClusterPowerOnVmResult: ClusterPowerOnVmResult
  ClusterPreemptibleVmPairInfo: ClusterPreemptibleVmPairInfo
  ClusterPreemptibleVmPairSpec: ClusterPreemptibleVmPairSpec
  ClusterProactiveDrsConfigInfo: ClusterProactiveDrsConfigInfo
  ClusterProfileCompleteConfigSpec: ClusterProfileCompleteConfigSpec
  ClusterProfileConfigInfo: ClusterProfileConfigInfo
  ClusterProfileConfigServiceCreateSpec: ClusterProfileConfigServiceCreateSpec
  ClusterProfileConfigSpec: ClusterProfileConfigSpec
  ClusterProfileCreateSpec: ClusterProfileCreateSpec
  ClusterRecommendation: ClusterRecommendation
  ClusterReconfiguredEvent: ClusterReconfiguredEvent
  ClusterResourceUsageSummary: ClusterResourceUsageSummary
  ClusterRuleInfo: ClusterRuleInfo
  ClusterRuleSpec: ClusterRuleSpec
  ClusterRuntimeInfo: ClusterRuntimeInfo
  ClusterSlotPolicy: ClusterSlotPolicy
  ClusterStatusChangedEvent: ClusterStatusChangedEvent
  ClusterSystemVMsConfigInfo: ClusterSystemVMsConfigInfo
  ClusterSystemVMsConfigSpec: ClusterSystemVMsConfigSpec
  ClusterTagCategoryUpdateSpec: ClusterTagCategoryUpdateSpec
  ClusterUsageSummary: ClusterUsageSummary
  ClusterVmComponentProtectionSettings: ClusterVmComponentProtectionSettings
  ClusterVmGroup: ClusterVmGroup
  ClusterVmHostRuleInfo: ClusterVmHostRuleInfo
  ClusterVmOrchestrationInfo: ClusterVmOrchestrationInfo
  ClusterVmOrchestrationSpec: ClusterVmOrchestrationSpec
  ClusterVmReadiness: ClusterVmReadiness
  ClusterVmToolsMonitoringSettings: ClusterVmToolsMonitoringSettings
  CnsAccessControlSpec: CnsAccessControlSpec
  CnsAlreadyRegisteredFault: CnsAlreadyRegisteredFault
  CnsAsyncQueryResult: CnsAsyncQueryResult
  CnsBackingObjectDetails: CnsBackingObjectDetails
  CnsBaseCreateSpec: CnsBaseCreateSpec
  CnsBlockBackingDetails: CnsBlockBackingDetails
  CnsBlockCreateSpec: CnsBlockCreateSpec
  CnsBlockVolumeRelocateSpec: CnsBlockVolumeRelocateSpec
  CnsCloneVolumeSource: CnsCloneVolumeSource
  CnsContainerCluster: CnsContainerCluster
  CnsCursor: CnsCursor
  CnsEntityMetadata: CnsEntityMetadata
  CnsFault: CnsFault
  CnsFileBackingDetails: CnsFileBackingDetails
  CnsFileCreateSpec: CnsFileCreateSpec
  CnsInCompatibleFault: CnsInCompatibleFault
  CnsKubernetesEntityMetadata: CnsKubernetesEntityMetadata
  CnsKubernetesEntityReference: CnsKubernetesEntityReference
  CnsKubernetesQueryFilter: CnsKubernetesQueryFilter
  CnsMissingControllerFault: CnsMissingControllerFault
  CnsMissingPrivilegeFault: CnsMissingPrivilegeFault
  CnsNFSAccessControlSpec: CnsNFSAccessControlSpec
  CnsNotRegisteredFault: CnsNotRegisteredFault
  CnsPlacementFault: CnsPlacementFault
  CnsPlacementResult: CnsPlacementResult
  CnsQueryFilter: CnsQueryFilter
  CnsQueryResult: CnsQueryResult
  CnsQuerySelection: CnsQuerySelection
  CnsRankedLowerFault: CnsRankedLowerFault
  CnsSnapshotCreateSpec: CnsSnapshotCreateSpec
  CnsSnapshotDeleteSpec: CnsSnapshotDeleteSpec
  CnsSnapshotId: CnsSnapshotId
  CnsSnapshotNotFoundFault: CnsSnapshotNotFoundFault
  CnsSnapshotVolumeSource: CnsSnapshotVolumeSource
  CnsSyncVolumeSpec: CnsSyncVolumeSpec
  CnsUnregisterVolumeSpec: CnsUnregisterVolumeSpec
  CnsVSANFileCreateSpec: CnsVSANFileCreateSpec
  CnsVolume: CnsVolume
  CnsVolumeACLConfigureSpec: CnsVolumeACLConfigureSpec
  CnsVolumeAlreadyExistsFault: CnsVolumeAlreadyExistsFault
  CnsVolumeAttachDetachSpec: CnsVolumeAttachDetachSpec
  CnsVolumeAttachResult: CnsVolumeAttachResult
  CnsVolumeCreateResult: CnsVolumeCreateResult
  CnsVolumeCreateSpec: CnsVolumeCreateSpec
  CnsVolumeCryptoUpdateSpec: CnsVolumeCryptoUpdateSpec
  CnsVolumeExtendSpec: CnsVolumeExtendSpec
  CnsVolumeId: CnsVolumeId
  CnsVolumeMetadata: CnsVolumeMetadata
  CnsVolumeMetadataUpdateSpec: CnsVolumeMetadataUpdateSpec
  CnsVolumeNotFoundFault: CnsVolumeNotFoundFault
  CnsVolumeOperationBatchResult: CnsVolumeOperationBatchResult
  CnsVolumeOperationResult: CnsVolumeOperationResult
  CnsVolumePolicyReconfigSpec: CnsVolumePolicyReconfigSpec
  CnsVolumeRelocateSpec: CnsVolumeRelocateSpec
  CnsVolumeSource: CnsVolumeSource
  CnsVsanFileShareBackingDetails: CnsVsanFileShareBackingDetails
  CollectorAddressUnset: CollectorAddressUnset
  ComplianceFailure: ComplianceFailure
  ComplianceFailureComplianceFailureValues: ComplianceFailureComplianceFailureValues
  ComplianceLocator: ComplianceLocator
  ComplianceProfile: ComplianceProfile
  ComplianceResult: ComplianceResult
  CompositePolicyOption: CompositePolicyOption
  ComputeResourceConfigInfo: ComputeResourceConfigInfo
  ComputeResourceConfigSpec: ComputeResourceConfigSpec
  ComputeResourceEventArgument: ComputeResourceEventArgument
  ComputeResourceHostSPBMLicenseInfo: ComputeResourceHostSPBMLicenseInfo
  ComputeResourceHostSeedSpec: ComputeResourceHostSeedSpec
  ComputeResourceHostSeedSpecSingleHostSpec: ComputeResourceHostSeedSpecSingleHostSpec
  ComputeResourceSummary: ComputeResourceSummary
  ConcurrentAccess: ConcurrentAccess
  ConfigTarget: ConfigTarget
  ConflictingConfiguration: ConflictingConfiguration
  ConflictingConfigurationConfig: ConflictingConfigurationConfig
  ConflictingDatastoreFound: ConflictingDatastoreFound
  ConnectedIso: ConnectedIso
  CpuCompatibilityUnknown: CpuCompatibilityUnknown
  CpuHotPlugNotSupported: CpuHotPlugNotSupported
  CpuIncompatible: CpuIncompatible
  CpuIncompatible1ECX: CpuIncompatible1ECX
  CpuIncompatible81EDX: CpuIncompatible81EDX
  CreateTaskAction: CreateTaskAction
  CryptoKeyId: CryptoKeyId
  CryptoKeyPlain: CryptoKeyPlain
  CryptoKeyResult: CryptoKeyResult
  CryptoManagerHostKeyStatus: CryptoManagerHostKeyStatus
  CryptoManagerKmipCertSignRequest: CryptoManagerKmipCertSignRequest
  CryptoManagerKmipCertificateInfo: CryptoManagerKmipCertificateInfo
  CryptoManagerKmipClusterStatus: CryptoManagerKmipClusterStatus
  CryptoManagerKmipCryptoKeyStatus: CryptoManagerKmipCryptoKeyStatus
  CryptoManagerKmipCryptoKeyStatusKeyInfo: CryptoManagerKmipCryptoKeyStatusKeyInfo
  CryptoManagerKmipCryptoKeyStatusWrappingKeyIdKeyInfo: CryptoManagerKmipCryptoKeyStatusWrappingKeyIdKeyInfo
  CryptoManagerKmipCryptoKeyStatusWrappingRotationIntervalKeyInfo: CryptoManagerKmipCryptoKeyStatusWrappingRotationIntervalKeyInfo
  CryptoManagerKmipCustomAttributeSpec: CryptoManagerKmipCustomAttributeSpec
  CryptoManagerKmipGenerateKeySpec: CryptoManagerKmipGenerateKeySpec
  CryptoManagerKmipServerCertInfo: CryptoManagerKmipServerCertInfo
  CryptoManagerKmipServerStatus: CryptoManagerKmipServerStatus
  CryptoSpec: CryptoSpec
  CryptoSpecDecrypt: CryptoSpecDecrypt
  CryptoSpecDeepRecrypt: CryptoSpecDeepRecrypt
  CryptoSpecEncrypt: CryptoSpecEncrypt
  CryptoSpecNoOp: CryptoSpecNoOp
  CryptoSpecRegister: CryptoSpecRegister
  CryptoSpecShallowRecrypt: CryptoSpecShallowRecrypt
  CustomFieldDef: CustomFieldDef
  CustomFieldDefAddedEvent: CustomFieldDefAddedEvent
  CustomFieldDefEvent: CustomFieldDefEvent
  CustomFieldDefRemovedEvent: CustomFieldDefRemovedEvent
  CustomFieldDefRenamedEvent: CustomFieldDefRenamedEvent
  CustomFieldEvent: CustomFieldEvent
  CustomFieldStringValue: CustomFieldStringValue
  CustomFieldValue: CustomFieldValue
  CustomFieldValueChangedEvent: CustomFieldValueChangedEvent
  CustomizationAdapterMapping: CustomizationAdapterMapping
  CustomizationAutoIpV6Generator: CustomizationAutoIpV6Generator
  CustomizationCloudinitPrep: CustomizationCloudinitPrep
  CustomizationCustomIpGenerator: CustomizationCustomIpGenerator
  CustomizationCustomIpV6Generator: CustomizationCustomIpV6Generator
  CustomizationCustomName: CustomizationCustomName
  CustomizationDhcpIpGenerator: CustomizationDhcpIpGenerator
  CustomizationDhcpIpV6Generator: CustomizationDhcpIpV6Generator
  CustomizationDisableIpV4: CustomizationDisableIpV4
  CustomizationEvent: CustomizationEvent
  CustomizationFailed: CustomizationFailed
  CustomizationFault: CustomizationFault
  CustomizationFixedIp: CustomizationFixedIp
  CustomizationFixedIpV6: CustomizationFixedIpV6
  CustomizationFixedName: CustomizationFixedName
  CustomizationGlobalIPSettings: CustomizationGlobalIPSettings
  CustomizationGuiRunOnce: CustomizationGuiRunOnce
  CustomizationGuiUnattended: CustomizationGuiUnattended
  CustomizationIPSettings: CustomizationIPSettings
  CustomizationIPSettingsIpV6AddressSpec: CustomizationIPSettingsIpV6AddressSpec
  CustomizationIdentification: CustomizationIdentification
  CustomizationIdentitySettings: CustomizationIdentitySettings
  CustomizationIpGenerator: CustomizationIpGenerator
  CustomizationIpV6Generator: CustomizationIpV6Generator
  CustomizationLicenseFilePrintData: CustomizationLicenseFilePrintData
  CustomizationLinuxFlexPrep: CustomizationLinuxFlexPrep
  CustomizationLinuxIdentityFailed: CustomizationLinuxIdentityFailed
  CustomizationLinuxOptions: CustomizationLinuxOptions
  CustomizationLinuxPrep: CustomizationLinuxPrep
  CustomizationName: CustomizationName
  CustomizationNetworkSetupFailed: CustomizationNetworkSetupFailed
  CustomizationOptions: CustomizationOptions
  CustomizationPassword: CustomizationPassword
  CustomizationPending: CustomizationPending
  CustomizationPrefixName: CustomizationPrefixName
  CustomizationSpec: CustomizationSpec
  CustomizationSpecInfo: CustomizationSpecInfo
  CustomizationSpecItem: CustomizationSpecItem
  CustomizationStartedEvent: CustomizationStartedEvent
  CustomizationStatelessIpV6Generator: CustomizationStatelessIpV6Generator
  CustomizationSucceeded: CustomizationSucceeded
  CustomizationSysprep: CustomizationSysprep
  CustomizationSysprepFailed: CustomizationSysprepFailed
  CustomizationSysprepText: CustomizationSysprepText
  CustomizationUnknownFailure: CustomizationUnknownFailure
  CustomizationUnknownIpGenerator: CustomizationUnknownIpGenerator
  CustomizationUnknownIpV6Generator: CustomizationUnknownIpV6Generator
  CustomizationUnknownName: CustomizationUnknownName
  CustomizationUserData: CustomizationUserData
  CustomizationVirtualMachineName: CustomizationVirtualMachineName
  CustomizationWinOptions: CustomizationWinOptions
  CustomizationWindowsFlexPrep: CustomizationWindowsFlexPrep
  DVPortConfigInfo: DVPortConfigInfo
  DVPortConfigSpec: DVPortConfigSpec
  DVPortNotSupported: DVPortNotSupported
  DVPortSetting: DVPortSetting
  DVPortState: DVPortState
  DVPortStatus: DVPortStatus
  DVPortgroupConfigInfo: DVPortgroupConfigInfo
  DVPortgroupConfigSpec: DVPortgroupConfigSpec
  DVPortgroupCreatedEvent: DVPortgroupCreatedEvent
  DVPortgroupDestroyedEvent: DVPortgroupDestroyedEvent
  DVPortgroupEvent: DVPortgroupEvent
  DVPortgroupNsxConfig: DVPortgroupNsxConfig
  DVPortgroupNsxSubnetAddressInfo: DVPortgroupNsxSubnetAddressInfo
  DVPortgroupPolicy: DVPortgroupPolicy
  DVPortgroupReconfiguredEvent: DVPortgroupReconfiguredEvent
  DVPortgroupRenamedEvent: DVPortgroupRenamedEvent
  DVPortgroupSelection: DVPortgroupSelection
  DVSBackupRestoreCapability: DVSBackupRestoreCapability
  DVSCapability: DVSCapability
  DVSConfigInfo: DVSConfigInfo
  DVSConfigSpec: DVSConfigSpec
  DVSContactInfo: DVSContactInfo
  DVSCreateSpec: DVSCreateSpec
  DVSFailureCriteria: DVSFailureCriteria
  DVSFeatureCapability: DVSFeatureCapability
  DVSFilterSpecConnecteeSpec: DVSFilterSpecConnecteeSpec
  DVSFilterSpecPnicConnecteeSpec: DVSFilterSpecPnicConnecteeSpec
  DVSFilterSpecPvlanSpec: DVSFilterSpecPvlanSpec
  DVSFilterSpecTrunkVlanSpec: DVSFilterSpecTrunkVlanSpec
  DVSFilterSpecVlanIdSpec: DVSFilterSpecVlanIdSpec
  DVSFilterSpecVlanSpec: DVSFilterSpecVlanSpec
  DVSFilterSpecVmConnecteeSpec: DVSFilterSpecVmConnecteeSpec
  DVSFilterSpecVmknicConnecteeSpec: DVSFilterSpecVmknicConnecteeSpec
  DVSHealthCheckCapability: DVSHealthCheckCapability
  DVSHealthCheckConfig: DVSHealthCheckConfig
  DVSHostLocalPortInfo: DVSHostLocalPortInfo
  DVSMacLearningPolicy: DVSMacLearningPolicy
  DVSMacManagementPolicy: DVSMacManagementPolicy
  DVSManagerDvsConfigTarget: DVSManagerDvsConfigTarget
  DVSManagerPhysicalNicsList: DVSManagerPhysicalNicsList
  DVSNameArrayUplinkPortPolicy: DVSNameArrayUplinkPortPolicy
  DVSNetworkResourceManagementCapability: DVSNetworkResourceManagementCapability
  DVSNetworkResourcePool: DVSNetworkResourcePool
  DVSNetworkResourcePoolAllocationInfo: DVSNetworkResourcePoolAllocationInfo
  DVSNetworkResourcePoolConfigSpec: DVSNetworkResourcePoolConfigSpec
  DVSPolicy: DVSPolicy
  DVSRollbackCapability: DVSRollbackCapability
  DVSRuntimeInfo: DVSRuntimeInfo
  DVSSecurityPolicy: DVSSecurityPolicy
  DVSSelection: DVSSelection
  DVSSummary: DVSSummary
  DVSTrafficShapingPolicy: DVSTrafficShapingPolicy
  DVSUplinkPortPolicy: DVSUplinkPortPolicy
  DVSVendorSpecificConfig: DVSVendorSpecificConfig
  DVSVmVnicNetworkResourcePool: DVSVmVnicNetworkResourcePool
  DailyTaskScheduler: DailyTaskScheduler
  DasAdmissionControlDisabledEvent: DasAdmissionControlDisabledEvent
  DasAdmissionControlEnabledEvent: DasAdmissionControlEnabledEvent
  DasAgentFoundEvent: DasAgentFoundEvent
  DasAgentUnavailableEvent: DasAgentUnavailableEvent
  DasClusterIsolatedEvent: DasClusterIsolatedEvent
  DasConfigFault: DasConfigFault
  DasDisabledEvent: DasDisabledEvent
  DasEnabledEvent: DasEnabledEvent
  DasHeartbeatDatastoreInfo: DasHeartbeatDatastoreInfo
  DasHostFailedEvent: DasHostFailedEvent
  DasHostIsolatedEvent: DasHostIsolatedEvent
  DatabaseError: DatabaseError
  DatabaseSizeEstimate: DatabaseSizeEstimate
  DatabaseSizeParam: DatabaseSizeParam
  DatacenterBasicConnectInfo: DatacenterBasicConnectInfo
  DatacenterConfigInfo: DatacenterConfigInfo
  DatacenterConfigSpec: DatacenterConfigSpec
  DatacenterCreatedEvent: DatacenterCreatedEvent
  DatacenterEvent: DatacenterEvent
  DatacenterEventArgument: DatacenterEventArgument
  DatacenterMismatch: DatacenterMismatch
  DatacenterMismatchArgument: DatacenterMismatchArgument
  DatacenterRenamedEvent: DatacenterRenamedEvent
  DatastoreBackingPoolMapping: DatastoreBackingPoolMapping
  DatastoreCapability: DatastoreCapability
  DatastoreCapacityIncreasedEvent: DatastoreCapacityIncreasedEvent
  DatastoreDestroyedEvent: DatastoreDestroyedEvent
  DatastoreDiscoveredEvent: DatastoreDiscoveredEvent
  DatastoreDuplicatedEvent: DatastoreDuplicatedEvent
  DatastoreEvent: DatastoreEvent
  DatastoreEventArgument: DatastoreEventArgument
  DatastoreFileCopiedEvent: DatastoreFileCopiedEvent
  DatastoreFileDeletedEvent: DatastoreFileDeletedEvent
  DatastoreFileEvent: DatastoreFileEvent
  DatastoreFileMovedEvent: DatastoreFileMovedEvent
  DatastoreHostMount: DatastoreHostMount
  DatastoreIORMReconfiguredEvent: DatastoreIORMReconfiguredEvent
  DatastoreInfo: DatastoreInfo
  DatastoreMountPathDatastorePair: DatastoreMountPathDatastorePair
  DatastoreNamespaceManagerDirectoryInfo: DatastoreNamespaceManagerDirectoryInfo
  DatastoreNotWritableOnHost: DatastoreNotWritableOnHost
  DatastoreOption: DatastoreOption
  DatastorePair: DatastorePair
  DatastorePrincipalConfigured: DatastorePrincipalConfigured
  DatastoreRemovedOnHostEvent: DatastoreRemovedOnHostEvent
  DatastoreRenamedEvent: DatastoreRenamedEvent
  DatastoreRenamedOnHostEvent: DatastoreRenamedOnHostEvent
  DatastoreSummary: DatastoreSummary
  DatastoreVVolContainerFailoverPair: DatastoreVVolContainerFailoverPair
  DateTimeProfile: DateTimeProfile
  DefaultDatastorePolicySelectionInfo: DefaultDatastorePolicySelectionInfo
  DeltaDiskFormatNotSupported: DeltaDiskFormatNotSupported
  Description: Description
  DesiredSoftwareSpec: DesiredSoftwareSpec
  DesiredSoftwareSpecBaseImageSpec: DesiredSoftwareSpecBaseImageSpec
  DesiredSoftwareSpecComponentSpec: DesiredSoftwareSpecComponentSpec
  DesiredSoftwareSpecVendorAddOnSpec: DesiredSoftwareSpecVendorAddOnSpec
  DestinationSwitchFull: DestinationSwitchFull
  DestinationVsanDisabled: DestinationVsanDisabled
  DeviceBackedVirtualDiskSpec: DeviceBackedVirtualDiskSpec
  DeviceBackingNotSupported: DeviceBackingNotSupported
  DeviceControllerNotSupported: DeviceControllerNotSupported
  DeviceGroupId: DeviceGroupId
  DeviceHotPlugNotSupported: DeviceHotPlugNotSupported
  DeviceId: DeviceId
  DeviceNotFound: DeviceNotFound
  DeviceNotSupported: DeviceNotSupported
  DevicePciId: DevicePciId
  DeviceUnsupportedForVmPlatform: DeviceUnsupportedForVmPlatform
  DeviceUnsupportedForVmVersion: DeviceUnsupportedForVmVersion
  DiagnosticManagerAuditRecordResult: DiagnosticManagerAuditRecordResult
  DiagnosticManagerBundleInfo: DiagnosticManagerBundleInfo
  DiagnosticManagerLogDescriptor: DiagnosticManagerLogDescriptor
  DiagnosticManagerLogHeader: DiagnosticManagerLogHeader
  DigestNotSupported: DigestNotSupported
  DirectPathProfileInfo: DirectPathProfileInfo
  DirectPathProfileManagerCapacityInfo: DirectPathProfileManagerCapacityInfo
  DirectPathProfileManagerCapacityQueryByDeviceConfig: DirectPathProfileManagerCapacityQueryByDeviceConfig
  DirectPathProfileManagerCapacityQueryById: DirectPathProfileManagerCapacityQueryById
  DirectPathProfileManagerCapacityQueryByName: DirectPathProfileManagerCapacityQueryByName
  DirectPathProfileManagerCapacityQuerySpec: DirectPathProfileManagerCapacityQuerySpec
  DirectPathProfileManagerCapacityResult: DirectPathProfileManagerCapacityResult
  DirectPathProfileManagerCapacityUnknown: DirectPathProfileManagerCapacityUnknown
  DirectPathProfileManagerCreateSpec: DirectPathProfileManagerCreateSpec
  DirectPathProfileManagerDirectPathConfig: DirectPathProfileManagerDirectPathConfig
  DirectPathProfileManagerDvxDirectPathConfig: DirectPathProfileManagerDvxDirectPathConfig
  DirectPathProfileManagerDynamicDirectPathConfig: DirectPathProfileManagerDynamicDirectPathConfig
  DirectPathProfileManagerFilterSpec: DirectPathProfileManagerFilterSpec
  DirectPathProfileManagerTargetCluster: DirectPathProfileManagerTargetCluster
  DirectPathProfileManagerTargetEntity: DirectPathProfileManagerTargetEntity
  DirectPathProfileManagerTargetHost: DirectPathProfileManagerTargetHost
  DirectPathProfileManagerUpdateSpec: DirectPathProfileManagerUpdateSpec
  DirectPathProfileManagerVirtualDeviceGroupDirectPathConfig: DirectPathProfileManagerVirtualDeviceGroupDirectPathConfig
  DirectPathProfileManagerVmiopDirectPathConfig: DirectPathProfileManagerVmiopDirectPathConfig
  DirectoryNotEmpty: DirectoryNotEmpty
  DisableAdminNotSupported: DisableAdminNotSupported
  DisabledClusterFault: DisabledClusterFault
  DisallowedChangeByService: DisallowedChangeByService
  DisallowedDiskModeChange: DisallowedDiskModeChange
  DisallowedMigrationDeviceAttached: DisallowedMigrationDeviceAttached
  DisallowedOperationOnFailoverHost: DisallowedOperationOnFailoverHost
  DisconnectedHostsBlockingEVC: DisconnectedHostsBlockingEVC
  DiskChangeExtent: DiskChangeExtent
  DiskChangeInfo: DiskChangeInfo
  DiskClaimConfiguration: DiskClaimConfiguration
  DiskCryptoSpec: DiskCryptoSpec
  DiskHasPartitions: DiskHasPartitions
  DiskInfo: DiskInfo
  DiskIsLastRemainingNonSSD: DiskIsLastRemainingNonSSD
  DiskIsNonLocal: DiskIsNonLocal
  DiskIsUSB: DiskIsUSB
  DiskMoveTypeNotSupported: DiskMoveTypeNotSupported
  DiskNotSupported: DiskNotSupported
  DiskTooSmall: DiskTooSmall
  DistributedVirtualPort: DistributedVirtualPort
  DistributedVirtualPortgroupInfo: DistributedVirtualPortgroupInfo
  DistributedVirtualPortgroupNsxPortgroupOperationResult: DistributedVirtualPortgroupNsxPortgroupOperationResult
  DistributedVirtualPortgroupProblem: DistributedVirtualPortgroupProblem
  DistributedVirtualSwitchHostMember: DistributedVirtualSwitchHostMember
  DistributedVirtualSwitchHostMemberBacking: DistributedVirtualSwitchHostMemberBacking
  DistributedVirtualSwitchHostMemberConfigInfo: DistributedVirtualSwitchHostMemberConfigInfo
  DistributedVirtualSwitchHostMemberConfigSpec: DistributedVirtualSwitchHostMemberConfigSpec
  DistributedVirtualSwitchHostMemberHostPerfNicOffloadState: DistributedVirtualSwitchHostMemberHostPerfNicOffloadState
  DistributedVirtualSwitchHostMemberHostUplinkState: DistributedVirtualSwitchHostMemberHostUplinkState
  DistributedVirtualSwitchHostMemberPnicBacking: DistributedVirtualSwitchHostMemberPnicBacking
  DistributedVirtualSwitchHostMemberPnicSpec: DistributedVirtualSwitchHostMemberPnicSpec
  DistributedVirtualSwitchHostMemberRuntimeState: DistributedVirtualSwitchHostMemberRuntimeState
  DistributedVirtualSwitchHostMemberTransportZoneInfo: DistributedVirtualSwitchHostMemberTransportZoneInfo
  DistributedVirtualSwitchHostProductSpec: DistributedVirtualSwitchHostProductSpec
  DistributedVirtualSwitchInfo: DistributedVirtualSwitchInfo
  DistributedVirtualSwitchKeyedOpaqueBlob: DistributedVirtualSwitchKeyedOpaqueBlob
  DistributedVirtualSwitchManagerCompatibilityResult: DistributedVirtualSwitchManagerCompatibilityResult
  DistributedVirtualSwitchManagerDvsProductSpec: DistributedVirtualSwitchManagerDvsProductSpec
  DistributedVirtualSwitchManagerHostArrayFilter: DistributedVirtualSwitchManagerHostArrayFilter
  DistributedVirtualSwitchManagerHostContainer: DistributedVirtualSwitchManagerHostContainer
  DistributedVirtualSwitchManagerHostContainerFilter: DistributedVirtualSwitchManagerHostContainerFilter
  DistributedVirtualSwitchManagerHostDvsFilterSpec: DistributedVirtualSwitchManagerHostDvsFilterSpec
  DistributedVirtualSwitchManagerHostDvsMembershipFilter: DistributedVirtualSwitchManagerHostDvsMembershipFilter
  DistributedVirtualSwitchManagerImportResult: DistributedVirtualSwitchManagerImportResult
  DistributedVirtualSwitchManagerSpanInfo: DistributedVirtualSwitchManagerSpanInfo
  DistributedVirtualSwitchNetworkOffloadSpec: DistributedVirtualSwitchNetworkOffloadSpec
  DistributedVirtualSwitchPortConnectee: DistributedVirtualSwitchPortConnectee
  DistributedVirtualSwitchPortConnection: DistributedVirtualSwitchPortConnection
  DistributedVirtualSwitchPortCriteria: DistributedVirtualSwitchPortCriteria
  DistributedVirtualSwitchPortStatistics: DistributedVirtualSwitchPortStatistics
  DistributedVirtualSwitchProductSpec: DistributedVirtualSwitchProductSpec
  DomainNotFound: DomainNotFound
  DpDaemonHealth: DpDaemonHealth
  DpuStatusInfo: DpuStatusInfo
  DpuStatusInfoOperationalInfo: DpuStatusInfoOperationalInfo
  DrsDisabledEvent: DrsDisabledEvent
  DrsDisabledOnVm: DrsDisabledOnVm
  DrsEnabledEvent: DrsEnabledEvent
  DrsEnteredStandbyModeEvent: DrsEnteredStandbyModeEvent
  DrsEnteringStandbyModeEvent: DrsEnteringStandbyModeEvent
  DrsExitStandbyModeFailedEvent: DrsExitStandbyModeFailedEvent
  DrsExitedStandbyModeEvent: DrsExitedStandbyModeEvent
  DrsExitingStandbyModeEvent: DrsExitingStandbyModeEvent
  DrsInvocationFailedEvent: DrsInvocationFailedEvent
  DrsMigrationCapabilityResult: DrsMigrationCapabilityResult
  DrsRecoveredFromFailureEvent: DrsRecoveredFromFailureEvent
  DrsResourceConfigureFailedEvent: DrsResourceConfigureFailedEvent
  DrsResourceConfigureSyncedEvent: DrsResourceConfigureSyncedEvent
  DrsRuleComplianceEvent: DrsRuleComplianceEvent
  DrsRuleViolationEvent: DrsRuleViolationEvent
  DrsSoftRuleViolationEvent: DrsSoftRuleViolationEvent
  DrsVmMigratedEvent: DrsVmMigratedEvent
  DrsVmPoweredOnEvent: DrsVmPoweredOnEvent
  DrsVmotionIncompatibleFault: DrsVmotionIncompatibleFault
  DuplicateDisks: DuplicateDisks
  DuplicateEntry: DuplicateEntry
  DuplicateIpDetectedEvent: DuplicateIpDetectedEvent
  DuplicateName: DuplicateName
  DuplicateVsanNetworkInterface: DuplicateVsanNetworkInterface
  DvpgImportEvent: DvpgImportEvent
  DvpgRestoreEvent: DvpgRestoreEvent
  DvsAcceptNetworkRuleAction: DvsAcceptNetworkRuleAction
  DvsApplyOperationFault: DvsApplyOperationFault
  DvsApplyOperationFaultFaultOnObject: DvsApplyOperationFaultFaultOnObject
  DvsCopyNetworkRuleAction: DvsCopyNetworkRuleAction
  DvsCreatedEvent: DvsCreatedEvent
  DvsDestroyedEvent: DvsDestroyedEvent
  DvsDropNetworkRuleAction: DvsDropNetworkRuleAction
  DvsEvent: DvsEvent
  DvsEventArgument: DvsEventArgument
  DvsFault: DvsFault
  DvsFilterConfig: DvsFilterConfig
  DvsFilterConfigSpec: DvsFilterConfigSpec
  DvsFilterParameter: DvsFilterParameter
  DvsFilterPolicy: DvsFilterPolicy
  DvsGreEncapNetworkRuleAction: DvsGreEncapNetworkRuleAction
  DvsHealthStatusChangeEvent: DvsHealthStatusChangeEvent
  DvsHostBackInSyncEvent: DvsHostBackInSyncEvent
  DvsHostInfrastructureTrafficResource: DvsHostInfrastructureTrafficResource
  DvsHostInfrastructureTrafficResourceAllocation: DvsHostInfrastructureTrafficResourceAllocation
  DvsHostJoinedEvent: DvsHostJoinedEvent
  DvsHostLeftEvent: DvsHostLeftEvent
  DvsHostStatusUpdated: DvsHostStatusUpdated
  DvsHostVNicProfile: DvsHostVNicProfile
  DvsHostWentOutOfSyncEvent: DvsHostWentOutOfSyncEvent
  DvsImportEvent: DvsImportEvent
  DvsIpNetworkRuleQualifier: DvsIpNetworkRuleQualifier
  DvsIpPort: DvsIpPort
  DvsIpPortRange: DvsIpPortRange
  DvsLogNetworkRuleAction: DvsLogNetworkRuleAction
  DvsMacNetworkRuleQualifier: DvsMacNetworkRuleQualifier
  DvsMacRewriteNetworkRuleAction: DvsMacRewriteNetworkRuleAction
  DvsMergedEvent: DvsMergedEvent
  DvsNetworkRuleAction: DvsNetworkRuleAction
  DvsNetworkRuleQualifier: DvsNetworkRuleQualifier
  DvsNotAuthorized: DvsNotAuthorized
  DvsOperationBulkFault: DvsOperationBulkFault
  DvsOperationBulkFaultFaultOnHost: DvsOperationBulkFaultFaultOnHost
  DvsOutOfSyncHostArgument: DvsOutOfSyncHostArgument
  DvsPortBlockedEvent: DvsPortBlockedEvent
  DvsPortConnectedEvent: DvsPortConnectedEvent
  DvsPortCreatedEvent: DvsPortCreatedEvent
  DvsPortDeletedEvent: DvsPortDeletedEvent
  DvsPortDisconnectedEvent: DvsPortDisconnectedEvent
  DvsPortEnteredPassthruEvent: DvsPortEnteredPassthruEvent
  DvsPortExitedPassthruEvent: DvsPortExitedPassthruEvent
  DvsPortJoinPortgroupEvent: DvsPortJoinPortgroupEvent
  DvsPortLeavePortgroupEvent: DvsPortLeavePortgroupEvent
  DvsPortLinkDownEvent: DvsPortLinkDownEvent
  DvsPortLinkUpEvent: DvsPortLinkUpEvent
  DvsPortReconfiguredEvent: DvsPortReconfiguredEvent
  DvsPortRuntimeChangeEvent: DvsPortRuntimeChangeEvent
  DvsPortUnblockedEvent: DvsPortUnblockedEvent
  DvsPortVendorSpecificStateChangeEvent: DvsPortVendorSpecificStateChangeEvent
  DvsProfile: DvsProfile
  DvsPuntNetworkRuleAction: DvsPuntNetworkRuleAction
  DvsRateLimitNetworkRuleAction: DvsRateLimitNetworkRuleAction
  DvsReconfiguredEvent: DvsReconfiguredEvent
  DvsRenamedEvent: DvsRenamedEvent
  DvsResourceRuntimeInfo: DvsResourceRuntimeInfo
  DvsRestoreEvent: DvsRestoreEvent
  DvsScopeViolated: DvsScopeViolated
  DvsServiceConsoleVNicProfile: DvsServiceConsoleVNicProfile
  DvsSingleIpPort: DvsSingleIpPort
  DvsSystemTrafficNetworkRuleQualifier: DvsSystemTrafficNetworkRuleQualifier
  DvsTrafficFilterConfig: DvsTrafficFilterConfig
  DvsTrafficFilterConfigSpec: DvsTrafficFilterConfigSpec
  DvsTrafficRule: DvsTrafficRule
  DvsTrafficRuleset: DvsTrafficRuleset
  DvsUpdateTagNetworkRuleAction: DvsUpdateTagNetworkRuleAction
  DvsUpgradeAvailableEvent: DvsUpgradeAvailableEvent
  DvsUpgradeInProgressEvent: DvsUpgradeInProgressEvent
  DvsUpgradeRejectedEvent: DvsUpgradeRejectedEvent
  DvsUpgradedEvent: DvsUpgradedEvent
  DvsVNicProfile: DvsVNicProfile
  DvsVmVnicNetworkResourcePoolRuntimeInfo: DvsVmVnicNetworkResourcePoolRuntimeInfo
  DvsVmVnicResourceAllocation: DvsVmVnicResourceAllocation
  DvsVmVnicResourcePoolConfigSpec: DvsVmVnicResourcePoolConfigSpec
  DvsVnicAllocatedResource: DvsVnicAllocatedResource
  DynamicArray: DynamicArray
  DynamicData: DynamicData
  DynamicProperty: DynamicProperty
  EVCAdmissionFailed: EVCAdmissionFailed
  EVCAdmissionFailedCPUFeaturesForMode: EVCAdmissionFailedCPUFeaturesForMode
  EVCAdmissionFailedCPUModel: EVCAdmissionFailedCPUModel
  EVCAdmissionFailedCPUModelForMode: EVCAdmissionFailedCPUModelForMode
  EVCAdmissionFailedCPUVendor: EVCAdmissionFailedCPUVendor
  EVCAdmissionFailedCPUVendorUnknown: EVCAdmissionFailedCPUVendorUnknown
  EVCAdmissionFailedHostDisconnected: EVCAdmissionFailedHostDisconnected
  EVCAdmissionFailedHostSoftware: EVCAdmissionFailedHostSoftware
  EVCAdmissionFailedHostSoftwareForMode: EVCAdmissionFailedHostSoftwareForMode
  EVCAdmissionFailedVmActive: EVCAdmissionFailedVmActive
  EVCConfigFault: EVCConfigFault
  EVCMode: EVCMode
  EVCModeIllegalByVendor: EVCModeIllegalByVendor
  EVCModeUnsupportedByHosts: EVCModeUnsupportedByHosts
  EVCUnsupportedByHostHardware: EVCUnsupportedByHostHardware
  EVCUnsupportedByHostSoftware: EVCUnsupportedByHostSoftware
  EamAppFault: EamAppFault
  EamFault: EamFault
  EamIOFault: EamIOFault
  EamInvalidLogin: EamInvalidLogin
  EamInvalidState: EamInvalidState
  EamInvalidVibPackage: EamInvalidVibPackage
  EamObjectRuntimeInfo: EamObjectRuntimeInfo
  EamRuntimeFault: EamRuntimeFault
  EamServiceNotInitialized: EamServiceNotInitialized
  EamSystemFault: EamSystemFault
  EightHostLimitViolated: EightHostLimitViolated
  ElementDescription: ElementDescription
  EncryptionKeyRequired: EncryptionKeyRequired
  EnteredMaintenanceModeEvent: EnteredMaintenanceModeEvent
  EnteredStandbyModeEvent: EnteredStandbyModeEvent
  EnteringMaintenanceModeEvent: EnteringMaintenanceModeEvent
  EnteringStandbyModeEvent: EnteringStandbyModeEvent
  EntityBackup: EntityBackup
  EntityBackupConfig: EntityBackupConfig
  EntityEventArgument: EntityEventArgument
  EntityPrivilege: EntityPrivilege
  EntityReference: EntityReference
  EntityResourceCheckDetails: EntityResourceCheckDetails
  EnumDescription: EnumDescription
  EnvironmentBrowserConfigOptionQuerySpec: EnvironmentBrowserConfigOptionQuerySpec
  ErrorUpgradeEvent: ErrorUpgradeEvent
  EvaluationLicenseSource: EvaluationLicenseSource
  Event: Event
  EventAlarmExpression: EventAlarmExpression
  EventAlarmExpressionComparison: EventAlarmExpressionComparison
  EventArgDesc: EventArgDesc
  EventArgument: EventArgument
  EventDescription: EventDescription
  EventDescriptionEventDetail: EventDescriptionEventDetail
  EventEx: EventEx
  EventFilterSpec: EventFilterSpec
  EventFilterSpecByEntity: EventFilterSpecByEntity
  EventFilterSpecByTime: EventFilterSpecByTime
  EventFilterSpecByUsername: EventFilterSpecByUsername
  EventManagerEventViewSpec: EventManagerEventViewSpec
  EventManagerViewByStartId: EventManagerViewByStartId
  ExitMaintenanceModeEvent: ExitMaintenanceModeEvent
  ExitStandbyModeFailedEvent: ExitStandbyModeFailedEvent
  ExitedStandbyModeEvent: ExitedStandbyModeEvent
  ExitingStandbyModeEvent: ExitingStandbyModeEvent
  ExpiredAddonLicense: ExpiredAddonLicense
  ExpiredEditionLicense: ExpiredEditionLicense
  ExpiredFeatureLicense: ExpiredFeatureLicense
  ExtExtendedProductInfo: ExtExtendedProductInfo
  ExtManagedEntityInfo: ExtManagedEntityInfo
  ExtSolutionManagerInfo: ExtSolutionManagerInfo
  ExtSolutionManagerInfoTabInfo: ExtSolutionManagerInfoTabInfo
  ExtendedDescription: ExtendedDescription
  ExtendedElementDescription: ExtendedElementDescription
  ExtendedEvent: ExtendedEvent
  ExtendedEventPair: ExtendedEventPair
  ExtendedFault: ExtendedFault
  ExtensibleIssue: ExtensibleIssue
  Extension: Extension
  ExtensionClientInfo: ExtensionClientInfo
  ExtensionEventTypeInfo: ExtensionEventTypeInfo
  ExtensionFaultTypeInfo: ExtensionFaultTypeInfo
  ExtensionHealthInfo: ExtensionHealthInfo
  ExtensionManagerIpAllocationUsage: ExtensionManagerIpAllocationUsage
  ExtensionOvfConsumerInfo: ExtensionOvfConsumerInfo
  ExtensionPrivilegeInfo: ExtensionPrivilegeInfo
  ExtensionResourceInfo: ExtensionResourceInfo
  ExtensionServerInfo: ExtensionServerInfo
  ExtensionTaskTypeInfo: ExtensionTaskTypeInfo
  FailToEnableSPBM: FailToEnableSPBM
  FailToLockFaultToleranceVMs: FailToLockFaultToleranceVMs
  FailoverLevelRestored: FailoverLevelRestored
  FailoverNodeInfo: FailoverNodeInfo
  FailoverParam: FailoverParam
  FailoverSuccessResult: FailoverSuccessResult
  FaultDomainFilter: FaultDomainFilter
  FaultDomainId: FaultDomainId
  FaultDomainInfo: FaultDomainInfo
  FaultDomainProviderMapping: FaultDomainProviderMapping
  FaultToleranceAntiAffinityViolated: FaultToleranceAntiAffinityViolated
  FaultToleranceCannotEditMem: FaultToleranceCannotEditMem
  FaultToleranceConfigInfo: FaultToleranceConfigInfo
  FaultToleranceConfigSpec: FaultToleranceConfigSpec
  FaultToleranceCpuIncompatible: FaultToleranceCpuIncompatible
  FaultToleranceDiskSpec: FaultToleranceDiskSpec
  FaultToleranceMetaSpec: FaultToleranceMetaSpec
  FaultToleranceNeedsThickDisk: FaultToleranceNeedsThickDisk
  FaultToleranceNotLicensed: FaultToleranceNotLicensed
  FaultToleranceNotSameBuild: FaultToleranceNotSameBuild
  FaultTolerancePrimaryConfigInfo: FaultTolerancePrimaryConfigInfo
  FaultTolerancePrimaryPowerOnNotAttempted: FaultTolerancePrimaryPowerOnNotAttempted
  FaultToleranceSecondaryConfigInfo: FaultToleranceSecondaryConfigInfo
  FaultToleranceSecondaryOpResult: FaultToleranceSecondaryOpResult
  FaultToleranceVMConfigSpec: FaultToleranceVMConfigSpec
  FaultToleranceVmNotDasProtected: FaultToleranceVmNotDasProtected
  FaultsByHost: FaultsByHost
  FaultsByVM: FaultsByVM
  FcStoragePort: FcStoragePort
  FcoeConfig: FcoeConfig
  FcoeConfigFcoeCapabilities: FcoeConfigFcoeCapabilities
  FcoeConfigFcoeSpecification: FcoeConfigFcoeSpecification
  FcoeConfigVlanRange: FcoeConfigVlanRange
  FcoeFault: FcoeFault
  FcoeFaultPnicHasNoPortSet: FcoeFaultPnicHasNoPortSet
  FcoeStoragePort: FcoeStoragePort
  FeatureEVCMode: FeatureEVCMode
  FeatureRequirementsNotMet: FeatureRequirementsNotMet
  FileAlreadyExists: FileAlreadyExists
  FileBackedPortNotSupported: FileBackedPortNotSupported
  FileBackedVirtualDiskSpec: FileBackedVirtualDiskSpec
  FileFault: FileFault
  FileInfo: FileInfo
  FileLockInfo: FileLockInfo
  FileLockInfoResult: FileLockInfoResult
  FileLocked: FileLocked
  FileNameTooLong: FileNameTooLong
  FileNotFound: FileNotFound
  FileNotWritable: FileNotWritable
  FileQuery: FileQuery
  FileQueryFlags: FileQueryFlags
  FileShareQueryResult: FileShareQueryResult
  FileTooLarge: FileTooLarge
  FileTransferInformation: FileTransferInformation
  FilesystemQuiesceFault: FilesystemQuiesceFault
  FilterInUse: FilterInUse
  FirewallProfile: FirewallProfile
  FirewallProfileRulesetProfile: FirewallProfileRulesetProfile
  FloatOption: FloatOption
  FloppyImageFileInfo: FloppyImageFileInfo
  FloppyImageFileQuery: FloppyImageFileQuery
  FolderBatchAddHostsToClusterResult: FolderBatchAddHostsToClusterResult
  FolderBatchAddStandaloneHostsResult: FolderBatchAddStandaloneHostsResult
  FolderEventArgument: FolderEventArgument
  FolderExternallyManagedFolderInfo: FolderExternallyManagedFolderInfo
  FolderFailedHostResult: FolderFailedHostResult
  FolderFileInfo: FolderFileInfo
  FolderFileQuery: FolderFileQuery
  FolderNewHostSpec: FolderNewHostSpec
  FtIssuesOnHost: FtIssuesOnHost
  FtVmHostRuleViolation: FtVmHostRuleViolation
  FullStorageVMotionNotSupported: FullStorageVMotionNotSupported
  GatewayConnectFault: GatewayConnectFault
  GatewayHostNotReachable: GatewayHostNotReachable
  GatewayNotFound: GatewayNotFound
  GatewayNotReachable: GatewayNotReachable
  GatewayOperationRefused: GatewayOperationRefused
  GatewayToHostAuthFault: GatewayToHostAuthFault
  GatewayToHostConnectFault: GatewayToHostConnectFault
  GatewayToHostTrustVerifyFault: GatewayToHostTrustVerifyFault
  GeneralEvent: GeneralEvent
  GeneralHostErrorEvent: GeneralHostErrorEvent
  GeneralHostInfoEvent: GeneralHostInfoEvent
  GeneralHostWarningEvent: GeneralHostWarningEvent
  GeneralUserEvent: GeneralUserEvent
  GeneralVmErrorEvent: GeneralVmErrorEvent
  GeneralVmInfoEvent: GeneralVmInfoEvent
  GeneralVmWarningEvent: GeneralVmWarningEvent
  GenericDrsFault: GenericDrsFault
  GenericVmConfigFault: GenericVmConfigFault
  GhostDvsProxySwitchDetectedEvent: GhostDvsProxySwitchDetectedEvent
  GhostDvsProxySwitchRemovedEvent: GhostDvsProxySwitchRemovedEvent
  GlobalMessageChangedEvent: GlobalMessageChangedEvent
  GroupAlarmAction: GroupAlarmAction
  GroupErrorResult: GroupErrorResult
  GroupInfo: GroupInfo
  GroupOperationResult: GroupOperationResult
  GuestAliases: GuestAliases
  GuestAuthAliasInfo: GuestAuthAliasInfo
  GuestAuthAnySubject: GuestAuthAnySubject
  GuestAuthNamedSubject: GuestAuthNamedSubject
  GuestAuthSubject: GuestAuthSubject
  GuestAuthentication: GuestAuthentication
  GuestAuthenticationChallenge: GuestAuthenticationChallenge
  GuestComponentsOutOfDate: GuestComponentsOutOfDate
  GuestDiskInfo: GuestDiskInfo
  GuestFileAttributes: GuestFileAttributes
  GuestFileInfo: GuestFileInfo
  GuestInfo: GuestInfo
  GuestInfoCustomizationInfo: GuestInfoCustomizationInfo
  GuestInfoNamespaceGenerationInfo: GuestInfoNamespaceGenerationInfo
  GuestInfoVirtualDiskMapping: GuestInfoVirtualDiskMapping
  GuestListFileInfo: GuestListFileInfo
  GuestMappedAliases: GuestMappedAliases
  GuestMultipleMappings: GuestMultipleMappings
  GuestNicInfo: GuestNicInfo
  GuestOperationsFault: GuestOperationsFault
  GuestOperationsUnavailable: GuestOperationsUnavailable
  GuestOsDescriptor: GuestOsDescriptor
  GuestPermissionDenied: GuestPermissionDenied
  GuestPosixFileAttributes: GuestPosixFileAttributes
  GuestProcessInfo: GuestProcessInfo
  GuestProcessNotFound: GuestProcessNotFound
  GuestProgramSpec: GuestProgramSpec
  GuestRegKeyNameSpec: GuestRegKeyNameSpec
  GuestRegKeyRecordSpec: GuestRegKeyRecordSpec
  GuestRegKeySpec: GuestRegKeySpec
  GuestRegValueBinarySpec: GuestRegValueBinarySpec
  GuestRegValueDataSpec: GuestRegValueDataSpec
  GuestRegValueDwordSpec: GuestRegValueDwordSpec
  GuestRegValueExpandStringSpec: GuestRegValueExpandStringSpec
  GuestRegValueMultiStringSpec: GuestRegValueMultiStringSpec
  GuestRegValueNameSpec: GuestRegValueNameSpec
  GuestRegValueQwordSpec: GuestRegValueQwordSpec
  GuestRegValueSpec: GuestRegValueSpec
  GuestRegValueStringSpec: GuestRegValueStringSpec
  GuestRegistryFault: GuestRegistryFault
  GuestRegistryKeyAlreadyExists: GuestRegistryKeyAlreadyExists
  GuestRegistryKeyFault: GuestRegistryKeyFault
  GuestRegistryKeyHasSubkeys: GuestRegistryKeyHasSubkeys
  GuestRegistryKeyInvalid: GuestRegistryKeyInvalid
  GuestRegistryKeyParentVolatile: GuestRegistryKeyParentVolatile
  GuestRegistryValueFault: GuestRegistryValueFault
  GuestRegistryValueNotFound: GuestRegistryValueNotFound
  GuestScreenInfo: GuestScreenInfo
  GuestStackInfo: GuestStackInfo
  GuestWindowsFileAttributes: GuestWindowsFileAttributes
  GuestWindowsProgramSpec: GuestWindowsProgramSpec
  HAErrorsAtDest: HAErrorsAtDest
  HbrDiskMigrationAction: HbrDiskMigrationAction
  HbrManagerReplicationVmInfo: HbrManagerReplicationVmInfo
  HbrManagerVmReplicationCapability: HbrManagerVmReplicationCapability
  HbrReplicationTargetSpec: HbrReplicationTargetSpec
  HbrTargetSpec: HbrTargetSpec
  HbrTargetSpecReplacement: HbrTargetSpecReplacement
  HealthStatusChangedEvent: HealthStatusChangedEvent
  HealthSystemRuntime: HealthSystemRuntime
  HealthUpdate: HealthUpdate
  HealthUpdateInfo: HealthUpdateInfo
  HeterogenousHostsBlockingEVC: HeterogenousHostsBlockingEVC
  HooksHookListSpec: HooksHookListSpec
  HooksMarkAsProcessedSpec: HooksMarkAsProcessedSpec
  HostAccessControlEntry: HostAccessControlEntry
  HostAccessRestrictedToManagementServer: HostAccessRestrictedToManagementServer
  HostAccountSpec: HostAccountSpec
  HostActiveDirectory: HostActiveDirectory
  HostActiveDirectoryInfo: HostActiveDirectoryInfo
  HostActiveDirectorySpec: HostActiveDirectorySpec
  HostAddFailedEvent: HostAddFailedEvent
  HostAddedEvent: HostAddedEvent
  HostAdminDisableEvent: HostAdminDisableEvent
  HostAdminEnableEvent: HostAdminEnableEvent
  HostApplyProfile: HostApplyProfile
  HostAssignableHardwareBinding: HostAssignableHardwareBinding
  HostAssignableHardwareConfig: HostAssignableHardwareConfig
  HostAssignableHardwareConfigAttributeOverride: HostAssignableHardwareConfigAttributeOverride
  HostAuthenticationInfo: HostAuthenticationInfo
  HostAuthenticationManagerInfo: HostAuthenticationManagerInfo
  HostAuthenticationStoreInfo: HostAuthenticationStoreInfo
  HostAutoStartManagerConfig: HostAutoStartManagerConfig
  HostBIOSInfo: HostBIOSInfo
  HostBlockAdapterTargetTransport: HostBlockAdapterTargetTransport
  HostBlockHba: HostBlockHba
  HostBootDevice: HostBootDevice
  HostBootDeviceInfo: HostBootDeviceInfo
  HostCacheConfigurationInfo: HostCacheConfigurationInfo
  HostCacheConfigurationSpec: HostCacheConfigurationSpec
  HostCapability: HostCapability
  HostCertificateManagerCertificateInfo: HostCertificateManagerCertificateInfo
  HostCertificateManagerCertificateSpec: HostCertificateManagerCertificateSpec
  HostCnxFailedAccountFailedEvent: HostCnxFailedAccountFailedEvent
  HostCnxFailedAlreadyManagedEvent: HostCnxFailedAlreadyManagedEvent
  HostCnxFailedBadCcagentEvent: HostCnxFailedBadCcagentEvent
  HostCnxFailedBadUsernameEvent: HostCnxFailedBadUsernameEvent
  HostCnxFailedBadVersionEvent: HostCnxFailedBadVersionEvent
  HostCnxFailedCcagentUpgradeEvent: HostCnxFailedCcagentUpgradeEvent
  HostCnxFailedEvent: HostCnxFailedEvent
  HostCnxFailedNetworkErrorEvent: HostCnxFailedNetworkErrorEvent
  HostCnxFailedNoAccessEvent: HostCnxFailedNoAccessEvent
  HostCnxFailedNoConnectionEvent: HostCnxFailedNoConnectionEvent
  HostCnxFailedNoLicenseEvent: HostCnxFailedNoLicenseEvent
  HostCnxFailedNotFoundEvent: HostCnxFailedNotFoundEvent
  HostCnxFailedTimeoutEvent: HostCnxFailedTimeoutEvent
  HostCommunication: HostCommunication
  HostComplianceCheckedEvent: HostComplianceCheckedEvent
  HostCompliantEvent: HostCompliantEvent
  HostConfigAppliedEvent: HostConfigAppliedEvent
  HostConfigChange: HostConfigChange
  HostConfigFailed: HostConfigFailed
  HostConfigFault: HostConfigFault
  HostConfigInfo: HostConfigInfo
  HostConfigManager: HostConfigManager
  HostConfigSpec: HostConfigSpec
  HostConfigSummary: HostConfigSummary
  HostConnectFault: HostConnectFault
  HostConnectInfo: HostConnectInfo
  HostConnectInfoNetworkInfo: HostConnectInfoNetworkInfo
  HostConnectSpec: HostConnectSpec
  HostConnectedEvent: HostConnectedEvent
  HostConnectionLostEvent: HostConnectionLostEvent
  HostCpuIdInfo: HostCpuIdInfo
  HostCpuInfo: HostCpuInfo
  HostCpuPackage: HostCpuPackage
  HostCpuPowerManagementInfo: HostCpuPowerManagementInfo
  HostCpuSchedulerInfo: HostCpuSchedulerInfo
  HostDasDisabledEvent: HostDasDisabledEvent
  HostDasDisablingEvent: HostDasDisablingEvent
  HostDasEnabledEvent: HostDasEnabledEvent
  HostDasEnablingEvent: HostDasEnablingEvent
  HostDasErrorEvent: HostDasErrorEvent
  HostDasEvent: HostDasEvent
  HostDasOkEvent: HostDasOkEvent
  HostDataTransportConnectionInfo: HostDataTransportConnectionInfo
  HostDatastoreBrowserSearchResults: HostDatastoreBrowserSearchResults
  HostDatastoreBrowserSearchSpec: HostDatastoreBrowserSearchSpec
  HostDatastoreConnectInfo: HostDatastoreConnectInfo
  HostDatastoreExistsConnectInfo: HostDatastoreExistsConnectInfo
  HostDatastoreNameConflictConnectInfo: HostDatastoreNameConflictConnectInfo
  HostDatastoreSystemCapabilities: HostDatastoreSystemCapabilities
  HostDatastoreSystemDatastoreResult: HostDatastoreSystemDatastoreResult
  HostDatastoreSystemVvolDatastoreSpec: HostDatastoreSystemVvolDatastoreSpec
  HostDateTimeConfig: HostDateTimeConfig
  HostDateTimeInfo: HostDateTimeInfo
  HostDateTimeSystemServiceTestResult: HostDateTimeSystemServiceTestResult
  HostDateTimeSystemTimeZone: HostDateTimeSystemTimeZone
  HostDeploymentInfo: HostDeploymentInfo
  HostDevice: HostDevice
  HostDhcpService: HostDhcpService
  HostDhcpServiceConfig: HostDhcpServiceConfig
  HostDhcpServiceSpec: HostDhcpServiceSpec
  HostDiagnosticPartition: HostDiagnosticPartition
  HostDiagnosticPartitionCreateDescription: HostDiagnosticPartitionCreateDescription
  HostDiagnosticPartitionCreateOption: HostDiagnosticPartitionCreateOption
  HostDiagnosticPartitionCreateSpec: HostDiagnosticPartitionCreateSpec
  HostDigestInfo: HostDigestInfo
  HostDirectoryStoreInfo: HostDirectoryStoreInfo
  HostDisconnectedEvent: HostDisconnectedEvent
  HostDiskConfigurationResult: HostDiskConfigurationResult
  HostDiskDimensions: HostDiskDimensions
  HostDiskDimensionsChs: HostDiskDimensionsChs
  HostDiskDimensionsLba: HostDiskDimensionsLba
  HostDiskMappingInfo: HostDiskMappingInfo
  HostDiskMappingOption: HostDiskMappingOption
  HostDiskMappingPartitionInfo: HostDiskMappingPartitionInfo
  HostDiskMappingPartitionOption: HostDiskMappingPartitionOption
  HostDiskPartitionAttributes: HostDiskPartitionAttributes
  HostDiskPartitionBlockRange: HostDiskPartitionBlockRange
  HostDiskPartitionInfo: HostDiskPartitionInfo
  HostDiskPartitionLayout: HostDiskPartitionLayout
  HostDiskPartitionSpec: HostDiskPartitionSpec
  HostDnsConfig: HostDnsConfig
  HostDnsConfigSpec: HostDnsConfigSpec
  HostDvxClass: HostDvxClass
  HostEnableAdminFailedEvent: HostEnableAdminFailedEvent
  HostEnterMaintenanceResult: HostEnterMaintenanceResult
  HostEsxAgentHostManagerConfigInfo: HostEsxAgentHostManagerConfigInfo
  HostEvent: HostEvent
  HostEventArgument: HostEventArgument
  HostExtraNetworksEvent: HostExtraNetworksEvent
  HostFaultToleranceManagerComponentHealthInfo: HostFaultToleranceManagerComponentHealthInfo
  HostFeatureCapability: HostFeatureCapability
  HostFeatureMask: HostFeatureMask
  HostFeatureVersionInfo: HostFeatureVersionInfo
  HostFibreChannelHba: HostFibreChannelHba
  HostFibreChannelOverEthernetHba: HostFibreChannelOverEthernetHba
  HostFibreChannelOverEthernetHbaLinkInfo: HostFibreChannelOverEthernetHbaLinkInfo
  HostFibreChannelOverEthernetTargetTransport: HostFibreChannelOverEthernetTargetTransport
  HostFibreChannelTargetTransport: HostFibreChannelTargetTransport
  HostFileAccess: HostFileAccess
  HostFileSystemMountInfo: HostFileSystemMountInfo
  HostFileSystemVolume: HostFileSystemVolume
  HostFileSystemVolumeInfo: HostFileSystemVolumeInfo
  HostFirewallConfig: HostFirewallConfig
  HostFirewallConfigRuleSetConfig: HostFirewallConfigRuleSetConfig
  HostFirewallDefaultPolicy: HostFirewallDefaultPolicy
  HostFirewallInfo: HostFirewallInfo
  HostFirewallRule: HostFirewallRule
  HostFirewallRuleset: HostFirewallRuleset
  HostFirewallRulesetIpList: HostFirewallRulesetIpList
  HostFirewallRulesetIpNetwork: HostFirewallRulesetIpNetwork
  HostFirewallRulesetRulesetSpec: HostFirewallRulesetRulesetSpec
  HostFlagInfo: HostFlagInfo
  HostForceMountedInfo: HostForceMountedInfo
  HostFru: HostFru
  HostGatewaySpec: HostGatewaySpec
  HostGetShortNameFailedEvent: HostGetShortNameFailedEvent
  HostGraphicsConfig: HostGraphicsConfig
  HostGraphicsConfigDeviceType: HostGraphicsConfigDeviceType
  HostGraphicsInfo: HostGraphicsInfo
  HostHardwareElementInfo: HostHardwareElementInfo
  HostHardwareInfo: HostHardwareInfo
  HostHardwareStatusInfo: HostHardwareStatusInfo
  HostHardwareSummary: HostHardwareSummary
  HostHasComponentFailure: HostHasComponentFailure
  HostHbaCreateSpec: HostHbaCreateSpec
  HostHostBusAdapter: HostHostBusAdapter
  HostHyperThreadScheduleInfo: HostHyperThreadScheduleInfo
  HostImageProfileSummary: HostImageProfileSummary
  HostInAuditModeEvent: HostInAuditModeEvent
  HostInDomain: HostInDomain
  HostInMaintenanceMode: HostInMaintenanceMode
  HostInPartialMaintenanceMode: HostInPartialMaintenanceMode
  HostInStandbyMode: HostInStandbyMode
  HostIncompatibleForFaultTolerance: HostIncompatibleForFaultTolerance
  HostIncompatibleForRecordReplay: HostIncompatibleForRecordReplay
  HostInternetScsiHba: HostInternetScsiHba
  HostInternetScsiHbaAuthenticationCapabilities: HostInternetScsiHbaAuthenticationCapabilities
  HostInternetScsiHbaAuthenticationProperties: HostInternetScsiHbaAuthenticationProperties
  HostInternetScsiHbaDigestCapabilities: HostInternetScsiHbaDigestCapabilities
  HostInternetScsiHbaDigestProperties: HostInternetScsiHbaDigestProperties
  HostInternetScsiHbaDiscoveryCapabilities: HostInternetScsiHbaDiscoveryCapabilities
  HostInternetScsiHbaDiscoveryProperties: HostInternetScsiHbaDiscoveryProperties
  HostInternetScsiHbaIPCapabilities: HostInternetScsiHbaIPCapabilities
  HostInternetScsiHbaIPProperties: HostInternetScsiHbaIPProperties
  HostInternetScsiHbaIPv6Properties: HostInternetScsiHbaIPv6Properties
  HostInternetScsiHbaIscsiIpv6Address: HostInternetScsiHbaIscsiIpv6Address
  HostInternetScsiHbaParamValue: HostInternetScsiHbaParamValue
  HostInternetScsiHbaSendTarget: HostInternetScsiHbaSendTarget
  HostInternetScsiHbaStaticTarget: HostInternetScsiHbaStaticTarget
  HostInternetScsiHbaTargetSet: HostInternetScsiHbaTargetSet
  HostInternetScsiTargetTransport: HostInternetScsiTargetTransport
  HostInventoryFull: HostInventoryFull
  HostInventoryFullEvent: HostInventoryFullEvent
  HostInventoryUnreadableEvent: HostInventoryUnreadableEvent
  HostIoFilterInfo: HostIoFilterInfo
  HostIpChangedEvent: HostIpChangedEvent
  HostIpConfig: HostIpConfig
  HostIpConfigIpV6Address: HostIpConfigIpV6Address
  HostIpConfigIpV6AddressConfiguration: HostIpConfigIpV6AddressConfiguration
  HostIpInconsistentEvent: HostIpInconsistentEvent
  HostIpRouteConfig: HostIpRouteConfig
  HostIpRouteConfigSpec: HostIpRouteConfigSpec
  HostIpRouteEntry: HostIpRouteEntry
  HostIpRouteOp: HostIpRouteOp
  HostIpRouteTableConfig: HostIpRouteTableConfig
  HostIpRouteTableInfo: HostIpRouteTableInfo
  HostIpToShortNameFailedEvent: HostIpToShortNameFailedEvent
  HostIpmiInfo: HostIpmiInfo
  HostIsolationIpPingFailedEvent: HostIsolationIpPingFailedEvent
  HostIssue: HostIssue
  HostLicensableResourceInfo: HostLicensableResourceInfo
  HostLicenseConnectInfo: HostLicenseConnectInfo
  HostLicenseExpiredEvent: HostLicenseExpiredEvent
  HostLicenseSpec: HostLicenseSpec
  HostListSummary: HostListSummary
  HostListSummaryGatewaySummary: HostListSummaryGatewaySummary
  HostListSummaryQuickStats: HostListSummaryQuickStats
  HostLocalAuthenticationInfo: HostLocalAuthenticationInfo
  HostLocalFileSystemVolume: HostLocalFileSystemVolume
  HostLocalFileSystemVolumeSpec: HostLocalFileSystemVolumeSpec
  HostLocalPortCreatedEvent: HostLocalPortCreatedEvent
  HostLowLevelProvisioningManagerDiskLayoutSpec: HostLowLevelProvisioningManagerDiskLayoutSpec
  HostLowLevelProvisioningManagerFileDeleteResult: HostLowLevelProvisioningManagerFileDeleteResult
  HostLowLevelProvisioningManagerFileDeleteSpec: HostLowLevelProvisioningManagerFileDeleteSpec
  HostLowLevelProvisioningManagerFileReserveResult: HostLowLevelProvisioningManagerFileReserveResult
  HostLowLevelProvisioningManagerFileReserveSpec: HostLowLevelProvisioningManagerFileReserveSpec
  HostLowLevelProvisioningManagerSnapshotLayoutSpec: HostLowLevelProvisioningManagerSnapshotLayoutSpec
  HostLowLevelProvisioningManagerVmMigrationStatus: HostLowLevelProvisioningManagerVmMigrationStatus
  HostLowLevelProvisioningManagerVmRecoveryInfo: HostLowLevelProvisioningManagerVmRecoveryInfo
  HostMaintenanceSpec: HostMaintenanceSpec
  HostMaintenanceSpecEvacuationMode: HostMaintenanceSpecEvacuationMode
  HostMemberHealthCheckResult: HostMemberHealthCheckResult
  HostMemberRuntimeInfo: HostMemberRuntimeInfo
  HostMemberUplinkHealthCheckResult: HostMemberUplinkHealthCheckResult
  HostMemoryProfile: HostMemoryProfile
  HostMemorySpec: HostMemorySpec
  HostMemoryTierInfo: HostMemoryTierInfo
  HostMissingNetworksEvent: HostMissingNetworksEvent
  HostMonitoringStateChangedEvent: HostMonitoringStateChangedEvent
  HostMountInfo: HostMountInfo
  HostMultipathInfo: HostMultipathInfo
  HostMultipathInfoFixedLogicalUnitPolicy: HostMultipathInfoFixedLogicalUnitPolicy
  HostMultipathInfoHppLogicalUnitPolicy: HostMultipathInfoHppLogicalUnitPolicy
  HostMultipathInfoLogicalUnit: HostMultipathInfoLogicalUnit
  HostMultipathInfoLogicalUnitPolicy: HostMultipathInfoLogicalUnitPolicy
  HostMultipathInfoLogicalUnitStorageArrayTypePolicy: HostMultipathInfoLogicalUnitStorageArrayTypePolicy
  HostMultipathInfoPath: HostMultipathInfoPath
  HostMultipathStateInfo: HostMultipathStateInfo
  HostMultipathStateInfoPath: HostMultipathStateInfoPath
  HostNasVolume: HostNasVolume
  HostNasVolumeConfig: HostNasVolumeConfig
  HostNasVolumeSpec: HostNasVolumeSpec
  HostNasVolumeUserInfo: HostNasVolumeUserInfo
  HostNatService: HostNatService
  HostNatServiceConfig: HostNatServiceConfig
  HostNatServiceNameServiceSpec: HostNatServiceNameServiceSpec
  HostNatServicePortForwardSpec: HostNatServicePortForwardSpec
  HostNatServiceSpec: HostNatServiceSpec
  HostNetCapabilities: HostNetCapabilities
  HostNetOffloadCapabilities: HostNetOffloadCapabilities
  HostNetStackInstance: HostNetStackInstance
  HostNetworkConfig: HostNetworkConfig
  HostNetworkConfigNetStackSpec: HostNetworkConfigNetStackSpec
  HostNetworkConfigResult: HostNetworkConfigResult
  HostNetworkInfo: HostNetworkInfo
  HostNetworkPolicy: HostNetworkPolicy
  HostNetworkResourceRuntime: HostNetworkResourceRuntime
  HostNetworkSecurityPolicy: HostNetworkSecurityPolicy
  HostNetworkTrafficShapingPolicy: HostNetworkTrafficShapingPolicy
  HostNewNetworkConnectInfo: HostNewNetworkConnectInfo
  HostNfcConnectionInfo: HostNfcConnectionInfo
  HostNicFailureCriteria: HostNicFailureCriteria
  HostNicOrderPolicy: HostNicOrderPolicy
  HostNicTeamingPolicy: HostNicTeamingPolicy
  HostNoAvailableNetworksEvent: HostNoAvailableNetworksEvent
  HostNoHAEnabledPortGroupsEvent: HostNoHAEnabledPortGroupsEvent
  HostNoRedundantManagementNetworkEvent: HostNoRedundantManagementNetworkEvent
  HostNonCompliantEvent: HostNonCompliantEvent
  HostNotConnected: HostNotConnected
  HostNotInClusterEvent: HostNotInClusterEvent
  HostNotReachable: HostNotReachable
  HostNtpConfig: HostNtpConfig
  HostNumaInfo: HostNumaInfo
  HostNumaNode: HostNumaNode
  HostNumericSensorInfo: HostNumericSensorInfo
  HostNvmeConnectSpec: HostNvmeConnectSpec
  HostNvmeController: HostNvmeController
  HostNvmeDisconnectSpec: HostNvmeDisconnectSpec
  HostNvmeDiscoverSpec: HostNvmeDiscoverSpec
  HostNvmeDiscoveryLog: HostNvmeDiscoveryLog
  HostNvmeDiscoveryLogEntry: HostNvmeDiscoveryLogEntry
  HostNvmeNamespace: HostNvmeNamespace
  HostNvmeOpaqueTransportParameters: HostNvmeOpaqueTransportParameters
  HostNvmeOverFibreChannelParameters: HostNvmeOverFibreChannelParameters
  HostNvmeOverRdmaParameters: HostNvmeOverRdmaParameters
  HostNvmeOverTcpParameters: HostNvmeOverTcpParameters
  HostNvmeSpec: HostNvmeSpec
  HostNvmeTopology: HostNvmeTopology
  HostNvmeTopologyInterface: HostNvmeTopologyInterface
  HostNvmeTransportParameters: HostNvmeTransportParameters
  HostOpaqueNetworkInfo: HostOpaqueNetworkInfo
  HostOpaqueSwitch: HostOpaqueSwitch
  HostOpaqueSwitchPhysicalNicZone: HostOpaqueSwitchPhysicalNicZone
  HostOvercommittedEvent: HostOvercommittedEvent
  HostPMemVolume: HostPMemVolume
  HostParallelScsiHba: HostParallelScsiHba
  HostParallelScsiTargetTransport: HostParallelScsiTargetTransport
  HostPartialMaintenanceModeRuntimeInfo: HostPartialMaintenanceModeRuntimeInfo
  HostPatchManagerLocator: HostPatchManagerLocator
  HostPatchManagerPatchManagerOperationSpec: HostPatchManagerPatchManagerOperationSpec
  HostPatchManagerResult: HostPatchManagerResult
  HostPatchManagerStatus: HostPatchManagerStatus
  HostPatchManagerStatusPrerequisitePatch: HostPatchManagerStatusPrerequisitePatch
  HostPathSelectionPolicyOption: HostPathSelectionPolicyOption
  HostPciDevice: HostPciDevice
  HostPciDeviceDirectPathInfo: HostPciDeviceDirectPathInfo
  HostPciPassthruConfig: HostPciPassthruConfig
  HostPciPassthruInfo: HostPciPassthruInfo
  HostPciPassthruInfoDirectPathState: HostPciPassthruInfoDirectPathState
  HostPcieHba: HostPcieHba
  HostPcieTargetTransport: HostPcieTargetTransport
  HostPersistentMemoryInfo: HostPersistentMemoryInfo
  HostPlacedVirtualNicIdentifier: HostPlacedVirtualNicIdentifier
  HostPlugStoreTopology: HostPlugStoreTopology
  HostPlugStoreTopologyAdapter: HostPlugStoreTopologyAdapter
  HostPlugStoreTopologyDevice: HostPlugStoreTopologyDevice
  HostPlugStoreTopologyPath: HostPlugStoreTopologyPath
  HostPlugStoreTopologyPlugin: HostPlugStoreTopologyPlugin
  HostPlugStoreTopologyTarget: HostPlugStoreTopologyTarget
  HostPnicNetworkResourceInfo: HostPnicNetworkResourceInfo
  HostPortGroup: HostPortGroup
  HostPortGroupConfig: HostPortGroupConfig
  HostPortGroupPort: HostPortGroupPort
  HostPortGroupProfile: HostPortGroupProfile
  HostPortGroupSpec: HostPortGroupSpec
  HostPosixAccountSpec: HostPosixAccountSpec
  HostPowerOpFailed: HostPowerOpFailed
  HostPowerPolicy: HostPowerPolicy
  HostPoweredOff: HostPoweredOff
  HostPrimaryAgentNotShortNameEvent: HostPrimaryAgentNotShortNameEvent
  HostProfileAppliedEvent: HostProfileAppliedEvent
  HostProfileCompleteConfigSpec: HostProfileCompleteConfigSpec
  HostProfileConfigInfo: HostProfileConfigInfo
  HostProfileConfigSpec: HostProfileConfigSpec
  HostProfileHostBasedConfigSpec: HostProfileHostBasedConfigSpec
  HostProfileManagerCompositionResult: HostProfileManagerCompositionResult
  HostProfileManagerCompositionResultResultElement: HostProfileManagerCompositionResultResultElement
  HostProfileManagerCompositionValidationResult: HostProfileManagerCompositionValidationResult
  HostProfileManagerCompositionValidationResultResultElement: HostProfileManagerCompositionValidationResultResultElement
  HostProfileManagerConfigTaskList: HostProfileManagerConfigTaskList
  HostProfileManagerHostToConfigSpecMap: HostProfileManagerHostToConfigSpecMap
  HostProfileSerializedHostProfileSpec: HostProfileSerializedHostProfileSpec
  HostProfileValidationFailureInfo: HostProfileValidationFailureInfo
  HostProfilesEntityCustomizations: HostProfilesEntityCustomizations
  HostProtocolEndpoint: HostProtocolEndpoint
  HostProxySwitch: HostProxySwitch
  HostProxySwitchConfig: HostProxySwitchConfig
  HostProxySwitchEnsInfo: HostProxySwitchEnsInfo
  HostProxySwitchHostLagConfig: HostProxySwitchHostLagConfig
  HostProxySwitchSpec: HostProxySwitchSpec
  HostPtpConfig: HostPtpConfig
  HostPtpConfigPtpPort: HostPtpConfigPtpPort
  HostQualifiedName: HostQualifiedName
  HostRdmaDevice: HostRdmaDevice
  HostRdmaDeviceBacking: HostRdmaDeviceBacking
  HostRdmaDeviceCapability: HostRdmaDeviceCapability
  HostRdmaDeviceConnectionInfo: HostRdmaDeviceConnectionInfo
  HostRdmaDevicePnicBacking: HostRdmaDevicePnicBacking
  HostRdmaHba: HostRdmaHba
  HostRdmaTargetTransport: HostRdmaTargetTransport
  HostReconnectionFailedEvent: HostReconnectionFailedEvent
  HostReliableMemoryInfo: HostReliableMemoryInfo
  HostRemovedEvent: HostRemovedEvent
  HostResignatureRescanResult: HostResignatureRescanResult
  HostRuntimeInfo: HostRuntimeInfo
  HostRuntimeInfoNetStackInstanceRuntimeInfo: HostRuntimeInfoNetStackInstanceRuntimeInfo
  HostRuntimeInfoNetworkRuntimeInfo: HostRuntimeInfoNetworkRuntimeInfo
  HostRuntimeInfoStateEncryptionInfo: HostRuntimeInfoStateEncryptionInfo
  HostScsiDisk: HostScsiDisk
  HostScsiDiskPartition: HostScsiDiskPartition
  HostScsiTopology: HostScsiTopology
  HostScsiTopologyInterface: HostScsiTopologyInterface
  HostScsiTopologyLun: HostScsiTopologyLun
  HostScsiTopologyTarget: HostScsiTopologyTarget
  HostSecuritySpec: HostSecuritySpec
  HostSerialAttachedHba: HostSerialAttachedHba
  HostSerialAttachedTargetTransport: HostSerialAttachedTargetTransport
  HostService: HostService
  HostServiceConfig: HostServiceConfig
  HostServiceInfo: HostServiceInfo
  HostServiceSourcePackage: HostServiceSourcePackage
  HostServiceTicket: HostServiceTicket
  HostSevInfo: HostSevInfo
  HostSgxInfo: HostSgxInfo
  HostSgxRegistrationInfo: HostSgxRegistrationInfo
  HostSharedGpuCapabilities: HostSharedGpuCapabilities
  HostShortNameInconsistentEvent: HostShortNameInconsistentEvent
  HostShortNameToIpFailedEvent: HostShortNameToIpFailedEvent
  HostShutdownEvent: HostShutdownEvent
  HostSnmpConfigSpec: HostSnmpConfigSpec
  HostSnmpDestination: HostSnmpDestination
  HostSnmpSystemAgentLimits: HostSnmpSystemAgentLimits
  HostSpbmDatastoreInfo: HostSpbmDatastoreInfo
  HostSpbmHashInfo: HostSpbmHashInfo
  HostSpbmPolicyBlobInfo: HostSpbmPolicyBlobInfo
  HostSpbmPolicyInfo: HostSpbmPolicyInfo
  HostSpecification: HostSpecification
  HostSpecificationChangedEvent: HostSpecificationChangedEvent
  HostSpecificationOperationFailed: HostSpecificationOperationFailed
  HostSpecificationRequireEvent: HostSpecificationRequireEvent
  HostSpecificationUpdateEvent: HostSpecificationUpdateEvent
  HostSriovConfig: HostSriovConfig
  HostSriovDevicePoolInfo: HostSriovDevicePoolInfo
  HostSriovInfo: HostSriovInfo
  HostSriovNetworkDevicePoolInfo: HostSriovNetworkDevicePoolInfo
  HostSslThumbprintInfo: HostSslThumbprintInfo
  HostStatusChangedEvent: HostStatusChangedEvent
  HostStorageArrayTypePolicyOption: HostStorageArrayTypePolicyOption
  HostStorageDeviceInfo: HostStorageDeviceInfo
  HostStorageElementInfo: HostStorageElementInfo
  HostStorageOperationalInfo: HostStorageOperationalInfo
  HostStorageSystemDiskLocatorLedResult: HostStorageSystemDiskLocatorLedResult
  HostStorageSystemScsiLunResult: HostStorageSystemScsiLunResult
  HostStorageSystemVmfsVolumeResult: HostStorageSystemVmfsVolumeResult
  HostSubSpecification: HostSubSpecification
  HostSubSpecificationDeleteEvent: HostSubSpecificationDeleteEvent
  HostSubSpecificationUpdateEvent: HostSubSpecificationUpdateEvent
  HostSyncFailedEvent: HostSyncFailedEvent
  HostSystemComplianceCheckState: HostSystemComplianceCheckState
  HostSystemHealthInfo: HostSystemHealthInfo
  HostSystemIdentificationInfo: HostSystemIdentificationInfo
  HostSystemInfo: HostSystemInfo
  HostSystemReconnectSpec: HostSystemReconnectSpec
  HostSystemRemediationState: HostSystemRemediationState
  HostSystemResourceInfo: HostSystemResourceInfo
  HostSystemSwapConfiguration: HostSystemSwapConfiguration
  HostSystemSwapConfigurationDatastoreOption: HostSystemSwapConfigurationDatastoreOption
  HostSystemSwapConfigurationDisabledOption: HostSystemSwapConfigurationDisabledOption
  HostSystemSwapConfigurationHostCacheOption: HostSystemSwapConfigurationHostCacheOption
  HostSystemSwapConfigurationHostLocalSwapOption: HostSystemSwapConfigurationHostLocalSwapOption
  HostSystemSwapConfigurationSystemSwapOption: HostSystemSwapConfigurationSystemSwapOption
  HostTargetTransport: HostTargetTransport
  HostTcpHba: HostTcpHba
  HostTcpHbaCreateSpec: HostTcpHbaCreateSpec
  HostTcpTargetTransport: HostTcpTargetTransport
  HostTdxInfo: HostTdxInfo
  HostTpmAttestationInfo: HostTpmAttestationInfo
  HostTpmAttestationReport: HostTpmAttestationReport
  HostTpmBootCompleteEventDetails: HostTpmBootCompleteEventDetails
  HostTpmBootSecurityOptionEventDetails: HostTpmBootSecurityOptionEventDetails
  HostTpmCommandEventDetails: HostTpmCommandEventDetails
  HostTpmDigestInfo: HostTpmDigestInfo
  HostTpmEventDetails: HostTpmEventDetails
  HostTpmEventLogEntry: HostTpmEventLogEntry
  HostTpmNvTagEventDetails: HostTpmNvTagEventDetails
  HostTpmOptionEventDetails: HostTpmOptionEventDetails
  HostTpmSignerEventDetails: HostTpmSignerEventDetails
  HostTpmSoftwareComponentEventDetails: HostTpmSoftwareComponentEventDetails
  HostTpmSystemVersionEventDetails: HostTpmSystemVersionEventDetails
  HostTpmVersionEventDetails: HostTpmVersionEventDetails
  HostTrustAuthorityAttestationInfo: HostTrustAuthorityAttestationInfo
  HostUnresolvedVmfsExtent: HostUnresolvedVmfsExtent
  HostUnresolvedVmfsResignatureSpec: HostUnresolvedVmfsResignatureSpec
  HostUnresolvedVmfsResolutionResult: HostUnresolvedVmfsResolutionResult
  HostUnresolvedVmfsResolutionSpec: HostUnresolvedVmfsResolutionSpec
  HostUnresolvedVmfsVolume: HostUnresolvedVmfsVolume
  HostUnresolvedVmfsVolumeResolveStatus: HostUnresolvedVmfsVolumeResolveStatus
  HostUpgradeFailedEvent: HostUpgradeFailedEvent
  HostUserWorldSwapNotEnabledEvent: HostUserWorldSwapNotEnabledEvent
  HostVFlashManagerVFlashCacheConfigInfo: HostVFlashManagerVFlashCacheConfigInfo
  HostVFlashManagerVFlashCacheConfigInfoVFlashModuleConfigOption: HostVFlashManagerVFlashCacheConfigInfoVFlashModuleConfigOption
  HostVFlashManagerVFlashCacheConfigSpec: HostVFlashManagerVFlashCacheConfigSpec
  HostVFlashManagerVFlashConfigInfo: HostVFlashManagerVFlashConfigInfo
  HostVFlashManagerVFlashResourceConfigInfo: HostVFlashManagerVFlashResourceConfigInfo
  HostVFlashManagerVFlashResourceConfigSpec: HostVFlashManagerVFlashResourceConfigSpec
  HostVFlashManagerVFlashResourceRunTimeInfo: HostVFlashManagerVFlashResourceRunTimeInfo
  HostVFlashResourceConfigurationResult: HostVFlashResourceConfigurationResult
  HostVMotionCompatibility: HostVMotionCompatibility
  HostVMotionConfig: HostVMotionConfig
  HostVMotionInfo: HostVMotionInfo
  HostVMotionManagerDstInstantCloneResult: HostVMotionManagerDstInstantCloneResult
  HostVMotionManagerSrcInstantCloneResult: HostVMotionManagerSrcInstantCloneResult
  HostVMotionNetConfig: HostVMotionNetConfig
  HostVfatVolume: HostVfatVolume
  HostVffsSpec: HostVffsSpec
  HostVffsVolume: HostVffsVolume
  HostVirtualNic: HostVirtualNic
  HostVirtualNicConfig: HostVirtualNicConfig
  HostVirtualNicConnection: HostVirtualNicConnection
  HostVirtualNicIpRouteSpec: HostVirtualNicIpRouteSpec
  HostVirtualNicManagerInfo: HostVirtualNicManagerInfo
  HostVirtualNicManagerNicTypeSelection: HostVirtualNicManagerNicTypeSelection
  HostVirtualNicOpaqueNetworkSpec: HostVirtualNicOpaqueNetworkSpec
  HostVirtualNicSpec: HostVirtualNicSpec
  HostVirtualSwitch: HostVirtualSwitch
  HostVirtualSwitchAutoBridge: HostVirtualSwitchAutoBridge
  HostVirtualSwitchBeaconConfig: HostVirtualSwitchBeaconConfig
  HostVirtualSwitchBondBridge: HostVirtualSwitchBondBridge
  HostVirtualSwitchBridge: HostVirtualSwitchBridge
  HostVirtualSwitchConfig: HostVirtualSwitchConfig
  HostVirtualSwitchSimpleBridge: HostVirtualSwitchSimpleBridge
  HostVirtualSwitchSpec: HostVirtualSwitchSpec
  HostVmciAccessManagerAccessSpec: HostVmciAccessManagerAccessSpec
  HostVmfsRescanResult: HostVmfsRescanResult
  HostVmfsSpec: HostVmfsSpec
  HostVmfsVolume: HostVmfsVolume
  HostVnicConnectedToCustomizedDVPortEvent: HostVnicConnectedToCustomizedDVPortEvent
  HostVsanInternalSystemCmmdsQuery: HostVsanInternalSystemCmmdsQuery
  HostVsanInternalSystemDeleteVsanObjectsResult: HostVsanInternalSystemDeleteVsanObjectsResult
  HostVsanInternalSystemVsanObjectOperationResult: HostVsanInternalSystemVsanObjectOperationResult
  HostVsanInternalSystemVsanPhysicalDiskDiagnosticsResult: HostVsanInternalSystemVsanPhysicalDiskDiagnosticsResult
  HostVvolNQN: HostVvolNQN
  HostVvolVolume: HostVvolVolume
  HostVvolVolumeHostVvolNQN: HostVvolVolumeHostVvolNQN
  HostVvolVolumeSpecification: HostVvolVolumeSpecification
  HostWwnChangedEvent: HostWwnChangedEvent
  HostWwnConflictEvent: HostWwnConflictEvent
  HotSnapshotMoveNotSupported: HotSnapshotMoveNotSupported
  HourlyTaskScheduler: HourlyTaskScheduler
  HttpFault: HttpFault
  HttpNfcLeaseCapabilities: HttpNfcLeaseCapabilities
  HttpNfcLeaseDatastoreLeaseInfo: HttpNfcLeaseDatastoreLeaseInfo
  HttpNfcLeaseDeviceUrl: HttpNfcLeaseDeviceUrl
  HttpNfcLeaseHostInfo: HttpNfcLeaseHostInfo
  HttpNfcLeaseInfo: HttpNfcLeaseInfo
  HttpNfcLeaseManifestEntry: HttpNfcLeaseManifestEntry
  HttpNfcLeaseProbeResult: HttpNfcLeaseProbeResult
  HttpNfcLeaseSourceFile: HttpNfcLeaseSourceFile
  ID: ID
  IDEDiskNotSupported: IDEDiskNotSupported
  IORMNotSupportedHostOnDatastore: IORMNotSupportedHostOnDatastore
  IScsiBootFailureEvent: IScsiBootFailureEvent
  ImmediateHostRebootRequired: ImmediateHostRebootRequired
  ImportHostAddFailure: ImportHostAddFailure
  ImportOperationBulkFault: ImportOperationBulkFault
  ImportOperationBulkFaultFaultOnImport: ImportOperationBulkFaultFaultOnImport
  ImportSpec: ImportSpec
  InUseFeatureManipulationDisallowed: InUseFeatureManipulationDisallowed
  InaccessibleDatastore: InaccessibleDatastore
  InaccessibleFTMetadataDatastore: InaccessibleFTMetadataDatastore
  InaccessibleVFlashSource: InaccessibleVFlashSource
  InactiveProvider: InactiveProvider
  IncompatibleDefaultDevice: IncompatibleDefaultDevice
  IncompatibleHostForFtSecondary: IncompatibleHostForFtSecondary
  IncompatibleHostForVmReplication: IncompatibleHostForVmReplication
  IncompatibleHostVersion: IncompatibleHostVersion
  IncompatibleSetting: IncompatibleSetting
  IncorrectFileType: IncorrectFileType
  IncorrectHostInformation: IncorrectHostInformation
  IncorrectHostInformationEvent: IncorrectHostInformationEvent
  IncorrectUsernamePassword: IncorrectUsernamePassword
  IndependentDiskVMotionNotSupported: IndependentDiskVMotionNotSupported
  InfoUpgradeEvent: InfoUpgradeEvent
  InheritablePolicy: InheritablePolicy
  InsufficientAgentVmsDeployed: InsufficientAgentVmsDeployed
  InsufficientCpuResourcesFault: InsufficientCpuResourcesFault
  InsufficientDisks: InsufficientDisks
  InsufficientFailoverResourcesEvent: InsufficientFailoverResourcesEvent
  InsufficientFailoverResourcesFault: InsufficientFailoverResourcesFault
  InsufficientGraphicsResourcesFault: InsufficientGraphicsResourcesFault
  InsufficientHostCapacityFault: InsufficientHostCapacityFault
  InsufficientHostCpuCapacityFault: InsufficientHostCpuCapacityFault
  InsufficientHostMemoryCapacityFault: InsufficientHostMemoryCapacityFault
  InsufficientIpAddresses: InsufficientIpAddresses
  InsufficientMemoryResourcesFault: InsufficientMemoryResourcesFault
  InsufficientNetworkCapacity: InsufficientNetworkCapacity
  InsufficientNetworkResourcePoolCapacity: InsufficientNetworkResourcePoolCapacity
  InsufficientPerCpuCapacity: InsufficientPerCpuCapacity
  InsufficientResources: InsufficientResources
  InsufficientResourcesFault: InsufficientResourcesFault
  InsufficientSpace: InsufficientSpace
  InsufficientStandbyCpuResource: InsufficientStandbyCpuResource
  InsufficientStandbyMemoryResource: InsufficientStandbyMemoryResource
  InsufficientStandbyResource: InsufficientStandbyResource
  InsufficientStorageIops: InsufficientStorageIops
  InsufficientStorageSpace: InsufficientStorageSpace
  InsufficientVFlashResourcesFault: InsufficientVFlashResourcesFault
  IntExpression: IntExpression
  IntOption: IntOption
  IntPolicy: IntPolicy
  IntegrityAgencyCannotDeleteSoftware: IntegrityAgencyCannotDeleteSoftware
  IntegrityAgencyCannotStageSoftware: IntegrityAgencyCannotStageSoftware
  IntegrityAgencyVUMIssue: IntegrityAgencyVUMIssue
  IntegrityAgencyVUMUnavailable: IntegrityAgencyVUMUnavailable
  InvalidAffinitySettingFault: InvalidAffinitySettingFault
  InvalidAgencyScope: InvalidAgencyScope
  InvalidAgentConfiguration: InvalidAgentConfiguration
  InvalidArgument: InvalidArgument
  InvalidBmcRole: InvalidBmcRole
  InvalidBundle: InvalidBundle
  InvalidCAMCertificate: InvalidCAMCertificate
  InvalidCAMServer: InvalidCAMServer
  InvalidCertificate: InvalidCertificate
  InvalidClientCertificate: InvalidClientCertificate
  InvalidCollectorVersion: InvalidCollectorVersion
  InvalidConfig: InvalidConfig
  InvalidController: InvalidController
  InvalidDasConfigArgument: InvalidDasConfigArgument
  InvalidDasRestartPriorityForFtVm: InvalidDasRestartPriorityForFtVm
  InvalidDatastore: InvalidDatastore
  InvalidDatastorePath: InvalidDatastorePath
  InvalidDatastoreState: InvalidDatastoreState
  InvalidDeviceBacking: InvalidDeviceBacking
  InvalidDeviceOperation: InvalidDeviceOperation
  InvalidDeviceSpec: InvalidDeviceSpec
  InvalidDiskFormat: InvalidDiskFormat
  InvalidDrsBehaviorForFtVm: InvalidDrsBehaviorForFtVm
  InvalidEditionEvent: InvalidEditionEvent
  InvalidEditionLicense: InvalidEditionLicense
  InvalidEvent: InvalidEvent
  InvalidFolder: InvalidFolder
  InvalidFormat: InvalidFormat
  InvalidFunctionTarget: InvalidFunctionTarget
  InvalidGuestLogin: InvalidGuestLogin
  InvalidHostConnectionState: InvalidHostConnectionState
  InvalidHostName: InvalidHostName
  InvalidHostState: InvalidHostState
  InvalidIndexArgument: InvalidIndexArgument
  InvalidIpfixConfig: InvalidIpfixConfig
  InvalidIpmiLoginInfo: InvalidIpmiLoginInfo
  InvalidIpmiMacAddress: InvalidIpmiMacAddress
  InvalidLicense: InvalidLicense
  InvalidLocale: InvalidLocale
  InvalidLogin: InvalidLogin
  InvalidName: InvalidName
  InvalidNasCredentials: InvalidNasCredentials
  InvalidNetworkInType: InvalidNetworkInType
  InvalidNetworkResource: InvalidNetworkResource
  InvalidOperationOnSecondaryVm: InvalidOperationOnSecondaryVm
  InvalidPowerState: InvalidPowerState
  InvalidPrivilege: InvalidPrivilege
  InvalidProfile: InvalidProfile
  InvalidProfileReferenceHost: InvalidProfileReferenceHost
  InvalidProperty: InvalidProperty
  InvalidPropertyType: InvalidPropertyType
  InvalidPropertyValue: InvalidPropertyValue
  InvalidReplicationState: InvalidReplicationState
  InvalidRequest: InvalidRequest
  InvalidResourcePoolStructureFault: InvalidResourcePoolStructureFault
  InvalidScheduledTask: InvalidScheduledTask
  InvalidSession: InvalidSession
  InvalidSnapshotFormat: InvalidSnapshotFormat
  InvalidState: InvalidState
  InvalidToken: InvalidToken
  InvalidType: InvalidType
  InvalidUrl: InvalidUrl
  InvalidVmConfig: InvalidVmConfig
  InvalidVmState: InvalidVmState
  InventoryDescription: InventoryDescription
  InventoryHasStandardAloneHosts: InventoryHasStandardAloneHosts
  IoFilterHostIssue: IoFilterHostIssue
  IoFilterInfo: IoFilterInfo
  IoFilterManagerSslTrust: IoFilterManagerSslTrust
  IoFilterQueryIssueResult: IoFilterQueryIssueResult
  IpAddress: IpAddress
  IpAddressProfile: IpAddressProfile
  IpHostnameGeneratorError: IpHostnameGeneratorError
  IpPool: IpPool
  IpPoolAssociation: IpPoolAssociation
  IpPoolIpPoolConfigInfo: IpPoolIpPoolConfigInfo
  IpPoolManagerIpAllocation: IpPoolManagerIpAllocation
  IpRange: IpRange
  IpRouteProfile: IpRouteProfile
  IscsiDependencyEntity: IscsiDependencyEntity
  IscsiFault: IscsiFault
  IscsiFaultInvalidVnic: IscsiFaultInvalidVnic
  IscsiFaultPnicInUse: IscsiFaultPnicInUse
  IscsiFaultVnicAlreadyBound: IscsiFaultVnicAlreadyBound
  IscsiFaultVnicHasActivePaths: IscsiFaultVnicHasActivePaths
  IscsiFaultVnicHasMultipleUplinks: IscsiFaultVnicHasMultipleUplinks
  IscsiFaultVnicHasNoUplinks: IscsiFaultVnicHasNoUplinks
  IscsiFaultVnicHasWrongUplink: IscsiFaultVnicHasWrongUplink
  IscsiFaultVnicInUse: IscsiFaultVnicInUse
  IscsiFaultVnicIsLastPath: IscsiFaultVnicIsLastPath
  IscsiFaultVnicNotBound: IscsiFaultVnicNotBound
  IscsiFaultVnicNotFound: IscsiFaultVnicNotFound
  IscsiMigrationDependency: IscsiMigrationDependency
  IscsiPortInfo: IscsiPortInfo
  IscsiStatus: IscsiStatus
  IscsiStoragePort: IscsiStoragePort
  IsoImageFileInfo: IsoImageFileInfo
  IsoImageFileQuery: IsoImageFileQuery
  Issue: Issue
  KernelModuleInfo: KernelModuleInfo
  KernelModuleSectionInfo: KernelModuleSectionInfo
  KeyAnyValue: KeyAnyValue
  KeyNotFound: KeyNotFound
  KeyProviderId: KeyProviderId
  KeyValue: KeyValue
  KmipClusterInfo: KmipClusterInfo
  KmipClusterInfoKeyInfo: KmipClusterInfoKeyInfo
  KmipClusterInfoWrappingKeyIdKeyInfo: KmipClusterInfoWrappingKeyIdKeyInfo
  KmipClusterInfoWrappingRotationIntervalKeyInfo: KmipClusterInfoWrappingRotationIntervalKeyInfo
  KmipServerInfo: KmipServerInfo
  KmipServerSpec: KmipServerSpec
  KmipServerSpecKeySpec: KmipServerSpecKeySpec
  KmipServerSpecWrappingKeyIdKeySpec: KmipServerSpecWrappingKeyIdKeySpec
  KmipServerSpecWrappingRotationIntervalKeySpec: KmipServerSpecWrappingRotationIntervalKeySpec
  KmipServerStatus: KmipServerStatus
  LACPInfo: LACPInfo
  LAGInfo: LAGInfo
  LAGUplinkInfo: LAGUplinkInfo
  LargeRDMConversionNotSupported: LargeRDMConversionNotSupported
  LargeRDMNotSupportedOnDatastore: LargeRDMNotSupportedOnDatastore
  LatencySensitivity: LatencySensitivity
  LegacyNetworkInterfaceInUse: LegacyNetworkInterfaceInUse
  LicenseAssignmentFailed: LicenseAssignmentFailed
  LicenseAssignmentManagerLicenseAssignment: LicenseAssignmentManagerLicenseAssignment
  LicenseAvailabilityInfo: LicenseAvailabilityInfo
  LicenseDiagnostics: LicenseDiagnostics
  LicenseDowngradeDisallowed: LicenseDowngradeDisallowed
  LicenseEntityNotFound: LicenseEntityNotFound
  LicenseEvent: LicenseEvent
  LicenseExpired: LicenseExpired
  LicenseExpiredEvent: LicenseExpiredEvent
  LicenseFeatureInfo: LicenseFeatureInfo
  LicenseKeyEntityMismatch: LicenseKeyEntityMismatch
  LicenseManagerEvaluationInfo: LicenseManagerEvaluationInfo
  LicenseManagerLicenseInfo: LicenseManagerLicenseInfo
  LicenseNonComplianceEvent: LicenseNonComplianceEvent
  LicenseReservationInfo: LicenseReservationInfo
  LicenseRestricted: LicenseRestricted
  LicenseRestrictedEvent: LicenseRestrictedEvent
  LicenseServerAvailableEvent: LicenseServerAvailableEvent
  LicenseServerSource: LicenseServerSource
  LicenseServerUnavailable: LicenseServerUnavailable
  LicenseServerUnavailableEvent: LicenseServerUnavailableEvent
  LicenseSource: LicenseSource
  LicenseSourceUnavailable: LicenseSourceUnavailable
  LicenseUsageInfo: LicenseUsageInfo
  LifecycleConfigDetails: LifecycleConfigDetails
  LifecycleFaultDomainDetails: LifecycleFaultDomainDetails
  LifecyclePreCheckResult: LifecyclePreCheckResult
  LifecycleWitnessDetails: LifecycleWitnessDetails
  LimitExceeded: LimitExceeded
  LinkDiscoveryProtocolConfig: LinkDiscoveryProtocolConfig
  LinkLayerDiscoveryProtocolInfo: LinkLayerDiscoveryProtocolInfo
  LinkProfile: LinkProfile
  LinuxVolumeNotClean: LinuxVolumeNotClean
  LocalDatastoreCreatedEvent: LocalDatastoreCreatedEvent
  LocalDatastoreInfo: LocalDatastoreInfo
  LocalLicenseSource: LocalLicenseSource
  LocalTSMEnabledEvent: LocalTSMEnabledEvent
  LocalizableMessage: LocalizableMessage
  LocalizationManagerMessageCatalog: LocalizationManagerMessageCatalog
  LocalizedMethodFault: LocalizedMethodFault
  LockerMisconfiguredEvent: LockerMisconfiguredEvent
  LockerReconfiguredEvent: LockerReconfiguredEvent
  LogBundlingFailed: LogBundlingFailed
  LongOption: LongOption
  LongPolicy: LongPolicy
  LunHbaAssociation: LunHbaAssociation
  MacAddress: MacAddress
  MacRange: MacRange
  MaintenanceModeFileMove: MaintenanceModeFileMove
  ManagedByInfo: ManagedByInfo
  ManagedEntityEventArgument: ManagedEntityEventArgument
  ManagedHostNotReachable: ManagedHostNotReachable
  ManagedObjectNotFound: ManagedObjectNotFound
  MemoryFileFormatNotSupportedByDatastore: MemoryFileFormatNotSupportedByDatastore
  MemoryHotPlugNotSupported: MemoryHotPlugNotSupported
  MemorySizeNotRecommended: MemorySizeNotRecommended
  MemorySizeNotSupported: MemorySizeNotSupported
  MemorySizeNotSupportedByDatastore: MemorySizeNotSupportedByDatastore
  MemorySnapshotOnIndependentDisk: MemorySnapshotOnIndependentDisk
  MethodAction: MethodAction
  MethodActionArgument: MethodActionArgument
  MethodAlreadyDisabledFault: MethodAlreadyDisabledFault
  MethodDescription: MethodDescription
  MethodDisabled: MethodDisabled
  MethodFault: MethodFault
  MethodNotFound: MethodNotFound
  MetricAlarmExpression: MetricAlarmExpression
  MigrationDisabled: MigrationDisabled
  MigrationErrorEvent: MigrationErrorEvent
  MigrationEvent: MigrationEvent
  MigrationFault: MigrationFault
  MigrationFeatureNotSupported: MigrationFeatureNotSupported
  MigrationHostErrorEvent: MigrationHostErrorEvent
  MigrationHostWarningEvent: MigrationHostWarningEvent
  MigrationNotReady: MigrationNotReady
  MigrationResourceErrorEvent: MigrationResourceErrorEvent
  MigrationResourceWarningEvent: MigrationResourceWarningEvent
  MigrationWarningEvent: MigrationWarningEvent
  MismatchedBundle: MismatchedBundle
  MismatchedNetworkPolicies: MismatchedNetworkPolicies
  MismatchedVMotionNetworkNames: MismatchedVMotionNetworkNames
  MissingAgentIpPool: MissingAgentIpPool
  MissingBmcSupport: MissingBmcSupport
  MissingController: MissingController
  MissingDvFilterSwitch: MissingDvFilterSwitch
  MissingIpPool: MissingIpPool
  MissingLinuxCustResources: MissingLinuxCustResources
  MissingNetworkIpConfig: MissingNetworkIpConfig
  MissingObject: MissingObject
  MissingPowerOffConfiguration: MissingPowerOffConfiguration
  MissingPowerOnConfiguration: MissingPowerOnConfiguration
  MissingProperty: MissingProperty
  MissingWindowsCustResources: MissingWindowsCustResources
  MksConnectionLimitReached: MksConnectionLimitReached
  ModeInfo: ModeInfo
  MonthlyByDayTaskScheduler: MonthlyByDayTaskScheduler
  MonthlyByWeekdayTaskScheduler: MonthlyByWeekdayTaskScheduler
  MonthlyTaskScheduler: MonthlyTaskScheduler
  MountError: MountError
  MtuMatchEvent: MtuMatchEvent
  MtuMismatchEvent: MtuMismatchEvent
  MultiWriterNotSupported: MultiWriterNotSupported
  MultipleCertificatesVerifyFault: MultipleCertificatesVerifyFault
  MultipleCertificatesVerifyFaultThumbprintData: MultipleCertificatesVerifyFaultThumbprintData
  MultipleSnapshotsNotSupported: MultipleSnapshotsNotSupported
  MultipleSortSpecsNotSupported: MultipleSortSpecsNotSupported
  NASDatastoreCreatedEvent: NASDatastoreCreatedEvent
  NamePasswordAuthentication: NamePasswordAuthentication
  NameValuePair: NameValuePair
  NamespaceFull: NamespaceFull
  NamespaceLimitReached: NamespaceLimitReached
  NamespaceWriteProtected: NamespaceWriteProtected
  NasConfigFault: NasConfigFault
  NasConnectionLimitReached: NasConnectionLimitReached
  NasDatastoreInfo: NasDatastoreInfo
  NasSessionCredentialConflict: NasSessionCredentialConflict
  NasStorageProfile: NasStorageProfile
  NasVolumeNotMounted: NasVolumeNotMounted
  NegatableExpression: NegatableExpression
  NetBIOSConfigInfo: NetBIOSConfigInfo
  NetDhcpConfigInfo: NetDhcpConfigInfo
  NetDhcpConfigInfoDhcpOptions: NetDhcpConfigInfoDhcpOptions
  NetDhcpConfigSpec: NetDhcpConfigSpec
  NetDhcpConfigSpecDhcpOptionsSpec: NetDhcpConfigSpecDhcpOptionsSpec
  NetDnsConfigInfo: NetDnsConfigInfo
  NetDnsConfigSpec: NetDnsConfigSpec
  NetIpConfigInfo: NetIpConfigInfo
  NetIpConfigInfoIpAddress: NetIpConfigInfoIpAddress
  NetIpConfigSpec: NetIpConfigSpec
  NetIpConfigSpecIpAddressSpec: NetIpConfigSpecIpAddressSpec
  NetIpRouteConfigInfo: NetIpRouteConfigInfo
  NetIpRouteConfigInfoGateway: NetIpRouteConfigInfoGateway
  NetIpRouteConfigInfoIpRoute: NetIpRouteConfigInfoIpRoute
  NetIpRouteConfigSpec: NetIpRouteConfigSpec
  NetIpRouteConfigSpecGatewaySpec: NetIpRouteConfigSpecGatewaySpec
  NetIpRouteConfigSpecIpRouteSpec: NetIpRouteConfigSpecIpRouteSpec
  NetIpStackInfo: NetIpStackInfo
  NetIpStackInfoDefaultRouter: NetIpStackInfoDefaultRouter
  NetIpStackInfoNetToMedia: NetIpStackInfoNetToMedia
  NetStackInstanceProfile: NetStackInstanceProfile
  NetworkCopyFault: NetworkCopyFault
  NetworkDisruptedAndConfigRolledBack: NetworkDisruptedAndConfigRolledBack
  NetworkEventArgument: NetworkEventArgument
  NetworkInaccessible: NetworkInaccessible
  NetworkPolicyProfile: NetworkPolicyProfile
  NetworkProfile: NetworkProfile
  NetworkProfileDnsConfigProfile: NetworkProfileDnsConfigProfile
  NetworkRollbackEvent: NetworkRollbackEvent
  NetworkSummary: NetworkSummary
  NetworksMayNotBeTheSame: NetworksMayNotBeTheSame
  NicSettingMismatch: NicSettingMismatch
  NoAccessUserEvent: NoAccessUserEvent
  NoActiveHostInCluster: NoActiveHostInCluster
  NoAgentVmDatastore: NoAgentVmDatastore
  NoAgentVmNetwork: NoAgentVmNetwork
  NoAvailableIp: NoAvailableIp
  NoClientCertificate: NoClientCertificate
  NoCommonProviderForAllBackings: NoCommonProviderForAllBackings
  NoCompatibleDatastore: NoCompatibleDatastore
  NoCompatibleHardAffinityHost: NoCompatibleHardAffinityHost
  NoCompatibleHost: NoCompatibleHost
  NoCompatibleHostWithAccessToDevice: NoCompatibleHostWithAccessToDevice
  NoCompatibleSoftAffinityHost: NoCompatibleSoftAffinityHost
  NoConnectedDatastore: NoConnectedDatastore
  NoConnectionToVCenter: NoConnectionToVCenter
  NoCustomAgentVmDatastore: NoCustomAgentVmDatastore
  NoCustomAgentVmNetwork: NoCustomAgentVmNetwork
  NoDatastoresConfiguredEvent: NoDatastoresConfiguredEvent
  NoDiscoverableAgentVmDatastore: NoDiscoverableAgentVmDatastore
  NoDiscoverableAgentVmNetwork: NoDiscoverableAgentVmNetwork
  NoDiskFound: NoDiskFound
  NoDiskSpace: NoDiskSpace
  NoDisksToCustomize: NoDisksToCustomize
  NoGateway: NoGateway
  NoGuestHeartbeat: NoGuestHeartbeat
  NoHost: NoHost
  NoHostSuitableForFtSecondary: NoHostSuitableForFtSecondary
  NoLicenseEvent: NoLicenseEvent
  NoLicenseServerConfigured: NoLicenseServerConfigured
  NoMaintenanceModeDrsRecommendationForVM: NoMaintenanceModeDrsRecommendationForVM
  NoPeerHostFound: NoPeerHostFound
  NoPermission: NoPermission
  NoPermissionEntityPrivileges: NoPermissionEntityPrivileges
  NoPermissionOnAD: NoPermissionOnAD
  NoPermissionOnHost: NoPermissionOnHost
  NoPermissionOnNasVolume: NoPermissionOnNasVolume
  NoReplicationTarget: NoReplicationTarget
  NoSubjectName: NoSubjectName
  NoValidReplica: NoValidReplica
  NoVcManagedIpConfigured: NoVcManagedIpConfigured
  NoVirtualNic: NoVirtualNic
  NoVmInVApp: NoVmInVApp
  NodeDeploymentSpec: NodeDeploymentSpec
  NodeNetworkSpec: NodeNetworkSpec
  NonADUserRequired: NonADUserRequired
  NonHomeRDMVMotionNotSupported: NonHomeRDMVMotionNotSupported
  NonPersistentDisksNotSupported: NonPersistentDisksNotSupported
  NonVIWorkloadDetectedOnDatastoreEvent: NonVIWorkloadDetectedOnDatastoreEvent
  NonVmwareOuiMacNotSupportedHost: NonVmwareOuiMacNotSupportedHost
  NotADirectory: NotADirectory
  NotAFile: NotAFile
  NotAuthenticated: NotAuthenticated
  NotAuthorized: NotAuthorized
  NotEnoughCpus: NotEnoughCpus
  NotEnoughLicenses: NotEnoughLicenses
  NotEnoughLogicalCpus: NotEnoughLogicalCpus
  NotEnoughResourcesToStartVmEvent: NotEnoughResourcesToStartVmEvent
  NotFound: NotFound
  NotImplemented: NotImplemented
  NotSupported: NotSupported
  NotSupportedByProvider: NotSupportedByProvider
  NotSupportedDeviceForFT: NotSupportedDeviceForFT
  NotSupportedHost: NotSupportedHost
  NotSupportedHostForChecksum: NotSupportedHostForChecksum
  NotSupportedHostForVFlash: NotSupportedHostForVFlash
  NotSupportedHostForVmcp: NotSupportedHostForVmcp
  NotSupportedHostForVmemFile: NotSupportedHostForVmemFile
  NotSupportedHostForVsan: NotSupportedHostForVsan
  NotSupportedHostInCluster: NotSupportedHostInCluster
  NotSupportedHostInDvs: NotSupportedHostInDvs
  NotSupportedHostInHACluster: NotSupportedHostInHACluster
  NotUserConfigurableProperty: NotUserConfigurableProperty
  NsxHostVNicProfile: NsxHostVNicProfile
  NumPortsProfile: NumPortsProfile
  NumVirtualCoresPerSocketNotSupported: NumVirtualCoresPerSocketNotSupported
  NumVirtualCpusExceedsLimit: NumVirtualCpusExceedsLimit
  NumVirtualCpusIncompatible: NumVirtualCpusIncompatible
  NumVirtualCpusNotSupported: NumVirtualCpusNotSupported
  NumericRange: NumericRange
  NvdimmDimmInfo: NvdimmDimmInfo
  NvdimmGuid: NvdimmGuid
  NvdimmHealthInfo: NvdimmHealthInfo
  NvdimmInterleaveSetInfo: NvdimmInterleaveSetInfo
  NvdimmNamespaceCreateSpec: NvdimmNamespaceCreateSpec
  NvdimmNamespaceDeleteSpec: NvdimmNamespaceDeleteSpec
  NvdimmNamespaceDetails: NvdimmNamespaceDetails
  NvdimmNamespaceInfo: NvdimmNamespaceInfo
  NvdimmPMemNamespaceCreateSpec: NvdimmPMemNamespaceCreateSpec
  NvdimmRegionInfo: NvdimmRegionInfo
  NvdimmSummary: NvdimmSummary
  NvdimmSystemInfo: NvdimmSystemInfo
  ObjectContent: ObjectContent
  ObjectSpec: ObjectSpec
  ObjectUpdate: ObjectUpdate
  OnceTaskScheduler: OnceTaskScheduler
  OpaqueNetworkCapability: OpaqueNetworkCapability
  OpaqueNetworkSummary: OpaqueNetworkSummary
  OpaqueNetworkTargetInfo: OpaqueNetworkTargetInfo
  OpaqueSwitchProfile: OpaqueSwitchProfile
  OperationDisabledByGuest: OperationDisabledByGuest
  OperationDisallowedOnHost: OperationDisallowedOnHost
  OperationNotSupportedByGuest: OperationNotSupportedByGuest
  OptionDef: OptionDef
  OptionProfile: OptionProfile
  OptionType: OptionType
  OptionValue: OptionValue
  OrAlarmExpression: OrAlarmExpression
  OrphanedAgency: OrphanedAgency
  OrphanedDvFilterSwitch: OrphanedDvFilterSwitch
  OutOfBounds: OutOfBounds
  OutOfSyncDvsHost: OutOfSyncDvsHost
  OvfAttribute: OvfAttribute
  OvfConnectedDevice: OvfConnectedDevice
  OvfConnectedDeviceFloppy: OvfConnectedDeviceFloppy
  OvfConnectedDeviceIso: OvfConnectedDeviceIso
  OvfConstraint: OvfConstraint
  OvfConsumerCallbackFault: OvfConsumerCallbackFault
  OvfConsumerCommunicationError: OvfConsumerCommunicationError
  OvfConsumerFault: OvfConsumerFault
  OvfConsumerInvalidSection: OvfConsumerInvalidSection
  OvfConsumerOstNode: OvfConsumerOstNode
  OvfConsumerOvfSection: OvfConsumerOvfSection
  OvfConsumerPowerOnFault: OvfConsumerPowerOnFault
  OvfConsumerUndeclaredSection: OvfConsumerUndeclaredSection
  OvfConsumerUndefinedPrefix: OvfConsumerUndefinedPrefix
  OvfConsumerValidationFault: OvfConsumerValidationFault
  OvfCpuCompatibility: OvfCpuCompatibility
  OvfCpuCompatibilityCheckNotSupported: OvfCpuCompatibilityCheckNotSupported
  OvfCreateDescriptorParams: OvfCreateDescriptorParams
  OvfCreateDescriptorResult: OvfCreateDescriptorResult
  OvfCreateImportSpecParams: OvfCreateImportSpecParams
  OvfCreateImportSpecResult: OvfCreateImportSpecResult
  OvfDatastoreMapping: OvfDatastoreMapping
  OvfDeploymentOption: OvfDeploymentOption
  OvfDiskMappingNotFound: OvfDiskMappingNotFound
  OvfDiskOrderConstraint: OvfDiskOrderConstraint
  OvfDuplicateElement: OvfDuplicateElement
  OvfDuplicatedElementBoundary: OvfDuplicatedElementBoundary
  OvfDuplicatedPropertyIdExport: OvfDuplicatedPropertyIdExport
  OvfDuplicatedPropertyIdImport: OvfDuplicatedPropertyIdImport
  OvfElement: OvfElement
  OvfElementInvalidValue: OvfElementInvalidValue
  OvfExport: OvfExport
  OvfExportFailed: OvfExportFailed
  OvfFault: OvfFault
  OvfFile: OvfFile
  OvfFileItem: OvfFileItem
  OvfHardwareCheck: OvfHardwareCheck
  OvfHardwareExport: OvfHardwareExport
  OvfHostResourceConstraint: OvfHostResourceConstraint
  OvfHostValueNotParsed: OvfHostValueNotParsed
  OvfImport: OvfImport
  OvfImportFailed: OvfImportFailed
  OvfImportParams: OvfImportParams
  OvfInternalError: OvfInternalError
  OvfInvalidFormat: OvfInvalidFormat
  OvfInvalidPackage: OvfInvalidPackage
  OvfInvalidProperty: OvfInvalidProperty
  OvfInvalidValue: OvfInvalidValue
  OvfInvalidValueConfiguration: OvfInvalidValueConfiguration
  OvfInvalidValueEmpty: OvfInvalidValueEmpty
  OvfInvalidValueFormatMalformed: OvfInvalidValueFormatMalformed
  OvfInvalidValueReference: OvfInvalidValueReference
  OvfInvalidVmName: OvfInvalidVmName
  OvfManagerCommonParams: OvfManagerCommonParams
  OvfMappedOsId: OvfMappedOsId
  OvfMissingAttribute: OvfMissingAttribute
  OvfMissingElement: OvfMissingElement
  OvfMissingElementNormalBoundary: OvfMissingElementNormalBoundary
  OvfMissingHardware: OvfMissingHardware
  OvfNetworkInfo: OvfNetworkInfo
  OvfNetworkMapping: OvfNetworkMapping
  OvfNetworkMappingNotSupported: OvfNetworkMappingNotSupported
  OvfNoHostNic: OvfNoHostNic
  OvfNoSpaceOnController: OvfNoSpaceOnController
  OvfNoSupportedHardwareFamily: OvfNoSupportedHardwareFamily
  OvfOptionInfo: OvfOptionInfo
  OvfParseDescriptorParams: OvfParseDescriptorParams
  OvfParseDescriptorResult: OvfParseDescriptorResult
  OvfProperty: OvfProperty
  OvfPropertyExport: OvfPropertyExport
  OvfPropertyNetwork: OvfPropertyNetwork
  OvfPropertyNetworkExport: OvfPropertyNetworkExport
  OvfPropertyQualifier: OvfPropertyQualifier
  OvfPropertyQualifierDuplicate: OvfPropertyQualifierDuplicate
  OvfPropertyQualifierIgnored: OvfPropertyQualifierIgnored
  OvfPropertyType: OvfPropertyType
  OvfPropertyValue: OvfPropertyValue
  OvfResourceMap: OvfResourceMap
  OvfStorageProfileMapping: OvfStorageProfileMapping
  OvfSystemFault: OvfSystemFault
  OvfToXmlUnsupportedElement: OvfToXmlUnsupportedElement
  OvfUnableToExportDisk: OvfUnableToExportDisk
  OvfUnexpectedElement: OvfUnexpectedElement
  OvfUnknownDevice: OvfUnknownDevice
  OvfUnknownDeviceBacking: OvfUnknownDeviceBacking
  OvfUnknownEntity: OvfUnknownEntity
  OvfUnsupportedAttribute: OvfUnsupportedAttribute
  OvfUnsupportedAttributeValue: OvfUnsupportedAttributeValue
  OvfUnsupportedDeviceBackingInfo: OvfUnsupportedDeviceBackingInfo
  OvfUnsupportedDeviceBackingOption: OvfUnsupportedDeviceBackingOption
  OvfUnsupportedDeviceExport: OvfUnsupportedDeviceExport
  OvfUnsupportedDiskProvisioning: OvfUnsupportedDiskProvisioning
  OvfUnsupportedElement: OvfUnsupportedElement
  OvfUnsupportedElementValue: OvfUnsupportedElementValue
  OvfUnsupportedPackage: OvfUnsupportedPackage
  OvfUnsupportedSection: OvfUnsupportedSection
  OvfUnsupportedSubType: OvfUnsupportedSubType
  OvfUnsupportedType: OvfUnsupportedType
  OvfValidateHostParams: OvfValidateHostParams
  OvfValidateHostResult: OvfValidateHostResult
  OvfWrongElement: OvfWrongElement
  OvfWrongNamespace: OvfWrongNamespace
  OvfXmlFormat: OvfXmlFormat
  PMemDatastoreInfo: PMemDatastoreInfo
  ParaVirtualSCSIController: ParaVirtualSCSIController
  ParaVirtualSCSIControllerOption: ParaVirtualSCSIControllerOption
  PassiveNodeDeploymentSpec: PassiveNodeDeploymentSpec
  PassiveNodeNetworkSpec: PassiveNodeNetworkSpec
  PasswordExpired: PasswordExpired
  PasswordField: PasswordField
  PatchAlreadyInstalled: PatchAlreadyInstalled
  PatchBinariesNotFound: PatchBinariesNotFound
  PatchInstallFailed: PatchInstallFailed
  PatchIntegrityError: PatchIntegrityError
  PatchMetadataCorrupted: PatchMetadataCorrupted
  PatchMetadataInvalid: PatchMetadataInvalid
  PatchMetadataNotFound: PatchMetadataNotFound
  PatchMissingDependencies: PatchMissingDependencies
  PatchNotApplicable: PatchNotApplicable
  PatchSuperseded: PatchSuperseded
  PbmAboutInfo: PbmAboutInfo
  PbmAlreadyExists: PbmAlreadyExists
  PbmCapabilityConstraintInstance: PbmCapabilityConstraintInstance
  PbmCapabilityConstraints: PbmCapabilityConstraints
  PbmCapabilityDescription: PbmCapabilityDescription
  PbmCapabilityDiscreteSet: PbmCapabilityDiscreteSet
  PbmCapabilityGenericTypeInfo: PbmCapabilityGenericTypeInfo
  PbmCapabilityInstance: PbmCapabilityInstance
  PbmCapabilityMetadata: PbmCapabilityMetadata
  PbmCapabilityMetadataPerCategory: PbmCapabilityMetadataPerCategory
  PbmCapabilityMetadataUniqueId: PbmCapabilityMetadataUniqueId
  PbmCapabilityNamespaceInfo: PbmCapabilityNamespaceInfo
  PbmCapabilityProfile: PbmCapabilityProfile
  PbmCapabilityProfileCreateSpec: PbmCapabilityProfileCreateSpec
  PbmCapabilityProfilePropertyMismatchFault: PbmCapabilityProfilePropertyMismatchFault
  PbmCapabilityProfileUpdateSpec: PbmCapabilityProfileUpdateSpec
  PbmCapabilityPropertyInstance: PbmCapabilityPropertyInstance
  PbmCapabilityPropertyMetadata: PbmCapabilityPropertyMetadata
  PbmCapabilityRange: PbmCapabilityRange
  PbmCapabilitySchema: PbmCapabilitySchema
  PbmCapabilitySchemaVendorInfo: PbmCapabilitySchemaVendorInfo
  PbmCapabilitySubProfile: PbmCapabilitySubProfile
  PbmCapabilitySubProfileConstraints: PbmCapabilitySubProfileConstraints
  PbmCapabilityTimeSpan: PbmCapabilityTimeSpan
  PbmCapabilityTypeInfo: PbmCapabilityTypeInfo
  PbmCapabilityVendorNamespaceInfo: PbmCapabilityVendorNamespaceInfo
  PbmCapabilityVendorResourceTypeInfo: PbmCapabilityVendorResourceTypeInfo
  PbmCompatibilityCheckFault: PbmCompatibilityCheckFault
  PbmComplianceOperationalStatus: PbmComplianceOperationalStatus
  PbmCompliancePolicyStatus: PbmCompliancePolicyStatus
  PbmComplianceResult: PbmComplianceResult
  PbmDataServiceToPoliciesMap: PbmDataServiceToPoliciesMap
  PbmDatastoreSpaceStatistics: PbmDatastoreSpaceStatistics
  PbmDefaultCapabilityProfile: PbmDefaultCapabilityProfile
  PbmDefaultProfileAppliesFault: PbmDefaultProfileAppliesFault
  PbmDefaultProfileInfo: PbmDefaultProfileInfo
  PbmDuplicateName: PbmDuplicateName
  PbmExtendedElementDescription: PbmExtendedElementDescription
  PbmFault: PbmFault
  PbmFaultInvalidLogin: PbmFaultInvalidLogin
  PbmFaultNoPermission: PbmFaultNoPermission
  PbmFaultNoPermissionEntityPrivileges: PbmFaultNoPermissionEntityPrivileges
  PbmFaultNotFound: PbmFaultNotFound
  PbmFaultProfileStorageFault: PbmFaultProfileStorageFault
  PbmFetchEntityHealthStatusSpec: PbmFetchEntityHealthStatusSpec
  PbmIncompatibleVendorSpecificRuleSet: PbmIncompatibleVendorSpecificRuleSet
  PbmIofilterInfo: PbmIofilterInfo
  PbmLegacyHubsNotSupported: PbmLegacyHubsNotSupported
  PbmLineOfServiceInfo: PbmLineOfServiceInfo
  PbmLoggingConfiguration: PbmLoggingConfiguration
  PbmNonExistentHubs: PbmNonExistentHubs
  PbmPersistenceBasedDataServiceInfo: PbmPersistenceBasedDataServiceInfo
  PbmPlacementCapabilityConstraintsRequirement: PbmPlacementCapabilityConstraintsRequirement
  PbmPlacementCapabilityProfileRequirement: PbmPlacementCapabilityProfileRequirement
  PbmPlacementCompatibilityResult: PbmPlacementCompatibilityResult
  PbmPlacementHub: PbmPlacementHub
  PbmPlacementHubInfo: PbmPlacementHubInfo
  PbmPlacementMatchingReplicationResources: PbmPlacementMatchingReplicationResources
  PbmPlacementMatchingResources: PbmPlacementMatchingResources
  PbmPlacementRequirement: PbmPlacementRequirement
  PbmPlacementResourceUtilization: PbmPlacementResourceUtilization
  PbmPlacementZoneTopologyRequirement: PbmPlacementZoneTopologyRequirement
  PbmProfile: PbmProfile
  PbmProfileId: PbmProfileId
  PbmProfileK8sCompliantNameSpec: PbmProfileK8sCompliantNameSpec
  PbmProfileOperationOutcome: PbmProfileOperationOutcome
  PbmProfileResourceType: PbmProfileResourceType
  PbmProfileToIofilterMap: PbmProfileToIofilterMap
  PbmProfileType: PbmProfileType
  PbmPropertyMismatchFault: PbmPropertyMismatchFault
  PbmQueryProfileResult: PbmQueryProfileResult
  PbmQueryReplicationGroupResult: PbmQueryReplicationGroupResult
  PbmResourceInUse: PbmResourceInUse
  PbmRollupComplianceResult: PbmRollupComplianceResult
  PbmServerObjectRef: PbmServerObjectRef
  PbmServiceInstanceContent: PbmServiceInstanceContent
  PbmVaioDataServiceInfo: PbmVaioDataServiceInfo
  PeerNotReachable: PeerNotReachable
  PerfCompositeMetric: PerfCompositeMetric
  PerfCounterInfo: PerfCounterInfo
  PerfEntityMetric: PerfEntityMetric
  PerfEntityMetricBase: PerfEntityMetricBase
  PerfEntityMetricCSV: PerfEntityMetricCSV
  PerfInterval: PerfInterval
  PerfMetricId: PerfMetricId
  PerfMetricIntSeries: PerfMetricIntSeries
  PerfMetricSeries: PerfMetricSeries
  PerfMetricSeriesCSV: PerfMetricSeriesCSV
  PerfProviderSummary: PerfProviderSummary
  PerfQuerySpec: PerfQuerySpec
  PerfSampleInfo: PerfSampleInfo
  PerformClusterPowerActionSpec: PerformClusterPowerActionSpec
  PerformanceDescription: PerformanceDescription
  PerformanceManagerCounterLevelMapping: PerformanceManagerCounterLevelMapping
  PerformanceStatisticsDescription: PerformanceStatisticsDescription
  Permission: Permission
  PermissionAddedEvent: PermissionAddedEvent
  PermissionEvent: PermissionEvent
  PermissionProfile: PermissionProfile
  PermissionRemovedEvent: PermissionRemovedEvent
  PermissionUpdatedEvent: PermissionUpdatedEvent
  PersonalityAgencyCannotConfigureSolutions: PersonalityAgencyCannotConfigureSolutions
  PersonalityAgencyCannotUploadDepot: PersonalityAgencyCannotUploadDepot
  PersonalityAgencyDepotIssue: PersonalityAgencyDepotIssue
  PersonalityAgencyInaccessibleDepot: PersonalityAgencyInaccessibleDepot
  PersonalityAgencyInvalidDepot: PersonalityAgencyInvalidDepot
  PersonalityAgencyPMIssue: PersonalityAgencyPMIssue
  PersonalityAgencyPMUnavailable: PersonalityAgencyPMUnavailable
  PersonalityAgentAwaitingPMRemediation: PersonalityAgentAwaitingPMRemediation
  PersonalityAgentBlockedByAgencyOperation: PersonalityAgentBlockedByAgencyOperation
  PersonalityAgentPMIssue: PersonalityAgentPMIssue
  PhysCompatRDMNotSupported: PhysCompatRDMNotSupported
  PhysicalNic: PhysicalNic
  PhysicalNicCdpDeviceCapability: PhysicalNicCdpDeviceCapability
  PhysicalNicCdpInfo: PhysicalNicCdpInfo
  PhysicalNicConfig: PhysicalNicConfig
  PhysicalNicHint: PhysicalNicHint
  PhysicalNicHintInfo: PhysicalNicHintInfo
  PhysicalNicIpHint: PhysicalNicIpHint
  PhysicalNicLinkInfo: PhysicalNicLinkInfo
  PhysicalNicNameHint: PhysicalNicNameHint
  PhysicalNicProfile: PhysicalNicProfile
  PhysicalNicSpec: PhysicalNicSpec
  PinnedCertificate: PinnedCertificate
  PlaceVmsXClusterSpecCandidateNetworks: PlaceVmsXClusterSpecCandidateNetworks
  PlacementAction: PlacementAction
  PlacementAffinityRule: PlacementAffinityRule
  PlacementRankResult: PlacementRankResult
  PlacementRankSpec: PlacementRankSpec
  PlacementResult: PlacementResult
  PlacementSpec: PlacementSpec
  PlatformConfigFault: PlatformConfigFault
  PnicTSOInfo: PnicTSOInfo
  PnicUplinkProfile: PnicUplinkProfile
  PodDiskLocator: PodDiskLocator
  PodStorageDrsEntry: PodStorageDrsEntry
  PodVMInfo: PodVMInfo
  PodVMOverheadInfo: PodVMOverheadInfo
  PointInTimeReplicaId: PointInTimeReplicaId
  PointInTimeReplicaInfo: PointInTimeReplicaInfo
  PolicyAssociation: PolicyAssociation
  PolicyOption: PolicyOption
  PortGroupProfile: PortGroupProfile
  PosixUserSearchResult: PosixUserSearchResult
  PowerOnFtSecondaryFailed: PowerOnFtSecondaryFailed
  PowerOnFtSecondaryTimedout: PowerOnFtSecondaryTimedout
  PowerSystemCapability: PowerSystemCapability
  PowerSystemInfo: PowerSystemInfo
  PrivilegeAvailability: PrivilegeAvailability
  PrivilegePolicyDef: PrivilegePolicyDef
  ProductComponentInfo: ProductComponentInfo
  ProfileApplyProfileElement: ProfileApplyProfileElement
  ProfileApplyProfileProperty: ProfileApplyProfileProperty
  ProfileAssociatedEvent: ProfileAssociatedEvent
  ProfileChangedEvent: ProfileChangedEvent
  ProfileCompositeExpression: ProfileCompositeExpression
  ProfileCompositePolicyOptionMetadata: ProfileCompositePolicyOptionMetadata
  ProfileConfigInfo: ProfileConfigInfo
  ProfileCreateSpec: ProfileCreateSpec
  ProfileCreatedEvent: ProfileCreatedEvent
  ProfileDeferredPolicyOptionParameter: ProfileDeferredPolicyOptionParameter
  ProfileDescription: ProfileDescription
  ProfileDescriptionSection: ProfileDescriptionSection
  ProfileDissociatedEvent: ProfileDissociatedEvent
  ProfileEvent: ProfileEvent
  ProfileEventArgument: ProfileEventArgument
  ProfileExecuteError: ProfileExecuteError
  ProfileExecuteResult: ProfileExecuteResult
  ProfileExpression: ProfileExpression
  ProfileExpressionMetadata: ProfileExpressionMetadata
  ProfileMetadata: ProfileMetadata
  ProfileMetadataProfileOperationMessage: ProfileMetadataProfileOperationMessage
  ProfileMetadataProfileSortSpec: ProfileMetadataProfileSortSpec
  ProfileParameterMetadata: ProfileParameterMetadata
  ProfileParameterMetadataParameterRelationMetadata: ProfileParameterMetadataParameterRelationMetadata
  ProfilePolicy: ProfilePolicy
  ProfilePolicyMetadata: ProfilePolicyMetadata
  ProfilePolicyOptionMetadata: ProfilePolicyOptionMetadata
  ProfileProfileStructure: ProfileProfileStructure
  ProfileProfileStructureProperty: ProfileProfileStructureProperty
  ProfilePropertyPath: ProfilePropertyPath
  ProfileReferenceHostChangedEvent: ProfileReferenceHostChangedEvent
  ProfileRemovedEvent: ProfileRemovedEvent
  ProfileSerializedCreateSpec: ProfileSerializedCreateSpec
  ProfileSimpleExpression: ProfileSimpleExpression
  ProfileUpdateFailed: ProfileUpdateFailed
  ProfileUpdateFailedUpdateFailure: ProfileUpdateFailedUpdateFailure
  PromoteParam: PromoteParam
  PropertyChange: PropertyChange
  PropertyFilterSpec: PropertyFilterSpec
  PropertyFilterUpdate: PropertyFilterUpdate
  PropertySpec: PropertySpec
  ProviderBusy: ProviderBusy
  ProviderConnectionFailed: ProviderConnectionFailed
  ProviderNotFound: ProviderNotFound
  ProviderOutOfProvisioningResource: ProviderOutOfProvisioningResource
  ProviderOutOfResource: ProviderOutOfResource
  ProviderRegistrationFault: ProviderRegistrationFault
  ProviderSyncFailed: ProviderSyncFailed
  ProviderUnavailable: ProviderUnavailable
  ProviderUnregistrationFault: ProviderUnregistrationFault
  ProxyRegistrationFailed: ProxyRegistrationFailed
  QuarantineModeFault: QuarantineModeFault
  QueryExecutionFault: QueryExecutionFault
  QueryNotSupported: QueryNotSupported
  QueryPointInTimeReplicaParam: QueryPointInTimeReplicaParam
  QueryPointInTimeReplicaSuccessResult: QueryPointInTimeReplicaSuccessResult
  QueryPointInTimeReplicaSummaryResult: QueryPointInTimeReplicaSummaryResult
  QueryReplicationGroupSuccessResult: QueryReplicationGroupSuccessResult
  QueryReplicationPeerResult: QueryReplicationPeerResult
  QueryVsanManagedStorageSpaceUsageSpec: QueryVsanManagedStorageSpaceUsageSpec
  QuestionPending: QuestionPending
  QuiesceDatastoreIOForHAFailed: QuiesceDatastoreIOForHAFailed
  RDMConversionNotSupported: RDMConversionNotSupported
  RDMNotPreserved: RDMNotPreserved
  RDMNotSupported: RDMNotSupported
  RDMNotSupportedOnDatastore: RDMNotSupportedOnDatastore
  RDMPointsToInaccessibleDisk: RDMPointsToInaccessibleDisk
  RawDiskNotSupported: RawDiskNotSupported
  ReadHostResourcePoolTreeFailed: ReadHostResourcePoolTreeFailed
  ReadOnlyDisksWithLegacyDestination: ReadOnlyDisksWithLegacyDestination
  RebootRequired: RebootRequired
  RecordReplayDisabled: RecordReplayDisabled
  RecoveredDevice: RecoveredDevice
  RecoveredDiskInfo: RecoveredDiskInfo
  RecoveredTargetGroupMemberInfo: RecoveredTargetGroupMemberInfo
  RecoveryEvent: RecoveryEvent
  RecurrentTaskScheduler: RecurrentTaskScheduler
  RelatedStorageArray: RelatedStorageArray
  Relation: Relation
  RemoteDeviceNotSupported: RemoteDeviceNotSupported
  RemoteTSMEnabledEvent: RemoteTSMEnabledEvent
  RemoteVsanServerClusterConfig: RemoteVsanServerClusterConfig
  RemoteVsanSite: RemoteVsanSite
  RemoteVsanSiteAffinity: RemoteVsanSiteAffinity
  RemoveFailed: RemoveFailed
  RepairTimerInfo: RepairTimerInfo
  ReplicaId: ReplicaId
  ReplicaIntervalQueryResult: ReplicaIntervalQueryResult
  ReplicaQueryIntervalParam: ReplicaQueryIntervalParam
  ReplicationConfigFault: ReplicationConfigFault
  ReplicationConfigSpec: ReplicationConfigSpec
  ReplicationDiskConfigFault: ReplicationDiskConfigFault
  ReplicationFault: ReplicationFault
  ReplicationGroupData: ReplicationGroupData
  ReplicationGroupFilter: ReplicationGroupFilter
  ReplicationGroupId: ReplicationGroupId
  ReplicationIncompatibleWithFT: ReplicationIncompatibleWithFT
  ReplicationInfoDiskSettings: ReplicationInfoDiskSettings
  ReplicationInvalidOptions: ReplicationInvalidOptions
  ReplicationNotSupportedOnHost: ReplicationNotSupportedOnHost
  ReplicationSpec: ReplicationSpec
  ReplicationTargetInfo: ReplicationTargetInfo
  ReplicationVmConfigFault: ReplicationVmConfigFault
  ReplicationVmFault: ReplicationVmFault
  ReplicationVmInProgressFault: ReplicationVmInProgressFault
  ReplicationVmProgressInfo: ReplicationVmProgressInfo
  RequestCanceled: RequestCanceled
  ResourceAllocationInfo: ResourceAllocationInfo
  ResourceAllocationOption: ResourceAllocationOption
  ResourceConfigOption: ResourceConfigOption
  ResourceConfigSpec: ResourceConfigSpec
  ResourceInUse: ResourceInUse
  ResourceNotAvailable: ResourceNotAvailable
  ResourcePoolCreatedEvent: ResourcePoolCreatedEvent
  ResourcePoolDestroyedEvent: ResourcePoolDestroyedEvent
  ResourcePoolEvent: ResourcePoolEvent
  ResourcePoolEventArgument: ResourcePoolEventArgument
  ResourcePoolMovedEvent: ResourcePoolMovedEvent
  ResourcePoolQuickStats: ResourcePoolQuickStats
  ResourcePoolReconfiguredEvent: ResourcePoolReconfiguredEvent
  ResourcePoolResourceUsage: ResourcePoolResourceUsage
  ResourcePoolRuntimeInfo: ResourcePoolRuntimeInfo
  ResourcePoolSummary: ResourcePoolSummary
  ResourceViolatedEvent: ResourceViolatedEvent
  RestrictedByAdministrator: RestrictedByAdministrator
  RestrictedVersion: RestrictedVersion
  ResyncIopsInfo: ResyncIopsInfo
  RetrieveOptions: RetrieveOptions
  RetrieveResult: RetrieveResult
  RetrieveVStorageObjSpec: RetrieveVStorageObjSpec
  ReverseReplicationSuccessResult: ReverseReplicationSuccessResult
  RoleAddedEvent: RoleAddedEvent
  RoleEvent: RoleEvent
  RoleEventArgument: RoleEventArgument
  RoleRemovedEvent: RoleRemovedEvent
  RoleUpdatedEvent: RoleUpdatedEvent
  RollbackEvent: RollbackEvent
  RollbackFailure: RollbackFailure
  RuleViolation: RuleViolation
  RunScriptAction: RunScriptAction
  RuntimeFault: RuntimeFault
  SAMLTokenAuthentication: SAMLTokenAuthentication
  SDDCBase: SDDCBase
  SSDEnduranceThresholdSpec: SSDEnduranceThresholdSpec
  SSLDisabledFault: SSLDisabledFault
  SSLVerifyFault: SSLVerifyFault
  SSPIAuthentication: SSPIAuthentication
  SSPIChallenge: SSPIChallenge
  ScheduledHardwareUpgradeInfo: ScheduledHardwareUpgradeInfo
  ScheduledTaskCompletedEvent: ScheduledTaskCompletedEvent
  ScheduledTaskCreatedEvent: ScheduledTaskCreatedEvent
  ScheduledTaskDescription: ScheduledTaskDescription
  ScheduledTaskDetail: ScheduledTaskDetail
  ScheduledTaskEmailCompletedEvent: ScheduledTaskEmailCompletedEvent
  ScheduledTaskEmailFailedEvent: ScheduledTaskEmailFailedEvent
  ScheduledTaskEvent: ScheduledTaskEvent
  ScheduledTaskEventArgument: ScheduledTaskEventArgument
  ScheduledTaskFailedEvent: ScheduledTaskFailedEvent
  ScheduledTaskInfo: ScheduledTaskInfo
  ScheduledTaskReconfiguredEvent: ScheduledTaskReconfiguredEvent
  ScheduledTaskRemovedEvent: ScheduledTaskRemovedEvent
  ScheduledTaskSpec: ScheduledTaskSpec
  ScheduledTaskStartedEvent: ScheduledTaskStartedEvent
  ScsiLun: ScsiLun
  ScsiLunCapabilities: ScsiLunCapabilities
  ScsiLunDescriptor: ScsiLunDescriptor
  ScsiLunDurableName: ScsiLunDurableName
  SeSparseVirtualDiskSpec: SeSparseVirtualDiskSpec
  SearchIndexFilter: SearchIndexFilter
  SearchIndexIterationSpec: SearchIndexIterationSpec
  SearchIndexOptionalValue: SearchIndexOptionalValue
  SearchIndexPredicate: SearchIndexPredicate
  SearchIndexQuerySpec: SearchIndexQuerySpec
  SearchIndexResourceItem: SearchIndexResourceItem
  SearchIndexResultSet: SearchIndexResultSet
  SecondaryVmAlreadyDisabled: SecondaryVmAlreadyDisabled
  SecondaryVmAlreadyEnabled: SecondaryVmAlreadyEnabled
  SecondaryVmAlreadyRegistered: SecondaryVmAlreadyRegistered
  SecondaryVmNotRegistered: SecondaryVmNotRegistered
  SecurityError: SecurityError
  SecurityProfile: SecurityProfile
  SelectionSet: SelectionSet
  SelectionSpec: SelectionSpec
  SendEmailAction: SendEmailAction
  SendSNMPAction: SendSNMPAction
  ServerLicenseExpiredEvent: ServerLicenseExpiredEvent
  ServerStartedSessionEvent: ServerStartedSessionEvent
  ServiceConsolePortGroupProfile: ServiceConsolePortGroupProfile
  ServiceConsoleReservationInfo: ServiceConsoleReservationInfo
  ServiceContent: ServiceContent
  ServiceLocator: ServiceLocator
  ServiceLocatorCredential: ServiceLocatorCredential
  ServiceLocatorNamePassword: ServiceLocatorNamePassword
  ServiceLocatorSAMLCredential: ServiceLocatorSAMLCredential
  ServiceManagerServiceInfo: ServiceManagerServiceInfo
  ServiceNotInitialized: ServiceNotInitialized
  ServiceProfile: ServiceProfile
  SessionEvent: SessionEvent
  SessionManagerGenericServiceTicket: SessionManagerGenericServiceTicket
  SessionManagerHttpServiceRequestSpec: SessionManagerHttpServiceRequestSpec
  SessionManagerLocalTicket: SessionManagerLocalTicket
  SessionManagerServiceRequestSpec: SessionManagerServiceRequestSpec
  SessionManagerVmomiServiceRequestSpec: SessionManagerVmomiServiceRequestSpec
  SessionNotFound: SessionNotFound
  SessionTerminatedEvent: SessionTerminatedEvent
  SharedBusControllerNotSupported: SharedBusControllerNotSupported
  SharesInfo: SharesInfo
  SharesOption: SharesOption
  ShrinkDiskFault: ShrinkDiskFault
  SingleIp: SingleIp
  SingleMac: SingleMac
  SiteAffinityInfo: SiteAffinityInfo
  SiteInfo: SiteInfo
  SmsAboutInfo: SmsAboutInfo
  SmsFault: SmsFault
  SmsInvalidLogin: SmsInvalidLogin
  SmsProviderInfo: SmsProviderInfo
  SmsProviderSpec: SmsProviderSpec
  SmsReplicationFault: SmsReplicationFault
  SmsResourceInUse: SmsResourceInUse
  SmsTaskInfo: SmsTaskInfo
  SnapshotCloneNotSupported: SnapshotCloneNotSupported
  SnapshotCopyNotSupported: SnapshotCopyNotSupported
  SnapshotDisabled: SnapshotDisabled
  SnapshotFault: SnapshotFault
  SnapshotIncompatibleDeviceInVm: SnapshotIncompatibleDeviceInVm
  SnapshotLocked: SnapshotLocked
  SnapshotMoveFromNonHomeNotSupported: SnapshotMoveFromNonHomeNotSupported
  SnapshotMoveNotSupported: SnapshotMoveNotSupported
  SnapshotMoveToNonHomeNotSupported: SnapshotMoveToNonHomeNotSupported
  SnapshotNoChange: SnapshotNoChange
  SnapshotRevertIssue: SnapshotRevertIssue
  SnapshotSelectionSpec: SnapshotSelectionSpec
  SoftRuleVioCorrectionDisallowed: SoftRuleVioCorrectionDisallowed
  SoftRuleVioCorrectionImpact: SoftRuleVioCorrectionImpact
  SoftwarePackage: SoftwarePackage
  SoftwarePackageCapability: SoftwarePackageCapability
  SolutionUserRequired: SolutionUserRequired
  SolutionsApplySpec: SolutionsApplySpec
  SolutionsClusterBoundSolutionConfig: SolutionsClusterBoundSolutionConfig
  SolutionsClusterSolutionComplianceResult: SolutionsClusterSolutionComplianceResult
  SolutionsComplianceResult: SolutionsComplianceResult
  SolutionsComplianceSpec: SolutionsComplianceSpec
  SolutionsDeploymentUnitComplianceResult: SolutionsDeploymentUnitComplianceResult
  SolutionsHookAcknowledgeConfig: SolutionsHookAcknowledgeConfig
  SolutionsHookConfig: SolutionsHookConfig
  SolutionsHookInfo: SolutionsHookInfo
  SolutionsHostBoundSolutionConfig: SolutionsHostBoundSolutionConfig
  SolutionsHostComplianceResult: SolutionsHostComplianceResult
  SolutionsInteractiveHookAcknowledgeConfig: SolutionsInteractiveHookAcknowledgeConfig
  SolutionsOvfProperty: SolutionsOvfProperty
  SolutionsProfileIdStoragePolicy: SolutionsProfileIdStoragePolicy
  SolutionsSolutionComplianceResult: SolutionsSolutionComplianceResult
  SolutionsSolutionConfig: SolutionsSolutionConfig
  SolutionsSolutionValidationResult: SolutionsSolutionValidationResult
  SolutionsStoragePolicy: SolutionsStoragePolicy
  SolutionsTransitionSpec: SolutionsTransitionSpec
  SolutionsTypeSpecificSolutionConfig: SolutionsTypeSpecificSolutionConfig
  SolutionsUrlVMSource: SolutionsUrlVMSource
  SolutionsVMNetworkMapping: SolutionsVMNetworkMapping
  SolutionsVMSource: SolutionsVMSource
  SolutionsValidateSpec: SolutionsValidateSpec
  SolutionsValidationResult: SolutionsValidationResult
  SolutionsVmResourceSpec: SolutionsVmResourceSpec
  SourceGroupInfo: SourceGroupInfo
  SourceGroupMemberInfo: SourceGroupMemberInfo
  SourceNodeSpec: SourceNodeSpec
  SsdDiskNotAvailable: SsdDiskNotAvailable
  StateAlarmExpression: StateAlarmExpression
  StaticRouteProfile: StaticRouteProfile
  StorageAlarm: StorageAlarm
  StorageArray: StorageArray
  StorageCapability: StorageCapability
  StorageContainer: StorageContainer
  StorageContainerResult: StorageContainerResult
  StorageContainerSpec: StorageContainerSpec
  StorageDrsAutomationConfig: StorageDrsAutomationConfig
  StorageDrsCannotMoveDiskInMultiWriterMode: StorageDrsCannotMoveDiskInMultiWriterMode
  StorageDrsCannotMoveFTVm: StorageDrsCannotMoveFTVm
  StorageDrsCannotMoveIndependentDisk: StorageDrsCannotMoveIndependentDisk
  StorageDrsCannotMoveManuallyPlacedSwapFile: StorageDrsCannotMoveManuallyPlacedSwapFile
  StorageDrsCannotMoveManuallyPlacedVm: StorageDrsCannotMoveManuallyPlacedVm
  StorageDrsCannotMoveSharedDisk: StorageDrsCannotMoveSharedDisk
  StorageDrsCannotMoveTemplate: StorageDrsCannotMoveTemplate
  StorageDrsCannotMoveVmInUserFolder: StorageDrsCannotMoveVmInUserFolder
  StorageDrsCannotMoveVmWithMountedCDROM: StorageDrsCannotMoveVmWithMountedCDROM
  StorageDrsCannotMoveVmWithNoFilesInLayout: StorageDrsCannotMoveVmWithNoFilesInLayout
  StorageDrsConfigInfo: StorageDrsConfigInfo
  StorageDrsConfigSpec: StorageDrsConfigSpec
  StorageDrsDatacentersCannotShareDatastore: StorageDrsDatacentersCannotShareDatastore
  StorageDrsDisabledOnVm: StorageDrsDisabledOnVm
  StorageDrsHbrDiskNotMovable: StorageDrsHbrDiskNotMovable
  StorageDrsHmsMoveInProgress: StorageDrsHmsMoveInProgress
  StorageDrsHmsUnreachable: StorageDrsHmsUnreachable
  StorageDrsIoLoadBalanceConfig: StorageDrsIoLoadBalanceConfig
  StorageDrsIolbDisabledInternally: StorageDrsIolbDisabledInternally
  StorageDrsOptionSpec: StorageDrsOptionSpec
  StorageDrsPlacementRankVmSpec: StorageDrsPlacementRankVmSpec
  StorageDrsPodConfigInfo: StorageDrsPodConfigInfo
  StorageDrsPodConfigSpec: StorageDrsPodConfigSpec
  StorageDrsPodSelectionSpec: StorageDrsPodSelectionSpec
  StorageDrsRelocateDisabled: StorageDrsRelocateDisabled
  StorageDrsSpaceLoadBalanceConfig: StorageDrsSpaceLoadBalanceConfig
  StorageDrsStaleHmsCollection: StorageDrsStaleHmsCollection
  StorageDrsUnableToMoveFiles: StorageDrsUnableToMoveFiles
  StorageDrsVmConfigInfo: StorageDrsVmConfigInfo
  StorageDrsVmConfigSpec: StorageDrsVmConfigSpec
  StorageFileSystem: StorageFileSystem
  StorageFileSystemInfo: StorageFileSystemInfo
  StorageIOAllocationInfo: StorageIOAllocationInfo
  StorageIOAllocationOption: StorageIOAllocationOption
  StorageIORMConfigOption: StorageIORMConfigOption
  StorageIORMConfigSpec: StorageIORMConfigSpec
  StorageIORMInfo: StorageIORMInfo
  StorageLun: StorageLun
  StorageMigrationAction: StorageMigrationAction
  StoragePerformanceSummary: StoragePerformanceSummary
  StoragePlacementAction: StoragePlacementAction
  StoragePlacementResult: StoragePlacementResult
  StoragePlacementSpec: StoragePlacementSpec
  StoragePodSummary: StoragePodSummary
  StoragePort: StoragePort
  StorageProcessor: StorageProcessor
  StorageProfile: StorageProfile
  StorageRequirement: StorageRequirement
  StorageResourceManagerStorageProfileStatistics: StorageResourceManagerStorageProfileStatistics
  StorageVMotionNotSupported: StorageVMotionNotSupported
  StorageVmotionIncompatible: StorageVmotionIncompatible
  StringExpression: StringExpression
  StringOption: StringOption
  StringPolicy: StringPolicy
  StructuredCustomizations: StructuredCustomizations
  SubnetInfo: SubnetInfo
  SubnetInfoFolderInfo: SubnetInfoFolderInfo
  SupportedVendorModelMapping: SupportedVendorModelMapping
  SuspendedRelocateNotSupported: SuspendedRelocateNotSupported
  SwapDatastoreNotWritableOnHost: SwapDatastoreNotWritableOnHost
  SwapDatastoreUnset: SwapDatastoreUnset
  SwapPlacementOverrideNotSupported: SwapPlacementOverrideNotSupported
  SwitchIpUnset: SwitchIpUnset
  SwitchNotInUpgradeMode: SwitchNotInUpgradeMode
  SyncInProgress: SyncInProgress
  SyncOngoing: SyncOngoing
  SyncReplicationGroupSuccessResult: SyncReplicationGroupSuccessResult
  SystemError: SystemError
  SystemEventInfo: SystemEventInfo
  Tag: Tag
  TagId: TagId
  TagIdNameId: TagIdNameId
  TagSpec: TagSpec
  TargetDeviceId: TargetDeviceId
  TargetGroupInfo: TargetGroupInfo
  TargetGroupMemberInfo: TargetGroupMemberInfo
  TargetToSourceInfo: TargetToSourceInfo
  TaskDescription: TaskDescription
  TaskEvent: TaskEvent
  TaskFilterSpec: TaskFilterSpec
  TaskFilterSpecByEntity: TaskFilterSpecByEntity
  TaskFilterSpecByTime: TaskFilterSpecByTime
  TaskFilterSpecByUsername: TaskFilterSpecByUsername
  TaskInProgress: TaskInProgress
  TaskInfo: TaskInfo
  TaskInfoFilterSpec: TaskInfoFilterSpec
  TaskInfoFilterSpecFilterTaskResults: TaskInfoFilterSpecFilterTaskResults
  TaskManagerTaskViewSpec: TaskManagerTaskViewSpec
  TaskManagerViewByStartId: TaskManagerViewByStartId
  TaskReason: TaskReason
  TaskReasonAlarm: TaskReasonAlarm
  TaskReasonSchedule: TaskReasonSchedule
  TaskReasonSystem: TaskReasonSystem
  TaskReasonUser: TaskReasonUser
  TaskScheduler: TaskScheduler
  TaskTimeoutEvent: TaskTimeoutEvent
  TeamingMatchEvent: TeamingMatchEvent
  TeamingMisMatchEvent: TeamingMisMatchEvent
  TemplateBeingUpgradedEvent: TemplateBeingUpgradedEvent
  TemplateConfigFileInfo: TemplateConfigFileInfo
  TemplateConfigFileQuery: TemplateConfigFileQuery
  TemplateUpgradeEvent: TemplateUpgradeEvent
  TemplateUpgradeFailedEvent: TemplateUpgradeFailedEvent
  TemplateUpgradedEvent: TemplateUpgradedEvent
  TestFailoverParam: TestFailoverParam
  TgwEventArgument: TgwEventArgument
  ThirdPartyLicenseAssignmentFailed: ThirdPartyLicenseAssignmentFailed
  TicketedSessionAuthentication: TicketedSessionAuthentication
  TimedOutHostOperationEvent: TimedOutHostOperationEvent
  Timedout: Timedout
  TooMany: TooMany
  TooManyConcurrentNativeClones: TooManyConcurrentNativeClones
  TooManyConsecutiveOverrides: TooManyConsecutiveOverrides
  TooManyDevices: TooManyDevices
  TooManyDisksOnLegacyHost: TooManyDisksOnLegacyHost
  TooManyGuestLogons: TooManyGuestLogons
  TooManyHosts: TooManyHosts
  TooManyNativeCloneLevels: TooManyNativeCloneLevels
  TooManyNativeClonesOnFile: TooManyNativeClonesOnFile
  TooManySnapshotLevels: TooManySnapshotLevels
  ToolsAlreadyUpgraded: ToolsAlreadyUpgraded
  ToolsAutoUpgradeNotSupported: ToolsAutoUpgradeNotSupported
  ToolsConfigInfo: ToolsConfigInfo
  ToolsConfigInfoToolsLastInstallInfo: ToolsConfigInfoToolsLastInstallInfo
  ToolsImageCopyFailed: ToolsImageCopyFailed
  ToolsImageNotAvailable: ToolsImageNotAvailable
  ToolsImageSignatureCheckFailed: ToolsImageSignatureCheckFailed
  ToolsInstallationInProgress: ToolsInstallationInProgress
  ToolsUnavailable: ToolsUnavailable
  ToolsUpgradeCancelled: ToolsUpgradeCancelled
  TransitGatewayConfigInfo: TransitGatewayConfigInfo
  TransitGatewayConfigSpec: TransitGatewayConfigSpec
  TransitGatewayCreateSpec: TransitGatewayCreateSpec
  TransitionFailed: TransitionFailed
  TraversalSpec: TraversalSpec
  TypeDescription: TypeDescription
  UnSupportedDatastoreForVFlash: UnSupportedDatastoreForVFlash
  UncommittedUndoableDisk: UncommittedUndoableDisk
  UnconfiguredPropertyValue: UnconfiguredPropertyValue
  UncustomizableGuest: UncustomizableGuest
  UnexpectedCustomizationFault: UnexpectedCustomizationFault
  UnexpectedFault: UnexpectedFault
  UnknownAgentVm: UnknownAgentVm
  UnlicensedVirtualMachinesEvent: UnlicensedVirtualMachinesEvent
  UnlicensedVirtualMachinesFoundEvent: UnlicensedVirtualMachinesFoundEvent
  UnrecognizedHost: UnrecognizedHost
  UnsharedSwapVMotionNotSupported: UnsharedSwapVMotionNotSupported
  UnsupportedDatastore: UnsupportedDatastore
  UnsupportedGuest: UnsupportedGuest
  UnsupportedVimApiVersion: UnsupportedVimApiVersion
  UnsupportedVmxLocation: UnsupportedVmxLocation
  UntrustedCertificate: UntrustedCertificate
  UnusedVirtualDiskBlocksNotScrubbed: UnusedVirtualDiskBlocksNotScrubbed
  UpdateSet: UpdateSet
  UpdateVirtualMachineFilesResult: UpdateVirtualMachineFilesResult
  UpdateVirtualMachineFilesResultFailedVmFileInfo: UpdateVirtualMachineFilesResultFailedVmFileInfo
  UpdatedAgentBeingRestartedEvent: UpdatedAgentBeingRestartedEvent
  UpgradeEvent: UpgradeEvent
  UplinkPortMtuNotSupportEvent: UplinkPortMtuNotSupportEvent
  UplinkPortMtuSupportEvent: UplinkPortMtuSupportEvent
  UplinkPortVlanTrunkedEvent: UplinkPortVlanTrunkedEvent
  UplinkPortVlanUntrunkedEvent: UplinkPortVlanUntrunkedEvent
  UsbScanCodeSpec: UsbScanCodeSpec
  UsbScanCodeSpecKeyEvent: UsbScanCodeSpecKeyEvent
  UsbScanCodeSpecModifierType: UsbScanCodeSpecModifierType
  UserAssignedToGroup: UserAssignedToGroup
  UserGroupProfile: UserGroupProfile
  UserInputRequiredParameterMetadata: UserInputRequiredParameterMetadata
  UserLoginSessionEvent: UserLoginSessionEvent
  UserLogoutSessionEvent: UserLogoutSessionEvent
  UserNotFound: UserNotFound
  UserPasswordChanged: UserPasswordChanged
  UserPrivilegeResult: UserPrivilegeResult
  UserProfile: UserProfile
  UserSearchResult: UserSearchResult
  UserSession: UserSession
  UserUnassignedFromGroup: UserUnassignedFromGroup
  UserUpgradeEvent: UserUpgradeEvent
  VASAProviderUpgradeSpec: VASAProviderUpgradeSpec
  VASAStorageArray: VASAStorageArray
  VASAStorageArrayDiscoveryFcTransport: VASAStorageArrayDiscoveryFcTransport
  VASAStorageArrayDiscoveryIpTransport: VASAStorageArrayDiscoveryIpTransport
  VASAStorageArrayDiscoverySvcInfo: VASAStorageArrayDiscoverySvcInfo
  VAppCloneSpec: VAppCloneSpec
  VAppCloneSpecNetworkMappingPair: VAppCloneSpecNetworkMappingPair
  VAppCloneSpecResourceMap: VAppCloneSpecResourceMap
  VAppConfigFault: VAppConfigFault
  VAppConfigInfo: VAppConfigInfo
  VAppConfigSpec: VAppConfigSpec
  VAppEntityConfigInfo: VAppEntityConfigInfo
  VAppIPAssignmentInfo: VAppIPAssignmentInfo
  VAppNotRunning: VAppNotRunning
  VAppOperationInProgress: VAppOperationInProgress
  VAppOvfSectionInfo: VAppOvfSectionInfo
  VAppOvfSectionSpec: VAppOvfSectionSpec
  VAppProductInfo: VAppProductInfo
  VAppProductSpec: VAppProductSpec
  VAppPropertyFault: VAppPropertyFault
  VAppPropertyInfo: VAppPropertyInfo
  VAppPropertySpec: VAppPropertySpec
  VAppTaskInProgress: VAppTaskInProgress
  VFlashCacheHotConfigNotSupported: VFlashCacheHotConfigNotSupported
  VFlashModuleNotSupported: VFlashModuleNotSupported
  VFlashModuleVersionIncompatible: VFlashModuleVersionIncompatible
  VMFSDatastoreCreatedEvent: VMFSDatastoreCreatedEvent
  VMFSDatastoreExpandedEvent: VMFSDatastoreExpandedEvent
  VMFSDatastoreExtendedEvent: VMFSDatastoreExtendedEvent
  VMINotSupported: VMINotSupported
  VMOnConflictDVPort: VMOnConflictDVPort
  VMOnVirtualIntranet: VMOnVirtualIntranet
  VMotionAcrossNetworkNotSupported: VMotionAcrossNetworkNotSupported
  VMotionInterfaceIssue: VMotionInterfaceIssue
  VMotionLicenseExpiredEvent: VMotionLicenseExpiredEvent
  VMotionLinkCapacityLow: VMotionLinkCapacityLow
  VMotionLinkDown: VMotionLinkDown
  VMotionNotConfigured: VMotionNotConfigured
  VMotionNotLicensed: VMotionNotLicensed
  VMotionNotSupported: VMotionNotSupported
  VMotionProtocolIncompatible: VMotionProtocolIncompatible
  VMwareDVSConfigInfo: VMwareDVSConfigInfo
  VMwareDVSConfigSpec: VMwareDVSConfigSpec
  VMwareDVSFeatureCapability: VMwareDVSFeatureCapability
  VMwareDVSHealthCheckCapability: VMwareDVSHealthCheckCapability
  VMwareDVSHealthCheckConfig: VMwareDVSHealthCheckConfig
  VMwareDVSMtuHealthCheckResult: VMwareDVSMtuHealthCheckResult
  VMwareDVSPortSetting: VMwareDVSPortSetting
  VMwareDVSPortgroupPolicy: VMwareDVSPortgroupPolicy
  VMwareDVSPvlanConfigSpec: VMwareDVSPvlanConfigSpec
  VMwareDVSPvlanMapEntry: VMwareDVSPvlanMapEntry
  VMwareDVSTeamingHealthCheckConfig: VMwareDVSTeamingHealthCheckConfig
  VMwareDVSTeamingHealthCheckResult: VMwareDVSTeamingHealthCheckResult
  VMwareDVSVlanHealthCheckResult: VMwareDVSVlanHealthCheckResult
  VMwareDVSVlanMtuHealthCheckConfig: VMwareDVSVlanMtuHealthCheckConfig
  VMwareDVSVspanCapability: VMwareDVSVspanCapability
  VMwareDVSVspanConfigSpec: VMwareDVSVspanConfigSpec
  VMwareDvsDpuCapability: VMwareDvsDpuCapability
  VMwareDvsIpfixCapability: VMwareDvsIpfixCapability
  VMwareDvsLacpCapability: VMwareDvsLacpCapability
  VMwareDvsLacpGroupConfig: VMwareDvsLacpGroupConfig
  VMwareDvsLacpGroupSpec: VMwareDvsLacpGroupSpec
  VMwareDvsLagIpfixConfig: VMwareDvsLagIpfixConfig
  VMwareDvsLagVlanConfig: VMwareDvsLagVlanConfig
  VMwareDvsMtuCapability: VMwareDvsMtuCapability
  VMwareDvsPerfNicOffloadCapability: VMwareDvsPerfNicOffloadCapability
  VMwareDvsSystemTrafficCapabilities: VMwareDvsSystemTrafficCapabilities
  VMwareIpfixConfig: VMwareIpfixConfig
  VMwareUplinkLacpPolicy: VMwareUplinkLacpPolicy
  VMwareUplinkPortOrderPolicy: VMwareUplinkPortOrderPolicy
  VMwareVspanPort: VMwareVspanPort
  VMwareVspanSession: VMwareVspanSession
  VSANEntityCompatibilityResult: VSANEntityCompatibilityResult
  VSANSharedWitnessCompatibilityResult: VSANSharedWitnessCompatibilityResult
  VSANStretchedClusterHostVirtualApplianceStatus: VSANStretchedClusterHostVirtualApplianceStatus
  VStorageObject: VStorageObject
  VStorageObjectAssociations: VStorageObjectAssociations
  VStorageObjectAssociationsVmDiskAssociations: VStorageObjectAssociationsVmDiskAssociations
  VStorageObjectAttachResult: VStorageObjectAttachResult
  VStorageObjectAttachSpec: VStorageObjectAttachSpec
  VStorageObjectConfigInfo: VStorageObjectConfigInfo
  VStorageObjectReconcileResult: VStorageObjectReconcileResult
  VStorageObjectReconcileResultInvalidDiskPath: VStorageObjectReconcileResultInvalidDiskPath
  VStorageObjectReconcileResultReconcileDetail: VStorageObjectReconcileResultReconcileDetail
  VStorageObjectReconcileSpec: VStorageObjectReconcileSpec
  VStorageObjectSnapshot: VStorageObjectSnapshot
  VStorageObjectSnapshotDetails: VStorageObjectSnapshotDetails
  VStorageObjectSnapshotInfo: VStorageObjectSnapshotInfo
  VStorageObjectSnapshotInfoVStorageObjectSnapshot: VStorageObjectSnapshotInfoVStorageObjectSnapshot
  VStorageObjectStateInfo: VStorageObjectStateInfo
  VVolHostPE: VVolHostPE
  VVolId: VVolId
  VVolVmConfigFileUpdateResult: VVolVmConfigFileUpdateResult
  VVolVmConfigFileUpdateResultFailedVmConfigFileInfo: VVolVmConfigFileUpdateResultFailedVmConfigFileInfo
  VasaProviderContainerSpec: VasaProviderContainerSpec
  VasaProviderInfo: VasaProviderInfo
  VasaProviderSpec: VasaProviderSpec
  VasaVirtualDiskId: VasaVirtualDiskId
  VcAgentUninstallFailedEvent: VcAgentUninstallFailedEvent
  VcAgentUninstalledEvent: VcAgentUninstalledEvent
  VcAgentUpgradeFailedEvent: VcAgentUpgradeFailedEvent
  VcAgentUpgradedEvent: VcAgentUpgradedEvent
  VcRemoteVsanServerClusterConfig: VcRemoteVsanServerClusterConfig
  VcRemoteVsanServerClusterInfo: VcRemoteVsanServerClusterInfo
  VchaClusterConfigInfo: VchaClusterConfigInfo
  VchaClusterConfigSpec: VchaClusterConfigSpec
  VchaClusterDeploymentSpec: VchaClusterDeploymentSpec
  VchaClusterHealth: VchaClusterHealth
  VchaClusterNetworkSpec: VchaClusterNetworkSpec
  VchaClusterRuntimeInfo: VchaClusterRuntimeInfo
  VchaNodeRuntimeInfo: VchaNodeRuntimeInfo
  VibCannotPutHostInMaintenanceMode: VibCannotPutHostInMaintenanceMode
  VibCannotPutHostOutOfMaintenanceMode: VibCannotPutHostOutOfMaintenanceMode
  VibDependenciesNotMetByHost: VibDependenciesNotMetByHost
  VibInvalidFormat: VibInvalidFormat
  VibIssue: VibIssue
  VibNotInstalled: VibNotInstalled
  VibRequirementsNotMetByHost: VibRequirementsNotMetByHost
  VibRequiresHostInMaintenanceMode: VibRequiresHostInMaintenanceMode
  VibRequiresHostReboot: VibRequiresHostReboot
  VibRequiresManualInstallation: VibRequiresManualInstallation
  VibRequiresManualUninstallation: VibRequiresManualUninstallation
  VibVibInfo: VibVibInfo
  VibVibInfoSoftwareTags: VibVibInfoSoftwareTags
  VibVibServicesAnyCertificate: VibVibServicesAnyCertificate
  VibVibServicesPinnedPemCertificate: VibVibServicesPinnedPemCertificate
  VibVibServicesSslTrust: VibVibServicesSslTrust
  VimAccountPasswordChangedEvent: VimAccountPasswordChangedEvent
  VimClusterVSANPreferredFaultDomainInfo: VimClusterVSANPreferredFaultDomainInfo
  VimClusterVSANStretchedClusterCapability: VimClusterVSANStretchedClusterCapability
  VimClusterVSANStretchedClusterFaultDomainConfig: VimClusterVSANStretchedClusterFaultDomainConfig
  VimClusterVSANWitnessHostInfo: VimClusterVSANWitnessHostInfo
  VimClusterVsanDiskMappingsConfigSpec: VimClusterVsanDiskMappingsConfigSpec
  VimClusterVsanFaultDomainSpec: VimClusterVsanFaultDomainSpec
  VimClusterVsanFaultDomainsConfigSpec: VimClusterVsanFaultDomainsConfigSpec
  VimClusterVsanHostDiskMapping: VimClusterVsanHostDiskMapping
  VimClusterVsanWitnessSpec: VimClusterVsanWitnessSpec
  VimFault: VimFault
  VimHostVSANStretchedClusterHostCapability: VimHostVSANStretchedClusterHostCapability
  VimVasaProvider: VimVasaProvider
  VimVasaProviderInfo: VimVasaProviderInfo
  VimVasaProviderStatePerArray: VimVasaProviderStatePerArray
  VimVasaProviderVirtualHostConfig: VimVasaProviderVirtualHostConfig
  VimVsanDataEfficiencyCapacityState: VimVsanDataEfficiencyCapacityState
  VimVsanHostDiskMapInfoEx: VimVsanHostDiskMapInfoEx
  VimVsanHostDiskMappingCreationSpec: VimVsanHostDiskMappingCreationSpec
  VimVsanHostDiskResultEx: VimVsanHostDiskResultEx
  VimVsanHostQueryVsanDisksSpec: VimVsanHostQueryVsanDisksSpec
  VimVsanHostStoragePoolDiskInfo: VimVsanHostStoragePoolDiskInfo
  VimVsanHostStoragePoolInfo: VimVsanHostStoragePoolInfo
  VimVsanHostTrimDiskEntry: VimVsanHostTrimDiskEntry
  VimVsanHostTrimDiskSpec: VimVsanHostTrimDiskSpec
  VimVsanHostUpdateStoragePoolDiskSpec: VimVsanHostUpdateStoragePoolDiskSpec
  VimVsanHostVsanDirectStorage: VimVsanHostVsanDirectStorage
  VimVsanHostVsanDiskManagementSystemCapability: VimVsanHostVsanDiskManagementSystemCapability
  VimVsanHostVsanHostCapability: VimVsanHostVsanHostCapability
  VimVsanHostVsanManagedDisksInfo: VimVsanHostVsanManagedDisksInfo
  VimVsanHostVsanManagedPMemInfo: VimVsanHostVsanManagedPMemInfo
  VimVsanHostVsanScsiDisk: VimVsanHostVsanScsiDisk
  VimVsanReconfigSpec: VimVsanReconfigSpec
  VimVsanVsanPMemConfig: VimVsanVsanPMemConfig
  VirtualAHCIController: VirtualAHCIController
  VirtualAHCIControllerOption: VirtualAHCIControllerOption
  VirtualAppImportSpec: VirtualAppImportSpec
  VirtualAppLinkInfo: VirtualAppLinkInfo
  VirtualAppSummary: VirtualAppSummary
  VirtualBusLogicController: VirtualBusLogicController
  VirtualBusLogicControllerOption: VirtualBusLogicControllerOption
  VirtualCdrom: VirtualCdrom
  VirtualCdromAtapiBackingInfo: VirtualCdromAtapiBackingInfo
  VirtualCdromAtapiBackingOption: VirtualCdromAtapiBackingOption
  VirtualCdromIsoBackingInfo: VirtualCdromIsoBackingInfo
  VirtualCdromIsoBackingOption: VirtualCdromIsoBackingOption
  VirtualCdromOption: VirtualCdromOption
  VirtualCdromPassthroughBackingInfo: VirtualCdromPassthroughBackingInfo
  VirtualCdromPassthroughBackingOption: VirtualCdromPassthroughBackingOption
  VirtualCdromRemoteAtapiBackingInfo: VirtualCdromRemoteAtapiBackingInfo
  VirtualCdromRemoteAtapiBackingOption: VirtualCdromRemoteAtapiBackingOption
  VirtualCdromRemotePassthroughBackingInfo: VirtualCdromRemotePassthroughBackingInfo
  VirtualCdromRemotePassthroughBackingOption: VirtualCdromRemotePassthroughBackingOption
  VirtualController: VirtualController
  VirtualControllerOption: VirtualControllerOption
  VirtualDevice: VirtualDevice
  VirtualDeviceBackingInfo: VirtualDeviceBackingInfo
  VirtualDeviceBackingOption: VirtualDeviceBackingOption
  VirtualDeviceBusSlotInfo: VirtualDeviceBusSlotInfo
  VirtualDeviceBusSlotOption: VirtualDeviceBusSlotOption
  VirtualDeviceConfigSpec: VirtualDeviceConfigSpec
  VirtualDeviceConfigSpecBackingSpec: VirtualDeviceConfigSpecBackingSpec
  VirtualDeviceConnectInfo: VirtualDeviceConnectInfo
  VirtualDeviceConnectOption: VirtualDeviceConnectOption
  VirtualDeviceDeviceBackingInfo: VirtualDeviceDeviceBackingInfo
  VirtualDeviceDeviceBackingOption: VirtualDeviceDeviceBackingOption
  VirtualDeviceDeviceGroupInfo: VirtualDeviceDeviceGroupInfo
  VirtualDeviceFileBackingInfo: VirtualDeviceFileBackingInfo
  VirtualDeviceFileBackingOption: VirtualDeviceFileBackingOption
  VirtualDeviceOption: VirtualDeviceOption
  VirtualDevicePciBusSlotInfo: VirtualDevicePciBusSlotInfo
  VirtualDevicePipeBackingInfo: VirtualDevicePipeBackingInfo
  VirtualDevicePipeBackingOption: VirtualDevicePipeBackingOption
  VirtualDeviceRemoteDeviceBackingInfo: VirtualDeviceRemoteDeviceBackingInfo
  VirtualDeviceRemoteDeviceBackingOption: VirtualDeviceRemoteDeviceBackingOption
  VirtualDeviceURIBackingInfo: VirtualDeviceURIBackingInfo
  VirtualDeviceURIBackingOption: VirtualDeviceURIBackingOption
  VirtualDisk: VirtualDisk
  VirtualDiskAntiAffinityRuleSpec: VirtualDiskAntiAffinityRuleSpec
  VirtualDiskBlocksNotFullyProvisioned: VirtualDiskBlocksNotFullyProvisioned
  VirtualDiskConfigSpec: VirtualDiskConfigSpec
  VirtualDiskDeltaDiskFormatsSupported: VirtualDiskDeltaDiskFormatsSupported
  VirtualDiskFlatVer1BackingInfo: VirtualDiskFlatVer1BackingInfo
  VirtualDiskFlatVer1BackingOption: VirtualDiskFlatVer1BackingOption
  VirtualDiskFlatVer2BackingInfo: VirtualDiskFlatVer2BackingInfo
  VirtualDiskFlatVer2BackingOption: VirtualDiskFlatVer2BackingOption
  VirtualDiskId: VirtualDiskId
  VirtualDiskInfo: VirtualDiskInfo
  VirtualDiskKey: VirtualDiskKey
  VirtualDiskLocalPMemBackingInfo: VirtualDiskLocalPMemBackingInfo
  VirtualDiskLocalPMemBackingOption: VirtualDiskLocalPMemBackingOption
  VirtualDiskMoId: VirtualDiskMoId
  VirtualDiskModeNotSupported: VirtualDiskModeNotSupported
  VirtualDiskOption: VirtualDiskOption
  VirtualDiskOptionVFlashCacheConfigOption: VirtualDiskOptionVFlashCacheConfigOption
  VirtualDiskPartitionedRawDiskVer2BackingInfo: VirtualDiskPartitionedRawDiskVer2BackingInfo
  VirtualDiskPartitionedRawDiskVer2BackingOption: VirtualDiskPartitionedRawDiskVer2BackingOption
  VirtualDiskRawDiskMappingVer1BackingInfo: VirtualDiskRawDiskMappingVer1BackingInfo
  VirtualDiskRawDiskMappingVer1BackingOption: VirtualDiskRawDiskMappingVer1BackingOption
  VirtualDiskRawDiskVer2BackingInfo: VirtualDiskRawDiskVer2BackingInfo
  VirtualDiskRawDiskVer2BackingOption: VirtualDiskRawDiskVer2BackingOption
  VirtualDiskRuleSpec: VirtualDiskRuleSpec
  VirtualDiskSeSparseBackingInfo: VirtualDiskSeSparseBackingInfo
  VirtualDiskSeSparseBackingOption: VirtualDiskSeSparseBackingOption
  VirtualDiskSparseVer1BackingInfo: VirtualDiskSparseVer1BackingInfo
  VirtualDiskSparseVer1BackingOption: VirtualDiskSparseVer1BackingOption
  VirtualDiskSparseVer2BackingInfo: VirtualDiskSparseVer2BackingInfo
  VirtualDiskSparseVer2BackingOption: VirtualDiskSparseVer2BackingOption
  VirtualDiskSpec: VirtualDiskSpec
  VirtualDiskUnitInfo: VirtualDiskUnitInfo
  VirtualDiskVFlashCacheConfigInfo: VirtualDiskVFlashCacheConfigInfo
  VirtualE1000: VirtualE1000
  VirtualE1000Option: VirtualE1000Option
  VirtualE1000e: VirtualE1000e
  VirtualE1000eOption: VirtualE1000eOption
  VirtualEnsoniq1371: VirtualEnsoniq1371
  VirtualEnsoniq1371Option: VirtualEnsoniq1371Option
  VirtualEthernetCard: VirtualEthernetCard
  VirtualEthernetCardDVPortBackingOption: VirtualEthernetCardDVPortBackingOption
  VirtualEthernetCardDistributedVirtualPortBackingInfo: VirtualEthernetCardDistributedVirtualPortBackingInfo
  VirtualEthernetCardLegacyNetworkBackingInfo: VirtualEthernetCardLegacyNetworkBackingInfo
  VirtualEthernetCardLegacyNetworkBackingOption: VirtualEthernetCardLegacyNetworkBackingOption
  VirtualEthernetCardNetworkBackingInfo: VirtualEthernetCardNetworkBackingInfo
  VirtualEthernetCardNetworkBackingOption: VirtualEthernetCardNetworkBackingOption
  VirtualEthernetCardNotSupported: VirtualEthernetCardNotSupported
  VirtualEthernetCardOpaqueNetworkBackingInfo: VirtualEthernetCardOpaqueNetworkBackingInfo
  VirtualEthernetCardOpaqueNetworkBackingOption: VirtualEthernetCardOpaqueNetworkBackingOption
  VirtualEthernetCardOption: VirtualEthernetCardOption
  VirtualEthernetCardResourceAllocation: VirtualEthernetCardResourceAllocation
  VirtualFloppy: VirtualFloppy
  VirtualFloppyDeviceBackingInfo: VirtualFloppyDeviceBackingInfo
  VirtualFloppyDeviceBackingOption: VirtualFloppyDeviceBackingOption
  VirtualFloppyImageBackingInfo: VirtualFloppyImageBackingInfo
  VirtualFloppyImageBackingOption: VirtualFloppyImageBackingOption
  VirtualFloppyOption: VirtualFloppyOption
  VirtualFloppyRemoteDeviceBackingInfo: VirtualFloppyRemoteDeviceBackingInfo
  VirtualFloppyRemoteDeviceBackingOption: VirtualFloppyRemoteDeviceBackingOption
  VirtualHardware: VirtualHardware
  VirtualHardwareCompatibilityIssue: VirtualHardwareCompatibilityIssue
  VirtualHardwareOption: VirtualHardwareOption
  VirtualHardwareVersionNotSupported: VirtualHardwareVersionNotSupported
  VirtualHdAudioCard: VirtualHdAudioCard
  VirtualHdAudioCardOption: VirtualHdAudioCardOption
  VirtualIDEController: VirtualIDEController
  VirtualIDEControllerOption: VirtualIDEControllerOption
  VirtualKeyboard: VirtualKeyboard
  VirtualKeyboardOption: VirtualKeyboardOption
  VirtualLsiLogicController: VirtualLsiLogicController
  VirtualLsiLogicControllerOption: VirtualLsiLogicControllerOption
  VirtualLsiLogicSASController: VirtualLsiLogicSASController
  VirtualLsiLogicSASControllerOption: VirtualLsiLogicSASControllerOption
  VirtualMachineAffinityInfo: VirtualMachineAffinityInfo
  VirtualMachineBaseIndependentFilterSpec: VirtualMachineBaseIndependentFilterSpec
  VirtualMachineBootOptions: VirtualMachineBootOptions
  VirtualMachineBootOptionsBootableCdromDevice: VirtualMachineBootOptionsBootableCdromDevice
  VirtualMachineBootOptionsBootableDevice: VirtualMachineBootOptionsBootableDevice
  VirtualMachineBootOptionsBootableDiskDevice: VirtualMachineBootOptionsBootableDiskDevice
  VirtualMachineBootOptionsBootableEthernetDevice: VirtualMachineBootOptionsBootableEthernetDevice
  VirtualMachineBootOptionsBootableFloppyDevice: VirtualMachineBootOptionsBootableFloppyDevice
  VirtualMachineCapability: VirtualMachineCapability
  VirtualMachineCdromInfo: VirtualMachineCdromInfo
  VirtualMachineCertThumbprint: VirtualMachineCertThumbprint
  VirtualMachineCloneSpec: VirtualMachineCloneSpec
  VirtualMachineConfigInfo: VirtualMachineConfigInfo
  VirtualMachineConfigInfoDatastoreUrlPair: VirtualMachineConfigInfoDatastoreUrlPair
  VirtualMachineConfigInfoOverheadInfo: VirtualMachineConfigInfoOverheadInfo
  VirtualMachineConfigOption: VirtualMachineConfigOption
  VirtualMachineConfigOptionDescriptor: VirtualMachineConfigOptionDescriptor
  VirtualMachineConfigSpec: VirtualMachineConfigSpec
  VirtualMachineConfigSummary: VirtualMachineConfigSummary
  VirtualMachineConnection: VirtualMachineConnection
  VirtualMachineConsolePreferences: VirtualMachineConsolePreferences
  VirtualMachineContentLibraryItemInfo: VirtualMachineContentLibraryItemInfo
  VirtualMachineCpuIdInfoSpec: VirtualMachineCpuIdInfoSpec
  VirtualMachineDatastoreInfo: VirtualMachineDatastoreInfo
  VirtualMachineDatastoreVolumeOption: VirtualMachineDatastoreVolumeOption
  VirtualMachineDefaultPowerOpInfo: VirtualMachineDefaultPowerOpInfo
  VirtualMachineDefaultProfileSpec: VirtualMachineDefaultProfileSpec
  VirtualMachineDefinedProfileSpec: VirtualMachineDefinedProfileSpec
  VirtualMachineDeviceRuntimeInfo: VirtualMachineDeviceRuntimeInfo
  VirtualMachineDeviceRuntimeInfoDeviceRuntimeState: VirtualMachineDeviceRuntimeInfoDeviceRuntimeState
  VirtualMachineDeviceRuntimeInfoVirtualEthernetCardRuntimeState: VirtualMachineDeviceRuntimeInfoVirtualEthernetCardRuntimeState
  VirtualMachineDiskDeviceInfo: VirtualMachineDiskDeviceInfo
  VirtualMachineDisplayTopology: VirtualMachineDisplayTopology
  VirtualMachineDvxClassInfo: VirtualMachineDvxClassInfo
  VirtualMachineDynamicPassthroughInfo: VirtualMachineDynamicPassthroughInfo
  VirtualMachineEmptyIndependentFilterSpec: VirtualMachineEmptyIndependentFilterSpec
  VirtualMachineEmptyProfileSpec: VirtualMachineEmptyProfileSpec
  VirtualMachineFeatureRequirement: VirtualMachineFeatureRequirement
  VirtualMachineFileInfo: VirtualMachineFileInfo
  VirtualMachineFileLayout: VirtualMachineFileLayout
  VirtualMachineFileLayoutDiskLayout: VirtualMachineFileLayoutDiskLayout
  VirtualMachineFileLayoutEx: VirtualMachineFileLayoutEx
  VirtualMachineFileLayoutExDiskLayout: VirtualMachineFileLayoutExDiskLayout
  VirtualMachineFileLayoutExDiskUnit: VirtualMachineFileLayoutExDiskUnit
  VirtualMachineFileLayoutExFileInfo: VirtualMachineFileLayoutExFileInfo
  VirtualMachineFileLayoutExSnapshotLayout: VirtualMachineFileLayoutExSnapshotLayout
  VirtualMachineFileLayoutSnapshotLayout: VirtualMachineFileLayoutSnapshotLayout
  VirtualMachineFilePath: VirtualMachineFilePath
  VirtualMachineFlagInfo: VirtualMachineFlagInfo
  VirtualMachineFloppyInfo: VirtualMachineFloppyInfo
  VirtualMachineForkConfigInfo: VirtualMachineForkConfigInfo
  VirtualMachineGuestIntegrityInfo: VirtualMachineGuestIntegrityInfo
  VirtualMachineGuestMonitoringModeInfo: VirtualMachineGuestMonitoringModeInfo
  VirtualMachineGuestQuiesceSpec: VirtualMachineGuestQuiesceSpec
  VirtualMachineGuestRebootStatus: VirtualMachineGuestRebootStatus
  VirtualMachineGuestSummary: VirtualMachineGuestSummary
  VirtualMachineId: VirtualMachineId
  VirtualMachineIdeDiskDeviceInfo: VirtualMachineIdeDiskDeviceInfo
  VirtualMachineIdeDiskDevicePartitionInfo: VirtualMachineIdeDiskDevicePartitionInfo
  VirtualMachineImportSpec: VirtualMachineImportSpec
  VirtualMachineIndependentFilterSpec: VirtualMachineIndependentFilterSpec
  VirtualMachineInstantCloneSpec: VirtualMachineInstantCloneSpec
  VirtualMachineLegacyNetworkSwitchInfo: VirtualMachineLegacyNetworkSwitchInfo
  VirtualMachineMemoryReservationInfo: VirtualMachineMemoryReservationInfo
  VirtualMachineMemoryReservationSpec: VirtualMachineMemoryReservationSpec
  VirtualMachineMessage: VirtualMachineMessage
  VirtualMachineMetadataManagerVmMetadata: VirtualMachineMetadataManagerVmMetadata
  VirtualMachineMetadataManagerVmMetadataInput: VirtualMachineMetadataManagerVmMetadataInput
  VirtualMachineMetadataManagerVmMetadataOwner: VirtualMachineMetadataManagerVmMetadataOwner
  VirtualMachineMetadataManagerVmMetadataResult: VirtualMachineMetadataManagerVmMetadataResult
  VirtualMachineMksConnection: VirtualMachineMksConnection
  VirtualMachineMksTicket: VirtualMachineMksTicket
  VirtualMachineMoId: VirtualMachineMoId
  VirtualMachineNetworkInfo: VirtualMachineNetworkInfo
  VirtualMachineNetworkShaperInfo: VirtualMachineNetworkShaperInfo
  VirtualMachineParallelInfo: VirtualMachineParallelInfo
  VirtualMachinePciPassthroughInfo: VirtualMachinePciPassthroughInfo
  VirtualMachinePciSharedGpuPassthroughInfo: VirtualMachinePciSharedGpuPassthroughInfo
  VirtualMachinePrecisionClockInfo: VirtualMachinePrecisionClockInfo
  VirtualMachineProfileDetails: VirtualMachineProfileDetails
  VirtualMachineProfileDetailsDiskProfileDetails: VirtualMachineProfileDetailsDiskProfileDetails
  VirtualMachineProfileRawData: VirtualMachineProfileRawData
  VirtualMachineProfileSpec: VirtualMachineProfileSpec
  VirtualMachinePropertyRelation: VirtualMachinePropertyRelation
  VirtualMachineQuestionInfo: VirtualMachineQuestionInfo
  VirtualMachineQuickStats: VirtualMachineQuickStats
  VirtualMachineQuickStatsMemoryTierStats: VirtualMachineQuickStatsMemoryTierStats
  VirtualMachineRelocateSpec: VirtualMachineRelocateSpec
  VirtualMachineRelocateSpecDiskLocator: VirtualMachineRelocateSpecDiskLocator
  VirtualMachineRelocateSpecDiskLocatorBackingSpec: VirtualMachineRelocateSpecDiskLocatorBackingSpec
  VirtualMachineRuntimeInfo: VirtualMachineRuntimeInfo
  VirtualMachineRuntimeInfoDasProtectionState: VirtualMachineRuntimeInfoDasProtectionState
  VirtualMachineScsiDiskDeviceInfo: VirtualMachineScsiDiskDeviceInfo
  VirtualMachineScsiPassthroughInfo: VirtualMachineScsiPassthroughInfo
  VirtualMachineSerialInfo: VirtualMachineSerialInfo
  VirtualMachineSgxInfo: VirtualMachineSgxInfo
  VirtualMachineSgxTargetInfo: VirtualMachineSgxTargetInfo
  VirtualMachineSnapshotInfo: VirtualMachineSnapshotInfo
  VirtualMachineSnapshotTree: VirtualMachineSnapshotTree
  VirtualMachineSoundInfo: VirtualMachineSoundInfo
  VirtualMachineSriovDevicePoolInfo: VirtualMachineSriovDevicePoolInfo
  VirtualMachineSriovInfo: VirtualMachineSriovInfo
  VirtualMachineSriovNetworkDevicePoolInfo: VirtualMachineSriovNetworkDevicePoolInfo
  VirtualMachineStorageInfo: VirtualMachineStorageInfo
  VirtualMachineStorageSummary: VirtualMachineStorageSummary
  VirtualMachineSummary: VirtualMachineSummary
  VirtualMachineTargetInfo: VirtualMachineTargetInfo
  VirtualMachineTicket: VirtualMachineTicket
  VirtualMachineUUID: VirtualMachineUUID
  VirtualMachineUsageOnDatastore: VirtualMachineUsageOnDatastore
  VirtualMachineUsbInfo: VirtualMachineUsbInfo
  VirtualMachineVFlashModuleInfo: VirtualMachineVFlashModuleInfo
  VirtualMachineVMCIDevice: VirtualMachineVMCIDevice
  VirtualMachineVMCIDeviceFilterInfo: VirtualMachineVMCIDeviceFilterInfo
  VirtualMachineVMCIDeviceFilterSpec: VirtualMachineVMCIDeviceFilterSpec
  VirtualMachineVMCIDeviceOption: VirtualMachineVMCIDeviceOption
  VirtualMachineVMCIDeviceOptionFilterSpecOption: VirtualMachineVMCIDeviceOptionFilterSpecOption
  VirtualMachineVMIROM: VirtualMachineVMIROM
  VirtualMachineVMotionStunTimeInfo: VirtualMachineVMotionStunTimeInfo
  VirtualMachineVcpuConfig: VirtualMachineVcpuConfig
  VirtualMachineVendorDeviceGroupInfo: VirtualMachineVendorDeviceGroupInfo
  VirtualMachineVendorDeviceGroupInfoComponentDeviceInfo: VirtualMachineVendorDeviceGroupInfoComponentDeviceInfo
  VirtualMachineVgpuDeviceInfo: VirtualMachineVgpuDeviceInfo
  VirtualMachineVgpuProfileInfo: VirtualMachineVgpuProfileInfo
  VirtualMachineVideoCard: VirtualMachineVideoCard
  VirtualMachineVirtualDeviceGroups: VirtualMachineVirtualDeviceGroups
  VirtualMachineVirtualDeviceGroupsDeviceGroup: VirtualMachineVirtualDeviceGroupsDeviceGroup
  VirtualMachineVirtualDeviceGroupsVendorDeviceGroup: VirtualMachineVirtualDeviceGroupsVendorDeviceGroup
  VirtualMachineVirtualDeviceSwap: VirtualMachineVirtualDeviceSwap
  VirtualMachineVirtualDeviceSwapDeviceSwapInfo: VirtualMachineVirtualDeviceSwapDeviceSwapInfo
  VirtualMachineVirtualNuma: VirtualMachineVirtualNuma
  VirtualMachineVirtualNumaInfo: VirtualMachineVirtualNumaInfo
  VirtualMachineVirtualPMem: VirtualMachineVirtualPMem
  VirtualMachineWindowsQuiesceSpec: VirtualMachineWindowsQuiesceSpec
  VirtualMachineWipeResult: VirtualMachineWipeResult
  VirtualNVDIMM: VirtualNVDIMM
  VirtualNVDIMMBackingInfo: VirtualNVDIMMBackingInfo
  VirtualNVDIMMController: VirtualNVDIMMController
  VirtualNVDIMMControllerOption: VirtualNVDIMMControllerOption
  VirtualNVDIMMOption: VirtualNVDIMMOption
  VirtualNVMEController: VirtualNVMEController
  VirtualNVMEControllerOption: VirtualNVMEControllerOption
  VirtualNicManagerNetConfig: VirtualNicManagerNetConfig
  VirtualPCIController: VirtualPCIController
  VirtualPCIControllerOption: VirtualPCIControllerOption
  VirtualPCIPassthrough: VirtualPCIPassthrough
  VirtualPCIPassthroughAllowedDevice: VirtualPCIPassthroughAllowedDevice
  VirtualPCIPassthroughDeviceBackingInfo: VirtualPCIPassthroughDeviceBackingInfo
  VirtualPCIPassthroughDeviceBackingOption: VirtualPCIPassthroughDeviceBackingOption
  VirtualPCIPassthroughDvxBackingInfo: VirtualPCIPassthroughDvxBackingInfo
  VirtualPCIPassthroughDvxBackingOption: VirtualPCIPassthroughDvxBackingOption
  VirtualPCIPassthroughDynamicBackingInfo: VirtualPCIPassthroughDynamicBackingInfo
  VirtualPCIPassthroughDynamicBackingOption: VirtualPCIPassthroughDynamicBackingOption
  VirtualPCIPassthroughOption: VirtualPCIPassthroughOption
  VirtualPCIPassthroughPluginBackingInfo: VirtualPCIPassthroughPluginBackingInfo
  VirtualPCIPassthroughPluginBackingOption: VirtualPCIPassthroughPluginBackingOption
  VirtualPCIPassthroughVmiopBackingInfo: VirtualPCIPassthroughVmiopBackingInfo
  VirtualPCIPassthroughVmiopBackingOption: VirtualPCIPassthroughVmiopBackingOption
  VirtualPCNet32: VirtualPCNet32
  VirtualPCNet32Option: VirtualPCNet32Option
  VirtualPS2Controller: VirtualPS2Controller
  VirtualPS2ControllerOption: VirtualPS2ControllerOption
  VirtualParallelPort: VirtualParallelPort
  VirtualParallelPortDeviceBackingInfo: VirtualParallelPortDeviceBackingInfo
  VirtualParallelPortDeviceBackingOption: VirtualParallelPortDeviceBackingOption
  VirtualParallelPortFileBackingInfo: VirtualParallelPortFileBackingInfo
  VirtualParallelPortFileBackingOption: VirtualParallelPortFileBackingOption
  VirtualParallelPortOption: VirtualParallelPortOption
  VirtualPointingDevice: VirtualPointingDevice
  VirtualPointingDeviceBackingOption: VirtualPointingDeviceBackingOption
  VirtualPointingDeviceDeviceBackingInfo: VirtualPointingDeviceDeviceBackingInfo
  VirtualPointingDeviceOption: VirtualPointingDeviceOption
  VirtualPrecisionClock: VirtualPrecisionClock
  VirtualPrecisionClockOption: VirtualPrecisionClockOption
  VirtualPrecisionClockSystemClockBackingInfo: VirtualPrecisionClockSystemClockBackingInfo
  VirtualPrecisionClockSystemClockBackingOption: VirtualPrecisionClockSystemClockBackingOption
  VirtualSATAController: VirtualSATAController
  VirtualSATAControllerOption: VirtualSATAControllerOption
  VirtualSCSIController: VirtualSCSIController
  VirtualSCSIControllerOption: VirtualSCSIControllerOption
  VirtualSCSIPassthrough: VirtualSCSIPassthrough
  VirtualSCSIPassthroughDeviceBackingInfo: VirtualSCSIPassthroughDeviceBackingInfo
  VirtualSCSIPassthroughDeviceBackingOption: VirtualSCSIPassthroughDeviceBackingOption
  VirtualSCSIPassthroughOption: VirtualSCSIPassthroughOption
  VirtualSIOController: VirtualSIOController
  VirtualSIOControllerOption: VirtualSIOControllerOption
  VirtualSerialPort: VirtualSerialPort
  VirtualSerialPortDeviceBackingInfo: VirtualSerialPortDeviceBackingInfo
  VirtualSerialPortDeviceBackingOption: VirtualSerialPortDeviceBackingOption
  VirtualSerialPortFileBackingInfo: VirtualSerialPortFileBackingInfo
  VirtualSerialPortFileBackingOption: VirtualSerialPortFileBackingOption
  VirtualSerialPortOption: VirtualSerialPortOption
  VirtualSerialPortPipeBackingInfo: VirtualSerialPortPipeBackingInfo
  VirtualSerialPortPipeBackingOption: VirtualSerialPortPipeBackingOption
  VirtualSerialPortThinPrintBackingInfo: VirtualSerialPortThinPrintBackingInfo
  VirtualSerialPortThinPrintBackingOption: VirtualSerialPortThinPrintBackingOption
  VirtualSerialPortURIBackingInfo: VirtualSerialPortURIBackingInfo
  VirtualSerialPortURIBackingOption: VirtualSerialPortURIBackingOption
  VirtualSoundBlaster16: VirtualSoundBlaster16
  VirtualSoundBlaster16Option: VirtualSoundBlaster16Option
  VirtualSoundCard: VirtualSoundCard
  VirtualSoundCardDeviceBackingInfo: VirtualSoundCardDeviceBackingInfo
  VirtualSoundCardDeviceBackingOption: VirtualSoundCardDeviceBackingOption
  VirtualSoundCardOption: VirtualSoundCardOption
  VirtualSriovEthernetCard: VirtualSriovEthernetCard
  VirtualSriovEthernetCardOption: VirtualSriovEthernetCardOption
  VirtualSriovEthernetCardSriovBackingInfo: VirtualSriovEthernetCardSriovBackingInfo
  VirtualSriovEthernetCardSriovBackingOption: VirtualSriovEthernetCardSriovBackingOption
  VirtualSwitchProfile: VirtualSwitchProfile
  VirtualSwitchSelectionProfile: VirtualSwitchSelectionProfile
  VirtualTPM: VirtualTPM
  VirtualTPMOption: VirtualTPMOption
  VirtualUSB: VirtualUSB
  VirtualUSBController: VirtualUSBController
  VirtualUSBControllerOption: VirtualUSBControllerOption
  VirtualUSBControllerPciBusSlotInfo: VirtualUSBControllerPciBusSlotInfo
  VirtualUSBOption: VirtualUSBOption
  VirtualUSBRemoteClientBackingInfo: VirtualUSBRemoteClientBackingInfo
  VirtualUSBRemoteClientBackingOption: VirtualUSBRemoteClientBackingOption
  VirtualUSBRemoteHostBackingInfo: VirtualUSBRemoteHostBackingInfo
  VirtualUSBRemoteHostBackingOption: VirtualUSBRemoteHostBackingOption
  VirtualUSBUSBBackingInfo: VirtualUSBUSBBackingInfo
  VirtualUSBUSBBackingOption: VirtualUSBUSBBackingOption
  VirtualUSBXHCIController: VirtualUSBXHCIController
  VirtualUSBXHCIControllerOption: VirtualUSBXHCIControllerOption
  VirtualVMIROMOption: VirtualVMIROMOption
  VirtualVideoCardOption: VirtualVideoCardOption
  VirtualVmxnet: VirtualVmxnet
  VirtualVmxnet2: VirtualVmxnet2
  VirtualVmxnet2Option: VirtualVmxnet2Option
  VirtualVmxnet3: VirtualVmxnet3
  VirtualVmxnet3Option: VirtualVmxnet3Option
  VirtualVmxnet3OptionStrictLatencyConfigOption: VirtualVmxnet3OptionStrictLatencyConfigOption
  VirtualVmxnet3StrictLatencyConfig: VirtualVmxnet3StrictLatencyConfig
  VirtualVmxnet3Vrdma: VirtualVmxnet3Vrdma
  VirtualVmxnet3VrdmaOption: VirtualVmxnet3VrdmaOption
  VirtualVmxnetOption: VirtualVmxnetOption
  VirtualWDT: VirtualWDT
  VirtualWDTOption: VirtualWDTOption
  VlanProfile: VlanProfile
  VmAcquiredMksTicketEvent: VmAcquiredMksTicketEvent
  VmAcquiredTicketEvent: VmAcquiredTicketEvent
  VmAlreadyExistsInDatacenter: VmAlreadyExistsInDatacenter
  VmAutoRenameEvent: VmAutoRenameEvent
  VmBeingClonedEvent: VmBeingClonedEvent
  VmBeingClonedNoFolderEvent: VmBeingClonedNoFolderEvent
  VmBeingCreatedEvent: VmBeingCreatedEvent
  VmBeingDeployedEvent: VmBeingDeployedEvent
  VmBeingHotMigratedEvent: VmBeingHotMigratedEvent
  VmBeingMigratedEvent: VmBeingMigratedEvent
  VmBeingRelocatedEvent: VmBeingRelocatedEvent
  VmCloneEvent: VmCloneEvent
  VmCloneFailedEvent: VmCloneFailedEvent
  VmClonedEvent: VmClonedEvent
  VmConfigFault: VmConfigFault
  VmConfigFileEncryptionInfo: VmConfigFileEncryptionInfo
  VmConfigFileInfo: VmConfigFileInfo
  VmConfigFileQuery: VmConfigFileQuery
  VmConfigFileQueryFilter: VmConfigFileQueryFilter
  VmConfigFileQueryFlags: VmConfigFileQueryFlags
  VmConfigIncompatibleForFaultTolerance: VmConfigIncompatibleForFaultTolerance
  VmConfigIncompatibleForRecordReplay: VmConfigIncompatibleForRecordReplay
  VmConfigInfo: VmConfigInfo
  VmConfigMissingEvent: VmConfigMissingEvent
  VmConfigSpec: VmConfigSpec
  VmConnectedEvent: VmConnectedEvent
  VmCorrupted: VmCorrupted
  VmCreatedEvent: VmCreatedEvent
  VmDasBeingResetEvent: VmDasBeingResetEvent
  VmDasBeingResetWithScreenshotEvent: VmDasBeingResetWithScreenshotEvent
  VmDasResetFailedEvent: VmDasResetFailedEvent
  VmDasUpdateErrorEvent: VmDasUpdateErrorEvent
  VmDasUpdateOkEvent: VmDasUpdateOkEvent
  VmDateRolledBackEvent: VmDateRolledBackEvent
  VmDeployFailedEvent: VmDeployFailedEvent
  VmDeployed: VmDeployed
  VmDeployedEvent: VmDeployedEvent
  VmDisconnectedEvent: VmDisconnectedEvent
  VmDiscoveredEvent: VmDiscoveredEvent
  VmDiskFailedEvent: VmDiskFailedEvent
  VmDiskFileEncryptionInfo: VmDiskFileEncryptionInfo
  VmDiskFileInfo: VmDiskFileInfo
  VmDiskFileQuery: VmDiskFileQuery
  VmDiskFileQueryFilter: VmDiskFileQueryFilter
  VmDiskFileQueryFlags: VmDiskFileQueryFlags
  VmEmigratingEvent: VmEmigratingEvent
  VmEndRecordingEvent: VmEndRecordingEvent
  VmEndReplayingEvent: VmEndReplayingEvent
  VmEvent: VmEvent
  VmEventArgument: VmEventArgument
  VmFailedMigrateEvent: VmFailedMigrateEvent
  VmFailedRelayoutEvent: VmFailedRelayoutEvent
  VmFailedRelayoutOnVmfs2DatastoreEvent: VmFailedRelayoutOnVmfs2DatastoreEvent
  VmFailedStartingSecondaryEvent: VmFailedStartingSecondaryEvent
  VmFailedToPowerOffEvent: VmFailedToPowerOffEvent
  VmFailedToPowerOnEvent: VmFailedToPowerOnEvent
  VmFailedToRebootGuestEvent: VmFailedToRebootGuestEvent
  VmFailedToResetEvent: VmFailedToResetEvent
  VmFailedToShutdownGuestEvent: VmFailedToShutdownGuestEvent
  VmFailedToStandbyGuestEvent: VmFailedToStandbyGuestEvent
  VmFailedToSuspendEvent: VmFailedToSuspendEvent
  VmFailedUpdatingSecondaryConfig: VmFailedUpdatingSecondaryConfig
  VmFailoverFailed: VmFailoverFailed
  VmFaultToleranceConfigIssue: VmFaultToleranceConfigIssue
  VmFaultToleranceConfigIssueWrapper: VmFaultToleranceConfigIssueWrapper
  VmFaultToleranceInvalidFileBacking: VmFaultToleranceInvalidFileBacking
  VmFaultToleranceIssue: VmFaultToleranceIssue
  VmFaultToleranceOpIssuesList: VmFaultToleranceOpIssuesList
  VmFaultToleranceStateChangedEvent: VmFaultToleranceStateChangedEvent
  VmFaultToleranceTooManyFtVcpusOnHost: VmFaultToleranceTooManyFtVcpusOnHost
  VmFaultToleranceTooManyVMsOnHost: VmFaultToleranceTooManyVMsOnHost
  VmFaultToleranceTurnedOffEvent: VmFaultToleranceTurnedOffEvent
  VmFaultToleranceVmTerminatedEvent: VmFaultToleranceVmTerminatedEvent
  VmGuestOSCrashedEvent: VmGuestOSCrashedEvent
  VmGuestRebootEvent: VmGuestRebootEvent
  VmGuestShutdownEvent: VmGuestShutdownEvent
  VmGuestStandbyEvent: VmGuestStandbyEvent
  VmHealthMonitoringStateChangedEvent: VmHealthMonitoringStateChangedEvent
  VmHookFailed: VmHookFailed
  VmHookTimedout: VmHookTimedout
  VmHostAffinityRuleViolation: VmHostAffinityRuleViolation
  VmInaccessible: VmInaccessible
  VmInstanceUuidAssignedEvent: VmInstanceUuidAssignedEvent
  VmInstanceUuidChangedEvent: VmInstanceUuidChangedEvent
  VmInstanceUuidConflictEvent: VmInstanceUuidConflictEvent
  VmIssue: VmIssue
  VmLimitLicense: VmLimitLicense
  VmLogFileInfo: VmLogFileInfo
  VmLogFileQuery: VmLogFileQuery
  VmMacAssignedEvent: VmMacAssignedEvent
  VmMacChangedEvent: VmMacChangedEvent
  VmMacConflictEvent: VmMacConflictEvent
  VmMarkedAsTemplate: VmMarkedAsTemplate
  VmMaxFTRestartCountReached: VmMaxFTRestartCountReached
  VmMaxRestartCountReached: VmMaxRestartCountReached
  VmMessageErrorEvent: VmMessageErrorEvent
  VmMessageEvent: VmMessageEvent
  VmMessageWarningEvent: VmMessageWarningEvent
  VmMetadataManagerFault: VmMetadataManagerFault
  VmMigratedEvent: VmMigratedEvent
  VmMonitorIncompatibleForFaultTolerance: VmMonitorIncompatibleForFaultTolerance
  VmNoCompatibleHostForSecondaryEvent: VmNoCompatibleHostForSecondaryEvent
  VmNoNetworkAccessEvent: VmNoNetworkAccessEvent
  VmNotDeployed: VmNotDeployed
  VmNvramFileInfo: VmNvramFileInfo
  VmNvramFileQuery: VmNvramFileQuery
  VmOrphaned: VmOrphaned
  VmOrphanedEvent: VmOrphanedEvent
  VmPlacementPolicy: VmPlacementPolicy
  VmPodConfigForPlacement: VmPodConfigForPlacement
  VmPortGroupProfile: VmPortGroupProfile
  VmPowerOffOnIsolationEvent: VmPowerOffOnIsolationEvent
  VmPowerOnDisabled: VmPowerOnDisabled
  VmPoweredOff: VmPoweredOff
  VmPoweredOffEvent: VmPoweredOffEvent
  VmPoweredOn: VmPoweredOn
  VmPoweredOnEvent: VmPoweredOnEvent
  VmPoweringOnWithCustomizedDVPortEvent: VmPoweringOnWithCustomizedDVPortEvent
  VmPrimaryFailoverEvent: VmPrimaryFailoverEvent
  VmProtected: VmProtected
  VmReconfiguredEvent: VmReconfiguredEvent
  VmRegisteredEvent: VmRegisteredEvent
  VmRelayoutSuccessfulEvent: VmRelayoutSuccessfulEvent
  VmRelayoutUpToDateEvent: VmRelayoutUpToDateEvent
  VmReloadFromPathEvent: VmReloadFromPathEvent
  VmReloadFromPathFailedEvent: VmReloadFromPathFailedEvent
  VmRelocateFailedEvent: VmRelocateFailedEvent
  VmRelocateSpecEvent: VmRelocateSpecEvent
  VmRelocatedEvent: VmRelocatedEvent
  VmRemoteConsoleConnectedEvent: VmRemoteConsoleConnectedEvent
  VmRemoteConsoleDisconnectedEvent: VmRemoteConsoleDisconnectedEvent
  VmRemovedEvent: VmRemovedEvent
  VmRenamedEvent: VmRenamedEvent
  VmRequirementsExceedCurrentEVCModeEvent: VmRequirementsExceedCurrentEVCModeEvent
  VmRequiresHostOutOfMaintenanceMode: VmRequiresHostOutOfMaintenanceMode
  VmResettingEvent: VmResettingEvent
  VmResourcePoolMovedEvent: VmResourcePoolMovedEvent
  VmResourceReallocatedEvent: VmResourceReallocatedEvent
  VmRestartedOnAlternateHostEvent: VmRestartedOnAlternateHostEvent
  VmResumingEvent: VmResumingEvent
  VmSecondaryAddedEvent: VmSecondaryAddedEvent
  VmSecondaryDisabledBySystemEvent: VmSecondaryDisabledBySystemEvent
  VmSecondaryDisabledEvent: VmSecondaryDisabledEvent
  VmSecondaryEnabledEvent: VmSecondaryEnabledEvent
  VmSecondaryStartedEvent: VmSecondaryStartedEvent
  VmShutdownOnIsolationEvent: VmShutdownOnIsolationEvent
  VmSmpFaultToleranceTooManyVMsOnHost: VmSmpFaultToleranceTooManyVMsOnHost
  VmSnapshotFileInfo: VmSnapshotFileInfo
  VmSnapshotFileQuery: VmSnapshotFileQuery
  VmStartRecordingEvent: VmStartRecordingEvent
  VmStartReplayingEvent: VmStartReplayingEvent
  VmStartingEvent: VmStartingEvent
  VmStartingSecondaryEvent: VmStartingSecondaryEvent
  VmStaticMacConflictEvent: VmStaticMacConflictEvent
  VmStoppingEvent: VmStoppingEvent
  VmSuspended: VmSuspended
  VmSuspendedEvent: VmSuspendedEvent
  VmSuspendingEvent: VmSuspendingEvent
  VmTimedoutStartingSecondaryEvent: VmTimedoutStartingSecondaryEvent
  VmToVmGroupsAntiAffinity: VmToVmGroupsAntiAffinity
  VmToolsUpgradeFault: VmToolsUpgradeFault
  VmUnsupportedStartingEvent: VmUnsupportedStartingEvent
  VmUpgradeCompleteEvent: VmUpgradeCompleteEvent
  VmUpgradeFailedEvent: VmUpgradeFailedEvent
  VmUpgradingEvent: VmUpgradingEvent
  VmUuidAssignedEvent: VmUuidAssignedEvent
  VmUuidChangedEvent: VmUuidChangedEvent
  VmUuidConflictEvent: VmUuidConflictEvent
  VmValidateMaxDevice: VmValidateMaxDevice
  VmVmAffinity: VmVmAffinity
  VmVmAntiAffinity: VmVmAntiAffinity
  VmVnicPoolReservationViolationClearEvent: VmVnicPoolReservationViolationClearEvent
  VmVnicPoolReservationViolationRaiseEvent: VmVnicPoolReservationViolationRaiseEvent
  VmWrongFolder: VmWrongFolder
  VmWrongResourcePool: VmWrongResourcePool
  VmWwnAssignedEvent: VmWwnAssignedEvent
  VmWwnChangedEvent: VmWwnChangedEvent
  VmWwnConflict: VmWwnConflict
  VmWwnConflictEvent: VmWwnConflictEvent
  VmfsAlreadyMounted: VmfsAlreadyMounted
  VmfsAmbiguousMount: VmfsAmbiguousMount
  VmfsConfigOption: VmfsConfigOption
  VmfsDatastoreAllExtentOption: VmfsDatastoreAllExtentOption
  VmfsDatastoreBaseOption: VmfsDatastoreBaseOption
  VmfsDatastoreCreateSpec: VmfsDatastoreCreateSpec
  VmfsDatastoreExpandSpec: VmfsDatastoreExpandSpec
  VmfsDatastoreExtendSpec: VmfsDatastoreExtendSpec
  VmfsDatastoreInfo: VmfsDatastoreInfo
  VmfsDatastoreMultipleExtentOption: VmfsDatastoreMultipleExtentOption
  VmfsDatastoreOption: VmfsDatastoreOption
  VmfsDatastoreSingleExtentOption: VmfsDatastoreSingleExtentOption
  VmfsDatastoreSpec: VmfsDatastoreSpec
  VmfsMountFault: VmfsMountFault
  VmfsUnmapBandwidthSpec: VmfsUnmapBandwidthSpec
  VmotionInterfaceNotEnabled: VmotionInterfaceNotEnabled
  VmwareDistributedVirtualSwitchDpuFailoverPolicy: VmwareDistributedVirtualSwitchDpuFailoverPolicy
  VmwareDistributedVirtualSwitchNetworkOffloadConfig: VmwareDistributedVirtualSwitchNetworkOffloadConfig
  VmwareDistributedVirtualSwitchPvlanSpec: VmwareDistributedVirtualSwitchPvlanSpec
  VmwareDistributedVirtualSwitchRealTimeConfig: VmwareDistributedVirtualSwitchRealTimeConfig
  VmwareDistributedVirtualSwitchRealTimeLanAnnotation: VmwareDistributedVirtualSwitchRealTimeLanAnnotation
  VmwareDistributedVirtualSwitchTrunkVlanSpec: VmwareDistributedVirtualSwitchTrunkVlanSpec
  VmwareDistributedVirtualSwitchVlanIdSpec: VmwareDistributedVirtualSwitchVlanIdSpec
  VmwareDistributedVirtualSwitchVlanSpec: VmwareDistributedVirtualSwitchVlanSpec
  VmwareUplinkPortTeamingPolicy: VmwareUplinkPortTeamingPolicy
  VnicPortArgument: VnicPortArgument
  VolumeEditorError: VolumeEditorError
  VramLimitLicense: VramLimitLicense
  VsanAddStoragePoolDiskSpec: VsanAddStoragePoolDiskSpec
  VsanAdvancedDatastoreConfig: VsanAdvancedDatastoreConfig
  VsanAttachToSrOperation: VsanAttachToSrOperation
  VsanAutoRAIDConfig: VsanAutoRAIDConfig
  VsanAutoRAIDInfo: VsanAutoRAIDInfo
  VsanBasicDeviceInfo: VsanBasicDeviceInfo
  VsanBrokenDiskChainIssue: VsanBrokenDiskChainIssue
  VsanBurnInTest: VsanBurnInTest
  VsanBurnInTestCheckResult: VsanBurnInTestCheckResult
  VsanCapability: VsanCapability
  VsanCapacityReservationInfo: VsanCapacityReservationInfo
  VsanClientDatastoreConfig: VsanClientDatastoreConfig
  VsanClientServerHciMeshDitEncryptionHealthSummary: VsanClientServerHciMeshDitEncryptionHealthSummary
  VsanClientUnicastConfig: VsanClientUnicastConfig
  VsanCloudHealthStatus: VsanCloudHealthStatus
  VsanClusterAdvCfgSyncHostResult: VsanClusterAdvCfgSyncHostResult
  VsanClusterAdvCfgSyncResult: VsanClusterAdvCfgSyncResult
  VsanClusterBalancePerDiskInfo: VsanClusterBalancePerDiskInfo
  VsanClusterBalanceSummary: VsanClusterBalanceSummary
  VsanClusterBurnInTestResultList: VsanClusterBurnInTestResultList
  VsanClusterClomdLivenessResult: VsanClusterClomdLivenessResult
  VsanClusterConfig: VsanClusterConfig
  VsanClusterConfigInfo: VsanClusterConfigInfo
  VsanClusterConfigInfoHostDefaultInfo: VsanClusterConfigInfoHostDefaultInfo
  VsanClusterConfigPrecheckItem: VsanClusterConfigPrecheckItem
  VsanClusterCoreConfig: VsanClusterCoreConfig
  VsanClusterCoreConfigSpec: VsanClusterCoreConfigSpec
  VsanClusterCreateVmHealthTestResult: VsanClusterCreateVmHealthTestResult
  VsanClusterDitEncryptionHealthSummary: VsanClusterDitEncryptionHealthSummary
  VsanClusterEncryptionHealthSummary: VsanClusterEncryptionHealthSummary
  VsanClusterFileServiceHealthSummary: VsanClusterFileServiceHealthSummary
  VsanClusterGlobalDedupHealthSummary: VsanClusterGlobalDedupHealthSummary
  VsanClusterHciMeshDitEncryptionHealthSummary: VsanClusterHciMeshDitEncryptionHealthSummary
  VsanClusterHclInfo: VsanClusterHclInfo
  VsanClusterHealthAction: VsanClusterHealthAction
  VsanClusterHealthCheckInfo: VsanClusterHealthCheckInfo
  VsanClusterHealthConfigs: VsanClusterHealthConfigs
  VsanClusterHealthGroup: VsanClusterHealthGroup
  VsanClusterHealthLink: VsanClusterHealthLink
  VsanClusterHealthLinkBase: VsanClusterHealthLinkBase
  VsanClusterHealthQuerySpec: VsanClusterHealthQuerySpec
  VsanClusterHealthResultBase: VsanClusterHealthResultBase
  VsanClusterHealthResultColumnInfo: VsanClusterHealthResultColumnInfo
  VsanClusterHealthResultKeyValuePair: VsanClusterHealthResultKeyValuePair
  VsanClusterHealthResultRow: VsanClusterHealthResultRow
  VsanClusterHealthResultTable: VsanClusterHealthResultTable
  VsanClusterHealthResultWithRemediation: VsanClusterHealthResultWithRemediation
  VsanClusterHealthSummary: VsanClusterHealthSummary
  VsanClusterHealthSystemObjectsRepairResult: VsanClusterHealthSystemObjectsRepairResult
  VsanClusterHealthSystemStatusResult: VsanClusterHealthSystemStatusResult
  VsanClusterHealthSystemVersionResult: VsanClusterHealthSystemVersionResult
  VsanClusterHealthTest: VsanClusterHealthTest
  VsanClusterHostVmknicMapping: VsanClusterHostVmknicMapping
  VsanClusterLimitHealthResult: VsanClusterLimitHealthResult
  VsanClusterMembershipInfo: VsanClusterMembershipInfo
  VsanClusterNetworkHealthResult: VsanClusterNetworkHealthResult
  VsanClusterNetworkLoadTestResult: VsanClusterNetworkLoadTestResult
  VsanClusterNetworkPartitionInfo: VsanClusterNetworkPartitionInfo
  VsanClusterNetworkPerfTaskSpec: VsanClusterNetworkPerfTaskSpec
  VsanClusterObjectExtAttrs: VsanClusterObjectExtAttrs
  VsanClusterProactiveTestResult: VsanClusterProactiveTestResult
  VsanClusterTelemetryProxyConfig: VsanClusterTelemetryProxyConfig
  VsanClusterUuidMismatch: VsanClusterUuidMismatch
  VsanClusterVMsHealthOverallResult: VsanClusterVMsHealthOverallResult
  VsanClusterVMsHealthSummaryResult: VsanClusterVMsHealthSummaryResult
  VsanClusterVmdkLoadTestResult: VsanClusterVmdkLoadTestResult
  VsanClusterWhatifHostFailuresResult: VsanClusterWhatifHostFailuresResult
  VsanComparator: VsanComparator
  VsanCompatibilityCheckResult: VsanCompatibilityCheckResult
  VsanComplianceDetail: VsanComplianceDetail
  VsanComplianceQuerySpec: VsanComplianceQuerySpec
  VsanComplianceResult: VsanComplianceResult
  VsanCompliantDriver: VsanCompliantDriver
  VsanCompliantFirmware: VsanCompliantFirmware
  VsanComponentBasicInfo: VsanComponentBasicInfo
  VsanComponentPlacement: VsanComponentPlacement
  VsanCompositeConstraint: VsanCompositeConstraint
  VsanConfigBaseIssue: VsanConfigBaseIssue
  VsanConfigCheckResult: VsanConfigCheckResult
  VsanConfigGeneration: VsanConfigGeneration
  VsanConfigInfoEx: VsanConfigInfoEx
  VsanConfigNotAllDisksClaimedIssue: VsanConfigNotAllDisksClaimedIssue
  VsanCyberRecoveryConfig: VsanCyberRecoveryConfig
  VsanDaemonHealth: VsanDaemonHealth
  VsanDataDrivenAPIAction: VsanDataDrivenAPIAction
  VsanDataEfficiencyConfig: VsanDataEfficiencyConfig
  VsanDataEfficiencyConfigEx: VsanDataEfficiencyConfigEx
  VsanDataEncryptionConfig: VsanDataEncryptionConfig
  VsanDataInTransitEncryptionConfig: VsanDataInTransitEncryptionConfig
  VsanDataObfuscationRule: VsanDataObfuscationRule
  VsanDatastoreConfig: VsanDatastoreConfig
  VsanDatastoreDefaultPolicySelectionConfig: VsanDatastoreDefaultPolicySelectionConfig
  VsanDatastoreInfo: VsanDatastoreInfo
  VsanDatastoreSourcePrecheckItem: VsanDatastoreSourcePrecheckItem
  VsanDatastoreSourcePrecheckResult: VsanDatastoreSourcePrecheckResult
  VsanDatastoreSpec: VsanDatastoreSpec
  VsanDeconvergedNetConfig: VsanDeconvergedNetConfig
  VsanDeleteStoragePoolDiskSpec: VsanDeleteStoragePoolDiskSpec
  VsanDiagnosticsThreshold: VsanDiagnosticsThreshold
  VsanDirectoryServerConfig: VsanDirectoryServerConfig
  VsanDisallowDataMovementIssue: VsanDisallowDataMovementIssue
  VsanDisallowEvacuateDataIssue: VsanDisallowEvacuateDataIssue
  VsanDiskDataEvacuationResourceCheckTaskDetails: VsanDiskDataEvacuationResourceCheckTaskDetails
  VsanDiskEncryptionHealth: VsanDiskEncryptionHealth
  VsanDiskFault: VsanDiskFault
  VsanDiskFormatConversionCheckResult: VsanDiskFormatConversionCheckResult
  VsanDiskFormatConversionSpec: VsanDiskFormatConversionSpec
  VsanDiskGroupResourceCheckResult: VsanDiskGroupResourceCheckResult
  VsanDiskModelInfo: VsanDiskModelInfo
  VsanDiskRebalanceResult: VsanDiskRebalanceResult
  VsanDiskResourceCheckResult: VsanDiskResourceCheckResult
  VsanDiskUnhealthIssue: VsanDiskUnhealthIssue
  VsanDitEncryptionHealthSummary: VsanDitEncryptionHealthSummary
  VsanDownloadItem: VsanDownloadItem
  VsanEffectiveSpaceUsage: VsanEffectiveSpaceUsage
  VsanEncryptionHealthSummary: VsanEncryptionHealthSummary
  VsanEntitySpaceUsage: VsanEntitySpaceUsage
  VsanEsaConfig: VsanEsaConfig
  VsanEsaConfigInfo: VsanEsaConfigInfo
  VsanEsaDiskConfiguration: VsanEsaDiskConfiguration
  VsanExtendedConfig: VsanExtendedConfig
  VsanFailedRepairObjectResult: VsanFailedRepairObjectResult
  VsanFault: VsanFault
  VsanFaultDomainDestroySpec: VsanFaultDomainDestroySpec
  VsanFaultDomainResourceCheckResult: VsanFaultDomainResourceCheckResult
  VsanFaultDomainUpdateSpec: VsanFaultDomainUpdateSpec
  VsanFileServerHealthSummary: VsanFileServerHealthSummary
  VsanFileServiceBalanceHealth: VsanFileServiceBalanceHealth
  VsanFileServiceConfig: VsanFileServiceConfig
  VsanFileServiceDomain: VsanFileServiceDomain
  VsanFileServiceDomainConfig: VsanFileServiceDomainConfig
  VsanFileServiceDomainQuerySpec: VsanFileServiceDomainQuerySpec
  VsanFileServiceHealthSummary: VsanFileServiceHealthSummary
  VsanFileServiceIpConfig: VsanFileServiceIpConfig
  VsanFileServiceOvfSpec: VsanFileServiceOvfSpec
  VsanFileServicePreflightCheckResult: VsanFileServicePreflightCheckResult
  VsanFileServiceRootFsHealth: VsanFileServiceRootFsHealth
  VsanFileServiceShareHealthSummary: VsanFileServiceShareHealthSummary
  VsanFileShare: VsanFileShare
  VsanFileShareConfig: VsanFileShareConfig
  VsanFileShareNetPermission: VsanFileShareNetPermission
  VsanFileShareQueryProperties: VsanFileShareQueryProperties
  VsanFileShareQuerySpec: VsanFileShareQuerySpec
  VsanFileShareRuntimeInfo: VsanFileShareRuntimeInfo
  VsanFileShareSmbOptions: VsanFileShareSmbOptions
  VsanFileShareSnapshot: VsanFileShareSnapshot
  VsanFileShareSnapshotConfig: VsanFileShareSnapshotConfig
  VsanFileShareSnapshotQueryResult: VsanFileShareSnapshotQueryResult
  VsanFileShareSnapshotQuerySpec: VsanFileShareSnapshotQuerySpec
  VsanGenericClusterBaseIssue: VsanGenericClusterBaseIssue
  VsanGenericClusterBestPracticeHealth: VsanGenericClusterBestPracticeHealth
  VsanHciMeshDatastoreSource: VsanHciMeshDatastoreSource
  VsanHclCommonDeviceInfo: VsanHclCommonDeviceInfo
  VsanHclComputeResource: VsanHclComputeResource
  VsanHclControllerInfo: VsanHclControllerInfo
  VsanHclDeviceConstraint: VsanHclDeviceConstraint
  VsanHclDiskConstraint: VsanHclDiskConstraint
  VsanHclDiskInfo: VsanHclDiskInfo
  VsanHclDriverInfo: VsanHclDriverInfo
  VsanHclFirmwareFile: VsanHclFirmwareFile
  VsanHclFirmwareUpdateSpec: VsanHclFirmwareUpdateSpec
  VsanHclMemInfo: VsanHclMemInfo
  VsanHclMinFwConstraint: VsanHclMinFwConstraint
  VsanHclNicInfo: VsanHclNicInfo
  VsanHclQuerySpec: VsanHclQuerySpec
  VsanHclReleaseConstraint: VsanHclReleaseConstraint
  VsanHealthActionBase: VsanHealthActionBase
  VsanHealthActionSteps: VsanHealthActionSteps
  VsanHealthApiBasedAction: VsanHealthApiBasedAction
  VsanHealthCmdBasedAction: VsanHealthCmdBasedAction
  VsanHealthConfigSpec: VsanHealthConfigSpec
  VsanHealthConfirmationDialog: VsanHealthConfirmationDialog
  VsanHealthCorrelation: VsanHealthCorrelation
  VsanHealthCustomizationSpec: VsanHealthCustomizationSpec
  VsanHealthDataDrivenAction: VsanHealthDataDrivenAction
  VsanHealthExtMgmtPreCheckResult: VsanHealthExtMgmtPreCheckResult
  VsanHealthObjectStats: VsanHealthObjectStats
  VsanHealthQuerySpec: VsanHealthQuerySpec
  VsanHealthStatusCounts: VsanHealthStatusCounts
  VsanHealthThreshold: VsanHealthThreshold
  VsanHealthTroubleshooting: VsanHealthTroubleshooting
  VsanHealthTxtBasedAction: VsanHealthTxtBasedAction
  VsanHigherObjectsPresentDuringDowngradeIssue: VsanHigherObjectsPresentDuringDowngradeIssue
  VsanHistoricalHealthConfig: VsanHistoricalHealthConfig
  VsanHistoricalHealthQuerySpec: VsanHistoricalHealthQuerySpec
  VsanHistoricalHealthTest: VsanHistoricalHealthTest
  VsanHostAbortWipeDiskStatus: VsanHostAbortWipeDiskStatus
  VsanHostAboutInfoEx: VsanHostAboutInfoEx
  VsanHostAssociatedObjects: VsanHostAssociatedObjects
  VsanHostAssociatedObjectsResult: VsanHostAssociatedObjectsResult
  VsanHostCimProviderInfo: VsanHostCimProviderInfo
  VsanHostClientClusterUnicastConfig: VsanHostClientClusterUnicastConfig
  VsanHostClientClusterUnicastInfo: VsanHostClientClusterUnicastInfo
  VsanHostClientHostUnicastInfo: VsanHostClientHostUnicastInfo
  VsanHostClomdLivenessResult: VsanHostClomdLivenessResult
  VsanHostClusterStatus: VsanHostClusterStatus
  VsanHostClusterStatusState: VsanHostClusterStatusState
  VsanHostClusterStatusStateCompletionEstimate: VsanHostClusterStatusStateCompletionEstimate
  VsanHostComponentSyncState: VsanHostComponentSyncState
  VsanHostConfigInfo: VsanHostConfigInfo
  VsanHostConfigInfoClusterInfo: VsanHostConfigInfoClusterInfo
  VsanHostConfigInfoEx: VsanHostConfigInfoEx
  VsanHostConfigInfoNetworkInfo: VsanHostConfigInfoNetworkInfo
  VsanHostConfigInfoNetworkInfoPortConfig: VsanHostConfigInfoNetworkInfoPortConfig
  VsanHostConfigInfoStorageInfo: VsanHostConfigInfoStorageInfo
  VsanHostCreateNativeKeyProviderSpec: VsanHostCreateNativeKeyProviderSpec
  VsanHostCreateVmHealthTestResult: VsanHostCreateVmHealthTestResult
  VsanHostDecommissionMode: VsanHostDecommissionMode
  VsanHostDeviceInfo: VsanHostDeviceInfo
  VsanHostDiskMapInfo: VsanHostDiskMapInfo
  VsanHostDiskMapResult: VsanHostDiskMapResult
  VsanHostDiskMapping: VsanHostDiskMapping
  VsanHostDiskResult: VsanHostDiskResult
  VsanHostDrsStats: VsanHostDrsStats
  VsanHostEMMSummary: VsanHostEMMSummary
  VsanHostEncryptionInfo: VsanHostEncryptionInfo
  VsanHostFaultDomainInfo: VsanHostFaultDomainInfo
  VsanHostFwComponent: VsanHostFwComponent
  VsanHostGlobalDedupConfigHealthSummary: VsanHostGlobalDedupConfigHealthSummary
  VsanHostHciMeshDitEncryptionHealth: VsanHostHciMeshDitEncryptionHealth
  VsanHostHciMeshDitEncryptionHealthSummary: VsanHostHciMeshDitEncryptionHealthSummary
  VsanHostHclInfo: VsanHostHclInfo
  VsanHostHealthSystemStatusResult: VsanHostHealthSystemStatusResult
  VsanHostHealthSystemVersionResult: VsanHostHealthSystemVersionResult
  VsanHostHwDeviceId: VsanHostHwDeviceId
  VsanHostIoInsightInfo: VsanHostIoInsightInfo
  VsanHostIpConfig: VsanHostIpConfig
  VsanHostIpConfigEx: VsanHostIpConfigEx
  VsanHostMembershipInfo: VsanHostMembershipInfo
  VsanHostPortConfigEx: VsanHostPortConfigEx
  VsanHostPropertyRetrieveIssue: VsanHostPropertyRetrieveIssue
  VsanHostQueryCheckLimitsSpec: VsanHostQueryCheckLimitsSpec
  VsanHostReference: VsanHostReference
  VsanHostResourceCheckResult: VsanHostResourceCheckResult
  VsanHostRuntimeInfo: VsanHostRuntimeInfo
  VsanHostRuntimeInfoDiskIssue: VsanHostRuntimeInfoDiskIssue
  VsanHostRuntimeStats: VsanHostRuntimeStats
  VsanHostServerClusterUnicastConfig: VsanHostServerClusterUnicastConfig
  VsanHostServerClusterUnicastInfo: VsanHostServerClusterUnicastInfo
  VsanHostSiteMaintenanceStatus: VsanHostSiteMaintenanceStatus
  VsanHostVirtualApplianceInfo: VsanHostVirtualApplianceInfo
  VsanHostVmdkLoadTestResult: VsanHostVmdkLoadTestResult
  VsanHostVsanDiskInfo: VsanHostVsanDiskInfo
  VsanHostVsanObjectSyncQueryResult: VsanHostVsanObjectSyncQueryResult
  VsanHostVsanObjectSyncState: VsanHostVsanObjectSyncState
  VsanHostWipeDiskStatus: VsanHostWipeDiskStatus
  VsanHostWithHybridDiskgroupIssue: VsanHostWithHybridDiskgroupIssue
  VsanHostsCompressionOnlyNotSupported: VsanHostsCompressionOnlyNotSupported
  VsanHwToVcgInfoMapping: VsanHwToVcgInfoMapping
  VsanHwToVcgInfoMappingSpec: VsanHwToVcgInfoMappingSpec
  VsanIODiagnosticsFailedCheck: VsanIODiagnosticsFailedCheck
  VsanIODiagnosticsInstance: VsanIODiagnosticsInstance
  VsanIODiagnosticsInstanceEvent: VsanIODiagnosticsInstanceEvent
  VsanIODiagnosticsInstanceQuerySpec: VsanIODiagnosticsInstanceQuerySpec
  VsanIODiagnosticsObjectLayout: VsanIODiagnosticsObjectLayout
  VsanIODiagnosticsPrecheckResult: VsanIODiagnosticsPrecheckResult
  VsanIODiagnosticsStats: VsanIODiagnosticsStats
  VsanIODiagnosticsTarget: VsanIODiagnosticsTarget
  VsanIODiagnosticsTargetStats: VsanIODiagnosticsTargetStats
  VsanIOLatency: VsanIOLatency
  VsanIOLatencyMetrics: VsanIOLatencyMetrics
  VsanIOTripAnalyzerConfig: VsanIOTripAnalyzerConfig
  VsanIOTripAnalyzerRecurrence: VsanIOTripAnalyzerRecurrence
  VsanInTransitEncryptionInfo: VsanInTransitEncryptionInfo
  VsanIncompatibleDiskMapping: VsanIncompatibleDiskMapping
  VsanInternalExtendedConfig: VsanInternalExtendedConfig
  VsanIoInsightInfo: VsanIoInsightInfo
  VsanIoInsightInstance: VsanIoInsightInstance
  VsanIoInsightInstanceQuerySpec: VsanIoInsightInstanceQuerySpec
  VsanIperfClientSpec: VsanIperfClientSpec
  VsanIscsiHomeObjectSpec: VsanIscsiHomeObjectSpec
  VsanIscsiInitiatorGroup: VsanIscsiInitiatorGroup
  VsanIscsiLUN: VsanIscsiLUN
  VsanIscsiLUNCommonInfo: VsanIscsiLUNCommonInfo
  VsanIscsiLUNSpec: VsanIscsiLUNSpec
  VsanIscsiTarget: VsanIscsiTarget
  VsanIscsiTargetAuthSpec: VsanIscsiTargetAuthSpec
  VsanIscsiTargetBasicInfo: VsanIscsiTargetBasicInfo
  VsanIscsiTargetCommonInfo: VsanIscsiTargetCommonInfo
  VsanIscsiTargetServiceConfig: VsanIscsiTargetServiceConfig
  VsanIscsiTargetServiceDefaultConfigSpec: VsanIscsiTargetServiceDefaultConfigSpec
  VsanIscsiTargetServiceSpec: VsanIscsiTargetServiceSpec
  VsanIscsiTargetSpec: VsanIscsiTargetSpec
  VsanIscsiVipConfig: VsanIscsiVipConfig
  VsanIscsiVipConfigSpec: VsanIscsiVipConfigSpec
  VsanIscsiVipDVswitchConfig: VsanIscsiVipDVswitchConfig
  VsanIscsiVipVswitchConfig: VsanIscsiVipVswitchConfig
  VsanJsonComparator: VsanJsonComparator
  VsanJsonFilterRule: VsanJsonFilterRule
  VsanKmsHealth: VsanKmsHealth
  VsanLicensedDiskResult: VsanLicensedDiskResult
  VsanLimitHealthResult: VsanLimitHealthResult
  VsanMassCollectorPropertyParams: VsanMassCollectorPropertyParams
  VsanMassCollectorSpec: VsanMassCollectorSpec
  VsanMetricProfile: VsanMetricProfile
  VsanMetricsConfig: VsanMetricsConfig
  VsanMixedEsxVersionInClientIssue: VsanMixedEsxVersionInClientIssue
  VsanMixedEsxVersionIssue: VsanMixedEsxVersionIssue
  VsanMountPrecheckItem: VsanMountPrecheckItem
  VsanMountPrecheckNetworkConnectivity: VsanMountPrecheckNetworkConnectivity
  VsanMountPrecheckNetworkConnectivityDetail: VsanMountPrecheckNetworkConnectivityDetail
  VsanMountPrecheckNetworkConnectivityResult: VsanMountPrecheckNetworkConnectivityResult
  VsanMountPrecheckNetworkLatency: VsanMountPrecheckNetworkLatency
  VsanMountPrecheckNetworkLatencyDetail: VsanMountPrecheckNetworkLatencyDetail
  VsanMountPrecheckNetworkLatencyResult: VsanMountPrecheckNetworkLatencyResult
  VsanMountPrecheckResult: VsanMountPrecheckResult
  VsanNestJsonComparator: VsanNestJsonComparator
  VsanNetworkConfigBaseIssue: VsanNetworkConfigBaseIssue
  VsanNetworkConfigBestPracticeHealth: VsanNetworkConfigBestPracticeHealth
  VsanNetworkConfigPnicSpeedInconsistencyIssue: VsanNetworkConfigPnicSpeedInconsistencyIssue
  VsanNetworkConfigPortgroupWithNoRedundancyIssue: VsanNetworkConfigPortgroupWithNoRedundancyIssue
  VsanNetworkConfigVdsScopeIssue: VsanNetworkConfigVdsScopeIssue
  VsanNetworkConfigVsanNotOnVdsIssue: VsanNetworkConfigVsanNotOnVdsIssue
  VsanNetworkConfigVswitchWithNoRedundancyIssue: VsanNetworkConfigVswitchWithNoRedundancyIssue
  VsanNetworkDiagnostics: VsanNetworkDiagnostics
  VsanNetworkDiagnosticsHealthInfo: VsanNetworkDiagnosticsHealthInfo
  VsanNetworkHealthResult: VsanNetworkHealthResult
  VsanNetworkLoadTestResult: VsanNetworkLoadTestResult
  VsanNetworkPeerHealthResult: VsanNetworkPeerHealthResult
  VsanNetworkVMotionVmknicNotFountIssue: VsanNetworkVMotionVmknicNotFountIssue
  VsanNewPolicyBatch: VsanNewPolicyBatch
  VsanNicRdmaInfo: VsanNicRdmaInfo
  VsanNodeNotMaster: VsanNodeNotMaster
  VsanObjIdentityQuerySpec: VsanObjIdentityQuerySpec
  VsanObjSnapParams: VsanObjSnapParams
  VsanObjectDetail: VsanObjectDetail
  VsanObjectExtraAttributes: VsanObjectExtraAttributes
  VsanObjectHealth: VsanObjectHealth
  VsanObjectHealthTelemetrySummary: VsanObjectHealthTelemetrySummary
  VsanObjectIOStats: VsanObjectIOStats
  VsanObjectIdentity: VsanObjectIdentity
  VsanObjectIdentityAndHealth: VsanObjectIdentityAndHealth
  VsanObjectInaccessibleIssue: VsanObjectInaccessibleIssue
  VsanObjectInformation: VsanObjectInformation
  VsanObjectOverallHealth: VsanObjectOverallHealth
  VsanObjectPlacement: VsanObjectPlacement
  VsanObjectPlacementDetails: VsanObjectPlacementDetails
  VsanObjectPolicyIssue: VsanObjectPolicyIssue
  VsanObjectProfileInfo: VsanObjectProfileInfo
  VsanObjectQuerySpec: VsanObjectQuerySpec
  VsanObjectSnapshotId: VsanObjectSnapshotId
  VsanObjectSpaceSummary: VsanObjectSpaceSummary
  VsanObjectTypeRule: VsanObjectTypeRule
  VsanPerfDiagnoseQuerySpec: VsanPerfDiagnoseQuerySpec
  VsanPerfDiagnosticException: VsanPerfDiagnosticException
  VsanPerfDiagnosticResult: VsanPerfDiagnosticResult
  VsanPerfEntityMetricCSV: VsanPerfEntityMetricCSV
  VsanPerfEntityType: VsanPerfEntityType
  VsanPerfGraph: VsanPerfGraph
  VsanPerfHotspotEntitiesMetrics: VsanPerfHotspotEntitiesMetrics
  VsanPerfHotspotEntityType: VsanPerfHotspotEntityType
  VsanPerfHotspotQuerySpec: VsanPerfHotspotQuerySpec
  VsanPerfMasterInformation: VsanPerfMasterInformation
  VsanPerfMemberInfo: VsanPerfMemberInfo
  VsanPerfMetricId: VsanPerfMetricId
  VsanPerfMetricSeriesCSV: VsanPerfMetricSeriesCSV
  VsanPerfNodeInformation: VsanPerfNodeInformation
  VsanPerfQuerySpec: VsanPerfQuerySpec
  VsanPerfThreshold: VsanPerfThreshold
  VsanPerfTimeRange: VsanPerfTimeRange
  VsanPerfTimeRangeQuerySpec: VsanPerfTimeRangeQuerySpec
  VsanPerfTopEntities: VsanPerfTopEntities
  VsanPerfTopEntity: VsanPerfTopEntity
  VsanPerfTopQuerySpec: VsanPerfTopQuerySpec
  VsanPerfsvcConfig: VsanPerfsvcConfig
  VsanPerfsvcHealthResult: VsanPerfsvcHealthResult
  VsanPhysicalDiskHealth: VsanPhysicalDiskHealth
  VsanPhysicalDiskHealthSummary: VsanPhysicalDiskHealthSummary
  VsanPolicyChangeBatch: VsanPolicyChangeBatch
  VsanPolicyCost: VsanPolicyCost
  VsanPolicySatisfiability: VsanPolicySatisfiability
  VsanPolicyStatus: VsanPolicyStatus
  VsanPrepareVsanForVcsaSpec: VsanPrepareVsanForVcsaSpec
  VsanProactiveRebalanceInfo: VsanProactiveRebalanceInfo
  VsanProactiveRebalanceInfoEx: VsanProactiveRebalanceInfoEx
  VsanPropertyConstraint: VsanPropertyConstraint
  VsanQueryPhysicalPlacementSpecs: VsanQueryPhysicalPlacementSpecs
  VsanQueryResultHostInfo: VsanQueryResultHostInfo
  VsanRdmaConfig: VsanRdmaConfig
  VsanRegexBasedRule: VsanRegexBasedRule
  VsanRemoteClusterNotCompatible: VsanRemoteClusterNotCompatible
  VsanRemoteClusterQuerySpec: VsanRemoteClusterQuerySpec
  VsanRemoteVcInfo: VsanRemoteVcInfo
  VsanRemoteVcInfoStandalone: VsanRemoteVcInfoStandalone
  VsanRepairObjectsResult: VsanRepairObjectsResult
  VsanResourceCheckComponentResult: VsanResourceCheckComponentResult
  VsanResourceCheckDataPersistenceResult: VsanResourceCheckDataPersistenceResult
  VsanResourceCheckResult: VsanResourceCheckResult
  VsanResourceCheckSpec: VsanResourceCheckSpec
  VsanResourceCheckStatus: VsanResourceCheckStatus
  VsanResourceCheckTaskDetails: VsanResourceCheckTaskDetails
  VsanResourceCheckVsanResult: VsanResourceCheckVsanResult
  VsanResourceConstraint: VsanResourceConstraint
  VsanResourceHealth: VsanResourceHealth
  VsanRuntimeStatsHostMap: VsanRuntimeStatsHostMap
  VsanServerClusterInfo: VsanServerClusterInfo
  VsanServerHostUnicastInfo: VsanServerHostUnicastInfo
  VsanSiteFaultDomain: VsanSiteFaultDomain
  VsanSiteFaultDomainConfig: VsanSiteFaultDomainConfig
  VsanSiteMaintenanceCheckTaskDetails: VsanSiteMaintenanceCheckTaskDetails
  VsanSiteMaintenanceInfo: VsanSiteMaintenanceInfo
  VsanSiteMaintenancePrecheckDetail: VsanSiteMaintenancePrecheckDetail
  VsanSiteMaintenancePrecheckStatus: VsanSiteMaintenancePrecheckStatus
  VsanSiteMaintenanceResourceCheckResult: VsanSiteMaintenanceResourceCheckResult
  VsanSiteMaintenanceSpec: VsanSiteMaintenanceSpec
  VsanSiteMaintenanceVMPowerOffInfo: VsanSiteMaintenanceVMPowerOffInfo
  VsanSiteTakeoverConfig: VsanSiteTakeoverConfig
  VsanSmartDiskStats: VsanSmartDiskStats
  VsanSmartParameter: VsanSmartParameter
  VsanSmartStatsHostSummary: VsanSmartStatsHostSummary
  VsanSnapServiceConfig: VsanSnapServiceConfig
  VsanSnapshotDetail: VsanSnapshotDetail
  VsanSnapshotQueryResult: VsanSnapshotQueryResult
  VsanSnapshotQuerySpec: VsanSnapshotQuerySpec
  VsanSnapshotSpace: VsanSnapshotSpace
  VsanSpaceEfficiencyMetadataSize: VsanSpaceEfficiencyMetadataSize
  VsanSpaceEfficiencyRatio: VsanSpaceEfficiencyRatio
  VsanSpaceQuerySpec: VsanSpaceQuerySpec
  VsanSpaceUsage: VsanSpaceUsage
  VsanSpaceUsageDetailResult: VsanSpaceUsageDetailResult
  VsanSpaceUsageWithDatastoreType: VsanSpaceUsageWithDatastoreType
  VsanSslVerifyCertFault: VsanSslVerifyCertFault
  VsanStorageComplianceResult: VsanStorageComplianceResult
  VsanStorageOperationalStatus: VsanStorageOperationalStatus
  VsanStoragePolicyStatus: VsanStoragePolicyStatus
  VsanStoragePoolDisk: VsanStoragePoolDisk
  VsanStoragePoolDiskResourceCheckResult: VsanStoragePoolDiskResourceCheckResult
  VsanStoragePoolResourceCheckResult: VsanStoragePoolResourceCheckResult
  VsanStorageWorkloadType: VsanStorageWorkloadType
  VsanStretchedClusterConfig: VsanStretchedClusterConfig
  VsanSyncingObjectFilter: VsanSyncingObjectFilter
  VsanSyncingObjectRecoveryDetails: VsanSyncingObjectRecoveryDetails
  VsanUnicastAddressInfo: VsanUnicastAddressInfo
  VsanUnknownScanIssue: VsanUnknownScanIssue
  VsanUnmapConfig: VsanUnmapConfig
  VsanUnsupportedHighDiskVersionIssue: VsanUnsupportedHighDiskVersionIssue
  VsanUpdateItem: VsanUpdateItem
  VsanUpgradeStatusEx: VsanUpgradeStatusEx
  VsanUpgradeSystemAPIBrokenIssue: VsanUpgradeSystemAPIBrokenIssue
  VsanUpgradeSystemAutoClaimEnabledOnHostsIssue: VsanUpgradeSystemAutoClaimEnabledOnHostsIssue
  VsanUpgradeSystemHostsDisconnectedIssue: VsanUpgradeSystemHostsDisconnectedIssue
  VsanUpgradeSystemMissingHostsInClusterIssue: VsanUpgradeSystemMissingHostsInClusterIssue
  VsanUpgradeSystemNetworkPartitionInfo: VsanUpgradeSystemNetworkPartitionInfo
  VsanUpgradeSystemNetworkPartitionIssue: VsanUpgradeSystemNetworkPartitionIssue
  VsanUpgradeSystemNotEnoughFreeCapacityIssue: VsanUpgradeSystemNotEnoughFreeCapacityIssue
  VsanUpgradeSystemPreflightCheckIssue: VsanUpgradeSystemPreflightCheckIssue
  VsanUpgradeSystemPreflightCheckResult: VsanUpgradeSystemPreflightCheckResult
  VsanUpgradeSystemRogueHostsInClusterIssue: VsanUpgradeSystemRogueHostsInClusterIssue
  VsanUpgradeSystemUpgradeHistoryDiskGroupOp: VsanUpgradeSystemUpgradeHistoryDiskGroupOp
  VsanUpgradeSystemUpgradeHistoryItem: VsanUpgradeSystemUpgradeHistoryItem
  VsanUpgradeSystemUpgradeHistoryPreflightFail: VsanUpgradeSystemUpgradeHistoryPreflightFail
  VsanUpgradeSystemUpgradeHistoryStoragePoolOp: VsanUpgradeSystemUpgradeHistoryStoragePoolOp
  VsanUpgradeSystemUpgradeStatus: VsanUpgradeSystemUpgradeStatus
  VsanUpgradeSystemV2ObjectsPresentDuringDowngradeIssue: VsanUpgradeSystemV2ObjectsPresentDuringDowngradeIssue
  VsanUpgradeSystemWrongEsxVersionIssue: VsanUpgradeSystemWrongEsxVersionIssue
  VsanValidationItem: VsanValidationItem
  VsanVbossClusterConfig: VsanVbossClusterConfig
  VsanVbossConfig: VsanVbossConfig
  VsanVbossHostConfig: VsanVbossHostConfig
  VsanVbossObjectStoreConfig: VsanVbossObjectStoreConfig
  VsanVcKmipServersHealth: VsanVcKmipServersHealth
  VsanVcLifecycleCheckResult: VsanVcLifecycleCheckResult
  VsanVcLifecycleCheckSpec: VsanVcLifecycleCheckSpec
  VsanVcPostDeployConfigSpec: VsanVcPostDeployConfigSpec
  VsanVcStretchedClusterConfigSpec: VsanVcStretchedClusterConfigSpec
  VsanVcgDeviceInfo: VsanVcgDeviceInfo
  VsanVcsaDeploymentProgress: VsanVcsaDeploymentProgress
  VsanVdsMigrationPlan: VsanVdsMigrationPlan
  VsanVdsPgMigrationHostInfo: VsanVdsPgMigrationHostInfo
  VsanVdsPgMigrationSpec: VsanVdsPgMigrationSpec
  VsanVdsPgMigrationVmInfo: VsanVdsPgMigrationVmInfo
  VsanVibInstallPreflightStatus: VsanVibInstallPreflightStatus
  VsanVibScanResult: VsanVibScanResult
  VsanVibSpec: VsanVibSpec
  VsanVipNetworkConfig: VsanVipNetworkConfig
  VsanVmVdsMigrationSpec: VsanVmVdsMigrationSpec
  VsanVmdkIOLoadSpec: VsanVmdkIOLoadSpec
  VsanVmdkLoadTestResult: VsanVmdkLoadTestResult
  VsanVmdkLoadTestSpec: VsanVmdkLoadTestSpec
  VsanVnicVdsMigrationSpec: VsanVnicVdsMigrationSpec
  VsanVsanClusterPcapGroup: VsanVsanClusterPcapGroup
  VsanVsanClusterPcapResult: VsanVsanClusterPcapResult
  VsanVsanPcapResult: VsanVsanPcapResult
  VsanVumConfig: VsanVumConfig
  VsanVumSystemConfig: VsanVumSystemConfig
  VsanWhatIfEvacDetail: VsanWhatIfEvacDetail
  VsanWhatIfEvacResult: VsanWhatIfEvacResult
  VsanWhatifCapacity: VsanWhatifCapacity
  VsanWitnessHostConfig: VsanWitnessHostConfig
  VsanXVCClientInfo: VsanXVCClientInfo
  VsanXVCDatastoreConfig: VsanXVCDatastoreConfig
  VsanXVCDatastoreInfo: VsanXVCDatastoreInfo
  VsanXvcClientConfig: VsanXvcClientConfig
  VsanXvcClientInfoSpec: VsanXvcClientInfoSpec
  VsanXvcQueryCriteria: VsanXvcQueryCriteria
  VsanXvcQueryFilter: VsanXvcQueryFilter
  VsanXvcQueryPropertyValue: VsanXvcQueryPropertyValue
  VsanXvcQueryResultSet: VsanXvcQueryResultSet
  VsanXvcQuerySpec: VsanXvcQuerySpec
  VsanXvcResultItem: VsanXvcResultItem
  VslmAboutInfo: VslmAboutInfo
  VslmCloneSpec: VslmCloneSpec
  VslmCreateSpec: VslmCreateSpec
  VslmCreateSpecBackingSpec: VslmCreateSpecBackingSpec
  VslmCreateSpecDiskFileBackingSpec: VslmCreateSpecDiskFileBackingSpec
  VslmCreateSpecRawDiskMappingBackingSpec: VslmCreateSpecRawDiskMappingBackingSpec
  VslmDatastoreSyncStatus: VslmDatastoreSyncStatus
  VslmFault: VslmFault
  VslmMigrateSpec: VslmMigrateSpec
  VslmQueryDatastoreInfoResult: VslmQueryDatastoreInfoResult
  VslmRelocateSpec: VslmRelocateSpec
  VslmServiceInstanceContent: VslmServiceInstanceContent
  VslmSyncFault: VslmSyncFault
  VslmTagEntry: VslmTagEntry
  VslmTaskInfo: VslmTaskInfo
  VslmTaskReason: VslmTaskReason
  VslmTaskReasonAlarm: VslmTaskReasonAlarm
  VslmTaskReasonSchedule: VslmTaskReasonSchedule
  VslmTaskReasonSystem: VslmTaskReasonSystem
  VslmTaskReasonUser: VslmTaskReasonUser
  VslmVsoVStorageObjectAssociations: VslmVsoVStorageObjectAssociations
  VslmVsoVStorageObjectAssociationsVmDiskAssociation: VslmVsoVStorageObjectAssociationsVmDiskAssociation
  VslmVsoVStorageObjectQueryResult: VslmVsoVStorageObjectQueryResult
  VslmVsoVStorageObjectQuerySpec: VslmVsoVStorageObjectQuerySpec
  VslmVsoVStorageObjectResult: VslmVsoVStorageObjectResult
  VslmVsoVStorageObjectSnapshotResult: VslmVsoVStorageObjectSnapshotResult
  VspanDestPortConflict: VspanDestPortConflict
  VspanPortConflict: VspanPortConflict
  VspanPortMoveFault: VspanPortMoveFault
  VspanPortPromiscChangeFault: VspanPortPromiscChangeFault
  VspanPortgroupPromiscChangeFault: VspanPortgroupPromiscChangeFault
  VspanPortgroupTypeChangeFault: VspanPortgroupTypeChangeFault
  VspanPromiscuousPortNotSupported: VspanPromiscuousPortNotSupported
  VspanSameSessionPortConflict: VspanSameSessionPortConflict
  VvolDatastoreInfo: VvolDatastoreInfo
  WaitOptions: WaitOptions
  WakeOnLanNotSupported: WakeOnLanNotSupported
  WakeOnLanNotSupportedByVmotionNIC: WakeOnLanNotSupportedByVmotionNIC
  WarningUpgradeEvent: WarningUpgradeEvent
  WeeklyTaskScheduler: WeeklyTaskScheduler
  WillLoseHAProtection: WillLoseHAProtection
  WillModifyConfigCpuRequirements: WillModifyConfigCpuRequirements
  WillResetSnapshotDirectory: WillResetSnapshotDirectory
  WinNetBIOSConfigInfo: WinNetBIOSConfigInfo
  WipeDiskFault: WipeDiskFault
  WitnessNodeInfo: WitnessNodeInfo
  vslmInfrastructureObjectPolicy: vslmInfrastructureObjectPolicy
  vslmInfrastructureObjectPolicySpec: vslmInfrastructureObjectPolicySpec
  vslmVClockInfo: vslmVClockInfo
}
