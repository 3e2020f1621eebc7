import type { VimError } from '@vivarium/vim'
import { notAuthenticated } from './faults.js'
import type { ManagedObject } from './model/managed-object.js'
import type { Session } from './session.js'

/** Decides who may do what: every method and every property asks. */
export interface Authority {
  /** The fault of a session that lacks a privilege on an object; undefined if it has it. */
  denies(session: Session | undefined, object: ManagedObject, privilege: string): VimError | undefined
}

/** Who is logged in may do everything. */
export const administrators: Authority = {
  denies: (session, { reference }, privilege) =>
    session !== undefined || privilege === 'System.Anonymous' ? undefined : notAuthenticated(reference, privilege),
}
