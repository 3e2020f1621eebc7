/** kubeadm's configuration in the form of v1beta4, which is its internal one too. Durations are texts as Go prints them. */
export interface Argument {
  name: string
  value: string
}

export interface Taint {
  key: string
  value?: string
  effect: string
}

export interface BootstrapToken {
  token: string
  description?: string
  ttl?: string
  expires?: string
  usages: string[]
  groups: string[]
}

export interface NodeRegistration {
  name: string
  criSocket: string
  taints?: Taint[]
  kubeletExtraArgs?: Argument[]
  ignorePreflightErrors?: string[]
  imagePullPolicy: string
  imagePullSerial?: boolean
}

export interface ApiEndpoint {
  advertiseAddress: string
  bindPort: number
}

export interface Timeouts {
  controlPlaneComponentHealthCheck: string
  kubeletHealthCheck: string
  kubernetesAPICall: string
  etcdAPICall: string
  tlsBootstrap: string
  discovery: string
  upgradeManifests: string
}

export interface InitConfiguration {
  bootstrapTokens: BootstrapToken[]
  dryRun?: boolean
  nodeRegistration: NodeRegistration
  localAPIEndpoint: ApiEndpoint
  certificateKey?: string
  skipPhases?: string[]
  patches?: { directory?: string }
  timeouts: Timeouts
}

export interface HostPathMount {
  name: string
  hostPath: string
  mountPath: string
  readOnly?: boolean
  pathType?: string
}

export interface ControlPlaneComponent {
  extraArgs?: Argument[]
  extraVolumes?: HostPathMount[]
  extraEnvs?: Record<string, unknown>[]
}

export interface ExternalEtcd {
  endpoints?: string[]
  caFile?: string
  certFile?: string
  keyFile?: string
}

export interface LocalEtcd {
  imageRepository?: string
  imageTag?: string
  dataDir: string
  extraArgs?: Argument[]
  extraEnvs?: Record<string, unknown>[]
  serverCertSANs?: string[]
  peerCertSANs?: string[]
}

export interface ClusterConfiguration {
  etcd: { local?: LocalEtcd; external?: ExternalEtcd }
  networking: { serviceSubnet: string; podSubnet?: string; dnsDomain: string }
  kubernetesVersion: string
  controlPlaneEndpoint?: string
  apiServer: ControlPlaneComponent & { certSANs?: string[] }
  controllerManager: ControlPlaneComponent
  scheduler: ControlPlaneComponent
  dns: { imageRepository?: string; imageTag?: string; disabled?: boolean }
  proxy: { disabled?: boolean }
  certificatesDir: string
  imageRepository: string
  featureGates?: Record<string, boolean>
  clusterName: string
  encryptionAlgorithm: string
  certificateValidityPeriod: string
  caCertificateValidityPeriod: string
}

export interface JoinConfiguration {
  dryRun?: boolean
  nodeRegistration: NodeRegistration
  caCertPath: string
  discovery: {
    bootstrapToken?: { token: string; apiServerEndpoint?: string; caCertHashes?: string[]; unsafeSkipCAVerification?: boolean }
    file?: { kubeConfigPath: string }
    tlsBootstrapToken?: string
  }
  controlPlane?: { localAPIEndpoint: ApiEndpoint; certificateKey?: string }
  skipPhases?: string[]
  patches?: { directory?: string }
  timeouts: Timeouts
}

export interface ResetConfiguration {
  cleanupTmpDir?: boolean
  certificatesDir: string
  criSocket: string
  dryRun?: boolean
  force?: boolean
  ignorePreflightErrors?: string[]
  skipPhases?: string[]
  unmountFlags?: string[]
  timeouts: Timeouts
}

/** Configuration of a component that kubeadm keeps and hands on: of the kubelet or of kube-proxy. */
export type ComponentConfiguration = Record<string, unknown>

/** All that `kubeadm init` goes by. */
export interface InitSettings {
  readonly init: InitConfiguration
  readonly cluster: ClusterConfiguration
  readonly kubelet: ComponentConfiguration
  readonly kubeProxy: ComponentConfiguration
  /** `encryptionAlgorithm` was asked for; else keys are P-256, which are made a thousand times quicker than the default, RSA. */
  readonly algorithmIsGiven: boolean
}
