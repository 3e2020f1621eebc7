// Made by scripts/generate-types.mjs. Do not edit.

/** vim.action.Action.ActionParameter */
export type ActionParameter = 'targetName' | 'alarmName' | 'oldStatus' | 'newStatus' | 'triggeringSummary' | 'declaringSummary' | 'eventDescription' | 'target' | 'alarm'

/** vim.cluster.Action.ActionType */
export type ActionType = 'MigrationV1' | 'VmPowerV1' | 'HostPowerV1' | 'IncreaseLimitV1' | 'IncreaseSizeV1' | 'IncreaseSharesV1' | 'IncreaseReservationV1' | 'DecreaseOthersReservationV1' | 'IncreaseClusterCapacityV1' | 'DecreaseMigrationThresholdV1' | 'HostMaintenanceV1' | 'StorageMigrationV1' | 'StoragePlacementV1' | 'PlacementV1' | 'HostInfraUpdateHaV1'

/** vim.fault.AffinityConfigured.Affinity */
export type AffinityType = 'memory' | 'cpu'

/** eam.Agency.VMPlacementPolicy.VMAntiAffinity */
export type AgencyVMPlacementPolicyVMAntiAffinity = 'none' | 'soft'

/** eam.Agency.VMPlacementPolicy.VMDataAffinity */
export type AgencyVMPlacementPolicyVMDataAffinity = 'none' | 'soft'

/** eam.Agent.ConfigInfo.AuthenticationScheme */
export type AgentConfigInfoAuthenticationScheme = 'NONE' | 'VMWARE_SESSION_ID'

/** eam.Agent.ConfigInfo.OvfDiskProvisioning */
export type AgentConfigInfoOvfDiskProvisioning = 'none' | 'thin' | 'thick'

/** vim.fault.AgentInstallFailed.Reason */
export type AgentInstallFailedReason = 'NotEnoughSpaceOnDevice' | 'PrepareToUpgradeFailed' | 'AgentNotRunning' | 'AgentNotReachable' | 'InstallTimedout' | 'SignatureVerificationFailed' | 'AgentUploadFailed' | 'AgentUploadTimedout' | 'UnknownInstallerError'

/** eam.Agent.VmHook.VmState */
export type AgentVmHookVmState = 'provisioned' | 'poweredOn' | 'prePowerOn'

/** vim.alarm.AlarmFilterSpec.AlarmTypeByEntity */
export type AlarmFilterSpecAlarmTypeByEntity = 'entityTypeAll' | 'entityTypeHost' | 'entityTypeVm'

/** vim.alarm.AlarmFilterSpec.AlarmTypeByTrigger */
export type AlarmFilterSpecAlarmTypeByTrigger = 'triggerTypeAll' | 'triggerTypeEvent' | 'triggerTypeMetric'

/** sms.storage.AlarmType */
export type AlarmType = 'SpaceCapacityAlarm' | 'CapabilityAlarm' | 'StorageObjectAlarm' | 'ObjectAlarm' | 'ComplianceAlarm' | 'ManageabilityAlarm' | 'ReplicationAlarm' | 'CertificateAlarm'

/** vim.profile.host.profileEngine.AnswerFileValidationInfo.Status */
export type AnswerFileValidationInfoStatus = 'success' | 'failed' | 'failed_defaults'

/** vim.profile.host.ProfileManager.ApplyHostConfigResult.Status */
export type ApplyHostProfileConfigurationResultStatus = 'success' | 'failed' | 'reboot_failed' | 'stateless_reboot_failed' | 'check_compliance_failed' | 'state_not_satisfied' | 'exit_maintenancemode_failed' | 'canceled'

/** vim.option.ArrayUpdateSpec.Operation */
export type ArrayUpdateOperation = 'add' | 'remove' | 'edit'

/** vmodl.fault.AuthenticationRequired.AuthenticationScheme */
export type AuthenticationRequiredAuthenticationScheme = 'Basic' | 'Bearer'

/** vmodl.fault.AuthenticationRequired.ErrorType */
export type AuthenticationRequiredErrorType = 'invalid_request' | 'invalid_token' | 'insufficient_scope' | 'registration_required'

/** vim.host.AutoStartManager.Action */
export type AutoStartAction = 'none' | 'systemDefault' | 'powerOn' | 'powerOff' | 'guestShutdown' | 'suspend'

/** vim.host.AutoStartManager.AutoPowerInfo.WaitHeartbeatSetting */
export type AutoStartWaitHeartbeatSetting = 'yes' | 'no' | 'systemDefault'

/** sms.storage.BackingStoragePool.BackingStoragePoolType */
export type BackingStoragePoolType = 'thinProvisioningPool' | 'deduplicationPool' | 'thinAndDeduplicationCombinedPool'

/** vim.vslm.BaseConfigInfo.DiskFileBackingInfo.ProvisioningType */
export type BaseConfigInfoDiskFileBackingInfoProvisioningType = 'thin' | 'eagerZeroedThick' | 'lazyZeroedThick'

/** vim.BatchResult.Result */
export type BatchResultResult = 'success' | 'fail'

/** sms.storage.StorageArray.BlockDeviceInterface */
export type BlockDeviceInterface = 'fc' | 'iscsi' | 'fcoe' | 'otherBlock'

/** vim.fault.CannotEnableVmcpForCluster.Reason */
export type CannotEnableVmcpForClusterReason = 'APDTimeoutDisabled'

/** vim.fault.CannotMoveFaultToleranceVm.MoveType */
export type CannotMoveFaultToleranceVmMoveType = 'resourcePool' | 'cluster'

/** vim.fault.CannotPowerOffVmInCluster.Operation */
export type CannotPowerOffVmInClusterOperation = 'suspend' | 'powerOff' | 'guestShutdown' | 'guestSuspend'

/** vim.fault.CannotUseNetwork.Reason */
export type CannotUseNetworkReason = 'NetworkReservationNotSupported' | 'MismatchedNetworkPolicies' | 'MismatchedDvsVersionOrVendor' | 'VMotionToUnsupportedNetworkType' | 'NetworkUnderMaintenance' | 'MismatchedEnsMode' | 'MismatchedRealTimeDvs' | 'NsxNetworkAvailabilityDegraded'

/** vim.vm.check.TestType */
export type CheckTestType = 'sourceTests' | 'hostTests' | 'resourcePoolTests' | 'datastoreTests' | 'networkTests'

/** vim.ClusterComputeResource.HCIWorkflowState */
export type ClusterComputeResourceHCIWorkflowState = 'in_progress' | 'done' | 'invalid'

/** vim.ClusterComputeResource.VcsHealthStatus */
export type ClusterComputeResourceVcsHealthStatus = 'healthy' | 'degraded' | 'nonhealthy'

/** vim.cluster.CryptoConfigInfo.CryptoMode */
export type ClusterCryptoConfigInfoCryptoMode = 'onDemand' | 'forceEnable'

/** vim.cluster.DasAamNodeState.DasState */
export type ClusterDasAamNodeStateDasState = 'uninitialized' | 'initialized' | 'configuring' | 'unconfiguring' | 'running' | 'error' | 'agentShutdown' | 'nodeFailed'

/** vim.cluster.DasConfigInfo.HBDatastoreCandidate */
export type ClusterDasConfigInfoHBDatastoreCandidate = 'userSelectedDs' | 'allFeasibleDs' | 'allFeasibleDsWithUserPreference'

/** vim.cluster.DasConfigInfo.ServiceState */
export type ClusterDasConfigInfoServiceState = 'disabled' | 'enabled'

/** vim.cluster.DasConfigInfo.VmMonitoringState */
export type ClusterDasConfigInfoVmMonitoringState = 'vmMonitoringDisabled' | 'vmMonitoringOnly' | 'vmAndAppMonitoring'

/** vim.cluster.DasFdmAvailabilityState */
export type ClusterDasFdmAvailabilityState = 'uninitialized' | 'election' | 'master' | 'connectedToMaster' | 'networkPartitionedFromMaster' | 'networkIsolated' | 'hostDown' | 'initializationError' | 'uninitializationError' | 'fdmUnreachable' | 'retry'

/** vim.cluster.DasVmSettings.IsolationResponse */
export type ClusterDasVmSettingsIsolationResponse = 'none' | 'powerOff' | 'shutdown' | 'clusterIsolationResponse'

/** vim.cluster.DasVmSettings.RestartPriority */
export type ClusterDasVmSettingsRestartPriority = 'disabled' | 'lowest' | 'low' | 'medium' | 'high' | 'highest' | 'clusterRestartPriority'

/** vim.cluster.HostInfraUpdateHaModeAction.OperationType */
export type ClusterHostInfraUpdateHaModeActionOperationType = 'enterQuarantine' | 'exitQuarantine' | 'enterMaintenance'

/** vim.cluster.InfraUpdateHaConfigInfo.BehaviorType */
export type ClusterInfraUpdateHaConfigInfoBehaviorType = 'Manual' | 'Automated'

/** vim.cluster.InfraUpdateHaConfigInfo.RemediationType */
export type ClusterInfraUpdateHaConfigInfoRemediationType = 'QuarantineMode' | 'MaintenanceMode'

/** vim.cluster.PowerOnVmOption */
export type ClusterPowerOnVmOption = 'OverrideAutomationLevel' | 'ReserveResources'

/** vim.vsan.clusterPowerState */
export type ClusterPowerState = 'poweredOn' | 'poweredOff' | 'poweringOn' | 'poweringOff' | 'ClusterPowerState_Unknown'

/** vim.cluster.ClusterPowerStatus */
export type ClusterPowerStatus = 'clusterPoweredOn' | 'haDisabled' | 'supportedVMsPoweredOff' | 'vcVMPoweredOff' | 'vsanMemberShipUpdateDisabled' | 'vsanDOMPauseAllCCPsSet' | 'hostsInMM' | 'hostsPoweredOff' | 'clusterPoweredOff' | 'hostsOutOfMM' | 'vsanMemberShipUpdateEnabled' | 'vsanDOMPauseAllCCPsUnset' | 'vcVMPoweredOn' | 'supportedVMsPoweredOn' | 'haEnabled' | 'infraVMsRecorded' | 'hostsInfraVMsPoweredoff' | 'hostsInfraVMsPoweredon' | 'ClusterPowerStatus_Unknown'

/** vim.profile.cluster.ClusterProfile.ServiceType */
export type ClusterProfileServiceType = 'DRS' | 'HA' | 'DPM' | 'FT'

/** vim.cluster.SystemVMsConfigInfo.DeploymentMode */
export type ClusterSystemVMsConfigInfoDeploymentMode = 'SYSTEM_MANAGED' | 'ABSENT'

/** vim.cluster.VmComponentProtectionSettings.StorageVmReaction */
export type ClusterVmComponentProtectionSettingsStorageVmReaction = 'disabled' | 'warning' | 'restartConservative' | 'restartAggressive' | 'clusterDefault'

/** vim.cluster.VmComponentProtectionSettings.VmReactionOnAPDCleared */
export type ClusterVmComponentProtectionSettingsVmReactionOnAPDCleared = 'none' | 'reset' | 'useClusterDefault'

/** vim.cluster.VmReadiness.ReadyCondition */
export type ClusterVmReadinessReadyCondition = 'none' | 'poweredOn' | 'guestHbStatusGreen' | 'appHbStatusGreen' | 'useClusterDefault'

/** vim.cns.ClusterFlavor */
export type CnsClusterFlavor = 'VANILLA' | 'WORKLOAD' | 'GUEST_CLUSTER' | 'ClusterFlavor_Unknown'

/** vim.cns.ClusterType */
export type CnsClusterType = 'KUBERNETES' | 'ClusterType_Unknown'

/** vim.cns.KubernetesEntityType */
export type CnsKubernetesEntityType = 'PERSISTENT_VOLUME' | 'PERSISTENT_VOLUME_CLAIM' | 'POD' | 'KubernetesEntityType_Unknown'

/** vim.cns.SyncVolumeMode */
export type CnsSyncVolumeMode = 'SPACE_USAGE'

/** vim.cns.UnregisterTargetVolumeType */
export type CnsUnregisterTargetVolumeType = 'FCD' | 'LEGACY_DISK'

/** vim.cns.VolumeBackingType */
export type CnsVolumeBackingType = 'FlatVer1BackingInfo' | 'FlatVer2BackingInfo' | 'SparseVer1BackingInfo' | 'SparseVer2BackingInfo' | 'RawDiskMappingVer1BackingInfo' | 'SeSparseBackingInfo' | 'LocalPMemBackingInfo'

/** vim.cns.VolumeType */
export type CnsVolumeType = 'BLOCK' | 'FILE' | 'VolumeType_Unknown'

/** vim.profile.ComplianceResult.Status */
export type ComplianceResultStatus = 'compliant' | 'nonCompliant' | 'unknown' | 'running'

/** vim.ComputeResource.HostSPBMLicenseInfo.HostSPBMLicenseState */
export type ComputeResourceHostSPBMLicenseInfoHostSPBMLicenseState = 'licensed' | 'unlicensed' | 'unknown'

/** vim.ComputeResource.NetworkBootMode */
export type ComputeResourceNetworkBootMode = 'bootstrap' | 'stateless'

/** vim.ConfigSpecOperation */
export type ConfigSpecOperation = 'add' | 'edit' | 'remove'

/** vim.encryption.CryptoManagerHost.KeyManagementType */
export type CryptoManagerHostKeyManagementType = 'unknown' | 'internal' | 'external'

/** vim.encryption.CryptoManagerKmip.CryptoKeyStatus.KeyUnavailableReason */
export type CryptoManagerKmipCryptoKeyStatusKeyUnavailableReason = 'KeyStateMissingInCache' | 'KeyStateClusterInvalid' | 'KeyStateClusterUnreachable' | 'KeyStateMissingInKMS' | 'KeyStateNotActiveOrEnabled' | 'KeyStateManagedByTrustAuthority' | 'KeyStateManagedByNKP' | 'NoPermissionToAccessKeyProvider' | 'WrappingKeyMissingInKMS' | 'WrappingKeyNotActiveOrEnabled'

/** vim.event.CustomizationFailed.ReasonCode */
export type CustomizationFailedReasonCode = 'userDefinedScriptDisabled' | 'customizationDisabled' | 'rawDataIsNotSupported' | 'wrongMetadataFormat'

/** vim.vm.customization.LicenseFilePrintData.AutoMode */
export type CustomizationLicenseDataMode = 'perServer' | 'perSeat'

/** vim.vm.customization.IPSettings.NetBIOSMode */
export type CustomizationNetBIOSMode = 'enableNetBIOSViaDhcp' | 'enableNetBIOS' | 'disableNetBIOS'

/** vim.vm.customization.WinOptions.SysprepRebootOption */
export type CustomizationSysprepRebootOption = 'reboot' | 'noreboot' | 'shutdown'

/** vim.dvs.DistributedVirtualPort.RuntimeInfo.VmDirectPathGen2InactiveReasonNetwork */
export type DVPortStatusVmDirectPathGen2InactiveReasonNetwork = 'portNptIncompatibleDvs' | 'portNptNoCompatibleNics' | 'portNptNoVirtualFunctionsAvailable' | 'portNptDisabledForPort'

/** vim.dvs.DistributedVirtualPort.RuntimeInfo.VmDirectPathGen2InactiveReasonOther */
export type DVPortStatusVmDirectPathGen2InactiveReasonOther = 'portNptIncompatibleHost' | 'portNptIncompatibleConnectee'

/** vim.dvs.FilterSpec.LinkConfig */
export type DVSFilterSpecLinkConfig = 'blocked' | 'unblocked'

/** vim.dvs.FilterSpec.LinkState */
export type DVSFilterSpecLinkState = 'down' | 'up'

/** vim.dvs.VmwareDistributedVirtualSwitch.MacLimitPolicyType */
export type DVSMacLimitPolicyType = 'allow' | 'drop'

/** vim.fault.DasConfigFault.DasConfigFaultReason */
export type DasConfigFaultDasConfigFaultReason = 'HostNetworkMisconfiguration' | 'HostMisconfiguration' | 'InsufficientPrivileges' | 'NoPrimaryAgentAvailable' | 'Other' | 'NoDatastoresConfigured' | 'CreateConfigVvolFailed' | 'VSanNotSupportedOnHost' | 'DasNetworkMisconfiguration' | 'SetDesiredImageSpecFailed' | 'ApplyHAVibsOnClusterFailed'

/** vim.cluster.DasVmConfigInfo.Priority */
export type DasVmPriority = 'disabled' | 'low' | 'medium' | 'high'

/** vim.Datastore.Accessible */
export type DatastoreAccessible = 'True' | 'False'

/** vim.Datastore.SectorFormat */
export type DatastoreSectorFormat = 'native_512' | 'emulated_512' | 'native_4k'

/** vim.Datastore.Summary.MaintenanceModeState */
export type DatastoreSummaryMaintenanceModeState = 'normal' | 'enteringMaintenance' | 'inMaintenance'

/** vim.scheduler.MonthlyByWeekdayTaskScheduler.DayOfWeek */
export type DayOfWeek = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday'

/** vim.fault.DeviceNotSupported.Reason */
export type DeviceNotSupportedReason = 'host' | 'guest' | 'ft'

/** vim.host.ScsiLun.DeviceProtocol */
export type DeviceProtocol = 'NVMe' | 'SCSI'

/** vim.DiagnosticManager.LogDescriptor.Creator */
export type DiagnosticManagerLogCreator = 'vpxd' | 'vpxa' | 'hostd' | 'serverd' | 'install' | 'vpxClient' | 'recordLog'

/** vim.DiagnosticManager.LogDescriptor.Format */
export type DiagnosticManagerLogFormat = 'plain'

/** vim.host.DiagnosticPartition.StorageType */
export type DiagnosticPartitionStorageType = 'directAttached' | 'networkAttached'

/** vim.host.DiagnosticPartition.DiagnosticType */
export type DiagnosticPartitionType = 'singleHost' | 'multiHost'

/** vim.fault.DisallowedChangeByService.DisallowedChange */
export type DisallowedChangeByServiceDisallowedChange = 'hotExtendDisk'

/** vim.dvs.DistributedVirtualPortgroup.BackingType */
export type DistributedVirtualPortgroupBackingType = 'standard' | 'nsx'

/** vim.dvs.DistributedVirtualPortgroup.MetaTagName */
export type DistributedVirtualPortgroupMetaTagName = 'dvsName' | 'portgroupName' | 'portIndex'

/** vim.dvs.DistributedVirtualPortgroup.PortgroupType */
export type DistributedVirtualPortgroupPortgroupType = 'earlyBinding' | 'lateBinding' | 'ephemeral'

/** vim.DistributedVirtualSwitch.HostInfrastructureTrafficClass */
export type DistributedVirtualSwitchHostInfrastructureTrafficClass = 'management' | 'faultTolerance' | 'vmotion' | 'virtualMachine' | 'iSCSI' | 'nfs' | 'hbr' | 'vsan' | 'vdp' | 'backupNfc' | 'nvmetcp' | 'provisioning' | 'vSANiSCSI'

/** vim.dvs.HostMember.HostComponentState */
export type DistributedVirtualSwitchHostMemberHostComponentState = 'up' | 'pending' | 'outOfSync' | 'warning' | 'disconnected' | 'down'

/** vim.dvs.HostMember.HostPerfNicOffloadState.Status */
export type DistributedVirtualSwitchHostMemberHostPerfNicOffloadStateStatus = 'SUCCEEDED' | 'IN_PROGRESS' | 'FAILED'

/** vim.dvs.HostMember.HostUplinkState.State */
export type DistributedVirtualSwitchHostMemberHostUplinkStateState = 'active' | 'standby'

/** vim.dvs.HostMember.TransportZoneType */
export type DistributedVirtualSwitchHostMemberTransportZoneType = 'vlan' | 'overlay'

