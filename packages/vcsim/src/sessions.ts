import { randomUUID } from 'node:crypto'
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

/** So long a ticket for a clone can be used. */
const ticketLifeMs = 10 * 60_000

/** Who is logged in. */
export class Sessions implements Disposable {
  readonly #sessions = new Map<string, { readonly session: Session; stopTimer: () => void }>()
  readonly #listeners = new Set<(kind: 'opened' | 'ending', session: Session) => void>()
  /** Tickets for clones, each good once. */
  readonly #tickets = new Map<string, { readonly session: Session; readonly ends: number }>()
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

  /** A ticket with which somebody can open a session for the same user. */
  cloneTicket(session: Session): string {
    const now = this.#clock.now().getTime()
    for (const [ticket, { ends }] of this.#tickets) if (ends < now) this.#tickets.delete(ticket)
    const ticket = `cst-VCT-${randomUUID()}`
    this.#tickets.set(ticket, { session, ends: now + ticketLifeMs })
    return ticket
  }

  /** The session that a ticket is for, the first time that it is asked for; undefined when that has ended, or the ticket has. */
  redeem(ticket: string): Session | undefined {
    const found = this.#tickets.get(ticket)
    this.#tickets.delete(ticket)
    if (found === undefined || found.ends < this.#clock.now().getTime()) return undefined
    return this.find(found.session.key)
  }

  /** What waits in the session fails with NotAuthenticated. */
  end(session: Session): void {
    const entry = this.#sessions.get(session.key)
    if (entry === undefined) return
    entry.stopTimer()
    for (const listener of this.#listeners) listener('ending', session)
    this.#sessions.delete(session.key)
    for (const [ticket, each] of this.#tickets) if (each.session === session) this.#tickets.delete(ticket)
    session.end(() => notAuthenticated(reference('PropertyCollector', 'propertyCollector'), 'System.View'))
  }

  [Symbol.dispose](): void {
    for (const session of this.all) this.end(session)
  }
}
