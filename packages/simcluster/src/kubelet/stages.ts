import type { Container, Pod, PodPhase } from './pod.js'

export type ContainerRole = 'init' | 'sidecar' | 'main' | 'ephemeral'

/** Where a container stands while something is to happen to it. `stopping`: it was asked to end. */
export type ContainerPhase = 'pulling' | 'starting' | 'running' | 'stopping'

/** Which pods; all that is given must hold. */
export interface PodSelector {
  readonly namespace?: string
  readonly name?: string
  readonly node?: string
  /** An empty value: the label is there, whatever it says. */
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  /** The kind of its controller: `Job`. */
  readonly owner?: string
  readonly matches?: (pod: Pod) => boolean
}

export interface ContainerSelector extends PodSelector {
  readonly phase: ContainerPhase
  readonly container?: string
  readonly role?: ContainerRole
  /** The image as the pod names it, or a pattern. */
  readonly image?: string | RegExp
  readonly ready?: boolean
  readonly fits?: (view: ContainerView) => boolean
}

/** What a stage may look at. */
export interface ContainerView {
  readonly pod: Pod
  readonly container: Container
  readonly role: ContainerRole
  readonly phase: ContainerPhase
  readonly ready: boolean
  readonly restarts: number
}

/** Milliseconds of cluster time; undefined: it does not happen. */
export type Delay<V> = number | { readonly ms: number; readonly jitterMs?: number } | ((view: V) => number | undefined)

export type ContainerOutcome =
  /** The image is there. */
  | { readonly to: 'pulled' }
  /** ErrImagePull, then ImagePullBackOff, then it is tried again: after 10 s, 20 s, … 5 min. */
  | { readonly to: 'pull-failed'; readonly message: string; readonly reason?: string }
  | { readonly to: 'running' }
  /** `CreateContainerConfigError`, `RunContainerError`, …; tried again after 10 s. */
  | { readonly to: 'start-failed'; readonly reason: string; readonly message: string }
  | { readonly to: 'ready' }
  /** A probe failed. Liveness and Startup: after as many times as the probe allows the container is killed and restarted. */
  | {
      readonly to: 'unhealthy'
      readonly probe: 'Readiness' | 'Liveness' | 'Startup'
      readonly message: string
      /** How many in a row this makes; absent: one more than before. */
      readonly failures?: number
    }
  /** It ended, by itself or killed; whether it is restarted, and when, is the kubelet's rule. Absent reason: by the exit code. */
  | { readonly to: 'exited'; readonly exitCode: number; readonly reason?: string; readonly message?: string }

/** Something that happens to a container. */
export interface ContainerStage {
  /**
   * What it is about. Of stages with one name the first that fits a container counts, so one named like a default replaces that for what it
   * selects. Of those with different names happens first what is due first.
   */
  readonly name: string
  readonly when: ContainerSelector
  /** Since the container came to its phase, or since this happened last; absent: at once. */
  readonly after?: Delay<ContainerView>
  readonly next: ContainerOutcome | ((view: ContainerView) => ContainerOutcome)
}

export interface PodOutcome {
  readonly phase: 'Failed'
  /** `Evicted`, `DeadlineExceeded`; the event's reason, too. */
  readonly reason: string
  readonly message: string
}

/** Something that happens to a whole pod and ends it. */
export interface PodStage {
  readonly name: string
  readonly when: PodSelector & { readonly phase?: PodPhase }
  /** Since the pod came to its phase. */
  readonly after?: Delay<Pod>
  readonly next: PodOutcome | ((pod: Pod) => PodOutcome)
}

export interface Stages {
  readonly containers?: readonly ContainerStage[]
  readonly pods?: readonly PodStage[]
}

/** A pod's annotation: its containers exit after so many seconds. */
export const exitAfterAnnotation = 'vivarium.io/exit-after-seconds'
/** And with this code; absent: 0. */
export const exitCodeAnnotation = 'vivarium.io/exit-code'

const mirrorAnnotation = 'kubernetes.io/config.mirror'

const delaySeconds = (seconds: number | undefined) => (seconds ?? 0) * 1000

