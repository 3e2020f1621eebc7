import { createHash, X509Certificate } from 'node:crypto'
import type { VimError } from '@vivarium/vim'
import { VimError as Fault } from '@vivarium/vim'
import type { Call, World } from '../call.js'
import { faultOf, notAuthenticated } from '../faults.js'
import { isEsx } from '../is-esx.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { Lease, type LeaseFile, leaseSeconds } from './lease.js'

/** What a lease is about, once it is there. */
export interface Leased {
  readonly entity: ManagedObject
  readonly files: readonly LeaseFile[]
  /** Those that were made. */
  readonly machines?: readonly ManagedObject[]
  /** What was made is not wanted. */
  undo?(): void
}

/**
 * A lease for who calls, and its task; `prepare` works after the answer, and what it throws is the lease's error. `machines`: what the lease covers
 * from its beginning.
 */
export function openLease(call: Call, prepare: () => Leased, machines: readonly ManagedObject[] = []): Lease {
  const { world, session } = call
  if (session === undefined) throw notAuthenticated(call.object.reference, 'System.View')
  const { own } = session.scope
  const id = session.newId()
  const object = own.add('HttpNfcLease', id, {
    initializeProgress: 0,
    transferProgress: 0,
    mode: 'pushOrGet',
    capabilities: { pullModeSupported: false, corsSupported: false },
    state: 'initializing',
  })
  const forget = () => {
    world.leases.forget(lease)
    session.endings.delete(id)
    if (own.find(object.reference) === object) own.remove(object)
  }
  let undo: (() => void) | undefined
  let end: (why?: VimError) => void = () => {}
  const update = (changes: Readonly<Record<string, unknown>>) => {
    own.update<'HttpNfcLease'>(object, changes)
  }
  const lease: Lease = new Lease(object, world.clock, update, (how) => {
    if (how !== 'done') undo?.()
    // Clients read how it ended.
    world.clock.after(leaseSeconds * 1000, forget)
    end(how === 'done' ? undefined : faultOf(errorOf(object)))
  })
  lease.hold(machines)
  world.leases.add(lease)
  session.endings.set(id, () => {
    lease.drop()
    forget()
  })
  lease.task = startTask(call, async (task) => {
    try {
      const leased = prepare()
      lease.hold(leased.machines ?? [])
      undo = () => leased.undo?.()
      const ended = new Promise<void>((resolve, reject) => {
        end = (why) => (why === undefined ? resolve() : reject(why))
        task.signal.addEventListener('abort', () => reject(faultOf(task.signal.reason)), { once: true })
      })
      lease.ready(leased.entity, leased.files, (file) => addressOf(world, lease, file))
      await ended
      return leased.entity.reference
    } catch (error) {
      lease.fail(faultOf(error))
      throw error
    }
  })
  return lease
}

function errorOf(object: ManagedObject): unknown {
  const { fault, localizedMessage = '' } = (object.get('error') ?? {}) as {
    readonly fault?: VimError['fault']
    readonly localizedMessage?: string
  }
  return fault === undefined ? new TypeError('A lease that failed has an error') : new Fault('The transfer', fault, localizedMessage)
}

/** An ESX host says `*`: clients put in what they call it. */
function addressOf({ sso, content }: World, { ticket }: Lease, { name }: LeaseFile) {
  const { origin, certificate } = sso.place
  const shown = isEsx(content) ? `${new URL(origin).protocol}//*` : origin
  return {
    url: `${shown}/nfc/${ticket}/${encodeURIComponent(name)}`,
    sslThumbprint: certificate === undefined ? '' : thumbprint(certificate),
  }
}

/** SHA-1, as clients compare it. */
function thumbprint(certificate: string): string {
  const { raw } = new X509Certificate(Buffer.from(certificate, 'base64'))
  const digits = createHash('sha1').update(raw).digest('hex').toUpperCase()
  return (digits.match(/../g) ?? []).join(':')
}
