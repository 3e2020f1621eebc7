import { containerSums } from '../quantity/container-sums.js'
import { type Defaulter, type Fields, fieldsIn, inside, isFields, presets, presetsOfPointers, presetsOfZero } from './defaulter.js'
import { imageTag } from './image-name.js'

const core = (name: string) => `k8s.io.api.core.v1.${name}`

const container: Defaulter = (value) => {
  presets({
    imagePullPolicy: imageTag(String(value.image ?? '')) === 'latest' ? 'Always' : 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  })(value)
}

const pod: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  const containers = [...fieldsIn(spec, 'containers'), ...fieldsIn(spec, 'initContainers')]
  for (const each of containers) {
    const resources = isFields(each.resources) ? each.resources : undefined
    if (!isFields(resources?.limits)) continue
    const requests = inside(resources, 'requests')
    for (const [name, limit] of Object.entries(resources.limits)) requests[name] ??= limit
  }
  defaultPodLevelResources(spec)
  spec.enableServiceLinks ??= true
  // Of pods only, not of templates.
  if (Number(spec.terminationGracePeriodSeconds) < 0) spec.terminationGracePeriodSeconds = 1
  if (spec.hostNetwork !== true) return
  for (const each of containers) {
    for (const port of fieldsIn(each, 'ports')) if (!port.hostPort) port.hostPort = port.containerPort
  }
}

/**
 * What the whole pod asks for, where it says so in part: huge pages are limited to what its containers are; requests are those of its
 * containers, else its limits (KEP-2837).
 */
function defaultPodLevelResources(spec: Fields): void {
  if (!isFields(spec.resources)) return
  const { resources } = spec
  const limits = isFields(resources.limits) ? resources.limits : {}
  const requests = isFields(resources.requests) ? resources.requests : {}
  if (Object.keys(limits).length + Object.keys(requests).length === 0) return
  for (const [name, { text }] of containerSums(spec, 'limits')) if (isHugePages(name) && requests[name] === undefined) limits[name] ??= text
  if (Object.keys(limits).length === 0) return
  resources.limits = limits
  for (const [name, { text }] of containerSums(spec, 'requests')) if (isOvercommitted(name)) requests[name] ??= text
  for (const [name, limit] of Object.entries(limits)) if (isOvercommitted(name) || isHugePages(name)) requests[name] ??= limit
  if (Object.keys(requests).length > 0) resources.requests = requests
}

const isHugePages = (name: string) => name.startsWith('hugepages-')
const isOvercommitted = (name: string) => name === 'cpu' || name === 'memory'

const volumeFields = new Set(['name'])

const volume: Defaulter = (value) => {
  if (Object.keys(value).every((field) => volumeFields.has(field))) value.emptyDir = {}
}

const service: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  presets({ sessionAffinity: 'None', type: 'ClusterIP' })(spec)
  if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig
  if (spec.sessionAffinity === 'ClientIP') inside(inside(spec, 'sessionAffinityConfig'), 'clientIP').timeoutSeconds ??= 10800
  for (const port of fieldsIn(spec, 'ports')) {
    port.protocol ||= 'TCP'
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') port.targetPort = port.port
  }
  const external = Array.isArray(spec.externalIPs) && spec.externalIPs.length > 0
  const { type } = spec
  if (type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && external)) spec.externalTrafficPolicy ||= 'Cluster'
  if (type === 'NodePort' || type === 'LoadBalancer' || type === 'ClusterIP') spec.internalTrafficPolicy ??= 'Cluster'
  if (type !== 'LoadBalancer') return
  spec.allocateLoadBalancerNodePorts ??= true
  const balancer = isFields(value.status) && isFields(value.status.loadBalancer) ? value.status.loadBalancer : undefined
  if (balancer) for (const ingress of fieldsIn(balancer, 'ingress')) if (ingress.ip) ingress.ipMode ??= 'VIP'
}

const limitRangeItem: Defaulter = (value) => {
  if (value.type !== 'Container') return
  const limits = inside(value, 'default')
  const requests = inside(value, 'defaultRequest')
  for (const [name, quantity] of Object.entries(isFields(value.max) ? value.max : {})) limits[name] ??= quantity
  for (const [name, quantity] of Object.entries(limits)) requests[name] ??= quantity
  for (const [name, quantity] of Object.entries(isFields(value.min) ? value.min : {})) requests[name] ??= quantity
  for (const field of ['default', 'defaultRequest']) if (Object.keys(inside(value, field)).length === 0) delete value[field]
}

