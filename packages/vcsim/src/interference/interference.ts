import type { Clock } from '@vivarium/core'
import type { Method } from '@vivarium/vim'
import type { Client } from '../client.js'
import { requestCanceled } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import type { FaultRule, FaultRules, RuleStatus } from './rule.js'
import { type Moment, RuleInForce } from './rule-in-force.js'

/** A rule until it is disposed of. */
export interface RuleHandle extends Disposable {
  readonly id: string
  readonly status: RuleStatus
}

/** Faults and delays that somebody has asked for. */
export class Interference {
  readonly #model: Model
  readonly #clock: Clock
  readonly #rules = new Map<string, RuleInForce>()
  #seed = 1
  #lastNumber = 0

  constructor(model: Model, clock: Clock) {
    this.#model = model
    this.#clock = clock
  }

  /** What the rules that come after this have their randomness from. */
  set seed(seed: number) {
    this.#seed = seed
  }

  /** In force at once, after those that are there already. Throws INVALID_FAULT_RULE. */
  add(rule: FaultRule): RuleHandle {
    const number = this.#lastNumber + 1
    const added = new RuleInForce(`rule-${number}`, rule, this.#seed * 1000 + number)
    this.#lastNumber = number
    this.#rules.set(added.id, added)
    return {
      id: added.id,
      get status() {
        return added.status
      },
      [Symbol.dispose]: () => void this.#rules.delete(added.id),
    }
  }

  /** All of them, or none if one of them is not right. */
  addAll({ seed, rules }: FaultRules): RuleHandle[] {
    if (seed !== undefined) this.seed = seed
    const added: RuleHandle[] = []
    try {
      for (const rule of rules) added.push(this.add(rule))
    } catch (error) {
      for (const handle of added) handle[Symbol.dispose]()
      throw error
    }
    return added
  }

  list(): RuleStatus[] {
    return [...this.#rules.values()].map(({ status }) => status)
  }

  /** False if there is none with that id. */
  remove(id: string): boolean {
    return this.#rules.delete(id)
  }

  clear(): void {
    this.#rules.clear()
  }

  /** Before a call that is allowed. Throws the fault that a rule has for it. */
  beforeCall(object: ManagedObject, method: Method, client: Client): Promise<void> | undefined {
    return this.#meet({ place: 'call', method, objects: [object] }, client)
  }

  /** Before the work of a task. */
  beforeTask(objects: readonly (ManagedObject | undefined)[], method: Method, task: Client): Promise<void> | undefined {
    return this.#meet({ place: 'task', method, objects: objects.filter((object) => object !== undefined) }, task)
  }

  /** Nothing to wait for is nothing: most calls meet no rule. */
  #meet(moment: Moment, who: Client): Promise<void> | undefined {
    if (this.#rules.size === 0) return undefined
    const hits = [...this.#rules.values()].flatMap((rule) => rule.hit(this.#model, moment) ?? [])
    if (hits.length === 0) return undefined
    const latencyMs = hits.reduce((sum, hit) => sum + hit.latencyMs, 0)
    const fault = hits.find((hit) => hit.fault !== undefined)?.fault
    return this.#delay(latencyMs, who.signal).then(() => {
      if (fault !== undefined) throw fault
    })
  }

  /** Ends early with the fault RequestCanceled when nobody waits any more. */
  #delay(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        stopTimer()
        reject(requestCanceled())
      }
      if (signal.aborted) {
        reject(requestCanceled())
        return
      }
      const stopTimer = this.#clock.after(milliseconds, () => {
        signal.removeEventListener('abort', onAbort)
        resolve()
      })
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }
}
