import { messageOf } from '@vivarium/core'
import type { ContainerLife } from './container-life.js'
import type { Container, Pod, PodPhase } from './pod.js'
import {
  applicable,
  type ContainerOutcome,
  type ContainerPhase,
  type ContainerStage,
  type ContainerView,
  delayMs,
  type PodOutcome,
  type PodStage,
  selectsContainer,
  selectsPod,
} from './stages.js'

export interface StageTable {
  readonly containers: readonly ContainerStage[]
  readonly pods: readonly PodStage[]
}

/** When a stage is due, and what it says then; undefined: it threw. */
export interface StageDue<O> {
  readonly at: number
  outcome(nowMs: number): O | undefined
}

const brokenStageMs = 60_000

/** What users' stages say of one pod. One that throws does not happen, and the pod is told of it once. */
export class StageReader {
  readonly #table: StageTable
  readonly #seed: string
  readonly #onThrown: (message: string) => void
  readonly #broken = new Set<string>()
  /** Stages for pods that threw, and when they are tried again. */
  readonly #notBefore = new Map<string, number>()

  constructor(table: StageTable, seed: string, onThrown: (message: string) => void) {
    this.#table = table
    this.#seed = seed
    this.#onThrown = onThrown
  }

  *ofContainer(pod: Pod, life: ContainerLife, phase: ContainerPhase): Generator<StageDue<ContainerOutcome>> {
    const { container, role, ready, restarts } = life
    const view: ContainerView = { pod, container, role, phase, ready, restarts }
    const fits = (stage: ContainerStage) => this.#guarded(stage.name, () => selectsContainer(stage.when, view)) ?? false
    for (const stage of applicable(this.#table.containers, fits)) {
      const random = () => this.#random(pod, `${container.name}/${stage.name}/${restarts}`)
      const delay = this.#guarded(stage.name, () => delayMs(stage.after, view, random))
      if (delay === undefined) continue
      const last = life.happened.get(stage.name)
      // What says nothing new again and again would never end without a period.
      const period = last === undefined ? 0 : Math.max(delay, probePeriodMs(container))
      yield {
        at: last === undefined ? life.since + delay : last + period,
        outcome: (nowMs) => {
          life.happened.set(stage.name, nowMs)
          const { next } = stage
          return this.#guarded(stage.name, () => (typeof next === 'function' ? next(view) : next))
        },
      }
    }
  }

  /** `phase`: asked only when there are stages for pods. */
  *ofPod(pod: Pod, phase: () => PodPhase, since: { readonly start: number; readonly phase: number }): Generator<StageDue<PodOutcome>> {
    const { pods } = this.#table
    if (pods.length === 0) return
    const current = phase()
    const fits = ({ name, when }: PodStage) =>
      this.#guarded(name, () => (when.phase ?? current) === current && selectsPod(when, pod)) ?? false
    for (const stage of applicable(pods, fits)) {
      const delay = this.#guarded(stage.name, () => delayMs(stage.after, pod, () => this.#random(pod, stage.name)))
      if (delay === undefined) continue
      const from = stage.when.phase === undefined ? since.start : since.phase
      yield {
        at: Math.max(from + delay, this.#notBefore.get(stage.name) ?? 0),
        outcome: (nowMs) => {
          const { next } = stage
          const outcome = this.#guarded(stage.name, () => (typeof next === 'function' ? next(pod) : next))
          // It threw: nothing else keeps it from being due at once again.
          if (!outcome) this.#notBefore.set(stage.name, nowMs + brokenStageMs)
          return outcome
        },
      }
    }
  }

  #guarded<T>(stage: string, ask: () => T): T | undefined {
    try {
      return ask()
    } catch (error) {
      if (!this.#broken.has(stage)) this.#onThrown(`The stage ${stage} threw: ${messageOf(error)}`)
      this.#broken.add(stage)
      return undefined
    }
  }

  /** Between 0 and 1; the same for the same seed, pod and `what`. */
  #random({ metadata }: Pod, what: string): number {
    let hash = 2166136261
    const text = `${this.#seed}/${metadata.namespace}/${metadata.name}/${what}`
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
    return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
  }
}

function probePeriodMs({ readinessProbe, livenessProbe, startupProbe }: Container): number {
  return ((readinessProbe ?? livenessProbe ?? startupProbe)?.periodSeconds ?? 10) * 1000
}
