import { isSubtype, type ManagedObjectReference } from '@vivarium/vim'
import type { EventEx, EventFilterSpec, EventFilterSpecByEntity } from '@vivarium/vim/types'
import { invalidArgument } from '../faults.js'
import { eventText, eventTypeOf } from './event-catalogue.js'
import type { PostedEvent } from './events.js'

type Test = (posted: PostedEvent) => boolean

export const isSame = (one: ManagedObjectReference, other: ManagedObjectReference) => one.value === other.value && one.type === other.type

/** What a filter lets through; the parts that it has must all fit. Throws the fault InvalidArgument. */
export function eventFilter(filter: EventFilterSpec, rootFolder: ManagedObjectReference): Test {
  const tests: Test[] = []
  const { entity, time, userName, eventChainId, alarm, scheduledTask, category = [], type = [], tag = [], eventTypeId = [] } = filter
  if (entity !== undefined) tests.push(ofEntity(entity, rootFolder))
  const [begin, end] = [instant(time?.beginTime), instant(time?.endTime)]
  if (begin !== undefined) tests.push(({ event }) => Date.parse(event.createdTime) >= begin)
  if (end !== undefined) tests.push(({ event }) => Date.parse(event.createdTime) <= end)
  if (userName !== undefined) tests.push(({ event }) => isOfUser(event.userName, userName))
  if (eventChainId !== undefined) tests.push(({ event }) => event.chainId === eventChainId)
  if (alarm !== undefined) tests.push((posted) => isOf(posted, 'alarm', alarm))
  if (scheduledTask !== undefined) tests.push((posted) => isOf(posted, 'scheduledTask', scheduledTask))
  if (category.length > 0) tests.push(({ event }) => category.includes(categoryOf(event)))
  if (type.length > 0) tests.push(ofTypes(type))
  if (eventTypeId.length > 0) tests.push(ofTypes(eventTypeId))
  if (tag.length > 0) tests.push(({ event }) => event.changeTag !== undefined && tag.includes(event.changeTag))
  return (posted) => tests.every((test) => test(posted))
}

export function categoryOf(event: PostedEvent['event']): string {
  return (event as unknown as EventEx).severity ?? eventText(event._typeName).category
}

/** `beginTime` and `endTime`, in milliseconds. */
export function instant(time: string | undefined): number | undefined {
  if (time === undefined) return undefined
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) throw invalidArgument('filter.time')
  return milliseconds
}

/** The system's own are those of nobody. A list that is empty is all users. */
export function isOfUser(
  name: string,
  { systemUser, userList = [] }: { readonly systemUser: boolean; readonly userList?: readonly string[] },
): boolean {
  if (name === '') return systemUser
  return userList.length === 0 ? !systemUser : userList.some((user) => user.toLowerCase() === name.toLowerCase())
}

function ofEntity({ entity, recursion }: EventFilterSpecByEntity, rootFolder: ManagedObjectReference): Test {
  const isAbout: Test = ({ about }) => about.some((one) => isSame(one, entity))
  const isAround: Test = ({ around }) => around.some((one) => isSame(one, entity))
  if (recursion === 'self') return isAbout
  if (recursion === 'children') return isAround
  // Everything is in the root folder, also what is about nothing.
  if (isSame(entity, rootFolder)) return () => true
  return (posted) => isAbout(posted) || isAround(posted)
}

function isOf({ event }: PostedEvent, property: 'alarm' | 'scheduledTask', wanted: ManagedObjectReference): boolean {
  const argument = (event as unknown as Readonly<Record<string, Readonly<Record<string, ManagedObjectReference>> | undefined>>)[property]
  const found = argument?.[property]
  return found !== undefined && isSame(found, wanted)
}

/** Types of events, with those derived from them; and what extensions call theirs. */
function ofTypes(ids: readonly string[]): Test {
  const types = ids.flatMap((id) => eventTypeOf(id)?.name ?? [])
  return ({ event }) => {
    const own = (event as unknown as EventEx).eventTypeId
    return (own !== undefined && ids.includes(own)) || types.some((type) => isSubtype(event._typeName, type))
  }
}
