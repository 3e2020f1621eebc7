import type { GroupVersionKind } from '../../registry/resource.js'
import type { JsonObject, MutableJsonObject } from '../../schema/json.js'
import { dnsSubdomain } from '../../validation/names.js'
import { plain } from '../kit.js'
import type { ResourceRules } from '../rules.js'
import { type Event, validateEvent } from './event-validation.js'

/** Fields that events.k8s.io calls otherwise. */
const renamed: readonly (readonly [core: string, events: string])[] = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
]

/** Events of both groups are the same objects; they are stored as those of the core group. */
function convert(event: JsonObject, to: GroupVersionKind): JsonObject {
  const fromCore = event.apiVersion === 'v1'
  const toCore = to.group === ''
  if (fromCore === toCore) return event
  const names = new Map(renamed.map(([core, events]) => (toCore ? [events, core] : [core, events])))
  const converted: MutableJsonObject = {}
  for (const [field, value] of Object.entries(event)) converted[names.get(field) ?? field] = value
  converted.apiVersion = toCore ? 'v1' : 'events.k8s.io/v1'
  if (toCore) {
    // Go always writes these two of the core group's.
    converted.reportingComponent ??= ''
    converted.reportingInstance ??= ''
  } else {
    if (converted.reportingController === '') delete converted.reportingController
    if (converted.reportingInstance === '') delete converted.reportingInstance
  }
  return converted
}

const aboutFields = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'] as const

/** Each group has a name of its own for the object that an event is about. */
function aboutObject(name: string): Record<string, (event: Event) => string> {
  return Object.fromEntries(aboutFields.map((field) => [`${name}.${field}`, ({ involvedObject }: Event) => involvedObject?.[field] ?? '']))
}

const eventsStrategy = plain<Event>({
  nameRule: dnsSubdomain,
  createOnUpdate: true,
  validate: validateEvent,
  selectableFields: {
    ...aboutObject('involvedObject'),
    ...aboutObject('regarding'),
    reason: ({ reason }) => reason ?? '',
    type: ({ type }) => type ?? '',
    source: ({ source, reportingComponent }) => source?.component || reportingComponent || '',
    reportingComponent: ({ reportingComponent }) => reportingComponent ?? '',
    reportingController: ({ reportingComponent }) => reportingComponent ?? '',
  },
}).strategy

export const events: ResourceRules = { strategy: eventsStrategy, storage: { group: '', version: 'v1', kind: 'Event' }, convert }
