import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { Session } from '../session.js'

/** So long a ticket can be used. */
const lifeMs = 10 * 60_000

interface Ticket {
  readonly session: Session
  readonly method: string
  readonly target: string
  readonly ends: number
}

/** What a ticket is for: path and query, however they are written. */
function targetOf(url: URL): string {
  const query = [...url.searchParams].map(([name, value]) => `${name}=${value}`).sort()
  return `${decodeURIComponent(url.pathname)}?${query.join('&')}`
}

/** Tickets for one HTTP request each: by method and URL, once, for ten minutes. */
export class ServiceTickets {
  readonly #tickets = new Map<string, Ticket>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(session: Session, method: string, url: URL): string {
    const now = this.#clock.now().getTime()
    for (const [id, { ends }] of this.#tickets) if (ends < now) this.#tickets.delete(id)
    const id = randomUUID()
    this.#tickets.set(id, { session, method, target: targetOf(url), ends: now + lifeMs })
    return id
  }

  /** The session that a ticket stands for; undefined if it is not for that request, or was used. */
  redeem(id: string, method: string, url: URL): Session | undefined {
    const ticket = this.#tickets.get(id)
    if (ticket === undefined || ticket.method !== method || ticket.target !== targetOf(url)) return undefined
    if (ticket.ends < this.#clock.now().getTime()) return undefined
    this.#tickets.delete(id)
    return ticket.session
  }
}
