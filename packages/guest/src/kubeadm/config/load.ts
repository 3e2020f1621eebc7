import { KubeadmFailure } from '../kubeadm-failure.js'
import { joinHostPort, parseIP } from './addresses.js'
import { completeComponents } from './component-configs.js'
import { decode, isKnownType } from './decode.js'
import { defaultCluster, defaultCriSocket, defaultInit, defaultJoin, defaultReset } from './defaults.js'
import { type ConfigDocument, type GroupVersionKind, goStruct, gvkText, splitDocuments } from './documents.js'
import { FieldErrors } from './field-errors.js'
import { resolveVersion } from './kubernetes-version.js'
import type { ApiEndpoint, ComponentConfiguration, InitSettings, JoinConfiguration, NodeRegistration, ResetConfiguration } from './types.js'
import { controlPlaneTimeout, fromV1beta3 } from './v1beta3.js'
import { parseHostPort, type ValidationWorld, validateInit, validateJoin, validateReset } from './validation.js'

/** What a configuration takes from the machine that it is read on. */
export interface ConfigWorld extends ValidationWorld {
  readonly hostname: string
  /** Of the card with the default route. */
  readonly defaultAddress: string | undefined
  newToken(): string
}

/** How a file is read: `kubeadm config validate` fails where `kubeadm init` warns. */
export interface LoadOptions {
  readonly strict: boolean
  readonly allowDeprecated: boolean
}

const lenient: LoadOptions = { strict: false, allowDeprecated: false }

type Loose = Record<string, unknown>

const lastSupport: Readonly<Record<string, string>> = {
  v1alpha1: 'v1.11',
  v1alpha2: 'v1.12',
  v1alpha3: 'v1.14',
  v1beta1: 'v1.15',
  v1beta2: 'v1.22',
}

const isOwn = ({ group }: GroupVersionKind) => group === 'kubeadm.k8s.io'

/** The Go type of a document's kind; undefined for one that kubeadm does not know. */
export function typeOf({ group, version, kind }: GroupVersionKind): string | undefined {
  const known =
    (group === 'kubeadm.k8s.io' && (version === 'v1beta3' || version === 'v1beta4')) ||
    (group === 'kubelet.config.k8s.io' && kind === 'KubeletConfiguration') ||
    (group === 'kubeproxy.config.k8s.io' && kind === 'KubeProxyConfiguration')
  const type = `${version}.${kind}`
  return known && kind.endsWith('Configuration') && isKnownType(type) ? type : undefined
}

/** Fails for a version that this kubeadm can't read any more, and warns of one that it will soon not. */
export function checkVersion(document: GroupVersionKind, { allowDeprecated }: LoadOptions, world: ConfigWorld): void {
  if (!isOwn(document)) return
  const { version, kind } = document
  const spec = `"kubeadm.k8s.io/${version}" (kind: ${JSON.stringify(kind)})`
  const migrate =
    "'kubeadm config migrate --old-config old-config-file --new-config new-config-file', which will write the new, similar spec using a newer API version."
  const last = lastSupport[version]
  if (last !== undefined) {
    throw new KubeadmFailure(`your configuration file uses an old API spec: ${spec}. Please use kubeadm ${last} instead and run ${migrate}`)
  }
  if (version === 'v1beta3' && !allowDeprecated) {
    world.warn(`your configuration file uses a deprecated API spec: ${spec}. Please use ${migrate}`)
  }
}

/** The value of a document, read strictly: findings end kubeadm, or are a warning. */
export function readDocument(document: ConfigDocument, { strict }: LoadOptions, world: ConfigWorld): Loose {
  const type = typeOf(document)
  const findings = (why: string) => {
    if (strict) throw new KubeadmFailure(why)
    world.warn(why)
  }
  if (type === undefined) {
    findings(`unknown configuration ${goStruct(document)}`)
    return {}
  }
  const { value, typeError, unknownFields } = decode(type, document.value)
  const prefix = `error unmarshaling configuration ${goStruct(document)}: `
  if (typeError !== undefined) {
    findings(`${prefix}${typeError}`)
    throw new KubeadmFailure(typeError)
  }
  const duplicates = document.duplicates.length > 0 ? [`yaml: unmarshal errors:\n${document.duplicates.join('\n')}`] : []
  const strictFindings = [...duplicates, ...unknownFields]
  if (strictFindings.length > 0) findings(`${prefix}strict decoding error: ${strictFindings.join(', ')}`)
  const { apiVersion: _, kind: __, ...content } = value
  return document.version === 'v1beta3' && isOwn(document) ? fromV1beta3(document.kind, content) : content
}

