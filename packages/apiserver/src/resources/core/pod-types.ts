import type { Condition, KubeObject, LabelSelector, ObjectMeta } from '../../registry/objects.js'
import type { IntOrString } from '../../validation/checks.js'

/** Views on pods: what validation and strategies look at. */

export type Quantities = Record<string, string>

export interface ResourceRequirements {
  limits?: Quantities
  requests?: Quantities
  claims?: { name: string; request?: string }[]
}

export interface ContainerPort {
  name?: string
  containerPort?: number
  hostPort?: number
  hostIP?: string
  protocol?: string
}

export interface KeyRef {
  name?: string
  key?: string
  optional?: boolean
}

export interface FieldRef {
  apiVersion?: string
  fieldPath?: string
}

export interface ResourceFieldRef {
  containerName?: string
  resource?: string
  divisor?: string
}

export interface EnvVar {
  name?: string
  value?: string
  valueFrom?: {
    fieldRef?: FieldRef
    resourceFieldRef?: ResourceFieldRef
    configMapKeyRef?: KeyRef
    secretKeyRef?: KeyRef
    fileKeyRef?: object
  }
}

export interface HttpGetAction {
  path?: string
  port?: IntOrString
  scheme?: string
  httpHeaders?: { name: string; value?: string }[]
}

export interface Handler {
  exec?: { command?: string[] }
  httpGet?: HttpGetAction
  tcpSocket?: { port?: IntOrString }
  grpc?: { port?: number }
  sleep?: { seconds?: number }
}

export interface Probe extends Handler {
  initialDelaySeconds?: number
  timeoutSeconds?: number
  periodSeconds?: number
  successThreshold?: number
  failureThreshold?: number
  terminationGracePeriodSeconds?: number
}

export interface VolumeMount {
  name?: string
  mountPath?: string
  subPath?: string
  subPathExpr?: string
  mountPropagation?: string
  readOnly?: boolean
  recursiveReadOnly?: string
}

export interface SecurityContext {
  privileged?: boolean
  runAsUser?: number
  runAsGroup?: number
  runAsNonRoot?: boolean
  allowPrivilegeEscalation?: boolean
  procMount?: string
  capabilities?: { add?: string[]; drop?: string[] }
  readOnlyRootFilesystem?: boolean
  seccompProfile?: Profile
  appArmorProfile?: Profile
  seLinuxOptions?: object
  windowsOptions?: WindowsOptions
}

/** Of seccomp or AppArmor. */
export interface Profile {
  type?: string
  localhostProfile?: string
}

export interface WindowsOptions {
  gmsaCredentialSpecName?: string
  gmsaCredentialSpec?: string
  runAsUserName?: string
  hostProcess?: boolean
}

export interface Container {
  name?: string
  image?: string
  ports?: ContainerPort[]
  env?: EnvVar[]
  envFrom?: { prefix?: string; configMapRef?: KeyRef; secretRef?: KeyRef }[]
  resources?: ResourceRequirements
  resizePolicy?: { resourceName: string; restartPolicy: string }[]
  restartPolicy?: string
  restartPolicyRules?: object[]
  volumeMounts?: VolumeMount[]
  volumeDevices?: { name?: string; devicePath?: string }[]
  livenessProbe?: Probe
  readinessProbe?: Probe
  startupProbe?: Probe
  lifecycle?: { postStart?: Handler; preStop?: Handler; stopSignal?: string }
  terminationMessagePolicy?: string
  imagePullPolicy?: string
  securityContext?: SecurityContext
  targetContainerName?: string
}

export interface KeyToPath {
  key?: string
  path?: string
  mode?: number
}

export interface Volume {
  name?: string
  [source: string]: unknown
}

export interface NodeSelectorRequirement {
  key: string
  operator: string
  values?: string[]
}

export interface NodeSelectorTerm {
  matchExpressions?: NodeSelectorRequirement[]
  matchFields?: NodeSelectorRequirement[]
}

export interface NodeSelector {
  nodeSelectorTerms?: NodeSelectorTerm[]
}

