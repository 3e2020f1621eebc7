import type { Clock } from '@vivarium/core'
import { dataType, type ManagedObjectReference } from '@vivarium/vim'
import type { DataObjects, Event } from '@vivarium/vim/types'
import type { MachineState } from '../machines/state.js'
import { History } from '../managers/history.js'
import { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { eventArgument, withArguments } from './event-argument.js'
import { eventMessage } from './event-catalogue.js'
import { completeSubjects, type EventSubjects, entitiesAround, subjectNames } from './event-subjects.js'

/** vCenter keeps 30 days of events in its database; here it is a number. */
const keptEvents = 10_000

export type EventType = { [K in keyof DataObjects]: DataObjects[K] extends Event ? K : never }[keyof DataObjects]

/** What an event's type has beyond what all events have; where an event argument stands, the object itself will do. `template` is the machine's. */
export type NewEvent<K extends EventType> = { readonly _typeName: K; readonly fullFormattedMessage?: string } & {
  readonly [P in keyof Omit<DataObjects[K], keyof Event | 'template'>]: DataObjects[K][P] | ManagedObject
}

/** Who and what an event is about. */
export interface EventContext extends EventSubjects {
  /** Default: none, as for what the server does by itself. */
  readonly userName?: string
  /** What else it is about, which events have no place for: folders, pools … */
  readonly others?: readonly ManagedObject[]
  /** Of the task that it is part of. Default: that of `inChain`; else the event is alone. */
  readonly chainId?: number
}

/** An event as it is kept. */
export interface PostedEvent {
  readonly event: Event & { readonly _typeName: string }
  /** The entities that it is about, and those around them when it happened. */
  readonly about: readonly ManagedObjectReference[]
  readonly around: readonly ManagedObjectReference[]
}

interface SavedEvents {
  readonly lastKey: number
  readonly posted: readonly PostedEvent[]
}

/** What has happened, for those who ask later and those who listen. */
export class Events {
  readonly history = new History<PostedEvent>(keptEvents)
  readonly #model: Model
  readonly #clock: Clock
  readonly #listeners = new Set<(posted: PostedEvent) => void>()
  #lastKey = 0
  #chain: number | undefined

  constructor(model: Model, clock: Clock) {
    this.#model = model
    this.#clock = clock
  }

  /** What the next event's key will be: a task has the chain that its first event begins. */
  get nextKey(): number {
    return this.#lastKey + 1
  }

  /**
   * Keeps an event: `post({ _typeName: 'VmPoweredOnEvent' }, { vm, userName })`. Key, time, arguments and the message in vCenter's words
   * are filled in. Post what removes an object before the object is removed.
   */
  post<K extends EventType>(event: NewEvent<K>, context: EventContext = {}): Event {
    return this.add(event, context)
  }

  /** An event that a client has made: its type is known only now. */
  add(event: { readonly _typeName: string }, { userName = '', chainId, others = [], ...given }: EventContext): Event {
    const type = dataType(event._typeName)
    const subjects = completeSubjects(this.#model, given)
    this.#lastKey += 1
    const about = new Set<ManagedObject>()
    const filled: Record<string, unknown> = withArguments(type, event as Readonly<Record<string, unknown>>)
    if (type.isA('VmEvent')) filled.template ??= isTemplate(subjects.vm)
    for (const name of subjectNames) {
      const object = subjects[name]
      if (object === undefined) continue
      about.add(object)
      const declared = type.property(name)?.item.data
      if (declared !== undefined) filled[name] = eventArgument(declared, object)
    }
    filled.key = this.#lastKey
    filled.chainId = chainId ?? this.#chain ?? this.#lastKey
    filled.createdTime = this.#clock.now().toISOString()
    filled.userName = userName
    filled.fullFormattedMessage ||= eventMessage(type.name, filled)
    for (const value of Object.values(event as object)) if (value instanceof ManagedObject) about.add(value)
    for (const object of others) about.add(object)
    const posted: PostedEvent = {
      event: filled as unknown as PostedEvent['event'],
      about: referencesOf(about),
      around: referencesOf(entitiesAround(this.#model, about)),
    }
    this.history.add(posted)
    for (const listener of this.#listeners) listener(posted)
    return posted.event
  }

  /** What is posted while that runs, until it first waits for something, is of the chain. */
  inChain<T>(chainId: number, run: () => T): T {
    const before = this.#chain
    this.#chain = chainId
    try {
      return run()
    } finally {
      this.#chain = before
    }
  }

  /** Plain JSON. */
  save(): unknown {
    return { lastKey: this.#lastKey, posted: [...this.history] } satisfies SavedEvents
  }

  restore(saved: unknown): void {
    const { lastKey, posted } = saved as SavedEvents
    for (const each of posted) this.history.add(each)
    this.#lastKey = lastKey
  }

  /** Gives the function that ends it. */
  listen(listener: (posted: PostedEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}

function referencesOf(objects: Iterable<ManagedObject>): ManagedObjectReference[] {
  const references: ManagedObjectReference[] = []
  for (const { reference } of objects) references.push(reference)
  return references
}

function isTemplate(vm: ManagedObject | undefined): boolean {
  return (vm?.projected?.state as MachineState | undefined)?.config.template ?? false
}
