import { failure } from '../status.js'
import type { Stored } from '../store/stored.js'
import { decodeContinue, encodeContinue } from './continue-token.js'
import type { ListOptions } from './list-options.js'
import { matcher } from './match.js'
import type { ServedResource } from './resource.js'
import { groupResource } from './resource.js'
import { checkReached, parseResourceVersion, parseWatchVersion } from './resource-version.js'
import type { ServerState } from './state.js'

export interface ListResult {
  readonly items: readonly Stored[]
  readonly revision: number
  /** Where the list goes on; absent at its end. */
  readonly continue?: string
  readonly remainingItemCount?: number
}

export function findObject(
  state: ServerState,
  { definition, namespaced }: ServedResource,
  namespace: string,
  name: string,
): Stored | undefined {
  const key = namespaced ? `${namespace}/${name}` : name
  if (definition.source) return definition.source(namespace, name).find((stored) => stored.key === key)
  return state.store.table(definition.table).get(key)
}

/** Throws NotFound, and the errors for a resourceVersion that is malformed or not reached yet. */
export function getObject(state: ServerState, resource: ServedResource, namespace: string, name: string, resourceVersion = ''): Stored {
  const stored = findObject(state, resource, namespace, name)
  if (resourceVersion !== '') checkReached(parseWatchVersion(resourceVersion), state.store.revision)
  if (!stored) throw failure.notFound(groupResource(resource), name)
  return stored
}

const expiredList = 'The resourceVersion for the provided list is too old.'
const expiredContinue =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'

/** Objects in the order of their keys, of one namespace or (namespace empty) of all. Throws BadRequest, Expired and Timeout as the real server does. */
export function listObjects(state: ServerState, resource: ServedResource, namespace: string, options: ListOptions): ListResult {
  const matches = matcher(resource, options)
  const { source } = resource.definition
  if (source) {
    const all = source(namespace)
    return { items: matches ? all.filter(matches) : all, revision: state.store.revision }
  }
  const table = state.store.table(resource.definition.table)
  const prefix = resource.namespaced && namespace !== '' ? `${namespace}/` : ''
  let revision = state.store.revision
  let items: readonly Stored[] | undefined
  let start = ''
  if (options.continue !== '') {
    const token = decodeContinue(options.continue)
    if (options.resourceVersion !== '' && options.resourceVersion !== '0') {
      throw failure.badRequest('specifying resource version is not allowed when using continue')
    }
    start = prefix + token.start
    items = token.revision < 0 ? table.items : table.itemsAt(token.revision)
    if (!items) throw failure.gone(expiredContinue, encodeContinue({ revision: -1, start: token.start }))
    if (token.revision > 0) {
      checkReached(token.revision, revision)
      revision = token.revision
    }
  } else {
    const wanted = parseResourceVersion(options.resourceVersion)
    checkReached(wanted, revision)
    const exact = options.resourceVersionMatch === 'Exact' || (options.resourceVersionMatch === '' && options.limit > 0 && wanted > 0)
    items = exact ? table.itemsAt(wanted) : table.items
    if (!items) throw failure.gone(expiredList)
    if (exact) revision = wanted
  }
  if (items === table.items && start === '' && (options.limit === 0 || !matches)) {
    const selection = table.select(selectionKey(resource, namespace, options), (all) => {
      const there = prefix === '' ? all.slice() : table.inNamespace(namespace, all)
      return matches ? there.filter(matches) : there
    })
    if (options.limit === 0 || selection.length <= options.limit) return { items: selection, revision }
    items = selection
  } else if (prefix !== '') items = table.inNamespace(namespace, items)
  if (start !== '') items = items.slice(firstAtOrAfter(items, start))
  if (options.limit === 0 || (!matches && items.length <= options.limit))
    return { items: matches ? items.filter(matches) : items, revision }

  const page: Stored[] = []
  let seen = 0
  for (; seen < items.length && page.length < options.limit; seen++) {
    const stored = items[seen] as Stored
    if (!matches || matches(stored)) page.push(stored)
  }
  const last = page.at(-1)
  const more = matches ? items.slice(seen).some(matches) : seen < items.length
  if (!more || !last) return { items: page, revision }
  return {
    items: page,
    revision,
    continue: encodeContinue({ revision, start: `${last.key.slice(prefix.length)}\u0000` }),
    ...(!matches && { remainingItemCount: items.length - seen }),
  }
}

function selectionKey(resource: ServedResource, namespace: string, { labelSelector, fieldSelector }: ListOptions): string {
  // Fields are those of the version that is asked for.
  return [namespace, labelSelector ?? '', fieldSelector ?? '', fieldSelector ? resource.version : ''].join('\n')
}

function firstAtOrAfter(items: readonly Stored[], key: string): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((items[middle] as Stored).key < key) low = middle + 1
    else high = middle
  }
  return low
}
