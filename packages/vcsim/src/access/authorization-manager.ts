import type { ManagedObjectReference } from '@vivarium/vim'
import type { AuthorizationRole, Permission } from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { alreadyExists, fault, invalidArgument, notFound } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { parsePrincipal } from './principals.js'
import { privilegeIds, systemPrivileges } from './privilege-ids.js'

const by = ({ session }: Call) => (session === undefined ? {} : { userName: session.userName })

function rolesOf({ object }: Call): readonly AuthorizationRole[] {
  return (object.get('roleList') ?? []) as AuthorizationRole[]
}

function setRoles({ world, object }: Call, roles: readonly AuthorizationRole[]): void {
  world.model.update<'AuthorizationManager'>(object, { roleList: [...roles] })
}

function checkName(call: Call, name: string, except?: number): void {
  if (name.trim() === '' || name.length > 255) throw fault('InvalidName', { name }, `The name '${name}' is invalid.`)
  const same = rolesOf(call).some((role) => role.name.toLowerCase() === name.toLowerCase() && role.roleId !== except)
  if (same) throw alreadyExists(name)
}

/** Every role has those of the system. */
function checkedPrivileges(given: readonly string[]): string[] {
  const unknown = given.find((id) => !privilegeIds.includes(id))
  if (unknown !== undefined) throw invalidArgument('privIds')
  return [...new Set([...systemPrivileges, ...given])].sort()
}

/** A role that may be changed. */
function changeableRole(call: Call, roleId: number): AuthorizationRole {
  const role = rolesOf(call).find((each) => each.roleId === roleId)
  if (role === undefined) throw notFound()
  if (role.system) throw invalidArgument('roleId')
  return role
}

function entityOf({ world }: Call, reference: ManagedObjectReference): ManagedObject {
  const entity = world.model.get(reference)
  if (!entity.type.isA('ManagedEntity')) throw invalidArgument('entity')
  return entity
}

function inheritedBy(world: World, entity: ManagedObject): Permission[] {
  const parent = entity.get('parent') as ManagedObjectReference | undefined
  const above = parent === undefined ? undefined : world.model.find(parent)
  if (above === undefined) return []
  return [...world.permissions.of(above).filter(({ propagate }) => propagate), ...inheritedBy(world, above)]
}

function checkPermissions(call: Call, permissions: readonly Permission[]): void {
  const ids = new Set(call.world.permissions.roles.map(({ roleId }) => roleId))
  for (const { principal, roleId } of permissions) {
    if (!ids.has(roleId)) throw notFound()
    if (principal.trim() === '')
      throw fault('UserNotFound', { principal, unresolved: true }, `The principal '${principal}' could not be found.`)
  }
}

const keyOf = ({ principal, group }: Pick<Permission, 'principal' | 'group'>) => {
  const { domain, name } = parsePrincipal(principal)
  return JSON.stringify([domain ?? '', name, group])
}

/** Sets them, and says what has changed. */
function replace(call: Call, entity: ManagedObject, next: readonly Permission[]): void {
  const { permissions, events } = call.world
  const before = new Map(permissions.of(entity).map((each) => [keyOf(each), each]))
  const after = new Map(next.map((each) => [keyOf(each), each]))
  permissions.set(entity, next)
  const roleOf = ({ roleId }: Permission) => ({ roleId, name: permissions.roles.find((role) => role.roleId === roleId)?.name ?? '' })
  for (const [key, permission] of after) {
    const { principal, group, propagate } = permission
    const old = before.get(key)
    const what = { entity, principal, group, role: roleOf(permission), propagate }
    if (old === undefined) events.post({ _typeName: 'PermissionAddedEvent', ...what }, by(call))
    else if (old.roleId !== permission.roleId || old.propagate !== propagate) {
      events.post({ _typeName: 'PermissionUpdatedEvent', ...what, prevRole: roleOf(old), prevPropagate: old.propagate }, by(call))
    }
  }
  for (const [key, { principal, group }] of before) {
    if (!after.has(key)) events.post({ _typeName: 'PermissionRemovedEvent', entity, principal, group }, by(call))
  }
}

/** Permissions on what the session may view. */
function visiblePermissions({ world: { permissions, model }, reader }: Call): Permission[] {
  return permissions.all.filter(({ entity }) => {
    const object = entity === undefined ? undefined : model.find(entity)
    return object !== undefined && reader.sees(object)
  })
}

