import { ContainerHooks } from './container-hooks.js'
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
import { graceMs, type Hook } from './hooks.js'
import { containerId } from './image.js'
import { type Container, type ContainerStatus, isFinished, type Pod, podText } from './pod.js'
import type { PodFacts } from './pod-status.js'
import { podPhase } from './pod-status.js'
import { PodResize, type ResizeRefusal, resizedText } from './resize.js'
import { StageReader, type StageTable } from './stage-reader.js'
import type { ContainerOutcome, ContainerRole } from './stages.js'

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
  readonly #node: NodeView
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
  readonly #stages: StageReader
  readonly #hooks: ContainerHooks
  #mount: { failures: number; at: number } | undefined
  #failed: PodFacts['failed']
  readonly #resize: PodResize
  #report: Report = () => {}

  constructor(pod: Pod, node: NodeView, table: StageTable, seed: string, nowMs: number, host?: ContainerHost) {
    this.#host = host
    this.#hooks = new ContainerHooks(host)
    this.#pod = pod
    this.#node = node
    this.#resize = new PodResize((resized) => node.resize(resized))
    this.#stages = new StageReader(table, seed, (message) => this.#report('Warning', 'StageFailed', message))
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
      this.#hooks.giveTurns(this.#pod, this.#lives, nowMs)
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
    if (done) this.#hooks.giveTurns(this.#pod, this.#lives, nowMs)
  }

  #resizing(nowMs: number): void {
    this.#resize.look(this.#pod, this.#lives, nowMs)
    const isDone = this.#resize.actuate(this.#lives, nowMs, (life) => {
      this.#tell(life, 'Normal', 'Killing', `Container ${life.container.name} resize requires restart`)
      life.restartAfterStop = true
      this.#hooks.kill(this.#pod, life, nowMs)
    })
    if (isDone) this.#report('Normal', 'ResizeCompleted', resizedText(this.#lives))
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
      this.#hooks.kill(this.#pod, life, nowMs)
    } else if (life.phase === 'stopping') life.restartAfterStop = false
  }

  #endHooks(nowMs: number): void {
    for (const ended of this.#hooksEnded.splice(0)) {
      const life = this.#find(ended)
      if (!life) continue
      const { hook, failure } = ended
      const isLate = life.hook?.name !== hook
      if (hook === 'preStop') {
        if (failure !== undefined) this.#tell(life, 'Warning', 'FailedPreStopHook', 'PreStopHook failed')
        if (!isLate) this.#hooks.takeTurn(this.#pod, life, nowMs)
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
    this.#hooks.kill(this.#pod, life, nowMs)
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
      if (life.hook?.name === 'preStop') yield { at: life.hook.until, happen: () => this.#hooks.takeTurn(this.#pod, life, nowMs) }
      else if (life.waitsForTurn)
        yield { at: life.since + graceMs(this.#pod, life), happen: () => this.#hooks.signal(this.#pod, life, nowMs) }
      else if (phase === 'stopping') {
        const killed = { exitCode: 137, reason: 'Error' }
        yield { at: this.#hooks.killAt(this.#pod, life), happen: () => this.#exit(life, killed, nowMs) }
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
        for (const due of this.#stages.ofContainer(this.#pod, life, phase)) {
          yield {
            at: due.at,
            happen: () => {
              const outcome = due.outcome(nowMs)
              if (outcome) this.#apply(life, outcome, nowMs)
            },
          }
        }
      }
    }
    if (ending || isFinished(this.#pod)) return
    if (this.#mount) yield { at: this.#mount.at, happen: () => {} }
    if (this.#resize.dueAt < Number.POSITIVE_INFINITY) yield { at: this.#resize.dueAt, happen: () => this.#resizing(nowMs) }
    const since = { start: this.#startTime, phase: this.#phaseSince }
    for (const due of this.#stages.ofPod(this.#pod, () => podPhase(this.#pod, this.facts), since)) {
      yield {
        at: due.at,
        happen: () => {
          const outcome = due.outcome(nowMs)
          if (!outcome || this.#failed) return
          const { reason, message } = outcome
          this.#failed = { reason, message }
          this.#report(reason === 'DeadlineExceeded' ? 'Normal' : 'Warning', reason, message)
        },
      }
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
      if (!this.#hooks.start(this.#pod, life, 'postStart', nowMs, Number.POSITIVE_INFINITY)) this.#afterStart(life, undefined, nowMs)
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
    this.#hooks.kill(this.#pod, life, nowMs)
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
}

/** kubelet's, of a volume that can't be mounted: half a second, twice as long each time, at most 2 minutes and 2 seconds. */
function mountBackoffMs(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 122_000)
}

/** It will come to run, if nothing goes wrong. */
function isOnItsWay({ phase }: ContainerLife): boolean {
  return phase === 'blocked' || phase === 'pulling' || phase === 'starting' || phase === 'post-start'
}

/** A duration as Go writes it: `10s`, `1m20s`. */
function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`
}