/** A healthy cluster. */
export const defaultStages: Required<Stages> = {
  containers: [
    // A kubelet shows a static pod when it runs already.
    { name: 'pull', when: { phase: 'pulling', annotations: { [mirrorAnnotation]: '' } }, next: { to: 'pulled' } },
    { name: 'ready', when: { phase: 'running', ready: false, annotations: { [mirrorAnnotation]: '' } }, next: { to: 'ready' } },
    { name: 'pull', when: { phase: 'pulling' }, after: { ms: 100, jitterMs: 200 }, next: { to: 'pulled' } },
    { name: 'start', when: { phase: 'starting' }, after: 20, next: { to: 'running' } },
    {
      name: 'ready',
      when: { phase: 'running', ready: false },
      after: ({ container }) =>
        delaySeconds(container.startupProbe?.initialDelaySeconds) + delaySeconds(container.readinessProbe?.initialDelaySeconds),
      next: { to: 'ready' },
    },
    { name: 'exit', when: { phase: 'running', role: 'init' }, next: { to: 'exited', exitCode: 0 } },
    {
      name: 'exit',
      when: { phase: 'running', role: 'main', annotations: { [exitAfterAnnotation]: '' } },
      after: ({ pod }) => delaySeconds(Number(pod.metadata.annotations?.[exitAfterAnnotation])),
      next: ({ pod }) => ({ to: 'exited', exitCode: Number(pod.metadata.annotations?.[exitCodeAnnotation] ?? 0) }),
    },
    { name: 'exit', when: { phase: 'running', role: 'main', owner: 'Job' }, after: 1000, next: { to: 'exited', exitCode: 0 } },
    { name: 'stop', when: { phase: 'stopping' }, after: 50, next: { to: 'exited', exitCode: 0 } },
  ],
  pods: [
    {
      name: 'deadline',
      when: { matches: ({ spec }) => spec.activeDeadlineSeconds !== undefined },
      after: ({ spec }) => delaySeconds(spec.activeDeadlineSeconds),
      next: {
        phase: 'Failed',
        reason: 'DeadlineExceeded',
        message: 'Pod was active on the node longer than the specified deadline',
      },
    },
  ],
}

export function selectsPod(selector: PodSelector, pod: Pod): boolean {
  const { namespace, name, node, labels, annotations, owner, matches } = selector
  const { metadata, spec } = pod
  return (
    (namespace === undefined || metadata.namespace === namespace) &&
    (name === undefined || metadata.name === name) &&
    (node === undefined || spec.nodeName === node) &&
    contains(metadata.labels, labels) &&
    contains(metadata.annotations, annotations) &&
    (owner === undefined || metadata.ownerReferences?.find(({ controller }) => controller)?.kind === owner) &&
    (matches?.(pod) ?? true)
  )
}

export function selectsContainer(selector: ContainerSelector, view: ContainerView): boolean {
  const { phase, container, role, image, ready, fits } = selector
  if (phase !== view.phase || (role !== undefined && role !== view.role) || (ready !== undefined && ready !== view.ready)) return false
  if (container !== undefined && container !== view.container.name) return false
  const { image: name = '' } = view.container
  if (image !== undefined && !(typeof image === 'string' ? image === name : image.test(name))) return false
  return selectsPod(selector, view.pod) && (fits?.(view) ?? true)
}

/** The stages that count for something: each name once. */
export function applicable<S extends { readonly name: string }>(stages: readonly S[], fits: (stage: S) => boolean): S[] {
  const names = new Set<string>()
  return stages.filter((stage) => {
    if (names.has(stage.name) || !fits(stage)) return false
    names.add(stage.name)
    return true
  })
}

/** `random` is between 0 and 1, and the same whenever it is asked about the same thing. */
export function delayMs<V>(delay: Delay<V> | undefined, view: V, random: () => number): number | undefined {
  if (typeof delay === 'function') return delay(view)
  if (typeof delay === 'object') return delay.ms + (delay.jitterMs ?? 0) * random()
  return delay ?? 0
}

function contains(there: Readonly<Record<string, string>> | undefined, wanted: Readonly<Record<string, string>> | undefined): boolean {
  for (const key in wanted) {
    const value = there?.[key]
    if (value === undefined || (wanted[key] !== '' && wanted[key] !== value)) return false
  }
  return true
}
