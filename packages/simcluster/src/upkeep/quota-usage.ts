import type { KubeObject } from '@vivarium/controller'
import { meets } from '../label-selector.js'
import { binaryQuantity, decimalQuantity, quantityNumber } from '../quantity.js'
import { type Amounts, requestsOf, type SchedulingPod } from '../scheduler/scheduling-pod.js'
import type { PersistentVolumeClaim } from '../workloads/objects.js'

export interface ResourceQuota extends KubeObject {
  spec?: {
    readonly hard?: Readonly<Record<string, string>>
    readonly scopes?: readonly string[]
    readonly scopeSelector?: { readonly matchExpressions?: readonly ScopeRequirement[] }
  }
  status?: { readonly hard?: Readonly<Record<string, string>>; readonly used?: Readonly<Record<string, string>> }
}

interface ScopeRequirement {
  readonly scopeName: string
  readonly operator: string
  readonly values?: readonly string[]
}

interface Service extends KubeObject {
  spec?: { type?: string; allocateLoadBalancerNodePorts?: boolean; ports?: { nodePort?: number }[] }
}

/** A resource whose objects are counted or added up: plural and group. */
export interface CountedResource {
  readonly resource: string
  readonly group: string
}

const plain = new Set(['pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps', 'persistentvolumeclaims'])
const ofPods = new Set(['cpu', 'memory', 'ephemeral-storage'])
const classSuffix = '.storageclass.storage.k8s.io/'

/** Which objects say how much of a quota's resource is used. */
export function countedBy(name: string): CountedResource | undefined {
  if (name.startsWith('count/')) {
    const counted = name.slice('count/'.length)
    const dot = counted.indexOf('.')
    return dot < 0 ? { resource: counted, group: '' } : { resource: counted.slice(0, dot), group: counted.slice(dot + 1) }
  }
  if (plain.has(name)) return { resource: name, group: '' }
  if (name === 'services.loadbalancers' || name === 'services.nodeports') return { resource: 'services', group: '' }
  if (name === 'requests.storage' || name.includes(classSuffix)) return { resource: 'persistentvolumeclaims', group: '' }
  if (ofPods.has(name) || name.startsWith('requests.') || name.startsWith('limits.') || name.startsWith('hugepages-'))
    return { resource: 'pods', group: '' }
  return undefined
}

/** How much of each of its resources is used in the quota's namespace. `objects`: of each counted resource, all that there are. */
export function usageOf(
  quota: ResourceQuota,
  objects: (counted: CountedResource) => readonly KubeObject[],
  nowMs: number,
): Record<string, string> {
  const used: Record<string, string> = {}
  for (const name of Object.keys(quota.spec?.hard ?? {}).sort()) {
    const counted = countedBy(name)
    if (!counted) continue
    const all = objects(counted).filter((object) => counted.resource !== 'pods' || isInScope(quota, object as SchedulingPod))
    const amount = all.reduce((sum, object) => sum + amountOf(name, counted.resource, object, nowMs), 0)
    const thousandths = Math.ceil(Number((amount * 1000).toFixed(3)))
    used[name] = /memory|storage$|hugepages-/.test(name) ? binaryQuantity(thousandths) : decimalQuantity(thousandths, 'm')
  }
  return used
}

function amountOf(name: string, resource: string, object: KubeObject, nowMs: number): number {
  if (name.startsWith('count/')) return 1
  switch (resource) {
    case 'pods':
      return amountOfPod(name, object as SchedulingPod, nowMs)
    case 'services':
      return amountOfService(name, object as Service)
    case 'persistentvolumeclaims':
      return amountOfClaim(name, object as PersistentVolumeClaim)
    default:
      return 1
  }
}

/** A pod that has ended, or should have, uses nothing. */
function amountOfPod(name: string, { metadata, spec, status }: SchedulingPod, nowMs: number): number {
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return 0
  if (metadata.deletionTimestamp !== undefined && Date.parse(metadata.deletionTimestamp) < nowMs) return 0
  if (name === 'pods') return 1
  if (name.startsWith('limits.')) return limitsOf(spec).get(name.slice('limits.'.length)) ?? 0
  return requestsOf(spec).get(name.replace(/^requests\./, '')) ?? 0
}

/** Limits add up as requests do. */
function limitsOf(spec: SchedulingPod['spec']): Amounts {
  const limited = <T extends { readonly resources?: { readonly limits?: Readonly<Record<string, string>> } }>(container: T) => ({
    ...container,
    resources: { requests: container.resources?.limits ?? {} },
  })
  return requestsOf({ ...spec, containers: spec.containers.map(limited), initContainers: (spec.initContainers ?? []).map(limited) })
}

function amountOfService(name: string, { spec }: Service): number {
  const balanced = spec?.type === 'LoadBalancer'
  if (name === 'services') return 1
  if (name === 'services.loadbalancers') return balanced ? 1 : 0
  const ports = spec?.ports ?? []
  if (balanced && spec.allocateLoadBalancerNodePorts === false) return ports.filter(({ nodePort }) => nodePort).length
  return balanced || spec?.type === 'NodePort' ? ports.length : 0
}

function amountOfClaim(name: string, { spec }: PersistentVolumeClaim): number {
  const [storageClass, what = name] = name.includes(classSuffix) ? name.split(classSuffix) : [undefined, name]
  if (storageClass !== undefined && spec?.storageClassName !== storageClass) return 0
  return what === 'persistentvolumeclaims' ? 1 : quantityNumber(spec?.resources?.requests?.storage ?? '0')
}

function isInScope({ spec }: ResourceQuota, pod: SchedulingPod): boolean {
  const requirements = [
    ...(spec?.scopes ?? []).map((scopeName): ScopeRequirement => ({ scopeName, operator: 'Exists' })),
    ...(spec?.scopeSelector?.matchExpressions ?? []),
  ]
  return requirements.every((requirement) => fitsScope(requirement, pod))
}

function fitsScope({ scopeName, operator, values }: ScopeRequirement, { spec, status }: SchedulingPod): boolean {
  const { activeDeadlineSeconds, priorityClassName } = spec as SchedulingPod['spec'] & { priorityClassName?: string }
  switch (scopeName) {
    case 'Terminating':
      return activeDeadlineSeconds !== undefined
    case 'NotTerminating':
      return activeDeadlineSeconds === undefined
    case 'BestEffort':
      return status?.qosClass === 'BestEffort'
    case 'NotBestEffort':
      return status?.qosClass !== 'BestEffort'
    case 'PriorityClass':
      return meets({ key: 'class', operator, ...(values && { values }) }, priorityClassName ? { class: priorityClassName } : {})
    case 'CrossNamespacePodAffinity':
      return reachesOut(spec.affinity?.podAffinity) || reachesOut(spec.affinity?.podAntiAffinity)
    default:
      return false
  }
}

function reachesOut(affinity: object | undefined): boolean {
  return /"namespaces":\["|"namespaceSelector":\{/.test(JSON.stringify(affinity ?? {}))
}
