import { EventRecorder, type ReconcileContext } from '@vivarium/controller'

/** The recorder of a controller, made with the client and the clock of its first reconciliation. */
export function recorderOf(component: string): (context: ReconcileContext) => EventRecorder {
  let recorder: EventRecorder | undefined
  return ({ client, clock, log }) => {
    recorder ??= new EventRecorder(client, { component, clock, log })
    return recorder
  }
}
