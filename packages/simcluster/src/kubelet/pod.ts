import type { KubeObject, ObjectMeta } from '@vivarium/controller'

export const podKind = { apiVersion: 'v1', kind: 'Pod' } as const

export interface HttpGetAction {
  readonly path?: string
  readonly port: number | string
  readonly host?: string
  readonly scheme?: string
  readonly httpHeaders?: readonly { readonly name: string; readonly value?: string }[]
}

/** What a hook does. */
export interface LifecycleHandler {
  readonly exec?: { readonly command?: readonly string[] }
  readonly httpGet?: HttpGetAction
  readonly sleep?: { readonly seconds: number }
}

export interface Probe {
  readonly initialDelaySeconds?: number
  readonly periodSeconds?: number
  readonly timeoutSeconds?: number
  readonly successThreshold?: number
  readonly failureThreshold?: number
  /** Of the container when this probe, of liveness or startup, ends it. */
  readonly terminationGracePeriodSeconds?: number
  readonly httpGet?: HttpGetAction
  readonly tcpSocket?: { readonly port: number | string; readonly host?: string }
  readonly exec?: { readonly command?: readonly string[] }
  readonly grpc?: { readonly port: number; readonly service?: string | null }
}

interface KeyReference {
  readonly name?: string
  readonly key: string
  readonly optional?: boolean
}

export interface FieldReference {
  readonly fieldPath: string
}

export interface ResourceFieldReference {
  readonly containerName?: string
  readonly resource: string
  readonly divisor?: string
}

export interface EnvironmentVariable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: {
    readonly configMapKeyRef?: KeyReference
    readonly secretKeyRef?: KeyReference
    readonly fieldRef?: FieldReference
    readonly resourceFieldRef?: ResourceFieldReference
  }
}

export interface EnvironmentSource {
  readonly prefix?: string
  readonly configMapRef?: { readonly name?: string; readonly optional?: boolean }
  readonly secretRef?: { readonly name?: string; readonly optional?: boolean }
}

export interface KeyToPath {
  readonly key: string
  readonly path: string
  readonly mode?: number
}

interface DownwardFile {
  readonly path: string
  readonly fieldRef?: FieldReference
  readonly resourceFieldRef?: ResourceFieldReference
  readonly mode?: number
}

/** A part of a projected volume. */
export interface VolumeProjection {
  readonly configMap?: { readonly name?: string; readonly items?: readonly KeyToPath[]; readonly optional?: boolean }
  readonly secret?: { readonly name?: string; readonly items?: readonly KeyToPath[]; readonly optional?: boolean }
  readonly downwardAPI?: { readonly items?: readonly DownwardFile[] }
  readonly serviceAccountToken?: { readonly audience?: string; readonly expirationSeconds?: number; readonly path: string }
}

export interface Volume {
  readonly name: string
  readonly configMap?: {
    readonly name?: string
    readonly items?: readonly KeyToPath[]
    readonly optional?: boolean
    readonly defaultMode?: number
  }
  readonly secret?: {
    readonly secretName?: string
    readonly items?: readonly KeyToPath[]
    readonly optional?: boolean
    readonly defaultMode?: number
  }
  readonly downwardAPI?: { readonly items?: readonly DownwardFile[]; readonly defaultMode?: number }
  readonly projected?: { readonly sources?: readonly VolumeProjection[]; readonly defaultMode?: number }
  readonly emptyDir?: object
  readonly hostPath?: { readonly path: string }
  readonly persistentVolumeClaim?: { readonly claimName: string; readonly readOnly?: boolean }
  readonly ephemeral?: object
}

export interface VolumeMount {
  readonly name: string
  readonly mountPath: string
  readonly readOnly?: boolean
  readonly subPath?: string
  readonly subPathExpr?: string
}

export interface ContainerResources {
  readonly requests?: Readonly<Record<string, string>>
  readonly limits?: Readonly<Record<string, string>>
}