/** vim.DistributedVirtualSwitch.NetworkResourceControlVersion */
export type DistributedVirtualSwitchNetworkResourceControlVersion = 'version2' | 'version3'

/** vim.DistributedVirtualSwitch.NicTeamingPolicyMode */
export type DistributedVirtualSwitchNicTeamingPolicyMode = 'loadbalance_ip' | 'loadbalance_srcmac' | 'loadbalance_srcid' | 'failover_explicit' | 'loadbalance_loadbased'

/** vim.dvs.PortConnectee.ConnecteeType */
export type DistributedVirtualSwitchPortConnecteeConnecteeType = 'pnic' | 'vmVnic' | 'hostConsoleVnic' | 'hostVmkVnic' | 'systemCrxVnic'

/** vim.DistributedVirtualSwitch.ProductSpecOperationType */
export type DistributedVirtualSwitchProductSpecOperationType = 'preInstall' | 'upgrade' | 'notifyAvailableUpgrade' | 'proceedWithUpgrade' | 'updateBundleInfo'

/** dp.vpx.capability.CapabilitySupportLevel */
export type DpCapabilitySupportLevel = 'supported' | 'partially_supported' | 'not_supported' | 'CapabilitySupportLevel_unknown'

/** dp.vpx.DiskAlreadyClaimedReason */
export type DpDiskAlreadyClaimedReason = 'maxVendorsExceeded' | 'alreadyInUse' | 'diskAlreadyClaimedReasonUnknown'

/** dp.vpx.dr.SrmWorkflow */
export type DpDrSrmWorkflow = 'test_failover' | 'cleanup_test' | 'failover' | 'reprotect' | 'srmWorkflowUnknown'

/** dp.vpx.InvalidProtectionReason */
export type DpInvalidProtectionReason = 'protectionDegraded' | 'notProtected' | 'invalidProtectionReasonUnknown'

/** dp.vpx.MigrationType */
export type DpMigrationType = 'coldMigration' | 'hotMigration' | 'migrationTypeUnknown'

/** dp.vpx.ProtectionStatusType */
export type DpProtectionStatusType = 'pe_protected' | 'pe_unprotected' | 'pe_partially_protected' | 'ProtectionStatusType_unknown'

/** dp.vpx.ProtectionSupportType */
export type DpProtectionSupportType = 'supported' | 'partially_supported' | 'not_supported' | 'ProtectionSupportType_unknown'

/** dp.vpx.SnapshotType */
export type DpSnapshotType = 'crashConsistent' | 'applicationConsistent' | 'vssAppConsistentFull' | 'vssAppConsistentCopy' | 'metadataOnly' | 'vssAppConsistent' | 'snapshotTypeUnknown'

/** dp.vpx.SyncType */
export type DpSyncType = 'fullSync' | 'deltaSync' | 'syncTypeUnknown'

/** dp.vpx.VSphereDataProtectionCapabilities */
export type DpVSphereDataProtectionCapabilities = 'QueryPeInfo' | 'PerDiskBaseSnapshotId' | 'QuiescedSnapshot' | 'RuntimeStats' | 'PreservedExtents' | 'MultiPe' | 'VsanNativeSnapshot' | 'SparseDiskEnhancement' | 'VSphereDpCapabilities_Unknown'

/** dp.vpx.VSphereDataProtectionCapabilities90U1 */
export type DpVSphereDataProtectionCapabilities90U1 = 'MultiInitiator' | 'VsanDataIntegrity' | 'PolicyEngine'

/** dp.vpx.VssBackupContext */
export type DpVssBackupContext = 'vssBackupContextAuto' | 'vssBackupContextBackup' | 'vssBackupContextFileShareBackup' | 'vssBackupContextUnknown'

/** dp.vpx.VssBackupType */
export type DpVssBackupType = 'vssBackupTypeFull' | 'vssBackupTypeCopy' | 'vssBackupTypeUnknown'

/** vim.cluster.DpmConfigInfo.DpmBehavior */
export type DpmBehavior = 'manual' | 'automated'

/** vim.cluster.DrsConfigInfo.DrsBehavior */
export type DrsBehavior = 'manual' | 'partiallyAutomated' | 'fullyAutomated'

/** vim.DrsStatsManager.InjectorWorkload.CorrelationState */
export type DrsInjectorWorkloadCorrelationState = 'Correlated' | 'Uncorrelated'

/** vim.cluster.DrsRecommendation.ReasonCode */
export type DrsRecommendationReasonCode = 'fairnessCpuAvg' | 'fairnessMemAvg' | 'jointAffin' | 'antiAffin' | 'hostMaint'

/** vim.event.DvsEvent.PortBlockState */
export type DvsEventPortBlockState = 'unset' | 'blocked' | 'unblocked' | 'unknown'

/** vim.dvs.DistributedVirtualPort.FilterOnFailure */
export type DvsFilterOnFailure = 'failOpen' | 'failClosed'

/** vim.dvs.TrafficRule.RuleDirectionType */
export type DvsNetworkRuleDirectionType = 'incomingPackets' | 'outgoingPackets' | 'both'

/** eam.EamObject.RuntimeInfo.GoalState */
export type EamObjectRuntimeInfoGoalState = 'enabled' | 'disabled' | 'uninstalled'

/** eam.EamObject.RuntimeInfo.Status */
export type EamObjectRuntimeInfoStatus = 'green' | 'yellow' | 'red'

/** vim.dvs.EntityBackup.ImportType */
export type EntityImportType = 'createEntityWithNewIdentifier' | 'createEntityWithOriginalIdentifier' | 'applyToEntitySpecified'

/** sms.EntityReference.EntityType */
export type EntityReferenceEntityType = 'datacenter' | 'resourcePool' | 'storagePod' | 'cluster' | 'vm' | 'datastore' | 'host' | 'vmFile' | 'scsiPath' | 'scsiTarget' | 'scsiVolume' | 'scsiAdapter' | 'nasMount'

/** vim.dvs.EntityBackup.EntityType */
export type EntityType = 'distributedVirtualSwitch' | 'distributedVirtualPortgroup'

/** eam.EsxAgentManager.MaintenanceModePolicy */
export type EsxAgentManagerMaintenanceModePolicy = 'singleHost' | 'multipleHosts'

/** vim.alarm.EventAlarmExpression.ComparisonOperator */
export type EventAlarmExpressionComparisonOperator = 'equals' | 'notEqualTo' | 'startsWith' | 'doesNotStartWith' | 'endsWith' | 'doesNotEndWith'

/** vim.event.EventDescription.EventCategory */
export type EventCategory = 'info' | 'warning' | 'error' | 'user'

/** vim.event.Event.EventSeverity */
export type EventEventSeverity = 'error' | 'warning' | 'info' | 'user'

/** vim.event.EventFilterSpec.RecursionOption */
export type EventFilterSpecRecursionOption = 'self' | 'children' | 'all'

/** vim.host.FibreChannelHba.PortType */
export type FibreChannelPortType = 'fabric' | 'loop' | 'pointToPoint' | 'unknown'

/** sms.storage.StorageArray.FileSystemInterface */
export type FileSystemInterface = 'nfs' | 'otherFileSystem'

/** sms.storage.StorageFileSystem.FileSystemInterfaceVersion */
export type FileSystemInterfaceVersion = 'NFSV3_0'

/** vim.host.FileSystemMountInfo.VStorageSupportStatus */
export type FileSystemMountInfoVStorageSupportStatus = 'vStorageSupported' | 'vStorageUnsupported' | 'vStorageUnknown'

/** vim.Folder.DesiredHostState */
export type FolderDesiredHostState = 'maintenance' | 'non_maintenance'

/** vim.Folder.ExternallyManagedFolderType */
export type FolderExternallyManagedFolderType = 'PROJECT_ROOT' | 'PROJECT' | 'VPC_ROOT' | 'VPC' | 'SUBNET' | 'SEGMENT' | 'SUPERVISOR' | 'VSPHERE_POD'

/** vim.fault.FtIssuesOnHost.HostSelectionType */
export type FtIssuesOnHostHostSelectionType = 'user' | 'vc' | 'drs'

/** vim.vm.guest.FileManager.FileInfo.FileType */
export type GuestFileType = 'file' | 'directory' | 'symlink'

/** vim.vm.GuestInfo.AppStateType */
export type GuestInfoAppStateType = 'none' | 'appStateOk' | 'appStateNeedReset'

/** vim.vm.GuestInfo.CustomizationStatus */
export type GuestInfoCustomizationStatus = 'TOOLSDEPLOYPKG_IDLE' | 'TOOLSDEPLOYPKG_PENDING' | 'TOOLSDEPLOYPKG_RUNNING' | 'TOOLSDEPLOYPKG_SUCCEEDED' | 'TOOLSDEPLOYPKG_FAILED'

/** vim.vm.GuestOsDescriptor.FirmwareType */
export type GuestOsDescriptorFirmwareType = 'bios' | 'efi' | 'csm'

/** vim.vm.GuestOsDescriptor.SupportLevel */
export type GuestOsDescriptorSupportLevel = 'experimental' | 'legacy' | 'terminated' | 'supported' | 'unsupported' | 'deprecated' | 'techPreview'

/** vim.vm.GuestQuiesce.EndGuestQuiesceError */
export type GuestQuiesceEndGuestQuiesceError = 'failure'

/** vim.vm.guest.WindowsRegistryManager.RegistryKeyName.RegistryKeyWowBitness */
export type GuestRegKeyWowSpec = 'WOWNative' | 'WOW32' | 'WOW64'

/** vim.vsan.HciMeshClientOperation */
export type HciMeshClientOperation = 'dryrunDs' | 'updateDs' | 'destroyDs' | 'dryrun' | 'mount' | 'update' | 'unmount' | 'HciMeshClientOperation_unknown'

/** vim.HealthUpdateInfo.ComponentType */
export type HealthUpdateInfoComponentType = 'Memory' | 'Power' | 'Fan' | 'Network' | 'Storage'

/** eam.lccm.Hooks.HookType */
export type HooksHookType = 'POST_PROVISIONING' | 'POST_POWER_ON'

/** vim.host.HostAccessManager.AccessMode */
export type HostAccessMode = 'accessNone' | 'accessAdmin' | 'accessNoAccess' | 'accessReadOnly' | 'accessOther'

/** vim.host.ActiveDirectoryAuthentication.CertificateDigest */
export type HostActiveDirectoryAuthenticationCertificateDigest = 'SHA1'

/** vim.host.ActiveDirectoryInfo.DomainMembershipStatus */
export type HostActiveDirectoryInfoDomainMembershipStatus = 'unknown' | 'ok' | 'noServers' | 'clientTrustBroken' | 'serverTrustBroken' | 'inconsistentTrust' | 'otherProblem'

/** vim.host.BIOSInfo.FirmwareType */
export type HostBIOSInfoFirmwareType = 'BIOS' | 'UEFI'

/** vim.host.Capability.DRTMTypes */
export type HostCapabilityDRTMTypes = 'none' | 'intelTxt' | 'amdSkinit'

/** vim.host.Capability.FtUnsupportedReason */
export type HostCapabilityFtUnsupportedReason = 'vMotionNotLicensed' | 'missingVMotionNic' | 'missingFTLoggingNic' | 'ftNotLicensed' | 'haAgentIssue' | 'unsupportedProduct' | 'cpuHvUnsupported' | 'cpuHwmmuUnsupported' | 'cpuHvDisabled'

/** vim.host.Capability.UnmapMethodSupported */
export type HostCapabilityUnmapMethodSupported = 'priority' | 'fixed' | 'dynamic'

/** vim.host.Capability.VmDirectPathGen2UnsupportedReason */
export type HostCapabilityVmDirectPathGen2UnsupportedReason = 'hostNptIncompatibleProduct' | 'hostNptIncompatibleHardware' | 'hostNptDisabled'

/** vim.host.CertificateManager.CertificateInfo.CertificateStatus */
export type HostCertificateManagerCertificateInfoCertificateStatus = 'unknown' | 'expired' | 'expiring' | 'expiringShortly' | 'expirationImminent' | 'good'

/** vim.host.CertificateManager.CertificateKind */
export type HostCertificateManagerCertificateKind = 'Machine' | 'VASAClient'

/** vim.host.CertificateManager.CryptoAlgorithm */
export type HostCertificateManagerCryptoAlgorithm = 'RSA_2048' | 'RSA_3072' | 'RSA_4096'

/** vim.host.ConfigChange.Mode */
export type HostConfigChangeMode = 'modify' | 'replace'

/** vim.host.ConfigChange.Operation */
export type HostConfigChangeOperation = 'add' | 'remove' | 'edit' | 'ignore'

/** vim.host.ConfigChange.Owner */
export type HostConfigChangeOwner = 'NSX' | 'VSAN'

/** vim.host.CpuPackage.Vendor */
export type HostCpuPackageVendor = 'unknown' | 'intel' | 'amd' | 'hygon' | 'arm'

/** vim.host.CpuPowerManagementInfo.PolicyType */
export type HostCpuPowerManagementInfoPolicyType = 'off' | 'staticPolicy' | 'dynamicPolicy'

/** vim.host.CpuSchedulerSystem.CpuSchedulerInfo.CpuSchedulerPolicyInfo */
export type HostCpuSchedulerInfoCpuSchedulerPolicyInfo = 'systemDefault' | 'scav1' | 'scav2'

/** vim.HostSystem.CryptoState */
export type HostCryptoState = 'incapable' | 'prepared' | 'safe' | 'pendingIncapable'

/** vim.dvs.HostDistributedVirtualSwitchManager.DVSConfigSpec.SwitchMode */
export type HostDVSConfigSpecSwitchMode = 'normal' | 'mux'

/** vim.event.HostDasErrorEvent.HostDasErrorReason */
export type HostDasErrorEventHostDasErrorReason = 'configFailed' | 'timeout' | 'communicationInitFailed' | 'healthCheckScriptFailed' | 'agentFailed' | 'agentShutdown' | 'isolationAddressUnpingable' | 'other'

/** vim.host.DateTimeInfo.Protocol */
export type HostDateTimeInfoProtocol = 'ntp' | 'ptp'

/** vim.host.DigestInfo.DigestMethodType */
export type HostDigestInfoDigestMethodType = 'SHA1' | 'MD5' | 'SHA256' | 'SHA384' | 'SHA512' | 'SM3_256'

/** vim.host.DigestVerificationSetting */
export type HostDigestVerificationSetting = 'digestDisabled' | 'headerOnly' | 'dataOnly' | 'headerAndData'

/** vim.event.HostDisconnectedEvent.ReasonCode */
export type HostDisconnectedEventReasonCode = 'sslThumbprintVerifyFailed' | 'licenseExpired' | 'agentUpgrade' | 'userRequest' | 'insufficientLicenses' | 'agentOutOfDate' | 'passwordDecryptFailure' | 'unknown' | 'vcVRAMCapacityExceeded'

/** vim.host.DiskPartitionInfo.PartitionFormat */
export type HostDiskPartitionInfoPartitionFormat = 'gpt' | 'mbr' | 'unknown'

/** vim.host.DiskPartitionInfo.Type */
export type HostDiskPartitionInfoType = 'none' | 'vmfs' | 'linuxNative' | 'linuxSwap' | 'extended' | 'ntfs' | 'vmkDiagnostic' | 'vffs'

/** vim.dvs.HostDistributedVirtualSwitchManager.FailoverReason */
export type HostDistributedVirtualSwitchManagerFailoverReason = 'crash' | 'linkDown' | 'userInitiated'

/** vim.dvs.HostDistributedVirtualSwitchManager.FailoverStage */
export type HostDistributedVirtualSwitchManagerFailoverStage = 'STAGE_1'

/** vim.host.FeatureVersionInfo.FeatureVersionKey */
export type HostFeatureVersionKey = 'faultTolerance'

/** vim.host.FileSystemVolume.FileSystemType */
export type HostFileSystemVolumeFileSystemType = 'VMFS' | 'NFS' | 'NFS41' | 'CIFS' | 'vsan' | 'VFFS' | 'VVOL' | 'PMEM' | 'vsanD' | 'OTHER'

/** vim.host.Ruleset.Rule.Direction */
export type HostFirewallRuleDirection = 'inbound' | 'outbound'

/** vim.host.Ruleset.Rule.PortType */
export type HostFirewallRulePortType = 'src' | 'dst'

/** vim.host.Ruleset.Rule.Protocol */
export type HostFirewallRuleProtocol = 'tcp' | 'udp'

/** vim.host.FirewallSystem.RuleSetId */
export type HostFirewallSystemRuleSetId = 'faultTolerance' | 'fdm' | 'updateManager' | 'vpxHeartbeats'

/** vim.host.FirewallSystem.ServiceName */
export type HostFirewallSystemServiceName = 'vpxa'

/** vim.host.Fru.FruType */
export type HostFruFruType = 'undefined' | 'board' | 'product'

/** vim.host.GraphicsConfig.GraphicsType */
export type HostGraphicsConfigGraphicsType = 'shared' | 'sharedDirect'

/** vim.host.GraphicsConfig.SharedPassthruAssignmentPolicy */
export type HostGraphicsConfigSharedPassthruAssignmentPolicy = 'performance' | 'consolidation'

/** vim.host.GraphicsConfig.VgpuMode */
export type HostGraphicsConfigVgpuMode = 'sameSize' | 'mixedSize'

/** vim.host.GraphicsInfo.GraphicsType */
export type HostGraphicsInfoGraphicsType = 'basic' | 'shared' | 'direct' | 'sharedDirect'

/** vim.host.GraphicsInfo.VgpuMode */
export type HostGraphicsInfoVgpuMode = 'none' | 'sameSize' | 'mixedSize' | 'multiInstanceGpu'

/** vim.host.HardwareStatusInfo.Status */
export type HostHardwareElementStatus = 'Unknown' | 'Green' | 'Yellow' | 'Red'

/** vim.fault.HostHasComponentFailure.HostComponentType */
export type HostHasComponentFailureHostComponentType = 'Datastore'

/** vim.host.ImageConfigManager.AcceptanceLevel */
export type HostImageAcceptanceLevel = 'vmware_certified' | 'vmware_accepted' | 'partner' | 'community'

/** vim.fault.HostIncompatibleForFaultTolerance.Reason */
export type HostIncompatibleForFaultToleranceReason = 'product' | 'processor'

/** vim.fault.HostIncompatibleForRecordReplay.Reason */
export type HostIncompatibleForRecordReplayReason = 'product' | 'processor'

/** vim.host.InternetScsiHba.ChapAuthenticationType */
export type HostInternetScsiHbaChapAuthenticationType = 'chapProhibited' | 'chapDiscouraged' | 'chapPreferred' | 'chapRequired'

/** vim.host.InternetScsiHba.DigestType */
export type HostInternetScsiHbaDigestType = 'digestProhibited' | 'digestDiscouraged' | 'digestPreferred' | 'digestRequired'

/** vim.host.InternetScsiHba.IscsiIpv6Address.AddressConfigurationType */
export type HostInternetScsiHbaIscsiIpv6AddressAddressConfigurationType = 'DHCP' | 'AutoConfigured' | 'Static' | 'Other'

/** vim.host.InternetScsiHba.IscsiIpv6Address.IPv6AddressOperation */
export type HostInternetScsiHbaIscsiIpv6AddressIPv6AddressOperation = 'add' | 'remove'

/** vim.host.InternetScsiHba.NetworkBindingSupportType */
export type HostInternetScsiHbaNetworkBindingSupportType = 'notsupported' | 'optional' | 'required'

/** vim.host.InternetScsiHba.StaticTarget.TargetDiscoveryMethod */
export type HostInternetScsiHbaStaticTargetTargetDiscoveryMethod = 'staticMethod' | 'sendTargetMethod' | 'slpMethod' | 'isnsMethod' | 'unknownMethod'

