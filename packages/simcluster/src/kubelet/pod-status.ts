import { type ContainerLife, containerState, isAlive, lets, timeText } from './container-life.js'
import { containerId, fullImageName, imageId } from './image.js'
import type { ContainerStatus, Pod, PodCondition, PodPhase, PodStatus } from './pod.js'
import type { PodResize } from './resize.js'

/** What is known of a pod besides its containers. */
export interface PodFacts {
  readonly lives: readonly ContainerLife[]
  readonly hostIps: readonly string[]
  readonly podIps: readonly string[]
  readonly startTime: number
  /** The kubelet ended it: Evicted, DeadlineExceeded. */
  readonly failed: { readonly reason: string; readonly message: string; readonly preempted?: boolean } | undefined
  readonly resize: PodResize
  /** It is being deleted. */
  readonly ending: boolean
}

/** The status that a kubelet reports; after generateAPIPodStatus and status/generate.go of kubelet. */
export function podStatus(pod: Pod, facts: PodFacts, nowMs: number): PodStatus {
  const { lives, hostIps, podIps, failed } = facts
  const phase = podPhase(pod, facts)
  const terminal = phase === 'Succeeded' || phase === 'Failed'
  const statuses = (...roles: readonly ContainerLife['role'][]) =>
    lives.filter(({ role }) => roles.includes(role)).map((life) => containerStatus(pod, life, terminal))
  const init = statuses('init', 'sidecar')
  const ephemeral = statuses('ephemeral')
  const { generation } = pod.metadata
  return {
    phase,
    ...(failed && { reason: failed.reason, message: failed.message }),
    ...(generation !== undefined && { observedGeneration: generation }),
    conditions: conditions(pod, facts, phase, nowMs),
    ...(hostIps[0] && { hostIP: hostIps[0], hostIPs: hostIps.map((ip) => ({ ip })) }),
    ...(podIps[0] && { podIP: podIps[0], podIPs: podIps.map((ip) => ({ ip })) }),
    startTime: pod.status?.startTime ?? timeText(facts.startTime),
    ...(init.length > 0 && { initContainerStatuses: init }),
    containerStatuses: statuses('main'),
    ...(ephemeral.length > 0 && { ephemeralContainerStatuses: ephemeral }),
  }
}

export function podPhase(pod: Pod, { lives, failed, ending }: PodFacts): PodPhase {
  if (failed) return 'Failed'
  const before = pod.status?.phase
  if (before === 'Succeeded' || before === 'Failed') return before
  const { restartPolicy = 'Always' } = pod.spec
  const init = lives.filter(({ role }) => role === 'init')
  const main = lives.filter(({ role }) => role === 'main')
  const allDone = lives.every(({ role, phase }) => phase === 'done' || role === 'ephemeral')
  if (ending && !lives.some(isAlive)) {
    return main.every(({ phase, ended }) => phase === 'done' && ended?.exitCode === 0) ? 'Succeeded' : 'Failed'
  }
  if (restartPolicy === 'Never' && init.some(({ phase, ended }) => phase === 'done' && ended?.exitCode !== 0)) return 'Failed'
  if (!lives.every((life) => (life.role !== 'init' && life.role !== 'sidecar') || lets(life) || life.phase === 'stopping')) return 'Pending'
  if (main.every(({ phase }) => phase === 'done') && restartPolicy !== 'Always' && !ending) {
    // Sidecars are stopped first.
    if (!allDone) return 'Running'
    return main.every(({ ended }) => ended?.exitCode === 0) ? 'Succeeded' : 'Failed'
  }
  return main.every(({ startedAt }) => startedAt > 0) ? 'Running' : before === 'Running' ? 'Running' : 'Pending'
}

function containerStatus(pod: Pod, life: ContainerLife, terminal: boolean): ContainerStatus {
  const { container, ended, restarts, phase, role, startedAt } = life
  const { name, image = '' } = container
  const pulled = startedAt > 0
  const running = phase === 'running' || phase === 'stopping'
  const started = running && (life.ready || container.startupProbe === undefined)
  // An init container that has done its work counts as ready.
  const ready = !terminal && (role === 'init' ? lets(life) : running && life.ready && role !== 'ephemeral')
  const last = phase === 'done' ? undefined : ended
  const resources = running ? life.actual : life.allocated
  return {
    name,
    state: containerState(life),
    lastState: last ? { terminated: last } : {},
    ready,
    restartCount: restarts,
    image: pulled ? fullImageName(image) : image,
    imageID: pulled ? imageId(image) : '',
    ...(pulled && { containerID: containerId(pod.metadata.uid ?? '', name, restarts) }),
    started,
    ...(life.allocated?.requests && { allocatedResources: life.allocated.requests }),
    ...(resources && { resources }),
  }
}