export interface Container {
  readonly name: string
  readonly image?: string
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never'
  /** Of an init container that stays: Always. */
  readonly restartPolicy?: string
  readonly resources?: ContainerResources
  readonly resizePolicy?: readonly { readonly resourceName: string; readonly restartPolicy: string }[]
  readonly ports?: readonly {
    readonly name?: string
    readonly containerPort?: number
    readonly hostPort?: number
    readonly hostIP?: string
    readonly protocol?: string
  }[]
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly stdin?: boolean
  readonly workingDir?: string
  readonly tty?: boolean
  readonly env?: readonly EnvironmentVariable[]
  readonly envFrom?: readonly EnvironmentSource[]
  readonly volumeMounts?: readonly VolumeMount[]
  readonly lifecycle?: { readonly postStart?: LifecycleHandler; readonly preStop?: LifecycleHandler }
  readonly livenessProbe?: Probe
  readonly readinessProbe?: Probe
  readonly startupProbe?: Probe
}

export interface TerminatedState {
  readonly exitCode: number
  readonly signal?: number
  readonly reason: string
  readonly message?: string
  readonly startedAt?: string
  readonly finishedAt?: string
  readonly containerID?: string
}

export interface ContainerState {
  readonly waiting?: { readonly reason: string; readonly message?: string }
  readonly running?: { readonly startedAt: string }
  readonly terminated?: TerminatedState
}

export interface ContainerStatus {
  readonly name: string
  readonly state?: ContainerState
  readonly lastState?: ContainerState
  readonly ready: boolean
  readonly restartCount: number
  readonly image: string
  readonly imageID: string
  readonly containerID?: string
  readonly started?: boolean
  readonly allocatedResources?: Readonly<Record<string, string>>
  readonly resources?: ContainerResources
}

export interface PodCondition {
  readonly type: string
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason?: string
  readonly message?: string
  readonly lastProbeTime?: string | null
  readonly lastTransitionTime?: string
  readonly observedGeneration?: number
}

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'

export interface PodStatus {
  phase?: PodPhase
  reason?: string
  message?: string
  observedGeneration?: number
  conditions?: PodCondition[]
  hostIP?: string
  hostIPs?: { ip: string }[]
  podIP?: string
  podIPs?: { ip: string }[]
  startTime?: string
  initContainerStatuses?: ContainerStatus[]
  containerStatuses?: ContainerStatus[]
  ephemeralContainerStatuses?: ContainerStatus[]
  nominatedNodeName?: string
  qosClass?: string
}

/** The parts of a v1 Pod that kubelets and node lifecycle work with. */
export interface Pod extends KubeObject {
  metadata: ObjectMeta
  spec: {
    readonly nodeName?: string
    readonly containers: readonly Container[]
    readonly initContainers?: readonly Container[]
    readonly ephemeralContainers?: readonly Container[]
    readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never'
    readonly terminationGracePeriodSeconds?: number
    readonly activeDeadlineSeconds?: number
    readonly hostNetwork?: boolean
    readonly hostname?: string
    readonly subdomain?: string
    readonly serviceAccountName?: string
    readonly enableServiceLinks?: boolean
    readonly volumes?: readonly Volume[]
    readonly os?: { readonly name?: string }
    readonly readinessGates?: readonly { readonly conditionType: string }[]
    readonly tolerations?: readonly Toleration[]
  }
  status?: PodStatus
}

export interface Toleration {
  readonly key?: string
  readonly operator?: string
  readonly value?: string
  readonly effect?: string
  readonly tolerationSeconds?: number
}

/** It has run to its end, and will not run again. */
export function isFinished({ status }: Pick<Pod, 'status'>): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed'
}

const mirrorAnnotation = 'kubernetes.io/config.mirror'

/** Its node has it from a file, and shows it. */
export function isStatic({ metadata }: Pick<Pod, 'metadata'>): boolean {
  return metadata.annotations?.[mirrorAnnotation] !== undefined
}

/** As kubelet writes a pod in messages: `web_default(uid)`. */
export function podText({ metadata }: Pod): string {
  return `${metadata.name}_${metadata.namespace}(${metadata.uid})`
}