/** vim.host.IpConfig.IpV6AddressConfigType */
export type HostIpConfigIpV6AddressConfigType = 'other' | 'manual' | 'dhcp' | 'linklayer' | 'random'

/** vim.host.IpConfig.IpV6AddressStatus */
export type HostIpConfigIpV6AddressStatus = 'preferred' | 'deprecated' | 'invalid' | 'inaccessible' | 'unknown' | 'tentative' | 'duplicate'

/** vim.LicenseManager.LicensableResourceInfo.ResourceKey */
export type HostLicensableResourceKey = 'numCpuPackages' | 'numCpuCores' | 'memorySize' | 'memoryForVms' | 'numVmsStarted' | 'numVmsStarting' | 'vsanCapacity'

/** vim.host.HostAccessManager.LockdownMode */
export type HostLockdownMode = 'lockdownDisabled' | 'lockdownNormal' | 'lockdownStrict'

/** vim.host.LowLevelProvisioningManager.FileType */
export type HostLowLevelProvisioningManagerFileType = 'File' | 'VirtualDisk' | 'Directory'

/** vim.host.LowLevelProvisioningManager.ReloadTarget */
export type HostLowLevelProvisioningManagerReloadTarget = 'currentConfig' | 'snapshotConfig'

/** vim.host.MaintenanceSpec.Purpose */
export type HostMaintenanceSpecPurpose = 'hostUpgrade'

/** vim.host.MemoryTierFlags */
export type HostMemoryTierFlags = 'memoryTier' | 'persistentTier' | 'cachingTier' | 'unmappableTier'

/** vim.host.MemoryTierType */
export type HostMemoryTierType = 'DRAM' | 'PMem' | 'NVMe' | 'Peaberry'

/** vim.host.MemoryTieringType */
export type HostMemoryTieringType = 'noTiering' | 'hardwareTiering' | 'softwareTiering'

/** vim.host.MountInfo.InaccessibleReason */
export type HostMountInfoInaccessibleReason = 'AllPathsDown_Start' | 'AllPathsDown_Timeout' | 'PermanentDeviceLoss'

/** vim.host.MountInfo.MountFailedReason */
export type HostMountInfoMountFailedReason = 'CONNECT_FAILURE' | 'MOUNT_NOT_SUPPORTED' | 'NFS_NOT_SUPPORTED' | 'MOUNT_DENIED' | 'MOUNT_NOT_DIR' | 'VOLUME_LIMIT_EXCEEDED' | 'CONN_LIMIT_EXCEEDED' | 'MOUNT_EXISTS' | 'OTHERS'

/** vim.host.MountInfo.AccessMode */
export type HostMountMode = 'readWrite' | 'readOnly'

/** vim.host.NasVolume.SecurityType */
export type HostNasVolumeSecurityType = 'AUTH_SYS' | 'SEC_KRB5' | 'SEC_KRB5I' | 'SEC_KRB5P'

/** vim.host.NetStackInstance.CongestionControlAlgorithmType */
export type HostNetStackInstanceCongestionControlAlgorithmType = 'newreno' | 'cubic'

/** vim.host.NetStackInstance.SystemStackKey */
export type HostNetStackInstanceSystemStackKey = 'defaultTcpipStack' | 'vmotion' | 'vSphereProvisioning' | 'mirror' | 'ops' | 'vnetworking'

/** vim.host.NumericSensorInfo.HealthState */
export type HostNumericSensorHealthState = 'unknown' | 'green' | 'yellow' | 'red'

/** vim.host.NumericSensorInfo.SensorType */
export type HostNumericSensorType = 'fan' | 'power' | 'temperature' | 'voltage' | 'other' | 'processor' | 'memory' | 'storage' | 'systemBoard' | 'battery' | 'bios' | 'cable' | 'watchdog'

/** vim.host.NvmeDiscoveryLog.SubsystemType */
export type HostNvmeDiscoveryLogSubsystemType = 'discovery' | 'nvm'

/** vim.host.NvmeDiscoveryLog.TransportRequirements */
export type HostNvmeDiscoveryLogTransportRequirements = 'secureChannelRequired' | 'secureChannelNotRequired' | 'requirementsNotSpecified'

/** vim.host.NvmeTransportParameters.NvmeAddressFamily */
export type HostNvmeTransportParametersNvmeAddressFamily = 'ipv4' | 'ipv6' | 'infiniBand' | 'fc' | 'loopback' | 'unknown'

/** vim.host.NvmeTransportType */
export type HostNvmeTransportType = 'pcie' | 'fibreChannel' | 'rdma' | 'tcp' | 'loopback' | 'unsupported'

/** vim.host.OpaqueSwitch.OpaqueSwitchState */
export type HostOpaqueSwitchOpaqueSwitchState = 'up' | 'warning' | 'down' | 'maintenance'

/** vim.host.PartialMaintenanceModeId */
export type HostPartialMaintenanceModeId = 'sphereletPartialMM' | 'nsxPartialMM' | 'quickPatchPartialMM'

/** vim.host.PartialMaintenanceModeStatus */
export type HostPartialMaintenanceModeStatus = 'notInPartialMM' | 'enteringPartialMM' | 'exitingPartialMM' | 'inPartialMM'

/** vim.host.PatchManager.Status.InstallState */
export type HostPatchManagerInstallState = 'hostRestarted' | 'imageActive'

/** vim.host.PatchManager.Status.Integrity */
export type HostPatchManagerIntegrityStatus = 'validated' | 'keyNotFound' | 'keyRevoked' | 'keyExpired' | 'digestMismatch' | 'notEnoughSignatures' | 'validationError'

/** vim.host.PatchManager.Status.Reason */
export type HostPatchManagerReason = 'obsoleted' | 'missingPatch' | 'missingLib' | 'hasDependentPatch' | 'conflictPatch' | 'conflictLib'

/** vim.host.PciPassthruInfo.DirectPathDeviceMode */
export type HostPciPassthruInfoDirectPathDeviceMode = 'none' | 'host' | 'directPath' | 'enhancedDirectPath' | 'vGpuSameSize' | 'vGpuMixedSize' | 'systemSelect'

/** vim.cluster.HostPowerAction.OperationType */
export type HostPowerOperationType = 'powerOn' | 'powerOff'

/** vim.profile.host.ProfileManager.AnswerFileStatus */
export type HostProfileManagerAnswerFileStatus = 'valid' | 'invalid' | 'unknown'

/** vim.profile.host.ProfileManager.CompositionResult.ResultElement.Status */
export type HostProfileManagerCompositionResultResultElementStatus = 'success' | 'error'

/** vim.profile.host.ProfileManager.CompositionValidationResult.ResultElement.Status */
export type HostProfileManagerCompositionValidationResultResultElementStatus = 'success' | 'error'

/** vim.profile.host.ProfileManager.TaskListRequirement */
export type HostProfileManagerTaskListRequirement = 'maintenanceModeRequired' | 'rebootRequired'

/** vim.profile.host.HostProfile.ValidationFailureInfo.UpdateType */
export type HostProfileValidationFailureInfoUpdateType = 'HostBased' | 'Import' | 'Edit' | 'Compose'

/** vim.profile.host.HostProfile.ValidationState */
export type HostProfileValidationState = 'Ready' | 'Running' | 'Failed'

/** vim.host.ProtocolEndpoint.PEType */
export type HostProtocolEndpointPEType = 'block' | 'nas'

/** vim.host.ProtocolEndpoint.ProtocolEndpointType */
export type HostProtocolEndpointProtocolEndpointType = 'scsi' | 'nfs' | 'nfs4x'

/** vim.host.PtpConfig.DeviceType */
export type HostPtpConfigDeviceType = 'none' | 'virtualNic' | 'pciPassthruNic'

/** vim.host.QualifiedName.Type */
export type HostQualifiedNameType = 'nvmeQualifiedName' | 'vvolNvmeQualifiedName'

/** vim.host.RdmaDevice.ConnectionState */
export type HostRdmaDeviceConnectionState = 'unknown' | 'down' | 'init' | 'armed' | 'active' | 'activeDefer'

/** vim.host.Capability.ReplayUnsupportedReason */
export type HostReplayUnsupportedReason = 'incompatibleProduct' | 'incompatibleCpu' | 'hvDisabled' | 'cpuidLimitSet' | 'oldBIOS' | 'unknown'

/** vim.host.RuntimeInfo.NetStackInstanceRuntimeInfo.State */
export type HostRuntimeInfoNetStackInstanceRuntimeInfoState = 'inactive' | 'active' | 'deactivating' | 'activating'

/** vim.host.RuntimeInfo.StateEncryptionInfo.ProtectionMode */
export type HostRuntimeInfoStateEncryptionInfoProtectionMode = 'none' | 'tpm'

/** vim.host.RuntimeInfo.StatelessNvdsMigrationState */
export type HostRuntimeInfoStatelessNvdsMigrationState = 'ready' | 'notNeeded' | 'unknown'

/** vim.host.Service.Policy */
export type HostServicePolicy = 'on' | 'automatic' | 'off'

/** vim.host.SevInfo.SevState */
export type HostSevInfoSevState = 'uninitialized' | 'initialized' | 'working' | 'disabledBios'

/** vim.host.SgxInfo.FlcModes */
export type HostSgxInfoFlcModes = 'off' | 'locked' | 'unlocked'

/** vim.host.SgxInfo.SgxStates */
export type HostSgxInfoSgxStates = 'notPresent' | 'disabledBIOS' | 'disabledCFW101' | 'disabledCPUMismatch' | 'disabledNoFLC' | 'disabledNUMAUnsup' | 'disabledMaxEPCRegs' | 'enabled'

/** vim.host.SgxRegistrationInfo.RegistrationStatus */
export type HostSgxRegistrationInfoRegistrationStatus = 'notApplicable' | 'incomplete' | 'complete'

/** vim.host.SgxRegistrationInfo.RegistrationType */
export type HostSgxRegistrationInfoRegistrationType = 'manifest' | 'addPackage'

/** vim.host.SnmpSystem.AgentLimits.Capability */
export type HostSnmpAgentCapability = 'COMPLETE' | 'DIAGNOSTICS' | 'CONFIGURATION'

/** vim.HostSystem.StandbyMode */
export type HostStandbyMode = 'entering' | 'exiting' | 'in' | 'none'

/** vim.host.StorageProtocol */
export type HostStorageProtocol = 'scsi' | 'nvme'

/** vim.HostSystem.ConnectionState */
export type HostSystemConnectionState = 'connected' | 'notResponding' | 'disconnected'

/** vim.host.SystemIdentificationInfo.Identifier */
export type HostSystemIdentificationInfoIdentifier = 'AssetTag' | 'ServiceTag' | 'OemSpecificString' | 'EnclosureSerialNumberTag' | 'SerialNumberTag'

/** vim.HostSystem.PowerState */
export type HostSystemPowerState = 'poweredOn' | 'poweredOff' | 'standBy' | 'unknown'

/** vim.HostSystem.RemediationState.State */
export type HostSystemRemediationStateState = 'remediationReady' | 'precheckRemediationRunning' | 'precheckRemediationComplete' | 'precheckRemediationFailed' | 'remediationRunning' | 'remediationFailed'

/** vim.host.TdxInfo.TdxState */
export type HostTdxInfoTdxState = 'initializing' | 'initialized' | 'configured' | 'ready' | 'disabledBios'

/** vim.host.TpmAttestationInfo.AcceptanceStatus */
export type HostTpmAttestationInfoAcceptanceStatus = 'notAccepted' | 'accepted'

/** vim.host.TrustAuthorityAttestationInfo.AttestationStatus */
export type HostTrustAuthorityAttestationInfoAttestationStatus = 'attested' | 'notAttested' | 'unknown'

/** vim.host.UnresolvedVmfsExtent.UnresolvedReason */
export type HostUnresolvedVmfsExtentUnresolvedReason = 'diskIdMismatch' | 'uuidConflict'

/** vim.host.UnresolvedVmfsResolutionSpec.VmfsUuidResolution */
export type HostUnresolvedVmfsResolutionSpecVmfsUuidResolution = 'resignature' | 'forceMount'

/** vim.host.VirtualNicManager.NicType */
export type HostVirtualNicManagerNicType = 'vmotion' | 'faultToleranceLogging' | 'vSphereReplication' | 'vSphereReplicationNFC' | 'management' | 'vsan' | 'vSphereProvisioning' | 'vsanWitness' | 'vSphereBackupNFC' | 'ptp' | 'vsanReplication' | 'nvmeTcp' | 'nvmeRdma' | 'vsanExternal' | 'vnetworking'

/** vim.host.VmciAccessManager.Mode */
export type HostVmciAccessManagerMode = 'grant' | 'replace' | 'revoke'

/** vim.host.VmfsVolume.UnmapBandwidthPolicy */
export type HostVmfsVolumeUnmapBandwidthPolicy = 'fixed' | 'dynamic'

/** vim.host.VmfsVolume.UnmapPriority */
export type HostVmfsVolumeUnmapPriority = 'none' | 'low'

/** vim.HttpNfcLease.ManifestEntry.ChecksumType */
export type HttpNfcLeaseManifestEntryChecksumType = 'sha1' | 'sha256'

/** vim.HttpNfcLease.Mode */
export type HttpNfcLeaseMode = 'pushOrGet' | 'pull'

/** vim.HttpNfcLease.State */
export type HttpNfcLeaseState = 'initializing' | 'ready' | 'done' | 'error'

/** vim.fault.IncompatibleHostForVmReplication.IncompatibleReason */
export type IncompatibleHostForVmReplicationIncompatibleReason = 'rpo' | 'netCompression'

/** vim.host.InternetScsiHba.DiscoveryProperties.ISnsDiscoveryMethod */
export type InternetScsiSnsDiscoveryMethod = 'isnsStatic' | 'isnsDhcp' | 'isnsSlp'

/** vim.fault.InvalidDasConfigArgument.EntryForInvalidArgument */
export type InvalidDasConfigArgumentEntryForInvalidArgument = 'admissionControl' | 'userHeartbeatDs' | 'vmConfig'

/** vim.fault.InvalidProfileReferenceHost.Reason */
export type InvalidProfileReferenceHostReason = 'incompatibleVersion' | 'missingReferenceHost'

/** vim.IoFilterManager.OperationType */
export type IoFilterOperation = 'install' | 'uninstall' | 'upgrade'

/** vim.IoFilterManager.IoFilterType */
export type IoFilterType = 'cache' | 'replication' | 'encryption' | 'compression' | 'inspection' | 'datastoreIoControl' | 'dataProvider' | 'dataCapture'

/** vim.host.IscsiManager.IscsiPortInfo.PathStatus */
export type IscsiPortInfoPathStatus = 'notUsed' | 'active' | 'standBy' | 'lastActive'

/** vim.encryption.KmipClusterInfo.KeyType */
export type KmipClusterInfoKeyType = 'rawKey' | 'wrappedKey'

/** vim.encryption.KmipClusterInfo.KmsManagementType */
export type KmipClusterInfoKmsManagementType = 'unknown' | 'vCenter' | 'trustAuthority' | 'nativeProvider'

/** vim.LatencySensitivity.SensitivityLevel */
export type LatencySensitivitySensitivityLevel = 'low' | 'normal' | 'medium' | 'high' | 'custom'

/** vim.fault.LicenseAssignmentFailed.Reason */
export type LicenseAssignmentFailedReason = 'keyEntityMismatch' | 'downgradeDisallowed' | 'inventoryNotManageableByVirtualCenter' | 'hostsUnmanageableByVirtualCenterWithoutLicenseServer'

/** vim.LicenseManager.FeatureInfo.SourceRestriction */
export type LicenseFeatureInfoSourceRestriction = 'unrestricted' | 'served' | 'file'

/** vim.LicenseManager.FeatureInfo.State */
export type LicenseFeatureInfoState = 'enabled' | 'disabled' | 'optional'

/** vim.LicenseManager.FeatureInfo.CostUnit */
export type LicenseFeatureInfoUnit = 'host' | 'cpuCore' | 'cpuPackage' | 'server' | 'vm'

/** vim.LicenseManager.LicenseKey */
export type LicenseManagerLicenseKey = 'esxFull' | 'esxVmtn' | 'esxExpress' | 'san' | 'iscsi' | 'nas' | 'vsmp' | 'backup' | 'vc' | 'vcExpress' | 'esxHost' | 'gsxHost' | 'serverHost' | 'drsPower' | 'vmotion' | 'drs' | 'das'

/** vim.LicenseManager.LicenseState */
export type LicenseManagerState = 'initializing' | 'normal' | 'marginal' | 'fault'

/** vim.LicenseManager.ReservationInfo.State */
export type LicenseReservationInfoState = 'notUsed' | 'noLicense' | 'unlicensedUse' | 'licensed'

/** vim.host.LinkDiscoveryProtocolConfig.OperationType */
export type LinkDiscoveryProtocolConfigOperationType = 'none' | 'listen' | 'advertise' | 'both'

/** vim.host.LinkDiscoveryProtocolConfig.ProtocolType */
export type LinkDiscoveryProtocolConfigProtocolType = 'cdp' | 'lldp'

/** vim.ManagedEntity.Status */
export type ManagedEntityStatus = 'gray' | 'green' | 'yellow' | 'red'

/** vim.alarm.MetricAlarmExpression.MetricOperator */
export type MetricAlarmOperator = 'isAbove' | 'isBelow'

/** vim.cns.MetricFormat */
export type MetricFormat = 'PROMETHEUS' | 'WAVEFRONT' | 'MetricFormat_Unknown'

/** vim.cns.MetricType */
export type MetricType = 'VOLUME' | 'DATASTORE' | 'CLUSTER' | 'DISTRIBUTION' | 'STORAGE_POLICY' | 'OP_STATS' | 'SAAS_METRICS' | 'MetricType_Unknown'

/** vim.host.MultipathInfo.PathState */
export type MultipathState = 'standby' | 'active' | 'disabled' | 'dead' | 'unknown'

/** vim.net.NetBIOSConfigInfo.Mode */
export type NetBIOSConfigInfoMode = 'unknown' | 'enabled' | 'disabled' | 'enabledViaDHCP'

/** vim.net.IpConfigInfo.IpAddressOrigin */
export type NetIpConfigInfoIpAddressOrigin = 'other' | 'manual' | 'dhcp' | 'linklayer' | 'random'

/** vim.net.IpConfigInfo.IpAddressStatus */
export type NetIpConfigInfoIpAddressStatus = 'preferred' | 'deprecated' | 'invalid' | 'inaccessible' | 'unknown' | 'tentative' | 'duplicate'

/** vim.net.IpStackInfo.EntryType */
export type NetIpStackInfoEntryType = 'other' | 'invalid' | 'dynamic' | 'manual'

/** vim.net.IpStackInfo.Preference */
export type NetIpStackInfoPreference = 'reserved' | 'low' | 'medium' | 'high'

/** vim.fault.NotSupportedDeviceForFT.DeviceType */
export type NotSupportedDeviceForFTDeviceType = 'virtualVmxnet3' | 'paraVirtualSCSIController'

/** vim.fault.NumVirtualCpusIncompatible.Reason */
export type NumVirtualCpusIncompatibleReason = 'recordReplay' | 'faultTolerance'

/** vim.host.NvdimmSystem.InterleaveSetInfo.InterleaveSetState */
export type NvdimmInterleaveSetState = 'invalid' | 'active'

/** vim.host.NvdimmSystem.NamespaceDetails.NamespaceHealthStatus */
export type NvdimmNamespaceDetailsHealthStatus = 'normal' | 'missing' | 'labelMissing' | 'interleaveBroken' | 'labelInconsistent'

/** vim.host.NvdimmSystem.NamespaceDetails.NamespaceState */
export type NvdimmNamespaceDetailsState = 'invalid' | 'notInUse' | 'inUse'

