import { reference } from '@vivarium/vim'
import type { ObjectContent, UpdateSet } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { invalidArgument, notAuthenticated, notSupported } from '../faults.js'
import { Lazy } from '../model/lazy.js'
import { Collector, type WaitLimits } from '../properties/collector.js'
import { Filter } from '../properties/filter.js'
import { contentOf, lateContentOf, type Selected, selectAll } from '../properties/retrieve.js'
import { FilterSpec } from '../properties/selection.js'
import { commonCollector, type Session } from '../session.js'

/** Between the id of a collector and the rest of its filter's. */
const separator = '/filter-'

function sessionOf({ session, object }: Call): Session {
  if (session === undefined) throw notAuthenticated(object.reference, 'System.View')
  return session
}

/** The state behind a collector of the session. */
function collectorOf(call: Call, id = call.object.reference.value): Collector {
  const session = sessionOf(call)
  let collector = session.collectors.get(id)
  if (collector === undefined) {
    collector = new Collector(session.scope, call.world.clock)
    session.collectors.set(id, collector)
  }
  return collector
}

/** From so many objects on, an answer is made while it is sent. */
const many = 50

function page({ reader }: Call, selected: readonly Selected[]): ObjectContent[] {
  return selected.map((each) => (selected.length < many ? contentOf(reader, each) : lateContentOf(reader, each)))
}

/** At most so many, and a token for the others. */
function pageOf(call: Call, selected: readonly Selected[], most = Number.POSITIVE_INFINITY) {
  if (selected.length <= most || call.session === undefined) return { objects: page(call, selected) }
  const rest = selected.slice(most)
  const objects = page(call, selected.slice(0, most))
  return { objects, token: `${most}:${collectorOf(call).keep(rest)}` }
}

async function wait(call: Call, version = '', limits: WaitLimits = {}): Promise<UpdateSet | undefined> {
  return collectorOf(call).wait(version, limits, call.client)
}

function checkLimit(value: number | undefined, least: number, name: string): void {
  if (value !== undefined && value < least) throw invalidArgument(name)
}

export const propertyCollector = {
  methods: {
    CreatePropertyCollector(call) {
      const session = sessionOf(call)
      return session.scope.own.add('PropertyCollector', session.newId(), { filter: [] }).reference
    },

    DestroyPropertyCollector(call) {
      const { value: id } = call.object.reference
      if (id === commonCollector) throw notSupported()
      const { scope, collectors } = sessionOf(call)
      const collector = collectors.get(id)
      for (const filter of collector?.filters ?? []) scope.own.remove(scope.own.get(filter))
      collectors.delete(id)
      collector?.[Symbol.dispose]()
      scope.own.remove(call.object)
    },

    CreateFilter(call, { spec, partialUpdates }) {
      const session = sessionOf(call)
      const collector = collectorOf(call)
      const ref = reference('PropertyFilter', `${call.object.reference.value}${separator}${session.newId()}`)
      const filter = new Filter(ref, new FilterSpec(spec), partialUpdates, session.scope, call.reader)
      session.scope.own.add('PropertyFilter', ref.value, { spec, partialUpdates })
      collector.addFilter(filter)
      session.scope.own.update<'PropertyCollector'>(call.object, { filter: new Lazy(() => collector.filters) })
      return ref
    },

    RetrievePropertiesEx(call, { specSet, options }) {
      checkLimit(options.maxObjects, 1, 'options.maxObjects')
      const selected = selectAll(call.scope, call.reader, specSet)
      return selected.length === 0 ? undefined : pageOf(call, selected, options.maxObjects)
    },

    ContinueRetrievePropertiesEx(call, { token }) {
      const [most = '', key = ''] = token.split(':')
      const rest = collectorOf(call).kept(key)
      // What went in the meantime is left out.
      const stillThere = rest.filter(({ object }) => call.scope.find(object.reference) === object)
      return pageOf(call, stillThere, Number(most))
    },

    CancelRetrievePropertiesEx(call, { token }) {
      collectorOf(call).kept(token.split(':')[1] ?? '')
    },

    RetrieveProperties: (call, { specSet }) => page(call, selectAll(call.scope, call.reader, specSet)),

    WaitForUpdatesEx(call, { version, options = {} }) {
      const { maxWaitSeconds: seconds, maxObjectUpdates: objects } = options
      checkLimit(seconds, 0, 'options.maxWaitSeconds')
      checkLimit(objects, 1, 'options.maxObjectUpdates')
      return wait(call, version, { ...(seconds === undefined ? {} : { seconds }), ...(objects === undefined ? {} : { objects }) })
    },

    CheckForUpdates: (call, { version }) => wait(call, version, { seconds: 0 }),

    async WaitForUpdates(call, { version }) {
      const updates = await wait(call, version)
      // Only a client that is gone gets nothing.
      return updates ?? { version: version ?? '' }
    },

    CancelWaitForUpdates(call) {
      collectorOf(call).cancel()
    },
  },
} satisfies Kind

export const propertyFilter = {
  methods: {
    DestroyPropertyFilter(call) {
      const { scope, collectors } = sessionOf(call)
      const { reference: ref } = call.object
      const id = ref.value.slice(0, ref.value.lastIndexOf(separator))
      const collector = collectors.get(id)
      collector?.removeFilter(ref)
      scope.own.remove(call.object)
      const owner = scope.find(reference('PropertyCollector', id))
      if (owner !== undefined) scope.own.update<'PropertyCollector'>(owner, { filter: new Lazy(() => collector?.filters ?? []) })
    },
  },
} satisfies Kind
