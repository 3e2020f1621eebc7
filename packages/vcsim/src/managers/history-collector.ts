import type { Call, Kind } from '../call.js'
import { fault, invalidArgument, notAuthenticated } from '../faults.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Session } from '../session.js'
import type { History } from './history.js'

/** How many items a page has that nobody gave a size, and at most (API reference, HistoryCollector.setCollectorPageSize). */
const defaultPageSize = 10
export const longestPage = 1000
/** How many collectors of a kind a session may have: what `maxCollector` says. */
export const mostCollectors = 32

/**
 * A view on what is kept, for one client: the newest as a page that follows what happens, and a place that goes to and fro.
 * (API reference, HistoryCollector: at first, and after a rewind, the place is before the oldest; after a reset it is before the page.)
 */
export class HistoryView<T, R> {
  readonly #history: History<T>
  readonly #fits: (item: T) => boolean
  readonly #show: (item: T) => R
  #pageSize = defaultPageSize
  #place = 0

  constructor(history: History<T>, fits: (item: T) => boolean, show: (item: T) => R) {
    this.#history = history
    this.#fits = fits
    this.#show = show
  }

  fits(item: T): boolean {
    return this.#fits(item)
  }

  set pageSize(size: number) {
    this.#pageSize = size
  }

  /** The newest first. */
  get latestPage(): R[] {
    return this.#before(this.#history.end, this.#pageSize).map(({ item }) => this.#show(item))
  }

  rewind(): void {
    this.#place = 0
  }

  reset(): void {
    this.#place = this.#before(this.#history.end, this.#pageSize).at(-1)?.position ?? this.#history.end
  }

  /** From the place on towards the newest. */
  next(most: number): R[] {
    const found: R[] = []
    let position = Math.max(this.#place, this.#history.start)
    for (; position < this.#history.end && found.length < most; position += 1) {
      const item = this.#history.at(position)
      if (item !== undefined && this.#fits(item)) found.push(this.#show(item))
    }
    this.#place = position
    return found
  }

  /** From the place back towards the oldest. */
  previous(most: number): R[] {
    const found = this.#before(this.#place, most)
    this.#place = found.at(-1)?.position ?? Math.min(this.#place, this.#history.start)
    return found.map(({ item }) => this.#show(item))
  }

  #before(end: number, most: number): { readonly item: T; readonly position: number }[] {
    const found = []
    for (let position = end - 1; position >= this.#history.start && found.length < most; position -= 1) {
      const item = this.#history.at(position)
      if (item !== undefined && this.#fits(item)) found.push({ item, position })
    }
    return found
  }
}

type CollectorType = 'EventHistoryCollector' | 'TaskHistoryCollector'

/** The view that a collector stands for. */
const views = new WeakMap<ManagedObject, HistoryView<unknown, unknown>>()

export function viewOf(collector: ManagedObject): HistoryView<unknown, unknown> {
  const view = views.get(collector)
  if (view === undefined) throw fault('InvalidState', {}, 'The operation is not allowed in the current state.')
  return view
}

/** Makes a collector of the session: it ends with it. `listen` calls back for each item that comes or changes. */
export function addCollector<T, R>(
  call: Call,
  type: CollectorType,
  filter: unknown,
  view: HistoryView<T, R>,
  listen: (listener: (item: T) => void) => () => void,
): ManagedObject {
  const session = sessionOf(call)
  const { own } = session.scope
  const isOfType = (key: string) => key.includes(`]${type}-`)
  if ([...session.endings.keys()].filter(isOfType).length >= mostCollectors) {
    throw fault('InvalidState', {}, `Too many collectors: a session may have ${mostCollectors}.`)
  }
  const id = session.newId().replace(']', `]${type}-`)
  const collector = own.add(type, id, { filter })
  views.set(collector, view as unknown as HistoryView<unknown, unknown>)
  const stop = listen((item) => {
    if (view.fits(item)) showPage(session, collector)
  })
  session.endings.set(id, stop)
  return collector
}

/** Says that there is another page, whose place this only holds: it is made when it is read, as what one may see of it can change without it. */
function showPage(session: Session, collector: ManagedObject): void {
  session.scope.own.update<CollectorType>(collector, { latestPage: new Lazy(() => []) })
}

function sessionOf({ session, object }: Call): Session {
  if (session === undefined) throw notAuthenticated(object.reference, 'System.View')
  return session
}

/** Throws the fault InvalidArgument. */
export function checkCount(maxCount: number, name = 'maxCount'): void {
  if (maxCount <= 0 || maxCount > longestPage) throw invalidArgument(name)
}

export const historyCollector = {
  methods: {
    SetCollectorPageSize(call, { maxCount }) {
      checkCount(maxCount)
      viewOf(call.object).pageSize = maxCount
      showPage(sessionOf(call), call.object)
    },

    RewindCollector({ object }) {
      viewOf(object).rewind()
    },

    ResetCollector({ object }) {
      viewOf(object).reset()
    },

    DestroyCollector(call) {
      const session = sessionOf(call)
      const id = call.object.reference.value
      session.endings.get(id)?.()
      session.endings.delete(id)
      session.scope.own.remove(call.object)
    },
  },
  computed: {
    latestPage: (_world, _session, collector) => viewOf(collector).latestPage,
  },
} satisfies Kind