/** vim.host.NvdimmSystem.NamespaceInfo.NamespaceHealthStatus */
export type NvdimmNamespaceHealthStatus = 'normal' | 'missing' | 'labelMissing' | 'interleaveBroken' | 'labelInconsistent' | 'bttCorrupt' | 'badBlockSize'

/** vim.host.NvdimmSystem.NamespaceInfo.NamespaceState */
export type NvdimmNamespaceState = 'invalid' | 'notInUse' | 'inUse'

/** vim.host.NvdimmSystem.NamespaceType */
export type NvdimmNamespaceType = 'blockNamespace' | 'persistentNamespace'

/** vim.host.NvdimmSystem.HealthInfo.StateFlag */
export type NvdimmNvdimmHealthInfoState = 'normal' | 'error'

/** vim.host.NvdimmSystem.RangeType */
export type NvdimmRangeType = 'volatileRange' | 'persistentRange' | 'controlRange' | 'blockRange' | 'volatileVirtualDiskRange' | 'volatileVirtualCDRange' | 'persistentVirtualDiskRange' | 'persistentVirtualCDRange'

/** vmodl.query.PropertyCollector.ObjectUpdate.Kind */
export type ObjectUpdateKind = 'modify' | 'enter' | 'leave'

/** vim.OvfConsumer.OstNodeType */
export type OvfConsumerOstNodeType = 'envelope' | 'virtualSystem' | 'virtualSystemCollection'

/** vim.OvfManager.CreateImportSpecParams.DiskProvisioningType */
export type OvfCreateImportSpecParamsDiskProvisioningType = 'monolithicSparse' | 'monolithicFlat' | 'twoGbMaxExtentSparse' | 'twoGbMaxExtentFlat' | 'thin' | 'thick' | 'seSparse' | 'eagerZeroedThick' | 'sparse' | 'flat'

/** pbm.profile.AssociateAndApplyPolicyStatus.PolicyStatus */
export type PbmAssociateAndApplyPolicyStatusPolicyStatus = 'success' | 'failed' | 'invalid'

/** pbm.capability.types.BuiltinGenericTypesEnum */
export type PbmBuiltinGenericType = 'VMW_RANGE' | 'VMW_SET'

/** pbm.capability.types.BuiltinTypesEnum */
export type PbmBuiltinType = 'XSD_LONG' | 'XSD_SHORT' | 'XSD_INTEGER' | 'XSD_INT' | 'XSD_STRING' | 'XSD_BOOLEAN' | 'XSD_DOUBLE' | 'XSD_DATETIME' | 'VMW_TIMESPAN' | 'VMW_POLICY'

/** pbm.capability.Operator */
export type PbmCapabilityOperator = 'NOT'

/** pbm.capability.provider.CapabilityObjectSchema.CapabilityCategory */
export type PbmCapabilitySchemaCapabilityCategory = 'common' | 'datastoreSpecific'

/** pbm.capability.types.TimeUnitEnum */
export type PbmCapabilityTimeUnitType = 'SECONDS' | 'MINUTES' | 'HOURS' | 'DAYS' | 'WEEKS' | 'MONTHS' | 'YEARS'

/** pbm.compliance.ComplianceResult.ComplianceTaskStatus */
export type PbmComplianceResultComplianceTaskStatus = 'inProgress' | 'success' | 'failed'

/** pbm.compliance.ComplianceResult.ComplianceStatus */
export type PbmComplianceStatus = 'compliant' | 'nonCompliant' | 'unknown' | 'notApplicable' | 'outOfDate'

/** pbm.PbmDebugManager.KeystoreName */
export type PbmDebugManagerKeystoreName = 'SMS' | 'TRUSTED_ROOTS'

/** pbm.compliance.EntityHealthStatus.HealthStatus */
export type PbmHealthStatusForEntity = 'red' | 'yellow' | 'green' | 'unknown'

/** pbm.profile.IofilterInfo.FilterType */
export type PbmIofilterInfoFilterType = 'INSPECTION' | 'COMPRESSION' | 'ENCRYPTION' | 'REPLICATION' | 'CACHE' | 'DATAPROVIDER' | 'DATASTOREIOCONTROL'

/** pbm.capability.provider.LineOfServiceInfo.LineOfServiceEnum */
export type PbmLineOfServiceInfoLineOfServiceEnum = 'INSPECTION' | 'COMPRESSION' | 'ENCRYPTION' | 'REPLICATION' | 'CACHING' | 'PERSISTENCE' | 'DATA_PROVIDER' | 'DATASTORE_IO_CONTROL' | 'DATA_PROTECTION' | 'STRETCHED_CLUSTER'

/** pbm.LoggingConfiguration.Component */
export type PbmLoggingConfigurationComponent = 'pbm' | 'vslm' | 'sms' | 'spbm' | 'sps' | 'httpclient_header' | 'httpclient_content' | 'vmomi'

/** pbm.LoggingConfiguration.LogLevel */
export type PbmLoggingConfigurationLogLevel = 'INFO' | 'DEBUG' | 'TRACE'

/** pbm.ServerObjectRef.ObjectType */
export type PbmObjectType = 'virtualMachine' | 'virtualMachineAndDisks' | 'virtualDiskId' | 'virtualDiskUUID' | 'datastore' | 'vsanObjectId' | 'fileShareId' | 'host' | 'cluster' | 'unknown'

/** pbm.profile.EntityAssociations.Operation */
export type PbmOperation = 'CREATE' | 'REGISTER' | 'UNREGISTER' | 'RECONFIGURE' | 'MIGRATE' | 'CLONE'

/** pbm.profile.PolicyAssociation.VolumeAllocationType */
export type PbmPolicyAssociationVolumeAllocationType = 'FullyInitialized' | 'ReserveSpace' | 'ConserveSpaceWhenPossible'

/** pbm.profile.CapabilityBasedProfile.ProfileCategoryEnum */
export type PbmProfileCategoryEnum = 'REQUIREMENT' | 'RESOURCE' | 'DATA_SERVICE_POLICY'

/** pbm.profile.ResourceTypeEnum */
export type PbmProfileResourceTypeEnum = 'STORAGE'

/** pbm.profile.CapabilityBasedProfile.SystemCreatedProfileType */
export type PbmSystemCreatedProfileType = 'VsanDefaultProfile' | 'VVolDefaultProfile' | 'PmemDefaultProfile' | 'VmcManagementProfile' | 'VsanMaxDefaultProfile' | 'VsanEsaAutoManagedRaidProfile'

/** pbm.profile.VmAssociations.Operation */
export type PbmVmOperation = 'CREATE' | 'RECONFIGURE' | 'MIGRATE' | 'CLONE'

/** pbm.ServerObjectRef.VvolType */
export type PbmVvolType = 'Config' | 'Data' | 'Swap'

/** vim.PerformanceManager.Format */
export type PerfFormat = 'normal' | 'csv'

/** vim.PerformanceManager.CounterInfo.StatsType */
export type PerfStatsType = 'absolute' | 'delta' | 'rate'

/** vim.PerformanceManager.CounterInfo.RollupType */
export type PerfSummaryType = 'average' | 'maximum' | 'minimum' | 'latest' | 'summation' | 'none'

/** vim.PerformanceManager.CounterInfo.Unit */
export type PerformanceManagerUnit = 'percent' | 'kiloBytes' | 'megaBytes' | 'gigaBytes' | 'megaHertz' | 'number' | 'microsecond' | 'millisecond' | 'second' | 'kiloBytesPerSecond' | 'megaBytesPerSecond' | 'watt' | 'joule' | 'teraBytes' | 'celsius' | 'nanosecond'

/** vim.host.PhysicalNic.ResourcePoolSchedulerDisallowedReason */
export type PhysicalNicResourcePoolSchedulerDisallowedReason = 'userOptOut' | 'hardwareUnsupported'

/** vim.host.PhysicalNic.VmDirectPathGen2SupportedMode */
export type PhysicalNicVmDirectPathGen2SupportedMode = 'upt'

/** vim.PlaceVmsXClusterSpec.PlacementType */
export type PlaceVmsXClusterSpecPlacementType = 'createAndPowerOn' | 'reconfigure' | 'relocate'

/** vim.storageDrs.PlacementAffinityRule.RuleScope */
export type PlacementAffinityRuleRuleScope = 'cluster' | 'host' | 'storagePod' | 'datastore'

/** vim.storageDrs.PlacementAffinityRule.RuleType */
export type PlacementAffinityRuleRuleType = 'affinity' | 'antiAffinity' | 'softAffinity' | 'softAntiAffinity'

/** vim.cluster.PlacementSpec.PlacementType */
export type PlacementSpecPlacementType = 'create' | 'reconfigure' | 'relocate' | 'clone'

/** vim.host.PortGroup.PortConnecteeType */
export type PortGroupConnecteeType = 'virtualMachine' | 'systemManagement' | 'host' | 'unknown'

/** vim.vsan.PrecheckDatastoreSourceOperation */
export type PrecheckDatastoreSourceOperation = 'checkCreateDs' | 'checkUpdateDs' | 'checkDestroyDs' | 'PrecheckDatastoreSourceOperation_unknown'

/** vim.profile.host.ExecuteResult.Status */
export type ProfileExecuteResultStatus = 'success' | 'needInput' | 'error'

/** vim.profile.NumericComparator */
export type ProfileNumericComparator = 'lessThan' | 'lessThanEqual' | 'equal' | 'notEqual' | 'greaterThanEqual' | 'greaterThan'

/** vim.profile.ParameterMetadata.RelationType */
export type ProfileParameterMetadataRelationType = 'dynamic_relation' | 'extensible_relation' | 'localizable_relation' | 'static_relation' | 'validation_relation'

/** vmodl.query.PropertyCollector.Change.Op */
export type PropertyChangeOp = 'add' | 'remove' | 'assign' | 'indirectRemove'

/** sms.provider.VasaProviderInfo.ProviderProfile */
export type ProviderProfile = 'ProfileBasedManagement' | 'Replication'

/** vim.fault.QuarantineModeFault.FaultType */
export type QuarantineModeFaultFaultType = 'NoCompatibleNonQuarantinedHost' | 'CorrectionDisallowed' | 'CorrectionImpact'

/** vim.cns.QuerySelectionNameType */
export type QuerySelectionNameType = 'VOLUME_METADATA' | 'DATASTORE_URL' | 'POLICY_ID' | 'VOLUME_TYPE' | 'VOLUME_NAME' | 'BACKING_OBJECT_DETAILS' | 'COMPLIANCE_STATUS' | 'DATASTORE_ACCESSIBILITY_STATUS' | 'HEALTH_STATUS' | 'QuerySelectionNameType_Unknown'

/** vim.HbrManager.VmReplicationCapability.QuiesceMode */
export type QuiesceMode = 'application' | 'filesystem' | 'none'

/** vim.host.RdmaProtocol */
export type RdmaProtocol = 'RoCEv2'

/** vim.cluster.Recommendation.ReasonCode */
export type RecommendationReasonCode = 'fairnessCpuAvg' | 'fairnessMemAvg' | 'jointAffin' | 'antiAffin' | 'hostMaint' | 'enterStandby' | 'reservationCpu' | 'reservationMem' | 'powerOnVm' | 'powerSaving' | 'increaseCapacity' | 'checkResource' | 'unreservedCapacity' | 'colocateCommunicatingVM' | 'balanceNetworkBandwidthUsage' | 'vmHostHardAffinity' | 'vmHostSoftAffinity' | 'increaseAllocation' | 'balanceDatastoreSpaceUsage' | 'balanceDatastoreIOLoad' | 'balanceDatastoreIOPSReservation' | 'datastoreMaint' | 'virtualDiskJointAffin' | 'virtualDiskAntiAffin' | 'datastoreSpaceOutage' | 'storagePlacement' | 'iolbDisabledInternal' | 'xvmotionPlacement' | 'networkBandwidthReservation' | 'hostInDegradation' | 'hostExitDegradation' | 'maxVmsConstraint' | 'ftConstraints' | 'vmHostAffinityPolicy' | 'vmHostAntiAffinityPolicy' | 'vmAntiAffinityPolicy' | 'balanceVsanUsage' | 'ahPlacementOptimization' | 'vmxUpgrade'

/** vim.cluster.Recommendation.RecommendationType */
export type RecommendationType = 'V1'

/** vim.vsan.RemoteVsanNetworkTopology */
export type RemoteVsanNetworkTopology = 'Topology_Unknown' | 'Symmetric' | 'Asymmetric'

/** vim.fault.ReplicationDiskConfigFault.ReasonForFault */
export type ReplicationDiskConfigFaultReasonForFault = 'diskNotFound' | 'diskTypeNotSupported' | 'invalidDiskKey' | 'invalidDiskReplicationId' | 'duplicateDiskReplicationId' | 'invalidPersistentFilePath' | 'reconfigureDiskReplicationIdNotAllowed'

/** sms.storage.replication.ReplicationState */
export type ReplicationReplicationState = 'SOURCE' | 'TARGET' | 'FAILEDOVER' | 'INTEST' | 'REMOTE_FAILEDOVER'

/** vim.fault.ReplicationVmConfigFault.ReasonForFault */
export type ReplicationVmConfigFaultReasonForFault = 'incompatibleHwVersion' | 'invalidVmReplicationId' | 'invalidGenerationNumber' | 'outOfBoundsRpoValue' | 'invalidDestinationIpAddress' | 'invalidDestinationPort' | 'invalidExtraVmOptions' | 'staleGenerationNumber' | 'reconfigureVmReplicationIdNotAllowed' | 'cannotRetrieveVmReplicationConfiguration' | 'replicationAlreadyEnabled' | 'invalidPriorConfiguration' | 'replicationNotEnabled' | 'replicationConfigurationFailed' | 'encryptedVm' | 'invalidThumbprint' | 'incompatibleDevice'

/** vim.fault.ReplicationVmFault.ReasonForFault */
export type ReplicationVmFaultReasonForFault = 'notConfigured' | 'poweredOff' | 'suspended' | 'poweredOn' | 'offlineReplicating' | 'invalidState' | 'invalidInstanceId' | 'closeDiskError' | 'groupExist'

/** vim.fault.ReplicationVmInProgressFault.Activity */
export type ReplicationVmInProgressFaultActivity = 'fullSync' | 'delta'

/** vim.HbrManager.ReplicationVmInfo.State */
export type ReplicationVmState = 'none' | 'paused' | 'syncing' | 'idle' | 'active' | 'error'

/** vim.vsan.ResourceCheckResult.ResourceCheckDedupStoreHealthState */
export type ResourceCheckDedupStoreHealthState = 'Inaccessible' | 'Noncompliant'

/** vim.ResourceConfigSpec.ScaleSharesBehavior */
export type ResourceConfigSpecScaleSharesBehavior = 'disabled' | 'scaleCpuAndMemoryShares'

/** vim.vm.ScheduledHardwareUpgradeInfo.HardwareUpgradePolicy */
export type ScheduledHardwareUpgradeInfoHardwareUpgradePolicy = 'never' | 'onSoftPowerOff' | 'always'

/** vim.vm.ScheduledHardwareUpgradeInfo.HardwareUpgradeStatus */
export type ScheduledHardwareUpgradeInfoHardwareUpgradeStatus = 'none' | 'pending' | 'success' | 'failed'

/** vim.host.ScsiDisk.ScsiDiskType */
export type ScsiDiskType = 'native512' | 'emulated512' | 'native4k' | 'SoftwareEmulated4k' | 'unknown'

/** vim.host.ScsiLun.DescriptorQuality */
export type ScsiLunDescriptorQuality = 'highQuality' | 'mediumQuality' | 'lowQuality' | 'unknownQuality'

/** vim.host.ScsiLun.LunReservationStatus */
export type ScsiLunLunReservationStatus = 'LUN_RESERVED_UNKNOWN' | 'LUN_RESERVED_YES' | 'LUN_RESERVED_NO' | 'LUN_RESERVED_NOT_SUPPORTED'

/** vim.host.ScsiLun.State */
export type ScsiLunState = 'unknownState' | 'ok' | 'error' | 'off' | 'quiesced' | 'degraded' | 'lostCommunication' | 'timeout'

/** vim.host.ScsiLun.ScsiLunType */
export type ScsiLunType = 'disk' | 'tape' | 'printer' | 'processor' | 'worm' | 'cdrom' | 'scanner' | 'opticalDevice' | 'mediaChanger' | 'communications' | 'storageArrayController' | 'enclosure' | 'unknown'

/** vim.host.ScsiLun.VStorageSupportStatus */
export type ScsiLunVStorageSupportStatus = 'vStorageSupported' | 'vStorageUnsupported' | 'vStorageUnknown'

/** vim.SearchIndex.Predicate.ArrayOperator */
export type SearchIndexPredicateArrayOperator = 'AllElements' | 'AnyElement'

/** vim.SearchIndex.Predicate.ComparisonOperator */
export type SearchIndexPredicateComparisonOperator = 'Equal' | 'NotEqual' | 'Greater' | 'GreaterOrEqual' | 'Less' | 'LessOrEqual' | 'In' | 'NotIn' | 'Like' | 'NotLike'

/** vim.SearchIndex.QuerySpec.ResourceType */
export type SearchIndexQuerySpecResourceType = 'ClusterComputeResource' | 'ComputeResource' | 'Datacenter' | 'Datastore' | 'DistributedVirtualPortgroup' | 'DistributedVirtualSwitch' | 'Folder' | 'HostSystem' | 'Network' | 'OpaqueNetwork' | 'ResourcePool' | 'ServiceInstance' | 'StoragePod' | 'VirtualApp' | 'VirtualMachine' | 'VmwareDistributedVirtualSwitch'

/** vim.vsan.host.ServerNodeType */
export type ServerNodeType = 'NodeType_Unknown' | 'REMOTE_NODE' | 'REMOTE_WITNESS_NODE' | 'REMOTE_METADATA_NODE'

/** vim.SessionManager.GenericServiceTicket.TicketType */
export type SessionManagerGenericServiceTicketTicketType = 'HttpNfcServiceTicket' | 'HostServiceTicket' | 'VcServiceTicket'

/** vim.SessionManager.HttpServiceRequestSpec.Method */
export type SessionManagerHttpServiceRequestSpecMethod = 'httpOptions' | 'httpGet' | 'httpHead' | 'httpPost' | 'httpPut' | 'httpDelete' | 'httpTrace' | 'httpConnect'

/** vim.SharesInfo.Level */
export type SharesLevel = 'low' | 'normal' | 'high' | 'custom'

/** vim.SimpleCommand.Encoding */
export type SimpleCommandEncoding = 'CSV' | 'HEX' | 'STRING'

/** vim.host.InternetScsiHba.DiscoveryProperties.SlpDiscoveryMethod */
export type SlpDiscoveryMethod = 'slpDhcp' | 'slpAutoUnicast' | 'slpAutoMulticast' | 'slpManual'

/** sms.storage.AlarmStatus */
export type SmsAlarmStatus = 'Red' | 'Green' | 'Yellow'

/** sms.storage.EntityType */
export type SmsEntityType = 'StorageArrayEntity' | 'StorageProcessorEntity' | 'StoragePortEntity' | 'StorageLunEntity' | 'StorageFileSystemEntity' | 'StorageCapabilityEntity' | 'CapabilitySchemaEntity' | 'CapabilityProfileEntity' | 'DefaultProfileEntity' | 'ResourceAssociationEntity' | 'StorageContainerEntity' | 'StorageObjectEntity' | 'MessageCatalogEntity' | 'ProtocolEndpointEntity' | 'VirtualVolumeInfoEntity' | 'BackingStoragePoolEntity' | 'FaultDomainEntity' | 'ReplicationGroupEntity'

