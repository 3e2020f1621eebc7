import type { KubeObject } from '../client.js'
import { annotations, labels, type Page, timeText } from './page.js'
import { describePodTemplate, type PodTemplate } from './pod.js'

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[]
}

export interface Deployment extends KubeObject {
  readonly metadata?: KubeObject['metadata'] & { readonly creationTimestamp?: string }
  readonly spec?: {
    readonly selector?: Selector
    readonly replicas?: number
    readonly minReadySeconds?: number
    readonly strategy?: {
      readonly type?: string
      readonly rollingUpdate?: { readonly maxUnavailable?: number | string; readonly maxSurge?: number | string }
    }
    readonly template?: PodTemplate
  }
  readonly status?: {
    readonly replicas?: number
    readonly updatedReplicas?: number
    readonly availableReplicas?: number
    readonly unavailableReplicas?: number
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[]
  }
}

export interface ReplicaSet extends KubeObject {
  readonly spec?: { readonly replicas?: number; readonly template?: PodTemplate }
  readonly status?: { readonly replicas?: number }
}

/** `replicaSets`: those that it owns. */
export function describeDeployment(page: Page, deployment: Deployment, replicaSets: readonly ReplicaSet[]): void {
  const { metadata = {}, spec = {}, status = {} } = deployment
  page.field(0, 'Name', metadata.name ?? '')
  page.field(0, 'Namespace', metadata.namespace ?? '')
  page.field(0, 'CreationTimestamp', timeText(metadata.creationTimestamp))
  labels(page, 'Labels', metadata.labels)
  annotations(page, 'Annotations', metadata.annotations)
  page.field(0, 'Selector', selectorText(spec.selector))
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, unavailableReplicas = 0, conditions = [] } = status
  page.field(
    0,
    'Replicas',
    `${spec.replicas ?? 1} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`,
  )
  page.field(0, 'StrategyType', spec.strategy?.type ?? '')
  page.field(0, 'MinReadySeconds', spec.minReadySeconds ?? 0)
  const rolling = spec.strategy?.rollingUpdate
  if (rolling) page.field(0, 'RollingUpdateStrategy', `${rolling.maxUnavailable} max unavailable, ${rolling.maxSurge} max surge`)
  describePodTemplate(page, spec.template)
  if (conditions.length > 0) page.line(0, 'Conditions:\n  Type\tStatus\tReason\n  ----\t------\t------')
  for (const { type, status: value, reason = '' } of conditions) page.line(1, `${type} \t${value}\t${reason}`)
  const current = replicaSets.find(({ metadata: own, spec: of }) =>
    isTemplateOf(of?.template, own?.labels?.['pod-template-hash'], spec.template),
  )
  const old = replicaSets.filter((set) => set !== current)
  if (replicaSets.length === 0) return
  page.field(0, 'OldReplicaSets', listText(old))
  page.field(0, 'NewReplicaSet', listText(current ? [current] : []))
}

function listText(sets: readonly ReplicaSet[]): string {
  const texts = sets.map(
    ({ metadata, spec, status }) => `${metadata?.name} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`,
  )
  return texts.join(', ') || '<none>'
}

/** The template of a replica set is that of its deployment with the hash among the labels. */
function isTemplateOf(template: PodTemplate | undefined, hash: string | undefined, wanted: PodTemplate | undefined): boolean {
  if (hash === undefined || !template || !wanted) return false
  const plain = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(plain)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([name]) => name !== 'pod-template-hash')
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, inner]) => [name, plain(inner)]),
          )
        : value
  return JSON.stringify(plain(template)) === JSON.stringify(plain(wanted))
}

/** As metav1.LabelSelectorAsSelector writes it: by key. */
function selectorText({ matchLabels = {}, matchExpressions = [] }: Selector = {}): string {
  const equal = Object.entries(matchLabels).map(([key, value]) => ({ key, text: `${key}=${value}` }))
  const others = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return { key, text: key }
    if (operator === 'DoesNotExist') return { key, text: `!${key}` }
    return { key, text: `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.toSorted().join(',')})` }
  })
  const all = [...equal, ...others].sort((a, b) => (a.key < b.key ? -1 : 1))
  return all.map(({ text }) => text).join(',') || '<none>'
}