/** The settings of `kubeadm init`: of a file, with the machine's own filled in, checked. */
export function loadInit(text: string, world: ConfigWorld): InitSettings {
  return initFrom(splitDocuments(text), lenient, world)
}

export function initFrom(documents: readonly ConfigDocument[], options: LoadOptions, world: ConfigWorld): InitSettings {
  let init: Loose | undefined
  let cluster: Loose | undefined
  let timeout: string | undefined
  const components: Record<string, ComponentConfiguration> = {}
  for (const document of [...documents].sort((a, b) => (gvkText(a) < gvkText(b) ? -1 : 1))) {
    checkVersion(document, options, world)
    const value = readDocument(document, options, world)
    if (document.kind === 'InitConfiguration') init = value
    else if (document.kind === 'ClusterConfiguration') {
      cluster = value
      if (document.version === 'v1beta3') timeout = controlPlaneTimeout(document.value)
    } else if (['kubelet.config.k8s.io', 'kubeproxy.config.k8s.io'].includes(document.group)) components[document.kind] = value
    else world.warn(`[config] WARNING: Ignored configuration document with GroupVersionKind ${gvkText(document)}\n`)
  }
  if (!init && !cluster) {
    throw new KubeadmFailure('no InitConfiguration or ClusterConfiguration kind was found in the configuration file')
  }
  const settings = completeInit({ init: init ?? {}, cluster: cluster ?? {}, components }, world)
  if (timeout !== undefined) settings.init.timeouts.controlPlaneComponentHealthCheck = timeout
  return settings
}

export interface GivenInit {
  readonly init: Loose
  readonly cluster: Loose
  readonly components?: Readonly<Record<string, ComponentConfiguration>>
}

/** Settings with all defaults and what the machine gives. Fails in kubeadm's words for what is not valid. */
export function completeInit(given: GivenInit, world: ConfigWorld): InitSettings {
  const init = defaultInit(given.init)
  const cluster = defaultCluster(given.cluster)
  for (const token of init.bootstrapTokens) if (token.token === '') token.token = world.newToken()
  completeNode(init.nodeRegistration, true, world)
  completeEndpoint(init.localAPIEndpoint, world)
  cluster.kubernetesVersion = resolveVersion(cluster.kubernetesVersion, world)
  if (cluster.controlPlaneEndpoint) {
    const endpoint = parseHostPort(cluster.controlPlaneEndpoint)
    if (endpoint === undefined) throw new KubeadmFailure(endpointFault(cluster.controlPlaneEndpoint))
    if (endpoint.port === '') cluster.controlPlaneEndpoint = joinHostPort(endpoint.host, init.localAPIEndpoint.bindPort)
  }
  if (cluster.apiServer.certSANs) cluster.apiServer.certSANs = cluster.apiServer.certSANs.map((name) => name.toLowerCase())
  const { kubelet, kubeProxy } = completeComponents(cluster, init.localAPIEndpoint.advertiseAddress, given.components ?? {}, world)
  const errors = new FieldErrors()
  validateInit(init, cluster, errors, world)
  failFor(errors)
  return { init, cluster, kubelet, kubeProxy, algorithmIsGiven: given.cluster.encryptionAlgorithm !== undefined }
}

function endpointFault(endpoint: string): string {
  const port = /:([^:\]]+)$/.exec(endpoint)?.[1]
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    return `hostport ${endpoint}: port ${port} must be a valid number between 1 and 65535, inclusive`
  }
  const host = port === undefined ? endpoint : endpoint.slice(0, -port.length - 1)
  return `hostport ${endpoint}: host '${host}' must be a valid IP address or a valid RFC-1123 DNS subdomain`
}

