import { createHash, randomInt, X509Certificate } from 'node:crypto'
import { patchesFolder } from './component-patches.js'
import { parseKubernetesVersion } from './kubernetes-version.js'
import { apiPort } from './ports.js'

/** Fields added to kubeadm's configuration, by kind: objects are merged, lists are appended, the rest is replaced. */
export interface KubeadmExtras {
  readonly ClusterConfiguration?: Readonly<Record<string, unknown>>
  readonly InitConfiguration?: Readonly<Record<string, unknown>>
  readonly JoinConfiguration?: Readonly<Record<string, unknown>>
  /** kubelet.config.k8s.io/v1beta1, for all nodes. */
  readonly KubeletConfiguration?: Readonly<Record<string, unknown>>
  /** kubeproxy.config.k8s.io/v1alpha1, for all nodes. */
  readonly KubeProxyConfiguration?: Readonly<Record<string, unknown>>
}

export interface InitSettings {
  /** As kubeadm says it: `v1.34.1`. */
  readonly kubernetesVersion: string
  readonly clusterName: string
  readonly nodeName: string
  /** The machine's address on the universe's network. */
  readonly address: string
  /** By which the API server is reached besides: names and addresses. */
  readonly certificateNames: readonly string[]
  readonly podSubnet: string
  readonly serviceSubnet?: string
  readonly token: string
  readonly extras?: KubeadmExtras
}

export interface JoinSettings {
  readonly kubernetesVersion: string
  readonly nodeName: string
  readonly address: string
  /** `host:port` of the API server. */
  readonly endpoint: string
  readonly token: string
  /** `sha256:…` of the authority's public key. */
  readonly caCertHash: string
  readonly extras?: Readonly<Record<string, unknown>>
}

type Document = Readonly<Record<string, unknown>>

/** Where the bootstrap token has its alphabet from: cluster-bootstrap's BootstrapTokenPattern. */
const tokenLetters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A bootstrap token: `abcdef.0123456789abcdef`. */
export function newBootstrapToken(): string {
  const letters = (count: number) => Array.from({ length: count }, () => tokenLetters[randomInt(tokenLetters.length)]).join('')
  return `${letters(6)}.${letters(16)}`
}

/** What `kubeadm join` compares the authority with: SHA-256 of its SubjectPublicKeyInfo (RFC 7469). */
export function caCertHash(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  return `sha256:${createHash('sha256').update(key).digest('hex')}`
}

/** What `kubeadm init --config` reads: a document a kind, v1beta4 from 1.31 on, v1beta3 before. */
export function initConfiguration(settings: InitSettings): Document[] {
  const { kubernetesVersion, clusterName, nodeName, address, certificateNames, podSubnet, serviceSubnet, token, extras = {} } = settings
  const api = apiOf(kubernetesVersion)
  const documents: Document[] = [
    merge(
      {
        apiVersion: api.version,
        kind: 'InitConfiguration',
        bootstrapTokens: [{ token }],
        localAPIEndpoint: { advertiseAddress: address, bindPort: apiPort },
        nodeRegistration: nodeRegistration(api, nodeName, address),
        patches: { directory: patchesFolder },
        ...api.timeouts,
      },
      extras.InitConfiguration,
    ),
    merge(
      {
        apiVersion: api.version,
        kind: 'ClusterConfiguration',
        clusterName,
        kubernetesVersion,
        networking: { podSubnet, ...(serviceSubnet !== undefined && { serviceSubnet }) },
        ...api.encryption,
        apiServer: { certSANs: [...new Set([...certificateNames, address])], ...api.apiServerTimeout },
        controllerManager: { extraArgs: componentArguments(api, patientLeaders) },
        scheduler: { extraArgs: componentArguments(api, patientLeaders) },
      },
      extras.ClusterConfiguration,
    ),
  ]
  const components = [
    ['KubeletConfiguration', 'kubelet.config.k8s.io/v1beta1'],
    ['KubeProxyConfiguration', 'kubeproxy.config.k8s.io/v1alpha1'],
  ] as const
  for (const [kind, apiVersion] of components) {
    if (extras[kind] !== undefined) documents.push({ apiVersion, kind, ...extras[kind] })
  }
  return documents
}

