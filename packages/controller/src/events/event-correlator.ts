export interface EventFacts {
  /** The object that it is about, as a key. */
  readonly subject: string
  readonly type: string
  readonly reason: string
  readonly message: string
}

/** What to write for an event. */
export interface CorrelatedEvent {
  readonly message: string
  readonly count: number
  /** The event that counts it already; absent when it is new. */
  readonly name: string | undefined
  /** Says under which name a new one was written. */
  written(name: string): void
}

/** More than so many events of an object that differ in their message alone, within the window, become one. */
const maxAlike = 10
const alikeWindowMs = 600_000
/** Events about one object: so many at once, then one in five minutes. */
const burst = 25
const refillMs = 300_000
/** At least so many are remembered, those that were used last. */
const remembered = 4096

/** Keeps what was used last: what was not used while as many others were is forgotten, all at once, since a map is slow to lose its oldest. */
class Recent<V> {
  #values = new Map<string, V>()
  #before = new Map<string, V>()

  get(key: string, make: () => V): V {
    const known = this.#values.get(key)
    if (known) return known
    const value = this.#before.get(key) ?? make()
    if (this.#values.size >= remembered) {
      this.#before = this.#values
      this.#values = new Map()
    }
    this.#values.set(key, value)
    return value
  }
}

/** Decides which events are the same, which are alike, and which are too many; in the way of client-go's EventCorrelator. */
export class EventCorrelator {
  readonly #subjects = new Recent<{ tokens: number; at: number }>()
  readonly #alike = new Recent<{ messages: Set<string>; at: number }>()
  readonly #same = new Recent<{ count: number; name: string | undefined }>()

  /** Undefined for an event that is dropped. */
  correlate({ subject, type, reason, message }: EventFacts, nowMs: number): CorrelatedEvent | undefined {
    const spam = this.#subjects.get(subject, () => ({ tokens: burst, at: nowMs }))
    spam.tokens = Math.min(burst, spam.tokens + (nowMs - spam.at) / refillMs)
    spam.at = nowMs
    if (spam.tokens < 1) return undefined
    spam.tokens--

    const group = [subject, type, reason].join('\n')
    const alike = this.#alike.get(group, () => ({ messages: new Set(), at: nowMs }))
    if (nowMs - alike.at > alikeWindowMs) alike.messages.clear()
    alike.at = nowMs
    alike.messages.add(message)
    const combined = alike.messages.size > maxAlike
    const same = this.#same.get(combined ? group : `${group}\n${message}`, () => ({ count: 0, name: undefined }))
    same.count++
    return {
      message: combined ? `(combined from similar events): ${message}` : message,
      count: same.count,
      name: same.name,
      written: (name) => {
        same.name = name
      },
    }
  }
}
