/**
 * The types of kubeadm's configuration as kubeadm v1.34.4 decodes and encodes them, printed from its own types (README, "Recorded from kubeadm"). A line
 * is a type and its fields with their types, all by their names in Go; `?` says that the field is left out when it is empty.
 */
export const apiTypeLines = `
v1.BootstrapToken token:*v1.BootstrapTokenString description?:string ttl?:*v1.Duration expires?:*v1.Time usages?:[]string groups?:[]string
v1.ConfigMapKeySelector name?:string key:string optional?:*bool
v1.EnvVarSource fieldRef?:*v1.ObjectFieldSelector resourceFieldRef?:*v1.ResourceFieldSelector configMapKeyRef?:*v1.ConfigMapKeySelector secretKeyRef?:*v1.SecretKeySelector fileKeyRef?:*v1.FileKeySelector
v1.FileKeySelector volumeName:string path:string key:string optional?:*bool
v1.FormatOptions text?:v1.TextOptions json?:v1.JSONOptions
v1.JSONOptions splitStream?:bool infoBufferSize?:resource.QuantityValue
v1.LoggingConfiguration format?:string flushFrequency:v1.TimeOrMetaDuration verbosity:v1.VerbosityLevel=uint32 vmodule?:[]v1.VModuleItem options?:v1.FormatOptions
v1.ObjectFieldSelector apiVersion?:string fieldPath:string
v1.ResourceFieldSelector containerName?:string resource:string divisor?:resource.Quantity
v1.SecretKeySelector name?:string key:string optional?:*bool
v1.Taint key:string value?:string effect:v1.TaintEffect=string timeAdded?:*v1.Time
v1.TextOptions splitStream?:bool infoBufferSize?:resource.QuantityValue
v1.TracingConfiguration endpoint?:*string samplingRatePerMillion?:*int32
v1.VModuleItem filePattern:string verbosity:v1.VerbosityLevel=uint32
v1alpha1.ClientConnectionConfiguration kubeconfig:string acceptContentTypes:string contentType:string qps:float32 burst:int32
v1alpha1.DetectLocalConfiguration bridgeInterface:string interfaceNamePrefix:string
v1alpha1.KubeProxyConfiguration kind?:string apiVersion?:string featureGates?:map[string]bool clientConnection:v1alpha1.ClientConnectionConfiguration logging?:v1.LoggingConfiguration hostnameOverride:string bindAddress:string healthzBindAddress:string metricsBindAddress:string bindAddressHardFail:bool enableProfiling:bool showHiddenMetricsForVersion:string mode:v1alpha1.ProxyMode=string iptables:v1alpha1.KubeProxyIPTablesConfiguration ipvs:v1alpha1.KubeProxyIPVSConfiguration nftables:v1alpha1.KubeProxyNFTablesConfiguration winkernel:v1alpha1.KubeProxyWinkernelConfiguration detectLocalMode:v1alpha1.LocalMode=string detectLocal:v1alpha1.DetectLocalConfiguration clusterCIDR:string nodePortAddresses:[]string oomScoreAdj:*int32 conntrack:v1alpha1.KubeProxyConntrackConfiguration configSyncPeriod:v1.Duration portRange:string windowsRunAsService?:bool
v1alpha1.KubeProxyConntrackConfiguration maxPerCore:*int32 min:*int32 tcpEstablishedTimeout:*v1.Duration tcpCloseWaitTimeout:*v1.Duration tcpBeLiberal:bool udpTimeout:v1.Duration udpStreamTimeout:v1.Duration
v1alpha1.KubeProxyIPTablesConfiguration masqueradeBit:*int32 masqueradeAll:bool localhostNodePorts:*bool syncPeriod:v1.Duration minSyncPeriod:v1.Duration
v1alpha1.KubeProxyIPVSConfiguration syncPeriod:v1.Duration minSyncPeriod:v1.Duration scheduler:string excludeCIDRs:[]string strictARP:bool tcpTimeout:v1.Duration tcpFinTimeout:v1.Duration udpTimeout:v1.Duration
v1alpha1.KubeProxyNFTablesConfiguration masqueradeBit:*int32 masqueradeAll:bool syncPeriod:v1.Duration minSyncPeriod:v1.Duration
v1alpha1.KubeProxyWinkernelConfiguration networkName:string sourceVip:string enableDSR:bool rootHnsEndpointName:string forwardHealthCheckVip:bool
v1beta1.CrashLoopBackOffConfig maxContainerRestartPeriod?:*v1.Duration
v1beta1.KubeletAnonymousAuthentication enabled?:*bool
v1beta1.KubeletAuthentication x509:v1beta1.KubeletX509Authentication webhook:v1beta1.KubeletWebhookAuthentication anonymous:v1beta1.KubeletAnonymousAuthentication
v1beta1.KubeletAuthorization mode?:v1beta1.KubeletAuthorizationMode=string webhook:v1beta1.KubeletWebhookAuthorization
v1beta1.KubeletConfiguration kind?:string apiVersion?:string enableServer?:*bool staticPodPath?:string podLogsDir?:string syncFrequency?:v1.Duration fileCheckFrequency?:v1.Duration httpCheckFrequency?:v1.Duration staticPodURL?:string staticPodURLHeader?:map[string][]string address?:string port?:int32 readOnlyPort?:int32 tlsCertFile?:string tlsPrivateKeyFile?:string tlsCipherSuites?:[]string tlsMinVersion?:string rotateCertificates?:bool serverTLSBootstrap?:bool authentication:v1beta1.KubeletAuthentication authorization:v1beta1.KubeletAuthorization registryPullQPS?:*int32 registryBurst?:int32 imagePullCredentialsVerificationPolicy?:v1beta1.ImagePullCredentialsVerificationPolicy=string preloadedImagesVerificationAllowlist?:[]string eventRecordQPS?:*int32 eventBurst?:int32 enableDebuggingHandlers?:*bool enableContentionProfiling?:bool healthzPort?:*int32 healthzBindAddress?:string oomScoreAdj?:*int32 clusterDomain?:string clusterDNS?:[]string streamingConnectionIdleTimeout?:v1.Duration nodeStatusUpdateFrequency?:v1.Duration nodeStatusReportFrequency?:v1.Duration nodeLeaseDurationSeconds?:int32 imageMinimumGCAge?:v1.Duration imageMaximumGCAge?:v1.Duration imageGCHighThresholdPercent?:*int32 imageGCLowThresholdPercent?:*int32 volumeStatsAggPeriod?:v1.Duration kubeletCgroups?:string systemCgroups?:string cgroupRoot?:string cgroupsPerQOS?:*bool cgroupDriver?:string cpuManagerPolicy?:string singleProcessOOMKill?:*bool cpuManagerPolicyOptions?:map[string]string cpuManagerReconcilePeriod?:v1.Duration memoryManagerPolicy?:string topologyManagerPolicy?:string topologyManagerScope?:string topologyManagerPolicyOptions?:map[string]string qosReserved?:map[string]string runtimeRequestTimeout?:v1.Duration hairpinMode?:string maxPods?:int32 podCIDR?:string podPidsLimit?:*int64 resolvConf?:*string runOnce?:bool cpuCFSQuota?:*bool cpuCFSQuotaPeriod?:*v1.Duration nodeStatusMaxImages?:*int32 maxOpenFiles?:int64 contentType?:string kubeAPIQPS?:*int32 kubeAPIBurst?:int32 serializeImagePulls?:*bool maxParallelImagePulls?:*int32 evictionHard?:map[string]string evictionSoft?:map[string]string evictionSoftGracePeriod?:map[string]string evictionPressureTransitionPeriod?:v1.Duration evictionMaxPodGracePeriod?:int32 evictionMinimumReclaim?:map[string]string mergeDefaultEvictionSettings?:*bool podsPerCore?:int32 enableControllerAttachDetach?:*bool protectKernelDefaults?:bool makeIPTablesUtilChains?:*bool iptablesMasqueradeBit?:*int32 iptablesDropBit?:*int32 featureGates?:map[string]bool failSwapOn?:*bool memorySwap?:v1beta1.MemorySwapConfiguration containerLogMaxSize?:string containerLogMaxFiles?:*int32 containerLogMaxWorkers?:*int32 containerLogMonitorInterval?:*v1.Duration configMapAndSecretChangeDetectionStrategy?:v1beta1.ResourceChangeDetectionStrategy=string systemReserved?:map[string]string kubeReserved?:map[string]string reservedSystemCPUs?:string showHiddenMetricsForVersion?:string systemReservedCgroup?:string kubeReservedCgroup?:string enforceNodeAllocatable?:[]string allowedUnsafeSysctls?:[]string volumePluginDir?:string providerID?:string kernelMemcgNotification?:bool logging?:v1.LoggingConfiguration enableSystemLogHandler?:*bool enableSystemLogQuery?:*bool shutdownGracePeriod?:v1.Duration shutdownGracePeriodCriticalPods?:v1.Duration shutdownGracePeriodByPodPriority?:[]v1beta1.ShutdownGracePeriodByPodPriority crashLoopBackOff?:v1beta1.CrashLoopBackOffConfig reservedMemory?:[]v1beta1.MemoryReservation enableProfilingHandler?:*bool enableDebugFlagsHandler?:*bool seccompDefault?:*bool memoryThrottlingFactor?:*float64 registerWithTaints?:[]v1.Taint registerNode?:*bool tracing?:*v1.TracingConfiguration localStorageCapacityIsolation?:*bool containerRuntimeEndpoint:string imageServiceEndpoint?:string failCgroupV1?:*bool userNamespaces?:*v1beta1.UserNamespaces
v1beta1.KubeletWebhookAuthentication enabled?:*bool cacheTTL?:v1.Duration
v1beta1.KubeletWebhookAuthorization cacheAuthorizedTTL?:v1.Duration cacheUnauthorizedTTL?:v1.Duration
v1beta1.KubeletX509Authentication clientCAFile?:string
v1beta1.MemoryReservation numaNode:int32 limits:map[v1.ResourceName]resource.Quantity
v1beta1.MemorySwapConfiguration swapBehavior?:string
v1beta1.ShutdownGracePeriodByPodPriority priority:int32 shutdownGracePeriodSeconds:int64
v1beta1.UserNamespaces idsPerPod?:*int64
v1beta3.APIEndpoint advertiseAddress?:string bindPort?:int32
v1beta3.APIServer extraArgs?:map[string]string extraVolumes?:[]v1beta3.HostPathMount certSANs?:[]string timeoutForControlPlane?:*v1.Duration
v1beta3.BootstrapTokenDiscovery token:string apiServerEndpoint?:string caCertHashes?:[]string unsafeSkipCAVerification?:bool
v1beta3.ClusterConfiguration kind?:string apiVersion?:string etcd?:v1beta3.Etcd networking?:v1beta3.Networking kubernetesVersion?:string controlPlaneEndpoint?:string apiServer?:v1beta3.APIServer controllerManager?:v1beta3.ControlPlaneComponent scheduler?:v1beta3.ControlPlaneComponent dns?:v1beta3.DNS certificatesDir?:string imageRepository?:string featureGates?:map[string]bool clusterName?:string
v1beta3.ControlPlaneComponent extraArgs?:map[string]string extraVolumes?:[]v1beta3.HostPathMount
v1beta3.DNS imageRepository?:string imageTag?:string
v1beta3.Discovery bootstrapToken?:*v1beta3.BootstrapTokenDiscovery file?:*v1beta3.FileDiscovery tlsBootstrapToken?:string timeout?:*v1.Duration
v1beta3.Etcd local?:*v1beta3.LocalEtcd external?:*v1beta3.ExternalEtcd
v1beta3.ExternalEtcd endpoints:[]string caFile:string certFile:string keyFile:string
v1beta3.FileDiscovery kubeConfigPath:string
v1beta3.HostPathMount name:string hostPath:string mountPath:string readOnly?:bool pathType?:v1.HostPathType=string
v1beta3.InitConfiguration kind?:string apiVersion?:string bootstrapTokens?:[]v1.BootstrapToken nodeRegistration?:v1beta3.NodeRegistrationOptions localAPIEndpoint?:v1beta3.APIEndpoint certificateKey?:string skipPhases?:[]string patches?:*v1beta3.Patches
v1beta3.JoinConfiguration kind?:string apiVersion?:string nodeRegistration?:v1beta3.NodeRegistrationOptions caCertPath?:string discovery:v1beta3.Discovery controlPlane?:*v1beta3.JoinControlPlane skipPhases?:[]string patches?:*v1beta3.Patches
v1beta3.JoinControlPlane localAPIEndpoint?:v1beta3.APIEndpoint certificateKey?:string
v1beta3.LocalEtcd imageRepository?:string imageTag?:string dataDir:string extraArgs?:map[string]string serverCertSANs?:[]string peerCertSANs?:[]string
v1beta3.Networking serviceSubnet?:string podSubnet?:string dnsDomain?:string
v1beta3.NodeRegistrationOptions name?:string criSocket?:string taints:[]v1.Taint kubeletExtraArgs?:map[string]string ignorePreflightErrors?:[]string imagePullPolicy?:v1.PullPolicy=string
v1beta3.Patches directory?:string
v1beta4.APIEndpoint advertiseAddress?:string bindPort?:int32
v1beta4.APIServer extraArgs?:[]v1beta4.Arg extraVolumes?:[]v1beta4.HostPathMount extraEnvs?:[]v1beta4.EnvVar certSANs?:[]string
v1beta4.Arg name:string value:string
v1beta4.BootstrapTokenDiscovery token:string apiServerEndpoint?:string caCertHashes?:[]string unsafeSkipCAVerification?:bool
v1beta4.ClusterConfiguration kind?:string apiVersion?:string etcd?:v1beta4.Etcd networking?:v1beta4.Networking kubernetesVersion?:string controlPlaneEndpoint?:string apiServer?:v1beta4.APIServer controllerManager?:v1beta4.ControlPlaneComponent scheduler?:v1beta4.ControlPlaneComponent dns?:v1beta4.DNS proxy?:v1beta4.Proxy certificatesDir?:string imageRepository?:string featureGates?:map[string]bool clusterName?:string encryptionAlgorithm?:v1beta4.EncryptionAlgorithmType=string certificateValidityPeriod?:*v1.Duration caCertificateValidityPeriod?:*v1.Duration
v1beta4.ControlPlaneComponent extraArgs?:[]v1beta4.Arg extraVolumes?:[]v1beta4.HostPathMount extraEnvs?:[]v1beta4.EnvVar
v1beta4.DNS imageRepository?:string imageTag?:string disabled?:bool
v1beta4.Discovery bootstrapToken?:*v1beta4.BootstrapTokenDiscovery file?:*v1beta4.FileDiscovery tlsBootstrapToken?:string
v1beta4.EnvVar name:string value?:string valueFrom?:*v1.EnvVarSource
v1beta4.Etcd local?:*v1beta4.LocalEtcd external?:*v1beta4.ExternalEtcd
v1beta4.ExternalEtcd endpoints:[]string caFile:string certFile:string keyFile:string
v1beta4.FileDiscovery kubeConfigPath:string
v1beta4.HostPathMount name:string hostPath:string mountPath:string readOnly?:bool pathType?:v1.HostPathType=string
v1beta4.InitConfiguration kind?:string apiVersion?:string bootstrapTokens?:[]v1.BootstrapToken dryRun?:bool nodeRegistration?:v1beta4.NodeRegistrationOptions localAPIEndpoint?:v1beta4.APIEndpoint certificateKey?:string skipPhases?:[]string patches?:*v1beta4.Patches timeouts?:*v1beta4.Timeouts
v1beta4.JoinConfiguration kind?:string apiVersion?:string dryRun?:bool nodeRegistration?:v1beta4.NodeRegistrationOptions caCertPath?:string discovery:v1beta4.Discovery controlPlane?:*v1beta4.JoinControlPlane skipPhases?:[]string patches?:*v1beta4.Patches timeouts?:*v1beta4.Timeouts
v1beta4.JoinControlPlane localAPIEndpoint?:v1beta4.APIEndpoint certificateKey?:string
v1beta4.LocalEtcd imageRepository?:string imageTag?:string dataDir:string extraArgs?:[]v1beta4.Arg extraEnvs?:[]v1beta4.EnvVar serverCertSANs?:[]string peerCertSANs?:[]string
v1beta4.Networking serviceSubnet?:string podSubnet?:string dnsDomain?:string
v1beta4.NodeRegistrationOptions name?:string criSocket?:string taints:[]v1.Taint kubeletExtraArgs?:[]v1beta4.Arg ignorePreflightErrors?:[]string imagePullPolicy?:v1.PullPolicy=string imagePullSerial?:*bool
v1beta4.Patches directory?:string
v1beta4.Proxy disabled?:bool
v1beta4.ResetConfiguration kind?:string apiVersion?:string cleanupTmpDir?:bool certificatesDir?:string criSocket?:string dryRun?:bool force?:bool ignorePreflightErrors?:[]string skipPhases?:[]string unmountFlags?:[]string timeouts?:*v1beta4.Timeouts
v1beta4.Timeouts controlPlaneComponentHealthCheck?:*v1.Duration kubeletHealthCheck?:*v1.Duration kubernetesAPICall?:*v1.Duration etcdAPICall?:*v1.Duration tlsBootstrap?:*v1.Duration discovery?:*v1.Duration upgradeManifests?:*v1.Duration
v1beta4.UpgradeApplyConfiguration kubernetesVersion?:string allowExperimentalUpgrades?:*bool allowRCUpgrades?:*bool certificateRenewal?:*bool dryRun?:*bool etcdUpgrade?:*bool forceUpgrade?:*bool ignorePreflightErrors?:[]string patches?:*v1beta4.Patches printConfig?:*bool skipPhases?:[]string imagePullPolicy?:v1.PullPolicy=string imagePullSerial?:*bool
v1beta4.UpgradeConfiguration kind?:string apiVersion?:string apply?:v1beta4.UpgradeApplyConfiguration diff?:v1beta4.UpgradeDiffConfiguration node?:v1beta4.UpgradeNodeConfiguration plan?:v1beta4.UpgradePlanConfiguration timeouts?:*v1beta4.Timeouts
v1beta4.UpgradeDiffConfiguration kubernetesVersion?:string contextLines?:int
v1beta4.UpgradeNodeConfiguration certificateRenewal?:*bool dryRun?:*bool etcdUpgrade?:*bool ignorePreflightErrors?:[]string skipPhases?:[]string patches?:*v1beta4.Patches imagePullPolicy?:v1.PullPolicy=string imagePullSerial?:*bool
v1beta4.UpgradePlanConfiguration kubernetesVersion?:string allowExperimentalUpgrades?:*bool allowRCUpgrades?:*bool dryRun?:*bool etcdUpgrade?:*bool ignorePreflightErrors?:[]string printConfig?:*bool
`
