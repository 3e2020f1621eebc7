import type { Clock } from '@vivarium/core'
import { reference } from '@vivarium/vim'
import { notAuthenticated } from './faults.js'
import type { Model } from './model/model.js'
import { type Caller, Session } from './session.js'

export interface SessionRules {
  /** With these, only this user may log in; without, everybody with a name and a password. */
  readonly username?: string
  readonly password?: string
  /** After so many milliseconds without a call a session ends. */
  readonly idleMs: number
}

/** Who is logged in. */
export class Sessions implements Disposable {
  readonly #sessions = new Map<string, { readonly session: Session; stopTimer: () => void }>()
  readonly #model: Model
  readonly #clock: Clock
  readonly #rules: SessionRules

  constructor(model: Model, clock: Clock, rules: SessionRules) {
    this.#model = model
    this.#clock = clock
    this.#rules = rules
  }

  get all(): Session[] {
    return [...this.#sessions.values()].map(({ session }) => session)
  }

  find(key: string | undefined): Session | undefined {
    return key === undefined ? undefined : this.#sessions.get(key)?.session
  }

  isWelcome(username: string, password: string): boolean {
    const { username: expectedName, password: expectedPassword } = this.#rules
    if (username === '' || password === '') return false
    return (expectedName ?? username) === username && (expectedPassword ?? password) === password
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
    return session
  }

  /** What waits in the session fails with NotAuthenticated. */
  end(session: Session): void {
    const entry = this.#sessions.get(session.key)
    if (entry === undefined) return
    entry.stopTimer()
    this.#sessions.delete(session.key)
    session.end(notAuthenticated(reference('PropertyCollector', 'propertyCollector'), 'System.View'))
  }

  [Symbol.dispose](): void {
    for (const session of this.all) this.end(session)
  }
}