const replicationController: Defaulter = (value) => {
  const spec = inside(value, 'spec')
  const template = isFields(spec.template) ? spec.template : undefined
  const labels = isFields(template?.metadata) ? template.metadata.labels : undefined
  if (!isFields(labels)) return
  if (!isFields(spec.selector)) spec.selector = { ...labels }
  inside(value, 'metadata').labels ??= { ...labels }
}

const namespace: Defaulter = (value) => {
  const metadata = inside(value, 'metadata')
  // Labels may be those of what is stored.
  if (metadata.name) metadata.labels = { ...(isFields(metadata.labels) && metadata.labels), 'kubernetes.io/metadata.name': metadata.name }
  inside(value, 'status')
}

/** The first network of a node has two fields, of which the older one wins. */
const node: Defaulter = (value) => {
  const spec = isFields(value.spec) ? value.spec : undefined
  if (!spec) return
  const networks = Array.isArray(spec.podCIDRs) ? spec.podCIDRs : []
  if (!spec.podCIDR && networks.length > 0) spec.podCIDR = networks[0]
  else if (spec.podCIDR && spec.podCIDR !== networks[0]) spec.podCIDRs = [spec.podCIDR]
}

const podSpecPresets = presets({
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
  schedulerName: 'default-scheduler',
})

function podSpec(value: Fields): void {
  podSpecPresets(value)
  // The account's name has two fields, of which the older one follows.
  const account = value.serviceAccountName || value.serviceAccount
  if (!account) return
  value.serviceAccountName = account
  value.serviceAccount = account
}

const azureDisk = presetsOfPointers({ cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' })

/** 0644, which Kubernetes writes in decimals. */
const ordinaryMode = presets({ defaultMode: 0o644 })
const probe = presetsOfZero({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 })

export const coreDefaults: Readonly<Record<string, Defaulter>> = {
  [core('Pod')]: pod,
  [core('PodSpec')]: podSpec,
  [core('Container')]: container,
  [core('EphemeralContainer')]: container,
  [core('Probe')]: probe,
  [core('HTTPGetAction')]: presets({ path: '/', scheme: 'HTTP' }),
  // A field of a gRPC probe that Go always writes.
  [core('GRPCAction')]: presets({ service: '' }),
  [core('Volume')]: volume,
  [core('AzureDiskVolumeSource')]: azureDisk,
  [core('SecretVolumeSource')]: ordinaryMode,
  [core('ConfigMapVolumeSource')]: ordinaryMode,
  [core('DownwardAPIVolumeSource')]: ordinaryMode,
  [core('ProjectedVolumeSource')]: ordinaryMode,
  [core('ServiceAccountTokenProjection')]: presets({ expirationSeconds: 3600 }),
  [core('HostPathVolumeSource')]: presets({ type: '' }),
  [core('ObjectFieldSelector')]: presets({ apiVersion: 'v1' }),
  [core('Node')]: node,
  [core('Service')]: service,
  [core('ReplicationController')]: replicationController,
  [core('Secret')]: (value) => {
    presets({ type: 'Opaque' })(value)
    if (!isFields(value.stringData)) return
    // Plain text is only a way to write data.
    for (const [name, text] of Object.entries(value.stringData)) inside(value, 'data')[name] = Buffer.from(String(text)).toString('base64')
    delete value.stringData
  },
  [core('PersistentVolume')]: (value) => {
    inside(value, 'status').phase ||= 'Pending'
    const spec = inside(value, 'spec')
    presets({ persistentVolumeReclaimPolicy: 'Retain' })(spec)
    spec.volumeMode ??= 'Filesystem'
  },
  [core('PersistentVolumeClaim')]: (value) => {
    inside(value, 'status').phase ||= 'Pending'
  },
  [core('PersistentVolumeClaimSpec')]: presetsOfPointers({ volumeMode: 'Filesystem' }),
  [core('EndpointPort')]: presets({ protocol: 'TCP' }),
  [core('Namespace')]: namespace,
  [core('NamespaceStatus')]: presets({ phase: 'Active' }),
  [core('NodeStatus')]: (value) => {
    if (value.capacity !== undefined) value.allocatable ??= { ...(value.capacity as Fields) }
  },
  [core('LimitRangeItem')]: limitRangeItem,
}
