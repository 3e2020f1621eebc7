import { type Clock, hostClock } from '@vivarium/core'
import type { KubeClient } from '../client.js'
import { formatMicroTime } from '../clock.js'
import { isAlreadyExists, isConflict } from '../kube-error.js'
import { type Log, silentLog } from '../log.js'
import type { KubeObject } from '../objects.js'

/** coordination.k8s.io/v1 Lease. */
export interface Lease extends KubeObject {
  spec?: {
    holderIdentity?: string
    leaseDurationSeconds?: number
    acquireTime?: string
    renewTime?: string
    leaseTransitions?: number
  }
}

export const leaseKind = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' } as const

export interface LeaseOptions {
  readonly namespace: string
  readonly name: string
  /** Who the candidate is; different for each. */
  readonly identity: string
  /** After so long without a renewal others may take the lease; absent: 15 s. */
  readonly leaseDurationMs?: number
  /** A leader that can't renew for so long stops leading; absent: 10 s. Shorter than the lease's duration. */
  readonly renewDeadlineMs?: number
  /** Between tries; absent: 2 s. */
  readonly retryPeriodMs?: number
}

export interface LeaderElectorOptions {
  readonly clock?: Clock
  readonly log?: Log
  onStartedLeading(): void
  /** The lease could not be renewed in time. Not called by `stop`. */
  onStoppedLeading(): void
  /** Somebody leads, it may be this one. */
  onNewLeader?(identity: string): void
}

/** How much later than the period a candidate may try again, as a share of it: so that candidates don't all try at once. */
const jitter = 1.2

/**
 * One of several candidates leads at a time: who holds a Lease. Others count its duration from when they saw it renewed, so that clocks need
 * not agree. After client-go's tools/leaderelection.
 */
export class LeaderElector {
  readonly #client: KubeClient
  readonly #lease: Required<LeaseOptions>
  readonly #options: LeaderElectorOptions
  readonly #clock: Clock
  readonly #log: Log
  #observed: Lease | undefined
  #observedAt = 0
  #leading = false
  #renewedAt = 0
  #reported: string | undefined
  #cancel: (() => void) | undefined
  #trying: Promise<void> | undefined
  #stopped = false

  constructor(client: KubeClient, lease: LeaseOptions, options: LeaderElectorOptions) {
    this.#client = client
    this.#lease = { leaseDurationMs: 15_000, renewDeadlineMs: 10_000, retryPeriodMs: 2000, ...lease }
    this.#options = options
    this.#clock = options.clock ?? hostClock
    this.#log = (options.log ?? silentLog).with({ lease: `${lease.namespace}/${lease.name}`, identity: lease.identity })
  }

  get isLeader(): boolean {
    return this.#leading
  }

  /** Who leads, as far as this candidate knows. */
  get leader(): string | undefined {
    return this.#observed?.spec?.holderIdentity || undefined
  }

  start(): void {
    this.#trying = this.#try()
  }

  /** Gives the lease up, if it is held, so that others need not wait for its end. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancel?.()
    await this.#trying
    if (!this.#leading) return
    this.#leading = false
    try {
      await this.#release()
    } catch (error) {
      this.#log.warn('the lease could not be given up; others wait for its end', { error })
    }
  }

  get #nowMs(): number {
    return this.#clock.now().getTime()
  }

  async #try(): Promise<void> {
    const begun = this.#nowMs
    let held = false
    try {
      held = await this.#acquireOrRenew()
    } catch (error) {
      const expected = isConflict(error) || isAlreadyExists(error)
      this.#log[expected ? 'debug' : 'warn']('the lease was not had', { error })
    }
    this.#report()
    if (held) {
      this.#renewedAt = begun
      if (!this.#leading) {
        this.#leading = true
        this.#log.info('leads')
        if (!this.#stopped) this.#options.onStartedLeading()
      }
    } else if (this.#leading && (this.leader !== this.#lease.identity || this.#nowMs - this.#renewedAt >= this.#lease.renewDeadlineMs)) {
      this.#leading = false
      this.#stopped = true
      this.#log.warn('leads no longer: the lease was not renewed in time')
      this.#options.onStoppedLeading()
    }
    if (this.#stopped) return
    const { retryPeriodMs } = this.#lease
    this.#cancel = this.#clock.after(this.#leading ? retryPeriodMs : retryPeriodMs * (1 + jitter * Math.random()), () => {
      this.#trying = this.#try()
    })
  }

  /** True when the lease is held. Throws when the server can't be asked, and Conflict when somebody else was quicker. */
  async #acquireOrRenew(): Promise<boolean> {
    const { namespace, name, identity, leaseDurationMs, renewDeadlineMs } = this.#lease
    const requestOptions = { timeoutMs: Math.max(1000, renewDeadlineMs / 2) }
    const now = formatMicroTime(this.#clock.now())
    const live = await this.#client.find<Lease>(leaseKind, { namespace, name }, requestOptions)
    const claim = { holderIdentity: identity, leaseDurationSeconds: Math.ceil(leaseDurationMs / 1000), renewTime: now }
    if (!live) {
      const spec = { ...claim, acquireTime: now, leaseTransitions: 0 }
      this.#observe(await this.#client.create<Lease>({ ...leaseKind, metadata: { namespace, name }, spec }, requestOptions))
      return true
    }
    this.#observe(live)
    const { holderIdentity = '', acquireTime, leaseTransitions = 0 } = live.spec ?? {}
    const mine = holderIdentity === identity
    if (!mine && holderIdentity !== '' && this.#nowMs < this.#observedAt + this.#duration(live)) return false
    const spec = mine
      ? { ...claim, ...(acquireTime !== undefined && { acquireTime }), leaseTransitions }
      : { ...claim, acquireTime: now, leaseTransitions: leaseTransitions + 1 }
    this.#observe(await this.#client.update<Lease>({ ...live, spec }, requestOptions))
    return true
  }

  /** By the lease itself: its holder may have other settings. */
  #duration({ spec }: Lease): number {
    return spec?.leaseDurationSeconds === undefined ? this.#lease.leaseDurationMs : spec.leaseDurationSeconds * 1000
  }

  #observe(lease: Lease): void {
    if (this.#observed?.metadata.resourceVersion === lease.metadata.resourceVersion) return
    this.#observed = lease
    this.#observedAt = this.#nowMs
  }

  async #release(): Promise<void> {
    const { namespace, name, identity } = this.#lease
    const live = await this.#client.find<Lease>(leaseKind, { namespace, name })
    if (live?.spec?.holderIdentity !== identity) return
    const now = formatMicroTime(this.#clock.now())
    const spec = { ...live.spec, holderIdentity: '', leaseDurationSeconds: 1, acquireTime: now, renewTime: now }
    await this.#client.update<Lease>({ ...live, spec })
  }

  #report(): void {
    const { leader } = this
    if (leader === undefined || leader === this.#reported) return
    this.#reported = leader
    this.#options.onNewLeader?.(leader)
  }
}
