import type { KubeObject } from '../client.js'
import { ageText, annotations, labels, type Page, timeText } from './page.js'
import type { Pod, PodSpec } from './pod.js'
import type { Container } from './pod-parts.js'
import { larger, nothing, plus, type Quantity, quantity, quantityText } from './quantity.js'

type Amounts = Readonly<Record<string, string>>

export interface Node extends KubeObject {
  readonly metadata?: KubeObject['metadata'] & { readonly creationTimestamp?: string }
  readonly spec?: {
    readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[]
    readonly unschedulable?: boolean
    readonly podCIDR?: string
    readonly podCIDRs?: readonly string[]
    readonly providerID?: string
  }
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string
      readonly status: string
      readonly lastHeartbeatTime?: string
      readonly lastTransitionTime?: string
      readonly reason?: string
      readonly message?: string
    }[]
    readonly addresses?: readonly { readonly type: string; readonly address: string }[]
    readonly capacity?: Amounts
    readonly allocatable?: Amounts
    readonly nodeInfo?: Readonly<Record<string, string>>
  }
}

export interface Lease extends KubeObject {
  readonly spec?: { readonly holderIdentity?: string; readonly acquireTime?: string; readonly renewTime?: string }
}

const roleLabel = 'node-role.kubernetes.io/'

export function describeNode(
  page: Page,
  { metadata = {}, spec = {}, status = {} }: Node,
  lease: Lease | undefined,
  pods: readonly Pod[],
  now: Date,
): void {
  page.field(0, 'Name', metadata.name ?? '')
  const roles = Object.keys(metadata.labels ?? {})
    .filter((label) => label.startsWith(roleLabel) && label !== roleLabel)
    .map((label) => label.slice(roleLabel.length))
    .sort()
  page.field(0, 'Roles', roles.join(',') || '<none>')
  labels(page, 'Labels', metadata.labels)
  annotations(page, 'Annotations', metadata.annotations)
  page.field(0, 'CreationTimestamp', timeText(metadata.creationTimestamp))
  const taints = (spec.taints ?? [])
    .toSorted((a, b) => (`${a.effect},${a.key}` < `${b.effect},${b.key}` ? -1 : 1))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`)
  page.field(0, 'Taints', ...taints)
  page.field(0, 'Unschedulable', spec.unschedulable === true)
  if (lease) {
    const { holderIdentity = '<unset>', acquireTime, renewTime } = lease.spec ?? {}
    page.line(0, 'Lease:')
    page.field(1, 'HolderIdentity', holderIdentity)
    page.field(1, 'AcquireTime', acquireTime ? timeText(acquireTime) : '<unset>')
    page.field(1, 'RenewTime', renewTime ? timeText(renewTime) : '<unset>')
  } else page.field(0, 'Lease', `Failed to get lease: leases.coordination.k8s.io "${metadata.name}" not found`)
  const { conditions = [], addresses = [], capacity = {}, allocatable = {}, nodeInfo = {} } = status
  if (conditions.length > 0) {
    page.line(0, 'Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage')
    page.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  }
  for (const { type, status: value, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } of conditions)
    page.line(1, `${type} \t${value} \t${timeText(lastHeartbeatTime)} \t${timeText(lastTransitionTime)} \t${reason} \t${message}`)
  page.line(0, 'Addresses:')
  for (const { type, address } of addresses) page.field(1, type, address)
  for (const [title, amounts] of [
    ['Capacity', capacity],
    ['Allocatable', allocatable],
  ] as const) {
    const names = Object.keys(amounts).sort()
    if (names.length > 0) page.line(0, `${title}:`)
    for (const name of names) page.field(1, name, amounts[name] ?? '')
  }
  page.line(0, 'System Info:')
  for (const [title, field] of systemInfo) page.field(1, title, nodeInfo[field] ?? '')
  if (spec.podCIDR) page.field(0, 'PodCIDR', spec.podCIDR)
  if (spec.podCIDRs?.length) page.field(0, 'PodCIDRs', spec.podCIDRs.join(','))
  if (spec.providerID) page.field(0, 'ProviderID', spec.providerID)
  describePods(page, pods, Object.keys(allocatable).length > 0 ? allocatable : capacity, now)
}

const systemInfo = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
  ['Kube-Proxy Version', 'kubeProxyVersion'],
] as const

type Kind = 'requests' | 'limits'

function describePods(page: Page, pods: readonly Pod[], allocatable: Amounts, now: Date): void {
  const share = (amount: Quantity, resource: string) => {
    const whole = quantity(allocatable[resource]).milli
    return `${quantityText(amount)} (${whole === 0 ? 0 : Math.trunc((amount.milli / whole) * 100)}%)`
  }
  page.field(0, 'Non-terminated Pods', `(${pods.length} in total)`)
  page.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge')
  page.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---')
  for (const { metadata = {}, spec = {} } of pods) {
    const shares = (['cpu', 'memory'] as const).flatMap((resource) =>
      (['requests', 'limits'] as const).map((kind) => share(amountOf(spec, kind, resource), resource)),
    )
    page.line(1, `${metadata.namespace}\t${metadata.name}\t\t${shares.join('\t')}\t${ageText(metadata.creationTimestamp, now)}`)
  }
  page.line(0, 'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)')
  page.line(1, 'Resource\tRequests\tLimits')
  page.line(1, '--------\t--------\t------')
  const total = (kind: Kind, resource: string) => pods.reduce((sum, { spec = {} }) => plus(sum, amountOf(spec, kind, resource)), nothing)
  const names = Object.keys(allocatable).sort()
  for (const resource of ['cpu', 'memory', 'ephemeral-storage', ...names.filter((name) => name.startsWith('hugepages-'))])
    page.line(1, `${resource}\t${share(total('requests', resource), resource)}\t${share(total('limits', resource), resource)}`)
  for (const resource of names.filter((name) => name.includes('/')))
    page.line(1, `${resource}\t${quantityText(total('requests', resource))}\t${quantityText(total('limits', resource))}`)
}

/** Of a pod: its containers and sidecars together, or what an init container needs more. */
function amountOf({ containers = [], initContainers = [], overhead = {} }: PodSpec, kind: Kind, resource: string): Quantity {
  const of = ({ resources }: Container) => quantity(resources?.[kind]?.[resource])
  let sidecars = nothing
  let starting = nothing
  for (const container of initContainers) {
    if (container.restartPolicy === 'Always') {
      sidecars = plus(sidecars, of(container))
      starting = larger(starting, sidecars)
    } else starting = larger(starting, plus(sidecars, of(container)))
  }
  const running = containers.reduce((sum, container) => plus(sum, of(container)), sidecars)
  const sum = larger(running, starting)
  // Of limits only where there are some.
  return kind === 'requests' || sum.milli > 0 ? plus(sum, quantity(overhead[resource])) : sum
}
