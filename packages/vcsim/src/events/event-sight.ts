import type { ManagedObjectReference } from '@vivarium/vim'
import type { Reader } from '../properties/reader.js'
import type { PostedEvent } from './events.js'

/**
 * Who may know of an event. The reference does not say more than that it takes System.View; here it takes a view of what the event is about: of the
 * machine if it has one, though that machine's host, cluster and datacenter are in it too; else of the nearest of the other things that an event
 * has a place for; else of all that it names (folders, pools). One about nothing, such as a login, is of the whole vCenter, as it is for filters by
 * entity: it takes a view of the root folder.
 */
export function eventSight(reader: Reader, rootFolder: ManagedObjectReference): (posted: PostedEvent) => boolean {
  return (posted) => judgedBy(posted, rootFolder).every((reference) => reader.seesPast(reference, posted.around))
}

function judgedBy({ event, about }: PostedEvent, rootFolder: ManagedObjectReference): readonly ManagedObjectReference[] {
  const { vm, ds, net, dvs, host, computeResource, datacenter } = event
  const nearest = vm?.vm ?? ds?.datastore ?? net?.network ?? dvs?.dvs ?? host?.host ?? computeResource?.computeResource
  if (nearest !== undefined) return [nearest]
  const named = about.filter(({ value }) => value !== datacenter?.datacenter.value)
  if (named.length > 0) return named
  return [datacenter?.datacenter ?? rootFolder]
}
