import { messageOf } from '@vivarium/core'
import type { ContainerHost } from './container-host.js'
import {
  backoffMs,
  type ContainerLife,
  crashDelayMs,
  enter,
  isAlive,
  lets,
  newLife,
  recoveredAfterMs,
  resumedLife,
  timeText,
} from './container-life.js'
import { graceMs, type Hook, restOfGraceMs, sleepOf } from './hooks.js'
import { containerId } from './image.js'
import { type Container, type ContainerStatus, isFinished, type Pod, podText } from './pod.js'
import type { PodFacts } from './pod-status.js'
import { podPhase } from './pod-status.js'
import { PodResize, type ResizeRefusal, resizedText } from './resize.js'
import {
  applicable,
  type ContainerOutcome,
  type ContainerPhase,
  type ContainerRole,
  type ContainerStage,
  type ContainerView,
  delayMs,
  type PodStage,
  selectsContainer,
  selectsPod,
} from './stages.js'

/** What a pod's life needs of its node. */
export interface NodeView {
  readonly hostIps: readonly string[]
  /** Counts the starts of the node. */
  readonly boots: number
  /** When the last of them was, in milliseconds; 0: before all pods that are here. */
  readonly bootedAt: number
  hasImage(image: string): boolean
  addImage(image: string): void
  imageSize(image: string): number
  /** Addresses for a pod that is not on the host's network. */
  claimIps(podUid: string): readonly string[]
  /** Gives a pod what its spec asks for now; else why it can't have it. */
  resize(pod: Pod): ResizeRefusal | undefined
}

const brokenStageMs = 60_000

export interface StageTable {
  readonly containers: readonly ContainerStage[]
  readonly pods: readonly PodStage[]
}

/** Where containers of a role stand in a pod. */
const fields: Readonly<Record<ContainerRole, string>> = {
  init: 'initContainers',
  sidecar: 'initContainers',
  main: 'containers',
  ephemeral: 'ephemeralContainers',
}

/** `fieldPath`: of the container that it is about. */
export type Report = (type: 'Normal' | 'Warning', reason: string, message: string, fieldPath?: string) => void

interface Due {
  readonly at: number
  happen(): void
}

