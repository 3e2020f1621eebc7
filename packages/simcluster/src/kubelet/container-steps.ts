import type { ContainerHooks } from './container-hooks.js'
import type { ContainerHost } from './container-host.js'
import { backoffMs, type ContainerLife, crashDelayMs, enter, recoveredAfterMs, timeText } from './container-life.js'
import { containerId } from './image.js'
import type { NodeView } from './node-view.js'
import { podText } from './pod.js'
import { isEnding, type PodNow } from './pod-now.js'
import type { PodResize } from './resize.js'
import type { ContainerOutcome, ContainerRole } from './stages.js'

/** Where containers of a role stand in a pod. */
const fields: Readonly<Record<ContainerRole, string>> = {
  init: 'initContainers',
  sidecar: 'initContainers',
  main: 'containers',
  ephemeral: 'ephemeralContainers',
}

/** What happens to containers of one pod, from the pull of the image to the end. */
export class ContainerSteps {
  readonly #now: PodNow
  readonly #node: NodeView
  readonly #hooks: ContainerHooks
  readonly #resize: PodResize
  readonly #host: ContainerHost | undefined

  constructor(now: PodNow, node: NodeView, hooks: ContainerHooks, resize: PodResize, host: ContainerHost | undefined) {
    this.#now = now
    this.#node = node
    this.#hooks = hooks
    this.#resize = resize
    this.#host = host
  }