/** What `kubeadm join --config` reads. */
export function joinConfiguration({ kubernetesVersion, nodeName, address, endpoint, token, caCertHash, extras }: JoinSettings): Document {
  const api = apiOf(kubernetesVersion)
  const document = {
    apiVersion: api.version,
    kind: 'JoinConfiguration',
    discovery: { bootstrapToken: { apiServerEndpoint: endpoint, token, caCertHashes: [caCertHash] } },
    nodeRegistration: nodeRegistration(api, nodeName, address),
    ...api.timeouts,
  }
  return merge(document, extras)
}

/** In JSON, a part of YAML in which every text is quoted: kubeadm reads YAML 1.1, where a cluster that is named `on` would be a boolean. */
export function documentsText(documents: readonly Document[]): string {
  return documents.map((document) => `${JSON.stringify(document)}\n`).join('---\n')
}

interface Api {
  readonly version: string
  /** Arguments are a list since v1beta4, which can have one twice; before a map. */
  readonly argumentLists: boolean
  readonly timeouts: Document
  readonly apiServerTimeout: Document
  /** kubeadm's RSA keys take an emulated processor half a minute to make, and each TLS connection with them many times as long as with these. */
  readonly encryption: Document
}

/** Where processors are emulated a control plane takes minutes; how long all of it may take is the caller's to say. */
const patience = '30m0s'

function apiOf(kubernetesVersion: string): Api {
  if (parseKubernetesVersion(kubernetesVersion).minor < 31) {
    return {
      version: 'kubeadm.k8s.io/v1beta3',
      argumentLists: false,
      timeouts: {},
      apiServerTimeout: { timeoutForControlPlane: patience },
      encryption: {},
    }
  }
  const timeouts = {
    controlPlaneComponentHealthCheck: patience,
    kubeletHealthCheck: patience,
    etcdAPICall: patience,
    kubernetesAPICall: '5m0s',
    discovery: patience,
    tlsBootstrap: patience,
  }
  const encryption = { encryptionAlgorithm: 'ECDSA-P256' }
  return { version: 'kubeadm.k8s.io/v1beta4', argumentLists: true, timeouts: { timeouts }, apiServerTimeout: {}, encryption }
}

/**
 * The controller manager and the scheduler end themselves when they can't renew their lease in 10 s, which happens where processors are emulated
 * and the computer is busy. There is nobody else who would lead meanwhile.
 */
const patientLeaders = {
  'leader-elect-lease-duration': '60s',
  'leader-elect-renew-deadline': '50s',
  'leader-elect-retry-period': '5s',
}

function componentArguments({ argumentLists }: Api, values: Readonly<Record<string, string>>) {
  return argumentLists ? Object.entries(values).map(([name, value]) => ({ name, value })) : values
}

function nodeRegistration(api: Api, name: string, address: string): Document {
  return {
    name,
    criSocket: 'unix:///var/run/containerd/containerd.sock',
    // The first network card leads to the internet and has the same address in every machine.
    kubeletExtraArgs: componentArguments(api, { 'node-ip': address }),
    // Machines are as small as their user wants them.
    ignorePreflightErrors: ['NumCPU', 'Mem'],
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects are merged, lists appended, the rest replaced. */
export function merge(base: Document, extra: Document | undefined): Document {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(extra ?? {})) {
    const own = merged[key]
    if (isObject(own) && isObject(value)) merged[key] = merge(own, value)
    else if (Array.isArray(own) && Array.isArray(value)) merged[key] = [...own, ...value]
    else merged[key] = value
  }
  return merged
}
