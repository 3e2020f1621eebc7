import { envtestErrors } from '../errors.js'
import { isTrue } from '../flags/parse-flags.js'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** The feature gates of kube-apiserver 1.34 that are on unless somebody says otherwise. */
const on = words(`
  APIResponseCompression APIServerIdentity AggregatedDiscoveryRemoveBetaType AllowParsingUserUIDFromCertAuth
  CPUManagerPolicyBetaOptions ContainerCheckpoint DRAAdminAccess DRAPrioritizedList DRAResourceClaimDeviceStatus
  DRASchedulerFilterTimeout DeclarativeValidation DetectCacheInconsistency DisableAllocatorDualWrite
  DisableCPUQuotaWithExclusiveCPUs DisableNodeKubeProxyVersion DynamicResourceAllocation ExecProbeTimeout
  ExternalServiceAccountTokenSigner GracefulNodeShutdown GracefulNodeShutdownBasedOnPodPriority ImageMaximumGCAge InOrderInformers
  InPlacePodVerticalScaling JobManagedBy KubeletFineGrainedAuthz KubeletPSI KubeletPodResourcesDynamicResources
  KubeletPodResourcesGet KubeletPodResourcesListUseActivePods KubeletSeparateDiskGC KubeletServiceAccountTokenForCredentialProviders
  ListFromCacheSnapshot MatchLabelKeysInPodTopologySpread MatchLabelKeysInPodTopologySpreadSelectorMerge OpenAPIEnums
  PodDeletionCost PodLevelResources PodObservedGenerationTracking PodReadyToStartContainersCondition PortForwardWebsockets
  PreferSameTrafficDistribution PreventStaticPodAPIReferences ProcMountType ReloadKubeletServerCertificateFile
  RemoteRequestHeaderUID RotateKubeletServerCertificate SELinuxChangePolicy SELinuxMountReadWriteOncePod SchedulerAsyncPreemption
  SchedulerPopFromBackoffQ ServiceAccountNodeAudienceRestriction SizeBasedListCostEstimate StatefulSetSemanticRevisionComparison
  StorageNamespaceIndex StorageVersionHash StructuredAuthenticationConfigurationEgressSelector SupplementalGroupsPolicy
  SystemdWatchdog TokenRequestServiceAccountUIDValidation TopologyManagerPolicyBetaOptions TopologyManagerPolicyOptions
  TranslateStreamCloseWebsocketRequests UnauthenticatedHTTP2DOSMitigation UserNamespacesSupport VolumeAttributesClass WatchList
  WindowsGracefulNodeShutdown
`)

const off = words(`
  APIServingWithRoutine AllAlpha AllBeta AllowDNSOnlyNodeCSR AllowInsecureKubeletCertificateSigningRequests
  AllowOverwriteTerminationGracePeriodSeconds AllowUnsafeMalformedObjectDeletion CBORServingAndStorage CPUManagerPolicyAlphaOptions
  CSIVolumeHealth ClearingNominatedNodeNameAfterBinding ClientsAllowCBOR ClientsPreferCBOR CloudControllerManagerWebhook
  ClusterTrustBundle ClusterTrustBundleProjection ComponentFlagz ComponentStatusz ConcurrentWatchObjectDecode ContainerRestartRules
  ContainerStopSignals CoordinatedLeaderElection CrossNamespaceVolumeDataSource CustomCPUCFSQuotaPeriod DRAConsumableCapacity
  DRADeviceBindingConditions DRADeviceTaints DRAExtendedResource DRAPartitionableDevices DeclarativeValidationTakeover
  DeploymentReplicaSetTerminatingReplicas EnvFiles EventedPLEG GitRepoVolumeDriver HPAConfigurableTolerance HPAScaleToZero
  HostnameOverride ImageVolume InPlacePodVerticalScalingAllocatedStatus InPlacePodVerticalScalingExclusiveCPUs
  InPlacePodVerticalScalingExclusiveMemory InTreePluginPortworxUnregister InformerResourceVersion KMSv1 KubeletCrashLoopBackOffMax
  KubeletEnsureSecretPulledImages KubeletInUserNamespace KubeletRegistrationGetOnExistsOnly
  LocalStorageCapacityIsolationFSQuotaMonitoring MaxUnavailableStatefulSet MemoryQoS MutableCSINodeAllocatableCount
  MutatingAdmissionPolicy NodeLogQuery NominatedNodeNameForExpectation PodAndContainerStatsFromCRI PodCertificateRequest
  PodLogsQuerySplitStreams PodTopologyLabelsAdmission QOSReserved ReduceDefaultCrashLoopBackOffDecay RelaxedServiceNameValidation
  ResourceHealthStatus RuntimeClassInImageCriApi SELinuxMount SchedulerAsyncAPICalls SeparateCacheWatchRPC StorageCapacityScoring
  StorageVersionAPI StorageVersionMigrator StrictIPCIDRValidation TopologyManagerPolicyAlphaOptions
  UnknownVersionInteroperabilityProxy UserNamespacesPodSecurityStandards WatchCacheInitializationPostStartHook WatchListClient
  WindowsCPUAndMemoryAffinity WindowsHostNetwork
`)

