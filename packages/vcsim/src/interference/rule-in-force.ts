import type { Method, VimError } from '@vivarium/vim'
import { errors } from '../errors.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { faultOfSpec } from './fault-messages.js'
import { randomNumbers } from './random.js'
import type { FaultRule, RuleStatus } from './rule.js'
import { methodTest, objectTest } from './rule-target.js'

/** What a rule does to one call. */
export interface Hit {
  readonly latencyMs: number
  readonly fault: VimError | undefined
}

/** The place where a call is: before it is made, or in the task that it started. */
export interface Moment {
  readonly place: 'call' | 'task'
  readonly method: Method
  /** What is called, and what the task is about. */
  readonly objects: readonly ManagedObject[]
}

/** A rule that has been checked, with what it counts. */
export class RuleInForce {
  readonly id: string
  readonly rule: FaultRule
  readonly #fault: VimError | undefined
  readonly #isMethod: (method: Method) => boolean
  readonly #isObject: (model: Model, object: ManagedObject) => boolean
  readonly #random: () => number
  #matched = 0
  #hits = 0

  /** Throws INVALID_FAULT_RULE. */
  constructor(id: string, rule: FaultRule, seed: number) {
    checkNumbers(rule)
    this.id = id
    this.rule = rule
    this.#fault = rule.fault === undefined ? undefined : faultOfSpec(rule.fault)
    this.#isMethod = methodTest(rule.method)
    this.#isObject = objectTest(rule.object)
    this.#random = randomNumbers(seed)
  }

  get status(): RuleStatus {
    return { id: this.id, rule: this.rule, matched: this.#matched, hits: this.#hits }
  }

  /** What it does to that call; undefined if nothing. Counts it. */
  hit(model: Model, { place, method, objects }: Moment): Hit | undefined {
    const { at = 'task', nth, every, rate, count, latencyMs } = this.rule
    if (place !== (isTask(method) ? at : 'call') || !this.#isMethod(method)) return undefined
    if (this.rule.object !== undefined && !objects.some((object) => this.#isObject(model, object))) return undefined
    this.#matched += 1
    if (nth !== undefined && this.#matched !== nth) return undefined
    if (every !== undefined && this.#matched % every !== 0) return undefined
    if (count !== undefined && this.#hits >= count) return undefined
    if (rate !== undefined && this.#random() >= rate) return undefined
    this.#hits += 1
    return { latencyMs: this.#latency(latencyMs), fault: this.#fault }
  }

  #latency(latencyMs: FaultRule['latencyMs']): number {
    if (latencyMs === undefined) return 0
    if (typeof latencyMs === 'number') return latencyMs
    const [from, to] = latencyMs
    return from + this.#random() * (to - from)
  }
}

function isTask({ name }: Method): boolean {
  return name.endsWith('_Task')
}

const keys: ReadonlySet<string> = new Set([
  'method',
  'object',
  'nth',
  'every',
  'rate',
  'count',
  'latencyMs',
  'fault',
  'at',
] satisfies (keyof FaultRule)[])

function checkNumbers(rule: FaultRule): void {
  const unknown = Object.keys(rule).find((key) => !keys.has(key))
  if (unknown !== undefined) throw errors.invalidFaultRule(`a rule has no ${JSON.stringify(unknown)}; it has: ${[...keys].join(', ')}`)
  const { rate, latencyMs, fault } = rule
  for (const name of ['nth', 'every', 'count'] as const) {
    const value = rule[name]
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1)) {
      throw errors.invalidFaultRule(`${name} is ${value}; it must be a whole number from 1 on`)
    }
  }
  if (rate !== undefined && !(rate >= 0 && rate <= 1)) throw errors.invalidFaultRule(`rate is ${rate}; it must be from 0 to 1`)
  const [from, to] = typeof latencyMs === 'number' ? [latencyMs, latencyMs] : (latencyMs ?? [0, 0])
  if (!(from >= 0 && from <= to && Number.isFinite(to))) {
    throw errors.invalidFaultRule(
      `latencyMs is ${JSON.stringify(latencyMs)}; it must be a number of milliseconds, or two of which the first is the smaller`,
    )
  }
  if (latencyMs === undefined && fault === undefined) {
    throw errors.invalidFaultRule('it does nothing: give it a fault, or latencyMs, or both')
  }
}
