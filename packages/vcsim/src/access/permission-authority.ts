import type { ManagedObjectReference, VimError } from '@vivarium/vim'
import type { Authority } from '../authority.js'
import { fault, notAuthenticated } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import type { Session } from '../session.js'
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
    if (this.#permissions.mayDoEverything(session.userName)) return undefined
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
}

/** The entity whose permissions are those of an object; undefined for the managers of a vCenter. */
function entityOf(model: Model, object: ManagedObject): ManagedObject | undefined {
  if (object.type.isA('ManagedEntity')) return object
  const named = (object.get('vm') ?? (object.get('info') as { entity?: unknown } | undefined)?.entity) as ManagedObjectReference | undefined
  if (isReference(named)) return model.find(named)
  return hostOf(model, object)
}

/** The host of an object that manages a part of it: the ids of both end alike. */
function hostOf(model: Model, { reference }: ManagedObject): ManagedObject | undefined {
  const host = model.find({ type: 'HostSystem', value: `host-${reference.value.slice(reference.value.lastIndexOf('-') + 1)}` })
  const systems = Object.values((host?.get('configManager') ?? {}) as Record<string, ManagedObjectReference>)
  return systems.some(({ value }) => value === reference.value) ? host : undefined
}

function isReference(value: unknown): value is ManagedObjectReference {
  return typeof value === 'object' && value !== null && 'type' in value && 'value' in value
}
