// Made by scripts/generate-types.mjs. Do not edit.
import type { Base64, DateTime, Long, ManagedObjectReference } from '../values.js'
import type { AgencyConfigInfo, AgentConfigInfo, AgentRuntimeInfo, AlarmDescription, AlarmExpression, AlarmFilter, AlarmFilterSpec, AlarmInfo, AlarmResult, AlarmSpec, AlarmState, AnswerFile, AnswerFileCreateSpec, AnswerFileStatusResult, ApplyHostProfileConfigurationResult, ApplyHostProfileConfigurationSpec, ApplyProfile, ApplyStorageRecommendationResult, AuthorizationDescription, AuthorizationPrivilege, AuthorizationRole, BackingStoragePool, Capability, CheckResult, ClusterActionHistory, ClusterComputeResourceClusterConfigResult, ClusterComputeResourceCryptoModePolicy, ClusterComputeResourceHCIConfigInfo, ClusterComputeResourceHCIConfigSpec, ClusterComputeResourceHostConfigurationInput, ClusterComputeResourceMaintenanceInfo, ClusterComputeResourceSummary, ClusterComputeResourceValidationResultBase, ClusterConfigInfo, ClusterConfigSpec, ClusterConfigSpecEx, ClusterDasAdvancedRuntimeInfo, ClusterDrsFaults, ClusterDrsMigration, ClusterDrsRecommendation, ClusterEVCManagerCheckResult, ClusterEVCManagerEVCState, ClusterEnterMaintenanceResult, ClusterHostRecommendation, ClusterIoFilterInfo, ClusterPowerContext, ClusterPowerOnVmResult, ClusterProfileConfigSpec, ClusterRecommendation, ClusterResourceUsageSummary, ClusterRuleInfo, ClusterRuntimeInfo, CnsQueryFilter, CnsQueryResult, CnsQuerySelection, CnsSnapshotCreateSpec, CnsSnapshotDeleteSpec, CnsSyncVolumeSpec, CnsUnregisterVolumeSpec, CnsVolumeACLConfigureSpec, CnsVolumeAttachDetachSpec, CnsVolumeCreateSpec, CnsVolumeCryptoUpdateSpec, CnsVolumeExtendSpec, CnsVolumeId, CnsVolumeMetadataUpdateSpec, CnsVolumePolicyReconfigSpec, CnsVolumeRelocateSpec, ComplianceResult, ComputeResourceConfigInfo, ComputeResourceConfigSpec, ComputeResourceSummary, ConfigTarget, CryptoKeyId, CryptoKeyPlain, CryptoKeyResult, CryptoManagerHostKeyStatus, CryptoManagerKmipCertSignRequest, CryptoManagerKmipClusterStatus, CryptoManagerKmipCryptoKeyStatus, CryptoManagerKmipCustomAttributeSpec, CryptoManagerKmipGenerateKeySpec, CryptoManagerKmipServerCertInfo, CryptoSpec, CustomFieldDef, CustomFieldValue, CustomizationSpec, CustomizationSpecInfo, CustomizationSpecItem, DVPortConfigSpec, DVPortgroupConfigInfo, DVPortgroupConfigSpec, DVSCapability, DVSConfigInfo, DVSConfigSpec, DVSCreateSpec, DVSFeatureCapability, DVSHealthCheckConfig, DVSManagerDvsConfigTarget, DVSManagerPhysicalNicsList, DVSNetworkResourcePool, DVSNetworkResourcePoolConfigSpec, DVSRuntimeInfo, DVSSummary, DatabaseSizeEstimate, DatabaseSizeParam, DatacenterBasicConnectInfo, DatacenterConfigInfo, DatacenterConfigSpec, DatastoreBackingPoolMapping, DatastoreCapability, DatastoreHostMount, DatastoreInfo, DatastoreMountPathDatastorePair, DatastoreNamespaceManagerDirectoryInfo, DatastoreSummary, DatastoreVVolContainerFailoverPair, DiagnosticManagerAuditRecordResult, DiagnosticManagerBundleInfo, DiagnosticManagerLogDescriptor, DiagnosticManagerLogHeader, DirectPathProfileInfo, DirectPathProfileManagerCapacityQuerySpec, DirectPathProfileManagerCapacityResult, DirectPathProfileManagerCreateSpec, DirectPathProfileManagerFilterSpec, DirectPathProfileManagerTargetEntity, DirectPathProfileManagerUpdateSpec, DiskChangeInfo, DiskCryptoSpec, DistributedVirtualPort, DistributedVirtualSwitchHostProductSpec, DistributedVirtualSwitchManagerCompatibilityResult, DistributedVirtualSwitchManagerDvsProductSpec, DistributedVirtualSwitchManagerHostContainer, DistributedVirtualSwitchManagerHostDvsFilterSpec, DistributedVirtualSwitchManagerImportResult, DistributedVirtualSwitchManagerSpanInfo, DistributedVirtualSwitchNetworkOffloadSpec, DistributedVirtualSwitchPortCriteria, DistributedVirtualSwitchProductSpec, DrsMigrationCapabilityResult, DvsVmVnicResourcePoolConfigSpec, EamObjectRuntimeInfo, EntityBackupConfig, EntityPrivilege, EnvironmentBrowserConfigOptionQuerySpec, Event, EventArgDesc, EventDescription, EventFilterSpec, EventManagerEventViewSpec, Extension, ExtensionManagerIpAllocationUsage, FailoverParam, FaultDomainFilter, FaultDomainId, FaultToleranceConfigSpec, FaultToleranceSecondaryOpResult, FcoeConfigFcoeSpecification, FileLockInfoResult, FileQuery, FileShareQueryResult, FileTransferInformation, FolderBatchAddHostsToClusterResult, FolderBatchAddStandaloneHostsResult, FolderExternallyManagedFolderInfo, FolderNewHostSpec, GroupOperationResult, GuestAliases, GuestAuthAliasInfo, GuestAuthSubject, GuestAuthentication, GuestFileAttributes, GuestInfo, GuestListFileInfo, GuestMappedAliases, GuestProcessInfo, GuestProgramSpec, GuestRegKeyNameSpec, GuestRegKeyRecordSpec, GuestRegValueNameSpec, GuestRegValueSpec, HealthSystemRuntime, HealthUpdate, HealthUpdateInfo, HostAccessControlEntry, HostAccountSpec, HostApplyProfile, HostAssignableHardwareBinding, HostAssignableHardwareConfig, HostAuthenticationManagerInfo, HostAuthenticationStoreInfo, HostAutoStartManagerConfig, HostBootDeviceInfo, HostCacheConfigurationInfo, HostCacheConfigurationSpec, HostCapability, HostCertificateManagerCertificateInfo, HostCertificateManagerCertificateSpec, HostConfigInfo, HostConfigManager, HostConfigSpec, HostConnectInfo, HostConnectSpec, HostCpuSchedulerInfo, HostDatastoreBrowserSearchResults, HostDatastoreBrowserSearchSpec, HostDatastoreSystemCapabilities, HostDatastoreSystemDatastoreResult, HostDatastoreSystemVvolDatastoreSpec, HostDateTimeConfig, HostDateTimeInfo, HostDateTimeSystemServiceTestResult, HostDateTimeSystemTimeZone, HostDiagnosticPartition, HostDiagnosticPartitionCreateDescription, HostDiagnosticPartitionCreateOption, HostDiagnosticPartitionCreateSpec, HostDiskDimensionsChs, HostDiskPartitionBlockRange, HostDiskPartitionInfo, HostDiskPartitionLayout, HostDiskPartitionSpec, HostDnsConfig, HostEsxAgentHostManagerConfigInfo, HostFeatureMask, HostFileSystemVolumeInfo, HostFirewallDefaultPolicy, HostFirewallInfo, HostFirewallRulesetRulesetSpec, HostFlagInfo, HostGraphicsConfig, HostGraphicsInfo, HostHardwareInfo, HostHbaCreateSpec, HostHyperThreadScheduleInfo, HostImageProfileSummary, HostInternetScsiHbaAuthenticationProperties, HostInternetScsiHbaDigestProperties, HostInternetScsiHbaDiscoveryProperties, HostInternetScsiHbaIPProperties, HostInternetScsiHbaParamValue, HostInternetScsiHbaSendTarget, HostInternetScsiHbaStaticTarget, HostInternetScsiHbaTargetSet, HostIpConfig, HostIpRouteConfig, HostIpRouteTableConfig, HostIpmiInfo, HostLicensableResourceInfo, HostListSummary, HostMaintenanceSpec, HostMultipathInfoHppLogicalUnitPolicy, HostMultipathInfoLogicalUnitPolicy, HostMultipathStateInfo, HostNasVolumeSpec, HostNasVolumeUserInfo, HostNetCapabilities, HostNetOffloadCapabilities, HostNetworkConfig, HostNetworkConfigResult, HostNetworkInfo, HostNvmeConnectSpec, HostNvmeDisconnectSpec, HostNvmeDiscoverSpec, HostNvmeDiscoveryLog, HostPatchManagerLocator, HostPatchManagerPatchManagerOperationSpec, HostPatchManagerResult, HostPatchManagerStatus, HostPathSelectionPolicyOption, HostPciPassthruConfig, HostPciPassthruInfo, HostPortGroupSpec, HostProfileConfigSpec, HostProfileManagerCompositionResult, HostProfileManagerCompositionValidationResult, HostProfileManagerConfigTaskList, HostProfileValidationFailureInfo, HostResignatureRescanResult, HostRuntimeInfo, HostScsiDisk, HostScsiDiskPartition, HostServiceInfo, HostServiceTicket, HostSharedGpuCapabilities, HostSnmpConfigSpec, HostSnmpSystemAgentLimits, HostSpecification, HostSriovDevicePoolInfo, HostStorageArrayTypePolicyOption, HostStorageDeviceInfo, HostStorageSystemDiskLocatorLedResult, HostStorageSystemScsiLunResult, HostStorageSystemVmfsVolumeResult, HostSubSpecification, HostSystemComplianceCheckState, HostSystemReconnectSpec, HostSystemRemediationState, HostSystemResourceInfo, HostSystemSwapConfiguration, HostTpmAttestationReport, HostUnresolvedVmfsResignatureSpec, HostUnresolvedVmfsResolutionResult, HostUnresolvedVmfsResolutionSpec, HostUnresolvedVmfsVolume, HostVFlashManagerVFlashCacheConfigSpec, HostVFlashManagerVFlashConfigInfo, HostVFlashManagerVFlashResourceConfigSpec, HostVFlashResourceConfigurationResult, HostVMotionCompatibility, HostVMotionNetConfig, HostVffsSpec, HostVffsVolume, HostVirtualNicManagerInfo, HostVirtualNicSpec, HostVirtualSwitchSpec, HostVmfsSpec, HostVmfsVolume, HostVsanInternalSystemCmmdsQuery, HostVsanInternalSystemDeleteVsanObjectsResult, HostVsanInternalSystemVsanObjectOperationResult, HostVsanInternalSystemVsanPhysicalDiskDiagnosticsResult, HttpNfcLeaseCapabilities, HttpNfcLeaseInfo, HttpNfcLeaseManifestEntry, HttpNfcLeaseProbeResult, HttpNfcLeaseSourceFile, ID, ImportSpec, IoFilterManagerSslTrust, IoFilterQueryIssueResult, IpPool, IpPoolManagerIpAllocation, IscsiMigrationDependency, IscsiPortInfo, IscsiStatus, Issue, KernelModuleInfo, KeyAnyValue, KeyProviderId, KeyValue, KmipClusterInfo, KmipServerInfo, KmipServerSpec, LicenseAssignmentManagerLicenseAssignment, LicenseAvailabilityInfo, LicenseDiagnostics, LicenseFeatureInfo, LicenseManagerEvaluationInfo, LicenseManagerLicenseInfo, LicenseSource, LicenseUsageInfo, LocalizableMessage, LocalizationManagerMessageCatalog, LocalizedMethodFault, NetworkSummary, NodeDeploymentSpec, NvdimmGuid, NvdimmNamespaceCreateSpec, NvdimmNamespaceDeleteSpec, NvdimmPMemNamespaceCreateSpec, NvdimmSystemInfo, ObjectContent, OpaqueNetworkCapability, OptionDef, OptionValue, OvfCreateDescriptorParams, OvfCreateDescriptorResult, OvfCreateImportSpecParams, OvfCreateImportSpecResult, OvfOptionInfo, OvfParseDescriptorParams, OvfParseDescriptorResult, OvfValidateHostParams, OvfValidateHostResult, PassiveNodeDeploymentSpec, PbmCapabilityMetadataPerCategory, PbmCapabilityProfileCreateSpec, PbmCapabilityProfileUpdateSpec, PbmCapabilitySchema, PbmCapabilityVendorResourceTypeInfo, PbmComplianceResult, PbmDatastoreSpaceStatistics, PbmDefaultProfileInfo, PbmPlacementCompatibilityResult, PbmPlacementHub, PbmPlacementRequirement, PbmProfile, PbmProfileId, PbmProfileOperationOutcome, PbmProfileResourceType, PbmProfileToIofilterMap, PbmQueryProfileResult, PbmQueryReplicationGroupResult, PbmRollupComplianceResult, PbmServerObjectRef, PbmServiceInstanceContent, PerfCompositeMetric, PerfCounterInfo, PerfEntityMetricBase, PerfInterval, PerfMetricId, PerfProviderSummary, PerfQuerySpec, PerformClusterPowerActionSpec, PerformanceDescription, PerformanceManagerCounterLevelMapping, Permission, PhysicalNicHintInfo, PhysicalNicLinkInfo, PlacementResult, PlacementSpec, PodStorageDrsEntry, PowerSystemCapability, PowerSystemInfo, PrivilegePolicyDef, ProductComponentInfo, ProfileConfigInfo, ProfileCreateSpec, ProfileDeferredPolicyOptionParameter, ProfileDescription, ProfileExecuteResult, ProfileExpressionMetadata, ProfileMetadata, ProfilePolicyMetadata, ProfileProfileStructure, PromoteParam, PropertyFilterSpec, QueryPointInTimeReplicaParam, QueryReplicationPeerResult, QueryVsanManagedStorageSpaceUsageSpec, ReplicationGroupFilter, ReplicationGroupId, ResourceConfigOption, ResourceConfigSpec, ResourcePoolRuntimeInfo, ResourcePoolSummary, RetrieveOptions, RetrieveResult, RetrieveVStorageObjSpec, SDDCBase, ScheduledTaskDescription, ScheduledTaskInfo, ScheduledTaskSpec, SearchIndexIterationSpec, SearchIndexQuerySpec, SearchIndexResultSet, SelectionSet, ServiceConsoleReservationInfo, ServiceContent, ServiceManagerServiceInfo, SessionManagerGenericServiceTicket, SessionManagerLocalTicket, SessionManagerServiceRequestSpec, SiteInfo, SmsAboutInfo, SmsProviderInfo, SmsProviderSpec, SmsTaskInfo, SnapshotSelectionSpec, SoftwarePackage, SourceNodeSpec, StorageArray, StorageCapability, StorageContainerResult, StorageContainerSpec, StorageDrsConfigSpec, StorageFileSystem, StorageIORMConfigOption, StorageIORMConfigSpec, StorageIORMInfo, StorageLun, StoragePerformanceSummary, StoragePlacementResult, StoragePlacementSpec, StoragePodSummary, StoragePort, StorageProcessor, StorageRequirement, StructuredCustomizations, SystemEventInfo, Tag, TaskDescription, TaskFilterSpec, TaskInfo, TaskInfoFilterSpec, TaskManagerTaskViewSpec, TestFailoverParam, TransitGatewayConfigInfo, UpdateSet, UpdateVirtualMachineFilesResult, UsbScanCodeSpec, UserPrivilegeResult, UserSearchResult, UserSession, VASAProviderUpgradeSpec, VAppCloneSpec, VAppConfigInfo, VAppConfigSpec, VMwareDvsLacpGroupSpec, VSANSharedWitnessCompatibilityResult, VStorageObject, VStorageObjectAssociations, VStorageObjectReconcileResult, VStorageObjectReconcileSpec, VStorageObjectSnapshot, VStorageObjectSnapshotDetails, VStorageObjectSnapshotInfo, VStorageObjectStateInfo, VVolVmConfigFileUpdateResult, VcRemoteVsanServerClusterInfo, VchaClusterConfigInfo, VchaClusterConfigSpec, VchaClusterDeploymentSpec, VchaClusterHealth, VchaClusterNetworkSpec, VimClusterVSANPreferredFaultDomainInfo, VimClusterVSANStretchedClusterCapability, VimClusterVSANStretchedClusterFaultDomainConfig, VimClusterVSANWitnessHostInfo, VimVsanDataEfficiencyCapacityState, VimVsanHostDiskMapInfoEx, VimVsanHostDiskMappingCreationSpec, VimVsanHostQueryVsanDisksSpec, VimVsanHostVsanHostCapability, VimVsanHostVsanManagedDisksInfo, VimVsanReconfigSpec, VirtualAppLinkInfo, VirtualDisk, VirtualDiskId, VirtualDiskInfo, VirtualDiskSpec, VirtualDiskVFlashCacheConfigInfo, VirtualMachineCapability, VirtualMachineCloneSpec, VirtualMachineConfigInfo, VirtualMachineConfigOption, VirtualMachineConfigOptionDescriptor, VirtualMachineConfigSpec, VirtualMachineConnection, VirtualMachineDisplayTopology, VirtualMachineDynamicPassthroughInfo, VirtualMachineFileLayout, VirtualMachineFileLayoutEx, VirtualMachineGuestQuiesceSpec, VirtualMachineInstantCloneSpec, VirtualMachineMemoryReservationInfo, VirtualMachineMemoryReservationSpec, VirtualMachineMksTicket, VirtualMachineProfileSpec, VirtualMachineRelocateSpec, VirtualMachineRuntimeInfo, VirtualMachineSnapshotInfo, VirtualMachineStorageInfo, VirtualMachineSummary, VirtualMachineTicket, VirtualMachineVendorDeviceGroupInfo, VirtualMachineVgpuDeviceInfo, VirtualMachineVgpuProfileInfo, VirtualNicManagerNetConfig, VmfsConfigOption, VmfsDatastoreCreateSpec, VmfsDatastoreExpandSpec, VmfsDatastoreExtendSpec, VmfsDatastoreOption, VmfsUnmapBandwidthSpec, VsanAddStoragePoolDiskSpec, VsanAttachToSrOperation, VsanAutoRAIDInfo, VsanCapability, VsanCloudHealthStatus, VsanClusterAdvCfgSyncResult, VsanClusterClomdLivenessResult, VsanClusterCreateVmHealthTestResult, VsanClusterFileServiceHealthSummary, VsanClusterHclInfo, VsanClusterHealthCheckInfo, VsanClusterHealthConfigs, VsanClusterHealthGroup, VsanClusterHealthQuerySpec, VsanClusterHealthSummary, VsanClusterHealthSystemObjectsRepairResult, VsanClusterHealthSystemVersionResult, VsanClusterHostVmknicMapping, VsanClusterLimitHealthResult, VsanClusterNetworkHealthResult, VsanClusterNetworkLoadTestResult, VsanClusterNetworkPerfTaskSpec, VsanClusterObjectExtAttrs, VsanClusterTelemetryProxyConfig, VsanClusterVmdkLoadTestResult, VsanConfigInfoEx, VsanDatastoreSourcePrecheckResult, VsanDeleteStoragePoolDiskSpec, VsanDiagnosticsThreshold, VsanDiskFormatConversionCheckResult, VsanDiskFormatConversionSpec, VsanDiskModelInfo, VsanEncryptionHealthSummary, VsanEntitySpaceUsage, VsanFileServiceDomain, VsanFileServiceDomainConfig, VsanFileServiceDomainQuerySpec, VsanFileServiceHealthSummary, VsanFileServiceOvfSpec, VsanFileServicePreflightCheckResult, VsanFileShareConfig, VsanFileShareQuerySpec, VsanFileShareSnapshotConfig, VsanFileShareSnapshotQueryResult, VsanFileShareSnapshotQuerySpec, VsanHciMeshDatastoreSource, VsanHclDiskConstraint, VsanHclFirmwareUpdateSpec, VsanHclQuerySpec, VsanHclReleaseConstraint, VsanHealthQuerySpec, VsanHistoricalHealthQuerySpec, VsanHostAbortWipeDiskStatus, VsanHostAboutInfoEx, VsanHostClusterStatus, VsanHostConfigInfo, VsanHostCreateVmHealthTestResult, VsanHostDiskMapResult, VsanHostDiskMapping, VsanHostDiskResult, VsanHostDrsStats, VsanHostEMMSummary, VsanHostHclInfo, VsanHostIoInsightInfo, VsanHostQueryCheckLimitsSpec, VsanHostRuntimeStats, VsanHostVirtualApplianceInfo, VsanHostVsanObjectSyncQueryResult, VsanHostWipeDiskStatus, VsanHwToVcgInfoMappingSpec, VsanIODiagnosticsInstance, VsanIODiagnosticsInstanceQuerySpec, VsanIODiagnosticsTarget, VsanIODiagnosticsTargetStats, VsanIOTripAnalyzerConfig, VsanIOTripAnalyzerRecurrence, VsanIoInsightInstance, VsanIoInsightInstanceQuerySpec, VsanIperfClientSpec, VsanIscsiInitiatorGroup, VsanIscsiLUN, VsanIscsiLUNSpec, VsanIscsiTarget, VsanIscsiTargetSpec, VsanLimitHealthResult, VsanMassCollectorSpec, VsanMountPrecheckResult, VsanNetworkDiagnostics, VsanNetworkDiagnosticsHealthInfo, VsanNetworkHealthResult, VsanNetworkLoadTestResult, VsanNewPolicyBatch, VsanObjIdentityQuerySpec, VsanObjectIdentityAndHealth, VsanObjectInformation, VsanObjectOverallHealth, VsanObjectPlacement, VsanObjectQuerySpec, VsanPerfDiagnoseQuerySpec, VsanPerfDiagnosticException, VsanPerfDiagnosticResult, VsanPerfEntityMetricCSV, VsanPerfEntityType, VsanPerfHotspotEntitiesMetrics, VsanPerfHotspotEntityType, VsanPerfHotspotQuerySpec, VsanPerfNodeInformation, VsanPerfQuerySpec, VsanPerfTimeRange, VsanPerfTimeRangeQuerySpec, VsanPerfTopQuerySpec, VsanPhysicalDiskHealthSummary, VsanPolicyChangeBatch, VsanPolicySatisfiability, VsanPrepareVsanForVcsaSpec, VsanProactiveRebalanceInfoEx, VsanQueryPhysicalPlacementSpecs, VsanQueryResultHostInfo, VsanRemoteClusterQuerySpec, VsanRemoteVcInfo, VsanRepairObjectsResult, VsanResourceCheckSpec, VsanResourceCheckStatus, VsanRuntimeStatsHostMap, VsanSiteMaintenanceInfo, VsanSiteMaintenancePrecheckStatus, VsanSiteMaintenanceSpec, VsanSmartStatsHostSummary, VsanSpaceQuerySpec, VsanSpaceUsage, VsanSpaceUsageWithDatastoreType, VsanStorageWorkloadType, VsanSyncingObjectFilter, VsanUpgradeStatusEx, VsanUpgradeSystemPreflightCheckResult, VsanUpgradeSystemUpgradeStatus, VsanVcLifecycleCheckResult, VsanVcLifecycleCheckSpec, VsanVcPostDeployConfigSpec, VsanVcStretchedClusterConfigSpec, VsanVcsaDeploymentProgress, VsanVdsMigrationPlan, VsanVibInstallPreflightStatus, VsanVibScanResult, VsanVibSpec, VsanVmVdsMigrationSpec, VsanVmdkLoadTestResult, VsanVmdkLoadTestSpec, VsanVsanClusterPcapResult, VsanVumSystemConfig, VsanWhatIfEvacResult, VsanXVCDatastoreInfo, VsanXvcQueryResultSet, VsanXvcQuerySpec, VslmCloneSpec, VslmCreateSpec, VslmDatastoreSyncStatus, VslmQueryDatastoreInfoResult, VslmRelocateSpec, VslmServiceInstanceContent, VslmTagEntry, VslmTaskInfo, VslmVsoVStorageObjectAssociations, VslmVsoVStorageObjectQueryResult, VslmVsoVStorageObjectQuerySpec, VslmVsoVStorageObjectResult, WaitOptions, vslmInfrastructureObjectPolicy, vslmInfrastructureObjectPolicySpec, vslmVClockInfo } from './data-objects.js'
import type { HostAccessMode, HostLockdownMode, HttpNfcLeaseState, ManagedEntityStatus, SimpleCommandEncoding, TaskInfoState, VirtualMachineMovePriority, VirtualMachinePowerState } from './enums.js'

/** eam.Agency */
export interface AgencyProperties extends EamObjectProperties {
  solutionId: string
  owner?: string
  config: AgencyConfigInfo
  runtime: EamObjectRuntimeInfo
  agent?: ManagedObjectReference[]
}

/** eam.Agent */
export interface AgentProperties extends EamObjectProperties {
  runtime: AgentRuntimeInfo
  config: AgentConfigInfo
}

/** vim.alarm.Alarm */
export interface AlarmProperties extends ExtensibleManagedObjectProperties {
  info: AlarmInfo
}

/** vim.alarm.AlarmManager */
export interface AlarmManagerProperties extends ManagedObjectProperties {
  defaultExpression?: AlarmExpression[]
  description: AlarmDescription
}

/** vim.AuthorizationManager */
export interface AuthorizationManagerProperties extends ManagedObjectProperties {
  privilegeList?: AuthorizationPrivilege[]
  roleList?: AuthorizationRole[]
  description: AuthorizationDescription
}

/** vim.CertificateManager */
export interface CertificateManagerProperties extends ManagedObjectProperties {
}

/** vim.ClusterComputeResource */
export interface ClusterComputeResourceProperties extends ComputeResourceProperties {
  configuration: ClusterConfigInfo
  recommendation?: ClusterRecommendation[]
  drsRecommendation?: ClusterDrsRecommendation[]
  summaryEx: ClusterComputeResourceSummary
  hciConfig?: ClusterComputeResourceHCIConfigInfo
  migrationHistory?: ClusterDrsMigration[]
  actionHistory?: ClusterActionHistory[]
  drsFault?: ClusterDrsFaults[]
}

/** vim.cluster.EVCManager */
export interface ClusterEVCManagerProperties extends ExtensibleManagedObjectProperties {
  managedCluster: ManagedObjectReference
  evcState: ClusterEVCManagerEVCState
}

/** vim.profile.cluster.ClusterProfile */
export interface ClusterProfileProperties extends ProfileProperties {
}

/** vim.profile.cluster.ProfileManager */
export interface ClusterProfileManagerProperties extends ProfileManagerProperties {
}

/** vim.cns.VolumeManager */
export interface CnsVolumeManagerProperties extends ManagedObjectProperties {
}

/** vim.ComputeResource */
export interface ComputeResourceProperties extends ManagedEntityProperties {
  resourcePool?: ManagedObjectReference
  host?: ManagedObjectReference[]
  datastore?: ManagedObjectReference[]
  network?: ManagedObjectReference[]
  summary: ComputeResourceSummary
  environmentBrowser?: ManagedObjectReference
  configurationEx: ComputeResourceConfigInfo
  lifecycleManaged?: boolean
  configManagerEnabled?: boolean
  networkBootMode?: string
}

/** vim.view.ContainerView */
export interface ContainerViewProperties extends ManagedObjectViewProperties {
  container: ManagedObjectReference
  type?: string[]
  recursive: boolean
}

/** vim.encryption.CryptoManager */
export interface CryptoManagerProperties extends ManagedObjectProperties {
  enabled: boolean
}

/** vim.encryption.CryptoManagerHost */
export interface CryptoManagerHostProperties extends CryptoManagerProperties {
}

/** vim.encryption.CryptoManagerHostKMS */
export interface CryptoManagerHostKMSProperties extends CryptoManagerHostProperties {
}

/** vim.encryption.CryptoManagerKmip */
export interface CryptoManagerKmipProperties extends CryptoManagerProperties {
  kmipServers?: KmipClusterInfo[]
}

/** vim.CustomFieldsManager */
export interface CustomFieldsManagerProperties extends ManagedObjectProperties {
  field?: CustomFieldDef[]
}

/** vim.CustomizationSpecManager */
export interface CustomizationSpecManagerProperties extends ManagedObjectProperties {
  info?: CustomizationSpecInfo[]
  encryptionKey?: number[]
}

/** vim.vsan.DataProtectionHealthSystem */
export interface DataProtectionHealthSystemProperties extends ManagedObjectProperties {
}

/** vim.Datacenter */
export interface DatacenterProperties extends ManagedEntityProperties {
  vmFolder: ManagedObjectReference
  hostFolder: ManagedObjectReference
  datastoreFolder: ManagedObjectReference
  networkFolder: ManagedObjectReference
  datastore?: ManagedObjectReference[]
  network?: ManagedObjectReference[]
  configuration: DatacenterConfigInfo
}

/** vim.Datastore */
export interface DatastoreProperties extends ManagedEntityProperties {
  info: DatastoreInfo
  summary: DatastoreSummary
  host?: DatastoreHostMount[]
  vm?: ManagedObjectReference[]
  browser: ManagedObjectReference
  capability: DatastoreCapability
  iormConfiguration?: StorageIORMInfo
}

/** vim.DatastoreNamespaceManager */
export interface DatastoreNamespaceManagerProperties extends ManagedObjectProperties {
}

/** vim.DiagnosticManager */
export interface DiagnosticManagerProperties extends ManagedObjectProperties {
}

/** vim.DirectPathProfileManager */
export interface DirectPathProfileManagerProperties extends ManagedObjectProperties {
}

/** vim.dvs.DistributedVirtualPortgroup */
export interface DistributedVirtualPortgroupProperties extends NetworkProperties {
  key: string
  config: DVPortgroupConfigInfo
  portKeys?: string[]
}

/** vim.DistributedVirtualSwitch */
export interface DistributedVirtualSwitchProperties extends ManagedEntityProperties {
  uuid: string
  capability: DVSCapability
  summary: DVSSummary
  config: DVSConfigInfo
  networkResourcePool?: DVSNetworkResourcePool[]
  portgroup?: ManagedObjectReference[]
  runtime?: DVSRuntimeInfo
}

/** vim.dvs.DistributedVirtualSwitchManager */
export interface DistributedVirtualSwitchManagerProperties extends ManagedObjectProperties {
}

/** eam.EamObject */
export interface EamObjectProperties extends ManagedObjectProperties {
}

/** eam.Task */
export interface EamTaskProperties extends ManagedObjectProperties {
}

/** vim.EnvironmentBrowser */
export interface EnvironmentBrowserProperties extends ManagedObjectProperties {
  datastoreBrowser?: ManagedObjectReference
}

/** eam.EsxAgentManager */
export interface EsxAgentManagerProperties extends EamObjectProperties {
  agency?: ManagedObjectReference[]
  issue?: Issue[]
}

/** vim.event.EventHistoryCollector */
export interface EventHistoryCollectorProperties extends HistoryCollectorProperties {
  latestPage?: Event[]
  initialized?: boolean
}

/** vim.event.EventManager */
export interface EventManagerProperties extends ManagedObjectProperties {
  description: EventDescription
  latestEvent?: Event
  maxCollector: number
}

/** vim.ExtensibleManagedObject */
export interface ExtensibleManagedObjectProperties extends ManagedObjectProperties {
  value?: CustomFieldValue[]
  availableField?: CustomFieldDef[]
}

/** vim.ExtensionManager */
export interface ExtensionManagerProperties extends ManagedObjectProperties {
  extensionList?: Extension[]
}

/** vim.vcha.FailoverClusterConfigurator */
export interface FailoverClusterConfiguratorProperties extends ManagedObjectProperties {
  disabledConfigureMethod?: string[]
}

/** vim.vcha.FailoverClusterManager */
export interface FailoverClusterManagerProperties extends ManagedObjectProperties {
  disabledClusterMethod?: string[]
}

/** vim.FileManager */
export interface FileManagerProperties extends ManagedObjectProperties {
}

/** vim.Folder */
export interface FolderProperties extends ManagedEntityProperties {
  childType?: string[]
  childEntity?: ManagedObjectReference[]
  namespace?: string
  externallyManagedFolderInfo?: FolderExternallyManagedFolderInfo
}

/** vim.vm.guest.AliasManager */
export interface GuestAliasManagerProperties extends ManagedObjectProperties {
}

/** vim.vm.guest.AuthManager */
export interface GuestAuthManagerProperties extends ManagedObjectProperties {
}

/** vim.vm.guest.FileManager */
export interface GuestFileManagerProperties extends ManagedObjectProperties {
}

/** vim.vm.guest.GuestOperationsManager */
export interface GuestOperationsManagerProperties extends ManagedObjectProperties {
  authManager?: ManagedObjectReference
  fileManager?: ManagedObjectReference
  processManager?: ManagedObjectReference
  guestWindowsRegistryManager?: ManagedObjectReference
  aliasManager?: ManagedObjectReference
}

/** vim.vm.guest.ProcessManager */
export interface GuestProcessManagerProperties extends ManagedObjectProperties {
}

/** vim.vm.guest.WindowsRegistryManager */
export interface GuestWindowsRegistryManagerProperties extends ManagedObjectProperties {
}

/** vim.HealthUpdateManager */
export interface HealthUpdateManagerProperties extends ManagedObjectProperties {
}

/** vim.HistoryCollector */
export interface HistoryCollectorProperties extends ManagedObjectProperties {
  filter: unknown
}

/** vim.host.HostAccessManager */
export interface HostAccessManagerProperties extends ManagedObjectProperties {
  lockdownMode: HostLockdownMode
}

/** vim.host.ActiveDirectoryAuthentication */
export interface HostActiveDirectoryAuthenticationProperties extends HostDirectoryStoreProperties {
}

/** vim.host.AssignableHardwareManager */
export interface HostAssignableHardwareManagerProperties extends ManagedObjectProperties {
  binding?: HostAssignableHardwareBinding[]
  config: HostAssignableHardwareConfig
}

/** vim.host.AuthenticationManager */
export interface HostAuthenticationManagerProperties extends ManagedObjectProperties {
  info: HostAuthenticationManagerInfo
  supportedStore: ManagedObjectReference[]
}

/** vim.host.AuthenticationStore */
export interface HostAuthenticationStoreProperties extends ManagedObjectProperties {
  info: HostAuthenticationStoreInfo
}

/** vim.host.AutoStartManager */
export interface HostAutoStartManagerProperties extends ManagedObjectProperties {
  config: HostAutoStartManagerConfig
}

/** vim.host.BootDeviceSystem */
export interface HostBootDeviceSystemProperties extends ManagedObjectProperties {
}

/** vim.host.CacheConfigurationManager */
export interface HostCacheConfigurationManagerProperties extends ManagedObjectProperties {
  cacheConfigurationInfo?: HostCacheConfigurationInfo[]
}

/** vim.host.CertificateManager */
export interface HostCertificateManagerProperties extends ManagedObjectProperties {
  certificateInfo: HostCertificateManagerCertificateInfo
}

/** vim.host.CpuSchedulerSystem */
export interface HostCpuSchedulerSystemProperties extends ExtensibleManagedObjectProperties {
  cpuSchedulerInfo?: HostCpuSchedulerInfo
  hyperthreadInfo?: HostHyperThreadScheduleInfo
}

/** vim.host.DatastoreBrowser */
export interface HostDatastoreBrowserProperties extends ManagedObjectProperties {
  datastore?: ManagedObjectReference[]
  supportedType?: FileQuery[]
}

/** vim.host.DatastoreSystem */
export interface HostDatastoreSystemProperties extends ManagedObjectProperties {
  datastore?: ManagedObjectReference[]
  capabilities: HostDatastoreSystemCapabilities
}

/** vim.host.DateTimeSystem */
export interface HostDateTimeSystemProperties extends ManagedObjectProperties {
  dateTimeInfo: HostDateTimeInfo
}

/** vim.host.DiagnosticSystem */
export interface HostDiagnosticSystemProperties extends ManagedObjectProperties {
  activePartition?: HostDiagnosticPartition
}

/** vim.host.DirectoryStore */
export interface HostDirectoryStoreProperties extends HostAuthenticationStoreProperties {
}

/** vim.host.EsxAgentHostManager */
export interface HostEsxAgentHostManagerProperties extends ManagedObjectProperties {
  configInfo: HostEsxAgentHostManagerConfigInfo
}

/** vim.host.FirewallSystem */
export interface HostFirewallSystemProperties extends ExtensibleManagedObjectProperties {
  firewallInfo?: HostFirewallInfo
}

/** vim.host.FirmwareSystem */
export interface HostFirmwareSystemProperties extends ManagedObjectProperties {
}

/** vim.host.GraphicsManager */
export interface HostGraphicsManagerProperties extends ExtensibleManagedObjectProperties {
  graphicsInfo?: HostGraphicsInfo[]
  graphicsConfig?: HostGraphicsConfig
  sharedPassthruGpuTypes?: string[]
  sharedGpuCapabilities?: HostSharedGpuCapabilities[]
}

/** vim.host.HealthStatusSystem */
export interface HostHealthStatusSystemProperties extends ManagedObjectProperties {
  runtime: HealthSystemRuntime
}

/** vim.host.ImageConfigManager */
export interface HostImageConfigManagerProperties extends ManagedObjectProperties {
}

/** vim.host.KernelModuleSystem */
export interface HostKernelModuleSystemProperties extends ManagedObjectProperties {
}

/** vim.host.LocalAccountManager */
export interface HostLocalAccountManagerProperties extends ManagedObjectProperties {
}

/** vim.host.LocalAuthentication */
export interface HostLocalAuthenticationProperties extends HostAuthenticationStoreProperties {
}

/** vim.host.MemoryManagerSystem */
export interface HostMemorySystemProperties extends ExtensibleManagedObjectProperties {
  consoleReservationInfo?: ServiceConsoleReservationInfo
  virtualMachineReservationInfo?: VirtualMachineMemoryReservationInfo
}

/** vim.host.NetworkSystem */
export interface HostNetworkSystemProperties extends ExtensibleManagedObjectProperties {
  capabilities?: HostNetCapabilities
  networkInfo?: HostNetworkInfo
  offloadCapabilities?: HostNetOffloadCapabilities
  networkConfig?: HostNetworkConfig
  dnsConfig?: HostDnsConfig
  ipRouteConfig?: HostIpRouteConfig
  consoleIpRouteConfig?: HostIpRouteConfig
}

/** vim.host.NvdimmSystem */
export interface HostNvdimmSystemProperties extends ManagedObjectProperties {
  nvdimmSystemInfo: NvdimmSystemInfo
}

/** vim.host.PatchManager */
export interface HostPatchManagerProperties extends ManagedObjectProperties {
}

/** vim.host.PciPassthruSystem */
export interface HostPciPassthruSystemProperties extends ExtensibleManagedObjectProperties {
  pciPassthruInfo: HostPciPassthruInfo[]
  sriovDevicePoolInfo?: HostSriovDevicePoolInfo[]
}

/** vim.host.PowerSystem */
export interface HostPowerSystemProperties extends ManagedObjectProperties {
  capability: PowerSystemCapability
  info: PowerSystemInfo
}

/** vim.profile.host.HostProfile */
export interface HostProfileProperties extends ProfileProperties {
  validationState?: string
  validationStateUpdateTime?: DateTime
  validationFailureInfo?: HostProfileValidationFailureInfo
  complianceCheckTime?: DateTime
  referenceHost?: ManagedObjectReference
}

/** vim.profile.host.ProfileManager */
export interface HostProfileManagerProperties extends ProfileManagerProperties {
}

/** vim.host.ServiceSystem */
export interface HostServiceSystemProperties extends ExtensibleManagedObjectProperties {
  serviceInfo: HostServiceInfo
}

/** vim.host.SnmpSystem */
export interface HostSnmpSystemProperties extends ManagedObjectProperties {
  configuration: HostSnmpConfigSpec
  limits: HostSnmpSystemAgentLimits
}

/** vim.host.HostSpbm */
export interface HostSpbmProperties extends ManagedObjectProperties {
}

/** vim.profile.host.HostSpecificationManager */
export interface HostSpecificationManagerProperties extends ManagedObjectProperties {
}

/** vim.host.StorageSystem */
export interface HostStorageSystemProperties extends ExtensibleManagedObjectProperties {
  storageDeviceInfo?: HostStorageDeviceInfo
  fileSystemVolumeInfo: HostFileSystemVolumeInfo
  systemFile?: string[]
  multipathStateInfo?: HostMultipathStateInfo
}

/** vim.HostSystem */
export interface HostSystemProperties extends ManagedEntityProperties {
  runtime: HostRuntimeInfo
  summary: HostListSummary
  hardware?: HostHardwareInfo
  capability?: HostCapability
  licensableResource: HostLicensableResourceInfo
  remediationState?: HostSystemRemediationState
  precheckRemediationResult?: ApplyHostProfileConfigurationSpec
  remediationResult?: ApplyHostProfileConfigurationResult
  complianceCheckState?: HostSystemComplianceCheckState
  complianceCheckResult?: ComplianceResult
  configManager: HostConfigManager
  config?: HostConfigInfo
  vm?: ManagedObjectReference[]
  datastore?: ManagedObjectReference[]
  network?: ManagedObjectReference[]
  datastoreBrowser: ManagedObjectReference
  systemResources?: HostSystemResourceInfo
  answerFileValidationState?: AnswerFileStatusResult
  answerFileValidationResult?: AnswerFileStatusResult
}

/** vim.host.VFlashManager */
export interface HostVFlashManagerProperties extends ManagedObjectProperties {
  vFlashConfigInfo?: HostVFlashManagerVFlashConfigInfo
}

/** vim.host.VMotionSystem */
export interface HostVMotionSystemProperties extends ExtensibleManagedObjectProperties {
  netConfig?: HostVMotionNetConfig
  ipConfig?: HostIpConfig
}

/** vim.vslm.host.VStorageObjectManager */
export interface HostVStorageObjectManagerProperties extends VStorageObjectManagerBaseProperties {
}

/** vim.host.VirtualNicManager */
export interface HostVirtualNicManagerProperties extends ExtensibleManagedObjectProperties {
  info: HostVirtualNicManagerInfo
}

/** vim.host.VsanHealthSystem */
export interface HostVsanHealthSystemProperties extends ManagedObjectProperties {
}

/** vim.host.VsanInternalSystem */
export interface HostVsanInternalSystemProperties extends ManagedObjectProperties {
}

/** vim.host.VsanSystem */
export interface HostVsanSystemProperties extends ManagedObjectProperties {
  config: VsanHostConfigInfo
}

/** vim.HttpNfcLease */
export interface HttpNfcLeaseProperties extends ManagedObjectProperties {
  initializeProgress: number
  transferProgress: number
  mode: string
  capabilities: HttpNfcLeaseCapabilities
  info?: HttpNfcLeaseInfo
  state: HttpNfcLeaseState
  error?: LocalizedMethodFault
}

/** vim.view.InventoryView */
export interface InventoryViewProperties extends ManagedObjectViewProperties {
}

/** vim.IoFilterManager */
export interface IoFilterManagerProperties extends ManagedObjectProperties {
}

/** vim.IpPoolManager */
export interface IpPoolManagerProperties extends ManagedObjectProperties {
}

/** vim.host.IscsiManager */
export interface IscsiManagerProperties extends ManagedObjectProperties {
}

/** vim.LicenseAssignmentManager */
export interface LicenseAssignmentManagerProperties extends ManagedObjectProperties {
}

/** vim.LicenseManager */
export interface LicenseManagerProperties extends ManagedObjectProperties {
  source: LicenseSource
  sourceAvailable: boolean
  diagnostics?: LicenseDiagnostics
  featureInfo?: LicenseFeatureInfo[]
  licensedEdition: string
  licenses: LicenseManagerLicenseInfo[]
  licenseAssignmentManager?: ManagedObjectReference
  evaluation: LicenseManagerEvaluationInfo
}

/** vim.view.ListView */
export interface ListViewProperties extends ManagedObjectViewProperties {
}

/** vim.LocalizationManager */
export interface LocalizationManagerProperties extends ManagedObjectProperties {
  catalog?: LocalizationManagerMessageCatalog[]
}

/** vim.ManagedEntity */
export interface ManagedEntityProperties extends ExtensibleManagedObjectProperties {
  parent?: ManagedObjectReference
  customValue?: CustomFieldValue[]
  overallStatus: ManagedEntityStatus
  configStatus: ManagedEntityStatus
  configIssue?: Event[]
  effectiveRole?: number[]
  permission?: Permission[]
  name: string
  disabledMethod?: string[]
  recentTask?: ManagedObjectReference[]
  declaredAlarmState?: AlarmState[]
  triggeredAlarmState?: AlarmState[]
  alarmActionsEnabled?: boolean
  tag?: Tag[]
}

/** vmodl.ManagedObject */
export interface ManagedObjectProperties {
}

/** vim.view.ManagedObjectView */
export interface ManagedObjectViewProperties extends ViewProperties {
  view?: ManagedObjectReference[]
}

/** vim.host.MessageBusProxy */
export interface MessageBusProxyProperties extends ManagedObjectProperties {
}

/** vim.Network */
export interface NetworkProperties extends ManagedEntityProperties {
  summary: NetworkSummary
  host?: ManagedObjectReference[]
  vm?: ManagedObjectReference[]
}

/** vim.OpaqueNetwork */
export interface OpaqueNetworkProperties extends NetworkProperties {
  capability?: OpaqueNetworkCapability
  extraConfig?: OptionValue[]
}

/** vim.option.OptionManager */
export interface OptionManagerProperties extends ManagedObjectProperties {
  supportedOption?: OptionDef[]
  setting?: OptionValue[]
}

/** vim.OverheadMemoryManager */
export interface OverheadMemoryManagerProperties extends ManagedObjectProperties {
}

/** vim.OvfManager */
export interface OvfManagerProperties extends ManagedObjectProperties {
  ovfImportOption?: OvfOptionInfo[]
  ovfExportOption?: OvfOptionInfo[]
}

/** pbm.capability.CapabilityMetadataManager */
export interface PbmCapabilityMetadataManagerProperties extends ManagedObjectProperties {
}

/** pbm.compliance.ComplianceManager */
export interface PbmComplianceManagerProperties extends ManagedObjectProperties {
}

/** pbm.placement.PlacementSolver */
export interface PbmPlacementSolverProperties extends ManagedObjectProperties {
}

/** pbm.profile.ProfileManager */
export interface PbmProfileProfileManagerProperties extends ManagedObjectProperties {
}

/** pbm.provider.Provider */
export interface PbmProviderProperties extends ManagedObjectProperties {
}

/** pbm.replication.ReplicationManager */
export interface PbmReplicationManagerProperties extends ManagedObjectProperties {
}

/** pbm.ServiceInstance */
export interface PbmServiceInstanceProperties extends ManagedObjectProperties {
  content: PbmServiceInstanceContent
}

/** pbm.auth.SessionManager */
export interface PbmSessionManagerProperties extends ManagedObjectProperties {
}

/** vim.PerformanceManager */
export interface PerformanceManagerProperties extends ManagedObjectProperties {
  description: PerformanceDescription
  historicalInterval?: PerfInterval[]
  perfCounter?: PerfCounterInfo[]
}

/** vim.profile.Profile */
export interface ProfileProperties extends ManagedObjectProperties {
  config: ProfileConfigInfo
  description?: ProfileDescription
  name: string
  createdTime: DateTime
  modifiedTime: DateTime
  entity?: ManagedObjectReference[]
  complianceStatus: string
}

/** vim.profile.ComplianceManager */
export interface ProfileComplianceManagerProperties extends ManagedObjectProperties {
}

/** vim.profile.ProfileManager */
export interface ProfileManagerProperties extends ManagedObjectProperties {
  profile?: ManagedObjectReference[]
}

/** vmodl.query.PropertyCollector */
export interface PropertyCollectorProperties extends ManagedObjectProperties {
  filter?: ManagedObjectReference[]
}

/** vmodl.query.PropertyCollector.Filter */
export interface PropertyFilterProperties extends ManagedObjectProperties {
  spec: PropertyFilterSpec
  partialUpdates: boolean
}

/** vim.ResourcePlanningManager */
export interface ResourcePlanningManagerProperties extends ManagedObjectProperties {
}

/** vim.ResourcePool */
export interface ResourcePoolProperties extends ManagedEntityProperties {
  summary: ResourcePoolSummary
  runtime: ResourcePoolRuntimeInfo
  owner: ManagedObjectReference
  resourcePool?: ManagedObjectReference[]
  vm?: ManagedObjectReference[]
  config: ResourceConfigSpec
  namespace?: string
  childConfiguration?: ResourceConfigSpec[]
}

/** vim.scheduler.ScheduledTask */
export interface ScheduledTaskProperties extends ExtensibleManagedObjectProperties {
  info: ScheduledTaskInfo
}

/** vim.scheduler.ScheduledTaskManager */
export interface ScheduledTaskManagerProperties extends ManagedObjectProperties {
  scheduledTask?: ManagedObjectReference[]
  description: ScheduledTaskDescription
}

/** vim.SearchIndex */
export interface SearchIndexProperties extends ManagedObjectProperties {
}

/** vim.ServiceInstance */
export interface ServiceInstanceProperties extends ManagedObjectProperties {
  serverClock: DateTime
  capability: Capability
  content: ServiceContent
}

/** vim.ServiceManager */
export interface ServiceManagerProperties extends ManagedObjectProperties {
  service?: ServiceManagerServiceInfo[]
}

/** vim.SessionManager */
export interface SessionManagerProperties extends ManagedObjectProperties {
  sessionList?: UserSession[]
  currentSession?: UserSession
  message?: string
  messageLocaleList?: string[]
  supportedLocaleList?: string[]
  defaultLocale: string
}

/** vim.SimpleCommand */
export interface SimpleCommandProperties extends ManagedObjectProperties {
  encodingType: SimpleCommandEncoding
  entity: ServiceManagerServiceInfo
}

/** vim.SiteInfoManager */
export interface SiteInfoManagerProperties extends ManagedObjectProperties {
}

/** sms.provider.Provider */
export interface SmsProviderProperties extends ManagedObjectProperties {
}

/** sms.ServiceInstance */
export interface SmsServiceInstanceProperties extends ManagedObjectProperties {
}

/** sms.auth.SessionManager */
export interface SmsSessionManagerProperties extends ManagedObjectProperties {
}

/** sms.StorageManager */
export interface SmsStorageManagerProperties extends ManagedObjectProperties {
}

/** sms.Task */
export interface SmsTaskProperties extends ManagedObjectProperties {
}

/** vim.StoragePod */
export interface StoragePodProperties extends FolderProperties {
  summary?: StoragePodSummary
  podStorageDrsEntry?: PodStorageDrsEntry
}

/** vim.StorageQueryManager */
export interface StorageQueryManagerProperties extends ManagedObjectProperties {
}

/** vim.StorageResourceManager */
export interface StorageResourceManagerProperties extends ManagedObjectProperties {
}

/** vim.Task */
export interface TaskProperties extends ExtensibleManagedObjectProperties {
  info: TaskInfo
}

/** vim.TaskHistoryCollector */
export interface TaskHistoryCollectorProperties extends HistoryCollectorProperties {
  latestPage?: TaskInfo[]
}

/** vim.TaskManager */
export interface TaskManagerProperties extends ManagedObjectProperties {
  recentTask?: ManagedObjectReference[]
  description: TaskDescription
  maxCollector: number
}

/** vim.tenant.TenantManager */
export interface TenantTenantManagerProperties extends ManagedObjectProperties {
}

/** vim.TransitGateway */
export interface TransitGatewayProperties extends ManagedEntityProperties {
  config: TransitGatewayConfigInfo
}

/** vim.UserDirectory */
export interface UserDirectoryProperties extends ManagedObjectProperties {
  domainList?: string[]
}

/** vim.vslm.VStorageObjectManagerBase */
export interface VStorageObjectManagerBaseProperties extends ManagedObjectProperties {
}

/** sms.provider.VasaProvider */
export interface VasaProviderProperties extends SmsProviderProperties {
}

/** vim.vslm.vcenter.VStorageObjectManager */
export interface VcenterVStorageObjectManagerProperties extends VStorageObjectManagerBaseProperties {
}

/** vim.view.View */
export interface ViewProperties extends ManagedObjectProperties {
}

/** vim.view.ViewManager */
export interface ViewManagerProperties extends ManagedObjectProperties {
  viewList?: ManagedObjectReference[]
}

/** vim.cluster.VsanVcDiskManagementSystem */
export interface VimClusterVsanVcDiskManagementSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanVcStretchedClusterSystem */
export interface VimClusterVsanVcStretchedClusterSystemProperties extends ManagedObjectProperties {
}

/** vim.VirtualApp */
export interface VirtualAppProperties extends ResourcePoolProperties {
  parentFolder?: ManagedObjectReference
  datastore?: ManagedObjectReference[]
  network?: ManagedObjectReference[]
  vAppConfig?: VAppConfigInfo
  parentVApp?: ManagedObjectReference
  childLink?: VirtualAppLinkInfo[]
}

/** vim.VirtualDiskManager */
export interface VirtualDiskManagerProperties extends ManagedObjectProperties {
}

/** vim.VirtualMachine */
export interface VirtualMachineProperties extends ManagedEntityProperties {
  capability: VirtualMachineCapability
  config?: VirtualMachineConfigInfo
  layout?: VirtualMachineFileLayout
  layoutEx?: VirtualMachineFileLayoutEx
  storage?: VirtualMachineStorageInfo
  environmentBrowser: ManagedObjectReference
  resourcePool?: ManagedObjectReference
  parentVApp?: ManagedObjectReference
  resourceConfig?: ResourceConfigSpec
  runtime: VirtualMachineRuntimeInfo
  guest?: GuestInfo
  summary: VirtualMachineSummary
  datastore?: ManagedObjectReference[]
  network?: ManagedObjectReference[]
  snapshot?: VirtualMachineSnapshotInfo
  rootSnapshot?: ManagedObjectReference[]
  guestHeartbeatStatus: ManagedEntityStatus
}

/** vim.vm.check.CompatibilityChecker */
export interface VirtualMachineCompatibilityCheckerProperties extends ManagedObjectProperties {
}

/** vim.vm.GuestCustomizationManager */
export interface VirtualMachineGuestCustomizationManagerProperties extends ManagedObjectProperties {
}

/** vim.vm.check.ProvisioningChecker */
export interface VirtualMachineProvisioningCheckerProperties extends ManagedObjectProperties {
}

/** vim.vm.Snapshot */
export interface VirtualMachineSnapshotProperties extends ExtensibleManagedObjectProperties {
  config: VirtualMachineConfigInfo
  childSnapshot?: ManagedObjectReference[]
  vm: ManagedObjectReference
}

/** vim.VirtualizationManager */
export interface VirtualizationManagerProperties extends ManagedObjectProperties {
}

/** vim.dvs.VmwareDistributedVirtualSwitch */
export interface VmwareDistributedVirtualSwitchProperties extends DistributedVirtualSwitchProperties {
}

/** vim.cluster.VsanCapabilitySystem */
export interface VsanCapabilitySystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanClusterHealthSystem */
export interface VsanClusterHealthSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanClusterMgmtInternalSystem */
export interface VsanClusterMgmtInternalSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanClusterPowerSystem */
export interface VsanClusterPowerSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanDiagnosticsSystem */
export interface VsanDiagnosticsSystemProperties extends ManagedObjectProperties {
}

/** vim.vsan.VsanFileServiceSystem */
export interface VsanFileServiceSystemProperties extends ManagedObjectProperties {
}

/** vim.vsan.VsanHostVdsSystem */
export interface VsanHostVdsSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanIoInsightManager */
export interface VsanIoInsightManagerProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanIscsiTargetSystem */
export interface VsanIscsiTargetSystemProperties extends ManagedObjectProperties {
}

/** vim.VsanMassCollector */
export interface VsanMassCollectorProperties extends ManagedObjectProperties {
}

/** vim.vsan.VsanObjectManager */
export interface VsanObjectManagerProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanObjectSystem */
export interface VsanObjectSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanPerformanceManager */
export interface VsanPerformanceManagerProperties extends ManagedObjectProperties {
}

/** vim.VsanPhoneHomeSystem */
export interface VsanPhoneHomeSystemProperties extends ManagedObjectProperties {
}

/** vim.vsan.VsanPolicyManager */
export interface VsanPolicyManagerProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanRemoteDatastoreSystem */
export interface VsanRemoteDatastoreSystemProperties extends ManagedObjectProperties {
}

/** vim.vsan.VsanResourceCheckSystem */
export interface VsanResourceCheckSystemProperties extends ManagedObjectProperties {
}

/** vim.vsan.VsanSiteMaintenanceSystem */
export interface VsanSiteMaintenanceSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanSpaceReportSystem */
export interface VsanSpaceReportSystemProperties extends ManagedObjectProperties {
}

/** vim.host.VsanSystemEx */
export interface VsanSystemExProperties extends ManagedObjectProperties {
}

/** vim.host.VsanUpdateManager */
export interface VsanUpdateManagerProperties extends ManagedObjectProperties {
}

/** vim.VsanUpgradeSystem */
export interface VsanUpgradeSystemProperties extends ManagedObjectProperties {
}

/** vim.VsanUpgradeSystemEx */
export interface VsanUpgradeSystemExProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanVcClusterConfigSystem */
export interface VsanVcClusterConfigSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanVcClusterHealthSystem */
export interface VsanVcClusterHealthSystemProperties extends ManagedObjectProperties {
}

/** vim.host.VsanVcsaDeployerSystem */
export interface VsanVcsaDeployerSystemProperties extends ManagedObjectProperties {
}

/** vim.vsan.VsanVdsSystem */
export interface VsanVdsSystemProperties extends ManagedObjectProperties {
}

/** vim.cluster.VsanVumSystem */
export interface VsanVumSystemProperties extends ManagedObjectProperties {
}

/** vslm.ServiceInstance */
export interface VslmServiceInstanceProperties extends ManagedObjectProperties {
  content: VslmServiceInstanceContent
}

/** vslm.auth.SessionManager */
export interface VslmSessionManagerProperties extends ManagedObjectProperties {
}

/** vslm.StorageLifecycleManager */
export interface VslmStorageLifecycleManagerProperties extends ManagedObjectProperties {
}

/** vslm.Task */
export interface VslmTaskProperties extends ManagedObjectProperties {
}

/** vslm.vso.VStorageObjectManager */
export interface VslmVStorageObjectManagerProperties extends ManagedObjectProperties {
}

/** Properties of all types of managed objects, by name. */
export interface ManagedObjects {
  Agency: AgencyProperties
  Agent: AgentProperties
  Alarm: AlarmProperties
  AlarmManager: AlarmManagerProperties
  AuthorizationManager: AuthorizationManagerProperties
  CertificateManager: CertificateManagerProperties
  ClusterComputeResource: ClusterComputeResourceProperties
  ClusterEVCManager: ClusterEVCManagerProperties
  ClusterProfile: ClusterProfileProperties
  ClusterProfileManager: ClusterProfileManagerProperties
  CnsVolumeManager: CnsVolumeManagerProperties
  ComputeResource: ComputeResourceProperties
  ContainerView: ContainerViewProperties
  CryptoManager: CryptoManagerProperties
  CryptoManagerHost: CryptoManagerHostProperties
  CryptoManagerHostKMS: CryptoManagerHostKMSProperties
  CryptoManagerKmip: CryptoManagerKmipProperties
  CustomFieldsManager: CustomFieldsManagerProperties
  CustomizationSpecManager: CustomizationSpecManagerProperties
  DataProtectionHealthSystem: DataProtectionHealthSystemProperties
  Datacenter: DatacenterProperties
  Datastore: DatastoreProperties
  DatastoreNamespaceManager: DatastoreNamespaceManagerProperties
  DiagnosticManager: DiagnosticManagerProperties
  DirectPathProfileManager: DirectPathProfileManagerProperties
  DistributedVirtualPortgroup: DistributedVirtualPortgroupProperties
  DistributedVirtualSwitch: DistributedVirtualSwitchProperties
  DistributedVirtualSwitchManager: DistributedVirtualSwitchManagerProperties
  EamObject: EamObjectProperties
  EamTask: EamTaskProperties
  EnvironmentBrowser: EnvironmentBrowserProperties
  EsxAgentManager: EsxAgentManagerProperties
  EventHistoryCollector: EventHistoryCollectorProperties
  EventManager: EventManagerProperties
  ExtensibleManagedObject: ExtensibleManagedObjectProperties
  ExtensionManager: ExtensionManagerProperties
  FailoverClusterConfigurator: FailoverClusterConfiguratorProperties
  FailoverClusterManager: FailoverClusterManagerProperties
  FileManager: FileManagerProperties
  Folder: FolderProperties
  GuestAliasManager: GuestAliasManagerProperties
  GuestAuthManager: GuestAuthManagerProperties
  GuestFileManager: GuestFileManagerProperties
  GuestOperationsManager: GuestOperationsManagerProperties
  GuestProcessManager: GuestProcessManagerProperties
  GuestWindowsRegistryManager: GuestWindowsRegistryManagerProperties
  HealthUpdateManager: HealthUpdateManagerProperties
  HistoryCollector: HistoryCollectorProperties
  HostAccessManager: HostAccessManagerProperties
  HostActiveDirectoryAuthentication: HostActiveDirectoryAuthenticationProperties
  HostAssignableHardwareManager: HostAssignableHardwareManagerProperties
  HostAuthenticationManager: HostAuthenticationManagerProperties
  HostAuthenticationStore: HostAuthenticationStoreProperties
  HostAutoStartManager: HostAutoStartManagerProperties
  HostBootDeviceSystem: HostBootDeviceSystemProperties
  HostCacheConfigurationManager: HostCacheConfigurationManagerProperties
  HostCertificateManager: HostCertificateManagerProperties
  HostCpuSchedulerSystem: HostCpuSchedulerSystemProperties
  HostDatastoreBrowser: HostDatastoreBrowserProperties
  HostDatastoreSystem: HostDatastoreSystemProperties
  HostDateTimeSystem: HostDateTimeSystemProperties
  HostDiagnosticSystem: HostDiagnosticSystemProperties
  HostDirectoryStore: HostDirectoryStoreProperties
  HostEsxAgentHostManager: HostEsxAgentHostManagerProperties
  HostFirewallSystem: HostFirewallSystemProperties
  HostFirmwareSystem: HostFirmwareSystemProperties
  HostGraphicsManager: HostGraphicsManagerProperties
  HostHealthStatusSystem: HostHealthStatusSystemProperties
  HostImageConfigManager: HostImageConfigManagerProperties
  HostKernelModuleSystem: HostKernelModuleSystemProperties
  HostLocalAccountManager: HostLocalAccountManagerProperties
  HostLocalAuthentication: HostLocalAuthenticationProperties
  HostMemorySystem: HostMemorySystemProperties
  HostNetworkSystem: HostNetworkSystemProperties
  HostNvdimmSystem: HostNvdimmSystemProperties
  HostPatchManager: HostPatchManagerProperties
  HostPciPassthruSystem: HostPciPassthruSystemProperties
  HostPowerSystem: HostPowerSystemProperties
  HostProfile: HostProfileProperties
  HostProfileManager: HostProfileManagerProperties
  HostServiceSystem: HostServiceSystemProperties
  HostSnmpSystem: HostSnmpSystemProperties
  HostSpbm: HostSpbmProperties
  HostSpecificationManager: HostSpecificationManagerProperties
  HostStorageSystem: HostStorageSystemProperties
  HostSystem: HostSystemProperties
  HostVFlashManager: HostVFlashManagerProperties
  HostVMotionSystem: HostVMotionSystemProperties
  HostVStorageObjectManager: HostVStorageObjectManagerProperties
  HostVirtualNicManager: HostVirtualNicManagerProperties
  HostVsanHealthSystem: HostVsanHealthSystemProperties
  HostVsanInternalSystem: HostVsanInternalSystemProperties
  HostVsanSystem: HostVsanSystemProperties
  HttpNfcLease: HttpNfcLeaseProperties
  InventoryView: InventoryViewProperties
  IoFilterManager: IoFilterManagerProperties
  IpPoolManager: IpPoolManagerProperties
  IscsiManager: IscsiManagerProperties
  LicenseAssignmentManager: LicenseAssignmentManagerProperties
  LicenseManager: LicenseManagerProperties
  ListView: ListViewProperties
  LocalizationManager: LocalizationManagerProperties
  ManagedEntity: ManagedEntityProperties
  ManagedObject: ManagedObjectProperties
  ManagedObjectView: ManagedObjectViewProperties
  MessageBusProxy: MessageBusProxyProperties
  Network: NetworkProperties
  OpaqueNetwork: OpaqueNetworkProperties
  OptionManager: OptionManagerProperties
  OverheadMemoryManager: OverheadMemoryManagerProperties
  OvfManager: OvfManagerProperties
  PbmCapabilityMetadataManager: PbmCapabilityMetadataManagerProperties
  PbmComplianceManager: PbmComplianceManagerProperties
  PbmPlacementSolver: PbmPlacementSolverProperties
  PbmProfileProfileManager: PbmProfileProfileManagerProperties
  PbmProvider: PbmProviderProperties
  PbmReplicationManager: PbmReplicationManagerProperties
  PbmServiceInstance: PbmServiceInstanceProperties
  PbmSessionManager: PbmSessionManagerProperties
  PerformanceManager: PerformanceManagerProperties
  Profile: ProfileProperties
  ProfileComplianceManager: ProfileComplianceManagerProperties
  ProfileManager: ProfileManagerProperties
  PropertyCollector: PropertyCollectorProperties
  PropertyFilter: PropertyFilterProperties
  ResourcePlanningManager: ResourcePlanningManagerProperties
  ResourcePool: ResourcePoolProperties
  ScheduledTask: ScheduledTaskProperties
  ScheduledTaskManager: ScheduledTaskManagerProperties
  SearchIndex: SearchIndexProperties
  ServiceInstance: ServiceInstanceProperties
  ServiceManager: ServiceManagerProperties
  SessionManager: SessionManagerProperties
  SimpleCommand: SimpleCommandProperties
  SiteInfoManager: SiteInfoManagerProperties
  SmsProvider: SmsProviderProperties
  SmsServiceInstance: SmsServiceInstanceProperties
  SmsSessionManager: SmsSessionManagerProperties
  SmsStorageManager: SmsStorageManagerProperties
  SmsTask: SmsTaskProperties
  StoragePod: StoragePodProperties
  StorageQueryManager: StorageQueryManagerProperties
  StorageResourceManager: StorageResourceManagerProperties
  Task: TaskProperties
  TaskHistoryCollector: TaskHistoryCollectorProperties
  TaskManager: TaskManagerProperties
  TenantTenantManager: TenantTenantManagerProperties
  TransitGateway: TransitGatewayProperties
  UserDirectory: UserDirectoryProperties
  VStorageObjectManagerBase: VStorageObjectManagerBaseProperties
  VasaProvider: VasaProviderProperties
  VcenterVStorageObjectManager: VcenterVStorageObjectManagerProperties
  View: ViewProperties
  ViewManager: ViewManagerProperties
  VimClusterVsanVcDiskManagementSystem: VimClusterVsanVcDiskManagementSystemProperties
  VimClusterVsanVcStretchedClusterSystem: VimClusterVsanVcStretchedClusterSystemProperties
  VirtualApp: VirtualAppProperties
  VirtualDiskManager: VirtualDiskManagerProperties
  VirtualMachine: VirtualMachineProperties
  VirtualMachineCompatibilityChecker: VirtualMachineCompatibilityCheckerProperties
  VirtualMachineGuestCustomizationManager: VirtualMachineGuestCustomizationManagerProperties
  VirtualMachineProvisioningChecker: VirtualMachineProvisioningCheckerProperties
  VirtualMachineSnapshot: VirtualMachineSnapshotProperties
  VirtualizationManager: VirtualizationManagerProperties
  VmwareDistributedVirtualSwitch: VmwareDistributedVirtualSwitchProperties
  VsanCapabilitySystem: VsanCapabilitySystemProperties
  VsanClusterHealthSystem: VsanClusterHealthSystemProperties
  VsanClusterMgmtInternalSystem: VsanClusterMgmtInternalSystemProperties
  VsanClusterPowerSystem: VsanClusterPowerSystemProperties
  VsanDiagnosticsSystem: VsanDiagnosticsSystemProperties
  VsanFileServiceSystem: VsanFileServiceSystemProperties
  VsanHostVdsSystem: VsanHostVdsSystemProperties
  VsanIoInsightManager: VsanIoInsightManagerProperties
  VsanIscsiTargetSystem: VsanIscsiTargetSystemProperties
  VsanMassCollector: VsanMassCollectorProperties
  VsanObjectManager: VsanObjectManagerProperties
  VsanObjectSystem: VsanObjectSystemProperties
  VsanPerformanceManager: VsanPerformanceManagerProperties
  VsanPhoneHomeSystem: VsanPhoneHomeSystemProperties
  VsanPolicyManager: VsanPolicyManagerProperties
  VsanRemoteDatastoreSystem: VsanRemoteDatastoreSystemProperties
  VsanResourceCheckSystem: VsanResourceCheckSystemProperties
  VsanSiteMaintenanceSystem: VsanSiteMaintenanceSystemProperties
  VsanSpaceReportSystem: VsanSpaceReportSystemProperties
  VsanSystemEx: VsanSystemExProperties
  VsanUpdateManager: VsanUpdateManagerProperties
  VsanUpgradeSystem: VsanUpgradeSystemProperties
  VsanUpgradeSystemEx: VsanUpgradeSystemExProperties
  VsanVcClusterConfigSystem: VsanVcClusterConfigSystemProperties
  VsanVcClusterHealthSystem: VsanVcClusterHealthSystemProperties
  VsanVcsaDeployerSystem: VsanVcsaDeployerSystemProperties
  VsanVdsSystem: VsanVdsSystemProperties
  VsanVumSystem: VsanVumSystemProperties
  VslmServiceInstance: VslmServiceInstanceProperties
  VslmSessionManager: VslmSessionManagerProperties
  VslmStorageLifecycleManager: VslmStorageLifecycleManagerProperties
  VslmTask: VslmTaskProperties
  VslmVStorageObjectManager: VslmVStorageObjectManagerProperties
}

/** What methods take and give, by their name on the wire. `taskResult` is what the task has for a result. */
export interface Methods {
  /** vim.ClusterComputeResource.AbandonHciWorkflow */
  AbandonHciWorkflow: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.VsanInternalSystem.abdicateDomOwnership */
  AbdicateDomOwnership: {
    parameters: {
      uuids: string[]
    }
    result: string[]
  }
  /** vim.vm.GuestCustomizationManager.abortCustomization */
  AbortCustomization_Task: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.alarm.AlarmManager.acknowledgeAlarm */
  AcknowledgeAlarm: {
    parameters: {
      alarm: ManagedObjectReference
      entity: ManagedObjectReference
    }
    result: void
  }
  /** vim.HostSystem.acquireCimServicesTicket */
  AcquireCimServicesTicket: {
    parameters: Record<never, never>
    result: HostServiceTicket
  }
  /** vim.SessionManager.acquireCloneTicket */
  AcquireCloneTicket: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.vm.guest.AuthManager.acquireCredentials */
  AcquireCredentialsInGuest: {
    parameters: {
      vm: ManagedObjectReference
      requestedAuth: GuestAuthentication
      sessionID?: Long
    }
    result: GuestAuthentication
  }
  /** vim.SessionManager.acquireGenericServiceTicket */
  AcquireGenericServiceTicket: {
    parameters: {
      spec: SessionManagerServiceRequestSpec
    }
    result: SessionManagerGenericServiceTicket
  }
  /** vim.SessionManager.acquireLocalTicket */
  AcquireLocalTicket: {
    parameters: {
      userName: string
    }
    result: SessionManagerLocalTicket
  }
  /** vim.VirtualMachine.acquireMksTicket */
  AcquireMksTicket: {
    parameters: Record<never, never>
    result: VirtualMachineMksTicket
  }
  /** vim.VirtualMachine.acquireTicket */
  AcquireTicket: {
    parameters: {
      ticketType: string
    }
    result: VirtualMachineTicket
  }
  /** vim.AuthorizationManager.addRole */
  AddAuthorizationRole: {
    parameters: {
      name: string
      privIds?: string[]
    }
    result: number
  }
  /** vim.CustomFieldsManager.addFieldDefinition */
  AddCustomFieldDef: {
    parameters: {
      name: string
      moType?: string
      fieldDefPolicy?: PrivilegePolicyDef
      fieldPolicy?: PrivilegePolicyDef
    }
    result: CustomFieldDef
  }
  /** vim.DistributedVirtualSwitch.addPortgroups */
  AddDVPortgroup_Task: {
    parameters: {
      spec: DVPortgroupConfigSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.VsanSystem.addDisks */
  AddDisks_Task: {
    parameters: {
      disk: HostScsiDisk[]
    }
    result: ManagedObjectReference | undefined
    taskResult: VsanHostDiskMapResult[]
  }
  /** vim.HealthUpdateManager.addFilter */
  AddFilter: {
    parameters: {
      providerId: string
      filterName: string
      infoIds?: string[]
    }
    result: string
  }
  /** vim.HealthUpdateManager.addFilterEntities */
  AddFilterEntities: {
    parameters: {
      filterId: string
      entities?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.vm.guest.AliasManager.addAlias */
  AddGuestAlias: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      username: string
      mapCert: boolean
      base64Cert: string
      aliasInfo: GuestAuthAliasInfo
    }
    result: void
  }
  /** vim.ClusterComputeResource.addHost */
  AddHost_Task: {
    parameters: {
      spec: HostConnectSpec
      asConnected: boolean
      resourcePool?: ManagedObjectReference
      license?: string
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.host.StorageSystem.addInternetScsiSendTargets */
  AddInternetScsiSendTargets: {
    parameters: {
      iScsiHbaDevice: string
      targets: HostInternetScsiHbaSendTarget[]
    }
    result: void
  }
  /** vim.host.StorageSystem.addInternetScsiStaticTargets */
  AddInternetScsiStaticTargets: {
    parameters: {
      iScsiHbaDevice: string
      targets: HostInternetScsiHbaStaticTarget[]
    }
    result: void
  }
  /** eam.Agency.addIssue */
  AddIssue: {
    parameters: {
      issue: Issue
    }
    result: Issue
  }
  /** vim.encryption.CryptoManager.addKey */
  AddKey: {
    parameters: {
      key: CryptoKeyPlain
    }
    result: void
  }
  /** vim.encryption.CryptoManager.addKeys */
  AddKeys: {
    parameters: {
      keys?: CryptoKeyPlain[]
    }
    result: CryptoKeyResult[]
  }
  /** vim.LicenseManager.addLicense */
  AddLicense: {
    parameters: {
      licenseKey: string
      labels?: KeyValue[]
    }
    result: LicenseManagerLicenseInfo
  }
  /** vim.HealthUpdateManager.addMonitoredEntities */
  AddMonitoredEntities: {
    parameters: {
      providerId: string
      entities?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.addNetworkResourcePool */
  AddNetworkResourcePool: {
    parameters: {
      configSpec: DVSNetworkResourcePoolConfigSpec[]
    }
    result: void
  }
  /** vim.host.NetworkSystem.addPortGroup */
  AddPortGroup: {
    parameters: {
      portgrp: HostPortGroupSpec
    }
    result: void
  }
  /** vim.host.NetworkSystem.addServiceConsoleVirtualNic */
  AddServiceConsoleVirtualNic: {
    parameters: {
      portgroup: string
      nic: HostVirtualNicSpec
    }
    result: string
  }
  /** vim.Folder.addStandaloneHost */
  AddStandaloneHost_Task: {
    parameters: {
      spec: HostConnectSpec
      compResSpec?: ComputeResourceConfigSpec
      addConnected: boolean
      license?: string
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.host.NetworkSystem.addVirtualNic */
  AddVirtualNic: {
    parameters: {
      portgroup: string
      nic: HostVirtualNicSpec
    }
    result: string
  }
  /** vim.host.NetworkSystem.addVirtualSwitch */
  AddVirtualSwitch: {
    parameters: {
      vswitchName: string
      spec?: HostVirtualSwitchSpec
    }
    result: void
  }
  /** eam.Agency.queryRuntime */
  AgencyQueryRuntime: {
    parameters: Record<never, never>
    result: EamObjectRuntimeInfo
  }
  /** eam.Agency.disable */
  Agency_Disable: {
    parameters: Record<never, never>
    result: void
  }
  /** eam.Agency.enable */
  Agency_Enable: {
    parameters: Record<never, never>
    result: void
  }
  /** eam.Agent.queryConfig */
  AgentQueryConfig: {
    parameters: Record<never, never>
    result: AgentConfigInfo
  }
  /** eam.Agent.queryRuntime */
  AgentQueryRuntime: {
    parameters: Record<never, never>
    result: AgentRuntimeInfo
  }
  /** vim.IpPoolManager.allocateIpv4Address */
  AllocateIpv4Address: {
    parameters: {
      dc: ManagedObjectReference
      poolId: number
      allocationId: string
    }
    result: string
  }
  /** vim.IpPoolManager.allocateIpv6Address */
  AllocateIpv6Address: {
    parameters: {
      dc: ManagedObjectReference
      poolId: number
      allocationId: string
    }
    result: string
  }
  /** vim.VirtualMachine.answer */
  AnswerVM: {
    parameters: {
      questionId: string
      answerChoice: string
    }
    result: void
  }
  /** vim.profile.host.ProfileManager.applyEntitiesConfiguration */
  ApplyEntitiesConfig_Task: {
    parameters: {
      applyConfigSpecs?: ApplyHostProfileConfigurationSpec[]
    }
    result: ManagedObjectReference | undefined
    taskResult: ApplyHostProfileConfigurationResult[]
  }
  /** vim.VirtualMachine.applyEvcMode */
  ApplyEvcModeVM_Task: {
    parameters: {
      mask?: HostFeatureMask[]
      completeMasks?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.profile.host.ProfileManager.applyHostConfiguration */
  ApplyHostConfig_Task: {
    parameters: {
      host: ManagedObjectReference
      configSpec: HostConfigSpec
      userInput?: ProfileDeferredPolicyOptionParameter[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ClusterComputeResource.applyRecommendation */
  ApplyRecommendation: {
    parameters: {
      key: string
    }
    result: void
  }
  /** vim.StorageResourceManager.applyRecommendationToPod */
  ApplyStorageDrsRecommendationToPod_Task: {
    parameters: {
      pod: ManagedObjectReference
      key: string
    }
    result: ManagedObjectReference
    taskResult: ApplyStorageRecommendationResult
  }
  /** vim.StorageResourceManager.applyRecommendation */
  ApplyStorageDrsRecommendation_Task: {
    parameters: {
      key: string[]
    }
    result: ManagedObjectReference
    taskResult: ApplyStorageRecommendationResult
  }
  /** vim.alarm.AlarmManager.getAlarmActionsEnabled */
  AreAlarmActionsEnabled: {
    parameters: {
      entity: ManagedObjectReference
    }
    result: boolean
  }
  /** vim.host.LocalAccountManager.assignUserToGroup */
  AssignUserToGroup: {
    parameters: {
      user: string
      group: string
    }
    result: void
  }
  /** vim.profile.Profile.associateEntities */
  AssociateProfile: {
    parameters: {
      entity: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.VirtualMachine.attachDisk */
  AttachDisk_Task: {
    parameters: {
      diskId: ID
      datastore: ManagedObjectReference
      controllerKey?: number
      unitNumber?: number
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.attachScsiLun */
  AttachScsiLun: {
    parameters: {
      lunUuid: string
    }
    result: void
  }
  /** vim.host.StorageSystem.attachScsiLunEx */
  AttachScsiLunEx_Task: {
    parameters: {
      lunUuid: string[]
    }
    result: ManagedObjectReference
    taskResult: HostStorageSystemScsiLunResult[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.attachTagToVStorageObject */
  AttachTagToVStorageObject: {
    parameters: {
      id: ID
      category: string
      tag: string
    }
    result: void
  }
  /** vim.host.StorageSystem.attachVmfsExtent */
  AttachVmfsExtent: {
    parameters: {
      vmfsPath: string
      extent: HostScsiDiskPartition
    }
    result: void
  }
  /** vim.host.AutoStartManager.autoPowerOff */
  AutoStartPowerOff: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.AutoStartManager.autoPowerOn */
  AutoStartPowerOn: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.FirmwareSystem.backupConfiguration */
  BackupFirmwareConfiguration: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.Folder.batchAddHostsToCluster */
  BatchAddHostsToCluster_Task: {
    parameters: {
      cluster: ManagedObjectReference
      newHosts?: FolderNewHostSpec[]
      existingHosts?: ManagedObjectReference[]
      compResSpec?: ComputeResourceConfigSpec
      desiredState?: string
    }
    result: ManagedObjectReference
    taskResult: FolderBatchAddHostsToClusterResult
  }
  /** vim.Folder.batchAddStandaloneHosts */
  BatchAddStandaloneHosts_Task: {
    parameters: {
      newHosts?: FolderNewHostSpec[]
      compResSpec?: ComputeResourceConfigSpec
      addConnected: boolean
    }
    result: ManagedObjectReference
    taskResult: FolderBatchAddStandaloneHostsResult
  }
  /** vim.Datacenter.batchQueryConnectInfo */
  BatchQueryConnectInfo: {
    parameters: {
      hostSpecs?: HostConnectSpec[]
    }
    result: DatacenterBasicConnectInfo[]
  }
  /** vim.host.IscsiManager.bindVnic */
  BindVnic: {
    parameters: {
      iScsiHbaName: string
      vnicDevice: string
    }
    result: void
  }
  /** vim.DiagnosticManager.browse */
  BrowseDiagnosticLog: {
    parameters: {
      host?: ManagedObjectReference
      key: string
      start?: number
      lines?: number
    }
    result: DiagnosticManagerLogHeader
  }
  /** vim.host.VsanInternalSystem.canProvisionObjects */
  CanProvisionObjects: {
    parameters: {
      npbs: VsanNewPolicyBatch[]
      ignoreSatisfiability?: boolean
    }
    result: VsanPolicySatisfiability[]
  }
  /** vim.ClusterComputeResource.cancelRecommendation */
  CancelRecommendation: {
    parameters: {
      key: string
    }
    result: void
  }
  /** vmodl.query.PropertyCollector.cancelRetrievePropertiesEx */
  CancelRetrievePropertiesEx: {
    parameters: {
      token: string
    }
    result: void
  }
  /** vim.StorageResourceManager.cancelRecommendation */
  CancelStorageDrsRecommendation: {
    parameters: {
      key: string[]
    }
    result: void
  }
  /** vim.Task.cancel */
  CancelTask: {
    parameters: Record<never, never>
    result: void
  }
  /** vmodl.query.PropertyCollector.cancelWaitForUpdates */
  CancelWaitForUpdates: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.CertificateManager.refreshCACertificatesAndCRLs */
  CertMgrRefreshCACertificatesAndCRLs_Task: {
    parameters: {
      host: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.CertificateManager.refreshCertificates */
  CertMgrRefreshCertificates_Task: {
    parameters: {
      host: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.CertificateManager.revokeCertificates */
  CertMgrRevokeCertificates_Task: {
    parameters: {
      host: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.HostAccessManager.changeAccessMode */
  ChangeAccessMode: {
    parameters: {
      principal: string
      isGroup: boolean
      accessMode: HostAccessMode
    }
    result: void
  }
  /** vim.vm.guest.FileManager.changeFileAttributes */
  ChangeFileAttributesInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      guestFilePath: string
      fileAttributes: GuestFileAttributes
    }
    result: void
  }
  /** vim.encryption.CryptoManagerHost.changeKey */
  ChangeKey_Task: {
    parameters: {
      newKey: CryptoKeyPlain
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.HostAccessManager.changeLockdownMode */
  ChangeLockdownMode: {
    parameters: {
      mode: HostLockdownMode
    }
    result: void
  }
  /** vim.host.StorageSystem.changeNFSUserPassword */
  ChangeNFSUserPassword: {
    parameters: {
      password: string
    }
    result: void
  }
  /** vim.FileManager.changeOwner */
  ChangeOwner: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      owner: string
    }
    result: void
  }
  /** vim.host.LocalAccountManager.changePassword */
  ChangePassword: {
    parameters: {
      user: string
      oldPassword: string
      newPassword: string
    }
    result: void
  }
  /** vim.cluster.EVCManager.checkAddHostEvc */
  CheckAddHostEvc_Task: {
    parameters: {
      cnxSpec: HostConnectSpec
    }
    result: ManagedObjectReference | undefined
    taskResult: ClusterEVCManagerCheckResult[]
  }
  /** vim.profile.host.ProfileManager.checkAnswerFileStatus */
  CheckAnswerFileStatus_Task: {
    parameters: {
      host: ManagedObjectReference[]
    }
    result: ManagedObjectReference | undefined
    taskResult: AnswerFileStatusResult[]
  }
  /** vim.vm.check.ProvisioningChecker.checkClone */
  CheckClone_Task: {
    parameters: {
      vm: ManagedObjectReference
      folder: ManagedObjectReference
      name: string
      spec: VirtualMachineCloneSpec
      testType?: string[]
    }
    result: ManagedObjectReference
    taskResult: CheckResult[]
  }
  /** vim.vm.check.CompatibilityChecker.checkCompatibility */
  CheckCompatibility_Task: {
    parameters: {
      vm: ManagedObjectReference
      host?: ManagedObjectReference
      pool?: ManagedObjectReference
      testType?: string[]
    }
    result: ManagedObjectReference
    taskResult: CheckResult[]
  }
  /** vim.profile.ComplianceManager.checkCompliance */
  CheckCompliance_Task: {
    parameters: {
      profile?: ManagedObjectReference[]
      entity?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: ComplianceResult[]
  }
  /** vim.cluster.EVCManager.checkConfigureEvc */
  CheckConfigureEvcMode_Task: {
    parameters: {
      evcModeKey: string
      evcGraphicsModeKey?: string
    }
    result: ManagedObjectReference | undefined
    taskResult: ClusterEVCManagerCheckResult[]
  }
  /** vim.CustomizationSpecManager.checkResources */
  CheckCustomizationResources: {
    parameters: {
      guestOs: string
    }
    result: void
  }
  /** vim.VirtualMachine.checkCustomizationSpec */
  CheckCustomizationSpec: {
    parameters: {
      spec: CustomizationSpec
    }
    result: void
  }
  /** vmodl.query.PropertyCollector.checkForUpdates */
  CheckForUpdates: {
    parameters: {
      version?: string
    }
    result: UpdateSet | undefined
  }
  /** vim.host.PatchManager.Check */
  CheckHostPatch_Task: {
    parameters: {
      metaUrls?: string[]
      bundleUrls?: string[]
      spec?: HostPatchManagerPatchManagerOperationSpec
    }
    result: ManagedObjectReference
    taskResult: HostPatchManagerResult
  }
  /** vim.vm.check.ProvisioningChecker.checkInstantClone */
  CheckInstantClone_Task: {
    parameters: {
      vm: ManagedObjectReference
      spec: VirtualMachineInstantCloneSpec
      testType?: string[]
    }
    result: ManagedObjectReference | undefined
    taskResult: CheckResult[]
  }
  /** vim.LicenseManager.checkFeature */
  CheckLicenseFeature: {
    parameters: {
      host?: ManagedObjectReference
      featureKey: string
    }
    result: boolean
  }
  /** vim.vm.check.ProvisioningChecker.checkMigrate */
  CheckMigrate_Task: {
    parameters: {
      vm: ManagedObjectReference
      host?: ManagedObjectReference
      pool?: ManagedObjectReference
      state?: VirtualMachinePowerState
      testType?: string[]
    }
    result: ManagedObjectReference
    taskResult: CheckResult[]
  }
  /** vim.vm.check.CompatibilityChecker.checkPowerOn */
  CheckPowerOn_Task: {
    parameters: {
      vm: ManagedObjectReference
      host?: ManagedObjectReference
      pool?: ManagedObjectReference
      testType?: string[]
    }
    result: ManagedObjectReference | undefined
    taskResult: CheckResult[]
  }
  /** vim.profile.Profile.checkCompliance */
  CheckProfileCompliance_Task: {
    parameters: {
      entity?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: ComplianceResult[]
  }
  /** vim.vm.check.ProvisioningChecker.checkRelocate */
  CheckRelocate_Task: {
    parameters: {
      vm: ManagedObjectReference
      spec: VirtualMachineRelocateSpec
      testType?: string[]
    }
    result: ManagedObjectReference
    taskResult: CheckResult[]
  }
  /** vim.vm.check.CompatibilityChecker.checkVmConfig */
  CheckVmConfig_Task: {
    parameters: {
      spec: VirtualMachineConfigSpec
      vm?: ManagedObjectReference
      host?: ManagedObjectReference
      pool?: ManagedObjectReference
      testType?: string[]
    }
    result: ManagedObjectReference | undefined
    taskResult: CheckResult[]
  }
  /** vim.profile.ComplianceManager.clearComplianceStatus */
  ClearComplianceStatus: {
    parameters: {
      profile?: ManagedObjectReference[]
      entity?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.host.StorageSystem.clearNFSUser */
  ClearNFSUser: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.HealthStatusSystem.clearSystemEventLog */
  ClearSystemEventLog: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.alarm.AlarmManager.clearTriggeredAlarms */
  ClearTriggeredAlarms: {
    parameters: {
      filter: AlarmFilterSpec
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.clearVStorageObjectControlFlags */
  ClearVStorageObjectControlFlags: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      controlFlags?: string[]
    }
    result: void
  }
  /** vim.SessionManager.cloneSession */
  CloneSession: {
    parameters: {
      cloneTicket: string
    }
    result: UserSession
  }
  /** vim.VirtualApp.clone */
  CloneVApp_Task: {
    parameters: {
      name: string
      target: ManagedObjectReference
      spec: VAppCloneSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.VirtualMachine.clone */
  CloneVM_Task: {
    parameters: {
      folder: ManagedObjectReference
      name: string
      spec: VirtualMachineCloneSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.vslm.vcenter.VStorageObjectManager.cloneVStorageObject */
  CloneVStorageObject_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      spec: VslmCloneSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.view.InventoryView.closeFolder */
  CloseInventoryViewFolder: {
    parameters: {
      entity: ManagedObjectReference[]
    }
    result: ManagedObjectReference[]
  }
  /** vim.ClusterComputeResource.enterMaintenanceMode */
  ClusterEnterMaintenanceMode: {
    parameters: {
      host: ManagedObjectReference[]
      option?: OptionValue[]
      info?: ClusterComputeResourceMaintenanceInfo
    }
    result: ClusterEnterMaintenanceResult
  }
  /** vim.cns.VolumeManager.attach */
  CnsAttachVolume: {
    parameters: {
      attachSpecs: CnsVolumeAttachDetachSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.configureVolumeACLs */
  CnsConfigureVolumeACLs: {
    parameters: {
      ACLConfigSpecs: CnsVolumeACLConfigureSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.createSnapshots */
  CnsCreateSnapshots: {
    parameters: {
      snapshotSpecs: CnsSnapshotCreateSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.create */
  CnsCreateVolume: {
    parameters: {
      createSpecs: CnsVolumeCreateSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.deleteSnapshots */
  CnsDeleteSnapshots: {
    parameters: {
      snapshotDeleteSpecs: CnsSnapshotDeleteSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.delete */
  CnsDeleteVolume: {
    parameters: {
      volumeIds: CnsVolumeId[]
      deleteDisk: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.detach */
  CnsDetachVolume: {
    parameters: {
      detachSpecs: CnsVolumeAttachDetachSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.extend */
  CnsExtendVolume: {
    parameters: {
      extendSpecs: CnsVolumeExtendSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.queryAsync */
  CnsQueryAsync: {
    parameters: {
      filter: CnsQueryFilter
      selection?: CnsQuerySelection
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.query */
  CnsQueryVolume: {
    parameters: {
      filter: CnsQueryFilter
      selection?: CnsQuerySelection
    }
    result: CnsQueryResult
  }
  /** vim.cns.VolumeManager.reconfigPolicy */
  CnsReconfigVolumePolicy: {
    parameters: {
      volumePolicyReconfigSpecs?: CnsVolumePolicyReconfigSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.relocate */
  CnsRelocateVolume: {
    parameters: {
      relocateSpecs: CnsVolumeRelocateSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.syncVolume */
  CnsSyncVolume: {
    parameters: {
      syncSpecs?: CnsSyncVolumeSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.unregisterVolume */
  CnsUnregisterVolume: {
    parameters: {
      unregisterSpec?: CnsUnregisterVolumeSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.updateVolumeCrypto */
  CnsUpdateVolumeCrypto: {
    parameters: {
      updateSpecs?: CnsVolumeCryptoUpdateSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cns.VolumeManager.updateVolumeMetadata */
  CnsUpdateVolumeMetadata: {
    parameters: {
      updateSpecs: CnsVolumeMetadataUpdateSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.profile.host.ProfileManager.compositeProfile */
  CompositeHostProfile_Task: {
    parameters: {
      source: ManagedObjectReference
      targets?: ManagedObjectReference[]
      toBeMerged?: HostApplyProfile
      toBeReplacedWith?: HostApplyProfile
      toBeDeleted?: HostApplyProfile
      enableStatusToBeCopied?: HostApplyProfile
    }
    result: ManagedObjectReference | undefined
    taskResult: HostProfileManagerCompositionResult
  }
  /** vim.host.StorageSystem.computeDiskPartitionInfo */
  ComputeDiskPartitionInfo: {
    parameters: {
      devicePath: string
      layout: HostDiskPartitionLayout
      partitionFormat?: string
    }
    result: HostDiskPartitionInfo
  }
  /** vim.host.StorageSystem.computeDiskPartitionInfoForResize */
  ComputeDiskPartitionInfoForResize: {
    parameters: {
      partition: HostScsiDiskPartition
      blockRange: HostDiskPartitionBlockRange
      partitionFormat?: string
    }
    result: HostDiskPartitionInfo
  }
  /** vim.HostSystem.configureCryptoKey */
  ConfigureCryptoKey: {
    parameters: {
      keyId?: CryptoKeyId
    }
    result: void
  }
  /** vim.StorageResourceManager.ConfigureDatastoreIORM */
  ConfigureDatastoreIORM_Task: {
    parameters: {
      datastore: ManagedObjectReference
      spec: StorageIORMConfigSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.DatastoreSystem.configureDatastorePrincipal */
  ConfigureDatastorePrincipal: {
    parameters: {
      userName: string
      password?: string
    }
    result: void
  }
  /** vim.cluster.EVCManager.configureEvc */
  ConfigureEvcMode_Task: {
    parameters: {
      evcModeKey: string
      evcGraphicsModeKey?: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ClusterComputeResource.configureHCI */
  ConfigureHCI_Task: {
    parameters: {
      clusterSpec: ClusterComputeResourceHCIConfigSpec
      hostInputs?: ClusterComputeResourceHostConfigurationInput[]
    }
    result: ManagedObjectReference
    taskResult: ClusterComputeResourceClusterConfigResult
  }
  /** vim.host.CacheConfigurationManager.configureCache */
  ConfigureHostCache_Task: {
    parameters: {
      spec: HostCacheConfigurationSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.LicenseManager.configureSource */
  ConfigureLicenseSource: {
    parameters: {
      host?: ManagedObjectReference
      licenseSource: LicenseSource
    }
    result: void
  }
  /** vim.host.PowerSystem.configurePolicy */
  ConfigurePowerPolicy: {
    parameters: {
      key: number
    }
    result: void
  }
  /** vim.StorageResourceManager.configureStorageDrsForPod */
  ConfigureStorageDrsForPod_Task: {
    parameters: {
      pod: ManagedObjectReference
      spec: StorageDrsConfigSpec
      modify: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.VFlashManager.configureVFlashResourceEx */
  ConfigureVFlashResourceEx_Task: {
    parameters: {
      devicePath?: string[]
    }
    result: ManagedObjectReference | undefined
    taskResult: HostVFlashResourceConfigurationResult
  }
  /** vim.host.StorageSystem.connectNvmeController */
  ConnectNvmeController: {
    parameters: {
      connectSpec: HostNvmeConnectSpec
    }
    result: void
  }
  /** vim.host.StorageSystem.connectNvmeControllerEx */
  ConnectNvmeControllerEx_Task: {
    parameters: {
      connectSpec?: HostNvmeConnectSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.consolidateDisks */
  ConsolidateVMDisks_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vmodl.query.PropertyCollector.continueRetrievePropertiesEx */
  ContinueRetrievePropertiesEx: {
    parameters: {
      token: string
    }
    result: RetrieveResult
  }
  /** vim.DatastoreNamespaceManager.ConvertNamespacePathToUuidPath */
  ConvertNamespacePathToUuidPath: {
    parameters: {
      datacenter?: ManagedObjectReference
      namespaceUrl: string
    }
    result: string
  }
  /** vim.FileManager.copyFile */
  CopyDatastoreFile_Task: {
    parameters: {
      sourceName: string
      sourceDatacenter?: ManagedObjectReference
      destinationName: string
      destinationDatacenter?: ManagedObjectReference
      force?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualDiskManager.copyVirtualDisk */
  CopyVirtualDisk_Task: {
    parameters: {
      sourceName: string
      sourceDatacenter?: ManagedObjectReference
      destName: string
      destDatacenter?: ManagedObjectReference
      destSpec?: VirtualDiskSpec
      force?: boolean
    }
    result: ManagedObjectReference
    taskResult: string
  }
  /** eam.EsxAgentManager.createAgency */
  CreateAgency: {
    parameters: {
      agencyConfigInfo: AgencyConfigInfo
      initialGoalState: string
    }
    result: ManagedObjectReference
  }
  /** vim.alarm.AlarmManager.create */
  CreateAlarm: {
    parameters: {
      entity: ManagedObjectReference
      spec: AlarmSpec
    }
    result: ManagedObjectReference
  }
  /** vim.ResourcePool.createVm */
  CreateChildVM_Task: {
    parameters: {
      config: VirtualMachineConfigSpec
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.Folder.createCluster */
  CreateCluster: {
    parameters: {
      name: string
      spec: ClusterConfigSpec
    }
    result: ManagedObjectReference
  }
  /** vim.Folder.createClusterEx */
  CreateClusterEx: {
    parameters: {
      name: string
      spec: ClusterConfigSpecEx
    }
    result: ManagedObjectReference
  }
  /** vim.event.EventManager.createCollector */
  CreateCollectorForEvents: {
    parameters: {
      filter: EventFilterSpec
    }
    result: ManagedObjectReference
  }
  /** vim.TaskManager.createCollector */
  CreateCollectorForTasks: {
    parameters: {
      filter: TaskFilterSpec
    }
    result: ManagedObjectReference
  }
  /** vim.TaskManager.createCollectorWithInfoFilter */
  CreateCollectorWithInfoFilterForTasks: {
    parameters: {
      filter: TaskFilterSpec
      infoFilter?: TaskInfoFilterSpec
    }
    result: ManagedObjectReference
  }
  /** vim.view.ViewManager.createContainerView */
  CreateContainerView: {
    parameters: {
      container: ManagedObjectReference
      type?: string[]
      recursive: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.CustomizationSpecManager.create */
  CreateCustomizationSpec: {
    parameters: {
      item: CustomizationSpecItem
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.addPortgroup */
  CreateDVPortgroup_Task: {
    parameters: {
      spec: DVPortgroupConfigSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.Folder.createDistributedVirtualSwitch */
  CreateDVS_Task: {
    parameters: {
      spec: DVSCreateSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.Folder.createDatacenter */
  CreateDatacenter: {
    parameters: {
      name: string
    }
    result: ManagedObjectReference
  }
  /** vim.profile.host.ProfileManager.createDefaultProfile */
  CreateDefaultProfile: {
    parameters: {
      profileType: string
      profileTypeName?: string
      profile?: ManagedObjectReference
    }
    result: ApplyProfile
  }
  /** vim.OvfManager.createDescriptor */
  CreateDescriptor: {
    parameters: {
      obj: ManagedObjectReference
      cdp: OvfCreateDescriptorParams
    }
    result: OvfCreateDescriptorResult
  }
  /** vim.host.DiagnosticSystem.createDiagnosticPartition */
  CreateDiagnosticPartition: {
    parameters: {
      spec: HostDiagnosticPartitionCreateSpec
    }
    result: void
  }
  /** vim.DatastoreNamespaceManager.CreateDirectory */
  CreateDirectory: {
    parameters: {
      datastore: ManagedObjectReference
      displayName?: string
      policy?: string
      size?: Long
    }
    result: string
  }
  /** vim.vslm.vcenter.VStorageObjectManager.createDiskFromSnapshot */
  CreateDiskFromSnapshot_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
      name: string
      profile?: VirtualMachineProfileSpec[]
      crypto?: CryptoSpec
      path?: string
      isLinkedClone?: boolean
      targetId?: ID
      targetDatastore?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.vslm.vcenter.VStorageObjectManager.createDisk */
  CreateDisk_Task: {
    parameters: {
      spec: VslmCreateSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vmodl.query.PropertyCollector.createFilter */
  CreateFilter: {
    parameters: {
      spec: PropertyFilterSpec
      partialUpdates: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.Folder.createFolder */
  CreateFolder: {
    parameters: {
      name: string
    }
    result: ManagedObjectReference
  }
  /** vim.host.LocalAccountManager.createGroup */
  CreateGroup: {
    parameters: {
      group: HostAccountSpec
    }
    result: void
  }
  /** vim.cluster.VsanDiagnosticsSystem.createIOTripAnalyzerRecurrences */
  CreateIOTripAnalyzerRecurrences: {
    parameters: {
      cluster: ManagedObjectReference
      recurrences: VsanIOTripAnalyzerRecurrence[]
    }
    result: VsanIOTripAnalyzerRecurrence[]
  }
  /** vim.OvfManager.createImportSpec */
  CreateImportSpec: {
    parameters: {
      ovfDescriptor: string
      resourcePool: ManagedObjectReference
      datastore: ManagedObjectReference
      cisp: OvfCreateImportSpecParams
    }
    result: OvfCreateImportSpecResult
  }
  /** vim.view.ViewManager.createInventoryView */
  CreateInventoryView: {
    parameters: Record<never, never>
    result: ManagedObjectReference
  }
  /** vim.IpPoolManager.createIpPool */
  CreateIpPool: {
    parameters: {
      dc: ManagedObjectReference
      pool: IpPool
    }
    result: number
  }
  /** vim.view.ViewManager.createListView */
  CreateListView: {
    parameters: {
      obj?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
  }
  /** vim.view.ViewManager.createListViewFromView */
  CreateListViewFromView: {
    parameters: {
      view: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.host.DatastoreSystem.createLocalDatastore */
  CreateLocalDatastore: {
    parameters: {
      name: string
      path: string
    }
    result: ManagedObjectReference
  }
  /** vim.host.DatastoreSystem.createNasDatastore */
  CreateNasDatastore: {
    parameters: {
      spec: HostNasVolumeSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.NvdimmSystem.createNamespace */
  CreateNvdimmNamespace_Task: {
    parameters: {
      createSpec: NvdimmNamespaceCreateSpec
    }
    result: ManagedObjectReference
    taskResult: NvdimmGuid
  }
  /** vim.host.NvdimmSystem.createPMemNamespace */
  CreateNvdimmPMemNamespace_Task: {
    parameters: {
      createSpec: NvdimmPMemNamespaceCreateSpec
    }
    result: ManagedObjectReference
    taskResult: NvdimmGuid
  }
  /** vim.host.StorageSystem.createNvmeOverRdmaAdapter */
  CreateNvmeOverRdmaAdapter: {
    parameters: {
      rdmaDeviceName: string
    }
    result: void
  }
  /** vim.scheduler.ScheduledTaskManager.createObjectScheduledTask */
  CreateObjectScheduledTask: {
    parameters: {
      obj: ManagedObjectReference
      spec: ScheduledTaskSpec
    }
    result: ManagedObjectReference
  }
  /** vim.PerformanceManager.createHistoricalInterval */
  CreatePerfInterval: {
    parameters: {
      intervalId: PerfInterval
    }
    result: void
  }
  /** vim.profile.ProfileManager.createProfile */
  CreateProfile: {
    parameters: {
      createSpec: ProfileCreateSpec
    }
    result: ManagedObjectReference
  }
  /** vmodl.query.PropertyCollector.createPropertyCollector */
  CreatePropertyCollector: {
    parameters: Record<never, never>
    result: ManagedObjectReference
  }
  /** vim.vm.guest.WindowsRegistryManager.createRegistryKey */
  CreateRegistryKeyInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      keyName: GuestRegKeyNameSpec
      isVolatile: boolean
      classType?: string
    }
    result: void
  }
  /** vim.ResourcePool.createResourcePool */
  CreateResourcePool: {
    parameters: {
      name: string
      spec: ResourceConfigSpec
    }
    result: ManagedObjectReference
  }
  /** vim.scheduler.ScheduledTaskManager.create */
  CreateScheduledTask: {
    parameters: {
      entity: ManagedObjectReference
      spec: ScheduledTaskSpec
    }
    result: ManagedObjectReference
  }
  /** vim.VirtualMachine.createScreenshot */
  CreateScreenshot_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: string
  }
  /** vim.VirtualMachine.createSecondaryEx */
  CreateSecondaryVMEx_Task: {
    parameters: {
      host?: ManagedObjectReference
      spec?: FaultToleranceConfigSpec
    }
    result: ManagedObjectReference
    taskResult: FaultToleranceSecondaryOpResult
  }
  /** vim.VirtualMachine.createSecondary */
  CreateSecondaryVM_Task: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: FaultToleranceSecondaryOpResult
  }
  /** vim.VirtualMachine.createSnapshotEx */
  CreateSnapshotEx_Task: {
    parameters: {
      name: string
      description?: string
      memory: boolean
      quiesceSpec?: VirtualMachineGuestQuiesceSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.VirtualMachine.createSnapshot */
  CreateSnapshot_Task: {
    parameters: {
      name: string
      description?: string
      memory: boolean
      quiesce: boolean
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.host.StorageSystem.createSoftwareAdapter */
  CreateSoftwareAdapter: {
    parameters: {
      spec: HostHbaCreateSpec
    }
    result: void
  }
  /** vim.Folder.createStoragePod */
  CreateStoragePod: {
    parameters: {
      name: string
    }
    result: ManagedObjectReference
  }
  /** vim.TaskManager.createTask */
  CreateTask: {
    parameters: {
      obj: ManagedObjectReference
      taskTypeId: string
      initiatedBy?: string
      cancelable: boolean
      parentTaskKey?: string
      activationId?: string
    }
    result: TaskInfo
  }
  /** vim.vm.guest.FileManager.createTemporaryDirectory */
  CreateTemporaryDirectoryInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      prefix: string
      suffix: string
      directoryPath?: string
    }
    result: string
  }
  /** vim.vm.guest.FileManager.createTemporaryFile */
  CreateTemporaryFileInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      prefix: string
      suffix: string
      directoryPath?: string
    }
    result: string
  }
  /** vim.host.LocalAccountManager.createUser */
  CreateUser: {
    parameters: {
      user: HostAccountSpec
    }
    result: void
  }
  /** vim.ResourcePool.createVApp */
  CreateVApp: {
    parameters: {
      name: string
      resSpec: ResourceConfigSpec
      configSpec: VAppConfigSpec
      vmFolder?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.Folder.createVm */
  CreateVM_Task: {
    parameters: {
      config: VirtualMachineConfigSpec
      pool: ManagedObjectReference
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.VirtualDiskManager.createVirtualDisk */
  CreateVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      spec: VirtualDiskSpec
    }
    result: ManagedObjectReference
    taskResult: string
  }
  /** vim.host.DatastoreSystem.createVmfsDatastore */
  CreateVmfsDatastore: {
    parameters: {
      spec: VmfsDatastoreCreateSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.DatastoreSystem.createVvolDatastore */
  CreateVvolDatastore: {
    parameters: {
      spec: HostDatastoreSystemVvolDatastoreSpec
    }
    result: ManagedObjectReference
  }
  /** vim.encryption.CryptoManagerHost.disable */
  CryptoManagerHostDisable: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.encryption.CryptoManagerHost.enable */
  CryptoManagerHostEnable: {
    parameters: {
      initialKey: CryptoKeyPlain
    }
    result: void
  }
  /** vim.encryption.CryptoManagerHost.prepare */
  CryptoManagerHostPrepare: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.VirtualMachine.cryptoUnlock */
  CryptoUnlock_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ServiceInstance.currentTime */
  CurrentTime: {
    parameters: Record<never, never>
    result: DateTime
  }
  /** vim.CustomizationSpecManager.specItemToXml */
  CustomizationSpecItemToXml: {
    parameters: {
      item: CustomizationSpecItem
    }
    result: string
  }
  /** vim.vm.GuestCustomizationManager.customize */
  CustomizeGuest_Task: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      spec: CustomizationSpec
      configParams?: OptionValue[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.customize */
  CustomizeVM_Task: {
    parameters: {
      spec: CustomizationSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.dvs.DistributedVirtualPortgroup.rollback */
  DVPortgroupRollback_Task: {
    parameters: {
      entityBackup?: EntityBackupConfig
    }
    result: ManagedObjectReference | undefined
    taskResult: DVPortgroupConfigSpec
  }
  /** vim.dvs.DistributedVirtualSwitchManager.exportEntity */
  DVSManagerExportEntity_Task: {
    parameters: {
      selectionSet: SelectionSet[]
    }
    result: ManagedObjectReference | undefined
    taskResult: EntityBackupConfig[]
  }
  /** vim.dvs.DistributedVirtualSwitchManager.importEntity */
  DVSManagerImportEntity_Task: {
    parameters: {
      entityBackup: EntityBackupConfig[]
      importType: string
    }
    result: ManagedObjectReference
    taskResult: DistributedVirtualSwitchManagerImportResult
  }
  /** vim.dvs.DistributedVirtualSwitchManager.lookupPortgroup */
  DVSManagerLookupDvPortGroup: {
    parameters: {
      switchUuid: string
      portgroupKey: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.DistributedVirtualSwitch.rollback */
  DVSRollback_Task: {
    parameters: {
      entityBackup?: EntityBackupConfig
    }
    result: ManagedObjectReference | undefined
    taskResult: DVSConfigSpec
  }
  /** vim.Datastore.enterMaintenanceMode */
  DatastoreEnterMaintenanceMode: {
    parameters: Record<never, never>
    result: StoragePlacementResult
  }
  /** vim.Datastore.exitMaintenanceMode */
  DatastoreExitMaintenanceMode_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.LicenseManager.decodeLicense */
  DecodeLicense: {
    parameters: {
      licenseKey: string
    }
    result: LicenseManagerLicenseInfo
  }
  /** vim.VirtualMachine.defragmentAllDisks */
  DefragmentAllDisks: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.VirtualDiskManager.defragmentVirtualDisk */
  DefragmentVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.CustomizationSpecManager.delete */
  DeleteCustomizationSpec: {
    parameters: {
      name: string
    }
    result: void
  }
  /** vim.FileManager.deleteFile */
  DeleteDatastoreFile_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.DatastoreNamespaceManager.DeleteDirectory */
  DeleteDirectory: {
    parameters: {
      datacenter?: ManagedObjectReference
      datastorePath: string
    }
    result: void
  }
  /** vim.vm.guest.FileManager.deleteDirectory */
  DeleteDirectoryInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      directoryPath: string
      recursive: boolean
    }
    result: void
  }
  /** vim.host.DatastoreBrowser.deleteFile */
  DeleteFile: {
    parameters: {
      datastorePath: string
    }
    result: void
  }
  /** vim.vm.guest.FileManager.deleteFile */
  DeleteFileInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      filePath: string
    }
    result: void
  }
  /** vim.profile.host.HostSpecificationManager.deleteHostSpecification */
  DeleteHostSpecification: {
    parameters: {
      host: ManagedObjectReference
    }
    result: void
  }
  /** vim.profile.host.HostSpecificationManager.deleteHostSubSpecification */
  DeleteHostSubSpecification: {
    parameters: {
      host: ManagedObjectReference
      subSpecName: string
    }
    result: void
  }
  /** vim.cluster.VsanIoInsightManager.deleteIoInsightInstance */
  DeleteIoInsightInstance: {
    parameters: {
      runName: string
      cluster?: ManagedObjectReference
    }
    result: void
  }
  /** vim.host.NvdimmSystem.deleteBlockNamespaces */
  DeleteNvdimmBlockNamespaces_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.NvdimmSystem.deleteNamespace */
  DeleteNvdimmNamespace_Task: {
    parameters: {
      deleteSpec: NvdimmNamespaceDeleteSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vm.guest.WindowsRegistryManager.deleteRegistryKey */
  DeleteRegistryKeyInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      keyName: GuestRegKeyNameSpec
      recursive: boolean
    }
    result: void
  }
  /** vim.vm.guest.WindowsRegistryManager.deleteRegistryValue */
  DeleteRegistryValueInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      valueName: GuestRegValueNameSpec
    }
    result: void
  }
  /** vim.host.StorageSystem.deleteScsiLunState */
  DeleteScsiLunState: {
    parameters: {
      lunCanonicalName: string
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.deleteSnapshot */
  DeleteSnapshot_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.vcenter.VStorageObjectManager.deleteVStorageObjectEx */
  DeleteVStorageObjectEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: vslmVClockInfo
  }
  /** vim.vslm.vcenter.VStorageObjectManager.deleteVStorageObject */
  DeleteVStorageObject_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.deleteVffsVolumeState */
  DeleteVffsVolumeState: {
    parameters: {
      vffsUuid: string
    }
    result: void
  }
  /** vim.VirtualDiskManager.deleteVirtualDisk */
  DeleteVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.deleteVmfsVolumeState */
  DeleteVmfsVolumeState: {
    parameters: {
      vmfsUuid: string
    }
    result: void
  }
  /** vim.host.VsanInternalSystem.deleteVsanObjects */
  DeleteVsanObjects: {
    parameters: {
      uuids: string[]
      force?: boolean
    }
    result: HostVsanInternalSystemDeleteVsanObjectsResult[]
  }
  /** vim.host.VMotionSystem.deselectVnic */
  DeselectVnic: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.VirtualNicManager.deselectVnic */
  DeselectVnicForNicType: {
    parameters: {
      nicType: string
      device: string
    }
    result: void
  }
  /** eam.Agency.destroyAgency */
  DestroyAgency: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.ResourcePool.destroyChildren */
  DestroyChildren: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HistoryCollector.remove */
  DestroyCollector: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.Datastore.destroyDatastore */
  DestroyDatastore: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.IpPoolManager.destroyIpPool */
  DestroyIpPool: {
    parameters: {
      dc: ManagedObjectReference
      id: number
      force: boolean
    }
    result: void
  }
  /** vim.Network.destroyNetwork */
  DestroyNetwork: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.profile.Profile.destroy */
  DestroyProfile: {
    parameters: Record<never, never>
    result: void
  }
  /** vmodl.query.PropertyCollector.destroy */
  DestroyPropertyCollector: {
    parameters: Record<never, never>
    result: void
  }
  /** vmodl.query.PropertyCollector.Filter.destroy */
  DestroyPropertyFilter: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.destroyVffs */
  DestroyVffs: {
    parameters: {
      vffsPath: string
    }
    result: void
  }
  /** vim.view.View.destroy */
  DestroyView: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.ManagedEntity.destroy */
  Destroy_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.detachDisk */
  DetachDisk_Task: {
    parameters: {
      diskId: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.detachScsiLun */
  DetachScsiLun: {
    parameters: {
      lunUuid: string
    }
    result: void
  }
  /** vim.host.StorageSystem.detachScsiLunEx */
  DetachScsiLunEx_Task: {
    parameters: {
      lunUuid: string[]
    }
    result: ManagedObjectReference
    taskResult: HostStorageSystemScsiLunResult[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.detachTagFromVStorageObject */
  DetachTagFromVStorageObject: {
    parameters: {
      id: ID
      category: string
      tag: string
    }
    result: void
  }
  /** vim.DirectPathProfileManager.createDirectPathProfile */
  DirectPathProfileManagerCreate: {
    parameters: {
      spec: DirectPathProfileManagerCreateSpec
    }
    result: string
  }
  /** vim.DirectPathProfileManager.deleteDirectPathProfile */
  DirectPathProfileManagerDelete: {
    parameters: {
      id: string
    }
    result: void
  }
  /** vim.DirectPathProfileManager.listDirectPathProfiles */
  DirectPathProfileManagerList: {
    parameters: {
      filterSpec: DirectPathProfileManagerFilterSpec
    }
    result: DirectPathProfileInfo[]
  }
  /** vim.DirectPathProfileManager.queryDirectPathProfileCapacity */
  DirectPathProfileManagerQueryCapacity: {
    parameters: {
      target: DirectPathProfileManagerTargetEntity
      querySpec?: DirectPathProfileManagerCapacityQuerySpec[]
    }
    result: DirectPathProfileManagerCapacityResult[]
  }
  /** vim.DirectPathProfileManager.updateDirectPathProfile */
  DirectPathProfileManagerUpdate: {
    parameters: {
      id: string
      spec: DirectPathProfileManagerUpdateSpec
    }
    result: void
  }
  /** vim.alarm.AlarmManager.disableAlarm */
  DisableAlarm: {
    parameters: {
      alarm: ManagedObjectReference
      entity: ManagedObjectReference
    }
    result: void
  }
  /** vim.host.DatastoreSystem.disableClusteredVmdkSupport */
  DisableClusteredVmdkSupport: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: void
  }
  /** vim.cluster.EVCManager.disableEvc */
  DisableEvcMode_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.LicenseManager.disable */
  DisableFeature: {
    parameters: {
      host?: ManagedObjectReference
      featureKey: string
    }
    result: boolean
  }
  /** vim.host.CpuSchedulerSystem.disableHyperThreading */
  DisableHyperThreading: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.disableMultipathPath */
  DisableMultipathPath: {
    parameters: {
      pathName: string
    }
    result: void
  }
  /** vim.ComputeResource.disableNetworkBoot */
  DisableNetworkBoot_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.FirewallSystem.disableRuleset */
  DisableRuleset: {
    parameters: {
      id: string
    }
    result: void
  }
  /** vim.VirtualMachine.disableSecondary */
  DisableSecondaryVM_Task: {
    parameters: {
      vm: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ActiveDirectoryAuthentication.disableSmartCardAuthentication */
  DisableSmartCardAuthentication: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HostSystem.disconnect */
  DisconnectHost_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.disconnectNvmeController */
  DisconnectNvmeController: {
    parameters: {
      disconnectSpec: HostNvmeDisconnectSpec
    }
    result: void
  }
  /** vim.host.StorageSystem.disconnectNvmeControllerEx */
  DisconnectNvmeControllerEx_Task: {
    parameters: {
      disconnectSpec?: HostNvmeDisconnectSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.discoverFcoeHbas */
  DiscoverFcoeHbas: {
    parameters: {
      fcoeSpec: FcoeConfigFcoeSpecification
    }
    result: void
  }
  /** vim.host.StorageSystem.discoverNvmeControllers */
  DiscoverNvmeControllers: {
    parameters: {
      discoverSpec: HostNvmeDiscoverSpec
    }
    result: HostNvmeDiscoveryLog
  }
  /** vim.profile.Profile.dissociateEntities */
  DissociateProfile: {
    parameters: {
      entity?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.CustomizationSpecManager.exists */
  DoesCustomizationSpecExist: {
    parameters: {
      name: string
    }
    result: boolean
  }
  /** vim.host.AssignableHardwareManager.downloadDescriptionTree */
  DownloadDescriptionTree: {
    parameters: Record<never, never>
    result: Base64
  }
  /** vim.VirtualMachine.dropConnections */
  DropConnections: {
    parameters: {
      listOfConnections?: VirtualMachineConnection[]
    }
    result: boolean
  }
  /** vim.CustomizationSpecManager.duplicate */
  DuplicateCustomizationSpec: {
    parameters: {
      name: string
      newName: string
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.reconfigureVmVnicNetworkResourcePool */
  DvsReconfigureVmVnicNetworkResourcePool_Task: {
    parameters: {
      configSpec: DvsVmVnicResourcePoolConfigSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualDiskManager.eagerZeroVirtualDisk */
  EagerZeroVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.cluster.VsanDiagnosticsSystem.editIOTripAnalyzerRecurrences */
  EditIOTripAnalyzerRecurrences: {
    parameters: {
      cluster: ManagedObjectReference
      recurrences: VsanIOTripAnalyzerRecurrence[]
    }
    result: VsanIOTripAnalyzerRecurrence[]
  }
  /** vim.DiagnosticManager.EmitSyslogMark */
  EmitSyslogMark: {
    parameters: {
      message: string
    }
    result: void
  }
  /** vim.alarm.AlarmManager.enableAlarm */
  EnableAlarm: {
    parameters: {
      alarm: ManagedObjectReference
      entity: ManagedObjectReference
    }
    result: void
  }
  /** vim.alarm.AlarmManager.setAlarmActionsEnabled */
  EnableAlarmActions: {
    parameters: {
      entity: ManagedObjectReference
      enabled: boolean
    }
    result: void
  }
  /** vim.host.DatastoreSystem.enableClusteredVmdkSupport */
  EnableClusteredVmdkSupport: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: void
  }
  /** vim.HostSystem.enableCrypto */
  EnableCrypto: {
    parameters: {
      keyPlain: CryptoKeyPlain
    }
    result: void
  }
  /** vim.LicenseManager.enable */
  EnableFeature: {
    parameters: {
      host?: ManagedObjectReference
      featureKey: string
    }
    result: boolean
  }
  /** vim.host.CpuSchedulerSystem.enableHyperThreading */
  EnableHyperThreading: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.enableMultipathPath */
  EnableMultipathPath: {
    parameters: {
      pathName: string
    }
    result: void
  }
  /** vim.ComputeResource.enableNetworkBoot */
  EnableNetworkBoot_Task: {
    parameters: {
      networkBootMode: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.DistributedVirtualSwitch.enableNetworkResourceManagement */
  EnableNetworkResourceManagement: {
    parameters: {
      enable: boolean
    }
    result: void
  }
  /** vim.host.FirewallSystem.enableRuleset */
  EnableRuleset: {
    parameters: {
      id: string
    }
    result: void
  }
  /** vim.VirtualMachine.enableSecondary */
  EnableSecondaryVM_Task: {
    parameters: {
      vm: ManagedObjectReference
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: FaultToleranceSecondaryOpResult
  }
  /** vim.host.ActiveDirectoryAuthentication.enableSmartCardAuthentication */
  EnableSmartCardAuthentication: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HostSystem.enterLockdownMode */
  EnterLockdownMode: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HostSystem.enterMaintenanceMode */
  EnterMaintenanceMode_Task: {
    parameters: {
      timeout: number
      evacuatePoweredOffVms?: boolean
      maintenanceSpec?: HostMaintenanceSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ResourcePlanningManager.estimateDatabaseSize */
  EstimateDatabaseSize: {
    parameters: {
      dbSizeParam: DatabaseSizeParam
    }
    result: DatabaseSizeEstimate
  }
  /** vim.VirtualMachine.estimateStorageRequirementForConsolidate */
  EstimateStorageForConsolidateSnapshots_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference | undefined
    taskResult: StorageRequirement[]
  }
  /** vim.host.EsxAgentHostManager.updateConfig */
  EsxAgentHostManagerUpdateConfig: {
    parameters: {
      configInfo: HostEsxAgentHostManagerConfigInfo
    }
    result: void
  }
  /** vim.host.VsanSystem.evacuateNode */
  EvacuateVsanNode_Task: {
    parameters: {
      maintenanceSpec: HostMaintenanceSpec
      timeout: number
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ClusterComputeResource.evcManager */
  EvcManager: {
    parameters: Record<never, never>
    result: ManagedObjectReference | undefined
  }
  /** vim.profile.host.HostProfile.execute */
  ExecuteHostProfile: {
    parameters: {
      host: ManagedObjectReference
      deferredParam?: ProfileDeferredPolicyOptionParameter[]
    }
    result: ProfileExecuteResult
  }
  /** vim.SimpleCommand.Execute */
  ExecuteSimpleCommand: {
    parameters: {
      arguments?: string[]
    }
    result: string
  }
  /** vim.HostSystem.exitLockdownMode */
  ExitLockdownMode: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HostSystem.exitMaintenanceMode */
  ExitMaintenanceMode_Task: {
    parameters: {
      timeout: number
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.DatastoreSystem.expandVmfsDatastore */
  ExpandVmfsDatastore: {
    parameters: {
      datastore: ManagedObjectReference
      spec: VmfsDatastoreExpandSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.StorageSystem.expandVmfsExtent */
  ExpandVmfsExtent: {
    parameters: {
      vmfsPath: string
      extent: HostScsiDiskPartition
    }
    result: void
  }
  /** vim.profile.host.ProfileManager.exportAnswerFile */
  ExportAnswerFile_Task: {
    parameters: {
      host: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: string
  }
  /** vim.profile.Profile.exportProfile */
  ExportProfile: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.vm.Snapshot.exportSnapshot */
  ExportSnapshot: {
    parameters: Record<never, never>
    result: ManagedObjectReference
  }
  /** vim.VirtualApp.exportVApp */
  ExportVApp: {
    parameters: Record<never, never>
    result: ManagedObjectReference
  }
  /** vim.VirtualMachine.exportVm */
  ExportVm: {
    parameters: Record<never, never>
    result: ManagedObjectReference
  }
  /** vim.vslm.vcenter.VStorageObjectManager.extendDisk */
  ExtendDisk_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      newCapacityInMB: Long
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ClusterComputeResource.extendHCI */
  ExtendHCI_Task: {
    parameters: {
      hostInputs?: ClusterComputeResourceHostConfigurationInput[]
      vSanConfigSpec?: SDDCBase
    }
    result: ManagedObjectReference
    taskResult: ClusterComputeResourceClusterConfigResult
  }
  /** vim.host.StorageSystem.extendVffs */
  ExtendVffs: {
    parameters: {
      vffsPath: string
      devicePath: string
      spec?: HostDiskPartitionSpec
    }
    result: void
  }
  /** vim.VirtualDiskManager.extendVirtualDisk */
  ExtendVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      newCapacityKb: Long
      eagerZero?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.DatastoreSystem.extendVmfsDatastore */
  ExtendVmfsDatastore: {
    parameters: {
      datastore: ManagedObjectReference
      spec: VmfsDatastoreExtendSpec
    }
    result: ManagedObjectReference
  }
  /** vim.VirtualMachine.extractOvfEnvironment */
  ExtractOvfEnvironment: {
    parameters: Record<never, never>
    result: string
  }
  /** sms.provider.VasaProvider.failoverReplicationGroup */
  FailoverReplicationGroup_Task: {
    parameters: {
      failoverParam: FailoverParam
    }
    result: ManagedObjectReference | undefined
    taskResult: GroupOperationResult[]
  }
  /** vmodl.ManagedObject.fetch */
  Fetch: {
    parameters: {
      prop: string
    }
    result: unknown | undefined
  }
  /** vim.DiagnosticManager.FetchAuditRecords */
  FetchAuditRecords: {
    parameters: {
      token?: string
    }
    result: DiagnosticManagerAuditRecordResult
  }
  /** vim.DistributedVirtualSwitch.fetchPortKeys */
  FetchDVPortKeys: {
    parameters: {
      criteria?: DistributedVirtualSwitchPortCriteria
    }
    result: string[]
  }
  /** vim.DistributedVirtualSwitch.fetchPorts */
  FetchDVPorts: {
    parameters: {
      criteria?: DistributedVirtualSwitchPortCriteria
    }
    result: DistributedVirtualPort[]
  }
  /** vim.cluster.VsanVumSystem.fetchIsoDepotCookie */
  FetchIsoDepotCookie: {
    parameters: {
      username: string
      password: string
    }
    result: void
  }
  /** vim.host.HealthStatusSystem.FetchSystemEventLog */
  FetchSystemEventLog: {
    parameters: Record<never, never>
    result: SystemEventInfo[]
  }
  /** vim.AuthorizationManager.fetchUserPrivilegeOnEntities */
  FetchUserPrivilegeOnEntities: {
    parameters: {
      entities: ManagedObjectReference[]
      userName: string
    }
    result: UserPrivilegeResult[]
  }
  /** vim.SearchIndex.findAllByDnsName */
  FindAllByDnsName: {
    parameters: {
      datacenter?: ManagedObjectReference
      dnsName: string
      vmSearch: boolean
    }
    result: ManagedObjectReference[]
  }
  /** vim.SearchIndex.findAllByIp */
  FindAllByIp: {
    parameters: {
      datacenter?: ManagedObjectReference
      ip: string
      vmSearch: boolean
    }
    result: ManagedObjectReference[]
  }
  /** vim.SearchIndex.findAllByUuid */
  FindAllByUuid: {
    parameters: {
      datacenter?: ManagedObjectReference
      uuid: string
      vmSearch: boolean
      instanceUuid?: boolean
    }
    result: ManagedObjectReference[]
  }
  /** vim.profile.ProfileManager.findAssociatedProfile */
  FindAssociatedProfile: {
    parameters: {
      entity: ManagedObjectReference
    }
    result: ManagedObjectReference[]
  }
  /** vim.SearchIndex.findByDatastorePath */
  FindByDatastorePath: {
    parameters: {
      datacenter: ManagedObjectReference
      path: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.SearchIndex.findByDnsName */
  FindByDnsName: {
    parameters: {
      datacenter?: ManagedObjectReference
      dnsName: string
      vmSearch: boolean
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.SearchIndex.findByInventoryPath */
  FindByInventoryPath: {
    parameters: {
      inventoryPath: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.SearchIndex.findByIp */
  FindByIp: {
    parameters: {
      datacenter?: ManagedObjectReference
      ip: string
      vmSearch: boolean
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.SearchIndex.findByUuid */
  FindByUuid: {
    parameters: {
      datacenter?: ManagedObjectReference
      uuid: string
      vmSearch: boolean
      instanceUuid?: boolean
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.SearchIndex.findChild */
  FindChild: {
    parameters: {
      entity: ManagedObjectReference
      name: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.ExtensionManager.findExtension */
  FindExtension: {
    parameters: {
      extensionKey: string
    }
    result: Extension | undefined
  }
  /** vim.ClusterComputeResource.findRulesForVm */
  FindRulesForVm: {
    parameters: {
      vm: ManagedObjectReference
    }
    result: ClusterRuleInfo[]
  }
  /** vim.host.StorageSystem.formatVffs */
  FormatVffs: {
    parameters: {
      createSpec: HostVffsSpec
    }
    result: HostVffsVolume
  }
  /** vim.host.StorageSystem.formatVmfs */
  FormatVmfs: {
    parameters: {
      createSpec: HostVmfsSpec
    }
    result: HostVmfsVolume
  }
  /** vim.host.CertificateManager.generateCertificateSigningRequest */
  GenerateCertificateSigningRequest: {
    parameters: {
      useIpAddressAsCommonName: boolean
      spec?: HostCertificateManagerCertificateSpec
    }
    result: string
  }
  /** vim.host.CertificateManager.generateCertificateSigningRequestByDn */
  GenerateCertificateSigningRequestByDn: {
    parameters: {
      distinguishedName: string
      spec?: HostCertificateManagerCertificateSpec
    }
    result: string
  }
  /** vim.encryption.CryptoManagerKmip.generateClientCsr */
  GenerateClientCsr: {
    parameters: {
      cluster: KeyProviderId
      request?: CryptoManagerKmipCertSignRequest
    }
    result: string
  }
  /** vim.profile.host.ProfileManager.generateConfigTaskList */
  GenerateConfigTaskList: {
    parameters: {
      configSpec: HostConfigSpec
      host: ManagedObjectReference
    }
    result: HostProfileManagerConfigTaskList
  }
  /** vim.profile.host.ProfileManager.generateHostConfigTaskSpec */
  GenerateHostConfigTaskSpec_Task: {
    parameters: {
      hostsInfo?: StructuredCustomizations[]
    }
    result: ManagedObjectReference | undefined
    taskResult: ApplyHostProfileConfigurationSpec[]
  }
  /** vim.profile.host.ProfileManager.generateTaskList */
  GenerateHostProfileTaskList_Task: {
    parameters: {
      configSpec: HostConfigSpec
      host: ManagedObjectReference
    }
    result: ManagedObjectReference | undefined
    taskResult: HostProfileManagerConfigTaskList
  }
  /** vim.encryption.CryptoManagerKmip.generateKey */
  GenerateKey: {
    parameters: {
      keyProvider?: KeyProviderId
      spec?: CryptoManagerKmipCustomAttributeSpec
      keySpec?: CryptoManagerKmipGenerateKeySpec
    }
    result: CryptoKeyResult
  }
  /** vim.DiagnosticManager.generateLogBundles */
  GenerateLogBundles_Task: {
    parameters: {
      includeDefault: boolean
      host?: ManagedObjectReference[]
    }
    result: ManagedObjectReference | undefined
    taskResult: DiagnosticManagerBundleInfo[]
  }
  /** vim.encryption.CryptoManagerKmip.generateSelfSignedClientCert */
  GenerateSelfSignedClientCert: {
    parameters: {
      cluster: KeyProviderId
      request?: CryptoManagerKmipCertSignRequest
    }
    result: string
  }
  /** vim.alarm.AlarmManager.getAlarm */
  GetAlarm: {
    parameters: {
      entity?: ManagedObjectReference
    }
    result: ManagedObjectReference[]
  }
  /** vim.alarm.AlarmManager.getAlarmState */
  GetAlarmState: {
    parameters: {
      entity: ManagedObjectReference
    }
    result: AlarmState[]
  }
  /** vim.encryption.CryptoManagerHost.getCryptoKeyStatus */
  GetCryptoKeyStatus: {
    parameters: {
      keys?: CryptoKeyId[]
    }
    result: CryptoManagerHostKeyStatus[]
  }
  /** vim.CustomizationSpecManager.get */
  GetCustomizationSpec: {
    parameters: {
      name: string
    }
    result: CustomizationSpecItem
  }
  /** vim.encryption.CryptoManagerKmip.getDefaultKmsCluster */
  GetDefaultKmsCluster: {
    parameters: {
      entity?: ManagedObjectReference
      defaultsToParent?: boolean
    }
    result: KeyProviderId | undefined
  }
  /** vim.cluster.VsanDiagnosticsSystem.getIOTripAnalyzerSchedulerConfig */
  GetIOTripAnalyzerSchedulerConfig: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanIOTripAnalyzerConfig | undefined
  }
  /** eam.EsxAgentManager.getMaintenanceModePolicy */
  GetMaintenanceModePolicy: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.ExtensionManager.getPublicKey */
  GetPublicKey: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.ClusterComputeResource.getResourceUsage */
  GetResourceUsage: {
    parameters: Record<never, never>
    result: ClusterResourceUsageSummary
  }
  /** vim.SiteInfoManager.GetSiteInfo */
  GetSiteInfo: {
    parameters: Record<never, never>
    result: SiteInfo
  }
  /** vim.ClusterComputeResource.getSystemVMsRestrictedDatastores */
  GetSystemVMsRestrictedDatastores: {
    parameters: Record<never, never>
    result: ManagedObjectReference[]
  }
  /** vim.vcha.FailoverClusterManager.getClusterHealth */
  GetVchaClusterHealth: {
    parameters: Record<never, never>
    result: VchaClusterHealth
  }
  /** vim.dvs.DistributedVirtualSwitchManager.getVpcNetworkSpan */
  GetVpcNetworkSpan: {
    parameters: {
      spanId?: string
    }
    result: DistributedVirtualSwitchManagerSpanInfo[]
  }
  /** vim.host.VsanInternalSystem.getVsanObjExtAttrs */
  GetVsanObjExtAttrs: {
    parameters: {
      uuids: string[]
    }
    result: string
  }
  /** vim.cluster.VsanPerformanceManager.getVsanPerfDiagnosisResult */
  GetVsanPerfDiagnosisResult: {
    parameters: {
      task: ManagedObjectReference
      cluster?: ManagedObjectReference
    }
    result: VsanPerfDiagnosticResult[]
  }
  /** vim.cluster.VsanVumSystem.getVsanVumConfig */
  GetVsanVumConfig: {
    parameters: Record<never, never>
    result: VsanVumSystemConfig
  }
  /** vim.HealthUpdateManager.hasMonitoredEntity */
  HasMonitoredEntity: {
    parameters: {
      providerId: string
      entity: ManagedObjectReference
    }
    result: boolean
  }
  /** vim.AuthorizationManager.hasPrivilegeOnEntities */
  HasPrivilegeOnEntities: {
    parameters: {
      entity: ManagedObjectReference[]
      sessionId: string
      privId?: string[]
    }
    result: EntityPrivilege[]
  }
  /** vim.AuthorizationManager.hasPrivilegeOnEntity */
  HasPrivilegeOnEntity: {
    parameters: {
      entity: ManagedObjectReference
      sessionId: string
      privId?: string[]
    }
    result: boolean[]
  }
  /** vim.HealthUpdateManager.hasProvider */
  HasProvider: {
    parameters: {
      id: string
    }
    result: boolean
  }
  /** vim.AuthorizationManager.hasUserPrivilegeOnEntities */
  HasUserPrivilegeOnEntities: {
    parameters: {
      entities: ManagedObjectReference[]
      userName: string
      privId?: string[]
    }
    result: EntityPrivilege[]
  }
  /** vim.vslm.host.VStorageObjectManager.clearVStorageObjectControlFlags */
  HostClearVStorageObjectControlFlags: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      controlFlags?: string[]
    }
    result: void
  }
  /** vim.vslm.host.VStorageObjectManager.cloneVStorageObject */
  HostCloneVStorageObject_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      spec: VslmCloneSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.host.VFlashManager.configureHostVFlashCache */
  HostConfigVFlashCache: {
    parameters: {
      spec: HostVFlashManagerVFlashCacheConfigSpec
    }
    result: void
  }
  /** vim.host.VFlashManager.configureVFlashResource */
  HostConfigureVFlashResource: {
    parameters: {
      spec: HostVFlashManagerVFlashResourceConfigSpec
    }
    result: void
  }
  /** vim.vslm.host.VStorageObjectManager.createDisk */
  HostCreateDisk_Task: {
    parameters: {
      spec: VslmCreateSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.vslm.host.VStorageObjectManager.deleteVStorageObjectEx */
  HostDeleteVStorageObjectEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      isLcParentAttached?: boolean
    }
    result: ManagedObjectReference
    taskResult: vslmVClockInfo
  }
  /** vim.vslm.host.VStorageObjectManager.deleteVStorageObject */
  HostDeleteVStorageObject_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      isLcParentAttached?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.host.VStorageObjectManager.extendDisk */
  HostExtendDisk_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      newCapacityInMB: Long
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.VFlashManager.getVFlashModuleDefaultConfig */
  HostGetVFlashModuleDefaultConfig: {
    parameters: {
      vFlashModule: string
    }
    result: VirtualDiskVFlashCacheConfigInfo
  }
  /** vim.host.ImageConfigManager.queryHostAcceptanceLevel */
  HostImageConfigGetAcceptance: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.host.ImageConfigManager.queryHostImageProfile */
  HostImageConfigGetProfile: {
    parameters: Record<never, never>
    result: HostImageProfileSummary
  }
  /** vim.vslm.host.VStorageObjectManager.inflateDisk */
  HostInflateDisk_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.host.VStorageObjectManager.listVStorageObject */
  HostListVStorageObject: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: ID[]
  }
  /** vim.profile.host.HostProfile.ResetValidationState */
  HostProfileResetValidationState: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.vslm.host.VStorageObjectManager.queryVirtualDiskUuidEx */
  HostQueryVirtualDiskUuid: {
    parameters: {
      name: string
    }
    result: string
  }
  /** vim.vslm.host.VStorageObjectManager.reconcileDatastoreInventory */
  HostReconcileDatastoreInventory_Task: {
    parameters: {
      datastore: ManagedObjectReference
      deepCleansing?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.host.VStorageObjectManager.registerDisk */
  HostRegisterDisk: {
    parameters: {
      path: string
      name?: string
      modifyControlFlags?: boolean
      id?: ID
    }
    result: VStorageObject
  }
  /** vim.vslm.host.VStorageObjectManager.relocateVStorageObject */
  HostRelocateVStorageObject_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      spec: VslmRelocateSpec
      isLcParentAttached?: boolean
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.host.VFlashManager.removeVFlashResource */
  HostRemoveVFlashResource: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.vslm.host.VStorageObjectManager.renameVStorageObject */
  HostRenameVStorageObject: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      name: string
    }
    result: void
  }
  /** vim.vslm.host.VStorageObjectManager.retrieveVStorageInfrastructureObjectPolicy */
  HostRetrieveVStorageInfrastructureObjectPolicy: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: vslmInfrastructureObjectPolicy[]
  }
  /** vim.vslm.host.VStorageObjectManager.retrieveVStorageObject */
  HostRetrieveVStorageObject: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      diskInfoFlags?: string[]
    }
    result: VStorageObject
  }
  /** vim.vslm.host.VStorageObjectManager.retrieveVStorageObjectMetadata */
  HostRetrieveVStorageObjectMetadata: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId?: ID
      prefix?: string
    }
    result: KeyValue[]
  }
  /** vim.vslm.host.VStorageObjectManager.retrieveVStorageObjectMetadataValue */
  HostRetrieveVStorageObjectMetadataValue: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId?: ID
      key: string
    }
    result: string
  }
  /** vim.vslm.host.VStorageObjectManager.retrieveVStorageObjectState */
  HostRetrieveVStorageObjectState: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: VStorageObjectStateInfo
  }
  /** vim.vslm.host.VStorageObjectManager.scheduleReconcileDatastoreInventory */
  HostScheduleReconcileDatastoreInventory: {
    parameters: {
      datastore: ManagedObjectReference
      deepCleansing?: boolean
    }
    result: void
  }
  /** vim.vslm.host.VStorageObjectManager.setVStorageObjectControlFlags */
  HostSetVStorageObjectControlFlags: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      controlFlags?: string[]
    }
    result: void
  }
  /** vim.vslm.host.VStorageObjectManager.setVirtualDiskUuidEx */
  HostSetVirtualDiskUuid_Task: {
    parameters: {
      name: string
      uuid?: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.profile.host.HostSpecificationManager.getUpdatedHosts */
  HostSpecGetUpdatedHosts: {
    parameters: {
      startChangeID?: string
      endChangeID?: string
    }
    result: ManagedObjectReference[]
  }
  /** vim.vslm.host.VStorageObjectManager.updateVStorageObjectMetadataEx */
  HostUpdateVStorageObjectMetadataEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      metadata?: KeyValue[]
      deleteKeys?: string[]
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.vslm.host.VStorageObjectManager.updateVStorageObjectMetadata */
  HostUpdateVStorageObjectMetadata_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      metadata?: KeyValue[]
      deleteKeys?: string[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.host.VStorageObjectManager.createDiskFromSnapshot */
  HostVStorageObjectCreateDiskFromSnapshot_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
      name: string
      profile?: VirtualMachineProfileSpec[]
      crypto?: CryptoSpec
      path?: string
      provisioningType?: string
      isLinkedClone?: boolean
      targetId?: ID
      targetDatastore?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.vslm.host.VStorageObjectManager.createSnapshot */
  HostVStorageObjectCreateSnapshot_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      description: string
    }
    result: ManagedObjectReference
    taskResult: ID
  }
  /** vim.vslm.host.VStorageObjectManager.deleteSnapshot */
  HostVStorageObjectDeleteSnapshot_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.host.VStorageObjectManager.retrieveSnapshotInfo */
  HostVStorageObjectRetrieveSnapshotInfo: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: VStorageObjectSnapshotInfo
  }
  /** vim.vslm.host.VStorageObjectManager.RevertVStorageObject */
  HostVStorageObjectRevert_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.HttpNfcLease.abort */
  HttpNfcLeaseAbort: {
    parameters: {
      fault?: LocalizedMethodFault
    }
    result: void
  }
  /** vim.HttpNfcLease.complete */
  HttpNfcLeaseComplete: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HttpNfcLease.getManifest */
  HttpNfcLeaseGetManifest: {
    parameters: Record<never, never>
    result: HttpNfcLeaseManifestEntry[]
  }
  /** vim.HttpNfcLease.probeUrls */
  HttpNfcLeaseProbeUrls: {
    parameters: {
      files?: HttpNfcLeaseSourceFile[]
      timeout?: number
    }
    result: HttpNfcLeaseProbeResult[]
  }
  /** vim.HttpNfcLease.progress */
  HttpNfcLeaseProgress: {
    parameters: {
      percent: number
    }
    result: void
  }
  /** vim.HttpNfcLease.pullFromUrls */
  HttpNfcLeasePullFromUrls_Task: {
    parameters: {
      files?: HttpNfcLeaseSourceFile[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.HttpNfcLease.setManifestChecksumType */
  HttpNfcLeaseSetManifestChecksumType: {
    parameters: {
      deviceUrlsToChecksumTypes?: KeyValue[]
    }
    result: void
  }
  /** vim.SessionManager.impersonateUser */
  ImpersonateUser: {
    parameters: {
      userName: string
      locale?: string
    }
    result: UserSession
  }
  /** vim.host.ActiveDirectoryAuthentication.importCertificateForCAM */
  ImportCertificateForCAM_Task: {
    parameters: {
      certPath: string
      camServer: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualDiskManager.importUnmanagedSnapshot */
  ImportUnmanagedSnapshot: {
    parameters: {
      vdisk: string
      datacenter?: ManagedObjectReference
      vvolId: string
    }
    result: void
  }
  /** vim.ResourcePool.importVApp */
  ImportVApp: {
    parameters: {
      spec: ImportSpec
      folder?: ManagedObjectReference
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.DatastoreNamespaceManager.IncreaseDirectorySize */
  IncreaseDirectorySize: {
    parameters: {
      datacenter?: ManagedObjectReference
      stableName: string
      size: Long
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.inflateDisk */
  InflateDisk_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualDiskManager.inflateVirtualDisk */
  InflateVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.cluster.VsanVcDiskManagementSystem.initializeDiskMappings */
  InitializeDiskMappings: {
    parameters: {
      spec: VimVsanHostDiskMappingCreationSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanSystem.initializeDisks */
  InitializeDisks_Task: {
    parameters: {
      mapping: VsanHostDiskMapping[]
    }
    result: ManagedObjectReference | undefined
    taskResult: VsanHostDiskMapResult[]
  }
  /** vim.vm.guest.FileManager.initiateFileTransferFromGuest */
  InitiateFileTransferFromGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      guestFilePath: string
    }
    result: FileTransferInformation
  }
  /** vim.vm.guest.FileManager.initiateFileTransferToGuest */
  InitiateFileTransferToGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      guestFilePath: string
      fileAttributes: GuestFileAttributes
      fileSize: Long
      overwrite: boolean
    }
    result: string
  }
  /** vim.IoFilterManager.initiateTransitionToVLCM */
  InitiateTransitionToVLCM_Task: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.PatchManager.InstallV2 */
  InstallHostPatchV2_Task: {
    parameters: {
      metaUrls?: string[]
      bundleUrls?: string[]
      vibUrls?: string[]
      spec?: HostPatchManagerPatchManagerOperationSpec
    }
    result: ManagedObjectReference
    taskResult: HostPatchManagerResult
  }
  /** vim.host.PatchManager.Install */
  InstallHostPatch_Task: {
    parameters: {
      repository: HostPatchManagerLocator
      updateID: string
      force?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.IoFilterManager.installIoFilter */
  InstallIoFilter_Task: {
    parameters: {
      vibUrl: string
      compRes: ManagedObjectReference
      vibSslTrust?: IoFilterManagerSslTrust
    }
    result: ManagedObjectReference | undefined
    taskResult: ClusterIoFilterInfo
  }
  /** vim.host.CertificateManager.installServerCertificate */
  InstallServerCertificate: {
    parameters: {
      cert: string
    }
    result: void
  }
  /** vim.host.ActiveDirectoryAuthentication.installSmartCardTrustAnchor */
  InstallSmartCardTrustAnchor: {
    parameters: {
      cert: string
    }
    result: void
  }
  /** vim.VirtualMachine.instantClone */
  InstantClone_Task: {
    parameters: {
      spec: VirtualMachineInstantCloneSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.Datastore.isClusteredVmdkEnabled */
  IsClusteredVmdkEnabled: {
    parameters: Record<never, never>
    result: boolean
  }
  /** vim.CustomizationSpecManager.isGuestOsCustomizable */
  IsGuestOsCustomizable: {
    parameters: {
      guestId: string
    }
    result: boolean
  }
  /** vim.encryption.CryptoManagerKmip.IsKmsClusterActive */
  IsKmsClusterActive: {
    parameters: {
      cluster?: KeyProviderId
    }
    result: boolean
  }
  /** vim.host.GraphicsManager.isSharedGraphicsActive */
  IsSharedGraphicsActive: {
    parameters: Record<never, never>
    result: boolean
  }
  /** vim.host.ActiveDirectoryAuthentication.joinDomainWithCAM */
  JoinDomainWithCAM_Task: {
    parameters: {
      domainName: string
      camServer: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ActiveDirectoryAuthentication.joinDomain */
  JoinDomain_Task: {
    parameters: {
      domainName: string
      userName: string
      password: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ActiveDirectoryAuthentication.leaveCurrentDomain */
  LeaveCurrentDomain_Task: {
    parameters: {
      force: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.CertificateManager.listCACertificateRevocationLists */
  ListCACertificateRevocationLists: {
    parameters: Record<never, never>
    result: string[]
  }
  /** vim.host.CertificateManager.listCACertificates */
  ListCACertificates: {
    parameters: Record<never, never>
    result: string[]
  }
  /** vim.vm.guest.FileManager.listFiles */
  ListFilesInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      filePath: string
      index?: number
      maxResults?: number
      matchPattern?: string
    }
    result: GuestListFileInfo
  }
  /** vim.vm.guest.AliasManager.listAliases */
  ListGuestAliases: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      username: string
    }
    result: GuestAliases[]
  }
  /** vim.vm.guest.AliasManager.listMappedAliases */
  ListGuestMappedAliases: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
    }
    result: GuestMappedAliases[]
  }
  /** vim.encryption.CryptoManager.listKeys */
  ListKeys: {
    parameters: {
      limit?: number
    }
    result: CryptoKeyId[]
  }
  /** vim.encryption.CryptoManagerKmip.listKmipServers */
  ListKmipServers: {
    parameters: {
      limit?: number
    }
    result: KmipClusterInfo[]
  }
  /** vim.encryption.CryptoManagerKmip.listKmsClusters */
  ListKmsClusters: {
    parameters: {
      includeKmsServers?: boolean
      managementTypeFilter?: number
      statusFilter?: number
    }
    result: KmipClusterInfo[]
  }
  /** vim.vm.guest.ProcessManager.listProcesses */
  ListProcessesInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      pids?: Long[]
    }
    result: GuestProcessInfo[]
  }
  /** vim.vm.guest.WindowsRegistryManager.listRegistryKeys */
  ListRegistryKeysInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      keyName: GuestRegKeyNameSpec
      recursive: boolean
      matchPattern?: string
    }
    result: GuestRegKeyRecordSpec[]
  }
  /** vim.vm.guest.WindowsRegistryManager.listRegistryValues */
  ListRegistryValuesInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      keyName: GuestRegKeyNameSpec
      expandStrings: boolean
      matchPattern?: string
    }
    result: GuestRegValueSpec[]
  }
  /** vim.host.ActiveDirectoryAuthentication.listSmartCardTrustAnchors */
  ListSmartCardTrustAnchors: {
    parameters: Record<never, never>
    result: string[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.listTagsAttachedToVStorageObject */
  ListTagsAttachedToVStorageObject: {
    parameters: {
      id: ID
    }
    result: VslmTagEntry[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.listVStorageObject */
  ListVStorageObject: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: ID[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.listVStorageObjectsAttachedToTag */
  ListVStorageObjectsAttachedToTag: {
    parameters: {
      category: string
      tag: string
    }
    result: ID[]
  }
  /** vim.event.EventManager.logUserEvent */
  LogUserEvent: {
    parameters: {
      entity: ManagedObjectReference
      msg: string
    }
    result: void
  }
  /** vim.SessionManager.login */
  Login: {
    parameters: {
      userName: string
      password: string
      locale?: string
    }
    result: UserSession
  }
  /** vim.SessionManager.loginBySSPI */
  LoginBySSPI: {
    parameters: {
      base64Token: string
      locale?: string
    }
    result: UserSession
  }
  /** vim.SessionManager.loginByToken */
  LoginByToken: {
    parameters: {
      locale?: string
    }
    result: UserSession
  }
  /** vim.SessionManager.loginExtensionByCertificate */
  LoginExtensionByCertificate: {
    parameters: {
      extensionKey: string
      locale?: string
    }
    result: UserSession
  }
  /** vim.SessionManager.loginExtensionBySubjectName */
  LoginExtensionBySubjectName: {
    parameters: {
      extensionKey: string
      locale?: string
    }
    result: UserSession
  }
  /** vim.SessionManager.logout */
  Logout: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.DistributedVirtualSwitch.lookupPortgroup */
  LookupDvPortGroup: {
    parameters: {
      portgroupKey: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.OverheadMemoryManager.lookupVmOverheadMemory */
  LookupVmOverheadMemory: {
    parameters: {
      vm: ManagedObjectReference
      host: ManagedObjectReference
    }
    result: Long
  }
  /** vim.FileManager.makeDirectory */
  MakeDirectory: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      createParentDirectories?: boolean
    }
    result: void
  }
  /** vim.vm.guest.FileManager.makeDirectory */
  MakeDirectoryInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      directoryPath: string
      createParentDirectories: boolean
    }
    result: void
  }
  /** vim.VirtualMachine.makePrimary */
  MakePrimaryVM_Task: {
    parameters: {
      vm: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** eam.Agent.markAsAvailable */
  MarkAsAvailable: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.markAsLocal */
  MarkAsLocal_Task: {
    parameters: {
      scsiDiskUuid: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.markAsNonLocal */
  MarkAsNonLocal_Task: {
    parameters: {
      scsiDiskUuid: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.markAsNonSsd */
  MarkAsNonSsd_Task: {
    parameters: {
      scsiDiskUuid: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.markAsSsd */
  MarkAsSsd_Task: {
    parameters: {
      scsiDiskUuid: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.markAsTemplate */
  MarkAsTemplate: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.VirtualMachine.markAsVirtualMachine */
  MarkAsVirtualMachine: {
    parameters: {
      pool: ManagedObjectReference
      host?: ManagedObjectReference
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.markDefault */
  MarkDefault: {
    parameters: {
      clusterId: KeyProviderId
    }
    result: void
  }
  /** vim.host.StorageSystem.markForRemoval */
  MarkForRemoval: {
    parameters: {
      hbaName: string
      remove: boolean
    }
    result: void
  }
  /** vim.host.StorageSystem.markPerenniallyReserved */
  MarkPerenniallyReserved: {
    parameters: {
      lunUuid: string
      state: boolean
    }
    result: void
  }
  /** vim.host.StorageSystem.markPerenniallyReservedEx */
  MarkPerenniallyReservedEx_Task: {
    parameters: {
      lunUuid?: string[]
      state: boolean
    }
    result: ManagedObjectReference | undefined
    taskResult: HostStorageSystemScsiLunResult[]
  }
  /** vim.tenant.TenantManager.markServiceProviderEntities */
  MarkServiceProviderEntities: {
    parameters: {
      entity?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.merge */
  MergeDvs_Task: {
    parameters: {
      dvs: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.AuthorizationManager.mergePermissions */
  MergePermissions: {
    parameters: {
      srcRoleId: number
      dstRoleId: number
    }
    result: void
  }
  /** vim.VirtualMachine.migrate */
  MigrateVM_Task: {
    parameters: {
      pool?: ManagedObjectReference
      host?: ManagedObjectReference
      priority: VirtualMachineMovePriority
      state?: VirtualMachinePowerState
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.view.ListView.modify */
  ModifyListView: {
    parameters: {
      add?: ManagedObjectReference[]
      remove?: ManagedObjectReference[]
    }
    result: ManagedObjectReference[]
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.mountPrecheck */
  MountPrecheck: {
    parameters: {
      cluster: ManagedObjectReference
      datastore: ManagedObjectReference
      serverClusterInfo?: VcRemoteVsanServerClusterInfo
    }
    result: VsanMountPrecheckResult
  }
  /** vim.VirtualMachine.mountToolsInstaller */
  MountToolsInstaller: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.mountVffsVolume */
  MountVffsVolume: {
    parameters: {
      vffsUuid: string
    }
    result: void
  }
  /** vim.host.StorageSystem.mountVmfsVolume */
  MountVmfsVolume: {
    parameters: {
      vmfsUuid: string
    }
    result: void
  }
  /** vim.host.StorageSystem.mountVmfsVolumeEx */
  MountVmfsVolumeEx_Task: {
    parameters: {
      vmfsUuid: string[]
    }
    result: ManagedObjectReference
    taskResult: HostStorageSystemVmfsVolumeResult[]
  }
  /** vim.DistributedVirtualSwitch.movePort */
  MoveDVPort_Task: {
    parameters: {
      portKey: string[]
      destinationPortgroupKey?: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.FileManager.moveFile */
  MoveDatastoreFile_Task: {
    parameters: {
      sourceName: string
      sourceDatacenter?: ManagedObjectReference
      destinationName: string
      destinationDatacenter?: ManagedObjectReference
      force?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vm.guest.FileManager.moveDirectory */
  MoveDirectoryInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      srcDirectoryPath: string
      dstDirectoryPath: string
    }
    result: void
  }
  /** vim.vm.guest.FileManager.moveFile */
  MoveFileInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      srcFilePath: string
      dstFilePath: string
      overwrite: boolean
    }
    result: void
  }
  /** vim.ClusterComputeResource.moveHostInto */
  MoveHostInto_Task: {
    parameters: {
      host: ManagedObjectReference
      resourcePool?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.Folder.moveInto */
  MoveIntoFolder_Task: {
    parameters: {
      list: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ResourcePool.moveInto */
  MoveIntoResourcePool: {
    parameters: {
      list: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.ClusterComputeResource.moveInto */
  MoveInto_Task: {
    parameters: {
      host: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualDiskManager.moveVirtualDisk */
  MoveVirtualDisk_Task: {
    parameters: {
      sourceName: string
      sourceDatacenter?: ManagedObjectReference
      destName: string
      destDatacenter?: ManagedObjectReference
      force?: boolean
      profile?: VirtualMachineProfileSpec[]
    }
    result: ManagedObjectReference
    taskResult: string
  }
  /** vim.host.CertificateManager.notifyAffectedServices */
  NotifyAffectedServices: {
    parameters: {
      services?: string[]
    }
    result: void
  }
  /** vim.view.InventoryView.openFolder */
  OpenInventoryViewFolder: {
    parameters: {
      entity: ManagedObjectReference[]
    }
    result: ManagedObjectReference[]
  }
  /** vim.CustomizationSpecManager.overwrite */
  OverwriteCustomizationSpec: {
    parameters: {
      item: CustomizationSpecItem
    }
    result: void
  }
  /** vim.OvfManager.parseDescriptor */
  ParseDescriptor: {
    parameters: {
      ovfDescriptor: string
      pdp: OvfParseDescriptorParams
    }
    result: OvfParseDescriptorResult
  }
  /** pbm.profile.ProfileManager.assignDefaultRequirementProfile */
  PbmAssignDefaultRequirementProfile: {
    parameters: {
      profile: PbmProfileId
      datastores: PbmPlacementHub[]
    }
    result: void
  }
  /** pbm.placement.PlacementSolver.checkCompatibility */
  PbmCheckCompatibility: {
    parameters: {
      hubsToSearch?: PbmPlacementHub[]
      profile: PbmProfileId
    }
    result: PbmPlacementCompatibilityResult[]
  }
  /** pbm.placement.PlacementSolver.checkCompatibilityWithSpec */
  PbmCheckCompatibilityWithSpec: {
    parameters: {
      hubsToSearch?: PbmPlacementHub[]
      profileSpec: PbmCapabilityProfileCreateSpec
    }
    result: PbmPlacementCompatibilityResult[]
  }
  /** pbm.compliance.ComplianceManager.checkCompliance */
  PbmCheckCompliance: {
    parameters: {
      entities: PbmServerObjectRef[]
      profile?: PbmProfileId
    }
    result: PbmComplianceResult[]
  }
  /** pbm.placement.PlacementSolver.checkRequirements */
  PbmCheckRequirements: {
    parameters: {
      hubsToSearch?: PbmPlacementHub[]
      placementSubjectRef?: PbmServerObjectRef
      placementSubjectRequirement?: PbmPlacementRequirement[]
    }
    result: PbmPlacementCompatibilityResult[]
  }
  /** pbm.compliance.ComplianceManager.checkRollupCompliance */
  PbmCheckRollupCompliance: {
    parameters: {
      entity: PbmServerObjectRef[]
    }
    result: PbmRollupComplianceResult[]
  }
  /** pbm.profile.ProfileManager.create */
  PbmCreate: {
    parameters: {
      createSpec: PbmCapabilityProfileCreateSpec
    }
    result: PbmProfileId
  }
  /** pbm.profile.ProfileManager.delete */
  PbmDelete: {
    parameters: {
      profileId: PbmProfileId[]
    }
    result: PbmProfileOperationOutcome[]
  }
  /** pbm.profile.ProfileManager.fetchCapabilityMetadata */
  PbmFetchCapabilityMetadata: {
    parameters: {
      resourceType?: PbmProfileResourceType
      vendorUuid?: string
    }
    result: PbmCapabilityMetadataPerCategory[]
  }
  /** pbm.profile.ProfileManager.fetchCapabilitySchema */
  PbmFetchCapabilitySchema: {
    parameters: {
      vendorUuid?: string
      lineOfService?: string[]
    }
    result: PbmCapabilitySchema[]
  }
  /** pbm.compliance.ComplianceManager.fetchComplianceResult */
  PbmFetchComplianceResult: {
    parameters: {
      entities: PbmServerObjectRef[]
      profile?: PbmProfileId
    }
    result: PbmComplianceResult[]
  }
  /** pbm.profile.ProfileManager.fetchResourceType */
  PbmFetchResourceType: {
    parameters: Record<never, never>
    result: PbmProfileResourceType[]
  }
  /** pbm.compliance.ComplianceManager.fetchRollupComplianceResult */
  PbmFetchRollupComplianceResult: {
    parameters: {
      entity: PbmServerObjectRef[]
    }
    result: PbmRollupComplianceResult[]
  }
  /** pbm.profile.ProfileManager.fetchVendorInfo */
  PbmFetchVendorInfo: {
    parameters: {
      resourceType?: PbmProfileResourceType
    }
    result: PbmCapabilityVendorResourceTypeInfo[]
  }
  /** pbm.profile.ProfileManager.findApplicableDefaultProfile */
  PbmFindApplicableDefaultProfile: {
    parameters: {
      datastores: PbmPlacementHub[]
    }
    result: PbmProfile[]
  }
  /** pbm.profile.ProfileManager.queryAssociatedEntities */
  PbmQueryAssociatedEntities: {
    parameters: {
      profiles?: PbmProfileId[]
    }
    result: PbmQueryProfileResult[]
  }
  /** pbm.profile.ProfileManager.queryAssociatedEntity */
  PbmQueryAssociatedEntity: {
    parameters: {
      profile: PbmProfileId
      entityType?: string
    }
    result: PbmServerObjectRef[]
  }
  /** pbm.profile.ProfileManager.queryAssociatedProfile */
  PbmQueryAssociatedProfile: {
    parameters: {
      entity: PbmServerObjectRef
    }
    result: PbmProfileId[]
  }
  /** pbm.profile.ProfileManager.queryAssociatedProfiles */
  PbmQueryAssociatedProfiles: {
    parameters: {
      entities: PbmServerObjectRef[]
    }
    result: PbmQueryProfileResult[]
  }
  /** pbm.compliance.ComplianceManager.queryByRollupComplianceStatus */
  PbmQueryByRollupComplianceStatus: {
    parameters: {
      status: string
    }
    result: PbmServerObjectRef[]
  }
  /** pbm.profile.ProfileManager.queryDefaultRequirementProfile */
  PbmQueryDefaultRequirementProfile: {
    parameters: {
      hub: PbmPlacementHub
    }
    result: PbmProfileId | undefined
  }
  /** pbm.profile.ProfileManager.queryDefaultRequirementProfiles */
  PbmQueryDefaultRequirementProfiles: {
    parameters: {
      datastores: PbmPlacementHub[]
    }
    result: PbmDefaultProfileInfo[]
  }
  /** pbm.profile.ProfileManager.queryIOFiltersFromProfileId */
  PbmQueryIOFiltersFromProfileId: {
    parameters: {
      profileIds: PbmProfileId[]
    }
    result: PbmProfileToIofilterMap[]
  }
  /** pbm.placement.PlacementSolver.queryMatchingHub */
  PbmQueryMatchingHub: {
    parameters: {
      hubsToSearch?: PbmPlacementHub[]
      profile: PbmProfileId
    }
    result: PbmPlacementHub[]
  }
  /** pbm.placement.PlacementSolver.queryMatchingHubWithSpec */
  PbmQueryMatchingHubWithSpec: {
    parameters: {
      hubsToSearch?: PbmPlacementHub[]
      createSpec: PbmCapabilityProfileCreateSpec
    }
    result: PbmPlacementHub[]
  }
  /** pbm.profile.ProfileManager.queryProfile */
  PbmQueryProfile: {
    parameters: {
      resourceType: PbmProfileResourceType
      profileCategory?: string
    }
    result: PbmProfileId[]
  }
  /** pbm.replication.ReplicationManager.queryReplicationGroups */
  PbmQueryReplicationGroups: {
    parameters: {
      entities?: PbmServerObjectRef[]
    }
    result: PbmQueryReplicationGroupResult[]
  }
  /** pbm.profile.ProfileManager.querySpaceStatsForStorageContainer */
  PbmQuerySpaceStatsForStorageContainer: {
    parameters: {
      datastore: PbmServerObjectRef
      capabilityProfileId?: PbmProfileId[]
    }
    result: PbmDatastoreSpaceStatistics[]
  }
  /** pbm.profile.ProfileManager.resetDefaultRequirementProfile */
  PbmResetDefaultRequirementProfile: {
    parameters: {
      profile?: PbmProfileId
    }
    result: void
  }
  /** pbm.profile.ProfileManager.resetVSanDefaultProfile */
  PbmResetVSanDefaultProfile: {
    parameters: Record<never, never>
    result: void
  }
  /** pbm.profile.ProfileManager.retrieveContent */
  PbmRetrieveContent: {
    parameters: {
      profileIds: PbmProfileId[]
    }
    result: PbmProfile[]
  }
  /** pbm.ServiceInstance.retrieveContent */
  PbmRetrieveServiceContent: {
    parameters: Record<never, never>
    result: PbmServiceInstanceContent
  }
  /** pbm.profile.ProfileManager.update */
  PbmUpdate: {
    parameters: {
      profileId: PbmProfileId
      updateSpec: PbmCapabilityProfileUpdateSpec
    }
    result: void
  }
  /** vim.cluster.VsanClusterPowerSystem.performClusterPowerAction */
  PerformClusterPowerAction: {
    parameters: {
      cluster: ManagedObjectReference
      spec: PerformClusterPowerActionSpec
    }
    result: ManagedObjectReference
  }
  /** vim.DistributedVirtualSwitch.performProductSpecOperation */
  PerformDvsProductSpecOperation_Task: {
    parameters: {
      operation: string
      productSpec?: DistributedVirtualSwitchProductSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VsanUpgradeSystemEx.performUpgrade */
  PerformVsanUpgradeEx: {
    parameters: {
      cluster: ManagedObjectReference
      performObjectUpgrade?: boolean
      downgradeFormat?: boolean
      allowReducedRedundancy?: boolean
      excludeHosts?: ManagedObjectReference[]
      spec?: VsanDiskFormatConversionSpec
    }
    result: ManagedObjectReference
  }
  /** vim.VsanUpgradeSystemEx.performUpgradePreflightAsyncCheck */
  PerformVsanUpgradePreflightAsyncCheck_Task: {
    parameters: {
      cluster: ManagedObjectReference
      downgradeFormat?: boolean
      spec?: VsanDiskFormatConversionSpec
    }
    result: ManagedObjectReference
  }
  /** vim.VsanUpgradeSystem.performUpgradePreflightCheck */
  PerformVsanUpgradePreflightCheck: {
    parameters: {
      cluster: ManagedObjectReference
      downgradeFormat?: boolean
    }
    result: VsanUpgradeSystemPreflightCheckResult
  }
  /** vim.VsanUpgradeSystemEx.performUpgradePreflightCheck */
  PerformVsanUpgradePreflightCheckEx: {
    parameters: {
      cluster: ManagedObjectReference
      downgradeFormat?: boolean
      spec?: VsanDiskFormatConversionSpec
    }
    result: VsanDiskFormatConversionCheckResult
  }
  /** vim.VsanUpgradeSystem.performUpgrade */
  PerformVsanUpgrade_Task: {
    parameters: {
      cluster: ManagedObjectReference
      performObjectUpgrade?: boolean
      downgradeFormat?: boolean
      allowReducedRedundancy?: boolean
      excludeHosts?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: VsanUpgradeSystemUpgradeStatus
  }
  /** vim.ClusterComputeResource.placeVm */
  PlaceVm: {
    parameters: {
      placementSpec: PlacementSpec
    }
    result: PlacementResult
  }
  /** vim.event.EventManager.postEvent */
  PostEvent: {
    parameters: {
      eventToPost: Event
      taskInfo?: TaskInfo
    }
    result: void
  }
  /** vim.HealthUpdateManager.postHealthUpdates */
  PostHealthUpdates: {
    parameters: {
      providerId: string
      updates?: HealthUpdate[]
    }
    result: void
  }
  /** vim.HostSystem.enterStandbyMode */
  PowerDownHostToStandBy_Task: {
    parameters: {
      timeoutSec: number
      evacuatePoweredOffVms?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualApp.powerOff */
  PowerOffVApp_Task: {
    parameters: {
      force: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.powerOff */
  PowerOffVM_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.Datacenter.powerOnVm */
  PowerOnMultiVM_Task: {
    parameters: {
      vm: ManagedObjectReference[]
      option?: OptionValue[]
    }
    result: ManagedObjectReference
    taskResult: ClusterPowerOnVmResult
  }
  /** vim.VirtualApp.powerOn */
  PowerOnVApp_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.powerOn */
  PowerOnVM_Task: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.HostSystem.exitStandbyMode */
  PowerUpHostFromStandBy_Task: {
    parameters: {
      timeoutSec: number
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.HostSystem.prepareCrypto */
  PrepareCrypto: {
    parameters: Record<never, never>
    result: void
  }
  /** sms.provider.VasaProvider.prepareFailoverReplicationGroup */
  PrepareFailoverReplicationGroup_Task: {
    parameters: {
      groupId?: ReplicationGroupId[]
    }
    result: ManagedObjectReference | undefined
    taskResult: GroupOperationResult[]
  }
  /** vim.VirtualMachine.promoteDisks */
  PromoteDisks_Task: {
    parameters: {
      unlink: boolean
      disks?: VirtualDisk[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.provider.VasaProvider.promoteReplicationGroup */
  PromoteReplicationGroup_Task: {
    parameters: {
      promoteParam: PromoteParam
    }
    result: ManagedObjectReference | undefined
    taskResult: GroupOperationResult[]
  }
  /** vim.host.CertificateManager.provisionServerPrivateKey */
  ProvisionServerPrivateKey: {
    parameters: {
      key: string
    }
    result: void
  }
  /** vim.VirtualMachine.putUsbScanCodes */
  PutUsbScanCodes: {
    parameters: {
      spec: UsbScanCodeSpec
    }
    result: number
  }
  /** vim.SearchIndex.query */
  Query: {
    parameters: {
      querySpec: SearchIndexQuerySpec
    }
    result: SearchIndexResultSet
  }
  /** sms.ServiceInstance.queryAboutInfo */
  QueryAboutInfo: {
    parameters: Record<never, never>
    result: SmsAboutInfo
  }
  /** sms.provider.VasaProvider.queryActiveAlarm */
  QueryActiveAlarm: {
    parameters: {
      alarmFilter?: AlarmFilter
    }
    result: AlarmResult | undefined
  }
  /** eam.EsxAgentManager.queryAgency */
  QueryAgency: {
    parameters: Record<never, never>
    result: ManagedObjectReference[]
  }
  /** eam.Agency.queryAgent */
  QueryAgent: {
    parameters: Record<never, never>
    result: ManagedObjectReference[]
  }
  /** vim.profile.host.ProfileManager.queryAnswerFileStatus */
  QueryAnswerFileStatus: {
    parameters: {
      host: ManagedObjectReference[]
    }
    result: AnswerFileStatusResult[]
  }
  /** sms.StorageManager.queryArray */
  QueryArray: {
    parameters: {
      providerId?: string[]
    }
    result: StorageArray[]
  }
  /** sms.StorageManager.queryArrayAssociatedWithLun */
  QueryArrayAssociatedWithLun: {
    parameters: {
      canonicalName: string
    }
    result: StorageArray | undefined
  }
  /** vim.LicenseAssignmentManager.queryAssignedLicenses */
  QueryAssignedLicenses: {
    parameters: {
      entityId?: string
    }
    result: LicenseAssignmentManagerLicenseAssignment[]
  }
  /** sms.StorageManager.queryAssociatedBackingStoragePool */
  QueryAssociatedBackingStoragePool: {
    parameters: {
      entityId?: string
      entityType?: string
    }
    result: BackingStoragePool[]
  }
  /** vim.host.DatastoreSystem.queryAvailableDisksForVmfs */
  QueryAvailableDisksForVmfs: {
    parameters: {
      datastore?: ManagedObjectReference
    }
    result: HostScsiDisk[]
  }
  /** vim.dvs.DistributedVirtualSwitchManager.querySupportedSwitchSpec */
  QueryAvailableDvsSpec: {
    parameters: {
      recommended?: boolean
    }
    result: DistributedVirtualSwitchProductSpec[]
  }
  /** vim.host.DiagnosticSystem.queryAvailablePartition */
  QueryAvailablePartition: {
    parameters: Record<never, never>
    result: HostDiagnosticPartition[]
  }
  /** vim.PerformanceManager.queryAvailableMetric */
  QueryAvailablePerfMetric: {
    parameters: {
      entity: ManagedObjectReference
      beginTime?: DateTime
      endTime?: DateTime
      intervalId?: number
    }
    result: PerfMetricId[]
  }
  /** vim.host.StorageSystem.queryAvailableSsds */
  QueryAvailableSsds: {
    parameters: {
      vffsPath?: string
    }
    result: HostScsiDisk[]
  }
  /** vim.host.DateTimeSystem.queryAvailableTimeZones */
  QueryAvailableTimeZones: {
    parameters: Record<never, never>
    result: HostDateTimeSystemTimeZone[]
  }
  /** vim.host.BootDeviceSystem.queryBootDevices */
  QueryBootDevices: {
    parameters: Record<never, never>
    result: HostBootDeviceInfo | undefined
  }
  /** vim.host.IscsiManager.queryBoundVnics */
  QueryBoundVnics: {
    parameters: {
      iScsiHbaName: string
    }
    result: IscsiPortInfo[]
  }
  /** vim.host.IscsiManager.queryCandidateNics */
  QueryCandidateNics: {
    parameters: {
      iScsiHbaName: string
    }
    result: IscsiPortInfo[]
  }
  /** vim.VirtualMachine.queryChangedDiskAreas */
  QueryChangedDiskAreas: {
    parameters: {
      snapshot?: ManagedObjectReference
      deviceKey: number
      startOffset: Long
      changeId: string
    }
    result: DiskChangeInfo
  }
  /** vim.cluster.VsanVcDiskManagementSystem.queryClusterDataEfficiencyCapacityState */
  QueryClusterDataEfficiencyCapacityState: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VimVsanDataEfficiencyCapacityState
  }
  /** vim.cluster.VsanClusterPowerSystem.queryClusterPowerContext */
  QueryClusterPowerContext: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ClusterPowerContext
  }
  /** vim.host.VsanInternalSystem.queryCmmds */
  QueryCmmds: {
    parameters: {
      queries: HostVsanInternalSystemCmmdsQuery[]
    }
    result: string
  }
  /** vim.dvs.DistributedVirtualSwitchManager.queryCompatibleHostForExistingDvs */
  QueryCompatibleHostForExistingDvs: {
    parameters: {
      container: ManagedObjectReference
      recursive: boolean
      dvs: ManagedObjectReference
    }
    result: ManagedObjectReference[]
  }
  /** vim.dvs.DistributedVirtualSwitchManager.queryCompatibleHostForNewDvs */
  QueryCompatibleHostForNewDvs: {
    parameters: {
      container: ManagedObjectReference
      recursive: boolean
      switchProductSpec?: DistributedVirtualSwitchProductSpec
    }
    result: ManagedObjectReference[]
  }
  /** vim.dvs.DistributedVirtualSwitchManager.queryCompatibleVmnicsFromHosts */
  QueryCompatibleVmnicsFromHosts: {
    parameters: {
      hosts?: ManagedObjectReference[]
      dvs: ManagedObjectReference
    }
    result: DVSManagerPhysicalNicsList[]
  }
  /** vim.profile.ComplianceManager.queryComplianceStatus */
  QueryComplianceStatus: {
    parameters: {
      profile?: ManagedObjectReference[]
      entity?: ManagedObjectReference[]
    }
    result: ComplianceResult[]
  }
  /** eam.Agency.queryConfig */
  QueryConfig: {
    parameters: Record<never, never>
    result: AgencyConfigInfo
  }
  /** vim.EnvironmentBrowser.queryConfigOption */
  QueryConfigOption: {
    parameters: {
      key?: string
      host?: ManagedObjectReference
    }
    result: VirtualMachineConfigOption | undefined
  }
  /** vim.EnvironmentBrowser.queryConfigOptionDescriptor */
  QueryConfigOptionDescriptor: {
    parameters: Record<never, never>
    result: VirtualMachineConfigOptionDescriptor[]
  }
  /** vim.EnvironmentBrowser.queryConfigOptionEx */
  QueryConfigOptionEx: {
    parameters: {
      spec?: EnvironmentBrowserConfigOptionQuerySpec
    }
    result: VirtualMachineConfigOption | undefined
  }
  /** vim.EnvironmentBrowser.queryConfigTarget */
  QueryConfigTarget: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: ConfigTarget | undefined
  }
  /** vim.host.KernelModuleSystem.queryConfiguredModuleOptionString */
  QueryConfiguredModuleOptionString: {
    parameters: {
      name: string
    }
    result: string
  }
  /** vim.Datacenter.queryConnectionInfo */
  QueryConnectionInfo: {
    parameters: {
      hostname: string
      port: number
      username: string
      password: string
      sslThumbprint?: string
      sslCertificate?: string
    }
    result: HostConnectInfo
  }
  /** vim.Datacenter.queryConnectionInfoViaSpec */
  QueryConnectionInfoViaSpec: {
    parameters: {
      spec: HostConnectSpec
    }
    result: HostConnectInfo
  }
  /** vim.VirtualMachine.queryConnections */
  QueryConnections: {
    parameters: Record<never, never>
    result: VirtualMachineConnection[]
  }
  /** vim.encryption.CryptoManagerKmip.queryCryptoKeyStatus */
  QueryCryptoKeyStatus: {
    parameters: {
      keyIds?: CryptoKeyId[]
      checkKeyBitMap: number
    }
    result: CryptoManagerKmipCryptoKeyStatus[]
  }
  /** sms.StorageManager.queryDatastoreBackingPoolMapping */
  QueryDatastoreBackingPoolMapping: {
    parameters: {
      datastore: ManagedObjectReference[]
    }
    result: DatastoreBackingPoolMapping[]
  }
  /** sms.StorageManager.queryDatastoreCapability */
  QueryDatastoreCapability: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: StorageCapability | undefined
  }
  /** vim.StorageResourceManager.queryDatastorePerformanceSummary */
  QueryDatastorePerformanceSummary: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: StoragePerformanceSummary[]
  }
  /** vim.host.DateTimeSystem.queryDateTime */
  QueryDateTime: {
    parameters: Record<never, never>
    result: DateTime
  }
  /** vim.DiagnosticManager.queryDescriptions */
  QueryDescriptions: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: DiagnosticManagerLogDescriptor[]
  }
  /** vim.DatastoreNamespaceManager.QueryDirectoryInfo */
  QueryDirectoryInfo: {
    parameters: {
      datacenter?: ManagedObjectReference
      stableName: string
    }
    result: DatastoreNamespaceManagerDirectoryInfo
  }
  /** vim.cluster.VsanVcDiskManagementSystem.queryDiskMappings */
  QueryDiskMappings: {
    parameters: {
      host: ManagedObjectReference
    }
    result: VimVsanHostDiskMapInfoEx[]
  }
  /** vim.host.VsanSystem.queryDisksForVsan */
  QueryDisksForVsan: {
    parameters: {
      canonicalName?: string[]
    }
    result: VsanHostDiskResult[]
  }
  /** vim.IoFilterManager.queryDisksUsingFilter */
  QueryDisksUsingFilter: {
    parameters: {
      filterId: string
      compRes: ManagedObjectReference
    }
    result: VirtualDiskId[]
  }
  /** sms.StorageManager.queryDrsMigrationCapabilityForPerformance */
  QueryDrsMigrationCapabilityForPerformance: {
    parameters: {
      srcDatastore: ManagedObjectReference
      dstDatastore: ManagedObjectReference
    }
    result: boolean
  }
  /** sms.StorageManager.queryDrsMigrationCapabilityForPerformanceEx */
  QueryDrsMigrationCapabilityForPerformanceEx: {
    parameters: {
      datastore: ManagedObjectReference[]
    }
    result: DrsMigrationCapabilityResult
  }
  /** vim.dvs.DistributedVirtualSwitchManager.querySwitchByUuid */
  QueryDvsByUuid: {
    parameters: {
      uuid: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.dvs.DistributedVirtualSwitchManager.checkCompatibility */
  QueryDvsCheckCompatibility: {
    parameters: {
      hostContainer: DistributedVirtualSwitchManagerHostContainer
      dvsProductSpec?: DistributedVirtualSwitchManagerDvsProductSpec
      hostFilterSpec?: DistributedVirtualSwitchManagerHostDvsFilterSpec[]
    }
    result: DistributedVirtualSwitchManagerCompatibilityResult[]
  }
  /** vim.dvs.DistributedVirtualSwitchManager.queryCompatibleHostSpec */
  QueryDvsCompatibleHostSpec: {
    parameters: {
      switchProductSpec?: DistributedVirtualSwitchProductSpec
    }
    result: DistributedVirtualSwitchHostProductSpec[]
  }
  /** vim.dvs.DistributedVirtualSwitchManager.queryDvsConfigTarget */
  QueryDvsConfigTarget: {
    parameters: {
      host?: ManagedObjectReference
      dvs?: ManagedObjectReference
    }
    result: DVSManagerDvsConfigTarget
  }
  /** vim.dvs.DistributedVirtualSwitchManager.queryFeatureCapability */
  QueryDvsFeatureCapability: {
    parameters: {
      switchProductSpec?: DistributedVirtualSwitchProductSpec
    }
    result: DVSFeatureCapability | undefined
  }
  /** vim.event.EventManager.QueryEvent */
  QueryEvents: {
    parameters: {
      filter: EventFilterSpec
      eventViewSpec?: EventManagerEventViewSpec
    }
    result: Event[]
  }
  /** vim.profile.ComplianceManager.queryExpressionMetadata */
  QueryExpressionMetadata: {
    parameters: {
      expressionName?: string[]
      profile?: ManagedObjectReference
    }
    result: ProfileExpressionMetadata[]
  }
  /** vim.ExtensionManager.queryExtensionIpAllocationUsage */
  QueryExtensionIpAllocationUsage: {
    parameters: {
      extensionKeys?: string[]
    }
    result: ExtensionManagerIpAllocationUsage[]
  }
  /** sms.StorageManager.queryFaultDomain */
  QueryFaultDomain: {
    parameters: {
      filter?: FaultDomainFilter
    }
    result: FaultDomainId[]
  }
  /** vim.VirtualMachine.queryFaultToleranceCompatibility */
  QueryFaultToleranceCompatibility: {
    parameters: Record<never, never>
    result: LocalizedMethodFault[]
  }
  /** vim.VirtualMachine.queryFaultToleranceCompatibilityEx */
  QueryFaultToleranceCompatibilityEx: {
    parameters: {
      forLegacyFt?: boolean
    }
    result: LocalizedMethodFault[]
  }
  /** vim.FileManager.queryFileLockInfo */
  QueryFileLockInfo: {
    parameters: {
      path: string
      host?: ManagedObjectReference
    }
    result: FileLockInfoResult
  }
  /** sms.StorageManager.queryFileSystemAssociatedWithArray */
  QueryFileSystemAssociatedWithArray: {
    parameters: {
      arrayId: string
    }
    result: StorageFileSystem[]
  }
  /** vim.HealthUpdateManager.queryFilterEntities */
  QueryFilterEntities: {
    parameters: {
      filterId: string
    }
    result: ManagedObjectReference[]
  }
  /** vim.HealthUpdateManager.queryFilterInfoIds */
  QueryFilterInfoIds: {
    parameters: {
      filterId: string
    }
    result: string[]
  }
  /** vim.HealthUpdateManager.queryFilterList */
  QueryFilterList: {
    parameters: {
      providerId: string
    }
    result: string[]
  }
  /** vim.HealthUpdateManager.queryFilterName */
  QueryFilterName: {
    parameters: {
      filterId: string
    }
    result: string
  }
  /** vim.host.FirmwareSystem.queryConfigUploadURL */
  QueryFirmwareConfigUploadURL: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.HealthUpdateManager.queryHealthUpdateInfos */
  QueryHealthUpdateInfos: {
    parameters: {
      providerId: string
    }
    result: HealthUpdateInfo[]
  }
  /** vim.HealthUpdateManager.queryHealthUpdates */
  QueryHealthUpdates: {
    parameters: {
      providerId: string
    }
    result: HealthUpdate[]
  }
  /** sms.StorageManager.queryHostAssociatedWithLun */
  QueryHostAssociatedWithLun: {
    parameters: {
      scsi3Id: string
      arrayId: string
    }
    result: ManagedObjectReference[]
  }
  /** vim.HostSystem.queryConnectionInfo */
  QueryHostConnectionInfo: {
    parameters: Record<never, never>
    result: HostConnectInfo
  }
  /** vim.host.PatchManager.Query */
  QueryHostPatch_Task: {
    parameters: {
      spec?: HostPatchManagerPatchManagerOperationSpec
    }
    result: ManagedObjectReference
    taskResult: HostPatchManagerResult
  }
  /** vim.profile.host.ProfileManager.queryProfileMetadata */
  QueryHostProfileMetadata: {
    parameters: {
      profileName?: string[]
      profile?: ManagedObjectReference
    }
    result: ProfileMetadata[]
  }
  /** vim.host.VsanSystem.queryHostStatus */
  QueryHostStatus: {
    parameters: Record<never, never>
    result: VsanHostClusterStatus
  }
  /** vim.StorageQueryManager.queryHostsWithAttachedLun */
  QueryHostsWithAttachedLun: {
    parameters: {
      lunUuid: string
    }
    result: ManagedObjectReference[]
  }
  /** vim.cluster.VsanDiagnosticsSystem.queryIODiagnosticsInstances */
  QueryIODiagnosticsInstances: {
    parameters: {
      querySpec: VsanIODiagnosticsInstanceQuerySpec
      cluster?: ManagedObjectReference
    }
    result: VsanIODiagnosticsInstance[]
  }
  /** vim.cluster.VsanDiagnosticsSystem.queryIODiagnosticsStats */
  QueryIODiagnosticsStats: {
    parameters: {
      instanceName: string
      cluster?: ManagedObjectReference
    }
    result: VsanIODiagnosticsTargetStats[]
  }
  /** vim.StorageResourceManager.QueryIORMConfigOption */
  QueryIORMConfigOption: {
    parameters: {
      host: ManagedObjectReference
    }
    result: StorageIORMConfigOption
  }
  /** vim.IpPoolManager.queryIPAllocations */
  QueryIPAllocations: {
    parameters: {
      dc: ManagedObjectReference
      poolId: number
      extensionKey: string
    }
    result: IpPoolManagerIpAllocation[]
  }
  /** vim.IoFilterManager.queryIoFilterInfo */
  QueryIoFilterInfo: {
    parameters: {
      compRes: ManagedObjectReference
    }
    result: ClusterIoFilterInfo[]
  }
  /** vim.IoFilterManager.queryIssue */
  QueryIoFilterIssues: {
    parameters: {
      filterId: string
      compRes: ManagedObjectReference
    }
    result: IoFilterQueryIssueResult
  }
  /** vim.cluster.VsanIoInsightManager.queryIoInsightInstances */
  QueryIoInsightInstances: {
    parameters: {
      querySpec: VsanIoInsightInstanceQuerySpec
      cluster?: ManagedObjectReference
    }
    result: VsanIoInsightInstance[]
  }
  /** vim.IpPoolManager.queryIpPools */
  QueryIpPools: {
    parameters: {
      dc: ManagedObjectReference
    }
    result: IpPool[]
  }
  /** eam.EamObject.queryIssue */
  QueryIssue: {
    parameters: {
      issueKey?: number[]
    }
    result: Issue[]
  }
  /** vim.LicenseManager.querySourceAvailability */
  QueryLicenseSourceAvailability: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: LicenseAvailabilityInfo[]
  }
  /** vim.LicenseManager.queryUsage */
  QueryLicenseUsage: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: LicenseUsageInfo
  }
  /** vim.host.HostAccessManager.queryLockdownExceptions */
  QueryLockdownExceptions: {
    parameters: Record<never, never>
    result: string[]
  }
  /** sms.StorageManager.queryLunAssociatedWithArray */
  QueryLunAssociatedWithArray: {
    parameters: {
      arrayId: string
    }
    result: StorageLun[]
  }
  /** sms.StorageManager.queryLunAssociatedWithPort */
  QueryLunAssociatedWithPort: {
    parameters: {
      portId: string
      arrayId: string
    }
    result: StorageLun[]
  }
  /** vim.ExtensionManager.queryManagedBy */
  QueryManagedBy: {
    parameters: {
      extensionKey: string
    }
    result: ManagedObjectReference[]
  }
  /** vim.host.DatastoreSystem.queryMaxQueueDepth */
  QueryMaxQueueDepth: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: Long
  }
  /** vim.HostSystem.queryOverhead */
  QueryMemoryOverhead: {
    parameters: {
      memorySize: Long
      videoRamSize?: number
      numVcpus: number
    }
    result: Long
  }
  /** vim.HostSystem.queryOverheadEx */
  QueryMemoryOverheadEx: {
    parameters: {
      vmConfigInfo: VirtualMachineConfigInfo
    }
    result: Long
  }
  /** vim.host.IscsiManager.queryMigrationDependencies */
  QueryMigrationDependencies: {
    parameters: {
      pnicDevice: string[]
    }
    result: IscsiMigrationDependency
  }
  /** vim.host.KernelModuleSystem.queryModules */
  QueryModules: {
    parameters: Record<never, never>
    result: KernelModuleInfo[]
  }
  /** vim.HealthUpdateManager.queryMonitoredEntities */
  QueryMonitoredEntities: {
    parameters: {
      providerId: string
    }
    result: ManagedObjectReference[]
  }
  /** vim.host.StorageSystem.queryNFSUser */
  QueryNFSUser: {
    parameters: Record<never, never>
    result: HostNasVolumeUserInfo | undefined
  }
  /** vim.host.VirtualNicManager.queryNetConfig */
  QueryNetConfig: {
    parameters: {
      nicType: string
    }
    result: VirtualNicManagerNetConfig | undefined
  }
  /** vim.host.NetworkSystem.queryNetworkHint */
  QueryNetworkHint: {
    parameters: {
      device?: string[]
    }
    result: PhysicalNicHintInfo[]
  }
  /** vim.SearchIndex.queryNext */
  QueryNext: {
    parameters: {
      iterationSpec: SearchIndexIterationSpec
    }
    result: SearchIndexResultSet
  }
  /** sms.StorageManager.queryNfsDatastoreAssociatedWithFileSystem */
  QueryNfsDatastoreAssociatedWithFileSystem: {
    parameters: {
      fileSystemId: string
      arrayId: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.host.VsanInternalSystem.queryObjectsOnPhysicalVsanDisk */
  QueryObjectsOnPhysicalVsanDisk: {
    parameters: {
      disks: string[]
    }
    result: string
  }
  /** vim.option.OptionManager.queryView */
  QueryOptions: {
    parameters: {
      name?: string
    }
    result: OptionValue[]
  }
  /** vim.host.DiagnosticSystem.queryPartitionCreateDesc */
  QueryPartitionCreateDesc: {
    parameters: {
      diskUuid: string
      diagnosticType: string
    }
    result: HostDiagnosticPartitionCreateDescription
  }
  /** vim.host.DiagnosticSystem.queryPartitionCreateOptions */
  QueryPartitionCreateOptions: {
    parameters: {
      storageType: string
      diagnosticType: string
    }
    result: HostDiagnosticPartitionCreateOption[]
  }
  /** vim.host.StorageSystem.queryPathSelectionPolicyOptions */
  QueryPathSelectionPolicyOptions: {
    parameters: Record<never, never>
    result: HostPathSelectionPolicyOption[]
  }
  /** vim.PerformanceManager.queryStats */
  QueryPerf: {
    parameters: {
      querySpec: PerfQuerySpec[]
    }
    result: PerfEntityMetricBase[]
  }
  /** vim.PerformanceManager.queryCompositeStats */
  QueryPerfComposite: {
    parameters: {
      querySpec: PerfQuerySpec
    }
    result: PerfCompositeMetric
  }
  /** vim.PerformanceManager.queryCounter */
  QueryPerfCounter: {
    parameters: {
      counterId: number[]
    }
    result: PerfCounterInfo[]
  }
  /** vim.PerformanceManager.queryCounterByLevel */
  QueryPerfCounterByLevel: {
    parameters: {
      level: number
    }
    result: PerfCounterInfo[]
  }
  /** vim.PerformanceManager.queryProviderSummary */
  QueryPerfProviderSummary: {
    parameters: {
      entity: ManagedObjectReference
    }
    result: PerfProviderSummary
  }
  /** vim.host.VsanInternalSystem.queryPhysicalVsanDisks */
  QueryPhysicalVsanDisks: {
    parameters: {
      props?: string[]
    }
    result: string
  }
  /** vim.host.IscsiManager.queryPnicStatus */
  QueryPnicStatus: {
    parameters: {
      pnicDevice: string
    }
    result: IscsiStatus
  }
  /** sms.provider.VasaProvider.queryPointInTimeReplica */
  QueryPointInTimeReplica: {
    parameters: {
      groupId?: ReplicationGroupId[]
      queryParam?: QueryPointInTimeReplicaParam
    }
    result: GroupOperationResult[]
  }
  /** vim.profile.ProfileManager.queryPolicyMetadata */
  QueryPolicyMetadata: {
    parameters: {
      policyName?: string[]
      profile?: ManagedObjectReference
    }
    result: ProfilePolicyMetadata[]
  }
  /** sms.StorageManager.queryPortAssociatedWithArray */
  QueryPortAssociatedWithArray: {
    parameters: {
      arrayId: string
    }
    result: StoragePort[]
  }
  /** sms.StorageManager.queryPortAssociatedWithLun */
  QueryPortAssociatedWithLun: {
    parameters: {
      scsi3Id: string
      arrayId: string
    }
    result: StoragePort | undefined
  }
  /** sms.StorageManager.queryPortAssociatedWithProcessor */
  QueryPortAssociatedWithProcessor: {
    parameters: {
      processorId: string
      arrayId: string
    }
    result: StoragePort[]
  }
  /** sms.StorageManager.queryProcessorAssociatedWithArray */
  QueryProcessorAssociatedWithArray: {
    parameters: {
      arrayId: string
    }
    result: StorageProcessor[]
  }
  /** vim.HostSystem.queryProductLockerLocation */
  QueryProductLockerLocation: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.profile.host.ProfileManager.queryProfileStructure */
  QueryProfileStructure: {
    parameters: {
      profile?: ManagedObjectReference
    }
    result: ProfileProfileStructure
  }
  /** sms.StorageManager.queryProvider */
  QueryProvider: {
    parameters: Record<never, never>
    result: ManagedObjectReference[]
  }
  /** sms.provider.Provider.queryProviderInfo */
  QueryProviderInfo: {
    parameters: Record<never, never>
    result: SmsProviderInfo
  }
  /** vim.HealthUpdateManager.queryProviderList */
  QueryProviderList: {
    parameters: Record<never, never>
    result: string[]
  }
  /** vim.HealthUpdateManager.queryProviderName */
  QueryProviderName: {
    parameters: {
      id: string
    }
    result: string
  }
  /** vim.cluster.VsanPerformanceManager.queryRemoteServerClusters */
  QueryRemoteServerClusters: {
    parameters: {
      cluster?: ManagedObjectReference
      querySpec?: VsanRemoteClusterQuerySpec
    }
    result: string[]
  }
  /** sms.provider.VasaProvider.queryReplicationGroup */
  QueryReplicationGroup: {
    parameters: {
      groupId?: ReplicationGroupId[]
    }
    result: GroupOperationResult[]
  }
  /** sms.StorageManager.queryReplicationGroupInfo */
  QueryReplicationGroupInfo: {
    parameters: {
      rgFilter: ReplicationGroupFilter
    }
    result: GroupOperationResult[]
  }
  /** sms.provider.VasaProvider.queryReplicationPeer */
  QueryReplicationPeer: {
    parameters: {
      faultDomainId?: FaultDomainId[]
    }
    result: QueryReplicationPeerResult[]
  }
  /** vim.ResourcePool.queryResourceConfigOption */
  QueryResourceConfigOption: {
    parameters: Record<never, never>
    result: ResourceConfigOption
  }
  /** vim.ServiceManager.queryServiceList */
  QueryServiceList: {
    parameters: {
      serviceName?: string
      location?: string[]
    }
    result: ServiceManagerServiceInfo[]
  }
  /** sms.ServiceInstance.querySessionManager */
  QuerySessionManager: {
    parameters: Record<never, never>
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.queryWitnessHostClusterInfo */
  QuerySharedWitnessClusterInfo: {
    parameters: {
      witnessHost: ManagedObjectReference
      skipComponentsCount?: boolean
    }
    result: ClusterRuntimeInfo[]
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.querySharedWitnessCompatibility */
  QuerySharedWitnessCompatibility: {
    parameters: {
      sharedWitnessHost: ManagedObjectReference
      roboClusters: ManagedObjectReference[]
    }
    result: VSANSharedWitnessCompatibilityResult
  }
  /** sms.Task.queryInfo */
  QuerySmsTaskInfo: {
    parameters: Record<never, never>
    result: SmsTaskInfo
  }
  /** sms.Task.queryResult */
  QuerySmsTaskResult: {
    parameters: Record<never, never>
    result: unknown | undefined
  }
  /** eam.Agency.querySolutionId */
  QuerySolutionId: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.host.StorageSystem.queryStorageArrayTypePolicyOptions */
  QueryStorageArrayTypePolicyOptions: {
    parameters: Record<never, never>
    result: HostStorageArrayTypePolicyOption[]
  }
  /** sms.StorageManager.queryStorageContainer */
  QueryStorageContainer: {
    parameters: {
      containerSpec?: StorageContainerSpec
    }
    result: StorageContainerResult | undefined
  }
  /** sms.ServiceInstance.queryStorageManager */
  QueryStorageManager: {
    parameters: Record<never, never>
    result: ManagedObjectReference
  }
  /** vim.LicenseManager.querySupportedFeatures */
  QuerySupportedFeatures: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: LicenseFeatureInfo[]
  }
  /** vim.dvs.DistributedVirtualSwitchManager.querySupportedNetworkOffloadSpec */
  QuerySupportedNetworkOffloadSpec: {
    parameters: {
      switchProductSpec: DistributedVirtualSwitchProductSpec
    }
    result: DistributedVirtualSwitchNetworkOffloadSpec[]
  }
  /** vim.host.VsanInternalSystem.querySyncingVsanObjects */
  QuerySyncingVsanObjects: {
    parameters: {
      uuids?: string[]
    }
    result: string
  }
  /** vim.cluster.VsanObjectSystem.querySyncingVsanObjectsSummary */
  QuerySyncingVsanObjectsSummary: {
    parameters: {
      cluster: ManagedObjectReference
      syncingObjectFilter?: VsanSyncingObjectFilter
    }
    result: VsanHostVsanObjectSyncQueryResult
  }
  /** vim.host.HostAccessManager.querySystemUsers */
  QuerySystemUsers: {
    parameters: Record<never, never>
    result: string[]
  }
  /** vim.EnvironmentBrowser.queryTargetCapabilities */
  QueryTargetCapabilities: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: HostCapability | undefined
  }
  /** vim.HostSystem.queryTpmAttestationReport */
  QueryTpmAttestationReport: {
    parameters: Record<never, never>
    result: HostTpmAttestationReport | undefined
  }
  /** vim.HealthUpdateManager.queryUnmonitoredHosts */
  QueryUnmonitoredHosts: {
    parameters: {
      providerId: string
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference[]
  }
  /** vim.VirtualMachine.queryUnownedFiles */
  QueryUnownedFiles: {
    parameters: Record<never, never>
    result: string[]
  }
  /** vim.host.StorageSystem.queryUnresolvedVmfsVolume */
  QueryUnresolvedVmfsVolume: {
    parameters: Record<never, never>
    result: HostUnresolvedVmfsVolume[]
  }
  /** vim.host.DatastoreSystem.queryUnresolvedVmfsVolumes */
  QueryUnresolvedVmfsVolumes: {
    parameters: Record<never, never>
    result: HostUnresolvedVmfsVolume[]
  }
  /** vim.DistributedVirtualSwitch.queryUsedVlanId */
  QueryUsedVlanIdInDvs: {
    parameters: Record<never, never>
    result: number[]
  }
  /** vim.ServiceInstance.queryVMotionCompatibility */
  QueryVMotionCompatibility: {
    parameters: {
      vm: ManagedObjectReference
      host: ManagedObjectReference[]
      compatibility?: string[]
    }
    result: HostVMotionCompatibility[]
  }
  /** vim.vm.check.ProvisioningChecker.queryVMotionCompatibilityEx */
  QueryVMotionCompatibilityEx_Task: {
    parameters: {
      vm: ManagedObjectReference[]
      host: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: CheckResult[]
  }
  /** vim.VirtualDiskManager.queryVirtualDiskFragmentation */
  QueryVirtualDiskFragmentation: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: number
  }
  /** vim.VirtualDiskManager.queryVirtualDiskGeometry */
  QueryVirtualDiskGeometry: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: HostDiskDimensionsChs
  }
  /** vim.VirtualDiskManager.queryVirtualDiskInfo */
  QueryVirtualDiskInfo_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      includeParents: boolean
    }
    result: ManagedObjectReference
    taskResult: VirtualDiskInfo[]
  }
  /** vim.VirtualDiskManager.queryVirtualDiskUuid */
  QueryVirtualDiskUuid: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: string
  }
  /** vim.vslm.vcenter.VStorageObjectManager.queryVirtualDiskUuidEx */
  QueryVirtualDiskUuidEx: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: string
  }
  /** vim.host.StorageSystem.queryVmfsConfigOption */
  QueryVmfsConfigOption: {
    parameters: Record<never, never>
    result: VmfsConfigOption[]
  }
  /** sms.StorageManager.queryVmfsDatastoreAssociatedWithLun */
  QueryVmfsDatastoreAssociatedWithLun: {
    parameters: {
      scsi3Id: string
      arrayId: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.host.DatastoreSystem.queryVmfsDatastoreCreateOptions */
  QueryVmfsDatastoreCreateOptions: {
    parameters: {
      devicePath: string
      vmfsMajorVersion?: number
    }
    result: VmfsDatastoreOption[]
  }
  /** vim.host.DatastoreSystem.queryVmfsDatastoreExpandOptions */
  QueryVmfsDatastoreExpandOptions: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: VmfsDatastoreOption[]
  }
  /** vim.host.DatastoreSystem.queryVmfsDatastoreExtendOptions */
  QueryVmfsDatastoreExtendOptions: {
    parameters: {
      datastore: ManagedObjectReference
      devicePath: string
      suppressExpandCandidates?: boolean
    }
    result: VmfsDatastoreOption[]
  }
  /** vim.host.IscsiManager.queryVnicStatus */
  QueryVnicStatus: {
    parameters: {
      vnicDevice: string
    }
    result: IscsiStatus
  }
  /** vim.VsanPhoneHomeSystem.queryVsanCloudHealthStatus */
  QueryVsanCloudHealthStatus: {
    parameters: Record<never, never>
    result: VsanCloudHealthStatus | undefined
  }
  /** vim.cluster.VsanVcDiskManagementSystem.queryVsanManagedDisks */
  QueryVsanManagedDisks: {
    parameters: {
      host: ManagedObjectReference
      filterSpec?: VimVsanHostQueryVsanDisksSpec
    }
    result: VimVsanHostVsanManagedDisksInfo | undefined
  }
  /** vim.cluster.VsanSpaceReportSystem.queryVsanManagedStorageSpaceUsage */
  QueryVsanManagedStorageSpaceUsage: {
    parameters: {
      cluster: ManagedObjectReference
      querySpec: QueryVsanManagedStorageSpaceUsageSpec
    }
    result: VsanSpaceUsageWithDatastoreType[]
  }
  /** vim.host.VsanInternalSystem.queryVsanObjectUuidsByFilter */
  QueryVsanObjectUuidsByFilter: {
    parameters: {
      uuids?: string[]
      limit?: number
      version?: number
    }
    result: string[]
  }
  /** vim.host.VsanInternalSystem.queryVsanObjects */
  QueryVsanObjects: {
    parameters: {
      uuids?: string[]
    }
    result: string
  }
  /** vim.cluster.VsanPerformanceManager.queryVsanPerfHotspotEntities */
  QueryVsanPerfHotspotEntities: {
    parameters: {
      cluster?: ManagedObjectReference
      querySpec: VsanPerfHotspotQuerySpec
    }
    result: VsanPerfHotspotEntitiesMetrics[]
  }
  /** vim.cluster.VsanPerformanceManager.queryVsanPerfTopEntities */
  QueryVsanPerfTopEntities: {
    parameters: {
      cluster?: ManagedObjectReference
      querySpec: VsanPerfTopQuerySpec
    }
    result: VsanPerfEntityMetricCSV[]
  }
  /** vim.host.VsanInternalSystem.queryVsanStatistics */
  QueryVsanStatistics: {
    parameters: {
      labels: string[]
    }
    result: string
  }
  /** vim.VsanUpgradeSystem.queryUpgradeStatus */
  QueryVsanUpgradeStatus: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanUpgradeSystemUpgradeStatus
  }
  /** vim.vm.guest.ProcessManager.readEnvironmentVariable */
  ReadEnvironmentVariableInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      names?: string[]
    }
    result: string[]
  }
  /** vim.event.EventHistoryCollector.readNext */
  ReadNextEvents: {
    parameters: {
      maxCount: number
    }
    result: Event[]
  }
  /** vim.TaskHistoryCollector.readNext */
  ReadNextTasks: {
    parameters: {
      maxCount: number
    }
    result: TaskInfo[]
  }
  /** vim.TaskManager.ReadNextTasksByViewSpec */
  ReadNextTasksByViewSpec: {
    parameters: {
      viewSpec: TaskManagerTaskViewSpec
      filterSpec: TaskFilterSpec
      infoFilterSpec?: TaskInfoFilterSpec
    }
    result: TaskInfo[]
  }
  /** vim.event.EventHistoryCollector.readPrev */
  ReadPreviousEvents: {
    parameters: {
      maxCount: number
    }
    result: Event[]
  }
  /** vim.TaskHistoryCollector.readPrev */
  ReadPreviousTasks: {
    parameters: {
      maxCount: number
    }
    result: TaskInfo[]
  }
  /** vim.VirtualMachine.rebootGuest */
  RebootGuest: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HostSystem.reboot */
  RebootHost_Task: {
    parameters: {
      force: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.cluster.VsanVcDiskManagementSystem.rebuildDiskMapping */
  RebuildDiskMapping: {
    parameters: {
      host: ManagedObjectReference
      mapping: VsanHostDiskMapping
      maintenanceSpec: HostMaintenanceSpec
    }
    result: ManagedObjectReference
  }
  /** vim.StorageResourceManager.recommendDatastores */
  RecommendDatastores: {
    parameters: {
      storageSpec: StoragePlacementSpec
    }
    result: StoragePlacementResult
  }
  /** vim.ClusterComputeResource.recommendHostsForVm */
  RecommendHostsForVm: {
    parameters: {
      vm: ManagedObjectReference
      pool?: ManagedObjectReference
    }
    result: ClusterHostRecommendation[]
  }
  /** vim.host.VsanSystem.recommissionNode */
  RecommissionVsanNode_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.vcenter.VStorageObjectManager.reconcileDatastoreInventoryEx */
  ReconcileDatastoreInventoryEx_Task: {
    parameters: {
      spec: VStorageObjectReconcileSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObjectReconcileResult
  }
  /** vim.vslm.vcenter.VStorageObjectManager.reconcileDatastoreInventory */
  ReconcileDatastoreInventory_Task: {
    parameters: {
      datastore: ManagedObjectReference
      deepCleansing?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.reconfigure */
  ReconfigVM_Task: {
    parameters: {
      spec: VirtualMachineConfigSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.VsanInternalSystem.reconfigurationSatisfiable */
  ReconfigurationSatisfiable: {
    parameters: {
      pcbs: VsanPolicyChangeBatch[]
      ignoreSatisfiability?: boolean
    }
    result: VsanPolicySatisfiability[]
  }
  /** vim.alarm.Alarm.reconfigure */
  ReconfigureAlarm: {
    parameters: {
      spec: AlarmSpec
    }
    result: void
  }
  /** vim.host.AutoStartManager.reconfigure */
  ReconfigureAutostart: {
    parameters: {
      spec: HostAutoStartManagerConfig
    }
    result: void
  }
  /** vim.ClusterComputeResource.reconfigure */
  ReconfigureCluster_Task: {
    parameters: {
      spec: ClusterConfigSpec
      modify: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ComputeResource.reconfigureEx */
  ReconfigureComputeResource_Task: {
    parameters: {
      spec: ComputeResourceConfigSpec
      modify: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.DistributedVirtualSwitch.reconfigurePort */
  ReconfigureDVPort_Task: {
    parameters: {
      port: DVPortConfigSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.dvs.DistributedVirtualPortgroup.reconfigure */
  ReconfigureDVPortgroup_Task: {
    parameters: {
      spec: DVPortgroupConfigSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.Datacenter.reconfigure */
  ReconfigureDatacenter_Task: {
    parameters: {
      spec: DatacenterConfigSpec
      modify: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.VsanInternalSystem.reconfigureDomObject */
  ReconfigureDomObject: {
    parameters: {
      uuid: string
      policy: string
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.reconfigure */
  ReconfigureDvs_Task: {
    parameters: {
      spec: DVSConfigSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.HostSystem.reconfigureDAS */
  ReconfigureHostForDAS_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.scheduler.ScheduledTask.reconfigure */
  ReconfigureScheduledTask: {
    parameters: {
      spec: ScheduledTaskSpec
    }
    result: void
  }
  /** vim.host.MemoryManagerSystem.reconfigureServiceConsoleReservation */
  ReconfigureServiceConsoleReservation: {
    parameters: {
      cfgBytes: Long
    }
    result: void
  }
  /** vim.host.SnmpSystem.reconfigureSnmpAgent */
  ReconfigureSnmpAgent: {
    parameters: {
      spec: HostSnmpConfigSpec
    }
    result: void
  }
  /** vim.host.MemoryManagerSystem.reconfigureVirtualMachineReservation */
  ReconfigureVirtualMachineReservation: {
    parameters: {
      spec: VirtualMachineMemoryReservationSpec
    }
    result: void
  }
  /** vim.HostSystem.reconnect */
  ReconnectHost_Task: {
    parameters: {
      cnxSpec?: HostConnectSpec
      reconnectSpec?: HostSystemReconnectSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.DistributedVirtualSwitch.rectifyHost */
  RectifyDvsHost_Task: {
    parameters: {
      hosts?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.dvs.DistributedVirtualSwitchManager.rectifyHost */
  RectifyDvsOnHost_Task: {
    parameters: {
      hosts: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.PciPassthruSystem.refresh */
  Refresh: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.DistributedVirtualSwitch.refreshPortState */
  RefreshDVPortState: {
    parameters: {
      portKeys?: string[]
    }
    result: void
  }
  /** vim.Datastore.refresh */
  RefreshDatastore: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.Datastore.refreshStorageInfo */
  RefreshDatastoreStorageInfo: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.DateTimeSystem.refresh */
  RefreshDateTimeSystem: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.FirewallSystem.refresh */
  RefreshFirewall: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.GraphicsManager.refresh */
  RefreshGraphicsManager: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.HealthStatusSystem.refresh */
  RefreshHealthStatusSystem: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.NetworkSystem.refresh */
  RefreshNetworkSystem: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.ClusterComputeResource.refreshRecommendation */
  RefreshRecommendation: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.ResourcePool.refreshRuntime */
  RefreshRuntime: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.ServiceSystem.refresh */
  RefreshServices: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.StorageResourceManager.refreshRecommendation */
  RefreshStorageDrsRecommendation: {
    parameters: {
      pod: ManagedObjectReference
    }
    result: void
  }
  /** vim.StorageResourceManager.refreshRecommendationsForPod */
  RefreshStorageDrsRecommendationsForPod_Task: {
    parameters: {
      pod: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.refreshStorageInfo */
  RefreshStorageInfo: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.refresh */
  RefreshStorageSystem: {
    parameters: Record<never, never>
    result: void
  }
  /** eam.Agency.registerAgentVm */
  RegisterAgentVm: {
    parameters: {
      agentVm: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.ResourcePool.registerVm */
  RegisterChildVM_Task: {
    parameters: {
      path: string
      name?: string
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.vslm.vcenter.VStorageObjectManager.registerDisk */
  RegisterDisk: {
    parameters: {
      path: string
      name?: string
      id?: ID
    }
    result: VStorageObject
  }
  /** vim.ExtensionManager.registerExtension */
  RegisterExtension: {
    parameters: {
      extension: Extension
    }
    result: void
  }
  /** vim.HealthUpdateManager.registerProvider */
  RegisterHealthUpdateProvider: {
    parameters: {
      name: string
      healthUpdateInfo?: HealthUpdateInfo[]
    }
    result: string
  }
  /** vim.encryption.CryptoManagerKmip.registerKmipServer */
  RegisterKmipServer: {
    parameters: {
      server: KmipServerSpec
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.registerKmsCluster */
  RegisterKmsCluster: {
    parameters: {
      clusterId: KeyProviderId
      managementType?: string
    }
    result: void
  }
  /** sms.StorageManager.registerProvider */
  RegisterProvider_Task: {
    parameters: {
      providerSpec: SmsProviderSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.Folder.registerVm */
  RegisterVM_Task: {
    parameters: {
      path: string
      name?: string
      asTemplate: boolean
      pool?: ManagedObjectReference
      host?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.cluster.VsanObjectSystem.relayoutObjects */
  RelayoutObjects: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vm.guest.AuthManager.releaseCredentials */
  ReleaseCredentialsInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
    }
    result: void
  }
  /** vim.IpPoolManager.releaseIpAllocation */
  ReleaseIpAllocation: {
    parameters: {
      dc: ManagedObjectReference
      poolId: number
      allocationId: string
    }
    result: void
  }
  /** vim.VirtualDiskManager.releaseManagedSnapshot */
  ReleaseManagedSnapshot: {
    parameters: {
      vdisk: string
      datacenter?: ManagedObjectReference
    }
    result: void
  }
  /** vim.ManagedEntity.reload */
  Reload: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.VirtualMachine.relocate */
  RelocateVM_Task: {
    parameters: {
      spec: VirtualMachineRelocateSpec
      priority?: VirtualMachineMovePriority
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.vcenter.VStorageObjectManager.relocateVStorageObject */
  RelocateVStorageObject_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      spec: VslmRelocateSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.remoteVcMountPrecheck */
  RemoteVcMountPrecheck: {
    parameters: {
      cluster: ManagedObjectReference
      xvcDatastore: VsanXVCDatastoreInfo
      serverClusterInfo?: VcRemoteVsanServerClusterInfo
    }
    result: VsanMountPrecheckResult
  }
  /** vim.alarm.Alarm.remove */
  RemoveAlarm: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.VirtualMachine.removeAllSnapshots */
  RemoveAllSnapshots_Task: {
    parameters: {
      consolidate?: boolean
      spec?: SnapshotSelectionSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.LicenseAssignmentManager.removeAssignedLicense */
  RemoveAssignedLicense: {
    parameters: {
      entityId: string
    }
    result: void
  }
  /** vim.AuthorizationManager.removeRole */
  RemoveAuthorizationRole: {
    parameters: {
      roleId: number
      failIfUsed: boolean
    }
    result: void
  }
  /** vim.CustomFieldsManager.removeFieldDefinition */
  RemoveCustomFieldDef: {
    parameters: {
      key: number
    }
    result: void
  }
  /** vim.host.DatastoreSystem.removeDatastore */
  RemoveDatastore: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: void
  }
  /** vim.host.DatastoreSystem.removeDatastoreEx */
  RemoveDatastoreEx_Task: {
    parameters: {
      datastore: ManagedObjectReference[]
    }
    result: ManagedObjectReference
    taskResult: HostDatastoreSystemDatastoreResult[]
  }
  /** vim.cluster.VsanVcDiskManagementSystem.removeDiskEx */
  RemoveDiskEx: {
    parameters: {
      cluster: ManagedObjectReference
      disks: HostScsiDisk[]
      maintenanceSpec: HostMaintenanceSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcDiskManagementSystem.removeDiskMappingEx */
  RemoveDiskMappingEx: {
    parameters: {
      cluster: ManagedObjectReference
      mappings: VsanHostDiskMapping[]
      maintenanceSpec: HostMaintenanceSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanSystem.removeDiskMapping */
  RemoveDiskMapping_Task: {
    parameters: {
      mapping: VsanHostDiskMapping[]
      maintenanceSpec?: HostMaintenanceSpec
      timeout?: number
    }
    result: ManagedObjectReference | undefined
    taskResult: VsanHostDiskMapResult[]
  }
  /** vim.host.VsanSystem.removeDisk */
  RemoveDisk_Task: {
    parameters: {
      disk: HostScsiDisk[]
      maintenanceSpec?: HostMaintenanceSpec
      timeout?: number
    }
    result: ManagedObjectReference | undefined
    taskResult: VsanHostDiskResult[]
  }
  /** vim.AuthorizationManager.removeEntityPermission */
  RemoveEntityPermission: {
    parameters: {
      entity: ManagedObjectReference
      user: string
      isGroup: boolean
    }
    result: void
  }
  /** vim.HealthUpdateManager.removeFilter */
  RemoveFilter: {
    parameters: {
      filterId: string
    }
    result: void
  }
  /** vim.HealthUpdateManager.removeFilterEntities */
  RemoveFilterEntities: {
    parameters: {
      filterId: string
      entities?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.host.LocalAccountManager.removeGroup */
  RemoveGroup: {
    parameters: {
      groupName: string
    }
    result: void
  }
  /** vim.vm.guest.AliasManager.removeAlias */
  RemoveGuestAlias: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      username: string
      base64Cert: string
      subject: GuestAuthSubject
    }
    result: void
  }
  /** vim.vm.guest.AliasManager.removeAliasByCert */
  RemoveGuestAliasByCert: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      username: string
      base64Cert: string
    }
    result: void
  }
  /** vim.cluster.VsanDiagnosticsSystem.removeIOTripAnalyzerRecurrences */
  RemoveIOTripAnalyzerRecurrences: {
    parameters: {
      cluster: ManagedObjectReference
      names: string[]
    }
    result: void
  }
  /** vim.host.StorageSystem.removeInternetScsiSendTargets */
  RemoveInternetScsiSendTargets: {
    parameters: {
      iScsiHbaDevice: string
      targets: HostInternetScsiHbaSendTarget[]
      force?: boolean
    }
    result: void
  }
  /** vim.host.StorageSystem.removeInternetScsiStaticTargets */
  RemoveInternetScsiStaticTargets: {
    parameters: {
      iScsiHbaDevice: string
      targets: HostInternetScsiHbaStaticTarget[]
    }
    result: void
  }
  /** vim.encryption.CryptoManager.removeKey */
  RemoveKey: {
    parameters: {
      key: CryptoKeyId
      force: boolean
    }
    result: void
  }
  /** vim.encryption.CryptoManager.removeKeys */
  RemoveKeys: {
    parameters: {
      keys?: CryptoKeyId[]
      force: boolean
    }
    result: CryptoKeyResult[]
  }
  /** vim.encryption.CryptoManagerKmip.removeKmipServer */
  RemoveKmipServer: {
    parameters: {
      clusterId: KeyProviderId
      serverName: string
    }
    result: void
  }
  /** vim.LicenseManager.removeLicense */
  RemoveLicense: {
    parameters: {
      licenseKey: string
    }
    result: void
  }
  /** vim.LicenseManager.removeLabel */
  RemoveLicenseLabel: {
    parameters: {
      licenseKey: string
      labelKey: string
    }
    result: void
  }
  /** vim.HealthUpdateManager.removeMonitoredEntities */
  RemoveMonitoredEntities: {
    parameters: {
      providerId: string
      entities?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.removeNetworkResourcePool */
  RemoveNetworkResourcePool: {
    parameters: {
      key: string[]
    }
    result: void
  }
  /** vim.host.StorageSystem.removeNvmeOverRdmaAdapter */
  RemoveNvmeOverRdmaAdapter: {
    parameters: {
      hbaDeviceName: string
    }
    result: void
  }
  /** vim.PerformanceManager.removeHistoricalInterval */
  RemovePerfInterval: {
    parameters: {
      samplePeriod: number
    }
    result: void
  }
  /** vim.host.NetworkSystem.removePortGroup */
  RemovePortGroup: {
    parameters: {
      pgName: string
    }
    result: void
  }
  /** vim.scheduler.ScheduledTask.remove */
  RemoveScheduledTask: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.NetworkSystem.removeServiceConsoleVirtualNic */
  RemoveServiceConsoleVirtualNic: {
    parameters: {
      device: string
    }
    result: void
  }
  /** vim.host.ActiveDirectoryAuthentication.removeSmartCardTrustAnchor */
  RemoveSmartCardTrustAnchor: {
    parameters: {
      issuer: string
      serial: string
    }
    result: void
  }
  /** vim.host.ActiveDirectoryAuthentication.removeSmartCardTrustAnchorByFingerprint */
  RemoveSmartCardTrustAnchorByFingerprint: {
    parameters: {
      fingerprint: string
      digest: string
    }
    result: void
  }
  /** vim.host.ActiveDirectoryAuthentication.removeSmartCardTrustAnchorCertificate */
  RemoveSmartCardTrustAnchorCertificate: {
    parameters: {
      certificate: string
    }
    result: void
  }
  /** vim.vm.Snapshot.remove */
  RemoveSnapshot_Task: {
    parameters: {
      removeChildren: boolean
      consolidate?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.removeSoftwareAdapter */
  RemoveSoftwareAdapter: {
    parameters: {
      hbaDeviceName: string
    }
    result: void
  }
  /** vim.host.LocalAccountManager.removeUser */
  RemoveUser: {
    parameters: {
      userName: string
    }
    result: void
  }
  /** vim.host.NetworkSystem.removeVirtualNic */
  RemoveVirtualNic: {
    parameters: {
      device: string
    }
    result: void
  }
  /** vim.host.NetworkSystem.removeVirtualSwitch */
  RemoveVirtualSwitch: {
    parameters: {
      vswitchName: string
    }
    result: void
  }
  /** vim.CustomFieldsManager.renameFieldDefinition */
  RenameCustomFieldDef: {
    parameters: {
      key: number
      name: string
    }
    result: void
  }
  /** vim.CustomizationSpecManager.rename */
  RenameCustomizationSpec: {
    parameters: {
      name: string
      newName: string
    }
    result: void
  }
  /** vim.Datastore.renameDatastore */
  RenameDatastore: {
    parameters: {
      newName: string
    }
    result: void
  }
  /** vim.cluster.VsanIoInsightManager.renameIoInsightInstance */
  RenameIoInsightInstance: {
    parameters: {
      oldRunName: string
      newRunName: string
      cluster?: ManagedObjectReference
    }
    result: void
  }
  /** vim.vm.Snapshot.rename */
  RenameSnapshot: {
    parameters: {
      name?: string
      description?: string
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.renameVStorageObject */
  RenameVStorageObject: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      name: string
    }
    result: void
  }
  /** vim.vslm.VStorageObjectManagerBase.renameVStorageObjectEx */
  RenameVStorageObjectEx: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      name: string
    }
    result: vslmVClockInfo
  }
  /** vim.ManagedEntity.rename */
  Rename_Task: {
    parameters: {
      newName: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.VStorageObjectManagerBase.repairDiskChain */
  RepairVStorageObjectChain_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.repairVmDiskChains */
  RepairVmDiskChains_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.CertificateManager.replaceCACertificatesAndCRLs */
  ReplaceCACertificatesAndCRLs: {
    parameters: {
      caCert: string[]
      caCrl?: string[]
    }
    result: void
  }
  /** vim.host.ActiveDirectoryAuthentication.replaceSmartCardTrustAnchors */
  ReplaceSmartCardTrustAnchors: {
    parameters: {
      certs?: string[]
    }
    result: void
  }
  /** vim.host.StorageSystem.rescanAllHba */
  RescanAllHba: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.rescanHba */
  RescanHba: {
    parameters: {
      hbaDevice: string
    }
    result: void
  }
  /** vim.host.StorageSystem.rescanVffs */
  RescanVffs: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.rescanVmfs */
  RescanVmfs: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HistoryCollector.reset */
  ResetCollector: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.PerformanceManager.resetCounterLevelMapping */
  ResetCounterLevelMapping: {
    parameters: {
      counters: number[]
    }
    result: void
  }
  /** vim.AuthorizationManager.resetEntityPermissions */
  ResetEntityPermissions: {
    parameters: {
      entity: ManagedObjectReference
      permission?: Permission[]
    }
    result: void
  }
  /** vim.host.FirmwareSystem.resetToFactoryDefaults */
  ResetFirmwareToFactoryDefaults: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.VirtualMachine.resetGuestInformation */
  ResetGuestInformation: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.view.ListView.reset */
  ResetListView: {
    parameters: {
      obj?: ManagedObjectReference[]
    }
    result: ManagedObjectReference[]
  }
  /** vim.view.ListView.resetFromView */
  ResetListViewFromView: {
    parameters: {
      view: ManagedObjectReference
    }
    result: void
  }
  /** vim.host.HealthStatusSystem.resetSystemHealthInfo */
  ResetSystemHealthInfo: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.VirtualMachine.reset */
  ResetVM_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.DatastoreSystem.resignatureUnresolvedVmfsVolume */
  ResignatureUnresolvedVmfsVolume_Task: {
    parameters: {
      resolutionSpec: HostUnresolvedVmfsResignatureSpec
    }
    result: ManagedObjectReference | undefined
    taskResult: HostResignatureRescanResult
  }
  /** eam.EamObject.resolve */
  Resolve: {
    parameters: {
      issueKey: number[]
    }
    result: number[]
  }
  /** eam.EamObject.resolveAll */
  ResolveAll: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.IoFilterManager.resolveInstallationErrorsOnCluster */
  ResolveInstallationErrorsOnCluster_Task: {
    parameters: {
      filterId: string
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.IoFilterManager.resolveInstallationErrorsOnHost */
  ResolveInstallationErrorsOnHost_Task: {
    parameters: {
      filterId: string
      host: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.resolveMultipleUnresolvedVmfsVolumes */
  ResolveMultipleUnresolvedVmfsVolumes: {
    parameters: {
      resolutionSpec: HostUnresolvedVmfsResolutionSpec[]
    }
    result: HostUnresolvedVmfsResolutionResult[]
  }
  /** vim.host.StorageSystem.resolveMultipleUnresolvedVmfsVolumesEx */
  ResolveMultipleUnresolvedVmfsVolumesEx_Task: {
    parameters: {
      resolutionSpec: HostUnresolvedVmfsResolutionSpec[]
    }
    result: ManagedObjectReference | undefined
    taskResult: HostUnresolvedVmfsResolutionResult[]
  }
  /** vim.host.DatastoreSystem.resolveNfsServerHostName */
  ResolveNfsServerHostName: {
    parameters: {
      hostName: string
      volumeName?: string
      force?: boolean
      isNFS41?: boolean
    }
    result: void
  }
  /** vim.host.ServiceSystem.restart */
  RestartService: {
    parameters: {
      id: string
    }
    result: void
  }
  /** vim.host.NetworkSystem.restartServiceConsoleVirtualNic */
  RestartServiceConsoleVirtualNic: {
    parameters: {
      device: string
    }
    result: void
  }
  /** vim.host.FirmwareSystem.restoreConfiguration */
  RestoreFirmwareConfiguration: {
    parameters: {
      force: boolean
    }
    result: void
  }
  /** vim.cluster.VsanVcDiskManagementSystem.retrieveAllFlashCapabilities */
  RetrieveAllFlashCapabilities: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VimVsanHostVsanHostCapability[]
  }
  /** vim.AuthorizationManager.retrieveAllPermissions */
  RetrieveAllPermissions: {
    parameters: Record<never, never>
    result: Permission[]
  }
  /** vim.profile.host.ProfileManager.retrieveAnswerFile */
  RetrieveAnswerFile: {
    parameters: {
      host: ManagedObjectReference
    }
    result: AnswerFile | undefined
  }
  /** vim.profile.host.ProfileManager.retrieveAnswerFileForProfile */
  RetrieveAnswerFileForProfile: {
    parameters: {
      host: ManagedObjectReference
      applyProfile: HostApplyProfile
    }
    result: AnswerFile | undefined
  }
  /** vim.event.EventManager.retrieveArgumentDescription */
  RetrieveArgumentDescription: {
    parameters: {
      eventTypeId: string
    }
    result: EventArgDesc[]
  }
  /** vim.host.CertificateManager.retrieveCertificateInfoList */
  RetrieveCertificateInfoList: {
    parameters: Record<never, never>
    result: HostCertificateManagerCertificateInfo[]
  }
  /** vim.encryption.CryptoManagerKmip.retrieveClientCert */
  RetrieveClientCert: {
    parameters: {
      cluster: KeyProviderId
    }
    result: string
  }
  /** vim.encryption.CryptoManagerKmip.retrieveClientCsr */
  RetrieveClientCsr: {
    parameters: {
      cluster: KeyProviderId
    }
    result: string
  }
  /** vslm.ServiceInstance.retrieveContent */
  RetrieveContent: {
    parameters: Record<never, never>
    result: VslmServiceInstanceContent
  }
  /** vim.ClusterComputeResource.retrieveDasAdvancedRuntimeInfo */
  RetrieveDasAdvancedRuntimeInfo: {
    parameters: Record<never, never>
    result: ClusterDasAdvancedRuntimeInfo | undefined
  }
  /** vim.profile.Profile.retrieveDescription */
  RetrieveDescription: {
    parameters: Record<never, never>
    result: ProfileDescription | undefined
  }
  /** vim.host.StorageSystem.retrieveDiskPartitionInfo */
  RetrieveDiskPartitionInfo: {
    parameters: {
      devicePath: string[]
    }
    result: HostDiskPartitionInfo[]
  }
  /** vim.host.AssignableHardwareManager.retrieveDynamicPassthroughInfo */
  RetrieveDynamicPassthroughInfo: {
    parameters: Record<never, never>
    result: VirtualMachineDynamicPassthroughInfo[]
  }
  /** vim.AuthorizationManager.retrieveEntityPermissions */
  RetrieveEntityPermissions: {
    parameters: {
      entity: ManagedObjectReference
      inherited: boolean
    }
    result: Permission[]
  }
  /** vim.scheduler.ScheduledTaskManager.retrieveEntityScheduledTask */
  RetrieveEntityScheduledTask: {
    parameters: {
      entity?: ManagedObjectReference
    }
    result: ManagedObjectReference[]
  }
  /** vim.HostSystem.retrieveFreeEpcMemory */
  RetrieveFreeEpcMemory: {
    parameters: Record<never, never>
    result: Long
  }
  /** vim.HostSystem.retrieveHardwareUptime */
  RetrieveHardwareUptime: {
    parameters: Record<never, never>
    result: Long
  }
  /** vim.host.HostAccessManager.retrieveAccessEntries */
  RetrieveHostAccessControlEntries: {
    parameters: Record<never, never>
    result: HostAccessControlEntry[]
  }
  /** vim.profile.host.ProfileManager.retrieveHostCustomizations */
  RetrieveHostCustomizations: {
    parameters: {
      hosts?: ManagedObjectReference[]
    }
    result: StructuredCustomizations[]
  }
  /** vim.profile.host.ProfileManager.retrieveHostCustomizationsForProfile */
  RetrieveHostCustomizationsForProfile: {
    parameters: {
      hosts?: ManagedObjectReference[]
      applyProfile: HostApplyProfile
    }
    result: StructuredCustomizations[]
  }
  /** vim.profile.host.HostSpecificationManager.retrieveHostSpecification */
  RetrieveHostSpecification: {
    parameters: {
      host: ManagedObjectReference
      fromHost: boolean
    }
    result: HostSpecification
  }
  /** vim.encryption.CryptoManagerKmip.retrieveKmipServerCert */
  RetrieveKmipServerCert: {
    parameters: {
      keyProvider: KeyProviderId
      server: KmipServerInfo
    }
    result: CryptoManagerKmipServerCertInfo
  }
  /** vim.encryption.CryptoManagerKmip.retrieveKmipServersStatus */
  RetrieveKmipServersStatus_Task: {
    parameters: {
      clusters?: KmipClusterInfo[]
    }
    result: ManagedObjectReference | undefined
    taskResult: CryptoManagerKmipClusterStatus[]
  }
  /** vim.scheduler.ScheduledTaskManager.retrieveObjectScheduledTask */
  RetrieveObjectScheduledTask: {
    parameters: {
      obj?: ManagedObjectReference
    }
    result: ManagedObjectReference[]
  }
  /** vim.ServiceInstance.retrieveProductComponents */
  RetrieveProductComponents: {
    parameters: Record<never, never>
    result: ProductComponentInfo[]
  }
  /** vmodl.query.PropertyCollector.retrieveContents */
  RetrieveProperties: {
    parameters: {
      specSet: PropertyFilterSpec[]
    }
    result: ObjectContent[]
  }
  /** vmodl.query.PropertyCollector.retrievePropertiesEx */
  RetrievePropertiesEx: {
    parameters: {
      specSet: PropertyFilterSpec[]
      options: RetrieveOptions
    }
    result: RetrieveResult | undefined
  }
  /** vim.AuthorizationManager.retrieveRolePermissions */
  RetrieveRolePermissions: {
    parameters: {
      roleId: number
    }
    result: Permission[]
  }
  /** vim.encryption.CryptoManagerKmip.retrieveSelfSignedClientCert */
  RetrieveSelfSignedClientCert: {
    parameters: {
      cluster: KeyProviderId
    }
    result: string
  }
  /** vim.ServiceInstance.retrieveContent */
  RetrieveServiceContent: {
    parameters: Record<never, never>
    result: ServiceContent
  }
  /** vim.tenant.TenantManager.retrieveServiceProviderEntities */
  RetrieveServiceProviderEntities: {
    parameters: Record<never, never>
    result: ManagedObjectReference[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.retrieveSnapshotDetails */
  RetrieveSnapshotDetails: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: VStorageObjectSnapshotDetails
  }
  /** vim.vslm.vcenter.VStorageObjectManager.retrieveSnapshotInfo */
  RetrieveSnapshotInfo: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: VStorageObjectSnapshotInfo
  }
  /** vim.VsanUpgradeSystemEx.retrieveSupportedFormatVersion */
  RetrieveSupportedVsanFormatVersion: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: number
  }
  /** vim.UserDirectory.retrieveUserGroups */
  RetrieveUserGroups: {
    parameters: {
      domain?: string
      searchStr: string
      belongsToGroup?: string
      belongsToUser?: string
      exactMatch: boolean
      findUsers: boolean
      findGroups: boolean
    }
    result: UserSearchResult[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.retrieveVStorageInfrastructureObjectPolicy */
  RetrieveVStorageInfrastructureObjectPolicy: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: vslmInfrastructureObjectPolicy[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.retrieveVStorageObject */
  RetrieveVStorageObject: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      diskInfoFlags?: string[]
    }
    result: VStorageObject
  }
  /** vim.vslm.vcenter.VStorageObjectManager.retrieveVStorageObjectAssociations */
  RetrieveVStorageObjectAssociations: {
    parameters: {
      ids?: RetrieveVStorageObjSpec[]
    }
    result: VStorageObjectAssociations[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.retrieveVStorageObjectState */
  RetrieveVStorageObjectState: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: VStorageObjectStateInfo
  }
  /** vim.host.AssignableHardwareManager.retrieveVendorDeviceGroupInfo */
  RetrieveVendorDeviceGroupInfo: {
    parameters: Record<never, never>
    result: VirtualMachineVendorDeviceGroupInfo[]
  }
  /** vim.host.GraphicsManager.retrieveVgpuDeviceInfo */
  RetrieveVgpuDeviceInfo: {
    parameters: Record<never, never>
    result: VirtualMachineVgpuDeviceInfo[]
  }
  /** vim.host.GraphicsManager.retrieveVgpuProfileInfo */
  RetrieveVgpuProfileInfo: {
    parameters: Record<never, never>
    result: VirtualMachineVgpuProfileInfo[]
  }
  /** sms.provider.VasaProvider.reverseReplicateGroup */
  ReverseReplicateGroup_Task: {
    parameters: {
      groupId?: ReplicationGroupId[]
    }
    result: ManagedObjectReference | undefined
    taskResult: GroupOperationResult[]
  }
  /** vim.VirtualMachine.revertToCurrentSnapshot */
  RevertToCurrentSnapshot_Task: {
    parameters: {
      host?: ManagedObjectReference
      suppressPowerOn?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vm.Snapshot.revert */
  RevertToSnapshot_Task: {
    parameters: {
      host?: ManagedObjectReference
      suppressPowerOn?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.VStorageObjectManagerBase.revertVStorageObjectEx */
  RevertVStorageObjectEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: vslmVClockInfo
  }
  /** vim.vslm.vcenter.VStorageObjectManager.RevertVStorageObject */
  RevertVStorageObject_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.HistoryCollector.rewind */
  RewindCollector: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.cluster.VsanVcClusterConfigSystem.runLifecycleCheck */
  RunLifecycleCheck: {
    parameters: {
      cluster: ManagedObjectReference
      vsanLifecycleCheckSpec: VsanVcLifecycleCheckSpec
    }
    result: VsanVcLifecycleCheckResult
  }
  /** vim.scheduler.ScheduledTask.run */
  RunScheduledTask: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.VsanInternalSystem.runVsanPhysicalDiskDiagnostics */
  RunVsanPhysicalDiskDiagnostics: {
    parameters: {
      disks?: string[]
    }
    result: HostVsanInternalSystemVsanPhysicalDiskDiagnosticsResult[]
  }
  /** eam.EsxAgentManager.scanForUnknownAgentVm */
  ScanForUnknownAgentVm: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.PatchManager.ScanV2 */
  ScanHostPatchV2_Task: {
    parameters: {
      metaUrls?: string[]
      bundleUrls?: string[]
      spec?: HostPatchManagerPatchManagerOperationSpec
    }
    result: ManagedObjectReference | undefined
    taskResult: HostPatchManagerResult
  }
  /** vim.host.PatchManager.Scan */
  ScanHostPatch_Task: {
    parameters: {
      repository: HostPatchManagerLocator
      updateID?: string[]
    }
    result: ManagedObjectReference | undefined
    taskResult: HostPatchManagerStatus[]
  }
  /** vim.vslm.vcenter.VStorageObjectManager.scheduleReconcileDatastoreInventory */
  ScheduleReconcileDatastoreInventory: {
    parameters: {
      datastore: ManagedObjectReference
      deepCleansing?: boolean
    }
    result: void
  }
  /** vim.host.DatastoreBrowser.searchSubFolders */
  SearchDatastoreSubFolders_Task: {
    parameters: {
      datastorePath: string
      searchSpec?: HostDatastoreBrowserSearchSpec
    }
    result: ManagedObjectReference | undefined
    taskResult: HostDatastoreBrowserSearchResults[]
  }
  /** vim.host.DatastoreBrowser.search */
  SearchDatastore_Task: {
    parameters: {
      datastorePath: string
      searchSpec?: HostDatastoreBrowserSearchSpec
    }
    result: ManagedObjectReference
    taskResult: HostDatastoreBrowserSearchResults
  }
  /** vim.host.DiagnosticSystem.selectActivePartition */
  SelectActivePartition: {
    parameters: {
      partition?: HostScsiDiskPartition
    }
    result: void
  }
  /** vim.host.VMotionSystem.selectVnic */
  SelectVnic: {
    parameters: {
      device: string
    }
    result: void
  }
  /** vim.host.VirtualNicManager.selectVnic */
  SelectVnicForNicType: {
    parameters: {
      nicType: string
      device: string
    }
    result: void
  }
  /** vim.VirtualMachine.sendNMI */
  SendNMI: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.SnmpSystem.sendTestNotification */
  SendTestNotification: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.SessionManager.sessionIsActive */
  SessionIsActive: {
    parameters: {
      sessionID: string
      userName: string
    }
    result: boolean
  }
  /** vim.HistoryCollector.setLatestPageSize */
  SetCollectorPageSize: {
    parameters: {
      maxCount: number
    }
    result: void
  }
  /** vim.ClusterComputeResource.setCryptoMode */
  SetCryptoMode: {
    parameters: {
      cryptoMode: string
      policy?: ClusterComputeResourceCryptoModePolicy
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.setDefaultKmsCluster */
  SetDefaultKmsCluster: {
    parameters: {
      entity?: ManagedObjectReference
      clusterId?: KeyProviderId
    }
    result: void
  }
  /** vim.VirtualMachine.setDisplayTopology */
  SetDisplayTopology: {
    parameters: {
      displays: VirtualMachineDisplayTopology[]
    }
    result: void
  }
  /** vim.AuthorizationManager.setEntityPermissions */
  SetEntityPermissions: {
    parameters: {
      entity: ManagedObjectReference
      permission?: Permission[]
    }
    result: void
  }
  /** vim.ExtensionManager.setCertificate */
  SetExtensionCertificate: {
    parameters: {
      extensionKey: string
      certificatePem?: string
    }
    result: void
  }
  /** vim.CustomFieldsManager.setField */
  SetField: {
    parameters: {
      entity: ManagedObjectReference
      key: number
      value: string
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.setKeyCustomAttributes */
  SetKeyCustomAttributes: {
    parameters: {
      keyId: CryptoKeyId
      spec: CryptoManagerKmipCustomAttributeSpec
    }
    result: CryptoKeyResult
  }
  /** vim.LicenseManager.setEdition */
  SetLicenseEdition: {
    parameters: {
      host?: ManagedObjectReference
      featureKey?: string
    }
    result: void
  }
  /** vim.SessionManager.setLocale */
  SetLocale: {
    parameters: {
      locale: string
    }
    result: void
  }
  /** eam.EsxAgentManager.setMaintenanceModePolicy */
  SetMaintenanceModePolicy: {
    parameters: {
      policy: string
    }
    result: void
  }
  /** vim.host.DatastoreSystem.setMaxQueueDepth */
  SetMaxQueueDepth: {
    parameters: {
      datastore: ManagedObjectReference
      maxQdepth: Long
    }
    result: void
  }
  /** vim.host.StorageSystem.setMultipathLunPolicy */
  SetMultipathLunPolicy: {
    parameters: {
      lunId: string
      policy: HostMultipathInfoLogicalUnitPolicy
    }
    result: void
  }
  /** vim.host.StorageSystem.setNFSUser */
  SetNFSUser: {
    parameters: {
      user: string
      password: string
    }
    result: void
  }
  /** vim.ExtensionManager.setPublicKey */
  SetPublicKey: {
    parameters: {
      extensionKey: string
      publicKey: string
    }
    result: void
  }
  /** vim.vm.guest.WindowsRegistryManager.setRegistryValue */
  SetRegistryValueInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      value: GuestRegValueSpec
    }
    result: void
  }
  /** vim.VirtualMachine.setScreenResolution */
  SetScreenResolution: {
    parameters: {
      width: number
      height: number
    }
    result: void
  }
  /** vim.ExtensionManager.setServiceAccount */
  SetServiceAccount: {
    parameters: {
      extensionKey: string
      serviceAccount: string
    }
    result: void
  }
  /** vim.Task.UpdateDescription */
  SetTaskDescription: {
    parameters: {
      description: LocalizableMessage
    }
    result: void
  }
  /** vim.Task.setState */
  SetTaskState: {
    parameters: {
      state: TaskInfoState
      result?: unknown
      fault?: LocalizedMethodFault
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.setVStorageObjectControlFlags */
  SetVStorageObjectControlFlags: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      controlFlags?: string[]
    }
    result: void
  }
  /** vim.VirtualDiskManager.setVirtualDiskUuid */
  SetVirtualDiskUuid: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      uuid: string
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.setVirtualDiskUuidEx */
  SetVirtualDiskUuidEx_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      uuid?: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.cluster.VsanVcClusterHealthSystem.setVsanVcgMappingForHwDevices */
  SetVsanVcgMappingForHwDevices: {
    parameters: {
      spec: VsanHwToVcgInfoMappingSpec
    }
    result: boolean
  }
  /** vim.VirtualDiskManager.shrinkVirtualDisk */
  ShrinkVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
      copy?: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.shutdownGuest */
  ShutdownGuest: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.HostSystem.shutdown */
  ShutdownHost_Task: {
    parameters: {
      force: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.StorageManager.refreshCACertificatesAndCRLs */
  SmsRefreshCACertificatesAndCRLs_Task: {
    parameters: {
      providerId?: string[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.PatchManager.Stage */
  StageHostPatch_Task: {
    parameters: {
      metaUrls?: string[]
      bundleUrls?: string[]
      vibUrls?: string[]
      spec?: HostPatchManagerPatchManagerOperationSpec
    }
    result: ManagedObjectReference
    taskResult: HostPatchManagerResult
  }
  /** vim.ClusterComputeResource.stampAllRulesWithUuid */
  StampAllRulesWithUuid_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.standbyGuest */
  StandbyGuest: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.vm.GuestCustomizationManager.startNetwork */
  StartGuestNetwork_Task: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.cluster.VsanDiagnosticsSystem.startIODiagnosticsTask */
  StartIODiagnosticsTask: {
    parameters: {
      targets: VsanIODiagnosticsTarget[]
      cluster?: ManagedObjectReference
      duration?: Long
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanIoInsightManager.startIoInsight */
  StartIoInsight: {
    parameters: {
      cluster?: ManagedObjectReference
      runName?: string
      durationSec?: Long
      targetHosts?: ManagedObjectReference[]
      targetVMs?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
  }
  /** vim.vm.guest.ProcessManager.startProgram */
  StartProgramInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      spec: GuestProgramSpec
    }
    result: Long
  }
  /** vim.VirtualMachine.startRecording */
  StartRecording_Task: {
    parameters: {
      name: string
      description?: string
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.VirtualMachine.startReplaying */
  StartReplaying_Task: {
    parameters: {
      replaySnapshot: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ServiceSystem.start */
  StartService: {
    parameters: {
      id: string
    }
    result: void
  }
  /** vim.cluster.VsanIoInsightManager.stopIoInsight */
  StopIoInsight: {
    parameters: {
      cluster?: ManagedObjectReference
      runName?: string
      hostsIoInsightInfos?: VsanHostIoInsightInfo[]
    }
    result: ManagedObjectReference
  }
  /** vim.VirtualMachine.stopRecording */
  StopRecording_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.stopReplaying */
  StopReplaying_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ServiceSystem.stop */
  StopService: {
    parameters: {
      id: string
    }
    result: void
  }
  /** vim.VirtualApp.suspend */
  SuspendVApp_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.suspend */
  SuspendVM_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.provider.VasaProvider.syncReplicationGroup */
  SyncReplicationGroup_Task: {
    parameters: {
      groupId?: ReplicationGroupId[]
      pitName: string
    }
    result: ManagedObjectReference | undefined
    taskResult: GroupOperationResult[]
  }
  /** vim.VirtualMachine.terminateFaultTolerantVM */
  TerminateFaultTolerantVM_Task: {
    parameters: {
      vm?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vm.guest.ProcessManager.terminateProcess */
  TerminateProcessInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
      pid: Long
    }
    result: void
  }
  /** vim.SessionManager.terminate */
  TerminateSession: {
    parameters: {
      sessionId: string[]
    }
    result: void
  }
  /** vim.VirtualMachine.terminate */
  TerminateVM: {
    parameters: Record<never, never>
    result: void
  }
  /** sms.provider.VasaProvider.testFailoverReplicationGroupStart */
  TestFailoverReplicationGroupStart_Task: {
    parameters: {
      testFailoverParam: TestFailoverParam
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.provider.VasaProvider.testFailoverReplicationGroupStop */
  TestFailoverReplicationGroupStop_Task: {
    parameters: {
      groupId?: ReplicationGroupId[]
      force: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.DateTimeSystem.testTimeService */
  TestTimeService: {
    parameters: Record<never, never>
    result: HostDateTimeSystemServiceTestResult | undefined
  }
  /** vim.host.StorageSystem.turnDiskLocatorLedOff */
  TurnDiskLocatorLedOff_Task: {
    parameters: {
      scsiDiskUuids: string[]
    }
    result: ManagedObjectReference | undefined
    taskResult: HostStorageSystemDiskLocatorLedResult[]
  }
  /** vim.host.StorageSystem.turnDiskLocatorLedOn */
  TurnDiskLocatorLedOn_Task: {
    parameters: {
      scsiDiskUuids: string[]
    }
    result: ManagedObjectReference | undefined
    taskResult: HostStorageSystemDiskLocatorLedResult[]
  }
  /** vim.VirtualMachine.turnOffFaultTolerance */
  TurnOffFaultToleranceForVM_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.LocalAccountManager.unassignUserFromGroup */
  UnassignUserFromGroup: {
    parameters: {
      user: string
      group: string
    }
    result: void
  }
  /** vim.host.IscsiManager.unbindVnic */
  UnbindVnic: {
    parameters: {
      iScsiHbaName: string
      vnicDevice: string
      force: boolean
    }
    result: void
  }
  /** eam.Agency.uninstall */
  Uninstall: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.PatchManager.Uninstall */
  UninstallHostPatch_Task: {
    parameters: {
      bulletinIds?: string[]
      spec?: HostPatchManagerPatchManagerOperationSpec
    }
    result: ManagedObjectReference
    taskResult: HostPatchManagerResult
  }
  /** vim.IoFilterManager.uninstallIoFilter */
  UninstallIoFilter_Task: {
    parameters: {
      filterId: string
      compRes: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ServiceSystem.uninstall */
  UninstallService: {
    parameters: {
      id: string
    }
    result: void
  }
  /** vim.host.StorageSystem.unmapVmfsVolumeEx */
  UnmapVmfsVolumeEx_Task: {
    parameters: {
      vmfsUuid: string[]
    }
    result: ManagedObjectReference
    taskResult: HostStorageSystemVmfsVolumeResult[]
  }
  /** vim.tenant.TenantManager.unmarkServiceProviderEntities */
  UnmarkServiceProviderEntities: {
    parameters: {
      entity?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.cluster.VsanVcDiskManagementSystem.unmountDiskMappingEx */
  UnmountDiskMappingEx: {
    parameters: {
      cluster: ManagedObjectReference
      mappings: VsanHostDiskMapping[]
      maintenanceSpec: HostMaintenanceSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanSystem.unmountDiskMapping */
  UnmountDiskMapping_Task: {
    parameters: {
      mapping: VsanHostDiskMapping[]
    }
    result: ManagedObjectReference
    taskResult: VsanHostDiskMapResult[]
  }
  /** vim.host.StorageSystem.unmountForceMountedVmfsVolume */
  UnmountForceMountedVmfsVolume: {
    parameters: {
      vmfsUuid: string
    }
    result: void
  }
  /** vim.VirtualMachine.unmountToolsInstaller */
  UnmountToolsInstaller: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.unmountVffsVolume */
  UnmountVffsVolume: {
    parameters: {
      vffsUuid: string
    }
    result: void
  }
  /** vim.host.StorageSystem.unmountVmfsVolume */
  UnmountVmfsVolume: {
    parameters: {
      vmfsUuid: string
    }
    result: void
  }
  /** vim.host.StorageSystem.unmountVmfsVolumeEx */
  UnmountVmfsVolumeEx_Task: {
    parameters: {
      vmfsUuid: string[]
    }
    result: ManagedObjectReference
    taskResult: HostStorageSystemVmfsVolumeResult[]
  }
  /** eam.Agency.unregisterAgentVm */
  UnregisterAgentVm: {
    parameters: {
      agentVm: ManagedObjectReference
    }
    result: void
  }
  /** vim.Folder.unregisterAndDestroy */
  UnregisterAndDestroy_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.VStorageObjectManagerBase.unregisterDisk */
  UnregisterDisk_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: vslmVClockInfo
  }
  /** vim.ExtensionManager.unregisterExtension */
  UnregisterExtension: {
    parameters: {
      extensionKey: string
    }
    result: void
  }
  /** vim.HealthUpdateManager.unregisterProvider */
  UnregisterHealthUpdateProvider: {
    parameters: {
      providerId: string
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.unregisterKmsCluster */
  UnregisterKmsCluster: {
    parameters: {
      clusterId: KeyProviderId
    }
    result: void
  }
  /** sms.StorageManager.unregisterProvider */
  UnregisterProvider_Task: {
    parameters: {
      providerId: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.VirtualMachine.unregister */
  UnregisterVM: {
    parameters: Record<never, never>
    result: void
  }
  /** eam.Agency.update */
  Update: {
    parameters: {
      config: AgencyConfigInfo
    }
    result: void
  }
  /** vim.profile.host.ProfileManager.updateAnswerFile */
  UpdateAnswerFile_Task: {
    parameters: {
      host: ManagedObjectReference
      configSpec: AnswerFileCreateSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.AssignableHardwareManager.updateConfig */
  UpdateAssignableHardwareConfig: {
    parameters: {
      config: HostAssignableHardwareConfig
    }
    result: void
  }
  /** vim.LicenseAssignmentManager.updateAssignedLicense */
  UpdateAssignedLicense: {
    parameters: {
      entity: string
      licenseKey: string
      entityDisplayName?: string
    }
    result: LicenseManagerLicenseInfo
  }
  /** vim.AuthorizationManager.updateRole */
  UpdateAuthorizationRole: {
    parameters: {
      roleId: number
      newName: string
      privIds?: string[]
    }
    result: void
  }
  /** vim.host.BootDeviceSystem.updateBootDevice */
  UpdateBootDevice: {
    parameters: {
      key: string
    }
    result: void
  }
  /** vim.ResourcePool.updateChildResourceConfiguration */
  UpdateChildResourceConfiguration: {
    parameters: {
      spec: ResourceConfigSpec[]
    }
    result: void
  }
  /** vim.cluster.VsanClusterPowerSystem.updateClusterPowerStatus */
  UpdateClusterPowerStatus: {
    parameters: {
      cluster: ManagedObjectReference
      status: string
    }
    result: boolean
  }
  /** vim.profile.cluster.ClusterProfile.update */
  UpdateClusterProfile: {
    parameters: {
      config: ClusterProfileConfigSpec
    }
    result: void
  }
  /** vim.ResourcePool.updateConfig */
  UpdateConfig: {
    parameters: {
      name?: string
      config?: ResourceConfigSpec
    }
    result: void
  }
  /** vim.host.NetworkSystem.updateConsoleIpRouteConfig */
  UpdateConsoleIpRouteConfig: {
    parameters: {
      config: HostIpRouteConfig
    }
    result: void
  }
  /** vim.PerformanceManager.updateCounterLevelMapping */
  UpdateCounterLevelMapping: {
    parameters: {
      counterLevelMap: PerformanceManagerCounterLevelMapping[]
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.updateHealthCheckConfig */
  UpdateDVSHealthCheckConfig_Task: {
    parameters: {
      healthCheckConfig: DVSHealthCheckConfig[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.dvs.VmwareDistributedVirtualSwitch.updateLacpGroupConfig */
  UpdateDVSLacpGroupConfig_Task: {
    parameters: {
      lacpGroupSpec: VMwareDvsLacpGroupSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.DateTimeSystem.updateDateTime */
  UpdateDateTime: {
    parameters: {
      dateTime: DateTime
    }
    result: void
  }
  /** vim.host.DateTimeSystem.updateConfig */
  UpdateDateTimeConfig: {
    parameters: {
      config: HostDateTimeConfig
    }
    result: void
  }
  /** vim.host.FirewallSystem.updateDefaultPolicy */
  UpdateDefaultPolicy: {
    parameters: {
      defaultPolicy: HostFirewallDefaultPolicy
    }
    result: void
  }
  /** vim.host.StorageSystem.updateDiskPartitions */
  UpdateDiskPartitions: {
    parameters: {
      devicePath: string
      spec: HostDiskPartitionSpec
    }
    result: void
  }
  /** vim.host.NetworkSystem.updateDnsConfig */
  UpdateDnsConfig: {
    parameters: {
      config: HostDnsConfig
    }
    result: void
  }
  /** vim.DistributedVirtualSwitch.updateCapability */
  UpdateDvsCapability: {
    parameters: {
      capability: DVSCapability
    }
    result: void
  }
  /** vim.ExtensionManager.updateExtension */
  UpdateExtension: {
    parameters: {
      extension: Extension
    }
    result: void
  }
  /** vim.HostSystem.updateFlags */
  UpdateFlags: {
    parameters: {
      flagInfo: HostFlagInfo
    }
    result: void
  }
  /** vim.host.GraphicsManager.updateGraphicsConfig */
  UpdateGraphicsConfig: {
    parameters: {
      config: HostGraphicsConfig
    }
    result: void
  }
  /** vim.host.ImageConfigManager.updateAcceptanceLevel */
  UpdateHostImageAcceptanceLevel: {
    parameters: {
      newAcceptanceLevel: string
    }
    result: void
  }
  /** vim.profile.host.HostProfile.update */
  UpdateHostProfile: {
    parameters: {
      config: HostProfileConfigSpec
    }
    result: void
  }
  /** vim.profile.host.HostSpecificationManager.updateHostSpecification */
  UpdateHostSpecification: {
    parameters: {
      host: ManagedObjectReference
      hostSpec: HostSpecification
    }
    result: void
  }
  /** vim.profile.host.HostSpecificationManager.updateHostSubSpecification */
  UpdateHostSubSpecification: {
    parameters: {
      host: ManagedObjectReference
      hostSubSpec: HostSubSpecification
    }
    result: void
  }
  /** vim.host.StorageSystem.updateHppMultipathLunPolicy */
  UpdateHppMultipathLunPolicy: {
    parameters: {
      lunId: string
      policy: HostMultipathInfoHppLogicalUnitPolicy
    }
    result: void
  }
  /** vim.host.StorageSystem.updateInternetScsiAdvancedOptions */
  UpdateInternetScsiAdvancedOptions: {
    parameters: {
      iScsiHbaDevice: string
      targetSet?: HostInternetScsiHbaTargetSet
      options: HostInternetScsiHbaParamValue[]
    }
    result: void
  }
  /** vim.host.StorageSystem.updateInternetScsiAlias */
  UpdateInternetScsiAlias: {
    parameters: {
      iScsiHbaDevice: string
      iScsiAlias: string
    }
    result: void
  }
  /** vim.host.StorageSystem.updateInternetScsiAuthenticationProperties */
  UpdateInternetScsiAuthenticationProperties: {
    parameters: {
      iScsiHbaDevice: string
      authenticationProperties: HostInternetScsiHbaAuthenticationProperties
      targetSet?: HostInternetScsiHbaTargetSet
    }
    result: void
  }
  /** vim.host.StorageSystem.updateInternetScsiDigestProperties */
  UpdateInternetScsiDigestProperties: {
    parameters: {
      iScsiHbaDevice: string
      targetSet?: HostInternetScsiHbaTargetSet
      digestProperties: HostInternetScsiHbaDigestProperties
    }
    result: void
  }
  /** vim.host.StorageSystem.updateInternetScsiDiscoveryProperties */
  UpdateInternetScsiDiscoveryProperties: {
    parameters: {
      iScsiHbaDevice: string
      discoveryProperties: HostInternetScsiHbaDiscoveryProperties
    }
    result: void
  }
  /** vim.host.StorageSystem.updateInternetScsiIPProperties */
  UpdateInternetScsiIPProperties: {
    parameters: {
      iScsiHbaDevice: string
      ipProperties: HostInternetScsiHbaIPProperties
    }
    result: void
  }
  /** vim.host.StorageSystem.updateInternetScsiName */
  UpdateInternetScsiName: {
    parameters: {
      iScsiHbaDevice: string
      iScsiName: string
    }
    result: void
  }
  /** vim.host.VMotionSystem.updateIpConfig */
  UpdateIpConfig: {
    parameters: {
      ipConfig: HostIpConfig
    }
    result: void
  }
  /** vim.IpPoolManager.updateIpPool */
  UpdateIpPool: {
    parameters: {
      dc: ManagedObjectReference
      pool: IpPool
    }
    result: void
  }
  /** vim.host.NetworkSystem.updateIpRouteConfig */
  UpdateIpRouteConfig: {
    parameters: {
      config: HostIpRouteConfig
    }
    result: void
  }
  /** vim.host.NetworkSystem.updateIpRouteTableConfig */
  UpdateIpRouteTableConfig: {
    parameters: {
      config: HostIpRouteTableConfig
    }
    result: void
  }
  /** vim.HostSystem.updateIpmi */
  UpdateIpmi: {
    parameters: {
      ipmiInfo: HostIpmiInfo
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.updateKmipServer */
  UpdateKmipServer: {
    parameters: {
      server: KmipServerSpec
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.updateKmsSignedCsrClientCert */
  UpdateKmsSignedCsrClientCert: {
    parameters: {
      cluster: KeyProviderId
      certificate: string
    }
    result: void
  }
  /** vim.LicenseManager.updateLicense */
  UpdateLicense: {
    parameters: {
      licenseKey: string
      labels?: KeyValue[]
    }
    result: LicenseManagerLicenseInfo
  }
  /** vim.LicenseManager.updateLabel */
  UpdateLicenseLabel: {
    parameters: {
      licenseKey: string
      labelKey: string
      labelValue: string
    }
    result: void
  }
  /** vim.VirtualApp.updateLinkedChildren */
  UpdateLinkedChildren: {
    parameters: {
      addChangeSet?: VirtualAppLinkInfo[]
      removeSet?: ManagedObjectReference[]
    }
    result: void
  }
  /** vim.host.DatastoreSystem.updateLocalSwapDatastore */
  UpdateLocalSwapDatastore: {
    parameters: {
      datastore?: ManagedObjectReference
    }
    result: void
  }
  /** vim.host.HostAccessManager.updateLockdownExceptions */
  UpdateLockdownExceptions: {
    parameters: {
      users?: string[]
    }
    result: void
  }
  /** vim.host.KernelModuleSystem.updateModuleOptionString */
  UpdateModuleOptionString: {
    parameters: {
      name: string
      options: string
    }
    result: void
  }
  /** vim.host.NetworkSystem.updateNetworkConfig */
  UpdateNetworkConfig: {
    parameters: {
      config: HostNetworkConfig
      changeMode: string
    }
    result: HostNetworkConfigResult
  }
  /** vim.DistributedVirtualSwitch.updateNetworkResourcePool */
  UpdateNetworkResourcePool: {
    parameters: {
      configSpec: DVSNetworkResourcePoolConfigSpec[]
    }
    result: void
  }
  /** vim.option.OptionManager.updateValues */
  UpdateOptions: {
    parameters: {
      changedValue: OptionValue[]
    }
    result: void
  }
  /** vim.host.PciPassthruSystem.updatePassthruConfig */
  UpdatePassthruConfig: {
    parameters: {
      config: HostPciPassthruConfig[]
    }
    result: void
  }
  /** vim.PerformanceManager.updateHistoricalInterval */
  UpdatePerfInterval: {
    parameters: {
      interval: PerfInterval
    }
    result: void
  }
  /** vim.host.NetworkSystem.updatePhysicalNicLinkSpeed */
  UpdatePhysicalNicLinkSpeed: {
    parameters: {
      device: string
      linkSpeed?: PhysicalNicLinkInfo
    }
    result: void
  }
  /** vim.host.NetworkSystem.updatePortGroup */
  UpdatePortGroup: {
    parameters: {
      pgName: string
      portgrp: HostPortGroupSpec
    }
    result: void
  }
  /** vim.HostSystem.updateProductLockerLocation */
  UpdateProductLockerLocation_Task: {
    parameters: {
      path: string
    }
    result: ManagedObjectReference
    taskResult: string
  }
  /** vim.Task.UpdateProgress */
  UpdateProgress: {
    parameters: {
      percentDone: number
    }
    result: void
  }
  /** vim.profile.host.HostProfile.updateReferenceHost */
  UpdateReferenceHost: {
    parameters: {
      host?: ManagedObjectReference
    }
    result: void
  }
  /** vim.host.FirewallSystem.updateRuleset */
  UpdateRuleset: {
    parameters: {
      id: string
      spec: HostFirewallRulesetRulesetSpec
    }
    result: void
  }
  /** vim.host.StorageSystem.updateScsiLunDisplayName */
  UpdateScsiLunDisplayName: {
    parameters: {
      lunUuid: string
      displayName: string
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.updateSelfSignedClientCert */
  UpdateSelfSignedClientCert: {
    parameters: {
      cluster: KeyProviderId
      certificate: string
    }
    result: void
  }
  /** vim.host.NetworkSystem.updateServiceConsoleVirtualNic */
  UpdateServiceConsoleVirtualNic: {
    parameters: {
      device: string
      nic: HostVirtualNicSpec
    }
    result: void
  }
  /** vim.SessionManager.updateMessage */
  UpdateServiceMessage: {
    parameters: {
      message: string
    }
    result: void
  }
  /** vim.host.ServiceSystem.updatePolicy */
  UpdateServicePolicy: {
    parameters: {
      id: string
      policy: string
    }
    result: void
  }
  /** vim.host.StorageSystem.updateSoftwareInternetScsiEnabled */
  UpdateSoftwareInternetScsiEnabled: {
    parameters: {
      enabled: boolean
    }
    result: void
  }
  /** vim.HostSystem.updateSystemResources */
  UpdateSystemResources: {
    parameters: {
      resourceInfo: HostSystemResourceInfo
    }
    result: void
  }
  /** vim.HostSystem.updateSystemSwapConfiguration */
  UpdateSystemSwapConfiguration: {
    parameters: {
      sysSwapConfig: HostSystemSwapConfiguration
    }
    result: void
  }
  /** vim.host.HostAccessManager.updateSystemUsers */
  UpdateSystemUsers: {
    parameters: {
      users?: string[]
    }
    result: void
  }
  /** vim.host.LocalAccountManager.updateUser */
  UpdateUser: {
    parameters: {
      user: HostAccountSpec
    }
    result: void
  }
  /** vim.VirtualApp.updateVAppConfig */
  UpdateVAppConfig: {
    parameters: {
      spec: VAppConfigSpec
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.updateVStorageInfrastructureObjectPolicy */
  UpdateVStorageInfrastructureObjectPolicy_Task: {
    parameters: {
      spec: vslmInfrastructureObjectPolicySpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.vcenter.VStorageObjectManager.updateVStorageObjectCrypto */
  UpdateVStorageObjectCrypto_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      profile?: VirtualMachineProfileSpec[]
      disksCrypto?: DiskCryptoSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.vcenter.VStorageObjectManager.updateVStorageObjectPolicy */
  UpdateVStorageObjectPolicy_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      profile?: VirtualMachineProfileSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.Datastore.updateVVolVirtualMachineFiles */
  UpdateVVolVirtualMachineFiles_Task: {
    parameters: {
      failoverPair?: DatastoreVVolContainerFailoverPair[]
    }
    result: ManagedObjectReference
    taskResult: VVolVmConfigFileUpdateResult
  }
  /** vim.Datastore.updateVirtualMachineFiles */
  UpdateVirtualMachineFiles_Task: {
    parameters: {
      mountPathDatastoreMapping: DatastoreMountPathDatastorePair[]
    }
    result: ManagedObjectReference
    taskResult: UpdateVirtualMachineFilesResult
  }
  /** vim.host.NetworkSystem.updateVirtualNic */
  UpdateVirtualNic: {
    parameters: {
      device: string
      nic: HostVirtualNicSpec
    }
    result: void
  }
  /** vim.host.NetworkSystem.updateVirtualSwitch */
  UpdateVirtualSwitch: {
    parameters: {
      vswitchName: string
      spec: HostVirtualSwitchSpec
    }
    result: void
  }
  /** vim.host.StorageSystem.updateVmfsUnmapBandwidth */
  UpdateVmfsUnmapBandwidth: {
    parameters: {
      vmfsUuid: string
      unmapBandwidthSpec: VmfsUnmapBandwidthSpec
    }
    result: void
  }
  /** vim.host.StorageSystem.updateVmfsUnmapPriority */
  UpdateVmfsUnmapPriority: {
    parameters: {
      vmfsUuid: string
      unmapPriority: string
    }
    result: void
  }
  /** vim.host.VsanSystem.update */
  UpdateVsan_Task: {
    parameters: {
      config: VsanHostConfigInfo
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.IoFilterManager.upgradeIoFilter */
  UpgradeIoFilter_Task: {
    parameters: {
      filterId: string
      compRes: ManagedObjectReference
      vibUrl: string
      vibSslTrust?: IoFilterManagerSslTrust
    }
    result: ManagedObjectReference | undefined
    taskResult: ClusterIoFilterInfo
  }
  /** vim.VirtualMachine.upgradeTools */
  UpgradeTools_Task: {
    parameters: {
      installerOptions?: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.StorageManager.upgradeVASAProvider */
  UpgradeVASAProvider_Task: {
    parameters: {
      upgradeSpec: VASAProviderUpgradeSpec
    }
    result: ManagedObjectReference
    taskResult: ManagedObjectReference
  }
  /** vim.VirtualMachine.upgradeVirtualHardware */
  UpgradeVM_Task: {
    parameters: {
      version?: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.StorageSystem.upgradeVmLayout */
  UpgradeVmLayout: {
    parameters: Record<never, never>
    result: void
  }
  /** vim.host.StorageSystem.upgradeVmfs */
  UpgradeVmfs: {
    parameters: {
      vmfsPath: string
    }
    result: void
  }
  /** vim.host.VsanInternalSystem.upgradeVsanObjects */
  UpgradeVsanObjects: {
    parameters: {
      uuids: string[]
      newVersion: number
    }
    result: HostVsanInternalSystemVsanObjectOperationResult[]
  }
  /** vim.encryption.CryptoManagerKmip.uploadClientCert */
  UploadClientCert: {
    parameters: {
      cluster: KeyProviderId
      certificate: string
      privateKey: string
    }
    result: void
  }
  /** vim.encryption.CryptoManagerKmip.uploadKmipServerCert */
  UploadKmipServerCert: {
    parameters: {
      cluster: KeyProviderId
      certificate: string
    }
    result: void
  }
  /** vim.vslm.vcenter.VStorageObjectManager.updateVStorageObjectMetadataEx */
  VCenterUpdateVStorageObjectMetadataEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      metadata?: KeyValue[]
      deleteKeys?: string[]
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.isWitnessVirtualAppliance */
  VSANIsWitnessVirtualAppliance: {
    parameters: {
      hosts: ManagedObjectReference[]
    }
    result: VsanHostVirtualApplianceInfo[]
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.addWitnessHost */
  VSANVcAddWitnessHost: {
    parameters: {
      cluster: ManagedObjectReference
      witnessHost: ManagedObjectReference
      preferredFd: string
      diskMapping?: VsanHostDiskMapping
      metadataMode?: boolean
      storagePoolSpec?: VsanAddStoragePoolDiskSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.convertToStretchedCluster */
  VSANVcConvertToStretchedCluster: {
    parameters: {
      cluster: ManagedObjectReference
      faultDomainConfig: VimClusterVSANStretchedClusterFaultDomainConfig
      witnessHost: ManagedObjectReference
      preferredFd: string
      diskMapping?: VsanHostDiskMapping
      storagePoolSpec?: VsanAddStoragePoolDiskSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.getPreferredFaultDomain */
  VSANVcGetPreferredFaultDomain: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VimClusterVSANPreferredFaultDomainInfo | undefined
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.getWitnessHosts */
  VSANVcGetWitnessHosts: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VimClusterVSANWitnessHostInfo[]
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.isWitnessHost */
  VSANVcIsWitnessHost: {
    parameters: {
      host: ManagedObjectReference
    }
    result: boolean
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.removeWitnessHost */
  VSANVcRemoveWitnessHost: {
    parameters: {
      cluster: ManagedObjectReference
      witnessHost?: ManagedObjectReference
      witnessAddress?: string
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.retrieveStretchedClusterVcCapability */
  VSANVcRetrieveStretchedClusterVcCapability: {
    parameters: {
      cluster: ManagedObjectReference
      verifyAllConnected?: boolean
    }
    result: VimClusterVSANStretchedClusterCapability[]
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.setPreferredFaultDomain */
  VSANVcSetPreferredFaultDomain: {
    parameters: {
      cluster: ManagedObjectReference
      preferredFd: string
      witnessHost?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vslm.VStorageObjectManagerBase.createSnapshotEx */
  VStorageObjectCreateSnapshotEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      description: string
      snapshotId?: ID
    }
    result: ManagedObjectReference
    taskResult: VStorageObjectSnapshot
  }
  /** vim.vslm.vcenter.VStorageObjectManager.createSnapshot */
  VStorageObjectCreateSnapshot_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      description: string
    }
    result: ManagedObjectReference
    taskResult: ID
  }
  /** vim.vslm.VStorageObjectManagerBase.deleteSnapshotEx2 */
  VStorageObjectDeleteSnapshotEx2_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: VStorageObjectSnapshot
  }
  /** vim.vslm.VStorageObjectManagerBase.deleteSnapshotEx */
  VStorageObjectDeleteSnapshotEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: vslmVClockInfo
  }
  /** vim.vslm.VStorageObjectManagerBase.extendDiskEx */
  VStorageObjectExtendDiskEx_Task: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      newCapacityInMB: Long
    }
    result: ManagedObjectReference
    taskResult: vslmVClockInfo
  }
  /** vim.vm.guest.AuthManager.validateCredentials */
  ValidateCredentialsInGuest: {
    parameters: {
      vm: ManagedObjectReference
      auth: GuestAuthentication
    }
    result: void
  }
  /** vim.ClusterComputeResource.validateHCIConfiguration */
  ValidateHCIConfiguration: {
    parameters: {
      hciConfigSpec?: ClusterComputeResourceHCIConfigSpec
      hosts?: ManagedObjectReference[]
    }
    result: ClusterComputeResourceValidationResultBase[]
  }
  /** vim.OvfManager.validateHost */
  ValidateHost: {
    parameters: {
      ovfDescriptor: string
      host: ManagedObjectReference
      vhp: OvfValidateHostParams
    }
    result: OvfValidateHostResult
  }
  /** vim.profile.host.ProfileManager.validateComposition */
  ValidateHostProfileComposition_Task: {
    parameters: {
      source: ManagedObjectReference
      targets?: ManagedObjectReference[]
      toBeMerged?: HostApplyProfile
      toReplaceWith?: HostApplyProfile
      toBeDeleted?: HostApplyProfile
      enableStatusToBeCopied?: HostApplyProfile
      errorOnly?: boolean
    }
    result: ManagedObjectReference | undefined
    taskResult: HostProfileManagerCompositionValidationResult
  }
  /** vim.ServiceInstance.validateMigration */
  ValidateMigration: {
    parameters: {
      vm: ManagedObjectReference[]
      state?: VirtualMachinePowerState
      testType?: string[]
      pool?: ManagedObjectReference
      host?: ManagedObjectReference
    }
    result: Event[]
  }
  /** vim.StorageResourceManager.validateStoragePodConfig */
  ValidateStoragePodConfig: {
    parameters: {
      pod: ManagedObjectReference
      spec: StorageDrsConfigSpec
    }
    result: LocalizedMethodFault | undefined
  }
  /** sms.provider.VasaProvider.reconnect */
  VasaProviderReconnect_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.provider.VasaProvider.refreshCertificate */
  VasaProviderRefreshCertificate_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.provider.VasaProvider.revokeCertificate */
  VasaProviderRevokeCertificate_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** sms.provider.VasaProvider.sync */
  VasaProviderSync_Task: {
    parameters: {
      arrayId?: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.cluster.VsanObjectSystem.queryVsanObjectInformation */
  VosQueryVsanObjectInformation: {
    parameters: {
      cluster?: ManagedObjectReference
      vsanObjectQuerySpecs: VsanObjectQuerySpec[]
    }
    result: VsanObjectInformation[]
  }
  /** vim.cluster.VsanObjectSystem.setVsanObjectPolicy */
  VosSetVsanObjectPolicy: {
    parameters: {
      cluster?: ManagedObjectReference
      vsanObjectUuid: string
      profile?: VirtualMachineProfileSpec
    }
    result: boolean
  }
  /** vim.cluster.VsanVcDiskManagementSystem.addStoragePoolDisks */
  VsanAddStoragePoolDisk: {
    parameters: {
      specs?: VsanAddStoragePoolDiskSpec[]
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.attachVsanSupportBundleToSr */
  VsanAttachVsanSupportBundleToSr: {
    parameters: {
      cluster: ManagedObjectReference
      srNumber: string
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanClusterHealthSystem.checkClusterClomdLiveness */
  VsanCheckClusterClomdLiveness: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
    }
    result: VsanClusterClomdLivenessResult
  }
  /** vim.vsan.VsanFileServiceSystem.createFileServiceDomain */
  VsanClusterCreateFsDomain: {
    parameters: {
      domainConfig: VsanFileServiceDomainConfig
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.createFileShareSnapshot */
  VsanClusterCreateShareSnapshot: {
    parameters: {
      config: VsanFileShareSnapshotConfig
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterConfigSystem.getClaimedCapacity */
  VsanClusterGetClaimedCapacity: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: Long
  }
  /** vim.cluster.VsanVcClusterConfigSystem.getConfigInfoEx */
  VsanClusterGetConfig: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanConfigInfoEx
  }
  /** vim.cluster.VsanClusterHealthSystem.getClusterHclInfo */
  VsanClusterGetHclInfo: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
    }
    result: VsanClusterHclInfo
  }
  /** vim.cluster.VsanVcClusterConfigSystem.getRuntimeStats */
  VsanClusterGetRuntimeStats: {
    parameters: {
      cluster: ManagedObjectReference
      stats?: string[]
    }
    result: VsanRuntimeStatsHostMap[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryFileServiceHealthSummary */
  VsanClusterQueryFileServiceHealthSummary: {
    parameters: {
      cluster: ManagedObjectReference
      includeFileServerHealth?: boolean
      includeFileShareHealth?: boolean
    }
    result: VsanClusterFileServiceHealthSummary | undefined
  }
  /** vim.vsan.VsanFileServiceSystem.queryFileShares */
  VsanClusterQueryFileShares: {
    parameters: {
      querySpec: VsanFileShareQuerySpec
      cluster?: ManagedObjectReference
    }
    result: FileShareQueryResult | undefined
  }
  /** vim.vsan.VsanFileServiceSystem.queryFileServiceDomains */
  VsanClusterQueryFsDomains: {
    parameters: {
      querySpec?: VsanFileServiceDomainQuerySpec
      cluster?: ManagedObjectReference
    }
    result: VsanFileServiceDomain[]
  }
  /** vim.vsan.VsanFileServiceSystem.queryFileShareSnapshots */
  VsanClusterQueryShareSnapshots: {
    parameters: {
      querySpec: VsanFileShareSnapshotQuerySpec
      cluster?: ManagedObjectReference
    }
    result: VsanFileShareSnapshotQueryResult | undefined
  }
  /** vim.cluster.VsanVcClusterConfigSystem.reconfigureEx */
  VsanClusterReconfig: {
    parameters: {
      cluster: ManagedObjectReference
      vsanReconfigSpec: VimVsanReconfigSpec
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.reconfigureFileServiceDomain */
  VsanClusterReconfigureFsDomain: {
    parameters: {
      domainUuid: string
      domainConfig: VsanFileServiceDomainConfig
      cluster?: ManagedObjectReference
      deleteDomainConfigFields?: string[]
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.removeFileServiceDomain */
  VsanClusterRemoveFsDomain: {
    parameters: {
      domainUuid: string
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.removeFileShare */
  VsanClusterRemoveShare: {
    parameters: {
      shareUuid: string
      cluster?: ManagedObjectReference
      force?: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.removeFileShareSnapshot */
  VsanClusterRemoveShareSnapshot: {
    parameters: {
      shareUuid: string
      snapshotName: string
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanHostVdsSystem.vsanCompleteMigrateVmsToVds */
  VsanCompleteMigrateVmsToVds: {
    parameters: {
      jobId: string
      newState: string
    }
    result: void
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.createDatastoreSource */
  VsanCreateDatastoreSource: {
    parameters: {
      datastoreSource: VsanHciMeshDatastoreSource
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.createFileShare */
  VsanCreateFileShare: {
    parameters: {
      config: VsanFileShareConfig
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanObjectSystem.deleteObjects */
  VsanDeleteObjects_Task: {
    parameters: {
      cluster?: ManagedObjectReference
      objUuids: string[]
      force?: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcDiskManagementSystem.deleteStoragePoolDisk */
  VsanDeleteStoragePoolDisk: {
    parameters: {
      cluster: ManagedObjectReference
      spec: VsanDeleteStoragePoolDiskSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.destroyDatastoreSource */
  VsanDestroyDatastoreSource: {
    parameters: {
      datastoreSource: VsanHciMeshDatastoreSource
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.downloadAndInstallVendorTool */
  VsanDownloadAndInstallVendorTool_Task: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.downloadFileServiceOvf */
  VsanDownloadFileServiceOvf: {
    parameters: {
      downloadUrl: string
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.downloadHclFile */
  VsanDownloadHclFile_Task: {
    parameters: {
      sha1sums: string[]
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterConfigSystem.rekeyEncryptedCluster */
  VsanEncryptedClusterRekey_Task: {
    parameters: {
      encryptedCluster: ManagedObjectReference
      deepRekey?: boolean
      allowReducedRedundancy?: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanSiteMaintenanceSystem.enterSiteMaintenanceMode */
  VsanEnterSiteMaintenanceMode: {
    parameters: {
      faultDomainName: string
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanSiteMaintenanceSystem.exitSiteMaintenanceMode */
  VsanExitSiteMaintenanceMode: {
    parameters: {
      faultDomainName: string
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.findOvfDownloadUrl */
  VsanFindOvfDownloadUrl: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: string
  }
  /** vim.host.VsanHealthSystem.flashScsiControllerFirmware */
  VsanFlashScsiControllerFirmware_Task: {
    parameters: {
      spec: VsanHclFirmwareUpdateSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanSystemEx.getAboutInfoEx */
  VsanGetAboutInfoEx: {
    parameters: Record<never, never>
    result: VsanHostAboutInfoEx
  }
  /** vim.cluster.VsanCapabilitySystem.getCapabilities */
  VsanGetCapabilities: {
    parameters: {
      targets?: ManagedObjectReference[]
    }
    result: VsanCapability[]
  }
  /** vim.cluster.VsanVcClusterConfigSystem.GetClusterAutoRAIDInfo */
  VsanGetClusterRAIDInfo: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanAutoRAIDInfo | undefined
  }
  /** vim.cluster.VsanVcClusterConfigSystem.getConfigurationLimits */
  VsanGetConfigurationLimits: {
    parameters: Record<never, never>
    result: KeyAnyValue[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.getDiskHclConstraints */
  VsanGetDiskHclConstraints: {
    parameters: {
      release?: string
      diskModels?: VsanDiskModelInfo[]
    }
    result: VsanHclDiskConstraint[]
  }
  /** vim.vsan.DataProtectionHealthSystem.getDpClusterSilentChecks */
  VsanGetDpClusterSilentChecks: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: string[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.getClusterHclConstraints */
  VsanGetHclConstraints: {
    parameters: {
      cluster: ManagedObjectReference
      release: string
    }
    result: VsanHclReleaseConstraint
  }
  /** vim.host.VsanHealthSystem.getHclInfo */
  VsanGetHclInfo: {
    parameters: {
      includeVendorInfo?: boolean
      vsanEsaEligibleDisksOnly?: boolean
    }
    result: VsanHostHclInfo
  }
  /** vim.cluster.VsanVcClusterHealthSystem.getHclInfoForVsanEligibleDisks */
  VsanGetHclInfoForEligibleDisks: {
    parameters: {
      querySpec: VsanHclQuerySpec
    }
    result: VsanClusterHclInfo
  }
  /** vim.host.VsanHealthSystem.getNetworkDiagnosticsHealthInfo */
  VsanGetNetworkDiagnosticsHealthInfo: {
    parameters: Record<never, never>
    result: VsanNetworkDiagnosticsHealthInfo
  }
  /** vim.host.VsanHealthSystem.getProactiveRebalanceInfo */
  VsanGetProactiveRebalanceInfo: {
    parameters: Record<never, never>
    result: VsanProactiveRebalanceInfoEx
  }
  /** vim.cluster.VsanVcClusterHealthSystem.getClusterReleaseRecommendation */
  VsanGetReleaseRecommendation: {
    parameters: {
      cluster: ManagedObjectReference
      minor: string[]
      major: string[]
    }
    result: VsanHclReleaseConstraint[]
  }
  /** vim.vsan.VsanResourceCheckSystem.getResourceCheckStatus */
  VsanGetResourceCheckStatus: {
    parameters: {
      resourceCheckSpec?: VsanResourceCheckSpec
      cluster?: ManagedObjectReference
    }
    result: VsanResourceCheckStatus
  }
  /** vim.vsan.VsanSiteMaintenanceSystem.getSiteMaintenancePrecheckStatus */
  VsanGetSiteMaintenancePrecheckStatus: {
    parameters: {
      cluster: ManagedObjectReference
      faultDomainName: string
    }
    result: VsanSiteMaintenancePrecheckStatus
  }
  /** vim.cluster.VsanDiagnosticsSystem.getThresholds */
  VsanGetThresholds: {
    parameters: {
      cluster: ManagedObjectReference
      entityType?: string
      metric?: string
    }
    result: VsanDiagnosticsThreshold[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.getVsanClusterSilentChecks */
  VsanHealthGetVsanClusterSilentChecks: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: string[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.isRebalanceRunning */
  VsanHealthIsRebalanceRunning: {
    parameters: {
      cluster: ManagedObjectReference
      targetHosts?: ManagedObjectReference[]
    }
    result: boolean
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryVsanClusterHealthCheckInterval */
  VsanHealthQueryVsanClusterHealthCheckInterval: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: number
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryVsanClusterHealthConfig */
  VsanHealthQueryVsanClusterHealthConfig: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanClusterHealthConfigs
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryVsanProxyConfig */
  VsanHealthQueryVsanProxyConfig: {
    parameters: Record<never, never>
    result: VsanClusterTelemetryProxyConfig
  }
  /** vim.cluster.VsanVcClusterHealthSystem.repairClusterObjectsImmediate */
  VsanHealthRepairClusterObjectsImmediate: {
    parameters: {
      cluster: ManagedObjectReference
      uuids?: string[]
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.sendVsanTelemetry */
  VsanHealthSendVsanTelemetry: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: void
  }
  /** vim.cluster.VsanVcClusterHealthSystem.setLogLevel */
  VsanHealthSetLogLevel: {
    parameters: {
      level?: string
    }
    result: void
  }
  /** vim.cluster.VsanVcClusterHealthSystem.setVsanClusterHealthCheckInterval */
  VsanHealthSetVsanClusterHealthCheckInterval: {
    parameters: {
      cluster: ManagedObjectReference
      vsanClusterHealthCheckInterval: number
    }
    result: void
  }
  /** vim.cluster.VsanVcClusterHealthSystem.setVsanClusterSilentChecks */
  VsanHealthSetVsanClusterSilentChecks: {
    parameters: {
      cluster: ManagedObjectReference
      addSilentChecks?: string[]
      removeSilentChecks?: string[]
    }
    result: boolean
  }
  /** vim.cluster.VsanVcClusterHealthSystem.setVsanClusterTelemetryConfig */
  VsanHealthSetVsanClusterTelemetryConfig: {
    parameters: {
      cluster: ManagedObjectReference
      vsanClusterHealthConfig: VsanClusterHealthConfigs
    }
    result: void
  }
  /** vim.cluster.VsanVcClusterHealthSystem.testVsanClusterTelemetryProxy */
  VsanHealthTestVsanClusterTelemetryProxy: {
    parameters: {
      proxyConfig: VsanClusterTelemetryProxyConfig
    }
    result: boolean
  }
  /** vim.cluster.VsanVcClusterHealthSystem.updateDefaultDSPolicyRecommendation */
  VsanHealthUpdateDefaultDSPolicyRecommendation: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanSystemEx.abortWipeDisk */
  VsanHostAbortWipeDisk: {
    parameters: {
      disks: string[]
    }
    result: VsanHostAbortWipeDiskStatus[]
  }
  /** vim.vsan.VsanResourceCheckSystem.cancelResourceCheckOnHost */
  VsanHostCancelResourceCheck: {
    parameters: Record<never, never>
    result: boolean
  }
  /** vim.host.VsanHealthSystem.cleanupVmdkLoadTest */
  VsanHostCleanupVmdkLoadTest: {
    parameters: {
      runname: string
      specs?: VsanVmdkLoadTestSpec[]
    }
    result: string
  }
  /** vim.host.VsanHealthSystem.checkClomdLiveness */
  VsanHostClomdLiveness: {
    parameters: Record<never, never>
    result: boolean
  }
  /** vim.host.VsanHealthSystem.createVmHealthTest */
  VsanHostCreateVmHealthTest: {
    parameters: {
      timeout: number
    }
    result: VsanHostCreateVmHealthTestResult
  }
  /** vim.host.VsanSystemEx.getRuntimeStats */
  VsanHostGetRuntimeStats: {
    parameters: {
      stats?: string[]
      clusterUuid?: string
    }
    result: VsanHostRuntimeStats
  }
  /** vim.vsan.VsanResourceCheckSystem.performResourceCheckOnHost */
  VsanHostPerformResourceCheck: {
    parameters: {
      resourceCheckSpec: VsanResourceCheckSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanHealthSystem.prepareVmdkLoadTest */
  VsanHostPrepareVmdkLoadTest: {
    parameters: {
      runname: string
      specs: VsanVmdkLoadTestSpec[]
    }
    result: string
  }
  /** vim.host.VsanHealthSystem.queryAdvCfg */
  VsanHostQueryAdvCfg: {
    parameters: {
      options: string[]
      includeAllAdvOptions?: boolean
      nonDefaultOnly?: boolean
    }
    result: OptionValue[]
  }
  /** vim.host.VsanHealthSystem.queryCheckLimits */
  VsanHostQueryCheckLimits: {
    parameters: {
      spec?: VsanHostQueryCheckLimitsSpec
    }
    result: VsanLimitHealthResult
  }
  /** vim.host.VsanHealthSystem.queryEncryptionHealthSummary */
  VsanHostQueryEncryptionHealthSummary: {
    parameters: Record<never, never>
    result: VsanEncryptionHealthSummary
  }
  /** vim.host.VsanHealthSystem.queryFileServiceHealthSummary */
  VsanHostQueryFileServiceHealthSummary: {
    parameters: Record<never, never>
    result: VsanFileServiceHealthSummary
  }
  /** vim.host.VsanHealthSystem.queryVersion */
  VsanHostQueryHealthSystemVersion: {
    parameters: {
      displayVersion?: boolean
    }
    result: string
  }
  /** vim.host.VsanHealthSystem.queryHostInfoByUuids */
  VsanHostQueryHostInfoByUuids: {
    parameters: {
      uuids: string[]
    }
    result: VsanQueryResultHostInfo[]
  }
  /** vim.host.VsanHealthSystem.queryObjectHealthSummary */
  VsanHostQueryObjectHealthSummary: {
    parameters: {
      objUuids?: string[]
      includeObjUuids?: boolean
      localHostOnly?: boolean
      includeNonComplianceObjDetail?: boolean
      spec?: VsanHealthQuerySpec
    }
    result: VsanObjectOverallHealth
  }
  /** vim.host.VsanHealthSystem.queryPhysicalDiskHealthSummary */
  VsanHostQueryPhysicalDiskHealthSummary: {
    parameters: Record<never, never>
    result: VsanPhysicalDiskHealthSummary
  }
  /** vim.host.VsanHealthSystem.queryRunIperfClient */
  VsanHostQueryRunIperfClient: {
    parameters: {
      multicast: boolean
      serverIp: string
      durationSec?: number
      spec?: VsanIperfClientSpec
    }
    result: VsanNetworkLoadTestResult
  }
  /** vim.host.VsanHealthSystem.queryRunIperfServer */
  VsanHostQueryRunIperfServer: {
    parameters: {
      multicast: boolean
      serverIp?: string
      durationSec?: number
    }
    result: VsanNetworkLoadTestResult
  }
  /** vim.host.VsanHealthSystem.querySmartStats */
  VsanHostQuerySmartStats: {
    parameters: {
      disks?: string[]
      includeAllDisks?: boolean
    }
    result: VsanSmartStatsHostSummary
  }
  /** vim.host.VsanHealthSystem.queryVerifyNetworkSettings */
  VsanHostQueryVerifyNetworkSettings: {
    parameters: {
      peers?: string[]
      ROBOStretchedClusterWitnesses?: string[]
      vMotionPeers?: string[]
      spec?: VsanHealthQuerySpec
    }
    result: VsanNetworkHealthResult
  }
  /** vim.host.VsanSystemEx.queryWipeDiskStatus */
  VsanHostQueryWipeDisk: {
    parameters: {
      disks: string[]
    }
    result: VsanHostWipeDiskStatus[]
  }
  /** vim.host.VsanHealthSystem.repairImmediateObjects */
  VsanHostRepairImmediateObjects: {
    parameters: {
      uuids?: string[]
      repairType?: string
    }
    result: VsanRepairObjectsResult
  }
  /** vim.host.VsanHealthSystem.runVmdkLoadTest */
  VsanHostRunVmdkLoadTest: {
    parameters: {
      runname: string
      durationSec: number
      specs: VsanVmdkLoadTestSpec[]
    }
    result: VsanVmdkLoadTestResult[]
  }
  /** vim.cluster.VsanVumSystem.updateHostFirmware */
  VsanHostUpdateFirmware: {
    parameters: {
      host: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanSystemEx.wipeDisk */
  VsanHostWipeDisk: {
    parameters: {
      disks: string[]
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanHostVdsSystem.vsanMigrateVmsToVds */
  VsanMigrateVmsToVds: {
    parameters: {
      vmConfigSpecs: VsanVmVdsMigrationSpec[]
      vdsUuid: string
      timeoutSec: Long
      revert?: boolean
    }
    result: string
  }
  /** vim.cluster.VsanPerformanceManager.createStatsObject */
  VsanPerfCreateStatsObject: {
    parameters: {
      cluster?: ManagedObjectReference
      profile?: VirtualMachineProfileSpec
    }
    result: string
  }
  /** vim.cluster.VsanPerformanceManager.createStatsObjectTask */
  VsanPerfCreateStatsObjectTask: {
    parameters: {
      cluster?: ManagedObjectReference
      profile?: VirtualMachineProfileSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanPerformanceManager.deleteStatsObject */
  VsanPerfDeleteStatsObject: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: boolean
  }
  /** vim.cluster.VsanPerformanceManager.deleteStatsObjectTask */
  VsanPerfDeleteStatsObjectTask: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanPerformanceManager.deleteTimeRange */
  VsanPerfDeleteTimeRange: {
    parameters: {
      cluster?: ManagedObjectReference
      name: string
    }
    result: void
  }
  /** vim.cluster.VsanPerformanceManager.vsanPerfDiagnose */
  VsanPerfDiagnose: {
    parameters: {
      perfDiagnoseQuery: VsanPerfDiagnoseQuerySpec
      cluster?: ManagedObjectReference
    }
    result: VsanPerfDiagnosticResult[]
  }
  /** vim.cluster.VsanPerformanceManager.vsanPerfDiagnoseTask */
  VsanPerfDiagnoseTask: {
    parameters: {
      perfDiagnoseQuery: VsanPerfDiagnoseQuerySpec
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanPerformanceManager.getAggregatedEntityTypes */
  VsanPerfGetAggregatedEntityTypes: {
    parameters: Record<never, never>
    result: VsanPerfEntityType[]
  }
  /** vim.cluster.VsanPerformanceManager.getSupportedDiagnosticExceptions */
  VsanPerfGetSupportedDiagnosticExceptions: {
    parameters: Record<never, never>
    result: VsanPerfDiagnosticException[]
  }
  /** vim.cluster.VsanPerformanceManager.getSupportedEntityTypes */
  VsanPerfGetSupportedEntityTypes: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: VsanPerfEntityType[]
  }
  /** vim.cluster.VsanPerformanceManager.getSupportedHotspotEntityTypes */
  VsanPerfGetSupportedHotspotEntityTypes: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: VsanPerfHotspotEntityType[]
  }
  /** vim.cluster.VsanPerformanceManager.queryClusterHealth */
  VsanPerfQueryClusterHealth: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanClusterHealthGroup[]
  }
  /** vim.cluster.VsanPerformanceManager.queryNodeInformation */
  VsanPerfQueryNodeInformation: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: VsanPerfNodeInformation[]
  }
  /** vim.cluster.VsanPerformanceManager.queryVsanPerf */
  VsanPerfQueryPerf: {
    parameters: {
      querySpecs: VsanPerfQuerySpec[]
      cluster?: ManagedObjectReference
    }
    result: VsanPerfEntityMetricCSV[]
  }
  /** vim.cluster.VsanPerformanceManager.queryStatsObjectInformation */
  VsanPerfQueryStatsObjectInformation: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: VsanObjectInformation
  }
  /** vim.cluster.VsanPerformanceManager.queryTimeRanges */
  VsanPerfQueryTimeRanges: {
    parameters: {
      cluster?: ManagedObjectReference
      querySpec: VsanPerfTimeRangeQuerySpec
    }
    result: VsanPerfTimeRange[]
  }
  /** vim.cluster.VsanPerformanceManager.saveTimeRanges */
  VsanPerfSaveTimeRanges: {
    parameters: {
      cluster?: ManagedObjectReference
      timeRanges: VsanPerfTimeRange[]
    }
    result: void
  }
  /** vim.cluster.VsanPerformanceManager.setStatsObjectPolicy */
  VsanPerfSetStatsObjectPolicy: {
    parameters: {
      cluster?: ManagedObjectReference
      profile?: VirtualMachineProfileSpec
    }
    result: boolean
  }
  /** vim.cluster.VsanPerformanceManager.toggleVerboseMode */
  VsanPerfToggleVerboseMode: {
    parameters: {
      cluster?: ManagedObjectReference
      verboseMode: boolean
    }
    result: void
  }
  /** vim.vsan.VsanFileServiceSystem.performFileServicePreflightCheck */
  VsanPerformFileServiceEnablePreflightCheck: {
    parameters: {
      cluster: ManagedObjectReference
      domainConfig?: VsanFileServiceDomainConfig
      network?: ManagedObjectReference
      scope?: string
      domainUuid?: string
    }
    result: VsanFileServicePreflightCheckResult
  }
  /** vim.VsanPhoneHomeSystem.vsanPerformOnlineHealthCheck */
  VsanPerformOnlineHealthCheck: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanResourceCheckSystem.performResourceCheck */
  VsanPerformResourceCheck: {
    parameters: {
      resourceCheckSpec: VsanResourceCheckSpec
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanSiteMaintenanceSystem.performSiteMaintenancePrecheck */
  VsanPerformSiteMaintenancePrecheck: {
    parameters: {
      cluster: ManagedObjectReference
      spec: VsanSiteMaintenanceSpec
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanVcsaDeployerSystem.postConfigForVcsa */
  VsanPostConfigForVcsa: {
    parameters: {
      spec: VsanVcPostDeployConfigSpec
    }
    result: string | undefined
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.precheckDatastoreSource */
  VsanPrecheckDatastoreSource: {
    parameters: {
      datastoreSource: VsanHciMeshDatastoreSource
      operation?: string
    }
    result: VsanDatastoreSourcePrecheckResult
  }
  /** vim.host.VsanVcsaDeployerSystem.prepareVsanForVcsa */
  VsanPrepareVsanForVcsa: {
    parameters: {
      spec: VsanPrepareVsanForVcsaSpec
    }
    result: string | undefined
  }
  /** vim.cluster.VsanVcClusterHealthSystem.purgeHclFiles */
  VsanPurgeHclFiles: {
    parameters: {
      sha1sums: string[]
    }
    result: void
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryAllSupportedHealthChecks */
  VsanQueryAllSupportedHealthChecks: {
    parameters: Record<never, never>
    result: VsanClusterHealthCheckInfo[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryAttachToSrHistory */
  VsanQueryAttachToSrHistory: {
    parameters: {
      cluster: ManagedObjectReference
      count?: number
      taskId?: string
    }
    result: VsanAttachToSrOperation[]
  }
  /** vim.cluster.VsanClusterHealthSystem.queryAdvCfgSync */
  VsanQueryClusterAdvCfgSync: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
      options?: string[]
    }
    result: VsanClusterAdvCfgSyncResult[]
  }
  /** vim.cluster.VsanClusterHealthSystem.queryCaptureVsanPcap */
  VsanQueryClusterCaptureVsanPcap: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
      duration: number
      vmknic?: VsanClusterHostVmknicMapping[]
      includeRawPcap?: boolean
      includeIgmp?: boolean
      cmmdsMsgTypeFilter?: string[]
      cmmdsPorts?: number[]
      clusterUuid?: string
    }
    result: VsanVsanClusterPcapResult
  }
  /** vim.cluster.VsanClusterHealthSystem.queryCheckLimits */
  VsanQueryClusterCheckLimits: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
    }
    result: VsanClusterLimitHealthResult
  }
  /** vim.cluster.VsanClusterHealthSystem.queryClusterCreateVmHealthTest */
  VsanQueryClusterCreateVmHealthTest: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
      timeout: number
    }
    result: VsanClusterCreateVmHealthTestResult
  }
  /** vim.cluster.VsanVcClusterConfigSystem.queryClusterDrsStats */
  VsanQueryClusterDrsStats: {
    parameters: {
      cluster: ManagedObjectReference
      vms?: ManagedObjectReference[]
    }
    result: VsanHostDrsStats[]
  }
  /** vim.cluster.VsanClusterHealthSystem.queryClusterHealthSystemVersions */
  VsanQueryClusterHealthSystemVersions: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
    }
    result: VsanClusterHealthSystemVersionResult
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterHistoricalHealth */
  VsanQueryClusterHistoricalHealth: {
    parameters: {
      spec: VsanHistoricalHealthQuerySpec
    }
    result: VsanClusterHealthSummary[]
  }
  /** vim.cluster.VsanClusterHealthSystem.queryClusterNetworkPerfTest */
  VsanQueryClusterNetworkPerfTest: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
      multicast: boolean
      durationSec?: number
    }
    result: VsanClusterNetworkLoadTestResult
  }
  /** vim.cluster.VsanClusterHealthSystem.queryPhysicalDiskHealthSummary */
  VsanQueryClusterPhysicalDiskHealthSummary: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
    }
    result: VsanPhysicalDiskHealthSummary[]
  }
  /** vim.vsan.VsanSiteMaintenanceSystem.queryClusterSiteMaintenanceState */
  VsanQueryClusterSiteMaintenanceState: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanSiteMaintenanceInfo[]
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.queryDatastoreSource */
  VsanQueryDatastoreSource: {
    parameters: {
      vcHosts?: string[]
    }
    result: VsanHciMeshDatastoreSource[]
  }
  /** vim.cluster.VsanSpaceReportSystem.queryEntitySpaceUsage */
  VsanQueryEntitySpaceUsage: {
    parameters: {
      cluster: ManagedObjectReference
      querySpec: VsanSpaceQuerySpec
    }
    result: VsanEntitySpaceUsage[]
  }
  /** vim.vsan.VsanFileServiceSystem.queryFileServiceOvfs */
  VsanQueryFileServiceOvfs: {
    parameters: Record<never, never>
    result: VsanFileServiceOvfSpec[]
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.queryHciMeshDatastores */
  VsanQueryHciMeshDatastores: {
    parameters: {
      querySpecs?: VsanXvcQuerySpec[]
      extraVcInfos?: VsanRemoteVcInfo[]
    }
    result: VsanXvcQueryResultSet[]
  }
  /** vim.vsan.DataProtectionHealthSystem.queryHealthSummary */
  VsanQueryHealthSummary: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanClusterHealthSummary
  }
  /** vim.vsan.DataProtectionHealthSystem.queryHistoricalHealth */
  VsanQueryHistoricalHealth: {
    parameters: {
      spec: VsanHistoricalHealthQuerySpec
    }
    result: VsanClusterHealthSummary[]
  }
  /** vim.host.VsanSystemEx.queryHostDrsStats */
  VsanQueryHostDrsStats: {
    parameters: {
      hostUuids?: string[]
      vms?: string[]
      hostIndex?: number
    }
    result: VsanHostDrsStats
  }
  /** vim.host.VsanHealthSystem.queryHostEMMState */
  VsanQueryHostEMMState: {
    parameters: Record<never, never>
    result: VsanHostEMMSummary
  }
  /** vim.host.VsanSystemEx.queryHostStatusEx */
  VsanQueryHostStatusEx: {
    parameters: {
      clusterUuids?: string[]
    }
    result: VsanHostClusterStatus[]
  }
  /** vim.cluster.VsanObjectSystem.queryInaccessibleVmSwapObjects */
  VsanQueryInaccessibleVmSwapObjects: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: string[]
  }
  /** vim.VsanPhoneHomeSystem.vsanQueryLSOMwbsize */
  VsanQueryLSOMwbsize: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: string | undefined
  }
  /** vim.cluster.VsanDiagnosticsSystem.queryNetworkDiagnostics */
  VsanQueryNetworkDiagnostics: {
    parameters: {
      cluster: ManagedObjectReference
      host?: ManagedObjectReference
    }
    result: VsanNetworkDiagnostics[]
  }
  /** vim.VsanPhoneHomeSystem.vsanQueryNvmeCriticalWarningStats */
  VsanQueryNvmeCriticalWarningStats: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: string | undefined
  }
  /** vim.cluster.VsanObjectSystem.queryObjectIdentities */
  VsanQueryObjectIdentities: {
    parameters: {
      cluster?: ManagedObjectReference
      objUuids?: string[]
      objTypes?: string[]
      includeHealth?: boolean
      includeObjIdentity?: boolean
      includeSpaceSummary?: boolean
      extraQuerySpec?: VsanObjIdentityQuerySpec
    }
    result: VsanObjectIdentityAndHealth | undefined
  }
  /** vim.VsanPhoneHomeSystem.vsanQueryObjectSnapshotsInfo */
  VsanQueryObjectSnapshotsInfo: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: string | undefined
  }
  /** vim.cluster.VsanObjectSystem.queryPhysicalPlacements */
  VsanQueryPhysicalPlacements: {
    parameters: {
      cluster: ManagedObjectReference
      specs?: VsanQueryPhysicalPlacementSpecs
    }
    result: VsanObjectPlacement[]
  }
  /** vim.cluster.VsanSpaceReportSystem.querySpaceUsage */
  VsanQuerySpaceUsage: {
    parameters: {
      cluster: ManagedObjectReference
      storagePolicies?: VirtualMachineProfileSpec[]
      whatifCapacityOnly?: boolean
    }
    result: VsanSpaceUsage
  }
  /** vim.host.VsanSystemEx.querySyncingVsanObjects */
  VsanQuerySyncingVsanObjects: {
    parameters: {
      uuids?: string[]
      start?: number
      limit?: number
      includeSummary?: boolean
    }
    result: VsanHostVsanObjectSyncQueryResult
  }
  /** vim.VsanUpgradeSystemEx.queryUpgradeStatus */
  VsanQueryUpgradeStatusEx: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanUpgradeStatusEx
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterCreateVmHealthHistoryTest */
  VsanQueryVcClusterCreateVmHealthHistoryTest: {
    parameters: {
      cluster: ManagedObjectReference
      count?: number
      datastore?: ManagedObjectReference
    }
    result: VsanClusterCreateVmHealthTestResult[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterCreateVmHealthTest */
  VsanQueryVcClusterCreateVmHealthTest: {
    parameters: {
      cluster: ManagedObjectReference
      timeout: number
      datastore?: ManagedObjectReference
    }
    result: VsanClusterCreateVmHealthTestResult
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterHealthSummary */
  VsanQueryVcClusterHealthSummary: {
    parameters: {
      cluster?: ManagedObjectReference
      vmCreateTimeout?: number
      objUuids?: string[]
      includeObjUuids?: boolean
      fields?: string[]
      fetchFromCache?: boolean
      perspective?: string
      hosts?: ManagedObjectReference[]
      spec?: VsanClusterHealthQuerySpec
    }
    result: VsanClusterHealthSummary
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterHealthSummaryTask */
  VsanQueryVcClusterHealthSummaryTask: {
    parameters: {
      cluster: ManagedObjectReference
      hosts?: ManagedObjectReference[]
      includeDataProtectionHealth?: boolean
      includeOnlineHealth?: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterNetworkPerfHistoryTest */
  VsanQueryVcClusterNetworkPerfHistoryTest: {
    parameters: {
      cluster: ManagedObjectReference
      count?: number
      spec?: VsanClusterNetworkPerfTaskSpec
    }
    result: VsanClusterNetworkLoadTestResult[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterNetworkPerfTask */
  VsanQueryVcClusterNetworkPerfTask: {
    parameters: {
      cluster: ManagedObjectReference
      spec?: VsanClusterNetworkPerfTaskSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterNetworkPerfTest */
  VsanQueryVcClusterNetworkPerfTest: {
    parameters: {
      cluster: ManagedObjectReference
      multicast: boolean
      durationSec?: number
    }
    result: VsanClusterNetworkLoadTestResult
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryVsanObjExtAttrs */
  VsanQueryVcClusterObjExtAttrs: {
    parameters: {
      cluster: ManagedObjectReference
      uuids: string[]
    }
    result: VsanClusterObjectExtAttrs[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.querySmartStatsSummary */
  VsanQueryVcClusterSmartStatsSummary: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanSmartStatsHostSummary[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterVmdkLoadHistoryTest */
  VsanQueryVcClusterVmdkLoadHistoryTest: {
    parameters: {
      cluster: ManagedObjectReference
      count?: number
      taskId?: string
    }
    result: VsanClusterVmdkLoadTestResult[]
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryClusterVmdkWorkloadTypes */
  VsanQueryVcClusterVmdkWorkloadTypes: {
    parameters: Record<never, never>
    result: VsanStorageWorkloadType[]
  }
  /** vim.cluster.VsanClusterHealthSystem.queryVerifyClusterNetworkSettings */
  VsanQueryVerifyClusterNetworkSettings: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
    }
    result: VsanClusterNetworkHealthResult
  }
  /** vim.host.VsanSystemEx.queryWhatIfEvacuationResult */
  VsanQueryWhatIfEvacuationResult: {
    parameters: {
      evacEntityUuid: string
    }
    result: VsanWhatIfEvacResult
  }
  /** vim.VsanPhoneHomeSystem.vsanQueryZdomScrubberData */
  VsanQueryZdomScrubberData: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: string | undefined
  }
  /** vim.cluster.VsanVcClusterHealthSystem.rebalanceCluster */
  VsanRebalanceCluster: {
    parameters: {
      cluster: ManagedObjectReference
      targetHosts?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.rebalanceFileService */
  VsanRebalanceFileService: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.reconfigureFileShare */
  VsanReconfigureFileShare: {
    parameters: {
      shareUuid: string
      config: VsanFileShareConfig
      cluster?: ManagedObjectReference
      deleteLabelKeys?: string[]
      force?: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanIscsiTargetSystem.remediateIscsiLunsRuntimeStatus */
  VsanRemediateIscsiLunsRuntimeStatus: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanClusterMgmtInternalSystem.remediateVsanCluster */
  VsanRemediateVsanCluster: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanClusterMgmtInternalSystem.remediateVsanHost */
  VsanRemediateVsanHost: {
    parameters: {
      host: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanClusterHealthSystem.repairClusterImmediateObjects */
  VsanRepairClusterImmediateObjects: {
    parameters: {
      hosts: string[]
      esxRootPassword: string
      uuids?: string[]
    }
    result: VsanClusterHealthSystemObjectsRepairResult
  }
  /** vim.VsanMassCollector.vsanRetrieveProperties */
  VsanRetrieveProperties: {
    parameters: {
      massCollectorSpecs: VsanMassCollectorSpec[]
    }
    result: ObjectContent[]
  }
  /** vim.vsan.VsanVdsSystem.rollbackVdsToVss */
  VsanRollbackVdsToVss: {
    parameters: {
      task: ManagedObjectReference
    }
    result: boolean
  }
  /** vim.vsan.DataProtectionHealthSystem.setDpClusterSilentChecks */
  VsanSetDpClusterSilentChecks: {
    parameters: {
      cluster: ManagedObjectReference
      addSilentChecks?: string[]
      removeSilentChecks?: string[]
    }
    result: boolean
  }
  /** vim.cluster.VsanDiagnosticsSystem.setThresholds */
  VsanSetThresholds: {
    parameters: {
      cluster: ManagedObjectReference
      thresholds?: VsanDiagnosticsThreshold[]
    }
    result: void
  }
  /** vim.cluster.VsanDiagnosticsSystem.setTraceObjectPolicy */
  VsanSetTraceObjectPolicy: {
    parameters: {
      cluster?: ManagedObjectReference
      traceObjectUuid: string
      profile?: VirtualMachineProfileSpec
    }
    result: boolean
  }
  /** vim.host.VsanHealthSystem.startProactiveRebalance */
  VsanStartProactiveRebalance: {
    parameters: {
      timeSpan?: number
      varianceThreshold?: number
      timeThreshold?: number
      rateThreshold?: number
    }
    result: boolean
  }
  /** vim.host.VsanHealthSystem.stopProactiveRebalance */
  VsanStopProactiveRebalance: {
    parameters: Record<never, never>
    result: boolean
  }
  /** vim.cluster.VsanVcClusterHealthSystem.stopRebalanceCluster */
  VsanStopRebalanceCluster: {
    parameters: {
      cluster: ManagedObjectReference
      targetHosts?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanSystemEx.unmountDiskMappingEx */
  VsanUnmountDiskMappingEx: {
    parameters: {
      mappings: VsanHostDiskMapping[]
      maintenanceSpec?: HostMaintenanceSpec
      timeout?: number
      evacReason?: string
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcDiskManagementSystem.unmountStoragePoolDisks */
  VsanUnmountStoragePoolDisks: {
    parameters: {
      cluster: ManagedObjectReference
      spec: VsanDeleteStoragePoolDiskSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanRemoteDatastoreSystem.updateDatastoreSource */
  VsanUpdateDatastoreSource: {
    parameters: {
      datastoreSource: VsanHciMeshDatastoreSource
    }
    result: ManagedObjectReference
  }
  /** vim.vsan.VsanFileServiceSystem.upgradeFsvm */
  VsanUpgradeFsvm: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterConfigSystem.validateConfigSpec */
  VsanValidateConfigSpec: {
    parameters: {
      cluster: ManagedObjectReference
      vsanReconfigSpec: VimVsanReconfigSpec
    }
    result: ClusterComputeResourceValidationResultBase[]
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.addWitnessHostForClusters */
  VsanVcAddWitnessHostForClusters: {
    parameters: {
      configSpec: VsanVcStretchedClusterConfigSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.getClusterHclInfo */
  VsanVcClusterGetHclInfo: {
    parameters: {
      cluster?: ManagedObjectReference
      includeHostsResult?: boolean
      includeVendorInfo?: boolean
      esxRelease?: string
      querySpec?: VsanHclQuerySpec
    }
    result: VsanClusterHclInfo
  }
  /** vim.cluster.VsanVcClusterHealthSystem.queryVerifyClusterHealthSystemVersions */
  VsanVcClusterQueryVerifyHealthSystemVersions: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanClusterHealthSystemVersionResult
  }
  /** vim.cluster.VsanVcClusterHealthSystem.runVmdkLoadTest */
  VsanVcClusterRunVmdkLoadTest: {
    parameters: {
      cluster: ManagedObjectReference
      runname: string
      durationSec?: number
      specs?: VsanVmdkLoadTestSpec[]
      action?: string
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcStretchedClusterSystem.replaceWitnessHostForClusters */
  VsanVcReplaceWitnessHostForClusters: {
    parameters: {
      configSpec: VsanVcStretchedClusterConfigSpec
    }
    result: ManagedObjectReference
  }
  /** vim.cluster.VsanVcClusterHealthSystem.updateHclDbFromWeb */
  VsanVcUpdateHclDbFromWeb: {
    parameters: {
      url?: string
    }
    result: boolean
  }
  /** vim.cluster.VsanVcClusterHealthSystem.uploadHclDb */
  VsanVcUploadHclDb: {
    parameters: {
      db: string
    }
    result: boolean
  }
  /** vim.cluster.VsanVumSystem.uploadReleaseDb */
  VsanVcUploadReleaseDb: {
    parameters: {
      db: string
    }
    result: void
  }
  /** vim.host.VsanVcsaDeployerSystem.vcsaGetBootstrapProgress */
  VsanVcsaGetBootstrapProgress: {
    parameters: {
      taskId: string[]
    }
    result: VsanVcsaDeploymentProgress[]
  }
  /** vim.vsan.VsanVdsSystem.vsanVdsGetMigrationPlan */
  VsanVdsGetMigrationPlan: {
    parameters: {
      cluster: ManagedObjectReference
      vswitchName?: string
      vdsName?: string
      vmnicDevices?: string[]
      infraVm?: ManagedObjectReference[]
      vds?: ManagedObjectReference
      hosts?: ManagedObjectReference[]
    }
    result: VsanVdsMigrationPlan
  }
  /** vim.vsan.VsanVdsSystem.vsanVdsMigrateVss */
  VsanVdsMigrateVss: {
    parameters: {
      cluster: ManagedObjectReference
      migrationPlan?: VsanVdsMigrationPlan
      vswitchName?: string
      vdsName?: string
      vmnicDevices?: string[]
      infraVm?: ManagedObjectReference[]
      vds?: ManagedObjectReference
      hosts?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanUpdateManager.vsanVibInstallPreflightCheck */
  VsanVibInstallPreflightCheck: {
    parameters: {
      cluster?: ManagedObjectReference
    }
    result: VsanVibInstallPreflightStatus
  }
  /** vim.host.VsanUpdateManager.vsanVibInstall */
  VsanVibInstall_Task: {
    parameters: {
      cluster?: ManagedObjectReference
      vibSpecs?: VsanVibSpec[]
      scanResults?: VsanVibScanResult[]
      firmwareSpecs?: VsanHclFirmwareUpdateSpec[]
      maintenanceSpec?: HostMaintenanceSpec
      rolling?: boolean
      noSigCheck?: boolean
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanUpdateManager.vsanVibScan */
  VsanVibScan: {
    parameters: {
      cluster?: ManagedObjectReference
      vibSpecs: VsanVibSpec[]
    }
    result: VsanVibScanResult[]
  }
  /** vim.cluster.VsanIscsiTargetSystem.addIscsiInitiatorGroup */
  VsanVitAddIscsiInitiatorGroup: {
    parameters: {
      cluster: ManagedObjectReference
      initiatorGroupName: string
    }
    result: void
  }
  /** vim.cluster.VsanIscsiTargetSystem.addIscsiInitiatorsToGroup */
  VsanVitAddIscsiInitiatorsToGroup: {
    parameters: {
      cluster: ManagedObjectReference
      initiatorGroupName: string
      initiatorNames: string[]
    }
    result: void
  }
  /** vim.cluster.VsanIscsiTargetSystem.addIscsiInitiatorsToTarget */
  VsanVitAddIscsiInitiatorsToTarget: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
      initiatorNames: string[]
    }
    result: void
  }
  /** vim.cluster.VsanIscsiTargetSystem.addIscsiLUN */
  VsanVitAddIscsiLUN: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
      lunSpec: VsanIscsiLUNSpec
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.addIscsiTarget */
  VsanVitAddIscsiTarget: {
    parameters: {
      cluster: ManagedObjectReference
      targetSpec: VsanIscsiTargetSpec
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.addIscsiTargetToGroup */
  VsanVitAddIscsiTargetToGroup: {
    parameters: {
      cluster: ManagedObjectReference
      initiatorGroupName: string
      targetAlias: string
    }
    result: void
  }
  /** vim.cluster.VsanIscsiTargetSystem.editIscsiLUN */
  VsanVitEditIscsiLUN: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
      lunSpec: VsanIscsiLUNSpec
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.editIscsiTarget */
  VsanVitEditIscsiTarget: {
    parameters: {
      cluster: ManagedObjectReference
      targetSpec: VsanIscsiTargetSpec
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.getHomeObject */
  VsanVitGetHomeObject: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanObjectInformation
  }
  /** vim.cluster.VsanIscsiTargetSystem.getIscsiInitiatorGroup */
  VsanVitGetIscsiInitiatorGroup: {
    parameters: {
      cluster: ManagedObjectReference
      initiatorGroupName: string
    }
    result: VsanIscsiInitiatorGroup | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.getIscsiInitiatorGroups */
  VsanVitGetIscsiInitiatorGroups: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanIscsiInitiatorGroup[]
  }
  /** vim.cluster.VsanIscsiTargetSystem.getIscsiLUN */
  VsanVitGetIscsiLUN: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
      lunId: number
    }
    result: VsanIscsiLUN | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.getIscsiLUNs */
  VsanVitGetIscsiLUNs: {
    parameters: {
      cluster: ManagedObjectReference
      targetAliases?: string[]
    }
    result: VsanIscsiLUN[]
  }
  /** vim.cluster.VsanIscsiTargetSystem.getIscsiTarget */
  VsanVitGetIscsiTarget: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
    }
    result: VsanIscsiTarget | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.getIscsiTargets */
  VsanVitGetIscsiTargets: {
    parameters: {
      cluster: ManagedObjectReference
    }
    result: VsanIscsiTarget[]
  }
  /** vim.cluster.VsanIscsiTargetSystem.queryIscsiTargetServiceVersion */
  VsanVitQueryIscsiTargetServiceVersion: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.cluster.VsanIscsiTargetSystem.removeIscsiInitiatorGroup */
  VsanVitRemoveIscsiInitiatorGroup: {
    parameters: {
      cluster: ManagedObjectReference
      initiatorGroupName: string
    }
    result: void
  }
  /** vim.cluster.VsanIscsiTargetSystem.removeIscsiInitiatorsFromGroup */
  VsanVitRemoveIscsiInitiatorsFromGroup: {
    parameters: {
      cluster: ManagedObjectReference
      initiatorGroupName: string
      initiatorNames: string[]
    }
    result: void
  }
  /** vim.cluster.VsanIscsiTargetSystem.removeIscsiInitiatorsFromTarget */
  VsanVitRemoveIscsiInitiatorsFromTarget: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
      initiatorNames: string[]
    }
    result: void
  }
  /** vim.cluster.VsanIscsiTargetSystem.removeIscsiLUN */
  VsanVitRemoveIscsiLUN: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
      lunId: number
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.removeIscsiTarget */
  VsanVitRemoveIscsiTarget: {
    parameters: {
      cluster: ManagedObjectReference
      targetAlias: string
    }
    result: ManagedObjectReference | undefined
  }
  /** vim.cluster.VsanIscsiTargetSystem.removeIscsiTargetFromGroup */
  VsanVitRemoveIscsiTargetFromGroup: {
    parameters: {
      cluster: ManagedObjectReference
      initiatorGroupName: string
      targetAlias: string
    }
    result: void
  }
  /** vim.vsan.VsanVdsSystem.vsanVssMigrateVds */
  VsanVssMigrateVds: {
    parameters: {
      cluster?: ManagedObjectReference
      hosts?: ManagedObjectReference[]
      vds: ManagedObjectReference
      vswitchName?: string
      vmnicDevices?: string[]
      infraVm?: ManagedObjectReference[]
    }
    result: ManagedObjectReference
  }
  /** vim.host.VsanHealthSystem.waitForVsanHealthGenerationIdChange */
  VsanWaitForVsanHealthGenerationIdChange: {
    parameters: {
      timeout: number
    }
    result: boolean
  }
  /** vslm.vso.VStorageObjectManager.attachDisk */
  VslmAttachDisk_Task: {
    parameters: {
      id: ID
      vm: ManagedObjectReference
      controllerKey?: number
      unitNumber?: number
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.attachTagToVStorageObject */
  VslmAttachTagToVStorageObject: {
    parameters: {
      id: ID
      category: string
      tag: string
    }
    result: void
  }
  /** vslm.Task.cancel */
  VslmCancelTask: {
    parameters: Record<never, never>
    result: void
  }
  /** vslm.vso.VStorageObjectManager.clearVStorageObjectControlFlags */
  VslmClearVStorageObjectControlFlags: {
    parameters: {
      id: ID
      controlFlags?: string[]
    }
    result: void
  }
  /** vslm.vso.VStorageObjectManager.cloneVStorageObject */
  VslmCloneVStorageObject_Task: {
    parameters: {
      id: ID
      spec: VslmCloneSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vslm.vso.VStorageObjectManager.createDiskFromSnapshot */
  VslmCreateDiskFromSnapshot_Task: {
    parameters: {
      id: ID
      snapshotId: ID
      name: string
      profile?: VirtualMachineProfileSpec[]
      crypto?: CryptoSpec
      path?: string
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vslm.vso.VStorageObjectManager.createDisk */
  VslmCreateDisk_Task: {
    parameters: {
      spec: VslmCreateSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vslm.vso.VStorageObjectManager.createSnapshot */
  VslmCreateSnapshot_Task: {
    parameters: {
      id: ID
      description: string
    }
    result: ManagedObjectReference
    taskResult: ID
  }
  /** vslm.vso.VStorageObjectManager.deleteSnapshot */
  VslmDeleteSnapshot_Task: {
    parameters: {
      id: ID
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.deleteVStorageObject */
  VslmDeleteVStorageObject_Task: {
    parameters: {
      id: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.detachTagFromVStorageObject */
  VslmDetachTagFromVStorageObject: {
    parameters: {
      id: ID
      category: string
      tag: string
    }
    result: void
  }
  /** vslm.vso.VStorageObjectManager.extendDisk */
  VslmExtendDisk_Task: {
    parameters: {
      id: ID
      newCapacityInMB: Long
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.inflateDisk */
  VslmInflateDisk_Task: {
    parameters: {
      id: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.listTagsAttachedToVStorageObject */
  VslmListTagsAttachedToVStorageObject: {
    parameters: {
      id: ID
    }
    result: VslmTagEntry[]
  }
  /** vslm.vso.VStorageObjectManager.listVStorageObjectsForSpec */
  VslmListVStorageObjectForSpec: {
    parameters: {
      query?: VslmVsoVStorageObjectQuerySpec[]
      maxResult: number
    }
    result: VslmVsoVStorageObjectQueryResult | undefined
  }
  /** vslm.vso.VStorageObjectManager.listVStorageObjectsAttachedToTag */
  VslmListVStorageObjectsAttachedToTag: {
    parameters: {
      category: string
      tag: string
    }
    result: ID[]
  }
  /** vslm.auth.SessionManager.loginByToken */
  VslmLoginByToken: {
    parameters: {
      delegatedTokenXml: string
    }
    result: void
  }
  /** vslm.auth.SessionManager.logout */
  VslmLogout: {
    parameters: Record<never, never>
    result: void
  }
  /** vslm.vso.VStorageObjectManager.queryChangedDiskAreas */
  VslmQueryChangedDiskAreas: {
    parameters: {
      id: ID
      snapshotId: ID
      startOffset: Long
      changeId: string
    }
    result: DiskChangeInfo
  }
  /** vslm.StorageLifecycleManager.queryDatastoreInfo */
  VslmQueryDatastoreInfo: {
    parameters: {
      datastoreUrl: string
    }
    result: VslmQueryDatastoreInfoResult[]
  }
  /** vslm.vso.VStorageObjectManager.queryGlobalCatalogSyncStatus */
  VslmQueryGlobalCatalogSyncStatus: {
    parameters: Record<never, never>
    result: VslmDatastoreSyncStatus[]
  }
  /** vslm.vso.VStorageObjectManager.queryGlobalCatalogSyncStatusForDatastore */
  VslmQueryGlobalCatalogSyncStatusForDatastore: {
    parameters: {
      datastoreURL: string
    }
    result: VslmDatastoreSyncStatus | undefined
  }
  /** vslm.Task.queryInfo */
  VslmQueryInfo: {
    parameters: Record<never, never>
    result: VslmTaskInfo
  }
  /** vslm.Task.queryResult */
  VslmQueryTaskResult: {
    parameters: Record<never, never>
    result: unknown | undefined
  }
  /** vslm.vso.VStorageObjectManager.reconcileDatastoreInventory */
  VslmReconcileDatastoreInventory_Task: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.registerDisk */
  VslmRegisterDisk: {
    parameters: {
      path: string
      name?: string
    }
    result: VStorageObject
  }
  /** vslm.vso.VStorageObjectManager.relocateVStorageObject */
  VslmRelocateVStorageObject_Task: {
    parameters: {
      id: ID
      spec: VslmRelocateSpec
    }
    result: ManagedObjectReference
    taskResult: VStorageObject
  }
  /** vslm.vso.VStorageObjectManager.renameVStorageObject */
  VslmRenameVStorageObject: {
    parameters: {
      id: ID
      name: string
    }
    result: void
  }
  /** vslm.vso.VStorageObjectManager.retrieveSnapshotDetails */
  VslmRetrieveSnapshotDetails: {
    parameters: {
      id: ID
      snapshotId: ID
    }
    result: VStorageObjectSnapshotDetails
  }
  /** vslm.vso.VStorageObjectManager.retrieveSnapshotInfo */
  VslmRetrieveSnapshotInfo: {
    parameters: {
      id: ID
    }
    result: VStorageObjectSnapshotInfo
  }
  /** vslm.vso.VStorageObjectManager.retrieveVStorageInfrastructureObjectPolicy */
  VslmRetrieveVStorageInfrastructureObjectPolicy: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: vslmInfrastructureObjectPolicy[]
  }
  /** vslm.vso.VStorageObjectManager.retrieveVStorageObject */
  VslmRetrieveVStorageObject: {
    parameters: {
      id: ID
    }
    result: VStorageObject
  }
  /** vslm.vso.VStorageObjectManager.retrieveVStorageObjectAssociations */
  VslmRetrieveVStorageObjectAssociations: {
    parameters: {
      ids?: ID[]
    }
    result: VslmVsoVStorageObjectAssociations[]
  }
  /** vslm.vso.VStorageObjectManager.retrieveVStorageObjectMetadata */
  VslmRetrieveVStorageObjectMetadata: {
    parameters: {
      id: ID
      snapshotId?: ID
      prefix?: string
    }
    result: KeyValue[]
  }
  /** vslm.vso.VStorageObjectManager.retrieveVStorageObjectMetadataValue */
  VslmRetrieveVStorageObjectMetadataValue: {
    parameters: {
      id: ID
      snapshotId?: ID
      key: string
    }
    result: string
  }
  /** vslm.vso.VStorageObjectManager.retrieveVStorageObjectState */
  VslmRetrieveVStorageObjectState: {
    parameters: {
      id: ID
    }
    result: VStorageObjectStateInfo
  }
  /** vslm.vso.VStorageObjectManager.retrieveVStorageObjects */
  VslmRetrieveVStorageObjects: {
    parameters: {
      ids?: ID[]
    }
    result: VslmVsoVStorageObjectResult[]
  }
  /** vslm.vso.VStorageObjectManager.revertVStorageObject */
  VslmRevertVStorageObject_Task: {
    parameters: {
      id: ID
      snapshotId: ID
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.scheduleReconcileDatastoreInventory */
  VslmScheduleReconcileDatastoreInventory: {
    parameters: {
      datastore: ManagedObjectReference
    }
    result: void
  }
  /** vslm.vso.VStorageObjectManager.setVStorageObjectControlFlags */
  VslmSetVStorageObjectControlFlags: {
    parameters: {
      id: ID
      controlFlags?: string[]
    }
    result: void
  }
  /** vslm.StorageLifecycleManager.syncDatastore */
  VslmSyncDatastore: {
    parameters: {
      datastoreUrl: string
      fullSync: boolean
      fcdId?: ID
    }
    result: void
  }
  /** vslm.vso.VStorageObjectManager.updateVStorageInfrastructureObjectPolicy */
  VslmUpdateVStorageInfrastructureObjectPolicy_Task: {
    parameters: {
      spec: vslmInfrastructureObjectPolicySpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.updateVStorageObjectMetadata */
  VslmUpdateVStorageObjectMetadata_Task: {
    parameters: {
      id: ID
      metadata?: KeyValue[]
      deleteKeys?: string[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.updateVStorageObjectCrypto */
  VslmUpdateVstorageObjectCrypto_Task: {
    parameters: {
      id: ID
      profile?: VirtualMachineProfileSpec[]
      disksCrypto?: DiskCryptoSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vslm.vso.VStorageObjectManager.updateVStorageObjectPolicy */
  VslmUpdateVstorageObjectPolicy_Task: {
    parameters: {
      id: ID
      profile?: VirtualMachineProfileSpec[]
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vslm.vcenter.VStorageObjectManager.queryChangedDiskAreas */
  VstorageObjectVCenterQueryChangedDiskAreas: {
    parameters: {
      id: ID
      datastore: ManagedObjectReference
      snapshotId: ID
      startOffset: Long
      changeId: string
    }
    result: DiskChangeInfo
  }
  /** vmodl.query.PropertyCollector.waitForUpdates */
  WaitForUpdates: {
    parameters: {
      version?: string
    }
    result: UpdateSet
  }
  /** vmodl.query.PropertyCollector.waitForUpdatesEx */
  WaitForUpdatesEx: {
    parameters: {
      version?: string
      options?: WaitOptions
    }
    result: UpdateSet | undefined
  }
  /** vim.CustomizationSpecManager.xmlToSpecItem */
  XmlToCustomizationSpecItem: {
    parameters: {
      specItemXml: string
    }
    result: CustomizationSpecItem
  }
  /** vim.VirtualDiskManager.zeroFillVirtualDisk */
  ZeroFillVirtualDisk_Task: {
    parameters: {
      name: string
      datacenter?: ManagedObjectReference
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vcha.FailoverClusterConfigurator.configure */
  configureVcha_Task: {
    parameters: {
      configSpec: VchaClusterConfigSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vcha.FailoverClusterConfigurator.createPassiveNode */
  createPassiveNode_Task: {
    parameters: {
      passiveDeploymentSpec: PassiveNodeDeploymentSpec
      sourceVcSpec: SourceNodeSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vcha.FailoverClusterConfigurator.createWitnessNode */
  createWitnessNode_Task: {
    parameters: {
      witnessDeploymentSpec: NodeDeploymentSpec
      sourceVcSpec: SourceNodeSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vcha.FailoverClusterConfigurator.deploy */
  deployVcha_Task: {
    parameters: {
      deploymentSpec: VchaClusterDeploymentSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vcha.FailoverClusterConfigurator.destroy */
  destroyVcha_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ImageConfigManager.fetchSoftwarePackages */
  fetchSoftwarePackages: {
    parameters: Record<never, never>
    result: SoftwarePackage[]
  }
  /** vim.vcha.FailoverClusterManager.getClusterMode */
  getClusterMode: {
    parameters: Record<never, never>
    result: string
  }
  /** vim.vcha.FailoverClusterConfigurator.getConfig */
  getVchaConfig: {
    parameters: Record<never, never>
    result: VchaClusterConfigInfo
  }
  /** vim.vcha.FailoverClusterManager.initiateFailover */
  initiateFailover_Task: {
    parameters: {
      planned: boolean
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.host.ImageConfigManager.installDate */
  installDate: {
    parameters: Record<never, never>
    result: DateTime
  }
  /** vim.vcha.FailoverClusterConfigurator.prepare */
  prepareVcha_Task: {
    parameters: {
      networkSpec: VchaClusterNetworkSpec
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.Datacenter.queryConfigOptionDescriptor */
  queryDatacenterConfigOptionDescriptor: {
    parameters: Record<never, never>
    result: VirtualMachineConfigOptionDescriptor[]
  }
  /** vim.VirtualMachine.reloadFromPath */
  reloadVirtualMachineFromPath_Task: {
    parameters: {
      configurationPath: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.vcha.FailoverClusterManager.setClusterMode */
  setClusterMode_Task: {
    parameters: {
      mode: string
    }
    result: ManagedObjectReference
    taskResult: undefined
  }
  /** vim.ExtensibleManagedObject.setCustomValue */
  setCustomValue: {
    parameters: {
      key: string
      value: string
    }
    result: void
  }
  /** vim.host.NetworkSystem.startDpuFailover */
  startDpuFailover: {
    parameters: {
      dvsName: string
      targetDpuAlias?: string
    }
    result: void
  }
  /** vim.VirtualApp.unregister */
  unregisterVApp_Task: {
    parameters: Record<never, never>
    result: ManagedObjectReference
    taskResult: undefined
  }
}
