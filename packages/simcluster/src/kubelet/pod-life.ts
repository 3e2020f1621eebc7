import { ContainerHooks } from './container-hooks.js'
import type { ContainerHost } from './container-host.js'
import { type ContainerLife, isAlive, lets, newLife, resumedLife } from './container-life.js'
import { ContainerSteps } from './container-steps.js'
import { graceMs, type Hook } from './hooks.js'
import type { NodeView } from './node-view.js'
import { type Container, type ContainerStatus, isFinished, type Pod } from './pod.js'
import { isEnding, type PodNow, type Report } from './pod-now.js'
import { type PodFacts, podPhase } from './pod-status.js'
import { PodResize, resizedText } from './resize.js'
import { StageReader, type StageTable } from './stage-reader.js'
import type { ContainerOutcome, ContainerRole } from './stages.js'

interface Due {
  readonly at: number
  happen(): void
}

/** One pod on its node: what has happened to it, and what is next. No I/O. */
export class PodLife {
  readonly #lives: ContainerLife[] = []
  readonly #node: NodeView
  readonly #now: PodNow
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
  readonly #resize: PodResize
  readonly #steps: ContainerSteps

  constructor(pod: Pod, node: NodeView, table: StageTable, seed: string, nowMs: number, host?: ContainerHost) {
    this.#host = host
    this.#hooks = new ContainerHooks(host)
    this.#now = { pod, report: () => {}, failed: undefined }
    this.#node = node
    this.#resize = new PodResize((resized) => node.resize(resized))
    this.#steps = new ContainerSteps(this.#now, node, this.#hooks, this.#resize, host)
    this.#stages = new StageReader(table, seed, (message) => this.#now.report('Warning', 'StageFailed', message))
    const { startTime, podIPs, phase, reason, message = '' } = pod.status ?? {}
    this.#startTime = startTime ? Date.parse(startTime) : nowMs
    this.#boots = startTime && this.#startTime < node.bootedAt ? node.boots - 1 : node.boots
    this.#phaseSince = this.#startTime
    if (podIPs?.length) this.#podIps = podIPs.map(({ ip }) => ip)
    if (phase === 'Failed' && reason) this.#now.failed = { reason, message }
    this.#take(nowMs)
  }

