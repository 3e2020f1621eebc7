import type { VimError } from '@vivarium/vim'
import type { ManagedObject } from './model/managed-object.js'
import type { Session } from './session.js'

/** Decides who may do what: every method and every property asks. */
export interface Authority {
  /** The fault of a session that lacks a privilege on an object; undefined if it has it. */
  denies(session: Session | undefined, object: ManagedObject, privilege: string): VimError | undefined
  /** True where it would deny the session nothing, whatever it asked for: long lists are then not gone through. Default: it may deny something. */
  deniesNothing?(session: Session | undefined): boolean
}
