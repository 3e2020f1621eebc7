import { failure } from '../status.js'
import type { Stored } from '../store/stored.js'
import type { Change, ChangeType } from '../store/table.js'
import type { ListOptions } from './list-options.js'
import { matcher } from './match.js'
import type { ServedResource } from './resource.js'
import { checkReached, parseWatchVersion } from './resource-version.js'
import type { ServerState } from './state.js'

/** Who gets the events of a watch, in order. */
export interface WatchSink {
  /** `change` is there for what came after the start; its encoded forms are shared with other watchers. */
  event(type: ChangeType, stored: Stored, change: Change | undefined): void
  /** Everything up to this revision was sent; `initialEventsEnd` marks the end of what was there at the start. */
  bookmark(revision: number, initialEventsEnd: boolean): void
}

/**
 * Sends the events that a watch is due, then those to come until the function that it gives is called. Throws Expired for a revision of
 * which the history is gone, before anything was sent.
 */
export function watchObjects(
  state: ServerState,
  resource: ServedResource,
  namespace: string,
  options: ListOptions,
  sink: WatchSink,
): () => void {
  const table = state.store.table(resource.definition.table)
  const selects = matcher(resource, options)
  const prefix = resource.namespaced && namespace !== '' ? `${namespace}/` : ''
  const wanted = parseWatchVersion(options.resourceVersion)
  const matches = (stored: Stored) => (prefix === '' || stored.key.startsWith(prefix)) && (!selects || selects(stored))

  const send = (change: Change) => {
    const { type, stored, previous } = change
    if (change.revision <= wanted && !initial) return
    if (prefix !== '' && !stored.key.startsWith(prefix)) return
    if (!selects) return sink.event(type, stored, change)
    const before = previous !== undefined && selects(previous)
    const now = type !== 'DELETED' && selects(stored)
    if (now) sink.event(before ? 'MODIFIED' : 'ADDED', stored, change)
    else if (before) sink.event('DELETED', type === 'DELETED' ? stored : previous.at(change.revision), change)
  }

  const initial = options.sendInitialEvents ?? wanted === 0
  if (initial) {
    if (options.sendInitialEvents) checkReached(wanted, state.store.revision)
    for (const stored of table.items) if (matches(stored)) sink.event('ADDED', stored, undefined)
    if (options.sendInitialEvents && options.allowWatchBookmarks) sink.bookmark(state.store.revision, true)
  } else if (wanted > 0) {
    const missed = table.changesAfter(wanted)
    if (!missed) throw failure.gone(`too old resource version: ${wanted} (${table.floor})`)
    for (const change of missed) send(change)
  }
  return table.listen(send)
}