export interface PodAffinityTerm {
  labelSelector?: LabelSelector
  namespaces?: string[]
  topologyKey?: string
  namespaceSelector?: LabelSelector
  matchLabelKeys?: string[]
  mismatchLabelKeys?: string[]
}

export interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[]
  preferredDuringSchedulingIgnoredDuringExecution?: { weight: number; podAffinityTerm: PodAffinityTerm }[]
}

export interface Affinity {
  nodeAffinity?: {
    requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector
    preferredDuringSchedulingIgnoredDuringExecution?: { weight: number; preference: NodeSelectorTerm }[]
  }
  podAffinity?: PodAffinity
  podAntiAffinity?: PodAffinity
}

export interface Toleration {
  key?: string
  operator?: string
  value?: string
  effect?: string
  tolerationSeconds?: number
}

export interface TopologySpreadConstraint {
  maxSkew?: number
  topologyKey?: string
  whenUnsatisfiable?: string
  labelSelector?: LabelSelector
  minDomains?: number
  nodeAffinityPolicy?: string
  nodeTaintsPolicy?: string
  matchLabelKeys?: string[]
}

export interface PodSecurityContext {
  runAsUser?: number
  runAsGroup?: number
  fsGroup?: number
  supplementalGroups?: number[]
  supplementalGroupsPolicy?: string
  fsGroupChangePolicy?: string
  sysctls?: { name: string; value: string }[]
  seccompProfile?: Profile
  appArmorProfile?: Profile
  seLinuxOptions?: object
  seLinuxChangePolicy?: string
  windowsOptions?: WindowsOptions
}

export interface PodSpec {
  containers?: Container[]
  initContainers?: Container[]
  ephemeralContainers?: Container[]
  volumes?: Volume[]
  restartPolicy?: string
  terminationGracePeriodSeconds?: number
  activeDeadlineSeconds?: number
  dnsPolicy?: string
  dnsConfig?: { nameservers?: string[]; searches?: string[]; options?: { name?: string; value?: string }[] }
  nodeSelector?: Record<string, string>
  serviceAccountName?: string
  serviceAccount?: string
  nodeName?: string
  hostNetwork?: boolean
  hostPID?: boolean
  hostIPC?: boolean
  hostUsers?: boolean
  shareProcessNamespace?: boolean
  securityContext?: PodSecurityContext
  imagePullSecrets?: { name?: string }[]
  hostname?: string
  hostnameOverride?: string
  subdomain?: string
  affinity?: Affinity
  tolerations?: Toleration[]
  hostAliases?: { ip?: string; hostnames?: string[] }[]
  priorityClassName?: string
  priority?: number
  runtimeClassName?: string
  preemptionPolicy?: string
  overhead?: Quantities
  topologySpreadConstraints?: TopologySpreadConstraint[]
  readinessGates?: { conditionType: string }[]
  schedulingGates?: { name: string }[]
  resourceClaims?: { name?: string; resourceClaimName?: string; resourceClaimTemplateName?: string }[]
  resources?: ResourceRequirements
  os?: { name?: string }
}

export interface ContainerStatus {
  name?: string
  state?: { running?: object; terminated?: { exitCode?: number }; waiting?: object }
  resources?: ResourceRequirements
  user?: { linux?: { uid?: number; gid?: number; supplementalGroups?: number[] } }
  allocatedResourcesStatus?: { name?: string; resources?: { resourceID?: string; health?: string }[] }[]
}

export interface PodCondition extends Condition {
  observedGeneration?: number
}

export interface PodStatus {
  phase?: string
  qosClass?: string
  conditions?: PodCondition[]
  observedGeneration?: number
  nominatedNodeName?: string
  podIP?: string
  podIPs?: { ip?: string }[]
  hostIP?: string
  hostIPs?: { ip?: string }[]
  containerStatuses?: ContainerStatus[]
  initContainerStatuses?: ContainerStatus[]
  ephemeralContainerStatuses?: ContainerStatus[]
  resourceClaimStatuses?: { name?: string; resourceClaimName?: string }[]
  [field: string]: unknown
}

export interface Pod extends KubeObject {
  spec: PodSpec
  status?: PodStatus
}

export interface PodTemplateSpec {
  metadata?: ObjectMeta
  spec: PodSpec
}