  get facts(): PodFacts {
    return {
      lives: this.#lives,
      hostIps: this.#node.hostIps,
      podIps: this.#podIps,
      startTime: this.#startTime,
      failed: this.#now.failed,
      resize: this.#resize,
      ending: this.#now.pod.metadata.deletionTimestamp !== undefined,
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
    if (this.#now.failed) return
    const message = 'Preempted in order to admit critical pod'
    this.#now.failed = { reason: 'Preempting', message, preempted: true }
    report('Warning', 'Preempting', message)
  }

  /** Nothing of it runs any more. */
  get ended(): boolean {
    return !this.#lives.some(isAlive)
  }

  /** Lets everything happen that is due, and gives when something is due next; undefined: not before the pod changes. */
  advance(pod: Pod, nowMs: number, report: Report): number | undefined {
    this.#now.pod = pod
    this.#now.report = report
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
      else this.#steps.apply(life, one.outcome, nowMs)
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
    const { spec, status } = this.#now.pod
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
        if (life.phase === 'running') this.#host?.started(this.#now.pod, container, life.restarts)
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
      if (isAlive(life)) this.#steps.exit(life, { exitCode: 255, reason: 'Unknown' }, nowMs)
    }
  }

  /** Whose turn it is, who has to stop, who may start again. */
  #order(nowMs: number): void {
    const ending = isEnding(this.#now)
    if (ending) {
      for (const life of this.#lives) this.#stop(life, nowMs, `Stopping container ${life.container.name}`)
      this.#hooks.giveTurns(this.#now.pod, this.#lives, nowMs)
      return
    }
    this.#resizing(nowMs)
    const main = this.#lives.filter(({ role }) => role === 'main')
    const done = main.every(({ phase }) => phase === 'done')
    const hasInit = (this.#now.pod.spec.initContainers?.length ?? 0) > 0
    let open = true
    for (const life of this.#lives) {
      const isInit = life.role === 'init' || life.role === 'sidecar'
      if (life.role === 'sidecar' && done) this.#stop(life, nowMs, `Stopping container ${life.container.name}`)
      else if (life.phase === 'blocked') {
        const mayStart = life.role === 'ephemeral' ? main.some(({ startedAt }) => startedAt > 0) : open
        life.waiting = { reason: hasInit ? 'PodInitializing' : 'ContainerCreating' }
        if (mayStart && this.#mounted(nowMs)) this.#steps.pull(life, nowMs)
      }
      if (isInit && !lets(life)) open = false
      // Containers are started in their order, so the next ones wait for this one's hook.
      if (life.role === 'main' && life.container.lifecycle?.postStart && life.startedAt === 0 && isOnItsWay(life)) open = false
    }
    if (done) this.#hooks.giveTurns(this.#now.pod, this.#lives, nowMs)
  }

  #resizing(nowMs: number): void {
    this.#resize.look(this.#now.pod, this.#lives, nowMs)
    const isDone = this.#resize.actuate(this.#lives, nowMs, (life) => {
      this.#steps.tell(life, 'Normal', 'Killing', `Container ${life.container.name} resize requires restart`)
      life.restartAfterStop = true
      this.#hooks.kill(this.#now.pod, life, nowMs)
    })
    if (isDone) this.#now.report('Normal', 'ResizeCompleted', resizedText(this.#lives))
  }

  /** False: a volume is missing, which is tried again and again. */
  #mounted(nowMs: number): boolean {
    if (!this.#host || this.#lives.some(({ phase }) => phase !== 'blocked')) return true
    if (this.#mount && nowMs < this.#mount.at) return false
    const problem = this.#host.missingVolume(this.#now.pod)
    if (problem === undefined) {
      this.#mount = undefined
      return true
    }
    const failures = (this.#mount?.failures ?? 0) + 1
    this.#mount = { failures, at: nowMs + mountBackoffMs(failures) }
    this.#now.report('Warning', 'FailedMount', problem)
    return false
  }

  /** A volume may be there now. */
  mountAgain(): void {
    if (this.#mount) this.#mount = { failures: 0, at: 0 }
  }

  #stop(life: ContainerLife, nowMs: number, message: string): void {
    if (life.phase === 'running' || life.phase === 'post-start') {
      this.#steps.tell(life, 'Normal', 'Killing', message)
      life.restartAfterStop = false
      this.#hooks.kill(this.#now.pod, life, nowMs)
    } else if (life.phase === 'stopping') life.restartAfterStop = false
  }

  #endHooks(nowMs: number): void {
    for (const ended of this.#hooksEnded.splice(0)) {
      const life = this.#find(ended)
      if (!life) continue
      const { hook, failure } = ended
      const isLate = life.hook?.name !== hook
      if (hook === 'preStop') {
        if (failure !== undefined) this.#steps.tell(life, 'Warning', 'FailedPreStopHook', 'PreStopHook failed')
        if (!isLate) this.#hooks.takeTurn(this.#now.pod, life, nowMs)
      } else if (!isLate) this.#steps.afterStart(life, failure, nowMs)
    }
  }

  /** In that life of the container. */
  #find({ container, restarts }: { readonly container: string; readonly restarts: number }): ContainerLife | undefined {
    const life = this.#lives.find((one) => one.container.name === container)
    return life?.restarts === restarts ? life : undefined
  }

  *#dues(nowMs: number): Generator<Due> {
    const ending = isEnding(this.#now)
    for (const life of this.#lives) {
      const { phase } = life
      if (life.hook?.name === 'preStop') yield { at: life.hook.until, happen: () => this.#hooks.takeTurn(this.#now.pod, life, nowMs) }
      else if (life.waitsForTurn)
        yield { at: life.since + graceMs(this.#now.pod, life), happen: () => this.#hooks.signal(this.#now.pod, life, nowMs) }
      else if (phase === 'stopping') {
        const killed = { exitCode: 137, reason: 'Error' }
        yield { at: this.#hooks.killAt(this.#now.pod, life), happen: () => this.#steps.exit(life, killed, nowMs) }
      }
      if (life.hook?.name === 'postStart' && life.hook.until < Number.POSITIVE_INFINITY)
        yield { at: life.hook.until, happen: () => this.#steps.afterStart(life, undefined, nowMs) }
      if (life.hook || life.waitsForTurn) continue
      if (ending && phase !== 'stopping') continue
      if (phase === 'crash-backoff') yield { at: life.until, happen: () => this.#steps.restart(life, nowMs) }
      else if (phase === 'pull-backoff' || phase === 'start-backoff') {
        yield { at: life.until, happen: () => this.#steps.pull(life, nowMs) }
        if (life.waiting.reason !== 'ImagePullBackOff' && phase === 'pull-backoff') {
          // The next look at the pod finds that it is too early.
          yield { at: life.since + 1000, happen: () => this.#steps.backOffPull(life) }
        }
      } else if (phase === 'pulling' || phase === 'starting' || phase === 'running' || phase === 'stopping') {
        for (const due of this.#stages.ofContainer(this.#now.pod, life, phase)) {
          yield {
            at: due.at,
            happen: () => {
              const outcome = due.outcome(nowMs)
              if (outcome) this.#steps.apply(life, outcome, nowMs)
            },
          }
        }
      }
    }
    if (ending || isFinished(this.#now.pod)) return
    if (this.#mount) yield { at: this.#mount.at, happen: () => {} }
    if (this.#resize.dueAt < Number.POSITIVE_INFINITY) yield { at: this.#resize.dueAt, happen: () => this.#resizing(nowMs) }
    const since = { start: this.#startTime, phase: this.#phaseSince }
    for (const due of this.#stages.ofPod(this.#now.pod, () => podPhase(this.#now.pod, this.facts), since)) {
      yield {
        at: due.at,
        happen: () => {
          const outcome = due.outcome(nowMs)
          if (!outcome || this.#now.failed) return
          const { reason, message } = outcome
          this.#now.failed = { reason, message }
          this.#now.report(reason === 'DeadlineExceeded' ? 'Normal' : 'Warning', reason, message)
        },
      }
    }
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