/** sms.TaskInfo.State */
export type SmsTaskState = 'queued' | 'running' | 'success' | 'error'

/** vim.host.SoftwarePackage.Constraint */
export type SoftwarePackageConstraint = 'equals' | 'lessThan' | 'lessThanEqual' | 'greaterThanEqual' | 'greaterThan'

/** vim.host.SoftwarePackage.VibType */
export type SoftwarePackageVibType = 'bootbank' | 'tools' | 'meta'

/** eam.lccm.Solutions.InvalidReason */
export type SolutionsInvalidReason = 'INVALID_OVF_DESCRIPTOR' | 'INACCESSBLE_VM_SOURCE' | 'INVALID_NETWORKS' | 'INVALID_DATASTORES' | 'INVALID_RESOURCE_POOL' | 'INVALID_FOLDER' | 'INVALID_PROPERTIES' | 'INVALID_TRANSITION' | 'INVALID_CLUSTER_TRANSITION'

/** eam.lccm.Solutions.NonComplianceReason */
export type SolutionsNonComplianceReason = 'WORKING' | 'ISSUE' | 'IN_HOOK' | 'BLOCKED' | 'OBSOLETE_SPEC' | 'NO_SPEC'

/** eam.lccm.Solutions.VMDeploymentOptimization */
export type SolutionsVMDeploymentOptimization = 'ALL_CLONES' | 'FULL_CLONES_ONLY' | 'NO_CLONES'

/** eam.lccm.Solutions.VMDiskProvisioning */
export type SolutionsVMDiskProvisioning = 'THIN' | 'THICK'

/** eam.lccm.Solutions.VmPlacementPolicy */
export type SolutionsVmPlacementPolicy = 'VM_VM_ANTI_AFFINITY'

/** vim.alarm.StateAlarmExpression.StateOperator */
export type StateAlarmOperator = 'isEqual' | 'isUnequal'

/** sms.storage.StorageContainer.VvolContainerTypeEnum */
export type StorageContainerVvolContainerTypeEnum = 'NFS' | 'NFS4x' | 'SCSI' | 'NVMe'

/** vim.storageDrs.PodConfigInfo.Behavior */
export type StorageDrsPodConfigInfoBehavior = 'manual' | 'automated'

/** vim.storageDrs.SpaceLoadBalanceConfig.SpaceThresholdMode */
export type StorageDrsSpaceLoadBalanceConfigSpaceThresholdMode = 'utilization' | 'freeSpace'

/** vim.StorageResourceManager.CongestionThresholdMode */
export type StorageIORMThresholdMode = 'automatic' | 'manual'

/** vim.storageDrs.StoragePlacementSpec.PlacementType */
export type StoragePlacementSpecPlacementType = 'create' | 'reconfigure' | 'relocate' | 'clone'

/** vim.vsan.host.StoragePoolDiskType */
export type StoragePoolDiskType = 'singleTier' | 'StoragePoolDiskType_Unknown'

/** vim.TaskFilterSpec.RecursionOption */
export type TaskFilterSpecRecursionOption = 'self' | 'children' | 'all'

/** vim.TaskFilterSpec.TimeOption */
export type TaskFilterSpecTimeOption = 'queuedTime' | 'startedTime' | 'completedTime'

/** vim.TaskInfo.State */
export type TaskInfoState = 'queued' | 'running' | 'success' | 'error'

/** sms.storage.ThinProvisioningStatus */
export type ThinProvisioningStatus = 'RED' | 'YELLOW' | 'GREEN'

/** vim.fault.ThirdPartyLicenseAssignmentFailed.Reason */
export type ThirdPartyLicenseAssignmentFailedReason = 'licenseAssignmentFailed' | 'moduleNotInstalled'

/** vim.vsan.host.TrimDiskType */
export type TrimDiskType = 'cacheDisk' | 'capacityDisk' | 'TrimDiskType_Unknown'

/** vim.vm.ToolsConfigInfo.UpgradePolicy */
export type UpgradePolicy = 'manual' | 'upgradeAtPowerCycle'

/** vim.vApp.EntityConfigInfo.Action */
export type VAppAutoStartAction = 'none' | 'powerOn' | 'powerOff' | 'guestShutdown' | 'suspend'

/** vim.vApp.CloneSpec.ProvisioningType */
export type VAppCloneSpecProvisioningType = 'sameAsSource' | 'thin' | 'thick'

/** vim.vApp.IPAssignmentInfo.AllocationSchemes */
export type VAppIPAssignmentInfoAllocationSchemes = 'dhcp' | 'ovfenv'

/** vim.vApp.IPAssignmentInfo.IpAllocationPolicy */
export type VAppIPAssignmentInfoIpAllocationPolicy = 'dhcpPolicy' | 'transientPolicy' | 'fixedPolicy' | 'fixedAllocatedPolicy'

/** vim.vApp.IPAssignmentInfo.Protocols */
export type VAppIPAssignmentInfoProtocols = 'IPv4' | 'IPv6'

/** vim.fault.VFlashModuleNotSupported.Reason */
export type VFlashModuleNotSupportedReason = 'CacheModeNotSupported' | 'CacheConsistencyTypeNotSupported' | 'CacheBlockSizeNotSupported' | 'CacheReservationNotSupported' | 'DiskSizeNotSupported'

/** vim.ServiceInstance.VMotionCompatibilityType */
export type VMotionCompatibilityType = 'cpu' | 'software'

/** vim.dvs.VmwareDistributedVirtualSwitch.TeamingMatchStatus */
export type VMwareDVSTeamingMatchStatus = 'iphashMatch' | 'nonIphashMatch' | 'iphashMismatch' | 'nonIphashMismatch'

/** vim.dvs.VmwareDistributedVirtualSwitch.VspanSessionEncapType */
export type VMwareDVSVspanSessionEncapType = 'gre' | 'erspan2' | 'erspan3'

/** vim.dvs.VmwareDistributedVirtualSwitch.VspanSessionType */
export type VMwareDVSVspanSessionType = 'mixedDestMirror' | 'dvPortMirror' | 'remoteMirrorSource' | 'remoteMirrorDest' | 'encapsulatedRemoteMirrorSource'

/** vim.dvs.VmwareDistributedVirtualSwitch.LacpApiVersion */
export type VMwareDvsLacpApiVersion = 'singleLag' | 'multipleLag'

/** vim.dvs.VmwareDistributedVirtualSwitch.LacpLoadBalanceAlgorithm */
export type VMwareDvsLacpLoadBalanceAlgorithm = 'srcMac' | 'destMac' | 'srcDestMac' | 'destIpVlan' | 'srcIpVlan' | 'srcDestIpVlan' | 'destTcpUdpPort' | 'srcTcpUdpPort' | 'srcDestTcpUdpPort' | 'destIpTcpUdpPort' | 'srcIpTcpUdpPort' | 'srcDestIpTcpUdpPort' | 'destIpTcpUdpPortVlan' | 'srcIpTcpUdpPortVlan' | 'srcDestIpTcpUdpPortVlan' | 'destIp' | 'srcIp' | 'srcDestIp' | 'vlan' | 'srcPortId'

/** vim.dvs.VmwareDistributedVirtualSwitch.MulticastFilteringMode */
export type VMwareDvsMulticastFilteringMode = 'legacyFiltering' | 'snooping'

/** vim.dvs.VmwareDistributedVirtualSwitch.UplinkLacpMode */
export type VMwareUplinkLacpMode = 'active' | 'passive'

/** vim.dvs.VmwareDistributedVirtualSwitch.UplinkLacpTimeoutMode */
export type VMwareUplinkLacpTimeoutMode = 'fast' | 'slow'

/** vim.vslm.VStorageObject.ConsumptionType */
export type VStorageObjectConsumptionType = 'disk'

/** vim.ServiceInstance.ValidateMigrationTestType */
export type ValidateMigrationTestType = 'sourceTests' | 'compatibilityTests' | 'diskAccessibilityTests' | 'resourceTests'

/** sms.provider.VmodlVasaProviderSpec.AuthenticationType */
export type VasaAuthenticationType = 'LoginByToken' | 'UseSessionId'

/** sms.storage.StorageArray.VasaProfile */
export type VasaProfile = 'blockDevice' | 'fileSystem' | 'capability' | 'policy' | 'object' | 'statistics' | 'storageDrsBlockDevice' | 'storageDrsFileSystem'

/** sms.provider.VasaProviderInfo.CertificateStatus */
export type VasaProviderCertificateStatus = 'valid' | 'expirySoftLimitReached' | 'expiryHardLimitReached' | 'expired' | 'invalid'

/** sms.provider.VasaProviderInfo.VasaProviderProfile */
export type VasaProviderProfile = 'blockDevice' | 'fileSystem' | 'capability'

/** sms.provider.VasaProviderInfo.VasaProviderStatus */
export type VasaProviderStatus = 'online' | 'offline' | 'syncError' | 'unknown' | 'connected' | 'disconnected'

/** vim.vcha.FailoverClusterManager.VchaClusterMode */
export type VchaClusterMode = 'enabled' | 'disabled' | 'maintenance'

/** vim.vcha.FailoverClusterManager.VchaClusterState */
export type VchaClusterState = 'healthy' | 'degraded' | 'isolated'

/** vim.vcha.FailoverClusterManager.VchaNodeRole */
export type VchaNodeRole = 'active' | 'passive' | 'witness'

/** vim.vcha.FailoverClusterManager.VchaNodeState */
export type VchaNodeState = 'up' | 'down'

/** vim.vcha.FailoverClusterConfigurator.VchaState */
export type VchaState = 'configured' | 'notConfigured' | 'invalid' | 'prepared'

/** vim.cluster.VSANStretchedClusterConfigIssueInfo.VSANStretchedClusterConfigIssueEnum */
export type VimClusterVSANStretchedClusterConfigIssueEnum = 'ClusterWithoutOneWitnessHost' | 'ClusterWithoutTwoDataFaultDomains' | 'ClusterWithMultipleUnicastAgents' | 'WitnessPreferredFaultDomainInvalid' | 'WitnessPreferredFaultDomainNotExist' | 'WitnessInsideVcCluster' | 'WitnessFaultDomainInvalid' | 'HostUnicastAgentUnset' | 'WitnessWithNoDiskMapping' | 'HostWithNoStretchedClusterSupport' | 'HostWithInvalidUnicastAgent' | 'SharedWitnessClusterDataHostNumExceed' | 'SharedWitnessComponentLimitScaledDown' | 'VSANStretchedClusterConfigIssueEnum_Unknown'

/** vim.cluster.VsanHostDiskMapping.VsanDiskGroupCreationType */
export type VimClusterVsanDiskGroupCreationType = 'allflash' | 'hybrid' | 'vsandirect' | 'pmem' | 'VsanDiskGroupCreationType_Unknown'

/** vim.vsan.cluster.ComplianceResourceCheckStatusType */
export type VimVsanClusterComplianceResourceCheckStatusType = 'inProgress' | 'aborted' | 'completed' | 'uninitialized' | 'ComplianceResourceCheckStatusType_Unknown'

/** vim.vsan.cluster.VsanManagedStorageType */
export type VimVsanClusterVsanManagedStorageType = 'vsandirect' | 'pmem' | 'VsanManagedStorageType_Unknown'

/** vim.vsan.host.DiskMappingCreationSpec.DiskMappingCreationType */
export type VimVsanHostDiskMappingCreationType = 'hybrid' | 'allFlash' | 'vsandirect' | 'pmem' | 'DiskMappingCreationType_Unknown'

/** vim.vsan.host.PortConfigEx.TrafficType */
export type VimVsanHostTrafficType = 'vsan' | 'witness' | 'TrafficType_Unknown'

/** vim.vsan.host.PortConfigEx.TrafficType90 */
export type VimVsanHostTrafficType90 = 'vsanExternal'

/** vim.vsan.LifecycleCheckOperation */
export type VimVsanLifecycleCheckOperation = 'noChecks' | 'LifecycleCheckOperation_unknown'

/** vim.vsan.LifecycleClusterType */
export type VimVsanLifecycleClusterType = 'single' | 'stretched' | 'metadata' | 'LifecycleClusterType_unknown'

/** vim.vsan.LifecyclePreCheckType */
export type VimVsanLifecyclePreCheckType = 'supportedWitnessVersion' | 'virtualWitnessHost' | 'sharedWitnessHost' | 'PreCheckType_unknown'

/** vim.vsan.MountPrecheckType */
export type VimVsanMountPrecheckType = 'supportedConfiguration' | 'localVsanDatastore' | 'datastoreType' | 'datacenter' | 'vsanFormatVersion' | 'serverClusterHealth' | 'datastorePolicy' | 'remoteDatastoreLimit' | 'clientClusterLimit' | 'serverClusterLimit' | 'connectivity' | 'networkLatency' | 'license' | 'precheck_unknown' | 'serverVersionForComputeMode' | 'remoteVcConnection' | 'datastoreExists' | 'serverVcenterLimit' | 'clientVcenterLimit' | 'vcApiVersion' | 'vcenterIdValid' | 'checkServerVcenter'

/** vim.vsan.MountPrecheckTypeDIT */
export type VimVsanMountPrecheckTypeDIT = 'serverClusterConsistency' | 'clientRemoteDITCapability' | 'serverRemoteDITCapability' | 'rekeyIntervalValid' | 'datastoreBelongToServerCluster' | 'remoteDITInfoRetrieval' | 'remoteDITVersionCheck'

/** vim.vsan.VsanHciMeshConfigLimits */
export type VimVsanVsanHciMeshConfigLimits = 'MaxClientClusters' | 'MaxServerClusters' | 'MaxClientVcenters' | 'MaxServerVcenters' | 'ConfigLimitType_unknown'

/** vim.vsan.VsanScanObjectsIssue.VsanScanObjectsIssueType */
export type VimVsanVsanScanObjectsIssueType = 'BROKEN_CHAIN' | 'LEAKED_OBJECT' | 'UNKNOWN'

/** vim.vsan.VsanVcsaDeploymentPhase */
export type VimVsanVsanVcsaDeploymentPhase = 'initializing' | 'validation' | 'vsanbootstrap' | 'ovaunpack' | 'vcsadeploy' | 'vcconfig' | 'done' | 'failed' | 'VsanVcsaDeploymentPhase_Unknown'

/** vim.VirtualApp.VAppState */
export type VirtualAppVAppState = 'started' | 'stopped' | 'starting' | 'stopping'

/** vim.vm.device.VirtualDeviceSpec.ChangeMode */
export type VirtualDeviceConfigSpecChangeMode = 'fail' | 'skip'

/** vim.vm.device.VirtualDeviceSpec.FileOperation */
export type VirtualDeviceConfigSpecFileOperation = 'create' | 'destroy' | 'replace'

/** vim.vm.device.VirtualDeviceSpec.Operation */
export type VirtualDeviceConfigSpecOperation = 'add' | 'remove' | 'edit'

/** vim.vm.device.VirtualDevice.ConnectInfo.MigrateConnectOp */
export type VirtualDeviceConnectInfoMigrateConnectOp = 'connect' | 'disconnect' | 'unset'

/** vim.vm.device.VirtualDevice.ConnectInfo.Status */
export type VirtualDeviceConnectInfoStatus = 'ok' | 'recoverableError' | 'unrecoverableError' | 'untried'

/** vim.vm.device.VirtualDeviceOption.FileBackingOption.FileExtension */
export type VirtualDeviceFileExtension = 'iso' | 'flp' | 'vmdk' | 'dsk' | 'rdm'

/** vim.vm.device.VirtualDeviceOption.URIBackingOption.Direction */
export type VirtualDeviceURIBackingOptionDirection = 'server' | 'client'

/** vim.VirtualDiskManager.VirtualDiskAdapterType */
export type VirtualDiskAdapterType = 'ide' | 'busLogic' | 'lsiLogic'

/** vim.vm.device.VirtualDiskOption.CompatibilityMode */
export type VirtualDiskCompatibilityMode = 'virtualMode' | 'physicalMode'

/** vim.vm.device.VirtualDisk.DeltaDiskFormat */
export type VirtualDiskDeltaDiskFormat = 'redoLogFormat' | 'nativeFormat' | 'seSparseFormat'

/** vim.vm.device.VirtualDisk.DeltaDiskFormatVariant */
export type VirtualDiskDeltaDiskFormatVariant = 'vmfsSparseVariant' | 'vsanSparseVariant'

/** vim.vm.device.VirtualDisk.DiskChainBrokenIssue */
export type VirtualDiskDiskChainBrokenIssue = 'noIssue' | 'cidMismatch'

/** vim.vm.device.VirtualDiskOption.DiskMode */
export type VirtualDiskMode = 'persistent' | 'nonpersistent' | 'undoable' | 'independent_persistent' | 'independent_nonpersistent' | 'append'

/** vim.storageDrs.VirtualDiskRuleSpec.RuleType */
export type VirtualDiskRuleSpecRuleType = 'affinity' | 'antiAffinity' | 'disabled'

/** vim.vm.device.VirtualDisk.Sharing */
export type VirtualDiskSharing = 'sharingNone' | 'sharingMultiWriter'

/** vim.VirtualDiskManager.VirtualDiskType */
export type VirtualDiskType = 'preallocated' | 'thin' | 'seSparse' | 'rdm' | 'rdmp' | 'raw' | 'delta' | 'sparse2Gb' | 'thick2Gb' | 'eagerZeroedThick' | 'sparseMonolithic' | 'flatMonolithic' | 'thick'

/** vim.vm.device.VirtualDisk.VFlashCacheConfigInfo.CacheConsistencyType */
export type VirtualDiskVFlashCacheConfigInfoCacheConsistencyType = 'strong' | 'weak'

/** vim.vm.device.VirtualDisk.VFlashCacheConfigInfo.CacheMode */
export type VirtualDiskVFlashCacheConfigInfoCacheMode = 'write_thru' | 'write_back'

/** vim.vm.device.VirtualEthernetCardOption.LegacyNetworkBackingOption.LegacyNetworkDeviceName */
export type VirtualEthernetCardLegacyNetworkDeviceName = 'bridged' | 'nat' | 'hostonly'

/** vim.vm.device.VirtualEthernetCardOption.MacTypes */
export type VirtualEthernetCardMacType = 'manual' | 'generated' | 'assigned'

/** vim.vm.VirtualHardware.MotherboardLayout */
export type VirtualHardwareMotherboardLayout = 'i440bxHostBridge' | 'acpiHostBridges'

/** vim.VirtualMachine.AppHeartbeatStatusType */
export type VirtualMachineAppHeartbeatStatusType = 'appStatusGray' | 'appStatusGreen' | 'appStatusRed'

/** vim.vm.BootOptions.NetworkBootProtocolType */
export type VirtualMachineBootOptionsNetworkBootProtocolType = 'ipv4' | 'ipv6'

/** vim.vm.CertThumbprint.HashAlgorithm */
export type VirtualMachineCertThumbprintHashAlgorithm = 'sha256'

/** vim.vm.CloneSpec.TpmProvisionPolicy */
export type VirtualMachineCloneSpecTpmProvisionPolicy = 'copy' | 'replace'

/** vim.vm.ConfigInfo.NpivWwnType */
export type VirtualMachineConfigInfoNpivWwnType = 'vc' | 'host' | 'external'

/** vim.vm.ConfigInfo.SwapPlacementType */
export type VirtualMachineConfigInfoSwapPlacementType = 'inherit' | 'vmDirectory' | 'hostLocal'

/** vim.vm.ConfigSpec.EncryptedFtModes */
export type VirtualMachineConfigSpecEncryptedFtModes = 'ftEncryptionDisabled' | 'ftEncryptionOpportunistic' | 'ftEncryptionRequired'

/** vim.vm.ConfigSpec.EncryptedVMotionModes */
export type VirtualMachineConfigSpecEncryptedVMotionModes = 'disabled' | 'opportunistic' | 'required'

