import { formatTime } from '@vivarium/controller'
import type { Hook } from './hooks.js'
import type { Container, ContainerResources, ContainerState, ContainerStatus, TerminatedState } from './pod.js'
import type { ContainerRole } from './stages.js'

/** Where a container stands: phases in which stages happen, and those in which it waits or is done. */
export type LifePhase =
  | 'blocked'
  | 'pulling'
  | 'pull-backoff'
  | 'starting'
  | 'start-backoff'
  /** It runs, but its hook has not ended, so that nobody is told yet. */
  | 'post-start'
  | 'running'
  | 'stopping'
  | 'crash-backoff'
  | 'done'

/** A container as its kubelet knows it; most of this is in the pod's status, too. */
export interface ContainerLife {
  readonly container: Container
  readonly role: ContainerRole
  phase: LifePhase
  /** When it came to this phase, in milliseconds. */
  since: number
  /** When stages happened last in this phase. */
  readonly happened: Map<string, number>
  waiting: { reason: string; message?: string }
  ready: boolean
  restarts: number
  startedAt: number
  /** How it ended now, or last. */
  ended: TerminatedState | undefined
  /** Failures of the same kind one after another, for back-offs and probes. */
  failures: number
  crashes: number
  /** What the kubelet has given to it; changes when the pod is resized. */
  allocated: ContainerResources | undefined
  /** What it runs with. */
  actual: ContainerResources | undefined
  /** When a back-off is over. */
  until: number
  /** How it is to end when it was asked to; absent: as its stage says. */
  stopAs: { readonly exitCode: number; readonly reason: string } | undefined
  /** The hook that runs, and when it is over at the latest. */
  hook: { readonly name: Hook; readonly until: number } | undefined
  /** Why its hook failed after the start, which has ended it. */
  hookFailure: string | undefined
  /** Stopping: a sidecar whose hook is over, but there are containers that have to end before. */
  waitsForTurn: boolean
  /** Stopping: how long it took until it was asked to end. */
  askedAfterMs: number
  /** The grace period of the probe that ended it. */
  probeGraceSeconds: number | undefined
  /** Stopping to start anew, not for good. */
  restartAfterStop: boolean
}

/** kubelet's back-off of containers and images: 10 s, twice as long each time, at most 5 minutes. */
export function backoffMs(failures: number): number {
  return Math.min(10_000 * 2 ** (failures - 1), 300_000)
}

/** The first time it is restarted at once. */
export function crashDelayMs(crashes: number): number {
  return crashes === 1 ? 0 : backoffMs(crashes - 1)
}

/** A container that ran that long has recovered from its crashes. */
export const recoveredAfterMs = 10 * 60_000

export function newLife(container: Container, role: ContainerRole, nowMs: number): ContainerLife {
  return {
    container,
    role,
    phase: 'blocked',
    since: nowMs,
    happened: new Map(),
    waiting: { reason: 'ContainerCreating' },
    ready: false,
    restarts: 0,
    startedAt: 0,
    ended: undefined,
    failures: 0,
    crashes: 0,
    allocated: container.resources,
    actual: container.resources,
    until: 0,
    stopAs: undefined,
    hook: undefined,
    hookFailure: undefined,
    waitsForTurn: false,
    askedAfterMs: 0,
    probeGraceSeconds: undefined,
    restartAfterStop: false,
  }
}

/** Goes on from what the pod's status says: the kubelet was started anew, or the cluster opened again. */
export function resumedLife(container: Container, role: ContainerRole, status: ContainerStatus, nowMs: number): ContainerLife {
  const life = newLife(container, role, nowMs)
  const { running, terminated, waiting } = status.state ?? {}
  life.restarts = status.restartCount
  life.allocated = life.actual = status.resources ?? container.resources
  life.ready = status.ready
  life.ended = terminated ?? status.lastState?.terminated
  life.startedAt = Date.parse(life.ended?.startedAt ?? '') || 0
  if (running) {
    life.phase = 'running'
    life.startedAt = Date.parse(running.startedAt)
    life.since = life.startedAt
    // Being ready is the only thing that is known to have happened.
    if (status.ready) life.happened.set('ready', life.startedAt)
  } else if (terminated) {
    life.phase = 'done'
  } else if (waiting?.reason === 'CrashLoopBackOff') {
    life.phase = 'crash-backoff'
    life.waiting = waiting
    life.crashes = status.restartCount + 1
    life.until = Date.parse(life.ended?.finishedAt ?? '') + crashDelayMs(life.crashes) || nowMs
  }
  return life
}

export function enter(life: ContainerLife, phase: LifePhase, nowMs: number): void {
  life.phase = phase
  life.since = nowMs
  life.happened.clear()
}

/** There is a process. */
export function isAlive({ phase }: ContainerLife): boolean {
  return phase === 'post-start' || phase === 'running' || phase === 'stopping'
}

/** Has it left its place to the containers that come after it? Sidecars do when they have started, other init containers when they succeeded. */
export function lets(life: ContainerLife): boolean {
  if (life.role === 'sidecar')
    return life.startedAt > 0 && (life.phase === 'running' || life.phase === 'crash-backoff' || life.phase === 'done')
  return life.phase === 'done' && life.ended?.exitCode === 0
}

export function containerState(life: ContainerLife): ContainerState {
  if (life.phase === 'running' || life.phase === 'stopping') return { running: { startedAt: timeText(life.startedAt) } }
  if (life.phase === 'done' && life.ended) return { terminated: life.ended }
  return { waiting: life.waiting }
}

/** A metav1.Time of milliseconds. */
export function timeText(ms: number): string {
  return formatTime(new Date(ms))
}
