import { type DataType, dataType, type ManagedObjectReference, reference } from '@vivarium/vim'
import type { Event, EventDescription, EventEx, EventFilterSpec, ExtendedEvent } from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { extensionsOf } from '../managers/extension-manager.js'
import { addCollector, checkCount, HistoryView, longestPage, mostCollectors, viewOf } from '../managers/history-collector.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'
import { eventArguments, eventDetail, eventTypeNames, eventTypeOf } from './event-catalogue.js'
import { eventFilter } from './event-filter.js'
import { messageFormat } from './event-message.js'
import { eventSight } from './event-sight.js'
import { asSubject, type EventSubjects } from './event-subjects.js'
import type { Events, PostedEvent } from './events.js'

export const eventManagerId = 'EventManager'

const categories = ['info', 'warning', 'error', 'user'].map((key) => {
  const label = `${key.charAt(0).toUpperCase()}${key.slice(1)}`
  return { key, label, summary: label }
})

const description = new Lazy<EventDescription>(() => ({
  category: categories,
  eventInfo: eventTypeNames().map(eventDetail),
  enumeratedTypes: [],
}))

/** The manager's object; what happens is its latest event. */
export function addEventManager(model: Model, events: Events): void {
  const properties: Changes<'EventManager'> = { description, maxCollector: mostCollectors }
  const manager = model.add('EventManager', eventManagerId, properties)
  // Each is another: there is nothing to compare.
  events.listen(({ event }) => model.update<'EventManager'>(manager, { latestEvent: new Lazy(() => event) }))
}

function viewFor({ world: { events, content }, reader }: Call, filter: EventFilterSpec): HistoryView<PostedEvent, Event> {
  const show = ({ event }: PostedEvent): Event => {
    if (filter.disableFullMessage !== true) return event
    const { fullFormattedMessage: _, ...rest } = event
    return rest
  }
  const fits = eventFilter(filter, content.rootFolder)
  const sees = eventSight(reader, content.rootFolder)
  return new HistoryView(events.history, (posted) => fits(posted) && sees(posted), show)
}

/** What the arguments that an event has been given are of: by them it is found. */
function subjectsOf({ model }: World, event: Event): EventSubjects {
  const find = (type: string, value: ManagedObjectReference | undefined) =>
    value === undefined ? undefined : model.find(reference(value.type === '' ? type : value.type, value.value))
  const subjects: Record<string, ManagedObject | undefined> = {
    vm: find('VirtualMachine', event.vm?.vm),
    host: find('HostSystem', event.host?.host),
    computeResource: find('ComputeResource', event.computeResource?.computeResource),
    datacenter: find('Datacenter', event.datacenter?.datacenter),
    ds: find('Datastore', event.ds?.datastore),
    net: find('Network', event.net?.network),
    dvs: find('DistributedVirtualSwitch', event.dvs?.dvs),
  }
  return Object.fromEntries(Object.entries(subjects).filter(([, object]) => object !== undefined))
}

/** The object that an event of an extension names. */
function objectOf({ model }: World, event: Partial<EventEx & ExtendedEvent>): ManagedObject | undefined {
  if (event.managedObject !== undefined) return model.find(event.managedObject)
  return event.objectType === undefined || event.objectId === undefined
    ? undefined
    : model.find(reference(event.objectType, event.objectId))
}

/** The message that an extension has registered for a type of its own events, or that the event has; else the type has to do. */
function extensionMessage({ model }: World, event: Partial<EventEx>): string | undefined {
  const { eventTypeId, arguments: given = [] } = event
  if (eventTypeId === undefined) return undefined
  const resources = extensionsOf(model).flatMap(({ resourceList = [] }) => resourceList)
  const texts = resources.filter(({ locale, module }) => locale.startsWith('en') && module === 'event').flatMap(({ data }) => data)
  const format = texts.find(({ key }) => key === `${eventTypeId}.fullFormat`)?.value
  const named = Object.fromEntries(given.map(({ key, value }) => [key, value]))
  return format === undefined ? event.message || eventTypeId : messageFormat(format)({ ...event, ...named })
}

function typeFor(id: string): DataType {
  const type = eventTypeOf(id)
  if (type === undefined) throw invalidArgument('eventTypeId')
  return type
}

export const eventManager = {
  methods: {
    QueryEvents(call, { filter }) {
      const { maxCount = longestPage } = filter
      checkCount(maxCount, 'filter.maxCount')
      const view = viewFor(call, filter)
      view.pageSize = maxCount
      return view.latestPage
    },

    CreateCollectorForEvents(call, { filter }) {
      const { events } = call.world
      const view = viewFor(call, filter)
      if (filter.maxCount !== undefined) {
        checkCount(filter.maxCount, 'filter.maxCount')
        view.pageSize = filter.maxCount
      }
      return addCollector(call, 'EventHistoryCollector', { _typeName: 'EventFilterSpec', ...filter }, view, (listener) =>
        events.listen(listener),
      ).reference
    },

    PostEvent(call, { eventToPost, taskInfo }) {
      const { world, session } = call
      const { _typeName: name } = eventToPost as { readonly _typeName?: string }
      if (name === undefined || dataType(name).isA('Event') === false || name === 'Event') {
        throw fault('InvalidEvent', {}, 'The event is not valid.')
      }
      const named = objectOf(world, eventToPost)
      const message = eventToPost.fullFormattedMessage || extensionMessage(world, eventToPost)
      world.events.add(
        { ...(eventToPost as object), _typeName: name, ...(message === undefined ? {} : { fullFormattedMessage: message }) },
        {
          ...(named === undefined ? {} : { ...asSubject(named), others: [named] }),
          ...subjectsOf(world, eventToPost),
          userName: session?.userName ?? '',
          ...(taskInfo === undefined ? {} : { chainId: taskInfo.eventChainId }),
        },
      )
    },

    LogUserEvent(call: Call, { entity, msg }) {
      const object = call.world.model.get(entity)
      call.world.events.post(
        { _typeName: 'GeneralUserEvent', message: msg, entity: object },
        { ...asSubject(object), userName: call.session?.userName ?? '' },
      )
    },

    RetrieveArgumentDescription: (_call, { eventTypeId }) => eventArguments(typeFor(eventTypeId)),
  },
  computed: {
    latestEvent({ events, content }, _session, _manager, reader) {
      const view = new HistoryView(events.history, eventSight(reader, content.rootFolder), ({ event }) => event)
      view.pageSize = 1
      return view.latestPage[0]
    },
  },
} satisfies Kind

export const eventHistoryCollector = {
  methods: {
    ReadNextEvents({ object }, { maxCount }) {
      checkCount(maxCount)
      return viewOf(object).next(maxCount) as Event[]
    },

    ReadPreviousEvents({ object }, { maxCount }) {
      checkCount(maxCount)
      return viewOf(object).previous(maxCount) as Event[]
    },
  },
} satisfies Kind
