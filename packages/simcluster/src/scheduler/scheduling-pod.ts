import type { Container, Pod } from '../kubelet/pod.js'
import type { LabelRequirement, LabelSelector } from '../label-selector.js'
import { quantityNumber } from '../quantity.js'

export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly LabelRequirement[]
  readonly matchFields?: readonly LabelRequirement[]
}

export interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector
  readonly namespaces?: readonly string[]
  readonly namespaceSelector?: LabelSelector
  readonly topologyKey: string
}

export interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[]
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
    readonly weight: number
    readonly podAffinityTerm: PodAffinityTerm
  }[]
}

export interface SpreadConstraint {
  readonly maxSkew: number
  readonly topologyKey: string
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway'
  readonly labelSelector?: LabelSelector
  readonly minDomains?: number
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore'
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore'
  readonly matchLabelKeys?: readonly string[]
}

/** The parts of a v1 Pod that say where it may go. */
export interface SchedulingPod extends Pod {
  spec: Pod['spec'] & {
    readonly schedulerName?: string
    readonly priority?: number
    readonly preemptionPolicy?: string
    readonly overhead?: Readonly<Record<string, string>>
    readonly nodeSelector?: Readonly<Record<string, string>>
    readonly affinity?: {
      readonly nodeAffinity?: {
        readonly requiredDuringSchedulingIgnoredDuringExecution?: { readonly nodeSelectorTerms: readonly NodeSelectorTerm[] }
        readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
          readonly weight: number
          readonly preference: NodeSelectorTerm
        }[]
      }
      readonly podAffinity?: PodAffinity
      readonly podAntiAffinity?: PodAffinity
    }
    readonly topologySpreadConstraints?: readonly SpreadConstraint[]
    readonly schedulingGates?: readonly { readonly name: string }[]
    readonly volumes?: readonly {
      readonly name?: string
      readonly persistentVolumeClaim?: { readonly claimName: string }
      readonly ephemeral?: object
    }[]
  }
}

export interface HostPort {
  readonly port: number
  readonly ip: string
  readonly protocol: string
}

/** Amounts by resource name, cpu in cores. */
export type Amounts = ReadonlyMap<string, number>

/** A pod with what scheduling asks of it again and again. */
export interface PodInfo {
  readonly key: string
  readonly uid: string
  readonly pod: SchedulingPod
  readonly priority: number
  readonly requests: Amounts
  /** What scores reckon with: a container that asks for nothing counts, too. */
  readonly weight: { readonly cpu: number; readonly memory: number }
  readonly hostPorts: readonly HostPort[]
  readonly owner: string | undefined
}

export function podInfo(pod: SchedulingPod): PodInfo {
  const { metadata, spec } = pod
  const requests = requestsOf(spec)
  return {
    key: `${metadata.namespace}/${metadata.name}`,
    uid: metadata.uid ?? '',
    pod,
    priority: spec.priority ?? 0,
    requests,
    weight: { cpu: weightOf(spec, requests, 'cpu'), memory: weightOf(spec, requests, 'memory') },
    hostPorts: [...spec.containers, ...(spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')].flatMap(
      ({ ports = [] }) =>
        ports.flatMap(({ hostPort, hostIP, protocol }) =>
          hostPort ? [{ port: hostPort, ip: hostIP || '0.0.0.0', protocol: protocol ?? 'TCP' }] : [],
        ),
    ),
    owner: metadata.ownerReferences?.find(({ controller }) => controller)?.uid,
  }
}

/** What a pod needs: containers and sidecars together, or more while an init container runs; and its overhead. */
export function requestsOf({ containers, initContainers = [], overhead = {} }: SchedulingPod['spec']): Amounts {
  const total = new Map<string, number>()
  const sidecars = new Map<string, number>()
  const starting = new Map<string, number>()
  for (const { resources } of containers) add(total, resources?.requests)
  for (const container of initContainers) {
    if (container.restartPolicy === 'Always') {
      add(total, container.resources?.requests)
      add(sidecars, container.resources?.requests)
      largest(starting, sidecars)
    } else largest(starting, withRequests(sidecars, container))
  }
  largest(total, starting)
  add(total, overhead)
  total.set('pods', 1)
  return total
}

/** kube-scheduler's DefaultMilliCPURequest and DefaultMemoryRequest. */
const assumed = { cpu: 0.1, memory: 200 * 2 ** 20 }

function weightOf({ containers }: SchedulingPod['spec'], requests: Amounts, resource: 'cpu' | 'memory'): number {
  const silent = containers.filter(({ resources }) => resources?.requests?.[resource] === undefined).length
  return (requests.get(resource) ?? 0) + silent * assumed[resource]
}

function withRequests(amounts: Amounts, { resources }: Container): Amounts {
  const sum = new Map(amounts)
  add(sum, resources?.requests)
  return sum
}

function add(into: Map<string, number>, quantities: Readonly<Record<string, string>> = {}): void {
  for (const [name, text] of Object.entries(quantities)) into.set(name, (into.get(name) ?? 0) + quantityNumber(text))
}

function largest(into: Map<string, number>, other: Amounts): void {
  for (const [name, amount] of other) into.set(name, Math.max(into.get(name) ?? 0, amount))
}
