import { type ManagedObjectReference, referenceKey } from '@vivarium/vim'
import type { AuthorizationRole, Permission } from '@vivarium/vim/types'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { isSamePrincipal, parsePrincipal } from './principals.js'
import { systemPrivileges } from './privilege-ids.js'
import { adminRole } from './roles.js'
import { administratorName, administratorsGroup, type Users } from './users.js'

export const authorizationManagerId = 'AuthorizationManager'

/** Roles that somebody has on an entity, and the privileges that they give. */
interface Effective {
  readonly roles: readonly number[]
  readonly privileges: ReadonlySet<string>
}

const everything: Effective = { roles: [adminRole], privileges: new Set() }

/** Properties by which an entity gets permissions from others. */
const inheriting = new Set(['parent', 'parentVApp', 'resourcePool', 'permission'])

/**
 * Who has which role where. Permissions are the property `permission` of entities, roles are those of the authorization manager. One on an entity
 * goes before those that come down to it; on one entity one for a user goes before those for groups, which add up. A virtual machine gets them
 * from its folder and from its pool (vSphere Security, "Hierarchical Inheritance of Permissions", "Multiple Permission Settings").
 */
export class Permissions {
  readonly #model: Model
  readonly #users: Users
  /** Entities that have any of their own, by reference. */
  readonly #entities = new Map<string, ManagedObject>()
  readonly #effective = new Map<string, Map<string, Effective>>()

  constructor(model: Model, users: Users) {
    this.#model = model
    this.#users = users
    for (const object of model.objects()) this.#note(object)
    users.directory.listen(() => this.#effective.clear())
    model.listen((event) => {
      if (event.kind === 'changed') {
        const isOurs = event.object.reference.value === authorizationManagerId || event.changes.some(({ name }) => inheriting.has(name))
        if (!isOurs) return
      }
      if (event.kind === 'removed') this.#entities.delete(referenceKey(event.object.reference))
      else this.#note(event.object)
      if (event.kind !== 'created') this.#effective.clear()
    })
  }

  get roles(): readonly AuthorizationRole[] {
    return (this.#model.get({ type: 'AuthorizationManager', value: authorizationManagerId }).get('roleList') ?? []) as AuthorizationRole[]
  }

  /** Those of an entity itself. */
  of(entity: ManagedObject): readonly Permission[] {
    return (entity.get('permission') ?? []) as Permission[]
  }

  get all(): readonly Permission[] {
    return [...this.#entities.values()].flatMap((entity) => this.of(entity))
  }

  set(entity: ManagedObject, permissions: readonly Permission[]): void {
    this.#model.update<'ManagedEntity'>(entity, { permission: permissions.map((each) => ({ ...each, entity: entity.reference })) })
  }

  /** True if the user has the privilege on the entity. */
  has(userName: string, entity: ManagedObject, privilege: string): boolean {
    const effective = this.#of(userName, entity)
    return effective === everything || effective.privileges.has(privilege)
  }

  /** Ids of the roles by which a user has privileges on an entity. */
  rolesOn(userName: string, entity: ManagedObject): readonly number[] {
    return this.#of(userName, entity).roles
  }

  /** Ids of the privileges that a user has on an entity. */
  privilegesOn(userName: string, entity: ManagedObject): readonly string[] {
    const effective = this.#of(userName, entity)
    return effective === everything ? (this.roles.find(({ roleId }) => roleId === adminRole)?.privilege ?? []) : [...effective.privileges]
  }

  /** The same, remembered until a permission changes. */
  mayDoEverything(userName: string): boolean {
    return this.#ofUser(userName).has('')
  }

  /** True for who may do everything everywhere. Where nobody is known by name, that is everybody whom no permission names. */
  isAdministrator(userName: string): boolean {
    if (this.#users.isAdministrator(userName)) return true
    if (!this.#users.areOpen) return false
    const user = parsePrincipal(userName)
    return !this.all.some(({ principal, group }) => !group && isSamePrincipal(parsePrincipal(principal), user))
  }

  #of(userName: string, entity: ManagedObject): Effective {
    const byEntity = this.#ofUser(userName)
    const unbounded = byEntity.get('')
    if (unbounded !== undefined) return unbounded
    const key = referenceKey(entity.reference)
    let effective = byEntity.get(key)
    if (effective === undefined) {
      effective = this.#effectiveOf([...this.#rolesFrom(userName, entity, false)])
      byEntity.set(key, effective)
    }
    return effective
  }

  /** By reference of the entity; for administrators, by nothing. */
  #ofUser(userName: string): Map<string, Effective> {
    let byEntity = this.#effective.get(userName)
    if (byEntity === undefined) {
      byEntity = new Map()
      this.#effective.set(userName, byEntity)
      if (this.isAdministrator(userName)) byEntity.set('', everything)
    }
    return byEntity
  }

  #effectiveOf(roles: readonly number[]): Effective {
    const privileges = new Set<string>()
    for (const { roleId, privilege = [] } of this.roles) if (roles.includes(roleId)) for (const id of privilege) privileges.add(id)
    return { roles, privileges }
  }

  /** Of the nearest entity with permissions for the user or one of the groups. */
  #rolesFrom(userName: string, entity: ManagedObject, isAncestor: boolean): ReadonlySet<number> {
    const own = this.of(entity).filter(({ propagate }) => propagate || !isAncestor)
    const user = parsePrincipal(userName)
    const ofUser = own.filter(({ principal, group }) => !group && isSamePrincipal(parsePrincipal(principal), user))
    const groups = this.#users.groupsOf(userName).map(parsePrincipal)
    const ofGroups = own.filter(({ principal, group }) => group && groups.some((each) => isSamePrincipal(parsePrincipal(principal), each)))
    const applicable = ofUser.length > 0 ? ofUser : ofGroups
    if (applicable.length > 0) return new Set(applicable.map(({ roleId }) => roleId))
    return new Set(this.#parentsOf(entity).flatMap((parent) => [...this.#rolesFrom(userName, parent, true)]))
  }

  #parentsOf(entity: ManagedObject): ManagedObject[] {
    const names = entity.type.isA('VirtualMachine') ? ['parent', 'parentVApp', 'resourcePool'] : ['parent']
    return names.flatMap((name) => {
      const reference = entity.get(name) as ManagedObjectReference | undefined
      return reference === undefined ? [] : (this.#model.find(reference) ?? [])
    })
  }

  #note(object: ManagedObject): void {
    if (!object.type.isA('ManagedEntity')) return
    const key = referenceKey(object.reference)
    if (this.of(object).length > 0) this.#entities.set(key, object)
    else this.#entities.delete(key)
  }
}

/** Those of a new vCenter: of its administrators, on everything. A host has no domain: there they are of its own users. */
export function defaultPermissions(root: ManagedObjectReference, isEsx: boolean): Permission[] {
  const permission = (principal: string, group: boolean): Permission => ({
    entity: root,
    principal,
    group,
    roleId: adminRole,
    propagate: true,
  })
  if (isEsx) return [permission('root', false), permission('dcui', false)]
  return [permission(administratorName, false), permission(administratorsGroup, true)]
}

export const isSystemPrivilege = (id: string): boolean => systemPrivileges.includes(id)