/** These can't be switched any more. */
const lockedOn = words(`
  APIServerTracing AnonymousAuthConfigurableEndpoints AnyVolumeDataSource AuthorizeNodeWithSelectors AuthorizeWithSelectors
  BtreeWatchCache CPUManagerPolicyOptions CRDValidationRatcheting CSIMigrationPortworx ComponentSLIs ConsistentListFromCache
  CronJobsScheduledAnnotation CustomResourceFieldSelectors HonorPVReclaimPolicy JobBackoffLimitPerIndex JobPodReplacementPolicy
  JobSuccessPolicy KubeletCgroupDriverFromCRI KubeletTracing LoadBalancerIPMode LogarithmicScaleDown MatchLabelKeysInPodAffinity
  MemoryManager MultiCIDRServiceAllocator NFTablesProxyMode NodeInclusionPolicyInPodTopologySpread NodeSwap OrderedNamespaceDeletion
  PodIndexLabel PodLifecycleSleepAction PodLifecycleSleepActionAllowZero PodSchedulingReadiness ProbeHostPodSecurityStandards
  RecoverVolumeExpansionFailure RecursiveReadOnlyMounts RelaxedDNSSearchValidation RelaxedEnvironmentVariableValidation
  ResilientWatchCacheInitialization RetryGenerateName SchedulerQueueingHints SeparateTaintEvictionController ServiceAccountTokenJTI
  ServiceAccountTokenNodeBinding ServiceAccountTokenNodeBindingValidation ServiceAccountTokenPodNodeInfo ServiceTrafficDistribution
  SidecarContainers SizeMemoryBackedVolumes StatefulSetAutoDeletePVC StreamingCollectionEncodingToJSON
  StreamingCollectionEncodingToProtobuf StrictCostEnforcementForVAP StrictCostEnforcementForWebhooks
  StructuredAuthenticationConfiguration StructuredAuthorizationConfiguration TopologyAwareHints WinDSR WinOverlay
`)

const lockedOff = words(`
  AllowServiceLBStatusOnNonLB WatchFromStorageWithoutResourceVersion
`)

/** Of those that can be switched: what matters only to kubelets, schedulers and clients, or to how quick the real server is. */
const elsewhere = words(`
  APIServingWithRoutine CPUManagerPolicyAlphaOptions CPUManagerPolicyBetaOptions CSIVolumeHealth CloudControllerManagerWebhook
  ConcurrentWatchObjectDecode ContainerCheckpoint CustomCPUCFSQuotaPeriod DRASchedulerFilterTimeout DetectCacheInconsistency
  DisableCPUQuotaWithExclusiveCPUs EventedPLEG ExecProbeTimeout GracefulNodeShutdown GracefulNodeShutdownBasedOnPodPriority
  ImageMaximumGCAge InOrderInformers InPlacePodVerticalScalingExclusiveCPUs InPlacePodVerticalScalingExclusiveMemory
  InformerResourceVersion KubeletCrashLoopBackOffMax KubeletEnsureSecretPulledImages KubeletFineGrainedAuthz KubeletInUserNamespace
  KubeletPSI KubeletPodResourcesDynamicResources KubeletPodResourcesGet KubeletPodResourcesListUseActivePods
  KubeletRegistrationGetOnExistsOnly KubeletSeparateDiskGC ListFromCacheSnapshot LocalStorageCapacityIsolationFSQuotaMonitoring
  MemoryQoS NodeLogQuery PodAndContainerStatsFromCRI QOSReserved ReduceDefaultCrashLoopBackOffDecay
  ReloadKubeletServerCertificateFile RotateKubeletServerCertificate RuntimeClassInImageCriApi SchedulerAsyncAPICalls
  SchedulerAsyncPreemption SchedulerPopFromBackoffQ SeparateCacheWatchRPC SizeBasedListCostEstimate StorageNamespaceIndex
  SystemdWatchdog TopologyManagerPolicyAlphaOptions TopologyManagerPolicyBetaOptions TopologyManagerPolicyOptions
  UnauthenticatedHTTP2DOSMitigation WatchCacheInitializationPostStartHook WatchListClient WindowsCPUAndMemoryAffinity
  WindowsGracefulNodeShutdown
`)

/**
 * Decides on `--feature-gates`: what is the default anyway is taken, what changes nothing that an API server answers is warned of. Throws
 * FLAG_REFUSED for the rest, and BAD_FLAG with the real server's words.
 */
export function decideFeatureGates(pairs: readonly string[]): string[] {
  const warnings: string[] = []
  for (const pair of pairs) {
    const [written = '', text = ''] = pair.split('=')
    // `kube:Name=true` names the component.
    const name = written.replace(/^kube:/, '')
    const value = isTrue(text)
    if (lockedOn.has(name) || lockedOff.has(name)) {
      const locked = lockedOn.has(name)
      if (value !== locked) throw envtestErrors.badFlag(`cannot set feature gate ${name} to ${value}, feature is locked to ${locked}`)
    } else if (on.has(name) || off.has(name)) {
      if (value === on.has(name)) continue
      if (!elsewhere.has(name))
        throw envtestErrors.flagRefused(
          `--feature-gates=${pair}`,
          'it has what 1.34 has by default, and that gate would change what it answers',
        )
      warnings.push(`--feature-gates=${pair} has no effect: nothing that an API server answers depends on it`)
    } else throw envtestErrors.badFlag(`unrecognized feature gate: ${name}`)
  }
  return warnings
}
