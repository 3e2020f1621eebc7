import type { Call } from '../call.js'
import type { EventContext, EventType, NewEvent } from '../events/events.js'
import type { ManagedObject } from '../model/managed-object.js'

/** Posts an event about a machine, for who made the call. */
export function postEvent<K extends EventType>(call: Call, vm: ManagedObject, event: NewEvent<K>, context: EventContext = {}): void {
  call.world.events.post(event, { vm, userName: call.session?.userName ?? '', ...context })
}