/** The kubelet's own; those of others (readiness gates, DisruptionTarget) stay as they are. */
function conditions(pod: Pod, facts: PodFacts, phase: PodPhase, nowMs: number): PodCondition[] {
  const { lives } = facts
  const terminal = phase === 'Succeeded' || phase === 'Failed'
  const existing = pod.status?.conditions ?? []
  const make = (type: string, status: boolean, reason = '', message = ''): PodCondition => {
    const before = existing.find((condition) => condition.type === type)
    const text = status ? 'True' : 'False'
    return {
      type,
      status: text,
      ...(reason && { reason }),
      ...(message && { message }),
      lastProbeTime: null,
      lastTransitionTime: before?.status === text && before.lastTransitionTime ? before.lastTransitionTime : timeText(nowMs),
      ...(pod.metadata.generation !== undefined && { observedGeneration: pod.metadata.generation }),
    }
  }
  const initialized = initializedFacts(lives, phase)
  const containers = readyFacts(lives, phase)
  const ready = containers.status ? gateFacts(pod, existing) : containers
  return [
    make('PodReadyToStartContainers', facts.podIps.length > 0 && !terminal),
    make('Initialized', initialized.status, initialized.reason, initialized.message),
    make('Ready', ready.status, ready.reason, ready.message),
    make('ContainersReady', containers.status, containers.reason, containers.message),
    // What put it on its node says so; a pod that was made with its node is told by the kubelet.
    ...(existing.some(({ type }) => type === 'PodScheduled') ? [] : [make('PodScheduled', true)]),
    ...(facts.failed?.preempted ? [make('DisruptionTarget', true, 'TerminationByKubelet', preemptedMessage)] : []),
    ...(terminal ? [] : facts.resize.conditions(existing, nowMs)),
  ]
}

const preemptedMessage = 'Pod was preempted by Kubelet to accommodate a critical pod.'

interface Facts {
  readonly status: boolean
  readonly reason?: string
  readonly message?: string
}

function initializedFacts(lives: readonly ContainerLife[], phase: PodPhase): Facts {
  const init = lives.filter(({ role }) => role === 'init' || role === 'sidecar')
  if (phase === 'Succeeded') return { status: true, reason: 'PodCompleted' }
  const started = lives.some(({ role, startedAt }) => role === 'main' && startedAt > 0)
  const incomplete = started ? [] : init.filter((life) => !lets(life))
  if (incomplete.length === 0) return { status: true }
  const names = incomplete.map(({ container }) => container.name).join(' ')
  return { status: false, reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${names}]` }
}

function readyFacts(lives: readonly ContainerLife[], phase: PodPhase): Facts {
  if (phase === 'Succeeded') return { status: false, reason: 'PodCompleted' }
  if (phase === 'Failed') return { status: false, reason: 'PodFailed' }
  const unready = lives.filter(
    (life) => (life.role === 'main' || life.role === 'sidecar') && !(life.ready && (life.phase === 'running' || life.phase === 'stopping')),
  )
  if (unready.length === 0) return { status: true }
  const names = unready.map(({ container }) => container.name).join(' ')
  return { status: false, reason: 'ContainersNotReady', message: `containers with unready status: [${names}]` }
}

function gateFacts(pod: Pod, existing: readonly PodCondition[]): Facts {
  const messages: string[] = []
  for (const { conditionType } of pod.spec.readinessGates ?? []) {
    const condition = existing.find(({ type }) => type === conditionType)
    if (!condition) messages.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`)
    else if (condition.status !== 'True') {
      messages.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`)
    }
  }
  if (messages.length === 0) return { status: true }
  return { status: false, reason: 'ReadinessGatesNotReady', message: messages.join(', ') }
}
