import type { Clock } from '@vivarium/core'
import { reference } from '@vivarium/vim'
import type { Users } from './access/users.js'
import { notAuthenticated } from './faults.js'
import type { Model } from './model/model.js'
import { type Caller, Session } from './session.js'

export interface SessionRules {
  /** After so many milliseconds without a call a session ends. */
  readonly idleMs: number
}

/** Who is logged in. */
export class Sessions implements Disposable {
  readonly #sessions = new Map<string, { readonly session: Session; stopTimer: () => void }>()
  readonly #listeners = new Set<(kind: 'opened' | 'ending', session: Session) => void>()
  readonly #model: Model
  readonly #clock: Clock
  readonly #users: Users
  readonly #rules: SessionRules

  constructor(model: Model, clock: Clock, users: Users, rules: SessionRules) {
    this.#users = users
    this.#model = model
    this.#clock = clock
    this.#rules = rules
  }

  /** Called back when a session has begun, and before it ends. */
  listen(listener: (kind: 'opened' | 'ending', session: Session) => void): void {
    this.#listeners.add(listener)
  }

  get all(): Session[] {
    return [...this.#sessions.values()].map(({ session }) => session)
  }

  find(key: string | undefined): Session | undefined {
    return key === undefined ? undefined : this.#sessions.get(key)?.session
  }

  isWelcome(username: string, password: string): boolean {
    return this.#users.isWelcome(username, password)
  }

  open(username: string, caller: Caller, options: { readonly locale?: string; readonly isExtension?: boolean } = {}): Session {
    const { locale = 'en', isExtension = false } = options
    const session = new Session(username, isExtension, locale, caller, this.#model, this.#clock.now())
    const entry = { session, stopTimer: () => {} }
    this.#sessions.set(session.key, entry)
    const watch = (milliseconds: number) => {
      entry.stopTimer = this.#clock.after(milliseconds, () => {
        const idle = this.#clock.now().getTime() - session.lastActiveTime.getTime()
        if (session.isBusy) watch(this.#rules.idleMs)
        else if (idle < this.#rules.idleMs) watch(this.#rules.idleMs - idle)
        else this.end(session)
      })
    }
    watch(this.#rules.idleMs)
    for (const listener of this.#listeners) listener('opened', session)
    return session
  }

  /** What waits in the session fails with NotAuthenticated. */
  end(session: Session): void {
    const entry = this.#sessions.get(session.key)
    if (entry === undefined) return
    entry.stopTimer()
    for (const listener of this.#listeners) listener('ending', session)
    this.#sessions.delete(session.key)
    session.end(notAuthenticated(reference('PropertyCollector', 'propertyCollector'), 'System.View'))
  }

  [Symbol.dispose](): void {
    for (const session of this.all) this.end(session)
  }
}