/** vim.vm.ConfigSpec.NpivWwnOp */
export type VirtualMachineConfigSpecNpivWwnOp = 'generate' | 'set' | 'remove' | 'extend'

/** vim.VirtualMachine.ConnectionState */
export type VirtualMachineConnectionState = 'connected' | 'disconnected' | 'orphaned' | 'inaccessible' | 'invalid'

/** vim.VirtualMachine.CryptoState */
export type VirtualMachineCryptoState = 'unlocked' | 'locked'

/** vim.vm.DeviceRuntimeInfo.VirtualEthernetCardRuntimeState.VmDirectPathGen2InactiveReasonOther */
export type VirtualMachineDeviceRuntimeInfoVirtualEthernetCardRuntimeStateVmDirectPathGen2InactiveReasonOther = 'vmNptIncompatibleHost' | 'vmNptIncompatibleNetwork'

/** vim.vm.DeviceRuntimeInfo.VirtualEthernetCardRuntimeState.VmDirectPathGen2InactiveReasonVm */
export type VirtualMachineDeviceRuntimeInfoVirtualEthernetCardRuntimeStateVmDirectPathGen2InactiveReasonVm = 'vmNptIncompatibleGuest' | 'vmNptIncompatibleGuestDriver' | 'vmNptIncompatibleAdapterType' | 'vmNptDisabledOrDisconnectedAdapter' | 'vmNptIncompatibleAdapterFeatures' | 'vmNptIncompatibleBackingType' | 'vmNptInsufficientMemoryReservation' | 'vmNptFaultToleranceOrRecordReplayConfigured' | 'vmNptConflictingIOChainConfigured' | 'vmNptMonitorBlocks' | 'vmNptConflictingOperationInProgress' | 'vmNptRuntimeError' | 'vmNptOutOfIntrVector' | 'vmNptVMCIActive'

/** vim.VirtualMachine.FaultToleranceState */
export type VirtualMachineFaultToleranceState = 'notConfigured' | 'disabled' | 'enabled' | 'needSecondary' | 'starting' | 'running'

/** vim.VirtualMachine.FaultToleranceType */
export type VirtualMachineFaultToleranceType = 'unset' | 'recordReplay' | 'checkpointing'

/** vim.vm.FileLayoutEx.FileType */
export type VirtualMachineFileLayoutExFileType = 'config' | 'extendedConfig' | 'diskDescriptor' | 'diskExtent' | 'digestDescriptor' | 'digestExtent' | 'diskReplicationState' | 'log' | 'stat' | 'namespaceData' | 'dataSetsDiskModeStore' | 'dataSetsVmModeStore' | 'nvram' | 'snapshotData' | 'snapshotMemory' | 'snapshotList' | 'snapshotManifestList' | 'suspend' | 'suspendMemory' | 'swap' | 'uwswap' | 'core' | 'screenshot' | 'ftMetadata' | 'guestCustomization'

/** vim.vm.FlagInfo.MonitorType */
export type VirtualMachineFlagInfoMonitorType = 'release' | 'debug' | 'stats'

/** vim.vm.FlagInfo.VirtualExecUsage */
export type VirtualMachineFlagInfoVirtualExecUsage = 'hvAuto' | 'hvOn' | 'hvOff'

/** vim.vm.FlagInfo.VirtualMmuUsage */
export type VirtualMachineFlagInfoVirtualMmuUsage = 'automatic' | 'on' | 'off'

/** vim.vm.ForkConfigInfo.ChildType */
export type VirtualMachineForkConfigInfoChildType = 'none' | 'persistent' | 'nonpersistent'

/** vim.vm.GuestOsDescriptor.GuestArchitecture */
export type VirtualMachineGuestArchitecture = 'x86' | 'arm'

/** vim.vm.GuestOsDescriptor.GuestOsFamily */
export type VirtualMachineGuestOsFamily = 'windowsGuest' | 'linuxGuest' | 'netwareGuest' | 'solarisGuest' | 'darwinGuestFamily' | 'otherGuestFamily'

/** vim.vm.GuestOsDescriptor.GuestOsIdentifier */
export type VirtualMachineGuestOsIdentifier = 'dosGuest' | 'win31Guest' | 'win95Guest' | 'win98Guest' | 'winMeGuest' | 'winNTGuest' | 'win2000ProGuest' | 'win2000ServGuest' | 'win2000AdvServGuest' | 'winXPHomeGuest' | 'winXPProGuest' | 'winXPPro64Guest' | 'winNetWebGuest' | 'winNetStandardGuest' | 'winNetEnterpriseGuest' | 'winNetDatacenterGuest' | 'winNetBusinessGuest' | 'winNetStandard64Guest' | 'winNetEnterprise64Guest' | 'winLonghornGuest' | 'winLonghorn64Guest' | 'winNetDatacenter64Guest' | 'winVistaGuest' | 'winVista64Guest' | 'windows7Guest' | 'windows7_64Guest' | 'windows7Server64Guest' | 'windows8Guest' | 'windows8_64Guest' | 'windows8Server64Guest' | 'windows9Guest' | 'windows9_64Guest' | 'windows9Server64Guest' | 'windows11_64Guest' | 'windows12_64Guest' | 'windowsHyperVGuest' | 'windows2019srv_64Guest' | 'windows2019srvNext_64Guest' | 'windows2022srvNext_64Guest' | 'freebsdGuest' | 'freebsd64Guest' | 'freebsd11Guest' | 'freebsd11_64Guest' | 'freebsd12Guest' | 'freebsd12_64Guest' | 'freebsd13Guest' | 'freebsd13_64Guest' | 'freebsd14Guest' | 'freebsd14_64Guest' | 'freebsd15Guest' | 'freebsd15_64Guest' | 'redhatGuest' | 'rhel2Guest' | 'rhel3Guest' | 'rhel3_64Guest' | 'rhel4Guest' | 'rhel4_64Guest' | 'rhel5Guest' | 'rhel5_64Guest' | 'rhel6Guest' | 'rhel6_64Guest' | 'rhel7Guest' | 'rhel7_64Guest' | 'rhel8_64Guest' | 'rhel9_64Guest' | 'rhel10_64Guest' | 'centosGuest' | 'centos64Guest' | 'centos6Guest' | 'centos6_64Guest' | 'centos7Guest' | 'centos7_64Guest' | 'centos8_64Guest' | 'centos9_64Guest' | 'oracleLinuxGuest' | 'oracleLinux64Guest' | 'oracleLinux6Guest' | 'oracleLinux6_64Guest' | 'oracleLinux7Guest' | 'oracleLinux7_64Guest' | 'oracleLinux8_64Guest' | 'oracleLinux9_64Guest' | 'oracleLinux10_64Guest' | 'suseGuest' | 'suse64Guest' | 'slesGuest' | 'sles64Guest' | 'sles10Guest' | 'sles10_64Guest' | 'sles11Guest' | 'sles11_64Guest' | 'sles12Guest' | 'sles12_64Guest' | 'sles15_64Guest' | 'sles16_64Guest' | 'nld9Guest' | 'oesGuest' | 'sjdsGuest' | 'mandrakeGuest' | 'mandrivaGuest' | 'mandriva64Guest' | 'turboLinuxGuest' | 'turboLinux64Guest' | 'ubuntuGuest' | 'ubuntu64Guest' | 'debian4Guest' | 'debian4_64Guest' | 'debian5Guest' | 'debian5_64Guest' | 'debian6Guest' | 'debian6_64Guest' | 'debian7Guest' | 'debian7_64Guest' | 'debian8Guest' | 'debian8_64Guest' | 'debian9Guest' | 'debian9_64Guest' | 'debian10Guest' | 'debian10_64Guest' | 'debian11Guest' | 'debian11_64Guest' | 'debian12Guest' | 'debian12_64Guest' | 'debian13Guest' | 'debian13_64Guest' | 'asianux3Guest' | 'asianux3_64Guest' | 'asianux4Guest' | 'asianux4_64Guest' | 'asianux5_64Guest' | 'asianux7_64Guest' | 'asianux8_64Guest' | 'asianux9_64Guest' | 'miraclelinux_64Guest' | 'pardus_64Guest' | 'opensuseGuest' | 'opensuse64Guest' | 'fedoraGuest' | 'fedora64Guest' | 'coreos64Guest' | 'vmwarePhoton64Guest' | 'other24xLinuxGuest' | 'other26xLinuxGuest' | 'otherLinuxGuest' | 'other3xLinuxGuest' | 'other4xLinuxGuest' | 'other5xLinuxGuest' | 'other6xLinuxGuest' | 'other7xLinuxGuest' | 'genericLinuxGuest' | 'other24xLinux64Guest' | 'other26xLinux64Guest' | 'other3xLinux64Guest' | 'other4xLinux64Guest' | 'other5xLinux64Guest' | 'other6xLinux64Guest' | 'other7xLinux64Guest' | 'otherLinux64Guest' | 'solaris6Guest' | 'solaris7Guest' | 'solaris8Guest' | 'solaris9Guest' | 'solaris10Guest' | 'solaris10_64Guest' | 'solaris11_64Guest' | 'fusionos_64Guest' | 'prolinux_64Guest' | 'kylinlinux_64Guest' | 'flatcar_64Guest' | 'os2Guest' | 'eComStationGuest' | 'eComStation2Guest' | 'netware4Guest' | 'netware5Guest' | 'netware6Guest' | 'openServer5Guest' | 'openServer6Guest' | 'unixWare7Guest' | 'darwinGuest' | 'darwin64Guest' | 'darwin10Guest' | 'darwin10_64Guest' | 'darwin11Guest' | 'darwin11_64Guest' | 'darwin12_64Guest' | 'darwin13_64Guest' | 'darwin14_64Guest' | 'darwin15_64Guest' | 'darwin16_64Guest' | 'darwin17_64Guest' | 'darwin18_64Guest' | 'darwin19_64Guest' | 'darwin20_64Guest' | 'darwin21_64Guest' | 'darwin22_64Guest' | 'darwin23_64Guest' | 'vmkernelGuest' | 'vmkernel5Guest' | 'vmkernel6Guest' | 'vmkernel65Guest' | 'vmkernel7Guest' | 'vmkernel8Guest' | 'vmkernel9Guest' | 'amazonlinux2_64Guest' | 'amazonlinux3_64Guest' | 'crxPod1Guest' | 'crxSys1Guest' | 'rockylinux_64Guest' | 'almalinux_64Guest' | 'otherGuest' | 'otherGuest64'

/** vim.vm.GuestInfo.GuestState */
export type VirtualMachineGuestState = 'running' | 'shuttingDown' | 'resetting' | 'standby' | 'notRunning' | 'unknown'

/** vim.vm.FlagInfo.HtSharing */
export type VirtualMachineHtSharing = 'any' | 'none' | 'internal'

/** vim.host.MemoryManagerSystem.VirtualMachineReservationInfo.AllocationPolicy */
export type VirtualMachineMemoryAllocationPolicy = 'swapNone' | 'swapSome' | 'swapMost'

/** vim.vm.MetadataManager.VmMetadataOp */
export type VirtualMachineMetadataManagerVmMetadataOp = 'Update' | 'Remove'

/** vim.vm.MetadataManager.VmMetadataOwner.Owner */
export type VirtualMachineMetadataManagerVmMetadataOwnerOwner = 'ComVmwareVsphereHA'

/** vim.VirtualMachine.MovePriority */
export type VirtualMachineMovePriority = 'lowPriority' | 'highPriority' | 'defaultPriority'

/** vim.VirtualMachine.NeedSecondaryReason */
export type VirtualMachineNeedSecondaryReason = 'initializing' | 'divergence' | 'lostConnection' | 'partialHardwareFailure' | 'userAction' | 'checkpointError' | 'other'

/** vim.vm.FlagInfo.PowerOffBehavior */
export type VirtualMachinePowerOffBehavior = 'powerOff' | 'revert' | 'prompt' | 'take'

/** vim.vm.DefaultPowerOpInfo.PowerOpType */
export type VirtualMachinePowerOpType = 'soft' | 'hard' | 'preset'

/** vim.VirtualMachine.PowerState */
export type VirtualMachinePowerState = 'poweredOff' | 'poweredOn' | 'suspended'

/** vim.VirtualMachine.RecordReplayState */
export type VirtualMachineRecordReplayState = 'recording' | 'replaying' | 'inactive'

/** vim.vm.RelocateSpec.DiskMoveOptions */
export type VirtualMachineRelocateDiskMoveOptions = 'moveAllDiskBackingsAndAllowSharing' | 'moveAllDiskBackingsAndDisallowSharing' | 'moveChildMostDiskBacking' | 'createNewChildDiskBacking' | 'moveAllDiskBackingsAndConsolidate'

/** vim.vm.RelocateSpec.Transformation */
export type VirtualMachineRelocateTransformation = 'flat' | 'sparse'

/** vim.vm.ScsiPassthroughInfo.ScsiClass */
export type VirtualMachineScsiPassthroughType = 'disk' | 'tape' | 'printer' | 'processor' | 'worm' | 'cdrom' | 'scanner' | 'optical' | 'media' | 'com' | 'raid' | 'unknown'

/** vim.vm.SgxInfo.FlcModes */
export type VirtualMachineSgxInfoFlcModes = 'locked' | 'unlocked'

/** vim.vm.DefaultPowerOpInfo.StandbyActionType */
export type VirtualMachineStandbyActionType = 'checkpoint' | 'powerOnSuspend'

/** vim.vm.TargetInfo.ConfigurationTag */
export type VirtualMachineTargetInfoConfigurationTag = 'compliant' | 'clusterWide'

/** vim.VirtualMachine.TicketType */
export type VirtualMachineTicketType = 'mks' | 'device' | 'guestControl' | 'dnd' | 'webmks' | 'guestIntegrity' | 'webRemoteDevice'

/** vim.vm.GuestInfo.ToolsInstallType */
export type VirtualMachineToolsInstallType = 'guestToolsTypeUnknown' | 'guestToolsTypeMSI' | 'guestToolsTypeTar' | 'guestToolsTypeOSP' | 'guestToolsTypeOpenVMTools'

/** vim.vm.GuestInfo.ToolsRunningStatus */
export type VirtualMachineToolsRunningStatus = 'guestToolsNotRunning' | 'guestToolsRunning' | 'guestToolsExecutingScripts'

/** vim.vm.GuestInfo.ToolsStatus */
export type VirtualMachineToolsStatus = 'toolsNotInstalled' | 'toolsNotRunning' | 'toolsOld' | 'toolsOk'

/** vim.vm.GuestInfo.ToolsVersionStatus */
export type VirtualMachineToolsVersionStatus = 'guestToolsNotInstalled' | 'guestToolsNeedUpgrade' | 'guestToolsCurrent' | 'guestToolsUnmanaged' | 'guestToolsTooOld' | 'guestToolsSupportedOld' | 'guestToolsSupportedNew' | 'guestToolsTooNew' | 'guestToolsBlacklisted'

/** vim.vm.UsbInfo.Family */
export type VirtualMachineUsbInfoFamily = 'audio' | 'hid' | 'hid_bootable' | 'physical' | 'communication' | 'imaging' | 'printer' | 'storage' | 'hub' | 'smart_card' | 'security' | 'video' | 'wireless' | 'bluetooth' | 'wusb' | 'pda' | 'vendor_specific' | 'other' | 'unknownFamily'

/** vim.vm.UsbInfo.Speed */
export type VirtualMachineUsbInfoSpeed = 'low' | 'full' | 'high' | 'superSpeed' | 'superSpeedPlus' | 'superSpeed20Gbps' | 'unknownSpeed'

/** vim.vm.device.VirtualVMCIDevice.Action */
export type VirtualMachineVMCIDeviceAction = 'allow' | 'deny'

/** vim.vm.device.VirtualVMCIDevice.Direction */
export type VirtualMachineVMCIDeviceDirection = 'guest' | 'host' | 'anyDirection'

/** vim.vm.device.VirtualVMCIDevice.Protocol */
export type VirtualMachineVMCIDeviceProtocol = 'hypervisor' | 'doorbell' | 'queuepair' | 'datagram' | 'stream' | 'anyProtocol'

/** vim.vm.VendorDeviceGroupInfo.ComponentDeviceInfo.ComponentType */
export type VirtualMachineVendorDeviceGroupInfoComponentDeviceInfoComponentType = 'pciPassthru' | 'nvidiaVgpu' | 'sriovNic' | 'dvx'

/** vim.vm.VgpuProfileInfo.ProfileClass */
export type VirtualMachineVgpuProfileInfoProfileClass = 'compute' | 'quadro'

/** vim.vm.VgpuProfileInfo.ProfileSharing */
export type VirtualMachineVgpuProfileInfoProfileSharing = 'timeSliced' | 'mig'

/** vim.vm.device.VirtualVideoCard.Use3dRenderer */
export type VirtualMachineVideoCardUse3dRenderer = 'automatic' | 'software' | 'hardware'

/** vim.vm.VirtualDeviceSwap.DeviceSwapStatus */
export type VirtualMachineVirtualDeviceSwapDeviceSwapStatus = 'none' | 'scheduled' | 'inprogress' | 'failed' | 'completed'

/** vim.vm.VirtualPMem.SnapshotMode */
export type VirtualMachineVirtualPMemSnapshotMode = 'independent_persistent' | 'independent_eraseonrevert'

/** vim.vm.WindowsQuiesceSpec.VssBackupContext */
export type VirtualMachineWindowsQuiesceSpecVssBackupContext = 'ctx_auto' | 'ctx_backup' | 'ctx_file_share_backup'

/** vim.vm.device.VirtualNVMEController.Sharing */
export type VirtualNVMEControllerSharing = 'noSharing' | 'physicalSharing'

/** vim.vm.device.VirtualPointingDeviceOption.DeviceBackingOption.HostPointingDeviceChoice */
export type VirtualPointingDeviceHostChoice = 'autodetect' | 'intellimouseExplorer' | 'intellimousePs2' | 'logitechMouseman' | 'microsoft_serial' | 'mouseSystems' | 'mousemanSerial' | 'ps2'

/** vim.vm.device.VirtualSCSIController.Sharing */
export type VirtualSCSISharing = 'noSharing' | 'virtualSharing' | 'physicalSharing'

/** vim.vm.device.VirtualSerialPortOption.EndPoint */
export type VirtualSerialPortEndPoint = 'client' | 'server'

/** vim.vm.device.VirtualVmxnet3.StrictLatencyConfig.DisableOffload */
export type VirtualVmxnet3StrictLatencyConfigDisableOffload = 'NONE' | 'TSO' | 'LRO' | 'TSO_LRO'

/** vim.vm.device.VirtualVmxnet3VrdmaOption.DeviceProtocols */
export type VirtualVmxnet3VrdmaOptionDeviceProtocols = 'rocev1' | 'rocev2'

/** vim.event.VmDasBeingResetEvent.ReasonCode */
export type VmDasBeingResetEventReasonCode = 'vmtoolsHeartbeatFailure' | 'appHeartbeatFailure' | 'appImmediateResetRequest' | 'vmcpResetApdCleared' | 'guestOsCrashFailure'

/** vim.event.VmFailedStartingSecondaryEvent.FailureReason */
export type VmFailedStartingSecondaryEventFailureReason = 'incompatibleHost' | 'loginFailed' | 'registerVmFailed' | 'migrateFailed'

