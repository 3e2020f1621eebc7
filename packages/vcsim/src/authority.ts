import type { VimError } from '@vivarium/vim'
import type { ManagedObject } from './model/managed-object.js'
import type { Session } from './session.js'

/** Decides who may do what: every method and every property asks. */
export interface Authority {
  /** The fault of a session that lacks a privilege on an object; undefined if it has it. */
  denies(session: Session | undefined, object: ManagedObject, privilege: string): VimError | undefined
}
