import { type DataType, dataObjectNames, dataType, findDataType, isSubtype, type Property } from '@vivarium/vim'
import type { EventArgDesc, EventCategory, EventDescriptionEventDetail } from '@vivarium/vim/types'
import { eventFormats } from './event-formats.js'
import { messageFormat } from './event-message.js'

/** What vCenter says of events of a type. */
export interface EventText {
  readonly category: EventCategory
  readonly description: string
  readonly format: string
}

const known = new Map<string, EventText>(
  eventFormats.map(([type, category, description, format]) => [type, { category, description, format }]),
)

/** Of any type of event: also of one that has no words of its own yet. */
export function eventText(type: string): EventText {
  let text = known.get(type)
  if (text === undefined) {
    const description = describe(type)
    text = { category: guessCategory(type), description, format: `${description}${subjectOf(dataType(type))}` }
    known.set(type, text)
  }
  return text
}

const messages = new Map<string, (event: object) => string>()

/** What vCenter says of an event of that type. */
export function eventMessage(type: string, event: object): string {
  let message = messages.get(type)
  if (message === undefined) {
    message = messageFormat(eventText(type).format)
    messages.set(type, message)
  }
  return message(event)
}

/** `HostIsolationIpPingFailedEvent`: "Host isolation ip ping failed". */
function describe(type: string): string {
  const words = type.replace(/Event$/, '').match(/[A-Z]+(?=[A-Z][a-z]|$)|[A-Z][a-z0-9]*/g) ?? [type]
  return words.map((word, index) => (index === 0 || /^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(' ')
}

function guessCategory(type: string): EventCategory {
  if (/Fail|Error|Conflict|Lost|Expired|Insufficient|Crashed/.test(type)) return 'error'
  return /Warning|Violat|Inconsistent|NonComplian|Unavailable|Missing|Mismatch|MisMatch/.test(type) ? 'warning' : 'info'
}

function subjectOf(type: DataType): string {
  if (type.isA('GeneralEvent') || type.isA('UpgradeEvent')) return ': {message}'
  if (type.isA('VmEvent')) return ': {vm.name} on {host.name} in {datacenter.name}'
  if (type.isA('HostEvent')) return ': {host.name} in {datacenter.name}'
  if (type.isA('ClusterEvent')) return ': {computeResource.name} in {datacenter.name}'
  if (type.isA('DvsEvent')) return ': {dvs.name} in {datacenter.name}'
  return ''
}

/** As `EventManager.description.eventInfo` has it: the message also as those see it who look at one entity, which they needn't be told the name of. */
export function eventDetail(type: string): EventDescriptionEventDetail {
  const { category, description, format } = eventText(type)
  const onDatacenter = format.replace(/ (?:in|to|from)(?: datacenter)? \{datacenter\.name\}/g, '')
  const onHost = onDatacenter.replace(/ on(?: host)? \{host\.name\}/g, '')
  return {
    key: type,
    description,
    category,
    formatOnDatacenter: onDatacenter,
    formatOnComputeResource: onDatacenter.replace(/ (?:in|on)(?: cluster)? \{computeResource\.name\}/g, ''),
    formatOnHost: onHost,
    formatOnVm: onDatacenter.replace(/\{vm\.name\}/g, 'virtual machine').replace(/^virtual/, 'Virtual'),
    fullFormat: format,
  }
}

/** Names of all types of events. It goes through all of the data: for those who ask for the descriptions. */
export function eventTypeNames(): string[] {
  return dataObjectNames().filter((name) => isSubtype(name, 'Event'))
}

/** Undefined for what is no type of event. `vim.event.VmPoweredOnEvent` and `VmPoweredOnEvent` are the same. */
export function eventTypeOf(id: string): DataType | undefined {
  const type = findDataType(id.replace(/^.*\./, ''))
  return type?.isA('Event') === true ? type : undefined
}

/** What messages of a type can name. */
export function eventArguments(type: DataType): EventArgDesc[] {
  return type.properties.map((property) => ({ name: property.name, type: typeText(property) }))
}

function typeText({ item, array }: Property): string {
  return array ? item.arrayName : item.name
}
