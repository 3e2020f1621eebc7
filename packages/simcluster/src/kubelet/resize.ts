import { quantityNumber } from '../quantity.js'
import { type ContainerLife, isAlive, timeText } from './container-life.js'
import type { Container, ContainerResources, Pod, PodCondition } from './pod.js'

/** Why a pod can't have what it asks for: never on this node, or not now. */
export interface ResizeRefusal {
  readonly reason: 'Infeasible' | 'Deferred'
  readonly message: string
}

/** The conditions that come and go with a resize. */
export const resizeConditions = ['PodResizePending', 'PodResizeInProgress'] as const

/** kubelet's retryDelay; a pod that leaves makes it look sooner. */
const retryMs = 3 * 60_000
/** From the decision until the runtime has done it and tells of it. */
const actuationMs = 1000

/** Changes of a pod's cpus and memory while it runs (KEP-1287), after kubelet's allocation manager. */
export class PodResize {
  readonly #ask: (pod: Pod) => ResizeRefusal | undefined
  #lookedAt: number | undefined
  #pending: (ResizeRefusal & { readonly generation: number; readonly retryAt: number }) | undefined
  #progress: { readonly generation: number; readonly until: number } | undefined

  /** `ask` gives why the pod can't have what its spec says; undefined: it has been given to it. */
  constructor(ask: (pod: Pod) => ResizeRefusal | undefined) {
    this.#ask = ask
  }

  /** When something is to be done next. */
  get dueAt(): number {
    return Math.min(this.#pending?.retryAt ?? Number.POSITIVE_INFINITY, this.#progress?.until ?? Number.POSITIVE_INFINITY)
  }

  /** There may be room now. */
  retry(): void {
    if (this.#pending?.reason === 'Deferred') this.#lookedAt = undefined
  }

  /** Looks whether the pod's spec asks for something else than it has been given. */
  look(pod: Pod, lives: readonly ContainerLife[], nowMs: number): void {
    const { generation = 0 } = pod.metadata
    if (generation === this.#lookedAt && nowMs < (this.#pending?.retryAt ?? Number.POSITIVE_INFINITY)) return
    this.#lookedAt = generation
    const wanted = new Map([...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(({ name, resources }) => [name, resources]))
    const resized = lives.filter((life) => isResizable(life) && !sameResources(life.allocated, wanted.get(life.container.name)))
    this.#pending = undefined
    if (resized.length === 0) return
    const refusal = this.#ask(pod)
    if (refusal) {
      this.#pending = { ...refusal, generation, retryAt: refusal.reason === 'Deferred' ? nowMs + retryMs : Number.POSITIVE_INFINITY }
      return
    }
    for (const life of resized) life.allocated = wanted.get(life.container.name)
    this.#progress = { generation, until: nowMs + actuationMs }
  }

  /** Gives containers what was decided, when it is time; those that `restart` takes have to start anew for it. True: now it is done. */
  actuate(lives: readonly ContainerLife[], nowMs: number, restart: (life: ContainerLife) => void): boolean {
    if (!this.#progress || nowMs < this.#progress.until) return false
    const behind = lives.filter((life) => isResizable(life) && isAlive(life) && !sameResources(life.allocated, life.actual))
    for (const life of behind) {
      if (!needsRestart(life)) life.actual = life.allocated
      else if (life.phase === 'running') restart(life)
    }
    if (behind.some(needsRestart)) {
      this.#progress = { ...this.#progress, until: Number.POSITIVE_INFINITY }
      return false
    }
    this.#progress = undefined
    return true
  }

  /** A container has ended, which may have been the last one behind. */
  ended(nowMs: number): void {
    if (this.#progress) this.#progress = { ...this.#progress, until: Math.min(this.#progress.until, nowMs) }
  }

  conditions(existing: readonly PodCondition[], nowMs: number): PodCondition[] {
    const make = (type: string, generation: number, reason = '', message = ''): PodCondition => {
      const before = existing.find((condition) => condition.type === type)
      const same = before && (before.reason ?? '') === reason
      const isNew = !same || (before.message ?? '') !== message || before.observedGeneration !== generation
      return {
        type,
        status: 'True',
        ...(reason && { reason }),
        ...(message && { message }),
        lastProbeTime: isNew ? timeText(nowMs) : (before.lastProbeTime ?? null),
        lastTransitionTime: (same && before.lastTransitionTime) || timeText(nowMs),
        observedGeneration: generation,
      }
    }
    return [
      ...(this.#pending ? [make('PodResizePending', this.#pending.generation, this.#pending.reason, this.#pending.message)] : []),
      ...(this.#progress ? [make('PodResizeInProgress', this.#progress.generation)] : []),
    ]
  }
}

/** The text of the event ResizeCompleted. */
export function resizedText(lives: readonly ContainerLife[]): string {
  const summary = (roles: readonly ContainerLife['role'][]) =>
    lives
      .filter(({ role }) => roles.includes(role))
      .map(({ container, allocated: { limits, requests } = {} }) => ({
        name: container.name,
        resources: { ...(limits && { limits }), ...(requests && { requests }) },
      }))
  const [init, main] = [summary(['init', 'sidecar']), summary(['main'])]
  const text = JSON.stringify({ ...(init.length > 0 && { initContainers: init }), ...(main.length > 0 && { containers: main }) })
  return `Pod resize completed: ${text}`
}

function isResizable({ role }: ContainerLife): boolean {
  return role === 'main' || role === 'sidecar'
}

type Resizable = 'cpu' | 'memory'

function changed(resource: Resizable, a: ContainerResources = {}, b: ContainerResources = {}): boolean {
  const differs = (one: string | undefined, other: string | undefined) =>
    one !== other && (one === undefined || other === undefined || quantityNumber(one) !== quantityNumber(other))
  return differs(a.requests?.[resource], b.requests?.[resource]) || differs(a.limits?.[resource], b.limits?.[resource])
}

function sameResources(a: ContainerResources | undefined, b: ContainerResources | undefined): boolean {
  return a === b || (!changed('cpu', a, b) && !changed('memory', a, b))
}

function needsRestart({ container, allocated, actual }: ContainerLife): boolean {
  const policies: Container['resizePolicy'] = container.resizePolicy ?? []
  return policies.some(
    ({ resourceName, restartPolicy }) =>
      restartPolicy === 'RestartContainer' &&
      (resourceName === 'cpu' || resourceName === 'memory') &&
      changed(resourceName, allocated, actual),
  )
}
