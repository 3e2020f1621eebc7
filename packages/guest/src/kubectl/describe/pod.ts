import type { KubeObject } from '../client.js'
import { ageText, annotations, labels, type Page, timeText } from './page.js'
import {
  type Container,
  type ContainerStatus,
  describeContainers,
  describeTolerations,
  describeVolumes,
  type Toleration,
  type Volume,
} from './pod-parts.js'

export interface PodSpec {
  readonly priority?: number
  readonly priorityClassName?: string
  readonly serviceAccountName?: string
  readonly nodeName?: string
  readonly containers?: readonly Container[]
  readonly initContainers?: readonly Container[]
  readonly ephemeralContainers?: readonly Container[]
  readonly readinessGates?: readonly { readonly conditionType: string }[]
  readonly volumes?: readonly Volume[]
  readonly nodeSelector?: Readonly<Record<string, string>>
  readonly tolerations?: readonly Toleration[]
  readonly overhead?: Readonly<Record<string, string>>
  readonly securityContext?: { readonly seccompProfile?: { readonly type?: string } }
}

export interface Pod extends KubeObject {
  readonly metadata?: KubeObject['metadata'] & { readonly deletionGracePeriodSeconds?: number; readonly creationTimestamp?: string }
  readonly spec?: PodSpec
  readonly status?: {
    readonly phase?: string
    readonly reason?: string
    readonly message?: string
    readonly hostIP?: string
    readonly podIP?: string
    readonly podIPs?: readonly { readonly ip: string }[]
    readonly startTime?: string
    readonly qosClass?: string
    readonly nominatedNodeName?: string
    readonly conditions?: readonly { readonly type: string; readonly status: string }[]
    readonly containerStatuses?: readonly ContainerStatus[]
    readonly initContainerStatuses?: readonly ContainerStatus[]
    readonly ephemeralContainerStatuses?: readonly ContainerStatus[]
  }
}

export function describePod(page: Page, pod: Pod, now: Date): void {
  const { metadata = {}, spec = {}, status = {} } = pod
  page.field(0, 'Name', metadata.name ?? '')
  page.field(0, 'Namespace', metadata.namespace ?? '')
  if (spec.priority !== undefined) page.field(0, 'Priority', spec.priority)
  if (spec.priorityClassName) page.field(0, 'Priority Class Name', spec.priorityClassName)
  if (spec.serviceAccountName) page.field(0, 'Service Account', spec.serviceAccountName)
  page.field(0, 'Node', spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>')
  if (status.startTime) page.field(0, 'Start Time', timeText(status.startTime))
  labels(page, 'Labels', metadata.labels)
  annotations(page, 'Annotations', metadata.annotations)
  if (metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
    page.field(0, 'Status', `Terminating (lasts ${ageText(metadata.deletionTimestamp, now)})`)
    page.field(0, 'Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`)
  } else page.field(0, 'Status', status.phase ?? '')
  if (status.reason) page.field(0, 'Reason', status.reason)
  if (status.message) page.field(0, 'Message', status.message)
  const seccomp = spec.securityContext?.seccompProfile?.type
  if (seccomp) page.field(0, 'SeccompProfile', seccomp)
  page.field(0, 'IP', status.podIP ?? '')
  page.line(0, `IPs:${status.podIPs?.length ? '' : '\t<none>'}`)
  for (const { ip } of status.podIPs ?? []) page.field(1, 'IP', ip)
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  if (owner) page.field(0, 'Controlled By', `${owner.kind}/${owner.name}`)
  if (status.nominatedNodeName) page.field(0, 'NominatedNodeName', status.nominatedNodeName)
  const fields = (path: string) => fieldOf(pod, path)
  if (spec.initContainers?.length)
    describeContainers(page, 'Init Containers', spec.initContainers, status.initContainerStatuses, '', fields)
  describeContainers(page, 'Containers', spec.containers ?? [], status.containerStatuses, '', fields)
  if (spec.ephemeralContainers?.length)
    describeContainers(page, 'Ephemeral Containers', spec.ephemeralContainers, status.ephemeralContainerStatuses, '', fields)
  const { conditions = [] } = status
  if (spec.readinessGates?.length) {
    page.line(0, 'Readiness Gates:\n  Type\tStatus')
    for (const { conditionType } of spec.readinessGates)
      page.line(1, `${conditionType} \t${conditions.find(({ type }) => type === conditionType)?.status ?? '<none>'} `)
  }
  if (conditions.length > 0) page.line(0, 'Conditions:\n  Type\tStatus')
  for (const { type, status: value } of conditions) page.line(1, `${type} \t${value} `)
  describeVolumes(page, spec.volumes)
  page.field(0, 'QoS Class', status.qosClass ?? '')
  labels(page, 'Node-Selectors', spec.nodeSelector)
  describeTolerations(page, 'Tolerations', spec.tolerations)
}

/** What a variable gets of the pod's metadata; kubectl does not look further. */
function fieldOf({ metadata = {} }: Pod, path: string): string {
  const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? []
  if (map === 'labels') return metadata.labels?.[key] ?? ''
  if (map === 'annotations') return metadata.annotations?.[key] ?? ''
  const values: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
  }
  return values[path] ?? ''
}

export interface PodTemplate {
  readonly metadata?: KubeObject['metadata']
  readonly spec?: PodSpec
}

export function describePodTemplate(page: Page, { metadata = {}, spec = {} }: PodTemplate = {}): void {
  page.line(0, 'Pod Template:')
  labels(page, '  Labels', metadata.labels)
  if (Object.keys(metadata.annotations ?? {}).length > 0) annotations(page, '  Annotations', metadata.annotations)
  if (spec.serviceAccountName) page.field(1, 'Service Account', spec.serviceAccountName)
  if (spec.initContainers?.length) describeContainers(page, 'Init Containers', spec.initContainers, [], '  ')
  describeContainers(page, 'Containers', spec.containers ?? [], [], '  ')
  describeVolumes(page, spec.volumes, '  ')
  if (spec.priorityClassName) page.field(1, 'Priority Class Name', spec.priorityClassName)
  labels(page, '  Node-Selectors', spec.nodeSelector)
  describeTolerations(page, '  Tolerations', spec.tolerations)
}