/** One pod on its node: what has happened to it, and what is next. No I/O. */
export class PodLife {
  readonly #lives: ContainerLife[] = []
  readonly #table: StageTable
  readonly #node: NodeView
  readonly #seed: string
  #pod: Pod
  #boots: number
  #podIps: readonly string[] = []
  #startTime: number
  #phaseSince: number
  readonly #host: ContainerHost | undefined
  /** What happened in containers by itself, and was not yet looked at. */
  readonly #happened: { readonly container: string; readonly restarts: number; readonly outcome: ContainerOutcome }[] = []
  readonly #hooksEnded: {
    readonly container: string
    readonly restarts: number
    readonly hook: Hook
    readonly failure: string | undefined
  }[] = []
  readonly #broken = new Set<string>()
  /** Stages for pods that threw, and when they are tried again. */
  readonly #notBefore = new Map<string, number>()
  #mount: { failures: number; at: number } | undefined
  #failed: PodFacts['failed']
  readonly #resize: PodResize
  #report: Report = () => {}

  constructor(pod: Pod, node: NodeView, table: StageTable, seed: string, nowMs: number, host?: ContainerHost) {
    this.#host = host
    this.#pod = pod
    this.#node = node
    this.#resize = new PodResize((resized) => node.resize(resized))
    this.#table = table
    this.#seed = seed
    const { startTime, podIPs, phase, reason, message = '' } = pod.status ?? {}
    this.#startTime = startTime ? Date.parse(startTime) : nowMs
    this.#boots = startTime && this.#startTime < node.bootedAt ? node.boots - 1 : node.boots
    this.#phaseSince = this.#startTime
    if (podIPs?.length) this.#podIps = podIPs.map(({ ip }) => ip)
    if (phase === 'Failed' && reason) this.#failed = { reason, message }
    this.#take(nowMs)
  }

  get facts(): PodFacts {
    return {
      lives: this.#lives,
      hostIps: this.#node.hostIps,
      podIps: this.#podIps,
      startTime: this.#startTime,
      failed: this.#failed,
      resize: this.#resize,
      ending: this.#pod.metadata.deletionTimestamp !== undefined,
    }
  }

  /** Something happened in a container by itself; it counts when the pod is looked at next. */
  happen(container: string, restarts: number, outcome: ContainerOutcome): void {
    this.#happened.push({ container, restarts, outcome })
  }

  /** A hook that its host has run; it counts when the pod is looked at next. */
  hookEnded(container: string, restarts: number, hook: Hook, failure: string | undefined): void {
    this.#hooksEnded.push({ container, restarts, hook, failure })
  }

  /** There may be room for what it asks for. */
  retryResize(): void {
    this.#resize.retry()
  }

  /** It has to make room for a critical pod. */
  preempt(report: Report): void {
    if (this.#failed) return
    const message = 'Preempted in order to admit critical pod'
    this.#failed = { reason: 'Preempting', message, preempted: true }
    report('Warning', 'Preempting', message)
  }

  /** Nothing of it runs any more. */
  get ended(): boolean {
    return !this.#lives.some(isAlive)
  }

  /** Lets everything happen that is due, and gives when something is due next; undefined: not before the pod changes. */
  advance(pod: Pod, nowMs: number, report: Report): number | undefined {
    this.#pod = pod
    this.#report = report
    this.#take(nowMs)
    if (isFinished(pod) && this.ended) return undefined
    this.#reboot(nowMs)
    if (this.#podIps.length === 0) this.#podIps = pod.spec.hostNetwork ? this.#node.hostIps : this.#node.claimIps(pod.metadata.uid ?? '')
    this.#endHooks(nowMs)
    for (const one of this.#happened.splice(0)) {
      const life = this.#find(one)
      if (!life || !isAlive(life)) continue
      // Until its hook has ended nobody asks how it is.
      if (life.phase === 'post-start' && one.outcome.to !== 'exited') this.#happened.push(one)
      else this.#apply(life, one.outcome, nowMs)
    }
    for (;;) {
      const phase = podPhase(pod, this.facts)
      this.#order(nowMs)
      let next: Due | undefined
      for (const due of this.#dues(nowMs)) if (!next || due.at < next.at) next = due
      if (!next || next.at > nowMs) return next?.at
      next.happen()
      if (podPhase(pod, this.facts) !== phase) this.#phaseSince = nowMs
    }
  }

  /** Containers that are new: all of them at first, ephemeral ones later. */
  #take(nowMs: number): void {
    const { spec, status } = this.#pod
    const take = (
      containers: readonly Container[] = [],
      statuses: readonly ContainerStatus[] = [],
      roleOf: (c: Container) => ContainerRole,
    ) => {
      for (const container of containers) {
        if (this.#lives.some((life) => life.container.name === container.name)) continue
        const known = statuses.find(({ name }) => name === container.name)
        const role = roleOf(container)
        const life = known ? resumedLife(container, role, known, nowMs) : newLife(container, role, nowMs)
        this.#lives.push(life)
        if (life.phase === 'running') this.#host?.started(this.#pod, container, life.restarts)
      }
    }
    take(spec.initContainers, status?.initContainerStatuses, ({ restartPolicy }) => (restartPolicy === 'Always' ? 'sidecar' : 'init'))
    take(spec.containers, status?.containerStatuses, () => 'main')
    take(spec.ephemeralContainers, status?.ephemeralContainerStatuses, () => 'ephemeral')
  }

  /** What ran when the node lost its power has ended. */
  #reboot(nowMs: number): void {
    if (this.#boots === this.#node.boots) return
    this.#boots = this.#node.boots
    for (const life of this.#lives) {
      if (isAlive(life)) this.#exit(life, { exitCode: 255, reason: 'Unknown' }, nowMs)
    }
  }

  /** Whose turn it is, who has to stop, who may start again. */
  #order(nowMs: number): void {
    const ending = this.#pod.metadata.deletionTimestamp !== undefined || this.#failed !== undefined
    if (ending) {
      for (const life of this.#lives) this.#stop(life, nowMs, `Stopping container ${life.container.name}`)
      this.#giveTurns(nowMs)
      return
    }
    this.#resizing(nowMs)
    const main = this.#lives.filter(({ role }) => role === 'main')
    const done = main.every(({ phase }) => phase === 'done')
    const hasInit = (this.#pod.spec.initContainers?.length ?? 0) > 0
    let open = true
    for (const life of this.#lives) {
      const isInit = life.role === 'init' || life.role === 'sidecar'
      if (life.role === 'sidecar' && done) this.#stop(life, nowMs, `Stopping container ${life.container.name}`)
      else if (life.phase === 'blocked') {
        const mayStart = life.role === 'ephemeral' ? main.some(({ startedAt }) => startedAt > 0) : open
        life.waiting = { reason: hasInit ? 'PodInitializing' : 'ContainerCreating' }
        if (mayStart && this.#mounted(nowMs)) this.#pull(life, nowMs)
      }
      if (isInit && !lets(life)) open = false
      // Containers are started in their order, so the next ones wait for this one's hook.
      if (life.role === 'main' && life.container.lifecycle?.postStart && life.startedAt === 0 && isOnItsWay(life)) open = false
    }
    if (done) this.#giveTurns(nowMs)
  }

  #resizing(nowMs: number): void {
    this.#resize.look(this.#pod, this.#lives, nowMs)
    const isDone = this.#resize.actuate(this.#lives, nowMs, (life) => {
      this.#tell(life, 'Normal', 'Killing', `Container ${life.container.name} resize requires restart`)
      life.restartAfterStop = true
      this.#kill(life, nowMs)
    })
    if (isDone) this.#report('Normal', 'ResizeCompleted', resizedText(this.#lives))
  }

  /** Sidecars end after the containers that they serve, in the reverse of their order. */
  #giveTurns(nowMs: number): void {
    for (const [index, life] of this.#lives.entries()) {
      if (life.waitsForTurn && !this.#lives.some((other, at) => isAlive(other) && isBefore(other, at, index))) this.#signal(life, nowMs)
    }
  }

  /** False: a volume is missing, which is tried again and again. */
  #mounted(nowMs: number): boolean {
    if (!this.#host || this.#lives.some(({ phase }) => phase !== 'blocked')) return true
    if (this.#mount && nowMs < this.#mount.at) return false
    const problem = this.#host.missingVolume(this.#pod)
    if (problem === undefined) {
      this.#mount = undefined
      return true
    }
    const failures = (this.#mount?.failures ?? 0) + 1
    this.#mount = { failures, at: nowMs + mountBackoffMs(failures) }
    this.#report('Warning', 'FailedMount', problem)
    return false
  }

  /** A volume may be there now. */
  mountAgain(): void {
    if (this.#mount) this.#mount = { failures: 0, at: 0 }
  }

  #tell({ container, role }: ContainerLife, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#report(type, reason, message, `spec.${fields[role]}{${container.name}}`)
  }

  #stop(life: ContainerLife, nowMs: number, message: string): void {
    if (life.phase === 'running' || life.phase === 'post-start') {
      this.#tell(life, 'Normal', 'Killing', message)
      life.restartAfterStop = false
      this.#kill(life, nowMs)
    } else if (life.phase === 'stopping') life.restartAfterStop = false
  }

  /** Its hook, then its turn, then SIGTERM: kubelet's killContainer. */
  #kill(life: ContainerLife, nowMs: number): void {
    enter(life, 'stopping', nowMs)
    life.askedAfterMs = 0
    life.hook = undefined
    if (!this.#startHook(life, 'preStop', nowMs, graceMs(this.#pod, life))) this.#takeTurn(life, nowMs)
  }

  #takeTurn(life: ContainerLife, nowMs: number): void {
    life.hook = undefined
    if (life.role === 'sidecar' && !life.restartAfterStop) life.waitsForTurn = true
    else this.#signal(life, nowMs)
  }

  #signal(life: ContainerLife, nowMs: number): void {
    const took = nowMs - life.since
    life.waitsForTurn = false
    enter(life, 'stopping', nowMs)
    life.askedAfterMs = took
    this.#host?.stopping(this.#pod, life.container, life.restarts)
  }

  /** False: there is none, or it takes no time. */
  #startHook(life: ContainerLife, name: Hook, nowMs: number, limitMs: number): boolean {
    const action = life.container.lifecycle?.[name]
    if (!action || limitMs === 0) return false
    const runs = !action.sleep && this.#host?.runHook(this.#pod, life.container, life.restarts, name) === true
    const takesMs = Math.min(runs ? Number.POSITIVE_INFINITY : sleepOf(action), limitMs)
    if (takesMs === 0) return false
    life.hook = { name, until: nowMs + takesMs }
    return true
  }

  #endHooks(nowMs: number): void {
    for (const ended of this.#hooksEnded.splice(0)) {
      const life = this.#find(ended)
      if (!life) continue
      const { hook, failure } = ended
      const isLate = life.hook?.name !== hook
      if (hook === 'preStop') {
        if (failure !== undefined) this.#tell(life, 'Warning', 'FailedPreStopHook', 'PreStopHook failed')
        if (!isLate) this.#takeTurn(life, nowMs)
      } else if (!isLate) this.#afterStart(life, failure, nowMs)
    }
  }

  /** The hook after its start has ended. */
  #afterStart(life: ContainerLife, failure: string | undefined, nowMs: number): void {
    life.hook = undefined
    life.startedAt = life.since
    enter(life, 'running', nowMs)
    if (failure === undefined) return
    this.#tell(life, 'Warning', 'FailedPostStartHook', 'PostStartHook failed')
    this.#tell(life, 'Normal', 'Killing', 'FailedPostStartHook')
    life.hookFailure = failure
    life.restartAfterStop = true
    this.#kill(life, nowMs)
  }

  /** In that life of the container. */
  #find({ container, restarts }: { readonly container: string; readonly restarts: number }): ContainerLife | undefined {
    const life = this.#lives.find((one) => one.container.name === container)
    return life?.restarts === restarts ? life : undefined
  }

  *#dues(nowMs: number): Generator<Due> {
    const ending = this.#pod.metadata.deletionTimestamp !== undefined || this.#failed !== undefined
    for (const life of this.#lives) {
      const { phase } = life
      if (life.hook?.name === 'preStop') yield { at: life.hook.until, happen: () => this.#takeTurn(life, nowMs) }
      else if (life.waitsForTurn) yield { at: life.since + graceMs(this.#pod, life), happen: () => this.#signal(life, nowMs) }
      else if (phase === 'stopping') {
        const killed = { exitCode: 137, reason: 'Error' }
        yield { at: this.#killAt(life), happen: () => this.#exit(life, killed, nowMs) }
      }
      if (life.hook?.name === 'postStart' && life.hook.until < Number.POSITIVE_INFINITY)
        yield { at: life.hook.until, happen: () => this.#afterStart(life, undefined, nowMs) }
      if (life.hook || life.waitsForTurn) continue
      if (ending && phase !== 'stopping') continue
      if (phase === 'crash-backoff') yield { at: life.until, happen: () => this.#restart(life, nowMs) }
      else if (phase === 'pull-backoff' || phase === 'start-backoff') {
        yield { at: life.until, happen: () => this.#pull(life, nowMs) }
        if (life.waiting.reason !== 'ImagePullBackOff' && phase === 'pull-backoff') {
          // The next look at the pod finds that it is too early.
          yield { at: life.since + 1000, happen: () => this.#backOffPull(life) }
        }
      } else if (phase === 'pulling' || phase === 'starting' || phase === 'running' || phase === 'stopping') {
        yield* this.#stageDues(life, phase, nowMs)
      }
    }
    if (ending || isFinished(this.#pod)) return
    if (this.#mount) yield { at: this.#mount.at, happen: () => {} }
    if (this.#resize.dueAt < Number.POSITIVE_INFINITY) yield { at: this.#resize.dueAt, happen: () => this.#resizing(nowMs) }
    const { pods } = this.#table
    if (pods.length === 0) return
    const current = podPhase(this.#pod, this.facts)
    const fits = ({ name, when }: PodStage) =>
      this.#guarded(name, () => (when.phase ?? current) === current && selectsPod(when, this.#pod)) ?? false
    for (const stage of applicable(pods, fits)) {
      const delay = this.#guarded(stage.name, () => delayMs(stage.after, this.#pod, () => this.#random(stage.name)))
      if (delay === undefined) continue
      const since = stage.when.phase === undefined ? this.#startTime : this.#phaseSince
      yield {
        at: Math.max(since + delay, this.#notBefore.get(stage.name) ?? 0),
        happen: () => {
          const { next } = stage
          const failed = this.#guarded(stage.name, () => (typeof next === 'function' ? next(this.#pod) : next))
          // It threw: nothing else keeps it from being due at once again.
          if (!failed) this.#notBefore.set(stage.name, nowMs + brokenStageMs)
          if (!failed || this.#failed) return
          const { reason, message } = failed
          this.#failed = { reason, message }
          this.#report(reason === 'DeadlineExceeded' ? 'Normal' : 'Warning', reason, message)
        },
      }
    }
  }

  *#stageDues(life: ContainerLife, phase: ContainerPhase, nowMs: number): Generator<Due> {
    const { container, role, ready, restarts } = life
    const view: ContainerView = { pod: this.#pod, container, role, phase, ready, restarts }
    const fits = (stage: ContainerStage) => this.#guarded(stage.name, () => selectsContainer(stage.when, view)) ?? false
    for (const stage of applicable(this.#table.containers, fits)) {
      const random = () => this.#random(`${container.name}/${stage.name}/${restarts}`)
      const delay = this.#guarded(stage.name, () => delayMs(stage.after, view, random))
      if (delay === undefined) continue
      const last = life.happened.get(stage.name)
      // What says nothing new again and again would never end without a period.
      const period = last === undefined ? 0 : Math.max(delay, probePeriodMs(container))
      yield {
        at: last === undefined ? life.since + delay : last + period,
        happen: () => {
          life.happened.set(stage.name, nowMs)
          const { next } = stage
          const outcome = this.#guarded(stage.name, () => (typeof next === 'function' ? next(view) : next))
          if (outcome) this.#apply(life, outcome, nowMs)
        },
      }
    }
  }

  /** What a user's stage says; one that throws does not happen, and the pod is told of it once. */
  #guarded<T>(stage: string, ask: () => T): T | undefined {
    try {
      return ask()
    } catch (error) {
      if (!this.#broken.has(stage)) this.#report('Warning', 'StageFailed', `The stage ${stage} threw: ${messageOf(error)}`)
      this.#broken.add(stage)
      return undefined
    }
  }

  #apply(life: ContainerLife, outcome: ContainerOutcome, nowMs: number): void {
    const { container } = life
    const { image = '', name } = container
    if (outcome.to === 'pulled') {
      this.#node.addImage(image)
      const took = `${((nowMs - life.since) / 1000).toFixed(3).replace(/\.?0+$/, '')}s`
      const size = this.#node.imageSize(image)
      this.#tell(
        life,
        'Normal',
        'Pulled',
        `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${size} bytes.`,
      )
      life.failures = 0
      enter(life, 'starting', nowMs)
    } else if (outcome.to === 'pull-failed') {
      const { reason = 'ErrImagePull', message } = outcome
      this.#tell(life, 'Warning', 'Failed', `Failed to pull image "${image}": ${message}`)
      this.#tell(life, 'Warning', 'Failed', `Error: ${reason}`)
      this.#fail(life, 'pull-backoff', { reason, message }, nowMs)
    } else if (outcome.to === 'start-failed') {
      this.#tell(life, 'Warning', 'Failed', `Error: ${outcome.message}`)
      this.#fail(life, 'start-backoff', { reason: outcome.reason, message: outcome.message }, nowMs)
      life.until = nowMs + 10_000
    } else if (outcome.to === 'running') {
      this.#tell(life, 'Normal', 'Created', `Created container: ${name}`)
      this.#tell(life, 'Normal', 'Started', `Started container ${name}`)
      life.failures = 0
      life.ready = false
      life.probeGraceSeconds = undefined
      life.actual = life.allocated
      enter(life, 'post-start', nowMs)
      this.#host?.started(this.#pod, life.container, life.restarts)
      if (!this.#startHook(life, 'postStart', nowMs, Number.POSITIVE_INFINITY)) this.#afterStart(life, undefined, nowMs)
    } else if (outcome.to === 'ready') {
      life.ready = true
      life.failures = 0
    } else if (outcome.to === 'exited') {
      const { exitCode, reason = exitCode === 0 ? 'Completed' : 'Error', message } = outcome
      this.#exit(life, { exitCode, reason, ...(message !== undefined && { message }) }, nowMs)
    } else this.#unhealthy(life, outcome, nowMs)
  }

  #unhealthy(life: ContainerLife, { probe, message, failures }: ContainerOutcome & { readonly to: 'unhealthy' }, nowMs: number): void {
    if (life.phase !== 'running') return
    const { name, readinessProbe, livenessProbe, startupProbe } = life.container
    this.#tell(life, 'Warning', 'Unhealthy', `${probe} probe failed: ${message}`)
    if (probe === 'Readiness') {
      if (failures === undefined || failures >= (readinessProbe?.failureThreshold ?? 3)) life.ready = false
      return
    }
    life.failures = failures ?? life.failures + 1
    const failed = probe === 'Liveness' ? livenessProbe : startupProbe
    if (life.failures < (failed?.failureThreshold ?? 3)) return
    this.#tell(life, 'Normal', 'Killing', `Container ${name} failed ${probe.toLowerCase()} probe, will be restarted`)
    life.probeGraceSeconds = failed?.terminationGracePeriodSeconds
    life.restartAfterStop = true
    this.#kill(life, nowMs)
    life.failures = 0
    life.ready = false
    life.stopAs = { exitCode: 137, reason: 'Error' }
  }

  #pull(life: ContainerLife, nowMs: number): void {
    const { image = '', imagePullPolicy = 'IfNotPresent' } = life.container
    const there = this.#node.hasImage(image)
    if (imagePullPolicy === 'Never' && !there) {
      const message = `Container image "${image}" is not present with pull policy of Never`
      this.#tell(life, 'Warning', 'ErrImageNeverPull', message)
      this.#fail(life, 'start-backoff', { reason: 'ErrImageNeverPull', message }, nowMs)
      return
    }
    if (imagePullPolicy !== 'Always' && there) {
      this.#tell(life, 'Normal', 'Pulled', `Container image "${image}" already present on machine`)
      enter(life, 'starting', nowMs)
      return
    }
    this.#tell(life, 'Normal', 'Pulling', `Pulling image "${image}"`)
    enter(life, 'pulling', nowMs)
  }

  #fail(life: ContainerLife, phase: 'pull-backoff' | 'start-backoff', waiting: { reason: string; message: string }, nowMs: number): void {
    life.failures++
    life.waiting = waiting
    life.until = nowMs + backoffMs(life.failures)
    enter(life, phase, nowMs)
  }

  #backOffPull(life: ContainerLife): void {
    const text = `Back-off pulling image "${life.container.image ?? ''}"`
    const { reason, message } = life.waiting
    this.#tell(life, 'Normal', 'BackOff', text)
    this.#tell(life, 'Warning', 'Failed', 'Error: ImagePullBackOff')
    life.waiting = { reason: 'ImagePullBackOff', message: `${text}: ${reason}: ${message}` }
  }

  #exit(life: ContainerLife, { exitCode, reason, message }: { exitCode: number; reason: string; message?: string }, nowMs: number): void {
    const stopped = life.phase === 'stopping'
    if (life.phase === 'post-start') life.startedAt = life.since
    const how = (stopped && life.stopAs) || { exitCode, reason, ...(message !== undefined && { message }) }
    if (nowMs - life.startedAt >= recoveredAfterMs) life.crashes = 0
    life.ready = false
    life.stopAs = undefined
    life.hook = undefined
    life.waitsForTurn = false
    life.ended = {
      ...how,
      startedAt: timeText(life.startedAt),
      finishedAt: timeText(nowMs),
      containerID: containerId(this.#pod.metadata.uid ?? '', life.container.name, life.restarts),
    }
    this.#resize.ended(nowMs)
    this.#host?.ended(this.#pod, life.container, life.restarts)
    const ending = this.#pod.metadata.deletionTimestamp !== undefined || this.#failed !== undefined
    const again = !ending && (stopped ? life.restartAfterStop : true) && this.#restarts(life, how.exitCode)
    enter(life, again ? 'crash-backoff' : 'done', nowMs)
    if (!again) return
    life.crashes++
    const delay = crashDelayMs(life.crashes)
    life.until = nowMs + delay
    const { name } = life.container
    const text = `back-off ${durationText(delay)} restarting failed container=${name} pod=${podText(this.#pod)}`
    life.waiting =
      delay === 0 && life.hookFailure !== undefined
        ? { reason: 'PostStartHookError', message: life.hookFailure }
        : { reason: 'CrashLoopBackOff', message: text }
    life.hookFailure = undefined
    if (delay > 0) this.#tell(life, 'Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${podText(this.#pod)}`)
  }

  #restarts({ role }: ContainerLife, exitCode: number): boolean {
    const { restartPolicy = 'Always' } = this.#pod.spec
    if (role === 'ephemeral') return false
    if (role === 'sidecar') return true
    if (restartPolicy === 'Never') return false
    return exitCode !== 0 || (restartPolicy === 'Always' && role === 'main')
  }

  #restart(life: ContainerLife, nowMs: number): void {
    life.restarts++
    this.#pull(life, nowMs)
  }

  /** When it is killed that was asked to stop. */
  #killAt(life: ContainerLife): number {
    const { deletionTimestamp } = this.#pod.metadata
    const after = life.since + restOfGraceMs(graceMs(this.#pod, life), life.askedAfterMs)
    if (!deletionTimestamp) return after
    // The time of deletion is in whole seconds, cut off.
    const deleted = Math.max(Date.parse(deletionTimestamp), life.since)
    return life.askedAfterMs > 0 ? Math.max(deleted, after) : deleted
  }

  /** Between 0 and 1; the same for the same seed, pod and `what`. */
  #random(what: string): number {
    let hash = 2166136261
    const text = `${this.#seed}/${this.#pod.metadata.namespace}/${this.#pod.metadata.name}/${what}`
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
    return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
  }
}

/** kubelet's, of a volume that can't be mounted: half a second, twice as long each time, at most 2 minutes and 2 seconds. */
function mountBackoffMs(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 122_000)
}

/** It will come to run, if nothing goes wrong. */
function isOnItsWay({ phase }: ContainerLife): boolean {
  return phase === 'blocked' || phase === 'pulling' || phase === 'starting' || phase === 'post-start'
}

/** Has to have ended before a sidecar that is at `index` is asked to: main containers, and the sidecars after it. */
function isBefore({ role }: ContainerLife, at: number, index: number): boolean {
  return role === 'main' || (role === 'sidecar' && at > index)
}

function probePeriodMs({ readinessProbe, livenessProbe, startupProbe }: Container): number {
  return ((readinessProbe ?? livenessProbe ?? startupProbe)?.periodSeconds ?? 10) * 1000
}

/** A duration as Go writes it: `10s`, `1m20s`. */
function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`
}
