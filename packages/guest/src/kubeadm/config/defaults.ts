import type {
  BootstrapToken,
  ClusterConfiguration,
  InitConfiguration,
  JoinConfiguration,
  NodeRegistration,
  ResetConfiguration,
  Timeouts,
} from './types.js'

type Loose = Record<string, unknown>

export const defaultTimeouts: Timeouts = {
  controlPlaneComponentHealthCheck: '4m0s',
  kubeletHealthCheck: '4m0s',
  kubernetesAPICall: '1m0s',
  etcdAPICall: '2m0s',
  tlsBootstrap: '5m0s',
  discovery: '5m0s',
  upgradeManifests: '5m0s',
}

export const defaultCriSocket = 'unix:///var/run/containerd/containerd.sock'
export const defaultCertificatesDir = '/etc/kubernetes/pki'
export const defaultNodeTokenGroup = 'system:bootstrappers:kubeadm:default-node-token'

/** A configuration that was read, with the defaults that do not depend on the machine. */
export function defaultInit(given: Loose): InitConfiguration {
  const tokens = (given.bootstrapTokens as Loose[] | undefined) ?? []
  return {
    ...given,
    bootstrapTokens: (tokens.length === 0 ? [{}] : tokens).map(defaultToken),
    nodeRegistration: defaultNode(given.nodeRegistration as Loose | undefined),
    localAPIEndpoint: defaultEndpoint(given.localAPIEndpoint as Loose | undefined),
    timeouts: { ...defaultTimeouts, ...(given.timeouts as Loose | undefined) },
  }
}

export function defaultToken(given: Loose): BootstrapToken {
  return {
    ...given,
    token: text(given.token, ''),
    ttl: text(given.ttl, '24h0m0s'),
    usages: filled(given.usages, ['signing', 'authentication']),
    groups: filled(given.groups, [defaultNodeTokenGroup]),
  }
}

export function defaultCluster(given: Loose): ClusterConfiguration {
  const networking = (given.networking as Loose | undefined) ?? {}
  const etcd = (given.etcd as Loose | undefined) ?? {}
  const local = (etcd.local ?? (etcd.external ? undefined : {})) as Loose | undefined
  return {
    ...given,
    etcd: { ...etcd, ...(local ? { local: { ...local, dataDir: text(local.dataDir, '/var/lib/etcd') } } : {}) },
    networking: {
      ...networking,
      serviceSubnet: text(networking.serviceSubnet, '10.96.0.0/12'),
      dnsDomain: text(networking.dnsDomain, 'cluster.local'),
    },
    kubernetesVersion: text(given.kubernetesVersion, 'stable-1'),
    apiServer: given.apiServer ?? {},
    controllerManager: given.controllerManager ?? {},
    scheduler: given.scheduler ?? {},
    dns: given.dns ?? {},
    proxy: given.proxy ?? {},
    certificatesDir: text(given.certificatesDir, defaultCertificatesDir),
    imageRepository: text(given.imageRepository, 'registry.k8s.io'),
    clusterName: text(given.clusterName, 'kubernetes'),
    encryptionAlgorithm: text(given.encryptionAlgorithm, 'RSA-2048'),
    certificateValidityPeriod: text(given.certificateValidityPeriod, '8760h0m0s'),
    caCertificateValidityPeriod: text(given.caCertificateValidityPeriod, '87600h0m0s'),
  } as ClusterConfiguration
}

export function defaultJoin(given: Loose): JoinConfiguration {
  const discovery = { ...((given.discovery as JoinConfiguration['discovery'] | undefined) ?? {}) }
  if (discovery.bootstrapToken) {
    discovery.bootstrapToken = { ...discovery.bootstrapToken, token: discovery.bootstrapToken.token ?? '' }
    if (!discovery.tlsBootstrapToken) discovery.tlsBootstrapToken = discovery.bootstrapToken.token
  }
  if (discovery.file) discovery.file = { kubeConfigPath: (discovery.file.kubeConfigPath ?? '').replace(/^file:\/\//, '') }
  const controlPlane = given.controlPlane as Loose | undefined
  return {
    ...given,
    nodeRegistration: defaultNode(given.nodeRegistration as Loose | undefined),
    caCertPath: text(given.caCertPath, '/etc/kubernetes/pki/ca.crt'),
    discovery,
    ...(controlPlane
      ? { controlPlane: { ...controlPlane, localAPIEndpoint: defaultEndpoint(controlPlane.localAPIEndpoint as Loose | undefined) } }
      : {}),
    timeouts: { ...defaultTimeouts, ...(given.timeouts as Loose | undefined) },
  }
}

export function defaultReset(given: Loose): ResetConfiguration {
  return {
    ...given,
    certificatesDir: text(given.certificatesDir, defaultCertificatesDir),
    criSocket: text(given.criSocket, ''),
    timeouts: { ...defaultTimeouts, ...(given.timeouts as Loose | undefined) },
  }
}

function defaultNode(given: Loose = {}): NodeRegistration {
  return {
    ...given,
    name: text(given.name, ''),
    criSocket: text(given.criSocket, ''),
    imagePullPolicy: text(given.imagePullPolicy, 'IfNotPresent'),
    imagePullSerial: (given.imagePullSerial as boolean | undefined) ?? true,
  }
}

function defaultEndpoint(given: Loose = {}) {
  return { ...given, advertiseAddress: text(given.advertiseAddress, ''), bindPort: (given.bindPort as number | undefined) || 6443 }
}

const text = (given: unknown, otherwise: string): string => (typeof given === 'string' && given !== '' ? given : otherwise)
const filled = (given: unknown, otherwise: string[]): string[] => (Array.isArray(given) && given.length > 0 ? given : otherwise)