  /** What a stage has led to, or what the container did by itself. */
  apply(life: ContainerLife, outcome: ContainerOutcome, nowMs: number): void {
    const { container } = life
    const { image = '', name } = container
    if (outcome.to === 'pulled') {
      this.#node.addImage(image)
      const took = `${((nowMs - life.since) / 1000).toFixed(3).replace(/\.?0+$/, '')}s`
      const size = this.#node.imageSize(image)
      this.tell(
        life,
        'Normal',
        'Pulled',
        `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${size} bytes.`,
      )
      life.failures = 0
      enter(life, 'starting', nowMs)
    } else if (outcome.to === 'pull-failed') {
      const { reason = 'ErrImagePull', message } = outcome
      this.tell(life, 'Warning', 'Failed', `Failed to pull image "${image}": ${message}`)
      this.tell(life, 'Warning', 'Failed', `Error: ${reason}`)
      this.#fail(life, 'pull-backoff', { reason, message }, nowMs)
    } else if (outcome.to === 'start-failed') {
      this.tell(life, 'Warning', 'Failed', `Error: ${outcome.message}`)
      this.#fail(life, 'start-backoff', { reason: outcome.reason, message: outcome.message }, nowMs)
      life.until = nowMs + 10_000
    } else if (outcome.to === 'running') {
      this.tell(life, 'Normal', 'Created', `Created container: ${name}`)
      this.tell(life, 'Normal', 'Started', `Started container ${name}`)
      life.failures = 0
      life.ready = false
      life.probeGraceSeconds = undefined
      life.actual = life.allocated
      enter(life, 'post-start', nowMs)
      this.#host?.started(this.#now.pod, life.container, life.restarts)
      if (!this.#hooks.start(this.#now.pod, life, 'postStart', nowMs, Number.POSITIVE_INFINITY)) this.afterStart(life, undefined, nowMs)
    } else if (outcome.to === 'ready') {
      life.ready = true
      life.failures = 0
    } else if (outcome.to === 'exited') {
      const { exitCode, reason = exitCode === 0 ? 'Completed' : 'Error', message } = outcome
      this.exit(life, { exitCode, reason, ...(message !== undefined && { message }) }, nowMs)
    } else this.#unhealthy(life, outcome, nowMs)
  }

  /** The hook after its start has ended. */
  afterStart(life: ContainerLife, failure: string | undefined, nowMs: number): void {
    life.hook = undefined
    life.startedAt = life.since
    enter(life, 'running', nowMs)
    if (failure === undefined) return
    this.tell(life, 'Warning', 'FailedPostStartHook', 'PostStartHook failed')
    this.tell(life, 'Normal', 'Killing', 'FailedPostStartHook')
    life.hookFailure = failure
    life.restartAfterStop = true
    this.#hooks.kill(this.#now.pod, life, nowMs)
  }

  /** Its turn has come: its image is needed. */
  pull(life: ContainerLife, nowMs: number): void {
    const { image = '', imagePullPolicy = 'IfNotPresent' } = life.container
    const there = this.#node.hasImage(image)
    if (imagePullPolicy === 'Never' && !there) {
      const message = `Container image "${image}" is not present with pull policy of Never`
      this.tell(life, 'Warning', 'ErrImageNeverPull', message)
      this.#fail(life, 'start-backoff', { reason: 'ErrImageNeverPull', message }, nowMs)
      return
    }
    if (imagePullPolicy !== 'Always' && there) {
      this.tell(life, 'Normal', 'Pulled', `Container image "${image}" already present on machine`)
      enter(life, 'starting', nowMs)
      return
    }
    this.tell(life, 'Normal', 'Pulling', `Pulling image "${image}"`)
    enter(life, 'pulling', nowMs)
  }

  /** Somebody has looked again before the time of the next pull. */
  backOffPull(life: ContainerLife): void {
    const text = `Back-off pulling image "${life.container.image ?? ''}"`
    const { reason, message } = life.waiting
    this.tell(life, 'Normal', 'BackOff', text)
    this.tell(life, 'Warning', 'Failed', 'Error: ImagePullBackOff')
    life.waiting = { reason: 'ImagePullBackOff', message: `${text}: ${reason}: ${message}` }
  }

  /** Its program has ended; whether it starts again is its pod's to say. */
  exit(life: ContainerLife, { exitCode, reason, message }: { exitCode: number; reason: string; message?: string }, nowMs: number): void {
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
      containerID: containerId(this.#now.pod.metadata.uid ?? '', life.container.name, life.restarts),
    }
    this.#resize.ended(nowMs)
    this.#host?.ended(this.#now.pod, life.container, life.restarts)
    const again = !isEnding(this.#now) && (stopped ? life.restartAfterStop : true) && this.#restarts(life, how.exitCode)
    enter(life, again ? 'crash-backoff' : 'done', nowMs)
    if (!again) return
    life.crashes++
    const delay = crashDelayMs(life.crashes)
    life.until = nowMs + delay
    const { name } = life.container
    const text = `back-off ${durationText(delay)} restarting failed container=${name} pod=${podText(this.#now.pod)}`
    life.waiting =
      delay === 0 && life.hookFailure !== undefined
        ? { reason: 'PostStartHookError', message: life.hookFailure }
        : { reason: 'CrashLoopBackOff', message: text }
    life.hookFailure = undefined
    if (delay > 0) this.tell(life, 'Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${podText(this.#now.pod)}`)
  }

  /** The time of its next start has come. */
  restart(life: ContainerLife, nowMs: number): void {
    life.restarts++
    this.pull(life, nowMs)
  }

  /** An event about a container. */
  tell({ container, role }: ContainerLife, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#now.report(type, reason, message, `spec.${fields[role]}{${container.name}}`)
  }

  #unhealthy(life: ContainerLife, { probe, message, failures }: ContainerOutcome & { readonly to: 'unhealthy' }, nowMs: number): void {
    if (life.phase !== 'running') return
    const { name, readinessProbe, livenessProbe, startupProbe } = life.container
    this.tell(life, 'Warning', 'Unhealthy', `${probe} probe failed: ${message}`)
    if (probe === 'Readiness') {
      if (failures === undefined || failures >= (readinessProbe?.failureThreshold ?? 3)) life.ready = false
      return
    }
    life.failures = failures ?? life.failures + 1
    const failed = probe === 'Liveness' ? livenessProbe : startupProbe
    if (life.failures < (failed?.failureThreshold ?? 3)) return
    this.tell(life, 'Normal', 'Killing', `Container ${name} failed ${probe.toLowerCase()} probe, will be restarted`)
    life.probeGraceSeconds = failed?.terminationGracePeriodSeconds
    life.restartAfterStop = true
    this.#hooks.kill(this.#now.pod, life, nowMs)
    life.failures = 0
    life.ready = false
    life.stopAs = { exitCode: 137, reason: 'Error' }
  }

  #fail(life: ContainerLife, phase: 'pull-backoff' | 'start-backoff', waiting: { reason: string; message: string }, nowMs: number): void {
    life.failures++
    life.waiting = waiting
    life.until = nowMs + backoffMs(life.failures)
    enter(life, phase, nowMs)
  }

  #restarts({ role }: ContainerLife, exitCode: number): boolean {
    const { restartPolicy = 'Always' } = this.#now.pod.spec
    if (role === 'ephemeral') return false
    if (role === 'sidecar') return true
    if (restartPolicy === 'Never') return false
    return exitCode !== 0 || (restartPolicy === 'Always' && role === 'main')
  }
}

/** A duration as Go writes it: `10s`, `1m20s`. */
function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`
}