export const authorizationManager = {
  methods: {
    AddAuthorizationRole(call, { name, privIds = [] }) {
      checkName(call, name)
      const roles = rolesOf(call)
      const roleId = Math.max(10, ...roles.map((role) => role.roleId)) + 1
      const role: AuthorizationRole = {
        roleId,
        system: false,
        name,
        info: { label: name, summary: name },
        privilege: checkedPrivileges(privIds),
      }
      setRoles(call, [...roles, role])
      call.world.events.post({ _typeName: 'RoleAddedEvent', role: { roleId, name }, privilegeList: role.privilege ?? [] }, by(call))
      return roleId
    },

    UpdateAuthorizationRole(call, { roleId, newName, privIds = [] }) {
      const role = changeableRole(call, roleId)
      checkName(call, newName, roleId)
      const changed = { ...role, name: newName, info: { label: newName, summary: newName }, privilege: checkedPrivileges(privIds) }
      setRoles(
        call,
        rolesOf(call).map((each) => (each.roleId === roleId ? changed : each)),
      )
      call.world.events.post({ _typeName: 'RoleUpdatedEvent', role: { roleId, name: newName }, privilegeList: changed.privilege }, by(call))
    },

    RemoveAuthorizationRole(call, { roleId, failIfUsed }) {
      const role = changeableRole(call, roleId)
      const { permissions, model, events } = call.world
      const used = permissions.all.filter((each) => each.roleId === roleId)
      if (failIfUsed && used.length > 0) {
        throw fault('RemoveFailed', {}, 'The role is in use: permissions have it.')
      }
      for (const { entity } of used) {
        const object = entity === undefined ? undefined : model.find(entity)
        if (object !== undefined)
          permissions.set(
            object,
            permissions.of(object).filter((each) => each.roleId !== roleId),
          )
      }
      setRoles(
        call,
        rolesOf(call).filter((each) => each.roleId !== roleId),
      )
      events.post({ _typeName: 'RoleRemovedEvent', role: { roleId, name: role.name } }, by(call))
    },

    MergePermissions(call, { srcRoleId, dstRoleId }) {
      const roles = call.world.permissions.roles
      if (![srcRoleId, dstRoleId].every((id) => roles.some(({ roleId }) => roleId === id))) throw notFound()
      const { permissions, model } = call.world
      for (const { entity } of permissions.all.filter(({ roleId }) => roleId === srcRoleId)) {
        const object = entity === undefined ? undefined : model.find(entity)
        if (object === undefined) continue
        permissions.set(
          object,
          permissions.of(object).map((each) => (each.roleId === srcRoleId ? { ...each, roleId: dstRoleId } : each)),
        )
      }
    },

    RetrieveRolePermissions(call, { roleId }) {
      if (!rolesOf(call).some((role) => role.roleId === roleId)) throw notFound()
      return visiblePermissions(call).filter((each) => each.roleId === roleId)
    },

    RetrieveEntityPermissions(call, { entity, inherited }) {
      const object = entityOf(call, entity)
      return [...call.world.permissions.of(object), ...(inherited ? inheritedBy(call.world, object) : [])]
    },

    RetrieveAllPermissions: (call) => visiblePermissions(call),

    SetEntityPermissions(call, { entity, permission = [] }) {
      const object = entityOf(call, entity)
      checkPermissions(call, permission)
      const merged = new Map([...call.world.permissions.of(object), ...permission].map((each) => [keyOf(each), each]))
      replace(call, object, [...merged.values()])
    },

    ResetEntityPermissions(call, { entity, permission = [] }) {
      const object = entityOf(call, entity)
      checkPermissions(call, permission)
      replace(call, object, permission)
    },

    RemoveEntityPermission(call, { entity, user, isGroup }) {
      const object = entityOf(call, entity)
      const { permissions } = call.world
      const key = keyOf({ principal: user, group: isGroup })
      const kept = permissions.of(object).filter((each) => keyOf(each) !== key)
      if (kept.length === permissions.of(object).length) throw notFound()
      replace(call, object, kept)
    },

    HasPrivilegeOnEntity(call, { entity, sessionId, privId = [] }) {
      const userName = userOf(call, sessionId)
      const object = entityOf(call, entity)
      return privId.map((id) => call.world.permissions.has(userName, object, id))
    },

    HasPrivilegeOnEntities(call, { entity, sessionId, privId = [] }) {
      return privilegesOf(call, userOf(call, sessionId), entity, privId)
    },

    HasUserPrivilegeOnEntities(call, { entities, userName, privId = [] }) {
      return privilegesOf(call, userName, entities, privId)
    },

    FetchUserPrivilegeOnEntities(call, { entities, userName }) {
      return entities.map((entity) => ({ entity, privileges: [...call.world.permissions.privilegesOn(userName, entityOf(call, entity))] }))
    },
  },
} satisfies Kind

function userOf({ world }: Call, sessionId: string): string {
  const session = world.sessions.find(sessionId)
  if (session === undefined) throw invalidArgument('sessionId')
  return session.userName
}

function privilegesOf(call: Call, userName: string, entities: readonly ManagedObjectReference[], ids: readonly string[]) {
  return entities.map((entity) => {
    const object = entityOf(call, entity)
    return { entity, privAvailability: ids.map((privId) => ({ privId, isGranted: call.world.permissions.has(userName, object, privId) })) }
  })
}
