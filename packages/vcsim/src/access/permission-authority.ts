import type { ManagedObjectReference, VimError } from '@vivarium/vim'
import type { Authority } from '../authority.js'
import { fault, notAuthenticated } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import type { Session } from '../session.js'
import { entityOf } from './entity-of.js'
import { isSystemPrivilege, type Permissions } from './permissions.js'

export const noPermission = (object: ManagedObjectReference, privilegeId: string): VimError =>
  fault(
    'NoPermission',
    { object, privilegeId, missingPrivileges: [{ entity: object, privilegeIds: [privilegeId] }] },
    'Permission to perform this operation was denied.',
  )

/** Asks the permissions. */
export class PermissionAuthority implements Authority {
  readonly #model: Model
  readonly #permissions: Permissions
  readonly #root: ManagedObjectReference

  constructor(model: Model, permissions: Permissions, root: ManagedObjectReference) {
    this.#model = model
    this.#permissions = permissions
    this.#root = root
  }

  denies(session: Session | undefined, object: ManagedObject, privilege: string): VimError | undefined {
    if (privilege === 'System.Anonymous') return undefined
    if (session === undefined) return notAuthenticated(object.reference, privilege)
    if (this.deniesNothing(session)) return undefined
    // Views, filters and collectors of one's own.
    if (session.scope.own.find(object.reference) !== undefined) return undefined
    const entity = entityOf(this.#model, object)
    // Who is logged in sees the managers; what they lead to has entities of its own.
    if (entity === undefined && isSystemPrivilege(privilege)) return undefined
    const target = entity ?? this.#model.get(this.#root)
    for (const id of privilege.split(' ')) {
      if (!this.#permissions.has(session.userName, target, id)) return noPermission(target.reference, id)
    }
    return undefined
  }

  deniesNothing(session: Session | undefined): boolean {
    return session !== undefined && this.#permissions.mayDoEverything(session.userName)
  }
}
