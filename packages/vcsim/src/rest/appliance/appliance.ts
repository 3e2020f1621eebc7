import type { Clock } from '@vivarium/core'

export type ShutdownAction = 'poweroff' | 'reboot'

/** A shutdown to come. */
export interface PendingShutdown {
  readonly action: ShutdownAction
  readonly reason: string
  readonly shutdown_time: string
}

/** Ways into the machine that vCenter runs on. */
export const accesses = ['consolecli', 'dcui', 'shell', 'ssh'] as const
export type Access = (typeof accesses)[number]

interface SavedAppliance {
  readonly accesses: Readonly<Record<Access, { readonly enabled: boolean; readonly timeout: number }>>
  readonly shutdown?: PendingShutdown
}

/** The machine that vCenter runs on, as far as it is simulated: what it is told to do is remembered, and not done. */
export class Appliance {
  readonly #clock: Clock
  #accesses: SavedAppliance['accesses'] = {
    consolecli: { enabled: false, timeout: 0 },
    dcui: { enabled: false, timeout: 0 },
    shell: { enabled: false, timeout: 0 },
    ssh: { enabled: false, timeout: 0 },
  }
  #shutdown: PendingShutdown | undefined
  readonly #startTime: Date

  constructor(clock: Clock) {
    this.#clock = clock
    this.#startTime = clock.now()
  }

  /** In seconds. */
  get uptime(): number {
    return (this.#clock.now().getTime() - this.#startTime.getTime()) / 1000
  }

  access(name: Access): { readonly enabled: boolean; readonly timeout: number } {
    return this.#accesses[name]
  }

  /** `timeout`: after so many seconds the shell is closed again. */
  setAccess(name: Access, enabled: boolean, timeout: number): void {
    this.#accesses = { ...this.#accesses, [name]: { enabled, timeout } }
  }

  get shutdown(): PendingShutdown | undefined {
    return this.#shutdown
  }

  /** `delay`: in minutes. */
  planShutdown(action: ShutdownAction, reason: string, delay: number): void {
    const time = new Date(this.#clock.now().getTime() + delay * 60_000)
    this.#shutdown = { action, reason, shutdown_time: time.toISOString() }
  }

  cancelShutdown(): void {
    this.#shutdown = undefined
  }

  save(): SavedAppliance {
    return { accesses: this.#accesses, ...(this.#shutdown === undefined ? {} : { shutdown: this.#shutdown }) }
  }

  /** Takes the place of all that there is. */
  restore(saved: unknown): void {
    const { accesses, shutdown } = saved as SavedAppliance
    this.#accesses = accesses
    this.#shutdown = shutdown
  }
}
