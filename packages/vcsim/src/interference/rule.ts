import type { ManagedObjectReference } from '@vivarium/vim'
import type { DataObjects, MethodFault } from '@vivarium/vim/types'

export type FaultType = { [K in keyof DataObjects]: DataObjects[K] extends MethodFault ? K : never }[keyof DataObjects]

/** A fault with what it has, and what its message says; the message of a name alone is made from it. */
export interface FaultSpec {
  readonly type: FaultType
  readonly message?: string
  /** By name, as on the wire: `{ existingState: 'poweredOff' }`. */
  readonly properties?: Readonly<Record<string, unknown>>
}

/**
 * What goes wrong, when and for whom: "the third clone fails with InsufficientResourcesFault" is
 * `{ method: 'CloneVM_Task', nth: 3, fault: 'InsufficientResourcesFault' }`. Conditions that are not there are always met.
 */
export interface FaultRule {
  /** Its name on the wire, with `*` for any characters: `PowerOnVM_Task`, `*Snapshot*`. */
  readonly method?: string
  /**
   * What is called, or what the task is about: a reference, also as `VirtualMachine:vm-42`; an id; a name, with `*` for any characters; or, beginning
   * with a slash, an inventory path, with `*` for any characters of a name and `**` for any number of names.
   */
  readonly object?: string | ManagedObjectReference
  /** Only the so-manieth that fits, counted from 1. */
  readonly nth?: number
  /** Only each so-manieth that fits. */
  readonly every?: number
  /** How probable it is, from 0 to 1. */
  readonly rate?: number
  /** How often it happens at most. */
  readonly count?: number
  /** How much later it is, in milliseconds of the simulator's clock: so much, or something from the first to the second. */
  readonly latencyMs?: number | readonly [from: number, to: number]
  readonly fault?: FaultType | FaultSpec
  /** Where a method that starts a task is hit: in the task (default), or in the call, so that there is no task. */
  readonly at?: 'task' | 'call'
}

/** Rules as a file or a request has them. */
export interface FaultRules {
  /** Of what is random in them: the same seed, the same faults. Default: 1. */
  readonly seed?: number
  readonly rules: readonly FaultRule[]
}

/** A rule in force, and what it did. */
export interface RuleStatus {
  readonly id: string
  readonly rule: FaultRule
  /** Calls that fit its method and object. */
  readonly matched: number
  /** Those of them that it hit. */
  readonly hits: number
}