/** vim.fault.VmFaultToleranceConfigIssue.ReasonForIssue */
export type VmFaultToleranceConfigIssueReasonForIssue = 'haNotEnabled' | 'moreThanOneSecondary' | 'recordReplayNotSupported' | 'replayNotSupported' | 'templateVm' | 'multipleVCPU' | 'hostInactive' | 'ftUnsupportedHardware' | 'ftUnsupportedProduct' | 'missingVMotionNic' | 'missingFTLoggingNic' | 'thinDisk' | 'verifySSLCertificateFlagNotSet' | 'hasSnapshots' | 'noConfig' | 'ftSecondaryVm' | 'hasLocalDisk' | 'esxAgentVm' | 'video3dEnabled' | 'hasUnsupportedDisk' | 'insufficientBandwidth' | 'hasNestedHVConfiguration' | 'hasVFlashConfiguration' | 'unsupportedProduct' | 'cpuHvUnsupported' | 'cpuHwmmuUnsupported' | 'cpuHvDisabled' | 'hasEFIFirmware' | 'tooManyVCPUs' | 'tooMuchMemory' | 'vMotionNotLicensed' | 'ftNotLicensed' | 'haAgentIssue' | 'unsupportedSPBM' | 'hasLinkedCloneDisk' | 'unsupportedPMemHAFailOver' | 'unsupportedEncryptedDisk' | 'ftMetroClusterNotEditable' | 'noHostGroupConfigured'

/** vim.fault.VmFaultToleranceInvalidFileBacking.DeviceType */
export type VmFaultToleranceInvalidFileBackingDeviceType = 'virtualFloppy' | 'virtualCdrom' | 'virtualSerialPort' | 'virtualParallelPort' | 'virtualDisk'

/** vim.vm.VmPlacementPolicy.VmPlacementPolicyStrictness */
export type VmPlacementPolicyVmPlacementPolicyStrictness = 'PreferredDuringPlacementPreferredDuringExecution' | 'RequiredDuringPlacementPreferredDuringExecution'

/** vim.vm.VmPlacementPolicy.VmPlacementPolicyTopology */
export type VmPlacementPolicyVmPlacementPolicyTopology = 'Host' | 'ClusterComputeResource' | 'VSphereZone'

/** vim.event.VmShutdownOnIsolationEvent.Operation */
export type VmShutdownOnIsolationEventOperation = 'shutdown' | 'poweredOff'

/** vim.dvs.VmwareDistributedVirtualSwitch.PvlanPortType */
export type VmwareDistributedVirtualSwitchPvlanPortType = 'promiscuous' | 'isolated' | 'community'

/** sms.provider.VasaProviderInfo.Category */
export type VpCategory = 'internal' | 'external'

/** sms.provider.VasaProviderInfo.Type */
export type VpType = 'PERSISTENCE' | 'DATASERVICE' | 'UNKNOWN'

/** vim.vsan.VsanAnalyticsEventLocationType */
export type VsanAnalyticsEventLocationType = 'CLUSTER' | 'HOST' | 'DISK' | 'EVENT_LOCATION_UNKNOWN'

/** vim.vsan.VsanAnalyticsEventSnapshotType */
export type VsanAnalyticsEventSnapshotType = 'OBJECT_SNAPSHOT' | 'HOST_SNAPSHOT' | 'DISK_SNAPSHOT' | 'POLICY_SNAPSHOT' | 'SNAPSHOT_TYPE_UNKNOWN'

/** vim.vsan.VsanAnalyticsEventType */
export type VsanAnalyticsEventType = 'STORAGE_OBJECT_UNAVAILABLE' | 'STORAGE_OBJECT_AVAILABLE' | 'STORAGE_OBJECT_REPL_CHANGE' | 'STORAGE_OBJECT_LOST' | 'STORAGE_OBJECT_CREATED' | 'STORAGE_OBJECT_DELETED' | 'STORAGE_DOM_OBJECT_CHANGE' | 'REPAIR_START' | 'REPAIR_END' | 'REBUILD_START' | 'REBUILD_END' | 'RESYNC_IN_PROGRESS' | 'RESYNC_END' | 'PATCH_START' | 'PATCH_END' | 'DG_DECOM_START' | 'DG_DECOM_END' | 'HOST_DECOM_START' | 'HOST_DECOM_FAIL' | 'HOST_DECOM_END' | 'CLUSTER_CREATED' | 'CLUSTER_DELETED' | 'SDDC_CREATED' | 'SDDC_DELETED' | 'HOST_CREATED' | 'HOST_DELETED' | 'CLUSTER_MEMBERSHIP_CHANGED' | 'DEVICE_FAILURE' | 'DEVICE_NORMAL' | 'DEVICE_OFFLINE' | 'DEVICE_ERROR' | 'HOST_FAILURE' | 'HOST_NORMAL' | 'EVENT_TYPE_UNKNOWN'

/** vim.cluster.VsanBaselinePreferenceType */
export type VsanBaselinePreferenceType = 'latestRelease' | 'latestPatch' | 'noRecommendation' | 'VsanBaselinePreferenceType_Unknown'

/** vim.cluster.VsanCapabilityStatus */
export type VsanCapabilityStatus = 'unknown' | 'oldversion' | 'disconnected' | 'calculated'

/** vim.cluster.VsanCapabilityType */
export type VsanCapabilityType = 'capability' | 'allflash' | 'stretchedcluster' | 'dataefficiency' | 'clusterconfig' | 'upgrade' | 'objectidentities' | 'iscsitargets' | 'witnessmanagement' | 'perfsvcverbosemode' | 'encryption' | 'decomwhatif' | 'throttleresync' | 'unicastmode' | 'device4ksupport' | 'nestedfd' | 'complianceprecheck' | 'vumintegration' | 'firmwareupdate' | 'fullStackFw' | 'configassist' | 'umap' | 'localdataprotection' | 'archivaldataprotection' | 'remotedataprotection' | 'pr1741414fixed' | 'cloudhealth' | 'perfanalysis' | 'fcd' | 'healthcheck2018q2' | 'enhancedresyncapi' | 'genericnestedfd' | 'hostaffinity' | 'perfsvcautoconfig' | 'unicasttest' | 'vsanrdma' | 'vumbaselinerecommendation' | 'supportinsight' | 'netperftest' | 'masspropertycollector' | 'whatifcapacity' | 'historicalcapacity' | 'policyassociation' | 'policyhostapi' | 'diagnosticmode' | 'purgeinaccessiblevmswapobjects' | 'recreatediskgroup' | 'repairtimerinresyncstats' | 'clusteradvancedoptions' | 'updatevumreleasecatalogoffline' | 'performanceforsupport' | 'gethcllastupdateonvc' | 'automaticrebalance' | 'verbosemodeconfiguration' | 'resyncetaimprovement' | 'fileservices' | 'fileservicekerberos' | 'fileservicesmb' | 'fileservicenfsv3' | 'fileservicesc' | 'fileservicesnapshot' | 'fileserviceowe' | 'fileservice80' | 'fileservicescale' | 'resourceprecheck' | 'upgraderesourceprecheck' | 'vitonlineresize' | 'vitstretchedcluster' | 'largecapacitydrive' | 'nondatamovementdfc' | 'cnsvolumes' | 'filevolumes' | 'diagnosticsfeedback' | 'hostreservedcapacity' | 'vmlevelcapacity' | 'improvedcapacityscreen' | 'slackspacecapacity' | 'sharedwitness' | 'VsanCapabilityType_Unknown' | 'supportApiVersion' | 'vsanmetadatanode' | 'pmanintegration' | 'wcpappplatform' | 'diskresourceprecheck' | 'metricsconfig' | 'ioinsight' | 'apidevversionenabled' | 'nativelargeclustersupport' | 'historicalhealth' | 'dataintransitencryption' | 'perfsvctwoyaxisgraph' | 'compressiononly' | 'remotedatastore' | 'vsanmanagedvmfs' | 'capacityreservation' | 'securewipe' | 'validateconfigspec' | 'vsananalyticsevents' | 'vsandefaultgatewaysupported' | 'pspairgap' | 'vsanmanagedpmem' | 'capacityevaluationonvc' | 'readlocalitytodrs' | 'vsanencrkmx' | 'vsan2encr' | 'dit4sw' | 'vsanclient' | 'capacityoversubscription' | 'vsandiagnostics' | 'capacitycustomizablethresholds' | 'hcimeshpolicy' | 'topcontributors' | 'vsandirectdiskdecom' | 'diskmgmtredesign' | 'datapersistresourcecheck' | 'clusterpoweraction' | 'clusterpowerselfcontain' | 'duplicatepciidfix' | 'healthcorrelation' | 'volumerelocation' | 'iodiagnostics' | 'vsanrebuildtrim' | 'elasticpolicy' | 'vsanEsaConfigure' | 'hdcsintegration' | 'vsanesasingletier' | 'vsanperfhighresolution' | 'cnsreconfigpolicy' | 'vsanhostdomlatencysort' | 'sha256thumbprint' | 'minrebalancethreshold' | 'vsan2hcimesh' | 'dfcobjectsmanagement' | 'healthremediation' | 'hcimeshstretchedcluster' | 'vsanxvchcimesh' | 'vsan2deeprekey' | 'vsandsdefaultpolicy' | 'vsanperfsvc80u2' | 'vsankeyexpiration' | 'vsanxvchcimeshv2' | 'dhci' | 'snapservice' | 'vsan2disableencryption' | 'iodiagmultiplevms' | 'vsanxvchcimeshv3'

/** vim.cluster.VsanCapabilityType90 */
export type VsanCapabilityType90 = 'vsanobjhealthv2' | 'v1metadataresiliency' | 'vsansky' | 'vsanreplication' | 'vsan100lds' | 'vsandedicatedvmknic' | 'globaldedup' | 'vsanstretchedclient' | 'vsaniscsivip' | 'vsansitemaintenance'

/** vim.cluster.VsanCapabilityType91 */
export type VsanCapabilityType91 = 'vsanwitnesscontainer' | 'vsanhcimeshdit' | 'vsanhcimeshmixmode' | 'vsanxvchcimeshscv2' | 'dataserviceprecheck' | 'dhciunmap' | 'vsansitemmandtakeover' | 'vsanscclientv2' | 'vsan2globaldedupv2' | 'perfsvcdhciv2' | 'automanagedraid' | 'vsanvmdiskplacementxvc' | 'vsaneffectivecapacity' | 'immutablesnapshot' | 'vsan2globaldedupencryption' | 'vsan2compressionconfig' | 'fileservicefds' | 'vsancyberrecovery'

/** vim.vsan.CapacityReservationState */
export type VsanCapacityReservationState = 'State_Unknown' | 'Enforced' | 'Reported' | 'Disabled' | 'Unsupported'

/** vim.cluster.VsanClusterHealthAction.VsanClusterHealthActionIdEnum */
export type VsanClusterHealthActionIdEnum = 'RepairClusterObjectsAction' | 'UploadHclDb' | 'UpdateHclDbFromInternet' | 'EnableHealthService' | 'DiskBalance' | 'StopDiskBalance' | 'RemediateDedup' | 'UpgradeVsanDiskFormat' | 'CreateDVS' | 'ConfigureHA' | 'ConfigureDRS' | 'ConfigureVSAN' | 'ClaimVSANDisks' | 'ClusterUpgrade' | 'CreateVMKnic' | 'CreateVMKnicWithVMotion' | 'RunBurnInTest' | 'EnableIscsiTargetService' | 'EnablePerformanceServiceAction' | 'RemediateClusterConfig' | 'EnableCeip' | 'LoginVumIsoDepot' | 'PurgeInaccessSwapObjs' | 'UploadReleaseCatalog' | 'ConfigureAutomaticRebalance' | 'RemediateFileService' | 'RelayoutVsanObjects' | 'RemediateFileServiceImbalance' | 'SelectNvme' | 'CreateFileServiceDomain' | 'RemediateIscsiLunsRuntimeStatus' | 'ShallowRekey' | 'VsanClusterHealthActionIdEnum_Unknown'

/** vim.cluster.VsanClusterHealthCategoryEnum */
export type VsanClusterHealthCategoryEnum = 'DataAvailability' | 'InfraAvailability' | 'DataPerformance' | 'InfraPerformance' | 'CapacityUtilization' | 'SoftResourceUtilization' | 'Compliance' | 'VsanClusterHealthCategoryEnum_Unknown'

/** vim.vsan.host.ComplianceStatus */
export type VsanComplianceStatus = 'compliant' | 'nonCompliant' | 'unknown' | 'notApplicable' | 'outOfDate' | 'ComplianceStatus_Unknown'

/** vim.cluster.VsanComponentStates */
export type VsanComponentStates = 'ACTIVE' | 'ACTIVE_STALE' | 'ABSENT' | 'ABSENT_RESYNC' | 'DEGRADED' | 'RECONFIG' | 'UNKNOWN'

/** vim.VsanCompositeConstraintConjoinerEnum */
export type VsanCompositeConstraintConjoinerEnum = 'AND' | 'OR' | 'EXCEPT' | 'VsanCompositeConstraintConjoinerEnum_Unknown'

/** vim.vsan.VsanConfigType */
export type VsanConfigType = 'vsan' | 'vsanEsa' | 'VsanConfigType_Unknown'

/** vim.host.VsanControllerType */
export type VsanControllerType = 'NVMe' | 'SCSI' | 'VsanControllerType_Unknown'

/** vim.cluster.VsanDatastoreType */
export type VsanDatastoreType = 'vsan' | 'vsandirect' | 'pmem' | 'VsanDatastoreType_Unknown'

/** vim.host.VsanDiskBalanceState */
export type VsanDiskBalanceState = 'rebalanceoff' | 'rebalanceentitydecom' | 'rebalancediskunhealthy' | 'imbalancewithintolerance' | 'reactiverebalanceinprogress' | 'reactiverebalancefailed' | 'proactiveneededbutdisabled' | 'proactiverebalanceinprogress' | 'proactiverebalancefailed' | 'proactivenotmustdo' | 'VsanDiskBalanceState_Unknown'

/** vim.vsan.VsanDiskCompatibilityType */
export type VsanDiskCompatibilityType = 'diskGroup' | 'singleTier' | 'cyberRecoveryTier' | 'VsanDiskCompatibilityType_Unknown'

/** vim.vsan.host.VsanDiskEvacReason */
export type VsanDiskEvacReason = 'User' | 'Ure' | 'SmartDiskFailures' | 'Latency' | 'Congestion' | 'TransientDeviceError' | 'VsanDiskEvacReason_Unknow'

/** vim.vsan.host.VsanRuntimeInfo.DiskIssueType */
export type VsanDiskIssueType = 'nonExist' | 'stampMismatch' | 'unknown'

/** vim.vsan.host.VsanDiskTrimOption */
export type VsanDiskTrimOption = 'metaDataOnly' | 'fullDisk' | 'VsanDiskTrimOption_Unknown'

/** vim.vsan.host.VsanDiskType */
export type VsanDiskType = 'diskGroup' | 'storagePool' | 'directDisk' | 'VsanDiskType_Unknown'

/** vim.vsan.host.VsanDiskgroupCapability */
export type VsanDiskgroupCapability = 'supportLargerThan16TB' | 'VsanDiskgroupCapability_Unknown'

/** vim.host.VsanEncryptionIssue */
export type VsanEncryptionIssue = 'enabledwhenclusterdisabled' | 'disabledwhenclusterenabled' | 'keyencryptionkeyinconsistent' | 'dataencryptionkeyinconsistent' | 'kmsinfoinconsistent' | 'servercertificatesinconsistent' | 'clientcertificateinconsistent' | 'clientkeyinconsistent' | 'hostkeyinconsistent' | 'erasedisksbeforeuseinconsistent' | 'cmknotinenabledstate' | 'cmkcannotretrieve' | 'hostkeynotavailable' | 'keknotavailable' | 'hostencryptiondekidinconsistent' | 'objectencryptioninconsistent' | 'keyencryptionkeyverifierinconsistent' | 'dataencryptionkeyverifierinconsistent' | 'olddataencryptionkeyinconsistent' | 'hosthaswrongdekid' | 'hosthaswrongolddekid' | 'hosthaspendingdeeprekey' | 'diskhaswrongdekid' | 'diskhaswrongpendingdekid' | 'diskhaspendingdeeprekey' | 'dataencryptionkeyverifierofdiskmetainconsistent' | 'changingstateinconsistent' | 'changingstatenotfinished' | 'VsanEncryptionIssue_Unknown'

/** vim.vsan.host.EncryptionOperation */
export type VsanEncryptionOperation = 'enablement' | 'shallowRekey' | 'deepRekey' | 'disablement' | 'EncryptionOperation_Unknown'

/** vim.vsan.host.EncryptionTransitionState */
export type VsanEncryptionTransitionState = 'settled' | 'preparing' | 'prepared' | 'EncryptionTransitionState_Unknown'

/** vim.vsan.FileShareProtocol */
export type VsanFileProtocol = 'NFSv3' | 'NFSv4' | 'SMB' | 'FileShareProtocol_Unknown'

/** vim.vsan.FileServiceConfigOpType */
export type VsanFileServiceConfigOpType = 'CleanAffinityLocation' | 'FileServiceConfigOpType_Unknown'

/** vim.vsan.FileServicePreflightCheckScope */
export type VsanFileServicePreflightCheckScope = 'basic' | 'advanced' | 'FileServicePreflightCheckScope_Unknown'

/** vim.vsan.FileServiceVMStatus */
export type VsanFileServiceVMStatus = 'running' | 'upgrading' | 'FileServiceVMStatus_Unknown'

/** vim.vsan.FileShareAccessType */
export type VsanFileShareAccessType = 'READ_ONLY' | 'READ_WRITE' | 'NO_ACCESS' | 'FileShareAccessType_Unknown'

/** vim.vsan.FileShareManagingEntity */
export type VsanFileShareManagingEntity = 'cns' | 'user' | 'FileShareManagingEntity_Unknown'

/** vim.vsan.FileShareNfsSecType */
export type VsanFileShareNfsSecType = 'SYS' | 'KRB5' | 'KRB5I' | 'KRB5P' | 'FileShareNfsSecType_Unknown'

/** vim.vsan.FileShareSmbEncryptionType */
export type VsanFileShareSmbEncryptionType = 'disabled' | 'mandatory' | 'FileShareSmbEncryptionType_Unknown'

/** vim.cluster.VsanHciMeshDitEncryptionIssue */
export type VsanHciMeshDitEncryptionIssue = 'hostHasNoHciMeshDitEncConfigForTheServerCluster' | 'hostHasNoHciMeshDitEncConfigForTheClientCluster' | 'clusterServerHciMeshDitEncIsEnabledButTheHostIsNot' | 'clusterClientHciMeshDitEncIsEnabledButTheHostIsNot' | 'hostServerHciMeshDitEncIsEnabledButTheClusterIsNot' | 'hostClientHciMeshDitEncIsEnabledButTheClusterIsNot' | 'hostServerHciMeshDitEncIsNotInSettledState' | 'hostHasDifferentServerHciMeshDitEncRekeyInterval' | 'hostClientHciMeshDitEncStateIsNotSettled' | 'clientHostIncapable' | 'serverHostIncapable' | 'clientHciMeshDitEncIsEnabledButTheServerIsNot' | 'serverHciMeshDitEncIsEnabledButTheClientIsNot' | 'serverHciMeshDitEncIsNotSettled' | 'VsanHciMeshDitEncryptionIssue_Unknown'

/** vim.cluster.VsanVcClusterHealthSystem.VsanHealthLogLevelEnum */
export type VsanHealthLogLevelEnum = 'INFO' | 'WARNING' | 'ERROR' | 'DEBUG' | 'CRITICAL' | 'VsanHealthLogLevelEnum_Unknown'

