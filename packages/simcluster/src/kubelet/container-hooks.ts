import type { ContainerHost } from './container-host.js'
import { type ContainerLife, enter, isAlive } from './container-life.js'
import { graceMs, type Hook, restOfGraceMs, sleepOf } from './hooks.js'
import type { Pod } from './pod.js'

/** How containers of a pod are asked to end: after their hook, each in its turn (kubelet's killContainer). */
export class ContainerHooks {
  readonly #host: ContainerHost | undefined

  constructor(host: ContainerHost | undefined) {
    this.#host = host
  }

  /** Its hook, then its turn, then SIGTERM. */
  kill(pod: Pod, life: ContainerLife, nowMs: number): void {
    enter(life, 'stopping', nowMs)
    life.askedAfterMs = 0
    life.hook = undefined
    if (!this.start(pod, life, 'preStop', nowMs, graceMs(pod, life))) this.takeTurn(pod, life, nowMs)
  }

  /** Its hook is over. */
  takeTurn(pod: Pod, life: ContainerLife, nowMs: number): void {
    life.hook = undefined
    if (life.role === 'sidecar' && !life.restartAfterStop) life.waitsForTurn = true
    else this.signal(pod, life, nowMs)
  }

  /** Sidecars end after the containers that they serve, in the reverse of their order. */
  giveTurns(pod: Pod, lives: readonly ContainerLife[], nowMs: number): void {
    for (const [index, life] of lives.entries()) {
      if (life.waitsForTurn && !lives.some((other, at) => isAlive(other) && isBefore(other, at, index))) this.signal(pod, life, nowMs)
    }
  }

  signal(pod: Pod, life: ContainerLife, nowMs: number): void {
    const took = nowMs - life.since
    life.waitsForTurn = false
    enter(life, 'stopping', nowMs)
    life.askedAfterMs = took
    this.#host?.stopping(pod, life.container, life.restarts)
  }

  /** Begins a hook. False: there is none, or it takes no time. */
  start(pod: Pod, life: ContainerLife, name: Hook, nowMs: number, limitMs: number): boolean {
    const action = life.container.lifecycle?.[name]
    if (!action || limitMs === 0) return false
    const runs = !action.sleep && this.#host?.runHook(pod, life.container, life.restarts, name) === true
    const takesMs = Math.min(runs ? Number.POSITIVE_INFINITY : sleepOf(action), limitMs)
    if (takesMs === 0) return false
    life.hook = { name, until: nowMs + takesMs }
    return true
  }

  /** When it is killed that was asked to end. */
  killAt(pod: Pod, life: ContainerLife): number {
    const { deletionTimestamp } = pod.metadata
    const after = life.since + restOfGraceMs(graceMs(pod, life), life.askedAfterMs)
    if (!deletionTimestamp) return after
    // The time of deletion is in whole seconds, cut off.
    const deleted = Math.max(Date.parse(deletionTimestamp), life.since)
    return life.askedAfterMs > 0 ? Math.max(deleted, after) : deleted
  }
}

/** Has to have ended before a sidecar that is at `index` is asked to: main containers, and the sidecars after it. */
function isBefore({ role }: ContainerLife, at: number, index: number): boolean {
  return role === 'main' || (role === 'sidecar' && at > index)
}
