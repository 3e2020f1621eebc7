import { isDeepStrictEqual } from 'node:util'
import {
  formatTime,
  isConflict,
  isKubeError,
  isNotFound,
  type KubeClient,
  type Manager,
  type ObjectKind,
  type ReconcileContext,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { binaryQuantity, decimalQuantity } from '../quantity.js'
import { type Condition, type Pod, podKind } from '../workloads/objects.js'
import { recorderOf } from '../workloads/recorder.js'
import {
  type Autoscaler,
  type AutoscalerStatus,
  autoscalerKind,
  type MetricSpec,
  type MetricStatus,
  type MetricTarget,
  type Scale,
} from './autoscaler.js'
import {
  milli,
  type NoProposal,
  type PodMetrics,
  type Proposal,
  type ReplicaQuestion,
  replicasForUsage,
  replicasForUtilization,
  usageByPod,
} from './replica-calculation.js'
import { limit, newHistory, recordScaling, type ScalingHistory } from './scaling-rules.js'

const podMetricsKind = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics' } as const
/** kube-controller-manager's --horizontal-pod-autoscaler-sync-period. */
const defaultPeriodMs = 15_000
const updateTries = 5

/** What is remembered between two looks at an autoscaler. */
interface Memory {
  history: ScalingHistory
  /** The pods that it scaled last, by name. */
  pods: ReadonlySet<string>
}

/**
 * Scales what autoscalers (autoscaling/v2) target, whatever it is that has a scale subresource, by the usage that metrics.k8s.io tells of: types
 * Resource and ContainerResource. Looks at each every 15 s, or every `periodMs`.
 */
export function addHorizontalPodAutoscalerController(manager: Manager, periodMs: number = defaultPeriodMs): void {
  const recorder = recorderOf('horizontal-pod-autoscaler')
  const autoscalers = manager.informers.of<Autoscaler>(autoscalerKind)
  const memories = new Map<string, Memory>()
  manager.addController({
    name: 'horizontal-pod-autoscaler',
    for: {
      ...autoscalerKind,
      predicate: ({ before, after }) => !before || !after || !isDeepStrictEqual((before as Autoscaler).spec, (after as Autoscaler).spec),
    },
    concurrency: 5,
    async reconcile(request, context) {
      const key = `${request.namespace}/${request.name}`
      const autoscaler = autoscalers.get(request)
      if (!autoscaler) {
        memories.delete(key)
        return undefined
      }
      const step = new AutoscalerStep(autoscaler, context, memories, (type, reason, message) =>
        recorder(context).event(autoscaler, type, reason, message),
      )
      await step.run()
      return { requeueAfterMs: periodMs }
    },
  })
}

type Tell = (type: 'Normal' | 'Warning', reason: string, message: string) => void

/** One look at one autoscaler. */
class AutoscalerStep {
  readonly #autoscaler: Autoscaler
  readonly #context: ReconcileContext
  readonly #memories: Map<string, Memory>
  readonly #tell: Tell
  readonly #nowMs: number
  readonly #namespace: string
  #conditions: readonly Condition[]

  constructor(autoscaler: Autoscaler, context: ReconcileContext, memories: Map<string, Memory>, tell: Tell) {
    this.#autoscaler = autoscaler
    this.#context = context
    this.#memories = memories
    this.#tell = tell
    this.#nowMs = context.clock.now().getTime()
    this.#namespace = autoscaler.metadata.namespace ?? ''
    this.#conditions = autoscaler.status?.conditions ?? []
  }

  async run(): Promise<void> {
    const { spec } = this.#autoscaler
    const found = await this.#scale()
    if ('error' in found) {
      this.#tell('Warning', 'FailedGetScale', found.error)
      this.#set('AbleToScale', 'False', 'FailedGetScale', `the HPA controller was unable to get the target's current scale: ${found.error}`)
      return this.#write({ ...this.#autoscaler.status, desiredReplicas: this.#autoscaler.status?.desiredReplicas ?? 0 })
    }
    this.#set('AbleToScale', 'True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale")
    const { scale, kind } = found
    const current = scale.spec?.replicas ?? 0
    const memory = this.#memory(current)
    const { minReplicas = 1, maxReplicas } = spec
    let desired = current
    let why = ''
    let metrics: AutoscalerStatus['currentMetrics']
    if (current === 0 && minReplicas !== 0) {
      this.#set('ScalingActive', 'False', 'ScalingDisabled', 'scaling is disabled since the replica count of the target is zero')
    } else if (current > maxReplicas) {
      desired = maxReplicas
      why = 'Current number of replicas above Spec.MaxReplicas'
    } else if (current < minReplicas) {
      desired = minReplicas
      why = 'Current number of replicas below Spec.MinReplicas'
    } else {
      const computed = await this.#computed(scale, current, memory)
      metrics = computed.statuses
      if ('error' in computed) {
        this.#tell('Warning', 'FailedComputeMetricsReplicas', computed.error)
        return this.#write(this.#status(current, this.#autoscaler.status?.desiredReplicas ?? 0, metrics))
      }
      if (computed.replicas > current) why = `${computed.metric} above target`
      if (computed.replicas < current) why = 'All metrics below target'
      const limited = limit(
        computed.replicas,
        { currentReplicas: current, minReplicas, maxReplicas },
        spec.behavior,
        memory.history,
        this.#nowMs,
      )
      this.#set('AbleToScale', 'True', limited.able.reason, limited.able.message)
      this.#set('ScalingLimited', limited.limited.status, limited.limited.reason, limited.limited.message)
      desired = limited.replicas
    }
    if (desired === current) return this.#write(this.#status(current, current, metrics))
    try {
      await scaleTo(this.#context.client, kind, { namespace: this.#namespace, name: spec.scaleTargetRef.name }, desired)
    } catch (error) {
      const message = messageOf(error)
      this.#tell('Warning', 'FailedRescale', `New size: ${desired}; reason: ${why}; error: ${message}`)
      this.#set('AbleToScale', 'False', 'FailedUpdateScale', `the HPA controller was unable to update the target scale: ${message}`)
      return this.#write(this.#status(current, this.#autoscaler.status?.desiredReplicas ?? 0, metrics))
    }
    this.#set('AbleToScale', 'True', 'SucceededRescale', `the HPA controller was able to update the target scale to ${desired}`)
    this.#tell('Normal', 'SuccessfulRescale', `New size: ${desired}; reason: ${why}`)
    recordScaling(current, desired, spec.behavior, memory.history, this.#nowMs)
    return this.#write({ ...this.#status(current, desired, metrics), lastScaleTime: formatTime(this.#context.clock.now()) })
  }

  #memory(current: number): Memory {
    const key = this.#key
    let memory = this.#memories.get(key)
    if (!memory) {
      memory = { history: newHistory(current, this.#nowMs), pods: new Set() }
      this.#memories.set(key, memory)
    }
    return memory
  }

  get #key(): string {
    return `${this.#namespace}/${this.#autoscaler.metadata.name}`
  }

  async #scale(): Promise<{ readonly scale: Scale; readonly kind: ObjectKind } | { readonly error: string }> {
    const { client } = this.#context
    const { apiVersion = 'v1', kind, name } = this.#autoscaler.spec.scaleTargetRef
    try {
      const served = await targetKind(client, { apiVersion, kind })
      if (!served) return { error: `no matches for kind ${JSON.stringify(kind)} in group ${JSON.stringify(groupOf(apiVersion))}` }
      return { kind: served, scale: await client.get<Scale>(served, { namespace: this.#namespace, name }, { subresource: 'scale' }) }
    } catch (error) {
      if (!isKubeError(error)) throw error
      return { error: error.message }
    }
  }

  /** How many replicas the metrics ask for; the most that one of them does. */
  async #computed(
    scale: Scale,
    current: number,
    memory: Memory,
  ): Promise<
    | { readonly replicas: number; readonly metric: string; readonly statuses: AutoscalerStatus['currentMetrics'] }
    | { readonly error: string; readonly statuses: AutoscalerStatus['currentMetrics'] }
  > {
    const selected = await this.#pods(scale.status?.selector ?? '', memory)
    if ('error' in selected) return { ...selected, statuses: null }
    const specs = this.#autoscaler.spec.metrics ?? []
    const statuses: (MetricStatus | { type: string })[] = []
    const failures: { reason: string; error: string; text: string }[] = []
    let [replicas, metric] = [0, '']
    for (const spec of specs) {
      const made = await this.#proposal(spec, current, scale.status?.selector ?? '', selected.pods)
      if ('error' in made) {
        this.#tell('Warning', made.reason, made.error)
        failures.push(made)
        statuses.push({ type: '' })
        continue
      }
      statuses.push(made.status)
      if (replicas === 0 || made.replicas > replicas) [replicas, metric] = [made.replicas, made.metric]
    }
    const [first] = failures
    if (first && (failures.length >= specs.length || replicas < current)) {
      this.#set('ScalingActive', 'False', first.reason, `the HPA was unable to compute the replica count: ${first.error}`)
      return { error: `invalid metrics (${failures.length} invalid out of ${specs.length}), first error is: ${first.text}`, statuses }
    }
    const message = `the HPA was able to successfully calculate a replica count from ${metric}`
    this.#set('ScalingActive', 'True', 'ValidMetricFound', message)
    return { replicas, metric, statuses }
  }

  /** The pods of the target, which no other autoscaler must scale. */
  async #pods(selector: string, memory: Memory): Promise<{ readonly pods: readonly Pod[] } | { readonly error: string }> {
    if (selector === '') {
      const error = 'selector is required'
      this.#tell('Warning', 'SelectorRequired', error)
      this.#set('ScalingActive', 'False', 'InvalidSelector', "the HPA target's scale is missing a selector")
      return { error }
    }
    const refused = (reason: string, error: string) => {
      this.#tell('Warning', reason, error)
      this.#set('ScalingActive', 'False', reason, error)
      return { error }
    }
    let pods: readonly Pod[]
    try {
      pods = (await this.#context.client.list<Pod>(podKind, { namespace: this.#namespace, labelSelector: selector })).items
    } catch (error) {
      if (!isKubeError(error)) throw error
      return refused('InvalidSelector', `couldn't convert selector into a corresponding internal selector object: ${error.message}`)
    }
    memory.pods = new Set(pods.map(({ metadata }) => metadata.name ?? ''))
    const others = [...this.#memories].filter(
      ([key, other]) =>
        key !== this.#key && key.startsWith(`${this.#namespace}/`) && pods.some((pod) => other.pods.has(pod.metadata.name ?? '')),
    )
    if (others.length === 0) return { pods }
    const names = [this.#key, ...others.map(([key]) => key)].sort()
    return refused('AmbiguousSelector', `pods by selector ${selector} are controlled by multiple HPAs: [${names.join(' ')}]`)
  }

  async #proposal(
    spec: MetricSpec,
    currentReplicas: number,
    selector: string,
    pods: readonly Pod[],
  ): Promise<
    | { readonly replicas: number; readonly metric: string; readonly status: MetricStatus }
    | { readonly reason: string; readonly error: string; readonly text: string }
  > {
    const { type, resource, containerResource } = spec
    const asked = resource ?? containerResource
    if (!asked) return unsupported(type)
    const { name, target } = asked
    const container = containerResource?.container ?? ''
    const reason = resource ? 'FailedGetResourceMetric' : 'FailedGetContainerResourceMetric'
    const failed = (error: string) => ({
      reason,
      error,
      text: `failed to get ${resource ? `${name} resource` : `${container} container`} metric value: ${error}`,
    })
    const byUsage = target.averageValue !== undefined
    const what = `failed to get ${name} ${byUsage ? 'usage' : 'utilization'}`
    const metrics = await this.#metrics(selector)
    if ('error' in metrics) return failed(`${what}: unable to get metrics for resource ${name}: ${metrics.error}`)
    const question = { currentReplicas, pods, metrics: usageByPod(metrics.items, name, container), resource: name, nowMs: this.#nowMs }
    const proposal = propose(question, target, container)
    if ('error' in proposal) return failed(`${what}: ${proposal.error}`)
    const current = {
      ...(proposal.utilization !== undefined && { averageUtilization: proposal.utilization }),
      averageValue: name === 'memory' ? binaryQuantity(proposal.usage) : decimalQuantity(proposal.usage, 'm'),
    }
    const utilization = `${name} ${resource ? '' : 'container '}resource utilization (percentage of request)`
    return {
      replicas: proposal.replicas,
      metric: byUsage ? `${name} resource` : utilization,
      status: resource ? { type, resource: { name, current } } : { type, containerResource: { name, container, current } },
    }
  }

  async #metrics(selector: string): Promise<{ readonly items: readonly PodMetrics[] } | { readonly error: string }> {
    const unable = (why: string) => ({ error: `unable to fetch metrics from resource metrics API: ${why}` })
    try {
      const { items } = await this.#context.client.list(podMetricsKind, { namespace: this.#namespace, labelSelector: selector })
      if (items.length === 0) return { error: 'no metrics returned from resource metrics API' }
      return { items: items as unknown as readonly PodMetrics[] }
    } catch (error) {
      if (isNotFound(error)) return unable('the server could not find the requested resource (get pods.metrics.k8s.io)')
      if (!isKubeError(error)) throw error
      return unable(error.message)
    }
  }

  #set(type: string, status: 'True' | 'False', reason: string, message: string): void {
    const before = this.#conditions.find((condition) => condition.type === type)
    const lastTransitionTime = before?.status === status ? before.lastTransitionTime : undefined
    const condition = { type, status, lastTransitionTime: lastTransitionTime ?? formatTime(this.#context.clock.now()), reason, message }
    this.#conditions = before ? this.#conditions.map((other) => (other === before ? condition : other)) : [...this.#conditions, condition]
  }

  #status(currentReplicas: number, desiredReplicas: number, metrics: AutoscalerStatus['currentMetrics']): AutoscalerStatus {
    const { lastScaleTime } = this.#autoscaler.status ?? {}
    return { currentReplicas, desiredReplicas, currentMetrics: metrics ?? null, ...(lastScaleTime && { lastScaleTime }) }
  }

  async #write(status: AutoscalerStatus): Promise<void> {
    const next: AutoscalerStatus = { ...status, conditions: this.#conditions }
    if (isDeepStrictEqual(withoutNulls(next), withoutNulls(this.#autoscaler.status ?? {}))) return
    try {
      await this.#context.client.update<Autoscaler>({ ...this.#autoscaler, status: next }, { subresource: 'status' })
    } catch (error) {
      if (isNotFound(error)) return
      this.#tell('Warning', 'FailedUpdateStatus', messageOf(error))
      // Somebody wrote meanwhile: the next look is at that.
      if (!isConflict(error)) throw error
    }
  }
}

function propose(question: ReplicaQuestion, target: MetricTarget, container: string): Proposal | NoProposal {
  if (target.averageValue !== undefined) return replicasForUsage(question, milli(target.averageValue))
  if (target.averageUtilization !== undefined) return replicasForUtilization(question, target.averageUtilization, container)
  return { error: 'invalid resource metric source: neither an average utilization target nor an average value (usage) target was set' }
}

const otherMetrics: Readonly<Record<string, readonly [reason: string, name: string, api: string]>> = {
  Pods: ['FailedGetPodsMetric', 'pods', 'custom metrics API: no known available metric versions found'],
  Object: ['FailedGetObjectMetric', 'object', 'custom metrics API: no known available metric versions found'],
  External: ['FailedGetExternalMetric', 'external', 'external metrics API: the server could not find the requested resource'],
}

/** Of metrics that nobody serves, as where no adapter is installed. */
function unsupported(type: string): { reason: string; error: string; text: string } {
  const [reason, name, api] = otherMetrics[type] ?? ['InvalidMetricSourceType', 'unknown', `unknown metric source type "${type}"`]
  const error = `unable to get metrics: unable to fetch metrics from ${api}`
  return { reason, error, text: `failed to get ${name} metric value: ${error}` }
}

/** The kind in a version that is served: the one that is named, or another of its group. */
async function targetKind(client: KubeClient, { apiVersion, kind }: ObjectKind): Promise<ObjectKind | undefined> {
  try {
    return await client.resourceOf({ apiVersion, kind })
  } catch (error) {
    if (!isNotFound(error)) throw error
    const { resources } = await client.resources()
    return resources.find((resource) => resource.kind === kind && resource.group === groupOf(apiVersion))
  }
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
}

async function scaleTo(client: KubeClient, kind: ObjectKind, key: { namespace: string; name: string }, replicas: number): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.patch(kind, key, { type: 'merge', body: { spec: { replicas } } }, { subresource: 'scale' })
      return
    } catch (error) {
      if (!isConflict(error) || tries === updateTries) throw error
    }
  }
}

function withoutNulls(status: object): object {
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== null && value !== undefined))
}