/** vim.vsan.VsanHealthPerspective */
export type VsanHealthPerspective = 'defaultView' | 'deployAssist' | 'CreateExtendClusterView' | 'beforeConfigureHost' | 'upgradePreCheck' | 'vsanUpgradePreCheck' | 'upgradeBeforeExitMM' | 'upgradeAfterExitMM' | 'vsanUpgradeBeforeExitMM' | 'vsanUpgradeAfterExitMM' | 'vmcUpgradePreChecks' | 'upgradePreCheckPman' | 'upgradeBeforeExitMMPman' | 'upgradeAfterExitMMPman' | 'inPlaceUpgradeServiceMode' | 'upgradePreCheckPmanForVMC' | 'upgradeBeforeExitMMPmanForVMC' | 'upgradeAfterExitMMPmanForVMC' | 'clusterPowerOffPrecheck' | 'VsanEsaPreChecks' | 'vcsaInstallerForVsanEsa' | 'upgradePreCheckForVCF' | 'snapshotCreationPrecheck' | 'VsanHealthPerspective_Unknown'

/** vim.vsan.VsanHealthPerspective90 */
export type VsanHealthPerspective90 = 'vsanEsaPrecheckForVCF' | 'siteEnterMaintenance'

/** vim.vsan.VsanHealthStatusType */
export type VsanHealthStatusType = 'unknown' | 'yellow' | 'red' | 'green'

/** vim.vsan.VsanHealthThresholdTarget */
export type VsanHealthThresholdTarget = 'diskspace_vsan_datastore' | 'diskspace_vsan_direct' | 'diskspace_vsan_pmem' | 'VsanHealthThresholdTarget_Unknown'

/** vim.vsan.host.DecommissionMode.ObjectAction */
export type VsanHostDecommissionModeObjectAction = 'noAction' | 'ensureObjectAccessibility' | 'evacuateAllData'

/** vim.vsan.host.DiskResult.State */
export type VsanHostDiskResultState = 'inUse' | 'eligible' | 'ineligible'

/** vim.vsan.host.HealthState */
export type VsanHostHealthState = 'unknown' | 'healthy' | 'unhealthy'

/** vim.vsan.host.NodeState */
export type VsanHostNodeState = 'error' | 'disabled' | 'agent' | 'master' | 'backup' | 'starting' | 'stopping' | 'enteringMaintenanceMode' | 'exitingMaintenanceMode' | 'decommissioning'

/** vim.host.VsanHostQueryCheckLimitsOptionType */
export type VsanHostQueryCheckLimitsOptionType = 'logicalCapacity' | 'logicalCapacityUsed' | 'diskTransientCapacityUsed' | 'dgTransientCapacityUsed' | 'dedupMetadata' | 'VsanHostQueryCheckLimitsOptionType_Unknown'

/** vim.vsan.host.StatsType */
export type VsanHostStatsType = 'resyncIopsInfo' | 'configGeneration' | 'supportedClusterSize' | 'repairTimerInfo' | 'componentLimitPerCluster' | 'maxWitnessClusters' | 'StatsType_Unknown'

/** vim.vsan.host.WipeDiskEligible */
export type VsanHostWipeDiskEligible = 'WipeDiskEligible_Unknown' | 'Yes' | 'No' | 'Unknown'

/** vim.vsan.host.WipeDiskState */
export type VsanHostWipeDiskState = 'WipeDiskState_Unknown' | 'Wiping' | 'Success' | 'Failure'

/** vim.vsan.IODiagnosticsFailedCheckType */
export type VsanIODiagnosticsFailedCheckType = 'perfsvcdisabled' | 'vsandisabled' | 'runninginstance' | 'stretchedcluster' | 'nestedfaultdomain' | 'computeonlycluster' | 'networkpartition' | 'vmnotpoweredon' | 'vsanobjectinremotedatastore' | 'invalidtarget' | 'invalidobjuuid' | 'invalidduration' | 'runninginstanceontarget' | 'toomanytargets' | 'toomanyobjects' | 'VsanIODiagnosticsFailedCheckType_Unknown'

/** vim.vsan.IODiagnosticsInstanceEventType */
export type VsanIODiagnosticsInstanceEventType = 'objectOwnerTransfer' | 'primaryHostTransfer' | 'vsanmgmtdRestart' | 'objectComponentsLayoutChange' | 'objectProxyOwnerTransfer' | 'objectRemoval' | 'VsanIODiagnosticsInstanceEventType_Unknown'

/** vim.vsan.IODiagnosticsInstanceState */
export type VsanIODiagnosticsInstanceState = 'VsanIODiagnosticsInstanceCompleted' | 'VsanIODiagnosticsInstanceRunning' | 'VsanIODiagnosticsInstanceState_Unknown'

/** vim.vsan.IODiagnosticsTargetType */
export type VsanIODiagnosticsTargetType = 'VirtualMachine' | 'VsanIODiagnosticsTargetType_Unknown'

/** vim.vsan.IOLatencyType */
export type VsanIOLatencyType = 'DomOwnerLatency' | 'NetworkLatency' | 'LsomLatency' | 'VsanIOLatencyType_Unknown' | 'ZdomLatency' | 'PerfDomOwnerLatency' | 'CapacityDomOwnerLatency' | 'PerfNetworkLatency' | 'CapacityNetworkLatency' | 'PerfLsomLatency' | 'CapacityLsomLatency' | 'CrossSiteNetworkLatency'

/** vim.vsan.VsanIOTripAnalyzerRecurrenceStatus */
export type VsanIOTripAnalyzerRecurrenceStatus = 'recurrenceEnabled' | 'recurrenceDisabled' | 'VsanIOTripAnalyzerRecurrenceStatus_Unknown'

/** vim.cluster.VsanIoInsightInstanceState */
export type VsanIoInsightInstanceState = 'running' | 'completed' | 'crashed' | 'VsanIoInsightInstanceState_unknown'

/** vim.host.VsanIoInsightState */
export type VsanIoInsightState = 'running' | 'stopped' | 'notFound' | 'VsanIoInsightState_unknown'

/** vim.cluster.VsanIscsiLUNRuntimeStatusType */
export type VsanIscsiLUNRuntimeStatusType = 'Online' | 'Offline' | 'VsanIscsiLUNRuntimeStatusType_Unknown'

/** vim.cluster.VsanIscsiLUNCommonInfo.VsanIscsiLUNStatus */
export type VsanIscsiLUNStatus = 'Online' | 'Offline' | 'VsanIscsiLUNStatus_Unknown'

/** vim.cluster.VsanIscsiTargetAuthSpec.VsanIscsiTargetAuthType */
export type VsanIscsiTargetAuthType = 'NoAuth' | 'CHAP' | 'CHAP_Mutual' | 'VsanIscsiTargetAuthType_Unknown'

/** vim.cluster.VsanIscsiTargetServiceProcessStatus */
export type VsanIscsiTargetServiceProcessStatus = 'Running' | 'Stopped' | 'VsanIscsiTargetServiceProcessStatus_Unknown'

/** vim.VsanMassCollectorObjectCollectionEnum */
export type VsanMassCollectorObjectCollectionEnum = 'ALL_HOSTS' | 'ALL_VSAN_ENABLED_HOSTS' | 'ALL_CLUSTERS' | 'ALL_VSAN_ENABLED_CLUSTERS' | 'VCENTER' | 'SERVICE_INSTANCE' | 'ALL_VSAN_ENABLED_HOSTS_EXCEPT_WITNESS' | 'ALL_DATASTORES' | 'ALL_VSAN_DATASTORES' | 'ALL_VMFS_DATASTORES' | 'VsanMassCollectorObjectCollectionEnum_Unknown'

/** vim.vsan.Mode */
export type VsanMode = 'Mode_None' | 'Mode_Compute' | 'Mode_Storage' | 'Mode_Unknown'

/** vim.host.VsanObjectHealth.VsanObjectHealthState */
export type VsanObjectHealthState = 'inaccessible' | 'reducedavailabilitywithnorebuild' | 'reducedavailabilitywithnorebuilddelaytimer' | 'reducedavailabilitywithactiverebuild' | 'datamove' | 'nonavailabilityrelatedreconfig' | 'nonavailabilityrelatedincompliance' | 'healthy' | 'reducedavailabilitywithpolicypending' | 'reducedavailabilitywithpolicypendingfailed' | 'reducedavailabilitywithpausedrebuild' | 'nonavailabilityrelatedincompliancewithpolicypending' | 'nonavailabilityrelatedincompliancewithpolicypendingfailed' | 'nonavailabilityrelatedincompliancewithpausedrebuild' | 'remoteAccessible' | 'VsanObjectHealthState_Unknown'

/** vim.cluster.VsanObjectSpaceSummary.VsanObjectTypeEnum */
export type VsanObjectTypeEnum = 'vmswap' | 'vdisk' | 'namespace' | 'vmem' | 'statsdb' | 'iscsiTarget' | 'iscsiLun' | 'other' | 'fileSystemOverhead' | 'dedupOverhead' | 'spaceUnderDedupConsideration' | 'checksumOverhead' | 'improvedVirtualDisk' | 'transientSpace' | 'slackSpaceCapRequiredForHost' | 'resynPauseThresholdForHost' | 'minSpaceRequiredForVsanOp' | 'hostRebuildCapacity' | 'physicalTransientSpace' | 'haMetadataObject' | 'fileServiceRoot' | 'attachedCnsVolBlock' | 'detachedCnsVolBlock' | 'attachedCnsVolFile' | 'detachedCnsVolFile' | 'cnsVolFile' | 'fileShare' | 'extension' | 'hbrDisk' | 'hbrCfg' | 'hbrPersist' | 'traceobject' | 'esaObjectOverhead' | 'pgNamespace' | 'clusterDBNamespace' | 'aggregatedSystemObjects' | 'nativeObjectStore' | 'VsanObjectTypeEnum_Unknown'

/** vim.cluster.VsanObjectSpaceSummary.VsanObjectTypeEnum90 */
export type VsanObjectTypeEnum90 = 'dedupSharedUserData'

/** vim.host.VsanPeerHostConnectivityHealthState */
export type VsanPeerHostConnectivityHealthState = 'STATE_GOOD' | 'STATE_SSL_ERROR' | 'STATE_CONNECTION_REFUSED_ERROR' | 'STATE_SOCKET_TIMEOUT' | 'STATE_HTTP_EXCEPTION' | 'STATE_MEMORY_ERROR' | 'STATE_SYSTEM_ERROR' | 'STATE_OS_ERROR' | 'STATE_GENERAL_EXCEPTION' | 'STATE_UNKNOWN'

/** vim.cluster.VsanPerfDiagnosticQueryType */
export type VsanPerfDiagnosticQueryType = 'tput' | 'iops' | 'lat' | 'eval' | 'VsanPerfDiagnosticQueryType_Unknown'

/** vim.cluster.VsanPerfMetricId.VsanPerfStatsType */
export type VsanPerfStatsType = 'absolute' | 'delta' | 'rate' | 'VsanPerfStatsType_Unknown'

/** vim.cluster.VsanPerfGraph.VsanPerfStatsUnitType */
export type VsanPerfStatsUnitType = 'number' | 'time_ms' | 'percentage' | 'size_bytes' | 'rate_bytes' | 'permille' | 'time_s' | 'time_us' | 'time_ns' | 'VsanPerfStatsUnitType_Unknown'

/** vim.cluster.VsanPerfMetricId.VsanPerfSummaryType */
export type VsanPerfSummaryType = 'average' | 'maximum' | 'minimum' | 'latest' | 'summation' | 'none' | 'VsanPerfSummaryType_Unknown'

/** vim.cluster.VsanPerfThreshold.VsanPerfThresholdDirectionType */
export type VsanPerfThresholdDirectionType = 'upper' | 'lower' | 'VsanPerfThresholdDirectionType_Unknown'

/** vim.vsan.PerfsvcRemediateAction */
export type VsanPerfsvcRemediateAction = 'enable' | 'disable' | 'update_profile' | 'no_action' | 'PerfsvcRemediateAction_Unknown'

/** vim.vsan.VsanPolicyRegulationCheckOpEnum */
export type VsanPolicyRegulationCheckOpEnum = 'equal' | 'greater' | 'nogreater' | 'less' | 'noless'

/** vim.VsanPropertyConstraintComparatorEnum */
export type VsanPropertyConstraintComparatorEnum = 'EQUALS' | 'GREATER' | 'SMALLER' | 'POP' | 'CONTAINS' | 'TEXTUALLY_MATCHES' | 'VsanPropertyConstraintComparatorEnum_Unknown'

/** vim.cluster.VsanRelayoutObjectsErrorCode */
export type VsanRelayoutObjectsErrorCode = 'outOfResources' | 'generic' | 'VsanRelayoutObjectsErrorCode_Unknown'

/** vim.vsan.RemoteVcLinkType */
export type VsanRemoteVcLinkType = 'standalone' | 'VsanRemoteVcLinkType_unknown'

/** vim.vsan.ResourceCheckComponentType */
export type VsanResourceCheckComponentType = 'vSAN' | 'DataPersistence' | 'ResourceCheckComponentType_Unknown'

/** vim.vsan.ResourceCheckStatusType */
export type VsanResourceCheckStatusType = 'resourceCheckUninitialized' | 'resourceCheckRunning' | 'resourceCheckFailed' | 'resourceCheckCancelled' | 'resourceCheckCompleted' | 'resourceCheckNoRecentValue' | 'resourceCheckNotSupported' | 'ResourceCheckStatusType_Unknown'

/** vim.vsan.VsanServiceStatus */
export type VsanServiceStatus = 'started' | 'stopped' | 'VsanServiceStatus_Unknown'

/** vim.vsan.VsanSiteLocationType */
export type VsanSiteLocationType = 'None' | 'Preferred' | 'NonPreferred' | 'VsanSiteLocationType_Unknown'

/** vim.vsan.SiteMaintenanceState */
export type VsanSiteMaintenanceState = 'notInMaintenanceMode' | 'inMaintenanceMode' | 'enteringMaintenanceMode' | 'exitingMaintenanceMode' | 'SiteMaintenanceState_Unknown'

/** vim.host.VsanSmartParameterType */
export type VsanSmartParameterType = 'smarthealthstatus' | 'smartmediawearoutindicator' | 'smartwriteerrorcount' | 'smartreaderrorcount' | 'smartpoweronhours' | 'smartpowercyclecount' | 'smartreallocatedsectorct' | 'smartrawreaderrorrate' | 'smartdrivetemperature' | 'smartdriveratedmaxtemperature' | 'smartwritesectorstotct' | 'smartreadsectorstotct' | 'smartinitialbadblockcount' | 'VsanSmartParameterType_Unknown'

/** vim.vsan.VsanSnapHealthType */
export type VsanSnapHealthType = 'applianceHealth' | 'pgSnapshotsHealth' | 'vmSnapshotsHealth' | 'vmMembershipChanges' | 'dpObjsInfo' | 'generalHealth' | 'VsanSnapHealthType_Unknown'

/** vim.vsan.VsanSnapStatsExpirationType */
export type VsanSnapStatsExpirationType = 'afterSet' | 'afterGet' | 'afterTtl' | 'never' | 'VsanSnapStatsExpirationType_Unknown'

/** vim.vsan.VsanSnapVmMembershipChangeStatus */
export type VsanSnapVmMembershipChangeStatus = 'added' | 'removed' | 'VsanSnapVmMembershipChangeStatus_Unknown'

/** vim.vsan.SnapshotCreator */
export type VsanSnapshotCreator = 'SnapService' | 'SnapshotCreator_Unknown'

/** vim.vsan.SnapshotType */
export type VsanSnapshotType = 'Managed' | 'Unmanaged' | 'SnapshotType_Unknown'

/** vim.cluster.VsanSpaceReportingEntityType */
export type VsanSpaceReportingEntityType = 'VM' | 'FileShare' | 'Host' | 'FaultDomain' | 'VsanSpaceReportingEntityType_Unknown'

/** vim.cluster.StorageComplianceResult.StorageComplianceStatus */
export type VsanStorageComplianceStatus = 'compliant' | 'nonCompliant' | 'unknown' | 'notApplicable'

/** vim.vsan.VsanSyncReason */
export type VsanSyncReason = 'repair' | 'evacuate' | 'rebalance' | 'reconfigure' | 'dying_evacuate' | 'stale' | 'merge_concat' | 'object_format_change' | 'VsanSyncReason_Unknown'

/** vim.vsan.VsanSyncStatus */
export type VsanSyncStatus = 'active' | 'queued' | 'suspended' | 'VsanSyncStatus_Unknown'

/** vim.vsan.VsanUpdateItemImpactType */
export type VsanUpdateItemImpactType = 'reboot' | 'VsanUpdateItemImpactType_Unknown'

/** vim.vsan.VsanUpdateItemType */
export type VsanUpdateItemType = 'vib' | 'offlinebundle' | 'vmhbaFirmware' | 'fullStackFirmware' | 'VsanUpdateItemType_Unknown'

/** vim.VsanUpgradeSystem.UpgradeHistoryDiskGroupOpType */
export type VsanUpgradeSystemUpgradeHistoryDiskGroupOpType = 'add' | 'remove'

/** vim.vsan.VsanVibType */
export type VsanVibType = 'tool' | 'driver' | 'VsanVibType_Unknown'

/** vim.vsan.XvcQueryCriteriaOperator */
export type VsanXvcQueryCriteriaOperator = 'Equal' | 'NotEqual' | 'Greater' | 'GreaterOrEqual' | 'Less' | 'LessOrEqual' | 'In' | 'NotIn' | 'Like' | 'NotLike' | 'Unset' | 'VsanXvcQueryCriteriaOperator_unknown'

/** vim.vsan.XvcQueryFilterOperator */
export type VsanXvcQueryFilterOperator = 'And' | 'Or' | 'Op_unknown'

/** vslm.event.VslmEvent.VslmEventType */
export type VslmEventType = 'preFcdMigrateEvent' | 'postFcdMigrateEvent'

/** vslm.event.VslmEventInfo.State */
export type VslmEventVslmEventInfoState = 'success' | 'error'

/** vslm.TaskInfo.State */
export type VslmTaskInfoState = 'queued' | 'running' | 'success' | 'error'

/** vim.vslm.VsoPostRelocateChange.MetadataOperation */
export type VslmVsoPostRelocateChangeMetadataOperation = 'UPDATE' | 'RESET' | 'NO_OP'

/** vslm.vso.VStorageObjectQuerySpec.QueryFieldEnum */
export type VslmVsoVStorageObjectQuerySpecQueryFieldEnum = 'id' | 'name' | 'capacity' | 'createTime' | 'backingObjectId' | 'datastoreMoId' | 'metadataKey' | 'metadataValue'

/** vslm.vso.VStorageObjectQuerySpec.QueryOperatorEnum */
export type VslmVsoVStorageObjectQuerySpecQueryOperatorEnum = 'equals' | 'notEquals' | 'lessThan' | 'greaterThan' | 'lessThanOrEqual' | 'greaterThanOrEqual' | 'contains' | 'startsWith' | 'endsWith'

/** vim.scheduler.MonthlyByWeekdayTaskScheduler.WeekOfMonth */
export type WeekOfMonth = 'first' | 'second' | 'third' | 'fourth' | 'last'

/** vim.fault.WillLoseHAProtection.Resolution */
export type WillLoseHAProtectionResolution = 'svmotion' | 'relocate'

/** vim.vslm.DiskInfoFlag */
export type vslmDiskInfoFlag = 'id' | 'descriptorVersion' | 'backingObjectId' | 'path' | 'parentPath' | 'name' | 'deviceName' | 'capacity' | 'allocated' | 'type' | 'consumers' | 'tentativeState' | 'createTime' | 'ioFilter' | 'controlFlags' | 'keepAfterVmDelete' | 'relocationDisabled' | 'keyId' | 'keyProviderId' | 'nativeSnapshotSupported' | 'cbtEnabled' | 'virtualDiskFormat' | 'sharedFileBacking' | 'linkedCloneDetails'

/** vim.vslm.VStorageObjectControlFlag */
export type vslmVStorageObjectControlFlag = 'keepAfterDeleteVm' | 'disableRelocation' | 'enableChangedBlockTracking'
