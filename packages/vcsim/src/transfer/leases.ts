import type { ManagedObjectReference } from '@vivarium/vim'
import type { ManagedObject } from '../model/managed-object.js'
import type { Lease } from './lease.js'

/** The leases that there are. They are their sessions', and no part of a save. */
export class Leases {
  readonly #byTicket = new Map<string, Lease>()
  readonly #byObject = new Map<string, Lease>()

  withTicket(ticket: string): Lease | undefined {
    return this.#byTicket.get(ticket)
  }

  /** That of a managed object. */
  of({ reference }: ManagedObject): Lease | undefined {
    return this.#byObject.get(reference.value)
  }

  /** The task of the lease that covers a machine now. */
  taskHolding(vm: ManagedObject): ManagedObjectReference | undefined {
    for (const lease of this.#byTicket.values()) if (lease.holds(vm)) return lease.task
    return undefined
  }

  add(lease: Lease): void {
    this.#byTicket.set(lease.ticket, lease)
    this.#byObject.set(lease.object.reference.value, lease)
  }

  forget(lease: Lease): void {
    this.#byTicket.delete(lease.ticket)
    this.#byObject.delete(lease.object.reference.value)
  }
}
