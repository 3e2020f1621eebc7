import { type Clock, hostClock, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import { Informers } from '../cache/informers.js'
import type { KubeClient } from '../client.js'

import { LeaderElector, type LeaseOptions } from '../election/leader-elector.js'
import { controllerErrors } from '../errors.js'
import { type Log, stderrLog } from '../log.js'
import { Controller, type ControllerOptions } from './controller.js'

/** Something of one's own that runs beside the controllers: started after the informers are synced, stopped before them. */
export interface Runnable {
  start(): void | Promise<void>
  /** Resolves when it has ended, at the latest `drainMs` milliseconds later. */
  stop(drainMs: number): Promise<void>
}

export interface ManagerOptions {
  readonly clock?: Clock
  /** Absent: warnings and errors, on stderr. */
  readonly log?: Log
  /** Stops the manager when it is aborted, as `stop` does. */
  readonly signal?: AbortSignal
  /** Controllers run only while this lease is held; when it is lost, the manager stops. */
  readonly leaderElection?: LeaseOptions
  /** Milliseconds that reconciliations have to end when the manager stops; absent: 30 s. */
  readonly drainMs?: number
  /** Tells handlers of every object that often; absent: never. */
  readonly resyncMs?: number
}

/** Runs controllers on shared informers: starts these, then those; stops in reverse. */
export class Manager implements AsyncDisposable {
  readonly client: KubeClient
  readonly informers: Informers
  readonly #options: ManagerOptions
  readonly #clock: Clock
  readonly #log: Log
  readonly #drainMs: number
  readonly #runnables: Runnable[] = []
  readonly #controllers: Controller[] = []
  readonly #running: Runnable[] = []
  readonly #onAbort = () => void this.stop().catch((error) => this.#log.error('stopping failed', { error }))
  #elector: LeaderElector | undefined
  #startedAt: 'no' | 'starting' | 'running' = 'no'
  #stopping: Promise<void> | undefined
  #resolveStopped: (error: Error | undefined) => void = () => {}
  /** Resolves when the manager has stopped, with why if it was not asked to: LEADERSHIP_LOST. */
  readonly stopped: Promise<Error | undefined>

  constructor(client: KubeClient, options: ManagerOptions = {}) {
    this.client = client
    this.#options = options
    this.#clock = options.clock ?? hostClock
    this.#log = options.log ?? stderrLog
    this.#drainMs = options.drainMs ?? 30_000
    this.informers = new Informers(client, {
      clock: this.#clock,
      log: this.#log,
      ...(options.resyncMs !== undefined && { resyncMs: options.resyncMs }),
    })
    this.stopped = new Promise((resolve) => {
      this.#resolveStopped = resolve
    })
  }

  /** True when no controller has anything to do now. */
  get isIdle(): boolean {
    return this.#controllers.every(({ isIdle }) => isIdle)
  }

  /** In the order in which they were added. */
  get controllers(): readonly Controller[] {
    return this.#controllers
  }

  /** Throws ALREADY_STARTED. */
  addController(options: ControllerOptions): Controller {
    if (this.#startedAt !== 'no') throw controllerErrors.alreadyStarted('the manager')
    const controller = new Controller(options, { client: this.client, informers: this.informers, clock: this.#clock, log: this.#log })
    this.#controllers.push(controller)
    this.#runnables.push(controller)
    return controller
  }

  /** Throws ALREADY_STARTED. */
  add(runnable: Runnable): void {
    if (this.#startedAt !== 'no') throw controllerErrors.alreadyStarted('the manager')
    this.#runnables.push(runnable)
  }

  /**
   * Resolves when the informers are synced and the controllers run; with leader election when it takes part in that. Throws CANCELLED or
   * TIMED_OUT, after what was started is stopped.
   */
  async start(options?: OperationOptions): Promise<void> {
    if (this.#startedAt !== 'no') throw controllerErrors.alreadyStarted('the manager')
    this.#startedAt = 'starting'
    const operation = Operation.from(options, 'starting the manager', 120_000)
    const { signal, leaderElection } = this.#options
    if (signal?.aborted) return this.stop()
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    try {
      this.informers.start()
      await Promise.race([this.informers.whenSynced(operation), this.stopped])
      if (this.#stopping) return
      if (leaderElection) this.#elect(leaderElection)
      else await this.#startRunnables()
      this.#startedAt = 'running'
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** Controllers first, each after the reconciliations that it is at; then the informers; the lease last. Idempotent. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop(undefined)
    return this.#stopping
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop()
  }

  async #stop(why: Error | undefined): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#onAbort)
    await Promise.all(this.#running.map((runnable) => runnable.stop(this.#drainMs)))
    this.informers.stop()
    await this.#elector?.stop()
    this.#resolveStopped(why)
  }

  async #startRunnables(): Promise<void> {
    for (const runnable of this.#runnables) {
      if (this.#stopping) return
      this.#running.push(runnable)
      await runnable.start()
    }
  }

  #elect(lease: LeaseOptions): void {
    this.#elector = new LeaderElector(this.client, lease, {
      clock: this.#clock,
      log: this.#log,
      onStartedLeading: () => {
        this.#startRunnables().catch((error) => {
          this.#log.error(`the controllers could not be started: ${messageOf(error)}`)
          void this.stop()
        })
      },
      onStoppedLeading: () => {
        this.#stopping ??= this.#stop(controllerErrors.leadershipLost(`${lease.namespace}/${lease.name}`))
      },
    })
    this.#elector.start()
  }
}