/** The settings of `kubeadm join`, of a file. */
export function loadJoin(text: string, world: ConfigWorld): JoinConfiguration {
  return joinFrom(splitDocuments(text), lenient, world)
}

export function joinFrom(documents: readonly ConfigDocument[], options: LoadOptions, world: ConfigWorld): JoinConfiguration {
  const value = onlyOf('JoinConfiguration', documents, options, world)
  if (value === undefined) throw new KubeadmFailure('no JoinConfiguration found in the supplied config')
  return completeJoin(value, world)
}

export function completeJoin(given: Loose, world: ConfigWorld): JoinConfiguration {
  const join = defaultJoin(given)
  completeNode(join.nodeRegistration, join.controlPlane !== undefined, world)
  if (join.controlPlane) completeEndpoint(join.controlPlane.localAPIEndpoint, world)
  const errors = new FieldErrors()
  validateJoin(join, errors, world)
  failFor(errors)
  return join
}

export function resetFrom(documents: readonly ConfigDocument[], options: LoadOptions, world: ConfigWorld): ResetConfiguration {
  const value = onlyOf('ResetConfiguration', documents, options, world)
  if (value === undefined) throw new KubeadmFailure('no ResetConfiguration found in the supplied config')
  return completeReset(value, world)
}

export function loadReset(text: string, world: ConfigWorld): ResetConfiguration {
  return resetFrom(splitDocuments(text), lenient, world)
}

export function completeReset(given: Loose, world: ConfigWorld): ResetConfiguration {
  const reset = defaultReset(given)
  reset.criSocket = completeSocket(reset.criSocket, world)
  const errors = new FieldErrors()
  validateReset(reset, errors)
  failFor(errors)
  return reset
}

function onlyOf(kind: string, documents: readonly ConfigDocument[], options: LoadOptions, world: ConfigWorld): Loose | undefined {
  let found: Loose | undefined
  for (const document of documents) {
    if (document.kind !== kind) {
      world.warn(`[config] WARNING: Ignored configuration document with GroupVersionKind ${gvkText(document)}\n`)
      continue
    }
    checkVersion(document, options, world)
    found = readDocument(document, options, world)
  }
  return found
}

function failFor(errors: FieldErrors): void {
  const text = errors.aggregate()
  if (text !== undefined) throw new KubeadmFailure(text)
}

function completeNode(node: NodeRegistration, isControlPlane: boolean, world: ConfigWorld): void {
  node.name = (node.name === '' ? world.hostname : node.name).trim().toLowerCase()
  if (node.name === '') throw new KubeadmFailure('empty hostname is invalid')
  if (isControlPlane && node.taints === undefined) {
    node.taints = [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }]
  }
  node.criSocket = completeSocket(node.criSocket, world)
}

function completeSocket(socket: string, world: ConfigWorld): string {
  if (socket === '') return defaultCriSocket
  if (socket.startsWith('unix')) return socket
  world.warn(
    `Usage of CRI endpoints without URL scheme is deprecated and can cause kubelet errors in the future. Automatically prepending scheme "unix" to the "criSocket" with value ${JSON.stringify(socket)}. Please update your configuration!`,
  )
  return `unix://${socket}`
}

function completeEndpoint(endpoint: ApiEndpoint, world: ConfigWorld): void {
  const given = endpoint.advertiseAddress
  const address = parseIP(given)
  if (given !== '' && address === undefined) {
    throw new KubeadmFailure(`couldn't use "${given}" as "apiserver-advertise-address", must be ipv4 or ipv6 address`)
  }
  if (address !== undefined && address !== '0.0.0.0' && address !== '::') {
    endpoint.advertiseAddress = address
    return
  }
  if (world.defaultAddress === undefined) {
    world.warn(
      'WARNING: could not obtain a bind address for the API Server: no default routes found in "/proc/net/route" or "/proc/net/ipv6_route"; using: 0.0.0.0',
    )
  }
  endpoint.advertiseAddress = world.defaultAddress ?? '0.0.0.0'
}
